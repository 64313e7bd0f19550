"""``Call``: one outbound telephone call, placed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shengwang_agent._frames import sealed
from shengwang_agent.errors import ShengwangError

from .call_state import CallState
from .following import Pace
from .session_state import gone
from .waiting import LOOKS, Deadline, pause, pause_async, shielded

if TYPE_CHECKING:
    from typing_extensions import Self

    from shengwang_agent import AgentClient, AsyncAgentClient
    from shengwang_agent_api import models as _m

__all__ = ["AsyncCall", "Call"]

_OVER = ("ended", "failed")
_RING = 90.0
"""Seconds a telephone may ring before waiting for an answer ends."""


class Call(CallState):
    """One outbound call of an agent. As a context manager it is placed, and always hung up.

    ::

        with agent.call(client, to_number="+86…", from_number="+86…", channel="c1") as call:
            call.wait_answered()
            call.wait_ended(timeout=600)

    It dials once: placing it again raises, also after a failure in which the telephone may have
    rung; ``find`` then tells whether it did. Not thread-safe.
    """

    @classmethod
    def attach(cls, client: AgentClient, agent_id: str) -> Self:
        """Return a call that was placed elsewhere, by its id."""
        call = cls(client, None, to_number="", from_number="", channel="")
        call._id, call._status = agent_id, "ringing"
        return call

    @sealed
    def place(self) -> str:
        """Dial, and return the id of the call.

        ``OutcomeUnknown`` says that it may have rung. A failure in which nothing was sent, or a
        refusal by the platform, leaves the call new.
        """
        request = self._begin()
        try:
            reply = self._client.telephony.call(**request)
        except BaseException as error:
            self._not_placed(error)
            raise
        return self._placed(reply)

    def find(self) -> bool:
        """Tell whether a call of unknown outcome was placed; when it was, it goes on from here."""
        if self._status != "unknown":
            return self._id is not None
        for patience in LOOKS:
            pause(patience)
            for record in self._client.telephony.list(**self._search()):
                if self._is_ours(record):
                    self._found(record)
                    return True
        return False

    def refresh(self) -> _m.GetTelephonyResponse:
        """Ask the platform for the state of the call."""
        record: _m.GetTelephonyResponse = self._client.telephony.get(**self._need_id())
        self._noted(record)
        return record

    def wait_answered(self, timeout: float = _RING) -> None:
        """Wait until someone picks up.

        Raises ``Busy``, ``NoAnswer``, ``Rejected`` or plain ``CallFailed``, and ``TimeoutError``
        after ``timeout`` seconds.
        """
        pace, until = Pace(0.5, 2.0), Deadline(timeout)
        while self._status not in ("answered", "ended"):
            self.refresh()
            if self._status == "failed":
                raise self._failed(self._info())
            if self._status == "ringing":
                pause(until.at_most(pace.wait(False), "nobody picked up"))

    def wait_ended(self, timeout: float | None = None) -> None:
        """Wait until the call is over; ``TimeoutError`` after ``timeout`` seconds, when given."""
        pace, until = Pace(1.0, 5.0), Deadline(timeout or 72 * 3600)
        while self._status not in ("ended", "failed"):
            self.refresh()
            if self._status in ("ringing", "answered"):
                pause(until.at_most(pace.wait(False), "the call was not over"))

    def hang_up(self) -> None:
        """End the call. One that is over is fine; one of unknown outcome is looked for first."""
        if self._status in _OVER:
            return
        if self._status == "unknown" and not self.find():
            return
        if self._status not in _OVER:
            try:
                self._client.telephony.hangup(**self._need_id())
            except Exception as error:
                if not gone(error):
                    raise
            self._hung_up()

    def _info(self) -> Any:
        try:
            return self._client.agents.get(**self._need_id())
        except ShengwangError:
            return None  # it only adds words to the error

    def __enter__(self) -> Self:
        if self._status == "new":
            try:
                self.place()
            except BaseException:
                self._leave()
                raise
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            self._leave()
            return
        try:
            self.hang_up()
        except BaseException as error:
            if not isinstance(error, Exception):
                self._leave()  # Ctrl-C cut it short, and the telephone must not ring on
            raise

    def _leave(self) -> None:
        if self._status != "new":
            try:
                self.hang_up()
            except BaseException as error:
                self._still_up(error)
                if not isinstance(error, Exception):
                    raise


class AsyncCall(CallState):
    """The async twin of ``Call``, for asyncio: same methods, awaited."""

    @classmethod
    def attach(cls, client: AsyncAgentClient, agent_id: str) -> Self:
        """Return a call that was placed elsewhere, by its id."""
        call = cls(client, None, to_number="", from_number="", channel="")
        call._id, call._status = agent_id, "ringing"
        return call

    @sealed
    async def place(self) -> str:
        """Dial, and return the id of the call; as ``Call.place``."""
        request = self._begin()
        try:
            reply = await self._client.telephony.call(**request)
        except BaseException as error:
            self._not_placed(error)
            raise
        return self._placed(reply)

    async def find(self) -> bool:
        """Tell whether a call of unknown outcome was placed; when it was, it goes on from here."""
        if self._status != "unknown":
            return self._id is not None
        for patience in LOOKS:
            await pause_async(patience)
            async for record in self._client.telephony.list(**self._search()):
                if self._is_ours(record):
                    self._found(record)
                    return True
        return False

    async def refresh(self) -> _m.GetTelephonyResponse:
        """Ask the platform for the state of the call."""
        record: _m.GetTelephonyResponse = await self._client.telephony.get(**self._need_id())
        self._noted(record)
        return record

    async def wait_answered(self, timeout: float = _RING) -> None:
        """Wait until someone picks up; raises as ``Call.wait_answered``."""
        pace, until = Pace(0.5, 2.0), Deadline(timeout)
        while self._status not in ("answered", "ended"):
            await self.refresh()
            if self._status == "failed":
                raise self._failed(await self._info())
            if self._status == "ringing":
                await pause_async(until.at_most(pace.wait(False), "nobody picked up"))

    async def wait_ended(self, timeout: float | None = None) -> None:
        """Wait until the call is over; ``TimeoutError`` after ``timeout`` seconds, when given."""
        pace, until = Pace(1.0, 5.0), Deadline(timeout or 72 * 3600)
        while self._status not in ("ended", "failed"):
            await self.refresh()
            if self._status in ("ringing", "answered"):
                await pause_async(until.at_most(pace.wait(False), "the call was not over"))

    async def hang_up(self) -> None:
        """End the call. One that is over is fine; one of unknown outcome is looked for first."""
        if self._status in _OVER:
            return
        if self._status == "unknown" and not await self.find():
            return
        if self._status not in _OVER:
            try:
                await self._client.telephony.hangup(**self._need_id())
            except Exception as error:
                if not gone(error):
                    raise
            self._hung_up()

    async def _info(self) -> Any:
        try:
            return await self._client.agents.get(**self._need_id())
        except ShengwangError:
            return None  # it only adds words to the error

    async def __aenter__(self) -> Self:
        if self._status == "new":
            try:
                await self.place()
            except BaseException:
                await self._leave()
                raise
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            await self._leave()
            return
        try:
            await self.hang_up()
        except BaseException as error:
            if not isinstance(error, Exception):
                await self._leave()  # it was cancelled, and the telephone must not ring on
            raise

    async def _leave(self) -> None:
        if self._status != "new":
            await shielded(self._hang_up_quietly)

    async def _hang_up_quietly(self) -> None:
        try:
            await self.hang_up()
        except Exception as error:
            self._still_up(error)
