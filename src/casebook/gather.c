#include "base/encode.h"
#include "base/json.h"
#include "casebook/fields.h"
#include "casebook/standing_inside.h"

#include <string.h>

#define AS_WORD(name, word) word,
const char *const decision_words[] = { DECISIONS(AS_WORD) NULL };
#undef AS_WORD

static struct entry_ref kept(struct entry_ref r, struct arena *mem)
{
	r.origin = str_copy(mem, r.origin);
	return r;
}

/* A log's name is kept once: what was gathered may be looked at when the casebook is closed. */
static struct entry_ref self_of(const struct casebook_item *x, struct gathered *g)
{
	if (g->origin.at != x->log->origin.at) {
		g->origin = x->log->origin;
		g->kept_origin = str_copy(g->mem, g->origin);
	}
	return (struct entry_ref){ g->kept_origin, x->index, x->leaf };
}

static void take_claim(struct gathered *g, const struct casebook_item *x)
{
	struct arena own = { 0 };
	struct told_claim *c = PUSH(g->mem, &g->claims);
	c->self = self_of(x, g);
	c->members = str_copy(g->mem, fields_join(x, &own));
	if (x->body.entry.ref_count)
		c->report = kept(x->body.entry.ref[0], g->mem);
	arena_release(&own);
}

static void take_maps(struct standing_list *l, const struct json *map, struct arena *mem)
{
	for (size_t i = 0; map && map->kind == KIND_ARRAY && i < map->count; i++) {
		struct str column = json_text(&map->item[i], "column"),
			   role = json_text(&map->item[i], "role");
		if (column.len && role.len)
			*PUSH(mem, &l->maps) = str_format(
				mem, STR_FMT "=" STR_FMT, STR_ARG(role), STR_ARG(column));
	}
}

static void take_list(struct gathered *g, const struct casebook_item *x, const struct json *v)
{
	struct standing_list *l = PUSH(g->mem, &g->s->lists);
	l->self = self_of(x, g);
	l->id = casebook_id(x->log->origin, x->index, g->mem);
	l->name = str_copy(g->mem, json_text(v, "name"));
	l->digest = str_copy(g->mem, json_text(v, "digest"));
	take_maps(l, json_member(v, "map"), g->mem);
}

/* Kept and not read, as a photograph is. Reports in lines are documents of their own. */
static bool is_file(const struct json *v)
{
	struct str name = json_text(v, "name");
	return str_equal(json_text(v, "kind"), STR("file")) && !str_ends(name, STR(".jsonl")) &&
	       !str_ends(name, STR(".ndjson"));
}

static void take_document(struct gathered *g, const struct casebook_item *x)
{
	struct arena own = { 0 };
	struct json *v;
	struct err unsaid;
	if (fields_parse(x, &v, &own, &unsaid)) {
		if (str_equal(json_text(v, "kind"), STR("list")))
			take_list(g, x, v);
		bool was_read = json_text(v, "by").at || json_member(v, "sketch");
		if (was_read || (g->wants_all && is_file(v))) {
			struct told_document *d = PUSH(g->mem, &g->documents);
			d->self = self_of(x, g);
			d->is_file = !was_read;
			d->digest = was_read ? str_copy(g->mem, json_text(v, "digest")) : STR("");
			d->members = str_copy(g->mem, fields_join(x, &own));
		}
	}
	arena_release(&own);
}

static void take_refs(struct ruling *j, const struct entry *x, size_t targets, struct arena *mem)
{
	j->target_count = targets < x->ref_count ? targets : x->ref_count;
	j->prior_count = x->ref_count - j->target_count;
	j->target = NEW_ARRAY(mem, struct entry_ref, x->ref_count + 1);
	for (size_t i = 0; i < x->ref_count; i++)
		j->target[i] = kept(x->ref[i], mem);
	j->prior = j->target + j->target_count;
}

static void take_record(struct gathered *g, const struct casebook_item *x)
{
	struct arena own = { 0 };
	struct json *v;
	struct err unsaid;
	const struct json *row = x->body.entry.ref_count && fields_parse(x, &v, &own, &unsaid)
					 ? json_member(v, "row")
					 : NULL;
	if (row && row->kind == KIND_INTEGER && row->integer > 0) {
		struct told_record *r = PUSH(g->mem, &g->records);
		r->self = self_of(x, g);
		r->list = x->body.entry.ref[0];
		r->list.origin = str_equal(r->list.origin, g->kept_origin)
					 ? g->kept_origin
					 : str_copy(g->mem, r->list.origin);
		r->row = (uint64_t)row->integer;
	}
	arena_release(&own);
}

/* One that says nothing we know decides nothing; what a later version decides it must not undo. */
static void take_judgement(struct gathered *g, const struct casebook_item *x)
{
	struct arena own = { 0 };
	struct json *v;
	struct err unsaid;
	if (fields_parse(x, &v, &own, &unsaid)) {
		int decision = word_index(decision_words, json_text(v, "decision"));
		const struct json *targets = json_member(v, "targets"),
				  *change = json_member(v, "change");
		if (decision >= 0 && targets && targets->kind == KIND_INTEGER) {
			struct ruling *j = PUSH(g->mem, &g->s->rulings);
			j->self = self_of(x, g);
			j->time = str_copy(g->mem, x->body.entry.time);
			j->decision = (enum decision)decision;
			j->reason = str_copy(g->mem, json_text(v, "reason"));
			take_refs(j, &x->body.entry, (size_t)targets->integer, g->mem);
			if (change && change->kind == KIND_STRING)
				j->change = str_copy(g->mem, change->text);
		}
	}
	arena_release(&own);
}

int64_t standing_end_of_day(date_day day)
{
	return ((int64_t)day + 1) * 86400;
}

/* Times are of one form, so that they compare as text. */
static bool is_late(const struct gathered *g, const struct casebook_item *x)
{
	struct arena own = { 0 };
	bool late = g->until < INT64_MAX &&
		    str_compare(x->body.entry.time, casebook_time_text(g->until, &own)) >= 0;
	arena_release(&own);
	return late;
}

static void take_note(struct gathered *g, const struct casebook_item *x)
{
	struct arena own = { 0 };
	struct json *v;
	struct err unsaid;
	if (fields_parse(x, &v, &own, &unsaid) &&
		str_equal(json_text(v, "event"), STR("stamped"))) {
		const struct json *size = json_member(v, "size");
		struct told_stamp *s = PUSH(g->mem, &g->stamps);
		s->self = self_of(x, g);
		s->time = str_copy(g->mem, json_text(v, "time"));
		s->authority = str_copy(g->mem, json_text(v, "authority"));
		s->log = str_copy(g->mem, json_text(v, "log"));
		s->size = size ? size->integer : 0;
	}
	arena_release(&own);
}

/* The digits of "2031-03-14T09:00:00Z". */
static int64_t digits_of(struct str time)
{
	int64_t n = 0;
	for (size_t i = 0; i < time.len && i < 20; i++)
		if (time.at[i] >= '0' && time.at[i] <= '9')
			n = 10 * n + time.at[i] - '0';
	return n;
}

static void take_place(struct gathered *g, const struct casebook_item *x)
{
	struct entry_ref self = self_of(x, g);
	struct told_entry *t = PUSH(g->mem, &g->entries);
	*t = (struct told_entry){ self.origin, self.index,
		x->found == CASEBOOK_OPENED ? digits_of(x->body.entry.time) : 0 };
}

bool gather_entry(void *self, const struct casebook_item *x, struct err *e)
{
	struct gathered *g = self;
	(void)e;
	if (g->wants_all)
		take_place(g, x);
	if (x->found != CASEBOOK_OPENED)
		g->s->closed++;
	else if (is_late(g, x))
		return true;
	else if (x->body.entry.kind == ENTRY_CLAIM)
		take_claim(g, x);
	else if (x->body.entry.kind == ENTRY_DOCUMENT)
		take_document(g, x);
	else if (x->body.entry.kind == ENTRY_JUDGEMENT)
		take_judgement(g, x);
	else if (x->body.entry.kind == ENTRY_RECORD && g->wants_all)
		take_record(g, x);
	else if (x->body.entry.kind == ENTRY_NOTE && g->wants_all)
		take_note(g, x);
	return true;
}

bool gather(struct gathered *g, struct casebook *c, struct err *e)
{
	return casebook_each(c, gather_entry, g, e);
}
