"""A model's connection: closed when the reply is, by whoever closes it, and never left open."""

from __future__ import annotations

import contextlib
import gc
import os
import threading
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from shengwang_agent.sandbox import Heard, ModelReplies
from shengwang_agent.sandbox.model.replies import ask_once
from shengwang_agent.sandbox.pieces import ReplyFailed

from .servers import DONE, ModelServer, chunk, event, model_server, raw_server, says


def heard(url: str, **llm: Any) -> Heard:
    return Heard("A1", "hi", (), {"llm": {"url": url, "api_key": "k", **llm}})


def endless(body: dict[str, Any]) -> Iterator[bytes]:
    for number in count():
        yield event(chunk(f"word{number} "))


class Stuck:
    """A model that says two words and then nothing until it is released."""

    def __init__(self) -> None:
        self.server = ModelServer(self._answer)

    def _answer(self, body: dict[str, Any]) -> Iterator[bytes]:
        yield event(chunk("one "))
        yield event(chunk("two "))
        self.server.released.wait(10)
        for number in range(1_000):  # the first writes still find room in the socket
            yield event(chunk(f"late{number} " + "x" * 10_000))


@pytest.fixture
def stuck() -> Iterator[ModelServer]:
    server = Stuck().server
    yield server
    server.close()


def test_close_between_two_pieces_is_seen_by_the_server() -> None:
    with model_server(endless) as server:
        stream = ModelReplies()(heard(server.url + "/chat/completions"))
        assert [next(stream) for _ in range(3)] == ["word0 ", "word1 ", "word2 "]
        stream.close()
        stream.close()
        server.wait_for(lambda: len(server.cuts) == 1)
        assert list(stream) == []
        assert server.ended == 0


def test_close_ends_the_wait_of_another_thread(stuck: ModelServer) -> None:
    stream = ModelReplies()(heard(stuck.url))
    said: list[Any] = []
    reader = threading.Thread(target=lambda: said.extend(stream), daemon=True)
    reader.start()
    while len(said) < 2:
        reader.join(0.001)
    stream.close()
    reader.join(5)
    assert not reader.is_alive()
    assert said == ["one ", "two "]
    stuck.released.set()
    stuck.wait_for(lambda: len(stuck.cuts) == 1)


def test_close_before_the_first_piece_asks_nobody() -> None:
    with model_server(endless) as server:
        stream = ModelReplies()(heard(server.url))
        stream.close()
        assert list(stream) == []
        assert server.requests == []


def test_close_while_the_model_has_not_answered_yet() -> None:
    asked, release = threading.Event(), threading.Event()

    def silent(body: dict[str, Any]) -> int:
        asked.set()
        release.wait(10)
        return 503

    with model_server(silent) as server:
        stream = ModelReplies()(heard(server.url))
        said: list[Any] = []
        reader = threading.Thread(target=lambda: said.extend(stream), daemon=True)
        reader.start()
        assert asked.wait(10)
        stream.close()
        reader.join(5)
        release.set()
        assert (said, reader.is_alive()) == ([], False)


def test_a_reply_that_was_heard_out_is_no_interruption() -> None:
    with model_server(lambda body: says("a", "b")) as server:
        assert list(ModelReplies()(heard(server.url))) == ["a", "b"]
        server.wait_for(lambda: server.ended == 1)
        assert server.cuts == []


def test_a_server_that_never_ends_its_stream_holds_nobody_up() -> None:
    def open_end(body: dict[str, Any]) -> Iterator[bytes]:
        yield from says("a")
        server.released.wait(10)
        yield from says("b")

    with model_server(open_end) as server:
        assert list(ModelReplies()(heard(server.url))) == ["a"]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (b"", "cut short"),
        (b"nonsense\r\n\r\n", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\ndata: {}\n\n", "cut short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n: pin", "cut short"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + event(chunk("a")), "without [DONE]"),
    ],
)
def test_what_is_no_whole_answer_fails(answer: bytes, text: str) -> None:
    with raw_server(answer) as url, pytest.raises(ReplyFailed) as failed:
        list(ModelReplies()(heard(url)))
    assert text in str(failed.value)
    assert failed.value.code == 500


def test_nobody_there_is_a_failure() -> None:
    with model_server(endless) as server:
        url = server.url
    with pytest.raises(ReplyFailed, match="the model did not answer: no connection"):
        list(ModelReplies()(heard(url)))


def test_a_redirect_is_not_followed() -> None:
    def redirect(body: dict[str, Any]) -> Any:
        return 307, {"Location": server.url + "/chat/completions"}, b""

    with model_server(redirect) as server, pytest.raises(ReplyFailed) as failed:
        list(ModelReplies()(heard(server.url + "/chat")))
    assert failed.value.code == 307
    assert [path for path, _, _ in server.requests] == ["/chat"]


def test_a_request_that_does_not_stream_is_refused_as_by_the_samples() -> None:
    with model_server(endless) as server:
        import httpx

        assert httpx.post(server.url, json={"stream": False}, trust_env=False).status_code == 400


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(endless) as proxy, model_server(lambda body: says("a")) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        assert list(ModelReplies()(heard(server.url))) == ["a"]
        assert (len(server.requests), len(proxy.requests)) == (1, 0)


def test_the_address_and_both_spellings_of_a_header_arrive_as_given() -> None:
    with model_server(lambda body: says("a")) as server:
        url = server.url + "/v1/chat/completions?tenant=a%2Fb"
        list(ModelReplies()(heard(url, headers={"authorization": "own", "X-Note": "é"})))
    path, headers, _ = server.requests[0]
    assert path == "/v1/chat/completions?tenant=a%2Fb"
    assert headers["authorization"] == "own"
    assert headers["X-Note"].encode("latin-1").decode() == "é"
    assert "User-Agent" not in headers


@pytest.mark.parametrize("headers", [{"X-A": "a\r\nX-B: b"}, {"bad name": "x"}, {"": "x"}])
def test_headers_that_cannot_travel_fail_the_turn(headers: dict[str, str]) -> None:
    with model_server(endless) as server, pytest.raises(ReplyFailed, match="cannot be sent"):
        list(ModelReplies()(heard(server.url, headers=headers)))
    assert server.requests == []


def test_one_address_for_all_agents() -> None:
    with model_server(lambda body: says("a")) as server:
        source = ModelReplies(server.url + "/mine")
        assert list(source(heard("http://127.0.0.1:9/other", params={"model": "m"}))) == ["a"]
    assert server.requests[0][0] == "/mine"
    assert server.bodies[0]["model"] == "m"


def test_one_completion_as_a_text() -> None:
    with model_server(lambda body: says("one ", "moment")) as server:
        body = {"model": "m", "messages": [{"role": "user", "content": "fill"}]}
        assert ask_once(server.url, "k", body) == "one moment"
    assert server.bodies[0] == {**body, "stream": True}


def sockets() -> int:
    """Sockets of this process; the folder is read through a descriptor that is no socket."""
    found = 0
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            found += os.readlink(f"/proc/self/fd/{name}").startswith("socket:")
    return found


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts sockets as Linux shows them")
def test_nothing_stays_open() -> None:
    gc.collect()
    before, threads = sockets(), threading.active_count()
    answers = {"whole": says("a", "b"), "wrong": [event("{")]}
    with model_server(lambda body: answers.get(body["kind"]) or endless(body)) as server:
        source = ModelReplies()
        for kind in ("whole", "endless", "wrong", "unused") * 10:
            stream = source(heard(server.url, params={"kind": kind}))
            with contextlib.suppress(ReplyFailed):
                _ = [next(stream) for _ in range(2 if kind != "unused" else 0)]
                list(stream) if kind == "whole" else stream.close()
    assert len(server.requests) == 30
    assert len(server.cuts) == 10
    assert (sockets(), threading.active_count()) == (before, threads)


def test_done_ends_a_reply_though_more_follows() -> None:
    with model_server(lambda body: [event(chunk("a")), DONE, event(chunk("b"))]) as server:
        assert list(ModelReplies()(heard(server.url))) == ["a"]
