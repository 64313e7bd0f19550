"""Thin alias: all three names mean ``RawResponse``; see ``responses.py``."""

from shengwang_agent.responses import (
    RawResponse as AsyncHttpResponse,
    RawResponse as BaseHttpResponse,
    RawResponse as HttpResponse,
)

__all__ = ["AsyncHttpResponse", "BaseHttpResponse", "HttpResponse"]
