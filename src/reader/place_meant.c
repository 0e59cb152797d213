#include "reader/setting.h"

/* What stands for a place: "there", "the camp", "the same town", and the place of a paragraph (SET-2, SET-7). */

/* "9,000 people who fled the fighting around Orle": where those spoken of came from. */
static bool is_left(const struct page *p, uint32_t sentence, const struct spot *s)
{
	static const char *const ways[] = { "fled", "fleeing", "flee", "escaped", "escaping",
		NULL };
	enum { BACK = 7 };
	for (uint32_t i = s->first; !p->wide && i > 0 && i + BACK > s->first; i--)
		if (p->scan.words.at[i - 1].shape & SHAPE_PUNCT)
			break;
		else if (word_is_any(p, i - 1, ways))
			return true;
	return !p->wide && place_is_elsewhere(p, sentence, s);
}

/* The place named last before a sentence in its paragraph (SET-2), or NONE. */
uint32_t place_of_paragraph(const struct page *p, uint32_t sentence)
{
	enum { BACK = 12 }; /* sentences */
	const struct sentence *s = p->scan.sentences.at;
	uint32_t first = sentence, low = 0, high = (uint32_t)p->spots.count;
	while (first > 0 && sentence - first < BACK &&
		s[first - 1].paragraph == s[sentence].paragraph)
		first--;
	while (low < high) { /* the first spot that is not before the sentence */
		uint32_t middle = low + (high - low) / 2;
		if (p->spots.at[middle].first < s[sentence].first)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low > 0 && p->spots.at[low - 1].first >= s[first].first; low--)
		if (place_of_deed(p, sentence, &p->spots.at[low - 1]) &&
			!is_left(p, sentence, &p->spots.at[low - 1]))
			return low - 1;
	return NONE;
}

static const char *const meant[] = { "camp", "village", "town", "city", "market", "bridge",
	"hamlet", "settlement", "parish", "quarter", "district", "place", "location", "spot",
	"site", "compound", "facility", "premises", "valley", "gate", "square", "prison", "wing",
	"block", NULL };

/* "on the same spit", "at that same football field": as before, and no time. */
static bool is_same_place(const struct page *p, uint32_t i, uint32_t end)
{
	enum { NOUNS = 4 };
	static const char *const into[] = { "in", "on", "at", "near", "outside", NULL };
	static const char *const other[] = { "day", "night", "morning", "evening", "afternoon",
		"week", "month", "year", "time", "hour", "period", "way", "charge", "charges",
		"grounds", "incident", "attack", "raid", "strike", "report", "statement", "page",
		"side", "family", "vehicle", "car", "bus", "list", "moment", "date", NULL };
	if (p->wide || i < 2 || !word_is(p, i, "same") || !word_is_any(p, i - 2, into))
		return false;
	for (uint32_t k = i + 1; k < end && k < i + NOUNS; k++)
		if (p->mark[k].moment != NONE || p->mark[k].spot != NONE ||
			word_is_any(p, k, other))
			return false;
		else if (tag_at(p, k) == TAG_NN && (k + 1 >= end || tag_at(p, k + 1) != TAG_NN))
			return true;
	return false;
}

static bool means_place(const struct page *p, uint32_t sentence)
{
	static const char *const definite[] = { "the", "this", "that", "same", NULL };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t i = s->first; i < s->end; i++) {
		if (tag_at(p, i) == TAG_RB && (word_is(p, i, "there") || word_is(p, i, "here")))
			return true;
		if (i > s->first && word_is_any(p, i, meant) && word_is_any(p, i - 1, definite) &&
			p->mark[i].spot == NONE)
			return true;
		if (is_same_place(p, i, s->end))
			return true;
	}
	return false;
}

/* "The 2,600 residents of the hostel", where the report is about the Korrin hostel. */
static bool names_topic(const struct page *p, uint32_t sentence)
{
	static const char *const definite[] = { "the", "this", NULL };
	if (p->wide || p->topic_spot == NONE || p->spots.at[p->topic_spot].dateline)
		return false;
	const struct spot *topic = &p->spots.at[p->topic_spot];
	const struct sentence *s = &p->scan.sentences.at[sentence];
	struct str noun = place_noun(p, topic);
	if (topic->end - topic->first < 2)
		return false;
	for (uint32_t i = s->first + 1; i < s->end; i++)
		if (p->mark[i].spot == NONE && word_is_any(p, i - 1, definite) &&
			str_equal(low_at(p, i), noun))
			return true;
	return false;
}

/*
 * SET-7: "there", "here", "the camp", "the same town", "this parish" stand for a place told of before, also where the
 * sentence before begins with it: "The camp has been attacked before. Eleven were shot dead in July 2029."
 */
bool place_is_meant(const struct page *p, uint32_t sentence)
{
	enum { HEAD = 2, BACK = 3 };
	const struct sentence *all = p->scan.sentences.at, *s = &all[sentence];
	if (means_place(p, sentence) || names_topic(p, sentence))
		return true;
	for (uint32_t n = sentence; n > 0 && n + BACK > sentence; n--) {
		const struct sentence *before = &all[n - 1];
		if (before->paragraph != s->paragraph)
			return false;
		if (before->end > before->first + HEAD && word_is(p, before->first, "the") &&
			word_is_any(p, before->first + 1, meant) &&
			p->mark[before->first + 1].spot == NONE && n == sentence)
			return true;
		if (names_topic(p, n - 1))
			return true;
		for (uint32_t i = before->first; i < before->end; i++)
			if (is_same_place(p, i, before->end))
				return true;
	}
	return false;
}

static const char *const nth[] = { "first", "second", "third", "fourth", "fifth", "sixth", NULL };

/* "the third killing there in nine years", "the third on the compound", "not the first time that this hill" */
static bool counts_deeds_there(const struct page *p, uint32_t sentence)
{
	static const char *const of[] = { "time", "killing", "killings", "massacre", "attack",
		"incident", "raid", "assault", "bloodshed", "shooting", "on", "at", NULL };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	bool counted = false;
	for (uint32_t i = s->first; i < s->end && !counted; i++)
		for (uint32_t k = i + 1; word_is_any(p, i, nth) && k < s->end && k < i + 5; k++)
			counted |= word_is_any(p, k, of);
	bool here = counted && (means_place(p, sentence) || names_topic(p, sentence));
	for (uint32_t i = s->first; i < s->end && counted && !here; i++) {
		uint32_t spot = p->mark[i].spot;
		here = spot != NONE &&
		       str_equal_fold(p->spots.at[spot].name, p->spots.at[p->topic_spot].name);
		here |= word_is(p, i, "time") && i + 2 < s->end && word_is(p, i + 1, "that") &&
			word_is(p, i + 2, "this");
	}
	return counted && here;
}

/* "A long record of bloodshed", "a violent past", "its history is a violent one"; no "record of good harvests". */
static bool is_violent(const struct page *p, const struct sentence *s, uint32_t word)
{
	enum { NEAR = 8 };
	static const char *const deeds[] = { "violence", "bloodshed", "killings", "massacres",
		"attacks", "raids", "violent", "bloody", NULL };
	for (uint32_t i = word > s->first ? word - 1 : word; i < s->end && i < word + NEAR; i++)
		if (word_is_any(p, i, deeds))
			return true;
	return false;
}

/* "The camp has been attacked before", "has been raided several times" */
static bool was_attacked(const struct page *p, uint32_t sentence)
{
	enum { AHEAD = 6 };
	static const char *const hits[] = { "attacked", "raided", "hit", "shelled", "bombed",
		"stormed", "targeted", "rocketed", NULL };
	static const char *const often[] = { "before", "twice", "times", "repeatedly", NULL };
	if (!any_may_stand(p, sentence, hits) || !any_may_stand(p, sentence, often))
		return false;
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t i = s->first + 2; i + 2 < s->end && i < s->first + 2 * AHEAD; i++) {
		if (!word_is(p, i, "been") || !word_is_any(p, i - 1, WORDS("has", "had")) ||
			!word_is_any(p, i + 1, hits))
			continue;
		for (uint32_t k = i + 2; k < s->end && k < i + AHEAD; k++)
			if (word_is_any(p, k, often))
				return true;
	}
	return false;
}

/* "Kelvane has seen violence before", "Vyrna has a long record of bloodshed", "Its history is a violent one" */
static bool has_history(const struct page *p, uint32_t sentence)
{
	enum { SUBJECT = 14, CLAUSE = 7 }; /* words */
	static const char *const pasts[] = { "violence", "bloodshed", "record", "history", "past",
		"byword", "killings", "massacres", NULL };
	bool attacked = was_attacked(p, sentence);
	if (!attacked && !any_may_stand(p, sentence, pasts))
		return false;
	static const char *const behind[] = { "of", "is", "was", "has", "before", "there", "for",
		NULL };
	static const char *const own[] = { "history", "record", "past", "name", NULL };
	static const char *const kept[] = { "history", "record", "past", NULL };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	uint32_t spot = p->mark[s->first].spot, be = s->first;
	bool here = spot != NONE &&
		    str_equal_fold(p->spots.at[spot].name, p->spots.at[p->topic_spot].name);
	here |= word_is(p, s->first, "its") && word_is_any(p, s->first + 1, own);
	here |= word_is(p, s->first, "the") && word_is_any(p, s->first + 1, meant);
	if (!here || attacked)
		return here;
	while (be < s->end && be < s->first + SUBJECT && !word_is(p, be, "has") &&
		!word_is(p, be, "is"))
		be++;
	if (be == s->first + SUBJECT)
		return false;
	static const char *const nots[] = { "not", "never", "no", "n't", "little", NULL };
	for (uint32_t i = s->first; i < s->end && i < be + CLAUSE; i++)
		if (word_is_any(p, i, nots))
			return false;
		else if (word_is_any(p, i, pasts) &&
			 (word_is_any(p, i + 1, behind) ||
				 (p->scan.words.at[i + 1].shape & SHAPE_PUNCT)))
			return !word_is_any(p, i, kept) || is_violent(p, s, i);
	return false; /* no "record harvest" */
}

/* SET-18: a report whose deed is "the third killing there in nine years" recalls the others at its own place. */
uint32_t place_had_others(const struct page *p)
{
	if (p->wide || p->topic_spot == NONE || p->spots.at[p->topic_spot].dateline)
		return NONE;
	for (uint32_t i = 0; i < p->scan.sentences.count; i++)
		if (any_may_stand(p, i, nth) && counts_deeds_there(p, i))
			return 0;
	for (uint32_t i = 0; i < p->scan.sentences.count; i++)
		if (has_history(p, i))
			return i;
	return NONE;
}

/* "Vellodoc, August 2031" above a title: a name alone with its date, which nothing knows as a place, may be an outlet's. */
bool place_is_name_above(const struct page *p, uint32_t sentence, const struct spot *s)
{
	const struct sentence *line = &p->scan.sentences.at[sentence];
	enum { DATE = 5 }; /* words: ", 12 August 2031" */
	bool dated = s->end + 1 < line->end && line->end <= s->end + DATE &&
		     word_is(p, s->end, ",") && p->scan.words.at[line->end - 1].shape & SHAPE_DIGIT;
	return !p->wide && sentence == 0 && s->first == line->first && dated &&
	       s->kind == SPOT_TOWN && !s->country.at && !s->inside.at && !s->place.has_point &&
	       sentence + 1 < p->scan.sentences.count && line[1].paragraph != line->paragraph;
}
