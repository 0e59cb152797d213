#ifndef TEST_LEDGER_HELP_H
#define TEST_LEDGER_HELP_H

#include "base/disk.h"
#include "base/secret.h"
#include "ledger/log.h"
#include "ledger/log_read.h"

/* What tests of the ledger and the vault share. Keys and secrets are made from a number, so that runs repeat. */
struct secret numbered_secret(uint64_t number);

struct signer {
	unsigned char secret[64];
	struct note_signer note; /* points to `secret` */
};
void make_signer(struct signer *s, uint64_t number, struct arena *mem);

/* Entry `index` of a log, its text saying so, with two fields; sealed. */
struct log_entry numbered_entry(struct str origin, uint64_t index, struct arena *mem);

/* A new empty folder of this test, "/tmp/..."; and its end. */
const char *test_folder(struct arena *mem);
void remove_folder(const char *path);

/* The file below getenv(root); false when it cannot be read. */
bool read_below(const char *root, const char *path, struct str *bytes, struct arena *mem);

/* Appends entries [tree.size, size) in batches of `batch`; false when any append fails. */
bool append_up_to(
	struct log_writer *w, const struct signer *s, uint64_t size, size_t batch, struct err *e);

#endif
