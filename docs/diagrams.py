"""Draws the pictures of the documentation from text: ``docs/diagrams/*.txt`` becomes SVG.

A diagram file has one statement a line::

    box start 0,0 "agents.start" "your program"    name, column,row, title, smaller lines below
    note idle 1,2 "nobody there" "for 30 s"        a box with a dashed border
    start -> running "joined"                       sideways first, then up or down
    idle |> stopped "by itself"                     up or down first, then sideways

The pictures use ``currentColor`` alone, so that inlined in a page they follow its theme;
opened by themselves (as on a code host) they follow the reader's system. The retry table is
drawn from ``shengwang_agent._call.retry.VERDICTS``, the data the client itself obeys.

    python docs/diagrams.py            write docs/images/*.svg
    python docs/diagrams.py --check    exit 1 when a picture is not what the text makes
"""

from __future__ import annotations

import itertools
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
TEXTS, PICTURES = HERE / "diagrams", HERE / "images"

LINE, PAD, GAP_X, GAP_Y = 17, 10, 34, 44
SIDE = 14  # left and right of a text, in pixels
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
    'class="diagram" role="img" aria-label="{label}" font-family="system-ui, sans-serif" '
    'font-size="13" color="#24292f" fill="currentColor">\n'
    "<style>@media (prefers-color-scheme: dark) {{ svg.diagram {{ color: #e6edf3 }} }}</style>\n"
)


def breadth(text: str) -> float:
    """About how many pixels a text is wide at 13 px: CJK letters are twice as wide."""
    return sum(13.0 if ord(letter) > 0x2E7F else 7.3 for letter in text)


@dataclass
class Box:
    """A rectangle with a title and smaller lines; ``x``, ``y`` are its middle, in pixels."""

    column: int
    row: int
    lines: list[str]
    dashed: bool = False
    x: float = 0
    y: float = 0
    width: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        widths = [breadth(self.lines[0]) * 1.12, *(breadth(text) * 0.93 for text in self.lines[1:])]
        self.width = max(*widths, 60) + 2 * SIDE
        self.height = LINE * len(self.lines) + 2 * PAD - 2

    def svg(self) -> str:
        dash = ' stroke-dasharray="4 3"' if self.dashed else ""
        left, top = self.x - self.width / 2, self.y - self.height / 2
        shape = (
            f'<rect x="{round(left, 1):g}" y="{round(top, 1):g}" width="{round(self.width, 1):g}" height="{round(self.height, 1):g}" rx="7" '
            f'fill="currentColor" fill-opacity=".06" stroke="currentColor" stroke-opacity=".55"{dash}/>'
        )
        return "\n".join([shape, *self._texts(top)])

    def _texts(self, top: float) -> Iterator[str]:
        for index, text in enumerate(self.lines):
            style = ' font-weight="600"' if index == 0 else ' font-size="12" opacity=".8"'
            y = top + PAD + LINE * index + 11.5
            yield f'<text x="{round(self.x, 1):g}" y="{round(y, 1):g}" text-anchor="middle"{style}>{escape(text)}</text>'


@dataclass
class Arrow:
    """A line from one box to another, with a word on it."""

    start: str
    end: str
    label: str
    upright_first: bool


class Diagram:
    """Boxes on a grid and the arrows between them."""

    def __init__(self, text: str) -> None:
        self.title = ""
        self.boxes: dict[str, Box] = {}
        self.arrows: list[Arrow] = []
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip() and not self._read(line.strip()):
                raise ValueError(f"line {number}: cannot read {line!r}")
        self._place()

    def _read(self, line: str) -> bool:
        if line.startswith("#"):
            self.title = self.title or line.lstrip("# ")
            return True
        words = shlex.split(line)
        if words[0] in ("box", "note") and len(words) >= 4:
            column, row = map(int, words[2].split(","))
            self.boxes[words[1]] = Box(column, row, words[3:], dashed=words[0] == "note")
            return True
        if len(words) in (3, 4) and words[1] in ("->", "|>"):
            label = words[3] if len(words) == 4 else ""
            self.arrows.append(Arrow(words[0], words[2], label, words[1] == "|>"))
            return words[0] in self.boxes and words[2] in self.boxes
        return False

    def _place(self) -> None:
        columns = sorted({box.column for box in self.boxes.values()})
        rows = sorted({box.row for box in self.boxes.values()})
        wide = {c: max(b.width for b in self.boxes.values() if b.column == c) for c in columns}
        high = {r: max(b.height for b in self.boxes.values() if b.row == r) for r in rows}
        for box in self.boxes.values():
            box.x = 2 + sum(wide[c] + self._room(c) for c in columns if c < box.column)
            box.x += wide[box.column] / 2
            box.y = 2 + sum(high[r] + GAP_Y for r in rows if r < box.row) + high[box.row] / 2
        self.width = round(4 + sum(wide.values()) + sum(self._room(c) for c in columns[:-1]))
        self.height = round(4 + sum(high.values()) + GAP_Y * (len(rows) - 1))

    def _room(self, column: int) -> float:
        """Space right of a column: enough for the words on the arrows that cross it."""
        crossing = [
            breadth(a.label) * 0.9 + 24
            for a in self.arrows
            if a.label and self._level(a) and self._left(a) == column
        ]
        return max([GAP_X, *crossing])

    def _level(self, arrow: Arrow) -> bool:
        return self.boxes[arrow.start].row == self.boxes[arrow.end].row

    def _left(self, arrow: Arrow) -> int:
        return min(self.boxes[arrow.start].column, self.boxes[arrow.end].column)

    def svg(self) -> str:
        head = HEAD.format(w=self.width, h=self.height, label=escape(self.title, quote=True))
        parts = [arrow_svg(self.boxes, arrow) for arrow in self.arrows]
        parts += [box.svg() for box in self.boxes.values()]
        return head + "\n".join(parts) + "\n</svg>\n"


def arrow_svg(boxes: dict[str, Box], arrow: Arrow) -> str:
    """The line, its head and its word."""
    points = path(boxes[arrow.start], boxes[arrow.end], arrow.upright_first)
    line = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)
    style = 'fill="none" stroke="currentColor" stroke-opacity=".7" stroke-width="1.4"'
    drawn = f'<polyline points="{line}" {style}/>' + head_svg(points[-2], points[-1])
    return drawn + label_svg(points, arrow.label) if arrow.label else drawn


def path(a: Box, b: Box, upright_first: bool) -> list[tuple[float, float]]:
    """The corners of the line between two boxes."""
    right, down = b.x > a.x, b.y > a.y
    if a.column == b.column:
        side = 1 if down else -1
        return [(a.x, a.y + side * a.height / 2), (b.x, b.y - side * b.height / 2)]
    across = a.width / 2 if right else -a.width / 2
    into = -b.width / 2 if right else b.width / 2
    if a.row == b.row:
        return [(a.x + across, a.y), (b.x + into, b.y)]
    if upright_first:
        leave = a.y + (a.height / 2 if down else -a.height / 2)
        return [(a.x, leave), (a.x, b.y), (b.x + into, b.y)]
    enter = b.y - (b.height / 2 if down else -b.height / 2)
    return [(a.x + across, a.y), (b.x, a.y), (b.x, enter)]


def head_svg(before: tuple[float, float], tip: tuple[float, float]) -> str:
    """A small triangle at the end of a line."""
    dx = (tip[0] > before[0]) - (tip[0] < before[0])
    dy = (tip[1] > before[1]) - (tip[1] < before[1])
    back = (tip[0] - 8 * dx, tip[1] - 8 * dy)
    one, two = (back[0] + 4 * dy, back[1] + 4 * dx), (back[0] - 4 * dy, back[1] - 4 * dx)
    points = " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in (tip, one, two))
    return f'<polygon points="{points}" fill-opacity=".8"/>'


def label_svg(points: list[tuple[float, float]], label: str) -> str:
    """The word beside the upright part of a line, or above a level one."""
    upright = [(p, q) for p, q in itertools.pairwise(points) if p[0] == q[0]]
    if upright:
        (x, y1), (_, y2) = upright[0]
        place, anchor = (x + 8, (y1 + y2) / 2 + 4), "start"
    else:
        (x1, y), (x2, _) = points
        place, anchor = ((x1 + x2) / 2, y - 6), "middle"
    return (
        f'<text x="{round(place[0], 1):g}" y="{round(place[1], 1):g}" text-anchor="{anchor}" font-size="12" '
        f'opacity=".85">{escape(label)}</text>'
    )


# -- the retry table -------------------------------------------------------------------------

_KEYS = [
    "title",
    "not_sent",
    "no_response",
    "503+hint",
    "4xx",
    "5xx",
    "retry",
    "repeat",
    "unknown",
    "raise",
]
_TEXTS = {
    "en": "What the client does after a failure, by the replay rule of the operation"
    "|nothing was sent|cut, or no answer|503 + Retry-After|other 4xx|other 5xx"
    "|again|once more|unknown|error",
    "zh": "按操作的重放规则，客户端在失败之后怎么做"
    "|请求没有发出|断开或没有应答|503 + Retry-After|其他 4xx|其他 5xx"
    "|重试|再试一次|结果未知|报错",
}
WORDS = {name: dict(zip(_KEYS, text.split("|"), strict=True)) for name, text in _TEXTS.items()}
SHADE = {"retry": ".20", "repeat": ".12", "unknown": ".0", "raise": ".0"}
ROWS = (
    "not_sent",
    "no_response",
    "408",
    "409",
    "429",
    "500",
    "502",
    "503",
    "503+hint",
    "504",
    "5xx",
    "4xx",
)


def retry_table(language: str) -> str:
    """The verdict of every failure under every replay rule, as a picture."""
    from shengwang_agent._call.retry import VERDICTS

    words, rules = WORDS[language], ("always", "named", "never")
    left, cell, row = 140, 88, 27
    width, height = left + cell * 3 + 2, row * (len(ROWS) + 1) + 2
    parts = [_text(left + cell * (i + 0.5), 19, rule, "600") for i, rule in enumerate(rules)]
    for line, failure in enumerate(ROWS, 1):
        y = row * line
        parts.append(_text(left - 12, y + 18, words.get(failure, failure), "400", "end"))
        for index, rule in enumerate(rules):
            verdict = VERDICTS[rule][failure]  # type: ignore[index]
            parts.append(_cell(left + cell * index, y, cell, row, verdict, words[verdict]))
    head = HEAD.format(w=width, h=height, label=escape(words["title"], quote=True))
    return head + "\n".join(parts) + "\n</svg>\n"


def _text(x: float, y: float, text: str, weight: str, anchor: str = "middle") -> str:
    return (
        f'<text x="{round(x, 1):g}" y="{round(y, 1):g}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(text)}</text>"
    )


def _cell(x: float, y: float, width: float, height: float, verdict: str, word: str) -> str:
    edge = ".9" if verdict == "unknown" else ".25"
    dash = ' stroke-dasharray="3 2"' if verdict == "unknown" else ""
    box = (
        f'<rect x="{round(x + 2, 1):g}" y="{round(y + 2, 1):g}" width="{round(width - 4, 1):g}" height="{round(height - 4, 1):g}" rx="5" '
        f'fill-opacity="{SHADE[verdict]}" stroke="currentColor" stroke-opacity="{edge}"{dash}/>'
    )
    weight = "600" if verdict == "unknown" else "400"
    return box + _text(x + width / 2, y + 18, word, weight)


def pictures() -> dict[Path, str]:
    """Every picture: where it is kept and what it looks like."""
    made = {
        PICTURES / f"{path.name.removesuffix('.txt')}.svg": Diagram(path.read_text("utf-8")).svg()
        for path in sorted(TEXTS.glob("*.txt"))
    }
    made[PICTURES / "retries.svg"] = retry_table("en")
    made[PICTURES / "retries.zh.svg"] = retry_table("zh")
    return made


def inlined(svg: str) -> str:
    """The picture as part of a page: without its own colours, on one block without blank lines."""
    return re.sub(r"<style>.*?</style>\n|color=\"#24292f\" ", "", svg).strip()


def main(arguments: list[str]) -> int:
    """Write or check the pictures; 1 when a check finds a difference."""
    stale = [
        path
        for path, svg in pictures().items()
        if not path.exists() or path.read_text("utf-8") != svg
    ]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.name} is not what its text makes; run: python docs/diagrams.py")
        return 1 if stale else 0
    for path, svg in pictures().items():
        path.write_text(svg, "utf-8")
    print(f"{len(stale)} of {len(pictures())} pictures were new or had changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
