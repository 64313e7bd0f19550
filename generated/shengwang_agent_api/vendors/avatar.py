# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The vendor classes of kind ``avatar``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from shengwang_agent._runtime.vendor import BaseAvatar, Declared, Field, Spec

if TYPE_CHECKING:
    from .. import models as _m

__all__ = [
    "SenseTimeAvatar",
    "SensetimeAvatar",
    "SpatiusAvatar",
]


class SensetimeAvatar(Declared, BaseAvatar):
    """SenseTime digital human; needs a voice of 16000 Hz.

    A missing `agora_token` is made when the session starts.

    Other spellings: `app_id` for `appId`, `scene_list` for `sceneList`, `api_key` for
    `app_key`.

    Required: `agora_uid`, `appId`, `app_key`, `sceneList`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            appId: str,
            app_key: str,
            sceneList: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            appId: str,
            sceneList: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            api_key: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            appId: str,
            app_key: str,
            scene_list: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            appId: str,
            scene_list: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            api_key: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            app_key: str,
            sceneList: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            app_id: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            sceneList: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            app_id: str,
            api_key: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            app_key: str,
            app_id: str,
            scene_list: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            app_id: str,
            scene_list: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem],
            api_key: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="SensetimeAvatar",
        model="StartAgentsRequestPropertiesAvatar",
        constants=((("vendor",), "sensetime"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("enable", "boolean", (("enable",),), default=True),
            Field("agora_token", "string", (("params", "agora_token"),), secret=True),
            Field("agora_uid", "string", (("params", "agora_uid"),), required=True),
            Field("appId", "string", (("params", "appId"),), required=True),
            Field("app_key", "string", (("params", "app_key"),), required=True, secret=True),
            Field("sceneList", "array<map>", (("params", "sceneList"),), required=True),
        ),
        aliases=(
            ("app_id", "appId", ()),
            ("scene_list", "sceneList", ()),
            ("api_key", "app_key", ()),
        ),
        required_rate=16000,
    )


class SenseTimeAvatar(SensetimeAvatar):
    """SenseTime digital human, with only `agora_uid` and `app_key` required and any voice rate.

    Other spellings: `app_id` for `appId`, `scene_list` for `sceneList`, `api_key` for
    `app_key`.

    Required: `agora_uid`, `app_key`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            app_key: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
            appId: str | None = None,
            sceneList: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem]
            | None = None,
            app_id: str | None = None,
            scene_list: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem]
            | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            agora_uid: str,
            api_key: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
            appId: str | None = None,
            sceneList: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem]
            | None = None,
            app_id: str | None = None,
            scene_list: Sequence[Mapping[str, Any] | _m.SensetimeAvatarParamsSceneListItem]
            | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="SenseTimeAvatar",
        model="StartAgentsRequestPropertiesAvatar",
        constants=((("vendor",), "sensetime"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("enable", "boolean", (("enable",),), default=True),
            Field("agora_token", "string", (("params", "agora_token"),), secret=True),
            Field("agora_uid", "string", (("params", "agora_uid"),), required=True),
            Field("appId", "string", (("params", "appId"),)),
            Field("app_key", "string", (("params", "app_key"),), required=True, secret=True),
            Field("sceneList", "array<map>", (("params", "sceneList"),)),
        ),
        aliases=(
            ("app_id", "appId", ()),
            ("scene_list", "sceneList", ()),
            ("api_key", "app_key", ()),
        ),
    )


class SpatiusAvatar(Declared, BaseAvatar):
    """Spatius digital human.

    A missing `agora_token` is made when the session starts.

    Required: `spatius_api_key`, `spatius_app_id`, `spatius_avatar_id`, `agora_uid`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            spatius_api_key: str,
            spatius_app_id: str,
            spatius_avatar_id: str,
            agora_uid: str,
            additional_params: Mapping[str, Any] | None = None,
            enable: bool | None = True,
            agora_token: str | None = None,
            region: str | None = None,
            sample_rate: int | None = None,
            session_expire_minutes: int | None = None,
        ) -> None: ...

    _spec = Spec(
        name="SpatiusAvatar",
        model="StartAgentsRequestPropertiesAvatar",
        constants=((("vendor",), "spatius"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("enable", "boolean", (("enable",),), default=True),
            Field(
                "spatius_api_key",
                "string",
                (("params", "spatius_api_key"),),
                required=True,
                secret=True,
            ),
            Field("spatius_app_id", "string", (("params", "spatius_app_id"),), required=True),
            Field("spatius_avatar_id", "string", (("params", "spatius_avatar_id"),), required=True),
            Field("agora_uid", "string", (("params", "agora_uid"),), required=True),
            Field("agora_token", "string", (("params", "agora_token"),), secret=True),
            Field("region", "string", (("params", "region"),)),
            Field("sample_rate", "integer", (("params", "sample_rate"),)),
            Field("session_expire_minutes", "integer", (("params", "session_expire_minutes"),)),
        ),
        required_rate="sample_rate",
    )
