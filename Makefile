# `make run` starts the portal, `make test` proves it; README.md tells the rest.

PYTHON ?= python3
VENV := .venv
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps
PYTEST := $(PY) -m pytest -q -n 2
DEPLOY := PRODUCTION=1 ALLOWED_HOSTS=portal.example SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(50))")
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help run dev test test-postgres coverage bench check format catalogues lock venv dev-venv

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 22

run: $(RUNTIME) ## start the portal on this machine (PORT=8000)
	@exec $(MANAGE) serve --prepare

dev: $(RUNTIME) ## start it for development: reloads when a file changes
	@DEBUG=1 $(MANAGE) prepare
	@$(MANAGE) local_admin
	@DEBUG=1 exec $(MANAGE) runserver $${PORT:-8000}

test: $(DEV) ## run every test, on SQLite
	@DATABASE_URL= $(PYTEST)

test-postgres: $(DEV) ## run every test on a PostgreSQL started for them
	@$(PY) tools/with_postgres.py $(PYTEST)

coverage: $(DEV) ## run every test and show the lines none of them reaches
	@DATABASE_URL= $(PYTEST) --cov

bench: $(DEV) ## measure the heavy pages and files on this machine
	@for what in composition documents meetings packs; do $(PY) -m bench.$$what || exit 1; done

check: $(DEV) ## look for mistakes without running tests
	@echo "Code" && $(VENV)/bin/ruff check --quiet --output-format concise . && $(VENV)/bin/ruff format --quiet --check --output-format concise .
	@echo "Layers" && $(VENV)/bin/lint-imports > $(VENV)/layers || { cat $(VENV)/layers; exit 1; }
	@echo "Migrations" && $(MANAGE) makemigrations --check --dry-run --verbosity 0
	@echo "Translations" && $(PY) tools/catalogues.py --check
	@echo "House rules" && $(PY) -m pytest -q tests/house
	@echo "Settings of a public server" && $(DEPLOY) $(MANAGE) check --deploy --fail-level WARNING

format: $(DEV) ## write the code as the checks want it
	@$(VENV)/bin/ruff check --quiet --fix --output-format concise .; $(VENV)/bin/ruff format --quiet .

catalogues: $(DEV) ## take new sentences into locale/fi and locale/sv
	@$(PY) tools/catalogues.py

lock: $(DEV) ## pin the newest versions of what requirements*.in name
	@$(LOCK) --upgrade -o requirements.txt requirements.in
	@$(LOCK) --upgrade -o requirements-dev.txt requirements-dev.in

venv: $(RUNTIME)

dev-venv: $(DEV)

$(PY):
	@$(PYTHON) tools/python_check.py
	@echo "Making the Python environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(PY)
	@echo "Installing what the portal runs on"
	@$(PIP) -r requirements.txt && $(PY) -m pip check --disable-pip-version-check > /dev/null
	@touch $@

$(DEV): requirements-dev.txt requirements.txt | $(PY)
	@echo "Installing what the tests and checks need"
	@$(PIP) -r requirements-dev.txt && $(PY) -m pip check --disable-pip-version-check > /dev/null
	@touch $(RUNTIME) $@
