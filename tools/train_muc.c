/*
 * train_muc - the weights of `knell read --as muc`, from texts with their answers
 * usage: train_muc OUT WORDS DATA.jsonl [HELD.jsonl RESPONSES]
 *
 * A line of DATA has "docid", "text" and "templates", whose slots list fills as
 * {"v":[alternatives], "x":[referents]}. Features with words that are not in WORDS (common
 * English words, one a line) are left out, so that no name gets into the weights.
 */
#include "base/asset.h"
#include "base/file.h"
#include "base/json.h"
#include "muc_answer.h"
#include "text/dateline.h"
#include "train_linear.h"
#include "train_words.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const char *const role_classes[] = { "none", "band", "organisation", "thing", "human",
	"weapon", NULL };
static const char *const keep_classes[] = { "drop", "keep", NULL };

enum model { MODEL_JOIN, MODEL_ROLE, MODEL_PAGE, MODEL_FILL, MODEL_KEEP, MODEL_COUNT };

static const struct {
	const char *name;
	const char *const *classes;
	size_t place; /* in struct muc */
	struct train_how how;
} models[MODEL_COUNT] = {
	[MODEL_JOIN] = { "join", keep_classes, offsetof(struct muc, join),
		{ .rounds = 8, .rate = 0.07f, .decay = 0.002f, .least = 3 } },
	[MODEL_ROLE] = { "role", role_classes, offsetof(struct muc, role),
		{ .rounds = 12, .rate = 0.03f, .decay = 0.001f, .least = 4 } },
	[MODEL_PAGE] = { "page", keep_classes, offsetof(struct muc, page),
		{ .rounds = 10, .rate = 0.008f, .decay = 0.004f, .least = 4 } },
	[MODEL_FILL] = { "fill", keep_classes, offsetof(struct muc, fill),
		{ .rounds = 10, .rate = 0.012f, .decay = 0.008f, .least = 3 } },
	[MODEL_KEEP] = { "keep", keep_classes, offsetof(struct muc, keep),
		{ .rounds = 8, .rate = 0.012f, .decay = 0.004f, .least = 3 } },
};

/*
 * What a later model sees of the earlier ones must be as unsure as with texts never seen: each
 * fold of the documents is read with models learned from the others. The last set is of all.
 */
enum { FOLDS = 8, FOLD_DOCUMENTS = 20 };

/*
 * What the last scorer learns from has fills from these chances on, fewer things and more people and
 * weapons than the program takes (TASK-31): both were set by what they gave together on five parts of DEV.
 */
static const float learned_fill[ROLE_COUNT] = { [ROLE_BAND] = 0.36f,
	[ROLE_ORGANISATION] = 0.36f,
	[ROLE_THING] = 0.45f,
	[ROLE_HUMAN] = 0.36f,
	[ROLE_WEAPON] = 0.25f };

struct job {
	struct arena *mem;
	const struct reader *reader;
	struct vocabulary words;
	struct train train[MODEL_COUNT];
	struct muc muc[FOLDS + 1];
	struct buf weights, responses;
	int fold; /* that the document belongs to; FOLDS for one that was set aside */
};

static void add_case(struct job *j, enum model m, const struct features *f, uint32_t class)
{
	struct arena mem = { 0 };
	train_add(&j->train[m], train_common(&j->words, buf_str(f->words), &mem), class, j->fold);
	arena_release(&mem);
}

/* ---- the cases of a report */

static void add_roles(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	const struct page *p = f->page;
	for (uint32_t s = 0; s < p->scan.sentences.count; s++)
		for (uint32_t i = p->first_chunk[s]; i < p->first_chunk[s + 1]; i++) {
			struct buf words = { .mem = mem };
			struct features features = { .words = &words };
			if (!muc_is_candidate(f, i))
				continue;
			muc_role_features(f, s, i, &features);
			add_case(j, MODEL_ROLE, &features,
				answer_role(p, chunk_at(p, i), templates, mem));
		}
}

/* Each event is put where the answers want it; where they say nothing, to those told of last. */
static void add_joins(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	uint64_t *told = NEW_ARRAY(mem, uint64_t, f->page->events.count + 1);
	muc_templates_begin(f);
	for (uint32_t i = 0; i < f->page->events.count; i++) {
		uint64_t set;
		uint32_t found = NONE, last = NONE;
		if (muc_type_of(f, &f->page->events.at[i]) < 0)
			continue;
		set = answer_told(f, i, templates, mem);
		for (size_t k = f->templates.count; k-- > 0;) {
			struct buf words = { .mem = mem };
			struct features features = { .words = &words };
			if (!muc_may_join(f, i, (uint32_t)k))
				continue;
			last = last == NONE ? (uint32_t)k : last;
			if (!set || !told[k])
				continue;
			muc_join_features(f, i, (uint32_t)k, &features);
			add_case(j, MODEL_JOIN, &features, (set & told[k]) != 0);
			found = set & told[k] && found == NONE ? (uint32_t)k : found;
		}
		if (found == NONE && !set)
			found = last;
		muc_join(f, i, found);
		told[f->template_of[i]] |= set;
	}
}

static void add_page(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	struct buf words = { .mem = mem };
	struct features features = { .words = &words };
	muc_page_features(f, &features);
	add_case(j, MODEL_PAGE, &features, templates && templates->count);
	if (templates && templates->count)
		add_roles(j, f, templates, mem);
	add_joins(j, f, templates, mem);
}

static void add_fills(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	const struct json **answers;
	const bool *once;
	muc_mentions(f);
	muc_templates(f);
	muc_page_chance(f);
	answers = answers_of(f, templates, false, mem);
	once = answers_once(f, answers, mem);
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		struct buf words = { .mem = mem };
		struct features features = { .words = &words };
		const struct mention *m = &f->mentions.at[i];
		if (m->template == NONE || !m->leads || !answers[m->template])
			continue;
		muc_fill_features(f, i, &features);
		add_case(j, MODEL_FILL, &features, once[i]);
	}
}

static void add_templates(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	const struct json **answers;
	muc_mentions(f);
	muc_templates(f);
	muc_page_chance(f);
	muc_fills(f);
	answers = answers_of(f, templates, true, mem);
	for (uint32_t i = 0; i < f->templates.count; i++) {
		struct buf words = { .mem = mem };
		struct features features = { .words = &words };
		if (!f->templates.at[i].events)
			continue;
		muc_keep_features(f, i, &features);
		add_case(j, MODEL_KEEP, &features, answers[i] != NULL);
	}
}

static void add_response(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	(void)templates;
	(void)mem;
	muc_finish(f, &j->responses);
}

/* ---- over all documents */

typedef void step(struct job *j, struct filter *f, const struct json *templates, struct arena *mem);

static bool over_documents(struct job *j, struct str data, bool held, step *add, struct err *e)
{
	struct str line;
	for (int i = 0; str_cut(&data, '\n', &line); i++) {
		struct arena mem = { 0 };
		struct json *doc;
		struct filter f;
		struct dateline head = { 0 };
		struct scanned words = { 0 };
		if (!line.len)
			continue;
		if (!json_parse(line, &doc, &mem, e))
			return false;
		text_scan(json_text(doc, "text"), &words, &mem);
		text_dateline(&words, &head);
		struct report report = { .id = json_text(doc, "docid"),
			.published = head.published };
		j->fold = held ? FOLDS : i / FOLD_DOCUMENTS % FOLDS;
		muc_begin(&f, &j->muc[j->fold], j->reader, &report, &words, &mem);
		add(j, &f, json_member(doc, "templates"), &mem);
		arena_release(&mem);
	}
	return true;
}

/* Learns a model from all but each fold, and from all, and reads the weights as the program will. */
static bool learn(struct job *j, enum model m, struct err *e)
{
	struct train *t = &j->train[m];
	struct train_loss all = { 0 };
	for (int fold = 0; fold <= FOLDS; fold++) {
		struct buf *text = NEW(j->mem, struct buf);
		const struct linear **l =
			(const struct linear **)(void *)((char *)&j->muc[fold] + models[m].place);
		text->mem = j->mem;
		train_run(t, &models[m].how, fold);
		struct train_loss held = train_held(t, fold);
		all.cases += held.cases;
		all.right += held.right;
		all.sum += held.sum;
		train_write(t, models[m].name, &models[m].how, text);
		if (!linear_load(l, buf_str(text), str_from(models[m].name), j->mem, e))
			return false;
		if (fold == FOLDS)
			buf_add(&j->weights, buf_str(text));
	}
	fprintf(stderr, "%s: of %zu cases not learned from %.2f%% right, loss %.4f\n",
		models[m].name, all.cases, 100.0 * (double)all.right / (double)all.cases,
		all.sum / (double)all.cases);
	return true;
}

static bool train(struct job *j, struct str data, struct err *e)
{
	for (int m = 0; m < MODEL_COUNT; m++)
		train_begin(&j->train[m], models[m].classes, j->mem);
	return over_documents(j, data, false, add_page, e) && learn(j, MODEL_JOIN, e) &&
	       learn(j, MODEL_ROLE, e) && learn(j, MODEL_PAGE, e) &&
	       over_documents(j, data, false, add_fills, e) && learn(j, MODEL_FILL, e) &&
	       over_documents(j, data, false, add_templates, e) && learn(j, MODEL_KEEP, e);
}

/* What the program would say of texts that it has not seen. */
static bool respond(struct job *j, const char *held, const char *file, struct err *e)
{
	struct str data;
	j->muc[FOLDS].wanted = muc_wanted;
	return file_read(held, 1 << 28, &data, j->mem, e) &&
	       over_documents(j, data, true, add_response, e) &&
	       file_write(file, buf_str(&j->responses), e);
}

static bool run(char **argv, struct arena *mem, struct err *e)
{
	struct job *j = NEW(mem, struct job);
	struct str lists, words, data;
	*j = (struct job){ .mem = mem, .weights = { .mem = mem }, .responses = { .mem = mem } };
	if (!asset_find("lexicon/muc.txt", &lists))
		return fail(e, ERR_SYSTEM, "no word lists");
	if (!reader_load(&j->reader, mem, e) || !muc_lists_load(&j->muc[0].lists, lists, mem, e) ||
		!file_read(argv[2], 1 << 28, &words, mem, e) ||
		!file_read(argv[3], 1 << 28, &data, mem, e))
		return false;
	for (int i = 1; i <= FOLDS; i++)
		j->muc[i].lists = j->muc[0].lists;
	for (int i = 0; i <= FOLDS; i++) {
		j->muc[i].wanted = muc_wanted;
		memcpy(j->muc[i].wanted.fill, learned_fill, sizeof learned_fill);
	}
	train_vocabulary(&j->words, words, mem);
	buf_printf(&j->weights,
		"# Weights of knell read --as muc, learned from the DEV texts and keys of MUC-4 by "
		"tools/train_muc.\n");
	return train(j, data, e) && file_write(argv[1], buf_str(&j->weights), e) &&
	       (!argv[4] || respond(j, argv[4], argv[5], e));
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	if (argc != 4 && argc != 6) {
		fprintf(stderr, "usage: train_muc OUT WORDS DATA.jsonl [HELD.jsonl RESPONSES]\n");
		return ERR_USAGE;
	}
	bool done = run(argv, &mem, &e);
	if (!done)
		fprintf(stderr, "train_muc: %s\n", e.text);
	arena_release(&mem);
	return done ? 0 : (int)e.kind;
}
