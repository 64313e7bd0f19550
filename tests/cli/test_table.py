"""The generated commands: what codegen writes for shapes, names and replies of every kind."""

from __future__ import annotations

import inspect
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import jinja2
import pytest

from codegen import commands
from codegen.errors import SpecError
from codegen.shapes import (
    Alias,
    Api,
    Argument,
    Choice,
    Field,
    ListOf,
    MapOf,
    Model,
    ModelRef,
    Nullable,
    Operation,
    Pages,
    Resource,
    Scalar,
    Shape,
)
from codegen.text import docstring
from shengwang_agent_api.commands import Asked, Command, Parameter
from tests.cli.commands import COMMANDS

TEMPLATES = Path(__file__).parents[2] / "templates"
TEXT = Scalar("str")


def made(kind: Any, **given: Any) -> Any:
    """A value with only what a test is about; the rest is empty."""
    return kind(**{field.name: given.get(field.name) for field in fields(kind)})


def model(name: str, **shapes: Shape) -> Model:
    inside = tuple(
        Field(wire=wire, name=wire, shape=shape, required=True) for wire, shape in shapes.items()
    )
    return made(Model, name=name, fields=inside)  # type: ignore[no-any-return]


def argument(wire: str, shape: Shape = TEXT, place: str = "body", **more: Any) -> Argument:
    return Argument(wire=wire, name=wire, shape=shape, required=False, place=place, **more)


def module(*models: Model, enums: tuple[Alias, ...] = (), **about: Any) -> dict[str, Any]:
    """The names of the module generated for one operation, read back."""
    given = {"resource": "things", "method": "do", "text": "Do.", "arguments": (), **about}
    operation = made(Operation, **given)
    resource = Resource("things", "Things.", (operation,))
    api = made(Api, models=models, enums=enums, aliases=(), resources=(resource,))
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True
    )
    env.filters |= {"literal": repr, "docstring": docstring}
    text = commands.render(api, env)["shengwang_agent_api/commands/things.py"]
    namespace: dict[str, Any] = {"__name__": "things"}
    exec(compile(text, "things.py", "exec"), namespace)
    return namespace


def command(*models: Model, **about: Any) -> Any:
    """What is written of one operation."""
    (found,) = module(*models, **about)["COMMANDS"]
    return found


def options(*models: Model, **about: Any) -> dict[str, Any]:
    """Where each value of one operation goes, by its option."""
    return {option.name: option for option in command(*models, **about).parameters}


def parsers(*models: Model, **about: Any) -> dict[str, tuple[Any, Any]]:
    """Type and typer's option of each parameter of the function."""
    (function,) = module(*models, **about)["FUNCTIONS"]
    parameters = inspect.signature(function, eval_str=True).parameters.values()
    kinds = {one.name: one.annotation for one in parameters}
    return {name: get_args(kind) for name, kind in kinds.items() if get_origin(kind) is Annotated}


KINDS: list[tuple[Shape, str, bool]] = [
    (Scalar("str"), "text", False),
    (Scalar("int"), "integer", False),
    (Scalar("float"), "number", False),
    (Scalar("bool"), "boolean", False),
    (Scalar("Any"), "json", False),
    (ListOf(Scalar("int")), "integer", True),
    (ListOf(ModelRef("Inner")), "json", False),
    (MapOf(TEXT), "json", False),
    (Nullable(ModelRef("Inner")), "json", False),
    (Nullable(ListOf(TEXT)), "json", False),
    (Nullable(TEXT), "text", False),
    (Choice(("a", "b"), "str"), "text", False),
]


@pytest.mark.parametrize(("shape", "kind", "many"), KINDS)
def test_kinds(shape: Shape, kind: str, many: bool) -> None:
    found = options(model("Inner"), arguments=(argument("value", shape),))["value"]
    assert (found.kind, found.many) == (kind, many)


@pytest.mark.parametrize("is_open", [True, False])
def test_choices_come_along(is_open: bool) -> None:
    shape = Choice(("red", "blue"), "str", is_open, "Colour")
    colour = Alias(name="Colour", text="", shape=shape)
    kind, option = parsers(enums=(colour,), arguments=(argument("colour", shape),))["colour"]
    if is_open:
        assert (kind, option.help) == (str | None, "Known: red, blue.")
    else:
        assert kind == Literal["red", "blue"] | None
        assert (option.metavar, option.case_sensitive) == ("red|blue", False)


def test_the_function_says_what_is_asked() -> None:
    (function,) = module(
        model("Body", size=Scalar("int")), body_model="Body",
        arguments=(argument("id", place="path"), argument("size", Scalar("int"))),
    )["FUNCTIONS"]  # fmt: skip
    asked = function("x", size=3, body="b.yaml")
    assert isinstance(asked, Asked)
    assert (asked.values, asked.body, asked.dry_run) == ({"id": "x", "size": 3}, "b.yaml", False)
    assert function.__doc__ == "Do."


def test_words_of_python_can_be_options() -> None:
    found = parsers(arguments=(argument("from"), argument("sets")))
    assert {name: option.default for name, (_, option) in found.items() if name[-1] == "_"} == {
        "from_": "--from",
        "sets_": "--sets",
    }


def test_objects_of_the_body_are_opened_once() -> None:
    inner = model("Inner", deep=ModelRef("Deep"), plain=TEXT)
    body = model("Body", thing=ModelRef("Inner"))
    found = options(
        inner, body, model("Deep", deepest=TEXT),
        body_model="Body", has_body=True, arguments=(argument("thing", ModelRef("Inner")),),
    )  # fmt: skip
    assert {name: option.path for name, option in found.items()} == {
        "thing": ("thing",),
        "deep": ("thing", "deep"),
        "plain": ("thing", "plain"),
    }


def test_equal_words_are_told_apart() -> None:
    body = model("Body", left=ModelRef("Side"), right=ModelRef("Side"))
    found = options(
        body, model("Side", size=TEXT), body_model="Body", has_body=True,
        arguments=(argument("left", ModelRef("Side")), argument("right", ModelRef("Side"))),
    )  # fmt: skip
    assert {"left-size", "right-size"} < set(found)


def test_options_of_the_program_are_not_taken() -> None:
    body = model("Body", thing=ModelRef("Inner"))
    found = options(
        body, model("Inner", profile=TEXT), body_model="Body", has_body=True,
        arguments=(argument("output"), argument("thing", ModelRef("Inner"))),
    )  # fmt: skip
    assert set(found) == {"api-output", "thing", "thing-profile"}


def test_names_that_cannot_be_told_apart_are_an_error() -> None:
    with pytest.raises(SpecError, match="two values would be the option --a-b"):
        options(arguments=(argument("a_b"), argument("a-b")), at="#/paths/x")


def test_secrets_and_defaults_come_from_the_fields() -> None:
    facts: Any = {"secret": "true", "default": "x", "has_default": True}
    body = made(Model, name="Body", fields=(Field("key", "key", TEXT, True, **facts),))
    about: Any = {"body_model": "Body", "arguments": (argument("key", **facts),)}
    assert options(body, **about)["key"].secret == "true"
    assert parsers(body, **about)["key"][1].help == "Server default: x."


ITEM = model("Item", id=TEXT, where=ModelRef("Place"), tags=ListOf(TEXT))
PLACE = model("Place", city=TEXT, deeper=ModelRef("Item"))
REPLY = model("Reply", data=ModelRef("Data"), status=TEXT)
DATA = model("Data", list=ListOf(ModelRef("Item")))
COLUMNS = ("id", "where.city")


def test_pages_lead_to_their_rows() -> None:
    pages = Pages(
        ("data", "list"), ("meta", "cursor"), "cursor", ModelRef("Item"), rows=("data", "list")
    )
    found = command(ITEM, PLACE, REPLY, DATA, response=ModelRef("Reply"), pages=pages)
    assert (found.paged, found.rows, found.columns) == (True, ("data", "list"), COLUMNS)


def test_lists_inside_and_lists_alone() -> None:
    inside = command(ITEM, PLACE, DATA, response=ModelRef("Data"))
    assert (inside.rows, inside.columns) == (("list",), COLUMNS)
    alone = command(ITEM, PLACE, response=ListOf(ModelRef("Item")))
    assert (alone.rows, alone.columns) == ((), COLUMNS)


def test_no_reply() -> None:
    found = command(response=None)
    assert (found.rows, found.columns) == ((), ())


def test_hostile_words_stay_words() -> None:
    text = "'''\"\"\" \\ {{ 7 * 7 }} {% raw %}\u202e"
    about: Any = {"text": text, "arguments": (argument("x", text=text),)}
    (function,) = module(**about)["FUNCTIONS"]
    assert function.__doc__ == text.replace("\u202e", " ").strip()
    assert "{{ 7 * 7 }}" in parsers(**about)["x"][1].help


def test_the_generated_tables_are_data() -> None:
    for entry in COMMANDS:
        assert isinstance(entry, Command)
        assert all(isinstance(parameter, Parameter) for parameter in entry.parameters)
        names = [parameter.name for parameter in entry.parameters]
        assert len(names) == len(set(names))
