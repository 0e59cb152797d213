#include "reader/frame_at.h"

/*
 * FRAME-343: what an office says of what people live by, where a report tells that it was cut off: "supplies were "flowing normally"",
 * "food was reaching the town without hindrance", "there was no shortage of food", "nobody had touched the water supply": denied.
 */
static bool is_goods(const struct framing *f, uint32_t i)
{
	static const char *const goods[] = { "goods", "essentials", "services", "necessities",
		NULL };
	if (!is_kind(f, i, CHUNK_NOUN))
		return false;
	uint32_t of = at(f, i)->quantity != NONE ? role_joined(&f->clause, i, "of") : NONE;
	i = of != NONE ? of : i; /* "4,000 sacks of flour" */
	uint32_t head = at(f, i)->head;
	return word_has(f->page, head, FEATURE_UTILITY) ||
	       word_has(f->page, head, FEATURE_SUPPLY) || word_is_any(f->page, head, goods) ||
	       frame_supply_of(f, i, i + 1) == i;
}

/* "normally", "as usual", "without hindrance" within a few words from `w`: the word behind it, or NONE. */
static uint32_t goes_well(const struct framing *f, uint32_t w)
{
	static const char *const well[] = { "normally", "freely", "usual", "uninterrupted",
		"unhindered", "hindrance", "interruption", "restriction", "restrictions",
		"obstruction", "unimpeded", "normal", "unobstructed", NULL };
	enum { AHEAD = 6 };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t k = w; k < end && k < w + AHEAD; k++)
		if (word_is_any(f->page, k, well) ||
			(word_is(f->page, k, "day") &&
				word_is_any(f->page, k - 1, WORDS("every", "each"))))
			return k + 1;
		else if (word_is_any(f->page, k, WORDS(",", "until", "again", "before", "not")))
			return NONE;
	return NONE;
}

/* "was flowing normally", "is reaching the town as usual", "are allowed through": the word behind it, or NONE. */
static uint32_t flows(const struct framing *f, uint32_t verb)
{
	static const char *const ways[] = { "flow", "flows", "flowing", "flowed", "reaching",
		"reach", "reaches", "reached", "arriving", "arrive", "arrived", "getting",
		"working", "functioning", "operating", "running", "entering", "delivered",
		"supplied", "distributed", NULL };
	const struct chunk *v = at(f, verb);
	if (v->negative || v->modal || v->infinitive || word_is(f->page, v->first - 1, "never"))
		return NONE;
	if (v->passive && word_is_any(f->page, v->head, WORDS("allowed", "let")) &&
		word_is_any(f->page, v->end, WORDS("through", "in")))
		return v->end + 1;
	bool goes = lexeme_has(v->lex, FEATURE_BE) || word_is_any(f->page, v->head, ways);
	return goes ? goes_well(f, v->end) : NONE;
}

/* "there was no shortage of food", "there is no hunger" */
static uint32_t no_want(const struct framing *f, uint32_t verb)
{
	static const char *const wants[] = { "shortage", "shortages", "lack", "scarcity", "hunger",
		"famine", "starvation", NULL };
	uint32_t want = verb + 1;
	bool there = word_is(f->page, at(f, verb)->first - 1, "there");
	if (!lexeme_has(at(f, verb)->lex, FEATURE_BE) || !there || !is_kind(f, want, CHUNK_NOUN) ||
		!at(f, want)->none || !word_is_any(f->page, at(f, want)->head, wants))
		return NONE;
	uint32_t of = role_joined(&f->clause, want, "of");
	return of == NONE || is_goods(f, of) ? want : NONE;
}

/* "nobody had touched the water supply", "nothing had been withheld", "no one is starving" */
static uint32_t done_by_none(const struct framing *f, uint32_t verb)
{
	static const char *const does[] = { "touched", "cut", "tampered", "interfered", "closed",
		"shut", "blocked", "stopped", NULL };
	static const char *const suffers[] = { "withheld", "starving", "starved", "hungry", NULL };
	uint32_t who = role_subject(&f->clause, verb), what = role_object(&f->clause, verb);
	if (!is_kind(f, who, CHUNK_NOUN) ||
		!(at(f, who)->none ||
			word_is_any(f->page, at(f, who)->head, WORDS("nobody", "nothing"))))
		return NONE;
	if (word_is_any(f->page, at(f, verb)->head, suffers) ||
		word_is_any(f->page, at(f, verb)->end, WORDS("starving", "hungry")))
		return verb;
	what = what == NONE ? role_after(&f->clause, verb, "with") : what;
	return what != NONE && word_is_any(f->page, at(f, verb)->head, does) && is_goods(f, what)
		       ? what
		       : NONE;
}

/* The word behind the denial, or NONE. */
static uint32_t denied_until(const struct framing *f, uint32_t verb)
{
	uint32_t subject = role_subject(&f->clause, verb);
	if (is_goods(f, subject) && !at(f, subject)->none)
		return flows(f, verb);
	uint32_t last = no_want(f, verb);
	last = last != NONE ? last : done_by_none(f, verb);
	return last != NONE ? at(f, last)->end : NONE;
}

/* Was what people live by cut off, in one of the sentences before? */
static bool is_behind_cut(const struct framing *f)
{
	enum { BACK = 32 };
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && k + BACK > all->count;)
		if (all->at[k].harm == HARM_DEPRIVED && !all->at[k].negative &&
			!all->at[k].hypothetical && all->at[k].sentence < f->sentence)
			return true;
	return false;
}

/* Does an office say it, or somebody by name: "the governor said", "the power company says"? */
static bool is_said_by_office(const struct framing *f)
{
	static const char *const offices[] = { "company", "utility", "operator", "board",
		"spokesman", "spokeswoman", "spokesperson", "official", "officials", "statement",
		NULL };
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		if (!is_kind(f, i, CHUNK_VERB) || !lexeme_has(at(f, i)->lex, FEATURE_SAY))
			continue;
		uint32_t who = role_subject(&f->clause, i);
		who = who == NONE && is_kind(f, i + 1, CHUNK_NOUN) ? i + 1 : who;
		if (who != NONE && (frame_is_official(f, who) || at(f, who)->name != NONE ||
					   chunk_has_any(f, who, offices)))
			return true;
	}
	return false;
}

void frame_flows(struct framing *f, size_t start)
{
	static const char *const words[] = { "normally", "freely", "usual", "uninterrupted",
		"unhindered", "hindrance", "interruption", "restriction", "restrictions",
		"obstruction", "unimpeded", "normal", "unobstructed", "through", "every", "each",
		"no", "nobody", "nothing", NULL };
	if (!any_may_stand(f->page, f->sentence, words) || !is_behind_cut(f) ||
		!is_said_by_office(f))
		return;
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->events.at[k].harm == HARM_DEPRIVED)
			return;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		uint32_t end = is_kind(f, i, CHUNK_VERB) ? denied_until(f, i) : NONE;
		if (end == NONE)
			continue;
		uint32_t subject = role_subject(&f->clause, i);
		struct event *e = frame_add(f, "FRAME-343", i, NONE, &frame_as_deprived);
		if (is_kind(f, subject, CHUNK_NOUN) && subject < i)
			e->first = at(f, subject)->first;
		e->end = end > e->end ? end : e->end;
		e->target = subject != NONE ? subject : i;
		e->negative = true;
		e->hypothetical = false;
		return;
	}
}
