"""Every extra alone in a clean environment: its documented page, or its smallest program.

Part of ``make test-all``: pip fetches what an extra names. ``[celery]`` needs ``redis-server``.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from shengwang_agent.sandbox import Sandbox
from tests.campaign.chaos import kill
from tests.docs.blocks import ROOT, blocks_of
from tests.external.broker import redis_url
from tests.external.clean import Clean, built_wheel, story, titled
from tests.external.postgres_server import postgres_server

__all__ = ["redis_url"]  # a fixture

CERTIFICATE = "5CFd2fd1755d40ecb72977518be15d3b"
ALL = ("orjson", "starlette", "uvicorn", "jinja2", "typer", "rich", "yaml",
       "sqlalchemy", "psycopg", "celery", "redis", "opentelemetry")  # fmt: skip
OWN = {
    "": (),
    "fast": ("orjson",),
    "sandbox": ("starlette", "uvicorn", "jinja2"),
    "cli": ("typer", "rich", "yaml"),
    "campaign": ("sqlalchemy",),
    "postgresql": ("sqlalchemy", "psycopg"),
    "celery": ("celery", "redis", "sqlalchemy", "psycopg"),
    "otel": ("opentelemetry",),
}

Made = Callable[[str], Clean]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Makes the environment of an extra, once."""
    wheel = built_wheel(tmp_path_factory.mktemp("wheel"))
    made: dict[str, Clean] = {}

    def make(extra: str) -> Clean:
        if extra not in made:
            made[extra] = Clean(tmp_path_factory.mktemp(extra or "none"), wheel, extra)
        return made[extra]

    return make


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(credentials="any") as made:
        made.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
        yield made


@pytest.mark.parametrize("extra", OWN)
def test_an_extra_brings_what_it_names_and_all_packages_fit(clean: Made, extra: str) -> None:
    place = clean(extra)
    place.pip("check")
    find = "from importlib.util import find_spec as f; print(*[n for n in {} if f(n)])"
    there = place.printed("python", "-c", find.format(ALL)).split()
    assert set(OWN[extra]) <= set(there)
    if extra in ("", "fast", "otel"):
        assert there == list(OWN[extra]), "and nothing else"


def test_the_client_alone_runs_the_start_of_the_readme(clean: Made, sandbox: Sandbox) -> None:
    (start,) = [b for b in blocks_of(ROOT / "README.md") if 'name="greeter-1"' in b.code]
    (clean("").folder / "start.py").write_text(start.code, encoding="utf-8")
    assert clean("").printed("python", "start.py", sandbox=sandbox).startswith("assistant 你好")


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        (("python", "-c", "from shengwang_agent.sandbox import Sandbox; Sandbox()"), "sandbox"),
        (("python", "-m", "shengwang_agent.sandbox"), "sandbox"),
        (("shengwang-agent", "--help"), "cli"),
        (("python", "-m", "shengwang_agent.cli"), "cli"),
        (("python", "-c", "from shengwang_agent.campaign import Campaign"), "campaign"),
    ],
)  # fmt: skip
def test_a_missing_extra_is_named(clean: Made, words: tuple[str, ...], extra: str) -> None:
    code, _, errors = clean("").ran(*words)
    assert code != 0
    assert "pip install" in errors.strip().splitlines()[-1]
    assert f"shengwang-agent[{extra}]" in errors.strip().splitlines()[-1]


def test_a_command_names_the_extra_it_needs(clean: Made) -> None:
    code, _, errors = clean("cli").ran("shengwang-agent", "sandbox")
    assert code != 0
    assert 'pip install "shengwang-agent[sandbox]"' in errors
    journal = "postgresql://127.0.0.1:1/calls"
    code, _, errors = clean("cli").ran("shengwang-agent", "campaign", "status", journal)
    assert code != 0
    assert "shengwang-agent[campaign]" in errors
    code, _, errors = clean("campaign").ran(
        "python",
        "-c",
        f"from shengwang_agent.campaign import Control as C; C({journal!r}).progress()",
    )
    assert code != 0
    assert "shengwang-agent[postgresql]" in errors


def test_fast_is_used_where_it_is_installed(clean: Made, sandbox: Sandbox) -> None:
    code = (
        "import sys; from shengwang_agent import AgentClient\n"
        "with AgentClient() as client: print(client.phone_numbers.list())\n"
        "print(*sorted({'orjson', 'shengwang_agent._http.fast'} & set(sys.modules)))"
    )
    assert (
        clean("fast").printed("python", "-c", code, sandbox=sandbox)
        == "[]\norjson shengwang_agent._http.fast\n"
    )
    assert clean("").printed("python", "-c", code, sandbox=sandbox) == "[]\n\n"


def test_the_sandbox_runs_the_quick_start(clean: Made) -> None:
    blocks = blocks_of(ROOT / "docs/quickstart.md")
    clean("sandbox").write([titled("docs/quickstart.md", "hello.py")])
    first_output = next(block for block in blocks if block.is_output)
    assert clean("sandbox").printed("python", "hello.py") == first_output.code
    assert "--port" in clean("sandbox").printed("python", "-m", "shengwang_agent.sandbox", "--help")


def test_the_command_line_makes_the_dry_run_of_the_page(clean: Made, sandbox: Sandbox) -> None:
    page = "docs/cookbook/campaigns.md"
    blocks = blocks_of(ROOT / page)
    clean("cli,campaign").write([titled(page, "people.csv"), titled(page, "call.yaml")])
    (at,) = [n for n, b in enumerate(blocks) if b.code.rstrip().endswith("--dry-run")]
    words = blocks[at].code.removeprefix("$ ").split()
    assert clean("cli,campaign").printed(*words, sandbox=sandbox) == blocks[at + 1].code
    assert not sandbox.dials


def test_otel_records_a_span_for_a_call(clean: Made, sandbox: Sandbox) -> None:
    code = """
from opentelemetry import trace

class Recorded(trace.NonRecordingSpan):
    def is_recording(self):
        return True

class Tracer(trace.NoOpTracer):
    def start_span(self, name, *arguments, **more):
        print(name)
        return Recorded(trace.INVALID_SPAN_CONTEXT)

class Provider(trace.NoOpTracerProvider):
    def get_tracer(self, *arguments, **more):
        return Tracer()

trace.set_tracer_provider(Provider())
from shengwang_agent import AgentClient
with AgentClient() as client:
    client.phone_numbers.list()
"""
    printed = clean("otel").printed("python", "-c", code, sandbox=sandbox)
    assert printed == "shengwang phone_numbers.list\n"


# Celery -----------------------------------------------------------------------------------


@contextmanager
def worker(place: Clean, module: str, *more: str, **variables: str) -> Iterator[Path]:
    """A Celery worker of the environment; its log."""
    log = place.folder / f"{module}.log"
    command = [place.bin / "celery", "-A", module, "worker", *more]
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=place.folder, env=place.environment(**variables), stdout=file,
            stderr=file, start_new_session=True,
        )  # fmt: skip
    try:
        yield log
    finally:
        kill(process)


def platform(sandbox: Sandbox) -> dict[str, str]:
    place = {"SHENGWANG_BASE_URL": sandbox.url, "SHENGWANG_APP_CERTIFICATE": CERTIFICATE}
    place |= {"SHENGWANG_CUSTOMER_ID": "id", "SHENGWANG_CUSTOMER_SECRET": "secret"}
    return {**place, "SHENGWANG_APP_ID": "970CA35de60c44645bbae8a215061b33"}


def test_celery_runs_its_page(clean: Made, sandbox: Sandbox, redis_url: str) -> None:
    place, blocks = clean("celery"), blocks_of(ROOT / "docs/cookbook/celery.md")
    place.write(blocks)
    code, output = story(blocks)
    (place.folder / "queue_calls.py").write_text(code, encoding="utf-8")
    variables = {**platform(sandbox), "REDIS_URL": f"{redis_url}/3"}
    with worker(place, "calls", "--concurrency", "2", **variables) as log:
        code_, printed, errors = place.ran("python", "queue_calls.py", **variables)
        assert (code_, printed) == (0, output), errors + log.read_text("utf-8")
    assert len(sandbox.dials) == 1


def test_celery_runs_the_campaign_of_the_page(
    clean: Made, sandbox: Sandbox, redis_url: str
) -> None:
    place, page = clean("celery"), "docs/cookbook/campaigns.md"
    place.write([titled(page, "tonight.py"), titled(page, "people.csv")])
    words = titled(page, "on each machine").code.split()[4:]
    with postgres_server() as server:
        variables = {**platform(sandbox), "REDIS_URL": f"{redis_url}/0", "JOURNAL": server.url()}
        tell_all(place, words, variables)
    sandbox.dials.assert_none_twice()


def tell_all(place: Clean, words: list[str], variables: dict[str, str]) -> None:
    """Run the worker and the program of the page; it must tell four outcomes."""
    with worker(place, "tonight", *words, **variables) as log:
        code, printed, errors = place.ran("python", "tonight.py", **variables)
        assert code == 0, errors + log.read_text("utf-8")
    assert printed.count(": answered, call 1>") == 4
