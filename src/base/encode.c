#include "base/encode.h"

#include <stdint.h>
#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

struct str base64_text(struct arena *mem, struct str bytes, enum base64_form form)
{
	char *text = NEW_ARRAY(mem, char, bytes.len / 3 * 4 + 5), *to = text;
	const unsigned char *b = (const unsigned char *)bytes.at;
	for (size_t i = 0; i < bytes.len; i += 3) {
		size_t have = bytes.len - i < 3 ? bytes.len - i : 3;
		uint32_t v = (uint32_t)b[i] << 16;
		v |= have > 1 ? (uint32_t)b[i + 1] << 8 : 0;
		v |= have > 2 ? b[i + 2] : 0;
		for (size_t k = 0; k <= have; k++)
			*to++ = letters[v >> (18 - 6 * k) & 63];
		for (size_t k = have; form == BASE64_PADDED && k < 3; k++)
			*to++ = '=';
	}
	return (struct str){ text, (size_t)(to - text) };
}

static bool value_of(char c, uint32_t *v)
{
	const char *found = c ? strchr(letters, c) : NULL;
	if (found)
		*v = (uint32_t)(found - letters);
	return found != NULL;
}

/* Up to four letters to up to three bytes; bits left over must be zero. */
static bool read_group(const char *at, size_t count, unsigned char *to)
{
	uint32_t v = 0, one;
	for (size_t k = 0; k < 4; k++) {
		if (k < count && !value_of(at[k], &one))
			return false;
		v = v << 6 | (k < count ? one : 0);
	}
	for (size_t k = 0; k + 1 < count; k++)
		to[k] = (unsigned char)(v >> (16 - 8 * k));
	return count == 4 || (v & (count == 3 ? 0xFFU : 0xFFFFU)) == 0;
}

bool base64_bytes(struct arena *mem, struct str text, enum base64_form form, struct str *bytes)
{
	if (form == BASE64_PADDED) {
		if (text.len % 4 != 0)
			return false;
		for (int i = 0; i < 2 && str_ends(text, STR("=")); i++)
			text.len--;
	}
	if (text.len % 4 == 1)
		return false;
	unsigned char *to = NEW_ARRAY(mem, unsigned char, text.len / 4 * 3 + 3);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i += 4) {
		size_t count = text.len - i < 4 ? text.len - i : 4;
		if (!read_group(text.at + i, count, to + len))
			return false;
		len += count - 1;
	}
	*bytes = (struct str){ (const char *)to, len };
	return true;
}

struct str hex_text(struct arena *mem, struct str bytes)
{
	static const char hex[] = "0123456789abcdef";
	char *text = NEW_ARRAY(mem, char, 2 * bytes.len + 1);
	for (size_t i = 0; i < bytes.len; i++) {
		text[2 * i] = hex[(unsigned char)bytes.at[i] >> 4];
		text[2 * i + 1] = hex[(unsigned char)bytes.at[i] & 15];
	}
	return (struct str){ text, 2 * bytes.len };
}

static unsigned char nibble(unsigned char c)
{
	unsigned char digit = (unsigned char)(c - '0'), letter = (unsigned char)(c - 'a');
	return digit < 10 ? digit : letter < 6 ? (unsigned char)(letter + 10) : 0xFF;
}

/* A digest at once, which the compiler does many digits at a time: ledgers are read by the hundred million. Above 15: not all are digits. */
static unsigned char digest_bytes(const char *text, unsigned char *byte)
{
	unsigned char half[64], worst = 0;
	for (size_t i = 0; i < 64; i++)
		half[i] = nibble((unsigned char)text[i]);
	for (size_t i = 0; i < 64; i++)
		worst |= half[i];
	for (size_t i = 0; i < 32; i++)
		byte[i] = (unsigned char)(half[2 * i] << 4 | half[2 * i + 1]);
	return worst;
}

bool hex_bytes(struct str text, void *to, size_t len)
{
	unsigned char *byte = to, worst = 0;
	size_t done = 0;
	if (text.len != 2 * len)
		return false;
	for (; len - done >= 32; done += 32)
		worst |= digest_bytes(text.at + 2 * done, byte + done);
	for (; done < len; done++) {
		unsigned char high = nibble((unsigned char)text.at[2 * done]),
			      low = nibble((unsigned char)text.at[2 * done + 1]);
		worst |= high | low;
		byte[done] = (unsigned char)(high << 4 | low);
	}
	return worst < 16;
}

bool decimal_number(struct str text, unsigned long long *n)
{
	unsigned long long v = 0;
	if (text.len == 0 || text.len > 19 || (text.len > 1 && text.at[0] == '0'))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		v = v * 10 + (unsigned long long)(text.at[i] - '0');
	}
	if (v > INT64_MAX)
		return false;
	*n = v;
	return true;
}
