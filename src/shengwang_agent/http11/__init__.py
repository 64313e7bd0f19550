"""A small HTTP/1.1 transport, used instead of the HTTP library's when ``[fast]`` is installed.

``message.py`` knows the bytes of one exchange and nothing of sockets; ``blocking.py`` and
``awaiting.py`` move them, one for each kind of client; ``idle.py`` keeps connections for the next
call. The parser is httptools, so is what it refuses. Proxies, and clients handed in by the user,
are the HTTP library's business as before.
"""
