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
	struct arena *mem;
};

MUST_CHECK bool known_load(struct known *k, struct casebook *c, struct arena *mem, struct err *e);
const struct known_document *known_find(const struct known *k, struct digest d);
void known_add(struct known *k, struct digest d, struct entry_ref ref);

/* One run of `add`. */
struct adding {
	struct app *app;
	struct casebook *c;
	struct known known;
	const struct reader *reader;
	struct report_options options; /* without `id` */
	bool only_keep;                /* reads nothing out of what it takes in */
	size_t documents, again, claims, problems;
};

enum { ADD_MOST_READ = 256 << 20 };

/*
 * Takes a file in: document, custody and claims, committed together. What was wrong with the file
 * is said on app->notes and counted; false only when nothing more can be written.
 */
MUST_CHECK bool add_file(struct adding *a, const char *path, struct err *e);

/* A document from memory, `name` being what it is called. Lines of JSON become a document each. */
MUST_CHECK bool add_bytes(struct adding *a, struct str bytes, struct str name, struct str path,
	struct str modified, struct err *e);

/* A sentence about a file, counted. */
void add_problem(struct adding *a, const char *fmt, ...) PRINTF(2, 3);

#endif
