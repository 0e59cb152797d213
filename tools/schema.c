/*
 * Holds JSON values against schemas: every line of standard input must fit one of the
 * schemas named, or is printed with the reasons.
 *
 *     schema [--whole] SCHEMA.json... <stream
 *
 * --whole takes standard input as one value. Of JSON Schema it knows what docs/schema
 * uses, and refuses a schema that says more, so that nothing stated goes unchecked.
 */
#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"

#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 1 << 30, MOST_SCHEMAS = 8 };

/* The path into the value, for the reason why it does not fit. */
struct place {
	const struct place *above;
	struct str member; /* not known: the index */
	size_t index;
};

struct check {
	const struct json *root;
	struct arena *mem;
	struct buf *why;
};

static bool fits(
	struct check *k, const struct json *v, const struct json *schema, const struct place *at);

static void add_place(struct buf *b, const struct place *at)
{
	if (!at)
		return;
	add_place(b, at->above);
	if (at->member.at)
		buf_printf(b, "." STR_FMT, STR_ARG(at->member));
	else
		buf_printf(b, "[%zu]", at->index);
}

static bool refuse(struct check *k, const struct place *at, const char *what, struct str which)
{
	buf_add(k->why, at ? STR("  at ") : STR("  at the top"));
	add_place(k->why, at);
	buf_printf(k->why, ": %s " STR_FMT "\n", what, STR_ARG(which));
	return false;
}

static const char *const type_of[] = {
	[KIND_NULL] = "null",
	[KIND_FALSE] = "boolean",
	[KIND_TRUE] = "boolean",
	[KIND_INTEGER] = "integer",
	[KIND_REAL] = "number",
	[KIND_STRING] = "string",
	[KIND_ARRAY] = "array",
	[KIND_OBJECT] = "object",
};

static bool is_type(const struct json *v, struct str type)
{
	return str_equal(type, str_from(type_of[v->kind])) ||
	       (v->kind == KIND_INTEGER && str_equal(type, STR("number")));
}

/* A keyword's check: `says` is what the schema gives for it. */
typedef bool keyword_check(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at);

static bool check_type(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	if (says->kind == KIND_STRING && is_type(v, says->text))
		return true;
	for (size_t i = 0; says->kind == KIND_ARRAY && i < says->count; i++)
		if (is_type(v, says->item[i].text))
			return true;
	return refuse(k, at, "the type may not be", str_from(type_of[v->kind]));
}

static bool same(const struct json *a, const struct json *b)
{
	return a->kind == b->kind && str_equal(a->text, b->text) && a->integer == b->integer;
}

static bool check_const(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	return same(v, says) || refuse(k, at, "the value must be", says->text);
}

static bool check_enum(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	for (size_t i = 0; i < says->count; i++)
		if (same(v, &says->item[i]))
			return true;
	return refuse(k, at, "the value is not one of those listed:", v->text);
}

static bool check_required(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	bool all = true;
	for (size_t i = 0; v->kind == KIND_OBJECT && i < says->count; i++) {
		bool has = false;
		for (size_t m = 0; m < v->count; m++)
			has |= str_equal(v->key[m], says->item[i].text);
		if (!has)
			all = refuse(k, at, "there is no member", says->item[i].text);
	}
	return all;
}

static const struct json *property(const struct json *schema, struct str name)
{
	const struct json *properties = json_member(schema, "properties");
	for (size_t i = 0; properties && i < properties->count; i++)
		if (str_equal(properties->key[i], name))
			return &properties->item[i];
	return NULL;
}

static bool check_properties(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)says;
	bool all = true;
	for (size_t i = 0; v->kind == KIND_OBJECT && i < v->count; i++) {
		const struct json *of = property(schema, v->key[i]);
		struct place under = { .above = at, .member = v->key[i] };
		all &= !of || fits(k, &v->item[i], of, &under);
	}
	return all;
}

/* Only `false` is known: members that are not listed are refused. */
static bool check_additional(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	bool all = says->kind == KIND_FALSE ||
		   refuse(k, at, "additionalProperties", STR("must be false"));
	for (size_t i = 0; v->kind == KIND_OBJECT && i < v->count; i++)
		if (!property(schema, v->key[i]))
			all = refuse(k, at, "the schema has no member", v->key[i]);
	return all;
}

static bool check_items(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	bool all = true;
	for (size_t i = 0; v->kind == KIND_ARRAY && i < v->count; i++) {
		struct place under = { .above = at, .index = i };
		all &= fits(k, &v->item[i], says, &under);
	}
	return all;
}

static bool check_min_items(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	return v->kind != KIND_ARRAY || (int64_t)v->count >= says->integer ||
	       refuse(k, at, "there are too few", STR("items"));
}

static bool check_max_items(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	return v->kind != KIND_ARRAY || (int64_t)v->count <= says->integer ||
	       refuse(k, at, "there are too many", STR("items"));
}

static bool is_number(const struct json *v)
{
	return v->kind == KIND_INTEGER || v->kind == KIND_REAL;
}

static bool check_minimum(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	return !is_number(v) || v->number >= says->number || refuse(k, at, "too small", STR(""));
}

static bool check_maximum(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	return !is_number(v) || v->number <= says->number || refuse(k, at, "too great", STR(""));
}

/* "#/$defs/NAME" alone. */
static bool check_ref(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)schema;
	struct str defs = STR("#/$defs/");
	const struct json *target = NULL;
	if (says->kind == KIND_STRING && str_starts(says->text, defs))
		target = json_member(json_member(k->root, "$defs"),
			str_terminated(k->mem, str_slice(says->text, defs.len, says->text.len)));
	return target ? fits(k, v, target, at)
		      : refuse(k, at, "the schema refers to nothing:", says->text);
}

static bool check_nothing(struct check *k, const struct json *v, const struct json *says,
	const struct json *schema, const struct place *at)
{
	(void)k, (void)v, (void)says, (void)schema, (void)at;
	return true;
}

static const struct keyword {
	const char *name;
	keyword_check *check;
} keywords[] = {
	{ "type", check_type },
	{ "const", check_const },
	{ "enum", check_enum },
	{ "required", check_required },
	{ "properties", check_properties },
	{ "additionalProperties", check_additional },
	{ "items", check_items },
	{ "minItems", check_min_items },
	{ "maxItems", check_max_items },
	{ "minimum", check_minimum },
	{ "maximum", check_maximum },
	{ "$ref", check_ref },
	{ "$schema", check_nothing },
	{ "$id", check_nothing },
	{ "$defs", check_nothing },
	{ "title", check_nothing },
	{ "description", check_nothing },
};

static bool fits(
	struct check *k, const struct json *v, const struct json *schema, const struct place *at)
{
	bool all = true;
	for (size_t i = 0; i < schema->count; i++) {
		const struct keyword *found = NULL;
		for (size_t w = 0; w < sizeof keywords / sizeof *keywords; w++)
			if (str_equal(schema->key[i], str_from(keywords[w].name)))
				found = &keywords[w];
		if (!found)
			all = refuse(k, at, "the schema has an unknown keyword", schema->key[i]);
		else
			all &= found->check(k, v, &schema->item[i], schema, at);
	}
	return all;
}

/* NULL, with the reason, when the file is no JSON. */
static struct json *load(const char *path, struct arena *mem, struct err *e)
{
	struct str text;
	struct json *schema = NULL;
	if (file_read(path, MOST_BYTES, &text, mem, e) && json_parse(text, &schema, mem, e))
		return schema;
	explain(e, "schema '%s'", path);
	return NULL;
}

static bool fits_any(struct json **schemas, char **names, int count, struct str line, size_t number)
{
	struct arena mem = { 0 };
	struct err e;
	struct json *v;
	struct buf why = { .mem = &mem };
	bool ok = false;
	if (!json_parse(line, &v, &mem, &e)) {
		buf_printf(&why, "  %s\n", e.text);
		count = 0;
	}
	for (int i = 0; i < count && !ok; i++) {
		struct check k = { .root = schemas[i], .mem = &mem, .why = &why };
		buf_printf(&why, " by %s\n", names[i]);
		ok = fits(&k, v, schemas[i], NULL);
	}
	if (!ok)
		printf("line %zu does not fit\n" STR_FMT, number, STR_ARG(buf_str(&why)));
	arena_release(&mem);
	return ok;
}

static bool run(int count, char **paths, bool whole, struct arena *mem, struct err *e)
{
	struct json *schemas[MOST_SCHEMAS] = { 0 };
	struct str text, line;
	if (count < 1 || count > MOST_SCHEMAS)
		return fail(e, ERR_USAGE, "usage: schema [--whole] SCHEMA.json... <stream");
	for (int i = 0; i < count; i++)
		if (!(schemas[i] = load(paths[i], mem, e)))
			return false;
	if (!file_read("-", MOST_BYTES, &text, mem, e))
		return false;

	size_t number = 0, values = 0, bad = 0;
	while (str_cut(&text, whole ? '\0' : '\n', &line)) {
		number++;
		if (str_trim(line).len == 0)
			continue;
		values++;
		bad += !fits_any(schemas, paths, count, line, number);
	}
	return bad == 0 || fail(e, ERR_FINDING, "%zu of %zu values do not fit", bad, values);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	bool whole = argc > 1 && strcmp(argv[1], "--whole") == 0;
	bool ok = run(argc - 1 - whole, argv + 1 + whole, whole, &mem, &e);
	if (!ok)
		fprintf(stderr, "schema: %s\n", e.text);
	arena_release(&mem);
	return ok ? 0 : (int)e.kind;
}
