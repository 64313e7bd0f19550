"""The tables of a run, its bars, and ``docs/performance.md`` with its pictures, from the results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks import plots
from benchmarks.cases import BARS, BY_NAME, CASES, GROUPS, Bar
from benchmarks.results import Growth, Results, Spread
from benchmarks.targets import TARGETS

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
TIMES = ("cpu", "wall", "first", "second", "warmed")
BYTES = ("peak", "grown", "resident")
FORMATS = {"rate": "{:,.0f}/s", "megabytes": "{:.1f} MB", "own": "{:.2f} MB", "growth": "{:.2f}"}
Row = tuple[str, str, str]
"""Title, case and key."""


class Verdict(NamedTuple):
    """One bar of one form, with what was measured; ``met`` is None when it has no figure."""

    bar: Bar
    form: str
    wanted: float
    shown: str
    met: bool | None

    def cells(self) -> list[str]:
        """What was measured, the bar, and a word."""
        word = {True: "met", False: "**not met**", None: ""}[self.met]
        return [self.shown, f"{'≤' if self.bar.most else '≥'} {self.wanted:g}", word]


def verdicts(results: Results) -> list[Verdict]:
    """Every bar of every form of this client that was run."""
    found = []
    for bar, form in product(BARS, ("plain", "fast")):
        wanted, why = getattr(bar, form), results.why_not(bar.case, form)
        if wanted is None:
            continue
        if figure := _read(results, bar, form):
            shown, met = amount(figure.median, bar.unit), bar.met(figure.median, wanted)
            if not bar.unit and figure.rounds > 1:
                shown += f" ({times(figure.low)}–{times(figure.high)})"
            found.append(Verdict(bar, form, wanted, shown, met))
        elif why:
            found.append(Verdict(bar, form, wanted, why, None))
    return found


def missed(results: Results) -> list[str]:
    """The bars that were measured and not met, a line each."""
    return [
        f"{v.bar.title} ({v.form}): {v.shown}, wanted {v.cells()[1]}"
        for v in verdicts(results)
        if v.met is False
    ]


def _read(results: Results, bar: Bar, target: str) -> Spread | None:
    return results.figure(bar.case, target, bar.key, bar.to_floor)


def bars_table(results: Results) -> str:
    """The targets: the range of the other clients, then our forms with their bars."""
    forms = [form for form in ("plain", "fast") if form == "plain" or form in results.targets]
    judged = {(v.bar, v.form): v.cells() for v in verdicts(results)}
    rows = [
        [
            bar.title,
            _others(results, bar),
            *sum((judged.get((bar, f), [""] * 3) for f in forms), []),
        ]
        for bar in dict.fromkeys(bar for bar, _ in judged)
    ]
    return markdown(["case", "others", *sum(([form, "bar", ""] for form in forms), [])], rows)


def _others(results: Results, bar: Bar) -> str:
    found = [_read(results, bar, name) for name in ("sdk", "agora", "stock")]
    shown = [amount(value, bar.unit) for value in sorted(f.median for f in found if f)]
    return "–".join(dict.fromkeys([*shown[:1], *shown[-1:]]))


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
    if not (figure := results.figure(case, target, key)):
        return results.why_not(case, target)
    lost = results.lost(case, target)
    shown = amount(figure.median, key) + (f" ({lost} failed)" if lost else "")
    ratio = results.figure(case, target, key, to_floor=True)
    if not ratio or not ratios or target == "floor" or key in ("grown", "growth"):
        return shown
    return f"{times(ratio.median)}× · {shown}"


def growth_table(results: Results) -> str:
    """What one more costs, the exponent, and the distance from a straight line, of all that grows."""
    rows = []
    for group, (title, _) in plots.GROWTH.items():
        found = results.growth(group)
        for target in (target for target in TARGETS if len(found.get(target.name, ())) > 1):
            slope, exponent, off = Growth.of(found[target.name])
            one = amount(slope, "cpu") if slope > 0 else "–"
            rows.append([title, target.title, one, f"{exponent:.2f}", f"{off:.0%}"])
    return markdown(["what grows", "client", "one more costs", "exponent", "off the line"], rows)


def page(results: Results, notes: str = "", pictures: Sequence[str] = ()) -> str:
    """The text of ``docs/performance.md``."""
    run = {BY_NAME[name].group for name in results.cases}
    rows = {
        group: [(case.title, case.name, case.key) for case in CASES if case.group == group]
        for group in run - {"install"}
    }
    text = TEMPLATES.get_template("page.md.jinja").render(
        results=results,
        judged=[verdict.met for verdict in verdicts(results) if verdict.met is not None],
        bars=bars_table(results),
        sections=[
            told | {"name": group}
            for group, told in GROUPS.items()
            if group in run and "title" in told
        ],
        growth=growth_table(results),
        measured=[target for target in TARGETS if target.name in results.targets],
        pictures={name: label for name, (label, _) in plots.PICTURES.items() if name in pictures},
        table=lambda group: (
            table(results, rows[group], "case", ratios=True) if group in rows else ""
        ),
        more=lambda rows: table(results, rows),
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
    if not key:
        return times(value)
    if key in TIMES:
        units = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))
        size, unit = next((one for one in units if value >= one[0]), units[-1])
        return f"{value / size:.{3 if value >= size else 2}g} {unit}"
    if key in BYTES:
        return f"{value / 1e6:.1f} MB" if value >= 1e6 else f"{value / 1e3:.1f} kB"
    return FORMATS.get(key, "{:,.0f}").format(value)


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
