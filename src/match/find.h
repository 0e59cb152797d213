#ifndef MATCH_FIND_H
#define MATCH_FIND_H

#include "match/records.h"

/* Finds records by list and id as the output names them. Made once, for many questions. */
struct finder {
	const struct records *r;
	struct dict keys;
	struct {
		uint32_t *at; /* by key: the record, or RECORD_TWICE */
		size_t count, room;
	} record;
};
#define RECORD_NONE UINT32_MAX
#define RECORD_TWICE (UINT32_MAX - 1)

struct finder finder_new(const struct records *r, struct arena *mem);

/* RECORD_NONE when there is none, RECORD_TWICE when several have the id. An empty list name looks in all lists. */
uint32_t finder_record(const struct finder *f, struct str list, struct str id);

/* "LIST:ID", or "ID" where no other list has it. */
MUST_CHECK bool finder_named(
	const struct finder *f, struct str words, uint32_t *record, struct err *e);

#endif
