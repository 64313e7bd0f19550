# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The packages of the resources, for type checkers; never imported at run time."""

from shengwang_agent import agents as agents, phone_numbers as phone_numbers, telephony as telephony
