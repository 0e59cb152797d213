#include "match/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* MATCH-19: what is believed of m before any data, by level; the same for all fields of a kind. */
static const double name_start[LEVELS] = { 0, .02, .02, .03, .10, .06, .75, .02 };
static const double chain_start[LEVELS] = { 0, .04, .02, .03, .09, .06, .61, .15 };
static const double date_start[LEVELS] = { 0, .02, .01, .03, .04, .06, .09, .75 };
static const double part_start[LEVELS] = { 0, .03, .01, .02, .03, .03, .88, 0 };
static const double age_start[LEVELS] = { 0, .015, .02, .03, .05, .13, .74, .015 };
static const double plain_start[LEVELS] = { 0, .05, .02, .03, .05, .10, .60, .15 };

static const double *start_of(size_t field)
{
	if (field < FIELD_BIRTH)
		return field == FIELD_GIVEN ? name_start : chain_start;
	if (field == FIELD_BIRTH_PART || field == FIELD_DEATH_PART)
		return part_start;
	if (field == FIELD_AGE)
		return age_start;
	return field == FIELD_BIRTH || field == FIELD_DEATH ? date_start : plain_start;
}

struct str model_field_words(const struct records *r, size_t field)
{
	static const char *const words[] = { "given name", "family name", "father's name",
		"grandfather's name", "birth", "death", "partial date of birth",
		"partial date of death", "age", "sex" };
	if ((field == FIELD_FATHER || field == FIELD_GRAND) && !r->fathers)
		return field == FIELD_FATHER ? STR("middle name") : STR("second middle name");
	return field < FIELD_TEXT ? str_from(words[field]) : r->text[field - FIELD_TEXT].header;
}

double model_probability(double odds)
{
	return 1 / (1 + exp2(-odds));
}

/* log2(1 + 2^x) without overflow, and without work where it hardly differs from 0. */
static double log2_one_plus(double x)
{
	return x > 40 ? x : x < -14 ? 0 : log2(1 + exp2(x));
}

/* log2(2^a + 2^b), for odds of which those far below 1 say nothing. */
static double both_bits(double a, double b)
{
	double greater = a > b ? a : b, lesser = a > b ? b : a;
	return lesser > -14 ? greater + log2_one_plus(lesser - greater) : greater;
}

double model_pairs(const struct model *m)
{
	return m->prior[0].pairs + m->prior[1].pairs;
}

double model_match_share(const struct model *m)
{
	double match = m->prior[0].pairs * m->prior[0].match_share +
		       m->prior[1].pairs * m->prior[1].match_share;
	return match / (model_pairs(m) + 1);
}

/* MATCH-36 */
static double near_evidence(const struct model *m, pattern_t p, struct extra x)
{
	double bits = m->prior[p >> 63].near + x.place / 2.0;
	if (!m->near)
		return -1000;
	for (size_t f = FIELD_DEATH; f < m->fields; f++)
		bits += m->near_weight[p >> 63][f][LEVEL(p, f)];
	return bits;
}

struct evidence model_evidence(const struct model *m, pattern_t p, struct extra x)
{
	const struct prior *prior = &m->prior[p >> 63];
	struct evidence e = { prior->match + (x.person + x.shared + x.place) / 2.0,
		prior->kin + (x.shared + x.place) / 2.0, near_evidence(m, p, x),
		m->house ? prior->house + (x.shared + x.place) / 2.0 : -1000 };
	unsigned given = LEVEL(p, FIELD_GIVEN), father = LEVEL(p, FIELD_FATHER);
	size_t t = p >> 63;
	if (father >= 3 && father <= 6) {
		e.kin += m->kin_known[t][given] - m->kin_weight[t][FIELD_GIVEN][given];
		e.house += m->kin_known[t][given] - m->house_weight[t][FIELD_GIVEN][given];
	}
	for (size_t f = 0; f < m->fields; f++, p >>= 3) {
		e.match += m->match_weight[t][f][p & 7];
		e.kin += m->kin_weight[t][f][p & 7];
		e.house += m->house_weight[t][f][p & 7];
	}
	return e;
}

/* What most pairs end with: that no level of the columns that are open makes one person of them. */
static double most_match(const struct model *m, pattern_t p, struct extra x, uint32_t open)
{
	size_t t = p >> 63;
	double most = m->prior[t].match + (x.person + x.shared + x.place) / 2.0;
	for (size_t f = 0; f < m->fields; f++, p >>= 3)
		most += m->match_weight[t][f][p & 7];
	for (; open; open &= open - 1)
		most += m->most_unequal[t][FIELD_TEXT + (size_t)__builtin_ctz(open)].match;
	return most;
}

double model_most(const struct model *m, pattern_t p, struct extra x, uint32_t open, double least)
{
	double alone = most_match(m, p, x, open);
	if (alone < least)
		return alone;
	struct evidence e = model_evidence(m, p, x);
	double most = e.match, kin = e.match - e.kin, near = e.match - e.near,
	       house = e.match - e.house;
	for (; open; open &= open - 1) {
		const struct evidence *best =
			&m->most_unequal[p >> 63][FIELD_TEXT + (size_t)__builtin_ctz(open)];
		most += best->match;
		kin += best->kin;
		near += best->near;
		house += best->house;
	}
	return fmin(fmin(most, house), fmin(kin, near));
}

double model_odds(const struct model *m, pattern_t p, struct extra x)
{
	struct evidence e = model_evidence(m, p, x);
	double others = both_bits(both_bits(e.kin, e.house), e.near);
	return e.match - log2_one_plus(others);
}

static signed char within_char(int n)
{
	return (signed char)(n > 100 ? 100 : n < -100 ? -100 : n);
}

struct observation observation_of(pattern_t p, struct extra x, signed char label, double count)
{
	return (struct observation){ .pattern = p,
		.person = within_char(x.person),
		.shared = within_char(x.shared),
		.place = within_char(x.place),
		.label = label,
		.count = count };
}

static int compare_observations(const void *a, const void *b)
{
	const struct observation *x = a, *y = b;
	if (x->pattern != y->pattern)
		return x->pattern < y->pattern ? -1 : 1;
	if (x->person != y->person)
		return x->person - y->person;
	if (x->shared != y->shared)
		return x->shared - y->shared;
	return x->place != y->place ? x->place - y->place : x->label - y->label;
}

/* Equal observations become one with their count. */
static void merge(struct sample *s)
{
	size_t kept = 0;
	if (s->count)
		qsort(s->at, s->count, sizeof *s->at, compare_observations);
	for (size_t i = 0; i < s->count; i++) {
		if (kept && compare_observations(&s->at[kept - 1], &s->at[i]) == 0)
			s->at[kept - 1].count += s->at[i].count;
		else
			s->at[kept++] = s->at[i];
	}
	s->count = kept;
}

static const double NAMESAKES = .01;

/* MATCH-20: where fathers agree, brothers do not bear one name; of other relatives some do. */
static const double KNOWN_FATHER = .005, SAME_AS_BROTHER = .3;

/* What relatives agree on as strangers do, whatever is seen of them. */
static bool is_held(const struct model *m, size_t f)
{
	return f == FIELD_GIVEN || f == FIELD_SEX || (f >= FIELD_TEXT && !m->shared[f]);
}

static struct evidence most_unequal(const struct model *m, size_t t, size_t f)
{
	struct evidence most = { -1000, -1000, -1000, -1000 };
	for (unsigned l = 1; l <= 5; l++) {
		double w = m->match_weight[t][f][l];
		most.match = fmax(most.match, w);
		most.kin = fmax(most.kin, w - m->kin_weight[t][f][l]);
		most.near = fmax(most.near, w - m->near_weight[t][f][l]);
		most.house = fmax(most.house, w - m->house_weight[t][f][l]);
	}
	return most;
}

static double weight(double with, double against)
{
	return fmax(-30, fmin(30, log2(with / against)));
}

/* MATCH-34: how often strangers agree so, across lists (0) or within one of several (1). */
static double chance_of(const struct model *m, size_t t, size_t f, unsigned l)
{
	return t && l == 6 ? fmin(.9, m->u[f][l] * exp2(m->lean[f])) : m->u[f][l];
}

/* Relatives agree as strangers do on what they do not share: more often within one list. */
static double leaning(const struct model *m, size_t f, double k, double u, unsigned l)
{
	return is_held(m, f) && u > m->u[f][l] ? fmin(.9, k + u - m->u[f][l]) : k;
}

static void set_classes(struct model *m, size_t t, size_t f)
{
	for (unsigned l = 1; l < LEVELS; l++) {
		double u = chance_of(m, t, f, l);
		m->match_weight[t][f][l] = weight(m->m[f][l], u);
		m->kin_weight[t][f][l] = weight(leaning(m, f, m->k[f][l], u, l), u);
		m->near_weight[t][f][l] = m->placed[f] ? weight(m->n[f][l], u) : 0;
		m->house_weight[t][f][l] = weight(leaning(m, f, m->h[f][l], u, l), u);
	}
}

/* MATCH-22: to differ never speaks for one person; a better agreement counts no less than a worse one
 * of which more is known; a weight lies within 30 bits. */
static void set_field(struct model *m, size_t t, size_t f)
{
	double *w = m->match_weight[t][f];
	bool whole = f == FIELD_BIRTH || f == FIELD_DEATH,
	     dates = f >= FIELD_BIRTH && f <= FIELD_DEATH_PART;
	unsigned top = whole ? 7 : 6;
	set_classes(m, t, f);
	w[1] = fmin(0, w[1]); /* in lists of one year no dates differ */
	w[2] = fmin(dates ? 0 : 3, w[2]);
	for (unsigned l = 2; l <= top && (whole || !dates); l++)
		if (w[l] <
			w[l - 1]) /* the less is known of a level, the more it leans on the one below */
			w[l] += (w[l - 1] - w[l]) * fmax(0, 1 - m->m[f][l] / .04);
	for (unsigned l = 1; l <= 5 && m->numbered[f]; l++) /* MATCH-33 */
		w[l] = fmax(-4, w[l]);
	m->most_unequal[t][f] = most_unequal(m, t, f);
	if (!dates && f != FIELD_GIVEN) /* MATCH-28: silence is weak evidence */
		w[LEVEL_ONE_SIDED] = fmin(1, fmax(-4, w[LEVEL_ONE_SIDED]));
}

static void set_known_fathers(struct model *m, size_t t)
{
	for (unsigned l = 1; l < LEVELS; l++) {
		double u = chance_of(m, t, FIELD_GIVEN, l);
		double by_chance = u * (l >= 4 && l <= 6 ? SAME_AS_BROTHER : 1);
		double k = KNOWN_FATHER * m->m[FIELD_GIVEN][l] + (1 - KNOWN_FATHER) * by_chance;
		m->kin_known[t][l] = fmax(-30, fmin(30, log2(k / u)));
	}
}

static void set_weights(struct model *m)
{
	for (size_t t = 0; t < 2; t++) { /* MATCH-34 */
		struct prior *p = &m->prior[t];
		for (size_t f = 0; f < m->fields; f++)
			set_field(m, t, f);
		set_known_fathers(m, t);
		double strangers =
			1 - p->match_share - p->kin_share - p->near_share - p->house_share;
		p->match = log2(p->match_share / strangers);
		p->kin = log2(p->kin_share / strangers);
		p->near = log2(p->near_share / strangers);
		p->house = log2(p->house_share / strangers);
	}
}

/* MATCH-20: the share of relatives who agree as one person would, by field: some bear one given
 * name, cousins share the family name alone, a family is not always struck on one day. */
static double kin_share_of(size_t field)
{
	static const double share[] = { .04, 1, .85, .85, 0, .6, 0, .6 };
	return field <= FIELD_DEATH_PART ? share[field] : .7;
}

/* Brothers and sisters are years apart, seldom many (MATCH-20). */
static const double kin_birth[LEVELS] = { 0, .62, .24, .09, .01, .01, .01, .02 };
static const double kin_part[LEVELS] = { 0, .58, .11, .01, .10, .12, .08, 0 };
static const double kin_age[LEVELS] = { 0, .25, .24, .22, .10, .10, .08, .01 };

static void start_relatives(const struct model *m, double k[MOST_FIELDS][LEVELS], bool together)
{
	for (size_t f = 0; f < m->fields; f++) {
		double share = m->shared[f] || f == FIELD_GIVEN ? kin_share_of(f) : 0;
		if (together && f == FIELD_GIVEN)
			share = NAMESAKES;
		if (together && m->placed[f])
			share = 1;
		for (unsigned l = 1; l < LEVELS; l++)
			k[f][l] = share * m->m[f][l] + (1 - share) * m->u[f][l];
	}
	memcpy(k[FIELD_BIRTH], kin_birth, sizeof kin_birth);
	memcpy(k[FIELD_BIRTH_PART], kin_part, sizeof kin_part);
	memcpy(k[FIELD_AGE], kin_age, sizeof kin_age);
}

/* The most that relatives may be held to agree in full, by field: else they would be one person. */
static double most_equal(size_t field)
{
	static const double most[] = {
		[FIELD_BIRTH] = .04, [FIELD_BIRTH_PART] = .15, [FIELD_AGE] = .15
	};
	return field <= FIELD_AGE && most[field] > 0 ? most[field] : 1;
}

/* MATCH-36: places and days of neighbours start from those of relatives and are learnt. */
static void learn_neighbours(
	struct model *m, double seen[MOST_FIELDS][LEVELS], double near, double scale)
{
	double pseudo = 100 + .1 * near * scale;
	for (size_t f = FIELD_DEATH; f < m->fields; f++) {
		double share = m->placed[f] ? kin_share_of(f) : 0, known = pseudo;
		for (unsigned l = 1; l < LEVELS; l++)
			known += seen[f][l] * scale;
		for (unsigned l = 1; l < LEVELS; l++)
			m->n[f][l] =
				(seen[f][l] * scale +
					pseudo * (share * m->m[f][l] + (1 - share) * m->u[f][l])) /
				known;
	}
}

/* Ages, days and places of relatives are learnt; their given names and numbers are those of strangers.
 * Of those who died together two lists say the day and place no otherwise than of one person. */
static void learn_relatives(const struct model *m, double k[MOST_FIELDS][LEVELS],
	double seen[MOST_FIELDS][LEVELS], double kin, bool together)
{
	double pseudo = 100 + .1 * kin; /* keys reach relatives who agree on more than most */
	start_relatives(m, k, together);
	for (size_t f = 0; f < m->fields; f++) {
		bool held = is_held(m, f) || (together && m->placed[f]);
		double known = pseudo, top = 0;
		for (unsigned l = 1; l < LEVELS; l++)
			known += seen[f][l];
		for (unsigned l = 1; l < LEVELS && !held; l++) {
			k[f][l] = (seen[f][l] + pseudo * k[f][l]) / known;
			top += l >= 6 ? k[f][l] : 0;
		}
		double most = most_equal(f);
		for (unsigned l = 1; l < LEVELS && !held && top > most; l++)
			k[f][l] *= l >= 6 ? most / top : (1 - most) / (1 - top);
	}
}

struct sums {
	double match[2], kin[2], near[2], house[2];
	double m[MOST_FIELDS][LEVELS], k[MOST_FIELDS][LEVELS], n[MOST_FIELDS][LEVELS],
		h[MOST_FIELDS][LEVELS];
	double likelihood;
};

static void expect(const struct model *m, const struct sample *s, struct sums *to)
{
	*to = (struct sums){ 0 };
	for (size_t i = 0; i < s->count; i++) {
		const struct observation *o = &s->at[i];
		struct extra x = { o->person, o->shared, o->place };
		struct evidence e = model_evidence(m, o->pattern, x);
		double a = exp2(fmin(300, e.match)), b = exp2(fmin(300, e.kin)),
		       c = exp2(fmin(300, e.near)), d = exp2(fmin(300, e.house)),
		       all = 1 + a + b + c + d;
		double is_match = o->count * a / all;
		if (o->label) { /* MATCH-26: what was judged is known */
			is_match = o->label > 0 ? o->count : 0;
			all -= a;
		}
		double rest = o->label ? o->count - is_match : o->count;
		double is_kin = rest * b / all, is_near = rest * c / all, is_house = rest * d / all;
		to->match[o->pattern >> 63] += is_match;
		to->kin[o->pattern >> 63] += is_kin;
		to->near[o->pattern >> 63] += is_near;
		to->house[o->pattern >> 63] += is_house;
		to->likelihood += o->count * log2(1 + a + b + c + d);
		pattern_t p = o->pattern;
		for (size_t f = 0; f < m->fields; f++, p >>= 3) {
			to->m[f][p & 7] += is_match;
			to->k[f][p & 7] += is_kin;
			to->n[f][p & 7] += is_near;
			to->h[f][p & 7] += is_house;
		}
	}
}

/*
 * MATCH-19: the most that records of one person may be held to differ, by
 * field: names, death and sex seldom do. Without it the class of one person
 * slides over to brothers and sisters, of whom lists hold more.
 */
static double most_differing(size_t field)
{
	static const double most[] = { .04, .12, .08, .10, .10, .20, .10, .20, .06, .04 };
	return field < FIELD_TEXT ? most[field] : .9;
}

static void hold_below(double m[LEVELS], unsigned level, double most)
{
	double below = 0;
	for (unsigned l = 1; l <= level; l++)
		below += m[l];
	for (unsigned l = 1; l < LEVELS && below > most; l++)
		m[l] *= l <= level ? most / below : (1 - most) / (1 - below);
}

/* Nor are most names of one person merely alike: where all names of a list resemble each other, that says nothing. */
static const double MOST_ALIKE = .25;

static const double MOST_NEAR = .3;

static double maximise(struct model *m, const struct sums *s, double scale)
{
	double moved = 0, pseudo = 30 + .2 * (s->match[0] + s->match[1]) * scale;
	for (size_t f = 0; f < m->fields; f++) {
		const double *start = start_of(f);
		double known = pseudo;
		for (unsigned l = 1; l < LEVELS; l++)
			known += s->m[f][l] * scale;
		double next[LEVELS] = { 0 };
		for (unsigned l = 1; l < LEVELS; l++)
			next[l] = fmax((s->m[f][l] * scale + pseudo * start[l]) / known, 1e-6);
		bool date = f == FIELD_BIRTH ||
			    f == FIELD_DEATH; /* of one year they do not lie further apart */
		hold_below(next, date && m->u[f][3] > MOST_NEAR ? 3 : 2, most_differing(f));
		if (f < FIELD_BIRTH)
			hold_below(next, 3, MOST_ALIKE);
		double step = m->rounds < 20 ? 1 : .4; /* what swings is brought to rest */
		for (unsigned l = 1; l < LEVELS; l++) {
			moved = fmax(moved, fabs(next[l] - m->m[f][l]));
			m->m[f][l] += step * (next[l] - m->m[f][l]);
		}
	}
	for (size_t t = 0; t < 2; t++) {
		struct prior *p = &m->prior[t];
		p->match_share = fmin(.4, fmax((s->match[t] * scale + .5) / (p->pairs + 1), 1e-14));
		p->kin_share = fmin(
			.4, fmax((s->kin[t] * scale + .5) / (p->pairs + 1), p->match_share * .01));
		p->house_share =
			m->house ? fmin(.4, (s->house[t] * scale + .5) / (p->pairs + 1)) : 0;
		p->near_share =
			fmax(m->near_least, fmin(.4, (s->near[t] * scale + .5) / (p->pairs + 1)));
	}
	return moved;
}

/* The share of true matches among the pairs that give a field: a column of one list alone is seldom compared in one. */
static double share_of_matches(
	const struct model *m, size_t f, const double found[LEVELS], double scale)
{
	double matches = 0, pairs = model_pairs(m) * m->known[f];
	for (unsigned l = 1; l < LEVELS; l++)
		matches += found[l] * scale;
	return pairs > matches * 2 ? matches / pairs : 0;
}

/* Random pairs hold a few true matches; their part is taken out of u again (MATCH-18). */
static void clear_strangers(struct model *m, double seen[MOST_FIELDS][LEVELS],
	double found[MOST_FIELDS][LEVELS], double scale)
{
	for (size_t f = 0; f < m->fields; f++) {
		double share = share_of_matches(m, f, found[f], scale);
		for (unsigned l = 1; l < LEVELS; l++) {
			double u = (seen[f][l] - share * m->m[f][l]) / (1 - share);
			double least = fmax(seen[f][l] * .02, 1e-7);
			m->u[f][l] =
				(m->u[f][l] + fmax(u, least)) / 2; /* by halves, or it swings */
		}
	}
}

static void scale_by(double seen[MOST_FIELDS][LEVELS], double scale)
{
	for (size_t f = 0; f < MOST_FIELDS; f++)
		for (unsigned l = 0; l < LEVELS; l++)
			seen[f][l] *= scale;
}

/* All classes but that of one person, and the weights. */
static void learn(struct model *m, struct sums *s, double seen[MOST_FIELDS][LEVELS], double scale)
{
	clear_strangers(m, seen, s->m, scale);
	learn_neighbours(m, s->n, s->near[0] + s->near[1], scale);
	scale_by(s->k, scale);
	scale_by(s->h, scale);
	learn_relatives(m, m->k, s->k, (s->kin[0] + s->kin[1]) * scale, false);
	learn_relatives(m, m->h, s->h, (s->house[0] + s->house[1]) * scale, true);
	set_weights(m);
}

void model_train(struct model *m, struct sample *s, double scale)
{
	enum { MOST_ROUNDS = 80 };
	double seen[MOST_FIELDS][LEVELS];
	struct sums sums = { 0 };
	merge(s);
	memcpy(seen, m->u, sizeof seen);
	for (size_t f = 0; f < m->fields; f++)
		memcpy(m->m[f], start_of(f), sizeof m->m[f]);
	double pairs = model_pairs(m);
	for (size_t t = 0; t < 2; t++) {
		double share = fmin(.3 * sqrt(2 * pairs), pairs * .1) / (pairs + 1);
		m->prior[t].match_share = fmax(share * (t ? .1 : 1), 1e-14);
		m->prior[t].kin_share = m->prior[t].near_share = m->prior[t].house_share =
			fmax(share, 1e-14);
	}
	for (m->rounds = 0; m->rounds < MOST_ROUNDS && !m->converged; m->rounds++) {
		learn(m, &sums, seen, scale);
		expect(m, s, &sums);
		m->converged = maximise(m, &sums, scale) < 5e-4;
	}
	learn(m, &sums, seen, scale);
	m->likelihood = sums.likelihood;
}
