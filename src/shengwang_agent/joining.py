"""Transport errors that are ours and the HTTP library's at once, made when first needed.

``errors.py`` must not import the HTTP library, yet programs that say
``except httpx.TimeoutException`` keep working: the class raised derives from both.
"""

from __future__ import annotations

from typing import Any

from shengwang_agent import errors

_joined: dict[tuple[type, ...], type[errors.TransportError]] = {}


def joined(*classes: type) -> type[errors.TransportError]:
    """One class that derives from all of ``classes``, made once and kept."""
    cls = _joined.get(classes)
    if cls is None:
        ours = next(c for c in classes if issubclass(c, errors.TransportError))
        members = {"__module__": ours.__module__, "__reduce__": _reduce, "__doc__": ours.__doc__}
        name = "Unknown" if classes[0] is errors.OutcomeUnknown else ""
        made: Any = type(name + ours.__name__, classes, {**members, "_classes": classes})
        cls = _joined.setdefault(classes, made)
    return cls


def _reduce(self: Any) -> tuple[Any, ...]:
    state = {k: v for k, v in self.__dict__.items() if k in ("attempts", "lookup")}
    return _restore, (type(self)._classes, self.args, state)


def _restore(classes: tuple[type, ...], args: tuple[Any, ...], state: dict[str, Any]) -> Any:
    error = joined(*classes)(*args)
    error.__dict__.update(state)
    return error


def unknown(error: errors.TransportError) -> errors.TransportError:
    """The same transport error joined with ``OutcomeUnknown``."""
    classes = getattr(type(error), "_classes", (type(error),))
    made = joined(errors.OutcomeUnknown, *classes)(*error.args)
    made.__cause__ = error.__cause__
    made.__dict__.update(error.__dict__)
    return made
