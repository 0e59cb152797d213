#include "publish/html.h"

#include "base/utf8.h"

#include <assert.h>

static void end_tag(struct html *h)
{
	if (h->in_tag)
		buf_add_char(&h->to, '>');
	h->in_tag = false;
}

void html_open(struct html *h, const char *tag)
{
	assert(h->depth < HTML_DEEPEST);
	end_tag(h);
	buf_add_char(&h->to, '<');
	buf_add(&h->to, str_from(tag));
	h->open[h->depth++] = tag;
	h->in_tag = true;
}

/* Blanks and joiners that scripts need stay; marks of direction, and what is only there to be unseen, do not. */
static bool is_unseen(uint32_t c)
{
	return c < 32 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0x61C ||
	       c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
	       (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static void put_point(struct buf *b, uint32_t c, struct str bytes)
{
	if (c == '<')
		buf_add(b, STR("&lt;"));
	else if (c == '>')
		buf_add(b, STR("&gt;"));
	else if (c == '&')
		buf_add(b, STR("&amp;"));
	else if (c == '"')
		buf_add(b, STR("&quot;"));
	else if (c == '\'')
		buf_add(b, STR("&#39;"));
	else if (c == '\n' || c == '\t' || c == '\r')
		buf_add_char(b, ' ');
	else if (c == 0xFFFD)
		buf_add(b, STR("\xEF\xBF\xBD"));
	else if (is_unseen(c))
		buf_printf(b, "[U+%04X]", (unsigned)c);
	else
		buf_add(b, bytes);
}

static bool needs_care(unsigned char c)
{
	return c < 32 || c >= 0x7F || c == '<' || c == '>' || c == '&' || c == '"' || c == '\'';
}

static void put_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0, step, plain = 0; i < s.len; i += step) {
		for (plain = i; plain < s.len && !needs_care((unsigned char)s.at[plain]); plain++)
			;
		buf_add(b, str_slice(s, i, plain));
		step = plain - i;
		if (step || plain == s.len)
			continue;
		uint32_t c = utf8_decode(str_slice(s, i, s.len), &step);
		put_point(b, c, str_slice(s, i, i + step));
	}
}

void html_attr(struct html *h, const char *name, struct str value)
{
	assert(h->in_tag);
	buf_add_char(&h->to, ' ');
	buf_add(&h->to, str_from(name));
	buf_add(&h->to, STR("=\""));
	put_escaped(&h->to, value);
	buf_add_char(&h->to, '"');
}

void html_class(struct html *h, const char *name)
{
	html_attr(h, "class", str_from(name));
}

void html_close(struct html *h)
{
	assert(h->depth > 0);
	end_tag(h);
	buf_add(&h->to, STR("</"));
	buf_add(&h->to, str_from(h->open[--h->depth]));
	buf_add_char(&h->to, '>');
	if (h->depth < 5)
		buf_add_char(&h->to, '\n');
}

void html_empty(struct html *h, const char *tag)
{
	html_open(h, tag);
	h->depth--;
}

void html_put(struct html *h, struct str text)
{
	end_tag(h);
	put_escaped(&h->to, text);
}

/* Cut before a code point, never within one. */
static struct str beginning(struct str s)
{
	size_t n = HTML_LONGEST;
	if (s.len <= n)
		return s;
	while (n > HTML_LONGEST - 4 && ((unsigned char)s.at[n] & 0xC0) == 0x80)
		n--;
	return str_slice(s, 0, n);
}

void html_quote(struct html *h, const char *tag, struct str words, struct str more)
{
	html_open(h, tag);
	html_open(h, "bdi");
	html_put(h, beginning(words));
	html_close(h);
	if (words.len > HTML_LONGEST) {
		html_put(h, STR(" "));
		html_put(h, more);
	}
	html_close(h);
}

void html_address(struct html *h, struct str url, struct str text)
{
	if (!str_starts(url, STR("https://")) && !str_starts(url, STR("http://"))) {
		html_leaf(h, "bdi", text);
		return;
	}
	html_open(h, "a");
	html_attr(h, "href", url);
	html_attr(h, "rel", STR("noreferrer noopener"));
	html_leaf(h, "bdi", text);
	html_close(h);
}

void html_leaf(struct html *h, const char *tag, struct str text)
{
	html_open(h, tag);
	html_put(h, text);
	html_close(h);
}

void html_own(struct html *h, struct str markup)
{
	end_tag(h);
	buf_add(&h->to, markup);
}
