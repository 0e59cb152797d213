#include "casebook/inside.h"

#include <sodium.h>
#include <string.h>

enum { MOST_IDENTITY_FILE = 4096 };

static bool wrap(struct casebook *c, struct str passphrase, struct err *e)
{
	struct arena own = { 0 };
	struct str file, path = casebook_path(c, "identity.age", &own);
	bool ok = age_identity_wrap(c->identity, passphrase, &file, &own, e) &&
		  disk_write_file(c->place.disk, path.at, file, DISK_DURABLE, e);
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
	return wrap(c, key->passphrase, e);
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
