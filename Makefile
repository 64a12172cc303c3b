# make run    set up what the program needs, and start it
# make test   set up what the checks need, and run all of them
# make bundle freeze the program into dist/retort, and try it there
# make lock   renew requirements/*.lock after a change of pyproject.toml (UPGRADE=--upgrade takes the newest versions)
# make translations  take new texts of the window into assets/i18n, and say what is not translated yet
# make format put the code into the project's format
# make docs   write docs/tools.md from the tools' own documentation

ifndef PYTHON
# The first interpreter that runs, is new enough and can make environments.
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3; do \
	if $$p -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; \
	done)
ifeq ($(PYTHON),)
PYTHON := python3
endif
endif
VENV := .venv/bin
UV := uv==0.13.9
SAMPLE := How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?

.PHONY: run test setup bundle lock translations format docs clean

run:
	@$(PYTHON) -m tools_dev.setup_env run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo 'There is no display here, so instead of the window, this is a sample question on the command line:'; \
		echo '  retort ask "$(SAMPLE)"'; \
		exec $(VENV)/retort ask "$(SAMPLE)"; \
	fi; exec $(VENV)/retort

test: setup
	@$(VENV)/python -m tools_dev.checks $(CHECKS)

setup:
	@$(PYTHON) -m tools_dev.setup_env test

bundle:
	@$(PYTHON) -m tools_dev.setup_env bundle
	@$(VENV)/python -m tools_dev.bundle

lock:
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 $(UPGRADE) \
		--custom-compile-command "make lock" --all-extras pyproject.toml -o requirements/all.lock
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 $(UPGRADE) \
		--custom-compile-command "make lock" requirements/build.in -o requirements/build.lock

translations: setup
	@$(VENV)/python -m tools_dev.translations

format: setup
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

docs: setup
	@$(VENV)/python -m tools_dev.catalogue

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
