#include "text/name.h"

#include <string.h>

/* Sorted by bytes, for bisection; a test keeps it so. */
static const struct entry {
	const char *word;
	enum name_word what;
} words[] = {
	{ "abd", WORD_OPENS },
	{ "abdal", WORD_OPENS },
	{ "abdel", WORD_OPENS },
	{ "abdul", WORD_OPENS },
	{ "abed", WORD_OPENS },
	{ "abou", WORD_JOINS_NEXT },
	{ "abu", WORD_JOINS_NEXT },
	{ "al", WORD_ARTICLE },
	{ "aldin", WORD_JOINS_PREVIOUS },
	{ "allah", WORD_JOINS_PREVIOUS },
	{ "ben", WORD_PARTICLE },
	{ "bin", WORD_PARTICLE },
	{ "bint", WORD_PARTICLE },
	{ "capt", WORD_TITLE },
	{ "captain", WORD_TITLE },
	{ "col", WORD_TITLE },
	{ "colonel", WORD_TITLE },
	{ "cpl", WORD_TITLE },
	{ "da", WORD_PARTICLE },
	{ "de", WORD_PARTICLE },
	{ "deen", WORD_JOINS_PREVIOUS },
	{ "del", WORD_PARTICLE },
	{ "den", WORD_PARTICLE },
	{ "der", WORD_PARTICLE },
	{ "di", WORD_PARTICLE },
	{ "din", WORD_JOINS_PREVIOUS },
	{ "do", WORD_PARTICLE },
	{ "dos", WORD_PARTICLE },
	{ "dr", WORD_TITLE },
	{ "du", WORD_PARTICLE },
	{ "eddin", WORD_JOINS_PREVIOUS },
	{ "eddine", WORD_JOINS_PREVIOUS },
	{ "el", WORD_ARTICLE },
	{ "eng", WORD_TITLE },
	{ "engineer", WORD_TITLE },
	{ "haj", WORD_TITLE },
	{ "hajj", WORD_TITLE },
	{ "hajja", WORD_TITLE },
	{ "ibn", WORD_PARTICLE },
	{ "jr", WORD_SUFFIX },
	{ "la", WORD_PARTICLE },
	{ "lady", WORD_TITLE },
	{ "las", WORD_PARTICLE },
	{ "le", WORD_PARTICLE },
	{ "lord", WORD_TITLE },
	{ "los", WORD_PARTICLE },
	{ "lt", WORD_TITLE },
	{ "madame", WORD_TITLE },
	{ "martyr", WORD_TITLE },
	{ "miss", WORD_TITLE },
	{ "mlle", WORD_TITLE },
	{ "mme", WORD_TITLE },
	{ "monsieur", WORD_TITLE },
	{ "mr", WORD_TITLE },
	{ "mrs", WORD_TITLE },
	{ "ms", WORD_TITLE },
	{ "o", WORD_JOINS_NEXT },
	{ "oglu", WORD_PARTICLE },
	{ "ou", WORD_PARTICLE },
	{ "prof", WORD_TITLE },
	{ "pvt", WORD_TITLE },
	{ "rev", WORD_TITLE },
	{ "reverend", WORD_TITLE },
	{ "sgt", WORD_TITLE },
	{ "sheikh", WORD_TITLE },
	{ "sir", WORD_TITLE },
	{ "sr", WORD_SUFFIX },
	{ "ud", WORD_JOINS_PREVIOUS },
	{ "uddin", WORD_JOINS_PREVIOUS },
	{ "ul", WORD_ARTICLE },
	{ "ullah", WORD_JOINS_PREVIOUS },
	{ "um", WORD_JOINS_NEXT },
	{ "umm", WORD_JOINS_NEXT },
	{ "van", WORD_PARTICLE },
	{ "vd", WORD_PARTICLE },
	{ "von", WORD_PARTICLE },
	{ "y", WORD_PARTICLE },
	{ "zu", WORD_PARTICLE },
	{ "בן", WORD_PARTICLE },
	{ "בת", WORD_PARTICLE },
	{ "ابن", WORD_PARTICLE },
	{ "ابو", WORD_JOINS_NEXT },
	{ "ابي", WORD_JOINS_NEXT },
	{ "ال", WORD_JOINS_NEXT },
	{ "الاستاذ", WORD_TITLE },
	{ "الاستاذه", WORD_TITLE },
	{ "الحاج", WORD_TITLE },
	{ "الحاجه", WORD_TITLE },
	{ "الدكتور", WORD_TITLE },
	{ "الدين", WORD_JOINS_PREVIOUS },
	{ "الرضيع", WORD_TITLE },
	{ "السيد", WORD_TITLE },
	{ "الشهيد", WORD_TITLE },
	{ "الشهيده", WORD_TITLE },
	{ "الشيخ", WORD_TITLE },
	{ "الصحفي", WORD_TITLE },
	{ "الصحفيه", WORD_TITLE },
	{ "الطفل", WORD_TITLE },
	{ "الطفله", WORD_TITLE },
	{ "الله", WORD_JOINS_PREVIOUS },
	{ "المرحوم", WORD_TITLE },
	{ "المرحومه", WORD_TITLE },
	{ "المهندس", WORD_TITLE },
	{ "المهندسه", WORD_TITLE },
	{ "ام", WORD_JOINS_NEXT },
	{ "بن", WORD_PARTICLE },
	{ "بنت", WORD_PARTICLE },
	{ "بو", WORD_JOINS_NEXT },
	{ "د", WORD_TITLE },
	{ "دكتور", WORD_TITLE },
	{ "شهيد", WORD_TITLE },
	{ "عبد", WORD_OPENS },
};

enum name_word name_word(struct str folded)
{
	size_t low = 0, high = sizeof words / sizeof *words;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_compare(str_from(words[middle].word), folded);
		if (order == 0)
			return words[middle].what;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return WORD_PLAIN;
}

struct piece {
	struct str word;
	enum name_word what;
};

enum { MOST_WORDS = 24 };

static bool is_rank(struct str word)
{
	size_t digits = 0;
	while (digits < word.len && word.at[digits] >= '0' && word.at[digits] <= '9')
		digits++;
	struct str end = str_slice(word, digits, word.len);
	return digits > 0 && (str_equal(end, STR("st")) || str_equal(end, STR("nd")) ||
				     str_equal(end, STR("rd")) || str_equal(end, STR("th")));
}

/* The article takes up the sound behind it: as-Samuni, ar-Raqb. */
static bool is_taken_up(struct str word, struct str next)
{
	static const char sounds[] = " d dh n r s sh t th z ";
	if (word.len < 2 || word.len > 3 || !strchr("aeu", word.at[0]))
		return false;
	struct str sound = str_slice(word, 1, word.len);
	for (struct str rest = str_from(sounds), one; str_cut(&rest, ' ', &one);)
		if (str_equal(one, sound))
			return str_starts(next, sound);
	return false;
}

static size_t cut_words(struct str folded, struct piece *to)
{
	size_t n = 0;
	struct str rest = folded, word;
	while (n < MOST_WORDS && str_cut(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (is_rank(word)) { /* "1st Baron Burghley", before the name or behind it */
			if (n > 0)
				break;
			str_cut(&rest, ' ', &word);
			continue;
		}
		to[n++] = (struct piece){ word, name_word(word) };
		if (n > 1 && is_taken_up(to[n - 2].word, word))
			to[n - 2].what = WORD_ARTICLE;
	}
	return n;
}

/*
 * A particle first or last is a word like others: Ben Smith, Anh Le. So is a title
 * that comes last or behind an article: Mohammed al-Sheikh.
 */
static bool is_dropped(const struct piece *p, size_t i, size_t n, size_t kept)
{
	bool last = i + 1 == n;
	switch (p[i].what) {
	case WORD_PARTICLE:
		return kept > 0 && !last;
	case WORD_TITLE:
		return !last && !(i > 0 && p[i - 1].what == WORD_ARTICLE);
	case WORD_ARTICLE:
		return !last;
	case WORD_SUFFIX:
		return kept > 0;
	case WORD_PLAIN:
	case WORD_JOINS_NEXT:
	case WORD_JOINS_PREVIOUS:
	case WORD_OPENS:
		break;
	}
	return false;
}

static size_t drop_small(struct piece *p, size_t n)
{
	size_t kept = 0;
	bool drop[MOST_WORDS];
	for (size_t i = 0; i < n; i++) {
		drop[i] = is_dropped(p, i, n, kept);
		kept += !drop[i];
	}
	kept = 0;
	for (size_t i = 0; i < n; i++)
		if (!drop[i])
			p[kept++] = p[i];
	return kept;
}

static void add_word(struct str *unit, struct str word, struct arena *mem)
{
	if (unit->len == 0) {
		*unit = word;
		return;
	}
	char *joined = NEW_ARRAY(mem, char, unit->len + word.len + 1);
	memcpy(joined, unit->at, unit->len);
	memcpy(joined + unit->len, word.at, word.len);
	*unit = (struct str){ joined, unit->len + word.len };
}

/*
 * Whom a servant serves: a name with the article, or the Lord or the Prophet.
 * Else abd is a name by itself (Abd Omar al-Khatib).
 */
static bool is_served(struct str word)
{
	static const char *const starts[] = { "ال", "رب", "ol", "il", "al", "el", "ul", "rab",
		"rub", "ar", "er", "ur", "as", "es", "us", "an", "en", "un", "az", "ez", "at", "et",
		"nabi", "nebi", "reh", "raz", "rahm", "rahim", "raheem", "karim", "kareem", "aziz",
		"hamid", "hameed", "majid", "majeed", "salam", "latif", "lateef", "malik", "malek",
		"wahab", "wahhab", "nass", "qader", "qadir", "kader", "hadi", "jabbar", "jalil",
		"jaleel", "ghani", "hay", "haq", "hakim", "hakeem", "samad", "fattah", "ghaf",
		"moneim", "monem" };
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(word, str_from(starts[i])))
			return true;
	return false;
}

/* Abdul, abdel: the article is there, so that one who is served must follow; not in Abdul Khan. */
static bool has_article(const struct piece *p, size_t n)
{
	return n > 2 && p->word.len == strlen("abdul") && p->word.at[0] == 'a';
}

size_t name_units(struct str folded, struct str *units, size_t most, struct arena *mem)
{
	struct piece p[MOST_WORDS];
	size_t n = drop_small(p, cut_words(folded, p)), count = 0;
	bool open = false; /* the unit begun wants one more word */
	for (size_t i = 0; i < n; i++) {
		bool last = i + 1 == n;
		bool starts = !open && !(p[i].what == WORD_JOINS_PREVIOUS && count > 0);
		if (starts && count < most)
			units[count++] = (struct str){ 0 };
		add_word(&units[count - 1], p[i].word, mem);
		open = !last &&
		       (p[i].what == WORD_JOINS_NEXT ||
			       (p[i].what == WORD_OPENS &&
				       (is_served(p[i + 1].word) || has_article(&p[i], n))));
	}
	return count;
}

/* Names that begin as a kunya does. */
static bool is_kunya_name(struct str word)
{
	return str_is(word, "bakr") || str_is(word, "baker") || str_is(word, "kulthum") ||
	       str_is(word, "بكر") || str_is(word, "كلثوم");
}

/* MATCH-37 */
static bool begins_with_kunya(const struct piece *p, size_t n)
{
	static const char *const parents[] = { "abu", "abou", "um", "umm", "ابو", "ابي", "ام" };
	for (size_t k = 0; n >= 4 && k < sizeof parents / sizeof *parents; k++)
		if (str_is(p[0].word, parents[k]))
			return !is_kunya_name(p[1].word);
	return false;
}

size_t name_full_units(struct str folded, struct str *units, size_t most, struct arena *mem)
{
	struct piece p[MOST_WORDS];
	size_t pieces = drop_small(p, cut_words(folded, p));
	size_t n = name_units(folded, units, most, mem);
	if (n < 3 || !begins_with_kunya(p, pieces))
		return n;
	memmove(units, units + 1, (n - 1) * sizeof *units);
	return n - 1;
}

struct str name_without_aside(struct str raw, struct arena *mem)
{
	size_t open = str_find(raw, STR("(")), close = str_find(raw, STR(")"));
	if (close >= raw.len || open > close)
		return raw;
	struct str rest = str_format(mem, STR_FMT " " STR_FMT, STR_ARG(str_slice(raw, 0, open)),
		STR_ARG(str_slice(raw, close + 1, raw.len)));
	rest = str_trim(rest);
	return rest.len ? rest : raw;
}

/* Whole cells that stand for no name, in folded form. */
static const char *const placeholders[] = { "anonymous", "baby", "body", "child", "daughter",
	"desconocido", "empty", "female", "girl", "boy", "inconnu", "john doe", "jane doe", "male",
	"man", "missing", "n a", "na", "nan", "nil", "no name", "nomen nescio", "none", "not known",
	"not named", "null", "sin nombre", "son", "test", "unidentified", "unidentified body",
	"unk", "unknown", "unnamed", "woman", "xxx", "غير محدد", "غير معروف", "بدون اسم", "لا يوجد",
	"مجهول", "مجهول الهويه", "مجهوله", "مجهوله الهويه", "نامعلوم", "неизвестен", "неизвестная",
	"неизвестно", "неизвестныи", "לא ידוע", "אלמוני" };

static const char *const child_starts[] = { "child of ", "son of ", "daughter of ", "baby of ",
	"infant of ", "hijo de ", "hija de ", "fils de ", "fille de ", "ابن ", "ابنه ", "بنت ",
	"طفل ", "طفله ", "رضيع " };
static const char *const placeholder_starts[] = { "wife of ", "unknown ", "unidentified ", "مجهول ",
	"مجهوله ", "زوجه " };

static size_t start_among(struct str folded, const char *const *starts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(folded, str_from(starts[i])))
			return strlen(starts[i]);
	return 0;
}

struct str name_of_parent(struct str folded)
{
	size_t cut = start_among(folded, child_starts, sizeof child_starts / sizeof *child_starts);
	struct str rest = str_slice(folded, cut, folded.len);
	return cut && !name_is_placeholder(rest) ? rest : STR("");
}

bool name_is_placeholder(struct str folded)
{
	bool letters = false;
	for (size_t i = 0; i < folded.len; i++)
		letters |= (unsigned char)folded.at[i] >= 'a';
	if (!letters)
		return true;
	for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
		if (str_is(folded, placeholders[i]))
			return true;
	return start_among(folded, child_starts, sizeof child_starts / sizeof *child_starts) ||
	       start_among(folded, placeholder_starts,
		       sizeof placeholder_starts / sizeof *placeholder_starts);
}
