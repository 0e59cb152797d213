#include "text/name.h"

#include "base/utf8.h"

#include <string.h>

#define VOWELS "aeiouy"
enum { ALEF = 0x627 };

/* Spellings of a sound in Latin letters, longest first among those with one beginning. */
static const struct spelling {
	const char *from, *to;
} spellings[] = {
	{ "dsch", "j" },
	{ "tsch", "c" },
	{ "chr", "kr" },
	{ "sch", "c" },
	{ "tch", "c" },
	{ "tsh", "tc" },
	{ "ssh", "c" },
	{ "kkh", "x" },
	{ "ch", "c" },
	{ "sh", "c" },
	{ "tz", "s" },
	{ "ts", "s" },
	{ "kh", "x" },
	{ "gh", "g" },
	{ "th", "t" },
	{ "dh", "d" },
	{ "ph", "f" },
	{ "ck", "k" },
	{ "dj", "j" },
	{ "zh", "j" },
	{ "aee", "aI" },
	{ "ou", "U" },
	{ "oo", "U" },
	{ "ee", "I" },
	{ "aa", "a" },
	{ "ae", "a" },
	{ "ey", "I" },
	{ "ei", "I" },
	{ "ai", "I" },
	{ "ay", "I" },
	{ "qu", "k" },
	{ "ce", "se" },
	{ "ci", "si" },
	{ "cy", "si" },
	{ "p", "b" },
	{ "q", "k" },
	{ "c", "k" },
	{ "x", "ks" },
	{ "v", "f" },
};

/* Code points of other scripts; A is long, ` is ayn, which a romanisation writes as any vowel or not at all. */
static const struct sign {
	uint32_t code;
	const char *to;
} signs[] = {
	{ 0x430, "a" },
	{ 0x431, "b" },
	{ 0x432, "f" },
	{ 0x433, "g" },
	{ 0x434, "d" },
	{ 0x435, "e" },
	{ 0x436, "j" },
	{ 0x437, "z" },
	{ 0x438, "i" },
	{ 0x439, "y" },
	{ 0x43A, "k" },
	{ 0x43B, "l" },
	{ 0x43C, "m" },
	{ 0x43D, "n" },
	{ 0x43E, "o" },
	{ 0x43F, "b" },
	{ 0x440, "r" },
	{ 0x441, "s" },
	{ 0x442, "t" },
	{ 0x443, "u" },
	{ 0x444, "f" },
	{ 0x445, "x" },
	{ 0x446, "s" },
	{ 0x447, "c" },
	{ 0x448, "c" },
	{ 0x449, "c" },
	{ 0x44A, "" },
	{ 0x44B, "i" },
	{ 0x44C, "" },
	{ 0x44D, "e" },
	{ 0x44E, "yu" },
	{ 0x44F, "ya" },
	{ 0x451, "e" },
	{ 0x454, "ye" },
	{ 0x456, "i" },
	{ 0x457, "yi" },
	{ 0x491, "g" },
	{ 0x493, "g" },
	{ 0x49B, "k" },
	{ 0x4B3, "h" },
	{ 0x5D0, "a" },
	{ 0x5D1, "b" },
	{ 0x5D2, "g" },
	{ 0x5D3, "d" },
	{ 0x5D4, "h" },
	{ 0x5D5, "w" },
	{ 0x5D6, "z" },
	{ 0x5D7, "x" },
	{ 0x5D8, "t" },
	{ 0x5D9, "y" },
	{ 0x5DA, "k" },
	{ 0x5DB, "k" },
	{ 0x5DC, "l" },
	{ 0x5DD, "m" },
	{ 0x5DE, "m" },
	{ 0x5DF, "n" },
	{ 0x5E0, "n" },
	{ 0x5E1, "s" },
	{ 0x5E2, "`" },
	{ 0x5E3, "f" },
	{ 0x5E4, "f" },
	{ 0x5E5, "s" },
	{ 0x5E6, "s" },
	{ 0x5E7, "k" },
	{ 0x5E8, "r" },
	{ 0x5E9, "c" },
	{ 0x5EA, "t" },
	{ 0x627, "A" },
	{ 0x628, "b" },
	{ 0x62A, "t" },
	{ 0x62B, "t" },
	{ 0x62C, "j" },
	{ 0x62D, "h" },
	{ 0x62E, "x" },
	{ 0x62F, "d" },
	{ 0x630, "d" },
	{ 0x631, "r" },
	{ 0x632, "z" },
	{ 0x633, "s" },
	{ 0x634, "c" },
	{ 0x635, "s" },
	{ 0x636, "d" },
	{ 0x637, "t" },
	{ 0x638, "z" },
	{ 0x639, "`" },
	{ 0x63A, "g" },
	{ 0x641, "f" },
	{ 0x642, "k" },
	{ 0x643, "k" },
	{ 0x644, "l" },
	{ 0x645, "m" },
	{ 0x646, "n" },
	{ 0x647, "h" },
	{ 0x648, "w" },
	{ 0x64A, "y" },
};

static const char *sign_for(uint32_t c)
{
	size_t low = 0, high = sizeof signs / sizeof *signs;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (signs[middle].code < c)
			low = middle + 1;
		else
			high = middle;
	}
	bool hit = low < sizeof signs / sizeof *signs && signs[low].code == c;
	return hit ? signs[low].to : NULL;
}

static const struct spelling *spelling_at(struct str s)
{
	for (size_t k = 0; k < sizeof spellings / sizeof *spellings; k++)
		if (spellings[k].from[0] == s.at[0] && str_starts(s, str_from(spellings[k].from)))
			return &spellings[k];
	return NULL;
}

static size_t sound_latin(struct str s, struct buf *out)
{
	const struct spelling *hit = spelling_at(s);
	if (!hit) {
		buf_add_char(out, s.at[0]);
		return 1;
	}
	buf_add(out, str_from(hit->to));
	return strlen(hit->from);
}

/*
 * Ayman and Eisa begin with a vowel and y; ch is k before r in the first place alone; the u of Mahmud and Mansur is long, whoever writes it short.
 */
static size_t sound_written(struct str s, size_t i, struct buf *out)
{
	static const char *const begins[] = { "ay", "ai", "ey", "ei" };
	for (size_t k = 0; i == 0 && k < sizeof begins / sizeof *begins; k++)
		if (str_starts(s, str_from(begins[k]))) {
			buf_add(out, STR("ay"));
			return 2;
		}
	if (i > 0 && str_starts(str_slice(s, i, s.len), STR("chr"))) { /* Achraf */
		buf_add_char(out, 'c');
		return 2;
	}
	bool long_u = s.at[i] == 'u' && i + 2 == s.len && i >= 4 && !strchr(VOWELS, s.at[i + 1]) &&
		      !strchr(VOWELS, s.at[i - 1]) && !strchr(VOWELS, s.at[i - 2]);
	if (!long_u)
		return sound_latin(str_slice(s, i, s.len), out);
	buf_add_char(out, 'U');
	return 1;
}

/*
 * The article is no part of the sound. Arabic: ال before two letters or more. Latin:
 * al or el before a consonant in a word of six letters or more.
 */
static bool begins_with_al(struct str s)
{
	static const char *const names[] = { "الاء", "البير", "البرت", "الفت", "الفرد", "الكسندر",
		"الما", "الهام", "الياس", "الين", "اليسا", "الينا" };
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (str_is(s, names[k]))
			return true;
	return false;
}

static struct str without_article(struct str s)
{
	const struct str article = STR("ال");
	if (str_starts(s, article) && s.len >= article.len + 4 && !begins_with_al(s))
		return str_slice(s, article.len, s.len);
	bool latin = s.len >= 6 && (s.at[0] == 'a' || s.at[0] == 'e') && s.at[1] == 'l';
	if (latin && !strchr("aeiouylx", s.at[2]))
		return str_slice(s, 2, s.len);
	return s;
}

/*
 * "Servant of ...": abd, then the name without its article. The article is
 * written in many ways (abdel, abdul, abdal, abd al) or taken up by the next sound (abdurrahman).
 */
static struct str pass_servant(struct str s, struct buf *out)
{
	const struct str arabic = STR("عبد"), article = STR("ال");
	if (str_starts(s, arabic) && s.len > arabic.len + 4) {
		buf_add(out, STR("`bd"));
		s = str_slice(s, arabic.len, s.len);
		return str_starts(s, article) ? str_slice(s, article.len, s.len) : s;
	}
	size_t stem = str_starts(s, STR("abd")) ? 3 : str_starts(s, STR("abed")) ? 4 : 0;
	bool alone = stem && s.len == stem + 2 && s.at[stem + 1] == 'l';
	if (!stem || (s.len < stem + 4 && !alone))
		return s;
	buf_add(out, STR("abd"));
	while (stem < s.len && strchr("aeiou", s.at[stem]))
		stem++;
	stem += stem < s.len && s.at[stem] == 'l';
	return str_slice(s, stem, s.len);
}

/* "... of the faith": the article within is written in as many ways; its length at s[i], or 0. */
static size_t inner_article(struct str s, size_t i)
{
	static const char *const ends[] = { "الدين", "aldin", "eldin", "aldeen", "eldeen",
		"uldin" };
	if (i == 0)
		return 0;
	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
		if (str_is(str_slice(s, i, s.len), ends[k]))
			return k == 0 ? strlen("ال") : 2;
	return 0;
}

/* Alef with ayn or yeh behind it (رائد, شاعر, إسماعيل) is what is written ai, ae or ay; its length, or 0. */
static size_t hiatus(struct str s)
{
	static const char *const forms[] = { "اعي", "اع", "اي" };
	for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
		if (str_starts(s, str_from(forms[k])))
			return strlen(forms[k]);
	return 0;
}

/* The letter that s begins with, of *len bytes; NULL for one that has no sign. `begun`: by ayn or alef alone. */
static const char *sound_sign(struct str s, bool first, bool begun, size_t *len)
{
	size_t both = first ? 0 : hiatus(s);
	uint32_t c = utf8_decode(s, len);
	if (first && c == ALEF)
		return "`";
	if (!both)
		return sign_for(c);
	*len = both;
	return begun ? "y" : "E";
}

void name_sound(struct str folded, struct buf *out)
{
	size_t begin = out->len;
	struct str s = pass_servant(without_article(folded), out);
	for (size_t i = 0, n; i < s.len; i += n) {
		i += inner_article(s, i);
		struct str rest = str_slice(s, i, s.len);
		if ((unsigned char)s.at[i] < 0x80) {
			n = sound_written(s, i, out);
			continue;
		}
		bool begun = out->len == begin + 1 && out->at[begin] == '`';
		const char *to = sound_sign(rest, i == 0, begun, &n);
		buf_add(out, to ? str_from(to) : str_slice(rest, 0, n));
	}
}

void name_skeleton(struct str sound, struct buf *out)
{
	size_t start = out->len;
	for (size_t i = 0; i < sound.len; i++) {
		char c = sound.at[i];
		bool follows = out->len > start;
		char before = follows ? out->at[out->len - 1] : 0;
		if (strchr("aeiouwyUIAE`", c) || before == c)
			continue;
		if (c == 'h' && follows &&
			strchr("dtsk", before)) /* Madhoun, Adham: read as one sound or two */
			continue;
		buf_add_char(out, c);
	}
	if (out->len > start && out->at[out->len - 1] == 'h')
		out->at[--out->len] = '\0';
	for (size_t i = 0; out->len == start && i < sound.len; i++)
		if (sound.at[i] == 'y' || sound.at[i] == 'w')
			buf_add_char(out, sound.at[i]);
	if (out->len == start)
		buf_add_char(out, '~');
}
