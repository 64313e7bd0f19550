"""``eval``: conversations as tests, from scenario files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import Format, Output, Text, Texts

if TYPE_CHECKING:
    from shengwang_agent.evals import Report, Result

_Paths = Annotated[
    Texts, typer.Argument(metavar="PATH…", help="Scenario files, or folders of them.")
]
_JUnit = Annotated[Text, typer.Option("--junit", metavar="FILE", help="Write a JUnit report.")]
_Html = Annotated[
    Text, typer.Option("--html", metavar="FILE", help="Write the conversations as a page.")
]
_Repeat = Annotated[
    int, typer.Option("--repeat", metavar="N", min=1, help="Play each with N seeds in a row.")
]
_Need = Annotated[
    int | None, typer.Option("--need", metavar="K", min=1, help="Runs of N that have to pass.")
]
_Seed = Annotated[
    int | None, typer.Option("--seed", metavar="N", min=0, help="The first seed of each.")
]
_Match = Annotated[
    str, typer.Option("-k", metavar="TEXT", help="Only those with this in the name.")
]
_Judge = Annotated[
    Text, typer.Option("--judge", metavar="URL", help="The model that judges, for all of them.")
]
_JudgeModel = Annotated[
    Text, typer.Option("--judge-model", metavar="NAME", help="Its name; with `--judge`.")
]
_JudgeKey = Annotated[
    Text, typer.Option("--judge-key", metavar="KEY", help="Its API key; `@FILE` reads it.")
]
_Remote = Annotated[
    bool, typer.Option("--allow-remote", help="Models that are not on this machine may be asked.")
]
_Schema = Annotated[
    bool, typer.Option("--schema", help="Print the JSON Schema of scenario files, and end.")
]


def evals(
    output: Output,
    paths: _Paths = None,
    junit: _JUnit = None,
    html: _Html = None,
    repeat: _Repeat = 1,
    need: _Need = None,
    seed: _Seed = None,
    match: _Match = "",
    judge: _Judge = None,
    judge_model: _JudgeModel = None,
    judge_key: _JudgeKey = None,
    allow_remote: _Remote = False,
    schema: _Schema = False,
) -> None:
    """Play conversations with an agent of the sandbox, on a clock that stands still.

    Exit code 0 when all passed, 12 when one failed, 10 when a model, a judge or a caller is broken, 2
    when a scenario cannot be read. Needs `shengwang-agent[sandbox,cli]`.
    """
    if schema:
        _print_schema()
        return
    from shengwang_agent.evals import ScenarioError, run

    judged = _judge(judge, judge_model, judge_key, allow_remote)
    try:
        report = run(
            *(paths or ()),
            repeat=repeat,
            need=need,
            seed=seed,
            match=match,
            judge=judged,
            allow_remote=allow_remote,
        )
    except (ScenarioError, ValueError) as error:
        raise CommandError(str(error), "nothing was played", "correct it; see `--schema`") from None
    except ModuleNotFoundError as error:
        raise CommandError(
            "the evals are not installed",
            f"they need {error.name}, which comes with an extra",
            'pip install "shengwang-agent[sandbox,cli]"',
            Code.CONFIGURATION,
        ) from None
    _write(report, junit, html)
    _show(report, output)


def _print_schema() -> None:
    from shengwang_agent.evals import scenario

    print(Path(scenario.__file__).with_name("scenario.schema.json").read_text("utf-8"), end="")


def _judge(url: str | None, model: str | None, key: str | None, allow_remote: bool) -> Any:
    if url is None:
        return None
    from shengwang_agent.cli.llm import secret
    from shengwang_agent.evals import Chat, Judge

    try:
        return Judge(Chat(url, model or "", secret(key), allow_remote=allow_remote))
    except ValueError as error:
        raise CommandError(
            f"--judge: {error}", "nothing was played", "pass --allow-remote"
        ) from None


def _write(report: Report, junit: str | None, html: str | None) -> None:
    from shengwang_agent.evals import pictures

    for file, make in ((junit, pictures.junit), (html, pictures.html)):
        if file is None:
            continue
        try:
            Path(file).write_text(make(report), "utf-8")
        except OSError as error:
            raise CommandError(
                f"{file} cannot be written", str(error), "name another file"
            ) from None


def _show(report: Report, output: Output) -> None:
    if output.format is Format.table:
        for runs in report.scenarios:
            _print(report.state(runs), runs)
    else:
        from shengwang_agent.cli.output import emit

        emit([_row(result) for result in report.results], output)
    states = [report.state(runs) for runs in report.scenarios]
    what = f"{states.count('passed')} of {len(states)} passed"
    if output.format is Format.table:
        print(what)
    if "failed" in states:
        raise CommandError(
            what, "an agent did not do what was expected", "read what was said", Code.NEGATIVE
        )
    if "error" in states:
        why = "a model, a judge, a caller or code of a scenario is broken"
        raise CommandError(what, why, "mend it; this says nothing about the agent", Code.NO_ANSWER)


def _row(result: Result) -> dict[str, Any]:
    return {
        "name": result.name,
        "file": str(result.file),
        "seed": result.seed,
        "state": result.state,
        "problems": list(result.problems),
        "seconds": round(result.seconds, 3),
        "transcript": result.transcript,
    }


def _print(state: str, runs: Any) -> None:
    from rich.text import Text as Styled

    from shengwang_agent.cli.screen import clean, out

    mark, style = {"passed": ("ok", "green"), "failed": ("FAIL", "red")}.get(
        state, ("ERROR", "yellow")
    )
    passed = sum(result.state == "passed" for result in runs)
    count = f"  {passed}/{len(runs)}" if len(runs) > 1 else ""
    line = Styled.assemble((f"{mark:<5}", style), f" {clean(runs[0].name)}{count}")
    out().print(line, soft_wrap=True)
    bad = next((result for result in runs if result.state != "passed"), None)
    if bad is None:
        return
    told = [*bad.problems, "--", *bad.transcript.splitlines()]
    for line in [f"seed {bad.seed}", *told] if len(runs) > 1 else told:
        out().print(Styled(f"      {clean(line)}"), soft_wrap=True)
