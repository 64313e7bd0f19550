"""Usage snippets of the reference, built from the request examples of the description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from codegen import shapes
from codegen.shapes import Api, Argument, Operation, Shape, strip
from codegen.text import literal

_CLIENT = """\
client = AgentClient(
    authorization="YOUR_AUTHORIZATION",
    username="YOUR_USERNAME",
    password="YOUR_PASSWORD",
)
"""
_WALK = """

def main():
    response = {call}
    for item in response:
        yield item
    # alternatively, you can paginate page-by-page
    for page in response.iter_pages():
        yield page
"""


def snippet(api: Api, operation: Operation) -> str:
    """Return a runnable program for an operation."""
    return _Snippet(api).of(operation)


class _Snippet:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._used: set[str] = set()

    def of(self, operation: Operation) -> str:
        call = self._call(operation)
        body = _WALK.format(call=call) if operation.pages else call
        return f"{self._imports()}\n\n{_CLIENT}{body}"

    def _imports(self) -> str:
        groups: dict[str, list[str]] = {"shengwang_agent": ["AgentClient"]}
        for name in sorted(self._used):
            home = self._api.homes.get(name)
            module = f"shengwang_agent.{home}" if home else "shengwang_agent"
            groups.setdefault(module, []).append(name)
        return "\n".join(
            f"from {module} import {', '.join(names)}" for module, names in sorted(groups.items())
        )

    def _call(self, operation: Operation) -> str:
        example = operation.example if isinstance(operation.example, dict) else {}
        arguments = [
            *(f"{a.name}={literal(_example(a))}" for a in operation.placed("path")),
            *(f"{a.name}={literal(_example(a))}" for a in operation.placed("query") if a.required),
            *self._body(operation.placed("body"), example),
        ]
        return f"client.{operation.name}({_listed(arguments)})"

    def _body(self, arguments: Iterable[Argument], example: dict[str, Any]) -> Iterator[str]:
        for argument in arguments:
            if argument.wire in example:
                value = self._value(argument.shape, example[argument.wire])
                yield f"{argument.name}={value}"
            elif argument.required:
                yield f"{argument.name}={_sample(argument.shape)}"

    def _value(self, shape: Shape, value: Any) -> str:
        match strip(shape):
            case shapes.ModelRef(name) if isinstance(value, dict):
                return self._object(name, value)
            case shapes.OneOf(tag=tag, by=by, default=default) if isinstance(value, dict):
                chosen = dict(by).get(value.get(tag, ""), default) if tag else default
                if chosen is not None:
                    return self._object(chosen, value)
            case shapes.ListOf(item) if isinstance(value, list):
                return f"[{', '.join(self._value(item, entry) for entry in value)}]"
            case shapes.MapOf(inner) if isinstance(value, dict):
                pairs = (f"{literal(k)}: {self._value(inner, v)}" for k, v in value.items())
                return f"{{{', '.join(pairs)}}}"
        return literal(value)

    def _object(self, model: str, value: dict[str, Any]) -> str:
        """Return the constructor call; what the class does not know goes through its one door."""
        fields = {field.wire: field for field in self._api.fields(model)}
        self._used.add(model)
        arguments = [
            f"{fields[key].name}={self._value(fields[key].shape, item)}"
            for key, item in value.items()
            if key in fields and fields[key].constant is None
        ]
        extra = {key: item for key, item in value.items() if key not in fields}
        if extra:
            arguments.append(f"additional_properties={literal(extra)}")
        return f"{model}({_listed(arguments)})"


def _listed(arguments: list[str]) -> str:
    """Return the arguments of a call; the last comma asks the formatter for a line each."""
    return "".join(f"{argument}, " for argument in arguments)


def _example(argument: Argument) -> Any:
    plain = _plain(argument.shape, argument.name)
    return plain if argument.example is None else argument.example


def _plain(shape: Shape, name: str) -> Any:
    by_type = {"int": 1, "float": 1.0, "bool": True}
    return by_type.get(shape.name, name) if isinstance(shape, shapes.Scalar) else name


def _sample(shape: Shape) -> str:
    match strip(shape):
        case shapes.ListOf():
            return "[]"
        case shapes.Scalar("str"):
            return literal("text")
        case shapes.Scalar() as scalar:
            return literal(_plain(scalar, "text"))
    return "{}"
