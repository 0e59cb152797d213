#include "tap.h"
#include "toll_claims.h"

/* One report that weighs what others say, as recorders' assessments do. */

static const struct bounds *civilians(struct telling *t)
{
	return &toll_find(&derive(t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN)
			->rules[RULE_RANGE];
}

TEST("who says that no civilian was killed counts fighters with a figure that names no status "
     "(TOLL-50)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 1, 1);
	say(&t, "r1", 15, "Rights Watch", 6, 6);
	CHECK_NEAR((double)civilians(&t)->high.value, 6, 0);
	struct claim *c = say(&t, "r1", 15, "Rights Watch", 0, 0);
	c->stance = STANCE_DENIES;
	c->status = STATUS_CIVILIAN;
	c->count.known = false;
	CHECK_NEAR((double)civilians(&t)->high.value, 1, 0);
	c->report = STR("r2");
	CHECK_NEAR((double)civilians(&t)->high.value, 6, 0); /* said of what another report tells */
}

TEST("'up to four' of which nobody counts fewer is 0 to 4, with an early two 2 to 4 (TOLL-51)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, NULL, 0, 4);
	c->count.rule = STR("COUNT-6");
	c->status = STATUS_CIVILIAN;
	say(&t, "r1", 15, "Camp Council", 4, 4)->status = STATUS_CIVILIAN;
	CHECK(civilians(&t)->low.value == 0 && civilians(&t)->high.value == 4);
	c = say(&t, "r1", 15, "Rights Watch", 2, 2);
	c->status = STATUS_CIVILIAN;
	c->stage = STAGE_PRELIMINARY;
	CHECK(civilians(&t)->low.value == 2 && civilians(&t)->high.value == 4);
	t.s.claims.at[0].count = t.s.claims.at[1].count;
	CHECK(civilians(&t)->low.value == 4); /* not said so: the early count is followed up */
}

TEST("a range of civilians in the report's own voice holds wherever it stands (TOLL-24)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 33, 33);
	say(&t, "r1", 15, "Rights Watch", 12, 12);
	struct claim *c = say(&t, "r1", 15, NULL, 20, 28);
	c->count.rule = STR("COUNT-5");
	CHECK(civilians(&t)->low.value == 12 && civilians(&t)->high.value == 33);
	c->status = STATUS_CIVILIAN;
	CHECK(civilians(&t)->high.value == 28);
}

TEST("of a single report the incident that it tells first stands first (GROUP-14)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 4, 4);
	for (int i = 0; i < 3; i++) {
		struct claim *c = say(&t, "r1", 15, "Rights Watch", 60 + i, 60 + i);
		c->place.name = c->place.words = STR("Tarn");
		c->incident = 2;
	}
	CHECK_STR(derive(&t)->incidents[0].place, "Port Selene");
	struct claim *c = say(&t, "r2", 15, "Dock Union", 60, 60);
	c->place.name = c->place.words = STR("Tarn");
	CHECK_STR(derive(&t)->incidents[0].place, "Tarn");
}

TEST("killed and injured in one figure are in no bound once two count the dead apart (TOLL-91)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Health Directorate", 450, OPEN_TOP)->harm = HARM_KILLED_OR_INJURED;
	say(&t, "r2", 15, "Camp Council", 140, 140);
	CHECK_RANGE(&t, 140, 450);
	say(&t, "r3", 16, "Rights Watch", 155, 155);
	CHECK_RANGE(&t, 140, 155);
}

TEST("an undated figure that only the first days gave is of them (TOLL-92)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 0, "Head of Health", SOURCE_GOVERNMENT, 43, 43)->published = DATE_NONE;
	say(&t, "r2", 24, "Camp Council", 51, 51);
	say(&t, "r3", 25, "Rights Watch", 52, 52);
	CHECK_RANGE(&t, 43, 52);
	say(&t, "r4", 15, "Dock Union", 43, 43);
	CHECK_RANGE(&t, 51, 52);
	say(&t, "r5", 25, "Port Parish", 43, 43);
	CHECK_RANGE(&t, 43, 52); /* somebody still holds it */
}

TEST("a lower bound of civilians stands beside its voice's lesser figure of people (TOLL-10, "
     "TOLL-22)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 16, OPEN_TOP)->status = STATUS_CIVILIAN;
	say(&t, "r1", 15, NULL, 1, 1);
	CHECK_RANGE(&t, 16, 16);
	const struct toll *civilians =
		toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN);
	CHECK(civilians && civilians->rules[RULE_RANGE].low.value == 16);
}
