"""The picture of the command line in the README: real commands, their real output, as colours.

Part of ``make test-all``. ``docs/images/cli.png`` is written when ``UPDATE_SCREENSHOTS=1``, and
with it ``cli.txt`` beside this file: the words that are in the picture.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text
from selenium import webdriver

from shengwang_agent.sandbox import Sandbox
from tests.browser.test_sandbox_page import browser, size
from tests.docs.commands import environment

__all__ = ["browser"]  # a fixture

KEPT = Path(__file__).parents[2] / "docs" / "images" / "cli.png"
WORDS = Path(__file__).with_name("cli.txt")
COLUMNS = 96
COMMANDS = (
    "agents start --name front-desk --pipeline-id desk --channel lobby --token t"
    " --agent-rtc-uid 1001 --remote-rtc-uids 1002",
    "agents list",
    "telephony dial +8613800000002 --from +861050000000 --pipeline-id desk --yes",
    "telephony list --number +8613800000002",
)


def test_the_picture_shows_what_the_commands_print(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    shown = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        color_system="truecolor",
        force_terminal=True,
    )
    with Sandbox(start=1_764_000_000) as sandbox:
        sandbox.callee("answered", hangs_up_after=1, says="Hello?")
        for command in COMMANDS:
            shown.print(Text(f"$ shengwang-agent {command}", style="bold"))
            shown.print(Text.from_ansi(output(command, sandbox)), Text(""))
    page = tmp_path / "terminal.html"
    page.write_text(shown.export_html(inline_styles=True, clear=False), encoding="utf-8")
    size(browser, 900, 620)
    browser.get(page.as_uri())
    browser.execute_script(
        "document.body.style.cssText = 'margin:0;padding:18px;background:#fafafa;color:#222';"
        "for (const e of document.querySelectorAll('pre, code')) e.style.fontFamily ="
        " '\"DejaVu Sans Mono\", monospace', e.style.fontSize = '14px', e.style.margin = 0;"
    )
    updates = os.environ.get("UPDATE_SCREENSHOTS") == "1"
    assert browser.save_screenshot(str(KEPT if updates else tmp_path / KEPT.name))
    words = as_kept(shown.export_text())
    if updates:
        WORDS.write_text(words, encoding="utf-8")
    told = "run: UPDATE_SCREENSHOTS=1 pytest tests/browser/test_terminal_picture.py"
    assert (KEPT.exists(), words) == (True, WORDS.read_text("utf-8")), told


def as_kept(text: str) -> str:
    """The words without what is another one each time: seconds, and the name of a channel."""
    text = re.sub(r"\b\d\d:\d\d:\d\d\b", "16:00:00", text)
    text = re.sub(r"\bdial-[0-9a-f]{8}\b", "dial-0123abcd", text)
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def output(command: str, sandbox: Sandbox) -> str:
    variables = {
        "SHENGWANG_BASE_URL": sandbox.url,
        "SHENGWANG_APP_ID": "demo",
        "SHENGWANG_USERNAME": "sandbox",
        "SHENGWANG_PASSWORD": "sandbox",
        "FORCE_COLOR": "1",
        "COLUMNS": str(COLUMNS),
    }
    done = subprocess.run(
        [sys.executable, "-m", "shengwang_agent.cli", *shlex.split(command)],
        env={**environment(), **variables},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
