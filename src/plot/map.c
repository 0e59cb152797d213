/*
 * Incidents on a map: outlines of land and a net of degrees, no borders, in the plain projection whose scale is true on the
 * middle parallel. A circle's area is the high, the dark one within it the low.
 */
#include "plot/figure.h"

#include <math.h>
#include <stdlib.h>

enum { WIDTH = 720, MOST_HEIGHT = 460, LEAST_HEIGHT = 240, LARGEST = 26 };

struct map {
	struct svg svg;
	const struct figure *f;
	double west, east, south, north; /* degrees */
	double height;
};

static double map_x(const struct map *m, double lon)
{
	return (lon - m->west) / (m->east - m->west) * WIDTH;
}

static double map_y(const struct map *m, double lat)
{
	return (m->north - lat) / (m->north - m->south) * m->height;
}

static void widen(double *from, double *to, double least)
{
	double middle = (*from + *to) / 2, half = fmax((*to - *from) * 0.62, least / 2);
	*from = middle - half;
	*to = middle + half;
}

/* What holds every spot with room around it, at least a degree and a half, in a shape that fits the page. */
static void frame(struct map *m, const struct spot *spot, size_t count)
{
	m->west = m->south = HUGE_VAL;
	m->east = m->north = -HUGE_VAL;
	for (size_t i = 0; i < count; i++) {
		m->west = fmin(m->west, spot[i].lon);
		m->east = fmax(m->east, spot[i].lon);
		m->south = fmin(m->south, spot[i].lat);
		m->north = fmax(m->north, spot[i].lat);
	}
	widen(&m->west, &m->east, 2.4);
	widen(&m->south, &m->north, 1.5);
	double squeeze = fmax(cos((m->south + m->north) / 2 * M_PI / 180), 0.2);
	double per = WIDTH / ((m->east - m->west) * squeeze);
	m->height = (m->north - m->south) * per;
	if (m->height > MOST_HEIGHT) {
		m->height = MOST_HEIGHT;
		double wide = WIDTH / (MOST_HEIGHT / (m->north - m->south)) / squeeze;
		double middle = (m->west + m->east) / 2;
		m->west = middle - wide / 2;
		m->east = middle + wide / 2;
	} else if (m->height < LEAST_HEIGHT) {
		double high = LEAST_HEIGHT / per, middle = (m->south + m->north) / 2;
		m->south = middle - high / 2;
		m->north = middle + high / 2;
		m->height = LEAST_HEIGHT;
	}
}

/* The land's text once read: numbers, ring after ring. */
static bool next_number(struct str *line, double *n)
{
	struct str word;
	char text[16] = { 0 };
	if (!str_cut(line, ' ', &word) || !word.len || word.len >= sizeof text)
		return false;
	for (size_t i = 0; i < word.len; i++)
		text[i] = word.at[i];
	*n = strtod(text, NULL) / 100;
	return true;
}

/* One ring cut to a frame somewhat larger than the map, edge by edge (Sutherland and Hodgman). */
struct ring {
	double *x, *y;
	size_t count;
};

static struct ring clip(struct arena *mem, struct ring r, bool by_x, double bound, bool below)
{
	struct ring out = { NEW_ARRAY(mem, double, 2 * r.count + 2),
		NEW_ARRAY(mem, double, 2 * r.count + 2), 0 };
	for (size_t i = 0; i < r.count; i++) {
		size_t k = (i + r.count - 1) % r.count;
		double a = by_x ? r.x[k] : r.y[k], b = by_x ? r.x[i] : r.y[i];
		bool in_a = below ? a <= bound : a >= bound, in_b = below ? b <= bound : b >= bound;
		if (in_a != in_b) {
			double t = (bound - a) / (b - a);
			out.x[out.count] = r.x[k] + t * (r.x[i] - r.x[k]);
			out.y[out.count++] = r.y[k] + t * (r.y[i] - r.y[k]);
		}
		if (in_b) {
			out.x[out.count] = r.x[i];
			out.y[out.count++] = r.y[i];
		}
	}
	return out;
}

/* A ring that was followed over the 180th meridian goes back to where most of it lies. */
static void settle(struct ring *r)
{
	double middle = 0;
	for (size_t i = 0; i < r->count; i++)
		middle += r->x[i] / (double)r->count;
	for (size_t i = 0; i < r->count && fabs(middle) > 180; i++)
		r->x[i] -= copysign(360, middle);
}

static struct ring read_ring(struct arena *mem, struct str line)
{
	struct ring r = { NEW_ARRAY(mem, double, line.len / 3 + 2),
		NEW_ARRAY(mem, double, line.len / 3 + 2), 0 };
	double x = 0, y = 0, dx, dy;
	while (next_number(&line, &dx) && next_number(&line, &dy)) {
		dx -= r.count && fabs(dx) > 180 ? copysign(360, dx)
						: 0; /* over the 180th meridian */
		r.x[r.count] = x += dx;
		r.y[r.count++] = y += dy;
	}
	settle(&r);
	return r;
}

static bool is_outside(const struct map *m, const struct ring *r)
{
	double west = HUGE_VAL, east = -HUGE_VAL, south = HUGE_VAL, north = -HUGE_VAL;
	for (size_t i = 0; i < r->count; i++) {
		west = fmin(west, r->x[i]);
		east = fmax(east, r->x[i]);
		south = fmin(south, r->y[i]);
		north = fmax(north, r->y[i]);
	}
	return west > m->east || east < m->west || south > m->north || north < m->south;
}

static void draw_ring(struct map *m, struct str line)
{
	struct arena scratch = { 0 };
	struct ring r = read_ring(&scratch, line);
	double beyond = (m->east - m->west) / 20;
	if (r.count > 2 && !is_outside(m, &r)) {
		r = clip(&scratch, r, true, m->west - beyond, false);
		r = clip(&scratch, r, true, m->east + beyond, true);
		r = clip(&scratch, r, false, m->south - beyond, false);
		r = clip(&scratch, r, false, m->north + beyond, true);
		for (size_t i = 0; i < r.count; i++) {
			r.x[i] = map_x(m, r.x[i]);
			r.y[i] = map_y(m, r.y[i]);
		}
		svg_polygon(&m->svg, r.x, r.y, r.count, "land");
	}
	arena_release(&scratch);
}

static void draw_land(struct map *m, struct str land)
{
	struct str line;
	while (str_cut(&land, '\n', &line))
		if (line.len && line.at[0] != '#')
			draw_ring(m, line);
}

static double degrees_step(double span)
{
	static const double steps[] = { 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60 };
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (span / steps[i] <= 6)
			return steps[i];
	return 60;
}

static struct str degrees(const struct figure *f, double v, const char *plus, const char *minus)
{
	return str_format(f->mem, "%.4g\xC2\xB0%s", fabs(v), v > 0 ? plus : v < 0 ? minus : "");
}

static void draw_net(struct map *m)
{
	double step = degrees_step(m->east - m->west);
	for (int i = (int)ceil(m->west / step); i * step <= m->east; i++) {
		double v = i * step, x = map_x(m, v);
		svg_line(&m->svg, x, 0, x, m->height, "grid");
		svg_text(&m->svg, x + 3, m->height - 5, ANCHOR_START, "small soft",
			degrees(m->f, v, "E", "W"));
	}
	for (int i = (int)ceil(m->south / step); i * step <= m->north; i++) {
		double v = i * step, y = map_y(m, v);
		svg_line(&m->svg, 0, y, WIDTH, y, "grid");
		svg_text(&m->svg, 3, y - 3, ANCHOR_START, "small soft", degrees(m->f, v, "N", "S"));
	}
}

static double most_of(const struct spot *spot, size_t count)
{
	double most = 1;
	for (size_t i = 0; i < count; i++)
		if (isfinite(spot[i].high))
			most = fmax(most, spot[i].high);
	return most;
}

static double radius(double value, double most)
{
	return isfinite(value) && value > 0 ? fmax(2, LARGEST * sqrt(value / most)) : 2;
}

static void draw_spot(struct map *m, const struct spot *s, double most)
{
	double x = map_x(m, s->lon), y = map_y(m, s->lat);
	if (s->href.len)
		svg_link(&m->svg, s->href, s->name);
	svg_circle(&m->svg, x, y, radius(s->high, most), s->vague ? "vague" : "high");
	if (isfinite(s->low) && s->low > 0)
		svg_circle(&m->svg, x, y, radius(s->low, most), "low");
	if (s->href.len)
		svg_link_end(&m->svg);
}

static int largest_first(const void *a, const void *b, void *spots)
{
	const struct spot *spot = spots;
	size_t i = *(const size_t *)a, k = *(const size_t *)b;
	double x = spot[i].high, y = spot[k].high;
	return x != y ? (y > x) - (y < x) : (i > k) - (i < k);
}

struct str figure_map(
	const struct figure *f, const struct spot *spot, size_t count, struct str land)
{
	struct map m = { .f = f }; /* never mirrored */
	if (!count)
		return (struct str){ 0 };
	frame(&m, spot, count);
	m.svg = svg_begin_figure(f->mem, WIDTH, m.height, SVG_WITH_LINKS, f->id, f->title, f->text);
	draw_land(&m, land);
	draw_net(&m);
	size_t *order = NEW_ARRAY(f->mem, size_t, count);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	struct spot *copy = NEW_ARRAY(f->mem, struct spot, count);
	for (size_t i = 0; i < count; i++)
		copy[i] = spot[i];
	qsort_r(order, count, sizeof *order, largest_first, copy);
	double most = most_of(spot, count);
	for (size_t i = 0; i < count; i++)
		draw_spot(&m, &spot[order[i]], most);
	svg_rect(&m.svg, 0.5, 0.5, WIDTH - 1, m.height - 1, "box");
	return svg_end(&m.svg);
}
