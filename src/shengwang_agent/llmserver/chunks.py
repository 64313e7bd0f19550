"""The pieces of a reply as the events of its stream."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any
from uuid import uuid4

from .asgi import ENCODER
from .pieces import Audio, Metadata, ToolCall

_SOUND_BYTES = 1280
"""40 ms of 16 kHz, 16 bits, mono: what the vendor's own servers send at a time."""
_GOES_ON = '},"finish_reason":null}]}\n\n'


class Chunks:
    """Turns the pieces of one reply into events, in the order that the platform wants."""

    def __init__(self, model: Any) -> None:
        self._id = f"chatcmpl-{uuid4().hex}"
        name = ENCODER.encode(model if isinstance(model, str) else "custom")
        self._head = (
            f'data: {{"id":"{self._id}","object":"chat.completion.chunk",'
            f'"created":{int(time.time())},"model":{name},"choices":[{{"index":0,"delta":{{'
        )
        self._text = f'{self._head}"content":'
        self._role, self._reason, self._calls, self._begun = '"role":"assistant"', "stop", 0, False

    def of(self, piece: Any) -> Iterable[bytes]:
        """The events of one piece; none for None and empty text."""
        if isinstance(piece, str):
            if self._role or not piece:
                return (self._delta(f'"content":{encode_basestring(piece)}'),) if piece else ()
            # nearly every event is of this kind
            return (f"{self._text}{encode_basestring(piece)}{_GOES_ON}".encode(),)
        if isinstance(piece, Audio):
            return self._sound(piece)
        if isinstance(piece, Metadata):
            return (self._metadata(piece),)
        if isinstance(piece, ToolCall):
            return (self._tool_call(piece),)
        if isinstance(piece, Mapping) and "choices" in piece:
            return (self._foreign(piece),)
        if hasattr(piece, "choices"):  # of the openai package
            dump: Any = getattr(piece, "model_dump")  # noqa: B009 (type checkers take it for a mapping)
            return (self._foreign(dump(exclude_unset=True)),)
        if hasattr(piece, "content"):
            return self.of(_langchain(piece))
        if piece is not None:
            kinds = "text, Metadata, Audio, ToolCall and chunks of a provider"
            raise TypeError(f"a reply is made of {kinds}, not of {type(piece).__name__}")
        return ()

    def end(self) -> bytes:
        """The last chunk, with the reason, and the end of the stream."""
        return self._delta("", f'"{self._reason}"') + b"data: [DONE]\n\n"

    def _delta(self, fields: str, reason: str = "null") -> bytes:
        if self._role:
            fields = f"{self._role},{fields}" if fields else self._role
            self._role, self._begun = "", True
        return f'{self._head}{fields}}},"finish_reason":{reason}}}]}}\n\n'.encode()

    def _metadata(self, piece: Metadata) -> bytes:
        if self._begun:
            raise RuntimeError("Metadata has to be the first piece of a reply")
        self._begun = True
        voice = piece.tts_params and {"params": piece.tts_params}
        told = {"interruptable": piece.interruptable, "tts_params": voice}
        told = {key: value for key, value in told.items() if value is not None}
        kind = "chat.completion.custom_metadata"
        return event({"id": self._id, "object": kind, "choices": [], "metadata": told})

    def _sound(self, piece: Audio) -> Iterator[bytes]:
        if len(piece.pcm) % 2:
            raise ValueError("Audio.pcm: expected samples of 16 bits, not an odd number of bytes")
        told = {"transcript": piece.transcript, "words": list(piece.words)}
        if any(told.values()):
            yield self._audio({key: value for key, value in told.items() if value})
        for at in range(0, len(piece.pcm), _SOUND_BYTES):
            yield self._audio({"data": b64encode(piece.pcm[at : at + _SOUND_BYTES]).decode()})

    def _audio(self, fields: dict[str, Any]) -> bytes:
        return self._delta(f'"audio":{ENCODER.encode({"id": self._id, **fields})}')

    def _tool_call(self, piece: ToolCall) -> bytes:
        function = {"name": piece.name, "arguments": ENCODER.encode(piece.arguments)}
        name = piece.id or f"call_{uuid4().hex}"
        call = {"index": self._calls, "id": name, "type": "function", "function": function}
        self._calls, self._reason = self._calls + 1, "tool_calls"
        return self._delta(f'"tool_calls":[{ENCODER.encode(call)}]')

    def _foreign(self, chunk: Mapping[str, Any]) -> bytes:
        """A provider's chunk as it is; its reason to end waits for the end of the reply."""
        choices = chunk.get("choices") or ()
        for choice in choices:
            if "delta" not in choice:
                raise TypeError("a whole answer of a provider is no chunk: ask with stream=True")
            self._reason, self._role = choice.get("finish_reason") or self._reason, ""
        self._begun = True
        return event({**chunk, "choices": [{**each, "finish_reason": None} for each in choices]})


def event(value: Any) -> bytes:
    """One event of a stream."""
    return f"data: {ENCODER.encode(value)}\n\n".encode()


def _langchain(message: Any) -> str:
    """What a message of LangChain says; a graph hands out those of its tools and users, too."""
    if message.type not in ("ai", "AIMessageChunk"):
        return ""
    parts = [message.content] if isinstance(message.content, str) else message.content
    return "".join(part if isinstance(part, str) else part.get("text") or "" for part in parts)
