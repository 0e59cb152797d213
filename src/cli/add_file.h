#ifndef CLI_ADD_FILE_H
#define CLI_ADD_FILE_H

#include "casebook/casebook.h"
#include "cli/cli.h"
#include "reader/reader.h"
#include "text/report_in.h"

/* The documents a casebook has, by the SHA-256 of their bytes. */
struct known_document {
	struct digest digest;
	struct entry_ref ref;
};

struct known {
	struct known_document *slot; /* open addressing, a power of two */
	size_t room, count;
	struct {
		struct known_list {
			struct str origin;
			uint64_t index, records;
		} * at;
		size_t count, room;
	} lists; /* that have records */
	struct arena *mem;
};

MUST_CHECK bool known_load(struct known *k, struct casebook *c, struct arena *mem, struct err *e);
const struct known_document *known_find(const struct known *k, struct digest d);
/* How many records of a list there are. */
uint64_t known_records(const struct known *k, struct entry_ref list);
void known_add(struct known *k, struct digest d, struct entry_ref ref);

/* One run of `add`, `note` or `testimony`. */
struct adding {
	struct app *app;
	const char *command; /* for messages */
	struct casebook *c;
	struct known known;
	const struct reader *reader;
	struct report_options options; /* without `id` */
	const struct strs *maps;       /* ROLE=HEADER */
	bool only_keep;                /* reads nothing out of what it takes in */
	bool as_claims;                /* files are streams of claims */
	const char *kind;  /* of what is typed in; NULL: a file, which shows what it is */
	struct str outlet; /* of what is typed in: who says it */
	const struct entry_ref *about; /* what a note is about */
	size_t documents, again, claims, records, problems;
};

enum { ADD_MOST_READ = 256 << 20 };

/*
 * Takes a file in: document, custody and claims or records, committed together. What was wrong with
 * the file is said on app->notes and counted; false only when nothing more can be written.
 */
MUST_CHECK bool add_file(struct adding *a, const char *path, struct err *e);

/* A document from memory, `name` being what it is called. Lines of JSON become a document each. */
MUST_CHECK bool add_bytes(struct adding *a, struct str bytes, struct str name, struct str path,
	struct str modified, struct err *e);

/* A sentence about a file, counted. */
void add_problem(struct adding *a, const char *fmt, ...) PRINTF(2, 3);

/* How much was taken in, on app->notes; ERR_INPUT when there were problems. */
MUST_CHECK bool add_verdict(struct adding *a, struct err *e);

#endif
