#include "toll/inside.h"

#include <stdlib.h>

/* GRADE-10: what each party says to four questions, every cell a claim. */

static bool takes_position(const struct origin *o)
{
	return o->party || o->kind == SOURCE_GOVERNMENT || o->kind == SOURCE_MILITARY ||
	       o->kind == SOURCE_ARMED_GROUP;
}

static bool speaks_to(const struct claim *c, enum question q)
{
	switch (q) {
	case ASK_HAPPENED:
		return denies_event(c) || is_said(c);
	case ASK_WHO:
		return c->actors.count > 0;
	case ASK_WHOM:
		return c->status != STATUS_UNKNOWN;
	case ASK_MANY:
		return c->count.known;
	default:
		return false;
	}
}

/* GRADE-11: the term of HURIDOCS micro-thesaurus 28, Attribution: officials 2 to 6, others 8 to 12. */
static int code_of(const struct claim *c, enum question q, const struct origin *o)
{
	bool official = o->kind != SOURCE_ARMED_GROUP && o->kind != SOURCE_OTHER;
	bool denies = c->stance == STANCE_DENIES, admits = false;
	int term = 2; /* acknowledge or state circumstances */
	for (size_t k = 0; k < c->actors.count; k++)
		admits = admits || c->actors.at[k].certainty == CERTAINTY_ADMITTED ||
			 c->actors.at[k].certainty == CERTAINTY_CLAIMED;
	if (denies)
		term = q == ASK_HAPPENED ? 3 : q == ASK_WHO ? 4 : 5;
	else if (admits)
		term = 6;
	return official ? term : term + 6;
}

static int by_cell(const void *left, const void *right)
{
	const struct cell *a = left, *b = right;
	if (a->origin != b->origin)
		return a->origin < b->origin ? -1 : 1;
	if (a->question != b->question)
		return a->question < b->question ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

struct cells {
	struct cell *at;
	size_t count, room;
};

static struct cells collect(
	const struct toll_result *r, const struct incident *in, struct arena *mem)
{
	struct cells cells = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(r, in, i);
		if (it->origin == NONE || is_mere_guess(it->claim) ||
			!takes_position(&in->origins[it->origin]))
			continue;
		for (int q = 0; q < QUESTION_COUNT; q++)
			if (it->claim->stance != STANCE_RETRACTS &&
				speaks_to(it->claim, (enum question)q))
				*PUSH(mem, &cells) = (struct cell){ it->origin, (enum question)q,
					it->claim->stance == STANCE_DENIES,
					code_of(it->claim, (enum question)q,
						&in->origins[it->origin]),
					in->items.at[i] };
	}
	if (cells.count)
		qsort(cells.at, cells.count, sizeof *cells.at, by_cell);
	return cells;
}

/* Does a party both say and deny one thing? */
static bool contradicts(const struct toll_result *r, const struct cell *c, size_t count)
{
	for (size_t i = 0, first = 0; i < count; i++) {
		const struct claim *now = r->items[c[i].item].claim;
		if (c[i].question != c[first].question)
			first = i;
		const struct claim *before = r->items[c[first].item].claim;
		bool same = c[i].question != ASK_MANY &&
			    (c[i].question != ASK_WHOM || now->status == before->status);
		if (same && c[i].denies != c[first].denies)
			return true;
	}
	return false;
}

void toll_positions(const struct toll_result *r, struct incident *in, struct arena *mem)
{
	struct cells cells = collect(r, in, mem);
	in->positions = NEW_ARRAY(mem, struct position, in->origin_count + 1);
	for (size_t i = 0, n; i < cells.count; i += n) {
		for (n = 1; i + n < cells.count && cells.at[i + n].origin == cells.at[i].origin;
			n++)
			;
		in->positions[in->position_count++] = (struct position){ cells.at[i].origin,
			cells.at + i, n, contradicts(r, cells.at + i, n) };
	}
}
