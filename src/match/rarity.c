/* How rare values are, and how often strangers agree on them. */
#include "match/model.h"

#include "base/random.h"
#include "match/namesakes.h"
#include "match/threads.h"

#include <math.h>
#include <stdatomic.h>

static signed char half_bits(double bits)
{
	double h = bits * 2;
	return (signed char)(h > 40 ? 40 : h < -40 ? -40 : lrint(h));
}

struct counts {
	uint32_t *at;
	size_t values;
	double total;
};

/*
 * MATCH-18: what is believed of strangers before any data, worth PRIOR_PAIRS
 * random pairs: a list of ten people cannot say how rare names are.
 */
enum { PRIOR_PAIRS = 1000, PRIOR_RECORDS = 100 };
static const double name_prior[LEVELS] = { 0, .957, .015, .004, .005, .007, .005, .007 };
static const double birth_prior[LEVELS] = { 0, .93, .045, .013, .002, .001, .002, .001 };
static const double death_prior[LEVELS] = { 0, .50, .20, .20, .01, .03, .03, .03 };
static const double birth_part_prior[LEVELS] = { 0, .835, .03, .01, .08, .03, .015, 0 };
static const double death_part_prior[LEVELS] = { 0, .27, .05, .15, .08, .15, .30, 0 };
static const double age_prior[LEVELS] = { 0, .70, .13, .08, .03, .03, .02, .01 };
static const double sex_prior[LEVELS] = { 0, .49, .001, .001, .001, .001, .50, .006 };
static const double text_prior[LEVELS] = { 0, .87, .02, .02, .01, .01, .04, .03 };

static const double *prior_of(size_t field)
{
	static const double *const priors[] = { [FIELD_BIRTH] = birth_prior,
		[FIELD_DEATH] = death_prior,
		[FIELD_BIRTH_PART] = birth_part_prior,
		[FIELD_DEATH_PART] = death_part_prior,
		[FIELD_AGE] = age_prior,
		[FIELD_SEX] = sex_prior };
	return field < FIELD_BIRTH ? name_prior : field < FIELD_TEXT ? priors[field] : text_prior;
}

/* The chance that two random records agree, over all values. */
static double chance_equal(const struct counts *c, double prior)
{
	double equal = 0;
	for (size_t v = 1; v < c->values; v++)
		equal += (double)c->at[v] * ((double)c->at[v] - 1) / 2;
	return (equal + PRIOR_PAIRS * prior) / (c->total * (c->total - 1) / 2 + PRIOR_PAIRS);
}

/*
 * MATCH-21: log2 of the average chance over the value's own, from the other
 * records that have it; at least one half record, at most 20 bits.
 */
static signed char *rarities(const struct counts *c, double average, struct arena *mem)
{
	signed char *out = NEW_ARRAY(mem, signed char, c->values + 1);
	for (size_t v = 1; v < c->values; v++) {
		double others = (double)c->at[v] - 1;
		double share = ((others < .5 ? .5 : others) + PRIOR_RECORDS * average) /
			       (c->total + PRIOR_RECORDS);
		out[v] = half_bits(log2(average / share));
	}
	return out;
}

static struct counts new_counts(size_t values, struct arena *mem)
{
	return (struct counts){ .at = NEW_ARRAY(mem, uint32_t, values + 1), .values = values + 1 };
}

static void count_value(struct counts *c, size_t value)
{
	if (value) {
		c->at[value]++;
		c->total++;
	}
}

/* Which cells feed a field's counts. */
static size_t cells_of(size_t field, size_t *first)
{
	static const unsigned char cell[] = { CELL_GIVEN, CELL_FAMILY, CELL_MIDDLE,
		CELL_MIDDLE + 1 };
	*first = field < FIELD_BIRTH ? cell[field] : CELL_TEXT + (field - FIELD_TEXT);
	return 1;
}

static void set_exact(struct model *m, size_t field, const struct counts *c, unsigned level,
	struct arena *mem, signed char **out)
{
	double equal = chance_equal(c, prior_of(field)[level]);
	m->u[field][level] = equal;
	*out = rarities(c, equal, mem);
}

/* Tokens in the order of their skeletons. */
struct groups {
	uint32_t *token, *begin; /* of skeleton s: token[begin[s]] to token[begin[s + 1] - 1] */
};

static struct groups group_tokens(const struct tokens *t, struct arena *mem)
{
	size_t skeletons = t->skeletons.count + 2;
	struct groups g = { NEW_ARRAY(mem, uint32_t, t->count),
		NEW_ARRAY(mem, uint32_t, skeletons + 1) };
	for (size_t n = 1; n < t->count; n++)
		g.begin[t->at[n].skeleton + 2]++;
	for (size_t s = 1; s <= skeletons; s++)
		g.begin[s] += g.begin[s - 1];
	for (uint32_t n = 1; n < t->count; n++)
		g.token[g.begin[t->at[n].skeleton + 1]++] = n;
	return g;
}

/*
 * MATCH-21: a name counts together with what is equal to it in other scripts; its skeleton may be
 * that of other names too. Where very many names have one skeleton all of them count.
 */
static void count_across(struct model *m, const struct records *r, size_t field,
	const struct counts *tokens, struct arena *mem)
{
	enum { MOST_ALIKE = 200 };
	const struct tokens *t = &r->tokens;
	struct arena scratch = { 0 };
	struct counts all = new_counts(t->count, &scratch);
	struct groups g = group_tokens(t, &scratch);
	all.total = tokens->total;
	for (uint32_t a = 1; a < t->count; a++) {
		uint32_t s = t->at[a].skeleton, from = g.begin[s], until = g.begin[s + 1];
		bool many = until - from > MOST_ALIKE;
		for (uint32_t k = from; k < until && tokens->at[a]; k++) {
			uint32_t b = g.token[k];
			bool other = t->faces.at[a].script != t->faces.at[b].script;
			if (tokens->at[b] &&
				(a == b || many || (other && token_level(t, a, b) == 6)))
				all.at[a] += tokens->at[b];
		}
	}
	m->rarity->across[field] = rarities(&all, m->u[field][6], mem);
	arena_release(&scratch);
}

static bool is_of_scripts(const struct tokens *t)
{
	for (size_t n = 2; n < t->count; n++)
		if (t->faces.at[n].script != t->faces.at[1].script)
			return true;
	return false;
}

static void count_names(struct model *m, const struct records *r, size_t field, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct counts tokens = new_counts(r->tokens.count, &scratch);
	struct counts sounds = new_counts(r->tokens.skeletons.count + 1, &scratch);
	size_t cell;
	cells_of(field, &cell);
	for (size_t i = 0; i < r->count; i++) {
		uint32_t token = records_cells(r, i)[cell];
		count_value(&tokens, token);
		count_value(&sounds, token ? r->tokens.at[token].skeleton : 0);
	}
	set_exact(m, field, &tokens, 6, mem, &m->rarity->exact[field]);
	double alike = chance_equal(&sounds, .015);
	m->rarity->sound[field] = rarities(&sounds, alike, mem);
	m->rarity->broader[field] = half_bits(log2(alike / m->u[field][6]));
	if (is_of_scripts(&r->tokens))
		count_across(m, r, field, &tokens, mem);
	arena_release(&scratch);
}

/* Values whose words have the same skeletons, in any order, share a number. */
static uint32_t *words_alike(const struct text_column *t, struct arena *mem)
{
	struct dict all = { 0 };
	uint32_t *number = NEW_ARRAY(mem, uint32_t, t->values.count + 1);
	for (size_t v = 1; v < t->values.count; v++) {
		const struct text_value *x = &t->values.at[v];
		uint32_t *sum = NEW(mem, uint32_t);
		bool is_new;
		*sum = x->units ? 0 : token_mix(1, (uint32_t)v);
		for (size_t k = 0; k < x->units; k++)
			*sum += token_mix(2, x->skeleton[k]);
		number[v] = dict_number(
			&all, (struct str){ (const char *)sum, sizeof *sum }, &is_new, mem);
	}
	return number;
}

static void count_texts(struct model *m, const struct records *r, size_t field, struct arena *mem)
{
	struct arena scratch = { 0 };
	const struct text_column *t = &r->text[field - FIELD_TEXT];
	struct counts values = new_counts(t->values.count, &scratch);
	struct counts sounds = new_counts(t->values.count, &scratch);
	uint32_t *alike = words_alike(t, &scratch);
	for (size_t i = 0; i < r->count; i++) {
		uint32_t value = records_cells(r, i)[CELL_TEXT + (field - FIELD_TEXT)];
		count_value(&values, value);
		count_value(&sounds, alike[value]);
	}
	set_exact(m, field, &values, 6, mem, &m->rarity->exact[field]);
	double equal = chance_equal(&sounds, prior_of(field)[6]);
	signed char *sound = rarities(&sounds, equal, &scratch), *out;
	m->rarity->sound[field] = out = NEW_ARRAY(mem, signed char, t->values.count + 1);
	for (size_t v = 1; v < t->values.count; v++)
		out[v] = sound[alike[v]];
	m->rarity->broader[field] = half_bits(log2(equal / m->u[field][6]));
	arena_release(&scratch);
}

static void count_dates(struct model *m, const struct records *r, size_t field, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct counts values = new_counts(when_rank(WHEN(WHEN_LAST, 0, 0) - 1), &scratch);
	for (size_t i = 0; i < r->count; i++) {
		when_t w = records_cells(r, i)[field == FIELD_BIRTH ? CELL_BIRTH : CELL_DEATH];
		count_value(&values, WHEN_DAY(w) ? when_rank(w) : 0);
	}
	set_exact(m, field, &values, 7, mem,
		field == FIELD_BIRTH ? &m->rarity->birth : &m->rarity->death);
	arena_release(&scratch);
}

/*
 * MATCH-15: strangers agree crosswise, which is too rare to be met in a sample, where a name
 * serves as both, or where one of 30 records was swapped and then both names agree by chance.
 */
static double chance_swapped(const struct model *m, double across)
{
	double given = m->u[FIELD_GIVEN][4] + m->u[FIELD_GIVEN][5] + m->u[FIELD_GIVEN][6];
	double family = m->u[FIELD_FAMILY][4] + m->u[FIELD_FAMILY][5] + m->u[FIELD_FAMILY][6];
	return across * across + 2. / 30 * given * family;
}

/* MATCH-18: levels of random pairs; the exact level, too rare to be met by chance, comes from the counts. */
static void set_strangers(struct model *m, size_t f, double seen[LEVELS], double scale)
{
	const double *prior = prior_of(f);
	unsigned top = f == FIELD_BIRTH || f == FIELD_DEATH ? 7 : 6;
	bool counted = f <= FIELD_DEATH || f >= FIELD_TEXT, sides = top == 6 && f != FIELD_GIVEN;
	double known = 0, rest = 0;
	for (unsigned l = 1; l < LEVELS; l++) {
		seen[l] = seen[l] * scale + PRIOR_PAIRS * prior[l];
		known += seen[l];
		rest += counted && l == top ? 0 : seen[l];
	}
	if (counted && sides) /* the counts are of pairs that both have a value */
		m->u[f][top] *= 1 - seen[LEVEL_ONE_SIDED] / known;
	for (unsigned l = 1; l < LEVELS; l++)
		if (!counted || l != top)
			m->u[f][l] = seen[l] / rest * (1 - (counted ? m->u[f][top] : 0));
}

/* Random pairs in slices, each with chance of its own, so that threads draw the same pairs as one. */
enum { SLICES = 16 };
struct slice {
	double seen[MOST_FIELDS][LEVELS], across, placed;
	double within[MOST_FIELDS],
		equal[MOST_FIELDS]; /* one list's pairs, those of them that are equal */
};
struct draw_work {
	const struct records *r;
	size_t draws, fields;
	const bool *placed;
	uint64_t seed;
	atomic_size_t next;
	struct slice slice[SLICES];
};

/* Whether a pair is the same in two columns of place and time. */
static bool is_placed(const bool *placed, size_t fields, pattern_t p)
{
	size_t equal = 0;
	for (size_t f = FIELD_DEATH; f < fields; f++)
		equal += placed[f] && f != FIELD_DEATH_PART &&
			 LEVEL(p, f) == (f == FIELD_DEATH ? 7 : 6);
	return equal >= 2;
}

static void draw_slice(struct draw_work *w, struct compare *c, size_t slice)
{
	struct random chance = random_seeded(w->seed, 100 + slice);
	struct slice *s = &w->slice[slice];
	size_t count = w->r->count;
	for (size_t d = slice; d < w->draws && count > 1; d += SLICES) {
		size_t a = random_below(&chance, count), b = random_below(&chance, count - 1);
		b += b >= a;
		pattern_t p = compare_pair(c, a, b);
		s->across += compare_across(c, a, b) >= 4;
		s->placed += is_placed(w->placed, w->fields, p);
		for (size_t f = 0; f < w->fields; f++)
			s->seen[f][LEVEL(p, f)]++;
		for (size_t f = 0; p >> 63 && f < w->fields; f++) {
			s->within[f] += LEVEL(p, f) != 0;
			s->equal[f] += LEVEL(p, f) == 6;
		}
	}
}

static void *draw_some(void *arg)
{
	struct draw_work *w = arg;
	struct arena scratch = { 0 };
	struct compare c = compare_new(w->r, &scratch);
	for (size_t k; (k = atomic_fetch_add(&w->next, 1)) < SLICES;)
		draw_slice(w, &c, k);
	arena_release(&scratch);
	return NULL;
}

/* MATCH-36: neighbours are at least as many as random pairs that agree twice beyond what chance would have. */
static double least_near(const struct model *m, double share)
{
	double by_chance = 0;
	for (size_t f = FIELD_DEATH; f < m->fields; f++)
		for (size_t g = FIELD_DEATH; g < f; g++)
			if (m->placed[f] && m->placed[g] && f != FIELD_DEATH_PART &&
				g != FIELD_DEATH_PART)
				by_chance += m->u[f][6] * m->u[g][g == FIELD_DEATH ? 7 : 6];
	return fmin(.2, fmax(0, share - by_chance));
}

/*
 * MATCH-34: u of equal values is counted over all lists. Where they are in two scripts or spellings
 * strangers of one list are equal more often. What is seen seldom leans little.
 */
static double lean_of(double pairs, double equal, double u)
{
	enum { SELDOM = 50 };
	return fmin(3, fmax(0, log2((equal + SELDOM) / (pairs * u + SELDOM))));
}

static bool is_counted(size_t f)
{
	return f < FIELD_BIRTH || f >= FIELD_TEXT;
}

static void count_random_pairs(struct model *m, struct draw_work *w, unsigned jobs)
{
	struct slice all = { .across = 1 };
	threads_run(jobs, draw_some, w);
	for (size_t k = 0; k < SLICES; k++) {
		all.across += w->slice[k].across;
		all.placed += w->slice[k].placed;
		for (size_t f = 0; f < m->fields; f++) {
			all.within[f] += w->slice[k].within[f];
			all.equal[f] += w->slice[k].equal[f];
			for (unsigned l = 0; l < LEVELS; l++)
				all.seen[f][l] += w->slice[k].seen[f][l];
		}
	}
	double draws = (double)w->draws, pairs = model_pairs(m),
	       real = pairs < draws ? pairs / draws : 1; /* drawn twice and more */
	for (size_t f = 0; f < m->fields; f++) {
		m->known[f] = 1 - all.seen[f][0] / (draws + 1);
		set_strangers(m, f, all.seen[f], real);
	}
	m->u[FIELD_GIVEN][LEVEL_SWAPPED] = chance_swapped(m, all.across / (draws + 1));
	for (size_t f = 0; f < m->fields; f++)
		m->lean[f] = is_counted(f) ? lean_of(all.within[f], all.equal[f], m->u[f][6]) : 0;
	m->near_least = least_near(m, all.placed / (draws + 1));
}

/*
 * A number is a person's own (and no postcode or a family's telephone) where records that agree
 * on it mostly agree on the given name. Each record is held against the first with the number.
 */
static bool is_own(const struct records *r, size_t text)
{
	struct arena scratch = { 0 };
	uint32_t *first = NEW_ARRAY(&scratch, uint32_t, r->text[text].values.count + 1);
	size_t met = 0, alike = 0;
	for (size_t i = 0; i < r->count && met < 5000; i++) {
		const uint32_t *x = records_cells(r, i);
		uint32_t value = x[CELL_TEXT + text], k = first[value];
		if (!k)
			first[value] = (uint32_t)i + 1;
		uint32_t given = k ? records_cells(r, k - 1)[CELL_GIVEN] : 0;
		if (!value || !given || !x[CELL_GIVEN])
			continue;
		met++;
		alike += token_level(&r->tokens, given, x[CELL_GIVEN]) >= 3;
	}
	arena_release(&scratch);
	return alike * 2 >= met;
}

/* MATCH-20: family, father, grandfather, day of death and columns are shared by relatives, but for
 * occupations, addresses of mail and numbers that are a person's own. */
static bool is_shared(const struct records *r, size_t field)
{
	if (field < FIELD_TEXT)
		return field == FIELD_FAMILY || field == FIELD_FATHER || field == FIELD_GRAND ||
		       field == FIELD_DEATH || field == FIELD_DEATH_PART;
	const struct text_column *t = &r->text[field - FIELD_TEXT];
	if (t->role == ROLE_OCCUPATION || t->role == ROLE_ID || t->kind == TEXT_MAIL)
		return false;
	return t->kind == TEXT_WORDS || !is_own(r, field - FIELD_TEXT);
}

/* MATCH-36: with one such column alone there is nothing that could count twice. */
static void find_placed(struct model *m, const struct records *r)
{
	uint32_t filled = 0;
	size_t count = 0;
	for (size_t l = 1; l <= r->sources.count; l++)
		filled |= r->fills[l];
	for (size_t f = FIELD_DEATH; f < m->fields; f++) {
		if (f > FIELD_DEATH && f < FIELD_TEXT)
			continue;
		size_t cell = f == FIELD_DEATH ? CELL_DEATH : CELL_TEXT + (f - FIELD_TEXT);
		bool dropped = f >= FIELD_TEXT && r->text[f - FIELD_TEXT].dropped;
		m->placed[f] = m->shared[f] && !dropped && (filled >> cell & 1);
		count += m->placed[f];
	}
	m->placed[FIELD_DEATH_PART] = m->placed[FIELD_DEATH];
	m->near = count > 1;
	m->house = count > 0;
}

static void count_pairs(struct model *m, const struct records *r, struct arena *mem)
{
	double n = (double)r->count, all = n * (n - 1) / 2, within = 0;
	size_t *size = NEW_ARRAY(mem, size_t, r->sources.count + 1);
	for (size_t i = 0; i < r->count; i++)
		within += (double)size[r->source[i]]++;
	m->prior[1].pairs = r->sources.count > 1 ? within : 0;
	m->prior[0].pairs = all - m->prior[1].pairs;
}

void model_strangers(struct model *m, const struct records *r, size_t draws, uint64_t seed,
	unsigned jobs, struct arena *mem)
{
	*m = (struct model){ .fields = FIELD_TEXT + r->text_count,
		.rarity = NEW(mem, struct rarity) };
	count_pairs(m, r, mem);
	for (size_t f = 0; f < m->fields; f++) {
		m->shared[f] = is_shared(r, f);
		m->numbered[f] = f >= FIELD_TEXT && r->text[f - FIELD_TEXT].role == ROLE_ID;
		if (f < FIELD_BIRTH)
			count_names(m, r, f, mem);
		else if (f == FIELD_BIRTH || f == FIELD_DEATH)
			count_dates(m, r, f, mem);
		else if (f >= FIELD_TEXT)
			count_texts(m, r, f, mem);
	}
	find_placed(m, r);
	struct draw_work *w = NEW(mem, struct draw_work);
	w->r = r;
	w->draws = draws;
	w->fields = m->fields;
	w->placed = m->placed;
	w->seed = seed;
	count_random_pairs(m, w, jobs);
	namesakes_find(m, r, mem);
}

static int lesser(int a, int b)
{
	return a < b ? a : b;
}

static int name_extra(const struct rarity *y, const struct records *r, size_t field, unsigned level,
	uint32_t a, uint32_t b)
{
	if (a == b)
		return level == 6 ? y->exact[field][a] : 0;
	if (level == 6 && y->across[field])
		return lesser(y->across[field][a], y->across[field][b]);
	const struct token *t = r->tokens.at;
	int sound = lesser(y->sound[field][t[a].skeleton], y->sound[field][t[b].skeleton]);
	return level == 6 ? sound - y->broader[field] : level == 5 ? sound : sound / 2;
}

static int text_extra(const struct rarity *y, size_t field, uint32_t a, uint32_t b)
{
	if (a == b)
		return y->exact[field][a];
	return lesser(y->sound[field][a], y->sound[field][b]) - y->broader[field];
}

/* Which of two swapped names is the given name is not known: the more common reading counts. */
static int swapped_extra(const struct rarity *y, const struct records *r, uint32_t token)
{
	uint32_t s = token ? r->tokens.at[token].skeleton : 0;
	return s ? lesser(y->sound[FIELD_GIVEN][s], y->sound[FIELD_FAMILY][s]) : 0;
}

static bool is_same_name(pattern_t p, size_t field)
{
	return LEVEL(p, field) == 5 || LEVEL(p, field) == 6;
}

/* MATCH-48 */
int model_commoner(const struct model *m, pattern_t p, size_t a, size_t b)
{
	const struct rarity *y = m->rarity;
	if (!y->whole || !is_same_name(p, FIELD_GIVEN) || !is_same_name(p, FIELD_FAMILY))
		return 0;
	const signed char *by = y->chain && is_same_name(p, FIELD_FATHER) ? y->chain : y->whole;
	return by[a] > by[b] ? by[a] : by[b];
}

struct extra model_extra(
	const struct model *m, const struct records *r, pattern_t p, size_t a, size_t b)
{
	const uint32_t *x = records_cells(r, a), *y = records_cells(r, b);
	struct extra e = { 0 };
	for (size_t f = 0; f < FIELD_BIRTH; f++) {
		size_t cell;
		unsigned level = LEVEL(p, f);
		cells_of(f, &cell);
		if (level < 3 || level > 6 || !x[cell] || !y[cell] ||
			(f >= FIELD_FATHER && level < 6 && x[cell] == y[cell]))
			continue;
		int bits = name_extra(m->rarity, r, f, level, x[cell], y[cell]);
		e.shared += bits;
	}
	if (LEVEL(p, FIELD_GIVEN) == LEVEL_SWAPPED)
		e.person += swapped_extra(m->rarity, r, x[CELL_GIVEN]) +
			    swapped_extra(m->rarity, r, x[CELL_FAMILY]);
	e.shared -= model_commoner(m, p, a, b);
	if (LEVEL(p, FIELD_BIRTH) == 7)
		e.person += m->rarity->birth[when_rank(x[CELL_BIRTH])];
	if (LEVEL(p, FIELD_DEATH) == 7)
		e.place += m->rarity->death[when_rank(x[CELL_DEATH])];
	for (size_t t = 0; t < r->text_count; t++)
		if (LEVEL(p, FIELD_TEXT + t) == 6) {
			int bits = text_extra(
				m->rarity, FIELD_TEXT + t, x[CELL_TEXT + t], y[CELL_TEXT + t]);
			*(m->shared[FIELD_TEXT + t] ? &e.place : &e.person) += bits;
		}
	return e;
}
