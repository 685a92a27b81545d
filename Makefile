# Everything works with Python 3.11 or later (venv and pip with it) and make.
# Another Python than python3: make PYTHON=python3.13 run

PYTHON ?= python3
# Themes to picture; all, unless named
THEMES ?=
# Words for the program: make run ARGS="~/articles"
ARGS ?=
# A folder of articles; the samples, unless named
DIR ?= sample_articles
# How often make crash kills the program, and what its chance and that of make fuzz begin with
ROUNDS ?= 1000
SEED ?=
# How long make fuzz goes on
MINUTES ?= 10
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# pip-audit in an environment of its own: what it needs is none of our pins
AUDIT := build/audit
BABEL := $(BIN)/python -m babel.messages.frontend --quiet

.DEFAULT_GOAL := help
.PHONY: help run test laws fuzz crash promises soak check format lint types contracts audit bench corpus screenshots messages readme man wheel clean

help: ## Say what can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Open Leeslamp; makes .venv and installs into it the first time
	@$(BIN)/leeslamp $(ARGS)

test: $(VENV)/.dev ## Run the tests
	$(BIN)/python -m pytest

crash: $(VENV)/.dev ## Kill it, fill the disk, cut the power: ROUNDS=1000 SEED=7
	$(BIN)/python -m tests.crash --rounds $(ROUNDS) $(if $(SEED),--seed $(SEED)) $(ARGS)

fuzz: $(VENV)/.dev ## Try every property on other examples: MINUTES=10 SEED=7 ARGS=tests/formats
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(if $(SEED),--seed $(SEED)) $(ARGS)

promises: $(VENV)/.dev ## Put hostile articles before the program; ARGS=FOLDER for others
	$(BIN)/python -m pytest tests/promises
	$(BIN)/python -m tests.promises $(ARGS)

soak: $(VENV)/.dev ## Press 10,000 random keys: SEED=7 ARGS="--keys 100000"
	$(BIN)/python -m tests.promises.soak $(if $(SEED),--seed $(SEED)) $(ARGS)

laws: $(VENV)/.dev ## Try the laws of a merge on 10,000 examples each
	$(BIN)/python -m pytest --hypothesis-profile=nightly tests/state/test_merge.py \
	  tests/state/test_exchange.py tests/state/test_sync.py tests/state/test_log.py \
	  tests/state/test_undoing.py tests/state/test_store.py

check: lint types contracts test ## All that must hold: format, lint, types, contracts, tests

format: $(VENV)/.dev ## Bring the code into its form
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lint: $(VENV)/.dev ## Compare the code with its form
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(VENV)/.dev ## Check the types
	$(BIN)/mypy

contracts: $(VENV)/.dev ## Check who imports whom
	$(BIN)/lint-imports

audit: ## Look every pinned version up among the known vulnerabilities; needs the network
	@test -x $(AUDIT)/bin/pip-audit || { $(PYTHON) -m venv $(AUDIT) && \
	  $(AUDIT)/bin/python -m pip --disable-pip-version-check install --quiet 'pip-audit>=2.7,<3'; }
	$(AUDIT)/bin/pip-audit --strict --no-deps --disable-pip --requirement constraints.txt

bench: $(VENV)/.dev ## Measure with 10,000 articles; ARGS="--articles 1000 100000 --rows 1000000 --readme"
	$(BIN)/python -m benchmarks $(ARGS)

corpus: $(VENV)/.dev ## Set all articles of a folder in many widths: DIR=~/articles
	$(BIN)/python -m benchmarks.corpus "$(DIR)" $(ARGS)

screenshots: $(VENV)/.dev ## Picture all screens in all themes; THEMES="lamp paper"
	PYTHONPATH=. $(BIN)/python docs/screenshots.py $(THEMES)

messages: $(VENV)/.dev ## Bring new texts of the code into the catalogues, and compile these
	@mkdir -p build
	$(BABEL) extract --no-default-keywords --keywords="_ N_ ngettext:1,2" \
	  --add-location=file --sort-by-file --width=100 --project=leeslamp \
	  --output-file=build/leeslamp.pot reader
	$(BABEL) update --domain=leeslamp --input-file=build/leeslamp.pot --output-dir=reader/locale \
	  --width=100 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BABEL) compile --domain=leeslamp --directory=reader/locale --statistics

readme: $(VENV)/.dev ## Write the tables of the README that the code tells
	PYTHONPATH=. $(BIN)/python docs/readme.py
	PYTHONPATH=. $(BIN)/python docs/reference.py

man: $(VENV)/.dev ## Write the manual page into build/leeslamp.1
	@mkdir -p build
	PYTHONPATH=. $(BIN)/python docs/manual.py build/leeslamp.1

wheel: $(VENV)/.dev ## Build the wheel and the source archive into dist/
	$(BIN)/python -m build

clean: ## Remove what was made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Leeslamp needs Python 3.11 or later. Name one: make PYTHON=python3.13 run" >&2; exit 1; }
	@echo "Making $(VENV) and installing into it; this happens once." >&2
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.run
