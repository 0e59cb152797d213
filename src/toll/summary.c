#include "toll/inside.h"

#include <stdlib.h>

/*
 * TOLL-24: a report that begins with its own "between 22 and 60" has weighed what it goes on to
 * quote. What it quotes beyond that is of others, or not believed, and widens nothing.
 */
static bool is_nameless(const struct source *s)
{
	if (s->kind == SOURCE_UNATTRIBUTED)
		return true;
	if (s->kind != SOURCE_WITNESS && s->kind != SOURCE_OFFICIAL_UNNAMED &&
		s->kind != SOURCE_MEDIA)
		return false;
	struct str name = s->name.at ? s->name : s->words;
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] >= 'A' && name.at[i] <= 'Z' && i)
			return false;
	return true;
}

/* Said by the report of its own, or of "local sources" as a whole. */
static bool is_summary(const struct claim *c)
{
	bool own = !c->sources.count || is_nameless(&c->sources.at[c->sources.count - 1]);
	return own && !c->count.open && c->count.low < c->count.high &&
	       (str_equal(c->count.rule, STR("COUNT-5")) ||
		       str_equal(c->count.rule, STR("COUNT-6")));
}

static bool is_beyond(const struct figure *f, const struct figure *of)
{
	return f->top > of->top || (f->low > 0 && f->low < of->low && !f->open);
}

/* "The civilian toll is therefore between 20 and 28": the report's own sum of civilians, wherever it stands. */
static bool counts_civilians(const struct claim *c)
{
	return !c->sources.count && c->status == STATUS_CIVILIAN && !c->count.open &&
	       c->count.low < c->count.high && str_equal(c->count.rule, STR("COUNT-5"));
}

/* "Since their status is contested, we count between none and five civilians" */
static bool counts_none_or_more(const struct claim *c)
{
	return counts_civilians(c) && c->count.low == 0;
}

/* The first figure of each report is what it begins with: items stand in the order of the text. */
static const struct figure *begins_with(
	const struct judging *j, const struct figures *f, size_t report, int status)
{
	const struct figure *first = NULL, *sum = NULL;
	for (size_t i = 0; i < f->count; i++) {
		const struct item *it = &j->r->items[f->at[i].item];
		if (it->report == report && status == STATUS_CIVILIAN &&
			counts_civilians(it->claim) && (!sum || counts_none_or_more(it->claim)))
			sum = &f->at[i];
		if (it->report == report && (!first || f->at[i].item < first->item))
			first = &f->at[i];
	}
	bool none = sum && counts_none_or_more(j->r->items[sum->item].claim);
	bool begins = first && is_summary(j->r->items[first->item].claim);
	return sum && (none || !begins) ? sum : first;
}

static bool any_summary(const struct judging *j, const struct figures *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (is_summary(j->r->items[f->at[i].item].claim))
			return true;
	return false;
}

/* A post, or an outlet that names nobody, in its own voice. */
static bool is_of_post(const struct judging *j, const struct figure *f, int64_t *times)
{
	enum source_kind kind = f->origin == NONE ? SOURCE_OTHER : j->in->origins[f->origin].kind;
	*times = kind == SOURCE_SOCIAL_MEDIA ? 3 : 4; /* halves */
	return !j->r->items[f->item].claim->sources.count &&
	       (kind == SOURCE_SOCIAL_MEDIA || kind == SOURCE_MEDIA);
}

/* The greatest figure, who gives it, and the greatest that anybody else gives; the reports that give any. */
struct tops {
	int64_t top, second;
	size_t of, reports;
};

static struct tops tops_of(const struct judging *j, const struct figures *f)
{
	struct tops t = { -1, -1, NONE, 0 };
	size_t last = NONE;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		const struct item *it = &j->r->items[k->item];
		t.reports += it->carrier != last; /* of one voice they stand together */
		last = it->carrier;
		if (is_left_out(k->bar))
			continue;
		if (k->top > t.top) {
			t.second = k->origin != t.of || t.of == NONE ? t.top : t.second;
			t.top = k->top;
			t.of = k->origin;
		} else if (k->origin != t.of && k->top > t.second) {
			t.second = k->top;
		}
	}
	return t;
}

/*
 * TOLL-32: where five reports or more give figures, what one post alone gives above half as much again as anybody else, one
 * outlet in its own voice above twice as much, or whoever it is above five times as much ("aid workers put the number at
 * about 90,000", of the living), widens nothing: a professional's range is not set by one such claim.
 */
void toll_weigh_posts(const struct judging *j, struct figures *f)
{
	enum { REPORTS = 5, ANYBODY = 5 /* times */, FEWEST = 100, ROUNDS = 4 };
	bool left = true;
	for (int round = 0; left && round < ROUNDS; round++) {
		struct tops t = tops_of(j, f);
		left = false;
		for (size_t i = 0; t.reports >= REPORTS && t.second > 0 && i < f->count; i++) {
			struct figure *k = &f->at[i];
			int64_t times;
			bool post = is_of_post(j, k, &times) && k->top * 2 > t.second * times;
			bool beyond = k->top > t.second * ANYBODY && k->top >= FEWEST;
			if (k->origin != t.of || is_left_out(k->bar) || !(post || beyond))
				continue;
			k->bar = BAR_ALONE;
			left = true;
		}
	}
}

/* TOLL-51: "up to four civilians", of whom one counts four and nobody fewer: whether there were any is in doubt. */
static void doubt_all(const struct judging *j, struct figures *f, const struct figure *head)
{
	size_t report = j->r->items[head->item].report, counts = 0;
	for (size_t i = 0; i < f->count; i++) {
		bool here = f->at[i].bar == BAR_NONE && j->r->items[f->at[i].item].report == report;
		if (here && f->at[i].low < head->top)
			return;
		counts += here && f->at[i].origin != NONE;
	}
	if (counts > 1)
		return; /* two that count all of them are beyond doubt */
	for (size_t i = 0; i < f->count; i++)
		if (f->at[i].bar == BAR_NONE && j->r->items[f->at[i].item].report == report)
			f->at[i].bar = BAR_DOUBTED;
}

static bool begins_up_to(const struct judging *j, const struct figure *head)
{
	return str_equal(j->r->items[head->item].claim->count.rule, STR("COUNT-6"));
}

void toll_weigh_summaries(const struct judging *j, struct figures *f, int status)
{
	bool doubted = false;
	if (!any_summary(j, f))
		return;
	for (size_t i = 0; i < f->count; i++) {
		struct figure *k = &f->at[i];
		const struct item *it = &j->r->items[k->item];
		const struct figure *head = begins_with(j, f, it->report, status);
		if (!head || !is_summary(j->r->items[head->item].claim))
			continue;
		k->sums_up = head == k && k->bar == BAR_UNATTRIBUTED;
		if (head == k && status == STATUS_CIVILIAN && begins_up_to(j, head))
			doubted = true;
		if (head == k)
			continue;
		if (is_beyond(k, head))
			k->bar = BAR_BEYOND;
		else if (k->bar == BAR_NONE && status == STATUS_CIVILIAN &&
			 counts_none_or_more(j->r->items[head->item].claim))
			k->bar = BAR_CONTESTED;
		else if (k->open && k->low < head->low &&
			 (k->bar == BAR_NONE || k->bar == BAR_PARTY))
			k->bar = BAR_SATISFIED;
	}
	for (size_t i = 0; doubted && i < f->count; i++) {
		const struct figure *head =
			begins_with(j, f, j->r->items[f->at[i].item].report, status);
		if (head == &f->at[i] && begins_up_to(j, head) &&
			is_summary(j->r->items[head->item].claim))
			doubt_all(j, f, head);
	}
}

static int by_low(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
	return (a > b) - (a < b);
}

/* The least exact count that is not under `low`, or -1. */
static int64_t exact_from(const int64_t *exact, size_t count, int64_t low)
{
	size_t from = 0, to = count;
	while (from < to) {
		size_t mid = from + (to - from) / 2;
		if (exact[mid] < low)
			from = mid + 1;
		else
			to = mid;
	}
	return from < count ? exact[from] : -1;
}

/* "People say a hundred" */
static bool is_round_hearsay(const struct figure *k)
{
	enum { ROUND = 50 };
	return k->origin == NONE && k->low == k->top && k->top % ROUND == 0;
}

/*
 * TOLL-34: "about forty" is the 41 that somebody counts: ten percent to either side are ours, and widen nothing then; nor
 * does the hundred that nobody named says, where somebody counts 97.
 */
void toll_weigh_round(const struct judging *j, struct figures *f)
{
	int64_t *exact = NEW_ARRAY(j->mem, int64_t, f->count + 1);
	size_t count = 0, round = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct figure *k = &f->at[i];
		round += is_round_hearsay(k) ||
			 str_equal(j->r->items[k->item].claim->count.rule, STR("COUNT-4"));
		if (!k->open && k->low == k->top && (k->bar == BAR_NONE || k->bar == BAR_STATUS))
			exact[count++] = k->low;
	}
	if (!round || !count)
		return;
	qsort(exact, count, sizeof *exact, by_low);
	for (size_t i = 0; i < f->count; i++) {
		struct figure *k = &f->at[i];
		bool hearsay = is_round_hearsay(k);
		int64_t met = exact_from(exact, count, hearsay ? k->low - k->low / 10 : k->low);
		bool about = k->low < k->top &&
			     str_equal(j->r->items[k->item].claim->count.rule, STR("COUNT-4"));
		if (met >= 0 && met <= k->top && !k->open && (about || hearsay))
			k->bar = BAR_ROUND;
	}
}

/* "People say a hundred": passed on as said by nobody. */
static bool is_hearsay(const struct claim *c)
{
	const struct source *s = c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
	return s && s->kind == SOURCE_UNATTRIBUTED && str_equal_fold(s->verb, STR("say"));
}

/* TOLL-68: what people say widens nothing where the report that passes it on has fewer itself, or from somebody. */
void toll_weigh_hearsay(const struct judging *j, enum harm harm, struct figures *f)
{
	enum { MOST = 64 };
	for (size_t i = 0, looked = 0; i < f->count && looked < MOST; i++) {
		struct figure *k = &f->at[i];
		const struct item *said = &j->r->items[k->item];
		if (!is_hearsay(said->claim))
			continue;
		looked++;
		for (size_t n = 0; n < j->in->items.count && k->bar != BAR_BEYOND; n++) {
			const struct item *it = incident_item(j->r, j->in, n);
			const struct claim *c = it->claim;
			if (it->report == said->report && it->origin != NONE && c->harm == harm &&
				c->count.known && is_said(c) && !is_mere_guess(c) && !c->part.at &&
				c->scope == SCOPE_WHOLE && c->count.stated < k->top)
				k->bar = BAR_BEYOND;
		}
	}
}

/* A force or an armed group, or a party, that counts fighters alone. */
static bool is_boast(const struct judging *j, const struct figure *k)
{
	const struct item *it = &j->r->items[k->item];
	if (k->origin == NONE || k->with != NONE || it->asserted != STATUS_COMBATANT)
		return false;
	const struct origin *o = &j->in->origins[k->origin];
	return o->party || o->kind == SOURCE_ARMED_GROUP || o->kind == SOURCE_MILITARY;
}

static bool counts_everybody(const struct judging *j, const struct figure *k)
{
	bool stands = k->bar == BAR_NONE || k->bar == BAR_SATISFIED || k->bar == BAR_EARLY;
	return stands && k->origin != NONE && !is_boast(j, k) &&
	       origin_is_credible(&j->in->origins[k->origin]) &&
	       j->r->items[k->item].asserted != STATUS_COMBATANT;
}

/* TOLL-62: "more than 80 soldiers were killed", says the group that did it, where three others count everybody, and all of
 * them fewer: it counts under the status that it asserts, and in no high of all. */
void toll_weigh_boasts(const struct judging *j, struct figures *f)
{
	enum { ENOUGH = 3 };
	for (size_t i = 0; i < f->count; i++) {
		struct figure *k = &f->at[i];
		size_t seen[ENOUGH], count = 0;
		if (is_left_out(k->bar) || !is_boast(j, k))
			continue;
		for (size_t n = 0; n < f->count && count <= ENOUGH; n++) {
			const struct figure *o = &f->at[n];
			bool known = false;
			if (o->origin == k->origin || !counts_everybody(j, o))
				continue;
			if (o->top >= k->low) {
				count = 0;
				break;
			}
			for (size_t s = 0; s < count && s < ENOUGH; s++)
				known |= seen[s] == o->origin;
			if (!known && count < ENOUGH)
				seen[count++] = o->origin;
		}
		if (count >= ENOUGH)
			k->bar = BAR_BOAST;
	}
}
