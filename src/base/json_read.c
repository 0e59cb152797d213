#include "base/json_fast.h"

#include <jansson.h>
#include <string.h>

static void convert(json_t *from, struct json *to, struct arena *mem);

static void convert_array(json_t *from, struct json *to, struct arena *mem)
{
	to->kind = KIND_ARRAY;
	to->count = json_array_size(from);
	to->item = NEW_ARRAY(mem, struct json, to->count);
	for (size_t i = 0; i < to->count; i++)
		convert(json_array_get(from, i), &to->item[i], mem);
}

static void convert_object(json_t *from, struct json *to, struct arena *mem)
{
	const char *key;
	json_t *member;
	size_t room = json_object_size(from);
	to->kind = KIND_OBJECT;
	to->item = NEW_ARRAY(mem, struct json, room);
	to->key = NEW_ARRAY(mem, struct str, room);
	json_object_foreach(from, key, member)
	{
		to->key[to->count] = str_copy(mem, str_from(key));
		convert(member, &to->item[to->count++], mem);
	}
}

static void convert(json_t *from, struct json *to, struct arena *mem)
{
	switch (json_typeof(from)) {
	case JSON_OBJECT:
		convert_object(from, to, mem);
		break;
	case JSON_ARRAY:
		convert_array(from, to, mem);
		break;
	case JSON_STRING:
		to->kind = KIND_STRING;
		to->text = str_copy(
			mem, (struct str){ json_string_value(from), json_string_length(from) });
		break;
	case JSON_INTEGER:
		to->kind = KIND_INTEGER;
		to->integer = json_integer_value(from);
		to->number = (double)to->integer;
		break;
	case JSON_REAL:
		to->kind = KIND_REAL;
		to->number = json_real_value(from);
		break;
	case JSON_TRUE:
		to->kind = KIND_TRUE;
		break;
	case JSON_FALSE:
		to->kind = KIND_FALSE;
		break;
	case JSON_NULL:
		to->kind = KIND_NULL;
		break;
	}
}

bool json_parse(struct str text, struct json **value, struct arena *mem, struct err *e)
{
	json_error_t why;
	*value = NEW(mem, struct json);
	if (json_read_fast(text, *value, mem))
		return true;
	json_t *parsed = json_loadb(text.at ? text.at : "", text.len,
		JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &why);
	if (!parsed)
		return fail(e, ERR_INPUT, "not JSON at column %d: %.200s", why.column, why.text);
	**value = (struct json){ 0 };
	convert(parsed, *value, mem);
	json_decref(parsed);
	return true;
}

const struct json *json_member(const struct json *v, const char *key)
{
	if (!v || v->kind != KIND_OBJECT)
		return NULL;
	for (size_t i = 0; i < v->count; i++)
		if (str_equal(v->key[i], str_from(key)))
			return v->item[i].kind == KIND_NULL ? NULL : &v->item[i];
	return NULL;
}

struct str json_text(const struct json *v, const char *key)
{
	const struct json *m = json_member(v, key);
	return m && m->kind == KIND_STRING ? m->text : (struct str){ 0 };
}

bool json_flag(const struct json *v, const char *key)
{
	const struct json *m = json_member(v, key);
	return m && m->kind == KIND_TRUE;
}
