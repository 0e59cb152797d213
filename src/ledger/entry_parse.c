#include "ledger/entry.h"

#include "base/date.h"
#include "base/encode.h"
#include "ledger/entry_inside.h"

#include <string.h>

static const char *const kinds[ENTRY_KINDS] = {
	[ENTRY_KEY] = "key",
	[ENTRY_MEMBER] = "member",
	[ENTRY_DOCUMENT] = "document",
	[ENTRY_CLAIM] = "claim",
	[ENTRY_INCIDENT] = "incident",
	[ENTRY_RECORD] = "record",
	[ENTRY_JUDGEMENT] = "judgement",
	[ENTRY_COMPUTATION] = "computation",
	[ENTRY_OBSERVE] = "observe",
	[ENTRY_CUSTODY] = "custody",
	[ENTRY_ERASE] = "erase",
	[ENTRY_NOTE] = "note",
	[ENTRY_REVOKE] = "revoke",
};

const char *entry_kind_word(enum entry_kind k)
{
	return kinds[k];
}

bool entry_is_origin(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] <= ' ' || s.at[i] > '~' || s.at[i] == '+')
			return false;
	return s.len > 0 && s.len <= ENTRY_MOST_ORIGIN;
}

bool entry_is_name(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		bool letter = s.at[i] >= 'a' && s.at[i] <= 'z';
		bool digit = (s.at[i] >= '0' && s.at[i] <= '9') || s.at[i] == '-';
		if (!letter && !(i && digit))
			return false;
	}
	return s.len > 0 && s.len <= ENTRY_MOST_NAME;
}

/* Two digits at `i`, at most `most`. */
static bool two_digits(struct str s, size_t i, int most)
{
	return s.at[i] >= '0' && s.at[i] <= '9' && s.at[i + 1] >= '0' && s.at[i + 1] <= '9' &&
	       (s.at[i] - '0') * 10 + s.at[i + 1] - '0' <= most;
}

bool entry_is_time(struct str s)
{
	date_day day;
	return s.len == 20 && s.at[10] == 'T' && s.at[13] == ':' && s.at[16] == ':' &&
	       s.at[19] == 'Z' && date_parse(str_slice(s, 0, 10), &day) && two_digits(s, 11, 23) &&
	       two_digits(s, 14, 59) && two_digits(s, 17, 59);
}

struct reading {
	struct str rest;
	struct entry *x;
	struct arena *mem;
	struct {
		struct entry_ref *at;
		size_t count, room;
	} refs;
};

/* Takes a line off the front when it begins with `word`; the rest of it is *value. */
static bool take(struct reading *r, struct str word, struct str *value)
{
	size_t end = str_find(r->rest, STR("\n"));
	if (end == r->rest.len || !str_starts(str_slice(r->rest, 0, end), word))
		return false;
	*value = str_slice(r->rest, word.len, end);
	r->rest = str_slice(r->rest, end + 1, r->rest.len);
	return true;
}

static bool take_salt(struct reading *r)
{
	struct str v;
	return take(r, STR("salt "), &v) && hex_bytes(v, r->x->salt.byte, 32);
}

static bool take_log(struct reading *r)
{
	return take(r, STR("log "), &r->x->origin) && entry_is_origin(r->x->origin);
}

static bool take_index(struct reading *r)
{
	struct str v;
	unsigned long long n;
	if (!take(r, STR("index "), &v) || !decimal_number(v, &n))
		return false;
	r->x->index = n;
	return true;
}

static bool take_time(struct reading *r)
{
	return take(r, STR("time "), &r->x->time) && entry_is_time(r->x->time);
}

static bool take_after(struct reading *r)
{
	struct str v;
	r->x->has_after = take(r, STR("after "), &v);
	return !r->x->has_after || hex_bytes(v, r->x->after.byte, 32);
}

static bool take_kind(struct reading *r)
{
	struct str v;
	if (!take(r, STR("kind "), &v))
		return false;
	for (int k = 0; k < ENTRY_KINDS; k++)
		if (str_equal(v, str_from(kinds[k]))) {
			r->x->kind = (enum entry_kind)k;
			return true;
		}
	return false;
}

static bool take_refs(struct reading *r)
{
	struct str v, index;
	unsigned long long n;
	while (take(r, STR("ref "), &v)) {
		struct entry_ref ref;
		if (r->refs.count == ENTRY_MOST_REFS || !str_cut(&v, ' ', &ref.origin) ||
			!str_cut(&v, ' ', &index) || !entry_is_origin(ref.origin) ||
			!decimal_number(index, &n) || !hex_bytes(v, ref.leaf.byte, 32))
			return false;
		ref.index = n;
		*PUSH(r->mem, &r->refs) = ref;
	}
	r->x->ref = r->refs.at;
	r->x->ref_count = r->refs.count;
	return true;
}

static bool take_fields(struct reading *r)
{
	struct str v;
	while (r->rest.len > 0) {
		size_t i = r->x->field_count;
		char end[] = { ' ', ' ', 'f', '/', '0', (char)('0' + i) };
		if (i == ENTRY_MOST_FIELDS || !take(r, STR(""), &v) || v.len != 64 + sizeof end ||
			memcmp(v.at + 64, end, sizeof end) != 0 ||
			!hex_bytes(str_slice(v, 0, 64), r->x->field[i].byte, 32))
			return false;
		r->x->field_count++;
	}
	return true;
}

bool entry_parse(struct str text, struct entry *x, struct arena *mem, struct err *e)
{
	static const struct {
		const char *what;
		bool (*take)(struct reading *r);
	} line[] = {
		{ "salt", take_salt },
		{ "log", take_log },
		{ "index", take_index },
		{ "time", take_time },
		{ "after", take_after },
		{ "kind", take_kind },
		{ "references", take_refs },
		{ "fields", take_fields },
	};
	struct reading r = { .rest = text, .x = x, .mem = mem };
	struct str rest_of_first;
	*x = (struct entry){ 0 };
	if (text.len > ENTRY_MOST_BYTES)
		return fail(e, ERR_INPUT, "an entry of more than %d bytes", ENTRY_MOST_BYTES);
	if (!take(&r, STR("casebook-entry/v1"), &rest_of_first) || rest_of_first.len > 0)
		return fail(e, ERR_INPUT, "no entry of the form casebook-entry/v1");
	for (size_t i = 0; i < sizeof line / sizeof *line; i++)
		if (!line[i].take(&r))
			return fail(e, ERR_INPUT, "the entry's %s is missing or malformed",
				line[i].what);
	return true;
}

bool entry_field_parse(struct str file, struct digest *salt, struct entry_field *f, struct err *e)
{
	struct reading r = { .rest = file };
	struct str hex, blank;
	if (!take(&r, STR("salt "), &hex) || !hex_bytes(hex, salt->byte, 32) ||
		!take(&r, STR("name "), &f->name) || !entry_is_name(f->name) ||
		!take(&r, STR(""), &blank) || blank.len > 0)
		return fail(e, ERR_INPUT,
			"a field that does not begin with salt, name and a blank line");
	f->value = r.rest;
	return true;
}
