#include "reader/frame.h"

/* Numbers that are ages, or children of whom nothing is told (COUNT-1). */
/* "aged 19 and 23", "aged 9, 12 and 15" */
bool quantity_second_age(const struct page *p, uint32_t first)
{
	enum { LIST = 8 }; /* words */
	uint32_t i = first;
	for (uint32_t back = 0; i >= 2 && back < LIST; back++) {
		struct str joint = low_at(p, i - 1);
		if (str_equal(joint, STR("aged")) || str_equal(joint, STR("ages")))
			return i < first;
		bool number = p->scan.words.at[i - 1].shape & SHAPE_DIGIT;
		if (!number && !str_equal(joint, STR("and")) && !str_equal(joint, STR("to")) &&
			!str_equal(joint, STR(",")) && !str_equal(joint, STR("or")))
			return false;
		i--;
	}
	return false;
}

/* "a father of three", "mother of 4": children who are told of with nobody's harm. */
bool quantity_of_parent(const struct page *p, uint32_t first)
{
	static const char *const parents[] = { "father", "mother", "parent", "parents", "widow",
		"widower", "grandmother", "grandfather", "dad", "mum", "mom", NULL };
	for (size_t k = 0; first >= 2 && word_is(p, first - 1, "of") && parents[k]; k++)
		if (word_is(p, first - 2, parents[k]))
			return true;
	return false;
}
