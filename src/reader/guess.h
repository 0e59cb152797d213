#ifndef READER_GUESS_H
#define READER_GUESS_H

#include "reader/linear.h"
#include "reader/page.h"

/*
 * People and numbers of which no frame made anything, "Eleven altogether", "my brother lies behind the mill"
 * (FRAME-140): a linear scorer says whether they are told to have come to harm, and to which. Its weights,
 * assets/lexicon/guess-weights.txt, are learned from annotated reports by tools/train_guess (docs/method/reader.md).
 */
enum guess_class {
	GUESS_NONE,
	GUESS_KILLED,
	GUESS_INJURED,
	GUESS_MISSING,
	GUESS_ABDUCTED,
	GUESS_DETAINED,
	GUESS_DISPLACED,
	GUESS_CLASSES
};

/* What became of the candidates before, of the whole report: the scorer reads in their order. */
struct guessing {
	enum guess_class last, before; /* of the last one, and of the one before it */
	uint32_t sentence, chunk;      /* of the last one */
	bool any;
	bool summed; /* what the candidates of `of` share */
	uint32_t of;
	int32_t shared[LINEAR_CLASSES];
};

/* Is the chunk a number, or people? */
bool guess_is_candidate(const struct page *p, uint32_t chunk);

/* What the frames made of it: false when nothing. */
bool guess_told(const struct page *p, uint32_t sentence, uint32_t chunk, enum guess_class *class);

/* What is a candidate's own, and what all of a sentence share: its words and those of the sentences beside it. Written
 * down for a trainer, the former have some of the latter among them, in the order in which the weights were learned. */
void guess_features(struct page *p, uint32_t sentence, uint32_t chunk, const struct guessing *g,
	struct features *f);
void guess_shared_features(const struct page *p, uint32_t sentence, struct features *f);
void guess_went_by(struct guessing *g, uint32_t sentence, uint32_t chunk, enum guess_class class);

/* The events told last up to the sentence: of any harm, and of the dead and the injured that are counted. None that rests on the words
 * of `but`; NULL when that is too far back. */
struct guess_told {
	const struct event *last, *dead, *hurt;
};

struct guess_told guess_told_before(
	const struct page *p, uint32_t sentence, const struct chunk *but);

/* Adds the events of one sentence, behind those of all frames. */
void guess_frames(struct page *p, uint32_t sentence, struct guessing *g);

#endif
