"""Placeholders: ``{{name}}`` in texts for people, and the stricter ones of HTTP tools."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from shengwang_agent._masking import MASK

_NAME = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_WHOLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_KNOWN = re.compile(r"(args|template_variables)\.([\w-]+)|tool_call_id")
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
#: Bytes of a rendered address, and of one value in its path or its query.
LONGEST_URL, LONGEST_SEGMENT, LONGEST_QUERY_VALUE = 8192, 1024, 4096
#: Bytes of a rendered header.
LONGEST_HEADER = 4096


def filled(text: str, variables: Mapping[str, str] | None) -> str:
    """The text with ``llm.template_variables`` in place of ``{{name}}``.

    One pass: what stands in a value is not looked at again. Names that are not given stay.
    """
    given = variables or {}
    return _NAME.sub(lambda found: str(given.get(found[1], found[0])), text)


class TemplateFailed(Exception):
    """The request of a tool cannot be written, so nothing is requested. The text says why."""


@dataclass(frozen=True, slots=True)
class Values:
    """What the placeholders of one tool call stand for."""

    arguments: Mapping[str, Any]
    variables: Mapping[str, Any]
    call_id: str

    def of(self, name: str) -> Any:
        """The value of a placeholder; TemplateFailed when it is unknown, missing or null."""
        known = _KNOWN.fullmatch(name)
        if known is None:
            raise TemplateFailed(
                f"{{{{{name}}}}} is no placeholder; there are args.x, template_variables.x "
                "and tool_call_id"
            )
        if known[1] is None:
            return self.call_id
        value = (self.arguments if known[1] == "args" else self.variables).get(known[2])
        if value is None:
            raise TemplateFailed(f"{{{{{name}}}}} has no value")
        return value


def rendered(value: Any, values: Values) -> Any:
    """A JSON body with its placeholders filled; a value keeps its type."""
    if isinstance(value, str):
        return _whole(value, values)
    if isinstance(value, list):
        return [rendered(entry, values) for entry in value]
    if isinstance(value, dict):
        for key in value:
            if "{{" in key:
                raise TemplateFailed(f"the key {key!r} holds a placeholder; only values may")
        return {key: rendered(entry, values) for key, entry in value.items()}
    return value


def rendered_header(name: str, text: Any, values: Values) -> str:
    """The value of one header, in which arguments of the model have no place."""
    placeholder = _WHOLE.search(str(text))
    if placeholder and placeholder[1].startswith("args."):
        raise TemplateFailed(f"the header {name} takes no argument of the call")
    value = _scalar(_whole(text, values) if isinstance(text, str) else text, f"the header {name}")
    if len(value.encode()) > LONGEST_HEADER:
        raise TemplateFailed(f"the header {name} is over {LONGEST_HEADER} bytes")
    if not value.isprintable():
        raise TemplateFailed(f"the header {name} has control characters")
    return value


def _whole(text: str, values: Values) -> Any:
    if "{{" not in text:
        return text
    found = _WHOLE.fullmatch(text)
    if found is None:
        raise TemplateFailed(f"a placeholder must be the whole value, not a part of {text[:80]!r}")
    return values.of(found[1])


def _scalar(value: Any, where: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    raise TemplateFailed(f"{where} takes a text, a number or a boolean")


class Address:
    """The address of a tool with its placeholders filled: ``url``, and ``shown`` without secrets.

    Every value is percent-encoded for its place, so that none makes a new segment, host or key.
    """

    def __init__(self, template: str, values: Values) -> None:
        self._values = values
        host = _HOST.match(template)
        if host is None or "{{" in host[0]:
            raise TemplateFailed("the address has no fixed scheme and host")
        path, mark, query = template[host.end() :].partition("#")[0].partition("?")
        steps = [self._step(step) for step in path.split("/")]
        pairs = [self._pair(part) for part in query.split("&")]
        start = host[0] + "/".join(steps) + mark
        self.url = start + "&".join(sent for sent, _ in pairs)
        self.shown = _masked_user(start) + "&".join(shown for _, shown in pairs)
        if "{{" in self.url:
            raise TemplateFailed("the address holds a placeholder that cannot be read")
        if len(self.url.encode()) > LONGEST_URL:
            raise TemplateFailed(f"the address is over {LONGEST_URL} bytes")

    def _step(self, step: str) -> str:
        if "{{" not in step:
            return step
        text = _WHOLE.sub(self._value("path", LONGEST_SEGMENT), step)
        if text in ("", ".", ".."):
            raise TemplateFailed(f"the value {text!r} in the path would lead elsewhere")
        return text

    def _pair(self, part: str) -> tuple[str, str]:
        key, mark, value = part.partition("=")
        if "{{" in key:
            raise TemplateFailed("a placeholder stands for a value of the query, not for a key")
        sent = _WHOLE.sub(self._value("query", LONGEST_QUERY_VALUE), value)
        fixed = "{{" not in value or "template_variables" in value
        return key + mark + sent, key + mark + (MASK if fixed and value else sent)

    def _value(self, where: str, longest: int) -> Callable[[re.Match[str]], str]:
        def value(found: re.Match[str]) -> str:
            text = _scalar(self._values.of(found[1]), f"the {where} of the address")
            if where == "path" and text in ("", ".", ".."):
                raise TemplateFailed(f"the value {text!r} in the path would lead elsewhere")
            data = text.encode("utf-8", "surrogatepass")
            if len(data) > longest:
                raise TemplateFailed(f"a value in the {where} is over {longest} bytes")
            return quote(data, safe="")

        return value


def _masked_user(start: str) -> str:
    return re.sub(r"(://)[^/@]*@", rf"\g<1>{MASK}@", start)
