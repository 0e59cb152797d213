#include "text/word.h"

bool word_is_listed(const struct word *w, const char *const *words)
{
	for (size_t i = 0; words[i]; i++)
		if (str_is(w->low, words[i]))
			return true;
	return false;
}
