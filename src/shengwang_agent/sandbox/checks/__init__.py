"""Checks of the developer's side, in any language: what the platform would see of a server."""
