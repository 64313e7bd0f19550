"""Scenario files: found, read, and refused with file, line and key."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from shengwang_agent._yaml import Places, YamlError, located

from .errors import EvalError, ScenarioError, blamed
from .schema import problems

#: The folders that functions have been looked for in.
_FOLDERS: set[Path] = set()
ENDINGS = (".yaml", ".yml", ".json")


@cache
def schema() -> dict[str, Any]:
    """The published JSON Schema of scenario files."""
    text = Path(__file__).with_name("scenario.schema.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@dataclass(frozen=True)
class Scenario:
    """One file: its content is as the schema says."""

    file: Path
    content: dict[str, Any]
    places: Places

    @property
    def name(self) -> str:
        """Its name; the file's without one."""
        return str(self.content.get("name") or self.file.stem)

    def error(self, at: tuple[str | int, ...], text: str) -> ScenarioError:
        """What is wrong at these keys, with file and line."""
        file, line = next(
            self.places[at[:n]] for n in range(len(at), -1, -1) if at[:n] in self.places
        )
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in at)
        return ScenarioError(f"{file}, line {line}: {f'{key[1:]}: ' if key else ''}{text}")

    def check_pattern(self, at: tuple[str | int, ...], pattern: str) -> None:
        """ScenarioError unless it is a regular expression."""
        try:
            re.compile(pattern)
        except re.error as error:
            raise self.error(at, f"no regular expression: {error}") from None

    def function(self, name: str) -> Callable[..., Any]:
        """``module:function``, of a module beside the file or an installed one; EvalError else."""
        module, _, attribute = name.partition(":")
        folder = self.file.parent.resolve()
        _forget_others(folder)
        sys.path.insert(0, str(folder))
        try:
            with blamed(f"{name}:"):
                found = getattr(import_module(module), attribute)
        finally:
            sys.path.pop(0)
        if not callable(found):
            raise EvalError(f"{name}: it is no function")
        return found  # type: ignore[no-any-return]


def _forget_others(folder: Path) -> None:
    """Forget the modules beside other scenarios of whose names this folder has its own."""
    for name, module in list(sys.modules.items()):
        file = Path(getattr(module, "__file__", None) or "")
        if file.parent in _FOLDERS - {folder} and (folder / file.name).exists():
            del sys.modules[name]
    _FOLDERS.add(folder)


def load(paths: Iterable[str | Path], judged: bool = False) -> list[Scenario]:
    """The scenarios of these files and folders, each once, in the order of their names.

    In a folder, files whose name begins with ``_`` or ``.`` are parts for ``!include``, no scenarios.
    Raises :class:`ScenarioError` for the first file that cannot be read, and when there is none.
    ``judged`` says that there is a judge for those which name none.
    """
    files = {file.resolve(): file for path in paths for file in _files(Path(path))}
    found = [_read(file, judged) for file in files.values()]
    if not found:
        raise ScenarioError(f"no scenario in {', '.join(map(str, paths)) or 'no path'}")
    return found


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.suffix in ENDINGS and not file.name.startswith(("_", ".")) and file.is_file():
            yield file


def _read(file: Path, judged: bool) -> Scenario:
    try:
        content, places = located(file)
    except YamlError as error:
        raise ScenarioError(str(error)) from None
    except ModuleNotFoundError as error:
        text = f'scenario files need {error.name}: pip install "shengwang-agent[cli]"'
        raise ModuleNotFoundError(text, name=error.name) from None
    made = Scenario(file, content, {(): (file, 1)} | places)
    for at, text in problems(content, schema(), schema()):
        raise made.error(at, text)
    _check_whole(made, judged)
    return made


def _check_whole(made: Scenario, judged: bool) -> None:
    """What a schema cannot say."""
    content = made.content
    if not content.get("turns") and "caller" not in content:
        raise made.error((), "nobody speaks: expected turns or a caller")
    if content.get("judge", {}).get("votes", 1) % 2 == 0:
        raise made.error(("judge", "votes"), "expected an odd number")
    for name, stub in content.get("tools", {}).items():
        if {"returns", "fails"} <= stub.keys():
            raise made.error(("tools", name), "expected returns or fails, not both")
    replies = content.get("replies")
    for text in replies if isinstance(replies, dict) else ():
        made.check_pattern(("replies", text), text)
    for at, check in _checks(content):
        for key in check.keys() & {"says", "never_says"}:
            made.check_pattern((*at, key), pattern_text(check[key]))
        if "judge" in check and not judged and "judge" not in content:
            raise made.error((*at, "judge"), "there is no judge: give the scenario one")
        if "ended" in check and check["ended"].isupper() is not (at[0] == "expect"):
            what = (
                "an agent ends RUNNING, STOPPED or FAILED, a turn ok, interrupted, ignored, error"
            )
            raise made.error((*at, "ended"), what)


def _checks(content: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    for index, check in enumerate(content.get("expect", ())):
        yield ("expect", index), check
    for number, turn in enumerate(content.get("turns", ())):
        for index, check in enumerate(turn.get("expect", ())):
            yield ("turns", number, "expect", index), check


def pattern_text(text: str) -> str:
    """The regular expression of a text: itself, or what stands between slashes."""
    is_pattern = len(text) > 2 and text[0] == text[-1] == "/"
    return text[1:-1] if is_pattern else re.escape(text)
