"""The pytest plugin, run in test suites of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

PLUGIN = "shengwang_agent._pytest_plugin"
# No other plugin of this environment may load modules on our account.
ALONE = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def suite(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a test file in a fresh interpreter, with the plugin."""
    (folder / "test_it.py").write_text(textwrap.dedent(text), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", PLUGIN]
    return subprocess.run(
        [*command, *options], cwd=folder, env=ALONE, capture_output=True, text=True, check=False
    )


def passes(folder: Path, text: str, *options: str) -> None:
    ran = suite(folder, text, *options)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_fixtures_work_together(tmp_path: Path) -> None:
    passes(
        tmp_path,
        """
        import pytest

        PROPERTIES = {
            "channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"],
        }

        def test_sync(agent_client, shengwang_sandbox):
            agent = agent_client.agents.start(name="a", pipeline_id="7", properties=PROPERTIES)
            shengwang_sandbox.agent(agent.agent_id).hears("hello")
            shengwang_sandbox.requests.assert_sent("agents.start", times=1)

        @pytest.mark.asyncio
        async def test_async(async_agent_client, shengwang_sandbox):
            shengwang_sandbox.next(503, retry_after=30)
            listed = await async_agent_client.agents.list()
            assert listed.items == []
            assert [entry.status for entry in shengwang_sandbox.requests] == [503, 200]

        def test_every_test_has_its_own(shengwang_sandbox):
            assert len(shengwang_sandbox.requests) == 0

        @pytest.mark.shengwang_sandbox(speed=0, start=100, max_agents=1)
        class TestMarked:
            def test_settings(self, shengwang_sandbox):
                assert shengwang_sandbox.clock.now() == 100

            @pytest.mark.shengwang_sandbox(start=200)
            def test_nearer_settings_win(self, shengwang_sandbox):
                assert shengwang_sandbox.clock.now() == 200
        """,
        *("-p", "pytest_asyncio.plugin", "-o", "asyncio_default_fixture_loop_scope=function"),
        *("--strict-markers", "-W", "error"),
    )


def test_the_network_is_closed(tmp_path: Path) -> None:
    passes(
        tmp_path,
        """
        import socket

        import httpx
        import pytest

        from shengwang_agent.sandbox.network import NetworkForbidden

        def test_elsewhere_is_forbidden(no_network):
            with pytest.raises(NetworkForbidden, match="'192.0.2.1'"):
                socket.create_connection(("192.0.2.1", 80), timeout=1)
            with pytest.raises(NetworkForbidden, match="'api.agora.io'"):
                httpx.get("https://api.agora.io/v2/phone-numbers", trust_env=False)
            probe = socket.socket()
            with pytest.raises(NetworkForbidden):
                probe.connect_ex(("192.0.2.1", 80))
            probe.close()

        def test_this_machine_is_not(no_network, shengwang_sandbox):
            url = f"{shengwang_sandbox.url}/v2/phone-numbers"
            assert httpx.get(url, auth=("u", "p"), trust_env=False).json() == []

        def test_it_is_open_again():
            probe = socket.socket()
            probe.settimeout(0.001)
            assert probe.connect_ex(("127.0.0.1", 9)) != 0
            assert socket.socket.connect.__qualname__ == "socket.connect"
            probe.close()
        """,
    )


def test_a_misspelt_setting_is_told(tmp_path: Path) -> None:
    ran = suite(
        tmp_path,
        """
        import pytest

        @pytest.mark.shengwang_sandbox(max_agent=1)
        def test_it(shengwang_sandbox):
            pass
        """,
    )
    assert ran.returncode != 0
    assert "max_agent" in ran.stdout


def test_a_suite_that_does_not_use_it_pays_with_one_module(tmp_path: Path) -> None:
    passes(
        tmp_path,
        f"""
        import sys

        def test_modules():
            ours = {{name for name in sys.modules if name.startswith("shengwang_agent")}}
            assert ours <= {{"shengwang_agent", "shengwang_agent._version", {PLUGIN!r}}}
            heavy = {{"httpx", "uvicorn", "starlette", "pydantic", "attrs", "attr", "sqlite3"}}
            assert not heavy & sys.modules.keys()
        """,
    )


def test_the_plugin_imports_only_pytest() -> None:
    code = (
        "import sys, pytest\nbefore = set(sys.modules)\n"
        f"import {PLUGIN}\nprint(*sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [
        "shengwang_agent",
        "shengwang_agent._pytest_plugin",
        "shengwang_agent._version",
    ]


def test_the_example_passes() -> None:
    example = Path(__file__).parents[2] / "examples" / "test_with_sandbox.py"
    asyncio = ("-p", "pytest_asyncio.plugin", "-o", "asyncio_mode=auto")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", PLUGIN]
    ran = subprocess.run(
        [*command, *asyncio, "-W", "error", str(example)],
        env=ALONE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith("........ ")
