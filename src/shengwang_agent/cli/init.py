"""``init``: a small project that runs at once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from shengwang_agent.cli.commands import argument, option
from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.files import writable
from shengwang_agent.cli.options import Force

_DOTTED = {"env.example": ".env.example", "gitignore": ".gitignore"}
_STEPS = {
    "script": ("pip install -r requirements.txt", "python main.py"),
    "fastapi": ("pip install -r requirements.txt", "uvicorn main:app --reload"),
}


def init(
    directory: Annotated[str, argument("DIRECTORY", "Folder to write; made when it is missing.")],
    template: Annotated[
        Literal["script", "fastapi"], option("-t --template KIND", "`script` or `fastapi`.")
    ] = "script",
    force: Force = False,
) -> None:
    """Write a small project that runs at once.

    Without credentials it runs on a sandbox of its own; with SHENGWANG_* variables set, on the
    platform. Comes with a test.
    """
    target = Path(directory)
    texts = project(template, target.resolve().name)
    place(target, texts, force)
    for name in texts:
        print(f"wrote {target / name}")
    print("\nNext:\n" + "\n".join(f"  {step}" for step in (f"cd {directory}", *_STEPS[template])))


def place(target: Path, texts: dict[str, str], force: bool) -> None:
    """Write files into a folder; CommandError when one would replace what is not the same."""
    taken = [name for name, text in texts.items() if _differs(target / name, text)]
    if taken and not force:
        why = f"{', '.join(taken)} would be replaced"
        do = "choose another folder, or pass --force"
        raise CommandError(f"nothing was written to {target}", why, do)
    with writable(target, "choose a folder you may write to"):
        for name, text in texts.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_text(text, encoding="utf-8", newline="\n")


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
    texts = {_file_name(one.name): one.read_text("utf-8") for one in sorted(entries, key=str)}
    return {file: text.replace("PROJECT_NAME", name) for file, text in texts.items()}


def _file_name(name: str) -> str:
    # The starters end in .txt, so that no tool takes them for part of this package.
    name = name.removesuffix(".txt")
    return _DOTTED.get(name, f"{name}.txt" if name == "requirements" else name)
