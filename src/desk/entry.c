#include "desk/entry.h"

const char *found_word(enum casebook_found found)
{
	static const char *const words[] = { "", "erased", "sealed under a secret we do not have",
		"damaged" };
	return words[found];
}

bool entry_of(struct casebook *c, struct str id, struct casebook_item *x, struct arena *mem,
	struct err *e)
{
	const struct casebook_log *log;
	uint64_t index;
	if (!casebook_find_id(c, id, &log, &index, e) || !casebook_read(c, log, index, x, mem, e))
		return false;
	if (x->found == CASEBOOK_OPENED)
		return true;
	return fail(e, x->found == CASEBOOK_DAMAGED ? ERR_BROKEN : ERR_INPUT,
		"entry '%.*s' is %s%s" STR_FMT, id.len < 60 ? (int)id.len : 60, id.at,
		found_word(x->found), x->problem.len ? ": " : "", STR_ARG(x->problem));
}

bool entry_of_kind(struct casebook *c, struct str id, enum entry_kind kind, struct casebook_item *x,
	struct arena *mem, struct err *e)
{
	if (!entry_of(c, id, x, mem, e))
		return false;
	return x->body.entry.kind == kind ||
	       fail(e, ERR_USAGE, "entry '%.*s' is a %s, not a %s", id.len < 60 ? (int)id.len : 60,
		       id.at, entry_kind_word(x->body.entry.kind), entry_kind_word(kind));
}

struct entry_ref ref_of(const struct casebook_item *x)
{
	return (struct entry_ref){ x->log->origin, x->index, x->leaf };
}
