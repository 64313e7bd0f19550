"""The text of ``docs/performance.md``: what was measured, on what, and what each figure means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import plots
from benchmarks.cases import CASES
from benchmarks.measure import straight
from benchmarks.report import (
    GROUPS,
    bars_table,
    measured,
    tables,
    verdicts,
    without_empty,
)
from benchmarks.results import Results
from benchmarks.targets import ROOT
from benchmarks.wording import amount, markdown, seconds

NOTES = ROOT / "benchmarks" / "notes.md"
PICTURES = {
    "performance-calls.svg": plots.calls_plot,
    "performance-tasks.svg": plots.tasks_plot,
    "performance-growth.svg": plots.growth_plot,
    "performance-fleet.svg": plots.outage_plot,
}
BANNER = "<!-- Machine-written by `python -m benchmarks` from benchmarks/results.json. -->\n"
EXPLAINED = {
    "cold": (
        "A new Python each time, bytecode cached. Processor time of the whole process, from start "
        "to end; the first row is Python alone. The memory and modules follow below."
    ),
    "sync": (
        "One thread over one kept-alive connection of this machine. Processor time of the client "
        "process per call; everything is read that the title names."
    ),
    "async": (
        "Calls per second of the clock, from one event loop. Bare httpx slows down with the number "
        "of waiting tasks, because its pool looks through all of them at every event. As many calls "
        "are under way as the title says, until the last one that counts. *n failed*: so many rounds "
        "ended in an exception. A sample begins with a new client. Bare httpx is in luck when a few "
        "connections are live before hundreds of tasks come: as long as it stays with those it does "
        "not open and close others all the time, which the last row shows; after five idle seconds "
        "there are none."
    ),
    "over": (
        "What decided for connections of our own in `[fast]`: the kept libraries that could have "
        "stood there, under the same client. httpx-aiohttp is async only."
    ),
    "threads": "The same from threads; Python runs one of them at a time.",
    "mock": (
        "Over `httpx.MockTransport`, given as the client's `httpx_client`: what is left is the "
        "library and httpx, without sockets. No bar stands here."
    ),
    "pages": "A list of 10,000 agents walked through 100 pages, the id of each item read.",
    "models": (
        "No calls at all. The floor of the first row is a dict written out by hand, of the second "
        "`json.loads`, of the third the three HMACs and the compression of a token."
    ),
    "clients": (
        "Most of the time of a bare `httpx.Client()` goes into its TLS context. Ours is shared by "
        "the clients of a process, and made with the first connection."
    ),
}


def write(results: Results, docs: Path) -> list[Path]:
    """Write the page and its pictures into a folder of documentation; the files written."""
    made = dict(pages(results))
    for name, text in made.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [docs / name for name in made]


def stale(results: Results, docs: Path) -> list[str]:
    """The files that are not what the results make."""
    return [
        name
        for name, text in pages(results)
        if not (docs / name).exists() or (docs / name).read_text("utf-8") != text
    ]


def pages(results: Results) -> Iterator[tuple[str, str]]:
    """Every file of the documentation that is made of the results."""
    for name, draw in PICTURES.items():
        if drawn := draw(results):
            yield f"images/{name}", drawn
    yield "performance.md", page(results, NOTES.read_text("utf-8"))


def page(results: Results, notes: str) -> str:
    """The whole page."""
    return (
        BANNER
        + "\n"
        + "\n\n".join(part.strip("\n") for part in _parts(results, notes) if part)
        + "\n"
    )


def _parts(results: Results, notes: str) -> Iterator[str]:
    yield "# Performance"
    yield _summary(results)
    yield "## Targets"
    yield _reading()
    yield markdown(*bars_table(results))
    yield _picture(results, "performance-calls.svg", "Cost of each kind of call beside bare httpx")
    for group, title in GROUPS.items():
        if any(case.group == group and case.name in results.cases for case in CASES):
            yield f"## {title}"
            yield EXPLAINED[group]
            yield tables(results, group)
            yield from _more(results, group)
    yield from _install(results)
    yield from _growth(results)
    if results.fleet:
        yield from _fleet(results)
    yield from _made(results)
    yield notes


def _summary(results: Results) -> str:
    judged = [verdict.met for verdict in verdicts(results) if verdict.met is not None]
    machine = results.machine
    return (
        f"{sum(judged)} of {len(judged)} targets are met on {machine['processors']} × "
        f"{machine['processor']}, {machine['system']}, {machine['python']}, {machine['date']}. "
        "`make bench` makes this page again on your machine."
    )


def _reading() -> str:
    return (
        "Ratios to the floor: a bare `httpx.Client.request` (or `AsyncClient`) with a finished "
        "address and finished bytes, then `json.loads`; same server, same rounds. Each ratio is the "
        "median over rounds of client ÷ floor, with the least and the greatest round in brackets. "
        "*plain* is `pip install shengwang-agent`, *fast* is `shengwang-agent[fast]`, *others* are "
        "agent-server-sdk, agora-agents and what openapi-python-client makes of `openapi.yaml`."
    )


def _more(results: Results, group: str) -> Iterator[str]:
    """What stands below the table of a group."""
    if group == "cold":
        clock = ("import, seconds of the clock", "import", "wall")
        modules, memory = ("modules loaded", "import", "modules"), ("memory", "import", "resident")
        yield _extra(results, clock, modules, memory)
    if group == "async":
        yield _picture(results, "performance-tasks.svg", "Calls per second by tasks at once")
    if group == "pages":
        yield _extra(results, ("peak memory of the walk", "walk-memory", "peak"))
        yield (
            "Garbage of the HTTP library that waits for the collector is part of the peak; it is "
            "not part of the growth from 5 to 50 pages."
        )
    if group == "clients":
        yield _extra(results, ("sockets still open after clients were dropped", "used", "sockets"))


def _extra(results: Results, *rows: tuple[str, str, str]) -> str:
    """A table of other figures of a case: title, case and key of each row."""
    targets = measured(results)
    made = []
    for title, case, key in rows:
        cells = [_figure(results, case, target.name, key) for target in targets]
        if any(cells):
            made.append([title, *cells])
    head = ["", *[target.title for target in targets]]
    return markdown(*without_empty(head, made)) if made else ""


def _picture(results: Results, name: str, told: str) -> str:
    """The line that shows a picture; empty when nothing of it was measured."""
    return f"![{told}](images/{name})" if PICTURES[name](results) else ""


def _figure(results: Results, case: str, target: str, key: str) -> str:
    found = results.figure(case, target, key)
    return results.why_not(case, target) if found is None else amount(found.median, key)


def _install(results: Results) -> Iterator[str]:
    if "install" not in results.cases:
        return
    yield "## Installed"
    yield "What `pip install` brings into an empty environment, without bytecode caches."
    compiled, size = ("of them compiled", "install", "compiled"), ("size", "install", "megabytes")
    yield _extra(results, ("distributions", "install", "distributions"), compiled, size)


def _growth(results: Results) -> Iterator[str]:
    rows = []
    for group, (title, _) in plots.GROWTH.items():
        for target, points in plots.growth_points(results, group).items():
            if len(points) < 2:
                continue
            power, worst = plots.departure(points)
            each = seconds(straight(points)[1]) if straight(points)[1] > 0 else "–"
            name = next(t.title for t in measured(results) if t.name == target)
            rows.append([title, name, each, f"{power:.2f}", f"{worst:.0%}"])
    if not rows:
        return
    yield "## How cost grows"
    yield (
        "Processor time against size. An exponent of 1 over the last step is a straight line, 2 is "
        "quadratic; the last column is how far the worst point lies from the nearest straight line."
    )
    yield _picture(results, "performance-growth.svg", "How cost grows")
    yield markdown(["what grows", "client", "one more costs", "exponent", "off the line"], rows)


def _fleet(results: Results) -> Iterator[str]:
    scenario = results.fleet["scenario"]
    yield "## A fleet in an outage"
    yield (
        f"A simulation, not a measurement: {scenario['clients']:,} clients with "
        f"{scenario['rate']:g} call a second each; for {scenario['lasts']:g} s every request is "
        f"answered 503. Outside of the outage {scenario['flaky']:.1%} of all requests fail "
        "nevertheless. A fifth of the calls would be heard or paid for twice and are never "
        "repeated by ours: those are its errors. `python -m benchmarks.fleet` runs it again."
    )
    yield _picture(results, "performance-fleet.svg", "Requests per second of a fleet in an outage")
    yield _policies(results)
    quiet = results.fleet["by_rate"]
    yield (
        "What the budget of a client holds follows from its last half minute: two to ten retries. It "
        "is spent in the first seconds of an outage, which is the hill in the picture; then nothing "
        "is added. The extra load of ours by how busy each client is: "
        + ", ".join(f"{v:.0%} at {k} calls/s" for k, v in quiet.items())
        + ". "
        "Below ten calls a minute the two retries that every client has are more than a fifth."
    )


def _policies(results: Results) -> str:
    scenario = results.fleet["scenario"]
    usual = scenario["clients"] * scenario["rate"]
    rows = []
    for o in results.fleet["outcomes"]:
        most = f"{o['peak']:,} ({o['peak'] / usual:.1f}×)"
        rows.append([o["policy"], f"{o['extra']:.0%}", most, f"{o['errors_per_thousand']:.1f}"])
    head = ["policy", "extra load in the outage", "most requests in a second (÷ usual)"]
    return markdown([*head, "errors in 1,000 calls outside of it"], rows)


def _made(results: Results) -> Iterator[str]:
    yield "## How it was measured"
    yield (
        "Each client has an environment and a process of its own, made by `make bench` under "
        "`build/bench`. The server is a process that answers with finished bytes; client and "
        f"server each have a processor. {results.rounds} rounds (one to three for the dear cases) are "
        "shared out over three sessions with new processes; in a round every client has its turn, "
        "in an order that moves on. Before each sample garbage is collected. Processor time is that "
        "of the client process alone. The server was busy for at most "
        f"{results.busiest():.0%} of the time of a case (median of its rounds)."
    )
    yield (
        "*httpx + sniffio* is the floor in another environment, with the one package more that "
        "this client declares: for calls one after another it is the same program, so its distance "
        "from 1 is the error of this table; for tasks it shows what sniffio alone is worth."
    )
    rows = []
    for target in measured(results):
        versions = results.targets[target.name]["versions"]
        own = versions.get(target.package, "")
        rest = [f"{k} {v}" for k, v in sorted(versions.items()) if k != target.package]
        rows.append([target.title, f"{target.package} {own}", ", ".join(rest)])
    yield markdown(["client", "version", "with"], rows).replace("---:", "---")
