"""Credentials never travel in clear text: proxies, and the doors that could lead to plain http."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._credentials import proxies
from shengwang_agent._credentials.settings import is_loopback

from ..http.calling import Loop
from ..http.faults import FaultServer, reply

NAMES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
ELSEWHERE = "https://api.example/base"
SECRET = "proxy-canary"


@pytest.fixture(params=["sync", "async"])
def loop(request: pytest.FixtureRequest) -> Loop:
    return Loop(request.param)


@pytest.fixture(params=["as installed", "plain"], autouse=True)
def transport(request: pytest.FixtureRequest) -> None:
    if request.param == "plain":
        request.getfixturevalue("plain")


@pytest.fixture
def proxy() -> Iterator[FaultServer]:
    with FaultServer(default=reply(407)) as made:
        yield made


def at(server: FaultServer, host: str) -> str:
    return server.url.replace("127.0.0.1", host)


@pytest.mark.parametrize("name", NAMES)
def test_this_machine_is_reached_without_a_proxy_of_the_environment(
    name: str, loop: Loop, proxy: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    with FaultServer() as server:
        assert loop.call("agents.get", at(server, "localhost")).agent_id == "A1"
        assert loop.call("agents.get", server.url).agent_id == "A1"
        assert len(server.received) == 2
    assert proxy.connections == 0


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.8.7", "[::1]"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_variable_counts_for_this_machine(
    host: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "http://[")
    assert proxies.proxies_of_environment(f"{scheme}://{host}:8080/base") == {}


def test_the_sandbox_is_reached_without_a_proxy(
    proxy: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shengwang_agent.sandbox import Sandbox

    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:1080/")
    with (
        Sandbox() as sandbox,
        AgentClient(username="u", password="p", base_url=sandbox.url) as client,
    ):
        client.phone_numbers.list()
    assert proxy.connections == 0


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "all_proxy"])
def test_elsewhere_a_proxy_opens_a_tunnel_and_sees_no_credential(
    name: str, loop: Loop, proxy: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, f"http://user:{SECRET}@127.0.0.1:{proxy.port}")
    with pytest.raises(errors.ConnectionFailed) as caught:
        loop.call("telephony.call", ELSEWHERE, max_retries=0)
    (asked,) = proxy.received
    assert (asked.method, asked.target) == ("CONNECT", "api.example:443")
    assert "authorization" not in asked.headers
    assert SECRET not in f"{caught.value} {caught.value.__cause__!r}"


def test_a_bare_host_is_an_http_proxy(
    loop: Loop, proxy: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"127.0.0.1:{proxy.port}")
    with pytest.raises(errors.ConnectionFailed):
        loop.call("agents.get", ELSEWHERE, max_retries=0)
    assert [asked.method for asked in proxy.received] == ["CONNECT"]


ODD = {
    "socks://user:proxy-canary@127.0.0.1:1080/": "must begin with one of http, https, socks5",
    "socks4://127.0.0.1:1": "must begin with",
    "file:///etc/passwd": "must be the address of a proxy",
    "http://[": "must be the address of a proxy",
    "http://proxy.example:99999": "must be the address of a proxy",
    "http://proxy.example:0": "must be the address of a proxy",
    "http://proxy.example:proxy-canary": "must be the address of a proxy",
    "http://user:proxy-canary#1@proxy.example:3128": "must be the address of a proxy",
    "http://user:proxy-canary/1@proxy.example:3128": "must be the address of a proxy",
    "http://": "must be the address of a proxy",
    "http://:8080": "must be the address of a proxy",
    "://": "must be the address of a proxy",
    " ": "must be the address of a proxy",
    " http://proxy.example:3128": "must be the address of a proxy",
    "http://proxy.example:3128\n": "must be the address of a proxy",
}


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "all_proxy"])
@pytest.mark.parametrize("value", ODD)
def test_a_variable_that_cannot_be_read_is_named_and_not_quoted(
    name: str, value: str, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(errors.ConfigurationError, match=f"^{name} {ODD[value]}") as caught:
        loop.call("telephony.call", ELSEWHERE)
    assert not isinstance(caught.value, errors.OutcomeUnknown)
    chain = f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
    assert SECRET not in chain


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
def test_a_variable_is_read_when_the_client_is_made(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks://127.0.0.1:1")
    with pytest.raises(errors.ConfigurationError, match=r"^HTTPS_PROXY must begin with"):
        kind(authorization="x")
    kind(authorization="x", base_url="http://127.0.0.1:1")
    own = httpx.AsyncClient if kind is AsyncAgentClient else httpx.Client
    kind(authorization="x", httpx_client=own(trust_env=False))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "::1, example.com:80, .example, [::1]")
    with pytest.raises(errors.ConfigurationError, match=r"^no_proxy has the entry '\[::1\]'"):
        kind(authorization="x")


@pytest.mark.parametrize("value", ["socks5://user:proxy-canary@127.0.0.1:1", "socks5h://h:1"])
def test_a_socks_proxy_without_its_package(
    value: str, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxies, "find_spec", lambda name: None)
    monkeypatch.setenv("ALL_PROXY", value)
    with pytest.raises(errors.ConfigurationError, match=r"ALL_PROXY .*httpx\[socks\]") as caught:
        loop.call("agents.speak", ELSEWHERE)
    assert SECRET not in str(caught.value)
    with pytest.raises(errors.ConfigurationError, match=r"^proxy is a SOCKS proxy"):
        AgentClient(authorization="x", proxy=value)


@pytest.mark.parametrize("value", ["[::1]", "::1/128", "intranet:x"])
def test_an_entry_of_no_proxy_the_library_cannot_read(
    value: str, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://u:{SECRET}@127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", value)
    with pytest.raises(errors.ConfigurationError, match="NO_PROXY") as caught:
        loop.call("agents.speak", ELSEWHERE)
    assert caught.value.__context__ is None


def test_no_proxy_alone_is_not_read(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "[::1]")
    with FaultServer() as server:
        assert loop.call("agents.get", server.url).agent_id == "A1"


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_variable_means_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")
    assert proxies.proxies_of_environment(ELSEWHERE) == {}


# The argument ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
@pytest.mark.parametrize(
    "value",
    [*ODD, "proxy.example:3128", "proxy.example", 5, b"http://h:1", {}, {"https://": "http://h:1"}],
)
def test_an_argument_that_cannot_be_read_is_refused_at_once(kind: Any, value: Any) -> None:
    with pytest.raises(errors.ConfigurationError, match=r"^proxy must ") as caught:
        kind(authorization="x", proxy=value)
    assert SECRET not in str(caught.value)


def test_an_empty_argument_is_none() -> None:
    assert AgentClient(authorization="x", proxy="")._sender.settings.proxy is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/base", "HTTP://LOCALHOST", "http://[::1]"])
@pytest.mark.parametrize(
    "value", ["http://proxy.example:3128", "https://10.0.0.1", httpx.Proxy("http://proxy.example")]
)
def test_a_proxy_elsewhere_does_not_read_what_is_meant_for_this_machine(
    url: str, value: Any, loop: Loop
) -> None:
    with pytest.raises(errors.ConfigurationError, match="must be on this machine"):
        loop.call("telephony.call", url, proxy=value)


def test_an_argument_opens_a_tunnel_too(loop: Loop, proxy: FaultServer) -> None:
    given = httpx.Proxy(f"http://127.0.0.1:{proxy.port}", auth=("user", SECRET))
    for value in (given, f"http://user:{SECRET}@127.0.0.1:{proxy.port}"):
        with pytest.raises(errors.ConnectionFailed):
            loop.call("agents.get", ELSEWHERE, proxy=value, max_retries=0)
    assert {asked.method for asked in proxy.received} == {"CONNECT"}
    assert all("authorization" not in asked.headers for asked in proxy.received)


# Other doors to plain http -----------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["127.0.0.999", "127.0.0.256", "127.1", "0127.0.0.1", "127.0.0.1."]
)
def test_what_only_looks_like_this_machine(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(errors.ConfigurationError, match="must be https"):
        AgentClient(authorization="x", base_url=f"http://{host}/")


@pytest.mark.parametrize("status", [302, 308])
def test_a_redirect_never_leads_to_plain_http(loop: Loop, status: int) -> None:
    import trustme

    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with FaultServer() as clear:
        targets = [clear.url, clear.url.replace("http:", "")]
        with FaultServer([reply(status, location=to) for to in targets], tls=context) as server:
            for _ in targets:
                with pytest.raises(errors.ApiError, match="is not followed"):
                    loop.call("agents.get", server.url, ssl_context=trusting, follow_redirects=True)
        assert clear.connections == 0


def test_every_host_of_every_area_is_https() -> None:
    from shengwang_agent import Area

    for area in (Area.US, Area.EU, Area.AP, Area.CN):
        pool = AgentClient(authorization="x", area=area).pool
        assert all(url.startswith("https://") for url in pool.urls())


@pytest.mark.parametrize("given", ["argument", "variable"])
def test_a_failed_connection_names_the_proxy_and_masks_its_credentials(
    loop: Loop, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"http://user:{SECRET}@127.0.0.1:9"
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("HTTPS_PROXY", address if given == "variable" else "")
    proxy = address if given == "argument" else None
    with pytest.raises(errors.ConnectionFailed) as caught:
        loop.call("agents.get", ELSEWHERE, proxy=proxy, max_retries=0)
    assert "through the proxy http://***@127.0.0.1:9" in str(caught.value)
    assert SECRET not in str(caught.value)
    assert caught.value.http_status == 502


@pytest.mark.parametrize("end", [f"/{SECRET}", f"?token={SECRET}", f"#{SECRET}", f"?a@{SECRET}"])
def test_of_a_proxy_only_the_host_is_told(loop: Loop, end: str) -> None:
    with pytest.raises(errors.ConnectionFailed) as caught:
        loop.call("agents.get", ELSEWHERE, proxy=f"http://127.0.0.1:9{end}", max_retries=0)
    assert str(caught.value).endswith("through the proxy http://127.0.0.1:9")
    assert SECRET not in f"{caught.value!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize("later", ["http://127.0.0.1:1", None])
def test_the_proxy_that_is_named_is_the_one_in_use(
    later: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with AgentClient(authorization="x", base_url=ELSEWHERE, max_retries=0) as client:
        for value in ("http://127.0.0.1:9", later):
            if value is None:
                monkeypatch.delenv("HTTPS_PROXY")
            else:
                monkeypatch.setenv("HTTPS_PROXY", value)
            with pytest.raises(errors.ConnectionFailed, match=r"the proxy http://127\.0\.0\.1:9$"):
                client.agents.get("app", "A1")
