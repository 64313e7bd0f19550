"""``mcp serve``: the operations of the API as tools for coding assistants.

The tools are made of the description: schemas of its strict twins, texts of the methods and models.
What may be done is decided here, never by the assistant: it reads, and what else it may do was said on
the command line.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from shengwang_agent.cli.calls import check_number
from shengwang_agent.cli.commands import add_command, option
from shengwang_agent.cli.connection import need_app_id, open_client
from shengwang_agent.cli.curl import masked_body
from shengwang_agent.cli.errors import CommandError, needing
from shengwang_agent.cli.operations import data_of, operation_of
from shengwang_agent.cli.options import ConnectionOptions, Texts

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp_types import CallToolResult, Tool

    from shengwang_agent import AgentClient
    from shengwang_agent.sandbox import Sandbox
    from shengwang_agent_api.routes import Route

JSON = dict[str, Any]
app = typer.Typer()
_DIAL = "telephony.call"
_DIALLED = (_DIAL, "telephony.hangup")
_KINDS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "dict": "object"}


@add_command(app, "mcp.serve")
def serve(
    connection: ConnectionOptions,
    allow_writes: Annotated[bool, option("--allow-writes", "Change agents and numbers.")] = False,
    allow_dialling: Annotated[
        Texts,
        option(
            "--allow-dialling NUMBER",
            "Ring this telephone number, each time after a dry run of the same call.",
        ),
    ] = None,
    sandbox: Annotated[
        bool, option("--sandbox", "Serve a platform of its own on this machine, whole.")
    ] = False,
    port: Annotated[
        int | None,
        option(
            "--port PORT",
            "Serve streamable HTTP on 127.0.0.1, at /mcp; standard input and output without it.",
            min=0,
            max=65535,
        ),
    ] = None,
) -> None:
    """Serve the API to coding assistants, as tools of the Model Context Protocol.

    They may only read, unless more is allowed here. Secrets are `***` in every result. Needs
    `shengwang-agent[mcp]`, with `--sandbox` also `shengwang-agent[sandbox]`.
    """
    for number in allow_dialling or ():
        check_number("to_number", number)
    with (
        needing("the server of tools", "cli,mcp,sandbox"),
        _opened(connection, sandbox) as (client, box),
    ):
        allowed = Allowed(allow_writes, frozenset(allow_dialling or ()), box)
        server = Tools(client, connection, allowed).server()
        import_module("asyncio").run(
            _serve_pipes(server) if port is None else _serve_http(server, port)
        )


@contextmanager
def _opened(connection: ConnectionOptions, sandbox: bool) -> Iterator[tuple[AgentClient, Any]]:
    if not sandbox:
        with open_client(connection) as client:
            yield client, None
        return
    from shengwang_agent.sandbox import Sandbox

    with Sandbox() as box, box.client() as client:
        yield client, box


async def _serve_pipes(server: Server[Any]) -> None:
    from mcp.server.stdio import stdio_server

    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


async def _serve_http(server: Server[Any], port: int) -> None:
    import socket

    import uvicorn

    with socket.create_server(("127.0.0.1", port)) as listening:  # connections wait from here on
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/mcp"
        print(f"listens on {address}", file=sys.stderr, flush=True)
        config = uvicorn.Config(server.streamable_http_app(), log_level="warning")
        await uvicorn.Server(config).serve([listening])


class Allowed(NamedTuple):
    """What the tools may do: everything on a sandbox, else what was said."""

    writes: bool = False
    numbers: frozenset[str] = frozenset()
    sandbox: Sandbox | None = None

    def has(self, route: Route) -> bool:
        """Whether this operation is a tool at all."""
        if self.sandbox is not None or route.method == "GET":
            return True
        if self.numbers and route.operation in _DIALLED:
            return True
        return self.writes and route.operation != _DIAL


class Refused(Exception):
    """The tool may not do this; the text says what would be allowed."""


class Tools:
    """The tools of one server: what they are, and what a call of one does."""

    def __init__(
        self, client: AgentClient, connection: ConnectionOptions, allowed: Allowed
    ) -> None:
        from shengwang_agent_api.routes import ROUTES

        self._client, self._connection, self._allowed = client, connection, allowed
        self._tried: set[str] = set()
        self._calls: dict[str, Callable[[JSON], Any]] = {}
        self.listed: list[Tool] = []
        for route in filter(allowed.has, ROUTES):
            self._add(route)
        if allowed.sandbox is not None:
            self._add_sandbox(allowed.sandbox)

    def server(self) -> Server[Any]:
        """A server of the package ``mcp`` that has these tools."""
        from asyncio import to_thread

        from mcp.server import Server
        from mcp_types import ListToolsResult

        from shengwang_agent._version import __version__
        from shengwang_agent.cli.skills import skill

        async def listed(_: Any, __: Any) -> ListToolsResult:
            return ListToolsResult(tools=self.listed)

        async def called(_: Any, asked: Any) -> CallToolResult:
            return await to_thread(self.call, asked.name, dict(asked.arguments or {}))

        return Server(
            "shengwang-agent",
            version=__version__,
            instructions=skill()["SKILL.md"].split("---\n", 2)[2].strip(),
            on_list_tools=listed,
            on_call_tool=called,
        )

    def call(self, name: str, arguments: JSON) -> CallToolResult:
        """Carry out one call; what goes wrong is told in the words that Python has for it."""
        from mcp_types import CallToolResult, TextContent

        from shengwang_agent.errors import ShengwangError

        try:
            if name not in self._calls:
                raise Refused(f"there is no tool {name!r} here, or it was not allowed")
            answer = self._calls[name](arguments)
        except (ShengwangError, Refused, CommandError, TypeError, ValueError, LookupError) as error:
            text = str(error)
            return CallToolResult(content=[TextContent(text=text)], is_error=True)
        text = json.dumps(answer, ensure_ascii=False)
        return CallToolResult(content=[TextContent(text=text)], structured_content=answer)

    def _add(self, route: Route) -> None:
        from shengwang_agent._runtime.operation import endpoint

        resource, _, method = route.operation.partition(".")
        function = getattr(getattr(self._client, resource), method)
        reads, replay = route.method == "GET", endpoint(route.operation).replay
        schema, name = _schema(route, function), f"{resource}_{method}"
        about = str(inspect.getdoc(function)).partition("\n\nArgs:")[0]  # the rest is Python's own
        run = partial(self._send, name, function, frozenset(schema["properties"]))
        if route.operation == _DIAL and self._allowed.sandbox is None:
            schema["properties"]["dry_run"] = _DRY_RUN
            run = partial(self._dial, run)
        # What makes something new can be undone; the rest changes, ends or is heard.
        changes = not reads and replay != "named"
        hints = {"destructive_hint": changes, "idempotent_hint": replay == "always"}
        self._list(name, about.strip(), schema, run, reads, open_world_hint=True, **hints)

    def _list(
        self,
        name: str,
        text: str,
        schema: JSON,
        run: Callable[[JSON], JSON],
        reads: bool,
        **hints: Any,
    ) -> None:
        from mcp_types import Tool, ToolAnnotations

        told = ToolAnnotations(read_only_hint=reads, **hints)
        tool = Tool(name=name, description=text, input_schema=schema, annotations=told)
        self.listed.append(tool)
        self._calls[name] = run

    def _send(self, name: str, function: Any, known: frozenset[str], arguments: JSON) -> JSON:
        # The method has more arguments, which are not the assistant's: App ID, headers, time limits.
        for key in ("appid", "request_options"):
            if key in arguments and key not in known:
                raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
        return _plain(function(**arguments))

    def _dial(self, run: Callable[[JSON], JSON], arguments: JSON) -> JSON:
        trial = arguments.pop("dry_run", True)
        sip = arguments.get("sip")
        number = sip.get("to_number") if isinstance(sip, dict) else None
        if number not in self._allowed.numbers:
            raise Refused(f"{number!r} may not be rung: it is not among --allow-dialling")
        key = json.dumps(arguments, sort_keys=True)
        if trial is not False:
            self._tried.add(key)
            return self._planned(arguments)
        try:
            self._tried.remove(key)  # one dry run, one call, also when two are asked for at once
        except KeyError:
            told = "call the same with dry_run true first, and show your user what it says"
            raise Refused(f"nobody was rung: {told}") from None
        return run(arguments)

    def _planned(self, arguments: JSON) -> JSON:
        from shengwang_agent_api.commands.telephony import CALL

        made = operation_of(CALL, {**arguments, "appid": need_app_id(self._connection)})
        return {
            "would_ring": arguments["sip"]["to_number"],
            "request": masked_body(made.body or {}, CALL.body),
            "broken_rules": [str(broken) for broken in made.problems()],
        }

    def _add_sandbox(self, box: Sandbox) -> None:
        """What only a local platform can do: programs are run on it, a caller speaks, time passes."""

        def sandbox_hears(agent_id: str, text: str) -> JSON:
            """Let the caller say something to a running agent; what was said so far."""
            agent = box.agent(agent_id)
            agent.hears(text)
            return {"history": [dict(entry) for entry in agent.history]}

        def sandbox_advance(seconds: float) -> JSON:
            """Let time pass on the clock of the sandbox."""
            box.clock.advance(seconds)
            return {"advanced": seconds}

        def sandbox_variables() -> JSON:
            """The environment in which a program, or a test, runs on this sandbox."""
            return {
                "SHENGWANG_BASE_URL": box.url,
                "SHENGWANG_APP_ID": self._client.app_id,
                "SHENGWANG_USERNAME": "sandbox",
                "SHENGWANG_PASSWORD": "sandbox",
            }

        def sandbox_eval(scenario: dict) -> JSON:  # type: ignore[type-arg]
            """Play a conversation on a sandbox of its own, on a clock that stands still.

            Tells whether it passed, what did not hold, and what was said. A scenario is as
            `shengwang-agent eval --schema` describes it, without judges, callers and functions:
            {"agent": {}, "replies": {"open": "From nine."}, "turns": [{"caller": "When do you
            open?", "expect": [{"says": "nine"}]}]}
            """
            return _played(scenario)

        for function in (sandbox_eval, sandbox_variables, sandbox_hears, sandbox_advance):
            hints = inspect.signature(function).parameters.values()
            properties = {hint.name: {"type": _KINDS[str(hint.annotation)]} for hint in hints}
            schema = {"type": "object", "properties": properties, "required": list(properties)}
            run = partial(_spread, function)
            text = str(function.__doc__)
            self._list(function.__name__, text, schema, run, False, open_world_hint=False)


_DRY_RUN: JSON = {
    "type": "boolean",
    "default": True,
    "description": "True tells what would be sent, and rings nobody. False rings, after that.",
}


def _played(scenario: JSON) -> JSON:
    """What came of one scenario; Refused for what would run code, or send keys to a model."""
    from tempfile import TemporaryDirectory

    from shengwang_agent.evals import EvalError, run

    named = _not_here(scenario)
    if named:
        raise Refused(f"not as a tool, only in a file for `eval`: {', '.join(sorted(named))}")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "scenario.json"
        file.write_text(json.dumps(scenario), "utf-8")  # JSON has no !include
        try:
            (result,) = run(file).results
        except EvalError as error:
            raise Refused(str(error).replace(f"{folder}/", "")) from None
    told = {"state": result.state, "problems": [*result.problems]}
    return {**told, "transcript": result.transcript, "seconds": result.seconds}


def _not_here(scenario: JSON) -> set[str]:
    """The keys that name a function, or a model that gets a key of the environment."""
    turns = scenario.get("turns")
    parts = [scenario, *(turns if isinstance(turns, list) else ())]
    expected = [part.get("expect") for part in parts if isinstance(part, dict)]
    named = scenario.keys() & {"before", "judge", "caller"} | _keys(expected) & {"python"}
    return named | ({"agent"} if isinstance(scenario.get("agent"), str) else set())


def _keys(value: Any) -> set[str]:
    """Every key of a value, at any depth."""
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    return set(value).union(*map(_keys, value.values())) if isinstance(value, dict) else set()


def _spread(function: Callable[..., JSON], arguments: JSON) -> JSON:
    return function(**arguments)


def _plain(answer: Any) -> JSON:
    """A reply as plain values, its secrets as ``***``; of a list one page."""
    found = data_of(getattr(answer, "response", answer), secrets=False)
    if isinstance(found, list):
        return {"items": found}
    return found if isinstance(found, dict) else {}


def _schema(route: Route, function: Any) -> JSON:
    """The arguments of a method as JSON Schema; the App ID is the server's own."""
    names = [name for name in re.findall(r"{(\w+)}", route.path) if name != "appid"]
    properties: JSON = {name: {"type": "string"} for name in names}
    required = list(names)
    for entry in route.query:
        bounds = {"minimum": entry.minimum, "maximum": entry.maximum, "enum": [*entry.choices]}
        given = {key: value for key, value in bounds.items() if value not in (None, [])}
        properties[entry.name] = {"type": _KINDS[entry.kind], **given}
        required += [entry.name] if entry.required else []
    body = _body(route.body) if route.body else {}
    properties |= body.get("properties", {})
    _explain(properties, _texts(function))
    schema = {
        "type": "object",
        "properties": properties,
        "required": required + body.get("required", []),
        "additionalProperties": False,
    }
    return schema | ({"$defs": body["$defs"]} if "$defs" in body else {})


def _body(name: str) -> JSON:
    """The schema of a request body, with the texts of the models and without titles."""
    import shengwang_agent_strict.models as strict
    from shengwang_agent_api import models

    schema: JSON = _untitled(getattr(strict, name).model_json_schema())
    for inner, node in schema.get("$defs", {}).items():
        texts = _texts(getattr(models, inner, None))
        first = {key: re.split(r"(?<=\.)\s", text, maxsplit=1)[0] for key, text in texts.items()}
        _explain(node.get("properties", {}), first)
    return schema


def _untitled(node: Any) -> Any:
    """A schema without the titles that pydantic makes of names; a property of that name stays."""
    if isinstance(node, list):
        return [_untitled(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key != "title" or isinstance(value, dict)}
    return {key: _untitled(value) for key, value in kept.items()}


def _explain(properties: JSON, texts: dict[str, str]) -> None:
    for name, node in properties.items():
        if name in texts:
            properties[name] = {**node, "description": texts[name]}


def _texts(documented: Any) -> dict[str, str]:
    """What the docstring of a method or model says of each argument or attribute."""
    found = re.search(
        r"^(?:Args|Attributes):\n(.*?)(?=^\S|\Z)", inspect.getdoc(documented) or "", re.M | re.S
    )
    entries = re.split(r"^    (?=\w+: )", found[1], flags=re.M)[1:] if found else []
    pairs = (entry.split(": ", 1) for entry in entries)
    return {name: " ".join(text.split()) for name, text in pairs}
