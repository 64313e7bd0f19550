"""A person who talks with an agent of the sandbox; the clock moves only while this person does."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Any

from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.handles import Turn as Turn

from .caller import SAME_LINES, CallerLike, Outcome, Reason, next_line
from .conversation import Conversation, JudgeLike

if TYPE_CHECKING:
    from typing_extensions import Self

    from shengwang_agent.client import AgentClient

#: Milliseconds of each part of an answer, where a test does not say otherwise.
LATENCY = {"asr_ttlw": 180, "llm_ttft": 320, "tts_ttfb": 110, "transport": 60}
#: The longest that anybody listens for an end or a phrase, in sandbox seconds.
LONGEST = 300.0
#: How often a phrase is listened for, in sandbox seconds: less than a letter takes aloud.
STEP = 0.05
#: The least step of the clock, so that listening always comes to an end.
LEAST = 1e-4
#: The first moment of the clock, so that equal seeds give equal stories.
START = 1_764_000_000.0
ROOM = {"channel": "evals", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}


class Talk(Conversation):
    """The person at the other end of one agent.

    :meth:`says` and :meth:`listens` move the sandbox's clock; nothing else does. Words of the caller
    take no time: they interrupt where they begin and are answered from where they end.
    ``client`` is a client of the sandbox, for what your program does during the talk.
    """

    def __init__(self, sandbox: Sandbox, agent_id: str, *, judge: JudgeLike | None = None) -> None:
        super().__init__((), judge)
        self.sandbox = sandbox
        self.agent = sandbox.agent(agent_id)
        self._opened = ExitStack()

    @classmethod
    def open(
        cls,
        properties: Mapping[str, Any] | None = None,
        *,
        judge: JudgeLike | None = None,
        **settings: Any,
    ) -> Self:
        """Start an agent in a sandbox of its own; a context manager that closes it again.

        ``properties`` are those of a start, laid over a room that is there already. ``settings`` are
        those of :class:`~shengwang_agent.sandbox.Sandbox`: ``replies``, ``latency`` (:data:`LATENCY`
        without it), ``seed``. The clock stands still unless ``speed`` says otherwise.
        """
        with ExitStack() as opened:
            sandbox = Sandbox(**{"speed": 0.0, "start": START, "latency": LATENCY, **settings})
            opened.callback(sandbox.close)
            whole: Any = {**ROOM, **(properties or {})}
            with sandbox.client() as client:
                agent = client.agents.start(name="evals", pipeline_id="evals", properties=whole)
            talk = cls(sandbox, str(agent.agent_id), judge=judge)
            talk._go_on(lambda: talk.status != "STARTING", LONGEST)
            talk._opened = opened.pop_all()
            return talk

    @cached_property
    def client(self) -> AgentClient:
        """A client of the sandbox."""
        return self._opened.enter_context(self.sandbox.client())

    @property
    def turns(self) -> list[Turn]:
        """All turns so far, oldest first, the greeting among them."""
        return self.agent.conversation

    @property
    def status(self) -> str:
        """STARTING, RUNNING, STOPPING, STOPPED or FAILED."""
        return self.agent.status

    @property
    def now(self) -> float:
        """The sandbox's clock, in Unix seconds."""
        return self.sandbox.clock.now()

    # -- taking part -----------------------------------------------------------------------

    def says(
        self, text: str, listen: float | str | None = None, *, speaker: str | None = None
    ) -> Turn:
        """Say something, then listen; returns the turn, which is live.

        ``listen`` is how long: None until the agent is silent again, a number of sandbox seconds, or
        a phrase until it has been heard. AssertionError with the transcript when it never is, when
        the agent does not fall silent, or is gone. ``speaker`` is whose voice it was.
        """
        if not text.strip():
            raise ValueError("text: expected some words; to say nothing, use listens()")
        if self.status != "RUNNING":
            raise AssertionError(f"the agent is {self.status}, nobody hears {text!r}")
        begun = len(self.turns)
        turn = self.agent.hears(text, speaker=speaker)
        self._listen(listen, begun)
        return turn

    def listens(self, until: float | str | None = None) -> list[Turn]:
        """Say nothing, and listen as in :meth:`says`; the turns that went on or began meanwhile."""
        before = self.turns
        first = next((n for n, turn in enumerate(before) if turn.ended is None), len(before))
        self._listen(until, first)
        return self.turns[first:]

    def hangs_up(self) -> None:
        """Leave the channel; the agent ends after its ``idle_timeout``."""
        self.agent.caller_leaves()

    def with_caller(
        self, caller: CallerLike, *, most_turns: int = 8, most_seconds: float = 300.0
    ) -> Outcome:
        """Let a simulated caller talk, within these bounds; how it ended is a value, see Outcome."""
        if not 0 <= most_seconds < math.inf:
            raise ValueError(f"most_seconds: expected 0 or more, got {most_seconds}")
        begun, spoken = self.now, list[str]()

        def outcome(reason: Reason, detail: str = "") -> Outcome:
            return Outcome(reason, len(spoken), self.now - begun, detail)

        self._go_on(self._silent, most_seconds)
        while True:
            left = most_seconds - (self.now - begun)
            if self.status != "RUNNING":
                return outcome("agent_left")
            if left <= 0 or len(spoken) >= most_turns:
                return outcome("most_seconds" if left <= 0 else "most_turns")
            try:
                text, done = next_line(caller, self.transcript)
            except Exception as error:
                return outcome("caller_failed", str(error) or type(error).__name__)
            if self.status != "RUNNING":
                return outcome("agent_left")
            if text:
                spoken.append(text)
                self.says(text, listen=0)
                self._go_on(self._silent, left)
            if done:
                return outcome("gave_up" if done == "gave_up" else "goal")
            if len(spoken) >= SAME_LINES and len(set(spoken[-SAME_LINES:])) == 1:
                return outcome("stuck")

    # -- listening -------------------------------------------------------------------------

    def _listen(self, until: float | str | None, begun: int) -> None:
        if isinstance(until, str):
            phrase = until.casefold()

            def heard() -> bool:
                return any(phrase in turn.heard.casefold() for turn in self.turns[begun:])

            if not self._go_on(heard, LONGEST, STEP):
                text = f"{until!r} was not heard within {LONGEST:g} s"
                raise AssertionError(f"{text}\n{self.transcript}")
        elif until is not None:
            if not (isinstance(until, (int, float)) and 0 <= until < math.inf):
                raise ValueError(f"listen: expected seconds, a phrase or None, got {until!r}")
            self.sandbox.clock.advance(until)
        elif not self._go_on(self._silent, LONGEST):
            raise AssertionError(f"the agent is not silent after {LONGEST:g} s\n{self.transcript}")

    def _go_on(self, over: Callable[[], bool], longest: float, step: float = math.inf) -> bool:
        """Move the clock from event to event until it is over; False when it is not in time."""
        world = self.sandbox.platform.world
        end = self.now + longest
        self.sandbox.settle()
        while not over():
            with world.lock:
                due = world.agenda.next_at()
            due = end if due is None else due
            if not self._silent():
                due = min(due, self.now + step)
            if self.now >= end:
                return False
            self.sandbox.clock.at_least(min(max(due, self.now + LEAST), end))
            self.sandbox.settle()
        return True

    def _silent(self) -> bool:
        agent = self.sandbox.platform.world.agents.get(self.agent.agent_id)
        return agent is None or not (agent.live and (agent.busy or agent.unheard))

    # -- the end ---------------------------------------------------------------------------

    def close(self) -> None:
        """Close the client, and the sandbox when the talk has opened it."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
