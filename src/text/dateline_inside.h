#ifndef TEXT_DATELINE_INSIDE_H
#define TEXT_DATELINE_INSIDE_H

#include "text/dateline.h"

/* What dateline.c and dateline_outlet.c say to each other. */
enum { HEAD_SENTENCES = 12, LINE_WORDS = 24 };

static inline bool head_is_mark(const struct word *w, char c)
{
	return w->low.len == 1 && w->low.at[0] == c;
}

static inline bool head_is_any(struct str low, const char *const *list)
{
	for (; *list; list++)
		if (str_is(low, *list))
			return true;
	return false;
}

/* A headline in capitals is no name. */
bool head_tells_news(struct str low);
/* What a name of an outlet or of a body that publishes ends with, or has before "of" and "in". */
bool head_is_outlet_noun(struct str low);
/* READ-25: the outlet at the head of a line, or nothing. */
struct str head_line_outlet(const struct scanned *s, const struct sentence *x);
/* READ-24, READ-25. */
void head_find_outlet(const struct scanned *s, struct dateline *out);

#endif
