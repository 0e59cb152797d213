#include "web/beside.h"
#include "web/figures.h"
#include "web/handle.h"
#include "web/put.h"

#include <stdlib.h>

static size_t unreviewed_of(struct session *k, const struct incident *in)
{
	size_t count = 0;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct claim *c = k->figures->result->items[in->items.at[i]].claim;
		count += c->review == REVIEW_NONE;
	}
	return count;
}

/* REVIEW-1: denials, parties that contradict themselves, and what the toll of the killed warns of. */
static size_t contradictions_of(const struct figures *f, const struct incident *in)
{
	size_t count = 0;
	for (size_t i = 0; i < in->items.count; i++)
		count += f->result->items[in->items.at[i]].use == USE_DENIAL;
	for (size_t i = 0; i < in->position_count; i++)
		count += in->positions[i].contradicts_itself;
	const struct toll *t = toll_find(in, HARM_KILLED, STATUS_ALL);
	return count + (t ? t->alerts.count : 0);
}

static void put_range(struct json_out *j, const struct bounds *b)
{
	put_key(j, "low");
	b->low.known ? put_int(j, b->low.value) : put_null(j);
	put_key(j, "high");
	b->high.known ? put_int(j, b->high.value) : put_null(j);
	put_member_bool(j, "open", b->open);
}

static void put_killed(const struct incident *in, struct json_out *j)
{
	const struct toll *t = toll_find(in, HARM_KILLED, STATUS_ALL);
	put_key(j, "killed");
	if (!t) {
		put_null(j);
		return;
	}
	put_open(j, '{');
	put_range(j, &t->rules[RULE_RANGE]);
	put_close(j, '}');
}

/* Words that stand for it: those that set the low, else its first claim's. */
static struct str words_of_incident(const struct figures *f, const struct incident *in)
{
	const struct toll *t = toll_find(in, HARM_KILLED, STATUS_ALL);
	const struct bound *low = t ? &t->rules[RULE_RANGE].low : NULL;
	size_t item = low && low->known && low->claim != NONE ? low->claim : NONE;
	if (item == NONE && in->items.count)
		item = in->items.at[0];
	return item == NONE ? (struct str){ 0 } : f->result->items[item].claim->words;
}

static void put_point(const struct incident *in, struct json_out *j)
{
	put_key(j, "lat");
	in->has_point ? put_real(j, in->lat) : put_null(j);
	put_key(j, "lon");
	in->has_point ? put_real(j, in->lon) : put_null(j);
}

/* Where and when it was, and what is known of the killed: what a figure shows of it. */
static void put_sketch(struct session *k, struct json_out *j, size_t n)
{
	const struct figures *f = k->figures;
	const struct incident *in = &f->result->incidents[n];
	struct arena *mem = j->to->mem;
	put_member_str(j, "id", incident_key(f, n));
	put_member_str(j, "place", in->place);
	put_point(in, j);
	put_member_str(j, "from", date_text(mem, in->from));
	put_member_str(j, "to", date_text(mem, in->to));
	put_member_int(j, "contradictions", (int64_t)contradictions_of(f, in));
	put_killed(in, j);
	put_member_bool(j, "background", in->background);
	put_member_bool(j, "aggregate", in->aggregate);
}

static void put_incident(struct session *k, struct json_out *j, size_t n)
{
	const struct figures *f = k->figures;
	const struct incident *in = &f->result->incidents[n];
	put_open(j, '{');
	put_sketch(k, j, n);
	put_member_str(j, "country", (struct str){ 0 });
	put_member_int(j, "claims", (int64_t)in->items.count);
	put_member_int(j, "unreviewed", (int64_t)unreviewed_of(k, in));
	put_key(j, "grade");
	put_open(j, '{');
	put_member_str(j, "harm", str_from(harm_grade_words[in->grades.harm]));
	put_member_str(j, "event", str_from(event_grade_words[in->grades.event]));
	put_close(j, '}');
	put_member_str(j, "words", words_of_incident(f, in));
	put_close(j, '}');
}

/* PUBLISH-10: each incident once. */
static void put_sum(const struct toll_result *r, struct json_out *j)
{
	int64_t low = 0, high = 0, count = 0;
	bool open = false;
	for (size_t i = 0; i < r->incident_count; i++) {
		const struct incident *in = &r->incidents[i];
		const struct toll *t = toll_find(in, HARM_KILLED, STATUS_ALL);
		if (in->background || in->aggregate)
			continue;
		count++;
		if (!t)
			continue;
		const struct bounds *b = &t->rules[RULE_RANGE];
		low += b->low.known ? b->low.value : 0;
		high += b->high.known ? b->high.value : 0;
		open = open || b->open;
	}
	put_key(j, "sum");
	put_open(j, '{');
	put_member_int(j, "low", low);
	put_member_int(j, "high", high);
	put_member_bool(j, "open", open);
	put_member_int(j, "incidents", count);
	put_close(j, '}');
}

static void put_waiting(struct session *k, struct json_out *j)
{
	size_t claims = 0, disagreements = 0, pairs = people_in_doubt(k);
	for (size_t i = 0; i < live_claims(k->live); i++) {
		struct live_claim c = live_claim(k->live, i);
		claims += c.review == REVIEW_NONE;
		disagreements += c.disputed;
	}
	put_key(j, "waiting");
	put_open(j, '{');
	put_member_int(j, "claims", (int64_t)claims);
	put_key(j, "pairs");
	pairs == SIZE_MAX ? put_null(j) : put_int(j, (int64_t)pairs);
	put_member_int(j, "disagreements", (int64_t)disagreements);
	put_close(j, '}');
}

/* The first day on which an incident of all began, and the last. */
static void put_days(const struct toll_result *r, struct json_out *j)
{
	date_day first = DATE_NONE, last = DATE_NONE;
	for (size_t i = 0; i < r->incident_count; i++) {
		date_day d = r->incidents[i].from;
		if (d == DATE_NONE)
			continue;
		first = first == DATE_NONE || d < first ? d : first;
		last = last == DATE_NONE || d > last ? d : last;
	}
	put_member_str(j, "from", date_text(j->to->mem, first));
	put_member_str(j, "to", date_text(j->to->mem, last));
}

static bool begin_figures(struct server *s, struct answer *a)
{
	const struct session *k = s->session;
	struct json_out *j = &a->json;
	if (!k->figures)
		return false;
	put_open(j, '{');
	put_member_int(j, "generation", (int64_t)k->figures->generation);
	put_member_bool(j, "stale", is_stale(k));
	put_member_int(j, "total", (int64_t)k->figures->result->incident_count);
	return true;
}

bool show_casebook(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct span_asked span;
	if (!request_span(r, &span, e))
		return false;
	if (!begin_figures(s, a))
		return not_yet(a, s);
	const struct toll_result *t = k->figures->result;
	put_key(j, "incidents");
	put_open(j, '[');
	for (size_t i = span.from; i < t->incident_count && i - span.from < span.count; i++)
		put_incident(k, j, i);
	put_close(j, ']');
	put_days(t, j);
	put_sum(t, j);
	put_waiting(k, j);
	put_member_int(j, "ungrouped", (int64_t)t->ungrouped.count);
	put_close(j, '}');
	return true;
}

enum { MOST_POINTS = 5000 }; /* in a figure */

struct ranked {
	int64_t high;
	size_t n;
};

static int by_high(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	return x->high != y->high ? (x->high < y->high) - (x->high > y->high)
				  : (x->n > y->n) - (x->n < y->n);
}

/* Whether an incident is shown, for each: all, or the `most` with the highest figures. */
static bool *choose_points(const struct toll_result *t, size_t most, struct arena *mem)
{
	bool *shown = NEW_ARRAY(mem, bool, t->incident_count + 1);
	struct ranked *all = NEW_ARRAY(mem, struct ranked, t->incident_count + 1);
	for (size_t i = 0; i < t->incident_count; i++) {
		const struct toll *killed = toll_find(&t->incidents[i], HARM_KILLED, STATUS_ALL);
		const struct bound *high = killed ? &killed->rules[RULE_RANGE].high : NULL;
		all[i] = (struct ranked){ high && high->known ? high->value : -1, i };
	}
	qsort(all, t->incident_count, sizeof *all, by_high);
	for (size_t i = 0; i < t->incident_count && i < most; i++)
		shown[all[i].n] = true;
	return shown;
}

bool show_points(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	(void)e;
	if (!begin_figures(s, a))
		return not_yet(a, s);
	const struct toll_result *t = k->figures->result;
	const bool *shown = choose_points(t, MOST_POINTS, r->mem);
	put_key(j, "incidents");
	put_open(j, '[');
	for (size_t i = 0; i < t->incident_count; i++) {
		if (!shown[i])
			continue;
		put_open(j, '{');
		put_sketch(k, j, i);
		put_close(j, '}');
	}
	put_close(j, ']');
	put_close(j, '}');
	return true;
}
