#ifndef WEB_BESIDE_H
#define WEB_BESIDE_H

#include "web/session.h"

/*
 * Threads beside the requests: one keeps incidents, tolls and persons up with what is decided, the other does what is
 * asked for and takes long (estimates, verifying). They look at copies and hold the lock only to copy and to
 * hand over.
 */
struct beside {
	struct server *s;
	pthread_t thread[2];
	int started;
};

MUST_CHECK bool beside_start(struct beside *b, struct server *s, struct err *e);
void beside_end(struct beside *b); /* after s->ending is set */

void figures_release(struct figures *f);
void beside_release(struct session *k); /* what they made for it */

/* What one of them is at, or NULL. */
const struct work *beside_work(const struct server *s);

#endif
