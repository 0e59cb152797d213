#include "casebook/backup.h"

#include <fcntl.h>
#include <string.h>

struct copying {
	const struct disk *disk;
	uint64_t files, bytes;
};

static bool copy_bytes(struct copying *k, struct file_at *from, struct file_at *to, struct err *e)
{
	enum { PIECE = 65536 };
	struct arena own = { 0 };
	struct byte_source in = source_file(from);
	struct sink out = sink_file(to);
	char *piece = NEW_ARRAY(&own, char, PIECE);
	bool ok = true;
	for (size_t got = 1; ok && got > 0; k->bytes += got)
		ok = in.get(in.self, piece, PIECE, &got, e) &&
		     (got == 0 || out.put(out.self, (struct str){ piece, got }, e));
	if (ok && k->disk->sync(k->disk->self, to->fd) != 0)
		ok = fail_errno(e, "cannot sync '%s'", to->path);
	arena_release(&own);
	return ok;
}

static bool copy_file(struct copying *k, const char *from, const char *to, struct err *e)
{
	const struct disk *d = k->disk;
	struct file_at source = { d, d->open(d->self, from, O_RDONLY), from, 0 };
	if (source.fd < 0)
		return fail_errno(e, "cannot open '%s'", from);
	struct file_at target = { d, d->open(d->self, to, O_WRONLY | O_CREAT | O_EXCL), to, 0 };
	bool ok = target.fd >= 0 ? copy_bytes(k, &source, &target, e)
				 : fail_errno(e, "cannot create '%s'", to);
	d->close(d->self, source.fd);
	if (target.fd >= 0 && d->close(d->self, target.fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", to);
	k->files += ok;
	return ok;
}

/* Folders from a list, not by calling oneself; FORMAT comes last, so that half a copy is no casebook. */
static bool copy_all(
	struct copying *k, const char *from, const char *to, struct arena *mem, struct err *e)
{
	struct strs folders = { 0 }, names;
	*PUSH(mem, &folders) = STR("");
	for (size_t i = 0; i < folders.count; i++) {
		struct str below = folders.at[i];
		struct str target = str_format(mem, "%s" STR_FMT, to, STR_ARG(below));
		if (!disk_make_folders(k->disk, target.at, DISK_DURABLE, e) ||
			!disk_list(k->disk, str_format(mem, "%s" STR_FMT, from, STR_ARG(below)).at,
				mem, &names, e))
			return false;
		for (size_t n = 0; n < names.count; n++) {
			struct str name = names.at[n];
			bool is_folder = str_ends(name, STR("/"));
			name.len -= is_folder;
			struct str path =
				str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(below), STR_ARG(name));
			if (is_folder)
				*PUSH(mem, &folders) = path;
			else if (!str_equal(path, STR("/FORMAT")) &&
				 !copy_file(k,
					 str_format(mem, "%s" STR_FMT, from, STR_ARG(path)).at,
					 str_format(mem, "%s" STR_FMT, to, STR_ARG(path)).at, e))
				return false;
		}
		if (!disk_sync_path(k->disk, target.at, e))
			return false;
	}
	return copy_file(k, str_format(mem, "%s/FORMAT", from).at,
		       str_format(mem, "%s/FORMAT", to).at, e) &&
	       disk_sync_path(k->disk, to, e);
}

bool casebook_backup(struct casebook *c, const char *folder, uint64_t *files, uint64_t *bytes,
	struct verify_report *r, struct arena *mem, struct err *e)
{
	struct copying k = { .disk = c->place.disk };
	struct casebook_place place = { .disk = c->place.disk, .folder = folder };
	if (disk_exists(k.disk, folder))
		return fail(e, ERR_USAGE, "'%s' is there already; a backup is never written over",
			folder);
	if (!copy_all(&k, c->folder.at, folder, mem, e) ||
		!casebook_verify(&place, NULL, r, mem, e))
		return false;
	*files = k.files;
	*bytes = k.bytes;
	return true;
}
