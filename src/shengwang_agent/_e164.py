"""What a telephone number is: the one rule for rows, lists, the command line and the sandbox.

A number goes to the platform in the form of E.164: ``+``, country code, number; ASCII digits, 15
at most. In a list people also write blanks, dashes, dots and brackets; these are left out. Nothing
that would add, drop or change a digit is ever done: what could be read in two ways is refused.
"""

from __future__ import annotations

import re

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
        (r"\(\s*0|^[^0-9]*\+[0-9]{1,3}[^0-9]+0[^0-9]+[0-9]{2}", "the 0 of domestic calls after the country code: leave it out"),
        (r"^[^0-9+]*00", "00 in place of +"),
    )
]  # fmt: skip


def is_e164(value: object) -> bool:
    """Whether this is a number as the platform takes it."""
    return isinstance(value, str) and _SENT.fullmatch(value) is not None


def is_decimal(value: object) -> bool:
    """Whether a part of a number is true, false or a decimal: no number is made of these."""
    if isinstance(value, (bool, float)):
        return True
    return isinstance(value, str) and _DECIMAL.fullmatch(value.strip()) is not None


def read_number(value: object, source: str = "found") -> str:
    """The number somebody wrote, as the platform takes it: without its decoration.

    Raises ValueError that says what is wrong, what was read from where (all digits but the last
    two hidden), and how a number is written.
    """
    if type(value) is str and _LISTED.fullmatch(value):
        return value  # as nearly all are written
    text = str(value).translate(_INVISIBLE).strip()
    number = text.translate(_DECORATION)
    why = _fault(value, text) or _misfit(number)
    if why:
        raise ValueError(f"{why}; {source} {shown(value)}; {_HOW}" if number else why)
    return number


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
    return "" if len(digits) >= FEWEST_DIGITS else f"{len(digits)} digits only"
