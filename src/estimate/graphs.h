#ifndef ESTIMATE_GRAPHS_H
#define ESTIMATE_GRAPHS_H

#include "base/arena.h"

#include <stdint.h>

/* Decomposable (chordal) graphs on the lists, by cliques and separators (sets of lists). */
enum { MAX_GRAPH_LISTS = 6 };

struct graph {
	uint8_t cliques, separators; /* empty separators are left out */
	uint8_t clique[MAX_GRAPH_LISTS], separator[MAX_GRAPH_LISTS];
};

struct graphs {
	struct graph *at;
	size_t count, room;
};

/* All of them: 8, 61, 822, 18154 for 3 to 6 lists; the complete (saturated) graph comes last. */
struct graphs graphs_decomposable(size_t lists, struct arena *mem);

#endif
