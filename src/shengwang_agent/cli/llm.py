"""``llm``: what the platform would see of your model server and of your tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Annotated, Any

import typer

from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import Format, Output, Text, add_command

app = typer.Typer()

_Key = Annotated[
    Text, typer.Option("--api-key", metavar="KEY", help="The `llm.api_key`; `@FILE` reads it.")
]
_Model = Annotated[Text, typer.Option("--model", metavar="NAME", help="`llm.params.model`.")]
_Audio = Annotated[bool, typer.Option("--audio", help="The server answers with sound.")]
_Images = Annotated[bool, typer.Option("--images", help="The server takes pictures.")]
_Url = Annotated[str, typer.Argument(metavar="URL", help="The `llm.url`, as agents get it.")]
_Body = Annotated[
    str, typer.Argument(metavar="FILE", help="The body of a start, or its `llm`; `-` for stdin.")
]
_Name = Annotated[Text, typer.Option("--name", metavar="TOOL", help="Which of `llm.tools`.")]
_Arguments = Annotated[
    str, typer.Option("--args", metavar="JSON", help="Arguments, as the model writes them.")
]
_Send = Annotated[bool, typer.Option("--send", help="Make the request, and show the answer.")]


@add_command(app, "llm.check")
def check(
    output: Output,
    url: _Url,
    api_key: _Key = None,
    model: _Model = None,
    audio: _Audio = False,
    images: _Images = False,
) -> None:
    """Ask a model server as the platform does, some twenty times.

    Works with any server in any language. Every check tells what was sent, what came, and what the
    platform would make of it. Exit code 12 when there is a fault, 10 when nobody answers; a warning
    is no fault.
    """
    checks = module("checks.model")
    made = checks.ModelCheck(url, secret(api_key), model, audio=audio, images=images)
    report(made.run(), output, checks.LIMITS)


@add_command(app, "llm.tool")
def tool(
    output: Output, body: _Body, name: _Name = None, args: _Arguments = "{}", send: _Send = False
) -> None:
    """Write the request of an HTTP tool as the platform would, and make it with `--send`.

    Shows which documented rules the definition breaks, the request with its placeholders filled
    (header values are masked), and with `--send` what the model would be given. Exit code 12 when
    the definition is refused, the request cannot be written, or the tool fails.
    """
    from shengwang_agent.cli.inputs import inline, mapping

    given = mapping(body, "the body")
    properties = given.get("properties") or {"llm": given.get("llm") or given}
    llm = properties.get("llm") or {}
    entry = _chosen(llm.get("tools") or [], name)
    arguments = inline(args, "--args")
    report(_tool(properties, llm, entry, arguments, send), output)


def _chosen(tools: list[Any], name: str | None) -> dict[str, Any]:
    found = {str((each.get("function") or {}).get("name")): each for each in tools}
    if name is None and len(found) == 1:
        return dict(*found.values())
    if name not in found:
        do = f"--name one of: {', '.join(found)}" if found else "give a body with `llm.tools`"
        raise CommandError("there is no such tool", f"the name is {name or 'missing'}", do)
    return dict(found[name])


def _tool(
    properties: dict[str, Any], llm: dict[str, Any], entry: dict[str, Any], given: Any, send: bool
) -> Iterator[Any]:
    from shengwang_agent._runtime.rules import broken_rules

    tools, Finding = module("model.http_tools"), module("checks.finding").Finding
    one = {**properties, "llm": {**llm, "tools": [entry]}}
    place, name = "properties.llm.tools", entry["function"]["name"]
    broken = [
        rule
        for rule in broken_rules("agents.start", {"properties": one})
        if rule.pointer.startswith(place) and (len(properties) > 1 or rule.rule != "tools-switch")
    ]
    refused = any(rule.outcome == "refused" for rule in broken)
    state = "fault" if refused else "warning" if broken else "ok"
    came = "; ".join(f"{rule.pointer[len(place) + 1 :]}: {rule.text}" for rule in broken)
    harm = "it refuses the start of the agent" if refused else came and "it takes it, and no more"
    yield Finding("definition", state, f"the tool {name}", came, harm)
    http = tools.HttpTool(entry, llm.get("template_variables"), allow_remote=True)
    sent = f"{name} with {json.dumps(given, ensure_ascii=False)}"
    try:
        written = http.request(given, "call_check")
    except module("model.templates").TemplateFailed as error:
        yield Finding("request", "fault", sent, str(error), "nothing is requested, the call fails")
        return
    yield Finding("request", "ok", sent, "\n".join(written.lines()))
    if send:
        result = http.open(given, "call_check").result()
        harm = "" if result.ok else "the model is told that the tool failed"
        yield Finding("answer", "ok" if result.ok else "fault", "that", result.text, harm)


def module(name: str) -> Any:
    """A module of the sandbox; CommandError without the extra that it needs."""
    try:
        return import_module(f"shengwang_agent.sandbox.{name}")
    except ModuleNotFoundError as error:
        raise CommandError(
            "the checks are not installed",
            f"they need {error.name}, which comes with an extra",
            'pip install "shengwang-agent[sandbox]"',
            Code.CONFIGURATION,
        ) from None


def secret(given: str | None) -> str | None:
    """A secret of the command line: as it is, or from the file behind an ``@``."""
    from shengwang_agent.cli.inputs import text_of

    return text_of(given[1:], "the secret").strip() if given and given[0] == "@" else given


def report(findings: Iterable[Any], output: Output, limits: str = "") -> None:
    """Print what was found; CommandError when there is a fault."""
    from shengwang_agent.cli.output import emit
    from shengwang_agent.cli.screen import Wait, say

    found = []
    with Wait("asking") as wait:
        for finding in findings:
            found.append(finding)
            wait.update(len(found))
    if output.format is not Format.table:
        emit([finding._asdict() for finding in found], output)
    else:
        _print(found)
        say(limits)
    faults = [finding for finding in found if finding.state == "fault"]
    if faults:
        names = ", ".join(finding.check for finding in faults)
        why = f"{faults[0].came}; the platform: {faults[0].platform}"
        code = Code.NO_ANSWER if names == "reachable" else Code.NEGATIVE
        raise CommandError(f"{names} failed", why, "correct it, and check again", code)


def _print(findings: list[Any]) -> None:
    from rich.text import Text

    from shengwang_agent.cli.doctor import MARKS
    from shengwang_agent.cli.screen import clean, show

    sent, width = "", max(len(finding.check) for finding in findings)
    for finding in findings:
        if finding.sent != sent:
            sent = finding.sent
            show(Text.assemble(("sent: ", "dim"), (clean(sent), "dim")))
        mark, style = MARKS[finding.state]
        came = clean(finding.came).replace("\n", f"\n{'':{width + 6}}")
        show(Text.assemble((f"{mark:<5}", style), (f"{finding.check:<{width}} ", "bold"), came))
        if finding.platform:
            harm = clean(finding.platform)
            show(Text.assemble(f"{'':{width + 6}}", ("the platform: ", "yellow"), harm))
