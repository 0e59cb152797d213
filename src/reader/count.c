#include "reader/frame.h"

static struct count fixed(
	const struct page *p, uint32_t noun, int64_t n, bool open, struct str rule)
{
	const struct chunk *c = chunk_at(p, noun);
	struct str words = { 0 }; /* of one person no number is said */
	if (n != 1)
		words = page_words(p, c->first, chunk_said_end(p, c));
	return (struct count){ true, open, n, n, n, words, rule };
}

/* "the family's five members", "a family of five": the number stands behind. */
static bool number_behind(const struct clause *c, uint32_t noun, struct count *count)
{
	uint32_t of = role_joined(c, noun, "of");
	const struct lexeme *x = chunk_at(c->page, noun)->lex;
	bool bracket = noun + 2 < c->end &&
		       word_is(c->page, chunk_at(c->page, noun + 1)->first, "(") &&
		       chunk_at(c->page, noun + 2)->kind == CHUNK_NOUN &&
		       chunk_at(c->page, noun + 2)->quantity != NONE;
	uint32_t apart = noun + 2; /* "their whole crew, four people" */
	if (!c->page->wide && lexeme_has(x, FEATURE_COLLECTIVE) && apart < c->end &&
		chunk_at(c->page, noun + 1)->kind == CHUNK_COMMA &&
		chunk_at(c->page, apart)->kind == CHUNK_NOUN &&
		word_is(c->page, chunk_at(c->page, apart)->head, "people") &&
		chunk_at(c->page, apart)->quantity != NONE) {
		*count = c->page->quantities.at[chunk_at(c->page, apart)->quantity].count;
		return true;
	}
	if (bracket && lexeme_has(x, FEATURE_COLLECTIVE)) { /* "the Hamid family (7 people)" */
		*count = c->page->quantities.at[chunk_at(c->page, noun + 2)->quantity].count;
		return true;
	}
	static const char *const bodies[] = { "committee", "delegation", "deputation", "crew",
		"team", "patrol", "squad", "jury", "convoy", NULL };
	bool counted =
		lexeme_has(x, FEATURE_COLLECTIVE) || lexeme_has(x, FEATURE_EVENT) ||
		lexeme_has(x, FEATURE_TOLL) ||
		(!c->page->wide && word_is_any(c->page, chunk_at(c->page, noun)->head, bodies));
	if (of == NONE || !counted || !chunk_at(c->page, of)->bare)
		return false; /* "a man of 33" */
	*count = c->page->quantities.at[chunk_at(c->page, of)->quantity].count;
	return true;
}

static bool is_singular(const struct page *p, const struct chunk *n)
{
	uint8_t tag = tag_at(p, n->head);
	bool many = n->definite && !p->wide && /* "the wounded" */
		    lexeme_has(n->lex, FEATURE_DEAD) && tag_at(p, n->first) == TAG_DT;
	bool people = tag == TAG_NNP && !n->lex && !p->wide && n->end == n->first + 2 &&
		      word_is(p, n->first, "the"); /* "the Idrani" */
	return !n->plural && !people &&
	       (tag == TAG_NN || tag == TAG_NNP ||
		       (tag == TAG_JJ && !many && lexeme_has(n->lex, FEATURE_PERSON) &&
			       n->end > n->first + 1));
}

/* COUNT-2: "twenty bodies or more" */
static struct count or_more(const struct page *p, const struct chunk *n)
{
	struct count count = p->quantities.at[n->quantity].count;
	if (!n->bare && n->end + 1 < p->scan.words.count && word_is(p, n->end, "or") &&
		word_is(p, n->end + 1, "more"))
		count.open = true;
	return count;
}

/* "an unknown number of people" */
static bool is_unknown_number(const struct clause *c, uint32_t noun)
{
	static const char *const unknown[] = { "unknown", "unspecified", "undetermined",
		"undisclosed", "unconfirmed", "unreported", NULL };
	const struct page *p = c->page;
	bool of = noun >= c->first + 2 && chunk_at(p, noun - 1)->kind == CHUNK_PREP;
	const struct chunk *n = chunk_at(p, of ? noun - 2 : noun);
	return word_is(p, n->head, "number") && n->head > n->first &&
	       word_is_any(p, n->head - 1, unknown);
}

struct count count_one(const struct page *p, uint32_t noun)
{
	return fixed(p, noun, 1, false, STR("COUNT-10"));
}

static bool is_one_pronoun(const struct page *p, uint32_t w)
{
	static const char *const one[] = { "he", "she", "him", "her", NULL };
	return word_is_any(p, w, one);
}

/* COUNT-30: "my parents" are two, "his sons", "their children" two or more. */
static struct count own_kin(const struct page *p, uint32_t noun)
{
	static const char *const kin[] = { "sons", "daughters", "brothers", "sisters", "children",
		"kids", "boys", "girls", "uncles", "aunts", "cousins", "nephews", "nieces",
		"grandchildren", "grandsons", "granddaughters", "babies", "twins", "grandparents",
		"brothers-in-law", "sisters-in-law", "in-laws", NULL };
	const struct chunk *n = chunk_at(p, noun);
	if (p->wide || tag_at(p, n->first) != TAG_PRPS || word_is(p, n->first, "its"))
		return (struct count){ 0 };
	if (word_is(p, n->head, "parents") && !word_is(p, n->first, "their") &&
		!word_is(p, n->first, "our"))
		return fixed(p, noun, 2, false, STR("COUNT-30"));
	return word_is_any(p, n->head, kin) ? fixed(p, noun, 2, true, STR("COUNT-30"))
					    : (struct count){ 0 };
}

/* COUNT-45: "the people of the town, 612 in all," */
static bool is_in_all(const struct clause *c, uint32_t noun, uint32_t comma)
{
	uint32_t number = comma + 1, in = comma + 2;
	if (c->page->wide || in + 1 >= c->end || chunk_at(c->page, noun)->quantity != NONE ||
		chunk_at(c->page, comma)->kind != CHUNK_COMMA ||
		chunk_at(c->page, number)->kind != CHUNK_NOUN || !chunk_at(c->page, number)->bare ||
		chunk_at(c->page, number)->quantity == NONE ||
		!word_is(c->page, chunk_at(c->page, in)->first, "in"))
		return false;
	uint32_t all = chunk_at(c->page, in + 1)->head;
	return (word_is(c->page, all, "all") || word_is(c->page, all, "total")) &&
	       role_is_human(c->page, noun, true);
}

/* COUNT-51: "the inhabitants of two villages, perhaps 300 souls, had": the number that explains those named without one. */
uint32_t count_explained(const struct clause *c, uint32_t noun)
{
	uint32_t of = role_joined(c, noun, "of"), i = (of == NONE ? noun : of) + 1;
	if (is_in_all(c, noun, i))
		return i + 1;
	if (chunk_at(c->page, noun)->quantity != NONE || i + 2 >= c->end ||
		chunk_at(c->page, i)->kind != CHUNK_COMMA ||
		chunk_at(c->page, i + 1)->kind != CHUNK_NOUN ||
		chunk_at(c->page, i + 1)->quantity == NONE || chunk_at(c->page, i + 1)->definite ||
		!lexeme_has(chunk_at(c->page, i + 1)->lex, FEATURE_PERSON) ||
		lexeme_has(chunk_at(c->page, i + 1)->lex, FEATURE_DEAD) ||
		!role_is_human(c->page, noun, true))
		return NONE;
	return i + 1;
}

/* "the wounded, who numbered 38,", "the crowd, numbering about 200," */
static bool is_numbering(const struct clause *c, uint32_t noun, struct count *count)
{
	uint32_t i = noun + 1;
	i += i < c->end && chunk_at(c->page, i)->kind == CHUNK_COMMA;
	i += i < c->end && chunk_at(c->page, i)->kind == CHUNK_REL;
	if (i == noun + 1 || i + 1 >= c->end || chunk_at(c->page, i)->kind != CHUNK_VERB ||
		!str_starts(low_at(c->page, chunk_at(c->page, i)->head), STR("number")) ||
		chunk_at(c->page, i + 1)->kind != CHUNK_NOUN ||
		chunk_at(c->page, i + 1)->quantity == NONE || !chunk_at(c->page, i + 1)->bare)
		return false;
	*count = c->page->quantities.at[chunk_at(c->page, i + 1)->quantity].count;
	return true;
}

/* "the wounded" are several, though no word ends in s. */
static bool is_the_many(const struct page *p, const struct chunk *n)
{
	return !p->wide && n->end == n->first + 2 && word_is(p, n->first, "the") &&
	       tag_at(p, n->head) == TAG_JJ && lexeme_has(n->lex, FEATURE_DEAD);
}

/* "'up to three' residents", "the "about nine" dead": a number in quotation marks before them. */
static uint32_t in_marks(const struct clause *c, uint32_t noun)
{
	const struct page *p = c->page;
	uint32_t i = noun - 1;
	if (p->wide || noun < c->first + 2 || !chunk_at(p, noun)->plural)
		return NONE;
	i -= chunk_at(p, i)->kind == CHUNK_QUOTE || word_is(p, chunk_at(p, i)->first, "'");
	if (i < c->first || chunk_at(p, i)->kind != CHUNK_NOUN || chunk_at(p, i)->quantity == NONE)
		return NONE;
	uint32_t first = chunk_at(p, i)->first, end = chunk_at(p, noun)->first;
	bool marks = word_is(p, end - 1, "'") || word_is(p, end - 1, "\"");
	return marks && first > 0 && (word_is(p, first - 1, "'") || word_is(p, first - 1, "\""))
		       ? chunk_at(p, i)->quantity
		       : NONE;
}

struct count count_noun(const struct clause *c, uint32_t noun)
{
	const struct page *p = c->page;
	const struct chunk *n = chunk_at(p, noun);
	struct count behind;
	if (n->quantity != NONE && n->definite && n->bare && p->quantities.at[n->quantity].vague)
		return (struct count){ 0 }; /* "the couple" */
	if (n->bare && word_is(p, n->end - 1, "couple") && !p->wide &&
		role_joined(c, noun, "of") == NONE)
		return fixed(p, noun, 2, false, STR("COUNT-12")); /* "a couple and their baby" */
	if (n->quantity != NONE && word_is(p, n->head, "couple") && !p->wide &&
		p->quantities.at[n->quantity].first == n->head && n->head > n->first + 1 &&
		!n->definite) /* "a married couple" */
		return fixed(p, noun, 2, false, STR("COUNT-12"));
	if (n->quantity != NONE)
		return or_more(p, n);
	if (in_marks(c, noun) != NONE)
		return p->quantities.at[in_marks(c, noun)].count;
	for (uint32_t i = n->first; i < n->head; i++)
		if (p->scan.words.at[i].shape & SHAPE_DIGIT && tag_at(p, i) == TAG_CD &&
			!(i + 2 < n->head && word_is(p, i + 2, "old"))) /* "my 80 year old aunt" */
			return (struct count){ 0 }; /* COUNT-1: a number that is none of people */
	if (is_unknown_number(c, noun))             /* COUNT-7 */
		return fixed(p, noun, 3, true, STR("COUNT-7"));
	if (word_is_any(p, n->first,
		    WORDS("every", "each", /* CLAIM-8: "for every soldier killed" */
			    "unknown", "unspecified", "undetermined")))
		return (struct count){ 0 };
	static const char *const shares[] = { "third", "thirds", "quarter", "quarters", "fifth",
		"fifths", "tenth", "handful", NULL };
	if (!p->wide && n->quantity == NONE && word_is_any(p, n->head, shares) &&
		role_joined(c, noun, "of") != NONE)
		return (struct count){ 0 }; /* "a third of these" */
	if (word_is(p, n->head, "everybody") || word_is(p, n->head, "everyone") ||
		word_is(p, n->head, "half") || word_is(p, n->head, "most") ||
		word_is(p, n->head, "majority") || word_is(p, n->head, "all") ||
		word_is(p, n->head, "rest") || word_is(p, n->head, "anyone") ||
		word_is(p, n->head, "anybody"))
		return (struct count){ 0 }; /* a share of an unknown number */
	if (!p->wide && word_is(p, n->head, "twins") && n->quantity == NONE)
		return fixed(p, noun, 2, false, STR("COUNT-12"));
	if (word_is(p, n->head, "couple") && n->quantity == NONE && n->end > n->first + 1 &&
		!n->definite) /* "a married couple" */
		return fixed(p, noun, 2, false, STR("COUNT-12"));
	if (n->none) /* COUNT-13 */
		return fixed(p, noun, 0, false, STR("COUNT-13"));
	if (number_behind(c, noun, &behind) || is_numbering(c, noun, &behind))
		return behind;
	if (is_the_many(p, n))
		return (struct count){ 0 };
	if (n->pronoun)
		return is_one_pronoun(p, n->head) ? fixed(p, noun, 1, false, STR("COUNT-10"))
						  : (struct count){ 0 };
	if (role_is_one_more(p, noun))
		return fixed(p, noun, 1, false, STR("COUNT-10"));
	if (lexeme_has(n->lex, FEATURE_COLLECTIVE)) /* COUNT-12 */
		return n->definite && n->name == NONE ? (struct count){ 0 }
						      : fixed(p, noun, 2, true, STR("COUNT-12"));
	if (is_singular(p, n)) /* COUNT-10 */
		return lexeme_has(n->lex, FEATURE_ORG) ? (struct count){ 0 }
						       : fixed(p, noun, 1, false, STR("COUNT-10"));
	if (word_is(p, n->first, "both") && (n->plural || n->end == n->first + 1))
		return fixed(p, noun, 2, false, STR("COUNT-22"));
	if (n->plural && !n->definite && n->name == NONE) /* COUNT-11 */
		return fixed(p, noun, 2, true, STR("COUNT-11"));
	return n->plural ? own_kin(p, noun) : (struct count){ 0 };
}

enum { OLDEST = 110 }; /* years */

static bool is_lone_name(const struct page *p, uint32_t i)
{
	const struct chunk *n = chunk_at(p, i);
	return n->name != NONE && !n->plural && n->quantity == NONE &&
	       !lexeme_has(n->lex, FEATURE_FAMILY);
}

static bool is_description(const struct page *p, uint32_t i)
{
	const struct chunk *n = chunk_at(p, i);
	bool said = tag_at(p, n->first) == TAG_DT || lexeme_has(n->lex, FEATURE_PERSON);
	return is_singular(p, n) && n->quantity == NONE && said && n->name == NONE;
}

/* "a boy called Glody" is another than the name before him. */
static bool has_own_name(const struct clause *c, uint32_t i)
{
	return role_past_called(c, i + 1) > i + 1;
}

/* "Hadi Morrow, his wife and four children", "Hadi Morrow, his wife, and a boy": one more. */
static bool is_joined_kin(const struct clause *c, uint32_t i)
{
	const struct page *p = c->page;
	uint32_t and = i + 1;
	and += and < c->end && chunk_at(p, and)->kind == CHUNK_COMMA;
	return !p->wide && and < c->end && chunk_at(p, and)->kind == CHUNK_AND &&
	       tag_at(p, chunk_at(p, i)->first) == TAG_PRPS;
}

/* ", a youth named Pedar" and no more of them. */
static bool is_named_apart(const struct clause *c, uint32_t i)
{
	uint32_t behind = role_past_called(c, i + 1);
	return behind > i + 1 && chunk_at(c->page, i - 1)->kind == CHUNK_COMMA &&
	       tag_at(c->page, chunk_at(c->page, i)->first) == TAG_DT &&
	       (behind >= c->end || chunk_at(c->page, behind)->kind != CHUNK_AND);
}

/* "Samir Attar, 64, the groom's grandfather;": whose he is stands before what he is. */
static bool explains_by_kin(const struct clause *c, uint32_t i)
{
	const struct page *p = c->page;
	uint32_t from = i;
	while (from > c->first && owns_next(p, from - 1, c->end))
		from--;
	if (p->wide || from == i || from < c->first + 2 || !is_singular(p, chunk_at(p, i)) ||
		chunk_at(p, i)->name != NONE || chunk_at(p, from - 1)->kind != CHUNK_COMMA)
		return false;
	bool age = from >= c->first + 4 && role_is_age(c, from - 2) &&
		   chunk_at(p, from - 3)->kind == CHUNK_COMMA;
	bool joined = i + 1 < c->end && chunk_at(p, i + 1)->kind == CHUNK_AND;
	return is_lone_name(p, age ? from - 4 : from - 2) && (age || !joined);
}

/* COUNT-16: "Zoheir Nabhan, a baker," is one person: a name and what it is explained by. */
static bool explains(const struct clause *c, uint32_t i)
{
	const struct page *p = c->page;
	if (explains_by_kin(c, i))
		return true;
	if (i < c->first + 2 || chunk_at(p, i - 1)->kind != CHUNK_COMMA)
		return false;
	if (i >= c->first + 4 && role_is_age(c, i - 2) && chunk_at(p, i - 3)->kind == CHUNK_COMMA)
		return is_lone_name(p, i - 4) && is_description(p, i) &&
		       !is_joined_kin(c, i); /* "Samir Attar, 34, a teacher" */
	if (chunk_at(p, i - 2)->kind != CHUNK_NOUN)
		return false;
	bool family = lexeme_has(chunk_at(p, i)->lex, FEATURE_COLLECTIVE) &&
		      chunk_at(p, i)->quantity == NONE &&
		      chunk_at(p, i - 2)->quantity != NONE; /* "five martyrs, a whole family," */
	bool kin = is_singular(p, chunk_at(p, i - 2)) &&
		   tag_at(p, chunk_at(p, i - 2)->first) == TAG_PRPS && is_description(p, i) &&
		   tag_at(p, chunk_at(p, i)->first) == TAG_DT; /* "his brother, a driver," */
	uint32_t q = chunk_at(p, i - 2)->quantity;
	bool one = q != NONE && p->quantities.at[q].count.low == 1 &&
		   p->quantities.at[q].count.high == 1 && !chunk_at(p, i - 2)->plural;
	if (one && is_description(p, i) && tag_at(p, chunk_at(p, i)->first) == TAG_DT &&
		i + 1 < c->end &&
		(chunk_at(p, i + 1)->kind == CHUNK_COMMA ||
			(chunk_at(p, i + 1)->kind == CHUNK_PREP && chunk_at(p, i - 2)->bare &&
				!p->wide)))
		return true; /* "one person, a resident, was killed", "one, a woman of 60," */
	if (word_is(p, chunk_at(p, i - 2)->head, "victim") && is_singular(p, chunk_at(p, i)) &&
		tag_at(p, chunk_at(p, i)->first) == TAG_DT)
		return true; /* "the second victim, a boy of 12," */
	if (role_is_one_more(p, i - 2) && is_singular(p, chunk_at(p, i)) &&
		tag_at(p, chunk_at(p, i)->first) == TAG_DT)
		return true; /* "a sixth person, a boy of 12," */
	bool same = !p->wide && is_description(p, i - 2) && is_description(p, i) &&
		    word_is(p, chunk_at(p, i - 2)->first, "the") &&
		    word_is_any(p, chunk_at(p, i)->first, WORDS("a", "an")) &&
		    (i + 1 >= c->end ||
			    chunk_at(p, i + 1)->kind != CHUNK_AND); /* "the lodger, a student" */
	return kin || same || family ||
	       (is_lone_name(p, i - 2) && is_description(p, i) && !is_joined_kin(c, i) &&
		       !has_own_name(c, i)) ||
	       (is_description(p, i - 2) && is_lone_name(p, i));
}

static bool is_bracketed(const struct clause *c, uint32_t i)
{
	enum { LONG = 5 };
	for (uint32_t k = i; k > c->first && k + LONG > i; k--) {
		if (word_is(c->page, chunk_at(c->page, k - 1)->first, ")"))
			return false;
		if (word_is(c->page, chunk_at(c->page, k - 1)->first, "("))
			return true; /* "Odette Maro (the bride's aunt)" */
		if (c->page->wide)
			return false;
	}
	return false;
}

/* "the Jesuits and the two women" are more than two: those named together without number. */
static bool is_uncounted(const struct page *p, uint32_t i)
{
	const struct chunk *n = chunk_at(p, i);
	return n->plural && n->definite && n->quantity == NONE && role_is_human(p, i, true) &&
	       !lexeme_has(n->lex, FEATURE_DEAD);
}

/* COUNT-9: a number behind one person's name is an age. */
static bool is_age_behind(const struct clause *c, uint32_t i)
{
	const struct page *p = c->page;
	const struct chunk *n = chunk_at(p, i);
	return n->bare && i >= c->first + 2 && chunk_at(p, i - 1)->kind == CHUNK_COMMA &&
	       chunk_at(p, i - 2)->kind == CHUNK_NOUN && is_lone_name(p, i - 2) &&
	       p->quantities.at[n->quantity].count.high <= OLDEST &&
	       (i + 1 >= c->end || chunk_at(p, i + 1)->kind != CHUNK_NOUN);
}

/* "31 dead and the governor 24", "and the governor of 24": who speaks next, not who died. */
bool count_speaks_next(const struct clause *c, uint32_t i)
{
	const struct chunk *n = chunk_at(c->page, i);
	if (!n->definite || n->plural || n->quantity != NONE || i + 1 >= c->end)
		return false;
	uint32_t number = chunk_at(c->page, i + 1)->kind == CHUNK_PREP &&
					  word_is(c->page, chunk_at(c->page, i + 1)->first, "of")
				  ? i + 2
				  : i + 1;
	return number < c->end && chunk_at(c->page, number)->kind == CHUNK_NOUN &&
	       chunk_at(c->page, number)->bare && chunk_at(c->page, number)->quantity != NONE;
}

/* ", six people" right behind the family. */
static bool is_behind_whole(const struct clause *c, uint32_t i)
{
	const struct chunk *n = chunk_at(c->page, i);
	static const char *const all[] = { "people", "persons", "members", "souls", "of", NULL };
	return chunk_at(c->page, i - 1)->kind == CHUNK_COMMA &&
	       (n->bare || word_is_any(c->page, n->head, all)) &&
	       lexeme_has(chunk_at(c->page, i - 2)->lex, FEATURE_COLLECTIVE);
}

/* Behind a preposition, past owners: the 20,000 of "1,100 of the town's 20,000 people". */
static bool is_owned_within(const struct clause *c, uint32_t first, uint32_t i)
{
	while (i > first && chunk_at(c->page, i - 1)->kind == CHUNK_NOUN &&
		chunk_at(c->page, i - 1)->possessive)
		i--;
	return i > first && chunk_at(c->page, i - 1)->kind == CHUNK_PREP;
}

/* COUNT-5: "came to 29, or 30 if one counts a stowaway" */
static bool is_other_end(const struct clause *c, uint32_t i)
{
	return chunk_at(c->page, i)->bare && !c->page->wide &&
	       word_is(c->page, chunk_at(c->page, i - 1)->first, "or");
}

/* "our sons, nine boys between fifteen and nineteen", "the whole Aster family, six people": at the end of the list. */
static bool explains_whole(const struct clause *c, uint32_t first, uint32_t i, uint32_t end,
	const struct count *whole, const struct count *one)
{
	if (i != end - 1 || one->low != one->high || chunk_at(c->page, i)->quantity == NONE)
		return false;
	bool kin = whole->open && str_equal(whole->rule, STR("COUNT-30")) && i > first &&
		   chunk_at(c->page, i - 1)->kind == CHUNK_COMMA &&
		   tag_at(c->page, chunk_at(c->page, i)->first) != TAG_PRPS;
	bool or = !c->page->wide && i > first + 1 &&
		  word_is(c->page, chunk_at(c->page, i - 1)->first, "or") &&
		  lexeme_has(chunk_at(c->page, first)->lex, FEATURE_FAMILY) &&
		  lexeme_has(chunk_at(c->page, i)->lex, FEATURE_PERSON);
	return kin || or || /* COUNT-45: "1,200 households, or 6,000 people" */
	       (str_equal(whole->rule, STR("COUNT-12")) && !c->page->wide && is_behind_whole(c, i));
}

/* "nine, thirty-four, fifty-two and seventy-one": figures of the same people, never a sum. */
static bool is_row_of_figures(const struct clause *c, uint32_t first, uint32_t end)
{
	enum { FEWEST = 3 };
	uint32_t bare = 0;
	for (uint32_t i = first; i < end && !c->page->wide; i++)
		if (chunk_at(c->page, i)->kind == CHUNK_NOUN) {
			if (!chunk_at(c->page, i)->bare)
				return false;
			bare++;
		}
	return bare >= FEWEST;
}

/* The comma behind a relative clause within a list, or its last chunk. */
static uint32_t clause_end(const struct clause *c, uint32_t i, uint32_t end)
{
	while (i + 1 < end && chunk_at(c->page, i)->kind != CHUNK_COMMA)
		i++;
	return i;
}

/* COUNT-16: "ten people, seven men and three women", "a further six, four men and two women": the sum says the whole again. */
static bool says_whole_again(const struct clause *c, uint32_t first, uint32_t end, bool has_single,
	const struct count *whole, const struct count *sum, int64_t explained)
{
	int sexes = role_are_sexes(c, first, end);
	if (sexes < 0 || (sexes > 0 && sum->low == 2 * whole->low))
		return sexes > 0;
	const struct lexeme *x = chunk_at(c->page, first)->lex;
	bool general = chunk_at(c->page, first)->bare ||
		       (lexeme_has(x, FEATURE_PERSON) && x->status <= 0 && !x->part.at);
	return (has_single || general) && !whole->open && whole->low == whole->high &&
	       sum->low <= 2 * whole->low && sum->low + explained >= 2 * whole->low;
}

/* "64 people, fishermen and their families, were killed": who they were, between commas, and nobody more. */
static bool is_explained_whole(const struct clause *c, uint32_t first, uint32_t end)
{
	const struct page *p = c->page;
	if (p->wide || first + 2 >= end || end >= c->end || chunk_at(p, first)->quantity == NONE ||
		chunk_at(p, first + 1)->kind != CHUNK_COMMA ||
		chunk_at(p, end)->kind != CHUNK_COMMA)
		return false;
	for (uint32_t i = first + 2; i < end; i++) {
		const struct chunk *n = chunk_at(p, i);
		if (n->kind == CHUNK_COMMA ||
			(n->kind == CHUNK_NOUN &&
				(n->quantity != NONE || n->name != NONE || !n->plural)))
			return false;
	}
	return true;
}

/* "12 bodies, 12, I counted them" */
static bool is_said_twice(const struct clause *c, uint32_t i)
{
	bool people = !c->page->wide && word_is(c->page, chunk_at(c->page, i)->head, "people");
	return (chunk_at(c->page, i)->bare || people) &&
	       chunk_at(c->page, i - 1)->kind == CHUNK_COMMA;
}

/* COUNT-14: those listed one after another are added up. */
struct count count_victims(const struct clause *c, uint32_t first, uint32_t end)
{
	if (first < end && (is_explained_whole(c, first, end) || count_is_of_list(c, first, end)))
		return count_noun(c, first);
	struct count sum = { 0 }, whole = { 0 };
	int64_t terms = 0, explained = 0;
	bool has_single = false,
	     counted = first < end && chunk_at(c->page, first)->quantity != NONE;
	uint32_t numbered = counted ? first : NONE;
	if (is_row_of_figures(c, first, end) || count_spelt_out(c, first, end, &sum))
		return sum;
	for (uint32_t i = first; i < end; i++) {
		if (chunk_at(c->page, i)->kind == CHUNK_REL) /* ", who ran the clinic," */
			i = clause_end(c, i, end);
		if (role_past_called(c, i) > i) { /* "a boy called Glody" */
			i = role_past_called(c, i) - 1;
			continue;
		}
		if (chunk_at(c->page, i)->kind != CHUNK_NOUN || (i > first && is_bracketed(c, i)) ||
			(i > first && (is_owned_within(c, first, i) || count_is_apart(c, i))) ||
			(!c->page->wide && owns_next(c->page, i, end)))
			continue;
		if (i > first && (explains(c, i) || count_is_same_person(c, first, i, end))) {
			explained++; /* or "Omar Issa (31), a woman and a boy" */
			continue;
		}
		struct count one = count_noun(c, role_people(c, i));
		if (!one.known || role_people(c, i) != i)
			one = chunk_at(c->page, i)->quantity != NONE ? count_noun(c, i) : one;
		if (i > first && terms && word_is(c->page, chunk_at(c->page, i)->first, "all") &&
			chunk_at(c->page, i - 1)->kind == CHUNK_COMMA)
			continue; /* "seven persons, all male," */
		if (!one.known && end > first + 1 && is_uncounted(c->page, i)) {
			if (!terms || sum.low < 2 || c->page->wide)
				return (struct count){ 0 };
			sum.open = true; /* "four miners and their families" */
			continue;
		}
		if (!one.known || (terms && whole.rule.at && str_equal(one.rule, STR("COUNT-11"))))
			continue; /* "14 women and girls" are 14, "men and women" two and more */
		if (terms == 1 && one.low == 1 && whole.low == 1 && whole.high == 1 &&
			is_lone_name(c->page, i) && chunk_at(c->page, i - 1)->kind == CHUNK_COMMA &&
			(i + 1 >= end || (i + 2 < c->end && i + 4 > end && role_is_age(c, i + 2))))
			continue; /* "one of our drivers, Yonas Adair," is one */
		if (terms == 1 && whole.low == 1 && whole.high == 1 && is_named_apart(c, i))
			continue; /* "one of those, a youth named Pedar," */
		if (terms == 1 && chunk_at(c->page, i)->quantity != NONE &&
			c->page->quantities.at[chunk_at(c->page, i)->quantity].repeats)
			continue; /* "at least 16 civilians and as many as 27": one range */
		if (terms == 1 && one.low == whole.low && is_said_twice(c, i))
			continue;
		if (terms == 1 && explains_whole(c, first, i, end, &whole, &one))
			return one;
		bool of_all = terms == 1 && i == end - 1 && one.low < whole.low;
		if ((terms > 0 && is_age_behind(c, i)) || (of_all && count_is_of_all(c, i)))
			continue; /* "the death of Zahra Jifi, 70"; "killed 40 people, 38 civilians" */
		if (terms == 1 && is_other_end(c, i)) {
			sum.high = sum.stated = one.high > sum.high ? one.high : sum.high;
			continue;
		}
		has_single |= terms > 0 && one.low == 1 && one.high == 1;
		if (terms++ == 0) {
			whole = sum = one;
			continue;
		}
		sum.low += one.low;
		sum.high += one.high;
		sum.stated += one.stated;
		sum.open |= one.open;
		sum.rule = STR("COUNT-14");
		numbered = chunk_at(c->page, i)->quantity != NONE ? i : numbered;
	}
	if (terms > 1) /* of "Amos Reed, 31, and a clerk" no word says how many they are */
		sum.words = numbered == NONE
				    ? (struct str){ 0 }
				    : page_words(c->page, chunk_at(c->page, first)->first,
					      chunk_said_end(c->page, chunk_at(c->page, numbered)));
	if (terms > 2 && says_whole_again(c, first, end, has_single, &whole, &sum, explained))
		return whole; /* "three of a family, a mother and her two sons" */
	return sum;
}

/* COUNT-1: "1000000000000000 people", which is read as nobody and told to the user. */
struct str page_too_large(const struct page *p)
{
	enum { DIGITS = 11, NEAR = 3 };
	for (uint32_t i = 0; i < p->scan.words.count; i++) {
		struct str w = low_at(p, i);
		bool digits = w.len > DIGITS;
		for (size_t k = 0; digits && k < w.len; k++)
			digits = (w.at[k] >= '0' && w.at[k] <= '9') || w.at[k] == ',';
		for (uint32_t k = i + 1; digits && k < p->scan.words.count && k < i + NEAR; k++)
			if (word_has(p, k, FEATURE_PERSON) || word_has(p, k, FEATURE_DEAD))
				return page_words(p, i, i + 1);
	}
	return (struct str){ 0 };
}
