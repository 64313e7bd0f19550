"""The full chaos run of embedded campaigns, in a file and in PostgreSQL.

Part of ``make test-external``: it needs PostgreSQL (Debian's package postgresql).
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from shengwang_agent.sandbox import Sandbox
from tests.campaign import chaos
from tests.external.chaos_run import KILLS, RESTARTS, prepared, restarting, show, story
from tests.external.postgres_server import postgres_server


def test_in_a_file(tmp_path: Path) -> None:
    journal, log = str(tmp_path / "chaos.db"), tmp_path / "workers.log"
    with Sandbox(max_agents=None, keep=1000) as sandbox:
        campaign = prepared(sandbox, journal)

        def hire(index: int) -> subprocess.Popen[bytes]:
            return chaos.worker(sandbox, journal, ("async", "sync")[index % 2], log)

        figures = story(hire, campaign, sandbox, tmp_path, hands=4)
        assert figures["under fire"]["kills"] == KILLS
        show("SQLite", figures)


def test_in_postgresql(tmp_path: Path) -> None:
    log = tmp_path / "workers.log"
    with postgres_server() as server, Sandbox(max_agents=None, keep=1000) as sandbox:
        campaign = prepared(sandbox, server.url())

        def hire(index: int) -> subprocess.Popen[bytes]:
            return chaos.worker(sandbox, server.url(), ("async", "sync")[index % 2], log)

        figures = story(hire, campaign, sandbox, tmp_path, 4, restarting(server))
        assert figures["under fire"]["kills"] == KILLS
        assert server.starts == 1 + RESTARTS
        show("PostgreSQL", figures)
