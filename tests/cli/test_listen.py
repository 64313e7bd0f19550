"""``listen``: webhooks as the sandbox sends them, strangers, forwarding, replays, tunnels."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.sandbox import Sandbox
from tests.cli.conftest import PROPERTIES
from tests.cli.terminal import ENTRY, piped, program_in_terminal, wait_for
from tests.recorder import Received, recorder

SECRET = "notification-secret"
LEFT = {"agent_id": "A1", "channel": "room", "message": "left"}


class Listening:
    """The running command: its address and what it prints."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self.running = running
        assert running.stderr is not None
        self.said = running.stderr.readline()
        self.url = self.said.removeprefix("listens on ").strip()

    def line(self) -> str:
        assert self.running.stdout is not None
        return self.running.stdout.readline().rstrip("\n")

    def end(self) -> tuple[int, str, str]:
        self.running.send_signal(signal.SIGINT)
        out, err = self.running.communicate(timeout=60)
        return self.running.returncode, out, err


@contextmanager
def listening(*argv: str) -> Iterator[Listening]:
    command = [*ENTRY, "listen", "--port", "0", "--secret", SECRET, *argv]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, text=True, preexec_fn=_interruptible
    ) as running:
        try:
            yield Listening(running)
        finally:
            running.kill()


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def notice(number: int = 1, payload: Any = LEFT) -> bytes:
    event = {"noticeId": f"n{number}", "productId": 17, "eventType": 102, "notifyMs": 1}
    return json.dumps({**event, "payload": payload}).encode()


def signature(body: bytes, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def send(url: str, body: bytes, secret: str = SECRET) -> tuple[int, Any]:
    headers = {"Agora-Signature-V2": signature(body, secret), "Content-Type": "application/json"}
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_the_notices_of_a_sandbox_are_printed() -> None:
    with listening() as command, Sandbox() as box, box.client() as client:
        box.webhooks.to(command.url, secret=SECRET, events={101, 102})
        agent_id = str(client.agents.start(name="a", properties=PROPERTIES).agent_id)
        client.agents.stop(agent_id=agent_id)
        box.settle()
        lines = [command.line(), command.line()]
    assert [line.split()[1:3] for line in lines] == [
        ["agent_joined", agent_id],
        ["agent_left", agent_id],
    ]
    assert 'channel="room"' in lines[0]


def test_a_repeat_says_so_and_json_is_whole() -> None:
    with listening("--json") as command:
        assert send(command.url, notice()) == (200, {"code": 0, "msg": "success"})
        send(command.url, notice())
        first, second = json.loads(command.line()), json.loads(command.line())
    assert (first["name"], first["again"], first["payload"]) == ("agent_left", False, LEFT)
    assert second["again"] is True


def test_a_stranger_is_refused_and_neither_printed_nor_kept(clean: Path) -> None:
    with recorder(lambda received: (200, {})) as record:
        options = ("--record", "kept.jsonl", "--forward", f"{record.url}/hook")
        with listening(*options) as command:
            assert send(command.url, notice(), "another")[0] == 401
            assert send(command.url, b"{}")[0] == 400
            send(command.url, notice(2))
            code, out, err = command.end()
        assert code == 130
        assert len(out.splitlines()) == 1
        assert err.count("warning: refused: ") == 2
        assert SECRET not in out + err
        assert len((clean / "kept.jsonl").read_text().splitlines()) == 1
        assert len(record.received) == 1


def test_what_is_forwarded_is_what_came_and_its_answer_is_the_platforms() -> None:
    def answer(received: Received) -> tuple[int, object]:
        return 503, {"why": "later"}

    body = notice(payload={"text": "你好 \u2028"}) + b" \n"
    with recorder(answer) as record, listening("--forward", f"{record.url}/hook") as command:
        assert send(command.url, body) == (503, {"why": "later"})
        (received,) = record.received
    assert received.path == "/hook"
    assert received.body == json.loads(body)
    headers = {name.lower(): value for name, value in received.headers.items()}
    assert headers["agora-signature-v2"] == signature(body)


def test_the_bytes_are_the_same_after_two_hands() -> None:
    """The second checks the signature, which is over the bytes."""
    with listening() as inner, listening("--forward", inner.url) as outer:
        assert send(outer.url, b" " + notice() + b"\n")[0] == 200
        assert "agent_left A1" in inner.line()


def test_nobody_to_forward_to_has_the_platform_send_again() -> None:
    with listening("--forward", "http://127.0.0.1:1/hook") as command:
        assert send(command.url, notice())[0] == 502
        assert "has not answered" in command.end()[2]


def test_a_file_is_replayed_with_its_signatures(clean: Path) -> None:
    with listening("--record", "kept.jsonl") as command:
        for number in (1, 2):
            send(command.url, notice(number))
        command.end()
    with listening("--json") as again:
        ran = piped("listen", "--replay", "kept.jsonl", "--forward", again.url)
        heard = [json.loads(again.line())["noticeId"] for _ in range(2)]
    assert (ran.code, ran.out) == (0, "200 agent_left n1\n200 agent_left n2\n")
    assert heard == ["n1", "n2"]


def test_a_replay_that_is_not_taken_ends_with_12(clean: Path) -> None:
    with listening("--record", "kept.jsonl") as command:
        send(command.url, notice())
        command.end()
    with recorder(lambda received: (500, {})) as record:
        ran = piped("listen", "--replay", "kept.jsonl", "--forward", record.url)
    assert (ran.code, ran.out) == (12, "500 agent_left n1\n")


def test_a_file_that_is_none_sends_nothing(clean: Path) -> None:
    good = json.dumps({"headers": {}, "body": "eyJub3RpY2VJZCI6ICIxIiwgImV2ZW50VHlwZSI6IDF9"})
    (clean / "kept.jsonl").write_text(f"{good}\n{{}}\n")
    with recorder(lambda received: (200, {})) as record:
        ran = piped("listen", "--replay", "kept.jsonl", "--forward", record.url)
        assert record.received == []
    assert ran.code == 2
    assert "line 2 of kept.jsonl is no notice" in ran.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "--secret is missing"),
        (("--replay", "kept.jsonl"), "--replay needs --forward"),
        (("--secret", "s", "--forward", "file:///etc/hosts"), "is no address"),
        (("--secret", "s", "--record", "none/there.jsonl"), "cannot be written"),
        (("--secret", "s", "--port", "0", "--tunnel", "cloudflared"), "--tunnel has no {url}"),
        (("--secret", "s", "--port", "0", "--tunnel", "no-such-program {url}"), "cannot be run"),
    ],
)
def test_a_wrong_command_line_is_told(argv: tuple[str, ...], words: str, clean: Path) -> None:
    ran = subprocess.run([*ENTRY, "listen", *argv], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 2
    assert words in ran.stderr


def test_a_tunnel_is_told_the_address_and_ended(clean: Path) -> None:
    program = "import sys, time, os; print('leads to', sys.argv[1], os.getpid(), flush=True); time.sleep(600)"
    (clean / "tunnel.py").write_text(program)
    with listening("--tunnel", f"{sys.executable} tunnel.py {{url}}") as command:
        assert command.running.stderr is not None
        words = command.running.stderr.readline().split()
        assert words[:3] == ["leads", "to", command.url]
        assert command.end()[0] == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(words[3]), 0)


def test_a_tunnel_that_ends_ends_the_listening() -> None:
    with listening("--tunnel", f"{sys.executable} -c pass {{url}}") as command:
        _, err = command.running.communicate(timeout=60)
    assert command.running.returncode == 10
    assert "the tunnel has ended" in err


def test_letters_that_command_a_terminal_are_not_printed() -> None:
    argv = ("listen", "--port", "0", "--secret", SECRET)
    with program_in_terminal(*argv) as (running, _, seen):
        wait_for("127.0.0.1:", running, seen)
        wait_for("\n", running, seen)
        url = b"".join(seen).decode().partition("listens on ")[2].split()[0]
        send(url, notice(payload={"agent_id": "A\x1b]0;x\x07", "message": "m"}))
        wait_for("message=", running, seen)
        os.killpg(running.pid, signal.SIGINT)
    assert running.returncode == 130
    assert b"\x1b]0;" not in b"".join(seen)
