"""What every vendor class shares: arguments go in, one plain map comes out, no secret is shown."""

from __future__ import annotations

import re
import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from shengwang_agent._runtime.kinds import Wrong, plain, read
from shengwang_agent._runtime.model import MASK, Model, masked_address
from shengwang_agent._runtime.spelling import instead, nearest

if TYPE_CHECKING:
    from shengwang_agent.errors import ArgumentError
else:
    ArgumentError = import_module("shengwang_agent.errors").ArgumentError

Path = tuple[str, ...]


class VendorArgumentError(ArgumentError):
    """A vendor class was called with arguments it cannot use; ``problems`` lists all of them."""

    def __init__(self, vendor: str, problems: tuple[str, ...]) -> None:
        super().__init__(vendor, problems)
        self.vendor = vendor
        self.problems = problems

    def __str__(self) -> str:
        """Say everything that is wrong, a line each; values are never shown."""
        return "\n  ".join([f"{self.vendor} cannot be made:", *self.problems])


class Field(NamedTuple):
    """One argument: what it takes and where its value goes."""

    name: str
    type: str
    to: tuple[Path, ...]
    merge: bool = False
    required: bool = False
    default: Any = None
    default_with: str | None = None
    null_ok: bool = False
    null_omits: bool = False
    min: float | None = None
    max: float | None = None
    known: Sequence[Any] = ()
    format: str | None = None
    item_defaults: Mapping[str, Any] = {}
    unless: str | None = None
    secret: bool | str = False


class Spec(NamedTuple):
    """A vendor class as the description states it."""

    name: str
    model: str
    constants: tuple[tuple[Path, Any], ...]
    extras: Path
    fields: tuple[Field, ...]
    aliases: tuple[tuple[str, str, tuple[tuple[Path, Any], ...]], ...] = ()
    one_of: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    sample_rate: Path = ()
    required_rate: int | str | None = None
    agent_adds: Mapping[str, Any] = {}


class _Vendor(ABC):
    """A part of an agent. Subclass one of the five below and return your own map to use a
    provider this package does not know."""

    @abstractmethod
    def to_config(self) -> dict[str, Any]:
        """Return the map that is sent."""


class BaseLLM(_Vendor):
    """A language model; its map becomes ``properties.llm``."""

    kind: ClassVar[str] = "llm"


class BaseTTS(_Vendor):
    """A voice; its map becomes ``properties.tts``."""

    kind: ClassVar[str] = "tts"

    @property
    def sample_rate(self) -> int | None:
        """The rate of the voice in Hz, when it is known."""
        return None


class BaseSTT(_Vendor):
    """A speech recogniser; its map becomes ``properties.asr``."""

    kind: ClassVar[str] = "stt"


class BaseMLLM(_Vendor):
    """A realtime model, speech to speech; its map becomes ``properties.mllm``."""

    kind: ClassVar[str] = "mllm"


class BaseAvatar(_Vendor):
    """A digital human; its map becomes ``properties.avatar``."""

    kind: ClassVar[str] = "avatar"

    @property
    def required_sample_rate(self) -> int | None:
        """The rate in Hz the voice must have, when that matters."""
        return None


class _Signature:
    """The arguments of a vendor class, where help and editors look for them."""

    def __get__(self, obj: object, cls: Any) -> Any:
        from inspect import Parameter, Signature

        return Signature(
            [
                Parameter(
                    field.name,
                    Parameter.KEYWORD_ONLY,
                    default=Parameter.empty if field.required else field.default,
                    annotation=field.type,
                )
                for field in cls._spec.fields
            ]
        )


class Declared(_Vendor):
    """A vendor class of the description.

    Its typed signature is for type checkers and editors. When the program runs, arguments the
    signature does not have are accepted too and sent as they are; a name that is close to a
    known one draws a warning.
    """

    _spec: ClassVar[Spec]

    if not TYPE_CHECKING:
        __signature__ = _Signature()

        def __init__(self, **options):
            spec = self._spec
            try:
                self._given, self._extra, self._weak = _sorted(spec, options)
                if problems := tuple(_problems(self)):
                    raise VendorArgumentError(spec.name, (*problems, *_unknown(self, problems)))
                _warn(self)
            except BaseException as error:
                del options
                raise error.with_traceback(None) from None

    _given: dict[str, Any]
    _extra: dict[str, Any]
    _weak: tuple[tuple[Path, Any], ...]

    def to_config(self) -> dict[str, Any]:
        """Return the map that is sent; a new one with every call."""
        return self._assembled(self._spec.fields)

    def to_config_named_first(self) -> dict[str, Any]:
        """Return the map with named arguments winning over ``additional_params``."""
        return self._assembled(tuple(sorted(self._spec.fields, key=lambda field: not field.merge)))

    def to_model(self) -> Model:
        """Return the same as the model of the API."""
        from shengwang_agent_api import models

        found: type[Model] = getattr(models, self._spec.model)
        return found.from_dict(self.to_config())

    @property
    def agent_adds(self) -> dict[str, Any]:
        """What an agent writes into the map beside what the caller gave."""
        return dict(self._spec.agent_adds)

    @property
    def sample_rate(self) -> int | None:
        """The rate of the voice in Hz, when the caller gave one."""
        value: Any = self.to_config() if self._spec.sample_rate else None
        for key in self._spec.sample_rate:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value if type(value) is int else None

    @property
    def required_sample_rate(self) -> int | None:
        """The rate in Hz the voice must have, when that matters."""
        rate = self._spec.required_rate
        found = self._given.get(rate) if isinstance(rate, str) else rate
        return found if type(found) is int else None

    def _sends(self, field: Field) -> bool:
        """Whether the map has a value where this argument writes: it may come from another one."""
        fields = [
            one for one in self._spec.fields if not isinstance(self._given.get(one.name), Wrong)
        ]
        value: Any = self._assembled(tuple(fields))
        for key in field.to[0]:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value is not None

    def _assembled(self, fields: tuple[Field, ...]) -> dict[str, Any]:
        spec, config = self._spec, dict[str, Any]()
        entries = [*spec.constants, *self._weak]
        for field in fields:
            entries += _entries(field, self._given.get(field.name, _ABSENT))
        entries += [((*spec.extras, name), value) for name, value in self._extra.items()]
        for (*parents, last), value in entries:
            inner = config
            for key in parents:
                if not isinstance(inner.get(key), dict):
                    inner[key] = {}
                inner = inner[key]
            inner[last] = plain(value)
        return config

    def __eq__(self, other: object) -> bool:
        """Vendors of one class are equal when they send the same."""
        if type(other) is not type(self):
            return NotImplemented
        return self.to_config() == other.to_config()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Show what was given, secrets masked."""
        secrets = {field.name: field.secret for field in self._spec.fields}
        shown = [f"{n}={_shown(v, secrets.get(n, False))}" for n, v in self._given.items()]
        shown += [f"{name}={MASK!r}" for name in self._extra]
        return f"{type(self).__name__}({', '.join(shown)})"


def _sorted(
    spec: Spec, options: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any], tuple[tuple[Path, Any], ...]]:
    """Tell known arguments from unlisted ones; aliases take their right name, defaults come in."""
    weak: list[tuple[Path, Any]] = []
    options = dict(options)
    for alias, name, adds in spec.aliases:
        value = options.pop(alias, None)
        if value is not None and options.get(name) is None:
            options[name] = value
            weak += adds
    everything = dict(options)
    given: dict[str, Any] = {}
    for field in spec.fields:
        if everything.get(field.unless or "") is not None:
            continue
        lonely = field.default_with and everything.get(field.default_with) is None
        default = None if lonely else field.default
        value = options.pop(field.name, default)
        if value is None and not (field.null_ok or field.null_omits):
            value = default
        if value is not None or field.null_ok:
            given[field.name] = value if value is None else _read(field, value)
    return given, options, tuple(weak)


def _read(field: Field, value: Any) -> Any:
    """Return the value as its type, within its range, or a :class:`Wrong`."""
    found = read(field.type, value)
    if isinstance(found, (int, float)):
        if field.min is not None and not found >= field.min:
            return Wrong(f"must be {field.min} or more")
        if field.max is not None and not found <= field.max:
            return Wrong(f"must be {field.max} or less")
    for item in found if isinstance(found, list) and field.item_defaults else ():
        item |= {k: default for k, default in field.item_defaults.items() if item.get(k) is None}
    return found


def _problems(vendor: Declared) -> Iterator[str]:
    """Yield what is wrong; what another argument sends in its place is not missing."""
    spec, given = vendor._spec, vendor._given
    also = {name: alias for alias, name, _ in spec.aliases}
    for field in spec.fields:
        value = given.get(field.name)
        if isinstance(value, Wrong):
            yield f"{field.name} {value.text}"
        elif value is None and field.required and not vendor._sends(field):
            spelled = f" (also spelled {also[field.name]})" if field.name in also else ""
            near = nearest(field.name, vendor._extra, 0.8)
            hint = f"; you gave {near!r}, is it meant?" if near else ""
            yield f"{field.name} is missing{spelled}{hint}"
        elif field.format and not re.match(r"https?://[^/?#\s]+", value or "http://-"):
            yield f"{field.name} must be an address that begins with http:// or https://"
    yield from _choice_problems(vendor)


def _choice_problems(vendor: Declared) -> Iterator[str]:
    """Yield what is wrong where one argument, or one group, of several is needed."""
    spec, by_name = vendor._spec, {field.name: field for field in vendor._spec.fields}

    def there(name: str) -> bool:
        return vendor._given.get(name) is not None or vendor._sends(by_name[name])

    named = [name for name in spec.one_of if vendor._given.get(name) is not None]
    if len(named) > 1 or (spec.one_of and not any(map(there, spec.one_of))):
        found = f"; {' and '.join(named)} were given" if named else ""
        yield f"exactly one of {', '.join(spec.one_of)} is needed{found}"
    if spec.either and not any(all(map(there, group)) for group in spec.either):
        yield f"missing: {', or '.join(' and '.join(group) for group in spec.either)}"


def _unknown(vendor: Declared, told_of: tuple[str, ...] = ()) -> list[str]:
    """Word which unknown arguments are probably meant for another, unless that is told already."""
    spec = vendor._spec
    door = next((field.name for field in spec.fields if field.merge), "params")
    names = [field.name for field in spec.fields] + [alias for alias, _, _ in spec.aliases]
    return [
        f"the argument {name!r} is unknown and is sent as it is{told}, or {door}={{{name!r}: …}}?"
        for name in vendor._extra
        if name not in names
        and not any(repr(name) in text for text in told_of)
        and (told := instead(name, names, spec.name, likeness=0.8).rstrip("?"))
    ]


def _warn(vendor: Declared) -> None:
    spec, given = vendor._spec, vendor._given
    texts = _unknown(vendor) + [
        f"{field.name} is not one of those known to work: {', '.join(map(str, field.known))}"
        for field in spec.fields
        if field.known and given.get(field.name) not in (None, *field.known)
    ]
    for text in texts:
        warnings.warn(f"{spec.name}: {text}", stacklevel=3)


_ABSENT = object()


def _entries(field: Field, value: Any) -> list[tuple[Path, Any]]:
    """Return what an argument writes, by path; nothing when it was not given."""
    if value is _ABSENT:
        return []
    if not field.merge:
        return [(path, value) for path in field.to]
    return [((*path, key), item) for path in field.to for key, item in value.items()]


def _shown(value: Any, secret: bool | str) -> str:
    if not secret:
        return repr(value)
    partly = secret == "partial" and isinstance(value, str)
    return repr(masked_address(value) if partly else MASK)
