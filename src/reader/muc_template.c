#include "reader/muc_inside.h"

/* Events of one incident become one template (MUC-20 to MUC-24). */

/* MUC-20: the acts that the task asks for. */
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

static bool dates_differ(const struct template *t, date_day from, date_day to)
{
	if (t->from == DATE_NONE || from == DATE_NONE)
		return false;
	return from > t->to + 1 || to + 1 < t->from;
}

/* MUC-21: bombing and other attack may be one deed; kidnapping, arson and robbery are their own. */
static bool types_agree(const struct template *t, enum muc_type type)
{
	bool force = type == TYPE_ATTACK || type == TYPE_BOMBING;
	bool template_force = t->type == TYPE_ATTACK || t->type == TYPE_BOMBING;
	return t->type == type || (force && template_force);
}

static uint32_t find_template(const struct filter *f, const struct event *e, enum muc_type type)
{
	date_day from, to;
	date_of(f, e, &from, &to);
	for (size_t i = f->templates.count; i-- > 0;) {
		const struct template *t = &f->templates.at[i];
		if (types_agree(t, type) && !(e->own_moment && dates_differ(t, from, to)))
			return (uint32_t)i;
	}
	return NONE;
}

static void join(struct filter *f, struct template *t, uint32_t event, enum muc_type type)
{
	const struct event *e = &f->page->events.at[event];
	date_day from, to;
	date_of(f, e, &from, &to);
	if (t->from == DATE_NONE && from != DATE_NONE) {
		t->from = from;
		t->to = to;
		t->moment = e->moment;
	}
	if (t->spot == NONE)
		t->spot = e->spot;
	t->events++;
	t->bombs += type == TYPE_BOMBING;
	t->last_sentence = e->sentence;
	f->template_of[event] = (uint32_t)(t - f->templates.at);
}

static void add_event(struct filter *f, uint32_t event)
{
	const struct event *e = &f->page->events.at[event];
	int type = muc_type_of(f, e);
	if (type < 0)
		return;
	uint32_t found = find_template(f, e, (enum muc_type)type);
	if (found == NONE) {
		found = (uint32_t)f->templates.count;
		*PUSH(f->mem, &f->templates) = (struct template){ .type = (enum muc_type)type,
			.first_event = event,
			.first_sentence = e->sentence,
			.moment = NONE,
			.spot = NONE,
			.from = DATE_NONE,
			.to = DATE_NONE };
	}
	join(f, &f->templates.at[found], event, (enum muc_type)type);
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

/* MUC-22: what a bomb did is a bombing. */
static void settle_type(struct filter *f, uint32_t i)
{
	struct template *t = &f->templates.at[i];
	if (t->type == TYPE_ATTACK || t->type == TYPE_BOMBING)
		t->type = t->bombs ? TYPE_BOMBING : TYPE_ATTACK;
}

void muc_templates(struct filter *f)
{
	size_t events = f->page->events.count;
	f->template_of = NEW_ARRAY(f->mem, uint32_t, events + 1);
	for (uint32_t i = 0; i < events; i++)
		f->template_of[i] = NONE;
	for (uint32_t i = 0; i < events; i++)
		add_event(f, i);
	place_mentions(f);
	for (uint32_t i = 0; i < f->templates.count; i++)
		settle_type(f, i);
}
