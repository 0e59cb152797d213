#include "ledger/body.h"

#include "base/padme.h"
#include "ledger/bytes.h"

#include <sodium.h>
#include <string.h>

enum { TAG = crypto_aead_chacha20poly1305_IETF_ABYTES };

/* A key is used for one body alone, so the nonce is zero. */
static const unsigned char no_nonce[crypto_aead_chacha20poly1305_IETF_NPUBBYTES];

static struct digest key_of(const struct digest_key *secret)
{
	return digest_keyed(secret, STR("body"));
}

struct str body_seal(const struct entry_made *made, const struct secret *secret, struct arena *mem)
{
	struct buf b = { .mem = mem };
	bytes_add(&b, 0, 4);
	bytes_add_counted(&b, made->text);
	for (size_t i = 0; i < made->field_count; i++)
		bytes_add_counted(&b, made->file[i]);
	size_t len = (size_t)padme(b.len);
	unsigned char *plain = NEW_ARRAY(mem, unsigned char, len + TAG);
	memcpy(plain, b.at, b.len);
	bytes_put(plain, b.len - 4, 4);

	struct digest_key keyed;
	entry_secret_start(&keyed, secret);
	struct digest key = key_of(&keyed);
	explicit_bzero(&keyed, sizeof keyed);
	crypto_aead_chacha20poly1305_ietf_encrypt(plain, NULL, plain, len, made->leaf.byte,
		sizeof made->leaf.byte, NULL, no_nonce, key.byte);
	explicit_bzero(key.byte, sizeof key.byte);
	explicit_bzero(b.at, b.len);
	return (struct str){ (const char *)plain, len + TAG };
}

static bool unseal(struct str sealed, struct digest leaf, const struct digest_key *secret,
	struct str *plain, struct arena *mem)
{
	if (sealed.len < TAG || sealed.len > BODY_MOST_BYTES)
		return false;
	struct digest key = key_of(secret);
	unsigned char *to = NEW_ARRAY(mem, unsigned char, sealed.len);
	bool ok = crypto_aead_chacha20poly1305_ietf_decrypt(to, NULL, NULL,
			  (const unsigned char *)sealed.at, sealed.len, leaf.byte, sizeof leaf.byte,
			  no_nonce, key.byte) == 0;
	explicit_bzero(key.byte, sizeof key.byte);
	*plain = (struct str){ (const char *)to, sealed.len - TAG };
	return ok;
}

static bool is_zero(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i])
			return false;
	return true;
}

/* Text and field files out of the padded plain text. */
static bool unpack(struct str plain, struct body *b, size_t *files)
{
	struct str whole;
	*files = 0;
	if (!bytes_take_counted(&plain, BODY_MOST_BYTES, &whole) || !is_zero(plain) ||
		!bytes_take_counted(&whole, BODY_MOST_BYTES, &b->text))
		return false;
	for (; whole.len > 0; ++*files)
		if (*files == ENTRY_MOST_FIELDS ||
			!bytes_take_counted(&whole, BODY_MOST_BYTES, &b->file[*files]))
			return false;
	return true;
}

static bool field_holds(struct body *b, size_t i, const struct digest_key *secret, struct err *e)
{
	struct digest salt;
	if (!digest_equal(digest_of(b->file[i]), b->entry.field[i]))
		return fail(e, ERR_BROKEN, "field %zu is not the one the entry commits to", i);
	if (!entry_field_parse(b->file[i], &salt, &b->field[i], e))
		return false;
	return digest_equal(salt, entry_salt_keyed(secret, (int)i)) ||
	       fail(e, ERR_BROKEN, "the salt of field %zu is not that of the entry's secret", i);
}

/* `k` is the entry's secret; the key of the body comes from it as the salts do. */
static bool open_text(struct str sealed, struct digest leaf, const struct digest_key *k,
	struct body *b, struct arena *mem, struct err *e)
{
	struct str plain;
	size_t files;
	*b = (struct body){ 0 };
	if (!unseal(sealed, leaf, k, &plain, mem))
		return fail(e, ERR_BROKEN, "the body does not open with the entry's secret");
	if (!unpack(plain, b, &files))
		return fail(e, ERR_BROKEN, "the body is not text and fields");
	if (!digest_equal(digest_of(b->text), leaf))
		return fail(e, ERR_BROKEN, "the body's text is not that of the leaf");
	if (!entry_parse(b->text, &b->entry, mem, e))
		return false;
	return files == b->entry.field_count ||
	       fail(e, ERR_BROKEN, "%zu fields, not %zu", files, b->entry.field_count);
}

static bool fields_hold(struct body *b, const struct digest_key *k, struct err *e)
{
	if (!digest_equal(b->entry.salt, entry_salt_keyed(k, -1)))
		return fail(e, ERR_BROKEN, "the entry's salt is not that of its secret");
	for (size_t i = 0; i < b->entry.field_count; i++)
		if (!field_holds(b, i, k, e))
			return false;
	return true;
}

bool body_open(struct str sealed, struct digest leaf, const struct secret *secret, struct body *b,
	struct arena *mem, struct err *e)
{
	struct digest_key k;
	entry_secret_start(&k, secret);
	bool ok = open_text(sealed, leaf, &k, b, mem, e) && fields_hold(b, &k, e);
	explicit_bzero(&k, sizeof k);
	return ok;
}

bool body_open_text(struct str sealed, struct digest leaf, const struct secret *secret,
	unsigned whole, struct body *b, struct arena *mem, struct err *e)
{
	struct digest_key k;
	entry_secret_start(&k, secret);
	bool ok = open_text(sealed, leaf, &k, b, mem, e) &&
		  (!(whole >> b->entry.kind & 1) || fields_hold(b, &k, e));
	explicit_bzero(&k, sizeof k);
	return ok;
}

struct str body_frame(struct str sealed, struct arena *mem)
{
	struct digest check = digest_of(sealed);
	struct buf b = { .mem = mem };
	bytes_add(&b, sealed.len, 4);
	buf_add(&b, (struct str){ (const char *)check.byte, BODY_HEAD - 4 });
	buf_add(&b, sealed);
	return buf_str(&b);
}

bool body_frame_head(const unsigned char head[BODY_HEAD], size_t *len)
{
	*len = (size_t)bytes_get(head, 4);
	return *len <= BODY_MOST_BYTES;
}

bool body_frame_holds(const unsigned char head[BODY_HEAD], struct str sealed)
{
	return memcmp(head + 4, digest_of(sealed).byte, BODY_HEAD - 4) == 0;
}
