#include "toll/fold.h"
#include "toll/group.h"

#include <stdlib.h>
#include <string.h>

/* GROUP-5: without a day of its own a report speaks of the days just before its publication. */
enum { SOFT_DAYS = 3 };

static const char *const common_places[] = { "area", "base", "building", "camp", "capital",
	"center", "centre", "checkpoint", "city", "country", "district", "farm", "home", "hospital",
	"house", "market", "mosque", "neighborhood", "neighbourhood", "nearby", "north", "northern",
	"outskirt", "place", "province", "region", "road", "scene", "school", "settlement", "site",
	"south", "southern", "east", "eastern", "west", "western", "street", "there", "town",
	"township", "village", "here", "facility", "prison", "central", "edge", "part", "compound",
	"refugee", "local", "same", NULL };

bool is_common_place(struct str word)
{
	return word_in(common_places, word);
}

static bool is_only_common(struct str key)
{
	for (struct str w; str_cut(&key, ' ', &w);)
		if (w.len && !is_common_place(w))
			return false;
	return true;
}

void place_keys_add(
	struct place_keys *to, const struct place_key *k, size_t most, struct arena *mem)
{
	for (size_t i = 0; i < to->count; i++) {
		struct place_key *p = &to->at[i];
		if (!str_equal(p->key, k->key))
			continue;
		p->count += p->last_carrier != k->last_carrier ? k->count : 0;
		p->last_carrier = k->last_carrier;
		p->context = p->context && k->context;
		p->known = p->known || k->known;
		if (k->precision && (!p->precision || k->precision < p->precision))
			p->precision = k->precision;
		return;
	}
	if (to->count < most)
		*PUSH(mem, to) = *k;
}

/* Where a place's own name ends and what lies around it begins: a comma, "in", "near" ... */
static size_t end_of_own_name(struct str s, size_t *skip)
{
	static const char *const links[] = { ", ", " in the ", " in ", " near ", " outside ",
		" north of ", " south of ", " east of ", " west of ", " (", NULL };
	size_t end = s.len;
	*skip = 0;
	for (size_t i = 0; links[i]; i++) {
		size_t at = str_find(s, str_from(links[i]));
		if (at > 0 && at < end) {
			end = at;
			*skip = strlen(links[i]);
		}
	}
	return end;
}

static void add_place(struct block *b, const struct claim *c, size_t n, struct arena *mem)
{
	const struct place *p = &c->place;
	struct str rest = p->name.at ? p->name : p->words;
	if (c->stance == STANCE_ALLEGES && !c->count.known)
		return; /* GROUP-7: an accusation is made somewhere, and of what was told elsewhere */
	for (int part = 0; part < 2 && rest.len; part++) {
		size_t skip, end = end_of_own_name(rest, &skip);
		struct place_key k = { .text = str_trim(str_slice(rest, 0, end)),
			.words = p->words,
			.precision = part ? 0 : p->precision,
			.count = 1,
			.context = part > 0,
			.known = !part && p->has_point,
			.last_carrier = n };
		k.key = name_key(mem, k.text);
		if (k.key.len && !is_only_common(k.key))
			place_keys_add(&b->places, &k, MOST_PLACES, mem);
		rest = str_slice(rest, end + skip < rest.len ? end + skip : rest.len, rest.len);
	}
}

static void add_figure(struct block *b, const struct claim *c, struct arena *mem)
{
	enum { TELLING = 40 }; /* so great a number tells of its incident where it is denied too */
	bool denied = !is_said(c) && c->count.low >= TELLING;
	bool counts = c->harm == HARM_KILLED && c->count.known && !c->part.at &&
		      (is_said(c) || denied) && c->scope != SCOPE_PART &&
		      c->scope != SCOPE_AGGREGATE;
	if (!counts || b->figures.count >= MOST_FIGURES)
		return;
	*PUSH(mem, &b->figures) = (struct range){ c->count.low, c->count.stated, c->count.open };
	bool fighters = toll_asserted_status(c) == STATUS_COMBATANT;
	b->fighters += fighters && !denied;
	b->people += !fighters && !denied && !is_mere_guess(c);
}

static void add_victims(struct block *b, const struct claim *c, struct arena *mem)
{
	for (size_t i = 0; i < c->victims.count; i++) {
		const struct victim *v = &c->victims.at[i];
		if (v->kind == VICTIM_GROUP || !v->name.at)
			continue;
		struct str key = name_key(mem, v->name);
		struct strs *to = v->kind == VICTIM_FAMILY ? &b->families : &b->names;
		if (to->count < MOST_NAMES && (v->kind == VICTIM_FAMILY || key_words(key) > 1))
			*PUSH(mem, to) = key;
	}
}

/* "around 4 a.m.", "16:30", "dawn": an hour, or HOUR_UNKNOWN. */
static int hour_of(struct str time, struct arena *mem)
{
	static const struct {
		const char *word;
		int hour;
	} parts[] = { { "dawn", 5 }, { "morning", 9 }, { "noon", 12 }, { "midday", 12 },
		{ "afternoon", 15 }, { "evening", 19 }, { "night", 22 }, { "midnight", 0 } };
	struct str words = fold(mem, time);
	int hour = -1;
	for (size_t i = 0; i < words.len && hour < 0; i++)
		if (words.at[i] >= '0' && words.at[i] <= '9')
			hour = atoi(str_terminated(mem, str_slice(words, i, words.len)));
	if (hour >= 0 && hour < 24) {
		bool pm = str_find(words, STR("pm")) < words.len;
		return pm && hour < 12 ? hour + 12 : hour;
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (key_has(words, str_from(parts[i].word)))
			return parts[i].hour;
	return HOUR_UNKNOWN;
}

/* The narrowest date of the block's claims; of equal width the one most claims give, then the
 * earliest. A day that is only the day of publication, without words, is soft. */
static bool is_better_date(const struct when *a, size_t times, const struct when *b, size_t best)
{
	int wide_a = a->to - a->from, wide_b = b->to - b->from;
	if (wide_a != wide_b)
		return wide_a < wide_b;
	return times != best ? times > best : a->from < b->from;
}

struct dated {
	const struct when *when;
};

static int by_date(const void *a, const void *b)
{
	const struct when *x = ((const struct dated *)a)->when,
			  *y = ((const struct dated *)b)->when;
	return x->from != y->from ? (x->from < y->from ? -1 : 1)
				  : (x->to > y->to) - (x->to < y->to);
}

static const struct when *best_date(
	const struct block *b, const struct toll_result *r, struct arena *mem)
{
	struct dated *dates = NEW_ARRAY(mem, struct dated, b->items.count);
	const struct when *best = NULL;
	size_t count = 0, most = 0;
	for (size_t i = 0; i < b->items.count; i++) {
		const struct item *it = &r->items[b->items.at[i]];
		const struct claim *c = it->claim;
		date_day told = r->reports[b->carrier].published;
		bool as_published = !c->date.words.at && c->date.from == told;
		bool to_come = told != DATE_NONE && c->date.from > told; /* nothing that happened */
		if (c->date.from != DATE_NONE && !as_published && !to_come)
			dates[count++].when = &c->date;
	}
	qsort(dates, count, sizeof *dates, by_date);
	for (size_t i = 0, n; i < count; i += n) {
		for (n = 1; i + n < count && by_date(&dates[i], &dates[i + n]) == 0; n++)
			;
		if (!best || is_better_date(dates[i].when, n, best, most)) {
			best = dates[i].when;
			most = n;
		}
	}
	return best;
}

static void set_date(struct block *b, const struct toll_result *r, struct arena *mem)
{
	const struct when *best = best_date(b, r, mem);
	date_day published = r->reports[b->carrier].published;
	b->dating = best ? DATING_HARD : DATING_NONE;
	b->from = b->to = DATE_NONE;
	if (best) {
		b->from = best->from;
		b->to = best->to;
		b->precision = best->precision;
		b->as_published = b->from == b->to && b->from == published;
	}
	/* a day of publication without a place may be no more than the dateline's */
	bool dateline = b->as_published && b->places.count == 0;
	if ((!best || dateline) && published != DATE_NONE && !b->background) {
		b->dating = DATING_SOFT;
		b->from = published - SOFT_DAYS;
		b->to = published;
	}
}

static void describe(struct block *b, const struct toll_result *r, struct arena *mem)
{
	b->aggregate = b->update = true;
	b->hour = HOUR_UNKNOWN;
	for (size_t i = 0; i < b->items.count; i++) {
		const struct claim *c = r->items[b->items.at[i]].claim;
		bool counted = c->count.known && is_said(c);
		b->aggregate = b->aggregate && counted && c->scope == SCOPE_AGGREGATE;
		b->update = b->update && (!counted || c->stage != STAGE_UNKNOWN);
		b->acts |= 1u << c->act;
		b->harms |= counted ? 1u << c->harm : 0;
		add_place(b, c, i, mem);
		add_figure(b, c, mem);
		add_victims(b, c, mem);
		if (c->date.time.at && b->hour == HOUR_UNKNOWN) {
			b->time = c->date.time;
			b->hour = hour_of(b->time, mem);
		}
	}
	set_date(b, r, mem);
}

/* GROUP-2: claims of one report with one incident number stay together; claims without a number
 * stay together when they say the same place and day. */
struct ordered {
	const struct item *item;
};

static int by_block(const void *left, const void *right)
{
	const struct item *a = ((const struct ordered *)left)->item,
			  *b = ((const struct ordered *)right)->item;
	const struct claim *x = a->claim, *y = b->claim;
	int order = (a->report > b->report) - (a->report < b->report);
	if (!order)
		order = x->incident - y->incident;
	if (!order)
		order = x->background - y->background;
	if (!order && x->incident == 0)
		order = (x->date.from > y->date.from) - (x->date.from < y->date.from);
	if (!order && x->incident == 0)
		order = (x->date.to > y->date.to) - (x->date.to < y->date.to);
	if (!order && x->incident == 0)
		order = str_compare(x->place.name, y->place.name);
	return order;
}

static int by_block_then_place(const void *left, const void *right)
{
	const struct item *a = ((const struct ordered *)left)->item,
			  *b = ((const struct ordered *)right)->item;
	int order = by_block(left, right);
	return order ? order : (a > b) - (a < b);
}

static int tier_of(const struct block *b)
{
	bool placed = b->places.count > 0;
	if (b->aggregate)
		return 7;
	if (b->dating == DATING_HARD && placed)
		return b->background ? 2 : b->from == b->to ? 0 : 1;
	if (placed)
		return b->dating == DATING_SOFT ? 3 : 5;
	return b->dating == DATING_NONE ? 6 : 4;
}

static struct str first_key(const struct block *b)
{
	size_t best = 0;
	for (size_t i = 1; i < b->places.count; i++)
		if (b->places.at[i].count > b->places.at[best].count && !b->places.at[i].context)
			best = i;
	return b->places.count ? b->places.at[best].key : STR("");
}

static int by_said(const void *left, const void *right)
{
	const struct block *a = left, *b = right;
	int order = a->tier - b->tier;
	if (!order)
		order = (a->from > b->from) - (a->from < b->from);
	if (!order)
		order = (a->to > b->to) - (a->to < b->to);
	return order ? order : str_compare(first_key(a), first_key(b));
}

static int by_said_then_carrier(const void *left, const void *right)
{
	const struct block *a = left, *b = right;
	int order = by_said(left, right);
	if (!order)
		order = (a->carrier > b->carrier) - (a->carrier < b->carrier);
	if (!order)
		order = (a->report > b->report) - (a->report < b->report);
	if (!order)
		order = a->number - b->number;
	return order ? order
		     : (a->items.at[0] > b->items.at[0]) - (a->items.at[0] < b->items.at[0]);
}

static int by_tier_and_echo(const void *left, const void *right)
{
	const struct block *a = left, *b = right;
	bool copy_a = a->report != a->carrier, copy_b = b->report != b->carrier;
	if (copy_a != copy_b)
		return copy_a - copy_b; /* copies follow their originals */
	if (a->tier != b->tier)
		return a->tier - b->tier;
	if (a->echo != b->echo)
		return a->echo > b->echo ? -1 : 1;
	return by_said_then_carrier(left, right);
}

/* GROUP-3: what most reports say of place and day comes first and becomes the incident that the
 * rest are held against; near-copies count once. */
static void put_in_order(struct blocks *b)
{
	if (!b->count)
		return;
	qsort(b->at, b->count, sizeof *b->at, by_said_then_carrier);
	for (size_t i = 0, n; i < b->count; i += n) {
		size_t carriers = 1;
		for (n = 1; i + n < b->count && by_said(&b->at[i], &b->at[i + n]) == 0; n++)
			carriers += b->at[i + n].carrier != b->at[i + n - 1].carrier;
		for (size_t k = 0; k < n; k++)
			b->at[i + k].echo = carriers;
	}
	qsort(b->at, b->count, sizeof *b->at, by_tier_and_echo);
}

static int by_key(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* GROUP-43: whose national police, ministry or republic somebody is: "NATIONAL POLICE OF TAVERNIA". Its key, or empty. */
static struct str land_of(struct str name, struct arena *mem)
{
	static const char *const states[] = { "republic", "kingdom", "ministry", "parliament",
		"federation", "government", NULL };
	static const char *const nations[] = { "national", "federal", "general", "supreme",
		"constitutional", NULL };
	static const char *const bodies[] = { "police", "army", "guard", "gendarmerie", "staff",
		"court", "assembly", "forces", "prosecutor", "council", "commission", NULL };
	struct str key = fold(mem, name), rest = key, word, land = { 0 };
	bool state = false, nation = false, body = false;
	while (str_cut(&rest, ' ', &word)) {
		land = str_equal(word, STR("of")) ? rest : land;
		state |= word_in(states, word);
		nation |= word_in(nations, word);
		body |= word_in(bodies, word);
	}
	bool office = state || (nation && body); /* no general hospital */
	bool one = land.len &&
		   str_find(land, STR(" ")) == land.len; /* "of Tavernia", no "of the Interior" */
	return office && one ? name_key(mem, land) : (struct str){ 0 };
}

/* "Tavernia", "Tavernian" */
static bool is_of_land(struct str key, struct str land)
{
	static const char *const endings[] = { "n", "an", "ian", "ean", "ese", "i", "ish", NULL };
	size_t stem = land.len > 4 ? land.len - 1 : land.len;
	return str_equal(key, land) || (str_starts(key, str_slice(land, 0, stem)) &&
					       word_in(endings, str_slice(key, stem, key.len)));
}

static void mark_lands_of_offices(struct blocks *b, const struct toll_result *r, struct arena *mem)
{
	enum { MOST_LANDS = 8 };
	struct str lands[MOST_LANDS], last = { 0 };
	size_t count = 0;
	for (size_t i = 0; i < r->item_count && count < MOST_LANDS; i++) {
		const struct claim *c = r->items[i].claim;
		struct str name =
			c->sources.count ? c->sources.at[c->sources.count - 1].name : c->outlet;
		if (!name.len || str_equal(name, last))
			continue;
		last = name;
		struct str land = land_of(name, mem);
		bool known = !land.len;
		for (size_t k = 0; k < count && !known; k++)
			known = str_equal(lands[k], land);
		if (!known)
			lands[count++] = land;
	}
	for (size_t i = 0; i < b->count; i++)
		for (size_t k = 0; k < b->at[i].places.count; k++)
			for (size_t l = 0; l < count; l++)
				b->at[i].places.at[k].land |=
					is_of_land(b->at[i].places.at[k].key, lands[l]);
}

/* GROUP-20: what one report knows for a country is one in all of them: "in central Sarevia" tells no more. */
static void share_lands(struct blocks *b, const struct toll_result *r, struct arena *mem)
{
	enum { COUNTRY = 6, REGION = 5, MOST_LANDS = 400 };
	struct strs lands = { 0 };
	for (size_t i = 0; i < r->item_count && lands.count < MOST_LANDS; i++) {
		const struct place *p = &r->items[i].claim->place;
		if (p->precision != COUNTRY || !p->name.at)
			continue;
		struct str key = name_key(mem, p->name);
		if (!lands.count || !str_equal(key, lands.at[lands.count - 1]))
			*PUSH(mem, &lands) = key;
	}
	mark_lands_of_offices(b, r, mem);
	if (!lands.count)
		return;
	qsort(lands.at, lands.count, sizeof *lands.at, by_key);
	for (size_t i = 0; i < b->count; i++)
		for (size_t k = 0; k < b->at[i].places.count; k++) {
			struct place_key *p = &b->at[i].places.at[k];
			if ((p->precision == REGION || p->precision == 1) &&
				bsearch(&p->key, lands.at, lands.count, sizeof *lands.at, by_key))
				p->precision = COUNTRY;
		}
}

void blocks_build(struct blocks *b, const struct toll_result *r, struct arena *mem)
{
	size_t count = 0, next = 0;
	struct ordered *order = NEW_ARRAY(mem, struct ordered, r->item_count + 1);
	for (size_t i = 0; i < r->item_count; i++) {
		while (next < r->aside.count && r->aside.at[next].item < i)
			next++;
		if (next >= r->aside.count || r->aside.at[next].item != i)
			order[count++].item = &r->items[i];
	}
	qsort(order, count, sizeof *order, by_block_then_place);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || by_block(&order[i - 1], &order[i]) != 0)
			*PUSH(mem, b) = (struct block){ .report = order[i].item->report,
				.carrier = r->reports[order[i].item->report].original,
				.number = order[i].item->claim->incident,
				.background = order[i].item->claim->background };
		*PUSH(mem, &b->at[b->count - 1].items) = (size_t)(order[i].item - r->items);
	}
	for (size_t i = 0; i < b->count; i++) {
		describe(&b->at[i], r, mem);
		b->at[i].tier = tier_of(&b->at[i]);
	}
	share_lands(b, r, mem);
	blocks_align_spelling(b, mem);
	put_in_order(b);
}
