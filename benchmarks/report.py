"""The tables of a run, its bars, and ``docs/performance.md`` with its pictures, from the results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from logging import info
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks import plots
from benchmarks.cases import BARS, BY_NAME, CASES, GROUPS, Bar
from benchmarks.results import Results, growth
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


def _bar(results: Results, bar: Bar, forms: Sequence[str]) -> list[str]:
    """Its title, the range of the other clients, then for each of our forms what was measured, the bar
    and a word; the reason when there is no figure."""
    unit = "" if bar.to_floor else bar.key
    figures = {t.name: results.figure(bar.case, t.name, bar.key, bar.to_floor) for t in TARGETS}
    others = sorted(f.median for who in ("sdk", "agora", "stock") if (f := figures[who]))
    ends = dict.fromkeys(amount(value, unit) for value in (*others[:1], *others[-1:]))
    row = [bar.title, "–".join(ends)]
    for form in forms:
        figure, wanted = figures[form], getattr(bar, form)
        shown = amount(figure.median, unit) if figure else results.lacks(bar.case, form)
        if figure and figure.rounds > 1 and not unit:
            shown += f" ({times(figure.low)}–{times(figure.high)})"
        judged = [shown, *bar.judge(figure and figure.median, form)] if wanted is not None else []
        row += judged if shown and judged else [""] * 3
    return row


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
    forms = [form for form in ("plain", "fast") if form == "plain" or form in results.targets]
    text = TEMPLATES.get_template("page.md.jinja").render(
        results=results,
        bars=[row for bar in BARS if any((row := _bar(results, bar, forms))[2:])],
        forms=forms,
        groups={group: told for group, told in GROUPS.items() if group in run and "text" in told},
        growing=growing(results),
        measured=[target for target in TARGETS if target.name in results.targets],
        pictures={name: label for name, (label, *_) in plots.PICTURES.items() if name in pictures},
        rows=lambda name: [(c.title, c.name, c.key) for c in CASES if c.title and c.group == name],
        table=partial(table, results),
        markdown=markdown,
        notes=notes,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def pages(results: Results, docs: Path) -> dict[Path, str]:
    """Every file of the documentation that is made of the results, with its text."""
    drawn = plots.pictures(results)
    text = page(results, (HERE / "notes.md").read_text("utf-8"), list(drawn))
    images = {docs / "images" / name: picture for name, picture in drawn.items()}
    return {**images, docs / "performance.md": text}


def write(results: Results, docs: Path) -> None:
    """Write the page and its pictures into a folder of documentation."""
    for path, text in pages(results, docs).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        info(f"wrote {path}")


def stale(results: Results, docs: Path) -> list[Path]:
    """The files that are not what the results make."""
    made = pages(results, docs).items()
    return [path for path, text in made if not path.exists() or path.read_text("utf-8") != text]


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
