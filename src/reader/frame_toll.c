#include "reader/frame.h"
#include "reader/frame_at.h"

/* FRAME-11: the toll and its number, wherever in the sentence that stands. */
/* "the toll, initially put at 15, has risen": behind the second comma. */
static uint32_t past_insertion(const struct framing *f, uint32_t i)
{
	enum { LONG = 9 };
	uint32_t comma = i;
	if (is_kind(f, i, CHUNK_PREP) && is_kind(f, i + 1, CHUNK_NOUN) &&
		at(f, i + 1)->quantity == NONE)
		comma = i + 2; /* "the toll in Qarin, ..." */
	if (!is_kind(f, comma, CHUNK_COMMA))
		return i;
	for (uint32_t k = comma + 1; k < f->clause.end && k < i + LONG; k++)
		if (is_kind(f, k, CHUNK_COMMA))
			return is_kind(f, k + 1, CHUNK_VERB) ? k + 1 : i;
	return i;
}

/* Over a relative clause without a number to the verb of reaching behind it. */
static uint32_t past_relative(const struct framing *f, uint32_t rel)
{
	enum { LONG = 10 };
	uint32_t verbs = 0;
	for (uint32_t i = rel + 1; i < f->clause.end && i < rel + LONG && !f->page->wide; i++) {
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP) ||
			(is_kind(f, i, CHUNK_NOUN) && at(f, i)->quantity != NONE))
			return NONE;
		if (!is_kind(f, i, CHUNK_VERB))
			continue;
		verbs++;
		if (verbs == 2)
			return lexeme_has(at(f, i)->lex, FEATURE_REACH) ||
					       word_is(f->page, at(f, i)->head, "gone")
				       ? i
				       : NONE;
	}
	return NONE;
}

/* "was revised downward, from 300 to 187" */
static bool goes_on_from(const struct framing *f, uint32_t comma)
{
	return !f->page->wide && is_kind(f, comma + 1, CHUNK_PREP) &&
	       word_is(f->page, at(f, comma + 1)->first, "from");
}

/* "prison deaths as thousands protest": what goes on beside it, and no toll. */
static bool others_act(const struct framing *f, uint32_t as)
{
	return !f->page->wide && is_kind(f, as + 1, CHUNK_NOUN) && is_kind(f, as + 2, CHUNK_VERB) &&
	       !lexeme_has(at(f, as + 1)->lex, FEATURE_TOLL) &&
	       !lexeme_has(at(f, as + 2)->lex, FEATURE_REACH);
}

/* The number that a toll comes to: "of 41", "rose from 39 to 41", "at 41", ": 41". */
static uint32_t toll_number(const struct framing *f, uint32_t toll)
{
	uint32_t found = NONE;
	bool reached = false;
	uint32_t begin = past_insertion(f, toll + 1);
	for (uint32_t i = begin; i < f->clause.end && i < toll + 24; i++) {
		const struct chunk *c = at(f, i);
		if (c->kind == CHUNK_VERB)
			reached |= lexeme_has(c->lex, FEATURE_REACH) ||
				   word_is(f->page, c->head, "gone");
		if (c->kind == CHUNK_REL && past_relative(f, i) != NONE) {
			i = past_relative(f, i) - 1;
			continue; /* "the toll in the clashes which broke out in May has risen to 31" */
		}
		if ((c->kind == CHUNK_SUB &&
			    (!word_is(f->page, c->first, "as") || others_act(f, i))) ||
			c->kind == CHUNK_REL ||
			(c->kind == CHUNK_COMMA && !(reached && goes_on_from(f, i))) ||
			(word_is(f->page, c->first, ";") && !f->page->wide) ||
			(c->kind == CHUNK_VERB && !lexeme_has(c->lex, FEATURE_REACH) && reached &&
				!word_is(f->page, c->head, "gone")))
			break;
		bool joined =
			i == toll + 1 || at(f, i - 1)->kind == CHUNK_PREP ||
			at(f, i - 1)->kind == CHUNK_STOP || at(f, i - 1)->kind == CHUNK_SUB ||
			at(f, i - 1)->kind == CHUNK_VERB ||
			(at(f, i - 1)->kind == CHUNK_QUOTE && !f->page->wide) ||
			word_is(f->page, at(f, i - 1)->first, "now") ||
			(!f->page->wide && (word_is(f->page, at(f, i - 1)->first, "just") ||
						   word_is(f->page, at(f, i - 1)->first, "only")));
		if (c->kind != CHUNK_NOUN || c->quantity == NONE || (!reached && !joined))
			continue;
		if (!f->page->wide && !reached && word_is(f->page, at(f, i - 1)->first, "between"))
			continue; /* "the deaths were caused by fighting between two factions" */
		bool to = word_is(f->page, at(f, i - 1)->first, "to");
		bool from = word_is(f->page, at(f, i - 1)->first, "from");
		if ((to && reached) || found == NONE)
			found = from ? found : i;
		if (to && reached)
			break;
	}
	return found;
}

/* COUNT-18: "women accounted for 41 deaths", "attributed 170 deaths to the militia": a share of all. */
bool frame_is_share(const struct framing *f, uint32_t i)
{
	for (uint32_t k = i; k > f->clause.first && k + 3 > i; k--) {
		uint32_t head = at(f, k - 1)->head;
		if (word_is(f->page, head, "accounted") || word_is(f->page, head, "responsible") ||
			word_is(f->page, head, "attributed") ||
			word_is(f->page, head, "accounting"))
			return true;
	}
	return false;
}

/* COUNT-3: "the toll has passed 300", "climbed past 300": by the word before the number. */
void frame_raise_past(const struct framing *f, uint32_t number, struct count *count)
{
	static const char *const past[] = { "passed", "pass", "passes", "exceeds", "exceeded",
		"exceed", "surpassed", "surpass", "topped", "tops", "top", NULL };
	uint32_t before = at(f, number)->first - 1;
	if (count->known && !count->open && count->low == count->high &&
		(word_is_any(f->page, before, past) ||
			(!f->page->wide &&
				word_is_any(f->page, before, WORDS("past", "beyond"))))) {
		count->open = true;
		count->stated = count->high = count->low + 1;
		count->rule = STR("COUNT-3");
	}
}

/* "found 23 separate injuries": on one body. */
static bool counts_wounds(const struct framing *f, const struct chunk *c)
{
	static const char *const kinds[] = { "separate", "different", "distinct", "individual",
		NULL };
	for (uint32_t w = c->first; w < c->head; w++)
		if (word_is_any(f->page, w, kinds))
			return c->lex->harm == HARM_INJURED;
	return false;
}

/* "the death of a shepherd and the wounding of his two sons": the two were wounded. */
static bool is_of_other_deed(const struct framing *f, uint32_t toll, uint32_t number)
{
	for (uint32_t k = toll + 1; k < number && !f->page->wide; k++)
		if (is_kind(f, k, CHUNK_NOUN) && lexeme_has(at(f, k)->lex, FEATURE_EVENT) &&
			at(f, k)->lex->harm > HARM_NONE && at(f, k)->lex->harm != HARM_KILLED)
			return true; /* but "the toll in the massacre rose to 38" */
	return false;
}

/* FRAME-83: "is not aware of any civilian casualties", "has no knowledge of any deaths". */
static bool is_unknown_to_speaker(const struct framing *f, uint32_t i)
{
	enum { BACK = 7 };
	static const char *const knowing[] = { "aware", "knowledge", "information", "reports",
		"report", "record", "records", "indication", "indications", "evidence",
		"confirmation", "sign", "signs", "cause", "causing", "caused", "inflict",
		"inflicted", "result", "resulted", NULL };
	uint32_t any = at(f, i)->first, first = f->page->scan.sentences.at[f->sentence].first;
	bool knows = false, negated = false;
	if (any >= first + 3 && word_is(f->page, any - 1, "of") &&
		word_is(f->page, any - 3, "no") && word_is_any(f->page, any - 2, knowing))
		return true; /* "no reports of civilian deaths", "no evidence of civilian casualties" */
	if (!word_is(f->page, any, "any"))
		return false;
	for (uint32_t w = any; w > first && w + BACK > any; w--) {
		negated |= word_has(f->page, w - 1, FEATURE_NEGATION);
		knows = knows || word_is_any(f->page, w - 1, knowing);
	}
	return knows && negated;
}

/* "had no evidence of civilian casualties": SAY-21 denies it, and twice denied is said. */
static bool is_of_no_evidence(const struct framing *f, uint32_t i)
{
	static const char *const signs[] = { "evidence", "indication", "indications", "proof",
		NULL };
	uint32_t any = at(f, i)->first;
	return any >= 3 && word_is(f->page, any - 1, "of") && word_is(f->page, any - 3, "no") &&
	       word_is_any(f->page, any - 2, signs);
}

/* COUNT-9: "the youngest of the dead was 14" is an age. */
static bool is_age_of(const struct framing *f, const struct chunk *c)
{
	static const char *const ages[] = { "youngest", "oldest", "eldest", "age", "ages", NULL };
	if (c->first < 2 || !word_is(f->page, c->first - 1, "of"))
		return false;
	return word_is_any(f->page, c->first - 2, ages);
}

/* "The casualty figure stands at 71 persons dead": the number has a harm of its own. */
static bool is_of_one_harm(const struct framing *f, uint32_t number)
{
	const struct page *p = f->page;
	uint32_t end = at(f, number)->end + 1;
	for (uint32_t w = at(f, number)->first; !p->wide && w < end; w++)
		if (w < p->scan.sentences.at[f->sentence].end &&
			(word_has(p, w, FEATURE_DEAD) || word_is(p, w, "injured") ||
				word_is(p, w, "wounded")))
			return true;
	return false;
}

/* "Casualties: 24 killed, 31 injured": the number has a harm of its own. */
bool frame_counts_other(const struct framing *f, uint32_t number, const struct lexeme *x)
{
	if (x->harm == HARM_KILLED_OR_INJURED && is_of_one_harm(f, number))
		return true;
	return x->harm == HARM_KILLED_OR_INJURED && is_kind(f, number + 1, CHUNK_VERB) &&
	       at(f, number + 1)->lex && at(f, number + 1)->lex->harm > HARM_NONE;
}

/* "Marieke Toll" */
static bool is_surname(const struct framing *f, const struct chunk *c)
{
	const struct word *w = &f->page->scan.words.at[c->head];
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	return c->head > c->first && s->block == BLOCK_BODY && !s->upper &&
	       (w->shape & SHAPE_CAPITAL) && (w[-1].shape & SHAPE_CAPITAL) &&
	       tag_at(f->page, c->head - 1) == TAG_NNP && !lex_at(f->page, c->head - 1);
}

/* "Each death was confirmed by at least three independent sources", "deaths in a feud between two clans": who they are. */
static bool is_by_whom(const struct framing *f, uint32_t number)
{
	if (!f->page->wide && is_kind(f, number - 1, CHUNK_PREP) && !at(f, number)->bare &&
		word_is(f->page, at(f, number - 1)->first, "between"))
		return true;
	return !f->page->wide && number >= f->clause.first + 2 && !at(f, number)->bare &&
	       is_kind(f, number - 1, CHUNK_PREP) &&
	       word_is(f->page, at(f, number - 1)->first, "by") &&
	       is_kind(f, number - 2, CHUNK_VERB) && at(f, number - 2)->passive;
}

/* FRAME-11: the toll and its number. */
bool frame_toll(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	bool dead = lexeme_has(c->lex, FEATURE_DEAD);
	if (!lexeme_has(c->lex, FEATURE_TOLL) || (dead && !c->definite) || is_age_of(f, c) ||
		is_surname(f, c) || counts_wounds(f, c))
		return false;
	if (!f->page->wide &&
		((c->none && word_is(f->page, c->head, "toll")) || frame_of_sickness(f, i)))
		return true; /* "gave no toll", "four deaths of pneumonia" */
	if (c->lex->harm == HARM_KILLED && is_kind(f, i - 1, CHUNK_REL) &&
		word_is(f->page, at(f, i - 1)->first,
			"whose")) { /* "two surveyors, whose deaths" */
		uint32_t who = role_antecedent(&f->clause, i - 1);
		if (who != NONE && role_is_human(f->page, who, true)) {
			frame_add(f, "FRAME-11", i, who, c->lex);
			return true;
		}
	}
	if (c->quantity == NONE && is_unknown_to_speaker(f, i)) {
		struct event *e = frame_add(f, "FRAME-83", i, NONE, c->lex);
		e->act = e->act == ACT_OTHER ? ACT_ATTACK : e->act;
		e->negative = !is_of_no_evidence(f, i);
		return true;
	}
	uint32_t number = c->quantity != NONE || c->none ? i : toll_number(f, i);
	if (number == NONE && c->definite && is_kind(f, i - 1, CHUNK_NOUN) && at(f, i - 1)->bare &&
		i >= f->clause.first + 2 && word_is(f->page, at(f, i - 2)->first, "to"))
		number = i - 1; /* "brings to 16 the deaths in custody" */
	if (number == NONE || (dead && !chunk_at(f->page, number)->bare) ||
		is_of_other_deed(f, i, number))
		return false;
	if (number != i && (frame_counts_other(f, number, c->lex) || is_by_whom(f, number)))
		return false;
	if (!at(f, i)->none && c->quantity == NONE && i >= f->clause.first + 2 &&
		at(f, i - 2)->bare && word_is(f->page, at(f, i - 1)->first, "of"))
		return false; /* "39 of the deaths": FRAME-18 */
	struct event *e = frame_add(f, "FRAME-11", i, number, c->lex);
	if (number > i + 1)
		frame_raise_past(f, number, &e->count);
	if (!e->count.known && number != i) /* "civilian deaths (38)" */
		e->count = count_noun(&f->clause, number);
	if (e->act == ACT_OTHER)
		e->act = e->harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	e->toll = number != i;
	if (frame_is_charged_with(f, i))
		e->part = page_words(f->page, e->first, e->end);
	e->hypothetical |= frame_is_forecast(f, i, number);
	if (!f->page->wide && c->lex->harm == HARM_KILLED)
		e->recalled |= frame_is_charge(f, i);
	if (frame_is_share(f, i))
		e->part = page_words(f->page, e->first, e->end);
	return true;
}

/* FRAME-11: "Murders in the division stand at 112", the deeds as a toll. */
bool frame_deeds_counted(struct framing *f, uint32_t i, const struct lexeme *x)
{
	const struct chunk *c = at(f, i);
	if (f->page->wide || c->quantity != NONE || !c->plural || x->harm != HARM_KILLED ||
		role_joined(&f->clause, i, "of") != NONE)
		return false;
	uint32_t number = toll_number(f, i);
	if (number == NONE || !at(f, number)->bare || number < i + 3 ||
		!(is_kind(f, number - 1, CHUNK_PREP) && is_kind(f, number - 2, CHUNK_VERB)))
		return false;
	struct event *e = frame_add(f, "FRAME-11", i, number, x);
	e->toll = true;
	return true;
}
