# deckgen's commands. `make` alone lists them. Another Python: `make demo PYTHON=python3.13`.

PYTHON ?= python3
PYTEST_ARGS ?=

venv := .venv
bin := $(venv)/bin
sample := outlines/geneva-2021

# The stamps say what is installed: the product alone (demo) or with the tools for tests (test, check).
product := $(venv)/.installed
tools := $(venv)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help demo test check static oracles bench format clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

demo: $(product) ## build the sample briefing: a PowerPoint deck and a PDF brief in build/
	$(bin)/deckgen build $(sample)
	@ls -l build/$(notdir $(sample))*

test: $(tools) ## run the tests
	$(bin)/pytest $(PYTEST_ARGS)

check: static test ## what has to pass before a commit: format, lint, types, layers, tests

static: $(tools) ## check without the tests
	$(bin)/ruff format --check
	$(bin)/ruff check
	$(bin)/mypy
	$(bin)/lint-imports --no-logo

oracles: $(tools) ## install the programs that only tests use (LibreOffice, validators, …); needs root or sudo
	bash scripts/install_oracles.sh $(bin)/python

bench: $(tools) ## measure speed, growth and memory
	$(bin)/python benchmarks/run.py --markdown benchmarks/latest.md

format: $(tools) ## format the code and mend what ruff can mend
	$(bin)/ruff format
	$(bin)/ruff check --fix

clean: ## remove what was built and installed, but for the oracles
	rm -rf $(venv) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests scripts -name __pycache__ -prune -exec rm -rf {} +

$(venv)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "deckgen needs Python 3.11 or later; say where: make PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -m venv $(venv) \
		|| { rm -rf $(venv); echo "this Python cannot make a virtual environment (Debian: apt install python3-venv)"; exit 1; }

$(product): $(venv)/pyvenv.cfg pyproject.toml
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(tools): $(venv)/pyvenv.cfg pyproject.toml
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(product)
