#include "toll/fold.h"
#include "toll/judge.h"

#include <stdlib.h>

/* Which figures of an incident are current: TOLL-1 to TOLL-3, TOLL-5 to TOLL-9. */
/* TOLL-7: a claim that counts just the people it names is a list, not a count of the whole. */
static bool is_listing(const struct claim *c)
{
	int64_t people = 0;
	for (size_t i = 0; i < c->victims.count; i++)
		people += c->victims.at[i].kind == VICTIM_PERSON;
	return c->scope != SCOPE_WHOLE && people > 0 && !c->count.open && c->count.low <= people;
}

static enum use plain_use(const struct claim *c)
{
	if (is_mere_guess(c))
		return USE_GUESS;
	if (c->stance == STANCE_DENIES)
		return USE_DENIAL;
	if (c->stance == STANCE_RETRACTS)
		return USE_RETRACTION;
	if (!c->count.known || c->harm == HARM_NONE)
		return c->victims.count ? USE_IDENTIFIES : USE_NO_FIGURE;
	if (c->scope == SCOPE_AGGREGATE)
		return USE_AGGREGATE;
	if (c->part.at || c->scope == SCOPE_PART)
		return USE_PART;
	return is_listing(c) ? USE_IDENTIFIES : USE_CURRENT;
}

struct by_id {
	struct str id;
	size_t n;
};

static int by_id(const void *a, const void *b)
{
	const struct by_id *x = a, *y = b;
	int order = str_compare(x->id, y->id);
	return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* TOLL-2: what a claim says it corrects is no longer current. */
static void supersede_by_name(const struct judge *g)
{
	const struct incident *in = g->j->in;
	struct by_id *ids = NULL;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (!it->claim->supersedes.at || g->states[i].use == USE_LEFT_OUT)
			continue;
		if (!ids) {
			ids = NEW_ARRAY(g->mem, struct by_id, in->items.count);
			for (size_t k = 0; k < in->items.count; k++)
				ids[k] = (struct by_id){ incident_item(g->j->r, in, k)->claim->id,
					k };
			qsort(ids, in->items.count, sizeof *ids, by_id);
		}
		struct by_id key = { it->claim->supersedes, 0 };
		size_t low = 0, high = in->items.count;
		while (low < high) {
			size_t mid = low + (high - low) / 2;
			if (by_id(&ids[mid], &key) < 0)
				low = mid + 1;
			else
				high = mid;
		}
		const struct by_id *hit = ids + low;
		if (low < in->items.count && str_equal(hit->id, key.id) && hit->n != i &&
			is_figure(g->states[hit->n].use))
			set(g, hit->n, USE_SUPERSEDED, i);
	}
}

static int stage_rank(enum stage s)
{
	static const int rank[] = {
		[STAGE_PRELIMINARY] = 0, [STAGE_UNKNOWN] = 1, [STAGE_UPDATED] = 2, [STAGE_FINAL] = 3
	};
	return rank[s];
}

static int by_chain(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	const struct claim *x = a->c, *y = b->c;
	if (a->it->voice != b->it->voice)
		return a->it->voice < b->it->voice ? -1 : 1;
	if (x->harm != y->harm)
		return x->harm < y->harm ? -1 : 1;
	if (x->status != y->status)
		return x->status < y->status ? -1 : 1;
	if (x->status == STATUS_COMBATANT && toll_kind(x, x->status) != toll_kind(y, y->status))
		return toll_kind(x, x->status) < toll_kind(y, y->status)
			       ? -1
			       : 1; /* TOLL-11: the dead of either side */
	if ((x->part.at != NULL) != (y->part.at != NULL))
		return x->part.at ? 1 : -1;
	if (x->scope == SCOPE_PART || y->scope == SCOPE_PART)
		if (x->scope != y->scope)
			return x->scope == SCOPE_PART ? 1 : -1;
	return str_compare(x->part, y->part);
}

static int by_chain_and_time(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = by_chain(left, right);
	if (!order)
		order = compare_known_dates(a->it->time, b->it->time);
	if (!order)
		order = stage_rank(a->c->stage) - stage_rank(b->c->stage);
	return order ? order : (a->n > b->n) - (a->n < b->n);
}

static bool is_level(const struct entry *a, const struct entry *b)
{
	return a->it->time == b->it->time && stage_rank(a->c->stage) == stage_rank(b->c->stage);
}

/* The highest of the figures that stand. */
static const struct entry *highest(const struct entries *standing)
{
	const struct entry *best = NULL;
	for (size_t i = 0; i < standing->count; i++)
		if (!best || standing->at[i].c->count.low > best->c->count.low)
			best = &standing->at[i];
	return best;
}

/* TOLL-8: of a day's preliminary figures of one source the highest is the latest: counts grow. */
static const struct entry *outgrown_by(
	const struct entry *e, const struct entry *level, size_t count)
{
	const struct entry *best = NULL;
	for (size_t i = 0; i < count && e->c->stage == STAGE_PRELIMINARY; i++)
		if (level[i].it->report == e->it->report &&
			level[i].c->count.low > e->c->count.low &&
			(!best || level[i].c->count.low > best->c->count.low))
			best = &level[i];
	return best;
}

/* TOLL-5: a source's later figure supersedes its earlier one. TOLL-6: not a preliminary one a
 * count that was none; and a lower bound that its earlier figure satisfies says nothing new, nor
 * does a lower figure of unknown scope after one that was said to be the whole. */
static void follow_level(
	const struct judge *g, struct entries *standing, const struct entry *level, size_t count)
{
	struct entries fresh = { 0 };
	const struct entry *top = highest(standing);
	bool counted = top && top->c->stage != STAGE_PRELIMINARY;
	for (size_t i = 0; i < count; i++) {
		const struct entry *e = &level[i];
		bool vague = top && e->c->scope == SCOPE_UNKNOWN && top->c->scope == SCOPE_WHOLE &&
			     stage_rank(e->c->stage) <= stage_rank(STAGE_UNKNOWN);
		if (top && e->c->count.low <= top->c->count.low &&
			(e->c->count.open || (vague && e->c->count.low < top->c->count.low)))
			set(g, e->n, USE_REPEATS, top->n);
		else if (counted && e->c->stage == STAGE_PRELIMINARY)
			set(g, e->n, USE_FOLLOWED_UP, top->n);
		else if (outgrown_by(e, level, count))
			set(g, e->n, USE_FOLLOWED_UP, outgrown_by(e, level, count)->n);
		else
			*PUSH(g->mem, &fresh) = *e;
	}
	if (!fresh.count)
		return;
	for (size_t i = 0; i < standing->count; i++)
		set(g, standing->at[i].n, USE_SUPERSEDED, fresh.at[0].n);
	*standing = fresh;
}

/* TOLL-6, within one voice at one time: "at least 44" and "at least four of them" are no rivals. */
static void drop_repeats(const struct judge *g, const struct entries *standing)
{
	const struct entry *top = highest(standing);
	bool nameless = !top || top->it->origin == NONE || top->it->voice != top->it->origin;
	for (size_t i = 0; !nameless && i < standing->count; i++) {
		const struct entry *e = &standing->at[i];
		bool vague = e->c->scope == SCOPE_UNKNOWN && top->c->scope == SCOPE_WHOLE &&
			     e->it->report == top->it->report;
		bool grown = e->it->report != top->it->report && e->it->time == top->it->time &&
			     e->it->time != DATE_NONE && !e->c->part.at &&
			     e->c->count.stated < top->c->count.low;
		bool open = top->c->count.open && e->c->count.stated < top->c->count.low &&
			    e->it->report != top->it->report &&
			    e->it->time == top->it->time; /* "at least 40" is no longer 39 */
		if (e->c->count.low < top->c->count.low && (e->c->count.open || vague))
			set(g, e->n, USE_REPEATS, top->n);
		else if (grown || open)
			set(g, e->n, USE_SUPERSEDED, top->n); /* TOLL-5: of a day the highest */
	}
}

static void follow_chain(const struct judge *g, const struct entry *e, size_t count)
{
	struct entries standing = { 0 }, undated = { 0 };
	for (size_t i = 0, n; i < count; i += n) {
		for (n = 1; i + n < count && is_level(&e[i], &e[i + n]); n++)
			;
		if (e[i].it->time != DATE_NONE)
			follow_level(g, &standing, e + i, n);
		else
			for (size_t k = 0; k < n; k++)
				*PUSH(g->mem, &undated) = e[i + k];
	}
	for (size_t k = 0; k < undated.count; k++)
		*PUSH(g->mem, &standing) = undated.at[k];
	if (e->c->scope != SCOPE_PART || e->c->part.at)
		drop_repeats(g, &standing);
}

static void follow_chains(const struct judge *g)
{
	const struct incident *in = g->j->in;
	struct entries e = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (is_figure(g->states[i].use) && !toll_adds_to_others(it->claim))
			*PUSH(g->mem, &e) = (struct entry){ it->claim, it, i };
	}
	if (e.count)
		qsort(e.at, e.count, sizeof *e.at, by_chain_and_time);
	for (size_t i = 0, n; i < e.count; i += n) {
		for (n = 1; i + n < e.count && by_chain(&e.at[i], &e.at[i + n]) == 0; n++)
			;
		bool unnamed_part = e.at[i].c->scope == SCOPE_PART && !e.at[i].c->part.at;
		if (n > 1 && !unnamed_part) /* parts without a name need not be the same people */
			follow_chain(g, e.at + i, n);
	}
}

static bool is_credible(const struct judge *g, const struct item *it)
{
	return it->origin != NONE && origin_is_credible(&g->j->in->origins[it->origin]);
}

static bool statuses_meet(enum status a, enum status b)
{
	return a == b || a == STATUS_UNKNOWN || b == STATUS_UNKNOWN;
}

static bool follows_up(const struct judge *g, size_t n, const struct item *early)
{
	const struct item *it = incident_item(g->j->r, g->j->in, n);
	return g->states[n].use == USE_CURRENT && it->claim->stage != STAGE_PRELIMINARY &&
	       is_credible(g, it) && it->claim->harm == early->claim->harm &&
	       statuses_meet(it->claim->status, early->claim->status) &&
	       it->claim->count.low >= early->claim->count.low;
}

/* TOLL-51: what a report that begins with "up to nine", or "forty to fifty", quotes as an early count stands beside it. */
static bool *begin_up_to(const struct judge *g)
{
	const struct incident *in = g->j->in;
	bool *doubted = NEW_ARRAY(g->mem, bool, in->items.count + 1), told = false;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		bool same = i && incident_item(g->j->r, in, i - 1)->report == it->report;
		told = same && told;
		doubted[i] = same && doubted[i - 1];
		if (!told && it->claim->harm == HARM_KILLED && it->claim->count.known) {
			told = true;
			doubted[i] = str_equal(it->claim->count.rule, STR("COUNT-6")) ||
				     (!it->claim->sources.count &&
					     str_equal(it->claim->count.rule, STR("COUNT-5")));
		}
	}
	return doubted;
}

/* TOLL-8, within one report: what it calls an early count has been followed up by the others it
 * gives that are not lower. Items of one report stand together. */
static void follow_up_within(const struct judge *g, const bool *doubted)
{
	const struct incident *in = g->j->in;
	for (size_t i = 0, from = 0, to; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (incident_item(g->j->r, in, from)->report != it->report)
			from = i;
		if (doubted[i] || g->states[i].use != USE_CURRENT ||
			it->claim->stage != STAGE_PRELIMINARY)
			continue;
		for (to = from; to < in->items.count; to++) {
			if (incident_item(g->j->r, in, to)->report != it->report)
				break;
			if (!follows_up(g, to, it))
				continue;
			set(g, i, USE_FOLLOWED_UP, to);
			break;
		}
	}
}

/* TOLL-8: a preliminary count yields to a later whole count of any credible origin. */
static void follow_up(const struct judge *g, const bool *doubted)
{
	const struct incident *in = g->j->in;
	size_t latest[HARM_COUNT][STATUS_COUNT], most[HARM_COUNT][STATUS_COUNT];
	for (int h = 0; h < HARM_COUNT; h++)
		for (int s = 0; s < STATUS_COUNT; s++)
			latest[h][s] = most[h][s] = NONE;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		size_t *best = &latest[it->claim->harm][it->claim->status];
		size_t *high = &most[it->claim->harm][it->claim->status];
		if (g->states[i].use != USE_CURRENT || it->claim->stage == STAGE_PRELIMINARY ||
			!is_credible(g, it))
			continue;
		if (*best == NONE || it->time > incident_item(g->j->r, in, *best)->time)
			*best = i;
		if (it->time != DATE_NONE &&
			(*high == NONE ||
				it->claim->count.low >
					incident_item(g->j->r, in, *high)->claim->count.low))
			*high = i;
	}
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (doubted[i] || g->states[i].use != USE_CURRENT ||
			it->claim->stage != STAGE_PRELIMINARY)
			continue;
		for (int s = 0; s <= STATUS_CONTESTED; s++) {
			size_t best = it->time == DATE_NONE ? most[it->claim->harm][s]
							    : latest[it->claim->harm][s];
			if (best == NONE || !statuses_meet(it->claim->status, (enum status)s))
				continue;
			const struct item *later = incident_item(g->j->r, in, best);
			bool after =
				later->time > it->time ||
				(later->time == it->time && later->claim->stage != STAGE_UNKNOWN);
			if (it->time == DATE_NONE) /* an early count that nobody dated */
				after = later->time != DATE_NONE &&
					later->claim->count.low >= it->claim->count.low;
			if (after)
				set(g, i, USE_FOLLOWED_UP, best);
		}
	}
}

/* "Some 2,300 residents will be resettled": by the rules that read announcements. */
static bool is_planned(const struct claim *c)
{
	for (size_t i = 0; i < c->rules.count; i++)
		if (str_is(c->rules.at[i], "FRAME-245") || str_is(c->rules.at[i], "FRAME-246"))
			return true;
	return false;
}

static enum bar plain_bar(const struct judge *g, const struct item *it)
{
	const struct claim *c = it->claim;
	if (it->origin == NONE)
		return BAR_UNATTRIBUTED;
	if (!origin_is_credible(&g->j->in->origins[it->origin]))
		return BAR_PARTY;
	if (is_planned(c))
		return BAR_PLANNED;
	if (c->basis == BASIS_INFERENCE)
		return BAR_INFERENCE;
	if (c->status == STATUS_CONTESTED)
		return BAR_CONTESTED;
	return c->count.low == 0 ? BAR_NO_FLOOR : BAR_NONE;
}

struct satisfier { /* a closed whole count, or of a day's reports the two highest */
	date_day time;
	int64_t low, later; /* later: the highest of all after this one's day */
	size_t n, later_n, carrier;
	bool last; /* said to be risen, or final */
};
struct satisfiers {
	struct satisfier *at;
	size_t count, room;
};

static int by_time_and_low(const void *left, const void *right)
{
	const struct satisfier *a = left, *b = right;
	int order = compare_known_dates(a->time, b->time);
	if (!order)
		order = (a->low < b->low) - (a->low > b->low);
	return order ? order : (a->n > b->n) - (a->n < b->n);
}

static struct satisfiers closed_counts(const struct judge *g, enum harm harm, enum status status)
{
	const struct incident *in = g->j->in;
	struct satisfiers s = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		const struct claim *c = it->claim;
		if (g->states[i].use == USE_CURRENT && g->states[i].bar == BAR_NONE &&
			c->harm == harm && statuses_meet(c->status, status) && !c->count.open &&
			it->time != DATE_NONE)
			*PUSH(g->mem, &s) = (struct satisfier){ it->time, c->count.low, -1, i, NONE,
				it->carrier, stage_rank(c->stage) > stage_rank(STAGE_UNKNOWN) };
	}
	if (s.count)
		qsort(s.at, s.count, sizeof *s.at, by_time_and_low);
	int64_t later = -1, day = -1;
	size_t later_n = NONE, day_n = NONE;
	for (size_t i = s.count; i-- > 0;) {
		if (i + 1 < s.count && s.at[i].time != s.at[i + 1].time && day > later) {
			later = day;
			later_n = day_n;
		}
		s.at[i].later = later;
		s.at[i].later_n = later_n;
		if (i + 1 == s.count || s.at[i].time != s.at[i + 1].time || s.at[i].low > day) {
			day = s.at[i].low;
			day_n = s.at[i].n;
		}
	}
	return s;
}

/* TOLL-9: a lower bound yields to a closed count that satisfies it and was published later, or on
 * the same day elsewhere and is at least twice as high. */
static size_t satisfied_by(const struct satisfiers *s, const struct item *it)
{
	enum { SAME_DAY_LOOKS = 16 };
	int64_t bound = it->claim->count.low;
	size_t low = 0, high = s->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->at[mid].time < it->time)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == s->count)
		return NONE;
	const struct satisfier *first = &s->at[low];
	if (first->time >
		it->time) { /* all that follows is later: of its day the highest stands first */
		if (first->low >= bound)
			return first->n;
		return first->later >= bound ? first->later_n : NONE;
	}
	if (first->later >= bound)
		return first->later_n;
	for (size_t i = low; i < s->count && i < low + SAME_DAY_LOOKS; i++)
		if (s->at[i].time == it->time && s->at[i].carrier != it->carrier &&
			s->at[i].low >= (s->at[i].last ? bound : 2 * bound))
			return s->at[i].n;
	return NONE;
}

/* "At least 27", which the United Nations or a rights group has verified when the first days are past, is its last word
 * and no early bound: what others count does not satisfy it. */
static bool is_verified(const struct judge *g, size_t n)
{
	static const unsigned verify = 1u << SOURCE_UN | 1u << SOURCE_RIGHTS_GROUP;
	enum { PAST = 10 /* days */, NEAR = 64 /* items of one report stand together */ };
	const struct incident *in = g->j->in;
	const struct item *it = incident_item(g->j->r, in, n);
	if (in->to == DATE_NONE || it->time <= in->to + PAST || it->origin == NONE ||
		!origin_is_credible(&in->origins[it->origin]) ||
		!(verify >> judge_kind_of(g, it) & 1) ||
		str_equal(it->claim->count.rule, STR("COUNT-3"))) /* "more than 50" */
		return false;
	for (size_t i = n > NEAR ? n - NEAR : 0; i < in->items.count && i < n + NEAR; i++) {
		const struct item *o = incident_item(g->j->r, in, i);
		if (o->report == it->report && o != it && g->states[i].use == USE_CURRENT &&
			((verify | 1u << SOURCE_OTHER) >> judge_kind_of(g, o) & 1) &&
			o->claim->harm == it->claim->harm && o->claim->count.known &&
			o->claim->count.low >= it->claim->count.low)
			return false; /* "56 were killed; at least 48 by live fire" */
	}
	return true;
}

static void yield_bounds(const struct judge *g, enum harm harm, enum status status)
{
	const struct incident *in = g->j->in;
	struct satisfiers s = closed_counts(g, harm, status);
	for (size_t i = 0; s.count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (g->states[i].use != USE_CURRENT || g->states[i].bar != BAR_NONE ||
			it->claim->harm != harm || it->claim->status != status ||
			!it->claim->count.open || it->time == DATE_NONE)
			continue;
		size_t n = satisfied_by(&s, it);
		if (n == NONE ||
			(is_verified(g, i) && incident_item(g->j->r, in, n)->origin != it->origin))
			continue;
		g->states[i].bar = BAR_SATISFIED;
		g->states[i].by = in->items.at[n];
	}
}

/* "Dozens", "several", "civilians": the reader names the rule that made a number of the words. */
static bool is_in_words(const struct claim *c)
{
	return str_equal(c->count.rule, STR("COUNT-7")) ||
	       str_equal(c->count.rule, STR("COUNT-11")) ||
	       str_equal(c->count.rule, STR("COUNT-12"));
}

static bool is_of_one_house(const struct judge *g, const struct item *it)
{
	return it->origin != NONE &&
	       toll_is_of_one_house(it->claim, g->j->in->origins[it->origin].name);
}

/* TOLL-23: words instead of a number set no low where somebody gives a number that is not under them. */
static void yield_words(const struct judge *g)
{
	const struct incident *in = g->j->in;
	size_t best[HARM_COUNT];
	for (int h = 0; h < HARM_COUNT; h++)
		best[h] = NONE;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct claim *c = incident_item(g->j->r, in, i)->claim;
		size_t *n = &best[c->harm];
		if (g->states[i].use == USE_CURRENT && g->states[i].bar == BAR_NONE &&
			!is_in_words(c) && !is_of_one_house(g, incident_item(g->j->r, in, i)) &&
			(*n == NONE ||
				c->count.low > incident_item(g->j->r, in, *n)->claim->count.low))
			*n = i;
	}
	for (size_t i = 0; i < in->items.count; i++) {
		const struct claim *c = incident_item(g->j->r, in, i)->claim;
		size_t n = best[c->harm];
		bool barred = g->states[i].bar != BAR_NONE && g->states[i].bar != BAR_PARTY;
		bool house = is_of_one_house(g, incident_item(g->j->r, in, i));
		if (g->states[i].use != USE_CURRENT || barred || !(is_in_words(c) || house) ||
			n == NONE || incident_item(g->j->r, in, n)->claim->count.low < c->count.low)
			continue;
		g->states[i].bar = house ? BAR_HOUSE : BAR_WORDS;
		g->states[i].by = in->items.at[n];
	}
}

static void bar_lows(const struct judge *g)
{
	const struct incident *in = g->j->in;
	bool open[HARM_COUNT][STATUS_COUNT] = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (g->states[i].use != USE_CURRENT)
			continue;
		g->states[i].bar = plain_bar(g, it);
		if (it->claim->count.open)
			open[it->claim->harm][it->claim->status] = true;
	}
	judge_conceded(g);
	for (int h = 0; h < HARM_COUNT; h++)
		for (int s = 0; s < STATUS_COUNT; s++)
			if (open[h][s])
				yield_bounds(g, (enum harm)h, (enum status)s);
	yield_words(g);
	judge_shares(g, HARM_KILLED);
	judge_shares(g, HARM_INJURED);
}

struct state *toll_judge(const struct judging *j)
{
	const struct incident *in = j->in;
	struct judge g = { j, NEW_ARRAY(j->mem, struct state, in->items.count + 1), j->mem };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(j->r, in, i);
		bool out = it->origin != NONE && j->out[it->origin];
		g.states[i] =
			(struct state){ out ? USE_LEFT_OUT : plain_use(it->claim), BAR_NONE, NONE };
	}
	supersede_by_name(&g);
	judge_retractions(&g);
	follow_chains(&g);
	const bool *doubted = begin_up_to(&g);
	follow_up(&g, doubted);
	follow_up_within(&g, doubted);
	judge_unclaimed(&g);
	judge_told_again(&g);
	judge_echoes(&g);
	judge_refuted(&g);
	judge_passed_on(&g);
	bar_lows(&g);
	return g.states;
}
