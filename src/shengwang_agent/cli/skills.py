"""``skills``: what the package tells coding assistants, as files where they look for it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shengwang_agent.cli.commands import add_command, argument
from shengwang_agent.cli.init import place
from shengwang_agent.cli.options import Force

SKILL = "shengwang-agent"
FOLDER = Path(__file__).parents[1] / ".agents" / "skills" / SKILL
app = typer.Typer()


@add_command(app, "skills.path")
def path() -> None:
    """Print the folder of the skill in the installed package.

    SKILL.md is there, and a folder of references. Tools that look into installed packages find it
    by themselves.
    """
    print(FOLDER)


@add_command(app, "skills.install")
def install(
    directory: Annotated[
        str,
        argument(
            "DIRECTORY",
            "Where the assistant looks for skills, such as `.agents/skills` of a project.",
        ),
    ],
    force: Force = False,
) -> None:
    """Copy the skill of this version into a folder, as a folder of its own."""
    target = Path(directory) / SKILL
    texts = skill()
    place(target, texts, force)
    for name in texts:
        print(f"wrote {target / name}")


def skill() -> dict[str, str]:
    """The files of the skill by their path in its folder; SKILL.md is the first."""
    found = {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*.*"))}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}
