#include "base/json.h"
#include "cli/add_inside.h"
#include "desk/brief.h"
#include "text/language.h"

static struct casebook_ref *ref_to(struct entry_ref of, struct arena *mem)
{
	struct casebook_ref *r = NEW(mem, struct casebook_ref);
	r->of = of;
	return r;
}

static void plan_objects(struct casebook_new *x, const struct intake *n, struct arena *mem)
{
	const struct vault_object *o = n->object;
	if (n->objects == 0)
		return;
	fields_add_str(x, FIELD_WHAT, "digest", digest_hex(mem, o->content), mem);
	fields_add_int(x, FIELD_WHAT, "size", (int64_t)o->size, mem);
	fields_add_str(x, FIELD_WHAT, "object", digest_hex(mem, o->name), mem);
	if (n->objects == 1)
		return;
	fields_add_str(x, FIELD_WHAT, "text_object", digest_hex(mem, o[1].name), mem);
	fields_add_str(x, FIELD_WHAT, "text_digest", digest_hex(mem, o[1].content), mem);
	fields_add_int(x, FIELD_WHAT, "text_size", (int64_t)o[1].size, mem);
}

static void plan_report(struct casebook_new *x, const struct intake *n, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	report_put(&j, &n->in.report);
	fields_add_str(x, FIELD_WHAT, "by", STR(READER_VERSION), mem);
	fields_split(x, buf_str(&b), report_plan, mem);
}

void plan_document(struct intake *n)
{
	struct arena *mem = &n->mem;
	struct casebook_new *x = PUSH(mem, &n->entries);
	x->kind = ENTRY_DOCUMENT;
	fields_add_str(x, FIELD_WHAT, "kind", str_from(n->kind), mem);
	plan_objects(x, n, mem);
	if (n->was_read)
		plan_report(x, n, mem);
	if (n->map.len) {
		fields_add(x, FIELD_WHAT, "map", n->map, mem);
		fields_add_int(x, FIELD_WHAT, "rows", (int64_t)n->rows, mem);
	}
	fields_add_str(x, FIELD_HANDLING, "name", n->name, mem);
	if (n->within) {
		x->ref = ref_to(*n->within, mem);
		x->ref_count = 1;
	}
}

void plan_custody(struct intake *n, struct entry_ref of)
{
	struct arena *mem = &n->mem;
	struct casebook_new *x = PUSH(mem, &n->entries);
	x->kind = ENTRY_CUSTODY;
	x->ref = ref_to(of, mem);
	x->ref_count = 1;
	fields_add_str(x, FIELD_WHAT, "event", STR("taken in"), mem);
	fields_add_str(x, FIELD_HANDLING, "name", n->name, mem);
	if (n->path.len)
		fields_add_str(x, FIELD_HANDLING, "path", n->path, mem);
	if (n->modified.len)
		fields_add_str(x, FIELD_HANDLING, "modified", n->modified, mem);
}

void plan_claim(struct intake *n, const struct claim *c, struct entry_ref of)
{
	struct arena *mem = &n->mem;
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	struct casebook_new *x = PUSH(mem, &n->entries);
	x->kind = ENTRY_CLAIM;
	x->ref = ref_to(of, mem);
	x->ref_count = 1;
	claim_put(&j, c);
	fields_split(x, buf_str(&b), claim_plan, mem);
}

bool put_object(struct adding *a, struct intake *n, struct str bytes, struct err *e)
{
	struct byte_source from = source_memory(&bytes);
	return vault_put(&a->c->vault, &from, &n->object[n->objects++], e);
}

bool commit_document(struct adding *a, struct intake *n, struct entry_ref *ref, struct err *e)
{
	uint64_t first;
	struct digest leaf;
	if (!casebook_append(
		    a->c, n->entries.at, n->entries.count, n->object, n->objects, &first, e) ||
		!casebook_own_leaf(a->c, first, &leaf, e))
		return false;
	*ref = (struct entry_ref){ str_copy(a->known.mem, a->c->signer.key.name), first, leaf };
	if (n->objects)
		known_add(&a->known, n->object[0].content, *ref);
	n->entries.count = 0;
	a->documents++;
	return true;
}

bool commit_again(struct adding *a, struct intake *n, const struct known_document *k, struct err *e)
{
	uint64_t first;
	struct str id = casebook_id(k->ref.origin, k->ref.index, &n->mem);
	plan_custody(n, k->ref);
	if (!casebook_append(a->c, n->entries.at, n->entries.count, NULL, 0, &first, e))
		return false;
	n->entries.count = 0;
	a->again++;
	fprintf(a->app->out, STR_FMT "  here already  " STR_FMT "\n", STR_ARG(id),
		STR_ARG(printable(n->name, 200, &n->mem)));
	return true;
}

void say_document(struct adding *a, const struct intake *n, struct entry_ref ref)
{
	struct arena own = { 0 };
	FILE *out = a->app->out;
	fprintf(out, STR_FMT "  %s  ", STR_ARG(casebook_id(ref.origin, ref.index, &own)), n->kind);
	if (n->was_read && n->in.report.read)
		fprintf(out, "%zu claim%s  ", n->claims.count, n->claims.count == 1 ? "" : "s");
	else if (n->was_read)
		fprintf(out, "not read yet, language: " STR_FMT "  ",
			STR_ARG(language_name(n->in.report.language)));
	if (n->map.len)
		fprintf(out, "%llu records  ", (unsigned long long)n->rows);
	fprintf(out, STR_FMT "\n", STR_ARG(printable(n->name, 200, &own)));
	fflush(out);
	arena_release(&own);
}
