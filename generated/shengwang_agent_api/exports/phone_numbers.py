# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The same names for type checkers; loads all of them when it is really imported."""

from __future__ import annotations

from ..models import (
    AddPhoneNumbersRequest,
    AddPhoneNumbersRequestInboundConfig,
    AddPhoneNumbersRequestOutboundConfig,
    AddPhoneNumbersRequestProvider,
    AddPhoneNumbersResponse,
    AddPhoneNumbersResponseAssociatedPipeline,
    GetPhoneNumbersResponse,
    GetPhoneNumbersResponseAssociatedPipeline,
    GetPhoneNumbersResponseProvider,
    ListPhoneNumbersResponseItem,
    ListPhoneNumbersResponseItemAssociatedPipeline,
    ListPhoneNumbersResponseItemProvider,
    UpdatePhoneNumbersRequest,
    UpdatePhoneNumbersRequestInboundConfig,
    UpdatePhoneNumbersRequestOutboundConfig,
    UpdatePhoneNumbersResponse,
    UpdatePhoneNumbersResponseAssociatedPipeline,
    UpdatePhoneNumbersResponseProvider,
)
from ..params import (
    AddPhoneNumbersRequestDict,
    AddPhoneNumbersRequestInboundConfigDict,
    AddPhoneNumbersRequestOutboundConfigDict,
    AddPhoneNumbersRequestProviderDict,
    UpdatePhoneNumbersRequestDict,
    UpdatePhoneNumbersRequestInboundConfigDict,
    UpdatePhoneNumbersRequestOutboundConfigDict,
)

__all__ = [
    "AddPhoneNumbersRequest",
    "AddPhoneNumbersRequestInboundConfig",
    "AddPhoneNumbersRequestOutboundConfig",
    "AddPhoneNumbersRequestProvider",
    "AddPhoneNumbersResponse",
    "AddPhoneNumbersResponseAssociatedPipeline",
    "GetPhoneNumbersResponse",
    "GetPhoneNumbersResponseAssociatedPipeline",
    "GetPhoneNumbersResponseProvider",
    "ListPhoneNumbersResponseItem",
    "ListPhoneNumbersResponseItemAssociatedPipeline",
    "ListPhoneNumbersResponseItemProvider",
    "UpdatePhoneNumbersRequest",
    "UpdatePhoneNumbersRequestInboundConfig",
    "UpdatePhoneNumbersRequestOutboundConfig",
    "UpdatePhoneNumbersResponse",
    "UpdatePhoneNumbersResponseAssociatedPipeline",
    "UpdatePhoneNumbersResponseProvider",
    "AddPhoneNumbersRequestDict",
    "AddPhoneNumbersRequestInboundConfigDict",
    "AddPhoneNumbersRequestOutboundConfigDict",
    "AddPhoneNumbersRequestProviderDict",
    "UpdatePhoneNumbersRequestDict",
    "UpdatePhoneNumbersRequestInboundConfigDict",
    "UpdatePhoneNumbersRequestOutboundConfigDict",
]
