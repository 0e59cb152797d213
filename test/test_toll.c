#include "tap.h"
#include "toll_claims.h"

#include <stdio.h>

TEST("the low is the lowest figure of an independent origin, the high the greatest stated (TOLL-1)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	say(&t, "r2", 15, "Camp Council", 52, 52);
	say(&t, "r3", 15, NULL, 44, 44);
	CHECK_RANGE(&t, 41, 52);
}

TEST("a claim that says which it corrects takes that one's place (TOLL-2)")
{
	struct telling t = telling_new(mem);
	struct claim *first = say(&t, "r1", 15, "Health Directorate", 41, 41);
	struct str id = first->id;
	say(&t, "r1", 15, "Camp Council", 50, 50)->supersedes = id;
	CHECK_RANGE(&t, 50, 50);
}

TEST("what an origin takes back is gone, what others deny is not (TOLL-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	say(&t, "r2", 15, "Camp Council", 52, 52);
	deny(&t, "r3", 16, "Interior Ministry");
	struct claim *no = deny(&t, "r4", 16, "Interior Ministry");
	no->harm = HARM_KILLED;
	no->count = t.s.claims.at[1].count;
	CHECK_RANGE(&t, 41, 52);
	struct claim *back = say(&t, "r5", 17, "Camp Council", 52, 52);
	back->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 41, 41);
}

TEST("the figure of a party raises the high and never sets the low (TOLL-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	say(&t, "r2", 15, "the army", 3, 3)->sources.at[0].party = true;
	CHECK_RANGE(&t, 41, 41);
	say(&t, "r3", 15, "the army", 70, 70)->sources.at[0].party = true;
	CHECK_RANGE(&t, 41, 70);
}

TEST("a source called as the accused are is a party without being marked (TOLL-4)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Health Directorate", 41, 41);
	*PUSH(mem, &c->actors) = (struct actor){ .name = STR("Marenian army") };
	say_kind(&t, "r2", 15, "an army spokesman", SOURCE_MILITARY, 3, 3);
	CHECK_RANGE(&t, 41, 41);
}

TEST("a later figure of one origin supersedes its earlier one, lower or higher (TOLL-5)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 500, 500);
	say(&t, "r2", 17, "Health Directorate", 471, 471);
	CHECK_RANGE(&t, 471, 471);
	const struct toll_result *r = derive(&t);
	CHECK(r->items[0].use == USE_SUPERSEDED && r->items[0].by == 1);
}

TEST("'at least four' of an origin that says 44 elsewhere is no second figure (TOLL-6)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 44, OPEN_TOP);
	say(&t, "r1", 15, "Health Directorate", 4, OPEN_TOP);
	say(&t, "r2", 18, "Health Directorate", 12, OPEN_TOP);
	CHECK_RANGE(&t, 44, 44);
	CHECK(range_of(&t).open);
}

TEST("a claim that names one man killed is no count of the whole (TOLL-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	struct claim *c = say(&t, "r2", 15, "Camp Council", 1, 1);
	c->scope = SCOPE_UNKNOWN;
	*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
		.name = STR("Odran Vell"),
		.age = 41,
		.date_of_harm = DATE_NONE };
	CHECK_RANGE(&t, 41, 41);
	CHECK(main_toll(derive(&t))->identified == 1);
}

TEST("a preliminary count yields to a later whole count of another origin (TOLL-8)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Health Directorate", 12, 12)->stage = STAGE_PRELIMINARY;
	CHECK_RANGE(&t, 12, 12);
	say(&t, "r2", 15, "Camp Council", 52, 52);
	CHECK_RANGE(&t, 52, 52);
}

TEST("a lower bound yields to a later count that satisfies it, not to one of its report (TOLL-9)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, NULL, 4, OPEN_TOP);
	say(&t, "r2", 15, "Camp Council", 44, 44);
	CHECK_RANGE(&t, 44, 44);
	struct telling one = telling_new(mem);
	say(&one, "r1", 15, NULL, 5, OPEN_TOP);
	say(&one, "r1", 15, "Camp Council", 7, 7);
	CHECK_RANGE(&one, 5, 7);
	struct telling near = telling_new(mem);
	say(&near, "r1", 15, NULL, 41, OPEN_TOP);
	say(&near, "r2", 15, "Camp Council", 52, 52);
	CHECK_RANGE(&near, 41, 52);
	struct telling far = telling_new(mem);
	say(&far, "r1", 15, NULL, 4, OPEN_TOP);
	say(&far, "r2", 15, "Camp Council", 52, 52);
	CHECK_RANGE(&far, 52, 52);
}

TEST("unless fighters are counted apart a count of civilians is one of everybody (TOLL-10)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 5, 5)->status = STATUS_CIVILIAN;
	say(&t, "r2", 15, "Camp Council", 7, 7);
	CHECK_RANGE(&t, 5, 7);
	const struct toll *c = toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN);
	CHECK(c && c->rules[RULE_RANGE].low.value == 5 && c->rules[RULE_RANGE].high.value == 7);
	say(&t, "r3", 15, "Rights Watch", 2, 2)->status = STATUS_COMBATANT;
	CHECK_RANGE(&t, 5, 7);
	say(&t, "r3", 15, "Rights Watch", 6, 6)->status = STATUS_CIVILIAN;
	CHECK_RANGE(&t, 7, 8);
}

TEST("a source that counts civilians and fighters apart is held to their sum (TOLL-11)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 12, 12)->status = STATUS_CIVILIAN;
	say(&t, "r1", 15, "Health Directorate", 5, 5)->status = STATUS_COMBATANT;
	CHECK_RANGE(&t, 17, 17);
	struct bound low = range_of(&t).low;
	CHECK(low.claim != NONE && low.with != NONE);
}

TEST("contested persons count in no low and in every high (TOLL-12)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 12, 12)->status = STATUS_CIVILIAN;
	say(&t, "r2", 15, "Camp Council", 3, 3)->status = STATUS_CONTESTED;
	say(&t, "r3", 15, "Rights Watch", 20, 20)->status = STATUS_CONTESTED;
	const struct incident *in = &derive(&t)->incidents[0];
	const struct toll *c = toll_find(in, HARM_KILLED, STATUS_CIVILIAN),
			  *x = toll_find(in, HARM_KILLED, STATUS_CONTESTED);
	CHECK(c->rules[RULE_RANGE].low.value == 12 && c->rules[RULE_RANGE].high.value == 20);
	CHECK(x->rules[RULE_RANGE].low.value == 0 && x->rules[RULE_RANGE].high.value == 20);
}

TEST("persons of no stated status are civilians where nobody speaks of fighters (TOLL-12)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 9, 9);
	say(&t, "r2", 15, "Camp Council", 12, 12)->status = STATUS_CIVILIAN;
	const struct toll *c = toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN);
	CHECK(c->rules[RULE_RANGE].low.value == 9 && c->rules[RULE_RANGE].high.value == 12);

	say(&t, "r3", 15, "Rights Watch", 10, 10)->status = STATUS_CIVILIAN;
	say(&t, "r3", 15, "Rights Watch", 2, 2)->status = STATUS_COMBATANT;
	c = toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN);
	CHECK(c->rules[RULE_RANGE].low.value == 10 && c->rules[RULE_RANGE].high.value == 12);
}

TEST("words set no low where somebody gives a number that is not under them (TOLL-23)")
{
	struct telling t = telling_new(mem);
	struct claim *words = say(&t, "r1", 15, "Home Minister", 3, 3);
	words->count.open = true;
	words->count.rule = STR("COUNT-7");
	CHECK_RANGE(&t, 3, 3);
	say(&t, "r2", 15, "Health Directorate", 25, 25);
	CHECK_RANGE(&t, 25, 25);
}

TEST("bodies at one hospital set no low where somebody counts the whole (TOLL-28)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Hope Clinic", 15, 15)->basis = BASIS_BODIES;
	CHECK_RANGE(&t, 15, 15);
	say(&t, "r2", 15, "Camp Council", 19, 19);
	CHECK_RANGE(&t, 19, 19);
}

TEST("another origin's figure bears a party's out, and then it may set the low (TOLL-13)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 5, 9);
	say(&t, "r2", 15, "the army", 4, 6)->sources.at[0].party = true;
	CHECK_RANGE(&t, 4, 9);
}

TEST("nobody is counted twice in the identified floor (TOLL-14)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Health Directorate", 2, 9);
	static const char *const names[] = { "Odran Vell", "ODRAN  Vell", "Odran Karim Vell",
		"Odran", "Mira Vell", "Tesse Orsk" };
	for (size_t i = 0; i < 6; i++)
		*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
			.name = str_from(names[i]),
			.age = UNKNOWN_NUMBER,
			.date_of_harm = DATE_NONE };
	*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_FAMILY,
		.name = STR("the Vell family"),
		.age = UNKNOWN_NUMBER,
		.date_of_harm = DATE_NONE };
	*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_FAMILY,
		.name = STR("the Dorn family"),
		.age = UNKNOWN_NUMBER,
		.date_of_harm = DATE_NONE };
	*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
		.words = STR("a teacher"),
		.age = UNKNOWN_NUMBER,
		.date_of_harm = DATE_NONE };
	const struct toll *toll = main_toll(derive(&t));
	CHECK(toll->named == 3 && toll->identified == 5);
	CHECK_RANGE(&t, 5, 9);
}

TEST("more people identified than anybody states is an alert, and low stays under high (TOLL-15)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Health Directorate", 2, 2);
	for (int i = 0; i < 3; i++)
		*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
			.name = str_format(mem, "Person%c Vell", 'A' + i),
			.age = 20 + i,
			.date_of_harm = DATE_NONE };
	CHECK_RANGE(&t, 3, 3);
	CHECK(main_toll(derive(&t))->alerts.count == 1);
}

TEST("'up to 60' sets no low beside a count, and 1 where a death is asserted (TOLL-16)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 0, 60);
	CHECK_RANGE(&t, 0, 60);
	say(&t, "r2", 15, "Rights Watch", 0, 0)->count.known = false;
	CHECK_RANGE(&t, 1, 60);
	say(&t, "r3", 15, "Health Directorate", 44, 44);
	CHECK_RANGE(&t, 44, 60);
}

TEST("the houses' rules stand side by side (TOLL-17)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Health Directorate", SOURCE_MEDICAL, 41, 41);
	say_kind(&t, "r2", 15, "Rights Watch", SOURCE_RIGHTS_GROUP, 44, 44);
	say_kind(&t, "r3", 15, "@portselene", SOURCE_SOCIAL_MEDIA, 30, 30);
	struct claim *c = say_kind(&t, "r4", 15, "Camp Council", SOURCE_OTHER, 52, 52);
	*PUSH(mem, &c->victims) = (struct victim){ .kind = VICTIM_PERSON,
		.name = STR("Odran Vell"),
		.age = 41,
		.date_of_harm = DATE_NONE };
	const struct toll *toll = main_toll(derive(&t));
	CHECK(toll->rules[RULE_RANGE].low.value == 30);
	CHECK(toll->rules[RULE_UCDP].low.value == 41 && toll->rules[RULE_UCDP].best.value == 44 &&
		toll->rules[RULE_UCDP].high.value == 52);
	CHECK(toll->rules[RULE_AIRWARS].low.value == 1 &&
		toll->rules[RULE_AIRWARS].high.value == 52);
	CHECK(toll->rules[RULE_ACLED].best.value == 41 && !toll->rules[RULE_ACLED].low.known);
	CHECK(toll->rules[RULE_NAMED].low.value == 1 && toll->rules[RULE_NAMED].high.value == 1);
}

TEST("what an origin holds for the likeliest is its best (TOLL-17)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say_kind(&t, "r1", 15, "Conflict Desk", SOURCE_RIGHTS_GROUP, 3, 90);
	struct json *rest;
	struct err e;
	CHECK(json_parse(STR("{\"given\":{\"low\":3,\"best\":12,\"high\":90}}"), &rest, mem, &e));
	c->rest = rest;
	const struct toll *toll = main_toll(derive(&t));
	CHECK(toll->rules[RULE_UCDP].low.value == 3 && toll->rules[RULE_UCDP].best.value == 12 &&
		toll->rules[RULE_UCDP].high.value == 90);
	CHECK(toll->rules[RULE_ACLED].best.value == 3);
}

TEST("an aggregate over two incidents is added to neither and closes an open top (TOLL-18)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 12, OPEN_TOP);
	struct claim *other = say(&t, "r2", 15, "Camp Council", 9, 9);
	other->place.name = STR("Tarn");
	struct claim *both = say(&t, "r3", 16, "Rights Watch", 40, 40);
	both->scope = SCOPE_AGGREGATE;
	both->place = (struct place){ 0 };
	const struct toll_result *r = derive(&t);
	CHECK(r->incident_count == 3 && r->incidents[2].aggregate &&
		r->incidents[2].over.count == 2);
	for (size_t i = 0; i < 2; i++) {
		const struct bounds *b =
			&toll_find(&r->incidents[i], HARM_KILLED, STATUS_ALL)->rules[0];
		CHECK(!b->open && b->high.value == (b->low.value == 12 ? 40 : 9));
	}
}

TEST("parts are counted on their own and held against the whole (TOLL-19)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 20, 20);
	struct claim *c = say(&t, "r1", 15, "Health Directorate", 30, 30);
	c->part = STR("children");
	c->scope = SCOPE_PART;
	CHECK_RANGE(&t, 20, 20);
	const struct toll *toll = main_toll(derive(&t));
	CHECK(toll->part_count == 1 && toll->parts[0].bounds.low.value == 30);
	CHECK(toll->alerts.count > 0);
}

TEST("the figure most origins hold is named with their number, ties both (TOLL-20)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 44, OPEN_TOP);
	say(&t, "r2", 15, "Camp Council", 44, 44);
	say(&t, "r3", 15, "Rights Watch", 52, 52);
	const struct toll *toll = main_toll(derive(&t));
	CHECK(toll->held_count == 1 && toll->held[0].figure == 44 && toll->held[0].origins == 2);
	say(&t, "r4", 15, "Aid Mission", 52, 52);
	CHECK(main_toll(derive(&t))->held_count == 2);
}

TEST("leaving one origin out gives the toll that would stand without it (TOLL-21)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	say(&t, "r2", 15, "Camp Council", 52, 52);
	say(&t, "r3", 15, "Rights Watch", 44, 44);
	const struct toll_result *r = derive(&t);
	const struct toll *toll = main_toll(r);
	CHECK(toll->without_count == 2);
	for (size_t i = 0; i < toll->without_count; i++) {
		struct telling less = t;
		less.o.without =
			(struct strs){ &r->incidents[0].origins[toll->without[i].origin].name, 1,
				1 };
		struct bounds b = range_of(&less), w = toll->without[i].rules[RULE_RANGE];
		CHECK(b.low.value == w.low.value && b.high.value == w.high.value);
	}
}

TEST("more civilians than people in one report is a count of others, and an alert (TOLL-22)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Rights Watch", 44, OPEN_TOP);
	say(&t, "r1", 15, "Rights Watch", 71, 71)->status = STATUS_CIVILIAN;
	CHECK_RANGE(&t, 44, 44);
	CHECK(main_toll(derive(&t))->alerts.count == 1);
}

TEST("far fewer of no status beside civilians are no count of all (TOLL-22)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Commission", 26, 26)->status = STATUS_CIVILIAN;
	say(&t, "r1", 15, "Commission", 1, 1);
	CHECK_RANGE(&t, 26, 26);
	CHECK(main_toll(derive(&t))->alerts.count == 0);
}

TEST("an unattributed belief is in the high, sets no low and is no origin (ORIGIN-1)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	say(&t, "r2", 15, "?", 10, 10);
	say(&t, "r3", 15, "?", 60, 60);
	CHECK_RANGE(&t, 41, 60);
	CHECK(derive(&t)->incidents[0].origin_count == 1);
}

TEST("an inference sets no low (TOLL-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	say(&t, "r2", 15, "Camp Council", 20, 20)->basis = BASIS_INFERENCE;
	CHECK_RANGE(&t, 41, 41);
}

TEST("killed or injured together leaves each low alone and stands in each high (TOLL-10)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 2, 2);
	say(&t, "r2", 15, "Camp Council", 24, 24)->harm = HARM_KILLED_OR_INJURED;
	CHECK_RANGE(&t, 2, 24);
	const struct toll *hurt = toll_find(&derive(&t)->incidents[0], HARM_INJURED, STATUS_ALL);
	CHECK(hurt && hurt->rules[0].low.value == 0 && hurt->rules[0].high.value == 24);
}

TEST("of what one report calls early counts the highest stands, and yields to its whole counts "
     "(TOLL-8)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 14, "Health Directorate", 7, 7)->stage = STAGE_PRELIMINARY;
	say(&t, "r1", 14, "Health Directorate", 11, 11)->stage = STAGE_PRELIMINARY;
	CHECK_RANGE(&t, 11, 11);
	say(&t, "r1", 14, "Camp Council", 12, 12);
	CHECK_RANGE(&t, 12, 12);
}

TEST("a figure of nobody in office, far below those of offices, sets no low (TOLL-29)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 20, 20);
	say(&t, "r1", 15, "Health Directorate", 31, 31);
	CHECK_RANGE(&t, 31, 31); /* in one report: less than two thirds */
	say(&t, "r2", 15, NULL, 8, 8);
	CHECK_RANGE(&t, 8, 31); /* in another, beside one office */
	say(&t, "r3", 15, "Camp Council", 33, 33);
	CHECK_RANGE(&t, 8, 33);
	say(&t, "r4", 15, "Rights Watch", 40, 40);
	CHECK_RANGE(&t, 31, 40); /* a quarter of what two offices count */
	say_kind(&t, "r5", 15, "Interior Ministry", SOURCE_GOVERNMENT, 5, 5);
	CHECK_RANGE(&t, 5, 40); /* an office's own low figure stands */
}

TEST("an outlet takes a figure back, whoever it had it from (TOLL-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 31, 31);
	struct claim *c = say(&t, "r2", 15, "Town Hall", 60, 60);
	c->outlet = STR("Radio Selene");
	CHECK_RANGE(&t, 31, 60);
	c = say(&t, "r3", 16, NULL, 60, 60);
	c->outlet = STR("Radio Selene");
	c->stance = STANCE_RETRACTS;
	CHECK_RANGE(&t, 31, 31);
}

TEST("what a report quotes beyond its own 'between 7 and 10' widens nothing (TOLL-24)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 7, 10)->count.rule = STR("COUNT-5");
	say(&t, "r1", 15, "Health Directorate", 8, 8);
	say(&t, "r1", 15, "Camp Council", 120, 120);
	say(&t, "r1", 15, "Rights Watch", 3, 3);
	CHECK_RANGE(&t, 7, 10);
	say(&t, "r2", 15, "Dock Union", 14, 14);
	CHECK_RANGE(&t, 7, 14);
	struct telling quoted = telling_new(mem);
	say(&quoted, "r1", 15, "Dock Union", 7, 10)->count.rule = STR("COUNT-5");
	say(&quoted, "r1", 15, "Camp Council", 12, 12);
	CHECK_RANGE(&quoted, 7, 12);
}

TEST("the dead whom a force calls terrorists are in no toll of civilians (TOLL-25)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 3, 3);
	struct claim *c = say_kind(&t, "r2", 15, "General Staff", SOURCE_MILITARY, 8, 8);
	*PUSH(mem, &c->victims) =
		(struct victim){ .words = STR("eight terrorists"), .date_of_harm = DATE_NONE };
	const struct toll *toll =
		toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN);
	CHECK(toll && toll->rules[RULE_RANGE].high.value == 3);
	t.s.claims.at[1].sources.at[0].kind = SOURCE_WITNESS;
	toll = toll_find(&derive(&t)->incidents[0], HARM_KILLED, STATUS_CIVILIAN);
	CHECK(toll && toll->rules[RULE_RANGE].high.value == 8);
}

TEST("where nobody stands behind a figure the lowest passed on stands in for the low (TOLL-26)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "?", 5, 5);
	say(&t, "r2", 15, "?", 9, 9);
	CHECK_RANGE(&t, 5, 9);
	CHECK(range_of(&t).low.claim == NONE);
	say(&t, "r3", 15, "Camp Council", 7, 7);
	CHECK_RANGE(&t, 7, 9);
}

TEST("another five of one source in one report add to the count before (TOLL-27)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 3, 3);
	struct claim *c = say(&t, "r1", 15, "Camp Council", 5, 5);
	c->words = STR("Another five were killed");
	c->count.words = STR("five");
	CHECK_RANGE(&t, 8, 8);
	CHECK(range_of(&t).low.with != NONE);
	say(&t, "r2", 15, "Health Directorate", 4, 4)->words = STR("four people were killed");
	CHECK_RANGE(&t, 4, 8);
	t.s.claims.at[1].words = STR("Five were killed");
	CHECK_RANGE(&t, 3, 5);
}

TEST("the fighters of both sides that one source counts are added up (TOLL-11)")
{
	struct telling t = telling_new(mem);
	static const char *const words[] = { "five soldiers", "three rebels" };
	for (int i = 0; i < 2; i++) {
		struct claim *c = say(&t, "r1", 15, "Camp Council", 5 - 2 * i, 5 - 2 * i);
		c->status = STATUS_COMBATANT;
		*PUSH(mem, &c->victims) =
			(struct victim){ .words = str_from(words[i]), .date_of_harm = DATE_NONE };
	}
	CHECK_RANGE(&t, 8, 8);
	t.s.claims.at[1].victims.at[0].words = STR("three soldiers");
	CHECK_RANGE(&t, 3, 5);
}

TEST("as of a day only what was published by then counts, and the rest is listed")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 39, 39);
	say(&t, "r2", 18, "Health Directorate", 44, 44);
	t.o.as_of = march(16);
	CHECK_RANGE(&t, 39, 39);
	CHECK(derive(&t)->aside.count == 1);
}

TEST("reviewed means accepted or edited, and a rejected claim never counts")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 39, 39)->review = REVIEW_ACCEPTED;
	say(&t, "r2", 15, "Camp Council", 52, 52);
	say(&t, "r3", 15, "Rights Watch", 90, 90)->review = REVIEW_REJECTED;
	CHECK_RANGE(&t, 39, 52);
	t.o.reviewed = true;
	CHECK_RANGE(&t, 39, 39);
}

TEST("a party that concedes confirms, a ministry that denies contests the event (GRADE-1, GRADE-6)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	deny(&t, "r2", 15, "Interior Ministry");
	struct claim *c = say(&t, "r3", 16, "the army", 5, 5);
	c->sources.at[0].party = true;
	c->stance = STANCE_CONCEDES;
	struct grades g = derive(&t)->incidents[0].grades;
	CHECK(g.harm == GRADE_CONFIRMED && g.event == EVENT_CONTESTED);
}

static struct claim *blame(
	struct telling *t, const char *report, const char *source, const char *who)
{
	struct claim *c = say(t, report, 15, source, 41, 41);
	*PUSH(t->mem, &c->actors) = (struct actor){ .name = str_from(who) };
	return c;
}

TEST("all combatants is discounted, rival culprits contested (GRADE-2, GRADE-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41)->status = STATUS_COMBATANT;
	CHECK(derive(&t)->incidents[0].grades.harm == GRADE_DISCOUNTED);
	struct telling two = telling_new(mem);
	blame(&two, "r1", "Health Directorate", "the coast guard");
	blame(&two, "r2", "Camp Council", "the Tarn militia");
	CHECK(derive(&two)->incidents[0].grades.harm == GRADE_CONTESTED);
}

TEST("two origins and a named culprit are fair, one is weak (GRADE-4, GRADE-5)")
{
	struct telling t = telling_new(mem);
	blame(&t, "r1", "Health Directorate", "the coast guard");
	struct grades g = derive(&t)->incidents[0].grades;
	CHECK(g.harm == GRADE_WEAK && g.event == EVENT_SINGLE_SOURCE); /* GRADE-9 */
	say(&t, "r2", 15, "Camp Council", 41, 41);
	g = derive(&t)->incidents[0].grades;
	CHECK(g.harm == GRADE_FAIR && g.event == EVENT_LIKELY); /* GRADE-8 */
	struct claim *c = say(&t, "r3", 15, "the coast guard", 0, 0);
	c->count.known = false;
	c->harm = HARM_NONE;
	c->stance = STANCE_CONFIRMS;
	CHECK(derive(&t)->incidents[0].grades.event == EVENT_DECLARED); /* GRADE-7 */
}

TEST("a party that says and denies one thing is marked, with HURIDOCS terms (GRADE-10, GRADE-11)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 41);
	deny(&t, "r2", 15, "the army")->sources.at[0].kind = SOURCE_MILITARY;
	struct claim *c = say_kind(&t, "r3", 16, "the army", SOURCE_MILITARY, 0, 0);
	c->count.known = false;
	c->harm = HARM_NONE;
	c->stance = STANCE_CONFIRMS;
	const struct incident *in = &derive(&t)->incidents[0];
	CHECK(in->position_count == 1 && in->positions[0].contradicts_itself);
	CHECK(in->positions[0].cells[0].denies && in->positions[0].cells[0].code == 3);
}
