#include "reader/frame_at.h"

/* Figures that are taken back by lowering them, by calling them withdrawn, or by using them no more. */

void frame_take_back(
	struct framing *f, const char *rule, const struct event *like, uint32_t quantity)
{
	const struct quantity *q = &f->page->quantities.at[quantity];
	struct event e = *like;
	e.rule = rule;
	e.sentence = f->sentence;
	e.count = q->count;
	e.trigger = e.first = q->first;
	e.end = q->end;
	e.victim = e.victims_end = e.whole = NONE;
	e.part = (struct str){ 0 };
	e.toll = false;
	e.retracted = true;
	*PUSH(f->page->mem, &f->page->events) = e;
}

/* FRAME-171: "lowered the toll to 49 from 57", "revised the toll from 57 to 49": the higher figure is taken back. */
static void lowered(struct framing *f, size_t start)
{
	static const char *const verbs[] = { "lowered", "lowers", "lower", "lowering", "reduced",
		"reduces", "cut", "cuts", "revised", "revises", "revising", "corrected",
		"downgraded", NULL };
	struct page *p = f->page;
	uint32_t end = p->scan.sentences.at[f->sentence].end;
	if (start == p->events.count || !frame_sentence_has(f, verbs))
		return;
	for (size_t i = start, n = p->events.count; i < n; i++) {
		const struct event *e = &p->events.at[i];
		if (!e->toll || !e->count.known || e->negative || e->hypothetical || e->retracted)
			continue;
		for (uint32_t w = e->first; w + 1 < end; w++) {
			uint32_t q = word_is(p, w, "from") ? p->mark[w + 1].quantity : NONE;
			if (q == NONE || p->quantities.at[q].count.low <= e->count.low)
				continue;
			struct event like = *e;
			frame_take_back(f, "FRAME-171", &like, p->mark[w + 1].quantity);
			return;
		}
	}
}

/* "The figure of 57", "the figure of 57 dead": not of 12 metres, of 22 goals, of 30 million. */
bool frame_is_figure_of_people(const struct framing *f, uint32_t n)
{
	enum { MOST = 500000 };
	static const char *const others[] = { "guests", "visitors", "players", "exhibitors",
		"spectators", "strikers", "voters", "delegates", "participants", "candidates",
		"applicants", "runners", "subscribers", "members", NULL };
	const struct page *p = f->page;
	uint32_t q = p->mark[n].quantity, chunk = p->mark[n].chunk;
	if (q != NONE && p->quantities.at[q].count.low > MOST)
		return false;
	uint32_t end = q == NONE ? n + 1 : p->quantities.at[q].end;
	if (!is_kind(f, chunk, CHUNK_NOUN) || at(f, chunk)->end <= end)
		return true;
	if (!p->wide && word_is_any(p, at(f, chunk)->head, others))
		return false; /* "our earlier count of 90 guests is not exact" */
	return role_is_human(p, chunk, true) || word_has(p, at(f, chunk)->head, FEATURE_DEAD) ||
	       lexeme_has(at(f, chunk)->lex, FEATURE_DEAD) ||
	       lexeme_has(at(f, chunk)->lex, FEATURE_PERSON);
}

/* "the number of more than 60 that we published this afternoon": behind the number at w. */
static bool is_published_here(const struct page *p, uint32_t w, const struct sentence *s)
{
	static const char *const who[] = { "we", "i", NULL };
	static const char *const told[] = { "published", "posted", "gave", "reported", "shared",
		"circulated", "wrote", "announced", "carried", "broadcast", "printed", NULL };
	enum { BEHIND = 5 };
	for (uint32_t k = w + 1; k + 1 < s->end && k <= w + BEHIND; k++)
		if ((word_is_any(p, k, who) ||
			    ((word_is(p, k - 1, "this") || word_is(p, k - 1, "our")) &&
				    word_is_any(p, k + 1, told))) &&
			word_is_any(p, k + 1, told))
			return true;
	return false;
}

/* "was not exact", "is not right" */
static bool is_not_right(const struct framing *f)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w + 1 < s->end; w++)
		if (word_is(f->page, w, "not") &&
			word_is_any(f->page, w + 1,
				WORDS("exact", "accurate", "right", "correct", "true", "precise")))
			return true;
	return false;
}

/* The number of "the earlier figure of 57", "our first toll, 57": or NONE. `own`: it was published here. */
static uint32_t earlier_number(const struct framing *f, bool *own)
{
	static const char *const early[] = { "earlier", "previous", "first", "initial", "former",
		"original", "our", "old", NULL };
	static const char *const figures[] = { "figure", "number", "toll", "count", "total",
		"estimate", NULL };
	static const char *const links[] = { "of", ",", "(", NULL };
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	if (!any_may_stand(p, f->sentence, figures))
		return NONE;
	for (uint32_t w = s->first + 1; w + 2 < s->end; w++) {
		if (!word_is_any(p, w, figures) || !word_is_any(p, w + 1, links) ||
			p->mark[w + 2].quantity == NONE)
			continue;
		uint32_t last = p->quantities.at[p->mark[w + 2].quantity].end - 1;
		*own = word_is(p, w - 1, "our") || (w > 1 && word_is(p, w - 2, "our")) ||
		       (!p->wide && is_published_here(p, last, s));
		if (*own || word_is_any(p, w - 1, early))
			return w + 2;
	}
	return NONE;
}

/* "This replaces the figure of 52 that we published": its number, or NONE. */
static uint32_t replaced_number(const struct framing *f)
{
	static const char *const verbs[] = { "replaces", "supersedes", "replacing", "superseding",
		"corrects", NULL };
	static const char *const figures[] = { "figure", "number", "toll", "count", "total", NULL };
	enum { AHEAD = 6 };
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	if (!any_may_stand(p, f->sentence, verbs))
		return NONE;
	for (uint32_t w = s->first; w < s->end; w++)
		for (uint32_t k = w + 1;
			word_is_any(p, w, verbs) && k + 2 < s->end && k < w + AHEAD; k++)
			if (word_is_any(p, k, figures) && word_is(p, k + 1, "of") &&
				p->mark[k + 2].quantity != NONE)
				return k + 2;
	return NONE;
}

/* "The toll of 60 that we posted at noon included the wounded": no toll of the dead. */
static bool counts_wounded(const struct framing *f)
{
	static const char *const counts[] = { "included", "counted", NULL };
	static const char *const hurt[] = { "wounded", "injured", "missing", NULL };
	return frame_sentence_has(f, counts) && frame_sentence_has(f, hurt);
}

/* FRAME-172: "The earlier figure of 57 was the outcome of duplication and may be treated as withdrawn." */
static void withdrawn(struct framing *f, size_t start)
{
	static const char *const back[] = { "withdrawn", "duplication", "duplications",
		"duplicated", "duplicates", "twice", NULL };
	static const char *const wrong[] = { "erroneous", "mistaken", "mistake", "error", "wrong",
		"incorrect", "inflated", "together", "exaggerated", "overstated", "confused",
		NULL }; /* of another's it is a denial */
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	struct page *p = f->page;
	bool own = false;
	uint32_t replaced = replaced_number(f),
		 number = replaced != NONE ? replaced : earlier_number(f, &own);
	if (number == NONE || !frame_is_figure_of_people(f, number) ||
		!(replaced != NONE || frame_sentence_has(f, back) ||
			(own && (frame_sentence_has(f, wrong) || is_not_right(f) ||
					counts_wounded(f)))))
		return;
	for (size_t i = start; i < p->events.count; i++)
		if (p->events.at[i].first <= number && number < p->events.at[i].end) {
			p->events.at[i].retracted = true;
			return;
		}
	const struct lexeme *x = frame_harm_before(f, 3);
	uint32_t chunk = p->mark[number].chunk;
	struct event *e = frame_add(f, "FRAME-172", chunk, chunk, x && x->harm > 0 ? x : &killed);
	e->count = p->quantities.at[p->mark[number].quantity].count;
	e->retracted = true;
}

/* "will not use the earlier figure again", "no longer stands by its first estimate" */
static bool gives_up(const struct framing *f)
{
	static const char *const verbs[] = { "use", "uses", "using", "repeat", "stand", "stands",
		"maintain", "maintains", "defend", "defends", NULL };
	static const char *const early[] = { "earlier", "previous", "first", "initial", "former",
		"original", "old", NULL };
	static const char *const figures[] = { "figure", "number", "toll", "count", "estimate",
		"figures", NULL };
	enum { AHEAD = 5 };
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	if (!any_may_stand(p, f->sentence, WORDS("not", "longer", "never")))
		return false;
	for (uint32_t w = s->first + 1; w + 2 < s->end; w++) {
		bool no = word_is(p, w - 1, "not") || word_is(p, w - 1, "longer") ||
			  word_is(p, w - 1, "never");
		for (uint32_t k = w + 1;
			no && word_is_any(p, w, verbs) && k + 1 < s->end && k < w + AHEAD; k++)
			if (word_is_any(p, k, early) && word_is_any(p, k + 1, figures))
				return true;
	}
	return false;
}

/* FRAME-173: what was counted in the sentences before is meant, and none of this one. */
static void used_no_more(struct framing *f, size_t start)
{
	enum { BACK = 5 /* sentences */ };
	const struct event *meant = NULL;
	if (!gives_up(f))
		return;
	for (size_t i = start; i-- > 0;) {
		struct event *e = &f->page->events.at[i];
		if (e->sentence + BACK < f->sentence)
			return;
		if (e->harm == HARM_KILLED && e->count.known && !e->part.at && e->whole == NONE &&
			(!meant || meant->count.low == e->count.low)) {
			e->retracted = true;
			meant = e;
		}
	}
}

/* FRAME-172: "CORRECTION. In our report that 67 died the number of children was inadvertently added": what the report said. */
static void corrected(struct framing *f, size_t start)
{
	static const char *const heads[] = { "correction", "corrections", "corrigendum", "erratum",
		"clarification", NULL };
	static const char *const wrongly[] = { "inadvertently", "mistakenly", "erroneously",
		"wrongly", "incorrectly", NULL };
	struct page *p = f->page;
	if (!p->scan.words.count || !word_is_any(p, 0, heads) || !frame_sentence_has(f, wrongly))
		return;
	for (size_t i = start; i < p->events.count; i++)
		if (p->events.at[i].harm == HARM_KILLED && p->events.at[i].count.known &&
			!p->events.at[i].part.at)
			p->events.at[i].retracted = true;
}

/* FRAME-172: "had spoken of 46 dead, a figure he withdrew", "a number that the ministry has since retracted". */
static void withdrew(struct framing *f, size_t start)
{
	static const char *const verbs[] = { "withdrew", "withdrawn", "retracted", "recanted",
		"disowned", "retracts", "withdraws", NULL };
	static const char *const figures[] = { "figure", "number", "toll", "count", "estimate",
		"claim", "statement", NULL };
	enum { BACK = 8 };
	struct page *p = f->page;
	for (size_t i = start; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		uint32_t end = p->scan.sentences.at[f->sentence].end, w = e->end;
		bool a = w + 2 < end && word_is(p, w, ",") &&
			 word_is_any(p, w + 1, WORDS("a", "which"));
		w += a && word_is_any(p, w + 2, figures) ? 3 : 0;
		for (uint32_t k = w; w > e->end && k < end && k < w + BACK; k++) {
			if (word_is(p, k, ",") || word_has(p, k, FEATURE_NEGATION))
				break;
			e->retracted |= word_is_any(p, k, verbs) && e->count.known;
			for (size_t n = start; n < p->events.count && e->retracted; n++)
				if (p->events.at[n].trigger == k)
					p->events.at[n].hypothetical =
						true; /* no troops withdrew */
		}
	}
}

/* FRAME-174: "Death for two in the station case": a sentence of a court, and nobody killed. */
static void sentenced(struct framing *f, size_t start)
{
	for (size_t i = start; i < f->page->events.count; i++) {
		struct event *e = &f->page->events.at[i];
		uint32_t w = e->trigger;
		if (word_is(f->page, w, "death") && w + 1 < f->page->scan.words.count &&
			word_is(f->page, w + 1, "for"))
			e->hypothetical = true;
	}
}

void frame_withdrawn(struct framing *f, size_t start)
{
	corrected(f, start);
	sentenced(f, start);
	if (frame_has_number(f)) {
		lowered(f, start);
		withdrawn(f, start);
		withdrew(f, start);
	}
	used_no_more(f, start);
}
