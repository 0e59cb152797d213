#include "casebook/live.h"

#include "casebook/standing_inside.h"

#include <stdlib.h>
#include <string.h>

/* Judgements of a claim are a chain of these, the newest first; 0: none. */
struct link {
	size_t ruling, before;
};

struct seen { /* how many entries of a log were taken */
	struct str id;
	uint64_t size;
};

struct live {
	struct gathered g; /* as read; only `review` of claims is as judged */
	struct standing s; /* rulings, lists */
	struct {
		struct seen *at;
		size_t count, room;
	} seen;
	size_t taken;   /* rulings that are in chains */
	size_t *newest; /* by claim: number in `links`, plus 1 */
	bool *disputed;
	struct {
		struct link *at;
		size_t count, room;
	} links;
	size_t *document_of;         /* by claim */
	size_t *by_document, *first; /* claims by document; first[n] to first[n + 1] */
	struct arena *mem;
};

static const struct told_document *documents_at(const struct live *l, size_t n)
{
	return &l->g.documents.at[n];
}

static int by_document(const void *left, const void *right)
{
	return compare_refs(&((const struct told_document *)left)->self,
		&((const struct told_document *)right)->self);
}

static size_t document_number(const struct live *l, const struct entry_ref *ref)
{
	struct told_document key = { .self = *ref };
	const struct told_document *d =
		ref->origin.at && l->g.documents.count
			? bsearch(&key, l->g.documents.at, l->g.documents.count, sizeof key,
				  by_document)
			: NULL;
	return d ? (size_t)(d - l->g.documents.at) : LIVE_NONE;
}

static int by_claim(const void *left, const void *right)
{
	return compare_refs(&((const struct told_claim *)left)->self,
		&((const struct told_claim *)right)->self);
}

/* Claims by report, in the order in which they were read. */
static void order_claims(struct live *l)
{
	size_t claims = l->g.claims.count, documents = l->g.documents.count;
	l->document_of = NEW_ARRAY(l->mem, size_t, claims + 1);
	l->by_document = NEW_ARRAY(l->mem, size_t, claims + 1);
	l->first = NEW_ARRAY(l->mem, size_t, documents + 2);
	for (size_t i = 0; i < claims; i++) {
		l->document_of[i] = document_number(l, &l->g.claims.at[i].report);
		if (l->document_of[i] != LIVE_NONE)
			l->first[l->document_of[i] + 1]++;
	}
	for (size_t i = 0; i < documents; i++)
		l->first[i + 1] += l->first[i];
	size_t *next = NEW_ARRAY(l->mem, size_t, documents + 1);
	memcpy(next, l->first, documents * sizeof *next);
	for (size_t i = 0; i < claims; i++)
		if (l->document_of[i] != LIVE_NONE)
			l->by_document[next[l->document_of[i]]++] = i;
}

static void chain(struct live *l, size_t ruling)
{
	const struct ruling *j = &l->s.rulings.at[ruling];
	for (size_t k = 0; is_on_claim(j) && k < j->target_count; k++) {
		const struct told_claim *c = told_claim_of(&l->g, &j->target[k]);
		if (!c)
			continue;
		size_t n = (size_t)(c - l->g.claims.at);
		*PUSH(l->mem, &l->links) = (struct link){ ruling, l->newest[n] };
		l->newest[n] = l->links.count;
	}
}

/* The judgements on one claim that stand, in the order of time. */
static struct rulings_on standing_on(const struct live *l, size_t claim, struct arena *mem)
{
	struct rulings_on w = { 0 };
	for (size_t k = l->newest[claim]; k; k = l->links.at[k - 1].before)
		if (!l->s.rulings.at[l->links.at[k - 1].ruling].is_void)
			/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers they are */
			*PUSH(mem, &w) = &l->s.rulings.at[l->links.at[k - 1].ruling];
	for (size_t i = 0; i < w.count / 2; i++) {
		struct ruling *swap = w.at[i];
		w.at[i] = w.at[w.count - 1 - i];
		w.at[w.count - 1 - i] = swap;
	}
	return w;
}

/* The claim as judged; whether it is disputed. */
static bool judged(const struct live *l, size_t n, struct told_claim *c, struct arena *mem)
{
	struct standing aside = { .rulings = l->s.rulings };
	struct gathered g = { .s = &aside, .mem = mem };
	struct rulings_on w = standing_on(l, n, mem);
	*c = l->g.claims.at[n];
	c->review = REVIEW_NONE;
	if (w.count)
		judge_claim(&g, c, &w);
	return aside.remarks.count > 0;
}

static void review(struct live *l, size_t n)
{
	struct arena own = { 0 };
	struct told_claim c;
	l->disputed[n] = judged(l, n, &c, &own);
	l->g.claims.at[n].review = c.review;
	arena_release(&own);
}

/* All of it anew: claims or reports came, or a judgement that is older than another. */
static void arrange(struct live *l)
{
	struct gathered *g = &l->g;
	if (g->claims.count)
		qsort(g->claims.at, g->claims.count, sizeof *g->claims.at, by_claim);
	if (g->documents.count)
		qsort(g->documents.at, g->documents.count, sizeof *g->documents.at, by_document);
	order_claims(l);
	judgements_settle(&l->s, l->mem);
	l->newest = NEW_ARRAY(l->mem, size_t, g->claims.count + 1);
	l->disputed = NEW_ARRAY(l->mem, bool, g->claims.count + 1);
	l->links.count = 0;
	for (size_t i = 0; i < l->s.rulings.count; i++)
		chain(l, i);
	l->taken = l->s.rulings.count;
	for (size_t i = 0; i < g->claims.count; i++)
		if (l->newest[i])
			review(l, i);
}

static struct seen *seen_of(struct live *l, const struct casebook_log *log)
{
	for (size_t i = 0; i < l->seen.count; i++)
		if (str_equal(l->seen.at[i].id, log->id))
			return &l->seen.at[i];
	struct seen *s = PUSH(l->mem, &l->seen);
	s->id = str_copy(l->mem, log->id);
	return s;
}

static bool take_new(struct live *l, struct casebook *c, struct err *e)
{
	for (size_t i = 0; i < c->logs.count; i++) {
		const struct casebook_log *log = &c->logs.at[i];
		struct seen *s = seen_of(l, log);
		if (s->size < log->size &&
			!casebook_each_of(c, log, s->size, gather_entry, &l->g, e))
			return false;
		s->size = log->size;
	}
	return true;
}

static int by_age(const void *left, const void *right)
{
	const struct told_entry *a = left, *b = right;
	if (a->time != b->time)
		return a->time < b->time ? -1 : 1;
	int order = str_compare(a->origin, b->origin);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Those that came are mostly the newest. */
static void order_entries(struct live *l, size_t from)
{
	struct told_entry *all = l->g.entries.at;
	for (size_t i = from ? from : 1; i < l->g.entries.count; i++)
		if (by_age(&all[i - 1], &all[i]) > 0) {
			qsort(all, l->g.entries.count, sizeof *all, by_age);
			return;
		}
}

bool live_load(struct live **to, struct casebook *c, struct arena *mem, struct err *e)
{
	struct live *l = NEW(mem, struct live);
	l->mem = mem;
	l->g = (struct gathered){ .s = &l->s, .until = INT64_MAX, .wants_all = true, .mem = mem };
	*to = l;
	if (!take_new(l, c, e))
		return false;
	arrange(l);
	order_entries(l, 0);
	return true;
}

static bool is_younger(const struct live *l, size_t n)
{
	const struct ruling *all = l->s.rulings.at;
	int order = n ? str_compare(all[n - 1].time, all[n].time) : -1;
	return order < 0 || (order == 0 && compare_refs(&all[n - 1].self, &all[n].self) < 0);
}

static bool all_younger(const struct live *l)
{
	for (size_t i = l->taken; i < l->s.rulings.count; i++)
		if (!is_younger(l, i))
			return false;
	return true;
}

static void review_targets(struct live *l, const struct ruling *j)
{
	for (size_t k = 0; is_on_claim(j) && k < j->target_count; k++) {
		const struct told_claim *c = told_claim_of(&l->g, &j->target[k]);
		if (c)
			review(l, (size_t)(c - l->g.claims.at));
	}
}

/* An undo, and the undo of an undo, may change what claims say that it does not name. */
static void take_undos(struct live *l, size_t from)
{
	struct arena own = { 0 };
	struct rulings *r = &l->s.rulings;
	bool *was = NEW_ARRAY(&own, bool, r->count + 1), any = false;
	for (size_t i = 0; i < r->count; i++) {
		was[i] = r->at[i].is_void;
		any = any || (i >= from && r->at[i].decision == DECIDE_UNDO);
	}
	if (any)
		judgements_undo(&l->s);
	for (size_t i = 0; any && i < r->count; i++)
		if (was[i] != r->at[i].is_void)
			review_targets(l, &r->at[i]);
	arena_release(&own);
}

static void take_rulings(struct live *l)
{
	size_t from = l->taken;
	for (; l->taken < l->s.rulings.count; l->taken++) {
		chain(l, l->taken);
		review_targets(l, &l->s.rulings.at[l->taken]);
	}
	take_undos(l, from);
}

bool live_follow(struct live *l, struct casebook *c, struct err *e)
{
	size_t claims = l->g.claims.count, documents = l->g.documents.count;
	size_t entries = l->g.entries.count;
	if (!take_new(l, c, e))
		return false;
	order_entries(l, entries);
	if (l->g.claims.count != claims || l->g.documents.count != documents || !all_younger(l))
		arrange(l);
	else
		take_rulings(l);
	return true;
}

size_t live_claims(const struct live *l)
{
	return l->g.claims.count;
}

size_t live_documents(const struct live *l)
{
	return l->g.documents.count;
}

struct live_claim live_claim(const struct live *l, size_t n)
{
	const struct told_claim *c = &l->g.claims.at[n];
	return (struct live_claim){ c->self, c->report, l->document_of[n], c->review,
		l->disputed[n] };
}

struct live_document live_document(const struct live *l, size_t n)
{
	struct live_document d = { .self = documents_at(l, n)->self,
		.members = documents_at(l, n)->members,
		.claim = l->by_document + l->first[n],
		.claim_count = l->first[n + 1] - l->first[n] };
	for (size_t i = 0; i < d.claim_count; i++)
		d.unreviewed += l->g.claims.at[d.claim[i]].review == REVIEW_NONE;
	return d;
}

size_t live_claim_of(const struct live *l, struct str origin, uint64_t index)
{
	struct entry_ref ref = { .origin = origin, .index = index };
	const struct told_claim *c = told_claim_of(&l->g, &ref);
	return c ? (size_t)(c - l->g.claims.at) : LIVE_NONE;
}

size_t live_document_of(const struct live *l, struct str origin, uint64_t index)
{
	struct entry_ref ref = { .origin = origin, .index = index };
	return document_number(l, &ref);
}

size_t live_records(const struct live *l)
{
	return l->g.records.count;
}

struct live_record live_record(const struct live *l, size_t n)
{
	const struct told_record *r = &l->g.records.at[n];
	return (struct live_record){ r->self, r->list, r->row };
}

size_t live_entries(const struct live *l)
{
	return l->g.entries.count;
}

struct live_entry live_entry(const struct live *l, size_t n)
{
	const struct told_entry *t = &l->g.entries.at[l->g.entries.count - 1 - n];
	return (struct live_entry){ t->origin, t->index };
}

size_t live_stamps(const struct live *l)
{
	return l->g.stamps.count;
}

struct live_stamp live_stamp(const struct live *l, size_t n)
{
	const struct told_stamp *t = &l->g.stamps.at[n];
	return (struct live_stamp){ t->self, t->time, t->authority, t->log, t->size };
}

struct str live_claim_line(const struct live *l, size_t n, struct arena *mem)
{
	struct told_claim c;
	judged(l, n, &c, mem);
	return str_format(mem,
		"{\"id\":\"" STR_FMT "\",\"report\":\"" STR_FMT "\",\"reviewed\":\"%s\"," STR_FMT
		"}",
		STR_ARG(casebook_id(c.self.origin, c.self.index, mem)),
		STR_ARG(c.report.origin.at ? casebook_id(c.report.origin, c.report.index, mem)
					   : STR("")),
		review_words[c.review], STR_ARG(c.members));
}

void live_rulings_on(const struct live *l, size_t claim, struct live_rulings *to, struct arena *mem)
{
	size_t count = 0;
	for (size_t k = l->newest[claim]; k; k = l->links.at[k - 1].before)
		count++;
	to->at = NEW_ARRAY(mem, const struct ruling *, count + 1);
	to->count = count;
	for (size_t k = l->newest[claim]; k; k = l->links.at[k - 1].before)
		to->at[--count] = &l->s.rulings.at[l->links.at[k - 1].ruling];
}

const struct standing *live_standing(const struct live *l)
{
	return &l->s;
}

struct live_copy {
	struct gathered g;
	struct standing s;
};

static void *copied(const void *from, size_t count, size_t size, struct arena *mem)
{
	void *to = arena_alloc(mem, count + 1, size, alignof(max_align_t));
	return count ? memcpy(to, from, count * size) : to;
}

struct live_copy *live_copy(const struct live *l, struct arena *mem)
{
	struct live_copy *to = NEW(mem, struct live_copy);
	to->g = l->g;
	to->g.mem = mem;
	to->s = l->s;
	to->g.claims.at = copied(l->g.claims.at, l->g.claims.count, sizeof *l->g.claims.at, mem);
	to->g.documents.at =
		copied(l->g.documents.at, l->g.documents.count, sizeof *l->g.documents.at, mem);
	to->s.rulings.at =
		copied(l->s.rulings.at, l->s.rulings.count, sizeof *l->s.rulings.at, mem);
	for (size_t i = 0; i < to->g.claims.count; i++)
		to->g.claims.at[i].review = REVIEW_NONE;
	return to;
}

void live_settle(struct live_copy *copy, struct lines *lines, struct standing *s)
{
	copy->g.lines = lines;
	*s = copy->s;
	copy->g.s = s;
	standing_settle(&copy->g);
}
