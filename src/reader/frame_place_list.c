#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * FRAME-179: a label and, behind its colon, places, months or causes with the figure of each: "Deaths: Qarin 14, Sollen 3",
 * "By cause: shelling 251; mines 143".
 */
enum { ITEMS = 24, LABEL = 9 };

struct item {
	uint32_t what, number; /* chunks */
};

static bool is_number(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && at(f, i)->bare && at(f, i)->quantity != NONE;
}

/* The colon that closes the label, or NONE; whether it says "by" what the figures are told. */
static uint32_t label_end(const struct framing *f, bool *by)
{
	*by = false;
	for (uint32_t i = f->clause.first; i < f->clause.end && i < f->clause.first + LABEL; i++) {
		if (word_is(f->page, at(f, i)->first, ":"))
			return i > f->clause.first ? i : NONE;
		*by |= word_is(f->page, at(f, i)->first, "by") ||
		       word_is(f->page, at(f, i)->first, "per");
		if (at(f, i)->quantity != NONE || (is_kind(f, i, CHUNK_VERB) && at(f, i)->aux))
			return NONE;
	}
	return NONE;
}

/* The word of the label that tells a harm as a figure, "deaths", "killed"; no "the dead", behind whom names stand. */
static const struct lexeme *harm_of_label(const struct framing *f, uint32_t colon)
{
	static const char *const people[] = { "dead", "victims", "martyrs", "names", NULL };
	for (uint32_t w = at(f, f->clause.first)->first; w < at(f, colon)->first; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (word_is_any(f->page, w, people))
			return NULL;
		if (x && x->harm > HARM_NONE &&
			(lexeme_has(x, FEATURE_TOLL) || lexeme_has(x, FEATURE_VERB) ||
				lexeme_has(x, FEATURE_EVENT)))
			return x;
	}
	return NULL;
}

/* Every item between two marks is something and its number; how many they are, or 0. */
static size_t read_items(const struct framing *f, uint32_t colon, struct item items[])
{
	size_t count = 0;
	for (uint32_t i = colon + 1; i < f->clause.end && count < ITEMS;) {
		uint32_t number = i;
		while (number < f->clause.end && number < i + 5 && !is_number(f, number)) {
			enum chunk_kind kind = at(f, number)->kind;
			bool mark = kind == CHUNK_STOP && number > i &&
				    word_is(f->page, at(f, number)->first, ":");
			bool deed = kind == CHUNK_VERB && at(f, number)->gerund; /* "shelling" */
			if (!mark && !deed && kind != CHUNK_NOUN && kind != CHUNK_PREP &&
				kind != CHUNK_TIME && kind != CHUNK_AND && kind != CHUNK_OTHER)
				return 0;
			number++;
		}
		if (!is_number(f, number) || (number == i && at(f, i)->end < at(f, i)->first + 2))
			return 0; /* but "other 69" */
		items[count++] = (struct item){ i, number };
		i = number + 1;
		if (i >= f->clause.end || word_is(f->page, at(f, i)->first, "."))
			break;
		if (!is_kind(f, i, CHUNK_COMMA) && !is_kind(f, i, CHUNK_STOP) &&
			!is_kind(f, i, CHUNK_AND))
			return 0;
		while (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP) ||
			is_kind(f, i, CHUNK_AND))
			i++;
	}
	return count;
}

static bool tells_harm(const struct framing *f, const struct item *item)
{
	for (uint32_t w = at(f, item->what)->first; w < at(f, item->number)->first; w++)
		if (lex_at(f->page, w) && lex_at(f->page, w)->harm > HARM_NONE)
			return true;
	return false;
}

/* The word behind what is counted: of "Qarin 14", of "other 69". */
static uint32_t what_end(const struct framing *f, const struct item *item)
{
	return item->number > item->what ? at(f, item->number - 1)->end
					 : at(f, item->number)->end - 1;
}

bool frame_places_listed(struct framing *f)
{
	enum { BACK = 3 };
	bool by;
	struct item items[ITEMS];
	uint32_t colon = f->page->wide ? NONE : label_end(f, &by);
	const struct lexeme *x = colon == NONE ? NULL : harm_of_label(f, colon);
	if (!x && colon != NONE && by)
		x = frame_harm_before(f, BACK);
	size_t count = x && x->harm > HARM_NONE ? read_items(f, colon, items) : 0;
	for (size_t k = 0; k < count; k++)
		if (tells_harm(f, &items[k]))
			return false; /* "By month: killed 3, wounded 5" */
	for (size_t k = 0; k < count && count > 1; k++) {
		struct lexeme like = *x;
		like.act = like.act > 0               ? like.act
			   : like.harm == HARM_KILLED ? ACT_KILLING
						      : ACT_ATTACK;
		struct event *e =
			frame_add(f, "FRAME-179", items[k].number, items[k].number, &like);
		e->victims_end = items[k].number + 1;
		e->count = count_noun(&f->clause, items[k].number);
		e->first = at(f, items[k].what)->first;
		e->end = at(f, items[k].number)->end;
		e->part = page_words(f->page, at(f, items[k].what)->first, what_end(f, &items[k]));
		e->toll = true;
	}
	return count > 1;
}

/* FRAME-36: "Casualties: none", "Killed: nil". */
bool frame_none_line(struct framing *f)
{
	static const char *const none[] = { "none", "nil", "zero", NULL };
	bool by;
	uint32_t colon = f->page->wide ? NONE : label_end(f, &by), last = colon + 1;
	const struct lexeme *x = colon == NONE ? NULL : harm_of_label(f, colon);
	if (!x || by || last >= f->clause.end || at(f, last)->end != at(f, last)->first + 1 ||
		!word_is_any(f->page, at(f, last)->first, none) ||
		(last + 1 < f->clause.end &&
			!(f->page->scan.words.at[at(f, last + 1)->first].shape & SHAPE_PUNCT)))
		return false;
	struct event *e = frame_add(f, "FRAME-36", f->clause.first, NONE, x);
	if (e->act == ACT_OTHER)
		e->act = e->harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	e->end = at(f, last)->end;
	e->negative = true;
	return true;
}

/* Back from "for 287" to whose share it is: the noun before. */
static void add_share(struct framing *f, uint32_t who, uint32_t number, const struct lexeme *x)
{
	struct lexeme like = *x;
	like.act = like.act > 0 ? like.act : like.harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	struct event *e = frame_add(f, "FRAME-180", number, number, &like);
	e->victim = who;
	e->victims_end = who + 1;
	e->count = count_noun(&f->clause, number);
	e->part = frame_part_of(f->page, at(f, who));
	e->first = at(f, who)->first;
	e->end = at(f, number)->end;
	e->hypothetical = e->negative = false;
}

/* The last whole figure of a harm, at most two sentences before. */
static const struct event *counted_before(const struct framing *f)
{
	enum { BACK = 2 };
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + BACK < f->sentence)
			return NULL;
		if (e->harm > HARM_NONE && e->count.known && e->whole == NONE && !e->part.at &&
			!e->negative && e->sentence < f->sentence)
			return e;
	}
	return NULL;
}

/* People, a weapon or a deed: "shelling accounted for 251". */
static bool shares_figure(const struct framing *f, uint32_t who)
{
	return role_is_human(f->page, who, true) || lexeme_has(at(f, who)->lex, FEATURE_MEANS) ||
	       lexeme_has(at(f, who)->lex, FEATURE_EVENT);
}

/* FRAME-180: "Women accounted for 161 and children for 287", of the harm that was counted before. */
bool frame_accounts_for(struct framing *f, uint32_t verb)
{
	enum { AHEAD = 24 };
	static const char *const accounts[] = { "accounted", "account", "accounts", NULL };
	const struct chunk *v = at(f, verb);
	if (f->page->wide || v->passive || v->negative ||
		!word_is_any(f->page, v->head, accounts) || !is_number(f, verb + 2) ||
		!word_is(f->page, at(f, verb + 1)->first, "for"))
		return false;
	if (role_joined(&f->clause, verb + 2, "of") != NONE)
		return false; /* "for 9 of the deaths": COUNT-18 */
	uint32_t who = role_subject(&f->clause, verb);
	const struct event *last = counted_before(f);
	if (who == NONE || !last || !shares_figure(f, who) ||
		last->count.high <= count_noun(&f->clause, verb + 2).low)
		return false;
	struct lexeme like = { .act = (int8_t)last->act, .harm = (int8_t)last->harm, .basis = -1 };
	add_share(f, who, verb + 2, &like);
	for (uint32_t i = verb + 3; i + 2 < f->clause.end && i < verb + AHEAD; i++)
		if (is_kind(f, i, CHUNK_NOUN) &&
			(is_kind(f, i - 1, CHUNK_AND) || is_kind(f, i - 1, CHUNK_COMMA)) &&
			word_is(f->page, at(f, i + 1)->first, "for") && is_number(f, i + 2))
			add_share(f, i, i + 2, &like);
	return true;
}
