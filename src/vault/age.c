#include "vault/age.h"

#include "vault/age_header.h"

#include <assert.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <string.h>

enum { CHUNK = 65536, TAG = 16, SEALED = CHUNK + TAG, NONCE = 16 };

/* The STREAM construction over chunks: a counter of 11 bytes and a flag on the last make the nonce. */
struct chunks {
	EVP_CIPHER_CTX *cipher;
	uint64_t number;
	unsigned char in[SEALED + 1], out[SEALED];
	size_t have; /* bytes in `in` */
};

static bool start(struct chunks *c, const unsigned char file_key[AGE_FILE_KEY],
	const unsigned char nonce[NONCE], bool encrypts, struct err *e)
{
	struct digest key = age_hkdf((struct str){ (const char *)file_key, AGE_FILE_KEY },
		(struct str){ (const char *)nonce, NONCE }, STR("payload"));
	c->cipher = EVP_CIPHER_CTX_new();
	bool ok = c->cipher && EVP_CipherInit_ex(c->cipher, EVP_chacha20_poly1305(), NULL, key.byte,
				       NULL, encrypts) == 1;
	explicit_bzero(&key, sizeof key);
	return ok || fail(e, ERR_SYSTEM, "the cipher cannot be started");
}

static bool turn(struct chunks *c, bool last)
{
	unsigned char nonce[12] = { 0 };
	for (int i = 0; i < 8; i++)
		nonce[10 - i] = (unsigned char)(c->number >> (8 * i));
	nonce[11] = last;
	c->number++;
	return EVP_CipherInit_ex(c->cipher, NULL, NULL, NULL, nonce, -1) == 1;
}

static bool seal_chunk(struct chunks *c, size_t len, bool last)
{
	int n = 0, tail = 0;
	return turn(c, last) && EVP_EncryptUpdate(c->cipher, c->out, &n, c->in, (int)len) == 1 &&
	       EVP_EncryptFinal_ex(c->cipher, c->out + n, &tail) == 1 &&
	       EVP_CIPHER_CTX_ctrl(c->cipher, EVP_CTRL_AEAD_GET_TAG, TAG, c->out + len) == 1;
}

static bool open_chunk(struct chunks *c, size_t len, bool last)
{
	int n = 0, tail = 0;
	return turn(c, last) &&
	       EVP_CIPHER_CTX_ctrl(c->cipher, EVP_CTRL_AEAD_SET_TAG, TAG, c->in + len) == 1 &&
	       EVP_DecryptUpdate(c->cipher, c->out, &n, c->in, (int)len) == 1 &&
	       EVP_DecryptFinal_ex(c->cipher, c->out + n, &tail) == 1;
}

/* A chunk and one byte more, which tells whether it is the last. */
static bool fill(struct chunks *c, const struct byte_source *from, size_t chunk, struct err *e)
{
	size_t got;
	if (!source_fill(from, c->in + c->have, chunk + 1 - c->have, &got, e))
		return false;
	c->have += got;
	return true;
}

static void shift(struct chunks *c, size_t chunk)
{
	c->in[0] = c->in[chunk];
	c->have = 1;
}

static bool encrypt_all(
	struct chunks *c, const struct byte_source *from, const struct sink *to, struct err *e)
{
	for (bool last = false; !last;) {
		if (!fill(c, from, CHUNK, e))
			return false;
		last = c->have <= CHUNK;
		size_t len = last ? c->have : CHUNK;
		if (!seal_chunk(c, len, last))
			return fail(e, ERR_SYSTEM, "the cipher failed");
		if (!to->put(to->self, (struct str){ (const char *)c->out, len + TAG }, e))
			return false;
		shift(c, CHUNK);
	}
	return true;
}

static bool decrypt_all(
	struct chunks *c, const struct byte_source *from, const struct sink *to, struct err *e)
{
	for (bool last = false; !last;) {
		if (!fill(c, from, SEALED, e))
			return false;
		last = c->have <= SEALED;
		size_t sealed = last ? c->have : SEALED;
		if (sealed < TAG || (sealed == TAG && c->number > 0))
			return fail(e, ERR_BROKEN, "the age file is cut short");
		if (!open_chunk(c, sealed - TAG, last))
			return fail(e, ERR_BROKEN,
				"chunk %llu of the age file was altered or is the last of what is "
				"left",
				(unsigned long long)c->number - 1);
		if (!to->put(to->self, (struct str){ (const char *)c->out, sealed - TAG }, e))
			return false;
		shift(c, SEALED);
	}
	return true;
}

static struct chunks *chunks_new(void)
{
	struct chunks *c =
		sodium_malloc(sizeof *c); /* plain text passes through it: wiped when freed */
	if (c) {
		c->cipher = NULL;
		c->number = 0;
		c->have = 0;
	}
	return c;
}

static void chunks_free(struct chunks *c)
{
	if (!c)
		return;
	EVP_CIPHER_CTX_free(c->cipher);
	sodium_free(c);
}

bool age_encrypt(const struct age_seal *how, const struct byte_source *from, const struct sink *to,
	struct err *e)
{
	struct arena own = { 0 };
	struct str header;
	unsigned char key[AGE_FILE_KEY], nonce[NONCE];
	assert(how->passphrase.at ? how->recipient_count == 0 : how->recipient_count > 0);
	if (sodium_init() < 0)
		return fail(e, ERR_SYSTEM, "there is no source of random bytes");
	randombytes_buf(key, sizeof key);
	randombytes_buf(nonce, sizeof nonce);
	struct chunks *c = chunks_new();
	bool ok = c || fail(e, ERR_SYSTEM, "no memory that can be kept from the disk");
	ok = ok && age_header_make(how, key, &header, &own, e) && to->put(to->self, header, e) &&
	     to->put(to->self, (struct str){ (const char *)nonce, sizeof nonce }, e) &&
	     start(c, key, nonce, true, e) && encrypt_all(c, from, to, e);
	explicit_bzero(key, sizeof key);
	chunks_free(c);
	arena_release(&own);
	return ok;
}

/* A source read ahead, so that the header can be taken byte by byte. */
struct ahead {
	const struct byte_source *from;
	char bytes[4096];
	size_t at, have;
};

static bool get_ahead(void *self, void *to, size_t most, size_t *got, struct err *e)
{
	struct ahead *a = self;
	if (a->at == a->have) {
		if (most >= sizeof a->bytes)
			return a->from->get(a->from->self, to, most, got, e);
		a->at = 0;
		if (!a->from->get(a->from->self, a->bytes, sizeof a->bytes, &a->have, e))
			return false;
	}
	*got = a->have - a->at < most ? a->have - a->at : most;
	memcpy(to, a->bytes + a->at, *got);
	a->at += *got;
	return true;
}

static bool open_header(const struct age_open *how, const struct byte_source *from,
	unsigned char key[AGE_FILE_KEY], unsigned char nonce[NONCE], struct err *e)
{
	struct arena own = { 0 };
	struct age_header h;
	struct str header;
	size_t got = 0;
	bool ok = age_header_read(from, &header, &own, e) &&
		  age_header_parse(header, &h, &own, e) && age_header_open(&h, how, key, &own, e) &&
		  source_fill(from, nonce, NONCE, &got, e);
	arena_release(&own);
	return ok && (got == NONCE || fail(e, ERR_INPUT, "the age file ends behind its header"));
}

bool age_decrypt(const struct age_open *how, const struct byte_source *from, const struct sink *to,
	struct err *e)
{
	unsigned char key[AGE_FILE_KEY], nonce[NONCE];
	struct ahead a = { .from = from };
	struct byte_source ahead = { &a, get_ahead };
	if (sodium_init() < 0)
		return fail(e, ERR_SYSTEM, "there is no source of random bytes");
	struct chunks *c = chunks_new();
	bool ok = c || fail(e, ERR_SYSTEM, "no memory that can be kept from the disk");
	ok = ok && open_header(how, &ahead, key, nonce, e) && start(c, key, nonce, false, e) &&
	     decrypt_all(c, &ahead, to, e);
	explicit_bzero(key, sizeof key);
	chunks_free(c);
	return ok;
}
