#ifndef TOOLS_MUC_ANSWER_H
#define TOOLS_MUC_ANSWER_H

#include "base/json.h"
#include "reader/muc_inside.h"

/*
 * What the answers of a report say of what was read: `templates` is the list of them, a template
 * a list of fills by slot (tools/muc_data). `mem` is for the words of a fill.
 */

/* The role that a group has in any of them, ROLE_NONE for most. */
uint32_t answer_role(const struct page *p, const struct chunk *c, const struct json *templates,
	struct arena *mem);

/* The role of a mention in one: an organisation within a group is its own words alone. */
uint32_t answer_role_of(
	const struct filter *f, const struct mention *m, const struct json *t, struct arena *mem);

/* Which mentions answer a fill of their template's answer that no likelier one answers. */
const bool *answers_once(const struct filter *f, const struct json **of, struct arena *mem);

/* The answers that an event tells of, a set, one bit each. */
uint64_t answer_told(
	const struct filter *f, uint32_t event, const struct json *templates, struct arena *mem);

/*
 * For each template that was read, the answer that it is best held against: of its type, with most
 * of its mentions; NULL for none. `alone`: by those kept, and the best alone has an answer.
 */
const struct json **answers_of(
	const struct filter *f, const struct json *templates, bool alone, struct arena *mem);

#endif
