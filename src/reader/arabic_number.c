#include "reader/arabic_inside.h"
#include "reader/frame.h"

#include <string.h>

/* Numbers in digits of both sets and in words, with their bounds: COUNT-2 to COUNT-8, ARAB-4 to ARAB-6. */

static const double MOST_PEOPLE = 1e10;

struct reading {
	double total, part; /* what a multiplier has closed; what still may be multiplied */
	int64_t last;       /* value of the last word */
	bool any, plus, digits;
	uint32_t end;
};

/* ARAB-4: "و130", "ال24": a small word before digits is no part of the number. */
static struct str digits_of(struct str low)
{
	size_t i = 0;
	while (i < low.len && (unsigned char)low.at[i] >= 0x80)
		i++;
	if (i < low.len && low.at[i] == '-')
		i++;
	return str_slice(low, i, low.len);
}

static bool read_digits(struct str s, double *value, bool *plus)
{
	double n = 0, unit = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == ',')
			continue;
		if (s.at[i] == '.' && unit == 0) {
			unit = 1;
			continue;
		}
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		unit /= 10;
		n = unit > 0 ? n + unit * (s.at[i] - '0') : n * 10 + (s.at[i] - '0');
	}
	*value = n;
	*plus = false;
	return s.len > 0 && s.len < 16;
}

static bool is_ten(const struct arabic *a, uint32_t i)
{
	return ar_is(a, i, "عشر") || ar_is(a, i, "عشره");
}

static bool is_free(const struct arabic *a, uint32_t i)
{
	return i < a->end && a->page->mark[i].moment == NONE;
}

/* A thousand and its like behind a number: "15 ألفا", "3 آلاف", "ثلاث مئة". */
static bool read_multiplier(const struct arabic *a, uint32_t i, struct reading *r)
{
	const struct lexeme *x = ar_lex(a, i);
	bool thousand = ar_is(a, i, "الفا"); /* alone it is two thousand */
	if (!r->any || (!lexeme_has(x, FEATURE_MULTIPLIER) && !thousand) ||
		ar_prefix(a, i, ARABIC_AND) || r->part <= 0)
		return false;
	int64_t value = thousand ? 1000 : x->value;
	r->part *= (double)value;
	if (value >= 1000) {
		r->total += r->part;
		r->part = 0;
	}
	r->last = value;
	r->digits = false;
	return true;
}

/* May a word worth `value` follow, with or without "and"? ARAB-5 */
static bool goes_on(const struct arabic *a, uint32_t i, const struct reading *r, int64_t value)
{
	if (!r->any)
		return true;
	if (is_ten(a, i) && !ar_prefix(a, i, ARABIC_AND))
		return r->last >= 1 && r->last <= 9 && !r->digits; /* "ثلاثة عشر" */
	if (!ar_prefix(a, i, ARABIC_AND))
		return false;
	if (r->last < 10 && r->last > 0)
		return value >= 20 && value < 100 && !r->digits; /* "خمسة وعشرون" */
	return value < r->last && (r->last >= 100 || r->part == 0);
}

static bool read_word(const struct arabic *a, uint32_t i, struct reading *r)
{
	const struct lexeme *x = ar_lex(a, i);
	double value;
	bool plus;
	if (!is_free(a, i))
		return false;
	if (a->folded[i].shape & SHAPE_DIGIT) {
		bool and = str_starts(a->folded[i].low, STR("و"));
		if (!read_digits(digits_of(a->folded[i].low), &value, &plus) ||
			(r->any && !(and&&r->last >= 100 && !r->digits)))
			return false;
		r->part += value;
		r->plus = plus;
		r->digits = true;
		r->last = (int64_t)value;
		return r->any = true;
	}
	if (read_multiplier(a, i, r))
		return true;
	bool eleven = (ar_is(a, i, "احد") || ar_is(a, i, "احدي") || ar_is(a, i, "واحد")) &&
		      is_ten(a, i + 1);
	if (!eleven &&
		(!lexeme_has(x, FEATURE_NUMBER) || x->words > 1 || a->page->mark[i].first != i))
		return false;
	int64_t worth = eleven ? 1 : x->value;
	if (!goes_on(a, i, r, worth))
		return false;
	r->part += (double)worth;
	r->last = worth;
	return r->any = true;
}

static bool read_cardinal(const struct arabic *a, uint32_t i, struct reading *r)
{
	*r = (struct reading){ .end = i };
	while (r->end < a->end && read_word(a, r->end, r))
		r->end++;
	double sum = r->total + r->part;
	if (!r->any || sum > MOST_PEOPLE || sum != (double)(int64_t)sum)
		return false; /* COUNT-1 */
	r->part = sum;
	if (r->end < a->end && ar_is(a, r->end, "+")) {
		r->plus = true;
		r->end++;
	}
	return true;
}

/* ARAB-6: "عشرات" 10, "مئات" 100, "آلاف" 1000, "بضعة" 3: as said, open above. */
static uint32_t read_vague(const struct arabic *a, uint32_t i, int64_t *value)
{
	const struct lexeme *x = ar_lex(a, i);
	if (!lexeme_has(x, FEATURE_VAGUE) || a->page->mark[i].first != i || !is_free(a, i))
		return 0;
	*value = x->value;
	uint32_t end = ar_next(a, i);
	if (*value == 3 &&
		(ar_is(a, end, "عشرات") || ar_is(a, end, "مئات") || ar_is(a, end, "الاف"))) {
		*value *= ar_lex(a, end)->value; /* "بضع مئات" */
		end++;
	}
	return end;
}

static uint32_t joined_by(const struct arabic *a, uint32_t i, const char *joint)
{
	return ar_is(a, i, joint) ? i + 1 : 0;
}

/* "30 إلى 35", "30-35", "ثلاثة أو أربعة": COUNT-5 */
static void read_top(const struct arabic *a, struct reading *r, int64_t *top)
{
	static const char *const joints[] = { "الي", "او", "-", NULL };
	struct reading more;
	for (size_t k = 0; joints[k]; k++) {
		uint32_t i = joined_by(a, r->end, joints[k]);
		if (i && read_cardinal(a, i, &more) && more.part > r->part) {
			*top = (int64_t)more.part;
			r->end = more.end;
			return;
		}
	}
}

/* "ما بين 30 و35" */
static bool read_between(const struct arabic *a, uint32_t i, struct reading *r, int64_t *top)
{
	struct reading more;
	if (ar_is(a, i, "ما"))
		i++;
	if (!ar_is(a, i, "بين") || !read_cardinal(a, i + 1, r))
		return false;
	bool and = str_starts(a->folded[r->end < a->end ? r->end : i].low, STR("و"));
	if (!and || !read_cardinal(a, r->end, &more) || more.part <= r->part)
		return false;
	*top = (int64_t)more.part;
	r->end = more.end;
	return true;
}

/* "من 30 إلى 35 شخصا"; but "ارتفع من 39 إلى 41" has grown to the second. */
static bool read_from(const struct arabic *a, uint32_t i, struct reading *r, int64_t *top)
{
	enum { BACK = 10 };
	for (uint32_t at = i; at > a->first && at + BACK > i; at--)
		if (ar_has(a, at - 1, FEATURE_REACH) || ar_has(a, at - 1, FEATURE_TOLL))
			return false;
	if (!ar_is(a, i, "من") || !read_cardinal(a, i + 1, r) || !ar_is(a, r->end, "الي"))
		return false;
	*top = 0;
	read_top(a, r, top);
	return *top > 0;
}

static uint32_t bound_at(const struct arabic *a, uint32_t i, enum bound *bound)
{
	const struct lexeme *x = ar_lex(a, i);
	if (!lexeme_has(x, FEATURE_BOUND) || a->page->mark[i].first != i || x->bound < 0)
		return 0;
	*bound = (enum bound)x->bound;
	return ar_next(a, i);
}

/* "12+", read as one word or two; "أو أكثر" behind. */
static bool is_or_more(const struct arabic *a, uint32_t i)
{
	return ar_is(a, i, "فاكثر") || (ar_is(a, i, "او") && ar_is(a, i + 1, "اكثر")) ||
	       ar_is(a, i, "ونيف");
}

uint32_t ar_number(const struct arabic *a, uint32_t i, struct arabic_number *n)
{
	struct reading r;
	enum bound bound = BOUND_EXACT;
	int64_t value = 0, top = 0;
	*n = (struct arabic_number){ .first = i };
	uint32_t at = bound_at(a, i, &bound);
	if (!at)
		at = i;
	if (read_between(a, at, &r, &top) || read_from(a, at, &r, &top)) {
		value = (int64_t)r.part;
	} else if ((r.end = read_vague(a, at, &value)) != 0) {
		n->vague = true;
		r.plus = false;
	} else if (read_cardinal(a, at, &r)) {
		value = top = (int64_t)r.part;
		if (!ar_is(a, at ? at - 1 : 0, "من")) /* "من 39 إلى 41" has grown */
			read_top(a, &r, &top);
	} else {
		return 0;
	}
	if (bound == BOUND_EXACT && bound_at(a, r.end, &bound)) {
		if (bound == BOUND_AT_LEAST || bound == BOUND_ABOUT)
			r.end = ar_next(a, r.end);
		else
			bound = BOUND_EXACT;
	}
	if (is_or_more(a, r.end))
		bound = BOUND_AT_LEAST;
	n->end = r.end;
	n->count = count_bounded(value, top ? top : value, n->vague, r.plus, bound);
	n->count.words = page_words(a->page, i, n->end);
	return n->end;
}
