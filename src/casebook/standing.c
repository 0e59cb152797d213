#include "casebook/standing.h"

#include "casebook/standing_inside.h"

#include <stdlib.h>
#include <string.h>

/* Two devices may have taken in one file: its first entry is the document, by time of day nobody can prove. */
static int by_digest(const void *left, const void *right)
{
	const struct told_document *a = *(struct told_document *const *)left,
				   *b = *(struct told_document *const *)right;
	int order = str_compare(a->digest, b->digest);
	return order ? order : compare_refs(&a->self, &b->self);
}

static void find_same_documents(struct gathered *g)
{
	size_t count = g->documents.count;
	struct told_document **order = NEW_ARRAY(g->mem, struct told_document *, count + 1);
	for (size_t i = 0; i < count; i++) {
		order[i] = &g->documents.at[i];
		order[i]->first = i;
	}
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers it is */
	qsort(order, count, sizeof *order, by_digest);
	for (size_t i = 1; i < count; i++)
		if (order[i]->digest.len && str_equal(order[i]->digest, order[i - 1]->digest))
			order[i]->first = order[i - 1]->first;
}

static int by_self(const void *left, const void *right)
{
	return compare_refs(&((const struct told_document *)left)->self,
		&((const struct told_document *)right)->self);
}

static const struct told_document *document_of(
	const struct gathered *g, const struct entry_ref *ref)
{
	struct told_document key = { .self = *ref };
	const struct told_document *d =
		ref->origin.at && g->documents.count
			? bsearch(&key, g->documents.at, g->documents.count, sizeof key, by_self)
			: NULL;
	return d ? &g->documents.at[d->first] : NULL;
}

struct sameness {
	const struct told_document *document;
	struct str members;
	struct told_claim *claim;
};

/* Of equal claims the one that was judged stands first. */
static int by_sameness(const void *left, const void *right)
{
	const struct sameness *a = left, *b = right;
	if (a->document != b->document)
		return a->document < b->document ? -1 : 1;
	int order = str_compare(a->members, b->members);
	if (!order)
		order = (a->claim->review == REVIEW_NONE) - (b->claim->review == REVIEW_NONE);
	return order ? order : compare_refs(&a->claim->self, &b->claim->self);
}

/* A claim that two devices read out of the same bytes is one claim; judged on either, it is judged. */
static void find_copies(struct gathered *g, const struct str *as_read)
{
	struct arena own = { 0 };
	bool *has_twin = NEW_ARRAY(&own, bool, g->documents.count + 1);
	for (size_t i = 0; i < g->documents.count; i++)
		if (g->documents.at[i].first != i)
			has_twin[g->documents.at[i].first] = true;
	struct sameness *all = NEW_ARRAY(&own, struct sameness, g->claims.count + 1);
	size_t count = 0;
	for (size_t i = 0; i < g->claims.count; i++) {
		const struct told_document *d = document_of(g, &g->claims.at[i].report);
		if (d && has_twin[d - g->documents.at])
			all[count++] = (struct sameness){ d, as_read[i], &g->claims.at[i] };
	}
	qsort(all, count, sizeof *all, by_sameness);
	for (size_t i = 1; i < count; i++)
		all[i].claim->is_copy =
			all[i].document == all[i - 1].document &&
			str_equal(all[i].members, all[i - 1].members) &&
			compare_refs(&all[i].claim->report, &all[i - 1].claim->report) != 0;
	arena_release(&own);
}

/* A line of the stream; its bytes go into the digest of the inputs too. */
static void add_line(struct gathered *g, struct digest_sum *sum, struct str line)
{
	struct err why;
	digest_add(sum, line.at, line.len);
	digest_add(sum, "\n", 1);
	bool ok = g->lines ? lines_add(g->lines, line, &g->s->stream, g->mem, &why)
			   : stream_add_line(&g->s->stream, line, g->mem, &why);
	if (!ok)
		*PUSH(g->mem, &g->s->remarks) =
			str_format(g->mem, "an entry is no claim that can be read: %s", why.text);
}

static struct str id_of(const struct entry_ref *r, struct arena *mem)
{
	return casebook_id(r->origin, r->index, mem);
}

static void add_documents(struct gathered *g, struct digest_sum *sum)
{
	for (size_t i = 0; i < g->documents.count; i++) {
		const struct told_document *d = &g->documents.at[i];
		struct arena own = { 0 };
		if (d->first == i && !d->is_file)
			add_line(g, sum,
				str_format(&own, "{\"report\":\"" STR_FMT "\"," STR_FMT "}",
					STR_ARG(id_of(&d->self, &own)), STR_ARG(d->members)));
		arena_release(&own);
	}
}

static void put_id(struct buf *b, const char *before, const struct entry_ref *r)
{
	buf_add(b, str_from(before));
	buf_add(b, id_of(r, b->mem));
}

static void add_claims(struct gathered *g, struct digest_sum *sum)
{
	struct arena own = { 0 };
	for (size_t i = 0; i < g->claims.count; i++) {
		const struct told_claim *c = &g->claims.at[i];
		const struct told_document *d = document_of(g, &c->report);
		struct buf b = { .mem = &own };
		if (c->is_copy)
			continue;
		put_id(&b, "{\"id\":\"", &c->self);
		put_id(&b, "\",\"report\":\"", d ? &d->self : &c->report);
		buf_add(&b, STR("\",\"reviewed\":\""));
		buf_add(&b, str_from(review_words[c->review]));
		buf_add(&b, STR("\","));
		buf_add(&b, c->members);
		buf_add(&b, STR("}"));
		add_line(g, sum, buf_str(&b));
		arena_reset(&own);
	}
	arena_release(&own);
}

/* Claims are large: arrays of them do not grow by doubling. */
static void make_room(struct gathered *g)
{
	struct stream *s = &g->s->stream;
	s->claims.room = g->claims.count;
	s->claims.at = NEW_ARRAY(g->mem, struct claim, s->claims.room);
	s->reports.room = g->documents.count;
	s->reports.at = NEW_ARRAY(g->mem, struct report, s->reports.room);
}

void standing_settle(struct gathered *g)
{
	struct digest_sum sum;
	struct str *as_read = NEW_ARRAY(g->mem, struct str, g->claims.count + 1);
	for (size_t i = 0; i < g->claims.count; i++)
		as_read[i] = g->claims.at[i].members;
	find_same_documents(g);
	judgements_settle(g->s, g->mem);
	judge_claims(g);
	find_copies(g, as_read);
	make_room(g);
	digest_start(&sum);
	add_documents(g, &sum);
	add_claims(g, &sum);
	g->s->inputs = digest_end(&sum);
}

bool standing_load(
	struct standing *s, struct casebook *c, int64_t until, struct arena *mem, struct err *e)
{
	struct gathered g = { .s = s, .until = until, .mem = mem };
	*s = (struct standing){ 0 };
	if (!gather(&g, c, e))
		return false;
	standing_settle(&g);
	return true;
}
