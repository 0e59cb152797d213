/*
 * toll - claims in, incidents and their tolls out, with the words behind each figure.
 */
#include "cli/case_compute.h"
#include "desk/verdicts.h"
#include "cli/cli.h"
#include "cli/stream_in.h"
#include "cli/toll_page.h"

#include <string.h>

struct toll_opts {
	struct compute_opts on;
	const char *as_of, *published_by, *harm, *status, *rule;
	struct strs without;
	bool reviewed, json, explain;
};

static const struct opt toll_opts[] = {
	OPTION(0, "as-of", OPT_TEXT, toll_opts, as_of, "DATE",
		"what was known then: only what was published by that day (YYYY-MM-DD); on a "
		"casebook, what was recorded in it by that day"),
	OPTION(0, "published-by", OPT_TEXT, toll_opts, published_by, "DATE",
		"only what was published by that day, on a casebook too"),
	OPTION(0, "without", OPT_TEXTS, toll_opts, without, "ORIGIN",
		"leave out what this origin says; any of its names will do; may be repeated"),
	OPTION(0, "harm", OPT_TEXT, toll_opts, harm, "HARM",
		"one harm: killed, injured, killed-or-injured, missing, detained, abducted, "
		"tortured, "
		"displaced, deprived"),
	OPTION(0, "status", OPT_TEXT, toll_opts, status, "STATUS",
		"one status: civilian, combatant, contested, unknown, all"),
	OPTION(0, "rule", OPT_TEXT, toll_opts, rule, "RULE",
		"range (default), ucdp, airwars, acled, named, or all for a table"),
	OPTION(0, "reviewed", OPT_FLAG, toll_opts, reviewed, NULL,
		"only claims that were accepted or edited in review"),
	OPTION(0, "explain", OPT_FLAG, toll_opts, explain, NULL,
		"show why claims were grouped, who is one origin, and what became of each claim"),
	OPTION(0, "json", OPT_FLAG, toll_opts, json, NULL,
		"one object, {\"knell\":\"toll/1\",...}, in place of the page"),
	COMPUTE_OPTIONS(toll_opts),
	{ 0 },
};

static bool pick_word(
	const char *what, const char *given, const char *const words[], int *to, struct err *e)
{
	if (!given)
		return true;
	*to = word_index(words, str_from(given));
	return *to >= 0 || fail(e, ERR_USAGE, "no %s '%.60s'; see 'knell help toll'", what, given);
}

static bool pick_view(const struct toll_opts *o, struct toll_view *v, struct err *e)
{
	bool all_rules = o->rule && strcmp(o->rule, "all") == 0;
	bool all_statuses = o->status && strcmp(o->status, "all") == 0;
	*v = (struct toll_view){ .rule = all_rules ? RULE_COUNT : RULE_RANGE,
		.harm = -1,
		.status = all_statuses ? STATUS_ALL : -1 };
	return pick_word("harm", o->harm, harm_words, &v->harm, e) &&
	       (all_statuses || pick_word("status", o->status, status_words, &v->status, e)) &&
	       (all_rules || pick_word("rule", o->rule, rule_words, &v->rule, e));
}

/* --as-of is about recording on a casebook, and about publication on a stream. */
static bool pick_options(
	const struct toll_opts *o, bool on_casebook, struct toll_options *t, struct err *e)
{
	const char *published = o->published_by || on_casebook ? o->published_by : o->as_of;
	*t = (struct toll_options){
		.as_of = DATE_NONE, .without = o->without, .reviewed = o->reviewed
	};
	if (published && !date_parse(str_from(published), &t->as_of))
		return fail(e, ERR_USAGE, "--%s wants a day as 2031-03-14, not '%.40s'",
			o->published_by ? "published-by" : "as-of", published);
	return true;
}

static void print_page(struct app *app, const struct toll_opts *o, const struct toll_result *r,
	const struct toll_view *view)
{
	struct toll_page page = { .out = app->out,
		.mem = app->mem,
		.r = r,
		.view = *view,
		.explain = o->explain,
		.reviewed = o->reviewed };
	toll_page_set_up(&page);
	toll_page_print(&page);
}

static struct str json_of(struct app *app, const struct toll_options *o,
	const struct toll_result *r, const struct toll_view *view)
{
	struct buf b = { .mem = app->mem };
	struct json_out j = { .to = &b };
	toll_put_json(&j, r, o, view, app->mem);
	buf_add_char(&b, '\n');
	return buf_str(&b);
}

static void print_result(struct app *app, const struct toll_opts *o,
	const struct toll_options *options, const struct toll_result *r,
	const struct toll_view *view)
{
	if (o->json) {
		struct str json = json_of(app, options, r, view);
		fwrite(json.at, 1, json.len, app->out);
	} else
		print_page(app, o, r, view);
	for (size_t i = 0; i < r->unknown_without.count; i++)
		fprintf(app->notes, "knell toll: no origin is called '" STR_FMT "'\n",
			STR_ARG(r->unknown_without.at[i]));
}

static struct str settings_of(const struct toll_opts *o, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '{');
	put_member_str(&j, "as_of", str_from(o->as_of));
	put_member_str(&j, "published_by", str_from(o->published_by));
	put_member_bool(&j, "reviewed", o->reviewed);
	put_key(&j, "without");
	put_open(&j, '[');
	for (size_t i = 0; i < o->without.count; i++)
		put_str(&j, o->without.at[i]);
	put_close(&j, ']');
	put_close(&j, '}');
	return buf_str(&b);
}

/* What is recorded is all of the result, whatever of it was printed. */
static bool toll_of_casebook(struct app *app, const struct toll_opts *o,
	struct toll_options *options, const struct toll_view *view, struct err *e)
{
	static const struct toll_view all = { .rule = RULE_COUNT, .harm = -1, .status = -1 };
	struct casebook c;
	struct standing s;
	int64_t until;
	if (!compute_until(o->as_of, &until, e) || !compute_open(app, &o->on, &c, e))
		return false;
	bool ok = standing_load(&s, &c, until, app->mem, e);
	if (ok) {
		tell_standing(app, "toll", &s);
		verdicts_of(&options->verdicts, &s, app->mem);
		const struct toll_result *r = toll_derive(&s.stream, options, app->mem);
		ok = !o->on.record ||
		     compute_record(app, &c, "toll", s.inputs, settings_of(o, app->mem), -1,
			     json_of(app, options, r, &all), e);
		if (ok)
			print_result(app, o, options, r, view);
	}
	return case_close(app, &c, ok, e);
}

static bool toll_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct toll_opts *o = args;
	struct toll_view view;
	struct toll_options options;
	struct stream_in in = { .app = app, .command = "toll" };
	bool on_casebook;
	if (!compute_on_casebook(&o->on, operands, &on_casebook, e) || !pick_view(o, &view, e) ||
		!pick_options(o, on_casebook, &options, e))
		return false;
	if (on_casebook)
		return toll_of_casebook(app, o, &options, &view, e);
	if (!stream_in_take(&in, operands, e))
		return false;
	print_result(app, o, &options, toll_derive(&in.stream, &options, app->mem), &view);
	return stream_in_verdict(&in, e);
}

const struct command cmd_toll = {
	.name = "toll",
	.operands = "[FILE...]",
	.summary = "claims in, who was killed out: at the least, at the most, and who says so",
	.text = "Reads claims, one JSON object a line as 'knell read' writes them, from files or "
		"standard\n"
		"input, groups them into incidents and derives a toll for each: the lowest and the "
		"highest\n"
		"figure that stands, the words each rests on, and what either becomes without its "
		"source.\n"
		"\n"
		"On a casebook (-C) the claims are those recorded in it, with the judgements of "
		"analysts: rejected\n"
		"ones count for nothing, edited ones as edited, incidents merged or split as "
		"decided. --record\n"
		"writes down the result, the digest of the exact claims, the settings and the "
		"version.\n"
		"\n"
		"Outlets that quote one office are one origin, and so are copies of one agency "
		"text. A\n"
		"later figure of an origin supersedes its earlier one; a preliminary count yields "
		"to a later\n"
		"one. A part, an unattributed belief, an inference or the figure of an accused "
		"party never\n"
		"sets a low; a denial removes nothing. Nearness never merges incidents: what "
		"differs is\n"
		"shown, and where reports give no more than place and day the page says that it "
		"may be several.\n"
		"\n"
		"Under --rule, range is the lowest and highest current figure; ucdp, airwars and "
		"acled follow\n"
		"the rules of those organisations; named counts the people known by name. Off a "
		"terminal "
		"the figures\n"
		"stand first on their line as 'low L high H'; H is followed by + when nothing is "
		"said of the top.\n"
		"Harm grades: confirmed, an accused party concedes it; fair, two or more credible "
		"origins and\n"
		"an action of a party reported or confirmed; weak, fewer; contested, different "
		"actors are held\n"
		"responsible; discounted, those harmed were combatants by all accounts. The rules "
		"that make the\n"
		"figures are TOLL, ORIGIN, GROUP and GRADE in docs/method/toll.md.",
	.examples = "  knell read reports/*.txt | knell toll\n"
		    "  knell toll claims.jsonl --rule all --explain\n"
		    "  knell toll claims.jsonl --as-of 2031-03-15 --without 'Camp Council'\n"
		    "  knell toll -C selene --reviewed --record\n"
		    "  knell toll claims.jsonl --json | jq '.incidents[0].tolls[0]'",
	.opts = toll_opts,
	.opts_size = sizeof(struct toll_opts),
	.defaults = &(const struct toll_opts){ .json = false },
	.max_operands = -1,
	.run = toll_run,
};
