"""Sockets with a time limit for each step, and what can go wrong on them.

The exceptions have the names of the HTTP library's, and become those where a user sees them
(``failures.py``): that library need not be loaded for a call that succeeds.
"""

from __future__ import annotations

import select
import socket
from typing import Any


class ConnectError(Exception):
    """No connection could be made."""


class ConnectTimeout(ConnectError):
    """The same, for want of time."""


class PoolTimeout(Exception):
    """The time was up before anything was sent."""


class ReadError(Exception):
    """The connection broke before the answer was complete."""


class ReadTimeout(ReadError):
    """No complete answer came in time."""


class WriteError(Exception):
    """The connection broke while the request was sent."""


class WriteTimeout(WriteError):
    """The request could not be sent in time."""


def is_readable(found: socket.socket) -> bool:
    """True when there is something to read, or the other side has closed."""
    if found.fileno() < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([found], [], [], 0)[0])
    asked = select.poll()
    asked.register(found, select.POLLIN)
    return bool(asked.poll(0))


class SocketStream:
    """One connected socket, with or without TLS."""

    def __init__(self, found: socket.socket) -> None:
        self._socket = found

    def read(self, most: int, timeout: float | None) -> bytes:
        """What has arrived, or ``b""`` at the end of the connection."""
        try:
            self._socket.settimeout(timeout)
            return self._socket.recv(most)
        except TimeoutError as error:
            raise ReadTimeout(str(error)) from error
        except OSError as error:
            raise ReadError(str(error)) from error

    def write(self, data: bytes, timeout: float | None) -> None:
        """Send all of it, each piece within the limit."""
        try:
            while data:
                self._socket.settimeout(timeout)
                data = data[self._socket.send(data) :]
        except TimeoutError as error:
            raise WriteTimeout(str(error)) from error
        except OSError as error:
            raise WriteError(str(error)) from error

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(self, context: Any, host: str, timeout: float | None) -> SocketStream:
        """The same connection with TLS over it."""
        try:
            self._socket.settimeout(timeout)
            return SocketStream(context.wrap_socket(self._socket, server_hostname=host))
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                raise _unconnected(error) from error
            raise

    def get_extra_info(self, name: str) -> Any:
        """``is_readable``, or the TLS object: the socket itself where it is one."""
        if name == "is_readable":
            return is_readable(self._socket)
        return self._socket if name == "ssl_object" and hasattr(self._socket, "pending") else None


def _unconnected(error: OSError) -> ConnectError:
    return (ConnectTimeout if isinstance(error, TimeoutError) else ConnectError)(str(error))


class Sockets:
    """Makes connected sockets, as a network backend of the HTTP library does."""

    def connect_tcp(self, host: str, port: int, timeout: float | None) -> SocketStream:
        """Connect within ``timeout`` seconds."""
        try:
            found = socket.create_connection((host, port), timeout)
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            raise _unconnected(error) from error
        return SocketStream(found)
