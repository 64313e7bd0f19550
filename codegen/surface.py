"""The public surface of the package as text, and what a change of it means to users.

``python -m codegen.surface`` writes ``generated/surface.txt`` and prints the change;
``--check`` only tells whether the file is right; ``--against REVISION`` compares with another
revision and fails on a break that ``CHANGELOG.md`` does not declare.

Each line is one fact: a name, and what it is. What is a break, and what an addition, is decided
here by the rules in ``CONTRIBUTING.md``.
"""

from __future__ import annotations

import argparse
import enum
import gc
import importlib
import inspect
import io
import os
import pkgutil
import re
import subprocess
import sys
import tarfile
import tempfile
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, ForwardRef, Literal, get_args, get_origin

import attrs

from codegen import SURFACE
from codegen.errors import SpecError
from shengwang_agent._runtime.model import Model

PACKAGE = "shengwang_agent"
NOT_FOR_PROGRAMS = ("cli",)  # a command, not a module to import
POSITIONS: dict[Any, str] = {
    inspect.Parameter.POSITIONAL_ONLY: "positional ",
    inspect.Parameter.KEYWORD_ONLY: "keyword ",
    inspect.Parameter.VAR_POSITIONAL: "rest ",
    inspect.Parameter.VAR_KEYWORD: "rest ",
}
DEPRECATED = "deprecated "
Surface = dict[str, str]
"""``agents.StartAgentsRequest(name)`` to ``str``: names without the package, and what they are."""
Facts = Iterator[tuple[str, str]]


def surface() -> Surface:
    """The surface of the package that can be imported now."""
    found: Surface = dict(_class("(every model)", Model))
    homes: dict[int, str] = {}
    for where, value in sorted(_exports(), key=lambda one: _preference(*one)):
        if isinstance(value, ModuleType):
            found[where] = "module"
        elif id(value) in homes and not isinstance(value, (str, int, bool)):
            found[where] = f"is {homes[id(value)]}"
        else:
            homes[id(value)] = where
            found.update(_described(where, value))
    return found


def _exports() -> Iterator[tuple[str, Any]]:
    package = importlib.import_module(PACKAGE)
    inside = [found.name for found in pkgutil.iter_modules(package.__path__)]
    public = [name for name in inside if name[0] != "_" and name not in NOT_FOR_PROGRAMS]
    for name in ("", *(f".{name}" for name in public)):
        module = importlib.import_module(f"{PACKAGE}{name}")
        for exported in sorted(_names(module)):
            yield f"{name}.{exported}".removeprefix("."), getattr(module, exported)


def _preference(where: str, value: Any) -> tuple[bool, bool, int]:
    """A class stands under its own name, and not in a package that only hands it on."""
    is_alias = where.rsplit(".", 1)[-1] != getattr(value, "__name__", "")
    return is_alias, where.startswith("agentkit."), where.count(".")


def _names(module: ModuleType) -> list[str]:
    own = (name for name, value in vars(module).items() if _home(value) == module.__name__)
    return list(getattr(module, "__all__", (name for name in own if not name.startswith("_"))))


def _home(value: Any) -> str | None:
    return getattr(value, "__module__", None)


def _described(where: str, value: Any) -> Facts:
    if inspect.isclass(value):
        yield from _class(where, value)
    elif inspect.isroutine(value):
        yield from _function(where, value)
    elif get_origin(value) is Literal:
        yield where, " | ".join(sorted(map(repr, get_args(value))))
    elif isinstance(value, (str, int, float, tuple, frozenset)) or value is None:
        yield where, type(value).__name__
    else:
        yield where, _text(value)


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    # Where a type is imported from, and under which short name, is nobody's business.
    return re.sub(r"\s+at 0x[0-9a-f]+|\bshengwang_agent(_api)?\.|\b_\w+\.", "", text)


def _class(where: str, cls: type) -> Facts:
    bases = [base.__name__ for base in cls.__bases__ if base is not object]
    public = [name for name in bases if not name.startswith("_")]
    yield where, f"class {', '.join(public)}".rstrip()
    if "__total__" in vars(cls):  # a TypedDict: its keys
        for name, kind in getattr(cls, "__annotations__", {}).items():
            default = " = ..." if name in vars(cls)["__optional_keys__"] else ""
            yield f"{where}[{name}]", f"{_annotation(kind)}{default}"
        return
    if not issubclass(cls, enum.Enum):  # what makes one of these differs between Pythons
        yield from _fields(where, cls) if attrs.has(cls) else _parameters(where, cls)
    for name, kind in _members(cls, lambda base: vars(base).get("__annotations__", {})).items():
        yield f"{where}.{name}", _annotation(kind)
    for name, value in _members(cls).items():
        if not issubclass(cls, Model) or cls is Model or not hasattr(Model, name):
            yield from _member(f"{where}.{name}", value, getattr(cls, name, None))


def _fields(where: str, cls: type) -> Facts:
    """The arguments of a model. Its class is finished when the first one is made."""
    for field in attrs.fields(cls):
        if field.init and not field.name.startswith("_"):
            default = "" if field.default is attrs.NOTHING else " = ..."
            yield f"{where}({field.name})", f"keyword {_annotation(field.type)}{default}"


def _members(cls: type, part: Callable[[type], Mapping[str, Any]] = vars) -> dict[str, Any]:
    """What a class and its own bases define. What all models have is told once."""
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith(PACKAGE) and (base is cls or base is not Model):
            found |= {n: value for n, value in part(base).items() if not n.startswith("_")}
    return found


def _member(where: str, value: Any, bound: Any) -> Facts:
    if isinstance(value, (property, cached_property)):
        getter: Any = value.fget if isinstance(value, property) else value.func
        kind = getattr(getter, "__annotations__", {}).get("return")
        yield where, _annotation(kind)
        if getter.__module__ == f"{PACKAGE}_api.resources":
            yield from _resource(where, getter.__module__, kind)
    elif inspect.isroutine(bound):
        yield from _function(where, bound)


def _resource(where: str, module: str, kind: Any) -> Facts:
    """The methods of ``client.agents`` and the others: their classes have no public name."""
    name = where.rsplit(".", 1)[-1]
    resources = importlib.import_module(module)
    if hasattr(vars(resources)["Resources"].__dict__[name], "func"):
        yield from _class(where, getattr(importlib.import_module(f"{PACKAGE}_api.{name}"), kind))
    # else another name of a resource, which is listed under its own


def _function(where: str, function: Any) -> Facts:
    try:
        returns = inspect.signature(function).return_annotation
    except (TypeError, ValueError):
        yield where, "function"
        return
    kind = DEPRECATED if hasattr(function, "__deprecated__") else ""
    kind += "async " if inspect.iscoroutinefunction(function) else ""
    yield where, f"{kind}-> {_annotation(returns)}"
    forms = typing.get_overloads(function)  # type: ignore[attr-defined,unused-ignore]  # 3.11
    for number, form in enumerate(forms, 1):
        yield from _parameters(f"{where}#{number}", form)
    yield from () if forms else _parameters(where, function)


def _parameters(where: str, callable_: Any) -> Facts:
    try:
        parameters = inspect.signature(callable_).parameters.values()
    except (TypeError, ValueError):
        return
    for index, parameter in enumerate(parameters):
        if parameter.name not in ("self", "cls") and not parameter.name.startswith("_"):
            kind = POSITIONS.get(parameter.kind, f"{index} ")
            told = f"{kind}{_annotation(parameter.annotation)}{_default(parameter.default)}"
            yield f"{where}({parameter.name})", told


def _default(value: Any) -> str:
    if value is inspect.Parameter.empty:
        return ""
    plain = isinstance(value, (str, int, float, bool, type(None), tuple))
    return f" = {value!r}" if plain else " = ..."


def _annotation(kind: Any) -> str:
    if kind is inspect.Parameter.empty or kind is None:
        return "Any" if kind is inspect.Parameter.empty else "None"
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    return _text(kind.__name__ if isinstance(kind, type) else kind)


# -- what a change means ---------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """One line of the surface that is new, gone or different, and what that means to a user."""

    name: str
    before: str | None
    after: str | None
    breaks: bool
    why: str

    def __str__(self) -> str:
        kind = "breaking" if self.breaks else "addition"
        said = f"{self.before}  ->  {self.after}"
        if None in (self.before, self.after):
            said = f"new: {self.after}" if self.before is None else f"gone: {self.before}"
        return f"{kind:9} {self.name}  {said}  ({self.why})"


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Everything that differs, breaks first. What stands below a new or gone name is not told."""
    found = []
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        whole = _owner(name)
        of_whole = whole is not None and (whole in before) != (whole in after)
        if old != new and not of_whole:
            found.append(Change(name, old, new, *_meaning(name, old, new)))
    return sorted(found, key=lambda change: not change.breaks)


def _owner(name: str) -> str | None:
    """The class or function that a line is about, if it is about a part of one."""
    match = re.fullmatch(r"(.+?)(?:#\d+)?(?:\(\w+\)|\[\w+\]|\.\w+|#\d+)", name)
    return match[1] if match else None


def _meaning(name: str, old: str | None, new: str | None) -> tuple[bool, str]:
    if new is None:
        return True, "programs that use it fail"
    is_given = name.endswith((")", "]"))
    if old is None:
        may_be_left_out = " = " in new or new.startswith(("rest ", "NotRequired["))
        if is_given and not may_be_left_out:
            return True, "it must be given now"
        return False, "nothing that exists needs it"
    return _of_given(old, new) if is_given else _of_read(old, new)


def _of_given(old: str, new: str) -> tuple[bool, str]:
    """What it means for who gives a value: taking more is an addition."""
    (place, kind, default), (place_now, kind_now, default_now) = _parts(old), _parts(new)
    if default and not default_now:
        return True, "it must be given now"
    if default and default != default_now:
        return True, "who leaves it out gets another value"
    if place != place_now and not (place == "keyword" and place_now.isdigit()):
        return True, "it is given at another place"
    if not _takes(kind_now, kind):
        return True, "values that were taken are refused by type checkers"
    return False, "it takes more than before"


def _of_read(old: str, new: str) -> tuple[bool, str]:
    """What it means for who reads a value: getting less is an addition, and a new enum value."""
    if old.removeprefix(DEPRECATED) == new.removeprefix(DEPRECATED):
        return False, f"calls of it warn{'' if new.startswith(DEPRECATED) else ' no more'}"
    if _is_enum(old) and _is_enum(new):
        gone = not _takes(new, old)
        return gone, "values are gone" if gone else "new values"
    if old.startswith("class") and _bases(old) <= _bases(new):
        return False, "it is one of more classes"
    if _takes(old, new) and not old.startswith(("class", "is ")):
        return False, "it is one of fewer types"
    return True, "who reads it gets something else"


def _bases(text: str) -> set[str]:
    return set(filter(None, text.removeprefix("class").strip().split(", ")))


def _is_enum(text: str) -> bool:
    return text.startswith(("'", "typing.Union[typing.Literal["))


def _parts(text: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(?:(\d+|keyword|positional|rest) )?(.*?)(?: = (.*))?", text)
    assert match is not None
    return match[1] or "", match[2], match[3] or ""


def _kinds(text: str) -> set[str]:
    """The alternatives of a type: members of unions, values of literals."""
    found: set[str] = set()
    for part in _split(text.replace("typing.", ""), "|"):
        inside = re.fullmatch(r"(Union|Optional|Literal)\[(.*)\]", part)
        if inside is None:
            found.add(part)
            continue
        for one in _split(inside[2], ","):
            found |= {one} if inside[1] == "Literal" else _kinds(one)
        found |= {"None"} if inside[1] == "Optional" else set()
    return found


def _split(text: str, sign: str) -> list[str]:
    """The parts between signs that stand in no brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == sign and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _takes(now: str, before: str) -> bool:
    """Whether every value of the type before is one of the type now, as far as texts tell."""
    kinds = _kinds(now)
    return "Any" in kinds or _kinds(before) <= kinds


# -- the file --------------------------------------------------------------------------------


def lines(found: Surface) -> str:
    """The surface as the text of its file."""
    return "".join(f"{name}: {found[name]}\n" for name in sorted(found))


def read(text: str) -> Surface:
    """The surface that a file tells."""
    return dict(line.split(": ", 1) for line in text.splitlines() if line)


# -- the command -----------------------------------------------------------------------------

ROOT = Path(__file__).parent.parent
SPEC = ROOT / "openapi.yaml"
FILE = Path("generated", SURFACE)


@contextmanager
def revision(name: str) -> Iterator[Path]:
    """A copy of another revision; ValueError when git knows none."""
    command = ["git", "-C", str(ROOT), "archive", name, "src", "generated", "openapi.yaml"]
    archive = subprocess.run(command, capture_output=True)
    if archive.returncode:
        raise ValueError(archive.stderr.decode().strip())
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder)


def _in(folder: Path) -> Surface:
    """The surface of the package in a folder; one that is not installed has its own process."""
    found = [find_spec(f"{PACKAGE}{part}") for part in ("", "_api")]
    if all(spec and Path(str(spec.origin)).is_relative_to(folder) for spec in found):
        return surface()
    paths = [str(folder / "src"), str(folder / "generated"), str(ROOT)]
    code = "from codegen.surface import lines, surface; print(lines(surface()), end='')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise ValueError(f"the package cannot be imported: {done.stderr.strip()[-500:]}")
    return read(done.stdout)


def undeclared(found: list[Change], changelog: str) -> list[Change]:
    """The breaks that the newest section of the changelog does not name after ``Breaking:``."""
    newest = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:2]
    declared = re.findall(r"^[-*] Breaking: `([^`]+)`", newest[0] if newest else "", re.MULTILINE)
    return [change for change in found if change.breaks and change.name not in declared]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return the exit status: 0, 1 for a difference or a break, 2 for an error."""
    parser = argparse.ArgumentParser(prog="python -m codegen.surface")
    parser.add_argument("--check", action="store_true", help="report differences, write nothing")
    parser.add_argument("--against", metavar="REVISION", help="compare with another revision")
    options = parser.parse_args(argv)
    try:
        now = _in(ROOT)
        return _compare(options.against, now) if options.against else _keep(now, options.check)
    except (OSError, ValueError, SpecError) as error:
        print(f"surface: {error}", file=sys.stderr)
        return 2


def _keep(now: Surface, check: bool) -> int:
    path = ROOT / FILE
    before = read(path.read_text("utf-8")) if path.exists() else {}
    found = changes(before, now)
    print("\n".join(map(str, found)) or "the public surface is as it was")
    if not check and before != now:
        path.write_text(lines(now), "utf-8", newline="\n")
    if check and before != now:
        print(f"{FILE} is not the surface; `make generate` writes it")
    return int(check and before != now)


def _compare(name: str, now: Surface) -> int:
    with revision(name) as folder:
        found = changes(_in(folder), now)
        for difference in _of_descriptions(folder / SPEC.name):
            print(f"openapi.yaml  {difference}")
    print("\n".join(map(str, found)) or f"the public surface is that of {name}")
    breaks = undeclared(found, (ROOT / "CHANGELOG.md").read_text("utf-8"))
    if breaks:
        print("\nCHANGELOG.md does not declare these breaks; say so in its newest section:")
        print("\n".join(f"- Breaking: `{change.name}`: {change.why}." for change in breaks))
    return int(bool(breaks))


def _of_descriptions(before: Path) -> Iterator[str]:
    from codegen.compare import differences, told
    from codegen.described import described
    from codegen.load import load

    old, new = described(load(before).raw), described(load(SPEC).raw)
    for found in differences(old, new):
        yield f"{found.where}: {found.what}: {told(found.theirs)} -> {told(found.ours)}"


if __name__ == "__main__":
    gc.disable()  # the collector takes a tenth of so short a program
    sys.exit(main())
