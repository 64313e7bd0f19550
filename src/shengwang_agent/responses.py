"""What ``with_raw_response`` gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from shengwang_agent.errors import Attempt, Headers, request_id_of

T = TypeVar("T")


class RawResponse(Generic[T]):
    """One answered call: ``data`` is what the plain method returns.

    ``status_code``, ``headers`` (names in any case) and ``request_id`` are those of the last
    answer. ``attempts`` lists every trip on the wire. ``adopted`` is True when the request was
    repeated after an unknown outcome and the first one turned out to have landed.
    """

    __slots__ = ("adopted", "attempts", "data", "headers", "status_code")

    def __init__(
        self,
        data: T,
        status_code: int,
        headers: Mapping[str, str],
        attempts: tuple[Attempt, ...] = (),
        *,
        adopted: bool = False,
    ) -> None:
        self.data = data
        self.status_code = status_code
        self.headers = Headers({k.lower(): v for k, v in headers.items()})
        self.attempts = attempts
        self.adopted = adopted

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            from shengwang_agent._runtime.spelling import missing  # only needed to word an error

            missing(self, name)

    @property
    def request_id(self) -> str | None:
        """The platform's id of the answer, to quote in a support request."""
        return request_id_of(self.headers)

    def close(self) -> None:
        """Nothing to release: the answer is read already. Kept for programs that call it."""

    def __repr__(self) -> str:
        return f"<RawResponse [{self.status_code}] request_id={self.request_id!r}>"
