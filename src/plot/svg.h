#ifndef PLOT_SVG_H
#define PLOT_SVG_H

#include "base/buf.h"
#include "base/str.h"

/*
 * plot - values to SVG. Figures are legible in print: black on white, patterns
 * told apart by position and label and not by colour alone, text no smaller
 * than 9 units, a title and a description in words for those who cannot see
 * them. Coordinates are in CSS pixels from the top left; numbers are written
 * with two decimals, so that the same values give the same bytes.
 */
struct svg {
	struct buf to;
	double width, height;
	bool mirror; /* for pages that are read from right to left: left and right change places */
};

/* Begins a page with a title and its text alternative; svg_end() closes it and gives the bytes. */
struct svg svg_begin(
	struct arena *mem, double width, double height, struct str title, struct str text);
struct str svg_end(struct svg *s);

/*
 * The same as a part of a page: without a style sheet of its own, which the page has once (svg_figure_style), and with
 * `id` in front of its ids, so that several stand in one page.
 */
enum svg_role { SVG_IMAGE, SVG_WITH_LINKS };
struct svg svg_begin_figure(struct arena *mem, double width, double height, enum svg_role role,
	struct str id, struct str title, struct str text);
extern const char *const svg_figure_style;

/* What is drawn between the two leads to `href`, an address within the page or beside it. `name` says where to, for
 * those who do not see it; empty where a text within says so. */
void svg_link(struct svg *s, struct str href, struct str name);
void svg_link_end(struct svg *s);

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* `style` names a class of the page's style sheet: see svg.c. */
void svg_text(struct svg *s, double x, double y, enum anchor a, const char *style, struct str text);
/* The same, cut short with an ellipsis where it is wider than `width` (five and a half units a letter). */
void svg_text_within(struct svg *s, double x, double y, enum anchor a, const char *style,
	struct str text, double width);
void svg_line(struct svg *s, double x1, double y1, double x2, double y2, const char *style);
void svg_rect(struct svg *s, double x, double y, double width, double height, const char *style);
void svg_circle(struct svg *s, double x, double y, double radius, const char *style);
void svg_path(struct svg *s, const double *x, const double *y, size_t count, const char *style);

/* A closed shape of straight lines. */
void svg_polygon(struct svg *s, const double *x, const double *y, size_t count, const char *style);

/* A filled rectangle of a grey between white (0) and black (1). */
void svg_shade(struct svg *s, double x, double y, double width, double height, double dark);

#endif
