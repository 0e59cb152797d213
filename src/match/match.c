#include "match/match.h"

#include "match/belief.h"
#include "match/together.h"

static double within(double n, double least, double most)
{
	return n < least ? least : n > most ? most : n;
}

static void add_labels(struct sample *s, const struct scan *scan, const struct judgements *j,
	double scale, struct arena *mem)
{
	struct compare c = compare_new(scan->r, mem);
	for (size_t k = 0; j && j->count >= LABELS && k < j->count; k++) {
		pattern_t p = compare_pair(&c, j->at[k].a, j->at[k].b);
		struct extra x = model_extra(scan->m, scan->r, p, j->at[k].a, j->at[k].b);
		*PUSH(mem, s) = observation_of(p, x, j->at[k].same ? 1 : -1, LABEL_PAIRS / scale);
	}
}

/* Random pairs and candidates to learn from: enough for rates of 1 in 10,000 and better. */
static void learn(struct matching *m, const struct scan *scan, const struct match_options *opts,
	struct arena *mem)
{
	double n = (double)scan->r->count, draws = within(2 * n, 40000, 250000), scale;
	draws = within(draws, 0, 4 * n * n);
	model_strangers(&m->model, scan->r, (size_t)draws, opts->seed, opts->jobs, mem);
	struct arena scratch = { 0 };
	struct sample sample = links_sample(scan, within(n, 200000, 600000), &scale, &scratch);
	add_labels(&sample, scan, opts->judgements, scale, &scratch);
	model_train(&m->model, &sample, scale);
	arena_release(&scratch);
}

void match_run(struct matching *m, const struct records *r, const struct match_options *opts,
	struct arena *mem)
{
	*m = (struct matching){ 0 };
	m->candidates = candidates_find(r, opts->jobs, mem);
	struct scan scan = { r, &m->candidates, &m->model, opts->one_per_list, opts->jobs,
		opts->stop };

	together_forget(r);
	learn(m, &scan, opts, mem);
	if (together_find(&scan, mem))
		learn(m, &scan, opts, mem);

	double least = opts->keep_all_pairs ? -1e9 : LEAST_ODDS;
	if (r->nameless == r->count) /* MATCH-6: dates and places are no persons */
		least = 1e9;
	m->links = links_score(&scan, least, &m->compared, mem);
	struct cluster_options cluster = { opts->judgements, opts->one_per_list, 0 };
	if (opts->judgements && opts->judgements->count) {
		cluster.judgements = NULL;
		m->unjudged = persons_find(&scan, &m->links, &cluster, mem);
		cluster.judgements = opts->judgements;
	}
	m->persons = persons_find(&scan, &m->links, &cluster, mem);
	links_believe(r, &m->links, &m->persons, opts->judgements, opts->jobs);
	persons_believe(&m->persons, &m->links, opts->judgements, r->count);
	m->recall = links_recall(&scan, &m->links);
}
