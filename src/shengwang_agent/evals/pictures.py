"""Reports as files: HTML that needs nothing else, JUnit, pictures."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree as Xml

from .conversation import shown
from .runner import Report, Result

#: What XML 1.0 cannot hold.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    counts = {name: sum(s == name for s, _ in cases) for name in ("passed", "failed", "error")}
    return str(template("report.html").render(cases=cases, counts=counts, need=report.need))


def junit(report: Report) -> str:
    """One suite, a case for each run; what is broken is an ``error``, not a ``failure``.

    Times are seconds of the sandbox's clock, so that equal runs give equal files.
    """
    suite = Xml.Element("testsuite", name="shengwang-agent eval", tests=str(len(report.results)))
    for name, state in (("failures", "failed"), ("errors", "error")):
        suite.set(name, str(sum(each.state == state for each in report.results)))
    for result in report.results:
        suite.append(_case(result))
    return Xml.tostring(suite, encoding="unicode", xml_declaration=True)


def _case(result: Result) -> Xml.Element:
    attributes = {
        "name": result.name,
        "classname": str(result.file),
        "time": f"{result.seconds:.3f}",
    }
    case = Xml.Element("testcase", {key: _clean(value) for key, value in attributes.items()})
    properties = Xml.SubElement(case, "properties")
    Xml.SubElement(properties, "property", name="seed", value=str(result.seed))
    if result.state != "passed":
        kind = "failure" if result.state == "failed" else "error"
        told = Xml.SubElement(case, kind, message=_clean(result.problems[0]))
        told.text = _clean("\n".join(result.problems))
    Xml.SubElement(case, "system-out").text = _clean(result.transcript)
    return case


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
