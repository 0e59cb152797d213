/* docs/schema says what the program writes: its words are those of the code. */
#include "base/claim.h"
#include "base/file.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const struct json *schema_of(struct arena *mem, const char *name)
{
	const char *top = getenv("TOP");
	struct err e = { 0 };
	struct str text;
	struct json *v = NULL;
	struct str path = str_format(mem, "%s/docs/schema/%s.schema.json", top ? top : ".", name);
	CHECK(file_read(path.at, 1 << 20, &text, mem, &e) && json_parse(text, &v, mem, &e));
	return v;
}

/* "actors.items.certainty": down by properties, through the items of a list. */
static const struct json *property(const struct json *schema, struct str path)
{
	struct str name;
	while (schema && str_cut(&path, '.', &name)) {
		char key[32] = { 0 };
		memcpy(key, name.at, name.len);
		schema = strcmp(key, "items") == 0
				 ? json_member(schema, key)
				 : json_member(json_member(schema, "properties"), key);
	}
	return schema;
}

static bool lists(const struct json *schema, const char *path, const char *const words[])
{
	const struct json *listed = json_member(property(schema, str_from(path)), "enum");
	size_t i = 0;
	for (; words[i]; i++)
		if (!listed || i >= listed->count ||
			!str_equal(listed->item[i].text, str_from(words[i])))
			return false;
	return i == listed->count || listed->item[i].kind == KIND_NULL;
}

TEST("the schema of a claim lists the words of every enumeration, all of them and in order")
{
	const struct {
		const char *path;
		const char *const *words;
	} enumerations[] = {
		{ "act", act_words },
		{ "harm", harm_words },
		{ "status", status_words },
		{ "scope", scope_words },
		{ "stage", stage_words },
		{ "basis", basis_words },
		{ "stance", stance_words },
		{ "reviewed", review_words },
		{ "sources.items.kind", source_kind_words },
		{ "actors.items.certainty", certainty_words },
		{ "victims.items.kind", victim_kind_words },
		{ "victims.items.status", status_words },
		{ "victims.items.harm", harm_words },
	};
	const struct json *schema = schema_of(mem, "claim");
	for (size_t i = 0; i < sizeof enumerations / sizeof *enumerations; i++)
		CHECK(lists(schema, enumerations[i].path, enumerations[i].words));
}

static const struct json *property_of(const struct json *schema, struct str name)
{
	const struct json *all = json_member(schema, "properties");
	for (size_t i = 0; all && i < all->count; i++)
		if (str_equal(all->key[i], name))
			return &all->item[i];
	return NULL;
}

/* Every member written is in the schema and every one that it requires is written, all the way down. */
static void check_members(const struct json *v, const struct json *schema)
{
	const struct json *required = json_member(schema, "required");
	for (size_t i = 0; v->kind == KIND_ARRAY && i < v->count; i++)
		check_members(&v->item[i], json_member(schema, "items"));
	if (v->kind != KIND_OBJECT)
		return;
	for (size_t i = 0; i < v->count; i++) {
		const struct json *of = property_of(schema, v->key[i]);
		CHECK(of != NULL);
		if (of)
			check_members(&v->item[i], of);
	}
	for (size_t r = 0; required && r < required->count; r++) {
		bool written = false;
		for (size_t i = 0; i < v->count; i++)
			written |= str_equal(v->key[i], required->item[r].text);
		CHECK(written);
	}
}

static const struct json *as_json(struct arena *mem, struct buf *b)
{
	struct err e = { 0 };
	struct json *v = NULL;
	CHECK(json_parse(buf_str(b), &v, mem, &e));
	return v;
}

TEST("a claim in full has the members of its schema, each of them and no other")
{
	struct claim c = { .count = { .known = true, .words = STR("41") },
		.place = { .name = STR("Port Selene"), .has_point = true },
		.date = { .words = STR("on Friday") } };
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	PUSH(mem, &c.victims)->harm_known = true;
	PUSH(mem, &c.actors)->words = STR("gunmen");
	PUSH(mem, &c.infrastructure)->words = STR("a well");
	PUSH(mem, &c.sources)->words = STR("police");
	*PUSH(mem, &c.means) = STR("mortar");
	*PUSH(mem, &c.rules) = STR("COUNT-1");
	claim_put(&j, &c);
	check_members(as_json(mem, &b), schema_of(mem, "claim"));
}

TEST("a report line has the members of its schema, each of them and no other")
{
	struct report r = { .id = STR("r01.txt"), .published = DATE_NONE };
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	*PUSH(mem, &r.sketch) = 7;
	report_put(&j, &r);
	check_members(as_json(mem, &b), schema_of(mem, "report"));
}
