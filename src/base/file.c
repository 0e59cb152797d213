#include "base/file.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(FILE *f, const char *path, size_t most, struct buf *b, struct err *e)
{
	char piece[65536];
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;) {
		if (n > most - b->len)
			return fail(e, ERR_INPUT,
				"'%s' is larger than %zu bytes, the most that is read", path, most);
		buf_add(b, (struct str){ piece, n });
	}
	return ferror(f) ? fail_errno(e, "cannot read '%s'", path) : true;
}

bool file_read(const char *path, size_t most, struct str *bytes, struct arena *mem, struct err *e)
{
	bool is_stdin = strcmp(path, "-") == 0;
	FILE *f = is_stdin ? stdin : fopen(path, "rb");
	if (!f)
		return fail_errno(e, "cannot open '%s'", path);

	struct stat st;
	struct buf b = { .mem = mem };
	if (fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
		(size_t)st.st_size <= most) {
		b.room = (size_t)st.st_size + 1; /* one allocation where the size is known */
		b.at = NEW_ARRAY(mem, char, b.room);
	}
	bool ok = read_all(f, is_stdin ? "standard input" : path, most, &b, e);
	if (!is_stdin)
		fclose(f);
	if (ok)
		*bytes = buf_str(&b);
	return ok;
}

bool file_write(const char *path, struct str bytes, struct err *e)
{
	char part[4096];
	if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
		return fail(e, ERR_SYSTEM, "the name '%.100s...' is too long", path);
	FILE *f = fopen(part, "wb");
	if (!f)
		return fail_errno(e, "cannot create '%s'", part);
	bool whole = fwrite(bytes.at ? bytes.at : "", 1, bytes.len, f) == bytes.len &&
		     fflush(f) == 0 && fsync(fileno(f)) == 0;
	if (fclose(f) != 0 || !whole || rename(part, path) != 0) {
		fail_errno(e, "cannot write '%s'", path);
		unlink(part);
		return false;
	}
	return true;
}
