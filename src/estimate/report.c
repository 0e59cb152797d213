#include "estimate/estimate.h"

typedef void method_run(
	const struct table *t, const struct settings *s, struct result *r, struct arena *mem);

static method_run *const runs[METHODS] = {
	[METHOD_CHAPMAN] = method_chapman,
	[METHOD_CHAO] = method_chao,
	[METHOD_LOGLINEAR] = method_loglinear,
	[METHOD_DGA] = method_dga,
	[METHOD_LCMCR] = method_lcmcr,
	[METHOD_KNELL] = method_knell,
};

static bool anybody_shared(const struct table *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (__builtin_popcount(t->at[i].lists) > 1)
			return true;
	return false;
}

void report_make(const struct table *t, size_t duplicates, const struct settings *s,
	struct report *out, struct arena *mem)
{
	*out = (struct report){ .table = *t, .duplicates = duplicates, .stratum = STR("") };
	for (int m = 0; m < METHODS; m++) {
		if (!s->want[m])
			continue;
		struct result *r = &out->result[m];
		*r = (struct result){ .method = (enum method)m,
			.n = t->n,
			.level = s->level,
			.assumption = "",
			.how = STR("") };
		out->done[m] = true;
		if (t->lists < 2)
			refuse(r, mem, "fewer than 2 lists hold anybody");
		else if (!anybody_shared(t))
			refuse(r, mem,
				"nobody is on more than one list: nothing tells how many are on "
				"none (EST-61)");
		else
			runs[m](t, s, r, mem);
	}
	warn_of_table(out, mem);
	struct settings bare = *s; /* where every figure is refused, the panel would give some */
	bare.panel = s->panel && anybody_shared(t);
	if (t->lists >= 2)
		panel_make(t, &bare, out->result[METHOD_KNELL].hidden, &out->panel, mem);
	warn_of_results(out, mem);
}
