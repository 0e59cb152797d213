#ifndef LEDGER_STAMP_H
#define LEDGER_STAMP_H

#include "base/digest.h"
#include "base/err.h"

#include <stdint.h>

/*
 * RFC 3161 timestamps: a request for a digest is written here and carried to an
 * authority by hand; its response is kept whole and verified, also long after the
 * authority's certificate has run out.
 */
struct stamp {
	int64_t time;          /* seconds since 1970 that the authority vouches for */
	struct digest imprint; /* of what it is for (SHA-256) */
	struct str serial;     /* decimal, or hexadecimal when long */
	struct str policy;     /* object identifier */
	struct str authority;  /* as the token or its certificate names it; "" when neither does */
};

enum { STAMP_MOST_BYTES = 1 << 20 };

/* A request (DER) with a random nonce that asks for the authority's certificate. */
MUST_CHECK bool stamp_request(
	struct digest imprint, struct str *request, struct arena *mem, struct err *e);

/* What a response says; nothing of it is verified. ERR_INPUT: malformed, refused, or not for SHA-256. */
MUST_CHECK bool stamp_parse(struct str response, struct stamp *s, struct arena *mem, struct err *e);

struct stamp_trust {
	struct str roots;     /* PEM, the authority's root certificates, which the caller trusts */
	struct str untrusted; /* PEM, certificates between; at NULL: those in the response */
};

/*
 * Whether the response answers the request (at NULL: not asked), is for `imprint`, and is signed by
 * an authority that the roots vouch for at the stamp's own time. Else ERR_BROKEN.
 */
MUST_CHECK bool stamp_verify(struct str response, struct str request, struct digest imprint,
	const struct stamp_trust *trust, struct stamp *s, struct arena *mem, struct err *e);

/* The command that checks it without us, also after the certificate has run out. Names are quoted for a shell. */
struct str stamp_command(const struct stamp *s, struct str data_path, struct str response_path,
	struct str roots_path, struct str untrusted_path, struct arena *mem);

#endif
