"""``config``: profiles, and where each setting comes from."""

from __future__ import annotations

import re
import sys
from typing import Annotated, Any

import typer

from shengwang_agent.cli.errors import PROGRAM, CommandError
from shengwang_agent.cli.options import ConnectionOptions, Output, add_command
from shengwang_agent.cli.profiles import AREAS, KEYS, Profiles, load, path

app = typer.Typer()
_NAMES = ", ".join(KEYS)
Profile = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="Profile; the active one without it."),
]
_KEY = typer.Argument(metavar="KEY", help=f"One of {_NAMES}.")
_NAME = typer.Argument(metavar="NAME", help="The profile.")


@add_command(app, "config.set")
def set_(
    key: Annotated[str, _KEY],
    value: Annotated[
        str | None,
        typer.Argument(metavar="VALUE", help="`-` reads it; secrets are asked for, never named."),
    ] = None,
    profile: Profile = None,
) -> None:
    """Set one value of a profile; a secret is asked for, or piped in with `-`."""
    profiles = load()
    name = _name(profiles, profile)
    text = _value(_key(key), value)
    profiles.put(name, key, text)
    profiles.save()
    print(f"{name}: {key} is set in {path()}")


def _key(key: str) -> str:
    if key in KEYS:
        return key
    from shengwang_agent._runtime.spelling import nearest

    near = nearest(key, KEYS)
    raise CommandError(
        f"there is no setting {key!r}",
        f"the settings are {_NAMES}",
        f"did you mean {near!r}?" if near else f"see `{PROGRAM} config --help`",
    )


def _name(profiles: Profiles, name: str | None) -> str:
    name = name or profiles.active
    if not re.fullmatch(r"[A-Za-z0-9._-]+", name):
        raise CommandError(
            f"{name!r} is no name for a profile",
            "it is made of letters, digits, dots, dashes and underscores",
            "choose another",
        )
    return name


def _value(key: str, value: str | None) -> str:
    secret = KEYS[key].secret
    if value == "-":
        value = sys.stdin.read().strip("\r\n")
    elif value is not None and secret:
        raise CommandError(
            f"{key} was not set",
            "it is a secret, and a command line is seen by others and kept in the shell's history",
            f"leave the value out to be asked, or pipe it: `… | {PROGRAM} config set {key} -`",
        )
    elif value is None:
        value = _asked(key, secret)
    if not value or any(mark in value for mark in "\r\n\0"):
        raise CommandError(
            f"{key} was not set", "the value must be one line of text", "give another"
        )
    return _checked(key, value)


def _asked(key: str, secret: bool) -> str:
    if not sys.stdin.isatty():
        raise CommandError(
            f"{key} was not set",
            "no value was given, and there is no one to ask",
            "pipe it with `-`",
        )
    return str(typer.prompt(key, hide_input=secret))


def _checked(key: str, value: str) -> str:
    if key == "base_url":
        from shengwang_agent._credentials.settings import checked_url

        return checked_url(value)
    if key == "area" and value.upper() not in AREAS:
        raise CommandError(
            f"there is no area {value!r}", "areas are US, EU, AP and CN", "choose one"
        )
    return value


@add_command(app, "config.unset")
def unset(key: Annotated[str, _KEY], profile: Profile = None) -> None:
    """Take one value out of a profile."""
    profiles = load()
    name = _name(profiles, profile)
    profiles.put(name, _key(key), None)
    profiles.save()
    print(f"{name}: {key} is not set")


@add_command(app, "config.show")
def show(connection: ConnectionOptions, output: Output) -> None:
    """Show the settings a command would use and where each comes from."""
    from shengwang_agent.cli.connection import resolve
    from shengwang_agent.cli.output import emit

    found = resolve(connection)
    rows: list[dict[str, Any]] = [
        {
            "setting": key,
            "value": "***" if KEYS[key].secret and not output.secrets else value.text,
            "from": value.source,
        }
        for key, value in found.items()
    ]
    emit(rows, output, columns=("setting", "value", "from"))


@add_command(app, "config.list")
def list_(output: Output) -> None:
    """List the profiles."""
    from shengwang_agent.cli.output import emit

    profiles = load()
    rows = [
        {
            "profile": name,
            "active": name == profiles.active,
            "settings": ", ".join(profiles.values(name)),
        }
        for name in profiles.names()
    ]
    emit(rows, output, columns=("profile", "active", "settings"))


@add_command(app, "config.use")
def use(name: Annotated[str, _NAME]) -> None:
    """Make a profile the one that is used when none is named."""
    profiles = _having(name)
    profiles.choose(name)
    profiles.save()
    print(f"{name} is the active profile")


@add_command(app, "config.remove")
def remove(name: Annotated[str, _NAME]) -> None:
    """Remove a profile with everything in it."""
    profiles = _having(name)
    profiles.remove(name)
    profiles.save()
    print(f"{name} is removed")


def _having(name: str) -> Profiles:
    profiles = load()
    profiles.need(name)
    return profiles


@add_command(app, "config.path")
def path_() -> None:
    """Print where the profiles are kept; SHENGWANG_CONFIG chooses another file."""
    print(path())
