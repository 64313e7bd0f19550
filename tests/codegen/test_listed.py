"""Models that fill the lists of replies: read in place, and yet models like all others."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from tests.codegen.conftest import Made

SCHEMAS = """
Line:
  type: object
  properties:
    role: {type: string}
    text: {type: string, x-sdk-secret: true}
    ended: {type: ['null', integer]}
Talk:
  type: object
  properties:
    name: {type: string}
    lines: {type: array, items: {$ref: '#/components/schemas/Line'}}
Talks:
  type: object
  properties:
    talks: {type: array, items: {$ref: '#/components/schemas/Talk'}}
"""

HIDING = ("to_dict", "from_dict", "model_dump", "dict", "additional_properties", "_nulls", "_SPEC",
          "_adopt_all", "__class__", "__dict__", "__eq__")  # fmt: skip


@pytest.fixture
def models(generate: Callable[..., Made]) -> Any:
    return generate(SCHEMAS).models


def talk(models: Any, *lines: Any) -> list[Any]:
    lines_read: list[Any] = models.Talk.from_dict({"lines": list(lines)}).lines
    return lines_read


def test_keys_become_attributes_and_absent_ones_none(models: Any) -> None:
    first, second = talk(models, {"role": "user", "text": "hi"}, {"ended": 3})
    assert isinstance(first, models.Line)
    assert (first.role, first.text, first.ended) == ("user", "hi", None)
    assert (second.role, second.text, second.ended) == (None, None, 3)


def test_a_list_comes_back_as_it_was(models: Any) -> None:
    given = [{"role": "user", "more": {"a": 1}}, {"ended": None}, {}, {"role": None}]
    read = talk(models, *given)
    assert [line.to_dict() for line in read] == [*given[:3], {}]
    assert read[0].additional_properties == {"more": {"a": 1}}
    assert read[1] == models.Line.from_dict({"ended": None})
    assert read[1] != models.Line()
    assert repr(talk(models, {"text": "hidden", "new": "hidden"})[0]) == (
        "Line(text='***', additional_properties={'new': '***'})"
    )


def test_made_and_read_are_equal(models: Any) -> None:
    (read,) = talk(models, {"role": "user", "more": 1})
    assert read == models.Line(role="user", additional_properties={"more": 1})
    assert models.Line(role="user").to_dict() == {"role": "user"}
    assert attrs.evolve(read, role="agent").to_dict() == {"role": "agent", "more": 1}


@pytest.mark.parametrize("name", HIDING)
def test_no_key_hides_what_a_model_can_do(models: Any, name: str) -> None:
    given = {"role": "user", "ended": None, name: "from the platform"}
    (line,) = talk(models, given)
    assert line.to_dict() == given
    assert line.additional_properties == {name: "from the platform"}
    assert line.model_dump(exclude_none=True, exclude_unset=True)["role"] == "user"
    assert "from the platform" not in repr(line)
    assert line == models.Line.from_dict(given)
    assert type(copy.copy(line)) is models.Line
    assert line.__class__ is models.Line


def test_what_was_given_is_left_alone(models: Any) -> None:
    given = {"talks": [{"name": "a", "lines": [{"role": "user"}]}]}
    before = copy.deepcopy(given)
    read = models.Talks.from_dict(given)
    read.talks[0].lines[0].role = "agent"
    assert given == before
    given["talks"][0]["lines"][0]["role"] = "nobody"  # type: ignore[index]
    assert read.to_dict() == {"talks": [{"name": "a", "lines": [{"role": "agent"}]}]}


def test_a_value_nobody_else_holds_is_not_copied(models: Any) -> None:
    line = {"role": "user"}
    read = models.Talk._adopt({"lines": [line]}).lines[0]
    assert vars(read) is line


def test_odd_items_stay_what_they_are(models: Any) -> None:
    given = [{"role": "a"}, 3, None, "text", ["b"], {"role": "c"}]
    assert [getattr(line, "role", line) for line in talk(models, *given)] == [
        "a", 3, None, "text", ["b"], "c",
    ]  # fmt: skip
    assert models.Talk.from_dict({"lines": given}).to_dict() == {"lines": given}


def test_misspelt_names_are_errors(models: Any) -> None:
    (line,) = talk(models, {"role": "user"})
    with pytest.raises(AttributeError, match="'Line' object has no attribute 'rol'"):
        _ = line.rol
    with pytest.raises(AttributeError, match="'Line' object has no attribute 'rol'"):
        line.rol = "agent"
    with pytest.raises(AttributeError, match="to_dict is a method"):
        line.to_dict = None
    with pytest.raises(TypeError, match="did you mean 'role'"):
        models.Line(rol="user")
    line.role = "agent"
    assert line.to_dict() == {"role": "agent"}


@pytest.mark.parametrize("asked_before", [False, True])
def test_copies_and_pickles_are_equal(models: Any, asked_before: bool) -> None:
    given = {"role": "user", "ended": None, "more": [1]}
    (line,) = talk(models, given)
    if asked_before:
        assert line.additional_properties
    for other in (copy.copy(line), copy.deepcopy(line), pickle.loads(pickle.dumps(line))):
        assert other == line
        assert other.to_dict() == given
        other.role = "agent"
        assert line.role == "user"
