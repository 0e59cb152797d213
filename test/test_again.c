#include "base/random.h"
#include "casebook/fields.h"
#include "casebook/live.h"
#include "casebook_help.h"
#include "desk/verdicts.h"
#include "tap.h"
#include "toll/toll.h"

enum { REPORTS = 24, CLAIMS = 2 * REPORTS, STEPS = 300 };

/* Reports of eight incidents: towns and days that agree, near-copies, an aggregate, denials, names that are short for others. */
static struct str claim_text(size_t n, struct arena *mem)
{
	static const char *const towns[] = { "Port Selene", "Dalen camp", "Tal Sahra",
		"Karam market" };
	static const char *const who[] = { "Ministry of Health", "health ministry", "army",
		"Tal Sahra Camp Council", "residents", "Marenian army" };
	size_t report = n / 2;
	return str_format(mem,
		"{\"outlet\":\"Paper "
		"%zu\",\"published\":\"2031-03-%02zu\",\"span\":[%zu,%zu],\"words\":"
		"\"%zu people were killed in %s as somebody of paper %zu "
		"said\",\"act\":\"shelling\","
		"\"harm\":\"%s\",\"status\":\"%s\",\"count\":{\"low\":%zu,\"high\":%zu},\"scope\":"
		"\"%s\","
		"\"victims\":[{\"words\":\"x\",\"kind\":\"person\",\"name\":\"Abel "
		"Dorn%zu\",\"age\":%zu}],"
		"\"actors\":[{\"words\":\"the army\",\"name\":\"%s\",\"certainty\":\"alleged\"}],"
		"\"place\":{\"words\":\"%s\",\"name\":\"%s\",\"precision\":1},"
		"\"date\":{\"words\":\"on the "
		"day\",\"from\":\"2031-03-%02zu\",\"to\":\"2031-03-%02zu\"},"
		"\"sources\":[{\"words\":\"x\",\"name\":\"%s\",\"kind\":\"%s\"}],\"stance\":\"%s\","
		"\"incident\":1}",
		report % 5, 10 + report % 9, n % 2 * 100, n % 2 * 100 + 50, 3 + report % 4,
		towns[report % 4], report % 3, n % 2 ? "injured" : "killed",
		report % 3 ? "unknown" : "civilian", 3 + report % 4, 4 + report % 6,
		report == 7 ? "aggregate" : "whole", report % 6, 20 + report % 7,
		report % 2 ? "army" : "militia", towns[report % 4], towns[report % 4],
		10 + report % 2, 10 + report % 2 + (report == 7), who[n % 6],
		n % 6 == 2 || n % 6 == 5 ? "military" : "medical",
		n % 11 == 5 ? "denies" : "asserts");
}

static bool add_report(
	struct casebook *c, size_t n, struct entry_ref *claim, struct arena *mem, struct err *e)
{
	struct casebook_new x[3] = { { .kind = ENTRY_DOCUMENT }, { .kind = ENTRY_CLAIM },
		{ .kind = ENTRY_CLAIM } };
	struct casebook_ref about = { 0 }; /* the first of the batch */
	uint64_t first;
	fields_add_str(&x[0], FIELD_WHAT, "digest", str_format(mem, "%064zu", n), mem);
	fields_add_str(&x[0], FIELD_WHAT, "by", STR("reader/1"), mem);
	for (size_t i = 0; i < 2; i++) {
		x[i + 1].ref = &about;
		x[i + 1].ref_count = 1;
		fields_split(&x[i + 1], claim_text(2 * n + i, mem), claim_plan, mem);
	}
	if (!casebook_append(c, x, 3, NULL, 0, &first, e))
		return false;
	for (size_t i = 0; i < 2; i++) {
		struct entry_ref *to = &claim[2 * n + i];
		*to = (struct entry_ref){ .origin = c->signer.key.name, .index = first + 1 + i };
		if (!casebook_own_leaf(c, to->index, &to->leaf, e))
			return false;
	}
	return true;
}

static bool decide(struct casebook *c, struct live *l, const struct entry_ref *claim, size_t claims,
	struct random *r, struct arena *mem, struct err *e)
{
	static const enum decision of[] = { DECIDE_ACCEPT, DECIDE_REJECT, DECIDE_EDIT, DECIDE_MERGE,
		DECIDE_SPLIT, DECIDE_UNDO };
	static const char *const changes[] = { "{\"count\":{\"low\":12,\"high\":12}}",
		"{\"outlet\":\"Other paper\"}", "{\"harm\":\"killed\"}",
		"{\"place\":{\"words\":\"x\",\"name\":\"Nova\"}}", "{\"span\":[7,60]}" };
	const struct standing *s = live_standing(l);
	enum decision d = of[random_below(r, 6)];
	struct entry_ref target[2] = { claim[random_below(r, claims)],
		claim[random_below(r, claims)] };
	struct casebook_new x;
	uint64_t index;
	if (d == DECIDE_UNDO && s->rulings.count)
		target[0] = s->rulings.at[random_below(r, s->rulings.count)].self;
	else if (d == DECIDE_UNDO)
		d = DECIDE_REJECT;
	judgement_new(&x, d, target, d == DECIDE_MERGE || d == DECIDE_SPLIT ? 2 : 1,
		d == DECIDE_EDIT ? str_from(changes[random_below(r, 5)]) : STR(""), STR("because"),
		mem);
	judgements_on(s, target[0], &x, mem);
	return casebook_append(c, &x, 1, NULL, 0, &index, e);
}

static struct str written(
	const struct toll_result *r, const struct toll_options *o, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	struct toll_view all = { RULE_COUNT, -1, -1 };
	toll_put_json(&j, r, o, &all, mem);
	for (size_t i = 0; i < r->incident_count; i++)
		toll_put_positions(&j, r, i, mem);
	return buf_str(&b);
}

/* Figures as the review page holds them: each in memory of its own, which goes when the next are there. */
struct figures {
	struct arena mem;
	struct standing s;
	struct toll_options o;
	struct toll_result *r;
};

static void follow(struct figures *f, struct live *l, struct lines *lines)
{
	struct figures next = { .o = { .as_of = DATE_NONE } };
	live_settle(live_copy(l, &next.mem), lines, &next.s);
	verdicts_of(&next.o.verdicts, &next.s, &next.mem);
	next.r = toll_derive_after(f->r, &next.s.stream, &next.o, &next.mem);
	arena_release(&f->mem);
	*f = next;
}

static void same_as_derived(struct casebook *c, const struct figures *f, struct arena *mem)
{
	struct standing s;
	struct err e = { 0 };
	struct toll_options o = { .as_of = DATE_NONE };
	CHECK(standing_load(&s, c, INT64_MAX, mem, &e));
	verdicts_of(&o.verdicts, &s, mem);
	struct str whole = written(toll_derive(&s.stream, &o, mem), &o, mem);
	CHECK(digest_equal(f->s.inputs, s.inputs));
	CHECK(str_equal(written(f->r, &f->o, mem), whole));
}

TEST("figures that follow one decision after another are byte by byte those of all claims anew")
{
	struct bench b;
	struct casebook c;
	struct live *l;
	struct err e = { 0 };
	struct entry_ref claim[CLAIMS];
	struct random r = random_seeded(5, 0);
	struct figures f = { 0 };
	struct lines *lines = lines_new();
	size_t reports = 0, several = 0;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e));
	while (reports < REPORTS / 2)
		CHECK(add_report(&c, reports++, claim, mem, &e));
	CHECK(live_load(&l, &c, mem, &e));
	for (int step = 0; step < STEPS; step++) {
		struct arena own = { 0 };
		b.time++;
		if (reports < REPORTS && step % 20 == 10)
			CHECK(add_report(&c, reports++, claim, mem, &e));
		else
			CHECK(decide(&c, l, claim, 2 * reports, &r, &own, &e));
		CHECK(live_follow(l, &c, &e));
		follow(&f, l, lines);
		same_as_derived(&c, &f, &own);
		several += f.r->incident_count > 1;
		arena_release(&own);
	}
	CHECK(several > STEPS / 2);
	arena_release(&f.mem);
	lines_free(lines);
	casebook_close(&c);
	bench_end(&b);
}
