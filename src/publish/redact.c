/*
 * What a public edition does not say. A name that is withheld is taken out wherever it stands and another stands for
 * it, always the same, so that the toll derived from the edition's claims is the one that it prints.
 */
#include "publish/redact_inside.h"

#include "base/claim_members.h"
#include "toll/fold.h"

#include <stdlib.h>
#include <string.h>

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

/* Of little of a word, since nearly every word of an edition is asked and is none: its ends and its length. */
static size_t glance(struct str word)
{
	size_t last = (unsigned char)word.at[word.len - 1] | 32u,
	       second = (unsigned char)word.at[word.len > 1] | 32u,
	       first = (unsigned char)word.at[0] | 32u;
	return (first * 0x9E3779B1u ^ second * 0x85EBCA77u ^ last * 0xC2B2AE3Du ^
		       word.len * 0x27D4EB2Fu) >>
	       7;
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
		struct str word = first_word(v->at[i].name);
		if (!word.len)
			continue;
		size_t first = glance(word) % (8 * sizeof v->first);
		v->first[first / 8] |= (unsigned char)(1 << first % 8);
	}
}

static bool may_begin(const struct veils *v, struct str word)
{
	size_t first = glance(word) % (8 * sizeof v->first);
	return v->first[first / 8] >> first % 8 & 1;
}

/* The longest veiled name that stands at the beginning of `s`, which begins with a word. */
static const struct veil *veil_at(const struct veils *v, struct str s)
{
	struct str words = two_words(s);
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
	for (size_t i = from, end; v->count && i < s.len; i = end) {
		for (end = i; end < s.len && is_word_byte(s.at[end]);)
			end++;
		const struct veil *found = end > i && may_begin(v, str_slice(s, i, end))
						   ? veil_at(v, str_slice(s, i, s.len))
						   : NULL;
		if (found) {
			*at = i;
			return found;
		}
		while (end < s.len && !is_word_byte(s.at[end]))
			end++;
	}
	return NULL;
}

struct str edition_text(const struct edition *ed, struct str text, struct arena *mem)
{
	struct buf b = { .mem = mem };
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

/* For the edition itself. */
static struct str hide(const struct edition *ed, struct str text)
{
	return edition_text(ed, text, ed->mem);
}

bool edition_betrays(const struct edition *ed, struct str text, struct str *name)
{
	size_t at;
	const struct veil *v = ed->veils.count ? next_veil(&ed->veils, text, 0, &at) : NULL;
	if (v)
		*name = v->name;
	return v != NULL;
}

/* Two numbers at most: "9", "17"; steps over them. UNKNOWN_NUMBER when there is none here. */
static int small_number(struct str s, size_t *at)
{
	int n = 0, digits = 0;
	for (; *at < s.len && s.at[*at] >= '0' && s.at[*at] <= '9'; ++*at, digits++)
		n = digits < 3 ? n * 10 + (s.at[*at] - '0') : n;
	return digits ? n : UNKNOWN_NUMBER;
}

/* "Mira Vell, 9, ..." and "Mira Vell (9)" */
static bool age_behind(struct str words, struct str name)
{
	for (size_t i = str_find(words, name); i < words.len;) {
		size_t k = i + name.len;
		while (k < words.len &&
			(words.at[k] == ' ' || words.at[k] == ',' || words.at[k] == '('))
			k++;
		int age = k > i + name.len ? small_number(words, &k) : UNKNOWN_NUMBER;
		bool ends = k == words.len || words.at[k] == ',' || words.at[k] == ')' ||
			    words.at[k] == ';' || words.at[k] == '.';
		if (age != UNKNOWN_NUMBER && age < ADULT && ends)
			return true;
		struct str rest = str_slice(words, i + 1, words.len);
		size_t next = str_find(rest, name);
		i = next == rest.len ? words.len : i + 1 + next;
	}
	return false;
}

/* "9-year-old", "9 years old", "3-month-old", "aged 9" */
static bool says_minor(struct str words)
{
	static const char *const units[] = { "-year-old", " year old", " years old", "-month-old",
		" months old", "-day-old", " days old", "-year old" };
	for (size_t i = 0; i < words.len; i++) {
		size_t k = i;
		bool begins = i == 0 || words.at[i - 1] < '0' || words.at[i - 1] > '9';
		int n = begins ? small_number(words, &k) : UNKNOWN_NUMBER;
		if (n == UNKNOWN_NUMBER || n >= ADULT)
			continue;
		for (size_t u = 0; u < sizeof units / sizeof *units; u++)
			if (str_starts(str_slice(words, k, words.len), str_from(units[u])))
				return true;
		if (i >= 5 && str_equal_fold(str_slice(words, i - 5, i), STR("aged ")))
			return true;
	}
	return false;
}

/* PUBLISH-4: where a reader found no age, the words of the claim may still say one; in doubt the name stays at home. */
static bool words_say_minor(const struct claim *c, const struct victim *v)
{
	return v->age == UNKNOWN_NUMBER &&
	       (age_behind(c->words, v->name) || says_minor(c->words) || says_minor(v->words));
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
	       (refuses_names(c) ||
		       ((victim_is_minor(v) || words_say_minor(c, v)) && !ed->o->name_minors));
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
	return number ? ed->veils.stands.at[number - 1] : hide(ed, name);
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
	return without_word(ed, hide(ed, text), first, stands);
}

static void hide_sources(struct edition *ed, const struct claim *from, struct claim *to)
{
	bool some = false;
	to->sources.at = NEW_ARRAY(ed->mem, struct source, from->sources.count + 1);
	for (size_t i = 0; i < from->sources.count; i++) {
		const struct source *s = &from->sources.at[i];
		to->sources.at[i] = *s;
		to->sources.at[i].words = hide(ed, s->words);
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
		v->words = hide(ed, v->words);
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
		v.text = hide(ed, v.text);
		rest->key[rest->count] = from->rest->key[i];
		rest->item[rest->count++] = v;
	}
	to->rest = rest->count ? rest : NULL;
}

/* The head that every growing array of claim.h has. */
struct any_list {
	char *at;
	size_t count, room;
};

static void hide_in_shape(const struct edition *ed, const struct shape *s, void *to);

static void hide_in_list(const struct edition *ed, const struct shape *of, void *list)
{
	struct any_list l;
	memcpy(&l, list, sizeof l);
	if (!l.count)
		return;
	char *copy = arena_alloc(ed->mem, l.count, of->size, alignof(max_align_t));
	memcpy(copy, l.at, l.count * of->size);
	for (size_t i = 0; i < l.count; i++)
		hide_in_shape(ed, of, copy + i * of->size);
	l.at = copy;
	memcpy(list, &l, sizeof l);
}

static void hide_in_strs(const struct edition *ed, struct strs *texts)
{
	struct strs copy = { 0 };
	for (size_t i = 0; i < texts->count; i++)
		*PUSH(ed->mem, &copy) = hide(ed, texts->at[i]);
	*texts = copy;
}

static void hide_in_member(const struct edition *ed, const struct member *m, void *at)
{
	if (m->kind == MEMBER_TEXT)
		*(struct str *)at = hide(ed, *(struct str *)at);
	else if (m->kind == MEMBER_TEXTS || m->kind == MEMBER_RULES)
		hide_in_strs(ed, at);
	else if (m->kind == MEMBER_LIST)
		hide_in_list(ed, m->of, at);
	else if (m->kind == MEMBER_OBJECT)
		hide_in_shape(ed, m->of, at);
	else if (m->kind == MEMBER_COUNT)
		((struct count *)at)->words = hide(ed, ((struct count *)at)->words);
}

/* Every text of a claim, but for the ids that tie claims and reports together. */
static void hide_in_shape(const struct edition *ed, const struct shape *s, void *to)
{
	static const char *const ids[] = { "id", "document", "report", "supersedes", NULL };
	for (const struct member *m = s->members; m->key; m++)
		if (word_index(ids, str_from(m->key)) < 0)
			hide_in_member(ed, m, (char *)to + m->offset);
}

static const struct claim *public_claim(struct edition *ed, const struct claim *from)
{
	struct claim *to = NEW(ed->mem, struct claim);
	*to = *from;
	if (ed->veils.count)
		hide_in_shape(ed, &claim_shape, to);
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
	in->grades.harm_why = hide(ed, in->grades.harm_why);
	in->grades.event_why = hide(ed, in->grades.event_why);
	for (size_t i = 0; i < in->near_count; i++)
		in->near[i].why = hide(ed, in->near[i].why);
	in->place = hide(ed, in->place);
	in->place_words = hide(ed, in->place_words);
	for (size_t i = 0; i < in->toll_count; i++) {
		hide_in_texts(ed, &in->tolls[i].alerts);
		for (size_t k = 0; k < in->tolls[i].part_count; k++)
			in->tolls[i].parts[k].part = hide(ed, in->tolls[i].parts[k].part);
	}
}

static bool same_sources(const struct claim *a, const struct claim *b)
{
	bool same = str_equal(a->outlet, b->outlet) && str_equal(a->url, b->url);
	for (size_t i = 0; same && i < a->sources.count; i++)
		same = str_equal(a->sources.at[i].name, b->sources.at[i].name) &&
		       str_equal(a->sources.at[i].words, b->sources.at[i].words);
	return same;
}

static bool same_victims(const struct claim *a, const struct claim *b)
{
	bool same = true;
	for (size_t i = 0; same && i < a->victims.count; i++)
		same = str_equal(a->victims.at[i].name, b->victims.at[i].name) &&
		       str_equal(a->victims.at[i].words, b->victims.at[i].words);
	return same;
}

static unsigned char shown_of(const struct claim *from, const struct claim *to)
{
	bool place = str_equal(from->place.name, to->place.name) &&
		     str_equal(from->place.words, to->place.words);
	return (unsigned char)((str_equal(from->words, to->words) ? SHOWN_WORDS : 0) |
			       (same_sources(from, to) ? SHOWN_SOURCES : 0) |
			       (same_victims(from, to) ? SHOWN_VICTIMS : 0) |
			       (place ? SHOWN_PLACE : 0));
}

void redact(struct edition *ed)
{
	struct toll_result *r = ed->r;
	struct redacting x = { .ed = ed };
	for (size_t i = 0; i < r->item_count; i++)
		gather(&x, r->items[i].claim);
	index_veils(&ed->veils, ed->mem);
	ed->shown = NEW_ARRAY(ed->mem, unsigned char, r->item_count + 1);
	for (size_t i = 0; i < r->item_count; i++) {
		const struct claim *from = r->items[i].claim;
		r->items[i].claim = public_claim(ed, from);
		ed->shown[i] = shown_of(from, r->items[i].claim);
	}
	for (size_t i = 0; i < r->incident_count; i++)
		hide_in_incident(ed, &r->incidents[i]);
	for (size_t i = 0; i < r->ungrouped.count; i++)
		r->ungrouped.at[i].why = hide(ed, r->ungrouped.at[i].why);
	for (size_t i = 0; i < r->aside.count; i++)
		r->aside.at[i].why = hide(ed, r->aside.at[i].why);
}
