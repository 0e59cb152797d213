#include "tap.h"
#include "toll_claims.h"

TEST("who is told of without a name goes with the figure that somebody took back (TOLL-64)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 120, 120);
	say(&t, "r2", 15, "an opposition lawmaker", 120, 120);
	say(&t, "r3", 15, "Families", 120, 120);
	say(&t, "r4", 16, "Camp Council", 76, 76);
	CHECK_RANGE(&t, 76, 120);
	say(&t, "r5", 18, "Isko Verran", 120, 120)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 76, 76);
}

TEST("who has a name keeps the figure that somebody else took back, and who gives it long after "
     "(TOLL-64)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 120, 120);
	say(&t, "r2", 16, "Camp Council", 76, 76);
	say(&t, "r3", 18, "Isko Verran", 120, 120)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 76, 76);
	say(&t, "r4", 25, "an opposition lawmaker", 120, 120);
	CHECK_RANGE(&t, 76, 120);
}

TEST("an institution without capitals is no nameless speaker (TOLL-64)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 120, 120);
	say(&t, "r2", 15, "the national rights commission", 120, 120);
	say(&t, "r3", 16, "Camp Council", 76, 76);
	say(&t, "r4", 18, "Isko Verran", 120, 120)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 76, 120);
}

TEST("an outlet is the same however it is shouted: what it takes back is gone (TOLL-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "an officer", 200, 200)->outlet = STR("RADIO VELLA");
	say(&t, "r2", 16, "Camp Council", 76, 76);
	struct claim *c = say(&t, "r3", 18, NULL, 200, 200);
	c->stance = STANCE_RETRACTS;
	c->outlet = STR("Radio Vella");
	CHECK_RANGE(&t, 76, 76);
}

static void elsewhere(struct claim *c, int day)
{
	c->place.name = c->place.words = STR("Tarn");
	c->date.from = c->date.to = march(day);
	c->stance = STANCE_RETRACTS;
}

TEST("what is taken back was said of the incident that has the figure (GROUP-41)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 120, 120);
	say(&t, "r2", 16, "Camp Council", 76, 76);
	elsewhere(say(&t, "r3", 25, "Isko Verran", 120, 120), 25);
	CHECK(derive(&t)->incident_count == 1);
	CHECK_RANGE(&t, 76, 76);
}

TEST("a figure below ten leads nowhere (GROUP-41)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 9, 9);
	say(&t, "r2", 16, "Camp Council", 7, 7);
	elsewhere(say(&t, "r3", 25, "Isko Verran", 9, 9), 25);
	CHECK(derive(&t)->incident_count == 2);
}
