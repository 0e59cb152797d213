#ifndef WEB_PEOPLE_H
#define WEB_PEOPLE_H

#include "desk/lists.h"
#include "match/explain.h"
#include "match/tables.h"
#include "web/session.h"

/* The rows of a casebook's lists, as the matcher has them, with their entries. */
struct roll {
	struct desk_lists lists;
	struct entry_ref *entry; /* by record; origin.at NULL: none */
	uint32_t *by_entry;      /* records that have one, by origin and index */
	size_t entries;
};

/* Persons, as of `judgements` judgements of records. */
struct people {
	struct arena mem;
	size_t judgements;
	struct judgements judged;
	struct matching m;
	struct doubts doubts; /* those that were decided before are left out */
	uint32_t *first,
		*next; /* records of a person: first[person], next[record]; PEOPLE_NONE: no more */
	uint32_t *order;    /* persons, those with most records first */
	struct str *folded; /* by person: their names, for finding */
};
#define PEOPLE_NONE UINT32_MAX

/* How many judgements of records there are, taken back ones too: when it grows, persons are to be found anew. */
size_t people_judgements(const struct session *k);

/* The record whose entry an id means; PEOPLE_NONE: none. */
uint32_t people_record(struct session *k, struct str id);

#endif
