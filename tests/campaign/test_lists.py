"""Lists as people send them: the files in ``lists/``, and who is called of each in China."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import Campaign
from shengwang_agent.errors import ConfigurationError
from tests.campaign.calls import PROPERTIES, SIP

LISTS = Path(__file__).with_name("lists")
ONE, TWO, THREE = "+8613800138000", "+8613800138001", "+8613800138002"
CHINESE = {"to_number": "{手机}"}

READ: dict[str, tuple[dict[str, Any], list[str], dict[int, str]]] = {
    "excel_gb18030.csv": ({"encoding": "gb18030", **CHINESE}, [ONE, TWO], {}),
    "excel_bom.csv": (CHINESE, [ONE, TWO], {}),
    "float_column.csv": ({}, [], {2: "a decimal number", 3: "is empty", 4: "scientific notation"}),
    "twins.csv": ({}, [ONE, TWO], {3: "the same number as in line 2", 4: "the same number as in line 2"}),
    "landlines.csv": ({}, ["+861050000000"], {
        2: "the 0 of domestic calls", 3: "the 0 of domestic calls", 5: "13 digits after +86",
    }),
    "full_width.csv": ({}, [THREE], {2: "not plain 0 to 9", 3: "a + that is not the plain one"}),
    "two_in_a_cell.csv": ({}, ["+8613800138003"], {2: "more than one number", 3: "an extension"}),
    "country_twice.csv": ({}, [THREE], {2: "13 digits after +86", 3: "12 digits after +86"}),
    "semicolons.csv": ({"delimiter": ";"}, [ONE], {}),
}  # fmt: skip
REFUSED = {
    "excel_gb18030.csv": "is not utf-8-sig text",
    "open_quote.csv": "line 2: a quote is not closed",
    "ragged.csv": "line 2: 3 values for 2 columns",
}


def campaign(name: str, tmp_path: Path, **more: Any) -> Campaign:
    sip = {key: value for key, value in SIP.items() if key != "to_number"}
    settings: dict[str, Any] = {"sip": sip, "properties": PROPERTIES, "region": "CN", **more}
    return Campaign.from_csv(LISTS / name, journal=tmp_path / "c.db", **settings)


@pytest.mark.parametrize("name", READ)
def test_who_is_called_and_who_is_left_out(name: str, tmp_path: Path) -> None:
    more, called, left = READ[name]
    found = campaign(name, tmp_path, bad_rows="skip", **more).dry_run()
    assert [planned.number for planned in found] == called
    reasons = {one.line: one.reason for one in found.left_out()}
    assert reasons.keys() == left.keys()
    for line, why in left.items():
        assert why in reasons[line]
    if left:
        with pytest.raises(ConfigurationError) as caught:
            campaign(name, tmp_path, **more).dry_run()
        assert all(f"line {line}: " in str(caught.value) for line in left)


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("bad_rows", ["skip", "refuse"])
def test_a_file_that_is_broken_is_refused_in_any_case(
    name: str, bad_rows: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        campaign(name, tmp_path, bad_rows=bad_rows).dry_run()
    assert REFUSED[name] in str(caught.value)


def test_every_list_is_read() -> None:
    assert {path.name for path in LISTS.iterdir()} == READ.keys() | REFUSED.keys()
