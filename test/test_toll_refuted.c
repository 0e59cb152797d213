#include "tap.h"
#include "toll_claims.h"

static struct claim *refute(
	struct telling *t, const char *report, int day, const char *source, long low)
{
	struct claim *c = say(t, report, day, source, low, OPEN_TOP);
	c->stance = STANCE_DENIES;
	return c;
}

TEST("a figure that a paper has looked at and calls false is current of no post and no hearsay "
     "(TOLL-70)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "a post", SOURCE_SOCIAL_MEDIA, 101, OPEN_TOP);
	say(&t, "r2", 14, "?", 101, OPEN_TOP);
	say(&t, "r3", 16, "Camp Council", 46, 46);
	CHECK_RANGE(&t, 46, 101);
	refute(&t, "r4", 17, NULL, 101);
	CHECK_RANGE(&t, 46, 46);
}

TEST("what an office counts stands, whoever calls it false (TOLL-70)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "a post", SOURCE_SOCIAL_MEDIA, 101, OPEN_TOP);
	say_kind(&t, "r2", 15, "Health Directorate", SOURCE_MEDICAL, 101, OPEN_TOP);
	say(&t, "r3", 16, "Camp Council", 46, 46);
	refute(&t, "r4", 17, NULL, 101);
	CHECK_RANGE(&t, 46, 101);
}

TEST("what officials deny stands (TOLL-70)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "a post", SOURCE_SOCIAL_MEDIA, 101, OPEN_TOP);
	say(&t, "r2", 16, "Camp Council", 46, 46);
	refute(&t, "r3", 17, "Interior Ministry", 101)->sources.at[0].kind = SOURCE_GOVERNMENT;
	CHECK_RANGE(&t, 46, 101);
}

TEST("a state's own news tells of its government's committee (TOLL-71)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Camp Council", 46, 46);
	*PUSH(mem, &c->actors) = (struct actor){ .words = STR("government"),
		.name = STR("government"),
		.certainty = CERTAINTY_ALLEGED };
	say(&t, "r2", 20, "committee", 29, 29)->outlet = STR("STATE NEWS OFFICE");
	CHECK_RANGE(&t, 46, 46);
	say(&t, "r3", 20, "committee", 28, 28)->outlet = STR("Harbour Post");
	CHECK_RANGE(&t, 28, 46);
}

TEST("a health ministry is one, \"public\" or not; two that sit in two towns may be enemies' "
     "(ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Health Ministry", SOURCE_GOVERNMENT, 46, 46);
	say_kind(&t, "r2", 20, "Ministry of Public Health and Population", SOURCE_GOVERNMENT, 58,
		58);
	CHECK_RANGE(&t, 58, 58);
	struct telling two = telling_new(mem);
	say_kind(&two, "r1", 15, "Health Ministry in Selen", SOURCE_GOVERNMENT, 58, 58);
	say_kind(&two, "r2", 20, "Ministry of Public Health in Ostra", SOURCE_GOVERNMENT, 30, 30);
	CHECK_RANGE(&two, 30, 58);
}

TEST("a channel and its website are one, and \"the channel\" in what it puts out is itself "
     "(ORIGIN-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, NULL, 88, 88)->outlet = STR("HIGHLAND VOICE TV");
	say(&t, "r2", 16, "Camp Council", 46, 46);
	struct claim *c = say(&t, "r3", 17, "channel", 88, 88);
	c->outlet = STR("Highland Voice TV website");
	c->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 46, 46);
}

TEST("\"a committee of residents\" is the committee that has a name (ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Ostra Community Burial Committee", 102, 102);
	say(&t, "r2", 16, "committee of residents", 102, 102);
	say(&t, "r3", 20, "Ostra Community Burial Committee", 98, 98);
	CHECK_RANGE(&t, 98, 98);
}

TEST("an emergency agency is an office though it is called an agency (ORIGIN-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 20, NULL, 31, 31)->outlet = STR("OSTRA EMERGENCY MANAGEMENT AGENCY");
	CHECK_RANGE(&t, 31, 31);
	struct toll_result *r = derive(&t);
	CHECK(r->incidents[0].origins[0].kind == SOURCE_GOVERNMENT);
}

static void tell_of_raid(struct telling *t)
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4" };
	for (int i = 0; i < 4; i++)
		say(t, reports[i], 15 + i, "residents", 17, 17);
}

TEST("fighters killed weeks later are none of the dead of an incident, though the figure is the "
     "same (GROUP-45)")
{
	struct telling t = telling_new(mem);
	tell_of_raid(&t);
	struct claim *c = say(&t, "r5", 30, "Headquarters", 17, 17);
	c->date.from = c->date.to = march(29);
	c->status = STATUS_COMBATANT;
	CHECK(derive(&t)->incident_count == 2);
	c->status = STATUS_UNKNOWN;
	CHECK(derive(&t)->incident_count == 1);
}

TEST("who takes back a figure that nobody gave under his name takes it from the party and the "
     "nameless "
     "who gave it (TOLL-72)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Broad Front", SOURCE_ARMED_GROUP, 140, 140)->sources.at[0].party =
		true;
	say(&t, "r2", 15, "Ostra's opposition", 140, 140);
	say(&t, "r3", 16, "Camp Council", 76, 76);
	CHECK_RANGE(&t, 76, 140);
	say(&t, "r4", 25, "main opposition coalition", 140, 140)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 76, 76);
}

TEST("a figure that was taken back is told again by nobody in office (TOLL-82)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Harbour Council", 61, 61);
	say(&t, "r2", 16, "Camp Council", 52, 52);
	say(&t, "r3", 19, "Harbour Council", 61, 61)->stance = STANCE_RETRACTS;
	say_kind(&t, "r4", 24, "friends", SOURCE_FAMILY, 61, 61);
	CHECK_RANGE(&t, 52, 52);
	say_kind(&t, "r5", 25, "Health Ministry", SOURCE_MEDICAL, 61, 61);
	CHECK_RANGE(&t, 52, 61); /* an office counts for itself */
}

TEST("named councils keep the figure that another takes back (TOLL-72)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Harbour Council", 140, 140);
	say(&t, "r1", 15, "Sea Council", 140, 140);
	say(&t, "r2", 16, "Camp Council", 76, 76);
	say(&t, "r3", 25, "main opposition coalition", 140, 140)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 76, 140);
}

TEST("a body is called by the word before the day in its name (ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 71, 71)->outlet = STR("LAWYERS' COLLECTIVE 9 MARCH");
	say(&t, "r2", 20, "Collective", 87, 87);
	say(&t, "r3", 25, NULL, 83, 83)->outlet = STR("LAWYERS' COLLECTIVE 9 MARCH");
	CHECK_RANGE(&t, 83, 83);
}

TEST("\"as many as 102\" in a paper's own voice goes with the 102 that its source took back "
     "(TOLL-61)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Ostra Burial Committee", 102, 102);
	say(&t, "r2", 17, "Ostra Burial Committee", 98, 98);
	say(&t, "r3", 16, "Camp Council", 76, 76);
	struct claim *c = say(&t, "r4", 30, NULL, 0, 102);
	c->count.rule = STR("COUNT-6");
	CHECK_RANGE(&t, 76, 98);
}
