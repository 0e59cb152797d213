#ifndef VAULT_AGE_HEADER_H
#define VAULT_AGE_HEADER_H

#include "base/digest.h"
#include "vault/age.h"

/* One recipient's part of an age file's header. */
struct age_stanza {
	struct strs args; /* at least one */
	struct str body;
};

struct age_header {
	struct {
		struct age_stanza *at;
		size_t count, room;
	} stanzas;          /* at least one */
	struct str covered; /* the bytes the MAC is of, up to "---" */
	unsigned char mac[32];
};

enum { AGE_FILE_KEY = 16 };

/* A header from its first byte to the newline after the MAC. Strict: ERR_INPUT for all else. */
MUST_CHECK bool age_header_parse(
	struct str text, struct age_header *h, struct arena *mem, struct err *e);

/* Reads so many bytes and no more than the header has. */
MUST_CHECK bool age_header_read(
	const struct byte_source *from, struct str *text, struct arena *mem, struct err *e);

/* The file key, if one of the stanzas opens; the MAC is checked. */
MUST_CHECK bool age_header_open(const struct age_header *h, const struct age_open *how,
	unsigned char file_key[AGE_FILE_KEY], struct arena *mem, struct err *e);

MUST_CHECK bool age_header_make(const struct age_seal *how,
	const unsigned char file_key[AGE_FILE_KEY], struct str *text, struct arena *mem,
	struct err *e);

/* HKDF-SHA-256 (RFC 5869), 32 bytes of it. */
struct digest age_hkdf(struct str key, struct str salt, struct str info);

#endif
