# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Tts_GenericHttp``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["Tts_GenericHttp"]

_KEYS = frozenset(
    {
        "vendor",
        "url",
        "headers",
        "params",
        "skip_patterns",
        "credential_mode",
    }
)


@define(kw_only=True, eq=False, repr=False)
class Tts_GenericHttp(Model):
    """Speech by an HTTP service of your own.

    Attributes:
        vendor: Always `generic_http`.
        url: Address of the service.
        headers: HTTP headers sent to the service.
        params: Settings sent to the service.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["generic_http"] = "generic_http"
    url: str
    headers: dict[str, str] | None = None
    params: _m.GenericHttpTtsParams | _p.GenericHttpTtsParamsDict | Mapping[str, Any] | None = None
    skip_patterns: Sequence[_m.TtsSkipPattern] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("vendor", "vendor", "", None),
        ("url", "url", "partial", None),
        ("headers", "headers", "true", None),
        ("params", "params", "", Nested(default="GenericHttpTtsParams")),
        ("skip_patterns", "skip_patterns", "", None),
        ("credential_mode", "credential_mode", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (vendor := self.vendor) is not None:
            _json["vendor"] = vendor
        if (url := self.url) is not None:
            _json["url"] = url
        if (headers := self.headers) is not None:
            _json["headers"] = headers if headers.__class__ is dict else _dump(headers)
        if (params := self.params) is not None:
            _json["params"] = _dump(params)
        if (skip_patterns := self.skip_patterns) is not None:
            _json["skip_patterns"] = skip_patterns
        if (credential_mode := self.credential_mode) is not None:
            _json["credential_mode"] = credential_mode
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        obj.vendor = get("vendor")
        obj.url = get("url")
        obj.headers = get("headers")
        v = get("params")
        obj.params = _m.GenericHttpTtsParams.from_dict(v) if isinstance(v, dict) else v
        obj.skip_patterns = get("skip_patterns")
        obj.credential_mode = get("credential_mode")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
