#include "reader/muc_inside.h"

static const char *const names[ROLE_COUNT] = { "none", "band", "organisation", "thing", "human",
	"weapon" };
static const char *const borrowed[ROLE_COUNT] = { "none", "borrowed-band", "borrowed-organisation",
	"none", "none", "none" };

static const enum muc_list lists[ROLE_COUNT] = { LIST_BAND, LIST_BAND, LIST_ORGANISATION,
	LIST_THING, LIST_HUMAN, LIST_WEAPON };

static uint32_t origin(const struct filter *f, uint32_t i)
{
	uint32_t same = f->mentions.at[i].same;
	return same != NONE ? same : i;
}

/* A feature for every step that a chance reaches, so that more of it weighs more. */
static inline __attribute__((always_inline)) void add_steps(
	struct features *out, const char *name, struct value role, float chance)
{
	const float steps[] = { 0.15f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.75f, 0.9f, 1.5f, 3.0f };
	const struct value words[] = { WORD("15"), WORD("20"), WORD("30"), WORD("40"), WORD("50"),
		WORD("60"), WORD("75"), WORD("90"), WORD("150"), WORD("300") };
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && chance >= steps[i]; i++) {
		feature_add_pair(out, name, role, words[i]);
		feature_add(out, name, words[i]);
	}
}

/* What is summed up of all mentions of one thing in one template. */
struct summary {
	size_t times;
	float best, sum;
	bool victim, actor, target, speaks, hypothetical, background, own;
	enum harm harm;
};

static void sum_event(const struct filter *f, const struct mention *m, struct summary *s)
{
	uint32_t own = f->role_event[m->chunk];
	if (own == NONE)
		return;
	const struct event *e = &f->page->events.at[own];
	s->own = true;
	s->actor |= e->actor == m->chunk;
	s->target |= e->target == m->chunk;
	s->victim |= e->actor != m->chunk && e->target != m->chunk;
	s->hypothetical |= e->hypothetical;
	s->background |= e->background;
	if (s->harm == HARM_NONE)
		s->harm = e->harm;
}

static struct summary sum_up(const struct filter *f, uint32_t mention)
{
	struct summary s = { 0 };
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (origin(f, i) != origin(f, mention) ||
			m->template != f->mentions.at[mention].template)
			continue;
		s.times++;
		s.sum += m->chance;
		s.best = m->chance > s.best ? m->chance : s.best;
		s.speaks |= muc_speaks(f, m->sentence, m->chunk);
		sum_event(f, m, &s);
	}
	return s;
}

/* How many others of its kind in the template the role scorer holds for likelier. */
static size_t rank_of(const struct filter *f, uint32_t mention, float best)
{
	const struct mention *m = &f->mentions.at[mention];
	size_t n = 0;
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *x = &f->mentions.at[i];
		n += x->template == m->template && x->role == m->role && x->leads && !x->borrowed &&
		     x->chance > best && i != mention;
	}
	return n;
}

static void put_parts(
	const struct filter *f, const struct summary *s, struct value role, struct features *out)
{
	if (s->victim)
		feature_add_pair(out, "victim", role, f->words.harms[s->harm]);
	if (s->actor)
		feature_add_pair(out, "actor", role, f->words.harms[s->harm]);
	if (s->target)
		feature_add(out, "target", role);
	if (s->speaks)
		feature_add(out, "speaks", role);
	if (s->hypothetical)
		feature_add(out, "hypothetical", role);
	if (s->background)
		feature_add(out, "background", role);
	if (!s->own)
		feature_add(out, "alone", role);
}

/* "Four people" tell nothing more where each of them has a name. */
static void beside_named(const struct filter *f, uint32_t mention, struct features *out)
{
	const struct mention *m = &f->mentions.at[mention];
	size_t named = 0;
	if (m->role != ROLE_HUMAN || m->name != NONE)
		return;
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *x = &f->mentions.at[i];
		named += x->template == m->template && x->role == ROLE_HUMAN && x->leads &&
			 x->name != NONE;
	}
	feature_add_pair(out, "beside-named",
		chunk_at(f->page, m->chunk)->plural ? WORD("many") : WORD("one"), bucket(named));
}

/* "X, Y and the driver were shot": the likeliest of those whom it is listed with. */
static void in_list(
	const struct filter *f, uint32_t mention, struct value role, struct features *out)
{
	enum { NEAR = 6 }; /* mentions */
	const struct mention *m = &f->mentions.at[mention];
	struct clause c = { f->page, f->page->first_chunk[m->sentence],
		f->page->first_chunk[m->sentence + 1] };
	uint32_t first = mention > NEAR ? mention - NEAR : 0;
	float best = 0;
	for (uint32_t i = first; i < f->mentions.count && i <= mention + NEAR; i++) {
		const struct mention *x = &f->mentions.at[i];
		uint32_t a = x->chunk < m->chunk ? x->chunk : m->chunk;
		uint32_t b = x->chunk < m->chunk ? m->chunk : x->chunk;
		if (x->sentence == m->sentence && x->role == m->role && a != b &&
			x->chance > best && role_list_end(&c, a) > b)
			best = x->chance;
	}
	add_steps(out, "listed", role, best);
}

/* How far it is told from the nearest deed of the template. */
static size_t to_deed(const struct filter *f, const struct mention *m)
{
	size_t least = 99;
	for (size_t i = 0; i < f->page->events.count; i++) {
		uint32_t s = f->page->events.at[i].sentence;
		size_t far = s > m->sentence ? s - m->sentence : m->sentence - s;
		if (f->template_of[i] == m->template && far < least)
			least = far;
	}
	return least;
}

/* What it is elsewhere in the report: told of in how many other templates, claiming, accused. */
static void in_report(
	const struct filter *f, uint32_t mention, struct value role, struct features *out)
{
	const struct mention *m = &f->mentions.at[mention];
	size_t times = 0, others = 0, rivals = 0;
	uint32_t last = NONE;
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *x = &f->mentions.at[i];
		if (x->borrowed)
			continue;
		rivals += x->template == m->template && x->role == m->role && x->leads;
		if (origin(f, i) != origin(f, mention))
			continue;
		times++;
		others += x->template != m->template && x->template != last;
		last = x->template;
	}
	feature_add_pair(out, "in-report", role, bucket(times));
	feature_add_pair(out, "elsewhere", role, bucket(others));
	feature_add_pair(out, "rivals", role, bucket(rivals));
	feature_add_pair(out, "to-deed", role, bucket(to_deed(f, m)));
	if (m->event == NONE)
		feature_add(out, "carried", role);
}

static void kind_of(
	const struct filter *f, const struct mention *m, struct value role, struct features *out)
{
	struct str kind = muc_within(f, lists[m->role], m->first, m->end);
	feature_add_pair(out, "kind", role, kind.at ? VALUE(kind) : WORD("unknown"));
	for (uint32_t i = m->first; i < m->end; i++)
		feature_add_pair(out, "word", role, low_value(f->page, i));
}

static void in_deed(
	const struct filter *f, const struct mention *m, struct value role, struct features *out)
{
	uint32_t own = f->role_event[m->chunk];
	if (own != NONE) {
		const struct event *e = &f->page->events.at[own];
		feature_add_pair(out, "own-act", role, f->words.acts[e->act]);
		feature_add_pair(out, "own-rule", role, str_from(e->rule));
		feature_add_pair(out, "own-trigger", role, low_value(f->page, e->trigger));
	} else if (m->event != NONE) {
		const struct event *e = &f->page->events.at[m->event];
		feature_add_pair(out, "near-act", role, f->words.acts[e->act]);
		feature_add_pair(out, "near-trigger", role, low_value(f->page, e->trigger));
		if (e->hypothetical)
			feature_add_pair(out, "near-hypothetical", role, (struct str){ 0 });
		if (e->background)
			feature_add_pair(out, "near-background", role, (struct str){ 0 });
	}
}

static struct value own_kind(const struct filter *f, const struct mention *m)
{
	struct str kind = muc_within(f, lists[m->role], m->first, m->end);
	return kind.at ? VALUE(kind) : m->name != NONE ? WORD("named") : WORD("unknown");
}

/* The kind of what the role scorer holds for the likeliest of a role in the template. */
static struct value likeliest_kind(const struct filter *f, uint32_t template, enum muc_role role)
{
	const struct mention *best = NULL;
	for (size_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (m->template == template && m->role == role && m->leads && !m->borrowed &&
			m->chance >= 0.2f && (!best || m->chance > best->chance))
			best = m;
	}
	return best ? own_kind(f, best) : WORD("nobody");
}

/* "Clandestine" begins what a band's own radio tells. */
static bool is_clandestine(const struct filter *f)
{
	for (uint32_t i = 0; i < 4 && i < f->page->scan.words.count; i++)
		if (word_is(f->page, i, "clandestine"))
			return true;
	return false;
}

/* Who did it is known by whom it befell, by who else did it, and by who tells of it. */
static void done_by(
	const struct filter *f, const struct mention *m, struct value role, struct features *out)
{
	if (m->role != ROLE_BAND && m->role != ROLE_ORGANISATION)
		return;
	struct value kind = own_kind(f, m);
	feature_add_three(out, "to-people", role, kind, likeliest_kind(f, m->template, ROLE_HUMAN));
	feature_add_three(out, "to-things", role, kind, likeliest_kind(f, m->template, ROLE_THING));
	feature_add_three(out, "with", role, kind,
		likeliest_kind(
			f, m->template, m->role == ROLE_BAND ? ROLE_ORGANISATION : ROLE_BAND));
	feature_add_three(out, "told-by", role, kind,
		is_clandestine(f) ? WORD("clandestine") : WORD("others"));
}

static void page_steps(const struct filter *f, struct value role, struct features *out)
{
	add_steps(out, "page", role, f->page_chance);
}

void muc_fill_features(const struct filter *f, uint32_t mention, struct features *out)
{
	const struct mention *m = &f->mentions.at[mention];
	const struct chunk *c = chunk_at(f->page, m->chunk);
	const struct template *t = &f->templates.at[m->template];
	struct value role = VALUE(str_from((m->borrowed ? borrowed : names)[m->role]));
	struct summary s = sum_up(f, mention);
	uint32_t far = m->sentence > t->first_sentence ? m->sentence - t->first_sentence : 0;
	feature_add(out, "any", role);
	add_steps(out, "chance", role, s.best);
	add_steps(out, "sum", role, s.sum);
	feature_add_pair(out, "times", role, bucket(s.times));
	feature_add_pair(out, "rank", role, bucket(rank_of(f, mention, s.best)));
	feature_add_pair(out, "far", role, bucket(far / 2));
	feature_add_pair(out, "sentence", role, bucket(m->sentence / 2));
	feature_add_pair(out, "type", role, bucket((size_t)t->type));
	feature_add_pair(out, "named", role, m->name != NONE ? WORD("yes") : WORD("no"));
	feature_add_pair(out, "definite", role, c->definite ? WORD("yes") : WORD("no"));
	feature_add_pair(out, "plural", role, c->plural ? WORD("yes") : WORD("no"));
	feature_add_pair(out, "templates", role, bucket(f->templates.count));
	feature_add_pair(out, "head", role, low_value(f->page, c->head));
	in_report(f, mention, role, out);
	kind_of(f, m, role, out);
	in_deed(f, m, role, out);
	page_steps(f, role, out);
	put_parts(f, &s, role, out);
	beside_named(f, mention, out);
	done_by(f, m, role, out);
	in_list(f, mention, role, out);
}

/* "guerrillas of the Army of X", "Shining Path members": the group belongs to the organisation. */
static bool belongs_to(
	const struct filter *f, const struct mention *band, const struct mention *org)
{
	struct clause c = { f->page, f->page->first_chunk[band->sentence],
		f->page->first_chunk[band->sentence + 1] };
	return band->sentence == org->sentence &&
	       (band->chunk == org->chunk || role_joined(&c, band->chunk, "of") == org->chunk ||
		       role_joined(&c, band->chunk, "from") == org->chunk);
}

/* TASK-33: the organisation of those who did it did it as surely as they. */
static float chance_of_band(const struct filter *f, uint32_t organisation)
{
	float most = 0;
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (m->role != ROLE_ORGANISATION || origin(f, i) != origin(f, organisation) ||
			m->template != f->mentions.at[organisation].template)
			continue;
		for (uint32_t k = 0; k < f->mentions.count; k++) {
			const struct mention *b = &f->mentions.at[k];
			const struct mention *lead = &f->mentions.at[origin(f, k)];
			float chance = lead->template == b->template && lead->fill > b->fill
					       ? lead->fill
					       : b->fill;
			if (b->role == ROLE_BAND && b->template == m->template &&
				belongs_to(f, b, m) && chance > most)
				most = chance;
		}
	}
	return most;
}

/* TASK-31: which mentions of a template are its fills. */
void muc_fills(struct filter *f)
{
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		struct mention *m = &f->mentions.at[i];
		struct features features;
		float chances[LINEAR_CLASSES];
		if (!m->leads || m->template == NONE)
			continue;
		features_clear(&features);
		muc_fill_features(f, i, &features);
		linear_chances(f->muc->fill, &features, chances);
		m->fill = chances[1];
	}
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		struct mention *m = &f->mentions.at[i];
		if (!m->leads || m->template == NONE)
			continue;
		if (m->role == ROLE_ORGANISATION) {
			float band = chance_of_band(f, i);
			m->fill = band > m->fill ? band : m->fill;
		}
		m->kept = m->fill >= f->muc->wanted.fill[m->role];
	}
}
