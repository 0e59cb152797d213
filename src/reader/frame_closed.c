#include "reader/frame_at.h"

/*
 * Where people buy what they live by, are fed and treated, and may no more: "soldiers padlocked the clinic" (FRAME-281),
 * "pharmacies have been ordered to close", "the company store, the only place to buy food, was padlocked" (FRAME-360),
 * "the clinic was stripped of its medicines" (FRAME-361). All of them only where a force was told of among people killed or
 * driven out, and never for a holiday, repairs or an epidemic.
 */
static const char *const shops[] = { "clinic", "clinics", "pharmacy", "pharmacies", "dispensary",
	"dispensaries", "bakery", "bakeries", "granary", "granaries", NULL };

/* "the soup kitchen", "the health post": who closes it takes it from people, but not a force that eats there. */
static const char *const tables[] = { "canteen", "canteens", "kitchen", "kitchens", "infirmary",
	"hospital", "hospitals", NULL };
static const char *const health[] = { "post", "posts", "centre", "centres", "center", "centers",
	NULL };
static const char *const stores[] = { "store", "stores", "shop", "shops", "market", "markets",
	NULL };

static const char *const closed[] = { "padlocked", "shut", "closed", "sealed", "shuttered",
	"bricked", "chained", "boarded", NULL };

/* Which kind of place chunk `i` is: one that tells by itself what it is for, one that does only with what is told of it, or none. */
enum kind { OTHER, STORE, SHOP };

static enum kind kind_of(const struct framing *f, uint32_t i)
{
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none ||
		tag_at(f->page, at(f, i)->first) == TAG_PRPS)
		return OTHER;
	uint32_t head = at(f, i)->head;
	if (word_is_any(f->page, head, shops) || word_is_any(f->page, head, tables) ||
		(word_is_any(f->page, head, health) &&
			chunk_has_any(f, i, WORDS("health", "medical", "feeding"))))
		return SHOP;
	if (!word_is_any(f->page, head, stores))
		return OTHER;
	return chunk_has_any(
		       f, i, WORDS("food", "grocery", "cooperative", "ration", "only", "flour"))
		       ? SHOP
		       : STORE;
}

static bool is_for_other_reason(const struct framing *f)
{
	return sentence_is_of(f->page, f->sentence, FAMILY_SHUT_FOR) || frame_is_mishap(f) ||
	       frame_is_by_weather(f);
}

/* "The company store, the only place to buy flour, was padlocked": the noun before what stands between commas. */
static uint32_t before_aside(const struct framing *f, uint32_t verb)
{
	enum { BACK = 14 };
	if (verb < f->clause.first + 3 || !is_kind(f, verb - 1, CHUNK_COMMA))
		return NONE;
	for (uint32_t i = verb - 2; i + BACK > verb && i > f->clause.first; i--)
		if (is_kind(f, i, CHUNK_COMMA))
			return is_kind(f, i - 1, CHUNK_NOUN) ? i - 1 : NONE;
	return NONE;
}

/* "the clinic in Qarin", past where it is: the noun before its preposition. */
static uint32_t past_place(const struct framing *f, uint32_t noun)
{
	return noun != NONE && noun >= f->clause.first + 2 && is_kind(f, noun - 1, CHUNK_PREP) &&
			       kind_of(f, noun) == OTHER && kind_of(f, noun - 2) != OTHER
		       ? noun - 2
		       : noun;
}

static uint32_t shop_before(const struct framing *f, uint32_t verb)
{
	uint32_t what = past_place(f, role_subject(&f->clause, verb));
	if (what != NONE && what < verb && kind_of(f, what) != OTHER)
		return what;
	what = past_place(f, before_aside(f, verb));
	return what != NONE && kind_of(f, what) != OTHER ? what : NONE;
}

/* "the only place to buy food", "which feeds 3,000 people a day": what people have no more where it is closed. */
static bool is_lived_by(const struct framing *f, uint32_t what, uint32_t end)
{
	static const char *const feeds[] = { "feeds", "fed", "feeding", "buy", "bought", "eat",
		"ate", "cooked", "cooks", "sold", "treated", "treats", "served", "serves", "food",
		"flour", "medicine", "medicines", NULL };
	static const char *const only[] = { "only", "where", "which", "that", "last", "sole",
		NULL };
	bool told = false;
	for (uint32_t w = at(f, what)->end; w < end; w++) {
		told |= word_is_any(f->page, w, only);
		if (told && word_is_any(f->page, w, feeds))
			return true;
	}
	return false;
}

/* "by order of the governor", "on the orders of": from word `w` on. */
static bool is_by_order(const struct framing *f, uint32_t w)
{
	return word_is_any(f->page, w, WORDS("by", "on", "at")) &&
	       (word_is_any(f->page, w + 1, WORDS("order", "orders")) ||
		       word_is_any(f->page, w + 2, WORDS("order", "orders")));
}

static bool is_police(const struct framing *f, uint32_t by)
{
	return word_is_any(f->page, at(f, by)->head, WORDS("police", "policemen", "robbers"));
}

static bool is_ruler(const struct framing *f, uint32_t by)
{
	return is_kind(f, by, CHUNK_NOUN) && !is_police(f, by) && frame_is_ruler(f, by);
}

static bool add_closed(struct framing *f, const char *rule, uint32_t verb, uint32_t what,
	uint32_t end, uint32_t by)
{
	struct event *e = frame_add_onto(f, rule, verb, what, by, &frame_as_deprived);
	e->end = end > e->end ? end : e->end;
	e->hypothetical = false;
	return true;
}

/* FRAME-281: "soldiers padlocked the clinic and the cooperative store", behind harm; no police who seal a shop */
static bool is_shut_by_force(struct framing *f, uint32_t verb)
{
	static const char *const wrecks[] = { "wrecked", "burned", NULL };
	const struct chunk *v = at(f, verb);
	bool wrecked = word_is_any(f->page, v->head, wrecks);
	if (!wrecked && !word_is_any(f->page, v->head, closed))
		return false;
	uint32_t what = v->passive ? shop_before(f, verb) : role_object(&f->clause, verb);
	uint32_t by = role_doer(&f->clause, verb);
	enum kind kind = what == NONE ? OTHER : kind_of(f, what);
	if (kind == STORE &&
		is_lived_by(f, what,
			v->passive ? v->first : f->page->scan.sentences.at[f->sentence].end))
		kind = SHOP;
	if (kind != SHOP || by == NONE || !lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
		is_police(f, by) || (wrecked && !word_is_any(f->page, at(f, what)->head, shops)))
		return false;
	return add_closed(f, "FRAME-281", verb, what, at(f, what)->end, by);
}

/* Where the passive verb at chunk `verb` ends: also of "were shut", whose participle passes for no verb; or 0. */
static uint32_t end_of_closing(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (v->passive && word_is_any(f->page, v->head, closed))
		return v->end;
	return lexeme_has(v->lex, FEATURE_BE) && !v->passive && word_is(f->page, v->end, "shut")
		       ? v->end + 1
		       : 0;
}

/* FRAME-360: "the canteen has been sealed", "was padlocked", "were shut by order of the governor"; no more than "was closed" is only a state. */
static bool is_closed(struct framing *f, uint32_t verb)
{
	static const char *const loose[] = { "shut", "closed", "shuttered", NULL };
	static const char *const own[] = { "protest", "solidarity", "years", "decade", "decades",
		"night", "lack", "retired", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t end = end_of_closing(f, verb);
	if (!end || word_is(f->page, end, "to"))
		return false; /* "was closed to traffic" */
	uint32_t what = shop_before(f, verb), by = role_after(&f->clause, verb, "by");
	if (what == NONE || frame_sentence_has(f, own))
		return false;
	bool order = is_by_order(f, end), lived = is_lived_by(f, what, v->first);
	bool done = v->perfect || !word_is_any(f->page, end - 1, loose);
	if (by != NONE && !order && !is_ruler(f, by))
		return false;
	if (!order && by == NONE && !lived && (!done || kind_of(f, what) != SHOP))
		return false;
	if (kind_of(f, what) != SHOP && !lived)
		return false;
	return add_closed(f, "FRAME-360", verb, what, end, order ? NONE : by);
}

/* FRAME-360: "pharmacies have been ordered to close", "the governor ordered the clinics to shut". */
static bool is_ordered_shut(struct framing *f, uint32_t verb)
{
	static const char *const orders[] = { "ordered", "instructed", NULL };
	static const char *const shuts[] = { "close", "shut", "closed", "sealed", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, orders))
		return false;
	uint32_t what = v->passive ? shop_before(f, verb) : role_object(&f->clause, verb);
	uint32_t to = v->passive ? verb + 1 : what + 1, by = role_doer(&f->clause, verb);
	if (what == NONE || kind_of(f, what) != SHOP || !is_kind(f, to, CHUNK_VERB) ||
		(!at(f, to)->infinitive && at(f, to)->aux) ||
		!word_is_any(f->page, at(f, to)->head, shuts) ||
		(by != NONE ? !is_ruler(f, by) : !v->passive))
		return false;
	return add_closed(f, "FRAME-360", verb, what, at(f, to)->end, by);
}

/* FRAME-360: "ordered the closure of every pharmacy in the quarter". */
static bool orders_closure(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (v->passive || !word_is_any(f->page, v->head, WORDS("ordered", "decreed", "imposed")))
		return false;
	uint32_t what = role_object(&f->clause, verb), by = role_subject(&f->clause, verb);
	uint32_t of = what != NONE && word_is(f->page, at(f, what)->head, "closure")
			      ? role_joined(&f->clause, what, "of")
			      : NONE;
	if (of == NONE || kind_of(f, of) != SHOP || !is_ruler(f, by))
		return false;
	return add_closed(f, "FRAME-360", verb, of, at(f, of)->end, by);
}

/* FRAME-361: "the clinic has been stripped of its medicines", "soldiers stripped the pharmacy of its drugs"; not "of its licence". */
static bool is_stripped(struct framing *f, uint32_t verb)
{
	static const char *const goods[] = { "drugs", "stocks", "supplies", "bandages", "equipment",
		"instruments", "dressings", "goods", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, WORDS("stripped", "emptied")))
		return false;
	uint32_t what = v->passive ? shop_before(f, verb) : role_object(&f->clause, verb);
	uint32_t of = what == NONE ? NONE : v->passive ? verb + 1 : what + 1, it = of + 1;
	uint32_t by = role_doer(&f->clause, verb);
	if (of == NONE || kind_of(f, what) == OTHER || !is_kind(f, of, CHUNK_PREP) ||
		!word_is(f->page, at(f, of)->first, "of") || !is_kind(f, it, CHUNK_NOUN) ||
		!(word_has(f->page, at(f, it)->head, FEATURE_UTILITY) ||
			word_has(f->page, at(f, it)->head, FEATURE_SUPPLY) ||
			word_is_any(f->page, at(f, it)->head, goods)) ||
		(by != NONE ? !is_ruler(f, by) : !v->passive))
		return false;
	return add_closed(f, "FRAME-361", verb, what, at(f, it)->end, by);
}

bool frame_closes_shop(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (!sentence_is_of(f->page, f->sentence, FAMILY_SHOPS) ||
		!sentence_is_of(f->page, f->sentence, FAMILY_SHUTS) ||
		!(word_is_of(f->page, v->head, FAMILY_SHUTS) || lexeme_has(v->lex, FEATURE_BE)) ||
		v->negative || v->modal || v->infinitive || is_for_other_reason(f) ||
		!frame_is_under_arms(f))
		return false;
	return is_shut_by_force(f, verb) || is_closed(f, verb) || is_ordered_shut(f, verb) ||
	       orders_closure(f, verb) || is_stripped(f, verb);
}
