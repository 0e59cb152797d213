#include "text/fold.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

struct range {
	uint32_t first, last;
};

static bool within(uint32_t c, const struct range *r, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (c >= r[i].first && c <= r[i].last)
			return true;
	return false;
}

#define WITHIN(c, ranges) within(c, ranges, sizeof(ranges) / sizeof *(ranges))

/* Scripts written without spaces, whose characters are words enough. */
static const struct range ideographs[] = { { 0x3040, 0x30FF }, { 0x3400, 0x9FFF },
	{ 0xF900, 0xFAFF }, { 0x20000, 0x3FFFF } };

static const struct range ignored[] = { { 0xAD, 0xAD }, { 0x061C, 0x061C }, { 0x200B, 0x200F },
	{ 0x202A, 0x202E }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF } };

static const struct range lines[] = { { 0x85, 0x85 }, { 0x2028, 0x2029 } };

/* The letters of Arabic, which need no table: from hamza to ya, the tatweel left out. */
static bool is_plain_arabic(uint32_t c)
{
	return c >= 0x621 && c <= 0x64A && c != 0x640 && (c <= 0x63A || c >= 0x641);
}

enum letter_kind fold_kind(uint32_t c)
{
	if (is_plain_arabic(c))
		return LETTER_LOWER;
	if (WITHIN(c, ideographs))
		return LETTER_IDEOGRAPH;
	if (WITHIN(c, ignored))
		return LETTER_IGNORED;
	if (WITHIN(c, lines))
		return LETTER_LINE;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return LETTER_UPPER;
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return LETTER_LOWER;
	case UTF8PROC_CATEGORY_ND:
		return LETTER_NUMERAL;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return LETTER_MARK;
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_CC:
		return LETTER_BLANK;
	default:
		return LETTER_SYMBOL;
	}
}

struct plain {
	uint32_t from;
	const char *to;
};

/* What Unicode does not decompose, and what is written in several ways. */
static const struct plain plains[] = { { 0xC6, "ae" }, { 0xD0, "d" }, { 0xD8, "o" }, { 0xDE, "th" },
	{ 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" },
	{ 0x110, "d" }, { 0x111, "d" }, { 0x131, "i" }, { 0x141, "l" }, { 0x142, "l" },
	{ 0x152, "oe" }, { 0x153, "oe" }, { 0xAB, "\"" }, { 0xBB, "\"" }, { 0xB4, "'" },
	{ 0x2BC, "'" }, { 0x640, "" }, { 0x66B, "." }, { 0x66C, "," }, { 0x2018, "'" },
	{ 0x2019, "'" }, { 0x201A, "'" }, { 0x201B, "'" }, { 0x201C, "\"" }, { 0x201D, "\"" },
	{ 0x201E, "\"" }, { 0x201F, "\"" }, { 0x2026, "..." }, { 0x2032, "'" }, { 0x2033, "\"" },
	{ 0x2039, "'" }, { 0x203A, "'" }, { 0x2212, "-" } };

static bool has_accents_taken_off(uint32_t c)
{
	return c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
}

/* Capitals of a few scripts grow in UTF-8 when made small: those stay as they are. */
static size_t write_small(uint32_t c, char out[4])
{
	uint32_t small = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
	char as_is[4];
	size_t most = utf8_encode(c, as_is), n = utf8_encode(small, out);
	if (n <= most)
		return n;
	memcpy(out, as_is, most);
	return most;
}

static size_t write_base_letter(uint32_t c, char out[4])
{
	utf8proc_int32_t parts[8];
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char(
		(utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
	return write_small(n >= 1 && n <= 8 ? (uint32_t)parts[0] : c, out);
}

/* Arabic-Indic, Persian, Devanagari and Bengali digits stand in tens from these. */
static bool digit_value(uint32_t c, char *digit)
{
	static const uint32_t zeros[] = { 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10 };
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (c >= zeros[i] && c <= zeros[i] + 9) {
			*digit = (char)('0' + (c - zeros[i]));
			return true;
		}
	return false;
}

size_t fold_write(uint32_t c, char out[4])
{
	if (is_plain_arabic(c))
		return utf8_encode(c, out);
	for (size_t i = 0; i < sizeof plains / sizeof *plains; i++)
		if (plains[i].from == c) {
			size_t n = strlen(plains[i].to);
			memcpy(out, plains[i].to, n);
			return n;
		}
	if (digit_value(c, out))
		return 1;
	if (c >= 0x2010 && c <= 0x2015) {
		out[0] = '-';
		return 1;
	}
	enum letter_kind kind = fold_kind(c);
	if (kind == LETTER_MARK || kind == LETTER_IGNORED)
		return 0;
	return has_accents_taken_off(c) ? write_base_letter(c, out) : write_small(c, out);
}
