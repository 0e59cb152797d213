#ifndef TEXT_ARTICLE_H
#define TEXT_ARTICLE_H

#include "base/date.h"
#include "base/str.h"

/* What is taken out of a page or paper: its text, and what it says about itself. */
struct article {
	struct str text;                         /* UTF-8, paragraphs parted by a blank line */
	struct str title, outlet, url, language; /* not known: at NULL */
	date_day published;
};

#endif
