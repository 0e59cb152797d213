#include "casebook/beside.h"

#include "base/encode.h"

#include <string.h>

enum { TAG_DIGITS = 16, BESIDE_MOST_BYTES = 1 << 20 };

static const struct {
	const char *ending;
	enum beside_kind kind;
} endings[] = { { "tsq", BESIDE_REQUEST }, { "tsr", BESIDE_RESPONSE }, { "pem", BESIDE_ROOTS },
	{ "cosigned", BESIDE_COSIGNED } };

static struct beside parse_name(struct str name)
{
	struct beside b = { .name = name };
	struct str rest = name, size;
	unsigned long long n;
	if (!str_cut(&rest, '.', &size) || !decimal_number(size, &n))
		return b;
	b.size = n;
	if (size.len == name.len) {
		b.kind = BESIDE_CHECKPOINT;
		return b;
	}
	if (!str_cut(&rest, '.', &b.tag))
		return b;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_equal(rest, str_from(endings[i].ending)))
			b.kind = endings[i].kind;
	return b;
}

static struct str folder_of(const struct casebook_log *l, struct arena *mem)
{
	return str_format(mem, STR_FMT "/checkpoints", STR_ARG(l->folder));
}

bool beside_list(const struct casebook *c, const struct casebook_log *l, struct besides *all,
	struct arena *mem, struct err *e)
{
	struct strs names;
	struct str folder = folder_of(l, mem);
	*all = (struct besides){ 0 };
	if (!disk_list(c->place.disk, folder.at, mem, &names, e))
		return false;
	for (size_t i = 0; i < names.count; i++) {
		struct beside b = parse_name(names.at[i]);
		b.path =
			str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(names.at[i]));
		*PUSH(mem, all) = b;
	}
	return true;
}

static struct str tag_of(struct str bytes, struct arena *mem)
{
	return str_slice(digest_hex(mem, digest_of(bytes)), 0, TAG_DIGITS);
}

struct str beside_name(uint64_t size, enum beside_kind kind, struct str bytes, struct arena *mem)
{
	const char *ending = "";
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (endings[i].kind == kind)
			ending = endings[i].ending;
	return str_format(mem, "%llu." STR_FMT ".%s", (unsigned long long)size,
		STR_ARG(tag_of(bytes, mem)), ending);
}

bool beside_read(const struct casebook *c, const struct beside *b, struct str *bytes,
	struct arena *mem, struct err *e)
{
	if (!disk_read_file(c->place.disk, b->path.at, BESIDE_MOST_BYTES, bytes, mem, e))
		return false;
	return b->kind == BESIDE_COSIGNED || b->kind == BESIDE_CHECKPOINT ||
	       str_equal(tag_of(*bytes, mem), b->tag) ||
	       fail(e, ERR_BROKEN, "it was altered: its bytes are not those of its name");
}

bool beside_put(struct casebook *c, const struct casebook_log *l, struct str name, struct str bytes,
	struct err *e)
{
	struct arena own = { 0 };
	struct str folder = folder_of(l, &own);
	struct str path = str_format(&own, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(name));
	bool ok = disk_exists(c->place.disk, path.at) ||
		  (disk_make_folders(c->place.disk, folder.at, DISK_DURABLE, e) &&
			  disk_write_file(c->place.disk, path.at, bytes, DISK_DURABLE, e));
	arena_release(&own);
	return ok;
}

bool files_reader(const struct casebook *c, const struct casebook_log *l, struct log_reader *r,
	struct arena *mem, struct err *e)
{
	if (l->is_own)
		return log_reader_open(r, c->place.disk, l->folder.at, NULL, &l->key, mem, e);
	*r = l->reader;
	return true;
}

struct note_key cosigner_key(const struct note_key *log_key)
{
	return note_key_of(log_key->name, NOTE_COSIGNATURE, log_key->key);
}

bool cosigned_check(struct str bytes, const struct note_key *log, const struct note_key *by,
	uint64_t size, uint64_t *time, struct checkpoint *c, struct arena *mem, struct err *e)
{
	struct note_key cosigner = cosigner_key(by);
	if (!checkpoint_open(bytes, log, c, mem, e))
		return false;
	if (c->size != size)
		return fail(e, ERR_BROKEN, "it is a checkpoint of another size");
	if (c->note.signatures.count != 2 || note_check(&c->note, &cosigner, time) != NOTE_GOOD)
		return fail(e, ERR_BROKEN, "the cosignature does not verify");
	return true;
}
