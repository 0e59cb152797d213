#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * What posts and notices leave out: whom a participle is about ("Hana Berg, 24. Killed by a sniper.", FRAME-130), what is
 * counted in the next place ("3 killed in Wenna. 2 in Solm.", FRAME-131), and which of two numbers holds ("7 not 9
 * killed", FRAME-132; "it was not 3 but 4", FRAME-133).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* Past what stands before the words of a line: a bullet, a quotation mark, "and", "then". */
static uint32_t line_start(const struct framing *f, uint32_t i)
{
	static const char *const heads[] = { "and", "then", "also", "now", "later", NULL };
	while (i < f->clause.end &&
		(is_kind(f, i, CHUNK_QUOTE) || word_is_any(f->page, at(f, i)->first, heads) ||
			(is_kind(f, i, CHUNK_OTHER) &&
				(f->page->scan.words.at[at(f, i)->first].shape & SHAPE_PUNCT))))
		i++;
	return i;
}

/* One named person, or one's own kin, at the head of a line that tells no deed. */
static uint32_t person_of_line(const struct framing *f, uint32_t sentence)
{
	static const char *const plain[] = { "is", "was", "were", "'s", "had", "has", "would",
		NULL };
	struct framing before = { f->page,
		{ f->page, f->page->first_chunk[sentence], f->page->first_chunk[sentence + 1] },
		sentence };
	if (before.clause.first >= before.clause.end)
		return NONE;
	uint32_t i = line_start(&before, before.clause.first);
	if (is_kind(&before, i + 1, CHUNK_PREP) &&
		(word_is(f->page, at(f, i + 1)->first, "to") ||
			word_is(f->page, at(f, i)->first, "pray")))
		i += 2; /* "Happy birthday to my brother", "Pray for Ruben and Aldo" */
	if (!is_kind(&before, i, CHUNK_NOUN) || at(f, i)->quantity != NONE ||
		!role_is_human(f->page, i, true))
		return NONE;
	bool kin = tag_at(f->page, at(f, i)->first) == TAG_PRPS &&
		   lexeme_has(at(f, i)->lex, FEATURE_PERSON);
	bool one = at(f, i)->pronoun && count_noun(&before.clause, i).known; /* "He was 16." */
	if ((at(f, i)->name == NONE && !kin && !one) || lexeme_has(at(f, i)->lex, FEATURE_ORG) ||
		at(f, i)->possessive)
		return NONE;
	for (uint32_t k = i + 1; k < before.clause.end; k++)
		if (is_kind(&before, k, CHUNK_VERB) &&
			!word_is_any(f->page, at(f, k)->first, plain))
			return NONE;
	return i;
}

static bool has_told(const struct framing *f, uint32_t sentence)
{
	size_t n = f->page->events.count;
	return n && f->page->events.at[n - 1].sentence >= sentence &&
	       f->page->events.at[n - 1].harm > HARM_NONE;
}

/* What a verb without subject or object says befell somebody; NULL when it says nothing of the kind. */
static const struct lexeme *befell(const struct framing *f, uint32_t verb)
{
	static const struct lexeme taken = {
		.act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1
	};
	const struct chunk *v = at(f, verb);
	bool goes = verb + 1 >= f->clause.end || is_kind(f, verb + 1, CHUNK_PREP) ||
		    is_kind(f, verb + 1, CHUNK_TIME) || is_kind(f, verb + 1, CHUNK_COMMA) ||
		    (is_kind(f, verb + 1, CHUNK_OTHER) && at(f, verb + 1)->quantity == NONE) ||
		    word_is(f->page, at(f, verb + 1)->first, "dead");
	if (!goes || v->negative || v->modal || v->gerund || v->infinitive ||
		(v->aux && !v->passive) || tag_at(f->page, v->head) == TAG_VB)
		return NULL;
	uint32_t from = v->end;
	if (word_is(f->page, v->head, "taken") && word_is(f->page, from, "from") &&
		word_is(f->page, from + 1, "us"))
		return &killed;
	if (word_is(f->page, v->head, "shot") || word_is(f->page, v->head, "hanged"))
		return &killed;
	if (word_is(f->page, v->head, "taken") && word_is(f->page, from, "from"))
		return &taken;
	return lexeme_has(v->lex, FEATURE_VERB) && v->lex->harm > HARM_NONE &&
			       !lexeme_has(v->lex, FEATURE_WEAK) && !lexeme_has(v->lex, FEATURE_DIE)
		       ? v->lex
		       : NULL;
}

/* FRAME-130: "Hana Berg, 24. Killed by a sniper at the ford.", "My brother would be 30 today. Murdered in March." */
static bool tells_of_person_before(struct framing *f)
{
	const struct sentence *s = f->page->scan.sentences.at;
	uint32_t verb = line_start(f, f->clause.first);
	if (f->sentence == 0 || !is_kind(f, verb, CHUNK_VERB) ||
		s[f->sentence - 1].paragraph != s[f->sentence].paragraph ||
		has_told(f, f->sentence - 1))
		return false;
	const struct lexeme *x = befell(f, verb);
	uint32_t who = x ? person_of_line(f, f->sentence - 1) : NONE;
	if (who == NONE)
		return false;
	struct framing before = { f->page,
		{ f->page, f->page->first_chunk[f->sentence - 1],
			f->page->first_chunk[f->sentence] },
		f->sentence - 1 };
	uint32_t end = role_list_end(&before.clause, who);
	struct count count = count_victims(&before.clause, who, end);
	if (!count.known)
		return false;
	struct event *e = frame_add(f, "FRAME-130", verb, NONE, x);
	e->victim = who;
	e->victims_end = end;
	e->count = count;
	frame_set_actor(f, e, role_after(&f->clause, verb, "by"));
	return true;
}

/* "2 in Solm", and nothing else in the sentence. */
static bool is_number_and_place(const struct framing *f, uint32_t i)
{
	static const char *const where[] = { "in", "at", "near", "on", NULL };
	if (!is_kind(f, i, CHUNK_NOUN) || !at(f, i)->bare || at(f, i)->definite ||
		!is_kind(f, i + 1, CHUNK_PREP) || !is_kind(f, i + 2, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, i + 1)->first, where) || at(f, i + 2)->name == NONE)
		return false;
	for (uint32_t k = i + 3; k < f->clause.end; k++)
		if (!(f->page->scan.words.at[at(f, k)->first].shape & SHAPE_PUNCT))
			return false;
	return true;
}

static bool is_place_and_number(const struct framing *f, uint32_t i)
{
	uint32_t number = i + 2 + is_kind(f, i + 2, CHUNK_COMMA);
	if (!is_kind(f, i, CHUNK_PREP) || !is_kind(f, i + 1, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, i)->first, WORDS("in", "at")) ||
		at(f, i + 1)->name == NONE || at(f, i + 1)->quantity != NONE ||
		!is_kind(f, number, CHUNK_NOUN) || !at(f, number)->bare || at(f, number)->definite)
		return false;
	for (uint32_t k = number + 1; k < f->clause.end; k++)
		if (!(f->page->scan.words.at[at(f, k)->first].shape & SHAPE_PUNCT))
			return false;
	return true;
}

/* FRAME-131: "Three killed in Wenna. Two in Solm.": what was counted in the sentence before, at a place named there. */
static bool goes_on_elsewhere(struct framing *f)
{
	uint32_t i = line_start(f, f->clause.first);
	size_t n = f->page->events.count;
	const struct event *told = n ? &f->page->events.at[n - 1] : NULL;
	bool behind = is_place_and_number(f, i); /* "In Solm two." */
	if ((!behind && !is_number_and_place(f, i)) || !told || told->sentence + 1 != f->sentence ||
		told->harm <= HARM_NONE || !told->count.known || told->part.at || told->negative ||
		told->hypothetical)
		return false;
	bool placed = false;
	for (uint32_t k = f->page->first_chunk[told->sentence]; k + 1 < f->clause.first; k++)
		placed |= at(f, k)->kind == CHUNK_PREP && at(f, k + 1)->kind == CHUNK_NOUN &&
			  at(f, k + 1)->name != NONE;
	if (!placed)
		return false;
	struct lexeme like = { .act = (int8_t)told->act, .harm = (int8_t)told->harm, .basis = -1 };
	uint32_t last = i + 2;
	i += behind ? 2 + is_kind(f, i + 2, CHUNK_COMMA) : 0;
	struct event *e = frame_add(f, "FRAME-131", i, i, &like);
	e->victims_end = i + 1;
	e->count = count_noun(&f->clause, i);
	e->end = at(f, last > i ? last : i)->end;
	return true;
}

/* "not 3 in the dormitory but 4": the number behind "but"; NONE when there is none. */
static uint32_t but_number(const struct framing *f, uint32_t from)
{
	enum { NEAR = 7 };
	for (uint32_t i = from; i + 1 < f->clause.end && i < from + NEAR; i++)
		if (word_is(f->page, at(f, i)->first, "but"))
			return frame_lone_number(f, i + 1) ? i + 1 : NONE;
		else if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_STOP))
			return NONE;
	return NONE;
}

/* FRAME-133: "it was not 3 in the dormitory but 4", "not 9 but 7": of what was counted last. */
static bool not_but(struct framing *f)
{
	enum { LONG = 40 };
	if (!(f->page->within[f->sentence] >> FEATURE_NEGATION & 1))
		return false;
	for (uint32_t i = f->clause.first; i + 3 < f->clause.end && i < f->clause.first + LONG;
		i++) {
		bool no = word_is(f->page, at(f, i)->end - 1, "not") ||
			  (is_kind(f, i, CHUNK_VERB) && at(f, i)->negative &&
				  lexeme_has(at(f, i)->lex, FEATURE_BE));
		if (!no || !is_kind(f, i + 1, CHUNK_NOUN) || !at(f, i + 1)->bare)
			continue;
		uint32_t but = but_number(f, i + 2);
		size_t n = f->page->events.count;
		if (but == NONE)
			continue;
		frame_add_figure(f, "FRAME-133", but, but);
		if (f->page->events.count > n)
			frame_take_back(
				f, "FRAME-132", &f->page->events.at[n], at(f, i + 1)->quantity);
		return f->page->events.count > n;
	}
	return false;
}

/* FRAME-135: "Lipa now 14", "market is 12", "Wenna: 3": a place and as many as were counted there. */
static bool place_and_number(struct framing *f)
{
	enum { SHORT = 12 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	uint32_t i = line_start(f, f->clause.first), link = i + 1, number = i + 2;
	if (s->end - s->first > SHORT || !is_kind(f, i, CHUNK_NOUN) || at(f, i)->quantity != NONE ||
		at(f, i)->pronoun || at(f, i)->possessive || !is_kind(f, number, CHUNK_NOUN))
		return false;
	bool links = word_is(f->page, at(f, link)->first, "now") ||
		     word_is(f->page, at(f, link)->first, ":") ||
		     word_is(f->page, at(f, link)->first, "at") ||
		     (is_kind(f, link, CHUNK_VERB) && !at(f, link)->negative &&
			     at(f, link)->end == at(f, link)->first + 1 &&
			     (word_is(f->page, at(f, link)->first, "is") ||
				     word_is(f->page, at(f, link)->first, "'s")));
	bool place = f->page->mark[at(f, i)->head].spot != NONE ||
		     lexeme_has(at(f, i)->lex, FEATURE_LOCATION) ||
		     lexeme_has(at(f, i)->lex, FEATURE_THING);
	if (!links || !place || !frame_lone_number(f, number))
		return false;
	size_t n = f->page->events.count;
	frame_add_figure(f, "FRAME-135", number, number);
	if (f->page->events.count == n)
		return false;
	f->page->events.at[n].first = at(f, i)->first;
	f->page->events.at[n].toll = false;
	return true;
}

bool frame_post(struct framing *f, size_t start)
{
	for (size_t e = start; e < f->page->events.count; e++)
		if (f->page->events.at[e].count.known)
			return false;
	return tells_of_person_before(f) || goes_on_elsewhere(f) || not_but(f) ||
	       place_and_number(f);
}

/* FRAME-132: "7 not 9 killed": the first of the two holds, the second is taken back. */
void frame_rather(struct framing *f, uint32_t event)
{
	struct event *e = &f->page->events.at[event];
	uint32_t i = e->victim;
	if (f->page->wide || i == NONE || e->harm <= HARM_NONE || e->part.at ||
		i < f->clause.first + 2 || at(f, i)->quantity == NONE || e->retracted)
		return;
	uint32_t first = is_kind(f, i - 2, CHUNK_COMMA) ? i - 3 : i - 2; /* "7, not 9" */
	if (!word_is(f->page, at(f, i - 1)->first, "not") || first < f->clause.first ||
		!is_kind(f, first, CHUNK_NOUN) || !at(f, first)->bare)
		return;
	struct event told = *e;
	e->count = count_noun(&f->clause, first);
	e->negative = false;
	e->first = at(f, first)->first;
	frame_take_back(f, "FRAME-132", &told, at(f, i)->quantity);
}

/* CLAIM-5: "until all 200 militants are eliminated": nothing has happened yet. */
bool frame_is_awaited(const struct framing *f, uint32_t chunk)
{
	enum { BACK = 6 };
	const struct chunk *t = chunk_at(f->page, chunk);
	uint8_t tag = tag_at(f->page, t->first);
	if (t->kind != CHUNK_VERB || f->page->wide || (tag != TAG_VBZ && tag != TAG_VBP))
		return false;
	for (uint32_t i = chunk; i-- > f->clause.first && i + BACK > chunk;)
		if (word_is(f->page, chunk_at(f->page, i)->first, "until"))
			return true;
		else if (chunk_at(f->page, i)->kind == CHUNK_VERB ||
			 chunk_at(f->page, i)->kind == CHUNK_COMMA)
			return false;
	return false;
}
