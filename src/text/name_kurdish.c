#include "text/name.h"

#include "base/utf8.h"

/* Letters of Hawar, the Latin alphabet of Kurmanji, and what English, French and Arabic lists write for them. */
static const struct letter {
	uint32_t small, large;
	const char *to;
} letters[] = { { 'c', 'C', "j" }, { 'x', 'X', "kh" }, { 0xE7, 0xC7, "ch" },
	{ 0x15F, 0x15E, "sh" } };

bool name_is_kurdish(struct str raw, bool *has_sh, bool *has_x)
{
	bool circumflex = false;
	for (size_t i = 0, n; i < raw.len; i += n) {
		uint32_t c = utf8_decode(str_slice(raw, i, raw.len), &n);
		circumflex |=
			c == 0xEA || c == 0xEE || c == 0xFB || c == 0xCA || c == 0xCE || c == 0xDB;
		*has_sh |= c == letters[3].small || c == letters[3].large;
		*has_x |= c == 'x' || c == 'X';
	}
	return circumflex;
}

/* Evdila, Evdilrehman: Abdullah, Abdulrahman. */
static bool is_servant(struct str raw, size_t i)
{
	bool begins = i == 0 || raw.at[i - 1] == ' ';
	return begins && i + 3 <= raw.len && (raw.at[i] | 32) == 'e' &&
	       (raw.at[i + 1] | 32) == 'v' && (raw.at[i + 2] | 32) == 'd';
}

struct str name_from_kurdish(struct str raw, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0, n; i < raw.len; i += n) {
		if (is_servant(raw, i)) {
			buf_add(&b, STR("abd"));
			n = 3;
			continue;
		}
		uint32_t c = utf8_decode(str_slice(raw, i, raw.len), &n);
		size_t k = 0;
		while (k < sizeof letters / sizeof *letters && letters[k].small != c &&
			letters[k].large != c)
			k++;
		buf_add(&b, k < sizeof letters / sizeof *letters ? str_from(letters[k].to)
								 : str_slice(raw, i, i + n));
	}
	return b.len ? buf_str(&b) : raw;
}
