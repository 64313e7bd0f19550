"""Pagers: every item once, no endless walk, no request too many."""

from __future__ import annotations

import asyncio
import gc
import sys
import tracemalloc
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.errors import DecodeError, PaginationError
from shengwang_agent.pagination import SyncPager
from shengwang_agent_api.agents import AGENTS_LIST, agents_list
from shengwang_agent_api.telephony import telephony_list

from ..http.faults import FaultServer, reply


def page(names: str, cursor: Any) -> Any:
    items = [{"agent_id": name} for name in names]
    return reply(200, {"data": {"list": items, "count": len(items)}, "meta": {"cursor": cursor}})


def walk(pages: list[Any], kind: str, found: list[str] | None = None) -> tuple[list[str], int]:
    """The items a walk gives, and how many requests it took; ``found`` has them when it fails."""
    found = [] if found is None else found
    with FaultServer(pages, default=reply(500)) as server:
        if kind == "sync":
            with AgentClient(authorization="x", base_url=server.url) as client:
                for agent in client.agents.list("app"):
                    found.append(str(agent.agent_id))
        else:
            asyncio.run(_walk(server, found, kind))
        return found, len(server.received)


async def _walk(server: FaultServer, found: list[str], kind: str) -> None:
    async with AsyncAgentClient(authorization="x", base_url=server.url) as client:
        listed = client.agents.list("app")
        async for agent in await listed if kind == "awaited" else listed:
            found.append(str(agent.agent_id))


kinds = pytest.mark.parametrize("kind", ["sync", "awaited", "direct"])


@kinds
def test_an_empty_page_with_a_new_cursor_is_followed(kind: str) -> None:
    pages = [page("ab", "c1"), page("", "c2"), page("cd", "")]
    assert walk(pages, kind) == (["a", "b", "c", "d"], 3)


@kinds
def test_at_most_three_empty_pages_in_a_row_are_followed(kind: str) -> None:
    pages = [page("a", "c0"), *[page("", f"c{n}") for n in range(1, 9)]]
    assert walk(pages, kind) == (["a"], 5)
    pages = [page("a", "0"), page("", "1"), page("", "2"), page("b", "3"), page("", "4"), page("", "5"), page("c", None)]  # fmt: skip
    assert walk(pages, kind) == (["a", "b", "c"], 7)


@kinds
def test_a_repeated_cursor_after_items_raises(kind: str) -> None:
    with pytest.raises(PaginationError, match="the walk would never end"):
        walk([page("ab", "c1"), page("cd", "c1")], kind)
    with pytest.raises(PaginationError):
        walk([page("a", "c1"), page("b", "c2"), page("c", "c1")], kind)


class Platform:
    """Answers as a sender does: page ``n`` leads to page ``n + 1``, the last one to ``back``."""

    def __init__(self, pages: int, back: int | None = None, items: int = 1) -> None:
        self.pages, self.back, self.items, self.sent = pages, back, items, 0

    def send(self, operation: Any, options: Any = None) -> Any:
        self.sent += 1
        assert self.sent <= 1000, "the walk does not end"
        number = int((operation.query or {}).get("cursor", "0"))
        then = number + 1 if number + 1 < self.pages else self.back
        cursor = "" if then is None else f"{then:040}"
        items = [{"agent_id": f"{number}-{at}"} for at in range(self.items)]
        return AGENTS_LIST.parse({"data": {"list": items}, "meta": {"cursor": cursor}})

    def list(self) -> SyncPager[Any, Any]:
        operation = agents_list("app")
        return SyncPager(self, operation, None, self.send(operation))


@pytest.mark.parametrize("before", [0, 1, 2, 3, 5, 8, 13, 40])
@pytest.mark.parametrize("length", [1, 2, 3, 4, 7, 8, 9, 30])
def test_a_circle_of_pages_is_noticed_wherever_it_begins(before: int, length: int) -> None:
    platform = Platform(before + length, back=before)
    with pytest.raises(PaginationError):
        list(platform.list())
    assert platform.sent <= 3 * (before + length)


@pytest.mark.parametrize("length", [1, 2, 3, 7, 30])
def test_a_circle_to_the_first_page_is_noticed_before_an_item_comes_twice(length: int) -> None:
    platform = Platform(length + 1, back=1)  # a circle of cursors begins with the second page
    found: list[str] = []
    with pytest.raises(PaginationError):
        found.extend(str(agent.agent_id) for agent in platform.list())
    assert platform.sent == length + 1


def test_a_walk_over_many_pages_takes_the_memory_of_few() -> None:
    def peak(pages: int) -> int:
        platform = Platform(pages, items=100)
        gc.collect()
        tracemalloc.start()
        try:
            assert sum(1 for _ in platform.list()) == 100 * pages
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(5)  # what is loaded on first use is loaded
    assert peak(500) <= 1.1 * peak(5)


@kinds
def test_a_repeated_cursor_after_an_empty_page_ends_the_walk(kind: str) -> None:
    assert walk([page("ab", "c1"), page("", "c1")], kind) == (["a", "b"], 2)


@kinds
@pytest.mark.parametrize("cursor", ["", None, 0, False, [], {}])
def test_without_a_cursor_no_further_page_is_asked_for(kind: str, cursor: Any) -> None:
    assert walk([page("ab", cursor)], kind) == (["a", "b"], 1)


@kinds
@pytest.mark.parametrize("meta", [None, [], ""])
def test_without_paging_information_no_further_page_is_asked_for(kind: str, meta: Any) -> None:
    assert walk([reply(200, {"data": {"list": [{"agent_id": "a"}]}, "meta": meta})], kind) == (
        ["a"],
        1,
    )


@kinds
@pytest.mark.parametrize("meta", [{"cursor": 7}, {"cursor": True}, {"cursor": ["c"]}, {"cursor": {"x": 1}}, {"cursor": "\ud800"}, ["c1"], "c1", 7])  # fmt: skip
def test_a_cursor_that_is_no_text_is_told_after_the_items_of_its_page(kind: str, meta: Any) -> None:
    found: list[str] = []
    body = reply(200, {"data": {"list": [{"agent_id": "a"}, {"agent_id": "b"}]}, "meta": meta})
    with pytest.raises(DecodeError, match=r"agents\.list: the cursor of the next page"):
        walk([body], kind, found)
    assert found == ["a", "b"]


MISREAD = [
    {},
    {"data": None},
    {"data": []},
    {"data": [{"agent_id": "a"}]},
    {"data": {}},
    {"data": {"list": None}},
    {"data": {"list": {}}},
    {"data": {"list": {"0": {"agent_id": "a"}}}},
    {"data": {"list": "ab"}},
    {"data": {"list": 3}},
    {"data": {"list": [{"agent_id": "a"}, None]}},
    {"data": {"list": ["a", "b"]}},
    {"data": {"list": [[]]}},
    {"data": "list"},
    {"list": [{"agent_id": "a"}]},
    {"Data": {"List": []}},
    [{"agent_id": "a"}],
    b"null",
]


@kinds
@pytest.mark.parametrize("body", MISREAD)
def test_a_page_whose_items_cannot_be_found_is_a_decode_error(kind: str, body: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        walk([reply(200, body)], kind)
    assert caught.value.status_code == 200
    assert "list" in str(caught.value) or "not an object" in str(caught.value)


@kinds
def test_a_later_page_whose_items_cannot_be_found_is_a_decode_error_too(kind: str) -> None:
    found: list[str] = []
    with pytest.raises(DecodeError, match=r"expected a list in data\.list, found nothing"):
        walk([page("ab", "c1"), reply(200, {"data": [{"agent_id": "c"}]})], kind, found)
    assert found == ["a", "b"]


@kinds
@pytest.mark.parametrize("status", [200, 204])
def test_a_list_without_a_body_is_a_decode_error(kind: str, status: int) -> None:
    with pytest.raises(DecodeError):
        walk([reply(status, b"")], kind)


@kinds
def test_an_explicit_empty_list_is_empty(kind: str) -> None:
    assert walk([reply(200, {"data": {"list": []}})], kind) == ([], 1)


def test_the_lookup_of_an_unknown_outcome_that_cannot_be_read_says_so() -> None:
    with (
        FaultServer([reply(200, {"data": []})]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
        pytest.raises(DecodeError),
    ):
        client.send(telephony_list("app", number="+86"))


def test_next_page_after_the_last_is_none_and_sends_nothing() -> None:
    with FaultServer([page("a", "c1"), page("b", "")]) as server:
        with AgentClient(authorization="x", base_url=server.url) as client:
            first = client.agents.list("app")
            assert first.has_next
            last = first.next_page()
            assert last is not None
            assert not last.has_next
            assert last.next_page() is None
            assert last.next_page() is None
        assert [r.target.partition("?")[2] for r in server.received] == ["", "cursor=c1"]


def test_the_nested_loop_visits_each_item_once() -> None:
    pages = [page("ab", "c1"), page("c", "c2"), page("", "c3"), page("d", "")]
    with (
        FaultServer(pages) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        pager = client.agents.list("app")
        seen = [[agent.agent_id for agent in one] for one in pager.iter_pages()]
    assert seen == [["a", "b"], ["c"], ["d"]]


async def test_the_nested_async_loop_visits_each_item_once() -> None:
    pages = [page("ab", "c1"), page("c", "")]
    with FaultServer(pages) as server:
        async with AsyncAgentClient(authorization="x", base_url=server.url) as client:
            seen = []
            async for one in client.agents.list("app").iter_pages():
                seen.append([agent.agent_id async for agent in one])
    assert seen == [["a", "b"], ["c"]]


def test_a_pager_can_be_walked_again() -> None:
    pages = [page("a", "c1"), page("b", "c2"), page("c", "")]
    with (
        FaultServer([*pages, *pages[1:], *pages[1:]]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        pager = client.agents.list("app")
        for _ in range(3):
            assert [agent.agent_id for agent in pager] == ["a", "b", "c"]


def test_pages_are_fetched_when_they_are_reached() -> None:
    with (
        FaultServer([page("ab", "c1"), page("cd", "")]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        items = iter(client.agents.list("app"))
        assert next(items).agent_id == "a"
        assert next(items).agent_id == "b"
        assert len(server.received) == 1
        next(items)
        assert len(server.received) == 2


def test_ten_thousand_items_do_not_recurse() -> None:
    pages = [page("x" * 100, f"c{n}") for n in range(99)] + [page("x" * 100, "")]
    limit = sys.getrecursionlimit()
    with (
        FaultServer(pages) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        client.agents.list("app")  # what is imported on first use is imported
        server.script[:0] = [pages[0]]
        pager = client.agents.list("app")
        sys.setrecursionlimit(limit // 4)
        try:
            assert sum(1 for _ in pager) == 10_000
        finally:
            sys.setrecursionlimit(limit)


def test_filters_are_sent_with_every_page() -> None:
    with FaultServer([page("a", "c1"), page("b", "")]) as server:
        with AgentClient(authorization="x", base_url=server.url) as client:
            options: Any = {"additional_headers": {"x-a": "1"}}
            assert len(list(client.agents.list("app", channel="c", limit=1, request_options=options))) == 2  # fmt: skip
        assert [r.target.partition("?")[2] for r in server.received] == [
            "channel=c&limit=1",
            "channel=c&limit=1&cursor=c1",
        ]
        assert [r.headers["x-a"] for r in server.received] == ["1", "1"]


def test_telephony_pages_too() -> None:
    items = {"data": {"list": [{"agent_id": "a"}], "count": 1}, "meta": {"cursor": "c1"}}
    last = {"data": {"list": [{"agent_id": "b"}], "count": 1}, "meta": {"cursor": ""}}
    with (
        FaultServer([reply(200, items), reply(200, last)]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        assert [call.agent_id for call in client.telephony.list("app")] == ["a", "b"]
