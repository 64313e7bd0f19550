"""The code blocks of the vendor's own packages, with their import names changed, on a sandbox.

Their texts stay where they are: blocks are read from the packages that ``PEERS_PYTHON`` has
installed (see ``test_peers.py``), and from the Markdown pages under ``PEERS_PAGES`` if it is set.
A block passes, or it is one of the three kinds that cannot: it has a hole in it (``...``, ``yield``
outside of a function), it wants a vendor that the mainland platform does not have, or it lacks what
the package and the platform both demand. What a page shows for both kinds of client is two blocks.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent import AgentClient, Area, AsyncAgentClient, BadRequestError
from shengwang_agent.agentkit import Agent, vendors
from shengwang_agent.agentkit.vendors import VendorArgumentError
from shengwang_agent.agents.types import UpdateAgentsRequestProperties
from shengwang_agent.sandbox import Sandbox
from tests.docs.stage import APP_ID, run_code, stage

PYTHON = os.environ.get("PEERS_PYTHON", "")
PAGES = os.environ.get("PEERS_PAGES", "")
pytestmark = pytest.mark.skipif(not PYTHON, reason="PEERS_PYTHON names no environment")

CERTIFICATE = "5CFd2fd1755d40ecb72977518be15d3b"
NUMBER = "+862100000000"
FENCE = re.compile(r"^([ ]*)```python[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
TWINS = re.compile(r"^# Async\n", re.MULTILINE)
SESSION = re.compile(
    r"^(await )?session\.(?!start\(|on\(|off\(|raw|app_id)|= (await )?session\.(?!start\(|raw)",
    re.MULTILINE,
)
EXAMPLES = re.compile(r"^Examples\n-+\n(.*)\Z", re.MULTILINE | re.DOTALL)
RENAMED = {r"\bagora_agent\b": "shengwang_agent", r"\b(Async)?Agora\b": r"\1AgentClient"}
# What a reader puts in the place of these words.
FILLED = {r"your[-_]app[-_]id": APP_ID, r"your[-_]app[-_]certificate": CERTIFICATE}
WORLD = (
    "Deepgram", "OpenAI", "ElevenLabs", "eleven_labs", "Asr_Ares", "Gemini", "HeyGen", "Tavus",
    "GenericAvatar", "RimeTTS", "StartAgentsRequestPropertiesTts",
)  # fmt: skip
HOLE = re.compile(r"(?<!\")\.\.\.(?!\")|=\"\.\.\.\"")
LOCATE = """
import importlib.util, json
from importlib.metadata import metadata
roots = {d: importlib.util.find_spec(d).submodule_search_locations[0] for d in NAMES.values()}
print(json.dumps([[d, metadata(p).get_payload(), roots[d]] for p, d in NAMES.items()]))
"""


class _Filled(dict[str, str]):
    """The environment of a reader who has set every key that a page reads."""

    def __missing__(self, name: str) -> str:
        return "key"


def _blocks() -> Iterator[tuple[str, str]]:
    names = {"agent-server-sdk": "shengwang_agent", "agora-agents": "agora_agent"}
    code = LOCATE.replace("NAMES", repr(names))
    done = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=True)
    for package, readme, root in json.loads(done.stdout):
        yield from _fenced(f"{package}/README", readme)
        for path in sorted(Path(root).rglob("client.py")):
            yield from _documented(f"{package}/{path.relative_to(root)}", path.read_text("utf-8"))
    for page in sorted(Path(PAGES).rglob("*.md")) if PAGES else []:
        yield from _fenced(str(page.relative_to(PAGES)), page.read_text("utf-8"))


def _fenced(name: str, text: str) -> Iterator[tuple[str, str]]:
    for found in FENCE.finditer(text):
        place = f"{name}:{text[: found.start()].count(chr(10)) + 1}"
        yield from ((place, part) for part in TWINS.split(textwrap.dedent(found[2])))


def _documented(name: str, text: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found = EXAMPLES.search(ast.get_docstring(node) or "")
            if found:
                yield f"{name}:{node.lineno}", found[1]


def _prepared(code: str, known: dict[str, str]) -> str:
    for pattern, word in (RENAMED | FILLED).items():
        code = re.sub(pattern, word, code, flags=re.IGNORECASE if word in FILLED.values() else 0)
    for placeholder, real in known.items():
        code = code.replace(f'"{placeholder}"', f'"{real}"')
    return code


def _has_a_hole(code: str) -> bool:
    try:
        compile(code, "block", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError:  # a signature, or `yield` on its own
        return True
    return HOLE.search(code) is not None or re.search(r"^\s+yield ", code, re.MULTILINE) is not None


def _of_the_world(error: BaseException) -> bool:
    """Whether a block wants a class that only the international package has."""
    return isinstance(error, (ImportError, NameError)) and any(word in str(error) for word in WORLD)


def _is_refused(code: str, error: BaseException) -> bool:
    """Whether the block lacks what their package or the platform demands, or shows an error."""
    if isinstance(error, BadRequestError):
        return error.reason == "MissingRequiredField"
    shown = isinstance(error, RuntimeError) and "raises RuntimeError" in code
    return shown or isinstance(error, VendorArgumentError)


def _begun(code: str) -> str:
    """The block, with the start of its session before it where it goes on with one."""
    if "create_session(" in code or "session.start(" in code or not SESSION.search(code):
        return code
    return f"{'await ' * ('await ' in code)}session.start()\n{code}"


def _surroundings(url: str, code: str) -> dict[str, Any]:
    """What the text around a block has made already: a client, an agent, a session."""
    kind = AsyncAgentClient if "await " in code else AgentClient
    client: Any = kind(area=Area.CN, app_id=APP_ID, app_certificate=CERTIFICATE, base_url=url)
    agent = (
        Agent(client=client, name="around", instructions="x")
        .with_stt(vendors.FengmingSTT(language="zh-CN"))
        .with_llm(vendors.AliyunLLM(api_key="k", model="qwen-max"))
        .with_tts(vendors.MiniMaxTTS(key="k", voice_id="v"))
    )
    session = agent.create_session(channel="around", agent_uid="1", remote_uids=["100"])
    return {
        **{name: getattr(vendors, name) for name in dir(vendors) if name[0].isupper()},
        "client": client, "agent": agent, "session": session, "Agent": Agent, "os": os,
        "APP_ID": APP_ID, "APP_CERT": CERTIFICATE, "CHANNEL": "c", "AGENT_UID": "1",
        "__name__": "block", "my_handler": print, "on_started": print,
        "properties": UpdateAgentsRequestProperties(token="007t"),
        "response": client.agents.list(),
    }  # fmt: skip


def _live(url: str) -> dict[str, str]:
    """An agent, a call and a number, by the words that stand for them."""
    with AgentClient(base_url=url, username="u", password="p", app_id=APP_ID) as client:
        room = {"channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
        agent = client.agents.start(name="live", pipeline_id="p", properties=room).agent_id
        client.phone_numbers.add(
            provider="byo", phone_number=NUMBER, label="n", inbound=True, outbound=True,
            inbound_config={"allowed_addresses": ["112.126.15.64/27"]},
            outbound_config={"address": "sip.example.com", "transport": "tls", "prefix": ""},
        )  # fmt: skip
        sip = {"to_number": "+8613800000000", "from_number": NUMBER, "rtc_uid": "9"}
        call = client.telephony.call(
            name="ring", pipeline_id="p", properties=room, sip={**sip, "rtc_token": "t"}
        ).agent_id
    return {"agentId": str(agent), "agent_id": str(call), "appid": APP_ID, "phone_number": NUMBER}


def test_every_block_runs_or_says_why_not(tmp_path: Path, monkeypatch: Any) -> None:
    wrong, passed, skipped = [], 0, 0
    monkeypatch.setattr(os, "environ", _Filled(os.environ))
    for name, text in _blocks():
        with stage(tmp_path), Sandbox(credentials="any", max_agents=None) as sandbox:
            monkeypatch.setenv("SHENGWANG_BASE_URL", sandbox.url)
            code = _prepared(text, _live(sandbox.url))
            if _has_a_hole(code):
                skipped += 1
                continue
            try:
                with contextlib.redirect_stderr(io.StringIO()):
                    run_code(_begun(code), Path(name), 0, _surroundings(sandbox.url, code))
                passed += 1
            except Exception as error:
                if _of_the_world(error) or _is_refused(code, error):
                    skipped += 1
                else:
                    wrong.append(f"{name}: {error!r}")
    print(f"{passed} blocks ran, {skipped} have holes, want vendors of elsewhere, or are refused")
    assert not wrong, "\n".join(wrong)
    assert passed > 40
