"""Replies that come piece by piece: on a held clock, cut short, failing, many at once."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

import pytest

from shengwang_agent.llmserver.pieces import Audio, Metadata, ToolCall
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.handles import AgentHandle
from shengwang_agent.sandbox.pieces import Heard, Piece, PieceStream, ReplyFailed, ToolRun, Wait

from .conftest import START, api_of

STORY = "Once upon a time there was a very long story. "
Source = Callable[[Heard], Iterator[Piece]]


def agent_of(replies: Any, start: dict[str, Any] | None = None, **settings: Any) -> AgentHandle:
    """An agent in a sandbox whose clock is held."""
    sandbox = Sandbox(start=START, **{"speed": 0, "replies": replies, **settings})
    return sandbox.agent(api_of(sandbox).start(**(start or {})))


def clock(agent: AgentHandle) -> Any:
    return agent._platform.world.clock


def story(heard: Heard) -> Iterator[Piece]:
    yield STORY
    yield "Nobody ever heard its end."


def test_pieces_are_one_message_and_one_speech() -> None:
    agent = agent_of(story)
    turn = agent.hears("Tell me")
    assert agent.history[-1] == {
        "role": "assistant",
        "content": STORY + "Nobody ever heard its end.",
    }
    assert (turn.ended, turn.heard) == (None, "")
    clock(agent).advance(1)
    assert turn.heard == "Once upon a"
    clock(agent).advance(60)
    assert (turn.ended, turn.heard) == ("ok", turn.said)
    assert len(agent.conversation) == 1


def test_of_a_cut_reply_the_heard_part_stays() -> None:
    llm = {"url": "u", "vendor": "custom"}
    agent = agent_of(story, {"llm": llm})
    told = agent.hears("Tell me")
    clock(agent).advance(2)
    agent.hears("Stop")
    assert (told.ended, told.why) == ("interrupted", "start_of_speech")
    cut = agent.history[1]
    assert cut["content"] == told.heard == "Once upon a time there was a"
    assert cut["metadata"] == {
        "source": "llm",
        "interrupted": True,
        "interrupt_timestamp": (START + 2) * 1000,
        "original": told.said,
    }
    assert cut["speech_end_ms"] - cut["speech_start_ms"] == 2000


def test_a_reply_cut_before_a_word_was_heard_is_forgotten() -> None:
    agent = agent_of(story)
    agent.hears("Tell me")
    agent.hears("Stop")
    assert [entry["content"] for entry in agent.history[:2]] == ["Tell me", "Stop"]


@pytest.mark.parametrize(
    ("text", "seconds", "heard"),
    [
        ("从前有一个很长的故事。", 1.0, "从前有一"),
        ("Don't panic, please", 0.35, "Don't"),
        ("Don't panic, please", 0.2, ""),
        ("short", 0.4, "short"),
        ("房间 301 is free", 0.6, "房间"),
    ],
)
def test_words_are_heard_whole(text: str, seconds: float, heard: str) -> None:
    agent = agent_of(lambda _: iter([text]))
    turn = agent.hears("?")
    clock(agent).advance(seconds)
    assert turn.heard == heard


def closing(log: list[str], *pieces: Piece) -> Source:
    def source(heard: Heard) -> Iterator[Piece]:
        try:
            for piece in pieces:
                log.append(f"gave {piece if isinstance(piece, str) else type(piece).__name__}")
                yield piece
        finally:
            log.append("closed")

    return source


def test_the_source_is_read_as_the_clock_moves_and_closed_by_a_cut() -> None:
    log: list[str] = []
    agent = agent_of(closing(log, "One. ", Wait(2), "Two. ", Wait(2), "Three."))
    turn = agent.hears("Count")
    assert log == ["gave One. ", "gave Wait"]
    clock(agent).advance(2)
    assert log[2:] == ["gave Two. ", "gave Wait"]
    agent.hears("Enough")
    assert log[4:] == ["closed", "gave One. ", "gave Wait"]
    assert (turn.said, turn.heard) == ("One. Two. ", "One.")


def test_a_reply_without_end_is_read_no_further_than_it_is_spoken() -> None:
    given: list[int] = []

    def endless(heard: Heard) -> Iterator[Piece]:
        while True:
            given.append(1)
            yield "word "

    for _ in range(2):
        given.clear()
        agent = agent_of(endless)
        turn = agent.hears("Go on")
        assert len(given) == 31, "ten seconds of speech ahead"
        clock(agent).advance(3.25)
        assert (len(given), turn.heard) == (41, "word " * 9 + "word")
        agent.hears("Stop")
        clock(agent).advance(0)
        assert turn.ended == "interrupted"


def test_a_pause_between_pieces_is_a_pause_in_the_speech() -> None:
    agent = agent_of(lambda _: iter(["One. ", Wait(5), "Two."]))
    turn = agent.hears("Count")
    clock(agent).advance(4.9)
    assert (agent.speaking, turn.heard) == ("One. ", "One.")
    clock(agent).advance(0.5)
    assert turn.heard == "One. Two."
    assert turn.ended == "ok"


def test_one_step_tells_the_same_story_as_many() -> None:
    stories = []
    latency = {"llm_ttft": (200, 900), "llm_gap": (20, 300), "tts_ttfb": 110, "asr_ttlw": (90, 400)}
    for steps in ([60.0], [0.25] * 240):
        agent = agent_of(story, latency=latency, seed=3)
        agent.will_hear(["one", "two", "three"], pause=3.5)
        for step in steps:
            clock(agent).advance(step)
        stories.append((agent.history, agent.turns))
    assert stories[0] == stories[1]
    assert [turn["end"]["type"] for turn in stories[0][1]] == ["interrupted", "interrupted", "ok"]


def test_latencies_take_time_and_are_told() -> None:
    latency = {
        "algorithm_processing": 40, "asr_ttlw": 180, "llm_ttft": 320, "tts_ttfb": 110, "transport": 60,
    }  # fmt: skip
    agent = agent_of("Gladly.", latency=latency)
    turn = agent.hears("A room, please")
    assert agent.history == [{"role": "user", "content": "A room, please"}]
    clock(agent).advance(0.54)
    assert agent.history[-1] == {"role": "assistant", "content": "Gladly."}
    assert turn.latency == pytest.approx(0.71)
    clock(agent).advance(10)
    metrics = agent.turns[0]["metrics"]
    assert metrics["e2e_latency_ms"] == 710
    assert {p["name"]: p["latency"] for p in metrics["segmented_latency_ms"]} == latency


def test_drawn_latencies_depend_on_seed_agent_and_turn_alone() -> None:
    def told(seed: int, before: int) -> list[Any]:
        agent = agent_of("Yes.", latency="llm_ttft=300/2000", seed=seed)
        for _ in range(before):  # another agent's turns change nothing
            other = AgentHandle(agent._platform, agent.agent_id)
            assert other.status == "RUNNING"
        for text in ("one", "two"):
            agent.hears(text)
            clock(agent).advance(60)
        return [turn["metrics"]["e2e_latency_ms"] for turn in agent.turns]

    assert told(1, 0) == told(1, 3) != told(2, 0)
    assert len(set(told(1, 0))) == 2


@pytest.mark.parametrize(
    ("latency", "problem"),
    [
        ({"llm": 3}, "latency: 'llm' is not one of"),
        ({"llm_ttft": (900, 300)}, "latency: llm_ttft: expected milliseconds"),
        ("llm_ttft=fast", "latency: llm_ttft: expected milliseconds"),
        ({"llm_ttft": -1}, "latency: llm_ttft"),
    ],
)
def test_a_latency_that_cannot_be_is_refused(latency: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Sandbox(latency=latency)


def test_a_failure_after_the_first_words() -> None:
    def broken(heard: Heard) -> Iterator[Piece]:
        yield "Let me see. "
        raise ReplyFailed(502, "the stream broke off")

    llm = {"url": "u", "failure_message": "Sorry."}
    agent = agent_of(broken, {"llm": llm})
    turn = agent.hears("?")
    clock(agent).advance(60)
    assert [entry["content"] for entry in agent.history] == ["?", "Let me see. ", "Sorry."]
    assert (turn.ended, turn.why, turn.heard) == ("error", "LLM_REQUEST_ERR", "Let me see. Sorry.")
    assert agent.turns[0]["end"]["metadata"]["details"] == "the stream broke off"
    assert len(agent.turns) == 1


class Nameless(Exception):
    def __str__(self) -> str:
        raise RuntimeError


def raises(problem: BaseException) -> Source:
    def source(heard: Heard) -> Iterator[Piece]:
        yield "Well. "
        raise problem

    return source


def gives(*pieces: Any) -> Source:
    return lambda heard: iter(["Well. ", *pieces])


def word(**times: Any) -> Audio:
    return Audio(words=[{"text": "Hi", **times}])


BAD = {
    "text for a time": (gives(word(start_ts="0ms")), "start_ts: expected milliseconds, got '0ms'"),
    "truth for a time": (gives(word(end_ts=True)), "end_ts: expected milliseconds"),
    "no number": (gives(word(duration=float("nan"))), "duration: expected milliseconds"),
    "before the reply": (gives(word(start_ts=-1)), "start_ts: expected milliseconds"),
    "beyond any clock": (gives(word(end_ts=10**400)), "end_ts: expected milliseconds"),
    "no word": (gives(Audio(words=["Hi"])), "a word of the sound is no object"),  # type: ignore[list-item]
    "word without text": (gives(word(text=5)), "text: expected text, got 5"),
    "no sound": (gives(Audio("x")), "Audio.pcm: expected bytes"),  # type: ignore[arg-type]
    "half a sample": (gives(Audio(b"x")), "Audio.pcm: expected bytes, two for each sample"),
    "no transcript": (gives(Audio(transcript=None)), "Audio.transcript"),  # type: ignore[arg-type]
    "no pause": (gives(Wait("2")), "Wait.seconds: expected a number"),  # type: ignore[arg-type]
    "endless pause": (gives(Wait(10**400)), "OverflowError"),
    "no piece": (gives(7), "not of int"),
    "exit": (raises(SystemExit(3)), "SystemExit: 3"),
    "no words for it": (raises(Nameless()), "Nameless"),
}


@pytest.mark.parametrize("speed", [0, 1000])
@pytest.mark.parametrize(("source", "told"), BAD.values(), ids=BAD)
def test_whatever_a_source_does_its_turn_ends_as_failed(
    source: Source, told: str, speed: int
) -> None:
    sandbox = Sandbox(replies=source, speed=speed)
    agent = sandbox.agent(api_of(sandbox).start(llm={"url": "u", "failure_message": "Sorry."}))
    with contextlib.suppress(SystemExit):  # on a held clock it is the test's own
        agent.hears("?")
    sandbox.clock.advance(60)
    sandbox.settle()
    [turn] = agent.conversation
    assert (turn.ended, turn.why) == ("error", "LLM_REQUEST_ERR")
    [error] = [n.payload["errors"][0] for n in sandbox.webhooks.sent if n.event_type == 110]
    assert (error["module"], error["code"], told in error["message"]) == ("llm", 500, True)
    assert [entry["content"] for entry in agent.history] == ["?", "Well. ", "Sorry."]
    sandbox.close()
    assert "sandbox-replies" not in [thread.name for thread in threading.enumerate()]


def test_a_piece_of_a_kind_of_ones_own_is_what_it_is_made_from() -> None:
    class Line(str):
        pass

    class Voice(Audio):
        pass

    agent = agent_of(gives(Line("Good. "), Voice(transcript="Yes.")))
    turn = agent.hears("?")
    clock(agent).advance(60)
    assert (turn.ended, turn.said) == ("ok", "Well. Good. Yes.")


def test_the_first_piece_may_forbid_interruption_and_only_the_first() -> None:
    def firm(heard: Heard) -> Iterator[Piece]:
        yield Metadata(interruptable=False, tts_params={"speed": 2})
        yield STORY
        yield Metadata(interruptable=True)
        yield "The end."

    agent = agent_of(firm)
    turn = agent.hears("The terms?")
    clock(agent).advance(1)
    ignored = agent.hears("Stop")
    assert (ignored.ended, ignored.why) == ("ignored", "disable")
    clock(agent).advance(60)
    assert (turn.ended, turn.heard) == ("ok", STORY + "The end.")


def test_tools_stand_in_the_turn() -> None:
    def looks_up(heard: Heard) -> Iterator[Piece]:
        yield "One moment. "
        yield Wait(2)
        yield ToolRun("lookupOrder", {"id": "17"}, True, {"state": "shipped"})
        yield ToolCall("nothing", {})
        yield "It is on its way."

    agent = agent_of(looks_up)
    turn = agent.hears("Where is order 17?")
    clock(agent).advance(1.9)
    assert turn.tools == []
    clock(agent).advance(20)
    assert [(run.name, run.ok) for run in turn.tools] == [("lookupOrder", True), ("nothing", False)]
    assert turn.heard == "One moment. It is on its way."


def test_a_model_with_a_voice_of_its_own() -> None:
    second = b"\0\0" * 16_000
    words = [
        {"text": "Nine", "start_ts": 0, "end_ts": 900},
        {"text": "yuan.", "start_ts": 900, "duration": 1000},
    ]
    for timed in ([], words):
        pieces = [Audio(transcript="Nine yuan.", words=timed), Audio(second), Audio(second)]
        agent = agent_of(lambda _, pieces=pieces: iter(pieces))
        turn = agent.hears("How much?")
        clock(agent).advance(1.1)
        assert turn.heard == "Nine"
        clock(agent).advance(0.82)
        assert (turn.heard, turn.ended) == ("Nine yuan." if timed else "Nine yuan", None)
        clock(agent).advance(0.1)
        assert (turn.ended, turn.heard) == ("ok", "Nine yuan.")
        assert agent.history[-1]["content"] == "Nine yuan."


def test_an_empty_reply_ends_its_turn() -> None:
    agent = agent_of(lambda _: iter(["", Wait(1)]))
    turn = agent.hears("?")
    clock(agent).advance(1)
    assert (turn.ended, turn.latency, agent.speaking) == ("ok", None, None)
    assert len(agent.history) == 1


def test_words_while_the_agent_thinks_cut_the_thought() -> None:
    agent = agent_of(lambda heard: iter([Wait(2), f"re {heard.text}"]))
    first = agent.hears("one")
    clock(agent).advance(1)
    agent.hears("two")
    clock(agent).advance(60)
    assert (first.ended, first.why) == ("interrupted", "start_of_speech")
    assert [entry["content"] for entry in agent.history] == ["one", "two", "re two"]


def test_a_hundred_slow_streams_do_not_hold_each_other_up() -> None:
    """On a running clock all of them wait at once; then none is left, nor is its thread."""
    everybody = threading.Barrier(101)
    closed: list[str] = []

    def slow(heard: Heard) -> Iterator[Piece]:
        try:
            yield "One. "
            everybody.wait(30)
            yield "Two. "
            yield Wait(3600)
            yield "Never."
        finally:
            closed.append(heard.agent_id)

    before = threading.active_count()
    sandbox = Sandbox(replies=slow, speed=1, max_agents=None)
    api = api_of(sandbox)
    agents = [sandbox.agent(api.start(f"a{n}")) for n in range(100)]
    with sandbox.platform.world.lock:
        for agent in agents:
            sandbox.platform.agents.think("app", agent.agent_id, {"text": "go"})
    sandbox.platform.settle(blocking=False)
    everybody.wait(30)
    sandbox.settle()
    assert {agent.conversation[0].said for agent in agents} == {"One. Two. "}
    sandbox.close()
    assert sorted(closed) == sorted(agent.agent_id for agent in agents)
    assert threading.active_count() == before


def test_a_cut_on_a_running_clock_closes_a_source_that_waits() -> None:
    asked, ended = threading.Event(), threading.Event()

    def silent() -> Generator[Piece, None, None]:
        """As a model that sends nothing: only its closing ends the read."""
        asked.set()
        assert ended.wait(30)
        yield "too late"

    def reply(heard: Heard) -> str | Iterable[Piece]:
        return PieceStream(silent(), ended.set) if heard.text == "one" else "Certainly."

    sandbox = Sandbox(replies=reply, speed=1)
    agent = sandbox.agent(api_of(sandbox).start())
    first = threading.Thread(target=agent.hears, args=("one",))
    first.start()
    assert asked.wait(30)
    agent.hears("two")
    assert ended.is_set()
    first.join(30)
    assert [entry["content"] for entry in agent.history] == ["one", "two", "Certainly."]
    assert agent.conversation[0].ended == "interrupted"
    sandbox.close()


async def test_an_event_loop_is_not_held_up_by_pieces() -> None:
    """In an event loop a held clock stands until the piece is there, and nobody waits for it."""
    go = threading.Event()

    def slow(heard: Heard) -> Iterator[Piece]:
        yield "One. "
        assert go.wait(30)
        yield "Two."

    sandbox = Sandbox(replies=slow, speed=0, start=START)
    client = sandbox.async_client()
    room: Any = {"channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
    started = await client.agents.start(name="a", pipeline_id="p", properties=room)
    agent_id = str(started.agent_id)
    await client.agents.think(agent_id=agent_id, text="go")
    assert (await client.agents.get(agent_id=agent_id)).status == "RUNNING"
    go.set()
    sandbox.settle()
    assert sandbox.agent(agent_id).history[-1]["content"] == "One. Two."
    await client.close()
    sandbox.close()
