"""The builder: immutable, explicit about everything that is wrong, quiet about secrets."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Any

import pytest

from shengwang_agent import agentkit
from shengwang_agent.agentkit import (
    Agent,
    DeepSeekLLM,
    FengmingSTT,
    InvalidAgent,
    MiniMaxTTS,
    QwenOmni,
)
from shengwang_agent.errors import ConfigurationError

from .conftest import complete
from .platform import APP, CERTIFICATE, Platform

PLACE: dict[str, Any] = {"channel": "c", "agent_uid": "1", "remote_uids": ["2"], "token": "t"}


def problems(agent: Agent, **changes: Any) -> dict[str, str]:
    with pytest.raises(InvalidAgent) as refused:
        agent.to_properties(**{**PLACE, **changes})
    assert isinstance(refused.value, (ConfigurationError, ValueError))
    found = dict(refused.value.problems)
    for path, text in found.items():
        assert f"{path}: {text}" in str(refused.value)
    return found


def test_every_change_makes_another_agent() -> None:
    base = Agent(name="a", instructions="i", labels={"x": "1"})
    changes: list[tuple[str, Any]] = [
        ("name", "b"),
        ("instructions", "j"),
        ("greeting", "g"),
        ("failure_message", "f"),
        ("max_history", 5),
        ("turn_detection", {"mode": "default"}),
        ("interruption", {"enable": True}),
        ("sal", {"sal_mode": "locking"}),
        ("advanced_features", {"enable_rtm": True}),
        ("parameters", {"data_channel": "rtm"}),
        ("geofence", {"area": "ASIA"}),
        ("labels", {"y": "2"}),
        ("rtc", {"encryption_mode": 1}),
        ("filler_words", {"enable": True}),
        ("greeting_configs", {"mode": "single_first"}),
    ]
    before = base.config
    for name, value in changes:
        other = getattr(base, f"with_{name}")(value)
        assert other is not base
        assert getattr(other, name) == value
        assert other.config == {**before, name: value}
    assert base.config == before


def test_an_agent_cannot_be_changed_in_any_way() -> None:
    labels = {"x": "1"}
    agent = complete().with_labels(labels)
    with pytest.raises(AttributeError, match=r"with_greeting\(\.\.\.\)"):
        agent.greeting = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="does not change"):
        del agent._values
    labels["x"] = "2"
    assert agent.llm is not None
    agent.llm["params"]["model"] = "other"
    agent.config["llm"]["params"]["model"] = "other"
    assert agent.labels == {"x": "1"}
    assert agent.llm["params"]["model"] == "deepseek-chat"


def test_relatives_do_not_share_maps() -> None:
    features = agentkit.AdvancedFeatures(enable_rtm=True)
    base = complete().with_advanced_features(features)
    features.enable_rtm = False
    child = base.with_tools()
    assert base.advanced_features.enable_rtm is True
    assert child.advanced_features == {"enable_rtm": True, "enable_tools": True}
    assert base.with_audio_scenario("chorus").parameters == {"audio_scenario": "chorus"}


def test_copies_and_subclasses() -> None:
    class Mine(Agent):
        extra = 0

    mine = Mine("n")
    object.__setattr__(mine, "extra", 5)
    assert (type(mine.with_name("m")), mine.with_name("m").extra) == (Mine, 5)
    agent = complete()
    for twin in (copy.copy(agent), copy.deepcopy(agent), pickle.loads(pickle.dumps(agent))):
        assert twin.config == agent.config
    assert agentkit.CNAgent is Agent


def test_the_client_may_come_first_or_by_name() -> None:
    client = Platform().client()
    for agent in (Agent(client), Agent(client=client), Agent(client, "i")):
        assert agent.client is client
        assert agent.name is None
    assert Agent("n").name == "n"
    with pytest.raises(TypeError, match="model"):
        Agent(model="x")  # type: ignore[call-arg]


def test_repr_shows_what_is_set_and_nothing_else() -> None:
    agent = complete().with_name("n").with_rtc({"encryption_key": "rtc-secret"})
    assert repr(agent) == "Agent(name='n', instructions=…, llm=deepseek, tts=minimax, rtc=…)"


def test_everything_that_is_wrong_is_listed_at_once() -> None:
    agent = Agent(
        labels={"a": ["x"]},  # type: ignore[dict-item]
        parameters={"silence_config": {"timeout_ms": "soon"}},
        geofence={"exclude_area": "EUROPE"},
        turn_detection="agora_vad",  # type: ignore[arg-type]
    )
    found = problems(
        agent, remote_uids="2", idle_timeout=-5, token=None, channel="", agent_uid=None
    )
    assert set(found) == {
        *("tts", "llm", "token", "channel", "agent_rtc_uid", "remote_rtc_uids", "idle_timeout"),
        *("labels.a", "parameters.silence_config.timeout_ms", "geofence.area", "turn_detection"),
    }
    assert "with_tts(" in found["tts"]
    assert "with_llm(" in found["llm"]
    assert "app_certificate" in found["token"]
    assert "write ['2']" in found["remote_rtc_uids"]


@pytest.mark.parametrize(
    ("changes", "path", "text"),
    [
        (
            {"token": None, "app_id": APP, "app_certificate": CERTIFICATE, "expires_in": 0},
            "token",
            "expires_in",
        ),
        (
            {"token": None, "app_id": "short", "app_certificate": CERTIFICATE},
            "token",
            "32 hexadecimal",
        ),
        (
            {"token": None, "app_id": APP, "app_certificate": "short"},
            "token",
            "app_certificate must be 32",
        ),
        ({"token": None, "app_id": APP}, "token", "sandbox.client(app_id=…"),
        ({"agent_uid": True}, "agent_rtc_uid", "text"),
        ({"remote_uids": [["2"]]}, "remote_rtc_uids.0", "text"),
        ({"enable_string_uid": "maybe"}, "enable_string_uid", "boolean"),
        ({"idle_timeout": "soon"}, "idle_timeout", "whole number"),
    ],
)
def test_what_is_said_of_the_place(changes: dict[str, Any], path: str, text: str) -> None:
    found = problems(complete(), **changes)
    assert list(found) == [path]
    assert text in found[path]
    assert "short" not in found[path]


def test_the_error_pickles_and_shows_no_value() -> None:
    with pytest.raises(InvalidAgent) as refused:
        complete().with_parameters({"enable_metrics": ["canary"]}).to_properties(**PLACE)
    assert "canary" not in str(refused.value)
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_numbers_and_text_are_understood_in_either_spelling() -> None:
    agent = complete().with_parameters({"silence_config": {"timeout_ms": "5000"}, "x": {"y": "5"}})
    found = agent.to_properties("c", 1, [2, "3"], idle_timeout="60", token="t").dict()  # type: ignore[arg-type]
    assert (found["agent_rtc_uid"], found["remote_rtc_uids"]) == ("1", ["2", "3"])
    assert found["idle_timeout"] == 60
    assert found["parameters"] == {"silence_config": {"timeout_ms": 5000}, "x": {"y": "5"}}


def test_undeclared_keys_and_nulls_reach_the_wire_and_slips_draw_a_warning() -> None:
    agent = complete().with_advanced_features({"enable_rtmm": True, "brand_new": None})
    with pytest.warns(UserWarning, match="advanced_features.enable_rtmm is unknown.*'enable_rtm'"):
        found = agent.to_properties(**PLACE).dict()
    assert found["advanced_features"] == {"enable_rtmm": True, "brand_new": None}


def test_an_object_of_the_wrong_kind_is_named() -> None:
    voice = agentkit.StepFunTTS(api_key="k", model="m", voice_id="v")
    with pytest.raises(TypeError, match=r"StepFunTTS is a voice: use with_tts\(\)"):
        Agent().with_llm(voice)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not dict; for a provider of your own, subclass BaseSTT"):
        Agent().with_stt({"vendor": "x"})  # type: ignore[arg-type]


def test_rates_of_voice_and_avatar_in_both_orders() -> None:
    voice = agentkit.CosyVoiceTTS(api_key="k", model="m", voice="v", sample_rate=24000)
    avatar = agentkit.SensetimeAvatar(agora_uid="9", app_id="a", app_key="k", scene_list=[{}])
    for build in (
        lambda: complete().with_tts(voice).with_avatar(avatar),
        lambda: complete().with_avatar(avatar).with_tts(voice),
    ):
        with pytest.raises(ValueError, match="16000 Hz, but the voice set has 24000 Hz"):
            build()
    fitting = agentkit.SpatiusAvatar(
        spatius_api_key="k",
        spatius_app_id="a",
        spatius_avatar_id="v",
        agora_uid="9",
        sample_rate=24000,
    )
    assert complete().with_tts(voice).with_avatar(fitting).tts_sample_rate == 24000


def test_an_avatar_is_switched_on_signed_and_needs_its_own_uid() -> None:
    platform = Platform()
    avatar = agentkit.SensetimeAvatar(agora_uid=1001, app_id="a", app_key="k", scene_list=[{}])  # type: ignore[call-overload]
    session = (
        complete()
        .with_avatar(avatar)
        .session(platform.client(), channel="room", agent_uid="1001", remote_uids=["*"])
    )
    with pytest.warns(UserWarning, match="voice|uid") as caught:
        session.start()
    texts = [str(w.message) for w in caught]
    assert any("rate of the voice set is not known" in text for text in texts)
    assert any("agent's own uid" in text for text in texts)
    sent = platform.requests[0].body["properties"]["avatar"]
    assert sent["enable"] is True
    assert sent["params"]["agora_token"].startswith("007")
    assert sent["params"].keys() == {"agora_uid", "appId", "app_key", "sceneList", "agora_token"}


def test_an_avatar_without_a_certificate_cannot_start() -> None:
    avatar = agentkit.SensetimeAvatar(agora_uid="9", app_id="a", app_key="k", scene_list=[{}])
    client = Platform().client(app_certificate=None, username="u", password="p")
    session = (
        complete()
        .with_avatar(avatar)
        .session(
            client, channel="c", agent_uid="1", remote_uids=["2"], token="t", warn=lambda text: None
        )
    )
    with pytest.raises(ValueError, match=r"avatar\.params\.agora_token: missing"):
        session.start()


def test_a_realtime_model_takes_the_place_of_the_cascade() -> None:
    model = agentkit.QwenOmni(api_key="k", url="wss://x.example.com", model="m")
    found = Agent(greeting="hello").with_mllm(model).to_properties(**PLACE).dict()
    assert found["mllm"] == {
        "vendor": "qwen_omni",
        "api_key": "k",
        "url": "wss://x.example.com",
        "params": {"model": "m"},
        "enable": True,
        "greeting_message": "hello",
    }
    assert not {"llm", "tts", "asr"} & found.keys()
    avatar = agentkit.SenseTimeAvatar(agora_uid="9", app_key="k")
    assert "realtime model" in problems(complete().with_mllm(model).with_avatar(avatar))["avatar"]


def test_the_result_is_a_model_with_typed_parts() -> None:
    found = (
        complete().with_turn_detection({"config": {"speech_threshold": 0.5}}).to_properties(**PLACE)
    )
    assert isinstance(found, agentkit.StartAgentsRequestProperties)
    assert isinstance(found.turn_detection, agentkit.TurnDetectionConfig)
    assert found.tts.vendor == "minimax"  # type: ignore[union-attr]
    assert found.model_dump(mode="json", exclude_none=True) == found.to_dict() == found.dict()


def test_the_package_loads_nothing_before_it_is_used() -> None:
    program = (
        "import sys; import shengwang_agent.agentkit as k;"
        "before = sorted(m for m in sys.modules if m.startswith('shengwang'));"
        "k.Agent; mid = len(sys.modules); k.DeepSeekLLM(api_key='x', model='m');"
        "kinds = [m for m in sys.modules if m.startswith('shengwang_agent_api.vendors.')];"
        "print(before, kinds, 'attrs' in sys.modules, 'httpx' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == (
        "['shengwang_agent', 'shengwang_agent._version', 'shengwang_agent.agentkit'] "
        "['shengwang_agent_api.vendors.llm'] False False"
    )


def test_properties_load_only_the_models_they_touch() -> None:
    program = (
        "import sys; from shengwang_agent.agentkit import Agent, DeepSeekLLM, StepFunTTS;"
        "Agent().with_llm(DeepSeekLLM(api_key='k', model='m'))"
        ".with_tts(StepFunTTS(api_key='k', model='m', voice_id='v'))"
        ".to_properties('c', '1', ['2'], token='t');"
        "print(*sorted(m.rpartition('.')[2] for m in sys.modules"
        " if m.startswith('shengwang_agent_api.models.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    touched = set(done.stdout.split())
    assert {"start_agents_request_properties", "tts_stepfun"} <= touched
    assert not {"tts_microsoft", "start_agents_request_properties_avatar"} & touched
    assert len(touched) <= 9


def test_vendors_may_be_given_at_once() -> None:
    stt, llm = FengmingSTT(language="zh-CN"), DeepSeekLLM(api_key="k", model="m")
    tts, mllm = (
        MiniMaxTTS(key="k", voice_id="v"),
        QwenOmni(api_key="k", url="wss://mllm.example", model="m"),
    )
    chained = Agent(instructions="x").with_stt(stt).with_llm(llm).with_tts(tts).with_mllm(mllm)
    made = Agent(instructions="x", stt=stt, llm=llm, tts=tts, mllm=mllm)
    assert made.config == chained.config
    assert made.tts_sample_rate == chained.tts_sample_rate
    with pytest.raises(TypeError, match=r"MiniMaxTTS is a voice: use with_tts\(\)"):
        Agent(llm=tts)
