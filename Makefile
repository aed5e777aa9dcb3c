# Everything a newcomer or CI types. `make` alone lists the targets.
# SCRATCH is where SwiftPM builds; .ci/run passes a folder of its own. FILTER=NAME limits `make golden` to some tests.
SCRATCH ?= .build

swift_build = swift build --scratch-path "$(SCRATCH)"
# Tests begin a few at a time: all at once, those that wait for others to do something wait in vain.
swift_test = SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4 \
	RODER_BINARY="$${RODER_BINARY:-$$(cd "$(SCRATCH)/debug" && pwd)/roder}" \
	scripts/run-tests --scratch-path "$(SCRATCH)"
build_tests = $(swift_build) --build-tests --explicit-target-dependency-import-check error
accept = RODER_ACCEPT=1 $(swift_test) --skip-build

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run demo check lint build-tests test quick trials golden bench docs clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## Check the toolchain and the system libraries; install what is missing
	@scripts/setup

run: demo ## The same as demo, and then serve its pages at http://127.0.0.1:8080 until Ctrl-C
	@scripts/serve-demo "$(SCRATCH)/release/roder" demo/demo.roder

demo: setup ## Build in release mode and write the example municipality's report to demo/
	@scripts/build-release "$(SCRATCH)" roder
	"$(SCRATCH)/release/roder" demo --examples Examples --output demo

check: setup lint build-tests test ## Format lint, build without warnings, every test

lint: ## Lint the format of all Swift code
	swift format lint --strict --parallel --recursive $(wildcard Package.swift Sources Tests Benchmarks)

build-tests: ## Build everything in debug mode; undeclared imports and warnings are errors
	$(build_tests)

# Those in a browser come last and alone: it takes all the processors there are, and others measure waits.
test: ## Run the tests of the last build
	@$(swift_test) --skip-build --skip 'BrowserTests\.'
	@$(swift_test) --skip-build --filter 'BrowserTests\.'

quick: ## The core and its tests, without heavy packages
	@RODER_CORE=1 swift test --scratch-path .build-core

trials: ## What takes long: fuzzing, killed writers and the benchmarks
	@scripts/trials

golden: build-tests ## Accept what the golden and transcript tests now give; review the diff as code
	$(accept) $(if $(FILTER),--filter "$(FILTER)")

bench: ## Run the benchmarks and print their figures
	@scripts/bench

docs: build-tests ## Write the generated reference pages anew
	$(accept) --filter DocsTests

clean: ## Remove what was built and the demo
	rm -rf "$(SCRATCH)" .build-core demo
