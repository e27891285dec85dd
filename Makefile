# compacttui: what a maintainer does, one target each. `make` prints this list.
# Everything runs in .venv, which is made when it is missing or out of date.

PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/sh

.PHONY: help run demo test server slow long fast snapshots lint format types contracts migrations bench cold-start pictures docs lock clean

help: ## print this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Two environments in one folder: what the program needs, and on top what its tests and checks need.
.venv/run: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("compacttui needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

run: .venv/run ## open the program on your own records
	@$(BIN)/compacttui

demo: .venv/run ## open the program on an invented town; nothing is kept
	@$(BIN)/compacttui demo

test: .venv/dev ## run the tests, as many at a time as there are processors
	$(BIN)/python -m pytest -n auto

server: .venv/dev ## run the tests of acts again with each town on a PostgreSQL server
	$(BIN)/python -m pytest -n auto --store server tests/acts

slow: .venv/dev ## run the slow tests: torture, whole stories by keys, searches for counter-examples
	$(BIN)/python -m pytest -n auto -m slow --timeout 1500

long: .venv/dev ## run the tests that take minutes each: ten thousand elections, two hundred polls, a thousand wrong files
	$(BIN)/python -m pytest -n auto -m long --timeout 3000

fast: .venv/dev ## run the tests that failed last time, then stop at the first failure
	$(BIN)/python -m pytest --last-failed --exitfirst

snapshots: .venv/dev ## take the pictures that the snapshot tests compare with anew
	$(BIN)/python -m pytest tests/tui --snapshot-update

lint: .venv/dev ## check style, spelling and form
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/codespell

format: .venv/dev ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: .venv/dev ## check the types, strictly
	$(BIN)/mypy

contracts: .venv/dev ## check that the arrows between the rooms point down
	$(BIN)/lint-imports

migrations: .venv/dev ## check that the migrations make the tables that the code describes
	$(BIN)/python -m pytest tests/records/test_migrations.py

bench: .venv/dev ## measure start-up, keys, memory and counting against plain loops in the same run
	$(BIN)/python -m benchmarks

cold-start: .venv/dev ## measure the way from the command to the first frame
	$(BIN)/python -m benchmarks start

pictures: .venv/dev ## take pictures of every place and form, for the documents
	$(BIN)/python -m tests.pictures

docs: .venv/dev ## write the generated parts of the documents anew
	$(BIN)/python -m tests.documents

lock: ## pin every dependency, with hashes (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra build -o requirements/run.txt pyproject.toml
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra build --extra dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml

clean: ## take away what was made
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
