#include "reader/doubt.h"

/*
 * What is told without being said to have happened, so that nothing is claimed (CLAIM-16), and deaths that a denial
 * takes for granted (CLAIM-17): "denied responsibility for the deaths of 12 people" leaves the deaths standing.
 */
static GIVEN bool any(const struct page *p, uint32_t first, uint32_t end, const char *const words[])
{
	for (uint32_t w = first; w < end; w++)
		if (word_is_any(p, w, words))
			return true;
	return false;
}

/* "Twelve dead?" */
static bool is_asked(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const takes_for_granted[] = { "why", "whose", NULL };
	bool who = word_is(p, s->first, "who") && s->first + 1 < s->end &&
		   !word_has(p, s->first + 1, FEATURE_SAY); /* "Who killed the 30 people?" */
	if (!p->wide && (who || word_is_any(p, s->first, takes_for_granted)))
		return false; /* "Why is nobody talking about the 30 people burned alive?" */
	for (uint32_t w = s->end; w-- > s->first && w + 3 > s->end;)
		if (word_is(p, w, "?"))
			return true;
	return e->end < s->end && word_is(p, e->end, "?");
}

/* "the so-called massacre", "the so-called 12 dead"; "46 so-called rebels were killed" says of them only what they are. */
static bool is_so_called(const struct page *p, const struct event *e)
{
	uint32_t w = e->first > 0 ? e->first - 1 : e->first;
	for (; w + 1 < e->end; w++)
		if (word_is(p, w, "so-called") &&
			(p->mark[w + 1].quantity != NONE || word_has(p, w + 1, FEATURE_EVENT) ||
				word_has(p, w + 1, FEATURE_DEAD)))
			return true;
	return false;
}

/* "the supposed 12 dead", "no information about 12 deaths", "knew nothing of 12 deaths" */
static bool is_unknown(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const supposed[] = { "supposed", "imaginary", "fictitious",
		"non-existent", "nonexistent", "imagined", NULL };
	static const char *const about[] = { "of", "about", "on", NULL };
	static const char *const news[] = { "information", "knowledge", "word", "news", "nothing",
		"record", "idea", "unaware", "recollection", "reports", "report", "sign", "signs",
		NULL };
	enum { BACK = 4 };
	uint32_t first = e->first > s->first + BACK ? e->first - BACK : s->first;
	if (is_so_called(p, e) ||
		any(p, e->first > s->first ? e->first - 1 : e->first, e->end, supposed))
		return true;
	if (!p->wide && e->harm == HARM_MISSING && word_is_any(p, e->trigger, news))
		return false; /* "no word of the 15 nurses": they are missing by it (FRAME-160) */
	static const char *const fills[] = { "whatever", "whatsoever", "\"", NULL };
	first -= first > s->first + 2 && !p->wide ? 2 : 0;
	for (uint32_t w = first; w + 1 < e->end; w++) {
		if (!word_is_any(p, w, news))
			continue;
		uint32_t on = w + 1; /* "no information whatever" about */
		while (on + 1 < e->end && on < w + 3 && !p->wide && word_is_any(p, on, fills))
			on++;
		if (word_is_any(p, on, about) &&
			(word_is(p, w, "nothing") || word_is(p, w, "unaware") ||
				(w > s->first && word_is(p, w - 1, "no"))))
			return true;
	}
	return false;
}

/* "Had the Front killed 12 people, it would say so." */
static bool is_conditional(const struct page *p, const struct sentence *s)
{
	uint32_t w = s->first;
	if (w + 2 >= s->end || !(word_is(p, w, "had") || word_is(p, w, "should")))
		return false;
	uint32_t chunk = p->mark[w].chunk;
	return chunk != NONE && chunk + 2 < p->chunks.count && chunk_at(p, chunk)->end == w + 1 &&
	       chunk_at(p, chunk + 1)->kind == CHUNK_NOUN &&
	       chunk_at(p, chunk + 2)->kind == CHUNK_VERB;
}

/* "asked them to say where the nine were being held": the place is asked for, of people told of before. */
static bool is_where_asked(const struct page *p, uint32_t w, const struct sentence *s)
{
	static const char *const asks[] = { "say", "ask", "asked", "disclose", "explain", "reveal",
		"know", NULL };
	return !p->wide && w > s->first && word_is(p, w, "where") && word_is_any(p, w - 1, asks);
}

/* "questioned whether 12 people had died" */
static bool is_open(const struct page *p, const struct event *e, const struct sentence *s)
{
	enum { BACK = 5 };
	if (e->first > s->first && word_is(p, e->first - 1, "how") && word_is(p, e->first, "many"))
		return true; /* "could not say how many people had been killed" */
	for (uint32_t w = e->first; w > s->first && w + BACK > e->first; w--)
		if (word_is(p, w - 1, "whether") || is_where_asked(p, w - 1, s))
			return true;
		else if (word_is(p, w - 1, ","))
			return false;
	return word_is(p, e->first, "whether");
}

/* "asked if twelve people had died", "if they killed my father,"; but "dozens, if not hundreds, were killed". */
static bool is_under_if(const struct page *p, const struct event *e, const struct sentence *s)
{
	enum { BACK = 8 };
	static const char *const more[] = { "not", "any", "only", "possible", "necessary", "so",
		"you", "one", NULL }; /* "if you count the four" */
	static const char *const owns[] = { "consequence", "result", NULL };
	if (p->wide || e->harm == HARM_MISSING || any(p, e->end, s->end, owns) ||
		!may_stand(p, e->sentence, "if"))
		return false;
	for (uint32_t w = e->first + 1; w > s->first && w + BACK > e->first; w--)
		if (word_is(p, w - 1, "if"))
			return !word_is_any(p, w, more);
		else if (word_is(p, w - 1, ",") || word_is(p, w - 1, ";") ||
			 word_is(p, w - 1, "\""))
			return false;
	return false;
}

/* "Fifteen were feared dead but all are alive." */
static bool is_disproved(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const lives[] = { "alive", "survived", "unharmed", "unhurt", "safe",
		"walked", "reappeared", NULL };
	static const char *const errors[] = { "mistake", "untrue", "mistaken", NULL };
	enum { NEAR = 40 }; /* words */
	bool but = !p->wide && may_stand(p, e->sentence, "but");
	for (uint32_t w = e->end; but && w + 2 < s->end && w < e->end + NEAR; w++)
		if (word_is(p, w, "but") && word_is(p, w + 1, "that") &&
			any(p, w + 2, w + 6 < s->end ? w + 6 : s->end, errors))
			return true; /* "that he had died, but that was a mistake" */
	bool believed = e->hedged, may = p->within[e->sentence] >> FEATURE_BELIEVE & 1;
	for (uint32_t w = s->first; may && w < e->end && !believed; w++)
		believed = word_has(p, w, FEATURE_BELIEVE) && !word_is(p, w, "reported") &&
			   !word_is(p, w, "alleged");
	return believed && e->harm == HARM_KILLED && any(p, e->end, s->end, lives);
}

/* "200 die of malaria every year", "Every day 12 people die": what goes on, not what happened. */
static bool goes_on(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const each[] = { "every", "each", NULL };
	static const char *const spans[] = { "year", "month", "week", "day", NULL };
	enum { NEAR = 6 };
	if (word_is_any(p, s->first, each) && word_is_any(p, s->first + 1, spans))
		return true;
	for (uint32_t w = e->trigger; w + 1 < s->end && w < e->end + NEAR; w++) {
		if (word_is(p, w, ",") || word_is(p, w, ";"))
			return false;
		if (word_is_any(p, w, each) && word_is_any(p, w + 1, spans))
			return true;
	}
	return false;
}

/* "In the film a sniper kills 30", "the drill simulated": nothing that happened. */
static bool is_made_up(const struct page *p, const struct sentence *s)
{
	static const char *const made_up[] = { "novel", "fictional", "simulated", "simulates",
		"simulating", "simulation", "screenplay", NULL };
	static const char *const shows[] = { "film", "movie", "thriller", "play", "opera", "ballad",
		"tale", "fable", "legend", NULL };
	if (any(p, s->first, s->end, made_up))
		return true;
	static const char *const whose[] = { "my", "his", "her", "their", "our", NULL };
	static const char *const dreams[] = { "dreams", "dream", "nightmares", "nightmare", NULL };
	static const char *const dreamt[] = { "dreamt", "dreamed", "dream", NULL };
	static const char *const of[] = { "that", "of", "they", "he", NULL };
	uint32_t sentence = (uint32_t)(s - p->scan.sentences.at);
	bool may = may_stand(p, sentence, "in") || may_stand(p, sentence, "i");
	for (uint32_t w = s->first; may && w + 2 < s->end; w++)
		if ((word_is(p, w, "in") && word_is(p, w + 1, "the") &&
			    word_is_any(p, w + 2, shows)) ||
			(word_is(p, w, "in") && word_is_any(p, w + 1, whose) &&
				word_is_any(p, w + 2, dreams)) ||
			(word_is(p, w, "i") && word_is_any(p, w + 1, dreamt) &&
				word_is_any(p, w + 2, of)))
			return true;
	return false;
}

/* "The "60 dead" going around", "the 60 dead making the rounds": a figure that the text only mentions. */
static bool goes_around(const struct page *p, const struct event *e, const struct sentence *s)
{
	static const char *const goes[] = { "going", "doing", "making", "circulating", NULL };
	static const char *const round[] = { "around", "round", "rounds", "the", "online", "on",
		NULL };
	uint32_t w = e->end;
	while (w + 1 < s->end && word_is(p, w, "\""))
		w++;
	return !p->wide && w + 1 < s->end && word_is_any(p, w, goes) &&
	       (word_is_any(p, w + 1, round) || word_is(p, w, "circulating"));
}

bool event_is_doubtful(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	return e->count.known && e->harm > HARM_NONE &&
	       (is_asked(p, e, s) || is_unknown(p, e, s) || is_open(p, e, s) ||
		       is_under_if(p, e, s) || is_conditional(p, s) || is_disproved(p, e, s) ||
		       is_made_up(p, s) || goes_on(p, e, s) || goes_around(p, e, s));
}

static bool has_comma(const struct page *p, uint32_t w, uint32_t end)
{
	while (w < end && !word_is(p, w, ","))
		w++;
	return w < end;
}

/* A clause that hangs on what is denied: "the attack, in which 12 people died", "the camp, where". */
static bool hangs_on(const struct page *p, uint32_t from, const struct event *e)
{
	for (uint32_t w = from; w < e->first; w++) {
		const struct chunk *c =
			p->mark[w].chunk == NONE ? NULL : chunk_at(p, p->mark[w].chunk);
		if (!c || c->first != w)
			continue;
		if (c->kind == CHUNK_REL && w > from + 1 && word_is(p, w - 2, "according"))
			return false; /* "rumours according to which civilians were killed" */
		if (word_is(p, w, "where") && !p->wide && has_comma(p, w, e->first))
			continue; /* "denied that in Qarin, where it has a base, 31 were killed" */
		if ((c->kind == CHUNK_REL && !word_is(p, w, "what")) || word_is(p, w, "where"))
			return !word_is(p, w, "that") || p->mark[w].chunk == 0 ||
			       (chunk_at(p, p->mark[w].chunk - 1)->kind == CHUNK_NOUN &&
				       !word_has(p, w - 1, FEATURE_ACCOUNT));
	}
	return false;
}

/* "Dismissed as false reports that soldiers watched the attack": of those who looked on, not of the deed (CLAIM-20). */
bool denial_is_of_onlookers(const struct page *p, const struct saying *s, const struct event *e)
{
	static const char *const verbs[] = { "watched", "watching", "witnessed", "saw", "ignored",
		"allowed", "aided", "helped", "knew", "stood", "facilitated", "filmed",
		"encouraged", "abetted", "assisted", "tolerated", "warned", NULL };
	enum { BACK = 6 };
	if (s->stance != STANCE_DENIES || s->verb == NONE || e->harm != HARM_NONE)
		return false;
	for (uint32_t w = e->trigger; w > s->verb + 1 && w + BACK > e->trigger; w--)
		if (word_is_any(p, w - 1, verbs))
			return true;
	return false;
}

/* "Denied that its members were involved in the attack": of who did it (CLAIM-17). */
bool denial_is_of_part(const struct page *p, const struct saying *s, const struct event *e)
{
	if (s->stance != STANCE_DENIES || s->verb == NONE)
		return false;
	for (uint32_t w = s->verb + 1; w < e->end && w < p->scan.words.count; w++)
		if (word_has(p, w, FEATURE_PART_IN) || word_is(p, w, "behind"))
			return true;
	return false;
}

static bool is_account(const struct page *p, uint32_t w)
{
	return word_has(p, w, FEATURE_ACCOUNT) || word_has(p, w, FEATURE_FIGURE);
}

/*
 * "Denied being in Qarin on Monday, when 31 people were killed"; not "denied that on Monday, when the market was full, 31 people
 * were killed".
 */
static bool stands_beside(const struct page *p, const struct saying *s, const struct event *e)
{
	uint32_t w = s->verb + 1;
	while (w < e->first &&
		!(word_is(p, w, ",") && (word_is(p, w + 1, "when") || word_is(p, w + 1, "where"))))
		if (word_is(p, w, "that") || is_account(p, w++))
			return false;
	return w < e->first && !has_comma(p, w + 1, e->first);
}

bool denial_presupposes(const struct page *p, const struct saying *s, const struct event *e)
{
	if (s->stance != STANCE_DENIES || !e->count.known || e->harm <= HARM_NONE ||
		e->sentence != s->sentence)
		return false;
	if (s->verb == NONE)
		return word_has(p, s->first, FEATURE_DISOWN) && e->trigger > s->first;
	if (e->trigger < s->verb)
		return false;
	uint32_t chunk = p->mark[e->trigger].chunk;
	if (!p->wide && stands_beside(p, s, e))
		return true;
	for (uint32_t w = s->verb + 1; w < e->first; w++) {
		if (word_is(p, w, "that") || is_account(p, w))
			break; /* "denied reports that 12 people had died" */
		if (word_has(p, w, FEATURE_PART_IN) || word_is(p, w, "behind"))
			return chunk != NONE;
	}
	for (uint32_t w = s->verb + 1; w < e->first; w++)
		if (word_has(p, w, FEATURE_PART_IN) || word_is(p, w, "behind") ||
			word_is(p, w, "ordered") || word_is(p, w, "ordering") ||
			word_is(p, w, "planned") || word_is(p, w, "commanded"))
			return true;
	return hangs_on(p, s->verb + 1, e) && !word_has(p, s->verb + 1, FEATURE_ACCOUNT);
}

/* CLAIM-51: does saying `i` of those over the event deny what another one, deeper, is said to say? */
bool claim_is_denied_of(
	const struct page *p, const struct event *e, const uint32_t found[], size_t n, size_t i)
{
	const struct saying *s = &p->sayings.at[found[i]];
	const struct saying *inner = &p->sayings.at[found[n - 1]];
	return !p->wide && i + 1 < n && s->stance == STANCE_DENIES && s->source != NONE &&
	       s->verb != NONE && !s->own && s->verb < e->first && inner->source != NONE &&
	       !strcmp(inner->rule, "SAY-4") && inner->stance != STANCE_DENIES &&
	       e->harm > HARM_NONE && e->count.known && !e->negative;
}

/* CLAIM-70, CLAIM-90: who is accused, what was done to the dead: claims without a number. */
bool claim_accuses(const struct event *e, const struct claim *c)
{
	static const unsigned sides = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY |
				      1u << SOURCE_ARMED_GROUP | 1u << SOURCE_OFFICIAL_UNNAMED;
	if (str_equal(str_from(e->rule), STR("FRAME-300")))
		return true;
	if (!c->sources.count)
		return false;
	static const char *const rules[] = { "FRAME-230", "FRAME-301", "FRAME-302", "FRAME-314",
		"FRAME-315", "FRAME-316", "FRAME-319", "FRAME-342", "FRAME-350", "FRAME-351",
		NULL };
	for (const char *const *rule = rules; *rule; rule++)
		if (strcmp(e->rule, *rule) == 0)
			return true;
	const struct source *who = &c->sources.at[c->sources.count - 1];
	bool land = who->kind == SOURCE_OTHER && who->name.len && who->name.at[0] <= 'Z' &&
		    str_find(who->name, STR(" ")) >= who->name.len; /* "Belmar said" */
	bool inquiry = str_find(who->words, STR("nquir")) < who->words.len ||
		       str_find(who->words, STR("nvestigation")) < who->words.len;
	return str_equal(str_from(e->rule), STR("FRAME-268")) && /* "initial inquiries suggested" */
	       (land || inquiry || sides >> who->kind & 1);
}

static bool names_witness(struct str words)
{
	static const char *const names[] = { "witness", "witnesses", "eyewitness", "eyewitnesses",
		"eye-witnesses", NULL };
	struct str word;
	while (str_cut(&words, ' ', &word))
		for (size_t k = 0; names[k]; k++)
			if (str_equal_fold(word, str_from(names[k])))
				return true;
	return false;
}

/* "A villager said she saw soldiers shoot two men": before what is told. */
static bool tells_of_sight(const struct page *p, const struct event *e)
{
	static const char *const sights[] = { "saw", "seen", "watched", "witnessed", "counted",
		NULL };
	if (!any_may_stand(p, e->sentence, sights))
		return false;
	for (uint32_t w = p->scan.sentences.at[e->sentence].first; w < e->end; w++)
		if (word_is_any(p, w, sights))
			return true;
	return false;
}

/* SAY-127: "witnesses said", "residents saw", a testimony: the source was there. Residents who say that the water is off only say so. */
bool claim_was_seen(const struct page *p, const struct event *e, const struct claim *c)
{
	if (!c->sources.count)
		return false;
	const struct source *s = &c->sources.at[c->sources.count - 1];
	if (s->kind != SOURCE_WITNESS)
		return false;
	return p->wide || p->arabic || p->voice.kind == SOURCE_WITNESS || names_witness(s->words) ||
	       names_witness(s->name) || tells_of_sight(p, e);
}
