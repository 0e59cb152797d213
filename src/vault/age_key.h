#ifndef VAULT_AGE_KEY_H
#define VAULT_AGE_KEY_H

#include "base/err.h"
#include "base/secret.h"
#include "base/str.h"

/*
 * X25519 keys as age writes them: an identity ("AGE-SECRET-KEY-1...") opens, its recipient
 * ("age1...") seals. An identity is 32 random bytes, so any secret is one.
 */
struct age_recipient {
	unsigned char key[32];
};

struct age_recipient age_recipient_of(const struct secret *identity);

struct str age_identity_text(struct arena *mem, const struct secret *identity);
bool age_identity_parse(struct str text, struct secret *identity);
struct str age_recipient_text(struct arena *mem, const struct age_recipient *r);
bool age_recipient_parse(struct str text, struct age_recipient *r);

/*
 * An identity as a file that a passphrase opens: `age -d` asks for it and prints the identity. Costs
 * about a second and 256 MB, on purpose. To open: ERR_FINDING for another passphrase, whichever it is.
 */
MUST_CHECK bool age_identity_wrap(const struct secret *identity, struct str passphrase,
	struct str *file, struct arena *mem, struct err *e);
MUST_CHECK bool age_identity_unwrap(
	struct str file, struct str passphrase, struct secret *identity, struct err *e);

#endif
