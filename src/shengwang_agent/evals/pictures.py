"""Reports as files: HTML that needs nothing else, JUnit, pictures."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .conversation import shown
from .runner import Report

#: What XML 1.0 cannot hold, nor UTF-8.
_NO_TEXT = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


@cache
def template(name: str) -> Any:
    """A template beside this module; values in it are escaped."""
    import jinja2

    loader = jinja2.PackageLoader("shengwang_agent.evals", ".")
    made = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True)
    made.filters["json"] = shown
    return made.get_template(name)


def html(report: Report) -> str:
    """The conversations with cuts, tools and problems in their places, in one file."""
    cases = [(report.state(runs), runs) for runs in report.scenarios]
    return _filled("report.html", cases=cases, need=report.need)


def junit(report: Report) -> str:
    """One suite, a case for each run; what is broken is an ``error``, not a ``failure``.

    Times are seconds of the sandbox's clock, so that equal runs give equal files.
    """
    return _filled("junit.xml", results=report.results)


def _filled(name: str, **values: Any) -> str:
    return re.sub(_NO_TEXT, "\ufffd", template(name).render(values))
