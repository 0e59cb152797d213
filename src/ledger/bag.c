#include "ledger/bag.h"

#include "base/buf.h"
#include "base/encode.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* No way out of the bag. */
static bool stays_inside(struct str path)
{
	struct str step, rest = path;
	if (path.len == 0 || path.len > 4000 || memchr(path.at, '\0', path.len))
		return false;
	while (str_cut(&rest, '/', &step))
		if (step.len == 0 || str_equal(step, STR(".")) || str_equal(step, STR("..")))
			return false;
	return true;
}

static bool is_plain(struct str path)
{
	for (size_t i = 0; i < path.len; i++)
		if ((unsigned char)path.at[i] < ' ' || path.at[i] == '%' || path.at[i] == 0x7F)
			return false;
	return str_starts(path, STR("data/")) && stays_inside(path);
}

static int compare_paths(const void *a, const void *b)
{
	return str_compare(((const struct bag_file *)a)->path, ((const struct bag_file *)b)->path);
}

static struct str manifest_text(const struct bag_files *files, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct bag_file *sorted = NEW_ARRAY(mem, struct bag_file, files->count);
	if (files->count) {
		memcpy(sorted, files->at, files->count * sizeof *sorted);
		qsort(sorted, files->count, sizeof *sorted, compare_paths);
	}
	for (size_t i = 0; i < files->count; i++)
		buf_printf(&b, STR_FMT "  " STR_FMT "\n",
			STR_ARG(digest_hex(mem, sorted[i].digest)), STR_ARG(sorted[i].path));
	return buf_str(&b);
}

static bool write_tag(const struct disk *disk, const char *folder, const char *name,
	struct str text, struct bag_files *tags, struct arena *mem, struct err *e)
{
	*PUSH(mem, tags) = (struct bag_file){ str_from(name), digest_of(text), text.len };
	return disk_write_file(
		disk, str_format(mem, "%s/%s", folder, name).at, text, DISK_DURABLE, e);
}

static struct str info_text(
	const struct bag_files *payload, struct str identifier, struct str date, struct arena *mem)
{
	uint64_t bytes = 0;
	for (size_t i = 0; i < payload->count; i++)
		bytes += payload->at[i].size;
	return str_format(mem,
		"Bagging-Date: " STR_FMT "\nExternal-Identifier: " STR_FMT
		"\nPayload-Oxum: %llu.%zu\n",
		STR_ARG(date), STR_ARG(identifier), (unsigned long long)bytes, payload->count);
}

bool bag_write(const struct disk *disk, const char *folder, const struct bag_files *payload,
	struct str identifier, struct str date, struct err *e)
{
	struct arena own = { 0 };
	struct bag_files tags = { 0 };
	bool ok = true;
	for (size_t i = 0; ok && i < payload->count; i++)
		ok = is_plain(payload->at[i].path) ||
		     fail(e, ERR_USAGE, "'" STR_FMT "' is no name for a file in a bag",
			     STR_ARG(payload->at[i].path));
	ok = ok &&
	     write_tag(disk, folder, "bagit.txt",
		     STR("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"), &tags, &own,
		     e) &&
	     write_tag(disk, folder, "bag-info.txt", info_text(payload, identifier, date, &own),
		     &tags, &own, e) &&
	     write_tag(disk, folder, "manifest-sha256.txt", manifest_text(payload, &own), &tags,
		     &own, e) &&
	     write_tag(disk, folder, "tagmanifest-sha256.txt", manifest_text(&tags, &own), &tags,
		     &own, e);
	arena_release(&own);
	return ok;
}

/* %0A, %0D and %25 stand for what they encode; any other '%' for itself. */
static struct str decode_name(struct str name, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0; i < name.len; i++) {
		struct str three = str_slice(name, i, i + 3 < name.len ? i + 3 : name.len);
		char c = str_equal_fold(three, STR("%0a"))   ? '\n'
			 : str_equal_fold(three, STR("%0d")) ? '\r'
			 : str_equal(three, STR("%25"))      ? '%'
							     : '\0';
		buf_add_char(&b, c ? c : name.at[i]);
		i += c ? 2 : 0;
	}
	return buf_str(&b);
}

bool bag_manifest_parse(struct str text, struct bag_files *files, struct arena *mem, struct err *e)
{
	struct str line;
	*files = (struct bag_files){ 0 };
	for (size_t number = 1; text.len > 0 && str_cut(&text, '\n', &line); number++) {
		struct bag_file f = { 0 };
		if (str_ends(line, STR("\r")))
			line.len--;
		bool ok = line.len > 66 && hex_bytes(str_slice(line, 0, 64), f.digest.byte, 32) &&
			  (line.at[64] == ' ' || line.at[64] == '\t');
		if (ok) {
			struct str name = str_slice(line, 65, line.len);
			while (name.len &&
				(name.at[0] == ' ' || name.at[0] == '\t' || name.at[0] == '*'))
				name = str_slice(name, 1, name.len);
			f.path = decode_name(name, mem);
			ok = stays_inside(f.path);
		}
		if (!ok)
			return fail(e, ERR_INPUT, "line %zu of the manifest is malformed", number);
		*PUSH(mem, files) = f;
	}
	return true;
}

static bool digest_file(const struct disk *disk, const char *path, struct digest *d, struct err *e)
{
	enum { PIECE = 65536 };
	struct arena own = { 0 };
	char *piece = NEW_ARRAY(&own, char, PIECE);
	struct digest_sum sum;
	off_t at = 0;
	ssize_t n = 1;
	int fd = disk->open(disk->self, path, O_RDONLY);
	digest_start(&sum);
	for (; fd >= 0 && n > 0; at += n > 0 ? n : 0) {
		n = disk->read(disk->self, fd, piece, PIECE, at);
		digest_add(&sum, piece, n > 0 ? (size_t)n : 0);
	}
	if (fd < 0 || n < 0)
		fail(e, ERR_BROKEN, "'%s' is in the manifest and cannot be read", path);
	if (fd >= 0)
		disk->close(disk->self, fd);
	*d = digest_end(&sum);
	arena_release(&own);
	return fd >= 0 && n == 0;
}

static bool check_manifest(const struct disk *disk, const char *folder, const char *name,
	struct bag_files *files, struct arena *mem, struct err *e)
{
	struct str text;
	struct digest d;
	if (!disk_read_file(disk, str_format(mem, "%s/%s", folder, name).at, BAG_MOST_BYTES, &text,
		    mem, e) ||
		!bag_manifest_parse(text, files, mem, e))
		return explain(e, "%s", name);
	for (size_t i = 0; i < files->count; i++) {
		struct str path =
			str_format(mem, "%s/" STR_FMT, folder, STR_ARG(files->at[i].path));
		if (!digest_file(disk, path.at, &d, e))
			return false;
		if (!digest_equal(d, files->at[i].digest))
			return fail(e, ERR_BROKEN,
				"'" STR_FMT "' is not the file the manifest speaks of",
				STR_ARG(path));
	}
	return true;
}

/* Every file below data/, folder by folder. */
static bool list_payload(const struct disk *disk, const char *folder, struct strs *paths,
	struct arena *mem, struct err *e)
{
	struct strs folders = { 0 }, names;
	*paths = (struct strs){ 0 };
	*PUSH(mem, &folders) = STR("data/");
	for (size_t i = 0; i < folders.count; i++) {
		struct str below = folders.at[i];
		if (!disk_list(disk, str_format(mem, "%s/" STR_FMT, folder, STR_ARG(below)).at, mem,
			    &names, e))
			return false;
		for (size_t k = 0; k < names.count; k++) {
			struct str path = str_format(
				mem, STR_FMT STR_FMT, STR_ARG(below), STR_ARG(names.at[k]));
			if (str_ends(path, STR("/")))
				*PUSH(mem, &folders) = path;
			else
				*PUSH(mem, paths) = path;
		}
	}
	return true;
}

static bool is_listed(const struct bag_files *files, struct str path)
{
	struct bag_file key = { .path = path };
	return files->count &&
	       bsearch(&key, files->at, files->count, sizeof *files->at, compare_paths) != NULL;
}

bool bag_check(const struct disk *disk, const char *folder, struct arena *mem, struct err *e)
{
	struct bag_files payload, tags;
	struct strs paths;
	if (!check_manifest(disk, folder, "manifest-sha256.txt", &payload, mem, e) ||
		!check_manifest(disk, folder, "tagmanifest-sha256.txt", &tags, mem, e) ||
		!list_payload(disk, folder, &paths, mem, e))
		return false;
	if (payload.count)
		qsort(payload.at, payload.count, sizeof *payload.at, compare_paths);
	for (size_t i = 0; i < paths.count; i++)
		if (!is_listed(&payload, paths.at[i]))
			return fail(e, ERR_BROKEN, "'%s/" STR_FMT "' is in no manifest", folder,
				STR_ARG(paths.at[i]));
	return true;
}
