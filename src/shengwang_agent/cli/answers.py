"""Sending a command's request and showing what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shengwang_agent.cli.connection import open_client
from shengwang_agent.cli.options import ConnectionOptions, Format, Output
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.screen import Wait

if TYPE_CHECKING:
    from shengwang_agent.pagination import SyncPager
    from shengwang_agent_api.commands import Asked, Command

JSON = dict[str, Any]


def fetch(
    asked: Asked, arguments: JSON, extra: JSON, connection: ConnectionOptions, secrets: bool
) -> Any:
    """Make the call and return its answer as plain values; pages are walked as far as asked."""
    command, options = asked.command, {"additional_body_parameters": extra} if extra else None
    with open_client(connection) as client, Wait(f"{command.resource}.{command.method}") as wait:
        method = getattr(getattr(client, command.resource), command.method)
        answer = method(**arguments, request_options=options)
        return _pages(asked, answer, secrets, wait) if command.paged else data_of(answer, secrets)


def _pages(asked: Asked, pager: SyncPager[Any, Any], secrets: bool, wait: Wait) -> Any:
    """The items of all pages."""
    items: list[Any] = []
    meta = data_of(pager.response, secrets).get("meta") or {}
    for item in pager:
        items.append(data_of(item, secrets))
        wait.update(len(items), meta.get("total"))
        if len(items) == asked.first:
            break
    return items


def data_of(value: Any, secrets: bool) -> Any:
    """An answer as plain values, secrets as ``***`` unless they are asked for."""
    if isinstance(value, list):
        return [data_of(item, secrets) for item in value]
    spec = getattr(type(value), "_SPEC", None)
    if spec is None:
        return value
    found = value.to_dict()
    if secrets:
        return found
    from shengwang_agent._runtime.model import Model, masked

    for name, wire, secret, nested in spec:
        inner = getattr(value, name)
        if wire not in found or inner is None:
            continue
        if secret:
            found[wire] = masked(inner, secret, nested, value)
        elif isinstance(inner, (Model, list)):
            found[wire] = data_of(inner, secrets)
    return found


def present(command: Command, arguments: dict[str, Any], answer: Any, output: Output) -> None:
    """Print an answer; one without content is a word in a table, and ``{}`` for programs."""
    if answer is None or answer == {}:
        if output.format is Format.table:
            named = [str(v) for k, v in arguments.items() if k in ("agent_id", "phone_number")]
            print(" ".join([command.method.replace("_", " "), *named]) + ": done")
        elif output.format is not Format.csv:
            emit({}, output)
        return
    rows = command.rows if isinstance(answer, dict) else ()
    emit(answer, output, rows=rows, columns=command.columns)
