#include "reader/mark.h"

/*
 * SAY-92: 'There were no deaths,' the minister said: a speech between single quotation marks, as British papers print it,
 * has double ones, and so have a few words within a sentence ('up to three' residents). An apostrophe stays.
 */
static bool is_single(const struct page *p, uint32_t w)
{
	return w < p->scan.words.count && word_is(p, w, "'");
}

static bool is_glued(const struct page *p, uint32_t w)
{
	return w < p->scan.words.count && p->scan.words.at[w].shape & SHAPE_GLUED;
}

static bool is_stop(const struct page *p, uint32_t w)
{
	static const char *const stops[] = { ",", ".", "?", "!", ";", "...", "-", NULL };
	return w < p->scan.words.count && word_is_any(p, w, stops);
}

/* Before a word, with a blank before the mark. */
static bool opens(const struct page *p, uint32_t w, uint32_t first)
{
	return is_single(p, w) && (w == first || !is_glued(p, w)) && is_glued(p, w + 1) &&
	       !(p->scan.words.at[w + 1].shape & (SHAPE_PUNCT | SHAPE_DIGIT));
}

/* Behind a comma or full stop, or before one at the end of some words. */
static bool closes(const struct page *p, uint32_t w, uint32_t open)
{
	enum { SPEECH = 5 }; /* words */
	if (!is_single(p, w) || !is_glued(p, w))
		return false;
	if (is_stop(p, w - 1))
		return !is_glued(p, w + 1) || is_stop(p, w + 1);
	return w > open + SPEECH && is_glued(p, w + 1) && is_stop(p, w + 1);
}

/* The mark that ends a few words begun at `open`: the last before a stop, as "soldiers' homes" has one too. */
static uint32_t end_of_words(const struct page *p, uint32_t open, uint32_t end)
{
	enum { FEW = 9 };
	uint32_t found = NONE;
	for (uint32_t w = open + 2; w < end && w < open + FEW; w++) {
		if (is_stop(p, w) || opens(p, w, open))
			break;
		if (is_single(p, w) && is_glued(p, w) && (!is_glued(p, w + 1) || is_stop(p, w + 1)))
			found = w;
	}
	return found;
}

static void double_marks(struct page *p, uint32_t open, uint32_t close)
{
	word_set(&p->scan.words.at[open], STR("\""));
	word_set(&p->scan.words.at[close], STR("\""));
}

void mark_quotes(struct page *p)
{
	const struct sentences *all = &p->scan.sentences;
	for (size_t i = 0; i < all->count && !p->wide; i++) {
		const struct sentence *s = &all->at[i];
		size_t last = i;
		while (last + 1 < all->count && all->at[last + 1].paragraph == s->paragraph)
			last++;
		uint32_t end = all->at[last].end, open = NONE;
		bool any = false;
		for (uint32_t w = s->first; w < end; w++) {
			if (opens(p, w, s->first)) {
				open = w;
				any = true;
			} else if (open != NONE && closes(p, w, open)) {
				double_marks(p, open, w);
				open = NONE;
			}
		}
		for (uint32_t w = s->first; any && w < end; w++) {
			uint32_t close = opens(p, w, s->first) ? end_of_words(p, w, end) : NONE;
			if (close != NONE)
				double_marks(p, w, close);
		}
		i = last;
	}
}
