#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

#include <openssl/sha.h>

/* SHA-256, the one digest that is ever written down. */
struct digest {
	unsigned char byte[32];
};

struct digest digest_of(struct str bytes);
bool digest_equal(struct digest a, struct digest b);

/* 64 lower-case hexadecimal digits. */
struct str digest_hex(struct arena *mem, struct digest d);

/* For bytes that come in pieces: start, add and add again, end once. */
struct digest_sum {
	SHA256_CTX state;
};

void digest_start(struct digest_sum *s);
void digest_add(struct digest_sum *s, const void *at, size_t len);
struct digest digest_end(struct digest_sum *s);

/* HMAC-SHA-256 (RFC 2104) under a key of at most 64 bytes. */
struct digest digest_hmac(struct str key, struct str message);

/* The same for several messages under one key, which is hashed once. Wipe it with explicit_bzero. */
struct digest_key {
	struct digest_sum inner, outer;
};

void digest_key_start(struct digest_key *k, struct str key);
struct digest digest_keyed(const struct digest_key *k, struct str message);

#endif
