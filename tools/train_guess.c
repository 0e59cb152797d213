/*
 * train_guess - the weights of people and numbers (FRAME-140) and of deeds (FRAME-168), from annotated reports
 * usage: train_guess OUT DEEDS WORDS DATA.jsonl
 *
 * A line of DATA is a report as tools/guess_data writes it. Features with words that are not in WORDS (common English
 * words, one a line) are left out, so that no name gets into the weights. Says how many of the people, numbers and deeds
 * in reports that were not learned from are taken at several chances, and how many of those rightly.
 */
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/guess.h"
#include "reader/guess_deed.h"
#include "reader/reader.h"
#include "train_linear.h"
#include "train_words.h"

#include <stdio.h>

static const char *const deed_classes[] = { "none", "denies", "admits", NULL };
static const char *const classes[] = { "none", "killed", "injured", "missing", "abducted",
	"detained", "displaced", NULL };
static const struct train_how how = { .rounds = 30, .rate = 0.1f, .decay = 0.03f, .least = 12 };
static const struct train_how deeds_how = {
	.rounds = 30, .rate = 0.1f, .decay = 0.03f, .least = 6
};
enum { FOLDS = 5, SKIP = -1 };

/* What is known of a case besides its features. */
struct kept {
	bool told; /* by a frame */
	bool marked, number;
};

struct kept_cases {
	struct kept *at;
	size_t count, room;
};

struct job {
	struct arena *mem;
	struct kept_cases kept;
	const struct reader *reader;
	struct vocabulary words;
	struct train train, deeds;
};

static int class_of_harm(struct str harm)
{
	for (int c = GUESS_NONE; c < GUESS_CLASSES; c++)
		if (str_equal(harm, str_from(classes[c])))
			return c;
	return SKIP;
}

/* The number of a candidate, or none. */
enum { NO_NUMBER = -1, ANY = -2 };

static int64_t number_of(const struct page *p, uint32_t i)
{
	const struct chunk *n = chunk_at(p, i);
	return n->quantity == NONE ? NO_NUMBER : p->quantities.at[n->quantity].count.low;
}

static bool is_inside(const struct page *p, uint32_t i, const struct json *c)
{
	const struct words *w = &p->scan.words;
	const struct chunk *n = chunk_at(p, i);
	size_t begin = (size_t)json_member(c, "begin")->integer,
	       end = (size_t)json_member(c, "end")->integer;
	uint32_t at = n->quantity != NONE ? p->quantities.at[n->quantity].end - 1 : n->head;
	return w->at[at].begin >= begin && w->at[at].end <= end;
}

/* Of the candidates of a sentence that are inside the claim's words: how many have no number, and whether any has one. */
static size_t count_people(const struct page *p, uint32_t s, const struct json *c, bool *numbers)
{
	size_t people = 0;
	*numbers = false;
	for (uint32_t i = p->first_chunk[s]; i < p->first_chunk[s + 1]; i++)
		if (guess_is_candidate(p, i) && is_inside(p, i, c)) {
			people += number_of(p, i) == NO_NUMBER;
			*numbers |= number_of(p, i) != NO_NUMBER;
		}
	return people;
}

/* What one claim whose words hold the candidate says of it. */
static int answer_of(const struct page *p, uint32_t s, uint32_t i, const struct json *c)
{
	bool numbers, asked = json_flag(c, "asked");
	int class = class_of_harm(json_text(c, "harm"));
	int64_t low = json_member(c, "low")->integer, number = number_of(p, i);
	size_t people = count_people(p, s, c, &numbers);
	if (!asked)
		return SKIP;
	if (number == NO_NUMBER)
		return !numbers && (low == ANY || people == 1) ? class : SKIP;
	if (low == ANY || low == number)
		return class;
	return low > number ? SKIP : GUESS_NONE;
}

/* What the annotation of a report says of a candidate; SKIP where it leaves it open. */
static int answer(const struct page *p, uint32_t s, uint32_t i, const struct json *report)
{
	const struct json *claims = json_member(report, "claims");
	int found = GUESS_NONE;
	for (size_t k = 0; claims && k < claims->count; k++) {
		const struct json *c = &claims->item[k];
		if (!is_inside(p, i, c))
			continue;
		int class = answer_of(p, s, i, c);
		if (class > GUESS_NONE)
			return class;
		if (class == SKIP)
			found = SKIP;
	}
	return found;
}

static void add_case(struct job *j, struct page *p, uint32_t s, uint32_t i, int class,
	const struct guessing *g, struct kept kept, int fold)
{
	struct arena mem = { 0 };
	struct buf words = { .mem = &mem };
	struct features f;
	features_clear(&f);
	f.words = &words;
	guess_features(p, s, i, g, &f);
	guess_shared_features(p, s, &f);
	train_add(
		&j->train, train_common(&j->words, buf_str(&words), &mem), (uint32_t) class, fold);
	*PUSH(j->mem, &j->kept) = kept;
	arena_release(&mem);
}

/* All candidates are learned from, whether a frame took them or not; only the others will be asked about. */
static void add_candidates(struct job *j, struct page *p, const struct json *doc, int fold)
{
	struct guessing g = { 0 };
	bool marked = !str_equal(json_text(doc, "kind"), STR("annotated"));
	for (uint32_t s = 0; s < p->scan.sentences.count; s++)
		for (uint32_t i = p->first_chunk[s]; i < p->first_chunk[s + 1]; i++) {
			enum guess_class by_frames;
			if (!guess_is_candidate(p, i))
				continue;
			bool told = guess_told(p, s, i, &by_frames);
			int class = answer(p, s, i, doc);
			if (class != SKIP)
				add_case(j, p, s, i, class, &g,
					(struct kept){ told, marked, number_of(p, i) != NO_NUMBER },
					fold);
			guess_went_by(
				&g, s, i, class != SKIP ? (enum guess_class) class : by_frames);
		}
}

/* What the annotation says of a chunk as a deed. */
static int deed_answer(const struct page *p, uint32_t i, const struct json *report)
{
	const struct json *claims = json_member(report, "claims");
	int found = DEED_NONE;
	for (size_t k = 0; claims && k < claims->count; k++) {
		const struct json *c = &claims->item[k];
		struct str harm = json_text(c, "harm");
		if (!is_inside(p, i, c))
			continue;
		for (int class = DEED_DENIED; class < DEED_CLASSES; class ++)
			if (str_equal(harm, str_from(deed_classes[class])))
				return json_flag(c, "asked") ? class : SKIP;
		found = str_equal(harm, STR("none")) ? found : SKIP;
	}
	return found;
}

static void add_deed(struct job *j, const struct page *p, const struct deed *d, int class, int fold)
{
	struct arena mem = { 0 };
	struct buf words = { .mem = &mem };
	struct features f;
	features_clear(&f);
	f.words = &words;
	guess_deed_features(p, d, &f);
	guess_deed_shared_features(p, d->sentence, &f);
	train_add(
		&j->deeds, train_common(&j->words, buf_str(&words), &mem), (uint32_t) class, fold);
	arena_release(&mem);
}

static void add_deeds(struct job *j, struct page *p, const struct json *doc, int fold)
{
	for (uint32_t s = 0; s < p->scan.sentences.count; s++)
		for (uint32_t i = p->first_chunk[s]; i < p->first_chunk[s + 1]; i++) {
			struct deed d;
			if (!guess_deed_at(p, s, i, NULL, &d))
				continue;
			int class = deed_answer(p, i, doc);
			if (class != SKIP)
				add_deed(j, p, &d, class, fold);
		}
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
	report.id = json_text(doc, "id");
	(void)!date_parse(json_text(doc, "date"), &report.published);
	text_scan(json_text(doc, "text"), &scan, &mem);
	reader_page(j->reader, &report, &scan, false, &p, &mem);
	add_candidates(j, &p, doc, fold);
	if (!str_equal(json_text(doc, "kind"), STR("marked")))
		add_deeds(j, &p, doc, fold);
	arena_release(&mem);
	return true;
}

/* From which chance on how many are taken, and how many of them rightly. */
struct taken {
	size_t taken, right, asked;
};

enum { CHANCES = 6 };
static const float from[CHANCES] = { 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.85f };

/* Of annotated and of marked reports, of numbers and of people without one. */
enum { GROUPS = 4 };
static const char *const groups[GROUPS] = { "people, annotated", "numbers, annotated",
	"people, marked", "numbers, marked" };

/* What would be taken of the cases of one fold that no frame took. */
static void try_fold(const struct job *j, int fold, struct taken sums[GROUPS][CHANCES])
{
	const struct train *t = &j->train;
	for (size_t i = 0; i < t->cases.count; i++) {
		const struct train_case *c = &t->cases.at[i];
		const struct kept *kept = &j->kept.at[i];
		struct taken *of = sums[2 * kept->marked + kept->number];
		float p[16];
		if (c->fold != fold || kept->told)
			continue;
		train_chances(t, i, p);
		for (int k = 0; k < CHANCES; k++)
			for (uint32_t class = GUESS_KILLED; class < GUESS_CLASSES; class ++) {
				of[k].taken += p[class] >= from[k];
				of[k].right += p[class] >= from[k] && class == c->class;
				of[k].asked += class == c->class;
			}
	}
}

static void try_deeds(const struct train *t, int fold, struct taken sums[CHANCES])
{
	for (size_t i = 0; i < t->cases.count; i++) {
		const struct train_case *c = &t->cases.at[i];
		float p[16];
		if (c->fold != fold)
			continue;
		train_chances(t, i, p);
		for (int k = 0; k < CHANCES; k++)
			for (uint32_t class = DEED_DENIED; class < DEED_CLASSES; class ++) {
				sums[k].taken += p[class] >= from[k];
				sums[k].right += p[class] >= from[k] && class == c->class;
				sums[k].asked += class == c->class;
			}
	}
}

static void tell_one(const char *what, const struct taken *sums)
{
	for (int k = 0; k < CHANCES; k++)
		fprintf(stderr,
			"%s: from a chance of %.2f on %zu are taken, %zu rightly, of %zu asked "
			"for\n",
			what, (double)from[k], sums[k].taken, sums[k].right, sums[k].asked);
}

/* Says what would be taken of reports that were not learned from. */
static void try_all(struct job *j)
{
	struct taken sums[GROUPS][CHANCES] = { 0 }, deeds[CHANCES] = { 0 };
	for (int fold = 0; fold < FOLDS; fold++) {
		train_run(&j->train, &how, fold);
		train_run(&j->deeds, &deeds_how, fold);
		try_fold(j, fold, sums);
		try_deeds(&j->deeds, fold, deeds);
	}
	for (int g = 0; g < GROUPS; g++)
		tell_one(groups[g], sums[g]);
	tell_one("deeds", deeds);
}

static bool write_weights(const char *path, struct train *t, const struct train_how *by,
	const char *name, const char *title, struct err *e)
{
	struct buf out = { .mem = t->mem };
	train_run(t, by, FOLDS);
	buf_printf(&out, "# Weights of %s, learned from annotated reports by tools/train_guess.\n",
		title);
	train_write(t, name, by, &out);
	return file_write(path, buf_str(&out), e);
}

static bool run(char **argv, struct arena *mem, struct err *e)
{
	struct job *j = NEW(mem, struct job);
	struct str words, data, line;
	j->mem = mem;
	if (!reader_load(&j->reader, mem, e) || !file_read(argv[3], 1 << 28, &words, mem, e) ||
		!file_read(argv[4], 1 << 28, &data, mem, e))
		return false;
	j->reader = reader_without_guess(j->reader, mem);
	train_vocabulary(&j->words, words, mem);
	train_begin(&j->train, classes, mem);
	train_begin(&j->deeds, deed_classes, mem);
	for (int i = 0; str_cut(&data, '\n', &line); i++)
		if (line.len && !add_report(j, line, i % FOLDS, e))
			return false;
	try_all(j);
	return write_weights(
		       argv[1], &j->train, &how, "guess", "people and numbers (FRAME-140)", e) &&
	       write_weights(argv[2], &j->deeds, &deeds_how, "deed",
		       "what parties say of deeds (FRAME-168)", e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	if (argc != 5) {
		fprintf(stderr, "usage: train_guess OUT DEEDS WORDS DATA.jsonl\n");
		return ERR_USAGE;
	}
	bool done = run(argv, &mem, &e);
	if (!done)
		fprintf(stderr, "train_guess: %s\n", e.text);
	arena_release(&mem);
	return done ? 0 : (int)e.kind;
}
