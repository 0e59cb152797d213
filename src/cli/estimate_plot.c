/*
 * The figures of one report, one under the other, and the same in words in the page's description.
 */
#include "cli/estimate_plot.h"

#include "estimate/search.h"
#include "plot/chart.h"

#include <math.h>
#include <stdlib.h>

enum { WIDTH = 760, LEFT = 150, RIGHT = 730, ROW = 46, MOST_PATTERNS = 31 };

/* Adds the height of what was drawn; every part begins with a heading. */
struct page {
	struct svg svg;
	double y;
	const struct report *report;
	struct arena *mem;
};

static void heading(struct page *p, const char *text)
{
	svg_text(&p->svg, 20, p->y + 16, ANCHOR_START, "head", str_from(text));
	p->y += 30;
}

/* From n to somewhat over the highest limit, but never more than four times the least of them. */
static struct axis size_axis(const struct report *r)
{
	double low = (double)r->table.n, high = low * 1.05, least = HUGE_VAL;
	for (int m = 0; m < METHODS; m++) {
		if (!r->done[m] || r->result[m].refused)
			continue;
		high = fmax(high, r->result[m].high);
		least = fmin(least, r->result[m].high);
	}
	if (isfinite(least) && high > 4 * least)
		high = 4 * least;
	return (struct axis){ low, low + (high - low) * 1.08, LEFT, RIGHT };
}

static void draw_posteriors(struct page *p, const struct axis *a)
{
	const struct report *r = p->report;
	double top = p->y + 30, y = top;
	for (int m = 0; m < METHODS; m++)
		y += r->done[m] && !r->result[m].refused ? ROW : 0;
	if (y <= top)
		return;
	heading(p, "How many there were in all, by method (bar: interval; dashed: documented)");
	struct frame f = { LEFT, p->y, RIGHT - LEFT, y - top };
	chart_axis(&p->svg, &f, a);
	for (int m = METHODS - 1; m >= 0; m--) {
		const struct result *one = &r->result[m];
		if (!r->done[m] || one->refused)
			continue;
		p->y += ROW;
		chart_density(&p->svg, a, p->y - 8, ROW - 12, one->draw, DRAWS, p->mem);
		struct range range = { STR(""), one->median, one->low, one->high };
		struct frame line = { LEFT, p->y - 8, RIGHT - LEFT, 8 };
		chart_ranges(&p->svg, &line, a, &range, 1);
		svg_text(&p->svg, LEFT - 8, p->y - 12, ANCHOR_END, "", str_from(method_words[m]));
	}
	svg_line(&p->svg, axis_at(a, (double)r->table.n), f.y, axis_at(a, (double)r->table.n), p->y,
		"mark");
	p->y += 34;
}

static int most_first(const void *a, const void *b)
{
	const struct overlap *x = a, *y = b;
	int order = (y->count > x->count) - (y->count < x->count);
	return order ? order : (x->lists > y->lists) - (x->lists < y->lists);
}

static void draw_upset(struct page *p)
{
	const struct table *t = &p->report->table;
	struct overlap *o = NEW_ARRAY(p->mem, struct overlap, t->count);
	for (size_t i = 0; i < t->count; i++)
		o[i] = (struct overlap){ t->at[i].lists, (double)t->at[i].count };
	if (t->count)
		qsort(o, t->count, sizeof *o, most_first);
	heading(p, t->count > MOST_PATTERNS ? "Who is on which lists: the 31 commonest patterns"
					    : "Who is on which lists");
	double high = 110 + 24 * (double)t->lists;
	struct frame f = { 20, p->y + 8, RIGHT - 20, high };
	chart_upset(&p->svg, &f, t->name, t->lists, o,
		t->count < MOST_PATTERNS ? t->count : MOST_PATTERNS);
	p->y += high + 40;
}

static void draw_odds(struct page *p)
{
	const struct report *r = p->report;
	size_t lists = r->table.lists;
	if (lists < 3) /* EST-6: two cannot tell */
		return;
	double *value = NEW_ARRAY(p->mem, double, lists *lists);
	for (size_t i = 0; i < lists * lists; i++)
		value[i] = NAN;
	for (size_t i = 0; i < r->panel.odds_count; i++)
		value[r->panel.odds[i].b * lists + r->panel.odds[i].a] = r->panel.odds[i].ratio;
	heading(p,
		"Odds of being on both lists, given the others (1: independent; -: nobody tells)");
	double high = fmin(44 * (double)lists, 420) + 24;
	struct frame f = { 80, p->y, 600, high };
	chart_matrix(&p->svg, &f, r->table.name, lists, value);
	p->y += high + 20;
}

static size_t gather(struct range *to, size_t count, const struct variants *v)
{
	for (size_t i = 0; i < v->count; i++)
		to[count++] = (struct range){ v->at[i].name, v->at[i].estimate, v->at[i].low,
			v->at[i].high };
	return count;
}

static void draw_sensitivity(struct page *p, const struct axis *a)
{
	const struct panel *panel = &p->report->panel;
	size_t room = panel->left_out.count + panel->merged.count + panel->xi.count +
		      panel->priors.count + panel->alphas.count + panel->matching.count,
	       count = 0;
	if (!room)
		return;
	struct range *range = NEW_ARRAY(p->mem, struct range, room);
	count = gather(range, count, &panel->left_out);
	count = gather(range, count, &panel->merged);
	count = gather(range, count, &panel->xi);
	count = gather(range, count, &panel->priors);
	count = gather(range, count, &panel->alphas);
	count = gather(range, count, &panel->matching);
	heading(p, "What else would have come out");
	struct frame f = { LEFT, p->y, RIGHT - LEFT, 14 * (double)count };
	struct axis wide = *a;
	wide.from = LEFT + 30;
	chart_axis(&p->svg, &f, &wide);
	chart_ranges(&p->svg, &f, &wide, range, count);
	p->y += f.height + 34;
}

static bool has_models(const struct report *r)
{
	const struct fits *f = r->result[METHOD_LOGLINEAR].models;
	return r->done[METHOD_LOGLINEAR] && f && f->count > 1;
}

/* Models that fit about as well may lie far apart: that is the doubt no interval of one of them holds. */
static void draw_models(struct page *p, const struct axis *a)
{
	if (!has_models(p->report))
		return;
	const struct fits *f = p->report->result[METHOD_LOGLINEAR].models;
	double *x = NEW_ARRAY(p->mem, double, f->count), *y = NEW_ARRAY(p->mem, double, f->count);
	for (size_t i = 0; i < f->count; i++) {
		x[i] = f->at[i].estimate;
		y[i] = f->at[i].bic - f->at[0].bic;
	}
	heading(p, "Log-linear models: how many there were, by how much worse each fits (BIC)");
	struct frame frame = { LEFT, p->y, RIGHT - LEFT, 110 };
	struct axis down = { 0, 20, p->y + 6, p->y + 104 };
	chart_points(&p->svg, &frame, a, &down, x, y, f->count);
	p->y += 110 + 34;
}

/* Persons at the top and the foot of the trace, whose scale is logarithmic. */
static void label_trace(struct page *p, const struct frame *f, const double *size, size_t count)
{
	double low = HUGE_VAL, high = 0;
	char text[32];
	for (size_t i = 0; i < count; i++) {
		low = fmin(low, size[i]);
		high = fmax(high, size[i]);
	}
	svg_text(&p->svg, f->x - 4, f->y + 8, ANCHOR_END, "small",
		str_from(with_commas(high, text)));
	svg_text(&p->svg, f->x - 4, f->y + f->height, ANCHOR_END, "small",
		str_from(with_commas(low, text)));
}

static void draw_chains(struct page *p)
{
	const struct chains *c = p->report->result[METHOD_LCMCR].chains;
	if (!p->report->done[METHOD_LCMCR] || !c)
		return;
	size_t count = c->count * c->length;
	double *logs = NEW_ARRAY(p->mem, double, count);
	for (size_t i = 0; i < count; i++)
		logs[i] = log(c->unlisted[i] + 0.5);
	heading(p, "LCMCR: persons on no list along each chain (logarithmic)");
	struct frame f = { 70, p->y, 660, 110 };
	label_trace(p, &f, c->unlisted, count);
	chart_trace(&p->svg, &f, logs, c->count, c->length);
	p->y += 130;
	heading(p, "Ranks of the draws in each chain (level: the chains agree)");
	f = (struct frame){ 70, p->y, 660, 80 };
	chart_ranks(&p->svg, &f, logs, c->count, c->length, p->mem);
	p->y += 110;
}

static struct str in_words(const struct report *r, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_printf(&b, "%lld persons are documented on %zu lists.", (long long)r->table.n,
		r->table.lists);
	for (int m = 0; m < METHODS; m++) {
		const struct result *one = &r->result[m];
		if (r->done[m] && !one->refused)
			buf_printf(&b, " %s: %s%.0f, interval %.0f to %.0f.", method_words[m],
				one->lower_bound ? "at least " : "", one->median, one->low,
				one->high);
		else if (r->done[m])
			buf_printf(&b, " %s gives no figure.", method_words[m]);
	}
	for (size_t i = 0; i < r->warnings.count; i++)
		buf_printf(&b, " W%d: " STR_FMT ".", r->warnings.at[i].number,
			STR_ARG(r->warnings.at[i].text));
	return buf_str(&b);
}

static struct page draw_all(const struct report *r, double height, struct arena *mem)
{
	struct str title = str_format(mem, "How many are on no list%s" STR_FMT,
		r->stratum.len ? ": " : "", STR_ARG(r->stratum));
	struct page p = { .report = r, .mem = mem, .y = 10 };
	struct axis a = size_axis(r);
	p.svg = svg_begin(mem, WIDTH, height, title, in_words(r, mem));
	draw_posteriors(&p, &a);
	draw_upset(&p);
	draw_odds(&p);
	draw_sensitivity(&p, &a);
	draw_models(&p, &a);
	draw_chains(&p);
	return p;
}

/* Drawn twice: the first time says how high the page is. */
struct str estimate_plot(const struct report *r, struct arena *mem)
{
	struct arena brief = { 0 };
	struct page p = draw_all(r, 0, &brief);
	p = draw_all(r, p.y, mem);
	arena_release(&brief);
	return svg_end(&p.svg);
}
