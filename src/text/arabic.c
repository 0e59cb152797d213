#include "text/arabic.h"

#include <string.h>

enum { LETTER = 2 }; /* bytes of an Arabic letter in UTF-8 */

/* ARAB-1 */
static const char *const letters[][2] = { { "أ", "ا" }, { "إ", "ا" }, { "آ", "ا" }, { "ٱ", "ا" },
	{ "ى", "ي" }, { "ی", "ي" }, { "ک", "ك" }, { "ة", "ه" }, { "ؤ", "و" }, { "ئ", "ي" },
	{ "ـ", "" }, { "ھ", "ه" }, { "ہ", "ه" } };

static const char *fold_letter(const char *at)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (memcmp(at, letters[i][0], LETTER) == 0)
			return letters[i][1];
	return NULL;
}

/* 0x64B to 0x65F and 0x670: vowel signs, which a text may have or not. */
static bool is_vowel_sign(const unsigned char *at)
{
	return (at[0] == 0xD9 && at[1] >= 0x8B && at[1] <= 0x9F) ||
	       (at[0] == 0xD9 && at[1] == 0xB0);
}

/* شهداء and شهدا are one word; ماء and ما are two. */
static size_t without_last_hamza(const char *out, size_t n)
{
	enum { SHORTEST = 4 * LETTER };
	return n > SHORTEST && memcmp(out + n - LETTER, "ء", LETTER) == 0 ? n - LETTER : n;
}

size_t arabic_fold(struct str low, char *out)
{
	size_t n = 0;
	for (size_t i = 0; i < low.len;) {
		const unsigned char *at = (const unsigned char *)low.at + i;
		bool two = *at >= 0xD8 && *at <= 0xDB && i + 1 < low.len;
		if (!two) {
			out[n++] = low.at[i++];
			continue;
		}
		i += LETTER;
		if (is_vowel_sign(at))
			continue;
		const char *to = fold_letter((const char *)at);
		size_t len = to ? strlen(to) : LETTER;
		memmove(out + n, to ? to : (const char *)at, len);
		n += len;
	}
	return without_last_hamza(out, n);
}

struct front {
	const char *text;
	unsigned prefixes;
};

/* ARAB-2: in the order in which they are tried, for a word may begin with any of these letters itself. */
static const struct front fronts[] = { { "", 0 }, { "ال", ARABIC_THE }, { "و", ARABIC_AND },
	{ "وال", ARABIC_AND | ARABIC_THE }, { "ب", ARABIC_BY }, { "بال", ARABIC_BY | ARABIC_THE },
	{ "ل", ARABIC_FOR }, { "لل", ARABIC_FOR | ARABIC_THE }, { "ف", ARABIC_SO },
	{ "فال", ARABIC_SO | ARABIC_THE }, { "وب", ARABIC_AND | ARABIC_BY },
	{ "وبال", ARABIC_AND | ARABIC_BY | ARABIC_THE }, { "ول", ARABIC_AND | ARABIC_FOR },
	{ "ولل", ARABIC_AND | ARABIC_FOR | ARABIC_THE }, { "ك", ARABIC_AS },
	{ "كال", ARABIC_AS | ARABIC_THE }, { "فب", ARABIC_SO | ARABIC_BY },
	{ "فل", ARABIC_SO | ARABIC_FOR }, { "س", ARABIC_WILL },
	{ "وس", ARABIC_AND | ARABIC_WILL } };

bool arabic_front(struct str word, size_t k, struct arabic_cut *cut)
{
	enum { SHORTEST = 2 * LETTER };
	if (k >= sizeof fronts / sizeof *fronts)
		return false;
	struct str front = str_from(fronts[k].text);
	bool fits = str_starts(word, front) && (!front.len || word.len >= front.len + SHORTEST);
	*cut = (struct arabic_cut){ .prefixes = fronts[k].prefixes };
	if (fits)
		cut->stem = str_slice(word, front.len, word.len);
	return true;
}

struct back {
	const char *text, *instead;
	unsigned endings;
};

/* ARAB-3: as they are after folding; "instead" is what the bare word ends with. */
static const struct back backs[] = { { "", "", 0 }, { "ا", "", ARABIC_CASE },
	{ "ان", "", ARABIC_DUAL }, { "ين", "", ARABIC_DUAL | ARABIC_PLURAL },
	{ "ون", "", ARABIC_PLURAL }, { "تان", "ه", ARABIC_DUAL | ARABIC_FEMALE },
	{ "تين", "ه", ARABIC_DUAL | ARABIC_FEMALE }, { "ات", "ه", ARABIC_PLURAL | ARABIC_FEMALE },
	{ "ات", "", ARABIC_PLURAL | ARABIC_FEMALE }, { "ت", "", ARABIC_FEMALE },
	{ "ه", "", ARABIC_FEMALE }, { "وا", "", ARABIC_THEY }, { "تا", "", ARABIC_FEMALE },
	{ "ن", "", ARABIC_THEY }, { "تي", "ه", ARABIC_DUAL | ARABIC_BOUND },
	{ "تا", "ه", ARABIC_DUAL | ARABIC_BOUND }, { "ته", "ه", ARABIC_OWNED },
	{ "تها", "ه", ARABIC_OWNED }, { "تهم", "ه", ARABIC_OWNED }, { "ه", "", ARABIC_OWNED },
	{ "ها", "", ARABIC_OWNED }, { "هم", "", ARABIC_OWNED }, { "هن", "", ARABIC_OWNED },
	{ "هما", "", ARABIC_OWNED }, { "نا", "", ARABIC_OWNED }, { "ي", "", ARABIC_OWNED },
	{ "اه", "", ARABIC_DUAL | ARABIC_OWNED }, { "اها", "", ARABIC_DUAL | ARABIC_OWNED },
	{ "يه", "", ARABIC_DUAL | ARABIC_PLURAL | ARABIC_OWNED },
	{ "يها", "", ARABIC_DUAL | ARABIC_PLURAL | ARABIC_OWNED },
	{ "يهم", "", ARABIC_PLURAL | ARABIC_OWNED },
	{ "تاه", "ه", ARABIC_DUAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ "تيه", "ه", ARABIC_DUAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ "اته", "ه", ARABIC_PLURAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ "اتها", "ه", ARABIC_PLURAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ "اتهم", "ه", ARABIC_PLURAL | ARABIC_FEMALE | ARABIC_OWNED } };

bool arabic_back(struct str stem, size_t k, char *made, struct arabic_cut *cut)
{
	enum { SHORTEST = 2 * LETTER };
	if (k >= sizeof backs / sizeof *backs)
		return false;
	struct str back = str_from(backs[k].text), instead = str_from(backs[k].instead);
	bool fits = str_ends(stem, back) && (!back.len || stem.len >= back.len + SHORTEST);
	*cut = (struct arabic_cut){ .endings = backs[k].endings };
	if (!fits)
		return true;
	cut->stem = str_slice(stem, 0, stem.len - back.len);
	if (!instead.len)
		return true;
	memcpy(made, cut->stem.at, cut->stem.len);
	memcpy(made + cut->stem.len, instead.at, instead.len);
	cut->stem = (struct str){ made, cut->stem.len + instead.len };
	return true;
}
