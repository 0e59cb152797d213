/*
 * said - what the engines say, in the words of a catalogue. An engine's sentence is English; it is known again by what is
 * fixed in the catalogue's "engine." texts, from the most to the least, as the review page does (assets/web/words.js).
 */
#include "base/buf.h"
#include "publish/words.h"

enum { MOST_SLOTS = 10, DEEPEST = 3 };

struct match {
	struct str with[MOST_SLOTS];
	size_t fixed;
};

/* Where the next slot of a pattern stands, "{3}"; its length when there is none. */
static size_t slot_at(struct str pattern)
{
	for (size_t i = 0; i + 2 < pattern.len; i++)
		if (pattern.at[i] == '{' && pattern.at[i + 2] == '}' && pattern.at[i + 1] >= '0' &&
			pattern.at[i + 1] <= '9')
			return i;
	return pattern.len;
}

/* From the left, each slot with at least one byte in it, so that no text of a stranger makes it try long. */
static bool fits(struct str pattern, struct str text, struct match *m)
{
	size_t slot = slot_at(pattern);
	*m = (struct match){ .fixed = slot };
	if (slot == pattern.len)
		return str_equal(pattern, text);
	if (!str_starts(text, str_slice(pattern, 0, slot)))
		return false;
	text = str_slice(text, slot, text.len);
	while (slot < pattern.len) {
		size_t which = (size_t)(pattern.at[slot + 1] - '0');
		pattern = str_slice(pattern, slot + 3, pattern.len);
		slot = slot_at(pattern);
		struct str next = str_slice(pattern, 0, slot);
		if (text.len <= next.len || (slot == pattern.len && !str_ends(text, next)))
			return false;
		struct str rest = str_slice(text, 1, text.len);
		size_t at = slot == pattern.len ? text.len - next.len : 1 + str_find(rest, next);
		if (at >= text.len && next.len)
			return false;
		m->with[which] = str_slice(text, 0, at);
		m->fixed += next.len;
		text = str_slice(text, at + next.len, text.len);
	}
	return true;
}

static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.at[i] < '0' || s.at[i] > '9') && s.at[i] != '.')
			return false;
	return s.len > 0;
}

static struct str said_within(
	const struct words *w, struct str english, int depth, struct arena *mem);

/* A number in the language's digits, a sentence in its words, anything else as it is. */
static struct str filled(const struct words *w, struct str text, int depth, struct arena *mem)
{
	struct buf b = { .mem = mem };
	if (!is_number(text)) {
		struct str own = said_within(w, text, depth + 1, mem);
		return own.at ? own : text;
	}
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '.')
			buf_add_char(&b, '.');
		else
			buf_add(&b, w->digit[text.at[i] - '0']);
	}
	return buf_str(&b);
}

static struct str said_within(
	const struct words *w, struct str english, int depth, struct arena *mem)
{
	struct match best = { 0 }, m;
	struct str key, pattern, best_key = { 0 };
	for (size_t i = 0; depth <= DEEPEST && words_english_at(w, i, &key, &pattern); i++)
		if (str_starts(key, STR("engine.")) && fits(pattern, english, &m) &&
			(!best_key.at || m.fixed > best.fixed)) {
			best = m;
			best_key = key;
		}
	if (!best_key.at)
		return (struct str){ 0 };
	for (size_t i = 0; i < MOST_SLOTS; i++)
		if (best.with[i].at)
			best.with[i] = filled(w, best.with[i], depth, mem);
	return words_fill(w, str_terminated(mem, best_key), best.with, MOST_SLOTS, mem);
}

struct str words_said(const struct words *w, struct str english, struct arena *mem)
{
	if (str_equal(w->language, STR("en")))
		return english;
	return said_within(w, english, 0, mem);
}
