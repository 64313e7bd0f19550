"""Fixtures for tests of programs that use this package; installed as a pytest plugin.

Only pytest is imported until one of the fixtures is asked for, so that a test suite without
them pays nothing. Names: ``shengwang_sandbox``, ``agent_client``, ``async_agent_client``,
``agent_talk``, ``no_network``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from shengwang_agent.client import AgentClient, AsyncAgentClient
    from shengwang_agent.evals import Talk
    from shengwang_agent.sandbox import Sandbox

MARK = "shengwang_sandbox"


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest the marker by which a test sets its sandbox up."""
    config.addinivalue_line(
        "markers",
        f"{MARK}(**settings): settings of the shengwang_sandbox fixture, such as speed=0 or "
        "app_id=…; see shengwang_agent.sandbox.Sandbox",
    )


@pytest.fixture
def shengwang_sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A fresh sandbox. It listens on a port only once ``shengwang_sandbox.url`` is asked for.

    ``@pytest.mark.shengwang_sandbox(speed=0, max_agents=2)`` sets it up.
    """
    from shengwang_agent.sandbox import Sandbox

    settings: dict[str, object] = {}
    for mark in reversed(list(request.node.iter_markers(MARK))):
        settings.update(mark.kwargs)
    sandbox = Sandbox(**settings)  # type: ignore[arg-type]
    try:
        yield sandbox
    finally:
        sandbox.close()


@pytest.fixture
def agent_client(shengwang_sandbox: Sandbox) -> Iterator[AgentClient]:
    """A client of the sandbox, in-process, that does not sleep between attempts."""
    from shengwang_agent.testing import test_mode

    with test_mode(), shengwang_sandbox.client() as client:
        yield client


@pytest.fixture
def async_agent_client(shengwang_sandbox: Sandbox) -> Iterator[AsyncAgentClient]:
    """The same for ``async`` tests. It holds no connection, so nothing is left open."""
    from shengwang_agent.testing import test_mode

    with test_mode():
        yield shengwang_sandbox.async_client()


@pytest.fixture
def agent_talk() -> Iterator[Callable[..., Talk]]:
    """``agent_talk(properties, replies=…, judge=…)`` starts an agent and returns a ``Talk`` with it.

    Arguments are those of ``shengwang_agent.evals.Talk.open``; what it opens is closed after the test.
    """
    from shengwang_agent.evals import Talk

    with ExitStack() as talks:

        def agent_talk(properties: Mapping[str, Any] | None = None, **settings: Any) -> Talk:
            return talks.enter_context(Talk.open(properties, **settings))

        yield agent_talk


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine, whoever makes it, and name its target."""
    from shengwang_agent.sandbox.network import forbid_network

    forbid_network(monkeypatch.setattr)
