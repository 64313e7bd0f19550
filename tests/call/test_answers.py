"""What the caller gets: the best answer, all attempts, and success where it is one."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import httpx
import pytest

from shengwang_agent import errors

from .stepping import BY_REPLAY, Walk

GONE_OK = ["agents.stop", "telephony.hangup"]


def test_an_http_answer_outranks_a_transport_error() -> None:
    with pytest.raises(errors.ServerError, match="status_code: 503") as caught:
        Walk("agents.get").play("no_response", 503, "not_sent")
    assert [a.outcome for a in caught.value.attempts] == [
        "RequestTimeout", "503", "ConnectionFailed",
    ]  # fmt: skip


def test_the_last_of_several_answers_is_raised() -> None:
    with pytest.raises(errors.RateLimitError):
        Walk("agents.get").play(500, 502, 429)


def test_attempts_tell_host_outcome_and_seconds() -> None:
    with pytest.raises(errors.TransportError) as caught:
        Walk("agents.get", seconds=2.0).play("not_sent", "no_response", "no_response")
    first = caught.value.attempts[0]
    assert first == ("api.agora.io", "ConnectionFailed", 2.0)
    assert first._fields == ("host", "outcome", "seconds")


def test_a_refusal_before_an_unknown_outcome_does_not_hide_it() -> None:
    """The 429 says nothing of the attempt that was cut."""
    with pytest.raises(errors.OutcomeUnknown) as caught:
        Walk("telephony.call").play((429, {"retry-after": "0"}), "no_response")
    assert isinstance(caught.value, errors.RequestTimeout)
    assert [a.outcome for a in caught.value.attempts] == ["429", "RequestTimeout"]


def test_the_answer_that_left_the_outcome_unknown_outranks_a_later_cut() -> None:
    with pytest.raises(errors.OutcomeUnknown) as caught:
        Walk("agents.start").play(500, "no_response")
    assert isinstance(caught.value, errors.ServerError)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_a_refusal_of_the_repeat_keeps_both_its_class_and_the_doubt(status: int) -> None:
    with pytest.raises(errors.STATUS_ERRORS[status]) as caught:
        Walk("agents.start").play("no_response", status)
    assert isinstance(caught.value, errors.OutcomeUnknown)
    assert type(caught.value).__name__.startswith("Unknown")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))])  # fmt: skip
@pytest.mark.parametrize(
    "answers", [(500,), ("no_response",), (400,), (429, 429, 429), ("not_sent",) * 3]
)
def test_errors_survive_copies_with_all_they_know(copied: Any, answers: Any) -> None:
    with pytest.raises(errors.ShengwangError) as caught:
        Walk("telephony.call").play(*answers)
    twin = copied(caught.value)
    assert type(twin) is type(caught.value)
    assert str(twin) == str(caught.value)
    assert twin.attempts == caught.value.attempts
    assert getattr(twin, "lookup", 0) == getattr(caught.value, "lookup", 0)
    assert getattr(twin, "status_code", 0) == getattr(caught.value, "status_code", 0)


# Errors stay catchable as programs catch them ----------------------------------------------


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        (httpx.ConnectError, errors.ConnectionFailed),
        (httpx.ConnectTimeout, errors.ConnectionFailed),
        (httpx.ProxyError, errors.ConnectionFailed),
        (httpx.PoolTimeout, errors.PoolTimeout),
        (httpx.ReadTimeout, errors.RequestTimeout),
        (httpx.WriteTimeout, errors.RequestTimeout),
        (httpx.ReadError, errors.ConnectionLost),
        (httpx.WriteError, errors.ConnectionLost),
        (httpx.RemoteProtocolError, errors.ConnectionLost),
    ],
)
def test_a_transport_error_is_ours_and_the_librarys(kind: type[Exception], ours: Any) -> None:
    with pytest.raises(kind) as caught:
        Walk("agents.get", max_retries=0).play(kind)
    assert isinstance(caught.value, ours)
    assert isinstance(caught.value, httpx.HTTPError)
    assert isinstance(caught.value.__cause__, kind)
    request = caught.value.request  # type: ignore[attr-defined]
    assert request.headers["authorization"] == "***"


def test_a_deadline_is_a_timeout_exception_of_the_library() -> None:
    with pytest.raises(httpx.TimeoutException):
        Walk("agents.get", deadline=1.0, seconds=2.0).play("no_response")


def test_api_error_keeps_its_constructor_and_its_text() -> None:
    error = errors.ApiError(status_code=429, body={"reason": "x", "detail": "y"})
    assert str(error) == "status_code: 429, reason: x, detail: y"
    assert error.args == (str(error),)
    assert errors.ApiError(status_code=None, body=None).status_code is None
    assert "status_code: 400" in str(errors.ApiError(status_code=400, headers={"A": "b"}))


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        ({"reason": "TaskNotFound", "detail": "gone"}, "TaskNotFound", "gone"),
        ({"error_type": "not_found", "description": "no"}, "not_found", "no"),
        ({"message": "conflict", "taskId": "A1"}, None, "conflict"),
        ({"reason": 5, "detail": ["x"]}, None, None),
        (b"<html>Bad Gateway</html>", None, None),
        (b"\xff\xfe\x00 not text", None, None),
        (b"", None, None),
        (b"[1, 2]", None, None),
        (b'{"reason": "cut o', None, None),
    ],
)
def test_every_shape_of_an_error_body_is_read(body: Any, reason: Any, detail: Any) -> None:
    with pytest.raises(errors.NotFoundError) as caught:
        Walk("agents.get").play((404, {"x-request-id": "r-1"}, body))
    assert (caught.value.reason, caught.value.detail) == (reason, detail)
    assert caught.value.request_id == "r-1"
    assert len(str(caught.value)) <= errors.TEXT_LIMIT


def test_a_long_page_of_a_gateway_is_cut_in_the_text() -> None:
    with pytest.raises(errors.ApiError) as caught:
        Walk("agents.get", max_retries=0).play((502, {}, b"<p>" * 10_000))
    assert len(str(caught.value)) <= errors.TEXT_LIMIT
    assert len(caught.value.body) == 30_000


# Success that does not look like one -------------------------------------------------------


@pytest.mark.parametrize("name", GONE_OK)
@pytest.mark.parametrize("first", ["no_response", 502, 503, 504, 500, 408])
def test_a_404_on_a_repeated_stop_is_success(name: str, first: Any) -> None:
    result = Walk(name).play(first, 404)
    assert result is None or not result.to_dict()
    raw = Walk(name, raw=True).play(first, 404)
    assert raw.status_code == 404


@pytest.mark.parametrize("name", GONE_OK)
def test_a_404_on_the_first_stop_is_an_error(name: str) -> None:
    with pytest.raises(errors.NotFoundError):
        Walk(name).play(404)


@pytest.mark.parametrize("name", GONE_OK)
@pytest.mark.parametrize(
    "before",
    [("not_sent",), (429,), ((503, {"retry-after": "1"}),), ("not_sent", 429)],
    ids=["not_sent", "429", "503+hint", "not sent and 429"],
)
def test_a_404_after_nothing_was_acted_on_is_an_error(name: str, before: tuple[Any, ...]) -> None:
    with pytest.raises(errors.NotFoundError) as caught:
        Walk(name).play(*before, 404)
    assert not isinstance(caught.value, errors.OutcomeUnknown)


@pytest.mark.parametrize("name", GONE_OK)
@pytest.mark.parametrize("before", [("no_response", 429), (429, 500), (408, "not_sent")])
def test_one_attempt_in_doubt_is_enough_for_a_404_to_be_success(
    name: str, before: tuple[Any, ...]
) -> None:
    Walk(name).play(*before, 404)


@pytest.mark.parametrize("name", sorted(set(BY_REPLAY["always"]) - set(GONE_OK)))
def test_a_404_on_any_other_repeat_is_an_error(name: str) -> None:
    with pytest.raises(errors.NotFoundError):
        Walk(name).play(502, 404)


@pytest.mark.parametrize("name", ["agents.stop", "telephony.hangup", "agents.interrupt"])
@pytest.mark.parametrize("status", [200, 202, 204])
def test_an_empty_success_is_success_where_it_is_documented(name: str, status: int) -> None:
    result = Walk(name).play((status, {}, b""))
    assert result is None or not result.to_dict()


# Success that cannot be understood ---------------------------------------------------------

UNREADABLE = [
    b"", b"<html>", b"{", b'{"a": 1', b"[]", b'"text"', b"7", b"null", b"true", b"\xff\xfe\xfd",
    b"[" * 100_000, b'{"a":' * 300 + b"1" + b"}" * 300, b'{"start_ts": ' + b"9" * 5000 + b"}",
    b"{} {}", b"NaN",
]  # fmt: skip


@pytest.mark.parametrize("body", UNREADABLE, ids=range(len(UNREADABLE)))
def test_a_success_that_cannot_be_read_is_a_decode_error(body: bytes) -> None:
    with pytest.raises(errors.DecodeError) as caught:
        Walk("agents.get").play((200, {}, body))
    assert caught.value.status_code == 200
    assert not isinstance(caught.value, errors.OutcomeUnknown)
    assert len(str(caught.value)) <= errors.TEXT_LIMIT
    pickle.loads(pickle.dumps(caught.value))


@pytest.mark.parametrize("name", BY_REPLAY["named"] + BY_REPLAY["never"])
def test_for_what_must_not_be_repeated_that_is_an_unknown_outcome(name: str) -> None:
    with pytest.raises(errors.DecodeError) as caught:
        Walk(name).play((200, {}, b"<html>"))
    assert isinstance(caught.value, errors.OutcomeUnknown)


def test_a_byte_order_mark_is_tolerated() -> None:
    found = Walk("agents.get").play((200, {}, b'\xef\xbb\xbf{"agent_id": "A7"}'))
    assert found.agent_id == "A7"


@pytest.mark.parametrize("text", ["]" * 300 + "[" * 300, "{" * 1000, '\\"[' * 400])
def test_brackets_in_texts_are_no_depth(text: str) -> None:
    body = {"message": text, "agent_id": "A7", "more": [{"x": [text]}] * 120}
    assert Walk("agents.get").play((200, {}, body)).agent_id == "A7"


@pytest.mark.parametrize(("depth", "fits"), [(200, True), (201, False)])
def test_the_bound_of_depth_is_exact(depth: int, fits: bool) -> None:
    body = b'{"a":' * depth + b"[]" * 0 + b"1" + b"}" * depth
    walk = Walk("agents.get")
    if fits:
        walk.play((200, {}, body))
    else:
        with pytest.raises(errors.DecodeError, match="nested too deeply"):
            walk.play((200, {}, body))


def test_raw_tells_status_headers_and_attempts() -> None:
    raw = Walk("agents.get", raw=True).play(500, (200, {"X-Request-Id": "r-9"}))
    assert (raw.status_code, raw.request_id, raw.data.agent_id) == (200, "r-9", "A1")
    assert [attempt.outcome for attempt in raw.attempts] == ["500", "200"]
    assert raw.adopted is False
