#ifndef MATCH_MATCH_H
#define MATCH_MATCH_H

#include "match/persons.h"

/*
 * match - records of people in, persons out, with probabilities.
 *
 * The whole way in four steps that can also be gone one by one: records_read,
 * candidates_find, model_strangers and model_train on links_sample,
 * links_score, persons_find. Nothing here opens a file or knows the time.
 */
struct match_options {
	struct read_options read;
	const struct judgements *judgements;
	bool one_per_list, keep_all_pairs;
	unsigned jobs;
	uint64_t seed;
	const volatile sig_atomic_t
		*stop; /* as in struct scan; what is found is then not to be used */
};

struct matching {
	struct candidates candidates;
	struct model model;
	struct links links; /* best first */
	struct persons persons;
	struct persons unjudged; /* what the weights alone say, when there are judgements */
	double compared, recall;
};

/*
 * MATCH-26: judgements are constraints; from LABELS of them on they are learnt
 * from as well, each as much as LABEL_PAIRS pairs of the sample.
 */
enum { LABELS = 24, LABEL_PAIRS = 3 };

void match_run(struct matching *m, const struct records *r, const struct match_options *opts,
	struct arena *mem);

#endif
