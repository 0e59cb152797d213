#ifndef TEST_READ_HEAD_H
#define TEST_READ_HEAD_H

#include "tap.h"
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

/* "OUTLET | date" of a head */
static inline struct str headed(const char *text, struct arena *mem)
{
	struct dateline d = read_head(text, mem);
	struct str day = d.published != DATE_NONE ? date_text(mem, d.published)
			 : d.month                ? str_format(mem, "%02d-%02d", d.month, d.day)
						  : STR("unknown");
	return str_format(mem, STR_FMT " | " STR_FMT,
		STR_ARG(d.outlet.at ? d.outlet : STR("nobody")), STR_ARG(day));
}

static inline void check_heads(const char *const (*rows)[2], struct arena *mem)
{
	for (; (*rows)[0]; rows++)
		CHECK(str_is(headed((*rows)[0], mem), (*rows)[1]));
}

#endif
