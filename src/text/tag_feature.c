#include "text/tag_feature.h"

/* Letters that count for TAG-2: shorter words are often small in titles ("in", "of", "and"). */
enum { LONG_WORD = 4 };

/*
 * TAG-2: capitals say nothing in a sentence in all capitals, in one without any, and in one where
 * every long word after the first has one and there are three of those (a title).
 */
bool tag_is_caseless(const struct word *words, size_t count, bool upper)
{
	size_t capitals = 0, long_capitals = 0, long_others = 0;
	for (size_t i = 0; i < count && !upper; i++) {
		bool capital = words[i].shape & SHAPE_CAPITAL;
		capitals += capital;
		if (words[i].low.len < LONG_WORD || words[i].shape & (SHAPE_PUNCT | SHAPE_DIGIT))
			continue;
		long_capitals += capital && i > 0;
		long_others += !capital;
	}
	return upper || capitals == 0 || (long_capitals >= 3 && long_others == 0);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * TAG-3: numbers in figures are one word: "19xx" for a year of the last or this century, "00" for
 * other whole numbers of two or more digits, "0,0" when broken by a mark.
 */
struct str tag_word_name(struct str low)
{
	size_t digits = 0, marks = 0;
	if (low.len < 2 || !is_digit(low.at[0]))
		return low;
	for (size_t i = 0; i < low.len; i++) {
		char c = low.at[i];
		digits += is_digit(c);
		marks += c == ',' || c == '.' || c == ':';
	}
	if (digits + marks != low.len)
		return low;
	if (marks > 0)
		return STR("0,0");
	bool year = low.len == 4 && (memcmp(low.at, "19", 2) == 0 || memcmp(low.at, "20", 2) == 0);
	return year ? STR("19xx") : STR("00");
}

uint64_t tag_lookup(struct str low)
{
	struct str s = tag_word_name(low);
	return tag_symbol(s.at, s.len);
}

enum { IS_PUNCT = 1, IS_DIGIT = 2, IS_HYPHEN = 4, IS_CAPITAL = 8, IS_UPPER = 16, IS_FIRST = 32 };
enum { IS_CASELESS = IS_UPPER }; /* without IS_CAPITAL: capitals say nothing */

static bool has_hyphen(struct str s)
{
	return s.len > 2 && memchr(s.at + 1, '-', s.len - 2);
}

unsigned tag_shape_of(const struct word *w, bool caseless)
{
	unsigned shape = (w->shape & SHAPE_PUNCT ? IS_PUNCT : 0) |
			 (w->shape & SHAPE_DIGIT ? IS_DIGIT : 0) |
			 (!w->plain && has_hyphen(w->low) ? IS_HYPHEN : 0);
	if (caseless)
		return shape | IS_CASELESS;
	if (w->shape & SHAPE_CAPITAL)
		shape |= w->shape & SHAPE_UPPER ? IS_CAPITAL | IS_UPPER : IS_CAPITAL;
	return w->shape & SHAPE_FIRST ? shape | IS_FIRST : shape;
}

/*
 * TAG-3: the shape: P punctuation, D a digit, - a hyphen within, N where capitals say nothing,
 * else C or U for a capital or capitals and F for the first word; x for none of these.
 */
size_t tag_shape_name(char name[8], unsigned shape)
{
	size_t n = 0;
	if (shape & IS_PUNCT)
		name[n++] = 'P';
	if (shape & IS_DIGIT)
		name[n++] = 'D';
	if (shape & IS_HYPHEN)
		name[n++] = '-';
	if (shape & IS_CAPITAL)
		name[n++] = shape & IS_UPPER ? 'U' : 'C';
	else if (shape & IS_CASELESS)
		name[n++] = 'N';
	if (shape & IS_FIRST)
		name[n++] = 'F';
	if (n == 0)
		name[n++] = 'x';
	return n;
}

struct tag_facts tag_facts_of(const struct word *w, bool caseless, struct tag_known known)
{
	char shape[8];
	struct str s = tag_word_name(w->low);
	return (struct tag_facts){
		.word = tag_symbol(s.at, s.len),
		.shape = tag_symbol(shape, tag_shape_name(shape, tag_shape_of(w, caseless))),
		.first1 = tag_first(s, 1),
		.first3 = tag_first(s, 3),
		.last2 = tag_last(s, 2),
		.last3 = tag_last(s, 3),
		.last4 = tag_last(s, 4),
		.class = known.class,
		.only = known.only,
	};
}

struct tag_facts tag_edge(void)
{
	uint64_t edge = tag_symbol("<>", 2);
	return (struct tag_facts){ edge, edge, edge, edge, edge, edge, edge, edge, TAG_NONE };
}

static const struct {
	const char *low;
	enum tag_clause clause;
} auxiliaries[] = {
	{ "is", CLAUSE_BE },
	{ "are", CLAUSE_BE },
	{ "was", CLAUSE_BE },
	{ "were", CLAUSE_BE },
	{ "be", CLAUSE_BE },
	{ "been", CLAUSE_BE },
	{ "being", CLAUSE_BE },
	{ "am", CLAUSE_BE },
	{ "'s", CLAUSE_BE },
	{ "isn't", CLAUSE_BE },
	{ "aren't", CLAUSE_BE },
	{ "wasn't", CLAUSE_BE },
	{ "weren't", CLAUSE_BE },
	{ "has", CLAUSE_HAVE },
	{ "have", CLAUSE_HAVE },
	{ "had", CLAUSE_HAVE },
	{ "having", CLAUSE_HAVE },
	{ "hasn't", CLAUSE_HAVE },
	{ "haven't", CLAUSE_HAVE },
	{ "hadn't", CLAUSE_HAVE },
	{ "do", CLAUSE_MODAL },
	{ "does", CLAUSE_MODAL },
	{ "did", CLAUSE_MODAL },
	{ "don't", CLAUSE_MODAL },
	{ "doesn't", CLAUSE_MODAL },
	{ "didn't", CLAUSE_MODAL },
};

/* Most verbs are none: they begin with another letter, or are longer. */
static bool may_be_auxiliary(struct str low)
{
	enum { LONGEST = 7 };
	static const uint32_t letters = 1u << ('a' - 'a') | 1u << ('b' - 'a') | 1u << ('d' - 'a') |
					1u << ('h' - 'a') | 1u << ('i' - 'a') | 1u << ('w' - 'a');
	if (low.len == 0 || low.len > LONGEST)
		return false;
	unsigned at = (unsigned)((unsigned char)low.at[0] - 'a');
	return low.at[0] == '\'' || (at < 26 && letters >> at & 1);
}

static enum tag_clause verb_clause(struct str low)
{
	if (!may_be_auxiliary(low))
		return CLAUSE_VERB;
	for (size_t i = 0; i < sizeof auxiliaries / sizeof *auxiliaries; i++)
		if (low.len > 0 && low.at[0] == auxiliaries[i].low[0] &&
			str_is(low, auxiliaries[i].low))
			return auxiliaries[i].clause;
	return CLAUSE_VERB;
}

/* A noun, a number or a preposition ends an auxiliary's waiting and begins nothing. */
static enum tag_clause past_waiting(enum tag_clause c)
{
	return c == CLAUSE_BE || c == CLAUSE_HAVE || c == CLAUSE_MODAL ? CLAUSE_VERB : c;
}

enum tag_clause tag_clause_next(enum tag_clause c, uint8_t tag, struct str low)
{
	switch ((enum tag)tag) {
	case TAG_VBN:
		c = verb_clause(low);
		return c == CLAUSE_VERB ? CLAUSE_PARTICIPLE : c;
	case TAG_VB:
	case TAG_VBD:
	case TAG_VBG:
	case TAG_VBP:
	case TAG_VBZ:
		return verb_clause(low);
	case TAG_MD:
	case TAG_TO:
		return CLAUSE_MODAL;
	case TAG_RB:
	case TAG_PRP:
	case TAG_CC:
		return c;
	case TAG_WDT:
	case TAG_WP:
	case TAG_WPS:
	case TAG_WRB:
		return CLAUSE_EMPTY;
	case TAG_PUNCT:
		return low.len == 1 && (low.at[0] == ',' || low.at[0] == '"') ? c : CLAUSE_EMPTY;
	case TAG_IN:
		return str_equal(low, STR("that")) ? CLAUSE_EMPTY : past_waiting(c);
	default:
		return past_waiting(c);
	}
}

const char *tag_clause_name(enum tag_clause c)
{
#define TAG_AS_NAME(name, words) words,
	static const char *const names[] = { TAG_CLAUSES(TAG_AS_NAME) };
#undef TAG_AS_NAME
	return names[c];
}
