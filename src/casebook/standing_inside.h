#ifndef CASEBOOK_STANDING_INSIDE_H
#define CASEBOOK_STANDING_INSIDE_H

#include "casebook/standing.h"

/* A claim as its entry says it, before judgements. */
struct told_claim {
	struct entry_ref self;
	struct entry_ref report; /* origin.at NULL: none */
	struct str members;      /* JSON members without the braces */
	enum review review;
	bool is_copy; /* the same claim of the same document is there already, from another log */
};

struct told_document {
	struct entry_ref self;
	struct str digest, members;
	size_t first; /* the first document with these bytes: itself, mostly */
	bool is_file; /* kept and not read, as a photograph: no part of the stream */
};

/* A row of a list. */
struct told_record {
	struct entry_ref self, list;
	uint64_t row; /* from 1 */
};

struct told_entry {
	struct str origin;
	uint64_t index;
	int64_t time; /* 20310314090000; 0: not known */
};

/* A note that an authority outside stamped a checkpoint. */
struct told_stamp {
	struct entry_ref self;
	struct str time, authority, log;
	int64_t size;
};

/* What was gathered from the entries. */
struct gathered {
	struct str origin,
		kept_origin; /* of the log that was visited last, and our own copy of it */
	struct standing *s;
	int64_t until;
	struct {
		struct told_claim *at;
		size_t count, room;
	} claims; /* by origin and index, as they come */
	struct {
		struct told_document *at;
		size_t count, room;
	} documents;
	struct lines *lines; /* NULL: every line is parsed */
	bool wants_all;      /* what only live.c holds: records, stamps, and where every entry is */
	struct {
		struct told_entry *at;
		size_t count, room;
	} entries;
	struct {
		struct told_stamp *at;
		size_t count, room;
	} stamps;
	struct {
		struct told_record *at;
		size_t count, room;
	} records;
	struct arena *mem;
};

MUST_CHECK bool gather(struct gathered *g, struct casebook *c, struct err *e);
casebook_visit gather_entry; /* `self` is a struct gathered */

/* standing.c: the stream, out of what was gathered, which is used up. */
void standing_settle(struct gathered *g);

/* lines.c: stream_add_line, but a line that was parsed once is not parsed again. Its claim's memory is that of `l`. */
MUST_CHECK bool lines_add(
	struct lines *l, struct str line, struct stream *to, struct arena *mem, struct err *e);

/* judged.c: what the judgements make of the claims. */
struct rulings_on { /* judgements on one claim that are not taken back, in the order of time */
	struct ruling **at;
	size_t count, room;
};
void judge_claims(struct gathered *g);
void judge_claim(struct gathered *g, struct told_claim *c, const struct rulings_on *w);
void judgements_settle(struct standing *s, struct arena *mem);
void judgements_undo(struct standing *s); /* of rulings in order: which are taken back */
bool is_on_claim(const struct ruling *j);
struct told_claim *told_claim_of(const struct gathered *g, const struct entry_ref *ref);
int compare_refs(const struct entry_ref *a, const struct entry_ref *b);

#endif
