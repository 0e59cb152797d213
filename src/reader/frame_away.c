#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * People led away and missing: "registered 37 people as missing" (FRAME-222), "61 men had been put on a naval transport"
 * (FRAME-223), "the number of arrests at 210" (FRAME-225),
 * "the families of 19 men have had no word of them" (FRAME-226), "18 suspects had been handed over to a court" (FRAME-227).
 */
static const struct lexeme missing = {
	.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
};
static const struct lexeme abducted = { .act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1 };
static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};
static const struct lexeme detained = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 };

/* FRAME-222: "has registered 37 people as missing", "lists 16 villagers as unaccounted for". */
static bool registers_missing(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (v->negative || v->modal ||
		!chunk_has_any(f, verb,
			WORDS("registered", "registers", "registering", "listed", "lists", "list",
				"recorded", "records", "reported", "reports", "declared", "counts",
				"counted", "logged", "classed", "gives", "gave", "entered")))
		return false;
	bool part = !v->passive && !v->aux && word_is(f->page, v->end, "as") &&
		    is_kind(f, verb - 1, CHUNK_NOUN) && at(f, verb - 1)->quantity != NONE;
	uint32_t who = v->passive ? role_subject(&f->clause, verb)
		       : part     ? verb - 1 /* "840 women reported as" */
				  : role_object(&f->clause, verb);
	if (who == NONE || !frame_are_counted(f, who))
		return false;
	uint32_t w = v->passive || part ? v->end : at(f, who)->end;
	bool placed = !v->passive && !part && is_kind(f, who + 1, CHUNK_PREP) &&
		      is_kind(f, who + 2, CHUNK_NOUN) && !word_is(f->page, w, "as");
	w = placed ? at(f, who + 2)->end : w; /* "37 people in Qarin as missing" */
	if (!word_is(f->page, w, "as") ||
		!word_is_any(f->page, w + 1,
			WORDS("missing", "disappeared", "unaccounted", "untraced", "lost")))
		return false;
	struct event *e = frame_add(f, "FRAME-222", verb, who, &missing);
	e->end = w + 2 > e->end ? w + 2 : e->end;
	return true;
}

static const char *const vehicles[] = { FRAME_CARRIERS, "transport", "transporter", "craft",
	"vessel", "vessels", "helicopter", "helicopters", "plane", "hold", "launch", "trawler",
	"frigate", "cutter", "car", "cars", NULL };

/* The noun behind "on a", "into the", "aboard" that tells where they were put: its chunk, or NONE. */
static uint32_t vessel_of(const struct framing *f, uint32_t verb)
{
	enum { AHEAD = 5 };
	for (uint32_t i = verb + 1; i + 1 < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_STOP) ||
			is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_SUB))
			return NONE;
		if (is_kind(f, i, CHUNK_NOUN) && word_is_any(f->page, at(f, i)->head, vehicles) &&
			is_kind(f, i - 1, CHUNK_PREP) &&
			word_is_any(f->page, at(f, i - 1)->end - 1,
				WORDS("on", "onto", "into", "aboard", "in", "to")))
			return i;
	}
	return NONE;
}

/* Soldiers, the police, auxiliaries. */
static bool takes_people(const struct framing *f, uint32_t by)
{
	return is_kind(f, by, CHUNK_NOUN) && !at(f, by)->pronoun &&
	       (lexeme_has(at(f, by)->lex, FEATURE_ARMED) ||
		       lexeme_has(at(f, by)->lex, FEATURE_ORG) || frame_is_state(f, by) ||
		       word_is_any(f->page, at(f, by)->head, WORDS("auxiliaries", "warders")));
}

/* FRAME-223: "61 men and boys had been put on a naval transport", "loaded into the hold of a patrol boat": taken away. */
static bool put_aboard(struct framing *f, uint32_t verb)
{
	static const char *const shoves[] = { "loaded", "forced", "bundled", "marched", "pushed",
		"herded", "crammed", "dragged", "thrown", "shoved", "led", "packed", NULL };
	static const char *const forces[] = { "naval", "navy", "army", "military", "police",
		"patrol", "landing", "unmarked", "prison", "armoured", "armored", "gunboat",
		"security", "coastguard", NULL };
	static const char *const others[] = { "recruits", "conscripts", "soldiers", "troops",
		"pupils", "tourists", "passengers", "patients", "evacuees", "survivors",
		"policemen", "officers", "marines", "wounded", "volunteers", "refugees", NULL };
	const struct chunk *v = at(f, verb);
	bool put = word_is(f->page, v->head, "put") || word_is(f->page, v->head, "taken");
	if (v->negative || v->modal || v->infinitive || (put && !v->passive) ||
		!(put || word_is_any(f->page, v->head, shoves)))
		return false;
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : role_object(&f->clause, verb);
	uint32_t vessel = who == NONE ? NONE : vessel_of(f, v->passive ? verb : who);
	if (who == NONE || (v->passive && who > verb) || vessel == NONE)
		return false;
	uint32_t first = role_list_start(&f->clause, who); /* "61 men and boys" */
	enum { MANY = 200 };                               /* they are driven out */
	bool bare = at(f, first)->bare && first + 1 == verb && v->passive && !put &&
		    !role_counts_things(&f->clause, first) &&
		    word_is_any(f->page, v->head,
			    WORDS("bundled", "dragged", "forced", "marched", "herded", "shoved",
				    "pushed"));
	if (first >= f->clause.first + 2 && word_is(f->page, at(f, first - 1)->first, "of") &&
		word_is(f->page, at(f, first - 2)->head, "none"))
		return false; /* "None of the five who were dragged into that car has been found" */
	if (!(bare || frame_are_counted(f, first)) || chunk_has_any(f, who, others) ||
		f->page->quantities.at[at(f, first)->quantity].count.stated >= MANY)
		return false;
	uint32_t of = role_joined(&f->clause, vessel, "of");
	uint32_t by = role_doer(&f->clause, verb);
	if (!v->passive && !takes_people(f, by))
		return false;
	bool force =
		chunk_has_any(f, vessel, forces) || (of != NONE && chunk_has_any(f, of, forces));
	if (put && !force)
		return false;
	bool state = by != NONE && frame_is_state(f, by);
	struct event *e = frame_add(f, "FRAME-223", verb, first, state ? &detained : &abducted);
	e->end = at(f, vessel)->end > e->end ? at(f, vessel)->end : e->end;
	if (state)
		e->actor = by;
	return true;
}

/* FRAME-225: "put the number of arrests at 210", "the number of missing stood at 82". */
static bool number_of_arrests(struct framing *f, uint32_t noun)
{
	enum { AHEAD = 6 };
	const struct page *p = f->page;
	static const char *const removed[] = { "removed", "moved", "rehoused", "shipped",
		"transferred", "evicted", "expelled", "ousted", "deported", "resettled",
		"relocated", NULL };
	uint32_t what = noun + 2;
	if (!word_is_any(
		    p, at(f, noun)->head, WORDS("number", "figure", "total", "count", "tally")) ||
		what >= f->clause.end)
		return false;
	bool direct = is_kind(f, noun + 1, CHUNK_VERB) && !at(f, noun + 1)->aux &&
		      word_is_any(p, at(f, noun + 1)->head, removed);
	what -= direct; /* "the number moved at 1,800" */
	if (!direct && (!word_is(p, at(f, noun + 1)->first, "of") || at(f, what)->quantity != NONE))
		return false;
	bool lost =
		word_is_any(p, at(f, what)->first, WORDS("missing", "disappearances")) &&
		(at(f, what)->kind != CHUNK_NOUN || at(f, what)->end == at(f, what)->first + 1 ||
			word_is(p, at(f, what)->first + 1, "stood"));
	bool held = word_is_any(p, at(f, what)->head, WORDS("those", "people", "prisoners")) &&
		    is_kind(f, what + 1, CHUNK_PREP) && is_kind(f, what + 2, CHUNK_NOUN) &&
		    word_is_any(p, at(f, what + 2)->head,
			    WORDS("custody", "detention", "jail", "prison", "cells"));
	bool moved =
		direct || (word_is_any(p, at(f, what)->head,
				   WORDS("those", "people", "residents", "families")) &&
				  is_kind(f, what + 1, CHUNK_VERB) && at(f, what + 1)->participle &&
				  word_is_any(p, at(f, what + 1)->head, removed));
	if (!lost && !held && !moved &&
		!word_is_any(p, at(f, what)->head, WORDS("arrests", "detentions")))
		return false;
	for (uint32_t i = what + 1; i + 1 < f->clause.end && i < what + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP))
			return false;
		bool as = word_is(p, at(f, i)->first, "as");
		if (!(as || (is_kind(f, i, CHUNK_PREP) &&
				    word_is_any(p, at(f, i)->first, WORDS("at", "to")))) ||
			!frame_lone_number(f, i + 1))
			continue;
		struct event *e = frame_add(f, "FRAME-225", noun, i + 1,
			lost    ? &missing
			: moved ? &displaced
				: &detained);
		e->count = count_noun(&f->clause, i + 1);
		e->victims_end = i + 2;
		e->toll = true;
		e->negative = e->hypothetical = false;
		return true;
	}
	return false;
}

/* FRAME-225: "those arrested numbered 60", "the detained number at least 60" */
static bool those_numbered(struct framing *f, uint32_t verb)
{
	static const char *const held[] = { "arrested", "detained", "held", "jailed", "imprisoned",
		NULL };
	static const char *const moved[] = { "moved", "removed", "relocated", "resettled",
		"expelled", "evicted", "deported", "displaced", NULL };
	uint32_t who = verb - 1, number = verb + 1;
	if (!word_is_any(f->page, at(f, verb)->head, WORDS("numbered", "number", "numbers")) ||
		at(f, verb)->negative || !frame_lone_number(f, number) || who < f->clause.first)
		return false;
	uint32_t w = at(f, who)->end - 1;
	bool those = word_is_any(f->page, w - 1, WORDS("those", "people", "residents", "the"));
	const struct lexeme *as = word_is_any(f->page, w, held)    ? &detained
				  : word_is_any(f->page, w, moved) ? &displaced
								   : NULL;
	if (!those || !as)
		return false;
	struct event *e = frame_add(f, "FRAME-225", verb, number, as);
	e->count = count_noun(&f->clause, number);
	e->victims_end = number + 1;
	e->toll = true;
	return true;
}

/* FRAME-226: "the families of 19 men say they have had no word of them since": missing. */
static bool families_without_word(struct framing *f, uint32_t noun)
{
	static const char *const kin[] = { "families", "relatives", "parents", "mothers", "wives",
		"widows", NULL };
	static const char *const whereabouts[] = { "word", "news", "trace", "idea", NULL };
	const struct page *p = f->page;
	uint32_t of = chunk_has_any(f, noun, kin) ? role_joined(&f->clause, noun, "of") : NONE;
	if (of == NONE || !frame_are_counted(f, of))
		return false;
	enum { AHEAD = 24 };
	for (uint32_t i = of + 1; i < f->clause.end && i < of + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP))
			return false;
		bool no_word = is_kind(f, i, CHUNK_NOUN) && at(f, i)->none &&
			       word_is_any(p, at(f, i)->head, whereabouts) &&
			       (!is_kind(f, i + 1, CHUNK_PREP) || !is_kind(f, i + 2, CHUNK_NOUN) ||
				       at(f, i + 2)->pronoun);
		bool unknown = is_kind(f, i, CHUNK_VERB) && at(f, i)->negative &&
			       word_is_any(p, at(f, i)->head, WORDS("know", "known")) &&
			       word_is_any(p, at(f, i)->end, WORDS("where", "whether", "what"));
		bool unheard = is_kind(f, i, CHUNK_VERB) && word_is(p, at(f, i)->head, "heard") &&
			       word_is_any(p, at(f, i)->end, WORDS("nothing"));
		uint32_t who = is_kind(f, i, CHUNK_VERB) ? role_subject(&f->clause, i) : NONE;
		unheard |= who != NONE && at(f, i)->negative && at(f, i)->passive &&
			   (who == of || at(f, who)->pronoun) && /* no money, no driver */
			   word_is_any(p, at(f, i)->head, WORDS("seen", "found", "located"));
		if (!no_word && !unknown && !unheard)
			continue;
		struct event *e = frame_add(f, "FRAME-226", noun, of, &missing);
		e->victim = of;
		e->victims_end = of + 1;
		e->count = count_noun(&f->clause, of);
		e->end = at(f, i)->end > e->end ? at(f, i)->end : e->end;
		e->negative = e->hypothetical = false;
		return true;
	}
	return false;
}

/* FRAME-222: "the relatives' list of the missing has 71 names" */
static bool lists_missing(struct framing *f, uint32_t verb)
{
	if (!lexeme_has(at(f, verb)->lex, FEATURE_HAVE) &&
		!chunk_has_any(f, verb, WORDS("holds", "contains", "bears", "lists")))
		return false;
	uint32_t names = role_object(&f->clause, verb), list = role_subject(&f->clause, verb);
	if (names == NONE || list == NONE || at(f, names)->quantity == NONE ||
		!word_is_any(f->page, at(f, names)->head, WORDS("names", "entries")) ||
		!word_is_any(f->page, at(f, list)->head, WORDS("list", "register", "roll")))
		return false;
	uint32_t w = at(f, list)->end;
	if (!word_is(f->page, w, "of") ||
		!(word_is(f->page, w + 1, "missing") || word_is(f->page, w + 2, "missing")))
		return false;
	struct event *e = frame_add(f, "FRAME-222", verb, names, &missing);
	e->victims_end = names + 1;
	e->count = count_noun(&f->clause, names);
	return true;
}

/* FRAME-227: "18 suspects had been handed over to a court", "were brought before a judge": held. */
static bool before_a_court(struct framing *f, uint32_t verb)
{
	static const char *const courts[] = { "court", "courts", "judge", "judges", "tribunal",
		"magistrate", "prosecutor", "prosecutors", NULL };
	enum { AHEAD = 5 };
	const struct chunk *v = at(f, verb);
	bool hands = word_is_any(f->page, v->head,
		WORDS("handed", "brought", "taken", "sent", "referred", "presented"));
	uint32_t who = v->passive && hands ? role_subject(&f->clause, verb) : NONE;
	if (v->negative || who == NONE || who > verb || !frame_are_counted(f, who))
		return false;
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_VERB) ||
			is_kind(f, i, CHUNK_STOP))
			return false;
		if (is_kind(f, i, CHUNK_NOUN) && word_is_any(f->page, at(f, i)->head, courts)) {
			frame_add(f, "FRAME-227", verb, who, &detained);
			return true;
		}
	}
	return false;
}

bool frame_away_verb(struct framing *f, uint32_t verb)
{
	return (frame_has_number(f) && (registers_missing(f, verb) || before_a_court(f, verb) ||
					       lists_missing(f, verb) || put_aboard(f, verb) ||
					       those_numbered(f, verb))) ||
	       frame_led_verb(f, verb);
}

bool frame_away_noun(struct framing *f, uint32_t noun)
{
	return number_of_arrests(f, noun) || families_without_word(f, noun) ||
	       frame_led_noun(f, noun) || frame_voluntary(f, noun) || frame_exile_noun(f, noun);
}
