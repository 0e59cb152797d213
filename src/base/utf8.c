#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

static bool continues(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

uint32_t utf8_decode(struct str s, size_t *bytes)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char first = (unsigned char)s.at[0];
	*bytes = 1;
	if (first < 0x80)
		return first;

	size_t n = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
	if (n == 0 || first > 0xF4 || s.len < n)
		return REPLACEMENT;

	uint32_t c = first & (0xFFU >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if (!continues((unsigned char)s.at[i]))
			return REPLACEMENT;
		c = c << 6 | ((unsigned char)s.at[i] & 0x3F);
	}
	if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return REPLACEMENT;
	*bytes = n;
	return c;
}

size_t utf8_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)((0xF00U >> n) | c);
	return n;
}

bool utf8_is_valid(struct str s)
{
	for (size_t i = 0, n; i < s.len; i += n) {
		if ((unsigned char)s.at[i] < 0x80) {
			n = 1;
			continue;
		}
		uint32_t c = utf8_decode(str_slice(s, i, s.len), &n);
		if (c == REPLACEMENT && n == 1)
			return false;
	}
	return true;
}
