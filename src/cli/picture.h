#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* A picture that says it has more dots than this is refused before any of them is made. */
enum { PICTURE_BYTES_MOST = 64 * 1024 * 1024, PICTURE_DOTS_MOST = 60 * 1000 * 1000 };
enum { PICTURE_SIDE = 1600 }; /* what is made is at most so many dots wide and high */

/*
 * A stranger's picture as a new PNG of dots alone: nothing else that the file held goes with it (REVIEW-4). What it is goes by its
 * first bytes, never by its name: a JPEG or a PNG. A photograph stands as its camera was held (EXIF). ERR_INPUT says in a sentence
 * what it is instead, or why it cannot be shown.
 */
MUST_CHECK bool picture_redraw(struct str bytes, struct str *png, struct arena *mem, struct err *e);

/* The same in a child that can only compute, see child.h. */
MUST_CHECK bool picture_redraw_confined(
	struct str bytes, struct str *png, struct arena *mem, struct err *e);

#endif
