"""The small parts: names, constants, what counts as new, what a telephone said, signals, renewal."""

from __future__ import annotations

import asyncio
import csv
import gc
import os
import pickle
import signal
import threading
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock
from weakref import ref

import httpx
import pytest
from hypothesis import given, strategies as st

from shengwang_agent import agentkit
from shengwang_agent.agentkit import Busy, CallFailed, NoAnswer, Rejected, avatar_types
from shengwang_agent.agentkit.errors import failure
from shengwang_agent.agentkit.polling import (
    PollInterval,
    Renewal,
    SeenEntries,
    all_turns,
    new_entries,
)
from shengwang_agent.errors import DecodeError

from .conftest import Kind, complete, go
from .platform import Platform, listed

TABLE = (Path(__file__).parent / "exports.csv").read_text("utf-8")
ROWS = [tuple(row.values()) for row in csv.DictReader(TABLE.splitlines())]


@pytest.mark.parametrize(("path", "name", "value"), ROWS, ids=lambda v: v)
def test_every_name_is_where_programs_look_for_it(path: str, name: str, value: str) -> None:
    found: Any = import_module(path)
    for part in name.split("."):
        found = getattr(found, part)
    assert not value or found == value


def test_star_import_and_dir() -> None:
    namespace: dict[str, object] = {}
    exec("from shengwang_agent.agentkit import *", namespace)
    assert {"Agent", "AliyunLLM", "GeofenceConfig", "DataChannel", "Call"} <= namespace.keys()
    assert set(agentkit.__all__) <= set(dir(agentkit))
    with pytest.raises(AttributeError, match="no attribute 'Agnet'"):
        agentkit.Agnet  # type: ignore[attr-defined]  # noqa: B018


entries = st.lists(st.sampled_from(["a", "b", "c"]), max_size=12)


def spoken(texts: Sequence[str | None]) -> list[Any]:
    return [SimpleNamespace(role="user", content=text) for text in texts]


@pytest.mark.parametrize("odd", [{"0": {}}, "text", 7, True, ({},)])
def test_a_history_that_is_no_list_is_a_decode_error(odd: Any) -> None:
    with pytest.raises(DecodeError, match="expected a list in contents"):
        SeenEntries(PollInterval(1.0, 5.0)).added(odd)
    assert SeenEntries(PollInterval(1.0, 5.0)).added(None) == []


@pytest.mark.parametrize("odd", [{"0": {}}, "text", 7, True])
def test_turn_records_that_are_no_list_are_a_decode_error(odd: Any) -> None:
    steps = all_turns(lambda **_: None, None)
    next(steps)
    paging = SimpleNamespace(is_last_page=True, total_pages=1, page_index=1)
    with pytest.raises(DecodeError, match="expected a list in turns"):
        steps.send(SimpleNamespace(pagination=paging, turns=odd))


@given(entries, entries)
def test_what_is_appended_is_new(before: list[str], after: list[str]) -> None:
    seen = SeenEntries(PollInterval(1.0, 5.0))
    assert seen.added(list(before)) == before
    assert seen.added([*before, *after]) == after


@given(st.lists(st.integers(), unique=True, min_size=1), st.integers(1, 30))
def test_a_window_that_slides_reports_each_entry_once(told: list[int], width: int) -> None:
    seen, heard = SeenEntries(PollInterval(1.0, 5.0)), []
    for end in range(1, len(told) + 1):
        heard += seen.added(told[max(0, end - width) : end])
    assert heard == told


def test_an_entry_that_grows_is_reported_once() -> None:
    seen = SeenEntries(PollInterval(1.0, 5.0))
    assert len(seen.added(spoken(["hello"]))) == 1
    assert seen.added(spoken(["hello wor"])) == []
    assert [e.content for e in seen.added(spoken(["hello world", "bye"]))] == ["bye"]
    assert len(seen.added(spoken(["something", "else"]))) == 2
    assert seen.added(None) == []


@pytest.mark.parametrize(
    ("before", "now", "new"),
    [
        (["hi", "hel"], ["hi", "hello"], []),
        (["hi", "hel"], ["hi", "hello", "bye"], ["bye"]),
        (["hi", "one", "hel"], ["one", "hello", "bye"], ["bye"]),
        (["hel"], ["hello", "bye"], ["bye"]),
        (["hi", "yellow"], ["hi", "hello"], ["hello"]),
        (["hi", "yellow"], ["hi", "hello", "bye"], ["hello", "bye"]),
        (["hi", "one"], ["hi", "one"], []),
        (["hi", "one"], ["two", "three"], ["two", "three"]),
        (["hi", "one", "two"], ["three", "four", "two"], ["three", "four", "two"]),
        (["hi"], [], []),
        ([None], ["hi"], ["hi"]),
        (["hi"], [None], [None]),
    ],
)
def test_a_changed_last_entry_does_not_bring_the_others_again(
    before: list[str | None], now: list[str | None], new: list[str | None]
) -> None:
    found = new_entries(spoken(before), spoken(now))
    assert [entry.content for entry in found] == new


def test_the_pace_slows_down_and_starts_over() -> None:
    pace = PollInterval(1.0, 3.0)
    assert [pace.wait(False) for _ in range(4)] == [1.0, 1.5, 2.25, 3.0]
    assert [pace.wait(True), pace.wait(False)] == [1.0, 1.5]
    with pytest.raises(ValueError, match="above zero"):
        PollInterval(0, 1)


@pytest.mark.parametrize(
    ("hints", "kind", "code"),
    [
        (("failed", "SIP 486 Busy Here"), Busy, 486),
        (("failed", "600 Busy Everywhere"), Busy, 600),
        (("busy", None), Busy, None),
        (("failed", "SIP 480 Temporarily Unavailable"), NoAnswer, 480),
        (("no_answer",), NoAnswer, None),
        (("failed", "603 Decline"), Rejected, 603),
        (("failed", "callee rejected"), Rejected, None),
        (("failed", "SIP 608 Rejected"), Rejected, 608),
        (("failed", "SIP 404 Not Found"), Rejected, 404),
        # The trunk's credentials, not the callee.
        (("failed", "SIP 403 Forbidden"), CallFailed, 403),
        (("failed", "SIP 488 Not Acceptable Here"), CallFailed, 488),
        (("failed", "SIP 503 Service Unavailable"), CallFailed, 503),
        (("failed", None), CallFailed, None),
    ],
)
def test_what_the_telephone_said(hints: Any, kind: type[CallFailed], code: int | None) -> None:
    error = failure("A1", *hints)
    assert type(error) is kind
    assert (error.sip_code, error.agent_id) == (code, "A1")
    twin = pickle.loads(pickle.dumps(error))
    assert (str(twin), twin.sip_code, twin.agent_id) == (str(error), code, "A1")


def test_checks_on_an_avatar_map() -> None:
    whole = {"appId": "a", "app_key": "k", "agora_uid": "1", "agora_token": "t"}
    config = {"vendor": "sensetime", "params": whole}
    assert avatar_types.is_sensetime_avatar(config)
    avatar_types.validate_avatar_config(config)
    avatar_types.validate_avatar_tts_compatibility(config, 16000)
    with pytest.raises(ValueError, match=r"params\.appId, params\.agora_token"):
        avatar_types.validate_avatar_config(
            {**config, "params": {"app_key": "k", "agora_uid": "1"}}
        )
    with pytest.raises(ValueError, match="24000 Hz"):
        avatar_types.validate_avatar_tts_compatibility(config, 24000)
    avatar_types.validate_avatar_config({"vendor": "other"})
    avatar_types.validate_avatar_tts_compatibility({"vendor": "other"}, 24000)


def test_a_token_is_due_at_four_fifths_of_its_life() -> None:
    renewal = Renewal(1000, 0.0)
    assert (renewal.due(799), renewal.due(800), renewal.wait(700)) == (False, True, 100)
    renewal.failed(800)
    assert (renewal.due(859), renewal.due(860)) == (False, True)
    renewal.renewed(860)
    assert (renewal.due(1659), renewal.due(1660), renewal.wait(2000)) == (False, True, 0)
    own = Renewal(None, 0.0)
    own.renewed(5)
    assert (own.due(1e12), own.wait(0)) == (False, None)


def test_renewing_from_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    platform = Platform()
    session = Kind("sync", platform).session(expires_in=600)
    session.start()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 500)
    arrived = threading.Event()
    real = platform.handle

    def handle(request: Any) -> Any:
        answer = real(request)
        if platform.actions()[-1] == "update":
            arrived.set()
        return answer

    http = session.raw._sender._clients.open().clients[0].http
    monkeypatch.setattr(http, "_transport", _Transport(handle))
    end = session.renew_in_background()
    assert arrived.wait(10)
    end()
    session.stop()
    assert platform.actions() == ["join", "update", "leave"]


class _Transport:
    def __init__(self, handle: Any) -> None:
        self.handle_request = handle

    def close(self) -> None:
        """Nothing is open."""


async def test_renewing_from_a_task(monkeypatch: pytest.MonkeyPatch) -> None:
    platform = Platform()
    session = Kind("async", platform).session(expires_in=600)
    await session.start()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 500)
    session.renew_in_background()
    while "update" not in platform.actions():
        await asyncio.sleep(0)
    await session.stop()
    assert platform.actions() == ["join", "update", "leave"]
    await asyncio.sleep(0)
    assert "shengwang-agent-token" not in {task.get_name() for task in asyncio.all_tasks()}


def test_a_session_nobody_holds_is_not_kept_alive() -> None:
    session = Kind("sync", Platform()).session()
    session.start()
    session.renew_in_background()
    held = ref(session)
    del session
    gc.collect()
    assert held() is None


@pytest.mark.skipif(os.name != "posix", reason="SIGUSR1 is a signal of POSIX")
def test_a_signal_stops_the_agent_and_is_passed_on() -> None:
    platform = Platform()
    session = Kind("sync", platform).session()
    session.start()
    received: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: received.append(number))
    try:
        session.stop_on_signal(signal.SIGUSR1)
        os.kill(os.getpid(), signal.SIGUSR1)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert received == [signal.SIGUSR1]
    assert (session.status, platform.actions()) == ("stopped", ["join", "leave"])


@pytest.mark.skipif(os.name != "posix", reason="SIGUSR1 is a signal of POSIX")
def test_a_signal_during_the_start_stops_the_agent_that_is_coming_up() -> None:
    class Signalled(Platform):
        def handle(self, request: httpx.Request) -> httpx.Response:
            answer = super().handle(request)
            if self.requests[-1].action == "join" and len(self.requests) == 1:
                signal.raise_signal(signal.SIGUSR1)  # it runs, and the answer is on its way
            return answer

    platform = Signalled()
    platform.say("agents", listed("AG1"))
    found = {"agent_id": "AG1", "name": "n", "status": "RUNNING", "start_ts": time.time()}
    platform.say("AG1", (200, found))
    session = Kind("sync", platform).session()

    def end(*_: object) -> None:
        raise SystemExit

    before = signal.signal(signal.SIGUSR1, end)
    try:
        session.stop_on_signal(signal.SIGUSR1)
        with pytest.raises(SystemExit):
            session.start()
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert platform.actions() == ["join", "agents", "AG1", "leave"]


def test_handlers_are_given_back_by_undo_and_by_the_stop() -> None:
    session = Kind("sync", Platform()).session()
    before = signal.getsignal(signal.SIGTERM)
    undo = session.stop_on_signal()
    assert signal.getsignal(signal.SIGTERM) is not before
    undo()
    assert signal.getsignal(signal.SIGTERM) is before
    session.start()
    session.stop_on_signal()
    session.stop()
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(os.name != "posix", reason="SIGUSR1 is a signal of POSIX")
async def test_a_signal_stops_the_async_agent_too() -> None:
    platform = Platform()
    session = Kind("async", platform).session()
    await session.start()
    received = asyncio.Event()
    loop = asyncio.get_running_loop()
    before = signal.signal(signal.SIGUSR1, lambda *_: loop.call_soon_threadsafe(received.set))
    try:
        session.stop_on_signal(signal.SIGUSR1)
        # The event loop replaces the handler and puts the default back when it is taken out.
        session.on("stopped", lambda _: signal.signal(signal.SIGUSR1, lambda *_: received.set()))
        os.kill(os.getpid(), signal.SIGUSR1)
        await asyncio.wait_for(received.wait(), 10)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert (session.status, platform.actions()) == ("stopped", ["join", "leave"])


async def test_an_event_loop_that_takes_no_signals_is_woken_by_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    platform = Platform()
    session = Kind("async", platform).session()
    await session.start()
    received = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "add_signal_handler", Mock(side_effect=NotImplementedError))
    before = signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(received.set))
    mine = signal.getsignal(signal.SIGTERM)
    try:
        session.stop_on_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is not mine
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(received.wait(), 10)
        assert signal.getsignal(signal.SIGTERM) is mine
    finally:
        signal.signal(signal.SIGTERM, before)
    assert (session.status, platform.actions()) == ("stopped", ["join", "leave"])


def test_signals_belong_to_the_main_thread() -> None:
    session = Kind("sync", Platform()).session()
    caught: list[BaseException] = []

    def run() -> None:
        try:
            session.stop_on_signal()
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert "main thread only" in str(caught[0])


@pytest.mark.parametrize("method", ["say", "think"])
async def test_options_are_maps_by_name(kind: Kind, method: str) -> None:
    session = kind.session(complete())
    await go(session.start())
    await go(getattr(session, method)("text", options={"interruptable": False}))
    assert kind.platform.requests[-1].body == {"text": "text", "interruptable": False}
