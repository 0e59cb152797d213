#include "vault/keyring.h"

#include <sodium.h>
#include <string.h>

/* A larger piece of locked memory with what the old one held; the old one is wiped. */
static bool grow(void **at, size_t used, size_t bytes, struct err *e)
{
	void *bigger = sodium_malloc(bytes);
	if (!bigger)
		return fail(e, ERR_SYSTEM, "no memory that can be kept from the disk");
	memset(bigger, 0, bytes);
	if (used)
		memcpy(bigger, *at, used);
	sodium_free(*at);
	*at = bigger;
	return true;
}

bool keyring_new(struct keyring *k, struct err *e)
{
	*k = (struct keyring){ .wal_count = 1 };
	if (sodium_init() < 0)
		return fail(e, ERR_SYSTEM, "there is no source of random bytes");
	randombytes_buf(k->wal[0].byte, sizeof k->wal[0].byte);
	return true;
}

void keyring_free(struct keyring *k)
{
	for (size_t i = 0; i < k->logs.count; i++) {
		sodium_free(k->logs.at[i].secret);
		sodium_free(k->logs.at[i].found);
	}
	sodium_free(k->object);
	arena_release(&k->mem);
	explicit_bzero(k, sizeof *k);
}

void keyring_turn_wal(struct keyring *k)
{
	k->wal[1] = k->wal[0];
	k->wal_count = 2;
	randombytes_buf(k->wal[0].byte, sizeof k->wal[0].byte);
}

void keyring_forget_wal(struct keyring *k)
{
	explicit_bzero(&k->wal[1], sizeof k->wal[1]);
	k->wal_count = 1;
}

static struct keyring_log *find_log(const struct keyring *k, struct str origin)
{
	for (size_t i = 0; i < k->logs.count; i++)
		if (str_equal(k->logs.at[i].origin, origin))
			return &k->logs.at[i];
	return NULL;
}

static bool make_room(struct keyring_log *l, uint64_t index, struct err *e)
{
	if (index >= KEYRING_MOST_ENTRIES)
		return fail(e, ERR_INPUT, "a log of more than %d entries", KEYRING_MOST_ENTRIES);
	if (index >= l->room) {
		uint64_t room = l->room ? l->room : 64;
		while (room <= index)
			room *= 2;
		if (!grow((void **)&l->secret, l->count * sizeof *l->secret,
			    room * sizeof *l->secret, e) ||
			!grow((void **)&l->found, l->count, room, e))
			return false;
		l->room = room;
	}
	if (index >= l->count)
		l->count = index + 1;
	return true;
}

/* The log of this origin with room for entry `index`. */
static bool reach(struct keyring *k, struct str origin, uint64_t index, struct keyring_log **found,
	struct err *e)
{
	*found = find_log(k, origin);
	if (!*found) {
		*found = PUSH(&k->mem, &k->logs);
		**found = (struct keyring_log){ .origin = str_copy(&k->mem, origin) };
	}
	return make_room(*found, index, e);
}

bool keyring_set_entry(struct keyring *k, struct str origin, uint64_t index,
	const struct secret *secret, struct err *e)
{
	struct keyring_log *l;
	if (!reach(k, origin, index, &l, e))
		return false;
	if (l->found[index] != KEYRING_ERASED) {
		l->secret[index] = *secret;
		l->found[index] = KEYRING_KNOWN;
	}
	return true;
}

bool keyring_erase_entry(struct keyring *k, struct str origin, uint64_t index, struct err *e)
{
	struct keyring_log *l;
	if (!reach(k, origin, index, &l, e))
		return false;
	explicit_bzero(&l->secret[index], sizeof l->secret[index]);
	l->found[index] = KEYRING_ERASED;
	return true;
}

enum keyring_found keyring_entry(
	const struct keyring *k, struct str origin, uint64_t index, struct secret *secret)
{
	const struct keyring_log *l = find_log(k, origin);
	if (!l || index >= l->count)
		return KEYRING_UNKNOWN;
	if (l->found[index] == KEYRING_KNOWN)
		*secret = l->secret[index];
	return (enum keyring_found)l->found[index];
}

/* Where the object stands or would stand. */
static size_t place_of(const struct keyring *k, struct digest name)
{
	size_t low = 0, high = k->object_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (memcmp(k->object[middle].name.byte, name.byte, sizeof name.byte) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool stands_at(const struct keyring *k, size_t i, struct digest name)
{
	return i < k->object_count && digest_equal(k->object[i].name, name);
}

bool keyring_set_object(
	struct keyring *k, struct digest name, const struct secret *secret, struct err *e)
{
	size_t at = place_of(k, name);
	if (!stands_at(k, at, name)) {
		if (k->object_count >= KEYRING_MOST_ENTRIES)
			return fail(e, ERR_INPUT, "more than %d objects", KEYRING_MOST_ENTRIES);
		if (k->object_count == k->object_room) {
			size_t room = k->object_room ? 2 * k->object_room : 64;
			if (!grow((void **)&k->object, k->object_count * sizeof *k->object,
				    room * sizeof *k->object, e))
				return false;
			k->object_room = room;
		}
		memmove(k->object + at + 1, k->object + at,
			(k->object_count - at) * sizeof *k->object);
		k->object_count++;
	}
	k->object[at] = (struct keyring_object){ name, *secret };
	return true;
}

bool keyring_object(const struct keyring *k, struct digest name, struct secret *secret)
{
	size_t at = place_of(k, name);
	if (!stands_at(k, at, name))
		return false;
	*secret = k->object[at].secret;
	return true;
}

void keyring_erase_object(struct keyring *k, struct digest name)
{
	size_t at = place_of(k, name);
	if (!stands_at(k, at, name))
		return;
	k->object_count--;
	memmove(k->object + at, k->object + at + 1, (k->object_count - at) * sizeof *k->object);
	explicit_bzero(k->object + k->object_count, sizeof *k->object);
}
