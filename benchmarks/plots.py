"""The pictures of ``docs/performance.md``, drawn from the results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks import measure
from benchmarks.cases import BY_NAME, CASES
from benchmarks.results import Results
from benchmarks.svg import INK, Pen, Scale, around, grid, legend, line, mark, picture, stroke, words
from benchmarks.targets import TARGETS

PENS = {
    "floor": Pen(INK, "ring", "4 3"),
    "plain": Pen("#0d9488", "dot"),
    "fast": Pen("#2563eb", "square"),
    "sdk": Pen("#d97706", "diamond"),
    "agora": Pen("#dc2626", "cross"),
    "stock": Pen("#8b5cf6", "ring"),
    "sniffio": Pen("#7f8790", "ring", "2 3"),
}
CALLS = ("import", "first-answer", "get", "start", "list", "history", "missing", "walk", "token")
POLICY_PENS = (
    Pen("#0d9488"),
    Pen("#dc2626", dashes="6 3"),
    Pen("#7f8790", dashes="2 2"),
    Pen("#d97706", dashes="8 2 2 2"),
)
WIDTH = 720


def _entries(names: Sequence[str]) -> list[tuple[str, Pen]]:
    return [(target.title, PENS[target.name]) for target in TARGETS if target.name in names]


def _to_floor(results: Results, name: str) -> dict[str, float]:
    """The ratios of a case, without the floor's own two forms."""
    names = [target for target in results.samples(name) if target not in ("floor", "sniffio")]
    found = {target: results.ratio(name, target) for target in names}
    return {target: ratio.median for target, ratio in found.items() if ratio is not None}


def calls_plot(results: Results) -> str:
    """Every kind of call as a row, every client as a mark: its cost in multiples of httpx's. Empty
    when nothing of it was measured, as are the others."""
    rows = {name: _to_floor(results, name) for name in CALLS if "floor" in results.samples(name)}
    if not rows:
        return ""
    left, top, step = 250, 44, 26
    height = top + step * len(rows) + 44
    x = around([1.0, *(v for row in rows.values() for v in row.values())], left, WIDTH - 20)
    parts = legend(20, 18, _entries(list({target for row in rows.values() for target in row})))
    for value in x.ticks():
        at, bottom = x.at(value), height - 44.0
        parts.append(stroke((at, bottom), (at, top - 8), 0.9 if value == 1 else 0.12))
        parts.append(words(at, bottom + 16, f"{value:g}×", "middle", 'opacity=".8"'))
    for index, (name, found) in enumerate(rows.items()):
        level = top + step * (index + 0.5)
        parts.append(words(left - 12, level + 4, BY_NAME[name].title, "end"))
        parts += [mark((x.at(v), level), PENS[target]) for target, v in found.items()]
    parts.append(words(x.at(1), height - 6, "bare httpx = 1; left is cheaper", "middle"))
    return picture(WIDTH, height, "Cost of each kind of call beside bare httpx", parts)


def tasks_plot(results: Results) -> str:
    """Calls per second by the number of tasks that call at once."""
    series: dict[str, list[tuple[float, float]]] = {}
    for at_once in (1, 50, 500):
        name = f"async-get-{at_once}"
        for target in results.samples(name):
            rate = results.figure(name, target, "rate")
            if rate is not None:
                series.setdefault(target, []).append((at_once, rate.median))
    label = "Calls per second of agents.get by tasks at once"
    return _lines(series, label, "tasks at once", "calls per second") if series else ""


def _lines(
    series: Mapping[str, Sequence[tuple[float, float]]], label: str, x_name: str, y_name: str
) -> str:
    x = around([n for points in series.values() for n, _ in points], 60, WIDTH - 20)
    y = around([v for points in series.values() for _, v in points], 300, 60)
    parts = legend(20, 18, _entries(list(series))) + grid(x, y, x_name, y_name)
    for target, points in series.items():
        places = [(x.at(n), y.at(v)) for n, v in points]
        parts.append(line(places, PENS[target]))
        parts += [mark(place, PENS[target]) for place in places]
    return picture(WIDTH, 345, label, parts)


GROWTH = {
    "grow-page": ("agents in one page", "page size"),
    "grow-tasks": ("tasks, one call each", "tasks at once"),
    "grow-walk": ("agents walked, 100 a page", "agents in all"),
}


def growth_points(results: Results, group: str) -> dict[str, list[tuple[float, float]]]:
    """Size and processor seconds of every case of a growing group, by target."""
    found: dict[str, list[tuple[float, float]]] = {}
    for case in (case for case in CASES if case.group == group):
        for target in results.samples(case.name):
            cpu = results.figure(case.name, target, "cpu")
            if cpu is not None:
                # A sample is per call; with n tasks there are n calls.
                found.setdefault(target, []).append((case.size, cpu.median * case.at_once))
    return found


def growth_plot(results: Results) -> str:
    """Three panels, both scales logarithmic: a straight line at 45 degrees is linear growth."""
    parts: list[str] = []
    shown: set[str] = set()
    for index, (group, (title, x_name)) in enumerate(GROWTH.items()):
        series = growth_points(results, group)
        if not series:
            continue
        shown |= series.keys()
        left = 46 + index * 240
        x = around([n for points in series.values() for n, _ in points], left, left + 178)
        y = around([c * 1000 for points in series.values() for _, c in points], 280, 84)
        parts += grid(x, y, x_name, "ms of processor")
        parts.append(words(left + 89, 52, title, "middle", 'font-weight="600"'))
        if "plain" in series:
            parts.append(_proportional(series["plain"][-1], x, y))
        for target, points in series.items():
            places = [(x.at(n), y.at(cost * 1000)) for n, cost in points]
            parts.append(line(places, PENS[target]))
            parts += [mark(place, PENS[target], 3) for place in places]
    if not shown:
        return ""
    parts += legend(20, 18, _entries(list(shown)))
    return picture(WIDTH, 322, "How cost grows with pages, tasks and agents", parts)


def _proportional(last: tuple[float, float], x: Scale, y: Scale) -> str:
    """A thin line through the last point: cost in proportion to size and nothing else."""
    size, cost = last[0], last[1] * 1000
    low = max(x.low, size * y.low / cost)
    return stroke((x.at(low), y.at(cost * low / size)), (x.at(size), y.at(cost)), 0.6, "1 3")


def outage_plot(results: Results) -> str:
    """The fleet on paper."""
    fleet = results.fleet
    return fleet_plot(fleet["outcomes"], fleet["scenario"]) if fleet else ""


def fleet_plot(outcomes: Sequence[Mapping[str, Any]], scenario: Mapping[str, Any]) -> str:
    """Requests per second the service sees, by policy; the outage is shaded."""
    # The last second is cut short by the end of the scenario.
    most = max(max(o["seconds"]) for o in outcomes)
    x = Scale(0, scenario["ends"], 60, WIDTH - 20)
    y = Scale(0, most * 1.08, 320, 84)
    begins, ends = x.at(scenario["begins"]), x.at(scenario["begins"] + scenario["lasts"])
    shade = f'x="{begins:.1f}" y="84" width="{ends - begins:.1f}" height="236"'
    parts = [f'<rect {shade} fill="currentColor" fill-opacity=".06"/>']
    parts.append(words((begins + ends) / 2, 100, "outage", "middle", 'opacity=".7"'))
    parts += grid(x, y, "seconds", "requests per second")
    for index, (outcome, pen) in enumerate(zip(outcomes, POLICY_PENS, strict=True)):
        places = [(x.at(i + 0.5), y.at(n)) for i, n in enumerate(outcome["seconds"][:-1])]
        row, column = divmod(index, 2)
        at = 24 + 340 * column, 14 + 20 * row
        parts += [line(places, pen), line([at, (at[0] + 28, at[1])], pen)]
        parts.append(words(at[0] + 36, at[1] + 4, outcome["policy"]))
    return picture(
        WIDTH, 362, "Requests per second of a fleet in an outage, by retry policy", parts
    )


def departure(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Exponent of the last step, and the worst relative distance from a straight line."""
    return measure.exponent(points), measure.worst_departure(points)
