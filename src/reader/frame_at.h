#ifndef READER_FRAME_AT_H
#define READER_FRAME_AT_H

#include "reader/frame.h"

/* For the files of frames alone: a chunk of the sentence, and whether there is one of this kind in the clause. */
static inline const struct chunk *at(const struct framing *f, uint32_t i)
{
	return chunk_at(f->page, i);
}

static inline bool is_kind(const struct framing *f, uint32_t i, enum chunk_kind kind)
{
	return i != NONE && i >= f->clause.first && i < f->clause.end && at(f, i)->kind == kind;
}

/* Is any word of the chunk one of the list? */
static GIVEN bool chunk_has_any(const struct framing *f, uint32_t i, const char *const *words)
{
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (word_is_any(f->page, w, words))
			return true;
	return false;
}

/* Does the sentence have one of the words? */
static GIVEN bool frame_sentence_has(const struct framing *f, const char *const *words)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(f->page, w, words))
			return true;
	return false;
}

/* People who are counted, by a word for people: no bodies, no dead, no things. */
static inline bool frame_are_counted(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && at(f, i)->quantity != NONE &&
	       !lexeme_has(at(f, i)->lex, FEATURE_BODY) &&
	       !lexeme_has(at(f, i)->lex, FEATURE_DEAD) &&
	       !(at(f, i)->head > at(f, i)->first &&
		       word_has(f->page, at(f, i)->head - 1, FEATURE_DEAD)) &&
	       role_is_human(f->page, role_people(&f->clause, i), true) &&
	       !role_counts_things(&f->clause, i);
}

/* What carries people off, on the road, the rails and the water. */
#define FRAME_CARRIERS                                                                             \
	"truck", "trucks", "lorry", "lorries", "van", "vans", "bus", "buses", "minibus",           \
		"minibuses", "jeep", "jeeps", "pickup", "pickups", "train", "trains", "wagon",     \
		"wagons", "vehicles", "boat", "boats", "barge", "barges", "ship", "ships"

#endif
