#include "reader/frame_at.h"

/* Figures that are put right beside the new one, and the verdicts of those who check what is passed on. */

static const struct sentence *in(const struct framing *f)
{
	return &f->page->scan.sentences.at[f->sentence];
}

static bool is_figure_of_dead(const struct event *e)
{
	return e->harm == HARM_KILLED && e->count.known && !e->part.at && e->whole == NONE &&
	       !e->negative && !e->hypothetical;
}

/* "the 63", "the earlier 63", "an initial 63": the word of the number, or NONE. */
static uint32_t number_behind(const struct framing *f, uint32_t w)
{
	static const char *const small[] = { "the", "an", "a", "its", "his", "her", "their", "our",
		"earlier", "initial", "previous", "figure", "of", "first", "list", "place", "toll",
		"number", NULL };
	enum { NEAR = 7 };
	const struct page *p = f->page;
	for (uint32_t k = w; k < in(f)->end && k < w + NEAR; k++)
		if (p->mark[k].quantity != NONE)
			return k == w ? NONE : k;
		else if (!word_is_any(p, k, small))
			return NONE;
	return NONE;
}

/* "the 63 it had given on Saturday", "the 103 reported earlier": one said it, and it is none of another month. */
static bool was_given(const struct framing *f, uint32_t number)
{
	static const char *const gave[] = { "given", "gave", "reported", "announced", "published",
		"stated", "counted", "said", "cited", "released", "estimated", "quoted", "put",
		"listed", "initially", "originally", NULL };
	static const char *const early[] = { "earlier", "initial", "first", "previous", "its",
		"our", NULL };
	enum { NEAR = 5, BACK = 4 };
	const struct page *p = f->page;
	if (!frame_is_figure_of_people(f, number))
		return false;
	for (uint32_t k = number; k-- > in(f)->first && k + BACK > number;)
		if (word_is_any(p, k, early))
			return true;
	for (uint32_t k = number + 1; k < in(f)->end && k < number + NEAR; k++)
		if (word_is_any(p, k, gave))
			return true;
	return false;
}

/* CLAIM-79: "The number replaces the 62 given in an interim bulletin": of the dead told before. */
static void replaces(struct framing *f, size_t start)
{
	static const char *const verbs[] = { "replaces", "supersedes", "corrects", "takes", NULL };
	enum { BACK = 3 }; /* "takes the place of" */
	const struct page *p = f->page;
	if (!start || !any_may_stand(p, f->sentence, verbs))
		return;
	const struct event *told = &p->events.at[start - 1];
	while (told > p->events.at && told->sentence + BACK >= f->sentence &&
		!is_figure_of_dead(told))
		told--;
	if (!is_figure_of_dead(told) || told->sentence + BACK < f->sentence)
		return;
	struct event like = *told;
	for (uint32_t w = in(f)->first; w + 2 < in(f)->end; w++) {
		uint32_t n = word_is_any(p, w, verbs) ? number_behind(f, w + 1) : NONE;
		bool place = w + 2 < in(f)->end && word_is(p, w + 2, "place");
		if (n == NONE || !was_given(f, n) || (word_is(p, w, "takes") && !place))
			continue;
		for (size_t i = start; i < p->events.count; i++)
			if (p->events.at[i].first <= n && n < p->events.at[i].end)
				return;
		frame_take_back(f, "CLAIM-79", &like, p->mark[n].quantity);
		return;
	}
}

/* "22, not 31, were killed": a greater number between commas. */
static void not_so_many(struct framing *f, size_t start)
{
	struct page *p = f->page;
	for (uint32_t w = in(f)->first + 1; w + 2 < in(f)->end; w++) {
		uint32_t q = p->mark[w + 1].quantity;
		if (!word_is(p, w, "not") || !word_is(p, w - 1, ",") || q == NONE ||
			p->quantities.at[q].end >= in(f)->end ||
			!word_is(p, p->quantities.at[q].end, ","))
			continue;
		int64_t old = p->quantities.at[q].count.low;
		const struct event *less = NULL;
		bool told = false;
		for (size_t i = start; i < p->events.count; i++) {
			const struct event *e = &p->events.at[i];
			told |= e->count.known && e->count.low == old;
			less = is_figure_of_dead(e) && e->count.low < old && e->first < w ? e
											  : less;
		}
		if (told || !less)
			continue;
		struct event like = *less;
		frame_take_back(f, "SAY-101", &like, q);
		return;
	}
}

/* "the 103 it reported earlier", "the initial 103": not "the 12 the ministry reported in May", "the 30 of Saturday". */
static bool was_given_earlier(const struct framing *f, uint32_t number)
{
	static const char *const early[] = { "earlier", "initial", "initially", "first",
		"previously", "originally", "before", NULL };
	enum { NEAR = 7, BACK = 4 };
	for (uint32_t k = number > in (f)->first + BACK ? number - BACK : in(f)->first;
		k < in(f)->end && k < number + NEAR; k++)
		if (word_is_any(f->page, k, early))
			return true;
	return false;
}

/* CLAIM-79: "51 were killed, correcting the 63 it had given", "put the dead at 91, down from the 103 it reported earlier": the
 * higher number is held no more. */
static void put_right(struct framing *f, size_t start)
{
	static const char *const rights[] = { "correcting", "replacing", "revising", "amending",
		"lowering", "superseding", NULL };
	static const char *const rare[] = { "correcting", "replacing", "revising", "amending",
		"lowering", "superseding", "down", NULL };
	const struct page *p = f->page;
	if (!any_may_stand(p, f->sentence, rare))
		return;
	for (uint32_t w = in(f)->first; w + 2 < in(f)->end; w++) {
		bool down = word_is(p, w, "down") && word_is(p, w + 1, "from");
		uint32_t n =
			down || word_is_any(p, w, rights) ? number_behind(f, w + 1 + down) : NONE;
		if (n == NONE || !was_given(f, n) || (down && !was_given_earlier(f, n)))
			continue;
		int64_t old = p->quantities.at[p->mark[n].quantity].count.low;
		for (size_t i = start, end = p->events.count; i < end; i++) {
			struct event like = p->events.at[i];
			if (!is_figure_of_dead(&like) || like.count.low >= old)
				continue;
			frame_take_back(f, "CLAIM-79", &like, p->mark[n].quantity);
			return;
		}
	}
}

/* "In our report of 15 November we gave the number as 103", "an earlier version of this report said" */
static bool tells_own_report(const struct page *p, const struct sentence *s)
{
	static const char *const reports[] = { "report", "story", "article", "dispatch", "bulletin",
		"post", "statement", "item", "version", "headline", "list", NULL };
	static const char *const we[] = { "our", "we", "earlier", "this", NULL };
	static const char *const told[] = { "reported", "wrote", "published", NULL };
	bool report = false, own = false;
	for (uint32_t w = s->first; w < s->end; w++) {
		report |= word_is_any(p, w, reports) ||
			  (w > s->first && word_is(p, w - 1, "we") && word_is_any(p, w, told));
		own |= word_is_any(p, w, we);
	}
	return report && own;
}

/* "Yesterday we reported 60 dead. In fact there were 22." */
static bool opens_in_fact(const struct framing *f)
{
	const struct page *p = f->page;
	uint32_t w = in(f)->first;
	return word_is(p, w, "actually") ||
	       (word_is(p, w, "in") && w + 1 < in(f)->end &&
		       (word_is(p, w + 1, "fact") || word_is(p, w + 1, "reality")));
}

/* CLAIM-87: under "CORRECTION", what one's report said, also as its headline put it, where a lower number is told behind it. */
static void corrected(struct framing *f, size_t start)
{
	enum { BACK = 3, ROUND = 10 /* percent */ };
	struct page *p = f->page;
	const struct event *now = NULL;
	for (size_t i = start; i < p->events.count && !now; i++)
		now = is_figure_of_dead(&p->events.at[i]) && !p->events.at[i].retracted
			      ? &p->events.at[i]
			      : NULL;
	if (!now || !start ||
		!(opens_in_fact(f) || role_heads_correction(p, (uint32_t)p->scan.words.count)))
		return;
	for (size_t i = start; i-- > 0 && p->events.at[i].sentence + BACK >= f->sentence;) {
		struct event *e = &p->events.at[i];
		if (is_figure_of_dead(e) && e->count.low > now->count.low &&
			tells_own_report(p, &p->scan.sentences.at[e->sentence]))
			e->retracted = true;
	}
}

/* "Verdict: FALSE", "RESULT: misleading": the word of falsehood, or NONE. */
static uint32_t verdict_at(const struct framing *f)
{
	static const char *const labels[] = { "verdict", "rating", "result", "conclusion", "ruling",
		"finding", "assessment", "classification", NULL };
	static const char *const untrue[] = { "false", "untrue", "fake", "fabricated", "misleading",
		"unfounded", "invented", "baseless", "hoax", "wrong", NULL };
	enum { NEAR = 5 };
	const struct page *p = f->page;
	if (!any_may_stand(p, f->sentence, labels) || !any_may_stand(p, f->sentence, untrue))
		return NONE;
	for (uint32_t w = in(f)->first; w + 2 < in(f)->end; w++) {
		bool label = word_is_any(p, w, labels) && word_is(p, w + 1, ":") &&
			     (w == in(f)->first || p->scan.words.at[w].shape & SHAPE_CAPITAL);
		for (uint32_t k = w + 2; label && k < in(f)->end && k < w + NEAR; k++)
			if (word_is_any(p, k, untrue))
				return k;
	}
	return NONE;
}

/* "A post shared 12,000 times says", "Claim: photo shows": what those pass on who are checked. */
static bool is_passed_on(const struct page *p, const struct sentence *s)
{
	static const char *const passed[] = { "claim", "claims", "claimed", "post", "posts",
		"message", "messages", "rumour", "rumours", "rumor", "photo", "photograph",
		"picture", "image", "video", "clip", "shared", "circulating", "circulated", "viral",
		"tweet", "tweets", "caption", NULL };
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(p, w, passed))
			return true;
	return false;
}

/* The figure is denied by whoever speaks in this sentence, at chunk `chunk`. */
static void deny(struct framing *f, const char *rule, size_t event, uint32_t word)
{
	struct page *p = f->page;
	struct event e = p->events.at[event];
	e.rule = rule;
	e.sentence = f->sentence;
	e.trigger = e.first = word;
	e.end = word + 1;
	e.victim = e.victims_end = e.whole = NONE;
	e.toll = false;
	e.untrue = true;
	*PUSH(p->mem, &p->events) = e;
}

/* CLAIM-80: "A post says 60 bodies ... RATING: FALSE": the checker denies what is passed on. */
static void verdict(struct framing *f, size_t start)
{
	enum { BACK = 8 /* sentences */ };
	struct page *p = f->page;
	uint32_t word = verdict_at(f);
	if (word == NONE)
		return;
	for (size_t i = p->events.count > start ? p->events.count : start; i-- > 0;) {
		struct event *e = &p->events.at[i];
		if (e->sentence + BACK < f->sentence)
			return;
		if (!is_figure_of_dead(e) || e->retracted ||
			!is_passed_on(p, &p->scan.sentences.at[e->sentence]))
			continue;
		e->untrue = true;
		deny(f, "CLAIM-80", i, word);
		return;
	}
}

/* "..., along with a claim that over 100 people died", below the verdict: nobody says that. */
static void repeats_checked(struct framing *f, size_t start)
{
	enum { LOOK = 24 };
	struct page *p = f->page;
	for (size_t i = start; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		for (size_t k = start; is_figure_of_dead(e) && k-- > 0 && k + LOOK > start;)
			if (strcmp(p->events.at[k].rule, "CLAIM-80") == 0 &&
				p->events.at[k].count.low == e->count.low &&
				is_passed_on(p, in(f))) {
				e->untrue = true;
				e->rule = "CLAIM-80";
			}
	}
}

/* CLAIM-77: "This number comprised the dead and the wounded together": the one told last; another's is denied. */
static void mixed_before(struct framing *f, size_t start)
{
	static const char *const takes_in[] = { "included", "includes", "comprised", "comprises",
		"covered", "covers", "counted", "mixed", "combined", "added", NULL };
	static const char *const hurt[] = { "wounded", "injured", NULL };
	static const char *const this[] = { "this", "that", "the", NULL };
	static const char *const figures[] = { "figure", "number", "toll", "count", "total", NULL };
	static const char *const passive[] = { "was", "were", "we", "our", NULL };
	enum { BACK = 2 };
	struct page *p = f->page;
	const struct sentence *s = in(f);
	if (s->first + 3 > s->end || !start || !word_is_any(p, s->first, this) ||
		!word_is_any(p, s->first + 1, figures) || !any_may_stand(p, f->sentence, hurt))
		return;
	uint32_t takes = s->first;
	bool dead = false, wounded = false;
	for (uint32_t w = s->first + 2; w < s->end; w++) {
		if (p->mark[w].quantity != NONE)
			return;
		takes = takes == s->first && word_is_any(p, w, takes_in) ? w : takes;
		dead |= takes > s->first && word_has(p, w, FEATURE_DEAD);
		wounded |= takes > s->first && word_is_any(p, w, hurt);
	}
	const struct event *e = &p->events.at[start - 1];
	if (!dead || !wounded || !is_figure_of_dead(e) || e->sentence + BACK < f->sentence)
		return;
	bool said = false, own = false;
	s = &p->scan.sentences.at[e->sentence];
	for (uint32_t w = s->first; w < e->first; w++) {
		own |= word_is_any(p, w, passive);
		said |= word_has(p, w, FEATURE_SAY);
	}
	if (own || !said)
		p->events.at[start - 1].retracted = true;
	else
		deny(f, "CLAIM-77", start - 1, takes);
}

/* CLAIM-88: "The earlier number is to be disregarded": whatever it was. */
static void earlier_gone(struct framing *f, size_t start)
{
	static const char *const early[] = { "earlier", "previous", "first", "initial", "former",
		"old", NULL };
	static const char *const figures[] = { "number", "figure", "toll", "count", "total", "list",
		NULL };
	static const char *const gone[] = { "disregarded", "withdrawn", "superseded", "replaced",
		"void", "invalid", "discarded", NULL };
	enum { NEAR = 9 };
	struct page *p = f->page;
	const struct lexeme *like = NULL;
	if (p->events.count > start || !any_may_stand(p, f->sentence, gone))
		return;
	for (uint32_t w = in(f)->first; w + 2 < in(f)->end; w++) {
		static const char *const more[] = { "we", "it", "given", "published", "of", "which",
			"that", ",", NULL };
		if (!word_is_any(p, w, early) || !word_is_any(p, w + 1, figures) ||
			!(word_has(p, w + 2, FEATURE_BE) || word_is_any(p, w + 2, more)) ||
			(word_is(p, w + 2, "of") && !word_has(p, w + 3, FEATURE_DEAD) &&
				!word_has(p, w + 4, FEATURE_DEAD)))
			continue; /* "the first number on the shirt", "the old number of the police" */
		bool be = false;
		for (uint32_t k = w + 2; k < in(f)->end && k < w + NEAR; k++) {
			if (p->mark[k].quantity != NONE)
				return;
			be |= word_has(p, k, FEATURE_BE);
			if (be && word_is_any(p, k, gone))
				like = frame_harm_before(f, 5);
		}
		uint32_t chunk = p->mark[w + 1].chunk;
		if (!like || like->harm != HARM_KILLED || chunk == NONE)
			return;
		struct event *e = frame_add(f, "CLAIM-88", chunk, NONE, like);
		e->retracted = true;
		e->hypothetical = e->negative = false; /* "is to be disregarded" */
		return;
	}
}

/* CLAIM-80: ""60 bodies" and "a hundred dead": two numbers without support": of what stands before the colon. */
static void without_support(struct framing *f, size_t start)
{
	static const char *const what[] = { "number", "numbers", "figure", "figures", "claim",
		"claims", "rumour", "rumours", NULL };
	static const char *const untrue[] = { "support", "foundation", "basis", "evidence", "proof",
		"unsupported", "unfounded", "false", "baseless", "invented", "fake", NULL };
	const struct page *p = f->page;
	if (p->events.count == start || !any_may_stand(p, f->sentence, untrue) ||
		!may_stand(p, f->sentence, ":"))
		return;
	uint32_t colon = in(f)->first;
	while (colon < in(f)->end && !word_is(p, colon, ":"))
		colon++;
	bool number = false, not = false;
	for (uint32_t w = colon; w < in(f)->end; w++) {
		number |= word_is_any(p, w, what);
		not |= number && word_is_any(p, w, untrue) &&
		       (word_is(p, w - 1, "without") || word_has(p, w, FEATURE_FALSE) ||
			       word_is(p, w, "unsupported") || word_is(p, w, "invented")) &&
		       (w + 1 == in(f)->end || p->scan.words.at[w + 1].shape & SHAPE_PUNCT);
	}
	for (size_t i = start; not &&i < p->events.count; i++)
		if (is_figure_of_dead(&p->events.at[i]) && p->events.at[i].first < colon)
			p->events.at[i].untrue = true;
}

/* FRAME-33: "Four bodies were recovered. Not sixty.": that figure is denied. */
bool frame_not_as_many(struct framing *f, uint32_t noun)
{
	struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	size_t n = p->events.count;
	if (p->wide || s->end - s->first > 4 || !n || !at(f, noun)->bare ||
		at(f, noun)->quantity == NONE || p->events.at[n - 1].sentence + 1 != f->sentence ||
		!p->events.at[n - 1].count.known)
		return false;
	struct event e = p->events.at[n - 1];
	e.rule = "FRAME-33";
	e.sentence = f->sentence;
	e.count = count_noun(&f->clause, noun);
	e.trigger = e.first = at(f, noun)->head;
	e.end = at(f, noun)->end;
	e.victim = e.victims_end = NONE;
	e.untrue = true;
	if (e.count.low > p->events.at[n - 1].count.low)
		*PUSH(p->mem, &p->events) = e;
	return true;
}

void frame_given_up(struct framing *f, size_t start)
{
	if (f->page->wide)
		return;
	if (frame_has_number(f)) {
		put_right(f, start);
		replaces(f, start);
	}
	if (f->page->events.count > start) {
		corrected(f, start);
		repeats_checked(f, start);
		if (may_stand(f->page, f->sentence, "not"))
			not_so_many(f, start);
	}
	mixed_before(f, start);
	earlier_gone(f, start);
	without_support(f, start);
	verdict(f, start);
}
