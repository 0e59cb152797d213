#include "text/dateline_inside.h"
#include "text/head_line.h"
#include "text/months.h"

/* By whom a report is, as its head says: READ-24, READ-25. */
enum { NAME_WORDS = 9 };

/* READ-24: the agency in the brackets that close at word `shut`. */
static struct str agency_in(const struct scanned *s, const struct sentence *x, size_t shut)
{
	static const char *const none[] = { "agencies", "agency", "staff", "reporter", "exclusive",
		NULL };
	size_t open = shut;
	while (open > x->first && !is_mark(&s->words.at[open], '('))
		open--;
	size_t count = shut - open;
	date_day date;
	bool hour = s->words.at[open + 1].shape & SHAPE_DIGIT; /* "SELENE, April 13 (00:52) -" */
	if (open == x->first || count < 2 || count > 7 || hour ||
		head_is_lone_platform(s->words.at[shut - 1].low) ||
		is_any(s->words.at[open + 1].low, none) ||
		date_at(&s->words, open + 1, shut, &date))
		return (struct str){ 0 };
	return str_slice(s->text, s->words.at[open + 1].begin, s->words.at[shut - 1].end);
}

/* "Interpress Sud, TARUMA, June 3, 2031 -": in front of a town in capitals. */
static struct str agency_before_town(const struct scanned *s, const struct sentence *x)
{
	enum { MOST = 5 };
	const struct word *w = s->words.at;
	size_t first = x->first, i;
	if (first + 2 < x->end && is_mark(&w[first + 1], '-'))
		first += 2; /* "CORRECTED - " */
	for (i = first; i < x->end && !is_mark(&w[i], ','); i++)
		if (!(w[i].shape & SHAPE_CAPITAL) || w[i].shape & (SHAPE_UPPER | SHAPE_PUNCT) ||
			outlet_tells_news(w[i].low))
			return (struct str){ 0 };
	bool town = i + 2 < x->end && w[i + 1].shape & SHAPE_UPPER && w[i + 1].low.len > 2;
	for (size_t k = i + 1; town && k < x->end && !is_mark(&w[k], ','); k++)
		town = (w[k].shape & SHAPE_UPPER) != 0;
	if (!town || i < first + 2 || i > first + MOST)
		return (struct str){ 0 };
	return str_slice(s->text, w[first].begin, w[i - 1].end);
}

/* READ-24: the agency stands in brackets before the dash of the dateline or before its date. */
static struct str agency_of(const struct scanned *s, const struct sentence *x)
{
	if (x->block != BLOCK_DATELINE)
		return (struct str){ 0 };
	static const char *const lands[] = { "province", "region", "district", "state", "island",
		"governorate", "republic", NULL };
	for (size_t i = x->end; i-- > x->first + 2;) {
		struct str name = { 0 };
		if (is_mark(&s->words.at[i], ')'))
			name = agency_in(s, x, i);
		bool last = i + 2 == x->end, several = str_find(name, STR(" ")) < name.len;
		if (!last && outlet_of_line(s, x).at)
			continue; /* "TARIM TODAY (Port Vell), 24 April 2018 - Opinion" */
		if (name.at && (last || (several && !is_any(s->words.at[i - 1].low, lands))))
			return name; /* "SAN TELMO (Marenia), 18 Jan. -": a land */
	}
	return agency_before_town(s, x);
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
		"star", "sun", "telegraph", "television", "times", "tribune", "tv", "union",
		"voice", "watch", "weekly", "wire", "mirror", "echo", "examiner", "inquirer",
		"enquirer", "advertiser", "messenger", "sentinel", "argus", "globe", "citizen",
		NULL };
	return is_any(low, nouns);
}

/* Nouns that make a name only on a line of its own, without a full stop: "LAWYERS' COLLECTIVE", "Newsline International",
 * "AGENCE SARN PRESSE". */
static bool is_line_noun(struct str low)
{
	static const char *const nouns[] = { "advertiser", "alliance", "bar", "brigade", "clinic",
		"club", "coalition", "collective", "command", "corps", "court", "desk", "diocese",
		"echo", "examiner", "express", "federation", "force", "globe", "headquarters",
		"hospital", "international", "league", "ledger", "legion", "live", "messenger",
		"mirror", "movement", "notebook", "notes", "online", "party", "police", "prensa",
		"presse", "sentinel", "star", "today", "trumpet", "web", "website", "world", NULL };
	return is_any(low, nouns);
}

bool dateline_is_of_other(const struct scanned *s, const struct sentence *x, size_t at)
{
	static const char *const things[] = { "article", "born", "case", "deadline", "decision",
		"docket", "due", "exhibit", "expires", "index", "invoice", "item", "lot", "meeting",
		"no", "no.", "nr", "order", "ref", "reference", "resolution", "room", "rule",
		"section", "unit", NULL };
	static const char *const deeds[] = { "attack", "bombing", "event", "incident", "kill",
		"killed", "killing", "massacre", "raid", "shelling", "shooting", "strike", NULL };
	for (size_t i = x->first; i < at; i++)
		if (is_any(s->words.at[i].low, deeds))
			return true;
	at -= at > x->first && is_mark(&s->words.at[at - 1], ':');
	return at > x->first && is_any(s->words.at[at - 1].low, things);
}

/* What such a name begins with in Arabic. */
bool outlet_is_arabic_noun(struct str low)
{
	static const char *const nouns[] = { "صحيفة", "وكالة", "إذاعة", "قناة", "موقع", "جريدة",
		"منظمة", "مركز", "مرصد", "شبكة", "وزارة", "هيئة", "جمعية", "مؤسسة", NULL };
	return is_any(low, nouns);
}

/* A headline in capitals is no name. */
bool outlet_tells_news(struct str low)
{
	static const char *const verbs[] = { "attack", "attacks", "bomb", "bombing", "condemns",
		"dead", "denies", "dies", "fire", "hit", "hits", "kill", "killed", "killing",
		"kills", "raid", "reports", "said", "says", "shelling", "statement", "strike",
		"storm", "storms", "stormed", "strikes", "toll", NULL };
	return is_any(low, verbs);
}

static bool parts_name(const struct word *w)
{
	return is_mark(w, ',') || is_mark(w, '-') || is_mark(w, '(') || is_mark(w, ':') ||
	       is_mark(w, '/') || is_mark(w, '|') || str_equal(w->low, STR("\xE2\x80\x94")) ||
	       str_equal(w->low, STR("\xE2\x80\x93"));
}

static bool links_name(struct str low)
{
	static const char *const small[] = { "and", "de", "del", "for", "in", "of", "on", "the",
		"&", NULL };
	return is_any(low, small);
}

/* A word that a name may hold; capitals and digits, and a few small ones between. */
static bool fits_name(const struct word *w)
{
	return !outlet_tells_news(w->low) &&
	       (w->low.at[0] == '\'' || w->shape & (SHAPE_CAPITAL | SHAPE_DIGIT) ||
		       links_name(w->low));
}

/* "Highland TV website", "SARN MIRROR online": the last word may be small. */
static bool is_on_web(const struct word *w, size_t i, size_t end)
{
	static const char *const web[] = { "website", "online", "web", NULL };
	return is_any(w[i].low, web) && (i + 1 == end || parts_name(&w[i + 1]));
}

/* "Vell Civil Protection", "Ostra coast guard"; no "Data Protection", no "Changing of the Guard". */
static bool is_help(const struct word *w)
{
	static const char *const help[] = { "protection", "defence", "defense", NULL };
	static const char *const whose[] = { "coast", "border", "home", "national", "presidential",
		"republican", NULL };
	return (str_is(w[0].low, "civil") && is_any(w[1].low, help)) ||
	       (str_is(w[1].low, "guard") && is_any(w[0].low, whose));
}

/* "UIPA press office", "Vell civil protection": the two words may be small. */
static bool is_small_pair(const struct word *w)
{
	static const char *const press[] = { "press", "information", "media", "fire", "rescue",
		"health", NULL };
	static const char *const office[] = { "office", "service", "centre", "center",
		"directorate", NULL };
	return (is_any(w[0].low, press) && is_any(w[1].low, office)) || is_help(w);
}

static bool is_press_office(const struct word *w, size_t i, size_t end)
{
	return (i + 1 < end && is_small_pair(&w[i])) || (i > 0 && is_small_pair(&w[i - 1]));
}

/* "Bulletin of 15 October": a paper by its day, whose name stands elsewhere. */
static bool is_paper_of_day(const struct word *w, size_t first, size_t end)
{
	return first + 2 < end && dateline_names_paper(w[first].low) &&
	       str_is(w[first + 1].low, "of") &&
	       (w[first + 2].shape & SHAPE_DIGIT ||
		       (month_number(w[first + 2].low) &&
			       (first + 3 == end || w[first + 3].shape & SHAPE_DIGIT)));
}

/* "Radio Selene", "El Diario de Tolmar", "La Voz del Sur": what an outlet's name begins with. */
static bool is_broadcaster(struct str low)
{
	static const char *const heads[] = { "radio", "television", "agencia", "agence", "agenzia",
		"diario", "voz", "prensa", "periódico", "correo", "heraldo", "gaceta", "semanario",
		NULL };
	return is_any(low, heads);
}

/* "The Lantern (Orsk weekly), 17 February 2031": what stands in brackets behind a name says that it is a paper's. */
static bool is_called_paper(const struct scanned *s, size_t open, size_t end)
{
	static const char *const papers[] = { "weekly", "daily", "newspaper", "monthly", "magazine",
		"paper", "wire", "broadcaster", NULL };
	enum { MOST = 5 };
	const struct word *w = s->words.at;
	if (open >= end || !is_mark(&w[open], '('))
		return false;
	for (size_t i = open + 1; i < end && i < open + MOST; i++)
		if (is_mark(&w[i], ')'))
			return is_any(w[i - 1].low, papers);
	return false;
}

/* "Orsk Today - LIVE": two words that only an outlet is called by; no "Speaking today, the president". */
static bool is_of_today(const struct word *w, size_t first, size_t end)
{
	static const char *const last[] = { "today", "now", "online", "live", NULL };
	return end == first + 2 && w[first].shape & SHAPE_CAPITAL &&
	       w[end - 1].shape & SHAPE_CAPITAL && is_any(w[end - 1].low, last);
}

/* "9 MARCH" of "LAWYERS' COLLECTIVE 9 MARCH", "98.4" of "RADIO BREAKWATER 98.4" */
static bool only_numbers(const struct word *w, size_t from, size_t end)
{
	bool digits = false;
	for (size_t i = from; i < end; i++) {
		digits |= (w[i].shape & SHAPE_DIGIT) != 0;
		if (!(w[i].shape & SHAPE_DIGIT) && !month_number(w[i].low))
			return false;
	}
	return digits;
}

/* "Hospital of Vell overwhelmed after massacre": words of a sentence, which no body has in its name. */
static bool tells_more(const struct word *w)
{
	static const char *const more[] = { "after", "amid", "before", "over", "when", "where",
		"are", "was", "were", "has", "overwhelmed", NULL };
	bool done = w->low.len > 4 && str_ends(w->low, STR("ed")); /* no "United", "Armed" */
	return is_any(w->low, more) || (done && !(w->shape & SHAPE_CAPITAL));
}

/*
 * READ-25: the name at the head of a line, up to a mark that parts it from the rest. The noun that
 * makes it an outlet's stands last, before a small word ("Ministry of ...") or a number, or is "Radio" in front.
 */
static struct str name_of(const struct scanned *s, size_t first, size_t end, bool line)
{
	const struct word *w = s->words.at;
	static const char *const articles[] = { "el", "la", "le", "il", "o", NULL };
	bool behind = first + 1 < end && is_any(w[first].low, articles);
	bool noun = is_broadcaster(w[first + behind].low), linked = noun;
	bool called = false; /* by a word that is no piece's kind, "Breaking News" */
	bool joined = false; /* "Death in the National Guard" */
	bool deed = false;   /* "Hospital of Vell Overwhelmed After Massacre" */
	size_t i = first + (noun && behind);
	size_t last = first; /* the last noun */
	if (is_paper_of_day(w, first, end))
		return (struct str){ 0 };
	linked |= line && (str_equal(w[first].low, STR("hospital")) ||
				  str_equal(w[first].low, STR("agence")));
	for (; i < end && !parts_name(&w[i]); i++) {
		bool small = i > first && (is_press_office(w, i, end) || is_on_web(w, i, end));
		if (i - first >= NAME_WORDS || (!fits_name(&w[i]) && !small))
			return (struct str){ 0 };
		linked |= noun && links_name(w[i].low);
		called |= !head_is_genre(w[i].low);
		deed |= tells_more(&w[i]);
		joined |= i > first && links_name(w[i].low);
		noun = outlet_is_noun(w[i].low) ||
		       (line && (is_line_noun(w[i].low) ||
					(i > first && !joined && is_help(&w[i - 1]))));
		last = noun ? i : last;
	}
	noun |= line && last > first && only_numbers(w, last + 1, i);
	bool named = noun || (linked && !deed) || is_called_paper(s, i, end) ||
		     (line && i < end && is_of_today(w, first, i));
	if (i < first + 2 || !named || !called)
		return (struct str){ 0 };
	return str_slice(s->text, w[first].begin, w[i - 1].end);
}

/* A line of the head that is no sentence: "Newsline International", "The Sarn Echo - Friday, 4 May" */
static bool is_bare_line(const struct scanned *s, const struct sentence *x)
{
	return x->end - x->first <= LINE_WORDS && !is_mark(&s->words.at[x->end - 1], '.') &&
	       s->words.at[x->first].shape & SHAPE_CAPITAL;
}

/* "@night_rana" alone on its line. */
static bool is_handle(const struct word *w, size_t count)
{
	return count == 1 && w->low.len > 1 && w->low.at[0] == '@';
}

struct str outlet_of_line(const struct scanned *s, const struct sentence *x)
{
	const struct word *w = &s->words.at[x->first];
	size_t count = x->end - x->first;
	if (is_handle(w, count) || (count >= 2 && count <= 4 && outlet_is_arabic_noun(w->low)))
		return str_slice(s->text, w->begin, w[count - 1].end);
	if (count > LINE_WORDS)
		return (struct str){ 0 };
	return name_of(s, x->first, x->end, is_bare_line(s, x));
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
bool outlet_is_body_noun(struct str low)
{
	static const char *const nouns[] = { "hospital", "clinic", "court", "league", "federation",
		"authority", "board", "headquarters", "command", "ombudsman", "ombudswoman",
		"prosecutor", "nations", "parish", "municipality", "prefecture", "hospice",
		"confederation", "syndicate", "coalition", "alliance", "fund", "trust", "echo",
		"campaign", "initiative", "secretariat", "conference", "corporation", "company",
		"police", "force", "government", "senate", "parliament", "church", "diocese",
		"archdiocese", "university", NULL };
	return outlet_is_noun(low) || is_any(low, nouns);
}

/* The next lines of the head say of what day it is, or what paper. */
static bool heads_a_paper(const struct scanned *s)
{
	enum { LINES = 4, SHORT = 22, HEADLINES = 1 };
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
		if (outlet_tells_news(w[end].low) || tells_more(&w[end]) || end - first >= MOST)
			return (struct str){ 0 };
		if (!fits_name(&w[end]) && !own) {
			if (w[end].shape & SHAPE_PUNCT)
				return (struct str){ 0 };
			small++;
		}
		bool office = body == first + 1 && links_name(w[body].low);
		if (outlet_is_body_noun(w[end].low) && w[end].shape & SHAPE_CAPITAL && !office)
			body = end + 1;
	}
	if (!body || end < first + 2)
		return (struct str){ 0 };
	bool of = body < end && links_name(w[body].low), last = body == end;
	bool done = end && str_ends(w[end - 1].low, STR("ed")); /* "Vell Hospital Bombed" */
	bool land = body + 1 == end && w[body].shape & SHAPE_CAPITAL && !small && !done;
	bool office = body == first + 1 && of; /* "Committee of the families of prisoners" */
	office |= small && body &&
		  outlet_is_body_noun(w[end - 1].low); /* "United Nations human rights office" */
	if (!(of || last || land || office) || (small && !office))
		return (struct str){ 0 };
	return str_slice(s->text, w[first].begin, w[end - 1].end);
}

/* "Holub | Orle (official channel) - posted 9 June 2031": whose channel it is. */
static struct str owner_of_channel(const struct scanned *s, const struct sentence *x)
{
	static const char *const of[] = { "official", "verified", "personal", "telegram", NULL };
	static const char *const kinds[] = { "channel", "account", "page", "profile", NULL };
	const struct word *w = s->words.at;
	size_t end = x->first, i;
	while (end < x->end && !parts_name(&w[end]) && w[end].shape & SHAPE_CAPITAL)
		end++;
	for (i = end; i + 3 < x->end; i++)
		if (is_mark(&w[i], '(') && is_any(w[i + 1].low, of) && is_any(w[i + 2].low, kinds))
			break;
	if (end == x->first || i + 3 >= x->end || x->end - x->first > LINE_WORDS)
		return (struct str){ 0 };
	return str_slice(s->text, w[x->first].begin, w[end - 1].end);
}

/* "OPEN PASSAGE", below it its day and nothing else, and below that a title: whoever heads it. */
static bool heads_a_day(const struct scanned *s)
{
	enum { TITLE = 12 };
	static const char *const no_name[] = { "background", "conflict", "fact", "news", "sheet",
		"brief", NULL }; /* "BACKGROUND NOTE" */
	const struct word *w = s->words.at;
	const struct sentence *x = s->sentences.at, *y = x + 1, *title = x + 2;
	date_day date;
	size_t at;
	if (s->sentences.count < 4 || title->end - title->first > TITLE ||
		is_mark(&w[title->end - 1], '.') ||
		!dateline_date_within(&s->words, y->first, y->end, &date, &at) || at != y->first ||
		y->end - y->first > 4)
		return false;
	for (size_t i = x->first; i < x->end; i++)
		if (!(w[i].shape & SHAPE_UPPER) || outlet_tells_news(w[i].low) ||
			dateline_names_paper(w[i].low) || is_any(w[i].low, no_name))
			return false;
	return true;
}

/* "Doctors Without Delay", and below it "Press statement, 13 June 2031": whoever heads a paper that says so itself. */
static struct str heads_statement(const struct scanned *s)
{
	static const char *const papers[] = { "statement", "release", "communique", "communiqué",
		"appeal", NULL };
	enum { MOST = 6, NEAR = 3 };
	const struct word *w = s->words.at;
	if (s->sentences.count < 2 || !heads_a_paper(s))
		return (struct str){ 0 };
	const struct sentence *x = s->sentences.at, *y = x + 1;
	bool paper = heads_a_day(s);
	for (size_t i = y->first; i < y->end && i < y->first + NEAR; i++)
		paper |= is_any(w[i].low, papers);
	size_t count = x->end - x->first;
	for (size_t i = x->first; i < x->end; i++)
		if (!fits_name(&w[i]) || w[i].shape & SHAPE_PUNCT)
			return (struct str){ 0 };
	if (!paper || count < 2 || count > MOST)
		return (struct str){ 0 };
	return str_slice(s->text, w[x->first].begin, w[x->end - 1].end);
}

/* "Letter from Orle (Interpress Sud, June 6, 2031)": in the bracket that ends the line. */
static struct str credited_in(const struct scanned *s, const struct sentence *x)
{
	enum { MOST = 5 };
	const struct word *w = s->words.at;
	size_t open = x->end - 1, end;
	date_day date;
	if (x->end - x->first > LINE_WORDS || !is_mark(&w[open], ')'))
		return (struct str){ 0 };
	while (open > x->first && !is_mark(&w[open], '('))
		open--;
	for (end = open + 1; end < x->end && !is_mark(&w[end], ','); end++)
		if (!fits_name(&w[end]) || w[end].shape & SHAPE_DIGIT)
			return (struct str){ 0 };
	if (open == x->first || end < open + 3 || end > open + 1 + MOST ||
		!date_at(&s->words, end + 1, x->end, &date))
		return (struct str){ 0 };
	return str_slice(s->text, w[open + 1].begin, w[end - 1].end);
}

/* "Republic of Marenia (Ostra) - Ministry of Health": what looks like a dateline is an office's line. */
static bool is_office_line(const struct scanned *s, size_t i)
{
	const struct sentence *x = &s->sentences.at[i];
	return x->block == BLOCK_DATELINE && i + 1 < s->sentences.count &&
	       outlet_of_line(s, &x[1]).at && is_bare_line(s, &x[1]);
}

void outlet_find(const struct scanned *s, struct dateline *out)
{
	for (size_t i = 0; i < s->sentences.count && i < HEAD_SENTENCES && !out->outlet.at; i++)
		if (!is_office_line(s, i))
			out->outlet = agency_of(s, &s->sentences.at[i]);
	for (size_t i = 0; i < s->sentences.count && i < 4 && !out->outlet.at; i++)
		out->outlet = outlet_of_line(s, &s->sentences.at[i]);
	for (size_t i = 0; i < s->sentences.count && i < 2 && !out->outlet.at; i++)
		out->outlet = owner_of_channel(s, &s->sentences.at[i]);
	for (size_t i = 0; i < s->sentences.count && i < 2 && !out->outlet.at; i++)
		out->outlet = credited_in(s, &s->sentences.at[i]);
	if (!out->outlet.at)
		out->outlet = signed_above(s);
	if (!out->outlet.at)
		out->outlet = heads_statement(s);
}
