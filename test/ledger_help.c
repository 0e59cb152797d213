#include "ledger_help.h"

#include "base/file.h"
#include "ledger/body.h"

#include <ftw.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct secret numbered_secret(uint64_t number)
{
	char text[40];
	struct secret s;
	int len = snprintf(text, sizeof text, "secret %llu of a test", (unsigned long long)number);
	struct digest d = digest_of((struct str){ text, (size_t)len });
	memcpy(s.byte, d.byte, sizeof s.byte);
	return s;
}

void make_signer(struct signer *s, uint64_t number, struct arena *mem)
{
	unsigned char key[32];
	struct secret seed = numbered_secret(1000000 + number);
	crypto_sign_seed_keypair(key, s->secret, seed.byte);
	s->note.key = note_key_of(log_origin(key, mem), NOTE_ED25519, key);
	s->note.secret = s->secret;
}

struct log_entry numbered_entry(struct str origin, uint64_t index, struct arena *mem)
{
	struct err e;
	struct entry x = { .origin = origin,
		.index = index,
		.time = STR("2031-03-14T09:00:00Z"),
		.kind = index ? ENTRY_CLAIM : ENTRY_KEY };
	struct entry_field field[] = { { STR("words"), str_format(mem, "entry %llu of Port Selene",
							       (unsigned long long)index) },
		{ STR("handling"), STR("open") } };
	struct entry_made made;
	struct log_entry out = { .secret = numbered_secret(index) };
	if (!entry_make(&x, field, 2, &out.secret, &made, mem, &e))
		abort();
	out.leaf = made.leaf;
	out.sealed = body_seal(&made, &out.secret, mem);
	return out;
}

const char *test_folder(struct arena *mem)
{
	const char *tmp = getenv("TMPDIR");
	char *path = (char *)str_format(mem, "%s/knell-test-XXXXXX", tmp ? tmp : "/tmp").at;
	if (!mkdtemp(path))
		abort();
	return path;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st;
	(void)type;
	(void)where;
	return remove(path);
}

void remove_folder(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

bool read_below(const char *root, const char *path, struct str *bytes, struct arena *mem)
{
	struct err e;
	const char *top = getenv(root);
	return top && file_read(str_format(mem, "%s/%s", top, path).at, 1 << 26, bytes, mem, &e);
}

bool append_up_to(
	struct log_writer *w, const struct signer *s, uint64_t size, size_t batch, struct err *e)
{
	while (w->tree.size < size) {
		struct arena own = { 0 };
		uint64_t left = size - w->tree.size;
		size_t count = left < batch ? (size_t)left : batch;
		struct log_entry *x = NEW_ARRAY(&own, struct log_entry, count);
		for (size_t i = 0; i < count; i++)
			x[i] = numbered_entry(w->key.name, w->tree.size + i, &own);
		bool ok = log_append(w, x, count, NULL, 0, &s->note, e);
		arena_release(&own);
		if (!ok)
			return false;
	}
	return true;
}
