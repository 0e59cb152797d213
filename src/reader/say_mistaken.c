#include "reader/say_find.h"

/*
 * SAY-105: "The figure of 140 dead which he gave was mistaken", "the number broadcast by this channel was not precise": a
 * figure that is called an error is denied, and taken back where it is the speaker's own.
 */
enum { WITHIN = 40 /* words from the figure to what it is called */ };

static bool is_figure_word(const struct page *p, uint32_t w)
{
	static const char *const words[] = { "figure", "number", "toll", "count", "total",
		"estimate", "tally", "report", "claim", "statement", "figures", "numbers",
		"announcement", NULL };
	return word_is_any(p, w, words) && tag_at(p, w) != TAG_VB && tag_at(p, w) != TAG_VBD;
}

/* "mistaken", "an error", "a mistake", "not precise": the word, or NONE; `be` is the verb before. */
static uint32_t error_behind(const struct finder *f, uint32_t be)
{
	static const char *const wrong[] = { "mistaken", "erroneous", "imprecise", "overstated",
		"miscounted", "inexact", NULL };
	static const char *const error[] = { "error", "mistake", "overcount", "miscount",
		"misprint", "misunderstanding", "miscalculation", "guess", "exaggeration",
		"guesswork", NULL };
	static const char *const right[] = { "precise", "accurate", "exact", "right", "reliable",
		NULL };
	enum { AHEAD = 6 };
	const struct page *p = f->page;
	bool no = false, an = false;
	for (uint32_t w = be + 1; w < f->end && w < be + AHEAD; w++) {
		bool mistaken = word_is_any(p, w, wrong) || (an && word_is_any(p, w, error)) ||
				(no && word_is_any(p, w, right));
		bool meant =
			w + 1 < f->end && (word_is(p, w + 1, "for") || word_is(p, w + 1, "about"));
		if (mistaken)
			return meant ? NONE : w; /* "was mistaken for a fighter" */
		no |= word_is(p, w, "not") || str_ends(low_at(p, w), STR("n't"));
		an |= word_is(p, w, "an") || word_is(p, w, "a") || word_is(p, w, "the");
		if (p->scan.words.at[w].shape & SHAPE_PUNCT)
			return NONE;
	}
	return NONE;
}

/* Behind "which he gave out" anything may stand; else a verb of saying or a joint between begins what is called so. */
static bool is_of_figure(const struct finder *f, uint32_t figure, uint32_t be)
{
	static const char *const says[] = { "shows", "showed", "says", "said", "proves", "proved",
		"and", "but", ";", ":", NULL };
	const struct page *p = f->page;
	bool clause = false; /* "which he gave out" may hold any of them */
	for (uint32_t w = figure + 1; w < be; w++) {
		clause |= word_has(p, w, FEATURE_RELATIVE) || word_is(p, w, "that");
		if (!clause && word_is_any(p, w, says))
			return false;
	}
	return true;
}

/* The last word of figures before `be` that may be its subject. */
static uint32_t figure_before(const struct finder *f, uint32_t be)
{
	for (uint32_t w = be; w-- > f->first && w + WITHIN > be;)
		if (is_figure_word(f->page, w) && is_of_figure(f, w, be))
			return w;
	return NONE;
}

/* "admitted that the figure", "conceded", "said its figure": in words before it. */
static bool is_admitted(const struct finder *f, uint32_t figure)
{
	static const char *const whose[] = { "his", "her", "its", "their", NULL };
	enum { NEAR = 3 };
	bool own = false;
	for (uint32_t w = figure; w-- > f->first && w + NEAR > figure;)
		own |= word_is_any(f->page, w, whose);
	for (uint32_t w = f->first; own && w < figure; w++)
		if (word_has(f->page, w, FEATURE_SAY))
			return true;
	for (uint32_t w = f->first; w < figure; w++)
		if (lex_at(f->page, w) && lex_at(f->page, w)->stance == STANCE_CONCEDES)
			return true;
	return false;
}

/* The speaker's own: "that we published", "which he gave out" of one who admits it, "broadcast by this channel". */
static bool is_own(const struct finder *f, uint32_t figure, uint32_t be)
{
	static const char *const we[] = { "we", "i", "our", "my", "us", NULL };
	static const char *const they[] = { "he", "she", "they", "it", "his", "her", "their", "its",
		"himself", "herself", NULL };
	static const char *const of_others[] = { "by", "'s", NULL };
	static const char *const outlets[] = { "channel", "station", "paper", "newspaper", "agency",
		"website", "correspondent", "correspondents", "office", NULL };
	const struct page *p = f->page;
	bool admits = is_admitted(f, figure),
	     head = role_is_correction(f->page, f->first) ||
		    role_heads_correction(f->page, f->first),
	     others = false;
	for (uint32_t w = figure > f->first + 2 ? figure - 2 : f->first; w < be; w++) {
		bool this = word_is_any(p, w, outlets) &&
			    (head || word_is(p, w - 1, "this") || word_is(p, w - 1, "our"));
		if (word_is_any(p, w, we) || this || (admits && word_is_any(p, w, they)))
			return true;
		others |= word_is_any(p, w, of_others);
	}
	return admits && !others;
}

/* CLAIM-77: "included the injured", "mixed the dead with the wounded", "was for the martyrs and the wounded together": the word, or
 * NONE; not "includes the three wounded who died". */
static uint32_t mixed_at(const struct finder *f, uint32_t verb)
{
	static const char *const takes_in[] = { "included", "includes", "include", "comprised",
		"comprises", "comprise", "covered", "covers", "counted", NULL };
	static const char *const mixes[] = { "mixed", "mixes", "mixing", "combined", "combines",
		"lumped", "conflated", "conflates", "confused", "merged", "added", "covers",
		"comprised", NULL };
	static const char *const hurt[] = { "wounded", "injured", NULL };
	enum { AHEAD = 9 };
	const struct page *p = f->page;
	bool be = word_has(p, verb, FEATURE_BE), dead = word_is_any(p, verb, takes_in);
	if (!dead && !be && !word_is_any(p, verb, mixes))
		return NONE;
	for (uint32_t w = verb + 1; w < f->end && w < verb + AHEAD; w++) {
		if (p->mark[w].quantity != NONE || word_is(p, w, ",") || word_is(p, w, ";"))
			return NONE; /* "included 12 wounded" */
		bool died = w + 2 < f->end &&
			    (word_is(p, w + 1, "who") || word_is(p, w + 1, "and")) &&
			    !word_is(p, w + 2, "the");
		if (word_is_any(p, w, hurt) && dead)
			return died && word_is(p, w + 1, "who") ? NONE : w;
		dead |= word_has(p, w, FEATURE_DEAD);
	}
	return NONE;
}

/* "The toll included the injured"; no report that "covered the injured", nor a toll read while "he counted the wounded". */
static bool can_be_mixed(const struct page *p, uint32_t figure, uint32_t verb)
{
	static const char *const texts[] = { "report", "reports", "story", "article", "account",
		"list", "lists", "news", NULL };
	return !word_is_any(p, figure, texts) && tag_at(p, verb - 1) != TAG_PRP;
}

void say_at_mistaken(struct finder *f)
{
	const struct page *p = f->page;
	bool may = !p->wide && sentence_is_of(p, f->sentence, FAMILY_MISTAKEN);
	for (uint32_t be = f->first; may && be < f->end; be++) {
		bool is = word_has(p, be, FEATURE_BE) || word_is(p, be, "proved");
		uint32_t error = is ? error_behind(f, be) : NONE, mixed = NONE, figure = NONE;
		if (error == NONE)
			mixed = mixed_at(f, be);
		if (error != NONE || mixed != NONE)
			figure = figure_before(f, be);
		if (mixed != NONE && figure != NONE && !can_be_mixed(p, figure, be))
			figure = NONE;
		if (figure == NONE)
			continue;
		struct saying *s = say_add(f, mixed == NONE ? "SAY-105" : "CLAIM-77", NONE);
		s->stance = is_own(f, figure, be) ? STANCE_RETRACTS : STANCE_DENIES;
		s->own = true;
		s->end = mixed == NONE ? s->end : mixed;
		return;
	}
}

/* "The union corrected its list of the dead: 31 died", "corrected its figure and now counts 31": what stands behind is the new one. */
void say_new_figure(struct finder *f)
{
	const struct page *p = f->page;
	struct saying *s = &f->out->at[f->out->count - 1], rest = *s;
	if (p->wide || s->stance != STANCE_RETRACTS || s->verb == NONE || s->first < s->verb ||
		!str_starts(low_at(p, s->verb), STR("correct")))
		return;
	uint32_t w = s->first;
	while (w + 1 < s->end && !word_is(p, w, ":") && !word_is(p, w, ";") &&
		!(word_is(p, w, "and") && word_is(p, w + 1, "now")))
		w++;
	if (w + 1 >= s->end)
		return;
	s->end = w;
	rest.first = w + 1;
	rest.stance = STANCE_ASSERTS;
	*PUSH(p->mem, f->out) = rest;
}
