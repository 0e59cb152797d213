# make            the program, build/release/knell
# make check      every test, under ASan and UBSan (./check installs what is missing and calls this)
# make lint       room order, method rules, analyzer, clang-tidy, cppcheck, format, lengths
# make fuzz       SECONDS=60 on each fuzz target, or FUZZ=name alone
# make bench      the benchmarks, figures beside the design's bars
# make train     DATA=folder of treebanks: the tagger's weights again, byte for byte
# make install    into PREFIX (default /usr/local), below DESTDIR
# MODE=release|debug|tsan picks the build.

MODE     ?= release
B        := build/$(MODE)
CC       ?= gcc
PREFIX   ?= /usr/local
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wwrite-strings -Wpointer-arith -Wvla -Wformat=2 -Wundef -Wconversion -Wsign-compare
BASICS   := -std=gnu17 -D_GNU_SOURCE -Isrc
CFLAGS   += $(BASICS) -g $(WARN) -Itest -MMD -MP -pthread $(FLAGS_$(MODE))
FLAGS_release := -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong
FLAGS_debug   := -O1 -Werror -DARENA_EXACT -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS_tsan    := -O1 -Werror -fsanitize=thread
LDLIBS   := -ljansson -lgumbo -lutf8proc -lcrypto -lm

ROOMS    := $(wildcard src/*/)
SRC      := $(wildcard src/*/*.c)
OBJ      := $(SRC:src/%.c=$B/%.o) $B/assets.o
ASSETS   := $(sort $(shell find assets -type f ! -name '*.md' ! -path 'assets/source/*'))
MADE     := tagger/tagger.bin# assets the build makes, below $B/assets
TESTS    := $(patsubst test/%.c,$B/test/%,$(wildcard test/test_*.c))

all: $B/knell

$B/knell: $B/main.o $(OBJ)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<
$B/assets.S: tools/embed $(ASSETS) $(MADE:%=$B/assets/%)
	@mkdir -p $(@D)
	tools/embed assets $(ASSETS) $(foreach m,$(MADE),$m=$B/assets/$m) >$@
$B/assets/tagger/tagger.bin: assets/source/tagger.txt $B/tools/pack_tagger
	@mkdir -p $(@D)
	$B/tools/pack_tagger $< $@
# Tools that make assets link nothing that needs assets.
$B/tools/pack_tagger: $(addprefix $B/,tools/pack_tagger.o tools/pack.o text/tag_feature.o text/tag_name.o base/arena.o base/buf.o base/err.o base/file.o base/str.o)
	$(CC) $(CFLAGS) -o $@ $^
$B/tools/train_tagger: $B/tools/train_tagger.o $B/tools/tagged.o $B/tools/pack.o $(OBJ)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)
$B/tools/%.o: tools/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -I. -c -o $@ $<
$B/assets.o: $B/assets.S
	$(CC) -c -o $@ $<
$B/test/tap.o: test/tap.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<
$B/test/%: test/%.c $B/test/tap.o $(OBJ)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -o $@ $< $B/test/tap.o $(OBJ) $(LDLIBS)

# What a test calls a data folder that may be absent: such tests skip and say so.
SHARED   ?= $(abspath ../shared)

check:
	$(MAKE) MODE=debug check-here
check-here: $B/knell $(TESTS)
	BIN=$(abspath $B) TOP=$(CURDIR) SHARED=$(SHARED) prove -j2 -e '' $(TESTS) $(wildcard test/cli/*.t)

lint:
	tools/lint

fuzz: $(patsubst fuzz/%.c,build/fuzz/%,$(wildcard fuzz/fuzz_$(or $(FUZZ),*).c))
	for f in $^; do mkdir -p $$f.corpus; n=$$(basename $$f); \
	  $$f -max_total_time=$(or $(SECONDS),60) $$f.corpus fuzz/corpus/$${n#fuzz_} || exit; done
build/fuzz/%: fuzz/%.c $(SRC) $B/assets.S
	@mkdir -p $(@D)
	clang $(BASICS) -g -O1 -pthread -DARENA_EXACT -fsanitize=fuzzer,address,undefined -o $@ $< $(SRC) $B/assets.S $(LDLIBS)

# The tagger's weights again, from the treebanks in the folder DATA (see assets/tagger/README.md).
train: $B/tools/train_tagger
	$< assets/source/tagger.txt assets/source/tagger-extra.txt $(sort $(wildcard $(DATA)/*.conllu $(DATA)/*.conllu.xz))

clean:
	rm -rf build
.PHONY: all check check-here lint fuzz train clean
.SECONDARY:
-include $(shell find build/$(MODE) -name '*.d' 2>/dev/null)
