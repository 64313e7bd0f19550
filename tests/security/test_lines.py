"""One test per line of SECURITY.md that needs no canary."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._http.body import BODY_LIMIT

from ..http import faults
from ..http.faults import FaultServer, reply

SAFE = [
    "https://api.example/base",
    "https://api.example:8443/base/",
    "https://[2001:db8::1]/x",
    "http://127.0.0.1:8080/base",
    "http://127.9.8.7/x",
    "http://localhost:1",
    "http://[::1]:8080/x",
]
UNSAFE = [
    ("http://api.example/base", "must be https"),
    ("http://127.0.0.1.example/", "must be https"),
    ("http://localhost.example/", "must be https"),
    ("http://0.0.0.0/", "must be https"),
    ("http://1270.0.0.1/", "must be https"),
    ("http://0x7f.0.0.1/", "must be https"),
    ("http://[::ffff:127.0.0.1]/", "must be https"),
    ("http://127.0.0.1\\@evil.example/", "backslashes"),
    ("http://127.0.0.1\t.evil.example/", "printable ASCII"),
    ("https://evil.example\n/", "printable ASCII"),
    ("https://a b/", "without spaces"),
    ("https://exаmple/", "printable ASCII"),  # a Cyrillic letter
    ("https://user:secret@api.example/", "no user, password"),
    ("https://@api.example/", "no user, password"),
    ("https://api.example/?token=x", "no user, password, query"),
    ("https://api.example/#x", "fragment"),
    ("https://api.example:99999/", "address such as"),
    ("https://api.example:x/", "address such as"),
    ("https://[2001:db8::1]x/", "address such as"),
    ("http://[::1].example/", "address such as"),
    ("ftp://api.example/", "address such as"),
    ("api.example", "address such as"),
    ("https://", "address such as"),
    ("javascript:alert(1)", "address such as"),
    (b"https://api.example", "must be text"),
]


@pytest.mark.parametrize("url", SAFE)
def test_https_or_this_machine(url: str) -> None:
    assert AgentClient(authorization="x", base_url=url).get_current_url() == url.rstrip("/")


@pytest.mark.parametrize(("url", "text"), UNSAFE)
@pytest.mark.parametrize("way", ["argument", "environment argument", "variable"])
def test_anything_else_is_refused(
    url: Any, text: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {"authorization": "x"}
    if way == "argument":
        given["base_url"] = url
    elif way == "environment argument":
        given["environment"] = url
    elif isinstance(url, str):
        monkeypatch.setenv("SHENGWANG_BASE_URL", url)
    else:
        return
    for kind in (AgentClient, AsyncAgentClient):
        with pytest.raises(errors.ConfigurationError, match=text) as caught:
            kind(**given)
        assert "secret" not in str(caught.value)


def test_redirects_are_not_followed() -> None:
    with FaultServer() as other:
        with (
            FaultServer([reply(302, location=other.url)]) as server,
            AgentClient(authorization="x", base_url=server.url) as client,
            pytest.raises(errors.ApiError, match="is not followed"),
        ):
            client.agents.list("app", channel="c")
        assert other.connections == 0


@pytest.mark.parametrize("bad", ["a\r\nx: y", "a\nb", "a\x00b", "a\x7f"])
def test_header_values_refuse_what_could_begin_another_header(bad: str) -> None:
    for given in ({"headers": {"x-a": bad}}, {"authorization": bad}, {"auth_token": bad}):
        with pytest.raises(errors.ConfigurationError):
            AgentClient(
                **({"username": "u", "password": "p"} if "headers" in given else {}), **given
            )
    client = AgentClient(authorization="x", base_url="http://127.0.0.1:1")
    with pytest.raises(errors.ConfigurationError):
        client.with_options(headers={"x-a": bad})
    with pytest.raises(errors.ConfigurationError):
        client.agents.get("app", "A1", request_options={"additional_headers": {"x-a": bad}})


@pytest.mark.parametrize("value", [" x", "x ", "  x  "])
def test_a_value_the_http_library_would_quote_in_its_error_never_reaches_it(value: str) -> None:
    with FaultServer() as server:
        with AgentClient(
            authorization=value, headers={"x-a": value}, base_url=server.url
        ) as client:
            client.agents.get("app", "A1")
        assert server.received[0].headers["authorization"] == "x"


def test_a_request_the_http_library_refuses_is_told_without_its_headers() -> None:
    import httpx

    with httpx.Client(headers={"x-bad": "CANARY\nx: y"}) as owned, FaultServer() as server:
        client = AgentClient(authorization="x", base_url=server.url, httpx_client=owned)
        with pytest.raises(errors.ConnectionFailed, match="refused to send") as caught:
            client.agents.speak("app", "A1", text="x")
        assert server.received == []
    assert "CANARY" not in f"{caught.value} {caught.value.__cause__!r} {caught.value.__context__!r}"


@pytest.mark.parametrize("action", [reply(200, b" " * (BODY_LIMIT + 1)), faults.bomb()], ids=["plain", "bomb"])  # fmt: skip
def test_answers_are_capped_also_after_decompression(action: Any) -> None:
    with (
        FaultServer([action]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
        pytest.raises(errors.DecodeError, match="longer than 16 MiB"),
    ):
        client.agents.get("app", "A1")


def test_the_depth_of_json_is_bounded() -> None:
    deep = b'{"a":' * 201 + b"1" + b"}" * 201
    with (
        FaultServer([reply(200, deep)]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
        pytest.raises(errors.DecodeError, match="nested too deeply"),
    ):
        client.agents.get("app", "A1")


@pytest.mark.parametrize(
    "value",
    ["../../x", "a/b", "a?b=1", "a#f", "a%2fb", "%2e%2e", "a b", "é", "+86", "a\nb", ";", "\\"],
)
def test_path_parameters_stay_one_segment(value: str) -> None:
    from urllib.parse import unquote

    with FaultServer() as server, AgentClient(authorization="x", base_url=server.url) as client:
        client.agents.get("app", value)
        target = server.received[0].target
    prefix, _, segment = target.rpartition("/")
    assert prefix == "/base/v2/projects/app/agents"
    assert unquote(segment) == value
    assert "?" not in target


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_path_parameters_that_would_call_another_path_are_refused(value: str) -> None:
    client = AgentClient(authorization="x", base_url="http://127.0.0.1:1")
    calls = [
        lambda: client.agents.get("app", value),
        lambda: client.agents.get(value, "A1"),
        lambda: client.agents.stop("app", value),
        lambda: client.phone_numbers.delete(value),
        lambda: client.telephony.hangup("app", value),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="would call another path"):
            call()


def test_phone_numbers_are_masked_to_two_digits_in_logs(caplog: pytest.LogCaptureFixture) -> None:
    from shengwang_agent._masking import masked_number

    caplog.set_level(logging.DEBUG)
    number = "+8613812345678"
    with FaultServer([reply(503), reply(200), reply(200, {"data": {"list": []}})]) as server:
        with AgentClient(authorization="x", base_url=server.url, debug=True) as client:
            client.phone_numbers.get(number)
            client.telephony.list("app", number=number)
        assert "13812345678" in server.received[0].target
    assert caplog.records
    assert "138123" not in caplog.text
    assert masked_number(number) == "************78"
    assert masked_number("7") == "7"


def test_ambient_credentials_are_read_only_when_none_was_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHENGWANG_USERNAME", "ambient")
    monkeypatch.setenv("SHENGWANG_PASSWORD", "ambient")
    assert AgentClient().auth_mode == "basic"
    assert AgentClient(auth_token="t").auth_mode == "token"
    with pytest.raises(errors.ConfigurationError):
        AgentClient(customer_id="mine")


def test_credentials_go_to_no_host_a_server_names() -> None:
    """Neither a redirect, nor a Location, nor anything in a body changes where calls go."""
    with FaultServer() as other:
        elsewhere = {"base_url": other.url, "location": other.url, "agent_id": "A1"}
        script = [reply(200, elsewhere, location=other.url, refresh=f"0; url={other.url}")]
        with (
            FaultServer(script) as server,
            AgentClient(authorization="x", base_url=server.url) as client,
        ):
            client.agents.get("app", "A1")
            client.agents.get("app", "A1")
            assert len(server.received) == 2
        assert other.connections == 0


def test_tokens_are_never_written_to_disk(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    written: list[Any] = []
    real = builtins.open

    def watched(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if set(mode) & set("wax+"):
            written.append(file)
        return real(file, mode, *args, **kwargs)

    with FaultServer() as server:
        client = AgentClient(app_id="a" * 32, app_certificate="b" * 32, base_url=server.url)
        client.agents.get("app", "A1")
        monkeypatch.setattr(builtins, "open", watched)
        client.agents.get("app", "A2")
        client.close()
    assert written == []
    assert list(tmp_path.iterdir()) == []


def test_the_user_agent_is_no_finger_print() -> None:
    import platform

    with FaultServer() as server, AgentClient(authorization="x", base_url=server.url) as client:
        client.agents.get("app", "A1")
        sent = server.received[0].headers
    assert set(sent) == {"host", "accept", "accept-encoding", "user-agent", "authorization"}
    assert platform.system() not in sent["user-agent"]
