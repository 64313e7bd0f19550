"""A broken description gets one clear message that names the place; nothing is written."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from codegen import lower_shapes
from codegen.__main__ import ROOT
from codegen.load import Document
from tests.codegen.conftest import HEAD, Made, document

Refused = Callable[[str], str]
OPERATION = """
/a:
  get:
    operationId: things_get
    x-sdk-resource: things
    x-sdk-method: get
    x-sdk-replay: always
    responses: {'204': {description: d}}
"""


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("openapi: 3.1.0\n  bad: 1", "line 2, column 6", "not YAML"),
        ("a: [1,\nb: {", "line 3, column 1", "not YAML"),
        ("a: \t- b\n\tc", "line", "not YAML"),
        ("a: &x [*x]", "line 1, column 4", "recursive"),
        ("- 1", "#", "must be a mapping"),
        ("openapi: 3.0.3", "#/openapi", "3.1.0"),
        ("openapi: 3.1.0\npaths: 3", "#/paths", "must be a mapping"),
        ("openapi: 3.1.0\npaths: {/a: 3}", "#/paths/~1a", "must be a mapping"),
        ("openapi: 3.1.0\ninfo: 1\ninfo: 2", "line 3, column 1", "'info' is written twice"),
        ("openapi: 3.1.0\n? [a]\n: 1", "line 2, column 3", "plain text"),
        ("\x00", "#", "not YAML"),
    ],
)
def test_malformed_yaml(refused: Refused, text: str, place: str, told: str) -> None:
    message = refused(text)
    assert message.startswith(f"codegen: {place}")
    assert told in message
    assert message.count("\n") == 1


def test_a_missing_file(made: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert made.run() == 2
    assert str(made.spec) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("schemas", "place", "told"),
    [
        ("A: {$ref: '#/components/schemas/B'}", "schemas/A/$ref", "points at nothing"),
        ("A: {$ref: 'other.yaml#/B'}", "schemas/A/$ref", "not followed"),
        ("A: {type: object, properties: {p: {type: array}}}", "A/properties/p", "items"),
        ("A: {type: object, properties: {p: {type: date}}}", "A/properties/p/type", "should be"),
        ("A B: {type: object}", "schemas/A B", "class name"),
        ("class: {type: object}", "schemas/class", "class name"),
        ("Any: {type: object}", "schemas/Any", "reserved"),
        ("A: {type: object}\nADict: {type: object}", "schemas/ADict", "reserved"),
        ("A_B: {type: object}\nAB: {type: object}", "schemas/AB", "one name"),
        ("Aa: {type: object}\nA_a: {type: object}", "schemas/A_a", "one name"),
        ("A: {type: string, enum: [a, 1]}", "A/enum/1", "1 is no string"),
        ("A: {type: string, enum: [a, null]}", "A/enum/1", "None is no string"),
        ("A: {enum: [a, 1]}", "A/enum", "all text or all integers"),
        ("A: {type: number, enum: [1.5]}", "A/enum", "all text or all integers"),
        ("A: {type: object, x-sdk-secert: true}", "A/x-sdk-secert", "did you mean x-sdk-secret"),
        ("A: {type: string, x-sdk-secret: 'no'}", "A/x-sdk-secret", "must be true or partial"),
        ("A: {type: string, x-sdk-open: false}", "A/x-sdk-open", "must be true"),
        (
            "A: {type: object, properties: {a-b: {}, a_b: {}}}",
            "A/properties/a_b",
            "'a_b' and 'a-b' are both a_b",
        ),
        (
            "A: {type: object, properties: {a: {type: string, x-sdk-python-name: to_dict}}}",
            "A/properties/a/x-sdk-python-name",
            "reserved",
        ),
        (
            "A: {type: object, properties: {a: {type: object, properties: {b: {}}}}}",
            "A/properties/a",
            "needs a name",
        ),
        (
            "A: {type: object, properties: {a: {type: string, x-sdk-max-bytes: 3}}}",
            "A/properties/a",
            "top level of a request body",
        ),
        (
            "A: {type: object, properties: {a: {type: integer, x-sdk-max-bytes: 3}}}",
            "A/properties/a/x-sdk-max-bytes",
            "only text",
        ),
        (
            "A: {type: object, properties: {a: {type: object, x-sdk-params: {'*': B}}}}",
            "A/properties/a/x-sdk-params",
            "no object component",
        ),
        (
            "A: {type: object, properties: {a: {type: object, x-sdk-params: {x: A}}}}",
            "A/properties/a",
            "x-sdk-params-by",
        ),
        (
            "A: {type: object, properties: {a: {type: object, x-sdk-params-by: b, "
            "x-sdk-params: {x: A}}}}",
            "A/properties/a/x-sdk-params-by",
            "no property 'b'",
        ),
        ("A: {allOf: [{type: string}]}", "A/allOf/0", "only objects"),
        ("A: {type: object, properties: 3}", "A/properties", "this is not OpenAPI"),
        ("A: {type: array, items: {$ref: '#/components/schemas/A'}}", "schemas/A", "itself"),
        ("A: {type: object}\nB: {$ref: '#/components/schemas/A'}", "schemas/B", "another name"),
    ],
)
def test_broken_schemas(refused: Refused, schemas: str, place: str, told: str) -> None:
    message = refused(document(schemas))
    assert message.startswith("codegen: #")
    assert place in message
    assert told in message


UNION = """
R: {type: object, required: [t], properties: {t: {const: r}}}
S: {type: object, required: [t], properties: {t: {const: s}}}
T: {type: object, properties: {t: {type: string}}}
"""


@pytest.mark.parametrize(
    ("union", "told"),
    [
        ("oneOf: [R, S]", "needs a tag"),
        ("oneOf: [R, T], x-sdk-tag: t", "T has no fixed t"),
        ("oneOf: [R, S], x-sdk-tag: nothing", "R has no fixed nothing"),
        ("oneOf: [R, S], x-sdk-tag: t, x-sdk-default-member: T", "T is not a member"),
        ("oneOf: [R, R2], x-sdk-tag: t", "'r' belongs to R and to R2"),
        ("oneOf: []", "at least one member"),
    ],
)
def test_broken_unions(refused: Refused, union: str, told: str) -> None:
    for name in ("R2", "R", "S", "T"):
        union = union.replace(f"{name},", f"{{$ref: '#/components/schemas/{name}'}},")
        union = union.replace(f"{name}]", f"{{$ref: '#/components/schemas/{name}'}}]")
    schemas = textwrap.dedent(UNION) + "R2: {type: object, properties: {t: {enum: [r]}}}\n"
    message = refused(document(f"{schemas}U: {{{union}}}\n"))
    assert "#/components/schemas/U" in message
    assert told in message


def test_what_upstream_would_drop(refused: Refused) -> None:
    schemas = """
    A: {type: object, properties: {p: {type: string}}}
    B: {type: object, properties: {p: {type: integer}}}
    C: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
    """
    message = refused(document(schemas))
    assert "openapi-python-client would leave something out" in message
    assert "#/components/schemas/C" in message
    assert "object at 0x" not in message


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [("kind", "but as Int by openapi-python-client"), ("required", "required here is False")],
)
def test_a_difference_between_two_readings(
    refused: Refused, monkeypatch: pytest.MonkeyPatch, spoilt: str, told: str
) -> None:
    if spoilt == "kind":
        monkeypatch.setitem(lower_shapes.SCALARS, "integer", "str")
    else:
        monkeypatch.setattr(
            Document, "merged", lambda _, schema, *at: (schema["properties"], set())
        )
    schema = "A: {type: object, required: [n], properties: {n: {type: integer}}}"
    message = refused(document(schema))
    assert "#/components/schemas/A/properties/n" in message
    assert told in message


def test_what_the_second_generator_would_drop(
    refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codegen.typed_dicts.generate", lambda *_, **__: "class Other: ...\n")
    message = refused(document("A: {type: object}"))
    assert "#/components/schemas/A" in message
    assert "datamodel-code-generator leaves this out" in message


def test_an_error_of_the_other_process_is_told_like_any(made: Made) -> None:
    made.spec.write_text(document("BaseModel: {type: object, properties: {a: {type: string}}}"))
    where = [f"--spec={made.spec}", f"--out={made.out}", f"--src={made.src}"]
    command = [sys.executable, "-m", "codegen", *where]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("codegen: #/components/schemas/BaseModel (line 7): datamodel-")
    assert done.stderr.count("\n") == 1
    assert not made.out.exists()


def test_a_resource_called_like_a_handwritten_module(made: Any, refused: Refused) -> None:
    (made.src / "shengwang_agent" / "things.py").touch()
    assert "cannot be called things" in refused(document("", OPERATION))


def test_an_old_output_stays_whole(made: Any, capsys: pytest.CaptureFixture[str]) -> None:
    made.generate(document("A: {type: object}"))
    before = {path: path.read_bytes() for path in made.out.rglob("*") if path.is_file()}
    made.spec.write_text(HEAD + "paths: {/a: {get: {}}}", encoding="utf-8")
    assert made.run() == 2
    assert {p: p.read_bytes() for p in made.out.rglob("*") if p.is_file()} == before


def test_a_foreign_folder_is_not_replaced(made: Any, capsys: pytest.CaptureFixture[str]) -> None:
    made.out.mkdir()
    (made.out / "thesis.txt").write_text("years of work")
    made.spec.write_text(document("A: {type: object}"), encoding="utf-8")
    assert made.run() == 2
    assert "not replacing it" in capsys.readouterr().err
    assert (made.out / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("failing", ["write_files", "Path.rename"])
def test_a_failed_swap_keeps_the_old_output(
    made: Any, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.generate(document("A: {type: object}"))
    before = made.text("shengwang_agent_api/models/__init__.py")
    made.spec.write_text(document("B: {type: object}"), encoding="utf-8")
    fail_swap(monkeypatch, failing)
    assert made.run() == 2
    assert made.text("shengwang_agent_api/models/__init__.py") == before
    assert sorted(path.name for path in made.folder.iterdir()) == [
        *("generated", "openapi.yaml", "src")
    ]


def fail_swap(monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    if failing == "write_files":

        def write(files: Any, folder: Any) -> None:
            raise OSError("disk full")

        monkeypatch.setattr("codegen.output.write_files", write)
        return
    from pathlib import Path

    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if "-new-" in self.name:
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
