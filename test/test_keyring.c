#include "ledger_help.h"
#include "tap.h"
#include "vault/keyring.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static void fill(struct keyring *k)
{
	struct err e;
	CHECK(keyring_new(k, &e));
	for (uint64_t i = 0; i < 300; i++) {
		struct secret s = numbered_secret(i);
		struct digest name = digest_of((struct str){ (const char *)&i, sizeof i });
		CHECK(keyring_set_entry(k, STR("casebook/aa"), 299 - i, &s, &e));
		CHECK(keyring_set_object(k, name, &s, &e));
	}
	struct secret s = numbered_secret(5);
	CHECK(keyring_set_entry(k, STR("casebook/bb"), 3, &s, &e));
}

TEST("a keyring gives back each secret, and its text is read back as the same keyring")
{
	struct keyring k, back;
	struct secret got, want = numbered_secret(290);
	struct str text, again;
	struct err e;
	fill(&k);
	CHECK(keyring_text(&k, &text, &e) && keyring_parse(text, &back, &e));
	CHECK(keyring_text(&back, &again, &e) && str_equal(text, again));
	CHECK(keyring_entry(&back, STR("casebook/aa"), 9, &got) == KEYRING_KNOWN);
	CHECK(memcmp(&got, &want, sizeof got) == 0);
	CHECK(keyring_entry(&back, STR("casebook/bb"), 2, &got) == KEYRING_UNKNOWN);
	CHECK(keyring_entry(&back, STR("casebook/bb"), 4, &got) == KEYRING_UNKNOWN);
	CHECK(keyring_entry(&back, STR("casebook/cc"), 0, &got) == KEYRING_UNKNOWN);
	uint64_t i = 17;
	struct digest name = digest_of((struct str){ (const char *)&i, sizeof i });
	CHECK(keyring_object(&back, name, &got));
	want = numbered_secret(17);
	CHECK(memcmp(&got, &want, sizeof got) == 0);
	for (size_t cut = 0; cut < text.len; cut += 97) {
		struct keyring part;
		if (keyring_parse(
			    str_slice(text, 0, cut), &part, &e)) { /* behind a whole object alone */
			CHECK(text.at[cut - 1] == '\n');
			keyring_free(&part);
		}
	}
	sodium_free((char *)text.at);
	sodium_free((char *)again.at);
	keyring_free(&k);
	keyring_free(&back);
}

TEST("an erased entry stays erased, whatever a colleague's keyring still has")
{
	struct keyring k;
	struct secret s = numbered_secret(1);
	struct err e;
	fill(&k);
	CHECK(keyring_erase_entry(&k, STR("casebook/aa"), 9, &e));
	CHECK(keyring_entry(&k, STR("casebook/aa"), 9, &s) == KEYRING_ERASED);
	CHECK(keyring_set_entry(&k, STR("casebook/aa"), 9, &s, &e));
	CHECK(keyring_entry(&k, STR("casebook/aa"), 9, &s) == KEYRING_ERASED);
	uint64_t i = 17;
	struct digest name = digest_of((struct str){ (const char *)&i, sizeof i });
	keyring_erase_object(&k, name);
	CHECK(!keyring_object(&k, name, &s));
	keyring_free(&k);
}

static size_t files_in(const char *folder, struct arena *mem)
{
	struct strs names;
	struct err e;
	CHECK(disk_list(&disk_system, folder, mem, &names, &e));
	return names.count;
}

TEST("each writing is a new epoch, the old file is gone, and every member opens the new one")
{
	const char *at = test_folder(mem);
	struct keyring k, back;
	struct secret member[3] = { numbered_secret(1), numbered_secret(2), numbered_secret(3) },
		      got;
	struct age_recipient r[2] = { age_recipient_of(&member[0]), age_recipient_of(&member[1]) };
	struct err e;
	fill(&k);
	CHECK(keyring_write(&k, &disk_system, at, r, 2, &e));
	CHECK(keyring_erase_entry(&k, STR("casebook/aa"), 9, &e));
	CHECK(disk_write_file(&disk_system, str_format(mem, "%s/keyring.2.age.part", at).at,
		STR("torn"), DISK_LAZY, &e));
	CHECK(keyring_write(&k, &disk_system, at, r, 2, &e));
	CHECK_INT((long long)files_in(at, mem), 2); /* it and its copy */
	for (int i = 0; i < 3; i++) {
		bool ok = keyring_read(&back, &disk_system, at, &member[i], &e);
		CHECK(ok == (i < 2));
		CHECK(ok || e.kind == ERR_FINDING);
		CHECK(!ok || (back.epoch == 2 && keyring_entry(&back, STR("casebook/aa"), 9,
							 &got) == KEYRING_ERASED));
		if (ok)
			keyring_free(&back);
	}
	keyring_free(&k);
	remove_folder(at);
}

TEST("the key of the write-ahead log is turned with the one before kept until it is forgotten")
{
	struct keyring k, back;
	struct str text;
	struct err e;
	CHECK(keyring_new(&k, &e));
	struct secret first = k.wal[0];
	keyring_turn_wal(&k);
	CHECK(k.wal_count == 2 && memcmp(&k.wal[1], &first, sizeof first) == 0);
	CHECK(memcmp(&k.wal[0], &first, sizeof first) != 0);
	CHECK(keyring_text(&k, &text, &e) && keyring_parse(text, &back, &e) && back.wal_count == 2);
	sodium_free((char *)text.at);
	keyring_forget_wal(&k);
	CHECK(k.wal_count == 1);
	keyring_free(&k);
	keyring_free(&back);
}
