"""The section of vendor classes: what it makes of a small description, and what it refuses."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from codegen import vendors
from codegen.errors import SpecError

SECTION: dict[str, Any] = {
    "kinds": {
        "tts": {
            "base": "BaseTTS",
            "property": "tts",
            "model": "Voice",
            "place": "params",
            "extras": "params",
            "last": {"skip": {"type": "array<integer>", "to": "skip"}},
        }
    },
    "classes": {
        "OneTTS": {
            "kind": "tts",
            "vendor": "one",
            "description": 'A voice. """\nimport os  # \\',
            "other_names": ["UnoTTS"],
            "fields": {
                "key": {"type": "string", "required": True, "secret": True},
                "rate": {"type": "integer", "min": 0, "known": [1, 2]},
            },
            "aliases": {"api_key": {"for": "key"}},
        },
        "TwoTTS": {"kind": "tts", "extends": "OneTTS", "required": []},
    },
}


def rendered(section: Any = SECTION, schemas: Any = None) -> dict[str, str]:
    document: dict[str, Any] = {"components": {"schemas": schemas or {"Voice": {}}}}
    if section is not None:
        document["x-sdk-vendors"] = section
    return vendors.render(document)


def changed(*path: str, value: Any) -> Any:
    section = copy.deepcopy(SECTION)
    inner: Any = section
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return section


def test_a_description_without_the_section_makes_nothing() -> None:
    assert rendered(None) == {}


def test_the_files_are_python_and_the_same_every_time() -> None:
    files = rendered()
    assert files == rendered(copy.deepcopy(SECTION))
    assert set(files) == {
        "shengwang_agent_api/vendors/__init__.py",
        "shengwang_agent_api/vendors/tts.py",
    }
    for path, source in files.items():
        compile(source, path, "exec")
    module = files["shengwang_agent_api/vendors/tts.py"]
    assert module.count("@overload") == 2
    assert "class TwoTTS(OneTTS):" in module
    assert "UnoTTS = OneTTS" in module
    assert "\nimport os" not in module
    assert "min=0" in module


def voice(**properties: Any) -> dict[str, Any]:
    """Schemas of one voice whose settings are these properties."""
    settings = {"type": "object", "required": ["key", "model"], "properties": properties}
    target = {"$ref": "#/components/schemas/One"}
    return {
        "Voice": {"oneOf": [target], "x-sdk-tag": "vendor"},
        "One": {
            "type": "object",
            "required": ["params"],
            "properties": {
                "vendor": {"type": "string", "const": "one"},
                "params": {"$ref": "#/components/schemas/Params"},
            },
        },
        "Params": settings,
        "Mix": {"type": "object"},
        "Mood": {"type": "string", "enum": ["calm"]},
    }


def test_what_the_schema_says_is_not_listed_again() -> None:
    section = changed("classes", "OneTTS", value={"kind": "tts", "vendor": "one"})
    del section["classes"]["TwoTTS"]
    section["classes"]["OneTTS"]["fields"] = {
        "model": {"default": "m"},
        "size": {"to": "params.mix.size"},
    }
    mix = {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}}
    schemas = voice(
        key={"type": "string", "x-sdk-secret": True},
        model={"type": "string"},
        speed={"type": "number", "minimum": 0.5, "maximum": 2},
        rate={"type": "integer", "enum": [8, 16]},
        mood={"$ref": "#/components/schemas/Mood"},
        mixes={"type": "array", "items": {"$ref": "#/components/schemas/Mix"}},
        mix=mix,
        old={"type": "string", "deprecated": True},
    )
    module = rendered(section, schemas)["shengwang_agent_api/vendors/tts.py"]
    lines = [line.strip() for line in module.split("\n") if line.strip().startswith("Field(")]
    assert lines == [
        "Field('key', 'string', (('params', 'key'),), required=True, secret=True),",
        "Field('model', 'string', (('params', 'model'),), default='m'),",
        "Field('speed', 'number', (('params', 'speed'),), min=0.5, max=2),",
        "Field('rate', 'integer', (('params', 'rate'),), known=[8, 16]),",
        "Field('mood', 'string', (('params', 'mood'),)),",
        "Field('mixes', 'array<map>', (('params', 'mixes'),)),",
        "Field('mix', 'map', (('params', 'mix'),)),",
        "Field('size', 'integer', (('params', 'mix', 'size'),)),",
        "Field('skip', 'array<integer>', (('skip',),)),",
    ]
    assert "mixes: Sequence[Mapping[str, Any] | _m.Mix] | None = None" in module
    assert "key: str,\n" in module
    assert "model='One'" in module


@pytest.mark.parametrize(
    ("section", "at", "said"),
    [
        (changed("classes", "OneTTS", "vendr", value="x"), "/classes/OneTTS/vendr", "not known"),
        (
            changed("classes", "OneTTS", "fields", "rate", "type", value="int"),
            "/fields/rate/type",
            "must be one of",
        ),
        (
            changed("classes", "OneTTS", "fields", "rate", "mn", value=1),
            "/fields/rate/mn",
            "not known",
        ),
        (
            changed("classes", "OneTTS", "fields", "a-b", value={"type": "string"}),
            "/fields/a-b",
            "identifier",
        ),
        (
            changed("classes", "OneTTS", "fields", "rate", "schema", value="Gone"),
            "/fields/rate/schema",
            "no schema 'Gone'",
        ),
        (
            changed("classes", "OneTTS", "fields", "rate", "unless", value="x"),
            "/fields/rate/unless",
            "no argument",
        ),
        (
            changed("classes", "OneTTS", "fields", "rate", "merge", value=True),
            "/fields/rate/merge",
            "only a map",
        ),
        (
            changed("classes", "OneTTS", "aliases", value={"k": {"for": "kee"}}),
            "/classes/OneTTS",
            "'kee' is no argument",
        ),
        (
            changed("classes", "OneTTS", "one_of", value=["a", "b"]),
            "/classes/OneTTS",
            "'a' is no argument",
        ),
        (
            changed("kinds", "tts", "model", value="Gone"),
            "/kinds/tts/model",
            "no schema 'Gone'",
        ),
        (
            changed("classes", "TwoTTS", "extends", value="Gone"),
            "/classes/TwoTTS/extends",
            "listed above",
        ),
        (
            changed("classes", "OneTTS", "other_names", value=["TwoTTS"]),
            "/classes/TwoTTS",
            "used twice",
        ),
        (changed("kinds", "tts", "bas", value="x"), "/kinds/tts/bas", "not known"),
        (changed("classes", "bad name", value={"kind": "tts"}), "/classes/bad name", "identifier"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_said_with_its_place(section: Any, at: str, said: str) -> None:
    with pytest.raises(SpecError, match=said) as refused:
        rendered(section)
    assert refused.value.at.endswith(at)


def test_too_many_ways_to_call_a_class() -> None:
    fields = {f"f{n}": {"type": "string", "required": True} for n in range(4)}
    aliases = {f"a{n}": {"for": f"f{n}"} for n in range(4)}
    section = changed(
        "classes",
        "OneTTS",
        value={**SECTION["classes"]["OneTTS"], "fields": fields, "aliases": aliases},
    )
    with pytest.raises(SpecError, match="16 ways to call"):
        rendered(section)
