"""Each fault of a webhook is found by its own check, and by no other."""

from __future__ import annotations

import pytest

from shengwang_agent.llmserver import Receiver
from shengwang_agent.sandbox.checks import webhook
from shengwang_agent.sandbox.checks.model import Finding
from shengwang_agent.sandbox.checks.webhook import WebhookCheck
from tests.llmserver.serving import serving

from .servers import SECRET, Webhook, faulty

FAULTS = ["status", "json", "event-101", "event-103", "event-112", "event-999", "many-turns", "repeat",
          "forged", "ten-at-once"]  # fmt: skip


def found(url: str, secret: str = SECRET) -> list[Finding]:
    return list(WebhookCheck(url, secret).run())


def bad(findings: list[Finding]) -> dict[str, str]:
    return {finding.check: finding.state for finding in findings if finding.state != "ok"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_by_its_check_and_by_no_other(fault: str) -> None:
    with faulty(Webhook, fault) as url:
        findings = found(url)
    assert bad(findings) == {fault: "fault"}, findings
    (told,) = [finding for finding in findings if finding.state == "fault"]
    assert told.sent
    assert told.came
    assert told.platform


def test_a_receiver_that_wants_both_signatures_is_warned() -> None:
    with faulty(Webhook, "one-signature") as url:
        assert bad(found(url)) == {"one-signature": "warning"}


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_forgery_may_carry_one_signature_alone(version: str) -> None:
    with faulty(Webhook, f"forged-{version}") as url:
        assert bad(found(url)) == {"forged": "fault"}


def test_forgeries_that_are_refused_with_another_status_are_a_warning() -> None:
    with faulty(Webhook, "forged-400") as url:
        assert bad(found(url)) == {"forged": "warning"}


def test_a_receiver_without_fault() -> None:
    with faulty(Webhook, "") as url:
        findings = found(url)
        assert bad(findings) == {}
        assert bad(found(url, "another secret")) == {"status": "fault"}
    names = [finding.check for finding in findings]
    assert len(names) == len(set(names)) >= 18


def test_nobody_there() -> None:
    with faulty(Webhook, "") as url:
        pass
    assert bad(found(url)) == {"reachable": "fault"}


def test_an_answer_that_comes_in_drops_is_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "ANSWER_TIMEOUT", 0.3)
    with faulty(Webhook, "drops") as url:
        (told,) = found(url)
    assert (told.check, told.state, told.came) == (
        "reachable",
        "fault",
        "no whole answer within 0.3 s",
    )


def test_the_kit_passes_everything() -> None:
    receiver = Receiver(SECRET)
    receiver.handle(lambda notice: None)
    with serving(receiver) as url:
        assert bad(found(url + "/webhook")) == {}
