#ifndef ESTIMATE_WIDE_H
#define ESTIMATE_WIDE_H

#include "base/wide.h"

#include <stdint.h>

/*
 * Four doubles side by side, as compilers of any machine understand them. A function marked WIDE is compiled
 * twice, and the processor chooses: four at once are the same doubles, since nothing is fused (avx2 does not
 * bring fma), so the bytes stay the same.
 */
typedef double four __attribute__((vector_size(32), aligned(8), may_alias));
typedef double two_reals __attribute__((vector_size(16), aligned(8), may_alias));
typedef uint64_t four_bits __attribute__((vector_size(32), aligned(8), may_alias));
typedef int64_t four_counts __attribute__((vector_size(32), aligned(8), may_alias));

/* The k-th, (k+1)-th ... of an array of doubles. */
#define FOUR(x, k) (*(four *)((x) + (k)))
#define CONST_FOUR(x, k) (*(const four *)((x) + (k)))

#endif
