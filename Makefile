# Builds pxi (the interpreter), pxlab (the harness) and their tests.
# `make help` lists the targets. GNU make 4; gcc or clang.
#
#   V=release|debug|asan|tsan|race|ubsan|stress|pgo   the kind of build
#   CC=gcc|clang       default: gcc; for the interpreter's release build clang,
#                      when installed (its eval loop is 7 to 11 % shorter)
#
# Sources are found by wildcard: interp/*/*.c is libpxi.a, interp/pxi.c the
# program pxi, harness/*.{c,cc} the program pxlab, and each *_test.c beside
# them a test program of its own. Nothing is listed here by name.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-builtin-rules
# as many jobs as CPUs unless the caller chose; a make below another one takes
# part in that one's jobs
ifeq ($(MAKELEVEL)$(filter -j% --jobserver%,$(MAKEFLAGS)),0)
  MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := all

V ?= release
VARIANTS := release debug asan tsan race ubsan stress train pgo
ifeq ($(filter $(VARIANTS),$(V)),)
$(error V=$(V) is not a build; choose one of: $(VARIANTS))
endif

# --- compilers ---------------------------------------------------------------

have = $(shell command -v $(1) 2>/dev/null)
CHOSEN_CC := $(filter-out default,$(origin CC))
ifeq ($(CHOSEN_CC),)
  CC := gcc
  # the compiler of libpxi.a and pxi
  ICC := $(if $(and $(filter release train pgo,$(V)),$(call \
    have,clang)),clang,gcc)
  EVAL_CC := gcc
  SUFFIX :=
else
  ICC := $(CC)
  EVAL_CC := $(CC)
  SUFFIX := $(if $(filter-out release/gcc,$(V)/$(notdir $(CC))),$(if \
    $(filter gcc,$(notdir $(CC))),,-$(notdir $(CC))),-gcc)
endif
ifeq ($(origin CXX),default)
  CXX := $(if $(findstring clang,$(notdir $(CC))),clang++,g++)
endif
AR := ar
# ccache, where installed, saves what another V or worktree compiled already.
CCACHE := $(call have,ccache)
export CCACHE_NOHASHDIR := 1
CLANG_FORMAT ?= clang-format

B := build/$(V)$(SUFFIX)

# What is measured against stock CPython, which Debian builds with a profile
# too: V=pgo, where clang and llvm-profdata are and CC was not chosen.
MEASURED := $(if $(and $(if $(CHOSEN_CC),,yes),$(call have,clang),$(call \
  have,llvm-profdata)),pgo,release)

# The Python whose compiler feeds pxi: Debian's if it is 3.11.
PYTHON ?= $(or $(shell /usr/bin/python3 -IS -c 'import sys; \
  sys.version_info[:2] == (3, 11) and print(sys.executable)' \
  2>/dev/null),python3)
export PYTHON

# --- flags -------------------------------------------------------------------

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
OPT_release := -O2 -fno-pie -DPX_ASSERT=0
# train counts what runs, pgo compiles with these counts; the eval loop, which
# gcc compiles, takes no part
OPT_train   := $(OPT_release)
OPT_pgo     := $(OPT_release)
PROFILE     := build/train/pxi.profdata
PROFILE_train := -fprofile-generate
PROFILE_pgo := -fprofile-use=$(PROFILE) -Wno-profile-instr-unprofiled \
               -Wno-profile-instr-out-of-date
OPT_debug   := -O1 -DPX_ASSERT=1
OPT_stress  := -O1 -DPX_ASSERT=2 -DPX_STRESS
OPT_asan    := -O1 -fsanitize=address,undefined \
               -fno-sanitize-recover=undefined -fno-omit-frame-pointer \
               -DPX_ASSERT=1 -DPX_ASAN
OPT_ubsan   := -O1 -fsanitize=undefined -fno-sanitize-recover=undefined \
               -DPX_ASSERT=1
OPT_tsan    := -O1 -fsanitize=thread -fno-builtin -DPX_RACE -DPX_ASSERT=0
OPT_race    := -O1 -fno-builtin -DPX_RACE -DPX_ASSERT=0
# DWARF 4: Valgrind 3.19 gives up on clang's DWARF 5.
COMMON := -g -gdwarf-4 -pthread -fno-strict-aliasing $(WARN) $(OPT_$(V)) -MMD -MP
CSTD := -std=gnu11
CXXSTD := -std=c++17
LINK := -g -pthread $(if $(filter release train pgo,$(V)),-no-pie) $(filter -fsanitize% -fno-sanitize%,$(OPT_$(V)))

# The eval loop. gcc, when installed: clang 14 spills the loop's registers at
# every instruction (45% more of them) and takes 30 s. These passes would merge or
# hoist what threaded dispatch keeps apart.
EVAL_FLAGS := $(if $(findstring clang,$(EVAL_CC)),-fno-vectorize \
  -fno-slp-vectorize -mllvm -large-interval-freq-threshold=30,-fno-gcse \
  -fno-crossjumping -fno-tree-vectorize)

# build/gen: made once, whatever the kind of build
INTERP_INC := -Iinterp -I$(B)/gen -Ibuild/gen
INTERP_LIBS := -lgmp -lm
HARNESS_LIBS := -lbenchmark -lpfm -ljansson -lexpat -lm

# --- sources -----------------------------------------------------------------

LIB_SRC := $(filter-out %_test.c %_fuzz.c interp/plugin/%,$(wildcard \
  interp/*/*.c))
PXI_SRC := $(wildcard interp/pxi.c)
ITEST_SRC := $(filter-out interp/plugin/%,$(wildcard interp/*/*_test.c))
HAR_C := $(filter-out %_test.c,$(wildcard harness/*.c))
HAR_CC := $(wildcard harness/*.cc)
HTEST_SRC := $(wildcard harness/*_test.c)

obj = $(patsubst %,$(B)/obj/%.o,$(basename $(1)))
LIB_OBJ := $(call obj,$(LIB_SRC))
PXI_OBJ := $(call obj,$(PXI_SRC))
HAR_OBJ := $(call obj,$(HAR_C) $(HAR_CC))
HAR_MAIN := $(call obj,$(wildcard harness/pxlab.c))
ITESTS := $(patsubst %.c,$(B)/tests/%,$(ITEST_SRC))
HTESTS := $(patsubst %.c,$(B)/tests/%,$(HTEST_SRC))
TESTS := $(ITESTS) $(HTESTS)
GEN := $(B)/gen/opcodes_311.h $(B)/gen/build_stamp.h \
  build/gen/unicode_table.h build/gen/pow10_table.h \
  build/gen/uniname_table.h

PXI := $(if $(PXI_SRC),$(B)/pxi)
PXLAB := $(if $(HAR_MAIN),$(B)/pxlab)

.PHONY: all interp tests
all: $(if $(LIB_SRC),$(B)/libpxi.a) $(PXI) $(PXLAB)
interp: $(PXI)
tests: $(TESTS)

# --- rules -------------------------------------------------------------------

# A change of flags or compiler rebuilds; an edit of this file alone does not.
FLAGS_NOW := $(CC) $(CXX) $(ICC) $(COMMON) $(EVAL_FLAGS) $(INTERP_INC)
$(shell mkdir -p $(B)/gen; test "$$(cat $(B)/flags 2>/dev/null)" = \
  '$(FLAGS_NOW)' || echo '$(FLAGS_NOW)' > $(B)/flags)

# Headers of the packages that make deps installs; asked once a build folder.
HEADERS := gmp.h valgrind/helgrind.h $(if $(HAR_MAIN),benchmark/benchmark.h \
  perfmon/pfmlib.h jansson.h expat.h)
$(B)/headers: scripts/deps.sh
	@mkdir -p $(@D)
	@for h in $(HEADERS); do \
	  echo "#include <$$h>" | $(CXX) -E -x c++ - >/dev/null 2>&1 || \
	  { echo "$$h is missing; mend: make deps" >&2; exit 1; }; done
	@touch $@

# The profile: what the conformance programs run; no workload takes part.
ifeq ($(V),pgo)
$(LIB_OBJ) $(PXI_OBJ): $(PROFILE)
$(PROFILE): $(LIB_SRC) $(PXI_SRC) $(wildcard interp/*/*.h interp/*/*.def)
	@$(MAKE) -s V=train train
endif
ifeq ($(V),train)
.PHONY: train
train: $(PXI)
	@rm -rf $(B)/counts
	@LLVM_PROFILE_FILE=$(abspath $(B))/counts/%4m.profraw \
	  $(PYTHON) scripts/conformance.py --pxi $(B)/pxi --slower 10 \
	  >$(B)/train.log 2>&1 || echo "a program differs, which matters to \
	  'make conformance', not to the profile: $(B)/train.log" >&2
	@llvm-profdata merge -o $(PROFILE) $(B)/counts/*.profraw
endif

$(B)/gen/opcodes_311.h: scripts/gen_opcodes.py $(B)/flags
	@mkdir -p $(@D)
	$(PYTHON) -I -S scripts/gen_opcodes.py > $@

build/gen/%_table.h: scripts/gen_%.py
	@mkdir -p $(@D)
	$(PYTHON) -I -S $< > $@.$(V)
	@mv $@.$(V) $@

# Hash of every source of the interpreter: two programs with one build id came
# from one source tree, one compiler and one V.
.PHONY: FORCE
$(B)/gen/build_stamp.h: FORCE
	@mkdir -p $(@D)
	@{ LC_ALL=C sha256sum $(sort $(LIB_SRC) $(PXI_SRC) $(wildcard \
	  interp/*.h interp/*/*.h interp/*/*.def)) $(B)/flags | sha256sum \
	  | cut -c1-16 | sed 's/.*/#define PX_SOURCE_HASH "&"/'; \
	  git describe --always --tags 2>/dev/null | grep . || echo unknown; } \
	  | sed '2s/.*/#define PX_REVISION "&"/' > $@.new
	@echo '#define PX_VARIANT "$(V)"' >> $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(B)/obj/interp/%.o: interp/%.c $(B)/flags | $(B)/headers $(GEN)
	@mkdir -p $(@D)
	$(CCACHE) $(ICC) $(CSTD) $(COMMON) $(INTERP_INC) $(XFLAGS) -c $< -o $@
$(LIB_OBJ) $(PXI_OBJ): XFLAGS := $(PROFILE_$(V))
EVAL_OBJ := $(patsubst %,$(B)/obj/interp/eval/%.o,eval eval_stats eval_pages)
$(EVAL_OBJ): XFLAGS := $(EVAL_FLAGS)
$(EVAL_OBJ): ICC := $(EVAL_CC)
$(B)/obj/interp/util/build_id.o: $(B)/gen/build_stamp.h

$(B)/obj/harness/%.o: harness/%.c $(B)/flags | $(B)/headers
	@mkdir -p $(@D)
	$(CCACHE) $(CC) $(CSTD) $(COMMON) -I. -c $< -o $@
$(B)/obj/harness/%.o: harness/%.cc $(B)/flags | $(B)/headers
	@mkdir -p $(@D)
	$(CCACHE) $(CXX) $(CXXSTD) $(COMMON) -I. -c $< -o $@

$(B)/libpxi.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^
$(B)/pxi: $(PXI_OBJ) $(B)/libpxi.a
	$(ICC) $(LINK) $(filter-out -W%,$(PROFILE_$(V))) $^ $(INTERP_LIBS) -o $@
$(B)/pxlab: $(HAR_OBJ)
	$(CXX) $(LINK) $^ $(HARNESS_LIBS) -o $@

$(ITESTS): $(B)/tests/%: $(B)/obj/%.o $(B)/libpxi.a
	@mkdir -p $(@D)
	$(ICC) $(LINK) $^ $(INTERP_LIBS) -lcmocka -o $@
$(HTESTS): $(B)/tests/%: $(B)/obj/%.o $(filter-out $(HAR_MAIN),$(HAR_OBJ))
	@mkdir -p $(@D)
	$(CXX) $(LINK) $^ $(HARNESS_LIBS) -lcmocka -o $@
.SECONDARY:

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

# What a race detector makes of known cases (race_tests/README.md).
PROBES := $(patsubst race_tests/probes/%.c,build/race/probes/%,$(wildcard \
  race_tests/probes/*.c))
.PHONY: probes
probes: $(PROBES)
build/race/probes/%: race_tests/probes/%.c race_tests/probes/probe.h
	@mkdir -p $(@D)
	$(CC) $(CSTD) -O1 -g -fno-builtin -pthread $(WARN) $< -o $@

# libFuzzer on the loader: clang only. FUZZ: its options; a finding is left in
# build/fuzz and ends the run with an error.
FUZZ ?= -max_total_time=60
FUZZ_SRC := interp/front/loader_fuzz.c $(filter interp/front/% interp/util/%,\
  $(LIB_SRC))
.PHONY: fuzz
build/fuzz/loader: $(FUZZ_SRC) $(wildcard interp/front/*.h interp/util/*.h) | \
  $(GEN)
	@mkdir -p build/fuzz/corpus
	clang $(CSTD) -g -O1 -DPX_ASSERT=1 -fsanitize=fuzzer,address,undefined \
	  -fno-sanitize-recover=undefined $(WARN) $(INTERP_INC) $(FUZZ_SRC) \
	  -pthread -o $@
fuzz: build/fuzz/loader
	@$(PYTHON) -I -S scripts/fuzz_seeds.py build/fuzz/seeds
	@cd build/fuzz && ./loader -rss_limit_mb=2048 -timeout=10 \
	  -print_final_stats=1 $(FUZZ) corpus seeds

# --- checks ------------------------------------------------------------------

# Every suite ends with a line 'N passed, N failed'; scripts/tally.py sums them.
# Python programs with expectations of their own: contexts, promotion, guard.
.PHONY: programs
programs: $(PXI)
	@$(PYTHON) scripts/expect.py --pxi $(B)/pxi --self-test
.PHONY: unit conformance tables-check layout-check twins race-rows race-quick test asan-test
.PHONY: workloads-check
unit: tests $(PXI)
	@$(PYTHON) scripts/unit.py $(TESTS)
conformance: $(PXI)
	@$(PYTHON) scripts/conformance.py --self-test
	@$(PYTHON) scripts/conformance.py --pxi $(B)/pxi \
	  $(if $(filter release,$(V)),,--slower 10)
tables-check: $(GEN)
	@$(PYTHON) -I -S scripts/gen_opcodes.py --check $(B)/gen/opcodes_311.h
layout-check:
	@$(PYTHON) scripts/layout_check.py --self-test
# generated cells, operations x values and patterns x texts, against CPython
.PHONY: differential re-differential
differential: $(PXI)
	@$(PYTHON) scripts/differential.py --pxi $(B)/pxi
re-differential: $(PXI)
	@$(PYTHON) scripts/re_differential.py --pxi $(B)/pxi
# the race scenarios on stock CPython: same language, same values
twins:
	@$(PYTHON) scripts/twins.py
# every workload's checksum on CPython and on pxi in all modes
workloads-check: $(PXI)
	@$(PYTHON) scripts/workloads_check.py --pxi $(B)/pxi --self-test
# bad scripts, broken streams, Ctrl-C, limits
.PHONY: hostile
hostile: $(PXI)
	@$(PYTHON) scripts/hostile.py --pxi $(B)/pxi --self-test
# memory and scale: figures and verdicts
.PHONY: scale scale-quick
scale: $(PXI)
	@$(PYTHON) scripts/scale.py --pxi $(B)/pxi $(ARGS)
scale-quick: $(PXI)
	@$(PYTHON) scripts/scale.py --pxi $(B)/pxi --quick --self-test
# two workers beside two processes: what of the scaling is the machine's
.PHONY: scaling
scaling: $(PXI)
	@$(PYTHON) scripts/scaling.py --pxi $(B)/pxi $(ARGS)
# every row that mutates is named by a scenario
race-rows:
	@$(PYTHON) scripts/race_rows.py
race-quick: $(PXLAB)
	@$(MAKE) -s V=race interp probes
	@$(B)/pxlab race --quick
# without an effect of the tables a scenario turns red
race-mutate: $(PXLAB)
	@$(MAKE) -s V=race interp
	@$(B)/pxlab race --mutate
test: deps
	@$(MAKE) -s all tests
	@$(PYTHON) scripts/tally.py '$(PYTHON) scripts/tally.py --self-test' \
	  '$(MAKE) -s unit' '$(MAKE) -s conformance' '$(MAKE) -s programs' \
	  '$(MAKE) -s differential' '$(MAKE) -s re-differential' \
	  '$(MAKE) -s hostile' \
	  '$(MAKE) -s workloads-check' '$(MAKE) -s scale-quick' \
	  '$(MAKE) -s tables-check' '$(MAKE) -s layout-check' \
	  '$(MAKE) -s support-check' \
	  '$(MAKE) -s twins' '$(MAKE) -s race-rows' '$(MAKE) -s race-quick' \
	  '$(MAKE) -s race-mutate'
# what pxi supports, found by running it beside CPython
.PHONY: support support-check
support: $(PXI)
	@$(PYTHON) scripts/support.py --pxi $(B)/pxi
support-check: $(PXI)
	@$(PYTHON) scripts/support.py --pxi $(B)/pxi --check
# the build that bench measures
.PHONY: measured-test
measured-test:
	@$(MAKE) -s V=$(MEASURED) conformance
asan-test:
	@$(MAKE) -s V=asan interp tests
	@$(PYTHON) scripts/tally.py '$(MAKE) -s V=asan unit' \
	  '$(MAKE) -s V=asan conformance' \
	  'ASAN_OPTIONS=handle_segv=0 $(MAKE) -s V=asan programs'
# every allocation collects, blocks are tiny, freed memory is spoilt; then the
# k-th allocation fails. STRESS: '' takes every program and point
STRESS ?= --every 3 --points 10
.PHONY: stress-test stress-run inject
stress-test:
	@$(MAKE) -s V=stress interp
	@$(PYTHON) scripts/tally.py '$(MAKE) -s V=stress stress-run' \
	  '$(MAKE) -s V=stress inject'
stress-run:
	@$(PYTHON) scripts/conformance.py --pxi $(B)/pxi --slower 30
inject:
	@$(PYTHON) scripts/inject.py --pxi $(B)/pxi $(STRESS)

# --- products ----------------------------------------------------------------

.PHONY: deps bench bench-run race
deps:
	@scripts/deps.sh
# ARGS: passed on to pxlab, e.g. make bench ARGS='--filter nbody'
bench: deps
	@$(MAKE) -s V=$(MEASURED) bench-run
bench-run: all
	@$(B)/pxlab bench $(ARGS)
# instructions per operation, pxi against CPython: results/instructions.md
.PHONY: instructions instructions-run
instructions: deps
	@$(MAKE) -s V=$(MEASURED) instructions-run
instructions-run: $(PXI)
	@$(PYTHON) scripts/instructions.py --pxi $(B)/pxi $(ARGS)
race: deps
	@$(MAKE) -s all
	@$(MAKE) -s V=race interp probes
	@$(B)/pxlab race $(ARGS)
# the guard designs: what each catches beside what it costs
.PHONY: designs designs-run
designs: deps
	@$(MAKE) -s V=race interp
	@$(MAKE) -s V=$(MEASURED) designs-run
designs-run: all
	@$(B)/pxlab race --designs --markdown results/designs.md $(ARGS)

# --- upkeep ------------------------------------------------------------------

FORMATTED := $(wildcard interp/*.[ch] interp/*/*.[ch] harness/*.[ch] \
  harness/*.cc race_tests/*.[ch] race_tests/*/*.[ch])
.PHONY: format format-check clean help
format:
	$(CLANG_FORMAT) -i $(FORMATTED)
format-check:
	@$(PYTHON) scripts/format_check.py $(CLANG_FORMAT) $(FORMATTED)
clean:
	rm -rf build

help:
	@sed -n '/^## /s/^## //p' Makefile
## make                 build/release/pxi and build/release/pxlab
## make deps            install the missing Debian packages
## make bench           build, measure against stock CPython, print the tables
## make test            build, unit tests, conformance, quick race suite
## make instructions    instructions of single operations, pxi and CPython
## make race            the whole race suite, with its controls
## make designs         the guard designs compared: results/designs.md
## make twins           the race scenarios on stock CPython
## make unit            unit tests alone             (any V)
## make support         writes results/support.md: what pxi supports
## make conformance     Python programs against CPython (any V)
## make differential    generated cells against CPython; also re-differential
## make workloads-check  the workloads' checksums in every mode (any V)
## make scale           memory and scale: many contexts, much allocation
## make scaling         two workers beside two processes (ARGS: workloads)
## make programs        contexts, promotion, guard designs (any V)
## make measured-test   conformance of the build that bench measures
## make hostile         bad scripts, broken streams, Ctrl-C, limits (any V)
## make stress-test     conformance and failing allocations in V=stress
## make fuzz            libFuzzer on the loader (FUZZ=-max_total_time=60)
## make asan-test       unit tests and conformance under ASan and UBSan
## make tables-check    opcode tables against Python's own dis
## make layout-check    include arrows, file and function lengths
## make format          clang-format every C file; format-check only reports
## make clean           remove build/
##   V=release|debug|asan|tsan|race|ubsan|stress|pgo   build into build/$V/;
##                      pgo: release with a profile, what bench measures
##   CC=gcc|clang       choose the compiler (build/$V-$CC/)
##   ARGS='...'         options for pxlab in make bench and make race
