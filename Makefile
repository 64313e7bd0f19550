# `make` lists the verbs. Each one makes what it needs, so every verb works on a fresh clone.
# The newest Python that runs. A version manager's shim may be there and refuse: then its own folder.
PYENV = $(HOME)/.pyenv/versions
PYTHON ?= $(shell for p in python3.13 $(PYENV)/3.13.*/bin/python python3.12 $(PYENV)/3.12.*/bin/python \
  python3.11 python3 python3.10; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
# Python keeps the byte code of what it imports; to compile all that is installed takes longer than the rest.
PIP := $(PY) -m pip install --quiet --no-compile
# The generators need Python 3.11; on 3.10 the committed generated/ is used as it is.
CAN_GENERATE = $(shell $(PYTHON) -c 'import sys; print(int(sys.version_info >= (3, 11)))')

.PHONY: help setup demo generate surface check test test-matrix test-external test-all soak docs wheel try-wheel build tagged publish api-diff bench fix clean
.DEFAULT_GOAL := help

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade "pip>=25.1"
	@touch $@

# One stamp per need, so that the demo does not wait for type checkers.
$(VENV)/.demo: $(VENV)/.made pyproject.toml
	$(PIP) --editable ".[sandbox,cli,campaign]" --group codegen
	@touch $@

$(VENV)/.test: $(VENV)/.demo
	$(PIP) --group test --group docs
	@touch $@

$(VENV)/.check: $(VENV)/.test
	$(PIP) --group check
	@touch $@

$(VENV)/.build: $(VENV)/.made pyproject.toml
	$(PIP) --group build
	@touch $@

setup: $(VENV)/.check $(VENV)/.build ## make .venv with everything a contributor needs

demo: $(VENV)/.demo ## the main job, offline: generate, start a local platform, run the whole story on it
ifeq ($(CAN_GENERATE),1)
	$(PY) -m codegen
else
	@echo "Python 3.10: the generators need 3.11, so the committed generated/ is used."
endif
	$(PY) examples/demo.py

generate: $(VENV)/.demo ## openapi.yaml -> generated/, and what that changes for users
	$(PY) -m codegen
	$(PY) -m codegen.surface

surface: $(VENV)/.demo ## print the public surface, a line for each fact
	@$(PY) -m codegen.surface --check >/dev/null || { echo "surface: run make generate first"; exit 1; }
	@cat generated/surface.txt

check: $(VENV)/.check ## format, lint, types twice, import contracts, circles between files, spec, drift
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --python-version 3.11 codegen
	$(BIN)/mypy --disallow-any-expr tests/typing/api.py
	$(BIN)/mypy --strict tests/typing/programs
	$(BIN)/mypy tests/typing/params.py tests/typing/agentkit.py
	$(BIN)/pyright --pythonpath $(PY)
	$(BIN)/pyright --project tests/typing --pythonpath $(PY)
	$(BIN)/lint-imports
	$(PY) -m tests.house.circles
	$(PY) -m openapi_spec_validator openapi.yaml
	$(PY) -m codegen --check
	$(PY) -m codegen.surface --check

# One process more than cores, since tests wait as well, and four at most; the tests of a file stay
# together, since they share fixtures, and the files in the order of tests/conftest.py, the longest
# first. The plugins left out come with LangGraph: each process would load them for a second.
PROCESSES = $(shell $(PY) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')
SIDE_BY_SIDE = --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder \
  -p no:langsmith_plugin -p no:typeguard
# The suite starts hundreds of short programs: without byte code each of them compiles the package.
unexport PYTHONDONTWRITEBYTECODE

test: $(VENV)/.test ## the suite that needs only Python packages (LOWEST=1: on the oldest httpx and attrs; FAST=1: with [fast])
	$(if $(LOWEST),$(PIP) httpx==0.27.0 attrs==23.1.0 "pytest-httpx<0.35")
	$(if $(FAST),$(PIP) --editable ".[fast]")
	$(PY) -m pytest $(SIDE_BY_SIDE) $(if $(LOWEST),$(SAME_ANYWHERE:%=--ignore=tests/%)) $(ARGS)

# Takes minutes, and says the same on every Python and with every library.
SAME_ANYWHERE := sandbox/test_conformance.py client/test_typing.py benchmarks security/test_workflows.py
test-matrix: ## the suite on the oldest Python, httpx and attrs, and with [fast] on the newest
	@for v in 3.10 3.13; do \
	  p=$$(ls -d $(PYENV)/$$v.*/bin/python 2>/dev/null | tail -1); \
	  p=$${p:-$$(command -v python$$v)}; \
	  if [ -n "$$p" ]; then echo "== Python $$v"; $(MAKE) --no-print-directory test PYTHON=$$p VENV=.venv-$$v $$(test $$v = 3.10 && echo LOWEST=1 || echo FAST=1) || exit 1; \
	  else echo "== Python $$v is not on this machine"; fi; done

# On a machine that has these programs, nothing is asked of apt-get. The tests start them.
PROGRAMS := chromium chromedriver redis-server
POSTGRES = $(wildcard /usr/lib/postgresql/*/bin/postgres)$(shell which postgres) # Debian: not in PATH
SUDO = $(shell test "$$(id -u)" = 0 || echo sudo)
test-external: $(VENV)/.test ## the tests that need other programs: a browser, PostgreSQL, Redis, Celery workers (Debian: installs them)
	which $(PROGRAMS) >/dev/null && test -n "$(strip $(POSTGRES))" || { $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq chromium chromium-driver postgresql redis-server fonts-noto-cjk; }
	$(PIP) --group external
	$(PY) -m pytest $(SIDE_BY_SIDE) $(ARGS) tests/external tests/browser

test-all: test test-external ## the suite, and the tests that need other programs

soak: $(VENV)/.test ## the long run: calls are cancelled, hosts go up and down; on both transports, counts printed
	$(PIP) --editable ".[fast]"
	$(PY) -m tests.call.soak $(ARGS)

docs: $(VENV)/.test ## the documentation site into site/, warnings are errors
	$(PY) docs/diagrams.py --check
	$(PY) docs/settings.py --check
	rm -rf site build/site  # site/ is there only when the whole of it was built well
	NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict --quiet --site-dir build/site
	mv build/site site

$(VENV)/.bench: $(VENV)/.demo
	$(PIP) --group bench
	@touch $@

bench: $(VENV)/.bench ## measure against the bare HTTP library and the peers; writes docs/performance.md
	$(PY) -m benchmarks $(ARGS)

wheel: $(VENV)/.build ## sdist and wheel into dist/, metadata checked
	rm -rf dist build
	$(PY) -m build --quiet
	$(PY) -m twine check --strict dist/*

try-wheel: ## the wheel in dist/ in a clean environment
	rm -rf build
	$(PYTHON) -m venv build/clean
	build/clean/bin/python -m pip install --quiet dist/*.whl
	cd build && clean/bin/python ../tests/package/wheel_check.py

build: wheel ## wheel and try-wheel
	$(MAKE) --no-print-directory try-wheel

# The release workflow asks this, too. It runs before anything is installed.
tagged: ## refuse a tree with changes, or without the tag v<version in _version.py>
	@changes=$$(git status --porcelain) || exit 1; \
	test -z "$$changes" || { echo "tagged: the tree has uncommitted changes"; exit 1; }
	@version=$$($(PYTHON) -c 'import runpy; print(runpy.run_path("src/shengwang_agent/_version.py")["__version__"])') || exit 1; \
	tags=$$(git tag --points-at HEAD) || exit 1; \
	echo "$$tags" | grep -qFx "v$$version" || { echo "tagged: HEAD needs the tag v$$version, and has: $${tags:-none}"; exit 1; }

publish: tagged build ## upload to the package index
	$(PY) -m twine upload dist/*

api-diff: $(VENV)/.demo ## what has changed for users since REV=… (the last tag); fails on an undeclared break
	@rev="$${REV:-$$(git describe --tags --abbrev=0 2>/dev/null)}"; \
	if [ -z "$$rev" ]; then echo "api-diff: no tag yet, so there is nothing to break; REV=… names a revision"; \
	else $(PY) -m codegen.surface --against "$$rev"; fi

fix: $(VENV)/.check ## format, sort imports, mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove everything that can be made again
	rm -rf .venv .venv-* dist build site .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
