"""A canary in every secret field of every model, so that a test can see where it gets to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shengwang_agent._runtime.compiled import Nested
from shengwang_agent._runtime.model import Model
from shengwang_agent_api import models

CANARY = "c4n4ry-DO-NOT-SHOW"
DEPTH = 7


def classes() -> list[type[Model]]:
    found = [getattr(models, name) for name in models.__all__]
    return [cls for cls in found if isinstance(cls, type) and issubclass(cls, Model)]


def secret_fields() -> Iterator[tuple[type[Model], str, str]]:
    """Class, wire key and kind (``true`` or ``partial``) of every secret field."""
    for cls in classes():
        for _, wire, secret, _ in cls._SPEC:
            if secret:
                yield cls, wire, secret


def planted(secret: str) -> list[Any]:
    """Values a secret field may hold, a canary in each."""
    if secret == "partial":
        return [
            f"sip:user:{CANARY}@host;transport=tcp",
            f"https://host/path?token={CANARY}",
            f"https://{CANARY}@host/path?{CANARY}",
            {"Authorization": CANARY, "deep": {"x": [CANARY]}},
            [f"sip:{CANARY}@host", {"x": CANARY}],
        ]
    return [CANARY, {"x": CANARY}, [CANARY, {"y": CANARY}], [[CANARY]]]


def filled(cls: type[Model], form: int = 0, depth: int = 0) -> dict[str, Any]:
    """A JSON object of the class with a canary in every secret place below it.

    ``form`` chooses among the values a secret may hold.
    """
    body: dict[str, Any] = {}
    for _, wire, secret, nested in cls._SPEC:
        if secret:
            values = planted(secret)
            body[wire] = values[form % len(values)]
        elif nested and depth < DEPTH:
            inner = _nested(nested, form, depth)
            body[wire] = [inner] if form % 2 else inner
    return body


def _nested(nested: Nested, form: int, depth: int) -> Any:
    if nested.each:
        return {"some": _nested(nested.each, form, depth)}
    members = sorted(nested.by) or [None]
    tag = members[form % len(members)]
    name = nested.by.get(tag, nested.default)
    body = filled(getattr(models, name), form, depth + 1)
    return {**body, **({nested.tag: tag} if nested.tag else {})}
