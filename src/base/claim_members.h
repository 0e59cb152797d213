#ifndef BASE_CLAIM_MEMBERS_H
#define BASE_CLAIM_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The JSON form of a claim and of a report line as tables, in the order in
 * which the members are written. Reading and writing both walk them, so the
 * two cannot drift apart.
 */
enum member_kind {
	MEMBER_TEXT,    /* struct str */
	MEMBER_DATE,    /* date_day */
	MEMBER_WORD,    /* an enumeration; null is its first value */
	MEMBER_FLAG,    /* bool; null is false */
	MEMBER_AGE,     /* int, UNKNOWN_NUMBER is null */
	MEMBER_ORDINAL, /* int from 1, 0 is null */
	MEMBER_SIZE,    /* size_t */
	MEMBER_TEXTS,   /* struct strs */
	MEMBER_RULES,   /* struct strs, written only when there are some */
	MEMBER_LIST,    /* objects of the shape `of` */
	MEMBER_OBJECT,  /* one such object; null when nothing in it is known */
	MEMBER_SPAN,    /* begin and end at once, of a struct claim */
	MEMBER_COUNT,   /* struct count */
	MEMBER_HARM,    /* harm and harm_known at once, of a struct victim */
	MEMBER_POINT,   /* lat, lon and has_point at once, of a struct place: a pair of members */
	MEMBER_SKETCH,  /* hexadecimal strings */
};

struct shape {
	const struct member *members; /* ends with a NULL key */
	size_t size;                  /* of one element of a list */
};

struct member {
	const char *key; /* letters and "_" */
	size_t key_len;
	enum member_kind kind;
	size_t offset;
	const char *const *words; /* MEMBER_WORD */
	const struct shape *of;   /* MEMBER_LIST, MEMBER_OBJECT */
	int most;                 /* MEMBER_AGE, MEMBER_ORDINAL: the greatest value that is read */
	bool rare;                /* MEMBER_TEXT: written only when it is known */
};

extern const struct shape claim_shape, report_shape;

#endif
