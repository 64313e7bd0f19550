"""What is written out for each class when it is first asked for, and how it is found."""

from __future__ import annotations

import inspect
import linecache
import pickle
import pydoc
import threading
import traceback
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import pytest

from tests.codegen.conftest import Made

WRITTEN = {"__init__", "to_dict", "from_dict", "_adopt"}
SCHEMAS = """
Line: {type: object, properties: {role: {type: string}}}
Square: {type: object, required: [kind], properties: {kind: {const: square}, side: {type: integer}}}
Round: {type: object, required: [kind], properties: {kind: {const: round}, radius: {type: integer}}}
Shape:
  oneOf: [{$ref: '#/components/schemas/Square'}, {$ref: '#/components/schemas/Round'}]
  x-sdk-tag: kind
Sheet:
  type: object
  required: [id]
  properties:
    id: {type: string, x-sdk-always: true}
    shapes: {type: array, items: {$ref: '#/components/schemas/Shape'}}
    rows: {type: array, items: {type: array, items: {$ref: '#/components/schemas/Line'}}}
    named: {type: object, additionalProperties: {$ref: '#/components/schemas/Shape'}}
"""
SHEET = {
    "id": "a",
    "shapes": [{"kind": "square", "side": 1}, {"kind": "oval"}, 3, {"kind": "round"}],
    "rows": [[{"role": "a"}, 3], [], "text"],
    "named": {"first": {"kind": "round", "radius": 2}},
}


@pytest.fixture
def models(generate: Callable[..., Made]) -> Any:
    return generate(SCHEMAS).models


def own(cls: type[Any]) -> set[str]:
    """The functions that a class has of its own by now."""
    return WRITTEN & vars(cls).keys()


def test_nothing_is_written_before_it_is_asked_for(models: Any) -> None:
    assert [own(getattr(models, name)) for name in ("Line", "Square", "Sheet")] == [set()] * 3
    models.Square.from_dict({"kind": "square"})
    assert own(models.Square) == {"from_dict"}
    assert models.Square(side=1).to_dict() == {"kind": "square", "side": 1}
    assert own(models.Square) == {"__init__", "from_dict", "to_dict"}
    assert own(models.Round) == set()


def test_the_function_stays(models: Any) -> None:
    assert models.Square.to_dict is models.Square.to_dict is vars(models.Square)["to_dict"]
    assert models.Square.__init__ is vars(models.Square)["__init__"]


def test_lists_and_maps_in_each_other_are_read(models: Any) -> None:
    sheet = models.Sheet.from_dict(SHEET)
    assert sheet.to_dict() == SHEET
    assert [type(shape) for shape in sheet.shapes] == [models.Square, dict, int, models.Round]
    assert isinstance(sheet.rows[0][0], models.Line)
    assert isinstance(sheet.named["first"], models.Round)
    assert "3" in repr(sheet)


def test_what_is_read_on_a_first_call_can_be_pickled(models: Any) -> None:
    sheet = pickle.loads(pickle.dumps(models.Sheet.from_dict(SHEET)))
    assert sheet.to_dict() == SHEET
    assert pickle.loads(pickle.dumps(models.Square.to_dict)) is models.Square.to_dict


def test_subclasses_extend_what_is_not_written_yet(models: Any) -> None:
    class Mine(models.Square):  # type: ignore[misc,name-defined]
        def __init__(self, **given: Any) -> None:
            super().__init__(**{"side": 7, **given})

        @classmethod
        def from_dict(cls, src: Mapping[str, Any]) -> Any:
            return super().from_dict({**src, "more": 1})

        def to_dict(self) -> dict[str, Any]:
            return {**super().to_dict(), "mine": True}

    assert type(Mine.from_dict({})) is Mine
    assert Mine.from_dict({"side": 2}).to_dict() == {"side": 2, "more": 1, "mine": True}
    assert Mine().to_dict() == {"kind": "square", "side": 7, "mine": True}
    assert models.Square(side=3).to_dict() == {"kind": "square", "side": 3}


def test_subclasses_that_add_nothing_share_the_function(models: Any) -> None:
    @attrs.define(kw_only=True, eq=False, repr=False)
    class Mine(models.Square):  # type: ignore[misc,name-defined]
        note: str = ""

    assert Mine(side=1, note="x").to_dict() == {"kind": "square", "side": 1}
    assert Mine.to_dict is models.Square.to_dict
    assert own(Mine) == {"__init__"}


def test_what_a_user_puts_on_a_class_stays(models: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(models.Square, "to_dict", lambda self: {"mine": super_of(self)()})
        assert models.Square(side=1).to_dict() == {"mine": {"kind": "square", "side": 1}}
        assert models.Square(side=2).to_dict() == {"mine": {"kind": "square", "side": 2}}
    assert models.Square(side=1).to_dict() == {"kind": "square", "side": 1}


def super_of(square: Any) -> Any:
    """What stands behind a method that was replaced."""
    return super(type(square), square).to_dict


def test_threads_that_ask_at_once(models: Any) -> None:
    ready, found = threading.Barrier(8), []

    def work() -> None:
        ready.wait()
        found.append(models.Sheet.from_dict(SHEET).to_dict())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [SHEET] * 8


def test_editors_and_help_are_told_of_the_methods(models: Any) -> None:
    square = models.Square
    assert list(inspect.signature(square).parameters)[:2] == ["kind", "side"]  # before it is made
    assert str(inspect.signature(square.from_dict)) == "(src: 'Mapping[str, Any]') -> 'Self'"
    assert square.to_dict.__qualname__ == "Square.to_dict"
    assert square.to_dict.__module__ == square.__module__
    assert typing.get_type_hints(square.to_dict) == {"return": dict[str, Any]}
    for cls in (square, models.Line, square.__base__, models.Line.__base__):
        text = pydoc.plain(pydoc.render_doc(cls))
        assert "Return the JSON object: wire keys, only what is set." in text
        assert "what is missing, unknown or of another type is no error." in text


def test_base_classes_read_and_write_nothing(models: Any) -> None:
    base = models.Square.__base__
    for call in (lambda: base.from_dict({}), base().to_dict):
        with pytest.raises(NotImplementedError):
            call()
    assert own(models.Square) == set()


class Odd(Mapping[str, Any]):
    """A mapping that fails, and so leads a traceback through what was written."""

    def __getitem__(self, key: str) -> Any:
        raise ValueError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_tracebacks_and_debuggers_show_the_source(models: Any) -> None:
    with pytest.raises(ValueError, match="kind") as caught:
        models.Square.from_dict(Odd())
    shown = traceback.format_exception(caught.value)
    assert "    obj.kind = get('kind')" in "".join(shown)
    linecache.checkcache()
    for name in sorted(WRITTEN - {"_adopt"}):
        assert inspect.getsource(getattr(models.Square, name)).startswith(f"def {name}(")


@pytest.mark.parametrize("name", ["Square", "Sheet"])
def test_a_refused_value_is_in_no_frame_below(models: Any, name: str) -> None:
    with pytest.raises(TypeError, match=f"{name}.from_dict needs a mapping, not list") as caught:
        getattr(models, name).from_dict(["hidden"])
    last = caught.traceback[-2:]
    assert [entry.name for entry in last][-1] == "need_mapping"
    assert all("src" not in entry.frame.f_locals for entry in last)
    assert all("value" not in entry.frame.f_locals for entry in last)
