"""What generated code stands on: models, operations and vendor classes.

Ordinary Python over the standard library. Generated code imports it; of the handwritten half it may
import nothing else.
"""

API = "shengwang_agent_api"
"""The generated package, where models, operations and name tables are looked up by name."""

argument_error: type[ValueError] = ValueError
"""Raised for a value that cannot be used; ``errors``, which stands above, puts its class here."""
