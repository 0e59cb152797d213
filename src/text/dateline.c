#include "text/dateline_inside.h"
#include "text/head_line.h"
#include "text/months.h"

enum { HEAD_WORDS = 48 };

bool dateline_date_within(
	const struct words *w, size_t first, size_t end, date_day *date, size_t *at)
{
	for (size_t i = first; i < end && i - first < HEAD_WORDS; i++)
		if (date_at(w, i, end, date)) {
			*at = i;
			return true;
		}
	return false;
}

/* The best a line of the head can say; a greater one takes the place of a smaller. */
enum worth { WORTH_NONE, WORTH_UPDATED, WORTH_LINE, WORTH_PUBLISHED, WORTH_DATELINE };

/* "@KessauNews 9 Sep 2031: BREAKING", "[9 Sep 2031] @KessauNews": the head of a post. */
static bool heads_post(const struct scanned *s, const struct sentence *x, size_t at)
{
	enum { HEAD = 6 };
	for (size_t i = x->first; i < x->first + HEAD && i < x->end && at < x->first + HEAD; i++)
		if (s->words.at[i].low.len > 1 && s->words.at[i].low.at[0] == '@')
			return x->paragraph == 0;
	return false;
}

/* "Situation report no. 41 (as of 13 September 2031)" */
static bool is_as_of(const struct scanned *s, const struct sentence *x, size_t at)
{
	return at >= x->first + 2 &&
	       is_any(s->words.at[at - 1].low, (const char *const[]){ "of", NULL }) &&
	       is_any(s->words.at[at - 2].low, (const char *const[]){ "as", NULL });
}

/* "HANDOUT No 77, dated 24-03-2033", "web desk | Updated: March 23, 2033 18:31": the word in front of a date. */
static struct str word_before(const struct scanned *s, const struct sentence *x, size_t at)
{
	static const char *const deed[] = { "event", "incident", "attack", NULL };
	at -= at > x->first && is_mark(&s->words.at[at - 1], ':');
	bool of_deed = at > x->first + 1 && is_any(s->words.at[at - 2].low, deed);
	return at > x->first && !of_deed ? s->words.at[at - 1].low : STR("");
}

static bool says_published(struct str low)
{
	static const char *const published[] = { "published", "posted", "issued", "released",
		"date", "dated", "first", "presented", "broadcast", "aired", NULL };
	return is_any(low, published);
}

/* What a paper of an office, a paper or a group calls itself. */
bool dateline_names_paper(struct str low)
{
	static const char *const papers[] = { "alert", "appeal", "article", "blog", "briefing",
		"bulletin", "check", "communique", "communiqué", "conference", "correspondent",
		"declaration", "edition", "factsheet", "file", "findings", "interviews", "issue",
		"handout", "letter", "letters", "memorandum", "message", "motion", "newsletter",
		"notices", "notice", "note", "office", "opinion", "paper", "proceedings",
		"register", "reply", "release", "report", "statement", "summary", "ticker",
		"transcript", "transcribed", "translated", "update", "version", "weekend", NULL };
	return is_any(low, papers);
}

static bool parts_date(const struct word *w)
{
	return is_mark(w, ',') || is_mark(w, '-') || is_mark(w, '.') || is_mark(w, '|') ||
	       str_equal(w->low, STR("\xE2\x80\x94")) || str_equal(w->low, STR("\xE2\x80\x93"));
}

/* Where the part of a line begins that the date closes: behind a bracket that is open, else the line's head. */
static size_t head_of(const struct scanned *s, const struct sentence *x, size_t at)
{
	for (size_t i = at; i > x->first; i--)
		if (is_mark(&s->words.at[i - 1], ')'))
			return x->first;
		else if (is_mark(&s->words.at[i - 1], '('))
			return i;
	return x->first;
}

/* Words of news, and of what a report may be on: a title may have their day. */
static bool tells_deed(struct str low)
{
	static const char *const deeds[] = { "battle", "blast", "clash", "clashes", "crackdown",
		"deaths", "events", "explosion", "incident", "killings", "massacre", "murder",
		"murders", "repression", "shooting", "shootings", "slaughter", "violence", NULL };
	return outlet_tells_news(low) || is_any(low, deeds);
}

static bool is_all_names(const struct scanned *s, size_t from, size_t to);

/* "Report on the raid on Qarin - Geneva, 18 July 2031", "Findings on the events - published 27 June 2031": what stands
 * between a dash and the date is a place, or calls it a day of issue; where it is nothing, no deed is told before. */
static bool behind_dash(const struct scanned *s, const struct sentence *x, size_t at)
{
	size_t from = at;
	bool paper = false, deed = false;
	while (from > x->first && !is_dash(&s->words.at[from - 1]))
		from--;
	if (from == x->first || head_of(s, x, at) != x->first)
		return false;
	for (size_t i = x->first; i < from; i++) {
		paper |= dateline_names_paper(s->words.at[i].low);
		deed |= tells_deed(s->words.at[i].low);
	}
	for (size_t i = from; i < at; i++)
		if (tells_deed(s->words.at[i].low) ||
			(!dateline_names_paper(s->words.at[i].low) && !is_all_names(s, i, i + 1) &&
				!says_published(s->words.at[i].low)))
			return false;
	return paper || !deed;
}

/* Is what stands in front of a date at `at` the name of a paper, or of an outlet, up to a mark? */
static bool heads_date(const struct scanned *s, const struct sentence *x, size_t at)
{
	size_t from = head_of(s, x, at);
	bool named = outlet_of_line(s, x).at != NULL;
	at -= at > from && is_weekday(s->words.at[at - 1].low);
	if (at < from + 2 || !parts_date(&s->words.at[at - 1]))
		return false;
	for (size_t i = from; i < at; i++) {
		if (outlet_tells_news(s->words.at[i].low))
			return false;
		named |= dateline_names_paper(s->words.at[i].low) ||
			 outlet_is_noun(s->words.at[i].low);
	}
	return named;
}

/* "Justice Desk -- news release -- 5 October 2032", "57 die in bombing (The Post, 25/3/2033)": a line, or a bracket in it,
 * that a paper's name heads and its date closes. */
static bool closes_line(const struct scanned *s, const struct sentence *x, size_t at)
{
	date_day date;
	size_t behind = at + date_at(&s->words, at, x->end, &date);
	bool closed = behind == x->end || is_mark(&s->words.at[behind], ')') ||
		      is_mark(&s->words.at[behind], '(') || is_mark(&s->words.at[behind], '.') ||
		      is_mark(&s->words.at[behind], ',') || is_dash(&s->words.at[behind]) ||
		      is_mark(&s->words.at[behind], ':');
	return closed && x->end - x->first <= LINE_WORDS &&
	       (heads_date(s, x, at) || behind_dash(s, x, at));
}

/* "Laid before Parliament on 13 May 2031", a line and nothing else; no "Aid delivered 4 May 2031 was looted". */
static bool is_laid(const struct scanned *s, const struct sentence *x, size_t at)
{
	static const char *const laid[] = { "laid", "tabled", "submitted", "delivered", "launched",
		"adopted", "approved", "signed", "done", "given", NULL };
	date_day date;
	size_t end = x->end - (x->end > at && is_mark(&s->words.at[x->end - 1], '.'));
	return is_any(s->words.at[x->first].low, laid) && at - x->first <= 8 &&
	       at + date_at(&s->words, at, end, &date) == end;
}

/* READ-21: "Published: 14 March 2031", or a short line that ends with a date or a time after it. */
static enum worth worth_of(const struct scanned *s, const struct sentence *x, size_t at)
{
	static const char *const updated[] = { "updated", "last", "modified", NULL };
	static const char *const kept[] = { "archived", "accessed", "retrieved", "captured",
		"downloaded", "saved", NULL }; /* when somebody took it, not when it came out */
	struct str first = s->words.at[x->first].low, before = word_before(s, x, at);
	size_t count = x->end - x->first;
	bool stop = is_mark(&s->words.at[x->end - 1], '.');
	if (x->block == BLOCK_DATELINE)
		return WORTH_DATELINE;
	if (is_any(before, kept) || (is_any(first, kept) && at - x->first <= 2))
		return WORTH_NONE;
	if (heads_post(s, x, at))
		return WORTH_LINE;
	if (count > LINE_WORDS || (stop && count > 14))
		return WORTH_NONE;
	if ((says_published(first) && at - x->first <= 8) || says_published(before) ||
		is_laid(s, x, at))
		return WORTH_PUBLISHED;
	if ((is_any(first, updated) && at - x->first <= 8) || is_any(before, updated))
		return WORTH_UPDATED;
	if (closes_line(s, x, at))
		return WORTH_LINE;
	return count - (at - x->first) <= 14 && at - x->first <= 12 ? WORTH_LINE : WORTH_NONE;
}

/* "To the people of the coast, 15 March 2031": a line that is no headline, or begins with an outlet, and ends with
 * its date. */
static bool ends_with_date(const struct scanned *s, const struct sentence *x, size_t at)
{
	date_day date;
	size_t taken = date_at(&s->words, at, x->end, &date);
	if (at + taken != x->end || at == x->first)
		return false;
	size_t before = at - 1;
	if (before > x->first && is_weekday(s->words.at[before].low))
		before--;
	return is_mark(&s->words.at[before], ',') && (x->paragraph > 0 || outlet_of_line(s, x).at);
}

/* Names, numbers and marks, what a paper calls itself, and small words between; brackets may hold anything. */
static bool is_all_names(const struct scanned *s, size_t from, size_t to)
{
	static const char *const links[] = { "at", "by", "for", "from", "in", "of", "on",
		"recorded", "the", "to", "and", "bulletin", "briefing", "edition", "evening",
		"field", "interview", "item", "morning", "no", "no.", "note", "number", "press",
		"release", "report", "statement", "update", "our", "special", "staff",
		"correspondent", "correspondents", "reporter", "reporters", NULL };
	for (size_t i = from; i < to; i++) {
		const struct word *w = &s->words.at[i];
		bool name = w->shape & (SHAPE_CAPITAL | SHAPE_DIGIT | SHAPE_PUNCT) ||
			    (w->low.len && (unsigned char)w->low.at[0] >= 128);
		if (!name && !is_any(w->low, links))
			return false;
	}
	return true;
}

/* A line that is all head: no verb can be told here, so a sentence with its stop is none unless
 * it is short and everything before the date is a name. */
static bool reads_as_line(const struct scanned *s, const struct sentence *x, size_t at)
{
	if (ends_with_date(s, x, at) || heads_post(s, x, at) || is_as_of(s, x, at) ||
		closes_line(s, x, at))
		return true;
	return is_all_names(s, x->first, at);
}

static size_t day_at(
	const struct scanned *s, const struct sentence *x, size_t i, struct dateline *out)
{
	return dateline_day_at(&s->words, i, x->end, &out->month, &out->day);
}

/* READ-26: "PORT SELENE, March 14 (MNA) -": the day, of a year that nobody says. */
static void find_day(const struct scanned *s, const struct sentence *x, struct dateline *out)
{
	for (size_t i = x->first; i + 1 < x->end && x->block == BLOCK_DATELINE && !out->month; i++)
		day_at(s, x, i, out);
}

/* "The Gazette (government-held areas), Friday 9 July", "noon news, 8 July": nothing tells anything in front of `at`. */
static bool is_bare_head(const struct scanned *s, const struct sentence *x, size_t at)
{
	bool inside = false;
	for (size_t i = head_of(s, x, at); i < at; i++) {
		struct str low = s->words.at[i].low;
		inside =
			is_mark(&s->words.at[i], '(') || (inside && !is_mark(&s->words.at[i], ')'));
		if (!inside && !is_all_names(s, i, i + 1) && !dateline_names_paper(low) &&
			!outlet_is_noun(low) && !str_equal(low, STR("noon")))
			return false;
	}
	return true;
}

/* "RADIO SELENE -- "The Morning", Monday 3 Nov., telephone": the line's first part names the outlet. */
static bool behind_outlet(const struct scanned *s, const struct sentence *x, size_t at)
{
	at -= at > x->first && is_weekday(s->words.at[at - 1].low);
	if (x == s->sentences.at || x[-1].paragraph != x->paragraph || at == x->first ||
		!parts_date(&s->words.at[at - 1]) || x[-1].end - x[-1].first > LINE_WORDS)
		return false;
	for (size_t i = x[-1].first; i < x[-1].end; i++)
		if (outlet_is_noun(s->words.at[i].low))
			return is_all_names(s, x[-1].first, x[-1].end);
	return false;
}

/* "Puerto Telmar, 3 November, 19:00": a place, a day and an hour, and nothing else. */
static bool is_place_and_day(
	const struct scanned *s, const struct sentence *x, size_t at, size_t behind)
{
	enum { MOST = 9 };
	bool hour = behind + 1 < x->end && is_mark(&s->words.at[behind], ',') &&
		    s->words.at[behind + 1].shape & SHAPE_DIGIT;
	return x->end - x->first <= MOST && at > x->first + 1 &&
	       is_mark(&s->words.at[at - 1], ',') && hour && is_all_names(s, x->first, at);
}

/* READ-26: "The Selene Courier, Friday 14 Feb.", "Technical note 1, 4 November": the day in a line of the head. */
static void find_line_day(const struct scanned *s, const struct sentence *x, struct dateline *out)
{
	struct dateline found = { 0 };
	for (size_t i = x->first; i + 1 < x->end && x->end - x->first <= LINE_WORDS; i++) {
		size_t behind = day_at(s, x, i, &found);
		if (!behind)
			continue;
		const struct word *w = &s->words.at[behind];
		bool closed = behind >= x->end || is_mark(w, ',') || is_mark(w, '.') ||
			      is_mark(w, ')') || is_mark(w, '(');
		bool head =
			(heads_date(s, x, i) || behind_outlet(s, x, i)) && is_bare_head(s, x, i);
		if (closed && (head || is_place_and_day(s, x, i, behind)))
			out->month = found.month, out->day = found.day;
		return;
	}
}

/* READ-26: "... on 12 March 2031" in the text below gives it the year, when that is at most a month and a half before. */
static void find_year(const struct scanned *s, struct dateline *out)
{
	enum { LOOK_WORDS = 1000, BEFORE_DAYS = 45 };
	for (size_t i = 0; i < s->words.count && i < LOOK_WORDS; i++) {
		date_day told, day;
		if (date_at(&s->words, i, s->words.count, &told) &&
			date_make(date_split(told).year, out->month, out->day, &day) &&
			told <= day && told + BEFORE_DAYS >= day) {
			out->published = day;
			out->date_from = STR("dateline");
			out->month = out->day = 0;
			return;
		}
	}
}

/* READ-20: a dateline is worth more than any line. */
static enum worth find_date(const struct scanned *s, struct dateline *out)
{
	enum worth best = WORTH_NONE;
	for (size_t i = 0; i < s->sentences.count && i < HEAD_SENTENCES; i++) {
		const struct sentence *x = &s->sentences.at[i];
		date_day date;
		size_t at;
		if (!dateline_date_within(&s->words, x->first, x->end, &date, &at)) {
			find_day(s, x, out);
			continue;
		}
		do { /* "Findings on the events of 9 March 2031 - published 27 June 2031" */
			enum worth worth = worth_of(s, x, at);
			if (worth <= best || (worth == WORTH_LINE && !reads_as_line(s, x, at)))
				continue;
			best = worth;
			out->published = date;
			out->date_from = worth == WORTH_DATELINE ? STR("dateline") : STR("text");
		} while (x->end - x->first <= LINE_WORDS &&
			 dateline_date_within(&s->words, at + 1, x->end, &date, &at));
	}
	return best;
}

/* "Published on Fri 09/05/2031 - 19:05": past what stands before the figures; `said`: it says that it is the day of issue. */
static size_t past_issue(const struct scanned *s, const struct sentence *x, bool *said)
{
	size_t at = x->first;
	*said = says_published(s->words.at[at].low);
	while (at < x->end &&
		(says_published(s->words.at[at].low) || str_is(s->words.at[at].low, "on") ||
			is_weekday(s->words.at[at].low) || is_mark(&s->words.at[at], ':') ||
			is_mark(&s->words.at[at], ',')))
		at++;
	return at;
}

/* READ-28: "Published 06/11/2033 11:40 GMT", "06/11/2033", "APS-Sahel - 07/06/2032 - 06:50": a line of the head that says when in
 * figures that may change places; `sure`: that one alone which says that it is the day of issue. */
static bool find_either(const struct scanned *s, struct dateline *out, bool sure)
{
	enum { MOST = 8 /* words of the line, unless it says so */ };
	for (size_t i = 0; i < s->sentences.count && i < HEAD_SENTENCES; i++) {
		const struct sentence *x = &s->sentences.at[i];
		bool said;
		size_t at = past_issue(s, x, &said);
		while (!sure && at < x->end && at < x->first + MOST &&
			!(s->words.at[at].shape & SHAPE_DIGIT) &&
			(s->words.at[at].shape & SHAPE_CAPITAL || is_dash(&s->words.at[at])))
			at++;
		if (x->end - x->first <= (said ? LINE_WORDS : MOST) && at < x->end &&
			(said || !sure) && !dateline_is_of_other(s, x, at) &&
			dateline_either(s->words.at[at].low, out->either))
			return true;
	}
	out->either[0] = out->either[1] = DATE_NONE;
	return false;
}

/* READ-21, READ-26: what no line told that names who publishes. */
static void find_other_date(const struct scanned *s, struct dateline *out)
{
	bool said = find_date(s, out) < WORTH_PUBLISHED && find_either(s, out, true);
	if (said && (out->either[0] == out->published || out->either[1] == out->published))
		out->either[0] = out->either[1] =
			DATE_NONE; /* "Vell, 9 May 2031", "Published 09/05/2031" */
	else if (said)             /* "Date: 11/09/2031", above "Subject: the raid of 9/9/2031" */
		out->published = DATE_NONE;
	else if (out->published == DATE_NONE)
		find_either(s, out, false);
	for (size_t i = 0; i < s->sentences.count && i < HEAD_SENTENCES / 2 && !out->month &&
			   out->published == DATE_NONE && out->either[0] == DATE_NONE;
		i++)
		find_line_day(s, &s->sentences.at[i], out);
}

/* May it stand before the month of issue, within the line or the bracket: a name, a kind of paper, "published"? */
static bool heads_month(const struct scanned *s, size_t first, size_t i)
{
	const struct word *w = s->words.at;
	size_t from = i;
	while (from > first && !is_mark(&w[from - 1], '(') && !is_mark(&w[from - 1], '.'))
		from--;
	bool domain = from > first && w[from - 1].shape & w[from].shape & SHAPE_GLUED;
	for (size_t k = from + domain; k < i; k++) /* "vell-news.org, March 2031" */
		if (tells_deed(w[k].low) ||
			!(is_all_names(s, k, k + 1) || says_published(w[k].low) ||
				dateline_names_paper(w[k].low)))
			return false; /* "Massacre in Vell, March 2031", "the school was opened in Vell, March 2031" */
	return true;
}

/* The month that begins at word `i` of a line, with its year, and a mark or the line's end behind; of "July - December 2031"
 * no month is that of issue. */
static int month_of_issue(const struct scanned *s, size_t first, size_t end, size_t i)
{
	const struct word *w = s->words.at;
	int month = i + 1 < end ? month_number(w[i].low) : 0;
	bool year = month && w[i + 1].low.len == 4 && w[i + 1].shape & SHAPE_DIGIT;
	bool closed = i + 2 >= end || (w[i + 2].shape & SHAPE_PUNCT && !is_dash(&w[i + 2]));
	if (!year || !closed)
		return 0;
	const struct word *before = i > first ? &w[i - 1] : NULL;
	if (before && !(before->shape & SHAPE_PUNCT) && !says_published(before->low))
		return 0;
	if (before && is_dash(before) && i > first + 1 && month_number(before[-1].low))
		return 0;
	return heads_month(s, first, i) ? month : 0;
}

/* READ-42: "Rasafa, February 2033", "Published February 2032", "Report, October 2034": the latest month of the first lines. */
static void find_month(const struct scanned *s, struct dateline *out)
{
	enum { LINES = 5 };
	size_t first = 0;
	for (int line = 0; line < LINES && first < s->words.count; line++) {
		size_t end = head_line_end(s, first);
		for (size_t i = first; i < end && end - first <= LINE_WORDS; i++) {
			int month = month_of_issue(s, first, end, i), year = 0;
			for (size_t k = 0; month && k < 4; k++)
				year = year * 10 + s->words.at[i + 1].low.at[k] - '0';
			if (!month || year < 1900 || year > 2199 ||
				year * 12 + month <= out->year * 12 + out->of_year)
				continue;
			out->year = year;
			out->of_year = month;
		}
		first = end;
	}
}

static bool is_dated(const struct dateline *out)
{
	return out->published != DATE_NONE || out->either[0] != DATE_NONE || out->month;
}

void text_dateline(const struct scanned *s, struct dateline *out)
{
	struct dateline head = { .published = DATE_NONE, .either = { DATE_NONE, DATE_NONE } };
	bool sure = false;
	*out = head;
	head_find(s, &head, &sure);
	if (sure)
		*out = head;
	if (!is_dated(out))
		find_other_date(s, out);
	if (!out->outlet.at)
		outlet_find(s, out);
	if (!out->outlet.at)
		out->outlet = head.outlet;
	if (!is_dated(out)) {
		struct dateline dated = head;
		dated.outlet = out->outlet;
		dated.platform = out->platform;
		*out = dated;
	}
	date_day told;
	if (out->published == DATE_NONE && out->either[0] != DATE_NONE &&
		dateline_by_told_day(&s->words, out->either, &told)) {
		out->published = told;
		out->date_from = STR("text");
		out->either[0] = out->either[1] = DATE_NONE;
	}
	if (out->published != DATE_NONE)
		out->month = out->day = 0;
	else if (out->month)
		find_year(s, out);
	if (!is_dated(out))
		find_month(s, out);
}
