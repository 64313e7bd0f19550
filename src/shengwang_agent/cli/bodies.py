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
        what = f"{flag} goes through {so_far}, which is a plain value"
        why = "only objects and lists have something inside"
        raise CommandError(what, why, "check the path, or what the file says there")
    return place


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


def _check_required(asked: Asked, entries: Sequence[Parameter], body: JSON) -> None:
    """Refuse what lacks a value; in a dry run the rules of the API tell of the deeper ones."""
    missing = [entry for entry in entries if entry.required and _lacks(body, entry.path)]
    if not missing or (asked.dry_run and len(missing[0].path) > 1):
        return
    outer = {entry.path[:-1] for entry in missing}
    flags = [f"`--{entry.name} …`" for entry in missing if entry.path not in outer]
    command = asked.command
    why = f"{command.resource}.{command.method} cannot be asked for without it"
    do = f"give {', '.join(flags)}, or write that into a file for `--body`"
    raise CommandError(f"{'.'.join(missing[0].path)} is missing", why, do)


def _lacks(body: JSON, path: Sequence[str]) -> bool:
    """Whether nothing is there; a value that is no object is the client's to refuse."""
    place: Any = body
    for key in path:
        place = place.get(key) if isinstance(place, dict) else place
    return place is None


def slips(model: str, body: JSON) -> Iterator[str]:
    """Warnings about keys that look like a slip of the pen for a known one."""
    from shengwang_agent._runtime.model import unknown_keys
    from shengwang_agent._runtime.spelling import nearest

    for at, key, known in unknown_keys(model, body, ""):
        if near := nearest(key, known, 0.75):
            path = f"{at}.{key}".lstrip(".")
            yield f"{path} is sent, but is not known; did you mean {near!r}?"
