"""The tables of a run, its bars, and ``docs/performance.md`` with its pictures, from the results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks import plots
from benchmarks.cases import BARS, BY_NAME, CASES, GROUPS, Bar
from benchmarks.results import Results, Spread, growth
from benchmarks.targets import TARGETS

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
UNITS: dict[str, str] = {
    **dict.fromkeys(("cpu", "wall", "first", "second", "warmed"), "seconds"),
    **dict.fromkeys(("peak", "grown", "resident"), "bytes"),
    "rate": "{:,.0f}/s",
    "megabytes": "{:.1f} MB",
    "own": "{:.2f} MB",
    "growth": "{:.2f}",
}
Row = tuple[str, str, str]
"""Title, case and key."""


def bars(results: Results) -> list[list[str]]:
    """Each bar, the range of the other clients, then for each of our forms what was measured, the
    bar and a word; nothing but the reason when there is no figure."""
    rows = []
    for bar in BARS:
        row = [bar.title, _others(results, bar)]
        for form in forms(results):
            figure, why = _read(results, bar, form), results.lacks(bar.case, form)
            if getattr(bar, form) is None or not (figure or why):
                row += [""] * 3
                continue
            shown, value = (_spread(figure, bar), figure.median) if figure else (why, None)
            row += [shown, *bar.judge(value, form)]
        rows.append(row)
    return [row for row in rows if any(row[2:])]


def forms(results: Results) -> list[str]:
    """The forms of this client that have columns."""
    return [form for form in ("plain", "fast") if form == "plain" or form in results.targets]


def _read(results: Results, bar: Bar, target: str) -> Spread | None:
    return results.figure(bar.case, target, bar.key, bar.to_floor)


def _others(results: Results, bar: Bar) -> str:
    found = [_read(results, bar, name) for name in ("sdk", "agora", "stock")]
    shown = [_amount(value, bar) for value in sorted(f.median for f in found if f)]
    return "–".join(dict.fromkeys([*shown[:1], *shown[-1:]]))


def _spread(figure: Spread, bar: Bar) -> str:
    shown = _amount(figure.median, bar)
    if (bar.key and not bar.to_floor) or figure.rounds < 2:
        return shown
    return f"{shown} ({times(figure.low)}–{times(figure.high)})"


def _amount(value: float, bar: Bar) -> str:
    return amount(value, "" if bar.to_floor else bar.key)


def table(results: Results, rows: Sequence[Row], corner: str = "", ratios: bool = False) -> str:
    """Figures of cases as rows, targets as columns; with ratios to the floor's.

    Columns and rows that say nothing are left out.
    """
    columns = [[corner, *(title for title, _, _ in rows)]]
    for target in TARGETS:
        cells = [_cell(results, case, target.name, key, ratios) for _, case, key in rows]
        if any(cells):
            columns.append([target.title, *cells])
    head, *made = zip(*columns, strict=True)
    return markdown(head, [row for row in made if any(row[1:])])


def _cell(results: Results, case: str, target: str, key: str, ratios: bool) -> str:
    figure, lacks = results.figure(case, target, key), results.lacks(case, target)
    shown = f"{amount(figure.median, key)}{lacks}" if figure else lacks
    ratio = results.figure(case, target, key, to_floor=True)
    if not ratio or not ratios or target == "floor" or key in ("grown", "growth"):
        return shown
    return f"{times(ratio.median)}× · {shown}"


def growing(results: Results) -> list[list[str]]:
    """What one more costs, the exponent, and the distance from a straight line, of all that grows."""
    rows = []
    for group, (title, _) in plots.GROWTH.items():
        found = results.points(group)
        for target in (target for target in TARGETS if len(found.get(target.name, ())) > 1):
            slope, exponent, off = growth(found[target.name])
            one = amount(slope, "cpu") if slope > 0 else "–"
            rows.append([title, target.title, one, f"{exponent:.2f}", f"{off:.0%}"])
    return rows


def page(results: Results, notes: str = "", pictures: Sequence[str] = ()) -> str:
    """The text of ``docs/performance.md``."""
    run = {BY_NAME[name].group for name in results.cases}
    text = TEMPLATES.get_template("page.md.jinja").render(
        results=results,
        bars=bars(results),
        forms=forms(results),
        groups={group: told for group, told in GROUPS.items() if group in run and "text" in told},
        growing=growing(results),
        measured=[target for target in TARGETS if target.name in results.targets],
        pictures={name: label for name, (label, *_) in plots.PICTURES.items() if name in pictures},
        rows=lambda group: [
            (c.title, c.name, c.key) for c in CASES if c.group == group and c.title
        ],
        table=partial(table, results),
        markdown=markdown,
        notes=notes,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def pages(results: Results) -> dict[str, str]:
    """Every file of the documentation that is made of the results: name and text."""
    notes = (HERE / "notes.md").read_text("utf-8")
    drawn = plots.pictures(results)
    images = {f"images/{name}": svg for name, svg in drawn.items()}
    return {**images, "performance.md": page(results, notes, list(drawn))}


def write(results: Results, docs: Path) -> list[Path]:
    """Write the page and its pictures into a folder of documentation; the files written."""
    (docs / "images").mkdir(parents=True, exist_ok=True)
    made = {docs / name: text for name, text in pages(results).items()}
    for path, text in made.items():
        path.write_text(text, "utf-8")
    return list(made)


def stale(results: Results, docs: Path) -> list[str]:
    """The files that are not what the results make."""
    found = {name: (docs / name, text) for name, text in pages(results).items()}
    return [n for n, (p, text) in found.items() if not p.exists() or p.read_text("utf-8") != text]


def amount(value: float, key: str) -> str:
    """A figure in the unit of its key; a ratio without one."""
    unit = UNITS.get(key, "{:,.0f}") if key else "ratio"
    if unit == "ratio":
        return times(value)
    if unit == "seconds":
        size, unit = next(
            (s, u) for s, u in ((1, "s"), (1e-3, "ms"), (1e-6, "µs"), (0, "µs")) if value >= s
        )
        return f"{value / (size or 1e-6):.{3 if size else 2}g} {unit}"
    if unit == "bytes":
        return f"{value / 1e6:.1f} MB" if value >= 1e6 else f"{value / 1e3:.1f} kB"
    return unit.format(value)


def times(value: float) -> str:
    """A ratio: two decimals, fewer when it is large."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table, the first column to the left, the others to the right; nothing without rows."""
    lines = [f"| {' | '.join(row)} |" for row in (head, *rows)]
    lines.insert(1, "|---" + "|---:" * (len(head) - 1) + "|")
    return "\n".join(lines) if rows else ""
