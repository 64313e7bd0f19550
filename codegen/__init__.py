"""``openapi.yaml`` to Python text: load, check, lower, render, format, compare.

Run as ``python -m codegen [--check]``; imported by nothing that ships. Each verb is a module:

* :mod:`codegen.load` reads the document and refuses what is broken,
* :mod:`codegen.keys` refuses what would not be read, :mod:`codegen.names` names that cannot be used,
* :mod:`codegen.lower` and :mod:`codegen.lower_operations` turn it into :mod:`codegen.shapes`,
* :mod:`codegen.render` fills the templates, :mod:`codegen.typed_dicts` adds the second generator's
  output, made in a process of its own meanwhile,
* :mod:`codegen.output` runs ruff over the result, and swaps the new output in or reports how the
  committed output differs.
"""

SURFACE = "surface.txt"
"""Stands beside the output; ``python -m codegen.surface`` writes it."""
