#include "web/request.h"

#include "base/encode.h"

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct str decoded(struct str s, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0; i < s.len; i++) {
		int high = i + 2 < s.len && s.at[i] == '%' ? hex_digit(s.at[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(s.at[i + 2]) : -1;
		if (low >= 0) {
			buf_add_char(&b, (char)(high << 4 | low));
			i += 2;
		} else {
			buf_add_char(&b, (char)(s.at[i] == '+' ? ' ' : s.at[i]));
		}
	}
	return b.at ? buf_str(&b) : STR("");
}

void request_query(struct request *r, struct str query)
{
	enum { MOST_NAMES = 16 };
	struct str pair, name;
	while (r->names.count < MOST_NAMES && str_cut(&query, '&', &pair)) {
		if (!str_cut(&pair, '=', &name))
			continue;
		*PUSH(r->mem, &r->names) = decoded(name, r->mem);
		*PUSH(r->mem, &r->values) = decoded(pair, r->mem);
	}
}

struct str request_value(const struct request *r, const char *name)
{
	for (size_t i = 0; i < r->names.count; i++)
		if (str_equal(r->names.at[i], str_from(name)))
			return r->values.at[i];
	return (struct str){ 0 };
}

static bool number_of(const struct request *r, const char *name, size_t *to, struct err *e)
{
	unsigned long long n;
	struct str value = request_value(r, name);
	if (!value.len)
		return true;
	if (!decimal_number(value, &n) || n > SIZE_MAX / 2)
		return fail(e, ERR_USAGE, "%s wants a whole number", name);
	*to = (size_t)n;
	return true;
}

bool request_span(const struct request *r, struct span_asked *to, struct err *e)
{
	*to = (struct span_asked){ 0, MOST_COUNT };
	if (!number_of(r, "from", &to->from, e) || !number_of(r, "count", &to->count, e))
		return false;
	return to->count <= MOST_COUNT ||
	       fail(e, ERR_USAGE, "count is at most %d", (int)MOST_COUNT);
}

bool request_text(const struct request *r, const char *member, struct str *to, struct err *e)
{
	const struct json *v = json_member(r->json, member);
	*to = v ? v->text : (struct str){ 0 };
	return !v || v->kind == KIND_STRING || fail(e, ERR_USAGE, "'%s' wants a text", member);
}

bool request_texts(
	const struct request *r, const char *member, size_t most, struct strs *to, struct err *e)
{
	const struct json *v = json_member(r->json, member);
	*to = (struct strs){ 0 };
	if (!v)
		return true;
	if (v->kind != KIND_ARRAY || v->count > most)
		return fail(e, ERR_USAGE, "'%s' wants a list of at most %zu texts", member, most);
	for (size_t i = 0; i < v->count; i++) {
		if (v->item[i].kind != KIND_STRING)
			return fail(e, ERR_USAGE, "'%s' wants a list of texts", member);
		*PUSH(r->mem, to) = v->item[i].text;
	}
	return true;
}
