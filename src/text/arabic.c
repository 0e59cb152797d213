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
		for (size_t k = 0, len = to ? strlen(to) : LETTER; k < len; k++)
			out[n++] = to ? to[k] : (char)at[k];
	}
	return without_last_hamza(out, n);
}

/* A literal as a str of a table. */
#define AS_STR(literal)                                                                            \
	{                                                                                          \
		literal, sizeof(literal) - 1                                                       \
	}

struct front {
	struct str text;
	unsigned prefixes;
};

/* ARAB-2: in the order in which they are tried, for a word may begin with any of these letters itself. */
static const struct front fronts[] = { { AS_STR(""), 0 }, { AS_STR("ال"), ARABIC_THE },
	{ AS_STR("و"), ARABIC_AND }, { AS_STR("وال"), ARABIC_AND | ARABIC_THE },
	{ AS_STR("ب"), ARABIC_BY }, { AS_STR("بال"), ARABIC_BY | ARABIC_THE },
	{ AS_STR("ل"), ARABIC_FOR }, { AS_STR("لل"), ARABIC_FOR | ARABIC_THE },
	{ AS_STR("ف"), ARABIC_SO }, { AS_STR("فال"), ARABIC_SO | ARABIC_THE },
	{ AS_STR("وب"), ARABIC_AND | ARABIC_BY },
	{ AS_STR("وبال"), ARABIC_AND | ARABIC_BY | ARABIC_THE },
	{ AS_STR("ول"), ARABIC_AND | ARABIC_FOR },
	{ AS_STR("ولل"), ARABIC_AND | ARABIC_FOR | ARABIC_THE }, { AS_STR("ك"), ARABIC_AS },
	{ AS_STR("كال"), ARABIC_AS | ARABIC_THE }, { AS_STR("فب"), ARABIC_SO | ARABIC_BY },
	{ AS_STR("فل"), ARABIC_SO | ARABIC_FOR }, { AS_STR("س"), ARABIC_WILL },
	{ AS_STR("وس"), ARABIC_AND | ARABIC_WILL } };

bool arabic_front(struct str word, size_t k, struct arabic_cut *cut)
{
	enum { SHORTEST = 2 * LETTER };
	if (k >= sizeof fronts / sizeof *fronts)
		return false;
	struct str front = fronts[k].text;
	bool fits = !front.len || (word.len >= front.len + SHORTEST && word.at[1] == front.at[1] &&
					  str_starts(word, front));
	*cut = (struct arabic_cut){ .prefixes = fronts[k].prefixes };
	if (fits)
		cut->stem = str_slice(word, front.len, word.len);
	return true;
}

struct back {
	struct str text, instead;
	unsigned endings;
};

/* ARAB-3: as they are after folding; "instead" is what the bare word ends with. */
static const struct back backs[] = { { AS_STR(""), AS_STR(""), 0 },
	{ AS_STR("ا"), AS_STR(""), ARABIC_CASE }, { AS_STR("ان"), AS_STR(""), ARABIC_DUAL },
	{ AS_STR("ين"), AS_STR(""), ARABIC_DUAL | ARABIC_PLURAL },
	{ AS_STR("ون"), AS_STR(""), ARABIC_PLURAL },
	{ AS_STR("تان"), AS_STR("ه"), ARABIC_DUAL | ARABIC_FEMALE },
	{ AS_STR("تين"), AS_STR("ه"), ARABIC_DUAL | ARABIC_FEMALE },
	{ AS_STR("ات"), AS_STR("ه"), ARABIC_PLURAL | ARABIC_FEMALE },
	{ AS_STR("ات"), AS_STR(""), ARABIC_PLURAL | ARABIC_FEMALE },
	{ AS_STR("ت"), AS_STR(""), ARABIC_FEMALE }, { AS_STR("ه"), AS_STR(""), ARABIC_FEMALE },
	{ AS_STR("وا"), AS_STR(""), ARABIC_THEY }, { AS_STR("تا"), AS_STR(""), ARABIC_FEMALE },
	{ AS_STR("ن"), AS_STR(""), ARABIC_THEY },
	{ AS_STR("تي"), AS_STR("ه"), ARABIC_DUAL | ARABIC_BOUND },
	{ AS_STR("تا"), AS_STR("ه"), ARABIC_DUAL | ARABIC_BOUND },
	{ AS_STR("ته"), AS_STR("ه"), ARABIC_OWNED }, { AS_STR("تها"), AS_STR("ه"), ARABIC_OWNED },
	{ AS_STR("تهم"), AS_STR("ه"), ARABIC_OWNED }, { AS_STR("ه"), AS_STR(""), ARABIC_OWNED },
	{ AS_STR("ها"), AS_STR(""), ARABIC_OWNED }, { AS_STR("هم"), AS_STR(""), ARABIC_OWNED },
	{ AS_STR("هن"), AS_STR(""), ARABIC_OWNED }, { AS_STR("هما"), AS_STR(""), ARABIC_OWNED },
	{ AS_STR("نا"), AS_STR(""), ARABIC_OWNED }, { AS_STR("ي"), AS_STR(""), ARABIC_OWNED },
	{ AS_STR("اه"), AS_STR(""), ARABIC_DUAL | ARABIC_OWNED },
	{ AS_STR("اها"), AS_STR(""), ARABIC_DUAL | ARABIC_OWNED },
	{ AS_STR("يه"), AS_STR(""), ARABIC_DUAL | ARABIC_PLURAL | ARABIC_OWNED },
	{ AS_STR("يها"), AS_STR(""), ARABIC_DUAL | ARABIC_PLURAL | ARABIC_OWNED },
	{ AS_STR("يهم"), AS_STR(""), ARABIC_PLURAL | ARABIC_OWNED },
	{ AS_STR("تاه"), AS_STR("ه"), ARABIC_DUAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ AS_STR("تيه"), AS_STR("ه"), ARABIC_DUAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ AS_STR("اته"), AS_STR("ه"), ARABIC_PLURAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ AS_STR("اتها"), AS_STR("ه"), ARABIC_PLURAL | ARABIC_FEMALE | ARABIC_OWNED },
	{ AS_STR("اتهم"), AS_STR("ه"), ARABIC_PLURAL | ARABIC_FEMALE | ARABIC_OWNED } };

bool arabic_back(struct str stem, size_t k, char *made, struct arabic_cut *cut)
{
	enum { SHORTEST = 2 * LETTER };
	if (k >= sizeof backs / sizeof *backs)
		return false;
	struct str back = backs[k].text, instead = backs[k].instead;
	bool fits = !back.len ||
		    (stem.len >= back.len + SHORTEST &&
			    stem.at[stem.len - 1] == back.at[back.len - 1] && str_ends(stem, back));
	*cut = (struct arabic_cut){ .endings = backs[k].endings };
	if (!fits)
		return true;
	size_t left = stem.len - back.len;
	if (backs[k].endings & ARABIC_OWNED)
		left = without_last_hamza(stem.at, left); /* "شهداءها" */
	cut->stem = str_slice(stem, 0, left);
	if (!instead.len)
		return true;
	memcpy(made, cut->stem.at, cut->stem.len);
	memcpy(made + cut->stem.len, instead.at, instead.len);
	cut->stem = (struct str){ made, cut->stem.len + instead.len };
	return true;
}
