# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The resources of a client, each imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shengwang_agent._call.sender import AsyncSender, Sender

    from .agents import AgentsClient, AsyncAgentsClient
    from .phone_numbers import AsyncPhoneNumbersClient, PhoneNumbersClient
    from .telephony import AsyncTelephonyClient, TelephonyClient

__all__ = ["AsyncResources", "Resources"]


class Resources:
    """The resources of a blocking client; the class that mixes this in has the sender."""

    _sender: Sender

    @cached_property
    def agents(self) -> AgentsClient:
        """Start, steer, watch and stop agents."""
        from .agents import AgentsClient

        return AgentsClient(self._sender)

    @property
    def agent_management(self) -> AgentsClient:
        """The same as ``agents``, for programs that say it so."""
        return self.agents

    @cached_property
    def telephony(self) -> TelephonyClient:
        """Place outbound calls with an agent, look them up, hang up."""
        from .telephony import TelephonyClient

        return TelephonyClient(self._sender)

    @cached_property
    def phone_numbers(self) -> PhoneNumbersClient:
        """Import phone numbers and bind them to pipelines. Numbers belong to the account of the
        credentials, not to one App ID.
        """
        from .phone_numbers import PhoneNumbersClient

        return PhoneNumbersClient(self._sender)


class AsyncResources:
    """The resources of an asynchronous client; the class that mixes this in has the sender."""

    _sender: AsyncSender

    @cached_property
    def agents(self) -> AsyncAgentsClient:
        """Start, steer, watch and stop agents."""
        from .agents import AsyncAgentsClient

        return AsyncAgentsClient(self._sender)

    @property
    def agent_management(self) -> AsyncAgentsClient:
        """The same as ``agents``, for programs that say it so."""
        return self.agents

    @cached_property
    def telephony(self) -> AsyncTelephonyClient:
        """Place outbound calls with an agent, look them up, hang up."""
        from .telephony import AsyncTelephonyClient

        return AsyncTelephonyClient(self._sender)

    @cached_property
    def phone_numbers(self) -> AsyncPhoneNumbersClient:
        """Import phone numbers and bind them to pipelines. Numbers belong to the account of the
        credentials, not to one App ID.
        """
        from .phone_numbers import AsyncPhoneNumbersClient

        return AsyncPhoneNumbersClient(self._sender)
