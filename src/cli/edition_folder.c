#include "cli/edition_folder.h"

#include "base/file.h"
#include "cli/edition_note.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TAGS = 1 << 28, MOST_PATH = 4000 };

static bool make_folder(const char *path, struct err *e)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	return fail_errno(e, "cannot make folder '%s'", path);
}

/* An empty folder may become the edition; nothing is ever written over. */
static bool may_become(const char *path, struct err *e)
{
	if (rmdir(path) == 0 || errno == ENOENT)
		return true;
	if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
		return fail(e, ERR_USAGE,
			"'%.300s' is there already: an edition wants a new folder", path);
	return fail_errno(e, "cannot use '%s'", path);
}

bool folder_begin(struct folder *f, const char *path, struct err *e)
{
	static const char *const below[] = { "incidents", "data", "data/schema", "proofs" };
	struct arena *mem = f->app->mem;
	char *name = str_terminated(mem, str_from(path));
	for (size_t n = strlen(name); n > 1 && name[n - 1] == '/'; n--)
		name[n - 1] = '\0';
	f->final = name;
	f->part = str_format(mem, "%s.part", name).at;
	if (strlen(name) > MOST_PATH)
		return fail(e, ERR_USAGE, "the folder's name is too long");
	if (!may_become(name, e))
		return false;
	if (mkdir(f->part, 0777) != 0)
		return fail_errno(e,
			"cannot make '%s' (remove it where an earlier run was interrupted)",
			f->part);
	for (size_t i = 0; i < sizeof below / sizeof *below; i++)
		if (!make_folder(str_format(mem, "%s/%s", f->part, below[i]).at, e))
			return false;
	return true;
}

static bool write_whole(const char *path, struct str bytes, struct err *e)
{
	FILE *file = fopen(path, "wb");
	if (!file)
		return fail_errno(e, "cannot create '%s'", path);
	bool whole = fwrite(bytes.at ? bytes.at : "", 1, bytes.len, file) == bytes.len;
	whole &= fclose(file) == 0;
	return whole || fail_errno(e, "cannot write '%s'", path);
}

static void list_file(struct folder *f, struct str path, struct digest digest, size_t size)
{
	struct bag_files *list = str_starts(path, STR("data/")) ? &f->payload : &f->tags;
	*PUSH(f->app->mem, list) = (struct bag_file){
		.path = str_copy(f->app->mem, path), .digest = digest, .size = size
	};
	f->bytes += size;
}

bool folder_put(struct folder *f, struct str path, struct str bytes, struct err *e)
{
	struct arena *mem = f->app->mem;
	list_file(f, path, digest_of(bytes), bytes.len);
	if (cli_interrupted)
		return fail(e, ERR_SYSTEM, "interrupted");
	return write_whole(str_format(mem, "%s/" STR_FMT, f->part, STR_ARG(path)).at, bytes, e);
}

bool folder_file_begin(
	const struct folder *f, struct folder_file *file, const char *path, struct err *e)
{
	*file = (struct folder_file){ .path = str_from(path),
		.name = str_format(f->app->mem, "%s/%s", f->part, path).at };
	digest_start(&file->sum);
	file->to = fopen(file->name, "wb");
	return file->to || fail_errno(e, "cannot create '%s'", file->name);
}

bool folder_file_add(struct folder_file *file, struct str bytes, struct err *e)
{
	digest_add(&file->sum, bytes.at, bytes.len);
	file->size += bytes.len;
	return fwrite(bytes.at ? bytes.at : "", 1, bytes.len, file->to) == bytes.len ||
	       fail_errno(e, "cannot write '%s'", file->name);
}

bool folder_file_end(struct folder *f, struct folder_file *file, struct err *e)
{
	if (!file->to)
		return true;
	list_file(f, file->path, digest_end(&file->sum), file->size);
	return fclose(file->to) == 0 || fail_errno(e, "cannot write '%s'", file->name);
}

/* The pages are no payload, but the manifest of tag files lists them too, so that a validator looks at every file. */
static bool list_pages(struct folder *f, struct err *e)
{
	struct arena *mem = f->app->mem;
	const char *path = str_format(mem, "%s/tagmanifest-sha256.txt", f->part).at;
	struct str old;
	struct buf b = { .mem = mem };
	if (!file_read(path, MOST_TAGS, &old, mem, e))
		return false;
	buf_add(&b, old);
	for (size_t i = 0; i < f->tags.count; i++)
		buf_printf(&b, STR_FMT "  " STR_FMT "\n",
			STR_ARG(digest_hex(mem, f->tags.at[i].digest)),
			STR_ARG(f->tags.at[i].path));
	return write_whole(path, buf_str(&b), e);
}

/* Over the manifest that lists all else. PUBLISH-20 */
static bool put_signature(struct folder *f, struct casebook *c, struct err *e)
{
	struct arena *mem = f->app->mem;
	struct str tags, note;
	if (!file_read(str_format(mem, "%s/" EDITION_TAGS, f->part).at, MOST_TAGS, &tags, mem, e) ||
		!edition_note_make(c, digest_of(tags), &note, mem, e))
		return false;
	if (!note.at)
		fputs("knell publish: this device has no key in this copy of the casebook: the "
		      "edition is not signed\n",
			f->app->notes);
	return !note.at || write_whole(str_format(mem, "%s/" EDITION_NOTE, f->part).at, note, e);
}

bool folder_end(struct folder *f, const struct edition *ed, struct casebook *c, struct err *e)
{
	rmdir(str_format(f->app->mem, "%s/proofs", f->part).at); /* where there are none */
	static const char *const tags[] = { "bagit.txt", "bag-info.txt", "manifest-sha256.txt",
		"tagmanifest-sha256.txt" };
	struct arena *mem = f->app->mem;
	struct str day = date_text(mem, ed->last != DATE_NONE ? ed->last : 0);
	struct str id = ed->o->title.len ? ed->o->title : STR("knell edition");
	if (!bag_write(&disk_system, f->part, &f->payload, id, day, e) || !list_pages(f, e) ||
		(c && !put_signature(f, c, e)))
		return false;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (chmod(str_format(mem, "%s/%s", f->part, tags[i]).at, 0644) != 0)
			return fail_errno(e, "cannot open '%s' to readers", tags[i]);
	return rename(f->part, f->final) == 0 ||
	       fail_errno(e, "cannot name '%s' '%s'", f->part, f->final);
}

/* What was written of an edition that cannot be is taken away again. */
void folder_drop(struct folder *f)
{
	static const char *const below[] = { "data/schema", "data", "incidents", "proofs", "" };
	struct arena *mem = f->app->mem;
	for (size_t i = 0; i < f->payload.count; i++)
		unlink(str_format(mem, "%s/" STR_FMT, f->part, STR_ARG(f->payload.at[i].path)).at);
	for (size_t i = 0; i < f->tags.count; i++)
		unlink(str_format(mem, "%s/" STR_FMT, f->part, STR_ARG(f->tags.at[i].path)).at);
	unlink(str_format(mem, "%s/" EDITION_NOTE, f->part).at);
	for (size_t i = 0; i < sizeof below / sizeof *below; i++)
		rmdir(str_format(mem, "%s/%s", f->part, below[i]).at);
}
