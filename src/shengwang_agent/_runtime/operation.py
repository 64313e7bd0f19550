"""Calls as values: what to send and how to understand the answer, without sending anything."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from importlib import import_module
from math import isfinite
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, NoReturn, TypeVar

from shengwang_agent._runtime import ABSENT, API
from shengwang_agent._runtime.guesses import misplaced
from shengwang_agent._runtime.model import MASK, Model, dump, is_plain, named, unknown_keys
from shengwang_agent._runtime.spelling import instead, warn_user

if TYPE_CHECKING:
    from shengwang_agent._runtime.rules import BrokenRule

T = TypeVar("T")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


class PageRule(NamedTuple):
    """Where a page keeps its items and the next cursor (attribute names), and the query key."""

    items: tuple[str, ...]
    cursor: tuple[str, ...]
    query: str


class Endpoint(Generic[T]):
    """The static description of one operation of the API; one constant per operation.

    ``name`` is ``resource.method``; ``path`` the template with ``{names}``. ``replay`` tells
    whether a repeat may be sent: ``always``, ``named`` (a name in the request makes a repeat
    visible) or ``never``. ``parse`` turns the decoded JSON into the result and never raises on odd
    fields; ``shape`` is what the JSON must be: ``object``, ``array``, or ``none`` when the body is
    ignored and ``parse(None)`` is the result. ``basic_only`` operations take user name and password
    and may refuse a token. With ``empty_ok`` an empty success body is a success
    too (``parse(None)``); with ``gone_ok`` a 404 to a repeat is. ``pages`` is set for operations
    that are walked, ``lookup`` makes the operation that tells whether an unknown outcome happened,
    ``min_timeout`` is the least default time limit in seconds.
    """

    __slots__ = (
        "basic_only", "empty_ok", "gone_ok", "lookup", "method", "min_timeout", "name", "pages", "parse", "path",
        "replay", "shape",
    )  # fmt: skip

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        replay: str,
        parse: Callable[[Any], T],
        shape: str,
        basic_only: bool = False,
        empty_ok: bool = False,
        gone_ok: bool = False,
        pages: PageRule | None = None,
        lookup: Callable[[Operation[Any]], Operation[Any]] | None = None,
        min_timeout: float | None = None,
    ) -> None:
        self.name, self.method, self.path = name, method, path
        self.replay, self.parse, self.shape = replay, parse, shape
        self.basic_only, self.empty_ok, self.gone_ok = basic_only, empty_ok, gone_ok
        self.pages = pages
        self.lookup, self.min_timeout = lookup, min_timeout

    def __repr__(self) -> str:
        """Show the name, the method and the path template."""
        return f"<Endpoint {self.name}: {self.method} {self.path}>"

    def __reduce__(self) -> tuple[Callable[[str], Endpoint[Any]], tuple[str]]:
        """Pickle by name: the other process has its own constant."""
        return endpoint, (self.name,)


def endpoint(name: str) -> Endpoint[Any]:
    """Return the endpoint called ``resource.method``; ``LookupError`` when there is none."""
    resource, _, method = name.partition(".")
    try:
        module = import_module(f"{API}.{resource}")
        found = getattr(module, f"{resource}_{method}".upper(), None)
    except ImportError:
        found = None
    if not isinstance(found, Endpoint):
        raise LookupError(f"there is no operation {name!r}")
    return found


class Hidden:
    """The options of one call on their way: error reporters print the local variables of frames,
    and walk into maps, however these print themselves."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        """Show nothing of it."""
        return MASK


class Operation(Generic[T]):
    """A call described, not made.

    ``path`` is percent-encoded, ``params`` are the path values as given, ``query`` the texts to
    send, ``body`` the JSON object to send or ``None`` for no body, ``headers`` those of this call.
    """

    __slots__ = ("body", "endpoint", "headers", "params", "path", "query")

    def __init__(
        self,
        endpoint: Endpoint[T],
        path: str,
        params: dict[str, Any],
        query: dict[str, str] | None = None,
        body: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.path = path
        self.params: dict[str, str] = params
        self.query = query
        self.body = body
        self.headers = headers

    def problems(self) -> list[BrokenRule]:
        """Return the documented rules that this request breaks; nothing is refused by them.

        A limit that the platform has raised since may be among them. ``outcome`` says what the
        platform does about each.
        """
        from shengwang_agent._runtime.rules import broken_rules  # most programs never ask

        return broken_rules(self.endpoint.name, self.body or {})

    def _values(self) -> tuple[Any, ...]:
        return (self.endpoint, self.path, self.params, self.query, self.body, self.headers)

    def __eq__(self, other: object) -> bool:
        """Compare what would be sent."""
        if not isinstance(other, Operation):
            return NotImplemented
        same_call = self.endpoint.name == other.endpoint.name
        return same_call and self._values()[1:] == other._values()[1:]

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Show the call; of query and body only the keys, since values may be secret."""
        parts = [f"{self.endpoint.name}: {self.endpoint.method} {self.path}"]
        if self.query:
            parts.append(f"query keys={sorted(self.query)}")
        if self.body is not None:
            parts.append(f"body keys={sorted(map(str, self.body))}")
        if self.headers:
            parts.append(f"headers={sorted(self.headers)}")
        return f"<Operation {' '.join(parts)}>"

    def __reduce__(self) -> tuple[type[Operation[Any]], tuple[Any, ...]]:
        """Pickle the values; the endpoint goes by name."""
        return Operation, self._values()


if TYPE_CHECKING:
    from typing_extensions import deprecated
else:

    def deprecated(text: str) -> Callable[[Callable[..., T]], Callable[..., T]]:
        """Mark a method as one to leave: type checkers tell, and every call of it warns."""
        from inspect import iscoroutinefunction

        def marked(method: Callable[..., T]) -> Callable[..., T]:
            def call(*args: Any, **kwargs: Any) -> T:
                warnings.warn(text, DeprecationWarning, stacklevel=2)
                return method(*args, **kwargs)

            async def call_later(*args: Any, **kwargs: Any) -> T:
                warnings.warn(text, DeprecationWarning, stacklevel=2)
                return await method(*args, **kwargs)

            # It stays what it was: programs ask a method whether it is to be awaited.
            found = wraps(method)(call_later if iscoroutinefunction(method) else call)
            found.__deprecated__ = text
            return found

        return marked


def argument_error(text: str) -> Exception:
    """The ``ArgumentError`` of the client; a plain ``ValueError`` where only models are used."""
    errors = sys.modules.get("shengwang_agent.errors")
    return getattr(errors, "ArgumentError", ValueError)(text)


def segment(operation: str, name: str, value: str | None, hint: str = "") -> str:
    """Return a path value percent-encoded.

    A missing one is a ``TypeError``. An empty one, ``.`` and ``..`` are a ``ValueError``, because
    they would make the path of another call.
    """
    if value is None:
        raise TypeError(f"{operation}: {name} is missing or None{hint}")
    if not isinstance(value, str):
        wrong(operation, name, "str", value)
    if value in ("", ".", ".."):
        raise argument_error(
            f"{operation}: {name} must not be {value!r}, it would call another path"
        )
    if _UNRESERVED.issuperset(value):
        return value
    from urllib.parse import quote  # most path values need no encoding

    try:
        return quote(value, safe="", errors="strict")
    except UnicodeEncodeError:
        pass  # raised below: chained to it, the value would go along
    raise argument_error(f"{operation}: {name} holds a lone surrogate, which is no text")


def int_segment(operation: str, name: str, value: int | None, hint: str = "") -> str:
    """Return an integer path value as text."""
    if value is None:
        raise TypeError(f"{operation}: {name} is missing or None{hint}")
    return f"{integer(operation, name, value)}"


def wrong(operation: str, name: str, wanted: str, value: object) -> NoReturn:
    """Raise the ``TypeError`` for an argument of the wrong type, or for one that is not there."""
    if value is ABSENT:
        raise TypeError(f"{operation}: {name} is missing")
    raise TypeError(f"{operation}: {name} must be {wanted}, not {type(value).__name__}")


def text(operation: str, name: str, value: Any, limit: int | None = None) -> Any:
    """Return text; more than ``limit`` bytes of UTF-8 are a ``ValueError``."""
    if not isinstance(value, str):
        wrong(operation, name, "str", value)
    if limit is not None and len(value) * 4 > limit:
        size = len(value.encode("utf-8", "surrogatepass"))
        if size > limit:
            raise argument_error(
                f"{operation}: {name} has {size} bytes in UTF-8, at most {limit} are allowed"
            )
    return value


def integer(operation: str, name: str, value: Any) -> Any:
    """Return a whole number; a bool is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        wrong(operation, name, "int", value)
    return value


def number(operation: str, name: str, value: Any) -> Any:
    """Return a finite number."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        wrong(operation, name, "float", value)
    if isinstance(value, float) and not isfinite(value):
        raise argument_error(f"{operation}: {name} must be a finite number, not {value}")
    return value


def moment(operation: str, name: str, value: Any, whole: bool) -> Any:
    """Return a time in Unix seconds; a ``ValueError`` for milliseconds, and without a time zone."""
    if hasattr(value, "timestamp"):
        if value.tzinfo is None:
            told = "has no time zone; write datetime.now(timezone.utc)"
            raise argument_error(f"{operation}: {name} {told}")
        value = value.timestamp()
    if number(operation, name, value) > 1e11:
        raise argument_error(f"{operation}: {name} is in milliseconds; Unix seconds are wanted")
    return int(value) if whole else value


def named_value(operation: str, name: str, value: Any, names: Mapping[str, Any]) -> Any:
    """Return what a word stands for; codes pass, ``ValueError`` for a word that is none."""
    if isinstance(value, str) and any(map(str.isalpha, value)):
        word = value.upper()
        if word not in names:
            told = instead(word, names) or f"; the words are {', '.join(names)}"
            raise argument_error(f"{operation}: there is no {name} {value!r}{told}")
        value = names[word]
    return scalar(operation, name, value, "str", "int")


def other_app(operation: str, given: Any, own: str | None) -> Any:
    """Return the App ID of a call; a warning for what is hardly one where the client has its own."""
    # The platform's have 32 characters; programs in tests invent others.
    is_real = own and len(own) == 32
    if is_real and isinstance(given, str) and len(given) != 32 and "app" not in given.lower():
        warn_user(
            f"{operation}: the first argument is the App ID, and {given!r} does not look like one; "
            "this client has its own: leave it out, and name the other arguments"
        )
    return given


def boolean(operation: str, name: str, value: Any) -> Any:
    """Return true or false."""
    if not isinstance(value, bool):
        wrong(operation, name, "bool", value)
    return value


def scalar(operation: str, name: str, value: Any, *kinds: str) -> Any:
    """Return a plain value of one of several types."""
    plain = (kind.__name__ for kind in (bool, str, int) if isinstance(value, kind))
    given = next(plain, type(value).__name__)
    if given not in kinds and not (given == "int" and "float" in kinds):
        wrong(operation, name, " or ".join(kinds), value)
    return number(operation, name, value) if given == "float" else value


def shown(value: Any) -> str:
    """Return a checked plain value as query text: ``true``, ``7``, ``1735035893.9``."""
    if isinstance(value, str):
        return str.__str__(value)  # the text itself, also of a member of a str enumeration
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(float(value)) if isinstance(value, float) else f"{int(value)}"


def anything(operation: str, name: str, value: Any) -> Any:
    """Return the JSON form of any value."""
    try:
        return dump(value)
    except RecursionError:
        pass  # raised below: chained to it, the value would go along
    raise argument_error(f"{operation}: {name} is nested too deeply or contains itself")


def model(operation: str, name: str, value: Any, wanted: str, exact: bool = False) -> Any:
    """Return the JSON form of a model or of a mapping that stands for one.

    A key that is meant for another one, or for another place, draws a warning; it is a
    ``TypeError`` where ``exact``.
    """
    if not isinstance(value, (Model, Mapping)):
        wrong(operation, name, f"{wanted} or a mapping", value)
    data = anything(operation, name, value)
    cls = type(value) if isinstance(value, Model) else named(wanted)
    if cls is not None and cls.__name__ == wanted and is_plain(wanted, data):
        return data
    for at, key, keys, owner in unknown_keys(wanted, data, name):
        if told := misplaced(key, keys, at, owner):
            text = f"{operation}: {at} has no key {key!r}{told}"
            if exact:
                raise TypeError(text)
            warn_user(f"{text}{' It is' if text.endswith('?') else '; it is'} sent as it is")
    if "None" in repr(data):  # a look at the speed of C; a text that says so costs time only
        # A model leaves a None out, where null has no meaning; so does a mapping in its place.
        data = data if cls is None else cls.from_dict(data).to_dict()
    return data


def warned(operation: Operation[T]) -> Operation[T]:
    """Return a call, after a warning for each documented rule that it breaks."""
    for broken in operation.problems():
        warn_user(f"{operation.endpoint.name}: {broken}")
    return operation


def warned_at(operation: Operation[T], places: Iterable[Sequence[str]]) -> None:
    """Warn of settings that have no effect as they stand: the look at these places takes no time.

    Also of a body that says nothing. A pipeline may have what they need, so nothing is said of a
    request that names one.
    """
    body: Any = operation.body
    told: list[Any] = [] if body else ["says nothing, so nothing changes"]
    for place in () if body.get("pipeline_id") else places:
        value = body
        for key in place:
            if not (value := value.get(key) if value.__class__ is dict else None):
                break
        if value:
            from shengwang_agent._runtime.rules import broken_at  # most requests have none of them

            told += broken_at(operation.endpoint.name, body, ".".join(place))
    body = value = None  # where a warning is an error, it shows the variables of this frame
    for broken in told:
        warn_user(f"{operation.endpoint.name}: {broken}")


def mapping(operation: str, name: str, value: Any) -> Any:
    """Return the JSON form of a mapping."""
    if not isinstance(value, (Model, Mapping)):
        wrong(operation, name, "a mapping", value)
    return anything(operation, name, value)


def sequence(operation: str, name: str, value: Any) -> Any:
    """Return the JSON form of a list or tuple."""
    if not isinstance(value, (list, tuple)):
        wrong(operation, name, "a list", value)
    return anything(operation, name, value)


def found(operation: Operation[Any], kind: type, *path: str) -> Any:
    """Return the value at a path of wire keys in the body, if it is of this type, or ``None``."""
    value: Any = operation.body
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, kind) else None


def with_tokens(operation: Operation[Any], sender: Any, places: Mapping[str, str]) -> None:
    """Make the tokens that a call lacks, with the certificate that the client has of its app.

    ``places`` are dotted paths in the body: those of tokens, and of the users they are for. None
    is made with what cannot sign, such as the app id of a sandbox. The certificate is no variable
    here, since error reporters show them.
    """
    if operation.params["appid"] != sender.app_id:
        return
    tokens = import_module("shengwang_agent.token")
    if not (tokens.can_sign(sender.app_id) and tokens.can_sign(sender.settings.app_certificate)):
        return
    channel = found(operation, str, "properties", "channel")
    for token, uid in places.items():
        *way, key = token.split(".")
        part, user = found(operation, dict, *way), found(operation, object, *uid.split("."))
        account = str(user) if type(user) is int else user
        if part is None or part.get(key) is not None:
            continue
        if channel and account and isinstance(account, str):
            # "0" asks the platform for a random user, whom only a token for every one lets in.
            who = {"uid": 0, "kind": "rtc"} if account == "0" else {"account": account}
            where = {"channel": channel, "expire": 86400, **who}
            part[key] = tokens.build(sender.app_id, sender.settings.app_certificate, **where)
