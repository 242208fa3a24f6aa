# `make demo` and `make test` do all their own set-up: Python 3.11 or later and make are enough.
PYTHON ?= python3
BIN := .venv/bin

TORCH := torch triton cuda-bindings cuda-pathfinder cuda-toolkit $(addprefix nvidia-,cublas \
  cuda-cupti cuda-nvrtc cuda-runtime cudnn-cu13 cufft cufile curand cusolver cusparse \
  cusparselt-cu13 nccl-cu13 nvjitlink nvshmem-cu13 nvtx)

.DEFAULT_GOAL := help
.PHONY: help demo test test-heavy attack check format lint types layers docs mutants lock bench clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/.run ## Made-up data, features, model, scores, two explained clients, the dashboard
	$(BIN)/clairscore demo --replace
	@if [ -t 1 ]; then $(BIN)/clairscore dashboard demo/portfolio; fi

test: .venv/.dev ## Run the tests, a file at a time on each core
	$(BIN)/pytest -n auto --dist loadfile

test-heavy: .venv-heavy/.done ## Run the tests that need torch, in a set-up of their own
	.venv-heavy/bin/pytest tests/textbench/heavy

attack: .venv/.dev ## Run the hostile tests at their full length
	$(BIN)/pytest tests/hostile --attacks 5000

check: format lint types layers test docs ## All that must hold before a commit

format: .venv/.dev ## Check the formatting
	$(BIN)/ruff format --check

lint: .venv/.dev ## Lint
	$(BIN)/ruff check
	$(BIN)/oxlint --deny-warnings

types: .venv/.dev ## Check the types
	$(BIN)/pyright

layers: .venv/.dev ## Check that modules import only from the layers below
	$(BIN)/lint-imports

docs: .venv/.dev ## Run the examples in the README and in docstrings
	$(BIN)/pytest --doctest-modules src/clairscore tests/test_docs.py

LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-header --quiet

# MUTANTS='clairscore.credit.training.split*' for some; mutmut itself is not locked: nothing else needs it.
# PYTHONPATH, so that processes that tests start run the changed code too.
mutants: .venv/.dev ## Change the rules a token at a time, and tell which changes no test notices
	$(BIN)/python -m pip install --quiet --disable-pip-version-check mutmut==3.8.1
	@mkdir -p mutants/src  # Python never looks again at a folder that was absent when it started
	PYTHONPATH=$(CURDIR)/mutants/src $(BIN)/mutmut run --max-children 1 $(MUTANTS)
	$(BIN)/mutmut results

lock: .venv/.dev ## Resolve the exact versions anew
	$(BIN)/python -m pip install --quiet uv
	# what an adviser's server runs; what a data scientist runs; what a developer runs
	$(LOCK) --upgrade --extra api --extra dashboard --extra postgres --output-file requirements/serve.txt
	$(LOCK) --extra all --constraint requirements/serve.txt --output-file requirements/run.txt
	$(LOCK) --extra all --group build --group dev --constraint requirements/run.txt \
	  --output-file requirements/dev.txt
	$(BIN)/uv pip compile --group build --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet --constraint requirements/dev.txt \
	  --output-file requirements/build.txt
	# torch and what only its CUDA build needs stay out: which build a machine takes is its own choice
	echo "torch==2.13.0" > build-torch.txt
	$(LOCK) --extra all --extra sentence-transformers --group heavy --constraint requirements/dev.txt \
	  --constraint build-torch.txt $(addprefix --no-emit-package=,$(TORCH)) \
	  --output-file requirements/heavy.txt
	rm build-torch.txt

clean: ## Remove what was made here
	rm -rf .venv .venv-heavy demo .pytest_cache .ruff_cache .hypothesis .import_linter_cache mutants

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv

# the locked versions first, with their hashes; then the project itself, which brings no others
.venv/.run: .venv/bin/python requirements/build.txt requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  -r requirements/build.txt -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/bin/python requirements/dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ .venv/.run

# torch last and by its version alone: a machine without a GPU may hold a CPU build of its own
.venv-heavy/.done: requirements/dev.txt requirements/heavy.txt pyproject.toml
	$(PYTHON) -m venv .venv-heavy
	.venv-heavy/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	.venv-heavy/bin/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	.venv-heavy/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/heavy.txt
	.venv-heavy/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
