#ifndef VAULT_AGE_H
#define VAULT_AGE_H

#include "vault/age_key.h"
#include "vault/stream.h"

/*
 * The age v1 format (age-encryption.org/v1), byte for byte: what is written here
 * `age -d` opens, and the reverse. X25519 and scrypt recipients; armor and others' kinds of
 * recipients are refused or passed over. Memory is constant in the length of the plain text.
 */
enum { AGE_LEAST_WORK = 18, AGE_MOST_WORK = 22, AGE_MOST_HEADER = 1 << 18 };

/* Recipients, or a passphrase (at != NULL) alone, with log2 of scrypt's N. */
struct age_seal {
	const struct age_recipient *recipient;
	size_t recipient_count;
	struct str passphrase;
	unsigned work;
};

/* Identities that may open it, or a passphrase, or both. */
struct age_open {
	const struct secret *identity;
	size_t identity_count;
	struct str passphrase;
};

MUST_CHECK bool age_encrypt(const struct age_seal *how, const struct byte_source *from,
	const struct sink *to, struct err *e);

/*
 * ERR_INPUT: the header is malformed. ERR_FINDING: no identity or another passphrase. ERR_BROKEN:
 * altered or cut short; what was put into `to` before is whole chunks of the original.
 */
MUST_CHECK bool age_decrypt(const struct age_open *how, const struct byte_source *from,
	const struct sink *to, struct err *e);

#endif
