/*
 * The first page: the whole as ranges, the documented and the estimated apart; every incident; what is left out.
 */
#include "base/asset.h"
#include "publish/site_inside.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_BARS = 30 };

static size_t counted_incidents(const struct edition *ed)
{
	size_t n = 0;
	for (size_t i = 0; i < ed->r->incident_count; i++)
		n += edition_counts(&ed->r->incidents[i]);
	return n;
}

static void big_number(
	struct page *p, const struct bounds *b, const struct sum *of, const char *key)
{
	html_open(&p->h, "p");
	html_class(&p->h, "big");
	page_link(p, sum_href(p, of), range_text(p, b));
	html_put(&p->h, STR(" "));
	html_leaf(&p->h, "span", phrase(p, key));
	html_close(&p->h);
}

static void other_totals(struct page *p)
{
	html_open(&p->h, "dl");
	for (const struct sum *s = sums + 1; s < sums + SUMS; s++) {
		struct bounds b = edition_total(p->ed, s->harm, s->status);
		if (!b.high.known)
			continue;
		html_leaf(&p->h, "dt", sum_name(p, s));
		html_open(&p->h, "dd");
		page_link(p, sum_href(p, s), range_text(p, &b));
		html_close(&p->h);
	}
	html_close(&p->h);
}

/* A line of the catalogue, with links. */
static void linked_line(
	struct page *p, const char *tag, const char *key, const struct linked *with, size_t count)
{
	html_open(&p->h, tag);
	page_fill(p, key, with, count);
	html_close(&p->h);
}

static void counted(struct page *p)
{
	struct bounds killed = edition_total(p->ed, HARM_KILLED, STATUS_ALL);
	const struct linked from[] = {
		{ STR("#incidents"), phrase_count(p, "incidents", counted_incidents(p->ed)) },
		{ STR("data/persons.csv"), phrase_count(p, "persons", p->ed->persons.count) }
	};
	html_open(&p->h, "section");
	html_class(&p->h, "counted");
	page_section(p, "counted", "counted.head");
	big_number(p, &killed, &sums[0], "counted.killed");
	linked_line(p, "p", "counted.from", from, 2);
	other_totals(p);
	page_say(p, "p", "counted.note");
	html_close(&p->h);
}

static struct str estimate_range(const struct page *p, const struct json *m)
{
	const struct json *low = json_member(m, "low"), *high = json_member(m, "high");
	return words_range(p->w, low, low ? llround(low->number) : 0, high,
		high ? llround(high->number) : 0, json_flag(m, "open"), p->mem);
}

static void estimate_row(
	struct page *p, const struct json *stratum, const struct json *m, bool in_parts)
{
	bool refused = json_flag(m, "refused");
	html_open(&p->h, "tr");
	if (in_parts)
		page_cell(p, json_text(stratum, "stratum"));
	page_cell(p, words_of(p->w, "web.method", str_terminated(p->mem, json_text(m, "method")),
			     p->mem));
	page_link_cell(p, STR("data/estimate.json"),
		refused ? phrase(p, "estimated.refused") : estimate_range(p, m));
	page_said(p, "td", json_text(m, refused ? "reason" : "assumption"));
	html_close(&p->h);
}

static void estimate_warnings(struct page *p, const struct json *list)
{
	for (size_t i = 0; list && i < list->count; i++)
		page_said(p, "li", json_text(&list->item[i], "text"));
}

/* Every method, with its assumption and its refusal: none of them is chosen here. */
static void estimate_table(struct page *p, const struct json *e)
{
	static const char *const keys[] = { "table.stratum", "table.method", "table.estimate",
		"table.assumption", NULL };
	const struct json *strata = json_member(e, "strata");
	bool in_parts = strata && strata->count > 0 &&
			(strata->count > 1 || json_text(&strata->item[0], "stratum").len);
	page_table(p, in_parts ? keys : keys + 1);
	for (size_t i = 0; strata && i < strata->count; i++) {
		const struct json *methods = json_member(&strata->item[i], "methods");
		for (size_t k = 0; methods && k < methods->count; k++)
			estimate_row(p, &strata->item[i], &methods->item[k], in_parts);
	}
	page_table_end(p);
	html_open(&p->h, "ul");
	for (size_t i = 0; strata && i < strata->count; i++)
		estimate_warnings(p, json_member(&strata->item[i], "warnings"));
	html_close(&p->h);
	page_say(p, "p", "estimated.note");
}

static void estimated(struct page *p)
{
	html_open(&p->h, "section");
	html_class(&p->h, "estimated");
	page_section(p, "estimated", "estimated.head");
	if (p->o->estimate)
		estimate_table(p, p->o->estimate);
	else
		page_say(p, "p", "estimated.none");
	html_close(&p->h);
}

static void reviewed(struct page *p)
{
	const struct review_state *r = &p->ed->review;
	bool draft = p->ed->o->unreviewed;
	struct str claims = STR("data/claims.jsonl"), summary = STR("data/edition.json");
	const struct linked used[] = {
		{ claims, phrase_count(p, "claims",
				  r->accepted + r->edited + (draft ? r->unreviewed : 0)) },
		{ summary, phrase_count(p, "claims", r->claims) }
	};
	const struct linked how[] = { { claims, phrase_count(p, "review.accepted", r->accepted) },
		{ claims, phrase_count(p, "review.edited", r->edited) } };
	const struct linked by = { summary, phrase_count(p, "people", r->reviewers) };
	const struct linked not [] = {
		{ summary, phrase_count(p, "review.unreviewed", draft ? 0 : r->unreviewed) },
		{ summary, phrase_count(p, "review.rejected", r->rejected) }
	};
	html_open(&p->h, "section");
	page_section(p, "review", "review.head");
	linked_line(p, "p", "review.used", used, 2);
	linked_line(p, "p", "review.how", how, 2);
	linked_line(p, "p", r->reviewers ? "review.by" : "review.by-unknown", &by, 1);
	linked_line(p, "p", "review.excluded", not, 2);
	html_close(&p->h);
}

static void outside_line(struct page *p, const char *key, size_t n, const char *to)
{
	if (!n)
		return;
	html_open(&p->h, "li");
	page_link(p, str_from(to), phrase_count(p, key, n));
	html_close(&p->h);
}

static size_t outside(const struct edition *ed, bool aggregates)
{
	size_t n = 0;
	for (size_t i = 0; i < ed->r->incident_count; i++)
		n += aggregates ? ed->r->incidents[i].aggregate : ed->r->incidents[i].background;
	return n;
}

static void left_out(struct page *p)
{
	const struct withheld_state *w = &p->ed->withheld;
	html_open(&p->h, "section");
	page_section(p, "withheld", "withheld.head");
	html_open(&p->h, "ul");
	outside_line(p, "withheld.minors", w->minors, "METHOD.html#PUBLISH-4");
	outside_line(p, "withheld.witnesses", w->witnesses, "METHOD.html#PUBLISH-3");
	outside_line(p, "withheld.sources", w->sources, "METHOD.html#PUBLISH-2");
	outside_line(p, "withheld.words", w->words, "METHOD.html#PUBLISH-2");
	outside_line(p, "outside.ungrouped", p->ed->r->ungrouped.count, "sums.html#ungrouped");
	outside_line(p, "outside.background", outside(p->ed, false), "#others");
	outside_line(p, "outside.aggregate", outside(p->ed, true), "#others");
	html_leaf(&p->h, "li", phrase(p, "withheld.rule"));
	html_close(&p->h);
	html_close(&p->h);
}

static double known_or_nan(const struct bound *b)
{
	return b->known ? (double)b->value : NAN;
}

static int greatest_first(const void *a, const void *b, void *edition)
{
	const struct edition *ed = edition;
	size_t i = *(const size_t *)a, k = *(const size_t *)b;
	const struct toll *x = edition_main_toll(ed, &ed->r->incidents[i]),
			  *y = edition_main_toll(ed, &ed->r->incidents[k]);
	int64_t u = edition_bounds(ed, x)->high.value, v = edition_bounds(ed, y)->high.value;
	return u != v ? (v > u) - (v < u) : (i > k) - (i < k);
}

/* Incidents in which people were killed, the greatest first. */
static struct indexes killed_incidents(const struct page *p)
{
	struct indexes list = { 0 };
	for (size_t i = 0; i < p->ed->r->incident_count; i++) {
		const struct incident *in = &p->ed->r->incidents[i];
		if (edition_counts(in) && toll_find(in, HARM_KILLED, STATUS_ALL))
			*PUSH(p->mem, &list) = i;
	}
	if (list.count)
		qsort_r(list.at, list.count, sizeof *list.at, greatest_first,
			(void *)(uintptr_t)p->ed);
	return list;
}

static struct span span_of(const struct page *p, size_t i)
{
	const struct incident *in = &p->ed->r->incidents[i];
	const struct toll *t = edition_main_toll(p->ed, in);
	const struct bounds *b = edition_bounds(p->ed, t);
	return (struct span){ .name = incident_name(p, in),
		.note = range_text(p, b),
		.href = incident_href(p, i),
		.low = known_or_nan(&b->low),
		.high = known_or_nan(&b->high),
		.identified = (double)t->identified,
		.open = b->open };
}

static void spans(struct page *p, const struct indexes *list)
{
	size_t count = list->count < MOST_BARS ? list->count : MOST_BARS;
	struct span *s = NEW_ARRAY(p->mem, struct span, count + 1);
	for (size_t i = 0; i < count; i++)
		s[i] = span_of(p, list->at[i]);
	if (!count)
		return;
	struct figure f = page_figure(p, "spans", "figure.spans",
		phrase2(p, "figure.spans.text", phrase_count(p, "incidents", count), s[0].name));
	page_figure_begin(p, figure_spans(&f, s, count),
		list->count > count ? phrase1(p, "figure.spans.some", number(p, (long long)count))
				    : phrase(p, "figure.spans.all"));
	page_figure_end(p);
}

static void incident_row(struct page *p, size_t i)
{
	const struct incident *in = &p->ed->r->incidents[i];
	const struct toll *killed = toll_find(in, HARM_KILLED, STATUS_ALL),
			  *injured = toll_find(in, HARM_INJURED, STATUS_ALL);
	struct str at = incident_href(p, i);
	html_open(&p->h, "tr");
	html_open(&p->h, "td");
	html_open(&p->h, "a");
	html_attr(&p->h, "href", at);
	html_leaf(&p->h, "bdi", place_of(p, in));
	html_close(&p->h);
	html_close(&p->h);
	html_leaf(&p->h, "td", words_days(p->w, in->from, in->to, p->mem));
	const struct toll *const both[] = { killed, injured };
	for (size_t k = 0; k < 2; k++) {
		html_open(&p->h, "td");
		html_class(&p->h, "n");
		if (both[k])
			page_range(p, edition_bounds(p->ed, both[k]), at);
		html_close(&p->h);
	}
	struct str claims = str_format(p->mem, STR_FMT "#claims", STR_ARG(at));
	page_link_cell(p, claims, number(p, (long long)in->reports.count));
	page_link_cell(p, claims, number(p, (long long)in->origin_count));
	html_leaf(&p->h, "td", words_of(p->w, "grade", harm_grade_words[in->grades.harm], p->mem));
	html_leaf(
		&p->h, "td", words_of(p->w, "event", event_grade_words[in->grades.event], p->mem));
	html_close(&p->h);
}

static void incident_table(struct page *p, bool counts)
{
	static const char *const keys[] = { "table.place", "table.date", "table.killed",
		"table.injured", "table.reports", "table.origins", "table.harm", "table.event",
		NULL };
	page_table(p, keys);
	for (size_t i = 0; i < p->ed->r->incident_count; i++)
		if (edition_counts(&p->ed->r->incidents[i]) == counts)
			incident_row(p, i);
	page_table_end(p);
}

static void incidents(struct page *p)
{
	struct indexes list = killed_incidents(p);
	page_section(p, "incidents", "incidents.head");
	spans(p, &list);
	incident_table(p, true);
	if (counted_incidents(p->ed) < p->ed->r->incident_count) {
		html_open(&p->h, "h3");
		html_attr(&p->h, "id", STR("others"));
		html_put(&p->h, phrase(p, "incidents.others"));
		html_close(&p->h);
		page_say(p, "p", "incidents.others.note");
		incident_table(p, false);
	}
}

struct month {
	int year, month;
	size_t incidents;
	struct bounds sum;
};

static int by_month(const void *a, const void *b)
{
	const struct month *x = a, *y = b;
	return x->year != y->year ? (x->year > y->year) - (x->year < y->year)
				  : (x->month > y->month) - (x->month < y->month);
}

/* The incidents of the calendar, month by month. */
static size_t gather_months(const struct page *p, struct month *m, const struct indexes *list)
{
	size_t count = 0, kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct incident *in = &p->ed->r->incidents[list->at[i]];
		const struct toll *t = toll_find(in, HARM_KILLED, STATUS_ALL);
		if (in->from == DATE_NONE)
			continue;
		struct ymd d = date_split(in->from);
		m[count++] = (struct month){ d.year, d.month, 1, *edition_bounds(p->ed, t) };
	}
	if (count)
		qsort(m, count, sizeof *m, by_month);
	for (size_t i = 0; i < count; i++) {
		if (!kept || by_month(&m[kept - 1], &m[i])) {
			m[kept++] = m[i];
			continue;
		}
		m[kept - 1].incidents++;
		add_bounds(&m[kept - 1].sum, &m[i].sum);
	}
	return kept;
}

static void month_table(struct page *p, const struct indexes *list)
{
	static const char *const keys[] = { "table.month", "table.incidents", "table.killed",
		NULL };
	struct month *m = NEW_ARRAY(p->mem, struct month, list->count + 1);
	size_t count = gather_months(p, m, list);
	page_table(p, keys);
	for (size_t i = 0; i < count; i++) {
		date_day first = DATE_NONE;
		(void)!date_make(m[i].year, m[i].month, 1, &first);
		date_day last = first + date_days_in_month(m[i].year, m[i].month) - 1;
		html_open(&p->h, "tr");
		html_leaf(&p->h, "td", words_days(p->w, first, last, p->mem));
		struct str at = month_href(p, m[i].year, m[i].month);
		page_link_cell(p, at, number(p, (long long)m[i].incidents));
		page_link_cell(p, at, range_text(p, &m[i].sum));
		html_close(&p->h);
	}
	page_table_end(p);
}

static void calendar(struct page *p)
{
	struct indexes list = killed_incidents(p);
	struct event *e = NEW_ARRAY(p->mem, struct event, list.count + 1);
	size_t count = 0;
	for (size_t i = 0; i < list.count; i++) {
		const struct incident *in = &p->ed->r->incidents[list.at[i]];
		const struct bounds *b =
			edition_bounds(p->ed, toll_find(in, HARM_KILLED, STATUS_ALL));
		if (in->from != DATE_NONE && b->high.known)
			e[count++] = (struct event){ .day = in->from,
				.low = known_or_nan(&b->low),
				.high = (double)b->high.value,
				.name = phrase2(
					p, "incident.name", incident_name(p, in), range_text(p, b)),
				.href = incident_href(p, list.at[i]) };
	}
	if (!count)
		return;
	page_section(p, "time", "time.head");
	struct figure f = page_figure(p, "calendar", "figure.calendar",
		phrase2(p, "figure.calendar.text", words_day(p->w, p->ed->from, p->mem),
			words_day(p->w, p->ed->to, p->mem)));
	page_figure_begin(p, figure_calendar(&f, e, count), phrase(p, "figure.calendar.note"));
	month_table(p, &list);
	page_figure_end(p);
}

enum { VAGUE = 3 };

static struct spot spot_of(const struct page *p, size_t i)
{
	const struct incident *in = &p->ed->r->incidents[i];
	const struct toll *t = edition_main_toll(p->ed, in);
	struct spot s = { .lat = in->lat,
		.lon = in->lon,
		.low = NAN,
		.high = NAN,
		.vague = in->place_precision >= VAGUE,
		.name = t ? phrase2(p, "incident.name", incident_name(p, in),
				    range_text(p, edition_bounds(p->ed, t)))
			  : incident_name(p, in),
		.href = incident_href(p, i) };
	if (t) {
		s.low = known_or_nan(&edition_bounds(p->ed, t)->low);
		s.high = known_or_nan(&edition_bounds(p->ed, t)->high);
	}
	return s;
}

static void spot_row(struct page *p, size_t i)
{
	const struct incident *in = &p->ed->r->incidents[i];
	const struct toll *t = edition_main_toll(p->ed, in);
	html_open(&p->h, "tr");
	struct str at = incident_href(p, i),
		   claims = str_format(p->mem, STR_FMT "#claims", STR_ARG(at));
	page_cell(p, place_of(p, in));
	page_link_cell(p, claims, str_format(p->mem, "%.4f", in->lat));
	page_link_cell(p, claims, str_format(p->mem, "%.4f", in->lon));
	page_link_cell(p, claims, in->place_precision ? number(p, in->place_precision) : STR(""));
	if (t)
		page_range_cell(p, edition_bounds(p->ed, t), at);
	else
		page_cell(p, STR(""));
	html_close(&p->h);
}

static void spot_table(struct page *p)
{
	static const char *const keys[] = { "table.place", "table.lat", "table.lon",
		"table.precision", "table.killed", NULL };
	html_open(&p->h, "details");
	page_say(p, "summary", "figure.map.table");
	page_table(p, keys);
	for (size_t i = 0; i < p->ed->r->incident_count; i++)
		if (p->ed->r->incidents[i].has_point && edition_counts(&p->ed->r->incidents[i]))
			spot_row(p, i);
	page_table_end(p);
	html_close(&p->h);
}

static void map(struct page *p)
{
	struct spot *s = NEW_ARRAY(p->mem, struct spot, p->ed->r->incident_count + 1);
	size_t count = 0;
	struct str land = { 0 };
	for (size_t i = 0; i < p->ed->r->incident_count; i++)
		if (p->ed->r->incidents[i].has_point && edition_counts(&p->ed->r->incidents[i]))
			s[count++] = spot_of(p, i);
	page_section(p, "map", "map.head");
	size_t without = counted_incidents(p->ed) - count;
	if (!count) {
		page_say(p, "p", "map.none");
		return;
	}
	(void)asset_find("map/land.txt", &land);
	struct figure f = page_figure(
		p, "map-figure", "figure.map", phrase_count(p, "figure.map.text", count));
	page_figure_begin(p, figure_map(&f, s, count, land),
		phrase1(p, "figure.map.note", phrase_count(p, "incidents", without)));
	spot_table(p);
	page_figure_end(p);
}

static void lead(struct page *p, struct str title)
{
	html_open(&p->h, "header");
	html_leaf(&p->h, "h1", title);
	html_open(&p->h, "p");
	html_class(&p->h, "lead");
	html_put(&p->h, words_days(p->w, p->ed->from, p->ed->to, p->mem));
	html_close(&p->h);
	html_close(&p->h);
}

struct str site_index(struct page *p)
{
	struct str title = p->ed->o->title.len ? p->ed->o->title : phrase(p, "title");
	page_begin(p, title);
	lead(p, title);
	html_open(&p->h, "div");
	html_class(&p->h, p->o->estimate ? "one" : "two");
	counted(p);
	estimated(p);
	html_close(&p->h);
	reviewed(p);
	site_changes(p);
	incidents(p);
	calendar(p);
	map(p);
	left_out(p);
	return page_end(p);
}
