/* READ-27 to READ-29, READ-33 to READ-39: which line of the head says who publishes, and when. */
#include "text/dateline_inside.h"
#include "text/head_line.h"
#include "text/months.h"

enum { LINES = 3, PLACE_WORDS = 400 };

/* How sure a line is to be one; a surer one goes before what other rules find. */
enum sureness { NO_HEAD, LIKELY, CERTAIN };

static const struct word *word_of(const struct head_line *h, size_t i)
{
	return &h->s->words.at[i];
}

static size_t name_words(const struct head_line *h)
{
	return h->name_end - h->name;
}

/* "Le Messager d'Orle" */
static bool has_own_article(const struct word *w)
{
	return w->low.len > 2 && w->low.at[1] == '\'';
}

/* "Breaking News", "Telegram", "Front page", "Bulletin no. 5": no word of it is a name. */
static bool names_nobody(const struct head_line *h)
{
	enum { ARTICLE_AND_TWO = 3 }; /* "The Daily Post" */
	if (name_words(h) == ARTICLE_AND_TWO && str_is(word_of(h, h->name)->low, "the") &&
		word_of(h, h->name + 1)->shape & word_of(h, h->name + 2)->shape & SHAPE_CAPITAL)
		return false;
	for (size_t i = h->name; i < h->name_end; i++) {
		struct str low = word_of(h, i)->low;
		if (!head_is_genre(low) && !head_is_lone_platform(low) && !head_is_kind(low) &&
			!is_weekday(low) && !dateline_names_paper(low) &&
			(!head_links_name(low) || has_own_article(word_of(h, i))) &&
			!(word_of(h, i)->shape & (SHAPE_DIGIT | SHAPE_PUNCT)))
			return false;
	}
	return true;
}

static bool tells_deed(const struct head_line *h)
{
	for (size_t i = h->name; i < h->name_end; i++)
		if (head_is_deed(word_of(h, i)->low))
			return true;
	return false;
}

/* "Resident of Vell", "Eyewitness": not two of them are one. */
static bool is_somebody(const struct head_line *h)
{
	static const char *const of[] = { "of", "from", "in", "at", NULL };
	return head_is_somebody(word_of(h, h->name)->low) &&
	       (name_words(h) == 1 || is_any(word_of(h, h->name + 1)->low, of));
}

/* Is the word before `end` one of an outlet or a body? In the plural and before a number, too: "South Coast 24". */
static bool is_noun(const struct head_line *h, size_t i)
{
	const struct word *w = word_of(h, i);
	bool capital = w->shape & SHAPE_CAPITAL || (unsigned char)w->low.at[0] >= 128;
	bool short_form =
		i > h->name && w[-1].shape & SHAPE_UPPER && w[-1].low.len > 1; /* "TRN agency" */
	bool whole = capital || short_form || name_words(h) > 2; /* no "Weather bulletin" */
	return whole && (head_is_body(w->low) || outlet_is_body_noun(w->low));
}

/* "Norpress", "Gulfwire" */
static bool ends_like_press(struct str low)
{
	static const char *const ends[] = { "press", "wire", "news", "media", "presse", "post",
		"watch", "agency", NULL };
	for (size_t i = 0; ends[i]; i++)
		if (low.len > strlen(ends[i]) + 2 && str_ends(low, str_from(ends[i])))
			return true;
	return false;
}

static const char *const articles[] = { "the", "el", "la", "le", "les", "los", "las", "il", "der",
	"die", NULL };

/* Does a small word join its words, or an article begin it: "The Teachers", "Hana and the Bishop"? */
static bool is_joined(const struct head_line *h)
{
	for (size_t i = h->name; i < h->name_end; i++) {
		struct str low = word_of(h, i)->low;
		if ((head_links_name(low) && low.len > 1 && !str_is(low, "'s")) ||
			is_any(low, articles))
			return true;
	}
	return false;
}

/* "The Ombay Lantern", "La Jornada del Este": an article in capitals before two or three words; no "The Price of Bread". */
static bool has_article(const struct head_line *h)
{
	static const char *const links[] = { "of", "in", "for", "at", "on", "and", "to", "with",
		"from", "against", "without", "is", NULL };
	enum { LEAST = 3, MOST = 5 };
	for (size_t i = h->name; i < h->name_end; i++)
		if (is_any(word_of(h, i)->low, links))
			return false;
	return name_words(h) >= LEAST && name_words(h) <= MOST &&
	       is_any(word_of(h, h->name)->low, articles);
}

/* "L'Étoile d'Orle": two words with an article of French or Italian. */
static bool has_articles(const struct head_line *h)
{
	return name_words(h) == 2 && has_own_article(word_of(h, h->name)) &&
	       has_own_article(word_of(h, h->name + 1));
}

/* The name's last noun, or the one before "of", "in", "for", is an outlet's or a body's. */
static bool has_noun(const struct head_line *h)
{
	static const char *const of[] = { "of", "in", "for", "at", "and", "&", "de", "del", "du",
		"on", "d'", NULL };
	static const char *const wide[] = { "hall", "map", "division", "unit", "section", "youth",
		"project", NULL }; /* "Village Hall", "Second Division" */
	static const char *const seats[] = { "bishop", "mayor", "hall", NULL };
	size_t last = h->name_end - 1;
	if (name_words(h) > 1 && outlet_is_arabic_noun(word_of(h, h->name)->low))
		return true;
	if (name_words(h) == 1)
		return ends_like_press(word_of(h, last)->low);
	while (last > h->name && word_of(h, last)->shape & SHAPE_DIGIT)
		last--;
	struct str low = word_of(h, last)->low;
	if (is_noun(h, last) || ends_like_press(low) ||
		(head_is_plain_body(low) && !is_joined(h) &&
			(name_words(h) > 2 || !is_any(low, wide))))
		return true;
	for (size_t i = h->name; i + 1 < h->name_end; i++)
		if ((is_noun(h, i) || is_any(word_of(h, i)->low, seats)) &&
			(is_any(word_of(h, i + 1)->low, of) || has_own_article(word_of(h, i + 1))))
			return true;
	return false;
}

/* A line below that is a title: no stop ends it, and it has a few words, not fewer than `least`. */
static bool is_title(const struct scanned *s, size_t first, size_t least)
{
	enum { TITLE = 18 };
	size_t end = head_line_end(s, first);
	return first < s->words.count && end < s->words.count && end - first <= TITLE &&
	       end - first >= least && !is_mark(&s->words.at[end - 1], '.') &&
	       !str_is(s->words.at[first].low, "by");
}

/* READ-43: an outlet whose name does not say that it is one: of the great ones, a domain's, or "VellExtra". */
static bool is_known(const struct head_line *h)
{
	const struct word *first = word_of(h, h->name), *last = word_of(h, h->name_end - 1);
	struct str name = str_slice(h->s->text, first->begin, last->end);
	return h->signs & HEAD_KNOWN || head_is_known(name) ||
	       (name_words(h) == 1 && head_is_run_together(h->s, first));
}

/* "The Lantern, 9 October 2031" above a title */
static bool is_the_one(const struct head_line *h)
{
	enum { TITLE = 4 };
	return name_words(h) == 2 && str_is(word_of(h, h->name)->low, "the") &&
	       word_of(h, h->name + 1)->shape & SHAPE_CAPITAL && head_line_dated(h) &&
	       is_title(h->s, h->end, TITLE);
}

static bool names_itself(const struct head_line *h)
{
	bool told = h->signs & HEAD_DASH || is_title(h->s, h->end, 1);
	return has_noun(h) || is_known(h) || is_the_one(h) ||
	       (told && (has_article(h) ||
				has_articles(h))); /* "The Long Road Home, 3 May 2031" is a story */
}

/* Does the text tell of "in Port Vell", "near Qarin"? Then the name in front of the hour is a place's. */
static bool is_place(const struct head_line *h)
{
	static const char *const before[] = { "in", "at", "near", "of", "from", "to", "outside",
		"around", "inside", "on", NULL };
	const struct words *w = &h->s->words;
	size_t count = name_words(h);
	for (size_t i = h->end; i + count < w->count && i < h->end + PLACE_WORDS; i++) {
		size_t k = 0;
		if (!is_any(w->at[i].low, before))
			continue;
		while (k < count && str_equal(w->at[i + 1 + k].low, word_of(h, h->name + k)->low))
			k++;
		if (k == count)
			return true;
	}
	return false;
}

/* "SITUATION REPORT", "VELL CONFLICT UPDATE": what ends so is a paper, and no "Weekly Review". */
static bool is_a_paper(const struct head_line *h)
{
	size_t i = h->name_end - 1;
	while (i > h->name && (word_of(h, i)->shape & (SHAPE_DIGIT | SHAPE_PUNCT) ||
				      head_fills(word_of(h, i)->low)))
		i--; /* "FLASH UPDATE No. 3" */
	struct str last = word_of(h, i)->low;
	return (dateline_names_paper(last) || head_is_genre(last)) && !outlet_is_noun(last) &&
	       !head_is_body(last);
}

/* "Vell Sahel monitoring (@vell_sahel)": the handle says whose account it is. */
static bool has_handle(const struct head_line *h)
{
	size_t i = h->name_end;
	i += i < h->end && is_mark(word_of(h, i), '(');
	return i < h->end && word_of(h, i)->low.len > 1 && word_of(h, i)->low.at[0] == '@';
}

/* What no publisher's name is, whatever stands beside it. */
static bool cannot_publish(const struct head_line *h)
{
	bool platform = h->signs & HEAD_PLATFORM, whose = has_noun(h) || has_handle(h);
	if (h->loose && !(platform && whose && !tells_deed(h)))
		return true; /* else a headline */
	if (name_words(h) == 0 || names_nobody(h) || is_somebody(h) ||
		str_is(word_of(h, h->name)->low, "by"))
		return true;
	if (platform)
		return false;
	bool title = head_begins_title(word_of(h, h->name)->low) && !(h->signs & HEAD_FIELD);
	return title || is_a_paper(h) || head_is_genre(word_of(h, h->name)->low) ||
	       (tells_deed(h) && !names_itself(h)) ||
	       outlet_tells_news(word_of(h, h->name_end - 1)->low);
}

/* "Vell Now - Sunday 9 October 2031, 14:02", and no "Vell Rovers - Orle United, 9 October 2031, 14:00". */
static bool dates_next(const struct head_line *h)
{
	size_t i = h->name_end + 1;
	i += i < h->end && is_weekday(word_of(h, i)->low);
	i += i < h->end && is_mark(word_of(h, i), ',');
	return i < h->end &&
	       (word_of(h, i)->shape & SHAPE_DIGIT || month_number(word_of(h, i)->low));
}

/* "St. Anna Hospital, 3 May 2031 - The ward is full": where the story is told. */
static bool is_house(const struct head_line *h)
{
	static const char *const houses[] = { "hospital", "clinic", "hall", "court", "headquarters",
		"school", "university", NULL };
	for (size_t i = h->name; i < h->name_end; i++)
		if (is_any(word_of(h, i)->low, houses))
			return true;
	return false;
}

/* READ-27: how sure a line with its date is to name who publishes. `top`: it is the first. */
static enum sureness weigh(const struct head_line *h, bool top)
{
	enum { MEANT = HEAD_PAPER | HEAD_BRANCH | HEAD_TOLD };
	if (cannot_publish(h))
		return NO_HEAD;
	if (h->signs & (HEAD_PLATFORM | HEAD_SHORT))
		return CERTAIN;
	if (h->signs & (HEAD_STORY | HEAD_FIRST))
		return has_noun(h) && !tells_deed(h) && !is_house(h) && !(h->signs & HEAD_OTHER)
			       ? LIKELY
			       : NO_HEAD;
	if (names_itself(h) && !tells_deed(h))
		return LIKELY;
	if (h->signs & HEAD_OTHER && !(h->signs & HEAD_PAPER))
		return NO_HEAD; /* "PORT VELL (APS) - 11 May 2034": an agency behind a place */
	bool hour = (h->signs & HEAD_HOUR) && (h->signs & HEAD_DASH) && dates_next(h);
	bool above = (h->signs & HEAD_POSTED || (h->signs & HEAD_MONTH && h->signs & HEAD_DASH)) &&
		     is_title(h->s, h->end, 1);
	bool meant = hour || above || h->signs & MEANT;
	return top && name_words(h) > 1 && meant && !is_place(h) ? LIKELY : NO_HEAD;
}

/* Nothing but a name stands there, or "The Vell Mercury (Orle)", "The Meridian - Weekend". */
static bool is_bare(const struct head_line *h)
{
	enum { MORE = 3 };
	return h->end - h->name_end <= MORE;
}

/*
 * READ-29: the name on the first line, the date on the second. A title with its day below looks the same: the name
 * says itself that it is one, or the second line calls the paper by its kind, or the title comes third.
 */
static enum sureness weigh_two(const struct head_line *h, const struct head_line *below)
{
	enum { TITLE_NAME = 5, TITLE = 3 /* words: no "Milk" below "Shopping List" and its day */ };
	if (cannot_publish(h) || h->signs & HEAD_OTHER)
		return NO_HEAD;
	if (h->signs & (HEAD_PLATFORM | HEAD_SHORT))
		return CERTAIN;
	const struct word *first = word_of(h, h->name); /* "OHCHR - Press briefing notes" */
	bool sign = first->shape & SHAPE_UPPER && first->low.len > 3 && h->signs & HEAD_DASH;
	bool several = name_words(h) > 1 || (sign && !is_place(h));
	if (tells_deed(h))
		return NO_HEAD;
	if (below->signs & HEAD_PLATFORM && several) /* "4 November at 07:15 - public post" */
		return CERTAIN;
	bool title = several && is_bare(h) && name_words(h) <= TITLE_NAME &&
		     is_title(h->s, below->end, below->name == h->end ? TITLE : 1) && !is_place(h);
	bool known = (has_noun(h) || h->signs & HEAD_BRANCH) && !(below->signs & HEAD_STORY);
	bool paper = several && (h->signs | below->signs) & HEAD_PAPER && !is_place(h);
	return known || paper || title ? LIKELY : NO_HEAD;
}

static void tell_name(const struct head_line *h, struct dateline *out)
{
	size_t last = h->name_end - 1;
	out->outlet = str_slice(h->s->text, word_of(h, h->name)->begin, word_of(h, last)->end);
}

/* The word of the line, or of the one below, that says where it was posted. */
static void tell_platform(const struct scanned *s, size_t first, size_t end, struct dateline *out)
{
	static const char *const kinds[] = { "channel", "group", "account", "profile", "feed",
		"thread", "blog", "forum", "livestream", "tweet", NULL }; /* no paper's */
	for (size_t i = first; i < end; i++) {
		const struct word *w = &s->words.at[i];
		bool kind = is_any(w->low, kinds);
		if (w->low.at[0] != '@' && !head_is_platform(w->low) && !kind &&
			!(str_is(w->low, "x") && w->shape & SHAPE_CAPITAL))
			continue;
		out->platform = str_slice(s->text, w->begin, w->end);
		return;
	}
}

static void tell_date(const struct head_line *h, struct dateline *out)
{
	if (h->signs & HEAD_RANGE)
		return;
	out->published = h->date;
	out->date_from = h->date == DATE_NONE ? out->date_from : STR("text");
	out->month = h->month, out->day = h->day;
	out->either[0] = h->either[0], out->either[1] = h->either[1];
}

/* "Nils Achter", and below it "Obituary, The Vell Mercury, 2 March 2031": that line names the paper itself. */
static bool names_paper_below(const struct head_line *h)
{
	struct head_line own;
	return head_line_read(h->s, h->end, true, &own) && head_line_dated(&own) &&
	       names_itself(&own) && weigh(&own, false) != NO_HEAD;
}

/* "IN MEMORIAM", "They weighed bread": a line that is no name of anybody's. */
static bool calls_piece(const struct head_line *h)
{
	const struct word *w = word_of(h, h->end);
	size_t end = head_line_end(h->s, h->end), i = h->end;
	while (i < end &&
		(head_is_genre(word_of(h, i)->low) || head_links_name(word_of(h, i)->low)))
		i++;
	return is_mark(w, '"') || i == end;
}

/* READ-33: a name that says itself whose it is, a title, and then the day: "Kite Inquiry", "They Weighed Bread", ... */
static bool find_third(const struct head_line *h, struct head_line *below)
{
	enum { NAME = 8 };
	size_t third = head_line_end(h->s, h->end);
	bool known = (has_noun(h) && is_title(h->s, h->end, 1)) || calls_piece(h);
	return is_bare(h) && name_words(h) > 1 && name_words(h) <= NAME && known &&
	       third < h->s->words.count && head_line_read(h->s, third, false, below) &&
	       head_line_dated(below);
}

/* The date of a name on the first line that has none beside it. */
static enum sureness find_below(const struct head_line *h, struct head_line *below)
{
	if (h->end >= h->s->words.count)
		return NO_HEAD;
	if (head_line_read(h->s, h->end, false, below) && head_line_dated(below))
		return names_paper_below(h) ? NO_HEAD : weigh_two(h, below);
	return find_third(h, below) ? weigh_two(h, below) : NO_HEAD;
}

bool head_find(const struct scanned *s, struct dateline *out, bool *sure)
{
	size_t first = 0;
	for (int line = 0; line < LINES && first < s->words.count; line++) {
		struct head_line h, below;
		enum sureness how = NO_HEAD;
		bool read = head_line_read(s, first, true, &h), own = read && head_line_dated(&h);
		if (own)
			how = weigh(&h, line == 0);
		else if (read && line == 0)
			how = find_below(&h, &below);
		if (read && !own &&
			how == NO_HEAD) { /* READ-39: "Source: Vell Pulse" above its date, or below */
			bool told = h.signs & HEAD_FIELD || (line == 0 && is_known(&h));
			how = told && is_bare(&h) && !cannot_publish(&h) ? LIKELY : how;
			below = h;
		}
		if (how != NO_HEAD) {
			tell_name(&h, out);
			tell_date(own ? &h : &below, out);
			*sure = how == CERTAIN;
			if ((h.signs | (own ? 0 : below.signs)) & HEAD_PLATFORM)
				tell_platform(s, first, own ? h.end : below.end, out);
			return true;
		}
		first = head_line_end(s, first);
	}
	return false;
}
