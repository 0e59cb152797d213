#include "plot/chart.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double axis_at(const struct axis *a, double value)
{
	double share = (value - a->low) / (a->high - a->low);
	return a->from + fmin(fmax(share, 0), 1) * (a->to - a->from);
}

/* 1, 2 or 5 times a power of ten, so that there are three to eight steps. */
static double round_step(double span)
{
	double step = pow(10, floor(log10(span / 4)));
	if (span / step > 16)
		return 5 * step;
	return span / step > 8 ? 2 * step : step;
}

const char *with_commas(double x, char out[32])
{
	char digits[32];
	int len = snprintf(digits, sizeof digits, "%.10g", x), to = 0;
	int whole = (int)strcspn(digits, ".e");
	for (int i = 0; i < len && to < 30; i++) {
		if (i && i < whole && (whole - i) % 3 == 0 && digits[i - 1] != '-')
			out[to++] = ',';
		out[to++] = digits[i];
	}
	out[to] = '\0';
	return out;
}

void chart_axis(struct svg *s, const struct frame *f, const struct axis *a)
{
	double step = round_step(a->high - a->low), bottom = f->y + f->height;
	char text[32];
	for (int i = (int)ceil(a->low / step); i * step <= a->high; i++) {
		double v = i * step, x = axis_at(a, v);
		svg_line(s, x, f->y, x, bottom, "grid");
		svg_text(s, x, bottom + 13, ANCHOR_MIDDLE, "small", str_from(with_commas(v, text)));
	}
	svg_line(s, a->from, bottom, a->to, bottom, "axis");
}

enum { POINTS = 160 };

static double deviation(const double *value, size_t count)
{
	double mean = 0, square = 0;
	for (size_t i = 0; i < count; i++)
		mean += value[i] / (double)count;
	for (size_t i = 0; i < count; i++)
		square += (value[i] - mean) * (value[i] - mean) / (double)count;
	return sqrt(square);
}

void chart_density(struct svg *s, const struct axis *a, double base, double height,
	const double *value, size_t count, struct arena *mem)
{
	double *x = NEW_ARRAY(mem, double, POINTS + 2), *y = NEW_ARRAY(mem, double, POINTS + 2),
	       top = 0;
	double step = (a->high - a->low) / (POINTS - 1);
	double width = fmax(0.7 * deviation(value, count) * pow((double)count, -0.2), step);
	for (size_t i = 0; i < POINTS; i++) {
		double at = a->low + step * (double)i;
		for (size_t k = 0; k < count; k++) {
			double d = (value[k] - at) / width;
			y[i + 1] += fabs(d) < 5 ? exp(-d * d / 2) : 0;
		}
		x[i + 1] = axis_at(a, at);
		top = fmax(top, y[i + 1]);
	}
	for (size_t i = 1; i <= POINTS; i++)
		y[i] = base - (top > 0 ? height * y[i] / top : 0);
	x[0] = a->from, y[0] = base;
	x[POINTS + 1] = a->to, y[POINTS + 1] = base;
	svg_path(s, x, y, POINTS + 2, "curve");
}

/* What lies beyond the axis is pointed at, never drawn as if it lay at the end. */
static void arrow(struct svg *s, double x, double y)
{
	double across[] = { x, x, x + 6 }, down[] = { y - 3, y + 3, y };
	svg_path(s, across, down, 3, "dot");
}

static void one_range(struct svg *s, const struct axis *a, double y, const struct range *r)
{
	char text[32];
	bool limits = isfinite(r->low) && isfinite(r->high);
	if (isfinite(r->estimate) && r->estimate > a->high) {
		svg_text(s, a->to, y + 3, ANCHOR_END, "small",
			str_from(with_commas(round(r->estimate), text)));
		arrow(s, a->to + 3, y);
		double end = a->to - 6.0 * (double)strlen(text) - 4;
		if (limits && axis_at(a, r->low) < end)
			svg_line(s, axis_at(a, r->low), y, end, y, "axis");
		return;
	}
	if (limits)
		svg_line(s, axis_at(a, r->low), y, axis_at(a, r->high), y, "axis");
	if (limits && r->high > a->high)
		arrow(s, a->to, y);
	if (isfinite(r->estimate))
		svg_circle(s, axis_at(a, r->estimate), y, 2.5, "dot");
}

void chart_ranges(struct svg *s, const struct frame *f, const struct axis *a,
	const struct range *range, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		double y = f->y + f->height * ((double)i + 0.5) / (double)count;
		svg_text_within(
			s, a->from - 6, y + 3, ANCHOR_END, "small", range[i].name, a->from - 10);
		one_range(s, a, y, &range[i]);
	}
}

void chart_points(struct svg *s, const struct frame *f, const struct axis *across,
	const struct axis *down, const double *x, const double *y, size_t count)
{
	char text[32];
	chart_axis(s, f, across);
	for (int i = 0; i <= 2; i++) {
		double v = down->low + (down->high - down->low) * i / 2;
		svg_text(s, f->x - 6, axis_at(down, v) + 3, ANCHOR_END, "small",
			str_from(with_commas(v, text)));
		svg_line(s, f->x, axis_at(down, v), f->x + f->width, axis_at(down, v), "grid");
	}
	for (size_t i = 0; i < count; i++)
		if (x[i] >= across->low && x[i] <= across->high && y[i] <= down->high)
			svg_circle(s, axis_at(across, x[i]), axis_at(down, y[i]), 2, "dot");
}

static void upset_column(struct svg *s, const struct frame *f, const struct overlap *o,
	size_t lists, double x, double wide, double share)
{
	double bars = f->height * 0.55, row = f->height * 0.4 / (double)lists;
	double first = 0, last = 0;
	char text[24];
	snprintf(text, sizeof text, "%.0f", o->count);
	svg_rect(s, x - wide / 2, f->y + bars * (1 - share), wide, bars * share, "bar");
	svg_text(s, x, f->y + bars * (1 - share) - 3, ANCHOR_MIDDLE, "small", str_from(text));
	for (size_t j = 0; j < lists; j++) {
		double y = f->y + bars + 14 + row * ((double)j + 0.5);
		bool on = o->lists >> j & 1;
		svg_circle(s, x, y, fmin(4, row / 3), on ? "dot" : "hollow");
		if (on) {
			first = first > 0 ? first : y;
			last = y;
		}
	}
	svg_line(s, x, first, x, last, "axis");
}

void chart_upset(struct svg *s, const struct frame *f, const struct str *name, size_t lists,
	const struct overlap *overlap, size_t count)
{
	enum { NAMES = 110 };
	double most = 1, left = f->x + NAMES, step = (f->width - NAMES - 10) / (double)count;
	double row = f->height * 0.4 / (double)lists;
	for (size_t i = 0; i < count; i++)
		most = fmax(most, overlap[i].count);
	for (size_t j = 0; j < lists; j++)
		svg_text_within(s, left - 8, f->y + f->height * 0.55 + 17 + row * ((double)j + 0.5),
			ANCHOR_END, "small", name[j], NAMES - 8);
	for (size_t i = 0; i < count; i++)
		upset_column(s, f, &overlap[i], lists, left + step * ((double)i + 0.5),
			fmin(step * 0.7, 18), overlap[i].count / most);
}

void chart_matrix(struct svg *s, const struct frame *f, const struct str *name, size_t names,
	const double *value)
{
	double side = fmin(f->width - 70, f->height - 20) / (double)names;
	char text[24];
	for (size_t i = 0; i < names; i++) {
		double y = f->y + side * (double)i;
		snprintf(text, sizeof text, "%zu", i + 1);
		svg_text_within(
			s, f->x + 46, y + side / 2 + 3, ANCHOR_END, "small", name[i], f->x + 40);
		svg_text(s, f->x + 64, y + side / 2 + 3, ANCHOR_END, "small", str_from(text));
		for (size_t j = 0; j < i; j++) {
			double v = value[i * names + j], x = f->x + 70 + side * (double)j;
			snprintf(text, sizeof text, isfinite(v) ? "%.1f" : "-", v);
			if (isfinite(v))
				svg_shade(s, x, y, side, side, fabs(log(v)) / 4);
			svg_rect(s, x, y, side, side, "box");
			svg_text(s, x + side / 2, y + side / 2 + 3, ANCHOR_MIDDLE, "small",
				str_from(text));
		}
	}
	for (size_t j = 0; j + 1 < names; j++) {
		snprintf(text, sizeof text, "%zu", j + 1); /* names would not fit */
		svg_text(s, f->x + 70 + side * ((double)j + 0.5), f->y + side * (double)names + 12,
			ANCHOR_MIDDLE, "small", str_from(text));
	}
}

static const char *run_style(size_t run)
{
	static const char *const styles[] = { "line", "line2", "line3", "line4" };
	return styles[run % 4];
}

void chart_trace(
	struct svg *s, const struct frame *f, const double *value, size_t runs, size_t length)
{
	enum { MOST = 400 };
	double low = HUGE_VAL, high = -HUGE_VAL, x[MOST], y[MOST];
	for (size_t i = 0; i < runs * length; i++) {
		low = fmin(low, value[i]);
		high = fmax(high, value[i]);
	}
	size_t shown = length < MOST ? length : MOST;
	for (size_t r = 0; r < runs && r < 4; r++) {
		for (size_t i = 0; i < shown; i++) {
			double v = value[r * length + i * length / shown];
			x[i] = f->x + f->width * (double)i / (double)shown;
			y[i] = f->y + f->height * (1 - (v - low) / (high > low ? high - low : 1));
		}
		svg_path(s, x, y, shown, run_style(r));
	}
	svg_rect(s, f->x, f->y, f->width, f->height, "box");
}

struct place {
	double value;
	size_t run;
};

static int by_value(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = (x->value > y->value) - (x->value < y->value);
	return order ? order : (x->run > y->run) - (x->run < y->run);
}

enum { BINS = 20 };

/* How many draws of a run have ranks in each bin. Equal values share their ranks: few persons have few values,
 * and which of them came first says nothing of the chains. */
static void bin_ranks(const struct place *p, size_t all, size_t run, double *bin)
{
	for (size_t i = 0, k = 0; i < all; i = k) {
		double mine = 0;
		for (; k < all && p[k].value <= p[i].value; k++)
			mine += p[k].run == run;
		for (size_t rank = i; rank < k; rank++)
			bin[rank * BINS / all] += mine / (double)(k - i);
	}
}

void chart_ranks(struct svg *s, const struct frame *f, const double *value, size_t runs,
	size_t length, struct arena *mem)
{
	size_t all = runs * length;
	struct place *p = NEW_ARRAY(mem, struct place, all);
	double wide = f->width / (double)runs;
	for (size_t i = 0; i < all; i++)
		p[i] = (struct place){ value[i], i / length };
	qsort(p, all, sizeof *p, by_value);
	for (size_t r = 0; r < runs; r++) {
		double bin[BINS] = { 0 }, level = (double)length / BINS;
		bin_ranks(p, all, r, bin);
		for (size_t b = 0; b < BINS; b++) {
			double h = fmin(f->height, f->height / 2 * bin[b] / level);
			svg_rect(s, f->x + wide * (double)r + (wide - 8) / BINS * (double)b,
				f->y + f->height - h, (wide - 8) / BINS - 0.5, h, "bar");
		}
		svg_line(s, f->x + wide * (double)r, f->y + f->height / 2,
			f->x + wide * (double)(r + 1) - 8, f->y + f->height / 2, "mark");
		char text[32];
		snprintf(text, sizeof text, "chain %zu", r + 1);
		svg_text(s, f->x + wide * (double)r, f->y + f->height + 12, ANCHOR_START, "small",
			str_from(text));
	}
}
