#include "reader/setting.h"

/* Where: the place that a sentence gives its deed, and the place that the report is about. */

int place_locality(enum spot_kind kind)
{
	return kind == SPOT_CITY || kind == SPOT_TOWN || kind == SPOT_VILLAGE ? 1
	       : kind == SPOT_CAMP || kind == SPOT_NEIGHBOURHOOD              ? 2
	       : kind == SPOT_PROVINCE                                        ? 3
	       : kind == SPOT_COUNTRY                                         ? 4
									      : 0;
}

bool place_is_local(enum spot_kind kind)
{
	return place_locality(kind) == 1 || place_locality(kind) == 2;
}

bool place_of_deed(const struct page *p, uint32_t sentence, const struct spot *s)
{
	return !s->adjective && !s->dateline && !s->in_name && !place_is_of_source(p, sentence, s);
}

/* The word before a place, past "the", "northern" and "town of". */
static uint32_t word_before(const struct page *p, uint32_t sentence, uint32_t word)
{
	static const char *const passed[] = { "the", "a", "an", "town", "village", "city", "camp",
		"district", "province", "of", "northern", "southern", "eastern", "western",
		"capital", "nearby", "neighbouring", "neighboring", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first;
	uint32_t name = word;
	while (word > first && word_is_any(p, word - 1, passed))
		word--;
	bool told = word == name && word > first + 1 && word_is(p, word - 2, "the") && !p->wide &&
		    !(p->scan.words.at[word - 1].shape & (SHAPE_CAPITAL | SHAPE_PUNCT)) &&
		    !word_has(p, word - 1, FEATURE_PREPOSITION);
	word -= told ? 2 : 0; /* "from the flooded Upper Seld valley" */
	return word > first ? word - 1 : NONE;
}

/* "left for a camp at X", "taken to the barracks in X": the way leads to what stands there. */
static bool is_goal(const struct page *p, uint32_t sentence, uint32_t joint)
{
	static const char *const joints[] = { "at", "in", "near", NULL },
				 *const ways[] = { "to", "for", "toward", "towards", "into", NULL },
				 *const heads[] = { "camp", "camps", "site", "shelter", "shelters",
					 "base", "barracks", "prison", "school", "schools",
					 "compound", "facility", "area", "zone", "cemetery",
					 "centre", "center", "flats", "houses", "housing", "huts",
					 "tents", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first;
	if (joint < first + 3 || !word_is_any(p, joint, joints) ||
		!word_is_any(p, joint - 1, heads))
		return false;
	for (uint32_t i = joint - 1; i > first && i + 4 > joint; i--)
		if (word_is_any(p, i - 1, ways))
			return true;
	return false;
}

static GIVEN bool stands_behind(
	const struct page *p, uint32_t sentence, uint32_t joint, const char *const words[])
{
	enum { LIST = 6 }; /* "at the stadium and at X" */
	uint32_t first = p->scan.sentences.at[sentence].first;
	if (joint == NONE || joint <= first ||
		(!word_is(p, joint, "in") && !word_is(p, joint, "at")))
		return false;
	if (word_is_any(p, joint - 1, words))
		return true;
	for (uint32_t i = joint; word_is(p, joint - 1, "and") && i > first && i + LIST > joint; i--)
		if (word_is_any(p, i - 1, words))
			return true;
	return false;
}

/* "sheltering at the stadium and at X": where those are who have fled. */
static bool shelter_there(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const words[] = { "sheltering", "sheltered", "shelter", "housed",
		"hosted", "staying", "camped", "camping", "sleeping", NULL };
	return stands_behind(p, sentence, word_before(p, sentence, s->first), words);
}

/* SET-4: "fled to X", "a man from X", "based in X": where those spoken of came from, went to or live. */
bool place_is_elsewhere(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const ways[] = { "from", "to", "for", "toward", "towards", "via", NULL };
	uint32_t before = word_before(p, sentence, s->first);
	if (before != NONE && s->near && before > p->scan.sentences.at[sentence].first &&
		word_is(p, before, "near") && word_is(p, before - 1, "from"))
		return true; /* "fired from near the village of X" */
	if (before == NONE || s->near)
		return false;
	static const char *const offices[] = { "home", "mayor", "governor", "bishop", "chief",
		"imam", "priest", "minister", "sheikh", "deputy", NULL };
	bool home =
		word_is_any(p, before, offices); /* "in his home village of X", "the mayor of X" */
	if (home || word_is_any(p, before, ways) || is_goal(p, sentence, before) ||
		place_is_come_from(p, sentence, before))
		return true;
	static const char *const homes[] = { "based", "born", "living", "lives", "lived",
		"headquartered", NULL };
	static const char *const tellers[] = { "i", "we",
		NULL }; /* "I lived at X": what they tell was there */
	uint32_t home_verb = before - (before > 0);
	if (!p->wide && home_verb > 0 && word_is_any(p, home_verb, homes) &&
		word_is_any(p, home_verb - 1, tellers))
		return false;
	return stands_behind(p, sentence, before, homes) || shelter_there(p, sentence, s);
}

/* Who is counted, treated or dies in a hospital was harmed elsewhere (SET-4). */
static bool is_brought(const struct page *p, const struct event *e)
{
	bool dies = word_has(p, e->trigger, FEATURE_DIE) ||
		    (!p->wide && word_is(p, e->trigger, "death"));
	dies = dies && !tells_a_deed(p, e);
	return dies || is_later_figure(p, e);
}

/* "the hospital in X", "the Institute of Forensic Medicine in X" */
static bool is_behind_hospital(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const houses[] = { "hospital", "hospitals", "clinic", "clinics",
		"morgue", "mortuary", "infirmary", "ward", "forensic", "forensics", NULL };
	static const char *const joints[] = { "in", "at", "of", NULL };
	static const char *const next[] = { "neighbouring", "neighboring", "nearby", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first, at = s->first;
	at -= !p->wide && at > first && word_is_any(p, at - 1, next);
	return at >= first + 2 && word_is_any(p, at - 1, joints) &&
	       (word_is_any(p, at - 2, houses) ||
		       (at >= first + 3 && word_is_any(p, at - 3, houses)));
}

/* "the twenty who lie wounded in the hospital of X" */
static bool lies_in_bed(const struct page *p, const struct event *e)
{
	static const char *const beds[] = { "lie", "lies", "lay", "lying", "recovering", "remain",
		"remains", "remained", "treated", "still", NULL };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t i = s->first; i < s->end; i++)
		if (word_is_any(p, i, beds))
			return true;
	return false;
}

/* "died in hospital in X", "taken to the hospital at X" (SET-4). */
static bool is_of_treatment(const struct page *p, const struct event *e, const struct spot *s)
{
	if (!is_behind_hospital(p, e->sentence, s))
		return false;
	uint32_t before = word_before(p, e->sentence, s->first - 2);
	if (before != NONE && before + 3 == s->first &&
		word_is(p, before, "in")) /* "are in hospital in X" */
		return true;
	bool ends = word_has(p, e->trigger, FEATURE_DIE) || word_has(p, e->trigger, FEATURE_WEAK) ||
		    (e->harm == HARM_INJURED && lies_in_bed(p, e));
	static const char *const joints[] = { "in", "at", "of", NULL };
	if (before == NONE || is_brought(p, e)) /* "The hospital in X registered nine deaths" */
		return is_brought(p, e);
	return word_is(p, before, "to") || (ends && word_is_any(p, before, joints));
}

/* "taken from X", "driven out of X": there it happened to those who were taken or driven out. */
static bool is_taken_from(const struct event *e)
{
	return e->harm == HARM_DISPLACED || e->harm == HARM_ABDUCTED || e->harm == HARM_DETAINED ||
	       e->harm == HARM_MISSING;
}

/* "received 28 bodies from Monte Calvo prison": there they lay. */
static bool counts_bodies(const struct page *p, const struct event *e)
{
	return e->harm == HARM_KILLED && is_later_figure(p, e) &&
	       !word_has(p, e->trigger, FEATURE_DIE);
}

static bool is_from(const struct page *p, uint32_t sentence, const struct spot *s)
{
	uint32_t before = word_before(p, sentence, s->first);
	return before != NONE && word_is(p, before, "from");
}

enum { NEAR_COST = 6 }; /* words */

/* The finer of two kinds: a village tells more than its province. */
static uint32_t fineness(const struct page *p, const struct spot *s)
{
	static const uint32_t of_kind[] = { [SPOT_COUNTRY] = 30,
		[SPOT_PROVINCE] = 12,
		[SPOT_DISTRICT] = 6,
		[SPOT_CITY] = 2,
		[SPOT_TOWN] = 2,
		[SPOT_SEA] = 20,
		[SPOT_REGION] = 20 };
	static const char *const borders[] = { "border", "coast", "coastline", NULL };
	uint32_t coarse = (size_t)s->kind < sizeof of_kind / sizeof *of_kind ? of_kind[s->kind] : 0;
	if (s->kind == SPOT_ROAD && !p->wide && word_is_any(p, s->end - 1, borders))
		coarse = of_kind[SPOT_PROVINCE]; /* "Orle, a village on the Kalderan border" */
	return coarse + (s->near ? NEAR_COST : 0) + (s->far_end ? 2 * NEAR_COST : 0);
}

/* "the market of Tal Sahra camp, Port Selene": the town only holds the camp. */
static bool holds_nearest(const struct page *p, uint32_t spot, uint32_t best)
{
	static const char *const ways[] = { "in", "northern", "southern", "eastern", "western",
		"central", NULL };
	if (best == NONE || best + 1 != spot)
		return false;
	const struct spot *a = &p->spots.at[best], *b = &p->spots.at[spot];
	bool in = b->first > a->end &&
		  word_is(p, a->end, "in"); /* "the town of Orle in Upper Losna" */
	for (uint32_t i = a->end; i < b->first; i++)
		in = in && word_is_any(p, i, ways);
	return str_equal_fold(a->inside, b->name) ||
	       (in && place_is_local(a->kind) && b->first < a->end + 4);
}

/* Where the wounded and the dead are brought. */
static bool is_hospital(const struct page *p, const struct spot *s)
{
	static const char *const houses[] = { "hospital", "hospitals", "clinic", "infirmary",
		"morgue", "mortuary", "cemetery", NULL };
	static const char *const short_for[] = { "general", "regional", "memorial", NULL };
	if (s->end - s->first > 1 && word_is_any(p, s->end - 1, short_for))
		return true; /* "is in Tarn General" */
	return s->kind == SPOT_SITE && word_is_any(p, s->end - 1, houses);
}

/* "expired at DHQ Hospital", "is in Tarn General": nothing was done there but that. */
static bool ends_there(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const ends[] = { "expired", "treated", "treatment", "admitted",
		"hospitalised", "hospitalized", "pronounced", "recovering", "is", "are", "remain",
		"remains", "lies", "lie", "dead", NULL };
	uint32_t at = word_before(p, sentence, s->first);
	if (at == NONE || at == 0 || (!word_is(p, at, "at") && !word_is(p, at, "in")))
		return false;
	return word_has(p, at - 1, FEATURE_DIE) || word_is_any(p, at - 1, ends);
}

/* A hospital whose own statement the report is. */
static bool is_issuer(const struct page *p, const struct spot *s)
{
	struct str name = page_words(p, s->first, s->end);
	struct str voice = p->voice.name, outlet = p->report->outlet;
	return is_hospital(p, s) && ((voice.at && str_find(voice, name) < voice.len) ||
					    (outlet.at && str_find(outlet, name) < outlet.len));
}

/* "14 died, and two others in a separate strike in X": X is no place of the 14 (INC-4). */
static bool is_parted(const struct page *p, const struct event *e, const struct spot *spot)
{
	static const char *const apart[] = { "separate", "unrelated", "another", NULL };
	for (uint32_t i = e->end; i + 1 < spot->first; i++)
		if (word_is_any(p, i, apart) && word_has(p, i + 1, FEATURE_EVENT) &&
			!event_is_nearest(p, e, i))
			return true;
	return false;
}

/* ", one of whom", ", two of them": word `i` ends what opens a part. */
static bool opens_some(const struct page *p, uint32_t i)
{
	return (word_is(p, i, "whom") || word_is(p, i, "them")) && i > 3 && !p->wide &&
	       word_is(p, i - 1, "of") && (word_is(p, i - 3, ",") || word_is(p, i - 4, ","));
}

/* SET-11: "ten deaths, among them a family of five in Kurrat on 24 June": the part's place and day. */
bool is_of_a_part(const struct page *p, const struct event *e, uint32_t word)
{
	if (e->whole != NONE || e->part.at)
		return false;
	static const char *const opens[] = { "among", "including", "counting", NULL };
	bool part = false; /* "killed 12, including two children, in Kurrat": all of them */
	for (uint32_t i = e->end + 1; i < word; i++)
		if ((word_is_any(p, i, opens) && word_is(p, i - 1, ",")) || opens_some(p, i))
			part = true;
		else if (word_is(p, i, ","))
			part = false;
	return part;
}

/* "Orsil lies east of Lotikon, where 44 were killed": SET-1, the place that "where" stands for. */
static bool stands_before_where(const struct page *p, const struct spot *s, const struct event *e)
{
	uint32_t i = s->end;
	while (i < e->trigger && i < s->end + 3 && !word_is(p, i, "where"))
		i++;
	if (i >= e->trigger || !word_is(p, i, "where"))
		return false;
	while (i < e->trigger && !word_is(p, i, ","))
		i++;
	return i == e->trigger;
}

/* SET-23: "Orle, a village on the Kalderan border where 44 were killed": the village, and not what it stands in. */
static uint32_t spot_described(const struct page *p, uint32_t sentence, uint32_t spot)
{
	enum { MOST = 7 };
	static const char *const joints[] = { "in", "on", "near", "of", "at", "by", NULL };
	const struct spot *holder = &p->spots.at[spot];
	if (p->wide || spot == 0 || p->spots.at[spot - 1].adjective)
		return spot;
	uint32_t from = p->spots.at[spot - 1].end, joint = word_before(p, sentence, holder->first);
	if (!word_is(p, from, ",") || holder->first > from + MOST || joint <= from + 2 ||
		joint == NONE || !word_is_any(p, joint, joints))
		return spot;
	bool article = word_is(p, from + 1, "a") || word_is(p, from + 1, "an");
	for (uint32_t i = from + 1; i < holder->first; i++)
		if (p->scan.words.at[i].shape & SHAPE_PUNCT)
			return spot;
	return article ? spot - 1 : spot;
}

/* Was it elsewhere that the event took place, for all that its sentence says of this place? */
static bool is_no_scene(const struct page *p, const struct event *e, const struct spot *spot)
{
	if (!place_of_deed(p, e->sentence, spot) || is_of_treatment(p, e, spot) ||
		is_parted(p, e, spot) || is_issuer(p, spot) || place_of_carried(p, e, spot) ||
		(is_hospital(p, spot) && (is_brought(p, e) || ends_there(p, e->sentence, spot))))
		return true;
	bool taken = is_taken_from(e) ||
		     (counts_bodies(p, e) && spot->first > e->trigger && spot->first <= e->end + 3);
	return place_is_elsewhere(p, e->sentence, spot) &&
	       !(taken && is_from(p, e->sentence, spot));
}

/* "to the hospitals of Orsa and Veldara": what is said of the first is said of the second. */
static bool is_joined(const struct page *p, uint32_t first, uint32_t second)
{
	const struct spot *a = &p->spots.at[first], *b = &p->spots.at[second];
	return b->first == a->end + 1 && word_is(p, a->end, "and");
}

/* "at Daga, 6 km from Tounga": there, and not in the town that only tells where that is. */
static bool only_tells_where(const struct page *p, uint32_t spot)
{
	enum { NEAR = 7 }; /* words */
	static const char *const units[] = { "km", "kilometres", "kilometers", "miles", "metres",
		"meters", NULL };
	if (spot == 0 || !p->spots.at[spot].near || p->spots.at[spot - 1].near ||
		p->spots.at[spot - 1].adjective || p->spots.at[spot - 1].in_name)
		return false;
	uint32_t from = p->spots.at[spot - 1].end, to = p->spots.at[spot].first;
	for (uint32_t w = from; w < to && to - from < NEAR; w++)
		if (word_is_any(p, w, units))
			return true;
	return false;
}

/* "shot three men at the quarry, and six months later a bomb killed one in Orle": what has a day of its own has a place too. */
static bool is_of_next_clause(const struct page *p, const struct event *e, const struct spot *s)
{
	if (p->wide || e->end >= s->first)
		return false;
	for (uint32_t i = e->end; i < s->first; i++) {
		if (word_is(p, i, ";"))
			return true; /* "50 were hurt; the clinic in Tesk has twelve beds" */
		uint32_t m = p->mark[i].moment;
		if (m != NONE && p->moments.at[m].kind != MOMENT_CLOCK &&
			moment_opens_clause(p, e, &p->moments.at[m]))
			return true;
	}
	return false;
}

uint32_t place_of_event(const struct page *p, const struct event *e, uint32_t *k)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t best = NONE, least = UINT32_MAX, out = NONE;
	while (*k < p->spots.count && p->spots.at[*k].first < s->first)
		(*k)++;
	for (uint32_t i = *k; i < p->spots.count && p->spots.at[i].first < s->end; i++) {
		const struct spot *spot = &p->spots.at[i];
		uint32_t far = words_from(e, spot->first, spot->end) + fineness(p, spot);
		if (is_no_scene(p, e, spot) || event_grew_by(p, e, spot->first) ||
			(out != NONE && i == out + 1 && is_joined(p, out, i) &&
				is_of_treatment(p, e, &p->spots.at[out]))) {
			out = i;
			continue;
		}
		if (best == NONE && is_of_next_clause(p, e, spot))
			continue;
		if (stands_before_where(p, spot, e))
			return spot_described(p, e->sentence, i);
		if (holds_nearest(p, i, best) || is_of_a_part(p, e, spot->first) ||
			(i > *k && only_tells_where(p, i)))
			continue;
		if (far < least) {
			best = i;
			least = far;
		}
	}
	return best;
}

static bool is_area(enum spot_kind kind)
{
	return kind == SPOT_COUNTRY || kind == SPOT_PROVINCE || kind == SPOT_DISTRICT;
}

/* "Port Selene, 27 March 2031" as a line of the head. */
static bool is_signed(const struct page *p, uint32_t sentence, const struct spot *s)
{
	return p->scan.sentences.at[sentence].block == BLOCK_HEADLINE &&
	       s->first == p->scan.sentences.at[sentence].first &&
	       s->end + 1 < p->scan.words.count && word_is(p, s->end, ",") &&
	       p->mark[s->end + 1].moment != NONE;
}

/* "The funeral will take place at St Anna": nothing has happened there. */
static bool is_to_come(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const modals[] = { "will", "would", "shall", NULL };
	if (!may_stand(p, sentence, "will") && !may_stand(p, sentence, "would") &&
		!may_stand(p, sentence, "shall"))
		return false;
	for (uint32_t i = p->scan.sentences.at[sentence].first; i < s->first; i++)
		if (word_is_any(p, i, modals))
			return true;
	return false;
}

/* Does the report name a day of the two weeks before it? */
static bool told_recently(const struct page *p)
{
	enum { RECENT_DAYS = 14, LOOK = 24 };
	for (uint32_t i = 0; i < p->moments.count && i < LOOK; i++) {
		const struct moment *m = &p->moments.at[i];
		if (m->kind == MOMENT_DAY && m->when.to != DATE_NONE &&
			m->when.to <= p->report->published &&
			m->when.to + RECENT_DAYS >= p->report->published &&
			(m->deictic || m->when.to != p->report->published))
			return true;
	}
	return false;
}

/* The first word that is neither of the head nor of the dateline. */
static uint32_t body_begins(const struct page *p)
{
	for (uint32_t i = 0; i < p->scan.sentences.count; i++)
		if (p->scan.sentences.at[i].block == BLOCK_BODY)
			return p->scan.sentences.at[i].first;
	return 0;
}

/* "Last year's bombing in nearby Hale", "in June a drone struck Dolo": of another time. */
static bool names_past(const struct page *p, uint32_t sentence, bool behind_lead)
{
	enum { RECENT_DAYS = 14 };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t i = s->first; i < s->end; i++) {
		const struct moment *m =
			p->mark[i].moment == NONE ? NULL : &p->moments.at[p->mark[i].moment];
		if (!m || m->when.to == DATE_NONE || p->report->published == DATE_NONE ||
			m->repeated)
			continue;
		if (m->kind == MOMENT_YEAR && m->when.to < p->report->published)
			return true;
		if ((m->kind == MOMENT_MONTH || m->kind == MOMENT_DAY) &&
			m->when.to + RECENT_DAYS < p->report->published && behind_lead &&
			told_recently(p))
			return true;
	}
	return false;
}

/* What a place is: the noun of its name, "camp", or before it, "the village of". */
struct str place_noun(const struct page *p, const struct spot *s)
{
	if (s->kind == SPOT_VILLAGE && s->first > 2 && word_is(p, s->first - 1, "of"))
		return low_at(p, s->first - 2);
	bool ahead = s->end - s->first > 1 && word_has(p, s->first, FEATURE_THING);
	return low_at(p, ahead ? s->first : s->end - 1); /* "Camp Liran", "Tal Sahra camp" */
}

/* SET-13: "a camp", "their camp" of the first sentences is the camp that a later one names. */
static bool is_named_later(const struct page *p, uint32_t sentence, const struct spot *s)
{
	enum { LEAD = 40 }; /* words */
	static const char *const kinds[] = { "a", "an", "their", "its", NULL };
	if (s->kind != SPOT_CAMP && s->kind != SPOT_SITE && s->kind != SPOT_VILLAGE)
		return false;
	struct str noun = place_noun(p, s);
	uint32_t first = body_begins(p);
	for (uint32_t i = first + 1; i < first + LEAD && i < p->scan.sentences.at[sentence].first;
		i++) {
		if (!str_equal(low_at(p, i), noun) || p->mark[i].spot != NONE)
			continue;
		for (uint32_t k = i; k > first && k + 4 > i; k--)
			if (word_is_any(p, k - 1, kinds))
				return true;
	}
	return false;
}

/* "receives 28 bodies from Monte Calvo" */
static bool gives_up_bodies(const struct page *p, uint32_t sentence, const struct spot *s)
{
	uint32_t first = p->scan.sentences.at[sentence].first;
	if (s->first < first + 2 || !word_is(p, s->first - 1, "from"))
		return false;
	return word_has(p, s->first - 2, FEATURE_BODY) || word_has(p, s->first - 2, FEATURE_DEAD);
}

/* "the town, 190 kilometres north of the capital Kaba": too far off to say where. */
static bool is_far_off(const struct page *p, uint32_t sentence, const struct spot *s)
{
	enum { BACK = 8, FAR = 40 };
	static const char *const units[] = { "km", "kilometres", "kilometers", "miles", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first;
	for (uint32_t i = s->first; i > first + 1 && i + BACK > s->first; i--) {
		if (!word_is_any(p, i - 1, units))
			continue;
		struct str n = low_at(p, i - 2);
		int far = 0;
		for (size_t k = 0; k < n.len && k < 4 && n.at[k] >= '0' && n.at[k] <= '9'; k++)
			far = far * 10 + (n.at[k] - '0');
		return far > FAR;
	}
	return false;
}

/* How good a place is for the report's topic: small is good. The head and the first sentences come first. */
static uint32_t topic_rank(
	const struct page *p, uint32_t sentence, uint32_t body, const struct spot *s)
{
	enum { LEAD = 4 }; /* sentences */
	uint32_t rank = fineness(p, s) * 4 - (s->near ? NEAR_COST * 4 - 2 : 0);
	if (s->dateline || is_signed(p, sentence, s) || place_of_record(p, sentence, s) ||
		place_of_byline(p, sentence, s))
		return rank + 2000;
	if (is_far_off(p, sentence, s) || shelter_there(p, sentence, s))
		return rank + 2200 + body;
	if (is_hospital(p, s))
		return rank + (place_is_of_source(p, sentence, s) ? 2500 : 500) + body;
	if (is_named_later(p, sentence, s))
		return 1; /* before what only stands around it */
	if (is_behind_hospital(p, sentence, s) || names_past(p, sentence, body > 1))
		return rank + (p->wide || is_behind_hospital(p, sentence, s) ? 1100 : 2100) + body;
	if ((s->kind == SPOT_SITE || (s->kind == SPOT_ROAD && !p->wide)) && body > 1 &&
		p->scan.sentences.at[sentence].block == BLOCK_BODY)
		return rank + 60 + body; /* a checkpoint named in passing */
	if (s->in_name)
		return rank + 1200 + body;
	if ((place_is_elsewhere(p, sentence, s) && !gives_up_bodies(p, sentence, s)) ||
		place_is_of_source(p, sentence, s))
		return rank + 1000 + body;
	if (p->scan.sentences.at[sentence].block == BLOCK_HEADLINE)
		return rank + 8;
	return body <= LEAD ? rank + body * 2 : rank + 200 + body;
}

/* "He's in Canada now", "who lives in Toronto now": where somebody has gone. */
static bool is_abroad(const struct page *p, const struct spot *s)
{
	return s->first > 1 && s->end < p->scan.words.count && word_is(p, s->end, "now") &&
	       word_is(p, s->first - 1, "in");
}

/* "The Orsa Gazette prints the names": where a paper is made. */
static bool is_of_paper(const struct page *p, const struct spot *s)
{
	static const char *const papers[] = { "gazette", "courier", "chronicle", "observer",
		"telegraph", "guardian", "dispatch", "journal", "herald", "times", "tribune",
		"post", "news", "examiner", "mail", "standard", NULL };
	return s->in_name && s->end < p->scan.words.count && word_is_any(p, s->end, papers);
}

/*
 * SET-6: the place of the topic stands in the head or the first sentences; then comes the first place named
 * anywhere, then one that somebody came from or speaks at, and last the dateline. `wide`: districts and more alone.
 */
uint32_t place_of_topic(const struct page *p, bool wide)
{
	enum { SHORT = 30 }; /* sentences: beyond them a long text speaks of other things */
	uint32_t best = NONE, least = UINT32_MAX, body = 0, k = 0;
	for (uint32_t i = 0; i < p->scan.sentences.count && body <= SHORT; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		body += s->block == BLOCK_BODY && s->end - s->first > 5;
		for (; k < p->spots.count && p->spots.at[k].first < s->end; k++) {
			const struct spot *spot = &p->spots.at[k];
			bool named = spot->in_name && !place_is_local(spot->kind);
			if (spot->adjective || named || (wide && !is_area(spot->kind)) ||
				is_of_paper(p, spot) || is_abroad(p, spot) ||
				is_to_come(p, i, spot) || place_of_the_living(p, i, spot) ||
				is_issuer(p, spot) || place_is_name_above(p, i, spot))
				continue;
			uint32_t rank = topic_rank(p, i, body, spot);
			if (rank < least) {
				least = rank;
				best = k;
			}
		}
	}
	return best;
}
