#include "casebook/membership.h"

#include "base/json.h"
#include "casebook/fields.h"

#include <string.h>

static bool record(struct casebook *c, const struct casebook_new *x, struct err *e)
{
	uint64_t first;
	return casebook_append(c, x, 1, NULL, 0, &first, e) && casebook_turn(c, e);
}

bool member_add(struct casebook *c, const struct age_recipient *r, struct str name, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_new x = { .kind = ENTRY_MEMBER };
	fields_add_str(&x, FIELD_WHAT, "recipient", age_recipient_text(&own, r), &own);
	fields_add(&x, FIELD_WHAT, "recovery", STR("false"), &own);
	if (name.len)
		fields_add_str(&x, FIELD_WHO_SAYS, "name", name, &own);
	bool ok = record(c, &x, e);
	arena_release(&own);
	return ok;
}

bool member_remove(
	struct casebook *c, const struct age_recipient *r, struct str reason, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_new x = { .kind = ENTRY_MEMBER };
	struct age_recipient me = age_recipient_of(c->identity);
	bool ok = casebook_members(c, e), is_member = false;
	for (size_t i = 0; ok && i < c->members.count; i++)
		is_member |= memcmp(&c->members.at[i].recipient, r, sizeof *r) == 0;
	if (ok && !is_member)
		ok = fail(e, ERR_USAGE, "there is no such member");
	if (ok && memcmp(&me, r, sizeof me) == 0)
		ok = fail(e, ERR_USAGE,
			"this is the key the casebook is open with; a colleague can remove it");
	fields_add_str(&x, FIELD_WHAT, "recipient", age_recipient_text(&own, r), &own);
	fields_add(&x, FIELD_WHAT, "removed", STR("true"), &own);
	if (reason.len)
		fields_add_str(&x, FIELD_WHAT, "reason", reason, &own);
	ok = ok && record(c, &x, e);
	arena_release(&own);
	return ok;
}

bool member_revoke(struct casebook *c, const struct casebook_log *log, uint64_t from,
	struct str reason, struct err *e)
{
	struct arena own = { 0 };
	struct casebook_new x = { .kind = ENTRY_REVOKE };
	bool ok = true;
	if (log->is_own)
		ok = fail(e, ERR_USAGE, "this device's own key is revoked by the other members");
	else if (from > log->size)
		ok = fail(e, ERR_USAGE, "the log has %llu entries", (unsigned long long)log->size);
	fields_add_str(&x, FIELD_WHAT, "log", log->origin, &own);
	fields_add_int(&x, FIELD_WHAT, "from", (int64_t)from, &own);
	fields_add_str(&x, FIELD_WHAT, "reason", reason, &own);
	ok = ok && record(c, &x, e);
	arena_release(&own);
	return ok;
}
