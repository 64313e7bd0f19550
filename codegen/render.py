"""The third verb: fill the templates. Returns texts by path; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from codegen import builder, commands, routes, vendors
from codegen.annotate import Annotator
from codegen.load import Document
from codegen.model_pages import ModelPages
from codegen.names import pascal
from codegen.operation_views import OperationView
from codegen.rule_table import rule_tables
from codegen.shapes import Api, Resource
from codegen.snippets import snippet
from codegen.text import environment, filled
from codegen.views import Reader, model_view, twins_text

if TYPE_CHECKING:
    from codegen.typed_dicts import Typed

API = "shengwang_agent_api"
STRICT = "shengwang_agent_strict"
PACKAGE = "shengwang_agent"
STARTED = ("__init__", "client", "raw_client", "types")
Files = dict[str, str]
Texts = Iterator[tuple[str, str]]


def render(document: Document, api: Api) -> Files:
    """Return every file of our own, unformatted, by path below the output directory."""
    reader, annotator = Reader(api), Annotator(api, "_")
    views = {
        resource.name: [OperationView(op, annotator, reader) for op in resource.operations]
        for resource in api.resources
    }
    hints = document.raw.get(
        "x-sdk-hints", {"words": [], "instead": {}, "inside": {}, "lacking": {}}
    )
    return {
        f"{API}/__init__.py": filled("package.py"),
        f"{API}/py.typed": "",
        f"{API}/rules.py": filled("rules.py", **rule_tables(document, api)),
        f"{API}/hints.py": filled("hints.py", **hints),
        f"{API}/resources.py": filled("resources.py", resources=api.resources),
        **dict(_models(api, reader, hints["lacking"])),
        **dict(_resources(api, views)),
        **dict(_pages(document, api, views)),
        **vendors.render(document.raw),
        **builder.render(document, api),
        **commands.render(api, environment()),
        **routes.render(api),
    }


def render_typed(api: Api, typed: Typed) -> Files:
    """Return what stands on the texts of the second generator, likewise."""
    body = twins_text(typed.twins, api.models)
    return {
        f"{API}/params.py": filled("params.py", names=typed.names, body=body),
        f"{STRICT}/__init__.py": filled("strict_package.py"),
        f"{STRICT}/models.py": filled("strict.py", body=typed.strict),
        f"{STRICT}/py.typed": "",
        **dict(_exports(api, set(typed.names))),
    }


def scaffold(resources: Iterable[Resource]) -> Files:
    """Return the few lines a resource starts with, by path below the source root."""
    files = {}
    for resource in resources:
        for name in STARTED:
            raw, stem = name == "raw_client", name.strip("_").removeprefix("raw_")
            values = {"resource": resource, "client": f"{pascal(resource.name)}Client", "raw": raw}
            files[f"{PACKAGE}/{resource.name}/{name}.py"] = filled(f"scaffold_{stem}.py", **values)
    return files


def _models(api: Api, reader: Reader, lacking: dict[str, dict[str, str]]) -> Texts:
    folder, annotator = f"{API}/models", Annotator(api, "")
    modules = {model.name: model.stem for model in api.models}
    modules |= {enum.name: "enums" for enum in api.enums}
    modules |= {alias.name: "aliases" for alias in api.aliases}
    told = "All models and named types of the API, each loaded when it is first used."
    names = [(name, f".{module}", name) for name, module in sorted(modules.items())]
    yield f"{folder}/__init__.py", filled("lazy.py", doc=told, names=names)
    yield f"{folder}/enums.py", filled("enums.py", enums=api.enums, annotator=annotator)
    secrets = sorted({f.wire for model in api.models for f in model.fields if f.secret})
    tables = {"unions": api.unions, "events": api.events, "secrets": secrets}
    yield f"{folder}/unions.py", filled("unions.py", **tables)
    yield f"{folder}/aliases.py", filled("aliases.py", aliases=api.aliases, annotator=annotator)
    for model in api.models:
        view = model_view(model, annotator, reader)
        values = {"model": model, "view": view, "lacking": lacking.get(model.name, {})}
        yield f"{folder}/{model.stem}.py", filled("model.py", **values)


def _resources(api: Api, views: dict[str, list[OperationView]]) -> Texts:
    for resource in api.resources:
        client = f"{pascal(resource.name)}Client"
        names = [f"{kind}{client}" for kind in ("", "Async", "AsyncRaw", "Raw")]
        names += [operation.id for operation in resource.operations]
        values = {"resource": resource, "views": views[resource.name], "client": client}
        yield f"{API}/{resource.name}.py", filled("resource.py", names=names, **values)


def _exports(api: Api, twins: set[str]) -> Texts:
    """Names of models, enumerations and ``twins``, the dicts that stand for models."""
    folder, resources = f"{API}/exports", sorted(api.exports)
    dicts = {r: sorted(twins & {f"{n}Dict" for n in api.exports[r]}) for r in api.exports}
    tables = {name.upper(): (*names, *dicts[name]) for name, names in api.exports.items()}
    tables |= {"RESOURCES": tuple(resources), "TYPES": api.types}
    yield f"{folder}/packages.py", filled("exports_packages.py", resources=resources)
    yield f"{folder}/__init__.py", filled("exports_init.py", tables=tables)
    for name, names in (*api.exports.items(), ("types", api.types)):
        text = filled("exports.py", names=names, dicts=dicts.get(name, []))
        yield f"{folder}/{name}.py", text


def _pages(document: Document, api: Api, views: dict[str, list[OperationView]]) -> Texts:
    pages, every = ModelPages(document, api), [view for group in views.values() for view in group]
    values = {"views": every, "snippet": partial(snippet, api), "pages": pages}
    yield "reference.md", filled("reference.md", **values)
    for page, (title, named) in pages.pages().items():
        values = {"pages": pages, "page": page, "title": title, "named": named}
        yield f"models/{page}.md", filled("models.md", **values)
