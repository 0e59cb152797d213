/*
 * judge - what an analyst decides, with the reason.
 */
#include "desk/brief.h"
#include "casebook/standing.h"
#include "cli/case_entry.h"
#include "desk/edit.h"

#include <string.h>

struct judge_opts {
	struct case_opts at;
	const char *reason;
	struct strs sets;
};

static const struct opt judge_opts[] = {
	CASE_OPTIONS(judge_opts),
	OPTION('r', "reason", OPT_TEXT, judge_opts, reason, "TEXT",
		"why; wanted for all but accept"),
	OPTION('s', "set", OPT_TEXTS, judge_opts, sets, "MEMBER=VALUE",
		"of an edit: what the claim should say (count=41, count=41-44, count=41+, "
		"place=NAME, date=2031-03-14, harm=injured, or JSON); may be repeated"),
	{ 0 },
};

/* What each decision is about, and how many of them. */
static const struct {
	enum entry_kind about;
	int least, most;
	bool one_each; /* an entry for each operand */
} wants[DECISION_COUNT] = {
	[DECIDE_ACCEPT] = { ENTRY_CLAIM, 1, -1, true },
	[DECIDE_REJECT] = { ENTRY_CLAIM, 1, -1, true },
	[DECIDE_EDIT] = { ENTRY_CLAIM, 1, 1, true },
	[DECIDE_SAME] = { ENTRY_RECORD, 2, 2, false },
	[DECIDE_DIFFERENT] = { ENTRY_RECORD, 2, 2, false },
	[DECIDE_MERGE] = { ENTRY_CLAIM, 2, -1, false },
	[DECIDE_SPLIT] = { ENTRY_CLAIM, 2, -1, false },
	[DECIDE_UNDO] = { ENTRY_JUDGEMENT, 1, 1, false },
};

static bool check(const struct judge_opts *o, enum decision d, int operands, struct err *e)
{
	const char *word = decision_words[d];
	if (operands < wants[d].least || (wants[d].most > 0 && operands > wants[d].most))
		return fail(e, ERR_USAGE, "%s wants %s%d id%s of a %s", word,
			wants[d].most > 0 ? "" : "at least ", wants[d].least,
			wants[d].least == 1 ? "" : "s", entry_kind_word(wants[d].about));
	if (d != DECIDE_ACCEPT && (!o->reason || !*o->reason))
		return fail(e, ERR_USAGE, "%s wants a reason: --reason TEXT", word);
	if ((d == DECIDE_EDIT) != (o->sets.count > 0))
		return fail(e, ERR_USAGE, "edit and --set go together");
	return true;
}

struct judging_now {
	struct app *app;
	const struct judge_opts *o;
	enum decision decision;
	struct casebook *c;
	struct standing standing;
	struct entry_ref *target;
	size_t count;
	struct str change;
};

static bool take_targets(struct judging_now *j, char **ids, struct err *e)
{
	struct casebook_item x = { 0 };
	for (size_t i = 0; i < j->count; i++) {
		if (!entry_of_kind(j->c, ids[i], wants[j->decision].about, &x, j->app->mem, e))
			return false;
		j->target[i] = ref_of(&x);
	}
	return j->decision != DECIDE_EDIT || edit_fits(&x, j->change, j->app->mem, e);
}

/* What was known of each target goes in, so that a word given without knowing of another shows. */
static void plan(struct judging_now *j, struct casebook_new *x, size_t from, size_t count)
{
	struct arena *mem = j->app->mem;
	judgement_new(x, j->decision, j->target + from, count, j->change,
		str_from(j->o->reason ? j->o->reason : ""), mem);
	for (size_t i = from; i < from + count; i++)
		judgements_on(&j->standing, j->target[i], x, mem);
}

static bool judge(struct judging_now *j, struct err *e)
{
	bool each = wants[j->decision].one_each;
	size_t entries = each ? j->count : 1;
	struct casebook_new *x = NEW_ARRAY(j->app->mem, struct casebook_new, entries);
	uint64_t first;
	for (size_t i = 0; i < entries; i++)
		plan(j, &x[i], i, each ? 1 : j->count);
	if (!casebook_append(j->c, x, entries, NULL, 0, &first, e))
		return false;
	for (size_t i = 0; i < entries; i++)
		fprintf(j->app->out, STR_FMT "  %s\n",
			STR_ARG(casebook_id(j->c->signer.key.name, first + i, j->app->mem)),
			decision_words[j->decision]);
	return true;
}

static bool judge_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct judge_opts *o = args;
	struct casebook c;
	int decision = word_index(decision_words, str_from(operands[0])), count = 0;
	if (decision < 0)
		return fail(
			e, ERR_USAGE, "no decision '%.40s'; see 'knell help judge'", operands[0]);
	while (operands[count + 1])
		count++;
	struct judging_now j = { .app = app,
		.o = o,
		.decision = (enum decision)decision,
		.c = &c,
		.count = (size_t)count,
		.target = NEW_ARRAY(app->mem, struct entry_ref, (size_t)count + 1) };
	if (!check(o, j.decision, count, e) ||
		(o->sets.count && !edit_parse(&o->sets, &j.change, app->mem, e)) ||
		!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = take_targets(&j, operands + 1, e) &&
		  standing_load(&j.standing, &c, INT64_MAX, app->mem, e) && judge(&j, e);
	return case_close(app, &c, ok, e);
}

const struct command cmd_judge = {
	.name = "judge",
	.operands = "DECISION ID...",
	.summary = "decide on claims, records and incidents, with a reason that is kept",
	.text = "Records what an analyst decides, with the reason, as a signed entry. Nothing is "
		"changed or\n"
		"removed: what was read stays in the ledger, and figures are worked out anew with "
		"the decision.\n\n"
		"accept, reject: claims; a rejected one counts for nothing.\n\n"
		"edit: one claim, with --set for each member that should say something else.\n\n"
		"same, different: two records of lists, whether they are one person ('knell match' "
		"obeys).\n\n"
		"merge, split: claims whose incidents are one, or whose incidents are not the same "
		"('knell toll'\nobeys, rule GROUP-16).\n\n"
		"undo: takes a judgement back; an undo can be taken back too.\n\n"
		"The last word counts. Where two analysts, each without knowing of the other's, "
		"decided differently\n"
		"on one claim, neither counts: commands name both and the claim stands as it was "
		"read, "
		"until\n"
		"somebody who has both decides.",
	.examples = "  knell judge -C selene accept 1a2b3c4d5e6f:16 1a2b3c4d5e6f:17\n"
		    "  knell judge -C selene edit 1a2b3c4d5e6f:16 --set count=39-41 --reason 'the "
		    "text has both'\n"
		    "  knell judge -C selene split 1a2b3c4d5e6f:16 1a2b3c4d5e6f:40 --reason 'two "
		    "markets'\n"
		    "  knell judge -C selene undo 1a2b3c4d5e6f:131 --reason 'one market after all'",
	.opts = judge_opts,
	.opts_size = sizeof(struct judge_opts),
	.defaults = &(const struct judge_opts){ .at = { 0 } },
	.min_operands = 1,
	.max_operands = -1,
	.run = judge_run,
};
