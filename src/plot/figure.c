#include "plot/figure.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

enum { WIDTH = 720, NAMES = 232, NOTES = 96, ROW = 24, TOP = 22, FOOT = 26 };

/* From 0 to `most`; where the greatest is far above the others, by decades, which the axis then shows. */
struct scale {
	double most, from, to;
	bool decades;
};

static double scale_at(const struct scale *s, double v)
{
	double share = s->decades ? log1p(v) / log1p(s->most) : v / s->most;
	return s->from + fmin(fmax(share, 0), 1) * (s->to - s->from);
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static struct scale scale_for(struct arena *mem, const double *value, size_t count)
{
	struct scale s = { .most = 1 };
	double *sorted = NEW_ARRAY(mem, double, count + 1);
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (isfinite(value[i]))
			sorted[n++] = value[i];
	if (!n)
		return s;
	qsort(sorted, n, sizeof *sorted, ascending);
	s.most = fmax(1, sorted[n - 1]);
	s.decades = s.most > 30 * fmax(1, sorted[n / 2]);
	return s;
}

static double nice_step(double most)
{
	double step = pow(10, floor(log10(fmax(most, 1) / 4)));
	if (most / step > 20)
		step *= 5;
	else if (most / step > 8)
		step *= 2;
	return fmax(1, step);
}

/* The i-th mark of an axis: round steps from 0, or 1, 10, 100 ... */
static double mark_of(const struct scale *a, int i)
{
	return a->decades ? pow(10, i) : i * nice_step(a->most);
}

static void tick(struct svg *s, const struct figure *f, const struct scale *a, double v, double top,
	double bottom)
{
	double x = scale_at(a, v);
	svg_line(s, x, top, x, bottom, "grid");
	svg_text(s, x, bottom + 16, ANCHOR_MIDDLE, "small soft",
		f->number(f->locale, (long long)v, f->mem));
}

static void draw_scale(
	struct svg *s, const struct figure *f, const struct scale *a, double top, double bottom)
{
	for (int i = 0; mark_of(a, i) <= a->most; i++)
		tick(s, f, a, mark_of(a, i), top, bottom);
	svg_line(s, a->from, bottom, a->to, bottom, "axis");
}

/* About how wide a letter is at 12 pixels: the figures can't ask the browser. */
static double letter_width(uint32_t c)
{
	if (c >= 0x2E80)
		return 12.5;
	if ((c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || (c >= 0x410 && c <= 0x42F))
		return 9;
	return c == 'i' || c == 'l' || c == '.' || c == ',' || c == ' ' || c == 't' ? 4 : 6.9;
}

/* As much of a text as has room; an ellipsis stands for the rest. */
static struct str fitted(struct arena *mem, struct str text, double pixels)
{
	double wide = 0;
	size_t cut = 0;
	for (size_t i = 0, step; i < text.len; i += step) {
		wide += letter_width(utf8_decode(str_slice(text, i, text.len), &step));
		if (wide < pixels - 10)
			cut = i + step;
	}
	if (wide <= pixels)
		return text;
	return str_format(mem, STR_FMT "\xE2\x80\xA6", STR_ARG(str_slice(text, 0, cut)));
}

static void begin_link(struct svg *s, struct str href, struct str name)
{
	if (href.len)
		svg_link(s, href, name);
}

static void end_link(struct svg *s, struct str href)
{
	if (href.len)
		svg_link_end(s);
}

static void arrow(struct svg *s, double x, double y)
{
	const double xs[] = { x + 2, x + 10, x + 2 }, ys[] = { y - 5, y, y + 5 };
	svg_polygon(s, xs, ys, 3, "arrow");
}

static void diamond(struct svg *s, double x, double y)
{
	const double xs[] = { x, x + 5, x, x - 5 }, ys[] = { y - 5, y, y + 5, y };
	svg_polygon(s, xs, ys, 4, "diamond");
}

static void draw_span(struct svg *s, const struct figure *f, const struct scale *a,
	const struct span *p, double y)
{
	double high = isfinite(p->high) ? scale_at(a, p->high) : a->from;
	double low = isfinite(p->low) ? scale_at(a, p->low) : a->from;
	begin_link(s, p->href, STR(""));
	svg_text(s, NAMES - 12, y + 4, ANCHOR_END, "", fitted(f->mem, p->name, NAMES - 16));
	svg_line(s, low, y, high, y, isfinite(p->low) ? "span" : "more");
	svg_line(s, low, y - 6, low, y + 6, "tick");
	if (!p->open)
		svg_line(s, high, y - 6, high, y + 6, "tick");
	else
		arrow(s, high, y);
	if (isfinite(p->identified) && p->identified > 0)
		diamond(s, scale_at(a, p->identified), y);
	svg_text(s, WIDTH - 4, y + 4, ANCHOR_END, "head", p->note);
	end_link(s, p->href);
}

struct str figure_spans(const struct figure *f, const struct span *span, size_t count)
{
	double height = TOP + ROW * (double)count + FOOT, bottom = height - FOOT + 2;
	double *value = NEW_ARRAY(f->mem, double, count);
	for (size_t i = 0; i < count; i++)
		value[i] = span[i].high;
	struct scale a = scale_for(f->mem, value, count);
	a.from = NAMES;
	a.to = WIDTH - NOTES;
	struct svg s =
		svg_begin_figure(f->mem, WIDTH, height, SVG_WITH_LINKS, f->id, f->title, f->text);
	s.mirror = f->mirror;
	draw_scale(&s, f, &a, TOP - 12, bottom);
	for (size_t i = 0; i < count; i++)
		draw_span(&s, f, &a, &span[i], TOP + ROW * (double)i + ROW / 2.0 - 6);
	return svg_end(&s);
}

/* The axis of values stands upright in the figures over time. */
struct pane {
	struct svg svg;
	struct scale value, time; /* time: days from its first */
	date_day first, last;
	double top, bottom;
};

static double pane_y(const struct pane *p, double v)
{
	return p->bottom - (scale_at(&p->value, v) - p->value.from);
}

static double pane_x(const struct pane *p, double day)
{
	double span = p->last > p->first ? p->last - p->first : 1;
	return p->time.from + (day - p->first) / span * (p->time.to - p->time.from);
}

static void level(struct pane *p, const struct figure *f, double v)
{
	double y = pane_y(p, v);
	svg_line(&p->svg, p->time.from, y, p->time.to, y, "grid");
	svg_text(&p->svg, p->time.from - 8, y + 4, ANCHOR_END, "small soft",
		f->number(f->locale, (long long)v, f->mem));
}

static void draw_days(struct pane *p, const struct figure *f)
{
	enum { MARKS = 4 };
	int days = p->last - p->first, step = (days + MARKS - 1) / MARKS;
	for (int i = 0; i <= days; i += step > 0 ? step : 1) {
		double x = pane_x(p, p->first + i);
		svg_line(&p->svg, x, p->bottom, x, p->bottom + 4, "axis");
		svg_text(&p->svg, x, p->bottom + 18, ANCHOR_MIDDLE, "small soft",
			f->day(f->locale, p->first + i, f->mem));
	}
	svg_line(&p->svg, p->time.from, p->bottom, p->time.to, p->bottom, "axis");
}

static struct pane pane_begin(const struct figure *f, enum svg_role role, double height,
	date_day first, date_day last, const double *value, size_t count)
{
	struct pane p = { .first = first, .last = last, .top = 12, .bottom = height - 28 };
	p.value = scale_for(f->mem, value, count);
	p.value.to = p.bottom - p.top;
	p.time = (struct scale){ .from = 56, .to = WIDTH - 46 };
	p.svg = svg_begin_figure(f->mem, WIDTH, height, role, f->id, f->title, f->text);
	p.svg.mirror = f->mirror;
	for (int i = 0; mark_of(&p.value, i) <= p.value.most; i++)
		level(&p, f, mark_of(&p.value, i));
	draw_days(&p, f);
	return p;
}

/* The band between low and high as steps: what is known stands until the next day on which it changes. */
static void draw_band(struct pane *p, const struct figure *f, const struct moment *m, size_t count)
{
	size_t n = 2 * count;
	double *x = NEW_ARRAY(f->mem, double, 2 * n), *y = NEW_ARRAY(f->mem, double, 2 * n);
	for (size_t i = 0; i < count; i++) {
		double from = pane_x(p, m[i].day);
		double to = pane_x(p, i + 1 < count ? m[i + 1].day : p->last);
		x[2 * i] = x[2 * n - 1 - 2 * i] = from;
		x[2 * i + 1] = x[2 * n - 2 - 2 * i] = to;
		y[2 * i] = y[2 * i + 1] = pane_y(p, isfinite(m[i].high) ? m[i].high : 0);
		y[2 * n - 1 - 2 * i] = y[2 * n - 2 - 2 * i] =
			pane_y(p, isfinite(m[i].low) ? m[i].low : 0);
	}
	svg_polygon(&p->svg, x, y, 2 * n, "band");
	svg_path(&p->svg, x, y, n, "axis");
	svg_path(&p->svg, x + n, y + n, n, "axis");
}

static void draw_said(struct pane *p, const struct said *s)
{
	double x = pane_x(p, s->day), low = pane_y(p, s->low), high = pane_y(p, s->high);
	if (s->low != s->high)
		svg_line(&p->svg, x, low, x, high, s->current ? "tick" : "more");
	svg_circle(&p->svg, x, high, 3.5, s->current ? "dot" : "hollow");
	if (s->low != s->high)
		svg_circle(&p->svg, x, low, 3.5, s->current ? "dot" : "hollow");
}

struct str figure_history(const struct figure *f, const struct moment *moment, size_t count,
	const struct said *said, size_t said_count)
{
	double *value = NEW_ARRAY(f->mem, double, count + said_count);
	if (!count)
		return (struct str){ 0 };
	for (size_t i = 0; i < count; i++)
		value[i] = moment[i].high;
	for (size_t i = 0; i < said_count; i++)
		value[count + i] = said[i].high;
	date_day last = moment[count - 1].day;
	for (size_t i = 0; i < said_count; i++)
		last = said[i].day > last ? said[i].day : last;
	date_day rest = (last - moment[0].day) / 8;
	struct pane p = pane_begin(f, SVG_IMAGE, 220, moment[0].day, last + (rest > 1 ? rest : 1),
		value, count + said_count);
	draw_band(&p, f, moment, count);
	for (size_t i = 0; i < said_count; i++)
		if (said[i].day >= p.first)
			draw_said(&p, &said[i]);
	return svg_end(&p.svg);
}

struct str figure_calendar(const struct figure *f, const struct event *event, size_t count)
{
	double *value = NEW_ARRAY(f->mem, double, count + 1);
	date_day first = DATE_NONE, last = DATE_NONE;
	for (size_t i = 0; i < count; i++) {
		value[i] = event[i].high;
		first = first == DATE_NONE || event[i].day < first ? event[i].day : first;
		last = last == DATE_NONE || event[i].day > last ? event[i].day : last;
	}
	if (!count)
		return (struct str){ 0 };
	date_day beside = (last - first) / 40 + 1;
	struct pane p =
		pane_begin(f, SVG_WITH_LINKS, 200, first - beside, last + beside, value, count);
	for (size_t i = 0; i < count; i++) {
		const struct event *e = &event[i];
		double x = pane_x(&p, e->day), high = pane_y(&p, e->high);
		begin_link(&p.svg, e->href, e->name);
		svg_line(&p.svg, x, p.bottom, x, high, "grid");
		svg_line(&p.svg, x, pane_y(&p, isfinite(e->low) ? e->low : 0), x, high, "tick");
		svg_circle(&p.svg, x, high, 3, "dot");
		end_link(&p.svg, e->href);
	}
	return svg_end(&p.svg);
}

static void draw_cell(struct svg *s, double x, double y, int says)
{
	svg_rect(s, x, y, 110, ROW + 4, "box");
	double cx = x + 55, cy = y + (ROW + 4) / 2.0;
	if (says & 1)
		svg_circle(s, says & 2 ? cx - 10 : cx, cy, 5.5, "dot");
	if (says & 2) {
		double at = says & 1 ? cx + 10 : cx;
		svg_circle(s, at, cy, 5.5, "hollow");
		svg_line(s, at - 4, cy + 4, at + 4, cy - 4, "tick");
	}
}

struct str figure_positions(const struct figure *f, const struct str *party, size_t parties,
	const struct str *question, size_t questions, const int *cell)
{
	double row = ROW + 4, height = TOP + 8 + row * (double)parties + 6;
	struct svg s = svg_begin_figure(f->mem, WIDTH, height, SVG_IMAGE, f->id, f->title, f->text);
	s.mirror = f->mirror;
	for (size_t k = 0; k < questions; k++)
		svg_text(&s, NAMES + 110 * (double)k + 55, TOP - 4, ANCHOR_MIDDLE, "small soft",
			fitted(f->mem, question[k], 108));
	for (size_t i = 0; i < parties; i++) {
		double y = TOP + 8 + row * (double)i;
		svg_text(&s, NAMES - 12, y + row / 2 + 4, ANCHOR_END, "",
			fitted(f->mem, party[i], NAMES - 16));
		for (size_t k = 0; k < questions; k++)
			draw_cell(&s, NAMES + 110 * (double)k, y, cell[i * questions + k]);
	}
	return svg_end(&s);
}
