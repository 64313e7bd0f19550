# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""What each property of a start request takes, by schema and wire name."""

from __future__ import annotations

from shengwang_agent._runtime.kinds import FieldKind

__all__ = ["KINDS"]

KINDS: dict[str, dict[str, FieldKind]] = {
    "Asr_Fengming": {
        "vendor": FieldKind("value"),
        "language": FieldKind("value"),
        "keywords": FieldKind("list", FieldKind("value", ("string",))),
        "params": FieldKind("map", FieldKind("any")),
        "credential_mode": FieldKind("value"),
    },
    "Asr_Microsoft": {
        "vendor": FieldKind("value"),
        "language": FieldKind("value"),
        "params": FieldKind("model", "MicrosoftAsrParams", required=True),
        "credential_mode": FieldKind("value"),
    },
    "Asr_Tencent": {
        "vendor": FieldKind("value"),
        "language": FieldKind("value"),
        "params": FieldKind("model", "TencentAsrParams", required=True),
        "credential_mode": FieldKind("value"),
    },
    "Asr_Xfyun": {
        "vendor": FieldKind("value"),
        "language": FieldKind("value"),
        "params": FieldKind("model", "XfyunAsrParams", required=True),
        "credential_mode": FieldKind("value"),
    },
    "Asr_XfyunBigmodel": {
        "vendor": FieldKind("value"),
        "language": FieldKind("value"),
        "params": FieldKind("model", "XfyunBigmodelAsrParams", required=True),
        "credential_mode": FieldKind("value"),
    },
    "Asr_XfyunDialect": {
        "vendor": FieldKind("value"),
        "language": FieldKind("value"),
        "params": FieldKind("model", "XfyunDialectAsrParams", required=True),
        "credential_mode": FieldKind("value"),
    },
    "BytedanceDuplexTtsParams": {
        "app_id": FieldKind("value", ("string",), required=True),
        "token": FieldKind("value", ("string",), required=True),
        "speaker": FieldKind("value", ("string",), required=True),
    },
    "BytedanceTtsParams": {
        "token": FieldKind("value", ("string",), required=True),
        "app_id": FieldKind("value", ("string",), required=True),
        "voice_type": FieldKind("value", ("string",), required=True),
        "cluster": FieldKind("value", ("string",)),
        "speed_ratio": FieldKind("value", ("number",)),
        "volume_ratio": FieldKind("value", ("number",)),
        "pitch_ratio": FieldKind("value", ("number",)),
        "emotion": FieldKind("value", ("string",)),
    },
    "CosyvoiceTtsParams": {
        "api_key": FieldKind("value", ("string",), required=True),
        "model": FieldKind("value", ("string",), required=True),
        "voice": FieldKind("value", ("string",), required=True),
        "sample_rate": FieldKind("value", ("integer",)),
    },
    "GenericHttpTtsParams": {
        "enable_request_id": FieldKind("value", ("boolean",)),
        "api_key": FieldKind("value", ("string",)),
        "model": FieldKind("value", ("string",)),
        "voice": FieldKind("value", ("string",)),
        "speed": FieldKind("value", ("number",)),
        "sample_rate": FieldKind("value", ("integer",)),
        "response_format": FieldKind("value", ("string",)),
        "instruction": FieldKind("value", ("string",)),
    },
    "LlmTool": {
        "type": FieldKind("value"),
        "function": FieldKind("model", "LlmToolFunction", required=True),
        "execution": FieldKind("model", "LlmToolExecution"),
        "server": FieldKind("model", "LlmToolServer", required=True),
    },
    "LlmToolExecution": {
        "mode": FieldKind("value", ("string",)),
    },
    "LlmToolFunction": {
        "name": FieldKind("value", ("string",), required=True),
        "description": FieldKind("value", ("string",)),
        "parameters": FieldKind("model", "LlmToolFunctionParameters", required=True),
    },
    "LlmToolFunctionParameters": {
        "type": FieldKind("value"),
        "properties": FieldKind("map", FieldKind("any")),
        "required": FieldKind("list", FieldKind("value", ("string",))),
    },
    "LlmToolServer": {
        "method": FieldKind("value", required=True),
        "url": FieldKind("value", ("string",), required=True),
        "headers": FieldKind("map", FieldKind("value", ("string", "number", "boolean"))),
        "body": FieldKind("any"),
        "timeout_ms": FieldKind("value", ("integer",)),
    },
    "MicrosoftAsrParams": {
        "key": FieldKind("value", ("string",), required=True),
        "region": FieldKind("value", ("string",), required=True),
        "language": FieldKind("value", ("string",), required=True),
        "phrase_list": FieldKind("list", FieldKind("value", ("string",))),
    },
    "MicrosoftTtsParams": {
        "key": FieldKind("value", ("string",), required=True),
        "region": FieldKind("value", ("string",), required=True),
        "voice_name": FieldKind("value", ("string",), required=True),
        "sample_rate": FieldKind("value", ("integer",)),
        "speed": FieldKind("value", ("number",)),
        "volume": FieldKind("value", ("number",)),
    },
    "MinimaxTtsParams": {
        "key": FieldKind("value", ("string",), required=True),
        "group_id": FieldKind("value", ("string",)),
        "model": FieldKind("value", ("string",), required=True),
        "voice_setting": FieldKind("model", "MinimaxTtsParamsVoiceSetting", required=True),
        "url": FieldKind("value", ("string",)),
        "audio_setting": FieldKind("model", "MinimaxTtsParamsAudioSetting"),
        "pronunciation_dict": FieldKind("model", "MinimaxTtsParamsPronunciationDict"),
        "timber_weights": FieldKind(
            "list", FieldKind("model", "MinimaxTtsParamsTimberWeightsItem")
        ),
        "language_boost": FieldKind("value", ("string",)),
    },
    "MinimaxTtsParamsAudioSetting": {
        "sample_rate": FieldKind("value", ("integer",)),
    },
    "MinimaxTtsParamsPronunciationDict": {
        "tone": FieldKind("list", FieldKind("value", ("string",))),
    },
    "MinimaxTtsParamsTimberWeightsItem": {
        "voice_id": FieldKind("value", ("string",)),
        "weight": FieldKind("value", ("number",)),
    },
    "MinimaxTtsParamsVoiceSetting": {
        "voice_id": FieldKind("value", ("string",)),
        "speed": FieldKind("value", ("number",)),
        "vol": FieldKind("value", ("number",)),
        "pitch": FieldKind("value", ("number",)),
        "emotion": FieldKind("value", ("string",)),
        "latex_read": FieldKind("value", ("boolean",)),
        "english_normalization": FieldKind("value", ("boolean",)),
    },
    "MllmTurnDetection": {
        "mode": FieldKind("value"),
        "agora_vad_config": FieldKind("model", "MllmTurnDetectionAgoraVadConfig"),
        "server_vad_config": FieldKind("model", "MllmTurnDetectionServerVadConfig"),
        "semantic_vad_config": FieldKind("model", "MllmTurnDetectionSemanticVadConfig"),
    },
    "MllmTurnDetectionAgoraVadConfig": {
        "interrupt_duration_ms": FieldKind("value", ("integer",)),
        "prefix_padding_ms": FieldKind("value", ("integer",)),
        "silence_duration_ms": FieldKind("value", ("integer",)),
        "threshold": FieldKind("value", ("number",)),
    },
    "MllmTurnDetectionSemanticVadConfig": {
        "eagerness": FieldKind("value"),
    },
    "MllmTurnDetectionServerVadConfig": {
        "prefix_padding_ms": FieldKind("value", ("integer",)),
        "silence_duration_ms": FieldKind("value", ("integer",)),
        "threshold": FieldKind("value", ("number",)),
        "idle_timeout_ms": FieldKind("value", ("integer",)),
        "start_of_speech_sensitivity": FieldKind("value"),
        "end_of_speech_sensitivity": FieldKind("value"),
    },
    "StartAgentsRequestProperties": {
        "channel": FieldKind("value", ("string",), required=True),
        "token": FieldKind("value", ("string",)),
        "agent_rtc_uid": FieldKind("value", ("string",), required=True),
        "remote_rtc_uids": FieldKind("list", FieldKind("value", ("string",)), required=True),
        "enable_string_uid": FieldKind("value", ("boolean",)),
        "idle_timeout": FieldKind("value", ("integer",)),
        "geofence": FieldKind("model", "StartAgentsRequestPropertiesGeofence"),
        "advanced_features": FieldKind("model", "StartAgentsRequestPropertiesAdvancedFeatures"),
        "asr": FieldKind("union", "Asr"),
        "tts": FieldKind("union", "Tts"),
        "llm": FieldKind("model", "StartAgentsRequestPropertiesLlm"),
        "mllm": FieldKind("model", "StartAgentsRequestPropertiesMllm"),
        "avatar": FieldKind("model", "StartAgentsRequestPropertiesAvatar"),
        "turn_detection": FieldKind("model", "StartAgentsRequestPropertiesTurnDetection"),
        "sal": FieldKind("model", "StartAgentsRequestPropertiesSal"),
        "labels": FieldKind("map", FieldKind("value", ("string",))),
        "rtc": FieldKind("model", "StartAgentsRequestPropertiesRtc"),
        "filler_words": FieldKind("model", "StartAgentsRequestPropertiesFillerWords"),
        "parameters": FieldKind("model", "StartAgentsRequestPropertiesParameters"),
        "interruption": FieldKind("model", "StartAgentsRequestPropertiesInterruption"),
        "agent_rtm_uid": FieldKind("value", ("string",)),
        "silence_timeout": FieldKind("value", ("integer",)),
    },
    "StartAgentsRequestPropertiesAdvancedFeatures": {
        "enable_aivad": FieldKind("value", ("boolean",)),
        "enable_mllm": FieldKind("value", ("boolean",)),
        "enable_rtm": FieldKind("value", ("boolean",)),
        "enable_sal": FieldKind("value", ("boolean",)),
        "enable_tools": FieldKind("value", ("boolean",)),
    },
    "StartAgentsRequestPropertiesAsr": {
        "language": FieldKind("value", ("string",)),
        "vendor": FieldKind("value"),
        "params": FieldKind("map", FieldKind("any")),
        "keywords": FieldKind("list", FieldKind("value", ("string",))),
        "credential_mode": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesAvatar": {
        "enable": FieldKind("value", ("boolean",)),
        "vendor": FieldKind("value"),
        "params": FieldKind("map", FieldKind("any")),
    },
    "StartAgentsRequestPropertiesFillerWords": {
        "enable": FieldKind("value", ("boolean",)),
        "trigger": FieldKind("model", "StartAgentsRequestPropertiesFillerWordsTrigger"),
        "content": FieldKind("model", "StartAgentsRequestPropertiesFillerWordsContent"),
    },
    "StartAgentsRequestPropertiesFillerWordsContent": {
        "mode": FieldKind("value"),
        "static_config": FieldKind(
            "model", "StartAgentsRequestPropertiesFillerWordsContentStaticConfig"
        ),
        "generated_config": FieldKind(
            "model", "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig"
        ),
    },
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig": {
        "llm_provider": FieldKind(
            "model", "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider"
        ),
        "prompt": FieldKind("value", ("string",)),
        "fallback_strategy": FieldKind("value", ("string",)),
        "context_message_limit": FieldKind("value", ("integer",)),
        "history_character_limit": FieldKind("value", ("integer",)),
    },
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider": {
        "url": FieldKind("value", ("string",), required=True),
        "api_key": FieldKind("value", ("string",), required=True),
        "params": FieldKind("map", FieldKind("any")),
    },
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfig": {
        "phrases": FieldKind("list", FieldKind("value", ("string",))),
        "selection_rule": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesFillerWordsTrigger": {
        "mode": FieldKind("value", ("string",)),
        "fixed_time_config": FieldKind(
            "model", "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig"
        ),
    },
    "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig": {
        "response_wait_ms": FieldKind("value", ("integer",)),
    },
    "StartAgentsRequestPropertiesGeofence": {
        "area": FieldKind("value", required=True),
        "exclude_area": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesInterruption": {
        "enable": FieldKind("value", ("boolean",)),
        "mode": FieldKind("value"),
        "keywords_config": FieldKind(
            "model", "StartAgentsRequestPropertiesInterruptionKeywordsConfig"
        ),
        "disabled_config": FieldKind(
            "model", "StartAgentsRequestPropertiesInterruptionDisabledConfig"
        ),
    },
    "StartAgentsRequestPropertiesInterruptionDisabledConfig": {
        "strategy": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesInterruptionKeywordsConfig": {
        "trigger_keywords": FieldKind("list", FieldKind("value", ("string",))),
    },
    "StartAgentsRequestPropertiesLlm": {
        "url": FieldKind("value", ("string",)),
        "api_key": FieldKind("value", ("string",)),
        "credential_mode": FieldKind("value"),
        "access_key": FieldKind("value", ("string",)),
        "secret_key": FieldKind("value", ("string",)),
        "region": FieldKind("value", ("string",)),
        "model": FieldKind("value", ("string",)),
        "ignore_empty": FieldKind("value", ("boolean",)),
        "system_messages": FieldKind("list", FieldKind("map", FieldKind("any"))),
        "params": FieldKind("map", FieldKind("any")),
        "max_history": FieldKind("value", ("integer",)),
        "input_modalities": FieldKind("list", FieldKind("value", ("string",))),
        "output_modalities": FieldKind("list", FieldKind("value", ("string",))),
        "greeting_message": FieldKind("value", ("string",)),
        "failure_message": FieldKind("value", ("string",)),
        "vendor": FieldKind("value"),
        "style": FieldKind("value"),
        "greeting_configs": FieldKind("model", "StartAgentsRequestPropertiesLlmGreetingConfigs"),
        "greeting_interruptable": FieldKind("value", ("boolean",)),
        "template_variables": FieldKind("map", FieldKind("value", ("string",))),
        "mcp_servers": FieldKind(
            "list", FieldKind("model", "StartAgentsRequestPropertiesLlmMcpServersItem")
        ),
        "greeting_audio_url": FieldKind("value", ("string",)),
        "headers": FieldKind("map", FieldKind("value", ("string",))),
        "tools": FieldKind("list", FieldKind("model", "LlmTool")),
        "silence_message": FieldKind("value", ("string",)),
    },
    "StartAgentsRequestPropertiesLlmGreetingConfigs": {
        "mode": FieldKind("value"),
        "delay_ms": FieldKind("value", ("integer",)),
        "interruptable": FieldKind("value", ("boolean",)),
        "audio_download_timeout_ms": FieldKind("value", ("integer",)),
        "audio_pcm_sample_rate": FieldKind("value", ("integer",)),
        "uninterruptible_asr_policy": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesLlmMcpServersItem": {
        "name": FieldKind("value", ("string",), required=True),
        "endpoint": FieldKind("value", ("string",), required=True),
        "transport": FieldKind("value", ("string",)),
        "headers": FieldKind("map", FieldKind("value", ("string",))),
        "allowed_tools": FieldKind("list", FieldKind("value", ("string",))),
        "timeout_ms": FieldKind("value", ("integer",)),
    },
    "StartAgentsRequestPropertiesMllm": {
        "url": FieldKind("value", ("string",)),
        "api_key": FieldKind("value", ("string",)),
        "adc_credentials_string": FieldKind("value", ("string",)),
        "project_id": FieldKind("value", ("string",)),
        "location": FieldKind("value", ("string",)),
        "max_history": FieldKind("value", ("integer",)),
        "messages": FieldKind("list", FieldKind("map", FieldKind("any"))),
        "params": FieldKind("map", FieldKind("any")),
        "input_modalities": FieldKind("list", FieldKind("value", ("string",))),
        "output_modalities": FieldKind("list", FieldKind("value", ("string",))),
        "greeting_message": FieldKind("value", ("string",)),
        "vendor": FieldKind("value"),
        "style": FieldKind("value", ("string",)),
        "enable": FieldKind("value", ("boolean",)),
        "failure_message": FieldKind("value", ("string",)),
        "tools": FieldKind("list", FieldKind("model", "LlmTool")),
        "mcp_servers": FieldKind(
            "list", FieldKind("model", "StartAgentsRequestPropertiesLlmMcpServersItem")
        ),
        "turn_detection": FieldKind("model", "MllmTurnDetection"),
    },
    "StartAgentsRequestPropertiesParameters": {
        "silence_config": FieldKind("model", "StartAgentsRequestPropertiesParametersSilenceConfig"),
        "farewell_config": FieldKind(
            "model", "StartAgentsRequestPropertiesParametersFarewellConfig"
        ),
        "data_channel": FieldKind("value"),
        "enable_metrics": FieldKind("value", ("boolean",)),
        "enable_error_message": FieldKind("value", ("boolean",)),
        "audio_scenario": FieldKind("value"),
        "opt_out": FieldKind("value", ("boolean",)),
    },
    "StartAgentsRequestPropertiesParametersFarewellConfig": {
        "graceful_enabled": FieldKind("value", ("boolean",)),
        "graceful_timeout_seconds": FieldKind("value", ("integer",)),
    },
    "StartAgentsRequestPropertiesParametersSilenceConfig": {
        "timeout_ms": FieldKind("value", ("integer",)),
        "action": FieldKind("value"),
        "content": FieldKind("value", ("string",)),
    },
    "StartAgentsRequestPropertiesRtc": {
        "encryption_key": FieldKind("value", ("string",)),
        "encryption_salt": FieldKind("value", ("string",)),
        "encryption_mode": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesSal": {
        "sal_mode": FieldKind("value"),
        "sample_urls": FieldKind("map", FieldKind("value", ("string",))),
    },
    "StartAgentsRequestPropertiesTurnDetection": {
        "mode": FieldKind("value", ("string",)),
        "config": FieldKind("model", "StartAgentsRequestPropertiesTurnDetectionConfig"),
        "type": FieldKind("value"),
        "interrupt_mode": FieldKind("value"),
        "interrupt_duration_ms": FieldKind("value", ("number",)),
        "interrupt_keywords": FieldKind("list", FieldKind("value", ("string",))),
        "prefix_padding_ms": FieldKind("value", ("integer",)),
        "silence_duration_ms": FieldKind("value", ("integer",)),
        "threshold": FieldKind("value", ("number",)),
        "create_response": FieldKind("value", ("boolean",)),
        "interrupt_response": FieldKind("value", ("boolean",)),
        "eagerness": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfig": {
        "speech_threshold": FieldKind("value", ("number",)),
        "start_of_speech": FieldKind(
            "model", "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech"
        ),
        "end_of_speech": FieldKind(
            "model", "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech"
        ),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech": {
        "mode": FieldKind("value"),
        "vad_config": FieldKind(
            "model", "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig"
        ),
        "semantic_config": FieldKind(
            "model", "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig"
        ),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig": {
        "silence_duration_ms": FieldKind("value", ("integer",)),
        "max_wait_ms": FieldKind("value", ("integer",)),
        "pause_state_enabled": FieldKind("value", ("boolean",)),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig": {
        "silence_duration_ms": FieldKind("value", ("integer",)),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech": {
        "mode": FieldKind("value"),
        "vad_config": FieldKind(
            "model", "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig"
        ),
        "keywords_config": FieldKind(
            "model", "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig"
        ),
        "disabled_config": FieldKind(
            "model", "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig"
        ),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig": {
        "strategy": FieldKind("value"),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig": {
        "interrupt_duration_ms": FieldKind("value", ("integer",)),
        "prefix_padding_ms": FieldKind("value", ("integer",)),
        "triggered_keywords": FieldKind("list", FieldKind("value", ("string",))),
    },
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig": {
        "interrupt_duration_ms": FieldKind("value", ("integer",)),
        "speaking_interrupt_duration_ms": FieldKind("value", ("integer",)),
        "prefix_padding_ms": FieldKind("value", ("integer",)),
    },
    "StepfunTtsParams": {
        "api_key": FieldKind("value", ("string",), required=True),
        "model": FieldKind("value", ("string",), required=True),
        "voice_id": FieldKind("value", ("string",), required=True),
    },
    "TencentAsrParams": {
        "secret_id": FieldKind("value", ("string",)),
        "secret_key": FieldKind("value", ("string",)),
        "key": FieldKind("value", ("string",)),
        "app_id": FieldKind("value", ("string",), required=True),
        "secret": FieldKind("value", ("string",)),
        "engine_model_type": FieldKind("value", ("string",), required=True),
        "voice_id": FieldKind("value", ("string",), required=True),
    },
    "TencentTtsParams": {
        "app_id": FieldKind("value", ("string",), required=True),
        "secret_id": FieldKind("value", ("string",), required=True),
        "secret_key": FieldKind("value", ("string",), required=True),
        "voice_type": FieldKind("value", ("integer",), required=True),
        "volume": FieldKind("value", ("number",)),
        "speed": FieldKind("value", ("number",)),
        "emotion_category": FieldKind("value", ("string",)),
        "emotion_intensity": FieldKind("value", ("integer",)),
    },
    "Tts_Bytedance": {
        "vendor": FieldKind("value"),
        "params": FieldKind("model", "BytedanceTtsParams", required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_BytedanceDuplex": {
        "vendor": FieldKind("value"),
        "params": FieldKind("model", "BytedanceDuplexTtsParams", required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_Cosyvoice": {
        "vendor": FieldKind("value"),
        "params": FieldKind("model", "CosyvoiceTtsParams", required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_GenericHttp": {
        "vendor": FieldKind("value"),
        "url": FieldKind("value", ("string",), required=True),
        "headers": FieldKind("map", FieldKind("value", ("string",))),
        "params": FieldKind("model", "GenericHttpTtsParams"),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_Microsoft": {
        "vendor": FieldKind("value"),
        "params": FieldKind("model", "MicrosoftTtsParams", required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_Minimax": {
        "vendor": FieldKind("value"),
        "params": FieldKind("model", "MinimaxTtsParams", required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_Other": {
        "vendor": FieldKind("value", required=True),
        "params": FieldKind("map", FieldKind("any"), required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_Stepfun": {
        "vendor": FieldKind("value"),
        "params": FieldKind("model", "StepfunTtsParams", required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "Tts_Tencent": {
        "vendor": FieldKind("value"),
        "params": FieldKind("model", "TencentTtsParams", required=True),
        "skip_patterns": FieldKind("list", FieldKind("value")),
        "credential_mode": FieldKind("value"),
    },
    "XfyunAsrParams": {
        "api_key": FieldKind("value", ("string",), required=True),
        "app_id": FieldKind("value", ("string",), required=True),
        "api_secret": FieldKind("value", ("string",), required=True),
        "language": FieldKind("value", ("string",), required=True),
    },
    "XfyunBigmodelAsrParams": {
        "api_key": FieldKind("value", ("string",), required=True),
        "app_id": FieldKind("value", ("string",), required=True),
        "api_secret": FieldKind("value", ("string",), required=True),
        "language_name": FieldKind("value", ("string",), required=True),
        "language": FieldKind("value", ("string",), required=True),
    },
    "XfyunDialectAsrParams": {
        "app_id": FieldKind("value", ("string",), required=True),
        "access_key_id": FieldKind("value", ("string",), required=True),
        "access_key_secret": FieldKind("value", ("string",), required=True),
        "language": FieldKind("value", ("string",), required=True),
    },
}
