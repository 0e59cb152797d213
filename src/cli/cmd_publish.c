/*
 * publish - the edition that the world reads: pages, tables and a manifest in one folder.
 */
#include "base/file.h"
#include "cli/case.h"
#include "cli/case_compute.h"
#include "desk/verdicts.h"
#include "cli/edition_folder.h"
#include "cli/publish_case.h"
#include "cli/stream_in.h"
#include "cli/pool.h"
#include "publish/site.h"

#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

struct publish_opts {
	struct case_opts at; /* the operand says which casebook */
	const char *title, *publisher, *language, *rule, *previous, *estimate;
	bool draft, name_minors, name_witnesses;
	long jobs;
};

static const struct opt publish_opts[] = {
	OPTION(0, "title", OPT_TEXT, publish_opts, title, "TEXT", "the edition's title"),
	OPTION(0, "publisher", OPT_TEXT, publish_opts, publisher, "NAME", "who answers for it"),
	OPTION(0, "language", OPT_TEXT, publish_opts, language, "CODE",
		"of its pages: en (default), ar, es or fr"),
	OPTION(0, "rule", OPT_TEXT, publish_opts, rule, "RULE",
		"of its tolls: range (default), ucdp, airwars, acled, named"),
	OPTION(0, "previous", OPT_TEXT, publish_opts, previous, "DIR",
		"the last edition: what changed against it, and why, stands on the first page"),
	OPTION(0, "estimate", OPT_TEXT, publish_opts, estimate, "FILE",
		"an estimate as JSON: shown apart from what was counted"),
	OPTION(0, "draft", OPT_FLAG, publish_opts, draft, NULL,
		"let unreviewed claims count; every page then says that it is a draft"),
	OPTION(0, "name-minors", OPT_FLAG, publish_opts, name_minors, NULL,
		"do not withhold the names of those under 18"),
	OPTION(0, "name-witnesses", OPT_FLAG, publish_opts, name_witnesses, NULL,
		"do not withhold the names of witnesses and families"),
	KEY_FILE_OPTION(publish_opts),
	OPTION('j', "jobs", OPT_INT, publish_opts, jobs, "N",
		"threads that make pages (default: as many as there are processors)"),
	{ 0 },
};

enum { MOST_JSON = 1 << 28 };

/* The parts of an edition, made by several threads and written in order. */
struct part_work {
	const struct site *site;
	struct folder *folder;
	size_t next, count;
	struct err *e;
};

struct part_slot {
	size_t part;
	struct arena mem;
	struct site_files files;
	struct err e;
	bool ok;
};

static bool next_part(void *context, void *slot)
{
	struct part_work *w = context;
	struct part_slot *s = slot;
	*s = (struct part_slot){ .part = w->next++ };
	return s->part < w->count;
}

static void make_part(void *context, void *slot)
{
	const struct part_work *w = context;
	struct part_slot *s = slot;
	s->ok = site_part(w->site, s->part, &s->files, &s->mem, &s->e);
}

static bool put_files(struct folder *f, const struct site_files *files, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < files->count; i++)
		ok = folder_put(f, files->at[i].path, files->at[i].bytes, e);
	return ok;
}

static bool write_part(void *context, void *slot)
{
	struct part_work *w = context;
	struct part_slot *s = slot;
	if (!s->ok)
		*w->e = s->e;
	bool ok = s->ok && put_files(w->folder, &s->files, w->e);
	arena_release(&s->mem);
	return ok;
}

static void drop_part(void *slot)
{
	arena_release(&((struct part_slot *)slot)->mem);
}

static bool put_parts(struct folder *f, const struct site *site, long jobs, struct err *e)
{
	struct part_work w = { .site = site, .folder = f, .count = site_parts(site), .e = e };
	const struct pool pool = { next_part, make_part, write_part, &w, sizeof(struct part_slot),
		(unsigned)jobs, &cli_interrupted, 0 };
	if (!pool_run(&pool, drop_part))
		return fail(e, ERR_SYSTEM, "no thread could be started");
	return e->kind == ERR_NONE && (!cli_interrupted || fail(e, ERR_SYSTEM, "interrupted"));
}

/* What an edition is made of: a stream, and the casebook that it stands in, or NULL. */
struct publishing {
	struct app *app;
	const struct publish_opts *o;
	struct edition_options edition;
	struct site_options site;
	struct words words;
	struct casebook *c;
	const struct rulings *rulings; /* of the casebook */
	const char *folder;
	long jobs;
};

/* The proofs of a casebook, made by a thread of their own beside the parts. */
struct proof_work {
	const struct publishing *p;
	const struct site *site;
	const struct edition *ed;
	struct folder_file lines;
	struct arena mem;
	struct site_files files;
	struct err e;
	bool ok;
};

static void *make_proofs(void *work)
{
	struct proof_work *w = work;
	w->ok = publish_proofs(
		w->p->c, w->p->rulings, w->site, w->ed, &w->lines, &w->files, &w->mem, &w->e);
	return NULL;
}

static bool read_json(
	struct app *app, const char *path, const struct json **out, struct str *text, struct err *e)
{
	struct json *v;
	if (!file_read(path, MOST_JSON, text, app->mem, e))
		return false;
	if (!json_parse(*text, &v, app->mem, e))
		return explain(e, "%.300s", path);
	*out = v;
	return true;
}

static bool pick(struct app *app, const struct publish_opts *o, struct edition_options *ed,
	struct words *w, struct site_options *site, struct err *e)
{
	struct str text;
	int rule = o->rule ? word_index(rule_words, str_from(o->rule)) : RULE_RANGE;
	if (rule < 0)
		return fail(e, ERR_USAGE, "no rule '%.60s'; see 'knell help publish'", o->rule);
	*ed = (struct edition_options){ .title = str_from(o->title ? o->title : ""),
		.publisher = str_from(o->publisher ? o->publisher : ""),
		.rule = (enum rule)rule,
		.unreviewed = o->draft,
		.name_minors = o->name_minors,
		.name_witnesses = o->name_witnesses };
	*site = (struct site_options){ .words = w };
	if (!words_open(w, str_from(o->language ? o->language : "en"), app->mem, e))
		return false;
	ed->language = w->language;
	if (o->previous &&
		!read_json(app, str_format(app->mem, "%s/data/edition.json", o->previous).at,
			&site->previous, &text, e))
		return false;
	return !o->estimate ||
	       read_json(app, o->estimate, &site->estimate, &site->estimate_text, e);
}

/* PUBLISH-1 */
static bool check_review(const struct edition *ed, struct err *e)
{
	if (ed->r->incident_count)
		return true;
	if (ed->review.claims && !ed->review.accepted && !ed->review.edited)
		return fail(e, ERR_FINDING,
			"none of the %zu claims was reviewed, and no figure leaves on unreviewed "
			"claims; --draft makes a draft",
			ed->review.claims);
	return fail(e, ERR_FINDING, "there is no incident to publish");
}

static void remark(struct app *app, const struct folder *f, const struct edition *ed)
{
	fprintf(app->notes,
		"knell publish: %s: %zu incidents, %zu of %zu claims reviewed, %zu files, %zu "
		"bytes\n",
		f->final, ed->r->incident_count, ed->review.accepted + ed->review.edited,
		ed->review.claims, f->payload.count + f->tags.count, f->bytes);
}

static bool put_with_proofs(struct publishing *p, struct folder *f, const struct edition *ed,
	const struct site *site, struct err *e)
{
	struct proof_work w = { .p = p, .site = site, .ed = ed };
	pthread_t thread;
	if (!folder_file_begin(f, &w.lines, "proofs/claims.jsonl", e))
		return false;
	bool beside = p->jobs > 1 && pthread_create(&thread, NULL, make_proofs, &w) == 0;
	bool ok = put_parts(f, site, p->jobs, e);
	if (beside)
		pthread_join(thread, NULL);
	else if (ok)
		make_proofs(&w);
	if (ok && !w.ok)
		*e = w.e;
	ok = folder_file_end(f, &w.lines, ok ? e : &w.e) && ok;
	ok = ok && w.ok && put_files(f, &w.files, e);
	arena_release(&w.mem);
	return ok;
}

static bool put_all(struct publishing *p, struct folder *f, const struct edition *ed, struct err *e)
{
	const struct site *site = site_open(ed, &p->site);
	return (p->c ? put_with_proofs(p, f, ed, site, e) : put_parts(f, site, p->jobs, e)) &&
	       folder_end(f, ed, p->c, e);
}

static bool publish(struct publishing *p, const struct stream *s, struct err *e)
{
	struct folder f = { .app = p->app };
	const struct edition *ed = edition_make(s, &p->edition, p->app->mem);
	if (!check_review(ed, e) || !folder_begin(&f, p->folder, e))
		return false;
	if (!put_all(p, &f, ed, e)) {
		folder_drop(&f);
		return false;
	}
	remark(p->app, &f, ed);
	return true;
}

static bool publish_streams(struct publishing *p, char **operands, struct err *e)
{
	struct stream_in in = { .app = p->app, .command = "publish" };
	return stream_in_take(&in, operands, e) && publish(p, &in.stream, e) &&
	       stream_in_verdict(&in, e);
}

static bool publish_casebook(const struct publishing *how, const char *folder, struct err *e)
{
	struct publishing p = *how;
	struct casebook c;
	struct standing s;
	struct case_opts at = p.o->at;
	at.casebook = folder;
	if (!case_open(p.app, &at, CASEBOOK_READING, &c, e))
		return false;
	bool ok = standing_load(&s, &c, INT64_MAX, p.app->mem, e);
	if (ok) {
		tell_standing(p.app, "publish", &s);
		verdicts_of(&p.edition.verdicts, &s, p.app->mem);
		p.edition.reviewers = standing_reviewers(&s, p.app->mem);
		p.edition.as_of = standing_day(&s);
		p.site.proofs = "proofs/README.txt";
		p.c = &c;
		p.rulings = &s.rulings;
		ok = publish(&p, &s.stream, e);
	}
	return case_close(p.app, &c, ok, e);
}

static bool is_folder(const char *path)
{
	struct stat st;
	return path && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool publish_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct publish_opts *o = args;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct publishing p = { .app = app, .o = o };
	size_t last = 0;
	while (operands[last + 1])
		last++;
	p.folder = operands[last];
	operands[last] = NULL;
	if (o->jobs < 0 || o->jobs > POOL_JOBS_MOST)
		return fail(e, ERR_USAGE, "--jobs wants 1 to %d, not %ld", POOL_JOBS_MOST, o->jobs);
	p.jobs = o->jobs ? o->jobs : processors < 1 ? 1 : processors;
	if (!pick(app, o, &p.edition, &p.words, &p.site, e))
		return false;
	if (!is_folder(operands[0]))
		return publish_streams(&p, operands, e);
	if (operands[1])
		return fail(
			e, ERR_USAGE, "an edition is made of one casebook, or of files of claims");
	return publish_casebook(&p, operands[0], e);
}

const struct command cmd_publish = {
	.name = "publish",
	.operands = "CASE|FILE... DIR",
	.summary = "the edition that the world reads: a folder of pages, tables and a manifest",
	.text = "Makes of a casebook, or of files of claims, a new folder DIR that opens\n"
		"in any browser from a disk or a stick, without a server and without a\n"
		"script: an overview with what was counted and, apart from it, what was\n"
		"estimated; a page for each incident, on which every number leads to the\n"
		"words that carry it; the rules; and the data in seven forms with their\n"
		"schemas. The folder is a BagIt bag. The same claims give the same bytes:\n"
		"no clock is read, and the edition's date is the last day that its claims\n"
		"know of.\n\n"
		"No figure leaves on claims that nobody reviewed ('reviewed' is accepted\n"
		"or edited); how many there were, and what is in no figure, stands on the\n"
		"first page. Names of minors, witnesses and confidential sources are\n"
		"withheld, shown as withheld, and searched for in every file before it is\n"
		"written. Out of a casebook comes for each claim the proof that it stands\n"
		"in the signed log, with a script that checks it by jq and openssl alone;\n"
		"this device signs the manifests (proofs/signature.note). With --previous\n"
		"the first page says what changed, and for which words.\n\n"
		"Exit status 1 when there is nothing reviewed to publish. The rules are\n"
		"PUBLISH in docs/method/publish.md.",
	.examples =
		"  knell publish claims.jsonl edition\n"
		"  knell publish claims.jsonl edition-2 --previous edition --title 'Port Selene, "
		"March 2031'\n"
		"  knell publish claims.jsonl draft --draft --language ar",
	.opts = publish_opts,
	.opts_size = sizeof(struct publish_opts),
	.defaults = &(const struct publish_opts){ .title = NULL },
	.min_operands = 2,
	.max_operands = -1,
	.run = publish_run,
};
