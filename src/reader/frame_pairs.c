#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * FRAME-36: several labels with their numbers on one line, as hospitals and police write: "Dead: 8, wounded: 12",
 * "As of noon: deceased 8, in intensive care 12, discharged 20".
 */
enum { PAIRS_MOST = 16, LABEL_MOST = 6 /* words */ };

struct pair {
	uint32_t label, number; /* chunks */
	const struct lexeme *harm;
	bool colon;
};

static bool is_number(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && at(f, i)->bare && at(f, i)->quantity != NONE;
}

static bool is_colon(const struct framing *f, uint32_t i)
{
	static const char *const marks[] = { ":", "-", "--", "\xe2\x80\x93", "\xe2\x80\x94", NULL };
	return word_is_any(f->page, at(f, i)->first, marks);
}

/* What parts two pairs: a comma, a stroke, "and"; a colon only where no number follows. */
static bool parts(const struct framing *f, uint32_t i)
{
	enum chunk_kind kind = at(f, i)->kind;
	if (kind == CHUNK_STOP && is_colon(f, i))
		return !is_number(f, i + 1);
	return kind == CHUNK_COMMA || kind == CHUNK_STOP || kind == CHUNK_AND ||
	       word_is(f->page, at(f, i)->first, ".") || word_is(f->page, at(f, i)->first, "|");
}

/* The word of harm in a label; "in intensive care" and "in hospital" are hurt. */
static const struct lexeme *harm_of(const struct framing *f, uint32_t first, uint32_t end)
{
	static const struct lexeme hurt = {
		.act = ACT_ATTACK, .harm = HARM_INJURED, .basis = BASIS_HOSPITAL
	};
	static const char *const wards[] = { "hospital", "care", "icu", "ward", "surgery", NULL };
	const struct page *p = f->page;
	for (uint32_t w = first; w < end; w++) {
		const struct lexeme *x = lex_at(p, w);
		bool tells = lexeme_has(x, FEATURE_DEAD) || lexeme_has(x, FEATURE_TOLL) ||
			     lexeme_has(x, FEATURE_VERB) || lexeme_has(x, FEATURE_EVENT);
		if (x && tells && x->harm > HARM_NONE && !lexeme_has(x, FEATURE_MEANS))
			return x;
		if (w > first && word_is(p, first, "in") && word_is_any(p, w, wards))
			return &hurt;
	}
	return NULL;
}

/* The pair of chunks [first, end): a label and a number behind it; false when they are anything else. */
static bool read_pair(const struct framing *f, uint32_t first, uint32_t end, struct pair *out)
{
	uint32_t number = end - 1, label_end = number;
	if (end < first + 2 || !is_number(f, number))
		return false;
	out->colon = is_colon(f, number - 1);
	label_end -= out->colon;
	for (uint32_t i = first; i < label_end; i++)
		if (at(f, i)->quantity != NONE || (is_kind(f, i, CHUNK_VERB) && at(f, i)->aux))
			return false;
	uint32_t w = label_end > first ? at(f, first)->first : 0,
		 stop = label_end > first ? at(f, label_end - 1)->end : 0;
	uint32_t most = out->colon ? LABEL_MOST : 1;
	out->harm = harm_of(f, w, stop);
	if (!out->colon && word_is(f->page, w, "in"))
		most = LABEL_MOST; /* "in intensive care 12" */
	out->label = first;
	out->number = number;
	return stop > w && stop - w <= most;
}

static bool tells_more(const struct framing *f, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (at(f, i)->quantity != NONE ||
			(at(f, i)->lex && at(f, i)->lex->harm > HARM_NONE))
			return true;
	return false;
}

static size_t read_pairs(const struct framing *f, struct pair pairs[])
{
	size_t count = 0, harms = 0;
	for (uint32_t i = f->clause.first, first = i; i <= f->clause.end; i++) {
		if (i < f->clause.end && !parts(f, i))
			continue;
		struct pair one;
		if (i > first && read_pair(f, first, i, &one)) {
			if (one.harm && count < PAIRS_MOST)
				pairs[count++] = one;
			harms += one.harm != NULL;
		} else if (tells_more(f, first, i))
			return 0;
		first = i + 1;
	}
	return harms > 1 ? count : 0;
}

/* "Children killed: 8", "Deaths (unknown): 2": which of them a label counts, in the chunks [first, number). */
struct str frame_label_part(const struct framing *f, uint32_t first, uint32_t number)
{
	for (uint32_t w = at(f, first)->first; !f->page->wide && w < at(f, number)->first; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (x && x->part.at && lexeme_has(x, FEATURE_PERSON))
			return x->part;
		if (word_is(f->page, w, "unknown") && w > at(f, first)->first)
			return STR("unknown");
	}
	return (struct str){ 0 };
}

bool frame_pairs(struct framing *f)
{
	struct pair pairs[PAIRS_MOST];
	size_t count = f->page->wide ? 0 : read_pairs(f, pairs);
	for (size_t k = 0; k < count; k++) {
		struct lexeme like = *pairs[k].harm;
		like.act = like.act > 0               ? like.act
			   : like.harm == HARM_KILLED ? ACT_KILLING
						      : ACT_ATTACK;
		struct event *e = frame_add(f, "FRAME-36", pairs[k].label, pairs[k].number, &like);
		e->victims_end = pairs[k].number + 1;
		e->count = count_noun(&f->clause, pairs[k].number);
		e->part = frame_label_part(f, pairs[k].label, pairs[k].number);
		e->toll = true;
	}
	return count > 0;
}
