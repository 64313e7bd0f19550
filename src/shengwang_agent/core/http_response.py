"""Thin alias: both names mean ``RawResponse``; see ``responses.py``."""

from shengwang_agent.responses import RawResponse as AsyncHttpResponse, RawResponse as HttpResponse

__all__ = ["AsyncHttpResponse", "HttpResponse"]
