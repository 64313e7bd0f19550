"""Request bodies against the documented rules: what the platform refuses, what it lets pass."""

from __future__ import annotations

from typing import Any

from shengwang_agent._runtime.model import named
from shengwang_agent._runtime.rules import BrokenRule, broken_rules

from ..platform.refusals import AT, Refusal
from ..settings import SandboxSettings

#: Problems named in one answer; the rest is counted.
MOST_PROBLEMS = 5

#: Rules that the setting ``complete_agents`` switches off.
COMPLETENESS = frozenset({"model-needed", "voice-needed"})

JSON = dict[str, Any]


def warm_up() -> None:
    """Load the rules now, so that no request pays for it."""
    broken_rules("agents.start", {})


def check_body(operation: str, model: str, body: JSON, settings: SandboxSettings) -> JSON:
    """The body as the platform reads it: null in place of an optional field counts as absent.

    Raises the refusal for a body that breaks a rule; its text names every field at fault.
    """
    refused = [
        broken
        for broken in broken_rules(operation, body)
        if (broken.outcome == "refused" or (settings.strict and broken.outcome == "strict"))
        and (settings.complete_agents or broken.rule not in COMPLETENESS)
    ]
    if refused:
        raise _refusal(refused, AT if operation.startswith("agents.") else "")
    known = named(model)
    return body if known is None or "None" not in repr(body) else known.from_dict(body).to_dict()


def _refusal(refused: list[BrokenRule], lead: str) -> Refusal:
    shown = [f"{lead}{_told(broken)}" for broken in refused[:MOST_PROBLEMS]]
    if len(refused) > MOST_PROBLEMS:
        shown.append(f"and {len(refused) - MOST_PROBLEMS} more")
    first = refused[0]
    own = first.reason if first.reason.islower() else "unprocessable_content"
    return Refusal(first.status, "; ".join(shown), reason=first.reason, error_type=own)


def _told(broken: BrokenRule) -> str:
    strict = " (refused because this sandbox is strict)" if broken.outcome == "strict" else ""
    return f"{broken.pointer}: {broken.text}{strict}"
