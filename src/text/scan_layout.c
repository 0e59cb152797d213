/*
 * What lies between two words: nothing, a blank, a line that was merely
 * wrapped, a line that ends, a paragraph that ends. Wrapped text is told by its
 * lines: none is very long, to most that are followed by another the next
 * word would have been too much, and some break off within a sentence.
 */
#include "text/scan.h"

#include <string.h>

/* Columns; chosen so that columns of PDF and e-mail count as wrapped, and paragraphs in one line don't. */
enum { WRAPPED_MOST = 130, WRAPPED_LEAST = 40, NEARLY = 8, SLACK_TURN = 10, SLACK_BREAK = 25 };

struct layout {
	struct str text;
	const struct words *words;
	bool upper, wrapped;
	size_t width;                /* columns that lines usually keep to */
	size_t line_begin;           /* of the line that the word before stands in */
	size_t indent, first_indent; /* of this line, and of the paragraph's first */
};

/* All bytes but those that go on with a character: 10xxxxxx, eight of them at once. */
static size_t columns(struct str s)
{
	const uint64_t lowest = 0x0101010101010101u;
	size_t n = s.len, i = 0;
	for (; i + 8 <= s.len; i += 8) {
		uint64_t eight;
		memcpy(&eight, s.at + i, 8);
		n -= (eight >> 7 & ~(eight >> 6) & lowest) * lowest >> 56;
	}
	for (; i < s.len; i++)
		n -= ((unsigned char)s.at[i] & 0xC0) == 0x80;
	return n;
}

struct line_counts {
	size_t lines, too_long, followed, full, torn;
};

static size_t first_word(struct str line)
{
	struct str rest = line, word = { 0 };
	str_cut(&rest, ' ', &word);
	return columns(word) + 1;
}

/* Its last word is a small one, or a comma. */
static bool breaks_off(struct str line)
{
	size_t i = line.len;
	while (i > 0 && line.at[i - 1] != ' ')
		i--;
	char first = line.len ? line.at[i] : ' ', last = line.len ? line.at[line.len - 1] : ' ';
	return last == ',' || (first >= 'a' && first <= 'z' && last >= 'a' && last <= 'z');
}

static struct line_counts count_lines(struct str text, size_t width)
{
	struct line_counts n = { 0 };
	struct str rest = text, line;
	size_t before = 0; /* columns of the line before, 0 if it was blank */
	bool torn = false; /* the line before */
	while (str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		size_t now = columns(line);
		n.lines += now > 0;
		n.too_long += now > WRAPPED_MOST;
		n.followed += before > 0 && now > 0;
		n.torn += torn && now > 0;
		torn = breaks_off(line);
		n.full += before > 0 && now > 0 && before + first_word(line) + NEARLY >= width;
		before = now;
	}
	return n;
}

/* The width that nine lines in ten keep to: an address or a table may stick out. */
static size_t usual_width(struct str text)
{
	size_t of_width[WRAPPED_MOST + 1] = { 0 }, lines = 0, wider = 0;
	struct str rest = text, line;
	while (str_cut(&rest, '\n', &line)) {
		size_t now = columns(str_trim(line));
		lines += now > 0;
		of_width[now > WRAPPED_MOST ? 0 : now]++;
	}
	size_t width = WRAPPED_MOST;
	while (width > 0 && (wider += of_width[width]) * 10 <= lines)
		width--;
	return width;
}

static void measure(struct layout *l)
{
	l->width = usual_width(l->text);
	struct line_counts n = count_lines(l->text, l->width);
	bool torn = l->upper || n.torn * 5 > n.followed * 2; /* else a head, a list */
	l->wrapped = n.too_long * 10 <= n.lines && l->width >= WRAPPED_LEAST && torn &&
		     n.full * 2 >= n.followed;
}

static bool ends_sentence(const struct word *w)
{
	return scan_is_char(w, '.') || scan_is_char(w, '!') || scan_is_char(w, '?') ||
	       scan_is_char(w, ':') || scan_is_char(w, '"') || scan_is_char(w, ')') ||
	       scan_is(w, "\u061F") || scan_is(w, "\u06D4");
}

/* "- item", "* item", "(bullet) item", "3. item", "3) item". */
static bool is_bullet(const struct layout *l, size_t i)
{
	const struct word *w = &l->words->at[i];
	if (i + 1 >= l->words->count)
		return false;
	bool next_glued = w[1].shape & SHAPE_GLUED;
	if (scan_is(w, "\u2022") || scan_is(w, "\u00B7") || scan_is_char(w, '*'))
		return true;
	if (scan_is_char(w, '-'))
		return !next_glued;
	return w->shape & SHAPE_DIGIT && w->low.len <= 2 && next_glued &&
	       (scan_is_char(w + 1, '.') || scan_is_char(w + 1, ')')) && i + 2 < l->words->count &&
	       !(w[2].shape & SHAPE_GLUED);
}

/* "Q:", "HADDAD:", "The governor:", "[HADDAD]" at the head of a line. */
static bool is_turn(const struct layout *l, size_t i)
{
	const struct word *w = &l->words->at[i];
	size_t left = l->words->count - i;
	if (scan_is_char(w, '['))
		return true;
	if (!(w->shape & SHAPE_CAPITAL))
		return false;
	for (size_t k = 1; k < left && k <= 3; k++)
		if (scan_is_char(w + k, ':'))
			return true;
	return false;
}

/* A line of figures, "Killed: 52" or "52 (38 before)", above another such line. */
static bool is_entry(const struct layout *l, size_t i)
{
	const struct word *w = &l->words->at[i];
	size_t left = l->words->count - i;
	if (i < 2 || !((w[-1].shape & SHAPE_DIGIT) || scan_is_char(w - 1, ')')))
		return false;
	if (scan_is_char(w - 2, ':'))
		return true;
	for (size_t k = 1; k < left && k <= 6; k++)
		if (scan_is_char(w + k, ':') && !(w[k].shape & SHAPE_DIGIT))
			return k + 1 < left && (w[k + 1].shape & SHAPE_DIGIT);
	return false;
}

static bool wants_more(const struct word *w)
{
	static const char *const open[] = { "a", "an", "and", "at", "but", "by", "for", "from",
		"in", "of", "on", "or", "the", "to", "with" };
	return scan_is_char(w, ',') || scan_is_char(w, '-') ||
	       scan_listed(open, sizeof open / sizeof *open, w->low);
}

/* A real end of line in wrapped text: the next word would have fitted. */
static bool line_ends(const struct layout *l, size_t i)
{
	const struct word *before = &l->words->at[i - 1], *w = &l->words->at[i];
	size_t used =
		columns(str_slice(l->text, l->line_begin, before->end)) + 1 + (w->end - w->begin);
	size_t slack = l->width > used ? l->width - used : 0;
	bool may = ends_sentence(before) || slack > SLACK_TURN;
	if (is_entry(l, i))
		return true;
	if (may && (is_bullet(l, i) || is_turn(l, i)))
		return true;
	if (slack <= SLACK_BREAK || l->upper || wants_more(before))
		return false;
	bool small =
		(unsigned char)w->low.at[0] < 128 && !(w->shape & (SHAPE_CAPITAL | SHAPE_DIGIT));
	return !small;
}

struct blank {
	size_t lines;      /* line ends in it */
	size_t line_begin; /* where the last line begins */
	bool page;         /* a form feed or paragraph separator */
};

static struct blank look_between(struct str text, size_t from, size_t to)
{
	struct blank b = { 0 };
	for (size_t i = from; i < to; i++) {
		unsigned char c = (unsigned char)text.at[i];
		bool old = c == '\r' && !(i + 1 < to && text.at[i + 1] == '\n');
		if (c == '\n' || old) {
			b.lines++;
			b.line_begin = i + 1;
		}
		b.page |= c == '\f' ||
			  (c == 0xE2 && to - i > 2 && memcmp(text.at + i, "\u2029", 3) == 0);
	}
	return b;
}

static enum gap gap_before(struct layout *l, size_t i)
{
	const struct word *before = &l->words->at[i - 1], *w = &l->words->at[i];
	if (w->begin == before->end)
		return GAP_NONE;
	if (w->begin == before->end + 1 && l->text.at[before->end] == ' ')
		return GAP_SPACE;

	struct blank b = look_between(l->text, before->end, w->begin);
	if (b.lines == 0)
		return b.page ? GAP_PARAGRAPH : GAP_SPACE;
	enum gap gap = GAP_WRAP;
	l->indent = w->begin - b.line_begin;
	bool indented = l->indent >= l->first_indent + 2 && ends_sentence(before);
	if (b.lines > 1 || b.page || !l->wrapped || indented)
		gap = GAP_PARAGRAPH;
	else if (line_ends(l, i))
		gap = GAP_LINE;
	if (gap == GAP_PARAGRAPH || l->indent < l->first_indent)
		l->first_indent = l->indent;
	l->line_begin = b.line_begin;
	return gap;
}

uint8_t *scan_layout(struct str text, const struct words *words, bool upper, struct arena *mem)
{
	struct layout l = { .text = text, .words = words, .upper = upper };
	uint8_t *gap = NEW_ARRAY(mem, uint8_t, words->count + 1);
	measure(&l);
	gap[0] = GAP_PARAGRAPH;
	for (size_t i = 1; i < words->count; i++)
		gap[i] = (uint8_t)gap_before(&l, i);
	return gap;
}
