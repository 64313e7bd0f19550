"""``listen``: webhooks of the platform on this machine: checked, printed, kept, forwarded, sent again."""

from __future__ import annotations

import base64
import json
import os
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TextIO
from urllib.parse import urlsplit

from shengwang_agent.cli import files
from shengwang_agent.cli.commands import option
from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import Text
from shengwang_agent.cli.screen import clean, say, warn

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer

    from shengwang_agent.webhooks import Notice

JSON = dict[str, Any]
_KEPT = ("content-type", "agora-signature", "agora-signature-v2")
_SECONDS = 10.0
"""The platform waits as long for an answer, so whoever it is forwarded to has no more."""


def listen(
    port: Annotated[int, option("--port PORT", "Port on 127.0.0.1.", min=0, max=65535)] = 8300,
    secret: Annotated[
        Text,
        option("--secret SECRET", "The key of the signatures, or `@FILE`; not for `--replay`."),
    ] = None,
    forward: Annotated[
        Text,
        option(
            "--forward URL",
            "Send each genuine notice on, as it came; its answer is the platform's.",
        ),
    ] = None,
    record: Annotated[Text, option("--record FILE", "Add each genuine notice to a file.")] = None,
    replay: Annotated[Text, option("--replay FILE", "Send those of a file to --forward.")] = None,
    tunnel: Annotated[
        Text,
        option(
            "--tunnel COMMAND",
            "Run this beside it, until the end; `{url}` in it is the address.",
        ),
    ] = None,
    as_json: Annotated[bool, option("--json", "Print each notice as a line of JSON.")] = False,
) -> None:
    """Receive the webhooks of the platform on this machine, and print them as they come.

    Signatures are checked: a stranger's request gets 401, and is neither kept nor forwarded.
    Listens on 127.0.0.1; `--tunnel` runs a program of yours that leads there. With `--replay`
    nothing is received. Ends with exit code 12 when an answer to a replay is not 2xx.
    """
    if forward is not None and not forward.startswith(("http://", "https://")):
        what = f"--forward {forward!r} is no address"
        do = "write it so: http://127.0.0.1:8000/webhook"
        raise CommandError(what, "it begins with http:// or https://", do)
    if replay is not None:
        _replay(replay, forward)
        return
    key = files.secret(secret)
    if not key:
        why = "without it nobody can tell the platform's notices from a stranger's"
        do = "give the secret of the console: `--secret @secret.txt`"
        raise CommandError("--secret is missing", why, do)
    with ExitStack() as stack:
        kept = None
        if record:
            with files.writable(record, "name another file with --record"):
                kept = stack.enter_context(open(record, "a", encoding="utf-8"))
        listener = Listener(key, forward, kept, as_json)
        server = stack.enter_context(_bound(port, listener))
        url = f"http://127.0.0.1:{server.server_port}"
        say(f"listens on {url}")
        if tunnel:
            stack.enter_context(_beside(tunnel, url, server))
        server.serve_forever(poll_interval=0.1)  # until Ctrl-C, or until the tunnel ends
    why = "the program of --tunnel has stopped by itself"
    raise CommandError("the tunnel has ended", why, "see what it printed", Code.NO_ANSWER)


class Answer(NamedTuple):
    """What the platform gets."""

    status: int
    body: bytes


class Listener:
    """Takes requests; what it prints is on standard output, one line a notice."""

    def __init__(self, secret: str, forward: str | None, kept: TextIO | None, whole: bool) -> None:
        from shengwang_agent.webhooks import Seen

        self._secret, self._forward, self._kept, self._whole = secret, forward, kept, whole
        self._seen, self._lock = Seen(), threading.Lock()

    def take(self, body: bytes, headers: list[tuple[str, str]]) -> Answer:
        """Check, print, keep and forward one request."""
        from shengwang_agent import webhooks

        try:
            notice = webhooks.verify(body, headers, self._secret)
        except webhooks.WebhookError as error:
            genuine = not isinstance(error, webhooks.SignatureError)
            warn(f"refused: {error}")
            return _told(400 if genuine else 401, str(error))
        sent = {name.lower(): value for name, value in headers if name.lower() in _KEPT}
        with self._lock:
            self._print(notice, not self._seen.first(notice))
            if self._kept is not None:
                # The signature is over these very bytes.
                entry = {"headers": sent, "body": base64.b64encode(body).decode()}
                self._kept.write(json.dumps(entry) + "\n")
                self._kept.flush()
        if self._forward is None:
            return Answer(200, b'{"code":0,"msg":"success"}')
        answer = post(self._forward, body, sent)
        say(f"forwarded {notice.name}: {answer.status}")
        return answer

    def _print(self, notice: Notice, again: bool) -> None:
        payload = notice.raw.get("payload")
        if self._whole:
            event = {"name": notice.name, "again": again, **notice.raw}
            print(json.dumps(event, ensure_ascii=False), flush=True)
            return
        fields = dict(payload) if isinstance(payload, dict) else {}
        words = [time.strftime("%H:%M:%S"), "check" if notice.is_check else notice.name]
        words += [str(fields.pop("agent_id", "-")), *(["(again)"] if again else [])]
        words += [f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        print(clean(" ".join(words)), flush=True)


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Send a notice on as it came; 502 when nobody answers, so that the platform sends it again."""
    from http.client import HTTPConnection, HTTPException, HTTPSConnection

    parts = urlsplit(url)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    path = f"{parts.path or '/'}{parts.query and '?'}{parts.query}"
    try:
        with closing(connect(parts.hostname or "", parts.port, timeout=_SECONDS)) as connection:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.read())
    except (OSError, HTTPException, ValueError) as error:
        warn(f"{url} has not answered: {files.reason(error)}")
        return _told(502, "the receiver has not answered")


def _told(status: int, message: str) -> Answer:
    return Answer(status, json.dumps({"code": status, "msg": message}).encode())


@contextmanager
def _bound(port: int, listener: Listener) -> Iterator[ThreadingHTTPServer]:
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    from shengwang_agent.llmserver.asgi import BODY_SECONDS, MOST_BYTES

    class Handler(BaseHTTPRequestHandler):
        timeout = BODY_SECONDS

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            answer = _told(413, f"a body of at most {MOST_BYTES} bytes and its length are wanted")
            if length.isdecimal() and int(length) <= MOST_BYTES:
                answer = listener.take(self.rfile.read(int(length)), self.headers.items())
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        do = "choose another one with --port"
        raise CommandError(f"port {port} cannot be used", files.reason(error), do) from None
    with server:
        yield server


@contextmanager
def _beside(command: str, url: str, server: ThreadingHTTPServer) -> Iterator[None]:
    """A program of the user's until the end; when it ends before, so does the listening."""
    if "{url}" not in command:
        do = 'write it so: --tunnel "cloudflared tunnel --url {url}"'
        raise CommandError("--tunnel has no {url}", "the program must be told where to lead", do)
    try:
        line = command.replace("{url}", url)
        # Windows takes a line apart itself: its paths have backslashes.
        words = line if os.name == "nt" else shlex.split(line)
        running = subprocess.Popen(words, stdout=sys.stderr.fileno(), stdin=subprocess.DEVNULL)
    except (OSError, ValueError) as error:
        do = "install it, or correct --tunnel"
        raise CommandError(f"{command!r} cannot be run", str(error), do) from None
    ending = threading.Event()

    def watch() -> None:
        running.wait()
        if not ending.is_set():
            server.shutdown()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ending.set()
        running.terminate()
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=5)
        running.kill()
        watcher.join()


def _replay(name: str, forward: str | None) -> None:
    if forward is None:
        why = "the notices of the file are sent somewhere"
        do = "name the receiver: `--forward http://127.0.0.1:8000/webhook`"
        raise CommandError("--replay needs --forward", why, do)
    failed = 0
    for notice, body, headers in _recorded(name):
        status = post(forward, body, headers).status
        failed += not 200 <= status < 300
        print(status, notice.name, notice.notice_id, flush=True)
    if failed:
        what, why = f"{failed} of the notices were not taken", "their answers are not 2xx, or none"
        raise CommandError(what, why, "see the log of the receiver", Code.NEGATIVE)


def _recorded(name: str) -> list[tuple[Notice, bytes, dict[str, str]]]:
    """The notices of a file; all of it is read before the first is sent."""
    from shengwang_agent import webhooks

    found = []
    for number, line in enumerate(files.text_of(name, "--replay").splitlines(), 1):
        try:
            entry = json.loads(line)
            body = base64.b64decode(entry["body"], validate=True)
            headers = {str(key): str(value) for key, value in entry["headers"].items()}
            found.append((webhooks.parse(body), body, headers))
        except (ValueError, LookupError, TypeError, AttributeError):
            what = f"line {number} of {name} is no notice"
            why = "a file of `listen --record` has one on each line"
            raise CommandError(what, why, "name such a file; nothing was sent") from None
    return found
