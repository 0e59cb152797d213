#ifndef TEXT_HTML_H
#define TEXT_HTML_H

#include "base/arena.h"
#include "base/err.h"
#include "text/article.h"

/*
 * The article of an HTML page (READ-10 to READ-13): the part with the most running text, without
 * navigation, related links, notices and share bars. Lists and tables become lines. A page that
 * was cut off is read as far as it goes. ERR_INPUT when a page is over one of the limits below. Takes time linear in the page but
 * for pathological nesting, and never more stack for deeper pages.
 */
enum {
	HTML_DEPTH_MOST = 2000,
	HTML_ATTRIBUTES_MOST = 2000, /* of one element */
	HTML_ELEMENTS_MOST = 200000,
	HTML_BYTES_MOST = 32 * 1024 * 1024
};

MUST_CHECK bool html_read(
	struct str page, struct str name, struct article *out, struct arena *mem, struct err *e);

#endif
