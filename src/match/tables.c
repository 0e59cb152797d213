#include "match/tables.h"

#include "base/csv.h"
#include "base/json.h"
#include "base/random.h"
#include "match/draws.h"
#include "match/explain.h"

#include <math.h>
#include <stdlib.h>

static void put_record(struct buf *to, const struct records *r, size_t i, struct arena *mem)
{
	csv_put(to, dict_str(&r->sources, r->source[i]));
	buf_add_char(to, ',');
	csv_put(to, records_id(r, i, mem));
}

/* In decimal, with zeros before it up to `width`: most of the time of a large table is numbers. */
static void put_count(struct buf *to, size_t n, size_t width)
{
	char digits[24];
	size_t at = sizeof digits;
	for (; n || sizeof digits - at < width; n /= 10)
		digits[--at] = (char)('0' + n % 10);
	buf_add(to, (struct str){ digits + at, sizeof digits - at });
}

/* 0 to 1, as "%.4f" would: four digits more than a float's 24 bits are exact in a double. */
static void put_four_places(struct buf *to, double p)
{
	size_t n = (size_t)lrint(p * 10000);
	put_count(to, n / 10000, 1);
	buf_add_char(to, '.');
	put_count(to, n % 10000, 4);
}

void put_persons(
	struct buf *to, const struct records *r, const struct persons *p, size_t from, size_t until)
{
	struct arena scratch = { 0 };
	for (size_t i = from; i < until; i++) {
		struct str id, name;
		records_id_and_name(r, i, &id, &name, &scratch);
		put_count(to, (size_t)p->of[i] + 1, 1);
		buf_add_char(to, ',');
		csv_put(to, dict_str(&r->sources, r->source[i]));
		buf_add_char(to, ',');
		csv_put(to, id);
		buf_add_char(to, ',');
		csv_put(to, name);
		buf_add_char(to, ',');
		put_four_places(to, (double)p->probability[i]);
		buf_add_char(to, '\n');
		if (i % 256 == 0)
			arena_release(&scratch);
	}
	arena_release(&scratch);
}

void put_pairs(struct buf *to, const struct records *r, const struct matching *m)
{
	struct arena memory = { 0 };
	struct compare c = compare_new(r, &memory);
	buf_add(to, STR("list_a,record_a,list_b,record_b,probability,bits,one_person"));
	for (size_t f = 0; f < m->model.fields; f++) {
		buf_add_char(to, ',');
		csv_put(to, model_field_words(r, f));
	}
	buf_add_char(to, '\n');
	for (size_t k = 0; k < m->links.count; k++) {
		const struct link *l = &m->links.at[k];
		struct arena scratch = { 0 };
		struct account x = account_of(&m->model, &c, r, l->a, l->b, &scratch);
		put_record(to, r, l->a, &scratch);
		buf_add_char(to, ',');
		put_record(to, r, l->b, &scratch);
		buf_printf(to, ",%.6f,%.3f,%d", model_probability((double)l->belief),
			(double)l->odds, m->persons.of[l->a] == m->persons.of[l->b]);
		for (size_t f = 0; f < m->model.fields; f++)
			buf_printf(to, ",%.2f", x.field[f].bits);
		buf_add_char(to, '\n');
		arena_release(&scratch);
	}
	arena_release(&memory);
}

static const float LEAST_WORTH = .02F;

struct doubt {
	uint32_t link;
	float worth;
};

static int compare_doubts(const void *a, const void *b)
{
	const struct doubt *x = a, *y = b;
	if (x->worth != y->worth)
		return x->worth > y->worth ? -1 : 1;
	return (x->link > y->link) - (x->link < y->link);
}

static uint32_t *person_sizes(const struct persons *p, size_t records, struct arena *mem)
{
	uint32_t *size = NEW_ARRAY(mem, uint32_t, p->count + 1);
	for (size_t i = 0; i < records; i++)
		size[p->of[i]]++;
	return size;
}

/* MATCH-30 */
static struct doubt *rank_doubts(
	const struct records *r, const struct matching *m, struct arena *mem)
{
	const struct links *l = &m->links;
	uint32_t *size = person_sizes(&m->persons, r->count, mem);
	struct doubt *all = NEW_ARRAY(mem, struct doubt, l->count + 1);
	for (size_t k = 0; k < l->count; k++) {
		double p = model_probability((double)l->at[k].belief);
		uint32_t a = m->persons.of[l->at[k].a], b = m->persons.of[l->at[k].b];
		double joins = a == b ? size[a] - 1.0 : (double)size[a] * size[b];
		all[k] = (struct doubt){ (uint32_t)k, (float)(4 * p * (1 - p) * sqrt(joins)) };
	}
	if (l->count)
		qsort(all, l->count, sizeof *all, compare_doubts);
	return all;
}

struct doubts pairs_in_doubt(const struct records *r, const struct matching *m, struct arena *mem)
{
	struct doubt *all = rank_doubts(r, m, mem);
	struct doubts d = { .link = NEW_ARRAY(mem, uint32_t, m->links.count + 1) };
	while (d.count < m->links.count && all[d.count].worth > LEAST_WORTH) {
		d.link[d.count] = all[d.count].link;
		d.count++;
	}
	return d;
}

void put_review(struct buf *to, const struct records *r, const struct matching *m)
{
	struct arena scratch = { 0 };
	struct doubts d = pairs_in_doubt(r, m, &scratch);
	buf_add(to, STR("list_a,record_a,name_a,list_b,record_b,name_b,probability,one_person,"
			"judgement\n"));
	for (size_t k = 0; k < d.count && k < MOST_REVIEWED; k++) {
		const struct link *l = &m->links.at[d.link[k]];
		put_record(to, r, l->a, &scratch);
		buf_add_char(to, ',');
		csv_put(to, records_name(r, l->a, &scratch));
		buf_add_char(to, ',');
		put_record(to, r, l->b, &scratch);
		buf_add_char(to, ',');
		csv_put(to, records_name(r, l->b, &scratch));
		buf_printf(to, ",%.3f,%d,\n", model_probability((double)l->belief),
			m->persons.of[l->a] == m->persons.of[l->b]);
	}
	arena_release(&scratch);
}

static int compare_patterns(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

void put_overlap(struct buf *to, const struct records *r, const struct persons *p)
{
	enum { MOST_COLUMNS = 60 };
	struct arena scratch = { 0 };
	size_t lists = r->sources.count < MOST_COLUMNS ? r->sources.count : MOST_COLUMNS;
	uint64_t *on = NEW_ARRAY(&scratch, uint64_t, p->count + 1);
	for (size_t i = 0; i < r->count; i++)
		if (r->source[i] <= lists)
			on[p->of[i]] |= 1ULL << (lists - r->source[i]);
	if (p->count)
		qsort(on, p->count, sizeof *on, compare_patterns);
	for (uint32_t l = 1; l <= lists; l++) {
		csv_put(to, dict_str(&r->sources, l));
		buf_add_char(to, ',');
	}
	buf_add(to, STR("count\n"));
	for (size_t i = 0, j; i < p->count; i = j) {
		for (j = i; j < p->count && on[j] == on[i]; j++)
			;
		for (size_t l = 0; l < lists; l++)
			buf_printf(to, "%d,", (int)(on[i] >> (lists - 1 - l) & 1));
		buf_printf(to, "%zu\n", j - i);
	}
	arena_release(&scratch);
}

void put_draws(struct buf *to, const struct records *r, const struct matching *m,
	const struct match_options *opts, size_t draws)
{
	struct arena scratch = { 0 };
	struct cluster_options cluster = { opts->judgements, opts->one_per_list, 0 };
	struct walk *w = draws_start(r, &m->links, &m->persons, &cluster, opts->seed, &scratch);
	uint32_t *person = NEW_ARRAY(&scratch, uint32_t, r->count + 1);
	buf_add(to, STR("draw,person,list,record\n"));
	for (size_t d = 0; d < draws; d++) {
		size_t count;
		draws_next(w, person, &count);
		for (size_t i = 0; i < r->count; i++) {
			struct arena turn = { 0 };
			buf_printf(to, "%zu,%u,", d + 1, person[i] + 1);
			put_record(to, r, i, &turn);
			buf_add_char(to, '\n');
			arena_release(&turn);
		}
	}
	arena_release(&scratch);
}

double expected_precision(const struct matching *m)
{
	double sum = 0, pairs = 0;
	for (size_t k = 0; k < m->links.count; k++) {
		const struct link *l = &m->links.at[k];
		if (m->persons.of[l->a] != m->persons.of[l->b])
			continue;
		sum += model_probability((double)l->belief);
		pairs++;
	}
	return pairs > 0 ? sum / pairs : 1;
}

static double rounded(double x)
{
	return nearbyint(x * 1e6) / 1e6;
}

static void put_member_real(struct json_out *j, const char *key, double x)
{
	put_key(j, key);
	put_real(j, rounded(x));
}

static void put_field(struct json_out *j, const struct records *r, const struct model *m, size_t f)
{
	put_open(j, '{');
	put_member_str(j, "field", model_field_words(r, f));
	put_key(j, "levels");
	put_open(j, '[');
	for (unsigned l = 1; l < LEVELS; l++) {
		put_open(j, '{');
		put_member_str(j, "level", str_from(level_words(r, f, l)));
		put_key(j, "m");
		put_real(j, m->m[f][l]);
		put_key(j, "u");
		put_real(j, m->u[f][l]);
		put_key(j, "relatives");
		put_real(j, m->k[f][l]);
		put_member_real(j, "bits", m->match_weight[0][f][l]);
		put_close(j, '}');
	}
	put_close(j, ']');
	put_close(j, '}');
}

static void put_keys(
	struct json_out *j, const struct records *r, const struct blocks *b, struct arena *mem)
{
	put_key(j, "keys");
	put_open(j, '[');
	for (size_t k = 0; k < b->rules; k++) {
		put_open(j, '{');
		put_member_str(j, "key",
			b->rule[k].count ? block_words(r, &b->rule[k], mem) : STR("all pairs"));
		put_member_int(j, "blocks_parted_further", (int64_t)b->rule[k].refined);
		put_member_int(j, "blocks_windowed", (int64_t)b->rule[k].windows);
		put_close(j, '}');
	}
	put_close(j, ']');
}

void put_model(struct buf *to, const struct records *r, const struct matching *m)
{
	struct arena scratch = { 0 };
	struct json_out j = { .to = to };
	put_open(&j, '{');
	put_member_str(&j, "knell", STR("match/1"));
	put_member_int(&j, "records", (int64_t)r->count);
	put_member_int(&j, "persons", (int64_t)m->persons.count);
	put_member_int(&j, "pairs_compared", (int64_t)m->compared);
	put_member_int(&j, "rounds", m->model.rounds);
	put_member_bool(&j, "converged", m->model.converged);
	put_key(&j, "match_share");
	put_real(&j, model_match_share(&m->model));
	put_key(&j, "relative_share");
	put_real(&j,
		m->model.prior[0].kin_share + (m->model.house ? m->model.prior[0].house_share : 0));
	put_key(&j, "neighbour_share");
	put_real(&j, m->model.near ? m->model.prior[0].near_share : 0);
	if (r->sources.count > 1) {
		put_key(&j, "match_share_within_lists");
		put_real(&j, m->model.prior[1].match_share);
	}
	put_member_real(&j, "expected_precision", expected_precision(m));
	put_member_real(&j, "recall_of_keys", m->recall);
	put_keys(&j, r, &m->candidates.blocks, &scratch);
	put_key(&j, "fields");
	put_open(&j, '[');
	for (size_t f = 0; f < m->model.fields; f++)
		put_field(&j, r, &m->model, f);
	put_close(&j, ']');
	put_close(&j, '}');
	buf_add_char(to, '\n');
	arena_release(&scratch);
}
