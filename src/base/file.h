#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/err.h"
#include "base/str.h"

/*
 * The whole of a file, a pipe or, for "-", standard input. More than `most`
 * bytes is refused (ERR_INPUT): every stranger's file has a ceiling.
 * A folder or an unreadable file is ERR_SYSTEM. The bytes live in `mem`.
 */
MUST_CHECK bool file_read(
	const char *path, size_t most, struct str *bytes, struct arena *mem, struct err *e);

/* Writes a temporary file beside `path` and renames it, so that the name holds all or nothing. */
MUST_CHECK bool file_write(const char *path, struct str bytes, struct err *e);

#endif
