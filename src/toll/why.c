#include "toll/group.h"

/* The words of each reason, with the number of reports it holds for in front. */
static const struct {
	const char *rule, *words;
} reasons[JOINED_KINDS] = {
	[JOINED_FIRST] = { "GROUP-3", "says the place and the day that the rest are held against" },
	[JOINED_PLACE_DAY] = { "GROUP-7", "by place and day" },
	[JOINED_PLACE_DAYS] = { "GROUP-9", "by place and overlapping days" },
	[JOINED_NEXT_DAY] = { "GROUP-6", "by place and figure or names, a day apart" },
	[JOINED_UPDATE] = { "GROUP-8", "by place, with a later state of the toll" },
	[JOINED_NAMES] = { "GROUP-12", "by names of victims" },
	[JOINED_DAY_ONLY] = { "GROUP-9", "by day, giving no place" },
	[JOINED_PLACE_ONLY] = { "GROUP-9", "by place, giving no day" },
	[JOINED_REMEMBERED] = { "GROUP-47", "by place and figure, years later to the day" },
	[JOINED_FIGURE] = { "GROUP-10", "by day and figure, with another place" },
	[JOINED_COPY] = { "GROUP-15", "as near-copies of one of these" },
	[JOINED_JUDGED] = { "GROUP-16", "by judgement of an analyst" },
	[JOINED_AGGREGATE] = { "GROUP-13", "by place and days, with an aggregate" },
};

static void say_why(struct incident *to, const struct gathering *g, struct arena *mem)
{
	for (int k = 0; k < JOINED_KINDS; k++)
		if (g->joined[k] && (k != JOINED_FIRST || g->blocks.count == 1))
			*PUSH(mem, &to->why) = str_format(mem, "%zu %s %s (%s)",
				g->joined[k] + (k == JOINED_PLACE_DAY), /* with the first */
				g->joined[k] + (k == JOINED_PLACE_DAY) == 1 ? "report" : "reports",
				reasons[k].words, reasons[k].rule);
}

static bool place_is_better(const struct place_key *a, const struct place_key *b)
{
	if (a->context != b->context)
		return !a->context;
	if (a->count != b->count)
		return a->count > b->count;
	int p = a->precision ? a->precision : 8, q = b->precision ? b->precision : 8;
	return p != q ? p < q : str_compare(a->key, b->key) < 0;
}

static const struct place_key *best_place(const struct gathering *g)
{
	const struct place_key *best = NULL;
	for (size_t i = 0; i < g->places.count; i++)
		if (!best || place_is_better(&g->places.at[i], best))
			best = &g->places.at[i];
	return best;
}

static struct str listed(const struct strs *s, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0; i < s->count; i++) {
		if (i)
			buf_add(&b, STR(", "));
		buf_add(&b, s->at[i]);
	}
	return buf_str(&b);
}

/* What agrees and what differs among the reports, for a person to judge by. */
static void compare_reports(struct incident *to, const struct gathering *g, struct arena *mem)
{
	struct strs places = { 0 };
	for (size_t i = 0; i < g->places.count; i++)
		if (!g->places.at[i].context)
			*PUSH(mem, &places) = g->places.at[i].text;
	struct strs *where = places.count > 1 ? &to->differ : &to->agree;
	if (places.count && g->blocks.count > 1)
		*PUSH(mem, where) =
			str_format(mem, "place: " STR_FMT, STR_ARG(listed(&places, mem)));
	struct strs *hours = g->times.count > 1 ? &to->differ : &to->agree;
	if (g->times.count && g->blocks.count > 1)
		*PUSH(mem, hours) =
			str_format(mem, "hour: " STR_FMT, STR_ARG(listed(&g->times, mem)));
	if (g->families.count > 0 && g->blocks.count > 1)
		*PUSH(mem, g->families.count > 1 ? &to->differ : &to->agree) =
			str_format(mem, "families: " STR_FMT, STR_ARG(listed(&g->families, mem)));
}

void gathering_finish(
	struct incident *to, const struct gathering *g, const struct blocks *b, struct arena *mem)
{
	const struct place_key *p = best_place(g);
	(void)b;
	to->from = g->dating == DATING_HARD ? g->from : DATE_NONE;
	to->to = g->dating == DATING_HARD ? g->to : DATE_NONE;
	to->date_precision = g->dating == DATING_HARD ? g->precision : 0;
	to->background = g->background;
	to->aggregate = g->aggregate;
	for (size_t i = 0; i < g->under.count; i++)
		*PUSH(mem, &to->under) = g->under.at[i];
	to->may_be_several = g->loose; /* GROUP-7 */
	if (p) {
		to->place = p->text;
		to->place_words = p->words;
		to->place_precision = p->precision;
	}
	say_why(to, g, mem);
	compare_reports(to, g, mem);
}

struct str gathering_compare(
	const struct gathering *a, const struct gathering *b, struct arena *mem)
{
	const struct place_key *p = best_place(b);
	bool same_day = a->from <= b->to && b->from <= a->to;
	bool figures = any_agree(&a->figures, &b->figures, 0);
	bool hours = a->times.count && b->times.count;
	return str_format(mem, STR_FMT ", %s; figures %s; hours %s",
		STR_ARG(p ? p->text : STR("?")), same_day ? "the same day" : "a day apart",
		!a->figures.count || !b->figures.count ? "not both known"
		: figures                              ? "agree"
						       : "differ",
		!hours               ? "not both known"
		: a->hour == b->hour ? "agree"
				     : "differ");
}
