"""The programs of docs/cookbook/campaigns.md that need a server: run as the page says.

Part of ``make test-external``: it needs PostgreSQL and Redis (Debian's packages postgresql and
redis-server).
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from shengwang_agent import AgentClient
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import people
from tests.campaign.chaos import ROOT, kill
from tests.campaign.conftest import campaign_on, words
from tests.docs.blocks import DOCS, Block, blocks_of
from tests.external.postgres_server import postgres_server
from tests.external.redis_server import redis_server

APP_ID, CERTIFICATE = "970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b"
BLOCKS = blocks_of(DOCS / "cookbook" / "campaigns.md")


def block(title: str) -> Block:
    (found,) = [block for block in BLOCKS if block.title == title]
    return found


def test_the_celery_program_of_the_page(tmp_path: Path) -> None:
    for title in ("tonight.py", "people.csv"):
        (tmp_path / title).write_text(block(title).code, encoding="utf-8")
    with (
        redis_server(tmp_path) as broker,
        postgres_server() as server,
        Sandbox(
            app_id=APP_ID, app_certificate=CERTIFICATE, username="id", password="secret"
        ) as sandbox,
    ):
        sandbox.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "generated")])
        environment = {
            **os.environ,
            "REDIS_URL": broker.url(),
            "JOURNAL": server.url(),
            "SHENGWANG_BASE_URL": sandbox.url,
            "SHENGWANG_APP_ID": APP_ID,
            "SHENGWANG_APP_CERTIFICATE": CERTIFICATE,
            "SHENGWANG_CUSTOMER_ID": "id",
            "SHENGWANG_CUSTOMER_SECRET": "secret",
            "PYTHONPATH": path,
        }
        worker_words = block("on each machine").code.split()
        controller_words = block("on one of them").code.split()
        with open(tmp_path / "worker.log", "wb") as log:
            worker = subprocess.Popen(
                [sys.executable, "-m", *worker_words],
                cwd=tmp_path, env=environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        try:
            done = subprocess.run(
                [sys.executable, *controller_words[1:]],
                cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120,
            )  # fmt: skip
        finally:
            kill(worker)
        assert done.returncode == 0, done.stderr
        assert done.stdout.count(": answered, call 1>") == 4
        assert len(sandbox.dials) == 4


@pytest.mark.parametrize("recipe", ["on_dask", "on_ray"])
def test_the_recipes_for_other_engines(recipe: str, tmp_path: Path, monkeypatch: Any) -> None:
    """The functions of the page, with threads in the place of the cluster."""
    names: dict[str, Any] = {}
    (code,) = [b.code for b in BLOCKS if f"def {recipe}" in b.code]
    exec(compile(code, "campaigns.md", "exec"), names)
    settings: dict[str, Any] = {"username": "u", "password": "p", "app_id": "demo"}
    with (
        Sandbox(max_agents=None) as sandbox,
        ThreadPoolExecutor(4) as pool,
        AgentClient(base_url=sandbox.url, **settings) as client,
    ):
        sandbox.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
        kept: list[Any] = []
        dask = SimpleNamespace(submit=lambda f, *a, pure: pool.submit(f, *a))
        ray = SimpleNamespace(
            remote=lambda f: SimpleNamespace(remote=lambda *a: pool.submit(f, *a))
        )
        distributed = SimpleNamespace(fire_and_forget=kept.append)
        monkeypatch.setitem(sys.modules, "dask", SimpleNamespace(distributed=distributed))
        monkeypatch.setitem(sys.modules, "dask.distributed", distributed)
        campaign = campaign_on(tmp_path / "j.db", people(6))
        outcomes = list(names[recipe](campaign, client, dask if recipe == "on_dask" else ray))
        assert words(outcomes) == {"answered": 6}
        assert len(kept) == (6 if recipe == "on_dask" else 0)
        sandbox.dials.assert_none_twice()
