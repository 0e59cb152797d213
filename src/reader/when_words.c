/* The words that time is told with, and the numbers among them. */
#include "reader/when_inside.h"
#include "text/tag_feature.h"

#include <string.h>

enum { WORD_MOST = 14 };

struct entry {
	char word[WORD_MOST + 2]; /* filled up with zeros: compared as two numbers */
	uint8_t class;
	int8_t value;
};

/* clang-format off */
static const struct entry entries[] = {
	{ "january", TERM_MONTH, 1 }, { "february", TERM_MONTH, 2 }, { "march", TERM_MONTH, 3 },
	{ "april", TERM_MONTH, 4 }, { "may", TERM_MONTH, 5 }, { "june", TERM_MONTH, 6 },
	{ "july", TERM_MONTH, 7 }, { "august", TERM_MONTH, 8 }, { "september", TERM_MONTH, 9 },
	{ "october", TERM_MONTH, 10 }, { "november", TERM_MONTH, 11 }, { "december", TERM_MONTH, 12 },
	{ "jan", TERM_MONTH, 1 }, { "feb", TERM_MONTH, 2 }, { "mar", TERM_MONTH, 3 },
	{ "apr", TERM_MONTH, 4 }, { "jun", TERM_MONTH, 6 }, { "jul", TERM_MONTH, 7 },
	{ "aug", TERM_MONTH, 8 }, { "sep", TERM_MONTH, 9 }, { "sept", TERM_MONTH, 9 },
	{ "oct", TERM_MONTH, 10 }, { "nov", TERM_MONTH, 11 }, { "dec", TERM_MONTH, 12 },
	{ "jan.", TERM_MONTH, 1 }, { "feb.", TERM_MONTH, 2 }, { "mar.", TERM_MONTH, 3 },
	{ "apr.", TERM_MONTH, 4 }, { "jun.", TERM_MONTH, 6 }, { "jul.", TERM_MONTH, 7 },
	{ "aug.", TERM_MONTH, 8 }, { "sep.", TERM_MONTH, 9 }, { "sept.", TERM_MONTH, 9 },
	{ "oct.", TERM_MONTH, 10 }, { "nov.", TERM_MONTH, 11 }, { "dec.", TERM_MONTH, 12 },
	{ "mid-january", TERM_MID_MONTH, 1 },
	{ "mid-february", TERM_MID_MONTH, 2 },
	{ "mid-march", TERM_MID_MONTH, 3 },
	{ "mid-april", TERM_MID_MONTH, 4 },
	{ "mid-may", TERM_MID_MONTH, 5 },
	{ "mid-june", TERM_MID_MONTH, 6 },
	{ "mid-july", TERM_MID_MONTH, 7 },
	{ "mid-august", TERM_MID_MONTH, 8 },
	{ "mid-september", TERM_MID_MONTH, 9 },
	{ "mid-october", TERM_MID_MONTH, 10 },
	{ "mid-november", TERM_MID_MONTH, 11 },
	{ "mid-december", TERM_MID_MONTH, 12 },
	{ "monday", TERM_WEEKDAY, 0 }, { "tuesday", TERM_WEEKDAY, 1 }, { "wednesday", TERM_WEEKDAY, 2 },
	{ "thursday", TERM_WEEKDAY, 3 }, { "friday", TERM_WEEKDAY, 4 }, { "saturday", TERM_WEEKDAY, 5 },
	{ "sunday", TERM_WEEKDAY, 6 }, { "mondays", TERM_WEEKDAY, 10 }, { "fridays", TERM_WEEKDAY, 14 },
	{ "sundays", TERM_WEEKDAY, 16 }, { "saturdays", TERM_WEEKDAY, 15 },
	{ "mon", TERM_WEEKDAY_SHORT, 0 }, { "tue", TERM_WEEKDAY_SHORT, 1 }, { "tues", TERM_WEEKDAY_SHORT, 1 }, { "weds", TERM_WEEKDAY_SHORT, 2 },
	{ "wed", TERM_WEEKDAY_SHORT, 2 }, { "thu", TERM_WEEKDAY_SHORT, 3 }, 
	{ "thurs", TERM_WEEKDAY_SHORT, 3 }, { "fri", TERM_WEEKDAY_SHORT, 4 }, { "sat", TERM_WEEKDAY_SHORT, 5 },
	{ "sun", TERM_WEEKDAY_SHORT, 6 }, { "tue.", TERM_WEEKDAY_SHORT, 1 }, { "wed.", TERM_WEEKDAY_SHORT, 2 },
	{ "tues.", TERM_WEEKDAY_SHORT, 1 }, { "thurs.", TERM_WEEKDAY_SHORT, 3 },
	{ "mon.", TERM_WEEKDAY_SHORT, 0 }, { "thu.", TERM_WEEKDAY_SHORT, 3 }, { "fri.", TERM_WEEKDAY_SHORT, 4 },
	{ "sat.", TERM_WEEKDAY_SHORT, 5 }, { "sun.", TERM_WEEKDAY_SHORT, 6 },
	{ "minute", TERM_UNIT, UNIT_MINUTE }, { "minutes", TERM_UNIT, UNIT_MINUTE },
	{ "hour", TERM_UNIT, UNIT_HOUR }, { "hours", TERM_HOURS, UNIT_HOUR }, { "hrs", TERM_HOURS, UNIT_HOUR },
	{ "day", TERM_UNIT, UNIT_DAY }, { "days", TERM_UNIT, UNIT_DAY },
	{ "weekend", TERM_UNIT, UNIT_WEEKEND }, { "weekends", TERM_UNIT, UNIT_WEEKEND },
	{ "week", TERM_UNIT, UNIT_WEEK }, { "weeks", TERM_UNIT, UNIT_WEEK },
	{ "fortnight", TERM_UNIT, UNIT_FORTNIGHT },
	{ "month", TERM_UNIT, UNIT_MONTH }, { "months", TERM_UNIT, UNIT_MONTH },
	{ "year", TERM_UNIT, UNIT_YEAR }, { "years", TERM_UNIT, UNIT_YEAR },
	{ "decade", TERM_UNIT, UNIT_DECADE }, { "decades", TERM_UNIT, UNIT_DECADE },
	{ "century", TERM_UNIT, UNIT_CENTURY }, { "centuries", TERM_UNIT, UNIT_CENTURY },
	{ "morning", TERM_PART, 0 }, { "afternoon", TERM_PART, 0 }, { "evening", TERM_PART, 0 },
	{ "dawn", TERM_PART, 1 }, { "dusk", TERM_PART, 1 }, { "noon", TERM_PART, 1 },
	{ "noontime", TERM_PART, 1 }, { "midday", TERM_PART, 1 }, { "midnight", TERM_PART, 1 },
	{ "sunrise", TERM_PART, 1 }, { "sunset", TERM_PART, 1 }, { "daybreak", TERM_PART, 1 },
	{ "nightfall", TERM_PART, 1 }, { "mid-morning", TERM_PART, 0 }, { "mid-afternoon", TERM_PART, 0 },
	{ "predawn", TERM_PART, 0 }, { "pre-dawn", TERM_PART, 0 }, { "lunchtime", TERM_PART, 1 },
	{ "night", TERM_NIGHT, 0 }, { "nights", TERM_NIGHT, 1 },
	{ "mornings", TERM_PART, 2 }, { "evenings", TERM_PART, 2 },
	{ "today", TERM_DAY_WORD, DAY_TODAY }, { "yesterday", TERM_DAY_WORD, DAY_YESTERDAY },
	{ "tomorrow", TERM_DAY_WORD, DAY_TOMORROW }, { "tonight", TERM_DAY_WORD, DAY_TONIGHT },
	{ "overnight", TERM_DAY_WORD, DAY_OVERNIGHT },
	{ "last", TERM_LAST, 0 }, { "past", TERM_PAST, 0 }, { "previous", TERM_FOLLOWING, -1 },
	{ "preceding", TERM_FOLLOWING, -1 }, { "recent", TERM_RECENT, 0 }, { "next", TERM_NEXT, 0 },
	{ "coming", TERM_NEXT, 1 }, { "following", TERM_FOLLOWING, 1 }, { "this", TERM_THIS, 0 },
	{ "that", TERM_THAT, 0 }, { "same", TERM_SAME, 0 }, { "every", TERM_EVERY, 0 },
	{ "each", TERM_EVERY, 0 }, { "early", TERM_EDGE, EDGE_EARLY }, { "mid", TERM_EDGE, EDGE_MIDDLE },
	{ "late", TERM_EDGE, EDGE_LATE }, { "beginning", TERM_EDGE, EDGE_EARLY },
	{ "start", TERM_EDGE, EDGE_EARLY }, { "middle", TERM_EDGE, EDGE_MIDDLE },
	{ "end", TERM_EDGE, EDGE_LATE }, { "earlier", TERM_EARLIER, 0 }, { "later", TERM_LATER, 0 },
	{ "ago", TERM_AGO, 0 }, { "before", TERM_BEFORE, 0 }, { "after", TERM_AFTER, 0 },
	{ "in", TERM_IN, 0 }, { "on", TERM_ON, 0 }, { "at", TERM_AT, 0 }, { "of", TERM_OF, 0 },
	{ "the", TERM_THE, 0 }, { "since", TERM_SINCE, 0 }, { "until", TERM_UNTIL, 0 },
	{ "till", TERM_UNTIL, 0 }, { "from", TERM_FROM, 0 }, { "to", TERM_TO, 0 },
	{ "through", TERM_TO, 1 }, { "between", TERM_BETWEEN, 0 }, { "and", TERM_AND, 0 }, { "or", TERM_AND, 1 },
	{ "during", TERM_DURING, 0 }, { "over", TERM_OVER, 0 }, { "within", TERM_OVER, 0 },
	{ "throughout", TERM_OVER, 0 }, { "for", TERM_FOR, 0 }, { "by", TERM_BY, 0 },
	{ "around", TERM_ABOUT, 0 }, { "about", TERM_ABOUT, 0 }, { "approximately", TERM_ABOUT, 0 },
	{ "nearly", TERM_ABOUT, 0 }, { "almost", TERM_ABOUT, 0 }, { "roughly", TERM_ABOUT, 0 },
	{ "shortly", TERM_MOMENT, 0 }, { "just", TERM_MOMENT, 0 }, { "soon", TERM_MOMENT, 0 },
	{ "one", TERM_NUMBER, 1 }, { "two", TERM_NUMBER, 2 }, { "three", TERM_NUMBER, 3 },
	{ "four", TERM_NUMBER, 4 }, { "five", TERM_NUMBER, 5 }, { "six", TERM_NUMBER, 6 },
	{ "seven", TERM_NUMBER, 7 }, { "eight", TERM_NUMBER, 8 }, { "nine", TERM_NUMBER, 9 },
	{ "ten", TERM_NUMBER, 10 }, { "eleven", TERM_NUMBER, 11 }, { "twelve", TERM_NUMBER, 12 },
	{ "thirteen", TERM_NUMBER, 13 }, { "fourteen", TERM_NUMBER, 14 }, { "fifteen", TERM_NUMBER, 15 },
	{ "sixteen", TERM_NUMBER, 16 }, { "eighteen", TERM_NUMBER, 18 }, { "twenty", TERM_NUMBER, 20 },
	{ "thirty", TERM_NUMBER, 30 }, { "forty", TERM_NUMBER, 40 }, { "fifty", TERM_NUMBER, 50 },
	{ "twenty-four", TERM_NUMBER, 24 }, { "forty-eight", TERM_NUMBER, 48 }, { "seventy-two", TERM_NUMBER, 72 },
	{ "a", TERM_A, 1 }, { "an", TERM_A, 1 }, { "few", TERM_FEW, 0 }, { "several", TERM_FEW, 0 },
	{ "couple", TERM_FEW, 2 }, { "many", TERM_FEW, 0 }, { "some", TERM_ABOUT, 1 },
	{ "a.m.", TERM_MERIDIEM, 0 }, { "p.m.", TERM_MERIDIEM, 12 }, { "a.m", TERM_MERIDIEM, 0 },
	{ "p.m", TERM_MERIDIEM, 12 }, { "am", TERM_MERIDIEM, 0 }, { "pm", TERM_MERIDIEM, 12 },
	{ "o'clock", TERM_OCLOCK, 0 }, { "local", TERM_LOCAL, 0 }, { "time", TERM_TIME, 0 },
	{ "gmt", TERM_ZONE, 0 }, { "utc", TERM_ZONE, 0 }, { "est", TERM_ZONE, 0 }, { "edt", TERM_ZONE, 0 },
	{ "christmas", TERM_FEAST, FEAST_CHRISTMAS }, { "easter", TERM_FEAST, FEAST_EASTER },
	{ "new", TERM_FEAST, FEAST_NEW_YEAR }, { "good", TERM_FEAST, FEAST_GOOD }, { "eve", TERM_FEAST, FEAST_EVE },
	{ "boxing", TERM_FEAST, FEAST_BOXING },
	{ "-", TERM_DASH, 0 }, { "--", TERM_DASH, 1 }, { ",", TERM_COMMA, 0 }, { "(", TERM_OPEN, 0 }, { ")", TERM_CLOSE, 0 },
	{ "'s", TERM_CLITIC, 0 }, { "'", TERM_CLITIC, 1 },
	{ "people", TERM_COUNTED, 0 }, { "persons", TERM_COUNTED, 0 }, { "civilians", TERM_COUNTED, 0 },
	{ "homes", TERM_COUNTED, 0 }, { "houses", TERM_COUNTED, 0 }, { "families", TERM_COUNTED, 0 },
	{ "men", TERM_COUNTED, 0 }, { "women", TERM_COUNTED, 0 }, { "children", TERM_COUNTED, 0 },
	{ "soldiers", TERM_COUNTED, 0 }, { "troops", TERM_COUNTED, 0 }, { "fighters", TERM_COUNTED, 0 },
	{ "bodies", TERM_COUNTED, 0 }, { "cases", TERM_COUNTED, 0 }, { "members", TERM_COUNTED, 0 },
	{ "refugees", TERM_COUNTED, 0 }, { "residents", TERM_COUNTED, 0 }, { "dollars", TERM_COUNTED, 0 },
	{ "meters", TERM_COUNTED, 0 }, { "metres", TERM_COUNTED, 0 }, { "km", TERM_COUNTED, 0 },
	{ "kilometers", TERM_COUNTED, 0 }, { "kilometres", TERM_COUNTED, 0 }, { "miles", TERM_COUNTED, 0 },
	{ "feet", TERM_COUNTED, 0 }, { "tons", TERM_COUNTED, 0 }, { "tonnes", TERM_COUNTED, 0 },
	{ "villages", TERM_COUNTED, 0 }, { "victims", TERM_COUNTED, 0 }, { "deaths", TERM_COUNTED, 0 },
	{ "prisoners", TERM_COUNTED, 0 }, { "rounds", TERM_COUNTED, 0 }, { "places", TERM_COUNTED, 0 },
	{ "have", TERM_MODAL, 0 }, { "be", TERM_MODAL, 0 }, { "not", TERM_MODAL, 0 },
};
/* clang-format on */

enum { ENTRIES = sizeof entries / sizeof *entries, SLOTS = 1024 };

/* Where each entry stands: built anew for each text, which costs a microsecond. */
struct term_table {
	uint16_t slot[SLOTS]; /* entry number from 1; 0: free */
};

struct key {
	uint64_t head, tail;
};

static unsigned slot_of(struct key k)
{
	return (unsigned)((k.head ^ k.tail << 7 ^ k.tail >> 31) * 0x9E3779B97F4A7C15u >> 54);
}

static struct key key_of(const char *word)
{
	struct key k;
	k.head = tag_piece(word, 8);
	k.tail = tag_piece(word + 8, sizeof k.tail);
	return k;
}

static void fill_table(struct term_table *t)
{
	memset(t, 0, sizeof *t);
	for (size_t i = 0; i < ENTRIES; i++) {
		unsigned s = slot_of(key_of(entries[i].word));
		while (t->slot[s])
			s = (s + 1) % SLOTS;
		t->slot[s] = (uint16_t)(i + 1);
	}
}

static struct term look_up(const struct term_table *t, struct str low)
{
	struct key want;
	if (low.len > WORD_MOST)
		return (struct term){ TERM_NONE, 0 };
	want.head = tag_piece(low.at, low.len < 8 ? low.len : 8);
	want.tail = low.len > 8 ? tag_piece(low.at + 8, low.len - 8) : 0;
	for (unsigned s = slot_of(want); t->slot[s]; s = (s + 1) % SLOTS) {
		const struct entry *e = &entries[t->slot[s] - 1];
		struct key k = key_of(e->word);
		if (k.head == want.head && k.tail == want.tail)
			return (struct term){ e->class, e->value };
	}
	return (struct term){ TERM_NONE, 0 };
}

void when_terms(const struct scanned *s, struct term *terms)
{
	struct term_table table;
	fill_table(&table);
	for (size_t i = 0; i < s->words.count; i++) {
		const struct word *w = &s->words.at[i];
		terms[i] = (w->shape & SHAPE_DIGIT) ? (struct term){ TERM_DIGITS, 0 }
						    : look_up(&table, w->low);
	}
}

int when_digits(struct str s, size_t most)
{
	int n = 0;
	if (s.len == 0 || s.len > most || most > 8)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return -1;
		n = n * 10 + (s.at[i] - '0');
	}
	return n;
}

int when_number(const struct reading *r, size_t i)
{
	struct term t = term_at(r, i);
	if (t.class == TERM_NUMBER || t.class == TERM_A)
		return t.value;
	return t.class == TERM_DIGITS ? when_digits(word_low(r, i), 4) : -1;
}

static int day_in_month(int n)
{
	return n >= 1 && n <= 31 ? n : -1;
}

int when_day_number(const struct reading *r, size_t i)
{
	static const char *const endings[] = { "st", "nd", "rd", "th", "d", "" };
	static const char *const words[] = { "first", "second", "third", "fourth", "fifth", "sixth",
		"seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
		"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
		"twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth",
		"twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth",
		"thirtieth", "thirty-first" };
	bool month = term_is(r, i + 1, TERM_OF) && term_is(r, i + 2, TERM_MONTH);
	static const char *const openers[] = { "they", "we", "he", "she", "it", "i", ",", NULL };
	bool on_the = i > r->first + 1 && term_is(r, i - 1, TERM_THE) && term_is(r, i - 2, TERM_ON);
	month = month ||
		(on_the && i + 1 < r->end &&
			when_reads_any(r, i + 1, openers)); /* "On the ninth they shelled us" */
	month |= i > r->first && r->terms[i - 1].class == TERM_MONTH &&
		 !term_is(r, i + 1, TERM_UNIT); /* "in March first aid came" is no day */
	for (int k = 0; k < 31 && i < r->end && month; k++) /* "the fourth of February" */
		if (str_is(word_low(r, i), words[k]))
			return k + 1;
	if (!term_is(r, i, TERM_DIGITS))
		return -1;
	struct str s = word_low(r, i);
	if (when_ends_in_digit(s))
		return day_in_month(when_digits(s, 2));
	for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
		if (str_ends(s, str_from(endings[k]))) {
			s.len -= strlen(endings[k]);
			break;
		}
	return day_in_month(when_digits(s, 2));
}

/* "May", "March" and the rest need their capital; in capitals "MAY HAVE" is no month. */
bool when_is_month(const struct reading *r, size_t i)
{
	if (!term_is(r, i, TERM_MONTH))
		return false;
	if (!(r->s->words.at[i].shape & SHAPE_CAPITAL))
		return word_low(r, i).len > 3 && r->terms[i].value != 3 && r->terms[i].value != 5;
	return !term_is(r, i + 1, TERM_MODAL);
}
