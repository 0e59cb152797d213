#include "disk_sim.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

enum { SECTOR = 512, FIRST_FD = 3 };

/* Counts an operation; nonzero when it is to fail. */
static int fails(struct sim *s, int writes)
{
	long n = s->operation++;
	if (s->fault == SIM_NONE || n < s->fault_at)
		return 0;
	if (s->fault == SIM_CRASH || (s->fault == SIM_ONCE && n == s->fault_at) ||
		(writes &&
			(s->fault == SIM_FOREVER || (s->fault == SIM_SHORT && n > s->fault_at)))) {
		errno = s->fault == SIM_CRASH ? EIO : s->error;
		return 1;
	}
	return 0;
}

static struct sim_node *find(const struct sim_names *names, struct str path)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_equal(names->at[i].path, path))
			return names->at[i].node;
	return NULL;
}

static void drop(struct sim_names *names, struct str path)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_equal(names->at[i].path, path))
			names->at[i--] = names->at[--names->count];
}

static void set(struct sim *s, struct sim_names *names, struct sim_name n)
{
	drop(names, n.path);
	*PUSH(&s->mem, names) = n;
}

static struct str parent(struct str path)
{
	while (path.len > 1 && path.at[path.len - 1] != '/')
		path.len--;
	return str_slice(path, 0, path.len > 1 ? path.len - 1 : 1);
}

static void apply(struct sim *s, struct sim_names *names, const struct sim_change *c)
{
	if (c->gone.at)
		drop(names, c->gone);
	if (c->come.node)
		set(s, names, c->come);
}

static void change(struct sim *s, struct str gone, struct sim_name come)
{
	struct sim_change c = { gone, come, 0 };
	apply(s, &s->now, &c);
	*PUSH(&s->mem, &s->changes) = c;
}

static struct sim_node *new_node(struct sim *s, int is_folder)
{
	struct sim_node *n = NEW(&s->mem, struct sim_node);
	n->is_folder = is_folder;
	*PUSH(&s->mem, &s->nodes) = n;
	return n;
}

static struct str kept(struct sim *s, const char *path)
{
	return str_copy(&s->mem, str_from(path));
}

static void write_now(struct sim *s, struct sim_node *n, const void *at, size_t len, size_t to)
{
	if (to + len > n->room) {
		size_t room = 2 * (to + len);
		unsigned char *bigger = NEW_ARRAY(&s->mem, unsigned char, room);
		if (n->now_len)
			memcpy(bigger, n->now, n->now_len);
		n->now = bigger;
		n->room = room;
	}
	if (to > n->now_len)
		memset(n->now + n->now_len, 0, to - n->now_len);
	if (len)
		memcpy(n->now + to, at, len);
	if (to + len > n->now_len)
		n->now_len = to + len;
}

static void remember(
	struct sim *s, struct sim_node *n, const void *at, size_t len, size_t to, int is_cut)
{
	struct sim_write *w = NEW(&s->mem, struct sim_write);
	*w = (struct sim_write){ to, len, NEW_ARRAY(&s->mem, unsigned char, len + 1), NULL,
		is_cut };
	if (len)
		memcpy(w->bytes, at, len);
	*(n->last ? &n->last->next : &n->first) = w;
	n->last = w;
}

static int sim_open(void *self, const char *path, int flags)
{
	struct sim *s = self;
	struct str p = str_from(path);
	if (fails(s, (flags & O_CREAT) != 0))
		return -1;
	struct sim_node *n = find(&s->now, p), *above = find(&s->now, parent(p));
	int fd = FIRST_FD;
	while (fd < 64 && s->open[fd].node)
		fd++;
	errno = fd == 64 ? EMFILE : ENOENT;
	if (fd == 64 || !above || (!n && !(flags & O_CREAT)))
		return -1;
	errno = EEXIST;
	if (n && flags & O_CREAT && flags & O_EXCL)
		return -1;
	if (!n) {
		n = new_node(s, 0);
		change(s, (struct str){ 0 }, (struct sim_name){ kept(s, path), n });
	}
	if (flags & O_TRUNC && n->now_len) {
		n->now_len = 0;
		remember(s, n, NULL, 0, 0, 1);
	}
	s->open[fd] = (struct sim_name){ kept(s, path), n };
	return fd;
}

static int sim_close(void *self, int fd)
{
	struct sim *s = self;
	s->open[fd].node = NULL;
	return fails(s, 0) ? -1 : 0;
}

static ssize_t sim_read(void *self, int fd, void *at, size_t len, off_t from)
{
	struct sim *s = self;
	const struct sim_node *n = s->open[fd].node;
	if (fails(s, 0))
		return -1;
	size_t begin = (size_t)from < n->now_len ? (size_t)from : n->now_len;
	size_t some = n->now_len - begin < len ? n->now_len - begin : len;
	if (some)
		memcpy(at, n->now + begin, some);
	return (ssize_t)some;
}

static ssize_t sim_write(void *self, int fd, const void *at, size_t len, off_t to)
{
	struct sim *s = self;
	int is_short = s->fault == SIM_SHORT && s->operation == s->fault_at && len > 1;
	if (fails(s, 1))
		return -1;
	len = is_short ? len / 2 : len;
	write_now(s, s->open[fd].node, at, len, (size_t)to);
	remember(s, s->open[fd].node, at, len, (size_t)to, 0);
	return (ssize_t)len;
}

static off_t sim_size(void *self, int fd)
{
	struct sim *s = self;
	return fails(s, 0) ? -1 : (off_t)s->open[fd].node->now_len;
}

static int sim_truncate(void *self, int fd, off_t len)
{
	struct sim *s = self;
	struct sim_node *n = s->open[fd].node;
	if (fails(s, 1))
		return -1;
	n->now_len = (size_t)len < n->now_len ? (size_t)len : n->now_len;
	remember(s, n, NULL, 0, (size_t)len, 1);
	return 0;
}

/* What was written since the last sync, onto what was safe; each sector by chance, or all of them without one. */
static void put_onto_safe(struct sim *s, struct sim_node *n, struct random *chance, uint64_t odds)
{
	struct sim_node onto = { .now = n->safe, .now_len = n->safe_len, .room = n->safe_len };
	for (struct sim_write *w = n->first; w; w = w->next) {
		if (w->is_cut && (!chance || random_below(chance, 4) < odds) &&
			w->to < onto.now_len)
			onto.now_len = w->to;
		for (size_t at = 0; at < w->len;) {
			size_t left = SECTOR - (w->to + at) % SECTOR,
			       some = w->len - at < left ? w->len - at : left;
			if (!chance || random_below(chance, 4) < odds)
				write_now(s, &onto, w->bytes + at, some, w->to + at);
			at += some;
		}
	}
	n->safe = onto.now;
	n->safe_len = onto.now_len;
	n->first = n->last = NULL;
}

static int sim_sync(void *self, int fd)
{
	struct sim *s = self;
	struct sim_name *f = &s->open[fd];
	if (fails(s, 1)) { /* the next one has nothing left to do, and succeeds */
		f->node->first = f->node->last = NULL;
		return -1;
	}
	if (!f->node->is_folder) {
		put_onto_safe(s, f->node, NULL, 0);
		return 0;
	}
	for (size_t i = 0; i < s->changes.count; i++) {
		struct sim_change *c = &s->changes.at[i];
		struct str path = c->come.node ? c->come.path : c->gone;
		if (!c->is_safe && str_equal(parent(path), f->path)) {
			apply(s, &s->safe, c);
			c->is_safe = 1;
		}
	}
	return 0;
}

static int sim_rename(void *self, const char *from, const char *to)
{
	struct sim *s = self;
	struct sim_node *n = find(&s->now, str_from(from));
	if (fails(s, 1))
		return -1;
	errno = ENOENT;
	if (!n || !find(&s->now, parent(str_from(to))))
		return -1;
	change(s, kept(s, from), (struct sim_name){ kept(s, to), n });
	return 0;
}

static int has_children(const struct sim *s, struct str folder)
{
	for (size_t i = 0; i < s->now.count; i++)
		if (str_equal(parent(s->now.at[i].path), folder))
			return 1;
	return 0;
}

static int sim_remove(void *self, const char *path)
{
	struct sim *s = self;
	struct sim_node *n = find(&s->now, str_from(path));
	if (fails(s, 0))
		return -1;
	errno = n ? ENOTEMPTY : ENOENT;
	if (!n || (n->is_folder && has_children(s, str_from(path))))
		return -1;
	change(s, kept(s, path), (struct sim_name){ 0 });
	return 0;
}

static int sim_make_folder(void *self, const char *path)
{
	struct sim *s = self;
	if (fails(s, 1))
		return -1;
	errno = find(&s->now, str_from(path)) ? EEXIST : ENOENT;
	if (errno == EEXIST || !find(&s->now, parent(str_from(path))))
		return -1;
	change(s, (struct str){ 0 }, (struct sim_name){ kept(s, path), new_node(s, 1) });
	return 0;
}

static int sim_list(void *self, const char *path, struct arena *mem, struct strs *names)
{
	struct sim *s = self;
	size_t head = strlen(path) + 1;
	if (fails(s, 0))
		return -1;
	errno = ENOENT;
	if (!find(&s->now, str_from(path)))
		return -1;
	for (size_t i = 0; i < s->now.count; i++) {
		struct sim_name *n = &s->now.at[i];
		if (n->path.len > head && str_equal(parent(n->path), str_from(path)))
			*PUSH(mem, names) = str_format(mem, STR_FMT "%s",
				STR_ARG(str_slice(n->path, head, n->path.len)),
				n->node->is_folder ? "/" : "");
	}
	return 0;
}

struct disk sim_start(struct sim *s)
{
	*s = (struct sim){ .error = ENOSPC };
	struct sim_name root = { STR("/"), new_node(s, 1) };
	set(s, &s->now, root);
	set(s, &s->safe, root);
	return (struct disk){ s, sim_open, sim_close, sim_read, sim_write, sim_size, sim_truncate,
		sim_sync, sim_sync, sim_rename, sim_remove, sim_make_folder, sim_list, NULL };
}

void sim_end(struct sim *s)
{
	arena_release(&s->mem);
}

/* What is not synced survives by chance, each sector for itself. */
static void settle_node(struct sim *s, struct sim_node *n, struct random *chance, uint64_t odds)
{
	put_onto_safe(s, n, chance, odds);
	n->now = NULL;
	n->room = n->now_len = 0;
	write_now(s, n, n->safe ? n->safe : (const unsigned char *)"", n->safe_len, 0);
}

static int is_reachable(const struct sim_names *names, struct str path)
{
	while (path.len > 1) {
		if (!find(names, path))
			return 0;
		path = parent(path);
	}
	return 1;
}

void sim_restart(struct sim *s)
{
	memset(s->open, 0, sizeof s->open);
	s->fault = SIM_NONE;
	s->operation = 0;
}

void sim_crash(struct sim *s, struct random *chance)
{
	uint64_t odds = random_below(chance, 5); /* of four: from nothing to all of it */
	sim_restart(s);
	for (size_t i = 0; i < s->changes.count; i++)
		if (!s->changes.at[i].is_safe && random_below(chance, 4) < odds)
			apply(s, &s->safe, &s->changes.at[i]);
	for (size_t i = 0; i < s->safe.count; i++)
		if (!is_reachable(&s->safe, s->safe.at[i].path))
			s->safe.at[i--] = s->safe.at[--s->safe.count];
	for (size_t i = 0; i < s->nodes.count; i++)
		if (!s->nodes.at[i]->is_folder)
			settle_node(s, s->nodes.at[i], chance, odds);
	s->changes.count = 0;
	s->now.count = 0;
	for (size_t i = 0; i < s->safe.count; i++)
		*PUSH(&s->mem, &s->now) = s->safe.at[i];
}
