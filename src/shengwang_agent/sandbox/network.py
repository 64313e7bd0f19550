"""Tests kept to loopback addresses."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from shengwang_agent._credentials.settings import is_loopback


class NetworkForbidden(RuntimeError):
    """Something tried to leave this machine while the network was forbidden.

    Not an OSError on purpose: libraries that survive a failed connection would hide it.
    """


def forbid_network(replace: Callable[[object, str, object], None]) -> None:
    """Guard name look-ups and connections; ``replace(owner, name, value)`` undoes it later."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    getaddrinfo = socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _check(self.family, address)
        return connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _check(self.family, address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *rest: Any, **more: Any) -> Any:
        _refuse_host(host)
        return getaddrinfo(host, *rest, **more)

    replace(socket.socket, "connect", guarded_connect)
    replace(socket.socket, "connect_ex", guarded_connect_ex)
    replace(socket, "getaddrinfo", guarded_getaddrinfo)


def _check(family: int, address: Any) -> None:
    if family in (socket.AF_INET, socket.AF_INET6):
        _refuse_host(address[0])


def _refuse_host(host: Any) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name and not is_loopback(str(name)):
        raise NetworkForbidden(
            f"the test tried to reach {name!r}, but the no_network fixture allows this machine "
            "only; use the shengwang_sandbox fixture or a loopback address"
        )
