"""What both kinds of call share: arguments, states, tokens. No request is made here."""

from __future__ import annotations

import time
import warnings
from typing import TYPE_CHECKING, Any, Literal

from shengwang_agent._call.retry import may_have_acted
from shengwang_agent.errors import DecodeError, unknown_class

from .call_errors import CallFailed, failure
from .opening import fresh_name
from .properties import Join
from .session_state import moment

if TYPE_CHECKING:
    from .agent import Agent

__all__ = ["CallState", "CallStatus"]

CallStatus = Literal["new", "placing", "ringing", "answered", "ended", "failed", "unknown"]
_SKEW = 30.0


class CallState:
    """The part of a call that needs no network."""

    def __init__(
        self,
        client: Any,
        agent: Agent | None,
        *,
        to_number: str,
        from_number: str,
        channel: str,
        agent_uid: str = "1",
        sip_uid: str = "2",
        name: str | None = None,
        token: str | None = None,
        sip_token: str | None = None,
        idle_timeout: int | None = None,
        enable_string_uid: bool | None = None,
        expires_in: int | None = None,
        pipeline_id: str | None = None,
    ) -> None:
        self._client = client
        self._agent = agent
        self._app_id = getattr(client, "app_id", "") or ""
        pipeline_id = pipeline_id or (agent.pipeline_id if agent else None)
        self._join = Join(
            *(channel, agent_uid, [sip_uid], idle_timeout, enable_string_uid, token or None),
            *(self._app_id, getattr(client, "app_certificate", None), expires_in, pipeline_id),
            starting=True,
        )
        self._to, self._from, self._sip_uid, self._sip_token = (
            to_number,
            from_number,
            sip_uid,
            sip_token,
        )
        self._name = name or (agent.name if agent else None) or fresh_name("call")
        self._status: CallStatus = "new"
        self._id: str | None = None
        self._since = 0.0
        self._reason: str | None = None

    @property
    def id(self) -> str | None:
        """The id of the call and of its agent; None before it is placed."""
        return self._id

    @property
    def status(self) -> CallStatus:
        """``new``, ``placing``, ``ringing``, ``answered``, ``ended``, ``failed``, or ``unknown``
        when the answer to placing it was lost."""
        return self._status

    @property
    def reason(self) -> str | None:
        """Why it ended, in the platform's word: ``request``, ``hangup`` or ``failed``."""
        return self._reason

    def __repr__(self) -> str:
        number = "*" * max(len(self._to) - 2, 0) + self._to[-2:]
        return f"<{type(self).__name__} to {number} {self._status} id={self._id!r}>"

    def _begin(self) -> dict[str, Any]:
        """Build the request; a call is placed once, and never again when it may have rung."""
        if self._status == "unknown":
            raise RuntimeError(
                "whether the telephone rang is unknown, so it is not dialled again: call find(), "
                "or make a new call"
            )
        if self._status != "new":
            raise RuntimeError(
                f"this call is {self._status}: a call is placed once, make a new one"
            )
        body = {"name": self._name, "sip": self._sip(), "properties": self._properties()}
        if self._join.pipeline_id is not None:
            body["pipeline_id"] = self._join.pipeline_id
        self._status, self._since = "placing", time.time()
        return {"appid": self._app_id or None, **body}

    def _properties(self) -> Any:
        from shengwang_agent_api.models import CallTelephonyRequestProperties

        from .agent import Agent

        properties, _ = (self._agent or Agent(pipeline_id="given"))._properties(self._join)
        return CallTelephonyRequestProperties.from_dict(properties.to_dict())

    def _sip(self) -> Any:
        from shengwang_agent_api.models import CallTelephonyRequestSip

        return CallTelephonyRequestSip(
            to_number=self._to,
            from_number=self._from,
            rtc_uid=str(self._sip_uid),
            rtc_token=self._sip_token or self._made_token(),
        )

    def _made_token(self) -> str:
        from shengwang_agent.token import build

        join = self._join
        if not join.app_id or not join.app_certificate:
            raise ValueError(
                "sip_token is missing; give it, or a client with app_id and app_certificate"
            )
        life = min(join.expires_in or 86400, 86400)
        uid = str(self._sip_uid)
        return build(
            join.app_id, join.app_certificate, channel=join.channel, account=uid, expire=life
        )

    def _placed(self, reply: Any) -> str:
        found = getattr(reply, "agent_id", None)
        if not isinstance(found, str) or not found:
            self._status = "unknown"
            cls: Any = unknown_class(DecodeError)
            raise cls(note="telephony.call: the answer is success, but names no agent_id")
        self._id, self._status = found, "ringing"
        return found

    def _not_placed(self, error: BaseException) -> None:
        """Nothing rang for certain: the call can be placed. Else it stays unknown."""
        self._status = "unknown" if may_have_acted(error) else "new"

    def _search(self) -> dict[str, Any]:
        """Return what to ask for when looking for a call whose answer was lost."""
        since = int(self._since - _SKEW)
        return {"appid": self._app_id or None, "number": self._to, "from_time": since}

    def _is_ours(self, record: Any) -> bool:
        """Tell whether a record of the list is the call whose answer was lost."""
        recent = moment(getattr(record, "create_ts", None)) >= self._since - _SKEW
        return recent and getattr(record, "channel", None) == self._join.channel

    def _found(self, record: Any) -> None:
        self._id = record.agent_id
        self._noted(record)

    def _noted(self, record: Any) -> None:
        """Take over what the platform says of the call."""
        from shengwang_agent.campaign import outcomes

        if outcomes.is_over(record):
            self._reason = getattr(record, "reason", None)
            end = outcomes.ended(record, self._status == "answered")
            self._status = "ended" if outcomes.judge(end) == outcomes.ANSWERED else "failed"
        elif outcomes.is_up(getattr(record, "state", None)):
            self._status = "answered"
        elif self._status in ("unknown", "placing"):
            self._status = "ringing"

    def _hung_up(self) -> None:
        self._status = "ended"
        self._reason = self._reason or "request"

    def _need_id(self) -> dict[str, Any]:
        if self._id is None:
            raise RuntimeError(f"the call is {self._status}: place() it first")
        return {"appid": self._app_id or None, "agent_id": self._id}

    def _still_up(self, error: BaseException) -> None:
        warnings.warn(f"the call may go on, hanging up failed: {error!r}", stacklevel=4)

    def _failed(self, info: Any) -> CallFailed:
        """Return the error of a call that reached nobody; ``info`` is what its agent says."""
        return failure(self._id, self._reason, getattr(info, "message", None))
