# The one door. `make` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON_FILES := src tests bench scripts
SIZE ?= short
AS_OF ?= 2023-06-27
IN ?= id
PORT ?= 8023
export PYTHONPATH := src
export UV_PYTHON_DOWNLOADS := never

.PHONY: help install screens run screen test test-debian coverage check fix bench docs reference lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

# The interpreter's own pip puts uv there in half of the time that it takes to give each environment a pip, which then nobody uses.
PIP := pip --quiet --disable-pip-version-check
$(VENV)/made: scripts/find-python
	@rm -rf $(VENV)
	@python=$$(scripts/find-python) && "$$python" -m venv --without-pip $(VENV) && \
	if ! "$$python" -m $(PIP) --python $(BIN)/python install uv; then \
		"$$python" -m venv --clear $(VENV) && \
		{ $(BIN)/python -m $(PIP) install uv || echo "uv is not to be had; pip does the work"; }; \
	fi
	@touch $@

# One stamp an extra: it is older than the lock only when something has to be installed. Python compiles what is used when it is
# first used: compiling everything of every package takes longer than the whole installing.
$(VENV)/installed-%: $(VENV)/made requirements/%.txt pyproject.toml
	@if [ -x $(BIN)/uv ]; then \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/$*.txt && \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .; \
	else \
		$(BIN)/python -m $(PIP) install --require-hashes -r requirements/$*.txt && \
		$(BIN)/python -m $(PIP) install --no-deps -e .; \
	fi
	@touch $@

install: $(VENV)/installed-runtime ## make the environment from the lock

run: $(VENV)/installed-office ## open the office with invented people; Ctrl-C stops it (IN=en, PORT=8023, ONCE=yes)
	@$(BIN)/timpora up --demo --port $(PORT) --lang $(IN) $(if $(ONCE),--once)

build/serang.made: $(wildcard src/timpora/sample/*.*) | $(VENV)/installed-runtime
	@$(BIN)/timpora sample build/serang --lang $(IN)
	@touch $@

# The table begins with what is most urgent; what comes after the proven ones is kept for who wants to read on.
screen: install build/serang.made ## screen the same office's lists, without any server (IN=en, AS_OF=2023-06-27)
	@$(BIN)/timpora screen build/serang --as-of $(AS_OF) --lang $(IN) --all --out build/serang-result >build/serang.txt
	@sed '/^-> /,$$d' build/serang.txt
	@echo 'Seluruh jawaban / the whole answer: build/serang.txt'
	@echo 'Laporan, buku kerja, baris untuk diperbaiki / report, workbook, rows to mend: build/serang-result/'

# Each process keeps to its half, so that what a module makes once is not made by both, and takes from the other's when it is done.
SHARED := -n auto --dist worksteal

test: $(VENV)/installed-test ## run every test, from nothing
	@$(BIN)/python -m pytest $(SHARED)

# What rests on the server itself: walls, powers, sessions, the audit trail, identity, import, undoing, and migrations before all of them.
ON_DEBIAN := tests/integration/postgres/test_powers.py tests/integration/accounts/test_walls.py tests/integration/accounts/test_session_walls.py \
	tests/integration/audit/test_chain.py tests/integration/register/test_identity.py \
	tests/integration/intake/test_deliveries.py

test-debian: $(VENV)/installed-test ## run the tests that rest on the server on Debian's PostgreSQL too
	@programs=$$(scripts/find-debian-postgres) && TIMPORA_POSTGRES_PROGRAMS="$$programs" $(BIN)/python -m pytest $(SHARED) $(ON_DEBIAN)

# Watching every line makes plain Python four times as slow, so that fewer random histories are judged here: they run the
# same lines, and `make test` judges them all.
coverage: $(VENV)/installed-test ## show which lines and branches no test runs
	@TIMPORA_HISTORIES=3000 $(BIN)/python -m pytest $(SHARED) --cov --cov-report=term-missing:skip-covered

check: .types .style ## format, lint, import contracts, types, spelling, dependencies (-j2 looks at types meanwhile)

.PHONY: .types .style
.types: $(VENV)/installed-check
	@$(BIN)/mypy
	@$(BIN)/mypy scripts/reference_pages.py scripts/api_description.py

.style: $(VENV)/installed-check
	@$(BIN)/ruff format --check $(PYTHON_FILES)
	@$(BIN)/ruff check $(PYTHON_FILES)
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/codespell $(PYTHON_FILES) docs README.md GLOSSARY.md CHANGELOG.md
	@$(BIN)/deptry src
	@$(BIN)/vulture

fix: $(VENV)/installed-check ## format and mend what can be mended by machine
	@$(BIN)/ruff check --fix-only --quiet $(PYTHON_FILES)
	@$(BIN)/ruff format $(PYTHON_FILES)

bench: $(VENV)/installed-bench ## measure; SIZE=full for the long form
	@$(BIN)/python -m bench --size $(SIZE)

# The same in two halves beside each other, where what is looked for is whether everything runs: times say little then. What asks a
# server stands in one of them, which then is made once.
.PHONY: .bench-served .bench-rest
.bench-served: $(VENV)/installed-bench
	@$(BIN)/python -m bench --only import_file --only pages --only cases
.bench-rest: $(VENV)/installed-bench
	@$(BIN)/python -m bench --but import_file --but pages --but cases

docs: $(VENV)/installed-docs ## build the documentation site in site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@! grep -rlE '<(script|link|img|iframe)[^>]* (src|href)="?(https?:)?//' site || { echo "These pages load something from outside." >&2; exit 1; }
	@echo 'site/index.html; with search / dengan pencarian: $(BIN)/python -m http.server -d site'

reference: install $(VENV)/installed-office ## write the generated reference pages anew
	@$(BIN)/python scripts/reference_pages.py docs/reference
	@$(BIN)/python -m timpora.screening.rulebook_pages docs/reference/rules
	@$(BIN)/python -m timpora.evaluation.reference_pages docs/reference/indicators
	@$(BIN)/python scripts/api_description.py docs/reference

screens: $(VENV)/installed-test ## take the pictures of the pages anew, from the running invented office (PORT=8023)
	@$(BIN)/python scripts/screens.py docs/reference/screens.md $(PORT) $(ONLY)

lock: $(VENV)/made ## write the lock anew
	@scripts/lock

clean: ## remove everything that was made
	@rm -rf $(VENV) build site .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
