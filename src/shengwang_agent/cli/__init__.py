"""``shengwang-agent``: the platform from a terminal.

Every operation of the API is a command named like its method (``agents start``, ``telephony
list``, ``numbers add``), beside commands for daily work (``agents watch``, ``agents talk``,
``telephony dial``, ``campaign run``, ``token``, ``sandbox``, ``config``, ``doctor``, ``init``).
Needs the extra ``shengwang-agent[cli]``; :mod:`shengwang_agent.cli.errors` lists the exit codes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from shengwang_agent.cli.installation import Damage, check_files, check_import

__all__ = ["main"]

INSTALL = 'shengwang-agent needs its command line extra: pip install "shengwang-agent[cli]"'
_EXTRA = {"typer", "rich"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (default: the arguments of this process) and return its exit code."""
    damage = check_import()
    if damage is not None:
        return _broken(damage)
    try:
        from shengwang_agent.cli.app import run
    except ImportError as error:
        if (error.name or "").partition(".")[0] in _EXTRA:
            print(INSTALL, file=sys.stderr)
            return 3
        damage, _ = check_files()
        if damage is None:
            raise
        return _broken(damage)
    return run(argv)


def _broken(damage: Damage) -> int:
    """Print the three lines without the other modules, which may belong to the other package."""
    print(f"error: {damage.what}\ncause: {damage.why}\n  fix: {damage.do}", file=sys.stderr)
    return 3
