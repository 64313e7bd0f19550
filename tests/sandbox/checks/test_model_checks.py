"""Each fault of a model server is found by its own check, and by no other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from shengwang_agent.llmserver import Audio, LLMServer, Metadata, Request, ToolCall
from shengwang_agent.sandbox.checks import model as reading
from shengwang_agent.sandbox.checks.model import Finding, ModelCheck
from shengwang_agent.sandbox.model.replies import ModelReplies
from shengwang_agent.sandbox.pieces import Heard, ReplyFailed
from tests.llmserver.serving import PATH, serving

from .servers import KEY, Model, Sound, faulty

FAULTS = {  # what is wrong with the server: the check that tells it
    "redirect": "redirect",
    "status": "status",
    "status-packed": "status",
    "content-encoding": "content-encoding",
    "content-type": "content-type",
    "no-stream": "content-type",
    "unbroken": "unbroken",
    "error-event": "unbroken",
    "not-json": "events",
    "no-choices": "events",
    "json-lines": "events",
    "empty": "events",
    "content-list": "events",
    "content-number": "events",
    "tool-calls-text": "events",
    "tool-calls-object": "events",
    "no-base64": "audio-data",
    "odd-bytes": "audio-data",
    "words-number": "audio-words",
    "word-time": "audio-words",
    "word-text": "audio-words",
    "word-no-object": "audio-words",
    "utf-8-replaced": "utf-8",
    "utf-8-cut": "utf-8",
    "done": "done",
    "done-and-finish": "done",
    "says-something": "says-something",
    "metadata-late": "metadata",
    "metadata-with-text": "metadata",
    "streams": "streams",
    "streams-late": "streams",
    "streams-two": "streams",
    "key": "key",
    "another-key": "key",
    "no-key": "key",
    "no-header": "key",
    "greeting": "greeting",
    "interrupted": "interrupted",
    "presence": "presence",
    "letters-refused": "other-letters",
    "letters-replaced": "other-letters",
    "letters-cut": "other-letters",
    "letters-halved": "other-letters",
    "unknown-keys": "unknown-keys",
    "not-custom": "not-custom",
    "long-history": "long-history",
    "goes-on": "goes-on",
    "three-at-once": "three-at-once",
}
WARNINGS = {
    name: name
    for name in (
        "length",
        "first-words",
        "event-names",
        "finish-reason",
        "two-user-messages",
        "tool-messages",
        "null-content",
        "broken-json",
    )
}
SOUND = {
    "audio-odd": "audio-data",
    "audio-base64": "audio-data",
    "audio-silent": "audio-data",
    "words-number": "audio-words",
    "word-time": "audio-words",
    "audio-transcript": "audio-transcript",
    "read-out": "read-out",
}


def found(url: str, key: str | None = KEY, **more: Any) -> list[Finding]:
    return list(ModelCheck(url, key, "front-desk", **more).run())


def bad(findings: list[Finding]) -> dict[str, str]:
    return {finding.check: finding.state for finding in findings if finding.state != "ok"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_by_its_check_and_by_no_other(fault: str) -> None:
    with faulty(Model, fault) as url:
        findings = found(url)
    assert bad(findings) == {FAULTS[fault]: "fault"}, findings
    (told,) = [finding for finding in findings if finding.state == "fault"]
    assert told.sent
    assert told.came
    assert told.platform


@pytest.mark.parametrize("fault", WARNINGS)
def test_a_warning_is_given_by_its_check_and_by_no_other(fault: str) -> None:
    with faulty(Model, fault) as url:
        assert bad(found(url)) == {WARNINGS[fault]: "warning"}


@pytest.mark.parametrize("fault", SOUND)
def test_faults_of_sound(fault: str) -> None:
    with faulty(Sound, fault) as url:
        assert bad(found(url, audio=True)) == {SOUND[fault]: "fault"}


def test_words_that_are_not_placed_in_time_are_a_warning() -> None:
    with faulty(Sound, "audio-words") as url:
        assert bad(found(url, audio=True)) == {"audio-words": "warning"}


def test_pictures_are_checked_when_asked_for() -> None:
    with faulty(Model, "image-part") as url:
        assert bad(found(url)) == {}
        assert bad(found(url, images=True)) == {"image-part": "fault"}


def test_a_server_without_fault() -> None:
    with faulty(Model, "") as url:
        findings = found(url, images=True)
        assert bad(findings) == {}
        assert bad(found(url, key="wrong")) == {"status": "fault"}
        assert bad(found(url.replace("/v1/", "/v2/"))) == {}
    names = [finding.check for finding in findings]
    assert len(names) == len(set(names)), "every check has a name of its own"
    with faulty(Sound, "") as url:
        assert bad(found(url, audio=True)) == {}


GOOD = [
    "error-null",
    "metadata-empty-choice",
    "metadata-no-choices",
    "delta-null",
    "type-case",
    "identity",
    "left-open",
    "late-once",
    "slow",
]


@pytest.mark.parametrize("oddity", GOOD)
def test_what_the_sandbox_reads_well_is_no_fault(oddity: str) -> None:
    with faulty(Model, oddity) as url:
        assert bad(found(url)) == {}


BROKEN = [fault for fault in FAULTS if FAULTS[fault] in {"unbroken", "events", "audio-data", "audio-words"}
          and fault != "no-choices"]  # fmt: skip


@pytest.mark.parametrize("oddity", [*GOOD, *BROKEN, "content-encoding"])
def test_check_and_sandbox_agree_on_what_ends_a_turn(oddity: str) -> None:
    with faulty(Model, oddity) as url:
        llm = {"url": url, "api_key": KEY, "vendor": "custom"}
        reply = ModelReplies()(
            Heard("a", "Hello", ({"role": "user", "content": "Hello"},), {"llm": llm})
        )
        if oddity in GOOD:
            assert "".join(piece for piece in reply if isinstance(piece, str))
        else:
            with pytest.raises(ReplyFailed):
                list(reply)


def test_without_a_key_the_check_of_keys_is_left_out() -> None:
    with faulty(Model, "key") as url:
        assert bad(found(url, key=None)) == {"key": "skipped"}


def test_nobody_there() -> None:
    with faulty(Model, "") as url:
        pass
    assert bad(found(url)) == {"reachable": "fault"}
    assert bad(found("http://127.0.0.1:1")) == {"reachable": "fault"}


def plain(request: Request) -> str:
    return "We are open."


def generator(request: Request) -> Iterator[Any]:
    yield Metadata(interruptable=True)
    yield "We are "
    yield "open."


async def asynchronous(request: Request) -> AsyncIterator[Any]:
    yield "We are "
    yield "open."


def calling(request: Request) -> Any:
    return ToolCall("lookup", {"id": "17"}) if request.tools else "We are open."


@pytest.mark.parametrize("reply", [plain, generator, asynchronous, calling])
def test_the_kit_passes_everything(reply: Any) -> None:
    with serving(LLMServer(reply, api_key=KEY)) as url:
        assert bad(found(url + PATH, images=True)) == {}


def test_the_kit_passes_everything_with_sound() -> None:
    words = [{"text": "Hi", "start_ts": 0, "duration": 40}]
    with serving(LLMServer(lambda r: Audio(b"\0" * 2560, "Hi", words), api_key=KEY)) as url:
        assert bad(found(url + PATH, audio=True)) == {}


def test_an_answer_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_BYTES", 20_000)

    async def reply(request: Request) -> AsyncIterator[str]:
        while True:
            yield "and "

    with serving(LLMServer(reply, api_key=KEY)) as url:
        assert bad(found(url + PATH)) == {"done": "fault", "rest": "skipped"}


def test_an_answer_that_stops_without_end_is_asked_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "READ_SECONDS", 0.5)
    asked = []

    async def reply(request: Request) -> AsyncIterator[str]:
        asked.append(request)
        yield "and "
        await asyncio.sleep(60)

    with serving(LLMServer(reply, api_key=KEY)) as url:
        assert bad(found(url + PATH)) == {"unbroken": "fault", "rest": "skipped"}
    assert len(asked) == 1
