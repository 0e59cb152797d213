#ifndef CASEBOOK_READ_GROUP_H
#define CASEBOOK_READ_GROUP_H

#include "casebook/inside.h"

/*
 * Entries by the bundle: the leaves of 256 and the file of their bodies are read at once.
 */
struct frame {
	const unsigned char *head; /* NULL: the file has none */
	struct str sealed;
};

struct group {
	struct str leaf[TILE_WIDTH], path;
	struct frame frame[TILE_WIDTH];
	bool has_leaves;
	struct err why; /* what to say of an entry that it has not */
};

/* Only reads; what fails is said by the items. Lives in `mem`, as the items do. */
void group_read(struct group *g, const struct casebook *c, const struct casebook_log *log,
	uint64_t number, struct arena *mem);
void group_item(const struct casebook *c, const struct group *g, struct casebook_item *x,
	struct arena *mem);

/* ahead.c: the same as one group after another, with other processors opening those that come next. */
bool ahead_is_worth(const struct casebook *c, const struct casebook_log *log, uint64_t from);
MUST_CHECK bool visit_ahead(struct casebook *c, const struct casebook_log *log, uint64_t from,
	unsigned whole, casebook_visit *visit, void *self, struct err *e);

void kept_groups_release(struct casebook *c);

#endif
