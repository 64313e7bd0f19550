"""How the names of the description become Python names and file names, and which cannot.

Public names are the description's own: a component is the class of that name, an argument is the
wire key. Python only gets its way where it must: keywords and names the generated code itself
needs receive a trailing underscore, and what is no identifier at all is spelled with underscores.
"""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata

from codegen.errors import SpecError, pointer
from codegen.load import Document

# A class body or an annotation of a generated model reads these names.
_CLASS_SCOPE = {
    *("bool", "bytes", "classmethod", "dict", "float", "int", "list", "object", "property", "str"),
    *("Nested", "field", "frozenset"),
    # The constructor that attrs writes reads these.
    *("NOTHING", "attr_dict", "self"),
    *("additional_properties", "copy", "from_dict", "model_dump", "to_dict"),
}
# Module scope of every generated model module; a class of that name would hide what it needs.
RESERVED_CLASSES = frozenset(
    {
        *("Any", "ClassVar", "Literal", "Mapping", "Model", "Self", "Sequence", "TYPE_CHECKING"),
        *("TypeAlias", "Union", "Unset", "UNSET", "annotations", "define", "field", "None"),
        *("True", "False", "bool", "bytes", "classmethod", "dict", "float", "int", "isinstance"),
        *("list", "object", "property", "str", "type", "enums", "unions", "aliases"),
    }
)
RESERVED_ARGUMENTS = frozenset({"self", "request_options", "Operation", "Endpoint", "PageRule"})
# A resource class reads these names in its body, so a method may not take them over.
RESERVED_METHODS = frozenset(
    {"bool", "bytes", "float", "int", "object", "overload", "property", "str", "with_raw_response"}
)
MODULE_NAMES = frozenset(
    {"builder", "commands", "exports", "models", "packages", "params", "resources", "routes"}
    | {"rules", "types", "vendors"}
)
# The client has these itself, and would hide a resource of such a name.
RESERVED_RESOURCES = frozenset(
    {"app_certificate", "app_id", "area", "auth_mode", "close", "get_current_url", "next_region"}
    | {"pool", "select_best_domain", "send", "stop_agent", "warm_up", "with_options"}
)
_STEM_LIMIT = 48


def is_plain(name: object) -> bool:
    """Tell whether ``name`` is an ASCII identifier that is no keyword and has no leading ``_``."""
    return (
        isinstance(name, str)
        and re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) is not None
        and not keyword.iskeyword(name)
    )


def _identifier(key: str) -> str:
    """Spell any wire key as an identifier without a leading underscore."""
    name = unicodedata.normalize("NFKC", key)
    if not name.isidentifier():
        name = re.sub(r"\W+", "_", name).strip("_")
    # attrs drops leading underscores from constructor arguments; digits cannot begin a name.
    if not name.isidentifier() or name.startswith("_"):
        name = f"f_{name.lstrip('_')}"
    return f"{name}_" if keyword.iskeyword(name) else name


def attribute_name(key: str) -> str:
    """Return the attribute of a model that holds the wire key ``key``."""
    name = _identifier(key)
    return f"{name}_" if name in _CLASS_SCOPE else name


def argument_name(key: str) -> str:
    """Return the keyword argument of a method that carries the wire key ``key``."""
    return _identifier(key)


def snake(name: str) -> str:
    """Return ``Tts_BytedanceDuplex`` as ``tts_bytedance_duplex``."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub(r"_+", "_", spaced).strip("_").lower()


def pascal(name: str) -> str:
    """Return ``phone_numbers`` as ``PhoneNumbers``."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def file_stem(name: str) -> str:
    """Return the module name for a class: snake case, at most 48 characters long.

    Longer names keep their first 41 characters and end in six digits of a digest of the whole
    name, so that whole paths stay below 100 characters (Windows).
    """
    stem = snake(name)
    if len(stem) <= _STEM_LIMIT:
        return stem
    digest = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:6]
    return f"{stem[:41]}_{digest}"


def check_rules(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` for the first name that cannot be used.

    It would surface as a class or a method that silently is not there.
    """
    _check_components(document)
    _check_operations(document)
    return document


def _check_components(document: Document) -> None:
    spelled: dict[str, str] = {}
    for name in document.components:
        at = pointer("components", "schemas", name)
        if not is_plain(name):
            raise SpecError(at, f"{name!r} cannot be a class name; rename it to an identifier")
        twin_of = name.removesuffix("Dict") if name.endswith("Dict") else None
        if name in RESERVED_CLASSES or twin_of in document.components:
            raise SpecError(at, f"the class name {name} is reserved for generated code; rename it")
        for spelling in (f"class {snake(name).replace('_', '')}", f"module {file_stem(name)}"):
            if (other := spelled.setdefault(spelling, name)) != name:
                told = f"{name} and {other} are one name once spelled for Python; rename one"
                raise SpecError(at, told)


def _check_operations(document: Document) -> None:
    seen: dict[str, str] = {}
    for path, verb, operation, _ in document.operations():
        at = pointer("paths", path, verb)
        for key in ("x-sdk-resource", "x-sdk-method", "x-sdk-replay", "operationId"):
            if key not in operation:
                raise SpecError(at, f"{key} is missing; add it (see the top of openapi.yaml)")
        identity = operation["operationId"]
        if (first := seen.setdefault(identity, at)) != at:
            raise SpecError(f"{at}/operationId", f"{identity!r} is used twice, first at {first}")
        resource, method = operation["x-sdk-resource"], operation["x-sdk-method"]
        if identity != f"{resource}_{method}":
            told = f"must be {resource}_{method}: resource, then method"
            raise SpecError(f"{at}/operationId", told)
        if resource in RESERVED_RESOURCES:
            raise SpecError(at, f"the client has a {resource} of its own; choose another resource")
        for name, taken in ((resource, MODULE_NAMES), (method, RESERVED_METHODS)):
            if name in taken:
                told = f"the name {name} is reserved for generated code; choose another"
                raise SpecError(at, told)
