#include "base/digest.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/padme.h"
#include "ledger_help.h"
#include "tap.h"
#include "vault/age.h"
#include "vault/bech32.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

TEST("padded lengths are those of the Padme paper, and never more than an eighth longer")
{
	static const uint64_t pair[][2] = { { 0, 0 }, { 1, 1 }, { 2, 2 }, { 9, 10 }, { 100, 104 },
		{ 1000, 1024 }, { 4097, 4352 }, { 65537, 67584 }, { 1000000, 1015808 },
		{ 123456789, 123731968 }, { 4294967297, 4362076160 },
		{ 1099511627777, 1116691496960 } };
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		CHECK_INT((long long)padme(pair[i][0]), (long long)pair[i][1]);
	for (uint64_t n = 16; n < 100000; n++)
		CHECK(padme(n) >= n && padme(n) <= n + n / 8 && padme(padme(n)) == padme(n));
}

TEST("keys are written as age writes them and read back")
{
	struct secret s, back;
	struct age_recipient r, again;
	CHECK(age_identity_parse(
		STR("AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0"),
		&s));
	CHECK_STR(age_identity_text(mem, &s),
		"AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0");
	r = age_recipient_of(&s);
	CHECK(age_recipient_parse(age_recipient_text(mem, &r), &again));
	CHECK(memcmp(&r, &again, sizeof r) == 0);
	for (uint64_t i = 0; i < 200; i++) {
		s = numbered_secret(i);
		CHECK(age_identity_parse(age_identity_text(mem, &s), &back));
		CHECK(memcmp(&s, &back, sizeof s) == 0);
	}
}

TEST("a key with a letter altered, of mixed case or of another length is no key")
{
	char text[] = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";
	struct secret s;
	for (size_t i = 0; i < sizeof text - 1; i++) {
		char held = text[i];
		text[i] = held == 'Q' ? 'P' : 'Q';
		CHECK(!age_identity_parse(str_from(text), &s));
		text[i] = (char)(held + ('a' - 'A'));
		CHECK(held < 'A' || !age_identity_parse(str_from(text), &s));
		text[i] = held;
	}
	CHECK(!age_identity_parse((struct str){ text, sizeof text - 2 }, &s));
	CHECK(!age_identity_parse(STR("age1"), &s));
}

static struct str encrypted(struct str plain, const struct age_seal *how, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct byte_source from = source_memory(&plain);
	struct sink to = sink_buf(&b);
	struct err e;
	CHECK(age_encrypt(how, &from, &to, &e));
	return buf_str(&b);
}

static enum err_kind decrypted(
	struct str sealed, const struct age_open *how, struct str *plain, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct byte_source from = source_memory(&sealed);
	struct sink to = sink_buf(&b);
	struct err e = { 0 };
	bool ok = age_decrypt(how, &from, &to, &e);
	*plain = buf_str(&b);
	return ok ? ERR_NONE : e.kind;
}

TEST("what is sealed to two recipients each of them opens, at every length around a chunk's, and "
     "nobody else")
{
	static const size_t length[] = { 0, 1, 65535, 65536, 65537, 131072, 200000 };
	struct secret s[3] = { numbered_secret(1), numbered_secret(2), numbered_secret(3) };
	struct age_recipient r[2] = { age_recipient_of(&s[0]), age_recipient_of(&s[1]) };
	struct age_seal how = { .recipient = r, .recipient_count = 2 };
	for (size_t i = 0; i < sizeof length / sizeof *length; i++) {
		char *plain = NEW_ARRAY(mem, char, length[i] + 1);
		for (size_t k = 0; k < length[i]; k++)
			plain[k] = (char)(k * 7 + k / 251);
		struct str p = { plain, length[i] }, out, sealed = encrypted(p, &how, mem);
		for (int who = 0; who < 3; who++) {
			struct age_open open = { .identity = &s[who], .identity_count = 1 };
			enum err_kind got = decrypted(sealed, &open, &out, mem);
			CHECK_INT(got, who < 2 ? ERR_NONE : ERR_FINDING);
			CHECK(who == 2 || str_equal(out, p));
		}
	}
}

TEST("an age file cut anywhere or with any bit altered does not open")
{
	struct secret s = numbered_secret(1);
	struct age_recipient r = age_recipient_of(&s);
	struct age_seal how = { .recipient = &r, .recipient_count = 1 };
	struct age_open open = { .identity = &s, .identity_count = 1 };
	struct str out, sealed = encrypted(STR("the words of a witness"), &how, mem);
	char *bytes = str_terminated(mem, sealed);
	for (size_t i = 0; i < sealed.len; i++) {
		bytes[i] ^= 1;
		CHECK(decrypted((struct str){ bytes, sealed.len }, &open, &out, mem) != ERR_NONE);
		bytes[i] ^= 1;
		CHECK(decrypted((struct str){ bytes, i }, &open, &out, mem) != ERR_NONE);
	}
	CHECK(decrypted((struct str){ bytes, sealed.len }, &open, &out, mem) == ERR_NONE);
}

TEST("an identity behind a passphrase costs 2^18 or more, and opens with that passphrase alone")
{
	struct secret s = numbered_secret(1), back;
	struct str file;
	struct err e;
	CHECK(age_identity_wrap(&s, STR("harbour lantern seven"), &file, mem, &e));
	CHECK(str_find(file, STR(" 18\n")) < file.len);
	CHECK(age_identity_unwrap(file, STR("harbour lantern seven"), &back, &e));
	CHECK(memcmp(&s, &back, sizeof s) == 0);
	CHECK(!age_identity_unwrap(file, STR("harbour lantern eight"), &back, &e));
	CHECK(e.kind == ERR_FINDING);
	CHECK_STR(str_from(e.text), "the passphrase does not open it");
}

static bool write_file(const char *folder, const char *name, struct str bytes, struct arena *mem)
{
	struct err e;
	return file_write(str_format(mem, "%s/%s", folder, name).at, bytes, &e);
}

TEST("stock age opens what is written here, and what it writes opens here")
{
	struct secret s = numbered_secret(1);
	struct age_recipient r = age_recipient_of(&s);
	struct age_seal how = { .recipient = &r, .recipient_count = 1 };
	struct age_open open = { .identity = &s, .identity_count = 1 };
	if (system("command -v age >/dev/null") != 0)
		SKIP("the program age is not installed");
	const char *at = test_folder(mem);
	char *plain = NEW_ARRAY(mem, char, 150000);
	memset(plain, 'p', 150000);
	struct str p = { plain, 150000 }, sealed = encrypted(p, &how, mem), out;
	struct err e;
	CHECK(write_file(at, "plain", p, mem) && write_file(at, "sealed", sealed, mem));
	CHECK(write_file(at, "identity", age_identity_text(mem, &s), mem));
	struct str run = str_format(mem,
		"cd %s && age -d -i identity sealed | cmp - plain && age -r " STR_FMT
		" -o theirs plain",
		at, STR_ARG(age_recipient_text(mem, &r)));
	CHECK(system(run.at) == 0);
	CHECK(file_read(str_format(mem, "%s/theirs", at).at, 1 << 20, &sealed, mem, &e));
	CHECK(decrypted(sealed, &open, &out, mem) == ERR_NONE && str_equal(out, p));
	remove_folder(at);
}

/* A case of the test kit: "name: value" lines, a blank one, the age file. */
struct kit {
	struct str expect, payload, passphrase;
	struct secret identity[4];
	size_t identities;
	bool is_ours; /* no armor and no recipient of another kind */
	struct str file;
};

static struct str inflate_all(struct str packed, struct arena *mem)
{
	uLongf len = 1 << 25;
	Bytef *to = NEW_ARRAY(mem, Bytef, len);
	CHECK(uncompress(to, &len, (const Bytef *)packed.at, packed.len) == Z_OK);
	return (struct str){ (const char *)to, len };
}

static void read_kit(struct str raw, struct kit *k, struct arena *mem)
{
	size_t blank = str_find(raw, STR("\n\n"));
	struct str head = str_slice(raw, 0, blank), line, name;
	*k = (struct kit){ .is_ours = true, .file = str_slice(raw, blank + 2, raw.len) };
	while (str_cut(&head, '\n', &line)) {
		if (!str_cut(&line, ':', &name))
			continue;
		struct str value = str_trim(line);
		if (str_equal(name, STR("expect")))
			k->expect = value;
		else if (str_equal(name, STR("payload")))
			k->payload = value;
		else if (str_equal(name, STR("passphrase")))
			k->passphrase = value;
		else if (str_equal(name, STR("armored")))
			k->is_ours = false;
		else if (str_equal(name, STR("compressed")))
			k->file = inflate_all(k->file, mem);
		else if (str_equal(name, STR("identity")) && k->identities < 4) {
			if (age_identity_parse(value, &k->identity[k->identities]))
				k->identities++;
			else
				k->is_ours = false;
		}
	}
}

static bool as_expected(const struct kit *k, enum err_kind got, struct str plain, struct arena *mem)
{
	static const struct {
		const char *expect;
		enum err_kind kind;
	} table[] = { { "success", ERR_NONE }, { "header failure", ERR_INPUT },
		{ "no match", ERR_FINDING }, { "HMAC failure", ERR_BROKEN },
		{ "payload failure", ERR_BROKEN } };
	bool payload = !k->payload.at || str_equal(digest_hex(mem, digest_of(plain)), k->payload);
	if (!k->is_ours)
		return got != ERR_NONE || (str_equal(k->expect, STR("success")) && payload);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (str_equal(k->expect, str_from(table[i].expect)))
			return got == table[i].kind &&
			       (payload || got == ERR_BROKEN); /* how much came before is free */
	return false;
}

TEST("the C2SP test kit: every X25519, scrypt, header and stream case ends as it says")
{
	const char *shared = getenv("SHARED");
	if (!shared)
		SKIP("there is no folder of shared data");
	const char *folder = str_format(mem, "%s/data/evidence/age/testkit", shared).at;
	struct dirent **files;
	int count = scandir(folder, &files, NULL, alphasort), ours = 0;
	for (int i = 0; i < count; i++) {
		struct arena own = { 0 };
		struct str raw, plain;
		struct kit k;
		struct err e;
		if (files[i]->d_name[0] == '.' ||
			!file_read(str_format(&own, "%s/%s", folder, files[i]->d_name).at, 1 << 25,
				&raw, &own, &e)) {
			free(files[i]);
			continue;
		}
		read_kit(raw, &k, &own);
		struct age_open open = { k.identity, k.identities, k.passphrase };
		enum err_kind got = decrypted(k.file, &open, &plain, &own);
		ours += k.is_ours;
		if (!as_expected(&k, got, plain, &own)) {
			printf("# expected " STR_FMT ", got kind %d\n", STR_ARG(k.expect), got);
			tap_check(false, __FILE__, __LINE__, files[i]->d_name);
		}
		arena_release(&own);
		free(files[i]);
	}
	free(files);
	CHECK(ours >= 90);
}
