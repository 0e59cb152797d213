#ifndef MATCH_KEYS_H
#define MATCH_KEYS_H

#include "match/block.h"

/* Keys of records: atoms mixed to one number. 0 is "the record has none". */
uint32_t key_of_atom(const struct records *r, const uint32_t *cells, unsigned atom);
uint32_t key_of_rule(const struct records *r, const uint32_t *cells, const struct rule *rule);

/* By the upper 32 bits, stable. `spare` has room for as many. */
void keys_sort(uint64_t *at, size_t n, uint64_t *spare);

#endif
