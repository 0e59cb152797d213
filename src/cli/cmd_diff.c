/*
 * diff - what changed between two moments, and why.
 */
#include "casebook/standing.h"
#include "desk/brief.h"
#include "cli/case_compute.h"
#include "desk/verdicts.h"

#include <assert.h>
#include <string.h>

struct diff_opts {
	struct case_opts at;
	bool reviewed;
};

static const struct opt diff_opts[] = {
	CASE_OPTIONS(diff_opts),
	OPTION(0, "reviewed", OPT_FLAG, diff_opts, reviewed, NULL,
		"only claims that were accepted or edited in review"),
	{ 0 },
};

/* All that stood at one moment. */
struct moment {
	struct standing s;
	const struct toll_result *r;
};

static bool moment_load(struct app *app, struct casebook *c, const struct diff_opts *o,
	int64_t until, struct moment *m, struct err *e)
{
	struct toll_options t = { .as_of = DATE_NONE, .reviewed = o->reviewed };
	if (!standing_load(&m->s, c, until, app->mem, e))
		return false;
	verdicts_of(&t.verdicts, &m->s, app->mem);
	m->r = toll_derive(&m->s.stream, &t, app->mem);
	return true;
}

static bool has_claim(const struct toll_result *r, const struct incident *in, struct str id)
{
	for (size_t i = 0; i < in->items.count; i++)
		if (str_equal(r->items[in->items.at[i]].claim->id, id))
			return true;
	return false;
}

/* The incident of the other moment with most of the same claims; NULL: none has any. */
static const struct incident *same_incident(
	const struct moment *of, const struct incident *in, const struct moment *other)
{
	const struct incident *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < other->r->incident_count; i++) {
		size_t common = 0;
		for (size_t k = 0; k < in->items.count; k++)
			common += has_claim(other->r, &other->r->incidents[i],
				of->r->items[in->items.at[k]].claim->id);
		if (common > most) {
			most = common;
			best = &other->r->incidents[i];
		}
	}
	return best;
}

static struct str figures(const struct incident *in, enum harm harm, int status, struct arena *mem)
{
	const struct toll *t = in ? toll_find(in, harm, status) : NULL;
	if (!t || !t->rules[RULE_RANGE].high.known)
		return STR("nothing");
	const struct bounds *b = &t->rules[RULE_RANGE];
	return str_format(mem, "low %lld high %lld%s", b->low.known ? (long long)b->low.value : 0LL,
		(long long)b->high.value, b->open ? "+" : "");
}

static void print_head(struct app *app, const struct incident *in, bool *printed)
{
	if (*printed)
		return;
	*printed = true;
	fprintf(app->out, STR_FMT ", " STR_FMT "\n",
		STR_ARG(in->place.len ? printable(in->place, 60, app->mem)
				      : STR("place not known")),
		STR_ARG(in->from == DATE_NONE ? STR("date not known")
					      : date_words(app->mem, in->from, in->to)));
}

/* Each toll that differs, of an incident as it was and as it is; either may be NULL. */
static size_t compare(struct app *app, const struct incident *was, const struct incident *is)
{
	const struct incident *named = is ? is : was;
	assert(named);
	bool printed = false;
	size_t changes = 0;
	for (int harm = 0; harm < HARM_COUNT; harm++)
		for (int status = 0; status < STATUS_COUNT; status++) {
			struct str a = figures(was, (enum harm)harm, status, app->mem),
				   b = figures(is, (enum harm)harm, status, app->mem);
			if (str_equal(a, b))
				continue;
			print_head(app, named, &printed);
			fprintf(app->out, "  %s, %s: " STR_FMT " -> " STR_FMT "\n",
				harm_words[harm],
				status == STATUS_ALL ? "all statuses" : status_words[status],
				STR_ARG(a), STR_ARG(b));
			changes++;
		}
	return changes;
}

static size_t compare_tolls(struct app *app, const struct moment *a, const struct moment *b)
{
	size_t changes = 0;
	for (size_t i = 0; i < b->r->incident_count; i++) {
		const struct incident *is = &b->r->incidents[i];
		changes += compare(app, same_incident(b, is, a), is);
	}
	for (size_t i = 0; i < a->r->incident_count; i++) {
		const struct incident *was = &a->r->incidents[i];
		if (!same_incident(a, was, b))
			changes += compare(app, was, NULL);
	}
	return changes;
}

static bool is_known(const struct standing *s, const struct ruling *j)
{
	for (size_t i = 0; i < s->rulings.count; i++)
		if (s->rulings.at[i].self.index == j->self.index &&
			str_equal(s->rulings.at[i].self.origin, j->self.origin))
			return true;
	return false;
}

/* The judgements of between, each with its reason. */
static size_t print_reasons(struct app *app, const struct moment *a, const struct moment *b)
{
	size_t count = 0;
	for (size_t i = 0; i < b->s.rulings.count; i++) {
		const struct ruling *j = &b->s.rulings.at[i];
		if (is_known(&a->s, j))
			continue;
		if (count++ == 0)
			fprintf(app->out, "judged since\n");
		fprintf(app->out, "  " STR_FMT "  " STR_FMT "  %s", STR_ARG(j->time),
			STR_ARG(casebook_id(j->self.origin, j->self.index, app->mem)),
			decision_words[j->decision]);
		for (size_t k = 0; k < j->target_count; k++)
			fprintf(app->out, " " STR_FMT,
				STR_ARG(casebook_id(
					j->target[k].origin, j->target[k].index, app->mem)));
		fprintf(app->out, "%s  " STR_FMT "\n", j->is_void ? "  (taken back)" : "",
			STR_ARG(printable(j->reason, 200, app->mem)));
	}
	return count;
}

static void print_growth(struct app *app, const struct moment *a, const struct moment *b)
{
	fprintf(app->out, "reports %zu -> %zu, claims %zu -> %zu, lists %zu -> %zu\n",
		a->s.stream.reports.count, b->s.stream.reports.count, a->s.stream.claims.count,
		b->s.stream.claims.count, a->s.lists.count, b->s.lists.count);
}

static bool moment_of(const char *word, int64_t *until, struct err *e)
{
	return compute_until(strcmp(word, "now") == 0 ? NULL : word, until, e);
}

static bool diff_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct diff_opts *o = args;
	struct casebook c;
	struct moment a, b;
	int64_t from, to;
	size_t changes = 0;
	if (!moment_of(operands[0], &from, e) || !moment_of(operands[1], &to, e) ||
		!case_open(app, &o->at, CASEBOOK_READING, &c, e))
		return false;
	bool ok = moment_load(app, &c, o, from, &a, e) && moment_load(app, &c, o, to, &b, e);
	if (ok) {
		tell_standing(app, "diff", &b.s);
		print_growth(app, &a, &b);
		changes = compare_tolls(app, &a, &b) + print_reasons(app, &a, &b);
	}
	if (ok && changes)
		ok = fail(e, ERR_FINDING, "%zu change%s", changes, changes == 1 ? "" : "s");
	return case_close(app, &c, ok, e);
}

const struct command cmd_diff = {
	.name = "diff",
	.operands = "DAY DAY",
	.summary = "what changed between two moments, and why: the correction record",
	.text = "Works out what stood at the end of the first day (YYYY-MM-DD, UTC, or\n"
		"'now') and of the second, and prints every toll that differs, the growth\n"
		"of reports and claims, and each judgement made in between with its\n"
		"reason. What counts is when an entry was recorded, not when a report was\n"
		"published. An incident is followed by the claims it has in common.\n\n"
		"What was erased in between is missing from both sides and counted. The\n"
		"exit status is 1 when something changed.",
	.examples = "  knell diff -C selene 2031-03-31 2031-04-30\n"
		    "  knell diff -C selene --reviewed 2031-04-30 now",
	.opts = diff_opts,
	.opts_size = sizeof(struct diff_opts),
	.defaults = &(const struct diff_opts){ .at = { 0 } },
	.min_operands = 2,
	.max_operands = 2,
	.run = diff_run,
};
