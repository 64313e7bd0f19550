"""What happened in a conversation: its turns, and its text for people and judges."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shengwang_agent._runtime.spelling import missing

from .errors import EvalError, blamed

if TYPE_CHECKING:
    from shengwang_agent.sandbox import ToolRun
    from shengwang_agent.sandbox.handles import Turn

#: Takes a criterion and a transcript; says whether it is met, and why, when it says so.
JudgeLike = Callable[[str, str], "bool | tuple[bool, str]"]


@dataclass(frozen=True, slots=True)
class PastTurn:
    """A turn that is over, as far as the platform tells of it; fields as those of ``Turn``."""

    kind: str
    asked: str
    said: str
    heard: str
    ended: str | None
    why: str | None
    latency: float | None
    tools: tuple[ToolRun, ...] = ()

    if not TYPE_CHECKING:
        __getattr__ = missing


def transcript(turns: Iterable[Turn | PastTurn]) -> str:
    """What the caller and the agent heard of each other; tools and cuts in brackets."""
    return "\n".join(line for turn in turns for line in _lines(turn))


def _lines(turn: Turn | PastTurn) -> Iterator[str]:
    cause = f": {turn.why}" if turn.why else ""
    if turn.asked:
        note = f" [ignored{cause}]" if turn.ended == "ignored" else ""
        yield f"{'program' if turn.kind == 'api_think' else 'caller'}: {_one_line(turn.asked)}{note}"
    for tool in turn.tools:
        came = f"{'returned' if tool.ok else 'failed:'} {shown(tool.result)}"
        yield f"[tool {tool.name} {shown(tool.args)} {came}]"
    if turn.heard:
        note = f" [interrupted{cause}]" if turn.ended == "interrupted" else ""
        yield f"agent: {_one_line(turn.heard)}{note}"
    if turn.ended == "error":
        yield f"[the agent failed{cause}]"


def shown(value: Any) -> str:
    """A value of a tool as JSON."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _one_line(text: str) -> str:
    """A text that cannot be taken for another line of the transcript."""
    return " ".join(text.split())


class Conversation:
    """Turns, and a judge of them."""

    if not TYPE_CHECKING:
        __getattr__ = missing

    def __init__(
        self, turns: Sequence[PastTurn], judge: JudgeLike | None = None, status: str = "STOPPED"
    ) -> None:
        self._turns = turns
        self._judge = judge
        self._status = status

    @property
    def turns(self) -> Sequence[Turn | PastTurn]:
        """All turns so far, oldest first."""
        return self._turns

    @property
    def status(self) -> str:
        """The agent's: STARTING, RUNNING, STOPPING, STOPPED or FAILED."""
        return self._status

    @property
    def transcript(self) -> str:
        """What the caller and the agent heard of each other; tools and cuts in brackets."""
        return transcript(self.turns)

    def judge(self, criterion: str, turn: Turn | PastTurn | None = None) -> None:
        """Have a criterion judged, for one turn or all of them.

        AssertionError unless it is met; :class:`EvalError` without a judge, or when it is broken.
        The judge sees the transcript: what was said but never heard does not count.
        """
        if self._judge is None:
            raise EvalError("there is no judge: pass judge=Judge(Chat(url, model))")
        text = transcript(self.turns if turn is None else [turn])
        with blamed("the judge raised"):
            verdict = self._judge(criterion, text)
        met, why = verdict if isinstance(verdict, tuple) else (verdict, "")
        if met is not True:
            reason = f": {why}" if why else ""
            raise AssertionError(f"the judge does not find that it {criterion!r}{reason}\n{text}")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}\n{self.transcript}\n>"
