#include "reader/muc_inside.h"

#include "base/asset.h"

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
		if (str_equal(country, str_from(nine[i])))
			return true;
	return false;
}

/* TASK-1: the country that the report names most, by its name, people or capital. */
static struct str main_country(const struct filter *f)
{
	enum { MOST = 64 };
	struct {
		struct str name;
		size_t times;
	} seen[MOST] = { 0 };
	size_t count = 0, best = 0;
	const struct page *p = f->page;
	for (uint32_t s = 0; s < p->scan.sentences.count; s++)
		for (uint32_t i = p->scan.sentences.at[s].first; i < p->scan.sentences.at[s].end;
			i++) {
			uint32_t first = p->scan.sentences.at[s].first;
			struct str name = muc_ending(f->muc->lists, LIST_COUNTRY, p,
				i > first + 2 ? i - 2 : first, i + 1, NULL);
			size_t k = 0;
			while (name.at && k < count && !str_equal(seen[k].name, name))
				k++;
			if (!name.at || k == MOST)
				continue;
			seen[k].name = name;
			seen[k].times += s == 0 ? 3 : 1; /* the dateline */
			count += k == count;
		}
	for (size_t k = 1; k < count; k++)
		if (muc_is_latin(f, seen[k].name) * 1000 + seen[k].times >
			muc_is_latin(f, seen[best].name) * 1000 + seen[best].times)
			best = k;
	return seen[best].name;
}

void muc_begin(struct filter *f, const struct muc *m, const struct reader *r,
	const struct report *report, struct str text, struct arena *mem)
{
	*f = (struct filter){ .muc = m, .page = NEW(mem, struct page), .mem = mem };
	reader_page(r, report, text, true, f->page, mem);
	f->country = main_country(f);
	muc_relate(f);
}

void muc_read(const struct muc *m, const struct reader *r, const struct report *report,
	struct str text, struct buf *out, struct arena *mem)
{
	struct filter f;
	muc_begin(&f, m, r, report, text, mem);
	muc_mentions(&f);
	muc_templates(&f);
	muc_fills(&f);
	muc_keep(&f);
	muc_put(&f, out);
}
