"""The built site in a real Chromium, at desktop and phone width.

Part of ``make test-all``: it needs Debian's packages chromium and chromium-driver.
"""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.docs.built import built_site

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}

# Elements that reach beyond the window although nothing around them scrolls or clips.
SPILLED = """
const clips = (node) => {
  for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.overflowX !== 'visible' || style.position === 'fixed') return true;
  }
  return false;
};
return [...document.querySelectorAll('.md-content *')].filter((node) => {
  const box = node.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !clips(node);
}).slice(0, 3).map((node) => node.outerHTML.slice(0, 200));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(tmp_path_factory.mktemp("site"))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _LittleToSearch(_Quiet):
    """Pages fetch the index of the search and build it, a second of work for each of them."""

    def do_GET(self) -> None:
        if not self.path.endswith("/search_index.json"):
            return super().do_GET()
        index = json.loads(Path(self.translate_path(self.path)).read_bytes())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({**index, "docs": index["docs"][:1]}).encode())


@contextmanager
def served(site: Path, handler: type[_Quiet]) -> Iterator[str]:
    """The address of the site while it is served."""
    bound = functools.partial(handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), bound) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site, _Quiet) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert program, "chromium is missing: apt-get install chromium chromium-driver"
    assert driver, "chromedriver is missing: apt-get install chromium-driver"
    options = Options()
    options.binary_location = program
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(driver))
    yield made
    made.quit()


def _resize(browser: webdriver.Chrome, width: str) -> None:
    size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
    metrics: dict[str, Any] = {**size, "deviceScaleFactor": 1, "mobile": width == "phone"}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def _pages(site: Path) -> list[str]:
    found = (page.parent.relative_to(site) for page in site.rglob("index.html"))
    return sorted("" if str(path) == "." else f"{path}/" for path in found)


def _complaints(browser: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


# Code and tables of which a part can be seen only by scrolling.
CUT = """
return [...document.querySelectorAll('pre > code, .md-typeset__scrollwrap')]
  .filter((node) => node.scrollWidth > node.clientWidth + 1)
  .map((node) => node.textContent.trim().slice(0, 80));
"""


def test_every_page_fits_both_windows_and_the_console_stays_quiet(
    site: Path, browser: webdriver.Chrome
) -> None:
    pages = _pages(site)
    assert len(pages) > 30
    with served(site, _LittleToSearch) as address:
        for page in pages:
            _resize(browser, "desktop")
            browser.get(f"{address}/{page}")
            _fits(browser, page, "desktop")
            assert browser.execute_script(CUT) == [], f"{page}, on a small desktop"
            _resize(browser, "phone")
            _fits(browser, page, "phone")
            assert _complaints(browser) == [], page


def _fits(browser: webdriver.Chrome, page: str, width: str) -> None:
    wide = browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page} is {wide} px wider than a {width}"
    assert browser.execute_script(SPILLED) == [], f"{page}, on a {width}"


def test_nothing_is_fetched_from_elsewhere(
    site: Path, address: str, browser: webdriver.Chrome
) -> None:
    for page in ("", "concepts/", "zh/", "reference/api/"):
        browser.get(f"{address}/{page}")
        names = browser.execute_script("return performance.getEntries().map((entry) => entry.name)")
        assert [n for n in names if n.startswith("http") and not n.startswith(address)] == []


def _colours(browser: webdriver.Chrome) -> tuple[str, str]:
    """The colour of a picture's words, and of the page behind it."""
    colours = browser.execute_script(
        "return [getComputedStyle(document.querySelector('figure.diagram text')).fill,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    return colours[0], colours[1]


def _brightness(colour: str) -> float:
    numbers = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")]
    return sum(numbers[:3]) / 3


def test_pictures_can_be_read_in_both_themes(address: str, browser: webdriver.Chrome) -> None:
    _resize(browser, "desktop")
    browser.get(f"{address}/concepts/")
    seen = {}
    for scheme in ("default", "slate"):
        browser.execute_script("document.body.dataset.mdColorScheme = arguments[0]", scheme)
        words, page = _colours(browser)
        assert abs(_brightness(words) - _brightness(page)) > 110, f"{scheme}: {words} on {page}"
        seen[scheme] = page
    assert seen["default"] != seen["slate"]


@pytest.mark.parametrize(
    ("start", "word"),
    [("", "OutcomeUnknown"), ("zh/", "沙盒"), ("", "MinimaxTtsParamsVoiceSetting")],
)
def test_the_search_finds_words_in_both_languages(
    start: str, word: str, address: str, browser: webdriver.Chrome
) -> None:
    _resize(browser, "desktop")
    browser.get(f"{address}/{start}")
    browser.find_element(
        By.CSS_SELECTOR, "label.md-header__button[for=__search], .md-search__input"
    )
    field = browser.find_element(By.CSS_SELECTOR, ".md-search__input")
    browser.execute_script("arguments[0].focus()", field)
    field.send_keys(word)
    WebDriverWait(browser, 20).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, ".md-search-result__item a")
    )
    assert _complaints(browser) == []


def test_the_language_menu_leads_to_the_same_page(address: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{address}/concepts/")
    link = browser.find_element(By.CSS_SELECTOR, "a.md-select__link[hreflang=zh]")
    assert link.get_attribute("href") == f"{address}/zh/concepts/"
