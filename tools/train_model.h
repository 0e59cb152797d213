#ifndef TOOLS_TRAIN_MODEL_H
#define TOOLS_TRAIN_MODEL_H

#include "base/buf.h"
#include "tagged.h"
#include "text/tag_feature.h"

/*
 * The model of the tagger while it is trained: an averaged perceptron (Collins 2002) over the
 * features of text/tag_feature.h, in whole numbers, so that the same input gives the same bytes.
 */
struct train_settings {
	int rounds;       /* how often every sentence is seen */
	uint32_t cut;     /* features seen less often along the right tags get no weights */
	uint32_t known;   /* words seen less often have no entry in the lexicon */
	uint32_t always;  /* words seen so often may have one tag alone */
	int scale, prune; /* weights are multiplied by the one, dropped if smaller than the other */
};

/* A table from 64-bit keys to numbers; 0 is "not there". */
struct map {
	struct {
		uint64_t key;
		uint32_t value;
	} * at;
	size_t count, room; /* room: a power of two */
};

/* A weight of a feature for one tag; those of one feature are chained. */
struct cell {
	int64_t total; /* sum of the weight over all steps up to `step` */
	uint32_t step, next;
	int32_t weight;
	uint8_t tag;
};

struct feature {
	uint64_t part[TAG_PLACES];
	uint32_t template, cells;
};

struct lexeme {
	struct str word;
	uint32_t count[TAG_COUNT], total;
	uint64_t class;
	struct str class_name;
	uint8_t only;
};

struct model {
	struct arena *mem;
	struct train_settings set;
	struct map names, lexicon, features;
	struct {
		struct str *at;
		size_t count, room;
	} name;
	struct {
		struct lexeme *at;
		size_t count, room;
	} lexeme;
	struct {
		struct feature *at;
		size_t count, room;
	} feature;
	struct {
		struct cell *at;
		size_t count, room;
	} cell;
	unsigned char *seen; /* saturating counts of features by hash */
	uint32_t step;
};

struct place {
	struct tag_facts facts;
	struct str low;
	uint8_t tag; /* the right one */
};

struct example {
	struct place *at; /* two edges, the words, two edges */
	size_t count;     /* of words */
};

struct examples {
	struct example *at;
	size_t count, room;
};

/* An empty model in `mem`, with the names of the tags. */
struct model model_begin(struct train_settings set, struct arena *mem);

/* Counts the words for the lexicon; then, once, works out what it says of each. */
void model_count_words(struct model *m, const struct tagged *t);
void model_finish_lexicon(struct model *m);

/* Appends the sentences, each `times` over. */
void model_add_examples(const struct tagged *t, int times, struct examples *xs, struct model *m);

/* The string of a symbol that stands in a feature. */
struct str model_name(struct model *m, uint64_t symbol);

/* Changes the order of the examples. */
void model_train(struct model *m, struct examples *xs);

/* The readable weights, assets/source/tagger.txt. */
void model_write(struct model *m, struct buf *out);

#endif
