"""Another package wrote into the folder, or took files along: the program says so in words.

The files are laid out as pip leaves them; the program runs on them in a process of its own.
"""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path

import pytest

import shengwang_agent
import shengwang_agent_api
from shengwang_agent import __version__
from tests.cli.terminal import Ran

REMEDY = "pip uninstall -y agent-server-sdk shengwang-agent; pip install shengwang-agent"
ROOT = Path(shengwang_agent.__file__).parent

# What agent-server-sdk 1.0.3 installs: the files that both packages have, and some of its own.
SHARED = [
    "__init__",
    "client",
    "environment",
    "agentkit/__init__",
    "agentkit/agent",
    "agentkit/agent_session",
    "agentkit/avatar_types",
    "agentkit/constants",
    "agentkit/token",
    "agentkit/vendors/__init__",
    "agentkit/vendors/avatar",
    "agentkit/vendors/base",
    "agentkit/vendors/llm",
    "agentkit/vendors/mllm",
    "agentkit/vendors/stt",
    "agentkit/vendors/tts",
    "agents/__init__",
    "agents/client",
    "agents/raw_client",
    "core/__init__",
    "core/api_error",
    "core/domain",
    "core/http_response",
    "core/pagination",
    "core/request_options",
    "phone_numbers/__init__",
    "phone_numbers/client",
    "phone_numbers/raw_client",
    "telephony/__init__",
    "telephony/client",
    "telephony/raw_client",
]
THEIRS = [*SHARED, "pool_client", "version", "core/file", "core/http_client", "types/__init__"]
# Without the source tree, which would stand in for a package that lost its __init__.py.
DEPENDENCIES = [p for p in sys.path if p and not (Path(p) / "shengwang_agent").is_dir()]
# Names resolve late over there, so that its import succeeds.
FOREIGN = "def __getattr__(name):\n    raise AttributeError(name)\n"


class Site:
    """A folder of installed packages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.package = root / "shengwang_agent"

    def install_ours(self) -> None:
        shutil.copytree(ROOT, self.package, dirs_exist_ok=True)
        generated = self.root / "shengwang_agent_api"
        if not generated.exists():  # nothing touches it
            generated.symlink_to(Path(shengwang_agent_api.__file__).parent)
        self._record("shengwang-agent", __version__, list(self.package.rglob("*.py")))

    def install_theirs(self) -> None:
        files = [self.package / f"{name}.py" for name in THEIRS]
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(FOREIGN, encoding="utf-8")
        self._record("agent-server-sdk", "1.0.3", files)

    def uninstall(self, name: str) -> None:
        """Remove what the record names, whoever wrote it, as pip does."""
        (info,) = self.root.glob(f"{name.replace('-', '_')}-*.dist-info")
        with (info / "RECORD").open(encoding="utf-8", newline="") as record:
            for row in csv.reader(record):
                file = self.root / row[0]
                file.unlink(missing_ok=True)
                Path(cache_from_source(str(file))).unlink(missing_ok=True)
        shutil.rmtree(info)
        for folder, _, _ in os.walk(self.package, topdown=False):
            if not os.listdir(folder):
                os.rmdir(folder)

    def _record(self, name: str, version: str, files: list[Path]) -> None:
        info = self.root / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n", encoding="utf-8")
        with (info / "RECORD").open("w", encoding="utf-8", newline="") as record:
            for file in files:
                digest = urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest())
                text = f"sha256={digest.rstrip(b'=').decode()}"
                csv.writer(record).writerow([file.relative_to(self.root).as_posix(), text, ""])

    def run(self, *argv: str) -> Ran:
        """The program, or with ``-c`` some Python, on these files."""
        command = argv if argv[:1] == ("-c",) else ("-m", "shengwang_agent.cli", *argv)
        path = os.pathsep.join([str(self.root), *DEPENDENCIES])
        settings = {"SHENGWANG_BASE_URL": "http://127.0.0.1:9", "COLUMNS": "500"}
        done = subprocess.run(
            [sys.executable, "-S", *command],
            env={**os.environ, "PYTHONPATH": path, **settings},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Ours, freshly installed."""
    made = Site(tmp_path / "site")
    made.root.mkdir()
    made.install_ours()
    return made


def told(ran: Ran, *words: str, code: int = 3) -> None:
    """The three lines: what, why, and the commands; no traceback."""
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.err
    lines = [line.strip() for line in ran.err.strip().splitlines()]
    assert [line.split(":")[0] for line in lines] == ["error", "cause", "fix"]
    assert lines[2] == f"fix: {REMEDY}"
    for word in words:
        assert word in ran.err


def overwritten(site: Site) -> None:
    site.install_theirs()


def taken_along(site: Site) -> None:
    site.install_theirs()
    site.uninstall("agent-server-sdk")


def taken_along_when_it_was_first(site: Site) -> None:
    site.uninstall("shengwang-agent")
    site.install_theirs()
    site.install_ours()
    site.uninstall("agent-server-sdk")


BROKEN: list[tuple[Callable[[Site], None], str]] = [
    (overwritten, "agent-server-sdk was installed over shengwang-agent"),
    (taken_along, "has lost its __init__.py"),
    (taken_along_when_it_was_first, "has lost its __init__.py"),
]
COMMANDS = ["doctor", "doctor --json", "--version", "agents list", ""]


@pytest.mark.parametrize(("happened", "words"), BROKEN)
def test_every_command_names_the_other_package(
    site: Site, happened: Callable[[Site], None], words: str
) -> None:
    happened(site)
    assert site.run("-c", "import shengwang_agent").code == 0, "the import cannot tell"
    for command in COMMANDS if happened is overwritten else COMMANDS[:1]:
        told(site.run(*command.split()), words, "agent-server-sdk", str(site.package))


def test_the_installed_program_says_it_too(site: Site) -> None:
    taken_along(site)
    script = "import sys; from shengwang_agent.cli import main; sys.exit(main(['doctor']))"
    told(site.run("-c", script), "has lost its __init__.py")


@pytest.mark.parametrize("text", ["", FOREIGN, '__version__ = "0.0.1"\n'])
def test_an_init_that_is_not_ours(site: Site, text: str) -> None:
    (site.package / "__init__.py").write_text(text, encoding="utf-8")
    told(site.run("doctor"), "__init__.py is not the file of shengwang-agent")


def test_ours_over_theirs_is_told_by_the_import(site: Site) -> None:
    site.uninstall("shengwang-agent")
    site.install_theirs()
    site.install_ours()
    for argv in (("-c", "import shengwang_agent"), ("doctor",)):
        ran = site.run(*argv)
        assert ran.code == 1
        assert REMEDY in ran.err


@pytest.mark.parametrize("order", [1, -1])
def test_all_is_well_after_the_remedy(site: Site, order: int) -> None:
    site.install_theirs()
    for name in ["agent-server-sdk", "shengwang-agent"][::order]:
        site.uninstall(name)
    assert not (site.package / "pool_client.py").exists()
    site.install_ours()
    ran = site.run("doctor", "--json")
    assert '"check": "installed"' in ran.out
    assert "files are unchanged" in ran.out
    assert ran.code == 12, "there is no platform, and it came as far as that"


@pytest.mark.parametrize(
    "name", ["webhooks.py", "client.py", "cli/campaigns/__init__.py", "cli/screen.py"]
)
def test_doctor_names_a_missing_file(site: Site, name: str) -> None:
    (site.package / name).unlink()
    ran = site.run("doctor")
    told(ran, code=3 if name == "cli/screen.py" else 12)
    assert f"1 missing (shengwang_agent/{name})" in ran.out + ran.err


def test_doctor_names_changed_files(site: Site) -> None:
    for name in ("client", "agents/client", "telephony/client", "core/domain"):
        (site.package / f"{name}.py").write_text(FOREIGN, encoding="utf-8")
    ran = site.run("doctor")
    told(ran, "installed failed", code=12)
    assert "4 not as installed (shengwang_agent/agents/client.py, " in ran.out


def test_doctor_sees_the_other_package_in_the_records(site: Site) -> None:
    site.install_theirs()
    shutil.copytree(ROOT, site.package, dirs_exist_ok=True)
    (site.package / "pool_client.py").unlink()
    ran = site.run("doctor")
    told(ran, "installed failed", code=12)
    assert "agent-server-sdk is installed in" in ran.out


def test_a_command_that_fails_for_it_says_so(site: Site) -> None:
    (site.package / "token.py").write_text(FOREIGN, encoding="utf-8")
    told(site.run("token", "inspect", "007abc"), "1 not as installed (shengwang_agent/token.py)")


def test_a_source_tree_has_nothing_to_compare(site: Site) -> None:
    shutil.rmtree(site.root / f"shengwang_agent-{__version__}.dist-info")
    (site.package / "client.py").open("a").close()
    assert "installed" not in site.run("doctor").out
