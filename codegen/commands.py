"""The command line: every operation as a typed function that the option parser reads.

Each resource has a module of its own, which needs neither models nor the HTTP library, so that
help is fast. :func:`render` is the only entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import jinja2

from codegen import shapes
from codegen.errors import SpecError
from codegen.names import argument_name
from codegen.shapes import Api, Choice, Field, ListOf, ModelRef, Operation, Scalar, Shape, strip
from codegen.text import flow, literals, tidy

FOLDER = "shengwang_agent_api/commands"
_KINDS = {"str": "text", "int": "integer", "float": "number", "bool": "boolean"}
_PYTHON = {kind: name for name, kind in _KINDS.items()} | {"json": "str"}
_METAVARS = {"text": "TEXT", "integer": "N", "number": "NUMBER", "json": "YAML|@FILE"}
# What descriptions say of Python and of paths, as one says it of commands.
_SPOKEN = (
    (r"(?s)\n\nReturns a pager.*?(?=\n\n|$)", ""),
    (r", or a typed provider class such as `\w+`", ""),
    (r"after successfully calling `join` to start a [\w ]+", "from `agents start`"),
    (r"`phone_numbers\.(\w+)`", r"`numbers \1`"),
)
# Options every command has; a value of the same name is called after the object it stands in.
_TAKEN = {
    *("area", "base-url", "body", "csv", "dry-run", "env-file", "first", "help", "json", "output"),
    *("profile", "retries", "set", "show-secrets", "timeout", "version", "yaml", "app-id"),
}


@dataclass(frozen=True)
class _Option:
    """One value a command takes; ``path`` says where it goes in the body."""

    value: Field
    place: str
    path: tuple[str, ...]
    required: bool
    name: str
    kind: str
    many: bool
    choices: tuple[str | int | bool, ...]
    open: bool

    @property
    def variable(self) -> str:
        """The parameter of the function."""
        name = argument_name(_snake(self.name))
        return f"{name}_" if name in ("chosen", "secrets", "sets") else name

    @property
    def flag(self) -> str:
        """The option, or the word that stands for an argument."""
        if self.place == "path":
            return _snake(self.name).upper()
        return f"--{self.name}/--no-{self.name}" if self.kind == "boolean" else f"--{self.name}"

    @property
    def moment(self) -> bool:
        """Whether it is a time, which has more spellings on a command line."""
        return self.place == "query" and self.name.endswith("-time") and self.kind != "text"

    @property
    def closed(self) -> bool:
        """Whether there are no other values than the choices."""
        return bool(self.choices) and not self.open and self.kind == "text"

    @property
    def annotation(self) -> str:
        """The type of the parameter."""
        if self.closed:
            return f"Literal[{literals(self.choices)}]"
        return "str" if self.moment else _PYTHON[self.kind]

    @property
    def metavar(self) -> str | None:
        """What stands for the value in the help."""
        if self.moment:
            return "TIME"
        if self.closed:
            return "|".join(map(str, self.choices))
        if self.value.secret == "true" and self.kind == "text":
            return "TEXT|@FILE"
        return _METAVARS.get(self.kind)

    @property
    def help(self) -> str:
        """What it means, each paragraph and item of a list on one line."""
        text = _spoken("\n".join(filter(None, flow(self.value.text).split("\n"))))
        if self.place == "path":
            return text
        return ("\n\n" if "\n- " in text else " ").join(filter(None, [text, *self._notes()]))

    def _notes(self) -> Iterator[str]:
        if self.moment:
            yield "Unix seconds, a date, or how long ago: `2h`, `7d`."
        if self.choices and self.open and "`" not in self.value.text:
            yield f"Known: {', '.join(map(str, self.choices))}."
        if self.required and (len(self.path) == 2 or self.kind != "json"):
            yield "Required, here or in `--body`."
        default = self.value.default if self.value.has_default else None
        if default is not None:
            shown = str(default).lower() if self.kind == "boolean" else default
            yield f"Server default: {shown}."


@dataclass(frozen=True)
class _Command:
    """One operation as a command."""

    op: Operation
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    options: tuple[_Option, ...]

    @property
    def text(self) -> str:
        """The words of the API without those on Python objects."""
        return _spoken(tidy(self.op.text))

    @property
    def parameters(self) -> list[_Option]:
        """What is given on the command line; first the arguments, which have no default."""
        given = [o for o in self.options if getattr(o.value, "client_default", None) is None]
        return sorted(given, key=lambda option: option.place != "path")


def render(api: Api, env: jinja2.Environment) -> dict[str, str]:
    """Return a module for each resource and one for all, by path below ``generated/``."""
    groups = {r.name: tidy(r.text) for r in api.resources}
    files = {f"{FOLDER}/__init__.py": env.get_template("commands.py.jinja").render(groups=groups)}
    template = env.get_template("commands_of.py.jinja")
    for resource in api.resources:
        commands = [_command(api, op) for op in resource.operations]
        text = template.render(resource=resource.name, commands=commands)
        files[f"{FOLDER}/{resource.name}.py"] = text
    return files


def _command(api: Api, op: Operation) -> _Command:
    rows, item = _rows(api, op)
    found = list(_options(api, op))
    flags = _flags(op, found)
    options = [replace(option, name=flag) for option, flag in zip(found, flags, strict=True)]
    return _Command(op, rows, tuple(_columns(api, item)), tuple(options))


# -- what goes in --------------------------------------------------------------------------


def _options(api: Api, op: Operation) -> Iterator[_Option]:
    """Yield the arguments, and the properties of objects in the body.

    Deeper ones are for files and ``--set``.
    """
    for argument in op.arguments:
        path = (argument.wire if argument.place == "body" else argument.name,)
        yield _option(argument, argument.place, path, argument.required)
    for field in api.fields(op.body_model or ""):
        shape = strip(field.shape)
        for inner in api.fields(shape.name) if isinstance(shape, ModelRef) else ():
            required = field.needed and inner.needed
            yield _option(inner, "body", (field.wire, inner.wire), required)


def _option(value: Field, place: str, path: tuple[str, ...], required: bool) -> _Option:
    return _Option(value, place, path, required, "", *_kind(value.shape))


def _kind(shape: Shape) -> tuple[str, bool, tuple[str | int | bool, ...], bool]:
    """Return the kind of one value, whether many are taken, the choices, and if others pass."""
    if isinstance(shape, shapes.Nullable) and not isinstance(strip(shape), Scalar):
        return "json", False, (), False
    match strip(shape):
        case Scalar(name) if name in _KINDS:
            return _KINDS[name], False, (), False
        case Choice(values, base, is_open) if base in ("str", "int"):
            return _KINDS[base], False, values, is_open
        case shapes.OneOf(
            (Choice(name=str()) as first, Scalar())
        ):  # 2 and "2" are one state in a query
            return _kind(first)
        case ListOf(Scalar(name)) if name in _KINDS:
            return _KINDS[name], True, (), False
    return "json", False, (), False


# -- what comes out ------------------------------------------------------------------------


def _rows(api: Api, op: Operation) -> tuple[tuple[str, ...], Shape | None]:
    """Return where a reply keeps its list, as wire keys, and what one entry is."""
    if isinstance(op.response, ListOf):
        return (), op.response.item
    if not isinstance(op.response, ModelRef):
        return (), None
    if op.pages is not None:
        return op.pages.rows, op.pages.item
    for field in api.fields(op.response.name):
        match strip(field.shape):
            case ListOf(ModelRef() as item):
                return (field.wire,), item
    return (), op.response


def _columns(api: Api, item: Shape | None, prefix: str = "") -> Iterator[str]:
    """Yield the plain values of an entry, and those one object deeper, as dotted keys."""
    for field in api.fields(item.name) if isinstance(item, ModelRef) else ():
        shape = strip(field.shape)
        if isinstance(shape, ModelRef) and not prefix:
            yield from _columns(api, shape, f"{field.wire}.")
        elif isinstance(shape, (Scalar, Choice)):
            yield f"{prefix}{field.wire}"


def _flags(op: Operation, options: list[_Option]) -> list[str]:
    """Return the option names: the last word, preceded by its object where words are equal."""
    last = [option.path[-1].replace("_", "-") for option in options]
    counts = Counter(last)
    flags = []
    for option, word in zip(options, last, strict=True):
        if len(option.path) > 1 and (counts[word] > 1 or word in _TAKEN):
            word = "-".join(option.path).replace("_", "-")
        flags.append(f"api-{word}" if word in _TAKEN else word)
    names = Counter(map(_snake, flags))
    twice = [flag for flag in flags if names[_snake(flag)] > 1]
    if twice:
        raise SpecError(op.at, f"two values would be the option --{twice[0]}; rename one of them")
    return flags


def _spoken(text: str) -> str:
    for pattern, words in _SPOKEN:
        text = re.sub(pattern.replace(" ", r"\s+"), words, text)
    return text


def _snake(word: str) -> str:
    return word.replace("-", "_")
