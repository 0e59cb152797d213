#include "match/match.h"

/* How many random and candidate pairs to learn from: enough for rates of 1 in 100,000. */
static double wanted_pairs(const struct records *r)
{
	double n = (double)r->count * 2;
	return n < 100000 ? 100000 : n > 600000 ? 600000 : n;
}

void match_run(struct matching *m, const struct records *r, const struct match_options *opts,
	struct arena *mem)
{
	*m = (struct matching){ 0 };
	double wanted = wanted_pairs(r), scale;
	m->candidates = candidates_find(r, opts->jobs, mem);
	model_strangers(&m->model, r, (size_t)wanted, opts->seed, mem);
	struct scan scan = { r, &m->candidates, &m->model, opts->one_per_list, opts->jobs };

	struct arena scratch = { 0 };
	struct sample sample = links_sample(&scan, wanted, &scale, &scratch);
	model_train(&m->model, &sample, scale);
	arena_release(&scratch);

	m->links = links_score(&scan, opts->keep_all_pairs ? -1e9 : -6, &m->compared, mem);
	struct cluster_options cluster = { opts->judgements, opts->one_per_list, 0 };
	m->persons = persons_find(&scan, &m->links, &cluster, mem);
	m->recall = links_recall(&scan, &m->links);
}
