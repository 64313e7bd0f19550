"""Settings from the command line, the environment, a file and a profile, in this order.

What signs a request is taken as a whole from the first of them that has any: half a pair of
credentials is never completed from elsewhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.files import text_of
from shengwang_agent.cli.options import ConnectionOptions
from shengwang_agent.cli.profiles import AREAS, KEYS, load

if TYPE_CHECKING:
    from shengwang_agent import AgentClient

_PAIR = ("username", "password", "auth_token", "authorization")
_SIGNING = (*_PAIR, "app_certificate")


class Value(NamedTuple):
    """A setting and where it comes from."""

    text: str
    source: str


def resolve(connection: ConnectionOptions) -> dict[str, Value]:
    """Every setting that is known; raises CommandError for an unknown profile or unreadable file."""
    layers = _layers(connection)
    signing = next((name for name, values in layers if _any(values, _SIGNING)), None)
    found: dict[str, Value] = {}
    for key in KEYS:
        for name, values in layers:
            if values.get(key) and (key not in _PAIR or name == signing):
                found[key] = Value(values[key], name)
                break
    if "area" in found:
        check_area(*found["area"])
        order = [name for name, _ in layers]
        farther = order[order.index(found["area"].source) + 1 :]
        url = found.get("base_url")
        # As in the client: the nearer one counts, but nothing goes past a sandbox on this machine.
        if url and url.source in farther and not _is_here(url.text):
            del found["base_url"]
    return found


def check_area(name: str, source: str, code: Code = Code.CONFIGURATION) -> None:
    """Raise CommandError for an area that there is not."""
    if name.upper() not in AREAS:
        do = f"use one of {', '.join(AREAS)}"
        what, why = f"there is no area {name!r}", f"it comes from {source}"
        raise CommandError(what, why, do, code)


def _any(values: Mapping[str, str], keys: tuple[str, ...]) -> bool:
    return any(values.get(key) for key in keys)


def _layers(connection: ConnectionOptions) -> list[tuple[str, dict[str, str]]]:
    flags = {key: getattr(connection, key) or "" for key in ("app_id", "base_url", "area")}
    layers = [("the command line", flags), ("the environment", from_variables(os.environ))]
    if connection.env_file:
        layers.append((connection.env_file, from_variables(_env_file(connection.env_file))))
    name = connection.profile or os.environ.get("SHENGWANG_PROFILE")
    profiles = load()
    if name:
        profiles.need(name)
    name = name or profiles.active
    return [*layers, (f"profile {name}", profiles.settings(name))]


def from_variables(variables: Mapping[str, str]) -> dict[str, str]:
    """The settings among environment variables."""
    return {
        key: next(variables[name] for name in entry.variables if variables.get(name))
        for key, entry in KEYS.items()
        if _any(variables, entry.variables)
    }


_ENTRY = re.compile(r"\s*(export\s+)?(?P<name>\w+)\s*=(?P<value>.*)$")


def _env_file(name: str) -> dict[str, str]:
    """``NAME=value`` lines, read as a shell would: ``export``, quotes, comments, blanks, tabs."""
    lines = text_of("./-" if name == "-" else name, "--env-file").splitlines()
    entries = filter(None, map(_ENTRY.match, lines))
    return {entry["name"]: _unquoted(entry["value"]) for entry in entries}


def _unquoted(text: str) -> str:
    """A value without its quotes, or without the comment behind it."""
    quoted = re.match(r"""\s*(['"])(?P<text>.*?)\1\s*(#.*)?$""", text)
    return quoted["text"] if quoted else re.split(r"\s#", text, maxsplit=1)[0].strip()


def open_client(connection: ConnectionOptions) -> AgentClient:
    """The client of a command; its user closes it."""
    from shengwang_agent import AgentClient
    from shengwang_agent._call.hosts import Area

    values: dict[str, Any] = {key: v.text for key, v in resolve(connection).items()}
    if "area" in values:
        values["area"] = Area[values["area"].upper()]
    more: dict[str, Any] = {"timeout": connection.timeout, "max_retries": connection.retries}
    return AgentClient(**values, **{name: n for name, n in more.items() if n is not None})


def need_app_id(connection: ConnectionOptions) -> str:
    """The app id, from wherever it comes; CommandError when no one says it."""
    value = resolve(connection).get("app_id")
    if value is None:
        why = "the command belongs to a project, and no one says which"
        do = f"pass --app-id, set SHENGWANG_APP_ID, or run `{PROGRAM} config set app_id`"
        raise CommandError("no app id", why, do, Code.CONFIGURATION)
    return value.text


def host_of(connection: ConnectionOptions) -> str:
    """The address the first attempt goes to."""
    from shengwang_agent._call.hosts import Area, Pool
    from shengwang_agent._credentials.settings import checked_url

    values = resolve(connection)
    if "base_url" in values:
        return checked_url(values["base_url"].text)
    area = Area[values["area"].text.upper()] if "area" in values else Area.CN
    return Pool(area).get_current_url()


def sends_to_sandbox(connection: ConnectionOptions) -> bool:
    """Whether requests stay on this machine, where nothing but a sandbox answers them."""
    return _is_here(host_of(connection))


def _is_here(address: str) -> bool:
    from urllib.parse import urlsplit

    from shengwang_agent._credentials.settings import is_loopback

    return is_loopback(urlsplit(address).hostname or "")
