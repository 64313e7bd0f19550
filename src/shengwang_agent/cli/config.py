"""``config``: profiles, and where each setting comes from."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from shengwang_agent.cli.commands import add_command, argument, option
from shengwang_agent.cli.connection import check_area, resolve
from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions, Output, Text
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.profiles import KEYS, Profiles, load, path

app = typer.Typer()
_NAMES = ", ".join(KEYS)
Profile = Annotated[Text, option("--profile NAME", "Profile; the active one without it.")]
_Key = Annotated[str, argument("KEY", f"One of {_NAMES}.")]
_Name = Annotated[str, argument("NAME", "The profile.")]


@contextmanager
def _changing() -> Iterator[Profiles]:
    """The profiles, which are written when nothing went wrong."""
    profiles = load()
    yield profiles
    profiles.save()


@add_command(app, "config.set")
def set_(
    key: _Key,
    value: Annotated[Text, argument("VALUE", "`-` reads it; secrets are asked for.")] = None,
    profile: Profile = None,
) -> None:
    """Set one value of a profile; a secret is asked for, or piped in with `-`."""
    with _changing() as profiles:
        name = _name(profiles, profile)
        profiles.put(name, key, _value(_key(key), value))
    print(f"{name}: {key} is set in {path()}")


def _key(key: str) -> str:
    from shengwang_agent._runtime.spelling import nearest

    if key in KEYS:
        return key
    near = nearest(key, KEYS)
    do = f"did you mean {near!r}?" if near else f"see `{PROGRAM} config --help`"
    raise CommandError(f"there is no setting {key!r}", f"the settings are {_NAMES}", do)


def _name(profiles: Profiles, name: str | None) -> str:
    name = name or profiles.active
    if not re.fullmatch(r"[A-Za-z0-9._-]+", name):
        why = "it is made of letters, digits, dots, dashes and underscores"
        raise CommandError(f"{name!r} is no name for a profile", why, "choose another")
    return name


def _value(key: str, value: str | None) -> str:
    secret, what = KEYS[key].secret, f"{key} was not set"
    if value == "-":
        value = sys.stdin.read().strip("\r\n")
    elif value is not None and secret:
        why = "it is a secret, and a command line is seen by others and kept in the shell's history"
        do = f"leave the value out to be asked, or pipe it: `… | {PROGRAM} config set {key} -`"
        raise CommandError(what, why, do)
    elif value is None:
        if not sys.stdin.isatty():
            why = "no value was given, and there is no one to ask"
            raise CommandError(what, why, "pipe it with `-`")
        value = str(typer.prompt(key, hide_input=secret))
    if not value or any(mark in value for mark in "\r\n\0"):
        raise CommandError(what, "the value must be one line of text", "give another")
    if key == "base_url":
        from shengwang_agent._credentials.settings import checked_url

        return checked_url(value)
    if key == "area":
        check_area(value, "the command line", Code.USAGE)
    return value


@add_command(app, "config.unset")
def unset(key: _Key, profile: Profile = None) -> None:
    """Take one value out of a profile."""
    with _changing() as profiles:
        name = _name(profiles, profile)
        profiles.put(name, _key(key), None)
    print(f"{name}: {key} is not set")


@add_command(app, "config.show")
def show(connection: ConnectionOptions, output: Output) -> None:
    """Show the settings a command would use and where each comes from."""
    rows: list[dict[str, Any]] = []
    for key, (text, source) in resolve(connection).items():
        hidden = KEYS[key].secret and not output.secrets
        rows.append({"setting": key, "value": "***" if hidden else text, "from": source})
    emit(rows, output, columns=("setting", "value", "from"))


@add_command(app, "config.list")
def list_(output: Output) -> None:
    """List the profiles."""
    rows, profiles = [], load()
    for name in profiles.names():
        settings = ", ".join(profiles.settings(name))
        rows.append({"profile": name, "active": name == profiles.active, "settings": settings})
    emit(rows, output, columns=("profile", "active", "settings"))


@add_command(app, "config.use")
def use(name: _Name) -> None:
    """Make a profile the one that is used when none is named."""
    with _changing() as profiles:
        profiles.need(name)
        profiles.choose(name)
    print(f"{name} is the active profile")


@add_command(app, "config.remove")
def remove(name: _Name) -> None:
    """Remove a profile with everything in it."""
    with _changing() as profiles:
        profiles.need(name)
        profiles.remove(name)
    print(f"{name} is removed")


@add_command(app, "config.path")
def path_() -> None:
    """Print where the profiles are kept; SHENGWANG_CONFIG chooses another file."""
    print(path())
