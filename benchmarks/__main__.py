"""Measure this client beside the floor and the others.

python -m benchmarks                     everything; writes results, plots, docs/performance.md
python -m benchmarks --quick             a short run; writes to build/bench only
python -m benchmarks --cases get,async   some cases or groups; writes to build/bench only
python -m benchmarks --cases get --update     … and puts them into the published results
python -m benchmarks --report [--check]  the page and plots again, from the published results
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from dataclasses import replace
from logging import INFO, basicConfig, info

import psutil

from benchmarks import report, running
from benchmarks.cases import CASES, chosen
from benchmarks.fleet import on_paper
from benchmarks.results import Results, ResultsError, load, this_machine
from benchmarks.running import FULL, QUICK, settle
from benchmarks.targets import BUILD, ROOT, BuildError, made

PUBLISHED, DOCS = ROOT / "benchmarks" / "results.json", ROOT / "docs"


def positive(text: str) -> int:
    """A whole number from 1 on."""
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def options(arguments: list[str]) -> Namespace:
    """The command line; SystemExit with a message for what cannot be."""
    parser = ArgumentParser("python -m benchmarks", description=__doc__)
    parser.formatter_class = RawDescriptionHelpFormatter
    add = parser.add_argument
    add("--quick", action="store_true", help="few rounds, short samples")
    add("--cases", type=chosen, default=CASES, help="names or groups of cases, with commas")
    add("--rounds", type=positive, help=f"samples of each case (usually {FULL.rounds})")
    add("--update", action="store_true", help="put the cases run into the published results")
    add("--report", action="store_true", help="measure nothing, write the page again")
    add("--check", action="store_true", help="with --report: exit 1 if the page is stale")
    return parser.parse_args(arguments)


def measured(given: Namespace) -> Results:
    """Carry out the cases that were asked for."""
    effort, run = QUICK if given.quick else FULL, [c for c in given.cases if c.kind != "paper"]
    effort = replace(effort, rounds=given.rounds or effort.rounds)
    results = Results(this_machine(), effort.rounds)
    if run:
        info("environments")
        targets = made()
        results.targets = {target.name: {"versions": target.versions()} for target in targets}
        info(f"load of the machine before the run: {psutil.getloadavg()[0]:.2f}")
        settle()
        results.cases = running.measured(run, targets, effort)
    if len(run) < len(given.cases):
        info(f"  fleet of {effort.fleet:,} clients")
        results.fleet = on_paper(effort.fleet)
    return results


def run(given: Namespace) -> int:
    """Measure, print, write: into the published files only when everything was measured."""
    path, docs = BUILD / PUBLISHED.name, BUILD / "docs"
    if given.update or (given.cases == CASES and not given.quick):
        path, docs = PUBLISHED, DOCS
    published = load(path) if given.update else None
    if published:
        published.check_machine(this_machine())  # before hours are spent
    results = measured(given)
    print("\n".join(line for line in report.page(results).splitlines() if line[:1] in "|#"))
    (published.updated(results) if published else results).save(path)
    # From what was written, so that the page can be made again from it to the letter.
    report.write(load(path), docs)
    records = results.cases.items()
    failed = [(case, *one) for case, record in records for one in record["failed"].items()]
    for case, who, text in failed:
        print(f"FAILED {case}: {who}: {text}", file=sys.stderr)
    # Bare httpx and what stands on it may break with hundreds of threads; ours may not.
    return int(any(who in ("plain", "fast") for _, who, _ in failed))


def main(arguments: list[str]) -> int:
    """0 when all went well; 1 for failed cases or a stale page; 2 otherwise."""
    # On stderr: the tables alone are the output.
    basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=INFO)
    given = options(arguments)
    try:
        if not given.report:
            return run(given)
        stale = report.stale(load(PUBLISHED), DOCS) if given.check else []
        for path in stale:
            print(f"{path} is not what the results make: run python -m benchmarks --report")
        if not given.check:
            report.write(load(PUBLISHED), DOCS)
        return int(bool(stale))
    except (BuildError, ResultsError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
