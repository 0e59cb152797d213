#ifndef WEB_FIGURES_H
#define WEB_FIGURES_H

#include "toll/toll.h"
#include "web/session.h"

/* Incidents and tolls as of a generation. */
struct figures {
	struct arena mem;
	uint64_t generation;
	struct live_copy *copy;
	struct lines *lines;
	const struct figures *before; /* while they are derived; NULL: the first */
	struct standing standing;
	struct toll_options options;
	struct toll_result *result;
	size_t *by_claim; /* items by the id of their claim */
	struct str *keys; /* of incidents: see incident_key */
};

/* With the lock held: a copy of what stands; then without it: the figures. */
struct figures *figures_begin(struct session *k);
void figures_derive(struct figures *f);
void figures_release(struct figures *f);

/* The item of a claim; NONE when the figures do not have it (yet). */
size_t item_of(const struct figures *f, struct str claim);

/* What an incident goes by: the id of its first claim, whatever else is decided. */
struct str incident_key(const struct figures *f, size_t incident);

#endif
