/*
 * judge - what an analyst decides, with the reason.
 */
#include "casebook/standing.h"
#include "cli/case.h"
#include "desk/edit.h"
#include "desk/effect.h"
#include "desk/judge.h"

struct judge_opts {
	struct case_opts at;
	const char *reason;
	struct strs sets;
	bool dry_run;
};

static const struct opt judge_opts[] = {
	CASE_OPTIONS(judge_opts),
	OPTION('r', "reason", OPT_TEXT, judge_opts, reason, "TEXT",
		"why; wanted for all but accept"),
	OPTION('s', "set", OPT_TEXTS, judge_opts, sets, "MEMBER=VALUE",
		"of an edit: what the claim should say (count=41, count=41-44, count=41+, "
		"place=NAME, date=2031-03-14, harm=injured, or JSON); may be repeated"),
	OPTION('n', "dry-run", OPT_FLAG, judge_opts, dry_run, NULL,
		"of same and different: only say what would change"),
	{ 0 },
};

/* What a judgement of two records changes is told before it is recorded. */
static bool print_effect(struct app *app, struct casebook *c, const struct standing *s,
	const struct judging *j, const struct judged *on, bool dry_run, struct err *e)
{
	struct remarks told = { 0 };
	if (j->decision != DECIDE_SAME && j->decision != DECIDE_DIFFERENT)
		return true;
	if (!effect_of_pair(c, s, j, on, &cli_interrupted, &told, app->mem, e))
		return false;
	for (size_t i = 0; i < told.count; i++)
		fprintf(dry_run ? app->out : app->notes, STR_FMT "\n", STR_ARG(told.at[i]));
	return true;
}

static bool print_judgements(
	struct app *app, struct casebook *c, const struct judging *j, bool dry_run, struct err *e)
{
	struct standing s;
	struct judged done;
	if (!judging_targets(j, c, &done, app->mem, e) ||
		!standing_load(&s, c, INT64_MAX, app->mem, e) ||
		!print_effect(app, c, &s, j, &done, dry_run, e))
		return false;
	if (dry_run)
		return true;
	if (!judging_append(j, c, &s, &done, app->mem, e))
		return false;
	for (size_t i = 0; i < done.entries; i++)
		fprintf(app->out, STR_FMT "  %s\n",
			STR_ARG(casebook_id(c->signer.key.name, done.first + i, app->mem)),
			decision_words[j->decision]);
	return true;
}

static bool judge_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct judge_opts *o = args;
	struct casebook c;
	struct judging j = { .reason = str_from(o->reason) };
	int decision = word_index(decision_words, str_from(operands[0]));
	if (decision < 0)
		return fail(
			e, ERR_USAGE, "no decision '%.40s'; see 'knell help judge'", operands[0]);
	j.decision = (enum decision)decision;
	for (char **id = operands + 1; *id; id++)
		*PUSH(app->mem, &j.ids) = str_from(*id);
	if (!judging_check(&j, e))
		return false;
	if (o->dry_run && j.decision != DECIDE_SAME && j.decision != DECIDE_DIFFERENT)
		return fail(e, ERR_USAGE,
			"--dry-run is of same and different; what another decision changes is "
			"said by 'knell diff'");
	if ((j.decision == DECIDE_EDIT) != (o->sets.count > 0))
		return fail(e, ERR_USAGE, "edit and --set go together");
	if ((o->sets.count && !edit_parse(&o->sets, &j.change, app->mem, e)) ||
		!case_open(app, &o->at, o->dry_run ? CASEBOOK_READING : CASEBOOK_WRITING, &c, e))
		return false;
	return case_close(app, &c, print_judgements(app, &c, &j, o->dry_run, e), e);
}

const struct command cmd_judge = {
	.name = "judge",
	.operands = "DECISION ID...",
	.summary = "decide on claims, records and incidents, with a reason that is kept",
	.text = "Records what an analyst decides, with the reason, as a signed entry.\n"
		"Nothing is changed or removed: what was read stays in the ledger, and\n"
		"figures are worked out anew with the decision.\n\n"
		"accept, reject: claims; a rejected one counts for nothing.\n\n"
		"edit: one claim, with --set for each member that should say something\n"
		"else.\n\n"
		"same, different: two records of lists, whether they are one person\n"
		"('knell match' obeys). What this changes is told: persons, who stands\n"
		"with whom, the overlap of lists, the estimate; with --dry-run it is told\n"
		"and nothing is recorded.\n\n"
		"merge, split: claims whose incidents are one, or whose incidents are not\n"
		"the same ('knell toll' obeys, rule GROUP-16).\n\n"
		"undo: takes a judgement back; an undo can be taken back too.\n\n"
		"The last word counts. Where two analysts, each without knowing of the\n"
		"other's, decided differently on one claim, neither counts: commands name\n"
		"both and the claim stands as it was read, until somebody who has both\n"
		"decides.",
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
