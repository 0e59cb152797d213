#include "base/claim.h"
#include "base/random.h"
#include "tap.h"

#include <string.h>

static bool add(struct stream *s, const char *line, struct arena *mem, struct err *e)
{
	*e = (struct err){ 0 };
	return stream_add_line(s, str_from(line), mem, e);
}

static struct str written(const struct claim *c, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	claim_put(&j, c);
	return buf_str(&b);
}

static struct str some_text(struct random *r, struct arena *mem)
{
	static const char *const texts[] = { "Port Selene", "a \"quoted\" word\n",
		"\xD8\xA8\xD9\x86", "", "Odran Vell", "tab\tand \x01" };
	if (random_below(r, 4) == 0)
		return (struct str){ 0 };
	return str_copy(mem, str_from(texts[random_below(r, 6)]));
}

static date_day some_date(struct random *r)
{
	return random_below(r, 3) ? (date_day)random_below(r, 40000) : DATE_NONE;
}

static struct count some_count(struct random *r, struct arena *mem)
{
	struct count c = { .known = random_below(r, 4) != 0 };
	if (!c.known)
		return c;
	c.low = (int64_t)random_below(r, 600);
	c.open = random_below(r, 2);
	c.stated = c.low + (int64_t)random_below(r, 50);
	c.high = c.open ? 0 : c.stated;
	c.words = some_text(r, mem);
	return c;
}

static void some_lists(struct claim *c, struct random *r, struct arena *mem)
{
	for (uint64_t n = random_below(r, 3); n > 0; n--) {
		*PUSH(mem, &c->victims) = (struct victim){ .words = some_text(r, mem),
			.kind = (enum victim_kind)random_below(r, 3),
			.age = (int)random_below(r, 90) - 1,
			.harm_known = n > 1,
			.harm = n > 1 ? HARM_KILLED : HARM_NONE,
			.date_of_harm = some_date(r) };
		*PUSH(mem, &c->actors) = (struct actor){ .name = some_text(r, mem),
			.certainty = (enum certainty)random_below(r, 6) };
		*PUSH(mem, &c->means) = STR("mortar");
		*PUSH(mem, &c->infrastructure) = (struct thing){ .words = some_text(r, mem) };
		*PUSH(mem, &c->sources) = (struct source){ .name = some_text(r, mem),
			.kind = (enum source_kind)random_below(r, 13),
			.party = n == 1 };
		*PUSH(mem, &c->rules) = STR("COUNT-1");
	}
}

static struct claim some_claim(struct random *r, struct arena *mem)
{
	struct claim c = { .id = STR("r1#1"), .report = STR("r1"), .document = some_text(r, mem) };
	c.end = random_below(r, 900);
	c.begin = c.end ? random_below(r, c.end) : 0;
	c.words = some_text(r, mem);
	c.published = some_date(r);
	c.captured = c.as_of = DATE_NONE;
	c.act = (enum act)random_below(r, 16);
	c.harm = (enum harm)random_below(r, 10);
	c.status = (enum status)random_below(r, 4);
	c.count = some_count(r, mem);
	c.part = some_text(r, mem);
	c.stance = (enum stance)random_below(r, 7);
	c.hedged = random_below(r, 2);
	c.incident = (int)random_below(r, 5);
	c.place.name = some_text(r, mem);
	c.place.has_point = random_below(r, 2);
	c.place.lat = c.place.has_point ? random_unit(r) * 180 - 90 : 0;
	c.place.lon = c.place.has_point ? random_unit(r) * 360 - 180 : 0;
	c.date.from = c.date.to = some_date(r);
	c.review = (enum review)random_below(r, 4);
	some_lists(&c, r, mem);
	return c;
}

TEST("a claim that was written and read is written to the same bytes")
{
	struct random r = random_seeded(2031, 0);
	for (int i = 0; i < 500; i++) {
		struct stream s = { 0 };
		struct err e = { 0 };
		struct claim c = some_claim(&r, mem);
		struct str once = written(&c, mem);
		bool ok = stream_add_line(&s, once, mem, &e);
		CHECK(ok && s.claims.count == 1);
		if (!ok)
			tap_check_str(str_from(e.text), once, __FILE__, __LINE__);
		else
			tap_check_str(written(&s.claims.at[0], mem), once, __FILE__, __LINE__);
	}
}

TEST("a claim has all its members in order, null where nothing is known")
{
	struct stream s = { 0 };
	struct err e;
	CHECK(add(&s, "{\"id\":\"r1#1\"}", mem, &e));
	CHECK_STR(written(&s.claims.at[0], mem),
		"{\"id\":\"r1#1\",\"document\":null,\"report\":\"r1\",\"outlet\":null,\"url\":null,"
		"\"archive_url\":null,\"published\":null,\"captured\":null,\"language\":null,"
		"\"span\":null,\"words\":null,\"act\":\"other\",\"harm\":\"none\",\"status\":"
		"\"unknown\","
		"\"status_words\":null,\"count\":null,\"part\":null,\"scope\":\"unknown\","
		"\"stage\":\"unknown\",\"basis\":\"unknown\",\"as_of\":null,\"victims\":[],"
		"\"actors\":[],"
		"\"means\":[],\"infrastructure\":[],\"place\":null,\"date\":null,\"sources\":[],"
		"\"stance\":\"asserts\",\"hedged\":false,\"background\":false,\"incident\":null,"
		"\"by\":null,\"reviewed\":\"none\",\"supersedes\":null}");
}

TEST("a count whose high is null is open, and what is stated is its low")
{
	struct stream s = { 0 };
	struct err e;
	CHECK(add(&s, "{\"id\":\"a#1\",\"count\":{\"low\":44,\"high\":null}}", mem, &e));
	CHECK(s.claims.at[0].count.open && s.claims.at[0].count.stated == 44);
}

TEST("members that this version does not know are kept and written back")
{
	struct stream s = { 0 };
	struct err e;
	CHECK(add(&s, "{\"id\":\"a#1\",\"handling\":{\"level\":[2,null,\"x\"]},\"zeal\":1.5}", mem,
		&e));
	struct str w = written(&s.claims.at[0], mem);
	CHECK(str_ends(w, STR("\"handling\":{\"level\":[2,null,\"x\"]},\"zeal\":1.5}")));
}

TEST("a claim names its report, or its document does, or its id before the last mark")
{
	struct stream s = { 0 };
	struct err e;
	CHECK(add(&s, "{\"id\":\"a#b#2\"}", mem, &e));
	CHECK(add(&s, "{\"id\":\"a#2\",\"document\":\"d\"}", mem, &e));
	CHECK(add(&s, "{\"id\":\"a#2\",\"document\":\"d\",\"report\":\"p\"}", mem, &e));
	CHECK_STR(s.claims.at[0].report, "a#b");
	CHECK_STR(s.claims.at[1].report, "d");
	CHECK_STR(s.claims.at[2].report, "p");
}

TEST("a report line is read and written to the same bytes")
{
	static const char line[] = "{\"report\":\"r1\",\"digest\":null,\"outlet\":\"Quay "
				   "Post\",\"url\":null,\"title\":null,"
				   "\"published\":\"2031-03-14\",\"date_from\":\"dateline\","
				   "\"language\":\"en\",\"read\":true,"
				   "\"bytes\":812,\"sketch\":[\"00000000000000ff\"]}";
	struct stream s = { 0 };
	struct err e;
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	CHECK(add(&s, line, mem, &e) && s.reports.count == 1);
	report_put(&j, &s.reports.at[0]);
	tap_check_str(buf_str(&b), str_from(line), __FILE__, __LINE__);
}

TEST("a line that is no claim leaves the stream as it was and says where it is wrong")
{
	static const struct {
		const char *line, *says;
	} wrong[] = {
		{ "[]", "neither a report line nor a claim" },
		{ "{\"id\":7}", "'id': wants a text" },
		{ "{\"id\":\"\"}", "'id' wants 1 to 1024 bytes" },
		{ "{\"words\":\"x\"}", "'id' wants 1 to 1024 bytes" },
		{ "{\"id\":\"a\",\"act\":\"murder\"}", "'act': does not know the word 'murder'" },
		{ "{\"id\":\"a\",\"span\":[9,2]}", "a start that is not after its end" },
		{ "{\"id\":\"a\",\"span\":[-1,2]}", "'span': wants a whole number" },
		{ "{\"id\":\"a\",\"published\":\"2031-02-29\"}", "a day that exists" },
		{ "{\"id\":\"a\",\"count\":{\"low\":5,\"high\":3}}", "'count': 'high'" },
		{ "{\"id\":\"a\",\"count\":{\"low\":10000000000000000000000000}}", "too big" },
		{ "{\"id\":\"a\",\"count\":{\"low\":4.5}}", "'low': wants a whole number" },
		{ "{\"id\":\"a\",\"date\":{\"from\":\"2031-03-02\",\"to\":\"2031-03-01\"}}",
			"ends before" },
		{ "{\"id\":\"a\",\"victims\":[{\"age\":\"ten\"}]}", "'victims': [0]: 'age'" },
		{ "{\"id\":\"a\",\"hedged\":1}", "'hedged': wants true or false" },
		{ "{\"id\":\"a\",\"place\":{\"lat\":91,\"lon\":0}}", "'lat': wants degrees" },
		{ "{\"report\":\"a\",\"digest\":\"00\"}", "64 lower-case hexadecimal digits" },
		{ "{\"report\":\"a\",\"sketch\":[\"0G\"]}", "16 hexadecimal digits" },
		{ "half a li", "not JSON" },
	};
	struct stream s = { 0 };
	struct err e;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		CHECK(!add(&s, wrong[i].line, mem, &e) && e.kind == ERR_INPUT);
		if (!strstr(e.text, wrong[i].says))
			tap_check_str(
				str_from(e.text), str_from(wrong[i].says), __FILE__, __LINE__);
	}
	CHECK(s.claims.count == 0 && s.reports.count == 0);
	CHECK(add(&s, "  ", mem, &e) && s.claims.count == 0);
}
