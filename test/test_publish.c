#include "publish/html.h"
#include "publish/site_inside.h"
#include "tap.h"
#include "toll_claims.h"

#include <stdlib.h>

static struct str escaped(struct arena *mem, const char *text)
{
	struct html h = { .to = { .mem = mem } };
	html_leaf(&h, "p", str_from(text));
	return buf_str(&h.to);
}

TEST("no text of a stranger becomes markup")
{
	CHECK_STR(escaped(mem, "<script>alert('x')</script> & \"y\""),
		"<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;</p>\n");
	struct html h = { .to = { .mem = mem } };
	html_open(&h, "a");
	html_attr(&h, "href", STR("\"><img src=x onerror=alert(1)>"));
	html_close(&h);
	CHECK_STR(
		buf_str(&h.to), "<a href=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\"></a>\n");
}

TEST("what turns the order of writing round, or has no width, is shown by its number")
{
	CHECK_STR(escaped(mem, "a\xE2\x80\xAE"
			       "b"),
		"<p>a[U+202E]b</p>\n");
	CHECK_STR(escaped(mem, "a\xE2\x80\x8B"
			       "b\xEF\xBB\xBF"),
		"<p>a[U+200B]b[U+FEFF]</p>\n");
	CHECK_STR(escaped(mem, "\xE2\x81\xA6x\xE2\x81\xA9"), "<p>[U+2066]x[U+2069]</p>\n");
	CHECK_STR(escaped(mem, "\x01\x7F\xFF"), "<p>[U+0001][U+007F]\xEF\xBF\xBD</p>\n");
	CHECK_STR(escaped(mem, "\xD9\x85\xE2\x80\x8C\xD9\x85"),
		"<p>\xD9\x85\xE2\x80\x8C\xD9\x85</p>\n"); /* Persian needs it */
}

TEST("only addresses of the web are links")
{
	struct html h = { .to = { .mem = mem } };
	html_address(&h, STR("javascript:alert(1)"), STR("r1"));
	html_address(&h, STR("data:text/html,x"), STR("r2"));
	CHECK_STR(buf_str(&h.to), "<bdi>r1</bdi>\n<bdi>r2</bdi>\n");
	struct html link = { .to = { .mem = mem } };
	html_address(&link, STR("https://example.org/?a&b"), STR("r3"));
	CHECK_STR(buf_str(&link.to), "<a href=\"https://example.org/?a&amp;b\" rel=\"noreferrer "
				     "noopener\"><bdi>r3</bdi>\n</a>\n");
}

TEST("a word of a megabyte is cut, between letters, and says so")
{
	struct html h = { .to = { .mem = mem } };
	struct buf b = { .mem = mem };
	for (int i = 0; i < 1 << 19; i++)
		buf_add(&b, STR("\xD9\x85"));
	html_quote(&h, "td", buf_str(&b), STR("(more)"));
	struct str out = buf_str(&h.to);
	CHECK(out.len < HTML_LONGEST + 100 && str_find(out, STR("(more)")) < out.len);
	CHECK(str_find(out, STR("\xEF\xBF\xBD")) == out.len);
}

static struct words in(struct arena *mem, const char *language)
{
	struct words w;
	struct err e = { 0 };
	CHECK(words_open(&w, str_from(language), mem, &e));
	return w;
}

static size_t slots(struct str text)
{
	size_t mask = 0;
	for (size_t i = 0; i + 2 < text.len; i++)
		if (text.at[i] == '{' && text.at[i + 2] == '}')
			mask |= (size_t)1 << (text.at[i + 1] - '0');
	return mask;
}

static bool is_form(struct str key)
{
	static const char *const forms[] = { ".zero", ".one", ".two", ".few", ".many", ".other" };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (str_ends(key, str_from(forms[i])))
			return true;
	return false;
}

static void has_all_of_english(const char *language, struct arena *mem)
{
	struct words en = in(mem, "en"), own = in(mem, language);
	struct numbered keys = { 0 };
	struct strs texts = { 0 };
	struct str key, text;
	for (size_t i = 0; words_at(&own, i, &key, &text); i++) {
		*PUSH(mem, &texts) = text;
		CHECK_INT((int)numbered_find(&keys, key, texts.count, mem), (int)texts.count);
	}
	for (size_t i = 0; words_at(&en, i, &key, &text); i++) {
		size_t at = numbered_get(&keys, key);
		CHECK(at > 0);
		if (at && !is_form(key))
			CHECK(slots(texts.at[at - 1]) == slots(text));
	}
}

TEST("every catalogue has every text of the English one, with the same things to fill in")
{
	size_t count = 0;
	for (const char *const *l = words_languages; *l; l++, count++)
		has_all_of_english(*l, mem);
	CHECK(count >= 4);
	CHECK(in(mem, "ar").right_to_left && !in(mem, "en").right_to_left);
}

TEST("no catalogue but the English one says anything that English lacks, plural forms aside")
{
	for (const char *const *l = words_languages + 1; *l; l++) {
		struct words en = in(mem, "en"), own = in(mem, *l);
		struct str key, text;
		for (size_t i = 0; words_at(&own, i, &key, &text); i++)
			CHECK(is_form(key) ||
				!str_equal(words_get(&en, str_terminated(mem, key)), key));
	}
}

TEST("every form that a language's plural rule can ask for is in its catalogue")
{
	static const char *const forms[] = { "zero", "one", "two", "few", "many", "other" };
	struct words ar = in(mem, "ar");
	struct numbered keys = { 0 };
	struct str key, text;
	for (size_t i = 0; words_at(&ar, i, &key, &text); i++)
		numbered_find(&keys, key, i + 1, mem);
	for (size_t i = 0; words_at(&ar, i, &key, &text); i++)
		for (size_t k = 0; str_ends(key, STR(".other")) && k < 6; k++)
			if (!str_equal(key, STR("status.other")) &&
				!str_equal(key, STR("source.other")))
				CHECK(numbered_get(
					&keys, str_format(mem, STR_FMT "%s",
						       STR_ARG(str_slice(key, 0, key.len - 5)),
						       forms[k])));
}

TEST("numbers, days and ranges are written as the language does")
{
	struct words en = in(mem, "en"), ar = in(mem, "ar");
	date_day first = DATE_NONE, last = DATE_NONE;
	CHECK(date_make(2031, 3, 1, &first) && date_make(2031, 3, 31, &last));
	CHECK_STR(words_number(&en, 1234, mem), "1234");
	CHECK_STR(words_number(&en, 1234567, mem), "1,234,567");
	CHECK_STR(words_number(&ar, 12345, mem), "١٢٬٣٤٥");
	CHECK_STR(words_day(&ar, first, mem), "١ مارس ٢٠٣١");
	CHECK_STR(words_days(&en, first, last, mem), "March 2031");
	CHECK_STR(words_days(&en, first, first + 2, mem), "1 to 3 March 2031");
	CHECK_STR(words_range(&en, true, 41, true, 52, true, mem), "41 to 52 or more");
	CHECK_STR(words_range(&en, false, 0, true, 52, false, mem), "up to 52");
	CHECK_STR(words_range(&en, true, 41, true, 41, false, mem), "41");
	CHECK_STR(words_count(&ar, "claims", 2, mem), "إفادتان");
	CHECK_STR(words_count(&ar, "claims", 103, mem), "١٠٣ إفادات");
	CHECK_STR(words_count(&en, "claims", 1, mem), "1 claim");
}

TEST("what an engine says is said in the words of the catalogue, what is filled in with it; what "
     "is not known is not guessed")
{
	struct words en = in(mem, "en"), fr = in(mem, "fr"), ar = in(mem, "ar");
	CHECK_STR(words_said(&en, STR("made for 2 lists, this table has 4"), mem),
		"made for 2 lists, this table has 4");
	CHECK_STR(words_said(&fr, STR("made for 2 lists, this table has 4"), mem),
		"faite pour 2 listes, ce tableau en a 4");
	CHECK_STR(words_said(&fr, STR("'a/b' is damaged"), mem), "« a/b » est endommagé");
	CHECK_STR(words_said(&fr, STR("checkpoint: 12 bytes, not 32"), mem),
		"point de contrôle : 12 octets, et non 32");
	CHECK(!str_equal(words_said(&ar, STR("3 entries, not 4"), mem), STR("3 entries, not 4")));
	CHECK(str_find(words_said(&ar, STR("3 entries, not 4"), mem), STR("3")) ==
		words_said(&ar, STR("3 entries, not 4"), mem).len);
	CHECK(!words_said(&fr, STR("nobody ever says this"), mem).at);
	CHECK(!words_said(&fr, STR("'' is damaged"), mem).at);
	CHECK(!words_said(&fr, STR(""), mem).at);
}

TEST("French and Spanish days, numbers and forms are written as those languages do")
{
	struct words fr = in(mem, "fr"), es = in(mem, "es");
	date_day first = DATE_NONE, last = DATE_NONE;
	CHECK(date_make(2031, 3, 14, &first) && date_make(2031, 4, 2, &last));
	CHECK_STR(words_number(&fr, 12345, mem), "12\u202f345");
	CHECK_STR(words_day(&fr, first, mem), "14 mars 2031");
	CHECK_STR(words_days(&fr, first, first + 2, mem), "du 14 au 16 mars 2031");
	CHECK_STR(words_count(&fr, "claims", 0, mem), "0 affirmation");
	CHECK_STR(words_count(&fr, "claims", 2, mem), "2 affirmations");
	CHECK_STR(words_day(&es, first, mem), "14 de marzo de 2031");
	CHECK_STR(
		words_days(&es, first, last, mem), "del 14 de marzo de 2031 al 2 de abril de 2031");
	CHECK_STR(words_count(&es, "claims", 0, mem), "0 afirmaciones");
	CHECK_STR(words_range(&es, true, 41, true, 52, true, mem), "de 41 a 52 o más");
}

struct made {
	struct site_files files;
	const struct edition *ed;
};

static struct made make(struct telling *t, struct edition_options o, struct site_options s)
{
	struct arena *mem = t->mem;
	struct made m = { 0 };
	struct err e = { 0 };
	struct words *w = NEW(mem, struct words);
	struct edition_options *kept = NEW(mem, struct edition_options);
	*w = in(mem, o.language.at ? o.language.at : "en");
	*kept = o;
	s.words = w;
	m.ed = edition_make(&t->s, kept, mem);
	struct site *site = site_open(m.ed, &s);
	for (size_t i = 0; i < site_parts(site); i++)
		CHECK(site_part(site, i, &m.files, mem, &e));
	return m;
}

static struct str file_of(const struct made *m, const char *path)
{
	for (size_t i = 0; i < m->files.count; i++)
		if (str_ends(m->files.at[i].path, str_from(path)))
			return m->files.at[i].bytes;
	return STR("");
}

static bool has(struct str text, const char *what)
{
	return str_find(text, str_from(what)) < text.len;
}

static bool any_has(const struct made *m, const char *what)
{
	for (size_t i = 0; i < m->files.count; i++)
		if (has(m->files.at[i].bytes, what))
			return true;
	return false;
}

static struct telling town(struct arena *mem)
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Health Directorate", 41, 44)->review = REVIEW_ACCEPTED;
	say(&t, "r2", 17, "Camp Council", 52, 52)->review = REVIEW_EDITED;
	return t;
}

TEST("nothing unreviewed is in a sum, and the sum is that of the incidents (PUBLISH-1, PUBLISH-10)")
{
	struct telling t = town(mem);
	say(&t, "r3", 17, "Quay Post", 98765, 98765);
	struct claim *c = say(&t, "r4", 17, "Quay Post", 7, 8);
	c->review = REVIEW_ACCEPTED;
	c->place.name = c->place.words = STR("East Ward");
	c = say(&t, "r5", 17, "Quay Post", 300, 300);
	c->review = REVIEW_ACCEPTED;
	c->background = true;
	c->place.name = c->place.words = STR("Old Quay");
	c->date.from = c->date.to = march(1) - 900;
	struct made m = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	struct bounds sum = edition_total(m.ed, HARM_KILLED, STATUS_ALL);
	CHECK(sum.low.value == 48 && sum.high.value == 60 && !sum.open);
	CHECK(has(file_of(&m, "index.html"), "48 to 60"));
	CHECK(has(file_of(&m, "index.html"),
		"The figures rest on <a href=\"data/claims.jsonl\">4 claims</a> of "));
	CHECK(has(file_of(&m, "index.html"), "1 that was not reviewed"));
	CHECK(!any_has(&m, "98765"));
}

TEST("every bound leads to the words that carry it, which stand on the page")
{
	struct telling t = town(mem);
	struct made m = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	struct str page = file_of(&m, ".html"), index = file_of(&m, "index.html");
	page = m.files.at[m.files.count - 1].bytes;
	CHECK(has(page, "<a href=\"#c1\">41</a> to <a href=\"#c2\">52</a>"));
	CHECK(has(page, "<tr id=\"c1\">") && has(page, "claim number 1 of r1"));
	CHECK(has(index, "#c1\">41</a>"));
}

TEST("an edition is the same byte for byte, whatever the order of its claims")
{
	struct telling t = town(mem), u = town(mem);
	struct claim first = u.s.claims.at[0];
	u.s.claims.at[0] = u.s.claims.at[1];
	u.s.claims.at[1] = first;
	struct made a = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	struct made b = make(&u, (struct edition_options){ 0 }, (struct site_options){ 0 });
	CHECK(a.files.count == b.files.count && a.files.count > 20);
	for (size_t i = 0; i < a.files.count; i++)
		CHECK(str_equal(a.files.at[i].path, b.files.at[i].path) &&
			str_equal(a.files.at[i].bytes, b.files.at[i].bytes));
}

TEST("a crafted report is inert in every file of an edition")
{
	struct telling t = town(mem);
	struct claim *c = &t.s.claims.at[0];
	c->words = STR(
		"<script>alert(1)</script><img src=x onerror=alert(2)>\xE2\x80\xAE\xE2\x80\x8B");
	c->place.name = c->place.words = STR("</title></svg><script>alert(3)</script>");
	c->outlet = STR("<iframe src=//evil>");
	c->url = STR("javascript:alert(4)");
	c->sources.at[0].name = STR("=HYPERLINK(\"http://evil\")");
	t.s.claims.at[1].place = c->place;
	struct made m = make(&t,
		(struct edition_options){ .title = STR("<b>T</b>"), .publisher = STR("<i>P") },
		(struct site_options){ 0 });
	for (size_t i = 0; i < m.files.count; i++) {
		struct str path = m.files.at[i].path, text = m.files.at[i].bytes;
		bool page = str_ends(path, STR(".html")), table = str_ends(path, STR(".csv"));
		CHECK(!page ||
			(!has(text, "<script") && !has(text, "<img") && !has(text, "<iframe")));
		CHECK(!page || (!has(text, "href=\"javascript:") && !has(text, "\xE2\x80\xAE") &&
				       !has(text, "<b>T") && !has(text, "<i>P")));
		CHECK(!table || (!has(text, ",=HYPER") && !has(text, ",\"=HYPER") &&
					!has(text, "; =HYPER\"")));
	}
	CHECK(any_has(&m, "[U+202E][U+200B]"));
}

TEST("a page has no script, no style of its own and asks nobody for anything")
{
	struct telling t = town(mem);
	struct made m = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	for (size_t i = 0; i < m.files.count; i++) {
		if (!str_ends(m.files.at[i].path, STR(".html")))
			continue;
		CHECK(has(m.files.at[i].bytes, "default-src &#39;none&#39;"));
		CHECK(!has(m.files.at[i].bytes, "<script") && !has(m.files.at[i].bytes, " style="));
		CHECK(!has(m.files.at[i].bytes, " src=") && !has(m.files.at[i].bytes, "url("));
	}
}

TEST("a withheld name is in no file, and an edition that would say it is stopped (PUBLISH-7)")
{
	struct telling t = town(mem);
	*PUSH(mem, &t.s.claims.at[0].victims) = (struct victim){ .words = STR("Mira Vell, 9"),
		.name = STR("Mira Vell"),
		.kind = VICTIM_PERSON,
		.age = 9,
		.date_of_harm = DATE_NONE };
	t.s.claims.at[0].words = STR("Mira Vell, 9, was among the 41");
	struct made m = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	CHECK(!any_has(&m, "Mira") && any_has(&m, "[name withheld 1]"));
	CHECK(has(file_of(&m, "index.html"), "is withheld"));
	struct err e = { 0 };
	struct edition_options title = { .title = STR("For Mira Vell") };
	struct words w = in(mem, "en");
	struct site_options o = { .words = &w };
	CHECK(!site_part(site_open(edition_make(&t.s, &title, mem), &o), 0, &m.files, mem, &e));
	CHECK_INT(e.kind, ERR_FINDING);
}

TEST("what was known when is the toll of what had been published by then (PUBLISH-11)")
{
	struct telling t = town(mem);
	struct edition_options o = { 0 };
	const struct edition *ed = edition_make(&t.s, &o, mem);
	struct moments m = edition_history(ed, &ed->r->incidents[0], mem);
	CHECK_INT((int)m.count, 2);
	CHECK(m.at[0].day == march(15) && m.at[1].day == march(17));
	CHECK_NEAR(m.at[0].low, 41, 0);
	CHECK_NEAR(m.at[0].high, 44, 0);
	CHECK_NEAR(m.at[1].high, 52, 0);
}

TEST("against the last edition stands what changed, from what to what, and for which words "
     "(PUBLISH-12)")
{
	struct telling t = town(mem);
	struct json *last;
	struct err e = { 0 };
	struct made m = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	CHECK(json_parse(file_of(&m, "edition.json"), &last, mem, &e));
	say(&t, "r3", 18, "Quay Post", 60, 60)->review = REVIEW_ACCEPTED;
	struct claim *c = say(&t, "r4", 18, "Quay Post", 7, 7);
	c->review = REVIEW_ACCEPTED;
	c->place.name = c->place.words = STR("East Ward");
	m = make(&t, (struct edition_options){ 0 }, (struct site_options){ .previous = last });
	struct str index = file_of(&m, "index.html");
	CHECK(has(index, "from 41 to 52 to <a ") && has(index, ">41 to 60</a>") &&
		has(index, "claim number 3 of r3"));
	CHECK(has(index, "New: East Ward"));
	m = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	CHECK(!has(file_of(&m, "index.html"), "Changed"));
}

TEST("a draft says on every page that it is one (PUBLISH-1)")
{
	struct telling t = town(mem);
	struct made m = make(
		&t, (struct edition_options){ .unreviewed = true }, (struct site_options){ 0 });
	for (size_t i = 0; i < m.files.count; i++)
		CHECK(!str_ends(m.files.at[i].path, STR(".html")) ||
			has(m.files.at[i].bytes, "class=\"draft\""));
}

TEST("an Arabic edition is written from right to left, its map excepted")
{
	struct telling t = town(mem);
	for (size_t i = 0; i < 2; i++) {
		t.s.claims.at[i].place.has_point = true;
		t.s.claims.at[i].place.lat = 31.5;
		t.s.claims.at[i].place.lon = 34.5;
	}
	struct made m = make(
		&t, (struct edition_options){ .language = STR("ar") }, (struct site_options){ 0 });
	struct str index = file_of(&m, "index.html");
	CHECK(has(index, "<html lang=\"ar\" dir=\"rtl\">"));
	CHECK(has(index, "من <a href=") && has(index, "class=\"land\""));
}

TEST("a figure that leads somewhere is a group whose links have names; one that does not is an "
     "image with its text")
{
	struct telling t = town(mem);
	struct made m = make(&t, (struct edition_options){ 0 }, (struct site_options){ 0 });
	struct str index = file_of(&m, "index.html"), page = m.files.at[m.files.count - 1].bytes;
	CHECK(has(index, "role=\"group\" aria-labelledby=\"spans-t spans-d\""));
	CHECK(has(index, "aria-label=\"Port Selene, 14 March 2031, 41 to 52\""));
	CHECK(has(page, "role=\"img\" aria-labelledby=\"history-figure-t history-figure-d\""));
}
