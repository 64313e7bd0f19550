"""The body of a request: a file or standard input, over it the options, over them ``--set``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.inputs import inline, mapping, plain, text_of

if TYPE_CHECKING:
    from shengwang_agent._runtime.model import Nested
    from shengwang_agent_api.commands import Asked, Command, Parameter

JSON = dict[str, Any]


def assemble(asked: Asked) -> JSON:
    """The body of what is asked; CommandError for what is missing."""
    body: JSON = mapping(asked.body, "--body") if asked.body else {}
    entries = [entry for entry in asked.command.parameters if entry.place == "body"]
    # Whole objects first, so that `--llm @llm.yaml --set properties.llm.url=…` changes one key.
    for entry in sorted(entries, key=lambda entry: len(entry.path)):
        value = asked.values.get(entry.name)
        if value is not None:
            put(body, entry.path, _value(entry, value), f"--{entry.name}")
    for text in asked.sets or ():
        path, mark, value = text.partition("=")
        if not mark or not path:
            raise CommandError(
                f"--set {text!r} has no `=`",
                "a value is set as `path=value`, such as `properties.idle_timeout=60`",
                "write it so; quote it for the shell",
            )
        put(body, path.split("."), plain(value), "--set")
    spell(asked.command, body)
    _check_required(asked.command, entries, body)
    return body


def _value(entry: Parameter, given: Any) -> Any:
    flag = f"--{entry.name}"
    if entry.kind == "json":
        return inline(given, flag)
    if entry.secret == "true" and isinstance(given, str) and given.startswith("@"):
        return text_of(given[1:], flag).strip()
    return given


def put(body: JSON, path: Sequence[str], value: Any, flag: str) -> None:
    """Set the value at a path, making the objects on the way; a number is a place in a list."""
    place: Any = body
    for at, key in enumerate(path[:-1]):
        place = _step(place, key, flag, ".".join(path[: at + 1]))
    last = path[-1]
    if isinstance(place, list):
        place[_index(place, last, flag)] = value
    else:
        place[last] = value


def _step(place: Any, key: str, flag: str, so_far: str) -> Any:
    if isinstance(place, list):
        place = place[_index(place, key, flag)]
    else:
        place = place.setdefault(key, {})
    if not isinstance(place, (dict, list)):
        raise CommandError(
            f"{flag} goes through {so_far}, which is a plain value",
            "only objects and lists have something inside",
            "check the path, or what the file says there",
        )
    return place


def _index(place: list[Any], key: str, flag: str) -> int:
    if not key.isdigit() or int(key) > len(place):
        raise CommandError(
            f"{flag}: there is no entry {key!r} in a list of {len(place)}",
            "entries are counted from 0; the next free number appends",
            "correct the number",
        )
    if int(key) == len(place):
        place.append({})
    return int(key)


def spell(command: Command, body: JSON) -> None:
    """Write numbers as text where the API wants text: `agent_rtc_uid: 1001` in a file."""
    for entry in command.parameters:
        if entry.place == "body" and entry.kind == "text":
            _spell(body, entry)


def _spell(body: JSON, entry: Parameter) -> None:
    *way, last = entry.path
    place: Any = body
    for key in way:
        place = place.get(key) if isinstance(place, dict) else None
    if not isinstance(place, dict) or last not in place:
        return
    value = place[last]
    if entry.many and isinstance(value, list):
        place[last] = [_text(item) for item in value]
    elif not entry.many:
        place[last] = _text(value)


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_required(command: Command, entries: Sequence[Parameter], body: JSON) -> None:
    for entry in entries:
        name = entry.path[0]
        if not entry.required or len(entry.path) > 1 or name in body:
            continue
        example = f"`--{entry.name} …`, or `{name}:` in a file with `--body`"
        inner = [other.name for other in entries if other.path[0] == name and len(other.path) == 2]
        if entry.kind == "json" and inner:
            example = f"`--{inner[0]} …` and what else belongs to it, or {example}"
        raise CommandError(
            f"{name} is missing",
            f"{command.resource}.{command.method} cannot be asked for without it",
            f"give {example}",
        )


def unknown_keys(model: str | None, body: JSON) -> list[str]:
    """Warnings about keys that look like a slip of the pen for a known one."""
    from shengwang_agent._runtime.model import Nested

    return list(_unknown(body, Nested(default=model), None, "")) if model else []


def _unknown(value: Any, nested: Nested | None, owner: Any, path: str) -> list[str]:
    if isinstance(value, list):
        found = [_unknown(v, nested, owner, f"{path}.{i}") for i, v in enumerate(value)]
        return [line for lines in found for line in lines]
    spec = _spec(value, nested, owner)
    if spec is None:
        return []
    lines = []
    for key, inner in value.items():
        here = f"{path}.{key}" if path else str(key)
        if key in spec:
            lines += _unknown(inner, spec[key], value, here)
        else:
            lines += _slip(here, str(key), list(spec))
    return lines


def _slip(path: str, key: str, known: list[str]) -> list[str]:
    from shengwang_agent._runtime.spelling import nearest

    near = nearest(key, known, 0.75)
    return [f"{path} is sent, but is not known; did you mean {near!r}?"] if near else []


def _spec(value: Any, nested: Nested | None, owner: Any) -> dict[str, Nested | None] | None:
    """What each key of a mapping stands for, by the models; None when anything may be in it."""
    if not isinstance(value, dict) or nested is None or nested.each:
        return None
    from shengwang_agent._runtime.model import chosen
    from shengwang_agent_api import models

    name = chosen(nested, value, owner)
    if name is None:
        return None
    return {wire: inner for _, wire, _, inner in getattr(models, name)._SPEC}
