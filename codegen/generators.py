"""The generators, in the versions that ``pyproject.toml`` pins: others make other text."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path


def misfit(pyproject: Path) -> str:
    """Which package of the group ``codegen`` is missing or of another version; else nothing."""
    group = re.search(r"^codegen = \[(.*?)^\]", pyproject.read_text("utf-8"), re.M | re.S)
    for name, pin in re.findall(r'"([\w-]+)(?:==([\d.]+))?', group[1] if group else ""):
        try:
            found = f"{metadata.version(name)} is"
        except metadata.PackageNotFoundError:
            found = "is not"
        if found == "is not" or (pin and found != f"{pin} is"):
            wanted = f"{pin} is wanted" if pin else "and is needed"
            return (
                f"{name} {found} installed, {wanted}; run `python -m pip install --group codegen`"
            )
    return ""
