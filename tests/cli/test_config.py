"""Profiles: a file for its owner only, and who wins over whom."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from unittest.mock import Mock

import pytest

from shengwang_agent.cli.connection import host_of, open_client, resolve
from shengwang_agent.cli.options import ConnectionOptions
from shengwang_agent.cli.profiles import KEYS, exposed, load, path
from tests.cli.terminal import piped, program_in_terminal, wait_for

SECRETS = [key for key, entry in KEYS.items() if entry.secret]


def put(key: str, value: str, *more: str) -> None:
    ran = piped("config", "set", key, "-", *more, typed=value)
    assert ran.code == 0, ran.err
    assert value not in ran.out or not KEYS[key].secret


def test_the_file_is_its_owners_alone(clean: Path) -> None:
    old = os.umask(0)
    try:
        put("password", "secret")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path().stat().st_mode) == 0o600
    assert stat.S_IMODE(path().parent.stat().st_mode) == 0o700
    put("username", "me")
    assert stat.S_IMODE(path().stat().st_mode) == 0o600
    assert os.listdir(path().parent) == ["config.ini"], "nothing is left beside it"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_others_can_read_is_not_used(mode: int) -> None:
    put("password", "secret")
    path().chmod(mode)
    assert exposed(mode)
    for argv in (("config", "list"), ("agents", "list"), ("config", "set", "username", "x")):
        ran = piped(*argv)
        assert ran.code == 3
        assert f"chmod 600 {path()}" in ran.err
        assert "secret" not in ran.err.replace("secrets", "")


def test_a_broken_file_is_named() -> None:
    path().parent.mkdir(parents=True)
    path().write_text("username = nowhere\n")
    path().chmod(0o600)
    ran = piped("config", "list")
    assert ran.code == 3
    assert str(path()) in ran.err
    assert len(ran.err.splitlines()) == 3


def test_shengwang_config_names_another_file(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_CONFIG", str(clean / "mine.ini"))
    put("username", "me")
    assert piped("config", "path").out == f"{clean / 'mine.ini'}\n"
    assert (clean / "mine.ini").is_file()


@pytest.mark.parametrize("key", SECRETS)
def test_secrets_never_come_from_the_command_line(key: str) -> None:
    ran = piped("config", "set", key, "a-secret")
    assert ran.code == 2
    assert "a-secret" not in ran.err
    assert not path().exists()


def test_a_secret_is_asked_for_and_not_echoed() -> None:
    with program_in_terminal("config", "set", "password") as (running, keys, seen):
        wait_for("password: ", running, seen)
        os.write(keys, b"hidden-secret\n")
    assert running.returncode == 0, seen
    assert b"hidden-secret" not in b"".join(seen)
    assert load().settings("default") == {"password": "hidden-secret"}


@pytest.mark.parametrize(
    "value", ["plain", "with = sign", "# hash", "%d%(x)s", "[x]", "ünïcode", "a;b"]
)
def test_values_come_back_as_they_were(value: str) -> None:
    put("username", value)
    assert load().settings("default") == {"username": value}


@pytest.mark.parametrize("value", ["", "two\nlines"])
def test_a_value_is_one_line(value: str) -> None:
    assert piped("config", "set", "username", "-", typed=value).code == 2


def test_no_value_and_no_one_to_ask() -> None:
    ran = piped("config", "set", "username")
    assert ran.code == 2
    assert "no one to ask" in ran.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("set", "user_name", "x"), "did you mean 'username'?"),
        (("set", "zzz", "x"), "config --help"),
        (("set", "base_url", "http://example.com"), "must be https"),
        (("set", "area", "MOON"), "US, EU, AP, CN"),
        (("set", "username", "x", "--profile", "a b"), "no name for a profile"),
        (("use", "nowhere"), "no profile 'nowhere'"),
        (("remove", "nowhere"), "no profile 'nowhere'"),
    ],
)
def test_mistakes_are_explained(argv: tuple[str, ...], words: str) -> None:
    ran = piped("config", *argv)
    assert ran.code in (2, 3)
    assert words in ran.err
    assert len(ran.err.splitlines()) == 3


def test_profiles_are_listed_chosen_and_removed() -> None:
    put("username", "one")
    put("username", "two", "--profile", "staging")
    assert piped("config", "use", "staging").code == 0
    rows = json.loads(piped("config", "list", "--json").out)
    assert [(row["profile"], row["active"]) for row in rows] == [
        ("default", False),
        ("staging", True),
    ]
    assert resolve(ConnectionOptions())["username"].text == "two"
    assert piped("config", "remove", "staging").code == 0
    assert resolve(ConnectionOptions())["username"].text == "one"
    assert piped("config", "unset", "username").code == 0
    assert load().names() == []


def test_the_environment_wins_over_the_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    put("username", "profile-user")
    put("password", "profile-password")
    put("app_id", "profile-app")
    put("base_url", "https://profile.example")
    assert resolve(ConnectionOptions())["username"].text == "profile-user"
    monkeypatch.setenv("SHENGWANG_AUTH_TOKEN", "007x")
    monkeypatch.setenv("SHENGWANG_BASE_URL", "https://environment.example")
    found = {key: value.text for key, value in resolve(ConnectionOptions()).items()}
    assert found == {
        "auth_token": "007x",
        "app_id": "profile-app",
        "base_url": "https://environment.example",
    }


def test_half_a_pair_is_never_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    put("password", "profile-password")
    monkeypatch.setenv("SHENGWANG_USERNAME", "environment-user")
    assert "password" not in resolve(ConnectionOptions())


def test_the_command_line_wins_over_both(monkeypatch: pytest.MonkeyPatch) -> None:
    put("app_id", "profile-app")
    monkeypatch.setenv("SHENGWANG_APP_ID", "environment-app")
    found = resolve(ConnectionOptions(app_id="given-app"))
    assert found["app_id"] == ("given-app", "the command line")


@pytest.mark.parametrize(
    ("area", "url", "kept"),
    [
        ("US", "https://environment.example", False),
        ("US", "http://127.0.0.1:8000", True),  # a trial in the sandbox stays in it
        (None, "https://environment.example", True),
    ],
)
def test_an_area_that_is_asked_for_wins_over_an_address_of_the_environment(
    area: str | None, url: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENGWANG_BASE_URL", url)
    for name in ("USERNAME", "PASSWORD"):
        monkeypatch.setenv(f"SHENGWANG_{name}", "x")
    connection = ConnectionOptions(area=area)
    assert ("base_url" in resolve(connection)) is kept
    assert (host_of(connection) == url) is kept
    with open_client(connection) as client:
        assert client.get_current_url() == host_of(connection)
    both = ConnectionOptions(area=area, base_url="https://given.example")
    assert host_of(both) == "https://given.example"


def test_an_area_of_a_profile_does_not_beat_what_is_nearer(monkeypatch: pytest.MonkeyPatch) -> None:
    put("area", "US")
    put("base_url", "https://profile.example")
    assert host_of(ConnectionOptions()) == "https://profile.example"
    monkeypatch.setenv("SHENGWANG_BASE_URL", "https://environment.example")
    assert host_of(ConnectionOptions()) == "https://environment.example"


def test_an_env_file_stands_between(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clean / ".env").write_text(
        "# a comment\nexport SHENGWANG_USERNAME='file user'\nSHENGWANG_PASSWORD=\"p=1\"\n"
        "SHENGWANG_APP_ID=file-app\nSHENGWANG_APP_CERTIFICATE=\nOTHER=1\nnonsense\n"
    )
    put("username", "profile-user")
    assert resolve(ConnectionOptions())["username"].text == "profile-user", "it is not read unasked"
    monkeypatch.setenv("SHENGWANG_APP_ID", "environment-app")
    found = resolve(ConnectionOptions(env_file=".env"))
    assert {key: tuple(value) for key, value in found.items()} == {
        "username": ("file user", ".env"),
        "password": ("p=1", ".env"),
        "app_id": ("environment-app", "the environment"),
    }
    assert piped("config", "show", "--env-file", "gone").code == 2


def test_an_env_file_is_read_as_a_shell_reads_it(clean: Path) -> None:
    (clean / ".env").write_bytes(
        b"\xef\xbb\xbfSHENGWANG_USERNAME=me\t# who\r\n"
        b"\texport\tSHENGWANG_PASSWORD = 'a # b'  # quoted\r\n"
        b"#SHENGWANG_APP_CERTIFICATE=no\r\nSHENGWANG_APP_ID=a#b\r\nSHENGWANG_AUTH_TOKEN= # none\r\n"
    )
    found = resolve(ConnectionOptions(env_file=".env"))
    assert {key: value.text for key, value in found.items()} == {
        "username": "me",
        "password": "a # b",
        "app_id": "a#b",
    }


def test_without_a_home_there_are_no_profiles(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SHENGWANG_CONFIG", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    unknown = RuntimeError("Could not determine home directory.")
    monkeypatch.setattr(Path, "home", Mock(side_effect=unknown))
    assert piped("agents", "list", "--app-id", "demo", "--dry-run").code == 0
    ran = piped("config", "set", "app_id", "demo")
    assert ran.code == 3
    assert "HOME is not set" in ran.err


def test_show_tells_where_each_value_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    put("username", "me", "--profile", "staging")
    put("password", "my-secret", "--profile", "staging")
    monkeypatch.setenv("SHENGWANG_PROFILE", "staging")
    monkeypatch.setenv("SHENGWANG_APP_ID", "an-app")
    rows = {row["setting"]: row for row in json.loads(piped("config", "show", "--json").out)}
    assert rows["password"] == {"setting": "password", "value": "***", "from": "profile staging"}
    assert rows["app_id"]["from"] == "the environment"
    assert "my-secret" in piped("config", "show", "--show-secrets").out


def test_an_unknown_profile_is_not_ignored() -> None:
    ran = piped("agents", "list", "--profile", "nowhere")
    assert ran.code == 3
    assert "there is no profile 'nowhere'" in ran.err


def test_the_customers_names_work_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_CUSTOMER_ID", "id")
    monkeypatch.setenv("SHENGWANG_CUSTOMER_SECRET", "secret")
    found = resolve(ConnectionOptions())
    assert (found["username"].text, found["password"].text) == ("id", "secret")
