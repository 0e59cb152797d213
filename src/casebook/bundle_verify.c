#include "casebook/bundle.h"

#include "base/encode.h"
#include "base/json.h"
#include "casebook/beside.h"
#include "casebook/verify_inside.h"
#include "ledger/bag.h"

#include <string.h>

enum { MOST_BYTES = 1 << 21 };

/* A bundle as it is looked at. Findings go through the same hands as those of a casebook. */
struct looking {
	struct proving p;
	const struct disk *disk;
	const char *folder;
	struct bundle_facts *f;
	struct entry entry;
	struct note_key key;
	struct checkpoint checkpoint;
	struct str raw; /* of the checkpoint */
	struct str leaf;
};

static struct str path_of(struct looking *l, const char *name)
{
	return str_format(l->p.mem, "%s/data/%s", l->folder, name);
}

static bool get(struct looking *l, const char *name, struct str *bytes)
{
	struct str path = path_of(l, name);
	struct err e;
	bool ok = disk_read_file(l->disk, path.at, MOST_BYTES, bytes, l->p.mem, &e);
	if (!ok)
		verify_find(&l->p, path, NULL, "%s", e.text);
	return ok;
}

/* Notes what `ok` says of file `name`. */
static bool held(
	struct looking *l, const char *name, const char *means, bool ok, const struct err *e)
{
	if (!ok)
		verify_find(&l->p, path_of(l, name), means, "%s", e->text);
	return ok;
}

static bool look_at_entry(struct looking *l)
{
	struct str text;
	struct err e;
	if (!get(l, "entry.txt", &text) || !get(l, "leaf", &l->leaf) ||
		!held(l, "entry.txt", "it is not what was recorded",
			entry_parse(text, &l->entry, l->p.mem, &e), &e))
		return false;
	struct digest d = digest_of(text);
	bool same = str_equal(l->leaf, (struct str){ (const char *)d.byte, sizeof d.byte });
	fail(&e, ERR_BROKEN, "it is not the SHA-256 of entry.txt");
	if (!held(l, "leaf", "the proof is of another entry", same, &e))
		return false;
	l->f->origin = l->entry.origin;
	l->f->index = l->entry.index;
	l->f->time = l->entry.time;
	l->f->kind = str_from(entry_kind_word(l->entry.kind));
	l->f->id = casebook_id(l->entry.origin, l->entry.index, l->p.mem);
	if (l->entry.has_after)
		l->f->after = digest_hex(l->p.mem, l->entry.after);
	return true;
}

static bool look_at_key(struct looking *l)
{
	struct str text;
	struct err e;
	if (!get(l, "log.key", &text))
		return false;
	bool ok = note_key_parse(str_trim(text), &l->key, l->p.mem, &e) &&
		  ((l->key.kind == NOTE_ED25519 &&
			   str_equal(log_origin(l->key.key, l->p.mem), l->key.name)) ||
			  fail(&e, ERR_BROKEN, "it is not the key that the log is named after")) &&
		  (str_equal(l->key.name, l->entry.origin) ||
			  fail(&e, ERR_BROKEN, "it is the key of another log than the entry's"));
	return held(l, "log.key", "whose signature it is cannot be shown", ok, &e);
}

static void look_at_proof(struct looking *l)
{
	struct str raw;
	struct proof p;
	struct err e;
	if (!get(l, "leaf.tlog-proof", &raw) || !get(l, "checkpoint", &l->raw))
		return;
	bool ok = proof_parse(raw, &p, l->p.mem, &e) && proof_check(&p, l->leaf, &l->key, &e) &&
		  (p.index == l->entry.index ||
			  fail(&e, ERR_BROKEN, "it is of another place of the log"));
	held(l, "leaf.tlog-proof", "that the entry stands in the log is not shown", ok, &e);
	ok = checkpoint_open(l->raw, &l->key, &l->checkpoint, l->p.mem, &e) &&
	     (!ok || str_equal(checkpoint_text(&p.checkpoint, l->p.mem), l->raw) ||
		     fail(&e, ERR_BROKEN, "it is not the checkpoint of the proof"));
	held(l, "checkpoint", "what others vouched for is another log", ok, &e);
	l->f->size = l->checkpoint.size;
}

static void look_at_fields(struct looking *l)
{
	l->f->withheld = l->entry.field_count;
	for (size_t i = 0; i < l->entry.field_count; i++) {
		struct str name = str_format(l->p.mem, "f/%02zu", i), file;
		struct entry_field field = { 0 };
		struct digest salt;
		struct err e;
		if (!disk_exists(l->disk, path_of(l, name.at).at) || !get(l, name.at, &file))
			continue;
		bool ok = (digest_equal(digest_of(file), l->entry.field[i]) ||
				  fail(&e, ERR_BROKEN,
					  "it is not the field that the entry commits to")) &&
			  entry_field_parse(file, &salt, &field, &e);
		if (!held(l, name.at, "what it says was not recorded so", ok, &e))
			continue;
		l->f->withheld--;
		*PUSH(l->p.mem, &l->f->fields) = field.name;
		*PUSH(l->p.mem, &l->f->values) = field.value;
	}
}

static void add_witness(struct looking *l, int64_t time, struct str says)
{
	*PUSH(l->p.mem, &l->f->witnesses) = (struct bundle_witness){ says, time };
}

static bool try_roots(struct looking *l, const struct strs *names, struct str response,
	struct stamp *s, struct err *e)
{
	fail(e, ERR_BROKEN, "the authority's root certificates are not beside it");
	for (size_t i = 0; i < names->count; i++) {
		struct stamp_trust trust = { 0 };
		struct str name = str_format(l->p.mem, "outside/" STR_FMT, STR_ARG(names->at[i]));
		if (str_ends(name, STR(".pem")) && get(l, name.at, &trust.roots) &&
			stamp_verify(response, (struct str){ 0 }, digest_of(l->raw), &trust, s,
				l->p.mem, e))
			return true;
	}
	return false;
}

static void look_at_stamp(struct looking *l, const struct strs *names, const char *name)
{
	struct str response;
	struct stamp s;
	struct err e;
	if (get(l, name, &response) && held(l, name, "it vouches for nothing here",
					       try_roots(l, names, response, &s, &e), &e))
		add_witness(l, s.time,
			str_format(l->p.mem, "timestamp of " STR_FMT ", by the roots in the bundle",
				STR_ARG(s.authority.len ? s.authority
							: STR("an authority without a name"))));
}

/* "<size>.<log id>.cosigned", and the key of that log beside it. */
static void look_at_cosignature(struct looking *l, struct str file, const char *name)
{
	struct str bytes, key, rest = file, id;
	struct note_key by;
	struct checkpoint c;
	struct err e;
	uint64_t time = 0;
	if (!str_cut(&rest, '.', &id) || !str_cut(&rest, '.', &id) || !get(l, name, &bytes) ||
		!get(l, str_format(l->p.mem, "outside/" STR_FMT ".key", STR_ARG(id)).at, &key))
		return;
	bool ok =
		note_key_parse(str_trim(key), &by, l->p.mem, &e) &&
		(str_equal(log_origin(by.key, l->p.mem), by.name) ||
			fail(&e, ERR_BROKEN,
				"the cosigner's key is not the one its log is named after")) &&
		cosigned_check(bytes, &l->key, &by, l->checkpoint.size, &time, &c, l->p.mem, &e) &&
		(digest_equal(c.root, l->checkpoint.root) ||
			fail(&e, ERR_BROKEN, "it is of another checkpoint"));
	if (held(l, name, "it vouches for nothing here", ok, &e))
		add_witness(l, (int64_t)time,
			str_format(l->p.mem, "cosignature of log " STR_FMT ", at a time it claims",
				STR_ARG(id)));
}

static void look_outside(struct looking *l)
{
	struct strs names;
	struct err e;
	struct str folder = path_of(l, "outside");
	if (!disk_list(l->disk, folder.at, l->p.mem, &names, &e))
		verify_find(&l->p, folder, NULL, "%s", e.text);
	for (size_t i = 0; i < names.count; i++) {
		struct str name = str_format(l->p.mem, "outside/" STR_FMT, STR_ARG(names.at[i]));
		if (str_ends(name, STR(".tsr")))
			look_at_stamp(l, &names, name.at);
		else if (str_ends(name, STR(".cosigned")))
			look_at_cosignature(l, names.at[i], name.at);
	}
}

/* The bag has held its bytes against its name's manifest; the name must be what the entry says. */
static void look_at_document(struct looking *l)
{
	struct strs names;
	struct err e;
	struct json *what;
	struct str digest = { 0 }, folder = path_of(l, "document");
	if (!disk_list(l->disk, folder.at, l->p.mem, &names, &e) || names.count == 0)
		return;
	for (size_t i = 0; i < l->f->fields.count; i++)
		if (str_equal(l->f->fields.at[i], STR(FIELD_WHAT)) &&
			json_parse(l->f->values.at[i], &what, l->p.mem, &e))
			digest = json_text(what, "digest");
	struct str path =
		str_format(l->p.mem, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(names.at[0]));
	if (names.count == 1 && digest.at && str_equal(names.at[0], digest))
		l->f->document = digest;
	else
		verify_find(&l->p, path, "it may be another document",
			"the entry, as it is shown, does not name it");
}

/* Digests of every file; and a document's name is its digest, which the manifest repeats. */
static void look_at_bag(struct looking *l)
{
	struct str text, at = str_format(l->p.mem, "%s/manifest-sha256.txt", l->folder);
	struct bag_files files;
	struct err e;
	if (!bag_check(l->disk, l->folder, l->p.mem, &e)) {
		verify_find(&l->p, str_from(l->folder), "the bag is not as it was packed", "%s",
			e.text);
		return;
	}
	if (!disk_read_file(l->disk, at.at, MOST_BYTES, &text, l->p.mem, &e) ||
		!bag_manifest_parse(text, &files, l->p.mem, &e)) {
		verify_find(&l->p, at, NULL, "%s", e.text);
		return;
	}
	for (size_t i = 0; i < files.count; i++) {
		struct str path = files.at[i].path, front = STR("data/document/");
		if (str_starts(path, front) && !str_equal(str_slice(path, front.len, path.len),
						       digest_hex(l->p.mem, files.at[i].digest)))
			verify_find(&l->p, path, "it may be another document",
				"its name is not its digest");
	}
}

bool bundle_is(const struct disk *disk, const char *folder)
{
	struct arena own = { 0 };
	bool is = disk_exists(disk, str_format(&own, "%s/bagit.txt", folder).at) &&
		  disk_exists(disk, str_format(&own, "%s/data/leaf.tlog-proof", folder).at);
	arena_release(&own);
	return is;
}

bool bundle_verify(const struct disk *disk, const char *folder, struct bundle_facts *f,
	struct verify_report *r, struct arena *mem, struct err *e)
{
	struct looking l = { .p = { .r = r, .mem = mem }, .disk = disk, .folder = folder, .f = f };
	*r = (struct verify_report){ 0 };
	*f = (struct bundle_facts){ 0 };
	if (!disk_exists(disk, folder))
		return fail(e, ERR_SYSTEM, "'%s' is not there", folder);
	look_at_bag(&l);
	if (look_at_entry(&l) && look_at_key(&l)) {
		look_at_proof(&l);
		look_at_fields(&l);
		look_outside(&l);
		look_at_document(&l);
	}
	return true;
}
