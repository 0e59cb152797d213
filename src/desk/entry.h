#ifndef DESK_ENTRY_H
#define DESK_ENTRY_H

#include "casebook/casebook.h"

/* Why an entry has no content: "erased", "damaged" ... */
const char *found_word(enum casebook_found found);

/* The entry that an id means, opened; one that is erased or damaged is refused in a sentence. */
MUST_CHECK bool entry_of(struct casebook *c, struct str id, struct casebook_item *x,
	struct arena *mem, struct err *e);
MUST_CHECK bool entry_of_kind(struct casebook *c, struct str id, enum entry_kind kind,
	struct casebook_item *x, struct arena *mem, struct err *e);

/* A reference to an entry that was read. */
struct entry_ref ref_of(const struct casebook_item *x);

#endif
