"""Redirects: an error by default; on request followed for GET within the same origin only."""

from __future__ import annotations

import pytest

from shengwang_agent import errors

from .stepping import OPERATIONS, Walk

BASE = "https://api.agora.io/cn/api/conversational-ai-agent"


def to(location: str, status: int = 302) -> tuple[int, dict[str, str]]:
    return status, {"location": location}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_by_default_a_redirect_is_an_error_that_names_the_host_only(name: str, status: int) -> None:
    with pytest.raises(errors.ApiError) as caught:
        Walk(name).play(to("https://user:pw@elsewhere.example/path?token=SECRET", status))
    assert caught.value.status_code == status
    assert "redirected to elsewhere.example, which is not followed" in str(caught.value)
    assert "SECRET" not in repr(vars(caught.value))


@pytest.mark.parametrize(
    "location", ["/elsewhere?x=1", BASE + "/other", "../up", "?page=2", "https://api.agora.io"]
)
def test_within_the_origin_a_get_is_followed(location: str) -> None:
    walk = Walk("agents.get", follow_redirects=True)
    assert walk.play(to(location), 200).agent_id == "A1"
    assert walk.requests[1].url.startswith("https://api.agora.io/")
    assert walk.requests[1].headers["authorization"].startswith("Basic ")
    assert walk.pauses == []


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.example/",
        "http://api.agora.io/",
        "https://api.agora.io:8443/",
        "https://api.agora.io@elsewhere.example/",
        "//elsewhere.example/",
        "",
    ],
)
def test_to_another_origin_it_is_never_followed(location: str) -> None:
    with pytest.raises(errors.ApiError, match="not followed"):
        Walk("agents.get", follow_redirects=True).play(to(location))


@pytest.mark.parametrize("name", ["agents.start", "agents.stop", "telephony.call", "agents.update"])
def test_what_is_not_a_get_is_never_followed(name: str) -> None:
    with pytest.raises(errors.ApiError, match="not followed"):
        Walk(name, follow_redirects=True).play(to("/elsewhere"))


def test_a_circle_of_redirects_ends() -> None:
    walk = Walk("agents.get", follow_redirects=True)
    with pytest.raises(errors.ApiError, match="not followed"):
        walk.play(*[to("/round")] * 6)


def test_after_a_redirect_failures_are_judged_as_before() -> None:
    walk = Walk("agents.get", follow_redirects=True)
    walk.play(to("/moved"), 503, 200)
    assert [r.url.partition("agora.io")[2] for r in walk.requests[1:]] == ["/moved", "/moved"]
