#include "base/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * What a stranger planted in a casebook (a link, a pipe, a device) is refused, with ELOOP, and waited for by nobody: an open pipe
 * without a writer would block.
 */
static int system_open(void *self, const char *path, int flags)
{
	struct stat st;
	(void)self;
	int fd = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0600);
	if (fd < 0 && errno == ENXIO) /* a socket, or a pipe that nobody reads */
		errno = ELOOP;
	if (fd < 0 || (fstat(fd, &st) == 0 && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))))
		return fd;
	close(fd);
	errno = ELOOP;
	return -1;
}

static int system_close(void *self, int fd)
{
	(void)self;
	return close(fd);
}

static ssize_t system_read(void *self, int fd, void *at, size_t len, off_t from)
{
	(void)self;
	return pread(fd, at, len, from);
}

static ssize_t system_write(void *self, int fd, const void *at, size_t len, off_t to)
{
	(void)self;
	return pwrite(fd, at, len, to);
}

static off_t system_size(void *self, int fd)
{
	struct stat st;
	(void)self;
	return fstat(fd, &st) == 0 ? st.st_size : -1;
}

static int system_truncate(void *self, int fd, off_t len)
{
	(void)self;
	return ftruncate(fd, len);
}

static int system_sync_data(void *self, int fd)
{
	(void)self;
	return fdatasync(fd);
}

static int system_sync(void *self, int fd)
{
	(void)self;
	return fsync(fd);
}

static int system_rename(void *self, const char *from, const char *to)
{
	(void)self;
	return rename(from, to);
}

static int system_remove(void *self, const char *path)
{
	(void)self;
	return remove(path);
}

static int system_make_folder(void *self, const char *path)
{
	(void)self;
	return mkdir(path, 0700);
}

static bool is_folder(DIR *dir, const struct dirent *d)
{
	struct stat st;
	if (d->d_type != DT_UNKNOWN)
		return d->d_type == DT_DIR;
	return fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode);
}

static int system_list(void *self, const char *path, struct arena *mem, struct strs *names)
{
	(void)self;
	DIR *dir = opendir(path);
	if (!dir)
		return -1;
	for (struct dirent *d; (d = readdir(dir));) {
		if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
			continue;
		const char *end = is_folder(dir, d) ? "/" : "";
		*PUSH(mem, names) = str_format(mem, "%s%s", d->d_name, end);
	}
	return closedir(dir);
}

/* It starts the writing of what is dirty and gives back what is written; errors are left for the sync that must tell them. */
static void system_pass(void *self, int fd, off_t from, off_t len)
{
	(void)self;
	posix_fadvise(fd, from, len, POSIX_FADV_DONTNEED);
}

const struct disk disk_system = {
	.open = system_open,
	.close = system_close,
	.read = system_read,
	.write = system_write,
	.size = system_size,
	.truncate = system_truncate,
	.sync_data = system_sync_data,
	.sync = system_sync,
	.rename = system_rename,
	.remove = system_remove,
	.make_folder = system_make_folder,
	.list = system_list,
	.pass = system_pass,
};
