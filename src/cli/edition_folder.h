#ifndef CLI_EDITION_FOLDER_H
#define CLI_EDITION_FOLDER_H

#include "casebook/casebook.h"
#include "cli/cli.h"
#include "ledger/bag.h"
#include "publish/edition.h"

/* The folder in the making, beside the one it becomes when it is whole. */
struct folder {
	struct app *app;
	const char *final;
	const char *part;
	struct bag_files payload, tags;
	size_t bytes;
};

/* An empty folder may become the edition; nothing is ever written over. */
MUST_CHECK bool folder_begin(struct folder *f, const char *path, struct err *e);
MUST_CHECK bool folder_put(struct folder *f, struct str path, struct str bytes, struct err *e);

/* The manifests, the signature where there is a casebook, and the folder's own name. */
MUST_CHECK bool folder_end(
	struct folder *f, const struct edition *ed, struct casebook *c, struct err *e);

/* What was written of an edition that cannot be is taken away again. */
void folder_drop(struct folder *f);

#endif
