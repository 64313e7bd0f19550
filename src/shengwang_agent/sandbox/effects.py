"""Which settings have an effect in the sandbox: the table ``effects.csv``, and who asks it.

A row has the operation, the field, its effect (``acts``, ``passed on``, ``no effect``), a value that
is what the sandbox does anyway (``*``: any, since real agents need the field), and a note. ``field.**`` stands for the field and everything in it; the longest row that fits counts. The
``properties`` of a call are those of ``agents.start``.
"""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ACTS, PASSED_ON, NO_EFFECT = "acts", "passed on", "no effect"
_LOG = logging.getLogger("shengwang_agent.sandbox")
#: What has been logged by this process, once each.
_told: set[str] = set()


class Effect(NamedTuple):
    """A row of the table."""

    operation: str
    field: str
    effect: str
    unless: str
    note: str


@cache
def effects() -> dict[tuple[str, str], Effect]:
    """The table, by operation and field."""
    with (Path(__file__).parent / "effects.csv").open(encoding="utf-8", newline="") as file:
        rows = [Effect(*row) for row in csv.reader(file)][1:]
    return {(row.operation, row.field): row for row in rows}


def effect_of(operation: str, field: str) -> Effect | None:
    """The row of a field such as ``properties.llm.tools[].type``; None when there is none."""
    if operation == "telephony.call" and field.startswith("properties."):
        operation = "agents.start"
    table = effects()
    found = table.get((operation, field))
    steps = field.split(".")
    for length in range(len(steps), 0, -1):
        found = found or table.get((operation, ".".join([*steps[:length], "**"])))
    return found


def without_effect(operation: str, body: Mapping[str, Any]) -> list[str]:
    """The fields of a body that have no effect here, each block by its own name alone."""
    return list(dict.fromkeys(_without(operation, body, "")))


def _without(operation: str, value: Any, at: str) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _without(operation, entry, f"{at}[]")
    if not isinstance(value, Mapping):
        return
    for name, inner in value.items():
        field = f"{at}.{name}" if at else str(name)
        row = effect_of(operation, field) or effect_of(operation, f"{at}.*" if at else "*")
        if row is None:
            yield field
        elif row.effect == NO_EFFECT and row.unless not in ("*", str(inner)):
            yield row.field.removesuffix(".**") if row.field.endswith(".**") else field
        elif row.effect == ACTS:
            yield from _without(operation, inner, field)


def log_once(fields: list[str]) -> None:
    """Say in the log which settings have no effect here, each once in the life of the process."""
    new = [field for field in fields if field not in _told]
    _told.update(new)
    if new:
        _LOG.info("accepted, without effect here: %s", ", ".join(new))
