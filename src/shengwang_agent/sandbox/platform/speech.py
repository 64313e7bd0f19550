"""What is spoken: how long it takes aloud, and which part of it has been heard at a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: The brackets of ``tts.skip_patterns``, by their numbers.
BRACKETS = {1: "（）", 2: "【】", 3: "()", 4: "[]", 5: "{}"}
#: The shortest speech, in seconds.
SHORTEST = 0.4
#: What sums of floating seconds since 1970 may be off.
TINY = 1e-6


def letter_seconds(letter: str) -> float:
    """Roughly how long one letter takes aloud: 4 to 5 Chinese or 15 Latin ones a second."""
    return 0.22 if ord(letter) > 0x2E7F else 0.065


def seconds(text: str) -> float:
    """Roughly how many seconds a part of a text takes aloud."""
    return sum(map(letter_seconds, text))


def duration(text: str) -> float:
    """Roughly how many seconds a whole text takes aloud."""
    return max(SHORTEST, seconds(text))


def whole_words(text: str, end: int) -> str:
    """``text[:end]`` without a word that is cut; a Chinese character is a word of its own."""
    if end < len(text) and _in_word(text[end]):
        while end and _in_word(text[end - 1]):
            end -= 1
    return text[:end].rstrip()


def _in_word(letter: str) -> bool:
    return (letter.isalnum() and letter < "\u2e80") or letter in "'\u2019"


@dataclass(slots=True)
class Utterance:
    """Something that the agent has been told to say; ``turn`` is None for a turn of its own.

    ``sound`` is how many seconds it plays when it comes from a file.
    """

    text: str
    origin: str
    interruptable: bool = True
    turn: Any = None
    sound: float = 0.0


@dataclass(slots=True, eq=False)
class Speech:
    """Sound on its way to the caller. It grows while a reply comes in piece by piece.

    ``text`` is all that the agent was given to say, ``aloud`` is what of it is spoken; text in
    the brackets ``skip`` is not. ``voiced`` is what ``tts`` makes: not the text of a sound that is
    there. ``spans`` are the moments at which there is sound: begin and
    seconds. ``complete`` says that no more text follows.
    """

    turn: Any
    origin: str
    interruptable: bool = True
    skip: str = ""
    text: str = ""
    aloud: str = ""
    voiced: str = ""
    spans: list[list[float]] = field(default_factory=list)
    sound: float = 0.0
    words: list[tuple[str, float]] = field(default_factory=list)
    complete: bool = False
    event: int | None = None
    entry: Any = None
    _closing: str = ""

    @property
    def begun(self) -> float | None:
        """The moment of the first sound; None before there is any."""
        return self.spans[0][0] if self.spans else None

    @property
    def ends(self) -> float:
        """When all that is known so far has been spoken; 0 before there is sound."""
        if not self.spans:
            return 0.0
        begin, length = self.spans[-1]
        shortest = 0.0 if self.sound else self.spans[0][0] + SHORTEST
        return max(begin + length, shortest)

    def add(self, text: str, at: float) -> str:
        """Speak more text, at the moment ``at`` or after what is being spoken; what ``tts`` gets."""
        self.text += text
        aloud = self._without_brackets(text)
        self.aloud += aloud
        self.voiced += aloud
        if aloud:
            self._span(at, seconds(aloud))
        return aloud

    def add_sound(self, length: float, at: float) -> None:
        """Play ``length`` seconds of a model's own voice; its text has no time of its own."""
        if not self.sound:
            self.spans.clear()
        self.sound += length
        self._span(at, length)

    def add_transcript(self, text: str, words: list[tuple[str, float]]) -> None:
        """The text of a model's own voice, and when each word ends, in seconds of its sound."""
        self.text += text
        self.aloud += text
        self.words += words

    def heard(self, moment: float) -> str:
        """What has reached the ear by this moment, up to the last whole word."""
        played = sum(min(max(moment - begin, 0.0), length) for begin, length in self.spans) + TINY
        if self.words:
            return self._heard_words(played)
        scale = self.sound / seconds(self.aloud) if self.sound and self.aloud else 1.0
        end = 0
        for letter in self.aloud:
            played -= letter_seconds(letter) * scale
            if played < 0:
                break
            end += 1
        return whole_words(self.aloud, end)

    def _heard_words(self, played: float) -> str:
        end = 0
        for word, at in self.words:
            found = self.aloud.find(word, end)
            if at <= played and found >= 0:
                end = found + len(word)
        return whole_words(self.aloud, end)

    def _span(self, at: float, length: float) -> None:
        if self.spans and at <= self.spans[-1][0] + self.spans[-1][1] + TINY:
            self.spans[-1][1] += length
        else:
            self.spans.append([at, length])

    def _without_brackets(self, text: str) -> str:
        if not self.skip:
            return text
        kept = []
        for letter in text:
            at = self.skip.find(letter)
            if self._closing:
                self._closing = "" if letter == self._closing else self._closing
            elif at >= 0 and at % 2 == 0:
                self._closing = self.skip[at + 1]
            else:
                kept.append(letter)
        return "".join(kept)
