#include "desk/judge.h"

#include "desk/edit.h"
#include "desk/entry.h"

/* What each decision is about, and how many of them. */
static const struct {
	size_t least, most; /* most 0: any number */
	enum entry_kind about;
	bool one_each; /* an entry for each operand */
} wants[DECISION_COUNT] = {
	[DECIDE_ACCEPT] = { 1, 0, ENTRY_CLAIM, true },
	[DECIDE_REJECT] = { 1, 0, ENTRY_CLAIM, true },
	[DECIDE_EDIT] = { 1, 1, ENTRY_CLAIM, true },
	[DECIDE_SAME] = { 2, 2, ENTRY_RECORD, false },
	[DECIDE_DIFFERENT] = { 2, 2, ENTRY_RECORD, false },
	[DECIDE_MERGE] = { 2, 0, ENTRY_CLAIM, false },
	[DECIDE_SPLIT] = { 2, 0, ENTRY_CLAIM, false },
	[DECIDE_UNDO] = { 1, 1, ENTRY_JUDGEMENT, false },
};

bool judging_check(const struct judging *j, struct err *e)
{
	enum decision d = j->decision;
	const char *word = decision_words[d];
	if (j->ids.count < wants[d].least || (wants[d].most && j->ids.count > wants[d].most))
		return fail(e, ERR_USAGE, "%s wants %s%zu id%s of a %s", word,
			wants[d].most ? "" : "at least ", wants[d].least,
			wants[d].least == 1 ? "" : "s", entry_kind_word(wants[d].about));
	return d == DECIDE_ACCEPT || j->reason.len ||
	       fail(e, ERR_USAGE, "%s wants a reason: --reason TEXT", word);
}

bool judging_targets(const struct judging *j, struct casebook *c, struct judged *to,
	struct arena *mem, struct err *e)
{
	struct casebook_item x = { 0 };
	*to = (struct judged){ .target = NEW_ARRAY(mem, struct entry_ref, j->ids.count + 1) };
	for (size_t i = 0; i < j->ids.count; i++) {
		if (!entry_of_kind(c, j->ids.at[i], wants[j->decision].about, &x, mem, e))
			return false;
		to->target[i] = ref_of(&x);
	}
	return j->decision != DECIDE_EDIT || edit_fits(&x, j->change, mem, e);
}

static void plan(const struct judging *j, const struct standing *s, struct casebook_new *x,
	const struct entry_ref *target, size_t count, struct arena *mem)
{
	judgement_new(x, j->decision, target, count, j->change, j->reason, mem);
	for (size_t i = 0; i < count; i++)
		judgements_on(s, target[i], x, mem);
}

bool judging_append(const struct judging *j, struct casebook *c, const struct standing *s,
	struct judged *to, struct arena *mem, struct err *e)
{
	bool each = wants[j->decision].one_each;
	to->entries = each ? j->ids.count : 1;
	struct casebook_new *x = NEW_ARRAY(mem, struct casebook_new, to->entries + 1);
	for (size_t i = 0; i < to->entries; i++)
		plan(j, s, &x[i], to->target + i, each ? 1 : j->ids.count, mem);
	return casebook_append(c, x, to->entries, NULL, 0, &to->first, e);
}
