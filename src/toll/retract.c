#include "toll/fold.h"
#include "toll/judge.h"

#include <stdlib.h>

/* What is taken back: TOLL-3. */
static int by_voice_and_harm(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	if (a->it->voice != b->it->voice)
		return a->it->voice < b->it->voice ? -1 : 1;
	if (a->c->harm != b->c->harm)
		return a->c->harm < b->c->harm ? -1 : 1;
	int64_t x = a->c->count.known ? a->c->count.low : -1,
		y = b->c->count.known ? b->c->count.low : -1;
	if (x != y)
		return x < y ? -1 : 1;
	int order = compare_known_dates(a->it->time, b->it->time);
	return order ? order : (a->n > b->n) - (a->n < b->n);
}

/* The latest retraction of a voice for a harm and a figure (-1: any figure). */
static const struct entry *retraction_of(
	const struct entries *e, size_t voice, enum harm harm, int64_t figure)
{
	size_t low = 0, high = e->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct entry *m = &e->at[mid];
		int64_t of = m->c->count.known ? m->c->count.low : -1;
		bool after = m->it->voice != voice ? m->it->voice > voice
			     : m->c->harm != harm  ? m->c->harm > harm
						   : of > figure;
		if (after)
			high = mid;
		else
			low = mid + 1;
	}
	if (!low)
		return NULL;
	const struct entry *m = &e->at[low - 1];
	int64_t of = m->c->count.known ? m->c->count.low : -1;
	return m->it->voice == voice && m->c->harm == harm && of == figure ? m : NULL;
}

/* TOLL-3: what a source takes back is not current; a denial by others takes nothing away. */
static void retract(const struct judge *g)
{
	const struct incident *in = g->j->in;
	struct entries e = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (g->states[i].use == USE_RETRACTION && it->origin != NONE)
			*PUSH(g->mem, &e) = (struct entry){ it->claim, it, i };
	}
	if (!e.count)
		return;
	qsort(e.at, e.count, sizeof *e.at, by_voice_and_harm);
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (!is_figure(g->states[i].use))
			continue;
		const enum harm harms[] = { it->claim->harm, HARM_NONE };
		for (int k = 0; k < 4 && is_figure(g->states[i].use); k++) {
			const struct entry *m = retraction_of(
				&e, it->voice, harms[k / 2], k % 2 ? -1 : it->claim->count.low);
			bool same_report = m && m->it->report == it->report;
			if (m && (m->it->time == DATE_NONE || it->time < m->it->time ||
					 (it->time == m->it->time &&
						 (m->c->count.known || !same_report))))
				set(g, i, USE_RETRACTED, m->n);
		}
	}
}

/* TOLL-3: a figure that an outlet takes back, whoever it had it from. */
static void retract_carried(const struct judge *g)
{
	enum { MOST = 64 };
	const struct incident *in = g->j->in;
	size_t taken[MOST], count = 0;
	for (size_t i = 0; i < in->items.count && count < MOST; i++)
		if (g->states[i].use == USE_RETRACTION &&
			incident_item(g->j->r, in, i)->claim->count.known &&
			incident_item(g->j->r, in, i)->claim->outlet.at)
			taken[count++] = i;
	for (size_t i = 0; count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		for (size_t k = 0; k < count && is_figure(g->states[i].use); k++) {
			const struct item *m = incident_item(g->j->r, in, taken[k]);
			if (m->claim->harm == it->claim->harm &&
				m->claim->count.low == it->claim->count.low &&
				str_equal_fold(m->claim->outlet, it->claim->outlet) &&
				(m->time == DATE_NONE || it->time <= m->time))
				set(g, i, USE_RETRACTED, taken[k]);
		}
	}
}

enum source_kind judge_kind_of(const struct judge *g, const struct item *it)
{
	const struct sources *s = &it->claim->sources;
	if (s->count && s->at[s->count - 1].kind != SOURCE_OTHER)
		return s->at[s->count - 1].kind;
	return it->origin == NONE ? SOURCE_UNATTRIBUTED : g->j->in->origins[it->origin].kind;
}

/* The number that is said: of "as many as 102" the upper one. */
static int64_t number_said(const struct count *c)
{
	return c->low == 0 && !c->open ? c->stated : c->low;
}

bool judge_same_figure(const struct item *a, const struct item *b)
{
	const struct count *x = &a->claim->count, *y = &b->claim->count;
	return a->claim->harm == b->claim->harm && x->known && y->known &&
	       number_said(x) == number_said(y);
}

/* Papers still print on the next days what was taken back. */
bool judge_not_after(const struct item *a, const struct item *b)
{
	enum { PRINTED = 2 /* days */ };
	return a->time == DATE_NONE || b->time == DATE_NONE || a->time <= b->time + PRINTED;
}

/* TOLL-60: "The earlier figure of 57 may be treated as withdrawn", says one office of a government: no other has it. */
static void retract_of_state(const struct judge *g)
{
	enum { MOST = 64 };
	const struct incident *in = g->j->in;
	size_t taken[MOST], count = 0;
	for (size_t i = 0; i < in->items.count && count < MOST; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		if (g->states[i].use == USE_RETRACTION && it->claim->count.known &&
			judge_kind_of(g, it) == SOURCE_GOVERNMENT)
			taken[count++] = i;
	}
	for (size_t i = 0; count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		for (size_t k = 0; k < count && is_figure(g->states[i].use); k++) {
			const struct item *m = incident_item(g->j->r, in, taken[k]);
			if (judge_same_figure(it, m) && judge_kind_of(g, it) == SOURCE_GOVERNMENT &&
				judge_not_after(it, m))
				set(g, i, USE_RETRACTED, taken[k]);
		}
	}
}

/* "Photo shows 150 bodies": what is passed around says nothing of its own. */
static bool is_picture(const struct judge *g, const struct item *it)
{
	static const char *const passed[] = { "photo", "photograph", "picture", "image", "video",
		"clip", "footage", "meme", "screenshot", "caption", "rumour", "rumor", "claim",
		"post", "message", "tweet", "thread", "recording", "leaflet", NULL };
	return it->origin != NONE &&
	       word_in(passed, name_head(g->mem, g->j->in->origins[it->origin].name));
}

/* Nobody in office stands behind it, or it is passed on as what is reported. */
bool judge_only_repeats(const struct judge *g, const struct item *it)
{
	static const unsigned repeats = 1u << SOURCE_MEDIA | 1u << SOURCE_WITNESS |
					1u << SOURCE_FAMILY | 1u << SOURCE_SOCIAL_MEDIA |
					1u << SOURCE_UNATTRIBUTED;
	return it->claim->hedged || (repeats >> judge_kind_of(g, it) & 1) || is_picture(g, it);
}

/* TOLL-64: "an opposition lawmaker", "Families": who is told of without a name, and is no office. */
bool judge_is_nameless(const struct judge *g, const struct item *it)
{
	static const char *const offices[] = { "commission", "ministry", "office", "court",
		"hospital", "police", "agency", "directorate", "service", "bureau", "authority",
		"government", "army", "military", "navy", NULL };
	static const unsigned kinds =
		1u << SOURCE_OTHER | 1u << SOURCE_FAMILY | 1u << SOURCE_RIGHTS_GROUP;
	if (it->origin == NONE || !it->claim->sources.count || !(kinds >> judge_kind_of(g, it) & 1))
		return false;
	const struct sources *s = &it->claim->sources;
	struct str name = s->at[s->count - 1].name, head = name_head(g->mem, name);
	if (word_in(offices, head) || (head.len && (unsigned char)head.at[0] >= 0x80))
		return false; /* an office; in a script without capitals nobody can tell */
	if (str_find(name, STR(" ")) == name.len && it->voice != it->origin)
		return true; /* several of a kind: "Families" */
	for (size_t i = 0; head.len && i + head.len <= name.len; i++)
		if (str_starts(str_slice(name, i, name.len), head))
			return true; /* its head is a word, and no name */
	return false;
}

/* How many with a name gave the figure that `back` takes back, and the last of them. */
struct named_givers {
	size_t count, origin;
};

static struct named_givers named_givers_of(const struct judge *g, const struct item *back)
{
	struct named_givers n = { 0, NONE };
	for (size_t i = 0; i < g->j->in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, g->j->in, i);
		if (!is_figure(g->states[i].use) || !judge_same_figure(it, back) ||
			it->origin == NONE || it->origin == n.origin || judge_only_repeats(g, it) ||
			judge_is_nameless(g, it) || !judge_not_after(it, back))
			continue;
		n.count++;
		n.origin = it->origin;
	}
	return n;
}

enum { MOST_BACK = 64 }; /* that are looked at of an incident */

/* TOLL-64: "a lawmaker withdrew his claim that 120 had died": the one with a name who gave the figure before, where there is
 * one; and the other way round, where only somebody without a name gave it. */
static void retract_of_nameless(const struct judge *g)
{
	const struct incident *in = g->j->in;
	for (size_t k = 0, looked = 0; k < in->items.count && looked < MOST_BACK; k++) {
		const struct item *m = incident_item(g->j->r, in, k);
		if (g->states[k].use != USE_RETRACTION || !m->claim->count.known)
			continue;
		looked++;
		struct named_givers n = named_givers_of(g, m);
		if (n.count != (judge_is_nameless(g, m) ? 1 : 0))
			continue;
		for (size_t i = 0; i < in->items.count; i++) {
			const struct item *it = incident_item(g->j->r, in, i);
			if (is_figure(g->states[i].use) && judge_same_figure(it, m) &&
				judge_not_after(it, m) &&
				(judge_is_nameless(g, it) || (n.count && it->origin == n.origin)))
				set(g, i, USE_RETRACTED, k);
		}
	}
}

/* TOLL-67: "the figure of 120 was a mistake", says the office that gave it: whoever denies his own figure takes it back. */
static void retract_denied(const struct judge *g)
{
	const struct incident *in = g->j->in;
	for (size_t k = 0, looked = 0; k < in->items.count && looked < MOST_BACK; k++) {
		const struct item *m = incident_item(g->j->r, in, k);
		if (g->states[k].use != USE_DENIAL || !m->claim->count.known || m->origin == NONE)
			continue;
		looked++;
		for (size_t i = 0; i < in->items.count; i++) {
			const struct item *it = incident_item(g->j->r, in, i);
			if (is_figure(g->states[i].use) && it->voice == m->voice &&
				it->report != m->report && judge_same_figure(it, m) &&
				compare_known_dates(it->time, m->time) <= 0)
				set(g, i, USE_RETRACTED, k);
		}
	}
}

void judge_retractions(const struct judge *g)
{
	retract(g);
	retract_carried(g);
	retract_of_state(g);
	retract_denied(g);
	retract_of_nameless(g);
}

/* What was taken back or lowered, and who speaks without a name and no later than it was: TOLL-64. */
static bool went_with(const struct judge *g, const struct item *it, size_t gone)
{
	const struct state *s = &g->states[gone];
	bool back = s->use == USE_RETRACTED || s->use == USE_SUPERSEDED;
	return back && judge_is_nameless(g, it) && judge_not_after(it, &g->j->r->items[s->by]);
}

static bool is_gone(const struct judge *g, size_t n)
{
	const struct item *it = incident_item(g->j->r, g->j->in, n);
	enum use use = g->states[n].use;
	bool early = use == USE_FOLLOWED_UP && it->claim->stage == STAGE_PRELIMINARY;
	bool lowered = use == USE_SUPERSEDED && it->origin != NONE && !judge_only_repeats(g, it) &&
		       g->j->r->items[g->states[n].by].claim->count.low < it->claim->count.low;
	return it->claim->count.known && !it->claim->part.at &&
	       (use == USE_RETRACTED || early || lowered);
}

/* Does somebody who does not only repeat give the very figure still? */
static bool still_stands(const struct judge *g, size_t n)
{
	const struct item *gone = incident_item(g->j->r, g->j->in, n);
	for (size_t i = 0; i < g->j->in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, g->j->in, i);
		if (g->states[i].use == USE_CURRENT && judge_same_figure(it, gone) &&
			!judge_only_repeats(g, it) && !went_with(g, it, n))
			return true;
	}
	return false;
}

/* TOLL-61: "on television they said seventy": who is in no office and has the very figure that its source took back or
 * lowered, or that was an early count, goes with it, as long as nobody in office gives it. */
void judge_echoes(const struct judge *g)
{
	enum { MOST = 64 };
	const struct incident *in = g->j->in;
	size_t gone[MOST], count = 0, looked = 0;
	for (size_t i = 0; i < in->items.count && looked < MOST; i++)
		if (is_gone(g, i) && ++looked && !still_stands(g, i))
			gone[count++] = i;
	for (size_t i = 0; count && i < in->items.count; i++) {
		const struct item *it = incident_item(g->j->r, in, i);
		for (size_t k = 0; k < count && g->states[i].use == USE_CURRENT; k++) {
			const struct item *m = incident_item(g->j->r, in, gone[k]);
			if (judge_same_figure(it, m) && !toll_is_row(it->claim) &&
				(judge_only_repeats(g, it) || went_with(g, it, gone[k])))
				set(g, i,
					g->states[gone[k]].use == USE_FOLLOWED_UP ? USE_FOLLOWED_UP
										  : USE_RETRACTED,
					gone[k]);
		}
	}
}
