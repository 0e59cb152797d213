#include "base/claim.h"
#include "base/claim_members.h"

#include <stdio.h>
#include <string.h>

/* The head that every growing array of claim.h has. */
struct any_list {
	void *at;
	size_t count, room;
};

static void put_shape(struct json_out *j, const struct shape *s, const void *from);

static void put_number_or_null(struct json_out *j, int64_t n, bool known)
{
	if (known)
		put_int(j, n);
	else
		put_null(j);
}

/* Of a year of four digits. */
static void put_day(struct json_out *j, struct ymd v)
{
	char text[] = { (char)('0' + v.year / 1000), (char)('0' + v.year / 100 % 10),
		(char)('0' + v.year / 10 % 10), (char)('0' + v.year % 10), '-',
		(char)('0' + v.month / 10), (char)('0' + v.month % 10), '-',
		(char)('0' + v.day / 10), (char)('0' + v.day % 10) };
	put_str(j, (struct str){ text, sizeof text });
}

static void put_date(struct json_out *j, date_day d)
{
	char text[sizeof "-2147483648-00-00"];
	if (d == DATE_NONE) {
		put_null(j);
		return;
	}
	struct ymd v = date_split(d);
	if (v.year >= 0 && v.year <= 9999) {
		put_day(j, v);
		return;
	}
	snprintf(text, sizeof text, "%04d-%02d-%02d", v.year, v.month, v.day);
	put_str(j, str_from(text));
}

static void put_texts(struct json_out *j, const struct strs *texts)
{
	put_open(j, '[');
	for (size_t i = 0; i < texts->count; i++)
		put_str(j, texts->at[i]);
	put_close(j, ']');
}

static void put_list(struct json_out *j, const struct shape *of, const void *list)
{
	struct any_list l;
	memcpy(&l, list, sizeof l);
	put_open(j, '[');
	for (size_t i = 0; i < l.count; i++)
		put_shape(j, of, (const char *)l.at + i * of->size);
	put_close(j, ']');
}

static void put_span(struct json_out *j, const struct claim *c)
{
	if (c->end == 0) {
		put_null(j);
		return;
	}
	put_open(j, '[');
	put_int(j, (int64_t)c->begin);
	put_int(j, (int64_t)c->end);
	put_close(j, ']');
}

static void put_count(struct json_out *j, const struct count *c)
{
	if (!c->known) {
		put_null(j);
		return;
	}
	put_open(j, '{');
	put_member_int(j, "low", c->low);
	put_key(j, "high");
	put_number_or_null(j, c->high, !c->open);
	put_member_int(j, "stated", c->stated);
	put_member_str(j, "words", c->words);
	put_member_str(j, "rule", c->rule);
	put_close(j, '}');
}

static void put_victim_harm(struct json_out *j, const struct victim *v)
{
	put_str(j, str_from(v->harm_known ? harm_words[v->harm] : NULL));
}

static void put_degrees(struct json_out *j, const char *key, const struct place *p)
{
	if (p->has_point)
		put_real(j, strcmp(key, "lat") == 0 ? p->lat : p->lon);
	else
		put_null(j);
}

static void put_sketch(struct json_out *j, const struct sketch *s)
{
	static const char digits[] = "0123456789abcdef";
	char hex[16];
	put_open(j, '[');
	for (size_t i = 0; i < s->count; i++) {
		for (size_t k = 0; k < sizeof hex; k++)
			hex[k] = digits[s->at[i] >> (60 - 4 * k) & 15];
		put_plain(j, (struct str){ hex, sizeof hex });
	}
	put_close(j, ']');
}

static bool is_known(const struct member *m, const void *at)
{
	int number;
	switch (m->kind) {
	case MEMBER_TEXT:
		return ((const struct str *)at)->at != NULL;
	case MEMBER_DATE:
		return *(const date_day *)at != DATE_NONE;
	case MEMBER_ORDINAL:
		memcpy(&number, at, sizeof number);
		return number != 0;
	case MEMBER_POINT:
		return ((const struct place *)at)->has_point;
	default:
		return true;
	}
}

/* An object of which nothing is known is null, as every other unknown. */
static void put_object(struct json_out *j, const struct shape *of, const void *from)
{
	for (const struct member *m = of->members; m->key; m++)
		if (is_known(m, (const char *)from + m->offset)) {
			put_shape(j, of, from);
			return;
		}
	put_null(j);
}

static void put_value(struct json_out *j, const struct member *m, const void *at)
{
	unsigned word;
	switch (m->kind) {
	case MEMBER_TEXT:
		put_str(j, *(const struct str *)at);
		break;
	case MEMBER_DATE:
		put_date(j, *(const date_day *)at);
		break;
	case MEMBER_WORD:
		memcpy(&word, at, sizeof word);
		put_str(j, str_from(m->words[word]));
		break;
	case MEMBER_FLAG:
		put_bool(j, *(const bool *)at);
		break;
	case MEMBER_AGE:
		put_number_or_null(j, *(const int *)at, *(const int *)at != UNKNOWN_NUMBER);
		break;
	case MEMBER_ORDINAL:
		put_number_or_null(j, *(const int *)at, *(const int *)at != 0);
		break;
	case MEMBER_SIZE:
		put_int(j, (int64_t) * (const size_t *)at);
		break;
	case MEMBER_TEXTS:
	case MEMBER_RULES:
		put_texts(j, at);
		break;
	case MEMBER_LIST:
		put_list(j, m->of, at);
		break;
	case MEMBER_OBJECT:
		put_object(j, m->of, at);
		break;
	case MEMBER_SPAN:
		put_span(j, at);
		break;
	case MEMBER_COUNT:
		put_count(j, at);
		break;
	case MEMBER_HARM:
		put_victim_harm(j, at);
		break;
	case MEMBER_POINT:
		put_degrees(j, m->key, at);
		break;
	case MEMBER_SKETCH:
		put_sketch(j, at);
		break;
	}
}

/* put_key() of what needs no look: there are fifty to a claim. */
static void put_member_key(struct json_out *j, const struct member *m)
{
	char *to = buf_room(j->to, m->key_len + 4), *begin = to;
	if (j->later)
		*to++ = ',';
	*to++ = '"';
	memcpy(to, m->key, m->key_len);
	to += m->key_len;
	*to++ = '"';
	*to++ = ':';
	buf_take(j->to, (size_t)(to - begin));
	j->later = false;
}

static void put_members(struct json_out *j, const struct shape *s, const void *from)
{
	for (const struct member *m = s->members; m->key; m++) {
		const void *at = (const char *)from + m->offset;
		if (m->kind == MEMBER_RULES && ((const struct strs *)at)->count == 0)
			continue;
		if (m->rare && !((const struct str *)at)->at)
			continue;
		put_member_key(j, m);
		put_value(j, m, at);
	}
}

static void put_shape(struct json_out *j, const struct shape *s, const void *from)
{
	put_open(j, '{');
	put_members(j, s, from);
	put_close(j, '}');
}

void claim_put(struct json_out *j, const struct claim *c)
{
	put_open(j, '{');
	put_members(j, &claim_shape, c);
	for (size_t i = 0; c->rest && i < c->rest->count; i++) {
		put_key_str(j, c->rest->key[i]);
		put_json_value(j, &c->rest->item[i]);
	}
	put_close(j, '}');
}

void report_put(struct json_out *j, const struct report *r)
{
	put_shape(j, &report_shape, r);
}
