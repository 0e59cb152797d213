#include "reader/frame.h"

/* COUNT-50: a share of a number is a number: "half of the 40 passengers", "all but three of the 52", "most of the 30". */
enum { WORDS_BETWEEN = 5 };

struct fraction {
	int64_t part, of; /* 2 of 3 */
};

static const struct {
	const char *word;
	struct fraction is;
} fractions[] = { { "half", { 1, 2 } }, { "third", { 1, 3 } }, { "one-third", { 1, 3 } },
	{ "thirds", { 1, 3 } }, { "two-thirds", { 2, 3 } }, { "quarter", { 1, 4 } },
	{ "quarters", { 1, 4 } }, { "three-quarters", { 3, 4 } }, { "fifth", { 1, 5 } },
	{ "fifths", { 1, 5 } }, { "tenth", { 1, 10 } } };

/* "half", "a third", "two thirds" from word i on; the word behind it, or i when there is none. */
static uint32_t read_fraction(const struct page *p, uint32_t i, uint32_t end, struct fraction *f)
{
	const struct lexeme *x = lex_at(p, i);
	int64_t times =
		lexeme_has(x, FEATURE_NUMBER) && x->value > 0 && x->value < 10 ? x->value : 0;
	uint32_t k = i + (times || word_is(p, i, "a"));
	for (size_t n = 0; k < end && n < sizeof fractions / sizeof *fractions; n++)
		if (word_is(p, k, fractions[n].word)) {
			*f = fractions[n].is;
			f->part *= times ? times : 1;
			return f->part < f->of ? k + 1 : i;
		}
	return i;
}

/* Behind "of": the number itself, past "the", "its", "the town's". */
static uint32_t number_within(const struct page *p, uint32_t i, uint32_t end, int64_t *whole)
{
	for (uint32_t k = i; k + 1 < end && k < i + WORDS_BETWEEN; k++) {
		uint32_t stop = quantity_plain(p, k, end, whole);
		if (stop != k)
			return k > i ? stop : i; /* "half of 40" is rarely of people */
		uint8_t tag = tag_at(p, k);
		if (tag != TAG_DT && tag != TAG_PRPS && tag != TAG_NN && tag != TAG_NNP &&
			tag != TAG_POS && !word_has(p, k, FEATURE_BOUND))
			return i;
	}
	return i;
}

static struct count share_of(struct fraction f, int64_t whole, enum bound bound)
{
	int64_t low = whole * f.part / f.of, high = (whole * f.part + f.of - 1) / f.of;
	if (bound == BOUND_AT_LEAST || bound == BOUND_MORE_THAN) {
		low = bound == BOUND_MORE_THAN ? low + 1 : high;
		high = whole;
	} else if (bound == BOUND_ABOUT || bound == BOUND_NEARLY) {
		low -= (low + 9) / 10;
		high += bound == BOUND_ABOUT ? (high + 9) / 10 : 0;
	} else if (bound == BOUND_LESS_THAN) {
		high = high > 0 ? high - 1 : 0;
		low = 0;
	}
	return (struct count){
		.known = true, .low = low, .high = high, .stated = high, .rule = STR("COUNT-50")
	};
}

uint32_t quantity_share(
	const struct page *p, uint32_t i, uint32_t end, struct count *count, int64_t *whole)
{
	static const feature_set sets = (feature_set)1 << FEATURE_NUMBER |
					(feature_set)1 << FEATURE_BOUND |
					(feature_set)1 << FEATURE_DETERMINER;
	if (p->wide || !(p->has[i] & sets || word_is(p, i, "half") || !p->scan.words.at[i].plain))
		return i;
	const struct lexeme *x = lex_at(p, i);
	bool bounded = lexeme_has(x, FEATURE_BOUND) && p->mark[i].first == i && x->bound >= 0;
	enum bound bound = bounded ? (enum bound)x->bound : BOUND_EXACT;
	uint32_t from = bounded ? p->mark[i].end : i, of;
	struct fraction f = { 0, 1 };
	int64_t but = 0;
	if (from + 3 >= end) /* neither "most of" nor a number fits in */
		return i;
	if (word_is(p, from, "most")) {
		f = (struct fraction){ 1, 2 };
		bound = BOUND_MORE_THAN;
		of = from + 1;
	} else if (word_is(p, from, "all") && from + 2 < end && word_is(p, from + 1, "but")) {
		of = quantity_plain(p, from + 2, end, &but);
		f = (struct fraction){ 1, 1 };
		of = of == from + 2 ? from : of;
	} else {
		of = read_fraction(p, from, end, &f);
	}
	if (of == from || of + 2 >= end || !word_is(p, of, "of"))
		return i;
	uint32_t stop = number_within(p, of + 1, end, whole);
	if (stop == of + 1 || *whole < 3 || but >= *whole)
		return i;
	*count = share_of(f, *whole - but, bound);
	return stop;
}
