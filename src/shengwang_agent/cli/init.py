"""``init``: a small project that runs at once."""

from __future__ import annotations

from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from shengwang_agent.cli.errors import CommandError

_DOTTED = {"env.example": ".env.example", "gitignore": ".gitignore"}
_STEPS = {
    "script": ("pip install -r requirements.txt", "python main.py"),
    "fastapi": ("pip install -r requirements.txt", "uvicorn main:app --reload"),
}


class Template(str, Enum):
    """What kind of project is written."""

    script = "script"
    fastapi = "fastapi"


_Directory = Annotated[
    str, typer.Argument(metavar="DIRECTORY", help="Folder to write; made when it is missing.")
]
_Template = Annotated[
    Template,
    typer.Option("--template", "-t", metavar="KIND", help="`script` or `fastapi`."),
]
_Force = Annotated[bool, typer.Option("--force", help="Replace files that are there already.")]


def init(
    directory: _Directory,
    template: _Template = Template.script,
    force: _Force = False,
) -> None:
    """Write a small project that runs at once.

    Without credentials it runs on a sandbox of its own; with SHENGWANG_* variables set, on the
    platform. Comes with a test.
    """
    target = Path(directory)
    texts = project(template.value, target.resolve().name)
    place(target, texts, force)
    for name in texts:
        print(f"wrote {target / name}")
    print("\nNext:\n" + "\n".join(f"  {step}" for step in (f"cd {directory}", *_STEPS[template])))


def place(target: Path, texts: dict[str, str], force: bool) -> None:
    """Write files into a folder; CommandError when one would replace what is not the same."""
    taken = [name for name, text in texts.items() if _differs(target / name, text)]
    if taken and not force:
        raise CommandError(
            f"nothing was written to {target}",
            f"{', '.join(taken)} would be replaced",
            "choose another folder, or pass --force",
        )
    try:
        for name, text in texts.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(
            f"{target} cannot be written", str(error), "choose a folder you may write to"
        ) from None


def _differs(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() != text.encode()
    except FileNotFoundError:
        return False
    except OSError:  # such as a folder of that name: writing tells
        return path.exists()


def project(template: str, name: str) -> dict[str, str]:
    """The files of a project by name."""
    starters = files("shengwang_agent.cli") / "starters"
    entries = [*(starters / template).iterdir(), starters / "AGENTS.md.txt"]
    return {_file_name(entry): _text(entry, name) for entry in sorted(entries, key=str)}


def _file_name(entry: Any) -> str:
    # The starters end in .txt, so that no tool takes them for part of this package.
    name = entry.name.removesuffix(".txt")
    return _DOTTED.get(name, f"{name}.txt" if name == "requirements" else name)


def _text(entry: Any, name: str) -> str:
    return str(entry.read_text(encoding="utf-8")).replace("PROJECT_NAME", name)
