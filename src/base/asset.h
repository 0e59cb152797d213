#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include "base/str.h"

/*
 * The files that the build embedded: those of `assets/`, each by its path below
 * that folder, and NOTICE, LICENSE and LICENSES/ under their own names. The
 * bytes live as long as the program and a NUL follows them.
 */
bool asset_find(const char *path, struct str *bytes);

/* All of them, one after another: false when there is no i-th. */
bool asset_at(size_t i, struct str *path, struct str *bytes);

#endif
