#include "base/file.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What says nothing of its size may be without end (/dev/zero): it is read beside the arena, and has a ceiling. */
static const size_t MOST_UNSIZED = (size_t)2 << 30;

struct reading {
	FILE *f;
	const char *path;
	size_t most;
};

static bool too_large(const struct reading *r, struct err *e)
{
	const char *unit = r->most >> 20 ? "MB" : "bytes";
	return fail(e, ERR_INPUT, "'%s' is larger than %zu %s, the most that is read", r->path,
		r->most >> 20 ? r->most >> 20 : r->most, unit);
}

/* Into memory of malloc's that grows in place. */
static bool read_unsized(const struct reading *r, struct buf *b, struct err *e)
{
	for (;;) {
		if (b->room - b->len < 1 << 16) {
			size_t room = b->room ? b->room * 2 : 1 << 18;
			char *grown = realloc(b->at, room);
			if (!grown)
				return fail(e, ERR_SYSTEM, "no memory to read '%s'", r->path);
			b->at = grown;
			b->room = room;
		}
		size_t n = fread(b->at + b->len, 1, b->room - b->len, r->f);
		b->len += n;
		if (b->len > r->most)
			return too_large(r, e);
		if (n == 0)
			return ferror(r->f) ? fail_errno(e, "cannot read '%s'", r->path) : true;
	}
}

static bool take_unsized(
	const struct reading *r, struct str *bytes, struct arena *mem, struct err *e)
{
	struct buf b = { 0 };
	bool ok = read_unsized(r, &b, e);
	if (ok)
		*bytes = b.len ? str_copy(mem, (struct str){ b.at, b.len }) : STR("");
	if (b.at)
		explicit_bzero(b.at, b.len); /* it may have been a key */
	free(b.at);
	return ok;
}

/* One allocation, since the size is known; a file that grows meanwhile is read as it was. */
static bool take_sized(
	const struct reading *r, size_t size, struct str *bytes, struct arena *mem, struct err *e)
{
	if (size > r->most)
		return too_large(r, e);
	char *at = NEW_ARRAY(mem, char, size + 1);
	*bytes = (struct str){ at, fread(at, 1, size, r->f) };
	return ferror(r->f) ? fail_errno(e, "cannot read '%s'", r->path) : true;
}

bool file_read(const char *path, size_t most, struct str *bytes, struct arena *mem, struct err *e)
{
	bool is_stdin = strcmp(path, "-") == 0;
	struct reading r = { is_stdin ? stdin : fopen(path, "rb"),
		is_stdin ? "standard input" : path, most };
	if (!r.f)
		return fail_errno(e, "cannot open '%s'", path);

	struct stat st;
	bool sized = fstat(fileno(r.f), &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
	if (!sized && most > MOST_UNSIZED)
		r.most = MOST_UNSIZED;
	bool ok = sized ? take_sized(&r, (size_t)st.st_size, bytes, mem, e)
			: take_unsized(&r, bytes, mem, e);
	if (!is_stdin)
		fclose(r.f);
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
