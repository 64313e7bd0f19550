# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""A second generator's reading of the same description: strict pydantic classes, for tests."""
