"""JSON is read the same with orjson and without: same values, same types, same refusals."""

from __future__ import annotations

import codecs
import random
from typing import Any

import pytest

from shengwang_agent._http import json as codec

EDGES = [str(2**bits + more) for bits in (53, 63, 64) for more in (-1, 0, 1)]
WHOLE = [*EDGES, *(f"-{edge}" for edge in EDGES), "-9999999999999999999", "-0", "9" * 40]


@pytest.mark.parametrize("text", WHOLE)
@pytest.mark.parametrize("around", ["%s", "[1,%s]", '{"n":%s}', '{"7":{"n": %s }}'])
def test_whole_numbers_are_never_changed(text: str, around: str) -> None:
    found: Any = codec.decode((around % text).encode())
    while not isinstance(found, (int, float)):
        found = [*found.values()][-1] if isinstance(found, dict) else found[-1]
    assert (type(found), found) == (int, int(text))


class Chance(random.Random):
    """Makes JSON, much of it just beside what is allowed."""

    def number(self) -> str:
        """A number in an odd spelling, or nearly one."""
        whole = self.choice([*EDGES, "0", "1", "00", "9" * self.randint(1, 22)])
        part = self.choice(["", "", ".", ".0", f".{self.randint(0, 10**20)}"])
        power = self.choice(["", "", "e5", "E+400", "e-400", "e308", "e309", "e-324", "e", "e23"])
        return self.choice(["", "-", "+"]) + whole + part + power

    def text(self) -> str:
        """A string with escapes and bytes that not every reader takes."""
        parts = ["\\ud800", "\\udc00", "\\ud83d\\ude00", "\\ud83d\\u0041", "\\u0000", "\\x", "\\"]
        parts += ["\x00", "\x1f", "\x7f", "é", "\u2028", "\ufeff", "\ud800", "a", ""]
        return '"' + "".join(self.choices(parts, k=self.randint(0, 3))) + '"'

    def value(self, depth: int = 0) -> str:
        """Any value; names of members come twice now and then."""
        kind = self.random()
        if kind < 0.6 or depth > 3:
            return self.number() if kind < 0.4 else self.text()
        if kind < 0.7:
            return self.choice(["true", "null", "NaN", "-Infinity", "nan", "True", "-NaN", ""])
        items = [self.value(depth + 1) for _ in range(self.randint(0, 4))]
        if kind < 0.85:
            return f"[{', '.join(items)}{self.choice(['', '', ','])}]"
        members = [self.choice([self.text(), '"a"']) + ":" + item for item in items]
        return "{" + ",".join(members) + "}"

    def document(self) -> bytes:
        """The bytes of one body, sometimes with a mark, damage or another encoding."""
        text = self.choice(["", "", " ", "\n", "\x0b", "\u00a0"]) + self.value()
        code = "utf-8" if self.random() < 0.98 else self.choice(["utf-16", "utf-16-le", "utf-32"])
        data = text.encode(code, "surrogatepass")
        if self.random() < 0.05:
            data = codecs.BOM_UTF8 + data
        if self.random() < 0.05 and data:
            at = self.randrange(len(data))
            data = data[:at] + self.choice([b"\0", b"\xff", b"\xed", b"\xc0"]) + data[at + 1 :]
        return data


def read(text: bytes) -> str:
    """What is read of a text, or why nothing is; NaN is not equal to itself, and types count."""
    try:
        return repr(codec.decode(text))
    except codec.Undecodable as error:
        return f"refused: {error}"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_is_read_or_refused_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Chance(seed)
    texts = [chance.document() for _ in range(1000)]
    found = [read(text) for text in texts]
    monkeypatch.setattr(codec, "orjson", None)
    differences = [(t, f, a) for t, f in zip(texts, found, strict=True) if f != (a := read(t))]
    assert not differences, differences[:5]
