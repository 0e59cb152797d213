#include "text/html.h"
#include "text/html_meta.h"
#include "text/html_tree.h"

/* The headline belongs to the article though pages like to put it outside. */
static struct str with_title(struct str text, struct str title, struct arena *mem)
{
	size_t look = text.len < 600 ? text.len : 600;
	if (!title.len || str_find(str_slice(text, 0, look), title) < look)
		return text;
	return text.len ? str_format(mem, STR_FMT "\n\n" STR_FMT, STR_ARG(title), STR_ARG(text))
			: text;
}

/* A heading outside the article, never the <title>, which says the outlet's name as well. */
static struct str heading_outside(const struct html_tree *t, size_t main, struct arena *mem)
{
	for (size_t i = 0; i < t->count; i++) {
		bool outside = i < main || i >= t->at[main].end;
		if (outside && !t->at[i].left_out && html_tag(t->at[i].node) == GUMBO_TAG_H1)
			return html_line(t, i, 400, mem);
	}
	return (struct str){ 0 };
}

static bool is_bearable(struct html_size size, struct str name, struct err *e)
{
	if (size.depth > HTML_DEPTH_MOST)
		return fail(e, ERR_INPUT, "'" STR_FMT "' nests its elements more than %d deep",
			STR_ARG(name), HTML_DEPTH_MOST);
	if (size.elements > HTML_ELEMENTS_MOST)
		return fail(e, ERR_INPUT, "'" STR_FMT "' is a page of more than %d elements",
			STR_ARG(name), HTML_ELEMENTS_MOST);
	if (size.attributes > HTML_ATTRIBUTES_MOST)
		return fail(e, ERR_INPUT,
			"'" STR_FMT "' has an element with more than %d attributes", STR_ARG(name),
			HTML_ATTRIBUTES_MOST);
	return true;
}

bool html_read(
	struct str page, struct str name, struct article *out, struct arena *mem, struct err *e)
{
	if (page.len > HTML_BYTES_MOST)
		return fail(e, ERR_INPUT, "'" STR_FMT "' is a page of %zu MB, more than %d",
			STR_ARG(name), page.len >> 20, HTML_BYTES_MOST >> 20);
	if (!is_bearable(html_measure(page, mem), name, e))
		return false;

	struct html_tree t;
	*out = (struct article){ .published = DATE_NONE };
	html_tree_begin(&t, page, mem);
	size_t main = html_find_main(&t, mem);
	html_meta(&t, main, out, mem);
	struct str heading = heading_outside(&t, main, mem);
	out->text = with_title(html_text(&t, main, mem), heading, mem);
	html_tree_end(&t);
	return true;
}
