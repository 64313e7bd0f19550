"""The HTML of the page, by its templates. They escape every value that is not HTML of theirs."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..gateway import Gateway

#: How many agents, calls and requests the page shows; the newest ones.
MOST_ROWS = 60


def version(gateway: Gateway) -> str:
    """A word that changes whenever the page would look different."""
    world = gateway.platform.world
    words = [int(world.clock.now()), world.version, gateway.requests.total, *_waiting(gateway)]
    return ".".join(map(str, words))


def parts(gateway: Gateway, chosen: str | None) -> dict[str, str]:
    """The changing parts of the page by the id of their element."""
    world, made = gateway.platform.world, _parts()
    with world.lock:
        agents = list(world.agents.values())[: -MOST_ROWS - 1 : -1]
        calls = list(world.calls.values())[: -MOST_ROWS - 1 : -1]
        agent = world.agents.get(chosen or "") or (agents[0] if agents else None)
        counts = {
            "live agents": sum(world.live_count.values()),
            "dials": len(gateway.dials),
            "requests": gateway.requests.total,
        }
        return {
            "version": version(gateway),
            "figures": made.figures(counts),
            "clock": f"{_clock(world.clock.now())} UTC",
            "faults": made.faults(_waiting(gateway)),
            "agents": made.agents(agents, agent),
            "talk": made.talk(agent),
            "calls": made.calls(calls),
            "numbers": made.numbers(list(world.numbers.values())),
            "requests": made.requests(gateway.requests[: -MOST_ROWS - 1 : -1]),
        }


def document(gateway: Gateway, chosen: str | None) -> str:
    return _TEMPLATES.get_template("page.html").render(parts=parts(gateway, chosen))


def _parts() -> Any:
    return _TEMPLATES.get_template("parts.html").module


def _waiting(gateway: Gateway) -> list[str]:
    """What goes wrong next, in words."""
    faults = gateway.faults
    return [*faults.waiting(), *(f"{host} down" for host in faults.down_hosts())]


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment, timezone.utc).strftime("%H:%M:%S") if moment else ""


def _shown(value: Any) -> str:
    return "–" if value in (None, {}) else json.dumps(value, ensure_ascii=False, indent=2)


def _brief(value: Any) -> str:
    """A value in one short line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 120 else f"{text[:119]}…"


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters |= {"clock": _clock, "shown": _shown, "brief": _brief}
