/* Where a sentence ends within its paragraph. */
#include "text/scan.h"

static bool is_stop(const struct word *w)
{
	return scan_is_char(w, '.') || scan_is(w, "...") || scan_is(w, "\u06D4") ||
	       scan_is(w, "\u3002") || scan_is(w, "\u0964");
}

static bool is_outcry(const struct word *w)
{
	return scan_is_char(w, '!') || scan_is_char(w, '?') || scan_is(w, "\u061F") ||
	       scan_is(w, "\uFF01") || scan_is(w, "\uFF1F");
}

static bool is_closer(const struct word *w)
{
	return scan_is_char(w, '"') || scan_is_char(w, '\'') || scan_is_char(w, ')') ||
	       scan_is_char(w, ']');
}

static bool is_small(const struct word *w)
{
	return !(w->shape & (SHAPE_CAPITAL | SHAPE_DIGIT | SHAPE_PUNCT)) && w->low.len > 0 &&
	       (unsigned char)w->low.at[0] < 128;
}

/* "Why did they shoot?" Haddad asked. */
static bool has_asked(const struct words *w, size_t i, size_t end)
{
	static const char *const verbs[] = { "added", "asked", "asks", "cried", "said", "says",
		"shouted", "told", "wondered", "wrote" };
	for (size_t k = i; k < end && k < i + 4; k++)
		if (scan_listed(verbs, sizeof verbs / sizeof *verbs, w->at[k].low))
			return true;
	return false;
}

/* A stop with no blank after it: an address or a number, unless a blank was forgotten ("killed.The"). */
static bool forgot_blank(const struct words *w, size_t stop, size_t next)
{
	const struct word *n = &w->at[next], *before = &w->at[stop ? stop - 1 : 0];
	if (!(n->shape & SHAPE_CAPITAL) || stop == 0 || before->low.len < 3)
		return (unsigned char)n->low.at[0] >= 128 && before->low.len > 1;
	return before->shape & SHAPE_UPPER ? scan_is_starter(n->low) : !(n->shape & SHAPE_UPPER);
}

/* "he ran. then it was over": in quick writing a small letter begins a sentence. The word before
 * the stop is a small one as well, and no abbreviation: those have their stop inside. */
static bool ends_plainly(const struct words *w, size_t i)
{
	static const char *const short_words[] = { "go", "he", "him", "it", "me", "so", "us",
		"we" };
	const struct word *before = &w->at[i ? i - 1 : 0];
	if (i == 0 || !scan_is_char(&w->at[i], '.'))
		return false;
	if ((before->shape & SHAPE_DIGIT) && i > 1) /* "he was 16. his name was" */
		return is_small(&w->at[i - 2]) && before->low.len < 5;
	if (before->shape & SHAPE_CAPITAL) /* "on Tuesday. neither did" */
		return !(before->shape & SHAPE_UPPER) && before->low.len > 4;
	return is_small(before) &&
	       (before->low.len > 2 ||
		       scan_listed(
			       short_words, sizeof short_words / sizeof *short_words, before->low));
}

/* The mark at `i` ends the sentence that began at `first`, and the next word is `next`. */
static bool is_end(const struct words *w, const uint8_t *gap, size_t first, size_t i, size_t next)
{
	const struct word *n = &w->at[next];
	bool quoted = next > i + 1 && scan_is_char(&w->at[next - 1], '"');
	if (i == first ||
		(i == first + 1 && w->at[first].shape & SHAPE_DIGIT && w->at[first].low.len <= 2))
		return false; /* "3. item" */
	if (gap[next] == GAP_NONE && n->low.len > 0 && !forgot_blank(w, i, next))
		return false;
	if (is_small(n) && !(next == i + 1 && ends_plainly(w, i)))
		return false;
	if (is_outcry(&w->at[i]) && quoted && has_asked(w, next, w->count))
		return false;
	return !is_stop(n) && !is_outcry(n) && !scan_is_char(n, ',') && !scan_is_char(n, ';');
}

static size_t pass_closers(const struct words *w, const uint8_t *gap, size_t i, size_t end)
{
	while (i < end && gap[i] == GAP_NONE && is_closer(&w->at[i]))
		i++;
	return i;
}

/* An abbreviation with its stop ends the sentence only before a word that begins one. */
static bool ends_abbreviated(const struct words *w, size_t i, size_t next)
{
	const struct word *now = &w->at[i], *n = &w->at[next];
	if (now->low.len < 2 || now->low.at[now->low.len - 1] != '.' || now->shape & SHAPE_PUNCT ||
		!(n->shape & SHAPE_CAPITAL) || !scan_is_starter(n->low))
		return false;
	return scan_may_end(now->low) || now->low.len == 2;
}

/* "[QUESTION]", "[HADDAD] "...": somebody else begins to speak. */
static bool is_turn(const struct words *w, size_t i, size_t end)
{
	static const char *const roles[] = { "announcer", "answer", "begin", "correspondent", "end",
		"question", "reporter" };
	if (!scan_is_char(&w->at[i], '[') || i + 3 >= end)
		return false;
	if (scan_listed(roles, sizeof roles / sizeof *roles, w->at[i + 1].low))
		return true;
	for (size_t k = i + 2; k < end && k <= i + 4; k++)
		if (scan_is_char(&w->at[k], ']'))
			return k + 1 < end && scan_is_char(&w->at[k + 1], '"') &&
			       (is_stop(&w->at[i - 1]) || scan_is_char(&w->at[i - 1], '"'));
	return false;
}

/* The last good place to cut words [first, first + most): after a semicolon or colon, else a comma. */
static size_t best_cut(const struct words *w, size_t first)
{
	size_t most = first + SENTENCE_WORDS_MOST, comma = 0;
	for (size_t i = most; i > first + SENTENCE_WORDS_MOST / 2; i--) {
		if (scan_is_char(&w->at[i - 1], ';') || scan_is_char(&w->at[i - 1], ':'))
			return i;
		if (comma == 0 &&
			(scan_is_char(&w->at[i - 1], ',') || scan_is(&w->at[i - 1], "\u060C")))
			comma = i;
	}
	return comma ? comma : most;
}

size_t scan_sentence_end(const struct words *w, const uint8_t *gap, size_t first, size_t end)
{
	size_t last = end - first > SENTENCE_WORDS_MOST ? first + SENTENCE_WORDS_MOST : end;
	for (size_t i = first; i < last; i++) {
		const struct word *now = &w->at[i];
		if (i > first && (gap[i] == GAP_LINE || is_turn(w, i, end)))
			return i;
		size_t next = i + 1;
		if (next < end && ends_abbreviated(w, i, next))
			return next;
		if (!(now->shape & SHAPE_PUNCT) || (!is_stop(now) && !is_outcry(now)))
			continue;
		next = pass_closers(w, gap, next, end);
		if (next >= end || is_end(w, gap, first, i, next))
			return next < last ? next : last;
	}
	return last < end ? best_cut(w, first) : end;
}
