#include "casebook/stamping.h"

#include "base/json.h"
#include "casebook/fields.h"
#include "casebook/inside.h"

#include <string.h>

static bool request_one(struct casebook *c, const struct casebook_log *l, const char *folder,
	struct stamp_requests *made, struct arena *mem, struct err *e)
{
	struct log_reader r;
	struct str request;
	if (!files_reader(c, l, &r, mem, e))
		return false;
	uint64_t size = r.checkpoint.size;
	struct str raw = checkpoint_text(&r.checkpoint, mem);
	struct str path =
		str_format(mem, "%s/%.12s-%llu.tsq", folder, l->id.at, (unsigned long long)size);
	if (!beside_put(c, l, str_format(mem, "%llu", (unsigned long long)size), raw, e) ||
		!stamp_request(digest_of(raw), &request, mem, e) ||
		!beside_put(c, l, beside_name(size, BESIDE_REQUEST, request, mem), request, e) ||
		!disk_make_folders(c->place.disk, folder, DISK_LAZY, e) ||
		!disk_write_file(c->place.disk, path.at, request, DISK_DURABLE, e))
		return false;
	*PUSH(mem, made) = (struct stamp_request_made){ path, l->id, size };
	return true;
}

bool stamping_request(struct casebook *c, const char *folder, struct stamp_requests *made,
	struct arena *mem, struct err *e)
{
	*made = (struct stamp_requests){ 0 };
	if (!casebook_settle(c, e))
		return false;
	for (size_t i = 0; i < c->logs.count; i++)
		if (c->logs.at[i].size && !request_one(c, &c->logs.at[i], folder, made, mem, e))
			return false;
	return true;
}

/* The log with the kept checkpoint whose file has this digest; NULL after a failure. */
static const struct casebook_log *find_checkpoint(struct casebook *c, struct digest imprint,
	struct beside *found, struct besides *all, struct arena *mem, struct err *e)
{
	for (size_t i = 0; i < c->logs.count; i++) {
		struct str bytes;
		const struct casebook_log *log = &c->logs.at[i];
		if (!beside_list(c, log, all, mem, e))
			return NULL;
		for (size_t k = 0; k < all->count; k++) {
			*found = all->at[k];
			if (found->kind == BESIDE_CHECKPOINT &&
				beside_read(c, found, &bytes, mem, e) &&
				digest_equal(digest_of(bytes), imprint))
				return log;
		}
	}
	fail(e, ERR_INPUT, "the timestamp is for no checkpoint that was kept in this casebook");
	return NULL;
}

/* Against the request it answers; one that answers none of ours proves as much, and is said. */
static bool verify(struct casebook *c, const struct besides *all, uint64_t size,
	struct str response, struct str roots, struct stamp_taken *t, struct arena *mem,
	struct err *e)
{
	struct stamp_trust trust = { .roots = roots };
	struct digest imprint = t->stamp.imprint;
	for (size_t i = 0; i < all->count && !t->answers; i++) {
		struct str request;
		struct err unsaid;
		t->answers =
			all->at[i].kind == BESIDE_REQUEST && all->at[i].size == size &&
			beside_read(c, &all->at[i], &request, mem, &unsaid) &&
			stamp_verify(response, request, imprint, &trust, &t->stamp, mem, &unsaid);
	}
	return t->answers ||
	       stamp_verify(response, (struct str){ 0 }, imprint, &trust, &t->stamp, mem, e);
}

static bool note(struct casebook *c, const struct casebook_log *l, struct str response,
	struct stamp_taken *t, struct arena *mem, struct err *e)
{
	struct casebook_new x = { .kind = ENTRY_NOTE };
	uint64_t first;
	fields_add_str(&x, FIELD_WHAT, "event", STR("stamped"), mem);
	fields_add_str(&x, FIELD_WHAT, "log", l->origin, mem);
	fields_add_int(&x, FIELD_WHAT, "size", (int64_t)t->size, mem);
	fields_add_str(&x, FIELD_WHAT, "time", casebook_time_text(t->stamp.time, mem), mem);
	fields_add_str(&x, FIELD_WHAT, "authority", t->stamp.authority, mem);
	fields_add_str(&x, FIELD_WHAT, "response", digest_hex(mem, digest_of(response)), mem);
	c->has_after = true;
	c->after = digest_of(response);
	if (!casebook_append(c, &x, 1, NULL, 0, &first, e))
		return false;
	t->entry = casebook_id(c->signer.key.name, first, mem);
	return true;
}

bool stamping_take(struct casebook *c, struct str response, struct str roots, struct stamp_taken *t,
	struct arena *mem, struct err *e)
{
	struct beside kept;
	struct besides all = { 0 };
	*t = (struct stamp_taken){ 0 };
	if (!stamp_parse(response, &t->stamp, mem, e))
		return false;
	const struct casebook_log *l = find_checkpoint(c, t->stamp.imprint, &kept, &all, mem, e);
	if (!l || !verify(c, &all, kept.size, response, roots, t, mem, e))
		return false;
	t->size = kept.size;
	t->id = l->id;
	struct str name = beside_name(t->size, BESIDE_RESPONSE, response, mem);
	struct str roots_name = beside_name(t->size, BESIDE_ROOTS, roots, mem);
	struct str folder = str_format(mem, STR_FMT "/checkpoints", STR_ARG(l->folder));
	t->command = stamp_command(&t->stamp, kept.path,
		str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(name)),
		str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(roots_name)),
		(struct str){ 0 }, mem);
	return beside_put(c, l, roots_name, roots, e) && beside_put(c, l, name, response, e) &&
	       note(c, l, response, t, mem, e);
}
