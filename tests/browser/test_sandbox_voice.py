"""The page reads aloud and listens, in a real Chromium with its two speech interfaces stubbed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from shengwang_agent.sandbox import Heard, Sandbox, Wait
from tests.browser.test_sandbox_page import WIDTHS, browser, overflow, press, see, size

__all__ = ["browser"]

STUBS = """
window.spoken = []; window.hushed = 0; window.listeners = [];
const synthesis = { speak: (u) => spoken.push([u.text, u.lang]), cancel: () => { hushed += 1; } };
Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.webkitSpeechRecognition = class {
  start() { this.on = true; listeners.push(this); }
  abort() { this.on = false; this.onend?.(); }
  hear(text) {
    this.onspeechstart?.();
    const result = [{ transcript: text }];
    result.isFinal = true;
    this.onresult?.({ resultIndex: 0, results: [result] });
  }
};
window.SpeechRecognition = undefined;
"""
NONE = """
Object.defineProperty(window, "speechSynthesis", { value: undefined, configurable: true });
window.SpeechRecognition = window.webkitSpeechRecognition = undefined;
"""
HINT = "Wear headphones, else it hears the agent. Some browsers send the sound to their maker."


@contextmanager
def scripted(browser: webdriver.Chrome, script: str) -> Iterator[None]:
    """Every page that is opened inside runs this script first."""
    command = "Page.addScriptToEvaluateOnNewDocument"
    added = browser.execute_cdp_cmd(command, {"source": script})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


@pytest.fixture
def stubbed(browser: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    size(browser, *WIDTHS["desktop"])
    with scripted(browser, STUBS):
        yield browser


def story(heard: Heard) -> Iterator[Any]:
    if "story" in heard.text:
        yield "Once upon a time there was a king. "
        yield Wait(1)
        yield "He had three daughters, and nobody knew their names."
    else:
        yield "Gladly."


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(replies=story, speed=0, start=1_764_000_000) as made:
        yield made


def started(sandbox: Sandbox, name: str = "desk", **more: Any) -> str:
    """An agent that has greeted."""
    properties: Any = {
        "channel": name,
        "token": "t",
        "agent_rtc_uid": "1",
        "remote_rtc_uids": ["2"],
        "llm": {"url": "http://127.0.0.1:9/", "greeting_message": "Good evening."},
        **more,
    }
    with sandbox.client() as client:
        agent = client.agents.start(name=name, pipeline_id="p", properties=properties)
    sandbox.clock.advance(5)
    return str(agent.agent_id)


def until(browser: webdriver.Chrome, script: str) -> Any:
    """Wait until this is true in the page."""
    return WebDriverWait(browser, 20).until(lambda b: b.execute_script(f"return {script}"), script)


def texts(browser: webdriver.Chrome) -> list[str]:
    return [text for text, _ in browser.execute_script("return spoken")]


def opened(browser: webdriver.Chrome, sandbox: Sandbox, agent: str) -> None:
    browser.get(f"{sandbox.url}/?agent={agent}")
    see(browser, "talk", "Good evening.")


def test_nothing_is_heard_or_recorded_until_it_is_switched_on(
    stubbed: webdriver.Chrome, sandbox: Sandbox
) -> None:
    agent = started(sandbox)
    opened(stubbed, sandbox, agent)
    sandbox.agent(agent).hears("Hello")
    see(stubbed, "talk", "Gladly.")
    assert stubbed.execute_script("return [spoken.length, listeners.length]") == [0, 0]
    pressed = stubbed.find_elements(By.CSS_SELECTOR, "#voice [aria-pressed=true]")
    assert (pressed, stubbed.find_element(By.ID, "voice-note").text) == ([], "")


def test_new_words_are_read_aloud_once_as_they_come(
    stubbed: webdriver.Chrome, sandbox: Sandbox
) -> None:
    agent = started(sandbox, asr={"language": "zh-CN"})
    opened(stubbed, sandbox, agent)
    press(stubbed, "Read aloud", "voice")
    sandbox.agent(agent).hears("Tell me a story")
    until(stubbed, "spoken.length === 1")
    sandbox.clock.advance(1.5)
    until(stubbed, "spoken.length === 2")
    assert [text.strip() for text in texts(stubbed)] == [
        "Once upon a time there was a king.",
        "He had three daughters, and nobody knew their names.",
    ]
    assert stubbed.execute_script("return spoken[0][1]") == "zh-CN"
    press(stubbed, "Read aloud", "voice")
    sandbox.clock.advance(20)
    sandbox.agent(agent).hears("Thanks")
    see(stubbed, "talk", "Gladly.")
    assert len(texts(stubbed)) == 2


def test_another_agent_is_not_read_from_its_beginning(
    stubbed: webdriver.Chrome, sandbox: Sandbox
) -> None:
    first, second = started(sandbox), started(sandbox, "other")
    opened(stubbed, sandbox, first)
    press(stubbed, "Read aloud", "voice")
    stubbed.find_element(By.CSS_SELECTOR, f"a[data-agent='{second}']").click()
    until(stubbed, f"document.querySelector('.bubbles')?.dataset.of === '{second}'")
    sandbox.agent(second).hears("Hello")
    until(stubbed, "spoken.length > 0")
    assert texts(stubbed) == ["Gladly."]


def test_who_speaks_breaks_in(stubbed: webdriver.Chrome, sandbox: Sandbox) -> None:
    agent = started(sandbox)
    opened(stubbed, sandbox, agent)
    press(stubbed, "Read aloud", "voice")
    press(stubbed, "Microphone", "voice")
    assert stubbed.find_element(By.ID, "voice-note").text == HINT
    stubbed.execute_script("listeners[0].hear('Tell me a story')")
    until(stubbed, "spoken.length === 1")
    sandbox.clock.advance(1.5)
    before = stubbed.execute_script("return hushed")
    stubbed.execute_script("listeners[0].hear('Stop, please')")
    assert (
        stubbed.execute_script("return hushed") > before
    )  # at once, before the page has heard of it
    until(stubbed, "spoken.at(-1)[0] === 'Gladly.'")
    told, stopped = sandbox.agent(agent).conversation[1:]
    assert (told.asked, told.ended, told.heard) == (
        *("Tell me a story", "interrupted", "Once upon a time there"),
    )
    assert (stopped.asked, stopped.said) == ("Stop, please", "Gladly.")


def test_listening_goes_on_after_a_pause_and_ends_when_it_is_switched_off(
    stubbed: webdriver.Chrome, sandbox: Sandbox
) -> None:
    opened(stubbed, sandbox, started(sandbox))
    press(stubbed, "Microphone", "voice")
    stubbed.execute_script("listeners[0].onend()")
    until(stubbed, "listeners.length === 2")
    press(stubbed, "Microphone", "voice")
    assert stubbed.execute_script("return listeners[1].on") is False
    stubbed.execute_script("listeners[1].onend()")
    script = "const done = arguments[0]; setTimeout(() => done(listeners.length), 700)"
    assert stubbed.execute_async_script(script) == 2


@pytest.mark.parametrize(
    ("error", "text"),
    [
        ("not-allowed", "The browser was not allowed to use the microphone."),
        ("audio-capture", "There is no microphone."),
        ("network", "The browser's speech recognition cannot be reached."),
    ],
)
def test_a_microphone_that_fails_is_off_and_says_why(
    stubbed: webdriver.Chrome, sandbox: Sandbox, error: str, text: str
) -> None:
    opened(stubbed, sandbox, started(sandbox))
    press(stubbed, "Microphone", "voice")
    stubbed.execute_script(f"listeners[0].onerror({{error: '{error}'}}); listeners[0].onend()")
    assert stubbed.find_element(By.ID, "voice-note").text == text
    script = "const done = arguments[0]; setTimeout(() => done(listeners.length), 700)"
    assert stubbed.execute_async_script(script) == 1
    assert stubbed.find_elements(By.CSS_SELECTOR, "#voice [aria-pressed=true]") == []


@pytest.mark.parametrize("width", list(WIDTHS))
def test_a_browser_that_has_neither_says_so(
    browser: webdriver.Chrome, sandbox: Sandbox, width: str
) -> None:
    size(browser, *WIDTHS[width])
    with scripted(browser, NONE):
        opened(browser, sandbox, started(sandbox))
        text = "This browser cannot read aloud. This browser cannot listen."
        see(browser, "voice-note", text)
        buttons = browser.find_elements(By.CSS_SELECTOR, "#voice button")
        assert [button.is_enabled() for button in buttons] == [False, False]
        assert overflow(browser) <= 0
    errors = [e for e in browser.get_log("browser") if e["source"] == "javascript"]
    assert errors == []
