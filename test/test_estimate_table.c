#include "base/digest.h"
#include "estimate_tables.h"

static bool reads(const char *text, const struct table_options *o, struct strata *s, struct err *e,
	struct arena *mem)
{
	*e = (struct err){ 0 };
	return table_read(str_from(text), o, s, mem, e);
}

static bool refused(const char *text, const char *why, struct arena *mem)
{
	struct table_options o = { 0 };
	struct strata s;
	struct err e;
	if (reads(text, &o, &s, &e, mem))
		return false;
	if (!strstr(e.text, why))
		printf("# said: %s\n", e.text);
	return strstr(e.text, why) != NULL;
}

TEST("EST-1: a row a pattern, a row a person and a match give the same table")
{
	struct table_options o = { 0 };
	struct strata a, b, c;
	struct err e;
	CHECK(reads("x,y,count\n1,0,2\n1,1,1\n0,1,1\n", &o, &a, &e, mem));
	CHECK(reads("x,y\n1,0\n1,1\n0,1\n1,0\n", &o, &b, &e, mem));
	CHECK(reads("person,list,record,name\n1,x,1,p\n2,x,2,q\n2,y,1,q\n3,y,2,r\n4,x,3,s\n", &o,
		&c, &e, mem));
	const struct table *t[] = { &a.at[0].table, &b.at[0].table, &c.at[0].table };
	for (int i = 0; i < 3; i++) {
		CHECK_INT(t[i]->n, 4);
		CHECK_INT((long long)t[i]->count, 3);
		CHECK_INT(t[i]->at[0].lists, 1);
		CHECK_INT(t[i]->at[0].count, 2);
		CHECK_INT(t[i]->at[2].lists, 3);
	}
}

TEST("EST-1: equal patterns are added up, and that is said")
{
	struct table_options o = { 0 };
	struct strata s;
	struct err e;
	CHECK(reads("x,y,count\n1,0,2\n1,0,3\n1,1,1\n", &o, &s, &e, mem));
	CHECK_INT(s.at[0].table.at[0].count, 5);
	CHECK_INT((long long)s.notes.count, 1);
}

TEST("EST-2: what cannot be a table is refused with line and cause")
{
	CHECK(refused("x,y,count\n1,0,2\n0,0,9\n", "line 3 is on no list", mem));
	CHECK(refused("x,y,count\n1,0,-2\n", "line 2: a count of '-2' persons is negative", mem));
	CHECK(refused("x,y,count\n1,0,2.5\n", "'2.5' is not a whole number", mem));
	CHECK(refused("x,y,count\n1,2,3\n", "column 'y' holds '2', neither 0 nor 1", mem));
	CHECK(refused("x,y,count\n1,0\n", "line 2 has 2 fields, the header 3", mem));
	CHECK(refused("x,x,count\n1,0,1\n", "two columns are named 'x'", mem));
	CHECK(refused("x,y,count\n1,0,0\n", "nobody", mem));
	CHECK(refused("x,y,count\n1,0,99999999999\n", "over", mem));
	CHECK(refused("", "empty", mem));
	CHECK(refused("x,y,count\n", "no rows", mem));
	CHECK(refused("x,count\n1,4\n", "at least 2 are needed", mem));
}

TEST("EST-3: a column of persons whose first value is no 0 or 1 is named and not used")
{
	struct table_options o = { 0 };
	struct strata s;
	struct err e;
	CHECK(reads("x,y,town\n1,0,Dorrin\n1,1,Ashvale\n", &o, &s, &e, mem));
	CHECK_INT((long long)s.at[0].table.lists, 2);
	CHECK_INT((long long)s.notes.count, 1);
	CHECK(refused("x,y,z\n1,0,0\n1,1,maybe\n", "column 'z' holds 'maybe'", mem));
}

TEST("EST-4: a list with nobody on it is refused in a whole table, and left out in a stratum")
{
	struct table_options o = { .by = "town" };
	struct strata s;
	struct err e;
	CHECK(refused("x,y,z,count\n1,1,0,4\n1,0,0,3\n0,1,0,2\n", "nobody is on list 'z'", mem));
	CHECK(reads("town,x,y,z,count\nDorrin,1,1,0,4\nAshvale,1,0,1,3\nAshvale,0,1,1,2\n", &o, &s,
		&e, mem));
	CHECK_INT((long long)s.count, 2);
	CHECK_STR(s.at[0].name, "Ashvale");
	CHECK_INT((long long)s.at[0].table.lists, 3);
	CHECK_INT((long long)s.at[1].table.lists, 2);
	CHECK_INT((long long)s.notes.count, 1);
}

TEST("EST-4: persons whose stratum is not said are a stratum that says so")
{
	struct table_options o = { .by = "town" };
	struct strata s;
	struct err e;
	CHECK(reads(
		"town,x,y,count\n,1,0,4\n ,1,1,3\nDorrin,1,0,3\nDorrin,0,1,2\n", &o, &s, &e, mem));
	CHECK_INT((long long)s.count, 2);
	CHECK_STR(s.at[0].name, "(no town)");
	CHECK_INT(s.at[0].table.n, 7);
}

TEST("EST-74: equal rows of persons are counted as somebody who may be there twice")
{
	struct table_options o = { 0 };
	struct strata s;
	struct err e;
	CHECK(reads("x,y,name\n1,0,one\n1,1,two\n1,0,one\n0,1,one\n", &o, &s, &e, mem));
	CHECK_INT((long long)s.at[0].duplicates, 1);
	CHECK(reads("person,list,record\n1,x,1\n1,x,2\n1,y,1\n2,y,2\n", &o, &s, &e, mem));
	CHECK_INT((long long)s.at[0].duplicates, 1);
}

TEST("a table without a list, or with two lists made one, keeps its persons where they are")
{
	struct table t = table_of(kosovo_text, mem);
	CHECK_INT(t.n, 4400);
	CHECK_INT(table_without(&t, 8, mem).n, 4400 - 306);
	struct table m = table_merged(&t, 0, 1, mem);
	CHECK_INT(m.n, 4400);
	CHECK_INT((long long)m.lists, 3);
	CHECK_STR(m.name[0], "EXH+ABA");
	CHECK_INT(table_on_all(&m, 1), 1910 + 1528 - 177 - 18 - 181 - 27);
}

TEST("EST-75: the digest is that of the patterns in order, however the rows stood")
{
	struct table a = table_of("a,b,count\n1,1,7\n0,1,3\n1,0,2\n", mem);
	struct table b = table_of("a,b,count\n1,0,1\n0,1,3\n1,1,7\n1,0,1\n", mem);
	struct table c = table_of("a,b,count\n1,0,2\n0,1,3\n1,1,8\n", mem);
	struct str canonical = STR("a,b,count\n1,0,2\n0,1,3\n1,1,7\n");
	CHECK(str_equal(table_digest(&a, mem), digest_hex(mem, digest_of(canonical))));
	CHECK(str_equal(table_digest(&a, mem), table_digest(&b, mem)));
	CHECK(!str_equal(table_digest(&a, mem), table_digest(&c, mem)));
}
