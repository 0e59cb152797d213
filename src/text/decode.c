#include "text/decode.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/codepage.h"

#include <string.h>

enum { LOOK_MOST = 64 * 1024 };

/* The single UTF-16 unit at `i`. */
static uint32_t unit(struct str s, size_t i, bool big)
{
	unsigned a = (unsigned char)s.at[i], b = (unsigned char)s.at[i + 1];
	return big ? a << 8 | b : b << 8 | a;
}

static struct str from_utf16(struct str s, bool big, struct arena *mem)
{
	struct buf out = { .mem = mem };
	char bytes[4];
	for (size_t i = 0; i + 1 < s.len; i += 2) {
		uint32_t c = unit(s, i, big);
		bool high = c >= 0xD800 && c < 0xDC00, low = c >= 0xDC00 && c < 0xE000;
		uint32_t next = high && i + 3 < s.len ? unit(s, i + 2, big) : 0;
		if (high && next >= 0xDC00 && next < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
			i += 2;
		} else if (high || low) {
			c = 0xFFFD;
		}
		buf_add(&out, (struct str){ bytes, utf8_encode(c, bytes) });
	}
	return buf_str(&out);
}

/* How many bytes at even and at odd places are 0. Text in UTF-16 has many on one side alone. */
static void count_zeros(struct str s, size_t zeros[2])
{
	zeros[0] = zeros[1] = 0;
	for (size_t i = 0; i < s.len; i++)
		zeros[i & 1] += s.at[i] == '\0';
}

struct seen {
	size_t controls, high, broken;
};

static bool is_control(unsigned char c)
{
	return c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A && c != 0x1B;
}

static struct seen look_over(struct str s)
{
	struct seen n = { 0 };
	for (size_t i = 0, bytes; i < s.len; i += bytes) {
		unsigned char c = (unsigned char)s.at[i];
		bytes = 1;
		n.controls += is_control(c);
		if (c < 128)
			continue;
		bool ok = utf8_decode(str_slice(s, i, s.len), &bytes) != 0xFFFD || bytes > 1;
		n.high += ok;
		n.broken += !ok;
	}
	return n;
}

/* Bytes that are no UTF-8 read as one code page, the rest as it is. */
static struct str convert_strays(struct str s, const struct codepage *page, struct arena *mem)
{
	struct buf out = { .mem = mem };
	char made[4];
	size_t kept = 0;
	for (size_t i = 0, bytes; i < s.len; i += bytes) {
		bytes = 1;
		unsigned char c = (unsigned char)s.at[i];
		if (c < 128 || utf8_decode(str_slice(s, i, s.len), &bytes) != 0xFFFD || bytes > 1)
			continue;
		buf_add(&out, str_slice(s, kept, i));
		buf_add(&out, (struct str){ made, utf8_encode(page->letters[c - 128], made) });
		kept = i + 1;
	}
	buf_add(&out, str_slice(s, kept, s.len));
	return buf_str(&out);
}

static struct str convert_all(struct str s, const struct codepage *page, struct arena *mem)
{
	struct buf out = { .mem = mem };
	char made[4];
	size_t kept = 0;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c < 128)
			continue;
		buf_add(&out, str_slice(s, kept, i));
		buf_add(&out, (struct str){ made, utf8_encode(page->letters[c - 128], made) });
		kept = i + 1;
	}
	buf_add(&out, str_slice(s, kept, s.len));
	return buf_str(&out);
}

/* READ-3 */
static bool is_binary(struct str s, struct err *e, struct str name)
{
	static const struct str magics[] = { { "\x89PNG", 4 }, { "\xFF\xD8\xFF", 3 }, { "GIF8", 4 },
		{ "PK\3\4", 4 }, { "\x1F\x8B", 2 },
		{ "\x7F"
		  "ELF",
			4 },
		{ "\xD0\xCF\x11\xE0", 4 } };
	bool found = false;
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		found |= str_starts(s, magics[i]);
	struct seen n = look_over(str_slice(s, 0, s.len < LOOK_MOST ? s.len : LOOK_MOST));
	found |= n.controls * 20 > s.len || (s.len && memchr(s.at, 0, s.len));
	if (found)
		fail(e, ERR_INPUT, "'" STR_FMT "' is binary, not a text", STR_ARG(name));
	return found;
}

static bool has_wide_letters(struct str s, bool *big)
{
	size_t zeros[2];
	count_zeros(str_slice(s, 0, s.len < LOOK_MOST ? s.len : LOOK_MOST), zeros);
	size_t half = (s.len < LOOK_MOST ? s.len : LOOK_MOST) / 2;
	*big = zeros[0] > zeros[1];
	size_t many = *big ? zeros[0] : zeros[1], few = *big ? zeros[1] : zeros[0];
	return s.len >= 8 && s.len % 2 == 0 && many * 2 > half && few * 20 < half;
}

/* READ-2: UTF-16, by its mark or by its zeros. */
static bool decode_wide(
	struct str bytes, struct str name, struct decoded *out, struct arena *mem, struct err *e)
{
	bool big = false;
	bool marked = str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
	if (marked)
		big = (unsigned char)bytes.at[0] == 0xFE;
	else if (!has_wide_letters(bytes, &big))
		return false;
	out->text = from_utf16(str_slice(bytes, marked ? 2 : 0, bytes.len), big, mem);
	out->note = str_format(mem, "'" STR_FMT "' was UTF-16 and was converted", STR_ARG(name));
	if (memchr(out->text.at ? out->text.at : "", 0, out->text.len))
		fail(e, ERR_INPUT, "'" STR_FMT "' is binary, not a text", STR_ARG(name));
	return true;
}

/* READ-2: stray bytes alone, or a whole text of one byte a letter. */
static void decode_narrow(struct str s, struct str name, struct decoded *out, struct arena *mem)
{
	struct seen n = look_over(s);
	if (n.high >= n.broken) {
		out->text = convert_strays(s, &codepages[0], mem);
		out->note = str_format(mem,
			"'" STR_FMT "' is UTF-8 with %zu stray byte%s, read as Windows-1252",
			STR_ARG(name), n.broken, n.broken == 1 ? "" : "s");
		return;
	}
	const struct codepage *page = codepage_of(s);
	out->text = convert_all(s, page, mem);
	out->note = str_format(
		mem, "'" STR_FMT "' was %s and was converted", STR_ARG(name), page->name);
}

bool text_decode(
	struct str bytes, struct str name, struct decoded *out, struct arena *mem, struct err *e)
{
	*out = (struct decoded){ 0 };
	e->kind = ERR_NONE;
	if (decode_wide(bytes, name, out, mem, e))
		return e->kind == ERR_NONE;
	if (is_binary(bytes, e, name))
		return false;
	if (utf8_is_valid(bytes)) { /* READ-1 */
		out->as_is = true;
		out->text = bytes;
		return true;
	}
	decode_narrow(bytes, name, out, mem);
	return true;
}
