#include "reader/frame.h"

/* Who is said to be one of those told of before, or among them (FRAME-30). */
static bool is_noun(const struct framing *f, uint32_t i)
{
	return i != NONE && i < f->clause.end && i >= f->clause.first &&
	       chunk_at(f->page, i)->kind == CHUNK_NOUN;
}

/* "is one of 27 patients" */
static bool is_one_of_others(const struct framing *f, uint32_t one)
{
	uint32_t of = role_joined(&f->clause, one, "of");
	return of != NONE && !chunk_at(f->page, of)->bare &&
	       !lexeme_has(chunk_at(f->page, of)->lex, FEATURE_DEAD) &&
	       !word_is(f->page, chunk_at(f->page, of)->head, "victims") &&
	       chunk_at(f->page, of)->quantity != NONE && !chunk_at(f->page, of)->definite;
}

/* "was one of more than 20 people killed": how many they were. */
uint32_t frame_others_of_one(const struct framing *f, uint32_t noun)
{
	uint32_t of = noun != NONE && chunk_at(f->page, noun)->bare &&
				      word_is(f->page, chunk_at(f->page, noun)->first, "one")
			      ? role_joined(&f->clause, noun, "of")
			      : NONE;
	return of != NONE && chunk_at(f->page, of)->quantity != NONE &&
			       !chunk_at(f->page, of)->definite
		       ? of
		       : noun;
}

/* "one of the seventeen": of an event that counts as many. */
static bool is_of_number(const struct framing *f, uint32_t one, const struct event *e)
{
	uint32_t of = role_joined(&f->clause, one, "of");
	if (of == NONE || !chunk_at(f->page, of)->bare || f->page->wide)
		return true;
	return f->page->quantities.at[chunk_at(f->page, of)->quantity].count.low == e->count.low;
}

/* "is one of the dead", "was one of the victims killed": whatever was told before. */
static bool is_of_the_dead(const struct framing *f, uint32_t one)
{
	uint32_t of = role_joined(&f->clause, one, "of");
	const struct chunk *n = of == NONE ? NULL : chunk_at(f->page, of);
	return n && !f->page->wide && n->definite && !n->possessive && n->quantity == NONE &&
	       word_is(f->page, n->head, "dead");
}

/* "His brother-in-law was one of the twenty-two", after the dead: FRAME-30. */
void frame_being_one(struct framing *f, uint32_t i)
{
	static const struct lexeme dead = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
	uint32_t one = i + 1, subject = role_subject(&f->clause, i);
	if (!is_noun(f, one) || !word_is(f->page, chunk_at(f->page, one)->first, "one") ||
		!chunk_at(f->page, one)->bare || subject == NONE ||
		chunk_at(f->page, i)->negative || chunk_at(f->page, subject)->pronoun ||
		is_one_of_others(f, one) || !role_is_human(f->page, subject, true))
		return;
	if (is_of_the_dead(f, one)) {
		struct event *part = frame_add(f, "FRAME-30", i, subject, &dead);
		part->part = page_words(f->page, chunk_at(f->page, subject)->first,
			chunk_at(f->page, subject)->end);
		part->end = chunk_at(f->page, one)->end;
		return;
	}
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + 2 < f->sentence)
			return;
		if (e->harm == HARM_KILLED && e->count.known && e->count.stated > 1 &&
			is_of_number(f, one, e)) {
			struct event *part = frame_add(f, "FRAME-30", i, subject, &dead);
			part->part = page_words(f->page, chunk_at(f->page, subject)->first,
				chunk_at(f->page, subject)->end);
			part->end = chunk_at(f->page, one)->end; /* which nothing counts again */
			return;
		}
	}
}

/* "among them", behind several dead and nobody else: of these. */
static bool are_them_dead(const struct framing *f, uint32_t among)
{
	const struct chunk *a = chunk_at(f->page, among);
	uint32_t them = a->end - 1;
	if (a->end == a->first + 1 && among + 1 < f->clause.end)
		them = chunk_at(f->page, among + 1)->head;
	const struct event *told = frame_deed_before(f);
	return word_is(f->page, them, "them") && told && told->harm == HARM_KILLED &&
	       told->sentence < f->sentence && told->sentence + 2 >= f->sentence &&
	       told->count.known && told->count.stated > 1 && !told->negative;
}

/* FRAME-30: "two nurses are among the missing". */
void frame_being_among(struct framing *f, uint32_t i)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	uint32_t subject = role_subject(&f->clause, i), verb = i;
	while (i + 2 < f->clause.end && chunk_at(f->page, i + 1)->kind == CHUNK_OTHER &&
		!lexeme_has(chunk_at(f->page, i + 1)->lex, FEATURE_PARTITIVE))
		i++; /* "were also among the victims" */
	if (i + 2 >= f->clause.end || !word_is(f->page, chunk_at(f->page, i + 1)->first, "among"))
		return; /* behind "among them" stands the stop */
	const struct chunk *those = chunk_at(f->page, i + 2);
	const struct lexeme *x = those->kind == CHUNK_NOUN && those->definite &&
						 those->quantity == NONE &&
						 lexeme_has(those->lex, FEATURE_DEAD)
					 ? those->lex
					 : NULL;
	static const char *const whoever[] = { "any", "some", "many", "few", "most", "others",
		NULL };
	if (!x && !f->page->wide && are_them_dead(f, i + 1) && subject != NONE &&
		!word_is_any(f->page, chunk_at(f->page, subject)->first, whoever))
		x = &killed; /* "Ana Reed was among them" */
	if (!x && !f->page->wide && those->kind == CHUNK_NOUN && those->definite &&
		those->quantity == NONE && lexeme_has(those->lex, FEATURE_TOLL))
		x = those->lex; /* "among the casualties" */
	if (those->kind == CHUNK_VERB && those->participle && those->lex && those->lex->harm > 0)
		x = those->lex; /* "among those killed" */
	for (uint32_t k = i + 3; !x && those->kind == CHUNK_NOUN && those->quantity != NONE &&
				 k < f->clause.end && k < i + 6;
		k++) {
		const struct lexeme *deed = chunk_at(f->page, k)->lex;
		if (chunk_at(f->page, k)->kind == CHUNK_VERB && deed && deed->harm > HARM_NONE)
			x = deed; /* "among seven people who lost their lives" */
	}
	if (those->kind == CHUNK_NOUN && those->definite &&
		word_is(f->page, those->head, "victims"))
		x = &killed;
	if (!x && those->kind == CHUNK_NOUN && those->bare && those->definite &&
		frame_told_dead(f, f->page->quantities.at[those->quantity].count.low))
		x = &killed; /* "was among the nineteen" */
	if (!x || subject == NONE || !role_is_human(f->page, subject, true))
		return;
	struct event *e = frame_add(f, "FRAME-30", verb, subject, x);
	uint32_t of = role_joined(&f->clause, subject, "of");
	e->part = page_words(f->page, chunk_at(f->page, subject)->first,
		chunk_at(f->page, of == NONE ? subject : of)->end);
	frame_parts_apart(f, (uint32_t)f->page->events.count - 1);
}

/* Somebody, or a number of people: no mere kind of people, as "mostly farmers" are. */
static bool is_somebody(const struct framing *f, uint32_t noun)
{
	const struct chunk *n = chunk_at(f->page, noun);
	return is_noun(f, noun) && role_is_human(f->page, noun, true) && !n->pronoun && !n->none &&
	       (n->quantity != NONE || n->name != NONE || !n->plural);
}

/* "those killed", "those who died": the words before `be` that say so of nobody but them. */
static bool are_those_killed(const struct framing *f, uint32_t subject, uint32_t be)
{
	bool killed = false;
	if (!word_is(f->page, chunk_at(f->page, subject)->head, "those"))
		return false;
	for (uint32_t i = subject + 1; i < be; i++) {
		const struct chunk *v = chunk_at(f->page, i);
		if (v->kind == CHUNK_COMMA || v->kind == CHUNK_STOP || v->negative)
			return false;
		killed |= v->kind == CHUNK_VERB && v->lex && v->lex->harm == HARM_KILLED &&
			  !lexeme_has(v->lex, FEATURE_WEAK) && (!v->aux || v->passive);
	}
	return killed;
}

/* Are they those told of before? Then these are some of them, or their names. */
static void make_parts(struct framing *f, struct event *e)
{
	const struct chunk *first = chunk_at(f->page, e->victim);
	e->part = first->name != NONE ? STR("named") : frame_part_of(f->page, first);
	if (first->name != NONE)
		e->basis = BASIS_NAMES;
	else
		frame_parts_apart(f, (uint32_t)f->page->events.count - 1);
}

/* "They were Amir Hadad, 14, and Sami Hadad, 9.", right behind the dead: no more names than there were dead. */
static bool are_they_named(const struct framing *f, uint32_t subject, uint32_t be)
{
	static const char *const they[] = { "they", "these", "he", "she", NULL };
	const struct event *told = frame_deed_before(f);
	uint32_t who = be + 1;
	if (subject != f->clause.first || !told || told->harm != HARM_KILLED ||
		told->sentence + 1 != f->sentence || !told->count.known || told->negative ||
		!word_is_any(f->page, chunk_at(f->page, subject)->head, they) || !is_noun(f, who) ||
		chunk_at(f->page, who)->name == NONE ||
		tag_at(f->page, chunk_at(f->page, who)->first) != TAG_NNP)
		return false;
	struct count names = count_victims(&f->clause, who, role_list_end(&f->clause, who));
	return names.known && names.low > 1 && names.high <= told->count.high;
}

/* "Those taken are", "the missing were": what befell them, or NULL. */
static const struct lexeme *harm_of_those(const struct framing *f, uint32_t be)
{
	static const struct lexeme abducted = {
		.act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1
	};
	static const char *const hostages[] = { "hostages", "captives", "abducted", NULL };
	const struct chunk *s = chunk_at(f->page, be - 1);
	if (be < f->clause.first + 1)
		return NULL;
	if (s->kind == CHUNK_VERB && s->participle && is_noun(f, be - 2) &&
		word_is(f->page, chunk_at(f->page, be - 2)->head, "those"))
		return word_is(f->page, s->head, "taken") || word_is(f->page, s->head, "seized")
			       ? &abducted
			       : s->lex;
	bool the = s->kind == CHUNK_NOUN && s->definite && s->quantity == NONE &&
		   be == f->clause.first + 1;
	if (the && word_is_any(f->page, s->head, hostages))
		return &abducted;
	return the && lexeme_has(s->lex, FEATURE_DEAD) ? s->lex : NULL;
}

/* FRAME-200: "Those taken are seven miners, a cook and a driver", "the missing are two boys". */
static bool those_are(struct framing *f, uint32_t be)
{
	const struct lexeme *x = harm_of_those(f, be);
	if (!x || x->harm <= HARM_KILLED || !is_somebody(f, be + 1))
		return false;
	const struct event *told = frame_deed_before(f);
	bool counted = told && told->harm == (enum harm)x->harm && told->count.known;
	struct event *e = frame_add(f, "FRAME-200", be, be + 1, x);
	if (counted && e->count.known && e->count.low < told->count.low)
		e->part = page_words(f->page, e->first, e->end);
	return true;
}

/* FRAME-167: "The dead are two farmers and a boy", "the victims were Ana Reed, 34, and her son". */
bool frame_dead_are(struct framing *f, uint32_t i)
{
	static const struct lexeme dead = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
	static const char *const those[] = { "dead", "deceased", "victims", "fatalities", NULL };
	uint32_t subject = lexeme_has(chunk_at(f->page, i)->lex, FEATURE_BE)
				   ? role_subject(&f->clause, i)
				   : NONE;
	if (f->page->wide || subject == NONE || chunk_at(f->page, i)->passive ||
		chunk_at(f->page, i)->negative || chunk_at(f->page, i)->modal)
		return false;
	if (those_are(f, i))
		return true;
	const struct chunk *s = chunk_at(f->page, subject);
	const struct event *told = frame_deed_before(f);
	bool counted =
		told && told->harm == HARM_KILLED && told->count.known && told->count.low > 1;
	bool governed = subject > f->clause.first &&
			chunk_at(f->page, subject - 1)->kind != CHUNK_QUOTE &&
			chunk_at(f->page, subject - 1)->kind != CHUNK_COMMA;
	bool named = s->definite && s->quantity == NONE && word_is_any(f->page, s->head, those);
	if (governed || !is_somebody(f, i + 1) ||
		(!named && !are_those_killed(f, subject, i) && !are_they_named(f, subject, i)))
		return false;
	struct event *e = frame_add(f, "FRAME-167", i, i + 1, &dead);
	frame_behind_marks(f, e);
	if (counted && e->count.known && e->count.low <= told->count.high)
		make_parts(f, e);
	return true;
}
