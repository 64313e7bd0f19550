"""The ten agent operations, as the platform carries them out or refuses them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .dialogue import Dialogue
from .lifecycle import Lifecycle
from .paging import MOST_PER_PAGE, Query, page
from .records import RUNNING, STARTING, STATES, STOPPING, Agent, Utterance
from .refusals import Refusal, invalid, missing
from .world import AGENT_REACH, World

LONGEST_SPEECH = 512
JSON = dict[str, Any]


class Agents:
    """Start, list, get, history, turns, stop, update, speak, interrupt, think."""

    def __init__(self, world: World, dialogue: Dialogue, lifecycle: Lifecycle) -> None:
        self._world = world
        self._dialogue = dialogue
        self._lifecycle = lifecycle

    def start(self, appid: str, body: JSON) -> JSON:
        """Start an agent; 400 for settings that exclude each other, 409 for a name in use."""
        properties = body["properties"]
        check_properties(properties, "properties")
        pipeline = body.get("pipeline_id")
        if self._world.settings.complete_agents and not pipeline:
            _check_complete(properties)
        fields = {
            "appid": appid,
            "name": body["name"],
            "properties": properties,
            "pipeline_id": pipeline,
        }
        agent = self._lifecycle.admit(
            fields, call=False, caller_present=self._world.settings.caller_present
        )
        self._lifecycle.begin(agent)
        return {"agent_id": agent.agent_id, "create_ts": agent.create_ts, "status": agent.status}

    def list(self, appid: str, query: Query) -> JSON:
        """One page of agents, newest first: RUNNING ones of the last two hours unless asked else."""
        now = self._world.moment
        channel = query.text("channel")
        begin = query.moment("from_time", now - 7200)
        end = query.moment("to_time", now)
        states = _states(query.text("state"))
        limit = query.integer("limit", 20, 1, MOST_PER_PAGE)
        reach = max(begin, now - AGENT_REACH)
        found = (
            agent
            for agent in self._world.by_app.get(appid, {}).values()
            if agent.status in states
            and reach - 1 < agent.create_ts <= end
            and (channel is None or agent.channel == channel)
        )
        records, total, cursor = page(found, self._world.agents, query.text("cursor"), limit)
        items = [
            {"start_ts": a.start_ts, "status": a.status, "agent_id": a.agent_id} for a in records
        ]
        return {
            "data": {"count": len(items), "list": items},
            "meta": {"cursor": cursor, "total": total},
            "status": "ok",
        }

    def get(self, appid: str, agent_id: str) -> JSON:
        """The state of one agent, live or not."""
        agent = self.find(appid, agent_id)
        return {
            "message": agent.message,
            "start_ts": agent.start_ts,
            "stop_ts": agent.stop_ts,
            "status": agent.status,
            "agent_id": agent.agent_id,
            "name": agent.name,
        }

    def get_history(self, appid: str, agent_id: str) -> JSON:
        """What has been said so far; only while the agent runs."""
        agent = self._running(appid, agent_id, also=STOPPING)
        return {
            "agent_id": agent_id,
            "start_ts": agent.start_ts,
            "status": agent.status,
            "contents": [dict(entry) for entry in agent.history],
        }

    def get_turns(self, appid: str, agent_id: str, query: Query) -> JSON:
        """One page of finished turns, oldest first, also after the agent has stopped."""
        agent = self.find(appid, agent_id)
        index = query.integer("page_index", 1, 1)
        size = query.integer("page_size", 50, 10, 200)
        turns = [turn for turn in agent.turns if "end" in turn]
        pages = max(1, -(-len(turns) // size))
        return {
            "agent_id": agent_id,
            "name": agent.name,
            "channel": agent.channel,
            "total_turn_count": len(turns),
            "pagination": {
                "page_index": index,
                "total_pages": pages,
                "is_last_page": index >= pages,
            },
            "turns": turns[(index - 1) * size : index * size],
        }

    def stop(self, appid: str, agent_id: str) -> None:
        """Tell the agent to leave; 404 when it is already leaving or gone."""
        agent = self.find(appid, agent_id)
        if agent.status not in (STARTING, RUNNING):
            raise _gone(agent)
        self._lifecycle.stop(agent)

    def update(self, appid: str, agent_id: str, body: JSON) -> JSON:
        """Change token, llm.system_messages, llm.params or mllm.params; all else is left as it is."""
        agent = self._running(appid, agent_id)
        wanted = body.get("properties") or {}
        if "token" in wanted:
            agent.properties["token"] = wanted["token"]
            self._lifecycle.check_join(agent)
        for part, keys in {"llm": ("system_messages", "params"), "mllm": ("params",)}.items():
            given = wanted.get(part) or {}
            changes = {key: given[key] for key in keys if key in given}
            if changes:
                agent.properties[part] = {**(agent.properties.get(part) or {}), **changes}
        self._world.touch("agent", agent_id, agent)
        return {"agent_id": agent_id, "create_ts": agent.create_ts, "status": agent.status}

    def speak(self, appid: str, agent_id: str, body: JSON) -> JSON:
        """Say a text; refused under mllm and above 512 bytes of UTF-8."""
        agent = self._running(appid, agent_id)
        size = len(body["text"].encode("utf-8", "surrogatepass"))
        if size > LONGEST_SPEECH:
            raise invalid("text", f"is {size} bytes long, at most {LONGEST_SPEECH} are allowed")
        if agent.uses_mllm:
            raise Refusal(
                400,
                "speak is not available for an agent that uses mllm",
                reason="InvalidRequestBody",
            )
        utterance = Utterance(body["text"], "api_speak", body.get("interruptable", True))
        self._dialogue.say(agent, utterance, body.get("priority", "INTERRUPT"))
        return _brief(agent)

    def interrupt(self, appid: str, agent_id: str) -> JSON:
        """Cut the agent short."""
        agent = self._running(appid, agent_id)
        self._dialogue.cut(agent, "api_interrupt")
        self._world.touch("agent", agent_id, agent)
        return _brief(agent)

    def think(self, appid: str, agent_id: str, body: JSON) -> JSON:
        """Hand the agent a text as if the caller had said it; what happens depends on its state."""
        agent = self._running(appid, agent_id)
        if agent.thinking:
            action = body.get("on_thinking_action", "interrupt")
        elif agent.speaking:
            action = body.get("on_speaking_action", "ignore")
        else:
            action = body.get("on_listening_action", "interrupt")
        if action == "append" and (agent.thinking or agent.speaking):
            self._dialogue.hear_later(agent, body["text"], "api_think")
        elif action != "ignore":
            self._dialogue.cut(agent, "api_think")
            self._dialogue.hear(agent, body["text"], origin="api_think")
        self._world.touch("agent", agent_id, agent)
        return _brief(agent)

    def find(self, appid: str, agent_id: str) -> Agent:
        """The agent of this project with this id; 404 otherwise."""
        agent = self._world.agents.get(agent_id)
        if agent is None or agent.appid != appid:
            raise Refusal(404, f"no agent {agent_id!r} in this project")
        return agent

    def _running(self, appid: str, agent_id: str, also: str = RUNNING) -> Agent:
        agent = self.find(appid, agent_id)
        if agent.status not in (RUNNING, also):
            raise _gone(agent)
        return agent


def _gone(agent: Agent) -> Refusal:
    return Refusal(404, f"agent {agent.agent_id} is {agent.status}, not RUNNING")


def _brief(agent: Agent) -> JSON:
    return {"agent_id": agent.agent_id, "channel": agent.channel, "start_ts": agent.start_ts}


def _states(given: str | None) -> frozenset[str]:
    if given is None:
        return frozenset({RUNNING})
    numbers = [part.strip() for part in given.split(",")]
    if not all(
        number.isascii() and number.isdigit() and int(number[:3]) < len(STATES)
        for number in numbers
    ):
        raise invalid("state", f"expected numbers from 0 to {len(STATES) - 1}, joined by commas")
    return frozenset(STATES[int(number)] for number in numbers)


def check_properties(properties: Mapping[str, Any], path: str) -> None:
    """The rules that span several fields and that a schema therefore does not hold."""
    uids = properties.get("remote_rtc_uids")
    if uids is not None and len(uids) != 1:
        raise invalid(f"{path}.remote_rtc_uids", f"expected exactly one uid, got {len(uids)}")
    llm = properties.get("llm") or {}
    if llm.get("greeting_audio_url") and not llm.get("greeting_message"):
        raise missing(f"{path}.llm.greeting_message", "is required beside greeting_audio_url")
    silence = (properties.get("parameters") or {}).get("silence_config") or {}
    if (silence.get("timeout_ms") or 0) > 0 and not silence.get("content"):
        raise missing(
            f"{path}.parameters.silence_config.content", "is required when timeout_ms is above 0"
        )
    if properties.get("enable_string_uid") is not True:
        _check_uids(properties, path)


def _check_uids(properties: Mapping[str, Any], path: str) -> None:
    uid = properties.get("agent_rtc_uid")
    if isinstance(uid, str) and not (uid.isascii() and uid.isdigit() and int(uid[:12]) < 2**32):
        hint = "expected a number from 0 to 4294967295 in text form; other text needs enable_string_uid"
        raise invalid(f"{path}.agent_rtc_uid", hint)


def _check_complete(properties: Mapping[str, Any]) -> None:
    mllm = properties.get("mllm") or {}
    features = properties.get("advanced_features") or {}
    if mllm or features.get("enable_mllm"):
        return
    for part in ("llm", "tts"):
        if not properties.get(part):
            raise missing(f"properties.{part}", "is required unless mllm or pipeline_id is used")
