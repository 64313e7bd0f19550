"""``doctor``: why does it not work? Installation, credentials, proxy, DNS, TLS, platform, clock."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from shengwang_agent.cli.connection import host_of, open_client, resolve
from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.findings import report, show
from shengwang_agent.cli.options import ConnectionOptions, Output
from shengwang_agent.cli.profiles import path


def doctor(connection: ConnectionOptions, output: Output) -> None:
    """Find out why it does not work.

    Looks at the versions, the profile file, the credentials, the proxy, DNS, TLS, what the
    platform says to them, and the clock; each fault comes with its cause and remedy. Exit code
    12 when there is a fault. Nothing is changed, and no phone rings.
    """
    report("looking around", examine(connection), output, _print, lambda one: one[-2:])


def examine(connection: ConnectionOptions) -> Iterator[Any]:
    """Every finding, in the order in which one fault explains the next."""
    from shengwang_agent.cli import checks

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
        yield checks.told("settings", error)
        return
    file = path()
    where = f"{file} is private" if file.exists() else f"no profile file ({file})"
    detail = f"{address.scheme}://{address.host}:{address.port}; {where}"
    yield checks.Finding("settings", "ok", detail)
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


def _versions() -> str:
    from shengwang_agent._version import __version__

    parts = [f"shengwang-agent {__version__}", f"Python {platform.python_version()}"]
    for name in ("httpx", "attrs"):
        parts.append(f"{name} {import_module('importlib.metadata').version(name)}")
    return ", ".join([*parts, f"{sys.platform}"])


def _print(findings: list[Any]) -> None:
    for finding in findings:
        more = (("cause", finding.cause), ("fix", finding.remedy))
        show(finding, 11, finding.detail, more)
