"""Every setting of a sandbox, once: for Python, for its two command lines and for pytest."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Concatenate, Literal, NamedTuple, ParamSpec, TypeVar

if TYPE_CHECKING:
    from .pieces import ReplySource

Scheme = Literal["any", "well-formed"]
Receiver = Callable[[bytes, dict[str, str]], int | None]
"""Takes the body and the headers of a notification, returns the status of its answer."""

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


def _option(
    default: Any, metavar: str, text: str, kind: type | None = None, *, secret: bool = False
) -> Any:
    """A field, and what the command lines say of it; ``kind`` where the default does not tell it."""
    more = {"metavar": metavar, "text": text, "kind": kind}
    return field(default=default, repr=not secret, metadata=more)


@dataclass(kw_only=True)
class SandboxSettings:
    """How a sandbox behaves. Every field is a keyword of ``Sandbox`` and an option of its commands.

    Times are sandbox seconds. None means: nothing is demanded, limited or delivered.
    """

    port: int = _option(0, "N", "Port on 127.0.0.1; 0 takes a free one.")
    username: str | None = _option(None, "TEXT", "Customer id to demand; any without it.")
    password: str | None = _option(None, "TEXT", "Customer secret to demand.", secret=True)
    app_id: str | None = _option(None, "ID", "App ID to demand; any without it.")
    app_certificate: str | None = _option(
        None, "TEXT", "Certificate by which tokens are verified.", secret=True
    )
    credentials: Scheme = _option(
        "well-formed", "well-formed|any", "`any` takes every Authorization header, even none."
    )
    webhook: str | Receiver | None = _option(None, "URL", "Where notifications are delivered.")
    webhook_secret: str = _option("", "TEXT", "Key of the notification signatures.", secret=True)
    replies: ReplySource | Mapping[str, str] | Sequence[str] | str | None = _option(
        None, "llm|TEXT", "What agents answer; `llm` asks each agent's own model."
    )
    start_delay: float = _option(0.0, "SECONDS", "Time an agent takes to start.")
    stop_delay: float = _option(0.0, "SECONDS", "Time an agent takes to stop.")
    reply_delay: float = _option(0.0, "SECONDS", "Time an agent takes to answer what it heard.")
    rings: float | None = _option(
        None, "SECONDS", "Time a telephone rings before it is answered; at once without it.", float
    )
    hangs_up_after: float | None = _option(
        None,
        "SECONDS",
        "Time after which the callee ends an answered call; after 30 s of silence without it.",
        float,
    )
    caller_present: bool = _option(
        True, "", "A person is in the channel when an agent comes and hears its greeting."
    )
    complete_agents: bool = _option(
        True, "", "An agent without a pipeline must bring its model and its voice."
    )
    strict: bool = _option(
        False, "", "Refuse keys that the description does not know; the platform does not."
    )
    strict_settings: bool = _option(
        False, "", "Refuse settings that have no effect here; else the log names them once."
    )
    conflict_tells_id: bool = _option(False, "", "A 409 names the agent that holds the name.")
    max_agents: int | None = _option(20, "N", "Agents at once per project; 0: any number.")
    requests_per_second: float | None = _option(
        None, "N", "Requests per second and project before 429; any number without it.", float
    )
    keep: int = _option(10000, "N", "Requests and notifications that are remembered.")
    keep_finished: int = _option(
        100000, "N", "Agents, and calls, that are remembered after their end."
    )
    start: float | None = _option(
        None, "UNIX", "First moment of the clock in Unix seconds; now without it.", float
    )
    speed: float = _option(1.0, "N", "Sandbox seconds per real second; 0 holds the clock.")
    latency: Mapping[str, Any] | str | None = _option(
        None,
        "PART=MS,…",
        "Time of the parts of an answer, as `llm_ttft=900/3000`: median and 95th percentile.",
    )
    seed: int = _option(0, "N", "Seed of identifiers and of chance.")

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if name != "seed" and isinstance(value, int | float) and not value >= 0:
                raise ValueError(f"{name}: expected 0 or more, got {value}")


class Option(NamedTuple):
    """A setting as an option of a command line; ``kind`` is str, int, float or bool."""

    name: str
    flag: str
    kind: type
    metavar: str
    text: str
    default: str | None
    """The default in words; None when the text says what happens without the option."""


def options() -> Iterator[Option]:
    """Every setting, in the order of the class."""
    for setting in fields(SandboxSettings):
        more = setting.metadata
        flag = f"--{setting.name.replace('_', '-')}"
        kind = more["kind"] or (str if setting.default is None else type(setting.default))
        default = None if setting.default in (None, "", 0.0) else str(setting.default)
        yield Option(setting.name, flag, kind, more["metavar"], more["text"], default)


def takes(
    settings: Callable[P, S],
) -> Callable[[Callable[[T, S], None]], Callable[Concatenate[T, P], None]]:
    """Decorates an ``__init__`` so that the fields of ``settings`` are its keywords."""

    own = inspect.signature(settings)

    def decorate(init: Callable[[T, S], None]) -> Callable[Concatenate[T, P], None]:
        def __init__(self: T, /, *args: P.args, **keywords: P.kwargs) -> None:
            wrong = sorted(keywords.keys() - own.parameters.keys())
            if args or wrong:
                what = f"the setting {wrong[0]!r}" if wrong else "settings without a name"
                raise TypeError(f"{type(self).__name__} has not {what}; {meant(wrong)}")
            init(self, settings(*args, **keywords))

        me = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
        __init__.__signature__ = own.replace(  # type: ignore[attr-defined]
            parameters=[me, *own.parameters.values()], return_annotation=None
        )
        texts = (f"{each.name}: {each.metadata['text']}" for each in fields(SandboxSettings))
        __init__.__doc__ = "\n".join(
            ["Make a sandbox that is not started. Its settings:", "", *texts]
        )
        return __init__

    def meant(wrong: Sequence[str]) -> str:
        from shengwang_agent._runtime.spelling import hint

        return hint(wrong[0] if wrong else "", own.parameters, "Sandbox")

    return decorate
