#include "base/file.h"
#include "ledger/wal.h"
#include "ledger_help.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

/* Lengths around the edges of the 64 bytes on which records stand. */
static const size_t lengths[] = { 0, 1, 15, 16, 17, 63, 64, 65, 80, 1000, 5000 };
enum { RECORDS = sizeof lengths / sizeof *lengths };

static struct str record(size_t i, struct arena *mem)
{
	char *at = NEW_ARRAY(mem, char, lengths[i] + 1);
	memset(at, 'a' + (int)i, lengths[i]);
	return (struct str){ at, lengths[i] };
}

static struct str make_wal(const struct secret *key, struct arena *mem)
{
	struct wal w;
	struct err e;
	struct str bytes = { 0 };
	struct strs first = { 0 };
	const char *top = test_folder(mem), *path = str_format(mem, "%s/wal", top).at;
	*PUSH(mem, &first) = record(0, mem);
	CHECK(wal_create(&w, &disk_system, path, key, &first, mem, &e));
	for (size_t i = 1; i < RECORDS; i++)
		CHECK(wal_append(&w, record(i, mem), &e));
	wal_close(&w);
	CHECK(file_read(path, 1 << 20, &bytes, mem, &e));
	remove_folder(top);
	return bytes;
}

/* Whether exactly the first `count` records are there. */
static bool has(const struct wal_content *found, size_t count, struct arena *mem)
{
	bool ok = found->records.count == count;
	for (size_t i = 0; ok && i < count; i++)
		ok = str_equal(found->records.at[i], record(i, mem));
	return ok;
}

TEST("what is appended to a write-ahead log is read back, and only under its key")
{
	struct secret key = numbered_secret(1), other = numbered_secret(2);
	struct str file = make_wal(&key, mem);
	struct wal_content found;
	struct err e;
	CHECK(wal_parse(file, &key, &found, mem, &e) && has(&found, RECORDS, mem) && !found.torn);
	CHECK(!wal_parse(file, &other, &found, mem, &e) && e.kind == ERR_FINDING);
	CHECK(str_find(file, STR("jjjjjjjj")) == file.len); /* sealed */
}

/* Room for a record and the zeros that one begins with are the same. */
static bool is_room(struct str file, size_t end)
{
	while (end % 64 && !file.at[end - 1])
		end--;
	return end % 64 == 0;
}

TEST("a write-ahead log cut anywhere has the records before the cut, and says when one was torn")
{
	struct secret key = numbered_secret(1);
	struct str file = make_wal(&key, mem);
	struct err e;
	size_t before = 0;
	for (size_t len = 64; len <= file.len; len++) {
		struct arena own = { 0 };
		struct wal_content found = { 0 };
		CHECK(wal_parse(str_slice(file, 0, len), &key, &found, &own, &e));
		CHECK(has(&found, found.records.count, &own) && found.records.count >= before);
		CHECK(found.torn || is_room(file, len));
		before = found.records.count;
		arena_release(&own);
	}
	CHECK_INT((long long)before, RECORDS);
}

TEST("each altered byte of a write-ahead log is damage, or in its last record a torn one: never "
     "another record")
{
	struct secret key = numbered_secret(1);
	struct str file = make_wal(&key, mem);
	size_t last = file.len - (32 + 5000 + 16 + 63) / 64 * 64;
	for (size_t at = 0; at < file.len; at++) {
		struct arena own = { 0 };
		struct wal_content found;
		struct err e = { 0 };
		((char *)file.at)[at] ^= (char)(1 << at % 8);
		bool ok = wal_parse(file, &key, &found, &own, &e);
		CHECK(at < last ? !ok && (e.kind == ERR_BROKEN || e.kind == ERR_FINDING)
				: ok && found.torn && has(&found, RECORDS - 1, &own));
		((char *)file.at)[at] ^= (char)(1 << at % 8);
		arena_release(&own);
	}
}

TEST("two records that changed places are damage")
{
	struct secret key = numbered_secret(1);
	struct str file = make_wal(&key, mem);
	struct wal_content found;
	struct err e;
	char *first = (char *)file.at + 64,
	     held[64]; /* records of 0, 1 and 15 bytes have 64 each */
	memcpy(held, first, 64);
	memcpy(first, first + 64, 64);
	memcpy(first + 64, held, 64);
	CHECK(!wal_parse(file, &key, &found, mem, &e) && e.kind == ERR_BROKEN);
}

TEST("room that is left behind the last record by a crash is no record and no damage")
{
	struct secret key = numbered_secret(1);
	struct str file = make_wal(&key, mem);
	struct wal_content found;
	struct err e;
	char *at = NEW_ARRAY(mem, char, file.len + 4096);
	memcpy(at, file.at, file.len);
	struct str roomy = { at, file.len + 4096 };
	CHECK(wal_parse(roomy, &key, &found, mem, &e) && has(&found, RECORDS, mem) && !found.torn);
	at[file.len + 700] = 1; /* a record of which one sector alone came to the disk */
	CHECK(wal_parse(roomy, &key, &found, mem, &e) && has(&found, RECORDS, mem) && found.torn);
}

TEST("many small records need no longer file each, and what is closed has no room behind them")
{
	enum { MANY = 40 };
	struct wal w;
	struct err e;
	struct secret key = numbered_secret(1);
	struct str bytes = { 0 };
	struct strs none = { 0 };
	const char *top = test_folder(mem), *path = str_format(mem, "%s/wal", top).at;
	struct wal_content found;
	off_t longest = 0;
	CHECK(wal_create(&w, &disk_system, path, &key, &none, mem, &e));
	for (size_t i = 0, times = 0; i < MANY; i++) {
		CHECK(wal_append(&w, record(i % RECORDS, mem), &e));
		off_t size = disk_system.size(disk_system.self, w.fd);
		times += size > longest;
		longest = size;
		CHECK(size >= w.end && times < 10);
	}
	off_t end = w.end;
	wal_close(&w);
	CHECK(file_read(path, 1 << 20, &bytes, mem, &e) && (off_t)bytes.len == end);
	CHECK(wal_parse(bytes, &key, &found, mem, &e) && found.records.count == MANY &&
		!found.torn);
	remove_folder(top);
}
