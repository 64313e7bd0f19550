"""Pictures by hand: axes, lines, marks and words as SVG.

Words and axes are drawn in ``currentColor``, series in colours that can be read on white and on
black. Inlined in a page a picture takes the page's theme; opened by itself it follows the reader's
system.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
    'class="diagram" role="img" aria-label="{label}" font-family="system-ui, sans-serif" '
    'font-size="12" color="#24292f" fill="currentColor">\n'
    "<style>@media (prefers-color-scheme: dark) {{ svg.diagram {{ color: #e6edf3 }} }}</style>\n"
)
INK = "currentColor"
LETTER = 6.4
"""About how many pixels a letter of 12 px is wide."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Pen:
    """How a series is drawn: its colour, its mark (``dot``, ``ring``, ``square``, ``diamond``,
    ``cross``) and the dashes of its line."""

    color: str
    mark: str = "dot"
    dashes: str = ""


def picture(width: int, height: int, label: str, parts: Iterable[str]) -> str:
    """A whole file."""
    head = HEAD.format(w=width, h=height, label=escape(label, quote=True))
    return head + "\n".join(parts) + "\n</svg>\n"


def words(x: float, y: float, text: str, anchor: str = "start", style: str = "") -> str:
    """A line of text; ``y`` is its base line."""
    place = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"'
    return f"<text {place}{' ' + style if style else ''}>{escape(text)}</text>"


def stroke(a: Point, b: Point, opacity: float = 0.25, dashes: str = "") -> str:
    """A thin straight line in ink."""
    (x1, y1), (x2, y2) = a, b
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{INK}" '
        f'stroke-opacity="{opacity:g}"{dash}/>'
    )


def line(points: Sequence[Point], pen: Pen) -> str:
    """A line through points."""
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    dash = f' stroke-dasharray="{pen.dashes}"' if pen.dashes else ""
    return f'<polyline points="{path}" fill="none" stroke="{pen.color}" stroke-width="1.8"{dash}/>'


def mark(at: Point, pen: Pen, size: float = 4.5) -> str:
    """One point of a series."""
    x, y = at
    ink = f'fill="{pen.color}"'
    edge = size * 0.9
    if pen.mark == "square":
        place = f'x="{_n(x - edge)}" y="{_n(y - edge)}"'
        return f'<rect {place} width="{_n(2 * edge)}" height="{_n(2 * edge)}" {ink}/>'
    if pen.mark == "diamond":
        far = size * 1.3
        corners = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
        path = " ".join(f"{_n(a)},{_n(b)}" for a, b in corners)
        return f'<polygon points="{path}" {ink}/>'
    if pen.mark == "cross":
        across = f"l{_n(2 * edge)},{_n(2 * edge)}m0,{_n(-2 * edge)}l{_n(-2 * edge)},{_n(2 * edge)}"
        path = f"M{_n(x - edge)},{_n(y - edge)}{across}"
        return f'<path d="{path}" stroke="{pen.color}" stroke-width="2" fill="none"/>'
    if pen.mark == "ring":
        ink = f'fill="none" stroke="{pen.color}" stroke-width="1.6"'
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{size:g}" {ink}/>'


def legend(x: float, y: float, entries: Sequence[tuple[str, Pen]]) -> list[str]:
    """Marks and names side by side."""
    parts = []
    for name, pen in entries:
        parts += [mark((x + 5, y - 4), pen), words(x + 15, y, name)]
        x += 28 + LETTER * len(name)
    return parts


@dataclass(frozen=True)
class Scale:
    """Numbers along one side: from ``low`` to ``high`` onto pixels ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        """The pixel of a value."""
        low, high, value = (log10(v) if self.log else v for v in (self.low, self.high, value))
        return self.start + (self.end - self.start) * (value - low) / (high - low)

    def ticks(self) -> list[float]:
        """Round numbers within the scale, about four to eight of them."""
        if self.log:
            powers = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
            steps = (1, 2, 5) if self.high / self.low < 150 else (1,)
            found = [step * 10.0**power for power in powers for step in steps]
        else:
            size = 10.0 ** floor(log10((self.high - self.low) / 2))
            step = next(s * size for s in (1, 2, 5, 10) if (self.high - self.low) / (s * size) <= 7)
            found = [step * i for i in range(floor(self.low / step), ceil(self.high / step) + 1)]
        return [v for v in found if self.low * 0.999 <= v <= self.high * 1.001]


def around(values: Iterable[float], start: float, end: float) -> Scale:
    """A logarithmic scale that holds all values, with a little room on both sides."""
    known = list(values)
    return Scale(min(known) / 1.25, max(known) * 1.25, start, end, log=True)


def grid(x: Scale, y: Scale, x_name: str, y_name: str) -> list[str]:
    """Axes with faint lines, numbers and names."""
    parts = []
    for value in x.ticks():
        at = x.at(value)
        parts.append(stroke((at, y.start), (at, y.end), 0.12))
        parts.append(words(at, y.start + 16, short(value), "middle", 'opacity=".8"'))
    for value in y.ticks():
        at = y.at(value)
        parts.append(stroke((x.start, at), (x.end, at), 0.12))
        parts.append(words(x.start - 6, at + 4, short(value), "end", 'opacity=".8"'))
    parts.append(words((x.start + x.end) / 2, y.start + 34, x_name, "middle", 'opacity=".8"'))
    parts.append(words(x.start - 6, y.end - 10, y_name, "start", 'opacity=".8"'))
    return parts


def short(value: float) -> str:
    """A number as an axis shows it: 0.5, 20, 1k, 100k."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:.3g}"


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
