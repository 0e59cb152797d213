#ifndef CASEBOOK_FIELDS_H
#define CASEBOOK_FIELDS_H

#include "base/json.h"
#include "casebook/casebook.h"

/*
 * A claim, a report's line or a record is one JSON object; an entry has at most six fields,
 * each a unit that can be shown or withheld. A plan says which member goes into which field; the fields
 * are JSON objects of their own, and joined they are the object again, less what was null.
 */
struct field_plan {
	const char *member;
	const char *field; /* NULL: the member is left out, the entry says it otherwise */
};

extern const struct field_plan claim_plan[], report_plan[]; /* end with a NULL member */

/* Takes `object` apart, which must be JSON as json_out writes it. Members without a plan go into "handling". */
void fields_split(struct casebook_new *x, struct str object, const struct field_plan *plan,
	struct arena *mem);

/* Adds one member, JSON text, to the field of this name, which is made where it lacks. */
void fields_add(struct casebook_new *x, const char *field, const char *member, struct str json,
	struct arena *mem);
void fields_add_str(struct casebook_new *x, const char *field, const char *member, struct str value,
	struct arena *mem);
void fields_add_int(struct casebook_new *x, const char *field, const char *member, int64_t n,
	struct arena *mem);

/* The text of one member, without the cost of the others; not known when it is absent or no text. */
struct str fields_text(const struct casebook_item *x, const char *member, struct arena *mem);

/* The members of all fields, one after another, without the braces: `"act":"killing","harm":...`. */
struct str fields_join(const struct casebook_item *x, struct arena *mem);

/* Joined `members` with those of `change`, a JSON object, in the place of their own. */
struct str members_changed(struct str members, struct str change, struct arena *mem);

/* The same, parsed. */
MUST_CHECK bool fields_parse(
	const struct casebook_item *x, struct json **value, struct arena *mem, struct err *e);

#endif
