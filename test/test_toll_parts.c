#include "tap.h"
#include "toll_claims.h"

/* Figures that are a part, or an early state, of what others count. */

TEST("a hospital's few and a stranger's one are a part beside two offices (TOLL-29)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 33, 33);
	say(&t, "r2", 15, "Rights Watch", 40, 40);
	say_kind(&t, "r3", 15, "District Hospital", SOURCE_MEDICAL, 4, 4);
	say_kind(&t, "r4", 15, "she", SOURCE_OTHER, 1, 1);
	CHECK_RANGE(&t, 33, 40);
	say_kind(&t, "r5", 15, "District Hospital", SOURCE_MEDICAL, 20, 20);
	CHECK_RANGE(&t, 20, 40); /* no less than a quarter */
}

TEST("what was known on an early day sets no low when two offices count more later (TOLL-30)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, NULL, 22, 22);
	say(&t, "r2", 14, "Rescue Service", 29, 29)->stage = STAGE_UPDATED;
	say(&t, "r3", 15, "Camp Council", 33, 33);
	CHECK_RANGE(&t, 22, 33); /* one */
	say(&t, "r4", 16, "Rights Watch", 40, 40);
	CHECK_RANGE(&t, 33, 40);
	say(&t, "r5", 14, "Interior Ministry", 24, 24);
	CHECK_RANGE(&t, 24, 40); /* an office's own whole count stands */
}

TEST("the first day's figure of anybody sets no low far below what two offices count later "
     "(TOLL-30)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "Police", SOURCE_GOVERNMENT, 19, 19);
	say(&t, "r3", 16, "Camp Council", 33, 33);
	say(&t, "r4", 17, "Rights Watch", 40, 40);
	CHECK_RANGE(&t, 33, 40);
	say_kind(&t, "r5", 14, "Town Hall", SOURCE_GOVERNMENT, 24, 24);
	CHECK_RANGE(&t, 24, 40);
	say_kind(&t, "r6", 16, "Police", SOURCE_GOVERNMENT, 19, 19);
	CHECK_RANGE(&t, 19, 40); /* said again later */
}

TEST("a lower bound that nobody dated sets no low when two offices count more (TOLL-30)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Town Hall", SOURCE_GOVERNMENT, 9, OPEN_TOP)->published = DATE_NONE;
	say(&t, "r3", 16, "Camp Council", 12, 12);
	CHECK_RANGE(&t, 9, 12);
	say(&t, "r4", 17, "Rights Watch", 14, 14);
	CHECK_RANGE(&t, 12, 14);
}

TEST("an early count that nobody dated yields to a dated one that is not lower (TOLL-8)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 14, "General Staff", 22, 22);
	c->published = DATE_NONE;
	c->stage = STAGE_PRELIMINARY;
	say(&t, "r2", 15, "Camp Council", 20, 20);
	CHECK_RANGE(&t, 20, 22);
	say(&t, "r3", 16, "Rights Watch", 34, 34);
	CHECK_RANGE(&t, 20, 34);
}

TEST("eight more of a source that gave a count before are no later count (TOLL-27)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Camp Council", 26, 26);
	struct claim *c = say(&t, "r2", 15, "Camp Council", 8, 8);
	c->words = STR("eight more bodies");
	c->count.words = STR("eight");
	CHECK_RANGE(&t, 26, 26);
}
