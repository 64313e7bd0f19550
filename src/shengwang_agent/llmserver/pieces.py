"""What a reply is made of, besides text: metadata, sound and tool calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Metadata:
    """How the platform treats this reply. It is the first piece, or it is not obeyed.

    ``interruptable=False`` lets the agent finish while the caller speaks; ``tts_params`` change
    the voice for this reply.
    """

    interruptable: bool | None = None
    tts_params: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Audio:
    """Sound that the model made itself, with its words: PCM of 16 bits, mono, 16 kHz."""

    pcm: bytes = b""
    transcript: str = ""
    words: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The model wants a tool of ``llm.tools`` or of an MCP server to be called."""

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""
