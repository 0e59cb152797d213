#include "match/similar.h"

#include <stdint.h>
#include <string.h>

static struct letters seen(struct letters s)
{
	return (struct letters){ s.at, s.len < SIMILAR_MOST ? s.len : SIMILAR_MOST };
}

unsigned long long similar_histogram(struct letters s)
{
	unsigned long long h = 0;
	s = seen(s);
	for (size_t i = 0; i < s.len; i++) {
		unsigned long long once = 1ULL << (s.at[i] & 31), twice = once << 32;
		h |= h & once ? twice : once;
	}
	return h;
}

/* Marks in *in_a and *in_b the letters that have a partner within the window. */
static size_t common_letters(struct letters a, struct letters b, uint64_t *in_a, uint64_t *in_b)
{
	size_t longer = a.len > b.len ? a.len : b.len, common = 0;
	size_t window = longer / 2 > 0 ? longer / 2 - 1 : 0;
	for (size_t i = 0; i < a.len; i++) {
		size_t from = i > window ? i - window : 0;
		size_t to = i + window + 1 < b.len ? i + window + 1 : b.len;
		for (size_t j = from; j < to; j++) {
			if (a.at[i] != b.at[j] || *in_b >> j & 1)
				continue;
			*in_a |= 1ULL << i;
			*in_b |= 1ULL << j;
			common++;
			break;
		}
	}
	return common;
}

static size_t out_of_order(struct letters a, struct letters b, uint64_t in_a, uint64_t in_b)
{
	size_t count = 0;
	for (; in_a; in_a &= in_a - 1, in_b &= in_b - 1)
		count += a.at[__builtin_ctzll(in_a)] != b.at[__builtin_ctzll(in_b)];
	return count;
}

double similar_jaro_winkler(struct letters a, struct letters b)
{
	a = seen(a);
	b = seen(b);
	if (a.len == 0 || b.len == 0)
		return a.len == b.len;
	uint64_t in_a = 0, in_b = 0;
	size_t common = common_letters(a, b, &in_a, &in_b);
	if (common == 0)
		return 0;
	size_t swapped = out_of_order(a, b, in_a, in_b) / 2;
	double m = (double)common, moved = (double)swapped;
	double jaro = (m / (double)a.len + m / (double)b.len + (m - moved) / m) / 3;
	size_t prefix = 0;
	while (prefix < 4 && prefix < a.len && prefix < b.len && a.at[prefix] == b.at[prefix])
		prefix++;
	return jaro > 0.7 ? jaro + (double)prefix * 0.1 * (1 - jaro) : jaro;
}

size_t similar_edits(struct letters a, struct letters b)
{
	a = seen(a);
	b = seen(b);
	if (a.len == 0)
		return b.len;
	uint64_t where[256] = { 0 }, last = 1ULL << (a.len - 1);
	for (size_t i = 0; i < a.len; i++)
		where[a.at[i]] |= 1ULL << i;

	uint64_t up = ~0ULL, down = 0, d0 = 0, before = 0;
	size_t edits = a.len;
	for (size_t j = 0; j < b.len; j++) {
		uint64_t hit = where[b.at[j]];
		uint64_t swap = ((~d0 & hit) << 1) & before;
		d0 = (((hit & up) + up) ^ up) | hit | down | swap;
		uint64_t right = down | ~(d0 | up), left = d0 & up;
		edits += (right & last) != 0;
		edits -= (left & last) != 0;
		right = right << 1 | 1;
		left <<= 1;
		up = left | ~(d0 | right);
		down = right & d0;
		before = hit;
	}
	return edits;
}

/* By letter: 1 a vowel, 2 a long one, w and y among them. */
static const unsigned char vowels[256] = { ['a'] = 1,
	['e'] = 1,
	['i'] = 1,
	['o'] = 1,
	['u'] = 1,
	['`'] = 1,
	['w'] = 2,
	['y'] = 2,
	['U'] = 2,
	['I'] = 2,
	['A'] = 2,
	['E'] = 2 };

static bool is_vowel(unsigned char c)
{
	return vowels[c] != 0;
}

static bool is_long(unsigned char c)
{
	return vowels[c] == 2;
}

/* Consonants that spellings confuse, in pairs. */
static bool is_confused(unsigned char a, unsigned char b)
{
	static const char pairs[] = "gjtdgkxkcszsdzcjfbtsjzck";
	for (size_t i = 0; pairs[i]; i += 2)
		if ((pairs[i] == a && pairs[i + 1] == b) || (pairs[i] == b && pairs[i + 1] == a))
			return true;
	return false;
}

static bool is_near_vowel(unsigned char a, unsigned char b)
{
	static const char pairs[] = "aeeioueyiywuwoa`e`i`o`u`UuUwUoIiIyIeU`I`AeA`EIEaEi";
	for (size_t i = 0; pairs[i]; i += 2)
		if ((pairs[i] == a && pairs[i + 1] == b) || (pairs[i] == b && pairs[i + 1] == a))
			return true;
	return false;
}

/* MATCH-41: letters of Hebrew, of its romanisations, and what it costs to take one for the other. */
static unsigned hebrew_cost(unsigned char a, unsigned char b)
{
	static const char costs[] =
		"Bb0Bv0Bf7Bp5Fp0Ff0Kk0Kx0KX0Kh5KH4Hh0HX0Hx0Hk6Xx1Xh2Xk5Sc0Ss1SX1Sz6Xc1"
		"Zz1Zs2zs2ZX2Zc4ZC1CX1vw3vf7vu3vU3Ij1Qa0Qe1Qo1Q`1Qh0QH1QK5";
	for (size_t i = 0; costs[i]; i += 3)
		if ((costs[i] == a && costs[i + 1] == b) || (costs[i] == b && costs[i + 1] == a))
			return (unsigned)(costs[i + 2] - '0');
	return 10;
}

static unsigned change_cost(unsigned char a, unsigned char b, enum similar_scripts scripts)
{
	if (a == b || (a == 'A' && b == 'a') || (a == 'a' && b == 'A'))
		return 0;
	if ((a == 'w' && b == 'f') || (a == 'f' && b == 'w'))
		return 3; /* v: a letter of its own, or waw and vav */
	if ((a == 'x' && (b == 'h' || b == 'c')) || (b == 'x' && (a == 'h' || a == 'c')))
		return 3;
	if ((a == 'j' && strchr("yiI", b)) || (b == 'j' && strchr("yiI", a)))
		return 3; /* German and Slavic j */
	if (is_vowel(a) && is_vowel(b))
		return is_near_vowel(a, b) ? 1 : is_long(a) || is_long(b) ? 8 : 4;
	bool several =
		(a < 'a' && !is_vowel(a)) || (b < 'a' && !is_vowel(b)) || a == 'v' || b == 'v';
	unsigned hebrew = several || scripts == SIMILAR_HEBREW ? hebrew_cost(a, b) : 10;
	if (hebrew < 10)
		return hebrew;
	if (is_vowel(a) || is_vowel(b))
		return 12;
	return scripts != SIMILAR_HEBREW && is_confused(a, b) ? 4 : 10;
}

/* A vowel at the end tells Samir from Samira; silent e does not. */
static unsigned last_cost(struct letters s, unsigned char c)
{
	unsigned char before = s.len > 1 ? s.at[s.len - 2] : 0;
	bool open = is_vowel(before) && before != 'y' && before != 'w';
	if (c == 'h')
		return open ? 1 : 7;
	return c == 'e' || open ? 3 : 9;
}

/* MATCH-41: what Hebrew seldom writes, o and above all u seldom not. */
static unsigned unwritten_cost(unsigned char c, size_t i)
{
	static const char costs[] = "a1e1i1o2I3u4U4y4w7h3";
	const char *at = strchr(costs, c);
	return !at ? 10 : i == 0 ? 7 : (unsigned)(at[1] - '0');
}

static unsigned drop_cost(struct letters s, size_t i, enum similar_scripts scripts)
{
	unsigned char c = s.at[i];
	if (i > 0 && (s.at[i - 1] == c || (s.at[i - 1] == 'I' && c == 'y')))
		return 1; /* doubled */
	if (c == '`')
		return i == 0 && !is_vowel(s.len > 1 ? s.at[1] : 0) && scripts != SIMILAR_LATIN ? 7
												: 1;
	if (c == 'h' && i > 0 && (s.at[i - 1] == 'd' || s.at[i - 1] == 't' || s.at[i - 1] == 's'))
		return 3; /* dh, th, sh may be two sounds: Adham, Fathi */
	if (i > 0 && i + 1 == s.len && (is_vowel(c) || c == 'h'))
		return last_cost(s, c);
	if (scripts == SIMILAR_HEBREW)
		return unwritten_cost(c, i);
	if (!is_vowel(c) || scripts == SIMILAR_ARABIC)
		return 10;
	if (scripts == SIMILAR_LATIN)
		return is_long(c) || i == 0 ? 5 : 3;
	if (i == 0) /* no script but Latin's leaves out a first vowel */
		return 7;
	if (c == 'U' &&
		(i + 2 < s.len || s.at[1] != 'a')) /* French writes any u so; not Mahmoud's */
		return i == 1 ? 1 : 3;
	return is_long(c) ? 7 : c == 'a' ? 2 : 1;
}

/* Vowels that begin or end a name are heard and written apart; ta marbuta and alef maqsura are a at the end. */
static unsigned change_at(
	struct letters a, size_t i, struct letters b, size_t j, enum similar_scripts scripts)
{
	static const char last_a[] = "ahhaayyaehheohhoAhhAAyyA";
	unsigned char x = a.at[i], y = b.at[j];
	bool first = i == 0 && j == 0, last = i + 1 == a.len && j + 1 == b.len;
	for (size_t k = 0; last && x != y && last_a[k]; k += 2)
		if (last_a[k] == x && last_a[k + 1] == y)
			return 1;
	unsigned cost = change_cost(x, y, scripts);
	return (first || last) && cost == 4 && is_vowel(x) ? 9 : cost;
}

/* The row of the table for all of `a`: the cost to each beginning of `b`. */
enum { MOST_SOUND = 32 };
static void sound_row(struct letters a, struct letters b, enum similar_scripts scripts,
	unsigned row[MOST_SOUND + 1])
{
	row[0] = 0;
	for (size_t j = 0; j < b.len; j++)
		row[j + 1] = row[j] + drop_cost(b, j, scripts);
	for (size_t i = 0; i < a.len; i++) {
		unsigned corner = row[0], drop = drop_cost(a, i, scripts);
		row[0] += drop;
		for (size_t j = 0; j < b.len; j++) {
			unsigned best = corner + change_at(a, i, b, j, scripts);
			unsigned other = row[j + 1] + drop;
			best = other < best ? other : best;
			other = row[j] + drop_cost(b, j, scripts);
			best = other < best ? other : best;
			corner = row[j + 1];
			row[j + 1] = best;
		}
	}
}

unsigned similar_sounds(
	struct letters a, struct letters b, enum similar_scripts scripts, unsigned *begins)
{
	unsigned row[MOST_SOUND + 1];
	a.len = a.len < MOST_SOUND ? a.len : MOST_SOUND;
	b.len = b.len < MOST_SOUND ? b.len : MOST_SOUND;
	struct letters shorter = a.len <= b.len ? a : b, longer = a.len <= b.len ? b : a;
	sound_row(shorter, longer, scripts, row);
	*begins = row[longer.len];
	for (size_t j = 0; j < longer.len; j++)
		*begins = row[j] < *begins ? row[j] : *begins;
	return row[longer.len];
}
