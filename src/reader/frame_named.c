#include "reader/frame.h"

/* Who is named as one of those harmed: "identified the victims as Rana Haddad, her daughter and Omar Sabag" (FRAME-23). */
static bool is_kind(const struct framing *f, uint32_t i, enum chunk_kind kind)
{
	return i < f->clause.end && chunk_at(f->page, i)->kind == kind;
}

static uint32_t noun_after_as(const struct framing *f, uint32_t from)
{
	for (uint32_t i = from + 1; i < from + 4 && i + 1 < f->clause.end; i++)
		if (word_is(f->page, chunk_at(f->page, i)->first, "as") &&
			is_kind(f, i + 1, CHUNK_NOUN))
			return i + 1;
	return NONE;
}

/* A named person, or one with a name behind a comma, in a sentence that speaks of the dead. */
static bool names_somebody(const struct framing *f, uint32_t noun)
{
	const struct chunk *c = chunk_at(f->page, noun);
	bool named = c->name != NONE ||
		     (is_kind(f, noun + 1, CHUNK_COMMA) && is_kind(f, noun + 2, CHUNK_NOUN) &&
			     chunk_at(f->page, noun + 2)->name != NONE);
	if (!named || c->quantity != NONE || !role_is_human(f->page, noun, true))
		return false;
	for (uint32_t i = f->clause.first; i < noun; i++)
		if (chunk_at(f->page, i)->lex &&
			(chunk_at(f->page, i)->lex->harm == HARM_KILLED ||
				lexeme_has(chunk_at(f->page, i)->lex, FEATURE_BODY)))
			return true;
	return false;
}

static bool dies_before(const struct framing *f, uint32_t verb)
{
	for (uint32_t w = chunk_at(f->page, f->clause.first)->first;
		w < chunk_at(f->page, verb)->first; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (word_is(f->page, w, "suspect") || word_is(f->page, w, "killer") ||
			word_is(f->page, w, "gunman"))
			return false;
		if (x && x->harm == HARM_KILLED && !lexeme_has(x, FEATURE_WEAK))
			return true;
	}
	return false;
}

/* "the five", where as many dead were counted; "them", right behind the dead. */
static bool are_told_dead(const struct framing *f, uint32_t object)
{
	const struct chunk *who = chunk_at(f->page, object);
	if (f->page->wide)
		return false;
	if (who->bare && who->definite && who->quantity != NONE)
		return frame_told_dead(f, f->page->quantities.at[who->quantity].count.low);
	const struct event *told = frame_deed_before(f);
	return word_is_any(f->page, who->head, WORDS("them", "they")) && told &&
	       told->harm == HARM_KILLED && told->sentence + 1 >= f->sentence &&
	       told->count.known && !told->negative;
}

/* "as Olek Marun, 19; Danuta Siva, 41; and a boy": those behind semicolons. */
void frame_behind_marks(struct framing *f, struct event *e)
{
	uint32_t i = e->victims_end;
	while (!f->page->wide && e->count.known) {
		if (is_kind(f, i, CHUNK_COMMA) && role_is_age(&f->clause, i + 1))
			i += 2;
		if (!is_kind(f, i, CHUNK_STOP) ||
			!word_is(f->page, chunk_at(f->page, i)->first, ";"))
			return;
		i += is_kind(f, i + 1, CHUNK_AND) ? 2 : 1;
		bool explained = is_kind(f, i + 1, CHUNK_COMMA) && is_kind(f, i + 2, CHUNK_NOUN) &&
				 chunk_at(f->page, i + 2)->name != NONE; /* "a singer, Ana Reed" */
		if (!is_kind(f, i, CHUNK_NOUN) || chunk_at(f->page, i)->pronoun ||
			(!role_is_human(f->page, i, true) && !explained))
			return;
		uint32_t end = role_list_end(&f->clause, i);
		struct count more = count_victims(&f->clause, i, end);
		if (!more.known ||
			(is_kind(f, end, CHUNK_VERB) && !chunk_at(f->page, end)->participle))
			return;
		e->count.low += more.low;
		e->count.high += more.high;
		e->count.stated += more.stated;
		e->count.rule = STR("COUNT-14");
		e->victims_end = i = end;
		e->end = chunk_at(f->page, end - 1)->end;
	}
}

/* FRAME-23: "identified the victims as Rana Haddad, her daughter Lina and Omar Sabbagh". */
void frame_named(struct framing *f, uint32_t verb)
{
	uint32_t object = role_object(&f->clause, verb);
	if (chunk_at(f->page, verb)->participle && verb > f->clause.first && !f->page->wide &&
		is_kind(f, verb - 1, CHUNK_NOUN) && !chunk_at(f->page, verb - 1)->definite &&
		!chunk_at(f->page, verb - 1)->plural && object != NONE &&
		chunk_at(f->page, object)->name != NONE &&
		word_is(f->page, chunk_at(f->page, verb)->head, "named"))
		return; /* "a trade unionist named Orla Finch" */
	if (chunk_at(f->page, verb)->passive)
		object = role_subject(&f->clause, verb);
	if (object == NONE)
		return;
	uint32_t as = noun_after_as(f, object > verb ? object : verb);
	if (as == NONE && !f->page->wide && object > verb && is_kind(f, object + 2, CHUNK_NOUN) &&
		word_is(f->page, chunk_at(f->page, object + 1)->first, ":"))
		as = object + 2; /* "named them: Amir Hadad and Ana Reed" */
	const struct chunk *who = chunk_at(f->page, object);
	bool dead = false; /* "the dead man was named as" */
	for (uint32_t w = who->first; w < who->end; w++)
		dead |= word_has(f->page, w, FEATURE_DEAD) &&
			lex_at(f->page, w)->harm == HARM_KILLED;
	bool victims = (dead && who->definite) || word_is(f->page, who->head, "victims") ||
		       word_is(f->page, who->head, "victim") ||
		       (who->lex && who->lex->harm == HARM_KILLED && who->definite);
	if (f->page->events.count &&
		f->page->events.at[f->page->events.count - 1].sentence == f->sentence &&
		f->page->events.at[f->page->events.count - 1].victim == object &&
		f->page->events.at[f->page->events.count - 1].harm == HARM_KILLED)
		return; /* "the constable gunned down was named as": told already */
	victims |= as != NONE && are_told_dead(f, object);
	if (!victims && as != NONE && chunk_at(f->page, verb)->passive && dies_before(f, verb))
		victims = true; /* "the third man to die was named as" */
	if (as == NONE && !victims && object > verb && names_somebody(f, object))
		as = object; /* "relatives identified Amos Reed and his mother" */
	else if (as == NONE || !victims || chunk_at(f->page, as)->name == NONE)
		return;
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_NAMES
	};
	struct event *e = frame_add(f, "FRAME-23", verb, as, &killed);
	if (!f->page->wide && chunk_at(f->page, verb)->passive && who->definite &&
		who->first < e->first)
		e->first = who->first; /* "The dead officers were named as" */
	if (!chunk_at(f->page, verb)->passive)
		e->trigger = chunk_at(f->page, as)->head; /* said by whoever names them */
	e->part = STR("named");
	e->basis = BASIS_NAMES;
	frame_behind_marks(f, e);
}
