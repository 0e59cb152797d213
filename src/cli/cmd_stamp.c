/*
 * stamp - timestamps of authorities, carried by hand.
 */
#include "base/file.h"
#include "casebook/stamping.h"
#include "desk/brief.h"
#include "cli/case.h"

struct stamp_opts {
	struct case_opts at;
	const char *roots, *to;
};

static const struct opt stamp_opts[] = {
	CASE_OPTIONS(stamp_opts),
	OPTION('o', "output", OPT_TEXT, stamp_opts, to, "FOLDER",
		"write the requests there (default: stamps)"),
	OPTION('r', "roots", OPT_TEXT, stamp_opts, roots, "PEM",
		"the authority's root certificates, which you trust; needed to take a response in"),
	{ 0 },
};

static bool request(struct app *app, struct casebook *c, const struct stamp_opts *o, struct err *e)
{
	struct stamp_requests made;
	if (!stamping_request(c, o->to, &made, app->mem, e))
		return false;
	for (size_t i = 0; i < made.count; i++)
		fprintf(app->out, STR_FMT "  log %.12s, %llu entries\n", STR_ARG(made.at[i].path),
			made.at[i].id.at, (unsigned long long)made.at[i].size);
	if (made.count)
		fprintf(app->notes, "knell stamp: carry each to an authority, better to two, as\n"
				    "  curl -H 'Content-Type: application/timestamp-query' "
				    "--data-binary @FILE.tsq ADDRESS >FILE.tsr\n"
				    "and take the responses in with: knell stamp --roots "
				    "AUTHORITY.pem FILE.tsr\n");
	return true;
}

static bool take_one(
	struct app *app, struct casebook *c, struct str roots, const char *path, struct err *e)
{
	struct str response;
	struct stamp_taken t;
	if (!file_read(path, STAMP_MOST_BYTES, &response, app->mem, e))
		return false;
	if (!stamping_take(c, response, roots, &t, app->mem, e))
		return explain(e, "'%.200s'", path);
	fprintf(app->out,
		STR_FMT "  log %.12s, %llu entries, were there at " STR_FMT
			" by the word of " STR_FMT "%s\n"
			"check it without knell, also when the authority's certificate has run "
			"out:\n  " STR_FMT "\n",
		STR_ARG(t.entry), t.id.at, (unsigned long long)t.size,
		STR_ARG(casebook_time_text(t.stamp.time, app->mem)),
		STR_ARG(printable(t.stamp.authority.len ? t.stamp.authority
							: STR("an authority without a name"),
			300, app->mem)),
		t.answers ? "" : " (it answers none of the requests made here)",
		STR_ARG(t.command));
	return true;
}

static bool take(struct app *app, struct casebook *c, const struct stamp_opts *o, char **paths,
	struct err *e)
{
	struct str roots;
	if (!o->roots)
		return fail(e, ERR_USAGE,
			"--roots wants the authority's root certificates, to verify the response "
			"at once");
	if (!file_read(o->roots, STAMP_MOST_BYTES, &roots, app->mem, e))
		return false;
	for (; *paths; paths++)
		if (!take_one(app, c, roots, *paths, e))
			return false;
	return true;
}

static bool stamp_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct stamp_opts *o = args;
	struct casebook c;
	if (!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = *operands ? take(app, &c, o, operands, e) : request(app, &c, o, e);
	return case_close(app, &c, ok, e);
}

const struct command cmd_stamp = {
	.name = "stamp",
	.operands = "[RESPONSE...]",
	.summary = "have authorities vouch for when the ledger was what it is",
	.text = "Without RESPONSE, writes a timestamp request (RFC 3161) for the newest checkpoint "
		"of each log, to be "
		"carried\nby hand to an authority: it has a digest in it and nothing else. With "
		"the authority's "
		"responses, verifies\nthem at once against --roots and keeps them whole, with the "
		"roots; a note is "
		"recorded, and later entries say\nthat they are younger. The command of openssl is "
		"printed that "
		"checks it for whoever does not trust knell.\n\nUse two authorities: one may be "
		"doubted.",
	.examples = "  knell stamp -C selene -o /media/usb\n"
		    "  knell stamp -C selene --roots authority.pem /media/usb/*.tsr",
	.opts = stamp_opts,
	.opts_size = sizeof(struct stamp_opts),
	.defaults = &(const struct stamp_opts){ .to = "stamps" },
	.max_operands = -1,
	.run = stamp_run,
};
