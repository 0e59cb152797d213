/* Arabic writing: forms of letters, what is written together with a word. The sentences are in test/reader/arabic.txt. */
#include "tap.h"
#include "text/arabic.h"

static struct str folded(const char *word, struct arena *mem)
{
	struct str low = str_from(word);
	char *to = NEW_ARRAY(mem, char, low.len + 1);
	return (struct str){ to, arabic_fold(low, to) };
}

TEST("forms of one letter are one (ARAB-1)")
{
	CHECK_STR(folded("أُصيبَ", mem), "اصيب");
	CHECK_STR(folded("إمرأة", mem), "امراه");
	CHECK_STR(folded("قتلـــى", mem), "قتلي");
	CHECK_STR(folded("شهداء", mem), "شهدا");
	CHECK_STR(folded("ماء", mem), "ماء");
	CHECK_STR(folded("abc 12", mem), "abc 12");
}

/* Is `stem` one of what is left of a word when something is taken off its front? */
static bool has_front(const char *word, const char *stem, unsigned prefixes)
{
	struct arabic_cut cut;
	for (size_t k = 0; arabic_front(str_from(word), k, &cut); k++)
		if (cut.stem.at && str_is(cut.stem, stem) && cut.prefixes == prefixes)
			return true;
	return false;
}

TEST("small words before a word are taken off, never more than leaves two letters (ARAB-2)")
{
	CHECK(has_front("وبمقتل", "مقتل", ARABIC_AND | ARABIC_BY));
	CHECK(has_front("للجيش", "جيش", ARABIC_FOR | ARABIC_THE));
	CHECK(has_front("والد", "والد", 0));
	CHECK(!has_front("ول", "ل", ARABIC_AND));
}

static bool has_back(const char *word, const char *stem, unsigned endings)
{
	struct arabic_cut cut;
	char made[64];
	for (size_t k = 0; arabic_back(str_from(word), k, made, &cut); k++)
		if (cut.stem.at && str_is(cut.stem, stem) && cut.endings == endings)
			return true;
	return false;
}

TEST("endings are taken off, and ta marbuta comes back (ARAB-3)")
{
	CHECK(has_back("طفلين", "طفل", ARABIC_DUAL | ARABIC_PLURAL));
	CHECK(has_back("امراتان", "امراه", ARABIC_DUAL | ARABIC_FEMALE));
	CHECK(has_back("شهداءها", "شهدا", ARABIC_OWNED));
	CHECK(has_back("شخصا", "شخص", ARABIC_CASE));
	CHECK(!has_back("ها", "", ARABIC_OWNED));
}
