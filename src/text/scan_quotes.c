/*
 * SAY-95: 'There was no landing,' a spokesman said: where a paragraph has no double quotation marks, single ones that
 * open before a word and close behind one are quotation marks too. An apostrophe behind an s closes only what nothing
 * better does.
 */
#include "text/scan.h"

static bool is_single(const struct word *w)
{
	return scan_is_char(w, '\'');
}

static bool opens(const struct words *w, const uint8_t *gap, size_t i, size_t first, size_t end)
{
	if (i + 1 >= end || gap[i + 1] != GAP_NONE)
		return false;
	const struct word *next = &w->at[i + 1];
	bool decade = (next->shape & SHAPE_DIGIT) && str_ends(next->low, STR("s")); /* '90s */
	bool apart = i == first || gap[i] != GAP_NONE || scan_is_char(&w->at[i - 1], '(') ||
		     scan_is_char(&w->at[i - 1], '-');
	return apart && !decade && !(next->shape & (SHAPE_PUNCT | SHAPE_UPPER));
}

static bool closes(const struct words *w, const uint8_t *gap, size_t i, size_t first, size_t end)
{
	return i > first && gap[i] == GAP_NONE &&
	       (i + 1 == end || gap[i + 1] != GAP_NONE || (w->at[i + 1].shape & SHAPE_PUNCT));
}

static void pair(struct words *w, size_t open, size_t close)
{
	word_set(&w->at[open], STR("\""));
	word_set(&w->at[close], STR("\""));
}

static bool has_double(const struct words *w, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (scan_is_char(&w->at[i], '"'))
			return true;
	return false;
}

void scan_quotes(struct words *w, const uint8_t *gap, size_t first, size_t end)
{
	size_t open = end, maybe = end; /* end: none */
	bool looked = false;
	for (size_t i = first; i < end; i++) {
		if (!is_single(&w->at[i]))
			continue;
		if (opens(w, gap, i, first, end)) {
			if (!looked && has_double(w, first, end))
				return;
			looked = true;
			if (open < end && maybe < end)
				pair(w, open, maybe);
			open = i;
			maybe = end;
		} else if (open < end && closes(w, gap, i, first, end)) {
			bool plural = str_ends(w->at[i - 1].low, STR("s"));
			if (!plural)
				pair(w, open, i);
			maybe = !plural ? end : maybe < end ? maybe : i;
			open = plural ? open : end;
		}
	}
	if (open < end && maybe < end)
		pair(w, open, maybe);
}
