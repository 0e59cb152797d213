#ifndef ESTIMATE_TABLE_H
#define ESTIMATE_TABLE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/*
 * Who is on which list. A pattern is a set of lists (bit j: list j); its count
 * is the number of persons on exactly these lists. Nobody on no list can be
 * counted, so the empty set never occurs. Invariant after table_settle():
 * patterns ascend, no two are equal, every count is positive, n is their sum.
 */
enum {
	MAX_LISTS = 30,       /* a set of lists is 32 bits wide */
	MAX_DENSE_LISTS = 12, /* more are worked on by patterns, never by all 2^K cells */
};
#define MAX_PERSONS 1000000000LL

struct pattern {
	uint32_t lists;
	int64_t count;
};

struct table {
	size_t lists;
	struct str *name; /* of each list */
	struct pattern *at;
	size_t count, room;
	int64_t n; /* persons documented */
};

/* Sorts, sums equal patterns and drops empty ones; returns how many were summed into another. */
size_t table_settle(struct table *t);

/* Persons on every list of `lists`, whatever else they are on (N*_theta). */
int64_t table_on_all(const struct table *t, uint32_t lists);

/* Persons on these lists and no other; on list j alone. */
int64_t table_on_exactly_these(const struct table *t, uint32_t lists);
int64_t table_on_only(const struct table *t, size_t list);

/* Persons on exactly `many` lists (f_c). */
int64_t table_on_exactly(const struct table *t, int many);

/* EST-60: lists of 5 persons or more that share somebody with another. Under 3, only bounds can be had. */
size_t table_usable_lists(const struct table *t);
bool table_list_overlaps(const struct table *t, size_t list);

/* All 2^K cells by pattern, cell 0 being 0; t->lists must not exceed MAX_DENSE_LISTS. */
double *table_cells(const struct table *t, struct arena *mem);

/* EST-75: SHA-256 of the table as CSV: names and `count`, then a row a pattern in ascending order. */
struct str table_digest(const struct table *t, struct arena *mem);

/* A copy without the lists of `out`; persons on no other list are left out too. */
struct table table_without(const struct table *t, uint32_t out, struct arena *mem);

/* A copy in which lists a and b are one, "a+b"; a < b. */
struct table table_merged(const struct table *t, size_t a, size_t b, struct arena *mem);

/*
 * The three forms of input (EST-1). A column `count`: one row a pattern; the
 * header person,list,record: what `knell match` writes; else one row a person.
 */
struct table_options {
	const char *by;    /* column that parts the rows into strata; NULL: none */
	const char *lists; /* columns that are lists, parted by commas; NULL: all that look so */
};

struct stratum {
	struct str name;
	struct table table;
	size_t duplicates; /* rows that look like somebody counted twice (EST-74) */
};

struct strata {
	struct stratum *at;
	size_t count, room;
	struct strs notes; /* what was summed, left out or taken for something else */
};

/* Reads one table, or one for each value of `by`. Text from strangers: ERR_INPUT says line and cause. */
MUST_CHECK bool table_read(struct str text, const struct table_options *o, struct strata *out,
	struct arena *mem, struct err *e);

/* Reads draws of a matching (draw,person,list,record): one table a draw, named by it. */
MUST_CHECK bool table_read_draws(
	struct str text, struct strata *out, struct arena *mem, struct err *e);

#endif
