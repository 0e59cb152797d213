#include "reader/frame_at.h"

/* FRAME-286: what people live by may not be sold: "are forbidden to sell fuel to", "fuel sales have been banned". */
static void add_lack(struct framing *f, uint32_t verb, uint32_t what, uint32_t by)
{
	struct event *e = frame_add_onto(f, "FRAME-286", verb, what, by, &frame_as_deprived);
	e->negative = false;
}

static bool has_goods(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) && !at(f, noun)->none &&
	       (word_has(f->page, at(f, noun)->head, FEATURE_UTILITY) ||
		       word_has(f->page, at(f, noun)->head, FEATURE_SUPPLY));
}

/* FRAME-286: "filling stations are forbidden to sell fuel to people from the camps", behind harm; not "to children" */
static bool may_not_sell(struct framing *f, uint32_t verb)
{
	static const char *const bars[] = { "forbidden", "forbade", "barred", "banned",
		"prohibited", NULL };
	static const char *const sells[] = { "sell", "selling", "supply", "supplying", "give",
		"giving", "deliver", "delivering", NULL };
	static const char *const people[] = { "people", "villagers", "residents", "families",
		"refugees", "islanders", "inhabitants", "households", "herders", "farmers",
		"nomads", "peasants", "them", "camp", "camps", "village", "villages", "townspeople",
		"displaced", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t whom = v->passive ? verb : role_object(&f->clause, verb);
	if (whom == NONE || v->negative || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, bars))
		return false;
	uint32_t sell = whom + 1 + is_kind(f, whom + 1, CHUNK_PREP), what = sell + 1, to = what + 1;
	if (!is_kind(f, sell, CHUNK_VERB) || !word_is_any(f->page, at(f, sell)->head, sells) ||
		!has_goods(f, what) || !is_kind(f, to, CHUNK_PREP) ||
		!word_is(f->page, at(f, to)->first, "to") || !is_kind(f, to + 1, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, to + 1)->head, people) || !frame_is_under_arms(f))
		return false;
	uint32_t by = role_doer(&f->clause, verb);
	add_lack(f, verb, what, by);
	return true;
}

/* "batteries, candles and diesel" */
static bool lists_goods(const struct framing *f, uint32_t first)
{
	enum { MOST = 7 };
	for (uint32_t i = first; i < f->clause.end && i < first + MOST; i++)
		if (has_goods(f, i))
			return true;
		else if (!is_kind(f, i, CHUNK_NOUN) && !is_kind(f, i, CHUNK_COMMA) &&
			 !is_kind(f, i, CHUNK_AND))
			return false;
	return false;
}

/* "fuel sales" */
static bool is_of_goods(const struct framing *f, uint32_t sale)
{
	uint32_t w = at(f, sale)->head - 1;
	return at(f, sale)->head > at(f, sale)->first &&
	       (word_has(f->page, w, FEATURE_UTILITY) || word_has(f->page, w, FEATURE_SUPPLY));
}

/* "Fuel sales to fishing boats have been suspended", where "fishing" passes for a verb */
static uint32_t sales_before(const struct framing *f, uint32_t verb)
{
	enum { BACK = 6 };
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK > verb;)
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP))
			return NONE;
		else if (is_kind(f, i, CHUNK_NOUN) && word_is(f->page, at(f, i)->head, "sales"))
			return i;
	return NONE;
}

/* FRAME-286: "has stopped the sale of kerosene", "the sale of flour is forbidden": by a power, behind harm */
static bool stops_sale(struct framing *f, uint32_t verb)
{
	static const char *const stops[] = { "stopped", "banned", "forbidden", "halted",
		"prohibited", "suspended", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, stops) || v->negative || v->modal || v->infinitive)
		return false;
	uint32_t sale = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	if (sale != NONE && v->passive && is_kind(f, sale - 1, CHUNK_PREP))
		sale -= 2; /* "the sale of flour" */
	if (sale == NONE && v->passive)
		sale = sales_before(f, verb);
	uint32_t of = is_kind(f, sale, CHUNK_NOUN) ? role_joined(&f->clause, sale, "of") : NONE;
	of = of == NONE && is_kind(f, sale, CHUNK_NOUN) ? sale : of; /* "fuel sales" */
	uint32_t by = role_doer(&f->clause, verb);
	if (of == NONE || !word_is_any(f->page, at(f, sale)->head, WORDS("sale", "sales")) ||
		!(of == sale ? is_of_goods(f, sale) : lists_goods(f, of)) ||
		!(by != NONE ? frame_is_ruler(f, by) : v->passive) || !frame_is_under_arms(f) ||
		frame_is_by_weather(f))
		return false;
	add_lack(f, verb, of, by);
	return true;
}

bool frame_stops_sale(struct framing *f, uint32_t verb)
{
	return may_not_sell(f, verb) || ((may_stand(f->page, f->sentence, "sale") ||
						 may_stand(f->page, f->sentence, "sales")) &&
						stops_sale(f, verb));
}
