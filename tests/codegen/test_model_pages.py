"""The pages about models: every named type once, with all that the description says of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from attrs import fields

from shengwang_agent._runtime.model import Model
from shengwang_agent_api import models
from tests.codegen.conftest import Made
from tests.codegen.specs import SCHEMAS, WIDGETS
from tests.docs.blocks import ROOT

RESOURCES = ("agents", "telephony", "phone_numbers")
FOLDER = ROOT / "generated" / "models"
PAGES = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.md"))}
SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = [
    (page, name, body) for page, text in PAGES.items() for name, body in SECTION.findall(text)
]


def section(name: str) -> str:
    return next(body for _, found, body in SECTIONS if found == name)


def row(name: str, field: str) -> str:
    return next(line for line in section(name).splitlines() if line.startswith(f"| `{field}`"))


def test_every_named_type_stands_on_one_page() -> None:
    assert sorted(name for _, name, _ in SECTIONS) == sorted(models.__all__)
    assert PAGES.keys() == {f"{p}.md" for p in (*RESOURCES, "vendors", "messages")}


def test_every_field_of_a_class_is_a_row_of_three_cells() -> None:
    rows = 0
    for _, name, body in SECTIONS:
        made = getattr(models, name)
        if not (isinstance(made, type) and issubclass(made, Model)):
            continue
        wanted = [f.name for f in fields(made) if not f.name.startswith("_")]
        wanted.remove("additional_properties")
        assert re.findall(r"^\| `(\w+)`", body, re.MULTILINE) == wanted
        for line in re.findall(r"^\| `.*$", body, re.MULTILINE):
            assert len(re.findall(r"(?<!\\)\|", line)) == 4, line
        rows += len(wanted)
    assert rows > 500


def test_every_link_leads_to_a_section() -> None:
    reference = (FOLDER.parent / "reference.md").read_text("utf-8")
    methods = re.findall(r"^## (client\.[\w.]+)$", reference, re.MULTILINE)
    there = {("../reference.md", name.replace(".", "")) for name in methods}
    there |= {(page, name.lower()) for page, name, _ in SECTIONS}
    for page, text in PAGES.items():
        for file, anchor in re.findall(r"\]\(([^)#]*)#([^)]+)\)", text):
            assert (file or page, anchor) in there
    for file, anchor in re.findall(r"\]\(models/([^)#]*)#([^)]+)\)", reference):
        assert (file, anchor) in there


@pytest.mark.parametrize(
    ("name", "field", "said"),
    [
        ("MicrosoftTtsParams", "key", "Secret: masked"),
        ("StartAgentsRequestProperties", "channel", "`channel` required"),
        ("StartAgentsRequestPropertiesLlm", "max_history", "At least 1, at most 1024."),
        ("StartAgentsRequestPropertiesLlm", "style", "Default: `'openai'`."),
        ("SpeakAgentsRequest", "text", "At most 512 bytes of UTF-8."),
        ("MicrosoftTtsParams", "sample_rate", "Rule: should be 16000, 24000 or 48000."),
        ("Asr_Tencent", "params", "Rule: needed; a provider other than fengming"),
        ("SensetimeAvatarParams", "scene_list", "Sent as `sceneList`."),
        ("StartAgentsRequestProperties", "tts", "[`Tts`](vendors.md#tts)"),
    ],
)
def test_what_a_row_says(name: str, field: str, said: str) -> None:
    assert said in row(name, field)


def test_a_rule_about_one_provider_is_not_told_of_another() -> None:
    assert "Rule: needed" not in row("Asr_Fengming", "params")
    assert "16000, 24000" not in section("MinimaxTtsParams")


def test_who_takes_and_who_returns_a_class() -> None:
    start, get = "[`client.agents.start`]", "[`client.agents.get`]"
    assert f"Taken by {start}" in section("StartAgentsRequestPropertiesLlm")
    assert f"Returned by {get}" in section("GetAgentsResponse")
    assert "Part of [`MinimaxTtsParams`]" in section("MinimaxTtsParamsVoiceSetting")


def test_the_words_of_the_description_do_not_end_a_cell(generate: Callable[..., Made]) -> None:
    made = generate(SCHEMAS.replace("What it says.", "'One | two <b> three.'"), WIDGETS)
    text = made.text("models/widgets.md")
    assert "| `label` | `str` | One \\| two &lt;b> three. Default: `'none'`. |" in text
    assert "| `key` | `str` | Secret: masked wherever it is shown. |" in text
