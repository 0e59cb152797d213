#ifndef CASEBOOK_VERIFY_INSIDE_H
#define CASEBOOK_VERIFY_INSIDE_H

#include "casebook/verify.h"

/* What one verification has in hand. */
struct proving {
	struct casebook *c;
	struct verify_report *r;
	struct arena *mem;
	struct {
		struct verify_bodies {
			struct str origin;
			uint64_t first, last;
		} * at;
		size_t count, room;
	} bodies; /* that a finding is about already */
};

/* A finding about a file; `means` may be NULL. */
void verify_find(struct proving *p, struct str path, const char *means, const char *fmt, ...)
	PRINTF(4, 5);
void verify_note(struct proving *p, struct strs *to, const char *fmt, ...) PRINTF(3, 4);

/* "1a2b3c4d5e6f:3 to 7" */
struct str verify_range(struct str origin, uint64_t first, uint64_t last, struct arena *mem);

/* What lies beside the kept checkpoints: timestamps and cosignatures. */
void verify_beside(struct proving *p, const struct casebook_log *l, struct verify_log *v);

void verify_refused(struct proving *p);

/* What the entries say: of other entries, of documents, of other logs. */
void verify_contents(struct proving *p);

#endif
