#ifndef TEXT_HTML_TREE_H
#define TEXT_HTML_TREE_H

#include "base/arena.h"
#include "base/str.h"

#include <gumbo.h>

/* A page's nodes in document order, so that every pass over them is a loop. For text/html*.c. */
struct html_node {
	const GumboNode *node;
	size_t end;         /* first node after this one's subtree */
	size_t parent;      /* of the first node: itself */
	size_t text, links; /* bytes of text in the subtree, and of it within links */
	size_t running;     /* bytes of it in paragraphs that read like prose */
	bool left_out;
};

struct html_tree {
	struct html_node *at;
	size_t count, room;
	struct html_blocks *owned;
};

/* What a page can come to by its tags alone: cheap, errs to the great side. */
struct html_size {
	size_t depth, elements, attributes; /* the most attributes of one element */
};

struct html_size html_measure(struct str page, struct arena *mem);

/* The tree lives until html_tree_end(). */
void html_tree_begin(struct html_tree *t, struct str page, struct arena *mem);
void html_tree_end(struct html_tree *t);

struct str html_attribute(const GumboNode *n, const char *name); /* not known when absent */

static inline GumboTag html_tag(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT ? n->v.element.tag : GUMBO_TAG_LAST;
}

bool html_is_block(GumboTag tag);

/* Text of the subtree at `i` on one line, blanks collapsed, at most `most` bytes. */
struct str html_line(const struct html_tree *t, size_t i, size_t most, struct arena *mem);

/* Marks what is boilerplate and returns the node that holds the article. */
size_t html_find_main(struct html_tree *t, struct arena *mem);

/* The text of the article at `main`. */
struct str html_text(const struct html_tree *t, size_t main, struct arena *mem);

#endif
