"""Finished conversations of the real platform, for the checks that need no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .conversation import Conversation, JudgeLike, PastTurn

JSON = Mapping[str, Any]
#: Kinds of turns that begin with words of a user.
ASKED = ("voice_input", "api_think")


def from_history(
    history: Any, turns: Any = None, *, judge: JudgeLike | None = None
) -> Conversation:
    """The conversation in the answer of ``agents.get_history`` or in notice 103.

    ``turns`` is the answer of ``agents.get_turns``, or notice 112: how turns ended, and the latency.
    Any of the two may be a model, a mapping, or the list inside. Turns are joined by ``turn_id``,
    which the history has for ``llm.vendor`` ``custom`` only; without it by their order, and when the
    two do not fit together the turns bring nothing. Tools are not in a history. Raises ValueError for
    what is no history.
    """
    groups = list(_groups(_listed(history, "contents")))
    facts = [] if turns is None else _listed(turns, "turns")
    known = _joined(groups, facts)
    return Conversation([_turn(group, known.get(n, {})) for n, group in enumerate(groups)], judge)


def _listed(given: Any, key: str) -> list[JSON]:
    value = given.to_dict() if hasattr(given, "to_dict") else given
    for step in ("payload", key):
        if isinstance(value, Mapping) and step in value:
            value = value[step]
            value = value.to_dict() if hasattr(value, "to_dict") else value
    if not isinstance(value, Sequence) or not all(isinstance(each, Mapping) for each in value):
        raise ValueError(f"{key}: expected a list of objects, got {type(given).__name__}")
    return list(value)


def _groups(entries: Sequence[JSON]) -> Iterator[list[JSON]]:
    """The entries of each turn: words of the user and the answer, or the agent's alone."""
    group: list[JSON] = []
    for number, entry in enumerate(entries):
        role = entry.get("role")
        if role not in ("user", "assistant") or not isinstance(entry.get("content"), str):
            raise ValueError(f"contents[{number}]: expected a role and a content")
        same = group and entry.get("turn_id") == group[0].get("turn_id")
        if group and not (same and role == "assistant" and group[0]["role"] == "user"):
            yield group
            group = []
        group.append(entry)
        if "turn_id" not in entry and role == "assistant":
            yield group
            group = []
    if group:
        yield group


def _joined(groups: Sequence[Sequence[JSON]], turns: Sequence[JSON]) -> dict[int, JSON]:
    """The facts of each group's turn, by the number of the group."""
    ids = [group[0].get("turn_id") for group in groups]
    if None not in ids:  # they count from 0 in messages and from 1 in turns
        by_id = {turn.get("turn_id", 0) - 1: turn for turn in turns}
        return {number: by_id.get(known, {}) for number, known in enumerate(ids)}
    heard = [turn for turn in turns if turn.get("end", {}).get("type") != "ignored"]
    kinds = [turn.get("start", {}).get("type") in ASKED for turn in heard]
    fits = kinds == [group[0]["role"] == "user" for group in groups]
    return dict(enumerate(heard)) if fits else {}


def _turn(group: Sequence[JSON], facts: JSON) -> PastTurn:
    asked = group[0]["content"] if group[0]["role"] == "user" else ""
    answers = [entry for entry in group if entry["role"] == "assistant"]
    about = [entry.get("metadata") or {} for entry in answers]
    heard = " ".join(entry["content"] for entry in answers)
    pairs = zip(about, answers, strict=True)
    whole = " ".join(str(more.get("original", entry["content"])) for more, entry in pairs)
    end = facts.get("end", {})
    why = end.get("metadata", {})
    cut = "interrupted" if any(each.get("interrupted") for each in about) else None
    latency = facts.get("metrics", {}).get("e2e_latency_ms")
    return PastTurn(
        kind=facts.get("start", {}).get("type") or ("voice_input" if asked else "api_speak"),
        asked=asked,
        said=whole,
        heard=heard,
        ended=end.get("type") or cut,
        why=why.get("caused_by") or why.get("reason"),
        latency=None if latency is None else latency / 1000,
    )
