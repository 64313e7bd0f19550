# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The vendor classes of kind ``stt``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from shengwang_agent._runtime.vendor import BaseSTT, Declared, Field, Spec

if TYPE_CHECKING:
    pass

__all__ = [
    "FengmingSTT",
    "MicrosoftCNSTT",
    "MicrosoftSTT",
    "TencentSTT",
    "XfyunBigModelSTT",
    "XfyunDialectSTT",
    "XfyunSTT",
]


class FengmingSTT(Declared, BaseSTT):
    """Shengwang Fengming, the platform's own recogniser."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            language: str | None = "zh-CN",
            keywords: Sequence[str] | None = None,
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

    _spec = Spec(
        name="FengmingSTT",
        model="StartAgentsRequestPropertiesAsr",
        constants=((("vendor",), "fengming"), (("params",), {})),
        extras=("params",),
        fields=(
            Field("language", "string", (("language",),), default="zh-CN", null_ok=True),
            Field("keywords", "array<string>", (("keywords",),)),
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
        ),
    )


class TencentSTT(Declared, BaseSTT):
    """Tencent Cloud.

    Give `key` and `secret`, or `secret_id` and `secret_key`; each pair travels under its own
    names.

    Required: `app_id`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            key: str,
            app_id: str,
            secret: str,
            engine_model_type: str | None = None,
            voice_id: str | None = None,
            language: str | None = "zh-CN",
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            secret_id: str,
            secret_key: str,
            app_id: str,
            engine_model_type: str | None = None,
            voice_id: str | None = None,
            language: str | None = "zh-CN",
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="TencentSTT",
        model="StartAgentsRequestPropertiesAsr",
        constants=((("vendor",), "tencent"), (("params",), {})),
        extras=("params",),
        fields=(
            Field("secret_id", "string", (("params", "secret_id"),), secret=True),
            Field("secret_key", "string", (("params", "secret_key"),), secret=True),
            Field("key", "string", (("params", "key"),), secret=True),
            Field("app_id", "string", (("params", "app_id"),), required=True),
            Field("secret", "string", (("params", "secret"),), secret=True),
            Field("engine_model_type", "string", (("params", "engine_model_type"),)),
            Field("voice_id", "string", (("params", "voice_id"),)),
            Field("language", "string", (("language",),), default="zh-CN", null_ok=True),
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
        ),
        either=(("key", "secret"), ("secret_id", "secret_key")),
    )


class MicrosoftSTT(Declared, BaseSTT):
    """Microsoft Azure.

    Required: `key`, `region`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            key: str,
            region: str,
            language: str | None = "zh-CN",
            phrase_list: Sequence[str] | None = None,
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

    _spec = Spec(
        name="MicrosoftSTT",
        model="StartAgentsRequestPropertiesAsr",
        constants=((("vendor",), "microsoft"), (("params",), {})),
        extras=("params",),
        fields=(
            Field("key", "string", (("params", "key"),), required=True, secret=True),
            Field("region", "string", (("params", "region"),), required=True),
            Field(
                "language",
                "string",
                (("language",), ("params", "language")),
                default="zh-CN",
                null_ok=True,
            ),
            Field("phrase_list", "array<string>", (("params", "phrase_list"),)),
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
        ),
    )


class XfyunSTT(Declared, BaseSTT):
    """iFLYTEK.

    Required: `api_key`, `app_id`, `api_secret`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            api_key: str,
            app_id: str,
            api_secret: str,
            language: str | None = "zh_cn",
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

    _spec = Spec(
        name="XfyunSTT",
        model="StartAgentsRequestPropertiesAsr",
        constants=((("vendor",), "xfyun"), (("params",), {})),
        extras=("params",),
        fields=(
            Field("api_key", "string", (("params", "api_key"),), required=True, secret=True),
            Field("app_id", "string", (("params", "app_id"),), required=True),
            Field("api_secret", "string", (("params", "api_secret"),), required=True, secret=True),
            Field(
                "language",
                "string",
                (("language",), ("params", "language")),
                default="zh_cn",
                null_ok=True,
            ),
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
        ),
    )


class XfyunBigModelSTT(Declared, BaseSTT):
    """iFLYTEK large model.

    Required: `api_key`, `app_id`, `api_secret`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            api_key: str,
            app_id: str,
            api_secret: str,
            language_name: str | None = "cn",
            language: str | None = "mix",
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

    _spec = Spec(
        name="XfyunBigModelSTT",
        model="StartAgentsRequestPropertiesAsr",
        constants=((("vendor",), "xfyun_bigmodel"), (("params",), {})),
        extras=("params",),
        fields=(
            Field("api_key", "string", (("params", "api_key"),), required=True, secret=True),
            Field("app_id", "string", (("params", "app_id"),), required=True),
            Field("api_secret", "string", (("params", "api_secret"),), required=True, secret=True),
            Field("language_name", "string", (("params", "language_name"),), default="cn"),
            Field(
                "language",
                "string",
                (("language",), ("params", "language")),
                default="mix",
                null_ok=True,
            ),
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
        ),
    )


class XfyunDialectSTT(Declared, BaseSTT):
    """iFLYTEK dialects.

    Other spellings: `api_key` for `access_key_id`.

    Required: `app_id`, `access_key_id`, `access_key_secret`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            access_key_id: str,
            access_key_secret: str,
            language: str | None = "zh-CN",
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            access_key_secret: str,
            api_key: str,
            language: str | None = "zh-CN",
            additional_params: Mapping[str, Any] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="XfyunDialectSTT",
        model="StartAgentsRequestPropertiesAsr",
        constants=((("vendor",), "xfyun_dialect"), (("params",), {})),
        extras=("params",),
        fields=(
            Field("app_id", "string", (("params", "app_id"),), required=True),
            Field(
                "access_key_id",
                "string",
                (("params", "access_key_id"),),
                required=True,
                secret=True,
            ),
            Field(
                "access_key_secret",
                "string",
                (("params", "access_key_secret"),),
                required=True,
                secret=True,
            ),
            Field(
                "language",
                "string",
                (("language",), ("params", "language")),
                default="zh-CN",
                null_ok=True,
            ),
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
        ),
        aliases=(("api_key", "access_key_id", ()),),
    )


MicrosoftCNSTT = MicrosoftSTT
