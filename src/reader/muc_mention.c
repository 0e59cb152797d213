#include "reader/muc_inside.h"

static const struct chunk *at(const struct filter *f, uint32_t i)
{
	return chunk_at(f->page, i);
}

/* Words that are no part of a description: articles, numbers, "other", "alleged". */
static bool is_outer(const struct filter *f, const struct chunk *c, uint32_t i)
{
	const struct page *p = f->page;
	bool counts = p->mark[i].quantity != NONE && p->mark[i].quantity == c->quantity;
	return counts || tag_at(p, i) == TAG_DT || word_has(p, i, FEATURE_PRESUMED) ||
	       word_is(p, i, "other") || word_is(p, i, "several") || word_is(p, i, "many") ||
	       word_is(p, i, "another") || word_is(p, i, "following") || tag_at(p, i) == TAG_PRPS ||
	       (p->scan.words.at[i].shape & SHAPE_PUNCT);
}

static bool is_listed(const struct filter *f, enum muc_list list, const struct chunk *c)
{
	return muc_ending(f, list, c->first, c->head + 1, NULL).at != NULL;
}

static uint32_t classes_of(const struct filter *f, uint32_t word)
{
	const struct word *w = &f->page->scan.words.at[word];
	return gazetteer_word(f->page->gazetteer, gaz_hash_end(gazetteer_begin(w)));
}

/* A word that can be part of a person's name: capitals do not help, so by what is known of it. */
static bool is_name_word(const struct filter *f, uint32_t i)
{
	const struct page *p = f->page;
	uint32_t classes = classes_of(f, i);
	uint8_t tag = tag_at(p, i);
	if (word_has(p, i, FEATURE_TITLE) ||
		(p->scan.words.at[i].shape & (SHAPE_PUNCT | SHAPE_DIGIT)) || tag == TAG_DT ||
		tag == TAG_CD || tag == TAG_POS)
		return false;
	if (classes & WORD_FIRST_NAME)
		return true;
	if (muc_ending(f, LIST_HUMAN, i, i + 1, NULL).at ||
		muc_ending(f, LIST_BAND, i, i + 1, NULL).at ||
		muc_ending(f, LIST_COUNTRY, i, i + 1, NULL).at)
		return false;
	if (classes & (WORD_COMMON | WORD_TITLE | WORD_ORG))
		return false;
	return !word_has(p, i, FEATURE_ORG) && !word_has(p, i, FEATURE_THING);
}

static bool is_particle(const struct filter *f, uint32_t i)
{
	return word_is(f->page, i, "de") || word_is(f->page, i, "del") ||
	       word_is(f->page, i, "la") || word_is(f->page, i, "los") ||
	       word_is(f->page, i, "y") || word_is(f->page, i, "san");
}

/* TASK-12: the name of a person is the run of such words that ends a noun group. */
static void find_name(const struct filter *f, struct mention *m)
{
	const struct chunk *c = at(f, m->chunk);
	uint32_t first = c->head + 1;
	m->name = m->name_end = NONE;
	if (is_listed(f, LIST_HUMAN, c) || is_listed(f, LIST_BAND, c) ||
		is_listed(f, LIST_THING, c) || is_listed(f, LIST_ORGANISATION, c) ||
		is_listed(f, LIST_COUNTRY, c) || c->quantity != NONE)
		return;
	while (first > c->first &&
		(is_name_word(f, first - 1) || (first <= c->head && is_particle(f, first - 1))))
		first--;
	while (first <= c->head && is_particle(f, first))
		first++;
	if (first > c->head)
		return;
	m->name = first;
	m->name_end = c->head + 1;
}

/* "leader of the Socialist Party": what belongs to the description behind its noun. */
static bool takes_of(const struct filter *f, const struct mention *m, const struct chunk *c)
{
	struct str human = muc_ending(f, LIST_HUMAN, c->first, c->head + 1, NULL);
	bool office = human.at && !str_equal(human, STR("CIVILIAN"));
	return lexeme_has(c->lex, FEATURE_MEMBER) || lexeme_has(c->lex, FEATURE_COLLECTIVE) ||
	       (m->role == ROLE_HUMAN && office && !c->plural) ||
	       (m->role == ROLE_THING && is_listed(f, LIST_VAGUE_THING, c));
}

static void describe(const struct filter *f, struct mention *m)
{
	const struct chunk *c = at(f, m->chunk);
	struct clause all = { f->page, f->page->first_chunk[m->sentence],
		f->page->first_chunk[m->sentence + 1] };
	m->first = c->first;
	m->end = m->name != NONE ? m->name : c->head + 1;
	while (m->first < m->end && is_outer(f, c, m->first))
		m->first++;
	uint32_t of =
		m->name == NONE && takes_of(f, m, c) ? role_joined(&all, m->chunk, "of") : NONE;
	if (of != NONE)
		m->end = at(f, of)->head + 1;
	if (m->first >= m->end && m->name == NONE) {
		m->first = c->head;
		m->end = c->head + 1;
	}
}

/* TASK-13: a bare name is described by what stands beside it: ", leader of X," or a title before. */
static void take_apposition(const struct filter *f, struct mention *m)
{
	struct clause c = { f->page, f->page->first_chunk[m->sentence],
		f->page->first_chunk[m->sentence + 1] };
	uint32_t i = m->chunk;
	if (m->name == NONE || m->first < m->end)
		return;
	struct mention beside = { .sentence = m->sentence, .role = m->role, .name = NONE };
	if (i > c.first && at(f, i - 1)->kind == CHUNK_NOUN && !at(f, i - 1)->possessive &&
		role_is_human(f->page, i - 1, true))
		beside.chunk = i - 1;
	else if (i + 2 < c.end && at(f, i + 1)->kind == CHUNK_COMMA &&
		 at(f, i + 2)->kind == CHUNK_NOUN && is_listed(f, LIST_HUMAN, at(f, i + 2)))
		beside.chunk = i + 2;
	else
		return;
	if (at(f, beside.chunk)->name != NONE &&
		at(f, beside.chunk)->head < at(f, beside.chunk)->name_end &&
		at(f, beside.chunk)->head >= at(f, beside.chunk)->name &&
		!is_listed(f, LIST_HUMAN, at(f, beside.chunk)))
		return;
	describe(f, &beside);
	m->first = beside.first;
	m->end = beside.end;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* The event that a group belongs to: in which it has a part, else the nearest of its sentence. */
static uint32_t event_of(const struct filter *f, uint32_t sentence, uint32_t chunk)
{
	uint32_t best = f->role_event[chunk], least = UINT32_MAX;
	if (best != NONE && muc_type_of(f, &f->page->events.at[best]) >= 0)
		return best;
	best = NONE;
	for (uint32_t e = f->first_event[sentence]; e < f->first_event[sentence + 1]; e++) {
		const struct event *x = &f->page->events.at[e];
		uint32_t far = distance(x->trigger, at(f, chunk)->head);
		if (muc_type_of(f, x) >= 0 && far < least) {
			best = e;
			least = far;
		}
	}
	return best;
}

static bool same_words(const struct filter *f, uint32_t a, uint32_t b)
{
	return str_equal(low_at(f->page, a), low_at(f->page, b));
}

static bool counts_agree(const struct filter *f, const struct mention *a, const struct mention *b)
{
	uint32_t x = at(f, a->chunk)->quantity, y = at(f, b->chunk)->quantity;
	if (x == NONE || y == NONE)
		return true;
	return f->page->quantities.at[x].count.stated == f->page->quantities.at[y].count.stated;
}

static enum harm harm_of(const struct filter *f, const struct mention *m)
{
	uint32_t e = f->role_event[m->chunk];
	return e == NONE ? HARM_NONE : f->page->events.at[e].harm;
}

/* "35 people died and 350 people were wounded": others, though the same word. */
static bool harms_differ(const struct filter *f, const struct mention *a, const struct mention *b)
{
	enum harm x = harm_of(f, a), y = harm_of(f, b);
	bool killed = x == HARM_KILLED || y == HARM_KILLED;
	bool injured = x == HARM_INJURED || y == HARM_INJURED;
	return killed && injured && a->role == ROLE_HUMAN && at(f, a->chunk)->plural;
}

static struct str alias_of(const struct filter *f, const struct mention *m)
{
	return muc_within(f, LIST_ALIAS, m->first, m->end);
}

/* The other name of an organisation: known, or in brackets behind it, "Front of X [FX]". */
static bool is_alias(const struct filter *f, const struct mention *a, const struct mention *b)
{
	struct str x = alias_of(f, a), y = alias_of(f, b);
	if (x.at && y.at)
		return str_equal(x, y);
	return b->chunk == a->chunk + 2 && at(f, a->chunk + 1)->kind == CHUNK_STOP &&
	       (word_is(f->page, at(f, a->chunk + 1)->first, "[") ||
		       word_is(f->page, at(f, a->chunk + 1)->first, "("));
}

/* TASK-14: the same person by the last word of the name; the same things by the head of their group. */
static bool is_same(const struct filter *f, const struct mention *a, const struct mention *b)
{
	if (a->role != b->role || (a->name == NONE) != (b->name == NONE))
		return false;
	if (a->name != NONE) {
		const struct mention *more = a->name_end - a->name >= b->name_end - b->name ? a : b;
		const struct mention *less = more == a ? b : a;
		for (uint32_t i = more->name; i < more->name_end; i++)
			if (same_words(f, i, less->name_end - 1))
				return true;
		return false;
	}
	if (a->role == ROLE_ORGANISATION)
		return is_alias(f, a, b) || same_words(f, a->end - 1, b->end - 1);
	return same_words(f, at(f, a->chunk)->head, at(f, b->chunk)->head) &&
	       counts_agree(f, a, b) && !harms_differ(f, a, b);
}

/* The chunk after a noun group and what hangs on it by "of", "from", "for". */
static uint32_t after_group(const struct filter *f, const struct mention *m)
{
	static const char *const joints[] = { "of", "from", "for", "in", NULL };
	struct clause c = { f->page, f->page->first_chunk[m->sentence],
		f->page->first_chunk[m->sentence + 1] };
	uint32_t last = m->chunk;
	for (size_t k = 0; joints[k]; k++) {
		uint32_t next = role_joined(&c, last, joints[k]);
		if (next == NONE)
			continue;
		last = next;
		k = (size_t)-1;
	}
	return last + 1;
}

/* TASK-15: "the mayor of X, Ana Ruiz," and "Ana Ruiz, mayor of X,": the name and what it is called. */
static bool is_apposed(const struct filter *f, const struct mention *a, const struct mention *b)
{
	uint32_t comma = a->sentence == b->sentence ? after_group(f, a) : NONE;
	bool one_named = (a->name == NONE) != (b->name == NONE);
	const struct mention *called = a->name == NONE ? a : b;
	return comma != NONE && one_named && a->role == ROLE_HUMAN && b->role == ROLE_HUMAN &&
	       comma + 1 == b->chunk && at(f, comma)->kind == CHUNK_COMMA &&
	       !at(f, called->chunk)->plural && at(f, called->chunk)->quantity == NONE;
}

static bool describes_with(const struct filter *f, const struct mention *named, uint32_t word)
{
	for (uint32_t i = named->first; i < named->end; i++)
		if (same_words(f, i, word))
			return true;
	return false;
}

/* TASK-16: "the senator" is the person called senator before; so is "senator X" after "a senator". */
static bool is_called_so(const struct filter *f, const struct mention *a, const struct mention *b)
{
	if (a->role != ROLE_HUMAN || b->role != ROLE_HUMAN ||
		(a->name == NONE) == (b->name == NONE))
		return false;
	const struct mention *named = a->name != NONE ? a : b, *called = named == a ? b : a;
	const struct chunk *c = at(f, called->chunk);
	return !c->plural && c->quantity == NONE && describes_with(f, named, c->head);
}

static uint32_t find_same(const struct filter *f, const struct mention *m)
{
	size_t count = f->mentions.count;
	if (count > 0 && is_apposed(f, &f->mentions.at[count - 1], m)) {
		uint32_t same = f->mentions.at[count - 1].same;
		return same != NONE ? same : (uint32_t)count - 1;
	}
	for (uint32_t i = 0; i < f->mentions.count; i++)
		if (f->mentions.at[i].same == NONE &&
			(is_same(f, &f->mentions.at[i], m) ||
				is_called_so(f, &f->mentions.at[i], m)))
			return i;
	return NONE;
}

/* The organisation named within a group of its people: "Shining Path members"; false when none is. */
static bool find_organisation(const struct filter *f, struct mention *m)
{
	const struct chunk *c = at(f, m->chunk);
	for (uint32_t end = c->head; end > c->first; end--) {
		uint32_t start = end;
		struct str fill = muc_ending(f, LIST_ORGANISATION, c->first, end, &start);
		if (!fill.at)
			continue;
		m->first = start;
		m->end = end;
		return true;
	}
	return false;
}

static void push_mention(struct filter *f, struct mention m)
{
	m.event = event_of(f, m.sentence, m.chunk);
	m.same = find_same(f, &m);
	*PUSH(f->mem, &f->mentions) = m;
}

static void add_mention(
	struct filter *f, uint32_t sentence, uint32_t chunk, enum muc_role role, float chance)
{
	struct mention m = { .chunk = chunk,
		.sentence = sentence,
		.template = NONE,
		.role = role,
		.chance = chance,
		.name = NONE,
		.name_end = NONE };
	if (role == ROLE_HUMAN || role == ROLE_BAND)
		find_name(f, &m);
	describe(f, &m);
	if (role == ROLE_HUMAN)
		take_apposition(f, &m);
	push_mention(f, m);
	if (role == ROLE_BAND && find_organisation(f, &m)) {
		m.role = ROLE_ORGANISATION;
		m.name = m.name_end = NONE;
		push_mention(f, m);
	}
}

/*
 * TASK-17: "mayor of X", "offices of Y": what belongs to the description of somebody is nobody of
 * its own, and a part of a thing's name no thing.
 */
static bool is_described_with(
	const struct filter *f, uint32_t sentence, uint32_t chunk, enum muc_role role)
{
	uint32_t head = at(f, chunk)->head;
	for (size_t i = f->mentions.count; i-- > 0 && f->mentions.at[i].sentence == sentence;) {
		const struct mention *m = &f->mentions.at[i];
		bool within = m->chunk != chunk && head >= m->first && head < m->end;
		bool whole = m->role == ROLE_HUMAN || m->role == ROLE_THING;
		if (within && whole && (role == ROLE_HUMAN || role == ROLE_THING) &&
			at(f, m->chunk)->head < head && f->mentions.at[i].name == NONE)
			return true;
	}
	return false;
}

/* TASK-11: a noun group is taken for what the scorer gives the best chance. */
static void consider(struct filter *f, uint32_t sentence, uint32_t chunk)
{
	struct features features;
	float chances[LINEAR_CLASSES];
	int best = 0;
	features_clear(&features);
	muc_role_features(f, sentence, chunk, &features);
	linear_chances(f->muc->role, &features, chances);
	for (int k = 1; k < ROLE_COUNT; k++)
		if (best == 0 || chances[k] > chances[best])
			best = k;
	if (chances[best] >= f->muc->wanted.mention[best] &&
		!is_described_with(f, sentence, chunk, (enum muc_role)best))
		add_mention(f, sentence, chunk, (enum muc_role)best, chances[best]);
}

void muc_mentions(struct filter *f)
{
	const struct page *p = f->page;
	for (uint32_t s = 0; s < p->scan.sentences.count; s++)
		for (uint32_t i = p->first_chunk[s]; i < p->first_chunk[s + 1]; i++)
			if (muc_is_candidate(f, i))
				consider(f, s, i);
}
