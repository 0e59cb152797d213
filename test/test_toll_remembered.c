#include "tap.h"
#include "toll_claims.h"

static size_t incidents_of(struct telling *t)
{
	return derive(t)->incident_count;
}

static void place(struct claim *c, const char *name)
{
	c->place.name = c->place.words = str_from(name);
}

TEST("what joins an incident brings its figures, which one passed over before may have (GROUP-6)")
{
	struct telling t = telling_new(mem);
	place(say(&t, "r1", 15, "Camp Council", 20, 20), "San Ferro");
	place(say(&t, "r2", 15, "Rights Watch", 45, 45), "La Pradella");
	CHECK(incidents_of(&t) == 2);
	place(say(&t, "r3", 15, "Town Hall", 20, 20), "Quellen");
	place(say(&t, "r3", 15, "Clinic", 45, 45), "Quellen");
	CHECK(incidents_of(&t) == 1);
	recount(&t, 3, 300);
	CHECK(incidents_of(&t) == 2);
}

TEST("what is told on its day, years later, at its place and with its figure is a memory "
     "(GROUP-47)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 19, 19);
	say(&t, "r2", 15, "Rights Watch", 18, 18);
	struct claim *c = say(&t, "r3", 15, "Town Hall", 21, 21);
	date_day later;
	date_make(2032, 3, 15, &later);
	c->date.from = c->date.to = c->published = later;
	CHECK(incidents_of(&t) == 1);
	recount(&t, 2, 90);
	CHECK(incidents_of(&t) == 2); /* as many as another day's */
	recount(&t, 2, 21);
	c = &t.s.claims.at[2];
	c->date.from = c->date.to = c->published = later + 9;
	CHECK(incidents_of(&t) == 2);
}

TEST("as many claims of the same day of a later year are another deed, and no memory (GROUP-47)")
{
	struct telling t = telling_new(mem);
	date_day later;
	date_make(2032, 3, 15, &later);
	say(&t, "r1", 15, "Camp Council", 19, 19);
	say(&t, "r2", 15, "Rights Watch", 18, 18);
	for (int i = 0; i < 2; i++) {
		struct claim *c = say(&t, i ? "r4" : "r3", 15, i ? "Town Hall" : "Police", 18, 18);
		c->date.from = c->date.to = c->published = later;
	}
	CHECK(incidents_of(&t) == 2);
}

TEST("what was told the day after, of a day of its own, is another deed (GROUP-47)")
{
	struct telling t = telling_new(mem);
	date_day later;
	date_make(2032, 3, 15, &later);
	say(&t, "r1", 15, "Camp Council", 19, 19);
	say(&t, "r2", 15, "Rights Watch", 18, 18);
	struct claim *c = say(&t, "r3", 15, "Town Hall", 18, 18);
	c->date.from = c->date.to = c->published = later;
	CHECK(incidents_of(&t) == 1);
	t.s.claims.at[2].published = later + 1;
	CHECK(incidents_of(&t) == 2);
}

static void line(struct telling *t, const char *report, const char *name, date_day published)
{
	struct report r = { .id = str_from(report), .published = published, .read = true };
	*PUSH(t->mem, &r.places) = str_from(name);
	*PUSH(t->mem, &t->s.reports) = r;
}

TEST("in a folder about a place its very count is the incident's, however late the day it is told "
     "of "
     "(GROUP-46)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4", "r5", "r6" };
	struct telling t = telling_new(mem);
	date_day later;
	date_make(2041, 9, 3, &later);
	for (size_t i = 0; i < 6; i++) {
		place(say(&t, reports[i], 20, "Camp Council", 30, 30), "Dalen");
		line(&t, reports[i], "Dalen", march(20));
	}
	struct claim *c = say(&t, "r7", 20, "Court", 30, 30);
	place(c, "Dalen");
	c->date.from = c->date.to = c->published = later; /* of the hearing */
	line(&t, "r7", "Dalen", later);
	CHECK(incidents_of(&t) == 1);
	recount(&t, 6, 31);
	CHECK(incidents_of(&t) == 2);
	recount(&t, 6, 30);
	place(c, "Ostra");
	CHECK(incidents_of(&t) == 2);
	place(c, "Dalen");
	for (size_t i = 0; i < 7; i++)
		recount(&t, i, 19);
	CHECK(incidents_of(&t) == 2); /* as many raids count */
}
