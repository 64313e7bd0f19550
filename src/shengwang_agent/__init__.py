"""Python client for the Shengwang (声网) Conversational AI Engine.

>>> from shengwang_agent import AgentClient
>>> client = AgentClient(username="customer id", password="customer secret", app_id="app id")
>>> client.agents.list().items
[]
>>> client.close()

An agent that listens and speaks is started with ``agentkit``, whose help shows a whole program;
``client.agents.start`` is the request itself, with ``properties`` as the platform names them.

What stands in modules of its own:

* ``agentkit``: describe an agent once, run it in sessions, place telephone calls with it.
* ``agents``, ``telephony``, ``phone_numbers``: the types that the methods of a client take and return;
  ``help("shengwang_agent.agents.client.AgentsClient.start")`` shows a method itself.
* ``errors``: every exception. ``types``: models that several resources share.
* ``token``: make, read and check tokens. ``webhooks``: check and read notifications.
* ``campaign``: many telephone calls at a pace, each number once.
* ``llmserver``: your own model behind an agent. ``evals``: conversations as tests.
* ``sandbox``: the platform on your own machine. ``testing``: help for your tests.

Names load on first use: importing the package loads neither the HTTP library nor the models.
"""

from __future__ import annotations

import os as _os
import sys as _sys
import typing as _typing

from shengwang_agent._version import REINSTALL as _REINSTALL, __version__ as __version__

if _os.path.exists(_os.path.join(_os.path.dirname(__file__), "pool_client.py")):
    # That file is the other package's: both install into this directory and overwrite each other.
    raise ImportError(
        "agent-server-sdk is installed too, and owns the same import name. Uninstall both and "
        f"install one: {_REINSTALL}"
    )

if _typing.TYPE_CHECKING:
    from shengwang_agent import (
        agentkit as agentkit,
        core as core,
        types as types,
    )
    from shengwang_agent._call.hosts import (
        Area as Area,
        Environment as Environment,
        Pool as Pool,
        create_pool as create_pool,
    )
    from shengwang_agent._credentials.settings import RequestOptions as RequestOptions
    from shengwang_agent._runtime.model import UNSET as UNSET, Unset as Unset
    from shengwang_agent.agentkit.agent import *  # noqa: F403
    from shengwang_agent.agentkit.avatar_types import *  # noqa: F403
    from shengwang_agent.agentkit.call import *  # noqa: F403
    from shengwang_agent.agentkit.constants import *  # noqa: F403
    from shengwang_agent.agentkit.errors import *  # noqa: F403
    from shengwang_agent.agentkit.options import *  # noqa: F403
    from shengwang_agent.agentkit.session import *  # noqa: F403
    from shengwang_agent.agentkit.token import *  # noqa: F403
    from shengwang_agent.agentkit.vendors import *  # noqa: F403
    from shengwang_agent.client import (
        AgentClient as AgentClient,
        AsyncAgentClient as AsyncAgentClient,
    )
    from shengwang_agent.errors import (
        APIConnectionError as APIConnectionError,
        APIError as APIError,
        ApiError as ApiError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
        ArgumentError as ArgumentError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ClosedClientError as ClosedClientError,
        ConfigurationError as ConfigurationError,
        ConflictError as ConflictError,
        ConnectionFailed as ConnectionFailed,
        ConnectionLost as ConnectionLost,
        DeadlineExceeded as DeadlineExceeded,
        DecodeError as DecodeError,
        InternalServerError as InternalServerError,
        NotFoundError as NotFoundError,
        OutcomeUnknown as OutcomeUnknown,
        PermissionDeniedError as PermissionDeniedError,
        PoolTimeout as PoolTimeout,
        QuotaExceededError as QuotaExceededError,
        RateLimitError as RateLimitError,
        RequestTimeout as RequestTimeout,
        ServerError as ServerError,
        ShengwangError as ShengwangError,
        StateError as StateError,
        TransportError as TransportError,
        WaitTimeout as WaitTimeout,
    )
    from shengwang_agent.pagination import AsyncPager as AsyncPager, SyncPager as SyncPager
    from shengwang_agent.responses import RawResponse as RawResponse
    from shengwang_agent.token import generate_rtc_token as generate_rtc_token
    from shengwang_agent_api.builder.aliases import *  # noqa: F403
    from shengwang_agent_api.exports.packages import *  # noqa: F403
    from shengwang_agent_api.exports.types import *  # noqa: F403

_HOMES = {
    "client": "AgentClient AsyncAgentClient",
    "errors": "ApiError ArgumentError AuthenticationError BadRequestError ClosedClientError ConfigurationError "
    "ConflictError ConnectionFailed ConnectionLost DeadlineExceeded DecodeError NotFoundError "
    "OutcomeUnknown PermissionDeniedError PoolTimeout QuotaExceededError RateLimitError "
    "RequestTimeout ServerError ShengwangError StateError TransportError WaitTimeout "
    "APIConnectionError APIError APIStatusError APITimeoutError InternalServerError",
    "pagination": "AsyncPager SyncPager",
    "_call.hosts": "Area Environment Pool create_pool",
    "responses": "RawResponse",
    "_credentials.settings": "RequestOptions",
    "token": "generate_rtc_token",
    "_runtime.model": "UNSET Unset",
    "agentkit": "Agent AgentSession AgentSessionOptions AsyncAgentSession GenerateTokenOptions",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_MODULES = ("agentkit", "core", "types")
# Found here first, so that `from shengwang_agent import errors` does not look among the models.
_MORE_MODULES = (
    *("campaign", "cn", "environment", "errors", "evals", "llmserver", "sandbox", "testing"),
    *("token", "webhooks"),
)


def _names() -> list[str]:
    from shengwang_agent_api.exports import RESOURCES, TYPES

    return [*_HOME, *_MODULES, *RESOURCES, *TYPES]


def _instead(name: str) -> str:
    """What to write in place of a name that stands in another module, or nowhere."""
    from shengwang_agent._runtime.spelling import instead
    from shengwang_agent_api import exports

    for module in exports.RESOURCES:
        if name in getattr(exports, module.upper()):
            return f"; write `from {__name__}.{module} import {name}`"
    return instead(name, [*_names(), *_MORE_MODULES], __name__, f"{__name__}.agentkit")


def _of_agentkit(name: str) -> _typing.Any:
    """Return a builder type, a vendor or a token helper: programs of agora-agents find them here."""
    from shengwang_agent import agentkit

    if name in dir(agentkit):
        return getattr(agentkit, name)
    from shengwang_agent._runtime.spelling import absent

    raise absent(__name__, name, lambda: _instead(name), frames=3)


def _lazy(name: str) -> _typing.Any:
    from importlib import import_module

    if name in _MODULES or name in _MORE_MODULES:
        return import_module(f"{__name__}.{name}")
    if name == "__all__":
        value: _typing.Any = sorted([*_names(), "__version__"])
    elif name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    elif name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    elif name not in _names():
        value = _of_agentkit(name)
    elif name in import_module("shengwang_agent_api.exports").RESOURCES:
        return import_module(f"{__name__}.{name}")
    else:
        value = getattr(import_module("shengwang_agent_api.models"), name)
    globals()[name] = value
    return value


if not _typing.TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def __dir__() -> list[str]:
    return sorted({*globals(), *_names(), *_MORE_MODULES})


_OTHERS = ("pool_client", "version")


class _OtherNames:
    """Finds two modules under the names that they have in the other package.

    They are no files: a file of the first name tells that the other package stands here, too. Of a
    module that is looked for under another name it says which one it is.
    """

    @staticmethod
    def find_spec(name: str, path: _typing.Any = None, target: _typing.Any = None) -> _typing.Any:
        package, _, inner = name.rpartition(".")
        if package == __name__ and not inner.startswith("_") and inner not in _OTHERS:
            from shengwang_agent._runtime.spelling import instead

            if told := instead(inner, (), package):
                raise ModuleNotFoundError(f"No module named {name!r}{told}", name=name)
        if package != __name__ or inner not in _OTHERS:
            return None
        from shengwang_agent._deep_paths import spec

        return spec(name)


_sys.meta_path.append(_OtherNames)
