"""Whatever comes in at a door gets a clear answer, and the server goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from shengwang_agent.llmserver import LLMServer, Receiver, Tools, asgi

from .serving import KEY, PATH, ask, connection, question, raw, serving, spoken

DOORS = ["model", "tools", "webhook"]
MOST = 100_000


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """All three doors behind one port, by the beginning of the path."""
    tools = Tools("http://127.0.0.1/tools", api_key=KEY, most_bytes=MOST)

    @tools.tool
    def echo(text: str) -> str:
        """Say it again."""
        return text

    receiver = Receiver("secret", most_bytes=MOST)
    receiver.handle(lambda notice: None)
    model = LLMServer(lambda request: request.text, api_key=KEY, most_bytes=MOST)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        first = scope["path"].split("/")[1]
        chosen = {"tools": tools, "webhook": receiver}.get(first, model)
        await chosen(scope, receive, send)

    with serving(app) as address:
        yield address


PATHS = {"model": PATH, "tools": "/tools/echo", "webhook": "/webhook"}


@pytest.fixture(autouse=True)
def _goes_on(url: str) -> Iterator[None]:
    yield
    assert spoken(ask(url, question("still here")).text) == "still here"
    assert ask(url, {"text": "still here"}, path="/tools/echo").json() == "still here"


@pytest.mark.parametrize("door", DOORS)
def test_a_body_that_is_too_long(url: str, door: str) -> None:
    answer = ask(url, b" " * (MOST + 1), path=PATHS[door])
    assert answer.status_code == 413
    assert str(MOST) in answer.json()["error"]["message"]


@pytest.mark.parametrize("door", DOORS)
def test_a_body_without_an_end(url: str, door: str) -> None:
    with connection(url) as platform:
        platform.sendall(raw(b"", "Transfer-Encoding: chunked", path=PATHS[door]))
        chunk = b"2710\r\n" + b" " * 10_000 + b"\r\n"
        platform.sendall(chunk * 11)
        assert b" 413 " in platform.recv(100)


@pytest.mark.parametrize("door", DOORS)
def test_a_body_that_dribbles(url: str, door: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi, "BODY_SECONDS", 0.05)
    with connection(url) as platform:
        platform.sendall(raw(b"{", "Content-Length: 50", path=PATHS[door]))
        assert b" 408 " in platform.recv(100)


@pytest.mark.parametrize("door", DOORS)
def test_a_body_that_breaks_off(url: str, door: str) -> None:
    with connection(url) as platform:
        platform.sendall(raw(b"{", "Content-Length: 50", path=PATHS[door]))


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"])
def test_another_method(url: str, door: str, method: str) -> None:
    answer = ask(url, b"", path=PATHS[door], method=method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("path", ["/", "/chat", "/chat/completions/", "/v1/models", "/%00"])
def test_another_path(url: str, path: str) -> None:
    answer = ask(url, path=path)
    assert (answer.status_code, PATH in answer.json()["error"]["message"]) == (404, True)


@pytest.mark.parametrize("key", [None, "", "model-ke", "model-key2", "é", "x" * 5000])
@pytest.mark.parametrize("path", [PATH, "/tools/echo", "/tools/unknown"])
def test_another_key(url: str, key: str | None, path: str) -> None:
    with connection(url) as stranger:
        own = () if key is None else (f"Authorization: Bearer {key}",)
        lines = [f"POST {path} HTTP/1.1", "Host: here", *own, "Content-Length: 2", "", "{}"]
        stranger.sendall("\r\n".join(lines).encode())
        answer = stranger.recv(2000)
    assert b" 401 " in answer
    assert b"www-authenticate: Bearer" in answer
    assert KEY.encode() not in answer


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer  "])
def test_the_name_of_the_scheme_may_be_in_any_case(url: str, scheme: str) -> None:
    with connection(url) as platform:
        sent = raw(b"{}").replace(b"Bearer", scheme.encode())
        platform.sendall(sent)
        assert b" 400 " in platform.recv(100)


NOT_JSON = [b"", b"{", b"nul", b"\xff\xfe", b'{"a":1}{', b"[" * 50_000, b'{"a":' * 20_000,
            "{'a': 1}".encode("utf-16")]  # fmt: skip
NO_OBJECT = [b"null", b"7", b'"text"', b"[]", b"true", b"1e999"]


@pytest.mark.parametrize("body", [*NOT_JSON, *NO_OBJECT], ids=lambda body: repr(body[:9]))
def test_a_body_that_is_no_object(url: str, body: bytes) -> None:
    model = ask(url, body)
    assert (model.status_code, model.json()["error"]["code"]) == (400, 400)
    tool = ask(url, body, path="/tools/echo")
    assert (tool.status_code, tool.json()["error"][:5]) == (422, "echo:")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"stream": False}, "stream"),
        ({"stream": None}, "stream"),
        ({"stream": 1}, "stream"),
        ({"stream": "true"}, "stream"),
        ({"messages": None}, "messages"),
        ({"messages": []}, "messages"),
        ({"messages": {}}, "messages"),
        ({"messages": "hello"}, "messages"),
        ({"messages": [{"role": "user"}, 7]}, "messages[1]"),
        ({"messages": [{"content": "hello"}]}, "messages[0]"),
        ({"messages": [{"role": 7, "content": "hello"}]}, "messages[0]"),
    ],
)
def test_a_request_of_the_wrong_shape(url: str, change: dict[str, Any], named: str) -> None:
    answer = ask(url, question() | change)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith(f"{named}: expected")


@pytest.mark.parametrize("odd", [None, 7, "x", [], [None], {"a": 1}, [[["deep"]]], True, 1e300])
@pytest.mark.parametrize("key", ["turn_id", "context", "tools", "model", "interruptable", "zzz"])
def test_odd_values_beside_the_messages(url: str, key: str, odd: Any) -> None:
    assert spoken(ask(url, question("hi", **{key: odd})).text) == "hi"


@pytest.mark.parametrize("odd", [None, 7, {}, [7], [None, {"text": 3}], [{"type": "text"}]])
def test_odd_contents(url: str, odd: Any) -> None:
    answer = ask(url, question(odd))
    assert (answer.status_code, spoken(answer.text)) == (200, "")


LONE = "\ud83d"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"messages": question(LONE)["messages"]}, "messages[1].content"),
        ({"model": LONE}, "model"),
        ({"context": {"presence": {"u2": {"page": [LONE]}}}}, "context.presence.u2.page[0]"),
        ({"zzz": {LONE: LONE}}, "zzz.?"),
        ({"zzz": {LONE: 1}}, "the body"),
        ({"zzz": 1e999}, "zzz"),
    ],
)
def test_what_utf_8_or_json_cannot_carry_on_is_refused_and_not_repaired(
    url: str, change: dict[str, Any], where: str
) -> None:
    answer = ask(url, json.dumps(question() | change).encode())
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith(f"the body: {where} ")


@pytest.mark.parametrize(
    "given", [{"text": LONE}, {"text": "a", LONE: LONE}, {"text": "a", LONE: 1}]
)
def test_arguments_that_utf_8_cannot_carry(url: str, given: dict[str, Any]) -> None:
    answer = ask(url, json.dumps(given).encode(), path="/tools/echo")
    assert (answer.status_code, answer.json()["error"][:15]) == (422, "echo: the body:")


def test_a_whole_pair_of_surrogates_is_a_letter(url: str) -> None:
    assert spoken(ask(url, json.dumps(question("\U0001f600")).encode()).text) == "\U0001f600"


@pytest.mark.parametrize(
    "given", [{}, {"text": None}, {"text": 7}, {"text": []}, {"text": "a", "more": 1}, {"": 1}]
)
def test_arguments_that_do_not_fit(url: str, given: dict[str, Any]) -> None:
    answer = ask(url, given, path="/tools/echo") if given else ask(url, b"{}", path="/tools/echo")
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("echo: ")


def test_a_tool_that_is_not_there(url: str) -> None:
    answer = ask(url, path="/tools/rm")
    assert (answer.status_code, "echo" in answer.text) == (404, True)


@pytest.mark.parametrize("app", [LLMServer, Tools])
@pytest.mark.parametrize("key", ["", [], ["good", ""], ()])
def test_an_empty_key_is_no_key(app: Any, key: Any) -> None:
    given = ("http://127.0.0.1",) if app is Tools else ()
    with pytest.raises(ValueError, match="api_key"):
        app(*given, api_key=key)


def test_every_key_of_several_is_let_in() -> None:
    with serving(LLMServer(lambda request: "in", api_key=["old", "new"])) as url:
        assert [ask(url, key=key).status_code for key in ("old", "new", "other")] == [200, 200, 401]


def test_without_a_key_anybody_is_let_in() -> None:
    with serving(LLMServer(lambda request: "in", api_key=None)) as url:
        assert [ask(url, key=key).status_code for key in (None, "any")] == [200, 200]
