"""The five telephone number operations."""

from __future__ import annotations

from typing import Any

from .records import NumberRecord
from .refusals import Refusal, check_phone
from .world import World

JSON = dict[str, Any]


class Numbers:
    """List, add, get, delete, update; numbers belong to the account, not to a project."""

    def __init__(self, world: World) -> None:
        self._world = world

    def list(self) -> list[JSON]:
        """All numbers, in the order they were imported."""
        return [_view(number) for number in self._world.numbers.values()]

    def add(self, body: JSON) -> JSON:
        """Import a number; 409 ``phone_number_exists`` when it is there already."""
        phone = check_phone("phone_number", body["phone_number"])
        if phone in self._world.numbers:
            text = f"{phone} has been imported already"
            raise Refusal(409, text, error_type="phone_number_exists")
        number = NumberRecord(
            phone_number=phone,
            provider=body["provider"],
            label=body["label"],
            inbound=body.get("inbound", True),
            outbound=body.get("outbound", True),
            inbound_config=body.get("inbound_config"),
            outbound_config=body.get("outbound_config"),
        )
        self._world.numbers[phone] = number
        self._world.touch()
        return _view(number)

    def get(self, phone_number: str) -> JSON:
        """One number; 404 when it has not been imported."""
        return _view(self._find(phone_number))

    def delete(self, phone_number: str) -> None:
        """Remove a number from the account."""
        self._find(phone_number)
        del self._world.numbers[phone_number]
        self._world.touch()

    def update(self, phone_number: str, body: JSON) -> JSON:
        """Change what is given: an absent key keeps, an explicit null of a side clears it.

        The pages name the pipelines only; programs of the vendor change label and switches too.
        """
        number = self._find(phone_number)
        given = {key: body[key] for key in _SETTINGS if body.get(key) is not None}
        for key, value in given.items():
            if type(value) is not _SETTINGS[key]:
                raise Refusal(422, f"{key}: should be a valid {_SETTINGS[key].__name__}")
        for key, value in given.items():
            setattr(number, key, value)
        if "inbound_config" in body:
            number.inbound_config = _merged(number.inbound_config, body["inbound_config"])
        if "outbound_config" in body:
            number.outbound_config = _merged(number.outbound_config, body["outbound_config"])
        self._world.touch()
        return _view(number)

    def _find(self, phone_number: str) -> NumberRecord:
        number = self._world.numbers.get(phone_number)
        if number is None:
            raise Refusal(404, f"{phone_number} has not been imported")
        return number


_SETTINGS: dict[str, type] = {"label": str, "inbound": bool, "outbound": bool}


def _merged(old: JSON | None, new: JSON | None) -> JSON | None:
    return None if new is None else {**(old or {}), **new}


def _view(number: NumberRecord) -> JSON:
    pipeline = (number.inbound_config or {}).get("pipeline_id")
    associated = (
        {"pipeline_id": pipeline, "pipeline_name": f"pipeline-{pipeline}"} if pipeline else None
    )
    return {
        "provider": number.provider,
        "phone_number": number.phone_number,
        "label": number.label,
        "inbound": number.inbound,
        "outbound": number.outbound,
        "associated_pipeline": associated,
        "inbound_config": number.inbound_config,
        "outbound_config": number.outbound_config,
    }
