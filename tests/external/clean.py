"""Clean environments: the wheel as a user installs it, with one extra and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from shengwang_agent.sandbox import Sandbox
from tests.docs.blocks import PYTHON, ROOT, Block, blocks_of

APP_ID = "970CA35de60c44645bbae8a215061b33"


def built_wheel(folder: Path) -> Path:
    """The wheel of this tree."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT],
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


class Clean:
    """A virtual environment with the wheel and what its extra names."""

    def __init__(self, folder: Path, wheel: Path, extra: str) -> None:
        self.folder = folder
        place = folder / "venv"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
        self.bin = place / ("Scripts" if os.name == "nt" else "bin")
        self.pip("install", "--quiet", "--no-compile", f"{wheel}[{extra}]" if extra else str(wheel))

    def pip(self, *words: str) -> None:
        """Our pip on this environment: one of its own would take longer than all the rest."""
        command = [sys.executable, "-m", "pip", "--python", self.bin / "python"]
        subprocess.run([*command, *words], check=True)

    def environment(self, sandbox: Sandbox | None = None, **more: str) -> dict[str, str]:
        """Variables as a user has them: none of ours, but those that name the platform."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SHENGWANG_", "PYTHON"))}
        kept["PATH"] = f"{self.bin}{os.pathsep}{kept.get('PATH', '')}"
        if sandbox is not None:
            kept["SHENGWANG_BASE_URL"], kept["SHENGWANG_APP_ID"] = sandbox.url, APP_ID
            kept["SHENGWANG_USERNAME"] = kept["SHENGWANG_PASSWORD"] = "sandbox"
        return {**kept, **more}

    def ran(self, *words: str, sandbox: Sandbox | None = None, **more: str) -> tuple[int, str, str]:
        """Exit code, output and errors of a program of this environment."""
        done = subprocess.run(
            [self.bin / words[0], *words[1:]], cwd=self.folder, timeout=120, text=True,
            capture_output=True, encoding="utf-8", env=self.environment(sandbox, **more),
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def printed(self, *words: str, sandbox: Sandbox | None = None, **more: str) -> str:
        """Its output; AssertionError with its errors when it fails."""
        code, output, errors = self.ran(*words, sandbox=sandbox, **more)
        assert code == 0, errors
        return output

    def write(self, blocks: list[Block]) -> None:
        """Save the blocks of a page that are files."""
        for block in blocks:
            if block.title and not block.is_output and " " not in block.title:
                (self.folder / block.title).write_text(block.code, encoding="utf-8")


def titled(page: str, title: str) -> Block:
    """The block of a page with this title."""
    (found,) = [block for block in blocks_of(ROOT / page) if block.title == title]
    return found


def story(blocks: list[Block]) -> tuple[str, str]:
    """The untitled Python of a page as one program, and all it must print."""
    code = [block.code for block in blocks if block.language in PYTHON and not block.title]
    return "\n".join(code), "".join(block.code for block in blocks if block.is_output)
