"""Profiles: named sets of credentials and addresses, in a file its owner alone can read."""

from __future__ import annotations

import configparser
import os
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple

from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.files import writable

AREAS = ("US", "EU", "AP", "CN")
DEFAULT = "default"
_CHOICE = "active profile"  # a section no profile can have the name of


class Key(NamedTuple):
    """One setting of a profile, and the variables that win over it."""

    variables: tuple[str, ...]
    secret: bool = False


KEYS: dict[str, Key] = {
    "username": Key(("SHENGWANG_USERNAME", "SHENGWANG_CUSTOMER_ID")),
    "password": Key(("SHENGWANG_PASSWORD", "SHENGWANG_CUSTOMER_SECRET"), secret=True),
    "app_id": Key(("SHENGWANG_APP_ID",)),
    "app_certificate": Key(("SHENGWANG_APP_CERTIFICATE",), secret=True),
    "auth_token": Key(("SHENGWANG_AUTH_TOKEN",), secret=True),
    "authorization": Key(("SHENGWANG_AUTHORIZATION",), secret=True),
    "base_url": Key(("SHENGWANG_BASE_URL",)),
    "area": Key(()),
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


class Profiles(configparser.RawConfigParser):
    """The content of the file: a section for each profile, and one for which of them is active."""

    def __init__(self) -> None:
        super().__init__(default_section="\0", delimiters=("=",), comment_prefixes=("#",))

    def names(self) -> list[str]:
        """The profiles, in the order of the file."""
        return [name for name in self.sections() if name != _CHOICE]

    @property
    def active(self) -> str:
        """The profile that is used when none is named."""
        return self.get(_CHOICE, "name", fallback=DEFAULT)

    def settings(self, name: str) -> dict[str, str]:
        """The settings of one profile; empty when there is none of this name."""
        return dict(self.items(name)) if self.has_section(name) else {}

    def need(self, name: str) -> None:
        """Raise CommandError when there is no profile of this name."""
        if name not in self.names():
            why = f"the profiles are: {', '.join(self.names()) or 'none yet'}"
            do = f"make it with `{PROGRAM} config set username --profile {name}`"
            raise CommandError(f"there is no profile {name!r}", why, do, Code.CONFIGURATION)

    def put(self, name: str, key: str, value: str | None) -> None:
        """Set one value, or take it away with None."""
        self.read_dict({name: {} if value is None else {key: value}})
        if value is None:
            self.remove_option(name, key)
        if not self.options(name):
            self.remove_section(name)

    def choose(self, name: str) -> None:
        """Make a profile the one that is used when none is named."""
        self.read_dict({_CHOICE: {"name": name}})

    def remove(self, name: str) -> None:
        """Take a whole profile away."""
        if self.active == name:
            self.remove_section(_CHOICE)
        self.remove_section(name)

    def save(self) -> None:
        """Write the file whole or not at all, readable by its owner only."""
        target = path()
        if target == _NO_HOME:
            why = "there is no home folder: HOME is not set"
            do = "set HOME, or SHENGWANG_CONFIG to a file"
            raise CommandError("profiles cannot be kept", why, do, Code.CONFIGURATION)
        with writable(target, "name another one with SHENGWANG_CONFIG"):
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # mkdtemp makes a folder no one else can enter, on every system.
            with tempfile.TemporaryDirectory(dir=target.parent, prefix=".config-") as folder:
                made = Path(folder, target.name)
                made.touch(mode=0o600)
                with made.open("w", encoding="utf-8") as file:
                    self.write(file)
                made.replace(target)


def load() -> Profiles:
    """Read the file; raises CommandError when others can read it or it cannot be understood."""
    profiles, source = Profiles(), path()
    if source == _NO_HOME:
        return profiles
    try:
        with source.open(encoding="utf-8") as file:
            if exposed(os.fstat(file.fileno()).st_mode):
                what = f"the profile file {source} can be read by others"
                why = "it holds secrets, so it is not used until only its owner can"
                raise CommandError(what, why, f"chmod 600 {source}", Code.CONFIGURATION)
            profiles.read_file(file)
    except FileNotFoundError:
        pass
    except (configparser.Error, UnicodeDecodeError, OSError) as error:
        what = f"the profile file {source} cannot be read"
        do = f"correct it, or remove it and run `{PROGRAM} config set` again"
        raise CommandError(what, str(error).replace("\n", " "), do, Code.CONFIGURATION) from None
    return profiles


def exposed(mode: int) -> bool:
    """Whether anyone but the owner may read or write a file of this mode."""
    return os.name == "posix" and bool(mode & (stat.S_IRWXG | stat.S_IRWXO))
