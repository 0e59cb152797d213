#include "toll/fold.h"
#include "toll/group.h"

/*
 * GROUP-46: what a folder of reports is about. Nearly every one names the place ("the Khashm pass"), and then says "the
 * district", "the province" or nothing for where it was: the place is not read amiss, but told more widely.
 */
enum { FEWEST_REPORTS = 6, MOST_REPORTS = 300 /* each held against all */, PROVINCE = 4 };

/* The keys of what each report names: its places, or its vessels. */
struct named {
	struct strs *of;
	bool *carries; /* tells of anything, and is no copy */
	size_t reports, carriers;
};

static struct named carriers_of(
	const struct toll_result *r, const struct blocks *b, struct arena *mem)
{
	struct named n = { NEW_ARRAY(mem, struct strs, r->report_count + 1),
		NEW_ARRAY(mem, bool, r->report_count + 1), r->report_count, 0 };
	for (size_t i = 0; i < b->count; i++)
		if (b->at[i].report == b->at[i].carrier && !n.carries[b->at[i].report]) {
			n.carries[b->at[i].report] = true;
			n.carriers++;
		}
	return n;
}

static void add_keys(struct strs *to, const struct strs *names, struct arena *mem)
{
	for (size_t k = 0; k < names->count; k++)
		*PUSH(mem, to) = name_key(mem, names->at[k]);
}

/* Into `n` the places, into the result the vessels. */
static struct named add_names(struct named *n, const struct toll_result *r, struct arena *mem)
{
	struct named vessels = *n;
	vessels.of = NEW_ARRAY(mem, struct strs, n->reports + 1);
	for (size_t i = 0; i < n->reports; i++) {
		const struct report *line = n->carries[i] ? r->reports[i].line : NULL;
		if (line) {
			add_keys(&n->of[i], &line->places, mem);
			add_keys(&vessels.of[i], &line->vessels, mem);
		}
	}
	return vessels;
}

static bool is_same_place(struct str a, struct str b)
{
	return str_equal(a, b) || key_within(a, b) || key_within(b, a);
}

static bool is_named(const struct strs *by, struct str key)
{
	for (size_t i = 0; i < by->count; i++)
		if (is_same_place(by->at[i], key))
			return true;
	return false;
}

static size_t reports_naming(const struct named *n, struct str key)
{
	size_t found = 0;
	for (size_t i = 0; i < n->reports; i++)
		found += n->carries[i] && is_named(&n->of[i], key);
	return found;
}

static bool is_open(const struct gathering *g)
{
	return !g->into && !g->aggregate && !g->background;
}

/* The place that most reports name, of an incident of one day or night; of two, that which more reports tell of. */
static const struct place_key *most_named(
	const struct gatherings *all, const struct blocks *b, const struct named *n, size_t *at)
{
	enum { LOOK = 200 };
	const struct place_key *best = NULL;
	size_t most = 0, told = 0;
	for (size_t i = 0; i < all->count && i < LOOK; i++) {
		const struct gathering *g = &all->at[i];
		size_t reports = gathering_reports(g, b);
		if (!is_open(g) || g->dating != DATING_HARD || g->to - g->from > 1)
			continue;
		for (size_t k = 0; k < g->places.count; k++) {
			const struct place_key *p = &g->places.at[k];
			size_t names = p->context || p->precision >= PROVINCE
					       ? 0
					       : reports_naming(n, p->key);
			if (names < most || (names == most && reports <= told))
				continue;
			best = p;
			most = names;
			told = reports;
			*at = i;
		}
	}
	return most >= FEWEST_REPORTS && most * 3 >= n->carriers ? best : NULL;
}

/* The open incident of one day or night that most reports tell of, or NONE. */
static size_t most_told(const struct gatherings *all, const struct blocks *b)
{
	enum { LOOK = 200 };
	size_t at = NONE, most = 0;
	for (size_t i = 0; i < all->count && i < LOOK; i++) {
		const struct gathering *g = &all->at[i];
		size_t reports = gathering_reports(g, b);
		if (!is_open(g) || g->dating != DATING_HARD || g->to - g->from > 1 ||
			reports <= most)
			continue;
		at = i;
		most = reports;
	}
	return at;
}

/* The vessel that most reports name, half of them and more; or nothing. */
static struct str most_named_vessel(const struct named *vessels)
{
	struct str best = { 0 };
	size_t most = 0;
	for (size_t i = 0; i < vessels->reports; i++)
		for (size_t k = 0; vessels->carries[i] && k < vessels->of[i].count; k++) {
			size_t names = reports_naming(vessels, vessels->of[i].at[k]);
			if (names <= most || names < FEWEST_REPORTS ||
				names * 2 < vessels->carriers)
				continue;
			best = vessels->of[i].at[k];
			most = names;
		}
	return best;
}

/* How many reports name the place, and how many of them the incident's place too. */
static void count_together(
	const struct named *n, struct str key, const enum naming *by, size_t *all, size_t *together)
{
	*all = *together = 0;
	for (size_t i = 0; i < n->reports; i++) {
		bool named = n->carries[i] && is_named(&n->of[i], key);
		*all += named;
		*together += named && by[i] == NAMES_IT;
	}
}

/* What lies about the place is named beside it: a district, the next village; seldom, the hospital to which the wounded are
 * taken, the capital. */
static enum naming stands_for(const struct named *n, size_t report, const enum naming *by)
{
	enum { SELDOM = 2, OFTEN = 3 };
	enum naming best = NAMES_BESIDE;
	for (size_t k = 0; k < n->of[report].count; k++) {
		size_t all, together;
		count_together(n, n->of[report].at[k], by, &all, &together);
		if (together >= OFTEN && together * 2 >= all)
			return NAMES_NEAR;
		if (together < SELDOM)
			best = NAMES_ELSE;
	}
	return best;
}

/* Which incident, and by what name; at NONE: none. */
static struct about find_topic(const struct gatherings *all, const struct blocks *b,
	const struct named *places, const struct named *vessels)
{
	struct about a = { .at = NONE };
	const struct place_key *place = most_named(all, b, places, &a.at);
	struct str vessel = most_named_vessel(vessels);
	a.vessel = vessel.len && most_told(all, b) != NONE;
	if (a.vessel)
		a.at = most_told(all, b);
	else if (!place)
		a.at = NONE;
	a.name = a.vessel ? vessel : place ? place->key : (struct str){ 0 };
	return a;
}

struct about about_incident(const struct gatherings *all, const struct blocks *b,
	const struct toll_result *r, struct arena *mem)
{
	struct named n = carriers_of(r, b, mem);
	if (n.carriers > MOST_REPORTS) /* an archive is about no one thing */
		return (struct about){ .at = NONE };
	struct named vessels = add_names(&n, r, mem);
	struct about a = find_topic(all, b, &n, &vessels);
	a.names = NEW_ARRAY(mem, enum naming, n.reports + 1);
	a.told = NEW_ARRAY(mem, size_t, n.reports + 1);
	if (a.at == NONE)
		return a;
	enum naming *it = NEW_ARRAY(mem, enum naming, n.reports + 1);
	for (size_t i = 0; i < b->count; i++)
		a.told[b->at[i].report] +=
			b->at[i].figures.count > 0 && !(a.vessel && b->at[i].background);
	for (size_t i = 0; i < n.reports; i++)
		it[i] = is_named(a.vessel ? &vessels.of[i] : &n.of[i], a.name) ? NAMES_IT
									       : NAMES_ELSE;
	for (size_t i = 0; i < n.reports; i++)
		a.names[i] = it[i] == NAMES_IT ? NAMES_IT : stands_for(&n, i, it);
	return a;
}

static int64_t highest_of(const struct ranges *a)
{
	int64_t most = 0;
	for (size_t i = 0; i < a->count; i++)
		most = a->at[i].top > most ? a->at[i].top : most;
	return most;
}

/* Its greatest figure, without an end open on either side, is one of the incident's, and seldom counted twice at a place. */
static bool counts_the_same(const struct ranges *a, const struct ranges *b)
{
	enum { SELDOM = 20 };
	int64_t most = highest_of(a);
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (a->at[i].low == most && most >= SELDOM && !a->at[i].open &&
				!b->at[k].open && b->at[k].low == most && b->at[k].top == most)
				return true;
	return false;
}

/* Its day may be that of the incident, or is only that of the telling. */
static bool day_allows(const struct block *x, const struct gathering *m)
{
	enum { TELLING = 10, DAYS = 14, MONTHS = 60 };
	bool agree = any_agree(&x->figures, &m->figures, TELLING);
	bool there = !places_part(&x->places, &m->places);
	if (x->dating == DATING_NONE)
		return there || agree;
	if (x->to + 1 < m->from)
		return false;
	if (x->dating == DATING_SOFT)
		return agree || (there && x->from <= m->to + MONTHS);
	if (x->from <= m->to + 1 || (x->to - x->from > 1 && x->from <= m->to + DAYS))
		return true;
	if (places_meet(&x->places, &m->places) && counts_the_same(&x->figures, &m->figures))
		return true; /* "152 were executed", told of the day of the judgment */
	return agree && x->from <= m->to + MONTHS && (there || x->as_published);
}

/* Of a report that tells of several, "19 died on Tuesday; last month a raid on a wedding killed dozens": the one that says
 * so. */
static bool is_the_one_told(const struct about *a, const struct gathering *m, const struct block *x)
{
	if (a->told[x->report] < 2 ||
		(x->dating == DATING_HARD && x->from <= m->to + 1 && x->to + 1 >= m->from))
		return true;
	for (size_t i = 0; i < x->places.count; i++)
		if (is_same_place(x->places.at[i].key, a->name))
			return true;
	return false;
}

/* "The 52 killed on the Stella Marenga", told under the day of the telling: it sank once. */
static bool tells_of_vessel(const struct about *a, const struct gathering *m, const struct block *x)
{
	enum { YEAR = 366 };
	return a->vessel && a->names[x->report] == NAMES_IT && !x->background && !x->aggregate &&
	       (day_allows(x, m) ||
		       (x->as_published && x->from >= m->from && x->from <= m->to + YEAR)) &&
	       is_the_one_told(a, m, x);
}

bool about_takes(const struct about *a, const struct gathering *main, const struct block *x)
{
	enum { TELLING = 10 };
	enum naming named = a->names[x->report];
	if (tells_of_vessel(a, main, x))
		return true;
	if (x->background || x->aggregate || named == NAMES_ELSE || !day_allows(x, main) ||
		!is_the_one_told(a, main, x))
		return false;
	return figures_lie_within(&x->figures, &main->figures) &&
	       (named > NAMES_BESIDE || any_agree(&x->figures, &main->figures, TELLING));
}
