# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""``client.telephony``: its calls as values, and the classes that send them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from shengwang_agent._runtime.guesses import guessed as _guessed, no_such as _no_such
from shengwang_agent._runtime.model import Json as _Json
from shengwang_agent._runtime.operation import (
    Endpoint,
    Hidden as _Hidden,
    Operation,
    PageRule,
    found as _found,
    integer as _integer,
    model as _model,
    moment as _moment,
    other_app as _other_app,
    segment as _segment,
    shown as _shown,
    text as _text,
    warned_at as _warned_at,
    with_tokens as _with_tokens,
)
from shengwang_agent._runtime.spelling import missing as _missing
from shengwang_agent._runtime.watching import (
    AsyncTelephonyMethods as _AsyncTelephonyMethods,
    TelephonyMethods as _TelephonyMethods,
)

from . import models as _m

if TYPE_CHECKING:
    from datetime import datetime as _datetime

    from shengwang_agent._call.sender import AsyncSender, Sender
    from shengwang_agent._credentials.settings import RequestOptions
    from shengwang_agent._runtime.guesses import Nothing as _Nothing
    from shengwang_agent.pagination import AsyncPager, AsyncPagerCall, SyncPager
    from shengwang_agent.responses import RawResponse
    from typing_extensions import Unpack as _Unpack

    from . import params as _p

__all__ = [
    "TelephonyClient",
    "AsyncTelephonyClient",
    "AsyncRawTelephonyClient",
    "RawTelephonyClient",
    "telephony_list",
    "telephony_call",
    "telephony_get",
    "telephony_hangup",
]

# Methods may be called list or dict; annotations must still mean the types.
_list = list
_dict = dict


def telephony_list(
    appid: str | None,
    *,
    number: str | None = None,
    from_time: float | _datetime | None = None,
    to_time: float | _datetime | None = None,
    type: _m.ListTelephonyRequestType | None = None,
    limit: int | None = None,
    cursor: str | None = None,
) -> Operation[_m.ListTelephonyResponse]:
    """Describe ``client.telephony.list``, a GET request, without sending it."""
    _query: _dict[str, str] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment("telephony.list", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/call"
        )
        if number is not None:
            _query["number"] = _shown(_text("telephony.list", "number", number))
        if from_time is not None:
            _query["from_time"] = _shown(_moment("telephony.list", "from_time", from_time, True))
        if to_time is not None:
            _query["to_time"] = _shown(_moment("telephony.list", "to_time", to_time, True))
        if type is not None:
            _query["type"] = _shown(_text("telephony.list", "type", type))
        if limit is not None:
            _query["limit"] = _shown(_integer("telephony.list", "limit", limit))
        if cursor is not None:
            _query["cursor"] = _shown(_text("telephony.list", "cursor", cursor))
        return Operation(
            TELEPHONY_LIST,
            _path,
            {"appid": appid},
            _query or None,
            None,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            number,
            from_time,
            to_time,
            type,
            limit,
            cursor,
            _query,
        )
        raise _error.with_traceback(None) from None


def telephony_call(
    appid: str | None,
    *,
    name: str,
    sip: _m.CallTelephonyRequestSip | _p.CallTelephonyRequestSipDict | _Json,
    properties: _m.CallTelephonyRequestProperties | _p.CallTelephonyRequestPropertiesDict | _Json,
    pipeline_id: str | None = None,
) -> Operation[_m.CallTelephonyResponse]:
    """Describe ``client.telephony.call``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment("telephony.call", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/call"
        )
        _body["name"] = _text("telephony.call", "name", name)
        _body["sip"] = _model("telephony.call", "sip", sip, "CallTelephonyRequestSip")
        _body["properties"] = _model(
            "telephony.call", "properties", properties, "CallTelephonyRequestProperties"
        )
        if pipeline_id is not None:
            _body["pipeline_id"] = _text("telephony.call", "pipeline_id", pipeline_id)
        return Operation(
            TELEPHONY_CALL,
            _path,
            {"appid": appid},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            name,
            sip,
            properties,
            pipeline_id,
            _body,
        )
        raise _error.with_traceback(None) from None


def _lookup_telephony_call(op: Operation[Any]) -> Operation[Any]:
    return telephony_list(
        appid=op.params["appid"],
        number=_found(op, str, "sip", "to_number"),
    )


def telephony_get(
    appid: str | None,
    agent_id: str | None,
) -> Operation[_m.GetTelephonyResponse]:
    """Describe ``client.telephony.get``, a GET request, without sending it."""
    try:
        _path = (
            "/v2/projects/"
            + _segment("telephony.get", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/calls/"
            + _segment(
                "telephony.get",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.telephony.get(agent_id=…)",
            )
        )
        return Operation(
            TELEPHONY_GET,
            _path,
            {"appid": appid, "agent_id": agent_id},
            None,
            None,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            agent_id,
        )
        raise _error.with_traceback(None) from None


def telephony_hangup(
    appid: str | None,
    agent_id: str | None,
) -> Operation[_m.HangupTelephonyResponse]:
    """Describe ``client.telephony.hangup``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment(
                "telephony.hangup", "appid", appid, ": pass appid=… or AgentClient(app_id=…)"
            )
            + "/calls/"
            + _segment(
                "telephony.hangup",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.telephony.hangup(agent_id=…)",
            )
            + "/hangup"
        )
        return Operation(
            TELEPHONY_HANGUP,
            _path,
            {"appid": appid, "agent_id": agent_id},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            agent_id,
            _body,
        )
        raise _error.with_traceback(None) from None


TELEPHONY_LIST: Endpoint[_m.ListTelephonyResponse] = Endpoint(
    name="telephony.list",
    method="GET",
    path="/v2/projects/{appid}/call",
    replay="always",
    parse=lambda data: _m.ListTelephonyResponse._adopt(data),
    shape="object",
    basic_only=True,
    pages=PageRule(
        items=("data", "list_"),
        cursor=("meta", "cursor"),
        query="cursor",
    ),
)
TELEPHONY_CALL: Endpoint[_m.CallTelephonyResponse] = Endpoint(
    name="telephony.call",
    method="POST",
    path="/v2/projects/{appid}/call",
    replay="never",
    parse=lambda data: _m.CallTelephonyResponse.from_dict(data),
    shape="object",
    basic_only=True,
    lookup=_lookup_telephony_call,
    min_timeout=90,
)
_TELEPHONY_CALL_PLACES = (
    ["properties", "llm", "model"],
    ["properties", "llm", "tools"],
    ["properties", "llm", "mcp_servers"],
    ["properties", "tts", "skip_patterns"],
    ["properties", "turn_detection"],
    ["properties", "parameters", "silence_config"],
    ["properties", "interruption", "keywords_config"],
    ["properties", "interruption", "disabled_config"],
    ["properties", "sal"],
)
TELEPHONY_GET: Endpoint[_m.GetTelephonyResponse] = Endpoint(
    name="telephony.get",
    method="GET",
    path="/v2/projects/{appid}/calls/{agent_id}",
    replay="always",
    parse=lambda data: _m.GetTelephonyResponse.from_dict(data),
    shape="object",
    basic_only=True,
)
TELEPHONY_HANGUP: Endpoint[_m.HangupTelephonyResponse] = Endpoint(
    name="telephony.hangup",
    method="POST",
    path="/v2/projects/{appid}/calls/{agent_id}/hangup",
    replay="always",
    parse=lambda data: _m.HangupTelephonyResponse.from_dict({} if data is None else data),
    shape="object",
    basic_only=True,
    empty_ok=True,
    gone_ok=True,
)


class TelephonyClient(_TelephonyMethods):
    """Place outbound calls with an agent, look them up, hang up."""

    __slots__ = ("_sender",)

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @property
    def with_raw_response(self) -> RawTelephonyClient:
        """The same calls, answered with status, headers and request id beside the data."""
        return RawTelephonyClient(self._sender)

    @_guessed
    def list(
        self,
        appid: str | None = None,
        *,
        number: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        type: _m.ListTelephonyRequestType | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> SyncPager[_m.ListTelephonyResponseDataListItem, _m.ListTelephonyResponse]:
        """Query historical call records for a specified appid based on the filter criteria.

        Returns a pager over the calls: iterate it for the items of all pages, or take
        `iter_pages()`. The last page may still carry a cursor; an empty page after it ends the
        walk.

        - 422: a filter value is not acceptable.

        Args:
            appid: The App ID of the project.
            number: Filter by phone number. Can be either the calling number or the called
                number.
            from_time: Query list start timestamp (in seconds). Default is 60 days ago.
            to_time: Query list end timestamp (in seconds). Default is current time.
            type: Call type filter. If not specified, all call types are returned.

                - `inbound`: Inbound call.
                - `outbound`: Outbound call.
            limit: Maximum number of items returned in a single page. Default: `20`.
            cursor: Pagination cursor. Use the `agent_id` from the previous page as the cursor
                for the next page.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            One page of calls. Items of all pages are walked lazily.

        Raises:
            AuthenticationError: The credentials were refused (401).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.list", self.list, _unknown)
            _operation = telephony_list(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.list", appid, self._sender.app_id),
                number=number,
                from_time=from_time,
                to_time=to_time,
                type=type,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                number,
                from_time,
                to_time,
                type,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return self._sender.pages(_operation, _options)

    @_guessed
    def call(
        self,
        appid: str | None = None,
        *,
        name: str,
        sip: _m.CallTelephonyRequestSip | _p.CallTelephonyRequestSipDict | _Json,
        properties: _m.CallTelephonyRequestProperties
        | _p.CallTelephonyRequestPropertiesDict
        | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.CallTelephonyResponse:
        """Initiate an outbound call to a specified number and create an agent to join the
        specified RTC channel.

        The agent joins the target RTC channel and waits there for the callee to answer. The
        phone network reaches the channel through a SIP gateway, which joins under
        `sip.rtc_uid`.

        Returns the `agent_id` that names the call in every later request.

        The call rings a real telephone: a request of unknown outcome is never repeated. List
        the calls to the number to find out whether it took effect.

        The client makes the tokens that are left out, where it has `app_id` and
        `app_certificate`.

        - 400: a number is not in E.164 format.

        Args:
            appid: The App ID of the project.
            name: The name identifier of the call session.
            sip: SIP (Session Initiation Protocol) call configuration object.
            properties: Call attribute configuration. The content of this field varies depending
                on the invocation method:

                - Using pipeline ID: simply pass in `channel`, `token`, `agent_rtc_uid`, and
                  `remote_rtc_uids`.
                - Using complete configuration: pass in the complete parameters of the Start a
                  conversational AI agent `properties`, including all required fields such as
                  `channel`, `token`, `agent_rtc_uid`, `remote_rtc_uids`, `tts`, and `llm`.
            pipeline_id: The unique ID of a published project in AI Studio.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The call is being placed.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.call", self.call, _unknown)
            _operation = telephony_call(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.call", appid, self._sender.app_id),
                name=name,
                sip=sip,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _TELEPHONY_CALL_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation,
                    self._sender,
                    {
                        "properties.token": "properties.agent_rtc_uid",
                        "sip.rtc_token": "sip.rtc_uid",
                    },
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                sip,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @overload
    def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTelephonyResponse: ...
    @overload
    def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTelephonyResponse: ...
    @_guessed
    def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetTelephonyResponse:
        """Retrieve the call status and related information of a specified agent.

        Returns both numbers, the channel, the state and, for an ended call, when and why it
        ended.

        - 404: the call is unknown.

        Args:
            appid: The App ID of the project.
            agent_id: The agent ID you obtained after successfully calling the API to initiate
                an outbound call.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The call.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.get", self.get, _unknown)
            _operation = telephony_get(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @overload
    def hangup(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.HangupTelephonyResponse: ...
    @overload
    def hangup(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.HangupTelephonyResponse: ...
    @_guessed
    def hangup(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.HangupTelephonyResponse:
        """Instruct the agent to proactively hang up the ongoing call and leave the RTC channel.

        Returns an object without fields; the body may also be empty.

        - 404: the call is unknown or already over.

        Args:
            appid: The App ID of the project.
            agent_id: The agent ID you obtained after successfully calling the API to initiate
                an outbound call.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The call is being ended.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.hangup", self.hangup, _unknown)
            _operation = telephony_hangup(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)


class AsyncTelephonyClient(_AsyncTelephonyMethods):
    """Place outbound calls with an agent, look them up, hang up."""

    __slots__ = ("_sender",)

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @property
    def with_raw_response(self) -> AsyncRawTelephonyClient:
        """The same calls, answered with status, headers and request id beside the data."""
        return AsyncRawTelephonyClient(self._sender)

    @_guessed
    def list(
        self,
        appid: str | None = None,
        *,
        number: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        type: _m.ListTelephonyRequestType | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> AsyncPagerCall[_m.ListTelephonyResponseDataListItem, _m.ListTelephonyResponse]:
        """Query historical call records for a specified appid based on the filter criteria.

        Returns a pager over the calls: iterate it for the items of all pages, or take
        `iter_pages()`. The last page may still carry a cursor; an empty page after it ends the
        walk.

        - 422: a filter value is not acceptable.

        Args:
            appid: The App ID of the project.
            number: Filter by phone number. Can be either the calling number or the called
                number.
            from_time: Query list start timestamp (in seconds). Default is 60 days ago.
            to_time: Query list end timestamp (in seconds). Default is current time.
            type: Call type filter. If not specified, all call types are returned.

                - `inbound`: Inbound call.
                - `outbound`: Outbound call.
            limit: Maximum number of items returned in a single page. Default: `20`.
            cursor: Pagination cursor. Use the `agent_id` from the previous page as the cursor
                for the next page.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            One page of calls. Items of all pages are walked lazily.

        Raises:
            AuthenticationError: The credentials were refused (401).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.list", self.list, _unknown)
            _operation = telephony_list(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.list", appid, self._sender.app_id),
                number=number,
                from_time=from_time,
                to_time=to_time,
                type=type,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                number,
                from_time,
                to_time,
                type,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return self._sender.pages(_operation, _options)

    @_guessed
    async def call(
        self,
        appid: str | None = None,
        *,
        name: str,
        sip: _m.CallTelephonyRequestSip | _p.CallTelephonyRequestSipDict | _Json,
        properties: _m.CallTelephonyRequestProperties
        | _p.CallTelephonyRequestPropertiesDict
        | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.CallTelephonyResponse:
        """Initiate an outbound call to a specified number and create an agent to join the
        specified RTC channel.

        The agent joins the target RTC channel and waits there for the callee to answer. The
        phone network reaches the channel through a SIP gateway, which joins under
        `sip.rtc_uid`.

        Returns the `agent_id` that names the call in every later request.

        The call rings a real telephone: a request of unknown outcome is never repeated. List
        the calls to the number to find out whether it took effect.

        The client makes the tokens that are left out, where it has `app_id` and
        `app_certificate`.

        - 400: a number is not in E.164 format.

        Args:
            appid: The App ID of the project.
            name: The name identifier of the call session.
            sip: SIP (Session Initiation Protocol) call configuration object.
            properties: Call attribute configuration. The content of this field varies depending
                on the invocation method:

                - Using pipeline ID: simply pass in `channel`, `token`, `agent_rtc_uid`, and
                  `remote_rtc_uids`.
                - Using complete configuration: pass in the complete parameters of the Start a
                  conversational AI agent `properties`, including all required fields such as
                  `channel`, `token`, `agent_rtc_uid`, `remote_rtc_uids`, `tts`, and `llm`.
            pipeline_id: The unique ID of a published project in AI Studio.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The call is being placed.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.call", self.call, _unknown)
            _operation = telephony_call(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.call", appid, self._sender.app_id),
                name=name,
                sip=sip,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _TELEPHONY_CALL_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation,
                    self._sender,
                    {
                        "properties.token": "properties.agent_rtc_uid",
                        "sip.rtc_token": "sip.rtc_uid",
                    },
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                sip,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @overload
    async def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTelephonyResponse: ...
    @overload
    async def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTelephonyResponse: ...
    @_guessed
    async def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetTelephonyResponse:
        """Retrieve the call status and related information of a specified agent.

        Returns both numbers, the channel, the state and, for an ended call, when and why it
        ended.

        - 404: the call is unknown.

        Args:
            appid: The App ID of the project.
            agent_id: The agent ID you obtained after successfully calling the API to initiate
                an outbound call.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The call.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.get", self.get, _unknown)
            _operation = telephony_get(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @overload
    async def hangup(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.HangupTelephonyResponse: ...
    @overload
    async def hangup(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.HangupTelephonyResponse: ...
    @_guessed
    async def hangup(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.HangupTelephonyResponse:
        """Instruct the agent to proactively hang up the ongoing call and leave the RTC channel.

        Returns an object without fields; the body may also be empty.

        - 404: the call is unknown or already over.

        Args:
            appid: The App ID of the project.
            agent_id: The agent ID you obtained after successfully calling the API to initiate
                an outbound call.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The call is being ended.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("telephony.hangup", self.hangup, _unknown)
            _operation = telephony_hangup(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)


class RawTelephonyClient:
    """The calls of :class:`TelephonyClient`, answered with status and headers beside the data."""

    __slots__ = ("_sender",)

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @_guessed
    def list(
        self,
        appid: str | None = None,
        *,
        number: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        type: _m.ListTelephonyRequestType | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[SyncPager[_m.ListTelephonyResponseDataListItem, _m.ListTelephonyResponse]]:
        """Call :meth:`TelephonyClient.list` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.list", self.list, _unknown)
            _operation = telephony_list(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.list", appid, self._sender.app_id),
                number=number,
                from_time=from_time,
                to_time=to_time,
                type=type,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                number,
                from_time,
                to_time,
                type,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return self._sender.pages_raw(_operation, _options)

    @_guessed
    def call(
        self,
        appid: str | None = None,
        *,
        name: str,
        sip: _m.CallTelephonyRequestSip | _p.CallTelephonyRequestSipDict | _Json,
        properties: _m.CallTelephonyRequestProperties
        | _p.CallTelephonyRequestPropertiesDict
        | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.CallTelephonyResponse]:
        """Call :meth:`TelephonyClient.call` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.call", self.call, _unknown)
            _operation = telephony_call(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.call", appid, self._sender.app_id),
                name=name,
                sip=sip,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _TELEPHONY_CALL_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation,
                    self._sender,
                    {
                        "properties.token": "properties.agent_rtc_uid",
                        "sip.rtc_token": "sip.rtc_uid",
                    },
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                sip,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @overload
    def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTelephonyResponse]: ...
    @overload
    def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTelephonyResponse]: ...
    @_guessed
    def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetTelephonyResponse]:
        """Call :meth:`TelephonyClient.get` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.get", self.get, _unknown)
            _operation = telephony_get(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @overload
    def hangup(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.HangupTelephonyResponse]: ...
    @overload
    def hangup(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.HangupTelephonyResponse]: ...
    @_guessed
    def hangup(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.HangupTelephonyResponse]:
        """Call :meth:`TelephonyClient.hangup` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.hangup", self.hangup, _unknown)
            _operation = telephony_hangup(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)


class AsyncRawTelephonyClient:
    """The calls of :class:`AsyncTelephonyClient`, answered with status and headers beside the data."""

    __slots__ = ("_sender",)

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @_guessed
    async def list(
        self,
        appid: str | None = None,
        *,
        number: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        type: _m.ListTelephonyRequestType | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[AsyncPager[_m.ListTelephonyResponseDataListItem, _m.ListTelephonyResponse]]:
        """Call :meth:`TelephonyClient.list` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.list", self.list, _unknown)
            _operation = telephony_list(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.list", appid, self._sender.app_id),
                number=number,
                from_time=from_time,
                to_time=to_time,
                type=type,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                number,
                from_time,
                to_time,
                type,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return await self._sender.pages_raw(_operation, _options)

    @_guessed
    async def call(
        self,
        appid: str | None = None,
        *,
        name: str,
        sip: _m.CallTelephonyRequestSip | _p.CallTelephonyRequestSipDict | _Json,
        properties: _m.CallTelephonyRequestProperties
        | _p.CallTelephonyRequestPropertiesDict
        | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.CallTelephonyResponse]:
        """Call :meth:`TelephonyClient.call` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.call", self.call, _unknown)
            _operation = telephony_call(
                self._sender.app_id
                if appid is None
                else _other_app("telephony.call", appid, self._sender.app_id),
                name=name,
                sip=sip,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _TELEPHONY_CALL_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation,
                    self._sender,
                    {
                        "properties.token": "properties.agent_rtc_uid",
                        "sip.rtc_token": "sip.rtc_uid",
                    },
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                sip,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @overload
    async def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTelephonyResponse]: ...
    @overload
    async def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTelephonyResponse]: ...
    @_guessed
    async def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetTelephonyResponse]:
        """Call :meth:`TelephonyClient.get` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.get", self.get, _unknown)
            _operation = telephony_get(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @overload
    async def hangup(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.HangupTelephonyResponse]: ...
    @overload
    async def hangup(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.HangupTelephonyResponse]: ...
    @_guessed
    async def hangup(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.HangupTelephonyResponse]:
        """Call :meth:`TelephonyClient.hangup` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("telephony.hangup", self.hangup, _unknown)
            _operation = telephony_hangup(
                self._sender.app_id if appid is None else appid,
                agent_id,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)
