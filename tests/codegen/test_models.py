"""The generated classes: reading, writing, comparing, copying, printing."""

from __future__ import annotations

import copy
import pickle
import sys
import typing
from typing import Any

import attrs
import pytest


@pytest.fixture
def models(widgets: Any) -> Any:
    return widgets.models


FULL = {
    "label": "a",
    "key": "hidden",
    "address": "https://user:hidden@example.com/x?hidden",
    "headers": {"X-One": "hidden"},
    "kind": {"vendor": "round", "radius": 2, "pin": "hidden"},
    "either": {"weight": 3},
    "notes": [{"text": None}, {"text": "x"}],
    "by_name": {"n": {"text": "y"}},
    "colour": "green",
    "vendor": "acme",
    "options": {"token": "hidden", "size": 1},
    "free": {"token": "hidden"},
    "list": [1, 2],
    "open_part": {"secret": "hidden", "shown": 1, "more": "hidden"},
    "unknown": {"deep": ["hidden"]},
}


def test_a_document_comes_back_equal(models: Any) -> None:
    spec = models.WidgetSpec.from_dict(FULL)
    assert spec.to_dict() == FULL
    assert isinstance(spec.kind, models.Kind_Round)
    assert isinstance(spec.either, models.PlainPart)
    assert [type(note) for note in spec.notes] == [models.Note, models.Note]
    assert isinstance(spec.by_name["n"], models.Note)
    assert spec.list_ == [1, 2]
    assert spec.options == FULL["options"]
    assert spec.additional_properties == {"unknown": {"deep": ["hidden"]}}


@pytest.mark.parametrize("wrong", [None, 3, "text", [], [1], {"odd": 1}, True, 1.5])
def test_wrong_types_stay_what_they_are(models: Any, wrong: Any) -> None:
    for key in FULL:
        read = models.WidgetSpec.from_dict({**FULL, key: wrong})
        dropped = wrong is None and key != "unknown"
        expected = {k: wrong if k == key else FULL[k] for k in FULL if not (k == key and dropped)}
        assert read.to_dict() == expected
        assert repr(read)


@pytest.mark.parametrize("given", [None, 3, "text", [], [("a", 1)]])
def test_only_mappings_are_read(models: Any, given: Any) -> None:
    with pytest.raises(TypeError, match=r"WidgetSpec\.from_dict needs a mapping"):
        models.WidgetSpec.from_dict(given)


def test_lists_keep_odd_items(models: Any) -> None:
    page = models.WidgetPageData.from_dict({"list": [{"id": "a"}, 3, None, {"id": "b"}]})
    assert [getattr(item, "id", item) for item in page.list_] == ["a", 3, None, "b"]
    assert page.to_dict() == {"list": [{"id": "a"}, 3, None, {"id": "b"}]}


@pytest.mark.parametrize("tag", ["oval", None, 3, ["round"], {"a": 1}])
def test_an_unknown_tag_keeps_the_mapping(models: Any, tag: Any) -> None:
    kind = {"vendor": tag, "radius": 2}
    assert models.WidgetSpec.from_dict({"kind": kind}).kind == kind


def test_a_missing_tag_means_the_default_member(models: Any) -> None:
    assert isinstance(models.WidgetSpec.from_dict({"either": {}}).either, models.PlainPart)
    other = models.WidgetSpec.from_dict({"either": {"vendor": "oval"}}).either
    assert isinstance(other, models.PlainPart)
    known = models.WidgetSpec.from_dict({"either": {"vendor": "round"}}).either
    assert isinstance(known, models.Kind_Round)


def test_null_and_absent_in_replies_read_as_none_and_come_back(models: Any) -> None:
    for given in ({"id": "a"}, {"id": "a", "note": None}, {"id": "a", "stop_ts": None}):
        widget = models.Widget.from_dict(given)
        assert widget.note is None
        assert widget.stop_ts is None
        assert widget.to_dict() == given
        assert pickle.loads(pickle.dumps(widget)).to_dict() == given
    # A class that is only read has no need of UNSET.
    assert models.Widget(id="a").to_dict() == {"id": "a"}


def test_null_and_absent_in_requests_are_told_apart(models: Any) -> None:
    request = models.MakeWidgetsRequest(name="a", spec={})
    assert request.to_dict() == {"name": "a", "spec": {}}
    request.note = None
    assert request.to_dict() == {"name": "a", "spec": {}, "note": None}
    assert models.Note().to_dict() == {}
    assert models.Note(text=None).to_dict() == {"text": None}
    assert models.Note.from_dict({"text": None}) != models.Note.from_dict({})


def test_unset_is_one_value(models: Any, widgets: Any) -> None:
    unset = widgets.module("shengwang_agent._runtime.model").UNSET
    assert models.Note().text is unset
    assert copy.deepcopy(unset) is unset
    assert pickle.loads(pickle.dumps(unset)) is unset
    assert not unset
    assert repr(unset) == "UNSET"


def test_plain_dicts_and_models_mix(models: Any) -> None:
    inner = {"notes": [models.Note(text="x"), {"text": "y"}], "kind": models.Kind_Round(radius=1)}
    request = models.MakeWidgetsRequest(name="a", spec=inner, extra={"a": 1})
    assert request.to_dict() == {
        "name": "a",
        "spec": {
            "notes": [{"text": "x"}, {"text": "y"}],
            "kind": {"vendor": "round", "radius": 1},
        },
        "extra": {"a": 1},
    }
    typed = models.WidgetSpec(options=models.AcmeOptions(size=1), free={"b": 2})
    assert typed.to_dict() == {"options": {"size": 1}, "free": {"b": 2}}
    extra = models.Note(additional_properties={"more": models.Note(text="x")})
    assert extra.to_dict() == {"more": {"text": "x"}}


def test_defaults_are_not_sent(models: Any) -> None:
    assert models.WidgetSpec().to_dict() == {}
    assert "Server default: ``'none'``" in models.WidgetSpec.__doc__


def test_equality_is_about_values(models: Any) -> None:
    left = models.WidgetSpec(label="a", kind={"vendor": "round"})
    assert left == models.WidgetSpec(label="a", kind=models.Kind_Round())
    assert left != models.WidgetSpec(label="b")
    assert models.Note(text="a") != models.PlainPart()
    with pytest.raises(TypeError, match="unhashable"):
        hash(left)


def test_copies_and_pickles_are_equal(models: Any) -> None:
    spec = models.WidgetSpec.from_dict(FULL)
    for other in (copy.copy(spec), copy.deepcopy(spec), pickle.loads(pickle.dumps(spec))):
        assert other == spec
        assert other is not spec
    assert attrs.evolve(spec, label="b").label == "b"


def test_a_misspelt_field_names_the_right_one(models: Any) -> None:
    with pytest.raises(TypeError, match=r"WidgetSpec has no field 'lable'; did you mean 'label'\?"):
        models.WidgetSpec(lable="a")
    with pytest.raises(TypeError, match="has no field 'zzz'; see additional_properties"):
        models.WidgetSpec(zzz=1)
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'id'"):
        models.Widget()
    with pytest.raises(TypeError, match="Widget has no field 'idd'; did you mean 'id'"):
        models.Widget(idd="a")


def test_fields_may_be_called_as_what_the_constructor_calls(generate: Any) -> None:
    part = generate(
        "Part: {type: object, properties: {type: {type: string}, locals: {type: string}}}"
    ).models.Part
    assert part(type="a", locals="b").to_dict() == {"type": "a", "locals": "b"}
    with pytest.raises(TypeError, match="Part has no field 'typ'; did you mean 'type'"):
        part(typ="a")


def test_fields_that_lack_are_told_as_python_tells_them(models: Any) -> None:
    def made(*, name: str, spec: Any) -> None: ...

    with pytest.raises(TypeError) as usual:
        made()  # type: ignore[call-arg]
    with pytest.raises(TypeError) as ours:
        models.MakeWidgetsRequest()
    assert str(ours.value).partition("()")[2] == str(usual.value).partition("()")[2]
    assert str(ours.value).startswith("MakeWidgetsRequest.__init__()")
    assert list(ours.traceback[-1].frame.f_locals) == ["_error"]


def test_model_dump(models: Any) -> None:
    note = models.Note(additional_properties={"more": 1})
    assert note.model_dump() == {"text": None, "more": 1}
    assert note.model_dump(exclude_none=True) == {"more": 1}
    assert note.model_dump(exclude_unset=True) == {"more": 1}
    sent = models.Note(text=None)
    assert sent.model_dump(exclude_unset=True) == {"text": None}
    assert sent.model_dump(mode="json", exclude_none=True) == {}
    spec = models.WidgetSpec(list_=[1], notes=[sent])
    assert spec.model_dump(exclude_none=True, by_alias=False) == {"list_": [1], "notes": [{}]}
    assert spec.dict() == spec.to_dict() == {"list": [1], "notes": [{"text": None}]}
    read = models.Widget.from_dict({"id": "a", "note": None})
    assert read.model_dump(exclude_unset=True) == {"id": "a", "note": None}
    assert read.model_dump() == {"id": "a", "note": None, "stop_ts": None, "kind": None}


def test_secrets_are_never_shown(models: Any) -> None:
    spec = models.WidgetSpec.from_dict(FULL)
    plain = models.MakeWidgetsRequest(name="a", spec=FULL)
    for shown in (repr(spec), spec._repr_html_(), repr(plain), plain._repr_html_(), str(plain)):
        assert "hidden" not in shown
        for visible in ("label", "***@example.com/x", "X-One", "radius", "size", "shown"):
            assert visible in shown


def test_an_unknown_tag_shows_keys_only(models: Any) -> None:
    shown = repr(models.WidgetSpec(kind={"vendor": "oval", "pin": "hidden", "radius": 2}))
    assert shown == "WidgetSpec(kind={'vendor': 'oval', 'pin': '***', 'radius': '***'})"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("https://example.com/a?key=1", "https://example.com/a?***"),
        ("https://example.com/a#key", "https://example.com/a#***"),
        ("https://u:p@example.com/a", "https://***@example.com/a"),
        ("https://u:p@ss/w@example.com", "https://***@example.com"),
        ("https://u:p?x@example.com", "https://***@example.com"),
        ("user:pass@sip.example.com", "***@sip.example.com"),
        ("user", "user"),
        ("", ""),
    ],
)
def test_addresses_lose_user_and_query(models: Any, given: str, shown: str) -> None:
    assert repr(models.WidgetSpec(address=given)) == f"WidgetSpec(address={shown!r})"


def test_html_is_escaped(models: Any) -> None:
    html = models.WidgetSpec(label="<script>")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_modules_load_on_first_use(models: Any) -> None:
    loaded = {name for name in sys.modules if name.startswith("shengwang_agent_api.models.")}
    assert loaded == set()
    assert models.Note
    assert "shengwang_agent_api.models.note" in sys.modules
    assert "shengwang_agent_api.models.widget" not in sys.modules
    assert "shengwang_agent_api.params" not in sys.modules
    assert set(models.__all__) <= set(dir(models))
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = models.Nothing


def test_names_and_hints_resolve(models: Any) -> None:
    for name in models.__all__:
        value = getattr(models, name)
        if isinstance(value, type):
            assert typing.get_type_hints(value)
            assert attrs.resolve_types(value) is value
    assert typing.get_args(models.Colour)[1] is str
    assert models.Kind == models.Kind_Round | models.Kind_Square


def test_allof_is_merged_in_order(generate: Any) -> None:
    models = generate(
        """
        Base: {type: object, required: [a], properties: {a: {type: string}, z: {type: integer}}}
        Whole:
          allOf:
            - $ref: '#/components/schemas/Base'
            - {type: object, required: [z], properties: {b: {type: boolean}}}
        """
    ).models
    assert [name for name, *_ in models.Whole._SPEC] == ["a", "z", "b"]
    assert models.Whole(a="x", z=1, b=True).to_dict() == {"a": "x", "z": 1, "b": True}


def test_recursion(generate: Any) -> None:
    models = generate(
        """
        Tree:
          type: object
          properties:
            left: {$ref: '#/components/schemas/Tree'}
            all: {type: array, items: {type: array, items: {$ref: '#/components/schemas/Tree'}}}
        """
    ).models
    given = {"left": {"left": {}}, "all": [[{}], [], 3]}
    tree = models.Tree.from_dict(given)
    assert isinstance(tree.all[0][0], models.Tree)
    assert tree.to_dict() == given


def test_a_component_may_be_called_like_a_module(generate: Any) -> None:
    models = generate("item: {type: object, properties: {a: {type: string}}}").models
    assert models.item(a="x").to_dict() == {"a": "x"}
    assert isinstance(models.item, type)


def test_long_names_have_short_files(generate: Any) -> None:
    name = "VeryLong" * 20
    made = generate(f"{name}: {{type: object}}\n{name}Too: {{type: object}}")
    assert getattr(made.models, name)().to_dict() == {}
    paths = [path.relative_to(made.folder) for path in made.out.rglob("*.py")]
    assert max(len(path.as_posix()) for path in paths) < 100
