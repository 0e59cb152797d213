#include "web/people.h"
#include "base/stop.h"

#include "casebook/index.h"
#include "web/beside.h"

#include <stdlib.h>
#include <unistd.h>

static int compare_refs(const struct entry_ref *a, const struct entry_ref *b)
{
	int order = str_compare(a->origin, b->origin);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static int by_entry(const void *left, const void *right, void *entries)
{
	const struct entry_ref *all = entries;
	return compare_refs(&all[*(const uint32_t *)left], &all[*(const uint32_t *)right]);
}

static size_t list_of(const struct standing *s, const struct entry_ref *ref)
{
	for (size_t i = 0; i < s->lists.count; i++)
		if (compare_refs(&s->lists.at[i].self, ref) == 0)
			return i;
	return s->lists.count;
}

static void find_entries(struct session *k, struct roll *to)
{
	const struct records *r = &to->lists.records;
	const struct standing *s = live_standing(k->live);
	to->entry = NEW_ARRAY(&k->mem, struct entry_ref, r->count + 1);
	to->by_entry = NEW_ARRAY(&k->mem, uint32_t, r->count + 1);
	for (size_t i = 0; i < live_records(k->live); i++) {
		struct live_record x = live_record(k->live, i);
		size_t list = list_of(s, &x.list);
		size_t record =
			list < s->lists.count ? r->lists[list].first_record + x.row - 1 : r->count;
		if (record < r->count)
			to->entry[record] = x.self;
	}
	for (uint32_t i = 0; i < r->count; i++)
		if (to->entry[i].origin.at)
			to->by_entry[to->entries++] = i;
	qsort_r(to->by_entry, to->entries, sizeof *to->by_entry, by_entry, to->entry);
}

bool roll_load(struct session *k, struct err *e)
{
	static const struct strs none;
	struct read_options read = { .maps = &none, .ignores = &none };
	const struct standing *s = live_standing(k->live);
	if (s->lists.count == 0)
		return true;
	struct roll *to = NEW(&k->mem, struct roll);
	if (!desk_lists_load(&k->c, s, &read, &to->lists, &k->mem, e))
		return false;
	find_entries(k, to);
	k->roll = to;
	return true;
}

static uint32_t record_of(const struct roll *r, const struct entry_ref *ref)
{
	for (size_t low = 0, high = r->entries; low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = compare_refs(ref, &r->entry[r->by_entry[middle]]);
		if (order == 0)
			return r->by_entry[middle];
		*(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
	}
	return PEOPLE_NONE;
}

uint32_t people_record(struct session *k, struct str id)
{
	const struct casebook_log *log;
	struct entry_ref ref = { 0 };
	struct err unsaid;
	if (!k->roll || !id.len || !casebook_find_id(&k->c, id, &log, &ref.index, &unsaid))
		return PEOPLE_NONE;
	ref.origin = log->origin;
	return record_of(k->roll, &ref);
}

static bool is_of_records(const struct ruling *r)
{
	return r->target_count == 2 &&
	       (r->decision == DECIDE_SAME || r->decision == DECIDE_DIFFERENT);
}

size_t people_judgements(const struct session *k)
{
	const struct rulings *all = &live_standing(k->live)->rulings;
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++)
		if (is_of_records(&all->at[i]))
			count += 1 + all->at[i].is_void;
	return count;
}

static int by_pair(const void *left, const void *right)
{
	const struct judgement *a = left, *b = right;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Of judgements on one pair the last counts; they come in the order of time, and there are few of each. */
static void judge_pairs(const struct session *k, struct people *p)
{
	const struct rulings *all = &live_standing(k->live)->rulings;
	for (size_t i = 0; i < all->count; i++) {
		const struct ruling *r = &all->at[i];
		if (r->is_void || !is_of_records(r))
			continue;
		uint32_t a = record_of(k->roll, &r->target[0]);
		uint32_t b = record_of(k->roll, &r->target[1]);
		if (a == PEOPLE_NONE || b == PEOPLE_NONE || a == b)
			continue;
		struct judgement new = { a < b ? a : b, a < b ? b : a, r->decision == DECIDE_SAME };
		size_t n = 0;
		while (n < p->judged.count && by_pair(&p->judged.at[n], &new) != 0)
			n++;
		if (n == p->judged.count)
			PUSH(&p->mem, &p->judged);
		p->judged.at[n] = new;
	}
}

void *people_begin(struct session *k)
{
	struct people *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->judgements = people_judgements(k);
	judge_pairs(k, p);
	return p;
}

static bool is_judged(const struct people *p, const struct link *l)
{
	for (size_t i = 0; i < p->judged.count; i++)
		if (p->judged.at[i].a == l->a && p->judged.at[i].b == l->b)
			return true;
	return false;
}

static void leave_out_judged(struct people *p)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->doubts.count; i++)
		if (!is_judged(p, &p->m.links.at[p->doubts.link[i]]))
			p->doubts.link[kept++] = p->doubts.link[i];
	p->doubts.count = kept;
}

struct sized {
	uint32_t person, records;
};

static int by_records(const void *left, const void *right)
{
	const struct sized *a = left, *b = right;
	if (a->records != b->records)
		return a->records > b->records ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

static void order_persons(const struct records *r, struct people *p)
{
	size_t count = p->m.persons.count;
	struct sized *size = NEW_ARRAY(&p->mem, struct sized, count + 1);
	p->first = NEW_ARRAY(&p->mem, uint32_t, count + 1);
	p->next = NEW_ARRAY(&p->mem, uint32_t, r->count + 1);
	p->order = NEW_ARRAY(&p->mem, uint32_t, count + 1);
	for (uint32_t i = 0; i < count; i++) {
		size[i].person = i;
		p->first[i] = PEOPLE_NONE;
	}
	for (uint32_t i = (uint32_t)r->count; i-- > 0;) {
		uint32_t person = p->m.persons.of[i];
		p->next[i] = p->first[person];
		p->first[person] = i;
		size[person].records++;
	}
	qsort(size, count, sizeof *size, by_records);
	for (size_t i = 0; i < count; i++)
		p->order[i] = size[i].person;
}

static void fold_names(const struct records *r, struct people *p)
{
	p->folded = NEW_ARRAY(&p->mem, struct str, p->m.persons.count + 1);
	for (size_t n = 0; n < p->m.persons.count; n++) {
		struct arena own = { 0 };
		struct buf b = { .mem = &own };
		for (uint32_t i = p->first[n]; i != PEOPLE_NONE; i = p->next[i]) {
			buf_add(&b, records_name(r, i, &own));
			buf_add_char(&b, ' ');
		}
		p->folded[n] = str_copy(&p->mem, search_fold(buf_str(&b), &own));
		arena_release(&own);
	}
}

bool people_are_wanted(const struct session *k)
{
	return k->roll && (!k->people || k->people->judgements != people_judgements(k));
}

void *people_hand_over(struct session *k, void *made)
{
	struct people *old = k->people;
	k->people = made;
	return old;
}

void people_find(struct session *k, void *made)
{
	struct people *p = made;
	const struct records *r = &k->roll->lists.records;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct match_options opts = { .judgements = &p->judged,
		.jobs = processors > 1 ? (unsigned)processors : 1,
		.seed = 1,
		.stop = &k->stop };
	match_run(&p->m, r, &opts, &p->mem);
	if (stopped(&k->stop))
		return;
	p->doubts = pairs_in_doubt(r, &p->m, &p->mem);
	leave_out_judged(p);
	order_persons(r, p);
	fold_names(r, p);
}

void people_release(void *made)
{
	struct people *p = made;
	if (!p)
		return;
	arena_release(&p->mem);
	free(p);
}

size_t people_in_doubt(const struct session *k)
{
	return !k->roll ? 0 : k->people ? k->people->doubts.count : SIZE_MAX;
}
