"""All that knows HTTP libraries and sockets."""
