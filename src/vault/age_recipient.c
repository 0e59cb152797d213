#include "vault/age_header.h"

#include "base/encode.h"

#include <sodium.h>
#include <string.h>

enum { TAG = crypto_aead_chacha20poly1305_IETF_ABYTES, WRAPPED = AGE_FILE_KEY + TAG, SALT = 16 };

static const unsigned char no_nonce[crypto_aead_chacha20poly1305_IETF_NPUBBYTES];

enum found { NO_MATCH, MATCH, MALFORMED };

static struct str view(const void *at, size_t len)
{
	return (struct str){ at, len };
}

static bool unwrap(struct str body, struct digest key, unsigned char file_key[AGE_FILE_KEY])
{
	bool ok =
		crypto_aead_chacha20poly1305_ietf_decrypt(file_key, NULL, NULL,
			(const unsigned char *)body.at, body.len, NULL, 0, no_nonce, key.byte) == 0;
	explicit_bzero(&key, sizeof key);
	return ok;
}

static void wrap(
	const unsigned char file_key[AGE_FILE_KEY], struct digest key, unsigned char body[WRAPPED])
{
	crypto_aead_chacha20poly1305_ietf_encrypt(
		body, NULL, file_key, AGE_FILE_KEY, NULL, 0, NULL, no_nonce, key.byte);
	explicit_bzero(&key, sizeof key);
}

static struct digest x25519_key(const unsigned char shared[32], const unsigned char share[32],
	const unsigned char recipient[32])
{
	unsigned char salt[64];
	memcpy(salt, share, 32);
	memcpy(salt + 32, recipient, 32);
	return age_hkdf(
		view(shared, 32), view(salt, sizeof salt), STR("age-encryption.org/v1/X25519"));
}

static enum found open_x25519(const struct age_stanza *s, const struct age_open *how,
	unsigned char file_key[AGE_FILE_KEY], struct arena *mem)
{
	struct str share;
	unsigned char shared[32];
	if (s->args.count != 2 || !base64_bytes(mem, s->args.at[1], BASE64_BARE, &share) ||
		share.len != 32 || s->body.len != WRAPPED)
		return MALFORMED;
	for (size_t i = 0; i < how->identity_count; i++) {
		const unsigned char *point = (const unsigned char *)share.at;
		struct age_recipient own = age_recipient_of(&how->identity[i]);
		if (crypto_scalarmult(shared, how->identity[i].byte, point) != 0)
			return MALFORMED; /* a point of low order */
		bool ok = unwrap(s->body, x25519_key(shared, point, own.key), file_key);
		explicit_bzero(shared, sizeof shared);
		if (ok)
			return MATCH;
	}
	return NO_MATCH;
}

static bool scrypt_key(
	struct str passphrase, const unsigned char salt[SALT], unsigned work, struct digest *key)
{
	static const char label[] = "age-encryption.org/v1/scrypt";
	unsigned char salted[sizeof label - 1 + SALT];
	memcpy(salted, label, sizeof label - 1);
	memcpy(salted + sizeof label - 1, salt, SALT);
	return crypto_pwhash_scryptsalsa208sha256_ll((const uint8_t *)passphrase.at, passphrase.len,
		       salted, sizeof salted, (uint64_t)1 << work, 8, 1, key->byte,
		       sizeof key->byte) == 0;
}

static enum found open_scrypt(const struct age_stanza *s, const struct age_open *how,
	unsigned char file_key[AGE_FILE_KEY], struct arena *mem)
{
	struct str salt;
	unsigned long long work;
	struct digest key;
	if (s->args.count != 3 || !base64_bytes(mem, s->args.at[1], BASE64_BARE, &salt) ||
		salt.len != SALT || !decimal_number(s->args.at[2], &work) || work < 1 ||
		work > AGE_MOST_WORK || s->body.len != WRAPPED)
		return MALFORMED;
	if (!how->passphrase.at)
		return NO_MATCH;
	if (!scrypt_key(how->passphrase, (const unsigned char *)salt.at, (unsigned)work, &key))
		return NO_MATCH;
	return unwrap(s->body, key, file_key) ? MATCH : NO_MATCH;
}

static enum found open_stanza(const struct age_header *h, size_t i, const struct age_open *how,
	unsigned char file_key[AGE_FILE_KEY], struct arena *mem)
{
	const struct age_stanza *s = &h->stanzas.at[i];
	if (str_equal(s->args.at[0], STR("X25519")))
		return open_x25519(s, how, file_key, mem);
	if (!str_equal(s->args.at[0], STR("scrypt")))
		return NO_MATCH;
	return h->stanzas.count == 1 ? open_scrypt(s, how, file_key, mem) : MALFORMED;
}

static struct digest mac_of(const unsigned char file_key[AGE_FILE_KEY], struct str covered)
{
	struct digest key = age_hkdf(view(file_key, AGE_FILE_KEY), STR(""), STR("header"));
	struct digest mac = digest_hmac(view(key.byte, sizeof key.byte), covered);
	explicit_bzero(&key, sizeof key);
	return mac;
}

bool age_header_open(const struct age_header *h, const struct age_open *how,
	unsigned char file_key[AGE_FILE_KEY], struct arena *mem, struct err *e)
{
	enum found found = NO_MATCH;
	for (size_t i = 0; i < h->stanzas.count && found == NO_MATCH; i++) {
		found = open_stanza(h, i, how, file_key, mem);
		if (found == MALFORMED)
			return fail(e, ERR_INPUT, "recipient %zu of the age header is malformed",
				i + 1);
	}
	if (found == NO_MATCH)
		return fail(e, ERR_FINDING,
			how->passphrase.at ? "the passphrase does not open it"
					   : "no key given opens it");
	if (sodium_memcmp(mac_of(file_key, h->covered).byte, h->mac, sizeof h->mac) != 0)
		return fail(e, ERR_BROKEN, "the age header was altered");
	return true;
}

static bool add_x25519(struct buf *b, const struct age_recipient *r,
	const unsigned char file_key[AGE_FILE_KEY], struct err *e)
{
	struct secret ephemeral;
	unsigned char shared[32], body[WRAPPED];
	randombytes_buf(ephemeral.byte, sizeof ephemeral.byte);
	struct age_recipient share = age_recipient_of(&ephemeral);
	bool ok = crypto_scalarmult(shared, ephemeral.byte, r->key) == 0;
	explicit_bzero(&ephemeral, sizeof ephemeral);
	if (!ok)
		return fail(e, ERR_INPUT, "a recipient's key is of low order and hides nothing");
	wrap(file_key, x25519_key(shared, share.key, r->key), body);
	explicit_bzero(shared, sizeof shared);
	buf_printf(b, "-> X25519 " STR_FMT "\n" STR_FMT "\n",
		STR_ARG(base64_text(b->mem, view(share.key, 32), BASE64_BARE)),
		STR_ARG(base64_text(b->mem, view(body, sizeof body), BASE64_BARE)));
	return true;
}

static bool add_scrypt(struct buf *b, const struct age_seal *how,
	const unsigned char file_key[AGE_FILE_KEY], struct err *e)
{
	unsigned char salt[SALT], body[WRAPPED];
	struct digest key;
	randombytes_buf(salt, sizeof salt);
	if (!scrypt_key(how->passphrase, salt, how->work, &key))
		return fail(e, ERR_SYSTEM, "not enough memory to work on the passphrase");
	wrap(file_key, key, body);
	explicit_bzero(&key, sizeof key);
	buf_printf(b, "-> scrypt " STR_FMT " %u\n" STR_FMT "\n",
		STR_ARG(base64_text(b->mem, view(salt, sizeof salt), BASE64_BARE)), how->work,
		STR_ARG(base64_text(b->mem, view(body, sizeof body), BASE64_BARE)));
	return true;
}

bool age_header_make(const struct age_seal *how, const unsigned char file_key[AGE_FILE_KEY],
	struct str *text, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	buf_add(&b, STR("age-encryption.org/v1\n"));
	if (how->passphrase.at) {
		if (!add_scrypt(&b, how, file_key, e))
			return false;
	} else {
		for (size_t i = 0; i < how->recipient_count; i++)
			if (!add_x25519(&b, &how->recipient[i], file_key, e))
				return false;
	}
	buf_add(&b, STR("---"));
	struct digest mac = mac_of(file_key, buf_str(&b));
	buf_printf(&b, " " STR_FMT "\n",
		STR_ARG(base64_text(mem, view(mac.byte, sizeof mac.byte), BASE64_BARE)));
	*text = buf_str(&b);
	return true;
}
