"""The pages about Celery, block by block, with a real Redis and real workers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from shengwang_agent import AgentClient
from tests.docs.blocks import DOCS, blocks_of
from tests.docs.commands import environment
from tests.docs.stage import APP_ID, Stage, stage, stage_with_platform
from tests.external.broker import redis_url
from tests.external.postgres_server import postgres_server

__all__ = ["redis_url"]  # a fixture

CERTIFICATE = "5CFd2fd1755d40ecb72977518be15d3b"


def test_the_blocks_of_celery_md_run(
    redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", f"{redis_url}/2")
    with stage(tmp_path) as scene:
        scene.play_all(blocks_of(DOCS / "cookbook" / "celery.md"))
        with AgentClient() as client:  # the page has named the platform
            assert len(list(client.telephony.list())) == 1


def _program(command: list[str], scene: Stage) -> subprocess.Popen[bytes]:
    log = (scene.folder / f"{command[0]}.log").open("wb")
    scene.closing.callback(log.close)
    words = [sys.executable, *command[1:]]
    return subprocess.Popen(words, cwd=scene.folder, env=environment(), stdout=log, stderr=log)


def test_the_campaign_of_campaigns_md_runs_on_celery(
    redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", redis_url)
    with postgres_server() as server, stage_with_platform(tmp_path) as (scene, sandbox):
        monkeypatch.setenv("JOURNAL", server.url())
        # Tokens of the campaign's own making need a certificate, and nothing beside it.
        for name in ("SHENGWANG_USERNAME", "SHENGWANG_PASSWORD"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
        monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
        monkeypatch.setenv("SHENGWANG_CUSTOMER_ID", "id")
        monkeypatch.setenv("SHENGWANG_CUSTOMER_SECRET", "secret")
        sandbox.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
        for block in blocks_of(DOCS / "cookbook" / "campaigns.md"):
            if block.title in ("people.csv", "tonight.py"):
                scene.play(block)
        worker = ["-m", "celery", "-A", "tonight", "worker", "--pool", "threads"]
        slots = _program(["worker", *worker, "--concurrency", "4"], scene)
        try:
            controller = _program(["controller", "tonight.py"], scene)
            assert controller.wait(timeout=120) == 0, _logs(scene)
        finally:
            slots.kill()
            slots.wait()
        dialled = sorted(dial.to_number for dial in sandbox.dials)
        assert dialled == sorted(set(dialled))
        assert len(dialled) == 4, _logs(scene)


def _logs(scene: Stage) -> str:
    return "\n".join(path.read_text("utf-8")[-3000:] for path in scene.folder.glob("*.log"))
