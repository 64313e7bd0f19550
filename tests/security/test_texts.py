"""Error texts: our words, and of the platform's the reason and the detail, secrets masked."""

from __future__ import annotations

import asyncio
import base64
import html
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._masking import said
from shengwang_agent.cli.errors import explain

from ..http import faults
from ..http.faults import FaultServer, reply

PASSWORD = "pass+w/ö rd&CANARY"
HEADER = "header/CANARY+x=="
EXTRA = "query CANARY/+"
KEY = 'key"CANARY\\+/'
TOKEN = "007eJxTYCANARY+abc/defghijklmnopqrstuvwxyz0123456789=="
SIP = "sip:canary-user:canary-pass@host?transport=canary-query"
PROXY = "https://someone:at@CANARY@host/"
BASIC = base64.b64encode(f"user-CANARY:{PASSWORD}".encode()).decode()
SECRETS = (PASSWORD, HEADER, EXTRA, KEY, TOKEN, BASIC, "canary-user", "canary-pass", "at@CANARY")


def call(url: str, **more: Any) -> Any:
    with AgentClient(
        username="user-CANARY", password=PASSWORD, base_url=url, headers={"x-api": HEADER}, **more
    ) as client:
        return client.agents.start(
            "app",
            name="n",
            properties={
                "channel": "c",
                "token": TOKEN,
                "agent_rtc_uid": "1",
                "remote_rtc_uids": ["2"],
                "llm": {
                    "url": "https://x",
                    "api_key": KEY,
                    "params": {"model": SIP, "proxy": PROXY},
                },
            },  # type: ignore[typeddict-item]
            request_options={"max_retries": 0, "additional_query_parameters": {"q": EXTRA}},
        )


def forms(secret: str) -> Iterator[str]:
    """The ways in which an echo may write a secret."""
    data = secret.encode()
    yield from (secret, secret.upper(), quote(data, safe=""), quote_plus(data), quote(data))
    yield from (quote(data, safe="").lower(), html.escape(secret), json.dumps(secret)[1:-1])
    yield from (base64.b64encode(data).decode(), base64.urlsafe_b64encode(data).decode())
    yield from (base64.b64encode(b"ab" + data).decode(), base64.b64encode(b"a" + data).decode())
    yield from (data.hex(), base64.b64encode(data).decode().rstrip("="))


def all_of(error: BaseException) -> str:
    twin = pickle.loads(pickle.dumps(error))
    problem = explain(error)
    found = [str(error), repr(error), repr(error.args), str(twin), repr(twin), repr(problem.args)]
    found += [
        str(getattr(e, name, "")) for e in (error, twin) for name in ("reason", "detail", "note")
    ]
    return " ".join([*found, *map(str, vars(problem).values()), *traceback.format_exception(error)])


def failing(actions: list[faults.Action], **more: Any) -> errors.ShengwangError:
    with FaultServer(actions) as server, pytest.raises(errors.ShengwangError) as caught:
        call(server.url, **more)
    return caught.value


@pytest.mark.parametrize("number", range(len(SECRETS)))
def test_a_secret_the_platform_repeats_is_masked_in_every_form(number: int) -> None:
    secret = SECRETS[number]
    for form in forms(secret):
        body = {"reason": f"Bad {form}", "detail": f"we got <{form}> from you"}
        error = failing([reply(400, body)])
        assert isinstance(error, errors.BadRequestError)
        told = all_of(error)
        for hidden in (form, secret):
            assert hidden not in told
        assert "we got <" in str(error)
        assert "> from you" in str(error)
        assert error.body == body, "what came is there for who looks"


@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("body", [b"<html>%s</html>", b"Authorization: %s", b'["%s"]', b'"%s"'])
def test_a_body_that_is_no_json_object_is_not_in_the_text(status: int, body: bytes) -> None:
    filled = body % f"echo {BASIC} words of a gateway".encode()
    error = failing([reply(status, filled)])
    assert isinstance(error, errors.ApiError)
    assert "echo" not in all_of(error)
    assert "words of a gateway" in str(error.body)
    assert f"status_code: {status}" in str(error)


BROKEN: dict[str, Callable[[str], bytes]] = {
    "status line": lambda echo: f"HTTP/1.1 {echo}\r\n\r\n".encode("latin-1", "replace"),
    "request line": lambda echo: f"POST /x?q={echo} HTTP/1.1\r\n\r\n".encode("latin-1", "replace"),
    "header": lambda echo: f"HTTP/1.1 200 OK\r\n{echo}\r\n\r\n".encode("latin-1", "replace"),
    "chunk": lambda echo: f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{echo}\r\n".encode("latin-1", "replace"),
    "version": lambda echo: f"HTTP/{echo} 200 OK\r\n\r\n".encode("latin-1", "replace"),
    "coding": lambda echo: f"HTTP/1.1 200 OK\r\nContent-Encoding: {echo}\r\n\r\n".encode("latin-1", "replace"),
}  # fmt: skip


@pytest.mark.parametrize("fast", [True, False], ids=["fast", "plain"])
@pytest.mark.parametrize("kind", BROKEN)
def test_an_answer_that_is_not_http_is_not_quoted(
    kind: str, fast: bool, request: pytest.FixtureRequest
) -> None:
    if not fast:
        request.getfixturevalue("plain")
    for echo in ("echo-of-CANARY", f"echo {quote(EXTRA)}"):
        error = failing([faults.raw(BROKEN[kind](echo))], timeout=5.0)
        told = all_of(error)
        assert "echo" not in told.replace("echo-of-canary", "") or kind == "coding"
        assert "CANARY" not in told


def test_an_answer_that_is_not_http_is_not_quoted_async(plain: None) -> None:
    async def ask(url: str) -> None:
        async with AsyncAgentClient(authorization="x", base_url=url, max_retries=0) as client:
            await client.agents.get("app", "A1")

    with FaultServer([faults.raw(b"GET /?key=CANARY nonsense\r\n\r\n")]) as server:
        with pytest.raises(errors.ConnectionLost, match="is not HTTP") as caught:
            asyncio.run(ask(server.url))
        assert "CANARY" not in all_of(caught.value)


def test_what_the_operating_system_said_is_told() -> None:
    with pytest.raises(errors.ConnectionFailed, match="ECONNREFUSED") as caught:
        call("http://127.0.0.1:1")
    assert isinstance(caught.value.__cause__, BaseException)
    assert "CANARY" not in all_of(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("line\r\nfeed\x00\x1b[31mred", "line  feed  [31mred"),
        ("\u202edetrevni\u2066", " detrevni "),
        ("x" * 5000, "x" * 1999 + "…"),
    ],
)
def test_a_detail_is_one_line_of_sane_length(text: str, told: str) -> None:
    error = failing([reply(400, {"reason": text, "detail": text})])
    assert isinstance(error, errors.ApiError)
    assert error.detail == told
    assert len(str(error)) <= errors.TEXT_LIMIT
    assert str(error).isprintable()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("agora token=007abc is old", "agora token=*** is old"),
        ("Authorization: agora%20token%3Dabc!", "Authorization: agora%20token=***"),
        ("Basic dXNlcjpwYXNz refused", "Basic *** refused"),
        ("Basic authentication required", "Basic authentication required"),
        ("Bearer abcdefgh12345678 refused", "Bearer *** refused"),
        ("see https://user:pass@host/x", "see https://***@host/x"),
        ("the token expired", "the token expired"),
        (f"<{TOKEN}>", "<***>"),
        ("invalid field properties.llm.api_key", "invalid field properties.llm.api_key"),
    ],
)
def test_what_looks_like_a_credential_is_masked_though_it_is_not_ours(text: str, told: str) -> None:
    assert said(text) == told


@pytest.mark.parametrize("name", errors.REQUEST_ID_HEADERS)
def test_a_request_id_is_told_when_it_is_one(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    key = name.replace("-", "_")
    error = failing([reply(400, {}, **{key: "0a1b-2c3d"})])
    assert "request_id: 0a1b-2c3d" in str(error)
    (record,) = [record for record in caplog.records if record.name == "shengwang_agent"]
    assert record.__dict__["request_id"] == "0a1b-2c3d"
    for echo in ("canary-pass", f"Basic {BASIC}", TOKEN):
        error = failing([reply(400, {}, **{key: echo})])
        assert echo not in str(error) + "".join(repr(vars(record)) for record in caplog.records)


def test_a_token_signed_for_this_call_is_masked() -> None:
    seen: list[str] = []

    def provider() -> str:
        seen.append(f"fresh-CANARY-{len(seen)}")
        return seen[-1]

    with FaultServer([reply(401, {"detail": "refused: fresh-CANARY-0"})]) as server:
        client = AgentClient(auth_token=provider, base_url=server.url, max_retries=0)
        with pytest.raises(errors.AuthenticationError, match=r"refused: \*\*\*") as caught:
            client.agents.get("app", "A1")
    assert "CANARY" not in all_of(caught.value)


def test_a_failed_call_is_told_without_control_characters() -> None:
    from shengwang_agent.agentkit.errors import failure

    assert str(failure("A1", "486 Busy\x1b[2J\n", "agora token=abc")) == (
        "the line is busy (486 Busy [2J  agora token=***)"
    )
