#include "ledger/tile.h"

#include "base/buf.h"
#include "base/encode.h"
#include "ledger/merkle.h"

#include <assert.h>

static void add_number(struct buf *b, uint64_t n)
{
	unsigned group[7], count = 0;
	do {
		group[count++] = (unsigned)(n % 1000);
		n /= 1000;
	} while (n);
	while (count-- > 0)
		buf_printf(b, count ? "x%03u/" : "%03u", group[count]);
}

struct str tile_path(struct arena *mem, struct tile t)
{
	struct buf b = { .mem = mem };
	if (t.kind == TILE_HASHES)
		buf_printf(&b, "tile/%u/", t.level);
	else
		buf_add(&b, t.kind == TILE_ENTRIES ? STR("tile/entries/") : STR("body/"));
	add_number(&b, t.number);
	if (t.width < TILE_WIDTH && t.kind != TILE_BODIES)
		buf_printf(&b, ".p/%u", t.width);
	return buf_str(&b);
}

static bool three_digits(struct str s, uint64_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		*n = *n * 10 + (uint64_t)(s.at[i] - '0');
	}
	return s.len == 3;
}

static bool parse_number(struct str s, uint64_t *number)
{
	struct str piece;
	uint64_t n = 0, group;
	while (str_starts(s, STR("x"))) {
		if (!str_cut(&s, '/', &piece) ||
			!three_digits(str_slice(piece, 1, piece.len), &group))
			return false;
		if (n > UINT64_MAX / 1000 - 1 || (n == 0 && group == 0))
			return false;
		n = n * 1000 + group;
	}
	if (!three_digits(s, &group) || n > UINT64_MAX / 1000 - 1)
		return false;
	*number = n * 1000 + group;
	return true;
}

bool tile_parse_path(struct str path, struct tile *t)
{
	struct str level;
	unsigned long long n;
	*t = (struct tile){ .width = TILE_WIDTH };
	if (!str_starts(path, STR("tile/")))
		return false;
	path = str_slice(path, 5, path.len);
	if (!str_cut(&path, '/', &level))
		return false;
	if (str_equal(level, STR("entries")))
		t->kind = TILE_ENTRIES;
	else if (!decimal_number(level, &n) || n > 63)
		return false;
	else
		t->level = (unsigned)n;
	size_t part = str_find(path, STR(".p/"));
	if (part < path.len) {
		if (!decimal_number(str_slice(path, part + 3, path.len), &n) || n < 1 ||
			n >= TILE_WIDTH)
			return false;
		t->width = (unsigned)n;
	}
	return parse_number(str_slice(path, 0, part), &t->number);
}

uint64_t tile_count(uint64_t size, unsigned level)
{
	return level > TILE_MOST_LEVEL ? 0 : size >> (8 * level);
}

struct digest tile_root(const struct digest *at, size_t count)
{
	struct digest row[TILE_WIDTH / 2];
	assert(count > 0 && count <= TILE_WIDTH && (count & (count - 1)) == 0);
	if (count == 1)
		return at[0];
	for (size_t i = 0; i < count / 2; i++)
		row[i] = merkle_node(at[2 * i], at[2 * i + 1]);
	for (count /= 2; count > 1; count /= 2)
		for (size_t i = 0; i < count / 2; i++)
			row[i] = merkle_node(row[2 * i], row[2 * i + 1]);
	return row[0];
}

bool bundle_parse(struct str bytes, size_t count, struct str entry[TILE_WIDTH], struct err *e)
{
	size_t at = 0, have = 0;
	const unsigned char *b = (const unsigned char *)bytes.at;
	for (; at < bytes.len; have++) {
		if (bytes.len - at < 2)
			return fail(e, ERR_BROKEN, "the length of entry %zu is cut short", have);
		size_t len = (size_t)b[at] << 8 | b[at + 1];
		at += 2;
		if (bytes.len - at < len)
			return fail(e, ERR_BROKEN, "entry %zu is cut short", have);
		if (have == count)
			return fail(e, ERR_BROKEN, "more than %zu entries", count);
		entry[have] = str_slice(bytes, at, at + len);
		at += len;
	}
	if (have != count)
		return fail(e, ERR_BROKEN, "%zu entries, not %zu", have, count);
	return true;
}
