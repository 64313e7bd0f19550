"""A small HTTP/1.1 transport, used instead of the HTTP library's when ``[fast]`` is installed.

``message.py`` knows the bytes of one exchange and nothing of sockets; ``socket_connections.py`` and
``asyncio_connections.py`` move them, one for each kind of client; ``idle.py`` keeps connections for the next
call. What is an answer, and where it ends, is judged as for the HTTP library's connections
(``framing.py``). Proxies, and clients handed in by the user, are that library's business as before.
"""
