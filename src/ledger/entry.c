#include "ledger/entry.h"

#include "base/buf.h"
#include "ledger/entry_inside.h"

#include <assert.h>
#include <string.h>

void entry_secret_start(struct digest_key *k, const struct secret *secret)
{
	digest_key_start(k, (struct str){ (const char *)secret->byte, sizeof secret->byte });
}

struct digest entry_salt_keyed(const struct digest_key *secret, int number)
{
	char label[] = { 'f', 'i', 'e', 'l', 'd', ' ', (char)('0' + number) };
	assert(number < ENTRY_MOST_FIELDS);
	return digest_keyed(
		secret, number < 0 ? STR("entry") : (struct str){ label, sizeof label });
}

struct digest entry_salt(const struct secret *secret, int number)
{
	struct digest_key k;
	entry_secret_start(&k, secret);
	struct digest salt = entry_salt_keyed(&k, number);
	explicit_bzero(&k, sizeof k);
	return salt;
}

static bool is_writable(
	const struct entry *x, const struct entry_field *field, size_t count, struct err *e)
{
	if (!entry_is_origin(x->origin))
		return fail(
			e, ERR_INPUT, "'" STR_FMT "' is no origin of a log", STR_ARG(x->origin));
	if (!entry_is_time(x->time))
		return fail(e, ERR_INPUT, "'" STR_FMT "' is no time in UTC", STR_ARG(x->time));
	if (x->index > INT64_MAX)
		return fail(e, ERR_INPUT, "an entry's number is below 2^63");
	if (count > ENTRY_MOST_FIELDS || x->ref_count > ENTRY_MOST_REFS)
		return fail(e, ERR_INPUT, "an entry has at most %d fields and %d references",
			ENTRY_MOST_FIELDS, ENTRY_MOST_REFS);
	for (size_t i = 0; i < count; i++)
		if (!entry_is_name(field[i].name))
			return fail(e, ERR_INPUT, "'" STR_FMT "' is no name of a field",
				STR_ARG(field[i].name));
	for (size_t i = 0; i < x->ref_count; i++)
		if (!entry_is_origin(x->ref[i].origin) || x->ref[i].index > INT64_MAX)
			return fail(e, ERR_INPUT, "reference %zu of the entry is malformed", i);
	return true;
}

static struct str field_file(
	const struct entry_field *f, const struct digest_key *secret, int number, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_add(&b, STR("salt "));
	buf_add(&b, digest_hex(mem, entry_salt_keyed(secret, number)));
	buf_add(&b, STR("\nname "));
	buf_add(&b, f->name);
	buf_add(&b, STR("\n\n"));
	buf_add(&b, f->value);
	return buf_str(&b);
}

static void add_field_line(struct buf *b, struct digest d, size_t i)
{
	char end[] = { ' ', ' ', 'f', '/', '0', (char)('0' + i), '\n' };
	buf_add(b, digest_hex(b->mem, d));
	buf_add(b, (struct str){ end, sizeof end });
}

static struct str entry_text(
	const struct entry *x, const struct entry_made *made, struct digest salt, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_printf(&b,
		"casebook-entry/v1\nsalt " STR_FMT "\nlog " STR_FMT "\nindex %llu\ntime " STR_FMT
		"\n",
		STR_ARG(digest_hex(mem, salt)), STR_ARG(x->origin), (unsigned long long)x->index,
		STR_ARG(x->time));
	if (x->has_after)
		buf_printf(&b, "after " STR_FMT "\n", STR_ARG(digest_hex(mem, x->after)));
	buf_printf(&b, "kind %s\n", entry_kind_word(x->kind));
	for (size_t i = 0; i < x->ref_count; i++)
		buf_printf(&b, "ref " STR_FMT " %llu " STR_FMT "\n", STR_ARG(x->ref[i].origin),
			(unsigned long long)x->ref[i].index,
			STR_ARG(digest_hex(mem, x->ref[i].leaf)));
	for (size_t i = 0; i < made->field_count; i++)
		add_field_line(&b, digest_of(made->file[i]), i);
	return buf_str(&b);
}

bool entry_make(const struct entry *x, const struct entry_field *field, size_t count,
	const struct secret *secret, struct entry_made *made, struct arena *mem, struct err *e)
{
	if (!is_writable(x, field, count, e))
		return false;
	struct digest_key keyed;
	*made = (struct entry_made){ .field_count = count };
	entry_secret_start(&keyed, secret);
	for (size_t i = 0; i < count; i++)
		made->file[i] = field_file(&field[i], &keyed, (int)i, mem);
	made->text = entry_text(x, made, entry_salt_keyed(&keyed, -1), mem);
	explicit_bzero(&keyed, sizeof keyed);
	size_t bytes = made->text.len;
	for (size_t i = 0; i < count; i++)
		bytes += made->file[i].len;
	if (bytes > ENTRY_MOST_BYTES)
		return fail(e, ERR_INPUT, "an entry of %zu bytes, more than the %d it may have",
			bytes, ENTRY_MOST_BYTES);
	made->leaf = digest_of(made->text);
	return true;
}
