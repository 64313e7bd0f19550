"""Measure this client beside the floor and the others.

python -m benchmarks                     everything; writes results, plots, docs/performance.md
python -m benchmarks --quick             a short run; writes to build/bench only
python -m benchmarks --cases get,async   some cases or groups; writes to build/bench only
python -m benchmarks --cases get --update     … and puts them into the published results
python -m benchmarks --report [--check]  the page and plots again, from the published results
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from benchmarks import machine, page, report
from benchmarks.cases import CASES, Case, chosen
from benchmarks.environments import BUILD, BuildError, Environment, check_alike, environment_of
from benchmarks.fleet import Scenario, simulate
from benchmarks.processes import settle
from benchmarks.results import Results, ResultsError, load
from benchmarks.running import FULL, QUICK, Effort, Run
from benchmarks.targets import BY_NAME, ROOT, Target, offered

PUBLISHED, DOCS = ROOT / "benchmarks" / "results.json", ROOT / "docs"
RATES = (0.1, 0.3, 1.0, 3.0)


def options(arguments: list[str]) -> argparse.Namespace:
    """The command line; SystemExit with a message for what cannot be."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--quick", action="store_true", help="few rounds, short samples")
    add("--cases", help="names or groups of cases, with commas")
    add("--targets", help=f"of {','.join(BY_NAME)}; the floor is always among them")
    add("--rounds", type=int, help=f"samples of each case (usually {FULL.rounds})")
    add("--update", action="store_true", help="put the cases run into the published results")
    add("--report", action="store_true", help="measure nothing, write the page again")
    add("--check", action="store_true", help="exit 1 for a missed bar; with --report: stale page")
    given = parser.parse_args(arguments)
    if given.rounds is not None and given.rounds < 1:
        parser.error("--rounds must be 1 or more")
    try:
        given.chosen, given.who = chosen(given.cases), _who(given.targets)
    except ValueError as error:
        parser.error(str(error))
    return given


def _who(words: str | None) -> tuple[Target, ...]:
    every = offered()
    if words is None:
        return every
    wanted = {word.strip() for word in words.split(",")}
    unknown = wanted - {target.name for target in every}
    if unknown:
        known = ", ".join(target.name for target in every)
        raise ValueError(f"no target {', '.join(sorted(unknown))}; there are: {known}")
    return tuple(target for target in every if target.name in wanted | {"floor"})


def effort_of(given: argparse.Namespace) -> Effort:
    """How much to do."""
    effort = QUICK if given.quick else FULL
    return effort if given.rounds is None else replace(effort, rounds=given.rounds)


def say(text: str) -> None:
    """Tell what goes on, on stderr: the tables alone are the output."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def environments(targets: tuple[Target, ...]) -> list[Environment]:
    """Made where they are missing."""
    found = []
    for target in targets:
        say(f"environment of {target.title}")
        found.append(environment_of(target))
    check_alike(found)
    return found


def measured(given: argparse.Namespace) -> Results:
    """Carry out the cases that were asked for."""
    cases: tuple[Case, ...] = given.chosen
    effort = effort_of(given)
    targets: dict[str, Any] = {}
    records: dict[str, Any] = {}
    if any(case.kind != "paper" for case in cases):
        made = environments(given.who)
        targets = {env.target.name: {"versions": env.versions()} for env in made}
        say(f"load of the machine before the run: {machine.load():.2f}")
        settle()
        records = {name: r.plain() for name, r in Run(made, effort, say).go(cases).items()}
    fleet = on_paper(given.quick) if any(case.kind == "paper" for case in cases) else {}
    return Results(machine.described(), effort.rounds, targets, records, fleet)


def on_paper(quick: bool) -> dict[str, Any]:
    """The fleet in an outage; what ours adds also for quieter and busier clients."""
    scenario = Scenario(clients=500 if quick else Scenario.clients)
    say(f"  fleet of {scenario.clients:,} clients")
    outcomes = [outcome.plain() for outcome in simulate(scenario)]
    smaller = replace(scenario, clients=500)
    by_rate = {f"{r:g}": simulate(replace(smaller, rate=r), ["ours"])[0].extra for r in RATES}
    return {"scenario": asdict(scenario), "outcomes": outcomes, "by_rate": by_rate}


def places(given: argparse.Namespace) -> tuple[Path, Path]:
    """Where results and documentation go: published only when everything was measured."""
    whole = given.chosen == CASES and given.targets is None and not given.quick
    if whole or given.update:
        return PUBLISHED, DOCS
    return BUILD / "results.json", BUILD / "docs"


def main(arguments: list[str]) -> int:
    """0 when all went well; 1 for failed cases, and with --check for missed bars; 2 otherwise."""
    given = options(arguments)
    try:
        return again(given) if given.report else run(given)
    except (BuildError, ResultsError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2


def run(given: argparse.Namespace) -> int:
    """Measure, print, write."""
    results = measured(given)
    print(report.terminal(results))
    path, docs = places(given)
    if given.update:
        results = load(path).updated(results)
    results.save(path)
    # From what was written, so that the page can be made again from it to the letter.
    for written in [path, *page.write(load(path), docs)]:
        say(f"wrote {written.relative_to(ROOT)}")
    for failure in results.failures():
        print(f"FAILED {failure}", file=sys.stderr)
    # Bare httpx and what stands on it may break with hundreds of threads; ours may not.
    broken = results.failures("plain", "fast")
    return int(bool(broken) or bool(given.check and _missed(results)))


def again(given: argparse.Namespace) -> int:
    """Write the page from the published results, or check that it is what they make."""
    results = load(PUBLISHED)
    if not given.check:
        for path in page.write(results, DOCS):
            say(f"wrote {path.relative_to(ROOT)}")
        return 0
    stale = page.stale(results, DOCS)
    for name in stale:
        print(f"docs/{name} is not what the results make: run python -m benchmarks --report")
    return int(bool(stale))


def _missed(results: Results) -> bool:
    missed = report.missed(results)
    for verdict in missed:
        sign = "at most" if verdict.bar.most else "at least"
        print(
            f"NOT MET {verdict.bar.title} ({verdict.target}): {verdict.shown}, "
            f"wanted {sign} {verdict.wanted:g}",
            file=sys.stderr,
        )
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
