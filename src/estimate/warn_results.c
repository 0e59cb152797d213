/*
 * What the figures beside one another give reason to doubt: W11 to W13 (EST-70 to EST-72).
 */
#include "estimate/estimate.h"

#include <math.h>

static bool is_estimate(const struct report *r, enum method m)
{
	return r->done[m] && !r->result[m].refused && !r->result[m].lower_bound;
}

/* EST-70 */
static void warn_disagreement(struct report *r, struct arena *mem)
{
	static const enum method families[] = { METHOD_LOGLINEAR, METHOD_DGA, METHOD_LCMCR };
	double low = HUGE_VAL, high = 0;
	int least = -1, most = -1;
	for (size_t i = 0; i < 3; i++) {
		if (!is_estimate(r, families[i]))
			continue;
		double x = r->result[families[i]].median;
		if (x < low)
			low = x, least = (int)families[i];
		if (x > high)
			high = x, most = (int)families[i];
	}
	if (least != most && high > 1.5 * low)
		warn(&r->warnings, mem, 11, 3,
			"the methods disagree: %s says %.0f, %s says %.0f; the data do not decide "
			"between "
			"their assumptions",
			method_words[least], low, method_words[most], high);
}

/* EST-66: log-linear models and the bound say it themselves. */
static void warn_far(struct report *r, struct arena *mem)
{
	static const enum method far[] = { METHOD_LCMCR, METHOD_KNELL };
	for (size_t i = 0; i < 2; i++)
		if (is_estimate(r, far[i]) && r->result[far[i]].median > 50 * (double)r->table.n)
			warn(&r->result[far[i]].warnings, mem, 7, 3,
				"the estimate is over 50 times the documented number");
}

/* EST-71 */
static void warn_under_bound(struct report *r, struct arena *mem)
{
	const struct result *bound = &r->result[METHOD_CHAO];
	if (!r->done[METHOD_CHAO] || bound->refused)
		return;
	for (int m = 0; m < METHODS; m++)
		if (is_estimate(r, (enum method)m) && r->result[m].high < bound->median)
			warn(&r->result[m].warnings, mem, 12, 2,
				"the whole interval lies under Chao's lower bound of %.0f",
				bound->median);
}

/* EST-72: the panel's figures are made by one quick method; its shifts are held against the interval. */
static void warn_leverage(struct report *r, struct arena *mem)
{
	enum method m = is_estimate(r, METHOD_KNELL) ? METHOD_KNELL : METHOD_DGA;
	if (!is_estimate(r, m) || r->panel.left_out.count < 2)
		return;
	double half = (r->result[m].high - r->result[m].low) / 2;
	double all = r->panel.left_out.at[0].estimate; /* with every list */
	for (size_t i = 1; i < r->panel.left_out.count; i++) {
		const struct variant *v = &r->panel.left_out.at[i];
		if (isfinite(v->estimate) && fabs(v->estimate - all) > half)
			warn(&r->warnings, mem, 13, 2,
				STR_FMT
				" moves the estimate from %.0f to %.0f, by more than half the "
				"interval",
				STR_ARG(v->name), all, v->estimate);
	}
}

void warn_of_results(struct report *r, struct arena *mem)
{
	warn_disagreement(r, mem);
	warn_far(r, mem);
	warn_under_bound(r, mem);
	warn_leverage(r, mem);
	warnings_sort(&r->warnings);
	for (int m = 0; m < METHODS; m++)
		warnings_sort(&r->result[m].warnings);
}
