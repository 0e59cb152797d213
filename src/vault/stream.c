#include "vault/stream.h"

#include <errno.h>
#include <string.h>

static bool get_memory(void *self, void *to, size_t most, size_t *got, struct err *e)
{
	struct str *rest = self;
	(void)e;
	*got = rest->len < most ? rest->len : most;
	if (*got)
		memcpy(to, rest->at, *got);
	*rest = str_slice(*rest, *got, rest->len);
	return true;
}

struct byte_source source_memory(struct str *bytes)
{
	return (struct byte_source){ bytes, get_memory };
}

static bool put_buf(void *self, struct str bytes, struct err *e)
{
	(void)e;
	buf_add(self, bytes);
	return true;
}

struct sink sink_buf(struct buf *to)
{
	return (struct sink){ to, put_buf };
}

static bool get_file(void *self, void *to, size_t most, size_t *got, struct err *e)
{
	struct file_at *f = self;
	ssize_t n;
	do {
		n = f->disk->read(f->disk->self, f->fd, to, most, f->at);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return fail_errno(e, "cannot read '%s'", f->path);
	f->at += n;
	*got = (size_t)n;
	return true;
}

struct byte_source source_file(struct file_at *f)
{
	return (struct byte_source){ f, get_file };
}

static bool put_file(void *self, struct str bytes, struct err *e)
{
	struct file_at *f = self;
	if (!disk_write_at(f->disk, f->fd, f->path, bytes, f->at, e))
		return false;
	f->at += (off_t)bytes.len;
	return true;
}

struct sink sink_file(struct file_at *f)
{
	return (struct sink){ f, put_file };
}

bool source_fill(const struct byte_source *from, void *to, size_t len, size_t *got, struct err *e)
{
	*got = 0;
	for (size_t n = 1; n > 0 && *got < len; *got += n)
		if (!from->get(from->self, (char *)to + *got, len - *got, &n, e))
			return false;
	return true;
}
