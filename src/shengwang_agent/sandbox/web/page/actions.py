"""What the buttons of the page do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...platform.scripts import OUTCOMES

if TYPE_CHECKING:
    from ...sandbox import Sandbox

Form = dict[str, str]


def perform(sandbox: Sandbox, name: str, form: Form) -> None:
    """Do what a button says; raises KeyError or ValueError for what does not exist."""
    if name not in ACTIONS:
        raise ValueError(f"no such action: {name}")
    ACTIONS[name](sandbox, form)


def _weather(sandbox: Sandbox, form: Form) -> None:
    kinds: dict[str, Callable[[], None]] = {
        "503": lambda: sandbox.next(503, retry_after=2),
        "429": lambda: sandbox.next(429, retry_after=1),
        "500": lambda: sandbox.next(500),
        "drop_before": lambda: sandbox.drop(before=True),
        "drop_after": lambda: sandbox.drop(after="accepted"),
        "slow": lambda: sandbox.slow(2),
        "half_body": sandbox.half_body,
        "garbage": sandbox.garbage,
        "clear": sandbox.clear_weather,
    }
    kinds[form["kind"]]()


def _callee(sandbox: Sandbox, form: Form) -> None:
    outcome = form["outcome"]
    if outcome not in OUTCOMES:
        raise ValueError(f"no such outcome: {outcome}")
    sandbox.callee(outcome, rings=2.0 if outcome in ("answered", "busy", "rejected") else None)  # type: ignore[arg-type]


def _react(sandbox: Sandbox, form: Form) -> None:
    outcome = form["outcome"]
    if outcome not in OUTCOMES or outcome == "manual":
        raise ValueError(f"no such outcome: {outcome}")
    sandbox.call(form["id"]).reacts(outcome)  # type: ignore[arg-type]


def _say(sandbox: Sandbox, form: Form) -> None:
    text = form.get("text", "").strip()
    if text:
        sandbox.agent(form["id"]).hears(text)


ACTIONS: dict[str, Callable[[Sandbox, Form], None]] = {
    "weather": _weather,
    "callee": _callee,
    "react": _react,
    "hang-up": lambda sandbox, form: sandbox.call(form["id"]).hangs_up(),
    "say": _say,
    "caller-leaves": lambda sandbox, form: sandbox.agent(form["id"]).caller_leaves(),
    "fail": lambda sandbox, form: sandbox.agent(form["id"]).fails(),
    "advance": lambda sandbox, form: _advance(sandbox, form),
}


def _advance(sandbox: Sandbox, form: Form) -> None:
    seconds = float(form["seconds"])
    if not 0 < seconds <= 86_400:
        raise ValueError("seconds: expected 1 to 86400")
    sandbox.clock.advance(seconds)
