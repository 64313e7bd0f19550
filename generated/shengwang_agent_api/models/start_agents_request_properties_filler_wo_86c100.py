# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
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

__all__ = ["StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig"]

_KEYS = frozenset(
    {
        "llm_provider",
        "prompt",
        "fallback_strategy",
        "context_message_limit",
        "history_character_limit",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig(Model):
    """Fillers written by a model.

    Attributes:
        llm_provider: The model that writes them. In mainland China the platform has its own
            writer and takes none.
        prompt: System prompt for the writer, not empty.
        fallback_strategy: What to do when writing fails. Only `static` is known: say a phrase
            of `static_config`.
        context_message_limit: Number of recent messages shown to the writer, from 1 to 6.
            Server default: ``1``.
        history_character_limit: Number of characters of history shown to the writer, from 0 to
            10000. Server default: ``1000``.
    """

    llm_provider: (
        _m.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider
        | _p.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProviderDict
        | _Json
        | None
    ) = None
    prompt: str | None = None
    fallback_strategy: str | None = None
    context_message_limit: int | None = None
    history_character_limit: int | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        (
            "llm_provider",
            "llm_provider",
            "",
            Nested(
                default="StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider"
            ),
        ),
        ("prompt", "prompt", "", None),
        ("fallback_strategy", "fallback_strategy", "", None),
        ("context_message_limit", "context_message_limit", "", None),
        ("history_character_limit", "history_character_limit", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (llm_provider := self.llm_provider) is not None:
            _json["llm_provider"] = _dump(llm_provider)
        if (prompt := self.prompt) is not None:
            _json["prompt"] = prompt
        if (fallback_strategy := self.fallback_strategy) is not None:
            _json["fallback_strategy"] = fallback_strategy
        if (context_message_limit := self.context_message_limit) is not None:
            _json["context_message_limit"] = context_message_limit
        if (history_character_limit := self.history_character_limit) is not None:
            _json["history_character_limit"] = history_character_limit
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
        v = get("llm_provider")
        obj.llm_provider = (
            _m.StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.prompt = get("prompt")
        obj.fallback_strategy = get("fallback_strategy")
        obj.context_message_limit = get("context_message_limit")
        obj.history_character_limit = get("history_character_limit")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
