# Cimaise. `make` lists what can be done.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

export API_PORT ?= 8000
export PORTAL_PORT ?= 3000
export CLUB_PORT ?= 3001

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python
ROOMS := cms/core cms/sites cms/collections cms/pages cms/mirroring workflows/core workflows/people workflows/voting workflows/curation
CATALOGUES := $(wildcard $(addsuffix /locale/fr/LC_MESSAGES/django.po,$(ROOMS) graphql/gateway fixtures))
NODE_READY := frontends/node_modules/.installed

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

# Installing ----------------------------------------------------------------------------------------------------------
.PHONY: needs
needs:
	@PYTHON="$(PYTHON)" bash scripts/needs

.venv/.installed: requirements/dev.txt requirements/bootstrap.txt pyproject.toml | needs
	@echo "Installing Python packages …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.txt
	@$(BIN)/uv pip install --quiet --python $(RUN) --require-hashes -r requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(RUN) --no-deps --no-build-isolation -e .
	@touch $@

$(NODE_READY): frontends/package-lock.json | needs
	@echo "Installing front-end packages …"
	@cd frontends && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: install
install: .venv/.installed $(NODE_READY) ## Install everything (Python and front ends)

.PHONY: messages
messages: .venv/.installed ## Compile the French catalogues
	@for catalogue in $(CATALOGUES); do \
		target="$${catalogue%.po}.mo"; \
		if [ ! -e "$$target" ] || [ "$$catalogue" -nt "$$target" ]; then $(BIN)/pybabel -q compile -i "$$catalogue" -o "$$target" -l fr; fi; \
	done

.PHONY: lock
lock: .venv/.installed ## Resolve the Python lock files again
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/base.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt requirements/bootstrap.in -o requirements/bootstrap.txt

# Showing -------------------------------------------------------------------------------------------------------------
.PHONY: demo
demo: install messages ## Load the demonstration network and serve it until interrupted (DATA=DIR: real pictures)
	@$(RUN) -m scripts.demo $(if $(DATA),--data "$(DATA)")

.PHONY: demo-clock
demo-clock: .venv/.installed ## Move the demonstration's clock (BY=3d; RESET=1 to set it right)
	@$(RUN) -m scripts.demo_clock $(if $(RESET),--reset,--by "$(or $(BY),$(error say by how much: make demo-clock BY=3d))")

# Testing -------------------------------------------------------------------------------------------------------------
.PHONY: test
test: test-python test-frontends ## Run the tests: Python, and the front ends' units

.PHONY: test-python
test-python: .venv/.installed messages
	@$(BIN)/pytest -q -n $${PYTEST_WORKERS:-2} --dist loadgroup tests

.PHONY: test-random
test-random: .venv/.installed messages ## Run the property tests once more, with a seed that nobody chose
	@HYPOTHESIS_SEED=random $(BIN)/pytest -q -n $${PYTEST_WORKERS:-2} --dist loadgroup -m 'hypothesis and not soak' tests

.PHONY: test-frontends
test-frontends: $(NODE_READY)
	@cd frontends && npm test

.PHONY: journeys
journeys: install messages ## Walk the journeys in real Chromium
	@bash scripts/journeys

.PHONY: lint
lint: .venv/.installed messages
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@PYTHONPATH=.:graphql $(BIN)/lint-imports --no-logo 2>/dev/null || PYTHONPATH=.:graphql $(BIN)/lint-imports
	@$(RUN) manage.py makemigrations --check --dry-run --settings cms.config.settings.test
	@$(RUN) manage.py check --settings cms.config.settings.test --fail-level WARNING
	@$(RUN) manage.py graphql_schema --check --settings cms.config.settings.test
	@$(RUN) -m scripts.rules

.PHONY: verify-frontends
verify-frontends: $(NODE_READY)
	@cd frontends && npm run verify

.PHONY: verify
verify: ## All that must hold before a change lands: style, types, contracts, migrations, schema, rules, tests, front ends, journeys
	@bash scripts/stage lint $(MAKE) --no-print-directory lint
	@bash scripts/stage "front ends" $(MAKE) --no-print-directory verify-frontends
	@bash scripts/stage "tests" $(MAKE) --no-print-directory test
	@bash scripts/stage "random seed" $(MAKE) --no-print-directory test-random
	@bash scripts/stage journeys $(MAKE) --no-print-directory journeys

.PHONY: services-test
services-test: .venv/.installed messages ## Run the Python tests again on a real PostgreSQL, started and stopped here
	@bash scripts/stage "tests on PostgreSQL" bash scripts/services-test

.PHONY: bench
bench: .venv/.installed messages ## Run the benchmarks: one line each, and build/bench.json
	@$(RUN) -m tests.benchmarks

.PHONY: soak
soak: .venv/.installed messages ## Run the property tests with large numbers and a random seed
	@HYPOTHESIS_SEED=random $(BIN)/pytest -q -m soak tests

.PHONY: clean
clean: ## Remove what was built or installed here, and the demonstration's data
	@rm -rf .venv build var frontends/node_modules frontends/apps/*/build frontends/apps/*/.svelte-kit
	@find cms workflows graphql fixtures tests -name '*.mo' -delete -o -name __pycache__ -type d -prune -exec rm -rf {} +
