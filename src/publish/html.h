#ifndef PUBLISH_HTML_H
#define PUBLISH_HTML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * HTML that can't be broken out of: tags and attributes' names are the program's own literals, every text and value
 * is escaped on its way. Elements are closed in the order in which they were opened.
 *
 *     html_open(h, "a");
 *     html_attr(h, "href", STR("#c1"));
 *     html_put(h, words);
 *     html_close(h);
 */
enum { HTML_DEEPEST = 32, HTML_LONGEST = 1500 };

struct html {
	struct buf to;
	const char *open[HTML_DEEPEST];
	int depth;
	bool in_tag; /* attributes may still come */
};

void html_open(struct html *h, const char *tag);
void html_attr(struct html *h, const char *name, struct str value);
void html_class(struct html *h, const char *name);
void html_close(struct html *h);
/* An element without content: meta, br. */
void html_empty(struct html *h, const char *tag);

/*
 * Escaped. What has no width or turns the order of writing round is shown by its number, as [U+202E]; bytes that are no
 * UTF-8 as U+FFFD.
 */
void html_put(struct html *h, struct str text);

/* Words of a stranger: isolated, so that their direction turns nothing round outside; at most HTML_LONGEST bytes of them, and `more` behind. */
void html_quote(struct html *h, const char *tag, struct str words, struct str more);

/* A stranger's address: a link when it is http or https, else its text. */
void html_address(struct html *h, struct str url, struct str text);

/* An element with nothing but text. */
void html_leaf(struct html *h, const char *tag, struct str text);

/* The program's own: a figure, a style sheet. */
void html_own(struct html *h, struct str markup);

#endif
