"""Text of the description is untrusted: whatever it says, the generated code is only code."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen import text
from codegen.names import argument_name
from tests.codegen.conftest import Sender

EVIL = [
    "quote \" and ' and \"\"\" and ''' end",
    '"""',
    '"',
    "\\",
    'ends in a quote"',
    "ends in a backslash\\",
    '\\"""\\',
    "\\N{DASH} \\x41 \\u0041 \\",
    "{braces} {{ 7 * 7 }} {% raw %} {# no #}",
    "%s %(x)s ${x} `ticks` ```\n```python\nimport os\n```",
    "line\nbreak\r\nand\rmore\ttab",
    "声网 Ünïcode 😀 \u202e reversed \u2028 line \ufeff",
    "__import__('os').system('x')",
    "</script><script>alert(1)</script>",
    "# comment\n]}),",
    "*/ --> ]]>",
    "f'{1}'",
    " ",
]


def hostile(value: str) -> str:
    """Return a description that says ``value`` wherever free text may stand."""
    name = f"p{value}"
    field = {"type": "string", "description": value, "default": value, "example": value}
    body = {
        "type": "object",
        "description": value,
        "required": ["tag"],
        "properties": {
            "tag": {"const": value, "description": value},
            name: {**field, "x-sdk-python-name": "odd"},
            "choice": {"enum": [value, "plain"]},
            "colour": {"$ref": "#/components/schemas/Colour"},
            "kind": {"$ref": "#/components/schemas/Kind"},
        },
    }
    other = {"type": "object", "required": ["tag"], "properties": {"tag": {"const": "other"}}}
    kind = {"oneOf": [_ref("Part"), _ref("Other")], "x-sdk-tag": "tag", "description": value}
    parts: dict[str, Any] = {
        "info": {"title": value, "version": value, "description": value},
        "tags": [{"name": "things", "description": value}],
        "paths": {f"/a{_in_path(value)}/{{id}}": {"post": _post(value)}},
        "components": {
            "schemas": {
                "Part": body,
                "Other": other,
                "Kind": kind,
                "Colour": {"enum": [value, "plain"], "x-sdk-open": True, "description": value},
            }
        },
    }
    return yaml.safe_dump({"openapi": "3.1.0", **parts}, sort_keys=False)


def _in_path(value: str) -> str:
    """What may stand in a path: braces would name a parameter, ? and # would end it."""
    return "".join(sign for sign in value if sign not in "{}?#")


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _post(value: str) -> dict[str, Any]:
    content = {"schema": _ref("Part"), "example": {"tag": value, f"p{value}": value}}
    query = {"type": "string", "enum": [value]}
    return {
        "operationId": "things_make",
        "summary": value,
        "description": value,
        "x-sdk-resource": "things",
        "x-sdk-method": "make",
        "x-sdk-replay": "never",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
            | {"description": value, "example": value},
            {"name": f"q{value}", "in": "query", "x-sdk-python-name": "q", "schema": query}
            | {"description": value},
        ],
        "requestBody": {"content": {"application/json": content}},
        "responses": {"200": {"description": value, "content": {"application/json": content}}},
    }


@pytest.mark.parametrize("value", EVIL)
def test_text_stays_text(made: Any, value: str) -> None:
    made.generate(hostile(value))
    models = made.models
    given = {"tag": value, f"p{value}": value, "choice": value, "colour": value}
    whole = {**given, "kind": dict(given)}
    part = models.Part.from_dict(whole)
    assert part.to_dict() == whole
    assert isinstance(part.kind, models.Part)
    assert models.Part().to_dict() == {"tag": value}
    things = made.resource("things")
    op = things.things_make("i", q=value, tag=value, odd=value, choice=value, colour=value)
    assert op.query == {f"q{value}": value}
    assert op.body == given
    assert made.module("typing").get_args(made.module("typing").get_args(models.Colour)[0]) == (
        value,
        "plain",
    )
    _all_harmless(made.out)


@pytest.mark.parametrize("value", EVIL)
def test_the_strict_classes_agree(made: Any, value: str) -> None:
    made.generate(hostile(value))
    strict = made.module("shengwang_agent_strict.models")
    given = {"tag": value, f"p{value}": value, "choice": value}
    part = strict.Part.model_validate_json(json.dumps(given))
    assert json.loads(part.model_dump_json(by_alias=True)) == given


@pytest.mark.parametrize("value", EVIL)
def test_snippets_are_programs(made: Any, value: str) -> None:
    made.generate(hostile(value))
    sender = Sender()
    snippet = made.text("reference.md").split("```python\n")
    code = next(part for part in snippet if part.startswith("from shengwang_agent import"))
    tree = ast.parse(code.split("\n```\n")[0])
    call = tree.body[-1]
    assert isinstance(call, ast.Expr)
    client = made.resource("things").ThingsClient(sender)
    names = {"client": type("Client", (), {"things": client})}
    names |= {name: getattr(made.models, name) for name in ("Part", "Other")}
    eval(compile(ast.Expression(call.value), "snippet", "eval"), names)
    assert sender.calls[0][1].body["tag"] == value


def _all_harmless(out: Path) -> None:
    """Every file parses; no statement came out of a text; no object address was printed."""
    allowed = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.ClassDef)
    for path in out.rglob("*"):
        if not path.is_file() or path.suffix == ".pyc":
            continue
        source = path.read_text(encoding="utf-8")
        assert "object at 0x" not in source
        assert "Undefined" not in source
        if path.suffix == ".py":
            for node in ast.parse(source).body:
                is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
                is_text = is_text or ast.unparse(node).endswith(".model_rebuild()")
                assert is_text or isinstance(node, (*allowed, ast.If)), (path, ast.unparse(node))


@pytest.mark.parametrize("value", [*EVIL, "", "\n", "a" * 300, "word " * 60, "- item " * 40])
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_docstrings(value: str, indent: int) -> None:
    pad = " " * indent
    code = "def f():\n" if indent == 0 else ""
    head = "".join(f"{' ' * i}class C:\n" for i in range(0, indent, 4))
    source = f"{head}{pad}x = {text.docstring(value, indent)}\n{pad}y = 1\n"
    assert not code or ast.parse(source)
    tree = ast.parse(source)
    node: Any = tree
    while not isinstance(node.body[0], ast.Assign):
        node = node.body[0]
    found = ast.literal_eval(node.body[0].value)
    assert " ".join(found.split()) == " ".join(text.tidy(value).split())
    assert len(node.body) == 2


@pytest.mark.parametrize("value", EVIL)
def test_literals(value: str) -> None:
    assert ast.literal_eval(text.literal(value)) == value
    assert "\n" not in text.literal(value)
    assert ast.literal_eval(f"[{text.literals([value, 1, True])}]") == [value, 1, True]


def test_markdown() -> None:
    assert text.markdown("<b> & `<code>` <i>") == "&lt;b> &amp; `<code>` &lt;i>"
    assert text.markdown("a\nb\n\nc", 2) == "a\n  b\n\n  c"


def test_tidy_removes_what_reorders_or_hides() -> None:
    assert text.tidy("a\u202eb\x00c\u2028d\x1be") == "a b c d e"
    assert text.tidy("  a  \r\n  b\t \n\n") == "a\n  b"


@pytest.mark.parametrize("mark", ["\u202a", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"])
def test_no_mark_of_the_writing_direction_reaches_a_docstring(mark: str) -> None:
    assert mark not in text.tidy(f"The channel{mark}, as seen by a reviewer")


def test_flow_joins_paragraphs() -> None:
    given = "one\ntwo\n\n- a\n  b\n- c\n\n```\nkeep\nthis\n```\nend"
    assert text.flow(given) == "one two\n\n- a b\n- c\n\n```\nkeep\nthis\n```\nend"


NAMES = {
    "a b": "a_b",
    "1st": "f_1st",
    "_x": "f_x",
    "__y": "f_y",
    "名字": "名字",
    "class": "class_",
    "list": "list_",
    "to_dict": "to_dict_",
    "additional_properties": "additional_properties_",
    "c-d.e": "c_d_e",
    "x-sdk-secret": "x_sdk_secret",
    "$ref": "ref",
    "type": "type",
    "properties": "properties",
    "example": "example",
    "self": "self_",
    "NOTHING": "NOTHING_",
    "Nested": "Nested_",
    "field": "field_",
    "frozenset": "frozenset_",
    "cls": "cls",
    "src": "src",
    "d": "d",
    "get": "get",
    "v1": "v1",
    "None": "None_",
    "Camel": "Camel",
    "Model": "Model",
    "UNSET": "UNSET",
}


def test_every_wire_key_has_a_name(made: Any) -> None:
    properties = {key: {"type": "string", "description": key} for key in NAMES}
    parts = {"schemas": {"Part": {"type": "object", "properties": properties}}}
    spec = {"openapi": "3.1.0", "paths": {}, "components": parts}
    part = made.generate(yaml.safe_dump(spec, sort_keys=False)).models.Part
    assert [(wire, name) for name, wire, *_ in part._SPEC] == list(NAMES.items())
    whole = {key: f"value of {key}" for key in NAMES}
    assert part.from_dict(whole).to_dict() == whole
    assert part(**{name: f"value of {key}" for key, name in NAMES.items()}).to_dict() == whole


def test_every_argument_has_a_name(made: Any) -> None:
    keys = [key for key in NAMES if key not in ("self", "$ref")]
    body = {"type": "object", "properties": {key: {"type": "string"} for key in keys}}
    operation = {
        **_post("x"),
        "parameters": [
            {"name": name, "in": "query", "schema": {"type": "string"}}
            for name in ("str", "isinstance", "path", "query", "body", "dict", "op", "quote")
        ],
        "requestBody": {"content": {"application/json": {"schema": _ref("Part")}}},
        "responses": {"204": {"description": "d"}},
    }
    spec = {
        "openapi": "3.1.0",
        "paths": {"/a": {"post": operation}},
        "components": {"schemas": {"Part": body}},
    }
    made.generate(yaml.safe_dump(spec, sort_keys=False))
    sender = Sender()
    arguments = {text.literal(key)[1:-1]: key for key in keys}
    names = {argument_name(key): value for key, value in arguments.items()}
    client = made.resource("things").ThingsClient(sender)
    client.make(**names, str="1", isinstance="2", path="3", query="4", body="5", dict="6", op="7")
    op = sender.calls[0][1]
    assert op.body == {key: key for key in keys}
    assert op.query == dict(
        zip(("str", "isinstance", "path", "query", "body", "dict", "op"), "1234567", strict=True)
    )
