"""``eval``: conversations as tests, from scenario files."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

from shengwang_agent.cli.commands import argument, option
from shengwang_agent.cli.errors import Code, CommandError, needing
from shengwang_agent.cli.files import secret, write
from shengwang_agent.cli.options import Format, Output, Text, Texts
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.screen import clean, on_one_line, out

if TYPE_CHECKING:
    from shengwang_agent.evals import Report, Result


def evals(
    output: Output,
    paths: Annotated[Texts, argument("PATH…", "Scenario files, or folders of them.")] = None,
    junit: Annotated[Text, option("--junit FILE", "Write a JUnit report.")] = None,
    html: Annotated[Text, option("--html FILE", "Write the conversations as a page.")] = None,
    repeat: Annotated[int, option("--repeat N", "Play each with N seeds in a row.", min=1)] = 1,
    need: Annotated[int | None, option("--need K", "Runs of N that have to pass.", min=1)] = None,
    seed: Annotated[int | None, option("--seed N", "The first seed of each.", min=0)] = None,
    match: Annotated[str, option("-k TEXT", "Only those with this in the name.")] = "",
    judge: Annotated[Text, option("--judge URL", "The model that judges, for all of them.")] = None,
    judge_model: Annotated[Text, option("--judge-model NAME", "Its name; with `--judge`.")] = None,
    judge_key: Annotated[Text, option("--judge-key KEY", "Its API key; `@FILE` reads it.")] = None,
    allow_remote: Annotated[
        bool, option("--allow-remote", "Ask models on other machines.")
    ] = False,
    schema: Annotated[bool, option("--schema", "Print the schema of scenarios.")] = False,
) -> None:
    """Play conversations with an agent of the sandbox, on a clock that stands still.

    Exit code 0 when all passed, 12 when one failed, 10 when a model, a judge or a caller is broken, 2
    when a scenario cannot be read. Needs `shengwang-agent[sandbox,cli]`.
    """
    if schema:
        print((files("shengwang_agent.evals") / "scenario.schema.json").read_text("utf-8"), end="")
        return
    from shengwang_agent.evals import ScenarioError, run

    judged = _judge(judge, judge_model, judge_key, allow_remote)
    how: dict[str, Any] = {"repeat": repeat, "need": need, "seed": seed, "match": match}
    try:
        with needing("the player of conversations", "sandbox,cli"):
            report = run(*(paths or ()), judge=judged, allow_remote=allow_remote, **how)
    except (ScenarioError, ValueError) as error:
        raise CommandError(str(error), "nothing was played", "correct it; see `--schema`") from None
    for file, make in ((junit, "junit"), (html, "html")):
        if file is not None:
            write(file, getattr(import_module("shengwang_agent.evals.pictures"), make)(report))
    _show(report, output)


def _judge(url: str | None, model: str | None, key: str | None, allow_remote: bool) -> Any:
    if url is None:
        return None
    from shengwang_agent.evals import Chat, Judge

    try:
        return Judge(Chat(url, model or "", secret(key), allow_remote=allow_remote))
    except ValueError as error:
        what, far, _ = str(error).partition("; pass allow_remote")
        do = "pass --allow-remote to have it asked" if far else "correct it"
        raise CommandError(f"--judge: {what}", "nothing was played", do) from None


def _show(report: Report, output: Output) -> None:
    if output.format is Format.table:
        for runs in report.scenarios:
            _print(report.state(runs), runs)
    else:
        emit([_row(result) for result in report.results], output)
    states = [report.state(runs) for runs in report.scenarios]
    what = f"{states.count('passed')} of {len(states)} passed"
    if output.format is Format.table:
        print(what)
    if "failed" in states:
        why = "an agent did not do what was expected"
        raise CommandError(what, why, "read what was said", Code.NEGATIVE)
    if "error" in states:
        why = "a model, a judge, a caller or code of a scenario is broken"
        raise CommandError(what, why, "mend it; this says nothing about the agent", Code.NO_ANSWER)


def _row(result: Result) -> dict[str, Any]:
    names = ("name", "file", "seed", "state", "problems", "seconds", "transcript")
    row = {name: getattr(result, name) for name in names}
    changed = {"file": str(result.file), "seconds": round(result.seconds, 3)}
    return row | changed | {"problems": list(result.problems)}


def _print(state: str, runs: Any) -> None:
    from rich.text import Text as Styled

    marks = {"passed": ("ok", "green"), "failed": ("FAIL", "red")}
    mark, style = marks.get(state, ("ERROR", "yellow"))
    passed = sum(result.state == "passed" for result in runs)
    count = f"  {passed}/{len(runs)}" if len(runs) > 1 else ""
    line = Styled.assemble((f"{mark:<5}", style), f" {on_one_line(runs[0].name)}{count}")
    out().print(line, soft_wrap=True)
    bad = next((result for result in runs if result.state != "passed"), None)
    if bad is None:
        return
    told = "\n".join([*bad.problems, "--", bad.transcript]).splitlines()
    for each in [f"seed {bad.seed}", *told] if len(runs) > 1 else told:
        out().print(Styled(f"      {clean(each)}"), soft_wrap=True)
