/* Whatever the bytes, JSON is refused in one sentence, or what is written of it reads back as the same bytes. */
#include "base/json.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put_value(struct json_out *j, const struct json *v);

static void put_children(struct json_out *j, const struct json *v)
{
	for (size_t i = 0; i < v->count; i++) {
		if (v->kind == KIND_OBJECT)
			put_key(j, str_terminated(j->to->mem, v->key[i]));
		put_value(j, &v->item[i]);
	}
}

static void put_value(struct json_out *j, const struct json *v)
{
	switch (v->kind) {
	case KIND_NULL:
		put_null(j);
		break;
	case KIND_FALSE:
	case KIND_TRUE:
		put_bool(j, v->kind == KIND_TRUE);
		break;
	case KIND_INTEGER:
		put_int(j, v->integer);
		break;
	case KIND_REAL:
		put_real(j, v->number);
		break;
	case KIND_STRING:
		put_str(j, v->text);
		break;
	case KIND_ARRAY:
		put_open(j, '[');
		put_children(j, v);
		put_close(j, ']');
		break;
	case KIND_OBJECT:
		put_open(j, '{');
		put_children(j, v);
		put_close(j, '}');
		break;
	}
}

static struct str written(const struct json *v, struct arena *mem)
{
	struct buf *b = NEW(mem, struct buf);
	struct json_out j = { .to = b };
	b->mem = mem;
	put_value(&j, v);
	return buf_str(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct json *v, *again;
	if (json_parse((struct str){ (const char *)data, size }, &v, &mem, &e)) {
		struct str text = written(v, &mem);
		assert(utf8_is_valid(text));
		bool reads = json_parse(text, &again, &mem, &e);
		assert(reads);
		assert(str_equal(written(again, &mem), text));
	} else {
		assert(e.kind == ERR_INPUT && e.text[0] && utf8_is_valid(str_from(e.text)));
	}
	arena_release(&mem);
	return 0;
}
