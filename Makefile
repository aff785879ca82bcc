# One command each to run, test and check. Every target sets up .venv by itself.
# ARGS goes to the app (make run ARGS="programmas"), PYTEST_ARGS to pytest (make test PYTEST_ARGS="-k klok").

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
TYPED = herstelgroep tests benchmarks $(wildcard docs/*.py)
ARGS ?=
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check format bench pictures wheel clean setup setup-test tmux

help:
	@echo 'make run       open de app (met ARGS="..." een opdracht, bijvoorbeeld ARGS="demo")'
	@echo 'make test      alle tests'
	@echo 'make check     stijl, typen en de regels van het huis (ruff, mypy, import-linter)'
	@echo 'make format    zet de code in de afgesproken opmaak'
	@echo 'make bench     meet hoe snel het is'
	@echo 'make pictures  maak de plaatjes voor de handleiding'
	@echo 'make wheel     maak een pakket om te installeren, in dist/'
	@echo 'make clean     ruim alles op wat hier gemaakt is'

run: setup
	@$(BIN)/herstelgroep $(ARGS)

test: setup-test tmux
	@$(BIN)/python -m pytest -n 3 --dist loadgroup $(PYTEST_ARGS)

check: setup-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(TYPED)
	@$(BIN)/lint-imports --no-logo

format: setup-test
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup-test
	@$(BIN)/python -m benchmarks $(ARGS)

pictures: setup-test
	@$(BIN)/python docs/make_pictures.py

wheel: setup
	@rm -rf dist
	@$(PIP) wheel --no-deps -w dist .
	@ls dist/*.whl

clean:
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find herstelgroep tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp says for which folder, interpreter and requirements .venv was made: any other and it is made again.
define set_up
@want="$$(pwd) $$(cat pyproject.toml constraints.txt | cksum)"; \
stamp=".venv/.stamp$(1)"; \
if [ "$$(cat "$$stamp" 2>/dev/null)" = "$$want" ] && $(BIN)/python -c '' 2>/dev/null; then exit 0; fi; \
python=; bare=; \
for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
  bare="$$name"; \
  "$$name" -c 'import ensurepip, venv' 2>/dev/null || continue; \
  python="$$name"; break; \
done; \
if [ -z "$$bare" ]; then \
  echo 'Python 3.11 of nieuwer is nodig. Zet dat eerst op deze computer en probeer het dan opnieuw.' >&2; exit 1; fi; \
if [ -z "$$python" ]; then \
  echo 'Bij Python ontbreekt het onderdeel venv: typ eerst "sudo apt install python3-venv" en daarna dit opnieuw.' >&2; exit 1; fi; \
echo 'Even geduld, we zetten alles klaar. Dat hoeft maar één keer.' >&2; \
if ! $(BIN)/python -c '' 2>/dev/null || [ "$$(cat .venv/.folder 2>/dev/null)" != "$$(pwd)" ]; then \
  rm -rf .venv; "$$python" -m venv .venv && pwd > .venv/.folder || exit 1; fi; \
if ! $(PIP) install -c constraints.txt -e '.$(1)'; then \
  echo 'Het klaarzetten is niet gelukt. De eerste keer is internet nodig; wat er misging staat hierboven.' >&2; exit 1; fi; \
$(BIN)/python -m compileall -q herstelgroep; \
echo "$$want" > "$$stamp"
endef

setup:
	$(call set_up,)

setup-test:
	$(call set_up,[test])

tmux:
	@command -v tmux >/dev/null 2>&1 && exit 0; \
	command -v apt-get >/dev/null 2>&1 || exit 0; \
	root=; [ "$$(id -u)" = 0 ] || { sudo -n true 2>/dev/null || exit 0; root='sudo -n'; }; \
	echo 'tmux ontbreekt; we halen het op voor de tests in een echte terminal.' >&2; \
	{ $$root apt-get update -qq && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends tmux; } >/dev/null 2>&1 || \
	  echo 'Dat is niet gelukt. Die tests worden overgeslagen.' >&2
