/* The words that decide about a full stop: abbreviations, months, beginnings. */
#include "text/months.h"
#include "text/scan.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

bool scan_listed(const char *const *sorted, size_t count, struct str word)
{
	size_t low = 0, high = count;
	int first = word.len ? (unsigned char)word.at[0] : 0; /* most steps need no more */
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = first - (unsigned char)sorted[middle][0];
		if (order == 0)
			order = str_compare(word, str_from(sorted[middle]));
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* The stop belongs to them before a capital: titles, and what stands before a name. */
static const char *const before_name[] = { "adm", "amb", "asst", "atty", "brig", "bros", "capt",
	"cmdr", "cmdt", "co", "col", "comdr", "corp", "cpl", "cpt", "det", "dr", "eng", "fr", "ft",
	"gen", "gov", "gral", "hon", "ing", "insp", "jr", "lic", "lt", "ltc", "ltd", "maj",
	"messrs", "mr", "mrs", "ms", "msgr", "mt", "prof", "pres", "pvt", "rep", "rev", "sec",
	"sen", "sgt", "spc", "sr", "sra", "st", "sta", "sto", "supt" };

/* before a digit: */
static const char *const before_number[] = { "apr", "april", "art", "aug", "ca", "ch", "dec", "feb",
	"fig", "jan", "jul", "jun", "mar", "no", "nos", "nov", "oct", "para", "paras", "pp", "sec",
	"sep", "sept", "vol" };

/* always: */
static const char *const always[] = { "aka", "approx", "apr", "aug", "ave", "blvd", "dec", "dept",
	"etc", "feb", "govt", "inc", "incl", "jan", "jr", "ltd", "mr", "mrs", "ms", "nov", "oct",
	"sept", "vs" };

/* A sentence may end with these and with "U.S.", "a.m."; the rest of the abbreviations want more. */
static const char *const may_end[] = { "aka.", "apr.", "aug.", "ave.", "blvd.", "bros.", "co.",
	"corp.", "dec.", "dept.", "etc.", "feb.", "govt.", "inc.", "jan.", "jr.", "ltd.", "nov.",
	"oct.", "sept.", "sr." };

static const char *const starters[] = { "a", "about", "according", "after", "all", "also",
	"although", "an", "and", "another", "as", "at", "both", "but", "by", "dozens", "during",
	"earlier", "eight", "five", "for", "four", "from", "he", "her", "his", "how", "however",
	"hundreds", "i", "if", "in", "it", "its", "later", "many", "meanwhile", "more", "most",
	"nine", "no", "nobody", "none", "on", "one", "only", "other", "others", "our", "police",
	"seven", "several", "she", "since", "six", "some", "ten", "that", "the", "their", "then",
	"there", "these", "they", "this", "those", "three", "to", "two", "under", "until", "we",
	"what", "when", "where", "while", "who", "why", "with", "witnesses", "you" };

static const char *const months[] = { "apr", "apr.", "april", "aug", "aug.", "august", "dec",
	"dec.", "december", "feb", "feb.", "february", "jan", "jan.", "january", "jul", "jul.",
	"july", "jun", "jun.", "june", "mar", "mar.", "march", "may", "nov", "nov.", "november",
	"oct", "oct.", "october", "sep", "sep.", "sept", "sept.", "september" };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool scan_owns_stop(struct str low, bool capital, struct str after)
{
	size_t blanks = 0, lines = 0;
	while (blanks < after.len && blanks < 3 &&
		(after.at[blanks] == ' ' || after.at[blanks] == '\n'))
		lines += after.at[blanks++] == '\n';
	char next = blanks < after.len ? after.at[blanks] : ' ';
	bool name = is_capital(next) || (unsigned char)next >= 128 || next == '"';
	if (low.len == 1)
		return capital && name && low.at[0] >= 'a' && low.at[0] <= 'z';
	if (blanks == 0 && !is_digit(next) && !is_capital(next))
		name = false;
	return scan_listed(always, COUNT(always), low) ||
	       (name && scan_listed(before_name, COUNT(before_name), low)) ||
	       (is_digit(next) && lines < 2 && /* "in April." before "1. Santa Lurida" */
		       scan_listed(before_number, COUNT(before_number), low));
}

bool scan_may_end(struct str low)
{
	bool dotted = low.len >= 4 && low.at[1] == '.';
	return dotted || scan_listed(may_end, COUNT(may_end), low);
}

bool scan_is_starter(struct str low)
{
	return scan_listed(starters, COUNT(starters), low);
}

bool scan_is_month(struct str low)
{
	return month_may_be(low) && scan_listed(months, COUNT(months), low);
}
