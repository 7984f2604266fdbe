# The ways to build, try and check Yakja. Programs are built outside the tree, so that several
# copies of it share one target folder.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:

CARGO_TARGET_DIR ?= $(HOME)/.cache/yakja/target
export CARGO_TARGET_DIR

LISTEN ?= 127.0.0.1:8080
DEMO_DATA := $(or $(YAKJA_DATA),$(HOME)/.local/share/yakja-demo)
YAKJA_REAL_DATA ?= $(abspath ../shared/data)
PROPTEST_CASES ?= 20000
FUZZ_SECONDS ?= 60

.PHONY: help demo test test-rust test-browser test-real check bench fuzz release frontend

help: ## Print this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' Makefile | expand -t 14

demo: frontend ## Open a centre with an invented year (LISTEN=127.0.0.1:8080, YAKJA_DATA=folder)
	cargo build --bin yakja
	exec "$(CARGO_TARGET_DIR)/debug/yakja" demo serve --data "$(DEMO_DATA)" --listen "$(LISTEN)"

test: test-rust test-browser ## Run every test but those on real data

test-rust: frontend
	@tools/services install postgres
	if cargo nextest --version >/dev/null 2>&1; then
		tools/services postgres-run cargo nextest run --workspace -E 'not binary(real_data)'
	else
		# cargo test can't leave one binary out, so the other is named.
		tools/services postgres-run cargo test --workspace --lib --bins --test integration
	fi
	cargo test --workspace --doc

test-browser: frontend
	@if [ -e frontend/tests/run.mjs ]; then
		tools/services install chromium
		cargo build --bin yakja
		YAKJA_BIN="$(CARGO_TARGET_DIR)/debug/yakja" CHROMIUM="$$(tools/services chromium-path)" \
			node frontend/tests/run.mjs
	fi

test-real: frontend ## Run the tests on real data (YAKJA_REAL_DATA=folder)
	@if [ ! -d "$(YAKJA_REAL_DATA)" ]; then
		echo "test-real: there is no folder $(YAKJA_REAL_DATA); set YAKJA_REAL_DATA" >&2
		exit 1
	fi
	export YAKJA_REAL_DATA="$(YAKJA_REAL_DATA)"
	if cargo nextest --version >/dev/null 2>&1; then
		tools/services postgres-run cargo nextest run -p yakja-cli --test real_data
	else
		tools/services postgres-run cargo test -p yakja-cli --test real_data
	fi

check: ## Check form, lints, direction, links and licences; leave the tree as it was
	@state() { git status --porcelain; git diff | git hash-object --stdin; }
	before=$$(state)
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo run --quiet -p yakja-tidy
	if [ "$$(state)" != "$$before" ]; then
		echo "check: the tree is not as it was before the checks:" >&2
		git status --short >&2
		exit 1
	fi

bench: ## Measure, where bench/run says what
	@if [ -x bench/run ]; then
		bench/run
	else
		echo "bench: there is no bench/run yet" >&2
		exit 1
	fi

fuzz: ## Feed readers bad bytes (FUZZ_SECONDS=60 each), then property tests (PROPTEST_CASES=20000)
	cargo run --quiet --profile fuzz -p yakja-fuzz -- --seconds "$(FUZZ_SECONDS)"
	PROPTEST_CASES="$(PROPTEST_CASES)" cargo test --profile fuzz -p yakja-formats -p yakja-model

release: frontend ## Build the binary to ship
	cargo build --release --bin yakja
	ls -l --block-size=MiB "$(CARGO_TARGET_DIR)/release/yakja" | awk '{print $$NF ": " $$5}'

# Vite empties dist, and with it the file that keeps the folder in git.
frontend: ## Build the pages' scripts and styles, when they changed
	@if [ -e frontend/package.json ]; then
		tools/services install node
		mkdir -p frontend/dist
		stamp=frontend/node_modules/.yakja-built
		built=$$(find frontend/dist -type f ! -name .gitkeep -print -quit)
		newer=$$(find frontend -path frontend/node_modules -prune -o -path frontend/dist -prune \
			-o -path frontend/tests -prune -o -newer "$$stamp" -print -quit 2>/dev/null || echo never)
		if [ -z "$$built" ] || [ -n "$$newer" ]; then
			(cd frontend && npm run build)
			touch frontend/dist/.gitkeep "$$stamp"
		fi
	fi
