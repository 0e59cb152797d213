#ifndef LEDGER_LOG_RECORD_H
#define LEDGER_LOG_RECORD_H

#include "ledger/entry.h"

/*
 * What stands in the records of the write-ahead log. The first is a base: the log's key and
 * the checkpoint up to which all files are synced. Every other is a commit: entries
 * and the signed checkpoint after them.
 */
struct log_entry {
	struct digest leaf;
	struct secret secret;
	struct str sealed; /* the body, see ledger/body.h */
};

/* The secret of an object in the vault that the commit's entries speak of. */
struct log_object {
	struct digest name; /* SHA-256 of its encrypted bytes */
	struct secret secret;
};

struct log_commit {
	uint64_t start; /* index of the first entry */
	struct log_entry *entry;
	size_t entry_count;
	struct log_object *object;
	size_t object_count;
	struct str checkpoint; /* a signed note of size start + entry_count */
};

struct log_base {
	struct str key;        /* the log's verifier key, as text */
	struct str checkpoint; /* empty: no entry yet */
};

enum { LOG_MOST_ENTRIES = 1 << 16 }; /* of a commit */

struct str log_base_bytes(const struct log_base *b, struct arena *mem);
struct str log_commit_bytes(const struct log_commit *c, struct arena *mem);
MUST_CHECK bool log_base_parse(struct str bytes, struct log_base *b, struct err *e);
MUST_CHECK bool log_commit_parse(
	struct str bytes, struct log_commit *c, struct arena *mem, struct err *e);

#endif
