"""Run by `make build` in a clean environment: the installed wheel runs a reference snippet."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackagePath, files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # for tests.recorder only; the package comes from the wheel

import shengwang_agent  # noqa: E402
from tests.client.costs import INSTALLED_BYTES, WHEEL_BYTES, within  # noqa: E402
from tests.recorder import Received, recorder  # noqa: E402


def weigh(installed: list[PackagePath]) -> None:
    """Keep the size of what is downloaded and of what is installed."""
    (wheel,) = (ROOT / "dist").glob("*.whl")
    within(wheel.stat().st_size, WHEEL_BYTES, "WHEEL_BYTES")
    kept = (Path(str(file.locate())) for file in installed if file.suffix != ".pyc")
    within(sum(path.stat().st_size for path in kept), INSTALLED_BYTES, "INSTALLED_BYTES")


def main() -> None:
    if ROOT / "src" in Path(shengwang_agent.__file__).parents:
        raise SystemExit("the package was imported from the source tree, not from the wheel")
    installed = files("shengwang-agent") or []
    weigh(installed)
    names = {str(f) for f in installed}
    skill = "shengwang_agent/.agents/skills/shengwang-agent/SKILL.md"
    for wanted in ("shengwang_agent/py.typed", "shengwang_agent_api/py.typed", skill):
        if wanted not in names:
            raise SystemExit(f"the wheel lacks {wanted}")

    def answer(received: Received) -> tuple[int, object]:
        return 200, {"agent_id": "A1", "create_ts": 1, "status": "RUNNING"}

    with recorder(answer) as record:
        os.environ["SHENGWANG_BASE_URL"] = record.url
        snippet = ROOT / "tests" / "package" / "snippets" / "agents_start.py"
        exec(compile(snippet.read_text(encoding="utf-8"), str(snippet), "exec"), {})
    path = record.received[0].path
    if path != "/v2/projects/appid/join":
        raise SystemExit(f"the snippet sent {path}")
    print(f"wheel {shengwang_agent.__version__}: a reference snippet ran from it")


main()
