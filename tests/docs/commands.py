"""What the commands of the documentation do when they are carried out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.docs.blocks import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pytest brings it along

if TYPE_CHECKING:
    from tests.docs.stage import Stage

toml = tomllib.loads
REQUIREMENT = re.compile(r"(?P<name>[\w-]+)(\[(?P<extras>[\w,-]+)\])?([<>=~].*)?")


def run_command(words: list[str], stage: Stage) -> str:
    """Carry out one command line; the text it prints. AssertionError when nobody knows it."""
    words = [re.sub(r"\$(\w+)", lambda m: os.environ.get(m[1], m[0]), word) for word in words]
    words = [re.sub(r":\d{4,5}\b", lambda m: stage.ports.get(m[0], m[0]), word) for word in words]
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        export(words[:1], stage)
        words = words[1:]
    if not words:
        return ""
    known = COMMANDS.get(words[0])
    assert known is not None, f"nobody knows how to check the command {words[0]!r}"
    return known(words[1:], stage)


def export(words: list[str], stage: Stage) -> str:
    """Set variables for the rest of the page."""
    for word in words:
        name, equals, value = word.partition("=")
        assert equals, f"export {word}: expected NAME=value"
        os.environ[name] = stage.with_ports(value)
    return ""


def unset(words: list[str], stage: Stage) -> str:
    """Take variables away for the rest of the page."""
    for word in words:
        os.environ.pop(word, None)
    return ""


def pip(words: list[str], stage: Stage) -> str:
    """Installing is not done again; that the extras exist is what a reader relies on."""
    project = toml((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    if "-r" in words:
        listed = words.index("-r") + 1
        words = [*words[: listed - 1], *(stage.folder / words[listed]).read_text("utf-8").split()]
    for word in (w for w in words[1:] if not w.startswith("-")):
        found = REQUIREMENT.fullmatch(word)
        assert found, f"pip {words[0]} {word}: not a requirement"
        if found["name"] == project["name"] and found["extras"]:
            unknown = set(found["extras"].split(",")) - set(project["optional-dependencies"])
            assert not unknown, f"there is no extra {unknown}"
    return ""


def make(words: list[str], stage: Stage) -> str:
    """The verbs exist; the suite runs them elsewhere."""
    verbs = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(words) <= verbs, f"make has no verb {set(words) - verbs}"
    return ""


def python(words: list[str], stage: Stage) -> str:
    """A program of the page or of the repository; the sandbox server only says hello."""
    if words[:2] == ["-m", "shengwang_agent.sandbox"]:
        return sandbox(words[2:], stage)
    if words[:2] == ["-m", "pytest"]:
        return pytest_run(words[2:], stage)
    if words[0] != "-m" and not (stage.folder / words[0]).exists():
        assert (ROOT / words[0]).exists(), f"no file {words[0]}"
        words = [str(ROOT / words[0]), *words[1:]]
    return process([sys.executable, *words], stage)


def sandbox(words: list[str], stage: Stage) -> str:
    """Serve the platform with the options shown until the page ends, on a free port."""
    shown = words[words.index("--port") + 1] if "--port" in words else "8000"
    given = re.sub(r"--port[ =]\d+", "", " ".join(words)).split()
    command = [sys.executable, "-m", "shengwang_agent.sandbox", *given, "--port", "0"]
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment(), cwd=stage.folder
    )
    assert started.stdout is not None
    for step in (started.stdout.close, started.wait, started.terminate):
        stage.closing.callback(step)  # carried out from the last on
    hello = started.stdout.readline()
    port = re.search(r"listens on http://127\.0\.0\.1(:\d+)", hello)
    assert port, hello
    stage.ports[f":{shown}"] = port[1]
    return hello


def listen(words: list[str], stage: Stage) -> str:
    """Start the real receiver with the options shown, on a free port, until it has said hello."""
    command = [sys.executable, "-m", "shengwang_agent.cli", *words, "--port", "0"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment(), cwd=stage.folder
    ) as started:
        assert started.stderr is not None
        hello = started.stderr.readline()
        started.terminate()
    assert "listens on http://127.0.0.1:" in hello, hello
    return hello


def cli(words: list[str], stage: Stage) -> str:
    """The command line of the package, in a process of its own."""
    if words[:1] == ["sandbox"]:
        return sandbox(words[1:], stage)
    if words[:1] == ["listen"] and "--replay" not in words:
        return listen(words, stage)
    return process([sys.executable, "-m", "shengwang_agent.cli", *words], stage)


def pytest_run(words: list[str], stage: Stage) -> str:
    """The test files of the page, with the plugin a user gets by installing the package.

    Of the other plugins only those of the pages load: all that are here would take a second.
    """
    from importlib.metadata import entry_points

    ours = {point.value: point.name for point in entry_points(group="pytest11")}
    plugin = "shengwang_agent._pytest_plugin"
    plugins = ("asyncio", "anyio", "pytest_httpx", ours.get(plugin, plugin))
    given = [word for name in plugins for word in ("-p", name)]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *given, *words]
    return process(command, stage, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")


def process(command: list[str], stage: Stage, **variables: str) -> str:
    """Run a program in the page's folder; AssertionError with its output when it fails."""
    done = subprocess.run(
        command,
        cwd=stage.folder,
        env={**environment(), **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def environment() -> dict[str, str]:
    """The environment of a child process, in which the package is importable from here."""
    roots = [str(ROOT / "src"), str(ROOT / "generated")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(roots)}


def uvicorn_run(words: list[str], stage: Stage) -> str:
    """Serve an app of the page until the page ends, on a free port in place of the one shown."""
    import uvicorn

    module, _, name = words[0].partition(":")
    app = getattr(__import__(module, fromlist=[name]), name)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    stage.closing.callback(thread.join)
    stage.closing.callback(setattr, server, "should_exit", True)  # carried out first
    while not server.started:
        assert thread.is_alive(), f"uvicorn {words[0]} did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    shown = words[words.index("--port") + 1] if "--port" in words else "8000"
    stage.ports[f":{shown}"] = f":{port}"
    return ""


def celery(words: list[str], stage: Stage) -> str:
    """Run a worker until the page ends. Its page is played where there is a Redis."""
    command = [sys.executable, "-m", "celery", *words]
    log = (stage.folder / "celery.log").open("wb")
    worker = subprocess.Popen(command, cwd=stage.folder, env=environment(), stdout=log, stderr=log)
    for step in (log.close, worker.wait, worker.terminate):  # carried out from the last on
        stage.closing.callback(step)
    return ""


def cd(words: list[str], stage: Stage) -> str:
    """Go into a folder that a command of the page has made."""
    folder = stage.folder / words[0]
    if folder.is_dir():
        stage.folder = folder
        os.chdir(folder)
        sys.path.insert(0, str(folder))
    return ""


def nothing(words: list[str], stage: Stage) -> str:
    """A command whose effect is outside of what is documented here (``git clone``)."""
    return ""


COMMANDS: dict[str, Callable[[list[str], Any], str]] = {
    "export": export,
    "unset": unset,
    "pip": pip,
    "make": make,
    "python": python,
    "pytest": pytest_run,
    "shengwang-agent": cli,
    "uvicorn": uvicorn_run,
    "celery": celery,
    "cd": cd,
    "git": nothing,
    "jupyter": nothing,
    "redis-server": nothing,
}
