"""Operations spelled as Python for the resource template and the reference, piece by piece."""

from __future__ import annotations

import re
from urllib.parse import quote

from codegen import shapes
from codegen.annotate import Annotator
from codegen.shapes import Argument, Operation, strip
from codegen.text import flow, literal, one_line
from codegen.views import Reader

_CHECKS = {"str": "_text", "int": "_integer", "float": "_number", "bool": "_boolean"}
_ERRORS = {
    "400": "BadRequestError: The request is malformed (400).",
    "401": "AuthenticationError: The credentials were refused (401).",
    "403": "PermissionDeniedError: The account may not do this (403).",
    "404": "NotFoundError: There is no such thing (404).",
    "409": "ConflictError: It clashes with what exists (409).",
    "422": "QuotaExceededError: A quota is used up (422).",
    "429": "RateLimitError: Too many requests (429).",
}
_IN_PATHS = "/%:@!$&'()*+,;=-._~"
_TRANSPORT = "TransportError: The platform could not be reached, or not in time."
_UNKNOWN = "OutcomeUnknown: The platform may or may not have acted on the request."


class OperationView:
    """One operation, spelled for the resource template and the reference."""

    def __init__(self, operation: Operation, annotator: Annotator, reader: Reader) -> None:
        self.op = operation
        self.parse = reader.answer(operation)
        self.annotate = annotator
        self.name = operation.name
        self.path_arguments = operation.placed("path")
        self.query_arguments = operation.placed("query")
        self.header_arguments = operation.placed("header")
        self.body_arguments = operation.placed("body")
        self.keywords = self.query_arguments + self.header_arguments + self.body_arguments
        first = [a.client_default is not None for a in self.path_arguments]
        # A value the client may know, before one it cannot know: overloads tell checkers which.
        self.overloaded = True in first and False in first[first.index(True) :]

    @property
    def path_parts(self) -> list[str]:
        """The path as Python expressions to be added up; what is no ASCII is percent-encoded."""
        values = {argument.wire: argument for argument in self.path_arguments}
        return [
            self.segment(values[part]) if number % 2 else literal(quote(part, safe=_IN_PATHS))
            for number, part in enumerate(re.split(r"{([^{}]*)}", self.op.path))
            if part
        ]

    def segment(self, argument: Argument) -> str:
        """Return the expression of one percent-encoded path value."""
        check = "_int_segment" if argument.shape == shapes.Scalar("int") else "_segment"
        told = []
        if argument.client_default:
            told = [f": pass {argument.name}=… or AgentClient({argument.client_default}=…)"]
        elif self.overloaded:
            told = [f"; the first place is the App ID: write client.{self.name}({argument.name}=…)"]
        return f"{check}({self._given(argument)}{''.join(f', {literal(one)}' for one in told)})"

    def path_value(self, argument: Argument) -> str:
        """Return the expression of a path value as given, as text."""
        is_int = argument.shape == shapes.Scalar("int")
        return f'f"{{{argument.name}}}"' if is_int else argument.name

    def checked(self, argument: Argument) -> str:
        """Return the expression that checks an argument and gives its JSON form."""
        text = self._check(argument, self._given(argument))
        if isinstance(argument.shape, shapes.Nullable):
            return f"None if {argument.name} is None else {text}"
        return text

    def _given(self, argument: Argument) -> str:
        return f"{literal(self.name)}, {literal(argument.name)}, {argument.name}"

    def _check(self, argument: Argument, given: str) -> str:
        shape = strip(argument.shape)
        kinds = shapes.bases(shape)
        if argument.is_time:
            return f"_moment({given}, {kinds == ('int',)})"
        if argument.names:
            return f"_named({given}, {literal(dict(argument.names))})"
        if len(kinds) == 1:
            limit = f", {argument.max_bytes}" if argument.max_bytes else ""
            return f"{_CHECKS[kinds[0]]}({given}{limit})"
        if kinds:
            return f"_scalar({given}, {', '.join(map(literal, kinds))})"
        match shape:
            case shapes.ModelRef(name):
                return (
                    f"_model({given}, {literal(name)}{', True' if self.op.warns is True else ''})"
                )
            case shapes.OneOf(members, alias=alias) if all(
                isinstance(m, shapes.ModelRef) for m in members
            ):
                return f"_model({given}, {literal(alias or 'a model')})"
            case shapes.ListOf():
                return f"_sequence({given})"
            case shapes.MapOf() | shapes.Sibling():
                return f"_mapping({given})"
        return f"_anything({given})"

    def in_docs(self) -> tuple[Argument, ...]:
        """Return the arguments as documented: path, then required, then optional."""
        keywords = sorted(self.keywords, key=lambda argument: not argument.required)
        return (*self.path_arguments, *keywords)

    @property
    def result(self) -> str:
        """The annotation of the parsed reply."""
        return self.annotate.type(self.op.response, False) if self.op.response else "None"

    @property
    def json_shape(self) -> str:
        """What the JSON of the reply must be."""
        if self.op.response is None:
            return "none"
        return "array" if isinstance(self.op.response, shapes.ListOf) else "object"

    @property
    def shown_result(self) -> str:
        """The result as the reference shows it."""
        if self.op.response is None:
            return "None"
        shown = self.annotate.shown(self.op.response)
        pages = self.op.pages
        return f"SyncPager[{self.annotate.shown(pages.item)}, {shown}]" if pages else shown

    @property
    def raises(self) -> list[str]:
        """The exceptions to expect, from the documented statuses and the replay rule."""
        codes = {code for code in self.op.statuses if code not in ("2XX", "default")}
        errors = _ERRORS
        if self.op.error == "TelephonyErrorResponse":  # 422 is no quota there
            errors = {**_ERRORS, "422": "BadRequestError: The request cannot be processed (422)."}
        found = [text for code, text in errors.items() if {code, "4XX"} & codes]
        if any(code.startswith("5") for code in codes) or "default" in self.op.statuses:
            found.append("ServerError: The platform failed (5xx).")
        return [*found, *([_UNKNOWN] if self.op.replay != "always" else []), _TRANSPORT]

    @property
    def doc(self) -> str:
        """The docstring of the method."""
        lines = [flow(self.op.text) or f"Call ``{self.op.verb} {self.op.path}``.", "", "Args:"]
        if self.op.deprecated:
            lines[1:1] = ["", "Deprecated: a later version of the platform drops it."]
        for argument in self.in_docs():
            more = [argument.text, argument.bounds]
            is_told = argument.place == "body" or "\n" in argument.text
            if argument.default is not None and not is_told:
                more.append(f"Default: `{argument.default}`.")
            first, *rest = flow(" ".join(filter(None, more))).split("\n")
            lines.append(f"    {argument.name}: {first}".rstrip())
            lines += [f"        {line}" if line else "" for line in rest]
        lines.append("    request_options: Settings of this one call, such as its time limit.")
        if self.op.response or self.op.response_text:
            pages = " Items of all pages are walked lazily." if self.op.pages else ""
            lines += ["", "Returns:", f"    {one_line(self.op.response_text)}{pages}"]
        return "\n".join([*lines, "", "Raises:", *(f"    {text}" for text in self.raises)])
