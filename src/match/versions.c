#include "match/versions.h"

#include "base/csv.h"
#include "match/find.h"

struct member_list { /* the records of a person in one version, a chain by record */
	uint32_t first, count;
};

struct differ {
	const struct records *r;
	const struct persons *p;
	struct member_list *in[2];
	uint32_t *next;
	struct buf *to;
	struct version_counts counts;
};

static size_t version_of(const struct records *r, size_t i)
{
	return r->list_count > 1 && i >= r->lists[1].first_record;
}

static void chain_members(struct differ *d, struct arena *mem)
{
	size_t persons = d->p->count;
	d->in[0] = NEW_ARRAY(mem, struct member_list, persons + 1);
	d->in[1] = NEW_ARRAY(mem, struct member_list, persons + 1);
	d->next = NEW_ARRAY(mem, uint32_t, d->r->count + 1);
	for (size_t i = d->r->count; i-- > 0;) {
		struct member_list *l = &d->in[version_of(d->r, i)][d->p->of[i]];
		d->next[i] = l->count ? l->first : RECORD_NONE;
		l->first = (uint32_t)i;
		l->count++;
	}
}

static struct str ids_of(const struct differ *d, const struct member_list *l, struct arena *mem)
{
	struct buf b = { .mem = mem };
	uint32_t i = l->first;
	for (size_t k = 0; k < l->count; k++, i = d->next[i]) {
		if (k)
			buf_add_char(&b, ' ');
		buf_add(&b, records_id(d->r, i, mem));
	}
	return b.len ? buf_str(&b) : STR("");
}

static void put_row(
	struct differ *d, const char *change, size_t person, struct str what, struct arena *mem)
{
	const struct member_list *old = &d->in[0][person], *new = &d->in[1][person];
	uint32_t named = new->count ? new->first : old->first;
	buf_printf(d->to, "%s,%zu,", change, person + 1);
	csv_put(d->to, ids_of(d, old, mem));
	buf_add_char(d->to, ',');
	csv_put(d->to, ids_of(d, new, mem));
	buf_add_char(d->to, ',');
	csv_put(d->to, records_name(d->r, named, mem));
	buf_add_char(d->to, ',');
	csv_put(d->to, what);
	buf_add_char(d->to, '\n');
}

/* "age: 30 to 31; place: ..." over the columns both versions have. */
static struct str changes_between(const struct differ *d, uint32_t a, uint32_t b, struct arena *mem)
{
	const struct list *old = &d->r->lists[0], *new = &d->r->lists[1];
	struct strs x = { 0 }, y = { 0 };
	struct buf what = { .mem = mem };
	if (!records_row(d->r, a, &x, mem) || !records_row(d->r, b, &y, mem))
		return STR("");
	for (size_t i = 0; i < old->column_count && i < x.count; i++)
		for (size_t k = 0; k < new->column_count &&k < y.count; k++) {
			if (!str_equal(old->columns[i].header, new->columns[k].header) ||
				str_equal(str_trim(x.at[i]), str_trim(y.at[k])))
				continue;
			buf_printf(&what, "%s" STR_FMT ": '" STR_FMT "' to '" STR_FMT "'",
				what.len ? "; " : "", STR_ARG(old->columns[i].header),
				STR_ARG(str_trim(x.at[i])), STR_ARG(str_trim(y.at[k])));
		}
	return what.len ? buf_str(&what) : STR("");
}

/* The record of `l` with the id of record `i`, or RECORD_NONE. */
static uint32_t with_id_of(
	const struct differ *d, const struct member_list *l, uint32_t i, struct arena *mem)
{
	struct str id = records_id(d->r, i, mem);
	uint32_t at = l->first;
	for (size_t k = 0; k < l->count; k++, at = d->next[at])
		if (str_equal(records_id(d->r, at, mem), id))
			return at;
	return RECORD_NONE;
}

/* Of a person under several ids each record is held against the one with its id; where none is left, first against first. */
static struct str changes_of(const struct differ *d, const struct member_list *old,
	const struct member_list *new, struct arena *mem)
{
	struct buf what = { .mem = mem };
	uint32_t i = old->first;
	bool paired = false;
	for (size_t k = 0; k < old->count; k++, i = d->next[i]) {
		uint32_t now = with_id_of(d, new, i, mem);
		struct str part = now == RECORD_NONE ? STR("") : changes_between(d, i, now, mem);
		paired |= now != RECORD_NONE;
		buf_add(&what, part.len && what.len ? STR("; ") : STR(""));
		buf_add(&what, part);
	}
	if (!paired)
		return changes_between(d, old->first, new->first, mem);
	return what.len ? buf_str(&what) : STR("");
}

static void tell_person(struct differ *d, size_t person, struct arena *mem)
{
	const struct member_list *old = &d->in[0][person], *new = &d->in[1][person];
	if (old->count > 1 || new->count > 1) {
		d->counts.several_ids++;
		put_row(d, "several ids", person,
			STR("one person, by the weights, under several ids"), mem);
	}
	if (!old->count) {
		d->counts.added++;
		put_row(d, "added", person, STR(""), mem);
	} else if (!new->count) {
		d->counts.removed++;
		put_row(d, "removed", person, STR(""), mem);
	} else {
		struct str what = changes_of(d, old, new, mem);
		*(what.len ? &d->counts.changed : &d->counts.same) += 1;
		if (what.len)
			put_row(d, "changed", person, what, mem);
	}
}

static void tell_reused(struct differ *d, struct arena *mem)
{
	struct finder f = finder_new(d->r, mem);
	size_t end = d->r->list_count > 1 ? d->r->lists[1].first_record : d->r->count;
	for (size_t i = 0; i < end; i++) {
		struct arena scratch = { 0 };
		struct str id = records_id(d->r, i, &scratch);
		uint32_t now = finder_record(&f, dict_str(&d->r->sources, 2), id);
		bool has_id = records_cell(d->r, i, ROLE_ID, &scratch).len > 0;
		if (has_id && now < RECORD_TWICE && d->p->of[i] != d->p->of[now]) {
			struct str name = records_name(d->r, now, &scratch);
			d->counts.reused_ids++;
			put_row(d, "id of two persons", d->p->of[i],
				str_format(&scratch, "id " STR_FMT " is now '" STR_FMT "'",
					STR_ARG(id), STR_ARG(name)),
				&scratch);
		}
		arena_release(&scratch);
	}
}

struct version_counts put_versions(struct buf *to, const struct records *r, const struct persons *p)
{
	struct arena memory = { 0 };
	struct differ d = { .r = r, .p = p, .to = to };
	chain_members(&d, &memory);
	buf_add(to, STR("change,person,old,new,name,what\n"));
	for (size_t person = 0; person < p->count; person++) {
		struct arena scratch = { 0 };
		tell_person(&d, person, &scratch);
		arena_release(&scratch);
	}
	if (r->list_count > 1)
		tell_reused(&d, &memory);
	arena_release(&memory);
	return d.counts;
}
