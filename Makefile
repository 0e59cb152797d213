# make            the program, build/release/knell
# make check      every test: most under ASan and UBSan, statistical ones in release mode, threads under TSan
# make lint       room order, method rules, analyzer, clang-tidy, cppcheck, format, lengths
# make fuzz       SECONDS=60 on each fuzz target, or FUZZ=name alone
# make bench      the benchmarks, figures beside the design's bars
# make bench-casebook  what a casebook costs, beside the bars
# make torture    faults at every disk operation, SEEDS=N times; kill -9 at every system call
# make bench-reading  how well the annotated reports are read; HELD=1 for the half that is set aside;
#                MUC=folder of the sets of MUC-4 for its templates, their cost, and what each part is worth
# make train     DATA=folder of treebanks: the tagger's weights again, byte for byte
# make train-muc MUC=folder of MUC-4's sets: the weights of its templates again, byte for byte
# make screenshots  of each page of `knell review` from the example, into build/screenshots; TUTORIAL=1 those of docs/tutorial.md
# make install    into PREFIX (default /usr/local), below DESTDIR
# MODE=release|debug|tsan|fuzz picks the build; `make MODE=debug build/debug/test/test_base` one test of it.

MODE     ?= release
B        := build/$(MODE)
ifeq ($(origin CC),default)
CC       := gcc
endif
PREFIX   ?= /usr/local
# gcc clears and copies a structure of a few lines by "rep", which takes longer to begin than the structure takes.
NO_REP   := $(shell s=unrolled_loop:256:noalign,libcall:-1:noalign; f="-mmemset-strategy=$$s -mmemcpy-strategy=$$s"; \
            $(CC) $$f -c -x c -o /dev/null /dev/null 2>/dev/null && echo $$f)
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wwrite-strings -Wpointer-arith -Wvla -Wformat=2 -Wundef -Wconversion -Wsign-compare
BASICS   := -std=gnu17 -D_GNU_SOURCE -Isrc -Itest -I.
CFLAGS   += $(BASICS) -g $(WARN) -MMD -MP -pthread $(FLAGS_$(MODE))
FLAGS_release := -O3 -D_FORTIFY_SOURCE=2 -fstack-protector-strong $(NO_REP)
FLAGS_debug   := -O1 -Werror -DARENA_EXACT -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS_tsan    := -O1 -Werror -fsanitize=thread
FLAGS_fuzz    := -O1 -DARENA_EXACT -fsanitize=fuzzer-no-link,address,undefined
LDLIBS   := -ljansson -lgumbo -lutf8proc -lcrypto -lsodium -lsqlite3 -lmicrohttpd -lpng -ljpeg -lm

SRC      := $(wildcard src/*/*.c)
OBJ      := $(SRC:src/%.c=$B/%.o) $B/assets.o
ASSETS   := $(sort $(shell find assets -type f ! -name '*.md' ! -path 'assets/source/*' ! -path 'assets/web/*.js' \
            ! -name guess-weights.txt ! -name deed-weights.txt) assets/web/first.js) \
            NOTICE LICENSE $(wildcard LICENSES/*) docs/METHOD.md $(wildcard docs/method/*.md docs/schema/*.json)
MADE     := tagger/tagger.bin gazetteer/places.bin lexicon/guess-weights.bin lexicon/deed-weights.bin web/page.js# assets the build makes, below $B/assets
TESTS    := $(patsubst %.c,$B/%,$(wildcard test/test_*.c))
FUZZERS  := $(patsubst %.c,$B/%,$(wildcard fuzz/fuzz_$(or $(FUZZ),*).c))

all: $B/knell man

$B/knell: $B/main.o $B/libknell.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/libknell.a: $(OBJ)
	rm -f $@; ar rcs $@ $^
$B/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<
$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<
$B/assets.S: tools/embed $(ASSETS) $(MADE:%=$B/assets/%)
	@mkdir -p $(@D)
	tools/embed assets $(ASSETS) $(foreach m,$(MADE),$m=$B/assets/$m) >$@
$B/assets/tagger/tagger.bin: assets/source/tagger.txt $B/tools/pack_tagger
	@mkdir -p $(@D)
	$B/tools/pack_tagger $< $@
$B/assets/lexicon/%-weights.bin: assets/lexicon/%-weights.txt $B/tools/pack_linear
	@mkdir -p $(@D)
	$B/tools/pack_linear $< $* $@
$B/assets/web/page.js: tools/bundle $(wildcard assets/web/*.js assets/web/*/*.js)
	@mkdir -p $(@D)
	tools/bundle assets/web app.js >$@
GAZETTEER := $(addprefix assets/source/,gazetteer.txt place-names.txt place-words.txt common-words.txt)
$B/assets/gazetteer/places.bin: $B/tools/pack_gazetteer $(GAZETTEER)
	@mkdir -p $(@D)
	$< $@ $(GAZETTEER)
# Tools that make assets link nothing that needs assets.
NO_ASSETS := $(filter-out $B/base/asset.o $B/text/tag_load.o,$(patsubst src/%.c,$B/%.o,$(wildcard src/base/*.c src/text/*.c)))
$B/tools/pack_gazetteer: $B/tools/pack_gazetteer.o $(NO_ASSETS)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/tools/pack_tagger: $(addprefix $B/tools/,pack_tagger.o pack.o) $(NO_ASSETS)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/tools/pack_linear: $(addprefix $B/,tools/pack_linear.o reader/linear.o) $(NO_ASSETS)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/tools/train_tagger: $(addprefix $B/tools/,train_tagger.o train_model.o train_write.o tagged.o pack.o) $(NO_ASSETS)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/tools/train_muc: $(addprefix $B/tools/,train_muc.o muc_answer.o train_linear.o train_words.o) $B/libknell.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/tools/train_guess: $(addprefix $B/tools/,train_guess.o train_linear.o train_words.o) $B/libknell.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/assets.o: $B/assets.S
	$(CC) -c -o $@ $<
$B/test/%: $B/test/%.o $B/libtest.a $B/libknell.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/test/test_age: LDLIBS += -lz # two cases of the age test kit are compressed
# tap and what several tests share.
$B/libtest.a: $(patsubst %.c,$B/%.o,$(filter-out test/test_%,$(wildcard test/*.c)))
	rm -f $@; ar rcs $@ $^
$B/tools/%: $B/tools/%.o $B/libknell.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

# The manual pages and the completion, printed from the command table.
man: $B/tools/man
	@$< all build/man

# Which build a test runs in goes by its name: test_stat_* release, test_tsan_* and test_pool* TSan too, all others debug.
RELEASE_TESTS := $(wildcard test/test_stat_*.c)
TSAN_TESTS    := $(wildcard test/test_tsan_*.c test/test_pool*.c)
DEBUG_TESTS   := $(filter-out $(RELEASE_TESTS),$(wildcard test/test_*.c))
FUZZ_TARGETS  := $(wildcard fuzz/fuzz_*.c)
RUN           := $(DEBUG_TESTS:%.c=build/debug/%) $(FUZZ_TARGETS:%.c=build/debug/%) $(wildcard test/cli/*.t test/web/*.t) \
                 $(RELEASE_TESTS:%.c=build/release/%) $(TSAN_TESTS:%.c=build/tsan/%)
# What a test calls a folder of data that may be absent: such tests skip and say so.
SHARED   ?= $(abspath ../shared)

check:
	$(MAKE) MODE=debug for-check BUILD='$(DEBUG_TESTS:.c=) $(FUZZ_TARGETS:.c=) knell tools/man tools/schema'
	$(MAKE) MODE=release for-check BUILD='$(RELEASE_TESTS:.c=) knell'
	$(MAKE) MODE=tsan for-check BUILD='$(TSAN_TESTS:.c=)'
	BIN=$(CURDIR)/build/debug TOP=$(CURDIR) SHARED=$(SHARED) tools/run-tests $(RUN)
for-check: $(addprefix $B/,$(BUILD))

# A fuzz target under libFuzzer; in a debug build the same target replays its corpus (tools/replay.c).
DRIVER_debug   = $B/tools/replay.o
DRIVER_release = $(DRIVER_debug)
.SECONDEXPANSION:
$B/fuzz/%: $B/fuzz/%.o $B/libknell.a $$(DRIVER_$(MODE))
	$(CC) $(CFLAGS) $(if $(filter fuzz,$(MODE)),-fsanitize=fuzzer) -o $@ $(filter %.o,$^) $B/libknell.a $(LDLIBS)
fuzz:
	$(MAKE) MODE=fuzz CC=clang fuzz-here
fuzz-here: $(FUZZERS)
	for f in $^; do mkdir -p $$f.found; n=$${f##*/fuzz_}; \
	  $$f -max_total_time=$(or $(SECONDS),60) -artifact_prefix=$$f. $$f.found $$(ls -d fuzz/corpus/$$n) || exit; done

include tools/lint.mk
lint:
	tools/lint

bench: all $B/tools/timed $B/bench/people
	for b in bench/*.sh; do BIN=$(CURDIR)/$B TOP=$(CURDIR) SHARED=$(SHARED) sh $$b || exit; done

bench-reading: all $B/tools/timed $(if $(MUC),$B/bench/bench_reading $B/tools/pack_tagger)
	BIN=$(CURDIR)/$B TOP=$(CURDIR) SHARED=$(SHARED) MUC=$(MUC) sh bench/reading.sh

bench-match: all $B/tools/timed $B/bench/people
	BIN=$(CURDIR)/$B TOP=$(CURDIR) SHARED=$(SHARED) MOST=$(MOST) sh bench/match.sh
$B/bench/%: $B/bench/%.o $B/libknell.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

DOC       = $(DESTDIR)$(PREFIX)/share/doc/knell
install: all
	install -D -m 755 $B/knell $(DESTDIR)$(PREFIX)/bin/knell
	for p in build/man/*.1; do install -D -m 644 $$p $(DESTDIR)$(PREFIX)/share/man/man1/$${p##*/} || exit; done
	install -D -m 644 build/man/knell.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/knell
	for d in CHANGELOG.md LICENSE NOTICE $(wildcard LICENSES/*) $(shell find docs -type f); do \
	  install -D -m 644 $$d $(DOC)/$${d#docs/} || exit; done

# Every page of the review page, wide and narrow, light and dark, in both languages; with TUTORIAL=1 the pictures in docs/pictures.
screenshots: all
	tools/install-web
	TOP=$(CURDIR) BIN=$(CURDIR)/$B node test/web/screenshots.mjs $(if $(TUTORIAL),tutorial docs/pictures,all build/screenshots)

# The tagger's weights again, from the treebanks in the folder DATA (see assets/tagger/README.md).
train: $B/tools/train_tagger
	$< assets/source/tagger.txt assets/source/tagger-extra.txt $(sort $(wildcard $(DATA)/*.conllu $(DATA)/*.conllu.xz))

# TABLES=50 WORLDS=ABCD METHODS=knell,dga narrow it down.
bench-estimate: $B/bench/bench_estimate
	SHARED=$(SHARED) nice $< $(or $(TABLES),20) $(or $(WORLDS),ABCDEFGHIJLMN) $(METHODS)
$B/bench/%: $B/bench/%.o $B/libknell.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

# What a casebook costs, each figure beside its bar; ENTRIES=1000000 for the largest.
bench-casebook: all $B/bench/bench_casebook
	BIN=$(CURDIR)/$B nice $B/bench/bench_casebook build/bench $(ENTRIES)

# Crashes and faults at every disk operation, altered bytes at every place, kill -9 at every system call: hours with SEEDS=20.
TORTURES := log_crash crash verify pull kill
torture: all
	$(MAKE) MODE=debug for-check BUILD='$(TORTURES:%=test/test_%)'
	for t in $(TORTURES); do TORTURE=$(or $(SEEDS),1) TOP=$(CURDIR) BIN=$(CURDIR)/$B SHARED=$(SHARED) nice build/debug/test/test_$$t || exit; done
	TORTURE=1 TOP=$(CURDIR) BIN=$(CURDIR)/$B nice sh test/cli/merge.t

clean:
	rm -rf build
# The weights of `knell read --as muc` again, from the folder MUC of the task's sets, its scorer beside it (docs/method/muc.md).
train-muc: $B/tools/train_muc
	@[ -n "$(MUC)" ] || { echo 'MUC=folder of the sets'; exit 1; }
	tools/muc_data $(MUC) dev >$B/muc-dev.jsonl
	$B/tools/train_muc assets/lexicon/muc-weights.txt assets/source/common-words.txt $B/muc-dev.jsonl
# What is guessed at beside the rules (FRAME-140, FRAME-168), learned again from the reports of the project.
train-guess: $B/tools/train_guess
	tools/guess_data test/reading/dev test/reading/more test/reading/marked/*.txt >$B/guess.jsonl
	$B/tools/train_guess assets/lexicon/guess-weights.txt assets/lexicon/deed-weights.txt assets/source/common-words.txt $B/guess.jsonl
.PHONY: all man check for-check lint fuzz fuzz-here bench bench-reading bench-estimate bench-match bench-casebook torture train train-muc train-guess screenshots install clean
.SECONDARY:
-include $(shell find build/$(MODE) -name '*.d' 2>/dev/null)
