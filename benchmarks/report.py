"""The tables of a run, its bars, and ``docs/performance.md`` with its pictures, from the results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks import plots
from benchmarks.cases import BARS, BY_NAME, CASES, Bar
from benchmarks.measure import Spread, exponent, straight, worst_departure
from benchmarks.results import Results
from benchmarks.targets import TARGETS

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


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


def missed(results: Results) -> list[Verdict]:
    """The bars that were measured and not met."""
    return [verdict for verdict in verdicts(results) if verdict.met is False]


def _read(results: Results, bar: Bar, target: str) -> Spread | None:
    return (results.ratio if bar.to_floor else results.figure)(bar.case, target, bar.key)


def bars_table(results: Results) -> str:
    """The targets: the range of the other clients, then our forms with their bars."""
    forms = [form for form in ("plain", "fast") if form == "plain" or form in results.targets]
    judged = {(v.bar, v.form): v.cells() for v in verdicts(results)}
    rows = []
    for bar in dict.fromkeys(bar for bar, _ in judged):
        cells = [cell for form in forms for cell in judged.get((bar, form), [""] * 3)]
        rows.append([bar.title, _others(results, bar), *cells])
    head = [cell for form in forms for cell in (form, "bar", "")]
    return markdown(["case", "others", *head], rows)


def _others(results: Results, bar: Bar) -> str:
    found = [_read(results, bar, name) for name in ("sdk", "agora", "stock")]
    shown = [amount(value, bar.unit) for value in sorted(f.median for f in found if f)]
    return "–".join(dict.fromkeys([*shown[:1], *shown[-1:]]))


def table(
    results: Results, rows: Sequence[tuple[str, str, str]], corner: str = "", ratios: bool = False
) -> str:
    """Figures of cases as rows (title, case and key), targets as columns; with ratios to the floor's.

    Columns and rows that say nothing are left out.
    """
    columns = [[corner, *(title for title, _, _ in rows)]]
    for target in TARGETS:
        cells = [_cell(results, case, target.name, key, ratios) for _, case, key in rows]
        if any(cells):
            columns.append([target.title, *cells])
    head, *made = map(list, zip(*columns, strict=True))
    return markdown(head, [row for row in made if any(row[1:])])


def _cell(results: Results, case: str, target: str, key: str, ratios: bool) -> str:
    figure = results.figure(case, target, key)
    if figure is None:
        return results.why_not(case, target)
    lost = sum(not sample for sample in results.samples(case)[target])
    shown = amount(figure.median, key) + (f" ({lost} failed)" if lost else "")
    ratio = None if target == "floor" else results.ratio(case, target, key)
    if ratio is None or not ratios or key in ("grown", "growth", "megabytes"):
        return shown
    return f"{times(ratio.median)}× · {shown}"


def growth_rows(results: Results) -> list[list[str]]:
    """What one more costs, the exponent, and the distance from a straight line, of all that grows."""
    rows = []
    for group, (title, _) in plots.GROWTH.items():
        found = results.growth(group)
        for target in (target for target in TARGETS if len(found.get(target.name, ())) > 1):
            points = found[target.name]
            slope, off = straight(points)[1], worst_departure(points)
            told = [f"{exponent(points):.2f}", f"{off:.0%}"]
            rows.append([title, target.title, amount(slope, "cpu") if slope > 0 else "–", *told])
    return rows


def _rows(group: str) -> list[tuple[str, str, str]]:
    return [(case.title, case.name, case.key) for case in CASES if case.group == group]


def page(results: Results, notes: str = "", pictures: Sequence[str] = ()) -> str:
    """The text of ``docs/performance.md``."""
    text = TEMPLATES.get_template("page.md.jinja").render(
        results=results,
        judged=[verdict.met for verdict in verdicts(results) if verdict.met is not None],
        bars=bars_table(results),
        growth=growth_rows(results),
        measured=[target for target in TARGETS if target.name in results.targets],
        pictures=pictures,
        shown=lambda group: any(BY_NAME[name].group == group for name in results.cases),
        table=lambda group: table(results, _rows(group), "case", ratios=True),
        extra=lambda *rows: table(results, rows),
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
    match key:
        case "":
            return times(value)
        case "cpu" | "wall" | "first" | "second" | "warmed":
            units = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))
            size, unit = next((one for one in units if value >= one[0]), units[-1])
            return f"{value / size:.{3 if value >= size else 2}g} {unit}"
        case "peak" | "grown" | "resident":
            return f"{value / 1e6:.1f} MB" if value >= 1e6 else f"{value / 1e3:.1f} kB"
    return {
        "rate": f"{value:,.0f}/s",
        "megabytes": f"{value:.1f} MB",
        "own": f"{value:.2f} MB",
        "growth": f"{value:.2f}",
    }.get(key, f"{value:,.0f}")


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
