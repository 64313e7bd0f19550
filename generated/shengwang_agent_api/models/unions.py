# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Which class a tagged mapping is read as, which keys are secret, what notifications carry."""

from __future__ import annotations

from enum import IntEnum

from shengwang_agent._runtime.compiled import Nested

__all__ = ["EVENTS", "SECRETS", "TABLES", "Event"]

TABLES: dict[str, Nested] = {
    "Asr": Nested(
        tag="vendor",
        by={
            "fengming": "Asr_Fengming",
            "tencent": "Asr_Tencent",
            "microsoft": "Asr_Microsoft",
            "xfyun": "Asr_Xfyun",
            "xfyun_bigmodel": "Asr_XfyunBigmodel",
            "xfyun_dialect": "Asr_XfyunDialect",
        },
        default="StartAgentsRequestPropertiesAsr",
    ),
    "Tts": Nested(
        tag="vendor",
        by={
            "minimax": "Tts_Minimax",
            "tencent": "Tts_Tencent",
            "bytedance": "Tts_Bytedance",
            "microsoft": "Tts_Microsoft",
            "cosyvoice": "Tts_Cosyvoice",
            "bytedance_duplex": "Tts_BytedanceDuplex",
            "stepfun": "Tts_Stepfun",
            "generic_http": "Tts_GenericHttp",
        },
        default="Tts_Other",
    ),
    "StartAgentsRequestPropertiesLlm.params": Nested(
        tag=None,
        by={},
        default="LlmParams",
        beside=True,
    ),
    "StartAgentsRequestPropertiesMllm.params": Nested(
        tag=None,
        by={},
        default="MllmParams",
        beside=True,
    ),
    "UpdateAgentsRequestPropertiesLlm.params": Nested(
        tag=None,
        by={},
        default="LlmParams",
        beside=True,
    ),
    "UpdateAgentsRequestPropertiesMllm.params": Nested(
        tag=None,
        by={},
        default="MllmParams",
        beside=True,
    ),
    "StartAgentsRequestPropertiesAsr.params": Nested(
        tag="vendor",
        by={
            "tencent": "TencentAsrParams",
            "microsoft": "MicrosoftAsrParams",
            "xfyun": "XfyunAsrParams",
            "xfyun_bigmodel": "XfyunBigmodelAsrParams",
            "xfyun_dialect": "XfyunDialectAsrParams",
        },
        default=None,
        beside=True,
    ),
    "StartAgentsRequestPropertiesAvatar.params": Nested(
        tag="vendor",
        by={
            "sensetime": "SensetimeAvatarParams",
            "spatius": "SpatiusAvatarParams",
        },
        default=None,
        beside=True,
    ),
}

# Wire keys whose values are secret in any model.
SECRETS: frozenset[str] = frozenset(
    {
        "access_key",
        "access_key_id",
        "access_key_secret",
        "adc_credentials_string",
        "address",
        "agora_token",
        "api_key",
        "api_secret",
        "app_key",
        "encryption_key",
        "endpoint",
        "greeting_audio_url",
        "headers",
        "inbound_config",
        "key",
        "outbound_config",
        "params",
        "password",
        "rtc_token",
        "sample_urls",
        "secret",
        "secret_id",
        "secret_key",
        "spatius_api_key",
        "token",
        "url",
        "user",
    }
)

# The class of the payload, by the type of a webhook notification.
EVENTS: dict[str | int, str] = {
    101: "NcsAgentJoinedPayload",
    102: "NcsAgentLeftPayload",
    103: "NcsAgentHistoryPayload",
    104: "NcsAgentExpirePayload",
    110: "NcsAgentErrorPayload",
    111: "NcsAgentMetricsPayload",
    112: "NcsTurnsFinishedPayload",
    201: "NcsInboundCallPayload",
    202: "NcsOutboundCallPayload",
}


class Event(IntEnum):
    """The numbers of notifications (``eventType``), and when each is sent.

    Which of them come at all is chosen in the console, or in ``sandbox.webhooks.to(events=…)``.
    """

    AGENT_JOINED = 101
    """An agent joined its channel."""
    AGENT_LEFT = 102
    """An agent left its channel. The payload says when and why."""
    AGENT_HISTORY = 103
    """The conversation of an agent that has stopped. Sent after the agent stopped, with
    `llm.max_history` entries at most.
    """
    AGENT_EXPIRE = 104
    """The RTC token of an agent is about to expire. A warning only; the agent keeps running. Send
    a new token with `agents.update`.
    """
    AGENT_ERROR = 110
    """Something failed during a turn. Tells the module, the provider code and the text of each
    error.
    """
    AGENT_METRICS = 111
    """How long each stage of the turns took. Sent after the agent stopped, when it was started
    with `parameters.enable_metrics`. All durations are milliseconds.
    """
    TURNS_FINISHED = 112
    """All turns of an agent that has stopped. The list is cut at 200 turns. Latency segments are
    an object here and an array in the reply of `agents.get_turns`.
    """
    INBOUND_CALL = 201
    """The state of an inbound call changed."""
    OUTBOUND_CALL = 202
    """The state of an outbound call changed."""
