#ifndef BASE_DISK_H
#define BASE_DISK_H

#include "base/err.h"
#include "base/str.h"

#include <sys/types.h>

/*
 * Every file operation of a casebook, as a table of functions, so that a test
 * can fail each of them and lose what was not synced. The functions are those
 * of POSIX: -1 and errno when they fail, and a write may be short.
 */
struct disk {
	void *self;
	/* Made with mode 0600; ELOOP for what is neither file nor folder. */
	int (*open)(void *self, const char *path, int flags);
	int (*close)(void *self, int fd);
	ssize_t (*read)(void *self, int fd, void *at, size_t len, off_t from);
	ssize_t (*write)(void *self, int fd, const void *at, size_t len, off_t to);
	off_t (*size)(void *self, int fd);
	int (*truncate)(void *self, int fd, off_t len);
	int (*sync_data)(void *self, int fd); /* fdatasync */
	int (*sync)(void *self, int fd);      /* fsync; of a folder: its names */
	int (*rename)(void *self, const char *from, const char *to);
	int (*remove)(void *self, const char *path); /* a file or an empty folder */
	int (*make_folder)(void *self, const char *path);
	/* Names in a folder but "." and "..", in any order; a folder's end in '/'. */
	int (*list)(void *self, const char *path, struct arena *mem, struct strs *names);
	/* A hint, which may be NULL: what stands there in the file is written soon and need not stay in memory. */
	void (*pass)(void *self, int fd, off_t from, off_t len);
};

extern const struct disk disk_system;

enum disk_sync { DISK_LAZY, DISK_DURABLE };

/* Reads exactly `len` bytes; fewer is ERR_INPUT ("ends early"). */
MUST_CHECK bool disk_read_at(const struct disk *d, int fd, const char *path, void *at, size_t len,
	off_t from, struct err *e);
MUST_CHECK bool disk_write_at(
	const struct disk *d, int fd, const char *path, struct str bytes, off_t to, struct err *e);

/* The whole of a file of at most `most` bytes; a larger one is ERR_INPUT. */
MUST_CHECK bool disk_read_file(const struct disk *d, const char *path, size_t most,
	struct str *bytes, struct arena *mem, struct err *e);
bool disk_exists(const struct disk *d, const char *path);

/* After open has failed: ERR_BROKEN for what is neither file nor folder, else ERR_SYSTEM. */
bool disk_fail_open(const char *path, struct err *e);

/*
 * Writes a temporary file beside `path` and renames it. DISK_DURABLE syncs the file before and the
 * folder after: when it returns true the file outlasts a crash, when false the name holds old or new.
 */
MUST_CHECK bool disk_write_file(const struct disk *d, const char *path, struct str bytes,
	enum disk_sync sync, struct err *e);

/* The same with a name of one's own for the temporary file. */
MUST_CHECK bool disk_write_as(const struct disk *d, const char *part, const char *path,
	struct str bytes, enum disk_sync sync, struct err *e);

/* Makes a folder and those above it where they lack; DISK_DURABLE syncs the folder each was made in. */
MUST_CHECK bool disk_make_folders(
	const struct disk *d, const char *path, enum disk_sync sync, struct err *e);
MUST_CHECK bool disk_sync_path(const struct disk *d, const char *path, struct err *e);
MUST_CHECK bool disk_sync_parent(const struct disk *d, const char *path, struct err *e);

/* The names of a folder in byte order; an absent folder has none. */
MUST_CHECK bool disk_list(const struct disk *d, const char *path, struct arena *mem,
	struct strs *names, struct err *e);

/* Overwrites a file with zeros, syncs it and removes its name. What a flash disk keeps elsewhere stays. */
MUST_CHECK bool disk_wipe(const struct disk *d, const char *path, struct err *e);

#endif
