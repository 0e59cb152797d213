#include "reader/muc_inside.h"

/* MUC-30: the task asks for a template if the chance that its features give reaches this; set on DEV. */
static const float wanted = 0.25f;

static struct str bucket(size_t n)
{
	static const char *const words[] = { "0", "1", "2", "3", "many" };
	return str_from(words[n < 4 ? n : 4]);
}

static void words_of(const struct filter *f, uint32_t template, struct features *out)
{
	const struct page *p = f->page;
	for (uint32_t e = 0; e < p->events.count; e++) {
		const struct event *x = &p->events.at[e];
		if (f->template_of[e] != template)
			continue;
		feature_add(out, "trigger", low_at(p, x->trigger));
		if (x->hypothetical)
			feature_add(out, "hypothetical", (struct str){ 0 });
		if (x->background)
			feature_add(out, "background", (struct str){ 0 });
	}
}

/* Every word of the sentences that tell of it, names left out. */
static void sentences_of(const struct filter *f, uint32_t template, struct features *out)
{
	const struct page *p = f->page;
	uint32_t last = NONE;
	for (uint32_t e = 0; e < p->events.count; e++) {
		uint32_t s = p->events.at[e].sentence;
		if (f->template_of[e] != template || s == last)
			continue;
		last = s;
		for (uint32_t i = p->scan.sentences.at[s].first; i < p->scan.sentences.at[s].end;
			i++)
			if (tag_at(p, i) != TAG_NNP && tag_at(p, i) != TAG_NNPS &&
				low_at(p, i).len > 2)
				feature_add(out, "near", low_at(p, i));
	}
}

static void mentions_of(const struct filter *f, uint32_t template, struct features *out)
{
	size_t count[ROLE_COUNT] = { 0 };
	static const char *const names[ROLE_COUNT] = { "none", "bands", "organisations", "things",
		"humans", "weapons" };
	for (size_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (m->template != template || !m->kept)
			continue;
		count[m->role]++;
		feature_add(
			out, names[m->role], low_at(f->page, chunk_at(f->page, m->chunk)->head));
	}
	for (int k = 1; k < ROLE_COUNT; k++)
		feature_add_pair(out, "count", str_from(names[k]), bucket(count[k]));
}

void muc_keep_features(const struct filter *f, uint32_t template, struct features *out)
{
	const struct template *t = &f->templates.at[template];
	static const char *const types[TYPE_COUNT] = { "attack", "bombing", "kidnapping", "arson",
		"robbery" };
	feature_add(out, "any", (struct str){ 0 });
	feature_add(out, "type", str_from(types[t->type]));
	feature_add(out, "events", bucket(t->events));
	feature_add(out, "sentence", bucket(t->first_sentence / 2));
	feature_add(out, "which", bucket(template));
	feature_add(out, "country",
		muc_within(f->muc->lists, LIST_LATIN, f->page, 0, 0).at ? STR("x") : f->country);
	feature_add(out, "dated", t->from == DATE_NONE ? STR("no") : STR("yes"));
	date_day published = f->page->report->published;
	if (t->to != DATE_NONE && published != DATE_NONE)
		feature_add(out, "age",
			t->to > published         ? STR("future")
			: published - t->to <= 7  ? STR("week")
			: published - t->to <= 60 ? STR("months")
						  : STR("old"));
	words_of(f, template, out);
	sentences_of(f, template, out);
	mentions_of(f, template, out);
}

void muc_keep(struct filter *f)
{
	for (uint32_t i = 0; i < f->templates.count; i++) {
		struct features features = { 0 };
		float chances[LINEAR_CLASSES];
		muc_keep_features(f, i, &features);
		linear_chances(f->muc->keep, &features, chances);
		f->templates.at[i].chance = chances[1];
		f->templates.at[i].kept = chances[1] >= wanted;
	}
}
