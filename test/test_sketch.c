#include "tap.h"
#include "text/sketch.h"

#include <stdio.h>
#include <string.h>

static struct sketch sketched(const char *text, struct arena *mem)
{
	struct scanned s;
	struct sketch k;
	text_scan(str_copy(mem, str_from(text)), &s, mem);
	sketch_make(&s, &k, mem);
	return k;
}

static double likeness(const char *a, const char *b, struct arena *mem)
{
	struct sketch x = sketched(a, mem), y = sketched(b, mem);
	CHECK(sketch_likeness(&x, &y) == sketch_likeness(&y, &x));
	return sketch_likeness(&x, &y);
}

/* `count` words, those from `other` on different. */
static char *words(char *to, int count, int other)
{
	char *end = to;
	for (int i = 0; i < count; i++)
		end += sprintf(end, "%c%d ", i < other ? 'w' : 'x', i);
	return to;
}

TEST("READ-40: a sketch is 64 values, the same for the same words whatever their case")
{
	struct sketch a = sketched("The shells fell on the market at 10.", mem);
	struct sketch b = sketched("THE SHELLS FELL ON THE MARKET AT 10", mem);
	CHECK(a.count == 64 && memcmp(a.at, b.at, 64 * sizeof *a.at) == 0);
	CHECK(a.at[0] == 0x681f5ac526eab44a && a.at[63] == 0x0aa4b5f217f11f6d); /* for ever */
	CHECK(sketched("", mem).count == 0 && sketched("?!", mem).count == 0);
	CHECK(sketched("ten", mem).count == 64);
}

TEST("READ-40: order and digits count, a changed headline does not")
{
	CHECK(likeness("ten men were killed in ostra", "in ostra were killed men ten", mem) == 0);
	CHECK(likeness("the army killed 10 in ostra", "the army killed 12 in ostra", mem) < 0.7);
	CHECK(likeness("Ten dead in Ostra\n\nThe army shelled the market of the town.",
		      "Carnage\n\nThe army shelled the market of the town.", mem) == 1);
}

TEST("READ-41: the likeness estimates the share of shingles in common")
{
	static char a[20000], b[20000];
	CHECK_NEAR(likeness(words(a, 1000, 1000), words(b, 1000, 1000), mem), 1, 0);
	CHECK_NEAR(likeness(words(a, 1000, 1000), words(b, 1000, 667), mem), 0.5, 0.2);
	CHECK_NEAR(likeness(words(a, 1000, 1000), words(b, 1000, 900), mem), 0.818, 0.15);
	CHECK_NEAR(likeness(words(a, 1000, 1000), words(b, 1000, 0), mem), 0, 0.05);
	struct sketch none = { 0 };
	CHECK(sketch_likeness(&none, &none) == 0);
}
