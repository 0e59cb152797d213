#include "tap.h"
#include "toll_claims.h"

static size_t incidents_of(struct telling *t)
{
	return derive(t)->incident_count;
}

static void place(struct claim *c, const char *name)
{
	c->place.words = c->place.name = str_from(name);
	c->place.precision = 1;
}

static void on(struct claim *c, int day)
{
	c->date.from = c->date.to = march(day);
	c->date.precision = 1;
}

static void line(struct telling *t, const char *report, const char *name, int day)
{
	struct report r = { .id = str_from(report), .published = march(day), .read = true };
	*PUSH(t->mem, &r.vessels) = str_from(name);
	*PUSH(t->mem, &t->s.reports) = r;
}

TEST("a folder about a ship takes what its reports tell of one deed, wherever they stand "
     "(GROUP-46)")
{
	static const char *const reports[] = { "r1", "r2", "r3", "r4", "r5", "r6" };
	static const char *const places[] = { "Ilm", "Kalvo", "Dalen", "Ilm", "Ilm", "Vell" };
	static const long counts[] = { 9, 44, 52, 63, 66, 84 };
	struct telling t = telling_new(mem);
	for (size_t i = 0; i < 6; i++) {
		int day = i < 5 ? 16 : 24; /* the last under the day of its telling */
		struct claim *c = say(&t, reports[i], day, "Coast Guard", counts[i], counts[i]);
		place(c, places[i]);
		on(c, i < 5 ? 15 : 24);
		line(&t, reports[i], "Linda Corso", day);
	}
	CHECK(incidents_of(&t) == 1);
	for (size_t i = 0; i < 3; i++)
		t.s.reports.at[i].vessels.count = 0;
	CHECK(incidents_of(&t) > 1); /* three name her */
	for (size_t i = 0; i < 3; i++)
		t.s.reports.at[i].vessels.count = 1;
	on(&t.s.claims.at[5], 10);
	CHECK(incidents_of(&t) == 2); /* before it sank */
	for (size_t i = 0; i < 6; i++) {
		struct report *r = &t.s.reports.at[i];
		on(&t.s.claims.at[i], i < 5 ? 15 : 24);
		r->places = r->vessels;
		r->vessels.count = 0;
	}
	CHECK(incidents_of(&t) > 1); /* a place is none */
}
