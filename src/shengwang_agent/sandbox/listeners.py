"""The loopback addresses a sandbox listens on: one, or one per region a test invents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .web.app import App
    from .web.server import LocalServer


class Owner(Protocol):
    """Whoever has the application to serve."""

    @property
    def app(self) -> App: ...


class Listeners:
    """The real servers of one sandbox, by host and port."""

    def __init__(self, owner: Owner, port: int) -> None:
        self._owner = owner
        self._port = port
        self._servers: dict[str, LocalServer] = {}

    @property
    def first(self) -> LocalServer:
        """The server behind ``sandbox.url``."""
        return next(iter(self._servers.values()))

    def start(self) -> None:
        """Start the first server unless there is one."""
        if not self._servers:
            self.add("127.0.0.1", self._port)

    def add(self, host: str, port: int) -> str:
        """Start a server on a loopback address; ValueError for any other address."""
        from .replies import is_loopback
        from .web.server import LocalServer
        from .web.validation import warm_up

        if not is_loopback(host):
            raise ValueError(f"host: the sandbox listens on loopback addresses only, not on {host}")
        warm_up()
        server = LocalServer(self._owner.app, port, host)
        server.start()
        self._servers[f"{server.host}:{server.port}"] = server
        return server.url

    def down(self, host: str) -> bool:
        """Close the server of this host and port; False when it is not one of ours."""
        server = self._servers.get(host)
        if server is None:
            return False
        server.close()
        return True

    def up(self, host: str) -> bool:
        """Open it again on the same port; False when it is not one of ours."""
        server = self._servers.get(host)
        if server is None:
            return False
        if not server.running:
            server.start()
        return True

    def all_up(self) -> None:
        """Open every closed server again."""
        for host in self._servers:
            self.up(host)

    def close(self) -> None:
        """Close all servers."""
        servers, self._servers = self._servers, {}
        for server in servers.values():
            server.close()
