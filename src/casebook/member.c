#include "base/json.h"
#include "casebook/inside.h"

#include <string.h>

struct census {
	struct casebook *c;
	struct casebook_members *members;
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
	drop_member(s->members, &m.recipient);
	if (!json_flag(what, "removed"))
		*PUSH(&s->c->mem, s->members) = m;
	return true;
}

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct census *s = self;
	struct arena own = { 0 };
	(void)e;
	if (x->found == CASEBOOK_OPENED && x->body.entry.kind == ENTRY_MEMBER &&
		!take_member(s, x, &own))
		casebook_remark(s->c, "entry %llu of " STR_FMT " names no member",
			(unsigned long long)x->index, STR_ARG(x->log->origin));
	arena_release(&own);
	return true;
}

bool casebook_members(struct casebook *c, struct err *e)
{
	if (c->knows_members)
		return true;
	struct census s = { c, &c->members };
	c->members.count = 0;
	c->knows_members = casebook_each(c, visit, &s, e);
	return c->knows_members;
}
