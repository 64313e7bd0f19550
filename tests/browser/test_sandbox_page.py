"""The sandbox's page in a real Chromium: watch, talk, break things; the client survives.

Part of ``make test-all``. The screenshot ``docs/images/sandbox.png`` is made here and written
when ``UPDATE_SCREENSHOTS=1``, and with it ``sandbox.txt`` beside this file: the words that are in it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from shengwang_agent import AgentClient, ConnectionLost
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode

KEPT = Path(__file__).parents[2] / "docs" / "images" / "sandbox.png"
WORDS = Path(__file__).with_name("sandbox.txt")
WIDTHS = {"desktop": (1280, 1000), "phone": (390, 844)}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    rules = {"(price|cost)": "The table is free of charge.", "thank": "You are welcome!"}
    with Sandbox(replies=rules, start=1_764_000_000, max_agents=None) as made:
        yield made


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AgentClient]:
    with (
        test_mode(),
        AgentClient(base_url=sandbox.url, username="u", password="p", app_id="demo") as made,
    ):
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert program, "chromium is missing: apt-get install chromium chromium-driver"
    assert driver, "chromedriver is missing: apt-get install chromium-driver"
    options = Options()
    options.binary_location = program
    quiet = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars")
    for argument in (*quiet, "--lang=en"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(driver))
    yield made
    made.quit()


def size(browser: webdriver.Chrome, width: int, height: int) -> None:
    """Make the page itself this wide; a real window would not go below 500 pixels."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def theme(browser: webdriver.Chrome, name: str) -> None:
    """Choose light or dark, as the system would."""
    features = [{"name": "prefers-color-scheme", "value": name}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def see(browser: webdriver.Chrome, where: str, text: str) -> None:
    """Wait until a part of the page shows a text."""
    waiting = WebDriverWait(browser, 20, ignored_exceptions=(Exception,))
    waiting.until(lambda b: text in b.find_element(By.ID, where).text, f"{text!r} in #{where}")


def badge(browser: webdriver.Chrome, name: str) -> None:
    """Wait until a fault is shown as waiting."""

    def shown(b: webdriver.Chrome) -> bool:
        return name in [badge.text for badge in b.find_elements(By.CSS_SELECTOR, "#faults .badge")]

    WebDriverWait(browser, 20, ignored_exceptions=(Exception,)).until(shown, f"badge {name}")


def ringing_call(client: AgentClient, sandbox: Sandbox) -> str:
    """Call until the button has arrived and the telephone rings on; the id of that call."""
    for _ in range(100):
        call = fill_call(client)
        if sandbox.call(call).state == "ringing":
            return call
    raise AssertionError("no call waits for the person at the page")


def press(browser: webdriver.Chrome, label: str, where: str = "body") -> None:
    """Push the button with this label."""
    inside = "body" if where == "body" else f"*[@id='{where}']"
    path = f"//{inside}//button[normalize-space()='{label}']"

    def push(b: webdriver.Chrome) -> bool:
        b.find_element(By.XPATH, path).click()
        return True

    WebDriverWait(browser, 20, ignored_exceptions=(Exception,)).until(push, f"button {label!r}")


def fill(client: AgentClient, sandbox: Sandbox) -> str:
    """An afternoon at the front desk; returns the id of its agent."""
    settings: dict[str, Any] = {
        "token": "<rtc token>",
        "agent_rtc_uid": "1001",
        "remote_rtc_uids": ["1002"],
        "llm": {"url": "https://llm.example/v1", "api_key": "secret-llm-key",
                "greeting_message": "Good day, this is the Golden Lotus."},
        "tts": {"vendor": "microsoft",
                "params": {"key": "secret-tts-key", "region": "eastasia", "voice_name": "v"}},
    }  # fmt: skip
    client.phone_numbers.add(
        provider="byo", phone_number="+861050000000", label="Front desk",
        inbound_config={}, outbound_config={},
    )  # fmt: skip
    sandbox.callee("busy", number="+8613800000001", sip=486)
    for number in ("+8613800000001", "+8613800000002"):
        client.telephony.call(
            name="reminder",
            sip={"to_number": number, "from_number": "+861050000000", "rtc_uid": "1",
                 "rtc_token": "secret-sip-token"},
            properties={**settings, "channel": "line-1"},
        )  # fmt: skip
    agent = client.agents.start(name="front-desk", properties={**settings, "channel": "desk"})
    return str(agent.agent_id)


def overflow(browser: webdriver.Chrome) -> int:
    """By how many pixels the page is wider than its window."""
    script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(browser.execute_script(script))


def test_watch_talk_and_break(
    browser: webdriver.Chrome, sandbox: Sandbox, client: AgentClient
) -> None:
    size(browser, *WIDTHS["desktop"])
    theme(browser, "light")
    browser.get(sandbox.url)
    see(browser, "agents", "No agent yet")
    agent = fill(client, sandbox)
    see(browser, "agents", "front-desk")
    see(browser, "talk", "this is the Golden Lotus")
    see(browser, "calls", "SIP 486")
    see(browser, "numbers", "Front desk")

    say = browser.find_element(By.ID, "say")
    say.send_keys("What does a table cost?", Keys.ENTER)
    see(browser, "talk", "The table is free of charge.")
    contents = client.agents.get_history(agent_id=agent).contents or []
    assert [entry.content for entry in contents][-2:] == [
        "What does a table cost?",
        "The table is free of charge.",
    ]

    press(browser, "Next answer: 503")
    badge(browser, "503")
    press(browser, "Connection drops")
    badge(browser, "drop_before")
    assert client.agents.get(agent_id=agent).status == "RUNNING", "two faults, one call, survived"
    faults = [entry.fault for entry in sandbox.requests.of("agents.get")]
    assert faults == ["503", "drop_before", None]
    see(browser, "requests", "drop_before")

    press(browser, "…after accepting")
    badge(browser, "drop_after")
    with pytest.raises(ConnectionLost):
        client.agents.speak(agent_id=agent, text="Was that heard?")
    see(browser, "talk", "Was that heard?")

    press(browser, "wait for me")
    call = ringing_call(client, sandbox)
    see(browser, "calls", "ringing")
    press(browser, "Pick up", "calls")
    WebDriverWait(browser, 20).until(
        lambda _: client.telephony.get(agent_id=call).state == "answered"
    )
    shown = browser.page_source
    assert "secret-" not in shown
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def fill_call(client: AgentClient) -> str:
    """One more call, whose callee waits for the person at the page."""
    call = client.telephony.call(
        name="reminder",
        sip={"to_number": "+8613800000003", "from_number": "+861050000000", "rtc_uid": "1",
             "rtc_token": "secret-sip-token"},
        properties={"channel": "line-2", "token": "t", "agent_rtc_uid": "1"},
    )  # fmt: skip
    return str(call.agent_id)


def test_what_the_reader_has_open_typed_or_scrolled_stays_while_news_come(
    browser: webdriver.Chrome, sandbox: Sandbox, client: AgentClient
) -> None:
    size(browser, *WIDTHS["desktop"])
    agent = fill(client, sandbox)
    for number in range(30):
        client.agents.speak(agent_id=agent, text=f"Line {number} of many")
    browser.get(f"{sandbox.url}/?agent={agent}")
    see(browser, "talk", "Line 29 of many")
    # The same elements to the end: a renewal that replaced them would make them stale.
    request = browser.find_element(By.ID, "request-1")
    field = browser.find_element(By.ID, "say")
    words = browser.find_element(By.ID, f"words-{agent}")
    request.find_element(By.TAG_NAME, "summary").click()
    field.send_keys("half sentence", *[Keys.ARROW_LEFT] * len("sentence"))
    browser.execute_script("arguments[0].scrollTop = 0", words)

    client.agents.speak(agent_id=agent, text="News from the program")
    see(browser, "talk", "News from the program")
    see(browser, "requests", "#35")
    assert request.get_attribute("open") is not None
    assert "Front desk" in request.text
    assert browser.execute_script("return arguments[0].scrollTop", words) == 0
    field.send_keys("a ", Keys.ENTER)
    see(browser, "talk", "half a sentence")

    bottom = "const e = arguments[0]; return e.scrollHeight - e.scrollTop - e.clientHeight"
    browser.execute_script("arguments[0].scrollTop = arguments[0].scrollHeight", words)
    client.agents.speak(agent_id=agent, text="More news")
    see(browser, "talk", "More news")
    assert browser.execute_script(bottom, words) <= 1


@pytest.mark.parametrize("width", list(WIDTHS))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_window_in_both_themes(
    browser: webdriver.Chrome, sandbox: Sandbox, client: AgentClient, width: str, scheme: str
) -> None:
    size(browser, *WIDTHS[width])
    theme(browser, scheme)
    agent = fill(client, sandbox)
    for text in ("What does a table cost?", "Thank you"):
        sandbox.clock.advance(6)  # else the caller would cut what the agent says
        sandbox.agent(agent).hears(text)
    sandbox.next(503)
    client.agents.get(agent_id=agent)
    sandbox.drop(after="accepted")
    browser.get(f"{sandbox.url}/?agent={agent}")
    see(browser, "talk", "You are welcome!")
    assert overflow(browser) <= 0
    ground = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, ground.strip("rgb()").split(","))) < 200) is (scheme == "dark")
    # One look: the page renews its parts, and an element of before would be gone.
    heights = "return [...document.querySelectorAll('button')].map((button) => button.offsetHeight)"
    assert min(browser.execute_script(heights)) >= 32
    if (width, scheme) == ("desktop", "light"):
        _is_the_picture(browser)


def _is_the_picture(browser: webdriver.Chrome) -> None:
    """The picture in the README shows the page as it is: its words are compared.

    But for the seconds, and for whether the agent is speaking at this moment.
    """
    shown = browser.execute_script("return document.body.innerText")
    shown = re.sub(r"\d\d:\d\d:\d\d", "16:00:00", shown)
    words = "".join(f"{line.rstrip()}\n" for line in shown.splitlines() if line != "speaking …")
    if os.environ.get("UPDATE_SCREENSHOTS") == "1":
        assert browser.save_screenshot(str(KEPT))
        WORDS.write_text(words, encoding="utf-8")
    told = "run: UPDATE_SCREENSHOTS=1 pytest tests/browser/test_sandbox_page.py"
    assert (KEPT.exists(), words) == (True, WORDS.read_text("utf-8")), told


# Elements that are cut at the window, or whose own text runs out of them.
SPILLED = """
return [...document.querySelectorAll('body *')].filter((node) => {
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  return box.width && (box.right > innerWidth + 1
    || (style.display !== 'inline' && style.overflowX === 'visible'
        && node.scrollWidth > node.clientWidth + 1));
}).slice(0, 3).map((node) => node.outerHTML.slice(0, 160));
"""


@pytest.mark.parametrize("width", [1280, 1024, 390])
def test_long_names_numbers_and_texts_stay_inside(
    browser: webdriver.Chrome, sandbox: Sandbox, client: AgentClient, width: int
) -> None:
    size(browser, width, 900)
    agent = fill(client, sandbox)
    long = client.agents.start(
        name="n" * 128,
        pipeline_id="desk",
        properties={"channel": "c" * 64, "token": "t", "agent_rtc_uid": "1001",
                    "remote_rtc_uids": ["1002"]},
    )  # fmt: skip
    client.phone_numbers.add(
        provider="byo", phone_number="+861234567890123", label="L" * 200, inbound_config={},
        outbound_config={},
    )  # fmt: skip
    sandbox.agent(str(long.agent_id)).hears("w" * 400)
    client.agents.speak(agent_id=agent, text="s" * 500)
    for shown in (long.agent_id, agent):
        browser.get(f"{sandbox.url}/?agent={shown}")
        see(browser, "agents", "n" * 128)
        browser.find_element(By.CSS_SELECTOR, "#requests summary").click()
        assert overflow(browser) <= 0
        assert browser.execute_script(SPILLED) == []


def test_the_page_says_when_the_sandbox_is_gone(browser: webdriver.Chrome) -> None:
    with Sandbox() as sandbox:
        browser.get(sandbox.url)
        see(browser, "agents", "No agent yet")
    waiting = WebDriverWait(browser, 20)
    waiting.until(lambda b: "away" in (b.find_element(By.TAG_NAME, "body").get_attribute("class")))


def test_it_works_without_javascript(
    browser: webdriver.Chrome, sandbox: Sandbox, client: AgentClient
) -> None:
    agent = fill(client, sandbox)
    # Switched off altogether, selenium could not read the page either.
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/page.js"]})
    try:
        browser.get(f"{sandbox.url}/?agent={agent}")
        browser.find_element(By.ID, "say").send_keys("thanks", Keys.ENTER)
        see(browser, "talk", "You are welcome!")
        press(browser, "Next answer: 503")
        badge(browser, "503")
    finally:
        browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
        browser.get_log("browser")
    assert sandbox.faults.waiting() == ["503"]
