#ifndef LEDGER_TILE_H
#define LEDGER_TILE_H

#include "base/digest.h"
#include "base/err.h"

#include <stdint.h>

/*
 * The files of a log as c2sp.org/tlog-tiles lays them out. A tile holds up to
 * 256 hashes of one level; level L has the roots of whole subtrees of 256^L
 * leaves. A bundle holds the entries whose leaf hashes the tile of level 0 has.
 */
enum { TILE_WIDTH = 256, TILE_BYTES = 32 * TILE_WIDTH, TILE_MOST_LEVEL = 7 };
enum { BUNDLE_MOST_BYTES = TILE_WIDTH * (65535 + 2) };

enum tile_kind { TILE_HASHES, TILE_ENTRIES, TILE_BODIES };

struct tile {
	enum tile_kind kind;
	unsigned level; /* of TILE_HASHES; else 0 */
	uint64_t number;
	unsigned width; /* 1 to 256 */
};

/* "tile/0/x001/234.p/17", "tile/entries/000"; bodies lie apart and never have a width: "body/x001/234". */
struct str tile_path(struct arena *mem, struct tile t);

/* Reads what tile_path writes for hashes and entries, and nothing else. */
bool tile_parse_path(struct str path, struct tile *t);

/* How many hashes level `level` has in a log of `size` leaves. */
uint64_t tile_count(uint64_t size, unsigned level);

/* The root of the 256 hashes of a full tile, or of the 2^k of them from `at`. */
struct digest tile_root(const struct digest *at, size_t count);

/* Entries of a bundle, each (length of 16 bits, big endian)(bytes); exactly `count` of them. */
MUST_CHECK bool bundle_parse(
	struct str bytes, size_t count, struct str entry[TILE_WIDTH], struct err *e);

#endif
