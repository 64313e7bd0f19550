"""Telephone numbers: read as they are written, or refused; never made into other ones."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from shengwang_agent._e164 import is_e164, normalize_number, read_number
from shengwang_agent.campaign import Campaign, Control, RowErrors
from shengwang_agent.errors import ConfigurationError
from tests.campaign.calls import SIP, number, people

Make = Callable[..., Campaign]

READ = {
    "+8613800000001": "+8613800000001",
    "+86 (138) 0000-00.01": "+8613800000001",
    "(+86) 138 0000 0001": "+8613800000001",
    "+1.415.555.0101": "+14155550101",
    "+33.1.23.45.67.00": "+33123456700",
    "+1 (800) 000-0000": "+18000000000",
    "+5 0 0 1 2 3 4 5": "+50012345",
    " +44 20 7946 0018\n": "+442079460018",
    "+39 06 1234567": "+39061234567",
    "+86\u00a0138\u20110000\u22120001": "+8613800000001",
    "+86\u3000138\u202f00000001": "+8613800000001",
    "\u202a+86138\u200b00000001\u202c": "+8613800000001",
    "\ufeff+8613800000001\u2069": "+8613800000001",
}

REFUSED: dict[Any, str] = {
    "14155550101.0": "decimal",
    "+14155550101.0": "decimal",
    "+14155550101.00": "decimal",
    "+1 4155550101.0": "decimal",
    "+1.4155550101.0": "decimal",
    "+14155550101.000000": "decimal",
    14155550101.0: "float",
    1.4155550101e20: "float",
    True: "bool",
    "1.4155550101E+10": "scientific",
    "1,4155550101e10": "scientific",
    Decimal("1.5E+10"): "scientific",
    "+44 (0) 20 7946 0018": "the 0 of domestic calls",
    "+44(0)2079460018": "the 0 of domestic calls",
    "+44 (020) 7946 0018": "the 0 of domestic calls",
    "+44 ( 0 ) 20 7946 0018": "the 0 of domestic calls",
    "+44 (\u200b0) 20 7946 0018": "the 0 of domestic calls",
    "+44 0 20 7946 0018": "the 0 of domestic calls",
    "+49-0-30-123456": "the 0 of domestic calls",
    "+\uff18\uff1613800000001": "not plain 0 to 9",
    "+86138000000\u0660\u0661": "not plain 0 to 9",
    "+86138000000\u06f0\u06f1": "not plain 0 to 9",
    "+86138000000\u00b2\u00b9": "not plain 0 to 9",
    "+86138000000\u2080\u2081": "not plain 0 to 9",
    "+86138000000\u2460\u2461": "not plain 0 to 9",
    "\uff0b8613800000001": "not the plain one",
    "+8613800000O01": "letters",
    "+1-800-FLOWERS": "letters",
    "tel:+8613800000001": "letters",
    b"+8613800000001": "letters",
    "#N/A": "letters",
    "'+8613800000001": "apostrophe",
    "\u2019+8613800000001": "apostrophe",
    "+8613800000001/+8613800000002": "more than one number",
    "+8613800000001/13800000002": "more than one number",
    "+8613800000001, +8613800000002": "more than one number",
    "+8613800000001 +8613800000002": "more than one number",
    "+8613800000001\n+8613800000002": "more than one number",
    "+8613800000001\u3001+8613800000002": "more than one number",
    "+8613800000001 x12": "extension",
    "+8613800000001 ext. 12": "extension",
    "+861050000000#801": "extension",
    "+861050000000\u8f6c801": "extension",
    "+86\u202e13800000001": "right to left",
    "\u200f+8613800000001": "right to left",
    "+123456": "6 digits only",
    "+1234567890123456": "16 digits",
    "+" + "1" * 200: "201 characters",
    "008613800000001": "00 in place of +",
    "(00) 86 138 0000 0001": "0 of domestic calls",
    "+008613800000001": "0 after the +",
    "+0123456789": "0 after the +",
    "13800000001": "11 digits without +",
    861050000000: "12 digits without +",
    "++8613800000001": "not a telephone number",
    "+86_138_0000_0001": "not a telephone number",
    "+86(138)0000[0001]": "not a telephone number",
    "+8613800000001\0": "not a telephone number",
    "+": "not a telephone number",
    "": "missing",
    " \u200b": "missing",
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_decoration_is_left_out_and_every_digit_kept(text: str) -> None:
    assert read_number(text) == READ[text]
    assert is_e164(READ[text])


BLANKS = " \t\u00a0\u2002\u2003\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff"
SIGNS: dict[str, tuple[str, str]] = {
    "an apostrophe": ("'\u2018\u2019`\u00b4", "{}+8613800000001"),
    "right to left": ("\u061c\u200f\u202b\u202e\u2067", "+86{}13800000001"),
    "not plain 0 to 9": ("\u0660\uff11\u00b2\u00b3\u00b9\u2070\u2089\u2460\u24ff\u2776\u2793", "+86138000000{}1"),
    "not the plain one": ("\uff0b\ufe62\u208a", "{}8613800000001"),
    "scientific notation": ("eE", "1.41555{}10"),
    "more than one number": ("/\\,;|&\n\r\u3001\uff0c\uff1b", "+8613800000001{}13800000002"),
    "an extension": ("#*xX\u8f6c", "+8613800000001 {} 801"),
}  # fmt: skip


@pytest.mark.parametrize("sign", [*BLANKS, *DASHES, *UNSEEN, *"()."], ids=ascii)
def test_every_decoration_is_left_out(sign: str) -> None:
    assert read_number(f"+86{sign}138{sign}10000001") == "+8613810000001"


@pytest.mark.parametrize(
    ("sign", "why"), [(sign, why) for why, (signs, _) in SIGNS.items() for sign in signs], ids=ascii
)
def test_every_sign_that_makes_doubt_is_refused(sign: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        read_number(SIGNS[why][1].format(sign))


@pytest.mark.parametrize("word", ["ext", "EXT", "\u5206\u673a"])
def test_words_for_an_extension(word: str) -> None:
    with pytest.raises(ValueError, match="an extension"):
        read_number(f"+8613800000001 {word} 801")


@pytest.mark.parametrize(
    ("number", "sent", "listed"),
    [
        ("+1", False, False),
        ("+12", True, False),
        ("+123456", True, False),
        ("+1234567", True, True),
        ("+123456789012345", True, True),
        ("+1234567890123456", False, False),
        ("+0123456789", False, False),
        ("8613800000001", False, False),
        ("+86 13800000001", False, True),
        ("+12 34567", False, True),
        ("+12 3456", False, False),
    ],
)
def test_how_many_digits_a_number_has(number: str, sent: bool, listed: bool) -> None:
    assert is_e164(number) is sent
    if listed:
        assert read_number(number) == number.replace(" ", "")
    else:
        with pytest.raises(ValueError, match=r"digits|0 after the \+"):
            read_number(number)


@pytest.mark.parametrize("value", REFUSED, ids=repr)
def test_what_could_be_another_number_is_refused_in_words(value: Any) -> None:
    with pytest.raises(ValueError, match=re.escape(REFUSED[value])) as caught:
        read_number(value)
    if str(value).strip(" \u200b+"):
        assert "write it as +, country code and number" in str(caught.value)


def test_what_was_read_is_shown_with_its_digits_hidden() -> None:
    with pytest.raises(ValueError, match="letters") as caught:
        read_number("tel:+8613812345678")
    assert "found 'tel:+***********78'" in str(caught.value)
    assert not re.search("138|2345", str(caught.value))


@pytest.mark.parametrize(
    "value", ["+1", "+12", "86", "+0123", "+86 138", "+1" + "2" * 15, 86, None]
)
def test_the_form_the_platform_takes(value: Any) -> None:
    assert is_e164(value) is (value == "+12")


# In rows and lists ------------------------------------------------------------------------


def refused(make: Make, rows: Any, **more: Any) -> list[str]:
    campaign = make(rows, **more)
    with pytest.raises(RowErrors) as caught:
        campaign.load()
    assert not Path(campaign.journal).exists(), "refused before a journal is written"
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "value", [value for value in REFUSED if str(value).strip(" \u200b")], ids=repr
)
def test_a_row_is_refused_with_line_and_column(make: Make, value: Any) -> None:
    (text,) = refused(make, [{"phone": value}])
    assert text.startswith("line 1: sip.to_number: ")
    assert REFUSED[value] in text
    assert "column 'phone' gave" in text


@pytest.mark.parametrize("value", REFUSED, ids=repr)
@pytest.mark.parametrize("argument", ["do_not_call", "only"])
def test_a_list_of_numbers_is_read_in_the_same_way(make: Make, argument: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(REFUSED[value])) as caught:
        make(people(1), **{argument: [number(1), value]})
    assert str(caught.value).startswith(f"{argument}: entry 2 is not a telephone number")


@pytest.mark.parametrize("text", [text for text in READ if text.strip() == text])
def test_decorated_numbers_of_a_list_are_those_of_the_rows(make: Make, text: str) -> None:
    make_one = make([{"phone": text}, *people(1)], do_not_call={READ[text]})
    assert [p.number for p in make_one.dry_run()] == [number(0)]
    other_way_round = make([{"phone": READ[text]}, *people(1)], do_not_call=iter([text]))
    assert [p.number for p in other_way_round.dry_run()] == [number(0)]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"\n\n+8613800000001\n8613800000002.0\n", "line 4 is not a telephone number in E.164 form: a decimal number"),
        (b"+8613800000001\n+44 (0) 20 7946 0018\n", "line 2 is not a telephone number in E.164 form: the 0 of domestic calls"),
        ("+8613800000001\n李雷\n".encode("gb18030"), "line 2 is not utf-8-sig text; save it as UTF-8"),
        ("+8613800000001\n".encode("utf-16"), "seems to be utf-16"),
        ("+8613800000001\n".encode("utf-16-le"), "line 1 is not a telephone number in E.164 form: not a telephone number"),
    ],
)  # fmt: skip
def test_a_file_of_numbers_is_refused_with_its_line(
    make: Make, tmp_path: Path, content: bytes, names: str
) -> None:
    (tmp_path / "never.txt").write_bytes(content)
    with pytest.raises(ConfigurationError, match=re.escape(names)) as caught:
        make(people(1), do_not_call=tmp_path / "never.txt")
    assert "never.txt" in str(caught.value) or str(caught.value).startswith("do_not_call: line")


def test_numbers_are_blocked_and_decided_about_in_the_same_way(make: Make) -> None:
    campaign = make(people(2))
    campaign.load()
    control = Control(campaign.journal)
    control.block("+86 138-0000-0000")
    with pytest.raises(
        ConfigurationError, match=r"numbers: entry 2 is not .*: the 0 of domestic calls"
    ):
        control.block(number(1), "+44 (0) 20 7946 0018")
    assert control.call_again("+86 138-0000-0000") == 0, "nobody is held"
    assert control.close_held("14155550101.0") == 0


@pytest.mark.parametrize(
    ("to_number", "row", "why"),
    [
        ("+{cc}{phone}", {"cc": 86.0, "phone": "13800000001"}, "a float"),
        ("+{cc}{phone}", {"cc": "86.0", "phone": "13800000001"}, "a decimal number"),
        ("+{phone}", {"phone": 14155550101.0}, "a float"),
        ("+86{phone}", {"phone": "13800000001.0"}, "a decimal number"),
        ("+86{phone}", {"phone": "+8613800000001"}, "more than one number"),
        ("+{cc}{phone}", {"cc": True, "phone": "13800000001"}, "a bool"),
    ],
)
def test_a_number_put_together_of_parts(make: Make, to_number: str, row: Any, why: str) -> None:
    (text,) = refused(make, [row], sip={**SIP, "to_number": to_number})
    assert why in text
    assert "column 'phone' gave" in text


def test_whole_numbers_are_digits_as_text_is(make: Make) -> None:
    sip = {**SIP, "to_number": "+{cc}{phone}"}
    (found,) = make([{"cc": 86, "phone": 13800000001}], sip=sip).dry_run()
    assert found.number == "+8613800000001"


def test_the_number_shown_to_the_callee_goes_out_as_it_was_read(make: Make) -> None:
    (fixed,) = make(people(1), sip={**SIP, "from_number": "+86 10-5000-0000"}).dry_run()
    assert fixed.request["sip"]["from_number"] == "+861050000000"
    rows = [{"phone": number(1), "from": "+86 (10) 5000 0000"}]
    (of_row,) = make(rows, sip={**SIP, "from_number": "{from}"}).dry_run()
    assert of_row.request["sip"]["from_number"] == "+861050000000"
    (text,) = refused(make, people(1), sip={**SIP, "from_number": "+44 (0) 20 7946 0018"})
    assert text.startswith("line 1: sip.from_number: the 0 of domestic calls")


# As they are written at home --------------------------------------------------------------

AT_HOME = [
    ("13800138000", "CN", "+8613800138000"),
    ("138 0013-8000", "cn", "+8613800138000"),
    (13800138000, "CN", "+8613800138000"),
    ("008613800138000", "CN", "+8613800138000"),
    ("(0086) 138 0013 8000", "CN", "+8613800138000"),
    ("(86)13800138000", "CN", "+8613800138000"),
    ("8613800138000", "CN", "+8613800138000"),
    ("+8613800138000", "CN", "+8613800138000"),
    ("+44 20 7946 0018", "CN", "+442079460018"),
    ("0044 20 7946 0018", "CN", "+442079460018"),
    ("10 5000 0000", "CN", "+861050000000"),
    ("571 8765 4321", "CN", "+8657187654321"),
    ("400 820 8820", "CN", "+864008208820"),
    ("20 7946 0018", "GB", "+442079460018"),
    ("00442079460018", "GB", "+442079460018"),
    ("415-555-2671", "US", "+14155552671"),
    ("1 415-555-2671", "US", "+14155552671"),
    ("011 44 2079460018", "US", "+442079460018"),
    ("06 12345678", "IT", "+390612345678"),
]

NOT_AT_HOME = [
    ("13800138000", None, "11 digits without + and country code"),
    ("008613800138000", None, "00 in place of +"),
    ("(86)13800138000", None, "13 digits without + and country code"),
    ("010 5000 0000", "CN", "the 0 of domestic calls"),
    ("86 010 5000 0000", "CN", "13 digits, which are no number of CN"),
    ("0086 010 5000 0000", "CN", "11 digits after +86"),
    ("1380013800", "CN", "10 digits, which are no number of CN"),
    ("138001380000", "CN", "12 digits, which are no number of CN"),
    ("8613800138", "CN", "10 digits, which are no number of CN"),
    ("50000000", "CN", "8 digits, which are no number of CN"),
    ("13800138000.0", "CN", "a decimal number"),
    (13800138000.0, "CN", "a float"),
    ("020 7946 0018", "GB", "the 0 of domestic calls"),
    ("85291234567", "HK", "two numbers of HK could be meant"),
    (None, "CN", "is missing"),
    (math.nan, "CN", "is missing"),
    (pd.NA, "CN", "is missing"),
]


@pytest.mark.parametrize(("text", "country", "read"), AT_HOME)
def test_a_number_is_read_as_in_the_country_that_is_named(
    text: Any, country: str, read: str
) -> None:
    assert normalize_number(text, country=country) == read


@pytest.mark.parametrize(("text", "country", "why"), NOT_AT_HOME)
def test_no_country_and_no_digit_is_guessed(text: Any, country: str | None, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        normalize_number(text, country=country)


@pytest.mark.parametrize(
    "text", ["+86138001380000", "+868613800138001", "+861380013800", "+86 010 5000 0000",
             "+86 10 5000 0000-801"]
)  # fmt: skip
def test_a_chinese_number_of_another_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"digits after \+86, which are no number there"):
        normalize_number(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [("+8610000000", "no such number can exist"), ("+14155550", "no such number can exist"),
     ("+44 020 7946 0018", "the 0 of domestic calls"), ("+9991234567", "no such country code")],
)  # fmt: skip
def test_whether_a_number_exists_is_asked_only_when_that_is_wanted(text: str, why: str) -> None:
    assert normalize_number(text).startswith("+")
    with pytest.raises(ValueError, match=why):
        normalize_number(text, check=True)
    assert normalize_number("+8613800138000", check=True) == "+8613800138000"


def test_a_country_that_is_none_and_a_library_that_is_missing_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ConfigurationError, match="expected two letters such as CN, got 'XX'"):
        normalize_number("13800138000", country="xx")
    monkeypatch.setitem(sys.modules, "phonenumbers", None)
    assert normalize_number("13800138000", country="CN") == "+8613800138000"
    for asked in ({"country": "GB"}, {"country": "CN", "check": True}):
        with pytest.raises(ConfigurationError, match=re.escape("shengwang-agent[numbers]")):
            normalize_number("13800138000", **asked)
