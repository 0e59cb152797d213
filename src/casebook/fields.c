#include "casebook/fields.h"

#include "base/json.h"

#include <string.h>

const struct field_plan claim_plan[] = {
	{ "id", NULL },       /* the entry's own address */
	{ "report", NULL },   /* what the entry refers to */
	{ "reviewed", NULL }, /* what judgements say */
	{ "outlet", FIELD_WHO_SAYS },
	{ "url", FIELD_WHO_SAYS },
	{ "archive_url", FIELD_WHO_SAYS },
	{ "published", FIELD_WHO_SAYS },
	{ "captured", FIELD_WHO_SAYS },
	{ "sources", FIELD_WHO_SAYS },
	{ "stance", FIELD_WHO_SAYS },
	{ "hedged", FIELD_WHO_SAYS },
	{ "act", FIELD_WHAT },
	{ "harm", FIELD_WHAT },
	{ "status", FIELD_WHAT },
	{ "status_words", FIELD_WHAT },
	{ "count", FIELD_WHAT },
	{ "part", FIELD_WHAT },
	{ "scope", FIELD_WHAT },
	{ "stage", FIELD_WHAT },
	{ "basis", FIELD_WHAT },
	{ "actors", FIELD_WHAT },
	{ "means", FIELD_WHAT },
	{ "infrastructure", FIELD_WHAT },
	{ "background", FIELD_WHAT },
	{ "incident", FIELD_WHAT },
	{ "supersedes", FIELD_WHAT },
	{ "victims", FIELD_WHOM },
	{ "as_of", FIELD_WHERE_WHEN },
	{ "place", FIELD_WHERE_WHEN },
	{ "date", FIELD_WHERE_WHEN },
	{ "document", FIELD_WORDS },
	{ "language", FIELD_WORDS },
	{ "span", FIELD_WORDS },
	{ "words", FIELD_WORDS },
	{ "translation", FIELD_WORDS },
	{ "translator", FIELD_WORDS },
	{ NULL, NULL },
};

const struct field_plan report_plan[] = {
	{ "report", NULL },
	{ "digest", NULL }, /* of the document, which the entry has */
	{ "outlet", FIELD_WHO_SAYS },
	{ "platform", FIELD_WHO_SAYS },
	{ "url", FIELD_WHO_SAYS },
	{ "published", FIELD_WHERE_WHEN },
	{ "date_from", FIELD_WHERE_WHEN },
	{ "month_day", FIELD_WHERE_WHEN },
	{ "either_day", FIELD_WHERE_WHEN },
	{ "month", FIELD_WHERE_WHEN },
	{ "places", FIELD_WHERE_WHEN },
	{ "vessels", FIELD_WHERE_WHEN },
	{ "title", FIELD_WORDS },
	{ "language", FIELD_WORDS },
	{ "read", FIELD_WORDS },
	{ "bytes", FIELD_WORDS },
	{ "sketch", FIELD_WORDS },
	{ NULL, NULL },
};

/* Behind the JSON value that begins at `i`. */
static size_t value_end(struct str s, size_t i)
{
	int depth = 0;
	bool quoted = false;
	for (; i < s.len; i++) {
		char c = s.at[i];
		if (quoted) {
			size_t plain = json_plain(str_slice(s, i, s.len));
			if (plain > 1) {
				i += plain - 1;
				continue;
			}
			i += c == '\\';
			quoted = c != '"';
			continue;
		}
		if (depth == 0 && (c == ',' || c == '}' || c == ']' || c == ':'))
			return i;
		quoted = c == '"';
		depth += (c == '{' || c == '[') - (c == '}' || c == ']');
	}
	return s.len;
}

void fields_add(struct casebook_new *x, const char *field, const char *member, struct str json,
	struct arena *mem)
{
	struct entry_field *f = NULL;
	for (size_t i = 0; i < x->field_count; i++)
		if (str_equal(x->field[i].name, str_from(field)))
			f = &x->field[i];
	if (!f) {
		f = &x->field[x->field_count++];
		*f = (struct entry_field){ str_from(field), STR("{}") };
	}
	struct str open = str_slice(f->value, 0, f->value.len - 1);
	f->value = str_format(mem, STR_FMT "%s\"%s\":" STR_FMT "}", STR_ARG(open),
		open.len > 1 ? "," : "", member, STR_ARG(json));
}

void fields_add_str(struct casebook_new *x, const char *field, const char *member, struct str value,
	struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	if (!value.at)
		return;
	put_str(&j, value);
	fields_add(x, field, member, buf_str(&b), mem);
}

void fields_add_int(
	struct casebook_new *x, const char *field, const char *member, int64_t n, struct arena *mem)
{
	fields_add(x, field, member, str_format(mem, "%lld", (long long)n), mem);
}

static const char *planned(const struct field_plan *plan, struct str member)
{
	for (const struct field_plan *p = plan; p->member; p++)
		if (str_equal(str_from(p->member), member))
			return p->field;
	return FIELD_HANDLING;
}

static bool is_nothing(struct str value)
{
	return str_equal(value, STR("null")) || str_equal(value, STR("[]"));
}

void fields_split(
	struct casebook_new *x, struct str object, const struct field_plan *plan, struct arena *mem)
{
	for (size_t i = 1; i + 1 < object.len;) {
		size_t colon = value_end(object, i), end = value_end(object, colon + 1);
		struct str member = str_slice(object, i + 1, colon - 1);
		struct str value = str_slice(object, colon + 1, end);
		const char *field = planned(plan, member);
		i = end + 1;
		if (field && !is_nothing(value))
			fields_add(x, field, str_terminated(mem, member), value, mem);
	}
}

static void join(struct buf *b, const struct casebook_item *x)
{
	size_t begin = b->len;
	for (size_t i = 0; i < x->body.entry.field_count; i++) {
		struct str v = x->body.field[i].value;
		if (v.len <= 2 || v.at[0] != '{')
			continue;
		if (b->len > begin)
			buf_add_char(b, ',');
		buf_add(b, str_slice(v, 1, v.len - 1));
	}
}

struct str fields_join(const struct casebook_item *x, struct arena *mem)
{
	struct buf b = { .mem = mem };
	join(&b, x);
	return buf_str(&b);
}

bool fields_parse(
	const struct casebook_item *x, struct json **value, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	buf_add_char(&b, '{');
	join(&b, x);
	buf_add_char(&b, '}');
	return json_parse(buf_str(&b), value, mem, e);
}

/* The member's name at `i`, and where its value begins and ends. */
static struct str member_at(struct str members, size_t i, size_t *value, size_t *end)
{
	size_t colon = value_end(members, i);
	*value = colon + 1 < members.len ? colon + 1 : members.len;
	*end = value_end(members, *value);
	return colon > i + 1 ? str_slice(members, i + 1, colon - 1) : STR("");
}

static struct str text_of(struct str members, struct str name, struct arena *mem)
{
	struct err unsaid;
	struct json *v;
	for (size_t i = 0, value, end; i < members.len; i = end + 1)
		if (str_equal(member_at(members, i, &value, &end), name) &&
			json_parse(str_slice(members, value, end), &v, mem, &unsaid) &&
			v->kind == KIND_STRING)
			return v->text;
	return (struct str){ 0 };
}

struct str fields_text(const struct casebook_item *x, const char *member, struct arena *mem)
{
	struct str text = { 0 };
	for (size_t i = 0; !text.at && i < x->body.entry.field_count; i++) {
		struct str v = x->body.field[i].value;
		if (v.len > 2 && v.at[0] == '{')
			text = text_of(str_slice(v, 1, v.len - 1), str_from(member), mem);
	}
	return text;
}

static bool has_member(struct str members, struct str name)
{
	for (size_t i = 0, value, end; i < members.len; i = end + 1)
		if (str_equal(member_at(members, i, &value, &end), name))
			return true;
	return false;
}

struct str members_changed(struct str members, struct str change, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct str inside = change.len > 2 ? str_slice(change, 1, change.len - 1) : STR("");
	for (size_t i = 0, value, end; i < members.len; i = end + 1) {
		struct str name = member_at(members, i, &value, &end);
		if (has_member(inside, name))
			continue;
		buf_add(&b, b.len ? STR(",") : STR(""));
		buf_add(&b, str_slice(members, i, end));
	}
	if (inside.len) {
		buf_add(&b, b.len ? STR(",") : STR(""));
		buf_add(&b, inside);
	}
	return b.at ? buf_str(&b) : STR("");
}
