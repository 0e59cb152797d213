#ifndef TOOLS_TRAIN_LINEAR_H
#define TOOLS_TRAIN_LINEAR_H

#include "base/buf.h"
#include "base/str.h"

#include <stdint.h>

/*
 * Multinomial logistic regression on binary features, by AdaGrad over the cases in a fixed order
 * that is mixed by a fixed seed: the same cases give the same weights.
 */
struct train_case {
	uint32_t first, end; /* of its features in the pool */
	uint32_t class;
	int fold;
};

struct train_cases {
	struct train_case *at;
	size_t count, room;
};

struct train_feature {
	struct str text;
	uint32_t seen; /* in how many cases */
	float *weight; /* of each class, then their squared steps, then their sums; NULL: left out */
};

struct train_features {
	struct train_feature *at;
	size_t count, room;
};

struct train_pool {
	uint32_t *at;
	size_t count, room;
};

struct train {
	struct arena *mem;
	const char *const *classes;
	size_t class_count;
	uint32_t *slots; /* feature index + 1, by hash */
	size_t mask;
	struct train_features features;
	struct train_pool pool;
	struct train_cases cases;
};

struct train_how {
	int rounds;
	float rate, decay;
	uint32_t least; /* a feature seen in fewer cases is left out */
};

void train_begin(struct train *t, const char *const *classes, struct arena *mem);

/* A case whose features are the lines of `words`. */
void train_add(struct train *t, struct str words, uint32_t class, int fold);

/* Learns from the cases of all folds but one. */
void train_run(struct train *t, const struct train_how *how, int except);

/* How surprised the weights are by the cases of one fold: the sum of -ln of the right class's chance. */
struct train_loss {
	size_t cases, right; /* right: with a chance of a half or more */
	double sum;
};

struct train_loss train_held(const struct train *t, int fold);

/* The chances that the weights give one case. */
void train_chances(const struct train *t, size_t index, float *chances);

/* "= NAME classes", then one feature a line in byte order, weights of two decimals. */
void train_write(
	const struct train *t, const char *name, const struct train_how *how, struct buf *out);

#endif
