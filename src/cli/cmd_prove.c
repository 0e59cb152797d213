/*
 * prove - one entry for somebody who trusts nobody.
 */
#include "casebook/bundle.h"
#include "cli/case.h"

struct prove_opts {
	struct case_opts at;
	const char *fields, *to;
	bool document;
};

static const struct opt prove_opts[] = {
	CASE_OPTIONS(prove_opts),
	OPTION('f', "fields", OPT_TEXT, prove_opts, fields, "NAMES",
		"disclose these fields (what,words) in place of all but handling"),
	OPTION('d', "document", OPT_FLAG, prove_opts, document, NULL,
		"with the document itself, of an entry that is of one"),
	OPTION('o', "output", OPT_TEXT, prove_opts, to, "FOLDER",
		"make the bundle there (default: the entry's id)"),
	{ 0 },
};

static struct strs names_of(const char *text, struct arena *mem)
{
	struct strs names = { 0 };
	struct str rest = str_from(text ? text : ""), name;
	while (str_cut(&rest, ',', &name))
		if (str_trim(name).len)
			*PUSH(mem, &names) = str_trim(name);
	return names;
}

static bool prove_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct prove_opts *o = args;
	struct bundle_options options = { .fields = names_of(o->fields, app->mem),
		.document = o->document };
	struct bundle_made made = { 0 };
	struct casebook c;
	const struct casebook_log *log;
	uint64_t index;
	if (!case_open(app, &o->at, CASEBOOK_READING, &c, e))
		return false;
	bool ok = casebook_find_id(&c, str_from(operands[0]), &log, &index, e);
	const char *to = o->to;
	if (ok && !to) {
		char *name = str_terminated(app->mem, casebook_id(log->origin, index, app->mem));
		for (char *p = name; *p; p++)
			*p = *p == ':' ? '-' : *p;
		to = name;
	}
	ok = ok && bundle_write(&c, log, index, &options, to, &made, e);
	if (ok)
		fprintf(app->out,
			"'%s': %zu field%s shown, %zu withheld; checkpoint of %llu entries, %zu "
			"timestamp%s, "
			"%zu cosignature%s\nread '%s/data/README.txt'; check it with: knell verify "
			"%s\n",
			to, made.shown, made.shown == 1 ? "" : "s", made.withheld,
			(unsigned long long)made.size, made.stamps, made.stamps == 1 ? "" : "s",
			made.cosignatures, made.cosignatures == 1 ? "" : "s", to, to);
	return case_close(app, &c, ok, e);
}

const struct command cmd_prove = {
	.name = "prove",
	.operands = "ID",
	.summary = "a bundle that shows one entry to somebody who trusts nobody",
	.text = "Makes a folder with one entry, chosen fields of it, the proof that it stands in "
		"the signed log, "
		"and the\ntimestamps and cosignatures others gave: a BagIt bag whose README has "
		"the commands that "
		"check it with\nsha256sum, openssl or any verifier of C2SP transparency logs. The "
		"fields that are "
		"withheld stay hidden,\nand so does all else in the casebook.",
	.examples = "  knell prove -C selene 1a2b3c4d5e6f:17 --fields what,words -o for-the-court\n"
		    "  knell verify for-the-court",
	.opts = prove_opts,
	.opts_size = sizeof(struct prove_opts),
	.defaults = &(const struct prove_opts){ .to = NULL },
	.min_operands = 1,
	.max_operands = 1,
	.run = prove_run,
};
