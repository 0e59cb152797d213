/*
 * verify - whether everything is as it was recorded.
 */
#include "casebook/bundle.h"
#include "casebook/verify.h"
#include "desk/brief.h"
#include "cli/case.h"
#include "cli/edition_verify.h"

#include <string.h>
#include <unistd.h>

struct verify_opts {
	struct case_opts at;
	bool no_key;
};

static const struct opt verify_opts[] = {
	KEY_FILE_OPTION(verify_opts),
	OPTION('n', "no-key", OPT_FLAG, verify_opts, no_key, NULL,
		"ask for no passphrase and verify what needs none"),
	{ 0 },
};

static const char *plural(uint64_t n, const char *one, const char *many)
{
	return n == 1 ? one : many;
}

static void print_strs(struct app *app, const char *front, const struct strs *all)
{
	for (size_t i = 0; i < all->count; i++)
		fprintf(app->out, "%s" STR_FMT "\n", front, STR_ARG(all->at[i]));
}

static void print_findings(struct app *app, const struct verify_report *r)
{
	for (size_t i = 0; i < r->findings.count; i++) {
		const struct verify_finding *f = &r->findings.at[i];
		fprintf(app->out, "\n" STR_FMT "\n  " STR_FMT "\n",
			STR_ARG(printable(f->path, 1000, app->mem)),
			STR_ARG(printable(f->says, 480, app->mem)));
		if (f->entries.at)
			fprintf(app->out, "  entries " STR_FMT "\n", STR_ARG(f->entries));
		if (f->means.at)
			fprintf(app->out, "  " STR_FMT "\n", STR_ARG(f->means));
	}
	if (r->finding_count > r->findings.count)
		fprintf(app->out, "\nand %zu findings more\n",
			r->finding_count - r->findings.count);
}

static bool verdict(const struct verify_report *r, const char *what, struct err *e)
{
	if (r->finding_count == 0)
		return true;
	return fail(e, ERR_BROKEN, "%s does not verify: %zu finding%s", what, r->finding_count,
		r->finding_count == 1 ? "" : "s");
}

static void print_log(struct app *app, const struct verify_report *r, const struct verify_log *l)
{
	fprintf(app->out, "  %.12s  %llu entr%s%s", l->id.at, (unsigned long long)l->entries,
		plural(l->entries, "y", "ies"), l->has_checkpoint ? "" : ", not verified");
	if (l->bodies)
		fprintf(app->out, ", %llu bod%s", (unsigned long long)l->bodies,
			plural(l->bodies, "y", "ies"));
	if (r->unlocked && l->bodies)
		fprintf(app->out, " (%llu opened)", (unsigned long long)l->opened);
	if (l->erased)
		fprintf(app->out, ", %llu erased", (unsigned long long)l->erased);
	fprintf(app->out, "; %zu checkpoint%s kept, %zu timestamp%s, %zu cosignature%s%s\n",
		l->kept, plural(l->kept, "", "s"), l->stamps, plural(l->stamps, "", "s"),
		l->cosignatures, plural(l->cosignatures, "", "s"),
		l->is_own ? "; written here last" : "");
}

static bool report_casebook(struct app *app, const char *folder, const struct verify_report *r,
	bool keyed, struct err *e)
{
	fprintf(app->out, "casebook '%s'\n", folder);
	for (size_t i = 0; i < r->logs.count; i++)
		print_log(app, r, &r->logs.at[i]);
	fprintf(app->out, "  vault  %llu object%s", (unsigned long long)r->objects,
		plural(r->objects, "", "s"));
	if (r->unlocked)
		fprintf(app->out, "; %llu reference%s, %llu observation%s of logs",
			(unsigned long long)r->refs, plural(r->refs, "", "s"),
			(unsigned long long)r->observed, plural(r->observed, "", "s"));
	fputs("\n", app->out);
	if (r->index_rows)
		fprintf(app->out, "  index  %llu row%s, compared with an index made anew\n",
			(unsigned long long)r->index_rows, plural(r->index_rows, "", "s"));
	print_strs(app, "  note: ", &r->notes);
	print_strs(app,
		r->unlocked ? "  not checked: " : "  not checked without the key: ", &r->unchecked);
	print_findings(app, r);
	if (r->finding_count == 0)
		fprintf(app->out, "all of it verifies%s\n",
			r->unlocked ? "" : ", as far as that needs no key");
	if (keyed && !r->unlocked && r->finding_count == 1) /* a slip of the finger, most likely */
		return fail(e, ERR_INPUT,
			"the casebook does not open with this key: it is another one, or "
			"identity.age or "
			"the keyring was altered; what needs no key verifies");
	return verdict(r, "the casebook", e);
}

static bool verify_casebook(
	struct app *app, const struct verify_opts *o, const char *folder, struct err *e)
{
	struct casebook_place place = { .disk = &disk_system, .folder = folder };
	struct casebook_key key = { 0 };
	struct secret identity = { { 0 } };
	struct verify_report r;
	struct err unsaid;
	bool asked = o->at.key_file || (!o->no_key && isatty(STDERR_FILENO));
	bool has_key = asked && case_key(app, o->at.key_file, folder, &identity, &key,
					o->at.key_file ? e : &unsaid);
	if (o->at.key_file && !has_key)
		return false;
	bool ok = casebook_verify(&place, has_key ? &key : NULL, &r, app->mem, e);
	case_key_wipe(&key, &identity);
	return ok && report_casebook(app, folder, &r, has_key, e);
}

static void print_facts(struct app *app, const struct bundle_facts *f)
{
	if (!f->id.at)
		return;
	fprintf(app->out, "entry " STR_FMT ", kind " STR_FMT ", place %llu of log " STR_FMT "\n",
		STR_ARG(f->id), STR_ARG(f->kind), (unsigned long long)f->index, STR_ARG(f->origin));
	fprintf(app->out, "  claimed time  " STR_FMT " (what its device said; not proved)\n",
		STR_ARG(f->time));
	if (f->after.at)
		fprintf(app->out, "  not before    the fact with SHA-256 " STR_FMT "\n",
			STR_ARG(f->after));
	for (size_t i = 0; i < f->witnesses.count; i++)
		fprintf(app->out, "  not after     " STR_FMT "  " STR_FMT "\n",
			STR_ARG(casebook_time_text(f->witnesses.at[i].time, app->mem)),
			STR_ARG(printable(f->witnesses.at[i].says, 300, app->mem)));
	if (f->witnesses.count == 0)
		fputs("  not after     nobody outside has vouched for it in this bundle\n",
			app->out);
	for (size_t i = 0; i < f->fields.count; i++)
		fprintf(app->out, "  " STR_FMT "  " STR_FMT "\n", STR_ARG(f->fields.at[i]),
			STR_ARG(printable(f->values.at[i], 2000, app->mem)));
	fprintf(app->out, "  %zu field%s withheld\n", f->withheld,
		plural(f->withheld, " is", "s are"));
	if (f->document.at)
		fprintf(app->out, "  the document  " STR_FMT "\n", STR_ARG(f->document));
}

static bool verify_bundle(struct app *app, const char *folder, struct err *e)
{
	struct bundle_facts f;
	struct verify_report r;
	if (!bundle_verify(&disk_system, folder, &f, &r, app->mem, e))
		return false;
	print_facts(app, &f);
	print_findings(app, &r);
	if (r.finding_count == 0)
		fprintf(app->out,
			"all of it verifies: the entry is in the signed log of %llu, unaltered\n",
			(unsigned long long)f.size);
	return verdict(&r, "the bundle", e);
}

static bool verify_edition(struct app *app, const char *folder, struct err *e)
{
	struct edition_facts f;
	struct verify_report r;
	if (!edition_verify(&disk_system, folder, &f, &r, app->mem, e))
		return false;
	fprintf(app->out,
		"edition '%s'\n  %zu file%s in its manifests, whose SHA-256 is\n  " STR_FMT "\n",
		folder, f.files, plural(f.files, "", "s"), STR_ARG(digest_hex(app->mem, f.tags)));
	fprintf(app->out, "  %zu claim%s, %zu of them with a proof", f.claims,
		plural(f.claims, "", "s"), f.proofs);
	if (f.has_proofs)
		fprintf(app->out, "; %zu field%s shown, %zu withheld", f.shown,
			plural(f.shown, "", "s"), f.withheld);
	if (f.decisions)
		fprintf(app->out, "; %zu correction%s with a proof", f.decisions,
			plural(f.decisions, "", "s"));
	fputs(f.has_proofs ? "\n" : ": it was made of a stream, no casebook\n", app->out);
	if (f.signer.at)
		fprintf(app->out, "  the manifests are signed by the key of log %.12s\n",
			log_id(f.signer).at);
	else if (f.has_proofs)
		fputs("  nobody signed the manifests\n", app->out);
	print_findings(app, &r);
	if (r.finding_count == 0)
		fputs("all of it verifies\n", app->out);
	return verdict(&r, "the edition", e);
}

/* What the folder is goes by what is in it. */
static bool verify_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const char *folder = operands[0];
	size_t len = strlen(folder);
	while (len > 1 && folder[len - 1] == '/')
		operands[0][--len] = '\0';
	if (bundle_is(&disk_system, folder))
		return verify_bundle(app, folder, e);
	if (edition_is(&disk_system, folder))
		return verify_edition(app, folder, e);
	return verify_casebook(app, args, folder, e);
}

const struct command cmd_verify = {
	.name = "verify",
	.operands = "FOLDER",
	.summary = "verify a casebook, a bundle or an edition, and say what is wrong where",
	.text = "Verifies everything of a casebook: each log's tiles, roots and\n"
		"signatures, the checkpoints kept, with their timestamps and\n"
		"cosignatures, every body, the write-ahead log, the keyring, the vault's\n"
		"names, and what entries say of other entries, documents and colleagues'\n"
		"logs; and the index, held against one made anew. Without the passphrase\n"
		"all that needs no key is verified, and what was not is named.\n\n"
		"Of a bundle that 'knell prove' made: the bag, the entry, the disclosed\n"
		"fields, the proof, the signatures, the timestamps. That needs no\n"
		"casebook and no key. Of an edition that 'knell publish' made: every file\n"
		"against its manifests, these against their signature, and for each claim\n"
		"that its entry stands in the signed log, with the fields that are shown.\n\n"
		"Each finding names the file, what is wrong, and what it means for which\n"
		"entries; the rest stays readable. The exit status is then 5.",
	.examples = "  knell verify selene\n"
		    "  knell verify --no-key /media/usb/selene\n"
		    "  knell verify bundle\n"
		    "  knell verify edition",
	.opts = verify_opts,
	.opts_size = sizeof(struct verify_opts),
	.defaults = &(const struct verify_opts){ .no_key = false },
	.min_operands = 1,
	.max_operands = 1,
	.run = verify_run,
};
