"""The five telephone number operations."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from .records import NumberRecord, shown
from .refusals import Refusal, check_phone
from .world import World

JSON = dict[str, Any]


class Numbers:
    """List, add, get, delete, update; numbers belong to the account, not to a project."""

    def __init__(self, world: World) -> None:
        self._world = world

    def list(self) -> list[JSON]:
        return [_view(number) for number in self._world.numbers.values()]

    def add(self, body: JSON) -> JSON:
        """Import a number; 409 ``phone_number_exists`` when it is there already."""
        phone = check_phone("phone_number", body["phone_number"])
        if phone in self._world.numbers:
            text = f"{phone} has been imported already"
            raise Refusal(409, text, error_type="phone_number_exists")
        known = {field.name for field in fields(NumberRecord)}
        given = {key: value for key, value in body.items() if key in known}
        number = NumberRecord(**{**given, "phone_number": phone})
        self._world.numbers[phone] = number
        self._world.touch()
        return _view(number)

    def get(self, phone_number: str) -> JSON:
        return _view(self._find(phone_number))

    def delete(self, phone_number: str) -> None:
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
        for side in ("inbound_config", "outbound_config"):
            if side in body:
                old, new = getattr(number, side), body[side]
                setattr(number, side, None if new is None else {**(old or {}), **new})
        self._world.touch()
        return _view(number)

    def _find(self, phone_number: str) -> NumberRecord:
        number = self._world.numbers.get(phone_number)
        if number is None:
            raise Refusal(404, f"{phone_number} has not been imported")
        return number


_SETTINGS: dict[str, type] = {"label": str, "inbound": bool, "outbound": bool}


def _view(number: NumberRecord) -> JSON:
    pipeline = (number.inbound_config or {}).get("pipeline_id")
    associated = (
        {"pipeline_id": pipeline, "pipeline_name": f"pipeline-{pipeline}"} if pipeline else None
    )
    return shown(number, *(field.name for field in fields(number))) | {
        "associated_pipeline": associated
    }
