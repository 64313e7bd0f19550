"""Bodies and queries as values, held against the documented rules; and their secrets hidden.

What cannot be read, or breaks a rule, is a :class:`Refusal`. Secrets are hidden in the request log by
the marks of the description, as in the ``repr`` of models: a field marked secret is hidden whole,
addresses lose user and query, the values of maps that may hold credentials go, and those of keys
that the description does not know.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from shengwang_agent._runtime.model import MASK, masked_object, named
from shengwang_agent._runtime.rules import BrokenRule, broken_rules
from shengwang_agent_api.routes import Parameter, Route

from ..platform.refusals import AT, Refusal, invalid, missing
from ..settings import SandboxSettings
from .exchange import LARGEST_BODY

#: Problems named in one answer; the rest is counted.
MOST_PROBLEMS = 5
#: Rules that the setting ``complete_agents`` switches off.
COMPLETENESS = frozenset({"model-needed", "voice-needed"})
#: Headers that are masked, and what of them may still be read.
SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie"})
_SCHEME = re.compile(r"(?is)^(basic |bearer |agora token=)?.*")
JSON = dict[str, Any]


def read_object(body: bytes) -> JSON:
    """The JSON object in a request body; refuses anything else."""
    if len(body) > LARGEST_BODY:
        raise _unreadable("is too large")
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
        if b"\\u" in body:  # only an escape can make half of a character
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise _unreadable("holds a lone surrogate, which is half of a character") from None
    except UnicodeDecodeError:
        raise _unreadable("is not UTF-8") from None
    except RecursionError:
        raise _unreadable("is nested too deeply") from None
    except ValueError as error:
        raise _unreadable(f"is not valid JSON: {error}") from None
    if not isinstance(value, dict):
        raise _unreadable(f"must be a JSON object, not {type(value).__name__}")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")


def _unreadable(text: str) -> Refusal:
    kind = "unprocessable_content"
    return Refusal(0, f"the body {text}", reason="InvalidRequestBody", error_type=kind)


_KINDS: Mapping[str, tuple[str, str, Callable[[str], Any]]] = {
    "int": (r"-?[0-9]{1,18}", "a whole number", int),
    "float": (r"[-+]?[0-9.]+(e[-+]?[0-9]+)?", "a number", float),
    "bool": (r"true|false", "true or false", lambda raw: raw == "true"),
}


def read_query(route: Route, given: Mapping[str, str]) -> JSON:
    """The query as values, with the documented defaults; refuses a wrong one by its name.

    An empty value counts as absent; names that are not documented are passed over.
    """
    values = {p.name: p.default for p in route.query if p.default is not None}
    for parameter in route.query:
        raw = given.get(parameter.name)
        if raw:
            values[parameter.name] = _value(parameter, raw)
        elif parameter.required:
            raise missing(parameter.name)
    return values


def _value(parameter: Parameter, raw: str) -> Any:
    if parameter.choices and raw not in map(str, parameter.choices):
        raise invalid(parameter.name, f"expected one of {', '.join(map(str, parameter.choices))}")
    if parameter.kind not in _KINDS:
        return raw
    pattern, words, read = _KINDS[parameter.kind]
    try:
        value = read(raw) if re.fullmatch(pattern, raw, re.IGNORECASE) else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise invalid(parameter.name, f"expected {words}")
    _check_bounds(parameter, value)
    return value


def _check_bounds(parameter: Parameter, value: float) -> None:
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        ends = ((low, "more"), (high, "less"))
        bounds = " and ".join(f"{end} or {word}" for end, word in ends if end is not None)
        raise invalid(parameter.name, f"expected {bounds}")


def warm_up() -> None:
    """Load the rules now, so that no request pays for it."""
    broken_rules("agents.start", {})


def check_body(operation: str, model: str, body: JSON, settings: SandboxSettings) -> JSON:
    """The body as the platform reads it: null in place of an optional field counts as absent.

    Raises the refusal for a body that breaks a rule; its text names every field at fault.
    """
    refused = [
        broken
        for broken in broken_rules(operation, body)
        if (broken.outcome == "refused" or (settings.strict and broken.outcome == "strict"))
        and (settings.complete_agents or broken.rule not in COMPLETENESS)
    ]
    if refused:
        raise _refusal(refused, AT if operation.startswith("agents.") else "")
    known = named(model)
    return body if known is None or "None" not in repr(body) else known.from_dict(body).to_dict()


def _refusal(refused: list[BrokenRule], lead: str) -> Refusal:
    shown = [f"{lead}{_told(broken)}" for broken in refused[:MOST_PROBLEMS]]
    if len(refused) > MOST_PROBLEMS:
        shown.append(f"and {len(refused) - MOST_PROBLEMS} more")
    first = refused[0]
    own = first.reason if first.reason.islower() else "unprocessable_content"
    return Refusal(first.status, "; ".join(shown), reason=first.reason, error_type=own)


def _told(broken: BrokenRule) -> str:
    strict = " (refused because this sandbox is strict)" if broken.outcome == "strict" else ""
    return f"{broken.pointer}: {broken.text}{strict}"


def mask_headers(headers: dict[str, str]) -> dict[str, str]:
    """The headers with the values of the secret ones hidden, their scheme still readable."""
    hidden = {
        name: _SCHEME.sub(rf"\g<1>{MASK}", headers[name])
        for name in headers.keys() & SECRET_HEADERS
    }
    return headers | hidden


def mask(model: str | None, value: Any) -> Any:
    """A decoded body of the named schema (or a list of such) with its secrets hidden."""
    if isinstance(value, list):
        return [mask(model, entry) for entry in value]
    if model is None or not isinstance(value, dict):
        return value
    return masked_object(model, value)
