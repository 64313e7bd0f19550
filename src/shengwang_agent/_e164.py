"""What a telephone number is: the one rule for rows, lists, the command line and the sandbox.

A number goes to the platform in the form of E.164: ``+``, country code, number; ASCII digits, 15
at most. In a list people also write blanks, dashes, dots and brackets; these are left out. Nothing
that would add, drop or change a digit is ever done: what could be read in two ways is refused. The
country of a number without ``+`` is never guessed: the caller names it, or the number is refused.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from shengwang_agent.errors import ConfigurationError

_SENT = re.compile(r"\+[1-9][0-9]{1,14}")

FEWEST_DIGITS = 7
"""Of a number in a list. E.164 knows no fewest; a shorter cell has lost its end."""

_LISTED = re.compile(rf"\+[1-9][0-9]{{{FEWEST_DIGITS - 1},14}}")

_HOW = "write it as +, country code and number, such as +861050000000"
_SHOWN, _LONGEST = 40, 100


def _without(*parts: str) -> dict[int, None]:
    return dict.fromkeys(map(ord, "".join(parts)))


# Marks that nobody sees; spreadsheets and address books put them around numbers.
_INVISIBLE = _without(
    "\u00ad\u200b\u200c\u200d\u200e\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff"
)
_BLANKS = " \t\u00a0\u2002\u2003\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_DECORATION = _without(_BLANKS, "-\u2010\u2011\u2012\u2013\u2014\u2212", "().")

_DECIMAL = re.compile(r"\+?[0-9]+\.(?:[0-9]{1,3}|0+)|[^.]*\.00?|.*\.[0-9]")
"""A dot that may be a decimal point: between bare digits and few others or zeros; before one or
two zeros; before one last digit."""

_FAULTS = [
    (re.compile(pattern), why)
    for pattern, why in (
        ("^['\u2018\u2019`\u00b4]", "an apostrophe before it, a spreadsheet's mark for text"),
        ("[\u061c\u200f\u202b\u202e\u2067]", "a mark in it that writes from right to left, so what is seen may not be what is dialled"),
        ("(?![0-9])[\\d\u00b2\u00b3\u00b9\u2070-\u2079\u207b-\u2089\u2460-\u24ff\u2776-\u2793]", "digits that are not plain 0 to 9"),
        ("[\uff0b\ufe62\u207a\u208a]", "a + that is not the plain one"),
        (r"[0-9]\s*[eE]\s*[+-]?\s*[0-9]", "scientific notation, in which digits are lost: format the column as text"),
        (rf"^(?:{_DECIMAL.pattern})$", "a decimal number, as a column with gaps or a spreadsheet makes it: load the column as text"),
        (r"[0-9][^0-9]*\+|[0-9]\s*[/\\,;|&\n\r\u3001\uff0c\uff1b].*[0-9]", "more than one number"),
        (r"(?i)[0-9]\D*(?:#|\*|x|ext|\u8f6c|\u5206\u673a)\D*[0-9]", "an extension, which cannot be dialled"),
        (r"[^\W\d_]", "letters in it"),
        (r"\(\s*0(?!086)|^[^0-9]*\+[0-9]{1,3}[^0-9]+0[^0-9]+[0-9]{2}", "the 0 of domestic calls after the country code: leave it out"),
    )
]  # fmt: skip
_ZEROS = re.compile(r"^[^0-9+]*00")

_CHINA = "86"
_AFTER_86 = re.compile(r"1[3-9][0-9]{9}|(?!1[3-9]|86)[1-9][0-9]{4,10}")
"""What may follow +86: mobile numbers have 11 digits, no number has more, none begins with 0 or 86."""
_IN_CHINA = re.compile(r"1[3-9][0-9]{9}|10[0-9]{8}|(?!86)[2-9][0-9]{9,10}")
"""What may be dialled within China, but for the 0: mobile numbers, and area codes with a number."""


def is_e164(value: object) -> bool:
    """Whether this is a number as the platform takes it."""
    return isinstance(value, str) and _SENT.fullmatch(value) is not None


def is_decimal(value: object) -> bool:
    """Whether a part of a number is true, false or a decimal: no number is made of these."""
    if isinstance(value, (bool, float)):
        return True
    return isinstance(value, str) and _DECIMAL.fullmatch(value.strip()) is not None


def is_gap(value: object) -> bool:
    """Whether a cell is empty: no value, blank text, or what a DataFrame has in place of one."""
    return not value.strip() if isinstance(value, str) else value is None or is_nan(value)


def is_nan(value: Any) -> bool:
    """Whether a value is NaN, NaT, NA or the like, of whatever library: not equal to itself."""
    try:
        return bool(value != value)
    except (TypeError, ValueError, ArithmeticError):
        return True  # NA will not say, a signalling NaN raises


def normalize_number(value: object, country: str | None = None, *, check: bool = False) -> str:
    """The number somebody wrote, as the platform takes it: ``+``, country code, number.

    Blanks, dashes, dots and brackets are left out; every digit stays. With ``country`` (two letters,
    such as ``"CN"``) a number may also be written as in that country, with ``00`` in place of ``+``,
    or with a country code and no ``+``: ``"138 0013 8000"``, ``"008613800138000"`` and
    ``"(86)13800138000"`` are ``"+8613800138000"``. Countries other than CN need the package
    ``phonenumbers``. With ``check`` it also says whether such a number can exist.

    Raises ValueError that says what is wrong, what was read (all digits but the last two hidden),
    and how to write it. Nothing is guessed: the 0 before an area code is refused, as is a number
    that could be read in two ways, and a Chinese one of another length. ConfigurationError when
    the country is none, or the package is needed and missing.
    """
    return read_number(value, country=country, check=check)


def read_number(
    value: object, source: str = "found", country: str | None = None, *, check: bool = False
) -> str:
    """``normalize_number``; ``source`` is the words of the error for where the number was read."""
    if type(value) is str and not check and _LISTED.fullmatch(value) and not _misfit(value):
        return value  # as nearly all are written
    if is_gap(value):
        raise ValueError("is missing")
    text = str(value).translate(_INVISIBLE).strip()
    number = text.translate(_DECORATION)
    why = _fault(value, text)
    if not why and country and number.isascii() and number.isdigit():
        number, why = _with_country(number, country.upper())
    why = why or (
        "00 in place of +" if _ZEROS.match(text) and number[:1] != "+" else _misfit(number)
    )
    if check and not why:
        why = _why_no_number(number, "is_valid_number")
    if why:
        raise ValueError(f"{why}; {source} {shown(value)}; {_HOW}" if number else why)
    return number


def _with_country(digits: str, country: str) -> tuple[str, str]:
    """The number that digits without + mean in a country, or why they mean none or two."""
    if country != "CN":
        found = _meant_by_library(digits, country)
    elif digits.startswith("00"):
        return f"+{digits[2:]}", ""
    else:
        found = [f"+{digits}"] if digits[:2] == _CHINA and _IN_CHINA.fullmatch(digits, 2) else []
        found += [f"+{_CHINA}{digits}"] if _IN_CHINA.fullmatch(digits) else []
    if len(found) == 1:
        return found[0], ""
    if found:
        return digits, f"two numbers of {country} could be meant: write + and the country code"
    if digits[0] == "0" != digits[1:2]:
        return digits, "the 0 of domestic calls: leave it out"
    return digits, f"{len(digits)} digits, which are no number of {country}"


def _meant_by_library(digits: str, country: str) -> list[str]:
    """The readings of digits that keep every one of them: from abroad, with the code, at home."""
    code = _code(country)
    abroad = "011" if code == "1" else "00"
    if digits.startswith(abroad):
        return [f"+{digits.removeprefix(abroad)}"]
    meant = [f"+{digits}"] if digits.startswith(code) else []
    return [
        one for one in (*meant, f"+{code}{digits}") if not _why_no_number(one, "is_possible_number")
    ]


def _why_no_number(number: str, test: str) -> str:
    """Why the library takes this for no number, or for another one."""
    library = _library()
    try:
        parsed = library.parse(number)
    except library.NumberParseException:
        return "there is no such country code"
    if library.format_number(parsed, library.PhoneNumberFormat.E164) != number:
        return "the 0 of domestic calls after the country code: leave it out"
    return "" if getattr(library, test)(parsed) else "no such number can exist"


def _code(country: Any, argument: str = "country") -> str:
    code = str(_library().country_code_for_region(country)) if isinstance(country, str) else "0"
    if code == "0":
        raise ConfigurationError(f"{argument}: expected two letters such as CN, got {country!r}")
    return code


def check_country(country: Any, check: bool = False, argument: str = "country") -> None:
    """Raise ConfigurationError, naming the argument, when numbers cannot be read as those of it."""
    country = country.upper() if isinstance(country, str) else country
    if country not in (None, "", "CN"):
        _code(country, argument)
    if check:
        _library()


def _library() -> Any:
    """``phonenumbers``, which knows the numbers of all countries."""
    try:
        return import_module("phonenumbers")
    except ImportError:
        raise ConfigurationError(
            "numbers of this country are read, and numbers are checked, by the package "
            'phonenumbers: pip install "shengwang-agent[numbers]"'
        ) from None


def shown(value: object) -> str:
    """What was read, in quotes, with all digits but the last two hidden."""
    text = str(value)
    text = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    last = [at for at, sign in enumerate(text) if sign.isnumeric()][-2:]
    return repr(
        "".join("*" if c.isnumeric() and at not in last else c for at, c in enumerate(text))
    )


def _fault(value: object, text: str) -> str:
    """Why this cannot be read as one number without guessing."""
    if isinstance(value, (bool, float)):
        return f"a {type(value).__name__} and no text: load the column as text"
    if len(text) > _LONGEST:
        return f"{len(text)} characters"
    return next((why for pattern, why in _FAULTS if pattern.search(text)), "")


def _misfit(number: str) -> str:
    """Why these signs, undecorated, are no number; "" when they are one."""
    digits = number.removeprefix("+")
    if not number:
        return "is missing"
    if not (digits.isascii() and digits.isdigit()):
        return "not a telephone number"
    if digits == number:
        return f"{len(digits)} digits without + and country code, such as +86"
    if digits[0] == "0":
        return "a 0 after the +, where the country code belongs"
    if len(digits) > 15:
        return f"{len(digits)} digits, and no number has more than 15"
    if digits.startswith(_CHINA) and not _AFTER_86.fullmatch(digits, 2):
        return f"{len(digits) - 2} digits after +86, which are no number there"
    return "" if len(digits) >= FEWEST_DIGITS else f"{len(digits)} digits only"
