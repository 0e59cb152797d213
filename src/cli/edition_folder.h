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

/* A file that is too large to be held: it is begun, added to, by any one thread, and listed when it is ended, as after a failure. */
struct folder_file {
	struct str path;
	const char *name;
	void *to;
	struct digest_sum sum;
	size_t size;
};
MUST_CHECK bool folder_file_begin(
	const struct folder *f, struct folder_file *file, const char *path, struct err *e);
MUST_CHECK bool folder_file_add(struct folder_file *file, struct str bytes, struct err *e);
MUST_CHECK bool folder_file_end(struct folder *f, struct folder_file *file, struct err *e);

/* The manifests, the signature where there is a casebook, and the folder's own name. */
MUST_CHECK bool folder_end(
	struct folder *f, const struct edition *ed, struct casebook *c, struct err *e);

/* What was written of an edition that cannot be is taken away again. */
void folder_drop(struct folder *f);

#endif
