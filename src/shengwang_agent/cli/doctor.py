"""``doctor``: why does it not work? Installation, credentials, proxy, DNS, TLS, platform, clock."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions, Format, Output
from shengwang_agent.cli.screen import Wait

MARKS = {
    "ok": ("ok", "green"),
    "warning": ("warn", "yellow"),
    "fault": ("FAIL", "bold red"),
    "skipped": ("skip", "dim"),
}


def doctor(connection: ConnectionOptions, output: Output) -> None:
    """Find out why it does not work.

    Looks at the versions, the profile file, the credentials, the proxy, DNS, TLS, what the
    platform says to them, and the clock; each fault comes with its cause and remedy. Exit code
    12 when there is a fault. Nothing is changed, and no phone rings.
    """
    findings = []
    with Wait("looking around") as wait:
        for finding in examine(connection):
            findings.append(finding)
            wait.update(len(findings))
    _print(findings, output)
    faults = [finding for finding in findings if finding.state == "fault"]
    if faults:
        names = ", ".join(finding.check for finding in faults)
        raise CommandError(f"{names} failed", faults[0].cause, faults[0].remedy, Code.NEGATIVE)


def examine(connection: ConnectionOptions) -> Iterator[Any]:
    """Every finding, in the order in which one fault explains the next."""
    from shengwang_agent.cli import checks
    from shengwang_agent.cli.connection import host_of, open_client, resolve

    yield checks.Finding("versions", "ok", _versions())
    installed = checks.installed()
    if installed is not None:
        yield installed
        if installed.state == "fault":
            return
    try:
        values = resolve(connection)
        address = checks.address_of(host_of(connection))
    except (CommandError, ValueError) as error:
        yield _settings_fault(error)
        return
    yield checks.Finding("settings", "ok", _settings(address))
    credentials = checks.credentials(values)
    yield credentials
    steps: tuple[Callable[[Any], Any], ...] = (checks.proxy, checks.dns, checks.connect)
    for step in steps:
        finding = step(address)
        yield finding
        if finding.state == "fault":
            return
    if credentials.state != "fault":
        with open_client(connection) as client:
            yield from checks.answer(client)


def _settings_fault(error: Exception) -> Any:
    from shengwang_agent.cli.checks import Finding
    from shengwang_agent.cli.errors import explain

    problem = explain(error)
    return Finding("settings", "fault", problem.what, problem.why, problem.do)


def _settings(address: Any) -> str:
    from shengwang_agent.cli.profiles import path

    file = path()
    where = f"{file} is private" if file.exists() else f"no profile file ({file})"
    return f"{address.scheme}://{address.host}:{address.port}; {where}"


def _versions() -> str:
    from shengwang_agent._version import __version__

    parts = [f"shengwang-agent {__version__}", f"Python {platform.python_version()}"]
    for name in ("httpx", "attrs"):
        parts.append(f"{name} {import_module('importlib.metadata').version(name)}")
    return ", ".join([*parts, f"{sys.platform}"])


def _print(findings: list[Any], output: Output) -> None:
    from shengwang_agent.cli.output import emit

    if output.format is not Format.table:
        emit([finding._asdict() for finding in findings], output)
        return
    from rich.padding import Padding
    from rich.text import Text

    from shengwang_agent.cli.screen import show

    for finding in findings:
        mark, style = MARKS[finding.state]
        head = Text.assemble(
            (f"{mark:<5}", style), (f"{finding.check:<12}", "bold"), finding.detail
        )
        show(head)
        for label, text in (("cause", finding.cause), ("fix", finding.remedy)):
            if text:
                show(Padding(Text.assemble((f"{label}: ", "yellow"), text), (0, 0, 0, 17)))
