#ifndef LEDGER_MERKLE_H
#define LEDGER_MERKLE_H

#include "base/digest.h"
#include "base/err.h"

#include <stdint.h>

/*
 * The Merkle tree of RFC 6962 section 2.1 and RFC 9162 section 2.1: a leaf is
 * SHA-256(00 data), a node SHA-256(01 left right), and a tree of n leaves is
 * split at the largest power of two below n.
 */
struct digest merkle_leaf(struct str data);
struct digest merkle_node(struct digest left, struct digest right);

/* A growing tree, of which only the roots of its whole subtrees are kept. Zero is the empty tree. */
struct merkle {
	uint64_t size;
	struct digest
		peak[64]; /* peak[k] counts while bit k of size is set; it covers 2^k leaves */
};

void merkle_add(struct merkle *t, struct digest leaf_hash);

/* Adds 2^level leaves by the root of their subtree; t->size must be a multiple of 2^level. */
void merkle_add_whole(struct merkle *t, unsigned level, struct digest root);
struct digest merkle_root(const struct merkle *t);

/* Hashes of a proof, bottom up. No tree of less than 2^63 leaves needs more than 64. */
enum { MERKLE_MOST_HASHES = 64 };
struct merkle_proof {
	struct digest at[MERKLE_MOST_HASHES];
	size_t count;
};

/* Where the hash of the whole subtree of leaves [index << level, (index + 1) << level) comes from. */
struct merkle_source {
	void *self;
	bool (*get)(void *self, unsigned level, uint64_t index, struct digest *hash, struct err *e);
};

/* The root of the first `size` leaves; an inclusion proof (index < size); a consistency proof (0 < from <= to). */
MUST_CHECK bool merkle_root_at(
	const struct merkle_source *from, uint64_t size, struct digest *root, struct err *e);
MUST_CHECK bool merkle_inclusion(const struct merkle_source *from, uint64_t index, uint64_t size,
	struct merkle_proof *p, struct err *e);
MUST_CHECK bool merkle_consistency(const struct merkle_source *source, uint64_t from, uint64_t to,
	struct merkle_proof *p, struct err *e);

/* RFC 9162 sections 2.1.3.2 and 2.1.4.2; from size 0 an empty proof from the root of nothing holds. */
bool merkle_check_inclusion(struct digest leaf_hash, uint64_t index, uint64_t size,
	const struct merkle_proof *p, struct digest root);
bool merkle_check_consistency(uint64_t from, uint64_t to, const struct merkle_proof *p,
	struct digest root_from, struct digest root_to);

#endif
