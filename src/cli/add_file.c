#include "cli/add_file.h"

#include "cli/add_inside.h"
#include "text/decode.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void add_problem(struct adding *a, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	fprintf(a->app->notes, "knell %s: ", a->command);
	vfprintf(a->app->notes, fmt, args);
	fputc('\n', a->app->notes);
	va_end(args);
	a->problems++;
}

/* A text that is not the document's own bytes is kept beside it: that is what spans count in. */
static bool read_report(
	struct adding *a, struct intake *n, enum input_kind kind, struct str bytes, struct err *e)
{
	struct err why;
	if (!add_read(a, n, kind, bytes, &why)) {
		fprintf(a->app->notes, "knell %s: kept and not read: %s\n", a->command, why.text);
		return true;
	}
	n->kind = a->kind ? a->kind : "report";
	n->was_read = true;
	for (size_t i = 0; i < n->in.notes.count; i++)
		fprintf(a->app->notes, "knell %s: " STR_FMT "\n", a->command,
			STR_ARG(n->in.notes.at[i]));
	return str_equal(n->in.text, bytes) || put_object(a, n, n->in.text, e);
}

static bool has_ending(struct str name, const char *ending)
{
	struct str end = str_from(ending);
	return name.len > end.len &&
	       str_equal_fold(str_slice(name, name.len - end.len, name.len), end);
}

static bool may_be_list(const struct adding *a, const struct intake *n)
{
	return !a->only_keep && !a->kind && !n->within &&
	       (has_ending(n->name, ".csv") || has_ending(n->name, ".tsv"));
}

static bool commit_report(struct adding *a, struct intake *n, struct err *e)
{
	struct entry_ref ref;
	plan_document(n);
	plan_custody(n, (struct entry_ref){ 0 });
	if (a->about) {
		struct casebook_new *x = &n->entries.at[0];
		x->ref = NEW(&n->mem, struct casebook_ref);
		x->ref->of = *a->about;
		x->ref_count = 1;
	}
	for (size_t i = 0; i < n->claims.count; i++)
		plan_claim(n, &n->claims.at[i], (struct entry_ref){ 0 });
	if (!commit_document(a, n, &ref, e))
		return false;
	a->claims += n->claims.count;
	say_document(a, n, ref);
	return true;
}

static bool add_new(
	struct adding *a, struct intake *n, enum input_kind kind, struct str bytes, struct err *e)
{
	bool is_list = false, is_container = kind == INPUT_LINES && !n->within;
	if (!put_object(a, n, bytes, e) ||
		(may_be_list(a, n) && !add_list(a, n, bytes, &is_list, e)))
		return false;
	if (is_list)
		return true;
	if (!a->only_keep && !is_container && !may_be_list(a, n) &&
		!read_report(a, n, kind, bytes, e))
		return false;
	return commit_report(a, n, e);
}

static bool add_one(
	struct adding *a, struct intake *n, enum input_kind kind, struct str bytes, struct err *e)
{
	const struct known_document *k = known_find(&a->known, digest_of(bytes));
	n->kind = a->kind ? a->kind : "file";
	if (!k)
		return add_new(a, n, kind, bytes, e);
	if (n->within)
		return true; /* a line that an interrupted run had taken in */
	return commit_again(a, n, k, e) && (!may_be_list(a, n) || add_rows_left(a, n, bytes, k, e));
}

static bool add_lines(struct adding *a, struct str bytes, struct str name, struct err *e)
{
	struct entry_ref whole = known_find(&a->known, digest_of(bytes))->ref;
	size_t number = 0;
	bool ok = true;
	for (struct str line; ok && !cli_interrupted && str_cut(&bytes, '\n', &line);) {
		struct intake n = { .within = &whole };
		number++;
		if (str_trim(line).len == 0)
			continue;
		n.name = str_format(&n.mem, STR_FMT ":%zu", STR_ARG(name), number);
		ok = add_one(a, &n, INPUT_LINES, line, e);
		arena_release(&n.mem);
	}
	return ok;
}

bool add_bytes(struct adding *a, struct str bytes, struct str name, struct str path,
	struct str modified, struct err *e)
{
	struct intake n = { .name = name, .path = path, .modified = modified };
	enum input_kind kind = a->kind ? INPUT_TEXT : input_kind_of(bytes, name);
	if (a->as_claims)
		return add_stream(a, bytes, name, path, modified, e);
	bool ok = add_one(a, &n, kind, bytes, e);
	if (ok && kind == INPUT_LINES && !a->only_keep)
		ok = add_lines(a, bytes, name, e);
	arena_release(&n.mem);
	return ok;
}

/* Whether a large file is one that nothing can be read out of, which its first bytes tell; the reason in `why`. */
static bool is_only_kept(const struct adding *a, int fd, const struct stat *st, const char *path,
	struct intake *n, struct err *why)
{
	enum { LOOK = 65536, LARGE = 1 << 20 };
	char *head = NEW_ARRAY(&n->mem, char, LOOK);
	struct decoded d;
	if (a->as_claims || st->st_size < LARGE ||
		!disk_read_at(&disk_system, fd, path, head, LOOK, 0, why))
		return false;
	if (a->only_keep)
		return true;
	struct str bytes = { head, LOOK };
	if (input_kind_of(bytes, n->name) == INPUT_TEXT &&
		!text_decode(bytes, n->name, &d, &n->mem, why))
		return true;
	fail(why, ERR_INPUT, "'" STR_FMT "' is larger than %d MB, the most that is read",
		STR_ARG(n->name), ADD_MOST_READ >> 20);
	return st->st_size > ADD_MOST_READ;
}

/* What is not read goes through in pieces. */
static bool add_large(struct adding *a, int fd, const char *path, struct intake *n, struct err *e)
{
	struct file_at file = { &disk_system, fd, path, 0 };
	struct byte_source from = source_file(&file);
	n->kind = "file";
	if (!vault_put(&a->c->vault, &from, &n->object[n->objects++], e))
		return false;
	const struct known_document *k = known_find(&a->known, n->object[0].content);
	if (!k)
		return commit_report(a, n, e);
	struct str twice = vault_path(&a->c->vault, n->object[0].name, &n->mem);
	a->c->place.disk->remove(a->c->place.disk->self, twice.at);
	return commit_again(a, n, k, e);
}

static bool read_whole(
	int fd, size_t size, const char *path, struct str *bytes, struct arena *mem, struct err *e)
{
	if (size > ADD_MOST_READ)
		return fail(e, ERR_INPUT, "'%s' is larger than %d MB, the most that is read", path,
			ADD_MOST_READ >> 20);
	char *at = NEW_ARRAY(mem, char, size + 1);
	*bytes = (struct str){ at, size };
	return disk_read_at(&disk_system, fd, path, at, size, 0, e);
}

static bool add_open(
	struct adding *a, int fd, const struct stat *st, const char *path, struct err *e)
{
	struct intake n = { 0 };
	const char *slash = strrchr(path, '/');
	struct str bytes;
	struct err why;
	bool ok = true;
	n.name = str_from(slash ? slash + 1 : path);
	char *real = realpath(path, NULL);
	n.path = real ? str_copy(&n.mem, str_from(real)) : str_from(path);
	free(real);
	n.modified = casebook_time_text((int64_t)st->st_mtime, &n.mem);
	if (is_only_kept(a, fd, st, path, &n, &why)) {
		if (!a->only_keep)
			fprintf(a->app->notes, "knell %s: kept and not read: %s\n", a->command,
				why.text);
		ok = add_large(a, fd, path, &n, e);
	} else if (!read_whole(fd, (size_t)st->st_size, path, &bytes, &n.mem, &why)) {
		add_problem(a, "%s", why.text);
	} else {
		ok = add_bytes(a, bytes, n.name, n.path, n.modified, e);
	}
	arena_release(&n.mem);
	return ok;
}

bool add_file(struct adding *a, const char *path, struct err *e)
{
	struct stat st;
	bool ok = true;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0 && errno == ELOOP)
		add_problem(a,
			"'%s' is a symbolic link, which is not followed: name the file itself",
			path);
	else if (fd < 0)
		add_problem(a, "cannot open '%s': %s", path, strerror(errno));
	else if (fstat(fd, &st) != 0)
		add_problem(a, "cannot read '%s': %s", path, strerror(errno));
	else if (S_ISDIR(st.st_mode))
		add_problem(a, "'%s' is a folder: name the files in it", path);
	else if (!S_ISREG(st.st_mode))
		add_problem(a, "'%s' is a device or a pipe, not a file", path);
	else
		ok = add_open(a, fd, &st, path, e);
	if (fd >= 0)
		close(fd);
	return ok;
}

bool add_verdict(struct adding *a, struct err *e)
{
	FILE *notes = a->app->notes;
	fprintf(notes, "knell %s: %zu document%s, %zu here already, %zu claim%s, unreviewed",
		a->command, a->documents, a->documents == 1 ? "" : "s", a->again, a->claims,
		a->claims == 1 ? "" : "s");
	if (a->records)
		fprintf(notes, ", %zu records", a->records);
	fprintf(notes, "\n");
	return a->problems == 0 ||
	       fail(e, ERR_INPUT, "%zu thing%s could not be taken in; all else was", a->problems,
		       a->problems == 1 ? "" : "s");
}
