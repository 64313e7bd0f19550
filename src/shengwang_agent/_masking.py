"""What a server said, made fit for an error text: known secrets masked, no control characters."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from json import dumps
from urllib.parse import quote, quote_plus

MASK = "***"
SHORTEST = 5
"""Shorter secrets are not looked for: they stand in ordinary words."""

LONGEST = 100_000
"""Characters that are looked at; the rest is left out."""

_ID = re.compile(r"[A-Za-z0-9._:-]{1,80}")
_SPACE = r"(?:\s|\+|%20)+"
_TOKEN = re.compile(
    r"token(?:(?:=|%3D)(?:\"|%22)?[^\s\"',;&]+|[\"']?\s*:\s*[\"']?[^\s\"',;&]{16,})", re.I
)
_SIGNED = re.compile(r"007(?:[A-Za-z0-9+/=_-]|%2[BF]|%3D){24,}", re.I)
_SCHEME = re.compile(rf"\b(Basic|Bearer){_SPACE}([A-Za-z0-9+/=._~%-]{{4,}})", re.I)
_USER = re.compile(r"(://)[^/\s@]+@")
_SIGNS = ("token", "007", "basic", "bearer", "://")
"""What a text in small letters holds where one of these patterns finds something."""


def said(text: str, secrets: Iterable[str] = ()) -> str:
    """Words of the platform as they may be shown."""
    text = text[:LONGEST]
    signs, known = _known(frozenset(secrets))
    if signs.search(text.lower()):
        text = _SIGNED.sub(MASK, _TOKEN.sub(f"token={MASK}", known.sub(MASK, text)))
        text = _USER.sub(rf"\g<1>{MASK}@", _SCHEME.sub(_scheme, text))
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def masked_number(number: str) -> str:
    """A phone number with all but its last two digits hidden."""
    return "*" * max(len(number) - 2, 0) + number[-2:]


def told_id(text: str | None, secrets: Iterable[str] = ()) -> str | None:
    """An id the platform gave, if it is like one."""
    if text is None or _ID.fullmatch(text) is None:
        return None
    return said(text, secrets)


def _scheme(found: re.Match[str]) -> str:
    """``Basic authentication`` is two words; ``Basic dTpw`` is a user with a password."""
    scheme, value = found[1], found[2]
    if scheme.lower() == "basic":
        secret = ":" in decoded(value)
    else:
        secret = len(value) >= 16 and any(c.isdigit() for c in value)
    return f"{scheme} {MASK}" if secret else found[0]


def decoded(value: str) -> str:
    value = value.replace("%3D", "=").replace("%3d", "=")
    try:
        return b64decode(value + "=" * (-len(value) % 4)).decode("latin-1")
    except ValueError:
        return ""


# The secrets of a client are the same in all its errors, and their forms take longer to make than
# the rest of an error. (The module re keeps patterns too.)
@lru_cache(maxsize=64)
def _known(secrets: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a text in small letters holds that anything is masked in, and what the secrets look like.

    Most texts hold nothing; the first pattern says so in a tenth of the time of all others.
    """
    forms = {form for secret in secrets for form in _forms(secret)}
    signs = {*_SIGNS, *(form.lower() for form in forms)}
    longest_first = sorted(forms, key=len, reverse=True)
    return (
        re.compile("|".join(map(re.escape, signs))),
        re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.I),
    )


@lru_cache(maxsize=256)
def _forms(secret: str) -> tuple[str, ...]:
    return tuple(_written(secret))


def _written(secret: str) -> Iterator[str]:
    """The ways in which an echo may write it: as it is, percent-encoded, as JSON, as base64."""
    if len(secret) < SHORTEST:
        return
    data = secret.encode("utf-8", "surrogatepass")
    yield secret
    yield from (quote(data, safe=""), quote(data), quote_plus(data), escape(secret))
    yield from (dumps(secret)[1:-1], dumps(secret, ensure_ascii=False)[1:-1], data.hex())
    # Within base64 of a longer text it stands in one of three ways; the characters at both ends
    # mix with those of its neighbours.
    for shift in range(3):
        inner = b64encode(bytes(shift) + data)[-(-shift * 4 // 3) : (shift + len(data)) * 4 // 3]
        text = inner.decode()
        if len(text) >= SHORTEST:
            yield text
            yield text.replace("+", "-").replace("/", "_")
            yield quote(text, safe="")
