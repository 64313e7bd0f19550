"""Plays scenarios, each on a clock of its own, and says what came of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from shengwang_agent.errors import ShengwangError

from .caller import Caller
from .chat import Chat
from .checks import problem
from .conversation import JudgeLike, PastTurn, transcript
from .errors import EvalError, ScenarioError, blamed
from .judge import Judge
from .scenario import Scenario, load
from .talk import LATENCY, Talk

State = Literal["passed", "failed", "error"]


@dataclass(frozen=True, slots=True)
class Result:
    """One run of a scenario.

    ``failed`` says something about the agent; ``error`` means that a model, a judge, a caller or
    code of the test is broken. ``seconds`` are of the sandbox's clock.
    """

    name: str
    file: Path
    seed: int
    state: State
    problems: tuple[str, ...] = ()
    turns: tuple[PastTurn, ...] = ()
    seconds: float = 0.0

    @property
    def transcript(self) -> str:
        """The conversation, as a judge sees it."""
        return transcript(self.turns)


@dataclass(frozen=True)
class Report:
    """All runs; a scenario has passed when ``need`` of its runs have, and none was an error."""

    results: tuple[Result, ...]
    need: int

    @property
    def scenarios(self) -> list[tuple[Result, ...]]:
        """The runs of each scenario."""
        files = dict.fromkeys(result.file for result in self.results)
        return [tuple(each for each in self.results if each.file == file) for file in files]

    def state(self, runs: Sequence[Result]) -> State:
        """What came of the runs of one scenario."""
        states = [result.state for result in runs]
        if "error" in states:
            return "error"
        return "passed" if states.count("passed") >= self.need else "failed"

    @property
    def passed(self) -> bool:
        """Whether every scenario has passed."""
        return all(self.state(runs) == "passed" for runs in self.scenarios)

    def __repr__(self) -> str:
        bad = [each for each in self.results if each.state != "passed"]
        told = "\n".join(
            "\n".join([f"{each.state}: {each.name}", *each.problems, each.transcript])
            for each in bad
        )
        return f"<Report of {len(self.results)} runs\n{told}\n>"


def run(
    *paths: str | Path,
    repeat: int = 1,
    need: int | None = None,
    seed: int | None = None,
    match: str = "",
    judge: JudgeLike | None = None,
    allow_remote: bool = False,
) -> Report:
    """Play the scenarios of these files and folders whose name contains ``match``.

    With ``repeat`` each is played with so many seeds in a row, and ``need`` (all of them without it)
    have to pass. ``seed`` and ``judge`` replace the scenario's own. ``allow_remote`` lets models be
    asked that are not on this machine. :class:`ScenarioError` before anything runs when a file cannot
    be read or none fits; ValueError for numbers that do not fit together, ModuleNotFoundError
    without the extras.
    """
    need = repeat if need is None else need
    if not 1 <= need <= repeat:
        raise ValueError(f"need: expected 1 to repeat ({repeat}), got {need}")
    chosen = [
        each for each in load(paths, judge is not None) if match.casefold() in each.name.casefold()
    ]
    if not chosen:
        raise ScenarioError(f"no scenario has {match!r} in its name")
    results = []
    for scenario in chosen:
        first = scenario.content.get("seed", 0) if seed is None else seed
        for number in range(repeat):
            results.append(_Run(scenario, first + number, judge, allow_remote).result())
    return Report(tuple(results), need)


class _Run:
    """One scenario with one seed."""

    def __init__(
        self, scenario: Scenario, seed: int, judge: JudgeLike | None, allow_remote: bool
    ) -> None:
        self._scenario, self._content, self._seed = scenario, scenario.content, seed
        self._judge, self._allow_remote = judge, allow_remote
        self._later: list[tuple[Mapping[str, Any], list[Any], str]] = []
        self._may_fail: set[int] = set()

    def result(self) -> Result:
        """Play it."""
        turns: tuple[PastTurn, ...] = ()
        seconds, state, found = 0.0, "passed", []
        try:
            with self._open() as talk:
                begun = talk.now
                try:
                    found = list(self._play(talk))
                    state = "failed" if found else "passed"
                finally:
                    turns, seconds = tuple(map(_past, talk.turns)), talk.now - begun
        except ModuleNotFoundError:  # the sandbox is not installed
            raise
        except Exception as error:  # one broken scenario must not end the others
            own = isinstance(error, (EvalError, ShengwangError, ValueError))
            state, found = "error", [str(error) if own else f"{type(error).__name__}: {error}"]
        one = self._scenario
        return Result(one.name, one.file, self._seed, state, tuple(found), turns, seconds)  # type: ignore[arg-type]

    def _open(self) -> Talk:
        from shengwang_agent.sandbox import ModelReplies

        content, find = self._content, self._scenario.function
        if "before" in content:
            _called(find, content["before"])
        agent = content["agent"]
        with blamed("agent:"):
            properties = dict(agent if isinstance(agent, dict) else _called(find, agent))
            if "model" in content:
                properties["llm"] = {**(properties.get("llm") or {}), "url": content["model"]}
        replies = content.get("replies", ModelReplies(allow_remote=self._allow_remote))
        latency = content.get("latency", LATENCY)
        judge = self._judge or self._own_judge()
        return Talk.open(properties, judge=judge, replies=replies, latency=latency, seed=self._seed)

    def _chat(self, given: Mapping[str, Any]) -> Chat:
        variable = given.get("key_env")
        key = os.environ.get(variable) if variable else None
        if variable and not key:
            raise EvalError(f"the variable {variable} of the environment holds no key")
        return Chat(given["url"], given["model"], key, allow_remote=self._allow_remote)

    def _own_judge(self) -> Judge | None:
        given = self._content.get("judge")
        if given is None:
            return None
        cache = self._scenario.file.parent / given["cache"] if "cache" in given else None
        return Judge(self._chat(given), votes=given.get("votes", 1), cache=cache)

    # -- playing ---------------------------------------------------------------------------

    def _play(self, talk: Talk) -> Iterator[str]:
        """What fails; after a turn that fails nothing more is done, as it would be noise."""
        for name, stub in self._content.get("tools", {}).items():
            talk.sandbox.tool(name, **stub)
        try:
            talk.listens(_listen(self._content))
            for number, turn in enumerate(self._content.get("turns", ()), 1):
                found = list(self._turn(talk, turn, number))
                yield from found
                if found:
                    return
        except AssertionError as error:
            yield str(error).partition("\n")[0]
            return
        found = list(self._caller(talk))
        self._no_model_failed(talk)
        yield from found
        for check, turns, place in self._later:
            yield from self._failing([check], talk, turns, place)
        yield from self._failing(self._content.get("expect", ()), talk, talk.turns, "")

    def _turn(self, talk: Talk, turn: Mapping[str, Any], number: int) -> Iterator[str]:
        begun = len(talk.turns)
        kind, value = next((key, turn[key]) for key in turn if key not in ("listen", "expect"))
        place, listen = f"turn {number} ({kind} {value!r}): ", _listen(turn)
        try:
            if kind == "caller":
                talk.says(value, listen)
            elif kind == "silence":
                begun = next((n for n, t in enumerate(talk.turns) if t.ended is None), begun)
                talk.listens(value)
            elif kind == "program":
                _program(talk, value)
                talk.listens(listen)
            elif value:
                talk.hangs_up()
        except AssertionError as error:
            self._no_model_failed(talk)
            yield place + str(error).partition("\n")[0]
            return
        except (ValueError, ShengwangError) as error:
            raise EvalError(f"{place}{error}") from error
        turns, checks = talk.turns[begun:], turn.get("expect", ())
        going_on = [each for each in checks if "ended" in each and turns and not turns[0].ended]
        self._later += [(each, turns, place) for each in going_on]
        if any(each.get("ended") == "error" for each in checks):
            self._may_fail.update(range(begun, len(talk.turns)))
        self._no_model_failed(talk)
        yield from self._failing([c for c in checks if c not in going_on], talk, turns, place)

    def _failing(
        self, checks: Iterable[Mapping[str, Any]], talk: Talk, turns: Sequence[Any], place: str
    ) -> Iterator[str]:
        for check in checks:
            text = problem(check, talk, turns, not place, self._scenario.function)
            if text is not None:
                yield place + text

    def _caller(self, talk: Talk) -> Iterator[str]:
        given = self._content.get("caller")
        if given is None:
            return
        about = {key: given[key] for key in ("persona", "facts", "opening") if key in given}
        bounds = {key: given[key] for key in ("most_turns", "most_seconds") if key in given}
        outcome = talk.with_caller(Caller(self._chat(given), given["goal"], **about), **bounds)
        if outcome.reason == "caller_failed":
            raise EvalError(f"the simulated caller: {outcome.detail}")
        wanted = given.get("ends", "goal")
        if outcome.reason != wanted:
            yield f"caller: expected to end with {wanted}, it was {outcome.reason}"

    def _no_model_failed(self, talk: Talk) -> None:
        """EvalError when the agent had no answer where it should have: no verdict about it."""
        for number, turn in enumerate(talk.agent.turns):
            end = turn.get("end", {})
            if end.get("type") == "error" and number not in self._may_fail:
                about = end["metadata"]
                raise EvalError(f"the agent's model: {about.get('details') or about.get('reason')}")


def _listen(given: Mapping[str, Any]) -> float | str | None:
    listen: float | str = given.get("listen", "end")
    return None if listen == "end" else listen


def _called(find: Any, name: str) -> Any:
    with blamed(f"{name}:"):
        return find(name)()


def _program(talk: Talk, does: Mapping[str, Any]) -> None:
    """One method of ``client.agents``; ``interrupt`` takes nothing."""
    ((method, value),) = does.items()
    argument = {"speak": "text", "think": "text", "update": "properties"}.get(method)
    if argument or value:
        given = {argument: value} if argument else {}
        getattr(talk.client.agents, method)(agent_id=talk.agent.agent_id, **given)


def _past(turn: Any) -> PastTurn:
    values: dict[str, Any] = {field.name: getattr(turn, field.name) for field in fields(PastTurn)}
    return PastTurn(**{**values, "tools": tuple(turn.tools)})
