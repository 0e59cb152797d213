#include "estimate/graphs.h"

#include <assert.h>
#include <stdbool.h>

/* neighbour[i]: the set of nodes joined to i; `edges` has a bit for each pair in order. */
static void read_edges(uint32_t edges, size_t nodes, uint8_t *neighbour)
{
	for (size_t i = 0; i < nodes; i++)
		neighbour[i] = 0;
	for (size_t i = 0; i < nodes; i++) {
		for (size_t j = i + 1; j < nodes; j++, edges >>= 1) {
			if (!(edges & 1))
				continue;
			neighbour[i] |= (uint8_t)(1 << j);
			neighbour[j] |= (uint8_t)(1 << i);
		}
	}
}

static bool is_complete(uint8_t set, const uint8_t *neighbour)
{
	for (int i = 0; set >> i; i++)
		if (set >> i & 1 && (set & ~(1 << i)) & ~neighbour[i])
			return false;
	return true;
}

static int most_numbered(uint8_t done, size_t nodes, const uint8_t *neighbour)
{
	int best = -1, most = -1;
	for (size_t i = 0; i < nodes; i++) {
		int numbered = __builtin_popcount(neighbour[i] & done);
		if (!(done >> i & 1) && numbered > most) {
			most = numbered;
			best = (int)i;
		}
	}
	return best;
}

/*
 * Maximum-cardinality search (Tarjan and Yannakakis 1984): the graph is chordal exactly when the
 * numbered neighbours of each node, as it is taken, are complete. A new clique begins where their
 * number does not grow by one; what it shares with those before is a separator.
 */
static bool decompose(const uint8_t *neighbour, size_t nodes, struct graph *g)
{
	uint8_t done = 0, clique = 0;
	*g = (struct graph){ 0 };
	for (size_t k = 0; k < nodes; k++) {
		int node = most_numbered(done, nodes, neighbour);
		assert(node >= 0); /* k < nodes: one is not numbered yet */
		uint8_t before = neighbour[node] & done;
		if (!is_complete(before, neighbour))
			return false;
		if (k > 0 && before != clique) {
			g->clique[g->cliques++] = clique;
			if (before)
				g->separator[g->separators++] = before;
		}
		clique = (uint8_t)(before | 1 << node);
		done |= (uint8_t)(1 << node);
	}
	g->clique[g->cliques++] = clique;
	return true;
}

struct graphs graphs_decomposable(size_t lists, struct arena *mem)
{
	struct graphs all = { 0 };
	uint8_t neighbour[MAX_GRAPH_LISTS];
	assert(lists <= MAX_GRAPH_LISTS);
	for (uint32_t edges = 0; edges < (uint32_t)1 << lists * (lists - 1) / 2; edges++) {
		struct graph g;
		read_edges(edges, lists, neighbour);
		if (decompose(neighbour, lists, &g))
			*PUSH(mem, &all) = g;
	}
	return all;
}
