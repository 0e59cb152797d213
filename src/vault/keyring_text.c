#include "base/encode.h"
#include "vault/keyring.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const struct str first_line = { "casebook-keyring/v1\n", 20 };

/* Room for the text: every line at its longest. */
static size_t most_bytes(const struct keyring *k)
{
	size_t bytes = first_line.len + 40 + (size_t)2 * 70;
	for (size_t i = 0; i < k->logs.count; i++)
		bytes += k->logs.at[i].origin.len + 40 + 65 * (size_t)k->logs.at[i].count;
	return bytes + k->object_count * (7 + 64 + 1 + 74 + 1);
}

struct writing {
	char *at;
	size_t len;
};

static void put(struct writing *w, struct str s)
{
	memcpy(w->at + w->len, s.at, s.len);
	w->len += s.len;
}

static void put_hex(struct writing *w, const unsigned char byte[32])
{
	static const char digits[] = "0123456789abcdef";
	for (int i = 0; i < 32; i++) {
		w->at[w->len++] = digits[byte[i] >> 4];
		w->at[w->len++] = digits[byte[i] & 15];
	}
}

static void put_log(struct writing *w, const struct keyring_log *l)
{
	put(w, STR("log "));
	put(w, l->origin);
	w->len += (size_t)sprintf(w->at + w->len, " %llu\n", (unsigned long long)l->count);
	for (uint64_t i = 0; i < l->count; i++) {
		if (l->found[i] == KEYRING_KNOWN)
			put_hex(w, l->secret[i].byte);
		else
			put(w, l->found[i] == KEYRING_ERASED ? STR("erased") : STR("-"));
		put(w, STR("\n"));
	}
}

static void put_object(struct writing *w, const struct keyring_object *o)
{
	struct arena own = { 0 };
	struct str identity = age_identity_text(&own, &o->secret);
	put(w, STR("object "));
	put_hex(w, o->name.byte);
	put(w, STR(" "));
	put(w, identity);
	put(w, STR("\n"));
	explicit_bzero((char *)identity.at, identity.len);
	arena_release(&own);
}

bool keyring_text(const struct keyring *k, struct str *text, struct err *e)
{
	struct writing w = { .at = sodium_malloc(most_bytes(k)) };
	if (!w.at)
		return fail(e, ERR_SYSTEM, "no memory that can be kept from the disk");
	put(&w, first_line);
	w.len += (size_t)sprintf(w.at + w.len, "epoch %llu\n", (unsigned long long)k->epoch);
	for (size_t i = 0; i < k->wal_count; i++) {
		put(&w, STR("wal "));
		put_hex(&w, k->wal[i].byte);
		put(&w, STR("\n"));
	}
	for (size_t i = 0; i < k->logs.count; i++)
		put_log(&w, &k->logs.at[i]);
	for (size_t i = 0; i < k->object_count; i++)
		put_object(&w, &k->object[i]);
	*text = (struct str){ w.at, w.len };
	return true;
}

/* Takes a line that begins with `word` off the front; the rest of it is *value. */
static bool take(struct str *rest, struct str word, struct str *value)
{
	size_t end = str_find(*rest, STR("\n"));
	if (end == rest->len || !str_starts(str_slice(*rest, 0, end), word))
		return false;
	*value = str_slice(*rest, word.len, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return true;
}

static bool parse_entry(
	struct keyring *k, struct str origin, uint64_t index, struct str line, struct err *e)
{
	struct secret secret;
	if (str_equal(line, STR("erased")))
		return keyring_erase_entry(k, origin, index, e);
	if (str_equal(line, STR("-")))
		return true;
	bool ok = hex_bytes(line, secret.byte, sizeof secret.byte) &&
		  keyring_set_entry(k, origin, index, &secret, e);
	explicit_bzero(&secret, sizeof secret);
	return ok;
}

static bool is_known(const struct keyring *k, struct str origin)
{
	for (size_t i = 0; i < k->logs.count; i++)
		if (str_equal(k->logs.at[i].origin, origin))
			return true;
	return false;
}

/* The last entry of a log is known or erased, so that the count is that of what was set. */
static bool parse_log(struct str *rest, struct str head, struct keyring *k, struct err *e)
{
	struct str origin, line = { 0 };
	unsigned long long count;
	if (!str_cut(&head, ' ', &origin) || origin.len == 0 || is_known(k, origin) ||
		!decimal_number(head, &count) || count == 0 || count > rest->len / 2)
		return false;
	for (uint64_t i = 0; i < count; i++)
		if (!take(rest, STR(""), &line) || !parse_entry(k, origin, i, line, e))
			return false;
	return !str_equal(line, STR("-"));
}

static bool parse_object(struct str line, struct keyring *k, struct err *e)
{
	struct digest name;
	struct secret secret;
	bool ok = line.len > 65 && hex_bytes(str_slice(line, 0, 64), name.byte, 32) &&
		  line.at[64] == ' ' && age_identity_parse(str_slice(line, 65, line.len), &secret);
	ok = ok && (k->object_count == 0 || memcmp(k->object[k->object_count - 1].name.byte,
						    name.byte, sizeof name.byte) < 0);
	ok = ok && keyring_set_object(k, name, &secret, e);
	explicit_bzero(&secret, sizeof secret);
	return ok;
}

static bool parse_head(struct str *rest, struct keyring *k)
{
	struct str v;
	unsigned long long epoch;
	if (!str_starts(*rest, first_line))
		return false;
	*rest = str_slice(*rest, first_line.len, rest->len);
	if (!take(rest, STR("epoch "), &v) || !decimal_number(v, &epoch))
		return false;
	k->epoch = epoch;
	while (k->wal_count < 2 && take(rest, STR("wal "), &v))
		if (!hex_bytes(v, k->wal[k->wal_count++].byte, 32))
			return false;
	return k->wal_count > 0;
}

static bool parse_all(struct str rest, struct keyring *k, struct err *e)
{
	struct str v;
	if (!parse_head(&rest, k))
		return false;
	while (take(&rest, STR("log "), &v))
		if (!parse_log(&rest, v, k, e))
			return false;
	while (take(&rest, STR("object "), &v))
		if (!parse_object(v, k, e))
			return false;
	return rest.len == 0;
}

bool keyring_parse(struct str text, struct keyring *k, struct err *e)
{
	*k = (struct keyring){ 0 };
	e->kind = ERR_NONE;
	if (parse_all(text, k, e))
		return true;
	keyring_free(k);
	return e->kind == ERR_SYSTEM
		       ? false
		       : fail(e, ERR_INPUT, "no keyring of the form casebook-keyring/v1");
}
