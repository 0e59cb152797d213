#include "toll/scripts.h"

#include "text/name.h"
#include "toll/fold.h"
#include "toll/group.h"

#include <stdlib.h>
#include <string.h>

enum { LATIN_MOST = 20000, SHORTEST_SOUND = 3 };

struct pair {
	const char *arabic, *english;
};

/* ORIGIN-9. As toll/fold.h folds them, without their article. */
static const struct pair offices[] = { { "وزارة", "ministry" }, { "وزير", "ministry" },
	{ "صحة", "health" }, { "صحية", "health" }, { "دفاع", "defense" }, { "مدني", "civil" },
	{ "داخلية", "interior" }, { "خارجية", "foreign" }, { "جيش", "army" }, { "قوات", "force" },
	{ "مسلحة", "armed" }, { "حكومة", "government" }, { "شرطة", "police" },
	{ "مستشفى", "hospital" }, { "مشفى", "hospital" }, { "هلال", "crescent" },
	{ "صليب", "cross" }, { "احمر", "red" }, { "امم", "nation" }, { "متحدة", "united" },
	{ "حقوق", "right" }, { "انسان", "human" }, { "مرصد", "observatory" }, { "شبكة", "network" },
	{ "مركز", "center" }, { "منظمة", "organization" }, { "لجنة", "committee" },
	{ "مجلس", "council" }, { "مديرية", "directorate" }, { "مخيم", "camp" },
	{ "متحدث", "spokesman" }, { "ناطق", "spokesman" }, { "باسم", "spokesman" },
	{ "مسؤول", "official" }, { "مسوول", "official" }, { "مصدر", "source" },
	{ "مصادر", "source" }, { "شهود", "witness" }, { "شاهد", "witness" },
	{ "عيان", "eyewitness" }, { "سكان", "resident" }, { "اهالي", "resident" },
	{ "محلي", "local" }, { "محلية", "local" }, { "محليون", "local" }, { "محليين", "local" },
	{ "طبي", "medical" }, { "طبية", "medical" }, { "امني", "security" },
	{ "امنية", "security" }, { "عسكري", "army" }, { "عسكرية", "army" }, { "اطباء", "doctor" },
	{ "مسعفون", "paramedic" }, { "مسعفين", "paramedic" }, { "ناشطون", "activist" },
	{ "نشطاء", "activist" }, { "وكالة", "agency" }, { "انباء", "news" }, { "مدير", "director" },
	{ "رييس", "head" }, { "بيان", "statement" }, { "قيادة", "command" }, { "عامة", "general" },
	{ "سلطات", "authority" }, { "سلطة", "authority" }, { "اسعاف", "ambulance" },
	{ "طوارى", "emergency" }, { "طواري", "emergency" }, { "حركة", "movement" },
	{ "مليشيا", "militia" }, { "ميليشيا", "militia" }, { "كتايب", "brigade" },
	{ "مسعف", "paramedic" }, { "طبيب", "doctor" }, { "نقابة", "union" }, { "اتحاد", "union" },
	{ "بلدية", "municipality" }, { "محافظ", "governor" } };

bool scripts_is_arabic(struct str s)
{
	return s.len > 1 && (unsigned char)s.at[0] >= 0xD8 && (unsigned char)s.at[0] <= 0xDB;
}

static struct str without(struct str w, const char *front)
{
	struct str f = str_from(front);
	return str_starts(w, f) && w.len > f.len + 2 ? str_slice(w, f.len, w.len) : w;
}

struct str scripts_office(struct str folded)
{
	struct str bare = without(without(folded, "لل"), "ال");
	for (size_t i = 0; scripts_is_arabic(folded) && i < sizeof offices / sizeof *offices; i++)
		if (str_is(bare, offices[i].arabic) ||
			str_is(without(bare, "ل"), offices[i].arabic))
			return str_from(offices[i].english);
	return folded;
}

/* What a place is, in either script, is no part of its sound. */
static bool is_place_noun(struct str word)
{
	static const char *const arabic[] = { "مخيم", "مدينه", "بلده", "قريه", "حي", "سوق",
		"محافظه", "مستشفي", "مدرسه", "منطقه", "اقليم", "قضاء", "ناحيه", "شارع", "طريق",
		"ساحه", "ميدان", "جسر", "مسجد", NULL };
	if (is_common_place(word))
		return true;
	for (size_t i = 0; arabic[i]; i++)
		if (str_is(word, arabic[i]))
			return true;
	return false;
}

/* The consonants of a name's own words, "brtsln" of Port Selene: by MATCH-1, MATCH-3 and MATCH-4. */
struct str scripts_sound(struct str name, struct arena *mem)
{
	struct buf folded = { .mem = mem }, all = { .mem = mem };
	struct str word;
	size_t comma = 0;
	while (comma < name.len && name.at[comma] != ',' && name.at[comma] != '(')
		comma++;
	name_fold(str_slice(name, 0, comma), &folded);
	struct str rest = buf_str(&folded);
	while (rest.at && str_cut(&rest, ' ', &word)) {
		struct buf sound = { .mem = mem };
		if (!word.len || is_place_noun(word) || name_word(word) == WORD_ARTICLE)
			continue;
		name_sound(word, &sound);
		if (sound.len)
			name_skeleton(buf_str(&sound), &all);
	}
	return all.len ? buf_str(&all) : STR("");
}

struct sounding {
	struct str sound, name;
	size_t count;
};

static int by_sound(const void *left, const void *right)
{
	const struct sounding *a = left, *b = right;
	int order = str_compare(a->sound, b->sound);
	return order ? order : str_compare(a->name, b->name);
}

/* The Latin names of places, each with its sound, sorted; of one sound the first by letters stands for all. */
static struct sounding *latin_names(const struct toll_result *r, size_t *count, struct arena *mem)
{
	struct sounding *all = NEW_ARRAY(mem, struct sounding, r->item_count + 1);
	size_t n = 0;
	struct str last = { 0 };
	for (size_t i = 0; i < r->item_count && n < LATIN_MOST; i++) {
		struct str name = r->items[i].claim->place.name;
		if (!name.len || scripts_is_arabic(name) || str_equal(name, last))
			continue;
		last = name;
		all[n] = (struct sounding){ .sound = scripts_sound(name, mem), .name = name };
		n += all[n].sound.len >= SHORTEST_SOUND;
	}
	if (n)
		qsort(all, n, sizeof *all, by_sound);
	*count = n;
	return all;
}

static struct str find_sound(const struct sounding *all, size_t count, struct str sound)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_compare(all[middle].sound, sound) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && str_equal(all[low].sound, sound) ? all[low].name : (struct str){ 0 };
}

static bool has_arabic_place(const struct toll_result *r)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (scripts_is_arabic(r->items[i].claim->place.name))
			return true;
	return false;
}

void scripts_align(struct toll_result *r, struct arena *mem)
{
	if (!has_arabic_place(r))
		return;
	size_t count;
	struct sounding *latin = latin_names(r, &count, mem);
	for (size_t i = 0; count && i < r->item_count; i++) {
		struct item *it = &r->items[i];
		if (!scripts_is_arabic(it->claim->place.name))
			continue;
		struct str sound = scripts_sound(it->claim->place.name, mem);
		struct str name = sound.len >= SHORTEST_SOUND ? find_sound(latin, count, sound)
							      : (struct str){ 0 };
		if (!name.at)
			continue;
		struct claim *copy = NEW(mem, struct claim);
		*copy = *it->claim;
		copy->place.name = name;
		it->claim = copy;
	}
}
