/*
 * train_tagger - the readable weights of the tagger, from treebanks
 * usage: train_tagger [-d] OUT EXTRA TREEBANK.conllu[.xz]...
 *
 * Every tenth sentence of a treebank of EWT (a file en_ewt*) is held out of the weights and scored
 * at the end. -d, for development: the tenths are left alone, and the sentences in the middle
 * between them are scored instead. EXTRA has lines of word/TAG.
 */
#include "base/file.h"
#include "pack.h"
#include "text/tag.h"
#include "train_model.h"

#include <stdio.h>
#include <string.h>

enum { EXTRA_TIMES = 4 };

static const struct train_settings settings = {
	.rounds = 6,
	.cut = 4,
	.known = 3,
	.always = 15,
	.scale = 4,
	.prune = 5,
};

struct parts {
	struct tagged train, held;
};

static void copy_sentence(struct tagged *to, const struct tagged *from, size_t i, struct arena *mem)
{
	struct sentence s = from->sentences.at[i];
	size_t first = to->words.count;
	for (size_t j = s.first; j < s.end; j++)
		*PUSH(mem, &to->words) = from->words.at[j];
	*PUSH(mem, &to->sentences) = (struct sentence){
		.first = (uint32_t)first,
		.end = (uint32_t)to->words.count,
		.upper = s.upper,
	};
}

/* Which of ten sentences of EWT are scored, and which are left alone. */
static void divide(struct parts *p, const struct tagged *all, bool development, struct arena *mem)
{
	for (size_t i = 0; i < all->sentences.count; i++)
		if (i % 10 == (development ? 5 : 0))
			copy_sentence(&p->held, all, i, mem);
		else if (i % 10 != 0)
			copy_sentence(&p->train, all, i, mem);
}

static bool read_treebanks(struct parts *p, char **paths, bool development, enum writing how,
	struct arena *mem, struct err *e)
{
	for (; *paths; paths++) {
		const char *slash = strrchr(*paths, '/');
		bool split = str_starts(str_from(slash ? slash + 1 : *paths), STR("en_ewt"));
		struct tagged all = { 0 };
		if (!tagged_read_conllu(split ? &all : &p->train, *paths, how, mem, e))
			return false;
		divide(p, &all, development, mem);
	}
	return true;
}

static void score(const struct tagger *t, struct tagged *held, const char *says, struct arena *mem)
{
	size_t right = 0, words = 0, words_right = 0, all = held->words.count;
	for (size_t i = 0; i < held->sentences.count; i++) {
		struct sentence s = held->sentences.at[i];
		struct word *w = held->words.at + s.first;
		size_t count = s.end - s.first;
		uint8_t *gold = NEW_ARRAY(mem, uint8_t, count);
		for (size_t j = 0; j < count; j++)
			gold[j] = w[j].tag;
		tagger_tag(t, w, count, s.upper);
		for (size_t j = 0; j < count; j++) {
			right += w[j].tag == gold[j];
			words += gold[j] != TAG_PUNCT;
			words_right += gold[j] != TAG_PUNCT && w[j].tag == gold[j];
		}
	}
	printf("%-12s %.2f%% of %zu words and marks, %.2f%% of %zu words\n", says,
		100.0 * (double)right / (double)all, all,
		100.0 * (double)words_right / (double)words, words);
}

static bool run(bool development, char **args, struct arena *mem, struct err *e)
{
	static const char *const says[] = { "as written", "upper case", "lower case" };
	struct parts p[3] = { 0 };
	struct tagged extra[2] = { 0 };
	struct str lines, packed;
	if (!file_read(args[1], 1 << 20, &lines, mem, e))
		return false;
	for (enum writing how = AS_WRITTEN; how <= UPPER; how++)
		if (!tagged_read_lines(&extra[how], lines, how, mem, e))
			return explain(e, "'%s'", args[1]);
	for (enum writing how = AS_WRITTEN; how <= LOWER; how++)
		if (!read_treebanks(&p[how], args + 2, development, how, mem, e))
			return false;

	struct model m = model_begin(settings, mem);
	model_count_words(&m, &p[AS_WRITTEN].train);
	model_count_words(&m, &extra[AS_WRITTEN]);
	model_finish_lexicon(&m);
	struct examples xs = { 0 };
	for (enum writing how = AS_WRITTEN; how <= UPPER; how++) {
		model_add_examples(&p[how].train, 1, &xs, &m);
		model_add_examples(&extra[how], EXTRA_TIMES, &xs, &m);
	}
	model_train(&m, &xs);

	struct buf out = { .mem = mem };
	const struct tagger *t;
	model_write(&m, &out);
	if (!pack_weights(buf_str(&out), &packed, mem, e) || !tagger_open(&t, packed, mem, e))
		return false;
	printf("readable %zu bytes, packed %zu bytes\n", out.len, packed.len);
	for (enum writing how = AS_WRITTEN; how <= LOWER; how++)
		score(t, &p[how].held, says[how], mem);
	return file_write(args[0], buf_str(&out), e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	bool development = argc > 1 && strcmp(argv[1], "-d") == 0;
	bool ok = argc - development >= 4
			  ? run(development, argv + 1 + development, &mem, &e)
			  : fail(&e, ERR_USAGE,
				    "usage: train_tagger [-d] OUT EXTRA TREEBANK.conllu[.xz]...");
	if (!ok)
		fprintf(stderr, "train_tagger: %s\n", e.text);
	arena_release(&mem);
	return (int)e.kind;
}
