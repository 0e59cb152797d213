#include "reader/frame_at.h"

/*
 * FRAME-303: what a side says that none of its own did, or that befell nobody, behind a deed that was told: "not one member of our
 * forces went through that gate", "has never set foot on the island", "nobody was held there", "the town had never been under siege".
 */
static bool is_before(const struct framing *f, uint32_t w, uint32_t far, const char *const *words)
{
	uint32_t first = f->page->scan.sentences.at[f->sentence].first;
	for (uint32_t k = w; k-- > first && k + far > w;)
		if (word_is_any(f->page, k, words))
			return true;
		else if (word_has(f->page, k, FEATURE_SAY))
			return false;
	return false;
}

static struct event *deny(
	struct framing *f, uint32_t first, uint32_t chunk, enum act act, enum harm harm)
{
	struct lexeme like = { .act = (int8_t)act, .harm = (int8_t)harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-303", chunk, NONE, &like);
	e->first = first < e->first ? first : e->first;
	e->negative = true;
	e->hypothetical = false;
	return e;
}

/* "set foot on", "went through that gate": where armed men go in; the chunk, or NONE. */
static bool goes_in(const struct framing *f, uint32_t w)
{
	static const char *const ideas[] = { "debt", "debts", "final", "semi-final",
		"qualification", "detail", "details", "business", "politics", "recession", "mine",
		"bank", "trade", "production", NULL };
	if (word_is(f->page, w, "set"))
		return word_is(f->page, w + 1, "foot") && !word_is_any(f->page, w + 4, ideas) &&
		       word_is_any(f->page, w + 2, WORDS("on", "in", "inside", "near", "there"));
	if (!word_is_any(f->page, w, WORDS("went", "gone", "go")) ||
		!word_is_any(f->page, w + 1,
			WORDS("through", "into", "inside", "near", "beyond", "past", "over")))
		return false;
	for (uint32_t k = w + 2; k < w + 5; k++)
		if (word_is_any(f->page, k, ideas))
			return false; /* "never went into debt" */
	return true;
}

/* "neither the army nor the border guard had set foot", "not one member of our forces", "we never" */
static bool none_of_ours(struct framing *f)
{
	static const char *const none[] = { "no", "not", "none", "neither", "never", "nobody",
		"cannot", NULL };
	static const char *const ours[] = { "we", "our", "ours", "its", "their", "they", NULL };
	enum { FAR = 14 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first + 2; w + 1 < s->end; w++) {
		if (!goes_in(f, w) || !is_before(f, w, FAR, none) || f->page->mark[w].chunk == NONE)
			continue;
		bool force = is_before(f, w, FAR, ours);
		uint32_t from = w;
		for (uint32_t k = w; k-- > s->first && k + FAR > w;) {
			if (word_has(f->page, k, FEATURE_SAY) ||
				word_is_any(f->page, k, WORDS("that", "\"", ":")))
				break;
			force |= word_has(f->page, k, FEATURE_ARMED) ||
				 word_has(f->page, k, FEATURE_ORG);
			from = k;
		}
		if (!force)
			return false;
		deny(f, from, f->page->mark[w].chunk, ACT_ATTACK, HARM_NONE)->end = w + 2;
		return true;
	}
	return false;
}

/* "there were no soldiers in the hamlet" */
static bool none_was_there(struct framing *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	uint32_t who = i + 1;
	if (!lexeme_has(v->lex, FEATURE_BE) || i == f->clause.first ||
		!word_is(f->page, v->first - 1, "there") || !is_kind(f, who, CHUNK_NOUN) ||
		!(at(f, who)->none || v->negative) || !frame_is_at_place(f, at(f, who)->end) ||
		at(f, who)->end + 1 >= f->page->scan.words.count)
		return false;
	static const char *const feasts[] = { "ball", "ceremony", "concert", "opening", "wedding",
		"party", "show", "dinner", "match", "choir", NULL };
	if (!word_has(f->page, at(f, who)->head, FEATURE_ARMED) || frame_sentence_has(f, feasts))
		return false; /* "no military losses in the sector" */
	deny(f, v->first, i, ACT_MILITARY_ACTIVITY, HARM_NONE)->end = at(f, who)->end;
	return true;
}

/* "nobody was being held at the base", "no one has been moved against their will" */
static bool befell_nobody(struct framing *f, size_t before, uint32_t i)
{
	static const char *const held[] = { "held", "detained", "imprisoned", NULL };
	static const char *const moved[] = { "moved", "forced", "expelled", "deported", "evicted",
		"removed", "driven", NULL };
	static const char *const will[] = { "will", "out", "homes", "leave", "force", NULL };
	const struct chunk *v = at(f, i);
	bool hold = word_is_any(f->page, v->head, held);
	if (!v->passive || v->modal || v->negative || word_is(f->page, v->head + 1, "up") ||
		(!hold && !word_is_any(f->page, v->head, moved)))
		return false;
	uint32_t who = role_subject(&f->clause, i);
	if (!is_kind(f, who, CHUNK_NOUN) ||
		!(word_is(f->page, at(f, who)->head, "nobody") ||
			(at(f, who)->none && word_is(f->page, at(f, who)->end - 1, "one"))))
		return false;
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	bool of_case = word_is_any(f->page, v->end + 1, WORDS("connection", "contempt", "high")) ||
		       word_is(f->page, v->end + 2, "case");
	bool wills = hold && !of_case &&
		     word_is_any(f->page, v->end, WORDS("at", "in", "there", "by", "here"));
	for (uint32_t w = v->end; !hold && w < end && w < v->end + 6; w++)
		wills |= word_is_any(f->page, w, will);
	for (size_t k = before; k < f->page->events.count; k++)
		wills &= f->page->mark[f->page->events.at[k].trigger].chunk != i;
	if (!wills)
		return false; /* "nobody has been held responsible" */
	deny(f, at(f, who)->first, i, hold ? ACT_DETENTION : ACT_FORCED_DISPLACEMENT,
		hold ? HARM_DETAINED : HARM_NONE);
	return true;
}

/* "had never been under any kind of siege", "there is no siege" */
static bool is_no_siege(struct framing *f, size_t before, uint32_t i)
{
	if (!is_kind(f, i, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, i)->head, WORDS("siege", "blockade")))
		return false;
	static const char *const not [] = { "no", "never", "not", NULL };
	static const char *const be[] = { "is", "was", "were", "been", "are", NULL };
	static const char *const strikers[] = { "truckers", "farmers", "drivers", "hauliers",
		"strikers", "fishermen", NULL };
	if (frame_sentence_has(f, strikers))
		return false;
	enum { FAR = 8 };
	uint32_t w = at(f, i)->end;
	bool none = at(f, i)->none || is_before(f, w, FAR, not );
	if (!none || !is_before(f, w, FAR, be) || is_before(f, w, FAR, WORDS("if", "only")))
		return false;
	for (size_t k = before; k < f->page->events.count; k++)
		if (f->page->mark[f->page->events.at[k].trigger].chunk == i)
			f->page->events.at[k].hypothetical = true; /* the siege itself */
	uint32_t verb = i;
	while (verb > f->clause.first && !is_kind(f, verb, CHUNK_VERB))
		verb--;
	deny(f, at(f, verb)->first, i, ACT_DEPRIVATION, HARM_NONE);
	return true;
}

/* "Not a drop of blood was shed in Qarin", "no blood was spilled" */
static bool shed_no_blood(struct framing *f, uint32_t i)
{
	static const char *const none[] = { "no", "not", NULL };
	enum { FAR = 6 };
	uint32_t blood = i - 1, w;
	if (i == f->clause.first || !at(f, i)->passive || at(f, i)->modal ||
		!word_is_any(f->page, at(f, i)->head, WORDS("shed", "spilled", "spilt")) ||
		!is_kind(f, blood, CHUNK_NOUN) || !word_is(f->page, at(f, blood)->head, "blood") ||
		word_is(f->page, at(f, i)->end, "over"))
		return false; /* "no blood was shed over the budget" */
	for (w = at(f, blood)->head; w > 0 && w + FAR > at(f, blood)->head; w--)
		if (word_is_any(f->page, w - 1, none)) {
			deny(f, w - 1, i, ACT_KILLING, HARM_KILLED);
			return true;
		}
	return false;
}

void frame_nobody(struct framing *f, size_t before)
{
	static const char *const words[] = { "foot", "went", "gone", "go", "there", "held",
		"detained", "imprisoned", "moved", "forced", "expelled", "deported", "evicted",
		"removed", "driven", "siege", "blockade", "blood", NULL };
	static const char *const others[] = { "witnesses", "residents", "survivors", "villagers",
		"relatives", "neighbours", "doctors",
		NULL }; /* who do not speak of their own men */
	feature_set within = f->page->within[f->sentence];
	bool said = within >> FEATURE_SAY & 1 ||
		    may_stand(f->page, f->sentence, "\""); /* a quotation that goes on */
	if (!(within >> FEATURE_NEGATION & 1) || !said ||
		!any_may_stand(f->page, f->sentence, words) || !frame_deed_before(f) ||
		frame_sentence_has(f, others) || none_of_ours(f))
		return;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB)
				? none_was_there(f, i) || befell_nobody(f, before, i) ||
					  shed_no_blood(f, i)
				: is_no_siege(f, before, i))
			return;
}
