#include "base/json.h"
#include "casebook/fields.h"
#include "casebook/standing_inside.h"

#include <stdlib.h>
#include <string.h>

int compare_refs(const struct entry_ref *a, const struct entry_ref *b)
{
	int order = str_compare(a->origin, b->origin);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static bool is_ref(const struct entry_ref *a, const struct entry_ref *b)
{
	return a->index == b->index && str_equal(a->origin, b->origin);
}

static int by_time(const void *left, const void *right)
{
	const struct ruling *a = left, *b = right;
	int order = str_compare(a->time, b->time);
	return order ? order : compare_refs(&a->self, &b->self);
}

static int by_self_of(const void *left, const void *right, void *rulings)
{
	const struct ruling *all = rulings;
	return compare_refs(&all[*(const size_t *)left].self, &all[*(const size_t *)right].self);
}

static void order_by_self(struct rulings *r, struct arena *mem)
{
	r->by_self = NEW_ARRAY(mem, size_t, r->count + 1);
	r->by_self_count = r->count;
	for (size_t i = 0; i < r->count; i++)
		r->by_self[i] = i;
	qsort_r(r->by_self, r->count, sizeof *r->by_self, by_self_of, r->at);
}

/* Those that came since they were put in order are few. */
static struct ruling *ruling_of(const struct standing *s, const struct entry_ref *ref)
{
	const struct rulings *r = &s->rulings;
	for (size_t low = 0, high = r->by_self_count; low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = compare_refs(ref, &r->at[r->by_self[middle]].self);
		if (order == 0)
			return &r->at[r->by_self[middle]];
		*(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
	}
	for (size_t i = r->by_self_count; i < r->count; i++)
		if (is_ref(&r->at[i].self, ref))
			return &r->at[i];
	return NULL;
}

/* An undo is a judgement too and may be taken back: the last come first. */
void judgements_undo(struct standing *s)
{
	for (size_t i = 0; i < s->rulings.count; i++)
		s->rulings.at[i].is_void = false;
	for (size_t i = s->rulings.count; i-- > 0;) {
		const struct ruling *j = &s->rulings.at[i];
		if (j->decision != DECIDE_UNDO || j->is_void)
			continue;
		for (size_t k = 0; k < j->target_count; k++) {
			struct ruling *t = ruling_of(s, &j->target[k]);
			if (t && t != j)
				t->is_void = true;
		}
	}
}

void judgements_settle(struct standing *s, struct arena *mem)
{
	if (s->rulings.count)
		qsort(s->rulings.at, s->rulings.count, sizeof *s->rulings.at, by_time);
	order_by_self(&s->rulings, mem);
	judgements_undo(s);
}

static bool is_about(const struct ruling *j, const struct entry_ref *of)
{
	for (size_t i = 0; i < j->target_count; i++)
		if (is_ref(&j->target[i], of))
			return true;
	return false;
}

/* Whether `j` knew of `other`, by itself or through those it knew of. Each is looked at once: many know of many. */
static bool knew_of(const struct standing *s, const struct ruling *j, const struct ruling *other)
{
	struct arena own = { 0 };
	struct {
		const struct ruling **at;
		size_t count, room;
	} seen = { 0 };
	bool found = false;
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers they are */
	*PUSH(&own, &seen) = j;
	for (size_t i = 0; i < seen.count && !found; i++)
		for (size_t k = 0; k < seen.at[i]->prior_count && !found; k++) {
			const struct ruling *p = ruling_of(s, &seen.at[i]->prior[k]);
			bool again = !p;
			for (size_t n = 0; n < seen.count && !again; n++)
				again = seen.at[n] == p;
			if (!again)
				/* NOLINTNEXTLINE(bugprone-sizeof-expression): as above */
				*PUSH(&own, &seen) = p;
			found = p && p == other;
		}
	arena_release(&own);
	return found;
}

bool is_on_claim(const struct ruling *j)
{
	return j->decision == DECIDE_ACCEPT || j->decision == DECIDE_REJECT ||
	       j->decision == DECIDE_EDIT;
}

static bool agree(const struct ruling *a, const struct ruling *b)
{
	return a->decision == b->decision && str_equal(a->change, b->change);
}

static const struct ruling *rival_of(const struct standing *s, const struct rulings_on *w)
{
	const struct ruling *last = w->at[w->count - 1];
	for (size_t i = 0; i + 1 < w->count; i++)
		if (!agree(w->at[i], last) && !knew_of(s, last, w->at[i]) &&
			!knew_of(s, w->at[i], last))
			return w->at[i];
	return NULL;
}

void judge_claim(struct gathered *g, struct told_claim *c, const struct rulings_on *w)
{
	static const enum review became[] = { [DECIDE_ACCEPT] = REVIEW_ACCEPTED,
		[DECIDE_REJECT] = REVIEW_REJECTED,
		[DECIDE_EDIT] = REVIEW_EDITED };
	const struct ruling *rival = rival_of(g->s, w);
	if (rival) {
		*PUSH(g->mem, &g->s->remarks) = str_format(g->mem,
			"claim " STR_FMT " was judged twice and differently, " STR_FMT
			" and " STR_FMT "; it stands as it was read until somebody decides",
			STR_ARG(casebook_id(c->self.origin, c->self.index, g->mem)),
			STR_ARG(casebook_id(rival->self.origin, rival->self.index, g->mem)),
			STR_ARG(casebook_id(w->at[w->count - 1]->self.origin,
				w->at[w->count - 1]->self.index, g->mem)));
		return;
	}
	for (size_t i = 0; i < w->count; i++) {
		if (w->at[i]->decision == DECIDE_EDIT)
			c->members = members_changed(c->members, w->at[i]->change, g->mem);
		bool keeps_edit = c->review == REVIEW_EDITED && w->at[i]->decision == DECIDE_ACCEPT;
		if (!keeps_edit)
			c->review = became[w->at[i]->decision];
	}
}

static int by_self(const void *left, const void *right)
{
	return compare_refs(&((const struct told_claim *)left)->self,
		&((const struct told_claim *)right)->self);
}

struct told_claim *told_claim_of(const struct gathered *g, const struct entry_ref *ref)
{
	struct told_claim key = { .self = *ref };
	return g->claims.count ? bsearch(&key, g->claims.at, g->claims.count, sizeof key, by_self)
			       : NULL;
}

/* Claims come by origin and index, so that they can be searched for. */
void judge_claims(struct gathered *g)
{
	struct rulings_on *of = NEW_ARRAY(g->mem, struct rulings_on, g->claims.count + 1);
	for (size_t i = 0; i < g->s->rulings.count; i++) {
		struct ruling *j = &g->s->rulings.at[i];
		for (size_t k = 0; !j->is_void && is_on_claim(j) && k < j->target_count; k++) {
			struct told_claim *c = told_claim_of(g, &j->target[k]);
			if (c)
				/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers they are */
				*PUSH(g->mem, &of[c - g->claims.at]) = j;
		}
	}
	for (size_t i = 0; i < g->claims.count; i++)
		if (of[i].count)
			judge_claim(g, &g->claims.at[i], &of[i]);
}

void judgements_on(
	const struct standing *s, struct entry_ref of, struct casebook_new *x, struct arena *mem)
{
	size_t most = 0;
	for (size_t i = 0; i < s->rulings.count; i++)
		most += is_about(&s->rulings.at[i], &of);
	struct casebook_ref *all = NEW_ARRAY(mem, struct casebook_ref, x->ref_count + most + 1);
	if (x->ref_count)
		memcpy(all, x->ref, x->ref_count * sizeof *all);
	x->ref = all;
	for (size_t i = 0; i < s->rulings.count && x->ref_count < ENTRY_MOST_REFS; i++) {
		const struct ruling *j = &s->rulings.at[i];
		if (is_about(j, &of) && !j->is_void)
			x->ref[x->ref_count++].of = j->self;
	}
}

void judgement_new(struct casebook_new *x, enum decision decision, const struct entry_ref *target,
	size_t count, struct str change, struct str reason, struct arena *mem)
{
	*x = (struct casebook_new){ .kind = ENTRY_JUDGEMENT,
		.ref = NEW_ARRAY(mem, struct casebook_ref, count),
		.ref_count = count };
	for (size_t i = 0; i < count; i++)
		x->ref[i].of = target[i];
	fields_add_str(x, FIELD_WHAT, "decision", str_from(decision_words[decision]), mem);
	fields_add_int(x, FIELD_WHAT, "targets", (int64_t)count, mem);
	if (change.len)
		fields_add_str(x, FIELD_WHAT, "change", change, mem);
	if (reason.len)
		fields_add_str(x, FIELD_WORDS, "reason", reason, mem);
}
