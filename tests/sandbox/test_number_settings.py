"""What a program may change of an imported number, beside its pipelines."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api, number

NUMBERS = "/v2/phone-numbers"
ONE = f"{NUMBERS}/%2B19876543210"


def test_settings_are_changed(api: Api) -> None:
    api("POST", NUMBERS, number())
    answer = api("PATCH", ONE, {"label": "new", "inbound": False}).json()
    assert (answer["label"], answer["inbound"], answer["outbound"]) == ("new", False, True)


def test_null_keeps_what_is_there(api: Api) -> None:
    label = api("POST", NUMBERS, number()).json()["label"]
    answer = api("PATCH", ONE, {"label": None, "outbound": None}).json()
    assert (answer["label"], answer["outbound"]) == (label, True)


@pytest.mark.parametrize("change", [{"label": {"a": 1}}, {"inbound": "no"}, {"outbound": 1}])
def test_another_type_is_refused(api: Api, change: dict[str, Any]) -> None:
    api("POST", NUMBERS, number())
    answer = api("PATCH", ONE, change)
    assert answer.status_code == 422
    assert next(iter(change)) in answer.text
