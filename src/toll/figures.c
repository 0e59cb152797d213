#include "toll/inside.h"

#include <stdlib.h>

/* What each voice says for one harm and status: TOLL-10 to TOLL-13. */
struct said {
	const struct claim *c;
	const struct item *it;
	size_t n;
	size_t with;        /* the claim that was added, or NONE */
	struct count count; /* with what was added to it: TOLL-27 */
	bool joint;         /* killed and injured in one figure */
	enum status of;
	enum kind kind;
	bool listed; /* one of a list: "three soldiers and two others" */
};
struct saids {
	struct said *at;
	size_t count, room;
};

/* What a voice gives beside the figure in hand. */
struct voice_says {
	bool total, listed, civilian, combatant, contested, alone;
};

static bool is_joint(const struct claim *c, enum harm harm)
{
	return c->harm == HARM_KILLED_OR_INJURED && (harm == HARM_KILLED || harm == HARM_INJURED);
}

static int by_voice(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	if (a->it->voice != b->it->voice)
		return a->it->voice < b->it->voice ? -1 : 1;
	return (a->n > b->n) - (a->n < b->n);
}

/* The parts of one list are claims of one span (STATUS-2 of the reader); items stand in the order of
 * the text. */
static void mark_lists(struct saids *s)
{
	for (size_t i = 1; i < s->count; i++) {
		struct said *a = &s->at[i - 1], *b = &s->at[i];
		if (!toll_is_row(b->c) && a->it->report == b->it->report &&
			a->it->voice == b->it->voice && a->c->begin == b->c->begin &&
			a->c->end == b->c->end)
			a->listed = b->listed = true;
	}
}

/* A figure that is above `n` and adds to none itself. */
static bool has_higher(const struct saids *s, size_t count, int64_t n)
{
	for (size_t i = 0; i < count; i++)
		if (s->at[i].count.low > n && !toll_adds_to_others(s->at[i].c))
			return true;
	return false;
}

/* TOLL-27: "another five" adds to the count before it of one source in one report; where there is
 * none, it is a part of some whole if it is one person or somebody counts more. */
static void add_to_others(struct saids *s)
{
	size_t kept = 0;
	for (size_t i = 0; i < s->count; i++) {
		struct said *b = &s->at[i], *a = kept ? &s->at[kept - 1] : NULL;
		bool adds = !b->joint && toll_adds_to_others(b->c);
		bool beside = a && a->it->voice == b->it->voice && a->it->report == b->it->report;
		if (adds && beside && !a->joint && a->of == b->of && a->kind == b->kind) {
			a->count.low += b->count.low;
			a->count.stated += b->count.stated;
			a->count.open |= b->count.open;
			a->with = b->n;
		} else if (!adds || (beside && a->of != b->of) ||
			   (b->count.stated != 1 && !has_higher(s, s->count, b->count.low))) {
			s->at[kept++] = *b; /* other statuses: TOLL-11 adds them up */
		}
	}
	s->count = kept ? kept : s->count;
}

static bool ends_in(struct str part, const char *const words[])
{
	for (size_t i = 0; words[i]; i++)
		if (str_ends(part, str_from(words[i])))
			return true;
	return false;
}

/* TOLL-33: "of whom four were civilians", "seven of them fighters": in the toll of that status it counts them all. */
static bool counts_status(const struct claim *c)
{
	static const char *const civilian[] = { "civilians", NULL };
	static const char *const combatant[] = { "combatants", "fighters", "militants", "soldiers",
		"gunmen", "rebels", "insurgents", NULL };
	return c->part.at && !c->count.open && !toll_is_row(c) &&
	       ((c->status == STATUS_CIVILIAN && ends_in(c->part, civilian)) ||
		       (c->status == STATUS_COMBATANT && ends_in(c->part, combatant)));
}

/* Its report tells of more than these: "the two were fighters" of the two is said of all, and may be contested. */
static bool has_whole(const struct judging *j, const struct state *states, size_t n)
{
	enum { LOOK = 64 };
	const struct item *it = incident_item(j->r, j->in, n);
	size_t from = n > LOOK ? n - LOOK : 0;
	for (size_t i = from; i < j->in->items.count && i < n + LOOK; i++) {
		const struct item *o = incident_item(j->r, j->in, i);
		if (o->report == it->report && o->voice == it->voice &&
			states[i].use == USE_CURRENT && o->claim->harm == it->claim->harm &&
			o->claim->count.low > it->claim->count.low)
			return true;
	}
	return false;
}

static struct saids collect(
	const struct judging *j, const struct state *states, enum harm harm, int status)
{
	struct saids s = { 0 };
	for (size_t i = 0; i < j->in->items.count; i++) {
		const struct item *it = incident_item(j->r, j->in, i);
		bool joint = is_joint(it->claim, harm);
		bool part = status != STATUS_ALL && states[i].use == USE_PART &&
			    counts_status(it->claim) && has_whole(j, states, i);
		if ((states[i].use == USE_CURRENT || part) && (it->claim->harm == harm || joint))
			*PUSH(j->mem, &s) = (struct said){ it->claim, it, i, NONE, it->claim->count,
				joint, it->asserted, toll_kind(it->claim, it->asserted), false };
	}
	if (s.count)
		qsort(s.at, s.count, sizeof *s.at, by_voice);
	mark_lists(&s);
	add_to_others(&s);
	return s;
}

static struct voice_says what_voice_says(const struct said *s, size_t count)
{
	struct voice_says v = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (s[i].joint)
			continue;
		v.total = v.total || (s[i].of == STATUS_UNKNOWN && !s[i].listed);
		v.listed = v.listed || (s[i].of == STATUS_UNKNOWN && s[i].listed);
		v.civilian = v.civilian || s[i].of == STATUS_CIVILIAN;
		v.combatant = v.combatant || s[i].of == STATUS_COMBATANT;
		v.contested = v.contested || s[i].of == STATUS_CONTESTED;
		v.alone = v.alone || !s[i].count.open;
	}
	return v;
}

/* A closed count of civilians, and not of a few of them ("a girl died later"), beside one of nine. */
static bool counts_civilians(const struct said *s, size_t count, const struct state *states)
{
	for (size_t i = 0; i < count; i++)
		if (!s[i].joint && s[i].of == STATUS_CIVILIAN && !s[i].count.open &&
			states[s[i].n].bar != BAR_SHARE)
			return true;
	return false;
}

static bool counts_fighters(const struct said *s, size_t count, const struct state *states)
{
	struct voice_says v = what_voice_says(s, count);
	enum bar bar = states[s->n].bar;
	return (v.combatant || v.contested) && (v.total || v.civilian) && bar != BAR_PARTY &&
	       bar != BAR_UNATTRIBUTED;
}

/* Does a credible source count fighters beside civilians or within a total? A party's word that
 * they were fighters does not make others' count of civilians a part, nor does a count of
 * fighters alone. */
static bool speaks_of_fighters(const struct saids *s, const struct state *states)
{
	for (size_t i = 0, n; i < s->count; i += n) {
		for (n = 1; i + n < s->count && s->at[i + n].it->voice == s->at[i].it->voice; n++)
			;
		if (counts_fighters(s->at + i, n, states))
			return true;
	}
	return false;
}

static struct figure figure_of(const struct said *s, enum bar bar)
{
	const struct count *c = &s->count;
	return (struct figure){ .low = s->joint ? 0 : c->low,
		.top = c->stated,
		.open = c->open,
		.bar = bar != BAR_NONE ? bar
		       : s->joint      ? BAR_JOINT
				       : BAR_NONE,
		.item = (size_t)NONE,
		.with = NONE,
		.origin = s->it->origin,
		.voice = s->it->voice };
}

static void add(const struct judging *j, struct figures *out, const struct said *s, enum bar bar)
{
	struct figure f = figure_of(s, bar);
	f.item = j->in->items.at[s->n];
	f.with = s->with == NONE ? NONE : j->in->items.at[s->with];
	*PUSH(j->mem, out) = f;
}

/* TOLL-11: what one report's words count apart: civilians, and fighters of either side. */
enum { SLOTS = STATUS_COUNT + KIND_COUNT };
static size_t slot_of(const struct said *s, bool sides)
{
	return sides && s->of == STATUS_COMBATANT ? STATUS_COUNT + (size_t)s->kind : (size_t)s->of;
}

/* Does the voice count the dead of both sides, each with its own word? */
static bool counts_sides(const struct said *s, size_t count)
{
	size_t of[KIND_COUNT] = { 0 };
	for (size_t i = 0; i < count; i++)
		if (!s[i].joint && s[i].of == STATUS_COMBATANT)
			of[s[i].kind]++;
	return of[KIND_STATE] && of[KIND_RISING] && !of[KIND_OTHER];
}

struct slots {
	int64_t low[SLOTS], top[SLOTS];
};

static void fill_slot(struct slots *slots, size_t n, const struct count *c)
{
	if (slots->top[n] == 0 || c->low < slots->low[n])
		slots->low[n] = c->low;
	if (c->stated > slots->top[n])
		slots->top[n] = c->stated;
}

/* TOLL-11: a source that counts civilians and fighters apart, or the fighters of both sides, has
 * counted everybody by their sum. `only` a status or all. */
static void add_sum(const struct judging *j, const struct state *states, struct figures *out,
	const struct said *s, size_t count, int only)
{
	struct figure sum = { .with = NONE, .item = NONE };
	struct slots slots = { 0 };
	bool sides = counts_sides(s, count);
	for (size_t i = 0; i < count; i++) {
		if (s[i].joint || (only != STATUS_ALL && (int)s[i].of != only))
			continue;
		fill_slot(&slots, slot_of(&s[i], sides), &s[i].count);
		sum.open = sum.open || s[i].count.open;
		sum.bar = sum.bar == BAR_NONE && s[i].of != STATUS_CONTESTED ? states[s[i].n].bar
									     : sum.bar;
		size_t item = j->in->items.at[s[i].n];
		if (s[i].of == STATUS_CIVILIAN || sum.item == NONE)
			sum.item = item;
		else
			sum.with = item;
	}
	for (size_t k = 0; k < SLOTS; k++) {
		sum.low += k != STATUS_CONTESTED ? slots.low[k] : 0;
		sum.top += slots.top[k];
	}
	sum.origin = s->it->origin;
	sum.voice = s->it->voice;
	*PUSH(j->mem, out) = sum;
}

/* A sum is of one speaker; what nobody stands behind is one only within a report. */
static bool is_one_speaker(const struct said *s, size_t count)
{
	if (s->it->origin != NONE)
		return true;
	for (size_t i = 1; i < count; i++)
		if (s[i].it->report != s->it->report)
			return false;
	return true;
}

/* "26 demonstrators", and "one policeman was killed": no count of all. */
static bool is_far_above(const struct said *of_some, const struct said *of_all)
{
	return of_some->count.low > 2 * of_all->count.stated;
}

/* TOLL-22: who counts more civilians than people in one report speaks of others with the one. */
static bool is_above_total(const struct said *s, size_t count, size_t n)
{
	if (s[n].joint || s[n].of == STATUS_UNKNOWN)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!s[i].joint && s[i].of == STATUS_UNKNOWN &&
			s[i].it->report == s[n].it->report && s[n].count.low > s[i].count.stated &&
			!is_far_above(&s[n], &s[i]))
			return true;
	return false;
}

static bool is_far_below(const struct said *s, size_t count, size_t n)
{
	for (size_t i = 0; i < count && s[n].of == STATUS_UNKNOWN && !s[n].listed; i++)
		if (!s[i].joint && s[i].of == STATUS_CIVILIAN &&
			s[i].it->report == s[n].it->report && is_far_above(&s[i], &s[n]))
			return true;
	return false;
}

/* The most that a voice counts of people of any status. */
static int64_t most_of_all(const struct said *s, size_t count)
{
	int64_t most = -1;
	for (size_t i = 0; i < count; i++)
		if (!s[i].joint && s[i].of == STATUS_UNKNOWN && s[i].count.stated > most)
			most = s[i].count.stated;
	return most;
}

/* TOLL-10: unless a source counts fighters apart, a count of civilians is a count of everybody; one
 * of fighters is not. */
static void add_for_all(const struct judging *j, const struct state *states, struct figures *out,
	const struct said *s, size_t count, bool fighters)
{
	struct voice_says v = what_voice_says(s, count);
	bool apart = v.listed || (v.civilian && v.combatant) || counts_sides(s, count);
	bool sums = !v.total && apart && is_one_speaker(s, count);
	int64_t most = most_of_all(s, count);
	if (sums)
		add_sum(j, states, out, s, count, STATUS_ALL);
	for (size_t i = 0; i < count; i++) {
		enum status of = s[i].of;
		bool one_status = of == STATUS_COMBATANT || (fighters && of != STATUS_UNKNOWN);
		bool within = v.total && of != STATUS_UNKNOWN && s[i].count.low <= most &&
			      (one_status || s[i].count.open || toll_is_row(s[i].it->claim));
		enum bar bar = states[s[i].n].bar;
		if (s[i].joint ? v.alone
			       : within || (sums && (of != STATUS_UNKNOWN || s[i].listed)))
			continue;
		if (is_above_total(s, count, i))
			add(j, out, &s[i], BAR_ABOVE_TOTAL);
		else if (bar == BAR_NONE && is_far_below(s, count, i))
			add(j, out, &s[i], BAR_SHARE);
		else
			add(j, out, &s[i], one_status && bar == BAR_NONE ? BAR_ONE_STATUS : bar);
	}
}

/* TOLL-33: the fighters that the report of this whole count says are among them, closed both; 0: none. */
static int64_t fighters_among(const struct said *s, size_t count, size_t n)
{
	int64_t fighters = 0;
	for (size_t i = 0; i < count; i++) {
		if (s[i].joint || s[i].it->report != s[n].it->report)
			continue;
		if (s[i].of == STATUS_CIVILIAN || s[i].of == STATUS_CONTESTED)
			return 0;
		if (s[i].of == STATUS_COMBATANT && s[i].c->part.at)
			fighters += s[i].count.low;
	}
	return s[n].joint || s[n].count.open || s[n].count.low <= fighters ? 0 : fighters;
}

static void add_rest(const struct judging *j, struct figures *out, const struct said *s,
	size_t count, size_t n, enum bar bar)
{
	struct said rest = s[n];
	int64_t fighters = fighters_among(s, count, n);
	rest.count.low -= fighters;
	rest.count.stated -= fighters;
	rest.count.high -= fighters;
	add(j, out, &rest, bar);
}

/* TOLL-12: contested persons are in the high of every status they may belong to; persons of no
 * stated status are civilians (in doubt a person is one: Additional Protocol I, article 50),
 * unless the same source divides them, and only in the high where a source speaks of fighters. */
static void add_for_status(const struct judging *j, const struct state *states, struct figures *out,
	const struct said *s, size_t count, enum status status, bool fighters)
{
	struct voice_says v = what_voice_says(s, count);
	bool divides =
		counts_civilians(s, count, states) || (v.civilian && (v.combatant || v.contested));
	bool either = status == STATUS_CIVILIAN || status == STATUS_COMBATANT;
	bool sums =
		status == STATUS_COMBATANT && counts_sides(s, count) && is_one_speaker(s, count);
	if (sums)
		add_sum(j, states, out, s, count, STATUS_COMBATANT);
	for (size_t i = 0; i < count; i++) {
		enum status of = s[i].of;
		enum bar bar = states[s[i].n].bar;
		if ((s[i].joint && v.alone) || (sums && of == status))
			continue;
		if (of == status)
			add(j, out, &s[i], is_above_total(s, count, i) ? BAR_ABOVE_TOTAL : bar);
		else if (either && of == STATUS_CONTESTED)
			add(j, out, &s[i], BAR_CONTESTED);
		else if (status == STATUS_CIVILIAN && of == STATUS_UNKNOWN &&
			 fighters_among(s, count, i))
			add_rest(j, out, s, count, i, bar);
		else if (status == STATUS_CIVILIAN && of == STATUS_UNKNOWN && !divides)
			add(j, out, &s[i],
				bar != BAR_NONE             ? bar
				: fighters                  ? BAR_STATUS
				: is_far_below(s, count, i) ? BAR_SHARE
							    : BAR_NONE);
	}
}

/* Where everybody counts one status only, these counts are all there is. */
static void lift_one_status(struct figures *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->at[i].bar == BAR_NONE)
			return;
	for (size_t i = 0; i < f->count; i++)
		if (f->at[i].bar == BAR_ONE_STATUS)
			f->at[i].bar = BAR_NONE;
}

static bool meet(const struct figure *a, const struct figure *b)
{
	return (a->open || a->top >= b->low) && (b->open || b->top >= a->low);
}

/* TOLL-13: a party's figure counts as any other once another origin's figure bears it out; that 46 died bears no
 * "at least seven" out. */
static void lift_parties(struct figures *f)
{
	struct figure widest = { .low = INT64_MAX, .top = -1 };
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		if (k->bar != BAR_NONE)
			continue;
		widest.low = k->low < widest.low ? k->low : widest.low;
		widest.top = k->top > widest.top ? k->top : widest.top;
		widest.open = widest.open || k->open;
	}
	size_t credible = f->count;
	for (size_t i = 0; i < f->count; i++) {
		struct figure *p = &f->at[i];
		if (p->bar != BAR_PARTY || p->low == 0 || widest.top < 0 || !meet(p, &widest))
			continue;
		for (size_t k = 0; k < credible; k++)
			if (f->at[k].bar == BAR_NONE && f->at[k].origin != p->origin &&
				(!p->open || f->at[k].low <= p->low) && meet(p, &f->at[k])) {
				p->bar = BAR_NONE;
				break;
			}
	}
}

void toll_figures(const struct judging *j, const struct state *states, enum harm harm, int status,
	struct figures *out)
{
	struct saids s = collect(j, states, harm, status);
	bool fighters = speaks_of_fighters(&s, states);
	for (size_t i = 0, n; i < s.count; i += n) {
		for (n = 1; i + n < s.count && s.at[i + n].it->voice == s.at[i].it->voice; n++)
			;
		if (status == STATUS_ALL)
			add_for_all(j, states, out, s.at + i, n, fighters);
		else
			add_for_status(j, states, out, s.at + i, n, (enum status)status, fighters);
	}
	if (status == STATUS_ALL) {
		lift_one_status(out);
		toll_weigh_boasts(j, out);
	}
	toll_weigh_summaries(j, out, status);
	toll_weigh_posts(j, out);
	toll_weigh_joint(out);
	toll_weigh_kinds(j, out);
	toll_weigh_lone(j, out);
	toll_weigh_outcounted(j, out);
	toll_weigh_passing(j, out);
	toll_weigh_some(j, out);
	toll_weigh_round(j, out);
	toll_weigh_hearsay(j, harm, out);
	toll_mark_echoes(j, harm, out);
	lift_parties(out);
}

static enum bar bar_of_part(const struct judging *j, const struct item *it)
{
	if (it->origin == NONE)
		return BAR_UNATTRIBUTED;
	if (!origin_is_credible(&j->in->origins[it->origin]))
		return BAR_PARTY;
	return it->claim->count.low == 0 ? BAR_NO_FLOOR : BAR_NONE;
}

void toll_part_figures(const struct judging *j, const struct state *states, enum harm harm,
	struct str part, struct figures *out)
{
	for (size_t i = 0; i < j->in->items.count; i++) {
		const struct item *it = incident_item(j->r, j->in, i);
		if (states[i].use != USE_PART || it->claim->harm != harm ||
			!str_equal(it->claim->part, part))
			continue;
		struct said s = { it->claim, it, i, NONE, it->claim->count, false,
			it->claim->status, KIND_OTHER, false };
		add(j, out, &s, bar_of_part(j, it));
	}
}
