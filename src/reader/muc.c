#include "reader/muc_inside.h"

#include "base/asset.h"

#include <ctype.h>

const struct muc_wanted muc_wanted = {
	.mention = { [ROLE_BAND] = 0.1f,
		[ROLE_ORGANISATION] = 0.05f,
		[ROLE_THING] = 0.1f,
		[ROLE_HUMAN] = 0.1f,
		[ROLE_WEAPON] = 0.1f },
	.join = 0.72f,
	.fill = { [ROLE_BAND] = 0.31f,
		[ROLE_ORGANISATION] = 0.33f,
		[ROLE_THING] = 0.38f,
		[ROLE_HUMAN] = 0.44f,
		[ROLE_WEAPON] = 0.45f },
	.keep = 0.2f,
	.both = { [ROLE_BAND] = 0.14f, [ROLE_ORGANISATION] = 0.16f, [ROLE_THING] = 0.1f },
};

static bool load_model(const struct linear **l, struct str weights, const char *name,
	struct arena *mem, struct err *e)
{
	return linear_load(l, weights, str_from(name), mem, e) ||
	       explain(e, "weights of \"%s\"", name);
}

bool muc_load(const struct muc **m, struct arena *mem, struct err *e)
{
	struct muc *made = NEW(mem, struct muc);
	struct str words, weights;
	made->wanted = muc_wanted;
	if (!asset_find("lexicon/muc.txt", &words) ||
		!asset_find("lexicon/muc-weights.txt", &weights))
		return fail(e, ERR_SYSTEM, "the program was built without the words of MUC");
	if (!muc_lists_load(&made->lists, words, mem, e))
		return explain(e, "lexicon/muc.txt");
	if (!load_model(&made->role, weights, "role", mem, e) ||
		!load_model(&made->join, weights, "join", mem, e) ||
		!load_model(&made->page, weights, "page", mem, e) ||
		!load_model(&made->fill, weights, "fill", mem, e) ||
		!load_model(&made->keep, weights, "keep", mem, e))
		return false;
	*m = made;
	return true;
}

bool muc_is_latin(const struct filter *f, struct str country)
{
	static const char *const nine[] = { "EL SALVADOR", "GUATEMALA", "HONDURAS", "ARGENTINA",
		"BOLIVIA", "CHILE", "COLOMBIA", "ECUADOR", "PERU", NULL };
	(void)f;
	for (size_t i = 0; nine[i]; i++)
		if (str_is(country, nine[i]))
			return true;
	return false;
}

struct str muc_country(const struct filter *f, const struct spot *s)
{
	char low[2];
	if (s->country.len != 2)
		return (struct str){ 0 };
	for (size_t i = 0; i < 2; i++)
		low[i] = (char)tolower((unsigned char)s->country.at[i]);
	return muc_word(f->muc->lists, LIST_CODE, (struct str){ low, 2 });
}

/* TASK-1: the country that the report names most, by its name, its people or its towns. */
static struct str main_country(const struct filter *f)
{
	enum { MOST = 32 };
	struct {
		struct str name;
		size_t times;
	} seen[MOST] = { 0 };
	size_t count = 0, best = 0;
	for (size_t i = 0; i < f->page->spots.count; i++) {
		const struct spot *s = &f->page->spots.at[i];
		struct str name = muc_country(f, s);
		size_t k = 0;
		while (name.at && k < count && !str_equal(seen[k].name, name))
			k++;
		if (!name.at || k == MOST)
			continue;
		seen[k].name = name;
		seen[k].times += (s->dateline ? 3U : 1U) +
				 (muc_is_latin(f, name) && !seen[k].times ? 1000U : 0U);
		count += k == count;
	}
	for (size_t k = 1; k < count; k++)
		if (seen[k].times > seen[best].times)
			best = k;
	return seen[best].name;
}

void muc_begin(struct filter *f, const struct muc *m, const struct reader *r,
	const struct report *report, const struct scanned *scan, struct arena *mem)
{
	*f = (struct filter){ .muc = m, .page = NEW(mem, struct page), .mem = mem };
	reader_page(r, report, scan, true, f->page, mem);
	f->country = main_country(f);
	f->lists = NEW_ARRAY(mem, uint32_t, f->page->scan.words.count + 1);
	for (size_t i = 0; i < f->page->scan.words.count; i++)
		f->lists[i] = muc_lists_of_end(m->lists, f->page->scan.words.at[i].hash);
	muc_relate(f);
}

void muc_finish(struct filter *f, struct buf *out)
{
	muc_mentions(f);
	muc_templates(f);
	muc_page_chance(f);
	muc_fills(f);
	muc_keep(f);
	muc_put(f, out);
}

/*
 * TASK-58: the scorers know no small letters, as the texts that they were learned from have none: all
 * other texts are read as if they were of capitals, too.
 */
static const struct scanned *in_capitals(const struct scanned *scan, struct arena *mem)
{
	struct str text = scan->text;
	struct scanned *capital;
	size_t i = 0;
	while (i < text.len && !islower((unsigned char)text.at[i]))
		i++;
	if (i == text.len)
		return scan;
	char *copy = str_terminated(mem, text);
	for (; i < text.len; i++)
		copy[i] = (char)toupper((unsigned char)copy[i]);
	capital = NEW(mem, struct scanned);
	text_scan((struct str){ copy, text.len }, capital, mem);
	return capital;
}

/* TASK-60: the first sentences, of so many words at most. */
static struct scanned first_part(const struct scanned *scan)
{
	struct scanned part = *scan;
	while (part.words.count > MUC_WORDS_MOST && part.sentences.count > 1)
		part.words.count = part.sentences.at[--part.sentences.count].first;
	if (part.words.count < scan->words.count)
		part.text = str_slice(part.text, 0, part.words.at[part.words.count - 1].end);
	return part;
}

size_t muc_read(const struct muc *m, const struct reader *r, const struct report *report,
	const struct scanned *scan, struct buf *out, struct arena *mem)
{
	struct filter f;
	const struct scanned part = first_part(scan);
	muc_begin(&f, m, r, report, in_capitals(&part, mem), mem);
	if (f.page->arabic) /* TASK-59 */
		muc_put(&f, out);
	else
		muc_finish(&f, out);
	return scan->words.count - part.words.count;
}
