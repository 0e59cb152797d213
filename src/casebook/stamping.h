#ifndef CASEBOOK_STAMPING_H
#define CASEBOOK_STAMPING_H

#include "casebook/beside.h"

/*
 * Timestamps of authorities (RFC 3161). A request is for the SHA-256 of a kept checkpoint's file; it is
 * carried to an authority by hand, and its response is verified when it comes, and kept whole with the
 * authority's roots.
 */
struct stamp_request_made {
	struct str path; /* of the request, where it is to be carried from */
	struct str id;   /* of the log */
	uint64_t size;
};

struct stamp_requests {
	struct stamp_request_made *at;
	size_t count, room;
};

/* One request for the newest checkpoint of each log, as files in `folder`. */
MUST_CHECK bool stamping_request(struct casebook *c, const char *folder,
	struct stamp_requests *made, struct arena *mem, struct err *e);

struct stamp_taken {
	struct stamp stamp;
	struct str id; /* of the log */
	uint64_t size; /* of the checkpoint */
	bool answers;  /* one of the requests that were made here */
	struct str command, entry;
};

/*
 * Takes a response in, with a note in the ledger; what is recorded from here on says that it is younger. ERR_BROKEN
 * when it does not verify, ERR_INPUT when it is for no checkpoint that is here.
 */
MUST_CHECK bool stamping_take(struct casebook *c, struct str response, struct str roots,
	struct stamp_taken *taken, struct arena *mem, struct err *e);

#endif
