"""From a described agent to the properties of a start request."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from shengwang_agent._runtime.kinds import plain
from shengwang_agent._runtime.model import Model
from shengwang_agent_api.builder.agent import SECTIONS

from .avatar_types import rate_conflict
from .errors import AgentProblem, refuse

if TYPE_CHECKING:
    from shengwang_agent_api.models import StartAgentsRequestProperties

    from .fitting import Findings

_CASCADE = {
    "tts": "a voice is missing; set one with with_tts(...)",
    "llm": "a language model is missing; set one with with_llm(...)",
}


class Join(NamedTuple):
    """Where an agent goes, as which user, with what token."""

    channel: Any
    agent_uid: Any
    remote_uids: Any
    idle_timeout: Any = None
    enable_string_uid: Any = None
    token: Any = None
    app_id: Any = None
    app_certificate: Any = None
    expires_in: Any = None
    pipeline_id: Any = None
    starting: bool = False

    def __repr__(self) -> str:
        return f"<Join {self.channel!r}>"

    @property
    def life(self) -> int:
        """Seconds that a token made for this place lives."""
        return min(self.expires_in or 86400, 86400)

    def token_for(self, uid: Any, life: int) -> str:
        """Return a join token of this channel; ``ValueError`` when it cannot be made."""
        from shengwang_agent.token import build

        certificate = self.app_certificate or ""
        return build(self.app_id, certificate, channel=self.channel, account=str(uid), expire=life)


class AgentLike(Protocol):
    """What sessions and calls need of an ``Agent``."""

    @property
    def name(self) -> str | None: ...
    @property
    def pipeline_id(self) -> str | None: ...
    def _properties(self, join: Join) -> tuple[StartAgentsRequestProperties, list[str]]: ...


class Described(NamedTuple):
    """An agent's values, and whether it follows the defaults of client-bound agents."""

    values: Mapping[str, Any]
    bound: bool
    tts_rate: int | None
    avatar_rate: int | None


def fresh_name(prefix: str) -> str:
    """Return a name no other agent has: milliseconds of the clock and nine random digits."""
    digits = int.from_bytes(os.urandom(8), "big") % 10**9
    return f"{prefix}-{int(time.time() * 1000)}{digits:09d}"


def properties_of(agent: Described, join: Join) -> tuple[StartAgentsRequestProperties, list[str]]:
    """Return the properties and what is worth a warning.

    Raises :class:`InvalidAgent`, a ``ValueError``, listing everything that is wrong.
    """
    from shengwang_agent_api.models import StartAgentsRequestProperties

    from .fitting import Findings, fit

    config = _assemble(agent, join)
    report = Findings(list(_problems(agent, join, config)), _hints(agent, join, config))
    life = _life(join, report)
    config["token"] = _token(join, join.agent_uid, "token", life, report.problems)
    _sign_avatar(config.get("avatar"), join, life, report.problems)
    named = {problem.path for problem in report.problems}
    fit(config, "StartAgentsRequestProperties", "", beyond := Findings([], report.hints))
    refuse([*report.problems, *(p for p in beyond.problems if p.path not in named)])
    return _lossless(StartAgentsRequestProperties.from_dict(config), config), report.hints


def _lossless(found: Any, config: dict[str, Any]) -> Any:
    """Return the properties with plain maps where a model would drop what was given.

    A model leaves out a null where the API documents none; a caller who wrote one means it.
    """
    for key, value in config.items():
        part: Any = getattr(found, key, None)
        if isinstance(value, dict) and isinstance(part, Model) and part.to_dict() != value:
            setattr(found, key, value)
    return found


def _assemble(agent: Described, join: Join) -> dict[str, Any]:
    values = agent.values
    config: dict[str, Any] = {
        "channel": join.channel,
        "token": None,
        "agent_rtc_uid": join.agent_uid,
        "remote_rtc_uids": plain(join.remote_uids),
    }
    for key in ("idle_timeout", "enable_string_uid"):
        if getattr(join, key) is not None:
            config[key] = getattr(join, key)
    if realtime(values):
        _mllm_texts(config, values)
    else:
        config.update(_cascade(agent, join))
    for key in ("avatar", *SECTIONS):
        if values.get(key) is not None:
            config[key] = plain(values[key])
    return config


def _cascade(agent: Described, join: Join) -> Iterator[tuple[str, Any]]:
    values = agent.values
    if values.get("llm") is not None:
        yield "llm", _llm(values)
    if values.get("tts") is not None:
        yield "tts", plain(values["tts"])
    if values.get("stt") is not None:
        yield "asr", plain(values["stt"])
    elif agent.bound and not _pipeline(values, join):
        yield "asr", {"vendor": "fengming"}  # what the service takes anyway
    if values.get("mllm") is not None:
        yield "mllm", plain(values["mllm"])


def _llm(values: Mapping[str, Any]) -> dict[str, Any]:
    """The language model with the agent's own texts over those of the vendor."""
    llm: dict[str, Any] = plain(values["llm"])
    if values.get("instructions"):
        llm["system_messages"] = [{"role": "system", "content": values["instructions"]}]
    if values.get("greeting"):
        llm["greeting_message"] = values["greeting"]
    if values.get("failure_message"):
        llm["failure_message"] = values["failure_message"]
    for key in ("max_history", "greeting_configs"):
        if values.get(key) is not None:
            llm[key] = plain(values[key])
    return llm


def _mllm_texts(config: dict[str, Any], values: Mapping[str, Any]) -> None:
    """The realtime model; where it is switched on by itself, the agent's texts fill its gaps."""
    if values.get("mllm") is None:
        return
    mllm = config["mllm"] = plain(values["mllm"])
    if mllm.get("enable") is True:
        for key, text in (("greeting_message", "greeting"), ("failure_message", "failure_message")):
            if mllm.get(key) is None and values.get(text):
                mllm[key] = values[text]


def realtime(values: Mapping[str, Any]) -> bool:
    """Tell whether a realtime model takes the place of recogniser, language model and voice."""
    features = plain(values.get("advanced_features"))
    mllm = plain(values.get("mllm"))
    flagged = isinstance(features, dict) and features.get("enable_mllm") is True
    return flagged or (isinstance(mllm, dict) and mllm.get("enable") is True)


def _pipeline(values: Mapping[str, Any], join: Join) -> bool:
    return bool(join.pipeline_id or values.get("pipeline_id"))


def _problems(agent: Described, join: Join, config: dict[str, Any]) -> Iterator[AgentProblem]:
    values = agent.values
    in_realtime = realtime(values)
    if not in_realtime and not _pipeline(values, join):
        yield from (AgentProblem(k, text) for k, text in _CASCADE.items() if values.get(k) is None)
    avatar = config.get("avatar")
    if in_realtime and isinstance(avatar, dict) and avatar.get("enable") is not False:
        yield AgentProblem(
            "avatar", "does not work with a realtime model; leave one of the two out"
        )
    if agent.tts_rate and agent.avatar_rate not in (None, agent.tts_rate):
        yield AgentProblem("tts", rate_conflict(agent.avatar_rate or 0, agent.tts_rate))
    for key in ("channel", "agent_uid"):
        if getattr(join, key) == "" or getattr(join, key) is None:
            yield AgentProblem(
                "agent_rtc_uid" if key == "agent_uid" else key, f"missing; give {key}=…"
            )
    idle = config.get("idle_timeout")
    if isinstance(idle, int) and idle < 0:
        yield AgentProblem("idle_timeout", "must be 0 (never) or more seconds")
    yield from _transports(config.get("llm"))


def _transports(llm: Any) -> Iterator[AgentProblem]:
    servers = llm.get("mcp_servers") if isinstance(llm, dict) else None
    for index, server in enumerate(servers if isinstance(servers, list) else ()):
        transport = server.get("transport") if isinstance(server, dict) else None
        if transport not in (None, "streamable_http"):
            at = f"llm.mcp_servers.{index}.transport"
            yield AgentProblem(at, "only streamable_http is supported; leave it out or write that")


def _hints(agent: Described, join: Join, config: dict[str, Any]) -> list[str]:
    avatar = config.get("avatar")
    if not join.starting or not isinstance(avatar, dict) or avatar.get("enable") is False:
        return []
    hints = []
    if agent.avatar_rate and agent.tts_rate is None:
        hints.append(
            f"the avatar needs a voice with a sample rate of {agent.avatar_rate} Hz; "
            "the rate of the voice set is not known here, so make sure it is that"
        )
    params = avatar.get("params")
    uid = params.get("agora_uid") if isinstance(params, dict) else None
    if uid is not None and str(uid) == str(join.agent_uid):
        hints.append("avatar.params.agora_uid is the agent's own uid: the two need different ones")
    return hints


def _life(join: Join, report: Findings) -> int:
    """Return the life of the tokens to be made, in seconds; only looked at when one is made."""
    from shengwang_agent.token import MAX_EXPIRY_SECONDS

    life: Any = MAX_EXPIRY_SECONDS if join.expires_in is None else join.expires_in
    if join.token is not None or not isinstance(life, (int, float)) or life <= MAX_EXPIRY_SECONDS:
        return life  # type: ignore[no-any-return]
    report.hints.append("expires_in is over 24 hours, the most a token can live: cut to 24 hours")
    return MAX_EXPIRY_SECONDS


def _sign_avatar(avatar: Any, join: Join, life: int, problems: list[AgentProblem]) -> None:
    """Make the token of an avatar that brings none; without a certificate only a start needs it."""
    if not isinstance(avatar, dict) or avatar.get("enable") is False:
        return
    params = avatar.get("params")
    if not isinstance(params, dict) or params.get("agora_token") or not params.get("agora_uid"):
        return
    if join.starting or (join.app_id and join.app_certificate):
        at = "avatar.params.agora_token"
        alone = join._replace(token=None)
        params["agora_token"] = _token(alone, params["agora_uid"], at, life, problems)


TO_BE_MADE = (
    "give it, or app_id and app_certificate to have it made: AgentClient(app_id=…, "
    "app_certificate=…), 32 hexadecimal characters each; in tests "
    "sandbox.client(app_id=…, app_certificate=…) or @pytest.mark.shengwang_sandbox(…)"
)


def _token(join: Join, uid: Any, path: str, life: int, problems: list[AgentProblem]) -> Any:
    """Return the token given, else one made for channel and uid; what prevents it is a problem."""
    if join.token is not None:
        return join.token
    if join.app_id is None or not join.app_certificate:
        problems.append(AgentProblem(path, f"missing; {TO_BE_MADE}"))
        return ""
    try:
        return join.token_for(uid, life)
    except (ValueError, TypeError) as error:
        text = str(error).replace("expire must", "expires_in must")
        problems.append(AgentProblem(path, f"cannot be made: {text}"))
        return ""
