#include "toll/inside.h"

/*
 * TOLL-81: TOLL-31 for the other end. What nobody in office gave, "more than 120" of a party or a passer-by, widens nothing
 * any more when three offices have counted exactly, each of them more than a fifth below it, on days after anybody last said
 * it: a professional's range leaves it out. The toll carries an alert. So is it with "more
 * than 70" of a mayor on the day itself.
 */
enum {
	OFFICES = 3,
	COUNTERS = 2,
	FEW = 2,    /* one or two more are not far above: "more than three" of three */
	MOST = 1000 /* figures, each held against all */
};

static const unsigned offices = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MEDICAL | 1u << SOURCE_UN |
				1u << SOURCE_RIGHTS_GROUP;

static bool is_of_office(const struct judging *j, const struct figure *f)
{
	const struct origin *o = f->origin == NONE ? NULL : &j->in->origins[f->origin];
	return o && origin_is_credible(o) && (offices >> o->kind & 1);
}

static date_day day_of(const struct judging *j, const struct figure *f)
{
	return j->r->items[f->item].time;
}

static bool is_first_word(const struct judging *j, const struct figure *f)
{
	date_day day = day_of(j, f);
	return f->open && j->in->to != DATE_NONE && day != DATE_NONE && day <= j->in->to + 1;
}

/* TOLL-84: "more than 100", "a hundred", "about 70" are no counts; where somebody gives them, fifty and "30 to 40" are. */
static bool is_inexact(const struct judging *j, const struct figure *f)
{
	enum { ROUND = 50, HUNDRED = 100 };
	bool about = str_equal(j->r->items[f->item].claim->count.rule, STR("COUNT-4"));
	return f->open || (f->low != f->top && (about || f->origin == NONE)) ||
	       f->top % (f->origin == NONE ? ROUND : HUNDRED) == 0;
}

/* Whoever has their names has them, however few others count. */
static bool is_list(const struct judging *j, const struct figure *f)
{
	return !f->open && f->low == f->top && j->r->items[f->item].claim->basis == BASIS_NAMES;
}

/* Who counts at all: an office, or a council, a committee, a group with a list. */
static bool is_counter(const struct judging *j, const struct figure *f)
{
	const struct origin *o = f->origin == NONE ? NULL : &j->in->origins[f->origin];
	return o && origin_is_credible(o) && !f->echo &&
	       ((offices | 1u << SOURCE_OTHER) >> o->kind & 1);
}

/* The last day on which somebody gave as many, or nearly, or an office more than four fifths of it. */
static date_day last_said(const struct judging *j, const struct figures *f, const struct figure *it)
{
	bool first = is_of_office(j, it); /* an office's first word */
	date_day last = day_of(j, it);
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		date_day day = day_of(j, k);
		bool near = k->top * 10 >= it->top * 9 ||
			    (!first && is_of_office(j, k) && k->top * 5 >= it->top * 4);
		if (near && k->origin != NONE && !is_left_out(k->bar) && day != DATE_NONE &&
			(last == DATE_NONE || day > last))
			last = day;
	}
	return last;
}

static bool counts_far_less(
	const struct judging *j, const struct figure *f, const struct figure *than, date_day said)
{
	date_day day = day_of(j, f);
	bool late = day != DATE_NONE && (said == DATE_NONE || day > said);
	bool who = is_inexact(j, than) && !is_of_office(j, than) ? is_counter(j, f)
								 : is_of_office(j, f);
	bool hearsay = than->origin == NONE && is_inexact(j, than); /* "people say a hundred" */
	bool far = f->top * 5 < than->top * 4 && than->top > f->top + FEW;
	return late && who && (f->bar == BAR_NONE || f->bar == BAR_EARLY) && !f->open &&
	       f->low == f->top && (far || (hearsay && f->top < than->top));
}

static bool is_outcounted(const struct judging *j, const struct figures *f, const struct figure *it)
{
	size_t by[OFFICES], count = 0,
			    enough = is_inexact(j, it) && !is_of_office(j, it) ? COUNTERS : OFFICES;
	date_day said = last_said(j, f, it);
	for (size_t i = 0; i < f->count && count < enough; i++) {
		const struct figure *k = &f->at[i];
		bool new = counts_far_less(j, k, it, said);
		for (size_t n = 0; n < count; n++)
			new = new &&by[n] != k->origin;
		if (new)
			by[count++] = k->origin;
	}
	return count == enough;
}

void toll_weigh_outcounted(const struct judging *j, struct figures *f)
{
	for (size_t i = 0; i < f->count && f->count <= MOST; i++) {
		struct figure *k = &f->at[i];
		if (!is_left_out(k->bar) && !is_list(j, k) &&
			(!is_of_office(j, k) || is_first_word(j, k)) && is_outcounted(j, f, k))
			k->bar = is_inexact(j, k) ? BAR_INEXACT : BAR_OUTCOUNTED;
	}
}
