"""Lists as they come: odd files, gaps of every library, braces. Refused before a journal is made."""

from __future__ import annotations

import csv
import math
from collections import UserDict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from shengwang_agent.campaign import Campaign, RowErrors, read_csv
from shengwang_agent.errors import ConfigurationError
from tests.campaign.calls import PROPERTIES, SIP, number, people

Make = Callable[..., Campaign]

ONE, TWO, THREE = number(1), number(2), number(3)


def refused(campaign: Campaign) -> str:
    """What is wrong with the rows; no journal may be there after it."""
    with pytest.raises(ConfigurationError) as caught:
        campaign.load()
    assert not Path(campaign.journal).exists()
    return str(caught.value).partition("nobody was called\n")[2] or str(caught.value)


# Files ------------------------------------------------------------------------------------

BROKEN = {
    "a quote that takes in the rest": (f'phone,name\n{ONE},"Li\n{TWO},Han\n', "line 2: a quote is not closed"),
    "a quote that ends at the next one": (f'phone,name\n{ONE},"Li\n{TWO},"Han"\n', "line 2: ',' expected after '\"'"),
    "quotes that pair up wrongly": (f'phone,name\n{ONE},"Li\n{TWO},Han\n{THREE},"\n', "line 2: a value in quotes holds what looks like rows"),
    "rows inside the first of three columns": (f'phone,name,note\n{ONE},"Li,a\n{TWO},Han",b\n', "line 2: a value in quotes holds what looks like rows"),
    "a row inside the name before a number": (f'name,phone\n"Li,{ONE}\nHan",{TWO}\n', "line 2: a value in quotes holds what looks like rows"),
    "a quote in the header": (f'phone,"name\n{ONE},Li\n', "line 1: a quote is not closed"),
    "text after a quote": (f'phone,name\n{ONE},Li\n{TWO},"Han" Mei\n', "line 3: ',' expected"),
    "more cells than columns": (f"phone,name\n{ONE},Li, Lei\n", "line 2: 3 values for 2 columns"),
    "fewer cells than columns": (f"phone,name\n{ONE},Li\n\n{TWO}\n", "line 4: 1 value for 2 columns"),
    "a cell without an end": (f"phone,name\n{ONE},{'x' * 140_000}\n", "line 2: field larger than field limit"),
    "a NUL": (f"phone,name\n{ONE},L\0i\n", "line 2 holds a NUL"),
    "a column named twice": (f"phone, phone\n{ONE},{TWO}\n", "names ['phone'] twice"),
    "columns without a name": (f"phone,,\n{ONE},a,b\n", "names [''] twice"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_with_its_line(make: Make, tmp_path: Path, case: str) -> None:
    text, why = BROKEN[case]
    (tmp_path / "people.csv").write_text(text, encoding="utf-8")
    told = refused(make(tmp_path / "people.csv"))
    assert told.partition("people.csv")[2].lstrip(": ").startswith(why)


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("gb18030", "gb18030"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"),
     ("utf-16-be", "utf-16-be")],
)  # fmt: skip
@pytest.mark.parametrize("name", ["李雷", "Li Lei"])
def test_a_file_in_another_encoding_is_refused_and_read_when_it_is_named(
    make: Make, tmp_path: Path, encoding: str, named: str, name: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"phone,name\n{ONE},Han\n{TWO},{name}\n", encoding=encoding)
    if encoding != "gb18030" or not name.isascii():
        text = refused(make(path))
        assert f"encoding={named!r}" in text
        assert (
            "people.csv: line 1 " if encoding == "utf-16" or name.isascii() else "line 3 "
        ) in text
    rows = read_csv(path, encoding=named)
    assert [p.request["name"] for p in make(rows, name="{name}").dry_run()] == ["Han", name]


def test_text_that_is_not_in_the_encoding_named(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"phone\n{ONE}\n", encoding="utf-8")
    assert "there is no encoding 'utf-9'" in refused(make(read_csv(path, encoding="utf-9")))
    assert "is not utf-16 text" in refused(make(read_csv(path, encoding="utf-16")))


def test_a_workbook_is_no_list(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(b"PK\3\4\x14\0\x06\0\x08\0\0\0!\0\xb5\xff")
    assert "people.xlsx is a workbook, not text; save it as CSV" in refused(make(path))


def test_ordinary_files_are_read(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(
        f'\ufeffphone, name ,note\r\n\r\n"{ONE}","Li ""L"" Lei","on\r\ntwo lines"\r\n'
        f'{TWO},5" pipe,\r\n'.encode()
    )
    rows = list(read_csv(path, encoding="utf-8"))
    assert rows == [
        (3, {"phone": ONE, "name": 'Li "L" Lei', "note": "on\r\ntwo lines"}),
        (5, {"phone": TWO, "name": '5" pipe', "note": ""}),
    ]
    assert [p.line for p in make(path).dry_run()] == [3, 5]


def test_a_big_field_passes_when_the_program_allows_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"phone,note\n{ONE},{'x' * 140_000}\n")
    before = csv.field_size_limit(200_000)
    try:
        assert len(list(read_csv(path))) == 1
    finally:
        csv.field_size_limit(before)


# Gaps -------------------------------------------------------------------------------------


class NotAvailable:
    """As NA of pandas: compares to nothing, and has no truth."""

    def __repr__(self) -> str:
        return "<not available>"

    def __ne__(self, other: object) -> Any:
        return self

    def __eq__(self, other: object) -> Any:
        return self

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


NANS = [
    pd.NA, pd.NaT, math.nan, Decimal("NaN"), Decimal("sNaN"), np.float32("nan"), np.float64("nan"),
    np.datetime64("NaT", "s"), NotAvailable(),
]  # fmt: skip
GAPS = [*NANS, None, "", " ", "\u3000"]


@pytest.mark.parametrize("gap", GAPS, ids=repr)
def test_a_gap_is_never_called_and_never_said(make: Make, gap: Any) -> None:
    good = {"phone": ONE, "id": "1", "name": "a"}
    for column, more in (("phone", {}), ("id", {"key": "id"}), ("name", {"name": "Dear {name}"})):
        text = refused(make([good, {**good, "phone": TWO, "id": "2", column: gap}], **more))
        assert text.startswith("line 2: "), column
        assert "is empty" in text
    by_function = {**SIP, "to_number": lambda row: row["phone"]}
    assert refused(make([{**good, "phone": gap}], sip=by_function)).startswith("line 1: sip.to_num")
    assert refused(make([{**good, "name": gap}], name=lambda row: row["name"])).startswith(
        "line 1: name: "
    )
    list_of_numbers = [TWO, gap]
    with pytest.raises(
        ConfigurationError, match=r"do_not_call: entry 2 is not a telephone number.*: is missing"
    ):
        make([good], do_not_call=list_of_numbers)


@pytest.mark.parametrize("gap", NANS, ids=repr)
def test_a_zone_that_is_a_gap_of_a_frame_is_refused(make: Make, gap: Any) -> None:
    assert "line 1: tz: " in refused(make([{"phone": ONE, "tz": gap}], zone="tz"))


def test_an_empty_zone_takes_that_of_the_hours_a_missing_column_does_not(make: Make) -> None:
    assert (
        len(list(make([{"phone": ONE, "tz": ""}, {"phone": TWO, "tz": None}], zone="tz").dry_run()))
        == 2
    )
    assert "line 1: tz: the column does not exist" in refused(make([{"phone": ONE}], zone="tz"))


def test_gaps_in_columns_that_nobody_uses_do_not_matter(make: Make) -> None:
    rows = [{"phone": number(i), "age": gap} for i, gap in enumerate(GAPS)]
    assert make(rows).load() == len(GAPS)


def test_a_function_that_returns_a_gap_is_told(make: Make) -> None:
    properties = {**PROPERTIES, "idle_timeout": lambda row: row["seconds"]}
    text = refused(make([{"phone": ONE, "seconds": math.nan}], properties=properties))
    assert (
        text
        == "line 1: properties.idle_timeout: its function returned an empty value (NaN or the like)"
    )


# DataFrames -------------------------------------------------------------------------------


def test_a_column_of_numbers_with_a_gap_has_become_float(make: Make) -> None:
    frame = pd.DataFrame({"phone": [14155550101, None, 14155550102]})
    plus = {**SIP, "to_number": "+{phone}"}
    with pytest.raises(RowErrors) as caught:
        list(make(frame, sip=plus).dry_run())
    lines = [str(problem) for problem in caught.value.problems]
    assert [line[:23] for line in lines] == [f"line {n}: sip.to_number: "[:23] for n in (1, 2, 3)]
    assert "a float and no text" in lines[0]
    assert "column 'phone' is empty" in lines[1]


def test_a_column_of_whole_numbers_or_of_text_is_read(make: Make) -> None:
    plus = {**SIP, "to_number": "+{phone}"}
    for kind in ("int64", "Int64", "str", "object"):
        frame = pd.DataFrame({"phone": [14155550101, 14155550102]}).astype(kind)
        found = [p.number for p in make(frame, sip=plus).dry_run()]
        assert found == ["+14155550101", "+14155550102"]


def test_nullable_columns_and_their_gaps(make: Make) -> None:
    frame = pd.DataFrame(
        {
            "phone": pd.array([ONE, TWO, None], dtype="string"),
            "age": pd.array([30, None, 30], dtype="Int64"),
            "since": pd.to_datetime(["2026-01-01", "2026-01-02", None]),
        }
    )
    text = refused(make(frame, name="{age} {since}"))
    assert [line.partition("; ")[0] for line in text.splitlines()] == [
        "line 2: name: column 'age' is empty",
        "line 3: name: column 'since' is empty",
        "line 3: sip.to_number: column 'phone' is empty",
    ]


def test_two_columns_of_one_name(make: Make) -> None:
    frame = pd.DataFrame([[ONE, TWO]], columns=["phone", "phone"])
    assert "the DataFrame names ['phone'] twice" in refused(make(frame))


# Rows of programs -------------------------------------------------------------------------


class Cursor:
    """A mapping that is no dict."""

    def __init__(self, **columns: Any) -> None:
        self.columns = columns

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"phone": ONE, ("a", "b"): 1}, "row: cannot be kept as JSON"),
        (
            {"phone": ONE, 1: "x", "1": "y"},
            "row: cannot be kept as JSON: two columns have the same",
        ),
        ({"phone": ONE, None: ["more"]}, "row: cannot be kept as JSON: more values than columns"),
        ({"phone": ONE, "name": "\ud83d"}, "row: holds half a character"),
        (Cursor(phone=ONE), "row: expected a mapping of columns, got Cursor"),
        ((ONE,), "row: expected a mapping of columns, got tuple"),
    ],
)
def test_rows_that_cannot_be_kept(make: Make, row: Any, why: str) -> None:
    assert f"line 1: {why}" in refused(make([row]))


def test_mappings_with_values_of_other_libraries(make: Make) -> None:
    row = UserDict({"phone": ONE, "age": np.int64(30), 2: pd.Timestamp("2026-01-01")})
    (found,) = make([row], name="{age} {2}").dry_run()
    assert found.request["name"] == "30 2026-01-01 00:00:00"


# Braces -----------------------------------------------------------------------------------

ROW = {
    "phone": ONE,
    "First Name": "Li",
    "first-name": "Lei",
    "2nd": "B",
    "价格": "9",
    "a.b": "x",
    "o'k": "y",
}

FILLED = {
    "{First Name}": "Li",
    "{first-name}/{2nd}/{价格}/{a.b}/{o'k}": "Lei/B/9/x/y",
    "{{First Name}}": "{First Name}",
    "{{{First Name}}}": "{Li}",
    "{{ or }}, or }} alone": "{{ or }}, or } alone",
    "{{hotel}} {{args.x}} {{ user-name }}": "{{hotel}} {{args.x}} {{ user-name }}",
    '{"a": {"b": [1, {"c": "{2nd}"}]}}': '{"a": {"b": [1, {"c": "B"}]}}',
    '{{"a": {{"b": "{2nd}"}}}}': '{"a": {"b": "B"}}',
    "{'a': {{hotel}}}": "{'a': {{hotel}}}",
}


@pytest.mark.parametrize("text", FILLED)
def test_any_column_name_fills_in(make: Make, text: str) -> None:
    (found,) = make([ROW], properties={**PROPERTIES, "labels": {"x": text}}).dry_run()
    assert found.request["properties"]["labels"]["x"] == FILLED[text]


@pytest.mark.parametrize(
    "text", ["{nobody}", "{first name}", "{ 2nd }", "{phone!r}", '{"2nd"}', "{0}"]
)
def test_braces_that_name_no_column_are_refused(make: Make, text: str) -> None:
    found = refused(make([ROW], properties={**PROPERTIES, "labels": {"x": text}}))
    assert found.startswith(f"line 1: properties.labels.x: column {text[1:-1]!r} does not exist")
    assert "'First Name'" in found


@pytest.mark.parametrize(
    ("text", "brace"),
    [("Dear {2nd", "{ at character 6"), ("Dear 2nd}", "} at character 9"), ("{}", "{ at character 1"),
     ("{{2nd}", "} at character 6"), ("{a{2nd}}", "{ at character 1"), ('{"a": {2nd}', "{ at character 1"),
     ("{2nd}{", "{ at character 6")],
)  # fmt: skip
def test_half_a_pair_of_braces_names_the_field(make: Make, text: str, brace: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make([ROW], properties={**PROPERTIES, "llm": {"greeting_message": text}})
    told = str(caught.value)
    assert told.startswith(f"properties.llm.greeting_message: the {brace} has no other half")
    assert "Dear" not in told, "texts may hold secrets"


def test_values_with_braces_are_said_as_they_are(make: Make) -> None:
    row = {**people(1)[0], "name": "{phone} {{x}} }"}
    (found,) = make([row], name="{name}").dry_run()
    assert found.request["name"] == "{phone} {{x}} }"
