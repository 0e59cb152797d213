/*
 * train_lone - the weights of numbers that stand alone (FRAME-140), from annotated reports
 * usage: train_lone OUT WORDS DATA.jsonl
 *
 * A line of DATA is a report as tools/lone_data writes it. Features with words that are not in WORDS (common English
 * words, one a line) are left out, so that no name gets into the weights. Says how many of the numbers
 * in reports that were not learned from are taken at several chances, and how many of those rightly.
 */
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/lone.h"
#include "reader/reader.h"
#include "train_linear.h"
#include "train_words.h"

#include <stdio.h>

static const char *const classes[] = { "none", "killed", "injured", NULL };
static const struct train_how how = { .rounds = 20, .rate = 0.05f, .decay = 0.03f, .least = 3 };
enum { FOLDS = 5, ALWAYS = -1 /* no fold: passages are only learned from */, SKIP = -1 };

struct job {
	struct arena *mem;
	const struct reader *reader;
	struct vocabulary words;
	struct train train;
};

static int class_of_harm(struct str harm)
{
	if (str_equal(harm, STR("killed")))
		return LONE_KILLED;
	return str_equal(harm, STR("injured")) ? LONE_INJURED : LONE_NONE;
}

/* What the annotation of a report says of the number at bytes [begin, end); SKIP where it leaves it open. */
static int answer(const struct json *report, size_t begin, size_t end, int64_t low)
{
	enum { ANY = -2 };
	const struct json *claims = json_member(report, "claims");
	int found = json_flag(report, "open") ? SKIP : LONE_NONE;
	for (size_t i = 0; claims && i < claims->count; i++) {
		const struct json *c = &claims->item[i];
		int64_t of = json_member(c, "low")->integer;
		int class = class_of_harm(json_text(c, "harm"));
		if ((size_t)json_member(c, "begin")->integer > begin ||
			(size_t)json_member(c, "end")->integer < end || (of != low && of != ANY))
			continue;
		if ((class != LONE_NONE || of == ANY) && json_flag(c, "asked"))
			return class;
		found = SKIP;
	}
	return found;
}

static void add_number(
	struct job *j, struct page *p, uint32_t s, uint32_t i, const struct json *report, int fold)
{
	struct arena mem = { 0 };
	struct buf words = { .mem = &mem };
	struct features f;
	const struct chunk *n = chunk_at(p, i);
	size_t begin = p->scan.words.at[n->first].begin, end = p->scan.words.at[n->head].end;
	int class = answer(report, begin, end, p->quantities.at[n->quantity].count.low);
	features_clear(&f);
	f.words = &words;
	if (class != SKIP) {
		lone_features(p, s, i, &f);
		train_add(&j->train, train_common(&j->words, buf_str(&words), &mem),
			(uint32_t) class, fold);
	}
	arena_release(&mem);
}

static bool add_report(struct job *j, struct str line, int fold, struct err *e)
{
	struct arena mem = { 0 };
	struct json *doc;
	struct scanned scan = { 0 };
	struct page p;
	struct report report = { .published = DATE_NONE, .language = STR("en") };
	if (!json_parse(line, &doc, &mem, e))
		return false;
	if (!json_flag(doc, "report"))
		fold = ALWAYS;
	report.id = json_text(doc, "id");
	(void)!date_parse(json_text(doc, "date"), &report.published);
	text_scan(json_text(doc, "text"), &scan, &mem);
	reader_page(j->reader, &report, &scan, false, &p, &mem);
	for (uint32_t s = 0; s < p.scan.sentences.count; s++)
		for (uint32_t i = p.first_chunk[s]; i < p.first_chunk[s + 1]; i++)
			if (lone_is_candidate(&p, s, i))
				add_number(j, &p, s, i, doc, fold);
	arena_release(&mem);
	return true;
}

/* From which chance on how many are taken, and how many of them rightly. */
struct taken {
	size_t taken, right, asked;
};

enum { CHANCES = 8 };
static const float from[CHANCES] = { 0.3f, 0.4f, 0.45f, 0.5f, 0.55f, 0.6f, 0.7f, 0.8f };

static void try_fold(const struct train *t, int fold, struct taken *sums)
{
	for (size_t i = 0; i < t->cases.count; i++) {
		const struct train_case *c = &t->cases.at[i];
		float p[16];
		if (c->fold != fold)
			continue;
		train_chances(t, i, p);
		for (int k = 0; k < CHANCES; k++)
			for (uint32_t class = LONE_KILLED; class < LONE_CLASSES; class ++) {
				sums[k].taken += p[class] >= from[k];
				sums[k].right += p[class] >= from[k] && class == c->class;
				sums[k].asked += class == c->class;
			}
	}
}

static void tell(const struct taken *sums)
{
	for (int k = 0; k < CHANCES; k++)
		fprintf(stderr,
			"lone: from a chance of %.2f on %zu are taken, %zu rightly, of %zu asked "
			"for\n",
			(double)from[k], sums[k].taken, sums[k].right, sums[k].asked);
}

static bool run(char **argv, struct arena *mem, struct err *e)
{
	struct job *j = NEW(mem, struct job);
	struct str words, data, line;
	struct buf out = { .mem = mem };
	struct taken sums[CHANCES] = { 0 };
	j->mem = mem;
	if (!reader_load(&j->reader, mem, e) || !file_read(argv[2], 1 << 28, &words, mem, e) ||
		!file_read(argv[3], 1 << 28, &data, mem, e))
		return false;
	j->reader = reader_without_lone(j->reader, mem);
	train_vocabulary(&j->words, words, mem);
	train_begin(&j->train, classes, mem);
	for (int i = 0; str_cut(&data, '\n', &line); i++)
		if (line.len && !add_report(j, line, i % FOLDS, e))
			return false;
	for (int fold = 0; fold < FOLDS; fold++) {
		train_run(&j->train, &how, fold);
		try_fold(&j->train, fold, sums);
	}
	tell(sums);
	train_run(&j->train, &how, FOLDS);
	buf_printf(&out,
		"# Weights of numbers that stand alone (FRAME-140), learned from annotated "
		"reports by tools/train_lone.\n");
	train_write(&j->train, "lone", &how, &out);
	return file_write(argv[1], buf_str(&out), e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	if (argc != 4) {
		fprintf(stderr, "usage: train_lone OUT WORDS DATA.jsonl\n");
		return ERR_USAGE;
	}
	bool done = run(argv, &mem, &e);
	if (!done)
		fprintf(stderr, "train_lone: %s\n", e.text);
	arena_release(&mem);
	return done ? 0 : (int)e.kind;
}
