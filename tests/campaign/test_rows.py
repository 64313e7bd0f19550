"""Rows in: every source, every mistake reported with its line, nobody in memory."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import Campaign, RowErrors, read_csv
from shengwang_agent.campaign.rows import Person, Staged
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.telephony import CallTelephonyRequestProperties, CallTelephonyRequestSip
from tests.campaign.calls import PROPERTIES, SIP, number, people

Make = Callable[..., Campaign]


def planned(campaign: Campaign) -> list[Any]:
    return list(campaign.dry_run())


def problems(campaign: Campaign) -> list[str]:
    with pytest.raises(RowErrors) as caught:
        planned(campaign)
    return [str(problem) for problem in caught.value.problems]


# Sources ----------------------------------------------------------------------------------


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def test_csv_lines_are_those_of_the_file(make: Make, tmp_path: Path) -> None:
    text = f'phone,name\n{number(1)},"Li\nLei"\n\n{number(2)},Han Meimei\n'
    found = planned(make(write(tmp_path / "p.csv", text)))
    assert [(p.line, p.number) for p in found] == [(2, number(1)), (5, number(2))]


def test_a_csv_of_excel_is_read(make: Make, tmp_path: Path) -> None:
    bom = write(tmp_path / "bom.csv", f"phone,name\n{number(1)},李雷\n", "utf-8-sig")
    assert len(planned(make(bom))) == 1
    chinese = write(tmp_path / "gb.csv", f"phone,name\n{number(1)},李雷\n", "gb18030")
    with pytest.raises(ConfigurationError, match="gb18030"):
        planned(make(chinese))
    rows = read_csv(chinese, encoding="gb18030")
    (found,) = planned(make(rows, name="{name}"))
    assert found.request["name"] == "李雷"


@pytest.mark.parametrize(
    ("text", "names"),
    [("", "header"), ("a,b,a\n1,2,3\n", "twice"), ("phone,name\n1,2,3\n", "line 2: 3 values")],
)
def test_a_broken_csv_is_explained(make: Make, tmp_path: Path, text: str, names: str) -> None:
    with pytest.raises(ConfigurationError, match=names):
        planned(make(write(tmp_path / "p.csv", text)))


class Frame:
    """As much of a DataFrame as is used."""

    columns = ("phone", "age")

    def itertuples(self, index: bool, name: None) -> Iterator[tuple[Any, ...]]:
        assert index is False
        return iter([(number(1), 30), (number(2), float("nan"))])


def test_a_data_frame_and_its_gaps(make: Make) -> None:
    assert len(planned(make(Frame()))) == 2
    assert problems(make(Frame(), name="{age}")) == ["line 2: name: column 'age' is empty"]


class PolarsFrame:
    """The same for polars; iterated as it is, it would give columns."""

    def iter_rows(self, named: bool) -> Iterator[dict[str, Any]]:
        assert named
        return iter([{"phone": number(1), "age": 30}, {"phone": number(2), "age": None}])


def test_a_polars_frame_and_its_gaps(make: Make) -> None:
    assert len(planned(make(PolarsFrame()))) == 2
    assert problems(make(PolarsFrame(), name="{age}")) == ["line 2: name: column 'age' is empty"]


def test_a_function_gives_rows_anew_an_iterator_only_once(make: Make) -> None:
    anew = make(lambda: iter(people(2)))
    assert len(planned(anew)) == len(planned(anew)) == 2
    once = make(iter(people(2)))
    planned(once)
    with pytest.raises(ConfigurationError, match="read already"):
        planned(once)


# Checks -----------------------------------------------------------------------------------


def test_every_problem_is_reported_at_once(make: Make) -> None:
    rows = [
        {"phone": "13800000000", "name": "a", "tz": "Asia/Shanghai"},
        {"phone": number(1), "name": "", "tz": "Asia/Shanghai"},
        {"phone": number(2), "name": "c", "tz": "Mars/Base"},
        {"phone": "", "name": "d", "tz": ""},
        {"phone": number(5), "name": "e", "tz": ""},
        {"phone": number(5), "name": "f", "tz": ""},
        ["not", "a", "row"],
    ]
    found = problems(make(rows, name="{name}", zone="tz"))
    assert [text[: text.index(":", 7)] for text in found[:6]] == [
        "line 1: sip.to_number", "line 2: name", "line 3: tz",
        "line 4: sip.to_number", "line 6: key", "line 7: row",
    ]  # fmt: skip
    assert "11 digits without + and country code" in found[0]
    assert "same number as in line 5" in found[4]
    assert not any("138" in text for text in found), "numbers stay out of exception texts"


def test_a_missing_column_lists_those_there_are(make: Make) -> None:
    (text,) = problems(make([{"Phone": number(1)}]))
    assert "column 'phone' does not exist; there are 'Phone', 'channel'" in text


@pytest.mark.parametrize(
    ("sip", "properties", "field"),
    [
        ({"rtc_uid": None}, {}, "sip.rtc_uid"),
        ({"rtc_uid": 100}, {}, "sip.rtc_uid"),
        ({"rtc_token": None}, {}, "sip.rtc_token"),
        ({}, {"token": ""}, "properties.token"),
        ({}, {"agent_rtc_uid": None}, "properties.agent_rtc_uid"),
        ({"from_number": "10086"}, {}, "sip.from_number"),
        ({"from_number": lambda row: row["nobody"]}, {}, "sip.from_number"),
    ],
)
def test_what_a_call_needs_is_checked(make: Make, sip: Any, properties: Any, field: str) -> None:
    found = problems(make(people(1), sip={**SIP, **sip}, properties={**PROPERTIES, **properties}))
    assert [text.split(": ")[1] for text in found] == [field]


def test_numbers_are_dialled_without_their_decoration(make: Make) -> None:
    (found,) = planned(make([{"phone": "+86 (138) 0000-00.01"}]))
    assert found.number == found.key == found.request["sip"]["to_number"] == number(1)


def test_two_keys_may_share_a_number_one_key_may_not_come_twice(make: Make) -> None:
    rows = [{"phone": number(1), "id": "a"}, {"phone": number(1), "id": "b"}]
    assert len(planned(make(rows, key="id"))) == 2
    assert problems(make([rows[0], rows[0]], key="id")) == [
        "line 2: key: the same key as in line 1; nobody is called twice by accident"
    ]
    assert "is empty" in problems(make([{"phone": number(1), "id": ""}], key="id"))[0]


def test_many_problems_do_not_fill_the_memory(make: Make) -> None:
    with pytest.raises(RowErrors) as caught:
        planned(make({"phone": "x"} for _ in range(10_500)))
    assert caught.value.count == 10_500
    assert len(caught.value.problems) == 10_000
    assert str(caught.value).endswith("… and 10480 more in .problems")
    assert pickle.loads(pickle.dumps(caught.value)).count == 10_500


# Requests ---------------------------------------------------------------------------------


def test_the_request_is_filled_from_the_row(make: Make) -> None:
    llm = {
        "url": "https://llm.example.com",
        "greeting_message": '您好 {name}，{{user}} 和 {"a": 1} 不变',
        "system_messages": [{"role": "system", "content": "{name}!"}, {"role": "system"}],
    }
    (found,) = planned(
        make(
            people(1),
            name=lambda row: row["channel"].upper(),
            properties={**PROPERTIES, "llm": llm},
        )
    )
    properties = found.request["properties"]
    assert found.request["name"] == properties["channel"].upper()
    assert properties["llm"]["greeting_message"] == '您好 person 0，{{user}} 和 {"a": 1} 不变'
    assert properties["llm"]["system_messages"][0]["content"] == "person 0!"
    assert properties["remote_rtc_uids"] == ["100"]


def test_models_are_taken_as_dicts_are(make: Make) -> None:
    as_models = make(
        people(1),
        sip=CallTelephonyRequestSip(**SIP),
        properties=CallTelephonyRequestProperties(channel="{channel}", **PROPERTIES),
    )
    assert planned(as_models) == planned(make(people(1)))


def test_a_dry_run_shows_requests_without_secrets(make: Make) -> None:
    secret = make(people(1), properties={**PROPERTIES, "token": "canary"})
    (found,) = planned(secret)
    assert found.request["properties"]["token"] == "canary"
    assert "canary" not in repr(found)
    assert "agent_rtc_uid='111'" in repr(found)


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ({"properties": {**PROPERTIES, "channel": "mine"}}, "properties.channel"),
        ({"sip": "x"}, "sip"),
        ({"title": "to night"}, "title"),
        ({"only": ["123"]}, "only: entry 1"),
        ({"do_not_call": ["+8613800000000", "x"]}, "do_not_call: entry 2"),
        ({"retry": {"unknown": (2, 1.0)}}, "unknown"),
        ({"retry": {"busy": (0, 1.0)}}, "busy"),
        ({"lease": 0}, "lease"),
    ],
)
def test_settings_that_cannot_work_are_named(make: Make, more: dict[str, Any], names: str) -> None:
    with pytest.raises(ConfigurationError, match=names):
        make(people(1), **more)


def test_lists_of_numbers_may_be_files(make: Make, tmp_path: Path) -> None:
    listed = write(tmp_path / "blocked.txt", f"{number(0)}\n\n+86 138-0000-0001\n")
    assert [p.number for p in planned(make(people(3), do_not_call=listed))] == [number(2)]
    assert [p.number for p in planned(make(people(3), only=[number(1)]))] == [number(1)]


def test_a_column_named_channel_would_be_misunderstood(make: Make) -> None:
    assert "taken" in problems(make([{"phone": number(1), "channel": "x"}]))[0]


# Memory -----------------------------------------------------------------------------------


def test_rows_are_staged_outside_memory() -> None:
    def check(line: int, row: dict[str, Any], found: Any) -> Person:
        return Person(line, str(line), "+8613800000000", "", "x" * 1000)

    tracemalloc.start()
    with closing(Staged(({"i": i} for i in range(20_000)), check, None, False)) as rows:
        assert sum(1 for _ in rows.people()) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000, "20 MB of rows went through"
