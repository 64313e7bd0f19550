"""The developer's own voice: ``tts.vendor`` ``generic_http``, asked for every sentence.

Source: platform/protocol.md, section 2. The sound is counted and not played.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from queue import SimpleQueue
from typing import Any

from ..pieces import ReplyFailed
from ..web.exchange import encode
from .connection import Connection, ConnectionBroken, NotLocal, check_address
from .request import JsonRequest, given_headers

GENERIC = "generic_http"
#: What is ours in ``tts.params`` and is not passed on; whether the platform does is not known.
_OURS = frozenset({"api_key", "enable_request_id"})
_SENTENCE = re.compile(r"[.!?;](?=\s)|[。！？；\n]")
#: Real seconds for each read, and bytes of the longest answer: ten minutes at 48 kHz.
TIMEOUT, LONGEST = 30.0, 10 * 60 * 48_000 * 2
#: Code of event 110 for a failure without a status.
BROKEN = 500
JSON = dict[str, Any]


def speech_request(
    properties: Mapping[str, Any], text: str, *, utterance: str, number: int, last: bool
) -> JsonRequest | None:
    """The request for a text, or None when the agent's voice is not one of your own.

    ``utterance``, ``number`` (from 0) and ``last`` travel with ``enable_request_id`` only.
    """
    tts: Mapping[str, Any] = properties.get("tts") or {}
    if tts.get("vendor") != GENERIC:
        return None
    params: Mapping[str, Any] = tts.get("params") or {}
    body = {"sample_rate": 16000, "response_format": "pcm"}
    body |= {key: value for key, value in params.items() if key not in _OURS}
    body["input"] = text
    if params.get("enable_request_id"):
        body |= {"request_id": utterance, "request_seq_id": number, "request_end": last}
    return JsonRequest(str(tts.get("url") or ""), _headers(tts, params), body)


def _headers(tts: Mapping[str, Any], params: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """``tts.headers``; an Authorization in them wins over ``api_key``."""
    given = given_headers(tts.get("headers"), "content-type")
    if not any(name.lower() == "authorization" for name in given):
        given["Authorization"] = f"Bearer {params.get('api_key') or ''}".rstrip()
    return (*given.items(), ("Content-Type", "application/json"))


class Speeches:
    """The texts that are being spoken, each utterance with a thread that asks for its sound.

    ``failed`` is called with agent id, turn id, code and message, in such a thread; the rest of
    the utterance is not asked for then. Nor is a voice elsewhere, which is no failure.
    """

    #: Seconds that closing waits for each thread.
    PATIENCE = 5.0

    def __init__(
        self, failed: Callable[[str, int, int, str], object], allow_remote: bool = False
    ) -> None:
        self.failed = failed
        self.allow_remote = allow_remote
        self._idle = threading.Condition()
        self._unsaid = 0
        self._open: dict[tuple[str, int], _Utterance] = {}
        self.on_sound: Callable[[], None] = lambda: None
        self.bytes = 0

    def spoken(
        self, agent_id: str, properties: Mapping[str, Any], turn_id: int, text: str, end: bool
    ) -> None:
        """A text has been added to the speech of a turn; ``end``: nothing follows. Returns at once."""
        if (properties.get("tts") or {}).get("vendor") != GENERIC:
            return
        key = (agent_id, turn_id)
        with self._idle:
            utterance = self._open.get(key)
            if utterance is None:
                if not text:
                    return
                utterance = self._open[key] = _Utterance(self, agent_id, turn_id, properties)
                utterance.thread.start()
            self._unsaid += 1
            utterance.texts.put((text, end))
            if end:
                del self._open[key]

    def voicing(self) -> bool:
        """Whether there is a text whose sound has not come yet."""
        return bool(self._unsaid)

    def agent_over(self, agent_id: str) -> None:
        with self._idle:
            for key in [key for key in self._open if key[0] == agent_id]:
                self._open.pop(key).texts.put(None)

    def settled(self) -> None:
        """Wait until all that was handed over has been asked for."""
        with self._idle:
            self._idle.wait_for(lambda: not self._unsaid, TIMEOUT)

    def done(self, heard: int) -> None:
        """A text was handled; so many bytes of sound came."""
        with self._idle:
            self._unsaid = max(0, self._unsaid - 1)
            self.bytes += heard
            self._idle.notify_all()
            silent = not self._unsaid
        if silent:
            self.on_sound()

    def close(self) -> None:
        """End all utterances and wait for their threads."""
        with self._idle:
            utterances, self._open = list(self._open.values()), {}
            self._unsaid = 0  # nobody waits for what is left
        for utterance in utterances:
            utterance.texts.put(None)
            utterance.cut()
        for utterance in utterances:
            utterance.thread.join(self.PATIENCE)


class _Utterance:
    """The texts of one speech, and the requests for their sound, one after the other."""

    def __init__(
        self, speeches: Speeches, agent_id: str, turn_id: int, properties: Mapping[str, Any]
    ) -> None:
        self.texts: SimpleQueue[tuple[str, bool] | None] = SimpleQueue()
        self.thread = threading.Thread(target=self._run, name="sandbox-speech", daemon=True)
        self._speeches = speeches
        self._agent_id, self._turn_id = agent_id, turn_id
        self._properties = properties
        self._rest = ""
        self._number = 0
        self._failed = False
        self._connection: Connection | None = None

    def _run(self) -> None:
        while (given := self.texts.get()) is not None:
            text, end = given
            heard = 0
            try:
                self._rest += text
                heard = sum(self._ask(part, last) for part, last in self._parts(end))
            finally:
                self._speeches.done(heard)
            if end:
                return

    def _parts(self, end: bool) -> list[tuple[str, bool]]:
        """The sentences that are whole. Before the end the last text is kept back: it may go on,
        and the request for the last part has to say that it is the last."""
        cuts = [found.end() for found in _SENTENCE.finditer(self._rest)]
        if end:
            cuts = [*(cut for cut in cuts if self._rest[cut:].strip()), len(self._rest)]
        elif cuts and not self._rest[cuts[-1] :].strip():
            cuts.pop()
        parts = [self._rest[a:b].strip() for a, b in zip([0, *cuts], cuts, strict=False)]
        self._rest = self._rest[cuts[-1] :] if cuts else self._rest
        kept = [part for part in parts if part]
        return [(part, end and index == len(kept) - 1) for index, part in enumerate(kept)]

    def _ask(self, text: str, last: bool) -> int:
        """Ask for the sound of one part; how many bytes came."""
        name = f"{self._agent_id}-{self._turn_id}"
        request = speech_request(
            self._properties, text, utterance=name, number=self._number, last=last
        )
        self._number += 1
        if self._failed or request is None:
            return 0
        connection = self._connection = Connection(TIMEOUT)
        try:
            check_address(request.url, "the voice", self._speeches.allow_remote)
            return _sound(connection, request)
        except NotLocal:
            return 0
        except ConnectionBroken as error:
            return self._fail(ReplyFailed(BROKEN, f"the voice did not answer: {error}"))
        except ReplyFailed as error:
            return self._fail(error)
        finally:
            connection.close()

    def _fail(self, failure: ReplyFailed) -> int:
        self._failed = True
        self._speeches.failed(self._agent_id, self._turn_id, failure.code, str(failure))
        return 0

    def cut(self) -> None:
        if self._connection is not None:
            self._connection.cut()


def _sound(connection: Connection, request: JsonRequest) -> int:
    body = encode(dict(request.body))
    status = connection.send("POST", request.url, request.headers, body).status_code
    if status != 200:
        raise ReplyFailed(status, f"the voice answered {status}")
    sound = connection.read(LONGEST)
    if sound is None or len(sound) % 2:
        text = "the voice sent no PCM of 16 bits, or more than ten minutes of it"
        raise ReplyFailed(BROKEN, text)
    return len(sound)
