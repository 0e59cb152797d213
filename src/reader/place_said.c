#include "reader/setting.h"
#include "reader/source_before.h"

/* Where somebody speaks: no place of a deed. */

/* "told reporters in Vell": where it was said. */
static bool hears_there(const struct page *p, const struct saying *s, const struct spot *spot)
{
	enum { BEHIND = 4 };
	static const char *const hearers[] = { "reporters", "journalists", "correspondents",
		"conference", "agency", "parliament", "television", "radio", "residents", NULL };
	static const char *const passed[] = { "the", "capital", "city", "town", "of", NULL };
	uint32_t at = spot->first; /* "told reporters in the capital, Vell" */
	at -= at > s->verb + 2 && word_is(p, at - 1, ",") && word_is(p, at - 2, "capital");
	while (at > s->verb && word_is_any(p, at - 1, passed) && !p->wide)
		at--;
	if (at <= s->verb || at > s->verb + BEHIND)
		return false;
	return word_is_any(p, at - 1, WORDS("in", "at", "from")) &&
	       (word_is_any(p, at - 2, hearers) || at == s->verb + 2);
}

/* "Reached by telephone in Banko, a dealer said", "speaking from X": where the speaker is. */
static bool is_reached_there(const struct page *p, uint32_t sentence)
{
	static const char *const heads[] = { "reached", "speaking", "contacted", "interviewed",
		"talking", NULL };
	return word_is_any(p, p->scan.sentences.at[sentence].first, heads);
}

/* "In Vell, the minister told parliament": where he told it. */
static bool tells_hearers(const struct page *p, uint32_t verb)
{
	static const char *const hearers[] = { "parliament", "reporters", "journalists",
		"lawmakers", "senators", "deputies", NULL };
	return word_is(p, verb, "told") && verb + 1 < p->scan.words.count &&
	       word_is_any(p, verb + 1, hearers);
}

/* The last noun of its group: no "government troops", no "embassy guards". */
static bool ends_group(const struct page *p, uint32_t word)
{
	uint8_t tag = tag_at(p, word + 1);
	return tag != TAG_NN && tag != TAG_NNS;
}

/* "In Orle, lawmakers called for calm after gunmen killed 12 farmers there": the town is meant. */
static bool speaks_of_there(const struct page *p, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end; i++)
		if (word_is(p, i, "there") && tag_at(p, i) == TAG_RB)
			return true;
	return false;
}

/*
 * SET-24: "In Geneva, the UN human rights chief condemned", "In Vell the foreign ministry said": the seat of an office. What
 * a government or a parliament says may be of that town, what it calls for is not; a deed told before is done there.
 */
static bool is_seat(const struct page *p, uint32_t sentence, const struct spot *spot)
{
	enum { SPEAKER = 16 }; /* words */
	static const char *const offices[] = { "spokesman", "spokeswoman", "spokesperson",
		"secretary-general", "rapporteur", "embassy", "ambassador", "minister", "ministry",
		"chief", "commissioner", "commission", "office", "president", "premier",
		"parliament", "government", "lawmakers", NULL };
	static const char *const calls[] = { "condemned", "urged", "called", "demanded", "appealed",
		"expressed", "voiced", "deplored", "denounced", "declared", "summoned", "denied",
		"promised", "vowed", "dismissed", "rejected", NULL };
	static const char *const apart[] = { "health", "hospital",
		NULL }; /* "the health ministry" */
	const struct sentence *s = &p->scan.sentences.at[sentence];
	if (p->wide || spot->first != s->first + 1 || spot->near || !word_is(p, s->first, "in"))
		return false;
	static const char *const foreign[] = { "foreign", "european", "un", "u.n.", "nations",
		"secretary-general", "rapporteur", "embassy", "ambassador", NULL };
	bool office = false, other = false;
	for (uint32_t i = spot->end; i < s->end && i < spot->end + SPEAKER; i++) {
		const struct lexeme *x = lex_at(p, i);
		if (office && (word_is_any(p, i, calls) || (other && is_saying_verb(p, i))))
			return other || !speaks_of_there(p, i, s->end);
		if (word_is_any(p, i, apart) || word_has(p, i, FEATURE_VERB) ||
			is_saying_verb(p, i) || (x && x->harm > HARM_NONE))
			return false;
		other |= word_is_any(p, i, foreign);
		office |= word_is_any(p, i, offices) && ends_group(p, i);
	}
	return false;
}

/* "Residents of Orle accuse": they tell what was done at home. */
static bool is_home_of_tellers(const struct page *p, const struct spot *spot)
{
	static const char *const tellers[] = { "residents", "inhabitants", "villagers",
		"townspeople", "survivors", "elders", NULL };
	static const char *const joints[] = { "of", "in", "at", "from", NULL };
	static const char *const passed[] = { "the", "village", "town", "camp", "settlement",
		"hamlet", "of", NULL };
	uint32_t at = spot->first;
	while (at > 2 && word_is_any(p, at - 1, passed) && !word_is_any(p, at - 2, tellers) &&
		!word_is(p, at - 2, "council"))
		at--;
	if (p->wide || at < 2 || spot->near || !word_is_any(p, at - 1, joints))
		return false;
	bool council = at > 2 && word_is(p, at - 2, "council") && word_is_any(p, at - 3, passed);
	return council || word_is_any(p, at - 2, tellers); /* "the village council of Orle" */
}

/* SET-24: "They locked the door," said a trader who was nursing a bandaged hand in Vell. */
static bool is_behind_quote(const struct page *p, const struct saying *s, const struct spot *spot)
{
	enum { FAR = 64 }; /* words */
	if (p->wide || s->verb == NONE || s->source == NONE || s->source < s->verb ||
		s->end > s->verb || spot->first < s->source || spot->first > s->source + FAR ||
		!word_is(p, s->verb - 1, "\""))
		return false;
	for (uint32_t i = s->source; i < spot->first; i++)
		if (word_has(p, i, FEATURE_VERB) || word_has(p, i, FEATURE_DIE) ||
			word_has(p, i, FEATURE_EVENT) || word_is(p, i, "\""))
			return false; /* "said a woman who survived the raid on Orle" */
	return true;
}

/* "the Norvian capital", "the capital of Stavenland", "across the border", next to the place at the head of the sentence. */
static bool is_abroad(const struct page *p, const struct sentence *s, const struct spot *spot)
{
	enum { BESIDE = 5 }; /* words */
	for (uint32_t w = s->first; w < spot->first; w++)
		if (word_is(p, w, "capital") && p->mark[w - 1].nation)
			return true;
	if (!word_is(p, spot->end, ","))
		return false;
	for (uint32_t w = spot->end + 1; w < s->end && w < spot->end + BESIDE; w++)
		if ((word_is(p, w, "capital") &&
			    (word_is(p, w + 1, "of") || p->mark[w - 1].nation)) ||
			(word_is(p, w, "border") && word_is(p, spot->end + 1, "across")))
			return true;
	return false;
}

/* SET-24: "In the Norvian capital, Vell, Jan Roe of the Solidarity Fund said", "In Vell, a lawyer said": who speaks for those far away. */
static bool speaks_abroad(
	const struct page *p, uint32_t sentence, const struct saying *s, const struct spot *spot)
{
	enum { HEAD = 6 };
	static const char *const advocates[] = { "lawyer", "lawyers", "activist", "activists",
		"campaigner", "campaigners", "advocate", "exile", "exiles", "attorney", "historian",
		"analyst", "fund", "campaign", NULL };
	const struct sentence *at = &p->scan.sentences.at[sentence];
	if (p->wide || s->source == NONE || s->verb == NONE || !word_is(p, at->first, "in") ||
		spot->first > at->first + HEAD || spot->end > s->source || s->source > s->verb ||
		speaks_of_there(p, spot->end, at->end))
		return false;
	bool advocate = false, far = is_abroad(p, at, spot);
	for (uint32_t w = s->source; w < s->verb; w++)
		advocate |= word_is_any(p, w, advocates);
	enum source_kind kind = source_kind_of(p, s->source, s->source_end);
	return advocate || (far && kind != SOURCE_MEDICAL && kind != SOURCE_WITNESS);
}

/* "Doctors at the hospital in Bakuven said": where the speaker is, not where it happened. */
bool place_is_of_source(const struct page *p, uint32_t sentence, const struct spot *spot)
{
	if (is_home_of_tellers(p, spot))
		return false;
	if (is_seat(p, sentence, spot))
		return true;
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		uint32_t end = s->verb != NONE && s->verb > s->source_end ? s->verb : s->source_end;
		if (s->verb == NONE && s->source == spot->first && s->source_end == spot->end)
			continue; /* "Bir Salem: one shepherd killed": no speaker */
		if (s->source != NONE && spot->first >= s->source && spot->first < end)
			return true;
		if (s->source != NONE && spot->end <= s->source && is_reached_there(p, sentence))
			return true;
		bool said = spot->first >= s->first && spot->first < s->end && !p->wide;
		if (s->verb != NONE && spot->end <= s->verb && !said && tells_hearers(p, s->verb))
			return true;
		if (is_behind_quote(p, s, spot) || speaks_abroad(p, sentence, s, spot))
			return true;
		if (s->source != NONE && s->verb != NONE &&
			(hears_there(p, s, spot) ||
				(spot->first > s->verb && spot->end <= said_from(p, s))))
			return true;
	}
	return false;
}

/* "who have since been found in Telmar", "turned up alive in Ostra": where those are who were not killed. */
bool place_of_the_living(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const found[] = { "found", "traced", "located", "reappeared", "turned",
		NULL };
	static const char *const alive[] = { "since", "alive", "safe", "safely", "living", "well",
		NULL };
	enum { BACK = 9 };
	uint32_t first = p->scan.sentences.at[sentence].first;
	bool seen = false, lives = false;
	for (uint32_t i = s->first; !p->wide && i > first && i + BACK > s->first; i--) {
		if (word_has(p, i - 1, FEATURE_BODY) || word_has(p, i - 1, FEATURE_DEAD))
			return false;
		seen |= word_is_any(p, i - 1, found);
		lives |= word_is_any(p, i - 1, alive);
	}
	return seen && lives;
}

/* Right before the bodies or what is told of them behind: "carried 29 bodies", "29 bodies, which they laid out", "were brought". */
static bool are_carried(const struct page *p, const struct event *e, uint32_t end)
{
	static const char *const ways[] = { "carried", "ferried", "brought", "shipped", "unloaded",
		"laid", "taken", NULL };
	static const char *const links[] = { ",", "which", "that", "they", "were", "was", "have",
		"had", "been", "being", "later", "then", NULL };
	enum { PARTICLES = 3, LINKS = 5 };
	for (uint32_t i = e->first;
		i > p->scan.sentences.at[e->sentence].first && i + PARTICLES > e->first &&
		!(p->scan.words.at[i - 1].shape & SHAPE_PUNCT);
		i--)
		if (word_is_any(p, i - 1, ways))
			return true;
	bool object = true;
	for (uint32_t i = e->end; i < end && i < e->end + LINKS + 1 && object; i++) {
		if (word_is_any(p, i, ways))
			return true;
		object = word_is_any(p, i, links) || word_is(p, i, "the") ||
			 tag_at(p, i) == TAG_NNS; /* "which the islanders laid" */
	}
	return false;
}

/* "along the quay of Port Vell", "to the mosque in Vell"; not "from the wreck off Orle" */
static bool is_way_to(const struct page *p, const struct spot *s, uint32_t from)
{
	static const char *const to[] = { "to", "into", "along", "onto", "ashore", NULL };
	static const char *const away[] = { "from", "off", "near", "outside", NULL };
	enum { BACK = 8 };
	for (uint32_t i = s->first; i > from && i + BACK > s->first; i--)
		if (word_is_any(p, i - 1, away))
			return false;
		else if (word_is_any(p, i - 1, to) || word_is(p, i - 1, "at"))
			return true;
	return false;
}

/* SET-24: "carried 29 bodies, which they laid out along the quay of Port Vell", in a report about Orle: brought there. */
bool place_of_carried(const struct page *p, const struct event *e, const struct spot *s)
{
	enum { BEHIND = 16 }; /* words */
	const struct spot *topic = p->topic_spot == NONE ? NULL : &p->spots.at[p->topic_spot];
	if (p->wide || !topic || topic->dateline || topic->first > e->trigger ||
		!word_has(p, e->trigger, FEATURE_BODY) || s->first < e->end ||
		s->first > e->end + BEHIND || !place_is_local(s->kind) ||
		!place_is_local(topic->kind) || str_equal_fold(s->name, topic->name))
		return false;
	return are_carried(p, e, s->first) && is_way_to(p, s, e->end);
}

/* SET-17: "Interview 14, recorded at Qarin", "Statement taken at X", "Given at X": where somebody told it. */
bool place_of_record(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const verbs[] = { "recorded", "given", "taken", "held", "interviewed",
		"sworn", "made", NULL };
	static const char *const papers[] = { "interview", "statement", "testimony", "hearing",
		"recording", "deposition", "account", "tape", "declaration", NULL };
	enum { HEAD = 6, NEAR = 8 };
	uint32_t first = p->scan.sentences.at[sentence].first;
	if (p->wide || sentence >= HEAD)
		return false;
	for (uint32_t i = s->first; i > first && i + NEAR > s->first; i--) {
		if (!word_is_any(p, i - 1, verbs) || !(word_is(p, i, "at") || word_is(p, i, "in")))
			continue;
		static const char *const own[] = { "her", "his", "their", NULL };
		if (word_is_any(
			    p, i + 1, own)) /* "at her kitchen table in Orle": she lives there */
			return false;
		bool paper = i - 1 <= first + 1; /* "[Recorded in a church hall, Orle road" */
		for (uint32_t k = first; k < i - 1; k++)
			paper |= word_is_any(p, k, papers);
		return paper;
	}
	return false;
}

/* SET-6: "Dagny Orr in Tesk, Northern Halvia" above a printed date, "By Rosalind Achter in Port Almeda": a dateline. */
bool place_of_byline(const struct page *p, uint32_t sentence, const struct spot *s)
{
	enum { HEAD = 8, LONGEST = 24 };
	const struct sentence *all = p->scan.sentences.at, *at = &all[sentence];
	if (p->wide || sentence >= HEAD || at->end - at->first > LONGEST || s->first == at->first)
		return false;
	bool by = word_is(p, at->first, "by"), dated = false, told = false, in = false;
	for (uint32_t w = at->first; w < s->first && !in; w++) {
		bool name = (p->scan.words.at[w].shape & SHAPE_CAPITAL) && !lex_at(p, w);
		in = w > at->first + 1 && word_is(p, w, "in");
		if (!in && !name && !(by && w == at->first) && !word_is(p, w, "and"))
			return false; /* "Dagny Orr in Tesk", no "update on human rights in Tesk" */
	}
	for (uint32_t n = sentence; n < p->scan.sentences.count && n < sentence + 2; n++)
		for (uint32_t w = all[n].first; w < all[n].end; w++)
			dated |= p->mark[w].moment != NONE &&
				 moment_is_printed(p, n, &p->moments.at[p->mark[w].moment]);
	for (uint32_t w = at->first; w < at->end; w++)
		told |= word_has(p, w, FEATURE_VERB) &&
			!(p->scan.words.at[w].shape & SHAPE_CAPITAL);
	return in && (by || dated) && !told;
}

/* SET-4: "coming from the market of X", "on their way home from a wedding in X": they were on the way. */
bool place_is_come_from(const struct page *p, uint32_t sentence, uint32_t before)
{
	static const char *const comes[] = { "coming", "came", "come", "returning", "returned",
		"back", "home", "way", "driving", "travelling", "traveling", "walking", NULL };
	enum { BACK = 5 /* words of the noun */ };
	uint32_t first = p->scan.sentences.at[sentence].first;
	for (uint32_t i = before + 1; !p->wide && i > first && i + BACK > before; i--) {
		uint8_t tag = tag_at(p, i - 1);
		if (word_is(p, i - 1, "from"))
			return i > first + 1 && word_is_any(p, i - 2, comes);
		if (tag != TAG_NN && tag != TAG_NNS && tag != TAG_NNP && tag != TAG_DT &&
			tag != TAG_PRPS && tag != TAG_JJ && !word_is(p, i - 1, "of") &&
			!word_is(p, i - 1, "in") && !word_is(p, i - 1, "at"))
			return false;
	}
	return false;
}
