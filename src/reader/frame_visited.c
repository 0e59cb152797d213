#include "reader/frame_at.h"

/* FRAME-352: "Lawyers said they had been able to see only 29" of those held: so many of them, and nobody killed. */
static bool was_let_see(const struct framing *f, uint32_t number)
{
	static const char *const sees[] = { "see", "saw", "seen", "visit", "visited", "meet", "met",
		"reach", "interview", "interviewed", NULL };
	uint32_t verb = number - 1;
	if (is_kind(f, verb, CHUNK_OTHER))
		verb--; /* "only" */
	if (!is_kind(f, verb, CHUNK_VERB) || at(f, verb)->negative || at(f, verb)->passive ||
		!word_is_any(f->page, at(f, verb)->head, sees))
		return false;
	static const char *const who[] = { "lawyer", "lawyers", "relatives", "families",
		"delegates", "observers", "monitors", "attorneys", "doctors", "mothers", NULL };
	uint32_t by = role_subject(&f->clause, verb);
	return at(f, verb)->infinitive || frame_sentence_has(f, who) ||
	       (is_kind(f, by, CHUNK_NOUN) && word_is_any(f->page, at(f, by)->head, who));
}

/* Those held, of whom more were counted in this sentence or the two before, and nobody else since. */
static const struct event *held_before(const struct framing *f, int64_t low)
{
	enum { BACK = 2 };
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + BACK < f->sentence)
			return NULL;
		if (e->harm > HARM_NONE && e->count.known)
			return (e->harm == HARM_DETAINED || e->harm == HARM_ABDUCTED) &&
					       e->count.low > low && !e->hypothetical
				       ? e
				       : NULL;
	}
	return NULL;
}

void frame_visited(struct framing *f, size_t start)
{
	static const char *const sees[] = { "see", "saw", "seen", "visit", "visited", "meet", "met",
		"interview", "interviewed", NULL };
	if (!frame_has_number(f) || !any_may_stand(f->page, f->sentence, sees))
		return;
	for (uint32_t i = f->clause.first + 1; i < f->clause.end; i++) {
		if (!frame_lone_number(f, i) || !was_let_see(f, i))
			continue;
		int64_t low = f->page->quantities.at[at(f, i)->quantity].count.low;
		const struct event *held = held_before(f, low);
		if (!held || f->page->events.count > start)
			return;
		struct lexeme like = {
			.act = (int8_t)held->act, .harm = (int8_t)held->harm, .basis = -1
		};
		struct event *e = frame_add(f, "FRAME-352", i, i, &like);
		e->part = page_words(f->page, e->first, e->end);
		return;
	}
}

/* FRAME-353: "volunteers had listed the 58 by name", of the dead that were told: so many, of whoever lists them. */
void frame_by_name(struct framing *f, size_t start)
{
	static const char *const lists[] = { "list", "listed", "registered", "recorded",
		"identified", "documented", "named", "established", "verified", "know", "knows",
		NULL };
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_NAMES
	};
	if (!frame_has_number(f) || !may_stand(f->page, f->sentence, "name"))
		return;
	for (uint32_t i = f->clause.first + 1; i < f->clause.end; i++) {
		const struct chunk *n = at(f, i), *v = at(f, i - 1);
		if (n->kind != CHUNK_NOUN || !n->bare || !word_is(f->page, n->end, "by") ||
			!word_is(f->page, n->end + 1, "name") || v->kind != CHUNK_VERB ||
			v->negative || v->passive || v->modal ||
			!word_is_any(f->page, v->head, lists) ||
			!frame_told_dead(f, f->page->quantities.at[n->quantity].count.low))
			continue;
		for (size_t k = start; k < f->page->events.count; k++)
			if (f->page->events.at[k].victim == i)
				return;
		struct event *e = frame_add(f, "FRAME-353", i, i, &killed);
		e->count = count_noun(&f->clause, i);
		e->victim = e->victims_end = NONE; /* no mere mention of them (CLAIM-14) */
		e->first = at(f, i - 1)->first;
		e->end = at(f, i)->end + 2;
		return;
	}
}
