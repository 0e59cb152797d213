#include "base/buf.h"
#include "ledger/checkpoint.h"
#include "ledger/log_read.h"
#include "ledger/proof.h"
#include "ledger_help.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define DASH "\xE2\x80\x94"

TEST("the signed note of the C2SP paper verifies, and altered it does not")
{
	struct note_key k;
	struct note n;
	struct err e;
	uint64_t time;
	CHECK(note_key_parse(
		STR("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"), &k,
		mem, &e));
	CHECK_STR(note_key_text(&k, mem),
		"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
	struct str raw =
		STR("This is an example message.\n\n" DASH
		    " example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZ"
		    "XsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
	CHECK(note_parse(raw, &n, mem, &e));
	CHECK(note_check(&n, &k, &time) == NOTE_GOOD);
	CHECK(str_equal(note_text(&n, mem), raw));
	n.text = STR("This is an example massage.\n");
	CHECK(note_check(&n, &k, &time) == NOTE_FORGED);
	k.name = STR("example.com/bar");
	CHECK(note_check(&n, &k, &time) == NOTE_ABSENT);
}

TEST("a note that is not exactly one is refused")
{
	static const char *const bad[] = { "x\n\n", "x\n\n" DASH " a AAAA\n", "x\n",
		"a\1\n\n" DASH " a AAAAAAA=\n", "x\n\n- a AAAAAAA=\n",
		"\xFF\n\n" DASH " a AAAAAAA=\n",
		"x\n\n" DASH " a AAAAAAA=", "x\n\n" DASH " a+b AAAAAAA=\n",
		"x\n\n" DASH "  AAAAAAA=\n", "x\n\n" DASH " a AAAAAAB=\n",
		"x\n\n" DASH " a AAAAAAA\n", "x\n\n" DASH " a AAAAAAA=\n\n",
		"x\n\n" DASH " a\xC2\xA0z AAAAAAA=\n" };
	struct note n;
	struct err e;
	CHECK(note_parse(STR("x\n\n" DASH " a AAAAAAA=\n"), &n, mem, &e));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!note_parse(str_from(bad[i]), &n, mem, &e) && e.kind == ERR_INPUT);
}

TEST("a checkpoint that was signed is opened, and by no other key and at no other origin")
{
	struct signer s, other;
	struct checkpoint c, back;
	struct err e;
	make_signer(&s, 1, mem);
	make_signer(&other, 2, mem);
	c = checkpoint_make(&s.note, 7, digest_of(STR("root")), mem);
	CHECK(checkpoint_open(checkpoint_text(&c, mem), &s.note.key, &back, mem, &e));
	CHECK_INT((long long)back.size, 7);
	CHECK(digest_equal(back.root, c.root));
	CHECK(!checkpoint_open(checkpoint_text(&c, mem), &other.note.key, &back, mem, &e));
	CHECK(e.kind == ERR_BROKEN);
	struct note_key renamed = other.note.key;
	renamed.name = s.note.key.name;
	CHECK(!checkpoint_open(checkpoint_text(&c, mem), &renamed, &back, mem, &e));
}

TEST("a checkpoint whose lines are not canonical is refused")
{
	static const char *const body[] = { "o\n07\n%s\n", "o\n-1\n%s\n",
		"o\n9223372036854775808\n%s\n", "\n7\n%s\n", "o\n7\n%s=\n", "o\n7\n",
		"o\n\n7\n%s\n", "o\n0\n%s\n", "o\n7 \n%s\n" };
	struct checkpoint c;
	struct err e;
	const char *root = "/ODaYOma++4VKC/RCkeBk2/Gmk0BTWxarU4oOpFI5Hs=";
	for (size_t i = 0; i <= sizeof body / sizeof *body; i++) {
		const char *form = i ? body[i - 1] : "o\n7\n%s\n";
		struct buf b = { .mem = mem };
		size_t at = str_find(str_from(form), STR("%s"));
		buf_add(&b, str_slice(str_from(form), 0, at));
		if (form[at])
			buf_printf(&b, "%s%s", root, form + at + 2);
		buf_add(&b, STR("\n" DASH " o AAAAAAA=\n"));
		CHECK(checkpoint_parse(buf_str(&b), &c, mem, &e) == (i == 0));
	}
}

TEST("a cosignature says when it was given, and altered in time or text it is forged")
{
	struct signer s, w;
	struct err e;
	uint64_t time;
	make_signer(&s, 1, mem);
	make_signer(&w, 3, mem);
	struct checkpoint c = checkpoint_make(&s.note, 7, digest_of(STR("root")), mem);
	w.note.key = note_key_of(STR("colleague"), NOTE_COSIGNATURE, w.note.key.key);
	note_sign(&c.note, &w.note, 1700000000, mem);
	struct note n;
	CHECK(note_parse(checkpoint_text(&c, mem), &n, mem, &e));
	CHECK(note_check(&n, &w.note.key, &time) == NOTE_GOOD);
	CHECK_INT((long long)time, 1700000000);
	CHECK(note_check(&n, &s.note.key, &time) == NOTE_GOOD);
	((char *)n.signatures.at[1].bytes.at)[7] ^= 1;
	CHECK(note_check(&n, &w.note.key, &time) == NOTE_FORGED);
}

/* keys.txt: the log's key and, for kind "cosigner", the two witnesses'. */
static bool key_of(
	const char *folder, const char *kind, int nth, struct note_key *k, struct arena *mem)
{
	struct str all, line;
	struct err e;
	if (!read_below("SHARED", str_format(mem, "%s/keys.txt", folder).at, &all, mem))
		return false;
	while (str_cut(&all, '\n', &line)) {
		size_t from = line.len;
		while (from > 0 && line.at[from - 1] != ' ')
			from--;
		if (str_starts(line, str_from(kind)) && nth-- == 0)
			return note_key_parse(str_slice(line, from, line.len), k, mem, &e);
	}
	return false;
}

TEST("the checkpoints and cosignatures of the shared logs verify, and their proofs lead to their "
     "entries")
{
	static const struct {
		int size, entry;
	} log[] = { { 0, -1 }, { 1, 0 }, { 2, 1 }, { 255, 5 }, { 256, 5 }, { 257, 5 },
		{ 1000, 5 } };
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	for (size_t i = 0; i < sizeof log / sizeof *log; i++) {
		struct note_key k, w;
		struct str raw, leaf;
		struct checkpoint c;
		struct proof p;
		struct err e;
		uint64_t time;
		const char *folder = str_format(mem, "data/evidence/tlog/%d", log[i].size).at;
		CHECK(key_of(folder, "log", 0, &k, mem));
		CHECK(read_below(
			"SHARED", str_format(mem, "%s/checkpoint.cosigned", folder).at, &raw, mem));
		CHECK(checkpoint_open(raw, &k, &c, mem, &e) && c.size == (uint64_t)log[i].size);
		CHECK(str_equal(checkpoint_text(&c, mem), raw));
		for (int n = 0; n < 2; n++)
			CHECK(key_of(folder, "cosigner", n, &w, mem) &&
				note_check(&c.note, &w, &time) == NOTE_GOOD && time > 1600000000);
		if (log[i].entry < 0)
			continue;
		CHECK(read_below("SHARED",
			str_format(mem, "%s/entry%d.tlog-proof", folder, log[i].entry).at, &raw,
			mem));
		CHECK(read_below("SHARED",
			str_format(mem, "%s/entry%d.bin", folder, log[i].entry).at, &leaf, mem));
		CHECK(proof_parse(raw, &p, mem, &e) && proof_check(&p, leaf, &k, &e));
		CHECK(str_equal(proof_text(&p, mem), raw));
		CHECK(!proof_check(&p, STR("another entry"), &k, &e) && e.kind == ERR_BROKEN);
		p.index++;
		CHECK(!proof_check(&p, leaf, &k, &e));
	}
}

TEST("the checkpoint that the shared sigsum proof is about opens")
{
	struct str raw;
	struct checkpoint c;
	struct note_key k;
	struct err e;
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	CHECK(read_below("SHARED", "data/evidence/sigsum/checkpoint", &raw, mem));
	CHECK(key_of("data/evidence/tlog/1000", "log", 0, &k, mem));
	CHECK(checkpoint_open(raw, &k, &c, mem, &e) && c.size == 1000);
}
