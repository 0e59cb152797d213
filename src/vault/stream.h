#ifndef VAULT_STREAM_H
#define VAULT_STREAM_H

#include "base/buf.h"
#include "base/disk.h"

#include <stdint.h>

/* Bytes that come, and bytes that go, piece by piece. */
struct byte_source {
	void *self;
	/* At most `most` bytes; *got is 0 at the end alone. */
	bool (*get)(void *self, void *to, size_t most, size_t *got, struct err *e);
};

struct sink {
	void *self;
	bool (*put)(void *self, struct str bytes, struct err *e);
};

/* From memory: `self` is a struct str, of which what was taken is cut off. */
struct byte_source source_memory(struct str *bytes);

/* Into a buf. */
struct sink sink_buf(struct buf *to);

/* From and to an open file, from `at` on, which moves. */
struct file_at {
	const struct disk *disk;
	int fd;
	const char *path;
	off_t at;
};
struct byte_source source_file(struct file_at *f);
struct sink sink_file(struct file_at *f);

/* Fills `to` with `len` bytes unless the source ends before; *got is how many came. */
MUST_CHECK bool source_fill(
	const struct byte_source *from, void *to, size_t len, size_t *got, struct err *e);

#endif
