#include "reader/frame.h"

/* Numbers that are ages or names, or children of whom nothing is told (COUNT-1). */
static bool is_small_number(const struct page *p, uint32_t w)
{
	bool digits = (p->scan.words.at[w].shape & SHAPE_DIGIT) && low_at(p, w).len < 3;
	return digits || (word_has(p, w, FEATURE_NUMBER) && !word_is(p, w, "one"));
}

/* How many words part the number at w from the one behind it in a list: ", " or " and " or ", and "; 0 where none is. */
static uint32_t joint_behind(const struct page *p, uint32_t w, uint32_t end)
{
	bool comma = w + 2 < end && word_is(p, w + 1, ",");
	uint32_t n = comma;
	n += w + 2 + n < end && word_is(p, w + 1 + n, "and");
	return n && w + n + 1 < end && is_small_number(p, w + n + 1) ? n : 0;
}

/* "two brothers, 14 and 16, were killed": how old each of several is, a number for everyone (COUNT-9). */
static bool is_age_of_several(const struct page *p, uint32_t first)
{
	enum { LIST = 12 };
	uint32_t start = first, words = (uint32_t)p->scan.words.count;
	if (p->wide || !is_small_number(p, first))
		return false;
	for (uint32_t w = first; w >= 2 && w + LIST > first; w--)
		if (is_small_number(p, w))
			start = w;
		else if (!word_is(p, w, ",") && !word_is(p, w, "and"))
			break;
	bool opened = start >= 2 && (word_is(p, start - 1, ",") || word_is(p, start - 1, "("));
	if (!opened || tag_at(p, start - 2) != TAG_NNS || !word_has(p, start - 2, FEATURE_PERSON) ||
		word_has(p, start - 2, FEATURE_DEAD))
		return false;
	uint32_t last = start;
	int64_t ages = 1;
	bool ands = false;
	for (uint32_t n; (n = joint_behind(p, last, words)) != 0; ages++) {
		ands = word_is(p, last + n, "and");
		last += n + 1;
	}
	bool closed = last + 1 >= words || word_is(p, last + 1, ",") || word_is(p, last + 1, ".") ||
		      word_is(p, last + 1, ")") || word_is(p, last + 1, ";");
	if (ages < 2 || !ands || !closed)
		return false;
	for (uint32_t w = start - 2; w > 0 && w + 4 > start - 2; w--)
		if (p->mark[w - 1].quantity != NONE)
			return p->quantities.at[p->mark[w - 1].quantity].count.low == ages;
	return true;
}

/* "ranged in age from four to 83" */
static bool is_of_ages(const struct page *p, uint32_t first)
{
	static const char *const ages[] = { "age", "ages", NULL };
	uint32_t from = word_is(p, first, "from") ? first : first - 1;
	if (first > 3 && (word_is(p, from, "to") || word_is(p, from, "and")) &&
		is_small_number(p, from - 1))
		from -= 2;
	return !p->wide && first >= 2 &&
	       (word_is(p, from, "from") || word_is(p, from, "between")) &&
	       word_is_any(p, from - 1, ages);
}

/* "My mother is 81.", "he was 12 and", "she turned 40,": how old one person is, and no number of people (COUNT-9). */
static bool is_age_told(const struct page *p, uint32_t first)
{
	static const char *const is[] = { "is", "was", "am", "turned", "turns", "'s", NULL };
	static const char *const who[] = { "he", "she", "i", NULL };
	static const char *const ends[] = { ".", ",", ";", "\"", "”", "and", "but", "when", "years",
		"now", "then", "or", "at", "!", NULL };
	if (p->wide || first < 2 || !is_small_number(p, first) || !word_is_any(p, first - 1, is) ||
		!word_is_any(p, first + 1, ends))
		return false;
	bool person = tag_at(p, first - 2) == TAG_NN && word_has(p, first - 2, FEATURE_PERSON) &&
		      !word_has(p, first - 2, FEATURE_DEAD) &&
		      !word_has(p, first - 2, FEATURE_COLLECTIVE);
	return person || word_is_any(p, first - 2, who);
}

/* "her 7- or 8-year-old son", "a boy of 7 or 8 years" */
static bool is_either_age(const struct page *p, uint32_t first)
{
	uint32_t w = first + 1;
	w += word_is(p, w, "-");
	if (p->wide || !is_small_number(p, first) || !word_is(p, w, "or") ||
		!(p->scan.words.at[w + 1].shape & SHAPE_DIGIT))
		return false;
	struct str next = low_at(p, w + 1);
	return str_find(next, STR("-year")) < next.len || word_is(p, w + 2, "year") ||
	       word_is(p, w + 2, "years") || (word_is(p, w + 2, "-") && word_is(p, w + 3, "year"));
}

/* "aged 19 and 23", "aged 9, 12 and 15" */
bool quantity_second_age(const struct page *p, uint32_t first)
{
	enum { LIST = 8 }; /* words */
	if (is_either_age(p, first) || is_age_of_several(p, first) || is_of_ages(p, first) ||
		is_age_told(p, first))
		return true;
	uint32_t i = first;
	for (uint32_t back = 0; i >= 2 && back < LIST; back++) {
		struct str joint = low_at(p, i - 1);
		if (str_equal(joint, STR("aged")) || str_equal(joint, STR("ages")))
			return i < first;
		bool number = p->scan.words.at[i - 1].shape & SHAPE_DIGIT;
		if (!number && !str_equal(joint, STR("and")) && !str_equal(joint, STR("to")) &&
			!str_equal(joint, STR(",")) && !str_equal(joint, STR("or")))
			return false;
		i--;
	}
	return false;
}

/* "a father of three", "mother of 4": children who are told of with nobody's harm. */
bool quantity_of_parent(const struct page *p, uint32_t first)
{
	static const char *const parents[] = { "father", "mother", "parent", "parents", "widow",
		"widower", "grandmother", "grandfather", "dad", "mum", "mom", NULL };
	if (first >= 2 && word_is(p, first - 1, "of") && word_is_any(p, first - 2, parents))
		return true;
	return false;
}

/* CLAIM-74: "Nos. 63 and 64, the brothers", "entries 17, 31 and 40": lines of a list by their numbers count nobody. */
static bool is_line_of_list(const struct page *p, uint32_t first)
{
	static const char *const lines[] = { "nos", "nos.", "entries", "entry", "items", NULL };
	static const char *const joints[] = { "and", ",", "to", "-", NULL };
	enum { BACK = 9 };
	uint32_t w = first;
	while (w > 1 && w + BACK > first && word_is_any(p, w - 1, joints) &&
		(p->scan.words.at[w - 2].shape & SHAPE_DIGIT))
		w -= 2;
	return w > 0 && (p->scan.words.at[first].shape & SHAPE_DIGIT) &&
	       word_is_any(p, w - 1, lines) && !p->wide;
}

/* "Flight 602", "line 4", "block 7": a number in digits that names what stands before it, when no people follow. */
bool quantity_is_label(const struct page *p, uint32_t first, uint32_t behind, uint32_t end)
{
	static const char *const labels[] = { "flight", "line", "bus", "train", "block", "floor",
		"room", "camp", "case", "interview", "day", "week", "chapter", "photo", "ward",
		"gate", "km", "kilometre", "kilometer", "section", "sector", "zone", "precinct",
		"hall", "tower", "building", "platform", "berth", "bed", "row", "lot", "lots",
		"team", "group", "battalion", "brigade", "division", "regiment", "hill", "point",
		"post", "checkpoint", "figure", "table", "paragraph", "para", "bulletin", "update",
		"stage", "phase", "level", "grade", "class", "type", "unit", "operation", "stall",
		"shaft", "pit", "tent", "plot", "item", "form", "track", "lane", "pier", "house",
		"flat", "apartment", "witness", "victim", "testimony", "shelter", "cell", "exhibit",
		"annex", "appendix", "page", "pp", "nos", "numbers", "lieutenant", NULL };
	if (first == 0 || !(p->scan.words.at[first].shape & SHAPE_DIGIT))
		return false;
	if (is_line_of_list(p, first))
		return true;
	if (behind < end && word_has(p, behind, FEATURE_PERSON) && tag_at(p, behind) == TAG_NNS)
		return false; /* "at the checkpoint 12 people died" */
	if (behind < end &&
		(word_has(p, behind, FEATURE_DEAD) || word_has(p, behind, FEATURE_VERB) ||
			word_has(p, behind, FEATURE_DIE)))
		return false; /* "in the camp 12 dead", "on the bus 12 died" */
	if (first > 1 && word_is(p, first - 1, "day") &&
		(word_is(p, first - 2, "that") || word_is(p, first - 2, "same")))
		return false; /* "on that day 14 of my pupils were killed" */
	bool the =
		first > 1 && (tag_at(p, first - 2) == TAG_DT || tag_at(p, first - 2) == TAG_PRPS);
	if (the && !p->wide && !(p->scan.words.at[first - 1].shape & SHAPE_CAPITAL))
		return false; /* "in the shelter 23 were killed" */
	return word_is_any(p, first - 1, labels);
}

/* "a girl of six", "a man of 70": how old one person is (COUNT-9). */
bool quantity_of_one(const struct page *p, uint32_t first, uint32_t end)
{
	static const char *const persons[] = { "girl", "boy", "child", "man", "woman", "youth",
		"baby", "infant", "toddler", "son", "daughter", "teenager", "pupil", "student",
		"lad", "widow", "pensioner", NULL };
	if (!p->wide && word_is(p, end - 1, "one") && word_is(p, end, "another"))
		return true; /* "had killed one another" */
	if (first < 2 || !word_is(p, first - 1, "of") || !word_is_any(p, first - 2, persons))
		return false;
	return end >= p->scan.words.count || !word_has(p, end, FEATURE_PERSON);
}

/* "1. Orla Temen, nurse 2. Ilka Damre, cook": the numbers of a list that runs on in one paragraph. */
bool quantity_of_entry(const struct page *p, uint32_t i, uint32_t end, double value)
{
	enum { ENTRY = 14, MOST = 200 };
	bool plain = end == i + 1 && (p->scan.words.at[i].shape & SHAPE_DIGIT) && value >= 2 &&
		     value <= MOST;
	if (!plain || end >= p->scan.words.count || !word_is(p, end, "."))
		return false;
	for (uint32_t w = i; w > 0 && w + ENTRY > i; w--) {
		const struct word *before = &p->scan.words.at[w - 1];
		int64_t number = 0;
		if (!(before->shape & SHAPE_DIGIT) || !word_is(p, w, ".") || before->low.len > 3)
			continue;
		for (size_t k = 0; k < before->low.len; k++)
			number = number * 10 + (before->low.at[k] - '0');
		return number + 1 == (int64_t)value;
	}
	return false;
}

/* "information about two deceased persons": of them, and no bound of a number. */
bool quantity_is_topic(const struct page *p, uint32_t i)
{
	static const char *const words[] = { "information", "news", "story", "stories", "details",
		"questions", "inform", "informed", "asked", "asks", "nothing", "something", NULL };
	return i > 0 && word_is(p, i, "about") && word_is_any(p, i - 1, words);
}

/* "settled a score among themselves", "a settling of scores": a grudge, and no number. */
static bool is_settled(const struct page *p, uint32_t behind)
{
	enum { BACK = 5 };
	uint32_t w = behind - 1;
	if (p->wide || !word_is_any(p, w, WORDS("score", "scores")))
		return false;
	while (w > 0 && w + BACK > behind && !str_starts(low_at(p, w), STR("settl")))
		w--;
	return str_starts(low_at(p, w), STR("settl"));
}

/* "lose 3-1": what falls behind the dash at word `behind` is a score, no range (COUNT-1). */
bool quantity_is_score(const struct page *p, uint32_t behind, uint32_t end)
{
	const struct word *dash = &p->scan.words.at[behind];
	if (is_settled(p, behind) ||
		(behind + 1 < end && !p->wide && word_is(p, behind, "by") &&
			str_equal(low_at(p, behind - 1), low_at(p, behind + 1))))
		return true; /* "one by one" */
	return behind + 1 < end && word_is(p, behind, "-") && dash[-1].end == dash->begin &&
	       dash->end == dash[1].begin && (dash[1].shape & SHAPE_DIGIT) &&
	       (dash[-1].shape & SHAPE_DIGIT) && low_at(p, behind + 1).len < 3;
}

/* "children under 12", "men over 15"; "all were over sixty or under twelve" (COUNT-1). */
bool quantity_is_limit(const struct page *p, uint32_t i, uint32_t first, uint32_t end)
{
	static const char *const limits[] = { "under", "over", "above", "below", NULL };
	static const char *const are[] = { "were", "was", "are", "is", "or", "aged", "being",
		"them", "whom", "mostly", NULL };
	static const char *const stops[] = { "or", ",", ".", ";", "and", "\"", NULL };
	if (i <= first || !word_is_any(p, i, limits))
		return false;
	static const char *const lies[] = { "lain", "lay", "lying", "hid", "hidden", "hiding",
		"buried", "trapped", "pinned", NULL };
	if (word_has(p, i - 1, FEATURE_PERSON) ||
		(!p->wide && word_is(p, i, "under") && word_is_any(p, i - 1, lies)))
		return true; /* "had lain under two bodies": no fewer than two */
	return !p->wide && end == i + 2 && word_is_any(p, i - 1, are) &&
	       (end >= p->scan.words.count || word_is_any(p, end, stops));
}

/* "sixty" of "sixty-odd", "60" of "60-odd". */
bool quantity_odd(const struct page *p, struct str tens, int64_t *value)
{
	const struct lexeme *x = lexicon_word(p->lexicon, tens);
	*value = lexeme_has(x, FEATURE_NUMBER) ? (int64_t)x->value : 0;
	for (size_t k = 0; k < tens.len && k < 6 && tens.at[k] >= '0' && tens.at[k] <= '9'; k++)
		*value = *value * 10 + tens.at[k] - '0';
	return *value > 0 && *value % 10 == 0;
}

/* "a number from a film": no number of anything. */
bool quantity_is_word(const struct page *p, uint32_t i, uint32_t end)
{
	uint32_t behind = p->mark[i].end;
	return !p->wide && behind > i && word_is(p, behind - 1, "number") &&
	       (behind >= end || word_is(p, behind, "from"));
}

/* "was looking into 20 more", "is examining another 30": cases of which nobody says anything yet (CLAIM-16). */
bool quantity_is_examined(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const looks[] = { "looking", "look", "looked", "inquiring", NULL };
	static const char *const checks[] = { "examining", "checking", "verifying", "reviewing",
		"investigating", "probing", NULL };
	if (p->wide || i < 2)
		return false;
	bool into = word_is(p, i - 1, "into") && word_is_any(p, i - 2, looks);
	return (into || word_is_any(p, i - 1, checks)) &&
	       (word_is(p, i, "another") || word_is(p, i, "a") ||
		       (end < p->scan.words.count &&
			       (word_is(p, end, "more") || word_is(p, end, "others"))));
}

/* "two were sentenced to a year": those who did it, and none who suffered. */
bool quantity_is_of_trial(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const are[] = { "were", "was", "have", "has", "are", "been", NULL };
	static const char *const ends[] = { "sentenced", "convicted", "acquitted", "promoted",
		"demoted", "suspended", "court-martialled", "dismissed", "reprimanded", "tried",
		NULL };
	if (p->wide || end != i + 1 || end + 2 >= p->scan.words.count || !word_is_any(p, end, are))
		return false;
	uint32_t w = end + 1 + word_is_any(p, end + 1, are);
	w += word_is(p, w, "later") || word_is(p, w, "since");
	return word_is_any(p, w, ends);
}

bool quantity_is_age_of(const struct page *p, uint32_t i, uint32_t behind)
{
	static const char *const ends[] = { "er", "or", "ist", "ian", "man", "ant", "boy", "girl",
		NULL };
	static const char *const many[] = { "order", "number", "quarter", "corner", "minor", "crew",
		"team", "family", "party", "cluster", "border", "chapter", "paper", NULL };
	if (p->wide || i < 3 || !word_is(p, i - 1, "of") || tag_at(p, i - 2) != TAG_NN ||
		word_is_any(p, i - 2, many) || !(word_is(p, i - 3, "a") || word_is(p, i - 3, "an")))
		return false;
	bool person = word_has(p, i - 2, FEATURE_PERSON);
	for (size_t k = 0; ends[k]; k++)
		person |= str_ends(low_at(p, i - 2), str_from(ends[k]));
	return person && behind + 1 < p->scan.words.count && word_is(p, behind, ",") &&
	       p->scan.words.at[i].shape & SHAPE_DIGIT && low_at(p, i).len < 3;
}
