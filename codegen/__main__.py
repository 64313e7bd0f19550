"""The command: ``python -m codegen [--check]``.

Exit status 0 when all is well, 1 when ``--check`` finds differences, 2 when the description cannot
be generated from; then nothing is written and the old output stays whole.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from importlib import metadata
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen.errors import SpecError

if TYPE_CHECKING:
    from codegen.load import Document
    from codegen.typed_dicts import Typed

ROOT = Path(__file__).parent.parent


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m codegen", description="openapi.yaml to Python")
    parser.add_argument("--check", action="store_true", help="report differences, write nothing")
    parser.add_argument("--spec", type=Path, default=ROOT / "openapi.yaml", help="the description")
    parser.add_argument("--out", type=Path, default=ROOT / "generated", help="the output folder")
    parser.add_argument("--src", type=Path, default=ROOT / "src", help="the source root")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None, processes: int = 1) -> int:
    """Run the command; return the exit status. Two processes let both generators work at once."""
    options = _arguments(argv)
    if sys.version_info < (3, 11):
        print("codegen: the generators need Python 3.11 or newer; generated/ is committed, use it")
        return 2
    if said := misfit(ROOT / "pyproject.toml"):
        print(f"codegen: {said}", file=sys.stderr)
        return 2
    try:
        with Pool(1) if processes > 1 else nullcontext() as pool:
            return _run(options, pool)
    except SpecError as error:
        from codegen.load import told

        print(f"codegen: {told(error, options.spec)}", file=sys.stderr)
    except RecursionError:
        print("codegen: #: the description is nested too deeply", file=sys.stderr)
    except OSError as error:
        print(f"codegen: {error}", file=sys.stderr)
    return 2


def misfit(pyproject: Path) -> str:
    """Which generator is missing, or not the one pinned, which makes other text; else nothing."""
    group = re.search(r"^codegen = \[(.*?)^\]", pyproject.read_text("utf-8"), re.M | re.S)
    for name, pin in re.findall(r'"([\w-]+)(?:==([\d.]+))?', group[1] if group else ""):
        try:
            found = f"{metadata.version(name)} is"
        except metadata.PackageNotFoundError:
            found = "is not"
        if found == "is not" or (pin and found != f"{pin} is"):
            wanted = f"{pin} is wanted" if pin else "and is needed"
            return (
                f"{name} {found} installed, {wanted}; run `python -m pip install --group codegen`"
            )
    return ""


def _check_places(src: Path, starts: Iterable[str]) -> None:
    """A package beside a handwritten module of its name would hide that module."""
    for path in starts:
        module = (src / path).parent.with_suffix(".py")
        if module.exists():
            raise SpecError("#/paths", f"a resource cannot be called {module.stem}: {module} is it")


def _typed(document: Document) -> Typed:
    from codegen.typed_dicts import typed

    return typed(document)


def _run(options: argparse.Namespace, pool: Any) -> int:
    # The generators take a third of a second to import; --help and mistakes do without them.
    from codegen.keys import check_keys
    from codegen.load import load

    document = load(options.spec)
    typed = pool.apply_async(_typed, (document,)).get if pool else partial(_typed, document)
    check_keys(document)

    from codegen.lower import lower
    from codegen.names import check_rules
    from codegen.opc import check_structure
    from codegen.output import format_files
    from codegen.render import render, render_typed, scaffold

    api = lower(check_rules(check_structure(document)))
    files = format_files(render(document, api)) | format_files(render_typed(api, typed()))
    starts = scaffold(api.resources)
    _check_places(options.src, starts)
    return (_compare if options.check else _write)(options, files, starts)


def _compare(options: argparse.Namespace, files: dict[str, str], starts: dict[str, str]) -> int:
    from codegen.output import differences

    found = differences(files, options.out, starts, options.src)
    print("\n".join(found) or f"{options.out} is what {options.spec} generates")
    return int(bool(found))


def _write(options: argparse.Namespace, files: dict[str, str], starts: dict[str, str]) -> int:
    from codegen.output import left_behind, swap, write_files

    swap(files, options.out)
    print(f"{len(files)} files written to {options.out}")
    for path in sorted(path for path in starts if not (options.src / path).exists()):
        write_files({path: starts[path]}, options.src)
        print(f"started {options.src / path}; it is yours now")
    # Another output beside our own sources says nothing about these.
    if options.out.resolve().parent == options.src.resolve().parent:
        _remove(left_behind(starts, options.src), options.src)
    return 0


def _remove(paths: Iterable[Path], src: Path) -> None:
    """Remove what was started for resources that are gone, unless somebody changed it."""
    from codegen.render import scaffold
    from codegen.shapes import Resource

    for path in paths:
        started = scaffold([Resource(path.parent.name, "", ())])
        if path.read_text(encoding="utf-8") == started[path.relative_to(src).as_posix()]:
            path.unlink()
            print(f"removed {path}; its resource is gone")
        else:
            print(f"kept {path}; its resource is gone, but somebody changed it")


if __name__ == "__main__":
    gc.disable()  # the collector takes a tenth of so short a program
    sys.exit(main(processes=2))
