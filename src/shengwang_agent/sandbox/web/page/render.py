"""The HTML of the page. Everything that came from outside passes through :func:`e`."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from html import escape
from typing import Any

from ...platform.records import AgentRecord, CallRecord
from ...request_log import LoggedRequest
from ..gateway import Gateway

#: How many agents, calls and requests the page shows; the newest ones.
MOST_ROWS = 60


def e(value: object) -> str:
    """Text made safe for HTML, attributes included."""
    return escape(str(value), quote=True)


def version(gateway: Gateway) -> str:
    """A word that changes whenever the page would look different."""
    world, faults = gateway.platform.world, gateway.faults
    words = [
        int(world.clock.now()),
        world.version,
        gateway.requests.total,
        *faults.waiting(),
        *faults.down_hosts(),
    ]
    return ".".join(map(str, words))


def parts(gateway: Gateway, chosen: str | None) -> dict[str, str]:
    """The changing parts of the page by the id of their element."""
    world = gateway.platform.world
    with world.lock:
        agents = list(world.agents.values())[: -MOST_ROWS - 1 : -1]
        calls = list(world.calls.values())[: -MOST_ROWS - 1 : -1]
        agent = world.agents.get(chosen or "") or (agents[0] if agents else None)
        return {
            "version": version(gateway),
            "figures": _figures(gateway),
            "clock": f"{_clock(world.clock.now())} UTC",
            "faults": _faults(gateway),
            "agents": _agents(agents, agent),
            "talk": _talk(agent),
            "calls": _calls(calls, agent),
            "numbers": _numbers(gateway),
            "requests": _requests(gateway.requests[-MOST_ROWS:]),
        }


def document(gateway: Gateway, chosen: str | None) -> str:
    """The whole page."""
    made = parts(gateway, chosen)
    sections = "".join(
        f'<section class="{name}"><h2>{title}</h2><div id="{name}">{made[name]}</div></section>'
        for name, title in _SECTIONS
    )
    return _PAGE.format(
        sections=sections,
        figures=made["figures"],
        clock=made["clock"],
        advance=_button("advance", "+30 s", kind="quiet", seconds="30"),
        faults=made["faults"],
        version=e(made["version"]),
    )


_SECTIONS = (
    ("agents", "Agents"),
    ("talk", "Conversation"),
    ("calls", "Calls"),
    ("numbers", "Numbers"),
    ("requests", "Requests"),
)

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Shengwang sandbox</title>
<link rel="icon" href="/_sandbox/icon.svg">
<link rel="stylesheet" href="/_sandbox/page.css">
<script src="/_sandbox/page.js" defer></script>
</head>
<body data-version="{version}">
<header><h1>Shengwang sandbox</h1><div id="figures">{figures}</div>
<div class="time"><span id="clock">{clock}</span>{advance}</div></header>
<nav aria-label="Bad weather"><div id="faults">{faults}</div></nav>
<main>{sections}</main>
</body>
</html>
"""


def _button(action: str, label: str, *, kind: str = "", **fields: str) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{e(name)}" value="{e(value)}">'
        for name, value in fields.items()
    )
    return (
        f'<form method="post" action="/_sandbox/do/{action}">{hidden}'
        f'<button class="{kind}">{e(label)}</button></form>'
    )


def _figures(gateway: Gateway) -> str:
    world = gateway.platform.world
    live = sum(world.live_count.values())
    figures = {"live agents": live, "dials": len(gateway.dials), "requests": gateway.requests.total}
    return "".join(f"<span><b>{e(value)}</b> {label}</span>" for label, value in figures.items())


_FAULTS = (
    ("503", "Next answer: 503"),
    ("429", "429"),
    ("500", "500"),
    ("drop_before", "Connection drops"),
    ("drop_after", "…after accepting"),
    ("slow", "Slow 2 s"),
    ("half_body", "Half a body"),
    ("garbage", "Garbage"),
)
_CALLEES = (
    ("answered", "pick up"),
    ("busy", "are busy"),
    ("no_answer", "never answer"),
    ("rejected", "decline"),
    ("manual", "wait for me"),
)


def _faults(gateway: Gateway) -> str:
    faults = "".join(_fault(kind, label) for kind, label in _FAULTS)
    waiting = gateway.faults.waiting() + [f"{host} down" for host in gateway.faults.down_hosts()]
    badges = "".join(f'<span class="badge warn">{e(name)}</span>' for name in waiting)
    fair = _fault("clear", "Fair weather") if waiting else ""
    callees = "".join(_button("callee", label, outcome=outcome) for outcome, label in _CALLEES)
    # What waits comes last: its coming and going must not move a button from under a finger.
    return (
        f'<div class="row"><span class="label">Bad weather</span>{faults}</div>'
        f'<div class="row"><span class="label">Callees</span>{callees}</div>'
        f'<div class="row waiting">{badges}{fair}</div>'
    )


def _fault(kind: str, label: str) -> str:
    return (
        '<form method="post" action="/_sandbox/do/fault">'
        f'<input type="hidden" name="kind" value="{e(kind)}">'
        f'<button id="fault-{e(kind)}">{e(label)}</button></form>'
    )


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment, timezone.utc).strftime("%H:%M:%S") if moment else ""


def _status(status: str) -> str:
    return f'<span class="badge {e(status.lower())}">{e(status)}</span>'


def _empty(text: str) -> str:
    return f'<p class="empty">{e(text)}</p>'


def _agents(agents: list[AgentRecord], chosen: AgentRecord | None) -> str:
    if not agents:
        return _empty("No agent yet. Start one from your program.")
    rows = "".join(
        f'<tr class="{"chosen" if agent is chosen else ""}">'
        f'<td><a href="/?agent={e(agent.agent_id)}" data-agent="{e(agent.agent_id)}">{e(agent.name)}</a>'
        f"<small>{e(agent.agent_id)}</small></td>"
        f'<td class="wide">{e(agent.channel)}</td><td>{_status(agent.status)}</td>'
        f'<td class="wide">{_clock(agent.create_ts)}</td></tr>'
        for agent in agents
    )
    head = '<th>name</th><th class="wide">channel</th><th>state</th><th class="wide">since</th>'
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _talk(agent: AgentRecord | None) -> str:
    if agent is None:
        return _empty("The conversation of the chosen agent appears here.")
    bubbles = "".join(
        f'<li class="{e(entry["role"])}"><span>{e(entry["content"])}</span></li>'
        for entry in agent.history
    )
    now = ""
    if agent.speaking is not None:
        now = '<li class="note">speaking …</li>'
    elif agent.thinking:
        now = '<li class="note">thinking …</li>'
    title = f'<p class="who">{e(agent.name)} {_status(agent.status)} {e(agent.message)}</p>'
    return f'{title}<ol class="bubbles">{bubbles}{now}</ol>{_talk_tools(agent)}'


def _talk_tools(agent: AgentRecord) -> str:
    if agent.status != "RUNNING":
        return ""
    ident = e(agent.agent_id)
    tools = _button(
        "caller-leaves", "Caller leaves", kind="quiet", id=agent.agent_id, back=agent.agent_id
    )
    tools += _button("fail", "Agent fails", kind="quiet", id=agent.agent_id, back=agent.agent_id)
    return (
        f'<form class="say" method="post" action="/_sandbox/do/say">'
        f'<input type="hidden" name="id" value="{ident}"><input type="hidden" name="back" value="{ident}">'
        f'<input name="text" id="say" autocomplete="off" placeholder="Say something as the caller" '
        f'aria-label="Say something as the caller"><button>Say</button></form><div class="row">{tools}</div>'
    )


def _calls(calls: list[CallRecord], chosen: AgentRecord | None) -> str:
    if not calls:
        return _empty("No call yet.")
    rows = "".join(
        f'<tr><td><a href="/?agent={e(call.agent_id)}" data-agent="{e(call.agent_id)}">{e(call.to_number)}</a>'
        f"<small>{e(call.type)} {e(call.from_number)}</small></td>"
        f"<td>{_status(call.state)} {e(call.reason or '')}{f' SIP {call.sip_code}' if call.sip_code else ''}</td>"
        f"<td>{_call_tools(call)}</td></tr>"
        for call in calls
    )
    return f"<table><thead><tr><th>number</th><th>state</th><th></th></tr></thead><tbody>{rows}</tbody></table>"


def _call_tools(call: CallRecord) -> str:
    if not call.live:
        return ""
    if call.state == "answered":
        return _button("hang-up", "Callee hangs up", kind="quiet", id=call.agent_id)
    choices = (("answered", "Pick up"), ("busy", "Busy"), ("rejected", "Decline"))
    return "".join(
        _button("react", label, id=call.agent_id, outcome=outcome) for outcome, label in choices
    )


def _numbers(gateway: Gateway) -> str:
    numbers = list(gateway.platform.world.numbers.values())
    if not numbers:
        return _empty("No number imported.")
    rows = "".join(
        f"<tr><td>{e(number.phone_number)}<small>{e(number.label)}</small></td><td>{e(number.provider)}</td>"
        f"<td>{'in ' if number.inbound else ''}{'out' if number.outbound else ''}</td></tr>"
        for number in numbers
    )
    return f"<table><thead><tr><th>number</th><th>provider</th><th>calls</th></tr></thead><tbody>{rows}</tbody></table>"


def _requests(entries: list[LoggedRequest]) -> str:
    if not entries:
        return _empty("Nothing received yet.")
    return "".join(_entry(entry) for entry in reversed(entries))


def _entry(entry: LoggedRequest) -> str:
    good = 200 <= entry.status < 400 and not entry.fault
    fault = f'<span class="badge warn">{e(entry.fault)}</span>' if entry.fault else ""
    status = entry.status or "cut"
    return (
        f'<details id="request-{entry.number}"><summary><code>#{entry.number}</code> '
        f'<span class="badge {"good" if good else "bad"}">{status}</span> <b>{e(entry.operation)}</b> {fault}'
        f"<small>{_clock(entry.at)} {e(entry.method)} {e(entry.path)}</small></summary>"
        f"<pre>{e(_shown(entry.headers))}</pre>"
        f"<h3>Request</h3><pre>{e(_shown(entry.body))}</pre>"
        f"<h3>Answer{'' if entry.accepted else ' (not acted on)'}</h3><pre>{e(_shown(entry.answer))}</pre></details>"
    )


def _shown(value: Any) -> str:
    return "–" if value in (None, {}) else json.dumps(value, ensure_ascii=False, indent=2)
