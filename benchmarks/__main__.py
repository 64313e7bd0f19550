"""Measure this client beside the floor and the others.

python -m benchmarks                     everything; writes results, plots, docs/performance.md
python -m benchmarks --quick             a short run; writes to build/bench only
python -m benchmarks --cases get,async   some cases or groups; writes to build/bench only
python -m benchmarks --cases get --update     … and puts them into the published results
python -m benchmarks --report [--check]  the page and plots again, from the published results
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from dataclasses import replace
from pathlib import Path

import psutil

from benchmarks import report
from benchmarks.cases import CASES, chosen
from benchmarks.environments import BUILD, BuildError, check_alike, environment_of
from benchmarks.fleet import on_paper
from benchmarks.processes import settle
from benchmarks.results import Results, ResultsError, load, this_machine
from benchmarks.running import FULL, QUICK, Effort, Run
from benchmarks.targets import BY_NAME, ROOT, wanted

PUBLISHED, DOCS = ROOT / "benchmarks" / "results.json", ROOT / "docs"


def options(arguments: list[str]) -> Namespace:
    """The command line; SystemExit with a message for what cannot be."""
    parser = ArgumentParser("python -m benchmarks", description=__doc__)
    parser.formatter_class = RawDescriptionHelpFormatter
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
        given.chosen, given.who = chosen(given.cases), wanted(given.targets)
    except ValueError as error:
        parser.error(str(error))
    return given


def effort_of(given: Namespace) -> Effort:
    """How much to do."""
    effort = QUICK if given.quick else FULL
    return effort if given.rounds is None else replace(effort, rounds=given.rounds)


def say(text: str) -> None:
    """Tell what goes on, on stderr: the tables alone are the output."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def measured(given: Namespace) -> Results:
    """Carry out the cases that were asked for."""
    effort, kinds = effort_of(given), {case.kind for case in given.chosen}
    results = Results(this_machine(), effort.rounds)
    if kinds - {"paper"}:
        say("environments")
        made = [environment_of(target) for target in given.who]
        check_alike(made)
        results.targets = {env.target.name: {"versions": env.versions()} for env in made}
        say(f"load of the machine before the run: {psutil.getloadavg()[0]:.2f}")
        settle()
        results.cases = Run(made, effort, say).go(given.chosen)
    if "paper" in kinds:
        say(f"  fleet of {effort.fleet:,} clients")
        results.fleet = on_paper(effort.fleet)
    return results


def places(given: Namespace) -> tuple[Path, Path]:
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


def run(given: Namespace) -> int:
    """Measure, print, write."""
    results = measured(given)
    print("\n".join(line for line in report.page(results).splitlines() if line[:1] in "|#"))
    path, docs = places(given)
    whole = load(path).updated(results) if given.update else results
    whole.save(path)
    # From what was written, so that the page can be made again from it to the letter.
    for written in [path, *report.write(load(path), docs)]:
        say(f"wrote {written.relative_to(ROOT)}")
    for failure in results.failures():
        print(f"FAILED {failure}", file=sys.stderr)
    # Bare httpx and what stands on it may break with hundreds of threads; ours may not.
    broken = results.failures("plain", "fast")
    return int(bool(broken) or bool(given.check and _missed(whole)))


def again(given: Namespace) -> int:
    """Write the page from the published results, or check that it is what they make."""
    results = load(PUBLISHED)
    if not given.check:
        for path in report.write(results, DOCS):
            say(f"wrote {path.relative_to(ROOT)}")
        return 0
    stale = report.stale(results, DOCS)
    for name in stale:
        print(f"docs/{name} is not what the results make: run python -m benchmarks --report")
    return int(bool(stale))


def _missed(results: Results) -> bool:
    missed = report.missed(results)
    for bar, target, least, shown, _ in missed:
        told = f"{shown}, wanted {'at most' if bar.most else 'at least'} {least:g}"
        print(f"NOT MET {bar.title} ({target}): {told}", file=sys.stderr)
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
