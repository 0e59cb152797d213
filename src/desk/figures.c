#include "desk/figures.h"

#include "estimate/estimate.h"
#include "match/tables.h"

#include <string.h>

static struct str estimate_words(
	const struct records *r, const struct persons *p, struct arena *mem)
{
	struct buf table = { .mem = mem };
	struct table_options usual = { 0 };
	struct strata strata = { 0 };
	struct settings s = settings_usual;
	struct report *report = NEW(mem, struct report);
	struct err e = { 0 };
	put_overlap(&table, r, p);
	if (!table_read(buf_str(&table), &usual, &strata, mem, &e) || strata.count != 1)
		return STR("none");
	memset(s.want, 0, sizeof s.want);
	s.want[METHOD_KNELL] = true;
	s.panel = false;
	report_make(&strata.at[0].table, 0, &s, report, mem);
	const struct result *x = &report->result[METHOD_KNELL];
	if (x->refused)
		return str_format(mem, "refused (" STR_FMT ")", STR_ARG(x->reason));
	return str_format(mem, "%.0f (%.0f to %.0f%s)", x->median, x->low, x->high,
		x->open ? " and more" : "");
}

void effect_on_estimate(const struct records *r, const struct persons *before,
	const struct persons *after, struct remarks *to, struct arena *mem)
{
	if (r->sources.count < 2)
		return;
	struct str was = estimate_words(r, before, mem), is = estimate_words(r, after, mem);
	*PUSH(mem, to) = str_equal(was, is)
				 ? str_format(mem, "estimate, as before: " STR_FMT, STR_ARG(is))
				 : str_format(mem, "estimate: " STR_FMT "; before: " STR_FMT,
					   STR_ARG(is), STR_ARG(was));
}
