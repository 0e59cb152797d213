#include "text/language.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { LOOK_WORDS = 200, LOOK_BYTES = 2048 };

/* The commonest words of languages in Latin letters, folded, sorted; bit n is languages[n]. */
static const char *const latin[] = { "en", "fr", "es", "pt", "it", "de", "nl", "tr", "id", "pl",
	"ro", "sv", "so", "sw", "ku" };

enum { COMMON_MOST = 12 };
struct common {
	char word[COMMON_MOST + 4]; /* filled up with zeros: compared as two numbers */
	uint32_t languages;
};

/* clang-format off */
static const struct common commons[] = {
	{ "a", 0x1f }, { "aan", 0x40 }, { "about", 0x1 }, { "adalah", 0x100 }, { "after", 0x1 },
	{ "ah", 0x1000 }, { "akan", 0x100 }, { "al", 0x414 }, { "ale", 0x200 }, { "alla", 0x10 },
	{ "als", 0x60 }, { "an", 0x21 }, { "ancak", 0x80 }, { "anche", 0x10 }, { "and", 0x1 },
	{ "ao", 0x8 }, { "apos", 0x8 }, { "apres", 0x2 }, { "ar", 0x800 }, { "are", 0x1 },
	{ "armata", 0x400 }, { "armee", 0x22 }, { "armen", 0x800 }, { "army", 0x1 },
	{ "artes", 0x4000 }, { "as", 0x9 }, { "at", 0x1 }, { "att", 0x800 }, { "au", 0x402 },
	{ "auch", 0x20 }, { "auf", 0x20 }, { "aus", 0x20 }, { "aux", 0x2 }, { "av", 0x800 },
	{ "avec", 0x2 }, { "ay", 0x1000 }, { "ayaa", 0x1000 }, { "baada", 0x2000 },
	{ "be", 0x1 }, { "been", 0x1 }, { "bei", 0x20 }, { "bi", 0x4000 }, { "bij", 0x40 },
	{ "bir", 0x80 }, { "bo", 0x4000 }, { "bu", 0x80 }, { "but", 0x1 }, { "by", 0x1 },
	{ "byl", 0x200 }, { "byla", 0x200 }, { "byly", 0x200 }, { "ca", 0x400 },
	{ "care", 0x400 }, { "ce", 0x2 }, { "ces", 0x2 }, { "cette", 0x2 }, { "che", 0x10 },
	{ "ciidanka", 0x1000 }, { "co", 0x200 }, { "cok", 0x80 }, { "com", 0x8 },
	{ "como", 0xc }, { "con", 0x14 }, { "cu", 0x400 }, { "cuando", 0x4 }, { "da", 0x88 },
	{ "dadka", 0x1000 }, { "daha", 0x80 }, { "dal", 0x10 }, { "dalam", 0x100 },
	{ "dalla", 0x10 }, { "dan", 0x100 }, { "dans", 0x2 }, { "dari", 0x100 }, { "das", 0x28 },
	{ "dat", 0x40 }, { "de", 0x4cce }, { "dead", 0x1 }, { "dei", 0x10 }, { "del", 0x14 },
	{ "della", 0x10 }, { "delle", 0x10 }, { "dem", 0x20 }, { "den", 0x820 },
	{ "dengan", 0x100 }, { "der", 0x20 }, { "des", 0x22 }, { "desde", 0x4 },
	{ "det", 0x800 }, { "deux", 0x2 }, { "di", 0x4110 }, { "die", 0x60 }, { "din", 0x400 },
	{ "dla", 0x200 }, { "do", 0x208 }, { "dodades", 0x800 }, { "doden", 0x40 },
	{ "doi", 0x400 }, { "dois", 0x8 }, { "door", 0x40 }, { "dopo", 0x10 }, { "dos", 0xc },
	{ "du", 0x2 }, { "due", 0x10 }, { "dupa", 0x400 }, { "dwa", 0x200 }, { "e", 0x18 },
	{ "een", 0x40 }, { "ein", 0x20 }, { "eine", 0x20 }, { "einer", 0x20 },
	{ "ejercito", 0x4 }, { "el", 0x4 }, { "elle", 0x2 }, { "em", 0x8 }, { "en", 0x8c6 },
	{ "entre", 0xc }, { "es", 0x24 }, { "esercito", 0x10 }, { "est", 0x2 }, { "esta", 0xc },
	{ "este", 0x404 }, { "et", 0x2 }, { "ete", 0x2 }, { "ett", 0x800 }, { "etti", 0x80 },
	{ "ev", 0x4000 }, { "ew", 0x4000 }, { "exercito", 0x8 }, { "foi", 0x8 },
	{ "for", 0x801 }, { "foram", 0x8 }, { "fost", 0x400 }, { "fran", 0x800 },
	{ "from", 0x1 }, { "fue", 0x4 }, { "fueron", 0x4 }, { "fur", 0x20 }, { "getotet", 0x20 },
	{ "gibi", 0x80 }, { "gli", 0x10 }, { "gore", 0x80 }, { "ha", 0x14 }, { "haben", 0x20 },
	{ "had", 0x1 }, { "han", 0x804 }, { "hanno", 0x10 }, { "har", 0x800 }, { "has", 0x1 },
	{ "hat", 0x4020 }, { "have", 0x1 }, { "he", 0x1 }, { "hebben", 0x40 }, { "heeft", 0x40 },
	{ "her", 0x81 }, { "het", 0x40 }, { "his", 0x1 }, { "hiyo", 0x2000 }, { "huo", 0x2000 },
	{ "i", 0xa01 }, { "icin", 0x80 }, { "iki", 0x80 }, { "il", 0x12 }, { "ile", 0x80 },
	{ "ils", 0x2 }, { "im", 0x20 }, { "in", 0x1471 }, { "ini", 0x100 }, { "injured", 0x1 },
	{ "inte", 0x800 }, { "is", 0x41 }, { "ist", 0x20 }, { "it", 0x1 }, { "itu", 0x100 },
	{ "iyo", 0x1000 }, { "jak", 0x200 }, { "jeshi", 0x2000 }, { "jest", 0x200 },
	{ "ji", 0x4000 }, { "juga", 0x100 }, { "ka", 0x1000 }, { "kadar", 0x80 },
	{ "kale", 0x1000 }, { "kata", 0x100 }, { "katika", 0x2000 }, { "ke", 0x100 },
	{ "kes", 0x4000 }, { "killed", 0x1 }, { "kir", 0x4000 }, { "kisi", 0x80 },
	{ "ku", 0x5000 }, { "kustin", 0x4000 }, { "kuwa", 0x2000 }, { "kwa", 0x2000 },
	{ "la", 0x3416 }, { "las", 0x4 }, { "le", 0x12 }, { "least", 0x1 }, { "lebih", 0x100 },
	{ "leger", 0x40 }, { "les", 0x2 }, { "leur", 0x2 }, { "li", 0x4000 }, { "lo", 0x14 },
	{ "loo", 0x1000 }, { "los", 0x4 }, { "maar", 0x40 }, { "mai", 0x400 }, { "mais", 0xa },
	{ "mas", 0x4 }, { "med", 0x800 }, { "menschen", 0x20 }, { "mensen", 0x40 },
	{ "mereka", 0x100 }, { "met", 0x40 }, { "mindestens", 0x20 }, { "mit", 0x20 },
	{ "morti", 0x410 }, { "mortos", 0x8 }, { "morts", 0x2 }, { "muertos", 0x4 },
	{ "na", 0x2208 }, { "naar", 0x40 }, { "nach", 0x20 }, { "nao", 0x8 }, { "nas", 0x8 },
	{ "ne", 0x80 }, { "near", 0x1 }, { "nel", 0x10 }, { "nella", 0x10 }, { "ni", 0x2000 },
	{ "nicht", 0x20 }, { "nie", 0x200 }, { "niet", 0x40 }, { "no", 0xd }, { "nog", 0x40 },
	{ "non", 0x10 }, { "nos", 0x8 }, { "not", 0x1 }, { "nous", 0x2 }, { "nu", 0x400 },
	{ "o", 0x408 }, { "oameni", 0x400 }, { "och", 0x800 }, { "od", 0x200 }, { "of", 0x1 },
	{ "officials", 0x1 }, { "olan", 0x80 }, { "olarak", 0x80 }, { "oldu", 0x80 },
	{ "oldugu", 0x80 }, { "oldurdu", 0x80 }, { "oleh", 0x100 }, { "om", 0x840 },
	{ "on", 0x1 }, { "ont", 0x2 }, { "oo", 0x1000 }, { "ook", 0x40 }, { "op", 0x40 },
	{ "or", 0x1 }, { "orang", 0x100 }, { "oraz", 0x200 }, { "ordu", 0x80 }, { "os", 0x8 },
	{ "osob", 0x200 }, { "ou", 0x2 }, { "pa", 0x800 }, { "pada", 0x100 }, { "par", 0x2 },
	{ "para", 0x10c }, { "pas", 0x2 }, { "pe", 0x400 }, { "pela", 0x8 }, { "pelo", 0x8 },
	{ "pentru", 0x400 }, { "people", 0x1 }, { "per", 0x10 }, { "pero", 0x4 },
	{ "personas", 0x4 }, { "persone", 0x10 }, { "personer", 0x800 }, { "personnes", 0x2 },
	{ "pessoas", 0x8 }, { "piu", 0x10 }, { "plus", 0x2 }, { "po", 0x200 }, { "police", 0x1 },
	{ "por", 0xc }, { "pour", 0x2 }, { "prin", 0x400 }, { "przez", 0x200 }, { "que", 0xe },
	{ "qui", 0x2 }, { "sa", 0x200 }, { "said", 0x1 }, { "sao", 0x8 }, { "sau", 0x400 },
	{ "se", 0x40e }, { "sebuah", 0x100 }, { "secondo", 0x10 }, { "segun", 0x4 },
	{ "segundo", 0x8 }, { "selon", 0x2 }, { "setelah", 0x100 }, { "seu", 0x8 },
	{ "she", 0x1 }, { "si", 0x1410 }, { "sich", 0x20 }, { "sie", 0x200 }, { "sig", 0x800 },
	{ "sind", 0x20 }, { "sobre", 0x4 }, { "som", 0x800 }, { "sono", 0x10 },
	{ "sonra", 0x80 }, { "sont", 0x2 }, { "stati", 0x10 }, { "stato", 0x10 }, { "su", 0x4 },
	{ "sua", 0x8 }, { "sunt", 0x400 }, { "sur", 0x2 }, { "sus", 0x4 },
	{ "tarafindan", 0x80 }, { "te", 0x40 }, { "telah", 0x100 }, { "tentara", 0x100 },
	{ "tewas", 0x100 }, { "that", 0x1 }, { "the", 0x1 }, { "their", 0x1 }, { "there", 0x1 },
	{ "they", 0x1 }, { "this", 0x1 }, { "tidak", 0x100 }, { "till", 0x800 }, { "to", 0x201 },
	{ "tote", 0x20 }, { "tras", 0x4 }, { "tues", 0x2 }, { "tva", 0x800 }, { "twee", 0x40 },
	{ "u", 0x4000 }, { "uit", 0x40 }, { "um", 0x8 }, { "uma", 0x8 }, { "un", 0x416 },
	{ "una", 0x14 }, { "und", 0x20 }, { "une", 0x2 }, { "untuk", 0x100 }, { "uu", 0x1000 },
	{ "uzerine", 0x80 }, { "van", 0x40 }, { "var", 0x800 }, { "ve", 0x80 },
	{ "volgens", 0x40 }, { "von", 0x20 }, { "voor", 0x40 }, { "vous", 0x2 }, { "w", 0x200 },
	{ "wa", 0x2000 }, { "waa", 0x1000 }, { "waliuawa", 0x2000 }, { "was", 0x1 },
	{ "watu", 0x2000 }, { "waxaa", 0x1000 }, { "we", 0x1 }, { "werd", 0x40 },
	{ "werden", 0x60 }, { "were", 0x1 }, { "when", 0x1 }, { "which", 0x1 }, { "who", 0x1 },
	{ "with", 0x1 }, { "wojsko", 0x200 }, { "would", 0x1 }, { "wounded", 0x1 },
	{ "wurde", 0x20 }, { "wurden", 0x20 }, { "y", 0x4 }, { "ya", 0x2000 }, { "yang", 0x100 },
	{ "yaralandi", 0x80 }, { "you", 0x1 }, { "z", 0x200 }, { "za", 0x2200 }, { "ze", 0x200 },
	{ "zginelo", 0x200 }, { "zij", 0x40 }, { "zijn", 0x40 }, { "zostalo", 0x200 },
	{ "zu", 0x20 }, { "zum", 0x20 }, { "zur", 0x20 }, { "zwei", 0x20 },
};
/* clang-format on */

enum { LATIN = sizeof latin / sizeof *latin };

struct script {
	uint32_t first, last;
	const char *language; /* the one that is meant when nothing tells more; NULL: Latin */
};

static const struct script scripts[] = { { 'A', 'z', NULL }, { 0xC0, 0x24F, NULL },
	{ 0x1E00, 0x1EFF, NULL }, { 0x370, 0x3FF, "el" }, { 0x400, 0x52F, "ru" },
	{ 0x530, 0x58F, "hy" }, { 0x590, 0x5FF, "he" }, { 0x600, 0x6FF, "ar" },
	{ 0x750, 0x77F, "ar" }, { 0x900, 0x97F, "hi" }, { 0x980, 0x9FF, "bn" },
	{ 0xB80, 0xBFF, "ta" }, { 0xE00, 0xE7F, "th" }, { 0x1000, 0x109F, "my" },
	{ 0x10A0, 0x10FF, "ka" }, { 0x1200, 0x137F, "am" }, { 0x3040, 0x30FF, "ja" },
	{ 0x4E00, 0x9FFF, "zh" }, { 0xAC00, 0xD7AF, "ko" }, { 0xFB50, 0xFDFF, "ar" },
	{ 0xFE70, 0xFEFF, "ar" } };

enum { SCRIPTS = sizeof scripts / sizeof *scripts };

/* Letters that one language of a script has and its others have not. */
struct telling {
	const char *script, *language, *letters;
};

static const struct telling tellings[] = { { "ar", "ur", "\u0679\u0688\u0691\u06BA\u06D2\u06BE" },
	{ "ar", "ps", "\u067C\u0689\u0693\u069A\u06AB\u06BC" },
	{ "ar", "ckb", "\u06B5\u06CE\u06C6\u0695" },
	{ "ar", "fa", "\u067E\u0686\u0698\u06AF\u06A9\u06CC" },
	{ "ru", "uk", "\u0456\u0457\u0454\u0491" }, { "ru", "be", "\u045E" },
	{ "ru", "sr", "\u0458\u0459\u045A\u0452\u045B" }, { "ru", "mk", "\u0453\u045C\u0455" } };

enum { TELLINGS = sizeof tellings / sizeof *tellings };

struct letters {
	size_t of_script[SCRIPTS], telling[TELLINGS], all;
};

static void count_letter(struct letters *n, uint32_t c, struct str as_written)
{
	for (size_t i = 0; i < SCRIPTS; i++)
		if (c >= scripts[i].first && c <= scripts[i].last) {
			n->of_script[i]++;
			n->all++;
		}
	if (c < 0x400 || c > 0x6FF || (c >= 0x600 && c < 0x670))
		return; /* what all languages of the script have */
	for (size_t i = 0; i < TELLINGS; i++) {
		struct str letters = str_from(tellings[i].letters);
		n->telling[i] += str_find(letters, as_written) < letters.len;
	}
}

static size_t ascii_run(const char *at, size_t len)
{
	uint64_t eight;
	size_t i = 0;
	for (; i + 8 <= len; i += 8) {
		memcpy(&eight, at + i, 8);
		if (eight & 0x8080808080808080u)
			break;
	}
	while (i < len && (unsigned char)at[i] < 128)
		i++;
	return i;
}

static size_t ascii_letters(const char *at, size_t len)
{
	size_t n = 0;
	for (size_t i = 0; i < len; i++)
		n += (unsigned char)((at[i] | 32) - 'a') < 26;
	return n;
}

static struct letters count_letters(struct str text)
{
	struct letters n = { 0 };
	size_t end = text.len < LOOK_BYTES ? text.len : LOOK_BYTES;
	for (size_t i = 0, bytes; i < end; i += bytes) {
		bytes = ascii_run(text.at + i, end - i);
		n.of_script[0] += ascii_letters(text.at + i, bytes);
		if (bytes > 0)
			continue;
		struct str rest = str_slice(text, i, text.len);
		uint32_t c = utf8_decode(rest, &bytes);
		count_letter(&n, c, str_slice(rest, 0, bytes));
	}
	n.all += n.of_script[0];
	return n;
}

/* READ-30: the script of most letters; within it, letters of which only one language makes use. */
static const char *by_script(const struct letters *n, const char *script, size_t in_script)
{
	if (str_equal(str_from(script), STR("zh")))
		for (size_t i = 0; i < SCRIPTS; i++)
			if (scripts[i].first == 0x3040 && n->of_script[i] * 10 > n->all)
				return "ja";
	for (size_t i = 0; i < TELLINGS; i++)
		if (str_is(str_from(tellings[i].script), script) && n->telling[i] * 50 > in_script)
			return tellings[i].language;
	return script;
}

/* A word's bytes, filled up with zeros. */
struct spelling {
	uint64_t head, tail;
};

static struct spelling spelling_of(const char *sixteen)
{
	struct spelling s;
	memcpy(&s.head, sixteen, 8);
	memcpy(&s.tail, sixteen + 8, 8);
	return s;
}

enum { COMMONS = sizeof commons / sizeof *commons, SLOTS = 1024 };

/* Where each of the common words stands: built anew for each text, which costs less than to look for its words by halves. */
struct common_table {
	uint16_t slot[SLOTS]; /* number from 1; 0: free */
};

static unsigned slot_of(struct spelling s)
{
	return (unsigned)((s.head ^ s.tail << 7 ^ s.tail >> 31) * 0x9E3779B97F4A7C15u >> 54);
}

static void fill_table(struct common_table *t)
{
	memset(t, 0, sizeof *t);
	for (size_t i = 0; i < COMMONS; i++) {
		unsigned s = slot_of(spelling_of(commons[i].word));
		while (t->slot[s])
			s = (s + 1) % SLOTS;
		t->slot[s] = (uint16_t)(i + 1);
	}
}

static uint32_t languages_with(const struct common_table *t, struct str low)
{
	char word[COMMON_MOST + 4] = { 0 };
	if (low.len > COMMON_MOST)
		return 0;
	memcpy(word, low.at, low.len);
	struct spelling wanted = spelling_of(word);
	for (unsigned s = slot_of(wanted); t->slot[s]; s = (s + 1) % SLOTS) {
		const struct common *c = &commons[t->slot[s] - 1];
		struct spelling has = spelling_of(c->word);
		if (has.head == wanted.head && has.tail == wanted.tail)
			return c->languages;
	}
	return 0;
}

/* A word of one language alone weighs as much as three that several share. */
static size_t count_common(const struct scanned *s, size_t points[LATIN])
{
	struct common_table table;
	size_t words = 0;
	fill_table(&table);
	for (size_t i = 0; i < s->words.count && i < LOOK_WORDS; i++) {
		const struct word *w = &s->words.at[i];
		if (w->shape & (SHAPE_PUNCT | SHAPE_DIGIT))
			continue;
		uint32_t found = languages_with(&table, w->low);
		unsigned weight = found && (found & (found - 1)) == 0 ? 3 : 1;
		for (; found; found &= found - 1)
			points[__builtin_ctz(found)] += weight;
		words++;
	}
	return words;
}

/* READ-31: the language with the most common words, if it has a fifth of all words' worth and a clear lead. */
static const char *by_words(const struct scanned *s)
{
	size_t points[LATIN] = { 0 }, best = 0, second = 0;
	size_t words = count_common(s, points);
	for (size_t k = 1; k < LATIN; k++)
		if (points[k] > points[best])
			best = k;
	for (size_t k = 0; k < LATIN; k++)
		if (k != best && points[k] > second)
			second = points[k];
	bool enough = points[best] * 5 >= words && points[best] >= 2;
	return enough && points[best] * 4 >= second * 5 ? latin[best] : "und";
}

struct str language_of(const struct scanned *s)
{
	struct letters n = count_letters(s->text);
	size_t in_latin = 0, in_best = 0;
	const char *best = "und";
	for (size_t i = 0; i < SCRIPTS; i++) {
		if (!scripts[i].language) {
			in_latin += n.of_script[i];
		} else if (n.of_script[i] > in_best) {
			in_best = n.of_script[i];
			best = scripts[i].language;
		}
	}
	if (n.all == 0)
		return STR("und");
	if (in_latin >= in_best)
		return str_from(by_words(s));
	return str_from(by_script(&n, best, in_best));
}

struct named {
	const char *code, *name;
};

static const struct named names[] = { { "am", "Amharic" }, { "ar", "Arabic" },
	{ "be", "Belarusian" }, { "bn", "Bengali" }, { "ckb", "Central Kurdish" },
	{ "de", "German" }, { "el", "Greek" }, { "en", "English" }, { "es", "Spanish" },
	{ "fa", "Persian" }, { "fr", "French" }, { "he", "Hebrew" }, { "hi", "Hindi" },
	{ "hy", "Armenian" }, { "id", "Indonesian" }, { "it", "Italian" }, { "ja", "Japanese" },
	{ "ka", "Georgian" }, { "ko", "Korean" }, { "ku", "Kurdish" }, { "mk", "Macedonian" },
	{ "my", "Burmese" }, { "nl", "Dutch" }, { "pl", "Polish" }, { "ps", "Pashto" },
	{ "pt", "Portuguese" }, { "ro", "Romanian" }, { "ru", "Russian" }, { "so", "Somali" },
	{ "sr", "Serbian" }, { "sv", "Swedish" }, { "sw", "Swahili" }, { "ta", "Tamil" },
	{ "th", "Thai" }, { "tr", "Turkish" }, { "uk", "Ukrainian" }, { "und", "unknown" },
	{ "ur", "Urdu" }, { "zh", "Chinese" } };

struct str language_name(struct str code)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(code, names[i].code))
			return str_from(names[i].name);
	return code;
}

bool language_is_read(struct str code)
{
	return str_equal(code, STR("en")) || str_equal(code, STR("ar"));
}
