#include "base/encode.h"
#include "base/json.h"
#include "ledger/merkle.h"
#include "ledger/tile.h"
#include "ledger_help.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 300 };

struct leaves {
	struct digest hash[MOST];
};

static bool get(void *self, unsigned level, uint64_t index, struct digest *hash, struct err *e)
{
	const struct leaves *l = self;
	struct digest left, right;
	if (level == 0) {
		*hash = l->hash[index];
		return true;
	}
	if (!get(self, level - 1, 2 * index, &left, e) ||
		!get(self, level - 1, 2 * index + 1, &right, e))
		return false;
	*hash = merkle_node(left, right);
	return true;
}

static struct leaves *some_leaves(struct arena *mem)
{
	struct leaves *l = NEW(mem, struct leaves);
	for (int i = 0; i < MOST; i++)
		l->hash[i] = merkle_leaf(str_format(mem, "%d", i));
	return l;
}

TEST("the reference tree of RFC 6962's implementations has its known roots")
{
	static const char *const leaf[] = { "", "00", "10", "2021", "3031", "40414243",
		"5051525354555657", "606162636465666768696a6b6c6d6e6f" };
	struct merkle t = { 0 };
	CHECK_STR(digest_hex(mem, merkle_root(&t)),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	for (size_t i = 0; i < 8; i++) {
		unsigned char bytes[16];
		struct str hex = str_from(leaf[i]);
		CHECK(hex_bytes(hex, bytes, hex.len / 2));
		merkle_add(&t, merkle_leaf((struct str){ (char *)bytes, hex.len / 2 }));
	}
	CHECK_STR(digest_hex(mem, merkle_root(&t)),
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
	CHECK_STR(digest_hex(mem, merkle_leaf(STR("L123456"))),
		"395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
}

TEST("the growing tree and the tree from its leaves have the same root at every size")
{
	struct leaves *l = some_leaves(mem);
	struct merkle_source s = { l, get };
	struct merkle t = { 0 };
	struct digest root;
	struct err e;
	for (uint64_t n = 0; n < MOST; n++) {
		CHECK(merkle_root_at(&s, n, &root, &e) && digest_equal(root, merkle_root(&t)));
		merkle_add(&t, l->hash[n]);
	}
	struct merkle whole = { 0 };
	merkle_add_whole(&whole, 8, tile_root(l->hash, 256));
	for (uint64_t n = 256; n < MOST; n++)
		merkle_add(&whole, l->hash[n]);
	CHECK(digest_equal(merkle_root(&whole), merkle_root(&t)));
}

TEST("every inclusion proof holds, and with one hash more, fewer or altered it does not")
{
	struct leaves *l = some_leaves(mem);
	struct merkle_source s = { l, get };
	struct merkle_proof p;
	struct digest root;
	struct err e;
	for (uint64_t n = 1; n < 40; n++)
		for (uint64_t i = 0; i < n; i++) {
			CHECK(merkle_root_at(&s, n, &root, &e) &&
				merkle_inclusion(&s, i, n, &p, &e));
			CHECK(merkle_check_inclusion(l->hash[i], i, n, &p, root));
			CHECK(!merkle_check_inclusion(l->hash[i + 1], i, n, &p, root));
			CHECK(!merkle_check_inclusion(l->hash[i], i + n, n, &p, root));
			p.at[p.count++] = root;
			CHECK(!merkle_check_inclusion(l->hash[i], i, n, &p, root));
			p.count -= 2;
			CHECK(n == 1 || !merkle_check_inclusion(l->hash[i], i, n, &p, root));
			p.count = n == 1 ? 0 : p.count + 1;
			if (p.count) {
				p.at[p.count / 2].byte[7] ^= 1;
				CHECK(!merkle_check_inclusion(l->hash[i], i, n, &p, root));
			}
		}
}

TEST("every consistency proof holds, and from or to another root it does not")
{
	struct leaves *l = some_leaves(mem);
	struct merkle_source s = { l, get };
	struct merkle_proof p;
	struct digest from, to;
	struct err e;
	for (uint64_t n = 1; n < 40; n++)
		for (uint64_t m = 1; m <= n; m++) {
			CHECK(merkle_root_at(&s, m, &from, &e) && merkle_root_at(&s, n, &to, &e));
			CHECK(merkle_consistency(&s, m, n, &p, &e));
			CHECK(merkle_check_consistency(m, n, &p, from, to));
			CHECK(m == n || !merkle_check_consistency(m, n, &p, to, to));
			CHECK(m == n || !merkle_check_consistency(m, n, &p, from, from));
			CHECK(m == n || !merkle_check_consistency(n, m, &p, to, from));
		}
}

static bool member_hash(const struct json *v, const char *key, struct digest *d, struct arena *mem)
{
	struct str bytes, text = json_text(v, key);
	if (!text.len || !base64_bytes(mem, text, BASE64_PADDED, &bytes))
		return false;
	if (bytes.len == 32)
		memcpy(d->byte, bytes.at, 32);
	else
		*d = digest_of(bytes); /* "don't care": any digest that is like no other */
	return true;
}

static uint64_t member_number(const struct json *v, const char *key)
{
	const struct json *n = json_member(v, key);
	return !n ? 0 : n->kind == KIND_INTEGER ? (uint64_t)n->integer : (uint64_t)n->number;
}

/* False: a hash of a length that a proof of ours cannot hold. */
static bool member_proof(const struct json *v, struct merkle_proof *p, struct arena *mem)
{
	const struct json *list = json_member(v, "proof");
	p->count = 0;
	for (size_t i = 0; list && i < list->count; i++) {
		struct str bytes;
		if (!base64_bytes(mem, list->item[i].text, BASE64_PADDED, &bytes) ||
			bytes.len != 32 || p->count == MERKLE_MOST_HASHES)
			return false;
		memcpy(p->at[p->count++].byte, bytes.at, 32);
	}
	return true;
}

static bool case_holds(const struct json *v, struct arena *mem)
{
	struct merkle_proof p;
	struct digest a, b;
	if (!member_proof(v, &p, mem))
		return false;
	if (json_member(v, "leafIdx"))
		return member_hash(v, "leafHash", &a, mem) && member_hash(v, "root", &b, mem) &&
		       merkle_check_inclusion(
			       a, member_number(v, "leafIdx"), member_number(v, "treeSize"), &p, b);
	return member_hash(v, "root1", &a, mem) && member_hash(v, "root2", &b, mem) &&
	       merkle_check_consistency(
		       member_number(v, "size1"), member_number(v, "size2"), &p, a, b);
}

/* RFC 6962 has no proof from size 0; others refuse what we take as empty. */
static bool is_from_nothing(const struct json *v)
{
	return json_member(v, "size1") && member_number(v, "size1") == 0 &&
	       member_number(v, "size2") > 0;
}

static int run_cases(const char *path, struct arena *mem)
{
	struct str all, line;
	struct json *v;
	struct err e;
	int count = 0;
	if (!read_below("SHARED", path, &all, mem))
		return 0;
	while (all.len && str_cut(&all, '\n', &line)) {
		/* Numbers of 64 bits, written without a sign, do not fit JSON's integers here: -1 is meant. */
		size_t wide = str_find(line, STR("18446744073709551615"));
		if (wide < line.len)
			line = str_format(mem, STR_FMT "-1" STR_FMT, (int)wide, line.at,
				STR_ARG(str_slice(line, wide + 20, line.len)));
		CHECK(json_parse(line, &v, mem, &e));
		if (is_from_nothing(v))
			continue;
		if (case_holds(v, mem) == json_flag(v, "wantErr"))
			tap_check(false, __FILE__, __LINE__,
				str_terminated(mem, json_text(v, "_file")));
		count++;
	}
	return count;
}

TEST("the proofs of transparency-dev, good and bad, are told apart")
{
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	CHECK_INT(run_cases("data/evidence/merkle/inclusion.jsonl", mem), 86);
	int consistency = run_cases("data/evidence/merkle/consistency.jsonl", mem);
	CHECK(consistency > 90 && consistency <= 98);
}

TEST("a tile's path is read back as the tile, and nothing else is read as one")
{
	static const struct tile tile[] = { { TILE_HASHES, 0, 0, 256 },
		{ TILE_HASHES, 2, 1234067, 5 }, { TILE_ENTRIES, 0, 999, 255 },
		{ TILE_ENTRIES, 0, 1000, 256 } };
	static const char *const bad[] = { "tile/0/0", "tile/0/0000", "tile/64/000", "tile/00/000",
		"tile/0/x000/001", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256",
		"tile/0/000.p/07", "tile/entries/000.p", "tile/0/000.part", "tile/entry/000",
		"body/000", "" };
	struct tile t;
	CHECK_STR(tile_path(mem, tile[1]), "tile/2/x001/x234/067.p/5");
	CHECK_STR(tile_path(mem, tile[3]), "tile/entries/x001/000");
	for (size_t i = 0; i < sizeof tile / sizeof *tile; i++)
		CHECK(tile_parse_path(tile_path(mem, tile[i]), &t) &&
			memcmp(&t, &tile[i], sizeof t) == 0);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!tile_parse_path(str_from(bad[i]), &t));
}
