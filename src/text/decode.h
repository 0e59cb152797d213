#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/*
 * Bytes of a stranger to valid UTF-8 (READ-1 to READ-3). UTF-8 is passed on as it is, with a
 * byte-order mark if it has one, so that places in the text are places in the file.
 */
struct decoded {
	struct str text;
	bool as_is;      /* text is a view of the bytes: spans index the file itself */
	struct str note; /* what was converted, a sentence; not known: nothing was */
};

/* ERR_INPUT when the bytes are no text. `name` is what messages call the input. */
MUST_CHECK bool text_decode(
	struct str bytes, struct str name, struct decoded *out, struct arena *mem, struct err *e);

#endif
