#include "casebook/pull.h"

#include "base/encode.h"
#include "base/json.h"
#include "casebook/inside.h"
#include "casebook/pull_inside.h"
#include "ledger/log_import.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void pull_problem(struct pulling *p, const char *fmt, ...)
{
	char text[480];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	*PUSH(p->mem, &p->r->problems) = str_copy(p->mem, str_from(text));
}

static const struct casebook_log *ours_of(const struct casebook *c, struct str origin)
{
	for (size_t i = 0; i < c->logs.count; i++)
		if (str_equal(c->logs.at[i].origin, origin))
			return &c->logs.at[i];
	return NULL;
}

static bool examine_all(struct pulling *p, struct err *e)
{
	for (size_t i = 0; i < p->other->logs.count; i++) {
		struct offered *o = PUSH(p->mem, &p->logs);
		struct err why;
		o->theirs = &p->other->logs.at[i];
		o->ours = ours_of(p->c, o->theirs->origin);
		if (!files_reader(p->other, o->theirs, &o->reader, p->mem, &why)) {
			pull_problem(
				p, "log " STR_FMT ": %.300s", STR_ARG(o->theirs->id), why.text);
			p->logs.count--;
		} else if (!offered_examine(p, o, e)) {
			return false;
		}
	}
	return true;
}

static bool is_erased(const struct pulling *p, struct digest name)
{
	for (size_t i = 0; i < p->erased.count; i++)
		if (digest_equal(p->erased.at[i], name))
			return true;
	return false;
}

static void note_erased(struct pulling *p, const struct body *b)
{
	struct arena own = { 0 };
	struct json *what;
	struct err unsaid;
	struct digest name;
	for (size_t i = 0; i < b->entry.field_count; i++) {
		if (!str_equal(b->field[i].name, STR(FIELD_WHAT)) ||
			!json_parse(b->field[i].value, &what, &own, &unsaid))
			continue;
		const struct json *objects = json_member(what, "objects");
		for (size_t k = 0; objects && objects->kind == KIND_ARRAY && k < objects->count;
			k++)
			if (hex_bytes(objects->item[k].text, name.byte, sizeof name.byte))
				*PUSH(p->mem, &p->erased) = name;
	}
	arena_release(&own);
}

/* {"log": origin, "from": size}: what a log has from there on counts no more. None revokes itself. */
static void note_revoked(struct pulling *p, const struct casebook_item *x)
{
	struct arena own = { 0 };
	struct json *what;
	struct err unsaid;
	if (json_parse(casebook_item_field(x, FIELD_WHAT), &what, &own, &unsaid)) {
		const struct json *from = json_member(what, "from");
		struct str origin = json_text(what, "log");
		if (origin.at && from && from->kind == KIND_INTEGER && from->integer >= 0 &&
			!str_equal(origin, x->log->origin))
			*PUSH(p->mem, &p->revoked) = (struct revocation){ str_copy(p->mem, origin),
				(uint64_t)from->integer };
	}
	arena_release(&own);
}

/* What is erased or revoked already. */
static bool visit_known(void *self, const struct casebook_item *x, struct err *e)
{
	(void)e;
	if (x->found == CASEBOOK_OPENED && x->body.entry.kind == ENTRY_ERASE)
		note_erased(self, &x->body);
	if (x->found == CASEBOOK_OPENED && x->body.entry.kind == ENTRY_REVOKE)
		note_revoked(self, x);
	return true;
}

/* Secrets of what is taken over, and what its entries erase. */
static bool take_secrets(struct pulling *p, const struct offered *o, bool erases, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < o->entries; i++) {
		struct arena own = { 0 };
		struct body b;
		if (!o->known[i]) {
			arena_release(&own);
			continue;
		}
		if (!erases)
			ok = keyring_set_entry(&p->c->ring, o->theirs->origin, o->had.size + i,
				&o->entry[i].secret, e);
		else if (body_open(o->entry[i].sealed, o->entry[i].leaf, &o->entry[i].secret, &b,
				 &own, e) &&
			 b.entry.kind == ENTRY_ERASE) {
			note_erased(p, &b);
			ok = erase_apply(p->c, &b, e);
			p->r->erased++;
		}
		arena_release(&own);
	}
	return ok;
}

/* An entry that was here already, of which only the other has the secret. */
static bool fill_secret(struct pulling *p, const struct offered *o, uint64_t index, struct err *e)
{
	struct arena own = { 0 };
	struct secret secret;
	struct log_reader r;
	struct str sealed;
	struct body b;
	struct err why;
	bool ok = true;
	if (keyring_entry(&p->c->ring, o->theirs->origin, index, &secret) == KEYRING_UNKNOWN &&
		keyring_entry(&p->other->ring, o->theirs->origin, index, &secret) ==
			KEYRING_KNOWN &&
		index < o->leaf.count && files_reader(p->c, o->ours, &r, &own, &why) &&
		log_read_body(&r, index, &sealed, &own, &why) &&
		body_open(sealed, o->leaf.at[index], &secret, &b, &own, &why))
		ok = keyring_set_entry(&p->c->ring, o->theirs->origin, index, &secret, e);
	explicit_bzero(&secret, sizeof secret);
	arena_release(&own);
	return ok;
}

static bool take_all_secrets(struct pulling *p, struct err *e)
{
	for (size_t i = 0; i < p->logs.count; i++) {
		const struct offered *o = &p->logs.at[i];
		if (!take_secrets(p, o, false, e))
			return false;
		for (uint64_t k = 0; o->ours && k < o->had.size; k++)
			if (!fill_secret(p, o, k, e))
				return false;
	}
	for (size_t i = 0; i < p->logs.count; i++)
		if (!take_secrets(p, &p->logs.at[i], true, e))
			return false;
	return true;
}

static bool take_objects(struct pulling *p, struct err *e)
{
	for (size_t i = 0; i < p->other->ring.object_count; i++) {
		const struct keyring_object *o = &p->other->ring.object[i];
		struct secret held;
		struct err why;
		bool here = keyring_object(&p->c->ring, o->name, &held);
		explicit_bzero(&held, sizeof held);
		if (here || is_erased(p, o->name))
			continue;
		if (!vault_copy(&p->other->vault, &p->c->vault, o->name, &why)) {
			pull_problem(p, "a document was not taken over: %.300s", why.text);
			continue;
		}
		if (!keyring_set_object(&p->c->ring, o->name, &o->secret, e))
			return false;
		p->r->objects++;
	}
	return true;
}

static bool write_key(struct pulling *p, const struct offered *o, const char *folder, struct err *e)
{
	struct arena own = { 0 };
	struct str path = str_format(&own, "%s/key", folder);
	struct str text =
		str_format(&own, STR_FMT "\n", STR_ARG(note_key_text(&o->theirs->key, &own)));
	bool ok = disk_exists(p->c->place.disk, path.at) ||
		  (disk_make_folders(p->c->place.disk, folder, DISK_DURABLE, e) &&
			  disk_write_file(p->c->place.disk, path.at, text, DISK_DURABLE, e));
	arena_release(&own);
	return ok;
}

static bool import(struct pulling *p, const struct offered *o, struct err *e)
{
	struct arena own = { 0 };
	struct str folder = str_format(
		&own, STR_FMT "/" STR_FMT, STR_ARG(p->c->logs_folder), STR_ARG(o->theirs->id));
	struct str had = o->had.size ? checkpoint_text(&o->had, &own) : STR("");
	bool ok = write_key(p, o, folder.at, e) &&
		  (o->had.size == 0 ||
			  log_import_sweep(p->c->place.disk, folder.at, &o->theirs->key, e)) &&
		  log_import(p->c->place.disk, folder.at, &o->theirs->key, had, o->entry,
			  o->entries, o->raw, e);
	p->r->entries += ok ? o->entries : 0;
	arena_release(&own);
	return ok;
}

static bool import_all(struct pulling *p, struct err *e)
{
	for (size_t i = 0; i < p->logs.count; i++) {
		const struct offered *o = &p->logs.at[i];
		if ((o->entries && !import(p, o, e)) ||
			(p->r->logs.at[o->result].why.at && !keep_refused(p, o, e)))
			return false;
	}
	return true;
}

static void put_seen(
	struct json_out *j, struct str origin, uint64_t size, struct digest root, struct arena *mem)
{
	put_open(j, '{');
	put_member_str(j, "log", origin);
	put_member_int(j, "size", (int64_t)size);
	put_member_str(j, "root", digest_hex(mem, root));
}

/* What was taken over, and what was refused and why; nothing when there was neither. */
static bool observe(struct pulling *p, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_new x = { .kind = ENTRY_OBSERVE };
	struct buf b = { .mem = &own };
	struct json_out j = { .to = &b };
	size_t said = 0;
	uint64_t first;
	put_open(&j, '{');
	put_member_str(&j, "event", STR("pulled"));
	for (int refused = 0; refused < 2; refused++) {
		put_key(&j, refused ? "refused" : "seen");
		put_open(&j, '[');
		for (size_t i = 0; i < p->logs.count; i++) {
			const struct offered *o = &p->logs.at[i];
			const struct checkpoint *c = &o->reader.checkpoint;
			struct str why = p->r->logs.at[o->result].why;
			if (refused ? !why.at : o->entries == 0)
				continue;
			put_seen(&j, o->theirs->origin, refused ? c->size : o->size,
				refused ? c->root : o->root, &own);
			if (refused)
				put_member_str(&j, "why", why);
			put_close(&j, '}');
			said++;
		}
		put_close(&j, ']');
	}
	put_close(&j, '}');
	casebook_new_field(&x, FIELD_WHAT, buf_str(&b));
	bool ok = said == 0 || casebook_append(p->c, &x, 1, NULL, 0, &first, e);
	arena_release(&own);
	return ok;
}

/* The other has more of this device's own log than this copy: what is written from here on is another log. */
static bool begin_anew(struct pulling *p, struct err *e)
{
	for (size_t i = 0; i < p->logs.count; i++) {
		struct offered *o = &p->logs.at[i];
		if (!o->ours || !o->ours->is_own || o->entries == 0)
			continue;
		p->r->was_older = true;
		if (!log_begin(p->c, e))
			return false;
		break;
	}
	for (size_t i = 0; i < p->logs.count; i++) /* they moved */
		p->logs.at[i].ours = ours_of(p->c, p->logs.at[i].theirs->origin);
	return true;
}

static bool has_news(const struct pulling *p)
{
	size_t news = p->r->objects;
	for (size_t i = 0; i < p->logs.count; i++)
		news += p->logs.at[i].entries;
	return news > 0;
}

/* Secrets are on the disk before the entries they open, and documents before both. */
bool casebook_pull(struct casebook *c, struct casebook *other, struct pull_result *r,
	struct arena *mem, struct err *e)
{
	struct pulling p = { .c = c, .other = other, .r = r, .mem = mem };
	*r = (struct pull_result){ 0 };
	if (!casebook_settle(c, e) ||
		!casebook_each_kinds(
			c, 1U << ENTRY_ERASE | 1U << ENTRY_REVOKE, visit_known, &p, e) ||
		!examine_all(&p, e) || !begin_anew(&p, e) || !take_all_secrets(&p, e) ||
		!take_objects(&p, e))
		return false;
	bool news = has_news(&p);
	if (news && !casebook_turn(c, e))
		return false;
	if (!import_all(&p, e) || !casebook_load_logs(c, e))
		return false;
	c->knows_members = false;
	if (!pull_beside(&p, e) || !observe(&p, e) || !casebook_cosign(c, &r->cosigned, e))
		return false;
	return !news || casebook_turn(c, e);
}
