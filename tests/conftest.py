"""What the whole suite needs to know of the Python it runs on."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The generators and the current documentation tools need Python 3.11; on 3.10 the committed
# generated/ is what counts, and every other test runs on it.
GENERATE = ["codegen", "docs/test_site.py", "agentkit/test_growth.py"]
collect_ignore = [] if sys.version_info >= (3, 11) else GENERATE

# A file runs in one process. The longest come first, so that no process is left with one at the end.
LONGEST = (
    "browser/test_docs_site.py", "external/test_celery_chaos_prefork.py",
    "external/test_extras.py", "external/test_campaign_chaos.py",
    "external/test_celery_chaos_threads.py",
    "docs/test_pages.py", "sandbox/checks/test_model_checks.py", "codegen/test_contributing.py",
    "cli/test_campaign.py", "campaign/test_campaign.py", "campaign/test_exits.py",
    "cli/test_every_command.py", "docs/test_site.py", "call/test_soak.py", "http/test_rows.py",
    "codegen/test_one_field.py", "client/test_typing.py", "campaign/test_said.py",
    "http/test_limits.py", "campaign/test_many.py", "benchmarks/test_report.py",
    "sandbox/model/test_mcp_tools.py", "codegen/test_fragments.py", "cli/test_live.py",
    "sandbox/test_load.py", "agentkit/test_nothing_runs_on.py", "cli/test_init.py",
    "codegen/test_check.py", "examples/test_reminders.py", "codegen/test_typed_dicts.py",
    "sandbox/test_conformance.py", "campaign/test_killed.py", "codegen/test_growth.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    order = {here / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))


# How long an example takes says what else the machine does.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="module", autouse=True)
def _what_stands_is_not_walked_again() -> None:
    """Hundreds of tests count what is left after ``gc.collect()``; all of it is made after this."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The HTTP library's own connections, also where ``[fast]`` is installed."""
    from shengwang_agent._http import client as library

    monkeypatch.setattr(library, "is_fast", lambda settings: False)
