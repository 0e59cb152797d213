/*
 * convert - claims and their tolls in the form of another organisation, or in the columns that they came in.
 */
#include "cli/stream_in.h"
#include "publish/export.h"

struct convert_opts {
	const char *as, *rule;
	bool reviewed, schema, name_minors, name_witnesses;
};

static const struct opt convert_opts[] = {
	OPTION(0, "as", OPT_TEXT, convert_opts, as, "FORMAT",
		"ucdp (49 columns), acled (31 columns), hxl, persons, geojson, ftm "
		"(FollowTheMoney), "
		"claims, or rows: the columns of the table that was imported"),
	OPTION(0, "rule", OPT_TEXT, convert_opts, rule, "RULE",
		"of the tolls in hxl, geojson and ftm: range (default), ucdp, airwars, acled, "
		"named"),
	OPTION(0, "reviewed", OPT_FLAG, convert_opts, reviewed, NULL,
		"only claims that were accepted or edited in review"),
	OPTION(0, "name-minors", OPT_FLAG, convert_opts, name_minors, NULL,
		"do not withhold the names of those under 18"),
	OPTION(0, "name-witnesses", OPT_FLAG, convert_opts, name_witnesses, NULL,
		"do not withhold the names of witnesses and families"),
	OPTION(0, "schema", OPT_FLAG, convert_opts, schema, NULL,
		"the format's schema in place of the data"),
	{ 0 },
};

static bool pick_rule(const char *given, enum rule *rule, struct err *e)
{
	int found = given ? word_index(rule_words, str_from(given)) : RULE_RANGE;
	if (found < 0)
		return fail(e, ERR_USAGE, "no rule '%.60s'; see 'knell help export'", given);
	*rule = (enum rule)found;
	return true;
}

static void print(struct app *app, struct str text)
{
	if (text.len)
		fwrite(text.at, 1, text.len, app->out);
}

static bool print_schema(struct app *app, const struct export *x, struct err *e)
{
	if (!x->schema)
		return fail(e, ERR_USAGE, "the schema of %s is in docs/schema", x->name);
	print(app, x->schema(app->mem));
	return true;
}

static bool print_rows(struct app *app, const struct stream_in *in, struct err *e)
{
	struct str text;
	if (!export_rows(&in->stream, &text, app->mem, e))
		return false;
	print(app, text);
	return stream_in_verdict(in, e);
}

static bool convert_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct convert_opts *o = args;
	struct str as = str_from(o->as ? o->as : "");
	const struct export *x = export_find(as);
	bool rows = str_equal(as, STR("rows"));
	struct stream_in in = { .app = app, .command = "convert" };
	struct edition_options options = { .unreviewed = !o->reviewed,
		.name_minors = o->name_minors,
		.name_witnesses = o->name_witnesses };
	if (!x && !rows)
		return fail(e, ERR_USAGE,
			"--as wants ucdp, acled, hxl, persons, geojson, ftm, claims or rows");
	if (!pick_rule(o->rule, &options.rule, e))
		return false;
	if (o->schema && x)
		return print_schema(app, x, e);
	if (!stream_in_take(&in, operands, e))
		return false;
	if (rows)
		return print_rows(app, &in, e);
	print(app, x->make(edition_make(&in.stream, &options, app->mem), app->mem));
	return stream_in_verdict(&in, e);
}

const struct command cmd_convert = {
	.name = "convert",
	.operands = "[FILE...]",
	.summary = "claims and tolls as others have them, or in the columns they came in",
	.text = "Reads claims as 'knell toll' does and writes the incidents in one form\n"
		"that others read. Names of minors, of witnesses and of confidential\n"
		"sources are withheld, as in an edition: [name withheld 3] stands for\n"
		"such a name wherever it is, so that the toll stays the same.\n\n"
		"A cell that a spreadsheet would run as a formula gets an apostrophe in\n"
		"front. What the claims do not say (ids of conflicts, numbers of\n"
		"countries) stays empty, but for an incident that came as a row in the\n"
		"same columns: its other cells are that row's.\n\n"
		"With --as rows nothing is withheld: it is your own table that comes\n"
		"back, with the rows that were rejected in review left out, edited\n"
		"figures in their cells, and claims of other reports as new rows.\n\n"
		"The rules are EXPORT and PUBLISH in docs/method/publish.md.",
	.examples =
		"  knell convert --as ucdp claims.jsonl > incidents.csv\n"
		"  knell convert --as ucdp --schema > incidents.csv-metadata.json\n"
		"  knell import ours.csv --map killed=Dead | knell convert --as rows > again.csv",
	.opts = convert_opts,
	.opts_size = sizeof(struct convert_opts),
	.defaults = &(const struct convert_opts){ 0 },
	.max_operands = -1,
	.run = convert_run,
};
