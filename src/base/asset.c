#include "base/asset.h"

#include <string.h>

/* Written by tools/embed; ends with a NULL path. */
struct asset {
	const char *path, *begin, *end;
};
extern const struct asset embedded_assets[];

static struct str bytes_of(const struct asset *a)
{
	return (struct str){ a->begin, (size_t)(a->end - a->begin) };
}

bool asset_find(const char *path, struct str *bytes)
{
	for (const struct asset *a = embedded_assets; a->path; a++)
		if (strcmp(a->path, path) == 0) {
			*bytes = bytes_of(a);
			return true;
		}
	return false;
}

bool asset_at(size_t i, struct str *path, struct str *bytes)
{
	const struct asset *a = embedded_assets;
	while (i > 0 && a->path)
		i--, a++;
	if (!a->path)
		return false;
	*path = str_from(a->path);
	*bytes = bytes_of(a);
	return true;
}
