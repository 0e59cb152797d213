#ifndef PUBLISH_SITE_H
#define PUBLISH_SITE_H

#include "publish/edition.h"
#include "publish/words.h"

/*
 * An edition as a folder that opens in any browser without a server: pages, tables, schemas. No script, no
 * request to anywhere. Its files come in one order always.
 */
struct site_file {
	struct str path, bytes;
};
struct site_files {
	struct site_file *at;
	size_t count, room;
};

struct site_options {
	const struct words *words;
	const struct json *previous; /* data/edition.json of the last edition, or NULL */
	const struct json *estimate; /* what knell estimate --json printed, or NULL */
	struct str estimate_text;    /* the same, byte for byte: data/estimate.json */
	const char *proofs; /* the page that leads to the proofs, or NULL where there are none */
};

struct site;
struct site *site_open(const struct edition *ed, const struct site_options *o);

/*
 * The files of an edition, in parts; the pages of the incidents come last, one a part. May be called by several threads at
 * once. ERR_FINDING when a file would name somebody whose name is withheld (PUBLISH-7).
 */
size_t site_parts(const struct site *s);
MUST_CHECK bool site_part(
	const struct site *s, size_t i, struct site_files *files, struct arena *mem, struct err *e);

/* Where a claim of the edition stands in the log that it was recorded in. */
struct site_proof {
	struct str log, leaf; /* the beginning of the log's id; the SHA-256 of the entry */
	uint64_t index;
	size_t line;         /* of proofs/claims.jsonl; 0: it has none */
	struct str decision; /* the entry that corrected it, if one did */
};

/* The pages that the claims' rows lead to, one an incident; `by_item` as the edition's claims. */
MUST_CHECK bool site_proofs(const struct site *s, const struct site_proof *by_item,
	struct site_files *files, struct arena *mem, struct err *e);

#endif
