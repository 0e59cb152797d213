#include "tap.h"
#include "toll_claims.h"

static size_t incidents_of(struct telling *t)
{
	return derive(t)->incident_count;
}

static int64_t low_of(const struct toll_result *r)
{
	return r->incidents[0].tolls[0].rules[RULE_RANGE].low.value;
}

static void place(struct claim *c, const char *name)
{
	c->place.name = c->place.words = str_from(name);
}

static void on(struct claim *c, int from, int to)
{
	c->date.from = march(from);
	c->date.to = march(to);
}

static void undated(struct claim *c)
{
	c->date = (struct when){ .from = DATE_NONE, .to = DATE_NONE };
}

static void name_victim(struct telling *t, struct claim *c, const char *name)
{
	*PUSH(t->mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
		.name = str_from(name),
		.age = UNKNOWN_NUMBER,
		.date_of_harm = DATE_NONE };
}

TEST("claims come in one order whatever the order of the stream (GROUP-1)")
{
	struct telling a = telling_new(mem), b = telling_new(mem);
	say(&a, "r1", 15, "Camp Council", 41, 41);
	say(&a, "r2", 15, "Camp Council", 42, 42);
	*PUSH(mem, &b.s.claims) = a.s.claims.at[1];
	*PUSH(mem, &b.s.claims) = a.s.claims.at[0];
	const struct toll_result *x = derive(&a), *y = derive(&b);
	for (size_t i = 0; i < 2; i++)
		CHECK(str_equal(x->items[i].claim->id, y->items[i].claim->id));
}

TEST("numbers within ids count by their value, so that a casebook made of another's claims has "
     "their order (GROUP-1)")
{
	static const char *const reports[] = { "a1b2:9", "a1b2:13", "a1b2:013", "a1b2:100",
		"a1b2:x", "b" };
	struct telling t = telling_new(mem);
	for (size_t i = 6; i-- > 0;)
		say(&t, reports[i], 15, "Camp Council", 41, 41);
	const struct toll_result *r = derive(&t);
	CHECK_STR(r->reports[0].id, "a1b2:9");
	CHECK_STR(r->reports[1].id, "a1b2:013");
	CHECK_STR(r->reports[2].id, "a1b2:13");
	CHECK_STR(r->reports[3].id, "a1b2:100");
	CHECK_STR(r->reports[4].id, "a1b2:x");
	for (size_t i = 0; i < r->item_count; i++)
		CHECK_INT((long long)r->items[i].report, (long long)i);
}

TEST("claims of one report with one number stay together (GROUP-2)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	place(say(&t, "r1", 15, "Camp Council", 3, 3), "Tarn");
	CHECK(incidents_of(&t) == 1);
}

TEST("what most reports say of place and day names the incident (GROUP-3)")
{
	struct telling t = telling_new(mem);
	place(say(&t, "r1", 15, "Camp Council", 41, 41), "the harbour of Port Selene");
	say(&t, "r2", 15, "Camp Council", 41, 41);
	say(&t, "r3", 15, "Camp Council", 41, 41);
	CHECK(incidents_of(&t) == 1);
	CHECK_STR(derive(&t)->incidents[0].place, "Port Selene");
}

TEST("two incidents that a report numbers apart never become one (GROUP-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	say(&t, "r1", 15, "Camp Council", 3, 3)->incident = 2;
	say(&t, "r2", 15, "Camp Council", 41, 41);
	const struct toll_result *r = derive(&t);
	CHECK(r->incident_count == 2 && r->incidents[0].items.count == 2);
}

TEST("a report without a day speaks of the days before it (GROUP-5)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	undated(say(&t, "r2", 16, "Rights Watch", 44, 44));
	undated(say(&t, "r3", 28, "Rights Watch", 8, 8));
	CHECK(incidents_of(&t) == 2);
}

TEST("two that know only when they were published join by one figure, not by the week (GROUP-40)")
{
	struct telling t = telling_new(mem);
	undated(say(&t, "r1", 15, "Camp Council", 76, 76));
	struct claim *c = say(&t, "r2", 16, "Rights Watch", 71, 71);
	undated(c);
	c->place = (struct place){ 0 };
	CHECK(incidents_of(&t) == 2);
	t.s.claims.at[0].count.low = 72;
	t.s.claims.at[0].count.high = t.s.claims.at[0].count.stated = 72;
	CHECK(incidents_of(&t) == 1); /* as good as the same */
}

TEST("days apart stay apart, and no chain of near days joins them (GROUP-6)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	on(say(&t, "r2", 16, "Camp Council", 42, 42), 15, 15);
	on(say(&t, "r3", 17, "Camp Council", 44, 44), 16, 16);
	on(say(&t, "r4", 18, "Camp Council", 46, 46), 17, 17);
	CHECK(incidents_of(&t) == 2);
	struct telling apart = telling_new(mem);
	say(&apart, "r1", 15, "Camp Council", 41, 41);
	on(say(&apart, "r2", 16, "Camp Council", 5, 5), 15, 15);
	CHECK(incidents_of(&apart) == 2);
}

TEST("town and day alone join, and with figures that differ may be several (GROUP-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	say(&t, "r2", 15, "Rights Watch", 5, 5);
	const struct toll_result *r = derive(&t);
	CHECK(r->incident_count == 1 && r->incidents[0].may_be_several);
	struct telling sites = telling_new(mem);
	place(say(&sites, "r1", 15, "Camp Council", 41, 41), "Karam bakery, Port Selene");
	place(say(&sites, "r2", 15, "Rights Watch", 5, 5), "Nour school, Port Selene");
	say(&sites, "r3", 15, "Aid Mission", 41, 41);
	CHECK(incidents_of(&sites) == 2);
}

TEST("an accusation that counts nobody is of no place (GROUP-7)")
{
	struct telling t = telling_new(mem);
	place(say(&t, "r1", 15, "Camp Council", 41, 41), "Dalen market");
	for (int i = 0; i < 3; i++) {
		struct claim *c = say(&t, "r1", 15, "Rights Watch", 0, 0);
		place(c, "Port Selene");
		c->count = (struct count){ 0 };
		c->scope = SCOPE_UNKNOWN;
		c->stance = STANCE_ALLEGES;
	}
	CHECK_STR(derive(&t)->incidents[0].place, "Dalen market");
}

TEST("a raised toll is of the incident that it raises (GROUP-8)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	struct claim *c = say(&t, "r2", 22, "Camp Council", 60, 60);
	on(c, 21, 21);
	c->stage = STAGE_UPDATED;
	CHECK(incidents_of(&t) == 1);
	CHECK(derive(&t)->incidents[0].from == march(14));
	CHECK_RANGE(&t, 60, 60);
}

TEST("a report without a place joins by its day, one without a day by its place (GROUP-9)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	say(&t, "r2", 15, "Rights Watch", 44, 44)->place = (struct place){ 0 };
	struct claim *c = say(&t, "r3", 15, "Aid Mission", 40, 40);
	undated(c);
	c->published = DATE_NONE;
	CHECK(incidents_of(&t) == 1);
}

TEST("an undated figure that was told of an earlier day of its place is told again (GROUP-9)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	say(&t, "r2", 15, "Army", 17, 17);
	undated(say(&t, "r3", 300, "Aid Mission", 17, 17));
	CHECK(incidents_of(&t) == 1);
	undated(say(&t, "r4", 300, "Aid Mission", 9, 9));
	CHECK(incidents_of(&t) == 2);
}

TEST("a telling figure of one day joins a camp and its town (GROUP-10)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 44, 44);
	place(say(&t, "r2", 15, "Rights Watch", 44, 44), "Dalen camp");
	place(say(&t, "r3", 15, "Rights Watch", 6, 6), "Tarn");
	CHECK(incidents_of(&t) == 2);
}

TEST("a named site and a town join on one day when figures are near (GROUP-10)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 9, 9);
	place(say(&t, "r2", 15, "Rights Watch", 8, 8), "Karam market");
	place(say(&t, "r3", 15, "Rights Watch", 8, 8), "Tarn");
	place(say(&t, "r4", 15, "Rights Watch", 30, 30), "Nour school");
	CHECK(incidents_of(&t) == 3);
}

TEST("a retold incident keeps apart from today's at the same place (GROUP-11)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	struct claim *c = say(&t, "r2", 15, NULL, 11, 11);
	c->background = true;
	undated(c);
	const struct toll_result *r = derive(&t);
	CHECK(r->incident_count == 2 && r->incidents[1].background);
	CHECK_RANGE(&t, 41, 41);
}

TEST("a retold incident without a day joins by its place and a high figure of its own (GROUP-11)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	struct claim *c = say(&t, "r2", 15, NULL, 41, 41);
	c->background = true;
	undated(c);
	CHECK(incidents_of(&t) == 1);
}

TEST("names of victims join what place and figures leave open (GROUP-12)")
{
	struct telling t = telling_new(mem);
	name_victim(&t, say(&t, "r1", 15, "Camp Council", 41, 41), "Odran Vell");
	struct claim *c = say(&t, "r2", 19, "Rights Watch", 5, 5);
	name_victim(&t, c, "Odran Vell");
	c->place = (struct place){ 0 };
	undated(c);
	c->published = DATE_NONE;
	CHECK(incidents_of(&t) == 1);
}

TEST("an aggregate of one incident joins it, of several stands over them (GROUP-13)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	struct claim *c = say(&t, "r2", 15, "Rights Watch", 90, 90);
	c->scope = SCOPE_AGGREGATE;
	c->place = (struct place){ 0 };
	CHECK(incidents_of(&t) == 1);
	CHECK_RANGE(&t, 41, 41);
	place(say(&t, "r3", 15, "Camp Council", 7, 7), "Tarn");
	CHECK(incidents_of(&t) == 3);
}

TEST("the incident with most claims comes first and retold ones last (GROUP-14)")
{
	struct telling t = telling_new(mem);
	place(say(&t, "r1", 15, "Camp Council", 90, 90), "Tarn");
	say(&t, "r2", 15, "Camp Council", 41, 41);
	say(&t, "r3", 15, "Rights Watch", 41, 41);
	struct claim *c = say(&t, "r4", 15, NULL, 500, 500);
	c->background = true;
	on(c, 1, 1);
	const struct toll_result *r = derive(&t);
	CHECK(r->incident_count == 3 && r->incidents[2].background);
	CHECK_STR(r->incidents[0].place, "Port Selene");
}

TEST("a town named in passing draws no other incident in")
{
	struct telling t = telling_new(mem);
	for (int i = 0; i < 3; i++)
		say(&t, "r1", 15, "Camp Council", 41, 41);
	place(say(&t, "r1", 15, "Camp Council", 41, 41), "Tarn");
	place(say(&t, "r2", 15, "Camp Council", 6, 6), "Tarn");
	CHECK(incidents_of(&t) == 2);
}

TEST("a claim with neither place nor day nor number is listed as ungrouped")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Camp Council", 41, 41);
	c->place = (struct place){ 0 };
	undated(c);
	c->incident = 0;
	const struct toll_result *r = derive(&t);
	CHECK(r->incident_count == 0 && r->ungrouped.count == 1);
}

static void judge(struct telling *t, const struct claim *a, const struct claim *b, bool same)
{
	*PUSH(t->mem, &t->o.verdicts) = (struct verdict){ a->id, b->id, same };
}

TEST("an analyst makes one incident of two, and two of one, against every other rule (GROUP-16)")
{
	struct telling t = telling_new(mem);
	struct claim a = *say(&t, "r1", 15, "Camp Council", 41, 41);
	struct claim b = *say(&t, "r2", 15, "Health Directorate", 44, 44);
	struct claim *far = say(&t, "r3", 15, "Harbour Police", 3, 3);
	place(far, "Tarn");
	struct claim c = *far;
	CHECK(incidents_of(&t) == 2);
	judge(&t, &a, &c, true);
	CHECK(incidents_of(&t) == 1);
	CHECK(derive(&t)->incidents[0].items.count == 3);
	t.o.verdicts.count = 0;
	judge(&t, &a, &b, false);
	CHECK(incidents_of(&t) == 3);
	judge(&t, &a, &c, true);
	CHECK(incidents_of(&t) == 2);
	t.o.verdicts.count = 0;
	judge(&t, &a, &(struct claim){ .id = STR("nowhere") }, true);
	CHECK(incidents_of(&t) == 2);
}

TEST("a country is no other place than its town on one day (GROUP-17)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 8, 8);
	say(&t, "r2", 15, "Rights Watch", 8, 8);
	struct claim *c = say(&t, "r3", 15, "Dock Union", 7, 7);
	c->place.name = c->place.words = STR("Marenia");
	c->place.precision = 6;
	CHECK(derive(&t)->incident_count == 1);
	c->place.precision = 4;
	CHECK(derive(&t)->incident_count == 2);
	c->place.name = c->place.words = STR("Lake Sura");
	CHECK(derive(&t)->incident_count == 1); /* nor is a lake */
}

TEST("a region and a town join by one high figure (GROUP-10)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 38, 38);
	struct claim *c = say(&t, "r2", 16, "Rights Watch", 38, 38);
	c->place.name = c->place.words = STR("Marenia");
	c->place.precision = 5;
	undated(c);
	CHECK(incidents_of(&t) == 1);
	c->place.name = c->place.words = STR("Dalen road");
	CHECK(incidents_of(&t) == 2);
}

TEST("what one report knows for a country is one for all (GROUP-20)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 8, 8);
	struct claim *c = say(&t, "r2", 15, "Rights Watch", 8, 8);
	c->place.name = c->place.words = STR("Marenia");
	c->place.precision = 5;
	CHECK(derive(&t)->incident_count == 2);
	c = say(&t, "r3", 15, "Dock Union", 7, 7);
	c->place.name = c->place.words = STR("Marenia");
	c->place.precision = 6;
	CHECK(derive(&t)->incident_count == 1);
}

TEST("a dateline without its year is of the year of the other reports (GROUP-19)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 16, "Health Ministry", 44, 44);
	struct claim *c = say(&t, "r2", 15, "Health Ministry", 12, 12);
	c->published = DATE_NONE;
	*PUSH(mem, &t.s.reports) = (struct report){
		.id = STR("r2"), .published = DATE_NONE, .month_day = STR("03-15"), .read = true
	};
	const struct toll_result *r = derive(&t);
	CHECK(r->incident_count == 1);
	CHECK_INT(low_of(r), 44);
	t.s.reports.at[0].month_day = STR("09-15"); /* of no year near the others */
	CHECK_INT(low_of(derive(&t)), 12);
}

TEST("a name in both joins though one report gives the day of its telling (GROUP-12)")
{
	struct telling t = telling_new(mem);
	for (int i = 0; i < 2; i++) {
		struct claim *c = say(&t, i ? "r2" : "r1", 15, "Camp Council", 1, 1);
		*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
			.name = STR("Odran Vell"),
			.age = UNKNOWN_NUMBER,
			.date_of_harm = DATE_NONE };
		if (i)
			c->date.from = c->date.to = march(24);
	}
	CHECK(derive(&t)->incident_count == 1);
	t.s.claims.at[1].date.from = t.s.claims.at[1].date.to = march(14) - 60;
	CHECK(derive(&t)->incident_count == 2);
}

TEST("two incidents that have become the same place, a day apart, with one figure are one "
     "(GROUP-6)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 1, 1);
	say(&t, "r2", 15, "Rights Watch", 1, 1);
	say(&t, "r3", 16, "Dock Union", 44, 44)->date.from = march(15);
	say(&t, "r4", 16, "Health Directorate", 44, 44);
	for (int i = 0; i < 4; i++)
		t.s.claims.at[i].date.to = t.s.claims.at[i].date.from;
	CHECK(derive(&t)->incident_count == 1);
	recount(&t, 3, 9);
	CHECK(derive(&t)->incident_count == 2);
}

TEST("what nearly all reports tell takes what has its figure and no place that parts it (GROUP-21)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4" };
	struct telling t = telling_new(mem);
	for (size_t i = 0; i < 3; i++)
		say(&t, reports[i], 15, "Camp Council", 30, 30);
	struct claim *c = say(&t, "r5", 20, "Mayor Grunn", 30, 30);
	c->place = (struct place){ 0 };
	on(c, 18, 18);
	CHECK(incidents_of(&t) == 2); /* told by three */
	say(&t, reports[3], 15, "Camp Council", 30, 30);
	CHECK(incidents_of(&t) == 1);
	c = &t.s.claims.at[3];
	c->count.low = c->count.high = c->count.stated = 12;
	CHECK(incidents_of(&t) == 2); /* with a figure of its own */
	c->count.low = c->count.high = c->count.stated = 30;
	place(c, "Vell");
	CHECK(incidents_of(&t) == 2); /* in another town */
	c->place.precision = 3;
	CHECK(incidents_of(&t) == 1); /* in a district */
	on(c, 12, 12);
	CHECK(incidents_of(&t) == 2); /* before it */
}

TEST("a report that tells nothing else of what nearly all tell joins it by a high figure "
     "(GROUP-23)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4" };
	struct telling t = telling_new(mem);
	for (size_t i = 0; i < 4; i++)
		say(&t, reports[i], 15, "Camp Council", 30, 30);
	struct claim *c = say(&t, "r5", 19, "Mayor Grunn", 30, 30);
	place(c, "Vell");
	on(c, 16, 16);
	CHECK(incidents_of(&t) == 1); /* two days later, at a place of which nobody else tells */
	on(&t.s.claims.at[4], 18, 18);
	CHECK(incidents_of(&t) == 2); /* four days */
	t.s.claims.at[4].place = t.s.claims.at[0].place;
	CHECK(incidents_of(&t) == 1); /* at its own place */
	place(&t.s.claims.at[4], "Vell");
	on(&t.s.claims.at[4], 16, 16);
	say(&t, "r5", 17, "Mayor Grunn", 31, 31)->incident = 2;
	CHECK(incidents_of(&t) == 2); /* which tells of both */
}

TEST("a place that others tell of is no other name of the one that nearly all tell of (GROUP-23)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8",
		"r9" };
	struct telling t = telling_new(mem);
	for (size_t i = 0; i < 9; i++)
		say(&t, reports[i], 15, "Camp Council", 30, 30);
	for (int day = 15; day < 18; day++) {
		struct claim *c = say(&t,
			day == 15   ? "s1"
			: day == 16 ? "s2"
				    : "s3",
			18, "Mayor Grunn", day == 16 ? 30 : 3, day == 16 ? 30 : 3);
		place(c, "Vell");
		on(c, day, day);
	}
	CHECK(incidents_of(&t) > 1);
}

TEST("findings dated by their delivery belong to the incident that has their very figure "
     "(GROUP-42)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4" };
	struct telling t = telling_new(mem);
	for (size_t i = 0; i < 4; i++)
		say(&t, reports[i], 15, "Camp Council", 89, 89);
	struct claim *c = say(&t, "r5", 27, "Rights Commission", 89, 89);
	place(c, "Vell");
	on(c, 27, 27);
	CHECK(incidents_of(&t) == 1); /* of the day of its publication */
	t.s.claims.at[4].published = march(31) + 20;
	on(&t.s.claims.at[4], 31, 31);
	CHECK(incidents_of(&t) == 2); /* a day of its own, weeks later */
	on(&t.s.claims.at[4], 27, 27);
	CHECK(incidents_of(&t) == 1); /* within two weeks */
	recount(&t, 4, 90);
	CHECK(incidents_of(&t) == 2); /* nearly as many are no very figure */
}

/* A report line that names places. */
static void names(struct telling *t, const char *report, const char *const *places)
{
	struct report r = { .id = str_from(report), .published = march(20), .read = true };
	for (size_t i = 0; places[i]; i++)
		*PUSH(t->mem, &r.places) = str_from(places[i]);
	*PUSH(t->mem, &t->s.reports) = r;
}

TEST("what a folder of reports is about takes those that name its place and tell it more widely "
     "(GROUP-46)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4", "r5", "r6" };
	static const char *const both[] = { "Dalen", "Vell", NULL },
				 *const vell[] = { "Vell", NULL },
				 *const other[] = { "Ostra", NULL };
	struct telling t = telling_new(mem);
	for (size_t i = 0; i < 6; i++) {
		struct claim *c = say(&t, reports[i], 20, "Camp Council", 30, 30);
		place(c, i < 3 ? "Dalen" : "Vell");
		on(c, i < 3 ? 15 : 16, i < 3 ? 15 : 16);
		names(&t, reports[i], both);
	}
	CHECK(incidents_of(&t) == 1);
	t.s.reports.count = 5;
	CHECK(incidents_of(&t) == 2); /* five name it */
	names(&t, reports[5], both);
	struct claim *c = say(&t, "r7", 20, "Mayor Grunn", 36, 36);
	place(c, "Sollen");
	on(c, 16, 16);
	names(&t, "r7", vell);
	CHECK(incidents_of(&t) == 1); /* who names what is mostly named beside it */
	t.s.reports.at[6].places.at[0] = str_from(other[0]);
	CHECK(incidents_of(&t) == 2); /* who names another */
	t.s.reports.at[6].places.at[0] = str_from(vell[0]);
	c = &t.s.claims.at[6];
	c->count.low = c->count.high = c->count.stated = 90;
	CHECK(incidents_of(&t) == 2); /* far more than anybody counts */
}

TEST("what happened in a land is the one incident of that day in a town of it (GROUP-43)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "National Police of Tavernia", 14, 14);
	place(say(&t, "r2", 15, "Doctors' Union", 37, 37), "Tavernia");
	place(say(&t, "r3", 15, "Civic League", 60, 60), "Tavernian");
	CHECK(incidents_of(&t) == 1);
	struct claim *c = say(&t, "r4", 15, "Dock Union", 90, 90);
	place(c, "Vell");
	CHECK(incidents_of(&t) == 3); /* two towns: which of them is not said */
	t.s.claims.at[0].sources.at[0].name = STR("Police of Tavernia");
	t.s.claims.count = 3;
	CHECK(incidents_of(&t) > 1); /* may be a town's */
}

TEST("towns that sound alike and are written alike are one, but not two of the gazetteer "
     "(GROUP-22)")
{
	struct telling t = telling_new(mem);
	place(say(&t, "r1", 15, "Camp Council", 30, 30), "Tarim");
	place(say(&t, "r2", 15, "Rights Watch", 9, 9), "Tareem");
	place(say(&t, "r3", 15, "Town Hall", 17, 17), "Tarym");
	CHECK(incidents_of(&t) == 1);
	place(&t.s.claims.at[2], "Turumu"); /* sounds alike, and three letters differ */
	CHECK(incidents_of(&t) == 2);
	for (size_t i = 0; i < 2; i++)
		t.s.claims.at[i].place.has_point = true;
	CHECK(incidents_of(&t) == 3);
}

TEST("two incidents of one day that have become one by a high figure are one, whatever place they "
     "tell (GROUP-6)")
{
	struct telling t = telling_new(mem);
	place(say(&t, "r1", 15, "Camp Council", 5, 5), "San Ferro");
	place(say(&t, "r2", 15, "Rights Watch", 42, 42), "La Pradella");
	CHECK(incidents_of(&t) == 2);
	struct claim *c = say(&t, "r3", 15, "Town Hall", 42, 42);
	place(c, "San Ferro");
	c->date = (struct when){ .from = DATE_NONE, .to = DATE_NONE }; /* it comes last */
	CHECK(incidents_of(&t) == 1);
	recount(&t, 2, 9);
	CHECK(incidents_of(&t) == 2);
}

TEST("a report of the place without a day, its figure among those told, is of what nearly all tell "
     "(GROUP-24)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4" };
	static const long told[] = { 12, 31, 46, 44 };
	struct telling t = telling_new(mem);
	for (size_t i = 0; i < 4; i++)
		say(&t, reports[i], 15, "Camp Council", told[i], told[i]);
	struct claim *c = say(&t, "r5", 20, "Government", 35, 35);
	undated(c);
	CHECK(incidents_of(&t) == 1);
	c->count.low = c->count.high = c->count.stated = 67;
	CHECK(incidents_of(&t) == 2); /* more than anybody tells */
	c->count.low = c->count.high = c->count.stated = 35;
	c->published = march(31);
	CHECK(incidents_of(&t) == 2); /* weeks later */
}
