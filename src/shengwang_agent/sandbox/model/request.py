"""What the platform sends to a model: the one place where address, headers and body are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from .connection import FRAMING
from .http_tools import filled

#: Entries of the memory that are sent, unless ``llm.max_history`` says otherwise.
DEFAULT_HISTORY = 32
#: ``llm.vendor`` of an endpoint that gets what only this platform knows of a turn.
CUSTOM = "custom"
_ENTRY = ("role", "content", "name", "tool_calls", "tool_call_id")
_CUSTOM_ENTRY = ("turn_id", "timestamp", "metadata")
JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class JsonRequest:
    """A POST. ``headers`` are pairs, since names that differ in case are both sent."""

    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: Mapping[str, Any] = field(repr=False)


class ModelRequest(JsonRequest):
    """A request to a model."""

    __slots__ = ()

    def __repr__(self) -> str:
        model, messages = self.body.get("model"), self.body.get("messages", ())
        return f"ModelRequest(model {model!r}, {len(messages)} messages)"

    def with_tools(self, tools: Sequence[JSON]) -> ModelRequest:
        """The same request that offers these tools, or none."""
        return replace(self, body={**self.body, "tools": list(tools)}) if tools else self

    def after(self, entries: Sequence[JSON]) -> ModelRequest:
        """The next request of a tool loop: the calls and their results stand behind the messages."""
        same = {
            key: self.body[key] for key in ("turn_id", "timestamp") if "interruptable" in self.body
        }
        more = [
            {**entry, **same, "metadata": {"source": "llm"}} if same else entry for entry in entries
        ]
        return replace(self, body={**self.body, "messages": [*self.body["messages"], *more]})


def model_request(
    properties: Mapping[str, Any],
    memory: Sequence[Mapping[str, Any]],
    *,
    turn_id: int = 0,
    timestamp: int = 0,
    interruptable: bool = True,
    presence: Mapping[str, Any] | None = None,
    tools: Sequence[JSON] = (),
) -> ModelRequest:
    """The request for one answer of the agent's model.

    ``memory`` is what was said so far, oldest first: ``role`` and ``content``, and for vendor
    ``custom`` ``turn_id``, ``timestamp`` (milliseconds) and ``metadata``. ``turn_id`` and ``timestamp``
    of the call are those of the present turn. ``presence`` (user to their temporary attributes)
    is sent with ``advanced_features.enable_rtm`` only. Source: platform/protocol.md, section 1.1.
    """
    llm: Mapping[str, Any] = properties.get("llm") or {}
    features = properties.get("advanced_features") or {}
    custom = llm.get("vendor") == CUSTOM
    body: JSON = {**(llm.get("params") or {}), "messages": _messages(llm, memory, custom)}
    if custom:
        body |= {"turn_id": turn_id, "timestamp": timestamp, "interruptable": interruptable}
    if presence is not None and features.get("enable_rtm"):
        context = body.get("context")
        body["context"] = {**(context if isinstance(context, dict) else {}), "presence": presence}
    body["stream"] = True
    request = ModelRequest(str(llm.get("url") or ""), _headers(llm), body)
    return request.with_tools(tools)


def _messages(
    llm: Mapping[str, Any], memory: Sequence[Mapping[str, Any]], custom: bool
) -> list[JSON]:
    """System messages, which carry nothing of a turn, then the newest of the memory."""
    variables = llm.get("template_variables")
    system = [_filled(message, variables) for message in llm.get("system_messages") or []]
    keys = (*_ENTRY, *_CUSTOM_ENTRY) if custom else _ENTRY
    newest = memory[-int(llm.get("max_history") or DEFAULT_HISTORY) :]
    return [*system, *({key: entry[key] for key in keys if key in entry} for entry in newest)]


def _filled(message: Mapping[str, Any], variables: Mapping[str, str] | None) -> JSON:
    content = message.get("content")
    text = {"content": filled(content, variables)} if isinstance(content, str) else {}
    return {**message, **text}


def _headers(llm: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """``llm.headers``, then ours. Of a name in equal spelling, case counting, ours stays."""
    ours = {
        "Authorization": f"Bearer {llm.get('api_key') or ''}".rstrip(),
        "Content-Type": "application/json",
    }
    return tuple({**given_headers(llm.get("headers")), **ours}.items())


def given_headers(headers: Mapping[str, Any] | None, *but: str) -> dict[str, str]:
    """The headers of a setting without those that are the connection's, or are in ``but``."""
    given = (headers or {}).items()
    return {name: str(value) for name, value in given if name.lower() not in {*FRAMING, *but}}


def host_of(url: str) -> str:
    """Host and port, for texts that must not show the rest of an address."""
    return urlsplit(url).netloc.rpartition("@")[2]
