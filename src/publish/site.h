#ifndef PUBLISH_SITE_H
#define PUBLISH_SITE_H

#include "publish/edition.h"
#include "publish/words.h"

/*
 * An edition as a folder that opens in any browser without a server: pages, tables, schemas. No script, no
 * request to anywhere. The sink is given one file after another, in one order always.
 */
struct site_sink {
	void *self;
	bool (*put)(void *self, struct str path, struct str bytes, struct err *e);
};

struct site_options {
	const struct words *words;
	const struct json *previous; /* data/edition.json of the last edition, or NULL */
	const struct json *estimate; /* what knell estimate --json printed, or NULL */
	const char *proofs; /* the page that leads to the proofs, or NULL where there are none */
};

struct site;
struct site *site_open(const struct edition *ed, const struct site_options *o);

/*
 * The page of the i-th incident of the edition, in `mem`. May be called by several threads at once. ERR_FINDING when it
 * would name somebody whose name is withheld (PUBLISH-7).
 */
MUST_CHECK bool site_incident_page(const struct site *s, size_t i, struct str *path,
	struct str *bytes, struct arena *mem, struct err *e);

/* Everything else. */
MUST_CHECK bool site_make(const struct site *s, const struct site_sink *sink, struct err *e);

#endif
