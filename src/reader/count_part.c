#include "reader/frame.h"

/* COUNT-16: "killed 40 people, 38 civilians including nine children, and two policemen": a comma alone, behind people of any
 * kind, adds nobody; "12 soldiers, 3 civilians" of a terse line are others. */
bool count_is_of_all(const struct clause *c, uint32_t i)
{
	static const char *const all[] = { "people", "persons", "individuals", "victims", NULL };
	if (c->page->wide || i < c->first + 2 || chunk_at(c->page, i)->quantity == NONE ||
		chunk_at(c->page, i - 1)->kind != CHUNK_COMMA)
		return false;
	const struct chunk *whole = chunk_at(c->page, i - 2);
	return whole->kind == CHUNK_NOUN && whole->quantity != NONE &&
	       word_is_any(c->page, whole->head, all) &&
	       !word_is_any(c->page, chunk_at(c->page, i)->head, all);
}

/* COUNT-14: "54 martyrs and tens of amputees": who lives on is not added to them. */
static bool lives_on(const struct page *p, uint32_t chunk)
{
	static const char *const whom[] = { "amputees", "orphans", "widows", "survivors",
		"disabled", "widowers", "mourners", NULL };
	return !p->wide && word_is_any(p, chunk_at(p, chunk)->head, whom);
}

/* "24 deaths, two more than the commission": how many more than somebody else's, which are among them already. */
static bool is_compared(const struct clause *c, uint32_t i)
{
	const struct page *p = c->page;
	uint32_t end = chunk_at(p, i)->end;
	static const char *const more[] = { "more", "fewer", "less", NULL };
	return !p->wide && chunk_at(p, i)->quantity != NONE &&
	       ((word_is_any(p, end - 1, more) && word_is(p, end, "than")) ||
		       (word_is_any(p, end, more) && word_is(p, end + 1, "than")));
}

bool count_is_apart(const struct clause *c, uint32_t i)
{
	bool some = !c->page->wide && i > c->first &&
		    lexeme_has(chunk_at(c->page, i - 1)->lex, FEATURE_PARTITIVE);
	return some || lives_on(c->page, i) || is_compared(c, i);
}

/* "71 of our sons, husbands and brothers": the number says how many all of them are. */
bool count_is_of_list(const struct clause *c, uint32_t first, uint32_t end)
{
	if (c->page->wide || first + 3 >= end || !chunk_at(c->page, first)->bare ||
		!word_is(c->page, chunk_at(c->page, first + 1)->first, "of"))
		return false;
	for (uint32_t i = first + 2; i < end; i++) {
		const struct chunk *n = chunk_at(c->page, i);
		if (n->kind == CHUNK_NOUN && (n->quantity != NONE || !n->plural))
			return false;
	}
	return true;
}

uint32_t count_some_within(const struct page *p, uint32_t first, uint32_t end)
{
	for (uint32_t i = first + 1; i < end && !p->wide; i++)
		if (lexeme_has(chunk_at(p, i)->lex, FEATURE_PARTITIVE))
			return i;
	return NONE;
}

/* The list is told of as of one: "... was killed". */
static bool is_told_as_one(const struct clause *c, uint32_t end)
{
	for (uint32_t i = end; i < c->end; i++)
		if (chunk_at(c->page, i)->kind == CHUNK_VERB)
			return word_is_any(
				c->page, chunk_at(c->page, i)->first, WORDS("was", "is", "has"));
	return false;
}

/* COUNT-16: "a baker, singer and community activist was": what one person is, each without an article of its own. */
bool count_is_same_person(const struct clause *c, uint32_t first, uint32_t i, uint32_t end)
{
	const struct page *p = c->page;
	const struct chunk *n = chunk_at(p, i), *one = chunk_at(p, first);
	uint8_t tag = tag_at(p, n->first);
	return !p->wide && i > first && one->quantity == NONE && !one->plural &&
	       word_is_any(p, one->first, WORDS("a", "an", "the")) && n->quantity == NONE &&
	       n->name == NONE && !n->plural && (tag == TAG_NN || tag == TAG_JJ) &&
	       is_told_as_one(c, end);
}

/* One who is named: "Pavel Orun", "3 year old Lisel Tamm". */
static bool is_one_named(const struct page *p, uint32_t i)
{
	const struct chunk *n = chunk_at(p, i);
	return n->kind == CHUNK_NOUN && n->name != NONE && !n->plural && n->quantity == NONE &&
	       !n->possessive && !lexeme_has(n->lex, FEATURE_FAMILY);
}

/* The names that stand one after another from chunk `i` on, with commas, ages and "and" between; `*past` the chunk behind them. */
static int64_t names_from(const struct clause *c, uint32_t i, uint32_t end, uint32_t *past)
{
	int64_t names = 0;
	for (*past = i; i < end; i++) {
		const struct chunk *n = chunk_at(c->page, i);
		bool joint = n->kind == CHUNK_COMMA || n->kind == CHUNK_AND;
		if (is_one_named(c->page, i)) {
			names++;
			*past = i + 1;
		} else if (!joint && !(n->kind == CHUNK_NOUN && n->bare && role_is_age(c, i)))
			break;
	}
	return names;
}

/* COUNT-16: "Neris Volt and her three children, A, B and C": those counted, or named by what they are, and then by name. */
bool count_spelt_out(const struct clause *c, uint32_t first, uint32_t end, struct count *sum)
{
	int64_t total = 0;
	bool spelt = false;
	for (uint32_t i = first, past; i < end && !c->page->wide; i++) {
		const struct chunk *n = chunk_at(c->page, i);
		if (n->kind != CHUNK_NOUN)
			continue;
		if (is_one_named(c->page, i)) {
			total++;
			continue;
		}
		bool head = n->plural && n->name == NONE && i + 1 < end &&
			    chunk_at(c->page, i + 1)->kind == CHUNK_COMMA;
		int64_t names = head ? names_from(c, i + 2, end, &past) : 0;
		const struct count *q =
			n->quantity == NONE ? NULL : &c->page->quantities.at[n->quantity].count;
		if (names < 2 || (q && (q->open || q->low != names || q->high != names)))
			return false;
		total += names;
		spelt = true;
		i = past - 1;
	}
	if (spelt)
		*sum = (struct count){ .known = true,
			.low = total,
			.high = total,
			.stated = total,
			.rule = STR("COUNT-14") };
	return spelt;
}

/* COUNT-51: "a family, consisting of seven people,", "a family made up of seven": the number, or NONE. */
uint32_t count_consisting(const struct clause *c, uint32_t noun)
{
	static const char *const heads[] = { "consisting", "consisted", "comprising", "comprised",
		"made", "numbering", NULL };
	enum { AHEAD = 4 };
	uint32_t of = role_joined(c, noun, "of"), i = (of == NONE ? noun : of) + 1;
	while (i < c->end && (chunk_at(c->page, i)->kind == CHUNK_COMMA ||
				     chunk_at(c->page, i)->kind == CHUNK_REL))
		i++;
	if (c->page->wide || i >= c->end || chunk_at(c->page, i)->kind != CHUNK_VERB ||
		!word_is_any(c->page, chunk_at(c->page, i)->head, heads))
		return NONE;
	for (uint32_t k = i + 1; k < c->end && k < i + AHEAD; k++)
		if (chunk_at(c->page, k)->kind == CHUNK_NOUN)
			return chunk_at(c->page, k)->quantity != NONE ? k : NONE;
	return NONE;
}
