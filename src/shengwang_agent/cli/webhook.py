"""``webhook``: what the platform would see of your webhook."""

from __future__ import annotations

from typing import Annotated

import typer

from shengwang_agent.cli.commands import add_command, argument, option
from shengwang_agent.cli.files import secret
from shengwang_agent.cli.llm import module, report
from shengwang_agent.cli.options import Output

app = typer.Typer()


@add_command(app, "webhook.check")
def check(
    output: Output,
    url: Annotated[str, argument("URL", "The address, as the console gets it.")],
    key: Annotated[str, option("--secret SECRET", "The key of the signatures; or `@FILE`.")],
) -> None:
    """Send notices to a webhook as the platform does: all events, repeats, forgeries, ten at once.

    Works with any server in any language. Every check tells what was sent, what came, and what the
    platform would do. Exit code 12 when there is a fault, 10 when nobody answers.
    """
    checks = module("checks.webhook")
    report(checks.WebhookCheck(url, secret(key) or "").run(), output, checks.LIMITS)
