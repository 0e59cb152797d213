#include "tap.h"
#include "toll_claims.h"

/* What widens nothing: figures far above what others count. */

TEST("what nobody in office gave and nobody says again widens nothing when three offices count "
     "less "
     "since (TOLL-81)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "Harvest Party", SOURCE_OTHER, 61, 61);
	say_kind(&t, "r2", 16, "Health Ministry", SOURCE_MEDICAL, 42, 42);
	say_kind(&t, "r3", 17, "Rights Watch", SOURCE_RIGHTS_GROUP, 43, 43);
	CHECK_RANGE(&t, 42, 61); /* two offices */
	say_kind(&t, "r4", 18, "UN Mission", SOURCE_UN, 40, 40);
	CHECK_RANGE(&t, 40, 43);
	recount(&t, 3, 50);
	CHECK_RANGE(&t, 42, 61); /* near it */
	recount(&t, 3, 40);
	t.s.claims.at[0].published = march(19);
	CHECK_RANGE(&t, 40, 61); /* after them */
	t.s.claims.at[0].published = march(14);
	say_kind(&t, "r5", 20, "Dock Union", SOURCE_OTHER, 58, 58);
	CHECK_RANGE(&t, 40, 61); /* nearly as many, said since */
	t.s.claims.count = 4;
	CHECK_RANGE(&t, 40, 43);
	say_kind(&t, "r6", 21, "Prosecutor", SOURCE_GOVERNMENT, 49, 49);
	CHECK_RANGE(&t, 40, 61); /* an office has come near it */
}

TEST("an office's first word without an end widens nothing when three offices count less since "
     "(TOLL-81)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Mayor Grunn", SOURCE_GOVERNMENT, 70, OPEN_TOP);
	say_kind(&t, "r2", 16, "Health Ministry", SOURCE_MEDICAL, 42, 42);
	say_kind(&t, "r3", 17, "Rights Watch", SOURCE_RIGHTS_GROUP, 43, 43);
	say_kind(&t, "r4", 18, "UN Mission", SOURCE_UN, 40, 40);
	CHECK_RANGE(&t, 40, 43);
	t.s.claims.at[0].count.open = false;
	t.s.claims.at[0].count.high = 70;
	CHECK_RANGE(&t, 40, 70); /* a count */
}

TEST("what is no count, and nobody says again, widens nothing when two count less since (TOLL-84)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "Harvest Party", SOURCE_OTHER, 70, OPEN_TOP);
	say_kind(&t, "r2", 16, "Town Council", SOURCE_OTHER, 42, 42);
	CHECK_RANGE(&t, 42, 70); /* one */
	say_kind(&t, "r3", 17, "passer-by", SOURCE_WITNESS, 40, 40);
	CHECK_RANGE(&t, 40, 70); /* who saw some */
	t.s.claims.count = 2;
	say_kind(&t, "r4", 17, "Health Ministry", SOURCE_MEDICAL, 43, 43);
	CHECK_RANGE(&t, 42, 43);
	say_kind(&t, "r5", 18, "Dock Union", SOURCE_OTHER, 69, 69);
	CHECK_RANGE(&t, 42, 70); /* said again since, nearly */
	t.s.claims.count = 3;
	t.s.claims.at[0].count.open = false;
	t.s.claims.at[0].count.high = 71;
	t.s.claims.at[0].count.low = t.s.claims.at[0].count.stated = 71;
	CHECK_RANGE(&t, 42, 71); /* a count */
	recount(&t, 0, 100);
	CHECK_RANGE(&t, 42, 43); /* "a hundred" is none */
	recount(&t, 0, 150);
	CHECK_RANGE(&t, 42, 150); /* may be one */
	t.s.claims.at[0].count.low = 60;
	t.s.claims.at[0].count.high = t.s.claims.at[0].count.stated = 71;
	CHECK_RANGE(&t, 42, 71); /* "60 to 71" */
	t.s.claims.at[0].count.rule = STR("COUNT-4");
	CHECK_RANGE(&t, 42, 43); /* "about 65" */
}

TEST("what an office says itself, a list of names, and one or two more stay in the range (TOLL-81, "
     "TOLL-84)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "City Hospital", SOURCE_MEDICAL, 100, OPEN_TOP);
	say_kind(&t, "r2", 16, "Interior Ministry", SOURCE_GOVERNMENT, 31, 31);
	say_kind(&t, "r3", 18, "Health Ministry", SOURCE_GOVERNMENT, 34, 34);
	CHECK_RANGE(&t, 31, 100); /* two offices */
	t = telling_new(mem);
	say_kind(&t, "r1", 14, "Families Committee", SOURCE_OTHER, 61, 61);
	say_kind(&t, "r2", 16, "Health Ministry", SOURCE_MEDICAL, 42, 42);
	say_kind(&t, "r3", 17, "Rights Watch", SOURCE_RIGHTS_GROUP, 43, 43);
	say_kind(&t, "r4", 18, "UN Mission", SOURCE_UN, 40, 40);
	CHECK_RANGE(&t, 40, 43);
	t.s.claims.at[0].basis = BASIS_NAMES;
	CHECK_RANGE(&t, 40, 61); /* names */
	t = telling_new(mem);
	say_kind(&t, "r1", 14, "Harvest Party", SOURCE_OTHER, 4, OPEN_TOP);
	say_kind(&t, "r2", 16, "Health Ministry", SOURCE_GOVERNMENT, 3, 3);
	say_kind(&t, "r3", 17, "City Hospital", SOURCE_MEDICAL, 3, 3);
	CHECK_RANGE(&t, 3, 4);
}

TEST("a greater count that a report gives in passing is of another whole (TOLL-83)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Camp Council", 31, 31);
	say(&t, "r2", 15, "Rights Watch", 31, 31);
	say(&t, "r2", 15, "Rights Watch", 94, 94);
	CHECK_RANGE(&t, 31, 94); /* one other report bears the lesser out */
	say(&t, "r3", 16, "Town Council", 29, 29);
	CHECK_RANGE(&t, 29, 31);
	say(&t, "r4", 16, "Dock Union", 93, 93);
	CHECK_RANGE(&t, 29, 94); /* somebody else has as many */
	t.s.claims.at[t.s.claims.count - 1].count.high = t.s.claims.at[4].count.low = 32;
	t.s.claims.at[4].count.stated = 32;
	CHECK_RANGE(&t, 29, 32);
	say(&t, "r5", 16, "Harbour Office", 75, 75);
	CHECK_RANGE(&t, 29, 75); /* all that its report says */
	say(&t, "r5", 16, "Camp Council", 31, 31);
	CHECK_RANGE(&t, 29, 75); /* what stands first in it is no passing word */
	say(&t, "r5", 16, "Rescue Service", 60, 60);
	CHECK_RANGE(&t, 29, 75); /* another's word */
}

TEST("a greater count in a paper's own voice, behind one it quotes, is of another whole (TOLL-83)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Camp Council", 31, 31);
	say(&t, "r3", 18, "Town Council", 29, 29);
	say(&t, "r2", 17, "Rights Watch", 31, 31);
	say(&t, "r2", 17, NULL, 44, 44);
	CHECK_RANGE(&t, 29, 31);
	t.s.claims.at[3].basis = BASIS_BODIES;
	CHECK_RANGE(&t, 29, 44); /* "our reporters counted 44 bodies" */
	t.s.claims.at[3].basis = BASIS_UNKNOWN;
	t.s.claims.at[1].published = march(16);
	CHECK_RANGE(&t, 29, 44); /* a count that has risen: nobody gives the lesser since */
	t.s.claims.at[1].published = march(18);
	t.s.claims.at[3].begin = 0;
	t.s.claims.at[3].end = t.s.claims.at[3].words.len;
	CHECK_RANGE(&t, 29, 44); /* what it opens with */
}

TEST("a figure that is quoted again speaks for the day on which it was given (TOLL-85)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Burial Committee", SOURCE_OTHER, 22, 22);
	say_kind(&t, "r2", 17, "Health Ministry", SOURCE_MEDICAL, 42, 42);
	say_kind(&t, "r3", 18, "UN Mission", SOURCE_UN, 40, 40);
	CHECK_RANGE(&t, 40, 42);
	say_kind(&t, "r4", 28, "Burial Committee", SOURCE_OTHER, 22, 22);
	CHECK_RANGE(&t, 40, 42);
	t.s.claims.at[3].sources.at[0].verb = STR("stands");
	CHECK_RANGE(&t, 22, 42); /* which it means still */
	t.s.claims.at[3].sources.at[0].verb = STR("says");
	CHECK_RANGE(&t, 22, 42);
	t.s.claims.at[3].sources.at[0].verb = STR("said");
	t.s.claims.at[3].published = march(24);
	CHECK_RANGE(&t, 22, 42); /* within days: news */
	t.s.claims.at[3].published = march(28);
	t.s.claims.at[3].outlet = STR("Burial Committee");
	t.s.claims.at[3].sources.count = 0;
	CHECK_RANGE(&t, 22, 42); /* its own paper */
}

TEST("what a rights group counted when the first weeks are past is its last word (TOLL-9)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "Camp Council", SOURCE_OTHER, 52, 52);
	say_kind(&t, "r2", 28, "Rights Watch", SOURCE_RIGHTS_GROUP, 43, 43);
	say_kind(&t, "r3", 29, "Health Ministry", SOURCE_MEDICAL, 52, 52);
	say_kind(&t, "r4", 30, "Bar Association", SOURCE_GOVERNMENT, 54, 54);
	say_kind(&t, "r5", 31, "UN Mission", SOURCE_UN, 53, 53);
	CHECK_RANGE(&t, 52, 54); /* two weeks after it */
	for (size_t i = 1; i < 5; i++)
		t.s.claims.at[i].published += 10;
	CHECK_RANGE(&t, 43, 54);
	t.s.claims.at[1].stage = STAGE_PRELIMINARY;
	CHECK_RANGE(&t, 52, 54);
}

TEST("who has no name passes on the figure of who has one, and is superseded with it (TOLL-86)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Institute of Law", SOURCE_OTHER, 38, 38);
	say_kind(&t, "r2", 17, "Institute of Law", SOURCE_OTHER, 41, 41);
	say_kind(&t, "r3", 18, "Camp Council", SOURCE_OTHER, 44, 44);
	CHECK_RANGE(&t, 41, 44);
	say_kind(&t, "r4", 16, "morgue", SOURCE_MEDICAL, 38, 38);
	CHECK_RANGE(&t, 41, 44);
	t.s.claims.at[3].published = march(14);
	CHECK_RANGE(&t, 38, 44); /* it was the first */
	t.s.claims.at[3].published = march(16);
	t.s.claims.at[3].sources.at[0].words = t.s.claims.at[3].sources.at[0].name =
		STR("Saint Anne Hospital");
	CHECK_RANGE(&t, 38, 44); /* a name of its own */
	t.s.claims.at[3].sources.at[0].words = t.s.claims.at[3].sources.at[0].name = STR("police");
	t.s.claims.at[3].sources.at[0].kind = SOURCE_GOVERNMENT;
	CHECK_RANGE(&t, 38, 44); /* who count themselves */
	t.s.claims.count = 0;
	say_kind(&t, "r1", 15, "Institute of Law", SOURCE_OTHER, 9, 9);
	say_kind(&t, "r2", 17, "Institute of Law", SOURCE_OTHER, 11, 11);
	say_kind(&t, "r3", 18, "Camp Council", SOURCE_OTHER, 12, 12);
	say_kind(&t, "r4", 16, "volunteers", SOURCE_OTHER, 9, 9);
	CHECK_RANGE(&t, 9, 12); /* so few are as many to others */
}

TEST("an office's final count yields to nobody's later ones (TOLL-31)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say_kind(&t, "r1", 15, "Health Ministry", SOURCE_MEDICAL, 24, 24);
	c->stage = STAGE_FINAL;
	say(&t, "r2", 17, "Camp Council", 37, 37);
	say(&t, "r3", 18, "Rights Watch", 38, 38);
	CHECK_RANGE(&t, 24, 38);
	t.s.claims.at[0].stage = STAGE_UNKNOWN;
	CHECK_RANGE(&t, 37, 38);
}

TEST("a figure that is conceded elsewhere is a party's in its own paper, too (TOLL-4)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Prison Service", SOURCE_GOVERNMENT, 37, 37);
	say(&t, "r2", 15, "Camp Council", 41, 41);
	CHECK_RANGE(&t, 37, 41);
	say_kind(&t, "r3", 16, "Prison Service", SOURCE_GOVERNMENT, 37, 37)->stance =
		STANCE_CONCEDES;
	CHECK_RANGE(&t, 41, 41);
	recount(&t, 2, 36);
	t.s.claims.at[2].published = march(14);
	CHECK_RANGE(&t, 37, 41); /* another figure */
}

TEST("what nobody named says in round numbers is what others count below it (TOLL-34, TOLL-84)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say_kind(&t, "r1", 15, "people", SOURCE_UNATTRIBUTED, 100, 100);
	c->sources.at[0].name = c->sources.at[0].words = (struct str){ 0 };
	say(&t, "r2", 15, "Camp Council", 91, 91);
	CHECK_RANGE(&t, 91, 91);
	recount(&t, 0, 99);
	CHECK_RANGE(&t, 91, 99); /* a count */
}

TEST("a paper's greater count in passing is left out, and a body's own is not (TOLL-83)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Camp Council", 31, 31);
	say(&t, "r3", 16, "Town Council", 29, 29);
	say(&t, "r2", 17, "Ministry", 31, 31);
	say(&t, "r2", 17, NULL, 44, 44);
	t.s.claims.at[2].outlet = t.s.claims.at[3].outlet =
		STR("Association of the Families of Qarin");
	CHECK_RANGE(&t, 29, 44); /* "you say 31; we name 44" */
}

TEST("what is five times what anybody else gives is nobody's count of it, whoever gives it "
     "(TOLL-32)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Camp Council", 31, 31);
	say(&t, "r2", 15, "Rights Watch", 33, 33);
	say(&t, "r3", 16, "Town Council", 32, 32);
	say(&t, "r4", 17, "Dock Union", 31, 31);
	say_kind(&t, "r5", 18, "Health Ministry", SOURCE_MEDICAL, 166, 166);
	CHECK_RANGE(&t, 31, 33);
	recount(&t, 4, 164);
	CHECK_RANGE(&t, 31, 164);
}

TEST("what a voice gives behind a greater count of its own is a part of it (TOLL-87)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Camp Council", 43, 43);
	say(&t, "r2", 15, "Rights Watch", 44, 44);
	say(&t, "r2", 15, "Rights Watch", 28, 28);
	CHECK_RANGE(&t, 43, 44);
	say(&t, "r3", 15, "Town Council", 27, 27);
	CHECK_RANGE(&t, 27, 44); /* another counts so few */
	t.s.claims.count = 2;
	say(&t, "r4", 15, "Harbour Office", 28, 28);
	say(&t, "r4", 15, "Harbour Office", 43, 43);
	CHECK_RANGE(&t, 28, 44); /* what it gives first */
}
