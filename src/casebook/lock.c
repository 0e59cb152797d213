#include "casebook/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

bool lock_take(
	const struct disk *disk, const char *path, enum lock_kind kind, int *lock, struct err *e)
{
	*lock = -1;
	if (disk != &disk_system)
		return true;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return fail_errno(e, "cannot open '%s'", path);
	if (flock(fd, (kind == LOCK_ALONE ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
		bool busy = errno == EWOULDBLOCK;
		fail_errno(e, "cannot lock '%s'", path);
		close(fd);
		return busy ? fail(e, ERR_SYSTEM,
				      "another program %s this casebook; try again when it is done",
				      kind == LOCK_ALONE ? "has open" : "is writing in")
			    : false;
	}
	*lock = fd;
	return true;
}

bool casebook_share(struct casebook *c, bool with_others, struct err *e)
{
	if (c->lock < 0)
		return true;
	return flock(c->lock, with_others ? LOCK_SH : LOCK_EX) == 0 ||
	       fail_errno(e, "cannot lock the casebook");
}

void lock_let_go(int lock)
{
	if (lock >= 0)
		close(lock);
}
