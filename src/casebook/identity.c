#include "casebook/inside.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>

enum { MOST_IDENTITY_FILE = 4096 };
#define IDENTITY "identity.age"
#define IDENTITY_COPY "identity.copy"

/* What the file under the old passphrase had, once the new one has its name. */
static bool overwrite(struct casebook *c, int fd, const char *path, struct err *e)
{
	static const char zeros[MOST_IDENTITY_FILE];
	const struct disk *d = c->place.disk;
	off_t size = d->size(d->self, fd);
	struct str blank = { zeros, size > 0 && size < (off_t)sizeof zeros ? (size_t)size : 0 };
	if (!disk_write_at(d, fd, path, blank, 0, e))
		return false;
	return d->sync(d->self, fd) == 0 || fail_errno(e, "cannot sync '%s'", path);
}

static bool put_file(struct casebook *c, const char *name, struct str file, struct err *e)
{
	const struct disk *d = c->place.disk;
	struct arena own = { 0 };
	struct str path = casebook_path(c, name, &own);
	int old = d->open(d->self, path.at, O_WRONLY);
	bool ok = disk_write_file(d, path.at, file, DISK_DURABLE, e) &&
		  (old < 0 || overwrite(c, old, path.at, e));
	if (old >= 0)
		d->close(d->self, old);
	arena_release(&own);
	return ok;
}

bool casebook_wrap(struct casebook *c, struct str passphrase, struct err *e)
{
	struct arena own = { 0 };
	struct str file;
	bool ok = age_identity_wrap(c->identity, passphrase, &file, &own, e) &&
		  put_file(c, IDENTITY, file, e) && put_file(c, IDENTITY_COPY, file, e);
	arena_release(&own);
	return ok;
}

bool identity_make(struct casebook *c, const struct casebook_key *key, struct err *e)
{
	if (key->identity) {
		*c->identity = *key->identity;
		return true;
	}
	randombytes_buf(c->identity->byte, sizeof c->identity->byte);
	return casebook_wrap(c, key->passphrase, e);
}

/* A wrong passphrase is told in the same words whatever is wrong with it, after the same work. */
static bool unwrap(
	struct casebook *c, const char *name, struct str file, struct str passphrase, struct err *e)
{
	if (age_identity_unwrap(file, passphrase, c->identity, e))
		return true;
	if (e->kind == ERR_FINDING)
		return fail(e, ERR_INPUT, "this passphrase does not open the casebook");
	return explain(e, "'" STR_FMT "/%s' is damaged; the recovery key opens the casebook",
		STR_ARG(c->folder), name);
}

static bool read_one(
	struct casebook *c, const char *name, struct str *file, struct arena *mem, struct err *e)
{
	return disk_read_file(
		c->place.disk, casebook_path(c, name, mem).at, MOST_IDENTITY_FILE, file, mem, e);
}

/* The copy is tried where it is another file: a wrong passphrase costs the same work. */
static bool open_either(struct casebook *c, struct str passphrase, struct arena *mem, struct err *e)
{
	struct str file = { 0 }, copy = { 0 };
	struct err why;
	bool has = read_one(c, IDENTITY, &file, mem, e),
	     has_copy = read_one(c, IDENTITY_COPY, &copy, mem, &why),
	     same = has && has_copy && str_equal(file, copy);
	bool ok = has && unwrap(c, IDENTITY, file, passphrase, e);
	if (!ok && has_copy && !same) {
		ok = unwrap(c, IDENTITY_COPY, copy, passphrase, has ? &why : e);
		c->identity_from_copy = ok;
	}
	if (ok && !same)
		c->whole_identity = str_copy(&c->mem, c->identity_from_copy ? copy : file);
	return ok;
}

void identity_mend(struct casebook *c)
{
	struct err unsaid;
	bool writes = c->mode == CASEBOOK_WRITING;
	if (c->identity_from_copy)
		casebook_remark(c, IDENTITY " is damaged or gone; its copy is read%s",
			writes ? ", and it is written anew" : "");
	if (writes && c->whole_identity.at) {
		bool put = put_file(c, c->identity_from_copy ? IDENTITY : IDENTITY_COPY,
			c->whole_identity, &unsaid);
		(void)put; /* the next command that writes tries again */
	}
}

bool identity_open(struct casebook *c, const struct casebook_key *key, struct err *e)
{
	struct arena own = { 0 };
	const struct disk *d = c->place.disk;
	bool ok = true;
	if (key->identity)
		*c->identity = *key->identity;
	else if (!disk_exists(d, casebook_path(c, IDENTITY, &own).at) &&
		 !disk_exists(d, casebook_path(c, IDENTITY_COPY, &own).at))
		ok = fail(e, ERR_INPUT,
			"this casebook has no passphrase; it is opened by the identity it was made "
			"with");
	else
		ok = open_either(c, key->passphrase, &own, e);
	arena_release(&own);
	return ok;
}
