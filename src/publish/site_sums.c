/*
 * What each sum of the first page is made of: its incidents, with the words that set their bounds; and the claims that
 * are in none.
 */
#include "publish/site_inside.h"

#include <stdlib.h>

const struct sum sums[SUMS] = { { HARM_KILLED, STATUS_ALL }, { HARM_KILLED, STATUS_CIVILIAN },
	{ HARM_KILLED, STATUS_COMBATANT }, { HARM_INJURED, STATUS_ALL },
	{ HARM_MISSING, STATUS_ALL }, { HARM_DETAINED, STATUS_ALL }, { HARM_ABDUCTED, STATUS_ALL },
	{ HARM_DISPLACED, STATUS_ALL } };

/* PUBLISH-10: each incident once; what is only retold and what spans several would count people twice. */
bool edition_counts(const struct incident *in)
{
	return !in->background && !in->aggregate;
}

static void add_bound(struct bound *to, const struct bound *b)
{
	if (!b->known)
		return;
	to->known = true;
	to->value += b->value;
}

void add_bounds(struct bounds *to, const struct bounds *b)
{
	add_bound(&to->low, &b->low);
	add_bound(&to->high, &b->high);
	to->open |= b->open;
}

struct bounds edition_total(const struct edition *ed, enum harm harm, int status)
{
	struct bounds sum = { .low.claim = NONE, .high.claim = NONE, .best.claim = NONE };
	for (size_t i = 0; i < ed->r->incident_count; i++) {
		const struct incident *in = &ed->r->incidents[i];
		const struct toll *t = toll_find(in, harm, status);
		if (!t || !edition_counts(in))
			continue;
		add_bounds(&sum, edition_bounds(ed, t));
	}
	if (sum.high.known && !sum.low.known)
		sum.low.known = true; /* nobody's low: 0 */
	return sum;
}

struct str sum_name(const struct page *p, const struct sum *s)
{
	return phrase2(p, "toll.of", words_of(p->w, "harm", harm_words[s->harm], p->mem),
		words_of(p->w, "status", toll_status_words(s->status), p->mem));
}

static struct str sum_id(const struct page *p, const struct sum *s)
{
	return str_format(p->mem, "%s-%s", harm_words[s->harm], toll_status_words(s->status));
}

struct str sum_href(const struct page *p, const struct sum *s)
{
	return str_format(p->mem, "sums.html#" STR_FMT, STR_ARG(sum_id(p, s)));
}

static struct str month_id(const struct page *p, int year, int month)
{
	return str_format(p->mem, "m%04d-%02d", year, month);
}

struct str month_href(const struct page *p, int year, int month)
{
	return str_format(p->mem, "sums.html#" STR_FMT, STR_ARG(month_id(p, year, month)));
}

static int by_day(const void *a, const void *b, void *edition)
{
	const struct edition *ed = edition;
	size_t i = *(const size_t *)a, k = *(const size_t *)b;
	date_day x = ed->r->incidents[i].from, y = ed->r->incidents[k].from;
	return x != y ? (x > y) - (x < y) : (i > k) - (i < k);
}

/* The incidents of a sum, by their first day. */
static struct indexes made_of(const struct page *p, const struct sum *s)
{
	struct indexes list = { 0 };
	for (size_t i = 0; i < p->ed->r->incident_count; i++)
		if (edition_counts(&p->ed->r->incidents[i]) &&
			toll_find(&p->ed->r->incidents[i], s->harm, s->status))
			*PUSH(p->mem, &list) = i;
	if (list.count)
		qsort_r(list.at, list.count, sizeof *list.at, by_day, (void *)(uintptr_t)p->ed);
	return list;
}

static void sum_row(struct page *p, size_t i, const struct toll *t, struct str id)
{
	const struct incident *in = &p->ed->r->incidents[i];
	html_open(&p->h, "tr");
	if (id.len)
		html_attr(&p->h, "id", id);
	html_open(&p->h, "td");
	page_link(p, incident_href(p, i), place_of(p, in));
	html_close(&p->h);
	html_leaf(&p->h, "td", words_days(p->w, in->from, in->to, p->mem));
	page_range_cell(p, edition_bounds(p->ed, t), incident_href(p, i));
	html_close(&p->h);
}

/* The first row of a month has its name: sums by month lead there. */
static struct str begins_month(const struct page *p, date_day *last, date_day day)
{
	if (day == DATE_NONE)
		return STR("");
	struct ymd now = date_split(day), then = date_split(*last);
	bool begins = *last == DATE_NONE || now.year != then.year || now.month != then.month;
	*last = day;
	return begins ? month_id(p, now.year, now.month) : STR("");
}

static void sum_section(struct page *p, const struct sum *s)
{
	static const char *const keys[] = { "table.place", "table.date", "table.range", NULL };
	struct indexes list = made_of(p, s);
	date_day last = DATE_NONE;
	if (!list.count)
		return;
	html_open(&p->h, "h2");
	html_attr(&p->h, "id", sum_id(p, s));
	html_put(&p->h, sum_name(p, s));
	html_close(&p->h);
	struct bounds sum = edition_total(p->ed, s->harm, s->status);
	html_leaf(&p->h, "p", phrase1(p, "sums.in-all", range_text(p, &sum)));
	page_table(p, keys);
	for (size_t i = 0; i < list.count; i++) {
		const struct incident *in = &p->ed->r->incidents[list.at[i]];
		bool by_month = s == sums;
		sum_row(p, list.at[i], toll_find(in, s->harm, s->status),
			by_month ? begins_month(p, &last, in->from) : STR(""));
	}
	page_table_end(p);
}

static void ungrouped(struct page *p)
{
	struct indexes list = { 0 };
	for (size_t i = 0; i < p->ed->r->ungrouped.count; i++)
		*PUSH(p->mem, &list) = p->ed->r->ungrouped.at[i].item;
	if (!list.count)
		return;
	page_section(p, "ungrouped", "sums.ungrouped");
	html_leaf(&p->h, "p", phrase_count(p, "outside.ungrouped", list.count));
	page_claim_rows(p, &list, false);
}

struct str site_sums(struct page *p)
{
	page_begin(p, phrase(p, "sums.title"));
	page_say(p, "h1", "sums.title");
	html_open(&p->h, "p");
	html_class(&p->h, "lead");
	html_put(&p->h, phrase(p, "counted.note"));
	html_close(&p->h);
	for (const struct sum *s = sums; s < sums + SUMS; s++)
		sum_section(p, s);
	ungrouped(p);
	return page_end(p);
}
