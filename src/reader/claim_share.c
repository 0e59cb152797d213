#include "reader/claim_share.h"

#include "reader/setting.h"

/* Whoever counts those of one place, house, list or grave counts some of the dead. */
/* CLAIM-12: "36 in our yard alone": one place's share. */
static bool is_of_one_place_alone(const struct page *p, const struct event *e)
{
	enum { AHEAD = 8 };
	uint32_t stop = p->scan.sentences.at[e->sentence].end;
	for (uint32_t i = e->end; i < stop && i < e->end + AHEAD; i++)
		if (word_is(p, i, "alone"))
			return true;
	return false;
}

static bool names_kin(const struct page *p, const struct event *e)
{
	for (uint32_t i = e->victim; i < e->victims_end; i++) {
		const struct lexeme *l = chunk_at(p, i)->lex;
		if (l && l->kind == SOURCE_FAMILY && !lexeme_has(l, FEATURE_FAMILY))
			return true;
	}
	return false;
}

/* CLAIM-12: "they killed my brother", "who lost a brother and two nephews": whom somebody lost,
 * among those whom others count. */
static bool is_of_ones_own(const struct page *p, const struct event *e)
{
	if (e->victim == NONE || !e->count.known)
		return false;
	struct str owner = low_at(p, chunk_at(p, e->victim)->first);
	struct str verb = low_at(p, e->trigger);
	bool own = str_equal(owner, STR("my")) || str_equal(owner, STR("our"));
	bool lost = str_equal(verb, STR("lost")) || str_equal(verb, STR("lose")) ||
		    str_equal(verb, STR("losing"));
	return (own && e->count.high == 1) || ((own || lost) && names_kin(p, e));
}

/* "The parish lost three of its members", "lost 12 of his men". */
static bool is_of_one_body(const struct page *p, const struct event *e)
{
	static const char *const owners[] = { "its", "his", "her", "their", NULL };
	enum { BEHIND = 5 };
	uint32_t stop = p->scan.sentences.at[e->sentence].end;
	bool lost = word_is(p, e->trigger, "lost") || word_is(p, e->trigger, "loses");
	for (uint32_t i = e->trigger + 1; lost && i + 1 < stop && i < e->trigger + BEHIND; i++)
		if (word_is(p, i, "of") && word_is_any(p, i + 1, owners))
			return true;
	return false;
}

/* "the other six were buried", "the remaining two". */
static bool is_of_the_rest(const struct page *p, const struct event *e)
{
	if (e->harm != HARM_KILLED || e->victim == NONE || e->victim + 1 != e->victims_end)
		return false;
	uint32_t first = chunk_at(p, e->victim)->first;
	return word_is(p, first, "the") && first + 1 < p->scan.words.count &&
	       (word_is(p, first + 1, "other") || word_is(p, first + 1, "remaining"));
}

/* "The burial of 22 victims": of as many as were buried that day. */
static bool is_of_a_burial(const struct page *p, const struct event *e)
{
	static const char *const burials[] = { "burial", "burials", "funeral", "funerals", NULL };
	uint32_t first = p->scan.sentences.at[e->sentence].first;
	for (uint32_t i = e->first; i > first && i + 4 > e->first; i--)
		for (size_t k = 0; burials[k]; k++)
			if (word_is(p, i - 1, burials[k]) &&
				(word_is(p, i, "of") || word_is(p, i, "for")))
				return true;
	return word_is(p, e->trigger, "burial") || word_is(p, e->trigger, "funeral");
}

/* "The final list includes three who died later": of those on it. */
static bool is_of_a_list(const struct page *p, const struct event *e)
{
	static const char *const includes[] = { "includes", "include", "included", NULL };
	static const char *const lists[] = { "list", "figure", "tally", "count", "number", "total",
		"toll", NULL };
	uint32_t first = p->scan.sentences.at[e->sentence].first;
	bool listed = false;
	if (e->first < first + 2)
		return false;
	for (uint32_t i = first; i < e->first - 1; i++)
		listed = listed || word_is_any(p, i, lists);
	if (listed && word_is_any(p, e->first - 1, includes))
		return true;
	return false;
}

/* "three people who died later", "who later died of their wounds": of those who were hurt. */
static bool is_of_those_later(const struct page *p, const struct event *e)
{
	uint32_t stop = p->scan.sentences.at[e->sentence].end;
	bool later = (e->end < stop && word_is(p, e->end, "later")) ||
		     (e->trigger > 0 && word_is(p, e->trigger - 1, "later"));
	for (uint32_t i = e->first; later && i < e->trigger; i++)
		if (word_is(p, i, "who"))
			return word_has(p, e->trigger, FEATURE_DIE);
	return false;
}

bool claim_raises(const struct page *p, uint32_t from, uint32_t to)
{
	static const char *const verbs[] = { "bringing", "brings", "brought", "taking", "raising",
		"pushing", "lifting", NULL };
	for (uint32_t w = from; w < to; w++)
		if (word_is_any(p, w, verbs))
			return true;
	return false;
}

static bool speaks_of_wounds(const struct page *p, const struct event *e, uint32_t end)
{
	static const char *const words[] = { "wounded", "injured", "hospital", "injuries", NULL };
	for (uint32_t w = p->scan.sentences.at[e->sentence].first; w < end; w++) {
		if (word_has(p, w, FEATURE_WOUNDS))
			return true;
		if (word_is_any(p, w, words))
			return true;
	}
	return false;
}

/* "Five of the wounded have died, bringing the number of dead to 14"; "He was killed. So were four women." */
static bool is_of_a_growing_toll(const struct page *p, const struct event *e)
{
	const struct event *all = p->events.at, *end = all + p->events.count, *o = e + 1;
	if (e->harm != HARM_KILLED || e->toll || !e->count.known || e->count.high == 1)
		return false;
	if (str_equal(str_from(e->rule), STR("FRAME-53")))
		return e > all && e[-1].harm == HARM_KILLED && /* but ", as were two policemen" */
		       !(e->trigger > 0 && word_is(p, e->trigger - 1, "as")) &&
		       (e[-1].part.at || (e[-1].count.known && e[-1].count.high == 1));
	for (; o < end && o->sentence == e->sentence; o++)
		if (o->toll && !o->aggregate && o->harm == HARM_KILLED &&
			o->count.low > e->count.low && claim_raises(p, e->end, o->trigger) &&
			(e->basis == BASIS_BODIES || (word_has(p, e->trigger, FEATURE_DIE) &&
							     speaks_of_wounds(p, e, o->trigger))))
			return true;
	return false;
}

/* "Two more of the wounded have died": of those who were hurt. */
static bool is_of_the_hurt(const struct page *p, const struct event *e)
{
	static const char *const hurt[] = { "wounded", "injured", "hurt", NULL };
	if (e->harm != HARM_KILLED || !word_has(p, e->trigger, FEATURE_DIE))
		return false;
	for (uint32_t w = e->first; w + 2 < e->end; w++)
		if (word_is(p, w, "of") && word_is(p, w + 1, "the") && word_is_any(p, w + 2, hurt))
			return true;
	uint32_t head = p->scan.sentences.at[e->sentence].first;
	for (uint32_t w = head + 1; !p->wide && word_is(p, head, "of") && w < e->first; w++)
		if (w < head + 4 && word_is_any(p, w, hurt)) /* "Of 131 wounded, five died" */
			return true;
		else if (word_has(p, w, FEATURE_DEAD))
			return false;
	return false;
}

/* "Eight patients died during the night": of those that a hospital had, beside whom the report counts as killed. */
static bool is_of_a_ward(const struct page *p, const struct event *e)
{
	enum { LOOK = 64 }; /* events */
	const struct event *all = p->events.at, *end = all + p->events.count;
	bool ward = e->harm == HARM_KILLED && e->count.known &&
		    word_has(p, e->trigger, FEATURE_DIE) && e->victim != NONE &&
		    (word_is(p, chunk_at(p, e->victim)->head, "patients") ||
			    word_is(p, chunk_at(p, e->victim)->head, "patient"));
	const struct event *o = e - all > LOOK ? e - LOOK : all;
	for (; ward && o < end && o < e + LOOK; o++)
		if (o != e && o->harm == HARM_KILLED && o->count.known && !o->aggregate &&
			!o->background && o->count.low > e->count.low)
			return true;
	return false;
}

/* "Eleven passengers had been shot", of 57 whom the report counts as killed: how some of them died. */
static bool is_of_a_manner(const struct page *p, const struct event *e)
{
	static const char *const manners[] = { "shot", "stabbed", "hacked", "beheaded", "burned",
		"burnt", "drowned", NULL };
	enum { BACK = 24 }; /* events */
	bool manner = false;
	manner = manner || word_is_any(p, e->trigger, manners);
	for (const struct event *o = e; manner && o-- > p->events.at && o + BACK > e;)
		if (o->harm == HARM_KILLED && o->count.known && !o->part.at && !o->aggregate &&
			o->incident == e->incident && o->count.low > e->count.low &&
			o->sentence != e->sentence)
			return e->harm == HARM_KILLED;
	return false;
}

static bool makes_passive(const struct page *p, uint32_t i)
{
	static const char *const words[] = { "have", "has", "had", "been", "be", "were", "was",
		"are", "is", "remain", "remains", "remained", "still", "so", "far", "now", "yet",
		"to", "not", "since", "already", "only", "formally", "positively", "could", "can",
		"cannot", "never", NULL }; /* "six bodies could not be identified" */
	return word_is_any(p, i, words);
}

/* CLAIM-61: "31 bodies have been identified", "families identified nine bodies", "fifteen bodies remain unidentified": of
 * the dead, those whose names are known, or the rest. */
static bool is_of_the_identified(const struct page *p, const struct event *e)
{
	static const char *const known[] = { "identified", "unidentified", "recognised",
		"recognized", "unrecognisable", "unclaimed", "named", NULL };
	uint32_t stop = p->scan.sentences.at[e->sentence].end, w = e->end;
	bool bodies =
		str_is(str_from(e->rule), "FRAME-12") || str_is(str_from(e->rule), "FRAME-10");
	if (p->wide || !bodies || e->toll || e->harm != HARM_KILLED || word_is(p, e->first, "all"))
		return false;
	if (e->first > 0 && word_is_any(p, e->first - 1, known))
		return true;
	while (w < stop && makes_passive(p, w))
		w++;
	return w > e->end && w < stop && word_is_any(p, w, known);
}

static bool is_day_or_two(struct when w)
{
	return w.from != DATE_NONE && w.to != DATE_NONE && w.to - w.from < 2;
}

/* INC-14: a deed of a day before that of which the report tells first, told later: recalled, though not two weeks old. */
bool claim_is_retold(const struct page *p, const struct event *e)
{
	enum { DAYS = 3, LOOK = 64 /* events */ };
	const struct event *first = NULL;
	if (p->wide || p->voice.name.at || !e->own_moment || e->moment == NONE || e->aggregate ||
		e->harm <= HARM_NONE || e->harm == HARM_DEPRIVED || e->harm == HARM_DISPLACED)
		return false;
	for (size_t i = 0; i < p->events.count && i < LOOK && !first; i++)
		if (p->events.at[i].harm == HARM_KILLED && p->events.at[i].count.known &&
			p->events.at[i].moment != NONE)
			first = &p->events.at[i];
	if (!first || first->incident == e->incident || first->sentence >= e->sentence)
		return false;
	const struct sentence *s = p->scan.sentences.at;
	struct when now = moment_when(p, first->moment), then = moment_when(p, e->moment);
	return s[first->sentence].paragraph < s[e->sentence].paragraph && is_day_or_two(now) &&
	       is_day_or_two(then) && then.to + DAYS <= now.from;
}

/* CLAIM-23: "9 dead on arrival", "took in 13 dead", "transported 38 dead": whoever counts the bodies that came to him. */
bool claim_is_in_hand(const struct page *p, const struct event *e)
{
	static const char *const verbs[] = { "received", "transported", "carried", "retrieved",
		"evacuated", "collected", "transferred", "moved", "ferried", NULL };
	uint32_t i = e->first;
	if (e->harm != HARM_KILLED || !e->count.known || e->toll)
		return false;
	uint32_t on = word_is(p, e->end - 1, "arrival") ? e->end - 2 : e->end;
	if (on + 1 < p->scan.words.count && word_is(p, on, "on") && word_is(p, on + 1, "arrival"))
		return true;
	bool in = i > 1 && word_is(p, i - 1, "in") && word_is(p, i - 2, "took");
	return in || (i > 0 && word_is_any(p, i - 1, verbs));
}

/* Were more killed than these counted before, in the same incident? */
static bool counts_more_before(const struct page *p, const struct event *e)
{
	for (const struct event *o = p->events.at; o < e; o++)
		if (o->harm == HARM_KILLED && o->count.known && !o->part.at && !o->aggregate &&
			o->incident == e->incident && o->count.low > e->count.low)
			return true;
	return false;
}

/* CLAIM-12: "the death of six members of the Sarn family", where the report counts more: some of them; and "five other names". */
static bool is_of_a_family(const struct page *p, const struct event *e)
{
	uint32_t n = e->victim == NONE ? NONE : chunk_at(p, e->victim)->head;
	if (p->wide || n == NONE || e->harm != HARM_KILLED || !e->count.known || e->whole != NONE)
		return false;
	for (uint32_t w = chunk_at(p, e->victim)->first; word_is(p, n, "names") && w < n; w++)
		if (word_is(p, w, "other") || word_is(p, w, "more"))
			return true;
	bool family = word_is(p, n, "members") && word_is(p, n + 1, "of");
	for (uint32_t w = n; family && w < n + 8 && !word_is(p, w, "family"); w++)
		family = w + 1 < p->scan.words.count && w < n + 7;
	return family && counts_more_before(p, e);
}

/* CLAIM-12: "16-year-old Rima, who was pregnant when she was killed", "her son was also killed": one of more who were counted. */
static bool is_one_of_more(const struct page *p, const struct event *e)
{
	static const char *const ones[] = { "he", "she", NULL };
	if (p->wide || e->harm != HARM_KILLED || !e->count.known || e->count.high != 1 ||
		e->whole != NONE || e->trigger < 2)
		return false;
	bool named_before = word_is_any(p, e->first, ones) && e->first < e->trigger;
	bool also = word_is(p, e->trigger - 1, "also");
	return (named_before || also) && counts_more_before(p, e);
}

bool claim_is_share(const struct page *p, const struct event *e)
{
	return is_of_one_place_alone(p, e) || is_of_ones_own(p, e) || is_of_one_body(p, e) ||
	       is_of_the_rest(p, e) || is_of_a_burial(p, e) || is_of_a_list(p, e) ||
	       is_of_those_later(p, e) || is_of_a_growing_toll(p, e) || is_of_a_manner(p, e) ||
	       is_of_a_ward(p, e) || is_of_the_hurt(p, e) || is_of_the_identified(p, e) ||
	       is_of_a_family(p, e) || is_one_of_more(p, e);
}

/* SAY-23: "the governor said the council's figure was wrong": the council says nothing there. */
bool claim_calls_wrong(const struct page *p, const struct saying *s, const struct event *e)
{
	bool wrong = false;
	if (strcmp(s->rule, "CLAIM-77") == 0)
		return !e->count.known; /* a number is denied, and no deed */
	if (p->wide || strcmp(s->rule, "SAY-23") != 0)
		return false;
	for (uint32_t i = p->first_saying[s->sentence]; i < p->first_saying[s->sentence + 1]; i++)
		wrong |= p->sayings.at[i].own && p->sayings.at[i].source == NONE &&
			 p->sayings.at[i].stance == STANCE_DENIES;
	return wrong;
}

/* CLAIM-62: "The host put it to him that people say seventy died": nobody stands behind what people say, whoever passes it
 * on. */
bool claim_is_hearsay(const struct page *p, const struct saying *s)
{
	static const char *const nobody[] = { "people", "ppl", "folks", "everyone", "everybody",
		"rumours", "rumors", NULL };
	return !p->wide && s->source == NONE && !s->own && s->hedged && s->verb > 0 &&
	       word_is(p, s->verb, "say") && word_is_any(p, s->verb - 1, nobody);
}

/* ""People say a hundred," said Brother Tomas": he passes on what nobody stands behind, though he is named after it. */
void claim_put_hearsay_last(const struct page *p, uint32_t *found, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		uint32_t said = found[i];
		bool enclosed = claim_is_hearsay(p, &p->sayings.at[said]);
		for (size_t k = i + 1; k < n && enclosed; k++)
			enclosed = strcmp(p->sayings.at[found[k]].rule, "SAY-2") == 0;
		if (!enclosed)
			continue;
		memmove(found + i, found + i + 1, (n - i - 1) * sizeof *found);
		found[n - 1] = said;
		return;
	}
}

/* "her daughter", "his wife" */
static bool is_kin_of_somebody(struct str words)
{
	static const char *const whose[] = { "her ", "his ", "their ", "Her ", "His ", "Their ",
		NULL };
	for (size_t i = 0; whose[i]; i++)
		if (str_starts(words, str_from(whose[i])))
			return true;
	return false;
}

/* CLAIM-15: whoever names those killed, or tells of somebody's kin, does not say that there were no others. */
void claim_leave_open(struct claim *c)
{
	int64_t named = 0;
	for (size_t i = 0; i < c->victims.count; i++)
		named += c->victims.at[i].kind == VICTIM_PERSON &&
			 (c->victims.at[i].name.at != NULL ||
				 is_kin_of_somebody(c->victims.at[i].words));
	if (c->scope == SCOPE_WHOLE && named && c->count.known && !c->count.open &&
		c->count.low <= named)
		c->scope = SCOPE_UNKNOWN;
}

/* "Villagers who tried to escape were caught and killed": what befell them stands behind another verb of theirs. */
bool claim_is_past_relative(const struct page *p, const struct event *e)
{
	uint32_t verbs = 0, trigger = p->mark[e->trigger].chunk;
	if (p->wide || trigger == NONE || !chunk_at(p, trigger)->passive)
		return false;
	for (uint32_t i = e->victim + 2; i < trigger; i++)
		verbs += chunk_at(p, i)->kind == CHUNK_VERB;
	return verbs > 0;
}
