"""The public surface as text, and which of its changes break a program."""

from __future__ import annotations

import sys

import pytest

if sys.version_info < (3, 11):
    pytest.skip("the workshop needs Python 3.11", allow_module_level=True)

from codegen.surface import changes, lines, read, surface, undeclared

CASES = [
    # name, before, after, whether it breaks, why
    ("Client", "class", None, True, "programs that use it fail"),
    ("Client", None, "class", False, "nothing that exists needs it"),
    ("call(number)", None, "keyword str", True, "it must be given now"),
    ("CallDict[number]", None, "str", True, "it must be given now"),
    ("CallDict[number]", None, "NotRequired[str]", False, "nothing that exists needs it"),
    ("call(number)", None, "keyword str = ''", False, "nothing that exists needs it"),
    ("call(more)", None, "rest Any", False, "nothing that exists needs it"),
    ("call(number)", "1 str", None, True, "programs that use it fail"),
    ("call(number)", "keyword str = ''", "keyword str", True, "it must be given now"),
    ("call(number)", "keyword str", "keyword str = ''", False, "it takes more than before"),
    ("call(n)", "keyword int = 1", "keyword int = 2", True, "who leaves it out gets another value"),
    ("call(number)", "1 str", "2 str", True, "it is given at another place"),
    ("call(number)", "1 str", "keyword str", True, "it is given at another place"),
    ("call(number)", "keyword str", "1 str", False, "it takes more than before"),
    ("call(number)", "1 str", "1 str | int", False, "it takes more than before"),
    ("call(number)", "1 str | int", "1 str", True,
     "values that were taken are refused by type checkers"),
    ("call(headers)", "keyword dict[str, str] | None", "keyword Any", False,
     "it takes more than before"),
    ("call(mode)", "1 Literal['a']", "1 Literal['a', 'b']", False, "it takes more than before"),
    ("call(mode)", "1 Optional[str]", "1 str | None", False, "it takes more than before"),
    ("Kind", "typing.Union[typing.Literal['a'], str]", "typing.Union[typing.Literal['a', 'b'], str]",
     False, "new values"),
    ("CallDict[number]", "str = ...", "str", True, "it must be given now"),
    ("CallDict[number]", None, "str = ...", False, "nothing that exists needs it"),
    ("Reply.state", "str | None", "str", False, "it is one of fewer types"),
    ("Reply.state", "str", "str | None", True, "who reads it gets something else"),
    ("Reply.state", "int", "str", True, "who reads it gets something else"),
    ("get", "-> Reply", "-> Answer", True, "who reads it gets something else"),
    ("get", "-> Reply", "async -> Reply", True, "who reads it gets something else"),
    ("get", "async -> Reply", "deprecated async -> Reply", False, "calls of it warn"),
    ("get", "deprecated -> Reply", "-> Reply", False, "calls of it warn no more"),
    ("get", "-> Reply", "deprecated -> Answer", True, "who reads it gets something else"),
    ("State", "'A' | 'B'", "'A' | 'B' | 'C'", False, "new values"),
    ("State", "'A' | 'B'", "'A'", True, "values are gone"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after", "breaks", "why"), CASES)
def test_what_a_change_means(
    name: str, before: str | None, after: str | None, breaks: bool, why: str
) -> None:
    both = {"call": "-> None", "CallDict": "class", "Reply": "class"}
    old = both | ({name: before} if before else {})
    new = both | ({name: after} if after else {})
    (change,) = changes(old, new)
    assert (change.name, change.breaks, change.why) == (name, breaks, why)
    assert str(change).startswith("breaking" if breaks else "addition")


def test_nothing_is_told_of_what_stays() -> None:
    assert changes({"a": "class", "a(x)": "1 str"}, {"a": "class", "a(x)": "1 str"}) == []


def test_a_class_that_goes_is_told_once() -> None:
    before = {"Reply": "class", "Reply.state": "str", "Reply(state)": "keyword str"}
    assert [change.name for change in changes(before, {})] == ["Reply"]


def test_breaks_come_first() -> None:
    found = changes({"b": "class"}, {"a": "class"})
    assert [change.breaks for change in found] == [True, False]


FOUND = surface()


@pytest.mark.parametrize(
    "line",
    [
        "AgentClient(app_id): keyword str | None = None",
        "AgentClient.agents.get: -> GetAgentsResponse",
        "AgentClient.agents.get#1(agent_id): 2 str",
        "AsyncAgentClient.agents.get: async -> GetAgentsResponse",
        "agents.StartAgentsRequestProperties(channel): keyword str",
        "agents.StartAgentsRequestProperties(labels): keyword dict[str, str] | None = ...",
        "agents.StartAgentsRequest(name): keyword str",
        "agents.StartAgentsRequest.name: str",
        "errors.ShengwangError: is ShengwangError",
        "webhooks.parse: -> Notice",
    ],
)
def test_the_surface_has_what_programs_use(line: str) -> None:
    name, what = line.split(": ", 1)
    assert FOUND[name] == what


def test_the_text_tells_the_whole_surface() -> None:
    assert read(lines(FOUND)) == FOUND


def test_no_address_of_this_run_stands_in_it() -> None:
    assert " at 0x" not in lines(FOUND)


@pytest.mark.parametrize("sign", "-*")
def test_a_declared_break_passes(sign: str) -> None:
    found = changes({"Client": "class", "Old": "class"}, {})
    newest = (
        "# Changelog\n\n## 3.0\n\n- Breaking: `Client` is gone.\n\n## 2.0\n- Breaking: `Old` x\n"
    ).replace("\n- ", f"\n{sign} ")
    assert [change.name for change in undeclared(found, newest)] == ["Old"]
