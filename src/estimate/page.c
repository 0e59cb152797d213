/*
 * The page for people. Never a bare number: first what is documented, then each method's figure with
 * its interval, what it assumes, and why to doubt it, gravest first.
 */
#include "base/buf.h"
#include "estimate/estimate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* 12,345; a dash when there is no figure. */
static const char *persons(double x, char out[32])
{
	char digits[32];
	if (!isfinite(x) || fabs(x) > 1e15)
		return isfinite(x) ? "over 10^15" : "-";
	int len = snprintf(digits, sizeof digits, "%.0f", x), to = 0;
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0 && digits[i - 1] != '-')
			out[to++] = ',';
		out[to++] = digits[i];
	}
	out[to] = '\0';
	return out;
}

static void put_interval(struct buf *b, double low, double high, bool open)
{
	char x[32], y[32];
	if (isfinite(low) && isfinite(high))
		buf_printf(
			b, "[%s to %s%s]", persons(low, x), open ? "over " : "", persons(high, y));
}

/* Words of `s` in lines of at most 78 columns, the first already `at` columns wide. */
static void put_wrapped(struct buf *b, struct str s, int indent)
{
	int at = indent;
	struct str rest = s, word;
	bool first = true;
	while (str_cut(&rest, ' ', &word)) {
		if (!first && at + 1 + (int)word.len > 78) {
			buf_printf(b, "\n%*s", indent, "");
			at = indent;
		} else if (!first) {
			buf_add_char(b, ' ');
			at++;
		}
		buf_add(b, word);
		at += (int)word.len;
		first = false;
	}
	buf_add_char(b, '\n');
}

static void put_warnings(struct buf *b, const struct warnings *w, int indent)
{
	static const char *const mark[] = { "", "note", "mind", "STOP" };
	for (size_t i = 0; i < w->count; i++) {
		buf_printf(b, "%*s%s W%-2d ", indent, "", mark[w->at[i].weight], w->at[i].number);
		put_wrapped(b, w->at[i].text, indent + 9);
	}
}

static void put_variants(struct buf *b, const struct variants *v, const char *title)
{
	char x[32];
	if (!v->count)
		return;
	if (*title)
		buf_printf(b, "\n  %s\n", title);
	for (size_t i = 0; i < v->count; i++) {
		const struct variant *one = &v->at[i];
		buf_printf(b, "    %-32.*s %10s%s", (int)one->name.len, one->name.at,
			persons(one->estimate, x), isfinite(one->low) || one->note.len ? "  " : "");
		put_interval(b, one->low, one->high, false);
		if (one->note.len)
			buf_printf(b, "  " STR_FMT, STR_ARG(one->note));
		buf_add_char(b, '\n');
	}
}

static void put_result(struct buf *b, const struct result *r)
{
	char x[32];
	if (r->refused) {
		buf_printf(b, "\n%-10s no figure\n  ", method_words[r->method]);
		put_wrapped(b, r->reason, 2);
	} else {
		buf_printf(b, "\n%-10s %s%s ", method_words[r->method],
			r->lower_bound ? "at least " : "", persons(r->median, x));
		put_interval(b, r->low, r->high, r->open);
		buf_printf(b, "  %g %%%s\n  by ", 100 * r->level,
			r->method == METHOD_KNELL ? ", recommended" : "");
		put_wrapped(b, r->how, 5);
	}
	if (!r->not_meant && *r->assumption) {
		buf_add(b, STR("  assumes "));
		put_wrapped(b, str_from(r->assumption), 10);
	}
	put_warnings(b, &r->warnings, 2);
	put_variants(b, &r->variants, "");
}

static void put_documented(struct buf *b, const struct report *r)
{
	char x[32];
	if (r->stratum.len)
		buf_printf(b, "== " STR_FMT " ==\n", STR_ARG(r->stratum));
	struct buf line = { .mem = b->mem };
	buf_printf(&line, "%s %s documented on %zu lists:", persons((double)r->table.n, x),
		r->table.n == 1 ? "person is" : "persons are", r->table.lists);
	for (size_t j = 0; j < r->table.lists; j++)
		buf_printf(&line, " " STR_FMT " (%s)%s", STR_ARG(r->table.name[j]),
			persons((double)table_on_all(&r->table, 1u << j), x),
			j + 1 < r->table.lists ? "," : ".");
	buf_printf(&line,
		" At least %s were there; how many more were on no list is estimated below, "
		"and no estimate can be proved from the lists alone.",
		persons((double)r->table.n, x));
	put_wrapped(b, buf_str(&line), 0);
}

static void put_odds(struct buf *b, const struct report *r)
{
	if (!r->panel.odds_count || r->table.lists > 8)
		return;
	buf_add(b, STR("\n  odds of being on both lists, given the others, with 99 % limits\n"));
	for (size_t i = 0; i < r->panel.odds_count; i++) {
		const struct odds *o = &r->panel.odds[i];
		if (isfinite(o->ratio))
			buf_printf(b, "    " STR_FMT " and " STR_FMT "  %.2f [%.2f to %.2f]\n",
				STR_ARG(r->table.name[o->a]), STR_ARG(r->table.name[o->b]),
				o->ratio, o->low, o->high);
	}
}

static void put_panel(const struct report *r, struct buf *b)
{
	const struct panel *p = &r->panel;
	if (!p->made) {
		if (r->table.lists > 2 && sample_coverage(&r->table) > 0)
			buf_add(b, STR("\nsensitivity: not looked at; --panel says what else would "
				       "have come out\n"));
		return;
	}
	buf_add(b, STR("\nsensitivity: what else would have come out\n"));
	put_variants(b, &p->left_out, "leaving out a list (EST-55)");
	put_variants(b, &p->merged, "taking two lists for one");
	put_variants(b, &p->xi, "a hidden dependence of all lists at once (EST-54)");
	put_variants(b, &p->priors, "dga with other priors");
	put_variants(b, &p->alphas, "LCMCR with other priors");
	put_variants(b, &p->matching, "errors of the matching (EST-56)");
	put_variants(b, &p->hidden, "each list hidden and estimated from the others (EST-52)");
	put_odds(b, r);
}

void report_page(const struct report *r, struct buf *b)
{
	put_documented(b, r);
	if (r->warnings.count)
		buf_add_char(b, '\n');
	put_warnings(b, &r->warnings, 0);
	for (size_t i = 0; i < METHODS; i++)
		if (r->done[methods_in_order[i]])
			put_result(b, &r->result[methods_in_order[i]]);
	put_panel(r, b);
	buf_add_char(b, '\n');
	put_wrapped(b,
		STR("Every figure here also assumes that the dead of this place and time are one "
		    "closed group, that nobody is counted who was not a victim, that records "
		    "were "
		    "matched without error, and that everybody had some chance of being listed."),
		0);
	buf_printf(b, "table " STR_FMT " (SHA-256, EST-75)\n",
		STR_ARG(table_digest(&r->table, b->mem)));
}

/* A sum or a mixture of lower bounds is one. */
static const char *at_least(enum method m)
{
	return m == METHOD_CHAO ? "at least " : "";
}

void totals_page(const struct total *t, size_t count, struct buf *b)
{
	char x[32], y[32];
	if (!count)
		return;
	buf_printf(b, "\n== all strata together: %s documented ==\n", persons((double)t->n, x));
	for (size_t i = 0; i < count; i++) {
		buf_printf(b, "%-10s %s%s ", method_words[t[i].method], at_least(t[i].method),
			persons(t[i].median, y));
		put_interval(b, t[i].low, t[i].high, false);
		buf_printf(b, "  %g %%, draws of %zu %s added\n", 100 * t[i].level, t[i].estimated,
			t[i].estimated == 1 ? "stratum" : "strata");
		if (t[i].documented_only)
			buf_printf(b,
				"           %zu %s as documented alone, without an estimate: a "
				"lower bound\n",
				t[i].documented_only,
				t[i].documented_only == 1 ? "stratum counts" : "strata count");
		if (!t[i].has_pooled)
			continue;
		buf_printf(b, "           %s%s ", at_least(t[i].method), persons(t[i].pooled, y));
		put_interval(b, t[i].pooled_low, t[i].pooled_high, false);
		buf_add(b, STR("  as one table, without strata (EST-57)\n"));
	}
}

void shares_page(const struct report *reports, size_t count, struct buf *b)
{
	static const enum method order[] = { METHOD_KNELL, METHOD_LOGLINEAR, METHOD_DGA,
		METHOD_LCMCR };
	char n[32];
	buf_add(b, STR("\nshare documented, by stratum\n"));
	for (size_t i = 0; i < count; i++) {
		const struct result *r = NULL;
		for (size_t k = 0; !r && k < sizeof order / sizeof *order; k++)
			if (reports[i].done[order[k]] && !reports[i].result[order[k]].refused)
				r = &reports[i].result[order[k]];
		buf_printf(b, "    %-28.*s %10s  ", (int)reports[i].stratum.len,
			reports[i].stratum.at, persons((double)reports[i].table.n, n));
		if (r)
			buf_printf(b, "%.0f %% [%.0f to %.0f]  %s\n",
				100 * (double)r->n / r->median, 100 * (double)r->n / r->high,
				100 * (double)r->n / r->low, method_words[r->method]);
		else
			buf_add(b, STR("not known\n"));
	}
}

void mixed_page(const struct mixed *m, size_t count, struct buf *b)
{
	char x[32];
	for (size_t i = 0; i < count; i++) {
		if (!i)
			buf_printf(b,
				"%s persons are documented on average of %zu draws of the "
				"matching.\n\n",
				persons(m->n_mean, x), m->draws + m->refused);
		buf_printf(b, "%-10s %s%s ", method_words[m[i].method], at_least(m[i].method),
			persons(m[i].median, x));
		put_interval(b, m[i].low, m[i].high, false);
		buf_printf(b, "  %g %%; %.0f %% of the variance is due to the matching",
			100 * m[i].level, 100 * m[i].share);
		if (m[i].refused)
			buf_printf(b, "; %zu draws gave no figure", m[i].refused);
		buf_add_char(b, '\n');
	}
}

enum { WARNINGS = 15 };

/* One of each number, the gravest, and how many of the draws have it. */
struct raised {
	const struct warning *gravest;
	size_t draws;
};

static void note_raised(struct raised *r, const struct warnings *w, bool *here)
{
	for (size_t i = 0; i < w->count; i++) {
		struct raised *one = &r[w->at[i].number - 1];
		one->draws += !here[w->at[i].number - 1];
		here[w->at[i].number - 1] = true;
		if (!one->gravest || w->at[i].weight > one->gravest->weight)
			one->gravest = &w->at[i];
	}
}

void draws_page(const struct report *reports, size_t count, struct buf *b)
{
	static const char *const mark[] = { "", "note", "mind", "STOP" };
	struct raised raised[WARNINGS] = { 0 };
	buf_add_char(b, '\n');
	for (int i = 0; i < METHODS && count; i++) {
		enum method m = methods_in_order[i];
		if (!reports[0].done[m] || reports[0].result[m].not_meant)
			continue;
		buf_printf(b, "%-10s assumes ", method_words[m]);
		put_wrapped(b, str_from(reports[0].result[m].assumption), 19);
	}
	for (size_t i = 0; i < count; i++) {
		bool here[WARNINGS] = { 0 };
		note_raised(raised, &reports[i].warnings, here);
		for (int m = 0; m < METHODS; m++)
			note_raised(raised, &reports[i].result[m].warnings, here);
	}
	buf_add_char(b, '\n');
	for (int weight = 3; weight > 0; weight--) {
		for (int k = 0; k < WARNINGS; k++) {
			const struct warning *w = raised[k].gravest;
			if (!w || w->weight != weight)
				continue;
			buf_printf(b, "%s W%-2d ", mark[weight], w->number);
			put_wrapped(b,
				str_format(b->mem, "in %zu of %zu draws, as: " STR_FMT,
					raised[k].draws, count, STR_ARG(w->text)),
				9);
		}
	}
}
