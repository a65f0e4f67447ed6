# The one door. `make` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
SIZE ?= short
AS_OF ?= 2023-06-27
export PYTHONPATH := src
export UV_PYTHON_DOWNLOADS := never

.PHONY: help install run test check fix bench docs lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/made: scripts/find-python
	@rm -rf $(VENV)
	@$$(scripts/find-python) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || echo "uv is not to be had; pip does the work"
	@touch $@

# One stamp an extra: it is older than the lock only when something has to be installed.
$(VENV)/installed-%: $(VENV)/made requirements/%.txt pyproject.toml
	@if [ -x $(BIN)/uv ]; then \
		$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/$*.txt && \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .; \
	else \
		$(BIN)/python -m pip install --quiet --require-hashes -r requirements/$*.txt && \
		$(BIN)/python -m pip install --quiet --no-deps -e .; \
	fi
	@touch $@

install: $(VENV)/installed-runtime ## make the environment from the lock

run: install ## write the sample office's lists and screen them as on 27 June 2023
	@test -d build/serang || $(BIN)/timpora sample build/serang
	@$(BIN)/timpora screen build/serang --as-of $(AS_OF) --out build/serang-result

test: $(VENV)/installed-test ## run every test, from nothing
	@$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered

check: $(VENV)/installed-check ## format, lint, import contracts, types
	@$(BIN)/ruff format --check src tests bench
	@$(BIN)/ruff check src tests bench
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

fix: $(VENV)/installed-check ## format and mend what can be mended by machine
	@$(BIN)/ruff check --fix-only --quiet src tests bench
	@$(BIN)/ruff format src tests bench

bench: $(VENV)/installed-bench ## measure; SIZE=full for the long form
	@$(BIN)/python -m bench --size $(SIZE)

docs: $(VENV)/installed-docs ## build the documentation site
	@$(BIN)/mkdocs build --strict --quiet

lock: $(VENV)/made ## write the lock anew
	@scripts/lock

clean: ## remove everything that was made
	@rm -rf $(VENV) build site .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
