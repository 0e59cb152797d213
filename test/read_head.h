#ifndef TEST_READ_HEAD_H
#define TEST_READ_HEAD_H

#include "text/dateline.h"

/* What the head of a text says. The result lives in mem. */
static inline struct dateline read_head(const char *text, struct arena *mem)
{
	struct scanned s;
	struct dateline d;
	text_scan(str_from(text), &s, mem);
	text_dateline(&s, &d);
	return d;
}

#endif
