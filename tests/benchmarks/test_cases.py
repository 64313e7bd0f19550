"""Every case can be named, every bar has a case, every target an environment."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

import pytest

from benchmarks import cases, targets
from benchmarks.cases import BARS, Bar
from benchmarks.inside import clients
from benchmarks.inside.clients import NETWORK
from benchmarks.targets import TARGETS, Target

BY_NAME = {target.name: target for target in TARGETS}


def test_names_are_not_used_twice() -> None:
    assert len(cases.BY_NAME) == len(cases.CASES)
    assert len(BY_NAME) == len(TARGETS)
    assert not cases.BY_NAME.keys() & {case.group for case in cases.CASES} - {"install", "fleet"}


def test_every_work_of_a_call_is_known_to_the_adapters() -> None:
    alone = {"to_dict", "parse", "token", "construct", "opened"}
    for case in cases.CASES:
        if case.kind == "call":
            assert case.work.partition(":")[0] in alone | set(NETWORK), case.name


def test_every_bar_has_a_case_that_this_client_takes_part_in() -> None:
    for bar in BARS:
        assert {"plain", "floor"} <= set(cases.BY_NAME[bar.case].who)


def test_every_target_has_an_adapter_and_a_package_whose_version_is_told() -> None:
    for target in TARGETS:
        assert issubclass(getattr(clients, target.adapter), clients.Adapter)
    assert [t.package for t in TARGETS[:4]] == [
        "httpx",
        "shengwang-agent",
        "shengwang-agent",
        "agent-server-sdk",
    ]
    assert BY_NAME["sniffio"].package == "httpx"
    assert BY_NAME["aiohttp"].package == "httpx-aiohttp"


def test_cases_are_chosen_by_name_and_by_group() -> None:
    assert [case.name for case in cases.chosen("get, token")] == ["get", "token"]
    assert {case.group for case in cases.chosen("grow-page,cold")} == {"cold", "grow-page"}
    assert cases.chosen(",".join(cases.GROUPS)) == cases.CASES


@pytest.mark.parametrize("words", ["gte", "get,nothing", ""])
def test_an_unknown_case_is_refused_with_the_names_there_are(words: str) -> None:
    with pytest.raises(
        ArgumentTypeError, match=r"no case or group .* the groups are: cold, contact, sync"
    ):
        cases.chosen(words)


def test_a_family_is_all_its_members() -> None:
    many = cases.BY_NAME["async-history-50"]
    assert (many.work, many.mode, many.at_once, many.key) == ("history:1000", "tasks", 50, "rate")
    assert many.title == "history of 1,000 read, 50 tasks"
    assert cases.BY_NAME["async-get-1"].title == "agents.get, 1 task"
    assert cases.BY_NAME["mock-async-list"].title == "agents.list, 100 items read, awaited"
    assert cases.BY_NAME["grow-walk-100000"].items == 100_000
    assert cases.BY_NAME["grow-tasks-200"].at_once == 200


def test_dear_cases_have_few_rounds() -> None:
    names = ("get", "async-get-50", "async-get-500", "threads-list-500", "async-live-500")
    assert [cases.BY_NAME[name].most for name in names] == [100, 100, 3, 1, 2]


def test_a_bar_is_compared_as_it_is_printed() -> None:
    most, least = Bar("get", "", 0.9, None), Bar("async-get-50", "", 1.3, None)
    assert most.judge(0.904, "plain") == ("≤ 0.9", "met")
    assert most.judge(0.906, "plain") == ("≤ 0.9", "**not met**")
    assert least.judge(1.296, "plain") == ("≥ 1.3", "met")
    assert least.judge(1.29, "plain") == ("≥ 1.3", "**not met**")
    assert most.judge(None, "plain") == ("≤ 0.9", "")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of that of the environments."""
    monkeypatch.setattr(targets, "BUILD", tmp_path)
    return tmp_path


def test_the_stock_client_is_measured_only_where_its_generator_runs(
    build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Target, "make", lambda target, alike: None)
    monkeypatch.setattr(Target, "versions", lambda target: {})
    every = [target.name for target in TARGETS]
    for version, names in (((3, 11), every), ((3, 10), [n for n in every if n != "stock"])):
        monkeypatch.setattr("sys.version_info", version)
        assert [target.name for target in targets.made()] == names


def test_a_measured_process_sees_no_proxy_and_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "no_proxy", "SHENGWANG_BASE_URL", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("KEPT", "y")
    monkeypatch.setattr(targets.psutil, "Popen", lambda command, env: env)
    found: Any = BY_NAME["agora"].start("pass")
    assert found["KEPT"] == "y"
    assert found["PYTHONWARNINGS"] == "ignore"
    assert not {"HTTPS_PROXY", "no_proxy", "SHENGWANG_BASE_URL"} & found.keys()
    assert "PYTHONDONTWRITEBYTECODE" not in found


def test_programs_are_written_for_everyone_who_starts_cold() -> None:
    for name in cases.EVERYONE:
        for work in ("", "import", "answer", "far"):
            compile(
                BY_NAME[name].program(work, "http://127.0.0.1:9", Path("far.pem")), name, "exec"
            )


def distribution(site: Path, name: str, files: dict[str, int]) -> None:
    folder = site / f"{name}-1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    for path, size in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(b"x" * size)
    (folder / "RECORD").write_text("".join(f"{path},,\n" for path in files))


def test_the_footprint_counts_what_was_installed(build: Path) -> None:
    site = build / "env" / "plain" / "lib" / "python3" / "site-packages"
    distribution(site, "Plain", {"plain/a.py": 400_000, "plain/__pycache__/a.pyc": 900_000})
    distribution(site, "quick", {"quick/_q.so": 600_000})
    distribution(site, "pip", {"pip/p.py": 5_000_000})
    counts = {"distributions": 2, "compiled": 1, "megabytes": 1.0, "own": 0.0}
    assert BY_NAME["plain"].footprint() == counts
    assert BY_NAME["plain"].versions() == {"plain": "1.0", "quick": "1.0"}


@pytest.fixture
def ran(build: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What pip and its like were told to do, which they did not."""
    told: list[tuple[object, ...]] = []

    def pretend(*command: object, **more: object) -> None:
        told.append(command)
        (build / "env" / "floor").mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(targets, "_python", pretend)
    return told


def test_an_environment_is_made_once_and_again_when_it_is_stale(
    ran: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    state = [{"a.py": 1}]
    monkeypatch.setattr(targets, "_state", lambda requirement: state[0])
    for _ in range(2):
        BY_NAME["floor"].make({})
    assert [module for module, *_ in ran] == ["venv", "pip"]
    state[0] = {"a.py": 2}
    BY_NAME["floor"].make({})
    assert [module for module, *_ in ran] == ["venv", "pip"] * 2


def test_the_http_library_is_the_same_everywhere(ran: list[tuple[object, ...]]) -> None:
    BY_NAME["floor"].make({"h11": "0.16"})
    _, pip = ran
    constraints = Path(str(pip[pip.index("--constraint") + 1]))
    assert constraints.read_text() == "h11==0.16\n"
    BY_NAME["floor"].make({"h11": "0.17"})
    assert constraints.read_text() == "h11==0.17\n"


def test_a_changed_source_is_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "ROOT", tmp_path)
    (tmp_path / "src").mkdir()
    file = tmp_path / "src" / "a.py"
    file.write_text("one")
    before = targets._state("ours[fast]")
    assert before == targets._state("ours") != targets._state("httpx") == {}
    file.write_text("two")
    assert targets._state("ours") != before


def test_a_command_that_fails_says_what_it_said(build: Path) -> None:
    with pytest.raises(targets.BuildError, match=r"(?s)failed with 1:.*No module named no_such"):
        targets._python("no_such_module")
