#include "text/name.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Letters that decomposition does not take apart, and Persian and Urdu forms of Arabic ones. */
static const struct letter {
	uint32_t from;
	const char *to;
} letters[] = {
	{ 0x00D8, "o" },
	{ 0x00DE, "th" },
	{ 0x00E6, "ae" },
	{ 0x00F0, "d" },
	{ 0x00F8, "o" },
	{ 0x00FE, "th" },
	{ 0x0111, "d" },
	{ 0x0127, "h" },
	{ 0x0131, "i" },
	{ 0x0142, "l" },
	{ 0x014B, "ng" },
	{ 0x0153, "oe" },
	{ 0x0167, "t" },
	{ 0x0259, "a" },
	{ 0x0629, "ه" },
	{ 0x0640, "" },
	{ 0x0649, "ي" },
	{ 0x0671, "ا" },
	{ 0x067E, "ب" },
	{ 0x0686, "ج" },
	{ 0x0698, "ز" },
	{ 0x06A4, "ف" },
	{ 0x06A9, "ك" },
	{ 0x06AF, "ك" },
	{ 0x06BA, "ن" },
	{ 0x06BE, "ه" },
	{ 0x06C0, "ه" },
	{ 0x06C1, "ه" },
	{ 0x06C3, "ه" },
	{ 0x06CC, "ي" },
	{ 0x06D2, "ي" },
	{ 0x06D5, "ه" },
};

static const char *letter_for(uint32_t c)
{
	size_t low = 0, high = sizeof letters / sizeof *letters;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (letters[middle].from < c)
			low = middle + 1;
		else
			high = middle;
	}
	bool hit = low < sizeof letters / sizeof *letters && letters[low].from == c;
	return hit ? letters[low].to : NULL;
}

static bool vanishes(uint32_t c)
{
	return c == '\'' || c == '`' || (c >= 0x2B0 && c <= 0x2FF) || c == 0x2018 || c == 0x2019 ||
	       c == 0x201B || c == 0x2032 || (c >= 0x200B && c <= 0x200F) || c == 0x00AD ||
	       c == 0x0621 || c == 0x05F3 || c == 0x05F4 || c == 0xFEFF || c == 0xFFFD;
}

static void add_blank(struct buf *out, size_t start)
{
	if (out->len > start && out->at[out->len - 1] != ' ')
		buf_add_char(out, ' ');
}

/* One code point that is already decomposed, case-folded and without marks. */
static void add_code(struct buf *out, size_t start, uint32_t c)
{
	char utf8[4];
	const char *to;
	if (vanishes(c))
		return;
	if (c >= 0x660 && c <= 0x669) {
		buf_add_char(out, (char)('0' + (c - 0x660)));
	} else if (c >= 0x6F0 && c <= 0x6F9) {
		buf_add_char(out, (char)('0' + (c - 0x6F0)));
	} else if ((to = letter_for(c)) != NULL) {
		buf_add(out, str_from(to));
	} else {
		const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)c);
		bool keeps =
			p->category >= UTF8PROC_CATEGORY_LU && p->category <= UTF8PROC_CATEGORY_NO;
		if (keeps)
			buf_add(out, (struct str){ utf8, utf8_encode(c, utf8) });
		else
			add_blank(out, start);
	}
}

static void fold_wide(struct buf *out, size_t start, uint32_t c)
{
	enum { MOST = 32 }; /* the longest decomposition has 18 code points */
	utf8proc_int32_t parts[MOST];
	int boundary = 0;
	const utf8proc_option_t how =
		UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
	if (vanishes(c))
		return;
	utf8proc_ssize_t n =
		utf8proc_decompose_char((utf8proc_int32_t)c, parts, MOST, how, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < MOST; i++)
		add_code(out, start, (uint32_t)parts[i]);
}

static void fold_ascii(struct buf *out, size_t start, char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c + 'a' - 'A');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		buf_add_char(out, c);
	else if (c != '\'' && c != '`')
		add_blank(out, start);
}

/* Broken ligatures of printed lists: هللا stands for الله in the text of many PDF files. */
static void repair_ligatures(struct buf *out, size_t start)
{
	const struct str broken = STR("هللا"), whole = STR("الله");
	struct str s = { out->at + start, out->len - start };
	for (size_t at; (at = str_find(s, broken)) < s.len;) {
		memcpy(out->at + (size_t)(s.at - out->at) + at, whole.at, whole.len);
		s = str_slice(s, at + whole.len, s.len);
	}
}

void name_fold(struct str raw, struct buf *out)
{
	size_t start = out->len;
	bool wide = false;
	for (size_t i = 0, n; i < raw.len; i += n) {
		n = 1;
		if ((unsigned char)raw.at[i] < 0x80) {
			fold_ascii(out, start, raw.at[i]);
			continue;
		}
		wide = true;
		fold_wide(out, start, utf8_decode(str_slice(raw, i, raw.len), &n));
	}
	while (out->len > start && out->at[out->len - 1] == ' ')
		out->at[--out->len] = '\0';
	if (wide && out->len > start)
		repair_ligatures(out, start);
}

enum name_script name_script(struct str folded)
{
	enum name_script found = NAME_NONE;
	for (size_t i = 0, n; i < folded.len; i += n) {
		uint32_t c = utf8_decode(str_slice(folded, i, folded.len), &n);
		if (c < 0x250)
			found = c >= 'a' ? NAME_LATIN : found;
		else if (c >= 0x400 && c < 0x530)
			return NAME_CYRILLIC;
		else if (c >= 0x590 && c < 0x600)
			return NAME_HEBREW;
		else if (c >= 0x600 && c < 0x780)
			return NAME_ARABIC;
		else
			return NAME_OTHER;
	}
	return found;
}
