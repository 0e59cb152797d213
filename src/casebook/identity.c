#include "casebook/inside.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>

enum { MOST_IDENTITY_FILE = 4096 };

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

bool casebook_wrap(struct casebook *c, struct str passphrase, struct err *e)
{
	const struct disk *d = c->place.disk;
	struct arena own = { 0 };
	struct str file, path = casebook_path(c, "identity.age", &own);
	int old = d->open(d->self, path.at, O_WRONLY);
	bool ok = age_identity_wrap(c->identity, passphrase, &file, &own, e) &&
		  disk_write_file(d, path.at, file, DISK_DURABLE, e) &&
		  (old < 0 || overwrite(c, old, path.at, e));
	if (old >= 0)
		d->close(d->self, old);
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
static bool unopened(struct str path, struct err *e)
{
	if (e->kind == ERR_FINDING)
		return fail(e, ERR_INPUT, "this passphrase does not open the casebook");
	return explain(e, "'%s'", path.at);
}

bool identity_open(struct casebook *c, const struct casebook_key *key, struct err *e)
{
	struct arena own = { 0 };
	struct str file, path = casebook_path(c, "identity.age", &own);
	bool ok = true;
	if (key->identity)
		*c->identity = *key->identity;
	else if (!disk_exists(c->place.disk, path.at))
		ok = fail(e, ERR_INPUT,
			"this casebook has no passphrase; it is opened by the identity it was made "
			"with");
	else
		ok = disk_read_file(c->place.disk, path.at, MOST_IDENTITY_FILE, &file, &own, e) &&
		     (age_identity_unwrap(file, key->passphrase, c->identity, e) ||
			     unopened(path, e));
	arena_release(&own);
	return ok;
}
