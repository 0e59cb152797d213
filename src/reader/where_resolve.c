/* Which names are places after all, which place of that name, and what lies in what. */
#include "reader/where_inside.h"

#include <math.h>
#include <string.h>

static int country_number(const char code[2])
{
	if (code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
		return -1;
	return (code[0] - 'A') * 26 + (code[1] - 'A');
}

struct votes {
	unsigned of[COUNTRIES];
	int dateline; /* its country, -1: not known */
};

static void vote(struct votes *v, const struct gaz_entry *e, unsigned weight)
{
	int n = country_number(e->country);
	if (n >= 0)
		v->of[n] += weight;
}

static const struct gaz_entry *greatest(const struct gazetteer *g, const struct candidate *c)
{
	const struct gaz_entry *best = NULL;
	for (size_t i = 0; i < c->ref_count; i++) {
		const struct gaz_entry *e = gazetteer_entry(g, c->refs[i]);
		if (e->kind == GAZ_COUNTRY)
			return e;
		if (e->kind != GAZ_PEOPLE && (!best || e->level > best->level))
			best = e;
	}
	return best;
}

static bool one_country(const struct gazetteer *g, const struct candidate *c)
{
	for (size_t i = 1; i < c->ref_count; i++)
		if (memcmp(gazetteer_entry(g, c->refs[i])->country,
			    gazetteer_entry(g, c->refs[0])->country, 2) != 0)
			return false;
	return c->ref_count > 0;
}

/* WHERE-10: what each sure place says about the country the report is about. */
static void count_votes(const struct gazetteer *g, const struct candidates *found, struct votes *v)
{
	memset(v, 0, sizeof *v);
	v->dateline = -1;
	for (size_t i = 0; i < found->count; i++) {
		const struct candidate *c = &found->at[i];
		const struct gaz_entry *e = c->entry ? c->entry : greatest(g, c);
		if (!e || c->strength < STRENGTH_SURE)
			continue;
		if (e->kind == GAZ_COUNTRY || c->adjective)
			vote(v, e, c->in_name || c->adjective ? 1 : 3);
		else if (e->level == 9 || one_country(g, c))
			vote(v, e, 2);
		if (c->dateline && v->dateline < 0 && (e->level >= 5 || e->kind == GAZ_COUNTRY))
			v->dateline = country_number(e->country);
	}
	if (v->dateline >= 0)
		v->of[v->dateline] += 3;
}

static unsigned votes_for(const struct votes *v, const struct gaz_entry *e)
{
	int n = country_number(e->country);
	return n < 0 ? 0 : v->of[n];
}

/* Names that are places somewhere in the text, by hash. */
struct seen {
	uint32_t *slot; /* candidate plus 1 */
	size_t mask;
	bool *bare; /* of each slot: the name alone is a place somewhere, "at Lorne" beside "Lorne quarry" */
};

static size_t seen_slot(const struct seen *s, const struct candidates *found, uint64_t hash)
{
	size_t at = hash & s->mask;
	while (s->slot[at] && found->at[s->slot[at] - 1].hash != hash)
		at = (at + 1) & s->mask;
	return at;
}

static struct seen gather(const struct candidates *found, struct arena *mem)
{
	size_t size = 16;
	while (size < found->count * 2)
		size *= 2;
	struct seen s = { NEW_ARRAY(mem, uint32_t, size), size - 1, NEW_ARRAY(mem, bool, size) };
	for (size_t i = 0; i < found->count; i++) {
		const struct candidate *c = &found->at[i];
		if (c->strength < STRENGTH_SURE || c->adjective || c->in_name)
			continue;
		size_t at = seen_slot(&s, found, c->hash);
		const struct candidate *old = s.slot[at] ? &found->at[s.slot[at] - 1] : NULL;
		s.bare[at] |= !c->kind_said && !c->flat;
		bool land = c->kind_said && c->kind == SPOT_COUNTRY; /* WHERE-21 */
		if (!old || land || (c->kind_said && !old->kind_said))
			s.slot[at] = (uint32_t)i + 1;
	}
	return s;
}

/*
 * WHERE-7: surnames of the text, the last word of a name with a title or a first name before it;
 * by hash, in a set of the same size as the names seen.
 */
static struct seen gather_persons(const struct search *q, struct candidates *found)
{
	size_t size = 16;
	while (size < found->count * 2)
		size *= 2;
	struct seen s = { NEW_ARRAY(q->mem, uint32_t, size), size - 1, NULL };
	for (size_t i = 0; i < found->count; i++) {
		const struct candidate *c = &found->at[i];
		if (!c->barred)
			continue;
		uint32_t mark = (uint32_t)(where_hash(q, c->name_end - 1, c->name_end) >> 32) | 1;
		size_t at = mark & s.mask;
		while (s.slot[at] && s.slot[at] != mark)
			at = (at + 1) & s.mask;
		s.slot[at] = mark;
	}
	return s;
}

static bool is_person(const struct seen *persons, const struct candidate *c)
{
	uint32_t mark = (uint32_t)(c->hash >> 32) | 1;
	for (size_t at = mark & persons->mask; persons->slot[at]; at = (at + 1) & persons->mask)
		if (persons->slot[at] == mark)
			return true;
	return false;
}

/* WHERE-9: after "Tal Sahra camp" a bare "Tal Sahra" is the camp too. */
static void learn_from(struct candidate *c, const struct candidate *full)
{
	bool was_sure = c->strength == STRENGTH_SURE;
	c->strength = STRENGTH_SURE;
	if (!was_sure)
		c->rule = "WHERE-9";
	if (full->kind_said && !c->kind_said && !c->refs) {
		c->kind = full->kind;
		c->kind_said = true;
		if (!c->inside_name.at)
			c->inside_name = full->inside_name;
	}
	if (!c->refs && full->refs) {
		c->refs = full->refs;
		c->ref_count = full->ref_count;
	}
}

/* A bare "Orvale" after "Orvale Museum" may be the person; "at Orvale" is the museum. */
static bool is_meant_by(
	const struct search *q, const struct candidate *c, const struct candidate *full)
{
	bool site = full->kind_said && (full->kind == SPOT_SITE || full->kind == SPOT_ROAD);
	if (!site || c->kind_said || c->strength == STRENGTH_SURE)
		return true;
	return c->called && c->end < q->s->words.count &&
	       !str_equal(q->s->words.at[c->end].low, STR("'s"));
}

/* "Lorne has had no water", where "at Lorne" stands beside "Lorne quarry": the town. */
static bool is_bare(
	const struct search *q, const struct candidate *c, const struct candidate *full, bool bare)
{
	return bare && !c->flat && !c->kind_said && c->strength >= STRENGTH_NAME &&
	       !is_meant_by(q, c, full);
}

/* A known name without a preposition is a place when it is one of a country the text is about. */
static bool fits_country(
	const struct gazetteer *g, const struct candidate *c, const struct votes *v)
{
	for (size_t i = 0; c->refs && i < c->ref_count; i++) {
		const struct gaz_entry *e = gazetteer_entry(g, c->refs[i]);
		int level = e->kind == GAZ_CITY ? e->level : e->kind == GAZ_DISTRICT ? 2 : 6;
		bool from = c->strength == STRENGTH_WEAK && !c->flat && one_country(g, c);
		if (level >= 8 || (from && level >= 5) ||
			(votes_for(v, e) >= 2 && level >= (c->strength == STRENGTH_WEAK ? 0 : 3)))
			return true;
	}
	return false;
}

/* WHERE-21: "Sarevia market" in a headline, where the text says that Sarevia is a land: the land. */
static bool is_of_land(const struct candidate *c, const struct candidate *full)
{
	return full->kind == SPOT_COUNTRY && str_equal(str_from(full->rule), STR("WHERE-21")) &&
	       c->kind_said && (c->kind == SPOT_SITE || c->kind == SPOT_ROAD);
}

static void take_land(struct candidate *c, const struct candidate *full)
{
	c->end = c->name_end = c->first + (full->name_end - full->name_first);
	c->kind = full->kind;
	c->rule = full->rule;
}

void where_accept(const struct search *q, struct candidates *found)
{
	struct votes v;
	count_votes(q->g, found, &v);
	struct seen persons = gather_persons(q, found);
	for (size_t i = 0; i < found->count; i++) {
		struct candidate *c = &found->at[i];
		bool unsure = !c->refs || c->strength < STRENGTH_SURE;
		if (unsure && !c->kind_said && !c->dateline && is_person(&persons, c))
			c->strength = STRENGTH_NAME, c->barred = true;
	}
	struct seen seen = gather(found, q->mem);
	size_t kept = 0;
	for (size_t i = 0; i < found->count; i++) {
		struct candidate *c = &found->at[i];
		size_t at = seen_slot(&seen, found, c->hash);
		const struct candidate *full = seen.slot[at] ? &found->at[seen.slot[at] - 1] : NULL;
		if (full && full != c && is_of_land(c, full))
			take_land(c, full);
		else if (full && full != c && !c->adjective && !c->in_name && !c->barred &&
			 is_meant_by(q, c, full))
			learn_from(c, full);
		else if (full && full != c && !c->adjective && !c->in_name && !c->barred &&
			 is_bare(q, c, full, seen.bare[at]))
			c->strength = STRENGTH_SURE, c->rule = "WHERE-9";
		else if (c->strength >= STRENGTH_KNOWN && c->strength < STRENGTH_SURE &&
			 fits_country(q->g, c, &v))
			c->strength = STRENGTH_SURE;
	}
	for (size_t i = 0; i < found->count; i++)
		if (found->at[i].strength == STRENGTH_SURE)
			found->at[kept++] = found->at[i];
	found->count = kept;
}

static bool can_be(const struct gazetteer *g, const struct candidate *c, enum gaz_kind kind)
{
	for (size_t i = 0; i < c->ref_count; i++)
		if (gazetteer_entry(g, c->refs[i])->kind == kind)
			return true;
	return false;
}

/* How much a place can hold: sites 0 to countries 6. */
static int rank(const struct gazetteer *g, const struct candidate *c)
{
	static const int of_kind[] = { [SPOT_COUNTRY] = 6,
		[SPOT_PROVINCE] = 4,
		[SPOT_DISTRICT] = 3,
		[SPOT_CITY] = 2,
		[SPOT_TOWN] = 1,
		[SPOT_VILLAGE] = 1,
		[SPOT_NEIGHBOURHOOD] = 0,
		[SPOT_CAMP] = 0,
		[SPOT_SITE] = 0,
		[SPOT_ROAD] = 0,
		[SPOT_REGION] = 5,
		[SPOT_SEA] = 0 };
	if (can_be(g, c, GAZ_COUNTRY))
		return 6;
	if (c->kind_said)
		return of_kind[c->kind];
	if (can_be(g, c, GAZ_REGION))
		return 5;
	if (can_be(g, c, GAZ_PROVINCE))
		return 4;
	return c->refs ? can_be(g, c, GAZ_CITY) ? 2 : 3 : 1;
}

/* The words between two names that say that the second holds the first. */
static bool says_inside(const struct search *q, size_t from, size_t to)
{
	static const char *const joints[] = { ",", "(", "in", "of", NULL }, *const fillers[] = {
		"the", "'s", "province", "city", "town", NULL
	};
	bool said = false;
	if (to <= from || to > from + 5)
		return false;
	for (size_t i = from; i < to; i++) {
		bool joint = word_is_any(q, i, joints);
		bool filler = has_class(q, i, WORD_DIRECTION | WORD_MODIFIER) ||
			      word_is_any(q, i, fillers);
		if (!joint && !filler)
			return false;
		said |= joint;
	}
	return said;
}

/* Is candidate i followed by a comma or "and" and the next one: "Tenancingo, Berlin, Torola"? */
static bool is_in_list(const struct search *q, const struct candidates *found, size_t i)
{
	const struct candidate *b = &found->at[i];
	if (i + 1 >= found->count || can_be(q->g, b + 1, GAZ_COUNTRY) || b[1].adjective)
		return false;
	size_t gap = b[1].first - b->end;
	return gap <= 2 && gap > 0 && (is_punct(q, b->end, ',') || word_is(q, b->end, "and"));
}

/* WHERE-11: "X, in southern Y", "X (Y)", "X, Y department", "Y's X district". */
void where_nest(const struct search *q, struct candidates *found)
{
	for (size_t i = 0; i + 1 < found->count; i++) {
		struct candidate *a = &found->at[i], *b = &found->at[i + 1];
		if (a->adjective || b->adjective || a->in_name || b->in_name)
			continue;
		int small = rank(q->g, a), large = rank(q->g, b);
		if (b->first == a->end + 1 && word_is(q, a->end, "'s") && large < small) {
			b->inside = (int32_t)i;
			continue;
		}
		if (!says_inside(q, a->end, b->first))
			continue;
		if (large < 5 && has_class(q, b->first - 1, WORD_DIRECTION))
			large = 5; /* "in northern Sarevia": a land, though no gazetteer has it */
		if (large < 6 && !b->kind_said && is_in_list(q, found, i + 1))
			continue;
		/* "San Miguel, San Vicente": two provinces, or a town of the other's? not told */
		bool listed = large == 4 && small == 4 && !b->kind_said;
		if (large > small || (large == 4 && small == 4 && b->kind_said && !a->kind_said))
			a->inside = listed ? -1 : (int32_t)(i + 1);
	}
}

static double apart(const struct gaz_entry *a, const struct gaz_entry *b)
{
	double lat = (a->lat + b->lat) * (M_PI / 36000), dx = (a->lon - b->lon) * cos(lat),
	       dy = a->lat - b->lat;
	return sqrt(dx * dx + dy * dy) * 1.112; /* km: a hundredth of a degree is 1.112 km */
}

struct settling {
	const struct search *q;
	const struct candidates *found;
	struct votes votes;
};

static int kind_score(const struct candidate *c, const struct gaz_entry *e)
{
	static const int plain[] = { [GAZ_COUNTRY] = 60,
		[GAZ_PEOPLE] = -1000,
		[GAZ_PROVINCE] = 6,
		[GAZ_DISTRICT] = -6,
		[GAZ_CITY] = 8,
		[GAZ_SEA] = 20,
		[GAZ_REGION] = 20 };
	if (!c->kind_said) /* a small town seldom stands before the state of its name */
		return e->kind == GAZ_CITY && e->level < 4 ? 0 : plain[e->kind];
	enum gaz_kind want = c->kind == SPOT_PROVINCE   ? GAZ_PROVINCE
			     : c->kind == SPOT_DISTRICT ? GAZ_DISTRICT
			     : c->kind == SPOT_COUNTRY  ? GAZ_COUNTRY
							: GAZ_CITY;
	return (uint8_t)want == e->kind ? 40 : plain[e->kind];
}

/* WHERE-12: the place that holds it, the countries of the text, its size. */
static int score(const struct settling *s, const struct candidate *c, const struct gaz_entry *e)
{
	unsigned votes = votes_for(&s->votes, e);
	int n = kind_score(c, e) + (int)(votes > 8 ? 8 : votes) * 4 + e->level * 2;
	if (e->kind == GAZ_CITY && e->level >= 8)
		n += e->level == 9 ? 20 : 8;
	if (country_number(e->country) >= 0 && country_number(e->country) == s->votes.dateline)
		n += 8;
	if (c->inside < 0)
		return n;
	const struct gaz_entry *holder = s->found->at[c->inside].entry;
	if (holder && memcmp(holder->country, e->country, 2) == 0) {
		n += 60;
		const struct gaz_entry *division = &s->q->g->entries[e->inside];
		if (division == holder || &s->q->g->entries[division->inside] == holder)
			n += 60;
	}
	return n;
}

/* A city by a name with another first letter ("Brod" for Erode) wants a sign of its country. */
static bool is_called_so(
	const struct search *q, const struct candidate *c, const struct gaz_entry *e)
{
	struct str own = gazetteer_print(q->g, e), said = word_at(q, c->name_first)->low;
	if (e->kind != GAZ_CITY || !own.len || !said.len)
		return true;
	unsigned char x = (unsigned char)own.at[0], y = (unsigned char)said.at[0];
	return x >= 128 || y >= 128 || (x | 0x20) == (y | 0x20);
}

static void settle_one(const struct settling *s, struct candidate *c)
{
	const struct gazetteer *g = s->q->g;
	const struct gaz_entry *best = NULL, *second = NULL;
	int most = -10000, next = -10000;
	size_t count = c->ref_count < 200 ? c->ref_count : 200;
	for (size_t i = 0; i < count; i++) {
		const struct gaz_entry *e = gazetteer_entry(g, c->refs[i]);
		int n = score(s, c, e);
		if (n > most) {
			second = best, next = most;
			best = e, most = n;
		} else if (n > next) {
			second = e, next = n;
		}
	}
	if (!best || best->kind == GAZ_PEOPLE)
		return;
	bool near = second && memcmp(second->country, best->country, 2) == 0 &&
		    second->lat != GAZ_NO_POINT && apart(best, second) < 40;
	bool held = c->inside >= 0 && s->found->at[c->inside].entry &&
		    memcmp(s->found->at[c->inside].entry->country, best->country, 2) == 0;
	bool evident = votes_for(&s->votes, best) >= 2 || held;
	/* without evidence only a great city that has no namesake of any size */
	bool great = best->kind != GAZ_CITY || best->level == 9 ||
		     (best->level >= 6 && (!second || second->level + 4 <= best->level || near));
	bool fits = evident || (great && is_called_so(s->q, c, best) &&
				       !(c->kind_said && c->kind > SPOT_VILLAGE));
	if (!fits)
		return;
	if (second && !near && most - next < 12) {
		/* WHERE-13: the country may be sure where the place in it is not */
		c->entry = memcmp(second->country, best->country, 2) == 0 ? best : NULL;
		return;
	}
	c->entry = best;
	c->sure_point = best->lat != GAZ_NO_POINT;
}

void where_settle(const struct search *q, struct candidates *found)
{
	struct settling s = { .q = q, .found = found };
	count_votes(q->g, found, &s.votes);
	/* holders first, which stand behind what they hold */
	for (size_t i = found->count; i > 0; i--) {
		struct candidate *c = &found->at[i - 1];
		if (!c->entry && c->refs)
			settle_one(&s, c);
	}
}
