#ifndef CASEBOOK_STANDING_H
#define CASEBOOK_STANDING_H

#include "base/claim.h"
#include "casebook/casebook.h"

/*
 * What stands at a moment: reports and claims with the judgements of analysts on them, as a
 * stream that the engines take; lists; and judgements of records and incidents. Worked out from the
 * entries alone, whatever the order in which logs were merged.
 *
 * A judgement names what it is about and the judgements it knew of. Of those that nobody has
 * taken back the last word counts; where two words were given without knowing of each other and
 * disagree, neither counts: both are named and the claim stands as it was read.
 */
#define DECISIONS(X)                                                                               \
	X(DECIDE_ACCEPT, "accept")                                                                 \
	X(DECIDE_REJECT, "reject")                                                                 \
	X(DECIDE_EDIT, "edit")                                                                     \
	X(DECIDE_SAME, "same")                                                                     \
	X(DECIDE_DIFFERENT, "different")                                                           \
	X(DECIDE_MERGE, "merge")                                                                   \
	X(DECIDE_SPLIT, "split")                                                                   \
	X(DECIDE_UNDO, "undo")

#define AS_NAME(name, word) name,
enum decision { DECISIONS(AS_NAME) DECISION_COUNT };
#undef AS_NAME
extern const char *const decision_words[]; /* ends with NULL */

struct ruling {
	struct entry_ref self;
	struct str time;
	enum decision decision;
	struct entry_ref *target; /* what it is about; of an undo: the judgement taken back */
	size_t target_count;
	struct entry_ref *prior; /* judgements on the same that it knew of */
	size_t prior_count;
	struct str change; /* of an edit: a JSON object of a claim's members */
	struct str reason;
	bool is_void; /* taken back */
};

struct rulings {
	struct ruling *at; /* by time, origin, index */
	size_t count, room;
	size_t *by_self; /* their numbers by origin and index, of the first by_self_count */
	size_t by_self_count;
};

/* A list of people: the document, and how its columns were read. */
struct standing_list {
	struct entry_ref self;
	struct str id, name, digest;
	struct strs maps; /* ROLE=HEADER, as 'match' takes them */
};

struct standing {
	struct stream stream; /* ids are ledger addresses; `review` as judged */
	struct rulings rulings;
	struct {
		struct standing_list *at;
		size_t count, room;
	} lists;
	struct strs remarks;  /* disagreements, claims that cannot be read */
	uint64_t closed;      /* entries that are erased or don't open */
	struct digest inputs; /* of the exact claims and reports, as judged */
};

/* `until`: only entries recorded up to that second (INT64_MAX: all). */
MUST_CHECK bool standing_load(
	struct standing *s, struct casebook *c, int64_t until, struct arena *mem, struct err *e);

/* The judgements on an entry that are not taken back: what a new one on it should name. */
void judgements_on(
	const struct standing *s, struct entry_ref of, struct casebook_new *x, struct arena *mem);

/* A judgement's entry, to be appended. */
void judgement_new(struct casebook_new *x, enum decision decision, const struct entry_ref *target,
	size_t count, struct str change, struct str reason, struct arena *mem);

/* The second after a day: entries before it were recorded by that day (UTC). */
int64_t standing_end_of_day(date_day day);

#endif
