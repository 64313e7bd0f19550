"""Are the files of this package its own? ``agent-server-sdk`` installs into the same folder.

The package installed last overwrites the files that both have; the one uninstalled first takes
them along. In both cases our ``__init__.py`` does not run, so the import says nothing. The folder
``cli`` has no namesake over there, and neither has ``_version.py``, the only file this one asks.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from shengwang_agent._version import REINSTALL, __version__

if TYPE_CHECKING:
    from importlib.metadata import Distribution

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PACKAGES = ("shengwang_agent", "shengwang_agent_api", "shengwang_agent_strict")
_SHARED = "the other package, agent-server-sdk, installs into the same folder"


class Damage(NamedTuple):
    """What is wrong with the installation, why, and the commands that mend it."""

    what: str
    why: str
    do: str = REINSTALL


def check_import() -> Damage | None:
    """Whether the ``__init__.py`` that ran is ours. Costs next to nothing."""
    package = sys.modules["shengwang_agent"]
    if getattr(package, "__file__", None) is None:
        return Damage(
            f"shengwang-agent has lost its __init__.py in {FOLDER}",
            f"{_SHARED}; when it was uninstalled, the files that both have went with it",
        )
    if os.path.exists(os.path.join(FOLDER, "pool_client.py")):
        return Damage(
            f"agent-server-sdk was installed over shengwang-agent in {FOLDER}",
            f"{_SHARED} and replaced the files that both have",
        )
    if vars(package).get("__version__") != __version__:
        return Damage(
            f"{package.__file__} is not the file of shengwang-agent {__version__}",
            f"another package or another version wrote it ({_SHARED})",
        )
    return None


def check_files() -> tuple[Damage | None, int]:
    """Compare every file with what was installed; the damage, and how many files were compared.

    Reads all files of the package, which takes milliseconds. Nothing is compared where there is
    no record, as in a source tree.
    """
    damage = check_import()
    if damage is not None:
        return damage, 0
    ours = _here("shengwang-agent")
    files = _recorded(ours) if ours is not None else {}
    missing, foreign = [], []
    for name, digest in files.items():
        found = _digest(os.path.join(os.path.dirname(FOLDER), name))
        if found is None:
            missing.append(name)
        elif found != digest:
            foreign.append(name)
    parts = [_some(missing, "missing"), _some(foreign, "not as installed")]
    if missing or foreign:
        what = f"files of shengwang-agent in {FOLDER}: {'; '.join(filter(None, parts))}"
        return Damage(what, f"an installation broke off, or a file was edited, or {_SHARED}"), 0
    if _here("agent-server-sdk") is not None:
        return Damage(f"agent-server-sdk is installed in {FOLDER}, too", _SHARED), 0
    return None, len(files)


def _here(name: str) -> Distribution | None:
    """The installed distribution of that name, if its files are in our folder."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    folder = str(found.locate_file("shengwang_agent"))
    return found if os.path.realpath(folder) == os.path.realpath(FOLDER) else None


def _recorded(installed: Distribution) -> dict[str, str]:
    """The files of our packages with their SHA-256.

    ``installed.files`` would not do: it leaves out what is missing on the disk.
    """
    import csv

    rows = csv.reader((installed.read_text("RECORD") or "").splitlines())
    return {
        row[0]: row[1].removeprefix("sha256=")
        for row in rows
        if len(row) > 1 and row[1].startswith("sha256=") and row[0].split("/")[0] in _PACKAGES
    }


def _digest(path: str) -> str | None:
    """The SHA-256 of a file as a record writes it; ``None`` if it cannot be read."""
    import hashlib
    from base64 import urlsafe_b64encode

    try:
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read()).digest()
    except OSError:
        return None
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def _some(names: list[str], state: str) -> str:
    """``2 missing (a.py, b.py)``; long lists are cut."""
    if not names:
        return ""
    shown = ", ".join(sorted(names)[:3]) + (", …" if len(names) > 3 else "")
    return f"{len(names)} {state} ({shown})"
