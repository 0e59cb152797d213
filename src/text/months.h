#ifndef TEXT_MONTHS_H
#define TEXT_MONTHS_H

#include "base/str.h"

#include <stdint.h>

/* 1 to 12 for the folded name of a month in English, Spanish, French, Portuguese, German or Arabic,
 * long or short, with or without its stop; 0 for anything else. */
int month_number(struct str low);

/* Can it be one, by its length and its first letters? Most words cannot; asked for every word of a text. */
static inline bool month_may_be(struct str low)
{
	enum { SHORTEST = 3, LONGEST = 15 }; /* bytes, Arabic names and a stop included */
#define BIT(c) (1u << ((c) - 'a'))
	static const struct {
		uint32_t second, third;
	} behind[] = { ['a' - 'a'] = { BIT('b') | BIT('g') | BIT('o') | BIT('p') | BIT('u') |
					       BIT('v'),
			       BIT('g') | BIT('o') | BIT('r') | BIT('u') },
		['d' - 'a'] = { BIT('e') | BIT('i'), BIT('c') | BIT('z') },
		['e' - 'a'] = { BIT('n'), BIT('e') },
		['f' - 'a'] = { BIT('e'), BIT('b') | BIT('v') },
		['j' - 'a'] = { BIT('a') | BIT('u'), BIT('i') | BIT('l') | BIT('n') },
		['m' - 'a'] = { BIT('a'), BIT('i') | BIT('r') | BIT('y') },
		['n' - 'a'] = { BIT('o'), BIT('v') },
		['o' - 'a'] = { BIT('c') | BIT('k') | BIT('u'), BIT('t') },
		['s' - 'a'] = { BIT('e'), BIT('p') | BIT('t') } };
#undef BIT
	if (low.len < SHORTEST || low.len > LONGEST)
		return false;
	size_t first = (size_t)(unsigned char)low.at[0] - 'a';
	if (first >= sizeof behind / sizeof behind[0])
		return (unsigned char)low.at[0] >= 0x80;
	unsigned second = (unsigned char)low.at[1] - 'a', third = (unsigned char)low.at[2] - 'a';
	return second < 26 && third < 26 && behind[first].second >> second & 1 &&
	       behind[first].third >> third & 1;
}

#endif
