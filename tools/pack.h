#ifndef TOOLS_PACK_H
#define TOOLS_PACK_H

#include "base/err.h"
#include "base/str.h"

/* The packed weights (text/tag_packed.h) from the readable ones (assets/source/tagger.txt). */
MUST_CHECK bool pack_weights(struct str text, struct str *packed, struct arena *mem, struct err *e);

#endif
