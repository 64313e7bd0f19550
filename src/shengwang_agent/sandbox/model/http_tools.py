"""Tools of ``llm.tools``: arguments are checked, one request is written, sent and its answer read."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from shengwang_agent._masking import MASK

from .arguments import problems
from .connection import FRAMING, Connection, ConnectionBroken, check_address
from .templates import Address, TemplateFailed, Values, rendered, rendered_header

#: Milliseconds that a tool has when it says nothing else.
DEFAULT_TIMEOUT_MS = 10_000
#: Bytes of a result, and of a rendered body.
LONGEST_RESULT, LONGEST_BODY = 1024 * 1024, 64 * 1024
JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What came of a call. A failed one has a text that says why; it reaches the model too."""

    ok: bool
    value: Any

    @property
    def text(self) -> str:
        """What stands in the ``tool`` message. How the platform marks a failure is not known."""
        text = (
            self.value
            if isinstance(self.value, str)
            else json.dumps(self.value, ensure_ascii=False)
        )
        return text if self.ok else f"The tool failed: {text}"


def failed(text: str) -> ToolResult:
    """A call that failed."""
    return ToolResult(False, text)


@dataclass(frozen=True, slots=True)
class ToolRequest:
    """The request of one call, with its placeholders filled."""

    method: str
    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: bytes | None
    timeout: float
    shown_url: str

    def lines(self) -> Iterator[str]:
        """The request as it may be shown.

        Header values, user names, and what the definition itself writes into the query are
        masked; arguments of the model are not.
        """
        yield f"{self.method} {self.shown_url}"
        for name, value in self.headers:
            yield f"{name}: {value if name == 'Content-Type' else MASK}"
        if self.body is not None:
            yield ""
            yield self.body.decode()


class HttpTool:
    """One entry of ``llm.tools``; ``variables`` are ``llm.template_variables``."""

    def __init__(
        self,
        entry: Mapping[str, Any],
        variables: Mapping[str, Any] | None = None,
        *,
        allow_remote: bool = False,
    ) -> None:
        function: JSON = dict(entry.get("function") or {})
        self._server: Mapping[str, Any] = entry.get("server") or {}
        self._variables = variables or {}
        self._allow_remote = allow_remote
        self.name = str(function.get("name") or "")
        self.parameters: JSON = function.get("parameters") or {"type": "object"}
        self.definition: JSON = {"type": "function", "function": function}

    def request(self, arguments: Mapping[str, Any], call_id: str) -> ToolRequest:
        """The request of one call.

        Raises TemplateFailed when it cannot be written: arguments that do not fit
        ``parameters``, a placeholder without a value, at a wrong place or unknown, a part that is
        too long. Source: platform/protocol.md, section 3.
        """
        wrong = problems(arguments, self.parameters)
        if wrong:
            raise TemplateFailed(f"arguments: {'; '.join(wrong)}")
        values = Values(arguments, self._variables, call_id)
        server, method = self._server, str(self._server.get("method") or "").upper()
        if method not in ("GET", "POST"):
            raise TemplateFailed(f"the method is GET or POST, not {method!r}")
        address = Address(str(server.get("url") or ""), values)
        headers = self._headers(values)
        body = self._body(values) if method == "POST" else None
        if body is not None:
            headers["Content-Type"] = "application/json"
        timeout = float(server.get("timeout_ms") or DEFAULT_TIMEOUT_MS) / 1000
        return ToolRequest(
            method, address.url, tuple(headers.items()), body, timeout, address.shown
        )

    def _headers(self, values: Values) -> dict[str, str]:
        own = FRAMING | {"content-type"}
        given = self._server.get("headers") or {}
        return {
            name: rendered_header(name, value, values)
            for name, value in given.items()
            if name.lower() not in own
        }

    def _body(self, values: Values) -> bytes | None:
        if "body" not in self._server:
            return None
        body = json.dumps(rendered(self._server["body"], values), ensure_ascii=False)
        data = body.encode("utf-8", "backslashreplace")
        if len(data) > LONGEST_BODY:
            raise TemplateFailed(f"the body is over {LONGEST_BODY} bytes")
        return data

    def open(self, arguments: Mapping[str, Any], call_id: str) -> HttpCall:
        """The call, written but not sent; TemplateFailed when it cannot be written."""
        return HttpCall(self, self.request(arguments, call_id), self._allow_remote)


def tool_named(properties: Mapping[str, Any], name: str, *, allow_remote: bool = False) -> HttpTool:
    """The tool of this name among ``llm.tools``; LookupError tells which there are.

    For who looks at one tool by hand: ``tool.request(arguments, call_id)`` is what would be sent,
    its ``lines()`` can be shown, ``tool.open(arguments, call_id).result()`` sends it.
    """
    llm = properties.get("llm") or {}
    entries = {entry.get("function", {}).get("name"): entry for entry in llm.get("tools") or []}
    if name not in entries:
        known = ", ".join(map(str, entries)) or "none"
        raise LookupError(f"llm.tools has no tool {name!r}; it has {known}")
    return HttpTool(entries[name], llm.get("template_variables"), allow_remote=allow_remote)


class HttpCall:
    """One call of an HTTP tool."""

    def __init__(self, tool: HttpTool, request: ToolRequest, allow_remote: bool) -> None:
        self._tool = tool
        self._request = request
        self._allow_remote = allow_remote
        # The clock below bounds the whole call; this only bounds what it cannot end.
        self._connection = Connection(request.timeout + 1.0)
        self._late = False

    def result(self) -> ToolResult:
        """Send the request and read the answer, within the time that the tool has."""
        request = self._request
        clock = threading.Timer(request.timeout, self._time_is_up)
        try:
            check_address(request.url, "it", self._allow_remote)
        except ConnectionBroken as error:
            answer = f"answer it in the test: sandbox.tool({self._tool.name!r}, returns=…)"
            return failed(f"{error}; {answer}")
        clock.daemon = True
        clock.start()
        try:
            status = self._connection.send(
                request.method, request.url, request.headers, request.body
            ).status_code
            return result_of(status, self._connection.read(LONGEST_RESULT))
        except ConnectionBroken as error:
            late = f"no complete answer within {request.timeout:g} s"
            return failed(late if self._late else str(error))
        finally:
            clock.cancel()
            self._connection.close()

    def _time_is_up(self) -> None:
        self._late = True
        self._connection.cut()

    def cancel(self) -> None:
        """Give the call up, from another thread."""
        self._connection.cut()


def result_of(status: int, body: bytes | None) -> ToolResult:
    """What the model gets of an answer; ``body`` is None when it was over 1 MiB."""
    if body is None:
        return failed(f"the answer is over {LONGEST_RESULT} bytes")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return failed("the answer is not UTF-8")
    ok = 200 <= status < 300
    return ToolResult(ok, parsed(text))


def _no_json(constant: str) -> Any:
    raise ValueError(constant)


def parsed(text: str) -> Any:
    """The JSON of a result, or its text. Nothing at all is the empty list, as on the platform."""
    if not text:
        return []
    try:
        value = json.loads(text, parse_constant=_no_json)
    except (ValueError, RecursionError):
        return text
    # A JSON text keeps its quotes: written again for the model, it would lose them.
    return text if isinstance(value, str) else value
