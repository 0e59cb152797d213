#ifndef CASEBOOK_VERIFY_H
#define CASEBOOK_VERIFY_H

#include "casebook/casebook.h"
#include "ledger/log_verify.h"

/*
 * Everything of a casebook held against everything else: each log's tiles, roots, signatures, kept checkpoints,
 * cosignatures, timestamps and bodies; the write-ahead log; the keyring; the vault's names; what entries say of
 * other entries, of documents and of colleagues' logs; the index against one made anew. It goes on after what it finds. Without a key all
 * that needs none is verified, and `unchecked` says what was not.
 */
struct verify_finding {
	struct str path;    /* of the file, or the id of the entry */
	struct str says;    /* what is wrong */
	struct str means;   /* what follows from it; at NULL: nothing more than that */
	struct str entries; /* "1a2b3c4d5e6f:3 to 7"; at NULL: none in particular */
};

struct verify_log {
	struct str id;
	bool is_own, has_checkpoint;
	uint64_t entries, bodies, opened, erased;
	size_t kept, stamps, cosignatures;
};

struct verify_report {
	struct {
		struct verify_finding *at;
		size_t count, room;
	} findings;
	size_t finding_count; /* all; at most VERIFY_MOST of them are kept */
	struct {
		struct verify_log *at;
		size_t count, room;
	} logs;
	struct strs unchecked, notes; /* sentences */
	uint64_t objects, refs, observed;
	uint64_t index_rows; /* compared with an index made anew */
	bool unlocked;
};

enum { VERIFY_MOST = 1000 };

/*
 * `key` NULL: without any. False only when there is nothing that could be verified (no casebook, one of a newer
 * format, one that another program is writing in).
 */
MUST_CHECK bool casebook_verify(const struct casebook_place *place, const struct casebook_key *key,
	struct verify_report *r, struct arena *mem, struct err *e);

#endif
