#include "tap.h"
#include "text/tag.h"

#include "../tools/tagged.c"

#include <time.h>

/* The sentences of the treebank that the shipped weights have not seen: see tools/train_tagger.c. */
static bool read_held(struct tagged *t, enum writing how, struct arena *mem)
{
	struct err e = { 0 };
	const char *shared = getenv("SHARED");
	struct str path =
		str_format(mem, "%s/data/ud/en_ewt-ud-train.conllu.xz", shared ? shared : "");
	FILE *f = fopen(path.at, "rb");
	if (!f)
		return false;
	fclose(f);
	CHECK(tagged_read_conllu(t, path.at, how, mem, &e));
	return true;
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Per cent of words and marks that get the right tag. */
static double accuracy(const struct tagger *t, struct tagged *all, struct arena *mem)
{
	size_t right = 0, count = 0;
	for (size_t i = 0; i < all->sentences.count; i += 10) {
		struct sentence s = all->sentences.at[i];
		struct word *words = all->words.at + s.first;
		size_t n = s.end - s.first;
		uint8_t *gold = NEW_ARRAY(mem, uint8_t, n);
		for (size_t j = 0; j < n; j++)
			gold[j] = words[j].tag;
		tagger_tag(t, words, n, s.upper);
		for (size_t j = 0; j < n; j++)
			right += words[j].tag == gold[j];
		count += n;
	}
	return 100.0 * (double)right / (double)count;
}

static void check_accuracy(enum writing how, double bar, const char *says, struct arena *mem)
{
	struct err e = { 0 };
	struct tagged all = { 0 };
	const struct tagger *t;
	if (!read_held(&all, how, mem)) {
		tap_skip("there is no treebank below $SHARED");
		return;
	}
	CHECK(tagger_load(&t, mem, &e));
	double got = accuracy(t, &all, mem);
	printf("# %s: %.2f%% right\n", says, got);
	CHECK(got >= bar);
}

TEST("95.0% of the words of sentences it never saw are tagged right")
{
	check_accuracy(AS_WRITTEN, 95.0, "as written", mem);
}

TEST("94.5% of them in all capitals")
{
	check_accuracy(UPPER, 94.5, "upper case", mem);
}

TEST("94.5% of them without any capitals")
{
	check_accuracy(LOWER, 94.5, "lower case", mem);
}

TEST("every sentence of the treebank gets its tags, and what that costs is printed")
{
	struct err e = { 0 };
	struct tagged all = { 0 };
	const struct tagger *t;
	double begun = seconds();
	CHECK(tagger_load(&t, mem, &e));
	double load = seconds() - begun;
	if (!read_held(&all, AS_WRITTEN, mem)) {
		tap_skip("there is no treebank below $SHARED");
		return;
	}
	begun = seconds();
	for (size_t i = 0; i < all.sentences.count; i++) {
		struct sentence s = all.sentences.at[i];
		tagger_tag(t, all.words.at + s.first, s.end - s.first, false);
	}
	double rate = (double)all.words.count / (seconds() - begun);
	printf("# loaded in %.2f ms, %.2f million words a second\n", 1e3 * load, 1e-6 * rate);
	CHECK(all.words.count > 0);
}
