# Everything a person or a CI server does with this repository. `make` alone lists the targets.

PYTHON ?= python3
JOBS ?= 2
# Empty for a nightly build, so that a page due for review does not keep "this week" from being made.
STRICT ?= --strict

BIN := .venv/bin
LOCKED := .venv/.locked
READY := .venv/.ready
NODE_READY := node_modules/.ready
MADE := .venv node_modules public .public.rmsite-spare screenshots dist .rmsite-cache .rmsite-bench .pytest_cache .mypy_cache .ruff_cache .hypothesis

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup site test test-full check format lock bench screenshots clean browser-tools

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## install the locked packages and rmsite itself into .venv
	@:

site: $(READY) ## build the example site into public/
	@$(BIN)/rmsite build $(STRICT)

test: check browser-tools ## check everything: style, types and all tests but the long ones
	@$(BIN)/pytest -q -n $(JOBS) -m "not full"

test-full: check browser-tools ## the same with the long tests
	@.ci/need "strace (to inject faults into a build)" "strace" strace -V
	@$(BIN)/pytest -q -n $(JOBS)

check: $(READY) ## style and types only
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/mypy --no-error-summary

format: $(READY) ## put imports and white space in order
	@$(BIN)/ruff check --quiet --select I --fix . && $(BIN)/ruff format --quiet .

bench: $(READY) ## measure speed and memory on generated sites, beside other tools
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.benchmarks.serving

screenshots: $(READY) browser-tools ## take pictures of every template into screenshots/ (ONLY="home week --width 360")
	@$(BIN)/python -m tests.browser.screenshots $(ONLY)

lock: ## resolve requirements.lock and package-lock.json anew
	@.ci/lock $(PYTHON)

clean: ## remove everything that make made
	@rm -rf $(MADE)
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The lock decides what is installed; pyproject.toml decides how rmsite itself is.
$(LOCKED): requirements.lock
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "setup: $(PYTHON) is not Python 3.11 or newer; name one with make PYTHON=..." >&2; exit 1; }
	@.ci/need "Python's venv module" "python3-venv" $(PYTHON) -c "import ensurepip, venv"
	@echo "setup: installing the locked packages into .venv"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements.lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $@

$(NODE_READY): package.json package-lock.json .npmrc
	@.ci/need "Node.js with npm" "nodejs npm" npm --version
	@echo "setup: installing the locked checkers into node_modules"
	@npm ci --silent
	@touch $@

browser-tools: $(NODE_READY)
	@.ci/need "Java (for the HTML checker)" "default-jre-headless" java -version
	@.ci/need "poppler's tools (for what pages print)" "poppler-utils" sh -c "command -v pdftotext && command -v pdftoppm"
	@.ci/need "Chromium (for the tests in a browser)" "chromium fonts-dejavu-core" \
		sh -c "command -v chromium || command -v chromium-browser || command -v google-chrome"
