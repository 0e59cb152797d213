#include "text/tag.h"

#include <string.h>

#define TAG_AS_NAME(name, words) words,
static const char *const names[] = { TAGS(TAG_AS_NAME) };
#undef TAG_AS_NAME

const char *tag_name(uint8_t tag)
{
	return names[tag];
}

uint8_t tag_named(struct str name)
{
	uint8_t tag = 0;
	while (tag < TAG_COUNT && !str_is(name, names[tag]))
		tag++;
	return tag;
}
