#include "ledger/merkle.h"

#include <assert.h>
#include <string.h>

struct digest merkle_leaf(struct str data)
{
	struct digest_sum s;
	digest_start(&s);
	digest_add(&s, "\0", 1);
	digest_add(&s, data.at, data.len);
	return digest_end(&s);
}

struct digest merkle_node(struct digest left, struct digest right)
{
	unsigned char both[65] = { 1 };
	memcpy(both + 1, left.byte, 32);
	memcpy(both + 33, right.byte, 32);
	return digest_of((struct str){ (const char *)both, sizeof both });
}

void merkle_add_whole(struct merkle *t, unsigned level, struct digest root)
{
	assert((t->size & (((uint64_t)1 << level) - 1)) == 0);
	uint64_t more = (uint64_t)1 << level;
	for (; t->size >> level & 1; level++)
		root = merkle_node(t->peak[level], root);
	t->peak[level] = root;
	t->size += more;
}

void merkle_add(struct merkle *t, struct digest leaf_hash)
{
	merkle_add_whole(t, 0, leaf_hash);
}

struct digest merkle_root(const struct merkle *t)
{
	if (t->size == 0)
		return digest_of(STR(""));
	unsigned level = (unsigned)__builtin_ctzll(t->size);
	struct digest root = t->peak[level];
	while (++level < 64 && t->size >> level)
		if (t->size >> level & 1)
			root = merkle_node(t->peak[level], root);
	return root;
}

/* The largest power of two below n; n > 1. */
static uint64_t split_of(uint64_t n)
{
	return (uint64_t)1 << (63 - __builtin_clzll(n - 1));
}

/* Root of leaves [begin, end), where begin is a multiple of the least power of two that holds them. */
static bool range_root(const struct merkle_source *s, uint64_t begin, uint64_t end,
	struct digest *root, struct err *e)
{
	uint64_t n = end - begin;
	if ((n & (n - 1)) == 0) {
		unsigned level = (unsigned)__builtin_ctzll(n);
		return s->get(s->self, level, begin >> level, root, e);
	}
	uint64_t middle = begin + split_of(n);
	struct digest left, right;
	if (!range_root(s, begin, middle, &left, e) || !range_root(s, middle, end, &right, e))
		return false;
	*root = merkle_node(left, right);
	return true;
}

bool merkle_root_at(
	const struct merkle_source *from, uint64_t size, struct digest *root, struct err *e)
{
	if (size > 0)
		return range_root(from, 0, size, root, e);
	*root = digest_of(STR(""));
	return true;
}

static bool push(const struct merkle_source *s, uint64_t begin, uint64_t end,
	struct merkle_proof *p, struct err *e)
{
	assert(p->count < MERKLE_MOST_HASHES);
	return range_root(s, begin, end, &p->at[p->count++], e);
}

static void turn_round(struct merkle_proof *p)
{
	for (size_t i = 0, k = p->count; i + 1 < k; i++) {
		struct digest held = p->at[i];
		p->at[i] = p->at[--k];
		p->at[k] = held;
	}
}

/* PATH of RFC 6962 section 2.1.1, from the top down, and then turned round. */
bool merkle_inclusion(const struct merkle_source *from, uint64_t index, uint64_t size,
	struct merkle_proof *p, struct err *e)
{
	assert(index < size);
	uint64_t begin = 0, end = size;
	p->count = 0;
	while (end - begin > 1) {
		uint64_t middle = begin + split_of(end - begin);
		bool left = index < middle;
		if (!push(from, left ? middle : begin, left ? end : middle, p, e))
			return false;
		begin = left ? begin : middle;
		end = left ? middle : end;
	}
	turn_round(p);
	return true;
}

/* SUBPROOF of RFC 6962 section 2.1.2, from the top down, and then turned round. */
bool merkle_consistency(const struct merkle_source *source, uint64_t from, uint64_t to,
	struct merkle_proof *p, struct err *e)
{
	assert(from > 0 && from <= to);
	uint64_t begin = 0, end = to;
	p->count = 0;
	while (from < end) {
		uint64_t middle = begin + split_of(end - begin);
		bool left = from <= middle;
		if (!push(source, left ? middle : begin, left ? end : middle, p, e))
			return false;
		begin = left ? begin : middle;
		end = left ? middle : end;
	}
	if (begin > 0 && !push(source, begin, end, p, e)) /* else the older root itself */
		return false;
	turn_round(p);
	return true;
}

bool merkle_check_inclusion(struct digest leaf_hash, uint64_t index, uint64_t size,
	const struct merkle_proof *p, struct digest root)
{
	if (index >= size)
		return false;
	uint64_t fn = index, sn = size - 1;
	struct digest r = leaf_hash;
	for (size_t i = 0; i < p->count; i++, fn >>= 1, sn >>= 1) {
		if (sn == 0)
			return false;
		if (!(fn & 1) && fn != sn) {
			r = merkle_node(r, p->at[i]);
			continue;
		}
		r = merkle_node(p->at[i], r);
		for (; fn && !(fn & 1); fn >>= 1)
			sn >>= 1;
	}
	return sn == 0 && digest_equal(r, root);
}

static bool is_power_of_two(uint64_t n)
{
	return (n & (n - 1)) == 0;
}

bool merkle_check_consistency(uint64_t from, uint64_t to, const struct merkle_proof *p,
	struct digest root_from, struct digest root_to)
{
	struct digest none = digest_of(STR(""));
	if (from > to)
		return false;
	if (from == 0)
		return p->count == 0 && digest_equal(root_from, none) &&
		       (to > 0 || digest_equal(root_to, none));
	if (from == to)
		return p->count == 0 && digest_equal(root_from, root_to);
	if (p->count == 0)
		return false;

	uint64_t fn = from - 1, sn = to - 1;
	for (; fn & 1; fn >>= 1)
		sn >>= 1;
	size_t i = is_power_of_two(from) ? 0 : 1;
	struct digest fr = i ? p->at[0] : root_from, sr = fr;
	for (; i < p->count; i++, fn >>= 1, sn >>= 1) {
		if (sn == 0)
			return false;
		if (!(fn & 1) && fn != sn) {
			sr = merkle_node(sr, p->at[i]);
			continue;
		}
		fr = merkle_node(p->at[i], fr);
		sr = merkle_node(p->at[i], sr);
		for (; fn && !(fn & 1); fn >>= 1)
			sn >>= 1;
	}
	return sn == 0 && digest_equal(fr, root_from) && digest_equal(sr, root_to);
}
