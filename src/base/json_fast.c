#include "base/json_fast.h"

#include "base/utf8.h"

typedef signed char bytes __attribute__((vector_size(16), aligned(1)));

/* Printable ASCII but for the quotation mark and the backslash. */
static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static size_t plain_bytes(struct str s, size_t i)
{
	while (i < s.len && is_plain((unsigned char)s.at[i]))
		i++;
	return i;
}

/* The same of eight: in a byte that is not, one of the terms sets the uppermost bit; a carry comes only from such a byte. */
static bool are_plain(uint64_t c)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
	uint64_t quote = c ^ ones * '"', slash = c ^ ones * '\\';
	return !((c | (c + ones) | (c - ones * 0x20) | (quote - ones) | (slash - ones)) & tops);
}

static uint64_t eight(const char *at)
{
	uint64_t c;
	memcpy(&c, at, sizeof c);
	return c;
}

static uint64_t two_fours(const char *at, const char *last)
{
	uint32_t a, b;
	memcpy(&a, at, sizeof a);
	memcpy(&b, last, sizeof b);
	return a | (uint64_t)b << 32;
}

static bool sixteen_are_plain(const char *at)
{
	bytes c;
	uint64_t halves[2];
	memcpy(&c, at, sizeof c);
	bytes other = (c < 0x20) | (c == '"') | (c == '\\') | (c == 0x7F); /* < 0: not ASCII */
	memcpy(halves, &other, sizeof halves);
	return !(halves[0] | halves[1]);
}

/* Most texts are plain to their end, which is looked at together with some of what stands before it. */
size_t json_plain(struct str s)
{
	size_t i = 0;
	if (s.len < 4)
		return plain_bytes(s, 0);
	if (s.len < 8)
		return are_plain(two_fours(s.at, s.at + s.len - 4)) ? s.len : plain_bytes(s, 0);
	if (s.len < sizeof(bytes)) {
		bool all = are_plain(eight(s.at)) && are_plain(eight(s.at + s.len - 8));
		return all ? s.len : plain_bytes(s, 0);
	}
	while (s.len - i >= sizeof(bytes) && sixteen_are_plain(s.at + i))
		i += sizeof(bytes);
	if (s.len - i < sizeof(bytes) && sixteen_are_plain(s.at + s.len - sizeof(bytes)))
		return s.len;
	return plain_bytes(s, i);
}

/* Children of what is being read, until their number is known; and how deep one may stand. */
enum { KEPT = 256, DEPTH_MOST = 32, DIGITS_MOST = 18 };

struct fast {
	const char *at, *end;
	struct arena *mem;
	size_t kept, depth;
	struct json item[KEPT];
	struct str key[KEPT];
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(struct fast *f)
{
	while (f->at < f->end && is_blank(*f->at))
		f->at++;
}

/* The next character but for blanks is `c`, and is passed. */
static bool take(struct fast *f, char c)
{
	skip_blanks(f);
	if (f->at == f->end || *f->at != c)
		return false;
	f->at++;
	return true;
}

/* The quotation mark that ends the string which begins at `at`; NULL when there is none, or a byte that may not be. */
static const char *string_end(const char *at, const char *end, bool *escapes)
{
	while (at < end) {
		size_t n = json_plain((struct str){ at, (size_t)(end - at) });
		at += n;
		if (at == end || *at == '"')
			break;
		unsigned char c = (unsigned char)*at;
		n = 1;
		if (c >= 0x80 &&
			utf8_decode((struct str){ at, (size_t)(end - at) }, &n) == 0xFFFD && n == 1)
			return NULL;
		if (c < 0x20 || (c == '\\' && end - at < 2))
			return NULL;
		if (c == '\\') {
			*escapes = true;
			n = 2;
		}
		at += n;
	}
	return at < end ? at : NULL;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* Four digits of a character that is no surrogate and not 0; else 0. */
static uint32_t escaped_code(const char *at, const char *end)
{
	uint32_t c = 0;
	if (end - at < 4)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		int digit = hex_digit(at[i]);
		if (digit < 0)
			return 0;
		c = c << 4 | (uint32_t)digit;
	}
	return c >= 0xD800 && c <= 0xDFFF ? 0 : c;
}

static char unescaped(char c)
{
	switch (c) {
	case '"':
	case '\\':
	case '/':
		return c;
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	default:
		return '\0';
	}
}

/* What is written is never longer than what is read. */
static bool unescape(const char *at, const char *end, char *to, size_t *len)
{
	const char *begin = to;
	while (at < end) {
		const char *slash = memchr(at, '\\', (size_t)(end - at));
		size_t plain = (size_t)((slash ? slash : end) - at);
		memcpy(to, at, plain);
		to += plain;
		at += plain;
		if (!slash)
			break;
		if (at[1] == 'u') {
			uint32_t c = escaped_code(at + 2, end);
			if (c == 0)
				return false;
			to += utf8_encode(c, to);
			at += 6;
		} else {
			*to = unescaped(at[1]);
			if (*to++ == '\0')
				return false;
			at += 2;
		}
	}
	*len = (size_t)(to - begin);
	return true;
}

/* The opening mark is passed already. */
static bool read_string(struct fast *f, struct str *out)
{
	bool escapes = false;
	const char *begin = f->at, *end = string_end(begin, f->end, &escapes);
	if (!end)
		return false;
	f->at = end + 1;
	char *copy = NEW_ARRAY(f->mem, char, (size_t)(end - begin) + 1);
	*out = (struct str){ copy, (size_t)(end - begin) };
	if (!escapes) {
		memcpy(copy, begin, out->len);
		return true;
	}
	if (!unescape(begin, end, copy, &out->len))
		return false;
	copy[out->len] = '\0';
	return true;
}

static bool is_digit(const struct fast *f, const char *at)
{
	return at < f->end && *at >= '0' && *at <= '9';
}

/* A whole number of up to 15 digits and a power of ten are exact, so that their quotient is rounded as it must be (Clinger 1990). */
static bool read_fraction(struct fast *f, const char *at, int64_t n, size_t digits, struct json *to)
{
	enum { EXACT = 15 };
	static const double tens[EXACT + 1] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
		1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
	const char *first = ++at;
	for (; is_digit(f, at) && digits < EXACT; at++, digits++)
		n = n * 10 + (*at - '0');
	if (at == first || is_digit(f, at) || (at < f->end && (*at | 32) == 'e'))
		return false;
	to->kind = KIND_REAL;
	to->number = (*f->at == '-' ? -1.0 : 1.0) * (double)n / tens[at - first];
	f->at = at;
	return true;
}

/* Numbers of a few digits; others are for the other parser. */
static bool read_number(struct fast *f, struct json *to)
{
	bool minus = *f->at == '-';
	const char *first = f->at + minus, *at = first;
	int64_t n = 0;
	for (; is_digit(f, at) && at - first < DIGITS_MOST; at++)
		n = n * 10 + (*at - '0');
	if (at == first || (*first == '0' && at - first > 1))
		return false;
	if (at < f->end && *at == '.')
		return read_fraction(f, at, n, (size_t)(at - first), to);
	if ((minus && n == 0) || is_digit(f, at) || (at < f->end && (*at | 32) == 'e'))
		return false;
	f->at = at;
	to->kind = KIND_INTEGER;
	to->integer = minus ? -n : n;
	to->number = (double)to->integer;
	return true;
}

static bool read_word(struct fast *f, struct str word, enum json_kind kind, struct json *to)
{
	struct str rest = { f->at, (size_t)(f->end - f->at) };
	to->kind = kind;
	f->at += word.len;
	return str_starts(rest, word);
}

static bool read_value(struct fast *f, struct json *to);

static bool is_new_key(const struct fast *f, size_t first, struct str key)
{
	for (size_t i = first; i < f->kept; i++)
		if (str_equal(f->key[i], key))
			return false;
	return true;
}

static bool read_key(struct fast *f, size_t first, struct str *key)
{
	return take(f, '"') && read_string(f, key) && is_new_key(f, first, *key) && take(f, ':');
}

/* Children lie at the end of the kept ones until all of them are known. */
static bool read_children(struct fast *f, struct json *to, char close)
{
	size_t first = f->kept;
	if (!take(f, close)) {
		do {
			struct json child = { 0 };
			struct str key = { 0 };
			if (close == '}' && !read_key(f, first, &key))
				return false;
			if (!read_value(f, &child) || f->kept == KEPT)
				return false;
			f->key[f->kept] = key;
			f->item[f->kept++] = child;
		} while (take(f, ','));
		if (!take(f, close))
			return false;
	}
	to->count = f->kept - first;
	to->item = NEW_ARRAY(f->mem, struct json, to->count);
	memcpy(to->item, f->item + first, to->count * sizeof *to->item);
	if (close == '}') {
		to->key = NEW_ARRAY(f->mem, struct str, to->count);
		memcpy(to->key, f->key + first, to->count * sizeof *to->key);
	}
	f->kept = first;
	return true;
}

static bool read_nested(struct fast *f, struct json *to, char close)
{
	f->at++;
	to->kind = close == '}' ? KIND_OBJECT : KIND_ARRAY;
	if (++f->depth > DEPTH_MOST || !read_children(f, to, close))
		return false;
	f->depth--;
	return true;
}

static bool read_value(struct fast *f, struct json *to)
{
	skip_blanks(f);
	if (f->at == f->end)
		return false;
	switch (*f->at) {
	case '"':
		f->at++;
		to->kind = KIND_STRING;
		return read_string(f, &to->text);
	case '{':
		return read_nested(f, to, '}');
	case '[':
		return read_nested(f, to, ']');
	case 't':
		return read_word(f, STR("true"), KIND_TRUE, to);
	case 'f':
		return read_word(f, STR("false"), KIND_FALSE, to);
	case 'n':
		return read_word(f, STR("null"), KIND_NULL, to);
	default:
		return read_number(f, to);
	}
}

bool json_read_fast(struct str text, struct json *value, struct arena *mem)
{
	struct fast f;
	if (!text.at)
		return false;
	f.at = text.at;
	f.end = text.at + text.len;
	f.mem = mem;
	f.kept = f.depth = 0;
	if (!read_value(&f, value))
		return false;
	skip_blanks(&f);
	return f.at == f.end;
}
