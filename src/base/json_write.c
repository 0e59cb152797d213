#include "base/json.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void begin_value(struct json_out *j)
{
	if (j->later)
		buf_add_char(j->to, ',');
	j->later = true;
}

void put_open(struct json_out *j, char bracket)
{
	begin_value(j);
	buf_add_char(j->to, bracket);
	j->later = false;
}

void put_close(struct json_out *j, char bracket)
{
	buf_add_char(j->to, bracket);
	j->later = true;
}

/* What stands for a character that may not stand in a string. */
static void add_escape(struct buf *b, unsigned char c)
{
	if (c == '"' || c == '\\')
		buf_printf(b, "\\%c", c);
	else if (c == '\n')
		buf_add(b, STR("\\n"));
	else if (c == '\t')
		buf_add(b, STR("\\t"));
	else
		buf_printf(b, "\\u%04x", c);
}

/* What follows the first character that is not plain. */
static void add_rest(struct buf *b, struct str s)
{
	size_t plain = 0; /* bytes before i that go out as they are begin here */
	for (size_t i = 0, n = 1; i < s.len; i += n) {
		i += json_plain(str_slice(s, i, s.len));
		if (i == s.len)
			break;
		unsigned char c = (unsigned char)s.at[i];
		n = 1;
		if (c >= 0x80 && (utf8_decode(str_slice(s, i, s.len), &n) != 0xFFFD || n > 1))
			continue;
		buf_add(b, str_slice(s, plain, i));
		plain = i + n;
		if (c >= 0x80)
			buf_add(b, STR("\xEF\xBF\xBD"));
		else
			add_escape(b, c);
	}
	buf_add(b, str_slice(s, plain, s.len));
}

static void add_escaped(struct buf *b, struct str s)
{
	size_t plain = json_plain(s);
	char *to = buf_room(b, s.len + 2);
	to[0] = '"';
	if (plain)
		memcpy(to + 1, s.at, plain);
	if (plain == s.len) {
		to[plain + 1] = '"';
		buf_take(b, plain + 2);
		return;
	}
	buf_take(b, plain + 1);
	add_rest(b, str_slice(s, plain, s.len));
	buf_add_char(b, '"');
}

void put_key(struct json_out *j, const char *key)
{
	begin_value(j);
	add_escaped(j->to, str_from(key));
	buf_add_char(j->to, ':');
	j->later = false;
}

void put_str(struct json_out *j, struct str s)
{
	if (!s.at) {
		put_null(j);
		return;
	}
	begin_value(j);
	add_escaped(j->to, s);
}

void put_plain(struct json_out *j, struct str s)
{
	begin_value(j);
	char *to = buf_room(j->to, s.len + 2);
	to[0] = '"';
	memcpy(to + 1, s.at, s.len);
	to[s.len + 1] = '"';
	buf_take(j->to, s.len + 2);
}

void put_int(struct json_out *j, int64_t n)
{
	char digits[20], *end = digits + sizeof digits, *at = end;
	uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
	do
		*--at = (char)('0' + rest % 10);
	while (rest /= 10);
	if (n < 0)
		*--at = '-';
	begin_value(j);
	buf_add(j->to, (struct str){ at, (size_t)(end - at) });
}

/*
 * Degrees and shares: no other number of so few digits reads back equal. `x` is not whole.
 */
static bool put_hundredths(struct json_out *j, double x)
{
	double n = nearbyint(x * 100);
	if (fabs(n) > 1e9 || n / 100 != x)
		return false;
	int64_t all = (int64_t)fabs(n);
	char text[] = { '.', (char)('0' + all % 100 / 10), (char)('0' + all % 10) };
	if (n < 0) {
		begin_value(j);
		buf_add_char(j->to, '-');
		j->later = false;
	}
	put_int(j, all / 100);
	buf_add(j->to, (struct str){ text, all % 10 ? 3 : 2 });
	return true;
}

void put_real(struct json_out *j, double x)
{
	char text[32];
	if (!isfinite(x)) {
		put_null(j);
		return;
	}
	if (x == nearbyint(x) && fabs(x) < 1e15) { /* 20, not 2e+01; and 0 for -0 */
		put_int(j, (int64_t)x);
		return;
	}
	if (put_hundredths(j, x))
		return;
	for (int digits = 1; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, x);
		if (strtod(text, NULL) == x)
			break;
	}
	begin_value(j);
	buf_add(j->to, str_from(text));
}

void put_bool(struct json_out *j, bool b)
{
	begin_value(j);
	buf_add(j->to, b ? STR("true") : STR("false"));
}

void put_null(struct json_out *j)
{
	begin_value(j);
	buf_add(j->to, STR("null"));
}

void put_member_str(struct json_out *j, const char *key, struct str s)
{
	put_key(j, key);
	put_str(j, s);
}

void put_member_int(struct json_out *j, const char *key, int64_t n)
{
	put_key(j, key);
	put_int(j, n);
}

void put_member_bool(struct json_out *j, const char *key, bool b)
{
	put_key(j, key);
	put_bool(j, b);
}

void put_key_str(struct json_out *j, struct str key)
{
	put_str(j, key);
	buf_add_char(j->to, ':');
	j->later = false;
}

/* Depth is bounded by the parser, which refuses more than 2,048 levels. */
void put_json_value(struct json_out *j, const struct json *v)
{
	switch (v->kind) {
	case KIND_NULL:
		put_null(j);
		break;
	case KIND_FALSE:
	case KIND_TRUE:
		put_bool(j, v->kind == KIND_TRUE);
		break;
	case KIND_INTEGER:
		put_int(j, v->integer);
		break;
	case KIND_REAL:
		put_real(j, v->number);
		break;
	case KIND_STRING:
		put_str(j, v->text);
		break;
	case KIND_ARRAY:
	case KIND_OBJECT:
		put_open(j, v->kind == KIND_ARRAY ? '[' : '{');
		for (size_t i = 0; i < v->count; i++) {
			if (v->kind == KIND_OBJECT)
				put_key_str(j, v->key[i]);
			put_json_value(j, &v->item[i]);
		}
		put_close(j, v->kind == KIND_ARRAY ? ']' : '}');
		break;
	}
}
