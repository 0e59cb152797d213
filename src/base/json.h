#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/*
 * Reading: a value tree in an arena. Duplicate keys, invalid UTF-8 and integers
 * over 64 bits are refused (ERR_INPUT, naming the column).
 */
enum json_kind {
	KIND_NULL,
	KIND_FALSE,
	KIND_TRUE,
	KIND_INTEGER,
	KIND_REAL,
	KIND_STRING,
	KIND_ARRAY,
	KIND_OBJECT,
};

struct json {
	enum json_kind kind;
	struct str text;   /* of a string */
	int64_t integer;   /* of an integer */
	double number;     /* of an integer or a real */
	size_t count;      /* children of an array or object, */
	struct json *item; /* in order, */
	struct str *key;   /* with their names in an object */
};

MUST_CHECK bool json_parse(struct str text, struct json **value, struct arena *mem, struct err *e);

/* The member `key` of an object; NULL when absent, null, or `v` is no object. */
const struct json *json_member(const struct json *v, const char *key);

/* The text of a string member; "not known" (at NULL) when absent, null or of another kind. */
struct str json_text(const struct json *v, const char *key);

bool json_flag(const struct json *v, const char *key);

/* How many bytes at the head of `s` are ASCII that stands in a JSON string as it is. */
size_t json_plain(struct str s);

/*
 * Writing: one value after another, commas by themselves, members in the order
 * written, so the same calls give the same bytes. A str that is "not known"
 * is written as null; bytes that are no UTF-8 as U+FFFD.
 *
 *     struct json_out j = { .to = &buf };
 *     put_open(&j, '{');
 *     put_key(&j, "low");
 *     put_int(&j, 41);
 *     put_close(&j, '}');
 */
struct json_out {
	struct buf *to;
	bool later; /* a value was written at this level, so the next wants a comma */
};

void put_open(struct json_out *j, char bracket);
void put_close(struct json_out *j, char bracket);
void put_key(struct json_out *j, const char *key);
void put_key_str(struct json_out *j, struct str key);
void put_str(struct json_out *j, struct str s);
void put_plain(struct json_out *j,
	struct str s); /* a string of letters and digits, which need no escape */
void put_int(struct json_out *j, int64_t n);
/* The shortest form that reads back equal, a whole number without a point; nan as null. */
void put_real(struct json_out *j, double x);
void put_bool(struct json_out *j, bool b);
void put_null(struct json_out *j);

/* What was read, as it was. */
void put_json_value(struct json_out *j, const struct json *v);

/* A member in one call. */
void put_member_str(struct json_out *j, const char *key, struct str s);
void put_member_int(struct json_out *j, const char *key, int64_t n);
void put_member_bool(struct json_out *j, const char *key, bool b);

#endif
