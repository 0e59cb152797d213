#include "text/html_tree.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The parser's memory is a list of blocks that is freed as a whole. Its own way
 * to free a tree recurses, one frame a level; ours doesn't.
 */
struct html_block {
	struct html_block *next, *before;
	alignas(max_align_t) unsigned char bytes[];
};

struct html_blocks {
	struct html_block *first;
};

static void *take_block(void *owner, size_t size)
{
	struct html_blocks *b = owner;
	struct html_block *new = malloc(sizeof *new + size);
	if (!new) {
		fprintf(stderr, "out of memory allocating %zu bytes\n", size);
		abort();
	}
	new->next = b->first;
	new->before = NULL;
	if (b->first)
		b->first->before = new;
	b->first = new;
	return new->bytes;
}

static void give_block(void *owner, void *bytes)
{
	struct html_blocks *all = owner;
	if (!bytes)
		return;
	struct html_block *b =
		(struct html_block *)(void *)((char *)bytes - offsetof(struct html_block, bytes));
	if (b->next)
		b->next->before = b->before;
	if (b->before)
		b->before->next = b->next;
	else
		all->first = b->next;
	free(b);
}

static const GumboVector *children(const GumboNode *n)
{
	if (n->type == GUMBO_NODE_DOCUMENT)
		return &n->v.document.children;
	if (n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE)
		return &n->v.element.children;
	return NULL;
}

struct turn {
	size_t node;   /* in the tree */
	unsigned next; /* child to visit */
};

struct turns {
	struct turn *at;
	size_t count, room;
};

static size_t add_node(struct html_tree *t, const GumboNode *n, size_t parent, struct arena *mem)
{
	*PUSH(mem, t) = (struct html_node){ .node = n, .parent = parent };
	return t->count - 1;
}

static void flatten(struct html_tree *t, const GumboNode *root, struct arena *mem)
{
	struct turns stack = { 0 };
	*PUSH(mem, &stack) = (struct turn){ .node = add_node(t, root, 0, mem) };
	while (stack.count) {
		struct turn *top = &stack.at[stack.count - 1];
		size_t here = top->node;
		const GumboVector *below = children(t->at[here].node);
		if (!below || top->next >= below->length) {
			t->at[here].end = t->count;
			stack.count--;
			continue;
		}
		const GumboNode *child = below->data[top->next++];
		*PUSH(mem, &stack) = (struct turn){ .node = add_node(t, child, here, mem) };
	}
}

void html_tree_begin(struct html_tree *t, struct str page, struct arena *mem)
{
	*t = (struct html_tree){ .owned = NEW(mem, struct html_blocks) };
	GumboOptions options = kGumboDefaultOptions;
	options.allocator = take_block;
	options.deallocator = give_block;
	options.userdata = t->owned;
	options.max_errors = 0;
	GumboOutput *out = gumbo_parse_with_options(&options, page.at ? page.at : "", page.len);
	flatten(t, out->document, mem);
}

void html_tree_end(struct html_tree *t)
{
	for (struct html_block *b = t->owned->first, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	t->owned->first = NULL;
}

struct str html_attribute(const GumboNode *n, const char *name)
{
	if (n->type != GUMBO_NODE_ELEMENT && n->type != GUMBO_NODE_TEMPLATE)
		return (struct str){ 0 };
	const GumboAttribute *a = gumbo_get_attribute(&n->v.element.attributes, name);
	return a ? str_from(a->value) : (struct str){ 0 };
}

bool html_is_block(GumboTag tag)
{
	static const uint8_t block[GUMBO_TAG_LAST + 1] = { [GUMBO_TAG_HTML] = 1,
		[GUMBO_TAG_BODY] = 1,
		[GUMBO_TAG_ARTICLE] = 1,
		[GUMBO_TAG_SECTION] = 1,
		[GUMBO_TAG_NAV] = 1,
		[GUMBO_TAG_ASIDE] = 1,
		[GUMBO_TAG_H1] = 1,
		[GUMBO_TAG_H2] = 1,
		[GUMBO_TAG_H3] = 1,
		[GUMBO_TAG_H4] = 1,
		[GUMBO_TAG_H5] = 1,
		[GUMBO_TAG_H6] = 1,
		[GUMBO_TAG_HGROUP] = 1,
		[GUMBO_TAG_HEADER] = 1,
		[GUMBO_TAG_FOOTER] = 1,
		[GUMBO_TAG_ADDRESS] = 1,
		[GUMBO_TAG_P] = 1,
		[GUMBO_TAG_HR] = 1,
		[GUMBO_TAG_PRE] = 1,
		[GUMBO_TAG_BLOCKQUOTE] = 1,
		[GUMBO_TAG_OL] = 1,
		[GUMBO_TAG_UL] = 1,
		[GUMBO_TAG_LI] = 1,
		[GUMBO_TAG_DL] = 1,
		[GUMBO_TAG_DT] = 1,
		[GUMBO_TAG_DD] = 1,
		[GUMBO_TAG_FIGURE] = 1,
		[GUMBO_TAG_FIGCAPTION] = 1,
		[GUMBO_TAG_MAIN] = 1,
		[GUMBO_TAG_DIV] = 1,
		[GUMBO_TAG_TABLE] = 1,
		[GUMBO_TAG_CAPTION] = 1,
		[GUMBO_TAG_TR] = 1,
		[GUMBO_TAG_FORM] = 1,
		[GUMBO_TAG_FIELDSET] = 1,
		[GUMBO_TAG_DETAILS] = 1,
		[GUMBO_TAG_SUMMARY] = 1,
		[GUMBO_TAG_CENTER] = 1 };
	return block[tag];
}
