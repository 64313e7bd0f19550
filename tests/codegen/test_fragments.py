"""Fragments of the kinds that other documents have: each is refused with one error, or right.

A refusal names the place, the line and what to do. What is generated keeps type, null, required,
default and values: the annotations say so, and a value is read and written unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from codegen.__main__ import main
from codegen.load import line_of
from codegen.names import RESERVED_RESOURCES
from shengwang_agent import AgentClient
from shengwang_agent_api.resources import Resources
from tests.codegen.conftest import HEAD, Made, document, importable, place

Tell = Callable[[str | bytes], str]
Row = tuple[str, str, str]
NAMED = """
M: {type: object, required: [x], properties: {x: {type: string}, n: {type: [integer, 'null']}}}
E: {type: string, enum: [a, b]}
N: {type: [string, 'null']}
L: {type: array, items: {$ref: '#/components/schemas/M'}}
P: {type: object, required: [t], properties: {t: {const: p}, x: {type: string}}}
Q: {type: object, required: [t], properties: {t: {const: q}, y: {type: string}}}
U:
  oneOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}]
  discriminator: {propertyName: t, mapping: {p: '#/components/schemas/P', q: Q}}
R:
  type: object
  required: [r]
  properties: {r: {oneOf: [{$ref: '#/components/schemas/R'}, {type: 'null'}]}}
"""


def ref(name: str) -> str:
    return f"{{$ref: '#/components/schemas/{name}'}}"


M, NULL = ref("M"), "{type: 'null'}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fragments")


@pytest.fixture
def tell(folder: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Return the one line that a broken description gets."""

    def run(spec: str | bytes) -> str:
        path = folder / "openapi.yaml"
        path.write_bytes(spec if isinstance(spec, bytes) else spec.encode())
        options = [f"--spec={path}", f"--out={folder / 'out'}", f"--src={folder / 'src'}"]
        assert main(options) == 2
        assert not (folder / "out").exists()
        told = capsys.readouterr().err
        assert told.startswith("codegen: ")
        assert told.count("\n") == 1
        assert not told.startswith("codegen: #/") or " (line " in told
        return told

    return run


def fits(told: str, place: str, text: str) -> None:
    assert f"{place} (line " in told or f"{place}: " in told
    assert text in told


# -- properties: `A: {properties: {x: <fragment>}}`; the place is below x ------------------------

PROPERTIES: list[Row] = [
    # null
    ("{type: string, nullable: true}", "/nullable", "type: [string, 'null']"),
    ("{type: [string, null]}", "/type/1", "should be"),
    ("{type: 'null'}", "/type", "not understood"),
    ("{type: ['null']}", "/type", "no type but null"),
    ("{type: []}", "/type", "no type but null"),
    ("{enum: [x, null]}", "/enum", "write a null as oneOf"),
    ("{enum: [null]}", "/enum", "all text or all integers"),
    ("{type: [string, 'null'], enum: [x, null]}", "/type", "write null as a member"),
    ("{type: [string, 'null'], enum: [x, y]}", "/type", "write null as a member"),
    ("{type: [string, 'null'], const: x}", "/type", "write null as a member"),
    ("{anyOf: [{type: string}, {enum: [null]}]}", "/anyOf/1/enum", "all text"),
    ("{anyOf: [{type: string}, {const: null}]}", "/anyOf/1/const", "must be text"),
    ("{$ref: '#/components/schemas/M', nullable: true}", "/nullable", "beside $ref"),
    (f"{{allOf: [{M}], nullable: true}}", "/nullable", "type: [string, 'null']"),
    # const and enum
    ("{const: null}", "/const", "must be text"),
    ("{const: 1.5}", "/const", "must be text"),
    ("{const: [1]}", "/const", "should be"),
    ("{type: string, const: 1}", "/const", "1 is no string; quote it"),
    ("{type: integer, const: '1'}", "/const", "take the quotes off"),
    ("{type: string, enum: [a, b], const: a}", "/enum", "not read beside const"),
    ("{enum: []}", "/enum", "at least 1"),
    ("{type: number, enum: [1.5, 2]}", "/enum", "all text or all integers"),
    ("{type: boolean, enum: [true]}", "/enum", "all text or all integers"),
    ("{type: string, enum: [2024-01-01, 1.0]}", "/enum/1", "1.0 is no string; quote it"),
    ("{type: integer, enum: [1.0]}", "/enum/0", "1.0 is no integer"),
    ("{type: string, enum: [a, b, a]}", "/enum/2", "written twice"),
    ("{type: string, enum: {a: 1}}", "/enum", "valid list"),
    ("{type: string, enum: abc}", "/enum", "valid list"),
    ("{type: array, items: {type: string}, enum: [a]}", "/items", "not read beside enum"),
    ("{type: object, enum: [{a: 1}]}", "/enum", "all text or all integers"),
    # unions
    (f"{{type: string, oneOf: [{{type: string}}, {NULL}]}}", "/type", "write it in each member"),
    ("{type: string, anyOf: [{minLength: 3}]}", "/type", "write it in each member"),
    ("{oneOf: [{type: string}], anyOf: [{type: integer}]}", "/anyOf", "not read beside oneOf"),
    ("{oneOf: {type: string}}", "/oneOf", "valid list"),
    ("{oneOf: []}", "/oneOf", "at least one member"),
    (f"{{oneOf: [{NULL}]}}", "/oneOf", "at least one member"),
    (f"{{oneOf: [{M}, {{type: array, items: {M}}}]}}", "", "cannot be read beside another"),
    (f"{{oneOf: [{{type: string}}, {{type: array, items: {M}}}]}}", "", "cannot be read beside"),
    (f"{{anyOf: [{{type: string}}, {ref('L')}]}}", "", "cannot be read beside another type"),
    (
        f"{{oneOf: [{{type: string}}, {{type: object, additionalProperties: {M}}}]}}",
        "",
        "cannot be read beside another type",
    ),
    (f"{{type: [array, string], items: {M}}}", "", "cannot be read beside another type"),
    (f"{{oneOf: [{M}, {ref('R')}]}}", "", "needs a tag"),
    (f"{{oneOf: [{ref('P')}, {ref('Q')}], x-sdk-tag: t, x-sdk-open: true}}", "/x-sdk-open", "enum"),
    # arrays, maps, objects
    ("{type: array}", "", "an array needs items"),
    ("{type: array, items: [{type: string}]}", "/items", "valid dictionary"),
    ("{type: array, items: false}", "/items", "valid dictionary"),
    ("{type: array, items: {}, prefixItems: []}", "/prefixItems", "does not read prefixItems"),
    ("{type: array, items: {}, contains: {}}", "/contains", "does not read contains"),
    ("{items: {type: string}}", "/items", "needs a type; it belongs to type: array"),
    ("{additionalProperties: {type: string}}", "/additionalProperties", "type: object"),
    ("{type: object, additionalProperties: 'no'}", "/additionalProperties", "true, false or a"),
    ("{type: object, properties: {y: {}}}", "", "needs a name"),
    (f"{{allOf: [{M}]}}", "", "needs a name"),
    ("{type: object, properties: }", "/properties", "has no value"),
    ("{type: object, properties: [y]}", "/properties", "valid dictionary"),
    ("{type: object, required: [y]}", "/required/0", "no property 'y'"),
    ("{type: object, patternProperties: {}}", "/patternProperties", "additionalProperties"),
    # misplaced and unread
    ("{type: string, required: true}", "/required", "says nothing about string"),
    ("{type: string, readOnly: true}", "/readOnly", "a schema of their own"),
    ("{type: string, readOnly: false}", "/readOnly", "a schema of their own"),
    ("{type: string, writeOnly: true}", "/writeOnly", "a schema of their own"),
    ("{type: string, minLenght: 3}", "/minLenght", "did you mean minLength?"),
    ("{type: string, MinLength: 3}", "/MinLength", "did you mean minLength?"),
    ("{type: string, xml: {name: a}}", "/xml", "take the key out"),
    ("{type: string, not: {const: a}}", "/not", "take the key out"),
    ("{type: string, contentMediaType: image/png}", "/contentMediaType", "does not read"),
    ("{type: object, unevaluatedProperties: false}", "/unevaluatedProperties", "does not read"),
    ("{type: object, dependentRequired: {}}", "/dependentRequired", "does not read"),
    ("{type: string, deprecated: 'yes'}", "/deprecated", "true or false"),
    ("{type: array, items: {}, uniqueItems: true}", "/uniqueItems", "does not read"),
    ("{type: file}", "/type", "should be"),
    ("{type: int}", "/type", "should be"),
    ("{type: any}", "/type", "should be"),
    ("string", "", "valid dictionary"),
    ("false", "", "valid dictionary"),
    ("", "", "valid dictionary"),
    ("{type: string, description: 3}", "/description", "valid string"),
    ("{type: string, description: }", "/description", "has no value"),
    # references
    ("{$ref: 3}", "/$ref", "points at nothing"),
    ("{$ref: '#/components/schemas/Nope'}", "/$ref", "points at nothing"),
    ("{$ref: 'other.yaml#/M'}", "/$ref", "not followed"),
    ("{$ref: '#/info'}", "/$ref", "must refer to #/components/schemas/"),
    ("{$ref: '#/components/schemas/M/properties/x'}", "/$ref", "must refer to"),
    ("{$ref: '#/components/schemas/A%20B'}", "/$ref", "points at nothing"),
    ("{$ref: '#/components/schemas/M', type: object}", "/type", "beside $ref"),
    ("{$ref: '#/components/schemas/E', default: c}", "/default", "'c' is none of the values"),
    ("{$ref: '#/components/schemas/M', default: {y: 1}}", "/default/y", "no field has this name"),
    ("{$ref: '#/components/schemas/U', default: {t: p, x: 1}}", "/default/x", "1 is no string"),
    # defaults and examples
    ("{type: integer, default: '3'}", "/default", "'3' is no integer; take the quotes off"),
    ("{type: string, default: 3}", "/default", "3 is no string; quote it"),
    ("{type: integer, default: true}", "/default", "True is no integer"),
    ("{type: boolean, default: 'false'}", "/default", "'false' is no boolean"),
    ("{type: boolean, default: no}", "/default", "'no' is no boolean"),
    ("{type: string, default: null}", "/default", "name null as a type too"),
    ("{type: string, enum: [ax, b], default: a}", "/default", "'a' is none of the values"),
    ("{type: string, enum: [fast, slow], default: fsat}", "/default", "did you mean fast?"),
    ("{const: a, default: b}", "/default", "'b' is none of the values"),
    ("{type: integer, maximum: 3, default: 9}", "/default", "does not keep maximum: 3"),
    ("{type: number, exclusiveMinimum: 0, default: 0}", "/default", "does not keep exclusive"),
    ("{type: string, maxLength: 2, default: abc}", "/default", "does not keep maxLength: 2"),
    ("{type: string, pattern: '^a$', default: b}", "/default", "does not keep pattern"),
    ("{type: array, items: {type: string}, default: [1]}", "/default/0", "1 is no string"),
    ("{type: array, items: {}, minItems: 1, default: []}", "/default", "does not keep minItems"),
    (
        "{type: object, additionalProperties: {type: string}, default: {a: 1}}",
        "/default/a",
        "1 is no string",
    ),
    ("{oneOf: [{type: string}, {type: integer}], default: 1.5}", "/default", "1.5 is no"),
    ("{type: number, default: .inf}", "/default", "'.inf' is no number"),
    ("{type: number, default: 1.0e999}", "/default", "inf is no number"),
    ("{type: integer, example: abc}", "/example", "'abc' is no integer"),
    ("{type: integer, examples: [1, abc]}", "/examples/1", "'abc' is no integer"),
    ("{type: integer, examples: {a: {value: 3}}}", "/examples", "a list of values"),
    ("{type: string, enum: [a], example: b}", "/example", "'b' is none of the values"),
    # limits
    ("{type: integer, minimum: 5, maximum: 1}", "/maximum", "is below minimum"),
    ("{type: string, minLength: 5, maxLength: 1}", "/maxLength", "is below minLength"),
    ("{type: array, items: {}, minItems: 5, maxItems: 1}", "/maxItems", "is below minItems"),
    ("{type: integer, minLength: 5}", "/minLength", "says nothing about integer"),
    ("{type: string, minimum: 5}", "/minimum", "integer or number"),
    ("{type: string, minItems: 5}", "/minItems", "it belongs to type: array"),
    ("{type: integer, pattern: a}", "/pattern", "it belongs to type: string"),
    ("{minLength: 5}", "/minLength", "needs a type"),
    ("{type: integer, minimum: '5'}", "/minimum", "must be a number, not '5'"),
    ("{type: integer, minimum: 3, exclusiveMinimum: true}", "/exclusiveMinimum", "a number"),
    ("{type: number, maximum: .nan}", "/maximum", "must be a number"),
    ("{type: string, minLength: -5}", "/minLength", "greater than or equal to 0"),
    ("{type: integer, multipleOf: 0}", "/multipleOf", "greater than 0"),
    ("{type: string, pattern: '(['}", "/pattern", "no plain regular expression"),
    (r"{type: string, pattern: '^\p{L}+$'}", "/pattern", "no plain regular expression"),
    ("{type: string, pattern: '^(?!x)a$'}", "/pattern", "look-around"),
    # of no type at all, beside what is checked by it
    ("{type: string, minLength: '1', maxLength: 3}", "/minLength", "must be a number, not '1'"),
    ("{type: string, minLength: [1], default: a}", "/minLength", "must be a number"),
    ("{type: true, default: 3}", "/type", "should be"),
    ("{type: strng, default: 3}", "/type", "should be"),
    ("{type: [[string]], enum: [3]}", "/type/0", "should be"),
    ("{type: object, required: [{a: b}]}", "/required/0", "valid string"),
    ("{oneOf: [], default: 3}", "/oneOf", "at least one member"),
    ("{oneOf: [a], default: 3}", "/oneOf/0", "valid dictionary"),
    ("{enum: 3, default: 3}", "/enum", "valid list"),
    ("{type: object, default: {a: 1}, properties: [a]}", "/properties", "valid dictionary"),
    ("{type: string, pattern: [a]}", "/pattern", "no plain regular expression"),
    # the generator's own keys
    ("{type: array, items: {type: string, x-sdk-secret: true}}", "/items/x-sdk-secret",
     "on a property only"),
    ("{type: array, items: {type: string, x-sdk-python-name: z}}", "/items/x-sdk-python-name",
     "on a property only"),
    ("{type: string, x-sdk-open: true}", "/x-sdk-open", "means nothing without enum"),
    ("{type: string, x-sdk-tag: t}", "/x-sdk-tag", "means nothing without oneOf or anyOf"),
    ("{type: string, x-sdk-default-member: M}", "/x-sdk-default-member", "means nothing without"),
    ("{type: string, x-sdk-lenient: true}", "/x-sdk-lenient", "without additionalProperties"),
    ("{type: string, discriminator: {propertyName: t}}", "/discriminator", "means nothing"),
    ("{$ref: '#/components/schemas/E', x-sdk-open: true}", "/x-sdk-open", "means nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "place", "text"), PROPERTIES)
def test_a_property_is_refused(tell: Tell, fragment: str, place: str, text: str) -> None:
    a = f"A:\n  type: object\n  properties:\n    x: {fragment}\n"
    told = tell(document(NAMED + a))
    fits(told, f"#/components/schemas/A/properties/x{place}", text)


# -- components; the place is below `#/components/schemas` -----------------------------------------

SCHEMAS: list[Row] = [
    (f"A: {{allOf: [{ref('B')}]}}\nB: {{allOf: [{ref('A')}]}}", "/A", "leads back to this"),
    (f"A: {{allOf: [{ref('A')}]}}", "/A", "leads back to this"),
    (f"A: {ref('B')}\nB: {ref('A')}", "/A", "only another name"),
    (f"A: {ref('A')}", "/A", "only another name"),
    (f"A: {{oneOf: [{ref('A')}, {{type: string}}]}}", "/A", "contains itself"),
    (f"A: {{oneOf: [{{type: string}}, {{type: array, items: {ref('A')}}}]}}", "/A", "itself"),
    (f"A: {{allOf: [{M}], required: [n]}}", "/A", "with its own properties"),
    (f"A: {{allOf: [{M}, {{required: [n]}}]}}", "/A/allOf/1", "only objects"),
    (f"A: {{allOf: [{M}], properties: {{x: {{type: integer}}}}}}", "/A", "its own"),
    (f"A: {{allOf: [{M}], properties: {{x: {{type: [string, 'null']}}}}}}", "/A", "its own"),
    (f"A: {{allOf: [{M}], oneOf: [{ref('P')}]}}", "/A/allOf", "not read beside oneOf"),
    (f"A: {{type: object, properties: {{y: {{}}}}, oneOf: [{M}]}}", "/A/properties", "beside oneOf"),
    ("A: {type: object, properties: {y: {}}, anyOf: [{required: [y]}]}", "/A/properties", "anyOf"),
    ("A: {type: object, enum: [a], properties: {y: {}}}", "/A/properties", "beside enum"),
    ("A: {type: object, properties: {y: {}}, additionalProperties: {type: string}}",
     "/A/additionalProperties", "have no type"),
    (f"A: {{type: object, additionalProperties: {M}}}", "/A/additionalProperties", "have no type"),
    ("A: {type: object, required: x, properties: {x: {}}}", "/A/required", "valid list"),
    ("A: {type: object, required: [x, x], properties: {x: {}}}", "/A/required/1", "twice"),
    ("A: {type: object, required: [x]}", "/A/required/0", "no property 'x'"),
    ("A: {type: object, required: [Xx], properties: {xx: {}}}", "/A/required/0", "mean xx?"),
    ("A: {type: [object, 'null'], properties: {x: {}}}", "/A", "a plain type: object"),
    ("A: {type: object, example: {y: 1}, properties: {x: {}}}", "/A/example/y", "no field"),
    ("A: {type: object, x-sdk-python-name: B}", "/A/x-sdk-python-name", "on a property only"),
    ("A: {type: string, x-sdk-secret: true}", "/A/x-sdk-secret", "on a property only"),
    ("A: {type: string, x-sdk-max-bytes: 3}", "/A/x-sdk-max-bytes", "on a property only"),
    ("A: {type: object, x-sdk-tag: x, properties: {x: {}}}", "/A/x-sdk-tag", "means nothing"),
    ("A: {type: object, properties: {t: {type: string}}, discriminator: {propertyName: t}}",
     "/A/discriminator", "means nothing without oneOf"),
    (f"A: {{oneOf: [{ref('P')}, {ref('Q')}], discriminator: {{propertyName: t, mapping: "
     "{p: '#/components/schemas/Nope'}}}", "/A/discriminator/mapping/p", "the fixed t of P"),
    (f"A: {{oneOf: [{ref('P')}, {ref('Q')}], discriminator: {{propertyName: t, mapping: "
     "{p: '#/components/schemas/Q'}}}", "/A/discriminator/mapping/p", "the fixed t of P"),
    (f"A: {{oneOf: [{ref('P')}, {ref('Q')}], discriminator: {{propertyName: t, mapping: "
     "{z: '#/components/schemas/P'}}}", "/A/discriminator/mapping/z", "of no member"),
    (f"A: {{oneOf: [{ref('P')}, {ref('Q')}], x-sdk-tag: u, discriminator: {{propertyName: t}}}}",
     "/A", "no fixed u"),
    (f"A: {{oneOf: [{ref('P')}, {ref('Q')}], discriminator: {{propertyName: u}}}}", "/A",
     "no fixed u"),
    (f"A: {{oneOf: [{ref('P')}, {M}], discriminator: {{propertyName: t}}}}", "/A", "no fixed t"),
    (f"A: {{allOf: [{M}, {ref('B')}]}}\nB: {{type: object, additionalProperties: true}}", "/A/allOf",
     "takes any other key"),
    (f"A: {{allOf: [{M}, {{type: object, additionalProperties: {{type: string}}}}]}}", "/A/allOf",
     "takes any other key"),
    (f"A: {{oneOf: [{ref('P')}, {ref('B')}], x-sdk-tag: t}}\n"
     "B: {type: object, properties: {t: {const: b}}}", "/B", "must require t"),
    ("A: {oneOf: [{type: object, properties: {x: {}}}]}", "/A/oneOf/0", "needs a name"),
    ("A: true", "/A", "valid dictionary"),
    ("A:", "/A", "valid dictionary"),
    ("名: {type: object}", "/名", "cannot be a class name"),
    ("A.B: {type: object}", "/A.B", "cannot be a class name"),
    ("Foo: {type: object}\nfoo: {type: object}", "/foo", "one name"),
    ("A: {type: object, properties: {'@x': {}, $x: {}}}", "/A/properties/$x", "are both x"),
    ("A: {type: object, properties: {'+': {}, '-': {}}}", "/A/properties/-", "are both f_"),
    ("A:\n  type: object\n  properties:\n    a:\n      type: string\n      b: {type: string}",
     "/A/properties/a/b", "indented too far?"),
    ("A:\n  type: object\n  B:\n    type: object", "/A/B", "indented too far?"),
    ("A: {type: array, items: " + "{type: array, items: " * 600 + "{}" + "}" * 601, "",
     "nested too deeply"),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "place", "text"), SCHEMAS)
def test_a_component_is_refused(tell: Tell, fragment: str, place: str, text: str) -> None:
    told = tell(document(NAMED + fragment))
    fits(told, f"#/components/schemas{place}" if place else "#", text)


# -- operations; the place is below `#/paths/~1a/get` ----------------------------------------------


def operation(path: str = "/a", verb: str = "get", **keys: str) -> str:
    """Return an operation; a value that is None takes the key out."""
    given = {
        "operationId": "things_get", "x-sdk-resource": "things", "x-sdk-method": "get",
        "x-sdk-replay": "always", "responses": "{'204': {description: d}}", **keys,
    }  # fmt: skip
    return f"{path}:\n  {verb}:\n" + "".join(f"    {key}: {given[key]}\n" for key in given)


def sent(schema: str, more: str = "") -> str:
    return f"{{content: {{application/json: {{schema: {schema}{more}}}}}}}"


def answered(schema: str, status: str = "'200'") -> str:
    return f"{{{status}: {{description: d, content: {{application/json: {{schema: {schema}}}}}}}}}"


def query(schema: str, more: str = "") -> str:
    return f"[{{name: q, in: query, schema: {schema}{more}}}]"


BODY = "/requestBody/content/application~1json"
REPLY = "/responses/200/content/application~1json/schema"
OPERATIONS: list[tuple[dict[str, str], str, str]] = [
    # bodies
    ({"requestBody": ""}, "/requestBody", "has no value"),
    ({"requestBody": "{description: d}"}, "/requestBody", "content is missing"),
    ({"requestBody": "{content: {}}"}, "/requestBody/content", "application/json"),
    ({"requestBody": "{content: {application/json: {}}}"}, "", "Missing schema"),
    ({"requestBody": f"{{content: {{multipart/form-data: {{schema: {M}}}}}}}"},
     "/requestBody/content", "must be application/json and nothing else"),
    ({"requestBody": f"{{content: {{application/x-www-form-urlencoded: {{schema: {M}}}}}}}"},
     "/requestBody/content", "must be application/json"),
    ({"requestBody": "{content: {application/octet-stream: {schema: {type: string}}}}"},
     "/requestBody/content", "must be application/json"),
    ({"requestBody": f"{{content: {{'*/*': {{schema: {M}}}}}}}"}, "", "Unsupported content type"),
    ({"requestBody": f"{{content: {{application/json: {{schema: {M}}}, text/plain: {{schema: {M}}}}}}}"},
     "", "text/plain"),
    ({"requestBody": f"{{required: 'no', content: {{application/json: {{schema: {M}}}}}}}"},
     "/requestBody/required", "true or false"),
    ({"requestBody": sent("true")}, f"{BODY}/schema", "valid dictionary"),
    ({"requestBody": sent(f"{{oneOf: [{M}, {NULL}]}}")}, f"{BODY}/schema", "a named object"),
    ({"requestBody": sent("{type: object, properties: {x: {}}}")}, f"{BODY}/schema", "a name"),
    ({"requestBody": sent(f"{{type: array, items: {M}}}")}, f"{BODY}/schema", "a named object"),
    ({"requestBody": sent("{type: string}")}, f"{BODY}/schema", "a named object"),
    ({"requestBody": sent(f"{{allOf: [{M}]}}")}, f"{BODY}/schema", "needs a name"),
    ({"requestBody": sent("{type: object, additionalProperties: {type: string}}")},
     f"{BODY}/schema", "a body that is a map has no arguments"),
    ({"requestBody": sent(ref("Free"))}, f"{BODY}/schema", "a body that is a map has no arguments"),
    ({"requestBody": sent(M, ", encoding: {}")}, f"{BODY}/encoding", "does not read encoding"),
    ({"requestBody": sent(M, ", example: {x: 3}")}, f"{BODY}/example/x", "3 is no string"),
    ({"requestBody": sent(M, ", example: [1]")}, f"{BODY}/example", "[1] is no object"),
    ({"requestBody": sent(M, ", example: {xx: a}")}, f"{BODY}/example/xx", "no field"),
    ({"requestBody": sent(M, ", examples: [{x: b}]")}, f"{BODY}/examples", "valid dictionary"),
    ({"requestBody": sent(M, ", examples: {e: {x: b}}")}, f"{BODY}/examples/e/x", "(example)"),
    ({"requestBody": sent(M, ", examples: {e: {summary: b}}")}, f"{BODY}/examples/e", "a value"),
    ({"requestBody": sent(M, ", example: {x: a}, examples: {e: {value: {x: b}}}")},
     f"{BODY}/example", "not read beside examples"),
    ({"requestBody": "{$ref: '#/components/requestBodies/Again'}"}, "/requestBody/$ref",
     "not to a reference"),
    # replies
    ({"responses": ""}, "/responses", "has no value"),
    ({"responses": "{}"}, "/responses", "2xx"),
    ({"responses": "[{description: d}]"}, "/responses", "valid dictionary"),
    ({"responses": "{'200': }"}, "/responses/200", "valid dictionary"),
    ({"responses": "{'204': {}}"}, "/responses/204", "description is missing"),
    ({"responses": "{'302': {description: d}}"}, "/responses", "2xx"),
    ({"responses": answered(M, "default")}, "/responses", "2xx"),
    ({"responses": answered(M, "'2xx'")}, "/responses/2xx", "no status"),
    ({"responses": "{'20': {description: d}}"}, "/responses/20", "no status"),
    ({"responses": "{'2000': {description: d}}"}, "/responses/2000", "no status"),
    ({"responses": "{ok: {description: d}}"}, "/responses/ok", "no status"),
    ({"responses": answered(M, "'204'")}, "/responses/204/content", "has no content"),
    ({"responses": f"{{'204': {{description: d}}, {answered(M)[1:]}"}, "/responses", "one schema"),
    ({"responses": answered(f"{{oneOf: [{M}, {NULL}]}}")}, REPLY, "a named object or a list"),
    ({"responses": answered(f"{{type: array, items: {{oneOf: [{M}, {NULL}]}}}}")}, REPLY, "list"),
    ({"responses": answered("{type: string}")}, REPLY, "a named object or a list of them"),
    ({"responses": answered("{}")}, REPLY, "a named object or a list of them"),
    ({"responses": answered(f"{{type: object, additionalProperties: {M}}}")}, REPLY, "named object"),
    ({"responses": "{'200': {description: d, content: {application/json: {}}}}"}, REPLY, "named"),
    ({"responses": "{'200': {description: d, content: {text/plain: {}}}}"},
     "/responses/200/content", "must be application/json"),
    ({"responses": "{'204': {description: d, links: {}}}"}, "/responses/204/links", "not read"),
    ({"responses": "{'200': {$ref: '#/components/responses/Again'}}"}, "/responses/200/$ref",
     "not to a reference"),
    # parameters
    ({"parameters": ""}, "/parameters", "has no value"),
    ({"parameters": "{q: {in: query}}"}, "/parameters", "valid list"),
    ({"parameters": "[{$ref: '#/components/parameters/Nope'}]"}, "/parameters/0/$ref", "nothing"),
    ({"parameters": f"[{M}]"}, "/parameters/0/$ref", "must refer to #/components/parameters/"),
    ({"parameters": "[{$ref: '#/components/parameters/Again'}]"}, "/parameters/0/$ref", "must"),
    ({"parameters": query("{type: string}")[:-1] + ", " + query("{type: integer}")[1:]}, "",
     "MUST NOT contain duplicates"),
    ({"parameters": query("{type: [string, 'null']}")}, "/parameters/0/schema", "without null"),
    ({"parameters": query("{type: array, items: {}}")}, "/parameters/0/schema", "single plain"),
    ({"parameters": query("{type: object}")}, "/parameters/0/schema", "single plain"),
    ({"parameters": query(M)}, "/parameters/0/schema", "single plain"),
    ({"parameters": "[{name: q, in: query}]"}, "/parameters/0/schema", "single plain"),
    ({"parameters": "[{name: q, in: query, type: string}]"}, "/parameters/0/type", "not read"),
    ({"parameters": "[{name: q, in: cookie, schema: {}}]"}, "/parameters/0", "cookie"),
    ({"parameters": "[{name: q, in: body, schema: {}}]"}, "/parameters/0/in", "should be"),
    ({"parameters": "[{in: query, schema: {}}]"}, "/parameters/0", "name is missing"),
    ({"parameters": query("{type: string}", ", required: 'yes'")}, "/parameters/0/required",
     "true or false"),
    ({"parameters": query("{type: string}", ", style: deepObject")}, "/parameters/0/style", "form"),
    ({"parameters": query("{type: string}", ", allowReserved: true")}, "/parameters/0/allowReserved",
     "does not read"),
    ({"parameters": query("{type: string}", ", allowEmptyValue: true")},
     "/parameters/0/allowEmptyValue", "does not read"),
    ({"parameters": "[{name: q, in: query, content: {application/json: {}}}]"},
     "/parameters/0/content", "does not read"),
    ({"parameters": query("{type: integer, default: a}")}, "/parameters/0/schema/default", "no int"),
    ({"parameters": query("{type: integer}", ", example: a")}, "/parameters/0/example", "no int"),
    ({"parameters": query(ref("E"), ", example: z")}, "/parameters/0/example", "none of the values"),
    ({"parameters": query("{type: boolean, enum: [true]}")}, "/parameters/0/schema/enum", "all text"),
    ({"parameters": "[{name: 名, in: header, schema: {type: string}}]"}, "/parameters/0/name", "ASCII"),
    ({"parameters": '[{name: "a\\nb", in: header, schema: {type: string}}]'}, "/parameters/0/name",
     "ASCII"),
    ({"parameters": "[{name: request_options, in: query, schema: {type: string}}]"}, "", "reserved"),
    ({"parameters": "[{name: things_get, in: query, schema: {type: string}}]"}, "", "reserved"),
    ({"parameters": "[{name: a-b, in: query, schema: {type: string}}, "
                    "{name: a_b, in: query, schema: {type: string}}]"}, "", "both the argument a_b"),
    ({"parameters": "[{name: z, in: path, required: true, schema: {type: string}}]"}, "", "path"),
    # the rest
    ({"tags": "[nope]"}, "/tags/0", "is not declared"),
    ({"tags": "nope"}, "/tags", "a list of names"),
    ({"security": "[{nope: []}]"}, "/security/0/nope", "no security scheme has this name"),
    ({"security": "nope"}, "/security", "valid list"),
    ({"callbacks": "{}"}, "/callbacks", "does not read"),
    ({"servers": "[{url: 'http://a'}]"}, "/servers", "one address for all"),
    ({"deprecated": "'true'"}, "/deprecated", "true or false"),
    ({"operationId": "thingsGet"}, "/operationId", "must be things_get"),
    ({"x-sdk-method": "class", "operationId": "things_class"}, "/x-sdk-method", "identifier"),
    ({"x-sdk-resource": "rules", "operationId": "rules_get"}, "", "rules is reserved"),
    ({"x-sdk-resource": "close", "operationId": "close_get"}, "", "the client has a close"),
    ({"x-sdk-min-timeout": "1.0e999"}, "/x-sdk-min-timeout", "a number of seconds"),
    ({"x-sdk-pagination": "{items: list, cursor: next, query: q}", "responses": answered(ref("Page")),
      "parameters": query("{type: string}")}, "/x-sdk-pagination/cursor", "not a plain value"),
    ({"x-sdk-resource": "builder", "operationId": "builder_get"}, "", "builder is reserved"),
]  # fmt: skip
COMPONENTS = f"""
  parameters: {{Again: {{$ref: '#/components/parameters/Again'}}}}
  responses: {{Again: {{$ref: '#/components/responses/R'}}, R: {{description: d}}}}
  requestBodies: {{Again: {{$ref: '#/components/requestBodies/R'}}, R: {sent(M)}}}
"""
FREE = f"""
Free: {{type: object, additionalProperties: true}}
Page: {{type: object, properties: {{list: {{type: array, items: {M}}}, next: {M}}}}}
"""


@pytest.mark.parametrize(("keys", "place", "text"), OPERATIONS)
def test_an_operation_is_refused(tell: Tell, keys: dict[str, str], place: str, text: str) -> None:
    more = COMPONENTS if "Again" in str(keys) else ""
    told = tell(document(NAMED + FREE, operation(**keys)) + more)
    fits(told, f"#/paths/~1a/get{place}", text)


PARAMETER = "[{name: x, in: path, required: true, schema: {type: string}}]"
PATHS: list[Row] = [
    (operation("a"), "/a", "a path is"),
    (operation("https://a/b"), "/https:~1~1a~1b", "a path is"),
    (operation("/a/../b"), "/~1a~1..~1b", "a path is"),
    (operation("/a/{}"), "/~1a~1{}", "a path is"),
    (operation("/a/{x"), "/~1a~1{x", "a path is"),
    (operation("/a/x}"), "/~1a~1x}", "a path is"),
    (operation("/a?b=1"), "/~1a?b=1", "no ?"),
    (operation("/a/{x}"), "/~1a~1{x}/get", "Path parameters do not match"),
    (operation("/a/{x}/{x}", parameters=PARAMETER), "/~1a~1{x}~1{x}/get", "do not match"),
    (operation("/a/{x}", parameters=PARAMETER.replace("required: true, ", "")), "/~1a~1{x}/get",
     "must be required"),
    (operation("/a/{x}", parameters=PARAMETER.replace("x,", "x, x-sdk-client-default: area,")),
     "/~1a~1{x}/get/parameters/0/x-sdk-client-default", "knows app_id"),
    (operation("/a/{x}", parameters=PARAMETER)
     + operation("/a/{y}", parameters=PARAMETER.replace("x", "y")), "/~1a~1{y}", "the same path"),
    (operation() + operation("/b"), "/~1b/get/operationId", "used twice"),
    ("/a:\n", "/~1a", "must be a mapping"),
    ("/a: {get: }\n", "/~1a/get", "has no value"),
    ("/a: {get: x}\n", "/~1a/get", "must be a mapping"),
    ("/a: {GET: {}}\n", "/~1a/GET", "did you mean get?"),
    ("/a: {query: {}}\n", "/~1a/query", "does not read"),
    ("/a: {servers: []}\n", "/~1a/servers", "one address"),
    (f"/a: {M}\n", "/~1a/$ref", "write the item out"),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "place", "text"), PATHS)
def test_a_path_is_refused(tell: Tell, fragment: str, place: str, text: str) -> None:
    fits(tell(document(NAMED, fragment)), f"#/paths{place}", text)


# -- whole documents ------------------------------------------------------------------------------

PLAIN = f"{HEAD}paths: {{}}\n"
DOCUMENTS: list[tuple[str | bytes, str, str]] = [
    (f"{HEAD}paths:\n\t/a: {{}}\n", "line 4, column 1", "not with a tab"),
    (f"{HEAD}paths:\n  /a:\n    get:\n      summary: x\n        description: y\n", "line 7",
     "indented too far"),
    ("openapi: 3.1.0\ninfo:\n  title: a\n   version: b\n", "line 4", "indented too far"),
    (f"{PLAIN}tags:\n  - name: a\n    description: this: that\n", "line 6", "not quoted?"),
    (f"{PLAIN}tags:\n  - name: a\n    description: d\n    description: e\n", "line 7, column 5",
     "written twice in one mapping; remove one of them, or indent it less"),
    (f"{PLAIN}tags:\n  - name: 'a\n", "line 6", "not YAML"),
    (f"{PLAIN}---\na: 1\n", "line 4", "another document"),
    (f"{HEAD}paths: &a {{x: *a}}", "line 3", "recursive"),
    (f"{HEAD}paths: *nope", "line 3", "undefined alias"),
    (f"{HEAD}paths:\n  <<: 3", "line 4", "merging"),
    (f"{HEAD}paths: !foo {{}}\n", "line 3", "constructor"),
    (f"{HEAD}paths: !!python/object:os.system {{}}\n", "line 3", "constructor"),
    ('{"openapi": "3.1.0", "openapi": "3.1.0"}', "line 1, column 22", "written twice"),
    ('{"openapi": "3.1.0", "info": {"titel": "t", "version": "1"}}', "#/info/titel", "mean title?"),
    ("", "#", "must be a mapping"),
    ("~", "#", "must be a mapping"),
    ("hello", "#", "must be a mapping"),
    ("swagger: '2.0'\n", "#/openapi", "only OpenAPI 3.1"),
    ("openapi: 3.0.3\n", "#/openapi", "only OpenAPI 3.1"),
    ("openapi: 3.1\n", "#/openapi", "only OpenAPI 3.1"),
    ("openapi: 3.1.0\ninfo: {title: t, version: 1}\n", "#/info/version", "valid string"),
    ("openapi: 3.1.0\ninfo:\n", "#/info", "must be a mapping"),
    (f"{HEAD}paths:\n", "#/paths", "must be a mapping"),
    (f"{PLAIN}components:\n", "#/components", "must be a mapping"),
    (f"{PLAIN}components: {{schemas: }}\n", "#/components/schemas", "has no value"),
    (f"{PLAIN}components: {{schemas: [a]}}\n", "#/components/schemas", "valid dictionary"),
    (f"{PLAIN}components: {{pathItems: {{}}}}\n", "#/components/pathItems", "does not read"),
    (f"{PLAIN}components: {{links: {{}}}}\n", "#/components/links", "does not read"),
    (f"{PLAIN}components: {{securitySchemes: {{k: {{type: apiKei}}}}}}\n",
     "#/components/securitySchemes/k/type", "must be one of"),
    (f"{PLAIN}components: {{securitySchemes: {{k: {{type: http, schema: basic}}}}}}\n",
     "#/components/securitySchemes/k/schema", "did you mean scheme?"),
    (f"{PLAIN}security: [{{nope: []}}]\n", "#/security/0/nope", "no security scheme"),
    (f"{PLAIN}tags: {{a: b}}\n", "#/tags", "valid list"),
    (f"{PLAIN}tags: [a]\n", "#/tags/0", "valid dictionary"),
    (f"{PLAIN}tags: [{{name: a}}, {{name: a}}]\n", "#/tags/1/name", "declared twice"),
    (f"{PLAIN}servers: http://a\n", "#/servers", "valid list"),
    (f"{PLAIN}jsonSchemaDialect: x\n", "#/jsonSchemaDialect", "does not read"),
    (f"{PLAIN}webhooks:\n", "#/webhooks", "must be a mapping"),
    (f"{PLAIN}webhooks: [a]\n", "#/webhooks", "must be a mapping"),
    (f"{PLAIN}webhooks: {{a: 3}}\n", "#/webhooks/a", "must be a mapping"),
    (f"{PLAIN}webhooks: {{a: {{post: 3}}}}\n", "#/webhooks/a/post", "must be a mapping"),
    (f"{PLAIN}webhooks: {{a: {{post: {{x-sdk-event: {{type: 3, payload: Nope}}}}}}}}\n",
     "#/webhooks/a/post/x-sdk-event/payload", "no object component"),
    (f"{PLAIN}x-sdk-rules: [3]\n", "#/x-sdk-rules/0", "a rule has"),
    (f"{PLAIN}x-sdk-vendors: {{kinds: 3, classes: 4}}\n", "#/x-sdk-vendors", "mapping"),
    (f"{PLAIN}x-sdk-builder: {{properties: 1}}\n", "#/x-sdk-builder", "mapping"),
    (f"{HEAD}x-a: é\n".encode("latin-1"), "line 3", "is not UTF-8"),
    (HEAD.encode("utf-16"), "line 1", "is not UTF-8"),
    (f"{HEAD}x-a: {'[' * 2000}{']' * 2000}", "line 3", "nesting"),
    (f"{HEAD}x-a: {'9' * 5000}", "#", "not YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "told"), DOCUMENTS)
def test_a_document_is_refused(tell: Tell, text: str | bytes, place: str, told: str) -> None:
    message = tell(text)
    assert message.startswith(f"codegen: {place}")
    assert told in message


# -- what is right --------------------------------------------------------------------------------

X1 = {"x": "a"}
RIGHT: list[tuple[str, str, list[Any], list[Any]]] = [
    # schema, annotation in a reply, values, what the strict class refuses
    ("{type: string}", "str", ["a", ""], [None, 1]),
    ("{type: [string, 'null']}", "str | None", ["a", None], [1]),
    (f"{{oneOf: [{{type: string}}, {NULL}]}}", "str | None", ["a", None], [1]),
    (f"{{anyOf: [{{type: integer}}, {NULL}]}}", "int | None", [1, None], ["1", 1.5]),
    (f"{{oneOf: [{{enum: [x, y]}}, {NULL}]}}", "Literal['x', 'y'] | None", ["x", None], ["z"]),
    (f"{{oneOf: [{ref('E')}, {NULL}]}}", "_m.E | None", ["a", None], ["c"]),
    (f"{{oneOf: [{M}, {NULL}]}}", "_m.M | None", [X1, {"x": "a", "n": None}, None], [{"n": 1}]),
    (ref("N"), "str | None", ["a", None], [1]),
    (f"{{oneOf: [{ref('U')}, {NULL}]}}", "_m.U | dict[str, Any] | None",
     [{"t": "p", "x": "1"}, {"t": "q"}, None], [{"t": "z"}, {}]),
    (ref("U"), "_m.U | dict[str, Any]", [{"t": "p", "x": "1"}, {"t": "q", "y": "1"}],
     [None, {"t": "q", "x": "1"}]),
    ("{type: array, items: {type: [string, 'null']}}", "list[str | None]", [["a", None]], [[1]]),
    ("{type: [array, 'null'], items: {type: string}}", "list[str] | None", [["a"], None], [[None]]),
    ("{type: [object, 'null'], additionalProperties: {type: string}}", "dict[str, str] | None",
     [{"a": "b"}, None], [{"a": None}]),
    ("{type: array, items: {type: array, items: {type: number}}}", "list[list[float]]",
     [[[1.5], []]], [[["a"]]]),
    (f"{{type: array, items: {{type: array, items: {M}}}}}", "list[list[_m.M]]", [[[X1], []]],
     [[[{}]]]),
    (f"{{type: object, additionalProperties: {M}}}", "dict[str, _m.M]", [{"k": X1}], [{"k": {}}]),
    (f"{{type: object, additionalProperties: {{type: array, items: {M}}}}}",
     "dict[str, list[_m.M]]", [{"k": [X1]}], [{"k": X1}]),
    ("{type: object, additionalProperties: {type: [string, 'null']}}", "dict[str, str | None]",
     [{"a": None, "b": "c"}], [{"a": 1}]),
    (f"{{type: array, items: {{oneOf: [{M}, {NULL}]}}}}", "list[_m.M | None]", [[X1, None]], [[1]]),
    (f"{{type: object, additionalProperties: {{oneOf: [{M}, {NULL}]}}}}",
     "dict[str, _m.M | None]", [{"a": X1, "b": None}], [{"a": 1}]),
    (f"{{oneOf: [{{type: string}}, {M}]}}", "str | _m.M | dict[str, Any]", ["a", X1], [1, None]),
    (f"{{oneOf: [{{oneOf: [{{type: string}}, {M}]}}, {{type: integer}}]}}",
     "str | _m.M | int | dict[str, Any]", ["a", X1, 3], [1.5]),
    (ref("L"), "list[_m.M]", [[X1]], [[{}]]),
    (f"{{type: array, items: {ref('U')}}}", "list[_m.U | dict[str, Any]]", [[{"t": "p"}]], [[1]]),
    (ref("R"), "_m.R", [{"r": None}, {"r": {"r": None}}], [{}, {"r": {}}]),
    ("{type: [string, integer]}", "str | int", ["a", 1], [None, 1.5]),
    ("{type: [string, integer, 'null']}", "str | int | None", ["a", 1, None], [1.5]),
    ("{type: [array, string], items: {type: string}}", "list[str] | str", [["a"], "a"], [[1]]),
    ("{oneOf: [{type: string}, {type: array, items: {type: string}}]}", "str | list[str]",
     ["a", ["a"]], [1]),
    ("{type: integer, enum: [1, 2]}", "Literal[1, 2]", [1, 2], [3, "1"]),
    ("{type: number, enum: [1, 2]}", "Literal[1, 2]", [1, 2], [3]),
    ("{const: x}", "Literal['x']", ["x"], ["y", None]),
    ("{const: 3}", "Literal[3]", [3], [4]),
    ("{const: true}", "Literal[True]", [True], [False]),
    ("{oneOf: [{const: a}, {const: b}]}", "Literal['a'] | Literal['b']", ["a", "b"], ["c"]),
    ("{type: string, enum: [on, no, 'null', '1', 2024-01-01, 010]}",
     "Literal['on', 'no', 'null', '1', '2024-01-01', '010']", ["on", "null", "010"], [True, None]),
    ("{type: string, enum: [a], x-sdk-open: true, default: z}", "Literal['a'] | str", ["a", "b"],
     [1]),
    ("{type: string, format: date-time}", "str", ["2024-01-01T00:00:00Z"], [1]),
    ("{type: string, format: byte}", "str", ["aGVsbG8="], [1]),
    ("{type: integer, format: int64}", "int", [2**62], ["1"]),
    ("{type: string, minLength: 1, maxLength: 3}", "str", ["abc"], ["", "abcd"]),
    ("{type: string, pattern: '^a+$'}", "str", ["aa"], ["b"]),
    ("{type: integer, minimum: 1, maximum: 3, default: 2}", "int", [1, 3], [0, 4]),
    ("{type: number, exclusiveMinimum: 0, default: 1}", "float", [0.5], [0.0]),
    ("{type: array, items: {type: string}, minItems: 1, maxItems: 2}", "list[str]", [["a"]],
     [[], ["a", "b", "c"]]),
    ("{}", "Any", [1, "a", [1], {"a": None}], []),
    ("{description: d}", "Any", [1], []),
    ("{type: object}", "dict[str, Any]", [{"a": {"b": None}}], [1]),
    ("{type: object, additionalProperties: true, default: {a: 1}}", "dict[str, Any]", [{}], [1]),
    ("{type: boolean, default: false}", "bool", [True, False], [0]),
    ("{type: [string, 'null'], default: null}", "str | None", [None], [1]),
    ("{type: array, items: {type: string}, default: [a], example: [b]}", "list[str]", [[]], ["a"]),
    ("{$ref: '#/components/schemas/M', description: d, default: {x: a}}", "_m.M", [X1], [{}]),
]  # fmt: skip


def _described() -> str:
    fields = "".join(f"    f{index}: {row[0]}\n" for index, row in enumerate(RIGHT))
    names = ", ".join(f"f{index}" for index in range(len(RIGHT)))
    head = "  type: object\n"
    kinds = {
        "Reply": f"{head}  properties:\n{fields}",
        "NeededReply": f"{head}  required: [{names}]\n  properties:\n{fields}",
        "Body": f"{head}  properties:\n{fields}",
        "NeededBody": f"{head}  required: [{names}]\n  properties:\n{fields}",
    }
    schemas = NAMED + "".join(f"{name}:\n{text}" for name, text in kinds.items())
    paths = "".join(
        operation(f"/{method}", "post", requestBody=sent(ref(body)), responses=answered(ref(reply)),
                  **{"x-sdk-method": method, "operationId": f"things_{method}"})
        for method, body, reply in [("make", "Body", "Reply"), ("need", "NeededBody", "NeededReply")]
    )  # fmt: skip
    return document(schemas, paths)


@pytest.fixture(scope="module")
def all_made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return place(tmp_path_factory.mktemp("right")).generate(_described())


@pytest.fixture
def right(all_made: Made) -> Iterator[Made]:
    with importable(all_made) as found:
        yield found


ROWS = [pytest.param(f"f{index}", *row, id=row[0]) for index, row in enumerate(RIGHT)]
EACH = pytest.mark.parametrize(("name", "schema", "annotation", "values", "wrong"), ROWS)


@EACH
def test_a_field_is_read_and_written(
    right: Made, name: str, schema: str, annotation: str, values: list[Any], wrong: list[Any]
) -> None:
    for model in (right.models.Reply, right.models.NeededReply, right.models.Body):
        for value in values:
            assert model.from_dict({name: value}).to_dict()[name] == value
    said = right.models.NeededReply.__annotations__[name].replace('"', "'")
    assert said.removesuffix(" = None") == annotation
    optional = right.models.Reply.__annotations__[name].replace('"', "'")
    nullable = annotation == "Any" or annotation.endswith("| None")
    assert optional == (annotation if nullable else f"{annotation} | None")


@EACH
def test_a_field_is_checked(
    right: Made, name: str, schema: str, annotation: str, values: list[Any], wrong: list[Any]
) -> None:
    strict = right.module("shengwang_agent_strict.models")
    for value in values:
        assert getattr(strict.Reply.model_validate({name: value}), name) is not None or not value
    for value in wrong:
        with pytest.raises(ValidationError):
            strict.Reply.model_validate_json(json.dumps({name: value}))
    with pytest.raises(ValidationError, match=rf"(?m)^{name}\b"):
        strict.NeededReply.model_validate({})


@EACH
def test_a_field_is_sent(
    right: Made, name: str, schema: str, annotation: str, values: list[Any], wrong: list[Any]
) -> None:
    things = right.resource("things")
    for value in values:
        if value is not None or "None" in annotation:
            assert things.things_make(**{name: value}).body == {name: value}
    assert things.things_make().body == {}
    needed = {f"f{index}": row[2][0] for index, row in enumerate(RIGHT)}
    assert things.things_need(**needed).body == needed
    del needed[name]
    with pytest.raises(TypeError, match=name):
        things.things_need(**needed)


def test_names_of_the_client_are_no_resources() -> None:
    own = {name for name in {*dir(AgentClient)} - {*dir(Resources)} if not name.startswith("_")}
    assert own == RESERVED_RESOURCES


def test_the_line_of_what_is_missing_is_that_of_what_is_around_it() -> None:
    text = "a:\n- b: 1\n  <<: &m {c: 2}\n- *m\n"
    found = {at: line_of(text, f"#/{at}") for at in ("a", "a/0", "a/0/c", "a/0/d", "a/7", "z")}
    assert found == {"a": 1, "a/0": 2, "a/0/c": 3, "a/0/d": 2, "a/7": 1, "z": 1}
