"""``webhook``: what the platform would see of your webhook."""

from __future__ import annotations

from typing import Annotated

import typer

from shengwang_agent.cli.llm import module, report, secret
from shengwang_agent.cli.options import Output, add_command

app = typer.Typer()

_Url = Annotated[str, typer.Argument(metavar="URL", help="The address, as the console gets it.")]
_Secret = Annotated[
    str, typer.Option("--secret", metavar="SECRET", help="The key of the signatures; or `@FILE`.")
]


@add_command(app, "webhook.check")
def check(output: Output, url: _Url, secret_: _Secret) -> None:
    """Send notices to a webhook as the platform does: all events, repeats, forgeries, ten at once.

    Works with any server in any language. Every check tells what was sent, what came, and what the
    platform would do. Exit code 12 when there is a fault, 10 when nobody answers.
    """
    checks = module("checks.webhook")
    report(checks.WebhookCheck(url, secret(secret_) or "").run(), output, checks.LIMITS)
