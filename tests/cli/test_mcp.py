"""``mcp serve``, asked by clients of the package ``mcp``: over pipes, over HTTP, and in this process."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from shengwang_agent import AgentClient
from shengwang_agent.cli.connection import open_client
from shengwang_agent.cli.mcp import Allowed, Tools
from shengwang_agent.cli.options import ConnectionOptions
from shengwang_agent.sandbox import Sandbox
from shengwang_agent_api.routes import ROUTES
from tests.cli.conftest import PROPERTIES
from tests.cli.terminal import ENTRY, piped

JSON = dict[str, Any]
MINE, OTHER = "+8613800000000", "+8613900000000"
SECRETS = ("tts-secret", "llm-secret", "sip-secret")


@contextmanager
def tools(**allowed: Any) -> Iterator[Tools]:
    """The tools for the sandbox that the environment names."""
    with closing(open_client(ConnectionOptions())) as client:
        yield Tools(client, ConnectionOptions(), Allowed(**allowed))


@asynccontextmanager
async def asked(**allowed: Any) -> AsyncIterator[Client]:
    """A client of a server in this process."""
    with tools(**allowed) as made:
        async with Client(made.server()) as client:
            yield client


def call_of(number: str, name: str) -> JSON:
    sip = {"to_number": number, "from_number": "+8610000000", "rtc_uid": "1"}
    return {"name": name, "sip": {**sip, "rtc_token": "sip-secret"}, "properties": PROPERTIES}


def text_of(result: Any) -> str:
    return str(result.content[0].text)


def rung(sandbox: Sandbox, name: str) -> int:
    return sum(entry.body.get("name") == name for entry in sandbox.requests if entry.body)


async def test_it_only_reads_unless_more_is_allowed(sandbox: Sandbox) -> None:
    async with asked() as client:
        listed = (await client.list_tools()).tools
        refused = await client.call_tool("agents_stop", {"agent_id": "A1"})
    reads = {route.operation.replace(".", "_", 1) for route in ROUTES if route.method == "GET"}
    assert {tool.name for tool in listed} == reads
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)
    assert refused.is_error
    assert "was not allowed" in text_of(refused)


async def test_every_operation_is_a_tool_with_schema_and_text(sandbox: Sandbox) -> None:
    async with asked(writes=True, numbers=frozenset({MINE})) as client:
        listed = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(listed) == {route.operation.replace(".", "_", 1) for route in ROUTES}
    for tool in listed.values():
        assert tool.description
        assert "Args:" not in tool.description
        assert "appid" not in tool.input_schema["properties"]
    start = listed["agents_start"].input_schema
    assert start["required"] == ["name", "properties"]
    llm = start["$defs"]["StartAgentsRequestPropertiesLlm"]["properties"]
    assert llm["url"]["description"] == "Address of the chat completion endpoint."
    assert listed["agents_list"].input_schema["properties"]["limit"]["type"] == "integer"


async def test_annotations_are_the_replay_rules(sandbox: Sandbox) -> None:
    async with asked(writes=True, numbers=frozenset({MINE})) as client:
        found = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}
    hints = {
        name: (hint.read_only_hint, hint.destructive_hint, hint.idempotent_hint)
        for name, hint in found.items()
        if hint is not None
    }
    assert hints["agents_get"] == (True, False, True)
    assert hints["agents_start"] == (False, False, False)
    assert hints["agents_stop"] == (False, True, True)
    assert hints["telephony_call"] == (False, True, False)


async def test_writes_do_not_include_dialling(sandbox: Sandbox) -> None:
    async with asked(writes=True) as client:
        refused = await client.call_tool("telephony_call", call_of(MINE, "mcp-writes"))
    assert refused.is_error
    assert rung(sandbox, "mcp-writes") == 0


async def test_an_agent_is_started_and_stopped(sandbox: Sandbox) -> None:
    async with asked(writes=True) as client:
        given = {"name": "mcp-start", "properties": PROPERTIES}
        started = await client.call_tool("agents_start", given)
        agent_id = started.structured_content["agent_id"]
        listed = await client.call_tool("agents_list", {"channel": "room", "limit": 100})
        stopped = await client.call_tool("agents_stop", {"agent_id": agent_id})
    assert agent_id in text_of(listed)
    assert not stopped.is_error
    assert sandbox.agent(agent_id).status == "STOPPED"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("agents_get", {}),
        ("agents_get", {"agent": "A1"}),
        ("agents_speak", {"agent_id": "A1", "text": "x" * 600}),
        ("agents_list", {"state": "RUNING"}),
        ("agents_start", {"name": "a", "channel": "c"}),
    ],
)
async def test_a_wrong_argument_gets_the_words_of_python(
    name: str, arguments: JSON, sandbox: Sandbox
) -> None:
    async with asked(writes=True) as client:
        told = await client.call_tool(name, arguments)
    resource, _, method = name.partition("_")
    with (
        closing(open_client(ConnectionOptions())) as own,
        pytest.raises((TypeError, ValueError)) as raised,
    ):
        getattr(getattr(own, resource), method)(**arguments)
    assert told.is_error
    assert text_of(told) == str(raised.value)


@pytest.mark.parametrize("key", ["appid", "request_options"])
async def test_what_is_not_the_assistants_cannot_be_given(key: str, sandbox: Sandbox) -> None:
    async with asked() as client:
        told = await client.call_tool("agents_list", {key: "other"})
    assert told.is_error
    assert text_of(told) == f"agents_list() got an unexpected keyword argument '{key}'"


async def test_a_dry_run_must_precede_each_call(sandbox: Sandbox) -> None:
    call = call_of(MINE, "mcp-dial")
    async with asked(numbers=frozenset({MINE})) as client:
        early = await client.call_tool("telephony_call", {**call, "dry_run": False})
        trial = await client.call_tool("telephony_call", call)
        other = call_of(MINE, "mcp-dial-other")
        changed = await client.call_tool("telephony_call", {**other, "dry_run": False})
        assert (rung(sandbox, "mcp-dial"), rung(sandbox, "mcp-dial-other")) == (0, 0)
        real = await client.call_tool("telephony_call", {**call, "dry_run": False})
        again = await client.call_tool("telephony_call", {**call, "dry_run": False})
    assert [r.is_error for r in (early, trial, changed, real, again)] == [
        True,
        False,
        True,
        False,
        True,
    ]
    assert "with dry_run true first" in text_of(early)
    assert trial.structured_content["would_ring"] == MINE
    assert rung(sandbox, "mcp-dial") == 1


@pytest.mark.parametrize("sip", [{"to_number": OTHER}, {}, None, [MINE]])
async def test_other_numbers_are_never_rung(sip: Any, sandbox: Sandbox) -> None:
    call = {**call_of(OTHER, "mcp-other"), "sip": sip}
    async with asked(numbers=frozenset({MINE})) as client:
        for trial in (True, False):
            told = await client.call_tool("telephony_call", {**call, "dry_run": trial})
            assert told.is_error
            assert "may not be rung" in text_of(told)
    assert rung(sandbox, "mcp-other") == 0


async def test_secrets_are_in_no_result(sandbox: Sandbox) -> None:
    trunk = {"address": "sip.example.com", "transport": "tls", "user": "trunk"}
    number = {
        "provider": "byo",
        "phone_number": "+8610000099",
        "label": "mcp",
        "inbound_config": {"allowed_addresses": ["112.126.15.64/27"]},
        "outbound_config": {**trunk, "password": "sip-secret"},
    }
    async with asked(writes=True, numbers=frozenset({MINE})) as client:
        results = [
            await client.call_tool("telephony_call", call_of(MINE, "mcp-secret")),
            await client.call_tool("phone_numbers_add", number),
            await client.call_tool("phone_numbers_get", {"phone_number": "+8610000099"}),
            await client.call_tool("phone_numbers_delete", {"phone_number": "+8610000099"}),
        ]
        wrong = {**PROPERTIES, "remote_rtc_uids": ["1", "2"]}
        results.append(
            await client.call_tool("agents_start", {"name": "mcp-w", "properties": wrong})
        )
    assert [result.is_error for result in results] == [False, False, False, False, True]
    for result in results:
        told = result.model_dump_json()
        assert not [secret for secret in SECRETS if secret in told]
    assert "***" in text_of(results[0])
    assert "at most 1 items" in text_of(results[-1])


HOURS: JSON = {
    "agent": {},
    "replies": {"open": "From nine to six."},
    "turns": [{"caller": "When are you open?", "expect": [{"says": "nine to six"}]}],
}
ROGUE: list[tuple[JSON, str]] = [
    ({"before": "os:getcwd"}, "before"),
    ({"agent": "os:getcwd"}, "agent"),
    ({"judge": {"url": "http://127.0.0.1:1", "model": "m", "key_env": "HOME"}}, "judge"),
    ({"caller": {"url": "http://127.0.0.1:1", "model": "m", "goal": "g"}}, "caller"),
    ({"expect": [{"python": "os:getcwd"}]}, "python"),
    ({"turns": [{"caller": "Hi", "expect": [{"python": "os:getcwd"}]}]}, "python"),
]


async def test_a_scenario_is_played() -> None:
    with Sandbox() as box, box.client() as own:
        made = Tools(own, ConnectionOptions(), Allowed(sandbox=box))
        async with Client(made.server()) as client:
            good = await client.call_tool("sandbox_eval", {"scenario": HOURS})
            bad = await client.call_tool("sandbox_eval", {"scenario": {**HOURS, "replies": "No."}})
            none = await client.call_tool("sandbox_eval", {"scenario": {"turn": []}})
            rogues = [
                await client.call_tool("sandbox_eval", {"scenario": {**HOURS, **more}})
                for more, _ in ROGUE
            ]
    assert good.structured_content["state"] == "passed"
    assert "From nine to six." in good.structured_content["transcript"]
    assert bad.structured_content["state"] == "failed"
    assert "nine to six" in bad.structured_content["problems"][0]
    assert none.is_error
    assert "turn" in text_of(none)
    assert [text_of(told) for told in rogues] == [
        f"not as a tool, only in a file for `eval`: {key}" for _, key in ROGUE
    ]


async def test_the_sandbox_over_pipes(clean: Path) -> None:
    """As an assistant starts it: a conversation on a platform of its own."""
    server = StdioServerParameters(command=ENTRY[0], args=[*ENTRY[1:], "mcp", "serve", "--sandbox"])
    async with Client(stdio_client(server)) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        given = {"name": "a", "properties": PROPERTIES}
        agent = (await client.call_tool("agents_start", given)).structured_content
        await client.call_tool("sandbox_advance", {"seconds": 5})
        said = {"agent_id": agent["agent_id"], "text": "When do you open?"}
        heard = await client.call_tool("sandbox_hears", said)
        variables = (await client.call_tool("sandbox_variables", {})).structured_content
        with AgentClient(
            base_url=variables["SHENGWANG_BASE_URL"],
            app_id=variables["SHENGWANG_APP_ID"],
            username=variables["SHENGWANG_USERNAME"],
            password=variables["SHENGWANG_PASSWORD"],
        ) as own:
            seen = [item.agent_id for item in own.agents.list()]
        rings = await client.call_tool("telephony_call", call_of(OTHER, "b"))
    assert seen == [agent["agent_id"]]
    assert {"sandbox_hears", "telephony_call"} <= names
    assert "You said: When do you open?" in text_of(heard)
    assert not rings.is_error


def refusal(address: str, header: dict[str, str]) -> int:
    """The status for a request that a web page makes, perhaps by a name that leads here."""
    headers = {"Accept": "application/json, text/event-stream", **header}
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(address, headers=headers), timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


async def test_streamable_http_on_this_machine_only(sandbox: Sandbox) -> None:
    command = [*ENTRY, "mcp", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as run:
        try:
            assert run.stderr is not None
            address = run.stderr.readline().removeprefix("listens on ").strip()
            assert address.startswith("http://127.0.0.1:")
            async with Client(address) as client:
                listed = await client.call_tool("agents_list", {})
            assert not listed.is_error
            strange = {"Host": "evil.example"}, {"Origin": "http://evil.example"}
            assert [refusal(address, header) for header in strange] == [421, 403]
        finally:
            run.terminate()


def test_a_wrong_number_is_refused_before_anything_is_served(sandbox: Sandbox) -> None:
    ran = piped("mcp", "serve", "--allow-dialling", "138")
    assert ran.code == 2
    assert "must be a telephone number" in ran.err


def test_without_the_extra_the_error_names_it(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp_types", None)
    ran = piped("mcp", "serve")
    assert ran.code == 3
    assert "shengwang-agent[cli,mcp,sandbox]" in ran.err
