"""What runs inside the environments of the clients: the standard library and the client alone."""
