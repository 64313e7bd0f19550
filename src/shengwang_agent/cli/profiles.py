"""Profiles: named sets of credentials and addresses, in a file its owner alone can read."""

from __future__ import annotations

import configparser
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from shengwang_agent.cli.errors import PROGRAM, Code, CommandError

AREAS = ("US", "EU", "AP", "CN")
DEFAULT = "default"
_CHOICE = "active profile"  # a section no profile can have the name of


class Key(NamedTuple):
    """One setting of a profile: the variables that win over it, and what it means."""

    variables: tuple[str, ...]
    secret: bool
    text: str


KEYS: dict[str, Key] = {
    "username": Key(
        ("SHENGWANG_USERNAME", "SHENGWANG_CUSTOMER_ID"), False, "customer id (HTTP Basic)"
    ),
    "password": Key(
        ("SHENGWANG_PASSWORD", "SHENGWANG_CUSTOMER_SECRET"), True, "customer secret (HTTP Basic)"
    ),
    "app_id": Key(("SHENGWANG_APP_ID",), False, "App ID of the project"),
    "app_certificate": Key(
        ("SHENGWANG_APP_CERTIFICATE",), True, "App Certificate: signs tokens and, alone, every call"
    ),
    "auth_token": Key(("SHENGWANG_AUTH_TOKEN",), True, "a finished token for `agora token=…`"),
    "authorization": Key(("SHENGWANG_AUTHORIZATION",), True, "a finished Authorization header"),
    "base_url": Key(("SHENGWANG_BASE_URL",), False, "where to send, such as a sandbox"),
    "area": Key((), False, "hosts of this area: US, EU, AP or CN"),
}


_NO_HOME = Path(os.devnull)  # a process without HOME and without a user has no profiles


def path() -> Path:
    """The file: SHENGWANG_CONFIG, else ``shengwang-agent/config.ini`` in the user's settings."""
    given = os.environ.get("SHENGWANG_CONFIG")
    if given:
        return Path(given)
    home = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    try:
        return (Path(home) if home else Path.home() / ".config") / PROGRAM / "config.ini"
    except RuntimeError:
        return _NO_HOME


class Profiles:
    """The content of the file."""

    def __init__(self, parser: configparser.RawConfigParser) -> None:
        self._parser = parser

    def names(self) -> list[str]:
        """The profiles, in the order of the file."""
        return [name for name in self._parser.sections() if name != _CHOICE]

    @property
    def active(self) -> str:
        """The profile that is used when none is named."""
        return self._parser.get(_CHOICE, "name", fallback=DEFAULT)

    def values(self, name: str) -> dict[str, str]:
        """The settings of one profile; empty when there is none of this name."""
        return dict(self._parser.items(name)) if self._parser.has_section(name) else {}

    def need(self, name: str) -> None:
        """Raise CommandError when there is no profile of this name."""
        if name not in self.names():
            raise CommandError(
                f"there is no profile {name!r}",
                f"the profiles are: {', '.join(self.names()) or 'none yet'}",
                f"make it with `{PROGRAM} config set username --profile {name}`",
                Code.CONFIGURATION,
            )

    def put(self, name: str, key: str, value: str | None) -> None:
        """Set one value, or take it away with None."""
        if not self._parser.has_section(name):
            self._parser.add_section(name)
        if value is None:
            self._parser.remove_option(name, key)
        else:
            self._parser.set(name, key, value)
        if not self._parser.options(name):
            self._parser.remove_section(name)

    def choose(self, name: str) -> None:
        """Make a profile the one that is used when none is named."""
        self._parser.read_dict({_CHOICE: {"name": name}})

    def remove(self, name: str) -> bool:
        """Take a whole profile away; False when there is none."""
        if self.active == name:
            self._parser.remove_section(_CHOICE)
        return self._parser.remove_section(name)

    def save(self) -> None:
        """Write the file whole or not at all, readable by its owner only."""
        target = path()
        if target == _NO_HOME:
            raise CommandError(
                "profiles cannot be kept",
                "there is no home folder: HOME is not set",
                "set HOME, or SHENGWANG_CONFIG to a file",
                Code.CONFIGURATION,
            )
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # mkstemp makes a file no one else can open, on every system.
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".config-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                self._parser.write(file)
            os.replace(name, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise


def load() -> Profiles:
    """Read the file; raises CommandError when others can read it or it cannot be understood."""
    parser = configparser.RawConfigParser(
        default_section="\0", delimiters=("=",), comment_prefixes=("#",), strict=True
    )
    source = path()
    if source == _NO_HOME:
        return Profiles(parser)
    try:
        with source.open(encoding="utf-8") as file:
            if exposed(os.fstat(file.fileno()).st_mode):
                raise _exposed(source)
            parser.read_file(file)
    except FileNotFoundError:
        pass
    except (configparser.Error, UnicodeDecodeError, OSError) as error:
        raise CommandError(
            f"the profile file {source} cannot be read",
            str(error).replace("\n", " "),
            f"correct it, or remove it and run `{PROGRAM} config set` again",
            Code.CONFIGURATION,
        ) from None
    return Profiles(parser)


def exposed(mode: int) -> bool:
    """Whether anyone but the owner may read or write a file of this mode."""
    return os.name == "posix" and bool(mode & (stat.S_IRWXG | stat.S_IRWXO))


def _exposed(source: Path) -> CommandError:
    return CommandError(
        f"the profile file {source} can be read by others",
        "it holds secrets, so it is not used until only its owner can",
        f"chmod 600 {source}",
        Code.CONFIGURATION,
    )
