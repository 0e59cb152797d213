#include "tap.h"
#include "text/html.h"

#include <stdlib.h>
#include <string.h>

static struct article read_page(struct str page, struct arena *mem)
{
	struct article a = { 0 };
	struct err e;
	if (!html_read(page, STR("p.html"), &a, mem, &e))
		a.text = str_copy(mem, str_from(e.text));
	return a;
}

#define PROSE                                                                                      \
	"The shells fell on the market of Port Selene in the morning, the council said on Friday."

static const char page[] =
	"<!DOCTYPE html><html lang=\"en-GB\"><head><title>Shells | The Post</title>"
	"<meta property=\"og:site_name\" content=\"The Harbour Post\">"
	"<meta property=\"article:published_time\" content=\"2031-03-16T07:45:00Z\">"
	"<link rel=\"canonical\" href=\"https://post.example/1\"></head><body>"
	"<header><h1>The Harbour Post</h1></header><nav><ul><li><a href=\"/\">Home</a></ul></nav>"
	"<div class=\"cookie-notice\">We use cookies. Accept?</div>"
	"<article><h1>Shells fall</h1><p>" PROSE "</p>"
	"<div class=\"share-bar\"><a href=\"#\">Tweet</a></div>"
	"<p>Ten   people\n were <b>killed</b>, Jos\xC3\xA9&nbsp;Noor said &amp; wept on that "
	"day.</p>"
	"<ul><li>Amal Noor, 44, who mended nets</li><li>Bel Issa, who was nine years old</li></ul>"
	"<table><tr><td>Dead</td><td>10</td></tr><tr><td>Hurt</td><td>12</td></tr></table>"
	"<h2>Related articles</h2><ul><li><a href=\"/2\">Another story of the town</a></li></ul>"
	"</article><aside>" PROSE "</aside><footer>" PROSE "</footer>"
	"<script>var x = '<p>no</p>';</script></body></html>";

TEST("READ-10, READ-11: the article stays, boilerplate goes, lists and tables are lines")
{
	CHECK_STR(read_page(str_from(page), mem).text,
		"Shells fall\n\n" PROSE
		"\n\nTen people were killed, Jos\xC3\xA9 Noor said & wept on that day."
		"\n\n- Amal Noor, 44, who mended nets\n\n- Bel Issa, who was nine years old"
		"\n\nDead | 10 |\n\nHurt | 12 |");
}

TEST("READ-12, READ-13: a page says when, by whom, where and in which language it was published")
{
	struct article a = read_page(str_from(page), mem);
	CHECK_STR(a.title, "Shells fall");
	CHECK_STR(a.outlet, "The Harbour Post");
	CHECK_STR(a.url, "https://post.example/1");
	CHECK_STR(a.language, "en");
	CHECK_STR(date_text(mem, a.published), "2031-03-16");
}

TEST("READ-13: without a site name the publisher in linked data is the outlet")
{
	const char *all = "<script type=\"application/ld+json\">{\"publisher\":{\"@type\":\"O\","
			  "\"name\": \"The \\\"Harbour\\\" Post\"},\"name\":\"x\"}</script><p>x";
	CHECK_STR(read_page(str_from(all), mem).outlet, "The \"Harbour\" Post");
	CHECK(!read_page(
		STR("<script "
		    "type=\"application/ld+json\">{\"publisher\":{},\"name\":\"x\"}</script>"),
		mem)
			.outlet.at);
	CHECK(!read_page(
		STR("<script type=\"application/ld+json\">{\"publisher\":{\"name\":\"a\\"), mem)
			.outlet.at);
}

TEST("READ-12: linked data, other names and <time> give the date, in that order")
{
	const char *all =
		"<script type=\"application/ld+json\">{\"datePublished\" : "
		"\"2031-03-14T1\",</script>"
		"<meta name=date content=\"15 March 2031\"><time datetime=\"2031-03-16\">x</time>";
	CHECK_STR(date_text(mem, read_page(str_from(all), mem).published), "2031-03-14");
	CHECK_STR(date_text(mem, read_page(str_from(strstr(all, "<meta")), mem).published),
		"2031-03-15");
	CHECK_STR(date_text(mem, read_page(str_from(strstr(all, "<time")), mem).published),
		"2031-03-16");
	CHECK(read_page(STR("<meta name=date content=\"2031-02-30\">"), mem).published ==
		DATE_NONE);
}

TEST("a page that was cut off is read as far as it goes")
{
	CHECK_STR(read_page(STR("<html><body><div><p>" PROSE "<p>And then the"), mem).text,
		PROSE "\n\nAnd then the");
	CHECK_STR(read_page(STR("<p>" PROSE "</p><a hre"), mem).text, PROSE);
	CHECK_STR(read_page(STR(""), mem).text, "");
}

static struct str nested(const char *tag, size_t count, struct arena *mem)
{
	struct str all = { NEW_ARRAY(mem, char, count *strlen(tag) + 1), count * strlen(tag) };
	for (size_t i = 0; i < count; i++)
		memcpy((char *)(size_t)all.at + i * strlen(tag), tag, strlen(tag));
	return all;
}

TEST("a page nested 100,000 deep is refused in a sentence")
{
	const char *want = "'p.html' nests its elements more than 2000 deep";
	CHECK(str_equal(read_page(nested("<div>", 100000, mem), mem).text, str_from(want)));
	CHECK(str_equal(
		read_page(nested("<a title=\"</a>\">", 100000, mem), mem).text, str_from(want)));
	CHECK(str_equal(read_page(nested("<b x=1>", 100000, mem), mem).text, str_from(want)));
}

TEST("a page with too many elements or attributes is refused in a sentence")
{
	struct str tag = nested(" a", 5000, mem);
	tag = str_format(mem, "<p" STR_FMT ">x", STR_ARG(tag));
	CHECK_STR(
		read_page(tag, mem).text, "'p.html' has an element with more than 2000 attributes");
	CHECK_STR(read_page(nested("<br>", 200001, mem), mem).text,
		"'p.html' is a page of more than 200000 elements");
}

TEST("many elements side by side are no nesting")
{
	struct str many = nested("<p>x<br><div>y</div><script>if(a<b)</script>", 20000, mem);
	CHECK(str_find(read_page(many, mem).text, STR("nests")) == read_page(many, mem).text.len);
}

TEST("a heading outside the article stands before its text once")
{
	CHECK_STR(read_page(STR("<div><h1>Ten dead</h1></div><article><p>" PROSE "</p></article>"),
			  mem)
			  .text,
		"Ten dead\n\n" PROSE);
}
