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

void beside_release(struct session *k); /* what they made for it */

/* people.c: persons, as a task. */
bool people_are_wanted(const struct session *k);
void *people_begin(struct session *k);
void people_find(struct session *k, void *made);
void *people_hand_over(struct session *k, void *made);
void people_release(void *made);

/* show_estimate.c: what was asked for, as a task. */
bool estimate_is_wanted(const struct server *s);
void *estimate_begin(struct session *k);
void estimate_make(struct session *k, void *made);
void *estimate_hand_over(struct session *k, void *made);
void estimate_release(void *made);

/* verifying.c: the same of verifying. */
bool verify_is_wanted(const struct server *s);
void *verify_begin(struct session *k);
void verify_make(struct session *k, void *made);
void *verify_hand_over(struct session *k, void *made);
void verify_release(void *made);

/* Pairs that may be one person; SIZE_MAX: not known yet. */
size_t people_in_doubt(const struct session *k);

/* people.c: reads the lists; a casebook without any has none. */
MUST_CHECK bool roll_load(struct session *k, struct err *e);

/* What one of them is at, or NULL. */
const struct work *beside_work(const struct server *s);

#endif
