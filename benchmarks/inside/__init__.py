"""What runs inside the environments of the clients: the standard library and the client alone."""


class NotOffered(Exception):
    """This client has no such thing; the text says what is missing."""


class Broken(Exception):
    """A measured process failed; the text is what it said."""
