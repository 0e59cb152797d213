#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * Figures between which accounts differ ("estimates of deaths vary from 30 to 71", FRAME-120), and numbers that break the
 * one before them down ("eleven passengers were killed, two by gunfire and nine by drowning", FRAME-121).
 */
static bool is_spreading(const struct page *p, uint32_t w)
{
	static const char *const verbs[] = { "vary", "varies", "varied", "varying", "range",
		"ranges", "ranged", "ranging", "differ", "differs", "differed", "diverge",
		"diverged", NULL };
	static const char *const joints[] = { "from", "between", NULL };
	return word_is_any(p, w, verbs) && w + 1 < p->scan.words.count &&
	       (word_is_any(p, w + 1, joints) ||
		       (w + 2 < p->scan.words.count && word_is_any(p, w + 2, joints)));
}

/* "Reports", "estimates of deaths", "the toll" vary; prices do too. */
static bool is_of_accounts(const struct page *p, uint32_t first, uint32_t verb)
{
	static const char *const accounts[] = { "reports", "estimates", "figures", "accounts",
		"toll", "tolls", "claims", "counts", "sources", "numbers", "number", "media",
		"versions", "estimate", "reporting", "casualties", "fatalities", "deaths", NULL };
	for (uint32_t w = first; w < verb; w++)
		if (word_is_any(p, w, accounts))
			return true;
	return false;
}

/* The word of the sentence that says what is counted: deaths, fatalities, those killed. */
static const struct lexeme *harm_told(const struct framing *f, uint32_t first, uint32_t end)
{
	for (uint32_t w = first; w < end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (x && x->harm == HARM_KILLED &&
			(lexeme_has(x, FEATURE_TOLL) || lexeme_has(x, FEATURE_DEAD) ||
				lexeme_has(x, FEATURE_VERB)))
			return x;
		if (x && x->harm > HARM_NONE && lexeme_has(x, FEATURE_TOLL))
			return NULL; /* "the number of injured ranges from" */
	}
	return NULL;
}

/* The second number behind the first, past "(Raqqa Diaries) to" or "and". */
static const struct quantity *other_end(
	const struct page *p, const struct quantity *low, uint32_t end)
{
	enum { FAR = 12 };
	static const char *const joints[] = { "to", "and", NULL };
	for (uint32_t w = low->end; w < end && w < low->end + FAR; w++) {
		uint32_t q = p->mark[w].quantity;
		if (q == NONE)
			continue;
		const struct quantity *high = &p->quantities.at[q];
		return word_is_any(p, w - 1, joints) && !high->vague &&
				       high->count.high > low->count.low
			       ? high
			       : NULL;
	}
	return NULL;
}

bool frame_spread(struct framing *f)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	uint32_t verb = s->first, w;
	while (verb < s->end && !is_spreading(p, verb))
		verb++;
	bool told = verb < s->end && is_of_accounts(p, s->first, verb);
	const struct lexeme *x = told ? harm_told(f, s->first, s->end) : NULL;
	for (w = verb; x && w < s->end && p->mark[w].quantity == NONE && w < verb + 5;)
		w++;
	if (!x || w >= s->end || p->mark[w].quantity == NONE)
		return false;
	struct quantity low = p->quantities.at[p->mark[w].quantity];
	if (str_equal(low.count.rule, STR("COUNT-8"))) {
		const struct quantity *high = other_end(p, &low, s->end);
		if (!high)
			return false;
		low.count.high = low.count.stated = high->count.high;
		low.count.words = page_words(p, low.first, high->end);
		low.count.rule = STR("COUNT-5");
		low.end = high->end;
	}
	if (!str_equal(low.count.rule, STR("COUNT-5")) || p->mark[w].chunk == NONE)
		return false;
	struct lexeme like = *x;
	if (like.act <= 0)
		like.act = ACT_KILLING;
	uint32_t number = p->mark[w].chunk;
	struct event *e = frame_add(f, "FRAME-120", number, NONE, &like);
	e->count = low.count;
	e->toll = true;
	e->first = verb;
	e->end = low.end;
	e->victim = number;
	e->victims_end = number + 1;
	return true;
}

static bool is_bare_deed(const struct event *e)
{
	static const char *const rules[] = { "FRAME-1", "FRAME-2", "FRAME-5", "FRAME-50", NULL };
	for (size_t i = 0; rules[i]; i++)
		if (str_is(str_from(e->rule), rules[i]))
			return true;
	return false;
}

/* "Eleven were killed, two by gunfire", "- one was beheaded", "(two on each side)": parted by a mark from the whole. */
static bool is_parted(const struct framing *f, const struct event *whole, const struct event *e)
{
	bool by = e->end < f->page->scan.words.count && word_is(f->page, e->end, "by");
	bool parted = false, and = false,
	     said = false; /* "although others said that only nine were killed" */
	for (uint32_t w = whole->end; w < e->first; w++) {
		if (by && word_is(f->page, w, "by"))
			return false; /* "31 by shells, eight by snipers": each by its own */
		bool mark = word_is(f->page, w, ",") || word_is(f->page, w, "(") ||
			    word_is(f->page, w, "-") || word_is(f->page, w, ":");
		parted |= mark;
		and |= word_is(f->page, w, "and"); /* "and the hospital said two died of burns" */
		said = !mark && (said || word_has(f->page, w, FEATURE_SAY));
	}
	return parted && (and || !said);
}

static bool has_place_behind(const struct framing *f, const struct event *e)
{
	enum { NEAR = 4 };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = e->end; w < end && w < e->end + NEAR; w++)
		if (f->page->mark[w].spot != NONE)
			return true;
	return false;
}

void frame_breakdown(struct framing *f, size_t first)
{
	struct page *p = f->page;
	size_t whole = first;
	while (whole < p->events.count &&
		(p->events.at[whole].harm != HARM_KILLED || !p->events.at[whole].count.known ||
			p->events.at[whole].part.at))
		whole++;
	for (size_t i = whole + 1; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		const struct event *w = &p->events.at[whole];
		if (e->harm != w->harm || e->part.at || e->whole != NONE || !e->count.known ||
			e->victim == NONE || e->first < w->end || !is_bare_deed(e) ||
			!chunk_at(p, e->victim)->bare || e->count.open ||
			e->count.high >= w->count.low || !is_parted(f, w, e) ||
			has_place_behind(f, e))
			continue;
		e->part = page_words(p, e->first, e->end);
		e->whole = (uint32_t)whole;
	}
}
