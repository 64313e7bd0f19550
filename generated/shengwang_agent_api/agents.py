# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""``client.agents``: its calls as values, and the classes that send them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from shengwang_agent._runtime.guesses import guessed as _guessed, no_such as _no_such
from shengwang_agent._runtime.model import Json as _Json
from shengwang_agent._runtime.operation import (
    Endpoint,
    Hidden as _Hidden,
    Operation,
    PageRule,
    boolean as _boolean,
    found as _found,
    integer as _integer,
    mapping as _mapping,
    model as _model,
    moment as _moment,
    named_value as _named,
    other_app as _other_app,
    segment as _segment,
    shown as _shown,
    text as _text,
    warned as _warned,
    warned_at as _warned_at,
    with_tokens as _with_tokens,
)
from shengwang_agent._runtime.spelling import missing as _missing
from shengwang_agent._runtime.watching import (
    AgentsMethods as _AgentsMethods,
    AsyncAgentsMethods as _AsyncAgentsMethods,
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
    "AgentsClient",
    "AsyncAgentsClient",
    "AsyncRawAgentsClient",
    "RawAgentsClient",
    "agents_start",
    "agents_list",
    "agents_get",
    "agents_get_history",
    "agents_stop",
    "agents_update",
    "agents_speak",
    "agents_interrupt",
    "agents_get_turns",
    "agents_think",
]

# Methods may be called list or dict; annotations must still mean the types.
_list = list
_dict = dict


def agents_start(
    appid: str | None,
    *,
    name: str,
    properties: _m.StartAgentsRequestProperties | _p.StartAgentsRequestPropertiesDict | _Json,
    pipeline_id: str | None = None,
) -> Operation[_m.StartAgentsResponse]:
    """Describe ``client.agents.start``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment("agents.start", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/join"
        )
        _body["name"] = _text("agents.start", "name", name)
        _body["properties"] = _model(
            "agents.start", "properties", properties, "StartAgentsRequestProperties"
        )
        if pipeline_id is not None:
            _body["pipeline_id"] = _text("agents.start", "pipeline_id", pipeline_id)
        return Operation(
            AGENTS_START,
            _path,
            {"appid": appid},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            name,
            properties,
            pipeline_id,
            _body,
        )
        raise _error.with_traceback(None) from None


def _lookup_agents_start(op: Operation[Any]) -> Operation[Any]:
    return agents_list(
        appid=op.params["appid"],
        channel=_found(op, str, "properties", "channel"),
    )


def agents_list(
    appid: str | None,
    *,
    channel: str | None = None,
    from_time: float | _datetime | None = None,
    to_time: float | _datetime | None = None,
    state: Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
    | _m.ListAgentsRequestState
    | int
    | None = None,
    limit: int | None = None,
    cursor: str | None = None,
) -> Operation[_m.ListAgentsResponse]:
    """Describe ``client.agents.list``, a GET request, without sending it."""
    _query: _dict[str, str] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment("agents.list", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/agents"
        )
        if channel is not None:
            _query["channel"] = _shown(_text("agents.list", "channel", channel))
        if from_time is not None:
            _query["from_time"] = _shown(_moment("agents.list", "from_time", from_time, False))
        if to_time is not None:
            _query["to_time"] = _shown(_moment("agents.list", "to_time", to_time, False))
        if state is not None:
            _query["state"] = _shown(
                _named(
                    "agents.list",
                    "state",
                    state,
                    {
                        "IDLE": "0",
                        "STARTING": "1",
                        "RUNNING": "2",
                        "STOPPING": "3",
                        "STOPPED": "4",
                        "RECOVERING": "5",
                        "FAILED": "6",
                    },
                )
            )
        if limit is not None:
            _query["limit"] = _shown(_integer("agents.list", "limit", limit))
        if cursor is not None:
            _query["cursor"] = _shown(_text("agents.list", "cursor", cursor))
        return Operation(
            AGENTS_LIST,
            _path,
            {"appid": appid},
            _query or None,
            None,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            channel,
            from_time,
            to_time,
            state,
            limit,
            cursor,
            _query,
        )
        raise _error.with_traceback(None) from None


def agents_get(
    appid: str | None,
    agent_id: str | None,
) -> Operation[_m.GetAgentsResponse]:
    """Describe ``client.agents.get``, a GET request, without sending it."""
    try:
        _path = (
            "/v2/projects/"
            + _segment("agents.get", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/agents/"
            + _segment(
                "agents.get",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.get(agent_id=…)",
            )
        )
        return Operation(
            AGENTS_GET,
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


def agents_get_history(
    appid: str | None,
    agent_id: str | None,
) -> Operation[_m.GetHistoryAgentsResponse]:
    """Describe ``client.agents.get_history``, a GET request, without sending it."""
    try:
        _path = (
            "/v2/projects/"
            + _segment(
                "agents.get_history", "appid", appid, ": pass appid=… or AgentClient(app_id=…)"
            )
            + "/agents/"
            + _segment(
                "agents.get_history",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.get_history(agent_id=…)",
            )
            + "/history"
        )
        return Operation(
            AGENTS_GET_HISTORY,
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


def agents_stop(
    appid: str | None,
    agent_id: str | None,
) -> Operation[None]:
    """Describe ``client.agents.stop``, a POST request, without sending it."""
    try:
        _path = (
            "/v2/projects/"
            + _segment("agents.stop", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/agents/"
            + _segment(
                "agents.stop",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.stop(agent_id=…)",
            )
            + "/leave"
        )
        return Operation(
            AGENTS_STOP,
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


def agents_update(
    appid: str | None,
    agent_id: str | None,
    *,
    properties: _m.UpdateAgentsRequestProperties
    | _p.UpdateAgentsRequestPropertiesDict
    | _Json
    | None = None,
) -> Operation[_m.UpdateAgentsResponse]:
    """Describe ``client.agents.update``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment("agents.update", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/agents/"
            + _segment(
                "agents.update",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.update(agent_id=…)",
            )
            + "/update"
        )
        if properties is not None:
            _body["properties"] = _model(
                "agents.update", "properties", properties, "UpdateAgentsRequestProperties", True
            )
        return Operation(
            AGENTS_UPDATE,
            _path,
            {"appid": appid, "agent_id": agent_id},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            agent_id,
            properties,
            _body,
        )
        raise _error.with_traceback(None) from None


def agents_speak(
    appid: str | None,
    agent_id: str | None,
    *,
    text: str,
    priority: _m.SpeakAgentsRequestPriority | None = None,
    interruptable: bool | None = None,
) -> Operation[_m.SpeakAgentsResponse]:
    """Describe ``client.agents.speak``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment("agents.speak", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/agents/"
            + _segment(
                "agents.speak",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.speak(agent_id=…)",
            )
            + "/speak"
        )
        _body["text"] = _text("agents.speak", "text", text, 512)
        if priority is not None:
            _body["priority"] = _text("agents.speak", "priority", priority)
        if interruptable is not None:
            _body["interruptable"] = _boolean("agents.speak", "interruptable", interruptable)
        return Operation(
            AGENTS_SPEAK,
            _path,
            {"appid": appid, "agent_id": agent_id},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            agent_id,
            text,
            priority,
            interruptable,
            _body,
        )
        raise _error.with_traceback(None) from None


def agents_interrupt(
    appid: str | None,
    agent_id: str | None,
) -> Operation[_m.InterruptAgentsResponse]:
    """Describe ``client.agents.interrupt``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment(
                "agents.interrupt", "appid", appid, ": pass appid=… or AgentClient(app_id=…)"
            )
            + "/agents/"
            + _segment(
                "agents.interrupt",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.interrupt(agent_id=…)",
            )
            + "/interrupt"
        )
        return Operation(
            AGENTS_INTERRUPT,
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


def agents_get_turns(
    appid: str | None,
    agent_id: str | None,
    *,
    page_index: int | None = None,
    page_size: int | None = None,
) -> Operation[_m.GetTurnsAgentsResponse]:
    """Describe ``client.agents.get_turns``, a GET request, without sending it."""
    _query: _dict[str, str] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment(
                "agents.get_turns", "appid", appid, ": pass appid=… or AgentClient(app_id=…)"
            )
            + "/agents/"
            + _segment(
                "agents.get_turns",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.get_turns(agent_id=…)",
            )
            + "/turns"
        )
        if page_index is not None:
            _query["page_index"] = _shown(_integer("agents.get_turns", "page_index", page_index))
        if page_size is not None:
            _query["page_size"] = _shown(_integer("agents.get_turns", "page_size", page_size))
        return Operation(
            AGENTS_GET_TURNS,
            _path,
            {"appid": appid, "agent_id": agent_id},
            _query or None,
            None,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            agent_id,
            page_index,
            page_size,
            _query,
        )
        raise _error.with_traceback(None) from None


def agents_think(
    appid: str | None,
    agent_id: str | None,
    *,
    text: str,
    on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
    on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
    on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
    interruptable: bool | None = None,
    metadata: _dict[str, Any] | None = None,
) -> Operation[_m.AgentThinkAgentManagementResponse]:
    """Describe ``client.agents.think``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = (
            "/v2/projects/"
            + _segment("agents.think", "appid", appid, ": pass appid=… or AgentClient(app_id=…)")
            + "/agents/"
            + _segment(
                "agents.think",
                "agent_id",
                agent_id,
                "; the first place is the App ID: write client.agents.think(agent_id=…)",
            )
            + "/think"
        )
        _body["text"] = _text("agents.think", "text", text)
        if on_listening_action is not None:
            _body["on_listening_action"] = _text(
                "agents.think", "on_listening_action", on_listening_action
            )
        if on_thinking_action is not None:
            _body["on_thinking_action"] = _text(
                "agents.think", "on_thinking_action", on_thinking_action
            )
        if on_speaking_action is not None:
            _body["on_speaking_action"] = _text(
                "agents.think", "on_speaking_action", on_speaking_action
            )
        if interruptable is not None:
            _body["interruptable"] = _boolean("agents.think", "interruptable", interruptable)
        if metadata is not None:
            _body["metadata"] = _mapping("agents.think", "metadata", metadata)
        return Operation(
            AGENTS_THINK,
            _path,
            {"appid": appid, "agent_id": agent_id},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            appid,
            agent_id,
            text,
            on_listening_action,
            on_thinking_action,
            on_speaking_action,
            interruptable,
            metadata,
            _body,
        )
        raise _error.with_traceback(None) from None


AGENTS_START: Endpoint[_m.StartAgentsResponse] = Endpoint(
    name="agents.start",
    method="POST",
    path="/v2/projects/{appid}/join",
    replay="named",
    parse=lambda data: _m.StartAgentsResponse.from_dict(data),
    shape="object",
    lookup=_lookup_agents_start,
)
_AGENTS_START_PLACES = (
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
AGENTS_LIST: Endpoint[_m.ListAgentsResponse] = Endpoint(
    name="agents.list",
    method="GET",
    path="/v2/projects/{appid}/agents",
    replay="always",
    parse=lambda data: _m.ListAgentsResponse._adopt(data),
    shape="object",
    pages=PageRule(
        items=("data", "list_"),
        cursor=("meta", "cursor"),
        query="cursor",
    ),
)
AGENTS_GET: Endpoint[_m.GetAgentsResponse] = Endpoint(
    name="agents.get",
    method="GET",
    path="/v2/projects/{appid}/agents/{agent_id}",
    replay="always",
    parse=lambda data: _m.GetAgentsResponse.from_dict(data),
    shape="object",
)
AGENTS_GET_HISTORY: Endpoint[_m.GetHistoryAgentsResponse] = Endpoint(
    name="agents.get_history",
    method="GET",
    path="/v2/projects/{appid}/agents/{agent_id}/history",
    replay="always",
    parse=lambda data: _m.GetHistoryAgentsResponse._adopt(data),
    shape="object",
)
AGENTS_STOP: Endpoint[None] = Endpoint(
    name="agents.stop",
    method="POST",
    path="/v2/projects/{appid}/agents/{agent_id}/leave",
    replay="always",
    parse=lambda data: None,
    shape="none",
    empty_ok=True,
    gone_ok=True,
)
AGENTS_UPDATE: Endpoint[_m.UpdateAgentsResponse] = Endpoint(
    name="agents.update",
    method="POST",
    path="/v2/projects/{appid}/agents/{agent_id}/update",
    replay="always",
    parse=lambda data: _m.UpdateAgentsResponse.from_dict(data),
    shape="object",
)
AGENTS_SPEAK: Endpoint[_m.SpeakAgentsResponse] = Endpoint(
    name="agents.speak",
    method="POST",
    path="/v2/projects/{appid}/agents/{agent_id}/speak",
    replay="never",
    parse=lambda data: _m.SpeakAgentsResponse.from_dict(data),
    shape="object",
)
AGENTS_INTERRUPT: Endpoint[_m.InterruptAgentsResponse] = Endpoint(
    name="agents.interrupt",
    method="POST",
    path="/v2/projects/{appid}/agents/{agent_id}/interrupt",
    replay="never",
    parse=lambda data: _m.InterruptAgentsResponse.from_dict({} if data is None else data),
    shape="object",
    empty_ok=True,
)
AGENTS_GET_TURNS: Endpoint[_m.GetTurnsAgentsResponse] = Endpoint(
    name="agents.get_turns",
    method="GET",
    path="/v2/projects/{appid}/agents/{agent_id}/turns",
    replay="always",
    parse=lambda data: _m.GetTurnsAgentsResponse._adopt(data),
    shape="object",
)
AGENTS_THINK: Endpoint[_m.AgentThinkAgentManagementResponse] = Endpoint(
    name="agents.think",
    method="POST",
    path="/v2/projects/{appid}/agents/{agent_id}/think",
    replay="never",
    parse=lambda data: _m.AgentThinkAgentManagementResponse.from_dict(data),
    shape="object",
)


class AgentsClient(_AgentsMethods):
    """Start, steer, watch and stop agents."""

    __slots__ = ("_sender",)

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @property
    def with_raw_response(self) -> RawAgentsClient:
        """The same calls, answered with status, headers and request id beside the data."""
        return RawAgentsClient(self._sender)

    @_guessed
    def start(
        self,
        appid: str | None = None,
        *,
        name: str,
        properties: _m.StartAgentsRequestProperties | _p.StartAgentsRequestPropertiesDict | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.StartAgentsResponse:
        """Create and start a Conversational AI agent instance.

        The agent joins the RTC channel named in `properties` and talks with the one remote user
        it is told to listen to. It leaves by itself once the channel has been empty for
        `idle_timeout` seconds, and after 72 hours at the latest.

        Returns the new `agent_id`, which every later call about this agent needs.

        - 409: an agent of this `name` is already running. Carry on with that agent
          (`agents.list` of its channel has its id) or choose another name.
        - 422: the quota of agents running at the same time is used up; it is 20 per App ID
          unless raised.
        - 503: no agent could be started at the moment. Whether one was is not certain: look for
          it first (`error.lookup`), then try again after a pause.

        Without `pipeline_id` the properties need `tts` and `llm`, or `mllm` instead of both.

        The client makes the token that is left out, where it has `app_id` and
        `app_certificate`. It lives 24 hours.

        Args:
            appid: The App ID of the project.
            name: The unique identifier of the agent. The same identifier cannot be used
                repeatedly: starting a second agent under a name in use is answered with 409.
            properties: Configuration details of the agent.
            pipeline_id: The unique ID of a published project in AI Studio. Its settings apply
                wherever `properties` says nothing; `asr`, `tts` and `llm` may then be left out.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The agent exists and is starting or running.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.start", self.start, _unknown)
            _operation = agents_start(
                self._sender.app_id
                if appid is None
                else _other_app("agents.start", appid, self._sender.app_id),
                name=name,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _AGENTS_START_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation, self._sender, {"properties.token": "properties.agent_rtc_uid"}
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @_guessed
    def list(
        self,
        appid: str | None = None,
        *,
        channel: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        state: Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | _m.ListAgentsRequestState
        | int
        | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> SyncPager[_m.ListAgentsResponseDataListItem, _m.ListAgentsResponse]:
        """Retrieve a list of agents that meet the specified conditions.

        Without `state` only running agents are listed: one that is still starting, or has
        stopped, is left out. Agents created more than seven days ago are out of reach.

        Returns a pager over the agents: iterate it for the items of all pages, or take
        `iter_pages()`. A page carries `data.list` and, in `meta.cursor`, the marker of the next
        page, which is empty on the last one.

        Args:
            appid: The App ID of the project.
            channel: The channel to query for a list of agents.
            from_time: The start timestamp (in seconds) for the query. Default is 2 hours ago.
            to_time: The end timestamp (in seconds) for the query. Default is current time.
            state: The agent state to filter by. Only one state can be specified per query;
                without it the server lists running agents.

                - `IDLE(0)`: Agent is idle.
                - `STARTING(1)`: The agent is being started.
                - `RUNNING(2)`: The agent is running.
                - `STOPPING(3)`: The agent is stopping.
                - `STOPPED(4)`: The agent has exited.
                - `RECOVERING(5)`: The agent is recovering.
                - `FAILED(6)`: The agent failed to execute.
            limit: The maximum number of entries returned per page. Default: `20`.
            cursor: The paging cursor, indicating the starting position (`agent_id`) of the next
                page of results.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            One page of agents. Items of all pages are walked lazily.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.list", self.list, _unknown)
            _operation = agents_list(
                self._sender.app_id
                if appid is None
                else _other_app("agents.list", appid, self._sender.app_id),
                channel=channel,
                from_time=from_time,
                to_time=to_time,
                state=state,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                channel,
                from_time,
                to_time,
                state,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return self._sender.pages(_operation, _options)

    @overload
    def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.GetAgentsResponse: ...
    @overload
    def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.GetAgentsResponse: ...
    @_guessed
    def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetAgentsResponse:
        """Get the current state information of the specified agent instance.

        Returns the lifecycle state with the start time and, once the agent has left, the stop
        time and the reason.

        - 404: the agent is unknown or gone.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The state of the agent.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.get", self.get, _unknown)
            _operation = agents_get(
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
    def get_history(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.GetHistoryAgentsResponse: ...
    @overload
    def get_history(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.GetHistoryAgentsResponse: ...
    @_guessed
    def get_history(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetHistoryAgentsResponse:
        """Get the history of the conversation between the user and the agent.

        Works while the agent is running only. The agent remembers as many entries as
        `llm.max_history` of the start request says, 32 by default. After the run the same
        entries arrive once more in webhook event 103.

        Returns the entries, each with its speaker and its text.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The remembered conversation.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.get_history", self.get_history, _unknown)
            _operation = agents_get_history(
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
    def stop(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None: ...
    @overload
    def stop(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> None: ...
    @_guessed
    def stop(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> None:
        """Stop the specified conversational agent instance.

        The agent leaves its channel. The reply comes before it has done so; with
        `parameters.farewell_config` it finishes what it is doing first.

        Returns nothing.

        - 404: the agent is unknown or already gone.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The agent is leaving. The body is empty.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.stop", self.stop, _unknown)
            _operation = agents_stop(
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
    def update(
        self,
        appid: str,
        agent_id: str,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.UpdateAgentsResponse: ...
    @overload
    def update(
        self,
        *,
        agent_id: str,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.UpdateAgentsResponse: ...
    @_guessed
    def update(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.UpdateAgentsResponse:
        """Adjust Conversation AI Engine parameters at runtime.

        Only `token`, `llm.system_messages`, `llm.params` and `mllm.params` can change while an
        agent runs. Each value replaces the old one as a whole: send all of `params`, not just
        the key that differs.

        Returns the state of the agent.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            properties: Configuration properties to update.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The changes are in force.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.update", self.update, _unknown)
            _operation = agents_update(
                self._sender.app_id if appid is None else appid,
                agent_id,
                properties=properties,
            )
            _warned(_operation)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                properties,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @overload
    def speak(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.SpeakAgentsResponse: ...
    @overload
    def speak(
        self,
        *,
        agent_id: str,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.SpeakAgentsResponse: ...
    @_guessed
    def speak(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.SpeakAgentsResponse:
        """Broadcast a custom message using the TTS module.

        The agent says the text at once, unless `priority` asks for something gentler: it stops
        speaking and thinking to deliver the message. A user who talks over it cuts the message
        short, unless `interruptable` is false.

        Returns the agent and its channel.

        Not available while the agent uses `mllm`. The text may take 512 bytes in UTF-8, which
        is about 170 Chinese characters. A request of unknown outcome is not repeated, because
        the message would be heard twice.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            text: The broadcast message text. The maximum length of the text content is 512
                bytes, counted in UTF-8.
            priority: Sets the priority of the message broadcast:

                - `INTERRUPT`: High priority. The agent immediately interrupts the current
                  interaction to announce the message.
                - `APPEND`: Medium priority. The agent announces the message after the current
                  interaction ends.
                - `IGNORE`: Low priority. If the agent is busy interacting, it ignores and
                  discards the broadcast; the message is only announced if the agent is not
                  interacting.
            interruptable: Whether to allow users to interrupt the agent's broadcast by
                speaking:

                - `true`: Allow
                - `false`: Don't allow
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The message is accepted.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.speak", self.speak, _unknown)
            _operation = agents_speak(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                priority=priority,
                interruptable=interruptable,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                priority,
                interruptable,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @overload
    def interrupt(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.InterruptAgentsResponse: ...
    @overload
    def interrupt(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.InterruptAgentsResponse: ...
    @_guessed
    def interrupt(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.InterruptAgentsResponse:
        """Interrupt the specified agent while speaking or thinking.

        The agent falls silent and listens again. A request of unknown outcome is not repeated,
        because a late repeat would cut the next sentence.

        Returns the agent and its channel; the reply may also be empty.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The agent was interrupted.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.interrupt", self.interrupt, _unknown)
            _operation = agents_interrupt(
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
    def get_turns(
        self,
        appid: str,
        agent_id: str,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse: ...
    @overload
    def get_turns(
        self,
        *,
        agent_id: str,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse: ...
    @_guessed
    def get_turns(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetTurnsAgentsResponse:
        """Get the conversation turns of an agent with their timing.

        A turn is one exchange: what began it, how it ended and how long each stage took. Turns
        are kept for seven days, so they can be read after the agent has left.

        Returns one page. Ask for the next `page_index` until `pagination.is_last_page` is true.

        - 404: the agent is unknown.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            page_index: The number of the page, counted from 1. Default: `1`.
            page_size: The number of turns per page, from 10 to 200. Default: `50`.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            One page of turns.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.get_turns", self.get_turns, _unknown)
            _operation = agents_get_turns(
                self._sender.app_id if appid is None else appid,
                agent_id,
                page_index=page_index,
                page_size=page_size,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                page_index,
                page_size,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @overload
    def think(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.AgentThinkAgentManagementResponse: ...
    @overload
    def think(
        self,
        *,
        agent_id: str,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.AgentThinkAgentManagementResponse: ...
    @_guessed
    def think(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.AgentThinkAgentManagementResponse:
        """Give an agent an instruction as if the user had said it.

        The text goes to the language model, and the agent speaks the answer. The three
        `on_..._action` settings say what happens when the agent is in the middle of something.
        While it speaks, the instruction is ignored unless `on_speaking_action` says otherwise.

        Returns the agent and its channel, also when the instruction is ignored.

        A request of unknown outcome is not repeated, because the agent would answer twice.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            text: The instruction, taken as if the user had said it.
            on_listening_action: What happens when the agent is listening to the user. One of:
                `inject`, `interrupt`, `ignore`, `append`.
            on_thinking_action: What happens when the model is thinking. One of: `interrupt`,
                `ignore`, `append`.
            on_speaking_action: What happens when the agent is speaking. One of: `interrupt`,
                `ignore`, `append`.
            interruptable: Whether a user who speaks cuts the answer short.
            metadata: Data of your own that travels with the instruction, of any kind.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The instruction is accepted.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.think", self.think, _unknown)
            _operation = agents_think(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                on_listening_action=on_listening_action,
                on_thinking_action=on_thinking_action,
                on_speaking_action=on_speaking_action,
                interruptable=interruptable,
                metadata=metadata,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                on_listening_action,
                on_thinking_action,
                on_speaking_action,
                interruptable,
                metadata,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    agent_think = think


class AsyncAgentsClient(_AsyncAgentsMethods):
    """Start, steer, watch and stop agents."""

    __slots__ = ("_sender",)

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @property
    def with_raw_response(self) -> AsyncRawAgentsClient:
        """The same calls, answered with status, headers and request id beside the data."""
        return AsyncRawAgentsClient(self._sender)

    @_guessed
    async def start(
        self,
        appid: str | None = None,
        *,
        name: str,
        properties: _m.StartAgentsRequestProperties | _p.StartAgentsRequestPropertiesDict | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.StartAgentsResponse:
        """Create and start a Conversational AI agent instance.

        The agent joins the RTC channel named in `properties` and talks with the one remote user
        it is told to listen to. It leaves by itself once the channel has been empty for
        `idle_timeout` seconds, and after 72 hours at the latest.

        Returns the new `agent_id`, which every later call about this agent needs.

        - 409: an agent of this `name` is already running. Carry on with that agent
          (`agents.list` of its channel has its id) or choose another name.
        - 422: the quota of agents running at the same time is used up; it is 20 per App ID
          unless raised.
        - 503: no agent could be started at the moment. Whether one was is not certain: look for
          it first (`error.lookup`), then try again after a pause.

        Without `pipeline_id` the properties need `tts` and `llm`, or `mllm` instead of both.

        The client makes the token that is left out, where it has `app_id` and
        `app_certificate`. It lives 24 hours.

        Args:
            appid: The App ID of the project.
            name: The unique identifier of the agent. The same identifier cannot be used
                repeatedly: starting a second agent under a name in use is answered with 409.
            properties: Configuration details of the agent.
            pipeline_id: The unique ID of a published project in AI Studio. Its settings apply
                wherever `properties` says nothing; `asr`, `tts` and `llm` may then be left out.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The agent exists and is starting or running.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.start", self.start, _unknown)
            _operation = agents_start(
                self._sender.app_id
                if appid is None
                else _other_app("agents.start", appid, self._sender.app_id),
                name=name,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _AGENTS_START_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation, self._sender, {"properties.token": "properties.agent_rtc_uid"}
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @_guessed
    def list(
        self,
        appid: str | None = None,
        *,
        channel: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        state: Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | _m.ListAgentsRequestState
        | int
        | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> AsyncPagerCall[_m.ListAgentsResponseDataListItem, _m.ListAgentsResponse]:
        """Retrieve a list of agents that meet the specified conditions.

        Without `state` only running agents are listed: one that is still starting, or has
        stopped, is left out. Agents created more than seven days ago are out of reach.

        Returns a pager over the agents: iterate it for the items of all pages, or take
        `iter_pages()`. A page carries `data.list` and, in `meta.cursor`, the marker of the next
        page, which is empty on the last one.

        Args:
            appid: The App ID of the project.
            channel: The channel to query for a list of agents.
            from_time: The start timestamp (in seconds) for the query. Default is 2 hours ago.
            to_time: The end timestamp (in seconds) for the query. Default is current time.
            state: The agent state to filter by. Only one state can be specified per query;
                without it the server lists running agents.

                - `IDLE(0)`: Agent is idle.
                - `STARTING(1)`: The agent is being started.
                - `RUNNING(2)`: The agent is running.
                - `STOPPING(3)`: The agent is stopping.
                - `STOPPED(4)`: The agent has exited.
                - `RECOVERING(5)`: The agent is recovering.
                - `FAILED(6)`: The agent failed to execute.
            limit: The maximum number of entries returned per page. Default: `20`.
            cursor: The paging cursor, indicating the starting position (`agent_id`) of the next
                page of results.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            One page of agents. Items of all pages are walked lazily.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.list", self.list, _unknown)
            _operation = agents_list(
                self._sender.app_id
                if appid is None
                else _other_app("agents.list", appid, self._sender.app_id),
                channel=channel,
                from_time=from_time,
                to_time=to_time,
                state=state,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                channel,
                from_time,
                to_time,
                state,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return self._sender.pages(_operation, _options)

    @overload
    async def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.GetAgentsResponse: ...
    @overload
    async def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.GetAgentsResponse: ...
    @_guessed
    async def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetAgentsResponse:
        """Get the current state information of the specified agent instance.

        Returns the lifecycle state with the start time and, once the agent has left, the stop
        time and the reason.

        - 404: the agent is unknown or gone.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The state of the agent.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.get", self.get, _unknown)
            _operation = agents_get(
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
    async def get_history(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.GetHistoryAgentsResponse: ...
    @overload
    async def get_history(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.GetHistoryAgentsResponse: ...
    @_guessed
    async def get_history(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetHistoryAgentsResponse:
        """Get the history of the conversation between the user and the agent.

        Works while the agent is running only. The agent remembers as many entries as
        `llm.max_history` of the start request says, 32 by default. After the run the same
        entries arrive once more in webhook event 103.

        Returns the entries, each with its speaker and its text.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The remembered conversation.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.get_history", self.get_history, _unknown)
            _operation = agents_get_history(
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
    async def stop(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None: ...
    @overload
    async def stop(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> None: ...
    @_guessed
    async def stop(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> None:
        """Stop the specified conversational agent instance.

        The agent leaves its channel. The reply comes before it has done so; with
        `parameters.farewell_config` it finishes what it is doing first.

        Returns nothing.

        - 404: the agent is unknown or already gone.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The agent is leaving. The body is empty.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.stop", self.stop, _unknown)
            _operation = agents_stop(
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
    async def update(
        self,
        appid: str,
        agent_id: str,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.UpdateAgentsResponse: ...
    @overload
    async def update(
        self,
        *,
        agent_id: str,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.UpdateAgentsResponse: ...
    @_guessed
    async def update(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.UpdateAgentsResponse:
        """Adjust Conversation AI Engine parameters at runtime.

        Only `token`, `llm.system_messages`, `llm.params` and `mllm.params` can change while an
        agent runs. Each value replaces the old one as a whole: send all of `params`, not just
        the key that differs.

        Returns the state of the agent.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            properties: Configuration properties to update.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The changes are in force.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.update", self.update, _unknown)
            _operation = agents_update(
                self._sender.app_id if appid is None else appid,
                agent_id,
                properties=properties,
            )
            _warned(_operation)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                properties,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @overload
    async def speak(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.SpeakAgentsResponse: ...
    @overload
    async def speak(
        self,
        *,
        agent_id: str,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.SpeakAgentsResponse: ...
    @_guessed
    async def speak(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.SpeakAgentsResponse:
        """Broadcast a custom message using the TTS module.

        The agent says the text at once, unless `priority` asks for something gentler: it stops
        speaking and thinking to deliver the message. A user who talks over it cuts the message
        short, unless `interruptable` is false.

        Returns the agent and its channel.

        Not available while the agent uses `mllm`. The text may take 512 bytes in UTF-8, which
        is about 170 Chinese characters. A request of unknown outcome is not repeated, because
        the message would be heard twice.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            text: The broadcast message text. The maximum length of the text content is 512
                bytes, counted in UTF-8.
            priority: Sets the priority of the message broadcast:

                - `INTERRUPT`: High priority. The agent immediately interrupts the current
                  interaction to announce the message.
                - `APPEND`: Medium priority. The agent announces the message after the current
                  interaction ends.
                - `IGNORE`: Low priority. If the agent is busy interacting, it ignores and
                  discards the broadcast; the message is only announced if the agent is not
                  interacting.
            interruptable: Whether to allow users to interrupt the agent's broadcast by
                speaking:

                - `true`: Allow
                - `false`: Don't allow
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The message is accepted.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.speak", self.speak, _unknown)
            _operation = agents_speak(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                priority=priority,
                interruptable=interruptable,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                priority,
                interruptable,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @overload
    async def interrupt(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> _m.InterruptAgentsResponse: ...
    @overload
    async def interrupt(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> _m.InterruptAgentsResponse: ...
    @_guessed
    async def interrupt(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.InterruptAgentsResponse:
        """Interrupt the specified agent while speaking or thinking.

        The agent falls silent and listens again. A request of unknown outcome is not repeated,
        because a late repeat would cut the next sentence.

        Returns the agent and its channel; the reply may also be empty.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The agent was interrupted.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.interrupt", self.interrupt, _unknown)
            _operation = agents_interrupt(
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
    async def get_turns(
        self,
        appid: str,
        agent_id: str,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse: ...
    @overload
    async def get_turns(
        self,
        *,
        agent_id: str,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse: ...
    @_guessed
    async def get_turns(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetTurnsAgentsResponse:
        """Get the conversation turns of an agent with their timing.

        A turn is one exchange: what began it, how it ended and how long each stage took. Turns
        are kept for seven days, so they can be read after the agent has left.

        Returns one page. Ask for the next `page_index` until `pagination.is_last_page` is true.

        - 404: the agent is unknown.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            page_index: The number of the page, counted from 1. Default: `1`.
            page_size: The number of turns per page, from 10 to 200. Default: `50`.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            One page of turns.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.get_turns", self.get_turns, _unknown)
            _operation = agents_get_turns(
                self._sender.app_id if appid is None else appid,
                agent_id,
                page_index=page_index,
                page_size=page_size,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                page_index,
                page_size,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @overload
    async def think(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.AgentThinkAgentManagementResponse: ...
    @overload
    async def think(
        self,
        *,
        agent_id: str,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _m.AgentThinkAgentManagementResponse: ...
    @_guessed
    async def think(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.AgentThinkAgentManagementResponse:
        """Give an agent an instruction as if the user had said it.

        The text goes to the language model, and the agent speaks the answer. The three
        `on_..._action` settings say what happens when the agent is in the middle of something.
        While it speaks, the instruction is ignored unless `on_speaking_action` says otherwise.

        Returns the agent and its channel, also when the instruction is ignored.

        A request of unknown outcome is not repeated, because the agent would answer twice.

        - 404: the agent is unknown or no longer runs.

        Args:
            appid: The App ID of the project.
            agent_id: The agent instance ID you obtained after successfully calling `join` to
                start a conversational AI agent.
            text: The instruction, taken as if the user had said it.
            on_listening_action: What happens when the agent is listening to the user. One of:
                `inject`, `interrupt`, `ignore`, `append`.
            on_thinking_action: What happens when the model is thinking. One of: `interrupt`,
                `ignore`, `append`.
            on_speaking_action: What happens when the agent is speaking. One of: `interrupt`,
                `ignore`, `append`.
            interruptable: Whether a user who speaks cuts the answer short.
            metadata: Data of your own that travels with the instruction, of any kind.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The instruction is accepted.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            PermissionDeniedError: The account may not do this (403).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            QuotaExceededError: A quota is used up (422).
            RateLimitError: Too many requests (429).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("agents.think", self.think, _unknown)
            _operation = agents_think(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                on_listening_action=on_listening_action,
                on_thinking_action=on_thinking_action,
                on_speaking_action=on_speaking_action,
                interruptable=interruptable,
                metadata=metadata,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                on_listening_action,
                on_thinking_action,
                on_speaking_action,
                interruptable,
                metadata,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    agent_think = think


class RawAgentsClient:
    """The calls of :class:`AgentsClient`, answered with status and headers beside the data."""

    __slots__ = ("_sender",)

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @_guessed
    def start(
        self,
        appid: str | None = None,
        *,
        name: str,
        properties: _m.StartAgentsRequestProperties | _p.StartAgentsRequestPropertiesDict | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.StartAgentsResponse]:
        """Call :meth:`AgentsClient.start` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.start", self.start, _unknown)
            _operation = agents_start(
                self._sender.app_id
                if appid is None
                else _other_app("agents.start", appid, self._sender.app_id),
                name=name,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _AGENTS_START_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation, self._sender, {"properties.token": "properties.agent_rtc_uid"}
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @_guessed
    def list(
        self,
        appid: str | None = None,
        *,
        channel: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        state: Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | _m.ListAgentsRequestState
        | int
        | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[SyncPager[_m.ListAgentsResponseDataListItem, _m.ListAgentsResponse]]:
        """Call :meth:`AgentsClient.list` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.list", self.list, _unknown)
            _operation = agents_list(
                self._sender.app_id
                if appid is None
                else _other_app("agents.list", appid, self._sender.app_id),
                channel=channel,
                from_time=from_time,
                to_time=to_time,
                state=state,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                channel,
                from_time,
                to_time,
                state,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return self._sender.pages_raw(_operation, _options)

    @overload
    def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetAgentsResponse]: ...
    @overload
    def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetAgentsResponse]: ...
    @_guessed
    def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetAgentsResponse]:
        """Call :meth:`AgentsClient.get` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.get", self.get, _unknown)
            _operation = agents_get(
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
    def get_history(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetHistoryAgentsResponse]: ...
    @overload
    def get_history(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetHistoryAgentsResponse]: ...
    @_guessed
    def get_history(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetHistoryAgentsResponse]:
        """Call :meth:`AgentsClient.get_history` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.get_history", self.get_history, _unknown)
            _operation = agents_get_history(
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
    def stop(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[None]: ...
    @overload
    def stop(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[None]: ...
    @_guessed
    def stop(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[None]:
        """Call :meth:`AgentsClient.stop` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.stop", self.stop, _unknown)
            _operation = agents_stop(
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
    def update(
        self,
        appid: str,
        agent_id: str,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.UpdateAgentsResponse]: ...
    @overload
    def update(
        self,
        *,
        agent_id: str,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.UpdateAgentsResponse]: ...
    @_guessed
    def update(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.UpdateAgentsResponse]:
        """Call :meth:`AgentsClient.update` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.update", self.update, _unknown)
            _operation = agents_update(
                self._sender.app_id if appid is None else appid,
                agent_id,
                properties=properties,
            )
            _warned(_operation)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                properties,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @overload
    def speak(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.SpeakAgentsResponse]: ...
    @overload
    def speak(
        self,
        *,
        agent_id: str,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.SpeakAgentsResponse]: ...
    @_guessed
    def speak(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.SpeakAgentsResponse]:
        """Call :meth:`AgentsClient.speak` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.speak", self.speak, _unknown)
            _operation = agents_speak(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                priority=priority,
                interruptable=interruptable,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                priority,
                interruptable,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @overload
    def interrupt(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.InterruptAgentsResponse]: ...
    @overload
    def interrupt(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.InterruptAgentsResponse]: ...
    @_guessed
    def interrupt(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.InterruptAgentsResponse]:
        """Call :meth:`AgentsClient.interrupt` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.interrupt", self.interrupt, _unknown)
            _operation = agents_interrupt(
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
    def get_turns(
        self,
        appid: str,
        agent_id: str,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTurnsAgentsResponse]: ...
    @overload
    def get_turns(
        self,
        *,
        agent_id: str,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTurnsAgentsResponse]: ...
    @_guessed
    def get_turns(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetTurnsAgentsResponse]:
        """Call :meth:`AgentsClient.get_turns` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.get_turns", self.get_turns, _unknown)
            _operation = agents_get_turns(
                self._sender.app_id if appid is None else appid,
                agent_id,
                page_index=page_index,
                page_size=page_size,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                page_index,
                page_size,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @overload
    def think(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.AgentThinkAgentManagementResponse]: ...
    @overload
    def think(
        self,
        *,
        agent_id: str,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.AgentThinkAgentManagementResponse]: ...
    @_guessed
    def think(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.AgentThinkAgentManagementResponse]:
        """Call :meth:`AgentsClient.think` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.think", self.think, _unknown)
            _operation = agents_think(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                on_listening_action=on_listening_action,
                on_thinking_action=on_thinking_action,
                on_speaking_action=on_speaking_action,
                interruptable=interruptable,
                metadata=metadata,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                on_listening_action,
                on_thinking_action,
                on_speaking_action,
                interruptable,
                metadata,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    agent_think = think


class AsyncRawAgentsClient:
    """The calls of :class:`AsyncAgentsClient`, answered with status and headers beside the data."""

    __slots__ = ("_sender",)

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @_guessed
    async def start(
        self,
        appid: str | None = None,
        *,
        name: str,
        properties: _m.StartAgentsRequestProperties | _p.StartAgentsRequestPropertiesDict | _Json,
        pipeline_id: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.StartAgentsResponse]:
        """Call :meth:`AgentsClient.start` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.start", self.start, _unknown)
            _operation = agents_start(
                self._sender.app_id
                if appid is None
                else _other_app("agents.start", appid, self._sender.app_id),
                name=name,
                properties=properties,
                pipeline_id=pipeline_id,
            )
            _warned_at(_operation, _AGENTS_START_PLACES)
            if self._sender.settings.app_certificate:
                _with_tokens(
                    _operation, self._sender, {"properties.token": "properties.agent_rtc_uid"}
                )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                name,
                properties,
                pipeline_id,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @_guessed
    async def list(
        self,
        appid: str | None = None,
        *,
        channel: str | None = None,
        from_time: float | _datetime | None = None,
        to_time: float | _datetime | None = None,
        state: Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | _m.ListAgentsRequestState
        | int
        | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[AsyncPager[_m.ListAgentsResponseDataListItem, _m.ListAgentsResponse]]:
        """Call :meth:`AgentsClient.list` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.list", self.list, _unknown)
            _operation = agents_list(
                self._sender.app_id
                if appid is None
                else _other_app("agents.list", appid, self._sender.app_id),
                channel=channel,
                from_time=from_time,
                to_time=to_time,
                state=state,
                limit=limit,
                cursor=cursor,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                channel,
                from_time,
                to_time,
                state,
                limit,
                cursor,
                request_options,
                _unknown,
            )
        return await self._sender.pages_raw(_operation, _options)

    @overload
    async def get(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetAgentsResponse]: ...
    @overload
    async def get(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetAgentsResponse]: ...
    @_guessed
    async def get(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetAgentsResponse]:
        """Call :meth:`AgentsClient.get` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.get", self.get, _unknown)
            _operation = agents_get(
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
    async def get_history(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetHistoryAgentsResponse]: ...
    @overload
    async def get_history(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetHistoryAgentsResponse]: ...
    @_guessed
    async def get_history(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetHistoryAgentsResponse]:
        """Call :meth:`AgentsClient.get_history` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.get_history", self.get_history, _unknown)
            _operation = agents_get_history(
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
    async def stop(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[None]: ...
    @overload
    async def stop(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[None]: ...
    @_guessed
    async def stop(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[None]:
        """Call :meth:`AgentsClient.stop` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.stop", self.stop, _unknown)
            _operation = agents_stop(
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
    async def update(
        self,
        appid: str,
        agent_id: str,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.UpdateAgentsResponse]: ...
    @overload
    async def update(
        self,
        *,
        agent_id: str,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.UpdateAgentsResponse]: ...
    @_guessed
    async def update(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        properties: _m.UpdateAgentsRequestProperties
        | _p.UpdateAgentsRequestPropertiesDict
        | _Json
        | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.UpdateAgentsResponse]:
        """Call :meth:`AgentsClient.update` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.update", self.update, _unknown)
            _operation = agents_update(
                self._sender.app_id if appid is None else appid,
                agent_id,
                properties=properties,
            )
            _warned(_operation)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                properties,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @overload
    async def speak(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.SpeakAgentsResponse]: ...
    @overload
    async def speak(
        self,
        *,
        agent_id: str,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.SpeakAgentsResponse]: ...
    @_guessed
    async def speak(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.SpeakAgentsResponse]:
        """Call :meth:`AgentsClient.speak` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.speak", self.speak, _unknown)
            _operation = agents_speak(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                priority=priority,
                interruptable=interruptable,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                priority,
                interruptable,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @overload
    async def interrupt(
        self,
        appid: str,
        agent_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.InterruptAgentsResponse]: ...
    @overload
    async def interrupt(
        self,
        *,
        agent_id: str,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.InterruptAgentsResponse]: ...
    @_guessed
    async def interrupt(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.InterruptAgentsResponse]:
        """Call :meth:`AgentsClient.interrupt` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.interrupt", self.interrupt, _unknown)
            _operation = agents_interrupt(
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
    async def get_turns(
        self,
        appid: str,
        agent_id: str,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTurnsAgentsResponse]: ...
    @overload
    async def get_turns(
        self,
        *,
        agent_id: str,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.GetTurnsAgentsResponse]: ...
    @_guessed
    async def get_turns(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetTurnsAgentsResponse]:
        """Call :meth:`AgentsClient.get_turns` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.get_turns", self.get_turns, _unknown)
            _operation = agents_get_turns(
                self._sender.app_id if appid is None else appid,
                agent_id,
                page_index=page_index,
                page_size=page_size,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                page_index,
                page_size,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @overload
    async def think(
        self,
        appid: str,
        agent_id: str,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.AgentThinkAgentManagementResponse]: ...
    @overload
    async def think(
        self,
        *,
        agent_id: str,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> RawResponse[_m.AgentThinkAgentManagementResponse]: ...
    @_guessed
    async def think(
        self,
        appid: str | None = None,
        agent_id: str | None = None,
        *,
        text: str,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: _dict[str, Any] | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.AgentThinkAgentManagementResponse]:
        """Call :meth:`AgentsClient.think` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("agents.think", self.think, _unknown)
            _operation = agents_think(
                self._sender.app_id if appid is None else appid,
                agent_id,
                text=text,
                on_listening_action=on_listening_action,
                on_thinking_action=on_thinking_action,
                on_speaking_action=on_speaking_action,
                interruptable=interruptable,
                metadata=metadata,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                appid,
                agent_id,
                text,
                on_listening_action,
                on_thinking_action,
                on_speaking_action,
                interruptable,
                metadata,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    agent_think = think
