#include "base/encode.h"
#include "casebook/read_group.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT_ID = 12 };

struct casebook_log *casebook_own_log(const struct casebook *c)
{
	for (size_t i = 0; i < c->logs.count; i++)
		if (c->logs.at[i].is_own)
			return &c->logs.at[i];
	return NULL;
}

void own_log_follow(struct casebook *c)
{
	struct casebook_log *l = casebook_own_log(c);
	if (!l || !c->has_writer)
		return;
	l->size = c->writer.tree.size;
	l->reader.checkpoint.size = c->writer.settled;
	l->reader.checkpoint.root = merkle_root(&c->writer.tree); /* of use once all is settled */
	l->reader.last.of.width = 0;
}

/* A log's key says its own name, and the name is the key's digest: nobody can pass off another. */
static bool read_key(struct casebook *c, struct casebook_log *l, struct err *e)
{
	struct arena own = { 0 };
	struct str text, path = str_format(&own, STR_FMT "/key", STR_ARG(l->folder));
	bool ok = disk_read_file(c->place.disk, path.at, 1024, &text, &own, e) &&
		  note_key_parse(str_trim(str_copy(&c->mem, text)), &l->key, &c->mem, e);
	if (ok && !(l->key.kind == NOTE_ED25519 &&
			  str_equal(log_origin(l->key.key, &own), l->key.name) &&
			  str_equal(log_id(l->key.name), l->id)))
		ok = fail(e, ERR_BROKEN, "'%s' is not the key of this log", path.at);
	if (ok)
		l->origin = l->key.name;
	arena_release(&own);
	return ok;
}

static bool take_own(struct casebook *c, struct casebook_log *l)
{
	l->is_own = true;
	l->key = c->writer.key;
	l->origin = l->key.name;
	l->reader =
		(struct log_reader){ .disk = c->place.disk, .folder = l->folder, .key = l->key };
	return true;
}

static bool take_log(struct casebook *c, struct casebook_log *l, struct err *e)
{
	if (c->has_writer && str_equal(l->id, log_id(c->writer.key.name)))
		return take_own(c, l);
	if (!read_key(c, l, e) || !log_reader_open(&l->reader, c->place.disk, l->folder.at, NULL,
					  &l->key, &c->mem, e))
		return false;
	l->size = l->reader.checkpoint.size;
	return l->size <= KEYRING_MOST_ENTRIES ||
	       fail(e, ERR_INPUT, "it is said to have %llu entries, more than any log may have",
		       (unsigned long long)l->size);
}

static int compare_logs(const void *a, const void *b)
{
	return str_compare(
		((const struct casebook_log *)a)->origin, ((const struct casebook_log *)b)->origin);
}

/* A log that cannot be read is said and left out: the others are. */
bool casebook_load_logs(struct casebook *c, struct err *e)
{
	struct arena own = { 0 };
	struct strs names;
	struct err why;
	c->logs.count = 0;
	kept_groups_release(c);
	bool ok = disk_list(c->place.disk, c->logs_folder.at, &own, &names, e);
	for (size_t i = 0; ok && i < names.count; i++) {
		struct str name = names.at[i];
		if (!str_ends(name, STR("/")))
			continue;
		struct casebook_log l = { .id = str_copy(
						  &c->mem, str_slice(name, 0, name.len - 1)) };
		l.folder = str_format(
			&c->mem, STR_FMT "/" STR_FMT, STR_ARG(c->logs_folder), STR_ARG(l.id));
		if (take_log(c, &l, &why))
			*PUSH(&c->mem, &c->logs) = l;
		else
			casebook_remark(
				c, "log " STR_FMT " is left out: %.300s", STR_ARG(l.id), why.text);
	}
	if (c->logs.count)
		qsort(c->logs.at, c->logs.count, sizeof *c->logs.at, compare_logs);
	own_log_follow(c);
	arena_release(&own);
	return ok;
}

struct str casebook_id(struct str origin, uint64_t index, struct arena *mem)
{
	struct str id = log_id(origin);
	return str_format(mem, STR_FMT ":%llu",
		STR_ARG(str_slice(id, 0, id.len < SHORT_ID ? id.len : SHORT_ID)),
		(unsigned long long)index);
}

/* As many digits as tell the log from the others will do. */
bool casebook_find_id(const struct casebook *c, struct str id, const struct casebook_log **log,
	uint64_t *index, struct err *e)
{
	struct str front, rest = id;
	unsigned long long number = 0;
	*log = NULL;
	if (!str_cut(&rest, ':', &front) || front.len < 4 || !decimal_number(rest, &number))
		return fail(e, ERR_USAGE, "'%.*s' is no id; ids look as 1a2b3c4d5e6f:7",
			(int)(id.len < 60 ? id.len : 60), id.at);
	for (size_t i = 0; i < c->logs.count; i++) {
		if (!str_starts(c->logs.at[i].id, front))
			continue;
		if (*log)
			return fail(e, ERR_USAGE, "several logs begin with '" STR_FMT "'",
				STR_ARG(front));
		*log = &c->logs.at[i];
	}
	if (!*log || number >= (*log)->size)
		return fail(e, ERR_USAGE, "there is no entry '" STR_FMT "'", STR_ARG(id));
	*index = number;
	return true;
}
