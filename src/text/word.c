#include "text/word.h"

/* Most words of a list begin otherwise: one comparison each. */
bool word_is_listed(const struct word *w, const char *const *words)
{
	char first = w->low.len ? w->low.at[0] : '\0';
	for (const char *word; (word = *words); words++)
		if (word[0] == first && str_is(w->low, word))
			return true;
	return false;
}
