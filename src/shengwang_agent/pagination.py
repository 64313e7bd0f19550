"""Pages of a list: one rule, a sync and an async pager over it.

The rule: the next page is asked for with the cursor of this one. An empty page that carries a
cursor not seen before is followed, three times in a row at most; then the walk ends. A cursor
that was seen before ends the walk quietly after an empty page, and raises after a full one,
since going on would repeat the same items for ever. Three cursors are remembered, so a walk
over any number of pages takes the memory of one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from shengwang_agent._http.json import Undecodable
from shengwang_agent._runtime.model import masked
from shengwang_agent._runtime.spelling import missing
from shengwang_agent.errors import DecodeError, PaginationError

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation, PageRule

Item = TypeVar("Item")
Response = TypeVar("Response")

EMPTY_PAGES = 3
INVALID_CURSOR = "\ud800"
"""Stands in place of a cursor that is not a text. It is a lone surrogate: no request can carry it, so
there is a next page, and to ask for it raises."""


def to_dataframe(items: Iterable[Any]) -> Any:
    """Return a pandas DataFrame of models: a row for each, a column for each field.

    Secrets are masked, as where a model is printed; the models themselves have them. For lists that are no pagers, such as ``client.phone_numbers.list()`` or the turns of a
    conversation. ImportError where pandas is not installed.
    """
    try:
        pandas = import_module("pandas")
    except ModuleNotFoundError:
        raise ImportError("to_dataframe() needs pandas: pip install pandas") from None
    return pandas.DataFrame([_row(item) for item in items])


def _row(item: Any) -> dict[str, Any]:
    row: dict[str, Any] = item.model_dump()
    for _, key, secret, nested in getattr(item, "_SPEC", ()):
        if key in row:
            row[key] = masked(row[key], secret, nested, item)
    return row


class _Walk(NamedTuple):
    """The way to a page, as far as it must be known to notice that it goes round in a circle.

    A circle back to the first page, or of one page, is noticed at once: that is what servers get
    wrong. Any other one is noticed by ``mark`` (Brent's algorithm), which is the cursor of page 1,
    2, 4, 8 and so on: once it lies in the circle and the circle is not longer than its number, the
    way leads to it again. A page keeps its own walk, so a pager can be walked again from any page.
    """

    pages: int = 0
    empty: int = 0
    """Empty pages in a row, this one included."""
    first: str | None = None
    mark: str | None = None
    last: str | None = None

    def to(self, cursor: str | None, empty: int) -> _Walk:
        """The walk with one page more, which was asked for with ``cursor``."""
        is_power_of_two = self.pages & (self.pages - 1) == 0
        mark = cursor if is_power_of_two else self.mark
        return _Walk(self.pages + 1, empty, self.first or cursor, mark, cursor)

    def has_seen(self, cursor: str) -> bool:
        return cursor in (self.first, self.mark, self.last)


class PageData(Generic[Item]):
    """The items of a page, as other packages call them; else what the reply has under that name."""

    __slots__ = ("_items", "_reply")

    def __init__(self, items: list[Item], reply: Any) -> None:
        self._items, self._reply = items, reply

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Item:
        of_reply: Any = index
        return self._reply[of_reply] if isinstance(index, str) else self._items[index]

    def __repr__(self) -> str:
        return repr(self._reply)

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            if name in PageData.__slots__:
                raise AttributeError(name)
            return getattr(self._reply, name)


class _Page(Generic[Item, Response]):
    """One page: its items, the reply it came in, and where the next one starts."""

    __slots__ = ("_operation", "_options", "_sender", "_walk", "items", "response")

    def __init__(
        self,
        sender: Any,
        operation: Operation[Any],
        options: Mapping[str, Any] | None,
        response: Response,
    ) -> None:
        self._sender, self._operation, self._options = sender, operation, options
        self.response = response
        self.items: list[Item] = need_items(response, _rule(operation))
        self._follow(_Walk())

    def _follow(self, walk: _Walk) -> None:
        """Be the next page of this walk."""
        sent = (self._operation.query or {}).get(_rule(self._operation).query)
        self._walk = walk.to(sent, 0 if self.items else walk.empty + 1)

    @property
    def has_next(self) -> bool:
        """True when there is another page to ask for."""
        cursor = self._cursor()
        return cursor is not None and (bool(self.items) or not self._walk.has_seen(cursor))

    @property
    def data(self) -> PageData[Item]:
        """The items of this page; `response.data` is the object they came in."""
        return PageData(self.items, getattr(self.response, "data", None))

    def _cursor(self) -> str | None:
        """Where the next page starts; None on the last one, whatever form nothing has there."""
        value: Any = self.response
        for name in _rule(self._operation).cursor:
            if not value or self._walk.empty > EMPTY_PAGES:
                return None
            value = getattr(value, name, INVALID_CURSOR)
        return (value if isinstance(value, str) else INVALID_CURSOR) if value else None

    def _next_operation(self) -> Operation[Any] | None:
        cursor = self._cursor()
        if cursor is None or not self.has_next:
            return None
        if any("\ud800" <= char <= "\udfff" for char in cursor):
            raise DecodeError(
                note=f"{self._operation.endpoint.name}: the cursor of the next page is not "
                "valid text, so the further pages cannot be asked for"
            )
        if self._walk.has_seen(cursor):
            raise PaginationError(
                f"{self._operation.endpoint.name}: the platform repeats the cursor of an earlier "
                "page; the walk would never end"
            )
        return _at(self._operation, cursor)

    def _next(self, kind: Any, operation: Operation[Any], response: Any) -> Any:
        page = kind(self._sender, operation, self._options, response)
        page._follow(self._walk)
        return page

    def _alone(self, kind: Any) -> Any:
        """This page as one of ``iter_pages``."""
        page = object.__new__(kind)
        for name in _Page.__slots__:
            setattr(page, name, getattr(self, name))
        return page

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """What the reply of this page has: ``client.send`` once gave it in place of a pager."""
            if name.startswith("_") or name == "response":
                raise AttributeError(name)
            try:
                return getattr(self.response, name)
            except AttributeError:
                pass  # the pager is told, not the reply
            missing(self, name)

    def __getitem__(self, key: str) -> Any:
        """What the reply of this page has under a key: so ``dict(pager)`` is that reply."""
        if not isinstance(key, str):
            walk = "next(iter(pager))" if hasattr(self, "__iter__") else "await anext(aiter(pager))"
            told = f"write {walk} for the first of all pages, or pager.items[…] for this page"
            raise TypeError(f"{type(self).__name__!r} object is not subscriptable; {told}")
        return self.response[key]  # type: ignore[index]

    def __repr__(self) -> str:
        name = self._operation.endpoint.name
        return f"<{type(self).__name__} of {name}: {len(self.items)} items>"


class SyncPager(_Page[Item, Response]):
    """A page of a list, and the way to the others.

    ``for item in pager`` visits the items of all pages, fetching each page when it is reached;
    ``pager.items`` is this page alone, ``pager.response`` the reply it came in.
    """

    __slots__ = ()

    def __iter__(self) -> Iterator[Item]:
        return chain.from_iterable(page.items for page in SyncPager.iter_pages(self))

    def iter_pages(self) -> Iterator[SyncPage[Item, Response]]:
        """Every page with items, this one first; each iterates its own items only."""
        page: SyncPager[Item, Response] | None = self
        while page is not None:
            if page.items:
                yield page._alone(SyncPage)
            page = page.next_page()

    def to_dataframe(self) -> Any:
        """The items of all pages as a pandas DataFrame, a column for each field."""
        return to_dataframe(self)

    def next_page(self) -> SyncPager[Item, Response] | None:
        """The next page, or None on the last one."""
        operation = self._next_operation()
        if operation is None:
            return None
        response = self._sender.send(operation, self._options)
        return self._next(SyncPager, operation, response)  # type: ignore[no-any-return]


class SyncPage(SyncPager[Item, Response]):
    """One page of ``iter_pages``: iterates its own items, so a nested loop sees each once."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class AsyncPager(_Page[Item, Response]):
    """The async twin of ``SyncPager``: ``async for``, ``await pager.next_page()``."""

    __slots__ = ()

    async def __aiter__(self) -> AsyncIterator[Item]:
        page: AsyncPager[Item, Response] | None = self
        while page is not None:
            for item in page.items:
                yield item
            page = await page.next_page()

    async def iter_pages(self) -> AsyncIterator[AsyncPage[Item, Response]]:
        """Every page with items, this one first; each iterates its own items only."""
        page: AsyncPager[Item, Response] | None = self
        while page is not None:
            if page.items:
                yield page._alone(AsyncPage)
            page = await page.next_page()

    async def to_dataframe(self) -> Any:
        """The items of all pages as a pandas DataFrame, a column for each field."""
        return to_dataframe([item async for item in self])

    async def next_page(self) -> AsyncPager[Item, Response] | None:
        """The next page, or None on the last one."""
        operation = self._next_operation()
        if operation is None:
            return None
        response = await self._sender.send(operation, self._options)
        return self._next(AsyncPager, operation, response)  # type: ignore[no-any-return]


class AsyncPage(AsyncPager[Item, Response]):
    """The async twin of ``SyncPage``; its items are there, so a plain ``for`` works too."""

    __slots__ = ()

    async def __aiter__(self) -> AsyncIterator[Item]:
        for item in self.items:
            yield item

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class AsyncPagerCall(Generic[Item, Response]):
    """A list call not yet made: ``await`` it for its first page, or iterate it at once."""

    __slots__ = ("_operation", "_options", "_sender")

    def __init__(
        self, sender: Any, operation: Operation[Any], options: Mapping[str, Any] | None
    ) -> None:
        self._sender, self._operation, self._options = sender, operation, options

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            told = "await it first: page = await client.…list()"
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}; {told}"
            )

    def __await__(self) -> Generator[Any, None, AsyncPager[Item, Response]]:
        return self._first().__await__()

    async def _first(self) -> AsyncPager[Item, Response]:
        response = await self._sender.send(self._operation, self._options)
        return AsyncPager(self._sender, self._operation, self._options, response)

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for item in await self._first():
            yield item

    async def to_dataframe(self) -> Any:
        """The items of all pages as a pandas DataFrame, a column for each field."""
        return await (await self._first()).to_dataframe()

    async def iter_pages(self) -> AsyncIterator[AsyncPage[Item, Response]]:
        """Every page with items."""
        async for page in (await self._first()).iter_pages():
            yield page


def _rule(operation: Operation[Any]) -> Any:
    return operation.endpoint.pages


def _at(operation: Operation[Any], cursor: str) -> Operation[Any]:
    query = {**(operation.query or {}), _rule(operation).query: cursor}
    return type(operation)(
        *(operation.endpoint, operation.path, operation.params),
        *(query, operation.body, operation.headers),
    )


_NO_ITEM = frozenset({str, int, float, bool, list, type(None)})


def need_items(response: Any, rule: PageRule) -> list[Any]:
    """Return the items of a page; ``Undecodable`` when the list is missing or holds no objects.

    The platform sends an empty list where there is nothing. Whatever else stands in its place is
    a misread reply, and an empty page made of it would lose items without a word.
    """
    value, path = response, rule.items
    for name in path:
        value = getattr(value, name, None)
    where = ".".join(name.rstrip("_") for name in path)
    if type(value) is not list:
        raise Undecodable(f"expected a list in {where}, found {_kind(value)}")
    if not _NO_ITEM.isdisjoint(map(type, value)):
        raise Undecodable(f"the list in {where} holds something else than objects")
    return value


def _kind(value: Any) -> str:
    """What stands where something else was expected; its content is never told."""
    return "nothing" if value is None else f"a {type(value).__name__}"
