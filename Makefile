# `make` lists the targets. Everything continuous integration runs is a target here.

SWIFT    ?= swift
PREFIX   ?= /usr/local
DESTDIR  ?=
PIPELINE ?= pipelines/daily.yaml
# More flags for every `swift build`, `swift test` and `swift run`, such as `-j 2`.
SWIFTFLAGS ?=
# More arguments for `pipe run`, the benchmarks, the chaos harness, the fuzzer and the evaluation.
ARGS ?=
# For how long to fuzz.
SECONDS ?= 600

# Not every shell puts the home directory for the tilde of PREFIX=~/.local.
override PREFIX := $(patsubst ~/%,$(HOME)/%,$(PREFIX))

bindir     := $(DESTDIR)$(PREFIX)/bin
libexecdir := $(DESTDIR)$(PREFIX)/libexec/pipe
datadir    := $(DESTDIR)$(PREFIX)/share
bash_completion := $(datadir)/bash-completion/completions/pipe
zsh_completion  := $(datadir)/zsh/site-functions/_pipe
fish_completion := $(datadir)/fish/vendor_completions.d/pipe.fish
manual          := $(datadir)/man/man1/pipe.1

debug   := .build/debug
release := .build/release
sources := $(wildcard Sources Tests Plugins Benchmarks Package.swift)

.DEFAULT_GOAL := help
.PHONY: help setup setup-test build release run test lint format bench chaos fuzz eval docs install uninstall clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what the build needs, if anything is missing
	@SWIFT='$(SWIFT)' scripts/bootstrap --quiet

# Where servers cannot be installed, the tests that need them say so and are left out.
setup-test:
	@SWIFT='$(SWIFT)' scripts/bootstrap --quiet --test || true

build: setup ## Build pipe for debugging
	$(SWIFT) build $(SWIFTFLAGS) --product pipe

release: setup ## Build pipe optimised
	$(SWIFT) build $(SWIFTFLAGS) --configuration release --product pipe

run: build ## Run the sample pipeline (PIPELINE=FILE for another)
	$(debug)/pipe run $(PIPELINE) $(ARGS)

test: setup setup-test ## Run all tests, the pipelines' own tests included
	$(SWIFT) build $(SWIFTFLAGS) --build-tests
	$(SWIFT) test $(SWIFTFLAGS) --parallel
	$(debug)/pipe check $(filter-out %.test.yaml,$(wildcard pipelines/*.yaml))
	$(debug)/pipe test pipelines
	scripts/check-schema $(debug)/pipe
	python3 Tests/Chaos $(debug)/pipe --short --quiet --seed 1

lint: ## Check the format of the sources, the layout, and the freshness of the documentation
	scripts/check-layout
	$(SWIFT) format lint --strict --recursive --parallel $(sources)
	SWIFT='$(SWIFT)' scripts/check-docs

format: ## Format the sources in place
	$(SWIFT) format format --in-place --recursive --parallel $(sources)

bench: setup ## Measure speed and memory (ARGS='--filter NAME' for some)
	$(SWIFT) run $(SWIFTFLAGS) --package-path Benchmarks --configuration release Benchmarks $(ARGS)

chaos: release ## Kill runs, fill their disk, damage their files (ARGS='--kills 200 --seed N', --memory, --soak 300)
	python3 Tests/Chaos $(release)/pipe $(ARGS)

fuzz: setup ## Look for input that something goes wrong with (SECONDS=60 ARGS='--seed N'; --target clean, feeds, records, text)
	$(SWIFT) build $(SWIFTFLAGS) --configuration release --product Fuzz
	$(release)/Fuzz --seconds $(SECONDS) $(ARGS)

eval: release ## Measure the quality of the stages on ../shared/eval
	SWIFT='$(SWIFT)' scripts/eval $(release)/pipe $(ARGS)

docs: build ## Regenerate the generated parts of the documentation
	SWIFT='$(SWIFT)' scripts/module-graph
	XDG_CONFIG_HOME=/nowhere PIPE_PLUGIN_PATH= $(debug)/pipe schema > docs/pipeline.schema.json
	rm -f docs/stages/*.md
	$(debug)/pipe stages --into docs/stages

# What the program needs beside it (shared libraries, resources) goes with it into libexec, and so do the modules that
# plugins in shared libraries are built with.
install: release ## Install pipe, its manual page and shell completions under PREFIX
	install -d '$(bindir)' '$(libexecdir)' '$(dir $(bash_completion))' '$(dir $(zsh_completion))' \
	  '$(dir $(fish_completion))' '$(dir $(manual))'
	install -m 755 $(release)/pipe '$(libexecdir)/pipe'
	for file in $(release)/lib*.so $(release)/lib*.dylib $(release)/*.resources $(release)/*.bundle; do \
	  if [ -e "$$file" ]; then \
	    rm -rf '$(libexecdir)'/"$${file##*/}" && cp -R "$$file" '$(libexecdir)/' || exit 1; \
	  fi; \
	done
	rm -rf '$(libexecdir)/Modules' && install -d '$(libexecdir)/Modules/CPCRE2'
	install -m 644 $(release)/Modules/PipeKit.swiftmodule $(release)/Modules/Logging.swiftmodule '$(libexecdir)/Modules'
	install -m 644 Sources/CPCRE2/* '$(libexecdir)/Modules/CPCRE2'
	ln -sf ../libexec/pipe/pipe '$(bindir)/pipe'
	$(release)/pipe --generate-completion-script bash > '$(bash_completion)'
	$(release)/pipe --generate-completion-script zsh > '$(zsh_completion)'
	$(release)/pipe --generate-completion-script fish > '$(fish_completion)'
	$(release)/pipe manpage > '$(manual)'

uninstall: ## Remove what `make install` installed
	rm -f '$(bindir)/pipe' '$(bash_completion)' '$(zsh_completion)' '$(fish_completion)' '$(manual)'
	rm -rf '$(libexecdir)'

clean: ## Remove what the build made
	rm -rf .build .build-eval Benchmarks/.build
