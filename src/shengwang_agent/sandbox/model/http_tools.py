"""Tools of ``llm.tools``: arguments are checked, one request is written, sent and its answer read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from shengwang_agent._masking import MASK

from .connection import FRAMING, Connection, ConnectionBroken, check_address

_NAME = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_WHOLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_KNOWN = re.compile(r"(args|template_variables)\.([\w-]+)|tool_call_id")
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
#: Bytes of a rendered address, of one value in its path or its query, of a header, of a body.
LONGEST_URL, LONGEST_SEGMENT, LONGEST_QUERY_VALUE = 8192, 1024, 4096
LONGEST_HEADER, LONGEST_BODY = 4096, 64 * 1024
#: Milliseconds that a tool has when it says nothing else, and bytes of its result.
DEFAULT_TIMEOUT_MS, LONGEST_RESULT = 10_000, 1024 * 1024
#: Levels of nesting of arguments that are looked at.
DEEPEST = 32
JSON = dict[str, Any]


def filled(text: str, variables: Mapping[str, str] | None) -> str:
    """The text with ``llm.template_variables`` in place of ``{{name}}``.

    One pass: what stands in a value is not looked at again. Names that are not given stay.
    """
    given = variables or {}
    return _NAME.sub(lambda found: str(given.get(found[1], found[0])), text)


class TemplateFailed(Exception):
    """The request of a tool cannot be written, so nothing is requested. The text says why."""


@dataclass(frozen=True, slots=True)
class Values:
    """What the placeholders of one tool call stand for."""

    arguments: Mapping[str, Any]
    variables: Mapping[str, Any]
    call_id: str

    def of(self, name: str) -> Any:
        """The value of a placeholder; TemplateFailed when it is unknown, missing or null."""
        known = _KNOWN.fullmatch(name)
        if known is None:
            raise TemplateFailed(
                f"{{{{{name}}}}} is no placeholder; there are args.x, template_variables.x "
                "and tool_call_id"
            )
        if known[1] is None:
            return self.call_id
        value = (self.arguments if known[1] == "args" else self.variables).get(known[2])
        if value is None:
            raise TemplateFailed(f"{{{{{name}}}}} has no value")
        return value


def rendered(value: Any, values: Values) -> Any:
    """A JSON body with its placeholders filled; a value keeps its type."""
    if isinstance(value, str):
        return _whole(value, values)
    if isinstance(value, list):
        return [rendered(entry, values) for entry in value]
    if isinstance(value, dict):
        for key in value:
            if "{{" in key:
                raise TemplateFailed(f"the key {key!r} holds a placeholder; only values may")
        return {key: rendered(entry, values) for key, entry in value.items()}
    return value


def rendered_header(name: str, text: Any, values: Values) -> str:
    """The value of one header, in which arguments of the model have no place."""
    placeholder = _WHOLE.search(str(text))
    if placeholder and placeholder[1].startswith("args."):
        raise TemplateFailed(f"the header {name} takes no argument of the call")
    value = _scalar(_whole(text, values) if isinstance(text, str) else text, f"the header {name}")
    if len(value.encode()) > LONGEST_HEADER:
        raise TemplateFailed(f"the header {name} is over {LONGEST_HEADER} bytes")
    if not value.isprintable():
        raise TemplateFailed(f"the header {name} has control characters")
    return value


def _whole(text: str, values: Values) -> Any:
    if "{{" not in text:
        return text
    found = _WHOLE.fullmatch(text)
    if found is None:
        raise TemplateFailed(f"a placeholder must be the whole value, not a part of {text[:80]!r}")
    return values.of(found[1])


def _scalar(value: Any, where: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    raise TemplateFailed(f"{where} takes a text, a number or a boolean")


class Address:
    """The address of a tool with its placeholders filled: ``url``, and ``shown`` without secrets.

    Every value is percent-encoded for its place, so that none makes a new segment, host or key.
    """

    def __init__(self, template: str, values: Values) -> None:
        self._values = values
        host = _HOST.match(template)
        if host is None or "{{" in host[0]:
            raise TemplateFailed("the address has no fixed scheme and host")
        path, mark, query = template[host.end() :].partition("#")[0].partition("?")
        steps = [self._step(step) for step in path.split("/")]
        pairs = [self._pair(part) for part in query.split("&")]
        start = host[0] + "/".join(steps) + mark
        self.url = start + "&".join(sent for sent, _ in pairs)
        self.shown = _masked_user(start) + "&".join(shown for _, shown in pairs)
        if "{{" in self.url:
            raise TemplateFailed("the address holds a placeholder that cannot be read")
        if len(self.url.encode()) > LONGEST_URL:
            raise TemplateFailed(f"the address is over {LONGEST_URL} bytes")

    def _step(self, step: str) -> str:
        if "{{" not in step:
            return step
        text = _WHOLE.sub(self._value("path", LONGEST_SEGMENT), step)
        if text in ("", ".", ".."):
            raise TemplateFailed(f"the value {text!r} in the path would lead elsewhere")
        return text

    def _pair(self, part: str) -> tuple[str, str]:
        key, mark, value = part.partition("=")
        if "{{" in key:
            raise TemplateFailed("a placeholder stands for a value of the query, not for a key")
        sent = _WHOLE.sub(self._value("query", LONGEST_QUERY_VALUE), value)
        fixed = "{{" not in value or "template_variables" in value
        return key + mark + sent, key + mark + (MASK if fixed and value else sent)

    def _value(self, where: str, longest: int) -> Callable[[re.Match[str]], str]:
        def value(found: re.Match[str]) -> str:
            text = _scalar(self._values.of(found[1]), f"the {where} of the address")
            if where == "path" and text in ("", ".", ".."):
                raise TemplateFailed(f"the value {text!r} in the path would lead elsewhere")
            data = text.encode("utf-8", "surrogatepass")
            if len(data) > longest:
                raise TemplateFailed(f"a value in the {where} is over {longest} bytes")
            return quote(data, safe="")

        return value


def _masked_user(start: str) -> str:
    return re.sub(r"(://)[^/@]*@", rf"\g<1>{MASK}@", start)


JSON_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def problems(value: Any, schema: Any, at: str = "", level: int = 0) -> list[str]:
    """What is wrong, in words; keys that the schema does not know are no problem."""
    if not isinstance(schema, Mapping) or level > DEEPEST:
        return []
    kinds = schema.get("type")
    wanted = kinds if isinstance(kinds, list) else [kinds]
    if kinds and not any(_is(value, kind) for kind in wanted):
        return [f"{at or 'all of them'} should be of type {' or '.join(map(str, wanted))}"]
    return list(_inside(value, schema, at, level + 1))


def _is(value: Any, kind: Any) -> bool:
    types = JSON_TYPES.get(str(kind))
    if types is None:
        return True
    if isinstance(value, bool):
        return bool in types
    return isinstance(value, types) or (
        kind == "integer" and isinstance(value, float) and value.is_integer()
    )


def _inside(value: Any, schema: Mapping[str, Any], at: str, level: int) -> Iterator[str]:
    if isinstance(value, dict):
        required = schema.get("required")
        for name in required if isinstance(required, list) else ():
            if name not in value:
                yield f"{_join(at, name)} is required"
        known = schema.get("properties")
        for name, inner in known.items() if isinstance(known, Mapping) else ():
            if name in value:
                yield from problems(value[name], inner, _join(at, name), level)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from problems(entry, schema.get("items"), f"{at}[{index}]", level)


def _join(at: str, name: Any) -> str:
    return f"{at}.{name}" if at else str(name)


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What came of a call. A failed one has a text that says why; it reaches the model too."""

    ok: bool
    value: Any

    @property
    def text(self) -> str:
        """What stands in the ``tool`` message. How the platform marks a failure is not known."""
        text = written(self.value)
        return text if self.ok else f"The tool failed: {text}"


def written(value: Any) -> str:
    """A value as a text: JSON, unless it is one."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def failed(text: str) -> ToolResult:
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


class Tool:
    """A tool as the model sees it; of one that only a stub answers, that is all there is."""

    def __init__(self, function: JSON) -> None:
        self.name = str(function.get("name") or "")
        self.parameters: JSON = function.get("parameters") or {"type": "object"}
        self.definition: JSON = {"type": "function", "function": function}

    def open(self, arguments: Mapping[str, Any], call_id: str) -> Any:
        """The call, ready but not made, or None; TemplateFailed when it must not be made."""
        self.check(arguments)

    def check(self, arguments: Mapping[str, Any]) -> None:
        """TemplateFailed for arguments that do not fit ``parameters``."""
        wrong = problems(arguments, self.parameters)
        if wrong:
            raise TemplateFailed(f"arguments: {'; '.join(wrong)}")


class HttpTool(Tool):
    """One entry of ``llm.tools``; ``variables`` are ``llm.template_variables``."""

    def __init__(
        self,
        entry: Mapping[str, Any],
        variables: Mapping[str, Any] | None = None,
        *,
        allow_remote: bool = False,
    ) -> None:
        super().__init__(dict(entry.get("function") or {}))
        self._server: Mapping[str, Any] = entry.get("server") or {}
        self._variables = variables or {}
        self._allow_remote = allow_remote

    def request(self, arguments: Mapping[str, Any], call_id: str) -> ToolRequest:
        """The request of one call.

        Raises TemplateFailed when it cannot be written: arguments that do not fit
        ``parameters``, a placeholder without a value, at a wrong place or unknown, a part that is
        too long. Source: platform/protocol.md, section 3.
        """
        self.check(arguments)
        values = Values(arguments, self._variables, call_id)
        server = self._server
        method = str(server.get("method") or "").upper()
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
        return HttpCall(self.name, self.request(arguments, call_id), self._allow_remote)


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

    def __init__(self, name: str, request: ToolRequest, allow_remote: bool) -> None:
        self._name, self._request, self._allow_remote = name, request, allow_remote
        # ``within`` bounds the whole call; this only bounds what it cannot end.
        self._connection = Connection(request.timeout + 1.0)
        self.cancel = self._connection.cut

    def result(self) -> ToolResult:
        """Send the request and read the answer, within the time that the tool has."""
        request, connection = self._request, self._connection
        try:
            check_address(request.url, "it", self._allow_remote)
        except ConnectionBroken as error:
            answer = f"answer it in the test: sandbox.tool({self._name!r}, returns=…)"
            return failed(f"{error}; {answer}")
        line = (request.method, request.url, request.headers, request.body)
        try:
            with connection.within(request.timeout):
                answered = connection.send(*line)
                return result_of(answered.status_code, connection.read(LONGEST_RESULT))
        except ConnectionBroken as error:
            late = f"no complete answer within {request.timeout:g} s"
            return failed(late if connection.late else str(error))
        finally:
            connection.close()


def result_of(status: int, body: bytes | None) -> ToolResult:
    """What the model gets of an answer; ``body`` is None when it was over 1 MiB."""
    if body is None:
        return failed(f"the answer is over {LONGEST_RESULT} bytes")
    try:
        return ToolResult(200 <= status < 300, parsed(body.decode()))
    except UnicodeDecodeError:
        return failed("the answer is not UTF-8")


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


def _no_json(constant: str) -> Any:
    raise ValueError(constant)
