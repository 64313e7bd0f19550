"""What the platform asks of a model, with what it adds to the usual request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .asgi import Refused

_ADDED_ON_TOP = {"turn_id", "timestamp", "interruptable", "context"}
_ADDED_TO_MESSAGES = {"turn_id", "timestamp", "metadata"}


class Request:
    """One question to the model.

    ``body`` is the JSON as sent: ``messages``, what stands in ``llm.params``, and, with
    ``llm.vendor`` ``custom``, what the platform tells of the turn. ``headers`` has names in any
    case, those of ``llm.headers`` among them.
    """

    def __init__(self, body: dict[str, Any], headers: Mapping[str, str]) -> None:
        self.body, self.headers = body, headers
        if body.get("stream") is not True:
            raise Refused(400, "stream: expected true, since answers are streams here")
        messages = body.get("messages")
        if not isinstance(messages, list) or not messages:
            raise Refused(400, "messages: expected a list with at least one message")
        for at, message in enumerate(messages):
            if not isinstance(message, dict) or not isinstance(message.get("role"), str):
                raise Refused(400, f"messages[{at}]: expected an object with a role")
        self.messages: list[dict[str, Any]] = messages
        """The conversation as sent: system messages, then the memory, oldest first."""

    @property
    def text(self) -> str:
        """What the last message says; of a message in parts, its texts."""
        content = self.messages[-1].get("content")
        parts = content if isinstance(content, list) else [{"text": content}]
        texts = (part.get("text") for part in parts if isinstance(part, dict))
        return " ".join(text for text in texts if isinstance(text, str))

    @property
    def role(self) -> str:
        """Of the last message: ``user`` asks, ``tool`` brings results, ``assistant`` is read out.

        The last one comes to endpoints that answer with sound, from agents without ``tts``.
        """
        return str(self.messages[-1]["role"])

    @property
    def turn_id(self) -> int | None:
        """The turn, counted from 0; None unless ``llm.vendor`` is ``custom``."""
        value = self.body.get("turn_id")
        return value if type(value) is int else None

    @property
    def interruptable(self) -> bool:
        """Whether the caller may interrupt the reply; Metadata can change that."""
        return self.body.get("interruptable") is not False

    @property
    def speaker(self) -> dict[str, Any]:
        """The ``metadata`` of the last message: ``source``, ``user``, ``interrupted``; or empty."""
        return _object(self.messages[-1], "metadata")

    @property
    def presence(self) -> dict[str, Any]:
        """What each user has set in RTM, by user; empty without ``enable_rtm``."""
        return _object(_object(self.body, "context"), "presence")

    @property
    def tools(self) -> list[dict[str, Any]]:
        """The tools that the platform runs itself when a ToolCall asks for one."""
        found = self.body.get("tools")
        return found if isinstance(found, list) else []

    def for_openai(self, **more: Any) -> dict[str, Any]:
        """A fresh body for a provider: without what the platform adds, with ``more`` laid over.

        Providers may refuse keys that they do not know. Your own keys in ``llm.params`` stay.
        """
        messages = [_without(message, _ADDED_TO_MESSAGES) for message in self.messages]
        return {**_without(self.body, _ADDED_ON_TOP), "messages": messages, **more}

    def __repr__(self) -> str:
        """Show which request this is, without what was said and without keys."""
        return f"<Request {self.role} turn_id={self.turn_id} messages={len(self.messages)}>"


def _object(holder: dict[str, Any], key: str) -> dict[str, Any]:
    value = holder.get(key)
    return value if isinstance(value, dict) else {}


def _without(holder: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in holder.items() if key not in keys}
