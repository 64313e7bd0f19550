# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The machine-written half of shengwang-agent: models, calls as values, resource classes.

Use it through ``shengwang_agent``, which offers every public name.
"""
