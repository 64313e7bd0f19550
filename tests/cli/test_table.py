"""The table of commands: what codegen writes for shapes, names and replies of every kind."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import jinja2
import pytest

from codegen import commands
from codegen.errors import SpecError
from codegen.shapes import (
    Api,
    Argument,
    Choice,
    Enum,
    EnumRef,
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
from shengwang_agent_api.commands import COMMANDS, GROUPS, Command, Option

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


def command(*models: Model, enums: tuple[Enum, ...] = (), **about: Any) -> Any:
    """The one command generated for an operation, read back."""
    given = {"resource": "things", "method": "do", "verb": "POST", "path": "/things", "text": "Do.",
             "replay": "never", "arguments": (), **about}  # fmt: skip
    operation = made(Operation, **given)
    resource = Resource("things", "Things.", (operation,))
    api = made(Api, models=models, enums=enums, resources=(resource,))
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True
    )
    env.filters["literal"] = repr
    (text,) = commands.render(api, env).values()
    namespace: dict[str, Any] = {"__name__": "table"}
    exec(compile(text, "commands.py", "exec"), namespace)
    (found,) = namespace["COMMANDS"]
    return found


def options(*models: Model, enums: tuple[Enum, ...] = (), **about: Any) -> dict[str, Any]:
    return {option.name: option for option in command(*models, enums=enums, **about).options}


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


def test_choices_come_along() -> None:
    colour = Enum(name="Colour", text="", values=("red", "blue"), base="str", open=True)
    found = options(enums=(colour,), arguments=(argument("colour", EnumRef("Colour", "str")),))[
        "colour"
    ]
    assert (found.choices, found.open) == (("red", "blue"), True)


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
    field = Field("key", "key", TEXT, True, secret="true", default="x", has_default=True)
    body = made(Model, name="Body", fields=(field,))
    found = options(body, body_model="Body", has_body=True, arguments=(argument("key"),))["key"]
    assert (found.secret, found.default) == ("true", "x")


ITEM = model("Item", id=TEXT, where=ModelRef("Place"), tags=ListOf(TEXT))
PLACE = model("Place", city=TEXT, deeper=ModelRef("Item"))
REPLY = model("Reply", data=ModelRef("Data"), status=TEXT)
DATA = model("Data", list=ListOf(ModelRef("Item")))
COLUMNS = ("id", "where.city")


def test_pages_lead_to_their_rows() -> None:
    pages = Pages(("data", "list"), ("meta", "cursor"), "cursor", ModelRef("Item"))
    found = command(ITEM, PLACE, REPLY, DATA, response=ModelRef("Reply"), pages=pages)
    assert (found.paged, found.rows, found.columns) == (True, ("data", "list"), COLUMNS)


def test_lists_inside_and_lists_alone() -> None:
    inside = command(ITEM, PLACE, DATA, response=ModelRef("Data"))
    assert (inside.reply, inside.rows, inside.columns) == ("object", ("list",), COLUMNS)
    alone = command(ITEM, PLACE, response=ListOf(ModelRef("Item")))
    assert (alone.reply, alone.rows, alone.columns) == ("list", (), COLUMNS)


def test_no_reply() -> None:
    found = command(response=None)
    assert (found.reply, found.columns) == ("nothing", ())


def test_hostile_words_stay_words() -> None:
    text = "'''\"\"\" \\ {{ 7 * 7 }} {% raw %}\u202e"
    found = command(text=text, arguments=(argument("x", text=text),))
    assert found.text == text.replace("\u202e", " ").strip()
    assert "{{ 7 * 7 }}" in found.options[0].help


def test_the_generated_table_is_data() -> None:
    assert set(GROUPS) == {command.resource for command in COMMANDS}
    for entry in COMMANDS:
        assert isinstance(entry, Command)
        assert all(isinstance(option, Option) for option in entry.options)
        names = [option.name for option in entry.options]
        assert len(names) == len(set(names))
