#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "casebook/casebook.h"

#include <signal.h>
#include <stdio.h>

/*
 * web - a casebook in a browser, served to this machine alone.
 *
 * One page (assets/web) and the JSON that it asks for: docs/review-api.md. Every request but those for the page itself
 * carries a token of 256 bits that only whoever started the server knows. The casebook is open from an
 * unlocking to a locking; what is worked out of it (tolls, persons, estimates) is worked out by threads beside.
 */
struct web_options {
	const struct casebook_place *place;
	const struct casebook_key *key; /* opens it at once; NULL: it is locked at first */
	int port;                       /* 0: any that is free */
	unsigned idle_seconds;          /* without a request, after which it locks itself */
	const char *version;
	const volatile sig_atomic_t *stop; /* serves until it is not 0 */
	FILE *notes; /* a line for each request that was refused, without its contents */
	void (*ready)(void *self, const char *address); /* with the token behind '#' */
	void *self;
	/* A stranger's picture made anew as a PNG, where it can do no harm; NULL: none is shown. */
	bool (*redraw)(struct str bytes, struct str *png, struct arena *mem, struct err *e);
};

MUST_CHECK bool web_serve(const struct web_options *o, struct err *e);

#endif
