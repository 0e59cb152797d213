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

TEST("who is told of without a name goes with the figure that was lowered, too (TOLL-64)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Families' Committee of Selene", 74, 74);
	say(&t, "r2", 15, "Families", 74, 74);
	say(&t, "r3", 16, "Camp Council", 56, 56);
	CHECK_RANGE(&t, 56, 74);
	say(&t, "r4", 25, "Families' Committee of Selene", 63, 63);
	CHECK_RANGE(&t, 56, 63);
}

TEST("a lawmaker without a name who takes a figure back is the one who gave it (TOLL-64)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 120, 120);
	say(&t, "r2", 16, "Camp Council", 76, 76);
	say(&t, "r3", 18, "a lawmaker", 120, 120)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 76, 76);
	say(&t, "r4", 15, "Odran Vell", 120, 120);
	CHECK_RANGE(&t, 76, 120); /* which of the two is not said */
}

TEST("a figure that only somebody without a name gave is his who takes it back (TOLL-64)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "an association in Lukovo", SOURCE_RIGHTS_GROUP, 70, OPEN_TOP);
	say(&t, "r2", 16, "Camp Council", 49, 49);
	say(&t, "r3", 25, "Association of Miners", 70, OPEN_TOP)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 49, 49);
	say(&t, "r4", 15, "Odran Vell", 70, OPEN_TOP);
	CHECK_RANGE(&t, 49, 70); /* he has it too */
}

TEST("whoever denies his own figure takes it back, another does not (TOLL-67)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 120, 120);
	say(&t, "r2", 16, "Camp Council", 76, 76);
	struct claim *c = say(&t, "r3", 18, "Odran Vell", 120, 120);
	c->stance = STANCE_DENIES;
	CHECK_RANGE(&t, 76, 120);
	say(&t, "r4", 18, "Isko Verran", 120, 120)->stance = STANCE_DENIES;
	CHECK_RANGE(&t, 76, 76);
}

TEST("a figure that somebody denies who gave it himself finds its incident (GROUP-41, TOLL-67)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Isko Verran", 120, 120);
	say(&t, "r2", 16, "Camp Council", 76, 76);
	struct claim *c = say(&t, "r3", 25, "Isko Verran", 120, 120);
	elsewhere(c, 25);
	c->stance = STANCE_DENIES;
	CHECK_RANGE(&t, 76, 76);
	c->sources.at[0].name = c->sources.at[0].words = STR("Odran Vell");
	CHECK(derive(&t)->incident_count == 2); /* another denies */
}

static void quoted_by(struct claim *c, const char *who, enum source_kind kind, struct arena *mem)
{
	struct source inner = c->sources.at[0];
	c->sources.at[0] =
		(struct source){ .words = str_from(who), .name = str_from(who), .kind = kind };
	*PUSH(mem, &c->sources) = inner;
}

TEST("an inquiry without a name is that of who tells of it (TOLL-66)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Rights Watch", 83, 83);
	*PUSH(mem, &c->actors) = (struct actor){ .name = STR("navy gunboats") };
	quoted_by(say(&t, "r2", 20, "an inquiry", 43, 43), "the navy", SOURCE_MILITARY, mem);
	CHECK_RANGE(&t, 83, 83);
	quoted_by(say(&t, "r3", 20, "the Vell inquiry", 50, 50), "the navy", SOURCE_MILITARY, mem);
	CHECK_RANGE(&t, 50, 83); /* it has a name */
}

TEST("the Board's figures in a paper that the accused put out are theirs (TOLL-66)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Rights Watch", 83, 83);
	*PUSH(mem, &c->actors) = (struct actor){ .name = STR("two navy gunboats") };
	say(&t, "r2", 20, "The Board", 43, 43)->outlet = STR("DEFENCE HEADQUARTERS");
	CHECK_RANGE(&t, 83, 83);
	say(&t, "r3", 21, "Defence spokesman Hadrel Senk", 40, 40);
	CHECK_RANGE(&t, 83, 83);
	say(&t, "r4", 20, "The Board", 60, 60)->outlet = STR("Selene Courier");
	CHECK_RANGE(&t, 60, 83);
}

TEST("the armed forces are the army, and its later figure takes the place of theirs (ORIGIN-2)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "the military", 90, 90);
	say(&t, "r2", 17, "the armed forces", 83, 83);
	CHECK_RANGE(&t, 83, 83);
	CHECK(derive(&t)->incidents[0].origin_count == 1);
}

TEST("a ministry's press service is the ministry, not a paper (ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "the press service of the Interior Ministry", SOURCE_MEDIA, 90, 90);
	say_kind(&t, "r2", 17, "the Ministry of the Interior of the Republic of Marenia",
		SOURCE_GOVERNMENT, 83, 83);
	CHECK_RANGE(&t, 83, 83);
	CHECK(derive(&t)->incidents[0].origins[0].kind == SOURCE_GOVERNMENT);
}

TEST("a land that says something is its government, not the body whose name ends with it "
     "(ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Prison Watch Marenia", 56, 56);
	say(&t, "r2", 16, "Marenia", 31, 31);
	say_kind(&t, "r3", 17, "the Government of Marenia", SOURCE_GOVERNMENT, 40, 40);
	const struct toll_result *r = derive(&t);
	CHECK(r->incidents[0].origin_count == 2);
	CHECK_RANGE(&t, 40, 56);
}

TEST("Prison Watch is no party because the prison service is accused (TOLL-65)")
{
	struct telling t = telling_new(mem);
	struct claim *c =
		say_kind(&t, "r1", 15, "Prison Watch Marenia", SOURCE_RIGHTS_GROUP, 56, 56);
	*PUSH(mem, &c->actors) = (struct actor){ .name = STR("the prison service") };
	say(&t, "r2", 16, "Town Council", 83, 83);
	CHECK_RANGE(&t, 56, 83);
}

TEST("who is of a committee speaks for it (ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "the Families' Committee", 74, 74);
	say(&t, "r2", 20, "Samira Dolan of the Families' Committee", 63, 63);
	CHECK_RANGE(&t, 63, 63);
	say(&t, "r3", 21, "Union of the Families' Committee", 70, 70);
	CHECK(derive(&t)->incidents[0].origin_count == 2);
}

TEST("what people say widens nothing where its report has fewer from somebody (TOLL-68)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 49, 49);
	struct claim *c = say(&t, "r2", 16, "?", 100, 100);
	c->sources.at[0].verb = STR("say");
	CHECK_RANGE(&t, 49, 100); /* its report has nothing else */
	say(&t, "r2", 16, "Rights Watch", 47, 47);
	CHECK_RANGE(&t, 47, 49);
	t.s.claims.at[1].sources.at[0].verb = STR("believed");
	CHECK_RANGE(&t, 47, 100); /* a belief is no hearsay */
}

TEST("a date in figures that may mean two days is the one that the other reports are dated near "
     "(GROUP-19)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 16, "Health Ministry", 44, 44);
	struct claim *c = say(&t, "r2", 15, "Health Ministry", 12, 12);
	c->published = DATE_NONE;
	struct report *line = PUSH(mem, &t.s.reports);
	*line = (struct report){ .id = STR("r2"), .published = DATE_NONE, .read = true };
	*PUSH(mem, &line->either_day) = STR("2031-03-05");
	*PUSH(mem, &line->either_day) = STR("2031-05-03");
	CHECK_RANGE(&t, 44, 44);
	line->either_day.at[0] = STR("2034-03-05"); /* both far from all others */
	line->either_day.at[1] = STR("2034-05-03");
	CHECK_RANGE(&t, 12, 44);
}
