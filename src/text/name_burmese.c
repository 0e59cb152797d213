#include "text/name.h"

#include <strings.h>

static const char *const titles[] = { "U", "Daw", "Ko", "Ma", "Maung", "Mg" };

/* The first word of a name of several, without a stop; none for a name of one word. */
static struct str first_word(struct str raw)
{
	size_t blank = str_find(raw, STR(" "));
	struct str word = str_slice(raw, 0, blank < raw.len ? blank : 0);
	return word.len && word.at[word.len - 1] == '.' ? str_slice(word, 0, word.len - 1) : word;
}

size_t name_burmese_title(struct str raw)
{
	struct str word = first_word(raw);
	for (size_t k = 0; word.len && k < sizeof titles / sizeof *titles; k++) {
		struct str title = str_from(titles[k]);
		if (title.len == word.len && strncasecmp(title.at, word.at, word.len) == 0)
			return k + 1;
	}
	return 0;
}

struct str name_without_burmese_title(struct str raw)
{
	if (!name_burmese_title(raw))
		return raw;
	return str_trim(str_slice(raw, str_find(raw, STR(" ")), raw.len));
}
