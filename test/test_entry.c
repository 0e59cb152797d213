#include "base/encode.h"
#include "ledger/body.h"
#include "ledger/proof.h"
#include "ledger_help.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const char good[] =
	"casebook-entry/v1\n"
	"salt e2f5dafaa3a8d5ed7b2c93b5c6d7e50d5a09a2a8d4c5fd94ea1f0cbf5a9f6c31\n"
	"log casebook/7f3a90c1\n"
	"index 2\n"
	"time 2031-03-14T09:00:00Z\n"
	"after 1d1459245fdbc54ef4f6a0447c8d2b6abf0a10809a3aeacbe5471f066ddcfaef\n"
	"kind claim\n"
	"ref casebook/7f3a90c1 1 2d1459245fdbc54ef4f6a0447c8d2b6abf0a10809a3aeacbe5471f066ddcfaef\n"
	"3e35fef76847f4df3833a2763a1cf55c1ffce7aaa8764ea0f6e8fb6f5ad66f03  f/00\n"
	"2c9a955825079a26f7017ffac3f3d1525bab2d486ec5e08e50cb9fae8d0f51d7  f/01\n";

TEST("an entry is read as it was written")
{
	struct entry x;
	struct err e;
	CHECK(entry_parse(str_from(good), &x, mem, &e));
	CHECK_STR(x.origin, "casebook/7f3a90c1");
	CHECK_INT((long long)x.index, 2);
	CHECK(x.has_after && x.kind == ENTRY_CLAIM);
	CHECK_INT((long long)x.ref_count, 1);
	CHECK_INT((long long)x.ref[0].index, 1);
	CHECK_INT((long long)x.field_count, 2);
}

TEST("no other bytes are read as an entry: every line altered, doubled, dropped or swapped is "
     "refused")
{
	static const struct {
		const char *from, *to;
	} alter[] = { { "v1\n", "v2\n" }, { "v1\n", "v1 \n" }, { "v1\n", "v1\r\n" },
		{ "salt e", "salt E" }, { "salt e", "salt  e" }, { "index 2", "index 02" },
		{ "index 2", "index -2" }, { "index 2", "index 9223372036854775808" },
		{ "03-14T", "02-30T" }, { "T09:00", "T24:00" }, { "T09:00", " 09:00" },
		{ "00Z\n", "00\n" }, { "00Z\n", "60Z\n" }, { "kind claim", "kind Claim" },
		{ "kind claim", "kind statement" }, { "kind claim\n", "" }, { "f/01", "f/02" },
		{ "  f/01", " f/01" }, { "f/01\n", "f/01" }, { "f/01\n", "f/01\n\n" },
		{ "log casebook", "log  casebook" }, { "log casebook", "log case+book" },
		{ "ref casebook", "ref case book" }, { "time 2031", "time 0000" },
		{ "salt e", "SALT e" }, { "kind claim\n", "kind claim\nkind claim\n" } };
	struct entry x;
	struct err e;
	for (size_t i = 0; i < sizeof alter / sizeof *alter; i++) {
		struct str text = str_from(good), from = str_from(alter[i].from);
		size_t at = str_find(text, from);
		CHECK(at < text.len);
		struct str altered = str_format(mem, STR_FMT "%s" STR_FMT, (int)at, text.at,
			alter[i].to, STR_ARG(str_slice(text, at + from.len, text.len)));
		CHECK(!entry_parse(altered, &x, mem, &e) && e.kind == ERR_INPUT);
	}
	for (size_t len = 0; len < sizeof good - 1;
		len++) /* cut anywhere but behind a whole line of fields */
		CHECK(!entry_parse((struct str){ good, len }, &x, mem, &e) ||
			(good[len - 1] == '\n' && len > str_find(str_from(good), STR("kind "))));
}

TEST("what entry_make writes entry_parse reads, and the salts come from the secret alone")
{
	struct secret secret = numbered_secret(4), other = numbered_secret(5);
	struct entry_ref ref = { STR("casebook/aa"), 7, digest_of(STR("x")) };
	struct entry x = { .origin = STR("casebook/aa"),
		.index = 9,
		.time = STR("2031-12-31T23:59:59Z"),
		.kind = ENTRY_REVOKE,
		.ref = &ref,
		.ref_count = 1 },
		     back;
	struct entry_field f[6] = { { STR("who"), STR("the harbour office") },
		{ STR("what"), STR("") }, { STR("b-2"), { "\0\n\xFF", 3 } },
		{ STR("d"), STR("\n\n") }, { STR("e"), STR("e") }, { STR("f"), STR("f") } };
	struct entry_made a, b, c;
	struct err e;
	CHECK(entry_make(&x, f, 6, &secret, &a, mem, &e) &&
		entry_make(&x, f, 6, &secret, &b, mem, &e));
	CHECK(str_equal(a.text, b.text) && digest_equal(a.leaf, digest_of(a.text)));
	CHECK(entry_make(&x, f, 6, &other, &c, mem, &e) && !str_equal(a.text, c.text));
	CHECK(entry_parse(a.text, &back, mem, &e) && back.field_count == 6 &&
		back.kind == ENTRY_REVOKE);
	for (int i = 0; i < 6; i++) {
		struct digest salt = { 0 };
		struct entry_field g;
		CHECK(digest_equal(digest_of(a.file[i]), back.field[i]));
		CHECK(entry_field_parse(a.file[i], &salt, &g, &e));
		CHECK(str_equal(g.name, f[i].name) && str_equal(g.value, f[i].value));
		CHECK(digest_equal(salt, entry_salt(&secret, i)));
	}
	CHECK(!entry_make(&x, f, 7, &secret, &a, mem, &e));
	f[0].name = STR("Who");
	CHECK(!entry_make(&x, f, 6, &secret, &a, mem, &e) && e.kind == ERR_INPUT);
	f[0] = (struct entry_field){ STR("who"),
		{ NEW_ARRAY(mem, char, ENTRY_MOST_BYTES), ENTRY_MOST_BYTES } };
	CHECK(!entry_make(&x, f, 1, &secret, &a, mem, &e));
}

TEST("a body opens with its secret and its leaf, and with any bit altered it does not")
{
	struct log_entry x = numbered_entry(STR("casebook/aa"), 3, mem);
	struct secret other = numbered_secret(99);
	struct body b;
	struct err e;
	CHECK(body_open(x.sealed, x.leaf, &x.secret, &b, mem, &e));
	CHECK_STR(b.field[0].value, "entry 3 of Port Selene");
	CHECK_STR(b.field[1].name, "handling");
	CHECK(!body_open(x.sealed, x.leaf, &other, &b, mem, &e) && e.kind == ERR_BROKEN);
	CHECK(!body_open_text(x.sealed, x.leaf, &other, 0, &b, mem, &e) && e.kind == ERR_BROKEN);
	CHECK(!body_open_text(x.sealed, digest_of(STR("x")), &x.secret, 0, &b, mem, &e));
	CHECK(body_open_text(x.sealed, x.leaf, &x.secret, 0, &b, mem, &e) && !b.field[0].name.at);
	CHECK(body_open_text(x.sealed, x.leaf, &x.secret, 1U << b.entry.kind, &b, mem, &e) &&
		b.field[0].name.at);
	CHECK(body_open(x.sealed, x.leaf, &x.secret, &b, mem, &e));
	CHECK(!body_open(x.sealed, digest_of(STR("x")), &x.secret, &b, mem, &e));
	CHECK(!body_open(STR(""), x.leaf, &x.secret, &b, mem, &e));
	char *bytes = str_terminated(mem, x.sealed);
	for (size_t i = 0; i < x.sealed.len; i++) {
		bytes[i] ^= 4;
		CHECK(!body_open(
			(struct str){ bytes, x.sealed.len }, x.leaf, &x.secret, &b, mem, &e));
		bytes[i] ^= 4;
	}
}

TEST("bodies of nearly the same length have the same length")
{
	size_t lengths = 0, last = 0;
	for (size_t len = 1000; len < 1016; len++) {
		struct entry x = { .origin = STR("casebook/aa"),
			.time = STR("2031-12-31T23:59:59Z"),
			.kind = ENTRY_NOTE };
		struct entry_field f = { STR("words"), { NEW_ARRAY(mem, char, len), len } };
		struct secret secret = numbered_secret(1);
		struct entry_made made;
		struct err e;
		CHECK(entry_make(&x, &f, 1, &secret, &made, mem, &e));
		size_t sealed = body_seal(&made, &secret, mem).len;
		lengths += sealed != last;
		last = sealed;
	}
	CHECK(lengths <= 2);
}

TEST("the shared example entry is proved with its disclosed fields, the third staying hidden")
{
	static const char folder[] = "data/evidence/entry";
	struct str text, proof, keys, file, leaf;
	struct note_key k;
	struct proof p;
	struct entry x;
	struct err e;
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	CHECK(read_below("SHARED", str_format(mem, "%s/open/entry.txt", folder).at, &text, mem));
	CHECK(read_below(
		"SHARED", str_format(mem, "%s/open/leaf.tlog-proof", folder).at, &proof, mem));
	CHECK(read_below("SHARED", str_format(mem, "%s/open/leaf", folder).at, &leaf, mem));
	CHECK(read_below("SHARED", str_format(mem, "%s/log/keys.txt", folder).at, &keys, mem));
	struct digest d = digest_of(text);
	CHECK(leaf.len == 32 && memcmp(leaf.at, d.byte, 32) == 0);
	CHECK(note_key_parse(str_slice(keys, 9, keys.len - 1), &k, mem, &e));
	CHECK(proof_parse(proof, &p, mem, &e) && proof_check(&p, leaf, &k, &e));

	/* Its kind is one that the ledger does not have; under a kind it has it is read. */
	CHECK(!entry_parse(text, &x, mem, &e));
	size_t at = str_find(text, STR("statement"));
	struct str ours = str_format(mem, STR_FMT "claim" STR_FMT, (int)at, text.at,
		STR_ARG(str_slice(text, at + 9, text.len)));
	CHECK(entry_parse(ours, &x, mem, &e) && x.field_count == 3 && x.ref_count == 1);
	struct digest s = digest_of(STR("TEST ONLY entry secret 2"));
	struct secret secret;
	memcpy(secret.byte, s.byte, 32);
	CHECK(digest_equal(x.salt, entry_salt(&secret, -1)));
	for (int i = 0; i < 2; i++) {
		struct digest salt = { 0 };
		struct entry_field f;
		CHECK(read_below(
			"SHARED", str_format(mem, "%s/open/f/%02d", folder, i).at, &file, mem));
		CHECK(digest_equal(digest_of(file), x.field[i]) &&
			entry_field_parse(file, &salt, &f, &e));
		CHECK(digest_equal(salt, entry_salt(&secret, i)));
	}
}
