"""Telephone numbers: import, conflict, update with null, delete."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api, number

NUMBERS = "/v2/phone-numbers"
ONE = f"{NUMBERS}/%2B19876543210"


def test_the_life_of_a_number(api: Api) -> None:
    assert api("GET", NUMBERS).json() == []
    added = api("POST", NUMBERS, number())
    assert added.status_code == 201
    assert added.json() == {
        **number(),
        "inbound": True,
        "outbound": True,
        "associated_pipeline": None,
    }
    assert api("GET", ONE).json() == added.json()
    assert api("GET", f"{NUMBERS}/+19876543210").json() == added.json()
    assert api("GET", NUMBERS).json() == [added.json()]
    removed = api("DELETE", ONE)
    assert (removed.status_code, removed.content) == (204, b"")
    for method in ("GET", "DELETE"):
        gone = api(method, ONE)
        assert (gone.status_code, gone.json()["error_type"]) == (404, "not_found")
    assert api("PATCH", ONE, {}).status_code == 404


def test_a_number_is_imported_once(api: Api) -> None:
    api("POST", NUMBERS, number())
    again = api("POST", NUMBERS, number())
    assert (again.status_code, again.json()["error_type"]) == (409, "phone_number_exists")


def test_absent_keeps_null_clears(api: Api) -> None:
    api("POST", NUMBERS, number())
    bound = api("PATCH", ONE, {"inbound_config": {"pipeline_id": "7"}}).json()
    assert bound["associated_pipeline"] == {"pipeline_id": "7", "pipeline_name": "pipeline-7"}
    assert bound["outbound_config"]["transport"] == "tls"
    kept = api("PATCH", ONE, {"outbound_config": {"pipeline_id": "8"}}).json()
    assert kept["inbound_config"]["pipeline_id"] == "7"
    assert kept["outbound_config"]["pipeline_id"] == "8"
    cleared = api("PATCH", ONE, {"inbound_config": None}).json()
    assert (cleared["inbound_config"], cleared["associated_pipeline"]) == (None, None)
    assert cleared["outbound_config"]["pipeline_id"] == "8"
    assert api("PATCH", ONE, {}).json() == cleared


BAD: list[tuple[dict[str, Any], int, str]] = [
    ({"phone_number": "12345"}, 400, "phone_number: is not a telephone number"),
    ({"phone_number": 5}, 422, "phone_number: should be a valid string"),
    ({"provider": "carrier-pigeon"}, 422, "provider: should be"),
    ({"label": None}, 422, "label: required field is missing"),
    ({"outbound_config": {"transport": "pigeon"}}, 422, "outbound_config.transport: "),
]


@pytest.mark.parametrize(("change", "status", "text"), BAD)
def test_a_bad_import_names_the_field(
    api: Api, change: dict[str, Any], status: int, text: str
) -> None:
    answer = api("POST", NUMBERS, number(**change))
    assert answer.status_code == status, answer.text
    assert answer.json()["description"].startswith(text), answer.text
    assert api("GET", NUMBERS).json() == []


def test_a_bad_update_is_refused(api: Api) -> None:
    api("POST", NUMBERS, number())
    answer = api("PATCH", ONE, {"inbound_config": {"pipeline_id": 5}})
    assert answer.status_code == 422
    assert answer.json()["description"].startswith("inbound_config.pipeline_id: ")
