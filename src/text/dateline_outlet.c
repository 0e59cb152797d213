#include "text/dateline_inside.h"

enum { NAME_WORDS = 9 };

/* READ-24: the agency stands in brackets before the dash of the dateline. */
static struct str agency_of(const struct scanned *s, const struct sentence *x)
{
	static const char *const none[] = { "agencies", "agency", "staff", "reporter", "exclusive",
		NULL };
	size_t end = x->end - 1, open = end;
	if (x->block != BLOCK_DATELINE || end < x->first + 2 ||
		!is_mark(&s->words.at[end - 1], ')'))
		return (struct str){ 0 };
	while (open > x->first && !is_mark(&s->words.at[open], '('))
		open--;
	size_t count = end - 1 - open;
	date_day date;
	if (open == x->first || count < 2 || count > 7 || is_any(s->words.at[open + 1].low, none) ||
		date_at(&s->words, open + 1, end - 1, &date))
		return (struct str){ 0 };
	return str_slice(s->text, s->words.at[open + 1].begin, s->words.at[end - 2].end);
}

/* What a name of an outlet or of a body that publishes ends with, or has before "of" and "in". */
bool outlet_is_noun(struct str low)
{
	static const char *const nouns[] = { "agency", "army", "association", "broadcasting",
		"bulletin", "bureau", "center", "centre", "channel", "chronicle", "commission",
		"committee", "council", "courier", "daily", "department", "directorate", "dispatch",
		"forces", "foundation", "front", "gazette", "group", "guardian", "herald",
		"independent", "journal", "institute", "mail", "ministry", "mission", "monitor",
		"network", "news", "newspaper", "observatory", "office", "observer", "page", "post",
		"press", "radio", "record", "review", "service", "society", "staff", "standard",
		"sun", "telegraph", "television", "times", "tribune", "tv", "union", "voice",
		"watch", "weekly", "wire", "mirror", "echo", "examiner", "inquirer", "enquirer",
		"advertiser", "messenger", "sentinel", "argus", "globe", "citizen", NULL };
	return is_any(low, nouns);
}

static bool is_arabic_outlet(struct str low)
{
	static const char *const nouns[] = { "صحيفة", "وكالة", "إذاعة", "قناة", "موقع", "جريدة",
		NULL };
	return is_any(low, nouns);
}

/* A headline in capitals is no name. */
bool outlet_tells_news(struct str low)
{
	static const char *const verbs[] = { "attack", "attacks", "bomb", "bombing", "condemns",
		"dead", "denies", "dies", "fire", "hit", "hits", "kill", "killed", "killing",
		"kills", "raid", "reports", "said", "says", "shelling", "statement", "storm",
		"storms", "stormed", "strike", "strikes", "toll", NULL };
	return is_any(low, verbs);
}

static bool parts_name(const struct word *w)
{
	return is_mark(w, ',') || is_mark(w, '-') || is_mark(w, '(') || is_mark(w, ':') ||
	       is_mark(w, '/') || is_mark(w, '|');
}

static bool links_name(struct str low)
{
	static const char *const small[] = { "and", "de", "for", "in", "of", "on", "the", NULL };
	return is_any(low, small);
}

/* A word that a name may hold; capitals and digits, and a few small ones between. */
static bool fits_name(const struct word *w)
{
	return !outlet_tells_news(w->low) &&
	       (w->shape & (SHAPE_CAPITAL | SHAPE_DIGIT) || links_name(w->low));
}

/* "UIPA press office": the two words may be small. */
static bool is_press_office(const struct word *w, size_t i, size_t end)
{
	static const char *const press[] = { "press", "information", "media", NULL };
	static const char *const office[] = { "office", "service", "centre", "center", NULL };
	return (i + 1 < end && is_any(w[i].low, press) && is_any(w[i + 1].low, office)) ||
	       (i > 0 && is_any(w[i].low, office) && is_any(w[i - 1].low, press));
}

static bool is_broadcaster(struct str low)
{
	return str_equal(low, STR("radio")) || str_equal(low, STR("television"));
}

/*
 * READ-25: the name at the head of a line, up to a mark that parts it from the rest. The noun that
 * makes it an outlet's stands last, before a small word ("Ministry of ..."), or is "Radio" in front.
 */
static struct str name_of(const struct scanned *s, size_t first, size_t end)
{
	const struct word *w = s->words.at;
	bool noun = is_broadcaster(w[first].low), linked = noun;
	size_t i = first;
	for (; i < end && !parts_name(&w[i]); i++) {
		if (i - first >= NAME_WORDS ||
			(!fits_name(&w[i]) && !(i > first && is_press_office(w, i, end))))
			return (struct str){ 0 };
		linked |= noun && links_name(w[i].low);
		noun = outlet_is_noun(w[i].low);
	}
	if (i < first + 2 || !(noun || linked))
		return (struct str){ 0 };
	return str_slice(s->text, w[first].begin, w[i - 1].end);
}

/* "@name", all of one piece. */
/* "@night_rana" alone on its line. */
static bool is_handle(const struct word *w, size_t count)
{
	return count == 1 && w->low.len > 1 && w->low.at[0] == '@';
}

struct str outlet_of_line(const struct scanned *s, const struct sentence *x)
{
	const struct word *w = &s->words.at[x->first];
	size_t count = x->end - x->first;
	if (is_handle(w, count) || (count >= 2 && count <= 4 && is_arabic_outlet(w->low)))
		return str_slice(s->text, w->begin, w[count - 1].end);
	if (count > LINE_WORDS)
		return (struct str){ 0 };
	return name_of(s, x->first, x->end);
}

/* "Statement of the", "Open letter by": of whose name the rest of the line is. */
static size_t past_paper(const struct scanned *s, const struct sentence *x)
{
	static const char *const papers[] = { "statement", "communique", "communiqué", "letter",
		"declaration", "appeal", "message", "announcement", "release", "notice", NULL };
	static const char *const of[] = { "of", "by", "from", NULL };
	enum { HEAD = 3 };
	const struct word *w = s->words.at;
	for (size_t i = x->first; i + 2 < x->end && i < x->first + HEAD; i++)
		if (is_any(w[i].low, papers) && is_any(w[i + 1].low, of))
			return i + 2 + str_equal(w[i + 2].low, STR("the"));
	return x->first;
}

/* What bodies are called that publish nothing but papers of their own. */
static bool is_body_noun(struct str low)
{
	static const char *const nouns[] = { "hospital", "clinic", "court", "league", "federation",
		"authority", "board", "headquarters", "command", "ombudsman", "ombudswoman",
		"prosecutor", "nations", "parish", "municipality", "prefecture", "hospice",
		"confederation", "syndicate", "coalition", "alliance", "fund", "trust", "campaign",
		"initiative", NULL };
	return outlet_is_noun(low) || is_any(low, nouns);
}

/* The next lines of the head say of what day it is, or what paper. */
static bool heads_a_paper(const struct scanned *s)
{
	enum { LINES = 4, SHORT = 16, HEADLINES = 1 };
	size_t longer = 0;
	for (size_t i = 1; i < s->sentences.count && i < LINES; i++) {
		const struct sentence *x = &s->sentences.at[i];
		date_day date;
		size_t at;
		if (x->end - x->first > SHORT && ++longer > HEADLINES)
			return false;
		if (dateline_date_within(&s->words, x->first, x->end, &date, &at))
			return true;
	}
	return false;
}

/*
 * READ-25: the first line is the name of a body and nothing else, and the next say of what day the paper is: "TOLESK DISTRICT
 * HOSPITAL", "Statement of the Families' Committee of Qarin", "Prison Watch Sarevia", "Committee of the families".
 */
static struct str signed_above(const struct scanned *s)
{
	enum { MOST = 11 };
	if (s->sentences.count < 2 || !heads_a_paper(s))
		return (struct str){ 0 };
	const struct sentence *x = s->sentences.at;
	const struct word *w = s->words.at;
	size_t first = past_paper(s, x), end = first, body = 0, small = 0;
	for (; end < x->end && !parts_name(&w[end]); end++) {
		bool own = is_mark(&w[end], '\'') || str_equal(w[end].low, STR("'s")) ||
			   str_equal(w[end].low, STR("\xE2\x80\x99"));
		if (outlet_tells_news(w[end].low) || end - first >= MOST)
			return (struct str){ 0 };
		if (!fits_name(&w[end]) && !own) {
			if (w[end].shape & SHAPE_PUNCT)
				return (struct str){ 0 };
			small++;
		}
		bool office = body == first + 1 && links_name(w[body].low);
		if (is_body_noun(w[end].low) && w[end].shape & SHAPE_CAPITAL && !office)
			body = end + 1;
	}
	if (!body || end < first + 2)
		return (struct str){ 0 };
	bool of = body < end && links_name(w[body].low), last = body == end;
	bool land = body + 1 == end && w[body].shape & SHAPE_CAPITAL && !small;
	bool office = body == first + 1 && of; /* "Committee of the families of prisoners" */
	office |= small && body &&
		  is_body_noun(w[end - 1].low); /* "United Nations human rights office" */
	if (!(of || last || land || office) || (small && !office))
		return (struct str){ 0 };
	return str_slice(s->text, w[first].begin, w[end - 1].end);
}

void outlet_find(const struct scanned *s, struct dateline *out)
{
	for (size_t i = 0; i < s->sentences.count && i < HEAD_SENTENCES && !out->outlet.at; i++)
		out->outlet = agency_of(s, &s->sentences.at[i]);
	for (size_t i = 0; i < s->sentences.count && i < 4 && !out->outlet.at; i++)
		out->outlet = outlet_of_line(s, &s->sentences.at[i]);
	if (!out->outlet.at)
		out->outlet = signed_above(s);
}
