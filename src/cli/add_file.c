#include "cli/add_file.h"

#include "base/json.h"
#include "casebook/fields.h"
#include "cli/brief.h"
#include "cli/pdf.h"
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
	fputs("knell add: ", a->app->notes);
	vfprintf(a->app->notes, fmt, args);
	fputc('\n', a->app->notes);
	va_end(args);
	a->problems++;
}

/* A document on its way: what it is, and the entries it brings. */
struct intake {
	struct str name, path, modified;
	const char *kind; /* "report", "reports", "file" */
	struct vault_object object[2];
	size_t objects;
	struct {
		struct casebook_new *at;
		size_t count, room;
	} entries;                      /* the document, its custody, its claims */
	const struct entry_ref *within; /* the document that it is a part of */
	bool was_read;
	struct report_in in;
	struct claims claims;
	struct arena mem;
};

static struct str hex(struct digest d, struct arena *mem)
{
	return digest_hex(mem, d);
}

static void plan_document(struct intake *n)
{
	struct casebook_new *x = PUSH(&n->mem, &n->entries);
	struct vault_object *o = n->object;
	x->kind = ENTRY_DOCUMENT;
	fields_add_str(x, FIELD_WHAT, "kind", str_from(n->kind), &n->mem);
	fields_add_str(x, FIELD_WHAT, "digest", hex(o->content, &n->mem), &n->mem);
	fields_add_int(x, FIELD_WHAT, "size", (int64_t)o->size, &n->mem);
	fields_add_str(x, FIELD_WHAT, "object", hex(o->name, &n->mem), &n->mem);
	if (n->objects > 1) {
		fields_add_str(x, FIELD_WHAT, "text_object", hex(o[1].name, &n->mem), &n->mem);
		fields_add_str(x, FIELD_WHAT, "text_digest", hex(o[1].content, &n->mem), &n->mem);
		fields_add_int(x, FIELD_WHAT, "text_size", (int64_t)o[1].size, &n->mem);
	}
	if (n->was_read) {
		struct buf b = { .mem = &n->mem };
		struct json_out j = { .to = &b };
		report_put(&j, &n->in.report);
		fields_add_str(x, FIELD_WHAT, "by", STR(READER_VERSION), &n->mem);
		fields_split(x, buf_str(&b), report_plan, &n->mem);
	}
	fields_add_str(x, FIELD_HANDLING, "name", n->name, &n->mem);
	if (n->within) {
		x->ref = NEW(&n->mem, struct casebook_ref);
		x->ref[x->ref_count++].of = *n->within;
	}
}

static struct casebook_ref *ref_to(struct entry_ref of, struct arena *mem)
{
	struct casebook_ref *r = NEW(mem, struct casebook_ref);
	r->of = of;
	return r;
}

static void plan_custody(struct intake *n, struct entry_ref of)
{
	struct casebook_new *x = PUSH(&n->mem, &n->entries);
	x->kind = ENTRY_CUSTODY;
	x->ref = ref_to(of, &n->mem);
	x->ref_count = 1;
	fields_add_str(x, FIELD_WHAT, "event", STR("taken in"), &n->mem);
	fields_add_str(x, FIELD_HANDLING, "name", n->name, &n->mem);
	if (n->path.len)
		fields_add_str(x, FIELD_HANDLING, "path", n->path, &n->mem);
	if (n->modified.len)
		fields_add_str(x, FIELD_HANDLING, "modified", n->modified, &n->mem);
}

static void plan_claims(struct intake *n)
{
	for (size_t i = 0; i < n->claims.count; i++) {
		struct buf b = { .mem = &n->mem };
		struct json_out j = { .to = &b };
		struct casebook_new *x = PUSH(&n->mem, &n->entries);
		x->kind = ENTRY_CLAIM;
		x->ref = NEW(&n->mem, struct casebook_ref); /* the document, first of the batch */
		x->ref_count = 1;
		claim_put(&j, &n->claims.at[i]);
		fields_split(x, buf_str(&b), claim_plan, &n->mem);
	}
}

static bool put_object(struct adding *a, struct intake *n, struct str bytes, struct err *e)
{
	struct byte_source from = source_memory(&bytes);
	return vault_put(&a->c->vault, &from, &n->object[n->objects++], e);
}

static void say_document(struct adding *a, const struct intake *n, uint64_t first)
{
	struct arena own = { 0 };
	fprintf(a->app->out, STR_FMT "  %s  ",
		STR_ARG(casebook_id(a->c->signer.key.name, first, &own)), n->kind);
	if (n->was_read && n->in.report.read)
		fprintf(a->app->out, "%zu claim%s  ", n->claims.count,
			n->claims.count == 1 ? "" : "s");
	else if (n->was_read)
		fprintf(a->app->out, "language '" STR_FMT "' is not read yet  ",
			STR_ARG(n->in.report.language));
	fprintf(a->app->out, STR_FMT "\n", STR_ARG(printable(n->name, 200, &own)));
	fflush(a->app->out); /* what is said is committed */
	arena_release(&own);
}

static bool commit_new(struct adding *a, struct intake *n, struct err *e)
{
	uint64_t first;
	plan_document(n);
	plan_custody(n, (struct entry_ref){ 0 });
	plan_claims(n);
	if (!casebook_append(
		    a->c, n->entries.at, n->entries.count, n->object, n->objects, &first, e))
		return false;
	struct casebook_item x;
	if (!casebook_read(a->c, casebook_own_log(a->c), first, &x, &n->mem, e))
		return false;
	known_add(&a->known, n->object[0].content,
		(struct entry_ref){ str_copy(a->known.mem, x.log->origin), first, x.leaf });
	a->documents++;
	a->claims += n->claims.count;
	say_document(a, n, first);
	return true;
}

static bool commit_again(
	struct adding *a, struct intake *n, const struct known_document *k, struct err *e)
{
	uint64_t first;
	struct str id = casebook_id(k->ref.origin, k->ref.index, &n->mem);
	plan_custody(n, k->ref);
	if (!casebook_append(a->c, n->entries.at, n->entries.count, NULL, 0, &first, e))
		return false;
	a->again++;
	fprintf(a->app->out, STR_FMT "  here already  " STR_FMT "\n", STR_ARG(id),
		STR_ARG(printable(n->name, 200, &n->mem)));
	return true;
}

static bool to_report(
	struct adding *a, struct intake *n, enum input_kind kind, struct str bytes, struct err *why)
{
	struct report_options options = a->options;
	struct str text;
	options.id = n->name;
	switch (kind) {
	case INPUT_HTML:
		return report_from_html(bytes, n->name, &options, &n->in, &n->mem, why);
	case INPUT_LINES:
		return report_from_line(bytes, n->name, &options, &n->in, &n->mem, why);
	case INPUT_PDF:
		return pdf_text(bytes, n->name, &text, &n->mem, why) &&
		       report_from_pdf(bytes, text, n->name, &options, &n->in, &n->mem, why);
	case INPUT_TEXT:
		break;
	}
	return report_from_text(bytes, n->name, &options, &n->in, &n->mem, why);
}

/* A text that is not the document's own bytes is kept beside it: that is what spans count in. */
static bool read_report(
	struct adding *a, struct intake *n, enum input_kind kind, struct str bytes, struct err *e)
{
	struct err why;
	if (a->only_keep)
		return true;
	if (!to_report(a, n, kind, bytes, &why)) {
		fprintf(a->app->notes, "knell add: kept and not read: %s\n", why.text);
		return true;
	}
	n->kind = "report";
	n->was_read = true;
	for (size_t i = 0; i < n->in.notes.count; i++)
		fprintf(a->app->notes, "knell add: " STR_FMT "\n", STR_ARG(n->in.notes.at[i]));
	if (n->in.report.read)
		reader_read(a->reader, &n->in.report, n->in.text, &n->claims, &n->mem);
	return str_equal(n->in.text, bytes) || put_object(a, n, n->in.text, e);
}

static bool add_one(
	struct adding *a, struct intake *n, enum input_kind kind, struct str bytes, struct err *e)
{
	const struct known_document *k = known_find(&a->known, digest_of(bytes));
	n->kind = "file";
	if (k && n->within)
		return true; /* a line that an interrupted run had taken in */
	if (k)
		return commit_again(a, n, k, e);
	return put_object(a, n, bytes, e) &&
	       (kind == INPUT_LINES && !n->within ? true : read_report(a, n, kind, bytes, e)) &&
	       commit_new(a, n, e);
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
	enum input_kind kind = input_kind_of(bytes, name);
	bool ok = add_one(a, &n, kind, bytes, e);
	if (ok && kind == INPUT_LINES && !a->only_keep)
		ok = add_lines(a, bytes, name, e);
	arena_release(&n.mem);
	return ok;
}

/* Too large to be a report: it goes through in pieces. */
static bool add_large(struct adding *a, int fd, const char *path, struct intake *n, struct err *e)
{
	struct file_at file = { &disk_system, fd, path, 0 };
	struct byte_source from = source_file(&file);
	n->kind = "file";
	if (!vault_put(&a->c->vault, &from, &n->object[n->objects++], e))
		return false;
	const struct known_document *k = known_find(&a->known, n->object[0].content);
	if (!k)
		return commit_new(a, n, e);
	struct str twice = vault_path(&a->c->vault, n->object[0].name, &n->mem);
	a->c->place.disk->remove(a->c->place.disk->self, twice.at);
	return commit_again(a, n, k, e);
}

static bool read_whole(
	int fd, size_t size, const char *path, struct str *bytes, struct arena *mem, struct err *e)
{
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
	if (st->st_size > ADD_MOST_READ)
		ok = add_large(a, fd, path, &n, e);
	else if (!read_whole(fd, (size_t)st->st_size, path, &bytes, &n.mem, &why))
		add_problem(a, "%s", why.text);
	else
		ok = add_bytes(a, bytes, n.name, n.path, n.modified, e);
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
