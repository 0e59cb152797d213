/*
 * people - invented lists of people with known truth, for measuring `knell match`.
 *
 *     people KIND COUNT SEED >list.csv
 *
 * KIND: latin, clear (latin with a quarter of the errors and a fifth of the households),
 * roman, arabic, cross (one list, both scripts); releases (of one official list, romanised twice), releases-ar (in Arabic), sources (an official
 * list in Arabic with dates of birth, another in English with ages and shorter names),
 * register (a tenth recorded twice, with one slip), history (ten records a person), civil
 * (name, birth, sex, town, postcode and street; a third recorded again, some after they moved).
 *
 * Households are the hard part: brothers and sisters share family, father and
 * place, twins the day of birth as well, a son may bear his grandfather's name.
 * Each person is recorded once to four times; each record has its own errors of
 * typing, hearing, romanisation and spelling, fields missing and changed about.
 * No name here is of a known victim; parts are drawn independently.
 */
#include "base/buf.h"
#include "base/date.h"
#include "base/file.h"
#include "base/random.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NAMES = 8000 };

struct name {
	struct str latin, arabic;
	char sex; /* m f x */
	double up_to;
};

struct names {
	struct name at[MOST_NAMES];
	size_t count;
	double total;
};

struct world {
	struct names given, family;
	struct random chance;
	struct arena mem;
	enum kind {
		LATIN,
		CLEAR,
		ROMAN,
		ARABIC,
		CROSS,
		RELEASES,
		RELEASES_AR,
		SOURCES,
		REGISTER,
		HISTORY,
		CIVIL,
		KINDS
	} kind;
	double slips; /* times as many errors */
};

struct person {
	size_t given, father, grandfather, family, city;
	char sex;
	date_day born, died;
};

static bool happens(struct world *w, double p)
{
	return random_unit(&w->chance) < p;
}

static size_t below(struct world *w, size_t n)
{
	return (size_t)random_below(&w->chance, n);
}

static void add_name(struct names *n, struct str latin, struct str arabic, char sex, double weight)
{
	if (n->count == MOST_NAMES)
		return;
	n->total += weight;
	n->at[n->count++] = (struct name){ latin, arabic, sex, n->total };
}

static size_t pick(struct world *w, const struct names *n, char sex)
{
	for (;;) {
		double x = random_unit(&w->chance) * n->total;
		size_t low = 0, high = n->count - 1;
		while (low < high) {
			size_t middle = (low + high) / 2;
			if (n->at[middle].up_to <= x)
				low = middle + 1;
			else
				high = middle;
		}
		if (sex == 'x' || n->at[low].sex == 'x' || n->at[low].sex == sex)
			return low;
	}
}

/* Names made of syllables, frequent ones first (Zipf). */
static void invent_names(struct world *w, struct names *n, size_t count, int least, char sex)
{
	static const char *const starts[] = { "b", "br", "c", "ch", "d", "f", "g", "gr", "h", "j",
		"k", "l", "m", "n", "p", "r", "s", "sh", "st", "t", "th", "v", "w", "" };
	static const char *const vowels[] = { "a", "e", "i", "o", "u", "ai", "ea", "ie", "oo",
		"ou" };
	static const char *const ends[] = { "", "n", "r", "l", "s", "t", "m", "nd", "rt", "ck",
		"ll", "nn", "son" };
	for (size_t i = 0; i < count; i++) {
		struct buf b = { .mem = &w->mem };
		int parts = least + (int)below(w, 2);
		for (int k = 0; k < parts; k++) {
			buf_add(&b, str_from(starts[below(w, 24)]));
			buf_add(&b, str_from(vowels[below(w, 10)]));
			if (k + 1 == parts || happens(w, .3))
				buf_add(&b, str_from(ends[below(w, 13)]));
		}
		add_name(n, buf_str(&b), STR(""), sex == 'b' ? (i % 2 ? 'f' : 'm') : 'x',
			1 / pow((double)i + 3, .85));
	}
}

static bool load_names(struct world *w, const char *path, struct err *e)
{
	struct str text, line, field[5];
	if (!file_read(path, 1 << 22, &text, &w->mem, e))
		return false;
	while (str_cut(&text, '\n', &line)) {
		size_t n = 0;
		while (n < 5 && str_cut(&line, '\t', &field[n]))
			n++;
		if (n < 5)
			continue;
		bool given = str_equal(field[0], STR("given"));
		add_name(given ? &w->given : &w->family, field[2], field[1], field[3].at[0],
			sqrt(strtod(str_terminated(&w->mem, field[4]), NULL)));
	}
	return true;
}

/* ---- errors ---- */

static struct str splice(struct world *w, struct str s, size_t at, size_t cut, struct str in)
{
	return str_format(&w->mem, STR_FMT STR_FMT STR_FMT, STR_ARG(str_slice(s, 0, at)),
		STR_ARG(in), STR_ARG(str_slice(s, at + cut, s.len)));
}

static size_t letter_bytes(struct str s, size_t at)
{
	size_t n;
	utf8_decode(str_slice(s, at, s.len), &n);
	return n;
}

static size_t random_letter(struct world *w, struct str s)
{
	size_t at = below(w, s.len);
	while (at > 0 && ((unsigned char)s.at[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static struct str typo(struct world *w, struct str s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	if (s.len < 3)
		return s;
	size_t at = random_letter(w, s), n = letter_bytes(s, at);
	struct str other =
		n > 1 ? str_slice(s, random_letter(w, s), s.len) : str_from(letters + below(w, 26));
	other.len = n > 1 ? letter_bytes(other, 0) : 1;
	switch (below(w, 4)) {
	case 0:
		return splice(w, s, at, n, STR(""));
	case 1:
		return splice(w, s, at, 0, other);
	case 2:
		return splice(w, s, at, n, other);
	default:
		if (at + n >= s.len)
			return s;
		struct str next = str_slice(s, at + n, at + n + letter_bytes(s, at + n));
		struct str both = str_format(
			&w->mem, STR_FMT STR_FMT, STR_ARG(next), STR_ARG(str_slice(s, at, at + n)));
		return splice(w, s, at, n + next.len, both);
	}
}

static struct str replace(struct world *w, struct str s, const char *from, const char *to)
{
	size_t at = str_find(s, str_from(from));
	return at < s.len ? splice(w, s, at, strlen(from), str_from(to)) : s;
}

/* Other romanisations of the same letters. */
static struct str respell(struct world *w, struct str s)
{
	static const char *const ways[][2] = { { "ou", "u" }, { "u", "o" }, { "ee", "i" },
		{ "i", "ee" }, { "e", "a" }, { "a", "e" }, { "mm", "m" }, { "ss", "s" },
		{ "dd", "d" }, { "kh", "h" }, { "q", "k" }, { "j", "g" }, { "y", "i" },
		{ "al-", "el-" }, { "al-", "" }, { "ah", "a" }, { "oo", "ou" }, { "o", "u" },
		{ "aa", "a" }, { "sh", "ch" }, { "dh", "d" }, { "th", "t" }, { "ai", "ei" },
		{ "w", "ou" } };
	for (int k = 0; k < 3; k++) {
		const char *const *way = ways[below(w, sizeof ways / sizeof *ways)];
		s = replace(w, s, way[0], way[1]);
	}
	return s;
}

static struct str rewrite_arabic(struct world *w, struct str s)
{
	static const char *const ways[][2] = { { "أ", "ا" }, { "إ", "ا" }, { "ة", "ه" },
		{ "ه", "ة" }, { "ى", "ي" }, { "ي", "ى" }, { "ا", "أ" }, { "ؤ", "و" }, { "ئ", "ي" },
		{ "ء", "" }, { "عبدال", "عبد ال" } };
	for (int k = 0; k < 2; k++) {
		const char *const *way = ways[below(w, sizeof ways / sizeof *ways)];
		s = replace(w, s, way[0], way[1]);
	}
	return s;
}

static bool is_western(const struct world *w)
{
	return w->kind == LATIN || w->kind == CLEAR || w->kind == REGISTER || w->kind == HISTORY ||
	       w->kind == CIVIL;
}

/* Official lists: each person once, with fewer slips. */
static bool listed(const struct world *w)
{
	return w->kind == RELEASES || w->kind == RELEASES_AR || w->kind == SOURCES;
}

static struct str spoil(struct world *w, struct str s, bool arabic)
{
	if (!is_western(w) && happens(w, arabic ? .3 : .5))
		s = arabic ? rewrite_arabic(w, s) : respell(w, s);
	bool heavy = w->kind == LATIN || w->kind == CLEAR || w->kind == HISTORY;
	if (happens(w, (heavy ? .12 : listed(w) ? .02 : .06) * w->slips))
		s = typo(w, s);
	return s;
}

static struct str write_name(struct world *w, const struct names *n, size_t i, bool arabic)
{
	struct str s = arabic ? n->at[i].arabic : n->at[i].latin;
	return spoil(w, s, arabic);
}

static struct str write_date(struct world *w, date_day d, double wrong, double absent)
{
	struct ymd y = date_split(d);
	if (happens(w, absent))
		return STR("");
	if (happens(w, wrong))
		switch (below(w, 4)) {
		case 0:
			y.day = 1 + (int)below(w, 28);
			break;
		case 1:
			y.month = 1 + (int)below(w, 12);
			break;
		case 2:
			y.year += happens(w, .5) ? 1 : (int)below(w, 30) - 15;
			break;
		default:
			if (y.day <= 12) {
				int swap = y.day;
				y.day = y.month;
				y.month = swap;
			}
		}
	return str_format(&w->mem, "%04d-%02d-%02d", y.year, y.month, y.day);
}

/* ---- people ---- */

static struct person born_into(struct world *w, const struct person *family)
{
	struct person p = *family;
	p.sex = happens(w, .5) ? 'm' : 'f';
	p.given = happens(w, .06) && p.sex == 'm' ? p.grandfather : pick(w, &w->given, p.sex);
	p.born = family->born + (date_day)below(w, 4000);
	p.died = happens(w, .6) ? family->died : family->died + (date_day)below(w, 300);
	return p;
}

static struct person found_family(struct world *w)
{
	date_day first, death;
	date_make(1950, 1, 1, &first);
	date_make(2031, 1, 1, &death);
	return (struct person){ .father = pick(w, &w->given, 'm'),
		.grandfather = pick(w, &w->given, 'm'),
		.family = pick(w, &w->family, 'x'),
		.city = below(w, 60),
		.born = first + (date_day)below(w, 25000),
		.died = death + (date_day)below(w, 300) };
}

static void write_latin(struct world *w, const struct person *p, size_t id, size_t person)
{
	static const char *const cities[] = { "Port Selene", "Marenia", "Tal Sahra", "Dorrin",
		"Karsoun", "Cape Orlen" };
	struct str given = write_name(w, &w->given, p->given, false);
	struct str family = write_name(w, &w->family, p->family, false);
	if (happens(w, .04 * w->slips)) {
		struct str swap = given;
		given = family;
		family = swap;
	}
	if (happens(w, .05 * w->slips))
		given = STR("");
	else if (happens(w, .03 * w->slips))
		family = STR("");
	struct str city = str_format(&w->mem, "%s %zu", cities[p->city % 6], p->city / 6 + 1);
	if (happens(w, .1 * w->slips))
		city = typo(w, city);
	printf("%zu,%zu," STR_FMT "," STR_FMT "," STR_FMT ",%s," STR_FMT "\n", id, person,
		STR_ARG(given), STR_ARG(family),
		STR_ARG(write_date(w, p->born, .12 * w->slips, .08 * w->slips)),
		happens(w, .05 * w->slips) ? ""
		: p->sex == 'm'            ? "m"
					   : "f",
		STR_ARG(happens(w, .2 * w->slips) ? STR("") : city));
}

static void write_arabic(
	struct world *w, const struct person *p, size_t id, size_t person, bool arabic)
{
	struct buf b = { .mem = &w->mem };
	buf_add(&b, write_name(w, &w->given, p->given, arabic));
	buf_add_char(&b, ' ');
	buf_add(&b, write_name(w, &w->given, p->father, arabic));
	if (happens(w, .6)) {
		buf_add_char(&b, ' ');
		buf_add(&b, write_name(w, &w->given, p->grandfather, arabic));
	}
	buf_add_char(&b, ' ');
	buf_add(&b, write_name(w, &w->family, p->family, arabic));
	struct ymd born = date_split(p->born), died = date_split(p->died);
	int age = died.year - born.year + (happens(w, .15) ? (int)below(w, 5) - 2 : 0);
	struct str years = happens(w, .15) ? STR("") : str_format(&w->mem, "%d", age);
	printf("%zu,%zu,%s," STR_FMT "," STR_FMT "," STR_FMT ",%s," STR_FMT "\n", id, person,
		arabic ? "ar" : "en", STR_ARG(buf_str(&b)),
		STR_ARG(write_date(w, p->born, .08, .35)), STR_ARG(years),
		happens(w, .05) ? ""
		: p->sex == 'm' ? "m"
				: "f",
		STR_ARG(write_date(w, p->died, .06, .3)));
}

static void add_part(struct buf *b, struct str part)
{
	if (b->len)
		buf_add_char(b, ' ');
	buf_add(b, part);
}

static const char *sex_word(struct world *w, const struct person *p, double absent)
{
	return happens(w, absent) ? "" : p->sex == 'm' ? "m" : "f";
}

static struct str age_words(struct world *w, const struct person *p, double wrong, double absent)
{
	int age = date_split(p->died).year - date_split(p->born).year;
	age += happens(w, wrong) ? (int)below(w, 3) - 1 : 0;
	if (happens(w, absent))
		return STR("");
	return str_format(&w->mem, "%d", age < 0 ? 0 : age);
}

/* One row of an official list (`second` false) or of the other release or source. */
static void write_listed(
	struct world *w, const struct person *p, size_t id, size_t person, bool second)
{
	bool arabic = w->kind == RELEASES_AR || (w->kind == SOURCES && !second);
	bool brief = w->kind == SOURCES && second;
	struct buf b = { .mem = &w->mem };
	add_part(&b, write_name(w, &w->given, p->given, arabic));
	if (!happens(w, brief ? .3 : .03))
		add_part(&b, write_name(w, &w->given, p->father, arabic));
	if (!happens(w, brief ? .6 : .1))
		add_part(&b, write_name(w, &w->given, p->grandfather, arabic));
	add_part(&b, write_name(w, &w->family, p->family, arabic));
	struct str born = write_date(w, p->born, .03, brief ? 1 : second ? .15 : .3);
	printf("%zu,%zu,%s," STR_FMT "," STR_FMT ",%s," STR_FMT "\n", id, person,
		second ? "second" : "first", STR_ARG(buf_str(&b)),
		STR_ARG(age_words(w, p, .1, brief ? .25 : .03)), sex_word(w, p, brief ? .15 : .03),
		STR_ARG(born));
}

/* A tenth stands twice, the second time with one slip in one field. */
static void write_register(
	struct world *w, const struct person *p, size_t id, size_t person, bool second)
{
	struct str given = w->given.at[p->given].latin, family = w->family.at[p->family].latin;
	struct ymd y = date_split(p->born);
	size_t slip = second ? below(w, 5) : 5;
	given = slip == 0 ? typo(w, given) : given;
	family = slip == 1 ? typo(w, family) : family;
	y.year = slip == 2 ? y.year - y.year % 10 + (int)below(w, 10) : y.year;
	y.month = slip == 3 ? 1 + (int)below(w, 12) : y.month;
	y.day = slip == 4 ? 1 + (int)below(w, 28) : y.day;
	printf("%zu,%zu," STR_FMT ",," STR_FMT ",,%d,%d,%d\n", id, person, STR_ARG(given),
		STR_ARG(family), y.year, y.month, y.day);
}

static void write_history(struct world *w, const struct person *p, size_t id, size_t person)
{
	static const char *const trades[] = { "painter", "writer", "clergyman", "judge", "merchant",
		"officer", "physician", "actor" };
	struct str given = write_name(w, &w->given, p->given, false);
	struct str family = write_name(w, &w->family, p->family, false);
	struct buf b = { .mem = &w->mem };
	if (happens(w, .1))
		given = str_slice(given, 0, 1);
	if (happens(w, .06))
		add_part(&b, STR("Sir"));
	add_part(&b, given);
	if (happens(w, .4))
		add_part(&b, write_name(w, &w->given, p->father, false));
	add_part(&b, family);
	if (happens(w, .06))
		add_part(&b, STR("2nd Earl of Dorrin"));
	struct str born = happens(w, .35)
				  ? str_format(&w->mem, "%d-01-01", date_split(p->born).year)
				  : write_date(w, p->born, .2, .2);
	size_t city = happens(w, .15) ? below(w, 60) : p->city;
	printf("%zu,%zu," STR_FMT "," STR_FMT "," STR_FMT "," STR_FMT ",town %zu,%s,%s\n", id,
		person, STR_ARG(buf_str(&b)), STR_ARG(given), STR_ARG(family), STR_ARG(born), city,
		sex_word(w, p, .2), happens(w, .4) ? "" : trades[(p->city + p->given) % 8]);
}

/* As it is heard: another letter or two for the same sound. */
static struct str mishear(struct world *w, struct str s)
{
	static const char *const ways[][2] = { { "ck", "k" }, { "ll", "l" }, { "nn", "n" },
		{ "ai", "ay" }, { "oo", "u" }, { "ou", "ow" }, { "ie", "y" }, { "ea", "ee" },
		{ "sh", "sch" }, { "c", "k" }, { "v", "w" }, { "t", "d" }, { "b", "p" } };
	size_t from = below(w, 13);
	for (size_t k = 0; k < 13; k++) {
		const char *const *way = ways[(from + k) % 13];
		if (str_find(s, str_from(way[0])) < s.len)
			return replace(w, s, way[0], way[1]);
	}
	return s;
}

static struct str slips(struct world *w, struct str s, double absent)
{
	if (happens(w, absent))
		return STR("");
	s = happens(w, .04) ? mishear(w, s) : s;
	return happens(w, .05) ? typo(w, s) : s;
}

static void write_civil(
	struct world *w, const struct person *p, size_t id, size_t person, bool second)
{
	bool moved = second && happens(w, .1);
	size_t city = moved ? below(w, 60) : p->city;
	size_t home =
		moved ? below(w, 4000) : (p->family * 31 + p->father * 7 + p->grandfather) % 4000;
	struct str given = slips(w, w->given.at[p->given].latin, .03);
	struct str family = slips(w, w->family.at[p->family].latin, .02);
	bool swapped = happens(w, .02);
	struct str street = str_format(&w->mem, "%zu " STR_FMT " street", home % 90 + 1,
		STR_ARG(w->family.at[(city * 41 + home / 90) % 2000].latin));
	printf("%zu,%zu," STR_FMT "," STR_FMT "," STR_FMT ",%s," STR_FMT "," STR_FMT "," STR_FMT
	       "\n",
		id, person, STR_ARG(swapped ? family : given), STR_ARG(swapped ? given : family),
		STR_ARG(write_date(w, p->born, .06, .06)), sex_word(w, p, .04),
		STR_ARG(slips(w, str_format(&w->mem, "town %zu", city), .05)),
		STR_ARG(slips(w, str_format(&w->mem, "%zu", 10000 + city * 50 + home / 90), .08)),
		STR_ARG(slips(w, street, .08)));
}

static size_t copies_of(struct world *w)
{
	if (w->kind == CIVIL)
		return happens(w, .75) ? 1 : happens(w, .75) ? 2 : 3;
	if (listed(w))
		return happens(w, .12) ? 1 : 2;
	if (w->kind == REGISTER)
		return happens(w, .11) ? 2 : 1;
	if (w->kind == HISTORY)
		return 5 + below(w, 11);
	return happens(w, .45) ? 1 : happens(w, .6) ? 2 : 3 + below(w, 2);
}

static void write_record(
	struct world *w, const struct person *p, size_t id, size_t person, bool second)
{
	if (listed(w))
		write_listed(w, p, id, person, second);
	else if (w->kind == REGISTER)
		write_register(w, p, id, person, second);
	else if (w->kind == HISTORY)
		write_history(w, p, id, person);
	else if (w->kind == CIVIL)
		write_civil(w, p, id, person, second);
	else if (w->kind == LATIN || w->kind == CLEAR)
		write_latin(w, p, id, person);
	else
		write_arabic(w, p, id, person,
			w->kind == ARABIC || (w->kind == CROSS && happens(w, .5)));
}

static void write_person(
	struct world *w, const struct person *p, size_t person, size_t *id, size_t most)
{
	size_t copies = copies_of(w);
	bool other = listed(w) && copies == 1 && happens(w, .5);
	for (size_t k = 0; k < copies && *id < most; k++) {
		write_record(w, p, ++*id, person, k > 0 || other);
		arena_release(&w->mem);
		w->mem = (struct arena){ 0 };
	}
}

static const char *header_of(enum kind kind)
{
	static const char *const headers[KINDS] = {
		[LATIN] = "rec_id,true_id,given,surname,dob,sex,city",
		[CLEAR] = "rec_id,true_id,given,surname,dob,sex,city",
		[REGISTER] = "rec_id,true_id,fname_c1,fname_c2,lname_c1,lname_c2,by,bm,bd",
		[HISTORY] = "rec_id,true_id,full_name,first_name,surname,dob,place,sex,occupation",
		[CIVIL] = "rec_id,true_id,given,surname,dob,sex,town,postcode,street",
		[RELEASES] = "rec_id,true_id,source,name,age,sex,dob",
		[RELEASES_AR] = "rec_id,true_id,source,name,age,sex,dob",
		[SOURCES] = "rec_id,true_id,source,name,age,sex,dob"
	};
	return headers[kind] ? headers[kind]
			     : "rec_id,true_id,script,name,dob,age,sex,date_of_death";
}

int main(int argc, char **argv)
{
	static const char *const kinds[KINDS] = { "latin", "clear", "roman", "arabic", "cross",
		"releases", "releases-ar", "sources", "register", "history", "civil" };
	static struct world w, names;
	struct err e = { 0 };
	size_t count = argc > 2 ? strtoul(argv[2], NULL, 10) : 0, id = 0, person = 0;
	for (int k = 0; argc > 3 && k < KINDS; k++)
		if (strcmp(argv[1], kinds[k]) == 0)
			w.kind = (enum kind)k;
	if (argc < 4 || count == 0) {
		fputs("usage: people KIND COUNT SEED [names_ar.tsv]; the kinds are named in "
		      "bench/people.c\n",
			stderr);
		return 2;
	}
	names.chance = random_seeded(7, 0);
	if (is_western(&w)) {
		invent_names(&names, &names.given, 900, 1, 'b');
		invent_names(&names, &names.family, 7000, 2, 'x');
	} else if (!load_names(&names, argc > 4 ? argv[4] : "bench/names_ar.tsv", &e)) {
		fprintf(stderr, "people: %s\n", e.text);
		return (int)e.kind;
	}
	w.given = names.given;
	w.family = names.family;
	w.chance = random_seeded(strtoul(argv[3], NULL, 10), 0);
	w.slips = w.kind == CLEAR ? .25 : 1;
	double households = w.kind == CLEAR ? .1 : .5;
	puts(header_of(w.kind));
	while (id < count) {
		struct person family = found_family(&w);
		size_t members = happens(&w, 1 - households) ? 1 : 1 + below(&w, 5);
		for (size_t k = 0; k < members && id < count; k++) {
			struct person p = born_into(&w, &family);
			write_person(&w, &p, ++person, &id, count);
			if (happens(&w, .04 * households)) { /* a twin */
				struct person twin = born_into(&w, &family);
				twin.born = p.born;
				write_person(&w, &twin, ++person, &id, count);
			}
		}
	}
	return 0;
}
