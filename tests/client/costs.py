"""What must not grow unnoticed, counted without a clock.

Each budget is the figure of the day with a little room. A change that needs more raises the number
here, in the same commit, and says in its message what the cost buys; a change that needs much less
lowers it. Figures in seconds are no budgets: they belong to ``benchmarks/``.
"""

from __future__ import annotations

# Modules ----------------------------------------------------------------------------------

OWN_MODULES_OF_THE_PACKAGE = 2
"""``import shengwang_agent``: the names, and the version. Everything else is loaded on first use."""

OWN_MODULES_OF_THE_CLIENT = 18
"""``from shengwang_agent import AgentClient``; keeps a cold start at half of ``import httpx``."""

ALL_MODULES_OF_THE_CLIENT = 60
"""The same with those of the standard library, over what Python itself loads."""

OWN_MODULES_OF_A_CALL = 50
"""The first call on top of it, ``[fast]`` included: one model is loaded, not all of them."""

# Calls ------------------------------------------------------------------------------------

FRAMES_AT_SEND = 2
"""Own frames on the stack between the user and the HTTP library's ``send``."""

CALLS_TO_SEND = 40
"""Own Python calls from the public method to ``send``."""

CALLS_IN_ALL = 54
"""Own Python calls of a whole operation."""

# Memory -----------------------------------------------------------------------------------

BLOCKS_PER_LISTED_ITEM = 1.1
"""Blocks of memory for an item of a list, beside its decoded JSON: the object, and nothing else."""

BYTES_PER_LISTED_ITEM = 100
"""Bytes for the same."""

# The wire ---------------------------------------------------------------------------------

HEADER_BYTES = 260
"""A request without its body, of a client on 127.0.0.1 with a short user name and password."""

START_BODY_OVER_JSON = 0
"""Bytes a body may have beyond the same JSON written compactly in UTF-8."""

SENDS_PER_CALL = 1
"""Packets a request is handed to the system in. The HTTP library sends head and body by
themselves, so a call with a body has one more there."""

# What is installed ------------------------------------------------------------------------

WHEEL_BYTES = 935_000
"""Size of the wheel; ``make build`` looks."""

INSTALLED_BYTES = 2_955_000
"""The same unpacked, without bytecode caches."""


def within(count: float, budget: float, name: str) -> None:
    """Fail with the way out when ``count`` is over its budget."""
    assert count <= budget, (
        f"{name}: {count:g}, the budget is {budget:g}. Do with less, or raise {name} in "
        "tests/client/costs.py and say in the commit what the cost buys."
    )
