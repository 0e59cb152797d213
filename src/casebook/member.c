#include "base/json.h"
#include "casebook/inside.h"

#include <stdlib.h>
#include <string.h>

/* What an entry says of a member. Of several the latest counts; logs of several devices have one order by time. */
struct statement {
	struct casebook_member member;
	struct str time;
	struct entry_ref self;
	bool removed;
};

/*
 * Members are few among many entries, and whoever reads all entries for another reason passes them: what they say is
 * kept, with how far each log was read.
 */
struct census {
	struct {
		struct statement *at;
		size_t count, room;
	} said;
	struct {
		struct {
			struct str origin;
			uint64_t size;
		} * at;
		size_t count, room;
	} passed;
	bool damaged; /* one of those cannot be read, now at least */
};

static void drop_member(struct casebook_members *m, const struct age_recipient *r)
{
	size_t kept = 0;
	for (size_t i = 0; i < m->count; i++)
		if (memcmp(&m->at[i].recipient, r, sizeof *r) != 0)
			m->at[kept++] = m->at[i];
	m->count = kept;
}

static void take_member(struct casebook *c, const struct casebook_item *x, struct arena *mem)
{
	struct json *what, *who = NULL;
	struct err unsaid;
	struct casebook_member m = { 0 };
	if (!json_parse(casebook_item_field(x, FIELD_WHAT), &what, mem, &unsaid) ||
		!age_recipient_parse(json_text(what, "recipient"), &m.recipient)) {
		casebook_remark(c, "entry %llu of " STR_FMT " names no member",
			(unsigned long long)x->index, STR_ARG(x->log->origin));
		return;
	}
	struct str names = casebook_item_field(x, FIELD_WHO_SAYS);
	if (names.len && json_parse(names, &who, mem, &unsaid) && json_text(who, "name").at)
		m.name = str_copy(&c->mem, json_text(who, "name"));
	m.is_recovery = json_flag(what, "recovery");
	m.id = casebook_id(x->log->origin, x->index, &c->mem);
	*PUSH(&c->mem, &c->census->said) =
		(struct statement){ m, str_copy(&c->mem, x->body.entry.time),
			{ str_copy(&c->mem, x->log->origin), x->index, x->leaf },
			json_flag(what, "removed") };
}

size_t census_of_log(struct casebook *c, struct str origin)
{
	if (!c->census)
		c->census = NEW(&c->mem, struct census);
	size_t count = c->census->passed.count;
	for (size_t i = 0; i < count; i++)
		if (str_equal(c->census->passed.at[i].origin, origin))
			return i;
	PUSH(&c->mem, &c->census->passed)->origin = str_copy(&c->mem, origin);
	return count;
}

void census_take(struct casebook *c, size_t log, const struct casebook_item *x)
{
	uint64_t *size = &c->census->passed.at[log].size;
	struct arena own = { 0 };
	if (*size != x->index)
		return;
	++*size;
	c->census->damaged |= x->found == CASEBOOK_DAMAGED;
	if (x->found == CASEBOOK_OPENED && x->body.entry.kind == ENTRY_MEMBER)
		take_member(c, x, &own);
	arena_release(&own);
}

static void begin_anew(struct census *s)
{
	s->damaged = false;
	s->said.count = 0;
	for (size_t i = 0; i < s->passed.count; i++)
		s->passed.at[i].size = 0;
}

/* A keyring sealed to too few would lock the others out. */
static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	(void)self;
	return x->found != CASEBOOK_DAMAGED ||
	       fail(e, ERR_BROKEN,
		       "entry %llu of log %.12s cannot be read, so it is not known who the members "
		       "are: %.200s",
		       (unsigned long long)x->index, x->log->id.at,
		       x->problem.at ? x->problem.at : "");
}

static int compare_statements(const void *a, const void *b)
{
	const struct statement *x = a, *y = b;
	int order = str_compare(x->time, y->time);
	if (!order)
		order = str_compare(x->self.origin, y->self.origin);
	return order ? order : (x->self.index > y->self.index) - (x->self.index < y->self.index);
}

static void count_members(struct casebook *c)
{
	const struct census *s = c->census;
	c->members.count = 0;
	if (s->said.count)
		qsort(s->said.at, s->said.count, sizeof *s->said.at, compare_statements);
	for (size_t i = 0; i < s->said.count; i++) {
		drop_member(&c->members, &s->said.at[i].member.recipient);
		if (!s->said.at[i].removed)
			*PUSH(&c->mem, &c->members) = s->said.at[i].member;
	}
}

bool casebook_members(struct casebook *c, struct err *e)
{
	if (c->knows_members)
		return true;
	if (c->census && c->census->damaged) /* or the disk failed: it is read anew */
		begin_anew(c->census);
	for (size_t i = 0; i < c->logs.count; i++) {
		const struct casebook_log *l = &c->logs.at[i];
		size_t log = census_of_log(c, l->origin);
		uint64_t from = c->census->passed.at[log].size;
		if (from < l->size &&
			!casebook_each_of_kinds(c, l, from, 1U << ENTRY_MEMBER, visit, NULL, e))
			return false;
	}
	c->knows_members = true;
	if (c->census)
		count_members(c);
	return true;
}
