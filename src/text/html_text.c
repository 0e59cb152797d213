/* The kept part of the tree as text. */
#include "base/buf.h"
#include "text/html_tree.h"

struct writer {
	struct buf out;
	bool blank; /* a blank is owed before the next letter, */
	int lines;  /* or line ends */
};

static void owe_lines(struct writer *w, int lines)
{
	if (w->lines < lines)
		w->lines = lines;
	w->blank = false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void pay(struct writer *w)
{
	if (w->out.len == 0)
		w->lines = 0, w->blank = false;
	for (; w->lines > 0; w->lines--) {
		buf_add_char(&w->out, '\n');
		w->blank = false;
	}
	if (w->blank)
		buf_add_char(&w->out, ' ');
	w->blank = false;
}

/* How many bytes of blank stand at i: a no-break space is one, too. */
static size_t blank_at(struct str s, size_t i)
{
	if (i + 1 < s.len && s.at[i] == '\xC2' && s.at[i + 1] == '\xA0')
		return 2;
	return i < s.len && is_blank(s.at[i]);
}

/* Blanks collapse to one; in preformatted text line ends stay. */
static void write_text(struct writer *w, struct str s, bool keep_lines)
{
	for (size_t i = 0, end, n; i < s.len; i = end) {
		for (end = i; (n = blank_at(s, end)) > 0; end += n)
			if (keep_lines && s.at[end] == '\n')
				owe_lines(w, w->lines < 2 ? w->lines + 1 : 2);
		if (end > i && w->lines == 0)
			w->blank = true;
		for (i = end; end < s.len && blank_at(s, end) == 0;)
			end++;
		if (end == i)
			continue;
		pay(w);
		buf_add(&w->out, str_slice(s, i, end));
	}
}

static bool is_text(const GumboNode *n)
{
	return n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_CDATA ||
	       n->type == GUMBO_NODE_WHITESPACE;
}

struct str html_line(const struct html_tree *t, size_t i, size_t most, struct arena *mem)
{
	struct writer w = { .out.mem = mem };
	for (size_t k = i; k < t->at[i].end && w.out.len < most; k++) {
		if (is_text(t->at[k].node))
			write_text(&w, str_from(t->at[k].node->v.text.text), false);
		else if (html_is_block(html_tag(t->at[k].node)))
			w.blank = true;
	}
	return buf_str(&w.out);
}

static bool is_preformatted(const struct html_tree *t, size_t i)
{
	for (size_t up = 0; up < 4; up++, i = t->at[i].parent)
		if (html_tag(t->at[i].node) == GUMBO_TAG_PRE)
			return true;
	return false;
}

static void enter(struct writer *w, GumboTag tag)
{
	if (tag == GUMBO_TAG_BR)
		owe_lines(w, w->lines + 1 > 2 ? 2 : w->lines + 1);
	else if (html_is_block(tag))
		owe_lines(w, 2);
	if (tag == GUMBO_TAG_LI) {
		pay(w);
		buf_add(&w->out, STR("-"));
		w->blank = true;
	}
}

/* Cells of a row are parted so that no sentence runs through them. */
static void leave(struct writer *w, GumboTag tag)
{
	if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && w->lines == 0)
		buf_add(&w->out, STR(" |"));
	if (html_is_block(tag))
		owe_lines(w, 2);
	else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)
		w->blank = true;
}

/* Ends of elements are met when the walk comes to the first node that is outside of them. */
static size_t leave_all(
	struct writer *w, const struct html_tree *t, size_t open, size_t i, size_t top)
{
	while (open != top && t->at[open].end <= i) {
		leave(w, html_tag(t->at[open].node));
		open = t->at[open].parent;
	}
	return open;
}

struct str html_text(const struct html_tree *t, size_t main, struct arena *mem)
{
	struct writer w = { .out.mem = mem };
	size_t open = main, end = t->at[main].end;
	for (size_t i = main; i < end;) {
		const struct html_node *h = &t->at[i];
		open = leave_all(&w, t, open, i, main);
		if (h->left_out && i != main) {
			owe_lines(&w, html_is_block(html_tag(h->node)) ? 2 : 0);
			i = h->end;
			continue;
		}
		if (is_text(h->node)) {
			write_text(
				&w, str_from(h->node->v.text.text), is_preformatted(t, h->parent));
		} else if (h->node->type == GUMBO_NODE_ELEMENT) {
			enter(&w, html_tag(h->node));
			open = i;
		}
		i++;
	}
	leave_all(&w, t, open, end, main);
	return buf_str(&w.out);
}
