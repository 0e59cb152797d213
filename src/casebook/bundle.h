#ifndef CASEBOOK_BUNDLE_H
#define CASEBOOK_BUNDLE_H

#include "casebook/verify.h"

/*
 * A disclosure bundle: one entry with chosen fields of it, and all that a stranger needs to see that it stands in the
 * log, who vouched for it when, and that nothing of it was altered since. A BagIt bag:
 *
 *     data/README.txt         what it shows, what it does not, and commands of others' tools that check it
 *     data/entry.txt          the entry, which commits to each field by its digest
 *     data/leaf               SHA-256 of it, what the log holds
 *     data/leaf.tlog-proof    the proof (c2sp.org/tlog-proof@v1) that `checkpoint` covers it
 *     data/checkpoint         a signed one; stamped by others if any later one is
 *     data/log.key, log.pem   the log's key, for a verifier of notes and for openssl
 *     data/f/00 ...           the disclosed fields
 *     data/outside/           timestamps and cosignatures of the checkpoint, the authorities' roots, cosigners' keys
 *     data/document/<sha256>  the document itself, where that was asked for
 */
struct bundle_options {
	struct strs fields; /* their names; count 0: all but "handling" */
	bool document;
};

struct bundle_made {
	size_t shown, withheld; /* fields */
	uint64_t size;          /* of the checkpoint */
	size_t stamps, cosignatures;
};

/* Makes `folder`, which must not be there. ERR_USAGE: no such field; ERR_FINDING: the entry can't be shown. */
MUST_CHECK bool bundle_write(struct casebook *c, const struct casebook_log *log, uint64_t index,
	const struct bundle_options *o, const char *folder, struct bundle_made *made,
	struct err *e);

/* Somebody who vouched for the checkpoint, and when. */
struct bundle_witness {
	struct str says; /* "timestamp of ...", "cosignature of ..." */
	int64_t time;
};

struct bundle_facts {
	struct str id, origin, kind, time; /* time: as the device claimed */
	struct str after;                  /* hexadecimal; at NULL: none */
	uint64_t index, size;
	struct strs fields, values; /* shown: names and values */
	size_t withheld;
	struct str
		document; /* digest of one that is there and is the one the entry names; at NULL: none */
	struct {
		struct bundle_witness *at;
		size_t count, room;
	} witnesses;
};

/* Whether the folder looks like one. */
bool bundle_is(const struct disk *disk, const char *folder);

/* Needs no key. What is wrong is in r->findings; false when there is nothing that could be verified. */
MUST_CHECK bool bundle_verify(const struct disk *disk, const char *folder, struct bundle_facts *f,
	struct verify_report *r, struct arena *mem, struct err *e);

#endif
