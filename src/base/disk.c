#include "base/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool disk_read_at(const struct disk *d, int fd, const char *path, void *at, size_t len, off_t from,
	struct err *e)
{
	for (size_t have = 0; have < len;) {
		ssize_t n = d->read(d->self, fd, (char *)at + have, len - have, from + (off_t)have);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EISDIR)
			return fail(e, ERR_BROKEN, "'%s' is a folder, not a file", path);
		if (n < 0)
			return fail_errno(e, "cannot read '%s'", path);
		if (n == 0)
			return fail(e, ERR_INPUT, "'%s' ends early", path);
		have += (size_t)n;
	}
	return true;
}

bool disk_write_at(
	const struct disk *d, int fd, const char *path, struct str bytes, off_t to, struct err *e)
{
	for (size_t done = 0; done < bytes.len;) {
		ssize_t n =
			d->write(d->self, fd, bytes.at + done, bytes.len - done, to + (off_t)done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = EIO;
		if (n <= 0)
			return fail_errno(e, "cannot write '%s'", path);
		done += (size_t)n;
	}
	return true;
}

bool disk_exists(const struct disk *d, const char *path)
{
	int fd = d->open(d->self, path, O_RDONLY);
	if (fd >= 0)
		d->close(d->self, fd);
	return fd >= 0;
}

bool disk_fail_open(const char *path, struct err *e)
{
	return errno == ELOOP ? fail(e, ERR_BROKEN,
					"'%s' is no file, but a link, a pipe or a device", path)
			      : fail_errno(e, "cannot open '%s'", path);
}

bool disk_read_file(const struct disk *d, const char *path, size_t most, struct str *bytes,
	struct arena *mem, struct err *e)
{
	int fd = d->open(d->self, path, O_RDONLY);
	if (fd < 0)
		return disk_fail_open(path, e);
	off_t size = d->size(d->self, fd);
	bool ok = size >= 0 && (size_t)size <= most;
	if (size < 0)
		fail_errno(e, "cannot read '%s'", path);
	else if (!ok)
		fail(e, ERR_INPUT, "'%s' is larger than %zu bytes, the most that is read", path,
			most);
	if (ok) {
		char *at = NEW_ARRAY(mem, char, (size_t)size + 1);
		ok = disk_read_at(d, fd, path, at, (size_t)size, 0, e);
		if (ok)
			*bytes = (struct str){ at, (size_t)size };
	}
	d->close(d->self, fd);
	return ok;
}

static bool write_new(const struct disk *d, const char *path, struct str bytes, enum disk_sync sync,
	struct err *e)
{
	int fd = d->open(d->self, path, O_WRONLY | O_CREAT | O_TRUNC);
	if (fd < 0)
		return fail_errno(e, "cannot create '%s'", path);
	bool ok = disk_write_at(d, fd, path, bytes, 0, e);
	if (ok && sync == DISK_DURABLE && d->sync(d->self, fd) != 0)
		ok = fail_errno(e, "cannot sync '%s'", path);
	if (d->close(d->self, fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", path);
	return ok;
}

bool disk_write_file(const struct disk *d, const char *path, struct str bytes, enum disk_sync sync,
	struct err *e)
{
	char part[PATH_MAX];
	if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
		return fail(e, ERR_SYSTEM, "the name '%.100s...' is too long", path);
	return disk_write_as(d, part, path, bytes, sync, e);
}

bool disk_write_as(const struct disk *d, const char *part, const char *path, struct str bytes,
	enum disk_sync sync, struct err *e)
{
	bool ok = write_new(d, part, bytes, sync, e);
	if (ok && d->rename(d->self, part, path) != 0)
		ok = fail_errno(e, "cannot rename '%s'", part);
	if (!ok)
		d->remove(d->self, part);
	return ok && (sync == DISK_LAZY || disk_sync_parent(d, path, e));
}

bool disk_sync_path(const struct disk *d, const char *path, struct err *e)
{
	int fd = d->open(d->self, path, O_RDONLY);
	if (fd < 0)
		return fail_errno(e, "cannot open '%s'", path);
	bool ok = d->sync(d->self, fd) == 0 || fail_errno(e, "cannot sync '%s'", path);
	d->close(d->self, fd);
	return ok;
}

bool disk_sync_parent(const struct disk *d, const char *path, struct err *e)
{
	char folder[PATH_MAX];
	if (snprintf(folder, sizeof folder, "%s", path) >= (int)sizeof folder)
		return fail(e, ERR_SYSTEM, "the name '%.100s...' is too long", path);
	char *slash = strrchr(folder, '/');
	if (!slash)
		return disk_sync_path(d, ".", e);
	slash[slash == folder] = '\0';
	return disk_sync_path(d, folder, e);
}

static bool make_one(const struct disk *d, const char *path, enum disk_sync sync, struct err *e)
{
	if (d->make_folder(d->self, path) != 0)
		return errno == EEXIST || fail_errno(e, "cannot make the folder '%s'", path);
	return sync == DISK_LAZY || disk_sync_parent(d, path, e);
}

bool disk_make_folders(const struct disk *d, const char *path, enum disk_sync sync, struct err *e)
{
	char part[PATH_MAX];
	if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
		return fail(e, ERR_SYSTEM, "the name '%.100s...' is too long", path);
	if (disk_exists(d, path))
		return true;
	for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		bool ok = disk_exists(d, part) || make_one(d, part, sync, e);
		*slash = '/';
		if (!ok)
			return false;
	}
	return make_one(d, part, sync, e);
}

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

bool disk_list(const struct disk *d, const char *path, struct arena *mem, struct strs *names,
	struct err *e)
{
	*names = (struct strs){ 0 };
	if (d->list(d->self, path, mem, names) != 0)
		return errno == ENOENT || fail_errno(e, "cannot list the folder '%s'", path);
	if (names->count)
		qsort(names->at, names->count, sizeof *names->at, compare_names);
	return true;
}

static bool fill_with_zeros(const struct disk *d, int fd, const char *path, struct err *e)
{
	static const char zeros[65536];
	off_t size = d->size(d->self, fd);
	if (size < 0)
		return fail_errno(e, "cannot read '%s'", path);
	for (off_t at = 0; at < size; at += (off_t)sizeof zeros) {
		size_t left = (size_t)(size - at), n = left < sizeof zeros ? left : sizeof zeros;
		if (!disk_write_at(d, fd, path, (struct str){ zeros, n }, at, e))
			return false;
	}
	return d->sync(d->self, fd) == 0 || fail_errno(e, "cannot sync '%s'", path);
}

bool disk_wipe(const struct disk *d, const char *path, struct err *e)
{
	int fd = d->open(d->self, path, O_WRONLY);
	if (fd < 0)
		return fail_errno(e, "cannot open '%s'", path);
	bool ok = fill_with_zeros(d, fd, path, e);
	d->close(d->self, fd);
	if (ok && d->remove(d->self, path) != 0)
		ok = fail_errno(e, "cannot remove '%s'", path);
	return ok && disk_sync_parent(d, path, e);
}
