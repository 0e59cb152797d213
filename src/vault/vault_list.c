#include "vault/vault.h"

#include "base/encode.h"

static bool is_object(struct str folder, struct str name, struct digest *d)
{
	return name.len == 68 && str_ends(name, STR(".age")) &&
	       hex_bytes(str_slice(name, 0, 64), d->byte, sizeof d->byte) &&
	       str_equal(folder, str_slice(name, 0, 2));
}

static bool list_folder(const struct vault *v, struct str folder, struct digests *names,
	struct strs *unknown, struct arena *mem, struct err *e)
{
	struct strs files;
	struct digest d;
	struct str path = str_format(mem, "%s/" STR_FMT, v->folder, STR_ARG(folder));
	if (!disk_list(v->disk, path.at, mem, &files, e))
		return false;
	for (size_t i = 0; i < files.count; i++) {
		if (is_object(folder, files.at[i], &d))
			*PUSH(mem, names) = d;
		else
			*PUSH(mem, unknown) = str_format(
				mem, STR_FMT "/" STR_FMT, STR_ARG(path), STR_ARG(files.at[i]));
	}
	return true;
}

bool vault_list(const struct vault *v, struct digests *names, struct strs *unknown,
	struct arena *mem, struct err *e)
{
	struct strs folders;
	*names = (struct digests){ 0 };
	*unknown = (struct strs){ 0 };
	if (!disk_list(v->disk, v->folder, mem, &folders, e))
		return false;
	for (size_t i = 0; i < folders.count; i++) {
		struct str name = folders.at[i];
		if (name.len != 3 || !str_ends(name, STR("/")))
			*PUSH(mem, unknown) =
				str_format(mem, "%s/" STR_FMT, v->folder, STR_ARG(name));
		else if (!list_folder(v, str_slice(name, 0, 2), names, unknown, mem, e))
			return false;
	}
	return true;
}

bool vault_is_unfinished(struct str path)
{
	unsigned char random[8];
	struct str name = str_slice(path, path.len < 20 ? 0 : path.len - 20, path.len);
	return path.len > 20 && path.at[path.len - 21] == '/' && str_starts(name, STR("new-")) &&
	       hex_bytes(str_slice(name, 4, name.len), random, sizeof random);
}

bool vault_sweep(const struct vault *v, struct err *e)
{
	struct arena own = { 0 };
	struct strs names;
	bool ok = disk_list(v->disk, v->folder, &own, &names, e);
	for (size_t i = 0; ok && i < names.count; i++) {
		struct str path = str_format(&own, "%s/" STR_FMT, v->folder, STR_ARG(names.at[i]));
		if (str_starts(names.at[i], STR("new-")) &&
			v->disk->remove(v->disk->self, path.at) != 0)
			ok = fail_errno(e, "cannot remove '%s'", path.at);
	}
	arena_release(&own);
	return ok;
}
