"""Notices as the platform sends them to a webhook, and some that it would never send."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple
from uuid import uuid4

from ..model.connection import Connection, ConnectionBroken
from ..outgoing import ANSWER_TIMEOUT, Notification, signed
from .model import Finding, judged, shortened

LIMITS = "What no request can show: whether a repeated notice is acted on twice."
_AGAIN = "it sends the notice again, three times in all, and then it is lost"
_FORGED = "anybody who knows the address can tell you anything: answer 401"
_AGENT = {"agent_id": "A42AC47HZ19", "name": "check", "channel": "check", "start_ts": 1764000000}
_END = {"stop_ts": 1764000060}
_TURN = {
    "turn_id": 1,
    "start_ts": 1764000001000,
    "end_ts": 1764000005000,
    "start": {"type": "voice_input"},
    "end": {"type": "ok", "metadata": {"playback_duration_ms": 2100}},
    "metrics": {"e2e_latency_ms": 900, "segmented_latency_ms": {"asr_ttlw": 100}},
}
_METRICS = {"turn_id": 1, "asr_ttlw": 100, "llm_ttfb": 300, "llm_ttfs": 360, "tts_ttfb": 200}
_ERROR = {"module": "llm", "turn_id": 1, "code": 500, "message": "check"}
_CALL = {"status": "HANGUP", "direction": "outbound", "from": "+8610000000", "to": "+8613800000000"}


def _turns(count: int) -> dict[str, Any]:
    turns = [{**_TURN, "turn_id": number + 1} for number in range(count)]
    return {**_END, "total_turn_count": count, "is_truncated": False, "turns": turns}


_EVENTS: dict[int, Mapping[str, Any]] = {
    101: {},
    102: {**_END, "status": "STOPPED", "message": "OK"},
    103: {**_END, "contents": [{"role": "user", "content": "您好"}, {"role": "assistant", "content": ""}]},
    104: {"message": "Token will expire!"},
    110: {"turn_id": "1", "errors": [_ERROR]},
    111: {**_END, "metrics": [_METRICS]},
    112: _turns(1),
    201: _CALL,
    202: _CALL,
    999: {"new": "an event of tomorrow"},
}  # fmt: skip
_SIGNATURES = ("Agora-Signature", "Agora-Signature-V2")
_CONSOLE = {"channelName": "test_webhook", "uid": 12121212}


class _Answer(NamedTuple):
    """What came: a status or 0, the text that tells it, and whether the platform is content."""

    status: int
    came: str
    problem: str = ""


class WebhookCheck:
    """The checks of one receiver; ``run`` makes them."""

    def __init__(self, url: str, secret: str) -> None:
        self._url, self._secret = url, secret.encode()

    def run(self) -> Iterator[Finding]:
        """Every finding; only the first ones when nothing more can be told."""
        first = self._deliver(self._notice(101, _CONSOLE))
        yield from _first(first)
        if first.problem:
            return
        good = []
        for event, more in _EVENTS.items():
            sent = f"event {event}" if event != 999 else "an event that is not known yet"
            answer = self._deliver(self._notice(event, {**_AGENT, **more}))
            good += [] if answer.problem else [event]
            yield _delivered(f"event-{event}", sent, answer)
        if 112 in good:  # else its fault is told already
            answer = self._deliver(self._notice(112, {**_AGENT, **_turns(200)}))
            yield _delivered("many-turns", "event 112 with 200 turns", answer)
        if good:
            yield from self._with(good[0])

    def _with(self, event: int) -> Iterator[Finding]:
        """What goes wrong with an event that is taken when it comes once, alone and genuine."""
        notice = self._notice(event, _AGENT)
        sent = "the same notice once more, and again with a newer notifyMs"
        self._deliver(notice)
        answers = [self._deliver(notice)]
        notice.notify_ms += 1000
        answers.append(self._deliver(notice))
        yield _delivered("repeat", sent, _worst(answers))
        yield self._one_signature(event)
        yield self._forged(self._notice(event, _AGENT))
        with ThreadPoolExecutor(10) as pool:
            notices = [self._notice(event, _AGENT) for _ in range(10)]
            answers = list(pool.map(self._deliver, notices))
        yield _delivered("ten-at-once", "ten notices at once", _worst(answers))

    def _notice(self, event: int, payload: Mapping[str, Any]) -> Notification:
        now, payload = int(time.time() * 1000), {**payload, "labels": {"a": "b"}}
        return Notification(f"check:{uuid4().hex}", event, now, payload)

    def _deliver(self, notice: Notification) -> _Answer:
        body = notice.body()
        return self._send(body, signed(body, self._secret))

    def _send(self, body: bytes, headers: Mapping[str, str]) -> _Answer:
        connection = Connection(ANSWER_TIMEOUT)
        try:
            with connection.within(ANSWER_TIMEOUT):
                answered = connection.send("POST", self._url, list(headers.items()), body)
                content = (connection.read(1024 * 1024) or b"").decode("utf-8", "replace")
        except ConnectionBroken as error:
            late = f"no whole answer within {ANSWER_TIMEOUT:g} s"
            return _Answer(0, late if connection.late else str(error), "reachable")
        finally:
            connection.close()
        status = answered.status_code
        came = f"{status}: {shortened(content, 60) or 'no text'}"
        if status != 200:
            return _Answer(status, came, "status")
        try:
            json.loads(content)
        except (ValueError, RecursionError):
            return _Answer(status, came, "json")
        return _Answer(status, came)

    def _one_signature(self, event: int) -> Finding:
        answers = []
        for name in _SIGNATURES:
            body = self._notice(event, _AGENT).body()
            answers.append(self._send(body, _only(signed(body, self._secret), name)))
        good = not any(answer.problem for answer in answers)
        came = " and ".join(answer.came for answer in answers)
        sent = " alone, and ".join(_SIGNATURES) + " alone"
        return judged("one-signature", good, sent, came, "it sends both today", "warning")

    def _forged(self, notice: Notification) -> Finding:
        body = notice.body()
        good, wrong = signed(body, self._secret), signed(body, b"another")
        changed = body.replace(b"A42AC47HZ19", b"A42AC47HZ20")
        alone = [(body, _only(wrong, name)) for name in _SIGNATURES]
        forged = ((body, wrong), *alone, (changed, good), (body, _only(good)))
        answers = [self._send(content, headers) for content, headers in forged]
        taken = any(200 <= answer.status < 300 for answer in answers)
        refused = all(answer.status in (401, 403) for answer in answers)
        state, harm = ("fault", _FORGED) if taken else ("warning", "answer 401, which says why")
        sent = "another secret (both signatures, V1 and V2 alone), a changed body, no signature"
        came = ", ".join(str(answer.status or answer.came) for answer in answers)
        return judged("forged", refused, sent, came, harm, state)


def _only(headers: Mapping[str, str], kept: str = "") -> dict[str, str]:
    """The headers with one signature, or with none."""
    return {k: v for k, v in headers.items() if k == kept or k not in _SIGNATURES}


def _first(first: _Answer) -> Iterator[Finding]:
    sent = "the test of the console"
    for check in ("reachable", "status", "json"):
        harm = "the console does not accept the address; " + _AGAIN
        yield judged(check, check != first.problem, sent, first.came, harm)
        if check == first.problem:
            return


def _delivered(check: str, sent: str, answer: _Answer) -> Finding:
    return judged(check, not answer.problem, sent, answer.came, _AGAIN)


def _worst(answers: list[_Answer]) -> _Answer:
    return next((answer for answer in answers if answer.problem), answers[-1])
