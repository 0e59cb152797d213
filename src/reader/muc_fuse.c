#include "reader/muc_inside.h"

/* TASK-25: two templates that tell of the same person harmed are one, unless their days are apart. */

static bool days_apart(const struct template *a, const struct template *b)
{
	return a->from != DATE_NONE && b->from != DATE_NONE &&
	       (a->from > b->to + 1 || a->to + 1 < b->from);
}

static uint32_t origin(const struct filter *f, uint32_t i)
{
	uint32_t same = f->mentions.at[i].same;
	return same != NONE ? same : i;
}

/* A named person whom both templates tell of as harmed. */
static bool share_person(const struct filter *f, uint32_t a, uint32_t b)
{
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *x = &f->mentions.at[i];
		if (x->template != a || x->role != ROLE_HUMAN || x->name == NONE ||
			x->chance < 0.35f)
			continue;
		for (uint32_t k = 0; k < f->mentions.count; k++) {
			const struct mention *y = &f->mentions.at[k];
			if (y->template == b && y->role == ROLE_HUMAN && y->chance >= 0.35f &&
				origin(f, i) == origin(f, k))
				return true;
		}
	}
	return false;
}

static bool is_force(enum muc_type type)
{
	return type == TYPE_ATTACK || type == TYPE_BOMBING;
}

static bool may_fuse(const struct filter *f, uint32_t a, uint32_t b)
{
	const struct template *x = &f->templates.at[a], *y = &f->templates.at[b];
	return x->events && y->events && !days_apart(x, y) &&
	       (x->type == y->type || (is_force(x->type) && is_force(y->type)));
}

static void merge(struct filter *f, uint32_t into, uint32_t from)
{
	struct template *a = &f->templates.at[into], *b = &f->templates.at[from];
	for (size_t i = 0; i < f->page->events.count; i++)
		if (f->template_of[i] == from)
			f->template_of[i] = into;
	for (size_t i = 0; i < f->mentions.count; i++)
		if (f->mentions.at[i].template == from)
			f->mentions.at[i].template = into;
	if (a->from == DATE_NONE) {
		a->from = b->from;
		a->to = b->to;
		a->moment = b->moment;
	}
	a->events += b->events;
	a->bombs += b->bombs;
	b->events = 0;
}

enum { LOOK_BACK = 8 }; /* templates */

void muc_fuse(struct filter *f)
{
	for (uint32_t k = 1; k < f->templates.count; k++)
		for (uint32_t i = k > LOOK_BACK ? k - LOOK_BACK : 0; i < k; i++)
			if (may_fuse(f, i, k) && share_person(f, i, k)) {
				merge(f, i, k);
				break;
			}
}

/* ---- who did one deed may have done another */

/* The likeliest mention of what mention i is the first of; NONE when template `not` tells of it itself. */
static uint32_t likeliest(const struct filter *f, uint32_t first, uint32_t not, size_t count)
{
	uint32_t best = first;
	for (uint32_t i = first; i < count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (origin(f, i) != first)
			continue;
		if (m->template == not )
			return NONE;
		if (m->chance > f->mentions.at[best].chance)
			best = i;
	}
	return best;
}

static const float least_borrowed = 0.25f;
enum { BORROWERS_MOST = 8 }; /* templates */

/*
 * TASK-57: those who did one of the deeds that a report tells of may have done the others: they are
 * weighed for each template that does not tell of them itself.
 */
void muc_borrow(struct filter *f)
{
	size_t count = f->mentions.count;
	for (uint32_t i = 0; i < count; i++) {
		struct mention m = f->mentions.at[i];
		if (m.same != NONE || (m.role != ROLE_BAND && m.role != ROLE_ORGANISATION))
			continue;
		for (uint32_t t = 0; t < f->templates.count && t < BORROWERS_MOST; t++) {
			uint32_t best =
				f->templates.at[t].events ? likeliest(f, i, t, count) : NONE;
			if (best == NONE || f->mentions.at[best].chance < least_borrowed)
				continue;
			struct mention copy = f->mentions.at[best];
			copy.template = t;
			copy.same = i;
			copy.borrowed = copy.leads = true;
			*PUSH(f->mem, &f->mentions) = copy;
		}
	}
}
