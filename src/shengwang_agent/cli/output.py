"""Answers as a table, JSON, YAML or CSV."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from shengwang_agent.cli.options import Format, Output
from shengwang_agent.cli.screen import clean, out, show

if TYPE_CHECKING:
    from rich.table import Table

Row = dict[str, Any]
_KEYS = ("_id", "number", "name")
_ENOUGH = 3
"""Columns that a table must keep; below it, rows are shown one value a line."""


def emit(
    value: Any, output: Output, *, rows: Sequence[str] = (), columns: Sequence[str] = ()
) -> None:
    """Print an answer. ``rows`` leads to the list it carries, ``columns`` are those of a table."""
    if output.format is Format.json:
        _json(value)
    elif output.format is Format.yaml:
        yaml: Any = import_module("yaml")
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=False)
        sys.stdout.write(text)
    elif output.format is Format.csv:
        _csv(_rows(value, rows))
    else:
        _show(value, rows, columns)


def _json(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if sys.stdout.isatty():
        from rich.syntax import Syntax

        out().print(Syntax(clean(text), "json", background_color="default", word_wrap=True))
    else:
        print(text)


def _rows(value: Any, path: Sequence[str]) -> list[Row]:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, dict):
        return [value]
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def flat(value: Row, prefix: str = "") -> Row:
    """A row with the values of inner objects under dotted names."""
    found: Row = {}
    for key, inner in value.items():
        if isinstance(inner, dict) and inner:
            found |= flat(inner, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = inner
    return found


def _csv(rows: list[Row]) -> None:
    import csv

    flattened = [flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    writer = csv.DictWriter(sys.stdout, names, restval="", lineterminator="\n")
    if names:
        writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in flattened)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def shown(name: str, value: Any) -> str:
    """A value for a person: times of the clock, not seconds since 1970."""
    from datetime import datetime

    last = name.rpartition(".")[2]
    scale = 1 if last.endswith("_ts") else 1000 if last.endswith("_at") else 0
    if scale and value == 0:
        return ""  # not yet
    if scale and isinstance(value, (int, float)) and 0 < value / scale < 1e11:
        moment = datetime.fromtimestamp(value / scale).astimezone()
        return moment.isoformat(" ", "seconds")
    return _cell(value)


def _show(value: Any, path: Sequence[str], columns: Sequence[str]) -> None:
    if isinstance(value, dict) and not path:
        show(_pairs(flat(value)))
        return
    if isinstance(value, dict):
        head = {k: v for k, v in value.items() if k != path[0] and k not in ("status", "meta")}
        if head and len(path) == 1:
            show(_pairs(flat(head)))
            print()
    rows = [flat(row) for row in _rows(value, path)]
    if not rows:
        show("none")
        return
    _print_rows(rows, columns)


def _pairs(row: Row) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", max_width=out().width // 2, overflow="fold")
    table.add_column(overflow="fold")
    for name, value in row.items():
        text = shown(name, value)
        if text:
            table.add_row(name, _text(text))
    return table


def _text(value: str) -> Any:
    from rich.text import Text

    return Text(clean(value))


def _print_rows(rows: list[Row], columns: Sequence[str]) -> None:
    width, cells = out().width, _cells(rows, columns)
    chosen = _chosen(cells, width)
    left = [name for name in cells if name not in chosen]
    if not left or len(chosen) >= _ENOUGH:
        show(_table({name: cells[name] for name in chosen}))
        if left:
            note = f"not shown in {width} columns: {', '.join(left)}; --output csv has all"
            show(_text(note))
        return
    for index, row in enumerate(rows):  # too narrow for columns: one value a line
        if index:
            print()
        show(_pairs({name: row.get(name) for name in columns or row}))


def as_table(rows: list[Row], columns: Sequence[str], width: int) -> Table | None:
    """A table with the columns that hold anything; None when they do not fit in ``width``."""
    cells = _cells(rows, columns)
    return _table(cells) if _least(cells) <= width else None


def _cells(rows: list[Row], columns: Sequence[str]) -> dict[str, list[str]]:
    """The texts of each column that holds any; identifiers first: the next command needs them."""
    cells = {n: [shown(n, row.get(n)) for row in rows] for n in columns or rows[0]}
    names = sorted((n for n in cells if any(cells[n])), key=lambda name: not _is_key(name))
    return {name: cells[name] for name in names}


def _least(cells: dict[str, list[str]]) -> int:
    """The width below which a column would be too narrow to read: words are split from 40 on."""
    from rich.cells import cell_len

    def least(name: str, texts: list[str]) -> int:
        if _is_key(name):
            return max(map(cell_len, [name, *texts]))
        longest = max(cell_len(word) for text in [name, *texts] for word in text.split() or [""])
        whole = max(map(cell_len, texts))
        return max(min(whole, 12), min(longest, 40))

    return sum(least(*column) for column in cells.items()) + 2 * len(cells)


def _chosen(cells: dict[str, list[str]], width: int) -> list[str]:
    """The columns that fit, those that tell rows apart before what is equal in all of them."""
    needed = {"state", "status", "agent_id", next(iter(cells))} & cells.keys()
    alike = {n for n, texts in cells.items() if len(texts) > 1 and len(set(texts)) == 1}
    chosen: dict[str, list[str]] = {}
    for name in sorted(cells, key=lambda name: (name not in needed, name in alike)):
        if _least(more := {**chosen, name: cells[name]}) <= width:
            chosen = more
    return [name for name in cells if name in chosen] if needed <= chosen.keys() else []


def _table(cells: dict[str, list[str]]) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for name in cells:
        table.add_column(name, no_wrap=_is_key(name), overflow="fold")
    for texts in zip(*cells.values(), strict=True):
        table.add_row(*map(_text, texts))
    return table


def _is_key(name: str) -> bool:
    return name.endswith(_KEYS) and "." not in name
