"""The state and the behaviour of the platform: no HTTP, no sockets."""
