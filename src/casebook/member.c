#include "base/json.h"
#include "casebook/inside.h"

#include <stdlib.h>
#include <string.h>

/* What an entry says of a member. Of several the latest counts; logs of several devices have one order by time. */
struct statement {
	struct casebook_member member;
	struct str time;
	size_t order; /* of logs by origin, and entries in them */
	bool removed;
};

struct census {
	struct casebook *c;
	struct {
		struct statement *at;
		size_t count, room;
	} said;
	struct arena mem;
};

static void drop_member(struct casebook_members *m, const struct age_recipient *r)
{
	size_t kept = 0;
	for (size_t i = 0; i < m->count; i++)
		if (memcmp(&m->at[i].recipient, r, sizeof *r) != 0)
			m->at[kept++] = m->at[i];
	m->count = kept;
}

static bool take_member(struct census *s, const struct casebook_item *x, struct arena *mem)
{
	struct json *what, *who = NULL;
	struct err unsaid;
	struct casebook_member m = { 0 };
	if (!json_parse(casebook_item_field(x, FIELD_WHAT), &what, mem, &unsaid) ||
		!age_recipient_parse(json_text(what, "recipient"), &m.recipient))
		return false;
	struct str names = casebook_item_field(x, FIELD_WHO_SAYS);
	if (names.len && json_parse(names, &who, mem, &unsaid) && json_text(who, "name").at)
		m.name = str_copy(&s->c->mem, json_text(who, "name"));
	m.is_recovery = json_flag(what, "recovery");
	m.id = casebook_id(x->log->origin, x->index, &s->c->mem);
	*PUSH(&s->mem, &s->said) = (struct statement){ m, str_copy(&s->mem, x->body.entry.time),
		s->said.count, json_flag(what, "removed") };
	return true;
}

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct census *s = self;
	struct arena own = { 0 };
	if (x->found ==
		CASEBOOK_DAMAGED) /* or the disk fails: a keyring sealed to too few would lock the others out */
		return fail(e, ERR_BROKEN,
			"entry %llu of log %.12s cannot be read, so it is not known who the "
			"members are: %.200s",
			(unsigned long long)x->index, x->log->id.at,
			x->problem.at ? x->problem.at : "");
	if (x->found == CASEBOOK_OPENED && x->body.entry.kind == ENTRY_MEMBER &&
		!take_member(s, x, &own))
		casebook_remark(s->c, "entry %llu of " STR_FMT " names no member",
			(unsigned long long)x->index, STR_ARG(x->log->origin));
	arena_release(&own);
	return true;
}

static int compare_statements(const void *a, const void *b)
{
	const struct statement *x = a, *y = b;
	int by_time = str_compare(x->time, y->time);
	return by_time ? by_time : (x->order > y->order) - (x->order < y->order);
}

bool casebook_members(struct casebook *c, struct err *e)
{
	if (c->knows_members)
		return true;
	struct census s = { .c = c };
	c->members.count = 0;
	c->knows_members = casebook_each(c, visit, &s, e);
	if (s.said.count)
		qsort(s.said.at, s.said.count, sizeof *s.said.at, compare_statements);
	for (size_t i = 0; c->knows_members && i < s.said.count; i++) {
		drop_member(&c->members, &s.said.at[i].member.recipient);
		if (!s.said.at[i].removed)
			*PUSH(&c->mem, &c->members) = s.said.at[i].member;
	}
	arena_release(&s.mem);
	return c->knows_members;
}
