#include "reader/frame.h"

#include <string.h>

/* No report counts more people than live: larger numbers are not counts (rule COUNT-1). */
#define MOST_PEOPLE 10000000000LL

/* A number without its bound, and where it ends. */
struct number {
	int64_t value, top; /* top > value for "10 to 12" */
	uint32_t end;
	bool vague, open, plus;
	struct count share; /* of `whole`, where that is not 0 */
	int64_t whole;
};

static struct number number_of(
	int64_t value, int64_t top, uint32_t end, bool vague, bool open, bool plus)
{
	return (struct number){
		.value = value, .top = top, .end = end, .vague = vague, .open = open, .plus = plus
	};
}

/* "1,200" and "1.200" of groups of three, "2.5" as a fraction; false for ordinals, times, codes. */
static bool read_digits(struct str s, double *value, bool *plus)
{
	double n = 0, scale = 0;
	size_t since = 0; /* digits since the last comma */
	bool grouped = false;
	*plus = false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		if (c >= '0' && c <= '9') {
			n = scale > 0 ? n + (c - '0') * scale : n * 10 + (c - '0');
			scale /= 10;
			since++;
		} else if (c == ',' && i && scale == 0 && (!grouped ? i <= 3 : since == 3)) {
			grouped = true;
			since = 0;
		} else if (c == '.' && scale == 0 && i + 1 < s.len && !grouped) {
			scale = 0.1;
		} else if (c == '+' && i + 1 == s.len && i) {
			*plus = true;
		} else {
			return false;
		}
	}
	*value = n;
	return s.len > 0 && (!grouped || since == 3);
}

/* "forty-four": two number words joined by a hyphen. */
static bool read_hyphened(const struct page *p, struct str low, int64_t *value)
{
	struct str rest = low, tens;
	str_cut(&rest, '-', &tens);
	if (!rest.at)
		return false;
	const struct lexeme *a = lexicon_word(p->lexicon, tens);
	const struct lexeme *b = lexicon_word(p->lexicon, rest);
	if (!lexeme_has(a, FEATURE_NUMBER) || !lexeme_has(b, FEATURE_NUMBER) || a->value < 20 ||
		b->value >= 10 || b->value < 1)
		return false;
	*value = a->value + b->value;
	return true;
}

static bool single_number(const struct page *p, uint32_t i, double *value, bool *plus)
{
	const struct word *w = &p->scan.words.at[i];
	const struct lexeme *x = lex_at(p, i);
	int64_t n;
	*plus = false;
	if (p->mark[i].moment != NONE)
		return false;
	if (w->shape & SHAPE_DIGIT)
		return read_digits(w->low, value, plus);
	if (lexeme_has(x, FEATURE_NUMBER) && x->words == 1) {
		*value = (double)x->value;
		return true;
	}
	if (!w->plain && read_hyphened(p, w->low, &n)) {
		*value = (double)n;
		return true;
	}
	return false;
}

static const struct lexeme *multiplier_at(const struct page *p, uint32_t i, uint32_t end)
{
	const struct lexeme *x = i < end ? lex_at(p, i) : NULL;
	return lexeme_has(x, FEATURE_MULTIPLIER) ? x : NULL;
}

static bool is_hundred(const struct page *p, uint32_t i, uint32_t end)
{
	const struct lexeme *x = multiplier_at(p, i, end);
	return x && x->value == 100;
}

/* "two hundred and fifty thousand", "1.5 million", "a dozen", "forty four". */
static bool read_cardinal(const struct page *p, uint32_t i, uint32_t end, struct number *n)
{
	double part = 0, total = 0, one;
	bool any = false, plus = false, small = false;
	uint32_t k = i;
	if (k < end && (word_is(p, k, "a") || word_is(p, k, "half")) &&
		(multiplier_at(p, k + 1, end) ||
			(k + 2 < end && word_is(p, k + 1, "a") && multiplier_at(p, k + 2, end)))) {
		part = word_is(p, k, "half") ? 0.5 : 1;
		k += word_is(p, k + 1, "a") ? 2 : 1;
		any = true;
	}
	if (k < end && word_is(p, k, "dozen") && k > 0 && !word_is(p, k - 1, "a")) {
		*n = number_of(12, 12, k + 1, false, false, false);
		return true; /* "kill dozen rebels" */
	}
	for (; k < end; k++) {
		const struct lexeme *x = multiplier_at(p, k, end);
		if (x && any) {
			part = (part > 0 ? part : 1) * (double)x->value;
			if (x->value >= 1000) {
				total += part;
				part = 0;
			}
			small = false;
		} else if (single_number(p, k, &one, &plus)) {
			if (any && !(part >= 20 && one < 10 && !small) && part != 0 &&
				!((int64_t)part % 100 == 0 && one < 100))
				break;
			if (any && (p->scan.words.at[k].shape & SHAPE_DIGIT))
				break;
			part += one;
			small = one < 10;
			any = true;
		} else if (any && word_is(p, k, "and") && k + 1 < end && part >= 100 &&
			   (int64_t)part % 100 == 0 &&
			   !(p->scan.words.at[k - 1].shape & SHAPE_DIGIT) &&
			   single_number(p, k + 1, &one, &plus) && one < 100 &&
			   !is_hundred(
				   p, k + 2, end) && /* "one hundred and one hundred and fifty" */
			   !(p->scan.words.at[k + 1].shape & SHAPE_DIGIT)) {
			continue;
		} else {
			break;
		}
	}
	double near = total + part + 0.5, off = near - (double)(int64_t)near - 0.5;
	if (!any || near > (double)MOST_PEOPLE || off > 1e-6 || off < -1e-6) /* "1.7 million" */
		return false;
	*n = number_of((int64_t)near, (int64_t)near, k, false, false, plus);
	return true;
}

static bool read_vague(const struct page *p, uint32_t i, uint32_t end, struct number *n)
{
	const struct lexeme *x = lex_at(p, i);
	if (!lexeme_has(x, FEATURE_VAGUE) || p->mark[i].first != i || quantity_is_word(p, i, end))
		return false;
	uint32_t k = p->mark[i].end;
	int64_t value = x->value;
	const struct lexeme *m = multiplier_at(p, k, end); /* "several hundred" */
	if (m && value < 10) {
		value *= m->value;
		k++;
	}
	if (k + 1 < end && word_is(p, k, "of") && !word_has(p, k, FEATURE_PARTITIVE) &&
		!word_has(p, k + 1, FEATURE_DETERMINER) && !word_has(p, k + 1, FEATURE_PRONOUN) &&
		!word_has(p, k + 1, FEATURE_RELATIVE))
		k++; /* "dozens of people" is one group */
	*n = number_of(value, value, k, true, true, false);
	return true;
}

/* Of most words the first look says that no number begins there. */
static bool may_be_number(const struct page *p, uint32_t i)
{
	static const feature_set sets = (feature_set)1 << FEATURE_NUMBER | (feature_set)1
										   << FEATURE_VAGUE;
	const struct word *w = &p->scan.words.at[i];
	return p->has[i] & sets || w->shape & SHAPE_DIGIT || !w->plain || word_is(p, i, "a") ||
	       word_is(p, i, "half") || word_is(p, i, "dozen");
}

static bool read_number(const struct page *p, uint32_t i, uint32_t end, struct number *n)
{
	return i < end && may_be_number(p, i) &&
	       (read_cardinal(p, i, end, n) || read_vague(p, i, end, n));
}

/* A number by itself at word i; the word behind it, or i when there is none. */
uint32_t quantity_plain(const struct page *p, uint32_t i, uint32_t end, int64_t *value)
{
	struct number n;
	if (p->mark[i].moment != NONE || !may_be_number(p, i) || !read_cardinal(p, i, end, &n))
		return i;
	*value = n.value;
	return n.end;
}

/* "10 to 12", "10-12", "10 or 12": both ends stated (COUNT-5). */
static void read_range(const struct page *p, uint32_t end, const char *joint, struct number *n)
{
	struct number top;
	if (n->end + 1 < end && !n->vague && word_is(p, n->end, joint) &&
		read_cardinal(p, n->end + 1, end, &top) && top.value > n->value) {
		n->top = top.value;
		n->end = top.end;
	}
}

static bool read_dashed(const struct page *p, uint32_t i, struct number *n)
{
	struct str rest = low_at(p, i), low;
	double a, b;
	bool plus;
	str_cut(&rest, '-', &low);
	if (str_equal(rest, STR("odd")) && !p->wide && quantity_odd(p, low, &n->value)) {
		*n = number_of(n->value, n->value + 9, i + 1, false, false, false);
		return true; /* "sixty-odd": to 69 */
	}
	if (!(p->scan.words.at[i].shape & SHAPE_DIGIT))
		return false;
	if (!rest.at || !read_digits(low, &a, &plus) || !read_digits(rest, &b, &plus) || b <= a ||
		a != (double)(int64_t)a || b != (double)(int64_t)b || b > (double)MOST_PEOPLE)
		return false;
	*n = number_of((int64_t)a, (int64_t)b, i + 1, false, false, false);
	return true;
}

/* Rules COUNT-2 to COUNT-9 of METHOD.md: what a bound makes of a number. */
static struct count bounded(const struct number *n, enum bound bound)
{
	int64_t tenth = (n->value + 9) / 10;
	switch (bound) {
	case BOUND_AT_LEAST: /* COUNT-2 */
		return (struct count){ true, true, n->value, n->value, n->value, { 0 },
			STR("COUNT-2") };
	case BOUND_MORE_THAN: /* COUNT-3 */
		return (struct count){ true, true, n->value, n->value + 1, n->value + 1, { 0 },
			STR("COUNT-3") };
	case BOUND_ABOUT: /* COUNT-4 */
		return (struct count){ true, n->vague, n->vague ? n->value : n->value - tenth,
			n->value + tenth, n->vague ? n->value : n->value + tenth, { 0 },
			STR("COUNT-4") };
	case BOUND_NEARLY: /* COUNT-4 */
		return (struct count){ true, n->vague, n->value - tenth, n->value, n->value, { 0 },
			STR("COUNT-4") };
	case BOUND_UP_TO: /* COUNT-6 */
		return (struct count){ true, false, 0, n->top, n->top, { 0 }, STR("COUNT-6") };
	case BOUND_LESS_THAN: /* COUNT-6 */
		return (struct count){ true, false, 0, n->value > 0 ? n->value - 1 : 0,
			n->value > 0 ? n->value - 1 : 0, { 0 }, STR("COUNT-6") };
	case BOUND_EXACT:
		break;
	}
	if (n->vague) /* COUNT-7 */
		return (struct count){ true, true, n->value, n->value, n->value, { 0 },
			STR("COUNT-7") };
	return (struct count){ true, n->plus, n->value, n->top, n->top, { 0 },
		n->plus             ? STR("COUNT-2")
		: n->top > n->value ? STR("COUNT-5")
				    : STR("COUNT-8") };
}

struct count count_bounded(int64_t value, int64_t top, bool vague, bool plus, enum bound bound)
{
	const struct number n = { .value = value, .top = top, .vague = vague, .plus = plus };
	return bounded(&n, bound);
}

/* "range from 3 to 44", "vary from". */
static bool is_ranging(const struct page *p, uint32_t from)
{
	struct str verb = from >= 2 ? low_at(p, from - 2) : (struct str){ 0 };
	return from >= 2 && (str_starts(verb, STR("rang")) || str_starts(verb, STR("var")) ||
				    str_equal(verb, STR("anywhere")));
}

/* "has gone up to 31": it has climbed, and is not as many as that. */
static bool climbs(const struct page *p, uint32_t i)
{
	static const char *const ways[] = { "gone", "went", "going", "goes", "shot", "moved",
		"moves", "came", "comes", NULL };
	return i > 0 && word_is(p, i, "up") &&
	       (word_is_any(p, i - 1, ways) || word_has(p, i - 1, FEATURE_TOLL) ||
		       (word_has(p, i - 1, FEATURE_REACH) && !word_has(p, i - 1, FEATURE_BE) &&
			       !word_has(p, i - 1, FEATURE_PREPOSITION)));
}

/* The number that begins at word i, its bound's words first. */
static bool read_bounded(
	const struct page *p, uint32_t i, uint32_t end, struct number *n, enum bound *bound)
{
	const struct lexeme *x = lex_at(p, i);
	*bound = BOUND_EXACT;
	if (quantity_is_topic(p, i))
		return false;
	if (read_dashed(p, i, n))
		return true;
	bool none = i + 1 < end && word_is(p, i, "between") &&
		    (word_is(p, i + 1, "none") || word_is(p, i + 1, "zero"));
	if (none) /* "between none and five civilians" */
		*n = (struct number){ .end = i + 2 };
	if (none || (word_is(p, i, "between") && read_cardinal(p, i + 1, end, n))) {
		int64_t low = n->value;
		read_range(p, end, "and", n);
		return n->top > low;
	}
	if (word_is(p, i, "from") && (i == 0 || (p->scan.words.at[i].shape & SHAPE_FIRST)) &&
		read_cardinal(p, i + 1, end, n)) { /* "From four to six civilians" */
		read_range(p, end, "to", n);
		return n->top > n->value && n->end < end && word_has(p, n->end, FEATURE_PERSON);
	}
	if (lexeme_has(x, FEATURE_BOUND) && p->mark[i].first == i && x->bound >= 0 &&
		!climbs(p, i) && read_number(p, p->mark[i].end, end, n)) {
		*bound = (enum bound)x->bound;
		read_range(p, end, "to", n);
		if (*bound == BOUND_UP_TO)
			read_range(p, end, "or", n); /* "at most five or six" */
		return true;
	}
	if (!read_number(p, i, end, n))
		return false;
	if (i == 0 || !word_is(p, i - 1, "from") ||
		is_ranging(p, i)) /* "rose from 39 to 41" is none */
		read_range(p, end, "to", n);
	read_range(p, end, "or", n);
	read_range(p, end, "-", n);
	return true;
}

/* "at least five and as many as twelve", "30 and up to 37": two ends (COUNT-5). */
static bool read_up_to(const struct page *p, uint32_t end, struct number *n)
{
	static const char *const joints[] = { "and", "or", "but", "to", NULL };
	uint32_t i = n->end;
	struct number top;
	i += i + 1 < end && word_is_any(p, i, joints);
	if (i + 1 < end && word_is(p, i, "possibly"))
		i++;
	const struct lexeme *x = i < end ? lex_at(p, i) : NULL;
	if (n->vague || n->top != n->value || i == n->end || !lexeme_has(x, FEATURE_BOUND) ||
		x->bound != BOUND_UP_TO || !read_number(p, p->mark[i].end, end, &top) ||
		top.vague || top.value <= n->value)
		return false;
	n->top = top.value;
	n->end = top.end;
	n->plus = false;
	return true;
}

/* "or more", "at least" behind the number. */
static void read_behind(const struct page *p, uint32_t end, struct number *n, enum bound *bound)
{
	if (n->end < end && word_is(p, n->end, "+") && *bound == BOUND_EXACT &&
		(p->scan.words.at[n->end].shape & SHAPE_GLUED)) {
		*bound = BOUND_AT_LEAST;
		n->end++;
	}
	if (n->end + 1 < end && word_is(p, n->end, "or") &&
		(word_is(p, n->end + 1, "more") || word_is(p, n->end + 1, "so"))) {
		*bound = word_is(p, n->end + 1, "more") ? BOUND_AT_LEAST : BOUND_ABOUT;
		n->end += 2;
	}
}

/* "the 2019 deaths", "in 2019": four digits of our time, without a comma, are a year. */
static bool is_year(const struct page *p, uint32_t first, const struct number *n)
{
	static const char *const before[] = { "the", "in", "since", "of", "from", "until", "by",
		"during", "late", "early", "mid", "a", "this", NULL };
	const struct word *w = &p->scan.words.at[first];
	if (n->end != first + 1 || n->value < 1900 || n->value > 2099 || w->low.len != 4 ||
		first == 0)
		return false;
	return word_is_any(p, first - 1, before);
}

/* "one of the war's worst attacks" is nobody. */
static bool is_one_of_deeds(const struct page *p, const struct number *n, uint32_t end)
{
	static const char *const worst[] = { "worst", "deadliest", "bloodiest", "biggest",
		"largest", "gravest", NULL };
	enum { AHEAD = 6 };
	if (n->value != 1 || n->end + 1 >= end || !word_is(p, n->end, "of"))
		return false;
	for (uint32_t w = n->end + 1; w < end && w < n->end + AHEAD; w++)
		if (word_is_any(p, w, worst))
			return true;
	return false;
}

/* "6 kilometres", "5 percent", "$ 3", "12-year-old", "No. 4", "the 2 Brigade" are no counts of people. */
static bool counts_no_people(
	const struct page *p, uint32_t first, const struct number *n, uint32_t end)
{
	if (n->end < end && word_has(p, n->end, FEATURE_UNIT) &&
		!word_has(p, n->end, FEATURE_PERSON))
		return true;
	if (is_one_of_deeds(p, n, end) || is_year(p, first, n) || quantity_second_age(p, first) ||
		quantity_of_parent(p, first) || quantity_of_one(p, first, n->end) ||
		quantity_is_label(p, first, n->end, end) || quantity_is_score(p, n->end, end))
		return true;
	if (first > 0 && tag_at(p, first - 1) != TAG_VBP) { /* not "the dead number 18" */
		static const char *const heralds[] = { "$", "no.", "number", "article", "page",
			"resolution", "no", "nr", "route", "highway", "law", "decree", "aged",
			"age", "channel", "gate", "room", NULL };
		if (word_is_any(p, first - 1, heralds))
			return !word_is(p, first - 1, "no") ||
			       (p->scan.words.at[n->end - 1].shape & SHAPE_DIGIT);
	}
	return false;
}

/* A name, or "a man", "his daughter". */
static bool is_one_person(const struct page *p, uint32_t i)
{
	const struct lexeme *x = lex_at(p, i);
	if (!x)
		return p->scan.words.at[i].shape & SHAPE_CAPITAL;
	return lexeme_has(x, FEATURE_PERSON) && /* "Farmer, 61, killed" */
	       (tag_at(p, i) == TAG_NN || (!p->wide && tag_at(p, i) == TAG_NNP));
}

/* ", 34," behind a name or one person is an age (COUNT-9). */
static bool is_age(
	const struct page *p, uint32_t i, const struct number *n, uint32_t first, uint32_t end)
{
	bool opened = i > first + 1 && (word_is(p, i - 1, ",") || word_is(p, i - 1, "("));
	bool closed = n->end == end || word_is(p, n->end, ",") || word_is(p, n->end, ")") ||
		      word_is(p, n->end, ".") || word_is(p, n->end, ";");
	bool name = opened && !lex_at(p, i - 2) && p->mark[i - 2].spot == NONE &&
		    word_is(p, i - 1, ",") && n->end < end && word_is(p, n->end, ",");
	return opened && closed && n->value < 120 && !n->vague && n->value == n->top &&
	       ((p->scan.words.at[i].shape & SHAPE_DIGIT) || name) && is_one_person(p, i - 2);
}

/* "the 2021-2024 war", "a woman b. 1958", "one in four of those killed": years, and a share (COUNT-1). */
static bool is_year_or_share(
	const struct page *p, uint32_t i, const struct number *n, uint32_t first, uint32_t end)
{
	enum { FIRST_YEAR = 1800, LAST_YEAR = 2100 };
	bool year = n->value >= FIRST_YEAR && n->top <= LAST_YEAR &&
		    (p->wide || p->scan.words.at[n->end - 1].low.len != 5); /* "about 1,900" */
	bool people = n->end < end && word_has(p, n->end, FEATURE_PERSON);
	if (year && !people && (n->top > n->value || i == first))
		return true;
	bool parted =
		i > first && word_is(p, i - 1, ",") && n->end < end && word_is(p, n->end, ",");
	if (year && !people && parted && p->scan.words.at[i].low.len == 4)
		return true; /* "Orla Temen, 1971, cleaner" */
	if (n->value == 1 && n->end + 1 < end && word_is(p, n->end, "in") &&
		word_has(p, n->end + 1, FEATURE_NUMBER))
		return true;
	if (i > first && year &&
		(word_is(p, i - 1, "b") || word_is(p, i - 1, "b.") || word_is(p, i - 1, "born")))
		return true;
	if (i > first + 1 && year && word_is(p, i - 1, ".") && word_is(p, i - 2, "b"))
		return true;
	bool share = i > first + 1 && word_is(p, i - 2, "one") && word_is(p, i - 1, "in");
	bool rest = i > first + 1 && word_is(p, i - 2, "all") && word_is(p, i - 1, "but");
	return share || rest;
}

static void add_quantity(
	struct page *p, uint32_t i, uint32_t end, const struct number *n, enum bound bound)
{
	struct count c = n->whole ? n->share : bounded(n, bound);
	c.words = page_words(p, i, n->end);
	for (uint32_t k = i; k < n->end; k++)
		p->mark[k].quantity = (uint32_t)p->quantities.count;
	static const char *const whole[] = { "them", "those", "whom", "the", "these", NULL };
	bool partitive = n->end + 1 < end && word_is(p, n->end, "of") &&
			 (word_is_any(p, n->end + 1, whole) ||
				 (word_is(p, n->end + 1, "which") && !p->wide));
	*PUSH(p->mem, &p->quantities) =
		(struct quantity){ i, n->end, c, n->vague, partitive, false, n->whole };
}

/* "5." or "(5)" at the head of a paragraph is its number. */
static uint32_t past_enumerator(const struct page *p, uint32_t first, uint32_t end)
{
	uint32_t i = first;
	if (i < end && word_is(p, i, "("))
		i++;
	if (i + 2 < end && (p->scan.words.at[i].shape & SHAPE_DIGIT) &&
		(p->scan.words.at[i + 1].shape & SHAPE_GLUED) &&
		(word_is(p, i + 1, ".") || word_is(p, i + 1, ")") || word_is(p, i + 1, "/")) &&
		!(p->scan.words.at[i + 2].shape & SHAPE_GLUED))
		return i + 2;
	return first;
}

/* COUNT-21: "nineteen (19) persons", "47 (forty-seven) bodies": one number, written twice. */
static void pass_repetition(const struct page *p, uint32_t end, struct number *n)
{
	struct number again;
	if (n->end + 3 < end && word_is(p, n->end, "(") &&
		read_number(p, n->end + 1, end, &again) && again.end < end &&
		word_is(p, again.end, ")") && again.value == n->value)
		n->end = again.end + 1;
}

/* COUNT-5: "seven civilians, possibly nine", "as many as 27 civilians and no fewer than 16": the other end of the range
 * whose first end was told just before. */
static bool ends_range(
	struct page *p, uint32_t i, uint32_t first, const struct number *n, enum bound bound)
{
	enum { BETWEEN = 6 };
	static const char *const maybe[] = { "possibly", "perhaps", "maybe", NULL };
	static const char *const joints[] = { "and", "but", "or", NULL };
	struct quantity *q =
		p->quantities.count ? &p->quantities.at[p->quantities.count - 1] : NULL;
	if (!q || q->first < first || q->end + BETWEEN < i || i < first + 2 || n->vague ||
		q->count.rule.at == NULL)
		return false;
	bool up = bound == BOUND_EXACT && word_is_any(p, i - 1, maybe) &&
		  str_equal(q->count.rule, STR("COUNT-8")) && n->value > q->count.low;
	bool joined = word_is_any(p, i - 1, joints);
	bool down = joined && bound == BOUND_AT_LEAST && str_equal(q->count.rule, STR("COUNT-6")) &&
		    n->value < q->count.high;
	bool top = joined && bound == BOUND_UP_TO && str_equal(q->count.rule, STR("COUNT-2")) &&
		   n->value > q->count.low;
	if (!up && !down && !top)
		return false;
	struct count *c = &q->count;
	c->low = down ? n->value : c->low;
	c->high = c->stated = down ? c->high : n->value;
	c->open = false;
	c->rule = STR("COUNT-5");
	struct quantity again = *q;
	again.first = i;
	again.end = n->end;
	again.repeats = true;
	for (uint32_t k = i; k < n->end; k++)
		p->mark[k].quantity = (uint32_t)p->quantities.count;
	*PUSH(p->mem, &p->quantities) = again;
	return true;
}

/* COUNT-50 */
static bool read_share(const struct page *p, uint32_t i, uint32_t end, struct number *n)
{
	n->end = quantity_share(p, i, end, &n->share, &n->whole);
	n->value = n->share.low;
	n->top = n->share.high;
	if (n->end == i)
		n->whole = 0;
	return n->end != i;
}

/* Of most words the first look says that nothing begins there: no number, no bound, no share. */
static bool may_begin(const struct page *p, uint32_t i)
{
	static const feature_set sets =
		(feature_set)1 << FEATURE_BOUND | (feature_set)1 << FEATURE_DETERMINER;
	const struct word *w = &p->scan.words.at[i];
	bool sign = (w->shape & SHAPE_PUNCT) && w->low.len == 1;
	return p->has[i] & sets || (!sign && (may_be_number(p, i) || word_is(p, i, "between") ||
						     word_is(p, i, "from")));
}

static void sentence_quantities(struct page *p, uint32_t first, uint32_t end)
{
	for (uint32_t i = past_enumerator(p, first, end), next; i < end; i = next) {
		next = i + 1;
		if (!may_begin(p, i) || p->mark[i].moment != NONE || p->mark[i].spot != NONE ||
			word_is_outlet(p, i))
			continue; /* most words, for which nothing is cleared */
		struct number n = { 0 };
		enum bound bound = BOUND_EXACT;
		if (!read_share(p, i, end, &n) && !read_bounded(p, i, end, &n, &bound))
			continue;
		pass_repetition(p, end, &n);
		read_behind(p, end, &n, &bound);
		if ((bound == BOUND_AT_LEAST || bound == BOUND_EXACT) && read_up_to(p, end, &n))
			bound = BOUND_EXACT;
		if (!ends_range(p, i, first, &n, bound) && !counts_no_people(p, i, &n, end) &&
			!quantity_is_limit(p, i, first, n.end) &&
			!is_year_or_share(p, i, &n, first, end) &&
			!quantity_is_examined(p, i, n.end) && !quantity_is_of_trial(p, i, n.end) &&
			!is_age(p, i, &n, first, end) && !quantity_is_age_of(p, i, n.end) &&
			!quantity_of_entry(p, i, n.end, (double)n.value))
			add_quantity(p, i, end, &n, bound);
		next = n.end;
	}
}

void page_quantities(struct page *p)
{
	for (size_t i = 0; i < p->scan.sentences.count; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		size_t before = p->quantities.count;
		if (p->live[i])
			sentence_quantities(p, s->first, s->end);
		p->families_in[i] |= (family_set)(p->quantities.count > before) << FAMILY_NUMBER;
	}
}
