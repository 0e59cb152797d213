#include "base/json.h"
#include "casebook/fields.h"
#include "casebook/index_inside.h"
#include "casebook_help.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

TEST("every SQL text of the room can be prepared")
{
	struct store *s;
	struct err e;
	const char *text;
	size_t i = 0;
	CHECK(store_open(&s, index_schema, &e));
	for (; store_text(i, &text); i++)
		CHECK(store_prepares(s, text, &e));
	CHECK(i > 10);
	CHECK(!store_prepares(s, "select nothing from nowhere", &e));
	store_close(s);
}

/* A report of one line with its text in the vault, and a claim on it. */
static bool add_report(struct casebook *c, const char *text, struct arena *mem, struct err *e)
{
	struct casebook_new x[2] = { { .kind = ENTRY_DOCUMENT }, { .kind = ENTRY_CLAIM } };
	struct casebook_ref first = { 0 };
	struct vault_object o;
	struct str rest = str_from(text);
	struct byte_source from = source_memory(&rest);
	uint64_t index;
	if (!vault_put(&c->vault, &from, &o, e))
		return false;
	fields_add_str(&x[0], FIELD_WHAT, "kind", STR("report"), mem);
	fields_add_str(&x[0], FIELD_WHAT, "digest", digest_hex(mem, o.content), mem);
	fields_add_str(&x[0], FIELD_WHAT, "object", digest_hex(mem, o.name), mem);
	fields_add_int(&x[0], FIELD_WHAT, "size", (int64_t)o.size, mem);
	fields_add_str(&x[1], FIELD_WORDS, "words", STR("nine bodies"), mem);
	x[1].ref = &first;
	x[1].ref_count = 1;
	return casebook_append(c, x, 2, &o, 1, &index, e);
}

static struct str dump_of(struct index *ix, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct err e;
	CHECK(index_dump(ix, &b, &e));
	return buf_str(&b);
}

static bool count(void *self, const struct index_entry *x, struct err *e)
{
	(void)x;
	(void)e;
	++*(size_t *)self;
	return true;
}

static size_t found(struct index *ix, struct casebook *c, const char *words)
{
	size_t n = 0;
	struct err e;
	CHECK(index_find(ix, c, str_from(words), 100, count, &n, &e));
	return n;
}

TEST("an index that followed entry by entry equals one that was rebuilt")
{
	struct bench b;
	struct casebook c;
	struct err e;
	struct index *step = NULL, *whole;
	bench_start(&b);
	CHECK(bench_create(&b, &c, "/case", &e) && index_build(&step, &c, &e));
	CHECK_INT((long long)found(step, &c, "nothing"), 0);
	for (int i = 0; i < 300; i++) {
		const char *text = i % 2 ? "Port Selene, nine dead" : "Camp market, ten hurt";
		CHECK(add_report(&c, text, mem, &e));
		CHECK(i % 7 || index_follow(step, &c, &e));
	}
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/case", "/other", CASEBOOK_WRITING, &e));
	CHECK(add_report(&c, "from the other device", mem, &e) && index_follow(step, &c, &e));
	CHECK(index_build(&whole, &c, &e));
	CHECK_INT((long long)found(whole, &c, "selene dead"), 100);
	struct str a = dump_of(step, mem), z = dump_of(whole, mem);
	CHECK(a.len > 10000 && str_equal(a, z));
	struct index_counts n;
	CHECK(index_count(whole, &n, &e));
	CHECK_INT((long long)n.of[ENTRY_CLAIM], 301);
	uint64_t rows;
	struct str differs;
	CHECK(index_compare(step, whole, &rows, &differs, mem, &e) && !differs.at && rows > 1000);
	struct query q = query(step->store, "delete from ref");
	CHECK(query_run(&q, &e));
	q = query(step->store, "update entry set kind = kind + 1 where place = 400");
	CHECK(query_run(&q, &e) && index_compare(step, whole, &rows, &differs, mem, &e));
	CHECK(differs.at && str_starts(differs, STR("entry casebook/")));
	q = query(whole->store, "delete from entry");
	CHECK(query_run(&q, &e) && index_compare(whole, step, &rows, &differs, mem, &e));
	CHECK(differs.at && rows == 1);
	index_free(step);
	index_free(whole);
	casebook_close(&c);
	bench_end(&b);
}

TEST("words are found in any script, with or without their marks, by their beginnings")
{
	static const struct {
		const char *text, *words;
		bool found;
	} cases[] = {
		{ "Áñez Peña spoke", "anez pena", true },
		{ "قُتِل تسعة في المخيّم", "المخيم", true },
		{ "قُتِل تسعة في المخيّم", "قتل", true },
		{ "مدرسة الرازي", "مدرسه", true },
		{ "Обстрел рынка в Селене", "рынк", true },
		{ "港口塞勒涅九人死亡", "塞勒涅", true },
		{ "港口塞勒涅九人死亡", "九死", false },
		{ "ตลาดถูกยิง", "ตลาด", true },
		{ "बाज़ार पर हमला", "हमला", true },
		{ "the market", "arket", false },
		{ "the market", "the \"market", true },
		{ "the market", "NOT OR", false },
	};
	struct bench b;
	struct casebook c;
	struct err e;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct index *ix = NULL;
		bench_start(&b);
		CHECK(bench_create(&b, &c, "/case", &e));
		CHECK(add_report(&c, cases[i].text, mem, &e) && index_build(&ix, &c, &e));
		CHECK_INT((long long)found(ix, &c, cases[i].words), cases[i].found);
		index_free(ix);
		casebook_close(&c);
		bench_end(&b);
	}
}

TEST("words of ASCII are folded as those of any script are")
{
	CHECK_STR(search_fold(STR("At Tarn-2,\nthe_CAMP's 41"), mem), "at tarn 2  the camp s 41");
	CHECK_STR(search_fold(STR("At Tarn-2, \xC3\xA9\nthe_CAMP's 41"), mem),
		"at tarn 2  e the camp s 41");
	/* The same line, with and without a letter that takes the long way. */
	for (int c = 1; c < 0x80; c++) {
		char plain[] = { 'x', (char)c, 'y' },
		     mixed[] = { 'x', (char)c, 'y', '\xD8', '\xA7' };
		struct str a = search_fold((struct str){ plain, sizeof plain }, mem),
			   b = search_fold((struct str){ mixed, sizeof mixed }, mem);
		CHECK(str_equal(a, str_slice(b, 0, a.len)) && b.len == a.len + 2);
	}
}
