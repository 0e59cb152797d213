#include "vault/bech32.h"

#include <stdint.h>
#include <string.h>

enum { GROUPS = 52, CHECK = 6, MOST_PREFIX = 20 };

static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

static uint32_t step(uint32_t sum, unsigned value)
{
	static const uint32_t generator[] = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
		0x2a1462b3 };
	uint32_t top = sum >> 25;
	sum = (sum & 0x1ffffff) << 5 ^ value;
	for (int i = 0; i < 5; i++)
		sum ^= top >> i & 1 ? generator[i] : 0;
	return sum;
}

static uint32_t checksum(const char *prefix, const unsigned char *value, size_t count)
{
	uint32_t sum = 1;
	for (const char *p = prefix; *p; p++)
		sum = step(sum, (unsigned)*p >> 5);
	sum = step(sum, 0);
	for (const char *p = prefix; *p; p++)
		sum = step(sum, (unsigned)*p & 31);
	for (size_t i = 0; i < count; i++)
		sum = step(sum, value[i]);
	return sum;
}

/* 32 bytes as 52 groups of five bits, the last padded with zeros. */
static void to_groups(const unsigned char bytes[32], unsigned char value[GROUPS])
{
	for (int i = 0; i < GROUPS; i++) {
		int bit = 5 * i;
		unsigned two =
			(unsigned)bytes[bit / 8] << 8 | (bit / 8 < 31 ? bytes[bit / 8 + 1] : 0);
		value[i] = (unsigned char)(two >> (11 - bit % 8) & 31);
	}
}

struct str bech32_text(struct arena *mem, const char *prefix, const unsigned char bytes[32])
{
	unsigned char value[GROUPS + CHECK] = { 0 };
	size_t len = strlen(prefix);
	char *text = NEW_ARRAY(mem, char, len + 1 + GROUPS + CHECK + 1), *to = text;
	for (const char *p = prefix; *p; p++)
		*to++ = *p;
	to_groups(bytes, value);
	uint32_t sum = checksum(prefix, value, GROUPS + CHECK) ^ 1;
	for (int i = 0; i < CHECK; i++)
		value[GROUPS + i] = (unsigned char)(sum >> (25 - 5 * i) & 31);
	*to++ = '1';
	for (int i = 0; i < GROUPS + CHECK; i++)
		*to++ = letters[value[i]];
	return (struct str){ text, (size_t)(to - text) };
}

/* Lower case of `text`, which must be of one case; false for any other character. */
static bool lower_case(struct str text, char *to)
{
	bool upper = false, lower = false;
	for (size_t i = 0; i < text.len; i++) {
		bool is_upper = text.at[i] >= 'A' && text.at[i] <= 'Z';
		upper |= is_upper;
		lower |= text.at[i] >= 'a' && text.at[i] <= 'z';
		to[i] = (char)(is_upper ? text.at[i] + 'a' - 'A' : text.at[i]);
	}
	return !(upper && lower);
}

bool bech32_bytes(struct str text, const char *prefix, unsigned char bytes[32])
{
	char lower[MOST_PREFIX + 1 + GROUPS + CHECK] = { 0 };
	unsigned char value[GROUPS + CHECK], made[32] = { 0 };
	size_t len = strlen(prefix);
	if (text.len != len + 1 + GROUPS + CHECK || !lower_case(text, lower) ||
		memcmp(lower, prefix, len) != 0 || lower[len] != '1')
		return false;
	for (size_t i = 0; i < GROUPS + CHECK; i++) {
		char c = lower[len + 1 + i];
		const char *found = c ? strchr(letters, c) : NULL;
		if (!found)
			return false;
		value[i] = (unsigned char)(found - letters);
	}
	if (checksum(prefix, value, GROUPS + CHECK) != 1 || value[GROUPS - 1] & 15)
		return false;
	for (int bit = 0; bit < 256; bit++)
		made[bit / 8] |=
			(unsigned char)((value[bit / 5] >> (4 - bit % 5) & 1) << (7 - bit % 8));
	memcpy(bytes, made, sizeof made);
	explicit_bzero(value, sizeof value);
	explicit_bzero(lower, sizeof lower);
	explicit_bzero(made, sizeof made);
	return true;
}
