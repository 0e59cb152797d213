/*
 * pack_gazetteer - the packed gazetteer (reader/gazetteer_packed.h) from the readable ones
 * usage: pack_gazetteer OUT GAZETTEER.txt NAMES.txt WORDS.txt COMMON.txt
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "reader/where.h"
#include "text/fold.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pair {
	uint64_t hash;
	uint32_t entry;
};

struct word_entry {
	uint64_t hash;
	uint32_t classes;
};

struct packing {
	struct arena *mem;
	struct err *e;
	struct {
		struct gaz_entry *at;
		size_t count, room;
	} entries;
	struct {
		struct pair *at;
		size_t count, room;
	} pairs;
	struct {
		struct word_entry *at;
		size_t count, room;
	} words;
	struct buf pool;
	/* where the reading of the gazetteer stands */
	char country[2];
	uint16_t country_entry, division, next_division;
	bool second_pass;
};

static uint64_t hash_of(struct str s)
{
	uint64_t h = GAZ_HASH_START;
	for (size_t i = 0; i < s.len;) {
		size_t n;
		char folded[4];
		uint32_t c = utf8_decode((struct str){ s.at + i, s.len - i }, &n);
		h = gaz_hash_add(h, folded, fold_write(c, folded));
		i += n;
	}
	return gaz_hash_end(h);
}

static struct str field(struct str *line, char stop)
{
	struct str piece = { 0 };
	return str_cut(line, stop, &piece) ? str_trim(piece) : (struct str){ "", 0 };
}

static int16_t hundredths(struct str s, struct arena *mem)
{
	return s.len ? (int16_t)lround(strtod(str_terminated(mem, s), NULL) * 100) : GAZ_NO_POINT;
}

static uint32_t add_to_pool(struct packing *p, struct str name)
{
	uint32_t at = (uint32_t)p->pool.len;
	if (name.len > 255)
		name.len = 255;
	buf_add_char(&p->pool, (char)(unsigned char)name.len);
	buf_add(&p->pool, name);
	return at;
}

static void add_name(struct packing *p, struct str name, uint32_t entry)
{
	if (name.len > 1)
		*PUSH(p->mem, &p->pairs) = (struct pair){ hash_of(name), entry };
}

/* A new entry with all its names, which `|` separates; the first is printed. */
static uint32_t add_entry(struct packing *p, struct str names, struct gaz_entry entry)
{
	uint32_t number = (uint32_t)p->entries.count;
	struct str rest = names, first = field(&rest, '|');
	entry.name = add_to_pool(p, first);
	memcpy(entry.country, p->country, 2);
	*PUSH(p->mem, &p->entries) = entry;
	for (struct str name; str_cut(&names, '|', &name);)
		add_name(p, str_trim(name), number);
	return number;
}

static struct str without_point(struct str *line, struct gaz_entry *entry, struct arena *mem)
{
	struct str names = field(line, '\t');
	entry->lat = hundredths(field(line, '\t'), mem);
	entry->lon = hundredths(field(line, '\t'), mem);
	return names;
}

/* "Salvadoran" and "Salvadorans". */
static void add_people(struct packing *p, struct str names)
{
	struct gaz_entry entry = { .kind = GAZ_PEOPLE, .lat = GAZ_NO_POINT, .lon = GAZ_NO_POINT };
	entry.inside = p->country_entry;
	for (struct str name; str_cut(&names, '|', &name);) {
		uint32_t number = add_entry(p, name, entry);
		if (!str_ends(name, STR("s")) && !str_ends(name, STR("sh")) &&
			!str_ends(name, STR("ese")) && !str_ends(name, STR("ch")))
			add_name(p, str_format(p->mem, STR_FMT "s", STR_ARG(name)), number);
	}
}

static bool find_country(struct packing *p, struct str code)
{
	for (size_t i = 0; i < p->entries.count && p->entries.at[i].kind == GAZ_COUNTRY; i++)
		if (memcmp(p->entries.at[i].country, code.at, 2) == 0) {
			memcpy(p->country, code.at, 2);
			p->country_entry = p->division = (uint16_t)i;
			return true;
		}
	return false;
}

static bool gazetteer_country(struct packing *p, struct str line)
{
	struct gaz_entry entry = { .kind = GAZ_COUNTRY };
	struct str code = field(&line, '\t');
	if (code.len != 2)
		return fail(p->e, ERR_INPUT, "a country's code has two letters");
	if (p->second_pass)
		return find_country(p, code);
	memcpy(p->country, code.at, 2);
	struct str names = without_point(&line, &entry, p->mem);
	entry.inside = (uint16_t)p->entries.count;
	add_entry(p, names, entry);
	return true;
}

/* Countries in a first pass, divisions in a second, so that both have small numbers. */
static bool gazetteer_line(struct packing *p, struct str line)
{
	struct gaz_entry entry = { .inside = p->division };
	char mark = line.at[0];
	struct str rest = str_slice(line, 1, line.len);
	if (mark == '=')
		return gazetteer_country(p, rest);
	if (!p->second_pass)
		return true;
	if (mark == '~') {
		add_people(p, rest);
		return true;
	}
	if (mark == '+') {
		struct str names = without_point(&rest, &entry, p->mem);
		entry.kind = GAZ_PROVINCE;
		entry.inside = p->country_entry;
		p->division = names.len ? (uint16_t)add_entry(p, names, entry) : p->country_entry;
		return p->entries.count < UINT16_MAX ||
		       fail(p->e, ERR_INPUT, "there are too many divisions");
	}
	entry.kind = mark == '-' ? GAZ_DISTRICT : GAZ_CITY;
	if (mark == '-')
		line = rest;
	struct str names = without_point(&line, &entry, p->mem);
	struct str level = field(&line, '\t');
	entry.level = level.len ? (uint8_t)(level.at[0] - '0') : 0;
	add_entry(p, names, entry);
	return true;
}

/* Divisions first: city and district lines are put off to a third reading. */
static bool division_line(struct packing *p, struct str line)
{
	bool small = line.at[0] == '=' || line.at[0] == '+' || line.at[0] == '~';
	return small ? gazetteer_line(p, line) : true;
}

/* The third reading meets the divisions again, in the order in which they were added. */
static bool city_line(struct packing *p, struct str line)
{
	if (line.at[0] == '+') {
		p->division = p->country_entry;
		if (line.len < 2 || line.at[1] == '\t')
			return true;
		while (p->next_division < p->entries.count && p->entries.at &&
			p->entries.at[p->next_division].kind != GAZ_PROVINCE)
			p->next_division++;
		p->division = p->next_division++;
		return true;
	}
	return line.at[0] == '~' ? true : gazetteer_line(p, line);
}

static void add_spellings(struct packing *p, uint32_t entry, struct str names)
{
	for (struct str name; str_cut(&names, '|', &name);)
		add_name(p, str_trim(name), entry);
}

/* "also": every city and division of that name in that country gets the other spellings. */
static bool also_line(struct packing *p, struct str line)
{
	struct str code = field(&line, '\t'), name = field(&line, '\t');
	uint64_t hash = hash_of(name);
	bool found = false;
	size_t count = p->pairs.count;
	for (size_t i = 0; i < count; i++) {
		uint32_t entry = p->pairs.at[i].entry;
		if (p->pairs.at[i].hash != hash ||
			memcmp(p->entries.at[entry].country, code.at, 2) != 0)
			continue;
		add_spellings(p, entry, line);
		found = true;
	}
	return found || fail(p->e, ERR_INPUT, "no '" STR_FMT "' in the gazetteer", STR_ARG(name));
}

static bool names_line(struct packing *p, struct str line)
{
	static const struct {
		const char *word;
		enum gaz_kind kind;
	} kinds[] = { { "sea", GAZ_SEA }, { "region", GAZ_REGION }, { "province", GAZ_PROVINCE },
		{ "city", GAZ_CITY } };
	if (line.at[0] == '=' || line.at[0] == '~') {
		bool people = line.at[0] == '~';
		line = str_slice(line, 1, line.len);
		if (!find_country(p, field(&line, '\t')))
			return fail(p->e, ERR_INPUT, "there is no such country");
		if (people)
			add_people(p, line);
		else
			add_spellings(p, p->country_entry, line);
		return true;
	}
	struct str kind = field(&line, '\t');
	if (str_equal(kind, STR("also")))
		return also_line(p, line);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!str_equal(kind, str_from(kinds[i].word)))
			continue;
		struct gaz_entry entry = { .kind = (uint8_t)kinds[i].kind, .level = 5 };
		memset(p->country, 0, 2);
		if (kinds[i].kind == GAZ_PROVINCE || kinds[i].kind == GAZ_CITY)
			find_country(p, field(&line, '\t'));
		entry.inside = p->country_entry;
		struct str names = without_point(&line, &entry, p->mem);
		add_entry(p, names, entry);
		return true;
	}
	return fail(p->e, ERR_INPUT, "'" STR_FMT "' is no kind of line", STR_ARG(kind));
}

static uint32_t class_of(struct str word)
{
#define AS_PAIR(name, words, bit) { words, name },
	static const struct {
		const char *word;
		uint32_t class;
	} classes[] = { WORD_CLASSES(AS_PAIR) };
#undef AS_PAIR
	static const struct {
		const char *word;
		enum spot_kind kind;
	} kinds[] = { { "kind:city", SPOT_CITY }, { "kind:town", SPOT_TOWN },
		{ "kind:village", SPOT_VILLAGE }, { "kind:province", SPOT_PROVINCE },
		{ "kind:district", SPOT_DISTRICT }, { "kind:neighbourhood", SPOT_NEIGHBOURHOOD },
		{ "kind:camp", SPOT_CAMP }, { "kind:site", SPOT_SITE }, { "kind:road", SPOT_ROAD },
		{ "kind:sea", SPOT_SEA }, { "kind:island", SPOT_REGION } };
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_equal(word, str_from(classes[i].word)))
			return classes[i].class;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal(word, str_from(kinds[i].word)))
			return (uint32_t)(kinds[i].kind + 1) << WORD_KIND_SHIFT;
	return 0;
}

static bool words_line(struct packing *p, struct str line)
{
	struct str class = field(&line, '\t');
	uint32_t bits = class_of(class);
	if (!bits)
		return fail(p->e, ERR_INPUT, "'" STR_FMT "' is no class of words", STR_ARG(class));
	for (struct str word; str_cut(&line, ' ', &word);)
		if (word.len)
			*PUSH(p->mem, &p->words) = (struct word_entry){ hash_of(word), bits };
	return true;
}

static bool common_line(struct packing *p, struct str line)
{
	*PUSH(p->mem, &p->words) = (struct word_entry){ hash_of(line), WORD_COMMON };
	return true;
}

typedef bool line_reader(struct packing *p, struct str line);

static bool read_lines(struct packing *p, const char *path, line_reader *take)
{
	struct str text, line;
	if (!file_read(path, 64 << 20, &text, p->mem, p->e))
		return false;
	size_t number = 0;
	while (str_cut(&text, '\n', &line)) {
		number++;
		if (line.len && line.at[0] != '#' && !take(p, line))
			return explain(p->e, "'%s', line %zu", path, number);
	}
	return true;
}

static int by_hash(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->entry > y->entry) - (x->entry < y->entry);
}

static void put_slot(struct gaz_slot *slots, size_t count, uint64_t hash, uint32_t value)
{
	size_t at = hash & (count - 1);
	uint32_t check = (uint32_t)(hash >> 32);
	while (slots[at].value && slots[at].check != check)
		at = (at + 1) & (count - 1);
	slots[at].check = check;
	slots[at].value |= value;
}

static size_t power_over(size_t n)
{
	size_t p = 16;
	while (p < n)
		p *= 2;
	return p;
}

/* Sorted pairs to refs and slots; what is said twice is put once. */
static struct str pack_names(struct packing *p, struct gaz_header *h)
{
	struct buf refs = { .mem = p->mem };
	size_t n = p->pairs.count;
	if (p->pairs.at)
		qsort(p->pairs.at, n, sizeof *p->pairs.at, by_hash);
	h->name_slots = (uint32_t)power_over(n + n / 2);
	struct gaz_slot *slots = NEW_ARRAY(p->mem, struct gaz_slot, h->name_slots);
	for (size_t i = 0; p->pairs.at && i < n; i++) {
		const struct pair *at = &p->pairs.at[i];
		bool first = i == 0 || at[-1].hash != at->hash;
		if (!first && at[-1].entry == at->entry)
			continue;
		size_t next = i + 1;
		while (next < n && at[next - i].hash == at->hash && at[next - i].entry == at->entry)
			next++;
		bool last = next == n || at[next - i].hash != at->hash;
		if (first)
			put_slot(slots, h->name_slots, at->hash, h->refs + 1);
		uint32_t ref = at->entry | (last ? GAZ_LAST : 0);
		buf_add(&refs, (struct str){ (const char *)&ref, sizeof ref });
		h->refs++;
	}
	buf_add(&refs, (struct str){ (const char *)slots, h->name_slots * sizeof *slots });
	return buf_str(&refs);
}

static struct str pack_words(struct packing *p, struct gaz_header *h)
{
	h->word_slots = (uint32_t)power_over(p->words.count + p->words.count / 2);
	struct gaz_slot *slots = NEW_ARRAY(p->mem, struct gaz_slot, h->word_slots);
	for (size_t i = 0; i < p->words.count; i++)
		put_slot(slots, h->word_slots, p->words.at[i].hash, p->words.at[i].classes);
	return (struct str){ (const char *)slots, h->word_slots * sizeof *slots };
}

static struct str pack_filter(struct packing *p, struct gaz_header *h)
{
	h->filter = (uint32_t)power_over(p->pairs.count / 4);
	uint32_t *bits = NEW_ARRAY(p->mem, uint32_t, h->filter);
	for (size_t i = 0; i < p->pairs.count; i++) {
		uint32_t bit = gaz_filter_bit(p->pairs.at[i].hash, h->filter);
		bits[bit / 32] |= 1u << bit % 32;
	}
	return (struct str){ (const char *)bits, h->filter * sizeof *bits };
}

static bool run(char **args, struct arena *mem, struct err *e)
{
	struct packing p = { .mem = mem, .e = e, .pool = { .mem = mem } };
	if (!read_lines(&p, args[2], gazetteer_line))
		return false;
	p.second_pass = true;
	if (!read_lines(&p, args[2], division_line) || !read_lines(&p, args[2], city_line) ||
		!read_lines(&p, args[3], names_line) || !read_lines(&p, args[4], words_line) ||
		!read_lines(&p, args[5], common_line))
		return false;
	struct gaz_header h = { .magic = GAZETTEER_MAGIC };
	struct str names = pack_names(&p, &h), words = pack_words(&p, &h),
		   filter = pack_filter(&p, &h);
	h.entries = (uint32_t)p.entries.count;
	h.pool = (uint32_t)p.pool.len;
	struct buf out = { .mem = mem };
	buf_add(&out, (struct str){ (const char *)&h, sizeof h });
	buf_add(&out,
		(struct str){ (const char *)p.entries.at, p.entries.count * sizeof *p.entries.at });
	buf_add(&out, names);
	buf_add(&out, words);
	buf_add(&out, filter);
	buf_add(&out, buf_str(&p.pool));
	return file_write(args[1], buf_str(&out), e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	bool ok = argc == 6 ? run(argv, &mem, &e)
			    : fail(&e, ERR_USAGE,
				      "usage: pack_gazetteer OUT GAZETTEER NAMES WORDS COMMON");
	if (!ok)
		fprintf(stderr, "pack_gazetteer: %s\n", e.text);
	arena_release(&mem);
	return (int)e.kind;
}
