#include "reader/muc_inside.h"

/* Events of one incident become one template. */

/* TASK-20: the acts that the task asks for. */
int muc_type_of(const struct filter *f, const struct event *e)
{
	(void)f;
	switch (e->act) {
	case ACT_KILLING:
	case ACT_ATTACK:
	case ACT_SHELLING:
	case ACT_TORTURE:
	case ACT_THREAT:
		return TYPE_ATTACK;
	case ACT_BOMBING:
		return TYPE_BOMBING;
	case ACT_ARSON:
		return TYPE_ARSON;
	case ACT_KIDNAPPING:
		return TYPE_KIDNAPPING;
	case ACT_ROBBERY:
		return TYPE_ROBBERY;
	case ACT_OTHER:
	case ACT_DETENTION:
	case ACT_DISAPPEARANCE:
	case ACT_SEXUAL_VIOLENCE:
	case ACT_FORCED_DISPLACEMENT:
	case ACT_DEPRIVATION:
	case ACT_MILITARY_ACTIVITY:
		return -1;
	}
	return -1;
}

static void date_of(const struct filter *f, const struct event *e, date_day *from, date_day *to)
{
	*from = *to = DATE_NONE;
	if (e->moment == NONE)
		return;
	*from = f->page->moments.at[e->moment].when.from;
	*to = f->page->moments.at[e->moment].when.to;
	if (*to == DATE_NONE)
		*to = *from;
}

static bool is_force(enum muc_type type)
{
	return type == TYPE_ATTACK || type == TYPE_BOMBING;
}

/* TASK-21: bombing and other attack may be one deed; kidnapping, arson and robbery are their own. */
bool muc_may_join(const struct filter *f, uint32_t event, uint32_t template)
{
	const struct template *t = &f->templates.at[template];
	enum muc_type type = (enum muc_type)muc_type_of(f, &f->page->events.at[event]);
	return t->type == type || (is_force(type) && is_force(t->type));
}

void muc_join(struct filter *f, uint32_t event, uint32_t template)
{
	const struct event *e = &f->page->events.at[event];
	enum muc_type type = (enum muc_type)muc_type_of(f, e);
	date_day from, to;
	date_of(f, e, &from, &to);
	if (template == NONE) {
		template = (uint32_t)f->templates.count;
		*PUSH(f->mem, &f->templates) = (struct template){ .type = type,
			.first_event = event,
			.first_sentence = e->sentence,
			.moment = NONE,
			.spot = NONE,
			.from = DATE_NONE,
			.to = DATE_NONE };
	}
	struct template *t = &f->templates.at[template];
	if (t->from == DATE_NONE && from != DATE_NONE) {
		t->from = from;
		t->to = to;
		t->moment = e->moment;
	}
	if (t->spot == NONE)
		t->spot = e->own_spot ? e->spot : NONE;
	t->events++;
	t->bombs += type == TYPE_BOMBING;
	t->last_sentence = e->sentence;
	t->last_event = event;
	f->template_of[event] = template;
}

enum { CANDIDATES = 6 };

/* Does the sentence say who claims or denies a deed? */
static bool is_about_blame(const struct filter *f, uint32_t sentence)
{
	const struct page *p = f->page;
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		if (s->deed || s->accused != NONE || s->stance == STANCE_DENIES)
			return true;
	}
	return false;
}

static bool tells_act(const struct filter *f, uint32_t template, enum act act)
{
	for (uint32_t i = 0; i < f->page->events.count; i++)
		if (f->template_of[i] == template && f->page->events.at[i].act == act)
			return true;
	return false;
}

/*
 * TASK-26: "claimed responsibility for the murder": a deed without anybody harmed in it, of which
 * it is said who did it, is the one told of last that had such an act, or any that it may be.
 */
static uint32_t spoken_of(const struct filter *f, uint32_t event)
{
	const struct event *e = &f->page->events.at[event];
	const struct chunk *trigger = chunk_at(f->page, f->page->mark[e->trigger].chunk);
	uint32_t any = NONE;
	if (trigger->kind != CHUNK_NOUN || !trigger->definite || e->victim != NONE ||
		e->target != NONE || !is_about_blame(f, e->sentence))
		return NONE;
	for (size_t n = f->templates.count, i = n; i-- > 0 && i + CANDIDATES >= n;) {
		if (!muc_may_join(f, event, (uint32_t)i))
			continue;
		if (tells_act(f, (uint32_t)i, e->act))
			return (uint32_t)i;
		any = any == NONE ? (uint32_t)i : any;
	}
	return any;
}

/* TASK-27: "exploded, killing five and wounding two": what a participle adds belongs to the deed before it. */
static uint32_t told_along(const struct filter *f, uint32_t event)
{
	const struct event *e = &f->page->events.at[event];
	const struct chunk *trigger = chunk_at(f->page, f->page->mark[e->trigger].chunk);
	uint32_t before = event > 0 ? f->template_of[event - 1] : NONE;
	bool along = trigger->kind == CHUNK_VERB && trigger->gerund && before != NONE &&
		     f->page->events.at[event - 1].sentence == e->sentence;
	return along && muc_may_join(f, event, before) ? before : NONE;
}

/* TASK-22: an event joins the template that it fits best of those told of last, or begins one. */
static uint32_t choose(const struct filter *f, uint32_t event)
{
	uint32_t along = told_along(f, event);
	uint32_t best = along != NONE ? along : spoken_of(f, event);
	float most = f->muc->wanted.join;
	size_t n = best == NONE ? f->templates.count : 0;
	for (size_t i = n; i-- > 0 && i + CANDIDATES >= n;) {
		struct features features;
		float chances[LINEAR_CLASSES];
		if (!muc_may_join(f, event, (uint32_t)i))
			continue;
		features_clear(&features);
		muc_join_features(f, event, (uint32_t)i, &features);
		linear_chances(f->muc->join, &features, chances);
		if (chances[1] >= most) {
			most = chances[1];
			best = (uint32_t)i;
		}
	}
	return best;
}

static void place_mentions(struct filter *f)
{
	uint32_t last = NONE;
	for (size_t i = 0; i < f->mentions.count; i++) {
		struct mention *m = &f->mentions.at[i];
		if (m->event != NONE && f->template_of[m->event] != NONE)
			last = f->template_of[m->event];
		m->template = last == NONE && f->templates.count ? 0 : last;
	}
}

/* Which mention is the first of what it mentions, in its template. */
static void mark_firsts(struct filter *f)
{
	struct mentions *all = &f->mentions;
	for (size_t i = 0; i < all->count; i++) {
		uint32_t own = all->at[i].same != NONE ? all->at[i].same : (uint32_t)i;
		bool first = all->at[i].template != NONE;
		for (size_t k = 0; k < i && first; k++) {
			uint32_t other = all->at[k].same != NONE ? all->at[k].same : (uint32_t)k;
			first = other != own || all->at[k].template != all->at[i].template;
		}
		all->at[i].leads = first;
	}
}

/* TASK-23: what a bomb did is a bombing. */
static void settle_type(struct filter *f, uint32_t i)
{
	struct template *t = &f->templates.at[i];
	if (t->type == TYPE_ATTACK || t->type == TYPE_BOMBING)
		t->type = t->bombs ? TYPE_BOMBING : TYPE_ATTACK;
}

void muc_templates_begin(struct filter *f)
{
	size_t events = f->page->events.count;
	f->template_of = NEW_ARRAY(f->mem, uint32_t, events + 1);
	for (uint32_t i = 0; i < events; i++)
		f->template_of[i] = NONE;
}

void muc_templates(struct filter *f)
{
	muc_templates_begin(f);
	for (uint32_t i = 0; i < f->page->events.count; i++)
		if (muc_type_of(f, &f->page->events.at[i]) >= 0)
			muc_join(f, i, choose(f, i));
	place_mentions(f);
	muc_fuse(f);
	mark_firsts(f);
	for (uint32_t i = 0; i < f->templates.count; i++)
		settle_type(f, i);
	muc_borrow(f);
}
