"""``--dry-run``: the request as a curl command, secrets masked."""

from __future__ import annotations

import json
from shlex import quote
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation

_SCHEMES = {
    "authorization": "***",
    "basic": "Basic ***",
    "token": "agora token=***",
    "app-credentials": "agora token=***",
    "none": "***",
}


def mode_of(settings: dict[str, Any]) -> str:
    """How a request would be signed; ``none`` when nothing is known to sign with."""
    from shengwang_agent._credentials.settings import credentials_of
    from shengwang_agent.errors import ConfigurationError

    known = ("authorization", "username", "password", "auth_token", "app_id", "app_certificate")
    try:
        return credentials_of({key: settings.get(key) for key in known})[0].mode
    except ConfigurationError:
        return "none"


def described(
    operation: Operation[Any], base: str, mode: str, *, model: str | None, secrets: bool
) -> dict[str, Any]:
    """The request as plain values: method, url, headers, body."""
    from shengwang_agent._http.json import query_string
    from shengwang_agent._runtime.model import dump

    query = query_string(operation.query or {})
    body = operation.body
    request: dict[str, Any] = {
        "method": operation.endpoint.method,
        "url": f"{base}{operation.path}{'?' + query if query else ''}",
        "headers": {"Authorization": _SCHEMES[mode], "Accept": "application/json"},
    }
    request["headers"].update(operation.headers or {})
    if body is not None:
        request["headers"]["Content-Type"] = "application/json"
        request["body"] = dump(body) if secrets else masked_body(body, model)
    return request


def masked_body(body: dict[str, Any], model: str | None) -> dict[str, Any]:
    """A request body with its secrets, and all keys the API does not know, as ``***``."""
    from shengwang_agent._runtime.model import dump, masked_object

    return dict(body) if model is None else masked_object(model, dump(body))


def curl(request: dict[str, Any]) -> str:
    """The command line that makes a request."""
    lines = [f"curl -X {request['method']} {quote(request['url'])}"]
    lines += [f"-H {quote(f'{name}: {value}')}" for name, value in request["headers"].items()]
    if "body" in request:
        lines.append(f"-d {quote(json.dumps(request['body'], ensure_ascii=False, indent=2))}")
    return " \\\n  ".join(lines)
