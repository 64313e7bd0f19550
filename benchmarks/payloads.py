"""What the local platform answers and what is sent to it; the same for every client measured.

Imported by the server, by the workers in all environments and by the tests: standard library only.

=============================================== ==================================================
``GET …/{appid}/agents/{id}``                   one agent
``POST …/{appid}/join``, ``…/call``             the agent that was started
``GET …/{appid}/agents?limit=N``                one page of N agents
``GET …/walk-N/agents?limit=100&cursor=K``      the page of N agents in all that begins at K
``GET …/{appid}/agents/history-N/history``      a history of N entries
``GET …/{appid}/agents/missing``                404
=============================================== ==================================================
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

APP, PAGE = "app", 100
PATIENCE = 120.0
"""Seconds the other clients wait for a connection or an answer: with hundreds of calls at once
some of them need more than the usual minute."""
AUTHORIZATION = "Basic dXNlcjpwYXNzd29yZA=="
START: dict[str, Any] = json.loads(Path(__file__).with_name("start.json").read_text("utf-8"))
PROPERTIES, CLASSES = START["properties"], START["classes"]
"""The body of ``agents.start`` as the reference of the API shows it, and what each package calls its
parts."""
HEADERS = (
    "Content-Type: application/json\r\n"
    "Date: Tue, 06 Jan 2026 08:00:00 GMT\r\n"
    "X-Request-Id: 5f3b0c9e7d2a4e6f8a1b2c3d4e5f6a7b\r\n"
)
AGENT = {"agent_id": "A1", "start_ts": 1735035893, "status": "RUNNING"}


def as_json(value: Any) -> bytes:
    """Without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def start_body() -> bytes:
    """The prebuilt body of the floor: the same JSON every client has to make of its models."""
    return as_json({"name": "unique_name", "properties": PROPERTIES})


def page(first: int, count: int, total: int) -> dict[str, Any]:
    """What ``agents.list`` gives: ``count`` agents from ``first`` on, a cursor while more come."""
    after = min(first + count, total)
    own = ({"agent_id": f"A{n:031d}", "start_ts": 1735035893 + n} for n in range(first, after))
    items = [{**AGENT, **one} for one in own]
    meta = {"cursor": str(after) if after < total else "", "total": total}
    return {"data": {"count": len(items), "list": items}, "meta": meta, "status": "ok"}


def history(count: int) -> bytes:
    """What ``agents.get_history`` gives, with ``count`` entries as they come: role and content."""
    entries = [
        {"role": ("assistant", "user")[i % 2], "content": f"Sentence number {i} of this talk."}
        for i in range(count)
    ]
    return as_json({**AGENT, "contents": entries})


@lru_cache(maxsize=4096)
def answer(method: str, target: str) -> tuple[int, bytes]:
    """Status and body for a request line; 404 for anything the table above does not have."""
    parts = urlsplit(target)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    appid, _, rest = parts.path.partition("/v2/projects/")[2].partition("/")
    if method == "POST" and rest in ("join", "call"):
        return 200, as_json({"agent_id": "A1", "create_ts": 1735035893, "status": "RUNNING"})
    if rest == "agents":
        size = int(query.get("limit", PAGE))
        total = int(appid.partition("-")[2] or size)
        return 200, as_json(page(int(query.get("cursor") or 0), size, total))
    if rest.endswith("/history"):
        return 200, history(int(rest.split("/")[1].partition("-")[2]))
    if rest.startswith("agents/") and rest != "agents/missing":
        return 200, as_json({**AGENT, "name": "unique_name", "message": "", "stop_ts": 0})
    return 404, as_json({"detail": "the agent is unknown or gone", "reason": "TaskNotFound"})


@lru_cache(maxsize=4096)
def wire_answer(request_line: bytes) -> bytes:
    """The whole answer to a request line (without its line end), ready to be written."""
    method, target, _ = request_line.decode("ascii").split(" ")
    status, body = answer(method, target)
    reason = "OK" if status == 200 else "Not Found"
    head = f"HTTP/1.1 {status} {reason}\r\n{HEADERS}Content-Length: {len(body)}\r\n\r\n"
    return head.encode("ascii") + body
