#include "text/html_meta.h"
#include "base/json.h"
#include "text/dateline.h"

#include <string.h>

/* What a page may call the same thing, best first. */
static const char *const date_names[] = { "article:published_time", "og:article:published_time",
	"datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
	"pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
	"article.published", "og:published_time", "cxenseparse:recs:publishtime", NULL };
static const char *const outlet_names[] = { "og:site_name", "application-name", "dc.publisher",
	"publisher", NULL };
static const char *const title_names[] = { "og:title", "twitter:title", "dc.title", NULL };
static const char *const url_names[] = { "og:url", NULL };
static const char *const language_names[] = { "content-language", "og:locale", "dc.language",
	NULL };

static struct str meta_name(const GumboNode *n)
{
	static const char *const called[] = { "property", "name", "itemprop", "http-equiv" };
	for (size_t i = 0; i < sizeof called / sizeof *called; i++) {
		struct str name = html_attribute(n, called[i]);
		if (name.at)
			return name;
	}
	return (struct str){ 0 };
}

static struct str find_meta(const struct html_tree *t, const char *name)
{
	for (size_t i = 0; i < t->count; i++) {
		const GumboNode *n = t->at[i].node;
		if (html_tag(n) != GUMBO_TAG_META || !str_equal_fold(meta_name(n), str_from(name)))
			continue;
		struct str content = str_trim(html_attribute(n, "content"));
		if (content.len)
			return content;
	}
	return (struct str){ 0 };
}

static struct str find_any_meta(const struct html_tree *t, const char *const *names)
{
	for (; *names; names++) {
		struct str content = find_meta(t, *names);
		if (content.at)
			return content;
	}
	return (struct str){ 0 };
}

static size_t find_tag(const struct html_tree *t, GumboTag tag, size_t from, size_t end)
{
	while (from < end && html_tag(t->at[from].node) != tag)
		from++;
	return from;
}

/* A day in any of the forms of a dateline, at the beginning of `s`. */
static bool read_date(struct str s, date_day *date, struct arena *mem)
{
	struct scanned words;
	if (date_parse(s, date))
		return true;
	text_scan(str_slice(s, 0, s.len < 80 ? s.len : 80), &words, mem);
	for (size_t i = 0; i < words.words.count && i < 4; i++)
		if (date_at(&words.words, i, words.words.count, date))
			return true;
	return false;
}

/* "datePublished" : "2031-03-14T..." in JSON-LD, which need not be whole. */
static bool date_in_linked_data(struct str s, date_day *date)
{
	struct str key = STR("\"datePublished\"");
	size_t i = str_find(s, key);
	if (i == s.len)
		return false;
	for (i += key.len; i < s.len && strchr(" \t\r\n:", s.at[i]);)
		i++;
	if (i + 11 > s.len || s.at[i] != '"')
		return false;
	return date_parse(str_slice(s, i + 1, i + 11), date);
}

/* "publisher": {... "name": "The Post" ...}, the name as JSON has it. */
static struct str publisher_in_linked_data(struct str s, struct arena *mem)
{
	size_t i = str_find(s, STR("\"publisher\""));
	struct str rest = str_slice(s, i, s.len);
	rest.len = str_find(rest, STR("}"));
	size_t name = str_find(rest, STR("\"name\""));
	if (name == rest.len)
		return (struct str){ 0 };
	rest = str_slice(rest, name + 6, rest.len);
	size_t open = str_find(rest, STR("\"")), end = open + 1;
	while (end < rest.len && rest.at[end] != '"')
		end += rest.at[end] == '\\' ? 2 : 1;
	struct json *value;
	struct err ignored;
	if (end >= rest.len || !json_parse(str_slice(rest, open, end + 1), &value, mem, &ignored))
		return (struct str){ 0 };
	return value->kind == KIND_STRING ? str_trim(value->text) : (struct str){ 0 };
}

/* The next script of linked data from node *i on; not known when there is none. */
static struct str next_linked_data(const struct html_tree *t, size_t *i)
{
	for (; *i + 1 < t->count; ++*i) {
		const struct html_node *h = &t->at[*i];
		if (html_tag(h->node) == GUMBO_TAG_SCRIPT && h->end > *i + 1 &&
			str_equal_fold(html_attribute(h->node, "type"), STR("application/ld+json")))
			return str_from(t->at[++*i].node->v.text.text);
	}
	return (struct str){ 0 };
}

static bool find_linked_date(const struct html_tree *t, date_day *date)
{
	size_t i = 0;
	for (struct str data; (data = next_linked_data(t, &i)).at;)
		if (date_in_linked_data(data, date))
			return true;
	return false;
}

/* READ-13: the name of the site, else the publisher in linked data. */
static struct str find_outlet(const struct html_tree *t, struct arena *mem)
{
	struct str outlet = find_any_meta(t, outlet_names);
	size_t i = 0;
	for (struct str data; !outlet.len && (data = next_linked_data(t, &i)).at;)
		outlet = publisher_in_linked_data(data, mem);
	return outlet;
}

/* READ-12: a page's published time, linked data, dates by other names, then its first <time>. */
static date_day find_date(const struct html_tree *t, size_t main, struct arena *mem)
{
	date_day date;
	if (read_date(find_meta(t, date_names[0]), &date, mem) || find_linked_date(t, &date))
		return date;
	for (const char *const *name = date_names + 1; *name; name++)
		if (read_date(find_meta(t, *name), &date, mem))
			return date;
	for (size_t pass = 0; pass < 2; pass++) {
		size_t i = pass ? 0 : main, end = pass ? t->count : t->at[main].end;
		for (; (i = find_tag(t, GUMBO_TAG_TIME, i, end)) < end; i++)
			if (read_date(html_attribute(t->at[i].node, "datetime"), &date, mem))
				return date;
	}
	return DATE_NONE;
}

static struct str find_link(const struct html_tree *t, const char *rel)
{
	for (size_t i = 0; i < t->count; i++)
		if (html_tag(t->at[i].node) == GUMBO_TAG_LINK &&
			str_equal_fold(html_attribute(t->at[i].node, "rel"), str_from(rel)))
			return html_attribute(t->at[i].node, "href");
	return (struct str){ 0 };
}

static struct str known(struct str s, struct arena *mem)
{
	return s.at && s.len ? str_copy(mem, str_trim(s)) : (struct str){ 0 };
}

static struct str find_title(const struct html_tree *t, size_t main, struct arena *mem)
{
	struct str title = find_any_meta(t, title_names);
	size_t heading = find_tag(t, GUMBO_TAG_H1, main, t->at[main].end);
	if (heading < t->at[main].end)
		return html_line(t, heading, 400, mem);
	heading = find_tag(t, GUMBO_TAG_H1, 0, t->count);
	if (title.at)
		return known(title, mem);
	if (heading == t->count)
		heading = find_tag(t, GUMBO_TAG_TITLE, 0, t->count);
	return heading < t->count ? html_line(t, heading, 400, mem) : (struct str){ 0 };
}

/* "en-GB" and "en_GB" are en. */
static struct str find_language(const struct html_tree *t, struct arena *mem)
{
	size_t root = find_tag(t, GUMBO_TAG_HTML, 0, t->count);
	struct str all =
		root < t->count ? html_attribute(t->at[root].node, "lang") : (struct str){ 0 };
	if (!all.len)
		all = find_any_meta(t, language_names);
	size_t n = 0;
	while (n < all.len && ((all.at[n] | 32) >= 'a' && (all.at[n] | 32) <= 'z'))
		n++;
	if (n < 2 || n > 3)
		return (struct str){ 0 };
	char *low = str_terminated(mem, str_slice(all, 0, n));
	for (size_t i = 0; i < n; i++)
		low[i] = (char)(low[i] | 32);
	return (struct str){ low, n };
}

void html_meta(const struct html_tree *t, size_t main, struct article *out, struct arena *mem)
{
	struct str url = find_link(t, "canonical");
	out->published = find_date(t, main, mem);
	out->title = find_title(t, main, mem);
	out->outlet = known(find_outlet(t, mem), mem);
	out->url = known(url.len ? url : find_any_meta(t, url_names), mem);
	out->language = find_language(t, mem);
}
