# Everything happens in .venv; PYTHON chooses the interpreter (3.11 or newer).
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: run test check bench accuracy screenshots data constraints clean

run: $(VENV)/.installed          ## install, then open the dashboard on the bundled data
	$(BIN)/violencemap dashboard

test: $(VENV)/.installed-test    ## install what tests need, then run them
	$(BIN)/python -m pytest -n 2 --dist worksteal --ignore tests/browser
	$(BIN)/python -m pytest tests/browser  # one at a time: a browser and a server take both processors

check: $(VENV)/.installed-test   ## style, types and the layers of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-bench  ## ours beside the plain peer, as ratios
	$(BIN)/python benchmarks/map_bench.py
	$(BIN)/python benchmarks/people_bench.py
	$(BIN)/python benchmarks/events_bench.py
	$(BIN)/python benchmarks/bench_official.py
	$(BIN)/python benchmarks/bench_store.py

accuracy: $(VENV)/.installed-bench  ## scores on the gold sets, written to docs/accuracy.md
	$(BIN)/python benchmarks/accuracy.py

screenshots: $(VENV)/.installed-test  ## pictures of the README, from the bundled data
	$(BIN)/python scripts/screenshots.py

data: $(VENV)/.installed-data    ## bundled files that packages give, and the checksums of all
	cd scripts && for script in build_areas.py build_localities.py build_foreign.py build_boundaries.py; \
	  do ../$(BIN)/python $$script || exit 1; done
	$(BIN)/python scripts/stamp_sources.py

constraints:                     ## pin the newest versions that pyproject.toml allows
	$(PYTHON) scripts/pin_versions.py

clean:
	rm -rf $(VENV) build dist src/violencemap/views/map/static frontend/node_modules

# One stamp an extra: a changed pyproject.toml or constraints.txt installs again.
SOURCES := pyproject.toml constraints.txt hatch_build.py $(wildcard frontend/package-lock.json frontend/src/*)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(SOURCES) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/.installed-%: $(SOURCES) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[$*]'
	touch $@
