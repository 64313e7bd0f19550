"""The third verb: fill the templates. Returns texts by path; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from codegen import builder, commands, routes, text, vendors
from codegen.annotate import Annotator
from codegen.load import Document
from codegen.model_pages import ModelPages
from codegen.names import pascal
from codegen.operation_views import OperationView
from codegen.rule_table import rule_tables
from codegen.shapes import Api, Resource
from codegen.snippets import Snippets
from codegen.views import Reader, model_view, twins_text

API = "shengwang_agent_api"
STRICT = "shengwang_agent_strict"
PACKAGE = "shengwang_agent"
STARTED = ("__init__", "client", "raw_client", "types")
TEMPLATES = Path(__file__).parent.parent / "templates"
Files = dict[str, str]


if TYPE_CHECKING:
    from codegen.typed_dicts import Typed


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    for name in ("cell", "docstring", "entries", "flow", "literal", "literals", "markdown", "one_line"):
        environment.filters[name] = getattr(text, name)
    return environment


def render(document: Document, api: Api, typed: Callable[[], Typed]) -> Files:
    """Return every generated file, unformatted, by path below the output directory.

    ``typed`` gives what the second generator made of the document; it is asked last.
    """
    files = _Files(api)
    files.add(f"{API}/__init__.py", "package.py.jinja")
    files.add_models()
    files.add_resources()
    files.add(f"{STRICT}/__init__.py", "strict_package.py.jinja")
    files.texts[f"{API}/py.typed"] = ""
    files.texts[f"{STRICT}/py.typed"] = ""
    files.add_reference(ModelPages(document, api))
    files.add_sections(document)
    files.add(f"{API}/rules.py", "rules.py.jinja", **rule_tables(document, api))
    hints = document.raw.get("x-sdk-hints", {"words": [], "instead": {}})
    files.add(f"{API}/hints.py", "hints.py.jinja", **hints)
    files.texts |= commands.render(api, _environment())
    files.texts |= routes.render(api, _environment())
    names, twins, strict = typed()
    files.add_exports(set(names))
    body = twins_text(twins, api.models)
    files.add(f"{API}/params.py", "params.py.jinja", names=names, body=body)
    files.add(f"{STRICT}/models.py", "strict.py.jinja", body=strict)
    return files.texts


def scaffold(resources: Iterable[Resource]) -> Files:
    """Return the few lines a resource starts with, by path below the source root."""
    environment = _environment()
    files = {}
    for resource in resources:
        for name in STARTED:
            raw, stem = name == "raw_client", name.strip("_").removeprefix("raw_")
            template = environment.get_template(f"scaffold_{stem}.py.jinja")
            text = template.render(resource=resource, client=_client(resource), raw=raw)
            files[f"{PACKAGE}/{resource.name}/{name}.py"] = text
    return files


def _client(resource: Resource) -> str:
    return f"{pascal(resource.name)}Client"


class _Files:
    """Rendered texts by path."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.texts: Files = {}
        self._environment = _environment()
        self._reader = Reader(api)
        self._views = {
            resource.name: [
                OperationView(operation, Annotator(api, "_"), self._reader)
                for operation in resource.operations
            ]
            for resource in api.resources
        }

    def add(self, path: str, template: str, **values: Any) -> None:
        self.texts[path] = self._environment.get_template(template).render(**values)

    def add_models(self) -> None:
        api, annotator = self.api, Annotator(self.api, "")
        modules = {model.name: model.stem for model in api.models}
        modules |= {enum.name: "enums" for enum in api.enums}
        modules |= {alias.name: "aliases" for alias in api.aliases}
        folder = f"{API}/models"
        text = "All models and named types of the API, each loaded when it is first used."
        names = [(name, f".{module}", name) for name, module in sorted(modules.items())]
        self.add(f"{folder}/__init__.py", "lazy.py.jinja", doc=text, names=names)
        self.add(f"{folder}/enums.py", "enums.py.jinja", enums=api.enums)
        secrets = sorted({f.wire for model in api.models for f in model.fields if f.secret})
        tables = {"unions": api.unions, "events": api.events, "secrets": secrets}
        self.add(f"{folder}/unions.py", "unions.py.jinja", **tables)
        aliases = [
            {"name": alias.name, "type": annotator.alias(alias), "text": alias.text}
            for alias in api.aliases
        ]
        self.add(f"{folder}/aliases.py", "aliases.py.jinja", aliases=aliases)
        for model in api.models:
            view = model_view(model, annotator, self._reader)
            self.add(f"{folder}/{model.stem}.py", "model.py.jinja", model=model, view=view)

    def add_resources(self) -> None:
        for resource in self.api.resources:
            client = _client(resource)
            classes = [f"{kind}{client}" for kind in ("", "Async", "AsyncRaw", "Raw")]
            self.add(
                f"{API}/{resource.name}.py",
                "resource.py.jinja",
                resource=resource,
                views=self._views[resource.name],
                client=client,
                names=[*classes, *(operation.id for operation in resource.operations)],
            )
        resources = [
            {
                "name": r.name,
                "client": _client(r),
                "text": r.text,
                "also": sorted({op.also[0] for op in r.operations if len(op.also) == 2}),
            }
            for r in self.api.resources
        ]
        self.add(f"{API}/resources.py", "resources.py.jinja", resources=resources)

    def add_exports(self, twins: set[str]) -> None:
        """Names of models, enumerations and ``twins``, the dicts that stand for models."""
        tables = {
            name.upper(): (*names, *sorted(twins & {f"{one}Dict" for one in names}))
            for name, names in self.api.exports.items()
        }
        resources = sorted(self.api.exports)
        tables |= {"RESOURCES": tuple(resources), "TYPES": self.api.types}
        self.add(f"{API}/exports/packages.py", "exports_packages.py.jinja", resources=resources)
        self.add(
            f"{API}/exports/__init__.py",
            "exports_init.py.jinja",
            constants=list(tables),
            tables=list(tables.items()),
        )
        for name, names in [*self.api.exports.items(), ("types", self.api.types)]:
            dicts = sorted(twins & {f"{one}Dict" for one in names}) if name != "types" else []
            self.add(f"{API}/exports/{name}.py", "exports.py.jinja", names=names, dicts=dicts)

    def add_sections(self, document: Document) -> None:
        self.texts |= vendors.render(document.raw, self._environment)
        self.texts |= builder.render(document, self.api, self._environment)

    def add_reference(self, pages: ModelPages) -> None:
        snippets = Snippets(self.api)
        entries = [
            {"view": view, "snippet": snippets.of(view.op)}
            for views in self._views.values()
            for view in views
        ]
        self.add("reference.md", "reference.md.jinja", entries=entries, pages=pages)
        for page, (title, named) in pages.pages().items():
            values = {"pages": pages, "page": page, "title": title, "named": named}
            self.add(f"models/{page}.md", "models.md.jinja", **values)
