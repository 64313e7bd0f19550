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
    Any of the two may be an object, a mapping, or the list inside. Turns are joined by ``turn_id``,
    which the history has for ``llm.vendor`` ``custom`` only; without it by their order, and when the
    two do not fit together the turns bring nothing. Tools are not in a history. Raises ValueError for
    what is no history.
    """
    groups = list(_groups(_listed(history, "contents")))
    facts = [] if turns is None else _listed(turns, "turns")
    known = _joined(groups, facts)
    return Conversation([_turn(group, known.get(n, {})) for n, group in enumerate(groups)], judge)


def payload(given: Any) -> Any:
    """What a notice tells, be it a ``webhooks.Notice`` or its JSON; anything else as it is."""
    if isinstance(given, Mapping):
        return given.get("payload", given)
    return getattr(given, "payload", given)


def _listed(given: Any, key: str) -> list[JSON]:
    value = payload(given)
    value = value.get(key, value) if isinstance(value, Mapping) else value
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
    ids: list[Any] = [group[0].get("turn_id") for group in groups]
    if all(type(known) is int for known in ids):
        by_id = {str(turn.get("turn_id")): turn for turn in turns}
        # they count from 0 in messages and from 1 in turns
        return {number: by_id.get(str(known + 1), {}) for number, known in enumerate(ids)}
    heard = [turn for turn in turns if below(turn, "end", "type") != "ignored"]
    kinds = [below(turn, "start", "type") in ASKED for turn in heard]
    fits = kinds == [group[0]["role"] == "user" for group in groups]
    return dict(enumerate(heard)) if fits else {}


def below(value: Any, *keys: str) -> Any:
    """What stands under these keys, one inside the other; None when nothing does."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def milliseconds(value: Any) -> float | None:
    """A time that something can have taken, or None."""
    return value if type(value) in (int, float) and 0 <= value < 1e9 else None


def _turn(group: Sequence[JSON], facts: JSON) -> PastTurn:
    asked = group[0]["content"] if group[0]["role"] == "user" else ""
    answers = [entry for entry in group if entry["role"] == "assistant"]
    cut = any(below(entry, "metadata", "interrupted") for entry in answers)
    why = below(facts, "end", "metadata", "caused_by") or below(facts, "end", "metadata", "reason")
    latency = milliseconds(below(facts, "metrics", "e2e_latency_ms"))
    return PastTurn(
        kind=below(facts, "start", "type") or ("voice_input" if asked else "api_speak"),
        asked=asked,
        said=" ".join(str(below(e, "metadata", "original") or e["content"]) for e in answers),
        heard=" ".join(entry["content"] for entry in answers),
        ended=below(facts, "end", "type") or ("interrupted" if cut else None),
        why=why,
        latency=None if latency is None else latency / 1000,
    )
