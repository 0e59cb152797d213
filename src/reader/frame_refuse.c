#include "reader/frame_at.h"

/*
 * FRAME-217: who refuses to let in what people live by, and where it does not get to. FRAME-295: what is denied entry.
 * FRAME-296: "the power company disconnected the camp".
 */
/* "into the camp", "to Qarin", "in"; not "into the library", "the approval stage" */
bool frame_is_into_place(const struct framing *f, uint32_t from)
{
	enum { AHEAD = 4 };
	const struct page *p = f->page;
	for (uint32_t i = from + 1; i < f->clause.end && i < from + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_PREP) || is_kind(f, i, CHUNK_OTHER))
			continue;
		if (!is_kind(f, i, CHUNK_NOUN))
			break; /* "has got through since the army closed the bridge" */
		uint32_t head = at(f, i)->head;
		return at(f, i)->name != NONE || word_has(p, head, FEATURE_LOCATION) ||
		       word_is_any(p, head,
			       WORDS("camp", "there", "checkpoint", "siege", "gate", "crossing",
				       "border", "roadblock", "line", "lines"));
	}
	return true;
}

static bool is_let(const struct framing *f, uint32_t verb)
{
	return word_is_any(f->page, at(f, verb)->head, WORDS("let", "allow", "permit", "admit"));
}

/* "has refused to let in medicines", of a power; "nobody is allowed to bring bread into the camp": whose verb it is, or NONE. */
uint32_t frame_refusal_of(const struct framing *f, uint32_t verb)
{
	static const char *const refuses[] = { "refused", "refuses", "refuse", "refusing",
		"declined", "declining", NULL };
	uint32_t before = verb - 1;
	if (!at(f, verb)->infinitive || !is_kind(f, before, CHUNK_VERB))
		return NONE;
	uint32_t who = role_subject(&f->clause, before);
	if (word_is_any(f->page, at(f, before)->head, refuses))
		return !at(f, before)->negative && is_let(f, verb) && frame_is_power(f, who)
			       ? before
			       : NONE;
	if (!at(f, before)->passive || !word_is(f->page, at(f, verb)->head, "bring") ||
		!word_is_any(f->page, at(f, before)->head, WORDS("allowed", "permitted")))
		return NONE;
	bool nobody = at(f, before)->negative ||
		      (is_kind(f, who, CHUNK_NOUN) &&
			      (at(f, who)->none || word_is(f->page, at(f, who)->head, "nobody")));
	uint32_t what = role_object(&f->clause, verb);
	return nobody && what != NONE && frame_is_into_place(f, what) ? before : NONE;
}

/* "No medical supplies had been sent to the clinic", behind people who were harmed: by whoever could have. */
bool frame_is_sent(const struct framing *f, uint32_t verb)
{
	static const char *const sends[] = { "sent", "brought", "supplied", "provided",
		"distributed", "issued", NULL };
	return at(f, verb)->passive && at(f, verb)->perfect &&
	       word_is_any(f->page, at(f, verb)->head, sends) && frame_is_behind_harm(f);
}

/* The leave to come in: "entry", "passage", "permission". */
static bool is_leave(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, noun)->head,
		       WORDS("entry", "access", "passage", "permission", "permits", "clearance",
			       "authorisation", "authorization", "permit"));
}

/* "for a convoy of medicine", "for trucks carrying flour to enter"; not "for a medicine that failed its trials", "for fuel to be sold" */
static bool may_come(const struct framing *f, uint32_t what)
{
	static const char *const loads[] = { "convoy", "shipment", "consignment", "delivery",
		"flight", "ship", "truck", "lorry", "boat", "supply", "aid", NULL };
	static const char *const comes[] = { "enter", "reach", "cross", "pass", "come", "leave",
		"go", "proceed", "travel", "delivered", "brought", "sent", "moved", "land", "dock",
		"get", NULL };
	enum { AHEAD = 6 };
	for (uint32_t i = what + 1; i < f->clause.end && i < what + AHEAD; i++)
		if (is_kind(f, i, CHUNK_VERB) && at(f, i)->infinitive)
			return word_is_any(f->page, at(f, i)->head, comes);
	return at(f, what)->plural || word_is_any(f->page, at(f, what)->head, loads);
}

/* FRAME-295: "medicines were denied entry", "refused passage to trucks with flour", "denied permission for a convoy of medicine to" */
static bool is_denied_entry(struct framing *f, uint32_t verb)
{
	static const char *const denies[] = { "denied", "refused", "denying", "refusing",
		"withheld", "denies", "refuses", "withdrawn", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t leave = verb + 1, to = leave + 1;
	if (!word_is_any(f->page, v->head, denies) || v->negative || v->modal || v->infinitive ||
		!is_leave(f, leave) || !frame_is_behind_harm(f))
		return false; /* "denied entry to food with pests" */
	uint32_t by = role_doer(&f->clause, verb);
	if (v->passive) {
		uint32_t what = frame_supply_of(f, role_subject(&f->clause, verb), verb);
		return what != NONE &&
		       frame_add_onto(f, "FRAME-295", verb, what, by, &frame_as_deprived);
	}
	if (!is_kind(f, to, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, to)->first, WORDS("to", "for")))
		return false;
	uint32_t what = frame_supply_of(f, to + 1, f->clause.end);
	bool comes =
		what != NONE && (!word_is(f->page, at(f, to)->first, "for") || may_come(f, what));
	return comes && frame_is_power(f, by) &&
	       frame_add_onto(f, "FRAME-295", verb, what, by, &frame_as_deprived);
}

/* "The state power company", "the electricity board": who sells it. */
static bool sells_power(const struct framing *f, uint32_t noun)
{
	static const char *const sellers[] = { "company", "board", "utility", "authority",
		"corporation", "supplier", "operator", "ministry", "provider", NULL };
	const struct chunk *n = at(f, noun);
	bool power = false;
	for (uint32_t w = n->first; w < n->head; w++)
		power |= word_is_any(f->page, w,
			WORDS("power", "electricity", "water", "gas", "telephone", "grid"));
	return power && word_is_any(f->page, n->head, sellers);
}

/* FRAME-296: "the power company disconnected the farm last May", where people were harmed; no shop that has not paid. */
static bool disconnects(struct framing *f, uint32_t verb)
{
	static const char *const places[] = { "farm", "camp", "village", "villages", "settlement",
		"town", "quarter", "compound", "monastery", "hospital", "clinic", "barracks",
		"site", "island", "homes", "houses", "residents", "families", "households",
		"community", "district", "base", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, WORDS("disconnected", "disconnecting")) || v->negative ||
		v->modal || v->infinitive)
		return false;
	uint32_t by = role_doer(&f->clause, verb);
	uint32_t what = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	if (!is_kind(f, what, CHUNK_NOUN) || !is_kind(f, by, CHUNK_NOUN) || !sells_power(f, by) ||
		!(at(f, what)->name != NONE || word_is_any(f->page, at(f, what)->head, places)) ||
		!frame_is_behind_harm(f))
		return false;
	frame_add_onto(f, "FRAME-296", verb, what, NONE,
		&frame_as_deprived); /* a company is no party to the harm */
	return true;
}

bool frame_refuses_entry(struct framing *f, uint32_t verb)
{
	return is_denied_entry(f, verb) || disconnects(f, verb);
}
