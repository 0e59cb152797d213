#ifndef DESK_EDIT_H
#define DESK_EDIT_H

#include "base/json.h"
#include "casebook/casebook.h"

/*
 * Edits as they are typed, MEMBER=VALUE, to a JSON object of a claim's members. A value is JSON, or
 * short: count=41, count=41-44, count=41+; place=NAME; date=2031-03-14; any text. "null" takes a member away.
 */
MUST_CHECK bool edit_parse(
	const struct strs *sets, struct str *change, struct arena *mem, struct err *e);

/* The same of members that come as JSON already; "null" takes one away. */
MUST_CHECK bool edit_of_json(
	const struct json *members, struct str *change, struct arena *mem, struct err *e);

/* Whether the claim, changed so, is still one; ERR_USAGE says why not. */
MUST_CHECK bool edit_fits(
	const struct casebook_item *claim, struct str change, struct arena *mem, struct err *e);

#endif
