"""Functions as tools: run for a provider's model here, or served to the platform over HTTP."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, TypeVar, get_type_hints

from shengwang_agent._runtime.spelling import names_checked

from . import asgi
from .asgi import ENCODER, LOG, MOST_BYTES, Keys, Receive, Scope, Send, called, close
from .request import Request

Function = TypeVar("Function", bound=Callable[..., Any])
_ID = "tool_call_id"
_NAMED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
_MOST_RESULT = 1024 * 1024
"""The platform hands a longer result to no model."""


class Tool:
    """One function that a model may call: how it is described, checked and called."""

    def __init__(
        self,
        name: str,
        schema: Mapping[str, Any],
        function: Callable[..., Any],
        check: Callable[[Any], dict[str, Any]] = dict,
    ) -> None:
        parameters = dict(schema)
        about = {"name": name, "description": parameters.pop("description", "")}
        self.definition: dict[str, Any] = {**about, "parameters": parameters}
        self.name, self._function, self._check = name, function, check
        self._takes_id = _ID in inspect.signature(function).parameters

    async def run(self, given: bytes, call_id: str) -> tuple[int, Any]:
        """Return a status as HTTP has them, and what the model is to read: a result or an error."""
        try:
            arguments = self._check(asgi.object_of(given))
        except (asgi.Refused, ValueError) as error:
            found: Any = getattr(error, "errors", tuple)()  # told without the arguments
            wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in found)
            return 422, {"error": f"{self.name}: {wrong or error}"}
        try:
            more = {_ID: call_id} if self._takes_id else {}
            value = await called(self._function, **arguments, **more)
            if len(ENCODER.encode(value).encode()) > _MOST_RESULT:
                raise ValueError("the result is over 1 MiB")
            return 204 if value is None else 200, value
        except Exception as error:
            LOG.exception("the tool %s failed", self.name)
            return 500, {"error": f"{self.name} failed: {type(error).__name__}"}


class Tools(asgi.Application):
    """Typed functions as tools of your agents: entries of ``llm.tools``, and the address they name.

    ::

        tools = Tools("https://shop.example.com/tools", api_key=os.environ["TOOLS_KEY"])


        @tools.tool
        def lookup_order(order: str) -> dict:
            "Where an order is, by its number."

    ``tools.entries`` goes into ``llm.tools``, beside ``advanced_features.enable_tools``; it holds
    the key. ``tools`` is an ASGI application for the address; :func:`run_tools` takes it, too.

    pydantic makes the schema from the annotations. Every argument is required: for a value that is
    missing or null the platform makes no request. An argument ``tool_call_id`` is the id of the
    call, by which a repeated one can be told; an interruption neither stops nor undoes a call.
    The platform waits ``timeout`` seconds.
    """

    @names_checked()
    def __init__(
        self, url: str, *, api_key: Keys, timeout: float = 10.0, most_bytes: int = MOST_BYTES
    ) -> None:
        super().__init__(api_key, most_bytes)
        self._url, self._timeout = url.rstrip("/"), timeout
        self._tools: dict[str, Tool] = {}
        self.entries: list[dict[str, Any]] = []

    def tool(self, function: Function) -> Function:
        """Make a tool of a function; its docstring tells the model what it is for.

        Raises TypeError for a function that cannot be a tool, ImportError without pydantic.
        """
        tool = _typed(function)
        if tool.name in self._tools:
            raise TypeError(f"{tool.name}: there is such a tool already")
        headers = {"Idempotency-Key": "{{tool_call_id}}"}
        if self._keys:
            headers["Authorization"] = f"Bearer {self._keys[0].decode()}"
        required = tool.definition["parameters"]["required"]
        server: dict[str, Any] = {"method": "POST", "url": f"{self._url}/{tool.name}"}
        server["headers"] = headers
        server["body"] = {key: f"{{{{args.{key}}}}}" for key in required}
        server["timeout_ms"] = round(self._timeout * 1000)
        self._tools[tool.name] = tool
        self.entries.append({"type": "function", "function": tool.definition, "server": server})
        return function

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, headers = await self._body(scope, receive), asgi.headers_of(scope)
        tool = self._tools.get(scope["path"].rpartition("/")[2])
        if tool is None:
            raise asgi.Refused(404, f"no such tool; there are {', '.join(self._tools)}")
        status, value = await tool.run(body, headers.get("idempotency-key", ""))
        await asgi.respond(send, status, value, {})


async def run_tools(
    request: Request,
    client: Any,
    tools: Tools | Mapping[str, tuple[Mapping[str, Any], Callable[..., Any]]],
    most_rounds: int = 5,
    **more: Any,
) -> AsyncIterator[str]:
    """Ask a provider, run the functions that its model calls, ask again; only text comes out.

    ``client`` is an ``AsyncOpenAI``; ``more``, such as ``model``, goes into its requests. Beside
    :class:`Tools`, a map of names to a JSON Schema of the arguments (with a ``description``) and a
    function is taken. What a tool fails with is told to the model. The last of ``most_rounds``
    requests allows no more calls.
    """
    pairs = {} if isinstance(tools, Tools) else {name: Tool(name, *t) for name, t in tools.items()}
    known = tools._tools if isinstance(tools, Tools) else pairs
    body = request.for_openai(**more)
    body["tools"] = [{"type": "function", "function": tool.definition} for tool in known.values()]
    for left in reversed(range(most_rounds)):
        if not left:
            body["tool_choice"] = "none"
        said, calls = "", dict[int, dict[str, Any]]()
        stream = await client.chat.completions.create(**body)
        try:
            async for chunk in stream:
                for delta in (choice.delta for choice in chunk.choices or () if choice.delta):
                    for part in delta.tool_calls or ():
                        _add(calls, part)
                    if delta.content:
                        said += delta.content
                        yield delta.content
        finally:
            await close(stream)  # else an interruption leaves it open
        if not calls or not left:
            return
        results = await asyncio.gather(*(_result(known, call) for call in calls.values()))
        asked = {"role": "assistant", "content": said, "tool_calls": list(calls.values())}
        body["messages"] = [*body["messages"], asked, *results]


def _add(calls: dict[int, dict[str, Any]], part: Any) -> None:
    """Put a call together from its parts. Without an index, an id that is new begins the next."""
    at, last = part.index, next(reversed(calls), 0)
    if at is None:
        known = calls[last]["id"] if calls else ""
        at = last + 1 if known and part.id not in (None, "", known) else last
    empty = {"id": "", "type": "function", "function": {"name": "", "arguments": ""}}
    call = calls.setdefault(at, empty)
    call["id"] = part.id or call["id"]
    for key in call["function"]:
        call["function"][key] += getattr(part.function, key, None) or ""


async def _result(known: Mapping[str, Tool], call: dict[str, Any]) -> dict[str, Any]:
    name, given = call["function"]["name"], call["function"]["arguments"] or "{}"
    value: Any = {"error": f"there is no tool {name}"}
    if name in known:
        _, value = await known[name].run(given.encode(), call["id"])
    content = value if isinstance(value, str) else ENCODER.encode(value)
    return {"role": "tool", "tool_call_id": call["id"], "content": content}


def _typed(function: Callable[..., Any]) -> Tool:
    """The tool that a function is by its name, its docstring and its annotations."""
    try:
        from pydantic import PydanticUserError, TypeAdapter
    except ModuleNotFoundError as error:
        raise ImportError("a tool needs pydantic: pip install pydantic") from error
    name, about = getattr(function, "__name__", repr(function)), inspect.getdoc(function)
    if not (name.isidentifier() and about):
        text = "expected a docstring, which tells the model what the tool is for, and a name"
        raise TypeError(f"{name}: {text}")
    signature = inspect.signature(function)
    given = [each for each in signature.parameters.values() if each.name != _ID]

    def arguments(**named: Any) -> dict[str, Any]:
        return named

    try:
        hints = get_type_hints(function, include_extras=True)
        for each in given:
            if each.name not in hints or each.kind not in _NAMED:
                raise TypeError(f"{name}: {each} should be a named argument with an annotation")
        # pydantic sees the arguments of the function, and returns them instead of calling it.
        arguments.__signature__ = signature.replace(parameters=given)  # type: ignore[attr-defined]
        arguments.__annotations__ = {**hints, "return": dict}
        adapter: Any = TypeAdapter(arguments)  # type: ignore[arg-type]
        schema = {"properties": {}, **adapter.json_schema(), "description": about}
        ENCODER.encode(schema)  # not with NaN as a default
    except (NameError, PydanticUserError, ValueError) as error:
        why = str(error).partition("\n")[0]
        raise TypeError(f"{name}: its annotations have no JSON Schema: {why}") from error
    schema["required"] = list(schema["properties"])
    for key, of in schema["properties"].items():
        of.pop("title", None)
        if of.get("default", "") is None or {"type": "null"} in of.get("anyOf", ()):
            raise TypeError(f"{name}: {key} may be None, for which the platform makes no request")
    return Tool(name, schema, function, adapter.validate_python)
