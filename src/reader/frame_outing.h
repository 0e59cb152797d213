#ifndef READER_FRAME_OUTING_H
#define READER_FRAME_OUTING_H

#include "reader/frame.h"

/* People who are carried somewhere and come back, or are saved: for FRAME-290 and FRAME-291. */
bool frame_is_outing(const struct framing *f, uint32_t from);
bool frame_is_saved(const struct framing *f, uint32_t verb, uint32_t who);

#endif
