"""Handles on single agents and calls: what the person at the other end can do."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from shengwang_agent._credentials.settings import is_loopback
from shengwang_agent._runtime.spelling import missing, warn_user
from shengwang_agent.errors import StateError

from .pieces import ToolRun
from .platform.calls import CONNECTED
from .platform.platform import Platform
from .platform.records import HUNG_UP_BY_THEM, LEFT_RTC, AgentRecord, TurnRecord, Words, turn_shown
from .platform.scripts import Outcome, lines

R = TypeVar("R")
#: The longest that a caller lets an agent finish, in sandbox seconds.
LONGEST = 300.0
#: How often a caller looks whether it has, on a clock that runs, in real seconds.
STEP = 0.005


def _known(kind: str, agent_id: str, records: Mapping[str, R]) -> R:
    if agent_id not in records:
        last = ", ".join(list(records)[-3:]) or "none yet"
        raise KeyError(f"the sandbox has no {kind} {agent_id!r:.80}; the last ones: {last}")
    return records[agent_id]


class _Handle:
    """What reads and changes a record from outside."""

    if not TYPE_CHECKING:
        __getattr__ = missing

    def __init__(self, platform: Platform, agent_id: str) -> None:
        self._platform = platform
        self.agent_id = agent_id

    def _settle(self) -> None:
        """Let everything happen that is due, so that what is read is true now."""
        self._platform.settle(blocking=True, wait=True)

    @contextmanager
    def _acting(self) -> Iterator[None]:
        """Inside of the block nothing else changes; after it all that follows has happened."""
        self._settle()
        with self._platform.world.lock:
            yield
        self._platform.acted(self.agent_id)


class Turn(_Handle):
    """One turn of a conversation. It is live: look again later and it has moved on."""

    def __init__(self, platform: Platform, agent_id: str, turn: TurnRecord) -> None:
        super().__init__(platform, agent_id)
        self._turn = turn

    @property
    def _now(self) -> TurnRecord:
        self._settle()
        return self._turn

    @property
    def turn_id(self) -> int:
        """The number of the turn, from 1."""
        return self._turn.turn_id

    @property
    def kind(self) -> str:
        """How it began: ``voice_input``, ``greeting``, ``silence_timeout``, ``api_speak``, ``api_think``."""
        return self._turn.kind

    @property
    def asked(self) -> str:
        """What the caller said, or what the program gave the agent to think about."""
        return self._now.asked

    @property
    def said(self) -> str:
        """All of the answer; fillers and a failure message are only ``heard``."""
        return self._now.said

    @property
    def heard(self) -> str:
        """What has reached the caller's ear by now, up to the last whole word, fillers included."""
        return self._now.heard(self._platform.world.moment)

    @property
    def ended(self) -> str | None:
        """``ok``, ``interrupted``, ``ignored`` or ``error``; None while the turn lasts."""
        return self._now.ended

    @property
    def why(self) -> str | None:
        """What ended it: ``caused_by`` or ``reason`` of the list of turns; None after ``ok``."""
        facts = self._now.why
        return facts.get("caused_by") or facts.get("reason")

    @property
    def cut_off(self) -> str | None:
        """What the agent was saying, or about to say, when these words interrupted it; else None.

        What nobody has heard of it is in no history.
        """
        return self._turn.cut_off or None

    @property
    def tools(self) -> list[ToolRun]:
        """The tools that were called, in order."""
        return list(self._now.tools)

    @property
    def latency(self) -> float | None:
        """Seconds of sandbox time from the last word that was asked to the first sound of the answer."""
        sound = self._now.first_sound
        return None if sound is None else sound - (self._turn.asked_at or self._turn.started)

    def __repr__(self) -> str:
        tools = "".join(f", {tool.name} {tool.args}" for tool in self.tools)
        cut = f", cut off {self.cut_off!r}" if self.cut_off else ""
        said = f"{cut}{tools}, said {self.said!r}, heard {self.heard!r}"
        shown = f"{self.kind}, asked {self.asked!r}{said}"
        seconds = "" if self.latency is None else f" after {self.latency:.2f} s"
        return f"Turn({self.turn_id}, {shown}{seconds}, {self.ended or 'going on'})"


class AgentHandle(_Handle):
    """One agent of the sandbox, seen from the caller's side."""

    def __init__(self, platform: Platform, agent_id: str) -> None:
        super().__init__(platform, agent_id)
        self._agent = _known("agent", agent_id, platform.world.agents)

    @property
    def _now(self) -> AgentRecord:
        self._settle()
        return self._agent

    @property
    def status(self) -> str:
        """STARTING, RUNNING, STOPPING, STOPPED or FAILED, as of now."""
        return self._now.status

    @property
    def message(self) -> str:
        """Why the agent ended, in the words of notification 102."""
        return self._now.message

    @property
    def history(self) -> list[dict[str, Any]]:
        """What has been said so far, also after the end."""
        return self._now.history

    @property
    def turns(self) -> list[dict[str, Any]]:
        """All turns, unfinished ones without ``end``."""
        agent = self._now
        return [turn_shown(turn, agent.agent_id, agent.channel) for turn in agent.turns]

    @property
    def speaking(self) -> str | None:
        """The text being said at this moment, or None."""
        speaking = self._now.speaking
        return speaking.text if speaking else None

    @property
    def properties(self) -> dict[str, Any]:
        """The agent's settings as last updated, secrets included."""
        return self._agent.properties

    @property
    def conversation(self) -> list[Turn]:
        """The turns as handles, oldest first."""
        return [Turn(self._platform, self.agent_id, turn) for turn in self._now.turns]

    def hears(self, text: str, *, speaker: str | None = None, interrupts: bool = True) -> Turn:
        """The caller says something; the reply is there when this returns the turn.

        Speech takes time, so words that come at once interrupt a greeting, an answer or a ``say``,
        as on the platform: ``turn.cut_off`` has it, and the history only what was heard of it. With
        ``interrupts=False`` the caller lets the agent finish first (a clock that stands still is
        moved; TimeoutError after 300 sandbox seconds). A reply that waits (a tool, a slow model on
        the sandbox clock) comes when its time comes. ``speaker`` is whose voice it was, which
        ``sal_mode`` ``recognition`` tells the model.

        Raises StateError for an agent that has ended.
        """
        if not self._agent.live:
            ended = f"agent {self.agent_id} has ended ({self.status}): it hears nothing any more"
            raise StateError(ended)
        [text] = lines("text", [text])
        self._tell_unasked()
        if not interrupts:
            self._let_finish()
        with self._acting():
            self._platform.lifecycle.caller_joins(self._agent)
            turn = self._platform.caller.hear(self._agent, Words(text, speaker=speaker))
        return Turn(self._platform, self.agent_id, turn)

    def will_hear(self, says: str | Sequence[str], *, pause: float = 2.0) -> None:
        """Script the caller: these lines, ``pause`` sandbox seconds apart."""
        self._tell_unasked()
        with self._acting():
            self._platform.lifecycle.caller_joins(self._agent)
            for index, text in enumerate(lines("says", says), start=1):
                self._platform.caller.hear_after(pause * index, self._agent, text)

    def _let_finish(self) -> None:
        """Let the agent say all that it has to say, on whatever clock there is."""
        clock = self._platform.world.clock
        end = clock.now() + LONGEST
        while self._now.about_to_say or self._agent.reply:
            if clock.now() >= end:
                raise TimeoutError(f"the agent goes on for over {LONGEST:g} s: {self.speaking!r}")
            if clock.speed:
                time.sleep(STEP)
                continue
            with self._platform.world.lock:
                due = self._platform.world.agenda.next_at()
            clock.at_least(end if due is None else min(due, end))

    def _tell_unasked(self) -> None:
        """Say once that a model server on this machine is not asked, where nobody has chosen so."""
        platform, url = self._platform, self._agent.part("llm", "url")
        host = urlsplit(url).hostname if isinstance(url, str) else None
        if platform.unasked_told or not host or not is_loopback(host):
            return
        platform.unasked_told = True
        warn_user(
            f"the model at llm.url ({host}) is not asked, the sandbox answers by itself; to ask "
            "the model of each agent write Sandbox(replies='llm')"
        )

    def presence(self, user: str, state: Mapping[str, Any]) -> None:
        """What a user of the channel has published about themselves: their RTM temporary state.

        With ``enable_rtm`` the model is told of it.
        """
        with self._acting():
            self._agent.presence[user] = dict(state)

    def caller_joins(self) -> None:
        """Someone enters the agent's channel."""
        with self._acting():
            self._platform.lifecycle.caller_joins(self._agent)

    def caller_leaves(self) -> None:
        """The channel is empty; the agent ends after its ``idle_timeout``."""
        with self._acting():
            self._platform.lifecycle.caller_leaves(self._agent)

    def fails(self, message: str = LEFT_RTC) -> None:
        """The agent fails."""
        with self._acting():
            if self._agent.live:
                self._platform.lifecycle.fail(self._agent, message)

    def __repr__(self) -> str:
        return f"AgentHandle({self._agent.name!r}, {self._agent.status}, {self.agent_id})"


class CallHandle(_Handle):
    """One call of the sandbox, seen from the callee's side."""

    def __init__(self, platform: Platform, agent_id: str) -> None:
        super().__init__(platform, agent_id)
        self._call = _known("call", agent_id, platform.world.calls)

    @property
    def agent(self) -> AgentHandle:
        """The agent on our end of the line."""
        return AgentHandle(self._platform, self.agent_id)

    @property
    def state(self) -> str:
        """The state of the call, as of now."""
        self._settle()
        return self._call.state

    def reacts(self, outcome: Outcome, *, sip: int | None = None) -> None:
        """The callee picks up (``answered``), is ``busy``, ``rejected`` the call, or ``no_answer``;
        ``sip`` as in ``sandbox.callee``.

        Nothing happens when the call has been answered or has ended.
        """
        with self._acting():
            if self._call.live and self._call.state not in CONNECTED:
                self._call.script = replace(self._call.script, outcome=outcome, sip=sip)
                self._platform.calls.settle(self._call, outcome)

    def hangs_up(self) -> None:
        """The callee ends the call."""
        with self._acting():
            if self._call.live:
                self._platform.calls.end(self._call, HUNG_UP_BY_THEM)

    def transfers(self) -> None:
        """The agent hands an answered call on to a person."""
        with self._acting():
            self._platform.calls.transfer(self._call)

    def __repr__(self) -> str:
        return f"CallHandle({self._call.to_number}, {self._call.state}, {self.agent_id})"
