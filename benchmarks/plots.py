"""The pictures of ``docs/performance.md``, drawn by matplotlib from the results.

Words and axes have the colour of the text around them, series have colours that can be read on white
and on black. Put into a page, a picture takes the page's theme; by itself it follows the system.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
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


def calls(results: Results, axes: Axes) -> None:
    """Every kind of call as a row, every client as a mark: its cost in multiples of httpx's."""
    rows = [name for name in CALLS if results.figure(name, "floor")]
    if not rows:
        return
    series = {}
    for client in DRAWN.keys() - {"floor", "sniffio"}:  # those are the line at 1
        found = [(results.figure(name, client, to_floor=True), at) for at, name in enumerate(rows)]
        series[client] = [(ratio.median, at) for ratio, at in found if ratio]
    axes.set(xscale="log", xlabel="bare httpx = 1; left is cheaper", ylim=(len(rows) - 0.5, -0.5))
    axes.set_yticks(range(len(rows)), [BY_NAME[name].title for name in rows])
    axes.yaxis.grid(False)
    axes.axvline(1, color=INK, linewidth=1)
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter("{x:g}×")
    _lines(axes, series, ls="")


def tasks(results: Results, axes: Axes) -> None:
    """Calls per second by the number of tasks that call at once."""
    many = (1, 50, 500)
    rates = {who: [(n, results.figure(f"async-get-{n}", who)) for n in many] for who in DRAWN}
    _lines(axes, {name: [(n, r.median) for n, r in found if r] for name, found in rates.items()})
    _logarithmic(axes, "tasks at once", "calls per second")


def growing(results: Results, *panels: Axes) -> None:
    """Three panels, both scales logarithmic: a straight line at 45 degrees is linear growth."""
    for axes, (group, (title, size)) in zip(panels, GROWTH.items(), strict=True):
        found = results.points(group)
        axes.set_title(title)
        _logarithmic(axes, size, "ms of processor")
        _lines(axes, {who: [(n, 1000 * c) for n, c in found[who]] for who in found}, ms=4)
        for n, cost in found.get("plain", [])[-1:]:
            # Through the last point: cost in proportion to size and nothing else.
            axes.axline((n, 1000 * cost), (n / 10, 100 * cost), color=INK, lw=1, ls=":", alpha=0.6)


def outage(results: Results, axes: Axes) -> None:
    """Requests per second the service sees of the fleet, by policy; the outage is shaded."""
    if not results.fleet:
        return
    outcomes, scenario = results.fleet["outcomes"], results.fleet["scenario"]
    for outcome, (color, dashes) in zip(outcomes, POLICIES, strict=True):
        seconds = outcome["seconds"][:-1]  # the last one is cut short by the end of the scenario
        middle = [second + 0.5 for second in range(len(seconds))]
        axes.plot(middle, seconds, color=color, ls=dashes, label=outcome["policy"])
    begins, most = scenario["begins"], max(max(outcome["seconds"]) for outcome in outcomes)
    axes.axvspan(begins, begins + scenario["lasts"], color=INK, alpha=0.06, lw=0)
    axes.text(begins + scenario["lasts"] / 2, 1.08 * most, "outage", ha="center")
    axes.set(xlabel="seconds", ylabel="requests per second", ylim=(0, 1.15 * most))
    axes.yaxis.set_major_formatter("{x:,.0f}")


def _lines(axes: Axes, series: dict[str, list[tuple[float, float]]], **more: Any) -> None:
    """Draw what has points and a pen."""
    for name, target in DRAWN.items():
        if series.get(name):
            points, pen = zip(*series[name], strict=True), {**target.pen, **more}
            axes.plot(*points, label=target.title, **pen)


def _logarithmic(axes: Axes, x: str, y: str) -> None:
    axes.set(xscale="log", yscale="log", xlabel=x, ylabel=y)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter("{x:,g}")
        axis.set_minor_formatter("")


PICTURES: dict[str, tuple[str, int, int, int, Callable[..., None]]] = {
    "performance-calls.svg": ("Cost of each kind of call beside bare httpx", 318, 1, 7, calls),
    "performance-tasks.svg": ("Calls per second of agents.get by tasks at once", 345, 1, 7, tasks),
    "performance-growth.svg": ("How cost grows with pages, tasks and agents", 330, 3, 7, growing),
    "performance-fleet.svg": (
        "Requests per second of a fleet in an outage, by policy",
        362,
        1,
        2,
        outage,
    ),
}
"""What they show, their height, panels, and names of lines side by side."""


def pictures(results: Results) -> dict[str, str]:
    """The pictures of which something was measured, by the name of their file."""
    found = {}
    for name, (label, height, panels, columns, draw) in PICTURES.items():
        with matplotlib.rc_context({"svg.hashsalt": label}, STYLE):
            figure = Figure(figsize=(10, height / 72), layout="constrained", dpi=72)
            draw(results, *figure.subplots(1, panels, squeeze=False)[0])
            lines = {line.get_label(): line for axes in figure.axes for line in axes.get_lines()}
            named = [line for label, line in lines.items() if not label.startswith("_")]
            figure.legend(handles=named, loc="outside upper left", ncols=columns)
            if named:
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
