"""The pictures of ``docs/performance.md``, drawn by matplotlib from the results.

Words and axes have the colour of the text around them, series have colours that can be read on white
and on black. Put into a page, a picture takes the page's theme; by itself it follows the system.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import LogLocator

from benchmarks.cases import BY_NAME, GROUPS
from benchmarks.results import Results
from benchmarks.targets import TARGETS

INK = "#24292f"
STYLE = Path(__file__).with_suffix(".mplstyle")
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 {w} {h}" width="{w}" height="{h}" class="diagram" role="img" '
    'aria-label="{label}" font-family="system-ui, sans-serif" stroke-linejoin="round" '
    'color="#24292f" fill="currentColor">\n'
    "<style>@media (prefers-color-scheme: dark) {{ svg.diagram {{ color: #e6edf3 }} }}</style>\n"
)
DRAWN = {target.name: target for target in TARGETS if target.pen}
POLICIES = (("#0d9488", "-"), ("#dc2626", "--"), ("#7f8790", ":"), ("#d97706", "-."))
CALLS = ("import", "first-answer", "get", "start", "list", "history", "missing", "walk", "token")
GROWTH = {group: told["growing"] for group, told in GROUPS.items() if "growing" in told}


def calls(results: Results) -> Figure | None:
    """Every kind of call as a row, every client as a mark: its cost in multiples of httpx's."""
    rows = [name for name in CALLS if results.figure(name, "floor")]
    if not rows:
        return None
    series = {}
    for client in DRAWN.keys() - {"floor", "sniffio"}:  # those are the line at 1
        found = [(results.figure(name, client, to_floor=True), at) for at, name in enumerate(rows)]
        series[client] = [(ratio.median, at) for ratio, at in found if ratio]
    figure, axes = _figure(84 + 26 * len(rows))
    axes.set(xscale="log", xlabel="bare httpx = 1; left is cheaper", ylim=(len(rows) - 0.5, -0.5))
    axes.set_yticks(range(len(rows)), [BY_NAME[name].title for name in rows])
    axes.yaxis.grid(False)
    axes.axvline(1, color=INK, linewidth=1)
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter("{x:g}×")
    return _legend(figure, _lines(axes, series, ls=""), ls="")


def tasks(results: Results) -> Figure | None:
    """Calls per second by the number of tasks that call at once."""
    rates = {
        who: [(n, results.figure(f"async-get-{n}", who)) for n in (1, 50, 500)] for who in DRAWN
    }
    series = {name: [(n, r.median) for n, r in found if r] for name, found in rates.items()}
    figure, axes = _figure(345)
    _logarithmic(axes, "tasks at once", "calls per second")
    return _legend(figure, _lines(axes, series))


def growth(results: Results) -> Figure | None:
    """Three panels, both scales logarithmic: a straight line at 45 degrees is linear growth."""
    figure, panels = _figure(330, len(GROWTH))
    shown: set[str] = set()
    for axes, (group, (title, size)) in zip(panels, GROWTH.items(), strict=True):
        found = results.growth(group)
        axes.set_title(title)
        _logarithmic(axes, size, "ms of processor")
        shown |= _lines(axes, {who: [(n, 1000 * c) for n, c in found[who]] for who in found}, ms=4)
        for n, cost in found.get("plain", [])[-1:]:
            # Through the last point: cost in proportion to size and nothing else.
            axes.axline((n, 1000 * cost), (n / 10, 100 * cost), color=INK, lw=1, ls=":", alpha=0.6)
    return _legend(figure, shown)


def outage(results: Results) -> Figure | None:
    """Requests per second the service sees of the fleet, by policy; the outage is shaded."""
    if not results.fleet:
        return None
    outcomes, scenario = results.fleet["outcomes"], results.fleet["scenario"]
    figure, axes = _figure(362)
    for outcome, (color, dashes) in zip(outcomes, POLICIES, strict=True):
        seconds = outcome["seconds"][:-1]  # the last one is cut short by the end of the scenario
        middle = [second + 0.5 for second in range(len(seconds))]
        axes.plot(middle, seconds, color=color, ls=dashes, label=outcome["policy"])
    begins, most = scenario["begins"], max(max(outcome["seconds"]) for outcome in outcomes)
    axes.axvspan(begins, begins + scenario["lasts"], color=INK, alpha=0.06, lw=0)
    axes.text(begins + scenario["lasts"] / 2, 1.08 * most, "outage", ha="center")
    axes.set(xlabel="seconds", ylabel="requests per second", ylim=(0, 1.15 * most))
    axes.yaxis.set_major_formatter("{x:,.0f}")
    figure.legend(loc="outside upper left", ncols=2)
    return figure


PICTURES: dict[str, tuple[str, Callable[[Results], Figure | None]]] = {
    "performance-calls.svg": ("Cost of each kind of call beside bare httpx", calls),
    "performance-tasks.svg": ("Calls per second of agents.get by tasks at once", tasks),
    "performance-growth.svg": ("How cost grows with pages, tasks and agents", growth),
    "performance-fleet.svg": ("Requests per second of a fleet in an outage, by policy", outage),
}


def pictures(results: Results) -> dict[str, str]:
    """The pictures of which something was measured, by the name of their file."""
    found = {}
    for name, (label, draw) in PICTURES.items():
        with matplotlib.rc_context({"svg.hashsalt": label}, STYLE):
            if figure := draw(results):
                found[name] = _svg(figure, label)
    return found


def _svg(figure: Figure, label: str) -> str:
    """A figure as a file that can also stand inside a page: without rules and names that would count
    for the whole page. The same figure gives the same text on every day."""
    kept, nothing = StringIO(), dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(kept, format="svg", transparent=True, metadata=nothing)
    body = kept.getvalue().partition("</defs>\n")[2]
    body = re.sub(r" font-family: [^;\"]*;?|(?<=<g) id=\"[^\"]*\"", "", body)
    width, height = (f"{inches * 72:g}" for inches in figure.get_size_inches())
    return HEAD.format(w=width, h=height, label=escape(label)) + body.replace(INK, "currentColor")


def _figure(height: float, panels: int = 1) -> tuple[Figure, Any]:
    """With one pair of axes, or several side by side."""
    figure = Figure(figsize=(10, height / 72), layout="constrained", dpi=72)
    return figure, figure.subplots(1, panels)


def _lines(
    axes: Axes, series: Mapping[str, Sequence[tuple[float, float]]], **more: Any
) -> set[str]:
    """Draw what has points and a pen; who that was."""
    drawn = [target for name, target in DRAWN.items() if series.get(name)]
    for target in drawn:
        axes.plot(*zip(*series[target.name], strict=True), **{**target.pen, **more})
    return {target.name for target in drawn}


def _logarithmic(axes: Axes, x: str, y: str) -> None:
    axes.set(xscale="log", yscale="log", xlabel=x, ylabel=y)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter("{x:,g}")
        axis.set_minor_formatter("")


def _legend(figure: Figure, drawn: set[str], **more: Any) -> Figure | None:
    """Names above the picture; no picture when nothing was drawn."""
    who = [target for name, target in DRAWN.items() if name in drawn]
    lines = [Line2D([], [], label=target.title, **{**target.pen, **more}) for target in who]
    figure.legend(handles=lines, loc="outside upper left", ncols=len(lines))
    return figure if drawn else None
