"""``python -m shengwang_agent.sandbox``: the platform on a port of this machine."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Sequence

from .box import Sandbox


def parser() -> argparse.ArgumentParser:
    """The command line and its help."""
    made = argparse.ArgumentParser(
        prog="python -m shengwang_agent.sandbox",
        description="Run the Shengwang agent platform on this machine, for development and tests.",
        epilog="A page with everything that happens is at the printed address.",
    )
    add = made.add_argument
    add("--port", type=int, default=8000, help="port on 127.0.0.1; 0 takes a free one")
    add("--state", metavar="FILE", help="SQLite file that keeps the state over restarts")
    add("--username", help="customer id to demand (default: any)")
    add("--password", help="customer secret to demand")
    add("--app-id", help="app id to demand (default: any)")
    add("--app-certificate", help="certificate by which tokens are verified")
    add("--webhook", metavar="URL", help="where notifications are delivered")
    add("--webhook-secret", default="", help="key of the notification signatures")
    add("--replies", metavar="llm|TEXT", help="'llm': ask each agent's own llm.url on this machine")
    add("--start-delay", type=float, default=0.4, help="seconds an agent takes to start")
    add("--rings", type=float, default=2.0, help="seconds a telephone rings before it is answered")
    add(
        "--hangs-up-after",
        type=float,
        metavar="SECONDS",
        help="end of answered calls by the callee",
    )
    add("--max-agents", type=int, default=20, help="agents at once per project; 0: no quota")
    add("--rate", type=float, metavar="N", help="requests per second and project before 429")
    add("--speed", type=float, default=1.0, help="sandbox seconds per real second")
    add("--seed", type=int, default=0, help="seed of identifiers and chance")
    return made


def sandbox_from(given: argparse.Namespace) -> Sandbox:
    """The sandbox the command line describes."""
    sandbox = Sandbox(
        port=given.port,
        state=given.state,
        username=given.username,
        password=given.password,
        app_id=given.app_id,
        app_certificate=given.app_certificate,
        webhook=given.webhook,
        webhook_secret=given.webhook_secret,
        replies=given.replies,
        speed=given.speed,
        seed=given.seed,
        start_delay=given.start_delay,
        max_agents=given.max_agents or None,
        requests_per_second=given.rate,
    )
    sandbox.callee("answered", rings=given.rings, hangs_up_after=given.hangs_up_after)
    return sandbox


def greeting(sandbox: Sandbox, given: argparse.Namespace) -> str:
    """What the terminal shows: the address and lines to paste into another one."""
    lines = {
        "SHENGWANG_BASE_URL": sandbox.url,
        "SHENGWANG_APP_ID": given.app_id or "demo",
    }
    if given.app_certificate:
        lines["SHENGWANG_APP_CERTIFICATE"] = "<the certificate given>"
    if given.username or not given.app_certificate:
        lines["SHENGWANG_USERNAME"] = given.username or "sandbox"
        lines["SHENGWANG_PASSWORD"] = "<the password given>" if given.password else "sandbox"
    exports = "\n".join(f"  export {name}='{value}'" for name, value in lines.items())
    return (
        f"The sandbox listens on {sandbox.url} (open it in a browser to watch).\n\n"
        f"Point a client at it:\n{exports}\n\nPress Ctrl-C to end it."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until Ctrl-C or SIGTERM; 1 when the port or the state file cannot be used."""
    given = parser().parse_args(arguments)
    try:
        sandbox = sandbox_from(given)
        sandbox.start()
    except (OSError, ValueError) as error:
        print(f"The sandbox cannot start: {error}", file=sys.stderr)
        return 1
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    # One write: whoever reads only the first line may have gone before a second one.
    sys.stdout.write(greeting(sandbox, given) + "\n")
    sys.stdout.flush()
    while not done.wait(timeout=1.0):  # a wait without end would not see Ctrl-C on Windows
        pass
    sandbox.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
