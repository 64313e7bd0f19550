"""``openapi.yaml`` to Python text: load, lower, render, format, lock, check.

Run as ``python -m codegen [--check]``; imported by nothing that ships. Each verb is a module:

* :mod:`codegen.load` reads the document and refuses what is broken or unnamed,
* :mod:`codegen.lower` and :mod:`codegen.lower_operations` turn it into :mod:`codegen.shapes`,
* :mod:`codegen.render` fills the templates, :mod:`codegen.twins` adds the second generator's output,
* :mod:`codegen.format` runs ruff over the result,
* :mod:`codegen.lock` records what was made from what and swaps the new output in,
* :mod:`codegen.check` reports how the committed output differs.
"""
