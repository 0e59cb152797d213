#ifndef PLOT_CHART_H
#define PLOT_CHART_H

#include "plot/svg.h"

/* Charts of plain arrays, each within a frame of a page. */
struct frame {
	double x, y, width, height;
};

/* A linear axis: `low` at `from`, `high` at `to`. */
struct axis {
	double low, high, from, to;
};

double axis_at(const struct axis *a, double value);

/* Ticks at round values along the bottom of a frame, with thin lines through it. */
void chart_axis(struct svg *s, const struct frame *f, const struct axis *a);

/* The density of `count` values as a filled curve on `base`, at most `height` high. */
void chart_density(struct svg *s, const struct axis *a, double base, double height,
	const double *value, size_t count, struct arena *mem);

/* 12,345.6 */
const char *with_commas(double x, char out[32]);

/* Dots; `down` runs from the top of the frame. What lies outside is left out. */
void chart_points(struct svg *s, const struct frame *f, const struct axis *across,
	const struct axis *down, const double *x, const double *y, size_t count);

/* One line a name: a dot at the estimate and a bar from low to high; nan is left out, what lies beyond
 * the axis pointed at. */
struct range {
	struct str name;
	double estimate, low, high;
};
void chart_ranges(struct svg *s, const struct frame *f, const struct axis *a,
	const struct range *range, size_t count);

/* UpSet: a bar for each pattern (sets of lists, most frequent first) over a matrix of dots. */
struct overlap {
	unsigned lists;
	double count;
};
void chart_upset(struct svg *s, const struct frame *f, const struct str *name, size_t lists,
	const struct overlap *overlap, size_t count);

/* A square of shades with the value in each cell; nan is left white. Order by rows, lower triangle. */
void chart_matrix(struct svg *s, const struct frame *f, const struct str *name, size_t names,
	const double *value);

/* Runs of equal length, by their order: a line each (at most four). */
void chart_trace(
	struct svg *s, const struct frame *f, const double *value, size_t runs, size_t length);

/* How the ranks of all values fall to each run: 20 bars a run, level when the runs agree. */
void chart_ranks(struct svg *s, const struct frame *f, const double *value, size_t runs,
	size_t length, struct arena *mem);

#endif
