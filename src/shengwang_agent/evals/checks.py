"""The checks of scenario files, also for conversations that are over."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .conversation import Conversation, PastTurn
from .errors import blamed
from .scenario import pattern_text

if TYPE_CHECKING:
    from shengwang_agent.sandbox import ToolRun
    from shengwang_agent.sandbox.handles import Turn

Turns = Sequence["Turn | PastTurn"]
Find = Callable[[str], Callable[..., Any]]


def problem(
    check: Mapping[str, Any], talk: Conversation, turns: Turns, whole: bool, find: Find
) -> str | None:
    """Why a check does not hold for these turns, in words; None when it holds."""
    (name, value), *_ = check.items()
    heard = " ".join(turn.heard for turn in turns if turn.heard)
    if name in ("says", "never_says"):
        if bool(re.search(pattern_text(value), heard, re.IGNORECASE)) is (name == "says"):
            return None
        return f"{name} {value!r}: heard {heard!r}"
    if name in ("tool", "no_tool"):
        return _tools(name, value, [tool for turn in turns for tool in turn.tools])
    if name == "within":
        late = [turn for turn in turns if turn.asked and not _in_time(turn, value)]
        return f"within {value} s: {_times(late)}" if late else None
    if name == "ended":
        ended = talk.status if whole else turns[0].ended if turns else None
        if ended == value:
            return None
        return f"ended {value}: {ended or ('it goes on' if turns else 'nothing was said')}"
    return _judged(name, value, talk, None if whole or not turns else turns[0], find)


def _in_time(turn: Turn | PastTurn, seconds: float) -> bool:
    return turn.ended == "ignored" or (turn.latency is not None and turn.latency <= seconds)


def _times(turns: Turns) -> str:
    return ", ".join("no sound" if t.latency is None else f"{t.latency:.2f} s" for t in turns)


def _tools(check: str, wanted: Any, calls: Sequence[ToolRun]) -> str | None:
    made = ", ".join(f"{call.name} {dict(call.args)}" for call in calls) or "no tool"
    if check == "no_tool":
        bad = [call for call in calls if wanted is True or call.name == wanted]
        return f"no_tool: called {made}" if bad else None
    wanted = {"name": wanted} if isinstance(wanted, str) else wanted
    args, ok, times = wanted.get("args", {}), wanted.get("ok"), wanted.get("times")
    fit = [call for call in calls if call.name == wanted["name"] and ok in (None, call.ok)]
    count = sum(all(c.args.get(key, fit) == value for key, value in args.items()) for c in fit)
    if count == times or (times is None and count):
        return None
    return f"tool {wanted}: {count} such calls; called {made}"


def _judged(
    name: str, value: str, talk: Conversation, turn: Turn | PastTurn | None, find: Find
) -> str | None:
    """A criterion for the judge, or a function of the test's own."""
    said: Any = None
    with blamed(f"{value}:"):
        try:
            if name == "judge":
                talk.judge(value, turn)
            else:
                said = find(value)(talk, turn)
        except AssertionError as error:
            said = str(error).partition("\n")[0]
    return None if said is None or said is True else f"{name} {value!r}: {said}"
