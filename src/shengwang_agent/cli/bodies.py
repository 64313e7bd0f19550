"""The body of a request: a file or standard input, over it the options, over them ``--set``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.inputs import inline, mapping, plain, text_of

if TYPE_CHECKING:
    from shengwang_agent._runtime.model import Nested
    from shengwang_agent_api.commands import Command, Option

JSON = dict[str, Any]


def assemble(
    command: Command, given: Mapping[str, Any], source: str | None, sets: Sequence[str]
) -> JSON:
    """The body; ``given`` are option values by option name. CommandError for what is missing."""
    body: JSON = mapping(source, "--body") if source else {}
    options = [option for option in command.options if option.place == "body"]
    # Whole objects first, so that `--llm @llm.yaml --set properties.llm.url=…` changes one key.
    for option in sorted(options, key=lambda option: len(option.path)):
        value = given.get(option.name)
        if value is not None:
            put(body, option.path, _value(option, value), f"--{option.name}")
    for text in sets:
        path, mark, value = text.partition("=")
        if not mark or not path:
            raise CommandError(
                f"--set {text!r} has no `=`",
                "a value is set as `path=value`, such as `properties.idle_timeout=60`",
                "write it so; quote it for the shell",
            )
        put(body, tuple(path.split(".")), plain(value), "--set")
    spell(command, body)
    _check_required(command, options, body)
    return body


def spell(command: Command, body: JSON) -> None:
    """Write numbers as text where the API wants text: `agent_rtc_uid: 1001` in a file."""
    for option in command.options:
        if option.place == "body" and option.kind == "text":
            _spell(body, option)


def _value(option: Option, given: Any) -> Any:
    flag = f"--{option.name}"
    if option.kind == "json":
        return inline(given, flag)
    if option.secret == "true" and isinstance(given, str) and given.startswith("@"):
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


def _spell(body: JSON, option: Option) -> None:
    place: Any = body
    for key in option.path[:-1]:
        place = place.get(key) if isinstance(place, dict) else None
    if not isinstance(place, dict) or option.path[-1] not in place:
        return
    value = place[option.path[-1]]
    if option.many and isinstance(value, list):
        place[option.path[-1]] = [_text(item) for item in value]
    elif not option.many:
        place[option.path[-1]] = _text(value)


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_required(command: Command, options: Sequence[Option], body: JSON) -> None:
    for option in options:
        if option.required and len(option.path) == 1 and option.path[0] not in body:
            example = f"`--{option.name} …`, or `{option.path[0]}:` in a file with `--body`"
            inner = [o.name for o in options if o.path[0] == option.path[0] and len(o.path) == 2]
            if option.kind == "json" and inner:
                example = f"`--{inner[0]} …` and what else belongs to it, or {example}"
            raise CommandError(
                f"{option.path[0]} is missing",
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
