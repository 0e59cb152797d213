#include "vault/vault.h"

#include "base/encode.h"

#include <fcntl.h>
#include <sodium.h>

/* The bytes as they come; their digest must be the name. */
static bool copy_bytes(struct file_at *from, struct file_at *to, struct digest name, struct err *e)
{
	enum { PIECE = 65536 };
	struct arena own = { 0 };
	struct byte_source in = source_file(from);
	struct sink out = sink_file(to);
	struct digest_sum sum;
	char *piece = NEW_ARRAY(&own, char, PIECE);
	bool ok = true;
	digest_start(&sum);
	for (size_t got = 1; ok && got > 0;) {
		ok = in.get(in.self, piece, PIECE, &got, e);
		digest_add(&sum, piece, ok ? got : 0);
		ok = ok && (got == 0 || out.put(out.self, (struct str){ piece, got }, e));
	}
	arena_release(&own);
	return ok &&
	       (digest_equal(digest_end(&sum), name) ||
		       fail(e, ERR_BROKEN, "'%s' was altered: its bytes are not those of its name",
			       from->path));
}

static bool copy_synced(const struct disk *disk, struct file_at *from, const char *part,
	struct digest name, struct err *e)
{
	struct file_at to = { disk, disk->open(disk->self, part, O_WRONLY | O_CREAT | O_EXCL), part,
		0 };
	if (to.fd < 0)
		return fail_errno(e, "cannot create '%s'", part);
	bool ok = copy_bytes(from, &to, name, e);
	if (ok && disk->sync(disk->self, to.fd) != 0)
		ok = fail_errno(e, "cannot sync '%s'", part);
	if (disk->close(disk->self, to.fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", part);
	return ok;
}

static bool give_name(const struct vault *v, const char *part, struct digest name,
	struct arena *mem, struct err *e)
{
	struct str path = vault_path(v, name, mem), hex = digest_hex(mem, name);
	struct str folder = str_format(mem, "%s/%.2s", v->folder, hex.at);
	if (!disk_make_folders(v->disk, folder.at, DISK_DURABLE, e))
		return false;
	if (v->disk->rename(v->disk->self, part, path.at) != 0)
		return fail_errno(e, "cannot rename '%s'", part);
	return disk_sync_path(v->disk, folder.at, e);
}

bool vault_copy(const struct vault *from, const struct vault *to, struct digest name, struct err *e)
{
	struct arena own = { 0 };
	struct str path = vault_path(from, name, &own);
	if (disk_exists(to->disk, vault_path(to, name, &own).at)) {
		arena_release(&own);
		return true;
	}
	struct str part = str_format(&own, "%s/new-%.16s", to->folder, digest_hex(&own, name).at);
	struct file_at source = { from->disk, from->disk->open(from->disk->self, path.at, O_RDONLY),
		path.at, 0 };
	bool ok = (source.fd >= 0 || fail_errno(e, "cannot open '%s'", path.at)) &&
		  disk_make_folders(to->disk, to->folder, DISK_DURABLE, e);
	if (ok) {
		to->disk->remove(to->disk->self, part.at); /* of an earlier attempt */
		ok = copy_synced(to->disk, &source, part.at, name, e) &&
		     give_name(to, part.at, name, &own, e);
		if (!ok)
			to->disk->remove(to->disk->self, part.at);
	}
	if (source.fd >= 0)
		from->disk->close(from->disk->self, source.fd);
	arena_release(&own);
	return ok;
}
