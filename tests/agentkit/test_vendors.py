"""Vendor classes: both spellings, lenient reading, warnings for slips, nothing secret shown."""

from __future__ import annotations

import copy
import pickle
import warnings
from typing import Any

import pytest

from shengwang_agent._runtime.vendor import Declared
from shengwang_agent.agentkit import vendors
from shengwang_agent.agentkit.vendors import VendorArgumentError
from shengwang_agent_api import vendors as generated

CLASSES = sorted({getattr(generated, name) for name in generated.__all__}, key=lambda c: c.__name__)
STEP = {"api_key": "k", "model": "m", "voice_id": "v"}


def test_the_names_are_offered_under_every_path() -> None:
    from shengwang_agent.agentkit.vendors import avatar, base, llm, mllm, stt, tts

    for module in (llm, stt, tts, mllm, avatar, base):
        for name in module.__all__ if hasattr(module, "__all__") else ():
            assert getattr(vendors, name) is getattr(module, name)
    assert vendors.MiniMaxCNTTS is vendors.MiniMaxTTS
    assert vendors.MicrosoftCNTTS is vendors.MicrosoftTTS
    assert vendors.MicrosoftCNSTT is vendors.MicrosoftSTT
    assert avatar.SENSETIME_SAMPLE_RATE == 16000
    assert {"AliyunLLM", "BaseLLM", "SampleRate"} <= set(dir(vendors))
    with pytest.raises(AttributeError, match="no attribute 'NoSuchLLM'"):
        vendors.NoSuchLLM  # noqa: B018


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
def test_every_class_names_what_it_lacks(cls: type[Declared]) -> None:
    required = [field.name for field in cls._spec.fields if field.required]
    if not required:
        return
    with pytest.raises(VendorArgumentError) as refused:
        cls()
    for name in required:
        assert any(text.startswith(f"{name} is missing") for text in refused.value.problems)
    assert pickle.loads(pickle.dumps(refused.value)).problems == refused.value.problems


def filled(cls: type[Declared]) -> dict[str, Any]:
    values = {
        "string": "http://canary.example.com/canary",
        "integer": 5,
        "number": 1.0,
        "boolean": True,
        "map": {"canary": "canary", "voice_id": "v"},
        "array<string>": ["x"],
        "array<integer>": [1],
        "array<map>": [{"name": "canary"}],
    }
    taken = [f for f in cls._spec.fields if f.name not in cls._spec.one_of[1:]]
    return {field.name: values[field.type] for field in taken if field.unless is None}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
def test_every_argument_lands_in_the_map_and_fits_the_model(cls: type[Declared]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # 5 Hz is no known sample rate
        vendor = cls(**filled(cls))  # type: ignore[call-arg]
    config = vendor.to_config()
    model = vendor.to_model()
    assert model.to_dict() == config
    for field in cls._spec.fields:
        if field.name in filled(cls) and not field.merge:
            for path in field.to:
                value: Any = config
                for key in path:
                    value = value[key]
    assert vendor == pickle.loads(pickle.dumps(vendor)) == copy.deepcopy(vendor)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
def test_no_class_shows_a_secret(cls: type[Declared]) -> None:
    secret = {
        f.name: "sk-canary-secret"
        for f in cls._spec.fields
        if f.secret is True and f.type == "string"
    }
    partial = {
        f.name: {"string": "wss://u:sk-canary-secret@h/?k=sk-canary-secret"}.get(
            f.type, {"a": "sk-canary-secret"}
        )
        for f in cls._spec.fields
        if f.secret and f.name not in secret and f.type in ("string", "map") and not f.format
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vendor = cls(**{**filled(cls), **secret, **partial}, extra_thing="sk-canary-secret")  # type: ignore[call-arg]
    assert "sk-canary-secret" not in repr(vendor)
    assert "sk-canary-secret" in str(vendor.to_config())


def test_values_are_read_leniently() -> None:
    voice = vendors.TencentTTS(
        app_id=130,
        secret_id="i",
        secret_key="k",
        voice_type="601005",
        volume=5.5,
    )
    assert voice.to_config()["params"] == {
        "app_id": "130",
        "secret_id": "i",
        "secret_key": "k",
        "voice_type": 601005,
        "volume": 5.5,
    }
    model = vendors.AliyunLLM(temperature="0.5", max_history=None, system_messages=())  # type: ignore[arg-type]
    assert model.to_config()["params"] == {"temperature": 0.5}
    assert model.to_config()["system_messages"] == []


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"temperature": 2.1}, "temperature must be 2 or less"),
        ({"top_p": -0.1}, "top_p must be 0 or more"),
        ({"max_tokens": 0}, "max_tokens must be 1 or more"),
        ({"temperature": "warm"}, "temperature must be a number, not str"),
        ({"temperature": float("nan")}, "temperature must be a number"),
        ({"temperature": True}, "temperature must be a number"),
        ({"params": ["x"]}, "params must be a map, not list"),
        ({"input_modalities": "text"}, "input_modalities must be a list of texts, not str"),
        ({"system_messages": ["x"]}, "system_messages must hold maps; item 0 is str"),
        ({"url": 5.5}, "url must be a string, not float"),
    ],
)
def test_what_cannot_be_meant_is_refused_without_showing_it(options: Any, text: str) -> None:
    with pytest.raises(VendorArgumentError) as refused:
        vendors.AliyunLLM(**options)
    assert refused.value.problems[0].startswith(text)


def test_all_problems_at_once() -> None:
    with pytest.raises(ValueError, match="StepFunTTS cannot be made") as refused:
        vendors.StepFunTTS(apikey="k", skip_patterns="1", model="m")  # type: ignore[call-overload]
    assert str(refused.value).split("\n") == [
        "StepFunTTS cannot be made:",
        "  api_key is missing (also spelled key); you gave 'apikey', is it meant?",
        "  voice_id is missing (also spelled voice)",
        "  skip_patterns must be a list of whole numbers, not str",
    ]


def test_unknown_arguments_pass_and_slips_draw_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        voice = vendors.StepFunTTS(**STEP, brand_new=1)
    assert voice.to_config()["params"]["brand_new"] == 1
    with pytest.warns(
        UserWarning, match="'skip_paterns' is unknown .* did you mean 'skip_patterns'"
    ) as caught:
        vendors.StepFunTTS(**STEP, skip_paterns=[1])
    assert caught[0].filename == __file__
    with pytest.warns(UserWarning, match="sample_rate is not one of those known to work: 16000"):
        vendors.MicrosoftTTS(key="k", region="r", voice_name="v", sample_rate=8000)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"speed": 2.5}, "speed must be 2.0 or less"),
        ({"speed": 0.4}, "speed must be 0.5 or more"),
        ({"volume": 101}, "volume must be 100 or less"),
    ],
)
def test_the_ranges_of_the_service_hold(options: Any, text: str) -> None:
    with pytest.raises(VendorArgumentError, match=text):
        vendors.MicrosoftTTS(key="k", region="r", voice_name="v", **options)


def test_aliases_give_way_to_the_right_name() -> None:
    assert vendors.CustomLLM(base_url="a").to_config()["url"] == "a"
    both = vendors.AliyunLLM(url="a", base_url="b").to_config()
    assert both["url"] == "a"
    assert "style" not in both
    sibling = vendors.AliyunLLM(base_url="b", input_modalities=["text", "image"]).to_config()
    assert (sibling["url"], sibling["style"], sibling["input_modalities"]) == (
        "b",
        "openai",
        ["text", "image"],
    )
    assert vendors.StepFunTTS(key="k", model="m", voice="v") == vendors.StepFunTTS(**STEP)


@pytest.mark.parametrize("given", [{}, {"voice_id": "v", "timber_weights": [{"voice_id": "a"}]}])
def test_exactly_one_voice_for_minimax(given: Any) -> None:
    with pytest.raises(ValueError, match="exactly one of voice_setting, voice_id, timber_weights"):
        vendors.MiniMaxTTS(key="k", **given)


def test_flat_names_beside_voice_setting_stay_what_they_are_called() -> None:
    voice = vendors.MiniMaxTTS(
        key="k", model="m", voice_setting={"voice_id": "v"}, speed=2, sample_rate=16000
    )  # type: ignore[call-overload]
    assert voice.to_config()["params"] == {
        "key": "k",
        "model": "m",
        "voice_setting": {"voice_id": "v"},
        "url": "wss://api.minimax.chat/ws/v1/t2a_v2",
        "speed": 2,
        "sample_rate": 16000,
    }
    mixed = vendors.MiniMaxTTS(key="k", timber_weights=[{"voice_id": "a", "weight": 1}], speed=1)
    assert mixed.to_config()["params"]["voice_setting"] == {"speed": 1}


def test_who_wins_over_whom() -> None:
    model = vendors.AliyunLLM(
        model="a", params={"model": "b", "temperature": 1, "top_p": 0.1}, top_p=0.2
    )
    assert model.to_config()["params"] == {"model": "b", "temperature": 1, "top_p": 0.2}
    ears = vendors.XfyunSTT(
        api_key="k", app_id="a", api_secret="s", additional_params={"api_key": "k2", "x": 1}, x=2
    )  # type: ignore[call-arg]
    assert ears.to_config()["params"]["api_key"] == "k2"
    assert ears.to_config()["params"]["x"] == 2
    assert ears.to_config_named_first()["params"]["api_key"] == "k"
    voice = vendors.StepFunTTS(**STEP, additional_params={"model": "x", "y": 1})
    assert voice.to_config()["params"] == {**STEP, "y": 1}


def test_the_maps_are_copies() -> None:
    settings = {"voice_id": "v"}
    voice = vendors.MiniMaxTTS(key="k", voice_setting=settings)
    settings["voice_id"] = "w"
    voice.to_config()["params"]["voice_setting"]["voice_id"] = "x"
    assert voice.to_config()["params"]["voice_setting"] == {"voice_id": "v"}


def test_models_are_taken_where_maps_are() -> None:
    from shengwang_agent import agentkit

    server = agentkit.McpServersItem(name="a", endpoint="https://mcp.example.com")
    greeting = agentkit.LlmGreetingConfigs(mode="single_first")
    model = vendors.CustomLLM(url="u", mcp_servers=[server], greeting_configs=greeting).to_config()
    assert model["mcp_servers"] == [
        {"name": "a", "endpoint": "https://mcp.example.com", "transport": "streamable_http"}
    ]
    assert model["greeting_configs"] == {"mode": "single_first"}


@pytest.mark.parametrize(
    ("voice", "rate"),
    [
        (lambda: vendors.MiniMaxTTS(key="k", voice_id="v", sample_rate=16000), 16000),
        (
            lambda: vendors.MiniMaxTTS(
                key="k", voice_setting={"voice_id": "v"}, audio_setting={"sample_rate": 8000}
            ),
            8000,
        ),
        (lambda: vendors.CosyVoiceTTS(api_key="k", model="m", voice="v", sample_rate=24000), 24000),
        (
            lambda: vendors.StepFunTTS(
                **STEP, additional_params={"audio_setting": {"sample_rate": 16000}}
            ),
            16000,
        ),
        (lambda: vendors.StepFunTTS(**STEP), None),
        (
            lambda: vendors.TencentTTS(
                app_id="a", secret_id="i", key="k", voice_type=1, sample_rate=16000
            ),
            None,
        ),
    ],
)
def test_the_rate_of_a_voice(voice: Any, rate: int | None) -> None:
    assert voice().sample_rate == rate


def test_user_made_classes_need_no_more_than_a_map() -> None:
    class Mine(vendors.BaseTTS):
        def __init__(self, rate: int) -> None:
            self.rate = rate

        @property
        def sample_rate(self) -> int:
            return self.rate

        def to_config(self) -> dict[str, Any]:
            return {"vendor": "mine", "params": {"rate": self.rate}}

    assert Mine(8000).sample_rate == 8000
    assert vendors.BaseTTS.kind == "tts"
    with pytest.raises(TypeError, match="abstract"):
        vendors.BaseTTS()  # type: ignore[abstract]
    assert isinstance(vendors.StepFunTTS(**STEP), vendors.BaseTTS)
    assert issubclass(vendors.SenseTimeAvatar, vendors.SensetimeAvatar)


@pytest.mark.parametrize(
    ("cls", "named", "sent"),
    [
        (vendors.StepFunTTS, {"model": "m"}, {"voice_id": "v", "api_key": "k"}),
        (vendors.CosyVoiceTTS, {}, {"api_key": "k", "model": "m", "voice": "v"}),
        (vendors.XfyunSTT, {"app_id": "a"}, {"api_key": "k", "api_secret": "s"}),
        (
            vendors.XfyunBigModelSTT,
            {},
            {"api_key": "k", "app_id": "a", "api_secret": "s"},
        ),
        (
            vendors.XfyunDialectSTT,
            {"app_id": "a"},
            {"access_key_id": "k", "access_key_secret": "s"},
        ),
        (vendors.TencentSTT, {"app_id": "a"}, {"key": "k", "secret": "s"}),
        (vendors.MiniMaxTTS, {"key": "k"}, {"voice_setting": {"voice_id": "v"}}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_additional_params_send_is_not_missing(cls: Any, named: Any, sent: Any) -> None:
    made = cls(**named, additional_params=sent).to_config()["params"]
    assert made.items() >= {**named, **sent}.items()
    for name in sent:
        with pytest.raises(VendorArgumentError, match=name):
            cls(**named, additional_params={**sent, name: None})


def test_a_generic_voice_has_params_also_when_there_are_none() -> None:
    bare = vendors.GenericTTS(url="https://tts.example.com").to_config()
    assert bare == {"vendor": "generic_http", "url": "https://tts.example.com", "params": {}}


def test_a_language_model_sends_its_vendor_unless_told_not_to() -> None:
    assert vendors.AliyunLLM(model="m").to_config()["vendor"] == "aliyun"
    assert vendors.AliyunLLM(model="m", vendor="custom").to_config()["vendor"] == "custom"
    assert "vendor" not in vendors.AliyunLLM(model="m", vendor=None).to_config()


def test_wrong_arguments_are_errors_of_the_package() -> None:
    from shengwang_agent import ShengwangError

    with pytest.raises(ShengwangError) as refused:
        vendors.MiniMaxTTS(key="k")
    again = pickle.loads(pickle.dumps(refused.value))
    assert (refused.value.http_status, type(again)) == (400, VendorArgumentError)
    assert (str(again), again.problems) == (str(refused.value), refused.value.problems)
