/*
 * Which part of a page is its article (READ-10), and what within it is none (READ-11).
 */
#include "text/html_tree.h"

#include <stdint.h>
#include <string.h>

enum { PROSE_LEAST = 40, BARE_LEAST = 80, LINE_MOST = 400 };

/* Never part of the words of an article. */
static bool is_never_text(GumboTag tag)
{
	static const uint8_t never[GUMBO_TAG_LAST + 1] = { [GUMBO_TAG_HEAD] = 1,
		[GUMBO_TAG_SCRIPT] = 1,
		[GUMBO_TAG_STYLE] = 1,
		[GUMBO_TAG_NOSCRIPT] = 1,
		[GUMBO_TAG_NAV] = 1,
		[GUMBO_TAG_FOOTER] = 1,
		[GUMBO_TAG_ASIDE] = 1,
		[GUMBO_TAG_FORM] = 1,
		[GUMBO_TAG_BUTTON] = 1,
		[GUMBO_TAG_SELECT] = 1,
		[GUMBO_TAG_SVG] = 1,
		[GUMBO_TAG_IFRAME] = 1,
		[GUMBO_TAG_TEMPLATE] = 1,
		[GUMBO_TAG_TEXTAREA] = 1,
		[GUMBO_TAG_OBJECT] = 1,
		[GUMBO_TAG_VIDEO] = 1,
		[GUMBO_TAG_AUDIO] = 1,
		[GUMBO_TAG_CANVAS] = 1,
		[GUMBO_TAG_MATH] = 1 };
	return never[tag];
}

/* A word of class, id or role that names what is no article. */
static bool is_telling(struct str token)
{
	static const char *const words[] = { "ad", "ads", "advert", "advertisement", "banner",
		"breadcrumb", "breadcrumbs", "comments", "complementary", "consent", "contentinfo",
		"cookie", "cookies", "dialog", "disqus", "donate", "footer", "gdpr", "masthead",
		"menu", "mostread", "nav", "navbar", "navigation", "newsletter", "outbrain",
		"pagination", "popular", "popup", "promo", "readmore", "recirc", "recommended",
		"recommendations", "related", "share", "sharing", "sidebar", "signup", "social",
		"sponsored", "subscribe", "taboola", "toolbar", "trending", NULL };
	for (const char *const *w = words; *w; w++)
		if (str_equal_fold(token, str_from(*w)))
			return true;
	return false;
}

static bool has_telling_word(struct str names)
{
	size_t begin = 0;
	for (size_t i = 0; i <= names.len; i++) {
		if (i < names.len && !strchr(" -_:\t\n", names.at[i]))
			continue;
		if (is_telling(str_slice(names, begin, i)))
			return true;
		begin = i + 1;
	}
	return false;
}

static bool is_hidden(const GumboNode *n)
{
	struct str style = html_attribute(n, "style");
	return html_attribute(n, "hidden").at ||
	       str_equal(html_attribute(n, "aria-hidden"), STR("true")) ||
	       str_find(style, STR("display:none")) < style.len ||
	       str_find(style, STR("display: none")) < style.len;
}

static bool is_within_link(const struct html_tree *t, size_t i)
{
	for (size_t up = 0; up < 6; up++, i = t->at[i].parent)
		if (html_tag(t->at[i].node) == GUMBO_TAG_A)
			return true;
	return false;
}

static size_t letters(const char *s)
{
	size_t n = 0;
	for (; *s; s++)
		n += (unsigned char)*s > ' ';
	return n;
}

/* Sums of text and of linked text for every subtree, one walk from the end. */
static void sum_text(struct html_tree *t)
{
	for (size_t i = t->count; i-- > 0;) {
		struct html_node *h = &t->at[i];
		if (h->node->type == GUMBO_NODE_TEXT) {
			h->text = letters(h->node->v.text.text);
			h->links = is_within_link(t, h->parent) ? h->text : 0;
		}
		if (h->left_out)
			h->text = h->links = 0;
		if (i > 0) {
			t->at[h->parent].text += h->text;
			t->at[h->parent].links += h->links;
		}
	}
}

static void leave_out_by_tag(struct html_tree *t)
{
	for (size_t i = 0; i < t->count; i++) {
		struct html_node *h = &t->at[i];
		GumboTag tag = html_tag(h->node);
		h->left_out =
			is_never_text(tag) || h->node->type == GUMBO_NODE_COMMENT ||
			h->node->type == GUMBO_NODE_TEMPLATE ||
			(tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_BODY && is_hidden(h->node));
	}
}

static bool is_frame(GumboTag tag)
{
	return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
	       tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_P || tag == GUMBO_TAG_LAST;
}

/* READ-11: by what an element is called, unless it holds most of the page; a header outside an article. */
static void leave_out_by_name(struct html_tree *t)
{
	size_t all = t->at[0].text, article_end = 0;
	for (size_t i = 0; i < t->count; i++) {
		struct html_node *h = &t->at[i];
		GumboTag tag = html_tag(h->node);
		if ((tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) && h->end > article_end)
			article_end = h->end;
		if (is_frame(tag) || h->text * 2 > all)
			continue;
		h->left_out |= (tag == GUMBO_TAG_HEADER && i >= article_end) ||
			       has_telling_word(html_attribute(h->node, "class")) ||
			       has_telling_word(html_attribute(h->node, "id")) ||
			       has_telling_word(html_attribute(h->node, "role"));
	}
}

static bool starts_with_any(struct str line, const char *const *list)
{
	for (; *list; list++) {
		struct str s = str_from(*list);
		if (line.len >= s.len && str_equal_fold(str_slice(line, 0, s.len), s))
			return true;
	}
	return false;
}

static bool is_notice(struct str line)
{
	static const char *const begin[] = { "advertisement", "also read", "also on ", "click here",
		"download our app", "follow us", "listen to this", "more from", "more on this",
		"most read", "read also", "read more", "recommended", "related", "see also",
		"share on", "share this", "sign up", "skip to", "story continues below",
		"subscribe", "trending", "tweet this", "we use cookies", "you may also",
		"this site uses cookies", "this website uses cookies", "by continuing to use",
		"all rights reserved", "\xC2\xA9", NULL };
	return line.len < 160 && starts_with_any(line, begin);
}

static bool is_about_cookies(struct str line)
{
	return line.len < LINE_MOST && str_find(line, STR("cookie")) < line.len &&
	       (str_find(line, STR("ccept")) < line.len ||
		       str_find(line, STR("onsent")) < line.len ||
		       str_find(line, STR("rivacy")) < line.len ||
		       str_find(line, STR("use cookies")) < line.len);
}

static bool is_link_dense(const struct html_node *h, GumboTag tag)
{
	return tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_HTML && h->text > 0 &&
	       h->links * 10 > h->text * 6;
}

static bool is_heading(GumboTag tag)
{
	return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

/* Blocks that are mostly links, notices, share bars. */
static void leave_out_by_words(struct html_tree *t, struct arena *mem)
{
	for (size_t i = 0; i < t->count; i++) {
		struct html_node *h = &t->at[i];
		GumboTag tag = html_tag(h->node);
		if (h->left_out || !html_is_block(tag) || h->text == 0)
			continue;
		if (is_link_dense(h, tag) && !is_heading(tag)) {
			h->left_out = true;
		} else if (h->text < LINE_MOST && tag != GUMBO_TAG_BODY) {
			struct str line = html_line(t, i, LINE_MOST, mem);
			h->left_out = is_notice(line) || is_about_cookies(line);
		}
	}
}

/* What stands inside something left out is left out too, and counts for nothing. */
static void spread(struct html_tree *t)
{
	for (size_t i = 0; i < t->count;) {
		if (!t->at[i].left_out) {
			t->at[i].text = t->at[i].links = 0;
			i++;
			continue;
		}
		for (size_t end = t->at[i].end; i < end; i++) {
			t->at[i].left_out = true;
			t->at[i].text = t->at[i].links = 0;
		}
	}
	sum_text(t);
}

/* Prose is text in a block of its own length; headings and labels are none. */
static void sum_running(struct html_tree *t)
{
	for (size_t i = t->count; i-- > 0;) {
		struct html_node *h = &t->at[i];
		GumboTag tag = html_tag(h->node);
		bool paragraph = tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE ||
				 tag == GUMBO_TAG_LI || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_TD;
		bool bare = h->node->type == GUMBO_NODE_TEXT && h->text >= BARE_LEAST;
		if (!h->left_out && (bare || (paragraph && h->text >= PROSE_LEAST)))
			h->running = h->text;
		if (i > 0)
			t->at[h->parent].running += h->running;
	}
	for (size_t i = 0; i < t->count; i++)
		if (t->at[i].running > t->at[i].text)
			t->at[i].running = t->at[i].text;
}

static bool says_article(const struct html_node *h)
{
	GumboTag tag = html_tag(h->node);
	return tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN ||
	       str_equal(html_attribute(h->node, "role"), STR("main")) ||
	       str_equal(html_attribute(h->node, "itemprop"), STR("articleBody"));
}

/* READ-10: the last that holds enough is the deepest, since nodes stand in document order. */
size_t html_find_main(struct html_tree *t, struct arena *mem)
{
	leave_out_by_tag(t);
	sum_text(t);
	leave_out_by_name(t);
	spread(t);
	leave_out_by_words(t, mem);
	spread(t);
	sum_running(t);
	size_t best = 0, all = t->at[0].running;
	bool said = false;
	for (size_t i = 1; i < t->count; i++) {
		const struct html_node *h = &t->at[i];
		if (h->left_out || h->node->type != GUMBO_NODE_ELEMENT ||
			!html_is_block(html_tag(h->node)))
			continue;
		bool says = says_article(h);
		bool holds = says ? h->running * 2 >= all : !said && h->running * 4 >= all * 3;
		bool is_leaf = !says && html_tag(h->node) != GUMBO_TAG_DIV &&
			       html_tag(h->node) != GUMBO_TAG_SECTION &&
			       html_tag(h->node) != GUMBO_TAG_BODY;
		if (holds && h->running > 0 && !is_leaf) {
			best = i;
			said |= says;
		}
	}
	return best;
}
