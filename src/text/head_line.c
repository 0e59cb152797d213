/*
 * READ-27: a line of the head in its parts,
 *   NAME [(kind or place or platform)] [, kind] [@handle] - [platform] [posted on] DATE [, hour][. Translated from X.]
 * with commas, dashes, bars and dots between them.
 */
#include "text/dateline_inside.h"
#include "text/head_line.h"
#include "text/months.h"

enum {
	LINE_MOST = 60,
	NAME_MOST = 9,
	LOOSE_MOST = 1,
	BRACKET_MOST = 14,
	PART_MOST = 16,
	UNKNOWN_MOST = 2
};

static const struct word *word_of(const struct head_line *h, size_t i)
{
	return &h->s->words.at[i];
}

size_t head_line_end(const struct scanned *s, size_t first)
{
	const struct word *w = s->words.at;
	size_t i = first;
	while (i < s->words.count) {
		i++;
		if (i < s->words.count &&
			memchr(s->text.at + w[i - 1].end, '\n', w[i].begin - w[i - 1].end))
			break;
	}
	return i;
}

static bool is_dot(const struct word *w)
{
	return str_is(w->low, "\xC2\xB7") || str_is(w->low, "\xE2\x80\xA2");
}

static bool parts_line(const struct word *w)
{
	return is_dash(w) || is_dot(w) || is_mark(w, ',') || is_mark(w, '/') || is_mark(w, ';') ||
	       str_is(w->low, "\u060C");
}

static bool opens(const struct word *w)
{
	return is_mark(w, '(') || is_mark(w, '[');
}

/* A letter of another script, which has no capitals. */
static bool is_foreign(const struct word *w)
{
	return !(w->shape & SHAPE_PUNCT) && (unsigned char)w->low.at[0] >= 128;
}

static bool is_handle_word(const struct word *w)
{
	return w->low.len > 1 && w->low.at[0] == '@';
}

/* "truth_of_the_sea": how many words it is, 0: none. */
static size_t underscored(const struct head_line *h, size_t i)
{
	size_t k = i + 1;
	while (k + 1 < h->end && is_mark(word_of(h, k), '_') &&
		word_of(h, k)->shape & SHAPE_GLUED && word_of(h, k + 1)->shape & SHAPE_GLUED)
		k += 2;
	return k > i + 1 ? k - i : 0;
}

/* READ-43: "vell-news.org", "Vellika.md": how many words it is, 0: none. */
static size_t domain_at(const struct head_line *h, size_t i)
{
	enum { SHORT = 2, LONG = 4 };
	size_t k = i + 1;
	while (k + 1 < h->end && is_mark(word_of(h, k), '.') &&
		word_of(h, k)->shape & SHAPE_GLUED && word_of(h, k + 1)->shape & SHAPE_GLUED &&
		!(word_of(h, k + 1)->shape & (SHAPE_CAPITAL | SHAPE_DIGIT | SHAPE_PUNCT)))
		k += 2;
	size_t letters = word_of(h, k - 1)->low.len;
	return k > i + 1 && letters >= SHORT && letters <= LONG ? k - i : 0;
}

/* "D." of "Salif D.", "St." */
static bool is_short(const struct head_line *h, size_t i)
{
	const struct word *w = word_of(h, i);
	return is_mark(w, '.') && i > h->name && w->shape & SHAPE_GLUED && w[-1].low.len <= 3 &&
	       w[-1].shape & SHAPE_CAPITAL && !(w[-1].shape & SHAPE_UPPER);
}

/* "al-Shamal", "el-Kef": a capital behind the dash. */
static bool has_inner_capital(const struct head_line *h, const struct word *w)
{
	size_t dash = str_find(w->low, STR("-"));
	const char *at = h->s->text.at + w->begin;
	return dash > 0 && dash < 4 && w->begin + dash + 1 < w->end && at[dash] == '-' &&
	       at[dash + 1] >= 'A' && at[dash + 1] <= 'Z';
}

static bool fits(const struct head_line *h, size_t i)
{
	const struct word *w = word_of(h, i);
	if (w->shape & SHAPE_PUNCT)
		return is_short(h, i) || is_mark(w, '&') || is_mark(w, '\'') || is_mark(w, '+');
	return w->shape & (SHAPE_CAPITAL | SHAPE_DIGIT) || is_foreign(w) ||
	       has_inner_capital(h, w) || head_is_run_together(h->s, w) ||
	       head_links_name(w->low) || outlet_is_body_noun(w->low) || head_is_body(w->low) ||
	       head_is_plain_body(w->low);
}

/* "on YouTube", "Telegram channel", "'s Facebook page", "channel" in small letters: the name is told before it. */
static bool ends_name(const struct head_line *h, size_t i)
{
	static const char *const leads[] = { "on", "via", "'s", NULL };
	const struct word *w = word_of(h, i);
	if (head_is_platform(w->low) ||
		(head_is_posted_kind(w->low) && !(w->shape & SHAPE_CAPITAL)))
		return true;
	if (i + 1 >= h->end || !is_any(w->low, leads))
		return false;
	const struct word *next = word_of(h, i + 1);
	bool lone = i + 2 >= h->end || parts_line(&next[1]) || opens(&next[1]);
	return head_is_platform(next->low) || (lone && head_is_lone_platform(next->low));
}

static size_t hour_at(const struct head_line *h, size_t i);
static size_t take_date(struct head_line *h, size_t i);

/* READ-37: "(The Vell Mercury, 4 May 2031, page 3)", "[Radio Orle, noon news, 8 July]": all of it stands in brackets. */
static void open_brackets(struct head_line *h)
{
	size_t shut = h->at + 1;
	if (h->at >= h->end || !opens(word_of(h, h->at)))
		return;
	while (shut < h->end && !is_mark(word_of(h, shut), ')') && !is_mark(word_of(h, shut), ']'))
		shut++;
	h->signs |= shut + 1 < h->end ? HEAD_STORY : 0;
	h->end = shut;
	h->at++;
}

/* "Posted by", "Forwarded from" */
static bool leads_by(const struct word *w)
{
	static const char *const by[] = { "by", "from", NULL };
	return (head_issues(w->low) || str_is(w->low, "forwarded")) && is_any(w[1].low, by);
}

/* "Facebook post by", "Message from", "Tweet by": how many words it is, 0: none. */
static size_t posted_by(const struct head_line *h)
{
	static const char *const by[] = { "by", "from", NULL };
	enum { MOST = 3 };
	for (size_t k = h->at; k < h->end && k < h->at + MOST; k++) {
		struct str low = word_of(h, k)->low;
		if (k > h->at && is_any(low, by))
			return k + 1 - h->at;
		if (!head_is_kind(low) && !head_is_platform(low) && !str_is(low, "message"))
			return 0;
	}
	return 0;
}

static void skip_marks(struct head_line *h)
{
	while (h->at < h->end && word_of(h, h->at)->shape & SHAPE_PUNCT &&
		!opens(word_of(h, h->at)) && !is_mark(word_of(h, h->at), '"'))
		h->at++;
}

/* READ-38: "12 May 2034, 18:20 - Vell Now (Telegram)", "Published 12 May 2034 by Vell Now": the date stands in front. */
static void take_first_date(struct head_line *h)
{
	struct head_line at = *h;
	at.at += head_issues(word_of(h, at.at)->low) || str_is(word_of(h, at.at)->low, "date");
	at.at += at.at < h->end && is_mark(word_of(h, at.at), ':');
	size_t taken = at.at < h->end ? take_date(&at, at.at) : 0;
	if (!taken || at.signs & HEAD_MONTH)
		return;
	at.at += taken;
	skip_marks(&at);
	size_t hour = at.at < h->end ? hour_at(&at, at.at) : 0;
	at.at += hour;
	skip_marks(&at);
	at.at += at.at < h->end && str_is(word_of(h, at.at)->low, "by");
	at.signs |= HEAD_FIRST | (hour ? HEAD_HOUR : 0);
	if (at.at < h->end)
		*h = at;
}

/* READ-35: what stands before the name: emoji, bullets, "Source:", "Posted by", "Interview -", "Letter to the Editor,". */
static void skip_front(struct head_line *h)
{
	enum { MOST = 8 };
	skip_marks(h);
	open_brackets(h);
	take_first_date(h);
	const struct word *w = word_of(h, h->at);
	size_t by = leads_by(w) ? 2 : posted_by(h);
	if (h->at + 2 >= h->end)
		return;
	if (by) {
		h->signs |= HEAD_PLATFORM;
		h->at += by;
		return;
	}
	bool platform = head_is_platform(w->low), kind = head_is_kind(w->low);
	bool known = head_is_field(w->low);
	if (!(head_is_genre(w->low) || head_is_long_genre(w->low) || platform || kind || known))
		return;
	size_t k = h->at + 1, last = head_is_long_genre(w->low) ? k + MOST : k;
	while (k < last && k + 1 < h->end && !parts_line(word_of(h, k)))
		k++;
	bool field = is_mark(word_of(h, k), ':');
	if (!field && (kind || known || !parts_line(word_of(h, k))))
		return;
	h->signs |= (platform ? HEAD_PLATFORM : 0) | (field && known ? HEAD_FIELD : 0);
	h->at = k + 1;
}

/* A small word that no name ends with; "d'Orle" is one with its article. */
static bool is_open(struct str low)
{
	return head_links_name(low) && !memchr(low.at, '\'', low.len);
}

static bool take_name(struct head_line *h)
{
	date_day date;
	skip_front(h);
	h->name = h->name_end = h->at;
	if (h->at >= h->end)
		return false;
	const struct word *w = word_of(h, h->at);
	size_t handle = is_handle_word(w) ? 1 : underscored(h, h->at);
	if (handle) {
		h->signs |= HEAD_PLATFORM;
		h->at = h->name_end = h->at + handle;
		return true;
	}
	size_t domain = domain_at(h, h->at);
	if (domain) {
		h->signs |= HEAD_KNOWN;
		h->at = h->name_end = h->at + domain;
		return true;
	}
	if (!(w->shape & SHAPE_CAPITAL || is_foreign(w) || head_is_run_together(h->s, w)) ||
		w->shape & SHAPE_DIGIT)
		return false;
	for (; h->at < h->end; h->at++) {
		w = word_of(h, h->at);
		bool stop = is_mark(w, '.') && !is_short(h, h->at);
		bool symbol = w->shape & SHAPE_PUNCT && (unsigned char)w->low.at[0] >= 128;
		if (stop || symbol || parts_line(w) || opens(w) || is_handle_word(w) ||
			ends_name(h, h->at) || date_at(&h->s->words, h->at, h->end, &date))
			break;
		bool fit = fits(h, h->at);
		h->loose += !fit;
		if (h->at - h->name >= NAME_MOST ||
			(!fit && (w->shape & SHAPE_PUNCT || h->loose > LOOSE_MOST)))
			return false;
	}
	h->name_end = h->at;
	while (h->name_end > h->name && is_open(word_of(h, h->name_end - 1)->low))
		h->name_end--; /* "Posted by Vell Now on" */
	return h->name_end > h->name && (h->name_end == h->at || h->signs & HEAD_PLATFORM);
}

/* Do the letters stand at the heads of these words, in their order? "UTNA": Union of Tamba Natives Abroad. */
static bool is_short_form(const struct head_line *h, struct str letters, size_t from, size_t to)
{
	size_t i = from;
	for (size_t k = 0; k < letters.len; k++, i++) {
		while (i < to && word_of(h, i)->low.at[0] != letters.at[k])
			i++;
		if (i >= to)
			return false;
	}
	return letters.len >= 2;
}

/* "VNA (Vell News Agency)", "SYMEB (Syndicat des Médecins de Belango)": by letters or by the heads of its words. */
static bool is_spelt_out(const struct head_line *h, size_t from, size_t to)
{
	enum { LONGEST = 7, WORDS = 3 };
	const struct word *name = word_of(h, h->name);
	if (h->name_end != h->name + 1 || !(name->shape & SHAPE_UPPER))
		return false;
	bool heads = name->low.len > 2 && name->low.len <= LONGEST && to >= from + WORDS &&
		     name->low.at[0] == word_of(h, from)->low.at[0];
	return heads || is_short_form(h, name->low, from, to);
}

/* What brackets say right behind a name: its short form, an agency, or what the name is. */
static unsigned adjacent(const struct head_line *h, size_t from, size_t to)
{
	const struct word *w = word_of(h, from);
	if (to == from + 1 && w->shape & SHAPE_UPPER)
		return is_short_form(h, w->low, h->name, h->name_end) ? HEAD_SHORT : HEAD_OTHER;
	bool names = to > from && w->shape & SHAPE_CAPITAL;
	if (names && is_spelt_out(h, from, to))
		return HEAD_SHORT;
	return names && outlet_is_noun(word_of(h, to - 1)->low) ? HEAD_OTHER : 0;
}

static unsigned sign_of(const struct head_line *h, size_t i)
{
	const struct word *w = word_of(h, i);
	static const char *const told[] = { "translated", "translation", "monitored", NULL };
	if (is_handle_word(w) || head_is_platform(w->low))
		return HEAD_PLATFORM;
	if (is_any(w->low, told))
		return HEAD_TOLD;
	bool own = dateline_names_paper(w->low) || head_is_genre(w->low);
	return own && !head_is_about(w->low) && !head_issues(w->low) ? HEAD_PAPER : 0;
}

/* "(local page)", "(channel)", ", Telegram channel": a kind in small letters, or behind a platform; no "page 3". */
static bool ends_with_kind(const struct head_line *h, size_t from, size_t to)
{
	const struct word *last = word_of(h, to - 1);
	for (size_t i = from; i < to; i++) /* "head of the working group" */
		if (head_links_name(word_of(h, i)->low))
			return false;
	return to > from && head_is_kind(last->low) && !(last->shape & SHAPE_CAPITAL) &&
	       !(to < h->end && word_of(h, to)->shape & SHAPE_DIGIT);
}

static bool is_lone_platform(const struct head_line *h, size_t from, size_t to)
{
	bool lead = to == from + 2 &&
		    (str_is(word_of(h, from)->low, "on") || str_is(word_of(h, from)->low, "via"));
	from += lead;
	return to == from + 1 && head_is_lone_platform(word_of(h, from)->low);
}

static bool take_bracket(struct head_line *h)
{
	size_t from = h->at + 1, to = from;
	bool near = h->at == h->name_end;
	while (to < h->end && to - from < BRACKET_MOST && !is_mark(word_of(h, to), ')') &&
		!is_mark(word_of(h, to), ']'))
		to++;
	if (to >= h->end || to == from ||
		!(is_mark(word_of(h, to), ')') || is_mark(word_of(h, to), ']')))
		return false;
	for (size_t i = from; i < to; i++) {
		size_t dated = head_line_dated(h) ? 0 : take_date(h, i);
		h->signs |= sign_of(h, i);
		i += dated ? dated - 1 : 0;
	}
	if (ends_with_kind(h, from, to) || is_lone_platform(h, from, to))
		h->signs |= HEAD_PLATFORM;
	if (near && !(h->signs & HEAD_PLATFORM))
		h->signs |= adjacent(h, from, to);
	h->at = to + 1;
	return true;
}

/* "09:52", "18h20", "7.15 p.m.", "2 p.m.", "1800hrs": how many words it is, 0: none. */
static size_t hour_at(const struct head_line *h, size_t i)
{
	static const char *const units[] = { "am", "pm", "a.m.", "p.m.", "gmt", "utc", "hrs",
		"hours", "local", "time", "h", "o'clock", "cet", "a.m", "p.m", NULL };
	struct str low = word_of(h, i)->low;
	size_t k = i + 1, n = 0;
	while (n < low.len && low.at[n] >= '0' && low.at[n] <= '9')
		n++;
	if (n == 0 || n > 4)
		return 0;
	bool minutes = n <= 2 && low.len >= n + 3 &&
		       (low.at[n] == ':' || low.at[n] == '.' || low.at[n] == 'h') &&
		       low.at[n + 1] >= '0' && low.at[n + 1] <= '9' && low.len <= n + 6;
	bool unit = low.len > n && is_any(str_slice(low, n, low.len), units);
	bool bare = n == low.len;
	while (k < h->end && is_any(word_of(h, k)->low, units))
		k++, unit = true;
	return minutes || (unit && (bare || low.len > n)) ? k - i : 0;
}

/* "March 2032": a month and its year. */
static size_t month_at(const struct head_line *h, size_t i)
{
	if (i + 1 >= h->end || !month_number(word_of(h, i)->low))
		return 0;
	const struct word *year = word_of(h, i + 1);
	return year->low.len == 4 && year->shape & SHAPE_DIGIT &&
			       (year->low.at[0] == '1' || year->low.at[0] == '2')
		       ? 2
		       : 0;
}

/* The date that begins with word i, and how many words it is; a second one is of a span, unless it is of issue. */
static size_t take_date(struct head_line *h, size_t i)
{
	const struct words *w = &h->s->words;
	struct head_line found = { .date = DATE_NONE, .either = { DATE_NONE, DATE_NONE } };
	size_t taken = date_at(w, i, h->end, &found.date), behind = 0;
	if (!taken && dateline_either(w->at[i].low, found.either))
		taken = 1;
	if (!taken && (behind = dateline_day_at(w, i, h->end, &found.month, &found.day)) != 0)
		taken = behind - i;
	if (!taken && (taken = month_at(h, i)) != 0)
		found.signs = HEAD_MONTH;
	if (!taken)
		return 0;
	bool weak =
		h->signs & HEAD_MONTH || h->month; /* "October 2031 - published 3 November 2031" */
	if (head_line_dated(h) && !weak && !(h->signs & HEAD_POSTED)) {
		h->signs |= HEAD_RANGE;
		return taken;
	}
	if (h->signs & HEAD_ISSUED)
		return taken;
	h->signs = (h->signs & ~(unsigned)HEAD_MONTH) | found.signs;
	h->signs |= h->signs & HEAD_POSTED ? HEAD_ISSUED : 0;
	h->date = found.date, h->month = found.month, h->day = found.day;
	h->either[0] = found.either[0], h->either[1] = found.either[1];
	return taken;
}

/* "Event date: 3 May 2031" */
static bool is_of_deed(const struct word *w)
{
	return str_is(w->low, "event") || str_is(w->low, "incident");
}

/* One word of a part, and what it says; false: no such line has it. */
static bool take_word(struct head_line *h, size_t *unknown)
{
	const struct word *w = word_of(h, h->at);
	bool issues = head_issues(w->low) || str_is(w->low, "updated");
	bool paper = dateline_names_paper(w->low);
	if (w->shape & SHAPE_PUNCT || (str_is(w->low, "date") && is_of_deed(w - 1)))
		return false;
	if (!paper && !issues && outlet_tells_news(w->low))
		return false;
	h->signs |= sign_of(h, h->at);
	h->signs |= issues ? HEAD_POSTED : 0;
	bool known = paper || issues || fits(h, h->at) || head_is_kind(w->low) ||
		     head_is_platform(w->low) || head_fills(w->low) || str_is(w->low, "last") ||
		     outlet_is_noun(w->low) || head_is_body(w->low) || head_is_plain_body(w->low);
	h->at++;
	return known || ++*unknown <= UNKNOWN_MOST;
}

/* "/ AFP", "/ Vell Agency", "/ wire services": whose text an outlet printed. */
static bool is_agency(const struct head_line *h, size_t from, size_t to)
{
	static const char *const wires[] = { "agency", "agencies", "wire", "wires", NULL };
	struct str name = str_slice(h->s->text, word_of(h, from)->begin, word_of(h, to - 1)->end);
	return is_any(word_of(h, to - 1)->low, wires) || is_any(word_of(h, from)->low, wires) ||
	       head_is_known(name);
}

/* ", daily bulletin no. 58", "- Upper Vell Directorate", ", nurse": up to the next mark or date. */
static bool take_part(struct head_line *h)
{
	size_t from = h->at, unknown = 0;
	bool dash = from > h->name_end &&
		    (is_dash(word_of(h, from - 1)) || is_dot(word_of(h, from - 1)));
	while (h->at < h->end) {
		const struct word *w = word_of(h, h->at);
		struct head_line at = *h;
		if (h->at - from > PART_MOST)
			return false;
		if (parts_line(w) || opens(w) || is_mark(w, '.') || is_mark(w, ':') ||
			(h->at > from && take_date(&at, h->at)))
			break;
		if (!take_word(h, &unknown))
			return false;
	}
	size_t to = h->at;
	if (to == from)
		return false;
	if (ends_with_kind(h, from, to) || is_lone_platform(h, from, to))
		h->signs |= HEAD_PLATFORM;
	struct str last = word_of(h, to - 1)->low;
	if (is_mark(word_of(h, from - 1), '/') && is_agency(h, from, to))
		h->signs |= HEAD_KNOWN;
	if (dash && to > from + 1 &&
		(outlet_is_noun(last) || head_is_body(last) || head_is_plain_body(last)))
		h->signs |= HEAD_BRANCH;
	return true;
}

/* A mark between the parts; "Marea de la noche" in quotation marks only behind no name: with one it is a headline. */
static bool take_mark(struct head_line *h)
{
	enum { QUOTED = 8 };
	const struct word *w = word_of(h, h->at);
	h->signs |= h->at == h->name_end && (is_dash(w) || is_dot(w)) ? HEAD_DASH : 0;
	if (is_mark(w, '?') || is_mark(w, '!') || (is_mark(w, '"') && h->name_end > h->name))
		return false;
	size_t shut = h->at + 1;
	while (is_mark(w, '"') && shut < h->end && shut < h->at + QUOTED &&
		!is_mark(word_of(h, shut), '"'))
		shut++;
	if (is_mark(w, '"') && (shut >= h->end || !is_mark(word_of(h, shut), '"')))
		return false;
	h->at = is_mark(w, '"') ? shut + 1 : h->at + 1;
	return true;
}

static bool take_next(struct head_line *h)
{
	const struct word *w = word_of(h, h->at);
	size_t taken = 0;
	if (opens(w))
		return take_bracket(h);
	if ((taken = take_date(h, h->at)) != 0) {
		h->at += taken;
		return true;
	}
	bool at = str_is(w->low, "at"); /* "14 March 2031 at 9.40pm" */
	if (head_line_dated(h) && h->at + at < h->end && (taken = hour_at(h, h->at + at)) != 0) {
		h->at += taken + at;
		h->signs |= HEAD_HOUR;
		return true;
	}
	if (w->shape & SHAPE_PUNCT)
		return take_mark(h);
	h->signs |= is_handle_word(w) ? HEAD_PLATFORM : 0;
	h->at += is_weekday(w->low) || is_handle_word(w);
	return is_weekday(w->low) || is_handle_word(w) || take_part(h);
}

/* READ-36: "Vell Now (Telegram) - 11 May 2034, 10:44: Shells fell": the head ends at a mark behind its date. */
static bool ends_in_story(const struct head_line *h, size_t at)
{
	const struct word *before = word_of(h, at - 1);
	return head_line_dated(h) &&
	       (is_dash(before) || is_mark(before, '.') || is_mark(before, ':'));
}

static bool take_rest(struct head_line *h)
{
	size_t first = h->at;
	while (h->at < h->end) {
		struct head_line before = *h;
		if (h->at - first < LINE_MOST && take_next(h))
			continue;
		if (!ends_in_story(&before, before.at))
			return false;
		*h = before;
		h->signs |= HEAD_STORY;
		return true;
	}
	return true;
}

bool head_line_read(const struct scanned *s, size_t first, bool named, struct head_line *h)
{
	*h = (struct head_line){ .s = s,
		.at = first,
		.end = head_line_end(s, first),
		.name = first,
		.name_end = first,
		.date = DATE_NONE,
		.either = { DATE_NONE, DATE_NONE } };
	return (!named || take_name(h)) && take_rest(h);
}
