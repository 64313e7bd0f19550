"""The requests received, with secrets masked, and the calls placed; assertions show differences."""

from __future__ import annotations

import difflib
import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, TypeVar, overload

from shengwang_agent._runtime.spelling import missing

from .web.routes import operations

T = TypeVar("T")
UNKNOWN = "unknown"
"""The operation of a request that no route fits."""


@dataclass(slots=True)
class LoggedRequest:
    """One request and its answer.

    ``accepted`` says whether the platform acted on it, whatever answer arrived; ``fault`` names
    the fault that struck, if any. Bodies are decoded JSON with secrets masked. ``without_effect``
    names the settings that the sandbox accepted and does nothing with.
    """

    if not TYPE_CHECKING:
        __getattr__ = missing

    number: int
    at: float
    operation: str
    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    status: int = 0
    fault: str | None = None
    accepted: bool = False
    without_effect: tuple[str, ...] = ()
    read_answer: Callable[[], Any] = field(default=lambda: None, repr=False, compare=False)

    @property
    def answer(self) -> Any:
        """The answer. It is decoded and masked when somebody asks, which is seldom."""
        return self.read_answer()

    def line(self) -> str:
        """The entry in one line."""
        tail = f" [{self.fault}]" if self.fault else ""
        return f"#{self.number} {self.operation} {self.method} {self.path} -> {self.status}{tail}"


class _Log(Sequence[T]):
    """Entries in order, the oldest first."""

    def __init__(self, keep: int | None = None) -> None:
        self._entries: deque[T] = deque(maxlen=keep)

    def add(self, entry: T) -> None:
        """Write an entry down."""
        self._entries.append(entry)

    def clear(self) -> None:
        """Forget all entries."""
        self._entries.clear()

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        return list(self._entries)[index] if isinstance(index, slice) else self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[T]:
        return iter(list(self._entries))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]


class RequestLog(_Log[LoggedRequest]):
    """The requests received, oldest first; the oldest are dropped above ``keep``.

    Counts are kept for all requests, dropped or not. Operations are named as in the client:
    ``agents.start``; patterns such as ``agents.*`` are understood everywhere.
    """

    def __init__(self, keep: int = 10_000) -> None:
        super().__init__(keep)
        self._counts: Counter[str] = Counter()
        self.total = 0

    def add(self, entry: LoggedRequest) -> None:
        """Write an entry down."""
        super().add(entry)
        self.total += 1
        self._counts[entry.operation] += 1

    def __repr__(self) -> str:
        return "\n".join(entry.line() for entry in self) or "no requests yet"

    def of(self, operation: str) -> list[LoggedRequest]:
        """The entries of one operation or pattern; ValueError for one that there is not."""
        operation = _pattern(operation)
        return [entry for entry in self if fnmatchcase(entry.operation, operation)]

    def times(self, operation: str) -> int:
        """How often an operation (or pattern) was requested, dropped entries included."""
        operation = _pattern(operation)
        return sum(count for name, count in self._counts.items() if fnmatchcase(name, operation))

    @property
    def last(self) -> LoggedRequest:
        """The latest entry; raises IndexError when nothing was received."""
        return self._entries[-1]

    def clear(self) -> None:
        """Forget all entries and counts."""
        super().clear()
        self._counts.clear()
        self.total = 0

    # -- assertions ------------------------------------------------------------------------

    def assert_sent(
        self,
        operation: str,
        *,
        times: int | None = None,
        body: Any = None,
        query: dict[str, str] | None = None,
        status: int | None = None,
    ) -> LoggedRequest:
        """Assert that an operation was requested and return the latest fitting entry.

        ``body`` and ``query`` need only hold what matters: mappings are compared key by key.
        ``times`` is how many entries fit. Secrets are masked, so compare them with ``"***"``.
        """
        wanted = {"body": body, "query": query, "status": status}
        wanted = {name: value for name, value in wanted.items() if value is not None}
        found = self.of(operation)
        fitting = [entry for entry in found if _facts(entry, wanted) == wanted]
        wrong = "no request fits" if not fitting and times != 0 else ""
        if times is not None and len(fitting) != times:
            wrong = f"{len(fitting)} of {times} expected"
        if wrong:
            raise AssertionError(f"{operation}: {wrong}; {self._difference(found, wanted)}")
        return fitting[-1] if fitting else LoggedRequest(0, 0.0, operation, "", "")

    def assert_not_sent(self, operation: str) -> None:
        """Assert that an operation (or pattern) was never requested."""
        found = self.of(operation)
        if found:
            listing = "\n".join(f"  {entry.line()}" for entry in found)
            raise AssertionError(f"{operation}: expected no request, got {len(found)}\n{listing}")

    def assert_order(self, *operations: str) -> None:
        """Assert that exactly these operations were requested, in this order."""
        wanted = [_pattern(operation) for operation in operations]
        actual = [entry.operation for entry in self]
        if actual != wanted:
            shown = difflib.ndiff(wanted, actual)
            lines = [line for line in shown if not line.startswith("?")]
            raise AssertionError("requests differ (- expected, + received)\n" + "\n".join(lines))

    def _difference(self, found: list[LoggedRequest], wanted: dict[str, Any]) -> str:
        if not found:
            return f"received:\n{self!r}"
        shown = _pretty(wanted)
        likeness = difflib.SequenceMatcher(b=shown, autojunk=False)

        def like(entry: LoggedRequest) -> float:
            likeness.set_seq1(_pretty(_facts(entry, wanted)))
            return likeness.ratio()

        closest = max(found, key=like)
        both = shown, _pretty(_facts(closest, wanted))
        diff = difflib.unified_diff(*both, "expected", f"received #{closest.number}", lineterm="")
        return "\n".join([f"{len(found)} received, the closest differs so:", *diff])


def _pattern(operation: str) -> str:
    return operation if operation == UNKNOWN else operations("operation", operation)


def _facts(entry: LoggedRequest, wanted: dict[str, Any]) -> dict[str, Any]:
    """What is asked about an entry, and nothing else of it."""
    return {name: _pruned(getattr(entry, name), value) for name, value in wanted.items()}


def _pruned(actual: Any, wanted: Any) -> Any:
    """``actual`` without the keys that ``wanted`` has not: what is compared, and shown by a diff."""
    if isinstance(wanted, dict) and isinstance(actual, dict):
        return {key: _pruned(actual[key], wanted[key]) for key in wanted if key in actual}
    if isinstance(wanted, list) and isinstance(actual, list) and len(wanted) == len(actual):
        return list(map(_pruned, actual, wanted))
    return actual


def _pretty(value: Any) -> list[str]:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, default=str).splitlines()


@dataclass(frozen=True, slots=True)
class PlacedCall:
    """One telephone that rang because the platform accepted a call."""

    at: float
    to_number: str
    from_number: str
    agent_id: str
    request: int


class PlacedCalls(_Log[PlacedCall]):
    """Every telephone the sandbox let ring, in order."""

    def __repr__(self) -> str:
        shown = (f"#{dial.request} {dial.to_number} from {dial.from_number}" for dial in self)
        return "\n".join(shown) or "no dials yet"

    def to(self, number: str) -> list[PlacedCall]:
        """The dials to one number."""
        return [dial for dial in self if dial.to_number == number]

    def twice(self) -> dict[str, int]:
        """Numbers dialled more than once and how often."""
        counts = Counter(dial.to_number for dial in self)
        return {number: count for number, count in counts.items() if count > 1}

    def assert_once(self, number: str | None = None) -> PlacedCall:
        """Assert that exactly one telephone rang (that of ``number``, if given)."""
        found = list(self) if number is None else self.to(number)
        if len(found) != 1:
            wanted = f"expected one dial to {number or 'anyone'}"
            raise AssertionError(f"{wanted}, got {len(found)}:\n{self!r}")
        return found[0]

    def assert_none_twice(self) -> None:
        """Assert that no number was dialled more than once."""
        repeated = self.twice()
        if repeated:
            listing = "\n".join(f"  {number}: {count} times" for number, count in repeated.items())
            raise AssertionError(f"numbers dialled more than once:\n{listing}")
