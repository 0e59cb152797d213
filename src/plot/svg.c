#include "plot/svg.h"

#include <math.h>

static const char *const style_sheet =
	"text{font:11px "
	"sans-serif;fill:#111}.head{font-size:14px;font-weight:bold}.small{font-size:9px}"
	".axis{stroke:#111;stroke-width:1;fill:none}.grid{stroke:#ccc;stroke-width:.5;fill:none}"
	".mark{stroke:#b00;stroke-width:1.5;fill:none;stroke-dasharray:4 2}"
	".curve{stroke:#134;stroke-width:1.2;fill:#9bd;fill-opacity:.55}"
	".line{stroke:#134;stroke-width:.6;fill:none}.line2{stroke:#b50;stroke-width:.6;fill:none}"
	".line3{stroke:#171;stroke-width:.6;fill:none}.line4{stroke:#717;stroke-width:.6;fill:none}"
	".bar{fill:#357}.dot{fill:#111}.hollow{fill:#ddd}.box{stroke:#555;stroke-width:.5;fill:"
	"none}"
	".white{fill:#fff}";

/* The style of figures in a page: ink on paper and two greys, told apart by shape; the page sets --ink and the others. */
const char *const svg_figure_style =
	"svg.fig{display:block;max-width:100%;height:auto}"
	"svg.fig text{font:12px system-ui,sans-serif;fill:var(--ink);unicode-bidi:plaintext}"
	"svg.fig .small{font-size:11px}svg.fig .head{font-weight:600}"
	"svg.fig .soft{fill:var(--soft)}"
	"svg.fig .axis{stroke:var(--ink);stroke-width:1;fill:none}"
	"svg.fig .grid{stroke:var(--rule);stroke-width:.75;fill:none}"
	"svg.fig .span{stroke:var(--ink);stroke-width:6;fill:none}"
	"svg.fig .tick{stroke:var(--ink);stroke-width:1.5;fill:none}"
	"svg.fig .more{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:3 3;fill:none}"
	"svg.fig .arrow,svg.fig .dot{fill:var(--ink)}"
	"svg.fig .diamond{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}"
	"svg.fig .hollow{fill:var(--paper);stroke:var(--ink);stroke-width:1.25}"
	"svg.fig .band{fill:var(--shade);stroke:none}"
	"svg.fig .bar{fill:var(--ink)}"
	"svg.fig .land{fill:var(--land);stroke:var(--soft);stroke-width:.5;stroke-linejoin:round}"
	"svg.fig .low{fill:var(--ink);fill-opacity:.75;stroke:var(--paper);stroke-width:.5}"
	"svg.fig .high{fill:var(--paper);fill-opacity:.35;stroke:var(--ink);stroke-width:1}"
	"svg.fig .vague{fill:none;stroke:var(--ink);stroke-width:1;stroke-dasharray:3 2}"
	"svg.fig .box{fill:none;stroke:var(--soft);stroke-width:.75}"
	"svg.fig a:hover text,svg.fig a:focus text{text-decoration:underline}";

/* Text of strangers: what XML reserves is escaped, what it forbids is left out. */
static void put_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c == '<')
			buf_add(b, STR("&lt;"));
		else if (c == '>')
			buf_add(b, STR("&gt;"));
		else if (c == '&')
			buf_add(b, STR("&amp;"));
		else if (c == '"')
			buf_add(b, STR("&quot;"));
		else if ((c >= 32 && c != 127) || c == '\n')
			buf_add_char(b, (char)c);
	}
}

struct svg svg_begin(
	struct arena *mem, double width, double height, struct str title, struct str text)
{
	struct svg s = { .to = { .mem = mem }, .width = width, .height = height };
	buf_printf(&s.to,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
		"viewBox=\"0 0 %.0f %.0f\" direction=\"ltr\" role=\"img\" "
		"aria-labelledby=\"title desc\">\n"
		"<title id=\"title\">",
		width, height, width, height);
	put_escaped(&s.to, title);
	buf_add(&s.to, STR("</title>\n<desc id=\"desc\">"));
	put_escaped(&s.to, text);
	buf_printf(&s.to, "</desc>\n<style>%s</style>\n", style_sheet);
	svg_rect(&s, 0, 0, width, height, "white");
	return s;
}

struct svg svg_begin_figure(struct arena *mem, double width, double height, enum svg_role role,
	struct str id, struct str title, struct str text)
{
	struct svg s = { .to = { .mem = mem }, .width = width, .height = height };
	buf_printf(&s.to,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" width=\"%.0f\" "
		"height=\"%.0f\" "
		"viewBox=\"0 0 %.0f %.0f\" direction=\"ltr\" role=\"%s\" "
		"aria-labelledby=\"" STR_FMT "-t " STR_FMT "-d\">\n<title id=\"" STR_FMT "-t\">",
		width, height, width, height, role == SVG_IMAGE ? "img" : "group", STR_ARG(id),
		STR_ARG(id), STR_ARG(id));
	put_escaped(&s.to, title);
	buf_printf(&s.to, "</title>\n<desc id=\"" STR_FMT "-d\">", STR_ARG(id));
	put_escaped(&s.to, text);
	buf_add(&s.to, STR("</desc>\n"));
	return s;
}

void svg_link(struct svg *s, struct str href, struct str name)
{
	buf_add(&s->to, STR("<a href=\""));
	put_escaped(&s->to, href);
	if (name.len) {
		buf_add(&s->to, STR("\" aria-label=\""));
		put_escaped(&s->to, name);
	}
	buf_add(&s->to, STR("\">"));
}

void svg_link_end(struct svg *s)
{
	buf_add(&s->to, STR("</a>\n"));
}

static double across(const struct svg *s, double x)
{
	return s->mirror ? s->width - x : x;
}

struct str svg_end(struct svg *s)
{
	buf_add(&s->to, STR("</svg>\n"));
	return buf_str(&s->to);
}

void svg_text(struct svg *s, double x, double y, enum anchor a, const char *style, struct str text)
{
	static const char *const anchors[] = { "start", "middle", "end" };
	if (s->mirror)
		a = a == ANCHOR_START ? ANCHOR_END : a == ANCHOR_END ? ANCHOR_START : a;
	buf_printf(&s->to, "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\" class=\"%s\">",
		across(s, x), y, anchors[a], style);
	put_escaped(&s->to, text);
	buf_add(&s->to, STR("</text>\n"));
}

void svg_text_within(struct svg *s, double x, double y, enum anchor a, const char *style,
	struct str text, double width)
{
	size_t letters = 0, room = (size_t)fmax(3, width / 5.5), end = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (((unsigned char)text.at[i] & 0xc0) == 0x80) /* within a letter */
			continue;
		if (letters++ < room)
			end = i; /* the last letter that has room begins here */
	}
	if (letters <= room) {
		svg_text(s, x, y, a, style, text);
		return;
	}
	struct str cut = { text.at, end };
	svg_text(s, x, y, a, style, str_format(s->to.mem, STR_FMT "\xe2\x80\xa6", STR_ARG(cut)));
}

void svg_line(struct svg *s, double x1, double y1, double x2, double y2, const char *style)
{
	buf_printf(&s->to, "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" class=\"%s\"/>\n",
		across(s, x1), y1, across(s, x2), y2, style);
}

void svg_rect(struct svg *s, double x, double y, double width, double height, const char *style)
{
	buf_printf(&s->to,
		"<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" class=\"%s\"/>\n",
		s->mirror ? s->width - x - width : x, y, width, height, style);
}

void svg_shade(struct svg *s, double x, double y, double width, double height, double dark)
{
	int grey = 255 - (int)(200 * fmin(fmax(dark, 0), 1));
	buf_printf(&s->to,
		"<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" "
		"fill=\"#%02x%02x%02x\"/>\n",
		s->mirror ? s->width - x - width : x, y, width, height, grey, grey, grey);
}

void svg_circle(struct svg *s, double x, double y, double radius, const char *style)
{
	buf_printf(&s->to, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" class=\"%s\"/>\n",
		across(s, x), y, radius, style);
}

static void put_points(struct svg *s, const double *x, const double *y, size_t count)
{
	buf_add(&s->to, STR("<path d=\""));
	for (size_t i = 0; i < count; i++)
		buf_printf(&s->to, "%c%.2f %.2f", i ? 'L' : 'M', across(s, x[i]), y[i]);
}

void svg_path(struct svg *s, const double *x, const double *y, size_t count, const char *style)
{
	if (!count)
		return;
	put_points(s, x, y, count);
	buf_printf(&s->to, "\" class=\"%s\"/>\n", style);
}

void svg_polygon(struct svg *s, const double *x, const double *y, size_t count, const char *style)
{
	if (!count)
		return;
	put_points(s, x, y, count);
	buf_printf(&s->to, "Z\" class=\"%s\"/>\n", style);
}
