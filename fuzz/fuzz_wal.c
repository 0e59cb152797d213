/*
 * The write-ahead log under a known key, and the records in it: whatever the bytes, it is taken, torn or refused with
 * a sentence. Each input is read as a whole file, as a base and as a commit.
 */
#include "ledger/log_record.h"
#include "ledger/wal.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_record(struct str raw, struct arena *mem)
{
	struct err e = { 0 };
	struct log_base b;
	struct log_commit c;
	if (log_base_parse(raw, &b, &e))
		assert(str_equal(log_base_bytes(&b, mem), raw));
	if (log_commit_parse(raw, &c, mem, &e))
		assert(str_equal(log_commit_bytes(&c, mem), raw));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct secret key = { { 1, 2, 3 } };
	struct wal_content found;
	struct str raw = { (const char *)data, size };
	bool ok = wal_parse(raw, &key, &found, &mem, &e);
	assert(ok == (e.kind == ERR_NONE));
	for (size_t i = 0; ok && i < found.records.count; i++)
		read_record(found.records.at[i], &mem);
	read_record(raw, &mem);
	arena_release(&mem);
	return 0;
}
