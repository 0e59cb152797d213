#include "base/claim.h"
#include "base/claim_members.h"

#include <string.h>

/* More people than ever lived at once: no count, and sums of counts stay far from overflow. */
static const int64_t MOST_PEOPLE = 10000000000;

enum { LONGEST_ID = 1024, MOST_SKETCH = 4096 };

struct any_list {
	void *at;
	size_t count, room;
};

struct reading {
	struct arena *mem;
	struct err *e;
};

static bool read_shape(struct reading *r, const struct shape *s, const struct json *v, void *to,
	struct json *rest);

static bool wants(struct reading *r, const char *what)
{
	return fail(r->e, ERR_INPUT, "wants %s", what);
}

static bool read_text(struct reading *r, const struct json *v, struct str *to)
{
	if (v->kind != KIND_STRING)
		return wants(r, "a text");
	*to = str_copy(r->mem, v->text); /* the tree it stands in goes with the line */
	return true;
}

static bool read_date(struct reading *r, const struct json *v, date_day *to)
{
	if (v->kind == KIND_STRING && date_parse(v->text, to))
		return true;
	return fail(r->e, ERR_INPUT, "wants a day that exists, as 2031-03-14, not '%.40s'",
		v->kind == KIND_STRING ? str_terminated(r->mem, v->text) : "");
}

static bool read_word(struct reading *r, const struct json *v, const char *const words[], void *to)
{
	int found = v->kind == KIND_STRING ? word_index(words, v->text) : -1;
	if (found < 0)
		return fail(r->e, ERR_INPUT, "does not know the word '%.40s'",
			v->kind == KIND_STRING ? str_terminated(r->mem, v->text) : "");
	memcpy(to, &found, sizeof found); /* every enumeration of claim.h is as wide as an int */
	return true;
}

static bool read_flag(struct reading *r, const struct json *v, bool *to)
{
	*to = v->kind == KIND_TRUE;
	return v->kind == KIND_TRUE || v->kind == KIND_FALSE || wants(r, "true or false");
}

static bool read_whole(
	struct reading *r, const struct json *v, int64_t least, int64_t most, int64_t *to)
{
	if (v->kind != KIND_INTEGER || v->integer < least || v->integer > most)
		return fail(r->e, ERR_INPUT, "wants a whole number from %lld to %lld",
			(long long)least, (long long)most);
	*to = v->integer;
	return true;
}

static bool read_int(struct reading *r, const struct json *v, int least, int most, int *to)
{
	int64_t n = 0;
	if (!read_whole(r, v, least, most, &n))
		return false;
	*to = (int)n;
	return true;
}

static bool read_size(struct reading *r, const struct json *v, size_t *to)
{
	int64_t n = 0;
	if (!read_whole(r, v, 0, INT64_MAX, &n))
		return false;
	*to = (size_t)n;
	return true;
}

static bool read_texts(struct reading *r, const struct json *v, struct strs *to)
{
	if (v->kind != KIND_ARRAY)
		return wants(r, "a list of texts");
	*to = (struct strs){ NEW_ARRAY(r->mem, struct str, v->count), 0, v->count };
	for (size_t i = 0; i < v->count; i++)
		if (!read_text(r, &v->item[i], PUSH(r->mem, to)))
			return false;
	return true;
}

static bool read_list(struct reading *r, const struct shape *of, const struct json *v, void *to)
{
	if (v->kind != KIND_ARRAY)
		return wants(r, "a list");
	struct any_list l = { .count = v->count, .room = v->count };
	l.at = arena_alloc(r->mem, v->count, of->size, alignof(max_align_t));
	for (size_t i = 0; i < v->count; i++)
		if (!read_shape(r, of, &v->item[i], (char *)l.at + i * of->size, NULL))
			return explain(r->e, "[%zu]", i);
	memcpy(to, &l, sizeof l);
	return true;
}

static bool read_span(struct reading *r, const struct json *v, struct claim *c)
{
	if (v->kind != KIND_ARRAY || v->count != 2)
		return wants(r, "[start,end]");
	if (!read_size(r, &v->item[0], &c->begin) || !read_size(r, &v->item[1], &c->end))
		return false;
	return c->begin <= c->end || wants(r, "a start that is not after its end");
}

/* The top: `high`, or without one open, with the greatest number said beside it. */
static bool read_top(struct reading *r, const struct json *v, struct count *c)
{
	const struct json *high = json_member(v, "high"), *stated = json_member(v, "stated");
	c->open = high == NULL;
	c->stated = c->low;
	if (!c->open) {
		bool ok = read_whole(r, high, c->low, MOST_PEOPLE, &c->high);
		c->stated = c->high;
		return ok || explain(r->e, "'high'");
	}
	return !stated || read_whole(r, stated, c->low, MOST_PEOPLE, &c->stated) ||
	       explain(r->e, "'stated'");
}

static bool read_count(struct reading *r, const struct json *v, struct count *c)
{
	const struct json *low = json_member(v, "low"), *words = json_member(v, "words"),
			  *rule = json_member(v, "rule");
	if (!low)
		return wants(r, "an object with 'low'");
	if (!read_whole(r, low, 0, MOST_PEOPLE, &c->low))
		return explain(r->e, "'low'");
	c->known = true;
	return read_top(r, v, c) && (!words || read_text(r, words, &c->words)) &&
	       (!rule || read_text(r, rule, &c->rule));
}

static bool read_harm(struct reading *r, const struct json *v, struct victim *to)
{
	to->harm_known = true;
	return read_word(r, v, harm_words, &to->harm);
}

/* Two members make one point; it is known when both have come. */
static bool read_degrees(struct reading *r, const char *key, const struct json *v, struct place *to)
{
	bool is_lat = strcmp(key, "lat") == 0;
	double most = is_lat ? 90 : 180;
	if ((v->kind != KIND_REAL && v->kind != KIND_INTEGER) || v->number < -most ||
		v->number > most)
		return wants(r, "degrees");
	*(is_lat ? &to->lat : &to->lon) = v->number;
	return true;
}

static bool hex_digit(char c, uint64_t *value)
{
	const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c) : NULL;
	*value = *value << 4 | (at ? (uint64_t)(at - digits) : 0);
	return at != NULL;
}

static bool read_hex(struct reading *r, const struct json *v, uint64_t *to)
{
	bool ok = v->kind == KIND_STRING && v->text.len == 16;
	for (size_t i = 0; ok && i < 16; i++)
		ok = hex_digit(v->text.at[i], to);
	return ok || wants(r, "texts of 16 hexadecimal digits");
}

static bool read_sketch(struct reading *r, const struct json *v, struct sketch *to)
{
	if (v->kind != KIND_ARRAY || v->count > MOST_SKETCH)
		return wants(r, "a list of at most 4096 texts");
	*to = (struct sketch){ NEW_ARRAY(r->mem, uint64_t, v->count), 0, v->count };
	for (size_t i = 0; i < v->count; i++)
		if (!read_hex(r, &v->item[i], PUSH(r->mem, to)))
			return false;
	return true;
}

static bool read_value(struct reading *r, const struct member *m, const struct json *v, void *at)
{
	switch (m->kind) {
	case MEMBER_TEXT:
		return read_text(r, v, at);
	case MEMBER_DATE:
		return read_date(r, v, at);
	case MEMBER_WORD:
		return read_word(r, v, m->words, at);
	case MEMBER_FLAG:
		return read_flag(r, v, at);
	case MEMBER_AGE:
		return read_int(r, v, 0, m->most, at);
	case MEMBER_ORDINAL:
		return read_int(r, v, 1, m->most, at);
	case MEMBER_SIZE:
		return read_size(r, v, at);
	case MEMBER_TEXTS:
	case MEMBER_RULES:
		return read_texts(r, v, at);
	case MEMBER_LIST:
		return read_list(r, m->of, v, at);
	case MEMBER_OBJECT:
		return read_shape(r, m->of, v, at, NULL);
	case MEMBER_SPAN:
		return read_span(r, v, at);
	case MEMBER_COUNT:
		return read_count(r, v, at);
	case MEMBER_HARM:
		return read_harm(r, v, at);
	case MEMBER_POINT:
		return read_degrees(r, m->key, v, at);
	case MEMBER_SKETCH:
		return read_sketch(r, v, at);
	}
	return false;
}

/* What an absent member leaves behind where zero would be a value. */
static void set_unknown(const struct shape *s, void *to)
{
	for (const struct member *m = s->members; m->key; m++) {
		void *at = (char *)to + m->offset;
		if (m->kind == MEMBER_DATE)
			*(date_day *)at = DATE_NONE;
		else if (m->kind == MEMBER_AGE)
			*(int *)at = UNKNOWN_NUMBER;
		else if (m->kind == MEMBER_OBJECT)
			set_unknown(m->of, at);
	}
}

/* `hint` is where the last member stood: written in order, each is found at once. */
static const struct member *find_member(
	const struct shape *s, const struct member **hint, struct str key)
{
	const struct member *from = *hint, *m = from;
	do {
		if (!m->key) {
			m = s->members;
			if (m == from)
				break;
		}
		if (str_equal(str_from(m->key), key)) {
			*hint = m + 1;
			return m;
		}
		m++;
	} while (m != from);
	return NULL;
}

/* Depth is bounded by the parser, which refuses more than 2,048 levels. */
static void copy_tree(struct json *to, const struct json *from, struct arena *mem)
{
	*to = *from;
	to->text = str_copy(mem, from->text);
	to->item = NEW_ARRAY(mem, struct json, from->count);
	to->key = from->key ? NEW_ARRAY(mem, struct str, from->count) : NULL;
	for (size_t i = 0; i < from->count; i++) {
		copy_tree(&to->item[i], &from->item[i], mem);
		if (from->key)
			to->key[i] = str_copy(mem, from->key[i]);
	}
}

/* Members we do not know are few: `integer` is the room for them. */
static void keep(struct json *rest, struct str key, const struct json *value, struct arena *mem)
{
	if (!rest)
		return;
	rest->kind = KIND_OBJECT;
	if (rest->count == (size_t)rest->integer) {
		struct json more = *rest;
		more.integer = rest->integer ? 2 * rest->integer : 2;
		more.item = NEW_ARRAY(mem, struct json, (size_t)more.integer);
		more.key = NEW_ARRAY(mem, struct str, (size_t)more.integer);
		if (rest->count) {
			memcpy(more.item, rest->item, rest->count * sizeof *more.item);
			memcpy(more.key, rest->key, rest->count * sizeof *more.key);
		}
		*rest = more;
	}
	rest->key[rest->count] = str_copy(mem, key);
	copy_tree(&rest->item[rest->count++], value, mem);
}

static bool read_shape(
	struct reading *r, const struct shape *s, const struct json *v, void *to, struct json *rest)
{
	const struct member *hint = s->members;
	if (v->kind != KIND_OBJECT)
		return wants(r, "an object");
	set_unknown(s, to);
	for (size_t i = 0; i < v->count; i++) {
		const struct member *m = find_member(s, &hint, v->key[i]);
		if (!m)
			keep(rest, v->key[i], &v->item[i], r->mem);
		else if (v->item[i].kind != KIND_NULL &&
			 !read_value(r, m, &v->item[i], (char *)to + m->offset))
			return explain(r->e, "'%s'", m->key);
	}
	return true;
}

static bool is_id(struct str id)
{
	if (id.len == 0 || id.len > LONGEST_ID)
		return false;
	for (size_t i = 0; i < id.len; i++)
		if ((unsigned char)id.at[i] < ' ' || id.at[i] == 0x7F)
			return false;
	return true;
}

static bool is_digest(struct str s)
{
	uint64_t ignored = 0;
	bool ok = s.len == 64;
	for (size_t i = 0; ok && i < s.len; i++)
		ok = hex_digit(s.at[i], &ignored);
	return ok;
}

/* "r03.txt#2" stands in r03.txt, unless the claim names its report or its document. */
static struct str report_of(const struct claim *c)
{
	size_t mark = c->id.len;
	if (c->report.at)
		return c->report;
	while (mark > 0 && c->id.at[mark - 1] != '#')
		mark--;
	return c->document.at ? c->document : str_slice(c->id, 0, mark ? mark - 1 : c->id.len);
}

static bool check_claim(struct claim *c, const struct json *v, struct err *e)
{
	const struct json *place = json_member(v, "place");
	if (!is_id(c->id))
		return fail(e, ERR_INPUT,
			"a claim's 'id' wants 1 to 1024 bytes without control characters");
	if (c->date.from != DATE_NONE && c->date.to != DATE_NONE && c->date.from > c->date.to)
		return fail(e, ERR_INPUT, "the claim's date ends before it begins");
	if (c->date.from == DATE_NONE || c->date.to == DATE_NONE)
		c->date.from = c->date.to = c->date.from != DATE_NONE ? c->date.from : c->date.to;
	c->place.has_point = json_member(place, "lat") && json_member(place, "lon");
	c->report = report_of(c);
	return true;
}

static bool check_report(const struct report *p, struct err *e)
{
	if (!is_id(p->id))
		return fail(e, ERR_INPUT,
			"a 'report' wants 1 to 1024 bytes without control characters");
	if (p->digest.at && !is_digest(p->digest))
		return fail(e, ERR_INPUT, "'digest' wants 64 lower-case hexadecimal digits");
	return true;
}

static bool add_claim(struct stream *s, const struct json *v, struct reading *r)
{
	struct claim c = { 0 };
	struct json rest = { 0 };
	if (!read_shape(r, &claim_shape, v, &c, &rest) || !check_claim(&c, v, r->e))
		return false;
	if (rest.count) {
		c.rest = NEW(r->mem, struct json);
		*c.rest = rest;
	}
	*PUSH(r->mem, &s->claims) = c;
	return true;
}

static bool add_report(struct stream *s, const struct json *v, struct reading *r)
{
	struct report p = { 0 };
	p.read = true;
	if (!read_shape(r, &report_shape, v, &p, NULL) || !check_report(&p, r->e))
		return false;
	*PUSH(r->mem, &s->reports) = p;
	return true;
}

static bool add_value(struct stream *s, const struct json *v, struct reading *r)
{
	if (json_member(v, "id") || json_member(v, "words") || json_member(v, "act"))
		return add_claim(s, v, r);
	if (json_member(v, "report"))
		return add_report(s, v, r);
	return fail(r->e, ERR_INPUT,
		"neither a report line nor a claim: it has no 'report' and no 'id'");
}

bool stream_add_line(struct stream *s, struct str line, struct arena *mem, struct err *e)
{
	struct reading r = { mem, e };
	struct arena tree = { 0 };
	struct json *v;
	if (str_trim(line).len == 0)
		return true;
	bool ok = json_parse(line, &v, &tree, e) && add_value(s, v, &r);
	arena_release(&tree);
	return ok;
}
