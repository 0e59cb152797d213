/* What sort of paragraph it is: dateline, headline, caption, body. */
#include "text/scan.h"

enum { DATELINE_MOST = 24, HEADLINE_MOST = 24, CAPTION_TAIL = 10 };

static bool is_dateline_word(const struct word *w)
{
	static const char *const small[] = { "al", "and", "de", "del", "el", "la", "las", "los",
		"near", "of", "the", "y" };
	if (w->shape & (SHAPE_CAPITAL | SHAPE_DIGIT))
		return true;
	if (w->shape & SHAPE_PUNCT)
		return scan_is_char(w, ',') || scan_is_char(w, '(') || scan_is_char(w, ')') ||
		       scan_is_char(w, '/') || scan_is_char(w, '.') || scan_is_char(w, '[') ||
		       scan_is_char(w, ']') || scan_is_char(w, ':');
	return (unsigned char)w->low.at[0] >= 128 || scan_is_month(w->low) ||
	       scan_listed(small, sizeof small / sizeof *small, w->low);
}

/* The dash that ends a dateline stands between blanks, or is written long. */
static bool is_dash(const struct words *w, size_t i, size_t end)
{
	if (!scan_is_char(&w->at[i], '-'))
		return false;
	bool is_short = w->at[i].end - w->at[i].begin == 1;
	bool glued =
		w->at[i].shape & SHAPE_GLUED && i + 1 < end && w->at[i + 1].shape & SHAPE_GLUED;
	return !glued || !is_short;
}

static bool is_weekday(struct str low)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday" };
	return scan_listed(days, sizeof days / sizeof *days, low);
}

/* Can one of the first words end a dateline? */
static bool has_end(const struct words *w, size_t first, size_t end)
{
	for (size_t i = first; i < end && i - first < DATELINE_MOST; i++)
		if (scan_is_char(&w->at[i], '-') || scan_is_char(&w->at[i], ':'))
			return true;
	return false;
}

static size_t scan_plain_dateline(const struct words *w, size_t first, size_t end, bool upper)
{
	bool month = false, digit = false, agency = false, weekday = false, capitals;
	bool bracket = first + 1 < end && scan_is_char(&w->at[first], '('); /* "(Vell, 3 May) -" */
	if (first >= end || w->at[first].low.len == 0 ||
		!(w->at[first + bracket].shape & SHAPE_CAPITAL) || !has_end(w, first, end))
		return 0;
	capitals = !upper && w->at[first].shape & SHAPE_UPPER;
	for (size_t i = first; i < end && i - first < DATELINE_MOST; i++) {
		const struct word *now = &w->at[i];
		if (i > first && is_dash(w, i, end))
			return (month && digit) || (!bracket && (agency || capitals || weekday))
				       ? i + 1 - first
				       : 0;
		if (capitals && ((month && digit) || (agency && !bracket)) &&
			scan_is_char(now, ':'))
			return i + 1 - first; /* "KOLHAN, Oct 3: As many", "KOLHAN (KNA): As" */
		if (now->low.len == 0 || !is_dateline_word(now))
			return 0;
		month |= scan_is_month(now->low);
		weekday |= i > first + 1 && is_weekday(now->low);
		digit |= (now->shape & SHAPE_DIGIT) != 0;
		agency = scan_is_char(now, ')') && i > first;
	}
	return 0;
}

/* "CORRECTED - Meridian News, KALYN, Feb 10, 2031 -": what stands before a dateline belongs to it. */
size_t scan_dateline(const struct words *w, size_t first, size_t end, bool upper)
{
	static const char *const labels[] = { "corrected", "correction", "update", "updated",
		"refile", "refiled", "urgent", "breaking", "flash" };
	bool label = first + 2 < end && is_dash(w, first + 1, end) &&
		     scan_listed(labels, sizeof labels / sizeof *labels, w->at[first].low);
	size_t behind = label ? scan_plain_dateline(w, first + 2, end, upper) : 0;
	return behind ? behind + 2 : scan_plain_dateline(w, first, end, upper);
}

static bool is_caption_word(const struct word *w)
{
	static const char *const words[] = { "caption", "image", "photo", "photograph", "picture" };
	return scan_listed(words, sizeof words / sizeof *words, w->low);
}

static bool is_caption(const struct words *w, size_t first, size_t end)
{
	size_t n = end - first;
	if (n >= 3 && is_caption_word(&w->at[first]) &&
		(scan_is_char(&w->at[first + 1], ':') || scan_is_char(&w->at[first + 1], '-')))
		return true;
	char close = w->at[end - 1].low.len == 1 ? w->at[end - 1].low.at[0] : ' ';
	if (n > 80 || (close != ')' && close != ']'))
		return false;
	for (size_t i = end; i > first && end - i < CAPTION_TAIL; i--) {
		if (is_caption_word(&w->at[i - 1]))
			return true;
		if (scan_is_char(&w->at[i - 1], '(') || scan_is_char(&w->at[i - 1], '['))
			return false;
	}
	return false;
}

static bool is_headline(const struct words *w, size_t first, size_t end)
{
	const struct word *last = &w->at[end - 1];
	if (end - first > HEADLINE_MOST || scan_is_char(last, '.') || scan_is_char(last, ':') ||
		scan_is(last, "...") || scan_is_char(last, ',') || scan_is_char(last, ';'))
		return false;
	if (w->at[first].shape & SHAPE_PUNCT && !scan_is_char(&w->at[first], '"'))
		return false; /* a bullet */
	if (end - first > 1 && w->at[first].low.len == 1 && scan_is_char(&w->at[first + 1], ':'))
		return false; /* "Q:" */
	for (size_t i = first; i + 1 < end; i++)
		if (scan_is_char(&w->at[i], '.') || scan_is(&w->at[i], "\u060C"))
			return false;
	return !scan_is_char(last, '"') || scan_is_char(&w->at[first], '"');
}

enum block scan_block(const struct words *w, size_t first, size_t end, bool is_last)
{
	if (is_caption(w, first, end))
		return BLOCK_CAPTION;
	return !is_last && is_headline(w, first, end) ? BLOCK_HEADLINE : BLOCK_BODY;
}
