/*
 * The rules as the edition's page: docs/METHOD.md and docs/method, of whose Markdown this reads headings, paragraphs, lists,
 * tables, code and emphasis. A rule's row can be linked to by its identifier.
 */
#include "base/asset.h"
#include "publish/site_inside.h"

/* Up to the closing mark on the same line; false when there is none. */
static bool cut_marked(struct str *rest, struct str mark, struct str *inside)
{
	if (!str_starts(*rest, mark))
		return false;
	struct str after = str_slice(*rest, mark.len, rest->len);
	size_t end = str_find(after, mark);
	if (end == after.len || end == 0)
		return false;
	*inside = str_slice(after, 0, end);
	*rest = str_slice(after, end + mark.len, after.len);
	return true;
}

/* "[text](address)": the text alone, since the files it leads to are on this page. */
static bool cut_link(struct str *rest, struct str *text)
{
	size_t middle = str_find(*rest, STR("](")), end = str_find(*rest, STR(")"));
	if (!str_starts(*rest, STR("[")) || middle == rest->len || end == rest->len || end < middle)
		return false;
	*text = str_slice(*rest, 1, middle);
	*rest = str_slice(*rest, end + 1, rest->len);
	return true;
}

static size_t plain_length(struct str s)
{
	size_t n = 1;
	while (n < s.len && s.at[n] != '`' && s.at[n] != '*' && s.at[n] != '[')
		n++;
	return n;
}

static void inline_text(struct page *p, struct str rest)
{
	struct str inside;
	while (rest.len) {
		if (cut_marked(&rest, STR("`"), &inside)) {
			html_leaf(&p->h, "code", inside);
		} else if (cut_marked(&rest, STR("**"), &inside)) {
			html_leaf(&p->h, "strong", inside);
		} else if (cut_marked(&rest, STR("*"), &inside)) {
			html_leaf(&p->h, "em", inside);
		} else if (cut_link(&rest, &inside)) {
			html_put(&p->h, inside);
		} else {
			size_t n = plain_length(rest);
			html_put(&p->h, str_slice(rest, 0, n));
			rest = str_slice(rest, n, rest.len);
		}
	}
}

static bool is_rule_id(struct str s)
{
	size_t dash = str_find(s, STR("-"));
	for (size_t i = 0; i < s.len; i++) {
		bool letter = s.at[i] >= 'A' && s.at[i] <= 'Z',
		     digit = s.at[i] >= '0' && s.at[i] <= '9';
		if (i != dash && !(i < dash ? letter : digit))
			return false;
	}
	return dash >= 3 && dash + 1 < s.len;
}

static void table_row(struct page *p, struct str line, const char *cell)
{
	struct str one;
	bool first = true;
	line = str_trim(str_slice(line, 1, line.len));
	if (str_ends(line, STR("|")))
		line = str_slice(line, 0, line.len - 1);
	html_open(&p->h, "tr");
	while (str_cut(&line, '|', &one)) {
		one = str_trim(one);
		html_open(&p->h, one.len ? cell : "td"); /* no heading is empty */
		if (first && is_rule_id(one))
			html_attr(&p->h, "id", one);
		inline_text(p, one);
		html_close(&p->h);
		first = false;
	}
	html_close(&p->h);
}

static bool is_line_of_dashes(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] != '|' && line.at[i] != '-' && line.at[i] != ' ' &&
			line.at[i] != ':')
			return false;
	return true;
}

/* What kind of block a line belongs to; the block ends where the kind does. */
enum block { BLOCK_NONE, BLOCK_HEADING, BLOCK_TABLE, BLOCK_LIST, BLOCK_CODE, BLOCK_TEXT };

static enum block block_of(struct str line, enum block now)
{
	bool fence = str_starts(line, STR("```"));
	if (now == BLOCK_CODE)
		return fence ? BLOCK_NONE : BLOCK_CODE;
	if (fence)
		return BLOCK_CODE;
	if (!str_trim(line).len)
		return BLOCK_NONE;
	if (line.at[0] == '#')
		return BLOCK_HEADING;
	if (line.at[0] == '|')
		return BLOCK_TABLE;
	if (str_starts(line, STR("- ")))
		return BLOCK_LIST;
	return now == BLOCK_LIST && line.at[0] == ' ' ? BLOCK_LIST : BLOCK_TEXT;
}

static void heading(struct page *p, struct str line)
{
	static const char *const tags[] = { "h2", "h2", "h3", "h4", "h4" };
	size_t depth = 0;
	while (depth < line.len && line.at[depth] == '#')
		depth++;
	html_open(&p->h, tags[depth < 4 ? depth : 4]);
	inline_text(p, str_trim(str_slice(line, depth, line.len)));
	html_close(&p->h);
}

static void close_block(struct page *p, enum block now)
{
	if (now == BLOCK_LIST || now == BLOCK_TABLE)
		html_close(&p->h); /* li, tbody */
	if (now == BLOCK_TABLE)
		html_close(&p->h); /* table */
	if (now == BLOCK_LIST || now == BLOCK_TABLE || now == BLOCK_CODE || now == BLOCK_TEXT)
		html_close(&p->h);
}

static void open_block(struct page *p, enum block now, struct str line)
{
	if (now == BLOCK_TEXT)
		html_open(&p->h, "p");
	if (now == BLOCK_CODE)
		html_open(&p->h, "pre");
	if (now == BLOCK_LIST)
		html_open(&p->h, "ul");
	if (now != BLOCK_TABLE)
		return;
	html_open(&p->h, "div");
	html_class(&p->h, "wide");
	html_attr(&p->h, "tabindex", STR("0"));
	html_attr(&p->h, "role", STR("group"));
	html_attr(&p->h, "aria-label", phrase(p, "table.label"));
	html_open(&p->h, "table");
	html_open(&p->h, "tbody");
	table_row(p, line, "th");
}

static void list_line(struct page *p, struct str line, bool first)
{
	bool item = str_starts(line, STR("- "));
	if (item && !first)
		html_close(&p->h);
	if (item)
		html_open(&p->h, "li");
	inline_text(p, str_trim(str_slice(line, item ? 2 : 0, line.len)));
	html_put(&p->h, STR(" "));
}

static void block_line(struct page *p, enum block now, struct str line, bool first)
{
	if (now == BLOCK_HEADING)
		heading(p, line);
	if (now == BLOCK_TABLE && !first && !is_line_of_dashes(line))
		table_row(p, line, "td");
	if (now == BLOCK_LIST)
		list_line(p, line, first);
	if (now == BLOCK_CODE && !first) {
		html_put(&p->h, line);
		html_own(&p->h, STR("\n"));
	}
	if (now == BLOCK_TEXT) {
		inline_text(p, line);
		html_put(&p->h, STR(" "));
	}
}

static void markdown(struct page *p, struct str text)
{
	enum block now = BLOCK_NONE;
	struct str line;
	while (str_cut(&text, '\n', &line)) {
		enum block next = block_of(line, now);
		bool first = next != now || next == BLOCK_HEADING;
		if (first) {
			close_block(p, now);
			open_block(p, next, line);
		}
		block_line(p, next, line, first);
		now = next;
	}
	close_block(p, now);
}

struct str site_method(struct page *p)
{
	struct str path, text;
	page_begin(p, phrase(p, "method.title"));
	page_say(p, "h1", "method.title");
	page_say(p, "p", "method.lead");
	html_open(&p->h, "article");
	html_attr(&p->h, "lang", STR("en"));
	html_attr(&p->h, "dir", STR("ltr"));
	if (asset_find("docs/METHOD.md", &text))
		markdown(p, text);
	for (size_t i = 0; asset_at(i, &path, &text); i++)
		if (str_starts(path, STR("docs/method/")))
			markdown(p, text);
	html_close(&p->h);
	return page_end(p);
}
