/*
 * pull - what a colleague's casebook has; cosign - to witness what is there.
 */
#include "casebook/pull.h"
#include "desk/brief.h"
#include "cli/case.h"

#include <string.h>
#include <sys/stat.h>

struct pull_opts {
	struct case_opts at;
	const char *other_key;
};

static const struct opt pull_opts[] = {
	CASE_OPTIONS(pull_opts),
	OPTION(0, "other-key-file", OPT_TEXT, pull_opts, other_key, "FILE",
		"what opens OTHER, where this casebook's own key does not"),
	{ 0 },
};

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void report_log(struct app *app, const struct pulled_log *l)
{
	fprintf(app->out, "  %.12s  %llu entr%s here, %llu new%s\n", l->id.at,
		(unsigned long long)l->has, l->has == 1 ? "y" : "ies",
		(unsigned long long)(l->has - l->had), l->is_conflict ? "; TWO HISTORIES" : "");
	if (l->why.at)
		fprintf(app->out, "                refused beyond that, of %llu: " STR_FMT "\n",
			(unsigned long long)l->offered, STR_ARG(printable(l->why, 400, app->mem)));
}

static bool report(struct app *app, const struct pull_result *r, struct err *e)
{
	size_t refused = r->problems.count, conflicts = 0;
	for (size_t i = 0; i < r->logs.count; i++) {
		report_log(app, &r->logs.at[i]);
		refused += r->logs.at[i].why.at != NULL;
		conflicts += r->logs.at[i].is_conflict;
	}
	fprintf(app->out,
		"%llu entr%s and %zu document%s taken over, %zu erased, %zu checkpoint%s "
		"cosigned\n",
		(unsigned long long)r->entries, r->entries == 1 ? "y" : "ies", r->objects,
		plural(r->objects), r->erased, r->cosigned, plural(r->cosigned));
	for (size_t i = 0; i < r->problems.count; i++)
		fprintf(app->notes, "knell pull: " STR_FMT "\n",
			STR_ARG(printable(r->problems.at[i], 480, app->mem)));
	if (r->was_older)
		fputs("knell pull: this copy was older than what a colleague has of it: it was "
		      "restored or "
		      "cut back; what was lost is here again, and a new log is begun\n",
			app->notes);
	if (conflicts)
		return fail(e, ERR_BROKEN,
			"a device's key signed two histories: it was copied, or its owner plays "
			"false; both are "
			"kept, nothing was chosen");
	if (refused)
		return fail(e, ERR_BROKEN,
			"%zu part%s refused, and kept below refused/; all else was taken over",
			refused, refused == 1 ? " was" : "s were");
	return true;
}

static bool is_same_folder(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool open_other(struct app *app, const struct pull_opts *o, const struct casebook *c,
	const char *folder, struct casebook *other, struct err *e)
{
	struct casebook_place place = { .disk = &disk_system, .folder = folder };
	struct casebook_key key = { .identity = c->identity };
	struct secret identity = { { 0 } };
	if (o->other_key && !case_key(app, o->other_key, folder, &identity, &key, e))
		return false;
	bool ok = casebook_open(other, &place, CASEBOOK_READING, &key, e);
	if (o->other_key)
		case_key_wipe(&key, &identity);
	if (!ok && !o->other_key && strstr(e->text, "key does not open the casebook"))
		return fail(e, ERR_INPUT,
			"'%.200s' does not open with this casebook's key: be made a member there "
			"(knell member add), "
			"or give --other-key-file",
			folder);
	for (size_t i = 0; ok && i < other->remarks.count; i++)
		fprintf(app->notes, "knell pull: in '%s': " STR_FMT "\n", folder,
			STR_ARG(other->remarks.at[i]));
	return ok;
}

static bool pull_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct pull_opts *o = args;
	struct casebook c, other;
	struct pull_result r = { 0 };
	const char *folder = case_folder(&o->at);
	if (folder && is_same_folder(folder, operands[0]))
		return fail(e, ERR_USAGE, "a casebook takes nothing over from itself");
	if (!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = open_other(app, o, &c, operands[0], &other, e);
	if (ok) {
		ok = casebook_pull(&c, &other, &r, app->mem, e);
		casebook_close(&other);
	}
	ok = case_close(app, &c, ok, e);
	return ok && report(app, &r, e);
}

const struct command cmd_pull = {
	.name = "pull",
	.operands = "OTHER",
	.summary = "take over what a colleague's casebook has and this one lacks",
	.text = "Merges OTHER, the folder of a colleague's casebook (on a stick, say), into this "
		"one. Each log is "
		"checked\nbefore anything of it is taken: its signatures, tiles and bodies, and "
		"that it goes on from "
		"what was here.\nWhat is wrong ends that log, from there on, and is kept below "
		"refused/ as evidence; "
		"all else is taken over.\nBy however many steps and in whatever order casebooks "
		"are merged, they end "
		"with the same entries.\n\n"
		"What a colleague erased is erased here too. The checkpoints taken over are "
		"cosigned, and that they "
		"were\nseen is recorded, so that a casebook that is cut back later is found out.",
	.examples = "  knell pull -C selene /media/usb/selene",
	.opts = pull_opts,
	.opts_size = sizeof(struct pull_opts),
	.defaults = &(const struct pull_opts){ .other_key = NULL },
	.min_operands = 1,
	.max_operands = 1,
	.run = pull_run,
};

struct cosign_opts {
	struct case_opts at;
};

static const struct opt cosign_opts[] = {
	CASE_OPTIONS(cosign_opts),
	{ 0 },
};

static bool cosign_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct cosign_opts *o = args;
	struct casebook c;
	size_t count = 0;
	(void)operands;
	if (!case_open(app, &o->at, CASEBOOK_WRITING, &c, e))
		return false;
	bool ok = casebook_cosign(&c, &count, e);
	ok = case_close(app, &c, ok, e);
	if (ok)
		fprintf(app->out,
			"%zu checkpoint%s cosigned; colleagues get %s when they pull from this "
			"casebook\n",
			count, plural(count), count == 1 ? "it" : "them");
	return ok;
}

const struct command cmd_cosign = {
	.name = "cosign",
	.operands = "",
	.summary = "sign, as a witness, what colleagues' logs are now",
	.text = "Signs the newest checkpoint of every other log in the casebook with this device's "
		"key (C2SP "
		"cosignature/v1),\nafter its tiles were held against it, and keeps that beside the "
		"checkpoint. Whoever "
		"alters or cuts back such\na log later has to explain a witness. 'knell pull' does "
		"so by itself; this is "
		"for a device that was added\nlater, and for logs that came with a copied "
		"folder.\n\nColleagues get the "
		"cosignatures when they pull from this casebook; 'knell prove' puts them into its "
		"bundles.",
	.examples = "  knell cosign -C selene",
	.opts = cosign_opts,
	.opts_size = sizeof(struct cosign_opts),
	.defaults = &(const struct cosign_opts){ .at = { NULL, NULL } },
	.run = cosign_run,
};
