"""The bars, and the tables of a run, from the results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.bars import BARS, Bar
from benchmarks.cases import BY_NAME, CASES, Case
from benchmarks.results import Results
from benchmarks.targets import TARGETS, Target
from benchmarks.wording import amount, markdown, plain, times, with_spread

GROUPS = {
    "cold": "From a cold start",
    "sync": "One call after another",
    "async": "Many tasks",
    "over": "Other transports under this client",
    "threads": "Many threads",
    "mock": "Without a network",
    "pages": "Ten thousand items",
    "models": "Models and tokens",
    "clients": "Clients made and dropped",
}


@dataclass(frozen=True)
class Verdict:
    """One bar of one form, with what was measured; ``met`` is None when nothing was."""

    bar: Bar
    target: str
    wanted: float
    shown: str
    met: bool | None


def verdicts(results: Results) -> list[Verdict]:
    """Every bar of every form of this client that was measured."""
    found = []
    for bar in BARS:
        for target, wanted in (("plain", bar.plain), ("fast", bar.fast)):
            if wanted is not None and target in results.targets:
                found.append(_verdict(results, bar, target, wanted))
    return found


def _verdict(results: Results, bar: Bar, target: str, wanted: float) -> Verdict:
    key = bar.key or BY_NAME[bar.case].key
    read = results.ratio if bar.to_floor else results.figure
    value = read(bar.case, target, key)
    if value is None:
        return Verdict(bar, target, wanted, results.why_not(bar.case, target) or "not run", None)
    plainly = bar.to_floor or key == "growth"
    shown = with_spread(value) if plainly else amount(value.median, key)
    return Verdict(bar, target, wanted, shown, bar.met(value.median, wanted))


def missed(results: Results) -> list[Verdict]:
    """The bars that were measured and not met."""
    return [verdict for verdict in verdicts(results) if verdict.met is False]


def bars_table(results: Results) -> tuple[list[str], list[list[str]]]:
    """The table of targets: the best of the other clients, then our forms with their bars."""
    judged = {(v.bar.title, v.target): v for v in verdicts(results)}
    head = ["case", "others", "plain", "bar", "", "fast", "bar", ""]
    rows = []
    for bar in BARS:
        row = [bar.title, _others(results, bar)]
        for target in ("plain", "fast"):
            verdict = judged.get((bar.title, target))
            row += ["", "", ""] if verdict is None else _judged(verdict)
        rows.append(row)
    if "fast" not in results.targets:
        return head[:5], [row[:5] for row in rows]
    return head, rows


def _judged(verdict: Verdict) -> list[str]:
    sign = "≤" if verdict.bar.most else "≥"
    word = {True: "met", False: "**not met**", None: ""}[verdict.met]
    return [verdict.shown, f"{sign} {verdict.wanted:g}", word]


def _others(results: Results, bar: Bar) -> str:
    """The range of the other clients."""
    key = bar.key or BY_NAME[bar.case].key
    read = results.ratio if bar.to_floor else results.figure
    found = [read(bar.case, name, key) for name in ("sdk", "agora", "stock")]
    known = sorted(spread.median for spread in found if spread is not None)
    if not known:
        return ""
    low, high = (
        times(v) if bar.to_floor or key == "growth" else amount(v, key)
        for v in (known[0], known[-1])
    )
    return low if low == high else f"{low}–{high}"


def measured(results: Results) -> list[Target]:
    """The targets of these results, the floor first."""
    return [target for target in TARGETS if target.name in results.targets]


def case_table(results: Results, cases: Sequence[Case]) -> tuple[list[str], list[list[str]]]:
    """Cases as rows, targets as columns: the floor's figure, then ratios to it with figures."""
    targets = measured(results)
    head = ["case", *[target.title for target in targets]]
    rows = []
    for case in cases:
        if case.name in results.cases:
            cells = [_cell(results, case, target.name) for target in targets]
            rows.append([case.title, *cells])
    return without_empty(head, rows)


def without_empty(head: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The same table without the columns that say nothing."""
    kept = [i for i in range(len(head)) if i == 0 or any(row[i] for row in rows)]
    return [head[i] for i in kept], [[row[i] for i in kept] for row in rows]


def _cell(results: Results, case: Case, target: str) -> str:
    figure = results.figure(case.name, target)
    if figure is None:
        return results.why_not(case.name, target)
    shown = amount(figure.median, case.key)
    lost = results.lost(case.name, target)
    if lost:
        shown += f" ({lost} failed)"
    ratio = None if target == "floor" else results.ratio(case.name, target)
    if ratio is None or case.key in ("grown", "growth", "megabytes"):
        return shown
    return f"{times(ratio.median)}× · {shown}"


def terminal(results: Results) -> str:
    """What a run prints: ratios first, then the bars."""
    parts = []
    for group in dict.fromkeys(case.group for case in CASES):
        head, rows = case_table(results, [c for c in CASES if c.group == group])
        if rows:
            parts.append(plain([f"[{group}]", *head[1:]], rows))
    head, rows = bars_table(results)
    parts.append(plain(head, [row for row in rows if "not run" not in row[2]]))
    return "\n\n".join(parts)


def tables(results: Results, group: str) -> str:
    """The table of a group in Markdown."""
    return markdown(*case_table(results, [case for case in CASES if case.group == group]))
