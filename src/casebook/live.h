#ifndef CASEBOOK_LIVE_H
#define CASEBOOK_LIVE_H

#include "casebook/standing.h"

/*
 * What the entries say, held while a person works at the casebook: what a claim says as judged is known at once after
 * every judgement. What stands as a whole (casebook/standing.h) is worked out anew from a copy, which another
 * thread may do, and is the same as standing_load gives. Nothing of it lives with the casebook, which may be closed.
 */
struct live;

MUST_CHECK bool live_load(struct live **l, struct casebook *c, struct arena *mem, struct err *e);

/* Takes up what was appended since. */
MUST_CHECK bool live_follow(struct live *l, struct casebook *c, struct err *e);

struct live_claim {
	struct entry_ref self, report;
	size_t document; /* LIVE_NONE: of none that is known */
	enum review review;
	bool disputed; /* judged twice and differently: it stands as it was read */
};

struct live_document { /* a report, or a file that was kept and not read */
	struct entry_ref self;
	struct str members;  /* JSON members without the braces */
	const size_t *claim; /* numbers of its claims, as they stand in the text */
	size_t claim_count, unreviewed;
};

#define LIVE_NONE ((size_t)-1)

size_t live_claims(const struct live *l);
size_t live_documents(const struct live *l);
struct live_claim live_claim(const struct live *l, size_t n);
struct live_document live_document(const struct live *l, size_t n);

/* The number of the claim or report that an entry is; LIVE_NONE: it is none. */
size_t live_claim_of(const struct live *l, struct str origin, uint64_t index);
size_t live_document_of(const struct live *l, struct str origin, uint64_t index);

struct live_record { /* a row of a list, from 1 */
	struct entry_ref self, list;
	uint64_t row;
};
size_t live_records(const struct live *l);
struct live_record live_record(const struct live *l, size_t n);

/* Every entry, the newest first, as their devices claim. */
struct live_entry {
	struct str origin;
	uint64_t index;
};
size_t live_entries(const struct live *l);
struct live_entry live_entry(const struct live *l, size_t n);

/* What authorities outside stamped. */
struct live_stamp {
	struct entry_ref self;
	struct str time, authority, log;
	int64_t size;
};
size_t live_stamps(const struct live *l);
struct live_stamp live_stamp(const struct live *l, size_t n);

/* A claim as judged, as a line of a stream. */
struct str live_claim_line(const struct live *l, size_t n, struct arena *mem);

/* The judgements on a claim, taken back or not, in the order of time. */
struct live_rulings {
	const struct ruling **at;
	size_t count, room;
};
void live_rulings_on(
	const struct live *l, size_t claim, struct live_rulings *to, struct arena *mem);

/* Rulings, lists and what could not be opened, as far as they go by entries alone; no stream. */
const struct standing *live_standing(const struct live *l);

/*
 * Claims and reports as they were parsed, for whoever works out again and again what stands: only lines that changed
 * are parsed anew, and the claims of the others are the same byte by byte. The stream's texts live in it.
 */
struct lines;
struct lines *lines_new(void);
void lines_free(struct lines *l);

/* A copy to work out what stands from; live_settle may run while `l` goes on. `lines` may be NULL. */
struct live_copy;
struct live_copy *live_copy(const struct live *l, struct arena *mem);
void live_settle(struct live_copy *copy, struct lines *lines, struct standing *s);

#endif
