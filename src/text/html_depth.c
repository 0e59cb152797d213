/*
 * How deep a page nests, from its tags alone: for each name the opens not yet
 * closed are added up. Elements that HTML closes by itself are not counted. The
 * parser takes quadratic time on deep pages and on elements with very many
 * attributes, and much memory for an element, so such pages are refused before it.
 */
#include "text/html_tree.h"

#include <string.h>

enum { NAMES = 1024, NAME_MOST = 24 };

struct tag_name {
	struct str name;
	size_t open;
};

struct tag_names {
	struct tag_name *slot; /* NAMES of them; what doesn't fit is never closed */
	size_t used;
};

static bool is_among(struct str name, const char *const *list)
{
	for (; *list; list++)
		if (str_equal_fold(name, str_from(*list)))
			return true;
	return false;
}

/* Void, or closed by the next of their kind or by what follows. */
static bool closes_itself(struct str name)
{
	static const char *const self[] = { "p", "li", "td", "tr", "th", "br", "img", "dt", "dd",
		"meta", "link", "input", "hr", "option", "tbody", "thead", "tfoot", "wbr", "source",
		"area", "base", "col", "colgroup", "embed", "param", "track", "optgroup", "html",
		"head", "body", "rp", "rt", NULL };
	return is_among(name, self);
}

static struct tag_name *slot_of(struct tag_names *t, struct str name)
{
	char small[NAME_MOST];
	if (name.len > NAME_MOST)
		return NULL;
	for (size_t i = 0; i < name.len; i++)
		small[i] = (char)(name.at[i] | 32);
	size_t i = str_hash((struct str){ small, name.len }) % NAMES;
	for (; t->slot[i].name.at; i = (i + 1) % NAMES)
		if (str_equal_fold(t->slot[i].name, name))
			return &t->slot[i];
	if (t->used >= NAMES / 2)
		return NULL;
	t->used++;
	t->slot[i].name = name;
	return &t->slot[i];
}

static size_t find_from(struct str s, size_t i, const char *what)
{
	return i + str_find(str_slice(s, i, s.len), str_from(what));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The place after the '>' of the tag whose name begins at i; quoted values may hold any byte. */
static size_t after_tag(struct str s, size_t i, size_t *attributes)
{
	char quote = 0;
	*attributes = 0;
	for (; i < s.len; i++) {
		char c = s.at[i];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '>')
			return i + 1;
		else if (c == '=' || (is_blank(c) && !is_blank(s.at[i - 1])))
			++*attributes;
		if (!quote && (c == '"' || c == '\'') && s.at[i - 1] == '=')
			quote = c;
	}
	return i;
}

static size_t after_comment(struct str s, size_t i)
{
	struct str rest = str_slice(s, i, s.len);
	if (str_starts(rest, STR("<!-->")) || str_starts(rest, STR("<!--->")))
		return i + 5;
	if (str_starts(rest, STR("<!--")))
		return find_from(s, i + 4, "-->");
	return find_from(s, i, ">");
}

/* After the raw text of a script or style sheet. */
static size_t after_raw(struct str s, size_t i, struct str name)
{
	for (; i < s.len; i++) {
		const char *next = memchr(s.at + i, '<', s.len - i);
		if (!next)
			return s.len;
		i = (size_t)(next - s.at);
		if (i + 2 + name.len <= s.len && s.at[i + 1] == '/' &&
			str_equal_fold(str_slice(s, i + 2, i + 2 + name.len), name))
			return i;
	}
	return s.len;
}

static struct str name_at(struct str s, size_t i)
{
	size_t end = i;
	while (end < s.len && !strchr(" \t\r\n\f/>", s.at[end]))
		end++;
	return str_slice(s, i, end);
}

static bool is_letter(struct str s, size_t i)
{
	return i < s.len && (s.at[i] | 32) >= 'a' && (s.at[i] | 32) <= 'z';
}

struct depth {
	struct html_size size;
	struct tag_names names;
	size_t now;
	bool foreign; /* inside or after SVG, where scripts are no raw text */
};

static void close_tag(struct depth *d, struct str name)
{
	struct tag_name *t = slot_of(&d->names, name);
	if (t && t->open) {
		t->open--;
		d->now--;
	}
}

/* Returns where to go on. */
static size_t open_tag(struct depth *d, struct str s, size_t i, struct str name)
{
	static const char *const raw[] = { "script", "style", "textarea", "title", NULL };
	static const char *const foreign[] = { "svg", "math", NULL };
	size_t attributes, after = after_tag(s, i + name.len, &attributes);
	d->size.elements++;
	if (attributes > d->size.attributes)
		d->size.attributes = attributes;
	bool ended = d->foreign && after >= 2 && s.at[after - 1] == '>' && s.at[after - 2] == '/';
	d->foreign |= is_among(name, foreign);
	if (!d->foreign && is_among(name, raw))
		return after_raw(s, after, name);
	if (closes_itself(name) || ended)
		return after;
	struct tag_name *t = slot_of(&d->names, name);
	if (t)
		t->open++;
	if (++d->now > d->size.depth)
		d->size.depth = d->now;
	return after;
}

struct html_size html_measure(struct str s, struct arena *mem)
{
	size_t ignored;
	struct depth d = { .names.slot = NEW_ARRAY(mem, struct tag_name, NAMES) };
	for (size_t i = 0; i < s.len;) {
		const char *next = memchr(s.at + i, '<', s.len - i);
		if (!next)
			break;
		i = (size_t)(next - s.at) + 1;
		if (is_letter(s, i)) {
			i = open_tag(&d, s, i, name_at(s, i));
		} else if (i < s.len && s.at[i] == '/' && is_letter(s, i + 1)) {
			struct str name = name_at(s, i + 1);
			close_tag(&d, name);
			i = after_tag(s, i + 1 + name.len, &ignored);
		} else if (i < s.len && s.at[i] == '!') {
			i = after_comment(s, i - 1);
		}
	}
	return d.size;
}
