"""A chat model as judges and simulated callers ask it: one bounded request, one text."""

from __future__ import annotations

import json
import re
import threading
from typing import Any

from shengwang_agent.sandbox.model.connection import Connection, ConnectionBroken, check_address

from .errors import EvalError

#: Bytes of an answer that are read, and the real seconds that one may take in all.
MOST_BYTES = 1 << 20
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)


class Chat:
    """A chat model behind an address of OpenAI's shape, such as ``http://127.0.0.1:11434/v1/chat/completions``.

    Addresses off this machine are refused with ValueError unless ``allow_remote``. After
    ``most_requests`` it refuses with :class:`EvalError`, so that no test spends without end.
    ``timeout`` are real seconds for one whole answer. No redirect is followed.
    """

    def __init__(
        self,
        url: str,
        model: str,
        api_key: str | None = None,
        *,
        allow_remote: bool = False,
        most_requests: int = 200,
        timeout: float = 60.0,
    ) -> None:
        try:
            how = "; pass allow_remote=True to let a test call it"
            check_address(url, "the model", allow_remote, how)
        except ConnectionBroken as error:
            raise ValueError(str(error)) from None
        self.url = url
        self.model = model
        self.requests = 0
        self._api_key = api_key
        self._most = most_requests
        self._timeout = timeout

    def ask(self, system: str, user: str) -> str:
        """The model's answer at temperature 0, without what it thought aloud; EvalError without one."""
        if self.requests >= self._most:
            raise EvalError(f"the model {self.model} was asked {self._most} times (most_requests)")
        self.requests += 1
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        body = {"model": self.model, "messages": messages, "temperature": 0, "stream": False}
        answer = self._post(json.dumps(body).encode())
        try:
            content = json.loads(answer)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            content = None
        if not isinstance(content, str):
            raise EvalError(f"the model {self.model} gave no chat completion: {answer[:200]!r}")
        return _THINKING.sub("", content).strip()

    def ask_json(self, system: str, user: str) -> dict[str, Any]:
        """The JSON object in the answer; asks once more when there is none, then EvalError."""
        text = ""
        for _ in range(2):
            text = self.ask(system, user)
            try:
                value = json.loads(text[text.index("{") : text.rindex("}") + 1])
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                return value
        raise EvalError(f"the model {self.model} answered no JSON object: {text[:200]!r}")

    def _post(self, body: bytes) -> bytes:
        headers = [("Content-Type", "application/json"), ("Accept-Encoding", "identity")]
        if self._api_key:
            headers.append(("Authorization", f"Bearer {self._api_key}"))
        connection = Connection(self._timeout)
        limit = threading.Timer(self._timeout, connection.cut)  # for an answer that only drips
        limit.daemon = True
        limit.start()
        try:
            status = connection.send("POST", self.url, headers, body).status_code
            answer = connection.read(MOST_BYTES) if status == 200 else b""
        except ConnectionBroken as error:
            if connection.was_cut:
                raise self._too_long(f"{self._timeout:g} s") from None
            raise EvalError(f"the model {self.model} cannot be asked: {error}") from None
        finally:
            limit.cancel()
            connection.close()
        if status != 200:
            raise EvalError(f"the model {self.model} answered {status}")
        if answer is None:
            raise self._too_long(f"{MOST_BYTES} bytes")
        return answer

    def _too_long(self, most: str) -> EvalError:
        return EvalError(f"the answer of the model {self.model} is longer than {most}")

    def __repr__(self) -> str:
        return f"Chat({self.url!r}, {self.model!r})"
