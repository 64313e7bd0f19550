"""``python -m shengwang_agent.sandbox``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import fields

import httpx
import pytest

from shengwang_agent.sandbox import Sandbox, SandboxSettings
from shengwang_agent.sandbox.__main__ import greeting, main, parser, sandbox_from

COMMAND = [sys.executable, "-m", "shengwang_agent.sandbox", "--port", "0"]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent differently there")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_told_to_end(ending: signal.Signals) -> None:
    with subprocess.Popen(
        COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        lines = iter(server.stdout.readline, "")
        shown = dict(exports(lines))
        auth = (shown["SHENGWANG_USERNAME"], shown["SHENGWANG_PASSWORD"])
        url = shown["SHENGWANG_BASE_URL"]
        assert httpx.get(f"{url}/v2/phone-numbers", auth=auth, trust_env=False).json() == []
        server.send_signal(ending)
        _, errors = server.communicate(timeout=20)
        assert (server.returncode, errors) == (0, "")


def exports(lines: object) -> list[tuple[str, str]]:
    """The environment lines, up to the last one."""
    found = []
    for line in lines:  # type: ignore[attr-defined]
        if line.strip().startswith("export "):
            name, _, value = line.strip()[7:].partition("=")
            found.append((name, value.strip("'")))
        if "Ctrl-C" in line:
            break
    return found


def test_the_printed_environment_makes_a_client_work(monkeypatch: pytest.MonkeyPatch) -> None:
    from shengwang_agent import AgentClient

    given = vars(parser().parse_args(["--port", "0"]))
    with sandbox_from(given) as sandbox:
        for name, value in exports(greeting(sandbox, "posix").splitlines()):
            monkeypatch.setenv(name, value)
        with AgentClient() as client:
            assert client.agents.list().items == []


def test_on_windows_the_lines_are_those_of_powershell() -> None:
    with sandbox_from(vars(parser().parse_args(["--port", "0"]))) as sandbox:
        shown = [line.strip() for line in greeting(sandbox, "nt").splitlines()]
        assert f"$env:SHENGWANG_BASE_URL = '{sandbox.url}'" in shown
        assert "$env:SHENGWANG_APP_ID = 'demo'" in shown
        assert not [line for line in shown if line.startswith("export")]


def test_what_is_not_said_is_as_in_python() -> None:
    assert sandbox_from({}).settings == SandboxSettings(port=8000)


def test_every_setting_is_an_option_of_both_command_lines() -> None:
    from shengwang_agent.cli.app import program

    settings = {field.name for field in fields(SandboxSettings)}
    assert {action.dest for action in parser()._actions} - {"help"} == settings
    named = {parameter.name for parameter in program().commands["sandbox"].params}
    assert named - {"help"} == settings


def test_a_misspelt_setting_is_told_with_the_nearest_one() -> None:
    with pytest.raises(TypeError, match=r"Sandbox has not the setting 'max_agent'.*'max_agents'"):
        Sandbox(max_agent=1)  # type: ignore[call-arg]


def test_options_reach_the_sandbox() -> None:
    given = vars(parser().parse_args(
        ["--username", "me", "--password", "pw", "--app-id", "app", "--max-agents", "0", "--requests-per-second",
         "5", "--start-delay", "0", "--rings", "0", "--replies", "Yes."]
    ))  # fmt: skip
    sandbox = sandbox_from(given)
    assert sandbox.platform.credentials.username == "me"
    assert sandbox.platform.world.settings.max_agents == 0
    assert sandbox.platform.world.settings.requests_per_second == 5
    with sandbox.client() as client:
        agent = client.agents.start(name="a", pipeline_id="7", properties={
            "channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"],
        })  # fmt: skip
    sandbox.agent(str(agent.agent_id)).hears("Is it so?")
    assert sandbox.agent(str(agent.agent_id)).history[-1]["content"] == "Yes."
    shown = greeting(sandbox)
    sandbox.close()
    assert "pw" not in shown.replace("password", "")


def test_a_taken_port_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Sandbox() as sandbox:
        port = sandbox.url.rpartition(":")[2]
        assert main(["--port", port]) == 1
    told = capsys.readouterr().err
    assert told.startswith("The sandbox cannot start: ")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "jinja2"])
def test_a_missing_extra_is_told_by_name(missing: str) -> None:
    code = (
        f"import sys\nsys.modules[{missing!r}] = None\n"
        "from shengwang_agent.sandbox import Sandbox\n"
        "try:\n    Sandbox()\nexcept ModuleNotFoundError as error:\n    print(error.name, error)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    told = f'the sandbox needs {missing}: pip install "shengwang-agent[sandbox]"'
    assert ran.stdout.strip() == f"{missing} {told}", ran.stderr
    command = f"import sys\nsys.modules[{missing!r}] = None\n" + (
        "from shengwang_agent.sandbox.__main__ import main\nsys.exit(main(['--port', '0']))"
    )
    ran = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr.strip()) == (1, told)
