"""Python client for the Shengwang (声网) Conversational AI Engine.

>>> from shengwang_agent import AgentClient
>>> client = AgentClient(username="customer id", password="customer secret", app_id="app id")
>>> client.agents.list().items
[]
>>> client.close()

Names load on first use: importing the package loads neither the HTTP library nor the models.
"""

from __future__ import annotations

import os as _os
from typing import TYPE_CHECKING as _TYPE_CHECKING
from typing import Any as _Any

from shengwang_agent._version import REINSTALL as _REINSTALL
from shengwang_agent._version import __version__ as __version__

if _os.path.exists(_os.path.join(_os.path.dirname(__file__), "pool_client.py")):
    # That file is the other package's: both install into this directory and overwrite each other.
    raise ImportError(
        "agent-server-sdk is installed too, and owns the same import name. Uninstall both and "
        f"install one: {_REINSTALL}"
    )

if _TYPE_CHECKING:
    from shengwang_agent import (
        agentkit as agentkit,
    )
    from shengwang_agent import (
        core as core,
    )
    from shengwang_agent import (
        types as types,
    )
    from shengwang_agent._call.hosts import (
        Area as Area,
    )
    from shengwang_agent._call.hosts import (
        Environment as Environment,
    )
    from shengwang_agent._call.hosts import (
        Pool as Pool,
    )
    from shengwang_agent._call.hosts import (
        create_pool as create_pool,
    )
    from shengwang_agent._credentials.settings import (
        RequestOptions as RequestOptions,
    )
    from shengwang_agent._runtime.model import (
        UNSET as UNSET,
    )
    from shengwang_agent._runtime.model import (
        Unset as Unset,
    )
    from shengwang_agent.agentkit import (
        Agent as Agent,
    )
    from shengwang_agent.agentkit import (
        AgentSession as AgentSession,
    )
    from shengwang_agent.agentkit import (
        AgentSessionOptions as AgentSessionOptions,
    )
    from shengwang_agent.agentkit import (
        AsyncAgentSession as AsyncAgentSession,
    )
    from shengwang_agent.agentkit import (
        GenerateTokenOptions as GenerateTokenOptions,
    )
    from shengwang_agent.client import (
        AgentClient as AgentClient,
    )
    from shengwang_agent.client import (
        AsyncAgentClient as AsyncAgentClient,
    )
    from shengwang_agent.errors import (
        ApiError as ApiError,
    )
    from shengwang_agent.errors import (
        AuthenticationError as AuthenticationError,
    )
    from shengwang_agent.errors import (
        BadRequestError as BadRequestError,
    )
    from shengwang_agent.errors import (
        ClosedClientError as ClosedClientError,
    )
    from shengwang_agent.errors import (
        ConfigurationError as ConfigurationError,
    )
    from shengwang_agent.errors import (
        ConflictError as ConflictError,
    )
    from shengwang_agent.errors import (
        ConnectionFailed as ConnectionFailed,
    )
    from shengwang_agent.errors import (
        ConnectionLost as ConnectionLost,
    )
    from shengwang_agent.errors import (
        DeadlineExceeded as DeadlineExceeded,
    )
    from shengwang_agent.errors import (
        DecodeError as DecodeError,
    )
    from shengwang_agent.errors import (
        NotFoundError as NotFoundError,
    )
    from shengwang_agent.errors import (
        OutcomeUnknown as OutcomeUnknown,
    )
    from shengwang_agent.errors import (
        PermissionDeniedError as PermissionDeniedError,
    )
    from shengwang_agent.errors import (
        PoolTimeout as PoolTimeout,
    )
    from shengwang_agent.errors import (
        QuotaExceededError as QuotaExceededError,
    )
    from shengwang_agent.errors import (
        RateLimitError as RateLimitError,
    )
    from shengwang_agent.errors import (
        RequestTimeout as RequestTimeout,
    )
    from shengwang_agent.errors import (
        ServerError as ServerError,
    )
    from shengwang_agent.errors import (
        ShengwangError as ShengwangError,
    )
    from shengwang_agent.errors import (
        TransportError as TransportError,
    )
    from shengwang_agent.pagination import (
        AsyncPager as AsyncPager,
    )
    from shengwang_agent.pagination import (
        SyncPager as SyncPager,
    )
    from shengwang_agent.responses import (
        RawResponse as RawResponse,
    )
    from shengwang_agent.token import (
        generate_rtc_token as generate_rtc_token,
    )
    from shengwang_agent_api.exports.packages import *  # noqa: F403
    from shengwang_agent_api.exports.types import *  # noqa: F403

_HOMES = {
    "client": "AgentClient AsyncAgentClient",
    "errors": "ApiError AuthenticationError BadRequestError ClosedClientError ConfigurationError "
    "ConflictError ConnectionFailed ConnectionLost DeadlineExceeded DecodeError NotFoundError "
    "OutcomeUnknown PermissionDeniedError PoolTimeout QuotaExceededError RateLimitError "
    "RequestTimeout ServerError ShengwangError TransportError",
    "pagination": "AsyncPager SyncPager",
    "_call.hosts": "Area Environment Pool create_pool",
    "responses": "RawResponse",
    "_credentials.settings": "RequestOptions",
    "token": "generate_rtc_token",
    "agentkit": "Agent AgentSession AgentSessionOptions AsyncAgentSession GenerateTokenOptions",
    "_runtime.model": "UNSET Unset",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_MODULES = ("agentkit", "core", "types")
# Found here first, so that `from shengwang_agent import errors` does not look among the models.
_MORE_MODULES = ("cn", "environment", "errors", "testing", "token", "webhooks")


def _names() -> list[str]:
    from shengwang_agent_api.exports import RESOURCES, TYPES

    return [*_HOME, *_MODULES, *RESOURCES, *TYPES]


def __getattr__(name: str) -> _Any:
    from importlib import import_module

    if name in _MODULES or name in _MORE_MODULES:
        return import_module(f"{__name__}.{name}")
    if name == "__all__":
        value: _Any = sorted([*_names(), "__version__"])
    elif name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    elif name.startswith("_") or name not in _names():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    elif name in import_module("shengwang_agent_api.exports").RESOURCES:
        return import_module(f"{__name__}.{name}")
    else:
        value = getattr(import_module("shengwang_agent_api.models"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_names()})
