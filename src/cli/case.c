#include "cli/case.h"

#include "base/file.h"
#include "cli/passphrase.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>

enum { MOST_KEY_FILE = 4096 };

const char *case_folder(const struct case_opts *o)
{
	const char *from = o->casebook ? o->casebook : getenv("KNELL_CASEBOOK");
	return from && *from ? from : NULL;
}

static int64_t now(void *self)
{
	(void)self;
	return (int64_t)time(NULL);
}

/* XDG Base Directory Specification: the device's own data. */
static const char *device_folder(struct arena *mem)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	if (data && data[0] == '/')
		return str_format(mem, "%s/knell", data).at;
	return home && *home ? str_format(mem, "%s/.local/share/knell", home).at : NULL;
}

struct casebook_place case_place(struct app *app, const char *folder)
{
	return (struct casebook_place){ .disk = &disk_system,
		.folder = folder,
		.device = device_folder(app->mem),
		.now = now };
}

void case_private(void)
{
	const struct rlimit none = { 0, 0 };
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
}

static bool key_from_file(struct app *app, const char *path, struct secret *identity,
	struct casebook_key *key, struct err *e)
{
	struct str bytes, line;
	if (!file_read(path, MOST_KEY_FILE, &bytes, app->mem, e))
		return false;
	for (struct str rest = bytes; str_cut(&rest, '\n', &line);)
		if (age_identity_parse(str_trim(line), identity)) {
			key->identity = identity;
			explicit_bzero((char *)bytes.at, bytes.len);
			return true;
		}
	struct str rest = bytes;
	if (!str_cut(&rest, '\n', &line) || line.len == 0)
		return fail(e, ERR_INPUT, "'%s' has no passphrase in its first line", path);
	line.len -= line.at[line.len - 1] == '\r';
	key->passphrase = line;
	return true;
}

bool case_key(struct app *app, const char *key_file, const char *folder, struct secret *identity,
	struct casebook_key *key, struct err *e)
{
	*key = (struct casebook_key){ 0 };
	if (key_file)
		return key_from_file(app, key_file, identity, key, e);
	struct str prompt = str_format(app->mem, "Passphrase of %s: ", folder);
	return passphrase_ask(prompt.at, &key->passphrase, app->mem, e);
}

void case_key_wipe(struct casebook_key *key, struct secret *identity)
{
	if (key->passphrase.at)
		explicit_bzero((char *)key->passphrase.at, key->passphrase.len);
	explicit_bzero(identity, sizeof *identity);
}

static void tell_remarks(struct app *app, const struct casebook *c, size_t from)
{
	for (size_t i = from; i < c->remarks.count; i++)
		fprintf(app->notes, "knell: " STR_FMT "\n", STR_ARG(c->remarks.at[i]));
}

/* Said before anybody types a passphrase; casebook_open says the same of what comes later. */
static bool is_there(struct app *app, const char *folder, struct err *e)
{
	return access(str_format(app->mem, "%s/FORMAT", folder).at, F_OK) == 0 ||
	       fail(e, ERR_INPUT, "'%s' is no casebook: it has no FORMAT", folder);
}

bool case_open(struct app *app, const struct case_opts *o, enum casebook_mode mode,
	struct casebook *c, struct err *e)
{
	const char *folder = case_folder(o);
	struct secret identity;
	struct casebook_key key = { 0 };
	if (!folder)
		return fail(e, ERR_USAGE,
			"which casebook? say it with -C or in the environment, KNELL_CASEBOOK");
	struct casebook_place place = case_place(app, folder);
	bool ok = is_there(app, folder, e);
	ok = ok &&
	     (mode == CASEBOOK_LOCKED || case_key(app, o->key_file, folder, &identity, &key, e));
	ok = ok && casebook_open(c, &place, mode, &key, e);
	case_key_wipe(&key, &identity);
	if (ok) {
		tell_remarks(app, c, 0);
		c->remarks.count = 0;
	}
	return ok;
}

static bool recovery_key(struct app *app, const struct case_opts *o, struct secret *identity,
	struct casebook_key *key, struct err *e)
{
	struct str typed;
	if (o->key_file)
		return key_from_file(app, o->key_file, identity, key, e) &&
		       (key->identity ||
			       fail(e, ERR_INPUT, "'%s' holds no recovery key", o->key_file));
	if (!passphrase_ask("Recovery key (AGE-SECRET-KEY-1...): ", &typed, app->mem, e))
		return false;
	bool ok = age_identity_parse(str_trim(typed), identity);
	explicit_bzero((char *)typed.at, typed.len);
	key->identity = identity;
	return ok || fail(e, ERR_INPUT, "that is no recovery key: a letter may be wrong");
}

bool case_open_by_recovery(struct app *app, const struct case_opts *o, const struct secret *heir,
	struct casebook *c, struct err *e)
{
	const char *folder = case_folder(o);
	struct secret identity;
	struct casebook_key key = { .heir = heir };
	if (!folder)
		return fail(e, ERR_USAGE,
			"which casebook? say it with -C or in the environment, KNELL_CASEBOOK");
	struct casebook_place place = case_place(app, folder);
	bool ok = recovery_key(app, o, &identity, &key, e) &&
		  casebook_open(c, &place, CASEBOOK_WRITING, &key, e);
	case_key_wipe(&key, &identity);
	if (ok) {
		tell_remarks(app, c, 0);
		c->remarks.count = 0;
	}
	return ok;
}

bool case_create(struct app *app, const char *folder, const char *key_file, const char *name,
	struct casebook *c, struct secret *recovery, struct err *e)
{
	struct secret identity;
	struct casebook_key key = { 0 };
	struct casebook_place place = case_place(app, folder);
	bool ok = key_file ? case_key(app, key_file, folder, &identity, &key, e)
			   : passphrase_choose(&key.passphrase, app->mem, e);
	if (ok && key_file && !key.identity)
		fprintf(app->notes, "knell: the passphrase has about %.0f bits, %s\n",
			passphrase_bits(key.passphrase),
			passphrase_verdict(passphrase_bits(key.passphrase)));
	ok = ok && casebook_create(c, &place, &key, str_from(name ? name : ""), recovery, e);
	case_key_wipe(&key, &identity);
	return ok;
}

bool case_close(struct app *app, struct casebook *c, bool ok, struct err *e)
{
	if (ok && c->mode == CASEBOOK_WRITING)
		ok = casebook_finish(c, e);
	tell_remarks(app, c, 0);
	casebook_close(c);
	return ok;
}
