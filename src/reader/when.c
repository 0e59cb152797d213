/* Walks a text and reads a time expression wherever one begins. */
#include "reader/when_inside.h"

/* UCDP's date_prec by the number of days. */
static int precision_of(const struct date *d)
{
	if (d->from == DATE_NONE || d->to == DATE_NONE)
		return 0;
	if (d->precision)
		return d->precision;
	int days = d->to - d->from + 1;
	return days <= 1 ? 1 : days <= 6 ? 2 : days <= 7 ? 3 : days <= 31 ? 4 : 5;
}

static struct str words_of(const struct reading *r, size_t first, size_t end)
{
	const struct word *w = r->s->words.at;
	return str_slice(r->s->text, w[first].begin, w[end - 1].end);
}

/* A preposition that opens a range is no part of the words, nor is the article. */
static size_t without_opening(const struct reading *r, size_t first, size_t end)
{
	while (first + 1 < end &&
		(term_is(r, first, TERM_THE) || term_is(r, first, TERM_AT) ||
			term_is(r, first, TERM_FROM) || term_is(r, first, TERM_BETWEEN)))
		first++;
	return first;
}

/* Years 1 to 9999 and no others. */
static date_day within_calendar(date_day d)
{
	date_day first = DATE_NONE, last = DATE_NONE;
	if (!date_make(1, 1, 1, &first) || !date_make(9999, 12, 31, &last))
		return DATE_NONE;
	return d >= first && d <= last ? d : DATE_NONE;
}

static void add_moment(const struct reading *r, size_t first, size_t end, const struct date *d,
	struct moments *out, struct arena *mem)
{
	struct moment *m = PUSH(mem, out);
	first = without_opening(r, first, end);
	m->first = (uint32_t)first;
	m->end = (uint32_t)end;
	m->kind = d->kind;
	m->deictic = d->deictic || d->year_open;
	m->chained = d->chained;
	m->repeated = d->repeated;
	m->rule = d->rule;
	m->when = (struct when){ .words = words_of(r, first, end),
		.from = within_calendar(d->from),
		.to = within_calendar(d->to),
		.precision = precision_of(d) };
	if (d->time_first < d->time_end)
		m->when.time = words_of(r, d->time_first, d->time_end);
}

static void read_sentence(struct reading *r, struct moments *out, struct arena *mem)
{
	for (size_t i = r->first; i < r->end;) {
		struct date d = { .from = DATE_NONE, .to = DATE_NONE };
		size_t end = r->terms[i].class == TERM_NONE ? 0 : when_expression(r, i, &d);
		if (end <= i) {
			i++;
			continue;
		}
		add_moment(r, i, end, &d, out, mem);
		bool known = !d.repeated && d.from != DATE_NONE;
		if (d.kind == MOMENT_DAY && known)
			r->anchored = r->first;
		if ((d.kind == MOMENT_MONTH || d.kind == MOMENT_YEAR) && known)
			r->spanned = r->first;
		if (d.kind == MOMENT_DAY && known && d.from != r->anchor) {
			r->before = r->anchor;
			r->anchor = d.from;
		}
		if ((d.kind == MOMENT_DAY || d.kind == MOMENT_MONTH) && known)
			r->named = d.from;
		if (d.kind != MOMENT_CLOCK && d.kind != MOMENT_DURATION && !d.repeated &&
			d.from != DATE_NONE)
			r->told = d.from;
		if (d.from != DATE_NONE && d.kind != MOMENT_CLOCK)
			r->year_of = d.from;
		i = end;
	}
}

void when_find(const struct scanned *s, date_day published, bool closed, struct moments *out,
	struct arena *mem)
{
	if (s->words.count == 0)
		return;
	struct term *terms = NEW_ARRAY(mem, struct term, s->words.count);
	when_terms(s, terms);
	struct reading r = { .s = s,
		.terms = terms,
		.published = published,
		.closed = closed,
		.anchor = DATE_NONE,
		.before = DATE_NONE,
		.named = DATE_NONE,
		.told = DATE_NONE,
		.year_of = DATE_NONE,
		.anchored = SIZE_MAX,
		.spanned = SIZE_MAX };
	r.day_first = when_day_comes_first(s, published);
	for (size_t i = 0; i < s->sentences.count; i++) {
		const struct sentence *sentence = &s->sentences.at[i];
		r.first = sentence->first;
		r.end = sentence->end;
		r.upper = sentence->upper;
		read_sentence(&r, out, mem);
	}
}
