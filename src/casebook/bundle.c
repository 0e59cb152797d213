#include "casebook/bundle.h"

#include "base/encode.h"
#include "base/json.h"
#include "casebook/beside.h"
#include "casebook/bundle_readme.h"
#include "ledger/bag.h"

#include <fcntl.h>
#include <string.h>

/* A bundle on its way. */
struct bundling {
	struct casebook *c;
	const char *folder;
	struct bag_files files;
	struct casebook_item item;
	struct log_reader reader;
	struct proof proof;
	struct besides besides;
	struct readme readme;
	struct bundle_made *made;
	struct arena mem;
};

static struct str path_in(struct bundling *b, struct str name)
{
	return str_format(&b->mem, "%s/" STR_FMT, b->folder, STR_ARG(name));
}

static bool make_parent(struct bundling *b, struct str path, struct err *e)
{
	size_t slash = path.len;
	while (slash > 0 && path.at[slash - 1] != '/')
		slash--;
	return disk_make_folders(b->c->place.disk,
		str_copy(&b->mem, str_slice(path, 0, slash - 1)).at, DISK_LAZY, e);
}

static bool put(struct bundling *b, struct str name, struct str bytes, struct err *e)
{
	struct str path = path_in(b, name);
	*PUSH(&b->mem, &b->files) = (struct bag_file){ name, digest_of(bytes), bytes.len };
	return make_parent(b, path, e) &&
	       disk_write_file(b->c->place.disk, path.at, bytes, DISK_DURABLE, e);
}

static bool is_asked(const struct bundle_options *o, struct str name)
{
	if (o->fields.count == 0)
		return !str_equal(name, STR(FIELD_HANDLING));
	for (size_t i = 0; i < o->fields.count; i++)
		if (str_equal(o->fields.at[i], name))
			return true;
	return false;
}

static bool check_names(const struct bundling *b, const struct bundle_options *o, struct err *e)
{
	for (size_t i = 0; i < o->fields.count; i++) {
		bool known = false;
		for (size_t k = 0; k < b->item.body.entry.field_count; k++)
			known |= str_equal(o->fields.at[i], b->item.body.field[k].name);
		if (!known)
			return fail(e, ERR_USAGE, "the entry has no field '" STR_FMT "'",
				STR_ARG(o->fields.at[i]));
	}
	return true;
}

static bool put_fields(struct bundling *b, const struct bundle_options *o, struct err *e)
{
	if (!check_names(b, o, e))
		return false;
	for (size_t i = 0; i < b->item.body.entry.field_count; i++) {
		if (!is_asked(o, b->item.body.field[i].name)) {
			b->made->withheld++;
			continue;
		}
		b->made->shown++;
		if (!put(b, str_format(&b->mem, "data/f/%02zu", i), b->item.body.file[i], e))
			return false;
	}
	return true;
}

/* How much a checkpoint is worth: one with a timestamp more than one with a cosignature, an earlier one more than a later. */
static int worth(const struct besides *all, uint64_t size)
{
	int most = 0;
	for (size_t i = 0; i < all->count; i++) {
		int here =
			all->at[i].kind == BESIDE_RESPONSE ? 2 : all->at[i].kind == BESIDE_COSIGNED;
		if (all->at[i].size == size && here > most)
			most = here;
	}
	return most;
}

/* The checkpoint to prove by: the kept one that others vouched for, or the newest. */
static bool choose_checkpoint(struct bundling *b, struct str *raw, struct err *e)
{
	const struct casebook_log *l = b->item.log;
	struct str path = str_format(&b->mem, STR_FMT "/checkpoint", STR_ARG(l->folder));
	int most = 0;
	uint64_t size = 0;
	for (size_t i = 0; i < b->besides.count; i++) {
		const struct beside *k = &b->besides.at[i];
		int here = worth(&b->besides, k->size);
		if (k->kind != BESIDE_CHECKPOINT || k->size <= b->item.index || here < most ||
			here == 0 || (here == most && k->size > size))
			continue;
		most = here;
		size = k->size;
		path = k->path;
	}
	return disk_read_file(b->c->place.disk, path.at, NOTE_MOST_BYTES, raw, &b->mem, e);
}

/* Worked out from the newest tiles, which have every whole subtree of an older tree. */
static bool prove(struct bundling *b, struct str *raw, struct err *e)
{
	const struct casebook_log *l = b->item.log;
	struct merkle_source hashes = log_hashes(&b->reader);
	struct str leaf = { (const char *)b->item.leaf.byte, sizeof b->item.leaf.byte };
	b->proof.index = b->item.index;
	return beside_list(b->c, l, &b->besides, &b->mem, e) && choose_checkpoint(b, raw, e) &&
	       checkpoint_open(*raw, &l->key, &b->proof.checkpoint, &b->mem, e) &&
	       merkle_inclusion(
		       &hashes, b->proof.index, b->proof.checkpoint.size, &b->proof.hashes, e) &&
	       proof_check(&b->proof, leaf, &l->key, e);
}

static bool put_cosigner(struct bundling *b, struct str id, struct err *e)
{
	for (size_t i = 0; i < b->c->logs.count; i++)
		if (str_equal(b->c->logs.at[i].id, id))
			return put(b,
				str_format(&b->mem, "data/outside/" STR_FMT ".key", STR_ARG(id)),
				str_format(&b->mem, STR_FMT "\n",
					STR_ARG(note_key_text(&b->c->logs.at[i].key, &b->mem))),
				e);
	return true;
}

/* The command of a timestamp, with those roots of its size that vouch for it. */
static void add_command(
	struct bundling *b, struct str response, struct str name, struct str checkpoint)
{
	struct err unsaid;
	for (size_t i = 0; i < b->besides.count; i++) {
		const struct beside *k = &b->besides.at[i];
		struct stamp_trust trust = { 0 };
		struct stamp s;
		if (k->kind != BESIDE_ROOTS || k->size != b->proof.checkpoint.size ||
			!beside_read(b->c, k, &trust.roots, &b->mem, &unsaid) ||
			!stamp_verify(response, (struct str){ 0 }, digest_of(checkpoint), &trust,
				&s, &b->mem, &unsaid))
			continue;
		*PUSH(&b->mem, &b->readme.commands) = stamp_command(&s, STR("checkpoint"),
			str_format(&b->mem, "outside/" STR_FMT, STR_ARG(name)),
			str_format(&b->mem, "outside/" STR_FMT, STR_ARG(k->name)),
			(struct str){ 0 }, &b->mem);
		return;
	}
}

static bool put_outside(struct bundling *b, struct str checkpoint, struct err *e)
{
	for (size_t i = 0; i < b->besides.count; i++) {
		const struct beside *k = &b->besides.at[i];
		struct str bytes;
		if (k->kind <= BESIDE_CHECKPOINT || k->size != b->proof.checkpoint.size)
			continue;
		if (!beside_read(b->c, k, &bytes, &b->mem, e) ||
			!put(b, str_format(&b->mem, "data/outside/" STR_FMT, STR_ARG(k->name)),
				bytes, e))
			return false;
		if (k->kind == BESIDE_RESPONSE) {
			b->made->stamps++;
			add_command(b, bytes, k->name, checkpoint);
		}
		if (k->kind == BESIDE_COSIGNED) {
			b->made->cosignatures++;
			if (!put_cosigner(b, k->tag, e))
				return false;
		}
	}
	return true;
}

/* The document an entry names, out of the vault, under the name of its digest. */
static bool put_document(struct bundling *b, struct err *e)
{
	struct json *what;
	struct vault_object o = { 0 };
	struct casebook *c = b->c;
	const struct json *size = NULL;
	if (b->item.body.entry.kind != ENTRY_DOCUMENT ||
		!json_parse(casebook_item_field(&b->item, FIELD_WHAT), &what, &b->mem, e) ||
		!hex_bytes(json_text(what, "object"), o.name.byte, 32) ||
		!hex_bytes(json_text(what, "digest"), o.content.byte, 32) ||
		!(size = json_member(what, "size")) || size->kind != KIND_INTEGER)
		return fail(e, ERR_USAGE, "the entry is of no document");
	if (!keyring_object(&c->ring, o.name, &o.secret))
		return fail(e, ERR_FINDING,
			"the document was erased, or its secret is not in the keyring");
	o.size = (uint64_t)size->integer;
	struct str name = str_format(
		&b->mem, "data/document/" STR_FMT, STR_ARG(digest_hex(&b->mem, o.content)));
	struct str path = path_in(b, name);
	if (!make_parent(b, path, e))
		return false;
	struct file_at file = { c->place.disk,
		c->place.disk->open(c->place.disk->self, path.at, O_WRONLY | O_CREAT | O_TRUNC),
		path.at, 0 };
	struct sink to = sink_file(&file);
	bool ok = file.fd >= 0 ? vault_get(&c->vault, &o, &to, e)
			       : fail_errno(e, "cannot create '%s'", path.at);
	if (file.fd >= 0 && c->place.disk->close(c->place.disk->self, file.fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", path.at);
	explicit_bzero(&o.secret, sizeof o.secret);
	*PUSH(&b->mem, &b->files) = (struct bag_file){ name, o.content, o.size };
	b->readme.document = true;
	return ok;
}

static bool put_all(
	struct bundling *b, const struct bundle_options *o, struct str checkpoint, struct err *e)
{
	const struct note_key *key = &b->item.log->key;
	struct str leaf = { (const char *)b->item.leaf.byte, sizeof b->item.leaf.byte };
	struct str key_text =
		str_format(&b->mem, STR_FMT "\n", STR_ARG(note_key_text(key, &b->mem)));
	if (!put_fields(b, o, e) || !put(b, STR("data/entry.txt"), b->item.body.text, e) ||
		!put(b, STR("data/leaf"), leaf, e) ||
		!put(b, STR("data/leaf.tlog-proof"), proof_text(&b->proof, &b->mem), e) ||
		!put(b, STR("data/checkpoint"), checkpoint, e) ||
		!put(b, STR("data/log.key"), key_text, e) ||
		!put(b, STR("data/log.pem"), bundle_pem(key, &b->mem), e) ||
		!put_outside(b, checkpoint, e) || (o->document && !put_document(b, e)))
		return false;
	b->readme.id = casebook_id(b->item.log->origin, b->item.index, &b->mem);
	b->readme.item = &b->item;
	b->readme.proof = &b->proof;
	b->readme.shown = b->made->shown;
	b->readme.withheld = b->made->withheld;
	struct str day =
		str_slice(casebook_time_text(b->c->place.now(b->c->place.self), &b->mem), 0, 10);
	return put(b, STR("data/README.txt"), bundle_readme(&b->readme, &b->mem), e) &&
	       bag_write(b->c->place.disk, b->folder, &b->files, b->readme.id, day, e);
}

static bool can_be_shown(const struct bundling *b, struct err *e)
{
	switch (b->item.found) {
	case CASEBOOK_OPENED:
		return b->item.index < b->reader.checkpoint.size ||
		       fail(e, ERR_FINDING,
			       "the entry was committed and is not in the log's files yet; the "
			       "next "
			       "command that writes brings it there");
	case CASEBOOK_ERASED:
		return fail(e, ERR_FINDING, "the entry was erased: there is nothing left to show");
	case CASEBOOK_UNKNOWN:
		return fail(e, ERR_FINDING, "the entry's secret is not in this casebook's keyring");
	case CASEBOOK_DAMAGED:
		break;
	}
	return fail(e, ERR_BROKEN, STR_FMT, STR_ARG(b->item.problem));
}

bool bundle_write(struct casebook *c, const struct casebook_log *log, uint64_t index,
	const struct bundle_options *o, const char *folder, struct bundle_made *made, struct err *e)
{
	struct bundling b = { .c = c, .folder = folder, .made = made };
	struct str checkpoint;
	*made = (struct bundle_made){ 0 };
	bool ok = !disk_exists(c->place.disk, folder) ||
		  fail(e, ERR_USAGE, "'%s' is there already", folder);
	ok = ok && casebook_read(c, log, index, &b.item, &b.mem, e) &&
	     files_reader(c, log, &b.reader, &b.mem, e) && can_be_shown(&b, e) &&
	     prove(&b, &checkpoint, e) && put_all(&b, o, checkpoint, e);
	made->size = b.proof.checkpoint.size;
	arena_release(&b.mem);
	return ok;
}
