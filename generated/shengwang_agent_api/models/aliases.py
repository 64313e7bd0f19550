# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Named unions and maps; importing this loads the classes they are made of."""

from __future__ import annotations

from typing import TypeAlias

from .. import models as _m

__all__ = ["Asr", "Tts"]

Tts: TypeAlias = (
    _m.Tts_Minimax
    | _m.Tts_Tencent
    | _m.Tts_Bytedance
    | _m.Tts_Microsoft
    | _m.Tts_Cosyvoice
    | _m.Tts_BytedanceDuplex
    | _m.Tts_Stepfun
    | _m.Tts_GenericHttp
    | _m.Tts_Other
)
"""Speech synthesis. `vendor` tells which provider; each has its own class. `Tts_Other` takes any
other provider, with `params` as a map.
"""

Asr: TypeAlias = (
    _m.Asr_Fengming
    | _m.Asr_Tencent
    | _m.Asr_Microsoft
    | _m.Asr_Xfyun
    | _m.Asr_XfyunBigmodel
    | _m.Asr_XfyunDialect
    | _m.StartAgentsRequestPropertiesAsr
)
"""Speech recognition. Either the plain settings of StartAgentsRequestPropertiesAsr, which take any
provider with `params` as a map, or the class of one provider. When read, a known `vendor` gives
the class of that provider and everything else the plain settings.
"""
