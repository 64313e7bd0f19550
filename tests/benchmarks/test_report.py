"""The page, the pictures and the terminal, from results that are made up."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import __main__ as command, plots, report
from benchmarks.cases import BY_NAME
from benchmarks.fleet import Scenario, on_paper
from benchmarks.report import amount, times
from benchmarks.results import Results, ResultsError, load
from benchmarks.targets import TARGETS
from tests.benchmarks.made import MACHINE, Samples, calls, results

GROUPS = (
    "From a cold start",
    "One call after another",
    "Many tasks",
    "Other transports under this client",
    "Many threads",
    "Without a network",
    "Ten thousand items",
    "Models and tokens",
    "Clients made and dropped",
)
FORMS = ("floor", "plain", "fast", "sdk")
LETTER = 5.6
"""About how many pixels a letter of 11 px is wide."""
EVERY = tuple(target.name for target in TARGETS)


def three(floor: float, plain: float, sdk: float) -> dict[str, Samples]:
    return {"floor": calls(floor, floor), "plain": calls(plain, plain), "sdk": calls(sdk, sdk)}


def everything() -> Results:
    """Every case of every target, and the fleet."""
    made = {}
    for name, case in BY_NAME.items():
        if case.kind == "paper":
            continue
        rest = {"peak": 9.0, "growth": 1.0, "grown": 5e5, "modules": 80, "resident": 2e7}
        rest |= {"distributions": 10, "compiled": 0, "megabytes": 2.5, "sockets": 0}
        made[name] = {
            target: [
                {**sample, **rest}
                for sample in calls(1e-4 * (1 + (case.items or case.at_once)), 2e-4)
            ]
            for target in case.who
        }
    found = results(made, names=EVERY)
    found.fleet = on_paper(clients=500)
    return found


@pytest.fixture(scope="module")
def whole() -> Results:
    return everything()


@pytest.fixture(scope="module")
def drawn(whole: Results) -> dict[str, str]:
    """The page and the pictures of a whole run; to draw them takes seconds."""
    return pages(whole)


@pytest.fixture(scope="module")
def pictures(drawn: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in drawn.items() if name.endswith(".svg")}


def pages(found: Results) -> dict[str, str]:
    return {str(path): text for path, text in report.pages(found, Path()).items()}


def row(text: str, title: str) -> list[str]:
    line = next(line for line in text.splitlines() if line.startswith(f"| {title} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def text_of(found: Results) -> str:
    return report.page(found)


def test_a_bar_is_met_or_it_is_not() -> None:
    text = text_of(results({"get": three(1, 0.85, 1.5), "list": three(1, 1.2, 15)}))
    assert row(text, "agents.get, sync")[1:] == ["1.50", "0.85 (0.85–0.85)", "≤ 0.9", "met"]
    assert row(text, "agents.list, 100 items read")[4] == "**not met**"
    assert "1 of 2 targets are met" in text


def test_a_rate_has_to_be_high() -> None:
    text = text_of(results({"async-get-50": three(2, 1, 2.5)}))
    title = "async, 50 tasks, calls/s ÷ floor"
    assert row(text, title)[1:] == ["0.80", "2.00 (2.00–2.00)", "≥ 1.5", "met"]


def test_a_bar_without_a_measurement_is_neither() -> None:
    found = results({"get": three(1, 0.85, 1.5)})
    assert "1 of 1 targets are met" in text_of(found)
    assert "combined token" not in report.page(found)


def test_the_fast_form_has_columns_of_its_own_when_it_was_measured() -> None:
    samples = {**three(1, 0.85, 1.5), "fast": calls(0.8, 0.8)}
    found = results({"get": samples}, names=FORMS)
    cells = row(text_of(found), "agents.get, sync")
    assert cells[2:] == [
        "0.85 (0.85–0.85)",
        "≤ 0.9",
        "met",
        "0.80 (0.80–0.80)",
        "≤ 0.7",
        "**not met**",
    ]
    assert "1 of 2 targets are met" in text_of(found)


def test_install_bars_stand_for_themselves() -> None:
    sample = [{"distributions": 10.0, "compiled": 0.0, "megabytes": 4.2, "own": 1.92}]
    text = text_of(results({"install": {"floor": sample, "plain": sample}}))
    assert row(text, "distributions installed")[2:] == ["10", "≤ 10", "met"]
    own = row(text, "installed size of the client itself, MB")
    assert own[2:] == ["1.92 MB", "≤ 1.4", "**not met**"]


def test_what_is_not_offered_or_failed_says_so() -> None:
    samples: dict[str, Samples] = {"floor": calls(1), "plain": calls(1.2)}
    absent = results({"token": samples}, absent={"sdk": "no tokens"})
    assert row(text_of(absent), "combined token")[3] == "–"
    failed = results({"token": samples}, failed={"sdk": "it broke"})
    assert row(text_of(failed), "combined token")[3] == "failed"
    some = results({"token": {**samples, "sdk": [{}, *calls(5)]}}, failed={"sdk": "it broke"})
    assert row(text_of(some), "combined token")[3] == "5 s (1 failed)"


def test_the_page_of_a_whole_run_has_every_part(drawn: dict[str, str]) -> None:
    text = drawn["performance.md"]
    titles = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert titles[0] == "Targets"
    assert {*GROUPS, "Installed", "How cost grows", "A fleet in an outage"} <= set(titles)
    assert titles[-1] == "What was tried and did not help"
    assert "nan" not in text
    assert "None" not in text
    for picture in re.findall(r"\]\((images/[^)]+)\)", text):
        assert picture in drawn


def test_tables_are_whole(drawn: dict[str, str]) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", drawn["performance.md"], re.MULTILINE):
        widths = {len(re.findall(r"\|", line)) for line in table.splitlines()}
        assert len(widths) == 1, table


def test_the_same_results_make_the_same_files(whole: Results, drawn: dict[str, str]) -> None:
    assert pages(whole) == drawn


def test_pictures_are_xml_that_follows_the_theme(pictures: dict[str, str]) -> None:
    assert len(pictures) == 4
    for name, text in pictures.items():
        root = ElementTree.fromstring(text)
        assert root.get("aria-label"), name
        assert "prefers-color-scheme: dark" in text
        assert 'fill="currentColor"' in text
        assert "\n\n" not in text  # a blank line would end the picture inside a Markdown page
        width, height = float(root.get("width", 0)), float(root.get("height", 0))
        assert len(root.findall(".//{*}text")) > 8, name
        assert not re.search(r"#0{6}|#f{6}|DejaVu|<metadata|<g id=|type=\"text/css\"", text), name
        for found in root.iter():
            for key, most in (("x", width), ("y", height)):
                assert -1 <= float(found.get(key, 0)) <= most + 1, (name, found.attrib)


def test_all_words_of_a_picture_lie_inside_of_it(pictures: dict[str, str]) -> None:
    for name, picture in pictures.items():
        root = ElementTree.fromstring(picture)
        upright = [
            word for word in root.findall(".//{*}text") if "rotate(-0 " in word.get("transform", "")
        ]
        assert len(upright) > 8, name
        for word in upright:
            style, letters = word.get("style", ""), LETTER * len(word.text or "")
            share = 0.5 if "anchor: middle" in style else 1 if "anchor: end" in style else 0
            left = float(word.get("x", 0)) - share * letters
            assert -1 <= left <= left + letters <= float(root.get("width", 0)) + 1, (
                name,
                word.text,
            )


def test_pictures_of_one_page_share_no_name(pictures: dict[str, str]) -> None:
    names: list[str] = []
    for text in pictures.values():
        names += set(re.findall(r' id="([^"]+)"', text))
    assert len(names) == len(set(names))


def test_nothing_is_drawn_of_what_was_not_measured() -> None:
    assert plots.pictures(results({"to-dict": three(1, 1.2, 3)})) == {}


def test_growth_is_told_in_a_table(whole: Results) -> None:
    points = [(n, 1e-4 + 1e-6 * n) for n in (10, 100, 1000, 10_000)]
    cases = {f"grow-page-{n}": {"floor": calls(c), "plain": calls(c)} for n, c in points}
    cells = row(text_of(results(cases)), "agents in one page")
    assert cells[1:] == ["httpx", "1 µs", "0.96", "0%"]


def test_results_survive_the_disk(tmp_path: Path, whole: Results) -> None:
    whole.save(tmp_path / "results.json")
    again = load(tmp_path / "results.json")
    again.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_text() == (tmp_path / "results.json").read_text()
    assert text_of(again).splitlines()[:4] == text_of(whole).splitlines()[:4]
    assert again.cases.keys() == whole.cases.keys()


def test_written_files_are_fresh_until_the_results_change(tmp_path: Path) -> None:
    found = results({"get": three(1, 0.85, 1.5)})
    report.write(found, tmp_path)
    assert (tmp_path / "performance.md").exists()
    assert report.stale(found, tmp_path) == []
    other = results({"get": three(1, 0.95, 1.5)})
    assert tmp_path / "performance.md" in report.stale(other, tmp_path)


def test_later_cases_take_the_place_of_earlier_ones() -> None:
    old = results({"get": three(1, 0.95, 1.5), "list": three(1, 1, 2)})
    new = results({"get": three(1, 0.85, 1.5)})
    both = old.updated(new)
    assert both.cases["get"]["samples"]["plain"] == calls(0.85, 0.85)
    assert both.cases["list"]["samples"]["plain"] == calls(1, 1)


@pytest.mark.parametrize("what", ["processor", "python"])
def test_results_of_another_machine_are_refused_before_anything_is_measured(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "PUBLISHED", tmp_path / "results.json")
    monkeypatch.setattr(command, "this_machine", lambda: {**MACHINE, what: "another"})
    monkeypatch.setattr(command, "measured", pytest.fail)
    results({"get": three(1, 0.95, 1.5)}).save(tmp_path / "results.json")
    assert command.main(["--cases", "get", "--update"]) == 2
    assert f"another {what}" in capsys.readouterr().err


def test_results_that_are_not_there_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="run python -m benchmarks first"):
        load(tmp_path / "results.json")
    (tmp_path / "results.json").write_text('{"format": 0}')
    with pytest.raises(ResultsError, match="another format"):
        load(tmp_path / "results.json")


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.0, "2 s"), (0.0123, "12.3 ms"), (4.2e-5, "42 µs"), (1.2e-7, "0.12 µs")],
)
def test_seconds_have_a_unit(value: float, text: str) -> None:
    assert amount(value, "cpu") == text


def test_figures_are_short() -> None:
    assert [times(v) for v in (0.012, 0.85, 15.04, 1454.2)] == ["0.012", "0.85", "15.0", "1,454"]
    assert amount(1234.0, "rate") == "1,234/s"
    assert amount(817_000, "grown") == "817.0 kB"


@pytest.mark.parametrize(
    ("arguments", "published"),
    [
        ([], True),
        (["--quick"], False),
        (["--cases", "get"], False),
        (["--cases", "get", "--update"], True),
    ],
)
def test_only_a_whole_run_is_published(
    arguments: list[str], published: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PUBLISHED", "BUILD", "DOCS"):
        monkeypatch.setattr(command, name, tmp_path / name)
    found = results({"get": three(1, 0.95, 1.5)})
    monkeypatch.setattr(command, "measured", lambda given: found)
    monkeypatch.setattr(command, "this_machine", lambda: found.machine)
    if "--update" in arguments:
        found.save(command.PUBLISHED)
    assert command.main(arguments) == 0
    assert (tmp_path / "DOCS" / "performance.md").exists() is published
    assert (tmp_path / "PUBLISHED").exists() is published


def test_the_command_line_refuses_what_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.options(["--cases", "gte"])
    assert stopped.value.code == 2
    assert "the groups are: cold, contact, sync" in capsys.readouterr().err


def test_a_run_on_paper_starts_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "BUILD", tmp_path)
    monkeypatch.setattr(command, "made", pytest.fail)
    assert command.main(["--quick", "--cases", "fleet"]) == 0
    found = load(tmp_path / "results.json")
    assert found.fleet["scenario"]["clients"] < Scenario.clients
    assert (tmp_path / "docs" / "images" / "performance-fleet.svg").exists()


def test_a_bar_whose_case_failed_is_neither_met_nor_missed() -> None:
    found = results({"token": {"floor": calls(1)}}, failed={"plain": "it broke"})
    text = text_of(found)
    assert "0 of 0 targets are met" in text
    assert row(text, "combined token ÷ its HMAC and zlib")[2:] == ["failed", "≤ 1.25", ""]


@pytest.mark.parametrize(("who", "code"), [("sdk", 0), ("plain", 1)])
def test_a_failure_of_this_client_fails_the_run(
    who: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = results({"token": {"floor": calls(1)}}, failed={who: "it broke"})
    monkeypatch.setattr(command, "BUILD", tmp_path)
    monkeypatch.setattr(command, "measured", lambda given: found)
    assert command.main(["--cases", "token"]) == code
    assert f"FAILED token: {who}: it broke" in capsys.readouterr().err


def test_a_stale_page_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, path in {"PUBLISHED": tmp_path / "results.json", "DOCS": tmp_path}.items():
        monkeypatch.setattr(command, name, path)
    results({"get": three(1, 0.85, 1.5)}).save(command.PUBLISHED)
    assert command.main(["--report", "--check"]) == 1
    assert "performance.md is not what the results make" in capsys.readouterr().out
    assert command.main(["--report"]) == 0
    assert command.main(["--report", "--check"]) == 0
