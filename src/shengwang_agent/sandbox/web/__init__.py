"""The sandbox over HTTP: its routes, its server, its in-process transports and its page."""
