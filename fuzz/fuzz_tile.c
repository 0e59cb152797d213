/* Paths of tiles, one a line: what is read as a tile is that tile's path and no other. */
#include "ledger/tile.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct str rest = { (const char *)data, size }, line;
	struct tile t;
	while (str_cut(&rest, '\n', &line))
		if (tile_parse_path(line, &t)) {
			assert(t.width >= 1 && t.width <= TILE_WIDTH);
			assert(str_equal(tile_path(&mem, t), line));
		}
	arena_release(&mem);
	return 0;
}
