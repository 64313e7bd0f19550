"""``python -m shengwang_agent.sandbox``: the platform on a port of this machine."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import Any

from .sandbox import Sandbox
from .settings import options

PORT = 8000
"""What the commands listen on unless told otherwise, so that the address can be written down."""


def parser() -> argparse.ArgumentParser:
    """The command line and its help: an option for every setting of a sandbox."""
    made = argparse.ArgumentParser(
        prog="python -m shengwang_agent.sandbox",
        description="Run the Shengwang agent platform on this machine, for development and tests.",
        epilog="A page with everything that happens is at the printed address.",
        argument_default=argparse.SUPPRESS,
    )
    for option in options():
        more: dict[str, Any] = {"action": argparse.BooleanOptionalAction}
        if option.kind is not bool:
            more = {"type": option.kind, "metavar": option.metavar}
        default = str(PORT) if option.name == "port" else option.default
        text = f"{option.text} [default: {default}]" if default else option.text
        made.add_argument(option.flag, dest=option.name, help=text, **more)
    return made


def sandbox_from(given: dict[str, Any]) -> Sandbox:
    """The sandbox of the options that were given; everything else as in ``Sandbox()``."""
    return Sandbox(**{"port": PORT, **given})


def greeting(sandbox: Sandbox, system: str = os.name) -> str:
    """What the terminal shows: the address and lines to paste into another one.

    On Windows they are PowerShell's.
    """
    given = sandbox.settings
    lines = {
        "SHENGWANG_BASE_URL": sandbox.url,
        "SHENGWANG_APP_ID": given.app_id or "demo",
    }
    if given.app_certificate:
        lines["SHENGWANG_APP_CERTIFICATE"] = "<the certificate given>"
    if given.username or not given.app_certificate:
        lines["SHENGWANG_USERNAME"] = given.username or "sandbox"
        lines["SHENGWANG_PASSWORD"] = "<the password given>" if given.password else "sandbox"
    line = "  $env:{} = '{}'" if system == "nt" else "  export {}='{}'"
    exports = "\n".join(line.format(name, value) for name, value in lines.items())
    return (
        f"The sandbox listens on {sandbox.url} (open it in a browser to watch).\n\n"
        f"Point a client at it:\n{exports}\n\nPress Ctrl-C to end it."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until Ctrl-C or SIGTERM; 1 when the extra, the port or a setting cannot be used."""
    try:
        return serve(vars(parser().parse_args(arguments)))
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        return 1


def serve(given: dict[str, Any]) -> int:
    """The same as :func:`main` for settings in place of a command line."""
    try:
        sandbox = sandbox_from(given)
        sandbox.start()
    except (OSError, ValueError) as error:
        print(f"The sandbox cannot start: {error}", file=sys.stderr)
        return 1
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    # One write: a reader that needs the first line only may have closed the pipe before a second.
    sys.stdout.write(greeting(sandbox) + "\n")
    sys.stdout.flush()
    while not done.wait(timeout=1.0):  # a wait without end would not see Ctrl-C on Windows
        pass
    sandbox.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
