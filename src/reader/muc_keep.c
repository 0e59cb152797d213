#include "reader/muc_inside.h"

/* Whose harm is told: soldiers and guerrillas by their kinds, all others by the list of people. */
static void harmed(const struct filter *f, const struct event *e, struct features *out)
{
	for (uint32_t i = e->victim; e->victim != NONE && i < e->victims_end; i++) {
		const struct chunk *c = chunk_at(f->page, i);
		if (c->kind != CHUNK_NOUN)
			continue;
		struct str kind = muc_within(f, LIST_BAND, c->first, c->end);
		if (!kind.at)
			kind = muc_within(f, LIST_HUMAN, c->first, c->end);
		feature_add_pair(out, "harmed", f->words.harms[e->harm],
			kind.at           ? VALUE(kind)
			: c->name != NONE ? WORD("named")
					  : WORD("other"));
	}
	if (e->target != NONE) {
		const struct chunk *c = chunk_at(f->page, e->target);
		struct str kind = muc_within(f, LIST_THING, c->first, c->end);
		feature_add(out, "hit", kind.at ? VALUE(kind) : WORD("other"));
	}
	if (e->actor != NONE) {
		const struct chunk *c = chunk_at(f->page, e->actor);
		struct str kind = muc_within(f, LIST_BAND, c->first, c->end);
		feature_add(out, "by", kind.at ? VALUE(kind) : WORD("other"));
	}
	feature_add(out, "act", f->words.acts[e->act]);
}

/* "[Communique]", "[Interview with]": what sort of text it is, and words of its first sentence. */
static void sort_of_text(const struct filter *f, struct features *out)
{
	const struct page *p = f->page;
	for (uint32_t s = 0; s < 3 && s < p->scan.sentences.count; s++)
		for (uint32_t i = p->scan.sentences.at[s].first;
			i + 1 < p->scan.sentences.at[s].end; i++)
			if (word_is(p, i, "["))
				feature_add(out, "sort", low_value(p, i + 1));
}

/* What is known of it: how it is told, with a day and a place of its own or not, by whom. */
static void told_how(const struct filter *f, uint32_t template, struct features *out)
{
	const struct page *p = f->page;
	size_t sentences = 0, harms = 0;
	uint32_t last = NONE;
	bool day = false, place = false, verb = false, said = false;
	for (uint32_t e = 0; e < p->events.count; e++) {
		const struct event *x = &p->events.at[e];
		if (f->template_of[e] != template)
			continue;
		sentences += x->sentence != last;
		last = x->sentence;
		harms += x->victim != NONE;
		day |= x->own_moment;
		place |= x->own_spot && x->spot != NONE;
		verb |= chunk_at(p, p->mark[x->trigger].chunk)->kind == CHUNK_VERB;
		said |= x->saying != NONE;
		feature_add_pair(out, "rule", str_from(x->rule), f->words.acts[x->act]);
		if (x->spot != NONE && muc_country(f, &p->spots.at[x->spot]).at)
			feature_add(out, "where",
				muc_is_latin(f, muc_country(f, &p->spots.at[x->spot]))
					? WORD("asked")
					: WORD("elsewhere"));
	}
	size_t all = p->scan.sentences.count, share = all ? 10 * sentences / all : 0;
	feature_add(out, "share", bucket(share));
	feature_add(out, "length", bucket(all / 6));
	feature_add(out, "harms", bucket(harms));
	feature_add(out, day ? "day-own" : "day-carried", place ? WORD("place") : WORD("no-place"));
	feature_add(out, verb ? "verb" : "noun-alone", said ? WORD("said") : WORD("told"));
}

/* Are all those harmed soldiers, and nothing hit that is not theirs? The likeliest of each role. */
static void sides(const struct filter *f, uint32_t template, struct features *out)
{
	static const char *const names[ROLE_COUNT] = { "none", "best-band", "best-organisation",
		"best-thing", "best-human", "best-weapon" };
	size_t soldiers = 0, others = 0, named = 0;
	float best[ROLE_COUNT] = { 0 };
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		const struct chunk *c = chunk_at(f->page, m->chunk);
		if (m->template != template || m->borrowed)
			continue;
		best[m->role] = m->chance > best[m->role] ? m->chance : best[m->role];
		if (m->role != ROLE_HUMAN || !m->kept)
			continue;
		struct str kind = muc_within(f, LIST_HUMAN, c->first, c->end);
		bool fights = str_equal(kind, STR("ACTIVE MILITARY")) ||
			      muc_within(f, LIST_BAND, c->first, c->end).at;
		soldiers += fights;
		others += !fights;
		named += m->name != NONE;
	}
	feature_add_pair(out, "sides", soldiers ? WORD("soldiers") : WORD("none"),
		others ? WORD("others") : WORD("none"));
	feature_add(out, "named", bucket(named));
	for (int k = 1; k < ROLE_COUNT; k++)
		for (int step = 1; step < 10 && best[k] * 10 >= (float)step; step++)
			feature_add_pair(out, names[k], bucket((size_t)step / 2),
				step % 2 ? WORD("odd") : WORD("even"));
}

/* How sure its fills are, by role, and the surest of all that was hit. */
static void sure(const struct filter *f, uint32_t template, struct features *out)
{
	static const char *const names[ROLE_COUNT] = { "sure-hit", "sure-band", "sure-organisation",
		"sure-thing", "sure-human", "sure-weapon" };
	static const char *const words[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	float best[ROLE_COUNT] = { 0 };
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (m->template == template && m->leads && m->fill > best[m->role])
			best[m->role] = m->fill;
	}
	best[ROLE_NONE] = best[ROLE_HUMAN] > best[ROLE_THING] ? best[ROLE_HUMAN] : best[ROLE_THING];
	for (int k = 0; k < ROLE_COUNT; k++)
		for (int step = 1; step < 10 && best[k] * 10 >= (float)step; step++)
			feature_add(out, names[k], str_from(words[step - 1]));
}

/* The kind of the surest of those who did it. */
static struct str kind_of_doers(const struct filter *f, uint32_t template)
{
	struct str by = STR("nobody");
	float most = 0;
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		bool band = m->role == ROLE_BAND;
		if (m->template != template || !m->kept || m->fill <= most ||
			(!band && m->role != ROLE_ORGANISATION))
			continue;
		struct str kind =
			muc_within(f, band ? LIST_BAND : LIST_ORGANISATION, m->first, m->end);
		most = m->fill;
		by = kind.at ? kind : STR("others");
	}
	return by;
}

/* Who did it to whom, by their kinds. */
static void whom(const struct filter *f, uint32_t template, struct str type, struct features *out)
{
	struct str by = kind_of_doers(f, template);
	feature_add_pair(out, "done-by", type, by);
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		bool human = m->role == ROLE_HUMAN;
		if (m->template != template || !m->kept || (!human && m->role != ROLE_THING))
			continue;
		struct str kind = muc_within(f, human ? LIST_HUMAN : LIST_THING, m->first, m->end);
		if (!kind.at)
			kind = m->name != NONE ? STR("named") : STR("unknown");
		feature_add_three(out, "done-to", kind, by, human ? STR("human") : STR("thing"));
		feature_add_pair(out, "done-to", kind, type);
	}
}

static void words_of(const struct filter *f, uint32_t template, struct features *out)
{
	const struct page *p = f->page;
	for (uint32_t e = 0; e < p->events.count; e++) {
		const struct event *x = &p->events.at[e];
		if (f->template_of[e] != template)
			continue;
		feature_add(out, "trigger", low_value(p, x->trigger));
		harmed(f, x, out);
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
				feature_add(out, "near", low_value(p, i));
	}
}

static void mentions_of(const struct filter *f, uint32_t template, struct features *out)
{
	size_t count[ROLE_COUNT] = { 0 };
	static const char *const names[ROLE_COUNT] = { "none", "bands", "organisations", "things",
		"humans", "weapons" };
	for (size_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (m->template != template || !m->kept || m->borrowed)
			continue;
		count[m->role]++;
		feature_add(
			out, names[m->role], low_value(f->page, chunk_at(f->page, m->chunk)->head));
	}
	for (int k = 1; k < ROLE_COUNT; k++)
		feature_add_pair(out, "count", str_from(names[k]), bucket(count[k]));
}

static uint32_t origin(const struct filter *f, const struct mention *m)
{
	return m->same != NONE ? m->same : (uint32_t)(m - f->mentions.at);
}

/* The strongest that two templates share of those harmed or hit, or of those who did it. */
static struct value shared(const struct filter *f, uint32_t a, uint32_t b)
{
	static const char *const words[] = { "nothing", "band", "people", "thing", "person" };
	static const int of_role[ROLE_COUNT] = {
		[ROLE_BAND] = 1, [ROLE_ORGANISATION] = 1, [ROLE_HUMAN] = 2, [ROLE_THING] = 3
	};
	int best = 0;
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *x = &f->mentions.at[i];
		int of = x->name != NONE && x->role == ROLE_HUMAN ? 4 : of_role[x->role];
		if (x->template != a || x->chance < 0.3f || x->borrowed || of <= best)
			continue;
		for (uint32_t k = 0; k < f->mentions.count && of > best; k++)
			if (f->mentions.at[k].template == b && !f->mentions.at[k].borrowed &&
				origin(f, &f->mentions.at[k]) == origin(f, x))
				best = of;
	}
	return VALUE(str_from(words[best]));
}

static struct value days_of(const struct template *a, const struct template *b)
{
	if (a->from == DATE_NONE || b->from == DATE_NONE)
		return WORD("unknown");
	if (a->from == b->from && a->to == b->to)
		return WORD("same");
	return a->from > b->to + 1 || b->from > a->to + 1 ? WORD("apart") : WORD("near");
}

/* The other templates of the report: is it told of twice? */
static void others_of(const struct filter *f, uint32_t template, struct features *out)
{
	const struct template *t = &f->templates.at[template];
	bool alone = true;
	for (uint32_t k = 0; k < f->templates.count; k++) {
		const struct template *o = &f->templates.at[k];
		if (k == template || !o->events)
			continue;
		const char *side = k < template ? "earlier" : "later";
		struct value what = shared(f, template, k), days = days_of(t, o);
		struct value type = o->type == t->type ? WORD("same") : WORD("other");
		alone = false;
		feature_add_pair(out, side, what, type);
		feature_add_pair(out, side, days, type);
		feature_add_three(out, side, what, days, type);
		feature_add_pair(out, side, type,
			o->events > t->events    ? WORD("more")
			: o->events == t->events ? WORD("even")
						 : WORD("less"));
	}
	if (alone)
		feature_add(out, "alone", (struct str){ 0 });
}

/* The words of what the report begins with. */
static void lead_words(const struct filter *f, struct features *out)
{
	const struct page *p = f->page;
	for (uint32_t s = 0; s < 3 && s < p->scan.sentences.count; s++)
		for (uint32_t i = p->scan.sentences.at[s].first; i < p->scan.sentences.at[s].end;
			i++)
			if (tag_at(p, i) != TAG_NNP && tag_at(p, i) != TAG_NNPS &&
				low_at(p, i).len > 2)
				feature_add(out, "leads", low_value(p, i));
}

static struct value age_of(const struct filter *f, const struct event *e)
{
	date_day published = f->page->report->published;
	date_day day = e->moment == NONE ? DATE_NONE : f->page->moments.at[e->moment].when.from;
	if (day == DATE_NONE || published == DATE_NONE)
		return WORD("unknown");
	return day > published         ? WORD("future")
	       : published - day <= 7  ? WORD("week")
	       : published - day <= 60 ? WORD("months")
				       : WORD("old");
}

static void deed(const struct filter *f, const struct event *e, struct features *out)
{
	struct value act = f->words.acts[e->act], age = age_of(f, e);
	feature_add_pair(out, "deed-age", age, act);
	feature_add_pair(out, "deed-when", e->own_moment ? WORD("own") : WORD("carried"), age);
	feature_add_pair(out, "deed-told", act,
		e->hypothetical ? WORD("hypothetical")
		: e->background ? WORD("background")
				: WORD("told"));
	feature_add(out, "deed", low_value(f->page, e->trigger));
	feature_add_pair(out, "deed-rule", str_from(e->rule), act);
}

/* The deeds of the report as a whole: how old they are, how they are told, how many of a kind. */
static void deeds(const struct filter *f, struct features *out)
{
	size_t times[MUC_ACTS] = { 0 }, all = 0;
	for (uint32_t i = 0; i < f->page->events.count; i++) {
		const struct event *e = &f->page->events.at[i];
		if (muc_type_of(f, e) < 0)
			continue;
		all++;
		times[e->act]++;
		deed(f, e, out);
	}
	feature_add(out, "deeds", bucket(all / 2));
	for (size_t k = 0; k < MUC_ACTS; k++)
		feature_add_pair(out, "acts", f->words.acts[k], bucket(times[k]));
}

/* TASK-32: a report as a bag of words: does it tell of anything that the task asks for? */
void muc_page_features(const struct filter *f, struct features *out)
{
	const struct page *p = f->page;
	feature_add(out, "any", (struct str){ 0 });
	sort_of_text(f, out);
	feature_add(out, "country", f->country);
	feature_add(out, "events", bucket(p->events.count / 2));
	feature_add(out, "length", bucket(p->scan.sentences.count / 6));
	lead_words(f, out);
	deeds(f, out);
	for (uint32_t e = 0; e < p->events.count; e++)
		if (muc_type_of(f, &p->events.at[e]) >= 0)
			harmed(f, &p->events.at[e], out);
	for (uint32_t s = 0; s < p->scan.sentences.count; s++)
		for (uint32_t i = p->scan.sentences.at[s].first; i < p->scan.sentences.at[s].end;
			i++)
			if (tag_at(p, i) != TAG_NNP && tag_at(p, i) != TAG_NNPS &&
				low_at(p, i).len > 2)
				feature_add(out, "says", low_value(p, i));
}

/* A feature for every step that the chance of the page reaches. */
static void page_chance(const struct filter *f, struct features *out)
{
	static const float steps[] = { 0.1f, 0.2f, 0.35f, 0.5f, 0.65f, 0.8f, 0.9f };
	static const char *const words[] = { "10", "20", "35", "50", "65", "80", "90" };
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && f->page_chance >= steps[i]; i++)
		feature_add(out, "page", str_from(words[i]));
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
	feature_add(out, "country", muc_within(f, LIST_LATIN, 0, 0).at ? STR("x") : f->country);
	feature_add(out, "dated", t->from == DATE_NONE ? WORD("no") : WORD("yes"));
	date_day published = f->page->report->published;
	if (t->to != DATE_NONE && published != DATE_NONE)
		feature_add(out, "age",
			t->to > published         ? WORD("future")
			: published - t->to <= 7  ? WORD("week")
			: published - t->to <= 60 ? WORD("months")
						  : WORD("old"));
	sort_of_text(f, out);
	page_chance(f, out);
	feature_add(out, "templates", bucket(f->templates.count));
	words_of(f, template, out);
	sentences_of(f, template, out);
	mentions_of(f, template, out);
	told_how(f, template, out);
	sides(f, template, out);
	sure(f, template, out);
	whom(f, template, str_from(types[t->type]), out);
	others_of(f, template, out);
}

void muc_page_chance(struct filter *f)
{
	struct features features;
	float chances[LINEAR_CLASSES];
	features_clear(&features);
	muc_page_features(f, &features);
	linear_chances(f->muc->page, &features, chances);
	f->page_chance = chances[1];
}

/*
 * TASK-34: a wrong fill of a template that nobody asked for costs as much as any other: fills are
 * written by the chance that both the template and they are right; a template without any, or with
 * a weapon alone, is none.
 */
static void weigh_fills(struct filter *f)
{
	bool *any = NEW_ARRAY(f->mem, bool, f->templates.count + 1);
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		struct mention *m = &f->mentions.at[i];
		if (m->kept)
			m->kept = m->fill * f->templates.at[m->template].chance >=
				  f->muc->wanted.both[m->role];
		if (m->kept && m->role != ROLE_WEAPON)
			any[m->template] = true;
	}
	for (size_t i = 0; i < f->templates.count; i++)
		f->templates.at[i].kept &= any[i];
}

/* TASK-30: which templates the task asks for. */
void muc_keep(struct filter *f)
{
	for (uint32_t i = 0; i < f->templates.count; i++) {
		struct features features;
		float chances[LINEAR_CLASSES];
		features_clear(&features);
		muc_keep_features(f, i, &features);
		linear_chances(f->muc->keep, &features, chances);
		f->templates.at[i].chance = chances[1];
		f->templates.at[i].kept =
			f->templates.at[i].events > 0 && chances[1] >= f->muc->wanted.keep;
	}
	weigh_fills(f);
}
