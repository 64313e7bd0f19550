"""Options that commands share."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Annotated, NamedTuple

from shengwang_agent.cli.commands import option

Text = str | None
Texts = list[str] | None
Every = Annotated[float, option("--every SECONDS", "Pause between looks.", min=0.05)]
Times = Annotated[int | None, option("--times N", "End after N looks.", min=1)]
Yes = Annotated[bool, option("-y --yes", "Do not ask before telephones ring.")]
Force = Annotated[bool, option("--force", "Replace files that differ.")]


class Format(str, Enum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    yaml = "yaml"
    csv = "csv"


def _profiles(incomplete: str) -> list[str]:
    from shengwang_agent.cli.profiles import load

    return [name for name in load().names() if name.startswith(incomplete)]


# A named tuple whose fields are options is a group of options: a command that takes one has them.

_connecting = partial(option, panel="Connection")
_printing = partial(option, panel="Output")


class ConnectionOptions(NamedTuple):
    """Where to send and as whom, as far as the command line says so. Times in seconds."""

    profile: Annotated[Text, _connecting(
        "--profile NAME", autocompletion=_profiles,
        text="Profile to use; see `config`. Variables of the environment win over it.",
    )] = None  # fmt: skip
    env_file: Annotated[Text, _connecting(
        "--env-file FILE", "Read SHENGWANG_* lines of a file; the environment wins over it."
    )] = None  # fmt: skip
    app_id: Annotated[Text, _connecting(
        "--app-id --appid ID",
        "App ID of the project, in place of SHENGWANG_APP_ID or the profile's.",
    )] = None  # fmt: skip
    base_url: Annotated[Text, _connecting(
        "--base-url URL", "Where to send, such as the address of a sandbox."
    )] = None  # fmt: skip
    area: Annotated[Text, _connecting("--area AREA", "Hosts of this area: US, EU, AP or CN.")] = (
        None
    )
    timeout: Annotated[float | None, _connecting(
        "--timeout SECONDS", "Time limit of each attempt.", min=0
    )] = None  # fmt: skip
    retries: Annotated[int | None, _connecting(
        "--retries N", "Repeats after the first attempt, where one is safe.", min=0
    )] = None  # fmt: skip


class Output(NamedTuple):
    """How to print."""

    chosen: Annotated[Format, _printing(
        "-o --output FORMAT", "`table`, `json`, `yaml` or `csv`."
    )] = Format.table  # fmt: skip
    json: Annotated[bool, _printing("--json", "The same as `--output json`.")] = False
    secrets: Annotated[bool, _printing(
        "--show-secrets", "Print secrets as they are, not as `***`."
    )] = False  # fmt: skip

    @property
    def format(self) -> Format:
        """The format that was asked for, in one way or the other."""
        return Format.json if self.json else self.chosen
