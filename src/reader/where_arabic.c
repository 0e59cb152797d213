#include "base/asset.h"
#include "reader/arabic_inside.h"

#include <string.h>

/* Places of an Arabic text: known by their Arabic name, or named by a place noun, or learned (ARAB-41 to ARAB-44). */

struct noun {
	const char *word;
	enum spot_kind kind;
	bool own;    /* part of the name: "تل", "دير" */
	bool choosy; /* its name has an article or is known: "سوق السمك" */
};

/* As they are when folded. */
static const struct noun nouns[] = { { "مخيم", SPOT_CAMP, 0, 0 }, { "مدينه", SPOT_CITY, 0, 0 },
	{ "بلده", SPOT_TOWN, 0, 0 }, { "قريه", SPOT_VILLAGE, 0, 0 },
	{ "حي", SPOT_NEIGHBOURHOOD, 0, 0 }, { "ضاحيه", SPOT_NEIGHBOURHOOD, 0, 0 },
	{ "محافظه", SPOT_PROVINCE, 0, 0 }, { "ولايه", SPOT_PROVINCE, 0, 0 },
	{ "اقليم", SPOT_PROVINCE, 0, 0 }, { "قضاء", SPOT_DISTRICT, 0, 0 },
	{ "ناحيه", SPOT_DISTRICT, 0, 0 }, { "قطاع", SPOT_PROVINCE, 0, 0 },
	{ "مديريه", SPOT_DISTRICT, 0, 1 }, { "شارع", SPOT_ROAD, 0, 0 }, { "طريق", SPOT_ROAD, 0, 1 },
	{ "سوق", SPOT_SITE, 0, 1 }, { "مستشفي", SPOT_SITE, 0, 1 }, { "مشفي", SPOT_SITE, 0, 1 },
	{ "مدرسه", SPOT_SITE, 0, 1 }, { "جامعه", SPOT_SITE, 0, 1 }, { "جسر", SPOT_SITE, 0, 1 },
	{ "ساحه", SPOT_SITE, 0, 1 }, { "ميدان", SPOT_SITE, 0, 1 }, { "مسجد", SPOT_SITE, 0, 1 },
	{ "كنيسه", SPOT_SITE, 0, 1 }, { "معبر", SPOT_SITE, 0, 1 }, { "مفرق", SPOT_SITE, 0, 1 },
	{ "دوار", SPOT_SITE, 0, 1 }, { "حاجز", SPOT_SITE, 0, 1 }, { "سجن", SPOT_SITE, 0, 1 },
	{ "مطار", SPOT_SITE, 0, 1 }, { "ميناء", SPOT_SITE, 0, 1 }, { "قاعده", SPOT_SITE, 0, 1 },
	{ "ثكنه", SPOT_SITE, 0, 1 }, { "منطقه", SPOT_DISTRICT, 0, 1 }, { "تل", SPOT_VILLAGE, 1, 0 },
	{ "دير", SPOT_VILLAGE, 1, 0 }, { "عين", SPOT_VILLAGE, 1, 0 }, { "كفر", SPOT_VILLAGE, 1, 0 },
	{ "خان", SPOT_VILLAGE, 1, 0 }, { "وادي", SPOT_VILLAGE, 1, 0 }, { "جبل", SPOT_REGION, 1, 1 },
	{ "قلعه", SPOT_VILLAGE, 1, 0 }, { "راس", SPOT_REGION, 1, 1 }, { "بئر", SPOT_VILLAGE, 1, 0 },
	{ "سهل", SPOT_REGION, 1, 0 }, { "بورت", SPOT_CITY, 1, 0 }, { "جزيره", SPOT_REGION, 0, 0 },
	{ "سواحل", SPOT_REGION, 0, 0 }, { "ريف", SPOT_DISTRICT, 0, 0 },
	{ "قري", SPOT_VILLAGE, 0, 0 }, { "بلدتي", SPOT_TOWN, 0, 0 },
	{ "قريتي", SPOT_VILLAGE, 0, 0 } };

enum { NOUNS = sizeof nouns / sizeof *nouns };

static uint64_t place_hash(struct str s)
{
	return str_hash(s);
}

static struct arabic_place *slot_of(const struct arabic_lexicon *l, struct str name)
{
	size_t i = place_hash(name) & l->mask;
	while (l->places[i].arabic.at && !str_equal(l->places[i].arabic, name))
		i = (i + 1) & l->mask;
	return &l->places[i];
}

static uint64_t gazetteer_hash(struct str name)
{
	uint64_t h = GAZ_HASH_START;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		c = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
		h = gaz_hash_add(h, &c, 1);
	}
	return gaz_hash_end(h);
}

/* Of the entries of a name the one in its country; of several the greatest. */
static const struct gaz_entry *entry_of(
	const struct gazetteer *g, struct str name, struct str country)
{
	size_t count = 0;
	const uint32_t *refs = gazetteer_name(g, gazetteer_hash(name), &count);
	const struct gaz_entry *best = NULL;
	for (size_t i = 0; i < count; i++) {
		const struct gaz_entry *e = gazetteer_entry(g, refs[i]);
		bool fits = country.len ? memcmp(e->country, country.at, 2) == 0 &&
						  e->kind != GAZ_PEOPLE
					: e->kind == GAZ_COUNTRY;
		bool city = e->kind == GAZ_CITY;
		if (fits && (!best || (city && best->kind != GAZ_CITY) ||
				    (city && e->level > best->level)))
			best = e;
	}
	return best;
}

bool where_arabic_load(
	struct arabic_lexicon *l, const struct gazetteer *g, struct arena *mem, struct err *e)
{
	struct str text, line, name;
	enum { SLOTS = 1024 };
	if (!asset_find("lexicon/ar-places.txt", &text))
		return fail(e, ERR_SYSTEM, "the program was built without its Arabic places");
	l->mask = SLOTS - 1;
	l->places = NEW_ARRAY(mem, struct arabic_place, SLOTS);
	text = arabic_fold_text(text, mem);
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		ar_filter_add(&l->place_nouns, str_from(nouns[i].word));
	for (size_t n = 1, known = 0; str_cut(&text, '\n', &line); n++) {
		if (!line.len || *line.at == '#')
			continue;
		str_cut(&line, '=', &name);
		struct str country = line, latin;
		if (!line.at || ++known > SLOTS / 2)
			return fail(e, ERR_INPUT, "Arabic places, line %zu is no place", n);
		str_cut(&country, ',', &latin);
		bool word = str_starts(name, STR("?"));
		struct arabic_place p = { .arabic = str_trim(str_slice(name, word, name.len)),
			.word = word,
			.name = str_trim(latin),
			.country = country.at ? str_trim(country) : (struct str){ 0 } };
		p.entry = entry_of(g, p.name, p.country);
		*slot_of(l, p.arabic) = p;
		struct str rest = p.arabic, first;
		if (str_cut(&rest, ' ', &first))
			ar_filter_add(&l->place_starts, first);
	}
	return true;
}

/* The words [i, end) folded, the first from byte `front` on. */
static struct str joined(
	const struct arabic *a, uint32_t i, uint32_t end, size_t front, char *to, size_t room)
{
	size_t n = 0;
	for (uint32_t k = i; k < end; k++) {
		struct str low = a->folded[k].low;
		size_t from = k == i ? front : 0;
		if (n + low.len + 1 > room || from > low.len)
			return STR("");
		if (n)
			to[n++] = ' ';
		memcpy(to + n, low.at + from, low.len - from);
		n += low.len - from;
	}
	return (struct str){ to, n };
}

static const struct str small[] = { AS_STR(""), AS_STR("ب"), AS_STR("ل"), AS_STR("و"), AS_STR("وب"),
	AS_STR("ول"), AS_STR("ف") };
enum { SMALL = sizeof small / sizeof *small };

/* ARAB-41: a place known by its Arabic name, with what may be written before it. */
bool arabic_place_at(
	const struct arabic *a, uint32_t i, uint32_t *end, const struct arabic_place **place)
{
	enum { WORDS = 3, ROOM = 128 };
	char to[ROOM];
	for (size_t k = 0; k < SMALL; k++) {
		struct str front = small[k], low = a->folded[i].low;
		if (!str_starts(low, front) || !ar_filter_has(&a->lexicon->place_starts,
						       str_slice(low, front.len, low.len)))
			continue;
		for (uint32_t n = WORDS; n > 0; n--) {
			if (i + n > a->end)
				continue;
			struct str name = joined(a, i, i + n, front.len, to, ROOM);
			const struct arabic_place *p = slot_of(a->lexicon, name);
			if (!name.len || !p->arabic.at)
				continue;
			*end = i + n;
			*place = p;
			return true;
		}
	}
	return false;
}

static uint8_t noun_of(const struct arabic *a, uint32_t i)
{
	struct str low = a->folded[i].low;
	if (str_is(low, "وادي") && !str_is(a->page->scan.words.at[i].low, "وادي"))
		return 0;
	for (size_t k = 0; k < SMALL; k++) {
		if (!str_starts(low, small[k]))
			continue;
		struct str rest = str_slice(low, small[k].len, low.len);
		if (!ar_filter_has(&a->lexicon->place_nouns, rest))
			continue;
		for (size_t n = 0; n < NOUNS; n++)
			if (str_is(rest, nouns[n].word))
				return (uint8_t)(n + 1);
	}
	return 0;
}

static const struct noun *noun_at(const struct arabic *a, uint32_t i)
{
	uint8_t n = i < a->end ? a->cut[i].noun : 0;
	return n ? &nouns[n - 1] : NULL;
}

static bool is_letters(const struct arabic *a, uint32_t i)
{
	return i < a->end && !(a->folded[i].shape & (SHAPE_PUNCT | SHAPE_DIGIT)) &&
	       a->page->mark[i].moment == NONE && (unsigned char)a->folded[i].low.at[0] >= 0xD8;
}

static bool has_article(const struct arabic *a, uint32_t i)
{
	enum { SHORTEST = 8 }; /* bytes: إلى has none */
	return a->folded[i].low.len >= SHORTEST && str_starts(a->folded[i].low, STR("ال"));
}

/* May word i begin the name behind a place noun? A definite word may be any, another only one that is not known. */
static bool begins_name(const struct arabic *a, uint32_t i, bool choosy)
{
	if (!is_letters(a, i) || ar_prefix(a, i, ARABIC_AND | ARABIC_BY | ARABIC_FOR))
		return false;
	const struct lexeme *x = a->page->mark[i].lex;
	struct str low = a->folded[i].low;
	if (has_article(a, i))
		return !lexeme_has(x, FEATURE_RELATIVE) && !lexeme_has(x, FEATURE_PLAIN) &&
		       !lexeme_has(x, FEATURE_PAST);
	if (noun_at(a, i) && noun_at(a, i)->own)
		return true;
	if (x || low.len < 6)
		return false;
	bool adjective = str_ends(low, STR("ي")) || str_ends(low, STR("ه")) ||
			 str_ends(low, STR("ا")) || str_ends(low, STR("ت"));
	return !choosy || !adjective || str_is(low, "ابن") || str_is(low, "ابو");
}

static bool continues_name(const struct arabic *a, uint32_t i, uint32_t first)
{
	if (!is_letters(a, i) || ar_prefix(a, i, ARABIC_AND | ARABIC_BY | ARABIC_FOR) ||
		a->page->mark[i].lex || str_starts(a->folded[i].low, STR("و")))
		return false;
	struct str low = a->folded[i].low, before = a->folded[i - 1].low;
	bool opens = i == first + 1 && !has_article(a, first);
	bool joins = str_is(before, "ابو") || str_is(before, "ابن") || str_is(before, "ام") ||
		     str_is(before, "عبد");
	bool adjective =
		has_article(a, i) && has_article(a, first) && i == first + 1 &&
		(str_ends(low, STR("ي")) || str_ends(low, STR("يه")) || str_ends(low, STR("ير")));
	return joins || adjective || (opens && (has_article(a, i) || str_is(low, "الدين"))) ||
	       (opens && noun_at(a, first) && noun_at(a, first)->own);
}

static uint32_t name_end(const struct arabic *a, uint32_t first)
{
	uint32_t at = first + 1;
	while (at < first + 3 && continues_name(a, at, first))
		at++;
	return at;
}

/* What is written before a name is no part of it: "بمخيم وادي سارين" is "مخيم وادي سارين". */
static struct str printed(const struct arabic *a, uint32_t i, uint32_t end)
{
	struct str words = page_words(a->page, i, end);
	for (size_t k = 0; k < SMALL; k++) {
		struct str front = small[k], low = a->folded[i].low;
		if (!str_starts(low, front) || !str_starts(words, front))
			continue;
		for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++)
			if (str_is(str_slice(low, front.len, low.len), nouns[n].word))
				return str_slice(words, front.len, words.len);
	}
	return words;
}

static bool is_near(const struct arabic *a, uint32_t i)
{
	static const char *const words[] = { "قرب", "قباله", "محيط", "بالقرب", "شمال", "جنوب",
		"شرق", "غرب", "ضواحي", "اطراف", "خارج" };
	for (uint32_t at = i; at > a->first && at + 2 > i; at--)
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (str_is(a->folded[at - 1].low, words[k]))
				return true;
	return false;
}

static struct spot *add_spot(struct arabic *a, uint32_t i, uint32_t end, enum spot_kind kind,
	struct str name, const char *rule)
{
	struct page *p = a->page;
	struct spot *s = PUSH(p->mem, &p->spots);
	*s = (struct spot){ .first = i,
		.end = end,
		.name = name,
		.kind = kind,
		.near = is_near(a, i),
		.rule = rule,
		.place = { .words = page_words(p, i, end),
			.name = name,
			.precision = precision_of_kind(kind) } };
	if (s->near && s->place.precision == 1)
		s->place.precision = 2;
	for (uint32_t k = i; k < end; k++)
		p->mark[k].spot = (uint32_t)p->spots.count - 1;
	return s;
}

static enum spot_kind kind_of_entry(const struct gaz_entry *e)
{
	static const enum spot_kind kinds[] = { SPOT_COUNTRY, SPOT_COUNTRY, SPOT_PROVINCE,
		SPOT_DISTRICT, SPOT_CITY, SPOT_SEA, SPOT_REGION };
	return e ? kinds[e->kind] : SPOT_CITY;
}

static bool leads_to_place(const struct arabic *a, uint32_t i)
{
	static const char *const words[] = { "في", "قرب", "قباله", "محيط", "اطراف", "ضواحي", "شرق",
		"غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "داخل", "بلدتي", "قريتي" };
	if (i > a->first + 1 && str_is(a->folded[i - 1].low, "من") && ar_lex(a, i - 2) &&
		ar_lex(a, i - 2)->harm == HARM_DISPLACED)
		return true; /* "نزحوا من قارين" */
	for (uint32_t at = i; at > a->first + 1 && at + 3 > i; at--) /* "قصف عنيف على قارين" */
		if (str_is(a->folded[i - 1].low, "علي") && ar_lex(a, at - 2) &&
			lexeme_has(ar_lex(a, at - 2), FEATURE_EVENT))
			return true;
	for (size_t k = 0; i > a->first && k < sizeof words / sizeof *words; k++)
		if (str_is(a->folded[i - 1].low, words[k]))
			return true;
	return false;
}

static uint32_t known(struct arabic *a, uint32_t i)
{
	uint32_t end;
	const struct arabic_place *k;
	if (a->page->mark[i].moment != NONE || !arabic_place_at(a, i, &end, &k))
		return 0;
	if (k->word && !leads_to_place(a, i) && !str_starts(a->folded[i].low, STR("ب")))
		return 0;
	struct spot *s = add_spot(a, i, end,
		k->country.len ? kind_of_entry(k->entry) : SPOT_COUNTRY, k->name, "ARAB-41");
	s->country = k->country;
	if (k->entry && k->entry->lat != GAZ_NO_POINT) {
		s->place.has_point = true;
		s->place.lat = k->entry->lat / 100.0;
		s->place.lon = k->entry->lon / 100.0;
	}
	return end;
}

/* ARAB-42: "مخيم وادي سارين", "مدينة بورت سيلين", "سوق السمك". */
static uint32_t by_noun(struct arabic *a, uint32_t i)
{
	const struct noun *n = noun_at(a, i);
	if (!n || !is_letters(a, i) || has_article(a, i) ||
		(a->page->mark[i].lex && a->page->mark[i].first != i))
		return 0;
	uint32_t end, at = i + 1;
	const struct arabic_place *k;
	if (arabic_place_at(a, at, &end, &k) && !n->own && is_letters(a, at)) {
		if (n->kind == SPOT_CITY || n->kind == SPOT_TOWN || n->kind == SPOT_VILLAGE)
			return 0; /* "مدينة حلب": the known one, at the next word */
		struct spot *s = add_spot(a, i, end, n->kind, printed(a, i, end), "ARAB-42");
		if (k->entry && n->kind == SPOT_PROVINCE) {
			s->place.has_point = k->entry->lat != GAZ_NO_POINT;
			s->place.lat = s->place.has_point ? k->entry->lat / 100.0 : 0;
			s->place.lon = s->place.has_point ? k->entry->lon / 100.0 : 0;
		}
		return end;
	}
	if (!begins_name(a, at, n->choosy))
		return 0;
	bool inner = noun_at(a, at) && !has_article(a, at) && begins_name(a, at + 1, true);
	end = inner ? name_end(a, at + 1) : name_end(a, at);
	if (n->own && !has_article(a, at) && end == at + 1 && ar_is(a, at, "ابن"))
		end = at + 2 < a->end ? at + 2 : a->end;
	bool bare = n->kind == SPOT_CITY || n->kind == SPOT_TOWN || n->kind == SPOT_VILLAGE;
	uint32_t first = bare && !n->own ? at : i;
	add_spot(a, i, end, n->kind, printed(a, first, end), "ARAB-42");
	return end;
}

/* ARAB-43: behind "in", "near", "north of" an unknown word without article is taken for a name. */
static uint32_t by_preposition(struct arabic *a, uint32_t i)
{
	struct str low = a->folded[i].low;
	if (!leads_to_place(a, i) || !ar_is_name(a, i) || has_article(a, i) || low.len < 6 ||
		ar_prefix(a, i, ARABIC_AND | ARABIC_BY | ARABIC_FOR) || !is_letters(a, i))
		return 0;
	bool common = str_ends(low, STR("ات")) || str_ends(low, STR("يه")) ||
		      str_starts(low, STR("ت")) || str_starts(low, STR("است")) ||
		      str_starts(low, STR("م"));
	if (common)
		return 0;
	uint32_t end = name_end(a, i);
	add_spot(a, i, end, SPOT_TOWN, page_words(a->page, i, end), "ARAB-43");
	return end;
}

/* ARAB-44: "بورت سيلين (مارينيا) 14 مارس - ", "نهران - أكدت": where the report was written. */
static void dateline(struct arabic *a)
{
	enum { NAME = 3, HEAD = 16 };
	uint32_t end = a->first;
	const struct arabic_place *k;
	if (arabic_place_at(a, a->first, &end, &k))
		end = end < a->end ? end : a->first;
	else
		while (end < a->end && end < a->first + NAME &&
			(ar_is_name(a, end) ||
				(is_letters(a, end) && noun_at(a, end) && noun_at(a, end)->own)))
			end++;
	bool opens = ar_is(a, end, "(") || ar_is(a, end, "-") || ar_is(a, end, "/");
	if (end == a->first || !opens)
		return;
	bool dash = false;
	for (uint32_t i = end; i < a->end && i < a->first + HEAD; i++)
		dash |= ar_is(a, i, "-");
	if (!dash)
		return;
	for (uint32_t i = a->first; i < end; i++)
		if (a->page->mark[i].spot != NONE)
			return;
	add_spot(a, a->first, end, SPOT_CITY, page_words(a->page, a->first, end), "ARAB-44")
		->dateline = true;
}

/* "بقارين" behind "بلدة قارين": the same, with a small word before it. */
static bool is_name_of(const struct arabic *a, uint32_t i, uint32_t name, bool first)
{
	struct str word = a->bare[i].low, known = a->bare[name].low;
	bool clitic = word.len == known.len + 2 &&
		      (str_starts(word, STR("ب")) || str_starts(word, STR("ل")) ||
			      str_starts(word, STR("و")));
	return str_equal(word, known) || (first && clitic && str_ends(word, known));
}

/* A name that the text has introduced stands for its place wherever it stands again. */
static uint32_t again(struct arabic *a, uint32_t i, size_t learned)
{
	struct page *p = a->page;
	if (!ar_is_name(a, i))
		return 0;
	for (size_t k = 0; k < learned && k < 32; k++) {
		const struct spot s = p->spots.at[k];
		uint32_t n = s.end - s.first, from = s.first;
		if (a->cut[from].noun && !nouns[a->cut[from].noun - 1].own) {
			from++;
			n--;
		}
		if (n == 0 || i + n > a->end)
			continue;
		bool same = true;
		for (uint32_t w = 0; w < n && same; w++)
			same = is_name_of(a, i + w, from + w, w == 0);
		if (!same || p->mark[i].lex)
			continue;
		struct spot *t = add_spot(a, i, i + n, s.kind, s.name, s.rule);
		t->place.name = s.place.name;
		return i + n;
	}
	return 0;
}

/* In "وزارة الصحة في غزة" and "المرصد الماريني" places are of a source; those are told by their sayings. */
void where_arabic(struct arabic *a)
{
	struct page *p = a->page;
	for (size_t s = 0; s < p->scan.sentences.count; s++) {
		a->first = p->scan.sentences.at[s].first;
		a->end = p->scan.sentences.at[s].end;
		size_t learned = p->spots.count;
		for (uint32_t i = a->first; i < a->end; i++)
			a->cut[i].noun = noun_of(a, i);
		if (s == 0)
			dateline(a);
		for (uint32_t i = a->first; i < a->end;) {
			uint32_t end = p->mark[i].spot != NONE ? i + 1 : 0;
			if (!end)
				end = by_noun(a, i);
			if (!end)
				end = known(a, i);
			if (!end)
				end = again(a, i, learned);
			if (!end)
				end = by_preposition(a, i);
			i = end > i ? end : i + 1;
		}
	}
}
