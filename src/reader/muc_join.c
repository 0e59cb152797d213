#include "reader/muc_inside.h"

/* TASK-24: the features by which an event is known for part of an incident told of before. */

static void dates(const struct filter *f, const struct event *e, const struct template *t,
	struct features *out)
{
	struct value own = e->own_moment ? WORD("own") : WORD("carried");
	const struct moment *m = e->moment == NONE ? NULL : &f->page->moments.at[e->moment];
	if (!m || m->when.from == DATE_NONE || t->from == DATE_NONE) {
		feature_add(out, "date-unknown", own);
		return;
	}
	date_day from = m->when.from, to = m->when.to == DATE_NONE ? from : m->when.to;
	bool apart = from > t->to + 1 || to + 1 < t->from;
	bool same = from == t->from && to == t->to;
	feature_add_pair(out, "dates", own,
		apart  ? WORD("apart")
		: same ? WORD("same")
		       : WORD("near"));
}

static void places(const struct filter *f, const struct event *e, const struct template *t,
	struct features *out)
{
	if (!e->own_spot || e->spot == NONE || t->spot == NONE) {
		feature_add(out, "place-unknown", e->own_spot ? WORD("own") : WORD("carried"));
		return;
	}
	const struct spot *a = &f->page->spots.at[e->spot], *b = &f->page->spots.at[t->spot];
	bool same = str_equal_fold(a->name, b->name);
	bool within = str_equal_fold(a->inside, b->name) || str_equal_fold(b->inside, a->name);
	feature_add(out, "places", same ? WORD("same") : within ? WORD("within") : WORD("apart"));
	if (a->kind == SPOT_COUNTRY || b->kind == SPOT_COUNTRY)
		feature_add(out, "places", WORD("country"));
}

static bool shares_head(const struct filter *f, const struct event *a, const struct event *b)
{
	for (uint32_t i = a->victim; a->victim != NONE && i < a->victims_end; i++)
		for (uint32_t k = b->victim; b->victim != NONE && k < b->victims_end; k++) {
			const struct chunk *x = chunk_at(f->page, i), *y = chunk_at(f->page, k);
			if (x->kind == CHUNK_NOUN && y->kind == CHUNK_NOUN &&
				str_equal(low_at(f->page, x->head), low_at(f->page, y->head)))
				return true;
		}
	return false;
}

static bool is_named(const struct filter *f, const struct event *e)
{
	return e->victim != NONE && chunk_at(f->page, e->victim)->name != NONE;
}

enum { LOOK_BACK = 24 }; /* events */

static void people(const struct filter *f, uint32_t event, uint32_t template, struct features *out)
{
	const struct event *e = &f->page->events.at[event];
	bool any = false, named = false, shared = false;
	for (uint32_t i = event; i-- > 0 && i + LOOK_BACK > event;) {
		const struct event *x = &f->page->events.at[i];
		if (f->template_of[i] != template)
			continue;
		any |= x->victim != NONE || x->target != NONE;
		named |= is_named(f, x);
		shared |= shares_head(f, e, x);
	}
	bool own = e->victim != NONE || e->target != NONE;
	feature_add_pair(
		out, "told", own ? WORD("own") : WORD("none"), any ? WORD("there") : WORD("none"));
	if (shared)
		feature_add(out, "shared", (struct str){ 0 });
	if (own && any && !shared)
		feature_add(out, "others",
			is_named(f, e) ? named ? WORD("named") : WORD("newly-named")
				       : WORD("unnamed"));
}

/* "Moreover", "also today", "in another": how the sentence begins. */
static void opening(const struct filter *f, const struct event *e, struct features *out)
{
	const struct sentence *s = &f->page->scan.sentences.at[e->sentence];
	for (uint32_t i = s->first; i < s->end && i < s->first + 5; i++)
		if (tag_at(f->page, i) == TAG_RB || tag_at(f->page, i) == TAG_DT ||
			tag_at(f->page, i) == TAG_IN || tag_at(f->page, i) == TAG_JJ)
			feature_add(out, "opens", low_value(f->page, i));
}

static void distance(
	const struct filter *f, const struct event *e, uint32_t template, struct features *out)
{
	const struct template *t = &f->templates.at[template];
	const struct sentences *all = &f->page->scan.sentences;
	uint32_t far = e->sentence - t->last_sentence;
	feature_add(out, "far", bucket(far));
	feature_add(out, "latest", template + 1 == f->templates.count ? WORD("yes") : WORD("no"));
	feature_add(out, "paragraph",
		bucket(all->at[e->sentence].paragraph - all->at[t->last_sentence].paragraph));
	feature_add(out, "incident",
		e->incident == f->page->events.at[t->last_event].incident ? WORD("same")
									  : WORD("other"));
}

void muc_join_features(
	const struct filter *f, uint32_t event, uint32_t template, struct features *out)
{
	const struct event *e = &f->page->events.at[event];
	const struct template *t = &f->templates.at[template];
	const struct event *last = &f->page->events.at[t->last_event];
	const struct chunk *trigger = chunk_at(f->page, f->page->mark[e->trigger].chunk);
	feature_add(out, "any", (struct str){ 0 });
	distance(f, e, template, out);
	dates(f, e, t, out);
	places(f, e, t, out);
	people(f, event, template, out);
	opening(f, e, out);
	feature_add_pair(out, "acts", f->words.acts[last->act], f->words.acts[e->act]);
	feature_add(out, "trigger", low_value(f->page, e->trigger));
	feature_add(out, "rule", str_from(e->rule));
	if (trigger->kind == CHUNK_NOUN)
		feature_add_pair(out, "noun", trigger->definite ? WORD("the") : WORD("a"),
			trigger->plural ? WORD("many") : WORD("one"));
	if (e->background != last->background)
		feature_add(out, "background", e->background ? WORD("begins") : WORD("ends"));
}
