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
