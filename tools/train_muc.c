/*
 * train_muc - the weights of `knell read --as muc`, from texts with their answers
 * usage: train_muc OUT WORDS DATA.jsonl [HELD.jsonl]
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

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const role_classes[] = { "none", "band", "organisation", "thing", "human",
	"weapon", NULL };
static const char *const keep_classes[] = { "drop", "keep", NULL };
static const struct train_how how_join = {
	.rounds = 8, .rate = 0.07f, .decay = 0.002f, .least = 3
};
static const struct train_how how_page = {
	.rounds = 10, .rate = 0.03f, .decay = 0.004f, .least = 8
};
static const struct train_how how_fill = {
	.rounds = 10, .rate = 0.07f, .decay = 0.001f, .least = 3
};
static const struct train_how how_role = {
	.rounds = 8, .rate = 0.07f, .decay = 0.0005f, .least = 4
};
static const struct train_how how_keep = {
	.rounds = 8, .rate = 0.08f, .decay = 0.004f, .least = 3
};

struct vocabulary {
	struct str *slots;
	size_t mask;
};

struct tally {
	size_t right[ROLE_COUNT], said[ROLE_COUNT], there[ROLE_COUNT];
};

struct job {
	struct arena *mem;
	const struct reader *reader;
	struct muc muc;
	struct vocabulary words;
	struct train role, join, fill, page, keep;
	struct tally tally;
	size_t pages[2][2]; /* asked for or not, and taken for it or not */
	int fold;           /* of the documents counted by turns: 0 or 1 alone, or FOLD_ALL */
};

enum { FOLD_ALL = 2 };

/* ---- words that may be in a feature */

static struct str *slot_of(const struct vocabulary *v, struct str word)
{
	size_t i = str_hash(word) & v->mask;
	while (v->slots[i].at && !str_equal(v->slots[i], word))
		i = (i + 1) & v->mask;
	return &v->slots[i];
}

static void read_vocabulary(struct vocabulary *v, struct str text, struct arena *mem)
{
	struct str line;
	*v = (struct vocabulary){ NEW_ARRAY(mem, struct str, 1 << 18), (1 << 18) - 1 };
	while (str_cut(&text, '\n', &line))
		if (line.len)
			*slot_of(v, line) = line;
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (c & 0x80);
}

/* Every run of letters of the feature's value is a common word. */
static bool is_common(const struct vocabulary *v, struct str feature)
{
	struct str name;
	if (!str_cut(&feature, '=', &name) || !feature.at)
		return true;
	for (size_t i = 0; i < feature.len;) {
		size_t k = i;
		while (k < feature.len && is_letter(feature.at[k]))
			k++;
		if (k > i + 2 && !slot_of(v, str_slice(feature, i, k))->at)
			return false;
		i = k + 1;
	}
	return true;
}

static struct str common_only(const struct job *j, struct str features, struct arena *mem)
{
	struct buf kept = { .mem = mem };
	struct str line;
	while (str_cut(&features, '\n', &line))
		if (line.len && is_common(&j->words, line) &&
			str_find(line, STR(" ")) == line.len) {
			buf_add(&kept, line);
			buf_add_char(&kept, '\n');
		}
	return buf_str(&kept);
}

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
			train_add(&j->role, common_only(j, buf_str(&words), mem),
				answer_role(p, chunk_at(p, i), templates, mem), 1);
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
			train_add(&j->join, common_only(j, buf_str(&words), mem),
				(set & told[k]) != 0, 1);
			found = set & told[k] && found == NONE ? (uint32_t)k : found;
		}
		if (found == NONE && !set)
			found = last;
		muc_join(f, i, found);
		told[f->template_of[i]] |= set;
	}
}

static void add_fills(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	muc_mentions(f);
	muc_templates(f);
	for (uint32_t t = 0; t < f->templates.count; t++) {
		const struct json *answer = answer_of(f, t, templates, mem);
		for (uint32_t i = 0; answer && i < f->mentions.count; i++) {
			struct buf words = { .mem = mem };
			struct features features = { .words = &words };
			const struct mention *m = &f->mentions.at[i];
			if (m->template != t || !m->leads)
				continue;
			muc_fill_features(f, i, &features);
			train_add(&j->fill, common_only(j, buf_str(&words), mem),
				answer_role_of(f, m, answer, mem) == (uint32_t)m->role, 1);
		}
	}
}

static void add_templates(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	muc_mentions(f);
	muc_templates(f);
	muc_fills(f);
	muc_page_chance(f);
	for (uint32_t i = 0; i < f->templates.count; i++) {
		if (!f->templates.at[i].events)
			continue;
		struct buf words = { .mem = mem };
		struct features features = { .words = &words };
		muc_keep_features(f, i, &features);
		train_add(&j->keep, common_only(j, buf_str(&words), mem),
			answer_asks(f, i, templates, mem) ? 1 : 0, 1);
	}
}

static void add_page(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	struct buf words = { .mem = mem };
	struct features features = { .words = &words };
	muc_page_features(f, &features);
	train_add(&j->page, common_only(j, buf_str(&words), mem),
		templates && templates->count ? 1 : 0, 1);
}

/* ---- how well roles are told in texts held out */

static void score_roles(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	const struct page *p = f->page;
	for (uint32_t s = 0; s < p->scan.sentences.count; s++)
		for (uint32_t i = p->first_chunk[s]; i < p->first_chunk[s + 1]; i++) {
			struct features features = { 0 };
			float chances[LINEAR_CLASSES];
			uint32_t best = 1, gold;
			if (!muc_is_candidate(f, i))
				continue;
			muc_role_features(f, s, i, &features);
			linear_chances(j->muc.role, &features, chances);
			gold = answer_role(p, chunk_at(p, i), templates, mem);
			for (uint32_t k = 2; k < ROLE_COUNT; k++)
				best = chances[k] > chances[best] ? k : best;
			if (chances[best] < 0.4f)
				best = 0;
			j->tally.said[best]++;
			j->tally.there[gold]++;
			j->tally.right[best] += best == gold;
		}
}

static void score_page(
	struct job *j, struct filter *f, const struct json *templates, struct arena *mem)
{
	(void)mem;
	muc_page_chance(f);
	j->pages[templates && templates->count ? 1 : 0][f->page_chance >= 0.5f]++;
}

static void print_tally(const struct tally *t)
{
	for (int k = 1; k < ROLE_COUNT; k++)
		printf("%-13s precision %5.1f recall %5.1f of %zu\n", role_classes[k],
			100.0 * (double)t->right[k] / (double)(t->said[k] + !t->said[k]),
			100.0 * (double)t->right[k] / (double)(t->there[k] + !t->there[k]),
			t->there[k]);
}

/* ---- over all documents */

typedef void step(struct job *j, struct filter *f, const struct json *templates, struct arena *mem);

static bool over_documents(struct job *j, struct str data, step *add, struct err *e)
{
	struct str line;
	for (int i = 0; str_cut(&data, '\n', &line); i++) {
		struct arena mem = { 0 };
		struct json *doc;
		struct filter f;
		struct dateline head = { 0 };
		if (!line.len || (j->fold != FOLD_ALL && i % 2 != j->fold))
			continue;
		if (!json_parse(line, &doc, &mem, e))
			return false;
		struct scanned words = { 0 };
		text_scan(json_text(doc, "text"), &words, &mem);
		text_dateline(&words, &head);
		struct report report = { .id = json_text(doc, "docid"),
			.published = head.published };
		muc_begin(&f, &j->muc, j->reader, &report, json_text(doc, "text"), &mem);
		add(j, &f, json_member(doc, "templates"), &mem);
		arena_release(&mem);
	}
	return true;
}

/* The weights so far are read back as the program will read them. */
static bool reload(const struct linear **l, const struct buf *out, const char *name,
	struct arena *mem, struct err *e)
{
	return linear_load(l, str_copy(mem, buf_str(out)), str_from(name), mem, e);
}

static bool train_role(struct job *j, struct str data, int fold, struct buf *out, struct err *e)
{
	j->fold = fold;
	train_begin(&j->role, role_classes, j->mem);
	if (!over_documents(j, data, add_roles, e))
		return false;
	train_run(&j->role, &how_role);
	train_write(&j->role, "role", &how_role, out);
	return reload(&j->muc.role, out, "role", j->mem, e);
}

static bool train_page(struct job *j, struct str data, int fold, struct buf *out, struct err *e)
{
	j->fold = fold;
	train_begin(&j->page, keep_classes, j->mem);
	if (!over_documents(j, data, add_page, e))
		return false;
	train_run(&j->page, &how_page);
	train_write(&j->page, "page", &how_page, out);
	return reload(&j->muc.page, out, "page", j->mem, e);
}

/* The templates of each half are made with what was learned from the other, as unseen ones will be. */
static bool over_halves(struct job *j, struct str data, step *add, struct err *e)
{
	const struct linear *role = j->muc.role, *page = j->muc.page;
	for (int fold = 0; fold < 2; fold++) {
		struct buf half = { .mem = j->mem };
		if (!train_role(j, data, fold, &half, e) || !train_page(j, data, fold, &half, e))
			return false;
		j->fold = 1 - fold;
		if (!over_documents(j, data, add, e))
			return false;
	}
	j->muc.role = role;
	j->muc.page = page;
	return true;
}

static bool train_join(struct job *j, struct str data, struct buf *out, struct err *e)
{
	j->fold = FOLD_ALL;
	train_begin(&j->join, keep_classes, j->mem);
	if (!over_documents(j, data, add_joins, e))
		return false;
	train_run(&j->join, &how_join);
	train_write(&j->join, "join", &how_join, out);
	return reload(&j->muc.join, out, "join", j->mem, e);
}

static bool train(struct job *j, struct str data, struct buf *out, struct err *e)
{
	train_begin(&j->fill, keep_classes, j->mem);
	train_begin(&j->keep, keep_classes, j->mem);
	if (!train_join(j, data, out, e) || !train_role(j, data, FOLD_ALL, out, e) ||
		!train_page(j, data, FOLD_ALL, out, e) || !over_halves(j, data, add_fills, e))
		return false;
	train_run(&j->fill, &how_fill);
	train_write(&j->fill, "fill", &how_fill, out);
	if (!reload(&j->muc.fill, out, "fill", j->mem, e) ||
		!over_halves(j, data, add_templates, e))
		return false;
	train_run(&j->keep, &how_keep);
	train_write(&j->keep, "keep", &how_keep, out);
	return true;
}

static bool run(char **argv, struct arena *mem, struct err *e)
{
	struct job j = { .mem = mem };
	struct str lists, words, data;
	struct buf out = { .mem = mem };
	if (!asset_find("lexicon/muc.txt", &lists))
		return fail(e, ERR_SYSTEM, "no word lists");
	if (!reader_load(&j.reader, mem, e) || !muc_lists_load(&j.muc.lists, lists, mem, e) ||
		!file_read(argv[2], 1 << 28, &words, mem, e) ||
		!file_read(argv[3], 1 << 28, &data, mem, e))
		return false;
	read_vocabulary(&j.words, words, mem);
	buf_printf(&out,
		"# Weights of knell read --as muc, learned from the DEV texts and keys of MUC-4 by "
		"tools/train_muc.\n");
	if (!train(&j, data, &out, e) || !file_write(argv[1], buf_str(&out), e))
		return false;
	if (!argv[4])
		return true;
	j.fold = FOLD_ALL;
	if (!file_read(argv[4], 1 << 28, &data, mem, e) ||
		!reload(&j.muc.role, &out, "role", mem, e) ||
		!reload(&j.muc.page, &out, "page", mem, e) ||
		!over_documents(&j, data, score_roles, e) ||
		!over_documents(&j, data, score_page, e))
		return false;
	print_tally(&j.tally);
	printf("page: %zu and %zu right, %zu and %zu wrong\n", j.pages[1][1], j.pages[0][0],
		j.pages[1][0], j.pages[0][1]);
	return true;
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	if (argc != 4 && argc != 5) {
		fprintf(stderr, "usage: train_muc OUT WORDS DATA.jsonl [HELD.jsonl]\n");
		return ERR_USAGE;
	}
	bool done = run(argv, &mem, &e);
	if (!done)
		fprintf(stderr, "train_muc: %s\n", e.text);
	arena_release(&mem);
	return done ? 0 : (int)e.kind;
}
