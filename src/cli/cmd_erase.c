/*
 * erase - an entry, and a document with all that was read out of it, for good.
 */
#include "base/encode.h"
#include "casebook/fields.h"
#include "cli/case_entry.h"

#include <string.h>

struct erase_opts {
	struct case_opts at;
	const char *reason;
	bool only;
};

static const struct opt erase_opts[] = {
	CASE_OPTIONS(erase_opts),
	OPTION('r', "reason", OPT_TEXT, erase_opts, reason, "TEXT",
		"why; it is kept, so it should not say what was erased"),
	OPTION(0, "only", OPT_FLAG, erase_opts, only, NULL,
		"only this entry, not those that refer to it"),
	{ 0 },
};

struct erasing {
	struct opened *k;
	struct {
		struct entry_ref *at;
		size_t count, room;
	} targets;
	struct {
		struct digest *at;
		size_t count, room;
	} objects;
	struct arena *mem;
};

static bool is_target(const struct erasing *r, const struct entry_ref *ref)
{
	for (size_t i = 0; i < r->targets.count; i++)
		if (r->targets.at[i].index == ref->index &&
			str_equal(r->targets.at[i].origin, ref->origin))
			return true;
	return false;
}

static void take_object(struct erasing *r, const struct json *v, const char *member)
{
	struct digest name;
	if (hex_bytes(json_text(v, member), name.byte, sizeof name.byte))
		*PUSH(r->mem, &r->objects) = name;
}

static bool take(struct erasing *r, const struct casebook_item *x, struct err *e)
{
	struct arena own = { 0 };
	struct entry_ref self = ref_of(x);
	struct json *v;
	struct err unsaid;
	enum entry_kind kind = x->body.entry.kind;
	if (kind == ENTRY_KEY || kind == ENTRY_MEMBER || kind == ENTRY_ERASE ||
		kind == ENTRY_REVOKE)
		return fail(e, ERR_USAGE, "a %s entry is not erased: others stand on it",
			entry_kind_word(kind));
	if (is_target(r, &self))
		return true;
	*PUSH(r->mem, &r->targets) = self;
	if (fields_parse(x, &v, &own, &unsaid)) {
		take_object(r, v, "object");
		take_object(r, v, "text_object");
	}
	arena_release(&own);
	return true;
}

static bool visit(void *self, const struct index_entry *row, struct err *e)
{
	struct erasing *r = self;
	struct arena own = { 0 };
	struct casebook_item x;
	struct err unsaid;
	bool ok = casebook_read(&r->k->c, row->log, row->index, &x, &own, e);
	if (ok && x.found == CASEBOOK_OPENED && !take(r, &x, &unsaid))
		ok = true; /* an erasure or a revocation that speaks of it stays */
	arena_release(&own);
	return ok;
}

/* What refers to it, and what refers to that, as far as it goes. */
static bool take_all(struct erasing *r, struct err *e)
{
	for (size_t i = 0; i < r->targets.count; i++) {
		struct entry_ref of = r->targets.at[i];
		if (!index_about(r->k->ix, &r->k->c, of.origin, of.index, -1, visit, r, e))
			return false;
	}
	return true;
}

static void say(struct app *app, const struct erasing *r)
{
	fprintf(app->out, "%zu entr%s and %zu object%s erased\n", r->targets.count,
		r->targets.count == 1 ? "y" : "ies", r->objects.count,
		r->objects.count == 1 ? "" : "s");
	fprintf(app->notes, "knell erase: their secrets are gone from this casebook, and will be "
			    "from colleagues' "
			    "at the next merge.\nNot reached: exports, older backups, what a flash "
			    "disk keeps of "
			    "overwritten blocks, results that were\nrecorded from them, and other "
			    "documents that "
			    "say the same.\n");
}

static bool erase_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct erase_opts *o = args;
	struct opened k;
	struct casebook_item x;
	struct erasing r = { .k = &k, .mem = app->mem };
	if (!o->reason || !*o->reason)
		return fail(e, ERR_USAGE, "wants a reason: --reason TEXT");
	if (!opened_open(app, &o->at, CASEBOOK_WRITING, &k, e))
		return false;
	bool ok = true;
	for (char **id = operands; ok && *id; id++)
		ok = entry_of(&k.c, str_from(*id), &x, app->mem, e) && take(&r, &x, e);
	ok = ok && (o->only || take_all(&r, e)) &&
	     casebook_erase(&k.c, r.targets.at, r.targets.count, r.objects.at, r.objects.count,
		     str_from(o->reason), e);
	if (ok)
		say(app, &r);
	return opened_close(app, &k, ok, e);
}

const struct command cmd_erase = {
	.name = "erase",
	.operands = "ID...",
	.summary = "destroy entries for good; the ledger still verifies",
	.text = "Destroys the secrets of entries, and of a document the secret of its\n"
		"bytes: nobody can read them any more, and nobody can be made to. What\n"
		"refers to an entry goes with it (the claims read out of a document,\n"
		"judgements on them, its custody), unless --only is given. The reason is\n"
		"kept in an erase entry; the erased entries' leaves stay in the signed\n"
		"log, which verifies as before.\n\n"
		"The keyring is written anew without the secrets and the old one\n"
		"overwritten, and so is the write-ahead log. Keys, members, erasures and\n"
		"revocations are not erased. What is out of reach is said when it is\n"
		"done: exports, backups made before, and what a flash disk keeps.",
	.examples =
		"  knell erase -C selene --reason 'the witness withdrew consent' 1a2b3c4d5e6f:31\n"
		"  knell erase -C selene --only --reason 'a name by mistake' 1a2b3c4d5e6f:77",
	.opts = erase_opts,
	.opts_size = sizeof(struct erase_opts),
	.defaults = &(const struct erase_opts){ .at = { 0 } },
	.min_operands = 1,
	.max_operands = -1,
	.run = erase_run,
};
