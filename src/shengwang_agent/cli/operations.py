"""The operations of the API as commands: generated functions, and what all of them do."""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from shengwang_agent.cli import times
from shengwang_agent.cli.bodies import assemble, slips
from shengwang_agent.cli.calls import sign
from shengwang_agent.cli.commands import add_command
from shengwang_agent.cli.connection import host_of, need_app_id, open_client, resolve
from shengwang_agent.cli.curl import curl, described, mode_of
from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.options import ConnectionOptions, Format, Output
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.screen import Wait, warn
from shengwang_agent_api.commands import Asked, Command, Parameter

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation
    from shengwang_agent.pagination import SyncPager

JSON = dict[str, Any]


def operations(resource: str) -> typer.Typer:
    """The commands of one resource."""
    group = typer.Typer()
    for function in import_module(f"shengwang_agent_api.commands.{resource}").FUNCTIONS:
        key = f"{resource}.{function.__name__.removeprefix(resource)[1:]}"
        own = inspect.signature(function, eval_str=True).parameters.values()
        add_command(group, key, own)(_performing(function))
    return group


def _performing(function: Callable[..., Asked]) -> Callable[..., None]:
    """The whole command: what the generated function reads is sent."""

    def command(connection: ConnectionOptions, output: Output, **given: Any) -> None:
        perform(function(**given), connection, output)

    command.__doc__ = function.__doc__
    return command


def perform(asked: Asked, connection: ConnectionOptions, output: Output) -> None:
    """Send the request of a command, or print it, and print the answer."""
    arguments, extra = _arguments(asked, connection)
    with checked(asked.command):
        if asked.command.tokens:
            sign(arguments, asked.command.tokens, connection)
        if asked.dry_run:
            print_request(asked.command, arguments, extra, connection, output)
            return
        answer = _fetch(asked, arguments, extra, connection, output.secrets)
    _present(asked.command, arguments, answer, output)


@contextmanager
def checked(command: Command) -> Iterator[None]:
    """Print what the client warns of, and raise CommandError for a value that it does not send.

    It warns of misspelt keys, too, but those have been told before.
    """
    from shengwang_agent.errors import ConfigurationError

    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", UserWarning)
            yield
    except ConfigurationError:
        raise
    except (ValueError, TypeError) as error:
        what = _in_words_of_the_command_line(str(error), command)
        why = "the client checks values before it sends them; nothing was sent"
        raise CommandError(what, why, "correct the value; `--help` says what it may be") from error
    for text in dict.fromkeys(str(warning.message) for warning in caught):
        if " has no key " not in text:
            warn(text)


def _in_words_of_the_command_line(text: str, command: Command) -> str:
    """What the client says of its arguments, said of options; classes are objects here."""
    text = text.removeprefix(f"{command.resource}.{command.method}: ")
    text = re.sub(r"\w+Request\w* or a mapping, not \w+", "an object", text)
    names = {entry.path[0]: entry for entry in command.parameters if len(entry.path) == 1}
    word, _, rest = text.partition(" ")
    entry = names.get(word)
    if entry is None:
        return text
    return f"{word.upper() if entry.place == 'path' else f'--{entry.name}'} {rest}"


def _arguments(asked: Asked, connection: ConnectionOptions) -> tuple[JSON, JSON]:
    """The arguments of the method, and top-level keys of the body it does not know."""
    command = asked.command
    arguments: JSON = {}
    for entry in command.parameters:
        value = asked.values.get(entry.name)
        if entry.client_default is not None:
            arguments[entry.path[0]] = need_app_id(connection)
        elif entry.place != "body" and value is not None:
            arguments[entry.path[0]] = _moment(entry, value) if _is_time(entry) else value
    if command.body is None:
        return arguments, {}
    body = assemble(asked)
    for line in slips(command.body, body):
        warn(line)
    known = {entry.path[0] for entry in command.parameters if entry.place == "body"}
    arguments |= {key: body.pop(key) for key in known & body.keys()}
    return arguments, body


def _is_time(entry: Parameter) -> bool:
    return entry.place == "query" and entry.name.endswith("-time") and entry.kind != "text"


def _moment(entry: Parameter, text: str) -> float:
    try:
        moment = times.moment(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no time: use Unix seconds, 2026-01-31T08:00, or 2h",
            param_hint=f"--{entry.name}",
        ) from None
    return int(moment) if entry.kind == "integer" else moment


def operation_of(command: Command, arguments: JSON) -> Operation[Any]:
    """The call as a value, by the generated function."""
    module = import_module(f"shengwang_agent_api.{command.resource}")
    made: Operation[Any] = getattr(module, f"{command.resource}_{command.method}")(**arguments)
    return made


def print_request(
    command: Command, arguments: JSON, extra: JSON, connection: ConnectionOptions, output: Output
) -> None:
    """Print what would be sent: as curl, or as plain values in another format."""
    operation = operation_of(command, arguments)
    if extra:
        operation.body = {**(operation.body or {}), **extra}
    for broken in operation.problems():
        if broken.rule != "unknown-key":  # those have been told before
            warn(f"breaks a documented rule: {broken}")
    mode = mode_of({key: value.text for key, value in resolve(connection).items()})
    request = described(
        operation, host_of(connection), mode, model=command.body, secrets=output.secrets
    )
    if output.format is Format.table:
        print(curl(request))
    else:
        emit(request, output)


def _fetch(
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


def _present(command: Command, arguments: dict[str, Any], answer: Any, output: Output) -> None:
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
