"""Time: real, fast, held; and the agenda of what is still to happen."""

import pytest

from shengwang_agent.sandbox import Clock
from shengwang_agent.sandbox.platform.world import Agenda


class Ticks:
    """A monotonic clock the test turns by hand."""

    def __init__(self) -> None:
        self.at = 50.0

    def __call__(self) -> float:
        return self.at


def test_a_held_clock_moves_only_when_advanced() -> None:
    ticks = Ticks()
    clock = Clock(100, speed=0, ticks=ticks)
    ticks.at += 1000
    assert clock.now() == 100
    assert clock.advance(30) == 130
    assert clock.now() == 130


def test_a_running_clock_follows_real_time_at_its_speed() -> None:
    ticks = Ticks()
    clock = Clock(100, speed=60, ticks=ticks)
    ticks.at += 2
    assert clock.now() == 220
    clock.advance(5)
    ticks.at += 1
    assert clock.now() == 285


def test_the_pace_can_change_without_a_jump() -> None:
    ticks = Ticks()
    clock = Clock(100, speed=1, ticks=ticks)
    ticks.at += 10
    clock.hold()
    ticks.at += 10
    assert clock.now() == 110
    clock.run(2)
    ticks.at += 10
    assert clock.now() == 130


def test_time_never_runs_backwards() -> None:
    clock = Clock(100, speed=0)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.advance(-1)
    with pytest.raises(ValueError, match="speed"):
        clock.run(-1)
    with pytest.raises(ValueError, match="speed"):
        Clock(speed=-1)
    clock.at_least(90)
    assert clock.now() == 100
    clock.at_least(120)
    assert clock.now() == 120


def test_the_agenda_gives_events_in_order_of_time_then_of_writing() -> None:
    agenda = Agenda()
    agenda.add(5, lambda: "late")
    agenda.add(2, lambda: "first")
    agenda.add(2, lambda: "second")
    taken = [agenda.pop_due(4), agenda.pop_due(4), agenda.pop_due(4)]
    assert [event and (event.at, event.step()) for event in taken] == [
        (2, "first"),
        (2, "second"),
        None,
    ]
    assert agenda.next_at() == 5


def test_a_cancelled_event_does_not_happen() -> None:
    agenda = Agenda()
    number = agenda.add(1, lambda: None)
    agenda.cancel(number)
    agenda.cancel(number)
    agenda.cancel(None)
    assert agenda.pop_due(10) is None
    assert len(agenda) == 0


def test_many_cancelled_events_leave_no_waste() -> None:
    agenda = Agenda()
    for _ in range(10_000):
        agenda.cancel(agenda.add(1e9, lambda: None))
    assert len(agenda._heap) < 200
