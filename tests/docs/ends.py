"""The table of ends in docs/cookbook/campaigns.md, made from ``campaign.outcomes.ENDS``.

python -m tests.docs.ends         writes it into the page, and into the Chinese one
"""

from __future__ import annotations

import re
from pathlib import Path

from shengwang_agent.campaign.outcomes import DEFAULT_RETRY, ENDS, UNKNOWN, End

PAGE = Path(__file__).parents[2] / "docs" / "cookbook" / "campaigns.md"
PLACE = re.compile(r"(?<=<!-- ends -->\n\n).*?(?=\n\n<!-- end of ends -->)", re.DOTALL)
CHINESE = PAGE.with_name("campaigns.zh.md")
WORDS = {
    "any other SIP status": "其他 SIP 状态",
    "message of the agent, or what else": "智能体的消息，或其他条件",
    "the callee spoke as mailboxes do": "对方的话像语音信箱",
    "it took ": "历时 ",
    " s or longer": " s 或更长",
    "up to ": "最多 ",
    " calls, ": " 次，间隔 ",
    " min apart": " 分钟",
    "held for a person": "搁置，由人决定",
    "called again": "再次拨打",
    "| state | reason |": "| 状态 | 原因 |",
    "| outcome |": "| 结果 |",
    "| no |": "| 否 |",
    " or ": " 或 ",
    "| any ": "| 任意 ",
}
HEAD = ("state", "reason", "seen", "message of the agent, or what else", "outcome", "called again")


def table() -> str:
    rows = [HEAD, ("---",) * len(HEAD), *map(cells, ENDS)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def cells(end: End) -> tuple[str, ...]:
    named = (words(end.states), words(end.reasons), f"`{end.seen}`" if end.seen else "any")
    return (*named, more(end) or "any", f"`{end.outcome}`", again(end.outcome))


def words(given: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in given) or "any"


def more(end: End) -> str:
    """What else must hold: statuses and words of the message, words of a mailbox, seconds."""
    parts = []
    if isinstance(end.statuses, range):
        parts.append("any other SIP status")
    elif end.statuses:
        parts.append("SIP " + ", ".join(map(str, end.statuses)))
    if end.words:
        parts.append(", ".join(f"“{word}”" for word in end.words))
    if end.said:
        parts.append("the callee spoke as mailboxes do")
    if end.seconds:
        parts.append(f"it took {end.seconds:g} s or longer")
    return " or ".join(parts)


def again(outcome: str) -> str:
    rule = DEFAULT_RETRY.get(outcome)
    if rule is not None:
        return f"up to {rule.tries} calls, {rule.gap / 60:g} min apart"
    return "held for a person" if outcome == UNKNOWN else "no"


def in_chinese() -> str:
    made = table()
    for word, chinese in WORDS.items():
        made = made.replace(word, chinese)
    return made


def filled(text: str, rows: str) -> str:
    """The page with the table in its place."""
    if not PLACE.search(text):
        raise LookupError(f"{PAGE}: no place for the table of ends")
    return PLACE.sub(lambda _: rows, text)


PAGES = {PAGE: table, CHINESE: in_chinese}

if __name__ == "__main__":
    for path, rows in PAGES.items():
        path.write_text(filled(path.read_text("utf-8"), rows()), "utf-8")
