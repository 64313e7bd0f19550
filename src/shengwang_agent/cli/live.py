"""``live check``: where the description and the sandbox differ from the service that answers.

``live.yaml`` has what is asked: each request reads, or is refused whatever the service thinks of
its values. Should one be carried out all the same, that is undone at once.
"""

from __future__ import annotations

import re
import time
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import GenericAlias, NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args, get_origin

import typer

from shengwang_agent.cli.calls import JSON, CallRequest, may_ring
from shengwang_agent.cli.commands import add_command, option
from shengwang_agent.cli.connection import host_of, need_app_id, open_client
from shengwang_agent.cli.dial import call_request
from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.files import write
from shengwang_agent.cli.options import ConnectionOptions, Every, Output, Text, Yes
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.screen import Wait

if TYPE_CHECKING:
    from shengwang_agent import AgentClient
    from shengwang_agent_api.routes import Route

ABSENT = "nothing"
ACCEPTED = range(200, 300)
NOBODY, NO_NUMBER = "live-check-no-such-agent", "+10"  # too short for any telephone
REASONS = ("request", "hangup", "failed")
RINGING = (ABSENT, "start", "calling", "ringing")
LONGEST_RING = 90.0  # seconds


class Probe(NamedTuple):
    """A question to the service, and the answer by the description and the sandbox."""

    operation: str
    says: str
    status: int = 200
    reason: str = ""
    named: str = ""
    rule: str = ""
    tells: str = ""
    query: dict[str, str] | None = None
    body: JSON | None = None
    headers: dict[str, str | None] | None = None


class Answer(NamedTuple):
    """What came back; the status is the kind of error, and there are no headers, when nothing did."""

    status: int | str
    headers: Mapping[str, str] | None
    body: Any


@cache
def table() -> JSON:
    """Everything ``live.yaml`` says."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return import_module("yaml").safe_load(text)  # type: ignore[no-any-return]


def probes(when: str) -> list[Probe]:
    """The questions of one section."""
    return [Probe(**entry) for entry in table()[when]]


# -- judging an answer ---------------------------------------------------------------------

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", list: "array"}
_WORD = re.compile(r"[A-Za-z_][A-Za-z_./+ -]{0,59}")


def difference(where: str, what: str, theirs: Any, ours: Any, rule: str = "") -> JSON:
    """An entry of the report. Of the service's texts it takes words only: they hold no secret."""
    theirs = _word(theirs) if isinstance(theirs, str) else theirs
    reason = f"seen by live check{rule and f', rule {rule}'}"
    found = {"where": where, "what": what, "theirs": theirs, "ours": ours}
    return {**found, "reason": reason, "date": time.strftime("%Y-%m-%d")}


def _word(text: str) -> str:
    return text if _WORD.fullmatch(text) else "a text"


def judge(probe: Probe, answer: Answer) -> Iterator[JSON]:
    """Everything in which an answer is not the one that was expected."""
    from shengwang_agent_api import models

    route = _route(probe.operation)
    for what, theirs, ours in _compared(probe, answer, route):
        if theirs != ours:
            yield difference(f"{_place(route)} ({probe.says})", what, theirs, ours, probe.rule)
    if answer.status == probe.status == 200:
        kind = getattr(models, str(route.answer))
        kind = GenericAlias(list, (kind,)) if probe.operation == "phone_numbers.list" else kind
        yield from judge_fields(f"{_place(route)} 200", "", answer.body, kind)


def _compared(probe: Probe, answer: Answer, route: Route) -> Iterator[tuple[str, Any, Any]]:
    from shengwang_agent.errors import request_id_of

    yield "status", answer.status, probe.status
    if answer.headers is None:
        return
    kind = answer.headers.get("content-type", ABSENT).partition(";")[0]
    yield "header content-type", kind, "application/json"
    yield "header x-request-id", "there" if request_id_of(answer.headers) else ABSENT, "there"
    if probe.status in ACCEPTED or answer.status in ACCEPTED:
        return
    agents = route.operation.startswith("agents.")
    fields = ["detail", "reason"] if agents else ["description", "error_type"]
    body = answer.body if isinstance(answer.body, dict) else {}
    if not set(fields) <= body.keys():
        yield "fields", sorted(map(_word, body)), fields
        return
    yield "reason", body[fields[1]], probe.reason
    if answer.status == probe.status and probe.named not in str(body[fields[0]]):
        yield "named field", "another", probe.named


def judge_fields(place: str, path: str, value: Any, hint: Any) -> Iterator[JSON]:
    """Fields, types, words and times of an answer that are not those of the description."""
    where = f"{place} {path}".rstrip()
    options = get_args(hint) if get_origin(hint) in (typing.Union, UnionType) else (hint,)
    kinds = [one for one in options if one is not NoneType]
    words = [word for one in kinds if get_origin(one) is Literal for word in get_args(one)]
    kind = get_origin(kinds[0]) or kinds[0]
    if value is None or kind is Any:
        return  # absent and null read the same
    if words:
        if value not in (*words, *(RINGING if path.endswith("state") else ())):
            yield difference(where, "enum", str(value), words)
    elif _type(type(value)) != _type(kind) and (kind, type(value)) != (float, int):
        yield difference(where, "type", _type(type(value)), _type(kind))
    elif kind is list:
        for item in value:
            yield from judge_fields(place, f"{path}.[]", item, get_args(kinds[0])[0])
    elif path.endswith("_ts") and value and not 1e9 <= value < 1e11:
        yield difference(where, "unit", "milliseconds" if value >= 1e11 else "another", "seconds")
    elif hasattr(kind, "_SPEC"):
        yield from _judge_object(place, f"{path}." if path else "", value, kind)


def _judge_object(place: str, stem: str, value: JSON, kind: Any) -> Iterator[JSON]:
    hints = typing.get_type_hints(kind)
    known = {wire: hints[name] for name, wire, *_ in kind._SPEC}
    for key in sorted(value.keys() - known.keys()):
        yield difference(f"{place} {stem}{_word(key)}", "field", _type(type(value[key])), ABSENT)
    for key, hint in known.items():
        if key not in value and NoneType not in get_args(hint):
            yield difference(f"{place} {stem}{key}", "field", ABSENT, "there")
        yield from judge_fields(place, f"{stem}{key}", value.get(key), hint)


def _type(kind: Any) -> str:
    return _TYPES.get(kind, "object")


# -- asking --------------------------------------------------------------------------------


def _route(operation: str) -> Route:
    from shengwang_agent_api.routes import ROUTES

    return next(route for route in ROUTES if route.operation == operation)


def _place(route: Route) -> str:
    return f"{route.method} {re.sub('{[a-z_]+}', '{}', route.path)}"


def ask(client: AgentClient, probe: Probe, agent_id: str = NOBODY) -> Answer:
    """Send the request of a probe, and undo what it did if it was to be refused."""
    from shengwang_agent._runtime.operation import Endpoint, Operation
    from shengwang_agent.errors import ShengwangError

    route = _route(probe.operation)
    path = route.path.format(appid=client.app_id, agent_id=agent_id, phone_number=NO_NUMBER)
    endpoint: Endpoint[Any] = Endpoint(
        name=probe.operation, method=route.method, path=route.path, parse=lambda body: body,
        shape="array" if probe.operation == "phone_numbers.list" else "object", empty_ok=True,
        replay="always" if route.method == "GET" else "never",
    )  # fmt: skip
    operation = Operation(endpoint, path, {}, probe.query, probe.body)
    try:
        raw = client._sender.send_raw(operation, {"additional_headers": probe.headers or {}})
    except ShengwangError as error:
        status = getattr(error, "status_code", None) or type(error).__name__
        return Answer(status, getattr(error, "headers", None), getattr(error, "body", None))
    if probe.status not in ACCEPTED:
        _undo(client, probe, raw.data)
    return Answer(raw.status_code, raw.headers, raw.data)


def _undo(client: AgentClient, probe: Probe, answer: Any) -> None:
    made = answer.get("agent_id") if isinstance(answer, dict) else None
    if probe.operation == "phone_numbers.add" and probe.body:
        client.phone_numbers.delete(phone_number=probe.body["phone_number"])
    elif made and probe.operation in ("agents.start", "telephony.call"):
        client.stop_agent(made)  # a call is an agent, too, and ends with it


def _until(seen: Callable[[], Any]) -> None:
    """Look until there is something to see, for a few seconds."""
    until = time.monotonic() + 5
    while not seen() and time.monotonic() < until:
        time.sleep(0.25)


class Check:
    """One run: what was asked, what differs, and which open points were told."""

    def __init__(self, client: AgentClient) -> None:
        self.client = client
        self.asked = 0
        self.found: list[JSON] = []
        self.told: dict[str, str] = {}

    def ask(self, probe: Probe, agent_id: str = NOBODY) -> Answer:
        """Ask one thing and note what differs."""
        answer = ask(self.client, probe, agent_id)
        self.asked += 1
        self.found += judge(probe, answer)
        if probe.tells:
            self.told[probe.tells] = f"status {answer.status}"
        return answer

    def tell(self, point: str, theirs: str, ours: str, fine: bool) -> None:
        """Note what an open point turned out to be, and whether the sandbox does the same."""
        self.told[point] = _word(theirs)
        if not fine:
            self.found.append(difference(table()["open"][point]["says"], "word", theirs, ours))

    def reads(self, wait: Wait) -> None:
        """Ask what costs nothing; calls and numbers want a customer id and secret."""
        signed = self.client.auth_mode in ("basic", "authorization")
        asked = [one for one in probes("reads") if signed or one.operation.startswith("agents.")]
        for number, probe in enumerate(asked):
            answer = self.ask(probe)
            if not number and (answer.headers is None or answer.status in (401, 403)):
                self.client.agents.list(limit=1)  # says in the usual words what is wrong
            wait.update(number + 1, len(asked))

    def attempt(self, operation: str, step: Callable[[], None]) -> None:
        """Take a step that acts; a refusal of it is a difference."""
        from shengwang_agent.errors import ShengwangError

        try:
            step()
        except ShengwangError as error:
            status = getattr(error, "status_code", None) or type(error).__name__
            self.found.append(difference(_place(_route(operation)), "status", status, 200))

    def start(self) -> None:
        """Start one agent and stop it."""
        from shengwang_agent.agentkit import Agent
        from shengwang_agent.agentkit.properties import fresh_name

        values, name = table()["start"], fresh_name("live-check")
        token = None if self.client.app_certificate else "none"
        place: Any = {**values["place"], "channel": name, "token": token}
        with Agent(name)._changed(**values["agent"]).session(self.client, **place) as session:
            _until(lambda: session.get_info().status not in ("IDLE", "STARTING"))
            for probe in probes("running"):
                body = probe.body and {**probe.body, "name": name}
                self.ask(probe._replace(body=body), str(session.id))
            session.stop()
            for probe in probes("stopped"):
                self.ask(probe, str(session.id))

    def call(self, request: JSON, every: float) -> None:
        """Place one call, hang up when someone answers, and look at its end."""
        from shengwang_agent.agentkit import Call

        with Call._of(self.client, request) as call:
            began, record = time.monotonic(), call.refresh()
            while call.status == "ringing" and time.monotonic() < began + LONGEST_RING:
                state = str(record.state or ABSENT)
                self.tell("ringing", state, ABSENT, state in RINGING)
                time.sleep(every)
                record = call.refresh()
            if call.status != "answered":
                self.told["limit"] = f"over after {time.monotonic() - began:.0f} s"
            ours = {"ended": "hangup", "failed": "failed"}.get(call.status, "request")
            call.hang_up()
            _until(lambda: call.refresh().reason)
            record = call.refresh()
            where = f"{_place(_route('telephony.get'))} 200"
            self.found += judge_fields(where, "", record.to_dict(), type(record))
            fine = record.reason == ours or record.reason not in REASONS
            self.tell("reason", str(record.reason), ours, fine)
            for probe in probes("over"):
                self.ask(probe, str(call.id))


def check(
    connection: ConnectionOptions,
    output: Output,
    request: CallRequest,
    start: Annotated[bool, option("--start", "Start one agent, too, and stop it.")] = False,
    number: Annotated[Text, option("--call NUMBER", "Ring NUMBER, too.")] = None,
    every: Every = 1.0,
    report: Annotated[Text, option("--report FILE", "Write a YAML file.")] = None,
    yes: Yes = False,
) -> None:
    """Find where the service differs from the description and the sandbox.

    Only reads, and sends what is refused: nothing is started, changed or dialled unless `--start`
    or `--call` asks for it, after a question. Ends with exit code 13 when something differs. The
    report has the form of `known-differences.yaml` and holds no secret and no number.
    """
    need_app_id(connection)
    if report and not Path(report).absolute().parent.is_dir():
        what = f"--report {report} cannot be written"
        do = "name a file in a folder that exists"
        raise CommandError(what, "its folder is not there, and nothing has been asked yet", do)
    body = call_request(connection, number, request) if number else {}
    if start:
        why = "an agent costs money"
        may_ring("no agent was started", "Start an agent and stop it?", connection, yes, why)
    if number:
        may_ring(f"{number} was not dialled", f"Ring {number} now?", connection, yes)
    with open_client(connection) as client, Wait("asking the service") as wait:
        run = Check(client)
        run.reads(wait)
        if start:
            run.attempt("agents.start", run.start)
        if number:
            run.attempt("telephony.call", lambda: run.call(body, every))
    _present(run, host_of(connection), report, output)


def _present(run: Check, host: str, report: Text, output: Output) -> None:
    """Print what was found, write the report, and fail when something differs."""
    entries = [one for index, one in enumerate(run.found) if one not in run.found[:index]]
    points = {
        point["says"]: run.told.get(key, f"not told: {point['why']}")
        for key, point in table()["open"].items()
    }
    found = {"host": host, "asked": run.asked, "open": points, "differences": entries}
    emit(found, output, rows=("differences",), columns=("where", "what", "theirs", "ours"))
    if report:
        text = import_module("yaml").safe_dump(entries, allow_unicode=True, sort_keys=False)
        write(report, f"# What {host} does differently.\n{text}")
    if entries:
        what = f"{len(entries)} differences in {run.asked} answers of {host}"
        why = "the description, the sandbox and the service do not say the same"
        do = "report them with the file of --report, which holds no secret"
        raise CommandError(what, why, do, Code.DIFFERS)


app = typer.Typer()
add_command(app, "live.check")(check)
