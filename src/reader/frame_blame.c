#include "reader/frame_at.h"

/*
 * FRAME-302: whose deed it was, in words that neither blame nor hold responsible: "the men who came wore the badges of the
 * Fourth Brigade", "the order came from the president's office", "the evidence pointed to the police", "called the minister a
 * murderer", "this was planned by the brigade". Behind a killing or an attack that was told.
 */
struct pointer {
	uint32_t who;
	enum act act;
	enum harm harm;
};

static bool is_named_side(const struct framing *f, uint32_t who)
{
	return is_kind(f, who, CHUNK_NOUN) && !at(f, who)->none && !at(f, who)->pronoun &&
	       (frame_is_side(f, who) || frame_is_power(f, who));
}

/* "wore the badges of the Fourth Brigade", "wore army uniforms" */
static bool wears(const struct framing *f, uint32_t i, struct pointer *p)
{
	static const char *const clothes[] = { "badge", "badges", "uniform", "uniforms", "insignia",
		"fatigues", "colours", "colors", "markings", "caps", "berets", "armbands",
		"helmets", NULL };
	static const char *const men[] = { "men", "attackers", "gunmen", "they", "who", "killers",
		"assailants", "raiders", "intruders", "those", "vehicles", "trucks", NULL };
	if (!word_is_any(f->page, at(f, i)->head, WORDS("wore", "worn", "bore")) ||
		at(f, i)->participle || at(f, i)->negative)
		return false;
	uint32_t what = role_object(&f->clause, i), whose;
	if (what == NONE || !word_is_any(f->page, at(f, what)->head, clothes))
		return false;
	whose = role_joined(&f->clause, what, "of");
	if (whose != NONE && owns_next(f->page, whose, f->clause.end))
		whose++;
	uint32_t side = whose != NONE ? whose : what;
	*p = (struct pointer){ side, ACT_ATTACK, HARM_NONE };
	return is_named_side(f, side) && frame_sentence_has(f, men);
}

/* "the order had come from the president's office" */
static bool order_came(const struct framing *f, uint32_t i, struct pointer *p)
{
	uint32_t what = word_is_any(f->page, at(f, i)->head, WORDS("came", "come", "comes"))
				? role_subject(&f->clause, i)
				: NONE;
	if (what == NONE || what + 1 != i || at(f, i)->negative || at(f, i)->modal ||
		!word_is_any(f->page, at(f, what)->head, WORDS("order", "orders")) ||
		!word_is(f->page, at(f, i)->end, "from"))
		return false;
	*p = (struct pointer){ role_after(&f->clause, i, "from"), ACT_KILLING, HARM_NONE };
	if (!is_kind(f, p->who, CHUNK_NOUN) ||
		word_is_any(f->page, at(f, p->who)->end, WORDS("for", "of")) ||
		frame_sentence_has(f, WORDS("cull", "hens", "clocks", "plant", "boots")))
		return false; /* "orders came from the army for boots" */
	static const feature_set over = (feature_set)1 << FEATURE_TITLE |
					(feature_set)1 << FEATURE_SOURCE |
					(feature_set)1 << FEATURE_ARMED;
	for (uint32_t w = at(f, p->who)->first; w < at(f, p->who)->end; w++)
		if (f->page->has[w] & over)
			return true;
	return word_is_any(f->page, at(f, p->who)->head, WORDS("above", "palace", "capital")) ||
	       is_named_side(f, p->who);
}

/* "pointed to a massacre by special police", "the evidence points to the army" */
static bool points_to(const struct framing *f, uint32_t i, struct pointer *p)
{
	static const char *const proofs[] = { "evidence", "findings", "testimony", "seen",
		"cartridges", "casings", "tracks", "indications", "witnesses", "everything", NULL };
	static const char *const deeds[] = { "massacre", "execution", "executions", "killing",
		"killings", "slaughter", NULL };
	static const char *const points[] = { "pointed", "points", "point", "pointing", NULL };
	if (!word_is_any(f->page, at(f, i)->head, points) || at(f, i)->negative ||
		at(f, i)->modal ||
		!word_is_any(f->page, at(f, i)->end, WORDS("to", "at", "towards")) ||
		!is_kind(f, i + 2, CHUNK_NOUN))
		return false;
	bool deed = word_is_any(f->page, at(f, i + 2)->head, deeds);
	*p = (struct pointer){ deed ? role_joined(&f->clause, i + 2, "by") : i + 2, ACT_KILLING,
		HARM_KILLED };
	if (is_kind(f, p->who, CHUNK_NOUN) &&
		word_is_any(f->page, at(f, p->who)->end, WORDS("having", "being", "losing", "of")))
		return false; /* "pointed to the police having lost the file" */
	return is_named_side(f, p->who) && (deed || frame_sentence_has(f, proofs));
}

/* "a killer of good ideas", "the deaths of the trees": behind word `w` */
static bool is_of_things(const struct framing *f, uint32_t w)
{
	if (!word_is(f->page, w + 1, "of") || w + 2 >= f->page->scan.words.count)
		return false;
	uint32_t whom = f->page->mark[w + 2].chunk;
	return is_kind(f, whom, CHUNK_NOUN) && !role_is_human(f->page, whom, true) &&
	       f->page->mark[at(f, whom)->head].spot == NONE && at(f, whom)->name == NONE;
}

/* "called the minister a murderer", "branded him the butcher of Qarin", "their captain is a butcher" */
static bool calls_murderer(const struct framing *f, uint32_t i, struct pointer *p)
{
	static const char *const killers[] = { "murderer", "murderers", "butcher", "butchers",
		"killer", "killers", NULL };
	static const char *const calls[] = { "called", "calls", "branded", "brands", "termed",
		"terms", "named", "describes", "described", NULL };
	bool be = lexeme_has(at(f, i)->lex, FEATURE_BE) && !at(f, i)->passive;
	if ((!be && !word_is_any(f->page, at(f, i)->head, calls)) || at(f, i)->negative ||
		at(f, i)->modal)
		return false;
	uint32_t who = be ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	bool found = false;
	for (uint32_t w = at(f, i)->end; w < end && w < at(f, i)->end + 9 && !found; w++) {
		bool war = word_is(f->page, w, "criminal") && word_is(f->page, w - 1, "war");
		found = (war || word_is_any(f->page, w, killers)) &&
			word_is_any(f->page, w - 1 - war,
				WORDS("a", "the", "their", "his", "her", "an")) &&
			!owns_next(f->page, f->page->mark[w].chunk, f->clause.end) &&
			!is_of_things(f, w) &&
			!word_is_any(
				f->page, w + 1, WORDS("in", "at", "instinct", "whale", "pass"));
		if (word_is_any(f->page, w, WORDS(",", ";", "by", "for")))
			return false;
	}
	*p = (struct pointer){ who, ACT_KILLING, HARM_KILLED };
	static const feature_set doers = (feature_set)1 << FEATURE_TITLE |
					 (feature_set)1 << FEATURE_ARMED |
					 (feature_set)1 << FEATURE_ORG;
	bool can = is_kind(f, who, CHUNK_NOUN) && (at(f, who)->pronoun ? !be : false);
	for (uint32_t w = found && is_kind(f, who, CHUNK_NOUN) ? at(f, who)->first : end;
		w < end && w < at(f, who)->end; w++)
		can |= (f->page->has[w] & doers) != 0;
	return found && can;
}

/* "laid the deaths at the door of the governor", "the blood is on the hands of the company" */
static bool at_the_door(const struct framing *f, uint32_t i, struct pointer *p)
{
	static const char *const what[] = { "deaths", "killings", "blood", "massacre", "crime",
		NULL };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	if (!is_kind(f, i, CHUNK_NOUN) || !word_is_any(f->page, at(f, i)->head, what) ||
		is_of_things(f, at(f, i)->head))
		return false;
	for (uint32_t w = at(f, i)->end; w + 2 < end && w < at(f, i)->end + 9; w++) {
		bool there = (word_is(f->page, w, "door") && word_is(f->page, w - 1, "the")) ||
			     (word_is(f->page, w, "hands") && word_is(f->page, w - 2, "on"));
		if (!there || !word_is(f->page, w + 1, "of"))
			continue;
		*p = (struct pointer){ f->page->mark[w + 2].chunk, ACT_KILLING, HARM_KILLED };
		return is_kind(f, p->who, CHUNK_NOUN);
	}
	return false;
}

/* "this", "it", "the massacre": the deed that was told */
static bool is_the_deed(const struct framing *f, uint32_t noun)
{
	if (!is_kind(f, noun, CHUNK_NOUN) || at(f, noun)->none)
		return false;
	if (at(f, noun)->end == at(f, noun)->first + 1 &&
		word_is_any(f->page, at(f, noun)->head, WORDS("this", "it", "that")))
		return true;
	const struct lexeme *x = at(f, noun)->lex;
	return at(f, noun)->definite && lexeme_has(x, FEATURE_EVENT) && x->harm == HARM_KILLED;
}

/* "by the brigade", "in the capital", "at the highest level", "from above": the chunk that says it, or NONE. */
static uint32_t from_above(const struct framing *f, uint32_t verb)
{
	static const char *const tops[] = { "capital", "palace", "ministry", "headquarters",
		"presidency", "level", "levels", "top", "above", NULL };
	enum { AHEAD = 4 };
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_SUB) ||
			is_kind(f, i, CHUNK_COMMA))
			return NONE; /* "it was decided to cut taxes" */
		if (!is_kind(f, i, CHUNK_PREP))
			continue;
		bool by = word_is(f->page, at(f, i)->first, "by");
		if (by ? is_named_side(f, i + 1)
		       : i + 1 < f->clause.end && word_is_any(f->page, at(f, i + 1)->head, tops))
			return is_kind(f, i + 2, CHUNK_VERB) ? NONE : i + 1;
	}
	return NONE;
}

/* "the ministry of health": no force */
static bool is_of_office(const struct framing *f, uint32_t who)
{
	uint32_t w = at(f, who)->end;
	return word_is(f->page, w, "of") &&
	       word_is_any(f->page, w - 1, WORDS("ministry", "minister", "office", "department")) &&
	       !word_is_any(f->page, w + 1, WORDS("defence", "defense", "interior", "war", "the"));
}

static const char *const orders_it[] = { "planned", "ordered", "decided", "organised", "organized",
	"orchestrated", "authorised", "authorized", "sanctioned", "signed", "premeditated", NULL };

/* "The prime minister's office ordered this" */
static bool ordered_it(const struct framing *f, uint32_t i, struct pointer *p)
{
	uint32_t what = i + 1, who = role_subject(&f->clause, i);
	if (at(f, i)->passive || at(f, i)->negative || at(f, i)->modal || at(f, i)->infinitive ||
		!word_is_any(f->page, at(f, i)->head, orders_it) || !is_the_deed(f, what) ||
		word_is(f->page, at(f, what)->head, "that") || !is_kind(f, who, CHUNK_NOUN) ||
		at(f, who)->pronoun || frame_said_of_other(f))
		return false;
	uint32_t w = at(f, what)->end;
	bool ends = f->page->scan.words.at[w].shape & SHAPE_PUNCT || word_is(f->page, w, "and");
	if (owns_next(f->page, who - 1, f->clause.end))
		who--; /* "the prime minister's office" */
	*p = (struct pointer){ who, ACT_KILLING, HARM_NONE };
	return ends && frame_is_official(f, who) && !is_of_office(f, who);
}

/* "It was an operation, ordered from the capital" */
static bool is_of_such(const struct framing *f, uint32_t i)
{
	static const char *const kinds[] = { "operation", "massacre", "crime", "execution",
		"slaughter", "murder", NULL };
	uint32_t what = i - 1 - is_kind(f, i - 1, CHUNK_COMMA);
	return at(f, i)->participle && !at(f, i)->aux && what > f->clause.first + 1 &&
	       is_kind(f, what, CHUNK_NOUN) && word_is_any(f->page, at(f, what)->head, kinds) &&
	       is_kind(f, what - 1, CHUNK_VERB) && lexeme_has(at(f, what - 1)->lex, FEATURE_BE) &&
	       !at(f, what - 1)->negative && is_the_deed(f, what - 2);
}

/* "This was planned by the brigade and signed off in the capital", "it was decided at the highest level" */
static bool was_ordered(const struct framing *f, uint32_t i, struct pointer *p)
{
	bool such = word_is_any(f->page, at(f, i)->head, orders_it) && is_of_such(f, i);
	if (!(at(f, i)->passive || such) || at(f, i)->negative || at(f, i)->modal ||
		!word_is_any(f->page, at(f, i)->head, orders_it) || frame_said_of_other(f) ||
		(word_is(f->page, at(f, i)->head, "signed") &&
			!chunk_has_any(f, i, WORDS("off"))) ||
		!(such || is_the_deed(f, role_subject(&f->clause, i))))
		return false;
	*p = (struct pointer){ from_above(f, i), ACT_KILLING, HARM_NONE };
	return p->who != NONE && !is_of_office(f, p->who);
}

/* "The killings bore the hallmarks of the Presidential Guard", at the noun */
static bool bears_hallmarks(const struct framing *f, uint32_t i, struct pointer *p)
{
	static const char *const bears[] = { "bore", "bear", "bears", "borne", "bearing", "has",
		"had", "have", NULL };
	if (!is_kind(f, i, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, i)->head, WORDS("hallmark", "hallmarks")) ||
		!word_is_any(f->page, at(f, i)->first - 1, bears))
		return false;
	*p = (struct pointer){ role_joined(&f->clause, i, "of"), ACT_KILLING, HARM_KILLED };
	return is_named_side(f, p->who) && !is_of_office(f, p->who);
}

/* "The general gave the order."; "to open fire" behind it is FRAME-350's */
static bool gave_order(const struct framing *f, uint32_t i, struct pointer *p)
{
	uint32_t order = i + 1, who = role_subject(&f->clause, i);
	if (!word_is_any(f->page, at(f, i)->head, WORDS("gave", "given", "issued")) ||
		at(f, i)->negative || at(f, i)->modal || at(f, i)->passive ||
		!is_kind(f, order, CHUNK_NOUN) || !word_is(f->page, at(f, order)->head, "order") ||
		!word_is_any(f->page, at(f, order)->first, WORDS("the", "that")))
		return false;
	uint32_t w = at(f, order)->end;
	bool ends = f->page->scan.words.at[w].shape & SHAPE_PUNCT || word_is(f->page, w, "and");
	*p = (struct pointer){ who, ACT_KILLING, HARM_NONE };
	return ends && is_kind(f, who, CHUNK_NOUN) && !at(f, who)->pronoun &&
	       frame_is_official(f, who) &&
	       !frame_sentence_has(f, WORDS("waiter", "cull", "boots"));
}

/* "Residents accused a pro-government militia, and the police arrested no one": of nothing but what was told */
static bool accuses_alone(const struct framing *f, uint32_t i, struct pointer *p)
{
	uint32_t who = i + 1;
	if (!word_is_any(f->page, at(f, i)->head, WORDS("accused", "accuse", "accuses")) ||
		at(f, i)->passive || at(f, i)->participle || at(f, i)->negative ||
		at(f, i)->modal || !is_named_side(f, who))
		return false;
	*p = (struct pointer){ who, ACT_KILLING, HARM_NONE };
	uint32_t w = at(f, who)->end;
	return word_is_any(f->page, w, WORDS(".", ";")) ||
	       (word_is(f->page, w, ",") && word_is(f->page, w + 1, "and"));
}

/* Is somebody counted in these words, and not in a statement before: "put the dead at 44 and said that the order had come"? */
static bool counts_here(const struct framing *f, size_t before, uint32_t i)
{
	for (size_t k = before; k < f->page->events.count; k++) {
		const struct event *e = &f->page->events.at[k];
		bool parted = false;
		for (uint32_t n = f->page->mark[e->trigger].chunk + 1; n < i; n++)
			parted |= is_kind(f, n, CHUNK_STOP) ||
				  (is_kind(f, n, CHUNK_VERB) && is_kind(f, n - 1, CHUNK_AND) &&
					  lexeme_has(at(f, n)->lex, FEATURE_SAY));
		if (e->count.known && e->harm <= HARM_KILLED_OR_INJURED && !parted)
			return true;
	}
	return false;
}

/* A killing or an attack told by arms, in one of the sentences before, or in this. */
static bool is_of_deed(const struct framing *f, size_t before)
{
	const struct event *told =
		f->page->events.count > before && frame_sentence_has(f, WORDS(";"))
			? &f->page->events.at[before]
			: frame_deed_before(f);
	return told && (told->harm == HARM_KILLED || act_is_attack(told->act)) &&
	       !frame_is_by_weather(f) && !frame_is_mishap(f);
}

void frame_points(struct framing *f, size_t before)
{
	struct pointer p;
	if (!sentence_is_of(f->page, f->sentence, FAMILY_POINTS) || !is_of_deed(f, before) ||
		frame_is_of_play(f))
		return;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		bool verb = is_kind(f, i, CHUNK_VERB);
		if (!(verb && (wears(f, i, &p) || order_came(f, i, &p) || points_to(f, i, &p) ||
				      calls_murderer(f, i, &p) || was_ordered(f, i, &p) ||
				      ordered_it(f, i, &p) || accuses_alone(f, i, &p) ||
				      gave_order(f, i, &p))) &&
			!at_the_door(f, i, &p) && !bears_hallmarks(f, i, &p))
			continue;
		if (counts_here(f, before, i))
			return;
		struct lexeme like = { .act = (int8_t)p.act, .harm = (int8_t)p.harm, .basis = -1 };
		struct event *e = frame_add(f, "FRAME-302", i, NONE, &like);
		uint32_t first = at(f, p.who)->first, end = at(f, p.who)->end;
		e->first = first < e->first ? first : e->first;
		e->end = end > e->end ? end : e->end;
		bool nobody = word_is_any(f->page, at(f, p.who)->head,
			WORDS("level", "levels", "top", "above", "capital"));
		e->actor = nobody ? NONE : p.who; /* "at the highest level" */
		e->hypothetical = e->negative = false;
		return;
	}
}
