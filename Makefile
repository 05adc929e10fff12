# `make run` starts the portal, `make test` proves it; README.md tells the rest.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
NAMED := $(if $(filter file default,$(origin PYTHON)),,named)
PYTEST := $(PY) -m pytest -q -n 2
DEPLOY := PRODUCTION=1 ALLOWED_HOSTS=portal.example SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(50))")
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help run dev test test-postgres coverage bench check format catalogues lock venv dev-venv python

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 22

run: venv ## start the portal on this machine (PORT=8000)
	@exec $(MANAGE) serve --prepare

dev: venv ## start it for development: reloads when a file changes
	@DEBUG=1 $(MANAGE) prepare
	@$(MANAGE) local_admin
	@DEBUG=1 exec $(MANAGE) runserver $${PORT:-8000}

test: dev-venv ## run every test, on SQLite
	@DATABASE_URL= $(PYTEST)

test-postgres: dev-venv ## run every test on a PostgreSQL started for them
	@$(PY) tools/with_postgres.py $(PYTEST)

coverage: dev-venv ## run every test and show the lines none of them reaches
	@DATABASE_URL= $(PYTEST) --cov

bench: dev-venv ## measure the heavy pages and files on this machine
	@for what in composition documents meetings packs; do $(PY) -m bench.$$what || exit 1; done

check: dev-venv ## look for mistakes without running tests
	@echo "Code" && $(VENV)/bin/ruff check --quiet --output-format concise . && $(VENV)/bin/ruff format --quiet --check --output-format concise .
	@echo "Layers" && $(VENV)/bin/lint-imports > $(VENV)/layers || { cat $(VENV)/layers; exit 1; }
	@echo "Migrations" && $(MANAGE) makemigrations --check --dry-run --verbosity 0
	@echo "Translations" && $(PY) tools/catalogues.py --check
	@echo "House rules" && $(PY) -m pytest -q tests/house
	@echo "Settings of a public server" && $(DEPLOY) $(MANAGE) check --deploy --fail-level WARNING

format: dev-venv ## write the code as the checks want it
	@$(VENV)/bin/ruff check --quiet --fix --output-format concise .; $(VENV)/bin/ruff format --quiet .

catalogues: dev-venv ## take new sentences into locale/fi and locale/sv
	@$(PY) tools/catalogues.py

lock: dev-venv ## pin the newest versions of what requirements*.in name
	@$(LOCK) --upgrade -o requirements.txt requirements.in
	@$(LOCK) --upgrade -o requirements-dev.txt requirements-dev.in

venv: python
	@$(PYTHON) tools/environment.py run $(VENV) $(NAMED)

dev-venv: python
	@$(PYTHON) tools/environment.py change $(VENV) $(NAMED)

python:
	@command -v $(PYTHON) > /dev/null || { echo "There is no $(PYTHON) here: install Python 3.11, 3.12 or 3.13, or name one that there is, for example: make run PYTHON=python3.12"; exit 1; }
