#include "base/random.h"
#include "tap.h"
#include "toll_claims.h"

#include <stdio.h>

/* What must hold of any stream, tried on random ones of a fixed seed. */
enum { TRIALS = 150 };

static const char *pick(struct random *r, const char *const words[], uint64_t count)
{
	return words[random_below(r, count)];
}

static void dress(struct telling *t, struct claim *c, struct random *r)
{
	static const char *const places[] = { "Port Selene", "Tarn", "the harbour, Port Selene",
		"Dalen camp", "Dalen camp in Port Selene", "the camp" };
	static const char *const names[] = { "Odran Vell", "Mira Vell", "Tesse Orsk", "Odran" };
	c->incident = (int)random_below(r, 3);
	c->place.name = c->place.words = str_from(pick(r, places, 6));
	if (random_below(r, 5) == 0)
		c->place = (struct place){ 0 };
	c->date.from = march(13 + (int)random_below(r, 3));
	c->date.to = c->date.from + (random_below(r, 6) ? 0 : (int)random_below(r, 9));
	if (random_below(r, 5) == 0)
		c->date = (struct when){ .from = DATE_NONE, .to = DATE_NONE };
	c->status = random_below(r, 3) ? STATUS_UNKNOWN : (enum status)random_below(r, 4);
	c->stage = random_below(r, 3) ? STAGE_UNKNOWN : (enum stage)random_below(r, 4);
	c->scope = random_below(r, 3) ? SCOPE_WHOLE : (enum scope)random_below(r, 4);
	c->part = random_below(r, 6) ? (struct str){ 0 } : STR("women");
	c->harm = random_below(r, 3) ? HARM_KILLED : (enum harm)random_below(r, 5);
	c->basis = random_below(r, 6) ? BASIS_UNKNOWN : (enum basis)random_below(r, 8);
	c->hedged = random_below(r, 5) == 0;
	c->background = random_below(r, 9) == 0;
	if (random_below(r, 8) == 0)
		c->stance = (enum stance)random_below(r, 7);
	if (random_below(r, 6) == 0)
		*PUSH(t->mem, &c->actors) = (struct actor){ .name = STR("the Marenian army") };
	if (random_below(r, 5) == 0)
		*PUSH(t->mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
			.name = str_from(pick(r, names, 4)),
			.age = UNKNOWN_NUMBER,
			.date_of_harm = DATE_NONE };
}

static struct telling random_telling(struct random *r, struct arena *mem)
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8" };
	static const char *const sources[] = { "Health Directorate", "health officials",
		"Camp Council", "the army", "army spokesman", "residents", "?", "Rights Watch",
		"the directorate" };
	struct telling t = telling_new(mem);
	for (uint64_t n = 3 + random_below(r, 25); n > 0; n--) {
		uint64_t report = random_below(r, 8);
		long low = (long)random_below(r, 60), high = low + (long)random_below(r, 3) * 5;
		const char *source = random_below(r, 3) ? pick(r, sources, 9) : NULL;
		dress(&t,
			say(&t, reports[report], 14 + (int)report, source, low,
				random_below(r, 3) ? high : OPEN_TOP),
			r);
	}
	return t;
}

static struct str as_json(struct telling *t)
{
	struct buf b = { .mem = t->mem };
	struct json_out j = { .to = &b };
	const struct toll_view view = { RULE_COUNT, -1, -1 };
	toll_put_json(&j, derive(t), &t->o, &view, t->mem);
	return buf_str(&b);
}

static void shuffle(struct claims *c, struct random *r)
{
	for (size_t i = c->count; i > 1; i--) {
		size_t k = random_below(r, i);
		struct claim swap = c->at[i - 1];
		c->at[i - 1] = c->at[k];
		c->at[k] = swap;
	}
}

TEST("the order of reports and claims never changes a byte of the result")
{
	for (int i = 0; i < TRIALS; i++) {
		struct arena own = { 0 };
		struct random r = random_seeded(31, (uint64_t)i);
		struct telling t = random_telling(&r, &own);
		struct str before = as_json(&t);
		shuffle(&t.s.claims, &r);
		CHECK(str_equal(before, as_json(&t)));
		arena_release(&own);
	}
}

static void check_bounds(const struct bounds *b)
{
	CHECK(!b->low.known || !b->high.known || b->low.value <= b->high.value);
	CHECK(!b->best.known || !b->low.known || b->low.value <= b->best.value);
	CHECK(!b->best.known || !b->high.known || b->best.value <= b->high.value);
}

TEST("low is never above best nor best above high, under any rule, with or without an origin")
{
	for (int i = 0; i < TRIALS; i++) {
		struct arena own = { 0 };
		struct random r = random_seeded(32, (uint64_t)i);
		struct telling t = random_telling(&r, &own);
		const struct toll_result *res = derive(&t);
		for (size_t k = 0; k < res->incident_count; k++)
			for (size_t n = 0; n < res->incidents[k].toll_count; n++) {
				const struct toll *toll = &res->incidents[k].tolls[n];
				for (int rule = 0; rule < RULE_COUNT; rule++)
					check_bounds(&toll->rules[rule]);
				for (size_t w = 0; w < toll->without_count; w++)
					check_bounds(&toll->without[w].rules[RULE_RANGE]);
				CHECK(toll->rules[RULE_RANGE].low.value >= toll->identified);
			}
		arena_release(&own);
	}
}

static bool borne_out(const struct toll_result *r, const struct toll *t, size_t item)
{
	const struct count *c = &r->items[item].claim->count;
	for (size_t i = 0; i < t->claims.count; i++) {
		const struct item *o = &r->items[t->claims.at[i]];
		const struct count *k = &o->claim->count;
		if (o->use == USE_CURRENT && o->origin != NONE &&
			o->origin != r->items[item].origin &&
			!r->incidents[o->incident].origins[o->origin].party &&
			(c->open || c->stated >= k->low) && (k->open || k->stated >= c->low))
			return true;
	}
	return false;
}

static void check_low(const struct toll_result *r, const struct toll *t, const struct bound *low)
{
	if (!low->known || low->floor || low->claim == NONE)
		return;
	const struct item *it = &r->items[low->claim];
	CHECK(it->use == USE_CURRENT && is_whole(it->claim));
	CHECK(it->origin != NONE && it->claim->basis != BASIS_INFERENCE);
	CHECK(it->claim->status != STATUS_CONTESTED || t->status == STATUS_ALL);
	if (it->origin != NONE && r->incidents[it->incident].origins[it->origin].party)
		CHECK(borne_out(r, t, low->claim));
}

TEST("no part, superseded, unattributed, inferred or lone party's figure ever sets a low")
{
	for (int i = 0; i < TRIALS; i++) {
		struct arena own = { 0 };
		struct random r = random_seeded(33, (uint64_t)i);
		struct telling t = random_telling(&r, &own);
		const struct toll_result *res = derive(&t);
		for (size_t k = 0; k < res->incident_count; k++)
			for (size_t n = 0; n < res->incidents[k].toll_count; n++)
				check_low(res, &res->incidents[k].tolls[n],
					&res->incidents[k].tolls[n].rules[RULE_RANGE].low);
		arena_release(&own);
	}
}

TEST("every claim is in exactly one incident, ungrouped or set aside")
{
	for (int i = 0; i < TRIALS; i++) {
		struct arena own = { 0 };
		struct random r = random_seeded(34, (uint64_t)i);
		struct telling t = random_telling(&r, &own);
		const struct toll_result *res = derive(&t);
		size_t *seen = NEW_ARRAY(&own, size_t, res->item_count + 1);
		for (size_t k = 0; k < res->incident_count; k++)
			for (size_t n = 0; n < res->incidents[k].items.count; n++)
				seen[res->incidents[k].items.at[n]]++;
		for (size_t k = 0; k < res->ungrouped.count; k++)
			seen[res->ungrouped.at[k].item]++;
		for (size_t k = 0; k < res->aside.count; k++)
			seen[res->aside.at[k].item]++;
		CHECK(res->item_count == t.s.claims.count);
		for (size_t k = 0; k < res->item_count; k++)
			CHECK(seen[k] == 1);
		arena_release(&own);
	}
}

/* Every toll as one line, without the claims behind it. */
static struct str figures_of(struct telling *t)
{
	struct buf b = { .mem = t->mem };
	const struct toll_result *r = derive(t);
	for (size_t k = 0; k < r->incident_count; k++)
		for (size_t n = 0; n < r->incidents[k].toll_count; n++) {
			const struct toll *toll = &r->incidents[k].tolls[n];
			buf_printf(&b, STR_FMT " %d %d %zu", STR_ARG(r->incidents[k].place),
				toll->harm, toll->status, toll->origins);
			for (int rule = 0; rule < RULE_COUNT; rule++)
				buf_printf(&b, " %lld-%lld-%lld%s",
					(long long)toll->rules[rule].low.value,
					(long long)toll->rules[rule].best.value,
					(long long)toll->rules[rule].high.value,
					toll->rules[rule].open ? "+" : "");
			buf_add_char(&b, '\n');
		}
	return buf_str(&b);
}

static void add_sketches(struct telling *t, const char *copied)
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8",
		"r9" };
	for (uint64_t k = 0; k < 9; k++) {
		struct report p = {
			.id = str_from(reports[k]), .published = march(14 + (int)k), .read = true
		};
		p.outlet = str_format(t->mem, "Outlet of %s", reports[k]);
		bool same = k == 8 || str_equal(p.id, str_from(copied));
		for (uint64_t i = 0; i < 24; i++)
			*PUSH(t->mem, &p.sketch) =
				((same ? 100 : k) * 1000 + i + (k == 8 && i < 2)) *
				0x9E3779B97F4A7C15u;
		*PUSH(t->mem, &t->s.reports) = p;
	}
}

TEST("a near-copy of a report, under another outlet and later, never changes a toll (GROUP-15)")
{
	for (int i = 0; i < TRIALS; i++) {
		struct arena own = { 0 };
		struct random r = random_seeded(35, (uint64_t)i);
		struct telling t = random_telling(&r, &own);
		struct str copied = t.s.claims.at[0].report;
		add_sketches(&t, str_terminated(&own, copied));
		struct str before = figures_of(&t);
		for (size_t k = 0, all = t.s.claims.count; k < all; k++) {
			struct claim c = t.s.claims.at[k];
			if (!str_equal(c.report, copied))
				continue;
			c.report = STR("r9");
			c.id = str_format(&own, "r9#%zu", k);
			c.outlet = STR("Outlet of r9");
			c.published = march(22);
			*PUSH(&own, &t.s.claims) = c;
		}
		struct str after = figures_of(&t);
		if (!str_equal(before, after)) {
			printf("# trial %d, copy of " STR_FMT "\n# before\n" STR_FMT
			       "# after\n" STR_FMT "\n",
				i, STR_ARG(copied), STR_ARG(before), STR_ARG(after));
			CHECK(false);
		}
		arena_release(&own);
	}
}

TEST("a denial never removes or lowers a count")
{
	for (int i = 0; i < TRIALS; i++) {
		struct arena own = { 0 };
		struct random r = random_seeded(36, (uint64_t)i);
		struct telling t = telling_new(&own);
		for (int k = 0; k < 6; k++)
			say(&t, k % 2 ? "r1" : "r2", 15, k % 3 ? "Camp Council" : NULL,
				(long)random_below(&r, 50) + 1, 60);
		struct bounds before = range_of(&t);
		struct claim *no = deny(&t, "r3", 16, "Interior Ministry");
		if (random_below(&r, 2)) {
			no->harm = HARM_KILLED;
			no->count = t.s.claims.at[random_below(&r, 6)].count;
		}
		struct bounds after = range_of(&t);
		CHECK(before.low.value == after.low.value && before.high.value == after.high.value);
		arena_release(&own);
	}
}
