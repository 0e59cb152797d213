#include "base/asset.h"

#include <string.h>

/* Written by tools/embed; ends with a NULL path. */
struct asset {
	const char *path, *begin, *end;
};
extern const struct asset embedded_assets[];

bool asset_find(const char *path, struct str *bytes)
{
	for (const struct asset *a = embedded_assets; a->path; a++)
		if (strcmp(a->path, path) == 0) {
			*bytes = (struct str){ a->begin, (size_t)(a->end - a->begin) };
			return true;
		}
	return false;
}
