"""Every case can be named, every bar has a case, every target an environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import cases, environments
from benchmarks.cases import BARS, Bar
from benchmarks.environments import Environment
from benchmarks.inside import clients
from benchmarks.inside.clients import NETWORK, parts
from benchmarks.targets import BY_NAME, TARGETS, wanted


def test_names_are_not_used_twice() -> None:
    assert len(cases.BY_NAME) == len(cases.CASES)
    assert len(BY_NAME) == len(TARGETS)
    assert not cases.BY_NAME.keys() & {case.group for case in cases.CASES} - {"install", "fleet"}


def test_every_work_of_a_call_is_known_to_the_adapters() -> None:
    alone = {"to_dict", "parse", "token", "construct", "opened"}
    for case in cases.CASES:
        if case.kind == "call":
            assert parts(case.work)[0] in alone | set(NETWORK), case.name


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
    assert cases.chosen(None) == cases.CASES


@pytest.mark.parametrize("words", ["gte", "get,nothing", ""])
def test_an_unknown_case_is_refused_with_the_names_there_are(words: str) -> None:
    with pytest.raises(
        ValueError, match=r"no case or group .* the groups are: cold, contact, sync"
    ):
        cases.chosen(words)


def test_growing_cases_know_their_size() -> None:
    assert cases.BY_NAME["grow-page-1000"].size == 1000
    assert cases.BY_NAME["grow-tasks-200"].size == 200
    assert cases.BY_NAME["grow-walk-100000"].size == 100_000


def test_a_bar_is_compared_as_it_is_printed() -> None:
    most, least = Bar("get", "", 0.9, None), Bar("get", "", 1.3, None, most=False)
    assert most.met(0.904, 0.9)
    assert not most.met(0.906, 0.9)
    assert least.met(1.296, 1.3)
    assert not least.met(1.29, 1.3)


def test_the_stock_client_is_measured_only_where_its_generator_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = [target.name for target in TARGETS]
    monkeypatch.setattr("sys.version_info", (3, 11))
    assert [target.name for target in wanted(None)] == every
    monkeypatch.setattr("sys.version_info", (3, 10))
    assert [target.name for target in wanted(None)] == [n for n in every if n != "stock"]
    with pytest.raises(ValueError, match=r"no target stock; there are: floor, plain, fast, "):
        wanted("stock")


def test_a_measured_process_sees_no_proxy_and_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "no_proxy", "SHENGWANG_BASE_URL", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("KEPT", "y")
    found = Environment(BY_NAME["agora"], Path("python")).variables()
    assert found["KEPT"] == "y"
    assert found["PYTHONWARNINGS"] == "ignore"
    assert not {"HTTPS_PROXY", "no_proxy", "SHENGWANG_BASE_URL"} & found.keys()
    assert "PYTHONDONTWRITEBYTECODE" not in found


def distribution(site: Path, name: str, files: dict[str, int]) -> None:
    folder = site / f"{name}-1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    for path, size in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(b"x" * size)
    (folder / "RECORD").write_text("".join(f"{path},,\n" for path in files))


def test_the_footprint_counts_what_was_installed(tmp_path: Path) -> None:
    site = tmp_path / "lib" / "python3" / "site-packages"
    distribution(site, "Plain", {"plain/a.py": 400_000, "plain/__pycache__/a.pyc": 900_000})
    distribution(site, "quick", {"quick/_q.so": 600_000})
    distribution(site, "pip", {"pip/p.py": 5_000_000})
    made = Environment(BY_NAME["plain"], tmp_path / "bin" / "python")
    assert made.footprint() == {
        "distributions": 2,
        "compiled": 1,
        "megabytes": 1.0,
        "own": 0.0,
    }
    assert made.versions() == {"plain": "1.0", "quick": "1.0"}


def test_an_environment_is_made_once_and_again_when_it_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def pretend(module: str, *arguments: object, **more: object) -> None:
        ran.append(module)
        (tmp_path / "env" / "floor").mkdir(parents=True, exist_ok=True)

    state = ["one"]
    monkeypatch.setattr(environments, "BUILD", tmp_path)
    monkeypatch.setattr(environments, "_python", pretend)
    monkeypatch.setattr(environments, "_state", lambda requirement: state[0])
    for _ in range(2):
        environments.environment_of(BY_NAME["floor"])
    assert ran == ["venv", "pip"]
    state[0] = "two"
    environments.environment_of(BY_NAME["floor"])
    assert ran == ["venv", "pip"] * 2


def test_the_http_library_has_to_be_the_same_everywhere(tmp_path: Path) -> None:
    made = []
    for target, name in (("floor", "h11"), ("plain", "h11"), ("sdk", "h12")):
        distribution(tmp_path / target / "lib" / "p" / "site-packages", name, {})
        made.append(Environment(BY_NAME[target], tmp_path / target / "bin" / "python"))
    environments.check_alike(made[:2])
    with pytest.raises(
        environments.BuildError, match=r"h11 differs .*1\.0 for floor.*None for sdk"
    ):
        environments.check_alike(made)


def test_a_command_that_fails_says_what_it_said(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(environments, "BUILD", tmp_path)
    with pytest.raises(
        environments.BuildError, match=r"(?s)failed with 1:.*No module named no_such"
    ):
        environments._python("no_such_module")
