#ifndef CASEBOOK_INDEX_H
#define CASEBOOK_INDEX_H

#include "casebook/casebook.h"
#include "casebook/store.h"

/*
 * The index: what the entries say, in tables in memory. It is made from the ledger and is
 * never believed against it. Built at once or entry by entry, it is the same: index_dump
 * says so, in an order of its own.
 */
struct index;

/* Of all entries that the casebook has. */
MUST_CHECK bool index_build(struct index **ix, struct casebook *c, struct err *e);

/* Takes up what was appended or merged since. One that failed to is only to be freed. */
MUST_CHECK bool index_follow(struct index *ix, struct casebook *c, struct err *e);
void index_free(struct index *ix);

/* The same by hand: one without entries, and one entry of it after another, each log's in their order. */
MUST_CHECK bool index_empty(struct index **ix, struct err *e);
MUST_CHECK bool index_take(
	struct index *ix, struct casebook *c, const struct casebook_item *x, struct err *e);

/* Every table in the order of its keys, logs by their names. The search table is there if it was made. */
MUST_CHECK bool index_dump(struct index *ix, struct buf *to, struct err *e);

/*
 * The dumps of two, row by row: how many rows were compared, and the first that one has and the other has not;
 * at NULL: they are the same.
 */
MUST_CHECK bool index_compare(struct index *a, struct index *z, uint64_t *rows, struct str *differs,
	struct arena *mem, struct err *e);

/* An entry as a query gives it. */
struct index_entry {
	const struct casebook_log *log;
	uint64_t index;
	enum entry_kind kind;
	int64_t time; /* seconds since 1970, as claimed */
	enum casebook_found found;
};

/* Rows one after another, in a loop; the visitor is called with each. */
typedef bool index_visit(void *self, const struct index_entry *x, struct err *e);

/* Of one kind, or of every kind (-1): by time, then origin and index. */
MUST_CHECK bool index_entries(struct index *ix, struct casebook *c, int kind, index_visit *visit,
	void *self, struct err *e);

/* Those that refer to an entry, of one kind or every kind. */
MUST_CHECK bool index_about(struct index *ix, struct casebook *c, struct str origin, uint64_t index,
	int kind, index_visit *visit, void *self, struct err *e);

/* How many entries there are of each kind, and how many do not open. */
struct index_counts {
	uint64_t of[ENTRY_KINDS], closed;
};
/* Of those that refer to an entry. */
MUST_CHECK bool index_count_about(
	struct index *ix, struct str origin, uint64_t index, struct index_counts *n, struct err *e);

/* The document whose bytes have this digest; *found is false when there is none. */
MUST_CHECK bool index_document(struct index *ix, struct casebook *c, struct digest digest,
	struct index_entry *x, bool *found, struct err *e);

/* Of all entries. */
MUST_CHECK bool index_count(struct index *ix, struct index_counts *n, struct err *e);

/*
 * Full text: words of reports, claims, names and notes, in any script. `words` are looked
 * for all of them, each at the beginning of a word. The table is made at the first search.
 */
MUST_CHECK bool index_find(struct index *ix, struct casebook *c, struct str words, size_t most,
	index_visit *visit, void *self, struct err *e);

/* Letters as they are searched for: case and diacritics folded, words parted by blanks. */
struct str search_fold(struct str text, struct arena *mem);

/* The bytes of an object that an entry names by `member` ("object", "text_object"), with their digest and size. */
MUST_CHECK bool casebook_object(struct casebook *c, const struct casebook_item *x,
	const char *member, const struct sink *to, struct err *e);

/* The text that spans of a report count in: its text object, or the document itself. */
MUST_CHECK bool casebook_report_text(struct casebook *c, const struct casebook_item *x,
	struct str *text, struct arena *mem, struct err *e);

#endif
