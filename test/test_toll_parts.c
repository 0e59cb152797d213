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
	say(&t, "r5", 14, "Interior Ministry", 25, 25);
	CHECK_RANGE(&t, 25, 40); /* an office's own whole count stands */
}

TEST("a figure sets no low when two offices count more than a third as many again later (TOLL-31)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "Police", SOURCE_GOVERNMENT, 19, 19);
	say(&t, "r3", 16, "Camp Council", 33, 33);
	say(&t, "r4", 17, "Rights Watch", 40, 40);
	CHECK_RANGE(&t, 33, 40);
	say_kind(&t, "r5", 14, "Town Hall", SOURCE_GOVERNMENT, 25, 25);
	CHECK_RANGE(&t, 25, 40); /* they agree by a quarter */
	say_kind(&t, "r6", 16, "Police", SOURCE_GOVERNMENT, 19, 19);
	CHECK_RANGE(&t, 19, 40); /* said again later: one office alone counts more since */
}

TEST("what an office calls a risen or final count takes the place of earlier ones for the low "
     "(TOLL-31)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Camp Council", 26, 26);
	struct claim *c = say_kind(&t, "r2", 15, "Health Department", SOURCE_MEDICAL, 28, 28);
	CHECK_RANGE(&t, 26, 28);
	c = &t.s.claims.at[1];
	c->stage = STAGE_FINAL;
	CHECK_RANGE(&t, 28, 28);
	t.s.claims.at[0].stage = STAGE_FINAL;
	CHECK_RANGE(&t, 26, 28); /* which is a last word too */
	t.s.claims.at[0].stage = STAGE_UNKNOWN;
	t.s.claims.at[0].published = march(15);
	CHECK_RANGE(&t, 26, 28); /* of one day */
}

TEST("a post far above all others, or an outlet that names nobody, widens nothing (TOLL-32)")
{
	struct telling t = telling_new(mem);
	static const char *const offices[] = { "Camp Council", "Rights Watch", "Dock Union",
		"Town Hall" };
	static const char *const reports[] = { "r1", "r2", "r3", "r4" };
	say(&t, "r0", 15, NULL, 91, 91)->outlet = STR("@harbour_eye");
	for (size_t i = 0; i < 3; i++)
		say(&t, reports[i], 15, offices[i], 30, 30);
	CHECK_RANGE(&t, 30, 91); /* four reports */
	say(&t, reports[3], 15, offices[3], 60, 60);
	CHECK_RANGE(&t, 30, 60);
	t.s.claims.at[0].outlet = STR("Harbour Mail");
	CHECK_RANGE(&t, 30, 91); /* less than twice as many */
	t.s.claims.at[0].outlet = STR("@harbour_eye");
	recount(&t, 0, 90);
	CHECK_RANGE(&t, 30, 90); /* half as many again */
}

TEST("what is announced sets no low (TOLL-4)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Camp Council", 20, 20);
	*PUSH(mem, &c->rules) = STR("FRAME-245");
	say(&t, "r2", 15, "Rights Watch", 30, 30);
	CHECK_RANGE(&t, 30, 30);
}

TEST("what the UN verified when the first days are past is no early bound (TOLL-9)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 26, "UN Mission", SOURCE_UN, 27, OPEN_TOP);
	say(&t, "r2", 28, "Camp Council", 34, 34);
	CHECK_RANGE(&t, 27, 34);
	t.s.claims.at[0].published = march(20);
	CHECK_RANGE(&t, 34, 34); /* in the first days */
	t.s.claims.at[0].published = march(26);
	t.s.claims.at[0].count.rule = STR("COUNT-3");
	CHECK_RANGE(&t, 34, 34); /* "more than 27" */
	t.s.claims.at[0].count.rule = STR("COUNT-2");
	say(&t, "r1", 26, "Mission", 40, 40);
	CHECK_RANGE(&t, 34, 40); /* of a report that counts the whole */
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

TEST("an origin whose least is 0 sets no low, and its likeliest is the best all the same (TOLL-4, "
     "TOLL-17)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say_kind(&t, "r1", 15, "Conflict Desk", SOURCE_RIGHTS_GROUP, 0, 140);
	struct json *rest;
	struct err e;
	CHECK(json_parse(STR("{\"given\":{\"low\":0,\"best\":73,\"high\":140}}"), &rest, mem, &e));
	c->rest = rest;
	const struct bounds *b = &main_toll(derive(&t))->rules[RULE_UCDP];
	CHECK(b->low.value == 0 && b->best.value == 73 && b->high.value == 140);
	CHECK(b->low.claim == NONE);
}

static int64_t civilians(struct telling *t, bool high)
{
	const struct toll *toll = toll_find(&derive(t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN);
	return !toll  ? -1
	       : high ? toll->rules[RULE_RANGE].high.value
		      : toll->rules[RULE_RANGE].low.value;
}

TEST("a part of one status is all of that status, and those beside fighters are civilians "
     "(TOLL-33)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 11, 11);
	CHECK_NEAR((double)civilians(&t, true), 11, 0);
	struct claim *c = say(&t, "r1", 15, "Camp Council", 7, 7);
	c->scope = SCOPE_PART;
	c->part = STR("seven fighters");
	c->status = STATUS_COMBATANT;
	CHECK_NEAR((double)civilians(&t, true), 4, 0);
	CHECK_NEAR((double)civilians(&t, false), 4, 0);
	CHECK_RANGE(&t, 11, 11); /* of all */
	c = say(&t, "r1", 15, "Camp Council", 3, 3);
	c->scope = SCOPE_PART;
	c->part = STR("civilians");
	c->status = STATUS_CIVILIAN;
	CHECK_NEAR((double)civilians(&t, true), 3, 0);
	t.s.claims.at[1].part = STR("women");
	t.s.claims.at[2].part = STR("women");
	CHECK_NEAR((double)civilians(&t, true), 11, 0); /* women tell nothing of the others */
}

TEST("a report that counts between none and five civilians sets no low with its others (TOLL-24)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Tribal Council", 5, 5);
	struct claim *c = say(&t, "r1", 15, NULL, 0, 5);
	CHECK(toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_ALL)
			->rules[RULE_RANGE]
			.low.value == 5);
	c->status = STATUS_CIVILIAN;
	c->count.rule = STR("COUNT-5");
	CHECK(toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN)
			->rules[RULE_RANGE]
			.low.value == 0);
	CHECK(toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN)
			->rules[RULE_RANGE]
			.high.value == 5);
	CHECK_RANGE(&t, 5, 5); /* of all */
}

TEST("about forty is in no bound where somebody counts 41 (TOLL-34)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Camp Council", 36, 44);
	c->count.rule = STR("COUNT-4");
	CHECK_RANGE(&t, 36, 44);
	say(&t, "r2", 15, "Rights Watch", 41, 41);
	CHECK_RANGE(&t, 41, 41);
	recount(&t, 1, 45);
	CHECK_RANGE(&t, 36, 45); /* outside */
}

TEST("three offices that count more on later days outvote an earlier figure (TOLL-31)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "Town Hall", SOURCE_GOVERNMENT, 57, 57);
	say(&t, "r2", 16, "Camp Council", 63, 63);
	say(&t, "r3", 17, "Rights Watch", 64, 64);
	CHECK_RANGE(&t, 57, 64); /* two that agree with it by a quarter */
	struct claim *c = say_kind(&t, "r4", 18, "United Nations", SOURCE_UN, 64, 64);
	CHECK_RANGE(&t, 63, 64);
	c->count.low = c->count.high = c->count.stated = 62;
	CHECK_RANGE(&t, 57, 64); /* a tenth above it, and no more */
}

TEST("the bodies that one team had in its hands are some of the dead (TOLL-35)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Red Circle", SOURCE_OTHER, 38, 38)->basis = BASIS_BODIES;
	CHECK_RANGE(&t, 38, 38);
	say_kind(&t, "r2", 15, "Ministry of Health", SOURCE_MEDICAL, 45, 45);
	CHECK_RANGE(&t, 45, 45);
	say_kind(&t, "r3", 15, "Health Directorate", SOURCE_MEDICAL, 41, 41)->basis = BASIS_BODIES;
	CHECK_RANGE(&t, 41, 45); /* which counts for all */
}

TEST("an office's bodies are some of the dead that it counts itself later (TOLL-35)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "United Nations", SOURCE_UN, 36, 36)->basis = BASIS_BODIES;
	say(&t, "r2", 16, "Camp Council", 44, 44);
	CHECK_RANGE(&t, 36, 44);
	say_kind(&t, "r3", 29, "United Nations", SOURCE_UN, 41, 41)->status = STATUS_CIVILIAN;
	CHECK_RANGE(&t, 41, 44);
}

TEST("what was dug up is some of the dead where anybody counts more (TOLL-88)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 116, 116);
	struct claim *c = say(&t, "r2", 29, "Bone Team", 37, 37);
	c->basis = BASIS_BODIES;
	CHECK_RANGE(&t, 37, 116);
	c->words = STR("the remains of 37 persons");
	CHECK_RANGE(&t, 116, 116);
	recount(&t, 1, 140);
	CHECK_RANGE(&t, 116, 140);
}

TEST("a number that was guessed at is in no bound before it is reviewed (TOLL-36)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 33, 33);
	struct claim *c = say(&t, "r2", 15, "Rights Watch", 9, 9);
	CHECK_RANGE(&t, 9, 33);
	*PUSH(mem, &c->rules) = STR("FRAME-140");
	CHECK_RANGE(&t, 33, 33);
	c->review = REVIEW_ACCEPTED;
	CHECK_RANGE(&t, 9, 33);
}

TEST("a tenth of what the same voice counts in one report is of others (TOLL-29)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Mission", SOURCE_UN, 30, 30);
	say_kind(&t, "r1", 15, "Mission", SOURCE_UN, 4, 4)->status = STATUS_CIVILIAN;
	CHECK_RANGE(&t, 30, 30);
}

TEST("three soldiers beside 26 civilians of one report are no part of them (TOLL-29)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Mission", SOURCE_UN, 26, 26)->status = STATUS_CIVILIAN;
	say_kind(&t, "r1", 15, "Mission", SOURCE_UN, 3, 3)->status = STATUS_COMBATANT;
	CHECK_RANGE(&t, 29, 29);
}

TEST("'at least seven' of a party is not borne out by 46 (TOLL-13)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 46, 46);
	say(&t, "r2", 15, "the army", 7, OPEN_TOP)->sources.at[0].party = true;
	CHECK_RANGE(&t, 46, 46);
}

TEST("what nobody in office says under half of what three offices give sets no low (TOLL-29)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 44, 44);
	say(&t, "r2", 15, "Rights Watch", 46, 46);
	say(&t, "r9", 16, NULL, 20, 20);
	CHECK_RANGE(&t, 20, 46);
	say_kind(&t, "r3", 15, "Health Directorate", SOURCE_MEDICAL, 46, 46);
	CHECK_RANGE(&t, 44, 46);
}

TEST("who concedes a figure answers for the deed (TOLL-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Rights Watch", 41, 41);
	say_kind(&t, "r2", 15, "Interior Ministry", SOURCE_GOVERNMENT, 32, 32)->stance =
		STANCE_CONCEDES;
	CHECK_RANGE(&t, 41, 41);
}

TEST("one civilian told of apart does not make nine persons something else (TOLL-12)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 9, 9);
	say(&t, "r1", 15, NULL, 2, 2)->status = STATUS_CIVILIAN;
	const struct incident *in = &derive(&t)->incidents[0];
	for (size_t i = 0; i < in->toll_count; i++)
		if (in->tolls[i].status == STATUS_CIVILIAN)
			CHECK_INT(in->tolls[i].rules[RULE_RANGE].high.value, 9);
}

TEST("of one voice's plain figures of a day the highest is the latest (TOLL-5)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Miners' Union", 6, 6);
	say(&t, "r2", 15, "Miners' Union", 7, 7);
	CHECK_RANGE(&t, 7, 7);
}

TEST("a paper's rounded bound sets no low when others had counted, nor does a bound of civilians "
     "(TOLL-9)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Rights Watch", 64, 64);
	say(&t, "r2", 16, NULL, 60, OPEN_TOP);
	CHECK_RANGE(&t, 64, 64);
	say(&t, "r3", 14, "residents", 16, OPEN_TOP)->status = STATUS_CIVILIAN;
	CHECK_RANGE(&t, 64, 64);
}

TEST("a figure that one office of a government takes back is none of another (TOLL-60)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Interior Minister", SOURCE_GOVERNMENT, 57, 57);
	say_kind(&t, "r2", 15, "Town Hall", SOURCE_GOVERNMENT, 49, 49);
	CHECK_RANGE(&t, 49, 57);
	say_kind(&t, "r2", 15, "Town Hall", SOURCE_GOVERNMENT, 57, 57)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 49, 49);
	t.s.claims.at[0].published = march(19);
	CHECK_RANGE(&t, 49, 57); /* said again when it had long been taken back */
	t.s.claims.at[0].published = march(15);
	t.s.claims.at[0].sources.at[0].kind = SOURCE_RIGHTS_GROUP;
	CHECK_RANGE(&t, 49, 57); /* another's count is not theirs to take back */
}

TEST("who is in no office goes with the early count that he repeats (TOLL-61)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Rescue Service", 70, 70)->stage = STAGE_PRELIMINARY;
	say(&t, "r2", 16, "Camp Council", 55, 55);
	say_kind(&t, "r3", 17, "my cousin", SOURCE_FAMILY, 70, 70);
	CHECK_RANGE(&t, 55, 55);
	say(&t, "r4", 17, "Rights Watch", 70, 70);
	CHECK_RANGE(&t, 55, 70); /* an office counts as many */
}

TEST("the fighters that a party says it killed are in no high of all when three count everybody "
     "and "
     "fewer (TOLL-62)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say_kind(&t, "r1", 14, "Dawn Brigade", SOURCE_ARMED_GROUP, 80, 80);
	c->status = STATUS_COMBATANT;
	say(&t, "r2", 15, "Camp Council", 50, 50);
	say(&t, "r3", 15, "Rights Watch", 52, 52);
	CHECK_RANGE(&t, 50, 80);
	say_kind(&t, "r4", 15, "Town Hall", SOURCE_GOVERNMENT, 55, 55);
	CHECK_RANGE(&t, 50, 55);
	say(&t, "r5", 16, "Dock Union", 81, 81);
	CHECK_RANGE(&t, 50, 81); /* somebody counts as many: the Brigade's 80 are within it */
}

TEST("a lower bound that nobody dated stands when it lies within a tenth of what two offices count "
     "(TOLL-30)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Panel", SOURCE_UN, 93, OPEN_TOP)->published = DATE_NONE;
	say(&t, "r2", 16, "Camp Council", 97, 97);
	say(&t, "r3", 17, "Rights Watch", 96, 96);
	CHECK_RANGE(&t, 93, 97);
}

TEST("an early count that nobody dated yields to the highest dated one, not the latest (TOLL-8)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 14, "General Staff", 22, 22);
	c->published = DATE_NONE;
	c->stage = STAGE_PRELIMINARY;
	say(&t, "r2", 15, "Camp Council", 34, 34);
	say(&t, "r3", 16, "Rights Watch", 20, 20);
	CHECK_RANGE(&t, 20, 34);
}

TEST("the authorities in a land are its government, and no short form of another's name (ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Authorities in Marenia", SOURCE_GOVERNMENT, 57, 57);
	say_kind(&t, "r2", 16, "Marenia Medical Association", SOURCE_MEDICAL, 44, 44);
	CHECK_RANGE(&t, 44, 57);
}

TEST("what was counted in the first days sets no low when two offices count more ten days after "
     "(TOLL-63)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Town Hall", SOURCE_GOVERNMENT, 49, 49);
	say(&t, "r2", 16, "Camp Council", 54, 54);
	say(&t, "r3", 26, "Rights Watch", 55, 55);
	CHECK_RANGE(&t, 49, 55); /* one of them counts then */
	t.s.claims.at[1].published = march(25);
	CHECK_RANGE(&t, 54, 55);
	t.s.claims.at[1].published = t.s.claims.at[2].published = march(18);
	CHECK_RANGE(&t, 49, 55);
	t.s.claims.at[1].published = t.s.claims.at[2].published = march(19);
	CHECK_RANGE(&t, 54, 55); /* the first three days: from the fifth on */
	t.s.claims.at[1].published = t.s.claims.at[2].published = march(25);
	t.s.claims.at[0].stage = STAGE_FINAL;
	CHECK_RANGE(&t, 49, 55);
	t.s.claims.at[0].stage = STAGE_UNKNOWN;
	t.s.claims.at[0].published = march(21);
	CHECK_RANGE(&t, 54, 55);
	t.s.claims.at[0].published = march(23);
	CHECK_RANGE(&t, 49, 55); /* the first days were past */
}

TEST("a later count that has a policeman more is no greater one of the others (TOLL-63)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Town Hall", SOURCE_GOVERNMENT, 43, 43);
	say_kind(&t, "r2", 29, "Court", SOURCE_GOVERNMENT, 44, 44);
	say_kind(&t, "r3", 29, "Rights Watch", SOURCE_RIGHTS_GROUP, 44, 44);
	CHECK_RANGE(&t, 44, 44);
	struct claim *c = say_kind(&t, "r3", 29, "Rights Watch", SOURCE_RIGHTS_GROUP, 1, 1);
	c->part = STR("a policeman");
	c->scope = SCOPE_PART;
	CHECK_RANGE(&t, 44, 44);
	c->status = STATUS_COMBATANT;
	CHECK_RANGE(&t, 43, 44);
}

TEST("which of two low figures stands first decides nothing (TOLL-89)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4", "r5" };
	static const long orders[][5] = { { 6, 8, 21, 22, 23 }, { 8, 6, 21, 22, 23 } };
	static const char *const who[] = { "Vell Parish", "Dock Union", "Camp Council",
		"Rights Watch", "Teachers' Union" };
	for (size_t k = 0; k < 2; k++) {
		struct telling t = telling_new(mem);
		for (size_t i = 0; i < 5; i++)
			say(&t, reports[i], 15, who[i], orders[k][i], orders[k][i]);
		CHECK_RANGE(&t, 21, 23);
	}
}

TEST("a figure that stands alone, far below what three others count exactly, sets no low (TOLL-89)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 29, "Town Hall", SOURCE_GOVERNMENT, 12, 12)->published = DATE_NONE;
	say(&t, "r2", 15, "Camp Council", 21, 21);
	say(&t, "r3", 15, "Rights Watch", 22, 22);
	CHECK_RANGE(&t, 12, 22);
	say(&t, "r3", 15, "Fishers' Union", 23, 23);
	CHECK_RANGE(&t, 12, 23); /* in a report that two of them share */
	say(&t, "r4", 15, "Teachers' Union", 23, 23);
	CHECK_RANGE(&t, 21, 23);
	t.s.claims.at[0].published = march(29);
	CHECK_RANGE(&t, 12, 23); /* an office holds it on a day that is known */
	t.s.claims.at[0].published = DATE_NONE;
	say(&t, "r5", 15, "Vell Parish", 15, 15); /* who counts nearly as few */
	CHECK_RANGE(&t, 12, 23);
}

TEST("women or children alone are some of those whom another counts, and the result says so "
     "(TOLL-90)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say_kind(&t, "r1", 16, "Children's Fund", SOURCE_UN, 30, 30);
	struct victim girls = {
		.kind = VICTIM_GROUP, .words = STR("30 girls"), .age = -1, .age_group = STR("child")
	};
	*PUSH(mem, &c->victims) = girls;
	say(&t, "r2", 15, "Camp Council", 36, 36);
	CHECK_RANGE(&t, 30, 36); /* few more than they */
	say(&t, "r3", 15, "Rights Watch", 48, 48);
	CHECK_RANGE(&t, 36, 48);
	const struct toll_result *r = derive(&t);
	size_t barred = 0;
	for (size_t i = 0; i < r->item_count; i++)
		barred += r->items[i].bar == BAR_SHARE && r->items[i].claim->count.low == 30;
	CHECK(barred == 1);
}

TEST("what a photograph is said to show goes with the figure that was taken back (TOLL-61)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Dock Union", 150, 150);
	say(&t, "r2", 15, "Photo", 150, 150);
	say(&t, "r3", 16, "Camp Council", 76, 76);
	CHECK_RANGE(&t, 76, 150);
	say(&t, "r4", 17, "Dock Union", 150, 150)->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 76, 76);
}

TEST("a paper's own figure goes with the one that its office has lowered since (TOLL-61)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Forensic Institute", 73, 73);
	say(&t, "r2", 15, NULL, 73, 73);
	CHECK_RANGE(&t, 73, 73);
	say(&t, "r3", 20, "Forensic Institute", 66, 66);
	CHECK_RANGE(&t, 66, 66);
}

TEST("whom a guess names is identified when somebody has accepted it (TOLL-36)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 33, 33);
	struct claim *c = say(&t, "r2", 15, "Rights Watch", 1, 1);
	c->part = STR("Odran Vell");
	*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
		.name = STR("Odran Vell"),
		.words = STR("Odran Vell"),
		.harm = HARM_KILLED,
		.date_of_harm = DATE_NONE };
	CHECK(main_toll(derive(&t))->identified == 1);
	*PUSH(mem, &c->rules) = STR("FRAME-140");
	CHECK(main_toll(derive(&t))->identified == 0);
	c->review = REVIEW_ACCEPTED;
	CHECK(main_toll(derive(&t))->identified == 1);
}
