#ifndef WEB_SESSION_H
#define WEB_SESSION_H

#include "casebook/index.h"
#include "casebook/live.h"
#include "web/request.h"
#include "web/web.h"

#include <pthread.h>

/*
 * A casebook from its unlocking to its locking. Whoever works with it beside the requests holds it (`holders`); the last
 * one lets go of its memory. The casebook itself, with its keys, is closed when it is locked.
 */
struct session {
	struct arena mem;
	struct casebook c;
	struct live *live;
	struct index *ix;        /* made when it is asked for first */
	uint64_t generation;     /* grows with every entry that was appended */
	struct figures *figures; /* web/figures.h; NULL: none yet */
	struct lines *lines;     /* what the thread that makes them parsed */
	struct roll *roll;       /* web/people.h; NULL: no list */
	struct people *people;   /* NULL: not yet */
	struct estimates *estimates;
	struct verified *verified;
	bool verifying; /* nothing is written meanwhile */
	int holders;
	bool closed;
	volatile sig_atomic_t stop; /* for long work */
	struct strs remarks;
};

/* What a thread beside the requests is at. */
struct work {
	const char *what; /* NULL: nothing */
	size_t done, of;
};

struct server {
	const struct web_options *o;
	char token[48];            /* 256 bits, base64url */
	char host[24], origin[32]; /* "127.0.0.1:4711", and with the scheme */
	pthread_mutex_t lock;      /* of all below, and of the session */
	pthread_mutex_t unlocking; /* one at a time */
	pthread_cond_t wanted;     /* by the threads beside: there may be work */
	struct session *session;   /* NULL: locked */
	uint64_t generation;       /* of the last session too: it never goes back */
	unsigned failures;         /* wrong passphrases in a row */
	int64_t used;    /* when it was last asked for something, in seconds of the steady clock */
	int64_t decided; /* when an entry was appended last */
	struct work work[2]; /* of the threads beside */
	bool is_read; /* somebody beside reads the casebook's files, perhaps for a session that is over */
	bool ending;
};

void server_set_up(struct server *s, const struct web_options *o);

/* Opens and reads the casebook. Takes as long for a wrong passphrase as for a right one, and longer with each. */
MUST_CHECK bool session_open(struct server *s, const struct casebook_key *key, struct err *e);

/* Closes it and wipes the keys; under s->lock. */
void session_lock(struct server *s);
void session_hold(struct session *k);
void session_let_go(struct session *k); /* under s->lock */

/* After entries were appended: what stands follows, and figures are wanted anew. */
MUST_CHECK bool session_follow(struct server *s, struct err *e);

int64_t steady_seconds(void);

#endif
