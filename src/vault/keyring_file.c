#include "base/encode.h"
#include "vault/keyring.h"

#include <sodium.h>
#include <string.h>

static const char *const endings[] = { "age", "copy" };

static struct str path_of(const char *folder, uint64_t epoch, bool copy, struct arena *mem)
{
	return str_format(
		mem, "%s/keyring.%llu.%s", folder, (unsigned long long)epoch, endings[copy]);
}

bool keyring_is_file(struct str name, unsigned long long *epoch, bool *is_copy)
{
	struct str rest = name, front, number;
	*epoch = 0;
	if (!str_cut(&rest, '.', &front) || !str_equal(front, STR("keyring")) ||
		!str_cut(&rest, '.', &number) || !decimal_number(number, epoch))
		return false;
	*is_copy = str_equal(rest, str_from(endings[true]));
	return *is_copy || str_equal(rest, str_from(endings[false]));
}

/* Wipes what is not of epoch `newest`, also what a crash left unfinished. */
static bool wipe_others(const struct disk *disk, const char *folder, uint64_t newest, struct err *e)
{
	struct arena own = { 0 };
	struct strs names;
	unsigned long long epoch;
	bool is_copy, ok = disk_list(disk, folder, &own, &names, e);
	for (size_t i = 0; ok && i < names.count; i++) {
		struct str name = names.at[i];
		bool part = str_starts(name, STR("keyring.")) && str_ends(name, STR(".part"));
		if (part || (keyring_is_file(name, &epoch, &is_copy) && epoch != newest))
			ok = disk_wipe(
				disk, str_format(&own, "%s/" STR_FMT, folder, STR_ARG(name)).at, e);
	}
	arena_release(&own);
	return ok;
}

bool keyring_write(struct keyring *k, const struct disk *disk, const char *folder,
	const struct age_recipient *recipient, size_t count, struct err *e)
{
	struct arena own = { 0 };
	struct buf sealed = { .mem = &own };
	struct str text, rest;
	struct age_seal how = { .recipient = recipient, .recipient_count = count };
	k->epoch++;
	if (!keyring_text(k, &text, e)) {
		k->epoch--;
		return false;
	}
	rest = text;
	struct byte_source from = source_memory(&rest);
	struct sink to = sink_buf(&sealed);
	bool ok = age_encrypt(&how, &from, &to, e);
	for (int copy = 0; ok && copy < 2; copy++)
		ok = disk_write_file(disk, path_of(folder, k->epoch, copy, &own).at,
			buf_str(&sealed), DISK_DURABLE, e);
	ok = ok && wipe_others(disk, folder, k->epoch, e);
	k->from_copy = k->from_copy && !ok;
	sodium_free((char *)text.at);
	arena_release(&own);
	return ok;
}

bool keyring_wipe_older(
	const struct keyring *k, const struct disk *disk, const char *folder, struct err *e)
{
	struct arena own = { 0 };
	struct str sealed, copy = path_of(folder, k->epoch, true, &own);
	bool ok = wipe_others(disk, folder, k->epoch, e);
	if (ok && !disk_exists(disk, copy.at))
		ok = disk_read_file(disk, path_of(folder, k->epoch, false, &own).at,
			     KEYRING_MOST_BYTES, &sealed, &own, e) &&
		     disk_write_file(disk, copy.at, sealed, DISK_DURABLE, e);
	arena_release(&own);
	return ok;
}

static bool newest_epoch(
	const struct disk *disk, const char *folder, uint64_t *newest, struct err *e)
{
	struct arena own = { 0 };
	struct strs names;
	unsigned long long epoch;
	*newest = 0;
	bool is_copy, ok = disk_list(disk, folder, &own, &names, e);
	for (size_t i = 0; ok && i < names.count; i++)
		if (keyring_is_file(names.at[i], &epoch, &is_copy) && epoch > *newest)
			*newest = epoch;
	arena_release(&own);
	return ok && (*newest > 0 || fail(e, ERR_BROKEN, "'%s' has no keyring", folder));
}

/* Plain text into memory of its own, which never moves and is wiped. */
struct locked {
	char *at;
	size_t len, room;
};

static bool put_locked(void *self, struct str bytes, struct err *e)
{
	struct locked *l = self;
	if (bytes.len > l->room - l->len)
		return fail(e, ERR_BROKEN, "the keyring is longer than its file");
	memcpy(l->at + l->len, bytes.at, bytes.len);
	l->len += bytes.len;
	return true;
}

static bool open_file(
	struct keyring *k, struct str sealed, const struct secret *identity, struct err *e)
{
	struct locked plain = { .at = sodium_malloc(sealed.len + 1), .room = sealed.len };
	struct byte_source from = source_memory(&sealed);
	struct sink to = { &plain, put_locked };
	struct age_open how = { .identity = identity, .identity_count = 1 };
	if (!plain.at)
		return fail(e, ERR_SYSTEM, "no memory that can be kept from the disk");
	bool ok = age_decrypt(&how, &from, &to, e) &&
		  keyring_parse((struct str){ plain.at, plain.len }, k, e);
	sodium_free(plain.at);
	return ok;
}

static bool read_file(struct keyring *k, const struct disk *disk, struct str path, uint64_t epoch,
	const struct secret *identity, struct err *e)
{
	struct arena own = { 0 };
	struct str sealed;
	bool ok = disk_read_file(disk, path.at, KEYRING_MOST_BYTES, &sealed, &own, e) &&
		  (open_file(k, sealed, identity, e) || explain(e, "'%s'", path.at)) &&
		  (k->epoch == epoch ||
			  fail(e, ERR_BROKEN, "'%s' is of another epoch than its name says",
				  path.at));
	if (!ok)
		keyring_free(k);
	arena_release(&own);
	return ok;
}

/* What cannot be read out of the copy either is told of the file itself. */
bool keyring_read(struct keyring *k, const struct disk *disk, const char *folder,
	const struct secret *identity, struct err *e)
{
	struct arena own = { 0 };
	struct err unsaid;
	uint64_t epoch;
	*k = (struct keyring){ 0 };
	bool ok = sodium_init() >= 0 && newest_epoch(disk, folder, &epoch, e);
	if (ok && !read_file(k, disk, path_of(folder, epoch, false, &own), epoch, identity, e))
		ok = k->from_copy = read_file(
			k, disk, path_of(folder, epoch, true, &own), epoch, identity, &unsaid);
	arena_release(&own);
	return ok;
}
