# The checks that go file by file. Each leaves a stamp in build/lint, so that a second run looks only at what changed;
# clang's pass writes the dependencies of all of them. Narrowing is left to -Wconversion; assert(!"why") is our idiom.
# Off beside those two, of clang-tidy: what calls plain C11 unsafe or sees no va_start, what cannot hold for a macro of designators,
# and int8_t taken for a letter; of cppcheck: uninitialised variables, which it sees in arrays handed over to be filled, and
# compound literals within ?:, which 2.10 cannot read (gcc and clang look at both).

L          := build/lint
LINT_OWN   := $(wildcard src/*.c src/*/*.c) $(wildcard tools/*.c)
LINT_C     := $(LINT_OWN) $(wildcard test/*.c fuzz/*.c)
LINT_TEXT  := $(LINT_C) $(wildcard src/*/*.h test/*.h)
TIDY_CHECKS := bugprone-*,clang-analyzer-*,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,$\
  -bugprone-macro-parentheses,-bugprone-signed-char-misuse,$\
  -clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-clang-analyzer-valist.Uninitialized

lint-clang:    $(LINT_C:%=$L/%.clang)
lint-analyzer: $(LINT_OWN:%=$L/%.analyzer)
lint-tidy:     $(LINT_OWN:%=$L/%.tidy)
lint-cppcheck: $(LINT_OWN:%=$L/%.cppcheck)
lint-format:   $(LINT_TEXT:%=$L/%.format)

$L/%.clang: % tools/lint.mk
	@mkdir -p $(@D)
	@clang-14 $(BASICS) $(WARN) -Wno-string-conversion -Werror -fsyntax-only \
	  -MMD -MP -MF $L/$*.d $(foreach c,clang analyzer tidy cppcheck,-MT $L/$*.$c) $<
	@touch $@
$L/%.analyzer: % tools/lint.mk
	@mkdir -p $(@D)
	@gcc $(BASICS) -O2 -fanalyzer -Werror -c -o /dev/null $<
	@touch $@
$L/%.tidy: % tools/lint.mk
	@mkdir -p $(@D)
	@clang-tidy-14 --quiet --warnings-as-errors='*' --checks='$(TIDY_CHECKS)' $< -- $(BASICS) >$@.log 2>&1 || \
	  { grep -v 'warnings\? generated' $@.log; exit 1; }
	@touch $@
$L/%.cppcheck: % tools/lint.mk
	@mkdir -p $(@D)
	@cppcheck -q --std=c11 --error-exitcode=1 --enable=warning,portability --inline-suppr \
	  --suppress=legacyUninitvar --suppress=uninitvar --suppress=internalAstError -Isrc $<
	@touch $@
$L/%.format: % .clang-format
	@mkdir -p $(@D)
	@clang-format-14 --dry-run -Werror $< 2>/dev/null || { echo "$<: not as clang-format-14 -i writes it"; exit 1; }
	@touch $@
-include $(shell find $L -name '*.d' 2>/dev/null)
.PHONY: lint-clang lint-analyzer lint-tidy lint-cppcheck lint-format
