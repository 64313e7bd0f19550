"""Calls as values, and the classes that hand them to the runtime."""

from __future__ import annotations

import inspect
import math
import pickle
import sys
from enum import Enum
from typing import Any

import pytest

from tests.codegen.conftest import AsyncSender, Sender


@pytest.fixture
def api(widgets: Any) -> Any:
    return widgets.resource("widgets")


@pytest.fixture
def sender() -> Sender:
    return Sender(app_id=None)


@pytest.fixture
def client(widgets: Any, sender: Sender) -> Any:
    base = widgets.module("shengwang_agent_api.resources").Resources

    class Client(base):
        def __init__(self) -> None:
            self._sender = sender

    return Client()


def test_an_ordinary_call_loads_no_model(widgets: Any, client: Any) -> None:
    client.widgets.get("a", "b")
    loaded = {name for name in sys.modules if name.startswith("shengwang_agent_api.")}
    assert loaded == {f"shengwang_agent_api.{name}" for name in ("models", "resources", "widgets")}


def test_body_and_path(api: Any, widgets: Any) -> None:
    spec = widgets.models.WidgetSpec(label="x")
    op = api.widgets_make("a/b", name="n", spec=spec, size=1, count=2, loud=False, tags=("t",))
    assert op.path == "/v1/a%2Fb/widgets"
    assert op.params == {"appid": "a/b"}
    assert op.query is None
    body = {"name": "n", "spec": {"label": "x"}, "size": 1, "count": 2, "loud": False}
    assert op.body == {**body, "tags": ["t"]}
    given = {"kind": widgets.models.Kind_Square(side=1)}
    assert api.widgets_make("a", name="n", spec=given).body == {
        "name": "n",
        "spec": {"kind": {"vendor": "square", "side": 1}},
    }


def test_null_is_sent_and_absent_is_not(api: Any) -> None:
    assert "note" not in api.widgets_make("a", name="n", spec={}).body
    assert api.widgets_make("a", name="n", spec={}, note=None).body["note"] is None
    assert api.widgets_make("a", name="n", spec={}, note={"text": None}).body["note"] == {
        "text": None
    }


def test_empty_and_missing_bodies(api: Any, widgets: Any) -> None:
    assert api.widgets_poke("a", "b").body == {}
    assert api.widgets_drop("a", "b").body is None
    shelves = widgets.resource("shelves")
    assert shelves.shelves_set(3).body == {}
    assert shelves.shelves_set(-3).path == "/v1/shelves/-3"
    assert shelves.shelves_set(3).params == {"number": "3"}


def test_unions_and_anything_in_a_body(widgets: Any) -> None:
    shelves = widgets.resource("shelves")
    assert shelves.shelves_set(3, either=4, any=[1]).body == {"either": 4, "any": [1]}
    assert shelves.shelves_set(3, either="4", parts=[{"label": "a"}]).body == {
        "either": "4",
        "parts": [{"label": "a"}],
    }
    with pytest.raises(TypeError, match=r"shelves.set: either must be str or int, not float"):
        shelves.shelves_set(3, either=1.5)


def test_query_texts(api: Any) -> None:
    class Colour(str, Enum):
        RED = "red"

    op = api.widgets_list("a", limit=3, since=1735035893.9, type=True, colour=Colour.RED)
    assert op.query == {"limit": "3", "since": "1735035893.9", "type": "true", "colour": "red"}
    assert api.widgets_list("a", since=1735035893, type=False).query == {
        "since": "1735035893",
        "type": "false",
    }
    assert api.widgets_list("a").query is None


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        *(("a b", "a%20b"), ("+1", "%2B1"), ("a?b#c", "a%3Fb%23c"), ("%2F", "%252F")),
        *(("声网", "%E5%A3%B0%E7%BD%91"), ("~a-b_c.d", "~a-b_c.d"), ("...", "...")),
    ],
)
def test_path_values_are_encoded(api: Any, given: str, sent: str) -> None:
    assert api.widgets_get("a", given).path == f"/v1/a/widgets/{sent}"


def test_path_values_that_are_no_text(api: Any) -> None:
    with pytest.raises(ValueError, match=r"widgets\.get: widget_id holds a lone surrogate"):
        api.widgets_get("a", "\ud800")


@pytest.mark.parametrize("given", ["", ".", ".."])
def test_path_values_that_name_another_call(api: Any, given: str) -> None:
    with pytest.raises(ValueError, match=r"widgets.get: widget_id must not be"):
        api.widgets_get("a", given)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"name": 3}, "name must be str, not int"),
        ({"name": None}, "name must be str, not NoneType"),
        ({"size": "3"}, "size must be float, not str"),
        ({"size": True}, "size must be float, not bool"),
        ({"count": True}, "count must be int, not bool"),
        ({"count": 1.0}, "count must be int, not float"),
        ({"loud": 1}, "loud must be bool, not int"),
        ({"tags": "abc"}, "tags must be a list, not str"),
        ({"extra": [1]}, "extra must be a mapping, not list"),
        ({"spec": "x"}, "spec must be WidgetSpec or a mapping, not str"),
        ({"note": 3}, "note must be Note or a mapping, not int"),
    ],
)
def test_wrong_types_name_the_argument(api: Any, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(TypeError, match=f"^widgets.make: {told}$"):
        api.widgets_make("a", **{"name": "n", "spec": {}, **arguments})


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_query_numbers_are_finite(api: Any, wrong: float) -> None:
    with pytest.raises(ValueError, match=r"widgets\.list: since must be a finite number"):
        api.widgets_list("a", since=wrong)


def test_size_in_bytes(api: Any) -> None:
    assert api.widgets_make("a", name="é" * 4, spec={}).body["name"] == "é" * 4
    with pytest.raises(ValueError, match="name has 9 bytes in UTF-8, at most 8 are allowed"):
        api.widgets_make("a", name="ééééx", spec={})


def test_missing_path_values(client: Any, sender: Sender) -> None:
    with pytest.raises(TypeError) as missing:
        client.widgets.get(widget_id="b")
    assert str(missing.value) == (
        "widgets.get: appid is missing or None: pass appid=… or AgentClient(app_id=…)"
    )
    with pytest.raises(
        TypeError, match=r"^widgets\.get: widget_id is missing or None; the first place is"
    ):
        client.widgets.get("a")
    sender.app_id = "mine"
    assert client.widgets.get(widget_id="b").path == "/v1/mine/widgets/b"
    assert client.widgets.get("theirs", "b").path == "/v1/theirs/widgets/b"


def test_endpoints(api: Any, widgets: Any) -> None:
    rule = widgets.module("shengwang_agent._runtime.operation").PageRule
    pages = api.WIDGETS_LIST.pages
    assert pages == rule(("data", "list_"), ("meta", "cursor"), "cursor")
    assert api.WIDGETS_MAKE.min_timeout == 90
    assert (api.WIDGETS_MAKE.replay, api.WIDGETS_POKE.replay) == ("named", "never")
    assert (api.WIDGETS_DROP.empty_ok, api.WIDGETS_DROP.gone_ok) == (True, True)
    assert (api.WIDGETS_DROP.shape, api.WIDGETS_GET.shape) == ("none", "object")
    assert api.WIDGETS_MAKE.path == "/v1/{appid}/widgets"
    assert repr(api.WIDGETS_GET) == "<Endpoint widgets.get: GET /v1/{appid}/widgets/{widget_id}>"


def test_replies_are_parsed(api: Any, widgets: Any) -> None:
    assert api.WIDGETS_GET.parse({"id": "a"}) == widgets.models.Widget(id="a")
    assert api.WIDGETS_DROP.parse(None) is None
    assert api.WIDGETS_POKE.parse(None).to_dict() == {}
    shelves = widgets.resource("shelves").SHELVES_SET
    assert shelves.shape == "array"
    first, second = shelves.parse([{"id": "a"}, 3])
    assert (first.id, second) == ("a", 3)


def test_lookups(api: Any) -> None:
    op = api.widgets_make("a", name="n", spec={"label": "x"})
    assert api.WIDGETS_MAKE.lookup(op) == api.widgets_list(appid="a", cursor="x")
    odd = api.widgets_make("a", name="n", spec={"label": 3})
    assert api.WIDGETS_MAKE.lookup(odd) == api.widgets_list("a")
    without = api.widgets_make("a", name="n", spec={})
    assert api.WIDGETS_MAKE.lookup(without) == api.widgets_list("a")


def test_operations_are_values(api: Any) -> None:
    op = api.widgets_make("a", name="n", spec={"key": "hidden"})
    again = pickle.loads(pickle.dumps(op))
    assert again == op
    assert again.endpoint is api.WIDGETS_MAKE
    assert op != api.widgets_make("a", name="m", spec={})
    assert op != 3
    assert repr(op) == ("<Operation widgets.make: POST /v1/a/widgets body keys=['name', 'spec']>")
    with pytest.raises(TypeError, match="unhashable"):
        hash(op)


@pytest.mark.parametrize("name", ["nothing.here", "widgets", "widgets.nothing", "models.x", ""])
def test_unknown_endpoints(widgets: Any, name: str) -> None:
    with pytest.raises(LookupError, match="there is no operation"):
        widgets.module("shengwang_agent._runtime.operation").endpoint(name)


def test_the_sync_class(client: Any, sender: Sender, api: Any) -> None:
    assert client.widgets is client.widgets
    op = client.widgets.make("a", name="n", spec={}, request_options={"max_retries": 1})
    [(kind, sent, options)] = sender.calls
    assert (kind, sent, options.value) == ("send", op, {"max_retries": 1})
    assert repr(options) == "***"
    assert op == api.widgets_make("a", name="n", spec={})
    client.widgets.list("a")
    raw = client.widgets.with_raw_response
    raw.get("a", "b")
    raw.list("a")
    assert [kind for kind, *_ in sender.calls] == ["send", "pages", "send_raw", "pages_raw"]


async def test_the_async_class(widgets: Any, api: Any) -> None:
    base = widgets.module("shengwang_agent_api.resources").AsyncResources
    client, sender = base(), AsyncSender("mine")
    client._sender = sender
    assert await client.widgets.get(widget_id="b") == api.widgets_get("mine", "b")
    assert client.widgets.list() == api.widgets_list("mine")  # a pager: no waiting yet
    await client.widgets.with_raw_response.drop(widget_id="b")
    await client.widgets.with_raw_response.list()
    assert [kind for kind, *_ in sender.calls] == ["send", "pages", "send_raw", "pages_raw"]


def test_signatures(api: Any) -> None:
    def shape(cls: Any, name: str) -> list[str]:
        return list(inspect.signature(getattr(cls, name)).parameters)

    for cls in (api.WidgetsClient, api.AsyncWidgetsClient, api.RawWidgetsClient):
        assert shape(cls, "get") == ["self", "appid", "widget_id", "request_options"]
        assert shape(cls, "list")[2:] == [
            *("cursor", "limit", "since", "type", "colour", "request_options")
        ]


def test_a_method_that_takes_guesses_looks_as_it_is_declared(api: Any) -> None:
    make = inspect.signature(api.WidgetsClient.make)
    with pytest.raises(TypeError, match="missing a required argument: 'name'"):
        make.bind(None)
    with pytest.raises(TypeError, match="unexpected keyword argument 'nmae'"):
        make.bind(None, name="a", spec={}, nmae="b")
    assert inspect.iscoroutinefunction(api.AsyncWidgetsClient.make)
    assert "def make(" in inspect.getsource(api.WidgetsClient.make)


def test_docstrings(api: Any) -> None:
    doc = inspect.getdoc(api.WidgetsClient.make)
    assert doc == inspect.getdoc(api.AsyncWidgetsClient.make)
    assert doc.startswith("Make a widget.\n\nIt is made at once.\n\nArgs:\n    appid: The App ID.")
    assert "\nReturns:\n    The widget.\n" in doc
    assert "OutcomeUnknown" in doc
    listed = inspect.getdoc(api.WidgetsClient.list)
    assert "NotFoundError" in listed
    assert "ServerError" in listed
    assert "OutcomeUnknown" not in listed
    assert "ConflictError" not in listed


def test_a_budget_of_own_calls(client: Any, widgets: Any) -> None:
    client.widgets.get("a", "b")
    seen: list[str] = []

    def count(frame: Any, event: str, _: Any) -> None:
        if event == "call" and "shengwang_agent" in frame.f_code.co_filename:
            seen.append(frame.f_code.co_name)

    sys.setprofile(count)
    try:
        client.widgets.get("a", "b")
    finally:
        sys.setprofile(None)
    assert seen == ["get", "widgets_get", "segment", "segment", "__init__"]
