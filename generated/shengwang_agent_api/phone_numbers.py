# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""``client.phone_numbers``: its calls as values, and the classes that send them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from shengwang_agent._runtime.compiled import each as _each
from shengwang_agent._runtime.guesses import guessed as _guessed, no_such as _no_such
from shengwang_agent._runtime.model import UNSET, Json as _Json, Unset
from shengwang_agent._runtime.operation import (
    Endpoint,
    Hidden as _Hidden,
    Operation,
    boolean as _boolean,
    found as _found,
    model as _model,
    segment as _segment,
    text as _text,
    warned_at as _warned_at,
)
from shengwang_agent._runtime.spelling import missing as _missing

from . import models as _m

if TYPE_CHECKING:
    from shengwang_agent._call.sender import AsyncSender, Sender
    from shengwang_agent._credentials.settings import RequestOptions
    from shengwang_agent._runtime.guesses import Nothing as _Nothing
    from shengwang_agent.responses import RawResponse
    from typing_extensions import Unpack as _Unpack

    from . import params as _p

__all__ = [
    "PhoneNumbersClient",
    "AsyncPhoneNumbersClient",
    "AsyncRawPhoneNumbersClient",
    "RawPhoneNumbersClient",
    "phone_numbers_list",
    "phone_numbers_add",
    "phone_numbers_get",
    "phone_numbers_delete",
    "phone_numbers_update",
]

# Methods may be called list or dict; annotations must still mean the types.
_list = list
_dict = dict


def phone_numbers_list() -> Operation[_list[_m.ListPhoneNumbersResponseItem]]:
    """Describe ``client.phone_numbers.list``, a GET request, without sending it."""
    try:
        _path = "/v2/phone-numbers"
        return Operation(
            PHONE_NUMBERS_LIST,
            _path,
            {},
            None,
            None,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        raise _error.with_traceback(None) from None


def phone_numbers_add(
    *,
    provider: _m.AddPhoneNumbersRequestProvider,
    phone_number: str,
    label: str,
    inbound_config: _m.AddPhoneNumbersRequestInboundConfig
    | _p.AddPhoneNumbersRequestInboundConfigDict
    | Mapping[str, Any]
    | None,
    outbound_config: _m.AddPhoneNumbersRequestOutboundConfig
    | _p.AddPhoneNumbersRequestOutboundConfigDict
    | Mapping[str, Any],
    inbound: bool | None = None,
    outbound: bool | None = None,
) -> Operation[_m.AddPhoneNumbersResponse]:
    """Describe ``client.phone_numbers.add``, a POST request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = "/v2/phone-numbers"
        _body["provider"] = _text("phone_numbers.add", "provider", provider)
        _body["phone_number"] = _text("phone_numbers.add", "phone_number", phone_number)
        _body["label"] = _text("phone_numbers.add", "label", label)
        _body["inbound_config"] = (
            None
            if inbound_config is None
            else _model(
                "phone_numbers.add",
                "inbound_config",
                inbound_config,
                "AddPhoneNumbersRequestInboundConfig",
            )
        )
        _body["outbound_config"] = _model(
            "phone_numbers.add",
            "outbound_config",
            outbound_config,
            "AddPhoneNumbersRequestOutboundConfig",
        )
        if inbound is not None:
            _body["inbound"] = _boolean("phone_numbers.add", "inbound", inbound)
        if outbound is not None:
            _body["outbound"] = _boolean("phone_numbers.add", "outbound", outbound)
        return Operation(
            PHONE_NUMBERS_ADD,
            _path,
            {},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            provider,
            phone_number,
            label,
            inbound_config,
            outbound_config,
            inbound,
            outbound,
            _body,
        )
        raise _error.with_traceback(None) from None


def _lookup_phone_numbers_add(op: Operation[Any]) -> Operation[Any]:
    return phone_numbers_get(
        phone_number=_found(op, str, "phone_number"),
    )


def phone_numbers_get(
    phone_number: str | None,
) -> Operation[_m.GetPhoneNumbersResponse]:
    """Describe ``client.phone_numbers.get``, a GET request, without sending it."""
    try:
        _path = "/v2/phone-numbers/" + _segment("phone_numbers.get", "phone_number", phone_number)
        return Operation(
            PHONE_NUMBERS_GET,
            _path,
            {"phone_number": phone_number},
            None,
            None,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (phone_number,)
        raise _error.with_traceback(None) from None


def phone_numbers_delete(
    phone_number: str | None,
) -> Operation[None]:
    """Describe ``client.phone_numbers.delete``, a DELETE request, without sending it."""
    try:
        _path = "/v2/phone-numbers/" + _segment(
            "phone_numbers.delete", "phone_number", phone_number
        )
        return Operation(
            PHONE_NUMBERS_DELETE,
            _path,
            {"phone_number": phone_number},
            None,
            None,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (phone_number,)
        raise _error.with_traceback(None) from None


def phone_numbers_update(
    phone_number: str | None,
    *,
    inbound_config: _m.UpdatePhoneNumbersRequestInboundConfig
    | _p.UpdatePhoneNumbersRequestInboundConfigDict
    | _Json
    | None
    | Unset = UNSET,
    outbound_config: _m.UpdatePhoneNumbersRequestOutboundConfig
    | _p.UpdatePhoneNumbersRequestOutboundConfigDict
    | _Json
    | None
    | Unset = UNSET,
) -> Operation[_m.UpdatePhoneNumbersResponse]:
    """Describe ``client.phone_numbers.update``, a PATCH request, without sending it."""
    _body: _dict[str, Any] = {}
    try:
        _path = "/v2/phone-numbers/" + _segment(
            "phone_numbers.update", "phone_number", phone_number
        )
        if inbound_config is not UNSET:
            _body["inbound_config"] = (
                None
                if inbound_config is None
                else _model(
                    "phone_numbers.update",
                    "inbound_config",
                    inbound_config,
                    "UpdatePhoneNumbersRequestInboundConfig",
                )
            )
        if outbound_config is not UNSET:
            _body["outbound_config"] = (
                None
                if outbound_config is None
                else _model(
                    "phone_numbers.update",
                    "outbound_config",
                    outbound_config,
                    "UpdatePhoneNumbersRequestOutboundConfig",
                )
            )
        return Operation(
            PHONE_NUMBERS_UPDATE,
            _path,
            {"phone_number": phone_number},
            None,
            _body,
        )
    except BaseException as _error:  # it shows which argument is wrong, and no value
        del (
            phone_number,
            inbound_config,
            outbound_config,
            _body,
        )
        raise _error.with_traceback(None) from None


PHONE_NUMBERS_LIST: Endpoint[_list[_m.ListPhoneNumbersResponseItem]] = Endpoint(
    name="phone_numbers.list",
    method="GET",
    path="/v2/phone-numbers",
    replay="always",
    parse=lambda data: _each(_m.ListPhoneNumbersResponseItem.from_dict, data),
    shape="array",
    basic_only=True,
)
PHONE_NUMBERS_ADD: Endpoint[_m.AddPhoneNumbersResponse] = Endpoint(
    name="phone_numbers.add",
    method="POST",
    path="/v2/phone-numbers",
    replay="named",
    parse=lambda data: _m.AddPhoneNumbersResponse.from_dict(data),
    shape="object",
    basic_only=True,
    lookup=_lookup_phone_numbers_add,
)
PHONE_NUMBERS_GET: Endpoint[_m.GetPhoneNumbersResponse] = Endpoint(
    name="phone_numbers.get",
    method="GET",
    path="/v2/phone-numbers/{phone_number}",
    replay="always",
    parse=lambda data: _m.GetPhoneNumbersResponse.from_dict(data),
    shape="object",
    basic_only=True,
)
PHONE_NUMBERS_DELETE: Endpoint[None] = Endpoint(
    name="phone_numbers.delete",
    method="DELETE",
    path="/v2/phone-numbers/{phone_number}",
    replay="always",
    parse=lambda data: None,
    shape="none",
    basic_only=True,
    empty_ok=True,
)
PHONE_NUMBERS_UPDATE: Endpoint[_m.UpdatePhoneNumbersResponse] = Endpoint(
    name="phone_numbers.update",
    method="PATCH",
    path="/v2/phone-numbers/{phone_number}",
    replay="always",
    parse=lambda data: _m.UpdatePhoneNumbersResponse.from_dict(data),
    shape="object",
    basic_only=True,
)
_PHONE_NUMBERS_UPDATE_PLACES = (
    ["inbound_config"],
    ["outbound_config"],
)


class PhoneNumbersClient:
    """Import phone numbers and bind them to pipelines. Numbers belong to the account of the
    credentials, not to one App ID.
    """

    __slots__ = ("_sender",)

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @property
    def with_raw_response(self) -> RawPhoneNumbersClient:
        """The same calls, answered with status, headers and request id beside the data."""
        return RawPhoneNumbersClient(self._sender)

    @_guessed
    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _list[_m.ListPhoneNumbersResponseItem]:
        """Retrieve a list of all imported phone numbers under the current account.

        Returns the numbers in one list without paging; the list is empty when none was
        imported.

        Args:
            request_options: Settings of this one call, such as its time limit.

        Returns:
            All numbers of the account.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.list", self.list, _unknown)
            _operation = phone_numbers_list()
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @_guessed
    def add(
        self,
        *,
        provider: _m.AddPhoneNumbersRequestProvider,
        phone_number: str,
        label: str,
        inbound_config: _m.AddPhoneNumbersRequestInboundConfig
        | _p.AddPhoneNumbersRequestInboundConfigDict
        | Mapping[str, Any]
        | None,
        outbound_config: _m.AddPhoneNumbersRequestOutboundConfig
        | _p.AddPhoneNumbersRequestOutboundConfigDict
        | Mapping[str, Any],
        inbound: bool | None = None,
        outbound: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.AddPhoneNumbersResponse:
        """Import a pre-configured phone number that can be used for inbound or outbound calls.

        The number must already work at its provider. Import it once; bind it to a pipeline with
        `phone_numbers.update`.

        Returns the number as stored.

        - 400: the number is not in E.164 format.
        - 409: the number is already imported.
        - 422: the settings did not pass the checks.

        Args:
            provider: Number provider:

                - `byo`: BYO (Bring Your Own)
                - `twilio`: Twilio
                - `aliyun`: Alibaba Cloud, in mainland China
            phone_number: Telephone number in E.164 format.
            label: A label used to identify the number.
            inbound_config: SIP inbound call configuration. An older page lets it be null.
            outbound_config: SIP outbound call configuration.
            inbound: Whether the number supports inbound calls.
            outbound: Whether the number supports outbound calls.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number is imported.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.add", self.add, _unknown)
            _operation = phone_numbers_add(
                provider=provider,
                phone_number=phone_number,
                label=label,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
                inbound=inbound,
                outbound=outbound,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                provider,
                phone_number,
                label,
                inbound_config,
                outbound_config,
                inbound,
                outbound,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @_guessed
    def get(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetPhoneNumbersResponse:
        """Retrieve detailed information for a specific phone number.

        Returns the number with its provider, directions, SIP settings and pipeline.

        - 404: the number is not imported.

        Args:
            phone_number: Telephone number in E.164 format. For example, +11234567890.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.get", self.get, _unknown)
            _operation = phone_numbers_get(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @_guessed
    def delete(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> None:
        """Remove an imported phone number from the system.

        The number stops receiving calls routed through this system. Only the configuration here
        is removed; the number stays with its provider and is to be cancelled in the provider's
        console.

        Returns nothing.

        - 404: the number is not imported.

        Args:
            phone_number: Telephone number in E.164 format. For example, +11234567890.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number is removed. There is no body.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.delete", self.delete, _unknown)
            _operation = phone_numbers_delete(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)

    @_guessed
    def update(
        self,
        phone_number: str,
        *,
        inbound_config: _m.UpdatePhoneNumbersRequestInboundConfig
        | _p.UpdatePhoneNumbersRequestInboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        outbound_config: _m.UpdatePhoneNumbersRequestOutboundConfig
        | _p.UpdatePhoneNumbersRequestOutboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.UpdatePhoneNumbersResponse:
        """Update the configuration for a phone number.

        Binds the number to pipelines. A configuration that is left out stays as it is; `null`
        clears it.

        Returns the number as it is now.

        - 404: the number is not imported.
        - 409: another change of the same number is under way; try again.

        Args:
            phone_number: Telephone number in E.164 format. For example, +11234567890.
            inbound_config: Update inbound call configuration. Passing `null` clears all of it,
                the allowed addresses too; left out, it stays as it is.
            outbound_config: Update outbound call configuration. Passing `null` clears all of
                it, the SIP address too; left out, it stays as it is.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number after the change.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.update", self.update, _unknown)
            _operation = phone_numbers_update(
                phone_number,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
            )
            _warned_at(_operation, _PHONE_NUMBERS_UPDATE_PLACES)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                inbound_config,
                outbound_config,
                request_options,
                _unknown,
            )
        return self._sender.send(_operation, _options)


class AsyncPhoneNumbersClient:
    """Import phone numbers and bind them to pipelines. Numbers belong to the account of the
    credentials, not to one App ID.
    """

    __slots__ = ("_sender",)

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @property
    def with_raw_response(self) -> AsyncRawPhoneNumbersClient:
        """The same calls, answered with status, headers and request id beside the data."""
        return AsyncRawPhoneNumbersClient(self._sender)

    @_guessed
    async def list(
        self,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _list[_m.ListPhoneNumbersResponseItem]:
        """Retrieve a list of all imported phone numbers under the current account.

        Returns the numbers in one list without paging; the list is empty when none was
        imported.

        Args:
            request_options: Settings of this one call, such as its time limit.

        Returns:
            All numbers of the account.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.list", self.list, _unknown)
            _operation = phone_numbers_list()
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @_guessed
    async def add(
        self,
        *,
        provider: _m.AddPhoneNumbersRequestProvider,
        phone_number: str,
        label: str,
        inbound_config: _m.AddPhoneNumbersRequestInboundConfig
        | _p.AddPhoneNumbersRequestInboundConfigDict
        | Mapping[str, Any]
        | None,
        outbound_config: _m.AddPhoneNumbersRequestOutboundConfig
        | _p.AddPhoneNumbersRequestOutboundConfigDict
        | Mapping[str, Any],
        inbound: bool | None = None,
        outbound: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.AddPhoneNumbersResponse:
        """Import a pre-configured phone number that can be used for inbound or outbound calls.

        The number must already work at its provider. Import it once; bind it to a pipeline with
        `phone_numbers.update`.

        Returns the number as stored.

        - 400: the number is not in E.164 format.
        - 409: the number is already imported.
        - 422: the settings did not pass the checks.

        Args:
            provider: Number provider:

                - `byo`: BYO (Bring Your Own)
                - `twilio`: Twilio
                - `aliyun`: Alibaba Cloud, in mainland China
            phone_number: Telephone number in E.164 format.
            label: A label used to identify the number.
            inbound_config: SIP inbound call configuration. An older page lets it be null.
            outbound_config: SIP outbound call configuration.
            inbound: Whether the number supports inbound calls.
            outbound: Whether the number supports outbound calls.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number is imported.

        Raises:
            BadRequestError: The request is malformed (400).
            AuthenticationError: The credentials were refused (401).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            OutcomeUnknown: The platform may or may not have acted on the request.
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.add", self.add, _unknown)
            _operation = phone_numbers_add(
                provider=provider,
                phone_number=phone_number,
                label=label,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
                inbound=inbound,
                outbound=outbound,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                provider,
                phone_number,
                label,
                inbound_config,
                outbound_config,
                inbound,
                outbound,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @_guessed
    async def get(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.GetPhoneNumbersResponse:
        """Retrieve detailed information for a specific phone number.

        Returns the number with its provider, directions, SIP settings and pipeline.

        - 404: the number is not imported.

        Args:
            phone_number: Telephone number in E.164 format. For example, +11234567890.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.get", self.get, _unknown)
            _operation = phone_numbers_get(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @_guessed
    async def delete(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> None:
        """Remove an imported phone number from the system.

        The number stops receiving calls routed through this system. Only the configuration here
        is removed; the number stays with its provider and is to be cancelled in the provider's
        console.

        Returns nothing.

        - 404: the number is not imported.

        Args:
            phone_number: Telephone number in E.164 format. For example, +11234567890.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number is removed. There is no body.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.delete", self.delete, _unknown)
            _operation = phone_numbers_delete(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)

    @_guessed
    async def update(
        self,
        phone_number: str,
        *,
        inbound_config: _m.UpdatePhoneNumbersRequestInboundConfig
        | _p.UpdatePhoneNumbersRequestInboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        outbound_config: _m.UpdatePhoneNumbersRequestOutboundConfig
        | _p.UpdatePhoneNumbersRequestOutboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> _m.UpdatePhoneNumbersResponse:
        """Update the configuration for a phone number.

        Binds the number to pipelines. A configuration that is left out stays as it is; `null`
        clears it.

        Returns the number as it is now.

        - 404: the number is not imported.
        - 409: another change of the same number is under way; try again.

        Args:
            phone_number: Telephone number in E.164 format. For example, +11234567890.
            inbound_config: Update inbound call configuration. Passing `null` clears all of it,
                the allowed addresses too; left out, it stays as it is.
            outbound_config: Update outbound call configuration. Passing `null` clears all of
                it, the SIP address too; left out, it stays as it is.
            request_options: Settings of this one call, such as its time limit.

        Returns:
            The number after the change.

        Raises:
            AuthenticationError: The credentials were refused (401).
            NotFoundError: There is no such thing (404).
            ConflictError: It clashes with what exists (409).
            BadRequestError: The request cannot be processed (422).
            ServerError: The platform failed (5xx).
            TransportError: The platform could not be reached, or not in time.
        """
        try:
            if _unknown:
                raise _no_such("phone_numbers.update", self.update, _unknown)
            _operation = phone_numbers_update(
                phone_number,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
            )
            _warned_at(_operation, _PHONE_NUMBERS_UPDATE_PLACES)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                inbound_config,
                outbound_config,
                request_options,
                _unknown,
            )
        return await self._sender.send(_operation, _options)


class RawPhoneNumbersClient:
    """The calls of :class:`PhoneNumbersClient`, answered with status and headers beside the data."""

    __slots__ = ("_sender",)

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @_guessed
    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_list[_m.ListPhoneNumbersResponseItem]]:
        """Call :meth:`PhoneNumbersClient.list` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.list", self.list, _unknown)
            _operation = phone_numbers_list()
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @_guessed
    def add(
        self,
        *,
        provider: _m.AddPhoneNumbersRequestProvider,
        phone_number: str,
        label: str,
        inbound_config: _m.AddPhoneNumbersRequestInboundConfig
        | _p.AddPhoneNumbersRequestInboundConfigDict
        | Mapping[str, Any]
        | None,
        outbound_config: _m.AddPhoneNumbersRequestOutboundConfig
        | _p.AddPhoneNumbersRequestOutboundConfigDict
        | Mapping[str, Any],
        inbound: bool | None = None,
        outbound: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.AddPhoneNumbersResponse]:
        """Call :meth:`PhoneNumbersClient.add` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.add", self.add, _unknown)
            _operation = phone_numbers_add(
                provider=provider,
                phone_number=phone_number,
                label=label,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
                inbound=inbound,
                outbound=outbound,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                provider,
                phone_number,
                label,
                inbound_config,
                outbound_config,
                inbound,
                outbound,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @_guessed
    def get(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetPhoneNumbersResponse]:
        """Call :meth:`PhoneNumbersClient.get` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.get", self.get, _unknown)
            _operation = phone_numbers_get(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @_guessed
    def delete(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[None]:
        """Call :meth:`PhoneNumbersClient.delete` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.delete", self.delete, _unknown)
            _operation = phone_numbers_delete(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)

    @_guessed
    def update(
        self,
        phone_number: str,
        *,
        inbound_config: _m.UpdatePhoneNumbersRequestInboundConfig
        | _p.UpdatePhoneNumbersRequestInboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        outbound_config: _m.UpdatePhoneNumbersRequestOutboundConfig
        | _p.UpdatePhoneNumbersRequestOutboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.UpdatePhoneNumbersResponse]:
        """Call :meth:`PhoneNumbersClient.update` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.update", self.update, _unknown)
            _operation = phone_numbers_update(
                phone_number,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
            )
            _warned_at(_operation, _PHONE_NUMBERS_UPDATE_PLACES)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                inbound_config,
                outbound_config,
                request_options,
                _unknown,
            )
        return self._sender.send_raw(_operation, _options)


class AsyncRawPhoneNumbersClient:
    """The calls of :class:`AsyncPhoneNumbersClient`, answered with status and headers beside the data."""

    __slots__ = ("_sender",)

    def __init__(self, sender: AsyncSender) -> None:
        self._sender = sender

    if not TYPE_CHECKING:
        __getattr__ = _missing

    @_guessed
    async def list(
        self,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_list[_m.ListPhoneNumbersResponseItem]]:
        """Call :meth:`PhoneNumbersClient.list` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.list", self.list, _unknown)
            _operation = phone_numbers_list()
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @_guessed
    async def add(
        self,
        *,
        provider: _m.AddPhoneNumbersRequestProvider,
        phone_number: str,
        label: str,
        inbound_config: _m.AddPhoneNumbersRequestInboundConfig
        | _p.AddPhoneNumbersRequestInboundConfigDict
        | Mapping[str, Any]
        | None,
        outbound_config: _m.AddPhoneNumbersRequestOutboundConfig
        | _p.AddPhoneNumbersRequestOutboundConfigDict
        | Mapping[str, Any],
        inbound: bool | None = None,
        outbound: bool | None = None,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.AddPhoneNumbersResponse]:
        """Call :meth:`PhoneNumbersClient.add` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.add", self.add, _unknown)
            _operation = phone_numbers_add(
                provider=provider,
                phone_number=phone_number,
                label=label,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
                inbound=inbound,
                outbound=outbound,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                provider,
                phone_number,
                label,
                inbound_config,
                outbound_config,
                inbound,
                outbound,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @_guessed
    async def get(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.GetPhoneNumbersResponse]:
        """Call :meth:`PhoneNumbersClient.get` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.get", self.get, _unknown)
            _operation = phone_numbers_get(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @_guessed
    async def delete(
        self,
        phone_number: str,
        *,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[None]:
        """Call :meth:`PhoneNumbersClient.delete` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.delete", self.delete, _unknown)
            _operation = phone_numbers_delete(
                phone_number,
            )
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)

    @_guessed
    async def update(
        self,
        phone_number: str,
        *,
        inbound_config: _m.UpdatePhoneNumbersRequestInboundConfig
        | _p.UpdatePhoneNumbersRequestInboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        outbound_config: _m.UpdatePhoneNumbersRequestOutboundConfig
        | _p.UpdatePhoneNumbersRequestOutboundConfigDict
        | _Json
        | None
        | Unset = UNSET,
        request_options: RequestOptions | None = None,
        **_unknown: _Unpack[_Nothing],
    ) -> RawResponse[_m.UpdatePhoneNumbersResponse]:
        """Call :meth:`PhoneNumbersClient.update` and keep status and headers."""
        try:
            if _unknown:
                raise _no_such("phone_numbers.update", self.update, _unknown)
            _operation = phone_numbers_update(
                phone_number,
                inbound_config=inbound_config,
                outbound_config=outbound_config,
            )
            _warned_at(_operation, _PHONE_NUMBERS_UPDATE_PLACES)
            _options = request_options and _Hidden(request_options)
        finally:  # what an error shows of this frame must hold no secret
            del (
                phone_number,
                inbound_config,
                outbound_config,
                request_options,
                _unknown,
            )
        return await self._sender.send_raw(_operation, _options)
