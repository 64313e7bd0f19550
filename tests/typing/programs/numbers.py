"""Import a telephone number."""

from __future__ import annotations

from shengwang_agent import AgentClient
from shengwang_agent.phone_numbers import (
    AddPhoneNumbersRequestInboundConfig,
    AddPhoneNumbersRequestOutboundConfig,
)


def add(client: AgentClient) -> list[str | None]:
    client.phone_numbers.add(
        provider="byo",
        phone_number="+8610",
        label="desk",
        inbound_config=AddPhoneNumbersRequestInboundConfig(allowed_addresses=["192.0.2.0/27"]),
        outbound_config=AddPhoneNumbersRequestOutboundConfig(address="sip.example.com"),
    )
    client.phone_numbers.update("+8610", inbound_config=None)
    return [number.phone_number for number in client.phone_numbers.list()]
