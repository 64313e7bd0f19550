"""The body of a request: a file or standard input, over it the options, over them ``--set``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.files import inline, mapping, plain, secret

if TYPE_CHECKING:
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
            why = "a value is set as `path=value`, such as `properties.idle_timeout=60`"
            do = "write it so; quote it for the shell"
            raise CommandError(f"--set {text!r} has no `=`", why, do)
        put(body, path.split("."), plain(value), "--set")
    spell(asked.command, body)
    _check_required(asked, entries, body)
    return body


def _value(entry: Parameter, given: Any) -> Any:
    flag = f"--{entry.name}"
    if entry.kind == "json":
        return inline(given, flag)
    return secret(given, flag) if entry.secret == "true" and entry.kind == "text" else given


def put(place: Any, path: Sequence[str], value: Any, flag: str, way: str = "") -> None:
    """Set the value at a path, making the objects on the way; a number is a place in a list."""
    key: Any = path[0]
    if isinstance(place, list):
        key = _index(place, path[0], flag)
    elif not isinstance(place, dict):
        what = f"{flag} goes through {way}, which is a plain value"
        why, do = "only objects and lists have something inside", "check the path, or the file"
        raise CommandError(what, why, do)
    if len(path) == 1:
        place[key] = value
        return
    if isinstance(place, dict):
        place.setdefault(key, {})
    put(place[key], path[1:], value, flag, f"{way}.{path[0]}".lstrip("."))


def _index(place: list[Any], key: str, flag: str) -> int:
    if not key.isdigit() or int(key) > len(place):
        what = f"{flag}: there is no entry {key!r} in a list of {len(place)}"
        why = "entries are counted from 0; the next free number appends"
        raise CommandError(what, why, "correct the number")
    if int(key) == len(place):
        place.append({})
    return int(key)


def spell(command: Command, body: JSON) -> None:
    """Write numbers as text where the API wants text: `agent_rtc_uid: 1001` in a file."""
    for entry in command.parameters:
        place = _holder(body, entry.path)
        if entry.place != "body" or entry.kind != "text" or entry.path[-1] not in place:
            continue
        value = place[entry.path[-1]]
        if entry.many and isinstance(value, list):
            value[:] = map(_text, value)
        elif not entry.many:
            place[entry.path[-1]] = _text(value)


def _holder(body: JSON, path: Sequence[str]) -> JSON:
    """The object in which a path ends; an empty one where there is none."""
    place: Any = body
    for key in path[:-1]:
        place = place.get(key) if isinstance(place, dict) else None
    return place if isinstance(place, dict) else {}


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_required(asked: Asked, entries: Sequence[Parameter], body: JSON) -> None:
    """Refuse what lacks a value; in a dry run the rules of the API tell of the deeper ones."""
    missing = [
        entry
        for entry in entries
        if entry.required and _holder(body, entry.path).get(entry.path[-1]) is None
    ]
    if not missing or (asked.dry_run and len(missing[0].path) > 1):
        return
    outer = {entry.path[:-1] for entry in missing}
    flags = [f"`--{entry.name} …`" for entry in missing if entry.path not in outer]
    why = "the platform takes no such request without it"
    do = f"give {', '.join(flags)}, or write that into a file for `--body`"
    raise CommandError(f"{'.'.join(missing[0].path)} is missing", why, do)


def slips(model: str, body: JSON) -> Iterator[str]:
    """Warnings about keys that look like a slip of the pen for a known one."""
    from shengwang_agent._runtime.model import unknown_keys
    from shengwang_agent._runtime.spelling import nearest

    for at, key, known, _ in sorted(unknown_keys(model, body, "")):
        if near := nearest(key, known, 0.75):
            path = f"{at}.{key}".lstrip(".")
            yield f"{path} is sent, but is not known; did you mean {near!r}?"
