#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include "base/str.h"

/* A file of `assets/` that the build embedded, by its path below that folder. */
bool asset_find(const char *path, struct str *bytes);

#endif
