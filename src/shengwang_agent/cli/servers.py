"""``llm`` and ``webhook``: what the platform would see of your servers and of your tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Annotated, Any

import typer

from shengwang_agent.cli import findings
from shengwang_agent.cli.commands import add_command, argument, option
from shengwang_agent.cli.errors import CommandError, needing
from shengwang_agent.cli.files import inline, kind, mapping, secret
from shengwang_agent.cli.options import Output, Text
from shengwang_agent.cli.screen import clean, say, show

llm, webhook = typer.Typer(), typer.Typer()


@add_command(llm, "llm.check")
def check(
    output: Output,
    url: Annotated[str, argument("URL", "The `llm.url`, as agents get it.")],
    api_key: Annotated[Text, option("--api-key KEY", "The `llm.api_key`, or `@FILE`.")] = None,
    model: Annotated[Text, option("--model NAME", "`llm.params.model`.")] = None,
    audio: Annotated[bool, option("--audio", "The server answers with sound.")] = False,
    images: Annotated[bool, option("--images", "The server takes pictures.")] = False,
) -> None:
    """Ask a model server as the platform does, some twenty times.

    Works with any server in any language. Every check tells what was sent, what came, and what the
    platform would make of it. Exit code 12 when there is a fault, 10 when nobody answers; a warning
    is no fault.
    """
    checks = module("checks.model")
    made = checks.ModelCheck(url, secret(api_key), model, audio=audio, images=images)
    report(made.run(), output, checks.LIMITS)


@add_command(llm, "llm.tool")
def tool(
    output: Output,
    body: Annotated[str, argument("FILE", "The body of a start, or its `llm`; `-` for stdin.")],
    name: Annotated[Text, option("--name TOOL", "Which of `llm.tools`.")] = None,
    args: Annotated[str, option("--args JSON", "Arguments, as the model writes them.")] = "{}",
    send: Annotated[bool, option("--send", "Make the request, and show the answer.")] = False,
) -> None:
    """Write the request of an HTTP tool as the platform would, and make it with `--send`.

    Shows which documented rules the definition breaks, the request with its placeholders filled
    (header values are masked), and with `--send` what the model would be given. Exit code 12 when
    the definition is refused, the request cannot be written, or the tool fails.
    """
    given = mapping(body, "the body")
    properties = _part(given, "properties", dict) or {"llm": _part(given, "llm", dict) or given}
    model = _part(properties, "llm", dict)
    _part(model, "template_variables", dict)
    entry = _chosen(_part(model, "tools", list), name)
    report(_tool(properties, model, entry, inline(args, "--args"), send), output)


def _part(given: Any, name: str, type_: type) -> Any:
    """A part of the body, or an empty one; CommandError, which names it, for one of another type."""
    value = type_() if given.get(name) is None else given[name]
    if not isinstance(value, type_):
        problem = f"`{name}` is {kind(value)} in place of {kind(type_())}"
        raise CommandError(problem, "the body of a start has another form", "correct the body")
    return value


def _chosen(tools: list[Any], name: str | None) -> dict[str, Any]:
    entries = [_part({"an entry of tools": each}, "an entry of tools", dict) for each in tools]
    found = {str(_part(each, "function", dict).get("name")): each for each in entries}
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

    tools, Finding = module("model.http_tools"), module("checks.model").Finding
    one = {**properties, "llm": {**llm, "tools": [entry]}}
    place, name = "properties.llm.tools", (entry.get("function") or {}).get("name")
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
    if any(rule.text.startswith("should be a valid") for rule in broken):
        return  # nothing can be written of values of another type
    http = tools.HttpTool(entry, llm.get("template_variables"), allow_remote=True)
    sent = f"{name} with {json.dumps(given, ensure_ascii=False)}"
    try:
        written = http.request(given, "call_check")
    except tools.TemplateFailed as error:
        yield Finding("request", "fault", sent, str(error), "nothing is requested, the call fails")
        return
    yield Finding("request", "ok", sent, "\n".join(written.lines()))
    if send:
        result = http.open(given, "call_check").result()
        harm = "" if result.ok else "the model is told that the tool failed"
        yield Finding("answer", "ok" if result.ok else "fault", "that", result.text, harm)


@add_command(webhook, "webhook.check")
def check_webhook(
    output: Output,
    url: Annotated[str, argument("URL", "The address, as the console gets it.")],
    key: Annotated[str, option("--secret SECRET", "The key of the signatures; or `@FILE`.")],
) -> None:
    """Send notices to a webhook as the platform does: all events, repeats, forgeries, ten at once.

    Works with any server in any language. Every check tells what was sent, what came, and what the
    platform would do. Exit code 12 when there is a fault, 10 when nobody answers.
    """
    checks = module("checks.webhook")
    report(checks.WebhookCheck(url, secret(key) or "").run(), output, checks.LIMITS)


def module(name: str) -> Any:
    """A module of the sandbox; CommandError without the extra that it needs."""
    with needing("the check of servers", "sandbox"):
        return import_module(f"shengwang_agent.sandbox.{name}")


def report(found: Iterable[Any], output: Output, limits: str = "") -> None:
    """Print what was found; CommandError when there is a fault."""

    def draw(found: list[Any]) -> None:
        sent, width = "", max(len(finding.check) for finding in found)
        for finding in found:
            if finding.sent != sent:
                sent = finding.sent
                show(f"[dim]sent: {escape(clean(sent))}[/dim]")
            findings.show(finding, width, finding.came, [("the platform", finding.platform)])
        say(limits)

    def why(fault: Any) -> tuple[str, str]:
        return f"{fault.came}; the platform: {fault.platform}", "correct it, and check again"

    from rich.markup import escape

    findings.report("asking", found, output, draw, why)
