#include "reader/role_inside.h"

uint32_t role_governing(const struct clause *c, uint32_t noun)
{
	for (;;) {
		uint32_t i = noun;
		while (i > c->first && is_kind(c, i - 1, CHUNK_NOUN) &&
			chunk_at(c->page, i - 1)->possessive)
			i--;
		if (i < c->first + 2 || !is_kind(c, i - 1, CHUNK_PREP) ||
			!is_kind(c, i - 2, CHUNK_NOUN))
			return noun;
		noun = i - 2;
	}
}

bool role_is_governed(const struct clause *c, uint32_t noun)
{
	return noun > c->first && !is_parts(c, noun - 1) &&
	       (is_kind(c, noun - 1, CHUNK_PREP) ||
		       (is_kind(c, noun - 1, CHUNK_VERB) && !role_is_asked(c, noun) &&
			       !chunk_at(c->page, noun - 1)->participle &&
			       (!lexeme_has(chunk_at(c->page, noun - 1)->lex, FEATURE_SAY) ||
				       role_only_addresses(c, noun - 1) ||
				       word_is(c->page, chunk_at(c->page, noun - 1)->head,
					       "counting") ||
				       word_is(c->page, chunk_at(c->page, noun - 1)->head,
					       "give"))));
}

/* "since the winter", and no clause that "since" begins. */
static bool is_since_season(const struct clause *c, uint32_t noun)
{
	static const char *const times[] = { "winter", "summer", "spring", "autumn", "start",
		"beginning", "outbreak", "war", "siege", "truce", "election", NULL };
	const struct page *p = c->page;
	return !p->wide && noun > c->first && is_kind(c, noun - 1, CHUNK_SUB) &&
	       word_is(p, chunk_at(p, noun - 1)->first, "since") &&
	       word_is_any(p, chunk_at(p, noun)->head, times);
}

static uint32_t verb_before(const struct clause *c, uint32_t i)
{
	while (i > c->first) {
		i--;
		if (is_kind(c, i, CHUNK_VERB))
			return i;
		if (is_kind(c, i, CHUNK_STOP) ||
			(is_kind(c, i, CHUNK_SUB) && !is_since_season(c, i + 1)))
			return NONE;
	}
	return NONE;
}

/* ", said soldiers stormed the camp, ": what begins with a finite verb goes on with the clause; ", said the mayor, " is put into it. */
static bool goes_on(const struct clause *c, uint32_t open, uint32_t comma)
{
	if (!is_finite(c, open + 1))
		return false;
	if (!c->page->wide && lexeme_has(chunk_at(c->page, open + 1)->lex, FEATURE_BELIEVE) &&
		is_kind(c, open + 2, CHUNK_VERB) && chunk_at(c->page, open + 2)->infinitive)
		return false; /* "an eighth, believed to have planned it, was shot" */
	for (uint32_t i = open + 2; i < comma; i++)
		if (is_kind(c, i, CHUNK_VERB))
			return true;
	return !lexeme_has(chunk_at(c->page, open + 1)->lex, FEATURE_SAY);
}

/* The bracket that opens what chunk `close` closes: "(PCT)", "[FMLN]". */
static uint32_t bracket_start(const struct clause *c, uint32_t close)
{
	static const char *const pairs[][2] = { { ")", "(" }, { "]", "[" }, { "-", "-" } };
	for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
		if (!word_is(c->page, chunk_at(c->page, close)->first, pairs[k][0]))
			continue;
		for (uint32_t i = close; i-- > c->first;)
			if (word_is(c->page, chunk_at(c->page, i)->first, pairs[k][1]))
				return i;
	}
	return NONE;
}

/* The comma that opens the insertion closed at `comma`; NONE when what is between is a clause. */
static uint32_t insertion_start(const struct clause *c, uint32_t comma)
{
	bool relative = false;
	uint32_t verb = NONE;
	for (uint32_t i = comma; i-- > c->first;) {
		if (is_kind(c, i, CHUNK_REL) ||
			(is_kind(c, i, CHUNK_SUB) &&
				word_is(c->page, chunk_at(c->page, i)->first, "where")))
			relative = true;
		if (is_kind(c, i, CHUNK_VERB))
			verb = i;
		if (is_kind(c, i, CHUNK_COMMA) && is_kind(c, i + 1, CHUNK_SUB))
			relative = true; /* ", before its telephone was cut off," */
		if (is_kind(c, i, CHUNK_COMMA) && !relative && goes_on(c, i, comma))
			return NONE;
		if (is_kind(c, i, CHUNK_COMMA))
			return verb == NONE || relative || !chunk_at(c->page, verb)->aux ? i : NONE;
		if (is_kind(c, i, CHUNK_STOP) && !c->page->wide &&
			word_is(c->page, chunk_at(c->page, i)->first, ")") &&
			bracket_start(c, i) != NONE)
			i = bracket_start(c, i); /* ", 14 km (9 miles) away," */
		else if (is_kind(c, i, CHUNK_STOP))
			return NONE;
	}
	return NONE;
}

/*
 * From the end of an apposition back to the person it tells of: "Ana Ruiz, 55, engineer, and head
 * of the mill, was shot". A name must stand at its front.
 */
static uint32_t apposition_head(const struct clause *c, uint32_t noun)
{
	uint32_t i = noun;
	while (i >= c->first + 2) {
		uint32_t before = i - 1;
		if (is_kind(c, before, CHUNK_AND) && before > c->first)
			before--;
		if (!is_kind(c, before, CHUNK_COMMA) || before == c->first ||
			!is_kind(c, before - 1, CHUNK_NOUN))
			break;
		i = role_governing(c, before - 1);
	}
	return i != noun && !role_is_governed(c, i) && chunk_at(c->page, i)->name != NONE ? i
											  : noun;
}

/* "Ruwaya Temen, a seamstress, who": the name that a description explains. */
static uint32_t explained_name(const struct clause *c, uint32_t noun)
{
	bool explains = noun >= c->first + 2 && is_kind(c, noun - 1, CHUNK_COMMA) &&
			is_kind(c, noun - 2, CHUNK_NOUN) && chunk_at(c->page, noun)->name == NONE &&
			chunk_at(c->page, noun - 2)->name != NONE &&
			chunk_at(c->page, noun - 2)->quantity == NONE;
	return explains ? noun - 2 : noun;
}

/* "A resident reached by phone, who": the resident. */
static uint32_t reached_by(const struct clause *c, uint32_t noun)
{
	bool phone = word_is(c->page, chunk_at(c->page, noun)->head, "phone") ||
		     word_is(c->page, chunk_at(c->page, noun)->head, "telephone");
	bool reached = phone && noun >= c->first + 3 && is_kind(c, noun - 1, CHUNK_PREP) &&
		       is_kind(c, noun - 2, CHUNK_VERB) &&
		       chunk_at(c->page, noun - 2)->participle &&
		       is_kind(c, noun - 3, CHUNK_NOUN) && role_is_human(c->page, noun - 3, true);
	return reached ? noun - 3 : noun;
}

/* "35 people, mostly young men, who", "12 villagers, most of them women, who": those counted before; else the noun itself. */
static uint32_t mostly_of(const struct clause *c, uint32_t noun)
{
	static const char *const most[] = { "mostly", "mainly", "largely", "chiefly", "most",
		"many", "all", "of", "them", "nearly", NULL };
	const struct page *p = c->page;
	uint32_t w = chunk_at(p, noun)->first;
	bool some = word_is_any(p, w, most);
	for (; w > 1 && word_is_any(p, w - 1, most); w--)
		some = true;
	if (p->wide || !some || w < 2 || !word_is(p, w - 1, ","))
		return noun;
	uint32_t whole = p->mark[w - 2].chunk;
	return is_kind(c, whole, CHUNK_NOUN) && chunk_at(p, whole)->quantity != NONE &&
			       role_is_human(p, whole, true)
		       ? whole
		       : noun;
}

/* "the leader of the Reed gang, who was": the leader, and no gang. */
static bool leads_them(const struct clause *c, uint32_t noun, uint32_t rel)
{
	static const char *const leads[] = { "leader", "head", "chief", "commander", "boss",
		"member", "founder", "chairman", "president", "director", "mayor", "spokesman",
		"secretary", NULL };
	static const char *const one[] = { "was", "is", "has", "had", NULL };
	return !c->page->wide && rel + 1 < c->end && noun >= c->first + 2 &&
	       is_kind(c, noun + 1, CHUNK_COMMA) && is_prep(c, noun - 1, "of") &&
	       is_kind(c, noun - 2, CHUNK_NOUN) && chunk_at(c->page, noun - 2)->quantity == NONE &&
	       !chunk_at(c->page, noun - 2)->plural &&
	       word_is_any(c->page, chunk_at(c->page, noun - 2)->head, leads) &&
	       is_kind(c, rel + 1, CHUNK_VERB) &&
	       word_is_any(c->page, chunk_at(c->page, rel + 1)->first, one);
}

uint32_t role_antecedent(const struct clause *c, uint32_t rel)
{
	uint32_t i = rel;
	while (i > c->first) {
		i--;
		bool age = is_kind(c, i, CHUNK_NOUN) && !c->page->wide && role_is_age(c, i) &&
			   i > c->first && is_kind(c, i - 1, CHUNK_COMMA);
		if (age || (is_kind(c, i, CHUNK_NOUN) && chunk_at(c->page, i)->bare)) { /* an age */
			uint32_t head = apposition_head(c, i);
			bool behind = age && head == i && i >= c->first + 2 &&
				      is_kind(c, i - 2, CHUNK_NOUN);
			return behind ? i - 2 : head; /* "was a conscript, Ivo Marun, 19, who" */
		}
		if (is_kind(c, i, CHUNK_NOUN) && mostly_of(c, i) != i)
			return mostly_of(c, i);
		if (is_kind(c, i, CHUNK_NOUN) && leads_them(c, i, rel))
			return apposition_head(c, i - 2);
		if (is_kind(c, i, CHUNK_NOUN)) /* "a strike near Qarin that": never the place */
			return is_spot(c, i) || (!role_is_human(c->page, i, true) &&
							!lexeme_has(chunk_at(c->page, i)->lex,
								FEATURE_ARMED))
				       ? reached_by(c, role_governing(c, i))
				       : explained_name(c, i);
		if (is_kind(c, i, CHUNK_STOP) && !c->page->wide && i > c->first + 1 &&
			word_is(c->page, chunk_at(c->page, i)->first, ")") &&
			word_is(c->page, chunk_at(c->page, i - 2)->first, "(")) {
			i -= 2; /* "the Renewal Front (ORF), which" */
			continue;
		}
		if (!is_kind(c, i, CHUNK_COMMA) && !is_kind(c, i, CHUNK_PREP) &&
			!is_kind(c, i, CHUNK_TIME))
			return NONE;
	}
	return NONE;
}

/* "four civilians including a child and two women": from the parts back to the whole. */
static uint32_t before_parts(const struct clause *c, uint32_t noun)
{
	uint32_t i = noun;
	bool of_whom = !c->page->wide && noun > c->first && chunk_at(c->page, noun)->bare &&
		       word_is(c->page, chunk_at(c->page, noun - 1)->end - 1, "whom");
	bool anew = !c->page->wide && chunk_at(c->page, noun)->bare && noun > c->first + 2 &&
		    is_kind(c, noun - 1, CHUNK_AND) && is_kind(c, noun - 2, CHUNK_COMMA);
	if (anew) /* "eleven were killed, three of them children, and 60 were hurt" */
		return noun;
	if (chunk_at(c->page, noun)->pronoun || of_whom)
		return noun; /* "three deaths, all of them, it says,", "14 hurt, of whom two died" */
	while (i > c->first &&
		(is_kind(c, i - 1, CHUNK_COMMA) || is_kind(c, i - 1, CHUNK_AND) ||
			is_kind(c, i - 1, CHUNK_NOUN) ||
			(is_kind(c, i - 1, CHUNK_OTHER) && i > c->first + 1 && is_parts(c, i - 2))))
		i--;
	if (i > c->first && is_parts(c, i - 1)) {
		i--;
		if (i > c->first + 2 && is_kind(c, i - 1, CHUNK_NOUN) &&
			word_is(c->page, chunk_at(c->page, i - 1)->head, "all") &&
			is_kind(c, i - 2, CHUNK_COMMA))
			i--; /* "35 persons, all of them civilians," */
		while (i > c->first &&
			(is_kind(c, i - 1, CHUNK_COMMA) || is_kind(c, i - 1, CHUNK_STOP)))
			i--;
		if (i > c->first && is_kind(c, i - 1, CHUNK_NOUN))
			return role_governing(c, i - 1);
	}
	return noun;
}

/* A verb of saying between a relative word and its verb: the speaker is no subject of what is said. */
static bool is_aside(const struct clause *c, uint32_t say, uint32_t verb)
{
	const struct chunk *v = chunk_at(c->page, verb);
	if (chunk_at(c->page, say)->infinitive && !c->page->wide)
		return false; /* "men who went there to complain have not returned" */
	return say + 1 == verb && !v->gerund && !v->infinitive &&
	       lexeme_has(chunk_at(c->page, say)->lex, FEATURE_SAY) &&
	       !chunk_at(c->page, say)->passive;
}

static uint32_t relative_before(const struct clause *c, uint32_t speaker)
{
	if (speaker == NONE || is_kind(c, speaker - 1, CHUNK_REL))
		return speaker == NONE ? NONE : role_antecedent(c, speaker - 1);
	bool counted = !c->page->wide && chunk_at(c->page, speaker)->pronoun &&
		       is_kind(c, speaker - 1, CHUNK_NOUN) &&
		       chunk_at(c->page, speaker - 1)->quantity != NONE &&
		       chunk_at(c->page, speaker - 1)->plural &&
		       role_is_human(c->page, speaker - 1, true);
	return counted ? speaker - 1 : NONE; /* "a list of 73 people it says were killed" */
}

/* "between 40 and 52 of the hundred exiles who had stayed were dead": the number, not whom the clause tells of. */
static uint32_t number_before(const struct clause *c, uint32_t subject, uint32_t verb)
{
	if (subject == NONE || subject < c->first + 2 || !is_prep(c, subject - 1, "of") ||
		!is_kind(c, subject - 2, CHUNK_NOUN))
		return subject;
	const struct chunk *some = chunk_at(c->page, subject - 2);
	bool members = !c->page->wide &&
		       some->quantity != NONE && /* "seven members of the family that" */
		       lexeme_has(some->lex, FEATURE_MEMBER);
	if (!some->bare && !members)
		return subject;
	for (uint32_t i = subject + 1; i < verb; i++)
		if (is_kind(c, i, CHUNK_REL))
			return subject - 2;
	return subject;
}

/* "aged 19 and 23": the first of them. */
static uint32_t first_age(const struct clause *c, uint32_t age)
{
	while (age >= c->first + 2 && role_is_age(c, age - 2) &&
		(is_kind(c, age - 1, CHUNK_AND) || is_kind(c, age - 1, CHUNK_COMMA)))
		age -= 2;
	return age;
}

/* "but" right before a verb that has no subject of its own. */
static bool opens_second_verb(const struct clause *c, uint32_t sub, uint32_t verb)
{
	uint32_t i = sub + 1;
	while (i < verb && (is_kind(c, i, CHUNK_OTHER) || is_kind(c, i, CHUNK_TIME)))
		i++;
	return i == verb && word_is(c->page, chunk_at(c->page, sub)->first, "but");
}

/* Behind a preposition, with a day for its owner: "of Saturday's bomb blast". */
static bool is_owned_by_day(const struct clause *c, uint32_t noun)
{
	return noun >= c->first + 3 && is_kind(c, noun - 1, CHUNK_OTHER) &&
	       word_is(c->page, chunk_at(c->page, noun - 1)->first, "'s") &&
	       is_kind(c, noun - 2, CHUNK_TIME) && is_kind(c, noun - 3, CHUNK_PREP);
}

/* "52 of the residents who had stayed on at the camp to guard its property were killed": the verb before that purpose. */
static uint32_t before_purpose(const struct clause *c, uint32_t verb)
{
	enum { LONG = 7 };
	if (c->page->wide || !chunk_at(c->page, verb)->infinitive)
		return verb;
	for (uint32_t i = verb; i > c->first && i + LONG > verb; i--)
		if (is_kind(c, i - 1, CHUNK_VERB))
			return i - 1;
		else if (!is_kind(c, i - 1, CHUNK_NOUN) && !is_kind(c, i - 1, CHUNK_PREP) &&
			 !is_kind(c, i - 1, CHUNK_TIME) && !is_kind(c, i - 1, CHUNK_OTHER))
			return verb;
	return verb;
}

/* "two women who tried to shield their sons also died": those that the relative clause is about. */
static uint32_t past_relative(const struct clause *c, uint32_t verb)
{
	enum { LONG = 6 };
	uint32_t from = before_purpose(c, verb);
	for (uint32_t i = from; i > c->first && i + LONG > from; i--) {
		if (is_kind(c, i, CHUNK_REL) && i > c->first && is_kind(c, i - 1, CHUNK_NOUN))
			return role_antecedent(c, i);
		if (!is_kind(c, i, CHUNK_VERB) && !is_kind(c, i, CHUNK_OTHER))
			return NONE;
	}
	return NONE;
}

/* ", according to the priest, who had seen it,": from the second comma back to the first. */
static uint32_t before_according(const struct clause *c, uint32_t comma)
{
	enum { AHEAD = 5 };
	for (uint32_t i = comma; i > c->first && i + AHEAD > comma; i--)
		if (is_kind(c, i - 1, CHUNK_COMMA))
			return word_is(c->page, chunk_at(c->page, i)->first, "according") ? i - 1
											  : comma;
	return comma;
}

/* "The army did not rule out that some were hurt, and reported the loss of three": the verb before "that". */
static uint32_t past_content(const struct clause *c, uint32_t verb, uint32_t before, uint32_t and)
{
	const struct page *p = c->page;
	if (before == NONE || p->wide || !is_kind(c, and-1, CHUNK_COMMA) ||
		chunk_at(p, verb)->passive)
		return NONE;
	bool says = lexeme_has(chunk_at(p, verb)->lex, FEATURE_SAY);
	for (uint32_t i = before; i > c->first + 1; i--) {
		uint32_t w = chunk_at(p, i)->first;
		bool so = word_is(p, w, "so") || word_is(p, w - 1, "so");
		if (is_kind(c, i, CHUNK_SUB) && (so || (says && word_is(p, w, "that"))))
			return verb_before(c, so && !word_is(p, w, "so") ? i - 1 : i);
	}
	return NONE;
}

static bool is_self_behind(const struct clause *c, uint32_t i)
{
	static const char *const selves[] = { "itself", "himself", "herself", "themselves", NULL };
	return !c->page->wide && i > c->first && is_kind(c, i - 1, CHUNK_NOUN) &&
	       word_is_any(c->page, chunk_at(c->page, i)->head, selves) &&
	       !chunk_at(c->page, i - 1)->possessive;
}

/* "68 inmates and not 61 died": the number that is said, before the one that is not; the noun itself when nothing is put right so. */
static uint32_t said_instead(const struct clause *c, uint32_t noun)
{
	const struct page *p = c->page;
	uint32_t first = chunk_at(p, noun)->first;
	if (p->wide || noun < c->first + 2 || chunk_at(p, noun)->quantity == NONE ||
		!(word_is(p, first, "not") || word_is(p, first - 1, "not")))
		return noun;
	for (uint32_t i = noun; i > c->first && i + 4 > noun; i--)
		if (is_kind(c, i - 1, CHUNK_NOUN))
			return chunk_at(p, i - 1)->quantity != NONE ? i - 1 : noun;
	return noun;
}

/* Whom the verb `before` is said of, whose object stands right before another verb. */
static uint32_t past_object(const struct clause *c, uint32_t before)
{
	uint32_t doing = role_doing(c, before);
	return doing != NONE ? doing : number_before(c, past_relative(c, before), before);
}

/* "the group to which they belonged raised its toll": the group, of the second verb; or NONE. */
static uint32_t belonged_to(const struct clause *c, uint32_t inner, uint32_t verb)
{
	uint32_t they = inner - 1;
	bool shape = !c->page->wide && inner + 1 == verb && inner >= c->first + 4 &&
		     is_kind(c, they, CHUNK_NOUN) && is_kind(c, they - 1, CHUNK_REL) &&
		     is_kind(c, they - 2, CHUNK_PREP) && is_kind(c, they - 3, CHUNK_NOUN) &&
		     !role_is_verbal(c->page, verb);
	return shape ? they - 3 : NONE;
}

/* "were flown off, the group said, and have not been seen": from the saying that is put in back to before it. */
static uint32_t before_said(const struct clause *c, uint32_t and)
{
	if (c->page->wide || and < c->first + 4 || !is_kind(c, and-1, CHUNK_COMMA) ||
		!is_kind(c, and-2, CHUNK_VERB) || !is_kind(c, and-3, CHUNK_NOUN) ||
		!lexeme_has(chunk_at(c->page, and-2)->lex, FEATURE_SAY))
		return and;
	return is_kind(c, and-4, CHUNK_COMMA) ? and-4 : and;
}

/* The number that is said instead of it, or those who are called so. */
static uint32_t meant_by(const struct clause *c, uint32_t noun)
{
	uint32_t called = role_called_as(c, role_governing(c, noun));
	return called != NONE ? called : said_instead(c, noun);
}

/* Whom the clause before the verb at `verb` tells of: "three of the boys I taught are dead"; or NONE. */
static uint32_t told_before(const struct clause *c, uint32_t verb)
{
	uint32_t who = role_past_when(c, verb);
	return who != NONE ? who : role_told_of(c, verb);
}

/* The subject of `verb`, with another verb before it. */
static uint32_t past_verb(const struct clause *c, uint32_t before, uint32_t verb)
{
	if (is_aside(c, before, verb)) /* "the strike, which officials said killed 16" */
		return relative_before(c, role_subject(c, before));
	uint32_t group = belonged_to(c, before, verb), told = told_before(c, before);
	if (group != NONE)
		return group;
	return told != NONE ? told /* "three of the boys I taught are dead" */
			    : number_before(c, role_subject(c, before), before);
}

/* "backing Marenia's government": whose it is, where a verb has taken it; else the noun. */
static uint32_t taken_with_owner(const struct clause *c, uint32_t noun)
{
	uint32_t owner = noun;
	while (!c->page->wide && owner > c->first && is_kind(c, owner - 1, CHUNK_NOUN) &&
		chunk_at(c->page, owner - 1)->possessive)
		owner--;
	return owner > c->first && is_kind(c, owner - 1, CHUNK_VERB) && role_is_governed(c, owner)
		       ? owner
		       : noun;
}

static uint32_t find_subject(const struct clause *c, uint32_t verb)
{
	for (uint32_t i = verb, steps = 0; i > c->first && steps < 40; steps++)
		switch (chunk_at(c->page, --i)->kind) {
		case CHUNK_REL:
			return role_antecedent(c, i);
		case CHUNK_NOUN:
			i -= is_self_behind(c, i); /* "the Guard itself admitted" */
			if (!c->page->wide && word_is(c->page, chunk_at(c->page, i)->first, "able"))
				break; /* "has up to now been able to confirm" */
			i = meant_by(c, i);
			if (role_is_age(c, i) && i > c->first) { /* "a woman aged 58 was killed" */
				i = first_age(c, i);
				i -= is_aged(c, i - 1) || is_kind(c, i - 1, CHUNK_COMMA);
				break;
			}
			if (i >= c->first + 3 && is_spot(c, i) && is_kind(c, i - 1, CHUNK_AND) &&
				is_kind(c, i - 2, CHUNK_NOUN) && is_spot(c, i - 2) &&
				is_kind(c, i - 3, CHUNK_PREP))
				i -= 2;              /* "between Kento and Maris" */
			if (is_since_season(c, i)) { /* "villagers cut off since the winter said" */
				i--;
				break;
			}
			i = role_governing(c, i);
			i = role_speaks_at_end(c, i, verb) ? i : before_parts(c, i);
			if (is_owned_by_day(c, i)) { /* "three victims of Saturday's blast died" */
				i -= 2;
				break;
			}
			i = taken_with_owner(c, i);
			if (!role_is_governed(c, i))
				return is_kind(c, verb - 1, CHUNK_COMMA) ? apposition_head(c, i)
									 : i;
			if (is_kind(c, i - 1, CHUNK_VERB) && i - 1 != verb)
				return role_is_verbal(c->page, verb) ? role_subject(c, i - 1)
								     : past_object(c, i - 1);
			break;
		case CHUNK_VERB:
			return past_verb(c, i, verb);
		case CHUNK_AND: {
			uint32_t before = verb_before(c, before_said(c, i));
			uint32_t main = past_content(c, verb, before, i);
			before = main == NONE ? before : main;
			return before == NONE ? NONE : role_subject(c, before);
		}
		case CHUNK_COMMA: {
			uint32_t open = insertion_start(c, i);
			if (open != NONE) {
				i = before_according(c, open);
				break;
			}
			uint32_t before = verb_before(c, i);
			return before != NONE && chunk_at(c->page, verb)->gerund
				       ? role_subject(c, before)
				       : NONE;
		}
		case CHUNK_STOP: {
			uint32_t open = bracket_start(c, i);
			if (open == NONE)
				return NONE;
			i = open;
			break;
		}
		case CHUNK_SUB: { /* "is alive but lost a hand": the subject before */
			uint32_t before = opens_second_verb(c, i, verb) ? verb_before(c, i) : NONE;
			return before == NONE ? NONE : role_subject(c, before);
		}
		case CHUNK_PREP:
		case CHUNK_TIME:
		case CHUNK_QUOTE:
		case CHUNK_OTHER:
			break;
		}
	return NONE;
}

/* Many ask, also for the verbs before theirs; chunks do not change. */
static struct roles_known *known_of(const struct clause *c, uint32_t verb)
{
	struct roles_known *known = &c->page->roles[verb];
	if (known->first != c->first || known->end != c->end)
		*known = (struct roles_known){ c->first, c->end, ROLE_UNASKED, ROLE_UNASKED };
	return known;
}

uint32_t role_subject(const struct clause *c, uint32_t verb)
{
	struct roles_known *known = known_of(c, verb);
	if (known->subject == ROLE_UNASKED)
		known->subject = find_subject(c, verb);
	return known->subject;
}

static uint32_t find_object(const struct clause *c, uint32_t verb)
{
	uint32_t from = role_past_aside(c, verb + 1);
	for (uint32_t i = from; i < c->end; i++) {
		bool noun = is_kind(c, i, CHUNK_NOUN);
		if (noun && (c->page->wide || !owns_next(c->page, i, c->end)))
			return i; /* "killed the school's guard": not the school */
		if (!noun && !is_kind(c, i, CHUNK_OTHER) && !is_kind(c, i, CHUNK_QUOTE))
			return NONE;
	}
	return NONE;
}

uint32_t role_object(const struct clause *c, uint32_t verb)
{
	if (verb < c->first || verb >= c->end)
		return find_object(c, verb);
	struct roles_known *known = known_of(c, verb);
	if (known->object == ROLE_UNASKED)
		known->object = find_object(c, verb);
	return known->object;
}

uint32_t role_joined_by(const struct clause *c, uint32_t noun, const char *preposition)
{
	uint32_t i = noun + 1;
	while (i < c->end && (is_kind(c, i, CHUNK_QUOTE) || is_kind(c, i, CHUNK_TIME)))
		i++;
	if (!is_prep(c, i, preposition) || !is_kind(c, i + 1, CHUNK_NOUN))
		return NONE;
	for (i++; owns_next(c->page, i, c->end);)
		i++; /* "of the minister's guards" */
	return i;
}
