#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * People by their number, told of in one sentence and what became of them in the next: "They took twelve men. All of
 * them were shot" (COUNT-22), "None of the nine came back" (FRAME-110), "There were fourteen of us. Only three came out"
 * (FRAME-111), "We were seven. Now we are two" (FRAME-112).
 */
enum { BACK = 2 /* sentences */, AHEAD = 9 /* words */, CHUNKS_BACK = 48 };

static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
static const struct lexeme missing = {
	.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
};

/* "fourteen of us", "we were nine", "there were nine": a bare number of people. */
static bool is_of_us(const struct clause *c, uint32_t i)
{
	const struct page *p = c->page;
	uint32_t behind = chunk_at(p, i)->end;
	if (behind + 1 < p->scan.words.count && word_is(p, behind, "of"))
		return word_is_any(p, behind + 1, WORDS("us", "them", "our", "my", "his"));
	return i >= c->first + 2 && lexeme_has(chunk_at(p, i - 1)->lex, FEATURE_BE) &&
	       word_is_any(p, chunk_at(p, i - 2)->head, WORDS("we", "they"));
}

/* "Two novices who reached the border told Northline": who tells it. */
static bool tells_behind_relative(const struct clause *c, uint32_t i)
{
	enum { SOON = 10 };
	const struct page *p = c->page;
	if (p->wide || i + 1 >= c->end || chunk_at(p, i + 1)->kind != CHUNK_REL)
		return false;
	for (uint32_t k = i + 3; k < c->end && k < i + SOON; k++)
		if (chunk_at(p, k)->kind == CHUNK_VERB && !chunk_at(p, k)->passive &&
			!chunk_at(p, k)->participle && lexeme_has(chunk_at(p, k)->lex, FEATURE_SAY))
			return chunk_at(p, k - 1)->kind != CHUNK_REL;
	return false;
}

/* "9,000 Hadri", "about 70,000 Idrani": a people by its name, and no "10 Kalashnikovs". */
static bool is_named_people(const struct page *p, const struct chunk *n)
{
	return !p->wide && !n->lex && n->quantity != NONE && n->end == n->head + 1 &&
	       p->quantities.at[n->quantity].end == n->head &&
	       p->scan.words.at[n->head].shape & SHAPE_CAPITAL;
}

static bool is_group(const struct clause *c, uint32_t i, struct count *count)
{
	const struct page *p = c->page;
	const struct chunk *n = chunk_at(p, i);
	if (n->kind != CHUNK_NOUN || n->pronoun || n->possessive || n->none ||
		lexeme_has(n->lex, FEATURE_ARMED) || lexeme_has(n->lex, FEATURE_ORG) ||
		lexeme_has(n->lex, FEATURE_DEAD) || lexeme_has(n->lex, FEATURE_BODY))
		return false;
	bool people = lexeme_has(n->lex, FEATURE_PERSON) ||
		      lexeme_has(n->lex, FEATURE_COLLECTIVE) || is_named_people(p, n);
	if (n->bare ? !is_of_us(c, i) : !people)
		return false;
	if (i + 1 < c->end && chunk_at(p, i + 1)->kind == CHUNK_VERB &&
		lexeme_has(chunk_at(p, i + 1)->lex, FEATURE_SAY))
		return false; /* "two residents said" */
	if (tells_behind_relative(c, i))
		return false;
	*count = count_noun(c, i);
	bool about = str_equal(count->rule, STR("COUNT-4")) && is_named_people(p, n);
	return count->known && !count->open && (count->low == count->high || about) &&
	       count->low > 1 && !str_equal(count->rule, STR("COUNT-11"));
}

/* "My mother and both my sisters": kin who are listed with them. */
static uint32_t with_kin_before(const struct clause *c, uint32_t i, struct count *count)
{
	uint32_t start = c->page->wide ? i : role_list_start(c, i);
	struct count all = { 0 };
	if (start < i && tag_at(c->page, chunk_at(c->page, start)->first) == TAG_PRPS)
		all = count_victims(c, start, i + 1);
	if (!all.known || all.open || all.low != all.high)
		return i;
	*count = all;
	return start;
}

/* The people counted last before chunk `before`, in this sentence or the two before it; NONE: there are none. */
uint32_t frame_group_before(const struct framing *f, uint32_t before, struct count *count)
{
	const struct page *p = f->page;
	for (uint32_t s = f->sentence + 1; s-- > 0 && s + BACK >= f->sentence;) {
		struct clause c = { p, p->first_chunk[s], p->first_chunk[s + 1] };
		uint32_t from = s == f->sentence ? before : c.end;
		for (uint32_t i = from; i-- > c.first && i + CHUNKS_BACK > from;)
			if (is_group(&c, i, count))
				return with_kin_before(&c, i, count);
	}
	return NONE;
}

/* What was told of the group by itself: a part of others stays one. */
static struct str part_of_group(const struct framing *f, uint32_t group)
{
	enum { LOOK = 32 };
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && k + LOOK > n;)
		if (f->page->events.at[k].victim == group)
			return f->page->events.at[k].part;
	return (struct str){ 0 };
}

/* "Both are in prison." */
static bool is_both(const struct framing *f, uint32_t noun)
{
	const struct chunk *n = at(f, noun);
	return !f->page->wide && n->end == n->first + 1 && word_is(f->page, n->first, "both");
}

static bool is_meant_by(const struct framing *f, uint32_t noun)
{
	static const char *const all[] = { "them", "they", "all", NULL };
	return word_is_any(f->page, at(f, noun)->head, all) || is_both(f, noun) ||
	       (word_is(f->page, at(f, noun)->first, "all") &&
		       word_is(f->page, at(f, noun)->end, "of"));
}

/* "they are being kept under guard": not those who were killed. */
static bool is_of_living(const struct framing *f, const struct event *e)
{
	uint32_t verb = f->page->mark[e->trigger].chunk;
	return !f->page->wide && is_kind(f, verb, CHUNK_VERB) &&
	       word_is(f->page, at(f, verb)->first, "are");
}

static bool were_killed(const struct framing *f, uint32_t group)
{
	enum { LOOK = 32 };
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && k + LOOK > n;)
		if (f->page->events.at[k].victim == group)
			return f->page->events.at[k].harm == HARM_KILLED;
	return false;
}

/* COUNT-22: "they", "them", "all of them" are as many as were counted last. */
static void count_those(struct framing *f, size_t start)
{
	for (size_t k = start; k < f->page->events.count; k++) {
		struct event *e = &f->page->events.at[k];
		struct count count;
		bool shot = e->harm == HARM_NONE && frame_is_shot(f, e) && e->victim != NONE &&
			    (word_is(f->page, at(f, e->victim)->end, "all") ||
				    at(f, f->page->mark[e->trigger].chunk)->passive ||
				    f->page->mark[e->trigger].chunk == e->victim + 1);
		if ((e->harm <= HARM_NONE && !shot) || e->count.known || e->victim == NONE ||
			e->negative || e->part.at || !is_meant_by(f, e->victim))
			continue;
		uint32_t group = frame_group_before(f, e->victim, &count);
		if (group == NONE || group == e->actor ||
			(is_both(f, e->victim) && count.low != 2) ||
			(e->harm > HARM_KILLED && is_of_living(f, e) && were_killed(f, group)))
			continue;
		if (shot) {
			e->harm = HARM_KILLED;
			e->act = ACT_KILLING;
			e->rule = "FRAME-52";
		}
		bool both = word_is(f->page, e->trigger - 1, "both") && !f->page->wide;
		struct str part = both ? (struct str){ 0 } : part_of_group(f, group);
		e = &f->page->events.at[k];
		e->count = count;
		if (both) /* "They were both dead" */
			e->count.low = e->count.high = e->count.stated = 2;
		e->count.rule = STR("COUNT-22");
		e->part = part;
	}
}

/* "16 men", "16 pluckers": people, or a word that names them by what they do. */
static bool are_people(const struct framing *f, uint32_t i)
{
	static const char *const doers[] = { "ers", "men", "ists", "ors", NULL };
	const struct chunk *n = at(f, i);
	if (n->kind != CHUNK_NOUN || n->quantity == NONE || n->bare)
		return false;
	bool does = false;
	for (size_t k = 0; doers[k] && !n->lex; k++)
		does |= str_ends(low_at(f->page, n->head), str_from(doers[k]));
	return does || role_is_human(f->page, i, true);
}

/* "lined up 16 pluckers at the shed and shot them": whom the verb before had as its object; NONE: nobody counted. */
static uint32_t object_before(const struct framing *f, uint32_t them, struct count *count)
{
	enum { FAR = 14 };
	for (uint32_t i = them; i-- > f->clause.first && i + FAR > them;) {
		if (!is_kind(f, i, CHUNK_VERB))
			continue;
		uint32_t who = role_object(&f->clause, i);
		if (who == NONE || who >= them || who < i || !are_people(f, who))
			continue;
		*count = count_noun(&f->clause, who);
		return count->known && count->low > 1 ? who : NONE;
	}
	return NONE;
}

/* COUNT-22: "them", whom a deed of the same sentence has just been told of. */
static void count_handled(struct framing *f, size_t start)
{
	for (size_t k = start; k < f->page->events.count; k++) {
		struct event *e = &f->page->events.at[k];
		bool shot = e->harm == HARM_NONE && frame_is_shot(f, e);
		struct count count;
		if ((e->harm != HARM_KILLED && !shot) || e->count.known || e->victim == NONE ||
			e->negative || !word_is(f->page, at(f, e->victim)->head, "them"))
			continue;
		uint32_t who = object_before(f, e->victim, &count);
		if (who == NONE)
			continue;
		e->harm = HARM_KILLED;
		e->act = ACT_KILLING;
		e->rule = shot ? "FRAME-52" : e->rule;
		e->count = count;
		e->count.rule = STR("COUNT-22");
	}
}

struct fate {
	const char *words[3];
	bool back; /* who did not is missing, not dead */
};

/* What those did who lived, word for word. */
static const struct fate fates[] = {
	{ { "survived" }, false },
	{ { "survive" }, false },
	{ { "lived" }, false },
	{ { "escaped" }, false },
	{ { "alive" }, false },
	{ { "spared" }, false },
	{ { "left", "alive" }, false },
	{ { "came", "out" }, false },
	{ { "got", "out" }, false },
	{ { "get", "out" }, false },
	{ { "come", "out" }, false },
	{ { "got", "up" }, false },
	{ { "got", "away" }, false },
	{ { "made", "it" }, false },
	{ { "woke" }, false },
	{ { "walked", "out" }, false },
	{ { "walked", "away" }, false },
	{ { "came", "back" }, true },
	{ { "came", "home" }, true },
	{ { "come", "back" }, true },
	{ { "come", "home" }, true },
	{ { "returned" }, true },
	{ { "return" }, true },
	{ { "reappeared" }, true },
	{ { "seen", "again" }, true },
	{ { "been", "seen" }, true },
	{ { "been", "found" }, true },
	{ { "been", "heard" }, true },
	{ { "was", "seen" }, true },
};

/* The fate that stands at word w, past auxiliaries and adverbs. */
static const struct fate *fate_at(const struct framing *f, uint32_t w, uint32_t *end)
{
	static const char *const small[] = { "has", "have", "had", "was", "were", "is", "are",
		"ever", "even", "be", "did", "alone", "still", "since", "us", "of", "them", NULL };
	const struct page *p = f->page;
	uint32_t stop = p->scan.sentences.at[f->sentence].end;
	for (uint32_t from = w; w < stop && w < from + 4; w++) {
		for (size_t k = 0; k < sizeof fates / sizeof *fates; k++) {
			uint32_t n = 0;
			while (n < 3 && fates[k].words[n] && w + n < stop &&
				word_is(p, w + n, fates[k].words[n]))
				n++;
			if (n && (n == 3 || !fates[k].words[n])) {
				*end = w + n;
				return &fates[k];
			}
		}
		if (!word_is_any(p, w, small))
			return NULL;
	}
	return NULL;
}

/* "the five who were dragged into that car has been found": past the relative clause. */
static const struct fate *fate_behind(const struct framing *f, uint32_t w, uint32_t *end)
{
	enum { LONG = 16 };
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t last = w + LONG; w < stop && w < last; w++) {
		const struct fate *fate = fate_at(f, w, end);
		if (fate)
			return fate;
	}
	return NULL;
}

static bool is_told_already(const struct framing *f, size_t start)
{
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->events.at[k].harm > HARM_NONE && f->page->events.at[k].count.known &&
			!f->page->events.at[k].negative)
			return true;
	return false;
}

static void add_fate(struct framing *f, const char *rule, uint32_t first, uint32_t end,
	const struct lexeme *x, struct count count)
{
	struct page *p = f->page;
	struct event *e = frame_add(f, rule, p->mark[end - 1].chunk, NONE, x);
	e->count = count;
	e->first = first;
	e->end = end;
	e->negative = e->hypothetical = false;
}

/* "Twenty-six went in and none came out": the number right before, which counts nobody named. */
static uint32_t who_went_in(const struct framing *f, uint32_t none)
{
	static const char *const goes[] = { "went", "entered", "walked", "left", "climbed", "ran",
		"set", "drove", NULL };
	for (uint32_t k = none;
		k-- > f->clause.first && !f->page->wide && !is_kind(f, k, CHUNK_STOP);)
		if (is_kind(f, k, CHUNK_NOUN) && at(f, k)->bare && at(f, k)->quantity != NONE &&
			is_kind(f, k + 1, CHUNK_VERB) &&
			word_is_any(f->page, at(f, k + 1)->head, goes))
			return k;
	return NONE;
}

/* FRAME-110: "None of the nine came back", "Nobody got out", after people who were counted. */
static bool none_lived(struct framing *f, uint32_t w)
{
	static const char *const nobody[] = { "none", "nobody", "neither", NULL };
	const struct page *p = f->page;
	uint32_t stop = p->scan.sentences.at[f->sentence].end, i = w + 1, end;
	bool one =
		i < stop && word_is(p, i, "one") && (word_is(p, w, "no") || word_is(p, w, "not"));
	struct count count = { 0 };
	if (!one && !word_is_any(p, w, nobody))
		return false;
	i += one;
	uint32_t group = frame_group_before(f, p->mark[w].chunk, &count);
	uint32_t went = who_went_in(f, p->mark[w].chunk);
	if (went != NONE) {
		group = went;
		count = count_noun(&f->clause, went);
	}
	if (i < stop && word_is(p, i, "of"))
		for (uint32_t last = i + AHEAD; i < stop && i < last; i++) {
			uint32_t c = p->mark[i].chunk;
			if (is_kind(f, c, CHUNK_VERB) || is_kind(f, c, CHUNK_REL))
				break;
			if (is_kind(f, c, CHUNK_NOUN) && at(f, c)->quantity != NONE &&
				role_is_human(p, c, true)) {
				count = count_noun(&f->clause, c);
				group = c;
			}
		}
	const struct fate *fate = group == NONE || !count.known ? NULL : fate_at(f, i, &end);
	if (!fate && count.known && i < stop && is_kind(f, p->mark[i].chunk, CHUNK_REL))
		fate = fate_behind(f, i, &end);
	if (!fate || (!p->wide && end < stop && word_is(p, end, "for")))
		return false; /* "nobody came back for them" */
	count.rule = STR("COUNT-22");
	uint32_t first = w; /* "Twenty-six went in and none came out" */
	for (uint32_t k = p->mark[w].chunk; k-- > f->clause.first && !p->wide && first == w;) {
		if (is_kind(f, k, CHUNK_STOP))
			break;
		if (is_kind(f, k, CHUNK_NOUN) && at(f, k)->quantity != NONE &&
			count_noun(&f->clause, k).low == count.low)
			first = at(f, k)->first;
	}
	add_fate(f, "FRAME-110", first, end, fate->back ? &missing : &killed, count);
	return true;
}

/* The number at word w: of a quantity, or "I". */
static int64_t number_at(const struct page *p, uint32_t w, uint32_t *end)
{
	uint32_t q = p->mark[w].quantity;
	if (q == NONE || p->quantities.at[q].vague || p->quantities.at[q].count.open)
		return 0;
	*end = p->quantities.at[q].end;
	return p->quantities.at[q].count.low;
}

static void add_rest(struct framing *f, const char *rule, uint32_t first, uint32_t end,
	struct count all, int64_t lived)
{
	all.low -= lived;
	all.high = all.stated = all.low;
	all.words = page_words(f->page, first, end);
	all.rule = STR("COUNT-22");
	add_fate(f, rule, first, end, &killed, all);
}

/* "only the driver", "just one boy": one who lived. */
static bool is_one_who_lived(const struct framing *f, uint32_t w, uint32_t *end)
{
	uint32_t c = f->page->mark[w].chunk;
	if (!is_kind(f, c, CHUNK_NOUN) || at(f, c)->plural || at(f, c)->quantity != NONE ||
		at(f, c)->pronoun || tag_at(f->page, at(f, c)->first) != TAG_DT ||
		!role_is_human(f->page, c, true) || lexeme_has(at(f, c)->lex, FEATURE_ORG))
		return false;
	*end = at(f, c)->end;
	return true;
}

/* "Only two of the eleven passengers survived": the eleven; where no such thing stands there, NONE. */
static uint32_t of_how_many(const struct framing *f, uint32_t *end, struct count *all)
{
	const struct page *p = f->page;
	uint32_t of = *end, c = of + 1 < p->scan.words.count ? p->mark[of + 1].chunk : NONE;
	if (!word_is(p, of, "of") || !is_kind(f, c, CHUNK_NOUN) || at(f, c)->quantity == NONE ||
		!role_is_human(p, c, true))
		return NONE;
	*all = count_noun(&f->clause, c);
	*end = at(f, c)->end;
	while (is_kind(f, c + 1, CHUNK_PREP) && is_kind(f, c + 2, CHUNK_NOUN)) {
		c += 2; /* "on board" */
		*end = at(f, c)->end;
	}
	return c;
}

/* FRAME-111: "Only three came out", "I alone lived": of those counted before, the others are dead. */
static bool only_some_lived(struct framing *f, uint32_t w)
{
	const struct page *p = f->page;
	uint32_t stop = p->scan.sentences.at[f->sentence].end, end = w + 1;
	bool only = word_is(p, w, "only") || word_is(p, w, "just");
	bool alone = word_is(p, w, "i") && w + 1 < stop && word_is(p, w + 1, "alone");
	if ((!only && !alone) || w + 1 >= stop)
		return false;
	int64_t lived = alone ? 1 : number_at(p, w + 1, &end);
	struct count all = { 0 };
	lived = !lived && !p->wide && is_one_who_lived(f, w + 1, &end) ? 1 : lived;
	uint32_t whole = lived && !p->wide ? of_how_many(f, &end, &all) : NONE;
	const struct fate *fate = lived ? fate_at(f, end, &end) : NULL;
	uint32_t group = whole;
	if (fate && !fate->back && group == NONE)
		group = frame_group_before(f, p->mark[w].chunk, &all);
	if (!fate || fate->back)
		return false;
	if (group == NONE && word_is(p, at(f, f->clause.first)->first, "of") &&
		is_kind(f, f->clause.first + 1, CHUNK_NOUN) &&
		at(f, f->clause.first + 1)->quantity !=
			NONE) { /* "Of the eight who ..., I alone lived" */
		group = f->clause.first + 1;
		all = count_noun(&f->clause, group);
	}
	if (group == NONE || all.open || all.low <= lived)
		return false;
	add_rest(f, "FRAME-111", w, end, all, lived);
	return true;
}

/* The number behind "we were", "I had": of one's own. */
static int64_t own_number(const struct page *p, uint32_t s, bool now)
{
	static const char *const were[] = { "were", "had", NULL };
	static const char *const are[] = { "are", "have", NULL };
	uint32_t end = p->scan.sentences.at[s].end, behind;
	for (uint32_t w = p->scan.sentences.at[s].first; w + 2 < end; w++) {
		bool own = (word_is(p, w, "we") || word_is(p, w, "i")) &&
			   word_is_any(p, w + 1, now ? are : were);
		int64_t n = own ? number_at(p, w + 2, &behind) : 0;
		bool alone = n && behind < p->scan.words.count &&
			     (behind + 1 >= end || word_is(p, behind, "left") ||
				     word_is_any(p, behind, WORDS(".", "!", ",", ";")));
		if (n && (now ? alone : true) &&
			(word_is(p, w, "we") || now || word_has(p, behind, FEATURE_PERSON)))
			return n;
	}
	return 0;
}

/* FRAME-112: "We were seven children. Now we are two.", "I had four sons. I have one." */
static bool are_fewer_now(struct framing *f)
{
	enum { SHORT = 12 };
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	if (s->end - s->first > SHORT || f->sentence == 0)
		return false;
	int64_t now = own_number(p, f->sentence, true);
	int64_t all = now ? own_number(p, f->sentence - 1, false) : 0;
	if (all <= now)
		return false;
	struct count count = { .known = true, .low = all };
	uint32_t end = s->end - 1;
	for (uint32_t w = s->first + 1; w < end; w++)
		if (word_is(p, w, "\"") || word_is(p, w, ","))
			end = w; /* what stands behind the quotation is who says it */
	add_rest(f, "FRAME-112", s->first, end, count, now);
	return true;
}

void frame_group_fate(struct framing *f, size_t start)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	if (!f->page->wide)
		count_handled(f, start);
	count_those(f, start);
	if (is_told_already(f, start))
		return;
	static const char *const heads[] = { "none", "nobody", "neither", "no", "not", "only",
		"just", "i", NULL };
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(f->page, w, heads) && (none_lived(f, w) || only_some_lived(f, w)))
			return;
	are_fewer_now(f);
}
