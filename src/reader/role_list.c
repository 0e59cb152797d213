#include "reader/role_inside.h"

/* Those listed one after another: where a list of people begins, and where it ends. */
static bool is_joint(const struct clause *c, uint32_t i)
{
	return is_kind(c, i, CHUNK_COMMA) ||
	       (is_kind(c, i, CHUNK_AND) && !word_is(c->page, chunk_at(c->page, i)->first, "but"));
}

/* Has the clause no verb yet? Then the one that follows a list is its own: "bodies of a man and a woman were". */
static bool awaits_verb(const struct clause *c, uint32_t noun)
{
	for (uint32_t i = noun; i-- > c->first;) {
		if (is_kind(c, i, CHUNK_VERB))
			return false;
		if (is_kind(c, i, CHUNK_STOP) || is_kind(c, i, CHUNK_SUB) ||
			is_kind(c, i, CHUNK_REL))
			return true;
	}
	return true;
}

/* After a joint: does a verb follow the noun, so that it begins a clause of its own? */
static bool begins_clause(const struct clause *c, uint32_t noun)
{
	while (chunk_at(c->page, noun)->possessive && is_kind(c, noun + 1, CHUNK_NOUN))
		noun++; /* "nine people, a doctors' union said" */
	if (is_kind(c, noun - 1, CHUNK_AND) && awaits_verb(c, noun))
		return false;
	uint32_t of = role_joined(c, noun, "of"), i = (of == NONE ? noun : of) + 1;
	if (of != NONE && !c->page->wide && role_gapped_number(c, noun) != NONE)
		return true; /* "the mayor speaks of 16 dead, the imam of 20" */
	if (role_speaks_from(c, noun, i))
		return true;
	uint32_t k =
		i; /* "..., the coroner, Dr Ama Lisle, told": whoever speaks is nobody of the list */
	while (is_kind(c, noun - 1, CHUNK_COMMA) &&
		(c->page->wide ? is_kind(c, k, CHUNK_COMMA) : is_joint(c, k)) &&
		is_kind(c, k + 1, CHUNK_NOUN)) /* "60, a doctor and two witnesses said" */
		k += 2;
	if (k > i && is_kind(c, k, CHUNK_COMMA))
		k++;
	if (k > i + 1 && role_is_age(c, k - 2) && is_finite(c, k))
		return true; /* "killed 200 people, Ali Assad, 32, sleeps in a tent" */
	if (k > i && is_kind(c, k, CHUNK_VERB) &&
		lexeme_has(chunk_at(c->page, k)->lex, FEATURE_SAY) &&
		(c->page->wide || !chunk_at(c->page, k)->passive ||
			!is_kind(c, k - 2, CHUNK_AND))) /* but "his wife and his sons were found" */
		return true;
	while (is_kind(c, i, CHUNK_OTHER))
		i++;
	if (!c->page->wide && word_is(c->page, chunk_at(c->page, noun)->head, "another") &&
		is_kind(c, i, CHUNK_PREP))
		for (i++; is_kind(c, i, CHUNK_NOUN) || is_kind(c, i, CHUNK_TIME) ||
			  is_kind(c, i, CHUNK_OTHER);)
			i++; /* "killed 34 people and another in the same year killed nine" */
	i = role_past_called(c, i);
	return is_kind(c, i, CHUNK_VERB);
}

/* "two of whom", "four of them". */
static bool is_partitive(const struct clause *c, uint32_t noun)
{
	uint32_t q = chunk_at(c->page, noun)->quantity;
	return q != NONE && c->page->quantities.at[q].partitive;
}

/* Over "(the bride's aunt)" to the joint behind it; `i` where there is none. */
static uint32_t past_gloss(const struct clause *c, uint32_t i)
{
	enum { LONG = 6 };
	if (c->page->wide || i >= c->end || !word_is(c->page, chunk_at(c->page, i)->first, "("))
		return i;
	for (uint32_t k = i + 1; k + 1 < c->end && k < i + LONG; k++) {
		if (is_kind(c, k, CHUNK_VERB) || chunk_at(c->page, k)->quantity != NONE)
			return i;
		if (word_is(c->page, chunk_at(c->page, k)->first, ")"))
			return is_joint(c, k + 1) ? k + 1 : i;
	}
	return i;
}

/* Does the noun stand without a verb of its own to the end of what is between marks? "a porter known as Chota" */
static bool has_no_verb(const struct clause *c, uint32_t noun)
{
	for (uint32_t i = noun + 1; i < c->end; i++) {
		const struct chunk *v = chunk_at(c->page, i);
		if (v->kind == CHUNK_COMMA || v->kind == CHUNK_STOP || v->kind == CHUNK_REL)
			return true;
		if (v->kind == CHUNK_VERB &&
			(!(v->participle || v->gerund) || (v->lex && v->lex->harm > HARM_NONE)))
			return false;
	}
	return true;
}

/* Over ", who ran the clinic," to the comma behind it when one more of the list follows; `i` where none does. */
static uint32_t past_clause(const struct clause *c, uint32_t i)
{
	enum { LONG = 12 };
	if (c->page->wide || !is_kind(c, i, CHUNK_COMMA) || !is_kind(c, i + 1, CHUNK_REL))
		return i;
	for (uint32_t k = i + 2; k + 2 < c->end && k < i + LONG; k++) {
		if (is_kind(c, k, CHUNK_STOP) || is_kind(c, k, CHUNK_QUOTE))
			return i;
		if (!is_kind(c, k, CHUNK_COMMA))
			continue;
		const struct chunk *n = chunk_at(c->page, k + 2);
		bool one = n->quantity != NONE || n->name != NONE || !n->plural;
		return is_kind(c, k + 1, CHUNK_AND) && is_kind(c, k + 2, CHUNK_NOUN) && one &&
				       role_is_human(c->page, k + 2, true) && has_no_verb(c, k + 2)
			       ? k
			       : i;
	}
	return i;
}

/* Over ", 5 and 9" behind several, when the list goes on behind it; `i` where no such ages stand. */
static uint32_t past_ages(const struct clause *c, uint32_t i)
{
	uint32_t ages = 0, k = i;
	while (!c->page->wide && is_joint(c, k) && is_kind(c, k + 1, CHUNK_NOUN) &&
		role_is_age(c, k + 1)) {
		k += 2;
		ages++;
	}
	return ages > 1 && is_joint(c, k) ? k : i;
}

/* Over "(32)" behind a name, when the list goes on behind it. */
static uint32_t past_bracket(const struct clause *c, uint32_t i)
{
	if (is_kind(c, i, CHUNK_COMMA) && is_kind(c, i + 1, CHUNK_NOUN) &&
		chunk_at(c->page, i + 1)->quantity == NONE &&
		tag_at(c->page, chunk_at(c->page, i + 1)->head) == TAG_CD &&
		is_kind(c, i + 2, CHUNK_COMMA))
		return i + 2; /* "Ibran Holt, 61, and his wife" */
	if (i + 3 < c->end && word_is(c->page, chunk_at(c->page, i)->first, "(") &&
		word_is(c->page, chunk_at(c->page, i + 2)->first, ")") && is_joint(c, i + 3))
		return i + 3;
	uint32_t several = past_ages(c, i);
	if (several > i)
		return several;
	if (i + 2 < c->end && is_kind(c, i, CHUNK_COMMA) && role_is_age(c, i + 1) &&
		is_joint(c, i + 2))
		return i + 2; /* "a man, 61, and a woman" */
	if (is_aged(c, i) && role_is_age(c, i + 1) && is_joint(c, i + 2))
		return i + 2;
	return past_clause(c, past_gloss(c, i));
}

/* "one dead, seven under the rubble": a number with a place of its own. */
static bool stands_apart(const struct clause *c, uint32_t i)
{
	return is_kind(c, i - 1, CHUNK_COMMA) && chunk_at(c->page, i)->bare &&
	       is_kind(c, i + 1, CHUNK_PREP) &&
	       !word_is(c->page, chunk_at(c->page, i + 1)->first, "of");
}

/* "three siblings, aged two, five and seven" */
static bool goes_on_with_ages(const struct clause *c, uint32_t noun, uint32_t i)
{
	for (uint32_t k = noun; chunk_at(c->page, i)->bare && k <= i; k++)
		if (is_aged(c, k))
			return true;
	return false;
}

/* "..., a doctor who treated the wounded said": a verb of saying ends what the relative clause says of one. */
static bool speaks_behind(const struct clause *c, uint32_t i)
{
	enum { AHEAD = 8 };
	for (uint32_t k = i + 1; k < c->end && k < i + AHEAD; k++) {
		if (is_kind(c, k, CHUNK_COMMA) || is_kind(c, k, CHUNK_AND))
			return false;
		if (is_kind(c, k, CHUNK_VERB) && lexeme_has(chunk_at(c->page, k)->lex, FEATURE_SAY))
			return true;
	}
	return false;
}

/* "has risen to 19, the director of the hospital said": behind a number alone, who says so. */
static bool is_a_speaker(const struct clause *c, uint32_t noun, uint32_t i)
{
	const struct chunk *n = chunk_at(c->page, i);
	if (!c->page->wide && chunk_at(c->page, noun)->bare && is_kind(c, i - 1, CHUNK_COMMA) &&
		is_kind(c, i + 1, CHUNK_REL) && speaks_behind(c, i + 2))
		return true;
	return chunk_at(c->page, noun)->bare && n->definite && !n->plural && n->quantity == NONE;
}

/* "one of its citizens, an engineer, was": what the one is. */
static bool explains_one(const struct clause *c, uint32_t noun, uint32_t end, uint32_t i)
{
	const struct chunk *n = chunk_at(c->page, noun), *what = chunk_at(c->page, i);
	uint32_t q = n->quantity;
	return !c->page->wide && n->bare && end == noun + 3 && i == end + 1 &&
	       is_kind(c, end, CHUNK_COMMA) && c->page->quantities.at[q].count.high == 1 &&
	       !c->page->quantities.at[q].count.open && what->quantity == NONE && !what->plural &&
	       tag_at(c->page, what->first) == TAG_DT && !what->definite;
}

/* Over ", including three children," to the comma behind it when fighters follow civilians, or civilians fighters, who are
 * no part of them; `i` where none do. */
static uint32_t past_some(const struct clause *c, uint32_t noun, uint32_t i)
{
	enum { SOME = 2, COMMA = 3, OTHERS = 5 };
	const struct page *p = c->page;
	if (p->wide || i + OTHERS >= c->end || !is_kind(c, i, CHUNK_COMMA) || !is_parts(c, i + 1) ||
		!is_kind(c, i + SOME, CHUNK_NOUN) || !is_kind(c, i + COMMA, CHUNK_COMMA) ||
		!is_kind(c, i + COMMA + 1, CHUNK_AND) || !is_kind(c, i + OTHERS, CHUNK_NOUN))
		return i;
	const struct lexeme *a = chunk_at(p, noun)->lex, *b = chunk_at(p, i + OTHERS)->lex;
	bool apart = a && b && a->status > 0 && b->status > 0 && a->status != b->status;
	bool listed = apart && chunk_at(p, i + OTHERS)->quantity != NONE;
	return listed && !begins_clause(c, i + OTHERS) ? i + COMMA : i;
}

uint32_t role_list_end(const struct clause *c, uint32_t noun)
{
	uint32_t end = noun + 1;
	for (;;) {
		uint32_t of = role_joined(c, end - 1, "of");
		if (of != NONE)
			end = of + 1;
		uint32_t called = role_past_called(c, end);
		end = past_some(c, noun, past_bracket(c, is_joint(c, called) ? called : end));
		uint32_t i = end;
		while (is_joint(c, i))
			i++;
		while (i > end && i < c->end && !c->page->wide && owns_next(c->page, i, c->end) &&
			!begins_clause(c, i))
			i++; /* "the teacher, the teacher's wife" */
		if (i == end || !is_kind(c, i, CHUNK_NOUN) || goes_on_with_ages(c, noun, i) ||
			explains_one(c, noun, end, i) || !role_is_human(c->page, i, true) ||
			chunk_at(c->page, i)->pronoun || begins_clause(c, i) ||
			role_counts_things(c, i) || stands_apart(c, i) || is_partitive(c, i) ||
			role_other_harm(c->page, noun, i) ||
			(is_parts(c, i + 1) && is_kind(c, i - 1, CHUNK_COMMA) &&
				word_is(c->page, chunk_at(c->page, i + 1)->first, "among")) ||
			is_a_speaker(c, noun, i) || role_is_office(c, i))
			return end; /* "14 dead, the driver among them" */
		end = i + 1;
	}
}

/* "including 2 women and 3 children, and 12 were wounded": parts; ", said the vicar, 34 people lay dead": a speaker. */
static bool is_among_parts(const struct clause *c, uint32_t noun)
{
	uint32_t i = noun;
	while (i > c->first && (is_joint(c, i - 1) || is_kind(c, i - 1, CHUNK_NOUN)))
		i--;
	if (i == c->first)
		return false;
	bool counted = is_kind(c, i, CHUNK_NOUN) && chunk_at(c->page, i)->quantity != NONE &&
		       !is_kind(c, i + 1, CHUNK_COMMA); /* "The union, a big one, said 61 men" */
	bool kind = !c->page->wide && noun > c->first && is_parts(c, noun - 1) &&
		    word_is(c->page, chunk_at(c->page, noun - 1)->first, "of");
	return kind || /* "three of them children, and 60 were hurt" */
	       (role_is_inverted(c, i - 1) && !counted) || is_parts(c, i - 1);
}

/* How many chunks an age takes that ends at i: "a man, 61, and", "a man aged 61 and", "a man (61) and". */
static uint32_t age_before(const struct clause *c, uint32_t i)
{
	uint32_t last = i; /* "her daughters, 6 and 8, and" */
	while (!c->page->wide && i >= c->first + 4 && role_is_age(c, i) && is_joint(c, i - 1) &&
		role_is_age(c, i - 2))
		i -= 2;
	if (i >= c->first + 2 && role_is_age(c, i) &&
		(is_kind(c, i - 1, CHUNK_COMMA) || is_aged(c, i - 1)))
		return last - i + 2;
	bool closed = word_is(c->page, chunk_at(c->page, i)->first, ")");
	return i >= c->first + 3 && closed && role_is_age(c, i - 1) ? 3 : 0;
}

/* "the teacher, the teacher's wife": whose she is stands before her. */
static uint32_t first_owner(const struct clause *c, uint32_t noun)
{
	while (noun > c->first && !c->page->wide && owns_next(c->page, noun - 1, c->end))
		noun--;
	return noun;
}

/* "according to the priest, the Rev. Ilan Moss, 34 people": who he is, and none of those counted. */
static bool is_told_according(const struct clause *c, uint32_t i, uint32_t noun)
{
	enum { BACK = 5 };
	if (c->page->wide || chunk_at(c->page, noun)->quantity == NONE || i < c->first + 3 ||
		!is_kind(c, i - 1, CHUNK_COMMA) || !is_kind(c, i - 2, CHUNK_NOUN))
		return false;
	for (uint32_t k = i - 2; k > c->first && k + BACK > i; k--)
		if (word_is(c->page, chunk_at(c->page, k - 1)->first, "according"))
			return true;
	return false;
}

/* "to arrest the chairman, and 12 residents were shot dead": whom a verb has taken is in no list with a subject. */
static bool opens_clause(const struct clause *c, uint32_t i, uint32_t noun)
{
	uint32_t verb = first_owner(c, i) - 1;
	return !c->page->wide && verb + 1 > c->first && noun == i + 3 &&
	       is_kind(c, i + 1, CHUNK_COMMA) && is_kind(c, i + 2, CHUNK_AND) &&
	       is_kind(c, verb, CHUNK_VERB) && !chunk_at(c->page, verb)->passive &&
	       is_kind(c, noun + 1, CHUNK_VERB) && !chunk_at(c->page, noun + 1)->participle;
}

/* "71 of our sons, husbands and brothers", "12 of the villagers and a soldier": the number, of the first of two; or NONE. */
static uint32_t number_of(const struct clause *c, uint32_t first)
{
	const struct page *p = c->page;
	const struct chunk *a = chunk_at(p, first);
	if (p->wide || first < c->first + 2 || !is_prep(c, first - 1, "of") ||
		!is_kind(c, first - 2, CHUNK_NOUN) || !chunk_at(p, first - 2)->bare ||
		is_among_parts(c, first))
		return NONE; /* "three of them children, and 60" */
	if (p->quantities.at[chunk_at(p, first - 2)->quantity].count.low < 2)
		return NONE; /* "one of her sons, Nizar, 19, was killed" */
	bool many = a->plural && a->quantity == NONE;
	return many && role_is_human(p, first, true) ? first - 2 : NONE;
}

uint32_t role_list_start(const struct clause *c, uint32_t noun)
{
	if (!c->page->wide && is_partitive(c, noun) &&
		!word_is(c->page, chunk_at(c->page, noun)->end + 1, "the"))
		return noun; /* "I worked on three people and two of them died" */
	for (;;) {
		uint32_t from = first_owner(c, noun), i = from - 1;
		if (from < c->first + 2 || !is_joint(c, i))
			break;
		while (i > c->first && is_joint(c, i))
			i--;
		if (is_kind(c, from - 1, CHUNK_AND) && i >= c->first + 2 &&
			is_prep(c, i - 1, "of") && is_spot(c, i) && is_kind(c, i - 2, CHUNK_NOUN) &&
			!role_is_governed(c, i - 2))
			i -= 2; /* "the mayor of Qarin and two bodyguards" */
		i -= age_before(c, i);
		/* "three commanders of the Front and two civilians" */
		uint32_t head = is_kind(c, i, CHUNK_NOUN) ? role_governing(c, i) : i;
		if (head != i && !role_is_governed(c, head) &&
			chunk_at(c->page, head)->quantity != NONE &&
			!chunk_at(c->page, head)->bare && role_is_human(c->page, head, true))
			i = head;
		/* "of 43 students and two lecturers": governed together */
		bool shared = is_kind(c, from - 1, CHUNK_AND) && i > c->first &&
			      is_kind(c, i - 1, CHUNK_PREP) && i + 2 == from;
		bool behind_comma =
			is_kind(c, i, CHUNK_NOUN) && is_kind(c, from - 1, CHUNK_COMMA) &&
			!c->page->wide && chunk_at(c->page, i)->quantity == NONE &&
			chunk_at(c->page, i)->plural && !chunk_at(c->page, noun)->bare &&
			chunk_at(c->page, noun)->quantity != NONE;
		bool own = behind_comma &&
			   tag_at(c->page, chunk_at(c->page, i)->first) == TAG_PRPS &&
			   tag_at(c->page, chunk_at(c->page, noun)->first) == TAG_PRPS;
		if (is_told_according(c, i, noun) || opens_clause(c, i, noun))
			break;
		uint32_t number = is_kind(c, i, CHUNK_NOUN) ? number_of(c, i) : NONE;
		if (number != NONE)
			return number;
		if (behind_comma && !own && chunk_at(c->page, i)->name == NONE)
			break; /* "attacks by aggressive, trained persons, 18 employees were killed" */
		if (!is_kind(c, i, CHUNK_NOUN) || (role_is_governed(c, i) && !shared) ||
			!role_is_human(c->page, i, true) || is_among_parts(c, i) ||
			role_other_harm(c->page, noun, i) || role_other_harm(c->page, i, noun))
			break;
		noun = i;
	}
	return noun;
}
