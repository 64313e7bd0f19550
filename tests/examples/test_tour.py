"""The notebook runs, prints what it is stored with, and shows no secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "examples" / "tour.ipynb"

# In a process of its own: the kernel's libraries start threads and warn in their own ways.
EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], 4)
NotebookClient(notebook, timeout=60, kernel_name="python3", record_timing=False).execute()
nbformat.write(notebook, sys.argv[2])
"""


def _outputs(path: Path) -> list[list[Any]]:
    """What each code cell shows; a stream is one text however it was cut."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    shown = []
    for cell in (cell for cell in cells if cell["cell_type"] == "code"):
        streams = "".join(
            "".join(o["text"]) for o in cell["outputs"] if o["output_type"] == "stream"
        )
        data = [o["data"] for o in cell["outputs"] if "data" in o]
        shown.append([streams, *data])
    return shown


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tour") / "tour.ipynb"
    roots = os.pathsep.join([str(ROOT / "src"), str(ROOT / "generated")])
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SHENGWANG_")}
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, str(NOTEBOOK), str(made)],
        env={**environment, "PYTHONPATH": roots},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return made


def test_the_notebook_shows_what_is_stored_in_it(executed: Path) -> None:
    assert _outputs(executed) == _outputs(NOTEBOOK)


def test_objects_are_tables_and_secrets_absent(executed: Path) -> None:
    shown = json.dumps(_outputs(executed))
    assert "<table>" in shown
    assert "secret-" not in shown
    assert "phones that rang: 1" in shown
