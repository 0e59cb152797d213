#include "base/encode.h"
#include "casebook/inside.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

/*
 * The device's folder: <log id>.age, the seed of the signing key sealed to the casebook's
 * identity, so that it is of no use to whoever finds it; and <log id>.last, the size and the root
 * that were signed last.
 */
enum { MOST_DEVICE_FILE = 4096, SEED = 32 };

static struct str device_path(
	const struct casebook *c, struct str id, const char *ending, struct arena *mem)
{
	return str_format(mem, "%s/" STR_FMT ".%s", c->place.device, STR_ARG(id), ending);
}

static bool seal_seed(struct casebook *c, const unsigned char seed[SEED], struct str *file,
	struct arena *mem, struct err *e)
{
	struct age_recipient own = age_recipient_of(c->identity);
	struct age_seal how = { .recipient = &own, .recipient_count = 1 };
	struct str rest = { (const char *)seed, SEED };
	struct buf sealed = { .mem = mem };
	struct byte_source from = source_memory(&rest);
	struct sink to = sink_buf(&sealed);
	if (!age_encrypt(&how, &from, &to, e))
		return false;
	*file = buf_str(&sealed);
	return true;
}

static void take_key(struct casebook *c, const unsigned char seed[SEED])
{
	unsigned char public_key[32];
	crypto_sign_seed_keypair(public_key, c->signer_secret, seed);
	struct str origin = log_origin(public_key, &c->mem);
	c->signer.key = note_key_of(origin, NOTE_ED25519, public_key);
	c->signer.secret = c->signer_secret;
}

bool device_make(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	unsigned char seed[SEED];
	struct str file;
	if (!c->place.device)
		return fail(e, ERR_USAGE, "there is no folder for the device's signing keys");
	randombytes_buf(seed, sizeof seed);
	take_key(c, seed);
	bool ok = disk_make_folders(c->place.disk, c->place.device, DISK_DURABLE, e) &&
		  seal_seed(c, seed, &file, &own, e) &&
		  disk_write_file(c->place.disk,
			  device_path(c, log_id(c->signer.key.name), "age", &own).at, file,
			  DISK_DURABLE, e);
	explicit_bzero(seed, sizeof seed);
	arena_release(&own);
	return ok;
}

/* The seed comes into memory that is wiped whole. */
static bool open_seed(struct casebook *c, struct str file, unsigned char seed[SEED], struct err *e)
{
	struct arena own = { 0 };
	struct buf plain = { .mem = &own, .room = 256 };
	plain.at = NEW_ARRAY(&own, char, plain.room);
	struct byte_source from = source_memory(&file);
	struct sink to = sink_buf(&plain);
	struct age_open how = { .identity = c->identity, .identity_count = 1 };
	bool ok = age_decrypt(&how, &from, &to, e);
	if (ok && plain.len != SEED)
		ok = fail(e, ERR_INPUT, "it holds no signing key");
	if (ok)
		memcpy(seed, plain.at, SEED);
	explicit_bzero(plain.at, plain.len);
	arena_release(&own);
	return ok;
}

bool device_load(struct casebook *c, struct str id, bool *found, struct err *e)
{
	struct arena own = { 0 };
	unsigned char seed[SEED];
	struct str file, path;
	*found = false;
	if (!c->place.device)
		return fail(e, ERR_USAGE, "there is no folder for the device's signing keys");
	path = device_path(c, id, "age", &own);
	bool ok = true;
	if (disk_exists(c->place.disk, path.at)) {
		struct err unopened;
		ok = disk_read_file(c->place.disk, path.at, MOST_DEVICE_FILE, &file, &own, e);
		c->device_is_closed = !ok || !open_seed(c, file, seed, &unopened);
		if (!c->device_is_closed) {
			take_key(c, seed);
			*found = str_equal(log_id(c->signer.key.name), id);
		}
	}
	explicit_bzero(seed, sizeof seed);
	arena_release(&own);
	return ok;
}

bool casebook_signer(struct casebook *c, bool *found, struct err *e)
{
	*found = c->mode == CASEBOOK_WRITING;
	return *found || !c->has_writer || !c->place.device ||
	       device_load(c, log_id(c->writer.key.name), found, e);
}

/* Not synced: it guards against copies and backups, and a crash of the machine loses a moment of that at most. */
void device_note(struct casebook *c)
{
	struct arena own = { 0 };
	struct err unsaid;
	struct digest root = merkle_root(&c->writer.tree);
	struct str text = str_format(&own, "%" PRIu64 " " STR_FMT "\n", c->writer.tree.size,
		STR_ARG(digest_hex(&own, root)));
	struct str path = device_path(c, log_id(c->signer.key.name), "last", &own);
	bool kept = disk_write_file(c->place.disk, path.at, text, DISK_LAZY, &unsaid);
	(void)kept;
	arena_release(&own);
}

bool device_last(const struct casebook *c, struct str id, struct device_last *last)
{
	struct arena own = { 0 };
	struct err unsaid;
	struct str text, size;
	unsigned long long n = 0;
	struct str path = device_path(c, id, "last", &own);
	bool ok = disk_read_file(c->place.disk, path.at, MOST_DEVICE_FILE, &text, &own, &unsaid) &&
		  str_cut(&text, ' ', &size) && decimal_number(size, &n) &&
		  hex_bytes(str_trim(text), last->root.byte, sizeof last->root.byte);
	last->size = n;
	arena_release(&own);
	return ok;
}
