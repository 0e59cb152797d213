/*
 * What a public edition does not say. A name that is withheld is taken out wherever it stands and another stands for
 * it, always the same, so that the toll derived from the edition's claims is the one that it prints.
 */
#include "publish/redact_inside.h"

#include "toll/fold.h"

#include <stdlib.h>

enum { ADULT = 18, FEWEST_SLOTS = 1024 };

static inline bool is_word_byte(char c)
{
	unsigned char u = (unsigned char)c;
	return u >= 0x80 || (unsigned char)(u - '0') < 10 || (unsigned char)((u | 32) - 'a') < 26;
}

static struct str first_word(struct str s)
{
	size_t n = 0;
	while (n < s.len && is_word_byte(s.at[n]))
		n++;
	return str_slice(s, 0, n);
}

static bool is_several_words(struct str s)
{
	size_t n = first_word(s).len;
	while (n < s.len && !is_word_byte(s.at[n]))
		n++;
	return n < s.len;
}

static size_t fold_hash(struct str s)
{
	unsigned long long h = 14695981039346656037u;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		h = (h ^ (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 1099511628211u;
	}
	return (size_t)h;
}

/* The first two words of a text and what stands between them: a name's, since many people share their first. */
static struct str two_words(struct str s)
{
	size_t n = first_word(s).len;
	while (n < s.len && !is_word_byte(s.at[n]))
		n++;
	return str_slice(s, 0, n + first_word(str_slice(s, n, s.len)).len);
}

static size_t *slot_of(const struct veils *v, struct str words)
{
	size_t i = fold_hash(words) & (v->slots - 1);
	while (v->slot[i] && !str_equal_fold(two_words(v->at[v->slot[i] - 1].name), words))
		i = (i + 1) & (v->slots - 1);
	return &v->slot[i];
}

static int by_two_words(const void *a, const void *b)
{
	const struct veil *x = a, *y = b;
	size_t hx = fold_hash(two_words(x->name)), hy = fold_hash(two_words(y->name));
	if (hx != hy)
		return hx < hy ? -1 : 1;
	if (x->name.len != y->name.len)
		return x->name.len > y->name.len ? -1 : 1;
	return str_compare(x->name, y->name);
}

/* Veils by the first two words of their names, longest first, and where each two's begin. */
static void index_veils(struct veils *v, struct arena *mem)
{
	if (!v->count)
		return;
	qsort(v->at, v->count, sizeof *v->at, by_two_words);
	v->slots = FEWEST_SLOTS;
	while (v->slots < 4 * v->count)
		v->slots *= 2;
	v->slot = NEW_ARRAY(mem, size_t, v->slots);
	for (size_t i = 0; i < v->count; i++) {
		size_t *slot = slot_of(v, two_words(v->at[i].name));
		if (!*slot)
			*slot = i + 1;
		size_t first = fold_hash(first_word(v->at[i].name)) % (8 * sizeof v->first);
		v->first[first / 8] |= (unsigned char)(1 << first % 8);
	}
}

static bool may_begin(const struct veils *v, struct str word)
{
	size_t first = fold_hash(word) % (8 * sizeof v->first);
	return v->first[first / 8] >> first % 8 & 1;
}

/* The longest veiled name that stands at the beginning of `s`, a word's beginning. */
static const struct veil *veil_at(const struct veils *v, struct str s)
{
	struct str word = first_word(s), words;
	if (!v->count || !word.len || !may_begin(v, word))
		return NULL;
	words = two_words(s);
	for (size_t i = *slot_of(v, words); i && i <= v->count; i++) {
		const struct veil *one = &v->at[i - 1];
		if (!str_equal_fold(two_words(one->name), words))
			return NULL;
		bool ends = one->name.len == s.len ||
			    (one->name.len < s.len && !is_word_byte(s.at[one->name.len]));
		if (ends && is_several_words(one->name) &&
			str_equal_fold(str_slice(s, 0, one->name.len), one->name))
			return one;
	}
	return NULL;
}

/* The first veiled name from `from` on, and where it stands. */
static const struct veil *next_veil(const struct veils *v, struct str s, size_t from, size_t *at)
{
	for (size_t i = from; i < s.len;) {
		const struct veil *found = veil_at(v, str_slice(s, i, s.len));
		if (found) {
			*at = i;
			return found;
		}
		while (i < s.len && is_word_byte(s.at[i]))
			i++;
		while (i < s.len && !is_word_byte(s.at[i]))
			i++;
	}
	return NULL;
}

struct str edition_text(const struct edition *ed, struct str text)
{
	struct buf b = { .mem = ed->mem };
	size_t done = 0, at = 0;
	const struct veil *v;
	if (!ed->veils.count || !text.at)
		return text;
	while ((v = next_veil(&ed->veils, text, done, &at)) != NULL) {
		buf_add(&b, str_slice(text, done, at));
		buf_add(&b, v->stands);
		done = at + v->name.len;
	}
	if (!done)
		return text;
	buf_add(&b, str_slice(text, done, text.len));
	return buf_str(&b);
}

bool edition_betrays(const struct edition *ed, struct str text, struct str *name)
{
	size_t at;
	const struct veil *v = ed->veils.count ? next_veil(&ed->veils, text, 0, &at) : NULL;
	if (v)
		*name = v->name;
	return v != NULL;
}

/* PUBLISH-4 */
bool victim_is_minor(const struct victim *v)
{
	static const char *const groups[] = { "child", "children", "infant", "baby", "boy", "girl",
		"minor", "teenager", "adolescent", "newborn", "toddler", "kid", "schoolboy",
		"schoolgirl", "son", "daughter", NULL };
	if (v->age != UNKNOWN_NUMBER)
		return v->age < ADULT;
	for (size_t i = 0; groups[i]; i++)
		if (str_equal_fold(v->age_group, str_from(groups[i])) ||
			str_equal_fold(v->role, str_from(groups[i])))
			return i + 3 < sizeof groups / sizeof *groups; /* a son may be of age */
	return false;
}

struct redacting {
	struct edition *ed;
	struct numbered keys; /* by folded name: 1 + place in the veils' `stands` */
};

static void add_veil(struct redacting *x, struct str name, const char *what)
{
	struct veils *v = &x->ed->veils;
	struct arena *mem = x->ed->mem;
	name = str_trim(name);
	if (!first_word(name).len || numbered_get(&v->known, name))
		return;
	size_t number = numbered_find(&x->keys, name_key(mem, name), v->stands.count + 1, mem);
	if (number > v->stands.count)
		*PUSH(mem, &v->stands) = str_format(mem, "[%s withheld %zu]", what, number);
	numbered_find(&v->known, name, number, mem);
	*PUSH(mem, v) = (struct veil){ name, v->stands.at[number - 1] };
}

static const struct json *handling(const struct claim *c)
{
	return json_member(c->rest, "handling");
}

static bool withholds(const struct claim *c, const char *member)
{
	const struct json *list = json_member(handling(c), "withhold");
	for (size_t i = 0; list && list->kind == KIND_ARRAY && i < list->count; i++)
		if (str_equal(list->item[i].text, str_from(member)))
			return true;
	return false;
}

/* PUBLISH-2: any level but "public" is one that the public does not have. */
static bool is_confidential(const struct claim *c)
{
	struct str level = json_text(handling(c), "confidentiality");
	return level.len && !str_equal_fold(level, STR("public"));
}

static bool refuses_names(const struct claim *c)
{
	const struct json *consent = json_member(handling(c), "consent");
	return withholds(c, "victims") || (consent && consent->kind == KIND_FALSE);
}

/* PUBLISH-3 */
static bool hides_source(const struct edition *ed, const struct claim *c, const struct source *s)
{
	bool person = s->kind == SOURCE_WITNESS || s->kind == SOURCE_FAMILY;
	return is_confidential(c) || withholds(c, "sources") || (person && !ed->o->name_witnesses);
}

static bool hides_victim(const struct edition *ed, const struct claim *c, const struct victim *v)
{
	return v->kind == VICTIM_PERSON && v->name.at &&
	       (refuses_names(c) || (victim_is_minor(v) && !ed->o->name_minors));
}

/* A witness called "residents" or "a doctor" has no name to withhold: names begin with a capital or are of a script without. */
static bool is_name(struct str s)
{
	bool capital = false;
	for (size_t i = 0; i < s.len; i++) {
		bool begins = i == 0 || s.at[i - 1] == ' ';
		unsigned char c = (unsigned char)s.at[i];
		capital |= begins && ((c >= 'A' && c <= 'Z') || c >= 0xC3);
	}
	return capital;
}

static void gather(struct redacting *x, const struct claim *c)
{
	for (size_t i = 0; i < c->victims.count; i++)
		if (hides_victim(x->ed, c, &c->victims.at[i]))
			add_veil(x, c->victims.at[i].name, "name");
	for (size_t i = 0; i < c->sources.count; i++)
		if (hides_source(x->ed, c, &c->sources.at[i]) && is_name(c->sources.at[i].name))
			add_veil(x, c->sources.at[i].name, "source");
}

static struct str veil_of(const struct edition *ed, struct str name)
{
	size_t number = numbered_get(&ed->veils.known, str_trim(name));
	return number ? ed->veils.stands.at[number - 1] : edition_text(ed, name);
}

/* A single word replaced wherever it stands alone: a withheld name's parts in its own claim (PUBLISH-5). */
static struct str without_word(
	struct edition *ed, struct str text, struct str word, struct str stands)
{
	struct buf b = { .mem = ed->mem };
	size_t done = 0;
	for (size_t i = 0; word.len > 1 && i + word.len <= text.len; i++) {
		bool begins = i == 0 || !is_word_byte(text.at[i - 1]);
		bool ends = i + word.len == text.len || !is_word_byte(text.at[i + word.len]);
		if (!begins || !ends || !str_equal(str_slice(text, i, i + word.len), word))
			continue;
		buf_add(&b, str_slice(text, done, i));
		buf_add(&b, stands);
		done = i + word.len;
		i = done - 1;
	}
	if (!done)
		return text;
	buf_add(&b, str_slice(text, done, text.len));
	return buf_str(&b);
}

static struct str without_name(struct edition *ed, struct str text, struct str name)
{
	struct str stands = veil_of(ed, name), first = first_word(str_trim(name));
	if (!text.at)
		return text;
	return without_word(ed, edition_text(ed, text), first, stands);
}

static void hide_sources(struct edition *ed, const struct claim *from, struct claim *to)
{
	bool some = false;
	to->sources.at = NEW_ARRAY(ed->mem, struct source, from->sources.count + 1);
	for (size_t i = 0; i < from->sources.count; i++) {
		const struct source *s = &from->sources.at[i];
		to->sources.at[i] = *s;
		to->sources.at[i].words = edition_text(ed, s->words);
		if (!hides_source(ed, from, s) || !is_name(s->name))
			continue;
		to->sources.at[i].name = to->sources.at[i].words = veil_of(ed, s->name);
		to->words = without_name(ed, to->words, s->name);
		some = true;
	}
	if (some)
		*(is_confidential(from) || withholds(from, "sources") ? &ed->withheld.sources
								      : &ed->withheld.witnesses) +=
			1;
}

static void hide_victims(struct edition *ed, const struct claim *from, struct claim *to)
{
	to->victims.at = NEW_ARRAY(ed->mem, struct victim, from->victims.count + 1);
	for (size_t i = 0; i < from->victims.count; i++) {
		struct victim *v = &to->victims.at[i];
		*v = from->victims.at[i];
		v->words = edition_text(ed, v->words);
		if (!hides_victim(ed, from, v))
			continue;
		to->words = without_name(ed, to->words, v->name);
		v->words = without_name(ed, v->words, v->name);
		v->relation = (struct str){ 0 };
		v->name = veil_of(ed, v->name);
		ed->withheld.minors++;
	}
}

static void hide_members(struct edition *ed, const struct claim *from, struct claim *to)
{
	static const struct str gone = { "[withheld]", 10 };
	if (is_confidential(from) || withholds(from, "words")) {
		to->words = gone;
		to->begin = to->end = 0;
		ed->withheld.words++;
	}
	if (withholds(from, "place"))
		to->place = (struct place){ 0 };
	if (withholds(from, "outlet"))
		to->outlet = gone;
	if (withholds(from, "url") || is_confidential(from))
		to->url = to->archive_url = (struct str){ 0 };
}

/* Members that the program does not know are the team's own affair: these alone leave (PUBLISH-6). */
static void keep_rest(struct edition *ed, const struct claim *from, struct claim *to)
{
	static const char *const kept[] = { "given", "row", "translation", "translator", NULL };
	struct json *rest = NEW(ed->mem, struct json);
	size_t count = from->rest ? from->rest->count : 0;
	*rest = (struct json){ .kind = KIND_OBJECT };
	rest->item = NEW_ARRAY(ed->mem, struct json, count + 1);
	rest->key = NEW_ARRAY(ed->mem, struct str, count + 1);
	for (size_t i = 0; i < count; i++) {
		struct json v = from->rest->item[i];
		if (word_index(kept, from->rest->key[i]) < 0 || is_confidential(from))
			continue;
		v.text = edition_text(ed, v.text);
		rest->key[rest->count] = from->rest->key[i];
		rest->item[rest->count++] = v;
	}
	to->rest = rest->count ? rest : NULL;
}

static const struct claim *public_claim(struct edition *ed, const struct claim *from)
{
	struct claim *to = NEW(ed->mem, struct claim);
	*to = *from;
	to->words = edition_text(ed, from->words);
	hide_victims(ed, from, to);
	hide_sources(ed, from, to);
	hide_members(ed, from, to);
	keep_rest(ed, from, to);
	return to;
}

static void hide_in_texts(struct edition *ed, struct strs *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		texts->at[i] = veil_of(ed, texts->at[i]);
}

static void hide_in_incident(struct edition *ed, struct incident *in)
{
	for (size_t i = 0; i < in->origin_count; i++) {
		in->origins[i].name = veil_of(ed, in->origins[i].name);
		hide_in_texts(ed, &in->origins[i].aliases);
		hide_in_texts(ed, &in->origins[i].outlets);
	}
	hide_in_texts(ed, &in->why);
	hide_in_texts(ed, &in->agree);
	hide_in_texts(ed, &in->differ);
	in->grades.harm_why = edition_text(ed, in->grades.harm_why);
	in->grades.event_why = edition_text(ed, in->grades.event_why);
	for (size_t i = 0; i < in->near_count; i++)
		in->near[i].why = edition_text(ed, in->near[i].why);
	for (size_t i = 0; i < in->toll_count; i++)
		hide_in_texts(ed, &in->tolls[i].alerts);
}

void redact(struct edition *ed)
{
	struct toll_result *r = ed->r;
	struct redacting x = { .ed = ed };
	for (size_t i = 0; i < r->item_count; i++)
		gather(&x, r->items[i].claim);
	index_veils(&ed->veils, ed->mem);
	for (size_t i = 0; i < r->item_count; i++)
		r->items[i].claim = public_claim(ed, r->items[i].claim);
	for (size_t i = 0; i < r->incident_count; i++)
		hide_in_incident(ed, &r->incidents[i]);
	for (size_t i = 0; i < r->ungrouped.count; i++)
		r->ungrouped.at[i].why = edition_text(ed, r->ungrouped.at[i].why);
	for (size_t i = 0; i < r->aside.count; i++)
		r->aside.at[i].why = edition_text(ed, r->aside.at[i].why);
}
