#include "reader/frame_at.h"

/* Names that stand for the dead, "the register holds 52 names" (FRAME-26). */
enum { WORDS_BACK = 6 /* sentences */ };

/* Does the sentence, or the one before, speak of the killed? Then names on a list are theirs. */
static bool speaks_of_killed(const struct framing *f)
{
	uint32_t first = f->sentence ? f->sentence - 1 : 0;
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t i = f->page->scan.sentences.at[first].first; i < end; i++)
		if (lex_at(f->page, i) && lex_at(f->page, i)->harm == HARM_KILLED)
			return true;
	return false;
}

/* "The mayor's guest list has 52 names", "the team sheet", "the sanctions list": no list of the dead. */
static bool is_other_list(const struct framing *f)
{
	static const char *const kinds[] = { "actors", "ballot", "ballots", "baptised",
		"candidates", "donors", "electoral", "football", "guest", "guests", "honorary",
		"lottery", "petition", "prize", "sanctions", "settlers", "shareholders",
		"shortlist", "sponsors", "squad", "subscribers", "tax", "team", "telephone",
		"visas", "voters", "wanted", NULL };
	return !f->page->wide && frame_sentence_has(f, kinds);
}

/* "the register of those who slept in the school: 312 names", whom nobody says to be dead. */
static bool names_living(const struct framing *f)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	bool those = false;
	for (uint32_t w = s->first; w + 1 < s->end && !f->page->wide; w++) {
		those |= word_is(f->page, w, "those") && word_is(f->page, w + 1, "who");
		if (lex_at(f->page, w) && lex_at(f->page, w)->harm > HARM_NONE)
			return false;
	}
	return those;
}

/* "12 names of witnesses", "the list of those displaced has 340 names" */
static bool names_others(const struct framing *f, uint32_t noun)
{
	static const char *const doers[] = { "accused", "suspects", "defendants", "attackers",
		"perpetrators", "signatories", "witnesses", "wanted", NULL };
	uint32_t of = role_joined(&f->clause, noun, "of");
	uint32_t first = at(f, noun)->first;
	bool dead = false;
	if (is_other_list(f) || names_living(f))
		return true;
	for (uint32_t w = first; w < at(f, noun)->end + 4 && w < f->page->scan.words.count; w++)
		if (word_is_any(f->page, w, doers))
			return true; /* "14 names of the accused of murder" */
	if (first > 1 &&
		(word_is(f->page, first - 1, "gave") || word_is(f->page, first - 1, "has")) &&
		(word_is(f->page, first - 2, "petition") ||
			role_joined(&f->clause, noun, "to") != NONE))
		return true; /* "gave 14 names to the police" */
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		const struct lexeme *x = at(f, i)->lex;
		if (x && x->harm > HARM_NONE &&
			(x->harm != HARM_KILLED || (is_kind(f, i, CHUNK_VERB) && at(f, i)->modal)))
			return true; /* "52 names of people they believed would be killed" */
		dead |= x && x->harm == HARM_KILLED;
	}
	return of != NONE && !dead && !at(f, of)->bare && at(f, noun)->quantity != NONE &&
	       !word_is(f->page, at(f, of)->head, "victims");
}

/* "published the names of 66 people", when the text has just spoken of the killed. */
static bool names_of_people(struct framing *f, uint32_t noun)
{
	static const char *const gives[] = { "published", "released", "read", "posted", "listed",
		"collected", "gathered", "verified", "printed", NULL };
	uint32_t of = role_joined(&f->clause, noun, "of");
	if (of == NONE || at(f, of)->quantity == NONE || noun == f->clause.first ||
		!(word_is(f->page, at(f, of)->head, "people") ||
			(!f->page->wide && frame_lone_number(f, of) && !at(f, of)->definite) ||
			word_is(f->page, at(f, of)->head, "victims")))
		return false;
	bool given = false;
	for (uint32_t w = at(f, f->clause.first)->first; w < at(f, noun)->first; w++)
		given = given || word_is_any(f->page, w, gives);
	bool ends = of + 1 >= f->clause.end ||
		    !(word_is(f->page, at(f, of)->end, "who") ||
			    (at(f, of + 1)->pronoun && is_kind(f, of + 2, CHUNK_VERB)));
	const struct lexeme *told = frame_harm_before(f, WORDS_BACK);
	if (!given || !ends || names_others(f, noun) || !told || told->harm != HARM_KILLED)
		return false;
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_NAMES
	};
	frame_add(f, "FRAME-26", noun, of, &killed);
	return true;
}

/* "A marble plate beside the gate bears 64 names", "a sheet of paper with 64 names", above the dead of whom it tells. */
static bool lists_the_dead(const struct framing *f)
{
	static const char *const stones[] = { "plate", "plaque", "stone", "monument", "memorial",
		"slab", "tombstone", "obelisk", NULL };
	static const char *const lists[] = { "list", "sheet", "register", "roll", "notebook",
		"ledger", NULL };
	static const char *const others[] = { "guest", "guests", "voters", "voter", "electoral",
		"waiting", "passenger", "candidates", "donors", "wanted", "petition", "invited",
		"honour", "honor", "players", "pupils", "members", "roll-call", NULL };
	enum { AHEAD = 8 };
	const struct page *p = f->page;
	static const feature_set dead = (feature_set)1 << FEATURE_DEAD | (feature_set)1
										 << FEATURE_DIE;
	bool stone = frame_sentence_has(f, stones);
	if (p->wide || !(stone || frame_sentence_has(f, lists)) || frame_sentence_has(f, others))
		return false;
	uint32_t first = f->sentence > AHEAD && stone ? f->sentence - AHEAD
			 : stone                      ? 0
						      : f->sentence + 1;
	for (uint32_t s = first; s < p->scan.sentences.count && s <= f->sentence + AHEAD; s++)
		if (p->within[s] & dead)
			return true;
	return false;
}

/* FRAME-26: "holds 52 names", "verified 41 names". */
bool frame_names(struct framing *f, uint32_t noun)
{
	const struct chunk *c = at(f, noun);
	if (lexeme_has(c->lex, FEATURE_NAMES) && c->quantity == NONE)
		return names_of_people(f, noun);
	if (!lexeme_has(c->lex, FEATURE_NAMES) || c->quantity == NONE ||
		f->page->quantities.at[c->quantity].vague)
		return false;
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	size_t before = f->page->events.count;
	bool blocked;
	const struct event *last = frame_counted_last(f, noun, false, &blocked);
	bool twice = !f->page->wide && word_is(f->page, at(f, noun)->end, "twice");
	if (blocked || twice || names_others(f, noun) || frame_is_off_list(f, noun))
		return false; /* "the list contains two names twice" */
	const struct lexeme *told = last ? NULL : frame_harm_before(f, WORDS_BACK);
	if ((last && last->harm == HARM_KILLED) || (told && told->harm == HARM_KILLED))
		frame_add_figure(f, "FRAME-26", noun, noun);
	else if (speaks_of_killed(f) || lists_the_dead(f))
		frame_add(f, "FRAME-26", noun, noun, &killed);
	if (f->page->events.count == before)
		return false;
	f->page->events.at[before].basis = BASIS_NAMES;
	frame_over_names(f, &f->page->events.at[before], noun);
	return true;
}
