# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""What the commands share; those of one resource stand in its module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from typer import Option

Body = Annotated[
    str | None,
    Option(
        "--body",
        "-f",
        metavar="FILE|-",
        rich_help_panel="Request",
        help="The whole body from a YAML or JSON file, or `-` for standard input. Options change what is in it.",
    ),
]
Sets = Annotated[
    list[str] | None,
    Option(
        "--set",
        metavar="PATH=VALUE",
        rich_help_panel="Request",
        help="One value anywhere in the body, such as `properties.llm.max_history=10`.",
    ),
]
First = Annotated[
    int | None,
    Option(
        "--first",
        metavar="N",
        min=1,
        rich_help_panel="Request",
        help="Stop after N entries; without it every page is fetched.",
    ),
]
DryRun = Annotated[
    bool,
    Option(
        "--dry-run",
        rich_help_panel="Output",
        help="Print the request as a curl command, secrets masked, and send nothing.",
    ),
]


class Parameter(NamedTuple):
    """Where one value goes. ``path`` is the argument of the method, or the keys that lead to the value in the
    body; ``client_default`` names the setting that fills in for it; with ``many`` the option is repeated."""

    name: str
    place: str
    path: tuple[str, ...]
    kind: str
    required: bool = False
    many: bool = False
    secret: str = ""
    example: Any = None
    client_default: str | None = None


class Command(NamedTuple):
    """One operation. ``body`` is the model of the request body, None when it is always ``{}``; ``tokens`` that are left
    out are made; ``rows`` leads from a reply to its list; ``columns`` are the plain values of one entry, or of it."""

    resource: str
    method: str
    parameters: tuple[Parameter, ...]
    body: str | None = None
    example: Any = None
    tokens: Mapping[str, str] = {}
    paged: bool = False
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


class Asked(NamedTuple):
    """What a command line asks for: values by option, and where more of the body is."""

    command: Command
    values: dict[str, Any]
    dry_run: bool
    body: str | None = None
    sets: list[str] | None = None
    first: int | None = None


GROUPS: dict[str, str] = {
    "agents": "Start, steer, watch and stop agents.",
    "telephony": "Place outbound calls with an agent, look them up, hang up.",
    "phone_numbers": "Import phone numbers and bind them to pipelines. Numbers belong to the account of the credentials, not to one App ID.",
}
