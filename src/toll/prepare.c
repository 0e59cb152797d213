#include "toll/fold.h"
#include "toll/inside.h"
#include "toll/scripts.h"

#include <stdlib.h>
#include <string.h>

/* How many digits stand at the head of a text, and how many of them are zeros before others. */
static size_t digits_of(struct str s, size_t *zeros)
{
	size_t n = 0;
	while (n < s.len && s.at[n] >= '0' && s.at[n] <= '9')
		n++;
	for (*zeros = 0; *zeros + 1 < n && s.at[*zeros] == '0';)
		++*zeros;
	return n;
}

/* How much of two ids is the same and ends before a number: most ids of a stream begin alike. */
static size_t common(struct str a, struct str b)
{
	size_t n = 0, shorter = a.len < b.len ? a.len : b.len;
	while (n < shorter && a.at[n] == b.at[n])
		n++;
	while (n && a.at[n - 1] >= '0' && a.at[n - 1] <= '9')
		n--;
	return n;
}

/* "a:9" before "a:13": numbers within ids by their value; where those are equal, byte for byte. */
static int compare_ids(struct str a, struct str b)
{
	size_t same = common(a, b);
	struct str x = str_slice(a, same, a.len), y = str_slice(b, same, b.len);
	while (x.len && y.len) {
		size_t zeros_x, zeros_y, n = digits_of(x, &zeros_x), m = digits_of(y, &zeros_y);
		size_t digits_x = n - zeros_x, digits_y = m - zeros_y;
		if (n && m && digits_x != digits_y)
			return digits_x < digits_y ? -1 : 1;
		size_t step_x = n && m ? n : 1, step_y = n && m ? m : 1;
		int order = str_compare(str_slice(x, n && m ? zeros_x : 0, step_x),
			str_slice(y, n && m ? zeros_y : 0, step_y));
		if (order)
			return order;
		x = str_slice(x, step_x, x.len);
		y = str_slice(y, step_y, y.len);
	}
	return str_compare(a, b);
}

static int by_id(const void *a, const void *b)
{
	return compare_ids(((const struct told *)a)->id, ((const struct told *)b)->id);
}

static struct str written(const struct claim *c, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	claim_put(&j, c);
	return buf_str(&b);
}

int claim_order(const struct claim *a, const struct claim *b)
{
	int order = compare_ids(a->report, b->report);
	if (!order)
		order = (a->begin > b->begin) - (a->begin < b->begin);
	if (!order)
		order = (a->end > b->end) - (a->end < b->end);
	return order ? order : compare_ids(a->id, b->id);
}

/* GROUP-1: report, place in it, id; where all these are equal, every byte of the claim. */
static int by_place_in_report(const void *left, const void *right, void *unused)
{
	const struct claim *a = ((const struct item *)left)->claim,
			   *b = ((const struct item *)right)->claim;
	int order = claim_order(a, b);
	if (!order && a != b) {
		struct arena scratch = { 0 };
		order = str_compare(written(a, &scratch), written(b, &scratch));
		arena_release(&scratch);
	}
	(void)unused;
	return order;
}

static bool same_claim(const struct claim *a, const struct claim *b)
{
	struct arena scratch = { 0 };
	bool same = a->begin == b->begin && a->end == b->end && str_equal(a->report, b->report) &&
		    str_equal(a->id, b->id) &&
		    str_equal(written(a, &scratch), written(b, &scratch));
	arena_release(&scratch);
	return same;
}

static size_t report_at(const struct toll_result *r, struct str id)
{
	struct told key = { .id = id };
	const struct told *found = bsearch(&key, r->reports, r->report_count, sizeof key, by_id);
	return found ? (size_t)(found - r->reports) : NONE;
}

static struct told told_by_line(const struct report *p)
{
	return (struct told){ .id = p->id,
		.outlet = p->outlet,
		.url = p->url,
		.published = p->published,
		.line = p };
}

static struct told told_by_claim(const struct claim *c)
{
	return (struct told){
		.id = c->report, .outlet = c->outlet, .url = c->url, .published = c->published
	};
}

/* What a second line or a claim knows beyond the first is taken over; of two dates the earlier. */
static void learn(struct told *t, const struct told *more)
{
	if (!t->line)
		t->line = more->line;
	if (!t->outlet.at ||
		(more->outlet.at && str_compare(more->outlet, t->outlet) < 0 && !t->line))
		t->outlet = more->outlet;
	if (!t->url.at)
		t->url = more->url;
	if (t->published == DATE_NONE ||
		(more->published != DATE_NONE && more->published < t->published && !t->line))
		t->published = more->published;
}

static int line_first(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	int order = by_id(a, b);
	if (!order)
		order = (x->line == NULL) - (y->line == NULL);
	if (!order)
		order = (x->published > y->published) - (x->published < y->published);
	if (!order)
		order = str_compare(x->outlet, y->outlet);
	return order ? order : str_compare(x->url, y->url);
}

static int by_day(const void *a, const void *b)
{
	date_day x = *(const date_day *)a, y = *(const date_day *)b;
	return (x > y) - (x < y);
}

enum { WEEK_DAYS = 7, NEAR_DAYS = 45 };

static size_t dated_near(const date_day *days, size_t count, date_day day, date_day window)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		n += days[i] + window >= day && days[i] <= day + window;
	return n;
}

/* GROUP-19: a report whose dateline has no year is of the year in which most others of the stream are dated near it. */
static void guess_year(struct told *t, const date_day *days, size_t count)
{
	struct str md = t->line ? t->line->month_day : (struct str){ 0 };
	size_t most = 0, ties = 0;
	date_day best = DATE_NONE, day;
	if (t->published != DATE_NONE || md.len != 5)
		return;
	int month = (md.at[0] - '0') * 10 + md.at[1] - '0';
	int of_month = (md.at[3] - '0') * 10 + md.at[4] - '0';
	for (int y = date_split(days[0]).year - 1, last = date_split(days[count - 1]).year + 1;
		y <= last; y++) {
		if (!date_make(y, month, of_month, &day))
			continue;
		size_t near = dated_near(days, count, day, NEAR_DAYS);
		ties = near == most ? ties + 1 : near > most ? 0 : ties;
		best = near > most ? day : best;
		most = near > most ? near : most;
	}
	if (most && !ties)
		t->published = best;
}

/* GROUP-19: of the two days that "11/05/2034" may mean the one that most others are dated near, within a week if any are. */
static void guess_either(struct told *t, const date_day *days, size_t count)
{
	date_day day[2];
	if (t->published != DATE_NONE || !t->line || t->line->either_day.count != 2 ||
		!date_parse(t->line->either_day.at[0], &day[0]) ||
		!date_parse(t->line->either_day.at[1], &day[1]))
		return;
	for (date_day window = WEEK_DAYS; t->published == DATE_NONE && window <= NEAR_DAYS;
		window += NEAR_DAYS - WEEK_DAYS) {
		size_t first = dated_near(days, count, day[0], window),
		       second = dated_near(days, count, day[1], window);
		if (first != second)
			t->published = first > second ? day[0] : day[1];
	}
}

static void guess_years(struct toll_result *r, struct arena *mem)
{
	enum { MOST_DAYS = 512 }; /* that are looked at, evenly spread: the work stays linear */
	size_t count = 0, kept = 0;
	date_day *days = NEW_ARRAY(mem, date_day, r->report_count + 1);
	for (size_t i = 0; i < r->report_count; i++)
		if (r->reports[i].published != DATE_NONE)
			days[count++] = r->reports[i].published;
	if (!count)
		return;
	qsort(days, count, sizeof *days, by_day);
	size_t step = (count + MOST_DAYS - 1) / MOST_DAYS;
	for (size_t i = 0; i < count; i += step)
		days[kept++] = days[i];
	for (size_t i = 0; i < r->report_count; i++) {
		guess_year(&r->reports[i], days, kept);
		guess_either(&r->reports[i], days, kept);
	}
}

static void collect_reports(struct toll_result *r, const struct stream *s, struct arena *mem)
{
	struct arena own = { 0 };
	size_t all = s->reports.count + s->claims.count, count = 0;
	struct told *t = NEW_ARRAY(&own, struct told, all + 1);
	for (size_t i = 0; i < s->reports.count; i++)
		t[count++] = told_by_line(&s->reports.at[i]);
	for (size_t i = 0; i < s->claims.count; i++)
		t[count++] = told_by_claim(&s->claims.at[i]);
	qsort(t, count, sizeof *t, line_first);
	for (size_t i = 0; i < count; i++) {
		if (r->report_count && str_equal(t[r->report_count - 1].id, t[i].id))
			learn(&t[r->report_count - 1], &t[i]);
		else
			t[r->report_count++] = t[i];
	}
	r->reports = NEW_ARRAY(mem, struct told, r->report_count + 1);
	memcpy(r->reports, t, r->report_count * sizeof *t);
	for (size_t i = 0; i < r->report_count; i++)
		r->reports[i].original = i;
	guess_years(r, &own);
	arena_release(&own);
}

static struct str why_aside(
	const struct toll_result *r, size_t n, const struct toll_options *o, struct arena *mem)
{
	const struct claim *c = r->items[n].claim;
	date_day told = r->reports[r->items[n].report].published;
	if (n && same_claim(c, r->items[n - 1].claim))
		return STR("said twice in the stream");
	if (c->review == REVIEW_REJECTED)
		return STR("rejected in review");
	if (o->reviewed && c->review == REVIEW_NONE)
		return STR("not reviewed");
	if (o->as_of == DATE_NONE || (told != DATE_NONE && told <= o->as_of))
		return (struct str){ 0 };
	return told == DATE_NONE ? STR("not known when it was published")
				 : str_format(mem, "published later, on " STR_FMT,
					   STR_ARG(date_text(mem, told)));
}

static const struct folded_victim *fold_victims(const struct claim *c, struct arena *mem)
{
	struct folded_victim *to = NEW_ARRAY(mem, struct folded_victim, c->victims.count + 1);
	for (size_t i = 0; i < c->victims.count; i++) {
		const struct victim *v = &c->victims.at[i];
		bool words = v->kind == VICTIM_FAMILY && !v->name.at;
		to[i].name = name_key(mem, words ? v->words : v->name);
		to[i].words = key_words(to[i].name);
		to[i].sex = v->sex.at ? fold(mem, v->sex) : (struct str){ 0 };
	}
	return to;
}

void toll_prepare(struct toll_result *r, const struct stream *s, const struct toll_options *o,
	struct arena *mem)
{
	collect_reports(r, s, mem);
	r->item_count = s->claims.count;
	r->items = NEW_ARRAY(mem, struct item, r->item_count + 1);
	for (size_t i = 0; i < r->item_count; i++)
		r->items[i] = (struct item){ .claim = &s->claims.at[i],
			.incident = NONE,
			.origin = NONE,
			.voice = NONE,
			.by = NONE };
	qsort_r(r->items, r->item_count, sizeof *r->items, by_place_in_report, NULL);
	scripts_align(r, mem);
	for (size_t i = 0; i < r->item_count; i++) {
		r->items[i].report = report_at(r, r->items[i].claim->report);
		r->items[i].carrier = r->items[i].report;
		r->items[i].victims = fold_victims(r->items[i].claim, mem);
		r->items[i].asserted = toll_asserted_status(r->items[i].claim);
		struct str why = why_aside(r, i, o, mem);
		if (why.at)
			*PUSH(mem, &r->aside) = (struct aside){ i, why };
	}
}
