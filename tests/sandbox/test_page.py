"""The page at the root: what it shows, what its buttons do, whom it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from shengwang_agent.sandbox import Heard, Sandbox, ToolRun, Wait
from shengwang_agent.sandbox.pieces import Piece

from .conftest import APP, START, api_of, number


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(start=START, speed=0) as made:
        yield made


@pytest.fixture
def browser(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client that behaves like a browser on this machine."""
    with httpx.Client(base_url=sandbox.url, trust_env=False, verify=False) as client:
        yield client


def push(browser: httpx.Client, action: str, **form: str) -> httpx.Response:
    return browser.post(f"/_sandbox/do/{action}", data=form)


def test_everything_is_on_the_page(sandbox: Sandbox, browser: httpx.Client) -> None:
    api = api_of(sandbox)
    agent = api.start("greeter", llm={"url": "u", "greeting_message": "Good day"})
    sandbox.agent(agent).hears("Who is there?")
    api.dial("+8613800000001")
    api("POST", "/v2/phone-numbers", number())
    page = browser.get(f"/?agent={agent}")
    assert page.status_code == 200
    for text in ("greeter", agent, "Good day", "Who is there?", "+8613800000001", "answered",
                 "+19876543210", "agents.start", "RUNNING"):  # fmt: skip
        assert text in page.text, text
    for secret in ("llm-key", "tts-key", "rtc-token", "sip-token", "sip-password"):
        assert secret not in page.text, secret


def test_a_conversation_shows_fillers_tools_and_what_nobody_heard(browser: httpx.Client) -> None:
    def reply(heard: Heard) -> Iterator[Piece]:
        yield Wait(2)
        yield ToolRun("lookupOrder", {"id": "17"}, True, {"state": "<shipped>"})
        yield "It is on its way and here on Friday."

    fillers = {"enable": True, "content": {"static_config": {"phrases": ["One moment."]}}}
    with Sandbox(start=START, speed=0, replies=reply) as sandbox:
        agent = api_of(sandbox).start(filler_words=fillers)
        sandbox.agent(agent).hears("Where is order 17?")
        sandbox.clock.advance(3.2)
        sandbox.agent(agent).hears("Stop")
        page = httpx.get(f"{sandbox.url}/?agent={agent}", trust_env=False, verify=False).text
    talk = re.sub(r"\s+", " ", page[page.index('class="bubbles"') :])
    for part in (
        '<li class="assistant filler" data-turn="1"><span>One moment.</span>',
        "<code>lookupOrder({&#34;id&#34;: &#34;17&#34;})</code> → {&#34;state&#34;: &#34;&lt;shipped&gt;&#34;}",
        '<span>It is on its<s title="nobody heard this"> way and here on Friday.</s></span>',
        '<li class="note">interrupted: start_of_speech</li>',
    ):
        assert part in talk, part
    assert talk.index("One moment") < talk.index("lookupOrder") < talk.index("It is on")


def test_an_empty_page_says_what_to_do(browser: httpx.Client) -> None:
    page = browser.get("/").text
    assert "Start one from your program" in page
    assert "Nothing received yet" in page


def test_text_from_outside_is_never_markup(sandbox: Sandbox, browser: httpx.Client) -> None:
    evil = '"><script>alert(1)</script>'
    api = api_of(sandbox)
    agent = api.start(evil, channel=evil, llm={"url": "u", "greeting_message": evil})
    api("POST", f"{APP}/agents/{agent}/speak", {"text": evil, "interruptable": True})
    api("POST", "/v2/phone-numbers", number(label=evil))
    api("GET", f"{APP}/agents/%3Cscript%3E")
    sandbox.next(500, detail=evil)
    api("GET", f"{APP}/agents")
    for text in (browser.get("/").text, str(browser.get("/_sandbox/parts").json())):
        assert "<script>alert" not in text
    assert "script-src 'self'" in browser.get("/").headers["content-security-policy"]


def test_parts_come_only_when_something_changed(sandbox: Sandbox, browser: httpx.Client) -> None:
    first = browser.get("/_sandbox/parts").json()
    same = browser.get("/_sandbox/parts", params={"version": first["version"]})
    assert (same.status_code, same.content) == (204, b"")
    api_of(sandbox).start("newcomer")
    changed = browser.get("/_sandbox/parts", params={"version": first["version"]})
    assert "newcomer" in changed.json()["agents"]


def test_faults_by_button(sandbox: Sandbox, browser: httpx.Client) -> None:
    api = api_of(sandbox)
    assert push(browser, "fault", kind="503").status_code == 303
    assert api("GET", f"{APP}/agents").status_code == 503
    push(browser, "fault", kind="drop_after")
    assert "drop_after" in browser.get("/").text
    push(browser, "fault", kind="clear")
    assert api("GET", f"{APP}/agents").status_code == 200
    kinds = set(re.findall(r'name="kind" value="(\w+)"', browser.get("/").text))
    for kind in kinds:
        assert push(browser, "fault", kind=kind).status_code == 303
    assert len(sandbox.faults.waiting()) == len(kinds) == 8


def test_calls_by_button(sandbox: Sandbox, browser: httpx.Client) -> None:
    api = api_of(sandbox)
    push(browser, "callee", outcome="manual")
    call, other = api.dial(), api.dial()
    push(browser, "react", id=call, outcome="answered")
    push(browser, "react", id=other, outcome="busy")
    assert api.call(call)["state"] == "answered"
    assert api.agent(other)["message"] == "agent exits with reason: call failed"
    push(browser, "hang-up", id=call)
    assert api.call(call)["reason"] == "hangup"


def test_talk_by_button(sandbox: Sandbox, browser: httpx.Client) -> None:
    api = api_of(sandbox)
    agent = api.start()
    answer = push(browser, "say", id=agent, back=agent, text="你好")
    assert answer.headers["location"] == f"/?agent={agent}"
    push(browser, "say", id=agent, text="   ")
    assert api.contents(agent) == [("user", "你好"), ("assistant", "You said: 你好")]
    push(browser, "caller-leaves", id=agent)
    push(browser, "advance", seconds="30")
    assert api.agent(agent)["message"] == "Idle for too long"
    other = api.start()
    push(browser, "fail", id=other)
    assert api.agent(other)["status"] == "FAILED"


@pytest.mark.parametrize(
    ("action", "form"),
    [("nothing", {}), ("fault", {"kind": "hail"}), ("say", {"id": "x", "text": "t"}),
     ("react", {"id": "x", "outcome": "sings"}), ("callee", {"outcome": "sings"}),
     ("advance", {"seconds": "-5"}), ("advance", {"seconds": "nan"}), ("hang-up", {})],
)  # fmt: skip
def test_a_button_that_does_not_exist_is_refused(
    browser: httpx.Client, action: str, form: dict[str, str]
) -> None:
    assert push(browser, action, **form).status_code == 400


def test_other_web_sites_may_neither_read_nor_push(sandbox: Sandbox, browser: httpx.Client) -> None:
    for path in ("/", "/_sandbox/parts", "/_sandbox/page.js"):
        rebound = browser.get(path, headers={"host": "evil.example"})
        assert rebound.status_code == 403, path
    pushed = browser.post(
        "/_sandbox/do/fault", data={"kind": "503"}, headers={"origin": "https://evil.example"}
    )
    assert pushed.status_code == 403
    own = browser.post("/_sandbox/do/fault", data={"kind": "503"}, headers={"origin": sandbox.url})
    assert own.status_code == 303
    assert sandbox.faults.waiting() == ["503"]


def test_a_redirect_never_leads_away(browser: httpx.Client) -> None:
    answer = push(browser, "fault", kind="clear", back="//evil.example")
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("page.css", "text/css"), ("page.js", "text/javascript"), ("icon.svg", "image/svg+xml")],
)
def test_its_files_are_served(browser: httpx.Client, name: str, kind: str) -> None:
    answer = browser.get(f"/_sandbox/{name}")
    assert answer.headers["content-type"].startswith(kind)
    assert answer.content
    assert browser.get("/favicon.ico").status_code == 200
    assert browser.get("/_sandbox/__init__.py").status_code == 404


def test_the_page_is_no_part_of_the_request_log(sandbox: Sandbox, browser: httpx.Client) -> None:
    browser.get("/")
    browser.get("/_sandbox/parts")
    assert len(sandbox.requests) == 0
